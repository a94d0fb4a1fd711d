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
    for x, base, wide, tall, warm in (
        (-14, 328, 76, 84, True),
        (690, 318, 58, 54, True),
        (758, 320, 64, 66, False),
        (832, 320, 62, 52, True),
        (902, 324, 76, 76, False),
    ):
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
    s.cut(
        f"M{x - 92},{base - 22} V{base - 160} C{x - 92},{base - 206} {x - 70},{base - 214} {x},{base - 214} "
        f"C{x + 70},{base - 214} {x + 92},{base - 206} {x + 92},{base - 160} V{base - 22} Z",
        **light.white,
    )
    s.cut(
        f"M{x - 92},{base - 18} V{base - 92} C{x - 50},{base - 80} {x - 16},{base - 70} {x},{base - 44} "
        f"C{x + 16},{base - 70} {x + 50},{base - 80} {x + 92},{base - 92} V{base - 18} Z",
        **light.cloth,
    )
    s.cut(rounded(x - 52, base - 204, 104, 20, 5), **(GLASS if light.lit else light.metal))
    s.cut(
        f"M{x - 82},{base - 102} V{base - 158} Q{x - 80},{base - 176} {x - 60},{base - 177} H{x - 4} V{base - 86} "
        f"Q{x - 46},{base - 90} {x - 82},{base - 102} Z",
        **_pane(light),
    )
    s.cut(
        f"M{x + 82},{base - 102} V{base - 158} Q{x + 80},{base - 176} {x + 60},{base - 177} H{x + 4} V{base - 86} "
        f"Q{x + 46},{base - 90} {x + 82},{base - 102} Z",
        **_pane(light),
    )
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
    s.shade(
        f"M{x + 60},{base - 18} V{base - 212} C{x + 84},{base - 208} {x + 92},{base - 196} {x + 92},{base - 160} "
        f"V{base - 18} Z",
        light.shadow * 0.7,
    )


def school(light: Light) -> Scene:
    """The school behind its yard: a long house with a clock, an old chestnut, and a hoop with a torn net."""
    s = Scene(light, 21)
    s.sky(262, sun=(628, 152), size=80)
    s.cloud(730, 84, 180)
    s.ridge("244 C120,190 260,196 420,226 C560,196 700,166 820,186 C880,198 920,212 964,224", **light.far)
    s.ridge("296 C200,282 420,286 640,266 C780,254 880,258 964,266", **light.hill)
    for x, base, wide, tall, warm in ((716, 318, 56, 48, True), (786, 320, 64, 60, False), (884, 322, 70, 56, True)):
        s.house(x, base, wide, tall, warm=warm)
    _school_house(s)
    s.cut("M-4,334 H964 V544 H-4 Z", **light.ground)
    s.cut("M316,334 H416 L560,544 H110 Z", **light.path)
    if light.lit:
        s.poly((330, 334), (402, 334), (440, 396), (276, 396), ochre=1, night=light.path["night"] * 0.6)
    for ring in ("M520,384 C620,362 800,366 964,398", "M470,544 C500,470 700,438 964,470", "M700,374 L640,544"):
        s.line(ring, 5, **light.white)
    for x in range(612, 970, 22):
        s.cut(box(x, 298, 5, 42), **light.metal)
    s.line("M612,304 H970 M612,330 H970", 4, **light.metal)
    _hoop(s, 626, 374)
    _chestnut(s)
    s.lantern(752, 384, 150)
    return s


