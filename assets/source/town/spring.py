"""The quarter Spring: streets, the clinic, the school with its yard, and the hill of the lantern walk."""

import itertools
import math
import random

import houses
import nature
import numpy as np
import paint
import things
from mesh import Mesh, Opening, Wall, heading
from plan import CLINIC, LANTERN_HILL, SCHOOL, STREET, ground

PATH = (
    (150.0, 55.0),
    (176.0, 62.0),
    (190.0, 84.0),
    (206.0, 80.0),
    (216.0, 100.0),
    (232.0, 102.0),
    (240.0, 116.0),
    (250.0, 120.0),
)
"""The lantern walk, from its foot to the top."""

ROADS = (
    ((26, 0), (70, 6)),
    ((70, 6), (74, 60)),
    ((70, 6), (78, -60)),
    ((78, -60), (72, -200)),
    ((74, 60), (150, 55)),
    ((74, 60), (70, 140)),
    ((72, -200), (62, -262)),
)


def build(view: object) -> None:
    """Everything on the east bank behind the quay."""
    _roads(view)
    _clinic(view)
    _school(view)
    _hill(view)


def _roads(view: object) -> None:
    mesh, road, kerb = Mesh(), paint.asphalt(), paint.flat("8f8c85", 0.8)
    for (x0, y0), (x1, y1) in ROADS:
        a, b = np.array([x0, y0], float), np.array([x1, y1], float)
        along = (b - a) / np.linalg.norm(b - a)
        side = np.array([-along[1], along[0]])
        z = STREET + 0.03
        mesh.sheet([(*(a + side * 3), z), (*(b + side * 3), z), (*(b - side * 3), z), (*(a - side * 3), z)], road)
        for s in (-1, 1):
            inner, outer = side * 3 * s, side * 4.6 * s
            mesh.add(
                [(*(p + o), h) for h in (z - 0.1, z + 0.12) for p in (a, b) for o in (inner, outer)],
                [(4, 5, 7, 6), (0, 4, 6, 2), (1, 5, 7, 3)],
                kerb,
            )
    mesh.place("roads")
    lit = 0.45 if view.dark else 0.0
    dice = random.Random("spring houses")
    number = 0
    for (x0, y0), (x1, y1) in ROADS[:6]:
        a, b = np.array([x0, y0], float), np.array([x1, y1], float)
        long = float(np.linalg.norm(b - a))
        along = (b - a) / long
        bearing = math.degrees(math.atan2(along[0], along[1]))
        for u in np.arange(9, long - 9, 13.5):
            for s in (-1, 1):
                number += 1
                spot = a + along * u + np.array([-along[1], along[0]]) * s * dice.uniform(9.5, 12)
                if _taken(*spot):
                    continue
                facing = bearing + (90 if s > 0 else -90)
                if dice.random() < 0.8:
                    left = spot - heading(facing - 90)[:2] * 4.2
                    houses.house(
                        (*left, STREET),
                        facing,
                        width=8.4,
                        floors=dice.choice((1, 1, 2)),
                        style=dice.choice(("old", "town", "old")),
                        seed=f"spring {number}",
                        detail=view.near(*spot) < 80,
                        lit=lit,
                        shop=False,
                    )
                kind = dice.choice(("plane", "fruit", "shrub"))
                tree = spot + along * 6.6
                if not _taken(*tree):
                    nature.tree((*tree, STREET), kind, f"spring {number}", fine=view.near(*tree) < 60)
            things.street_light(
                (*(a + along * u - np.array([-along[1], along[0]]) * 4.4), STREET), bearing - 90, lit=view.dark
            ) if int(u) % 2 else None
    for n, (x, y, facing) in enumerate(
        ((66.4, 20, 5), (66.8, 30, 4), (81.6, -30, 183), (74.5, -120, 182), (69, -150, 2), (70.0, 42, 4))
    ):
        things.car((x, y, STREET + 0.05), facing, f"parked {n}", kind=("small", "estate", "small")[n % 3])
    for n, (x, y, floors, facing) in enumerate(
        ((128, -170, 4, 300), (150, -130, 5, 280), (118, 120, 4, 250), (150, 5, 4, 265))
    ):
        houses.house(
            (x, y, STREET),
            facing,
            width=24,
            depth=12,
            floors=floors,
            style="block",
            seed=f"block {n}",
            detail=view.near(x, y) < 70,
            lit=0.35 if view.dark else 0.0,
        )


