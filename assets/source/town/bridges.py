"""The three bridges over the Alva: the stone one in town, the timber one at the mill, the road bridge downstream."""

import itertools
import math
import random

import numpy as np
import paint
import things
from mesh import Mesh
from plan import BANK, FAR_BRIDGE, FOOTBRIDGE, STREET, WATER

WIDE = 4.6
"""How wide the Great Bridge is; its south face lies at y = -2.3."""

ARCHES = ((0.0, 6.6, 1.0, 4.6), (-13.2, 4.6, 0.8, 3.3), (13.2, 4.6, 0.8, 3.3))
"""Middle, half span, height of the springing and rise of each arch."""


def deck(x: float) -> float:
    """How high the roadway of the Great Bridge is."""
    return max(STREET, 6.9 - 0.0064 * x * x)


def build(view: object) -> None:
    """All three bridges, and what a shot has set up at the great one."""
    _great(view)
    _foot()
    _road(view)
    setting = view.of("bridges")
    if setting.get("closed"):
        _closed()
    if setting.get("stage"):
        burning = setting["stage"] == "burning"
        for at, seed in (((26.6, -8.5, STREET), "end"), ((2.5, 0.9, deck(2.5)), "deck")):
            things.stage(at, 200, seed, burnt=setting["stage"] != "whole", burning=burning)
            if burning:
                things.flames(at, view.eye, 4.4, 6.5, seed)


def _under(x: float) -> float | None:
    for middle, half, spring, rise in ARCHES:
        if abs(x - middle) < half:
            return spring + rise * math.sqrt(1 - (abs(x - middle) / half) ** 2)
    return None


def _great(view: object) -> None:
    masonry = paint.stone("a79c88", "877d6c", "8d8473", 1.5, 0.5, 0.55)
    cut = paint.stone("b5aa94", "968b78", "7d7464", 3.1, 0.9, 0.3)
    south, north = -WIDE / 2, WIDE / 2
    xs = {round(v, 3) for v in np.arange(-25, 25.01, 0.5)}
    for middle, half, _, _ in ARCHES:
        for side in (-1, 1):
            xs |= {round(middle + side * half * math.sin(t), 4) for t in np.linspace(0, math.pi / 2, 22)}
            xs.add(round(middle + side * (half + 1e-3), 4))
    edges = sorted(xs)
    mesh = Mesh()
    for a, b in itertools.pairwise(edges):
        inside = _under((a + b) / 2) is not None
        springs = [spring for middle, half, spring, _ in ARCHES if abs((a + b) / 2 - middle) < half]
        za, zb = (max(_under(v) or springs[0], springs[0]) if inside else -4.0 for v in (a, b))
        for y in (south, north):
            mesh.sheet([(a, y, za), (b, y, zb), (b, y, deck(b)), (a, y, deck(a))], masonry)
        if inside:
            mesh.sheet([(a, south, za), (b, south, zb), (b, north, zb), (a, north, za)], masonry)
        for y0, y1 in ((south - 0.12, south + 0.3), (north - 0.3, north + 0.12)):
            low, high = (deck(a), deck(b)), (deck(a) + 0.95, deck(b) + 0.95)
            ring = [(a, y0, low[0] - 0.1), (b, y0, low[1] - 0.1), (b, y0, high[1]), (a, y0, high[0])]
            ring += [(x, y1, z) for x, _, z in ring]
            mesh.add(ring, [(0, 1, 2, 3), (4, 5, 6, 7), (3, 2, 6, 7)], masonry)
        ledge = [
            (a, south - 0.24, deck(a) - 0.3),
            (b, south - 0.24, deck(b) - 0.3),
            (b, south - 0.24, deck(b) - 0.1),
            (a, south - 0.24, deck(a) - 0.1),
            (b, south, deck(b) - 0.1),
            (a, south, deck(a) - 0.1),
        ]
        mesh.add(ledge, [(0, 1, 2, 3), (3, 2, 4, 5)], cut)
        mesh.sheet(
            [(a, south, deck(a)), (b, south, deck(b)), (b, north, deck(b)), (a, north, deck(a))], paint.cobbles()
        )
    dice = random.Random("voussoirs")
    for middle, half, spring, rise in ARCHES:
        count = int(half * 6)
        turns = np.linspace(0, math.pi, count + 1)
        for y, out in ((south, -1), (north, 1)):
            for t0, t1 in itertools.pairwise(turns):
                ring = [
                    (middle - (half + k) * math.cos(t), spring + (rise + k) * math.sin(t))
                    for t, k in ((t0 + 0.006, 0), (t1 - 0.006, 0), (t1 - 0.006, 0.75), (t0 + 0.006, 0.75))
                ]
                d = 0.05 + dice.uniform(0, 0.025)
                points = [(x, y + out * d, z) for x, z in ring] + [(x, y - out * 0.05, z) for x, z in ring]
                mesh.add(points, [(0, 1, 2, 3), (0, 4, 5, 1), (1, 5, 6, 2), (2, 6, 7, 3), (3, 7, 4, 0)], cut)
    for x0, x1 in ((-8.6, -6.6), (6.6, 8.6)):
        xm = (x0 + x1) / 2
        for y, out in ((south, -1), (north, 1)):
            points = [
                (x0, y, -4),
                (xm, y + out * 2.2, -4),
                (x1, y, -4),
                (x0, y, 3.0),
                (xm, y + out * 2.2, 2.8),
                (x1, y, 3.0),
                (xm, y, 4.4),
            ]
            mesh.add(points, [(0, 1, 4, 3), (1, 2, 5, 4), (3, 4, 6), (4, 5, 6)], masonry)
    mesh.place("great bridge")
    for x in (-17.0, -6.0, 6.0, 17.0):
        things.lamp((x, north - 0.1, deck(x) + 0.9), short=True, lit=view.dark)


