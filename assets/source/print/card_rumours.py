"""Cards about rumours: a quarrel painted on, a crisis, newcomers, a vote, an expert, a miracle cure."""

from __future__ import annotations

import math

from sheet import Sheet, box, circle, heart, rounded, star


def invented_ethnic_angle() -> Sheet:
    """Two cats sit on a wall, tails in a heart; somebody's brush paints a rift between them."""
    s = Sheet()
    s.ground(ochre=1)
    s.cut(box(0, 196, 480, 130), brick=1)
    for row in range(4):
        for i in range(7):
            x, y = i * 84 + (row % 2) * 42 - 42, 216 + row * 30
            s.line(f"M{x},{y} h70", 2.4, brick=1, night=0.8)
    _cat_from_behind(s, 138, flip=False, night=1.0)
    _cat_from_behind(s, 342, flip=True)
    s.line("M246,116 L226,140 L256,162 L228,188 L254,212 L232,240 L250,262", 12, night=1)
    for x, y, drop in ((256, 162, 22), (254, 212, 26), (226, 140, 18)):
        s.line(f"M{x},{y} v{drop}", 6, night=1)
    with s.at(246, 116, 9, 0.66):
        s.cut("M-18,0 C-24,-18 -22,-28 -18,-38 H18 C22,-28 22,-14 4,10 C-2,14 -14,10 -18,0 Z", night=1)
        s.cut(box(-21, -62, 42, 26))
        s.cut("M-15,-62 C-22,-96 -11,-148 0,-148 C11,-148 22,-96 15,-62 Z", brick=1)
    s.margin()
    return s


def _cat_from_behind(s: Sheet, x: float, *, flip: bool, **coat: float) -> None:
    """A sitting cat whose tail hangs down to the middle of the sheet; the pale one has stripes."""
    with s.at(x, 0, flip=flip):
        s.line("M20,190 C-64,236 -10,272 102,292", 19, **coat)
        s.cut("M-64,204 C-78,150 -52,112 -32,98 L32,98 C52,112 78,150 64,204 C34,212 -34,212 -64,204 Z", **coat)
        s.cut(circle(0, 78, 50, 43), **coat)
        for side in (-1, 1):
            s.poly((side * 49, 78), (side * 50, 16), (side * 6, 42), **coat)
        if not coat:
            for y, half in ((122, 24), (146, 34), (170, 40)):
                s.line(f"M{-half},{y} Q0,{y + 14} {half},{y}", 8, brick=1)
            s.line("M-16,50 v16 M0,46 v20 M16,50 v16", 7, brick=1)


def crisis_rumour() -> Sheet:
    """A small kettle is boiling, and its steam is a monster."""
    s = Sheet()
    s.ground(brick=1)
    s.cut(box(0, 286, 480, 40), night=1)
    s.cut("M198,226 C206,190 222,164 262,138 L318,196 C262,190 236,196 216,230 Z", night=1)
    for x, y, r in (
        (272, 150, 30),
        (300, 116, 62),
        (372, 96, 74),
        (430, 138, 56),
        (404, 196, 56),
        (338, 176, 56),
        (284, 72, 40),
        (330, 46, 40),
        (410, 52, 40),
        (452, 186, 40),
        (296, 172, 36),
        (236, 184, 17),
        (254, 166, 22),
    ):
        s.cut(circle(x, y, r), night=1)
    for x, y, r in ((322, 92, 27), (392, 84, 34)):
        s.cut(circle(x, y, r))
        s.cut(circle(x - 10, y + 9, r * 0.42), night=1)
    s.line("M296,58 L340,66 M426,36 L372,52", 9, ochre=1)
    s.cut("M292,138 Q360,156 436,128 Q432,214 364,214 Q302,208 292,138 Z", ochre=1)
    for i in range(5):
        x = 306 + i * 25
        s.poly((x - 13, 136 + i % 2), (x + 15, 134), (x + 2, 164 - i), night=0.0)
    for x in (330, 358, 386):
        s.poly((x - 13, 212), (x + 13, 212), (x, 186))
    _kettle(s)
    s.margin()
    return s


