"""Small things that stand about: lamps, stalls, cars, cones, crates, lanterns, and the bear."""

import itertools
import math
import random

import bpy
import numpy as np
import paint
from mesh import Mesh, Point, heading

PAINTS = ("8a8d8f", "b8b9b6", "2c3a4c", "6d2b2b", "d8d6cf", "33383a", "3f5a4a", "7f7a6a")
FRUIT = ("a8281f", "d08a22", "6f8a2d", "c9b03a", "5a2a3d")
IRON = "1c1d1c"


def glow(at: Point, strength: float, tint: str = "ffb45a", size: float = 0.12) -> None:
    """A lamp's light where its glass is."""
    light = bpy.data.lights.new("lamp", "POINT")
    light.energy, light.color, light.shadow_soft_size = strength, paint.colour(tint), size
    thing = bpy.data.objects.new("lamp", light)
    bpy.context.scene.collection.objects.link(thing)
    thing.location = at


def lamp(at: Point, *, short: bool = False, lit: bool = False) -> None:
    """An old iron street lamp with a six-sided glass."""
    x, y, z = at
    high = 2.4 if short else 3.6
    iron = paint.metal(IRON)
    mesh = Mesh()
    mesh.cylinder((x, y, z), (x, y, z + 0.5), 0.14, iron, narrow=0.1, sides=10)
    mesh.cylinder((x, y, z + 0.5), (x, y, z + high), 0.05, iron, narrow=0.04, sides=10)
    glass = paint.glowing("ffc070", 9.0) if lit else paint.flat("d8d2bd", 0.2, 0.5)
    mesh.lathe((x, y, z + high), [(0.06, 0), (0.16, 0.05), (0.24, 0.5), (0.02, 0.75)], glass, sides=6, smooth=False)
    mesh.lathe((x, y, z + high + 0.5), [(0.3, 0), (0.05, 0.28), (0, 0.45)], iron, sides=6, smooth=False)
    mesh.place("lamp")
    if lit:
        glow((x, y, z + high - 0.12), 90.0)


def street_light(at: Point, facing: float, *, lit: bool = False) -> None:
    """A steel mast with an arm over the road."""
    x, y, z = at
    arm = heading(facing) * 1.6
    mesh = Mesh()
    steel = paint.metal("7a7d80")
    mesh.cylinder((x, y, z), (x, y, z + 7.2), 0.09, steel, narrow=0.05, sides=8)
    end = (x + arm[0], y + arm[1], z + 7.6)
    mesh.cylinder((x, y, z + 7.1), end, 0.04, steel, sides=6)
    mesh.box(
        (end[0] - 0.3, end[1] - 0.12, end[2] - 0.1),
        (end[0] + 0.3, end[1] + 0.12, end[2]),
        paint.glowing("ffd9a0", 9.0) if lit else steel,
    )
    mesh.place("street light")
    if lit:
        glow((end[0], end[1], end[2] - 0.25), 160.0, "ffcf90", 0.25)


def bench(at: Point, facing: float) -> None:
    """A park bench of planks on iron feet."""
    mesh, plank = Mesh(), paint.wood("6e6353")
    for k in range(4):
        mesh.box((-0.9, -0.25 + k * 0.14, 0.42), (0.9, -0.14 + k * 0.14, 0.46), plank)
    for k in range(3):
        mesh.box((-0.9, 0.3, 0.55 + k * 0.14), (0.9, 0.34, 0.65 + k * 0.14), plank)
    for x in (-0.75, 0.7):
        mesh.box((x, -0.25, 0), (x + 0.06, 0.34, 0.42), paint.metal(IRON))
        mesh.box((x, 0.3, 0.4), (x + 0.06, 0.35, 0.98), paint.metal(IRON))
    mesh.place("bench", at, facing)


def cable(one: Point, other: Point, sag: float) -> None:
    """A wire that hangs between two points."""
    a, b = np.asarray(one, float), np.asarray(other, float)
    spots = [a + (b - a) * t - (0, 0, sag * 4 * t * (1 - t)) for t in np.linspace(0, 1, 14)]
    mesh = Mesh()
    for low, high in itertools.pairwise(spots):
        mesh.cylinder(low, high, 0.012, paint.flat("141414"), sides=5, cap=False)
    mesh.place("cable")


