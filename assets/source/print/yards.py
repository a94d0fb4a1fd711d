"""The places where people wait and meet: the bus station, the school, the stadium and the clinic."""

from __future__ import annotations

import math
from collections.abc import Callable

from light import GLASS, Inks, Light
from press import path_of
from scenery import Scene, deeper
from sheet import box, circle, heart, rounded


def _pane(light: Light, *, lit: bool = True) -> Inks:
    """The inks of a window: lamplight behind it, or the dark."""
    return GLASS if light.lit and lit else light.metal if light.lit else light.window


def station(light: Light) -> Scene:
    """The bus station: a canopy like a bird, a clock that everybody looks at, a bus that is about to leave."""
    s = Scene(light, 55)
    s.sky(262, sun=(404, 116), size=72)
    s.cloud(610, 96, 180)
    s.cloud(40, 70, 160)
    s.ridge("250 C120,180 210,176 320,216 C440,250 560,196 690,180 C800,168 880,190 964,222", **light.far)
    s.ridge("290 C160,262 420,270 620,262 C760,256 880,262 964,270", **light.hill)
    for x, base, wide, tall, warm in ((-14, 328, 76, 84, True), (690, 318, 58, 54, True), (758, 320, 64, 66, False),
                                      (832, 320, 62, 52, True), (902, 324, 76, 76, False)):
        s.house(x, base, wide, tall, warm=warm)
    for x, tall in ((676, 92), (746, 74), (892, 104)):
        s.poplar(x, 324, tall)
    _hall(s)
    s.cut("M-4,324 H964 V344 H-4 Z", **light.stone)
    s.cut("M-4,342 H964 V544 H-4 Z", **light.ground)
    s.shade("M-4,342 H964 V350 H-4 Z", light.shadow)
    for i in range(5):
        s.poly((-40 + i * 230, 462), (80 + i * 230, 462), (64 + i * 230, 476), (-60 + i * 230, 476), **light.white)
    if light.lit:
        s.poly((400, 342), (640, 342), (676, 404), (372, 404), ochre=1, night=light.ground["night"] * 0.7)
    _bench(s, 440, 330, 170)
    _canopy(s)
    _bus(s, 216, 372)
    s.cut("M-4,544 V512 C200,504 500,520 964,508 V544 Z", **light.near)
    s.line("M64,520 V150", 9, **light.near)
    s.cut(circle(64, 134, 34), **light.near)
    s.cut(circle(64, 134, 27), **light.cloth)
    s.cut(rounded(49, 122, 30, 22, 4), **light.white)
    for x in (56, 72):
        s.cut(circle(x, 145, 4.4), **light.white)
    return s


def _hall(s: Scene) -> None:
    """The waiting hall behind panes, and the mast with the clock."""
    light = s.light
    s.cut(box(96, 196, 548, 132), **light.wall)
    s.cut(box(96, 196, 548, 12), **light.stone)
    for i in range(9):
        s.cut(box(108 + i * 59, 218, 52, 106), **_pane(light, lit=i != 7))
        s.cut(box(108 + i * 59, 246, 52, 3), **light.metal)
    if not light.lit:
        for i in range(4, 9):
            s.poly((116 + i * 59, 324), (138 + i * 59, 218), (150 + i * 59, 218), (128 + i * 59, 324), **light.water)
    s.cut(box(452, 88, 8, 130), **light.metal)
    if light.lit:
        s.glow(456, 84, 92)
    s.cut(circle(456, 84, 41), **light.metal)
    s.cut(circle(456, 84, 34), **(GLASS if light.lit else light.white))
    for i in range(12):
        sin, cos = math.sin(math.pi * i / 6), math.cos(math.pi * i / 6)
        s.line(f"M{456 + 27 * sin:.1f},{84 - 27 * cos:.1f} l{4 * sin:.1f},{-4 * cos:.1f}", 2.4, **light.metal)
    s.line("M456,88 V62 M452,80 L473,94", 5, **light.metal)


def _canopy(s: Scene) -> None:
    """The roof over the platform: two wings on slanting legs."""
    light = s.light
    for x in (392, 626):
        s.line(f"M{x},334 L{x - 16},176 M{x},334 L{x + 22},172", 6, **light.metal)
    s.poly((40, 146), (330, 182), (676, 128), (682, 142), (332, 202), (36, 160), **light.roof)
    s.poly((36, 160), (332, 202), (682, 142), (684, 148), (332, 210), (36, 166), **light.metal)


def _bench(s: Scene, x: float, base: float, wide: float) -> None:
    """A plain bench with a back of two boards."""
    for leg in (0.08, 0.5, 0.92):
        s.cut(box(x + wide * leg - 3, base - 46, 6, 50), **s.light.metal)
    for up, thick in ((46, 9), (32, 8), (18, 10)):
        s.cut(box(x, base - up, wide, thick), **s.light.wood)


