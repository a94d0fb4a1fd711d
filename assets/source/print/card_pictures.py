"""Cards about pictures: an old one, a far one, a changed one, one made by a machine, and a forged paper."""

from __future__ import annotations

from sheet import Sheet, box, circle, rounded, star


def old_photo() -> Sheet:
    """A photograph of winter taped over a view of summer; the sun, in dark glasses, is not taken in."""
    s = Sheet()
    s.ground(teal=1)
    s.cut(circle(398, 84, 50), ochre=1)
    s.cut(rounded(360, 66, 36, 24, 10), night=1)
    s.cut(rounded(402, 66, 36, 24, 10), night=1)
    s.line("M352,70 L444,70", 6, night=1)
    s.line("M384,108 q14,10 28,0", 5, night=1)
    s.cut("M0,214 C90,150 150,128 250,186 C330,222 400,180 480,192 L480,330 L0,330 Z", ochre=1, night=0.34)
    s.cut("M0,268 C120,232 260,256 480,236 L480,330 L0,330 Z", ochre=1)
    for x, y, r in ((404, 204, 25), (446, 222, 20), (30, 226, 22)):
        s.cut(box(x - 3, y, 6, r + 22), night=1)
        s.cut(circle(x, y, r), night=1, teal=1)
    for x, y in ((366, 290), (404, 270), (442, 288), (338, 272)):
        s.cut(star(x, y, 10, 5, 6))
        s.cut(circle(x, y, 3.4), night=1)
    with s.at(192, 164, -7):
        s.shade(box(-128, -106, 268, 228), 0.5)
        s.cut(box(-134, -112, 268, 228))
        s.cut(box(-120, -98, 240, 178), night=1)
        s.cut("M-120,18 C-70,-26 -20,-30 30,0 C70,22 100,8 120,14 L120,80 L-120,80 Z")
        s.shade("M-120,56 C-60,34 20,70 120,40 L120,80 L-120,80 Z", 0.22)
        _winter_house(s)
        _snowman(s)
        for i in range(34):
            s.cut(circle(s.dice.uniform(-114, 112), s.dice.uniform(-92, 8), 2.2 + i % 3))
        s.poly((-40, -128), (36, -124), (34, -98), (-42, -102), ochre=0.9)
    s.margin()
    return s


def _winter_house(s: Sheet) -> None:
    s.cut(box(-88, -16, 62, 50), teal=0.7, night=0.5)
    s.cut(box(-76, 0, 14, 18), ochre=1)
    s.cut(box(-50, 0, 14, 18), ochre=1)
    s.poly((-102, -12), (-76, -46), (-38, -46), (-12, -12))


def _snowman(s: Sheet) -> None:
    for y, r in ((46, 32), (2, 23), (-34, 18)):
        s.cut(circle(64, y, r + 3), night=0.5)
        s.cut(circle(64, y, r))
        s.shade(f"M64,{y + r} a{r},{r} 0 0 0 0,{-2 * r} a{r * 1.5},{r} 0 0 1 0,{2 * r} Z", 0.16)
    s.line("M42,-18 Q64,-8 86,-18", 10, ochre=1)
    s.line("M80,-14 L88,14", 10, ochre=1)
    s.cut(box(44, -54, 40, 7), ochre=1)
    s.cut(box(51, -78, 26, 26), ochre=1)
    s.cut(box(51, -61, 26, 6), night=1)
    s.cut(circle(57, -38, 3), night=1)
    s.cut(circle(70, -38, 3), night=1)
    s.poly((62, -33), (42, -28), (62, -26), ochre=1)
    for y in (6, 36):
        s.cut(circle(62, y, 3.4), night=1)


def wrong_place() -> Sheet:
    """A great map pin in the desert; what it shows is a penguin on the ice, waving."""
    s = Sheet()
    s.ground()
    s.cut(circle(92, 74, 30), brick=1)
    s.cut("M0,206 C90,176 170,220 270,196 C350,178 420,200 480,188 L480,330 L0,330 Z", ochre=0.62)
    s.cut("M0,252 C120,210 230,270 330,246 C390,232 440,236 480,246 L480,330 L0,330 Z", ochre=1)
    for x, y in ((60, 288), (150, 296), (390, 286), (320, 300)):
        s.line(f"M{x},{y} q12,-8 24,0 t24,0", 3, ochre=1, night=0.5)
    _cactus(s, 92, 262, 1.0)
    _cactus(s, 420, 252, 0.82)
    s.shade("M240,284 C300,262 380,262 424,272 C380,292 300,294 240,284 Z", 0.55)
    s.cut("M240,288 C206,240 138,196 138,124 A102,102 0 1 1 342,124 C342,196 274,240 240,288 Z", brick=1)
    s.shade("M240,288 C206,240 138,196 138,124 A102,102 0 0 1 196,32 C150,110 186,220 240,288 Z", 0.4)
    s.cut(circle(240, 122, 80))
    s.cut("M160,122 A80,80 0 0 1 320,122 C290,136 200,112 160,122 Z", night=0.4)
    s.poly((176, 124), (196, 84), (214, 98), (222, 84), (240, 124))
    s.poly((262, 126), (284, 66), (302, 96), (312, 126))
    s.shade("M284,66 L302,96 L312,126 L290,126 Z", 0.22)
    s.cut(f"M160,124 A80,80 0 0 0 320,124 C290,134 200,116 160,124 Z {circle(240, 122, 0.1)}")
    _penguin(s)
    s.margin()
    return s


