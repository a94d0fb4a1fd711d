"""Houses as they are built in the region: a stone ground floor, a white upper one on beams, deep eaves and red tiles.

A house is seeded by its own number alone, so that it is the same in every picture.
"""

import math
import random
from collections.abc import Sequence

import numpy as np
import paint
from mesh import Mesh, Opening, Point, Wall, heading, instance

WALLS = ("e4dccb", "dfd3b8", "e7e0d2", "d9cdb4", "cfc2a2", "dcc9ae", "c9b08e", "e2d8c8")
FRAMES = ("d8d2c4", "3f5a4a", "4a3323", "2c2a28")
SHUTTERS = ("34523f", "5a4630", "b9b3a2", "4b6a7c", "6b2f27")
AWNINGS = (
    ("8e2f2a", "d8cdb4"),
    ("2f4f45", "d5ccb5"),
    ("b9a77f", None),
    ("6d2b2b", None),
    ("3b4d63", "cfc8b8"),
    ("c9bfa8", None),
)
GOODS = ("a8452f", "c8a24a", "53704f", "3a5a78", "b8a98a", "7a3d55", "cfc6b0", "8a5a2b", "2f3d42")
SIGNS = ("2b3b33", "7a2a22", "c9b27a", "2d3a52", "e0d7c0", "54402e")
GUTTER = "5b5a57"


class Build:
    """One house under construction: its mesh, its dice, and whether it is seen from near."""

    def __init__(self, seed: str, *, detail: bool, lit: float) -> None:
        self.mesh = Mesh()
        self.dice = random.Random(seed)
        self.grain = np.random.default_rng(self.dice.randrange(1 << 30))
        self.detail = detail
        self.lit = lit

    def chance(self, share: float) -> bool:
        return self.dice.random() < share


def house(
    at: Point,
    facing: float,
    *,
    width: float = 6.0,
    depth: float = 8.0,
    floors: int = 1,
    style: str = "old",
    seed: str = "",
    detail: bool = True,
    lit: float = 0.0,
    shop: bool = True,
) -> None:
    """A house whose front's lower left corner, seen from the street, stands at a spot; `floors` are the upper ones."""
    b = Build(seed or f"{at} {facing}", detail=detail, lit=lit)
    if style == "block":
        _block(b, width, depth, floors)
    else:
        _town_house(b, width, depth, floors, old=style == "old", shop=shop)
    b.mesh.place("house", at, facing)


def _town_house(b: Build, width: float, depth: float, floors: int, *, old: bool, shop: bool) -> None:
    wall = paint.plaster(b.dice.choice(WALLS), round(b.dice.uniform(0.1, 0.9), 1))
    frame, shutter = paint.flat(b.dice.choice(FRAMES)), paint.flat(b.dice.choice(SHUTTERS), uneven=0.35)
    low = 3.0 if old else 3.7
    storey = 2.75 if old else 3.2
    jetty = 0.65 if old else 0.0
    top = low + storey * floors
    ground = paint.stone() if old and b.chance(0.6) else wall
    front = Wall((0, 0, 0))
    doors = _doors(b, width, low, shop=shop)
    b.mesh.wall(front, width, low, ground, doors, depth=0.28)
    for door in doors:
        _shop(b, front, door, frame) if shop else _door(b, front, door, frame)
    upper = Wall((0, -jetty, low))
    openings = _windows_of(width, floors, storey, old=old)
    b.mesh.wall(upper, width, top - low, wall, openings, depth=0.16)
    for opening in openings:
        window(b, upper, opening, frame, depth=0.16, shutter=shutter if b.chance(0.3 if old else 0.55) else None)
        _around(b, upper, opening, old=old)
    if jetty:
        _beams(b, width, jetty, low)
    else:
        _cornice(b, width, low, top)
    back = [(0, -jetty, low), (0, depth, low), (0, depth, top), (0, -jetty, top)]
    for sheet in (
        back,
        [(width, *p[1:]) for p in back],
        [(0, 0, 0), (0, depth, 0), (0, depth, low), (0, 0, low)],
        [(width, 0, 0), (width, depth, 0), (width, depth, low), (width, 0, low)],
        [(0, depth, 0), (width, depth, 0), (width, depth, top), (0, depth, top)],
    ):
        b.mesh.sheet(sheet, wall)
    _side_windows(b, width, depth, low, top, frame)
    if b.detail:
        _fittings(b, width, jetty, low, top)
    roof(
        b,
        width,
        depth + jetty,
        top,
        pitch=0.42 if old else 0.5,
        over=0.6 if old else 0.35,
        front=-jetty,
        hip=b.chance(0.55),
        gable=wall,
    )
    for _ in range(b.dice.choice((1, 1, 2))):
        _chimney(b, b.dice.uniform(1, width - 1), depth / 2 + b.dice.uniform(-1, 1), top + 1.6, wall)


