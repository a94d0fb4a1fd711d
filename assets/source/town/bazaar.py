"""The quarter Bridge: the bazaar street, the quays, the square and the town hall with its clock tower."""

import math
import random

import houses
import nature
import numpy as np
import paint
import things
from mesh import Mesh, Opening, Wall
from plan import BANK, BAZAAR, SQUARE, STREET, TOWN_HALL

PAVED = STREET + 0.05


def build(view: object) -> None:
    """Pavements, house fronts, stalls and lamps, then the square and the hall."""
    lit = 0.45 if view.dark else 0.0
    _paving()
    east, west = BAZAAR[0][0], BAZAAR[1][0]
    houses.row((east, 5.2, STREET), (west, 5.2, STREET), 180, "bazaar north", view, lit=lit)
    houses.row((east, -5.2, STREET), (west, -5.2, STREET), 0, "bazaar south", view, lit=lit)
    for south, north in ((-74, -14), (14, 132)):
        houses.row((-28, south, STREET), (-28, north, STREET), 90, f"west quay {south}", view, lit=lit)
    for south, north in ((-62, -12), (12, 104)):
        houses.row(
            (28, south, STREET), (28, north, STREET), 270, f"east quay {south}", view, lit=lit, shop=False, tall=0.3
        )
    for n, y in enumerate((-60, -40, -22, 22, 40, 60, 80, 100)):
        for x in (-BANK - 1.6, BANK + 1.6):
            things.lamp((x, y + (n % 2), PAVED), lit=view.dark)
    for n, x in enumerate(range(-38, -94, -14)):
        things.lamp((x, 3.3 if n % 2 else -3.3, PAVED), lit=view.dark)
    for x in range(-36, -92, -11):
        things.cable((x, 5, 8.4), (x - 3, -5, 8.0), 0.7)
        things.cable((x, 5, 8.2), (x + 5, -5, 8.3), 0.9)
    if view.of("bazaar").get("market", True) and not view.dark:
        _market()
    for x, y, kind in (
        (-24.6, 26, "plane"),
        (-24.6, 48, "plane"),
        (-24.6, -30, "plane"),
        (24.4, 30, "plane"),
        (24.4, 58, "plane"),
        (24.4, -34, "plane"),
    ):
        nature.tree((x, y, STREET), kind, "quay", fine=view.near(x, y) < 70)
    _square(view)
    _hall(view)


def _paving() -> None:
    mesh, stones, slab = Mesh(), paint.cobbles(), paint.flat("8b8475", 0.7, 0.35, uneven=0.3, scale=3)
    for x0, y0, x1, y1 in (
        (-28, -140, -BANK - 0.5, 170),
        (BANK + 0.5, -140, 28, 170),
        (BAZAAR[1][0] - 2, -5.2, -25, 5.2),
        (SQUARE[0] - 28, SQUARE[1] - 23, SQUARE[0] + 27, SQUARE[1] + 23),
    ):
        mesh.sheet([(x0, y0, PAVED), (x1, y0, PAVED), (x1, y1, PAVED), (x0, y1, PAVED)], stones)
    mesh.place("paving")
    line, dice = Mesh(), random.Random("slabs")
    for k in range(int((BAZAAR[0][0] - BAZAAR[1][0] + 34) / 0.62)):
        for side in range(2):
            x = BAZAAR[0][0] - k * 0.62
            line.box(
                (x - 0.6, -0.75 + side * 0.76, PAVED - 0.05),
                (x, -0.02 + side * 0.76, PAVED + 0.035 + dice.uniform(-0.006, 0.006)),
                slab,
            )
    line.place("slabs")
    nature.litter(-29, -70, -19, 130, 700, "west quay")
    nature.litter(-95, -5, -28, 5, 500, "bazaar")
    nature.litter(SQUARE[0] - 26, -20, SQUARE[0] + 26, 20, 500, "square")


def _market() -> None:
    for n, x in enumerate((-36, -43, -51, -60, -68, -77, -86)):
        things.stall((x, 3.4 if n % 2 else -3.4, PAVED), 180 if n % 2 else 0, f"stall {n}")
    for n, y in enumerate((10, 14.5, 19, -17, -22)):
        things.stall((-26.2, y, PAVED), 90, f"quay stall {n}")
    dice = random.Random("crates")
    for n in range(16):
        x = dice.uniform(-90, -34)
        things.crate((x, dice.choice((-4.2, 4.2)), PAVED), dice.uniform(0, 360), f"crate {n}")


