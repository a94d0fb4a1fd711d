"""The ground, the hills around, the river with its quays, and everything that grows."""

import functools
import math
import random

import bpy
import houses
import numpy as np
import paint
from mesh import Mesh, instance
from plan import BANK, STREET, WATER, ground

LEAVES = {
    "summer": ("3f4d1f", "4a5a26", "55561f"),
    "autumn": ("9a5a1c", "b07a22", "7d4a1e", "8f7a2c"),
    "blossom": ("e6d3d2", "c9d0a0", "6f8440"),
}
TOWN = (-178.0, 178.0, -330.0, 350.0)
"""What of the ground is flat and built on: west, east, south, north."""


def build(view: object) -> None:
    """Ground, hills, river, far houses and woods, as a shot sees them."""
    _ground()
    _river()
    _hillsides(view)


def _ground() -> None:
    """The flat ground of the town, on which the streets lie, then the hills, coarser with distance."""
    west, east, south, north = TOWN
    lawn = paint.grass(0.45)
    flat = Mesh()
    for x0, x1 in ((west, -BANK), (BANK, east)):
        flat.sheet(
            [
                (x0, south, STREET - 0.04),
                (x1, south, STREET - 0.04),
                (x1, north, STREET - 0.04),
                (x0, north, STREET - 0.04),
            ],
            lawn,
        )
    flat.place("meadow")
    rough = np.random.default_rng(5)
    # Fine where people walk, coarse in the distance.
    xs = np.concatenate([np.linspace(-900, west, 46), np.linspace(west, 340, 200)[1:-1], np.linspace(340, 900, 34)])
    ys = np.concatenate(
        [np.linspace(-900, south, 34), np.linspace(south, north, 260)[1:-1], np.linspace(north, 1000, 40)]
    )
    points = []
    for y in ys:
        for x in xs:
            inside = west < x < east and south < y < north
            z = ground(x, y) - (0.5 if inside and ground(x, y) < STREET + 0.3 else 0.0)
            points.append(
                (
                    x,
                    y,
                    -6.0
                    if abs(x) < BANK + 8
                    else z + (0.0 if inside else (rough.normal(0, 0.9) if x > 345 or x < west else 0.0)),
                )
            )
    n = len(xs)
    faces = [
        (j * n + i, j * n + i + 1, (j + 1) * n + i + 1, (j + 1) * n + i)
        for j in range(len(ys) - 1)
        for i in range(n - 1)
    ]
    hills = Mesh()
    hills.add(points, faces, _hill(), smooth=True)
    hills.place("hills")


@functools.cache
def _hill() -> bpy.types.Material:
    q = paint.Recipe("hill")
    where = q.place()
    tints = {"bare": ("5c5540", "6f684f", "453f30"), "autumn": ("5a5a30", "7a6a38", "4a4524")}.get(
        paint.season.leaves, ("3f4d2a", "5f6438", "2a361e")
    )
    low, high, dark = (paint.colour(code) for code in tints)
    body = q.mix(q.between(q.noise(where, 0.05, 6, 0.65), 0.4, 0.6), low, high)
    body = q.mix(q.noise(where, 0.6, 5), body, dark)
    return q.done(body, 0.95, q.bump(q.noise(where, 0.5, 6, 0.7), 1.0, 1.5), 0.1)