def _doors(b: Build, width: float, low: float, *, shop: bool) -> list[Opening]:
    count = max(1, int(width / 2.9))
    high = min(2.5, low - 0.5)
    doors = []
    for i in range(count):
        middle = width * (i + 0.5) / count
        wide = min(2.1, width / count - 0.6) if shop else 1.1 if i == 0 else 0.9
        sill = 0.1 if i == 0 or (shop and b.chance(0.5)) else 0.8
        doors.append((middle - wide / 2, sill, middle + wide / 2, high))
    return doors


def _door(b: Build, front: Wall, door: Opening, frame: object) -> None:
    if door[1] > 0.5:
        window(b, front, door, frame, depth=0.28)
    else:
        b.mesh.bar(front, (door[0], door[1], 0.16), (door[2], door[3], 0.24), paint.wood("4a3323"))


def _shop(b: Build, front: Wall, door: Opening, frame: object) -> None:
    dark = paint.flat("0b0a09", 0.9, 0.1)
    b.mesh.sheet([front.at(x, z, 0.95) for x, z in _corners(door)], dark)
    luck = b.dice.random()
    if luck < 0.45:
        window(b, front, door, frame, depth=0.28, bars=(2, 0))
    elif luck < 0.7:
        step = (door[2] - door[0]) / 5
        for i in range(5):
            left = door[0] + step * i
            out = 0.1 + b.dice.uniform(0, 0.02)
            b.mesh.bar(front, (left + 0.008, door[1], out), (left + step - 0.008, door[3], 0.16), paint.wood("5b4028"))
    elif b.detail:
        _goods(b, front, door)
    if b.chance(0.7):
        _awning(b, front, door)
    if b.chance(0.6):
        left = b.dice.uniform(0.0, 0.5) + door[0]
        sign = paint.flat(b.dice.choice(SIGNS), 0.5)
        b.mesh.bar(front, (left, door[3] + 0.08, -0.06), (left + 1.6, door[3] + 0.4, 0.0), sign)


def _goods(b: Build, front: Wall, door: Opening) -> None:
    for shelf in range(3):
        z = door[1] + 0.35 + shelf * 0.6
        b.mesh.bar(front, (door[0], z, 0.4), (door[2], z + 0.04, 0.85), paint.wood("5b4028"))
        for i in range(9):
            left = door[0] + 0.12 + (door[2] - door[0] - 0.3) * i / 9
            high, wide = b.dice.uniform(0.12, 0.4), b.dice.uniform(0.08, 0.18)
            ware = paint.flat(b.dice.choice(GOODS))
            b.mesh.bar(front, (left, z + 0.04, 0.45), (left + wide, z + 0.04 + high, 0.7), ware)


