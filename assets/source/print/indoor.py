"""The two newsrooms: the desk in Triponta, and the colleagues' room across the border."""

from __future__ import annotations

from collections.abc import Callable

from light import GLASS, Light
from scenery import Scene
from sheet import box, circle, rounded


def desk(light: Light) -> Scene:
    """The desk under its lantern: a tall window on the town, slips and thread on the wall, folders, a kettle."""
    s = Scene(light, 2)
    s.sky(270, sun=(300, 96))
    s.ridge("222 C120,150 220,150 330,190 C400,170 440,170 500,190 L964,200", **light.hill)
    for x, base, wide, tall in (
        (150, 262, 44, 36),
        (206, 244, 48, 44),
        (268, 256, 44, 36),
        (330, 250, 50, 46),
        (396, 262, 44, 34),
    ):
        s.house(x, base, wide, tall, warm=x % 4 == 0)
    s.cut(box(100, 262, 400, 80), **light.water)
    s.cut(
        "M110,290 C200,250 380,250 470,290 V312 H412 a36,36 0 0 0 -72,0 H250 a36,36 0 0 0 -72,0 H110 Z", **light.stone
    )
    for x, y in ((144, 326), (300, 320), (420, 330)):
        s.line(f"M{x},{y} h34", 2.4, **light.low)
    _window(s, 116, 54, 360, 286)
    _slips(s, 548, 70)
    s.cut(box(526, 262, 402, 10), **light.wood)
    for i, (wide, tall, inks) in enumerate(
        (
            (26, 64, light.cloth),
            (22, 72, light.water),
            (30, 58, light.warm),
            (20, 70, light.metal),
            (26, 62, light.leaf),
            (24, 74, light.cloth),
        )
    ):
        x = 540 + i * 31
        s.cut(box(x, 262 - tall, wide, tall), **inks)
        s.cut(box(x + wide * 0.28, 262 - tall * 0.78, wide * 0.44, tall * 0.2), **light.white)
    _radio(s, 752, 262)
    s.cut("M870,262 h44 l-6,-34 h-32 Z", **light.cloth)
    for lean in (-26, -8, 10, 28):
        s.cut(f"M892,230 q{lean * 0.4:.0f},-40 {lean},-56 q{10 if lean < 0 else -10},34 {-lean},56 Z", **light.leaf)
    s.cut("M-4,544 V372 L60,356 H900 L964,372 V544 Z", **light.table)
    s.shade("M-4,372 L60,356 H900 L964,372 V384 L900,368 H60 L-4,384 Z", light.shadow)
    with s.at(250, 402, -6):
        s.shade(box(-70, -26, 150, 70), light.shadow)
        s.cut(box(-76, -34, 150, 70), **light.white)
        s.words(-62, -20, (110, 118, 90, 104), 14, 2.6, **light.metal)
    with s.at(420, 418, 9):
        s.cut(box(-56, -30, 112, 62), **light.warm)
        s.words(-44, -14, (80, 70, 84), 14, 2.6, **light.metal)
    _kettle(s, 610, 390)
    _hanging(s, 500, 30)
    return s


def _window(s: Scene, x: float, y: float, w: float, h: float) -> None:
    """The wall with a window cut into it, its frame, its sill."""
    light = s.light
    s.cut(box(-4, -4, 968, 400) + box(x, y, w, h), **light.room)
    s.shade(box(x - 18, y - 18, w + 36, h + 36) + box(x, y, w, h), light.shadow * 0.6)
    s.cut(box(x - 12, y - 12, w + 24, h + 24) + box(x, y, w, h), **light.wood)
    s.cut(box(x + w / 2 - 4, y, 8, h), **light.wood)
    s.cut(box(x, y + h * 0.3, w, 7), **light.wood)
    s.cut(box(x - 24, y + h + 8, w + 48, 14), **light.wood)


