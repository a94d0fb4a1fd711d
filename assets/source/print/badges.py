"""Badges for good practice: round lanterns, each with its own sign in the glass."""

from __future__ import annotations

import math

from sheet import Sheet, box, circle, rounded

X, Y, GLASS = 128, 148, 80
"""The middle of the lantern's glass, and its radius."""


def _lantern() -> Sheet:
    """A round lantern with its ring, its cap and its foot; the glass is lit and empty."""
    s = Sheet(256, 256)
    for edge in (
        circle(X, 27, 25),
        "M98,36 H158 L188,78 H68 Z",
        rounded(81, 221, 94, 31, 10),
        circle(X, Y, GLASS + 21),
    ):
        s.cut(edge)
    s.cut(circle(X, 27, 20) + circle(X, 27, 11), night=1)
    s.poly((100, 40), (156, 40), (182, 74), (74, 74), night=1)
    s.cut(rounded(86, 226, 84, 22, 6), night=1)
    s.cut(circle(X, Y, GLASS + 16), night=1)
    s.cut(circle(X, Y, GLASS + 7))
    s.cut(circle(X, Y, GLASS), ochre=1)
    return s


def _low(top: float) -> str:
    """The part of the glass below a height."""
    half = math.sqrt(GLASS**2 - (top - Y) ** 2)
    return f"M{X - half:.1f},{top} A{GLASS},{GLASS} 0 {int(top < Y)} 0 {X + half:.1f},{top} Z"


def found_the_source() -> Sheet:
    """A spring that comes out of its hill."""
    s = _lantern()
    s.cut("M54,178 C84,112 112,92 132,94 C160,96 182,130 203,176 A80,80 0 0 1 54,178 Z", teal=1)
    s.shade("M132,94 C160,96 182,130 203,176 A80,80 0 0 1 176,212 C182,160 164,112 132,94 Z", 0.5)
    s.cut("M110,138 a20,20 0 0 1 40,0 v4 h-40 Z", night=1)
    s.cut(
        "M120,142 H140 C142,160 112,164 116,182 C120,200 156,204 160,221 A80,80 0 0 1 92,219 C84,196 88,176 104,166 "
        "C116,158 120,152 120,142 Z"
    )
    s.line("M124,156 q-12,12 -16,18 M112,196 q16,8 22,18 M104,206 q6,6 8,12", 3, teal=1)
    return s


def looked_elsewhere() -> Sheet:
    """An owl that has turned its eyes to what lies beside."""
    s = _lantern()
    s.cut(_low(202), night=1)
    s.cut("M76,204 C64,150 72,112 80,84 L108,100 H148 L176,84 C184,112 192,150 180,204 Z", night=1)
    s.cut("M98,200 C92,170 108,160 128,160 C148,160 164,170 158,200 Z", brick=1)
    s.line("M112,174 q6,7 12,0 q6,7 12,0 q6,7 12,0 M110,190 q6,7 12,0 q6,7 12,0 q6,7 12,0", 3, night=1)
    for x in (105, 151):
        s.cut(circle(x, 127, 24))
        s.cut(circle(x + 11, 127, 11), night=1)
        s.cut(circle(x + 14, 123, 3.4))
    s.poly((120, 138), (136, 138), (128, 156), ochre=1)
    s.line("M104,206 v7 M114,206 v7 M142,206 v7 M152,206 v7", 5, ochre=1)
    return s


def held_back() -> Sheet:
    """A paper plane that was not sent: it hangs on the line by a peg."""
    s = _lantern()
    s.line("M51,126 Q128,142 205,120", 4, night=1)
    s.poly((62, 154), (200, 122), (148, 218), (124, 182))
    s.poly((124, 182), (200, 122), (126, 212), night=0.7)
    s.poly((124, 182), (200, 122), (100, 170), night=0.3)
    with s.at(134, 126, 10):
        s.cut(rounded(-10, -32, 20, 56, 5), brick=1)
        s.line("M0,-20 V24", 2.6, brick=1, night=1)
        s.cut(box(-11, -10, 22, 6), night=1)
    return s


def admitted_a_mistake() -> Sheet:
    """A line struck out, the right one under it, and the pencil that did both."""
    s = _lantern()
    with s.at(118, 150, -7):
        s.cut(box(-46, -54, 94, 112))
        s.words(-34, -24, (70,), 1, 5, night=0.55)
        s.line("M-38,-16 L42,-34", 6, brick=1)
        s.words(-34, 18, (70,), 1, 5, night=1)
        s.line("M-32,40 l9,9 l18,-20", 6, teal=1)
    with s.at(172, 138, 32):
        s.cut(box(-10, -46, 20, 74), brick=1)
        s.shade(box(2, -46, 8, 74), 0.5)
        s.cut(box(-10, -56, 20, 12), night=1)
        s.cut(rounded(-10, -72, 20, 18, 6))
        s.poly((-10, 28), (10, 28), (0, 52), ochre=1)
        s.poly((-4, 43), (4, 43), (0, 53), night=1)
    return s


def asked_across_the_river() -> Sheet:
    """A bridge with a question on one bank and an answer on the other."""
    s = _lantern()
    s.cut(_low(186), teal=1)
    s.cut("M49,160 Q128,128 207,160 L203,188 H166 A38,32 0 0 0 90,188 H53 Z", night=1)
    s.line("M96,204 h28 M140,212 h22 M108,220 h14", 3)
    for side in (-1, 1):
        with s.at(128, 0, flip=side < 0):
            s.cut(
                "M18,92 H52 A10,10 0 0 1 62,102 V120 A10,10 0 0 1 52,130 H44 L40,144 L30,130 H18 A10,10 0 0 1 8,120 "
                "V102 A10,10 0 0 1 18,92 Z"
            )
    s.words(77, 112, (30,), 1, 4, night=1)
    for x in (152, 163, 174):
        s.cut(circle(x, 111, 3.6), brick=1)
    return s


BADGES = (found_the_source, looked_elsewhere, held_back, admitted_a_mistake, asked_across_the_river)
