"""How long the picture desk's tools take on one core, and how well and how fast the search finds.

    python benchmarks/desk_speed.py [--queries 500] [--archive 1000]

The tools work on one full-size picture (1280×800). The search goes through an archive of a thousand pictures: the
town's own, and computed landscapes. Beside it stands what one would write first: ORB features matched against
each picture in turn. The queries are seeded: crops that keep 40 % of the area or more, mirror images, other colours,
saving down to quality 40, and two of these together. Run it with nothing else on the machine; one core is used.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from game import paths
from game.bench import filters
from game.bench.aligning import laid_over
from game.bench.data import told
from game.bench.pixels import Pixels, decoded, encoded, opened
from game.bench.search import Index
from tests.bench_pictures import scene

RUNS = 9


def milliseconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of some work."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.median(times)


def tools() -> None:
    """Each tool on one picture of full size."""
    shot = paths.assets() / "pictures" / "town" / "bridge-today.jpg"
    pixels = decoded(encoded(opened(shot), 90))
    content = shot.read_bytes()
    part = pixels[100:700, 200:1100].copy()
    response = filters.error_levels(pixels)
    works: dict[str, Callable[[], object]] = {
        "open the file": lambda: opened(shot),
        "levels": lambda: filters.levels(pixels, 60, 200),
        "error level": lambda: filters.error_levels(pixels),
        "grain": lambda: filters.noise_residual(pixels),
        "copies": lambda: filters.copies(pixels),
        "colours over the picture": lambda: filters.shown(response, pixels, 0.7),
        "data": lambda: told(content),
        "before and after": lambda: laid_over(part, pixels),
    }
    print(f"{'ms on one core, 1280×800':34}{'median':>9}")
    for name, work in works.items():
        print(f"{name:34}{milliseconds(work):9.1f}")


def recipes() -> None:
    """All pictures of the pack, from nothing."""
    from game.cli.desk import Desk
    from game.cli.windowed import album_of

    desk = Desk()
    album = album_of(desk.pack_named("triponta"), desk.translator.text)
    wanted = [*album.archive().values(), *(each for case in album.cases.values() for each in album.of_case(case))]
    lacking = {recipe.name: recipe for recipe in album.lacking(wanted)}
    began = time.perf_counter()
    album.make(lacking.values())
    print(f"\n{len(lacking)} pictures by their recipes, from nothing: {time.perf_counter() - began:.1f} s")


def archive(count: int) -> list[Pixels]:
    """The town's own pictures, and landscapes until there are so many."""
    own = [opened(file) for file in sorted((paths.assets() / "pictures" / "town").glob("*.jpg"))]
    return own + [scene(number) for number in range(count - len(own))]


def changed(pixels: Pixels, dice: np.random.Generator) -> tuple[str, Pixels]:
    """A query: a picture changed in one way or two, and what was done."""
    ways = list(dice.choice(["crop", "mirror", "colour", "save"], size=int(dice.integers(1, 3)), replace=False))
    for way in ways:
        high, wide = pixels.shape[:2]
        if way == "crop":
            area = dice.uniform(0.4, 0.95)
            across = np.clip(np.sqrt(area) * dice.uniform(0.85, 1.18), area, 1.0)
            w, h = int(wide * across), int(high * area / across)
            x, y = int(dice.integers(0, wide - w + 1)), int(dice.integers(0, high - h + 1))
            pixels = pixels[y : y + h, x : x + w].copy()
        elif way == "mirror":
            pixels = pixels[:, ::-1].copy()
        elif way == "colour":
            tint = dice.uniform(0.7, 1.3, 3)
            pixels = np.clip(pixels * tint + dice.uniform(-20, 20), 0, 255).astype(np.uint8)
        else:
            pixels = decoded(encoded(pixels, int(dice.integers(40, 90))))
    return "+".join(sorted(ways)), pixels


def search(size: int, queries: int) -> None:
    """How often the right original comes first, and how long that takes beside matching picture by picture."""
    pictures = archive(size)
    began = time.perf_counter()
    index = Index.of((str(n), pixels) for n, pixels in enumerate(pictures))
    print(f"\nindex of {len(pictures)} pictures: {time.perf_counter() - began:.1f} s")
    dice = np.random.default_rng(20251126)
    right: dict[str, list[bool]] = {}
    times: dict[str, list[float]] = {"hash": [], "keypoints": []}
    for _ in range(queries):
        number = int(dice.integers(len(pictures)))
        name, query = changed(pictures[number], dice)
        began = time.perf_counter()
        found = index.search(query)
        took = 1000 * (time.perf_counter() - began)
        if found:
            times[found[0].how].append(took)
        right.setdefault(name, []).append(bool(found) and found[0].id == str(number))
    for name, hits in sorted(right.items()):
        print(f"  {name:16}{sum(hits):5} of {len(hits):4}")
    total = [hit for hits in right.values() for hit in hits]
    print(f"right original first: {sum(total)} of {len(total)}, {100 * sum(total) / len(total):.1f} %")
    for how, each in times.items():
        if each:
            spread = f"median {statistics.median(each):.0f} ms, longest {max(each):.0f} ms"
            print(f"  found by {how}: {len(each)} queries, {spread}")
    one_by_one(index, pictures, times["keypoints"])


def one_by_one(index: Index, pictures: list[Pixels], ours: list[float]) -> None:
    """What one would write first: the query's features matched against each picture in turn."""
    orb, matcher = cv2.ORB.create(500), cv2.BFMatcher(cv2.NORM_HAMMING)
    kept = [index.features[index.owners == n] for n in range(len(pictures))]

    def query() -> None:
        traits = orb.detectAndCompute(cv2.cvtColor(pictures[3][50:350, 60:560], cv2.COLOR_RGB2GRAY), None)[1]
        for each in kept:
            if len(each) > 1:
                matcher.knnMatch(traits, each, k=2)

    theirs = milliseconds(query, 3)
    print(f"  ORB, picture by picture, not mirrored and not verified: {theirs:.0f} ms")
    if ours:
        print(f"  by keypoints / picture by picture: {statistics.median(ours) / theirs:.2f}")


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--queries", type=int, default=500)
    asked.add_argument("--archive", type=int, default=1000)
    wish = asked.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["FENJER_HOME"] = home
        tools()
        recipes()
        search(wish.archive, wish.queries)


if __name__ == "__main__":
    main()
