"""The two newsrooms: the desk in Triponta, and the colleagues' room across the border."""

from __future__ import annotations

from collections.abc import Callable

from light import GLASS, Inks, Light
from scenery import Scene
from shapes import leaf
from sheet import box, circle, rounded

TABLE = 322
"""Where the tables begin; below this it is calm."""


def full(inks: Inks, ink: str) -> Inks:
    """The same material with one ink of it printed whole."""
    return {**inks, ink: 1.0}


def desk(light: Light) -> Scene:
    """The desk under its lantern: a tall window on the town, slips and thread on the wall, folders, a kettle."""
    s = Scene(light, 2)
    s.ground(**light.cloth)
    if light.lit:
        _halo(s, 536, 140)
    s.cut(box(-4, -4, 968, 24), **light.metal)
    s.cut(box(-4, 26, 968, 3), **light.metal)
    _clock(s, 52, 110)
    _board(s, 622, 52)
    _shelf(s, 656, 286)
    x, y, w, h = 136, 46, 300, 240
    with s.plate.inside(_arch(x, y, w, h)):
        _view_of_the_town(s)
    _casement(s, x, y, w, h)
    _cat(s, 390, y + h + 2)
    _desk_top(s)
    _hanging(s, 536, 20)
    return s


def _clock(s: Scene, x: float, y: float) -> None:
    """A clock with a pendulum."""
    light = s.light
    s.shade(rounded(x - 26, y - 40, 68, 172, 6), 0.7)
    s.cut(rounded(x - 34, y - 48, 68, 172, 6), **light.metal)
    s.poly((x - 42, y - 44), (x, y - 72), (x + 42, y - 44), **light.metal)
    s.cut(circle(x, y - 10, 25), **light.white)
    s.line(f"M{x},{y - 10} V{y - 28} M{x},{y - 10} l11,7", 4, **light.metal)
    s.cut(rounded(x - 20, y + 26, 40, 86, 3), **full(light.water, "teal"))
    s.line(f"M{x},{y + 26} L{x + 7},{y + 84}", 3, **light.metal)
    s.cut(circle(x + 8, y + 88, 11), **GLASS)


def _halo(s: Scene, x: float, y: float) -> None:
    """The lantern's light on the wall, in rings."""
    for radius, inks in ((196, {"brick": 1.0}), (140, {"brick": 0.62, "ochre": 1.0}), (88, GLASS)):
        s.cut(circle(x, y, radius), **inks)


def _desk_top(s: Scene) -> None:
    """The table with the light on it: of the window by day, of the lantern when it burns."""
    light = s.light
    s.cut(box(-4, TABLE, 968, 240), **light.metal)
    if light.lit:
        with s.plate.inside(box(0, TABLE, 960, 200)):
            s.cut(circle(500, TABLE + 24, 288, 66), ochre=1, night=0.62)
            s.cut(circle(500, TABLE + 24, 238, 50), **GLASS)
    else:
        for left in (142, 292):
            s.poly(
                (left, TABLE + 4), (left + 136, TABLE + 4), (left + 206, TABLE + 90), (left + 62, TABLE + 90), teal=1
            )
    s.cut(box(-4, TABLE, 968, 6), **light.white)
    _papers(s)
    _kettle(s, 536, TABLE + 32)


def _papers(s: Scene) -> None:
    """Slips on the table, and the glass that one is read with."""
    light = s.light
    for x, y, turn, wide in ((214, 346, -8, 112), (346, 344, 7, 96)):
        with s.at(x, y, turn, skew=-8):
            s.shade(box(5, 6, wide, 46), 0.8)
            s.cut(box(0, 0, wide, 46))
            s.words(12, 14, (wide - 30, wide - 44, wide - 26), 11, 2.6, **light.metal)
    s.line("M454,376 l40,20", 11, **light.metal)
    s.line("M452,375 l40,20", 9, brick=1)
    s.line(circle(426, 362, 30, 21), 7, brick=1)


