"""The verdicts' rubber stamps, without their words: each has a frame, a pattern and a sign of its own.

The word is set by the game, in the middle: from x = 48 to 432 and from y = 68 to 140 nothing is printed.
"""

from __future__ import annotations

import math

from press import path_of
from sheet import Sheet, circle, rounded, star

WIDTH, HEIGHT = 480, 200
ROWS = (50, 158)
"""The heights of the middle of the two patterned bands, over and under the word."""


class Rubber(Sheet):
    """A stamp being cut, in one ink."""

    def __init__(self, ink: str) -> None:
        super().__init__(WIDTH, HEIGHT)
        self.ink = ink

    def raised(self, data: str) -> None:
        """Rubber that prints."""
        self.cut(data, **{self.ink: 1.0})

    def ridge(self, data: str, width: float) -> None:
        """A line that prints."""
        self.line(data, width, **{self.ink: 1.0})

    def sign(self, y: float = 28) -> None:
        """Room for the sign in the upper edge of the frame."""
        self.cut(circle(240, y, 33))


def accurate() -> Rubber:
    """A calm double frame, straight lines, a tick."""
    s = Rubber("teal")
    s.ridge(rounded(14, 28, 452, 160, 22), 8)
    s.ridge(rounded(27, 41, 426, 134, 12), 3)
    for y in ROWS:
        for step in (-4, 3, 10):
            s.ridge(f"M44,{y + step} H436", 3)
    s.sign()
    s.raised(circle(240, 28, 26))
    s.line("M228,28 l9,10 l16,-20", 7)
    return s


def misleading() -> Rubber:
    """A frame that breaks in the middle and goes on elsewhere, slanted lines, a half disc."""
    s = Rubber("brick")
    for x0, x1, shift in ((14, 234, 8), (246, 466, -8)):
        edge, mid = (x0, x1) if x0 < 200 else (x1, x0)
        s.ridge(f"M{mid},{30 + shift} H{edge} V{178 + shift} H{mid}", 8)
        for y in ROWS:
            count = 16
            for i in range(count):
                x = min(x0, x1) + 14 + i * 12.2
                s.ridge(f"M{x:.1f},{y + 8 + shift * 0.6:.1f} l9,-16", 4)
    s.sign(30)
    s.ridge(circle(240, 30, 23), 6)
    s.raised("M240,7 A23,23 0 0 1 240,53 Z")
    return s


def untrue() -> Rubber:
    """A heavy frame with its corners cut off, crosses, and a cross."""
    s = Rubber("brick")
    outer = [(44, 26), (436, 26), (468, 58), (468, 158), (436, 190), (44, 190), (12, 158), (12, 58)]
    inner = [(50, 40), (430, 40), (454, 64), (454, 152), (430, 176), (50, 176), (26, 152), (26, 64)]
    s.raised(path_of(outer) + path_of(inner))
    for y in (54, 160):
        for i in range(18):
            x = 62 + i * 21
            s.ridge(f"M{x - 6},{y - 6} l12,12 M{x + 6},{y - 6} l-12,12", 4.4)
    s.sign()
    s.ridge("M224,12 l32,32 M256,12 l-32,32", 11)
    return s


def satire() -> Rubber:
    """A frame of scallops, confetti, a fool's cap."""
    s = Rubber("night")
    for i in range(19):
        for y in (38, 180):
            s.ridge(f"M{18 + i * 23.3:.1f},{y} a12,12 0 0 {int(y < 100)} 24,0", 5)
    for i in range(7):
        for x in (24, 456):
            s.ridge(f"M{x},{42.5 + i * 19} a10,10 0 0 {int(x > 200)} 0,19", 5)
    for y in (55, 157):
        for i in range(24):
            x, lift = 46 + i * 17, 5 * math.sin(i * 2.1)
            s.raised(circle(x, y + lift, 4.4) if i % 2 else star(x, y + lift, 7, 3, 4, i))
    s.cut("M176,62 V14 H304 V62 Z")
    s.raised(
        "M206,58 C206,32 196,24 186,34 C186,6 220,2 229,28 C231,16 236,10 240,10 C244,10 249,16 251,28 "
        "C260,2 294,6 294,34 C284,24 274,32 274,58 Z"
    )
    s.line("M208,48 H272", 4)
    for x, y in ((184, 40), (240, 8), (296, 40)):
        s.raised(circle(x, y, 7.4))
    return s


def unverifiable() -> Rubber:
    """A frame of dashes with round ends, dots that thin out, an empty ring."""
    s = Rubber("night")
    dashes = f'{s.moved()} stroke-dasharray="26 17"'
    s.plate.line(rounded(16, 30, 448, 156, 76), 8, dashes, night=1)
    for y in ROWS:
        for i in range(23):
            x = 86 + i * 14
            s.raised(circle(x, y + 4, 1.4 + 3.4 * abs(i - 11) / 11))
    s.sign(30)
    s.plate.line(circle(240, 30, 22), 6, f'{s.moved()} stroke-dasharray="13 10"', night=1)
    return s


STAMPS = (accurate, misleading, untrue, satire, unverifiable)
