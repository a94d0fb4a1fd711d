"""Outlines and tints that the busts of the cast are cut from.

Outlines are written as text, "x,y x,y …" around the shape: `!` behind a point makes it a corner of a round outline, and
`|` at the end adds the mirror image, from below to above. The middle of a bust is at x = 240.
"""

from __future__ import annotations

import math

from press import Point

MIDDLE = 240.0
Inks = dict[str, float]

BARE: Inks = {}
NIGHT: Inks = {"night": 1.0}
SLATE: Inks = {"night": 0.62}
GREY: Inks = {"night": 0.42}
SILVER: Inks = {"night": 0.22, "teal": 0.14}
PALE: Inks = {"night": 0.16}
WHITE: Inks = {"teal": 0.18}
TEAL: Inks = {"teal": 1.0}
BRICK: Inks = {"brick": 1.0}
MAROON: Inks = {"brick": 0.92, "night": 0.5}
OCHRE: Inks = {"ochre": 1.0}
STRAW: Inks = {"ochre": 0.9, "night": 0.42}
SAND: Inks = {"ochre": 0.82, "night": 0.08, "brick": 0.12}
CHESTNUT: Inks = {"brick": 0.85, "night": 0.3, "ochre": 0.6}
BROWN: Inks = {"brick": 0.75, "night": 0.78, "ochre": 0.4}

FAIR: Inks = {"ochre": 0.28, "brick": 0.22}
WARM: Inks = {"ochre": 0.4, "brick": 0.28}
TAN: Inks = {"ochre": 0.56, "brick": 0.4, "night": 0.06}


def numbers(text: str) -> list[tuple[float, ...]]:
    """The groups of numbers in a text such as "1,2 3,4"."""
    return [tuple(float(number) for number in group.split(",")) for group in text.split()]


def outline(text: str, side: int = 1) -> list[Point]:
    """The points of an outline; a corner is there twice. With `side` -1 it is mirrored."""
    points: list[Point] = []
    for word in text.removesuffix("|").split():
        [(x, y)] = numbers(word.removesuffix("!"))
        points += [(MIDDLE + side * (x - MIDDLE), y)] * (2 if word.endswith("!") else 1)
    if text.endswith("|"):
        points += [(2 * MIDDLE - x, y) for x, y in reversed(points)]
    return points


def smooth(points: list[Point]) -> str:
    """The round closed outline through `points`; a point given twice is a corner."""
    count = len(points)
    data = f"M{points[0][0]:.1f},{points[0][1]:.1f}"
    for i in range(count):
        before, start, end, after = (points[(i + step) % count] for step in (-1, 0, 1, 2))
        if start != end:
            a = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
            b = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
            data += f" C{a[0]:.1f},{a[1]:.1f} {b[0]:.1f},{b[1]:.1f} {end[0]:.1f},{end[1]:.1f}"
    return data + " Z"


def leaf(start: Point, end: Point, bend: float, thick: float) -> str:
    """A stroke that is `thick` in its middle and thins out to both ends; `bend` lifts its middle."""
    (x0, y0), (x1, y1) = start, end
    long = math.hypot(x1 - x0, y1 - y0)
    nx, ny = (y1 - y0) / long, (x0 - x1) / long
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    near, far = 2 * bend + thick, 2 * bend - thick
    return (
        f"M{x0:.1f},{y0:.1f} Q{x + nx * near:.1f},{y + ny * near:.1f} {x1:.1f},{y1:.1f} "
        f"Q{x + nx * far:.1f},{y + ny * far:.1f} {x0:.1f},{y0:.1f} Z"
    )


def oval(x: float, y: float, rx: float, ry: float) -> str:
    """An ellipse."""
    return f"M{x - rx:.1f},{y:.1f} a{rx},{ry} 0 1 0 {2 * rx},0 a{rx},{ry} 0 1 0 {-2 * rx},0 Z "


def lens(x: float, y: float, w: float, h: float, corner: float) -> str:
    """A rectangle with round corners about a point; `w` and `h` are half its sides."""
    arc, across, down = f"a{corner},{corner} 0 0 1", 2 * (w - corner), 2 * (h - corner)
    return (
        f"M{x - w + corner},{y - h} h{across} {arc} {corner},{corner} v{down} {arc} {-corner},{corner} "
        f"h{-across} {arc} {-corner},{-corner} v{-down} {arc} {corner},{-corner} Z "
    )


def bowl(middle: float, wide: float, corner: float, top: float, low: float) -> str:
    """An open mouth: from corner to corner by way of `top`, and back by way of `low`."""
    left, right, side = middle - wide, middle + wide, low - (low - corner) * 0.2
    return (
        f"M{left},{corner} Q{middle},{2 * top - corner} {right},{corner} "
        f"C{right - wide * 0.1},{side} {middle + wide * 0.55},{low} {middle},{low} "
        f"C{middle - wide * 0.55},{low} {left + wide * 0.1},{side} {left},{corner} Z"
    )
