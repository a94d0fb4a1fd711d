"""Take the stand-in photographs of the first case, "Bridge on fire".

    python assets/source/pictures/standins.py [--quick] [NAME...]      (needs Pillow and NumPy)

All of them show one and the same bridge, built in tracer.py, so its arches and piers agree from picture to
picture: the winter night, and a crop of it that hides the burning stage; the bridge today; a street at dusk;
the closed bridge end. The same seed gives the same pixels. --quick takes them small, for looking at a change.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from bodies import Array, Group, box, unit
from darkroom import HEIGHT, WIDTH, develop, finish, snowflakes
from effects import crown, flame, landscape, sheet, smoke
from PIL import Image
from surfaces import painter
from town import (
    cone,
    crowd,
    drum,
    figure,
    frame_of_stall,
    hand_cart,
    hose,
    house,
    jerrycan,
    lamp_post,
    quays,
    rgb,
    rows_of_houses,
    stall,
    van,
)
from tracer import Billboard, Lamp, Scene, deck, photograph

TARGET = Path(__file__).parents[2] / "pictures"
EYE, AT, ANGLE = (24.0, 5.6, -42.0), (12.4, 2.4, 0.0), 66.0


def winter(scale: float) -> Array:
    """The night of the fire, whole: the bridge, the burning stage at its end, the hose in the snow."""
    road = float(deck(np.array([9.0], np.float32))[0])
    stage = (26.6, 3.35, -8.4)
    groups = [*quays(), *rows_of_houses(True), frame_of_stall(*stage, "#2a1a12")]
    groups += [
        lamp_post(26.0, 3.35, -20.0, True),
        lamp_post(-28.0, 3.35, -6.0, True),
        lamp_post(-28.0, 3.35, 12.0, True),
    ]
    groups.append(
        hose(
            [
                (33.0, 3.45, -24.0),
                (31.2, 3.45, -21.5),
                (31.6, 3.45, -18.5),
                (29.4, 3.45, -16.4),
                (29.6, 3.5, -14.6),
                (29.0, 4.4, -13.6),
            ]
        )
    )
    groups += [figure(29.1, 3.35, -14.2, 4, 1.8, 5), figure(30.3, 3.35, -15.4, 14, 1.74, -8)]
    groups += crowd([(-27.6, 3.35, -4.0), (-28.4, 3.35, -2.0), (-27.5, 3.35, 0.5)], 40, 80)
    fires = ((3.5, 4.4, 3.6), (6.5, 6.0, 5.6), (9.5, 6.4, 6.6), (12.5, 5.6, 5.2), (15.0, 3.6, 3.0))
    sheets = [sheet(smoke(60, "#3a3531", 0.35, 0.75), 16.0, road + 1, 6.0, 40, 24, EYE)]
    sheets.append(sheet(smoke(61, "#4a4038", 0.9), 13.0, road + 0.8, 1.0, 24, 17, EYE))
    for i, (x, wide, high) in enumerate(fires):
        base = float(deck(np.array([x], np.float32))[0])
        sheets.append(sheet(flame(20 + 2 * i, 0.5), x, base + 0.4, 0.4 * (-1) ** i, wide, high, EYE))
    sheets.append(sheet(smoke(63, "#4a4038", 0.8), stage[0] + 3.4, 6.0, stage[2] + 2, 15, 14, EYE))
    for i, (dx, dz, wide, high) in enumerate(
        (
            (0.4, 2.4, 4.2, 6.0),
            (4.4, 2.6, 4.4, 6.6),
            (2.4, 1.4, 5.6, 7.4),
            (0.8, 0.2, 3.0, 4.4),
            (4.2, 0.0, 3.2, 5.0),
        )
    ):
        sheets.append(sheet(flame(40 + 2 * i, 0.48), stage[0] + dx, stage[1] + 0.5, stage[2] + dz, wide, high, EYE))
    amber = "#ff8c33"
    lamps = [
        Lamp(np.array((x, deck(np.array([x], np.float32))[0] + 2.4, z), np.float32), rgb(amber, power))
        for x in (5, 9, 13)
        for z, power in ((-4.6, 2.2), (0.5, 9.0))
    ]
    lamps += [Lamp(np.array((stage[0] + 2.5, 6.6, stage[2] + 1), np.float32), rgb(amber, 15))]
    lamps += [
        Lamp(np.array(p, np.float32), rgb("#ffb464", 5)) for p in ((26, 7.2, -20), (-28, 7.2, -6), (-28, 7.2, 12))
    ]
    scene = Scene(
        groups,
        landscape("#0a1020", "#2b3346", ("#141a26", "#10151f", "#0c1018"), 0.45),
        painter(0.16),
        unit(np.array((-0.5, 0.75, -0.45), np.float32)),
        rgb("#93a9d8", 0.34),
        rgb("#3a4a70", 0.42),
        rgb("#2a2f3d", 0.13),
        0.0035,
        rgb("#0c1a22", 0.5),
        0.11,
        lamps,
        sheets,
        snow=True,
    )
    return photograph(scene, EYE, AT, ANGLE, int(1800 * scale), int(1140 * scale))


def fire_night(scale: float) -> dict[str, Image.Image]:
    """The archive's whole picture; the case crops the piece that goes round."""
    whole = snowflakes(develop(winter(scale), 2.2, 0.028, 1), 2)
    size = (int(WIDTH * scale), int(HEIGHT * scale))
    return {"bridge-winter-fire-archive": whole.resize(size, Image.Resampling.LANCZOS)}