def _kettle(s: Scene, x: float, base: float) -> None:
    """An enamel kettle that steams."""
    light = s.light
    s.line(f"M{x - 36},{base - 56} C{x - 40},{base - 116} {x + 40},{base - 116} {x + 36},{base - 56}", 8, **light.metal)
    s.cut(
        f"M{x + 44},{base - 12} C{x + 70},{base - 20} {x + 66},{base - 48} {x + 90},{base - 62} l-14,-6 "
        f"C{x + 50},{base - 60} {x + 56},{base - 40} {x + 36},{base - 40} Z"
    )
    side = f"M{x - 56},{base} C{x - 66},{base - 50} {x - 40},{base - 70} {x},{base - 70} "
    s.cut(f"{side} S{x + 66},{base - 50} {x + 56},{base} Z")
    s.shade(f"{side} C{x - 24},{base - 56} {x - 32},{base - 30} {x - 24},{base} Z", 0.3)
    s.line(f"M{x + 96},{base - 72} c10,-12 -8,-18 2,-30 s-6,-16 4,-26", 4)
    s.cut(box(x - 57, base - 5, 114, 7), **light.metal)
    s.cut(f"M{x - 30},{base - 66} q30,-16 60,0 Z", **light.metal)
    s.cut(circle(x, base - 78, 7), **light.metal)


def _hanging(s: Scene, x: float, top: float) -> None:
    """The lantern over the desk, which the newsroom is named after."""
    light = s.light
    s.line(f"M{x},{top - 10} V{top + 30}", 5, **light.metal)
    s.line(circle(x, top + 38, 11), 6, **light.metal)
    s.cut(f"M{x - 64},{top + 86} L{x - 18},{top + 48} H{x + 18} L{x + 64},{top + 86} Z", **light.metal)
    s.cut(box(x - 68, top + 84, 136, 9), **light.metal)
    s.poly((x - 54, top + 92), (x + 54, top + 92), (x + 42, top + 190), (x - 42, top + 190), **light.metal)
    glass = {} if light.lit else full(light.water, "teal")
    for a, b, c, d in ((-46, -21, -36, -18), (-14, 14, -11, 11), (21, 46, 18, 36)):
        s.poly((x + a, top + 97), (x + b, top + 97), (x + d, top + 184), (x + c, top + 184), **glass)
    if light.lit:
        s.cut(f"M{x},{top + 174} c-30,-6 -26,-34 0,-66 c26,32 30,60 0,66 Z", **GLASS)
        s.cut(f"M{x},{top + 172} c-14,-4 -12,-18 0,-34 c12,16 14,30 0,34 Z", brick=1, ochre=1)
    else:
        s.poly((x - 41, top + 104), (x - 30, top + 104), (x - 34, top + 150), (x - 36, top + 150), **light.white)
    s.cut(rounded(x - 50, top + 188, 100, 12, 4), **light.metal)
    s.cut(box(x - 30, top + 198, 60, 8), **light.metal)


def _arch(x: float, y: float, w: float, h: float, grow: float = 0) -> str:
    """The outline of a window with a bent top, or of one larger by `grow` all around."""
    x, y, w, h = x - grow, y - grow, w + 2 * grow, h + 2 * grow
    return f"M{x},{y + h} V{y + 30} Q{x + w / 2},{y - 30} {x + w},{y + 30} V{y + h} Z "


def _view_of_the_town(s: Scene) -> None:
    """Triponta in the window: houses up the hill, the stone bridge, the river."""
    light = s.light
    s.sky(196, sun=(330, 104))
    s.ridge("190 C120,120 220,140 300,170 C360,190 420,150 480,150 L964,200", **light.far)
    s.ridge("150 C120,120 190,96 250,130 C310,170 350,206 420,206 L964,220", **light.hill)
    for x, base, wide, tall, warm in (
        (164, 150, 28, 24, True), (206, 144, 30, 26, False), (154, 184, 34, 30, False), (200, 180, 32, 30, True),
        (244, 176, 30, 26, False), (160, 220, 38, 34, True), (212, 218, 38, 34, False), (264, 214, 34, 30, True),
        (316, 212, 32, 26, False),
    ):  # fmt: skip
        s.house(x, base, wide, tall, warm=warm)
    s.cut(box(140, 218, 300, 80), **light.water)
    _bridge(s)