def _river() -> None:
    bank = paint.stone("a79c88", "877d6c", "8d8473", 1.5, 0.5, 0.55)
    quay = Mesh()
    for side in (-1, 1):
        x, inner = side * BANK, side * (BANK + 0.5)
        quay.sheet([(x, -140, -4), (x, 170, -4), (x, 170, STREET), (x, -140, STREET)], bank)
        for y0, y1 in ((-140, -2.6), (2.6, 170)):
            quay.box((min(x, inner), y0, STREET), (max(x, inner), y1, STREET + 0.85), bank)
    quay.place("quay")
    rough = np.random.default_rng(9)
    for y0, y1 in ((-900.0, -140.0), (170.0, 1000.0)):
        shore = Mesh()
        ys = np.linspace(y0, y1, 60)
        for side in (-1, 1):
            strip = [
                (side * (BANK - 9 + k * 2.25), y, (-1.2 + k * 1.15 if k < 4 else STREET) + rough.normal(0, 0.12))
                for y in ys
                for k in range(5)
            ]
            faces = [(j * 5 + k, j * 5 + k + 1, j * 5 + k + 6, j * 5 + k + 5) for j in range(59) for k in range(4)]
            shore.add(strip, faces, paint.grass(0.5), smooth=True)
        shore.place("shore")
    bed = Mesh()
    bed.sheet([(-BANK, -900, -2.4), (BANK, -900, -2.4), (BANK, 1000, -2.4), (-BANK, 1000, -2.4)], paint.earth())
    bed.place("bed")
    surface = Mesh()
    surface.sheet([(-BANK, -900, WATER), (BANK, -900, WATER), (BANK, 1000, WATER), (-BANK, 1000, WATER)], paint.water())
    surface.place("water")
    stones = Mesh()
    dice = random.Random("stones")
    for k in range(220):
        x, y, r = dice.choice((-1, 1)) * dice.uniform(15, 18.8), dice.uniform(-135, 165), dice.uniform(0.15, 0.7)
        profile = [
            (r * math.cos(t) * (1 + 0.15 * math.sin(5 * t + k)), r * 0.6 * math.sin(t))
            for t in np.linspace(-0.3, math.pi / 2, 6)
        ]
        stones.lathe((x, y, WATER - 0.42 * r), profile, paint.flat("4d463b", 0.7), sides=8, turn=dice.uniform(0, 3))
    stones.place("stones")


@functools.cache
def _leaf(tint: str) -> bpy.types.Material:
    q = paint.Recipe("leaf")
    base = paint.colour(tint)
    body = q.ramp(q.island(), (0.0, paint.scaled(base, 0.55)), (0.5, base), (1.0, paint.scaled(base, 1.4)))
    return q.done(body, 0.6, None, 0.3)


@functools.cache
def _tree(kind: str, number: int, fine: bool) -> bpy.types.Mesh:
    """A tree's mesh: branches that fork, and leaves around their ends."""
    grain = np.random.default_rng(1000 * number + len(kind))
    wears = paint.season.leaves
    if kind != "fruit" and wears == "blossom":
        wears = "summer"
    high = {"plane": 9.0, "poplar": 14.0, "fruit": 4.2, "shrub": 1.8}.get(kind, 9.0)
    mesh = Mesh()
    bark = paint.flat("4a4036", 0.9, 0.1, scale=8)
    tips: list[np.ndarray] = []

    def grow(foot: np.ndarray, way: np.ndarray, long: float, thick: float, forks: int) -> None:
        end = foot + way * long
        mesh.cylinder(foot, end, thick, bark, narrow=thick * 0.66, sides=6 if fine else 4, cap=False)
        if forks == 0:
            tips.extend((end, foot + (end - foot) * 0.5))
            return
        for _ in range(3 if forks > 1 else 4):
            spread = 0.25 if kind == "poplar" else 0.5
            turn = way + grain.normal(0, spread, 3)
            turn[2] += 0.5 if kind == "poplar" else 0.12
            grow(
                foot + (end - foot) * grain.uniform(0.7, 1),
                turn / np.linalg.norm(turn),
                long * grain.uniform(0.62, 0.85),
                thick * 0.6,
                forks - 1,
            )

    forks = (4 if fine else 3) if wears == "bare" else (3 if fine else 2)
    grow(np.zeros(3), np.array([0, 0, 1.0]), high * (0.16 if kind == "shrub" else 0.3), high * 0.022, forks)
    if wears != "bare":
        count = {"plane": 15000, "poplar": 12000, "fruit": 7000, "shrub": 3000}.get(kind, 9000) if fine else 1500
        size = (0.09 if kind != "fruit" else 0.05) if fine else 0.42
        ends = np.array(tips)
        centres = ends[grain.integers(0, len(ends), count)] + grain.normal(0, high * 0.05, (count, 3))
        one = grain.normal(0, 1, (count, 3))
        one /= np.linalg.norm(one, axis=1, keepdims=True)
        other = np.cross(one, grain.normal(0, 1, (count, 3)))
        other /= np.linalg.norm(other, axis=1, keepdims=True) + 1e-6
        s = size * grain.uniform(0.6, 1.3, (count, 1))
        points = np.stack(
            [centres - one * s, centres + other * s * 0.5, centres + one * s, centres - other * s * 0.5], 1
        )
        tints = LEAVES[wears]
        tint = tints[number % len(tints)] if wears != "blossom" or kind == "fruit" else tints[-1]
        mesh.add(points.reshape(-1, 3), np.arange(count * 4).reshape(-1, 4).tolist(), _leaf(tint))
    elif paint.season.snow:
        _snow_on(mesh, tips, grain)
    return mesh.data(f"{kind} {number}")