def crate(at: Point, facing: float, seed: str, *, full: bool = True) -> None:
    """A wooden crate of fruit or peppers."""
    dice = random.Random(seed)
    mesh, plank = Mesh(), paint.wood("7e7158")
    for k in range(3):
        z0, z1 = 0.02 + k * 0.09, 0.085 + k * 0.09
        for low, high in (
            ((-0.3, -0.2), (0.3, -0.185)),
            ((-0.3, 0.185), (0.3, 0.2)),
            ((-0.3, -0.2), (-0.285, 0.2)),
            ((0.285, -0.2), (0.3, 0.2)),
        ):
            mesh.box((*low, z0), (*high, z1), plank)
    mesh.box((-0.3, -0.2, 0), (0.3, 0.2, 0.02), plank)
    if full:
        fruit = paint.flat(dice.choice(FRUIT), 0.45, 0.4)
        for _ in range(40):
            spot = (dice.uniform(-0.25, 0.25), dice.uniform(-0.15, 0.15), 0.22 + dice.uniform(0, 0.08))
            mesh.lathe(spot, [(0, -0.05), (0.04, -0.035), (0.055, 0), (0.04, 0.035), (0, 0.05)], fruit, sides=8)
    mesh.place("crate", at, facing)


def stall(at: Point, facing: float, seed: str, *, goods: bool = True) -> None:
    """A market stall: a table on trestles under a striped awning, with crates of what the season has."""
    dice = random.Random(seed)
    mesh, timber = Mesh(), paint.wood("6e6353")
    for x in (-1.2, 1.2):
        for y, z in ((-0.7, 2.1), (0.7, 2.5)):
            mesh.cylinder((x, y, 0), (x, y, z), 0.03, timber, sides=6)
    mesh.box((-1.25, -0.6, 0.72), (1.25, 0.6, 0.78), timber)
    mesh.sheet(
        [(-1.25, -0.6, 0.1), (1.25, -0.6, 0.1), (1.25, -0.6, 0.74), (-1.25, -0.6, 0.74)],
        paint.cloth(dice.choice(("6b7a55", "8a7a60", "5b6a78"))),
    )
    tint = dice.choice((("8e2f2a", "d8cdb4"), ("2f4f45", "d5ccb5"), ("b98a3a", "e0d7c0"), ("3b4d63", "cfc8b8")))
    points, faces = [], []
    for i in range(13):
        x = -1.5 + 3.0 * i / 12
        for t in (0.0, 0.5, 1.0):
            points.append(
                (x, -1.15 + 2.1 * t, 2.08 + 0.5 * t - 0.05 * math.sin(math.pi * t) + 0.02 * math.sin(i * 1.7))
            )
        points.append((x, -1.16, 1.88 + dice.uniform(-0.02, 0.02)))
    for i in range(12):
        base = i * 4
        faces += [
            (base, base + 4, base + 5, base + 1),
            (base + 1, base + 5, base + 6, base + 2),
            (base, base + 3, base + 7, base + 4),
        ]
    mesh.add(points, faces, paint.cloth(*tint), smooth=True)
    mesh.place("stall", at, facing)
    if goods:
        along, out = heading(facing - 90), heading(facing)
        for k in range(4):
            for row in (0.25, -0.2):
                spot = np.asarray(at) + along * (-0.95 + 0.63 * k) + out * row + (0, 0, 0.78)
                crate(spot, facing, f"{seed} {k} {row}")