def _awning(b: Build, front: Wall, door: Opening) -> None:
    cloth = paint.cloth(*b.dice.choice(AWNINGS))
    high, out, drop = door[3] + 0.35, b.dice.uniform(1.0, 1.7), b.dice.uniform(0.35, 0.7)
    left, right = door[0] - 0.25, door[2] + 0.25
    points = []
    for i in range(11):
        u = left + (right - left) * i / 10
        sag = 0.05 * math.sin(i * 1.9 + left)
        points += [
            front.at(u, high - drop * t - 0.12 * math.sin(math.pi * t) + sag * t, -out * t) for t in (0.0, 0.5, 1.0)
        ]
        points.append(front.at(u, high - drop - 0.22 + sag + b.dice.uniform(-0.02, 0.02), -out - 0.01))
    faces = [(i * 4 + t, i * 4 + t + 4, i * 4 + t + 5, i * 4 + t + 1) for i in range(10) for t in range(3)]
    b.mesh.add(points, faces, cloth, smooth=True)


def _windows_of(width: float, floors: int, storey: float, *, old: bool) -> list[Opening]:
    count = max(2, int(width / (1.35 if old else 1.9)))
    wide, sill, high = (0.8, 0.85, 1.35) if old else (0.95, 0.75, 1.9)
    return [
        (
            width * (i + 0.5) / count - wide / 2,
            storey * f + sill,
            width * (i + 0.5) / count + wide / 2,
            storey * f + sill + high,
        )
        for f in range(floors)
        for i in range(count)
    ]


def window(
    b: Build,
    wall: Wall,
    opening: Opening,
    frame: object,
    *,
    depth: float = 0.2,
    shutter: object = None,
    bars: tuple[int, int] = (1, 2),
) -> None:
    """Glass with its frame and bars in an opening of a wall, and open or half open shutters beside it."""
    left, bottom, right, top = opening
    pane = paint.glass(b.chance(b.lit))
    b.mesh.sheet([wall.at(x, z, depth - 0.02) for x, z in _corners(opening)], pane)
    t = 0.06
    edges = [(left, bottom, left + t, top), (right - t, bottom, right, top), (left, bottom, right, bottom + t)]
    for x0, z0, x1, z1 in [*edges, (left, top - t, right, top)]:
        b.mesh.bar(wall, (x0, z0, depth - 0.08), (x1, z1, depth - 0.01), frame)
    if not b.detail:
        return
    for i in range(bars[0]):
        x = left + (right - left) * (i + 1) / (bars[0] + 1)
        b.mesh.bar(wall, (x - 0.025, bottom, depth - 0.07), (x + 0.025, top, depth - 0.015), frame)
    for i in range(bars[1]):
        z = bottom + (top - bottom) * (i + 1) / (bars[1] + 1)
        b.mesh.bar(wall, (left, z - 0.02, depth - 0.06), (right, z + 0.02, depth - 0.015), frame)
    b.mesh.bar(wall, (left - 0.1, bottom - 0.09, -0.1), (right + 0.1, bottom, depth), paint.flat("8d8677", 0.85, 0.2))
    if shutter is not None:
        _shutters(b, wall, opening, shutter)


def _shutters(b: Build, wall: Wall, opening: Opening, shutter: object) -> None:
    left, bottom, right, top = opening
    wide = (right - left) / 2
    for x in (left - wide - 0.02, right + 0.02):
        if b.chance(0.2):
            continue
        b.mesh.bar(wall, (x, bottom, -0.06), (x + wide, top, -0.02), shutter)
        for k in range(9):
            z = bottom + (top - bottom) * (k + 0.5) / 9
            b.mesh.bar(wall, (x + 0.06, z - 0.03, -0.075), (x + wide - 0.06, z + 0.02, -0.05), shutter)