def _closed() -> None:
    """The east end shut to cars: three cones, a cable drum, a van and a notice board."""
    for x, y in ((25.4, -1.7), (25.7, 0.0), (25.5, 1.7)):
        things.cone((x, y, STREET + 0.06))
    things.drum((28.8, 2.4, STREET + 0.06), 250)
    things.van((30.6, 6.4, STREET + 0.06), 85, seed="electrician", tint="d8d6cf")
    things.board((28.4, -3.6, STREET + 0.06), 100)
    for n, y in enumerate((-8.5, -13.0, -17.5, -22.0)):
        things.stall((26.4, y, STREET + 0.06), 270, f"growers {n}")


def _foot() -> None:
    """A timber footbridge on trestles, roofed in shingles over its middle."""
    old, plank = paint.wood("4b3a28"), paint.wood("6e6353")
    mesh = Mesh()
    y, floor = FOOTBRIDGE, 2.4
    for k in range(int(2 * (BANK + 3) / 0.25)):
        x = -BANK - 3 + k * 0.25
        mesh.box((x, y - 1.1, floor), (x + 0.22, y + 1.1, floor + 0.06), plank)
    for side in (-1, 1):
        mesh.box((-BANK - 3, y + side * 1.1 - 0.08, floor - 0.35), (BANK + 3, y + side * 1.1 + 0.08, floor), old)
        for z in (0.55, 1.05):
            mesh.box(
                (-BANK - 3, y + side * 1.15 - 0.04, floor + z),
                (BANK + 3, y + side * 1.15 + 0.04, floor + z + 0.09),
                old,
            )
        for k in range(22):
            x = -BANK - 3 + k * 2.0
            mesh.box(
                (x, y + side * 1.15 - 0.06, floor),
                (x + 0.12, y + side * 1.15 + 0.06, floor + (2.6 if abs(x) < 8 else 1.15)),
                old,
            )
    for x in (-12.0, -4.0, 4.0, 12.0):
        for side in (-1, 1):
            mesh.cylinder((x, y + side * 0.9, floor), (x + 0.3, y + side * 1.5, -3), 0.16, old, sides=8)
            mesh.cylinder((x, y - side * 1.3, WATER + 0.6), (x, y + side * 0.9, floor - 0.2), 0.09, old, sides=6)
    for side in (-1, 1):
        mesh.sheet(
            [
                (-8.6, y + side * 1.7, floor + 2.3),
                (8.6, y + side * 1.7, floor + 2.3),
                (8.6, y, floor + 3.5),
                (-8.6, y, floor + 3.5),
            ],
            paint.wood("5b5348"),
        )
    mesh.place("footbridge")


def _road(view: object) -> None:
    """A concrete beam bridge of the sixties with two pillars in the river."""
    cast, road, rail = paint.concrete(), paint.asphalt(), paint.metal("7a7f80")
    mesh = Mesh()
    y, floor = FAR_BRIDGE, STREET + 1.2
    mesh.box((-44, y - 5, floor - 1.3), (44, y + 5, floor - 0.05), cast)
    mesh.box((-60, y - 4, floor - 0.05), (60, y + 4, floor), road)
    for side in (-1, 1):
        mesh.box((-44, y + side * 5 - 0.4, floor - 0.2), (44, y + side * 5 + 0.4, floor + 0.2), cast)
        for k in range(45):
            mesh.box(
                (-44 + k * 2, y + side * 5 - 0.04, floor), (-43.92 + k * 2, y + side * 5 + 0.04, floor + 1.15), rail
            )
        for z in (0.45, 0.8, 1.1):
            mesh.box((-44, y + side * 5 - 0.03, floor + z), (44, y + side * 5 + 0.03, floor + z + 0.06), rail)
    for x in (-8.0, 8.0):
        mesh.lathe((x, y, -4), [(1.2, 0), (1.2, floor + 2.7)], cast, sides=20)
        mesh.box((x - 1.4, y - 4.4, floor - 1.9), (x + 1.4, y + 4.4, floor - 1.3), cast)
    mesh.place("far bridge")
    for x in (-36, -12, 12, 36):
        things.street_light((x, y + 4.9, floor), 180, lit=view.dark)