def car(at: Point, facing: float, seed: str, *, kind: str = "small", tint: str = "") -> None:
    """A parked car of no make: a body of two rounded boxes on wheels."""
    dice = random.Random(seed)
    long, wide, high = {"small": (3.7, 1.62, 1.42), "estate": (4.4, 1.72, 1.45), "van": (5.0, 1.95, 2.2)}[kind]
    lacquer = paint.flat(tint or dice.choice(PAINTS), 0.25, 0.6, 0.0, 0.06)
    glass, black = paint.glass(), paint.flat("151515", 0.8)
    mesh = Mesh()
    waist = 0.86 if kind != "van" else 1.15
    # Sections from nose to tail: y, half width at the waist, heights of sill, waist and roof, half width of the roof.
    nose, tail = -long / 2, long / 2
    sections = [
        (nose, 0.40, 0.42, 0.62, 0.62, 0.40),
        (nose + 0.18, 0.47, 0.30, 0.76, 0.76, 0.46),
        (nose + 0.95 if kind != "van" else nose + 0.35, 0.5, 0.26, waist, waist + 0.02, 0.46),
        (nose + 1.75 if kind != "van" else nose + 1.15, 0.5, 0.26, waist + 0.04, high - 0.02, 0.38),
        (0.4, 0.5, 0.26, waist + 0.05, high, 0.39),
        (tail - (0.75 if kind == "small" else 0.45), 0.5, 0.26, waist + 0.05, high - 0.05, 0.38),
        (tail - 0.12, 0.47, 0.30, waist, waist + (0.06 if kind == "small" else 0.3), 0.43),
        (tail, 0.42, 0.40, waist - 0.15, waist - 0.12, 0.41),
    ]
    points, faces = [], []
    for y, half, sill, mid, top, upper in sections:
        points += [
            (-half * wide, y, sill),
            (-half * wide * 1.02, y, (sill + mid) / 2),
            (-half * wide, y, mid),
            (-upper * wide, y, top),
            (0, y, top + 0.03),
            (upper * wide, y, top),
            (half * wide, y, mid),
            (half * wide * 1.02, y, (sill + mid) / 2),
            (half * wide, y, sill),
        ]
    for k in range(len(sections) - 1):
        for i in range(8):
            faces.append((k * 9 + i, k * 9 + i + 1, k * 9 + i + 10, k * 9 + i + 9))
    body = [f for f in faces if not _is_pane(f)]
    mesh.add(
        points, [*body, tuple(range(9)), tuple(range(len(points) - 1, len(points) - 10, -1))], lacquer, smooth=True
    )
    mesh.add(points, [f for f in faces if _is_pane(f)], glass, smooth=True)
    for y in (nose + 0.72, tail - 0.72):
        for side in (-1, 1):
            mesh.cylinder((side * wide * 0.41, y, 0.31), (side * wide * 0.505, y, 0.31), 0.31, black, sides=20)
            mesh.cylinder(
                (side * wide * 0.47, y, 0.31), (side * wide * 0.51, y, 0.31), 0.19, paint.metal("9a9c9e"), sides=14
            )
    for side in (-1, 1):
        mesh.box(
            (side * wide * 0.33 - 0.16, nose - 0.01, 0.55),
            (side * wide * 0.33 + 0.16, nose + 0.12, 0.70),
            paint.flat("e4e2da", 0.1, 0.6),
        )
        mesh.box(
            (side * wide * 0.36 - 0.10, tail - 0.1, 0.62),
            (side * wide * 0.36 + 0.10, tail + 0.012, 0.82),
            paint.flat("8a1612", 0.2, 0.6),
        )
    mesh.box((-0.26, nose - 0.015, 0.40), (0.26, nose + 0.1, 0.50), paint.flat("e0ded6"))
    mesh.box((-0.26, tail - 0.1, 0.50), (0.26, tail + 0.015, 0.60), paint.flat("e0ded6"))
    mesh.place("car", at, facing)


def _is_pane(face: tuple[int, ...]) -> bool:
    """Whether a face of the body is a window: the slopes between waist and roof, from the windscreen to the back."""
    section, side = divmod(face[0], 9)
    return side in (2, 5) and 2 <= section <= 5


def van(at: Point, facing: float, seed: str, tint: str = "d8d6cf") -> None:
    """A delivery van."""
    car(at, facing, seed, kind="van", tint=tint)


def bus(at: Point, facing: float, seed: str) -> None:
    """A bus of the eighties, in two tints."""
    dice = random.Random(seed)
    mesh = Mesh()
    lower, upper = paint.flat(dice.choice(("3f6a78", "7a8f4a", "a8553a")), 0.35, 0.5), paint.flat("dcd8cc", 0.35, 0.5)
    mesh.box((-1.25, -5.6, 0.35), (1.25, 5.6, 1.25), lower)
    mesh.box((-1.25, -5.6, 1.25), (1.25, 5.6, 3.0), upper)
    mesh.box((-1.15, -5.5, 3.0), (1.15, 5.5, 3.12), upper)
    for side in (-1, 1):
        for k in range(7):
            y = -5.0 + k * 1.45
            mesh.box((side * 1.255 - 0.01, y, 1.45), (side * 1.255 + 0.01, y + 1.3, 2.55), paint.glass())
        for y in (-3.6, 3.2):
            mesh.cylinder((side * 0.95, y, 0.48), (side * 1.27, y, 0.48), 0.48, paint.flat("151515", 0.8), sides=20)
    mesh.box((-1.1, -5.62, 1.35), (1.1, -5.6, 2.75), paint.glass())
    mesh.box((-0.8, -5.63, 2.78), (0.8, -5.6, 2.98), paint.flat("20242a", 0.4))
    mesh.place("bus", at, facing)


