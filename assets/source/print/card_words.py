"""Cards about words: cut short, bent, blown up, invented, borrowed, and a joke that lost its sender."""

from __future__ import annotations

from sheet import Sheet, box, circle, rounded, star


def clipped_quote() -> Sheet:
    """Scissors like a bird with round eyes bite the end off a speech bubble."""
    s = Sheet()
    s.ground(brick=1)
    s.shade("M36,128 H270 V262 H120 L62,300 L76,262 H36 Z", 0.5)
    s.cut(
        "M48,112 H254 L262,140 L254,166 L262,196 L254,222 L260,252 H124 L60,292 L80,252 H48 "
        "A24,24 0 0 1 24,228 V136 A24,24 0 0 1 48,112 Z"
    )
    s.words(52, 150, (172, 172, 172), 36, 7, night=1)
    with s.at(376, 208, 15):
        s.shade("M-62,-62 H56 A24,24 0 0 1 80,-38 V54 A24,24 0 0 1 56,78 H-62 Z", 0.5)
        s.cut("M-70,-74 H46 A24,24 0 0 1 70,-50 V42 A24,24 0 0 1 46,66 H-64 L-72,36 L-64,8 L-72,-22 L-64,-48 Z")
        s.words(-42, -36, (90, 90, 60), 36, 7, night=1)
    for turn, side in ((25, 1), (-25, -1)):
        with s.at(287, 128, turn):
            s.cut(
                f"M{-side * 4},122 C{side * 18},80 {side * 16},20 {side * 9},-12 L{-side * 9},-12 L{-side * 6},60 Z",
                night=1,
            )
            s.line("M0,-10 V-34", 17, night=1)
            s.cut(circle(0, -64, 39), night=1)
            s.cut(circle(0, -64, 27))
    s.cut(circle(287, 128, 6))
    for x in (260, 314):
        s.cut(circle(x + 1, 80, 14), night=1)
        s.cut(circle(x - 3, 75, 4.8))
    s.margin()
    return s


def mistranslation() -> Sheet:
    """A friendly word goes into a mincer, and comes out as a scream."""
    s = Sheet()
    s.ground(ochre=1)
    s.cut(box(0, 284, 480, 60), night=1)
    s.shade(circle(180, 284, 130, 9), 0.5)
    with s.at(158, 62, -7):
        s.cut("M-74,-4 C-74,-60 74,-60 74,-4 C74,26 36,40 14,40 L2,78 L-14,39 C-50,36 -74,20 -74,-4 Z")
        for angle in range(0, 360, 60):
            with s.at(0, -4, angle):
                s.cut(circle(0, -15, 9), brick=1)
        s.cut(circle(0, -4, 8), ochre=1)
    s.poly((96, 116), (238, 116), (206, 166), (128, 166), night=1)
    s.cut(rounded(88, 108, 158, 15, 7), night=1)
    s.cut("M104,164 H250 L296,150 V240 L250,226 H104 C86,226 86,164 104,164 Z", night=1)
    s.poly((136, 210), (202, 210), (222, 286), (116, 286), night=1)
    s.cut(rounded(290, 142, 18, 106, 8), night=1)
    s.line("M92,195 H60 V246", 13, night=1)
    s.cut(rounded(44, 238, 32, 42, 12), brick=1)
    s.line("M124,180 H236", 6, night=0.5)
    s.line("M118,132 L136,156", 6, night=0.5)
    with s.at(388, 176, 8):
        s.shade(star(8, 10, 88, 46, 11), 0.45)
        s.cut(star(0, 0, 90, 50, 11), brick=1)
        s.line("M10,-36 L-14,4 H12 L-8,38", 9)
    s.line("M312,174 h10 M312,195 h16 M312,216 h8", 6, brick=1)
    s.margin()
    return s