def _kettle(s: Sheet) -> None:
    s.line("M78,206 C72,142 164,142 158,206", 9, night=1)
    s.cut("M150,256 C180,254 184,226 200,214 L218,226 C206,246 194,276 150,282 Z")
    s.cut("M52,288 C44,232 74,200 118,200 C162,200 190,232 182,288 Z")
    s.shade("M52,288 C44,232 74,200 112,200 C84,226 78,258 86,288 Z", 0.34)
    s.cut(rounded(84, 194, 68, 12, 6), night=1)
    s.cut(circle(118, 190, 9), night=1)
    s.line("M128,236 q8,-10 16,0 M94,236 q8,-10 16,0 M112,260 h14", 4, night=1)


def newcomer_rumour() -> Sheet:
    """A chick with a suitcase has just arrived, and every hand points at it."""
    s = Sheet()
    s.ground(night=1)
    s.cut(circle(240, 168, 104), ochre=1)
    s.shade(circle(244, 246, 66, 12), 0.6)
    _chick(s)
    for x, y, turn, flip in (
        (166, 130, 24, False),
        (160, 226, -24, False),
        (314, 130, 156, True),
        (320, 226, 204, True),
    ):
        with s.at(x, y, turn):
            _pointing(s, flip=flip)
    s.margin()
    return s


def _pointing(s: Sheet, *, flip: bool) -> None:
    """A gloved hand whose finger ends at the origin."""
    with s.at(0, 0, 180 if flip else 0, flip=flip):
        s.cut(box(-330, -30, 190, 62), brick=1)
        s.cut(rounded(-148, -36, 26, 74, 5))
        s.cut(rounded(-122, -28, 64, 58, 18))
        s.cut(rounded(-90, -26, 90, 22, 11))
        s.cut(rounded(-116, -42, 50, 22, 11))
        for y in (-3, 8, 19):
            s.line(f"M-74,{y} h16", 3.4, night=0.9)
        s.line("M-84,-22 L-74,-6 H-50", 3, night=0.9)


def _chick(s: Sheet) -> None:
    s.line("M228,228 V244 h-10 M248,228 V244 h10", 5, brick=1)
    s.cut("M196,190 C200,170 212,168 218,160 L262,160 C284,176 288,214 262,230 C232,240 198,228 196,190 Z")
    s.cut(circle(238, 146, 33))
    s.line("M238,114 C232,102 238,96 246,98 M240,114 C246,106 252,106 256,110", 4)
    s.shade("M262,160 C284,176 288,214 262,230 C250,234 238,234 228,232 C256,222 268,192 262,160 Z", 0.3)
    for x in (227, 251):
        s.cut(circle(x, 142, 5.4, 7), night=1)
        s.cut(circle(x + 1.6, 139, 1.8))
    s.line("M220,130 l10,-5 M258,130 l-10,-5", 3, night=1)
    s.poly((231, 152), (247, 152), (239, 163), brick=1)
    s.line("M208,206 q-8,8 -4,14", 6)
    s.line("M192,212 v-7 h18 v7", 4, night=1)
    s.cut(rounded(178, 211, 46, 34, 5), brick=1)
    s.cut(box(188, 211, 5, 34), night=1)
    s.cut(box(209, 211, 5, 34), night=1)