def autumn_trees(eye: tuple[float, float, float], dim: float = 1.0) -> list[Billboard]:
    """Rusty trees on both banks behind the bridge, far to near."""
    leaves = ("#b5622a", "#c98a34", "#8f4a26", "#d2a04a", "#7c6a34")
    spots = [
        (-40, 60, 13),
        (-12, 92, 15),
        (8, 96, 14),
        (30, 70, 13),
        (-34, 40, 12),
        (27.5, 44, 11),
        (-31, 24, 12),
        (28.2, 22, 11),
        (-29, 11, 10),
        (30.5, 8.5, 9.5),
    ]
    sheets = []
    for i, (x, z, tall) in enumerate(spots):
        texture = crown(70 + 3 * i, leaves, 0.1)
        texture[..., :3] *= dim
        sheets.append(sheet(texture, x, 3.3, z, tall * 0.95, tall, eye))
    return sheets


def leaves_on(low: tuple[float, float], high: tuple[float, float], count: int, seed: int) -> list[Group]:
    """Fallen leaves on the quay between two corners (x, z)."""
    dice = np.random.default_rng(seed)
    groups = []
    for _ in range(count // 12):
        cx, cz = dice.uniform(low[0], high[0]), dice.uniform(low[1], high[1])
        bodies = []
        for _ in range(12):
            x, z, s = cx + dice.normal(0, 0.5), cz + dice.normal(0, 0.7), dice.uniform(0.025, 0.06)
            tint = ("#b5622a", "#c98a34", "#8f4a26")[int(dice.integers(3))]
            bodies.append(box("plain", tint, (x - s, 3.35, z - s), (x + s, 3.365, z + s), float(dice.uniform(0, 90))))
        groups.append(Group(bodies))
    return groups


def daylight(groups: list[Group], sheets: list[Billboard], sun: tuple[float, float, float]) -> Scene:
    """A clear autumn morning over `groups`."""
    return Scene(
        groups,
        landscape("#5d8fc4", "#d9e2e4", ("#6f8088", "#5f6b4c", "#6b5f34"), 0.62),
        painter(0.0),
        unit(np.array(sun, np.float32)),
        rgb("#ffe3b8", 1.35),
        rgb("#9dbbe0", 0.55),
        rgb("#b09a7c", 0.22),
        0.0028,
        rgb("#2d5a50", 0.5),
        0.09,
        [],
        sheets,
    )


def bridge_today(scale: float) -> dict[str, Image.Image]:
    """Market day: stalls, people with bags, cones, a cable drum and the van of whoever repairs the lights."""
    eye = (25.6, 6.0, -38.0)
    groups = [*quays(), *rows_of_houses(True)]
    groups += [
        stall(29.9, 3.35, -23.5, "#a33a2a", 1),
        stall(30.2, 3.35, -18.6, "#2f6f68", 2),
        stall(30.4, 3.35, -13.8, "#c98a2e", 3),
    ]
    groups += [
        van(27.1, 3.35, -7.4),
        drum(25.7, 3.35, -11.4),
        cone(25.0, 3.35, -12.0),
        cone(27.6, 3.35, -9.6),
        cone(27.9, 3.35, -12.2),
    ]
    groups += [
        cone(25.0, 3.35, -6.6),
        lamp_post(24.9, 3.35, -23.0, False),
        lamp_post(24.9, 3.35, -2.0, False),
    ]
    groups += crowd(
        [
            (28.6, 3.35, -20.5),
            (29.2, 3.35, -20.1),
            (28.9, 3.35, -16.2),
            (29.3, 3.35, -12.0),
            (28.4, 3.35, -24.6),
            (29.5, 3.35, -9.5),
        ],
        50,
        30,
    )
    walkers = [-21.0, -18.4, -17.7, -12.0, -7.5, -6.8, -1.0, 3.6, 4.3, 9.0, 13.5, 14.3, 19.0]
    heights = deck(np.array(walkers, np.float32))
    groups += crowd(
        [(x, float(h) + 0.3, 1.2 - 2.4 * (i % 2)) for i, (x, h) in enumerate(zip(walkers, heights, strict=True))],
        80,
        70,
    )
    groups += leaves_on((24.8, -30.0), (29.5, -8.0), 420, 9)
    scene = daylight(groups, autumn_trees(eye), (-0.55, 0.62, -0.56))
    light = photograph(scene, eye, (15.6, 3.4, 0.0), 64.0, int(1800 * scale), int(1140 * scale))
    return {"bridge-today": finish(develop(light, 0.95, 0.016, 3, 0.02), scale)}


def canisters(scale: float) -> dict[str, Image.Image]:
    """Dusk on the quay: two young people walk away with fuel cans and a generator on a hand cart."""
    eye = (28.4, 5.0, -41.0)
    groups = [*quays(), *rows_of_houses(True)]
    groups += [house(33.4, 3.35, -36.0 + 11.5 * i, 8.0, 9.5, 2 + i % 2, 30 + i) for i in range(4)]
    groups += [lamp_post(25.1, 3.35, -30.0, True), lamp_post(25.1, 3.35, -14.0, True)]
    groups += [
        figure(27.4, 3.35, -27.6, 6, 1.72, 3, "can"),
        figure(29.2, 3.35, -25.9, 21, 1.66, -4),
        hand_cart(29.2, 3.35, -27.8),
    ]
    groups.append(Group(jerrycan(29.0, 3.77, -28.9)))
    lamps = [Lamp(np.array((25.1, 7.2, z), np.float32), rgb("#ffb464", 7)) for z in (-30.0, -14.0)]
    scene = Scene(
        groups,
        landscape("#33456e", "#e8a878", ("#6a5f70", "#4c4654", "#332f38"), 0.55),
        painter(0.22),
        unit(np.array((-0.9, 0.25, 0.5), np.float32)),
        rgb("#ffab78", 0.22),
        rgb("#7d86b4", 0.5),
        rgb("#5d4a4a", 0.2),
        0.0034,
        rgb("#23303a", 0.5),
        0.09,
        lamps,
        autumn_trees(eye, 0.32),
    )
    light = photograph(scene, eye, (27.6, 4.5, 0.0), 50.0, int(1800 * scale), int(1140 * scale))
    return {"canisters": finish(develop(light, 1.25, 0.03, 4, 0.03), scale)}


def notice(scale: float) -> dict[str, Image.Image]:
    """The bridge's end, closed with cones and a board that says nothing."""
    eye = (34.6, 5.1, -9.4)
    groups = [*quays(), *rows_of_houses(True), drum(28.3, 3.35, -5.2), van(30.6, 3.35, 4.6)]
    groups += [cone(29.2 + 0.2 * i, 3.35, -2.9 + 1.45 * i) for i in range(5)]
    board = [box("plain", "#e9e3d3", (29.75, 4.0, -2.05), (31.25, 5.05, -1.97), -38)]
    board += [
        box("wood", "#7d6042", (30.46 + dx, 3.35, -1.97 + dz), (30.54 + dx, 5.1, -1.89 + dz))
        for dx, dz in ((-0.42, -0.33), (0.45, 0.36))
    ]
    groups += [Group(board), *leaves_on((26.0, -8.0), (33.0, 0.0), 600, 19)]
    scene = daylight(groups, autumn_trees(eye), (-0.2, 0.6, -0.75))
    light = photograph(scene, eye, (27.6, 4.3, 0.4), 62.0, int(1800 * scale), int(1140 * scale))
    return {"notice-bridge": finish(develop(light, 0.95, 0.02, 6, 0.01), scale)}


SITTINGS = {
    "bridge-winter-fire-archive": fire_night,
    "bridge-today": bridge_today,
    "canisters": canisters,
    "notice-bridge": notice,
}


def main(words: list[str]) -> None:
    """Take the pictures named in `words`, all when none is."""
    scale = 0.5 if "--quick" in words else 1.0
    wanted = [word for word in words if word != "--quick"] or list(SITTINGS)
    TARGET.mkdir(parents=True, exist_ok=True)
    for name in wanted:
        for file, picture in SITTINGS[name](scale).items():
            picture.save(TARGET / f"{file}.jpg", quality=86, subsampling=2, optimize=True)
            print(f"{file}.jpg", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