def headline_mismatch() -> Sheet:
    """A kitten on a pile of newspapers throws the shadow of a lion."""
    s = Sheet()
    s.ground(ochre=1)
    s.plate.fade(box(0, 0, 480, 320), "night", (480, 0), (270, 120), (0.5, 0.0))
    with s.at(318, 142):
        _lion(s)
    s.cut(box(0, 276, 480, 60), night=1)
    for row, y in enumerate((234, 249, 264)):
        s.cut(rounded(54 + row * 3, y, 152, 13, 4))
        s.shade(rounded(54 + row * 3, y + 9, 152, 4, 2), 0.8)
    with s.at(132, 166, size=0.54):
        _kitten(s)
    _candle(s, 34, 276)
    s.margin()
    return s


def _lion(s: Sheet) -> None:
    """The shadow: a lion that roars, its head at the origin."""
    s.line("M62,128 C132,124 136,70 110,44", 17, night=1)
    s.cut("M88,50 C84,22 96,14 112,2 C128,14 138,28 128,52 C116,60 100,60 88,50 Z", night=1)
    s.cut("M-72,140 C-76,70 -40,10 0,10 C44,10 80,70 78,140 Z", night=1)
    for i in range(13):
        with s.at(0, -28, i * 360 / 13):
            s.cut("M-26,-60 C-28,-96 -10,-112 6,-116 C22,-100 30,-84 26,-60 L0,0 Z", night=1)
    for side in (-1, 1):
        s.cut(circle(side * 56, -78, 20), night=1)
        s.cut(circle(side * 56, -78, 11), ochre=1, night=0.6)
    s.cut("M-66,-40 C-66,-84 66,-84 66,-40 C66,-4 54,48 0,50 C-54,48 -66,-4 -66,-40 Z", ochre=1, night=0.6)
    s.poly((-26, -28), (26, -28), (0, -6), night=1)
    for side in (-1, 1):
        s.poly((side * 12, -40), (side * 52, -62), (side * 46, -36), ochre=1)
    s.cut("M-44,4 Q0,-14 44,4 Q40,44 0,44 Q-40,44 -44,4 Z", night=1)
    for side in (-1, 1):
        s.poly((side * 32, 0), (side * 14, -3), (side * 22, 22), ochre=1)
        s.poly((side * 30, 37), (side * 12, 43), (side * 20, 22), ochre=1)


def _kitten(s: Sheet) -> None:
    """The one that throws it, in the same pose."""
    s.line("M62,112 C124,116 128,60 104,34", 17, brick=1)
    s.cut("M-66,130 C-70,60 -40,10 0,10 C44,10 74,60 72,130 Z", brick=1)
    s.cut(circle(0, -26, 60, 52), brick=1)
    s.cut("M-22,130 C-26,90 -14,58 2,58 C20,58 28,90 24,130 Z")
    for side in (-1, 1):
        s.poly((side * 58, -34), (side * 54, -96), (side * 10, -66), brick=1)
        s.cut(circle(side * 25, -30, 16))
        s.cut(circle(side * 23, -29, 9), night=1)
    s.poly((-8, -10), (8, -10), (0, 0), night=1)
    s.line("M-12,6 q6,6 12,0 q6,6 12,0", 4, night=1)


def _candle(s: Sheet, x: float, y: float) -> None:
    s.cut(rounded(x - 7, y - 48, 26, 50, 4))
    s.cut(
        f"M{x + 6},{y - 92} C{x + 26},{y - 66} {x + 18},{y - 52} {x + 6},{y - 52} "
        f"C{x - 8},{y - 52} {x - 12},{y - 66} {x + 6},{y - 92} Z",
        brick=1,
    )
    s.cut(circle(x + 6, y - 62, 6, 8))
    s.cut(rounded(x - 16, y - 6, 46, 8, 4), brick=1)


