"""How long it takes to check one case of 10,000 scenes, beside PyYAML's own C loader on the same file.

Run it from the checkout: python benchmarks/check_speed.py [SCENES]
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SMALL = ROOT / "tests" / "packs" / "small"
ROUNDS = 3


def main() -> None:
    """Generate the file, time both, and print the figures."""
    import yaml

    from game.loader import load_case

    scenes = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(SMALL / "pack.yaml", folder)
        path = Path(folder) / "fire-drill.yaml"
        content = case((SMALL / "fire-drill.yaml").read_text("utf-8"), scenes)
        path.write_text(content, "utf-8")
        problems = load_case(path, SMALL.parent / "techniques.yaml").problems
        if problems:
            sys.exit(f"the generated case has a problem: {problems[0]}")
        plain = median(lambda: yaml.load(content, Loader=yaml.CSafeLoader))
        checked = median(lambda: load_case(path, SMALL.parent / "techniques.yaml"))
    size = len(content.encode()) / 1e6
    print(f"{scenes} scenes, {size:.1f} MB, medians of {ROUNDS}")
    print(f"yaml.load (CSafeLoader)  {plain:6.2f} s")
    print(f"load and check           {checked:6.2f} s  {checked / plain:.2f} times as long")


def case(small: str, scenes: int) -> str:
    """Return the small case with a chain of scenes before its own, each with lines and a choice."""
    lines = ["scenes:"]
    for number in range(scenes):
        following = f"chain-{number + 1}" if number + 1 < scenes else "morning"
        lines += [
            f"  chain-{number}:",
            f"    - nora: The phone rings for the {number}th time, and it is the same voice.",
            "    - sara: She says that it's still burning.",
            f"      when: {{chosen: go-{max(number - 1, 0)}}}",
            "    - choose:",
            f"        - id: go-{number}",
            "          text: Pick it up.",
            "          effects: {calm: 1}",
            f"          goto: {following}",
        ]
    return small.replace("start: morning", "start: chain-0").replace("scenes:", "\n".join(lines), 1)


def median(run: Callable[[], object]) -> float:
    """Return the median of the seconds that a few runs take."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