def cone(at: Point) -> None:
    """A traffic cone."""
    x, y, z = at
    mesh, red, white = Mesh(), paint.flat("c4491e", 0.5), paint.flat("e8e4da", 0.5)
    mesh.box((x - 0.2, y - 0.2, z), (x + 0.2, y + 0.2, z + 0.04), paint.flat("1c1c1c"))
    for k, (z0, z1) in enumerate(((0.04, 0.25), (0.25, 0.38), (0.38, 0.5), (0.5, 0.62), (0.62, 0.74))):
        r0, r1 = (0.16 * (1 - zz / 0.82) + 0.01 for zz in (z0, z1))
        mesh.cylinder((x, y, z + z0), (x, y, z + z1), r0, white if k % 2 else red, narrow=r1, sides=16)
    mesh.place("cone")


def barrier(at: Point, facing: float) -> None:
    """Two planks in red and white on feet, across a road."""
    mesh = Mesh()
    for z in (0.55, 0.9):
        for k in range(8):
            tint = paint.flat("b3302a" if k % 2 else "e8e4da", 0.5)
            mesh.box((-1.6 + k * 0.4, -0.02, z), (-1.2 + k * 0.4, 0.02, z + 0.2), tint)
    for x in (-1.4, 1.3):
        mesh.box((x, -0.03, 0), (x + 0.08, 0.03, 1.1), paint.metal())
        mesh.box((x, -0.4, 0), (x + 0.08, 0.4, 0.06), paint.metal())
    mesh.place("barrier", at, facing)


def drum(at: Point, facing: float) -> None:
    """A wooden cable drum, standing on its rims."""
    mesh, timber = Mesh(), paint.wood("8a7350")
    for y in (-0.5, 0.42):
        mesh.cylinder((0, y, 0.9), (0, y + 0.08, 0.9), 0.9, timber, sides=28)
    mesh.cylinder((0, -0.42, 0.9), (0, 0.42, 0.9), 0.66, paint.flat("1b1b1b", 0.5), sides=28)
    mesh.place("drum", at, facing)


def board(at: Point, facing: float) -> None:
    """A notice board on two posts; its sheet is blank, to be lettered by whoever shows the picture."""
    mesh, timber = Mesh(), paint.wood("54402e")
    for x in (-0.7, 0.62):
        mesh.box((x, -0.04, 0), (x + 0.08, 0.04, 2.0), timber)
    mesh.box((-0.72, -0.05, 0.95), (0.72, 0.03, 1.95), timber)
    mesh.box((-0.62, -0.06, 1.02), (0.62, -0.05, 1.88), paint.flat("ece8dc", 0.7, uneven=0.04))
    mesh.place("board", at, facing)


def stage(at: Point, facing: float, seed: str, *, burnt: bool, burning: bool) -> None:
    """A wooden market stall as large as a stage, whole or charred; `burning` glows from inside."""
    timber = paint.flat("120d0a", 0.9, 0.1, uneven=0.6) if burnt else paint.wood("6e5a40")
    mesh, dice = Mesh(), random.Random(seed)
    for k in range(16):
        if burnt and dice.random() < 0.3:
            continue
        mesh.box((-2.4 + k * 0.3, -1.6, 0.8), (-2.14 + k * 0.3, 1.6, 0.86), timber)
    for x in (-2.4, -0.8, 0.8, 2.3):
        for y in (-1.6, 1.5):
            high = 3.4 if not burnt else dice.uniform(1.4, 3.2)
            mesh.box((x, y, 0), (x + 0.12, y + 0.12, high), timber)
    if not burnt:
        mesh.sheet(
            [(-2.6, -1.9, 3.3), (2.6, -1.9, 3.3), (2.6, 1.8, 3.8), (-2.6, 1.8, 3.8)], paint.cloth("8e2f2a", "d8cdb4")
        )
    else:
        for _ in range(14):
            x, y = dice.uniform(-2.4, 2.0), dice.uniform(-1.5, 1.2)
            mesh.cylinder(
                (x, y, 0.85),
                (x + dice.uniform(-1, 1), y + dice.uniform(-0.6, 0.6), dice.uniform(1.0, 2.4)),
                0.06,
                timber,
                sides=6,
            )
    if burning:
        ember = paint.glowing("ff5a14", 14.0)
        for _ in range(60):
            x, y, z = dice.uniform(-2.3, 2.2), dice.uniform(-1.5, 1.4), dice.uniform(0.8, 1.5)
            mesh.lathe((x, y, z), [(0, -0.08), (0.08, 0), (0, 0.1)], ember, sides=5)
        out = heading(facing)
        for k, (high, strength) in enumerate(((1.6, 1500.0), (2.8, 1100.0), (4.2, 600.0))):
            glow((at[0] + out[0] * 0.3 * k, at[1] + out[1] * 0.3 * k, at[2] + high), strength, "ff7a28", 0.8)
    mesh.place("stage", at, facing)