def _bus(s: Scene, x: float, base: float) -> None:
    """A bus seen from its front, `x` its middle."""
    light = s.light
    s.shade(f"M{x - 104},{base - 6} H{x + 130} V{base + 10} H{x - 84} Z", light.shadow + 0.1)
    for side in (-1, 1):
        s.cut(rounded(x + side * 68 - 15, base - 34, 30, 38, 6), **light.metal)
        s.line(f"M{x + side * 86},{base - 128} q{side * 22},-12 {side * 22},14 v26", 5, **light.metal)
        s.cut(rounded(x + side * 108 - 8, base - 112, 16, 32, 5), **light.metal)
    s.cut(f"M{x - 92},{base - 22} V{base - 160} C{x - 92},{base - 206} {x - 70},{base - 214} {x},{base - 214} "
          f"C{x + 70},{base - 214} {x + 92},{base - 206} {x + 92},{base - 160} V{base - 22} Z", **light.white)
    s.cut(f"M{x - 92},{base - 18} V{base - 92} C{x - 50},{base - 80} {x - 16},{base - 70} {x},{base - 44} "
          f"C{x + 16},{base - 70} {x + 50},{base - 80} {x + 92},{base - 92} V{base - 18} Z", **light.cloth)
    s.cut(rounded(x - 52, base - 204, 104, 20, 5), **(GLASS if light.lit else light.metal))
    s.cut(f"M{x - 82},{base - 102} V{base - 158} Q{x - 80},{base - 176} {x - 60},{base - 177} H{x - 4} V{base - 86} "
          f"Q{x - 46},{base - 90} {x - 82},{base - 102} Z", **_pane(light))
    s.cut(f"M{x + 82},{base - 102} V{base - 158} Q{x + 80},{base - 176} {x + 60},{base - 177} H{x + 4} V{base - 86} "
          f"Q{x + 46},{base - 90} {x + 82},{base - 102} Z", **_pane(light))
    for dx in (-70, 16):
        s.line(f"M{x + dx},{base - 92} l42,-34", 3, **light.metal)
    for dx in (-66, 66):
        if light.lit:
            s.glow(x + dx, base - 52, 52)
        s.cut(circle(x + dx, base - 52, 15), **light.metal)
        s.cut(circle(x + dx, base - 52, 11), **(GLASS if light.lit else light.white))
    for i in range(3):
        s.line(f"M{x - 30 + i * 3},{base - 38 + i * 7} H{x + 30 - i * 3}", 3, **light.metal)
    s.cut(rounded(x - 98, base - 20, 196, 15, 6), **light.metal)
    s.shade(f"M{x + 60},{base - 18} V{base - 212} C{x + 84},{base - 208} {x + 92},{base - 196} {x + 92},{base - 160} "
            f"V{base - 18} Z", light.shadow * 0.7)


def school(light: Light) -> Scene:
    """The school behind its yard: a long house with a clock, an old tree, and a hoop that has seen better nets."""
    s = Scene(light, 21)
    s.sky(320, sun=(742, 92))
    s.ridge("262 C180,190 360,200 520,236 C680,190 840,214 964,250", **light.far)
    s.ridge("316 C200,282 420,296 640,286 C800,280 900,292 964,300", **light.hill)
    s.cut(box(190, 176, 400, 176), **light.wall)
    s.shade(box(500, 176, 90, 176), light.shadow * 0.6)
    s.poly((170, 180), (214, 118), (566, 118), (610, 180), **light.roof)
    s.shade("M500,118 H566 L610,180 H520 Z", light.shadow)
    s.cut(box(340, 84, 100, 100), **light.warm)
    s.poly((326, 92), (390, 40), (454, 92), **light.roof)
    s.cut(circle(390, 126, 25), **light.metal)
    s.cut(circle(390, 126, 20), **light.white)
    s.line("M390,126 V112 M390,126 h11", 4, **light.metal)
    for row, y in enumerate((206, 272)):
        for i in range(8):
            x = 212 + i * 47
            if row and i in (3, 4):
                continue
            lit = light.lit and s.dice.random() < 0.6
            s.cut(box(x, y, 28, 42), **(GLASS if lit else {"night": 0.86, "teal": 0.4}))
            s.line(f"M{x + 14},{y} v42 M{x},{y + 20} h28", 2.4, **light.white)
    s.cut(box(354, 268, 72, 84), **light.wood)
    s.line("M390,268 v84", 3, **light.metal)
    s.cut("M-4,350 H964 V544 H-4 Z", **light.ground)
    s.cut("M340,352 H440 L620,544 H150 Z", **light.path)
    s.cut(
        "M600,420 a210,46 0 0 0 420,0 a210,46 0 0 0 -420,0 Z M612,420 a198,40 0 0 1 396,0 a198,40 0 0 1 -396,0 Z",
        **light.white,
    )
    s.tree(96, 372, 190)
    s.line("M706,372 V196", 8, **light.metal)
    s.cut(box(664, 146, 84, 62), **light.white)
    s.line("M688,166 h36 v28 h-36 Z", 3, **light.cloth)
    s.line("M684,206 h44", 6, **light.cloth)
    s.line("M688,208 l8,34 l8,-20 l8,20 l8,-34", 2, **light.white)
    for x in range(-10, 200, 22):
        s.cut(box(x, 330, 5, 44), **light.metal)
    s.line("M-4,338 H190", 4, **light.metal)
    s.lantern(642, 372, 120)
    return s