def _school_house(s: Scene) -> None:
    """The long house: tall windows under a steep roof, and a gable with the clock in the middle."""
    light = s.light
    s.cut(box(110, 178, 456, 158), **light.warm)
    s.cut(box(110, 318, 456, 18), **light.stone)
    s.poly((92, 182), (140, 108), (538, 108), (586, 182), **light.roof)
    s.poly((490, 182), (470, 108), (538, 108), (586, 182), **deeper(light.roof, light.shadow))
    s.cut(box(88, 178, 502, 9), **light.metal)
    for x in (196, 488):
        s.cut(box(x, 86, 18, 40), **light.wood)
        s.cut(box(x - 4, 82, 26, 8), **light.metal)
    for row, y in enumerate((198, 262)):
        for i in range(8):
            if i in (3, 4, 5):
                continue
            x = 130 + i * 54
            s.cut(box(x - 4, y - 4, 40, 54), **light.white)
            s.cut(box(x, y, 32, 46), **_pane(light, lit=(i * 5 + row * 3) % 4 != 0))
            s.line(f"M{x + 16},{y} v46 M{x},{y + 18} h32", 2.6, **light.white)
    s.poly((282, 336), (282, 140), (366, 62), (450, 140), (450, 336), **light.white)
    s.poly((408, 336), (408, 102), (450, 140), (450, 336), **deeper(light.white, light.shadow * 0.6))
    s.poly((266, 150), (366, 56), (466, 150), (466, 134), (366, 40), (266, 134), **light.roof)
    if light.lit:
        s.glow(366, 130, 70)
    s.cut(circle(366, 130, 33), **light.metal)
    s.cut(circle(366, 130, 27), **(GLASS if light.lit else light.white))
    s.line("M366,132 V114 M364,130 L380,138", 4.4, **light.metal)
    for x in (300, 346, 392):
        s.cut(box(x - 2, 188, 40, 56), **light.stone)
        s.cut(box(x + 2, 192, 32, 48), **_pane(light))
        s.line(f"M{x + 18},192 v48 M{x + 2},210 h32", 2.6, **light.white)
    s.cut("M322,336 V288 a44,30 0 0 1 88,0 V336 Z", **light.metal)
    s.cut("M329,336 V290 a37,25 0 0 1 74,0 V336 Z", **(GLASS if light.lit else light.wood))
    s.line("M366,264 v72", 3, **light.metal)
    for n in range(3):
        s.cut(box(312 - n * 8, 330 + n * 6, 108 + n * 16, 6), **deeper(light.stone, 0.12 * n))


def _hoop(s: Scene, x: float, base: float) -> None:
    """A basketball hoop on its pole."""
    light = s.light
    s.line(f"M{x + 46},{base} V{base - 168} L{x + 20},{base - 196}", 9, **light.metal)
    s.cut(box(x + 26, base - 4, 40, 9), **light.metal)
    s.cut(box(x - 48, base - 250, 100, 72), **light.metal)
    s.cut(box(x - 43, base - 245, 90, 62), **light.white)
    s.line(f"M{x - 17},{base - 224} h38 v32 h-38 Z", 4, **light.cloth)
    s.line(f"M{x - 22},{base - 184} h48", 7, **light.cloth)
    s.line(
        f"M{x - 18},{base - 180} l8,36 l10,-24 l8,28 l6,-22 l6,-18 M{x - 14},{base - 164} l22,-16 l14,12",
        2.4,
        **light.white,
    )


def _chestnut(s: Scene) -> None:
    """The old tree at the left, close to us, and the bench around its trunk."""
    near = s.light.near
    s.cut("M30,420 C44,330 40,240 24,150 L78,150 C74,240 82,330 112,420 Z", **near)
    s.line("M60,230 C90,190 120,170 150,120", 13, **near)
    for x, y, r in ((-10, 60, 110), (90, 30, 96), (170, 70, 70), (40, 140, 74), (128, 116, 60), (206, 22, 58)):
        s.cut(circle(x, y, r), **near)
    for _ in range(46):
        across, down = s.dice.uniform(-6, 220), s.dice.uniform(-6, 160)
        if down < 190 - across * 0.5:
            s.cut(f"M{across:.0f},{down:.0f} q9,-7 18,0 q-9,6 -18,0 Z", **s.light.leaf)
    s.cut(box(-4, 384, 150, 10), **s.light.wood)
    for x in (14, 120):
        s.cut(box(x, 392, 7, 30), **s.light.metal)