def election_rumour() -> Sheet:
    """A crow turns the signpost at the ballot box, and the footprints turn away."""
    s = Sheet()
    s.ground(teal=1)
    s.cut("M0,262 C120,248 320,250 480,264 L480,330 L0,330 Z", night=1)
    with s.at(142, 112, -9):
        s.cut(box(-36, -72, 76, 110))
        s.cut(box(-22, -56, 34, 34))
        s.line("M-20,-42 l12,14 l24,-34", 9, night=1)
        s.words(-22, 2, (46,), 1, 4, night=1)
    s.poly((62, 142), (228, 142), (254, 122), (90, 122), night=0.35)
    s.poly((228, 142), (254, 122), (254, 262), (228, 282))
    s.shade("M228,142 L254,122 V262 L228,282 Z", 0.7)
    s.cut(box(62, 142, 166, 140))
    s.cut(box(98, 128, 104, 8), night=1)
    s.cut(rounded(126, 186, 40, 34, 5), ochre=1)
    s.line("M134,188 v-10 a12,12 0 0 1 24,0 v10", 6, night=1)
    s.cut(circle(146, 201, 5), night=1)
    s.cut(circle(342, 92, 72))
    s.cut(box(350, 96, 15, 200), night=1)
    with s.at(357, 152, 11):
        s.shade("M-66,-18 H64 L98,12 L64,44 H-66 Z", 0.6)
        s.cut("M-72,-28 H58 L94,2 L58,32 H-72 Z", ochre=1)
        s.line("M-52,2 H52 M34,-14 L54,2 L34,18", 9, night=1)
        s.cut(circle(0, -20, 4), night=1)
    _crow(s, 340, 118)
    for i in range(5):
        x, y = 284 + i * 40, 298 - (i % 2) * 15
        s.cut(circle(x, y, 10, 4.6))
        s.cut(rounded(x - 22, y - 3.6, 8, 7.2, 3))
    s.margin()
    return s


def _crow(s: Sheet, x: float, y: float) -> None:
    """A crow that looks back over its shoulder to the left; it stands at x and y."""
    with s.at(x, y):
        s.line("M-4,-12 V6 M10,-12 V8", 5, night=1)
        s.cut("M-36,-44 C-34,-16 10,-2 34,-10 L78,8 L64,-10 L74,-14 L44,-30 C26,-58 0,-60 -10,-62 Z", night=1)
        s.cut(circle(-24, -58, 22), night=1)
        s.poly((-42, -66), (-78, -52), (-40, -46), night=1)
        s.line("M-60,-54 L-38,-55", 2.4)
        s.cut(circle(-30, -63, 6))
        s.cut(circle(-32, -63, 2.8), night=1)


def pseudo_expert() -> Sheet:
    """A white coat, a tie and a pair of glasses, with nobody inside; a mouse lives in the pocket."""
    s = Sheet()
    s.ground(brick=1)
    s.line("M240,92 V78 C240,64 266,62 266,42 C266,20 234,18 228,36", 8, night=1)
    s.line("M130,140 L240,88 L350,140", 9, night=1)
    s.shade("M122,150 L236,100 L372,150 L424,300 L372,320 H110 L92,292 Z", 0.5)
    s.cut(
        "M112,140 L196,98 L240,140 L284,98 L368,140 L412,290 L366,308 L344,230 L350,330 H130 L136,230 L114,308 "
        "L68,290 Z"
    )
    s.shade("M112,140 L136,230 L114,308 L68,290 Z M368,140 L344,230 L366,308 L412,290 Z", 0.2)
    s.poly((206, 104), (274, 104), (240, 214), teal=1)
    s.poly((229, 116), (251, 116), (257, 132), (252, 178), (240, 208), (228, 178), (223, 132), night=1)
    for side in (-1, 1):
        with s.at(240, 0, flip=side < 0):
            s.poly((34, 92), (56, 96), (72, 146), (50, 152), (60, 166), (0, 226), (24, 150))
            s.line("M44,94 L72,146 L50,152 L60,166 L0,226", 2.6, night=0.85)
    s.line("M240,226 V330", 2.6, night=0.85)
    for y in (248, 284):
        s.cut(circle(252, y, 5), night=1)
    with s.at(240, 52):
        for x in (-36, 36):
            s.cut(circle(x, 0, 31), night=1)
            s.cut(circle(x, 0, 24))
            s.shade(f"M{x - 4},-24 h16 l-18,48 h-14 Z", 0.3)
        s.line("M-8,-6 Q0,-14 8,-6", 7, night=1)
        s.line("M-66,-4 L-88,-12 M66,-4 L88,-12", 6, night=1)
    _mouse(s, 306, 226)
    s.cut(box(274, 230, 60, 62))
    s.line("M274,230 h60 v58 h-60 Z", 2.6, night=0.85)
    s.margin()
    return s