def flames(at: Point, eye: Point, wide: float, high: float, seed: str) -> None:
    """Fire as a camera catches it: sheets turned to the camera whose light is noise drawn upwards."""
    dice = random.Random(seed)
    bearing = math.degrees(math.atan2(eye[0] - at[0], eye[1] - at[1]))
    across, toward = heading(bearing - 90), heading(bearing)
    for n in range(9):
        tall, half = high * dice.uniform(0.55, 1.0), wide * dice.uniform(0.16, 0.3)
        foot = (
            np.asarray(at) + across * dice.uniform(-wide / 2, wide / 2) + toward * dice.uniform(-0.8, 0.8) + (0, 0, 0.5)
        )
        mesh = Mesh()
        mesh.sheet([(-half, 0, 0), (half, 0, 0), (half, 0, tall), (-half, 0, tall)], _fire(n, tall, half))
        mesh.place("flames", foot, bearing)


def _fire(number: int, tall: float, half: float) -> bpy.types.Material:
    q = paint.Recipe("fire")
    split = q.node("SeparateXYZ")
    q.link(q.own_place((1, 1, 1)), split.inputs[0])
    up = q.sum("DIVIDE", split.outputs[2], tall)
    aside = q.sum("ABSOLUTE", q.sum("DIVIDE", split.outputs[0], half))
    where = q.node("Mapping")
    where.inputs["Location"].default_value = (number * 7.3, number * 3.1, number)
    where.inputs["Scale"].default_value = (1.0, 1.0, 0.45)
    q.link(q.node("TexCoord").outputs["Object"], where.inputs[0])
    tongues = q.noise(where.outputs[0], 1.6, 7, 0.62, 1.1)
    body = q.sum(
        "SUBTRACT", q.times(tongues, 2.1), q.sum("ADD", q.times(up, 1.05), q.times(q.sum("POWER", aside, 2.0), 0.75))
    )
    shape = q.between(body, 0.12, 0.5)
    tint = q.ramp(body, (0.1, (0.75, 0.05, 0.005)), (0.4, (1.0, 0.22, 0.02)), (0.85, (1.0, 0.55, 0.14)))
    light = q.node("Emission", Strength=0.9)
    q.feed(tint, light.inputs[0])
    clear = q.node("BsdfTransparent")
    mixed = q.node("MixShader")
    q.link(shape, mixed.inputs[0])
    q.link(clear.outputs[0], mixed.inputs[1])
    q.link(light.outputs[0], mixed.inputs[2])
    out = next(node for node in q.tree.nodes if node.type == "OUTPUT_MATERIAL")
    q.link(mixed.outputs[0], out.inputs[0])
    return q.material


def hose(spots: list[Point]) -> None:
    """A fire hose on the ground."""
    mesh = Mesh()
    for low, high in itertools.pairwise(spots):
        mesh.cylinder(low, high, 0.05, paint.flat("8a7a5a", 0.8), sides=8)
    mesh.place("hose")


def jerrycan(at: Point, facing: float, tint: str = "a8201a") -> None:
    """A petrol can with a handle."""
    mesh, red = Mesh(), paint.flat(tint, 0.4, 0.4)
    mesh.box((-0.09, -0.17, 0), (0.09, 0.17, 0.4), red)
    mesh.box((-0.02, -0.12, 0.4), (0.02, 0.1, 0.46), red)
    mesh.cylinder((0, 0.13, 0.38), (0, 0.2, 0.47), 0.03, paint.flat("1c1c1c"), sides=8)
    mesh.place("jerrycan", at, facing)