def _bridge(s: Scene) -> None:
    """The Great Bridge, small and far: three arches under a hump."""
    light = s.light
    holes = "".join(
        f"M{x - r},262 V254 A{r},{r} 0 0 1 {x + r},254 V262 Z " for x, r in ((200, 20), (284, 30), (362, 20))
    )
    s.cut(f"M130,236 Q288,168 446,236 V262 H130 Z {holes}", **light.stone)
    s.line("M130,235 Q288,167 446,235", 4, **light.metal)
    s.cut(box(130, 261, 320, 3), **light.metal)
    for x, y, wide in ((170, 274, 40), (262, 270, 56), (352, 278, 40), (220, 284, 30)):
        s.line(f"M{x},{y} h{wide}", 2.4, **(GLASS if light.lit else light.white))


def _casement(s: Scene, x: float, y: float, w: float, h: float) -> None:
    """The frame of a bent window, its bars, its sill."""
    light = s.light
    s.cut(_arch(x, y, w, h, 22) + _arch(x, y, w, h, 11), **light.metal)
    s.cut(_arch(x, y, w, h, 12) + _arch(x, y, w, h), **light.white)
    with s.plate.inside(_arch(x, y, w, h)):
        s.shade(_arch(x, y, w, h) + _arch(x + 7, y + 8, w, h), 0.7)
        s.cut(box(x + w / 2 - 5, y - 20, 10, h + 20), **light.white)
        s.cut(box(x, y + 74, w, 8), **light.white)
    s.cut(box(x - 34, y + h + 2, w + 68, 14), **light.white)
    s.shade(box(x - 34, y + h + 16, w + 68, 9), 0.8)


def _cat(s: Scene, x: float, base: float) -> None:
    """A cat on the sill that looks out."""
    with s.at(x, base):
        s.cut(
            "M-22,0 C-30,-34 -20,-50 -14,-62 C-26,-70 -24,-90 -20,-104 L-10,-94 H0 L9,-104 C14,-90 14,-72 6,-62 "
            "C22,-46 30,-26 24,0 Z",
            **s.light.metal,
        )
        s.line("M18,-6 c30,4 26,34 14,44 c-8,8 -4,18 4,16", 8, **s.light.metal)
        if s.light.lit:
            s.line("M9,-100 C13,-88 13,-72 7,-62 M9,-59 C22,-44 28,-26 23,-3", 2.6, **GLASS)


def _board(s: Scene, x: float, y: float) -> None:
    """The cork board: slips, pins, and a thread that goes from one to the next."""
    light = s.light
    s.shade(box(x + 8, y + 8, 262, 156), 0.7)
    s.cut(box(x, y, 262, 156), **light.metal)
    s.cut(box(x + 8, y + 8, 246, 140), **full(light.warm, "ochre"))
    spots = ((20, 18, -5), (98, 14, 4), (178, 20, -4), (28, 84, 5), (106, 80, -3), (182, 86, 6))
    for n, (dx, dy, turn) in enumerate(spots):
        with s.at(x + dx, y + dy, turn):
            s.shade(box(4, 4, 56, 48), 0.6)
            s.cut(box(0, 0, 56, 48))
            if n in (1, 3):
                s.cut(box(5, 5, 46, 38), **full(light.water, "teal"))
                s.cut("M5,43 L20,22 L30,34 L40,20 L51,32 V43 Z", **light.metal)
            else:
                s.words(8, 15, (40, 30, 38), 11, 2.4, **light.metal)
    pins = [(x + dx + 29, y + dy + 3) for dx, dy, _ in spots]
    s.line("M" + " L".join(f"{px},{py}" for px, py in (pins[i] for i in (0, 3, 4, 1, 2, 5))), 2.6, brick=1)
    for px, py in pins:
        s.cut(circle(px, py, 5.5), brick=1)