def _mouse(s: Sheet, x: float, y: float) -> None:
    with s.at(x, y):
        for side in (-1, 1):
            s.cut(circle(side * 18, -24, 13), night=1)
            s.cut(circle(side * 18, -24, 7), brick=1)
        s.cut(circle(0, -6, 23, 22), night=1)
        for side in (-1, 1):
            s.cut(circle(side * 8, -11, 4.6))
        s.cut(circle(0, 0, 3.6), brick=1)


def health_hoax() -> Sheet:
    """A bottle that is good for everything flexes its arms in a blaze of rays; its price hangs from a fist."""
    s = Sheet()
    s.ground()
    for i in range(16):
        a, b = (math.pi * (2 * i + k) / 16 for k in (0, 1))
        s.poly(
            (240, 150),
            (240 + 420 * math.cos(a), 150 + 420 * math.sin(a)),
            (240 + 420 * math.cos(b), 150 + 420 * math.sin(b)),
            ochre=1,
        )
    s.shade(circle(240, 294, 104, 11), 0.6)
    for side in (-1, 1):
        with s.at(240, 0, flip=side < 0):
            s.cut(
                "M60,166 C84,136 126,138 138,168 L128,104 L164,100 C176,150 178,196 156,214 C130,226 90,216 60,216 Z",
                brick=1,
            )
            s.cut(circle(146, 86, 27, 25), brick=1)
            s.line("M122,94 h20 M122,84 h22 M126,74 h18", 3, brick=1, night=1)
            s.line("M88,164 Q108,150 126,170", 4, brick=1, night=1)
    s.cut(
        "M202,66 H278 V92 C278,112 322,120 322,158 V278 Q322,292 308,292 H172 Q158,292 158,278 V158 "
        "C158,120 202,112 202,92 Z",
        night=1,
    )
    s.cut(rounded(192, 56, 96, 18, 7), night=1)
    s.poly((208, 58), (214, 20), (266, 20), (272, 58), ochre=1, brick=0.5)
    s.line("M172,160 V190", 7, night=0.4)
    s.cut(rounded(176, 136, 128, 132, 6))
    _remedies(s)
    s.line("M386,110 V150", 3, night=1)
    with s.at(386, 186, 5):
        s.cut("M-32,-18 L0,-46 L32,-18 V58 H-32 Z", night=1)
        s.cut(circle(0, -26, 6))
        for y in (4, 34):
            s.cut(circle(0, y, 13), ochre=1)
            s.cut(star(0, y, 8, 4, 5), night=1)
    s.margin()
    return s


def _remedies(s: Sheet) -> None:
    """What the label promises to heal: heart, eye, tooth and bone."""
    s.cut(heart(209, 172, 42), brick=1)
    s.cut("M248,172 Q272,144 296,172 Q272,200 248,172 Z", night=1)
    s.cut(circle(272, 172, 9))
    s.cut(
        "M188,222 C188,206 202,206 209,212 C216,206 230,206 230,222 C230,236 224,252 218,252 C212,252 214,236 209,236 "
        "C204,236 206,252 200,252 C194,252 188,236 188,222 Z",
        night=1,
    )
    with s.at(272, 232, -38):
        s.cut(box(-16, -5, 32, 10), brick=1)
        for x in (-18, 18):
            s.cut(circle(x, -6, 8), brick=1)
            s.cut(circle(x, 6, 8), brick=1)
