"""What lies at the edge of town: the stadium and the bus station."""

import math
import random

import houses
import nature
import numpy as np
import paint
import things
from mesh import Mesh
from people import People
from plan import BUS_STATION, STADIUM, STREET


def build(view: object) -> None:
    """Both of them."""
    _stadium(view)
    _station(view)


def _stadium(view: object) -> None:
    x, y = STADIUM
    z = STREET + 0.02
    mesh, cast = Mesh(), paint.concrete()
    turf = (
        paint.flat("5a7a38", 0.95, 0.1, uneven=0.35, scale=14),
        paint.flat("6f8f48", 0.95, 0.1, uneven=0.35, scale=14),
    )
    for k in range(10):
        mesh.sheet(
            [
                (x - 50 + k * 10, y - 32, z),
                (x - 40 + k * 10, y - 32, z),
                (x - 40 + k * 10, y + 32, z),
                (x - 50 + k * 10, y + 32, z),
            ],
            turf[k % 2],
        )
    mesh.sheet(
        [
            (x - 58, y - 39, z - 0.01),
            (x + 58, y - 39, z - 0.01),
            (x + 58, y + 39, z - 0.01),
            (x - 58, y + 39, z - 0.01),
        ],
        paint.earth("8a6a52"),
    )
    line = paint.flat("dedccf", 0.8)
    for x0, y0, x1, y1 in (
        (-50, -32, 50, -31.88),
        (-50, 31.88, 50, 32),
        (-50, -32, -49.88, 32),
        (49.88, -32, 50, 32),
        (-0.06, -32, 0.06, 32),
        (-50, -20, -33.5, -19.88),
        (-50, 19.88, -33.5, 20),
        (-33.62, -20, -33.5, 20),
        (33.5, -20, 50, -19.88),
        (33.5, 19.88, 50, 20),
        (33.5, -20, 33.62, 20),
    ):
        mesh.level(x + x0, y + y0, x + x1, y + y1, z + 0.01, line)
    for row in range(12):
        mesh.box((x - 36, y + 40 + row * 0.8, STREET), (x + 36, y + 40.8 + row * 0.8, STREET + 0.8 + row * 0.42), cast)
        for k in range(120):
            if (k * 7 + row * 13) % 29 == 0:
                continue
            sx = x - 35.7 + k * 0.6
            tint = paint.flat(("8a2f2a", "c9c2b0", "8a2f2a", "c9c2b0")[(k // 20) % 4], 0.5)
            mesh.box(
                (sx, y + 40.15 + row * 0.8, STREET + 0.8 + row * 0.42),
                (sx + 0.45, y + 40.55 + row * 0.8, STREET + 1.0 + row * 0.42),
                tint,
            )
    mesh.box((x - 38, y + 38.6, STREET + 8.6), (x + 38, y + 52, STREET + 8.9), paint.metal("7a7f80"))
    for k in range(9):
        sx = x - 36 + k * 9
        mesh.box((sx - 0.15, y + 50, STREET), (sx + 0.15, y + 50.3, STREET + 8.6), paint.metal("6a6d70"))
        mesh.cylinder((sx, y + 50, STREET + 8.6), (sx, y + 39, STREET + 8.4), 0.1, paint.metal("6a6d70"), sides=6)
    mesh.box((x - 38, y + 49.8, STREET), (x + 38, y + 50, STREET + 8.6), paint.concrete("a9a8a2"))
    for row in range(4):
        mesh.box((x - 44, y - 44 - row * 0.9, STREET), (x + 44, y - 43.1 - row * 0.9, STREET + 0.4 + row * 0.4), cast)
    for k in range(22):
        tint = ("2d3a52", "c9b27a", "7a2a22", "e0d7c0", "3b5a4b")[k % 5]
        mesh.box(
            (x - 49 + k * 4.5, y - 35.2, STREET), (x - 45 + k * 4.5, y - 35.1, STREET + 0.9), paint.flat(tint, 0.5)
        )
    mesh.box((x + 54, y - 6, STREET + 2.5), (x + 54.4, y + 6, STREET + 6), paint.flat("15181c", 0.4))
    mesh.place("stadium")
    for side in (-1, 1):
        things.goal((x + side * 50, y, z), 90 if side < 0 else 270)
    for u in (-1, 1):
        for v in (-1, 1):
            _mast(x + u * 56, y + v * 46, math.degrees(math.atan2(-u, -v)), lit=view.dark)
    spectators = view.of("edge").get("crowd", 0)
    if spectators:
        _fill(view, spectators)
    for k in range(20):
        nature.tree((x - 70 + k * 7.3, y - 56, STREET), "poplar", f"stadium {k}", fine=False)


def _fill(view: object, count: int) -> None:
    """People in the stand, in its rows."""
    people, dice = People(view.season, view.taken.month), random.Random("stand")
    for n in range(count):
        row = dice.randrange(12)
        at = (STADIUM[0] + dice.uniform(-34, 34), STADIUM[1] + 40.7 + row * 0.8, STREET + 0.55 + row * 0.42)
        people.place(
            dice.choice(("stand", "talk", "pockets", "phone")), at, 180 + dice.gauss(0, 25), f"stand {n}", size=0.94
        )


def _mast(x: float, y: float, facing: float, *, lit: bool) -> None:
    mesh, steel = Mesh(), paint.metal("8a8d8f")
    mesh.cylinder((0, 0, 0), (0, 0, 20), 0.35, steel, narrow=0.2, sides=12)
    for row in range(3):
        for k in range(5):
            lamp = paint.glowing("f4f0e2", 40.0) if lit else paint.flat("c8c8c0", 0.2, 0.6)
            mesh.box((-2.2 + k * 0.9, -0.3, 19.6 + row * 0.8), (-1.6 + k * 0.9, -0.1, 20.2 + row * 0.8), lamp)
    mesh.box((-2.5, -0.1, 19.4), (2.5, 0.05, 22.2), steel)
    mesh.place("mast", (x, y, STREET), facing)
    if lit:
        things.glow(
            (x + 1.2 * np.sign(STADIUM[0] - x), y + 1.2 * np.sign(STADIUM[1] - y), STREET + 19.5),
            60000.0,
            "fff2dc",
            1.2,
        )


def _station(view: object) -> None:
    x, y = BUS_STATION
    z = STREET + 0.03
    mesh, cast, steel = Mesh(), paint.concrete(), paint.metal("6a7d80")
    mesh.sheet([(x - 26, y - 24, z), (x + 30, y - 24, z), (x + 30, y + 24, z), (x - 26, y + 24, z)], paint.asphalt())
    for k in range(4):
        py = y - 15 + k * 9
        mesh.box((x - 10, py - 1.1, STREET), (x + 14, py + 1.1, STREET + 0.2), cast)
        for sx in (-7, 1, 9):
            mesh.cylinder((x + sx, py, STREET), (x + sx, py, STREET + 3.5), 0.09, steel, sides=10)
        points = [(x + u, py + v, STREET + h) for u in (-10.5, 14.5) for v, h in ((-2.6, 3.9), (0, 3.5), (2.6, 3.9))]
        mesh.add(points, [(0, 1, 4, 3), (1, 2, 5, 4)], paint.metal("9aa4a2"))
        mesh.box((x - 10.1, py - 0.3, STREET + 2.5), (x - 10, py + 0.3, STREET + 3.1), paint.flat("2d5a78", 0.4))
        things.bench((x + 4, py + 0.5, STREET + 0.2), 180)
    mesh.place("station")
    b = houses.Build("waiting hall", detail=view.near(x, y) < 90, lit=0.6 if view.dark else 0.0)
    houses.house(
        (x + 24, y + 12, STREET),
        270,
        width=16,
        depth=8,
        floors=1,
        style="town",
        seed="waiting hall",
        detail=b.detail,
        lit=b.lit,
    )
    things.bus((x - 2, y - 10.5, z), 275, "one")
    things.bus((x + 1, y + 7.4, z), 276, "two")
    things.bus((x - 20, y + 18, z), 180, "three")
    things.board((x - 11.5, y - 6, z), 270)
    for n, (px, py) in enumerate(((-22, -14), (-22, 0), (26, -20))):
        things.street_light((x + px, y + py, STREET), 90, lit=view.dark)
        things.bin_((x + px + 1, y + py + 1.5, z), 90 * n)