def _shelf(s: Scene, x: float, y: float) -> None:
    """Folders, an old radio and a plant on a board."""
    light = s.light
    teal, ochre = full(light.water, "teal"), full(light.warm, "ochre")
    s.cut(box(x - 14, y, 300, 9), **light.metal)
    for i, (wide, tall, inks) in enumerate(
        ((22, 52, teal), (18, 58, light.white), (24, 48, ochre), (18, 56, light.metal))
    ):
        left = x + (0, 24, 44, 70)[i]
        s.cut(box(left, y - tall, wide, tall), **inks)
        s.cut(box(left + 5, y - tall + 9, wide - 10, 12), **(light.white if inks is not light.white else light.metal))
    with s.at(x + 94, y, 12):
        s.cut(box(0, -56, 18, 56), **teal)
    _radio(s, x + 128, y)
    s.cut(f"M{x + 238},{y} h36 l6,-30 h-48 Z", **light.white)
    for dx, dy in ((-34, -40), (-16, -60), (6, -66), (28, -54), (40, -30)):
        s.cut(leaf((x + 256, y - 28), (x + 256 + dx, y - 28 + dy), 2, 9), **light.leaf)


def _radio(s: Scene, x: float, base: float) -> None:
    """An old radio with its cloth, its scale and its knobs."""
    light = s.light
    s.line(f"M{x + 78},{base - 54} l18,-34", 2.6, **light.metal)
    s.cut(rounded(x, base - 56, 90, 56, 7), **full(light.warm, "ochre"))
    s.cut(circle(x + 27, base - 28, 19), **light.metal)
    for k in (-10, 0, 10):
        s.line(f"M{x + 15},{base - 28 + k} h24", 2.4, **full(light.warm, "ochre"))
    s.cut(box(x + 54, base - 46, 28, 16), **(GLASS if light.lit else light.white))
    s.line(f"M{x + 64},{base - 44} v12", 2.6, brick=1)
    for k in (60, 76):
        s.cut(circle(x + k, base - 16, 6), **light.metal)


def partner(light: Light) -> Scene:
    """The colleagues' room: a wide low window, the same river further down, and two towns joined on a map."""
    s = Scene(light, 61)
    s.ground(**full(light.water, "teal"))
    if light.lit:
        s.poly((548, 90), (628, 90), (772, TABLE), (404, TABLE), teal=1)
        s.poly((550, 90), (626, 90), (688, TABLE), (488, TABLE), **GLASS)
    view = rounded(70, 40, 456, 166, 16)
    with s.plate.inside(view):
        _view_of_the_city(s)
    s.cut(rounded(56, 26, 484, 194, 26) + view, **light.metal)
    s.cut(rounded(62, 32, 472, 182, 20) + view, **light.white)
    for x in (220, 374):
        s.cut(box(x, 40, 8, 166), **light.white)
    s.cut(box(44, 214, 508, 10), **light.white)
    s.shade(box(44, 224, 508, 6), 0.7)
    _map(s, 648, 34)
    with s.at(754, 262, size=0.9):
        _bicycle(s)
    _bench(s)
    _screen(s, 150, 236, 176)
    _screen(s, 342, 244, 150)
    _potted(s, 66, TABLE + 16)
    _coffee(s, 570, 356)
    _pendant(s, 588, 0)
    return s


def _bench(s: Scene) -> None:
    """The long table, with the light of the window on it, or of the lamp."""
    light = s.light
    s.cut(box(-4, TABLE, 968, 240), **(light.metal if light.lit else GLASS))
    with s.plate.inside(box(0, TABLE, 960, 220)):
        if light.lit:
            s.poly((156, TABLE), (320, TABLE), (344, TABLE + 44), (132, TABLE + 44), teal=1)
            s.cut(circle(588, TABLE + 16, 300, 72), ochre=1, night=0.62)
            s.cut(circle(588, TABLE + 16, 250, 54), **GLASS)
        else:
            for left in (90, 240, 394):
                s.poly((left, TABLE), (left + 140, TABLE), (left + 206, TABLE + 84), (left + 66, TABLE + 84), ochre=0.4)
    s.cut(box(-4, TABLE, 968, 7), **light.metal)


def _potted(s: Scene, x: float, base: float) -> None:
    """A plant with broad leaves in a round pot."""
    light = s.light
    for dx, dy, bend in ((-52, -40, -6), (-34, -66, -4), (0, -84, 2), (34, -64, 4), (54, -36, 6)):
        tip = x + dx, base - 40 + dy
        s.cut(leaf((x, base - 38), tip, bend, 17), teal=1, ochre=1)
        s.line(f"M{x},{base - 38} L{x + dx * 0.8:.0f},{base - 40 + dy * 0.8:.0f}", 2, **light.metal)
    round_ = f"C{x + 32},{base - 10} {x + 20},{base} {x},{base} S{x - 32},{base - 10} {x - 32},{base - 46}"
    s.cut(f"M{x - 32},{base - 46} H{x + 32} {round_} Z", **light.cloth)
    s.cut(box(x - 35, base - 50, 70, 9), **light.white)