def fake_quote_card() -> Sheet:
    """A marble bust says nothing; the speech bubble is taped on, and a pigeon watches."""
    s = Sheet()
    s.ground(teal=1)
    with s.at(6, 28, size=0.95):
        _bust(s)
    with s.at(354, 138, 5):
        s.shade("M-96,-76 H108 V84 H-46 L-104,112 L-84,84 H-96 Z", 0.7)
        s.cut("M-104,-86 H98 V74 H-52 L-124,96 L-96,74 H-104 Z")
        for x in (-78, -36):
            s.cut(f"M{x},-34 a16,16 0 1 1 16,16 q-2,16 -20,22 q8,-12 6,-24 Z", night=1)
        s.words(-82, 24, (154, 112), 28, 7, night=1)
        for x, y, turn in ((-104, -86, -40), (98, -86, 40), (98, 74, -40)):
            with s.at(x, y, turn):
                s.cut(box(-30, -11, 60, 22), ochre=1)
                s.line("M-17,-9 V9 M0,-9 V9 M17,-9 V9", 1.8, ochre=1, night=0.6)
    s.margin()
    return s


def _bust(s: Sheet) -> None:
    """Marble on a plinth, with a very straight face."""
    s.cut(box(34, 272, 196, 60), night=1)
    s.cut(rounded(22, 256, 220, 20, 5), night=1)
    s.cut("M34,256 C38,214 76,204 100,196 V150 H168 V196 C192,204 226,214 230,256 Z")
    s.shade("M34,256 C38,214 76,204 100,196 V150 H134 C112,190 84,206 78,256 Z", 0.4)
    s.cut("M100,162 H168 L160,184 C146,196 118,194 106,186 Z", night=0.4)
    s.cut("M76,92 C76,22 192,22 192,92 C192,140 170,178 134,178 C98,178 76,140 76,92 Z")
    s.shade("M76,92 C76,50 104,38 128,39 C96,60 94,130 124,177 C96,172 76,136 76,92 Z", 0.4)
    # A stone cap of waves, so that it is anybody's great-uncle and nobody's portrait.
    s.cut("M74,96 C66,30 112,12 140,18 C186,20 204,56 194,98 C184,80 186,66 172,58 C148,66 112,60 94,62 Z", night=0.5)
    for x in (100, 126, 152, 176):
        s.line(f"M{x - 12},{46 - abs(x - 138) * 0.1:.0f} q10,-14 22,-2", 4, night=0.8)
    for side in (-1, 1):
        with s.at(138, 0, flip=side < 0):
            s.cut("M8,102 Q22,86 38,102 Q22,110 8,102 Z", night=0.7)
            s.line("M8,84 q14,-9 30,-1", 7, night=0.55)
    s.shade("M136,96 L150,126 Q138,134 128,127 Z", 0.4)
    s.line("M126,162 h24", 4, night=1)
    _pigeon(s, 132, 24)


def _pigeon(s: Sheet, x: float, y: float) -> None:
    """A pigeon that looks to the right, its feet at x and y."""
    with s.at(x, y):
        s.cut("M-40,-6 C-22,-8 -16,-28 6,-28 C18,-28 22,-20 18,-12 C12,0 -14,4 -40,-6 Z", night=1)
        s.cut(circle(16, -30, 9), night=1)
        s.poly((23, -32), (34, -27), (23, -26), brick=1)
        s.cut(circle(18, -31, 2.4))
        s.line("M-2,-2 V6 M6,-2 V6", 3, brick=1)


