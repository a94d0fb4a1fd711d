"""The places under the sky: the bridge, the bazaar and the hill, and with them the yards."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from light import GLASS, Light
from press import Point, path_of
from scenery import Scene, deeper, ribbon
from shapes import leaf
from sheet import box, circle
from yards import YARDS


def bridge(light: Light) -> Scene:
    """The Great Bridge over the Alva: three arches under a hump before the low sun, the town on the slope behind."""
    s = Scene(light, 3)
    s.sky(256, sun=(530, 160), size=70)
    s.cloud(640, 92, 190)
    s.cloud(60, 66, 150)
    s.ridge("246 C90,150 230,96 360,190 C480,262 600,240 700,210 C800,186 880,190 964,220", **light.far)
    s.ridge("236 C70,150 190,132 280,200 C360,262 480,300 640,296 C760,290 860,270 964,280", **light.hill)
    for x, base, wide, tall, warm in (
        (118, 206, 40, 34, False), (176, 202, 42, 38, True), (66, 242, 46, 40, True), (128, 244, 50, 42, False),
        (196, 240, 50, 44, True), (262, 252, 48, 40, False), (14, 286, 58, 50, False), (88, 286, 58, 50, True),
        (160, 284, 60, 52, False), (232, 290, 60, 48, True), (304, 300, 52, 40, False),
        (700, 316, 46, 36, True), (762, 318, 52, 40, False), (878, 318, 60, 48, True),
    ):  # fmt: skip
        s.house(x, base, wide, tall, warm=warm)
    for x, base, tall in (
        (52, 204, 54),
        (240, 196, 48),
        (672, 316, 66),
        (828, 318, 96),
        (852, 320, 74),
        (948, 322, 90),
    ):
        s.poplar(x, base, tall)
    s.cut("M-4,290 H964 V340 H-4 Z", **light.hill)
    s.river(330, 544)
    _mirrored(s)
    _span(s)
    s.cut("M770,344 C790,318 820,300 870,302 C910,304 940,312 964,312 V352 C900,344 840,342 770,344 Z", **light.leaf)
    for x, base in ((222, 250), (410, 204), (598, 250)):
        s.lantern(x, base, 70)
        s.gleam(x, 352, 500, 9)
    s.cut("M-4,544 V500 C120,492 210,504 300,520 C420,534 640,540 964,522 V544 Z", **light.near)
    for x, tall in ((30, 60), (44, 84), (58, 52), (92, 70), (104, 44), (890, 40), (904, 58), (930, 46)):
        s.cut(leaf((x, 520), (x + tall * 0.16, 520 - tall), 3, 4), **light.near)
    s.branch([(-10, 16), (60, 26), (130, 24), (206, 44)], 34)
    s.branch([(60, 26), (100, 58), (126, 92)], 30)
    return s


ARCHES = ((224, 56), (410, 84), (596, 56))
"""Where the arches of the Great Bridge stand, and how wide they are."""


def _arch(x: float, r: float, foot: float, *, down: bool = False) -> str:
    """The outline of an arch over the line `foot`, or of its picture in the water."""
    spring = foot + 8 if down else foot - 8
    return f"M{x - r},{foot} V{spring} A{r},{r} 0 0 {0 if down else 1} {x + r},{spring} V{foot} Z "


def _mirrored(s: Scene) -> None:
    """The dark picture of the bridge in the water, broken by ripples."""
    holes = "".join(_arch(x, r * 0.94, 332, down=True) for x, r in ARCHES)
    s.shade(f"M-4,332 H830 C700,352 540,446 410,446 C280,446 110,366 -4,362 Z {holes}", s.light.shadow + 0.14)
    for i in range(9):
        y = 352 + i * 12
        half = 260 - i * 22
        for _ in range(3):
            x = 410 + s.dice.uniform(-half, half)
            s.cut(
                f"M{x:.0f},{y} q{half * 0.16:.0f},-4 {half * 0.4:.0f},0 q{-half * 0.2:.0f},4 {-half * 0.4:.0f},0 Z",
                **s.light.water,
            )


def _span(s: Scene) -> None:
    """The bridge itself: cut stone, the shade within the arches, the parapet."""
    light = s.light
    dark = deeper(light.stone, 0.4)
    holes = "".join(_arch(x, r, 336) for x, r in ARCHES)
    s.cut(f"M-4,290 C150,282 300,206 410,206 C520,206 670,282 840,304 V336 H-4 Z {holes}", **light.stone)
    for row in range(5):
        for i in range(30):
            x = i * 28 + (row % 2) * 12
            y = 292 - 78 * math.exp(-(((x - 410) / 210) ** 2)) + 14 + row * 15
            if y < 326 and s.dice.random() < 0.5 and all(math.dist((x + 7, y), (c, 328)) > r + 18 for c, r in ARCHES):
                s.line(f"M{x},{y:.0f} h{s.dice.uniform(8, 16):.0f}", 2, **dark)
    for x, r in ARCHES:
        deep = f"M{x - r},336 V328 A{r},{r} 0 0 1 {x + r * 0.5:.0f},{328 - r * 0.866:.0f}"
        s.cut(
            f"{deep} C{x - r * 0.2:.0f},{328 - r * 0.8:.0f} {x - r * 0.7:.0f},{328 - r * 0.4:.0f} "
            f"{x - r * 0.7:.0f},336 Z",
            **dark,
        )
        s.line(f"M{x - r - 7},334 V328 A{r + 7},{r + 7} 0 0 1 {x + r + 7},328 V334", 2.6, **dark)
        for i in range(1, 14):
            cos, sin = math.cos(math.pi * i / 14), math.sin(math.pi * i / 14)
            s.line(f"M{x + r * cos:.1f},{328 - r * sin:.1f} l{7 * cos:.1f},{-7 * sin:.1f}", 1.6, **dark)
    for x in (304, 516):
        s.poly((x - 17, 340), (x - 13, 284), (x, 268), (x + 13, 284), (x + 17, 340), **light.stone)
        s.poly((x, 340), (x, 268), (x + 13, 284), (x + 17, 340), **dark)
    s.line("M-4,282 C150,274 300,198 410,198 C520,198 670,274 840,298", 9, **light.stone)
    s.line("M-4,290 C150,282 300,206 410,206 C520,206 670,282 840,306", 3, **light.metal)
    s.line("M-4,277 C150,269 300,193 410,193 C520,193 670,269 840,293", 2, **light.metal)
    s.shade("M-4,336 H820 V344 C600,338 200,338 -4,344 Z", light.shadow)


class Street(NamedTuple):
    """A street that runs away from us to the vanishing point `x` and `y`; lengths are in heights of a shop."""

    x: float = 404
    y: float = 292
    near: float = 330

    def at(self, aside: float, up: float, deep: float) -> Point:
        """Where on the sheet something is that lies so far to the side, above our eyes, and deep in the street."""
        return self.x + aside * self.near / deep, self.y - up * self.near / deep

    def wall(self, aside: float, deep: tuple[float, float], low: float, high: float) -> str:
        """A box on a wall along the street."""
        a, b = deep
        return path_of(
            [self.at(aside, low, a), self.at(aside, low, b), self.at(aside, high, b), self.at(aside, high, a)]
        )


def bazaar(light: Light) -> Scene:
    """The bazaar street: small shops lean together over the stones, and their awnings hold the light."""
    s, street = Scene(light, 8), Street()
    s.sky(270, sun=(412, 150), size=62)
    s.cloud(470, 70, 150)
    s.ridge("270 C200,236 300,212 420,236 C520,210 640,236 964,262", **light.hill)
    s.house(296, 318, 62, 66)
    s.house(440, 320, 72, 74, warm=True)
    s.house(356, 324, 88, 56, warm=True)
    s.cut("M-4,544 V322 H964 V544 Z", **light.path)
    for deep in (3.2, 2.4, 1.85, 1.45, 1.15, 0.92, 0.76):
        for i in range(7):
            x, y = street.at(-1.1 + 2.5 * (i + s.dice.random() * 0.8) / 7, -0.55, deep)
            s.line(f"M{x:.0f},{y:.0f} h{44 / deep:.0f}", 2.6 / deep, **deeper(light.path, 0.3))
    depths = ((3.3, 4.8), (2.4, 3.3), (1.75, 2.4), (1.24, 1.75), (0.72, 1.24))
    heights = ((1.5, 1.1, 1.32, 1.0, 1.3), (1.2, 1.42, 1.0, 1.3, 1.12))
    for n, span in enumerate(depths):
        _shop(s, street, -1.12, span, heights[0][n], n)
        _shop(s, street, 1.44, span, heights[1][n], n + 1)
    s.bulbs(street.at(-1.12, 0.66, 2.4), street.at(1.44, 0.66, 2.4), 12, 7)
    s.bulbs(street.at(-1.12, 0.72, 1.5), street.at(1.44, 0.72, 1.5), 22, 9)
    return s


def _shop(s: Scene, street: Street, aside: float, deep: tuple[float, float], high: float, n: int) -> None:
    """A shop along the street: its front in the shade of an awning, two floors of windows, deep eaves."""
    light, (near, far) = s.light, deep
    inward = -0.3 if aside > 0 else 0.3
    s.cut(street.wall(aside, deep, -0.55, high), **((light.warm, light.white, light.wall)[n % 3]))
    if aside < 0:
        s.shade(street.wall(aside, deep, -0.55, high), light.shadow * 0.6)
    s.cut(street.wall(aside, deep, -0.55, 0.1), **light.wood)
    within = [near + (far - near) * part for part in (0.1, 0.62, 0.7, 0.92)]
    s.cut(street.wall(aside, (within[0], within[1]), -0.36, 0.02), **light.window)
    s.cut(street.wall(aside, (within[2], within[3]), -0.55, 0.02), **light.metal)
    for row, up in enumerate((0.3, 0.8) if high > 1.2 else (0.36,)):
        for i in range(3):
            _shutters(
                s,
                street,
                aside,
                (near + (far - near) * (i + 0.3) / 3, near + (far - near) * (i + 0.68) / 3),
                up + row * 0.02,
            )
    _goods(s, street, aside, deep, n)
    for i in range(6):
        a, b = near + (far - near) * i / 6, near + (far - near) * (i + 1) / 6
        stripe = [street.at(aside, 0.16, a), street.at(aside, 0.16, b), street.at(aside + inward, -0.02, b)]
        s.poly(*stripe, street.at(aside + inward, -0.02, a), **(light.cloth if (i + n) % 2 else light.white))
        hem = [street.at(aside + inward, up, d) for up, d in ((-0.02, a), (-0.02, b), (-0.075, b), (-0.075, a))]
        s.poly(*hem, **(light.cloth if (i + n) % 2 else light.white))
        s.shade(path_of(hem), light.shadow * 0.7)
    over = aside + inward * 0.4
    s.poly(*(street.at(x, high, d) for x, d in ((aside, near), (aside, far), (over, far), (over, near))), **light.metal)
    s.cut(street.wall(over, deep, high, high + 0.13), **light.roof)
    s.poly(
        *(street.at(x, up, near) for x, up in ((over, high), (aside, high), (aside, high + 0.13), (over, high + 0.13))),
        **deeper(light.roof, light.shadow),
    )
    tiles = [near + (far - near) * part / 9 for part in range(1, 9)]
    for d in tiles:
        s.line(
            "M{:.1f},{:.1f} L{:.1f},{:.1f}".format(*street.at(over, high, d), *street.at(over, high + 0.13, d)),
            2.4 / near,
            **deeper(light.roof, 0.5),
        )


def _shutters(s: Scene, street: Street, aside: float, deep: tuple[float, float], up: float) -> None:
    """An upper window between its shutters."""
    a, b = deep
    wing = (b - a) * 0.34
    lit = s.light.lit and s.dice.random() < 0.55
    s.cut(street.wall(aside, (a - wing, b + wing), up, up + 0.3), **s.light.leaf)
    s.cut(
        street.wall(aside, (a, b), up, up + 0.3),
        **(GLASS if lit else s.light.window if not s.light.lit else s.light.metal),
    )


def _goods(s: Scene, street: Street, aside: float, deep: tuple[float, float], n: int) -> None:
    """A bench of fruit along the foot of a shop, and the light that falls from the window on the stones."""
    light, (near, far) = s.light, deep
    out, a, b = aside * 0.84, near + (far - near) * 0.1, near + (far - near) * 0.64
    if light.lit:
        pool = ((aside, a), (aside, b), (aside * 0.42, b + 0.14 * near), (aside * 0.42, a + 0.2 * near))
        s.poly(*(street.at(x, -0.55, d) for x, d in pool), ochre=1, night=light.path["night"] * 0.6)
    s.poly(
        *(street.at(x, up, a) for x, up in ((out, -0.55), (aside, -0.55), (aside, -0.36), (out, -0.4))), **light.metal
    )
    s.cut(street.wall(out, (a, b), -0.55, -0.4), **light.wood)
    for i in range(4):
        c, d = a + (b - a) * i / 4, a + (b - a) * (i + 1) / 4
        fruit = (light.leaf, light.cloth, GLASS, light.cloth)[(i + n) % 4]
        for k in range(4):
            x, y = street.at(out * 1.03, -0.39, c + (d - c) * (k + 0.5) / 4)
            s.cut(circle(x, y, 11 / c), **fruit)
        s.line(
            "M{:.1f},{:.1f} L{:.1f},{:.1f}".format(*street.at(out, -0.55, c), *street.at(out, -0.4, c)),
            4 / c,
            **light.metal,
        )
    s.shade(street.wall(out, (a, b), -0.55, -0.5), light.shadow)


UPHILL = (
    (540, 600, 270), (450, 490, 166), (330, 440, 110), (300, 404, 84), (372, 372, 66), (446, 344, 54), (446, 318, 42),
    (380, 294, 34), (310, 274, 28), (296, 254, 22), (340, 236, 18), (380, 218, 15), (374, 202, 12), (338, 186, 9),
    (322, 170, 7), (334, 152, 5), (340, 138, 3),
)  # fmt: skip
"""The path up the hill: where it is and how wide."""


def hill(light: Light) -> Scene:
    """The hill over the town: the path of the lantern walk winds up before the sun, and the river lies below."""
    s = Scene(light, 34)
    s.sky(262, sun=(452, 130), size=74)
    s.cloud(560, 78, 170)
    s.cloud(96, 118, 120)
    s.ridge("226 C90,150 210,150 330,206 C470,250 560,210 680,176 C780,150 880,170 964,214", **light.far)
    s.ridge("268 C120,250 260,262 420,262 C560,262 720,232 964,252", **light.hill)
    s.cut(
        ribbon(
            [
                (-20, 306, 60),
                (120, 296, 54),
                (300, 300, 60),
                (520, 304, 70),
                (650, 284, 56),
                (760, 300, 84),
                (900, 330, 130),
                (1000, 350, 150),
            ]
        ),
        **light.water,
    )
    _below(s)
    mound = "M-4,330 C90,318 180,262 244,190 C286,140 312,124 340,124 C372,124 402,146 440,190 C520,282 640,350 964,372"
    s.cut(f"{mound} V544 H-4 Z", **light.hill)
    s.shade("M340,124 C372,124 402,146 440,190 C520,282 640,350 964,372 V400 C640,392 500,300 420,214 Z", light.shadow)
    for x, base, tall in (
        (262, 212, 44),
        (236, 240, 54),
        (414, 196, 38),
        (440, 226, 50),
        (206, 278, 66),
        (488, 264, 60),
        (164, 322, 86),
        (532, 318, 74),
        (250, 322, 60),
        (592, 352, 90),
    ):
        s.pine(x, base, tall)
    s.cut(ribbon(list(UPHILL)), **light.path)
    _lookout(s, 340, 126)
    for x, base, tall in (
        (312, 176, 26),
        (394, 214, 32),
        (282, 262, 40),
        (462, 318, 56),
        (276, 398, 84),
        (470, 430, 112),
        (240, 474, 150),
    ):
        s.lantern(x, base, tall)
    s.cut("M-4,440 H90 C120,478 170,500 220,544 H-4 Z", **light.near)
    s.cut("M560,544 C680,500 820,474 964,452 V544 Z", **light.near)
    s.pine(26, 520, 470, near=True)
    s.pine(128, 536, 250, near=True)
    s.pine(930, 500, 330, near=True)
    return s


def _below(s: Scene) -> None:
    """The town on both banks of the river, with its bridge."""
    for n in range(9):
        s.house(540 + n * 46, 262 + (n % 2) * 12 + s.dice.uniform(0, 6), 30, 24, warm=n % 3 == 0)
    for n in range(6):
        s.house(6 + n * 38, 282 + (n % 2) * 8, 28, 22, warm=n % 3 == 1)
    s.line("M640,302 C662,270 700,270 722,306", 8, **s.light.stone)
    for n, x in enumerate((572, 618, 668, 742, 790)):
        s.house(x, 326 + (n % 2) * 8 + n * 3, 38, 30, warm=n % 2 == 0)


def _lookout(s: Scene, x: float, base: float) -> None:
    """The lookout on the top: a roof on four posts."""
    if s.light.lit:
        s.glow(x, base - 16, 60)
    for dx in (-22, -8, 6, 20):
        s.cut(box(x + dx, base - 32, 3, 34), **s.light.metal)
    s.cut(box(x - 26, base - 12, 52, 3), **s.light.metal)
    s.poly((x - 34, base - 30), (x, base - 56), (x + 34, base - 30), **s.light.roof)
    s.shade(path_of([(x, base - 30), (x, base - 56), (x + 34, base - 30)]), s.light.shadow)
    if s.light.lit:
        s.cut(box(x - 4, base - 28, 8, 10), **GLASS)


OUTDOOR: dict[str, Callable[[Light], Scene]] = {"bridge": bridge, "bazaar": bazaar, "hill": hill, **YARDS}