def _around(b: Build, wall: Wall, opening: Opening, *, old: bool) -> None:
    left, bottom, right, top = opening
    if not b.detail:
        return
    if old:
        timber = paint.wood()
        for x0, x1, z0, z1 in (
            (left - 0.1, left, bottom - 0.1, top + 0.1),
            (right, right + 0.1, bottom - 0.1, top + 0.1),
            (left - 0.1, right + 0.1, top, top + 0.1),
        ):
            b.mesh.bar(wall, (x0, z0, -0.035), (x1, z1, 0), timber)
    else:
        b.mesh.bar(wall, (left - 0.16, top + 0.05, -0.1), (right + 0.16, top + 0.2, 0), paint.flat("8d8677", 0.85, 0.2))
    if b.chance(0.2):
        _flowers(b, wall, opening)


def _flowers(b: Build, wall: Wall, opening: Opening) -> None:
    left, bottom, right, _ = opening
    b.mesh.bar(wall, (left, bottom, -0.28), (right, bottom + 0.16, -0.08), paint.flat("8a4a30", 0.8))
    if paint.season.leaves == "bare":
        return
    for _ in range(30):
        centre = wall.at(
            b.dice.uniform(left, right), b.dice.uniform(bottom + 0.14, bottom + 0.42), b.dice.uniform(-0.36, -0.02)
        )
        leaf = paint.flat("b3202a") if b.chance(0.4) else paint.flat("3d5a2a")
        b.mesh.sheet(centre + b.grain.normal(0, 0.06, (4, 3)), leaf)


def _beams(b: Build, width: float, jetty: float, low: float) -> None:
    timber = paint.wood()
    for i in range(int(width / 0.7) + 1):
        x = min(width - 0.12, i * 0.7)
        b.mesh.box((x, -jetty, low - 0.16), (x + 0.12, 0.3, low), timber)
    b.mesh.box((0, -jetty, low), (width, 0, low + 0.03), timber)


def _cornice(b: Build, width: float, low: float, top: float) -> None:
    sill = paint.flat("8d8677", 0.85, 0.2)
    b.mesh.box((-0.05, -0.12, low - 0.12), (width + 0.05, 0, low + 0.08), sill)
    for k in range(3):
        z = top - 0.42 + 0.14 * k
        b.mesh.box((-0.08 - 0.08 * k, -0.1 - 0.1 * k, z), (width + 0.08 + 0.08 * k, 0, z + 0.14), sill)


def _side_windows(b: Build, width: float, depth: float, low: float, top: float, frame: object) -> None:
    """A few windows in the walls beside the front, flat against them."""
    for wall in (Wall((width + 0.01, 0, 0), (0, 1, 0), (-1, 0, 0)), Wall((-0.01, depth, 0), (0, -1, 0), (1, 0, 0))):
        for z in np.arange(low + 0.8, top - 1.4, 2.8):
            for u in (depth * 0.3, depth * 0.68):
                if b.chance(0.6):
                    opening = (u - 0.4, z, u + 0.4, z + 1.3)
                    b.mesh.bar(wall, (u - 0.46, z - 0.06, -0.03), (u + 0.46, z + 1.36, -0.005), frame)
                    b.mesh.sheet([wall.at(x, y, -0.035) for x, y in _corners(opening)], paint.glass(b.chance(b.lit)))


def _fittings(b: Build, width: float, jetty: float, low: float, top: float) -> None:
    pipe = paint.metal(GUTTER)
    b.mesh.cylinder((width - 0.12, -jetty - 0.08, top), (width - 0.12, -jetty - 0.08, low + 0.1), 0.05, pipe, sides=8)
    b.mesh.cylinder((width - 0.12, -0.08, low - 0.2), (width - 0.12, -0.08, 0.1), 0.05, pipe, sides=8)
    if b.chance(0.5):
        x = b.dice.uniform(1, width - 1)
        b.mesh.cylinder((x, 2, top + 1), (x, 2, top + 3.4), 0.02, pipe, sides=6)
        for k in range(5):
            z = top + 2.4 + 0.18 * k
            b.mesh.cylinder((x - 0.35, 2, z), (x + 0.35, 2, z), 0.008, pipe, sides=5)
    if b.chance(0.3):
        x, z = b.dice.uniform(0.3, width - 1.1), low + b.dice.uniform(0.4, 0.9)
        b.mesh.box((x, -jetty - 0.36, z), (x + 0.75, -jetty - 0.02, z + 0.55), paint.flat("c9c8c2", 0.5))
    if b.chance(0.25):
        x, z = b.dice.uniform(0.5, width - 0.5), top - 0.7
        b.mesh.lathe(
            (x, -jetty - 0.3, z), [(0.0, 0.06), (0.2, 0.03), (0.36, -0.06)], paint.flat("bdbcb6", 0.5), sides=16
        )