def spoofed_outlet() -> Sheet:
    """A fox behind a newspaper that looks like everybody's newspaper, with holes for the eyes."""
    s = Sheet()
    s.ground(teal=1)
    s.cut("M372,300 C470,310 486,214 440,142 C432,128 420,130 420,146 C424,196 404,224 372,236 Z", ochre=1)
    s.cut("M447,154 C436,120 424,122 419,140 C420,156 421,168 419,178 C432,186 446,176 452,168 Z")
    for side in (-1, 1):
        with s.at(240, 0, flip=side < 0):
            s.poly((22, 96), (104, 96), (98, 20), ochre=1)
            s.poly((56, 88), (94, 88), (90, 46), night=1)
    s.cut("M146,120 C160,60 320,60 334,120 Z", ochre=1)
    s.shade("M76,98 L240,112 L416,96 V306 L248,316 L84,304 Z", 0.55)
    s.poly((66, 88), (240, 104), (240, 306), (66, 290))
    s.poly((240, 104), (414, 88), (414, 290), (240, 306))
    s.shade("M240,104 L264,102 V304 L240,306 Z", 0.3)
    for side in (-1, 1):
        with s.at(240, 104, flip=side < 0, skew=-5.2):
            s.cut(box(18, 12, 140, 20), night=1)
            s.cut(rounded(36, 50, 64, 46, 22), night=1)
            s.cut(rounded(39, 53, 58, 40, 19), ochre=1)
            s.cut(circle(68 - side * 6, 73, 16, 18))
            s.cut(circle(68 - side * 9, 75, 8), night=1)
            s.words(18, 124, (140, 128, 140), 22, 4, night=0.8)
            s.cut(box(112, 48, 46, 52), teal=0.6)
            for i in range(3):
                s.line(f"M{166},{92 + i * 17} h14", 15, ochre=1)
    s.margin()
    return s


def satire_as_news() -> Sheet:
    """A duck in a tie reads the news; the fool's cap lies forgotten on its desk."""
    s = Sheet()
    s.ground(ochre=1)
    s.cut(circle(232, 146, 124), brick=1)
    s.cut("M110,300 C112,214 164,190 232,190 C300,190 352,214 354,300 Z", night=1)
    s.poly((186, 190), (278, 190), (232, 276))
    s.cut("M194,120 L270,120 L274,192 Q232,216 190,192 Z")
    s.poly((221, 202), (243, 202), (248, 216), (241, 262), (223, 262), (216, 216), brick=1)
    s.cut(circle(232, 98, 64, 60))
    s.cut("M226,44 C214,28 226,14 240,18 C232,24 246,32 238,46 Z")
    s.shade("M232,158 a64,60 0 0 1 -24,-116 C180,76 186,128 232,158 Z", 0.2)
    for x in (206, 258):
        s.cut(circle(x, 84, 8, 10), night=1)
        s.cut(circle(x + 2, 80, 2.8))
    s.cut(
        "M166,124 C180,104 212,108 232,108 C252,108 284,104 298,124 C286,148 258,142 232,144 "
        "C206,142 178,148 166,124 Z",
        ochre=1,
    )
    s.cut("M184,130 Q232,142 280,130 Q258,166 232,166 Q206,166 184,130 Z", brick=1)
    s.cut(box(0, 254, 480, 80), night=1)
    s.cut(box(0, 254, 480, 9))
    with s.at(228, 272, -3):
        s.cut(box(-78, -30, 156, 66))
        s.words(-60, -8, (120, 100), 20, 5, night=1)
    s.line("M72,252 L100,176", 7, night=1)
    s.cut(rounded(84, 132, 34, 52, 16), night=1)
    s.line("M91,152 h20 M91,164 h20", 2.4)
    s.cut(rounded(48, 245, 50, 10, 4), night=1)
    _fools_cap(s)
    s.margin()
    return s


def _fools_cap(s: Sheet) -> None:
    with s.at(404, 253, -4, 0.84):
        s.cut("M-40,-4 C-46,-40 -76,-46 -82,-22 C-70,-26 -62,-16 -60,-2 Z", teal=1)
        s.cut("M-40,-2 C-50,-60 -10,-96 20,-84 C4,-72 6,-52 10,-2 Z")
        s.cut("M0,-2 C6,-46 44,-64 62,-34 C46,-38 40,-24 38,-2 Z", teal=1)
        s.cut(rounded(-54, -14, 100, 16, 7), brick=1)
        for x, y in ((-82, -18), (22, -82), (63, -30)):
            s.cut(circle(x, y, 9), brick=1)
