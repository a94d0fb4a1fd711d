"""The quarter Mill: the old watermill at its weir, the orchards behind, a well, fences and farmhouses."""

import math
import random

import houses
import nature
import numpy as np
import paint
import things
from mesh import Mesh, Wall
from plan import BANK, FOOTBRIDGE, ORCHARDS, STREET, WATER, WATERMILL, ground


def build(view: object) -> None:
    """The mill, the weir, the orchards and the houses along the lane."""
    _mill(view)
    _weir()
    _orchards(view)
    lit = 0.45 if view.dark else 0.0
    for n, (x, y, facing) in enumerate(
        ((-52, 170, 90), (-58, 150, 90), (-62, 252, 95), (-60, 275, 85), (44, 186, 270), (46, 205, 270), (48, 226, 265))
    ):
        houses.house(
            (x, y, max(STREET, ground(x, y) - 0.3)),
            facing,
            width=8.5,
            floors=1,
            seed=f"mill {n}",
            detail=view.near(x, y) < 95,
            lit=lit,
            shop=False,
        )
    lane = Mesh()
    lane.sheet(
        [(-44, 140, STREET + 0.03), (-39, 140, STREET + 0.03), (-39, 300, STREET + 0.03), (-44, 300, STREET + 0.03)],
        paint.earth(),
    )
    lane.sheet(
        [
            (-44, FOOTBRIDGE - 1.6, STREET + 0.02),
            (-BANK - 2, FOOTBRIDGE - 1.6, STREET + 0.02),
            (-BANK - 2, FOOTBRIDGE + 1.6, STREET + 0.02),
            (-44, FOOTBRIDGE + 1.6, STREET + 0.02),
        ],
        paint.earth(),
    )
    lane.place("lane")
    _fence((-44.5, 142), (-44.5, 300))
    for n, y in enumerate((168, 196, 236, 262)):
        nature.tree((-47, y, STREET), "plane" if n % 2 else "poplar", "lane", fine=view.near(-47, y) < 60)


def _mill(view: object) -> None:
    b = houses.Build("watermill", detail=view.near(*WATERMILL) < 110, lit=0.5 if view.dark else 0.0)
    wide, deep, low, top = 11.0, 9.0, 3.6, 6.6
    stone, timber, frame = paint.stone(), paint.wood("5b4a36"), paint.flat("4a3323")
    for wall, long in (
        (Wall((0, 0, 0)), wide),
        (Wall((wide, 0, 0), (0, 1, 0), (-1, 0, 0)), deep),
        (Wall((0, deep, 0), (0, -1, 0), (1, 0, 0)), deep),
        (Wall((wide, deep, 0), (-1, 0, 0), (0, -1, 0)), wide),
    ):
        doors = [
            (long * 0.2, 0.9, long * 0.2 + 0.9, 2.2),
            (long * 0.62, 0.1 if wall.into[1] == 1 else 0.9, long * 0.62 + 1.2, 2.3),
        ]
        b.mesh.wall(wall, long, low, stone, doors, depth=0.4)
        for door in doors:
            houses.window(b, wall, door, frame, depth=0.35)
        lifted = Wall(wall.corner + np.array([0, 0, low]), wall.along, wall.into)
        for k in range(int(long / 0.28)):
            b.mesh.bar(lifted, (k * 0.28, 0, b.dice.uniform(-0.03, 0.0)), (k * 0.28 + 0.262, top - low, 0.1), timber)
        for u in (long * 0.25, long * 0.68):
            houses.window(b, lifted, (u, 0.8, u + 0.8, 2.0), frame, depth=-0.02)
    houses.roof(b, wide, deep, top, pitch=0.55, over=0.8, hip=False, gable=timber)
    b.mesh.place("watermill", (-18.0, WATERMILL[1] - 5.5, STREET - 0.4), 90)
    _wheel()
    for n in range(7):
        x, y = -17.4 + n % 2 * 0.5, WATERMILL[1] - 4.5 + n // 2 * 0.7
        sack = Mesh()
        sack.lathe(
            (x, y, STREET),
            [(0.26, 0), (0.33, 0.2), (0.3, 0.55), (0.12, 0.72), (0.16, 0.82), (0, 0.8)],
            paint.flat("b3a27e", 0.9),
            sides=14,
        )
        sack.place("sack")


def _wheel() -> None:
    """The undershot wheel in the river, beside the wall that the mill stands on."""
    mesh, timber = Mesh(), paint.wood("4b3a28")
    cx, cy, cz, radius = -15.0, WATERMILL[1] + 1.0, 1.7, 2.6
    for x in (cx - 0.7, cx + 0.7):
        for r in (radius, radius - 0.35):
            for n in range(28):
                a, c = (2 * math.pi * k / 28 for k in (n, n + 1))
                start, end = ((x, cy + r * math.cos(t), cz + r * math.sin(t)) for t in (a, c))
                mesh.cylinder(start, end, 0.07, timber, sides=5)
        for n in range(8):
            a = 2 * math.pi * n / 8
            mesh.cylinder((x, cy, cz), (x, cy + radius * math.cos(a), cz + radius * math.sin(a)), 0.06, timber, sides=6)
    for n in range(24):
        a = 2 * math.pi * n / 24
        inner, outer = radius - 0.45, radius + 0.15
        paddle = ((inner, cx - 0.7), (outer, cx - 0.7), (outer, cx + 0.7), (inner, cx + 0.7))
        mesh.sheet([(x, cy + r * math.cos(a), cz + r * math.sin(a)) for r, x in paddle], timber)
    mesh.cylinder((cx - 2.4, cy, cz), (cx + 1.1, cy, cz), 0.16, timber, sides=10)
    mesh.box((-32, WATERMILL[1] - 7.0, -3), (-16.4, WATERMILL[1] + 7.0, STREET - 0.35), paint.stone())
    mesh.box((cx + 0.9, cy - 0.3, -3), (cx + 1.3, cy + 0.3, cz + 0.2), timber)
    mesh.place("wheel")