def roof(
    b: Build,
    width: float,
    depth: float,
    z: float,
    *,
    pitch: float,
    over: float,
    front: float = 0.0,
    hip: bool = False,
    gable: object = None,
) -> None:
    """A tiled roof over a footprint whose front edge lies at y = `front`, its ridge along the front."""
    rise = (depth / 2 + over) * math.tan(pitch)
    x0, x1, y0, y1 = -over, width + over, front - over, front + depth + over
    ym = front + depth / 2
    inset = min((depth / 2 + over) * 0.9, (x1 - x0) / 2 - 0.2) if hip else 0.0
    left, right = (x0 + inset, ym, z + rise), (x1 - inset, ym, z + rise)
    slope = tiles if b.detail else far_slope
    slope(b, (x0, y0, z), (x1, y0, z), right, left)
    slope(b, (x1, y1, z), (x0, y1, z), left, right)
    if hip:
        slope(b, (x1, y0, z), (x1, y1, z), right, right)
        slope(b, (x0, y1, z), (x0, y0, z), left, left)
    elif gable is not None:
        for x in (0.0, width):
            b.mesh.sheet([(x, front, z), (x, front + depth, z), (x, ym, z + rise * depth / (depth + 2 * over))], gable)
    timber = paint.wood()
    b.mesh.box((x0, y0, z - 0.1), (x1, y1, z - 0.04), timber)
    if b.detail:
        ridge = paint.tile()
        for i in range(max(1, int((right[0] - left[0]) / 0.36))):
            x = left[0] + i * 0.36
            b.mesh.cylinder(
                (x, ym, z + rise + 0.02), (x + 0.42, ym, z + rise + 0.03), 0.13, ridge, narrow=0.11, sides=8
            )
        for i in range(int((width + 2 * over) / 0.6)):
            x = x0 + 0.1 + i * 0.6
            b.mesh.box((x, y0 - 0.03, z - 0.2), (x + 0.09, front + over, z - 0.1), timber)
        b.mesh.cylinder(
            (x0, y0 - 0.06, z - 0.02), (x1, y0 - 0.06, z - 0.05), 0.07, paint.metal(GUTTER), sides=8, cap=False
        )