def _taken(x: float, y: float) -> bool:
    """Whether clinic, school or yard lie here."""
    return (
        (CLINIC[0] - 12 < x < CLINIC[0] + 26 and abs(y - CLINIC[1]) < 26)
        or (SCHOOL[0] - 32 < x < SCHOOL[0] + 22 and abs(y - SCHOOL[1]) < 40)
        or abs(x) < 40
    )


def _clinic(view: object) -> None:
    """Two floors of the seventies with ribbon windows, a canopy and a ramp."""
    b = houses.Build("clinic", detail=view.near(*CLINIC) < 120, lit=0.4 if view.dark else 0.0)
    wide, deep, high = 34.0, 14.0, 7.4
    wall, frame, stripe = paint.plaster("d8d4c6", 0.1), paint.flat("d8d2c4"), paint.flat("3f7a78", 0.5)
    front = Wall((0, 0, 0))
    openings: list[Opening] = []
    for floor in (0, 1):
        for k in range(10):
            if floor == 0 and k in (4, 5):
                continue
            openings.append((1.0 + k * 3.25, 1.0 + floor * 3.5, 3.6 + k * 3.25, 2.6 + floor * 3.5))
    door = (14.6, 0.05, 19.4, 2.6)
    b.mesh.wall(front, wide, high, wall, [*openings, door], depth=0.2)
    for opening in openings:
        houses.window(b, front, opening, frame, depth=0.2, bars=(2, 0))
    houses.window(b, front, door, paint.metal("8a8d8f"), depth=0.2, bars=(3, 0))
    b.mesh.bar(front, (0, 3.15, -0.03), (wide, 3.75, 0), stripe)
    for x in (0.0, wide):
        b.mesh.sheet([(x, 0, 0), (x, deep, 0), (x, deep, high), (x, 0, high)], wall)
    b.mesh.sheet([(0, deep, 0), (wide, deep, 0), (wide, deep, high), (0, deep, high)], wall)
    b.mesh.box((-0.3, -0.3, high), (wide + 0.3, deep + 0.3, high + 0.45), paint.concrete())
    b.mesh.box((13.4, -4.2, 2.85), (20.6, 0, 3.1), paint.concrete())
    for x in (13.8, 20.2):
        b.mesh.cylinder((x, -3.9, 0), (x, -3.9, 2.85), 0.12, paint.metal("8a8d8f"), sides=12)
    b.mesh.box((20.8, -1.6, 0), (28, -0.3, 0.35), paint.concrete())
    for k in range(8):
        b.mesh.cylinder((20.9 + k, -1.6, 0.3), (20.9 + k, -1.6, 1.2), 0.03, paint.metal("8a8d8f"), sides=6)
    b.mesh.cylinder((20.9, -1.6, 1.2), (28, -1.6, 1.2), 0.03, paint.metal("8a8d8f"), sides=6)
    for k in range(5):
        b.mesh.box((3 + k * 6, 6, high + 0.45), (3.9 + k * 6, 7, high + 1.2), paint.metal("9a9c9e"))
    b.mesh.place("clinic", (CLINIC[0], CLINIC[1] + wide / 2, STREET), 270)
    court = Mesh()
    court.sheet(
        [
            (CLINIC[0] - 11, CLINIC[1] - 22, STREET + 0.02),
            (CLINIC[0], CLINIC[1] - 22, STREET + 0.02),
            (CLINIC[0], CLINIC[1] + 22, STREET + 0.02),
            (CLINIC[0] - 11, CLINIC[1] + 22, STREET + 0.02),
        ],
        paint.asphalt(),
    )
    court.place("court")
    things.car((CLINIC[0] - 6, CLINIC[1] - 14, STREET + 0.03), 80, "ambulance", kind="van", tint="e4e2da")
    for n, y in enumerate((9, 12.2, 15.4)):
        things.car(
            (CLINIC[0] - 6, CLINIC[1] + y, STREET + 0.03), 85, f"clinic {n}", kind=("small", "estate", "small")[n]
        )
    for y in (-6, 6.5):
        things.bench((CLINIC[0] - 3.2, CLINIC[1] + y, STREET + 0.02), 270)
    for n, y in enumerate((-20, -17.8, 19, 21)):
        nature.tree((CLINIC[0] - 2, CLINIC[1] + y, STREET), "shrub", f"clinic {n}", fine=view.near(*CLINIC) < 60)