def _weir() -> None:
    mesh, foam = Mesh(), paint.flat("cfd6d4", 0.5, 0.4, uneven=0.2)
    y = WATERMILL[1] + 12
    mesh.box((-BANK, y, -3), (BANK, y + 1.2, WATER + 0.45), paint.stone())
    mesh.sheet(
        [
            (-BANK, y + 1.2, WATER + 0.62),
            (BANK, y + 1.2, WATER + 0.62),
            (BANK, 1000, WATER + 0.62),
            (-BANK, 1000, WATER + 0.62),
        ],
        paint.water(),
    )
    grain = np.random.default_rng(4)
    points, faces = [], []
    n = 90
    for i in range(n + 1):
        x = -BANK + 2 * BANK * i / n
        for k in range(5):
            points.append((x, y + 1.2 - 0.55 * k, WATER + 0.6 - 0.17 * k * k / 2.6 + grain.normal(0, 0.05)))
    faces = [(i * 5 + k, i * 5 + k + 5, i * 5 + k + 6, i * 5 + k + 1) for i in range(n) for k in range(4)]
    mesh.add(points, faces, foam, smooth=True)
    mesh.place("weir")


def _orchards(view: object) -> None:
    (west, south), (east, north) = ORCHARDS
    dice = random.Random("orchard")
    for x in np.arange(west, east, 5.5):
        for y in np.arange(south, north, 5.0):
            if dice.random() < 0.05:
                continue
            px, py = x + dice.uniform(-0.4, 0.4), y + dice.uniform(-0.4, 0.4)
            nature.tree((px, py, ground(px, py) - 0.1), "fruit", "orchard", fine=view.near(px, py) < 45)
    for n, (x, y) in enumerate(((-62.5, 208), (-68, 214), (-73.5, 206), (-62.5, 226))):
        things.ladder((x + 0.9, y, ground(x, y)), 60 + 40 * n)
        for k in range(4):
            things.crate(
                (x + 1.6 + k * 0.7, y - 1.2 + (k % 2) * 0.5, ground(x, y)), 30 * k, f"pickers {n} {k}", full=k < 3
            )
    _well((-56.0, 200.0))
    _fence((west, south - 2), (east + 4, south - 2))


def _well(at: tuple[float, float]) -> None:
    """The old well: a stone ring, a roof on two posts, a bucket."""
    x, y = at
    z = ground(x, y)
    mesh, stone, timber = Mesh(), paint.stone(scale=4.0), paint.wood("54402e")
    mesh.lathe((x, y, z - 0.2), [(0.95, 0), (0.95, 1.05), (0.7, 1.05), (0.7, 0.2)], stone, sides=22)
    for side in (-1, 1):
        mesh.box((x + side * 0.85 - 0.07, y - 0.07, z), (x + side * 0.85 + 0.07, y + 0.07, z + 2.3), timber)
        mesh.sheet(
            [
                (x - 1.3, y + side * 1.0, z + 2.05),
                (x + 1.3, y + side * 1.0, z + 2.05),
                (x + 1.3, y, z + 2.7),
                (x - 1.3, y, z + 2.7),
            ],
            timber,
        )
    mesh.cylinder((x - 0.9, y, z + 1.75), (x + 0.9, y, z + 1.75), 0.09, timber, sides=10)
    mesh.cylinder((x, y, z + 1.7), (x, y, z + 1.25), 0.012, paint.flat("6b5a45"), sides=5)
    mesh.lathe((x, y, z + 0.95), [(0.12, 0), (0.16, 0.3), (0.15, 0.3), (0.11, 0.02)], paint.metal("8a8d8f"), sides=16)
    mesh.place("well")


def _fence(start: tuple[float, float], end: tuple[float, float]) -> None:
    mesh, timber = Mesh(), paint.wood("6e6353")
    a, b = np.array(start), np.array(end)
    long = float(np.linalg.norm(b - a))
    dice = random.Random(f"fence {start}")
    spots = [a + (b - a) * u / long for u in np.arange(0, long, 0.22)]
    for p in spots:
        z, high = ground(*p), 1.0 + dice.uniform(-0.06, 0.06)
        mesh.box((p[0] - 0.04, p[1] - 0.04, z - 0.1), (p[0] + 0.04, p[1] + 0.04, z + high), timber)
    for low, high in zip(spots[::8], spots[8::8], strict=False):
        for z in (0.35, 0.8):
            mesh.cylinder((*low, ground(*low) + z), (*high, ground(*high) + z), 0.035, timber, sides=5, cap=False)
    mesh.place("fence")