def _cactus(s: Sheet, x: float, y: float, size: float) -> None:
    with s.at(x, y, size=size):
        s.line("M0,0 V-96", 24, night=0.95, ochre=1)
        s.line("M0,-36 H-32 V-66", 15, night=0.95, ochre=1)
        s.line("M0,-50 H32 V-84", 15, night=0.95, ochre=1)
        for dy in (-20, -50, -80):
            s.line(f"M-3,{dy} v-10", 2.4, ochre=1)
        s.cut(star(0, -112, 11, 5, 6), brick=1)


def _penguin(s: Sheet) -> None:
    s.line("M214,132 L190,158", 13, night=1)
    s.line("M266,128 L290,96", 13, night=1)
    s.cut(
        "M240,66 C264,66 272,86 272,112 C282,150 276,190 240,190 C204,190 198,150 208,112 C208,86 216,66 240,66 Z",
        night=1,
    )
    s.cut("M240,116 C262,116 262,186 240,186 C218,186 218,116 240,116 Z")
    s.cut(circle(229, 93, 9))
    s.cut(circle(251, 93, 9))
    s.cut(circle(231, 94, 4), night=1)
    s.cut(circle(253, 94, 4), night=1)
    s.poly((230, 103), (250, 103), (240, 118), ochre=1)
    s.cut(circle(226, 190, 13, 6), ochre=1)
    s.cut(circle(254, 190, 13, 6), ochre=1)


def doctored_image() -> Sheet:
    """The black sheep has been cut out of the picture and walks off; its shadow is still there."""
    s = Sheet()
    s.ground(brick=1)
    for x in range(20, 480, 22):
        s.cut(box(x, 0, 4, 320))
    s.shade(box(40, 34, 336, 240), 0.6)
    s.cut(box(28, 22, 336, 240), night=1)
    s.cut(box(42, 36, 308, 212))
    s.cut(box(50, 44, 292, 196), teal=0.22)
    s.cut("M50,128 C120,88 180,104 226,122 C270,138 310,112 342,104 V240 H50 Z", teal=1)
    s.cut(circle(300, 80, 22), brick=1)
    for x, y in ((138, 202), (262, 228)):
        s.shade(circle(x, y, 62, 9), 0.8)
    _sheep(s, 122, 160, {}, {"night": 1.0})
    _gap(s, 246, 186)
    _sheep(s, 398, 252, {}, {}, grow=5)
    _sheep(s, 398, 252, {"night": 1.0}, {"night": 1.0})
    s.cut(circle(452, 234, 4.6))
    s.margin()
    return s


FLEECE = (
    (-26, 2, 16),
    (-12, -12, 18),
    (8, -12, 18),
    (24, 2, 15),
    (-10, 10, 17),
    (10, 10, 17),
    (-42, 0, 6),
)
"""The curls of a sheep: how far from its middle, and how large."""


def _sheep(s: Sheet, x: float, y: float, wool: dict[str, float], skin: dict[str, float], grow: float = 0) -> None:
    """A sheep that looks to the right; `grow` is the paper left about it by the scissors."""
    with s.at(x, y, size=1.36):
        for dx in (-20, -8, 10, 22):
            s.line(f"M{dx},14 V32", 6 + 2 * grow, **skin)
        for dx, dy, r in FLEECE:
            s.cut(circle(dx, dy, r + grow), **wool)
        s.cut(circle(36, -10, 13 + grow, 10 + grow), **skin)
        s.line("M30,-18 l-10,-2", 7 + 2 * grow, **skin)
        if skin and not wool:
            s.cut(circle(39, -12, 2.4))


def _gap(s: Sheet, x: float, y: float) -> None:
    """Where a sheep has been cut out; the wallpaper shows."""
    _sheep(s, x, y, {}, {}, grow=4)
    _sheep(s, x, y, {"brick": 1.0}, {"brick": 1.0})
    for left, top, foot in ((196, 178, 200), (218, 152, 220), (240, 156, 220), (262, 152, 220), (284, 170, 184)):
        s.cut(box(left, top, 4, foot - top))