def _view_of_the_city(s: Scene) -> None:
    """The other town in the window: flat roofs, a boat, and a bridge under a bow over a wider river."""
    light = s.light
    s.sky(160, sun=(300, 92))
    s.ridge("150 C100,110 160,120 230,146 C320,160 400,110 470,118 L964,150", **light.far)
    for x, wide, tall in ((100, 18, 92), (172, 20, 104), (212, 20, 70), (352, 20, 52)):
        s.cut(box(x, 166 - tall, wide, tall), **light.far)
    for x, wide, tall, warm in (
        (78, 34, 74, True), (116, 26, 106, False), (146, 40, 58, True), (190, 24, 84, False), (228, 36, 46, True),
        (486, 38, 82, True),
    ):  # fmt: skip
        _block(s, x, 166, wide, tall, warm=warm)
    for x, size in ((74, 9), (112, 7), (142, 10), (184, 8), (220, 10), (268, 9), (284, 7), (480, 9), (526, 8)):
        s.cut(circle(x, 164 - size * 0.5, size), **light.leaf)
    s.cut(box(60, 164, 480, 50), **light.water)
    s.line("M60,178 Q300,164 540,178", 5, **light.metal)
    for x in range(344, 540, 24):
        s.line(f"M{x},{176 - 76 * (1 - ((x - 436) / 110) ** 2):.0f} V174", 1.8, **light.metal)
    s.line("M326,178 Q436,24 546,178", 6, **light.cloth)
    s.cut("M250,192 h62 l-10,11 h-44 Z", **light.cloth)
    s.cut("M262,192 v-9 h28 l4,9 Z", **light.white)
    for x, y, wide in ((110, 190, 46), (190, 198, 60), (330, 202, 30), (462, 194, 60)):
        s.line(f"M{x},{y} h{wide}", 2.4, **(GLASS if light.lit else light.white))


def _block(s: Scene, x: float, base: float, wide: float, tall: float, *, warm: bool) -> None:
    """A taller, flatter house than Triponta has."""
    light = s.light
    s.cut(box(x, base - tall, wide, tall), **(full(light.warm, "ochre") if warm else light.white))
    s.shade(box(x + wide * 0.74, base - tall, wide * 0.26, tall), 0.6)
    s.cut(box(x - 2, base - tall - 4, wide + 4, 5), **light.roof)
    columns = max(2, round(wide / 12))
    for row in range(round((tall - 8) / 15)):
        for column in range(columns):
            lit = light.lit and s.dice.random() < 0.5
            left = x + wide * (column + 0.5) / columns - 2.5
            s.cut(box(left, base - tall + 8 + row * 15, 5, 8), **(GLASS if lit else light.metal))


def _map(s: Scene, x: float, y: float) -> None:
    """A map on the wall: two towns, a line between them, and the river that both lie on."""
    light = s.light
    with s.at(x, y, size=0.9):
        s.shade(box(9, 9, 248, 140), 0.7)
        s.cut(box(0, 0, 248, 140))
        river = "M-2,34 C50,30 70,72 110,72 C160,72 176,118 250,116"
        with s.plate.inside(box(x, y, 248 * 0.9, 140 * 0.9)):
            s.line(river, 20, teal=1)
        for hx, hy, size in ((40, 116, 28), (72, 116, 19), (176, 62, 26), (206, 62, 19)):
            s.poly((hx - size, hy), (hx, hy - size * 1.2), (hx + size, hy), **GLASS)
        s.line("M58,48 C100,8 170,30 196,112", 3.4, brick=1)
        for px, py in ((58, 48), (196, 112)):
            s.cut(circle(px, py, 11), brick=1)
            s.cut(circle(px, py, 4.5))
        s.cut(box(-8, -6, 264, 9), **light.metal)
        s.cut(box(-8, 137, 264, 9), **light.metal)