def clinic(light: Light) -> Scene:
    """The clinic: a plain front, a bench worn by waiting, and a lamp over the door that never goes out."""
    s = Scene(light, 5)
    s.sky(310, sun=(170, 84))
    s.ridge("280 C140,216 320,210 470,252 C640,206 800,214 964,262", **light.far)
    for x, base, wide, tall in ((20, 344, 90, 74), (836, 344, 100, 84)):
        s.house(x, base, wide, tall, warm=True)
    s.cut(box(150, 110, 500, 240), **light.white)
    s.shade(box(560, 110, 90, 240), light.shadow * 0.7)
    s.cut(box(138, 96, 524, 20), **light.stone)
    s.cut(box(150, 232, 500, 9), **light.water)
    for row, y in enumerate((138, 258)):
        for i in range(6):
            x = 178 + i * 78
            if row and i in (2, 3):
                continue
            lit = light.lit and s.dice.random() < 0.5
            s.cut(box(x, y, 44, 58), **(GLASS if lit else {"night": 0.8, "teal": 0.5}))
            s.line(f"M{x + 22},{y} v58", 3, **light.white)
    s.cut(box(338, 252, 116, 98), **light.metal)
    for x in (344, 400):
        s.cut(box(x, 260, 48, 90), **(GLASS if light.lit else {"teal": 0.6}))
    s.poly((318, 250), (330, 234), (462, 234), (474, 250), **light.water)
    if light.lit:
        s.glow(396, 226, 90)
    s.cut(circle(396, 204, 27), **light.water)
    s.cut(heart(396, 206, 30))
    s.cut(box(-4, 348, 968, 200), **light.path)
    s.cut("M-4,372 C240,362 700,362 964,376 V544 H-4 Z", **light.ground)
    s.cut("M352,350 H440 L520,544 H270 Z", **light.path)
    for x in (520, 186):
        s.cut(box(x, 334, 104, 8), **light.wood)
        s.cut(box(x, 312, 104, 7), **light.wood)
        for leg in (8, 90):
            s.cut(box(x + leg, 312, 6, 52), **light.metal)
    s.tree(734, 380, 170)
    s.lantern(96, 380, 130)
    return s


def stadium(light: Light) -> Scene:
    """The stadium: one stand, one goal with a hole in its net, and two masts with their lamps."""
    s = Scene(light, 13)
    s.sky(300, sun=(290, 84))
    s.ridge("250 C180,176 340,182 520,226 C700,172 840,186 964,236", **light.far)
    s.ridge("290 C240,250 520,262 964,268", **light.hill)
    s.cut(box(60, 214, 440, 112), **light.stone)
    for row in range(6):
        y = 226 + row * 17
        for i in range(27):
            inks = light.cloth if (i // 9 + row) % 3 == 0 else light.water if (i // 9 + row) % 3 == 1 else light.white
            s.cut(box(68 + i * 16, y, 11, 9), **inks)
    s.poly((40, 196), (64, 158), (520, 146), (528, 178), **light.roof)
    s.shade("M40,196 L528,178 V196 L60,214 Z", light.shadow)
    for x in range(80, 520, 104):
        s.cut(box(x, 186, 6, 140), **light.metal)
    for x in (588, 820):
        s.cut(box(x, 60, 8, 270), **light.metal)
        s.cut(box(x - 34, 34, 76, 40), **light.metal)
        for i in range(6):
            lamp = x - 24 + i % 3 * 24, 44 + i // 3 * 18
            s.cut(circle(*lamp, 7), **(GLASS if light.lit else light.white))
        if light.lit:
            s.glow(x + 4, 54, 150)
    s.cut("M-4,322 H964 V544 H-4 Z", **light.leaf if not light.lit else light.ground)
    for n in range(5):
        y, low = 322 + n * n * 9, 322 + n * n * 9 + 7 + n * 5
        s.shade(f"M-4,{y} H964 V{low} H-4 Z", 0.22)
    s.line("M-4,334 H964 M120,334 L-40,544 M690,334 L760,544", 4, **light.white)
    s.line("M560,334 V246 H764 V334", 7, **light.white)
    for i in range(11):
        s.line(f"M{570 + i * 18},248 L{586 + i * 15},330", 1.3, **light.white)
    for i in range(5):
        s.line(f"M562,{262 + i * 15} H762", 1.3, **light.white)
    s.cut(circle(664, 298, 13), **light.hill)
    s.cut(circle(430, 396, 13), **light.white)
    s.cut(circle(430, 396, 5), **light.metal)
    return s



YARDS: dict[str, Callable[[Light], Scene]] = {
    "school": school,
    "clinic": clinic,
    "stadium": stadium,
    "station": station,
}