def tiles(b: Build, a: Point, c: Point, d: Point, e: Point, wide: float = 0.21, long: float = 0.38) -> None:
    """One slope of barrel tiles from its eave a–c to its ridge e–d, every tile a loose part, none quite in line."""
    low, far, top, near = (np.asarray(p, float) for p in (a, c, d, e))
    length = np.linalg.norm(far - low)
    along = (far - low) / length
    up = (near - low) - along * ((near - low) @ along)
    reach = np.linalg.norm(up)
    up /= reach
    out = np.cross(along, up)
    out *= np.sign(out[2]) or 1
    skew, end = (near - low) @ along, (top - low) @ along
    rows, columns = int(reach / long) + 1, int(length / wide) + 1
    row, column = (grid.ravel() for grid in np.meshgrid(np.arange(rows), np.arange(columns), indexing="ij"))
    start = row * long - 0.06
    part = np.clip((start + long / 2) / reach, 0, 1)
    centre = column * wide + b.grain.uniform(-0.012, 0.012, len(row))
    kept = (centre >= skew * part) & (centre <= length + (end - length) * part)
    start, centre, part = start[kept], centre[kept], part[kept]
    start = start + b.grain.uniform(-0.025, 0.025, len(start))
    turn, lift = b.grain.uniform(-0.035, 0.035, len(start)), b.grain.uniform(0, 0.02, len(start))
    sag = -0.08 * np.sin(np.pi * centre / length) * part
    points = np.zeros((len(start), 10, 3))
    profile = ((-0.5, 0.0), (-0.36, 0.42), (0.0, 0.62), (0.36, 0.42), (0.5, 0.0))
    for end_of, (t, narrow, raised) in enumerate(((0.0, 1.04, 0.05), (long * 1.25, 0.86, 0.0))):
        for k, (across, high) in enumerate(profile):
            s = centre + across * wide * narrow + turn * t
            w = np.minimum(start + t, reach + 0.05)
            n = high * wide * 0.7 + raised + lift
            spot = low + s[:, None] * along + w[:, None] * up + n[:, None] * out
            spot[:, 2] += sag
            points[:, end_of * 5 + k] = spot
    base = np.arange(len(start))[:, None] * 10
    quads = np.vstack([base + np.array([q, q + 1, q + 6, q + 5]) for q in range(4)])
    b.mesh.add(points.reshape(-1, 3), quads.tolist(), paint.tile(), smooth=True)
    b.mesh.sheet([p - out * 0.02 for p in (low, far, top, near)], paint.tile())


def far_slope(b: Build, a: Point, c: Point, d: Point, e: Point) -> None:
    """The same slope from afar."""
    corners = [a, c, d, e] if tuple(d) != tuple(e) else [a, c, d]
    b.mesh.sheet(corners, paint.far_tile())


def _chimney(b: Build, x: float, y: float, z: float, wall: object) -> None:
    b.mesh.box((x - 0.3, y - 0.25, z - 1.4), (x + 0.3, y + 0.25, z + 0.9), wall)
    b.mesh.box((x - 0.36, y - 0.31, z + 0.75), (x + 0.36, y + 0.31, z + 0.86), wall)
    for across in (-0.15, 0.15):
        b.mesh.cylinder((x + across, y, z + 0.86), (x + across, y, z + 1.15), 0.09, paint.tile(), narrow=0.08)


def _block(b: Build, width: float, depth: float, floors: int) -> None:
    """A block of flats of the seventies: concrete, balconies, laundry, a flat roof."""
    wall = paint.concrete(b.dice.choice(("b9b3a6", "a9a8a2", "c2b9a4")))
    frame = paint.flat("d8d2c4")
    storey = 2.8
    top = storey * (floors + 1)
    count = max(2, int(width / 2.8))
    openings = [
        (width * (i + 0.5) / count - 0.7, storey * f + 0.9, width * (i + 0.5) / count + 0.7, storey * f + 2.3)
        for f in range(floors + 1)
        for i in range(count)
    ]
    for front in (Wall((0, 0, 0)), Wall((width, depth, 0), (-1, 0, 0), (0, -1, 0))):
        b.mesh.wall(front, width, top, wall, openings, depth=0.14)
        for n, opening in enumerate(openings):
            window(b, front, opening, frame, depth=0.14, bars=(1, 0))
            if n % count % 2 and n >= count:
                _balcony(b, front, opening, wall)
    for x in (0.0, width):
        b.mesh.sheet([(x, 0, 0), (x, depth, 0), (x, depth, top), (x, 0, top)], wall)
    b.mesh.box((-0.2, -0.2, top), (width + 0.2, depth + 0.2, top + 0.5), wall)
    for _ in range(3):
        x, y = b.dice.uniform(1, width - 1), b.dice.uniform(1, depth - 1)
        b.mesh.cylinder((x, y, top), (x, y, top + 2.6), 0.03, paint.metal(), sides=6)