def synthetic_media() -> Sheet:
    """A smiling mask that is turning into squares, with its plug beside it."""
    s = Sheet()
    s.ground(night=1)
    face = "M100,66 C150,38 250,38 300,66 C306,160 286,262 200,288 C114,262 94,160 100,66 Z"
    s.line("M196,280 C196,330 330,318 356,286 C372,266 392,276 398,282", 7, brick=1)
    s.cut(face, ochre=0.3)
    s.shade("M100,66 C120,54 146,48 168,46 C132,120 140,220 200,288 C114,262 94,160 100,66 Z", 0.55, "ochre")
    for x in (152, 248):
        s.cut(f"M{x - 30},130 Q{x},98 {x + 30},130 Q{x},146 {x - 30},130 Z", night=1)
        s.line(f"M{x - 30},98 Q{x},74 {x + 30},98", 7, brick=1)
    s.cut("M200,126 L220,178 Q200,190 184,178 Z", ochre=0.9)
    s.cut("M140,204 Q200,226 260,204 Q240,256 200,256 Q160,256 140,204 Z", brick=1)
    s.cut("M154,212 Q200,228 246,212 Q240,228 200,230 Q160,228 154,212 Z")
    for cheek in (130, 270):
        s.cut(circle(cheek, 178, 15), brick=0.7, ochre=0.4)
    _squares(s)
    with s.at(398, 282, 24):
        s.cut(rounded(0, -15, 30, 30, 6), brick=1)
        s.line("M32,-7 h12 M32,7 h12", 5)
    s.margin()
    return s


def _squares(s: Sheet) -> None:
    """The right of the mask falls away in squares."""
    step = 18
    for column in range(12):
        share = column / 11
        for row in range(13):
            x, y = 236 + column * step, 50 + row * step
            inside = x < 304 - max(0, row - 5) * 9
            if inside and s.dice.random() < 0.12 + share * 2.2:
                s.cut(box(x, y, step + 0.5, step + 0.5), night=1)
            if not inside and s.dice.random() < 0.8 * (1 - share) ** 1.1:
                size = step * (1 - 0.5 * share)
                s.cut(box(x, y, size, size), **s.dice.choice(({"ochre": 0.3}, {"ochre": 1.0}, {"brick": 1.0}, {})))


def fake_document() -> Sheet:
    """An official letter, and the half potato that its seal was printed with."""
    s = Sheet()
    s.ground(night=1)
    with s.at(158, 164, -6):
        s.cut(box(-104, -140, 208, 282))
        s.shade(box(-104, -140, 14, 282), 0.16)
        s.cut(star(0, -106, 20, 16, 10), night=1)
        s.cut(circle(0, -106, 9))
        s.words(-74, -66, (150,), 1, 7, night=1)
        s.words(-74, -36, (150, 138, 150, 92), 22, 4, night=0.75)
        s.line("M-74,96 c10,-34 22,-22 14,0 c20,-30 22,-4 30,-4 c12,0 10,-16 22,-6", 3.4, night=1)
        _seal(s, 56, 86, 40)
    s.shade(circle(362, 250, 84, 22), 0.9)
    _potato(s)
    s.margin()
    return s


def _potato(s: Sheet) -> None:
    """Half a potato: its round back to the upper right, the carved face toward us."""
    with s.at(352, 160, -8):
        s.cut(
            "M-84,28 C-96,-30 -40,-66 4,-100 C44,-130 104,-108 112,-58 C118,-18 108,38 84,70 C58,104 -66,96 -84,28 Z",
            ochre=1,
        )
        s.shade("M112,-58 C118,-18 108,38 84,70 C74,84 46,92 18,92 C76,62 96,0 112,-58 Z", 0.55)
        s.cut("M-84,24 C-90,-28 -44,-56 0,-54 C48,-52 84,-18 84,30 C84,76 40,92 -8,88 C-52,84 -80,60 -84,24 Z")
        s.cut(
            "M-76,24 C-80,-22 -40,-47 0,-46 C43,-44 76,-14 76,30 C76,70 38,84 -6,80 C-46,76 -72,56 -76,24 Z", ochre=0.3
        )
        for x, y, turn in ((20, -84, 20), (66, -72, -20), (92, -28, 60), (-24, -66, -30)):
            with s.at(x, y, turn):
                s.line("M-6,0 q6,5 12,0", 4, night=1)
        s.line("M52,-108 c-4,-20 14,-22 10,-38 M60,-124 c10,0 16,-6 18,-14", 6)
        _seal(s, 0, 17, 46)


def _seal(s: Sheet, x: float, y: float, r: float) -> None:
    """A seal with a bird on it that nobody can name."""
    s.cut(star(x, y, r, r * 0.86, 16) + circle(x, y, r * 0.7), brick=1)
    s.cut(circle(x, y, r * 0.58), brick=1)
    with s.at(x, y, size=r / 40):
        s.cut("M-15,-2 C-8,10 8,10 12,-6 C14,-14 22,-12 21,-5 L14,-2 C13,12 2,17 -8,11 Z")
        s.line("M-3,12 v6 M4,12 v6", 2.4)