def hand_cart(at: Point, facing: float) -> None:
    """A hand cart with two wheels, carrying a small yellow generator and a red can."""
    mesh, timber = Mesh(), paint.wood("6e5a40")
    mesh.box((-0.45, -0.6, 0.42), (0.45, 0.6, 0.48), timber)
    for x in (-0.42, 0.38):
        mesh.box((x, 0.6, 0.44), (x + 0.04, 1.5, 0.9), timber)
    for side in (-0.52, 0.52):
        mesh.cylinder((side - 0.03, 0, 0.36), (side + 0.03, 0, 0.36), 0.36, paint.metal(IRON), sides=24)
    mesh.box((-0.3, -0.5, 0.5), (0.3, 0.1, 0.95), paint.flat("d2a017", 0.4, 0.4))
    for x in (-0.33, 0.29):
        for y in (-0.53, 0.1):
            mesh.cylinder((x + 0.02, y, 0.48), (x + 0.02, y, 1.05), 0.018, paint.metal(IRON), sides=6)
    mesh.cylinder((-0.31, -0.53, 1.05), (-0.31, 0.1, 1.05), 0.018, paint.metal(IRON), sides=6)
    mesh.cylinder((0.31, -0.53, 1.05), (0.31, 0.1, 1.05), 0.018, paint.metal(IRON), sides=6)
    mesh.lathe((0, -0.2, 0.95), [(0.14, 0), (0.15, 0.06), (0.05, 0.12)], paint.flat("20242a"), sides=14)
    mesh.place("hand cart", at, facing)
    spot = np.asarray(at) - heading(facing) * 0.32 + (0, 0, 0.48)
    jerrycan(spot, facing)


def lantern(at: Point, tint: str = "ffb858", strength: float = 40.0) -> None:
    """A paper lantern with a candle in it."""
    mesh = Mesh()
    mesh.lathe(
        at, [(0.06, 0), (0.13, 0.06), (0.15, 0.18), (0.12, 0.3), (0.05, 0.35)], paint.glowing(tint, 3.2), sides=12
    )
    mesh.place("lantern")
    glow((at[0], at[1], at[2] - 0.05), strength, tint, 0.15)


def goal(at: Point, facing: float) -> None:
    """A football goal of white tubes with a net that sags."""
    mesh, tube = Mesh(), paint.flat("e8e6de", 0.4)
    for x in (-3.66, 3.66):
        mesh.cylinder((x, 0, 0), (x, 0, 2.44), 0.06, tube, sides=10)
        mesh.cylinder((x, 0, 2.44), (x, 1.8, 0), 0.03, tube, sides=8)
    mesh.cylinder((-3.66, 0, 2.44), (3.66, 0, 2.44), 0.06, tube, sides=10)
    for k in range(25):
        x = -3.66 + k * 0.305
        mesh.cylinder((x, 0.05, 2.4), (x, 1.75, 0.02), 0.006, tube, sides=4, cap=False)
    for k in range(12):
        t = k / 11
        mesh.cylinder(
            (-3.66, 0.05 + 1.7 * t, 2.4 - 2.38 * t),
            (3.66, 0.05 + 1.7 * t, 2.4 - 2.38 * t),
            0.006,
            tube,
            sides=4,
            cap=False,
        )
    mesh.place("goal", at, facing)


def hoop(at: Point, facing: float) -> None:
    """A basketball hoop on a post."""
    mesh, steel = Mesh(), paint.metal("6a6d70")
    mesh.cylinder((0, 0.9, 0), (0, 0.9, 3.4), 0.08, steel, sides=10)
    mesh.cylinder((0, 0.9, 3.2), (0, 0.05, 3.2), 0.05, steel, sides=8)
    mesh.box((-0.9, -0.02, 2.9), (0.9, 0.02, 3.95), paint.flat("dcd8cc", 0.5))
    for k in range(16):
        a, b = (2 * math.pi * n / 16 for n in (k, k + 1))
        mesh.cylinder(
            (0.23 * math.cos(a), -0.3 + 0.23 * math.sin(a), 3.05),
            (0.23 * math.cos(b), -0.3 + 0.23 * math.sin(b), 3.05),
            0.012,
            paint.flat("b3481e"),
            sides=5,
        )
    mesh.place("hoop", at, facing)