def _bicycle(s: Scene) -> None:
    """A bicycle on two hooks, about the middle of its pedals."""
    light = s.light
    for x in (-68, 68):
        s.line(circle(x, 0, 42), 6)
        s.line(f"M{x - 40},0 h80 M{x - 20},-35 l40,70 M{x + 20},-35 l-40,70", 1.5)
        s.cut(circle(x, 0, 5))
        s.line(f"M{x},-56 v18", 5, **light.metal)
    s.line("M-68,0 L-26,-52 H44 L0,0 H-68 M0,0 L-33,-70 M68,0 L44,-52 l-5,-22 h20", 7, **GLASS)
    s.line("M-50,-72 h32", 9, **light.metal)
    s.cut(circle(0, 0, 10), **light.metal)


def _screen(s: Scene, x: float, y: float, wide: float) -> None:
    """A screen with shapes on it."""
    light = s.light
    s.cut(box(x + wide / 2 - 10, y + 80, 20, 36), **light.metal)
    s.cut(rounded(x + wide / 2 - 40, y + 112, 80, 9, 3), **light.metal)
    s.cut(rounded(x, y, wide, 98, 8), **light.metal)
    s.cut(box(x + 8, y + 8, wide - 16, 82))
    if wide > 160:
        s.cut(box(x + 18, y + 18, 76, 62), **full(light.water, "teal"))
        with s.at(x + 18, y + 80):
            s.cut("M0,0 L26,-38 L44,-14 L58,-32 L76,-10 V0 Z", **light.metal)
        s.cut(circle(x + 74, y + 34, 8), **GLASS)
        s.line(circle(x + 46, y + 50, 20), 4, brick=1)
        s.words(x + 106, y + 30, (52, 40, 50, 34), 14, 2.6, **light.metal)
    else:
        for n, (tall, inks) in enumerate(
            ((20, {"brick": 1.0}), (36, GLASS), (28, {"teal": 1.0}), (52, {"brick": 1.0}))
        ):
            s.cut(box(x + 22 + n * 28, y + 78 - tall, 20, tall), **inks)
        s.line(f"M{x + 18},{y + 80} h{wide - 36}", 3, **light.metal)


def _coffee(s: Scene, x: float, base: float) -> None:
    """A pot with a long handle, and two small cups."""
    light = s.light
    s.line(f"M{x + 16},{base - 40} l60,-26", 8, **light.metal)
    s.cut(f"M{x - 30},{base} L{x - 17},{base - 52} h34 L{x + 30},{base} Z")
    s.shade(f"M{x - 30},{base} L{x - 17},{base - 52} h8 L{x - 14},{base} Z", 0.6)
    s.poly((x - 17, base - 48), (x - 32, base - 60), (x + 18, base - 60), (x + 17, base - 48))
    s.cut(f"M{x - 22},{base - 30} h44 l4,12 h-52 Z", brick=1)
    for dx in (60, 112):
        s.cut(f"M{x + dx},{base - 22} h36 l-5,22 h-26 Z")
        s.cut(box(x + dx - 6, base, 48, 5))
        s.line(f"M{x + dx + 16},{base - 30} c8,-7 -7,-11 1,-20", 3)
        s.shade(box(x + dx - 6, base + 5, 48, 4), 0.7)


def _pendant(s: Scene, x: float, top: float) -> None:
    """A plain lamp on a cord."""
    light = s.light
    s.line(f"M{x},{top - 10} V{top + 50}", 4, **light.metal)
    s.cut(f"M{x - 44},{top + 96} C{x - 44},{top + 30} {x + 44},{top + 30} {x + 44},{top + 96} Z", brick=1)
    with s.at(x, top + 96):
        s.shade("M-44,0 C-44,-36 -20,-49 0,-49 C-18,-38 -26,-20 -26,0 Z", 0.6)
    s.cut(box(x - 14, top + 42, 28, 8), **light.metal)
    s.cut(f"M{x - 17},{top + 96} a17,17 0 0 0 34,0 Z", **({} if light.lit else full(light.warm, "ochre")))
    s.cut(box(x - 48, top + 92, 96, 7), **light.metal)


INDOOR: dict[str, Callable[[Light], Scene]] = {"desk": desk, "partner": partner}