def _slips(s: Scene, x: float, y: float) -> None:
    """The cork board: slips, pins, and a thread that goes from one to the next."""
    light = s.light
    s.cut(box(x - 8, y - 34, 336, 170), **light.wood)
    s.cut(box(x, y - 26, 320, 154), **light.warm)
    spots = ((24, 4, -5), (120, -12, 4), (214, 6, -3), (60, 70, 5), (164, 62, -4), (250, 74, 6))
    for n, (dx, dy, turn) in enumerate(spots):
        with s.at(x + dx, y + dy, turn):
            s.shade(box(4, 5, 62, 46), light.shadow)
            s.cut(box(0, 0, 62, 46), **(light.white if n % 3 else light.water))
            if n % 3:
                s.words(8, 14, (44, 36, 42), 11, 2.2, **light.metal)
            else:
                s.cut("M0,46 L20,20 L34,34 L46,16 L62,46 Z", **light.leaf)
    thread = "M" + " L".join(
        f"{x + dx + 30},{y + dy + 3}" for dx, dy, _ in (spots[0], spots[3], spots[4], spots[1], spots[2], spots[5])
    )
    s.line(thread, 2, brick=1)
    for dx, dy, _ in spots:
        s.cut(circle(x + dx + 30, y + dy + 3, 5), brick=1)


def _radio(s: Scene, x: float, base: float) -> None:
    light = s.light
    s.cut(rounded(x, base - 62, 100, 62, 8), **light.wood)
    s.cut(circle(x + 30, base - 32, 21), **light.metal)
    s.cut(circle(x + 30, base - 32, 14), **light.warm)
    s.cut(box(x + 60, base - 50, 30, 18), **(GLASS if light.lit else light.white))
    for k in (66, 84):
        s.cut(circle(x + k, base - 16, 6), **light.white)
    s.line(f"M{x + 84},{base - 62} l20,-44", 2.4, **light.metal)


def _kettle(s: Scene, x: float, base: float) -> None:
    light = s.light
    s.cut(f"M{x - 46},{base + 22} q-6,-64 46,-68 q52,4 46,68 Z", **light.water)
    s.cut(f"M{x + 40},{base - 6} q30,-4 40,-34 l12,6 q-6,46 -52,50 Z", **light.water)
    s.line(f"M{x - 34},{base - 40} q34,-62 68,0", 7, **light.metal)
    s.cut(circle(x, base - 50, 8), **light.metal)
    s.shade(f"M{x - 46},{base + 22} q-6,-64 46,-68 q-30,20 -22,68 Z", light.shadow * 0.7)


def _hanging(s: Scene, x: float, top: float) -> None:
    """The lantern over the desk, which the newsroom is named after."""
    light = s.light
    s.line(f"M{x},-6 V{top + 10}", 4, **light.metal)
    if light.lit:
        s.glow(x, top + 96, 250)
    s.cut(circle(x, top + 18, 13) + circle(x, top + 18, 8), **light.metal)
    s.cut(f"M{x - 58},{top + 62} L{x - 14},{top + 28} H{x + 14} L{x + 58},{top + 62} Z", **light.metal)
    s.cut(f"M{x - 44},{top + 60} H{x + 44} L{x + 34},{top + 146} H{x - 34} Z", **light.metal)
    s.cut(
        f"M{x - 37},{top + 66} H{x + 37} L{x + 28},{top + 140} H{x - 28} Z", **(GLASS if light.lit else {"ochre": 0.36})
    )
    s.line(f"M{x - 12},{top + 62} L{x - 9},{top + 144} M{x + 12},{top + 62} L{x + 9},{top + 144}", 4, **light.metal)
    if light.lit:
        s.cut(f"M{x},{top + 128} c-18,-4 -16,-26 0,-44 c16,18 18,40 0,44 Z")
    s.cut(rounded(x - 42, top + 144, 84, 12, 5), **light.metal)