def ball(at: Point, tint: str = "e0ddd2", radius: float = 0.11) -> None:
    """A football."""
    mesh = Mesh()
    turns = np.linspace(-math.pi / 2, math.pi / 2, 12)
    mesh.lathe(
        (at[0], at[1], at[2] + radius),
        [(radius * math.cos(t), radius * math.sin(t)) for t in turns],
        paint.flat(tint, 0.5),
        sides=18,
    )
    mesh.place("ball")


def ladder(at: Point, facing: float, long: float = 3.2) -> None:
    """A wooden ladder leaning back."""
    mesh, timber = Mesh(), paint.wood("8a7350")
    lean = long * 0.28
    for x in (-0.22, 0.22):
        mesh.cylinder((x, 0, 0), (x * 0.8, lean, long), 0.03, timber, sides=6)
    for k in range(int(long / 0.3)):
        t = (k + 0.6) * 0.3 / long
        mesh.cylinder((-0.22, lean * t, long * t), (0.22, lean * t, long * t), 0.018, timber, sides=6)
    mesh.place("ladder", at, facing)


def barrel(at: Point, tint: str = "4b6a7c") -> None:
    """A plastic barrel with a blank label."""
    mesh = Mesh()
    profile = [(0.26, 0), (0.29, 0.1), (0.29, 0.78), (0.26, 0.88), (0.1, 0.9), (0.0, 0.9)]
    mesh.lathe(at, profile, paint.flat(tint, 0.4, 0.4), sides=22)
    mesh.lathe((at[0], at[1], at[2] + 0.3), [(0.293, 0), (0.293, 0.28)], paint.flat("e4e0d4", 0.6), sides=22)
    mesh.place("barrel")


def bin_(at: Point, facing: float) -> None:
    """A wheelie bin."""
    mesh, green = Mesh(), paint.flat("3a4a3a", 0.5)
    mesh.box((-0.3, -0.35, 0.08), (0.3, 0.35, 1.0), green)
    mesh.box((-0.33, -0.4, 1.0), (0.33, 0.38, 1.08), green)
    mesh.place("bin", at, facing)


def bear(at: Point, facing: float) -> None:
    """A brown bear on all fours, its head low, as it is seen from across a yard."""
    balls = bpy.data.metaballs.new("bear")
    balls.resolution, balls.render_resolution, balls.threshold = 0.06, 0.05, 0.25
    shape = [
        (0.0, 0.55, 0.82, 0.52),
        (0.0, 0.2, 0.86, 0.50),
        (0.0, -0.2, 0.9, 0.52),
        (0.0, -0.5, 0.98, 0.46),
        (0.0, -0.78, 0.9, 0.36),
        (0.0, -1.02, 0.8, 0.31),
        (0.0, -1.22, 0.72, 0.2),
        (0.0, -1.34, 0.68, 0.14),
        (0.14, -0.98, 1.04, 0.1),
        (-0.14, -0.98, 1.04, 0.1),
        (0.0, 0.85, 0.85, 0.2),
    ]
    for side, swing in ((-1, 0.12), (1, -0.1)):
        for y, lean in ((-0.5, swing), (0.62, -swing)):
            for k, (z, r) in enumerate(((0.62, 0.27), (0.42, 0.22), (0.24, 0.19), (0.09, 0.19))):
                shape.append((side * 0.24, y + lean * (k / 3) * 1.5 - (0.07 if k == 3 else 0), z, r))
    for x, y, z, r in shape:
        part = balls.elements.new()
        part.co, part.radius = (x, y, z), r * 1.35
    thing = bpy.data.objects.new("bear", balls)
    bpy.context.scene.collection.objects.link(thing)
    thing.location, thing.rotation_euler[2] = at, math.radians(180 - facing)
    thing.scale = (0.85, 0.85, 0.85)
    q = paint.Recipe("fur")
    where = q.own_place((1, 1, 1))
    body = q.mix(q.noise(where, 3.0, 5, 0.6), paint.colour("2b1a10"), paint.colour("553621"))
    fine = q.noise(q.own_place((60, 18, 60)), 2.0, 6, 0.7)
    body = q.mix(q.times(fine, 0.6), body, paint.colour("7a5636"))
    balls.materials.append(q.done(body, 0.95, q.bump(fine, 1.0, 0.06), 0.1))