def _school(view: object) -> None:
    """Two tall floors, a hipped roof, broad steps; before it the yard, beside it the gym."""
    near = view.near(*SCHOOL)
    b = houses.Build("school", detail=near < 120, lit=0.3 if view.dark else 0.0)
    wide, deep, high = 40.0, 13.0, 8.6
    wall, frame, stone = paint.plaster("dcc9a4", 0.4), paint.flat("e6dfcd"), paint.flat("8d8677", 0.85)
    front = Wall((0, 0, 0))
    openings: list[Opening] = [
        (1.3 + k * 2.75, z, 3.0 + k * 2.75, z + 2.2)
        for z in (1.3, 5.3)
        for k in range(14)
        if not (z < 2 and k in (6, 7))
    ]
    door = (18.4, 0.9, 21.6, 3.7)
    broken = view.of("school").get("broken")
    b.mesh.wall(front, wide, high, wall, [*openings, door], depth=0.25)
    for n, opening in enumerate(openings):
        if broken and n == 3:
            _broken(b, front, opening, frame)
        else:
            houses.window(b, front, opening, frame, depth=0.25, bars=(1, 2))
        b.mesh.bar(front, (opening[0] - 0.15, opening[1] - 0.14, -0.1), (opening[2] + 0.15, opening[1], 0), stone)
    b.mesh.bar(front, (door[0], door[1], 0.15), (door[2], door[3], 0.2), paint.wood("4a3323"))
    for k in range(5):
        b.mesh.box((17 - k * 0.3, -0.5 - k * 0.4, 0), (23 + k * 0.3, 0.1, 0.9 - k * 0.18), paint.concrete())
    b.mesh.box((-0.2, -0.2, 0), (wide + 0.2, 0, 0.7), stone)
    b.mesh.box((-0.15, -0.15, 4.4), (wide + 0.15, 0, 4.7), stone)
    for x in (0.0, wide):
        b.mesh.sheet([(x, 0, 0), (x, deep, 0), (x, deep, high), (x, 0, high)], wall)
    b.mesh.sheet([(0, deep, 0), (wide, deep, 0), (wide, deep, high), (0, deep, high)], wall)
    houses.roof(b, wide, deep, high, pitch=0.45, over=0.7, hip=True)
    b.mesh.place("school", (SCHOOL[0], SCHOOL[1] + wide / 2, STREET), 270)
    gym = houses.Build("gym", detail=near < 120, lit=0.0)
    side = Wall((0, 0, 0))
    high_windows: list[Opening] = [(1.0 + k * 3.2, 3.2, 3.6 + k * 3.2, 4.8) for k in range(5)]
    gym.mesh.wall(side, 17, 6, paint.plaster("cfc2a2", 0.5), high_windows, depth=0.2)
    for opening in high_windows:
        houses.window(gym, side, opening, frame, depth=0.2, bars=(3, 1))
    for x in (0.0, 17.0):
        gym.mesh.sheet([(x, 0, 0), (x, 24, 0), (x, 24, 6), (x, 0, 6)], paint.plaster("cfc2a2", 0.5))
    houses.roof(gym, 17, 24, 6, pitch=0.3, over=0.5, gable=paint.plaster("cfc2a2", 0.5))
    gym.mesh.place("gym", (SCHOOL[0] - 27, SCHOOL[1] - 37, STREET), 0)
    _yard(near, broken=bool(broken))