def _balcony(b: Build, front: Wall, opening: Opening, wall: object) -> None:
    left, bottom, right, _ = opening
    floor = bottom - 0.85
    b.mesh.bar(front, (left - 0.3, floor, -1.1), (right + 0.3, floor + 0.12, 0.0), wall)
    tint = b.dice.choice(("8b8f7a", "9a6a50", "6c7f8c", "b0aa98"))
    b.mesh.bar(front, (left - 0.3, floor + 0.12, -1.1), (right + 0.3, floor + 1.0, -1.04), paint.flat(tint))
    if b.chance(0.4):
        for k in range(5):
            x = left - 0.1 + k * 0.3
            cloth = paint.flat(b.dice.choice(("d8d4c8", "7a8fa0", "a8584a", "c9b98a", "44505c")))
            b.mesh.bar(front, (x, floor + 0.75, -1.2), (x + 0.24, floor + 1.35, -1.18), cloth)


def far_house(at: Point, facing: float, seed: str, *, lit: float = 0.0) -> None:
    """A house on a hillside: walls, windows as dark spots, and a hipped roof."""
    dice = random.Random(seed)
    mesh = Mesh()
    width, depth, high = dice.uniform(7, 11), dice.uniform(7, 9), dice.choice((3.2, 5.8, 6.2, 8.6))
    mesh.box((0, 0, -4), (width, depth, high), paint.plaster(dice.choice(WALLS), 0.2))
    for floor in range(int(high / 2.7)):
        for n in range(int(width / 2)):
            x, z = 0.6 + n * 2, 0.9 + floor * 2.7
            for y in (-0.03, depth + 0.03):
                mesh.sheet(
                    [(x, y, z), (x + 0.9, y, z), (x + 0.9, y, z + 1.3), (x, y, z + 1.3)],
                    paint.glass(dice.random() < lit),
                )
    ym, rise, e = depth / 2, depth * 0.29, 0.5
    points = [
        (-e, -e, high),
        (width + e, -e, high),
        (width - 2, ym, high + rise),
        (2, ym, high + rise),
        (-e, depth + e, high),
        (width + e, depth + e, high),
    ]
    mesh.add(points, [(0, 1, 2, 3), (5, 4, 3, 2), (1, 5, 2), (4, 0, 3)], paint.far_tile())
    mesh.place("far house", at, facing)


def row(
    start: Point,
    end: Point,
    facing: float,
    seed: str,
    view: object,
    *,
    lit: float = 0.0,
    shop: bool = True,
    tall: float = 0.4,
) -> None:
    """A street front of differing houses from one corner to the other; what is near the camera is built in detail."""
    dice = random.Random(seed)
    first, last = np.asarray(start, float), np.asarray(end, float)
    long = float(np.linalg.norm(last - first))
    along = (last - first) / long
    back = heading(facing + 180)
    u, number = 0.0, 0
    while u < long - 4.5:
        width = min(dice.choice((5.0, 5.4, 5.8, 6.2, 6.6, 7.0)), long - u)
        if long - u - width < 4.5:
            width = long - u
        at = first + along * u + back * dice.uniform(-0.3, 0.4)
        # Seen from the street, a house's left end is the one that its row begins with where the street is on its right.
        if np.cross(along, heading(facing))[2] > 0:
            at = at + along * width
        style = "town" if dice.random() < 0.35 else "old"
        house(
            at,
            facing,
            width=width,
            depth=8.5,
            floors=2 if dice.random() < tall else 1,
            style=style,
            seed=f"{seed} {number}",
            detail=view.near(*at[:2]) < 95,
            lit=lit,
            shop=shop and dice.random() < 0.85,
        )
        u += width + 0.03
        number += 1


def _corners(opening: Opening) -> Sequence[tuple[float, float]]:
    left, bottom, right, top = opening
    return (left, bottom), (right, bottom), (right, top), (left, top)


__all__ = ["Build", "far_house", "house", "instance", "roof", "row", "window"]