def partner(light: Light) -> Scene:
    """The colleagues' room: a wide low window, the same river further down, and two towns joined on a map."""
    s = Scene(light, 61)
    s.sky(250, sun=(330, 120))
    s.ridge("196 C160,150 280,190 420,160 C520,140 560,170 640,150 L964,170", **light.far)
    for x, wide, tall in (
        (64, 54, 70),
        (126, 40, 104),
        (176, 60, 58),
        (330, 46, 120),
        (384, 58, 76),
        (452, 40, 96),
        (500, 66, 62),
    ):
        _block(s, x, 262, wide, tall)
    s.cut("M40,262 H600 V330 H40 Z", **light.ground)
    s.cut("M220,262 C300,276 260,292 330,304 C400,314 520,312 600,330 H330 C240,320 200,290 180,262 Z", **light.water)
    s.line("M196,284 q34,-26 78,-2", 5, **light.stone)
    _window(s, 60, 96, 528, 218)
    s.cut(box(238, 96, 7, 218), **light.wood)
    s.cut(box(404, 96, 7, 218), **light.wood)
    with s.at(640, 60, 1.5):
        s.shade(box(6, 8, 250, 172), light.shadow)
        s.cut(box(0, 0, 250, 172), **light.white)
        s.cut(
            "M0,40 C60,52 74,96 130,92 C190,88 200,140 250,132 V148 C196,156 182,106 128,108 C70,110 52,70 0,58 Z",
            **light.water,
        )
        s.cut("M0,0 H92 C70,24 40,34 0,30 Z M250,172 H140 C170,150 214,150 250,158 Z", **light.leaf)
        s.line("M62,50 C96,30 160,60 196,120", 3, brick=1)
        for x, y in ((62, 50), (196, 120)):
            s.cut(circle(x, y, 9), brick=1)
            s.cut(circle(x, y, 4))
    _bicycle(s, 770, 300)
    s.cut("M-4,544 V366 H964 V544 Z", **light.table)
    s.shade("M-4,366 H964 V378 H-4 Z", light.shadow)
    for x, wide in ((150, 190), (366, 150)):
        s.cut(box(x + wide / 2 - 9, 352, 18, 22), **light.metal)
        s.cut(box(x + wide / 2 - 40, 370, 80, 8), **light.metal)
        s.cut(rounded(x, 232, wide, 122, 8), **light.metal)
        s.cut(box(x + 9, 241, wide - 18, 104), **(GLASS if light.lit else light.water))
        s.words(x + 22, 262, (wide * 0.6, wide * 0.5, wide * 0.56), 14, 2.8, **light.metal)
        s.cut(box(x + 20, 304, wide * 0.3, 30), **light.cloth)
        s.words(x + 34 + wide * 0.3, 312, (wide * 0.34, wide * 0.26), 13, 2.6, **light.metal)
    _coffee(s, 566, 372)
    return s


def _block(s: Scene, x: float, base: float, wide: float, tall: float) -> None:
    """A taller, flatter house than Triponta has."""
    light = s.light
    s.cut(box(x, base - tall, wide, tall), **(light.wall if round(x) % 4 else light.warm))
    s.shade(box(x + wide * 0.7, base - tall, wide * 0.3, tall), light.shadow * 0.6)
    s.cut(box(x - 3, base - tall - 5, wide + 6, 7), **light.stone)
    for row in range(round(tall / 17)):
        for column in range(max(2, round(wide / 15))):
            lit = light.lit and s.dice.random() < 0.55
            wx = x + wide * (column + 0.5) / max(2, round(wide / 15)) - 3
            s.cut(box(wx, base - tall + 7 + row * 17, 6, 9), **(GLASS if lit else {"night": 0.8, "teal": 0.4}))


def _bicycle(s: Scene, x: float, y: float) -> None:
    """A bicycle on two hooks."""
    light = s.light
    for dx in (-52, 52):
        s.line(circle(x + dx, y, 32), 5, **light.metal)
        s.cut(circle(x + dx, y, 4), **light.metal)
    frame = f"M{x - 52},{y} L{x - 20},{y - 40} H{x + 34} L{x},{y} H{x - 52} M{x},{y} L{x - 20},{y - 40} l-6,-14 "
    s.line(frame + f"M{x + 52},{y} L{x + 34},{y - 40} l-4,-18 h14", 5, **light.cloth)
    s.line(f"M{x - 38},{y - 56} h24", 7, **light.metal)


def _coffee(s: Scene, x: float, base: float) -> None:
    """A pot with a long handle, and two small cups."""
    light = s.light
    s.cut(f"M{x - 26},{base + 18} L{x - 16},{base - 30} h32 L{x + 26},{base + 18} Z", **light.cloth)
    s.line(f"M{x + 16},{base - 22} l58,-22", 7, **light.wood)
    s.poly((x - 16, base - 30), (x - 30, base - 38), (x + 16, base - 34), (x + 16, base - 30), **light.cloth)
    for dx in (60, 112):
        s.cut(f"M{x + dx},{base} h36 l-5,22 h-26 Z", **light.white)
        s.cut(box(x + dx - 6, base + 22, 48, 5), **light.white)


INDOOR: dict[str, Callable[[Light], Scene]] = {"desk": desk, "partner": partner}