def _broken(b: houses.Build, wall: Wall, opening: Opening, frame: object) -> None:
    """A window with a hole in it: jagged glass around darkness."""
    left, bottom, right, top = opening
    b.mesh.sheet(
        [wall.at(x, z, 0.9) for x, z in ((left, bottom), (right, bottom), (right, top), (left, top))],
        paint.flat("0b0a09", 0.9, 0.1),
    )
    middle, dice = ((left + right) / 2 + 0.1, bottom + 1.1), random.Random("broken")
    edge = [(left, bottom), (right, bottom), (right, top), (left, top)]
    for p, q in zip(edge, [*edge[1:], edge[0]], strict=True):
        for k in range(4):
            a = (p[0] + (q[0] - p[0]) * k / 4, p[1] + (q[1] - p[1]) * k / 4)
            c = (p[0] + (q[0] - p[0]) * (k + 1) / 4, p[1] + (q[1] - p[1]) * (k + 1) / 4)
            t = dice.uniform(0.25, 0.75)
            tip = ((a[0] + c[0]) / 2 * (1 - t) + middle[0] * t, (a[1] + c[1]) / 2 * (1 - t) + middle[1] * t)
            b.mesh.sheet([wall.at(*a, 0.2), wall.at(*c, 0.2), wall.at(*tip, 0.2)], paint.glass())
    for x0, z0, x1, z1 in (
        (left, bottom, left + 0.06, top),
        (right - 0.06, bottom, right, top),
        (left, bottom, right, bottom + 0.06),
        (left, top - 0.06, right, top),
    ):
        b.mesh.bar(wall, (x0, z0, 0.15), (x1, z1, 0.24), frame)


def _yard(near: float, *, broken: bool) -> None:
    x, y = SCHOOL
    mesh, line = Mesh(), paint.flat("b9b5a6", 0.8)
    z = STREET + 0.02
    mesh.sheet([(x - 30, y - 30, z), (x, y - 30, z), (x, y + 30, z), (x - 30, y + 30, z)], paint.asphalt("565450"))
    for x0, y0, x1, y1 in (
        (-26, -12, -6, -11.9),
        (-26, 12, -6, 12.1),
        (-26, -12, -25.9, 12),
        (-6.1, -12, -6, 12),
        (-26, -0.05, -6, 0.05),
    ):
        mesh.level(x + x0, y + y0, x + x1, y + y1, z + 0.01, line)
    steel = paint.metal("5f6a62")
    for k in range(31):
        mesh.cylinder((x - 30, y - 30 + k * 2, z), (x - 30, y - 30 + k * 2, z + 1.7), 0.03, steel, sides=6)
    for h in (0.2, 0.9, 1.65):
        mesh.cylinder((x - 30, y - 30, z + h), (x - 30, y + 30, z + h), 0.02, steel, sides=5)
    for k in range(180):
        mesh.cylinder(
            (x - 30, y - 30 + k / 3, z + 0.2), (x - 30, y - 30 + k / 3, z + 1.65), 0.008, steel, sides=4, cap=False
        )
    mesh.place("yard")
    things.hoop((x - 16, y + 13.5, z), 180)
    things.goal((x - 16, y - 13.5, z), 0)
    for n, (tx, ty) in enumerate(((-24, 22), (-8, 24), (-25, -24))):
        nature.tree((x + tx, y + ty, STREET), "plane", f"yard {n}", fine=near < 80)
    for ty in (18, 21, -20):
        things.bench((x - 4, y + ty, z), 270)
    for ty in (-25, -26, -27):
        things.bin_((x - 1.2, y + ty, z), 270)
    nature.litter(x - 30, y - 30, x, y + 30, 500, "yard")
    if broken:
        things.ball((x - 5.2, y + 9.4, z))
        shards, dice = Mesh(), random.Random("shards")
        for _ in range(60):
            px, py, s = x - dice.uniform(0.3, 2.2), y + 9.6 + dice.uniform(-1.3, 1.3), dice.uniform(0.02, 0.09)
            shards.sheet(
                [
                    (px + s * math.cos(t), py + s * math.sin(t), z + 0.02 + dice.uniform(0, 0.02))
                    for t in (dice.uniform(0, 2), dice.uniform(2, 4), dice.uniform(4, 6))
                ],
                paint.flat("c8d4d2", 0.08, 0.9),
            )
        shards.place("shards")