def clinic(light: Light) -> Scene:
    """The clinic: a plain front with a heart, a bench worn by waiting, a lamp over the door that never goes out."""
    s = Scene(light, 5)
    s.sky(262, sun=(596, 112), size=72)
    s.cloud(676, 96, 190)
    s.cloud(40, 60, 120)
    s.ridge("244 C120,186 260,190 420,226 C560,206 700,160 820,184 C880,196 920,212 964,222", **light.far)
    s.ridge("292 C200,280 420,280 640,262 C780,252 880,258 964,264", **light.hill)
    for x, base, wide, tall, warm in (
        (-20, 318, 84, 74, True),
        (700, 316, 56, 50, False),
        (768, 320, 66, 58, True),
        (862, 322, 84, 66, False),
    ):
        s.house(x, base, wide, tall, warm=warm)
    for x, tall in ((684, 100), (846, 84), (952, 110)):
        s.poplar(x, 322, tall)
    _clinic_house(s)
    s.cut("M-4,334 H964 V544 H-4 Z", **light.ground)
    s.cut("M318,334 H442 L590,544 H130 Z", **light.path)
    if light.lit:
        s.poly((330, 334), (430, 334), (472, 404), (276, 404), ochre=1, night=light.path["night"] * 0.6)
    for x, wide in ((96, 190), (500, 140)):
        s.cut(rounded(x, 316, wide, 26, 12), **light.leaf)
        s.shade(rounded(x, 330, wide, 12, 6), light.shadow)
    _bench(s, 128, 362, 150)
    s.lantern(648, 372, 168)
    s.cut("M-14,544 C-2,380 -2,200 -20,-10 H24 C30,200 40,380 62,544 Z", **light.near)
    s.branch([(14, 40), (70, 30), (140, 44), (190, 30)], 32)
    s.branch([(70, 30), (112, 72), (130, 104)], 30)
    s.branch([(16, 110), (54, 126), (88, 158)], 28)
    s.cut("M-4,544 V508 C120,500 220,520 330,544 Z", **light.near)
    return s


def _clinic_house(s: Scene) -> None:
    """The front: two floors in bands, and the porch with the heart over it."""
    light = s.light
    s.cut(box(84, 122, 540, 214), **light.white)
    s.cut(box(70, 108, 568, 18), **light.water)
    s.shade(box(84, 126, 540, 12), light.shadow)
    for row, y in enumerate((150, 252)):
        s.cut(box(84, y - 8, 540, 72), **light.warm)
        for i in range(9):
            x = 98 + i * 58
            if i in (4, 5) or (row and i == 3):
                continue
            s.cut(box(x, y, 46, 56), **_pane(light, lit=(i * 3 + row) % 5 != 0))
            s.cut(box(x, y + 32, 46, 24), **deeper(light.white, light.shadow * 0.3))
            s.line(f"M{x + 23},{y} v56", 3, **light.white)
    s.cut(box(296, 112, 168, 224), **light.white)
    s.poly((464, 126), (490, 140), (490, 336), (464, 336), **deeper(light.white, light.shadow))
    if light.lit:
        s.glow(380, 182, 96)
    s.cut(circle(380, 182, 48), brick=1)
    s.cut(heart(380, 186, 58))
    s.cut(box(316, 258, 128, 78), **light.metal)
    for x in (322, 382):
        s.cut(box(x, 264, 56, 72), **(GLASS if light.lit else light.water))
        s.line(f"M{x + (48 if x < 380 else 8)},292 v18", 4, **light.metal)
    s.poly((274, 246), (290, 236), (470, 236), (486, 246), (486, 256), (274, 256), **light.water)
    s.cut(box(274, 253, 212, 6), **light.metal)
    for x in (284, 472):
        s.cut(box(x, 258, 6, 78), **light.metal)
    if light.lit:
        s.glow(380, 264, 44)
    s.cut("M368,258 h24 l-4,12 h-16 Z", **(GLASS if light.lit else light.warm))


def stadium(light: Light) -> Scene:
    """The stadium: one goal with a hole in its net, one stand, and masts whose lamps cut the dark."""
    s = Scene(light, 13)
    s.sky(262, sun=(386, 92), size=82, low=112)
    s.cloud(640, 72, 170)
    s.cloud(176, 70, 120)
    s.ridge("244 C120,190 300,196 460,226 C560,196 700,160 820,184 C880,196 920,212 964,222", **light.far)
    s.ridge("288 C240,256 520,262 760,258 C840,256 900,262 964,266", **light.hill)
    for x, base, tall in ((664, 300, 80), (686, 302, 60), (846, 302, 96), (868, 304, 70), (930, 304, 88)):
        s.poplar(x, base, tall)
    _stand(s)
    if light.lit:
        for x, side in ((96, 1), (650, -1)):
            s.beam(path_of([(x, 20), (x, 70), (x + side * 150, 340), (x + side * 620, 340)]), 0.34)
    _mast(s, 96, 334, 300)
    _mast(s, 650, 326, 286)
    _pitch(s)
    _goal(s, 238, 340, 300, 130)
    s.cut(circle(420, 396, 15), **_chalk(light))
    s.cut(circle(420, 396, 5.5), **light.metal)
    for i in range(5):
        sin, cos = math.sin(math.pi * 0.4 * i), math.cos(math.pi * 0.4 * i)
        s.line(f"M{420 + 6 * sin:.1f},{396 - 6 * cos:.1f} L{420 + 13 * sin:.1f},{396 - 13 * cos:.1f}", 2, **light.metal)
    s.shade("M424,409 h34 q-6,7 -34,4 Z", light.shadow)
    return s