def _snow_on(mesh: Mesh, tips: list[np.ndarray], grain: np.random.Generator) -> None:
    """A little snow on the ends of bare branches."""
    white = paint.flat("e8ebf0", 0.7, 0.2, uneven=0.05)
    for tip in tips[:: max(1, len(tips) // 400)]:
        mesh.sheet([tip + grain.normal(0, 0.09, 3) * (1, 1, 0.25) + (0, 0, 0.03) for _ in range(4)], white)


def tree(at: tuple[float, float, float], kind: str = "plane", seed: str = "", *, fine: bool = True) -> None:
    """A tree standing at a spot; `fine` where it is near the camera."""
    dice = random.Random(f"{seed} {at}")
    scale = dice.uniform(0.8, 1.2)
    thing = instance(_tree(kind, dice.randrange(4), fine), at, 180.0, (scale, scale, scale * dice.uniform(0.9, 1.15)))
    thing.rotation_euler[2] = dice.uniform(0, 6.3)


def _hillsides(view: object) -> None:
    """Woods on the slopes, and houses scattered over them."""
    dice = random.Random("woods")
    for _ in range(11000):
        x, y = dice.uniform(-620, 620), dice.uniform(-620, 760)
        west, east, south, north = TOWN
        if (west < x < east and south < y < north and ground(x, y) < STREET + 4) or abs(x) < 45:
            continue
        near = view.near(x, y)
        if near > 620:
            continue
        _far_tree(x, y, dice, fine=near < 60)
    for n in range(150):
        x, y = dice.choice((-1, 1)) * dice.uniform(150, 420), dice.uniform(-420, 560)
        if ground(x, y) > STREET + 1.5 and abs(x - 250) + abs(y - 120) > 75 and view.near(x, y) > 50:
            houses.far_house(
                (x, y, ground(x, y) - 0.3), dice.uniform(0, 360), f"hill {n}", lit=0.4 if view.dark else 0.0
            )


def _far_tree(x: float, y: float, dice: random.Random, *, fine: bool) -> None:
    kind = dice.choice(("plane", "plane", "poplar", "fruit"))
    # From afar a wood is one thing: its trees are larger than any single one.
    scale = dice.uniform(0.7, 1.2) if fine else dice.uniform(1.1, 2.2)
    thing = instance(
        _tree(kind, dice.randrange(4), fine),
        (x, y, ground(x, y) - 0.4),
        180.0,
        (scale, scale, scale * dice.uniform(0.9, 1.3)),
    )
    thing.rotation_euler[2] = dice.uniform(0, 6.3)


def litter(west: float, south: float, east: float, north: float, count: int, seed: str) -> None:
    """Leaves and scraps on a pavement; in winter none."""
    if paint.season.snow > 0.3:
        return
    dice = random.Random(seed)
    tints = ("7a5a2a", "8e7a35", "9a5a1c") if paint.season.leaves == "autumn" else ("6a6450", "8a8470", "cfcabd")
    mesh = Mesh()
    for _ in range(count):
        x, y, s, r = (
            dice.uniform(west, east),
            dice.uniform(south, north),
            dice.choice((0.04, 0.05, 0.06)),
            dice.uniform(0, 6.3),
        )
        corners = [
            (x + s * math.cos(r + b), y + s * 0.8 * math.sin(r + b), STREET + 0.075 + dice.uniform(0, 0.02))
            for b in (0, 1.4, 3.1, 4.6)
        ]
        mesh.sheet(corners, paint.flat(dice.choice(tints), 0.8))
    mesh.place("litter")