def along_path(count: int) -> list[tuple[float, float, float, float]]:
    """So many spots along the lantern walk, evenly: x, y, height and bearing uphill."""
    legs = [(np.array(a), np.array(b)) for a, b in itertools.pairwise(PATH)]
    lengths = [float(np.linalg.norm(b - a)) for a, b in legs]
    spots = []
    for along in np.linspace(0, sum(lengths) - 0.01, count):
        u = along
        for (a, b), long in zip(legs, lengths, strict=True):
            if u <= long:
                p = a + (b - a) * u / long
                way = (b - a) / long
                spots.append((float(p[0]), float(p[1]), ground(*p), math.degrees(math.atan2(way[0], way[1]))))
                break
            u -= long
    return spots


def _hill(view: object) -> None:
    mesh = Mesh()
    spots = along_path(160)
    edge = []
    for x, y, _, bearing in spots:
        side = heading(bearing + 90)[:2] * 0.9
        edge += [
            (x - side[0], y - side[1], ground(x - side[0], y - side[1]) + 0.12),
            (x + side[0], y + side[1], ground(x + side[0], y + side[1]) + 0.12),
        ]
    mesh.add(
        edge, [(2 * k, 2 * k + 1, 2 * k + 3, 2 * k + 2) for k in range(len(spots) - 1)], paint.earth(), smooth=True
    )
    mesh.place("path")
    x, y = LANTERN_HILL
    z, timber = ground(x, y), paint.wood("54402e")
    hut = Mesh()
    for k in range(6):
        a = math.pi * k / 3
        hut.box(
            (x + 2.4 * math.cos(a) - 0.1, y + 2.4 * math.sin(a) - 0.1, z - 0.5),
            (x + 2.4 * math.cos(a) + 0.1, y + 2.4 * math.sin(a) + 0.1, z + 2.6),
            timber,
        )
    hut.lathe((x, y, z + 2.6), [(3.2, 0), (0.1, 1.6)], paint.far_tile(), sides=6, smooth=False)
    hut.lathe((x, y, z - 0.6), [(2.9, 0), (2.9, 0.75), (0, 0.75)], paint.stone(), sides=24)
    hut.place("pavilion")
    dice = random.Random("hill bushes")
    for n in range(40):
        bx, by = dice.uniform(140, 320), dice.uniform(20, 210)
        nature.tree((bx, by, ground(bx, by) - 0.1), "shrub", f"hill {n}", fine=view.near(bx, by) < 50)
    if view.of("hill").get("walk"):
        for n, (px, py, pz, _) in enumerate(along_path(90)):
            if n > 11:
                things.lantern(
                    (px + dice.uniform(-0.6, 0.6), py + dice.uniform(-0.6, 0.6), pz + 1.1),
                    dice.choice(("ffb858", "ff9a48", "ffd080")),
                    30.0,
                )