def _stand(s: Scene) -> None:
    """The stand: rows of seats in a pattern under a roof that juts out."""
    light = s.light
    s.poly((60, 330), (60, 178), (556, 178), (600, 330), **deeper(light.stone, 0.3))
    for row in range(7):
        y, right = 200 + row * 18, 548 + row * 6
        for i in range((right - 68) // 15):
            s.cut(rounded(68 + i * 15, y - 4, 12, 13, 3), **(light.metal if (i - row) % 13 < 3 else light.cloth))
    s.poly((28, 150), (60, 112), (560, 132), (640, 160), (640, 172), (28, 166), **light.roof)
    s.poly((28, 158), (640, 164), (640, 174), (28, 170), **light.metal)
    s.shade("M60,170 L556,174 L562,200 H60 Z", light.shadow)
    for x in (96, 216, 400, 520):
        s.line(f"M{x},170 V330 M{x},206 L{x + 26},170", 5, **light.metal)


def _mast(s: Scene, x: float, base: float, tall: float) -> None:
    """A floodlight on a lattice mast."""
    light, top = s.light, base - tall
    s.line(f"M{x - 9},{base} L{x - 4},{top} M{x + 9},{base} L{x + 4},{top}", 3.4, **light.metal)
    for i in range(9):
        y = base - tall * i / 9
        side = 9 - 5 * i / 9
        s.line(f"M{x - side:.1f},{y:.1f} L{x + side:.1f},{y - tall / 9:.1f}", 2, **light.metal)
    if light.lit:
        s.glow(x, top + 4, 110)
    s.cut(rounded(x - 42, top - 22, 84, 54, 4), **light.metal)
    for i in range(8):
        s.cut(circle(x - 29 + i % 4 * 19.4, top - 8 + i // 4 * 25, 8), **(GLASS if light.lit else light.white))


def _chalk(light: Light) -> Inks:
    """White under floodlights."""
    return {"night": 0.16} if light.lit else light.white


def _pitch(s: Scene) -> None:
    """The grass in stripes that widen towards us, and the lines on it."""
    light = s.light
    lit = {"teal": 1.0, "night": 0.5}
    s.cut("M-4,328 H964 V544 H-4 Z", **(deeper(lit, 0.2) if light.lit else light.hill))
    for i in range(-6, 9):
        far, near = 388 + i * 66, 388 + i * 196
        s.poly((far, 328), (far + 33, 328), (near + 98, 544), (near, 544), **(lit if light.lit else light.leaf))
    for data in (
        "M-4,342 H964",
        "M96,342 L-60,452 M680,342 L836,452 M-60,452 H836",
        "M190,342 L148,376 H628 L586,342",
    ):
        s.line(data, 5, **_chalk(light))


def _goal(s: Scene, x: float, base: float, wide: float, tall: float) -> None:
    """The goal with its net; one mesh of it is torn."""
    white = _chalk(s.light)
    for i in range(1, 17):
        s.line(f"M{x + wide * i / 17:.1f},{base - tall} L{x + 24 + (wide - 48) * i / 17:.1f},{base - 18}", 1.5, **white)
    for i in range(1, 8):
        y, inset = base - tall + (tall - 18) * i / 7, 24 * i / 7
        s.line(f"M{x + inset:.1f},{y:.1f} H{x + wide - inset:.1f}", 1.5, **white)
    for side in (x, x + wide):
        s.line(f"M{side},{base - tall} L{side + (24 if side == x else -24)},{base - 18}", 3, **white)
    s.line(f"M{x},{base} V{base - tall} H{x + wide} V{base}", 9, **white)
    s.line(f"M{x + 4},{base} V{base - tall + 5} H{x + wide - 4}", 2, **deeper(white, 0.5))


YARDS: dict[str, Callable[[Light], Scene]] = {
    "school": school,
    "clinic": clinic,
    "stadium": stadium,
    "station": station,
}