def _square(view: object) -> None:
    lit = 0.45 if view.dark else 0.0
    cx, cy = SQUARE
    houses.row((cx + 26, cy + 24, STREET), (cx - 22, cy + 24, STREET), 180, "square north", view, lit=lit, tall=0.7)
    houses.row((cx + 26, cy - 24, STREET), (cx - 22, cy - 24, STREET), 0, "square south", view, lit=lit, tall=0.7)
    houses.row((cx + 26.5, cy + 6.5, STREET), (cx + 26.5, cy + 24, STREET), 270, "square east a", view, lit=lit)
    houses.row((cx + 26.5, cy - 24, STREET), (cx + 26.5, cy - 6.5, STREET), 270, "square east b", view, lit=lit)
    rim = paint.stone("b5aa94", "968b78", "7d7464", 3.1, 0.9, 0.3)
    basin = Mesh()
    basin.lathe(
        (cx + 4, cy - 8, PAVED),
        [(3.2, 0), (3.2, 0.55), (2.9, 0.6), (2.9, 0.35), (0.0, 0.35)],
        rim,
        sides=8,
        smooth=False,
    )
    basin.lathe(
        (cx + 4, cy - 8, PAVED + 0.35),
        [(0.5, 0), (0.35, 0.9), (0.8, 1.1), (0.75, 1.2), (0.2, 1.25), (0.12, 1.9), (0, 2.0)],
        rim,
        sides=16,
    )
    basin.lathe((cx + 4, cy - 8, PAVED + 0.42), [(2.9, 0), (0, 0)], paint.water(0.9), sides=24)
    basin.place("fountain")
    for x, y in ((-14, 14), (-2, 15), (12, 14), (-14, -16), (14, -16)):
        nature.tree((cx + x, cy + y, STREET), "plane", "square", fine=view.near(cx + x, cy + y) < 70)
    for x, y, facing in ((-9, 12, 180), (7, 12.5, 180), (-6, -15, 0), (16, 0, 270)):
        things.bench((cx + x, cy + y, PAVED), facing)
    for x, y in ((-18, 9), (-18, -9), (0, 19), (0, -19), (20, 9), (20, -9)):
        things.lamp((cx + x, cy + y, PAVED), lit=view.dark)
    things.board((cx - 17, cy + 14, PAVED), 110)


def _hall(view: object) -> None:
    """Two tall floors over an arcade, a balcony, a hipped roof; the clock tower stands behind the middle."""
    b = houses.Build("town hall", detail=view.near(*TOWN_HALL) < 130, lit=0.3 if view.dark else 0.0)
    wide, deep, low, high = 30.0, 13.0, 4.6, 12.4
    wall, stone, frame = (
        paint.plaster("dcc7a0", 0.2),
        paint.stone("b5aa94", "968b78", "7d7464", 2.1, 0.9, 0.3),
        paint.flat("e6dfcd"),
    )
    front = Wall((0, 0, 0))
    arches: list[Opening] = [(1.2 + k * 4.0, 0.0, 3.9 + k * 4.0, 3.6) for k in range(7)]
    b.mesh.wall(front, wide, low, stone, arches, depth=1.6)
    for left, _, right, top in arches:
        middle, half = (left + right) / 2, (right - left) / 2
        for i in range(12):
            t0, t1 = (math.pi * k / 12 for k in (i, i + 1))
            spandrel = [(middle - half * math.cos(t), top - half + half * math.sin(t) * 1.0) for t in (t0, t1)]
            b.mesh.sheet(
                [
                    front.at(spandrel[0][0], spandrel[0][1], -0.01),
                    front.at(spandrel[1][0], spandrel[1][1], -0.01),
                    front.at(spandrel[1][0], top + 0.02, -0.01),
                    front.at(spandrel[0][0], top + 0.02, -0.01),
                ],
                stone,
            )
    b.mesh.sheet([(0, 1.6, 0), (wide, 1.6, 0), (wide, 1.6, low), (0, 1.6, low)], wall)
    for k in (1, 3, 5):
        b.mesh.bar(Wall((0, 1.58, 0)), (1.5 + k * 4, 0.1, -0.1), (3.6 + k * 4, 3.0, 0.0), paint.wood("3f2b1c"))
    upper = Wall((0, 0, low))
    windows: list[Opening] = [(1.7 + k * 4.0, z, 3.2 + k * 4.0, z + 2.3) for z in (0.8, 4.5) for k in range(7)]
    b.mesh.wall(upper, wide, high - low, wall, windows, depth=0.25)
    for opening in windows:
        houses.window(b, upper, opening, frame, depth=0.25, bars=(1, 2))
        b.mesh.bar(upper, (opening[0] - 0.2, opening[3] + 0.06, -0.14), (opening[2] + 0.2, opening[3] + 0.26, 0), stone)
        b.mesh.bar(upper, (opening[0] - 0.2, opening[1] - 0.16, -0.14), (opening[2] + 0.2, opening[1], 0), stone)
    b.mesh.bar(upper, (11.6, 0.35, -1.3), (18.4, 0.6, 0), stone)
    for k in range(28):
        b.mesh.cylinder(
            upper.at(11.7 + k * 0.245, 0.6, -1.22), upper.at(11.7 + k * 0.245, 1.5, -1.22), 0.05, stone, sides=6
        )
    b.mesh.bar(upper, (11.6, 1.5, -1.3), (18.4, 1.64, -1.12), stone)
    for z in (low - 0.15, high - 0.35):
        b.mesh.box((-0.25, -0.3, z), (wide + 0.25, 0, z + 0.35), stone)
    for x in (0.0, wide):
        b.mesh.sheet([(x, 0, 0), (x, deep, 0), (x, deep, high), (x, 0, high)], wall)
    b.mesh.sheet([(0, deep, 0), (wide, deep, 0), (wide, deep, high), (0, deep, high)], wall)
    houses.roof(b, wide, deep, high, pitch=0.46, over=0.8, hip=True)
    _tower(b, view, wide / 2, deep / 2)
    b.mesh.place("town hall", (TOWN_HALL[0], TOWN_HALL[1] - wide / 2, STREET), 90)
    things.lamp((TOWN_HALL[0] + 2.5, TOWN_HALL[1] - 6, PAVED), lit=view.dark)
    things.lamp((TOWN_HALL[0] + 2.5, TOWN_HALL[1] + 6, PAVED), lit=view.dark)


