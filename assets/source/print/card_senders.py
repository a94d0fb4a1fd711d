"""Cards about senders: many pages, many accounts, and the bait that makes everybody a sender."""

from __future__ import annotations

import math

from sheet import Sheet, box, circle, heart, rounded


def copy_paste_portals() -> Sheet:
    """Five houses cut at once from folded paper, down to the same crooked chimney."""
    s = Sheet()
    s.ground(teal=1)
    s.cut("M0,254 C160,236 320,240 480,252 L480,330 L0,330 Z", night=1)
    for i in range(5):
        lean = 9 if i % 2 else -9
        with s.at(26 + i * 86, 160 + (13.6 if i % 2 == 0 else 0), skew=lean):
            _paper_house(s, shaded=i % 2 == 1)
    s.margin()
    return s


def _paper_house(s: Sheet, *, shaded: bool) -> None:
    """One house of the chain, 86 wide; its eyes are windows."""
    whole = "M0,-34 L12,-34 L43,-88 L74,-34 L86,-34 V112 H0 Z"
    with s.at(56, -70, 16):
        s.cut(box(-8, -36, 17, 44))
        for x, y, r in ((4, -46, 6), (12, -60, 9)):
            s.cut(circle(x, y, r))
    s.cut(whole)
    s.poly((3, -32), (43, -100), (83, -32), ochre=1)
    for x in (14, 50):
        s.cut(box(x, -12, 24, 28), night=1)
        s.line(f"M{x + 12},-12 v28 M{x},2 h24", 2.4)
    s.cut(box(14, 2, 11, 14), ochre=1)
    s.cut("M30,112 V72 a13,15 0 0 1 26,0 V112 Z", ochre=1)
    s.cut(circle(50, 92, 2.6))
    s.line("M34,42 q9,9 18,0", 3.4, night=1)
    if shaded:
        s.shade(whole, 0.3)


def coordinated_accounts() -> Sheet:
    """Five birds on a wire sing the same song, on strings that one hand holds."""
    s = Sheet()
    s.ground(brick=1)
    s.cut(circle(240, 214, 132), ochre=1)
    s.cut("M0,300 C100,262 180,290 270,284 C360,278 420,262 480,280 L480,330 L0,330 Z", night=1)
    s.line("M0,234 Q240,262 480,234", 4, night=1)
    for i in range(5):
        x = 64 + i * 90
        y = 248 - 14 * ((x - 240) / 240) ** 2
        s.line(f"M{x},{y - 62} L{166 + i * 37},84", 2)
        _singer(s, x, y)
    s.cut(rounded(134, 74, 212, 16, 7), night=1)
    _hand(s)
    s.margin()
    return s


def _singer(s: Sheet, x: float, y: float) -> None:
    """A bird that stands at x and y, singing to the left."""
    with s.at(x, y):
        s.line("M-4,-10 V2 M6,-10 V2", 4, night=1)
        s.cut("M-26,-44 C-30,-14 -6,-2 14,-8 L52,10 L44,-8 C40,-34 20,-42 4,-50 Z", night=1)
        s.cut(circle(-12, -48, 19), night=1)
        s.poly((-26, -58), (-50, -62), (-28, -48), night=1)
        s.poly((-28, -46), (-46, -36), (-22, -38), night=1)
        s.cut(circle(-16, -52, 4.4))
        s.line("M2,-26 q14,10 28,4", 3, brick=1)


def _hand(s: Sheet) -> None:
    """A gloved hand from above, which holds the bar."""
    s.cut("M196,-4 H284 L276,34 H204 Z", night=1)
    s.cut(rounded(198, 18, 84, 16, 6), ochre=1)
    s.cut(rounded(198, 32, 84, 46, 14))
    for i in range(4):
        s.cut(rounded(197 + i * 22, 58, 20, 46, 10))
        s.line(f"M{197 + i * 22 + 3},84 q7,6 14,0", 2.4, night=0.8)
    for i in range(3):
        s.line(f"M{218 + i * 22},50 v22", 2.4, night=0.8)


def emotional_bait() -> Sheet:
    """A fish looks up with round eyes at a heart on a hook."""
    s = Sheet()
    s.ground(teal=1)
    s.plate.fade(box(0, 60, 480, 260), "night", (0, 320), (0, 120), (0.9, 0.0))
    s.cut("M0,0 H480 V50 q-20,14 -40,0 t-40,0 t-40,0 t-40,0 t-40,0 t-40,0 t-40,0 t-40,0 t-40,0 t-40,0 t-40,0 t-40,0 Z")
    s.poly((300, 26), (372, 26), (360, 50), (312, 50), brick=1)
    s.cut(rounded(316, 6, 44, 20, 6), night=1)
    s.line("M336,50 V112", 3)
    s.line("M336,112 V178 C336,216 288,216 288,180 V170", 9)
    s.poly((276, 176), (288, 148), (300, 176))
    s.cut(circle(336, 108, 9))
    s.cut(circle(336, 108, 4), teal=1)
    s.cut(heart(340, 157, 96))
    s.cut(heart(340, 156, 78), brick=1)
    s.shade("M340,195 C320,176 301,160 301,142 C301,120 324,116 332,130 C316,146 322,172 340,195 Z", 0.4)
    s.line("M356,132 q12,-2 12,12", 5)
    _fish(s)
    for x, y, r in ((270, 200, 5), (280, 146, 7), (262, 130, 10)):
        s.line(circle(x, y, r), 2.4)
    for i in range(3):
        x = 400 + i * 24
        s.line(f"M{x},320 " + "".join(f"q{6 * math.cos(i + k * math.pi):.1f},-16 0,-26 " for k in range(3)), 6, night=1)
    s.margin()
    return s


def _fish(s: Sheet) -> None:
    s.cut("M78,206 C50,180 34,176 20,178 C34,204 34,226 20,254 C40,254 58,246 80,228 Z")
    s.cut("M108,172 C112,136 150,122 186,128 C170,138 172,150 180,160 Z")
    s.cut("M70,216 C90,158 168,138 220,160 L262,178 L214,212 L256,236 C210,284 96,276 70,216 Z")
    s.cut("M262,178 L208,210 L256,236 Q228,208 262,178 Z", brick=1)
    s.shade("M70,216 C96,276 196,284 236,246 L244,232 C190,252 120,250 70,216 Z", 0.4, "teal")
    for x, y in ((110, 200), (132, 188), (132, 214), (154, 200), (110, 224), (154, 226)):
        s.line(f"M{x},{y - 8} q10,8 0,16", 3.4, teal=1)
    s.cut(circle(206, 176, 22))
    s.line(circle(206, 176, 22), 4, night=1)
    s.cut(circle(212, 170, 12), night=1)
    s.cut(heart(214, 168, 11), brick=1)
