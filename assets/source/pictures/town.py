"""The bodies that the stand-in pictures are built of: houses, stalls, a van, people."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from bodies import Array, Body, Group, box, capsule, colour, convex, tube

Place = tuple[float, float, float]
PLASTER = ("#d8cdb8", "#cbb99a", "#d5c4b4", "#c9cfc4", "#cfa98a", "#e2dccd")
COATS = ("#39465c", "#6d2f2a", "#4b5440", "#7a6a55", "#2b2e36", "#8a6a3b", "#50546a")


def house(x: float, y: float, z: float, wide: float, deep: float, floors: int, seed: int) -> Group:
    """A house whose upper floor leans out over the lower and whose eaves lean out over both; front at z."""
    tint = PLASTER[seed % len(PLASTER)]
    top = y + floors * 2.7
    step = y + (floors - 1) * 2.7
    lean, eave = 0.45, 1.1
    lower = box("plaster", tint, (x, y, z), (x + wide, step, z + deep))
    upper = box("plaster", tint, (x - lean, step, z - lean), (x + wide + lean, top, z + deep + lean))
    beam = box("wood", "#4a3626", (x - lean, step - 0.18, z - lean), (x + wide + lean, step, z + deep + lean))
    a, b, c, d = x - eave, x + wide + eave, z - eave, z + deep + eave
    inset, ridge = min(wide, deep) * 0.42, top + min(wide, deep) * 0.36
    corners = [(p, h, q) for p in (a, b) for q in (c, d) for h in (top, top + 0.16)]
    if wide >= deep:
        corners += [(a + inset, ridge, (c + d) / 2), (b - inset, ridge, (c + d) / 2)]
    else:
        corners += [((a + b) / 2, ridge, c + inset), ((a + b) / 2, ridge, d - inset)]
    roof = convex("roof", "#9c4a30", corners)
    stack = box(
        "stone",
        "#9a8c7c",
        (x + wide * 0.3, top, z + deep * 0.4),
        (x + wide * 0.3 + 0.7, ridge + 0.7, z + deep * 0.4 + 0.7),
    )
    for body in (lower, upper):
        body.base, body.seed = y, seed * 0.37
    return Group([lower, upper, beam, roof, stack])


def figure(
    x: float, y: float, z: float, seed: int, tall: float = 1.75, toward: float = 0.0, carries: str = ""
) -> Group:
    """A person from behind: coat, legs in mid-step, hair or a hood; `carries` is "can", "bag" or nothing."""
    dice = np.random.default_rng(seed)
    coat, trousers = COATS[seed % len(COATS)], ("#23262e", "#2e3547", "#3a332c")[seed % 3]
    hair = ("#2a211c", "#4a3527", "#6f6a66", "#39302b")[seed % 4]
    s = tall / 1.75
    stride = float(dice.uniform(0.12, 0.24)) * s
    lean = float(np.sin(np.radians(toward)))

    def at(side: float, up: float, ahead: float) -> Place:
        cos = float(np.cos(np.radians(toward)))
        return (x + side * s * cos + ahead * lean, y + up * s, z - side * s * lean + ahead * cos)

    parts: list[Body] = [
        capsule("person", trousers, at(-0.1, 0.06, -stride), at(-0.1, 0.85, 0), 0.095 * s),
        capsule("person", trousers, at(0.1, 0.06, stride), at(0.1, 0.85, 0), 0.095 * s),
        capsule("person", coat, at(0, 0.82, 0), at(0, 1.3, 0.02), 0.2 * s),
        capsule("person", coat, at(-0.1, 1.3, 0.02), at(0.1, 1.3, 0.02), 0.14 * s),
        capsule("person", coat, at(-0.24, 1.34, 0.02), at(-0.29, 0.86, stride * 0.6), 0.07 * s),
        capsule("person", coat, at(0.24, 1.34, 0.02), at(0.29, 0.86, -stride * 0.6), 0.07 * s),
        capsule("person", hair, at(0, 1.6, 0.02), at(0, 1.64, 0.02), 0.115 * s),
        capsule("person", coat, at(0, 1.45, 0.02), at(0, 1.5, 0.02), 0.085 * s),
    ]
    if carries == "can":
        for side in (-0.36, 0.36):
            parts += jerrycan(*at(side, 0.28, 0))
    elif carries == "bag":
        px, py, pz = at(0.36, 0.45, 0)
        parts.append(box("plain", "#c9b99a", (px - 0.13, py, pz - 0.1), (px + 0.13, py + 0.36, pz + 0.1)))
    return Group(parts)


def jerrycan(x: float, y: float, z: float) -> list[Body]:
    """A fuel can with its handle and its spout, standing at (x, y, z)."""
    tint = "#a33424"
    return [
        box("plain", tint, (x - 0.1, y, z - 0.17), (x + 0.1, y + 0.42, z + 0.17)),
        box("plain", tint, (x - 0.03, y + 0.48, z - 0.12), (x + 0.03, y + 0.52, z + 0.1)),
        box("plain", tint, (x - 0.03, y + 0.42, z - 0.12), (x + 0.03, y + 0.5, z - 0.08)),
        box("plain", tint, (x - 0.03, y + 0.42, z + 0.06), (x + 0.03, y + 0.5, z + 0.1)),
    ]


def stall(x: float, y: float, z: float, cloth: str, seed: int) -> Group:
    """A market stall seen from its side: posts, a table with crates of fruit, a striped awning."""
    dice = np.random.default_rng(seed)
    parts = [
        box("wood", "#6d5138", (x + dx, y, z + dz), (x + dx + 0.08, y + 2.2, z + dz + 0.08))
        for dx in (0.0, 1.8)
        for dz in (0.0, 2.4)
    ]
    parts.append(box("wood", "#7d6042", (x - 0.1, y + 0.75, z), (x + 2.0, y + 0.9, z + 2.5)))
    parts.append(box("plain", cloth, (x - 0.08, y + 0.2, z - 0.02), (x + 1.98, y + 0.76, z + 2.5)))
    low, high = y + 2.15, y + 2.75
    corners = [
        (x - 0.5, low, z - 0.4),
        (x - 0.5, low, z + 2.9),
        (x + 2.4, low, z - 0.4),
        (x + 2.4, low, z + 2.9),
    ]
    corners += [
        (x - 0.5, low - 0.25, z - 0.4),
        (x - 0.5, low - 0.25, z + 2.9),
        (x + 2.4, low - 0.25, z - 0.4),
    ]
    corners += [(x + 2.4, low - 0.25, z + 2.9), (x + 1.0, high, z - 0.4), (x + 1.0, high, z + 2.9)]
    parts.append(convex("awning", cloth, corners))
    for i in range(6):
        cx, cz = x + 0.05 + (i % 3) * 0.62, z + 0.2 + (i // 3) * 1.1
        fruit = ("#b5402a", "#d08a2e", "#7d9440", "#8a3d4f", "#cfa13a")[int(dice.integers(5))]
        parts.append(box("wood", "#9a7b52", (cx, y + 0.9, cz), (cx + 0.55, y + 1.08, cz + 0.9)))
        parts.append(box("plain", fruit, (cx + 0.04, y + 1.0, cz + 0.05), (cx + 0.51, y + 1.16, cz + 0.85)))
    return Group(parts)


def cone(x: float, y: float, z: float) -> Group:
    """A traffic cone: foot, red, white, red."""
    red, white = "#d5512b", "#ece8df"
    return Group(
        [
            box("plain", "#3a3230", (x - 0.24, y, z - 0.24), (x + 0.24, y + 0.05, z + 0.24)),
            tube("plain", red, (x, y + 0.05, z), 0.2, 0.14, 0.26),
            tube("plain", white, (x, y + 0.31, z), 0.14, 0.1, 0.18),
            tube("plain", red, (x, y + 0.49, z), 0.1, 0.03, 0.3),
        ]
    )


def drum(x: float, y: float, z: float) -> Group:
    """A cable drum on its rim, its axle along z: two wooden discs with black cable between them."""
    up = y + 0.95
    return Group(
        [
            tube("wood", "#94764e", (x, up, z), 0.95, 0.95, 0.09, axis="z", sides=16),
            tube("plain", "#1d1e22", (x, up, z + 0.09), 0.68, 0.68, 0.7, axis="z", sides=16),
            tube("wood", "#94764e", (x, up, z + 0.79), 0.95, 0.95, 0.09, axis="z", sides=16),
            tube("plain", "#40382f", (x, up, z - 0.04), 0.12, 0.12, 0.05, axis="z"),
        ]
    )


def van(x: float, y: float, z: float, tint: str = "#d9d4c6") -> Group:
    """A small works van seen from behind and the side, its length along z, no lettering on it."""
    w, h, length = 1.75, 1.95, 4.2
    hull = convex(
        "plain",
        tint,
        [(x + a, y + b, z + c) for a in (0.0, w) for b, c in ((0.35, 0.0), (0.35, length), (1.05, length))]
        + [(x + a, y + h, z + c) for a in (0.1, w - 0.1) for c in (0.12, length - 1.3)]
        + [(x + a, y + 1.2, z + length - 0.75) for a in (0.0, w)],
    )
    parts = [hull]
    parts.append(box("plain", "#262c36", (x + 0.25, y + 1.2, z - 0.02), (x + 0.8, y + 1.7, z + 0.1)))
    parts.append(box("plain", "#262c36", (x + 0.95, y + 1.2, z - 0.02), (x + 1.5, y + 1.7, z + 0.1)))
    parts.append(box("plain", "#262c36", (x - 0.02, y + 1.15, z + 2.2), (x + 0.1, y + 1.65, z + 3.1)))
    parts.append(box("plain", "#c9702c", (x - 0.015, y + 0.75, z), (x + w + 0.015, y + 0.9, z + length - 0.4)))
    parts.append(box("plain", "#33363c", (x, y + 0.3, z - 0.08), (x + w, y + 0.5, z)))
    parts += [
        box("plain", "#9c2c22", (x + dx, y + 0.8, z - 0.03), (x + dx + 0.12, y + 1.1, z)) for dx in (0.06, w - 0.18)
    ]
    parts.append(box("plain", "#d9912e", (x + 0.6, y + h, z + 1.4), (x + 1.15, y + h + 0.14, z + 1.6)))
    parts += [
        tube("plain", "#1b1c1f", (x + wx, y + 0.34, z + wz), 0.34, 0.34, 0.23, axis="x", sides=14)
        for wx in (-0.03, w - 0.2)
        for wz in (0.75, 3.35)
    ]
    return Group(parts)


def lamp_post(x: float, y: float, z: float, glows: bool) -> Group:
    """A street lantern on a post."""
    return Group(
        [
            tube("plain", "#2a2d30", (x, y, z), 0.09, 0.05, 3.6),
            box(
                "glow" if glows else "plain",
                "#ffb457" if glows else "#c9c7bd",
                (x - 0.16, y + 3.6, z - 0.16),
                (x + 0.16, y + 4.0, z + 0.16),
            ),
            tube("plain", "#2a2d30", (x, y + 4.0, z), 0.3, 0.05, 0.22),
        ]
    )


def frame_of_stall(x: float, y: float, z: float, tint: str) -> Group:
    """The bare posts and beams of a small wooden stage, with its floor of planks."""
    parts = [
        box("wood", tint, (x + dx, y, z + dz), (x + dx + 0.2, y + 3.6, z + dz + 0.2))
        for dx in (0.0, 2.4, 4.8)
        for dz in (0.0, 2.6)
    ]
    parts += [box("wood", tint, (x - 0.2, y + 3.5, z + dz), (x + 5.2, y + 3.7, z + dz + 0.2)) for dz in (0.0, 2.6)]
    parts.append(box("wood", tint, (x - 0.2, y + 0.6, z - 0.2), (x + 5.2, y + 0.8, z + 3.0)))
    return Group(parts)


def hose(points: list[Place], tint: str = "#a8905c") -> Group:
    """A fire hose lying along `points`."""
    return Group([capsule("person", tint, a, b, 0.09) for a, b in pairwise(points)])


def hand_cart(x: float, y: float, z: float) -> Group:
    """A two-wheeled hand cart with a generator on it, its handle toward the person ahead."""
    parts = [
        box("wood", "#6b5237", (x - 0.45, y + 0.42, z - 0.7), (x + 0.45, y + 0.5, z + 0.7)),
        tube("plain", "#191a1d", (x - 0.56, y + 0.36, z - 0.2), 0.36, 0.36, 0.08, axis="x", sides=14),
        tube("plain", "#191a1d", (x + 0.48, y + 0.36, z - 0.2), 0.36, 0.36, 0.08, axis="x", sides=14),
        box("plain", "#b0872c", (x - 0.3, y + 0.58, z - 0.45), (x + 0.3, y + 0.98, z + 0.3)),
        box("plain", "#2a2c30", (x - 0.22, y + 0.6, z - 0.5), (x + 0.22, y + 0.9, z - 0.45)),
        tube("plain", "#9b9b95", (x + 0.12, y + 0.98, z - 0.2), 0.09, 0.09, 0.1),
    ]
    for side in (-0.36, 0.36):
        for a, b in (((0.5, -0.55), (1.12, -0.55)), ((1.12, -0.55), (1.12, 0.4)), ((1.12, 0.4), (0.5, 0.4))):
            parts.append(
                capsule("person", "#3d3f44", (x + side, y + a[0], z + a[1]), (x + side, y + b[0], z + b[1]), 0.028)
            )
        parts.append(
            capsule("person", "#5d4a35", (x + side, y + 0.46, z + 0.6), (x + side * 0.8, y + 0.8, z + 1.7), 0.03)
        )
    return Group(parts)


def quays() -> list[Group]:
    """The walled banks on both sides of the river."""
    return [
        Group([box("ground", "#a89c88", (24.5, -2, -60), (90, 3.35, 170))]),
        Group([box("ground", "#a89c88", (-90, -2, -60), (-26.5, 3.35, 170))]),
    ]


def rows_of_houses(far: bool) -> list[Group]:
    """The streets behind the bridge on both banks, and with `far` the houses that climb the hill."""
    dice = np.random.default_rng(11)
    groups: list[Group] = []
    for side, x in ((1, 33.0), (-1, -44.0)):
        z = 5.0
        for i in range(8):
            deep, wide = float(dice.uniform(7, 10)), float(dice.uniform(7, 11))
            groups.append(
                house(
                    x + float(dice.uniform(-1, 2)) * side,
                    3.35,
                    z,
                    wide,
                    deep,
                    int(dice.integers(2, 4)),
                    i * 2 + (side > 0),
                )
            )
            z += deep + float(dice.uniform(1.5, 4))
    if far:
        for i in range(34):
            x, z = float(dice.uniform(-95, 60)), float(dice.uniform(95, 165))
            y = 4 + (z - 95) * 0.34 * (1 - 0.3 * abs(x) / 95)
            groups.append(house(x, y, z, float(dice.uniform(6, 9)), 6, 2, i))
    return groups


def crowd(spots: list[tuple[float, float, float]], seed: int, toward: float = 0) -> list[Group]:
    """People from behind on the given spots, each unlike the next."""
    dice = np.random.default_rng(seed)
    return [
        figure(
            x,
            y,
            z,
            seed + i,
            float(dice.uniform(1.58, 1.86)),
            toward + float(dice.uniform(-25, 25)),
            ("bag", "", "")[i % 3],
        )
        for i, (x, y, z) in enumerate(spots)
    ]


def rgb(text: str, power: float = 1.0) -> Array:
    """A light of that colour."""
    return np.asarray(colour(text) * power, np.float32)