def _tower(b: houses.Build, view: object, x: float, y: float) -> None:
    half, top = 2.6, 24.0
    stone, wall = paint.stone("b5aa94", "968b78", "7d7464", 2.1, 0.9, 0.3), paint.plaster("e0d2b2", 0.2)
    b.mesh.box((x - half, y - half, 12), (x + half, y + half, top), wall)
    for z in (15.4, 19.4, top):
        b.mesh.box((x - half - 0.25, y - half - 0.25, z), (x + half + 0.25, y + half + 0.25, z + 0.35), stone)
    for u, v in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
        b.mesh.box(
            (x + u * half - 0.28, y + v * half - 0.28, 12), (x + u * half + 0.28, y + v * half + 0.28, top), stone
        )
    for along, into in (
        ((1, 0, 0), (0, 1, 0)),
        ((-1, 0, 0), (0, -1, 0)),
        ((0, 1, 0), (-1, 0, 0)),
        ((0, -1, 0), (1, 0, 0)),
    ):
        middle = np.array([x, y, 21.7]) - np.array(into) * (half + 0.06)
        clock(b.mesh, Wall(middle, along, into), 1.55, view.hour, lit=view.dark)
        b.mesh.bar(Wall(middle, along, into), (-0.5, -5.4, 0.0), (0.5, -3.4, 0.05), paint.glass())
    timber = paint.wood("5b4028")
    for u, v in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
        b.mesh.box(
            (x + u * 1.9 - 0.16, y + v * 1.9 - 0.16, top), (x + u * 1.9 + 0.16, y + v * 1.9 + 0.16, top + 2.4), timber
        )
    b.mesh.box((x - 1.95, y - 1.95, top + 0.9), (x + 1.95, y + 1.95, top + 1.02), timber)
    eave, peak = top + 2.4, (x, y, top + 5.0)
    corners = [(x - 2.8, y - 2.8, eave), (x + 2.8, y - 2.8, eave), (x + 2.8, y + 2.8, eave), (x - 2.8, y + 2.8, eave)]
    for n in range(4):
        slope = houses.tiles if b.detail else houses.far_slope
        slope(b, corners[n], corners[(n + 1) % 4], peak, peak)
    b.mesh.cylinder(peak, (x, y, top + 6.2), 0.05, paint.metal(), narrow=0.02, sides=6)
    b.mesh.lathe((x, y, top + 5.4), [(0, -0.14), (0.14, 0), (0, 0.14)], paint.flat("b08d3c", 0.3, 0.5, 0.8), sides=10)


def clock(mesh: Mesh, wall: Wall, radius: float, hour: float, *, lit: bool) -> None:
    """A clock face in the plane of a wall, around its corner, whose hands show an hour."""
    face = paint.glowing("f3e3b8", 1.6) if lit else paint.flat("e6dec8", 0.5, uneven=0.06)
    dark = paint.flat("20242a", 0.5)
    for r, d, material in ((radius + 0.14, 0.04, paint.flat("8d8677", 0.85)), (radius, 0.0, face)):
        mesh.sheet(
            [wall.at(r * math.sin(t), r * math.cos(t), d) for t in np.linspace(0, 2 * math.pi, 40, endpoint=False)],
            material,
        )
    for n in range(12):
        t = math.pi * n / 6
        _hand(mesh, wall, t, radius * 0.8, radius * 0.94, 0.05 if n % 3 else 0.09, dark)
    _hand(mesh, wall, math.pi * (hour % 12) / 6, -0.15, radius * 0.55, 0.08, dark)
    _hand(mesh, wall, 2 * math.pi * (hour % 1), -0.2, radius * 0.84, 0.055, dark)


def _hand(mesh: Mesh, wall: Wall, turn: float, start: float, end: float, half: float, material: object) -> None:
    across, along = (math.cos(turn), -math.sin(turn)), (math.sin(turn), math.cos(turn))
    corners = [
        (along[0] * r + across[0] * s, along[1] * r + across[1] * s)
        for r, s in ((start, -half), (start, half), (end, half * 0.5), (end, -half * 0.5))
    ]
    mesh.sheet([wall.at(u, v, -0.04) for u, v in corners], material)
