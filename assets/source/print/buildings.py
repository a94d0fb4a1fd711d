"""The buildings of the printed town: houses, the town hall, the mill, and the three bridges."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from itertools import pairwise

from press import Plate, path_of

WIDTH, HEIGHT = 1920, 1080


def windows(x: float, base: float, wide: float, floors: int) -> Iterator[tuple[float, float, float, float]]:
    """Where the windows of a house are: left, top, width and height of each."""
    s, bays = wide / 100, 3 if wide > 74 else 2
    floor, w, h = 44 * s, 13 * s, 21 * s
    for level in range(floors):
        for bay in range(bays):
            yield x + wide * (bay + 0.5) / bays - w / 2, base - (floors - level) * floor + 15 * s, w, h


class Builder:
    """Draws buildings on a plate, with dice of its own for all that is uneven."""

    def __init__(self) -> None:
        self.plate = Plate(WIDTH, HEIGHT)
        self.dice = random.Random(4)

    def rect(self, x: float, y: float, w: float, h: float, **inks: float) -> None:
        """An upright box, its corners not quite square."""
        j = self.dice.uniform
        self.plate.path(path_of([(x + j(-0.6, 0.6), y), (x + w, y + j(-0.6, 0.6)), (x + w, y + h), (x, y + h)]), **inks)

    def stroke(self, x0: float, y0: float, x1: float, y1: float, width: float, **inks: float) -> None:
        """A gouge, thin at both ends."""
        dx, dy = x1 - x0, y1 - y0
        length = math.hypot(dx, dy) or 1
        nx, ny = -dy / length * width / 2, dx / length * width / 2
        data = f"M{x0:.1f},{y0:.1f} Q{x0 + dx * 0.3 + nx:.1f},{y0 + dy * 0.3 + ny:.1f} {x1:.1f},{y1:.1f} "
        data += f"Q{x0 + dx * 0.6 - nx:.1f},{y0 + dy * 0.6 - ny:.1f} {x0:.1f},{y0:.1f} Z"
        self.plate.path(data, **inks)

    def house(self, x: float, base: float, wide: float, floors: int, tone: str) -> None:
        """A house with a leaning upper floor, deep eaves and dark windows; `base` is where it stands."""
        s = wide / 100
        floor = 44 * s
        top = base - floors * floor
        out = 6 * s
        wall = {"ochre": {"ochre": 0.34}, "plain": {}, "brick": {"brick": 0.26}, "teal": {"teal": 0.3}}[tone]
        self.rect(x, base - floor, wide, floor, night=0.64, **wall)
        self.rect(x - out, top, wide + 2 * out, floor * (floors - 1), night=0.5, **wall)
        shade = path_of(
            [
                (x + wide * 0.72, top),
                (x + wide + out, top),
                (x + wide + out, base - floor),
                (x + wide, base),
                (x + wide * 0.72, base),
            ]
        )
        self.plate.over(shade, "night", 0.5)
        self.rect(x - out, base - floor - 3 * s, wide + 2 * out, 6 * s, night=1)
        eave, rise = 17 * s, 33 * s
        roof = [
            (x - out - eave, top + 3 * s),
            (x + wide * 0.17, top - rise),
            (x + wide * 0.83, top - rise),
            (x + wide + out + eave, top + 3 * s),
        ]
        chimney = x + wide * self.dice.uniform(0.3, 0.6)
        self.rect(chimney, top - rise - 13 * s, 11 * s, 22 * s, night=0.85, brick=0.4)
        self.plate.path(path_of(roof), brick=0.95, night=0.42)
        for row in range(1, 5):
            share = row / 5
            y = top + 3 * s - (rise + 3 * s) * share
            left = roof[0][0] + (roof[1][0] - roof[0][0]) * share
            right = roof[3][0] + (roof[2][0] - roof[3][0]) * share
            count = max(3, int((right - left) / (9 * s)))
            for i in range(count):
                if self.dice.random() < 0.6:
                    tile = left + (right - left) * (i + 0.5) / count
                    self.stroke(tile - 3.4 * s, y, tile + 3.4 * s, y + 1, 2.6 * s, brick=1, night=0.95)
        self.rect(x - out - eave, top + 2 * s, wide + 2 * (out + eave), 4.5 * s, night=1)
        for wx, wy, w, h in windows(x, base, wide, floors):
            self.rect(wx - 2 * s, wy - 2 * s, w + 4 * s, h + 4 * s, night=0.3, **wall)
            self.rect(wx, wy, w, h, night=1)
            self.rect(wx, wy + h * 0.42, w, 1.4 * s, night=0.4)

    def town_hall(self, x: float, base: float) -> None:
        """The plain town hall with its clock tower under a hipped roof."""
        w, tall = 50, 262
        self.rect(x, base - tall, w, tall, night=0.4, ochre=0.2)
        self.plate.over(
            path_of([(x + 34, base - tall), (x + w, base - tall), (x + w, base), (x + 34, base)]),
            "night",
            0.55,
        )
        self.rect(x - 4, base - tall + 74, w + 8, 6, night=1)
        peak = base - tall - 34
        roof = [
            (x - 15, base - tall + 3),
            (x + w / 2 - 15, peak),
            (x + w / 2 + 15, peak),
            (x + w + 15, base - tall + 3),
        ]
        self.plate.path(path_of(roof), brick=0.95, night=0.5)
        self.rect(x - 15, base - tall + 1, w + 30, 6, night=1)
        cx, cy = x + w / 2, base - tall + 40
        for r, inks in ((21, {"night": 1.0}), (18, {"night": 0.06})):
            self.plate.path(f"M{cx - r},{cy} a{r},{r} 0 1 0 {2 * r},0 a{r},{r} 0 1 0 {-2 * r},0 Z", **inks)
        self.stroke(cx, cy + 3, cx, cy - 14, 5, night=1)
        self.stroke(cx - 2, cy - 1, cx + 9, cy + 7, 5, night=1)
        self.rect(cx - 6, base - tall + 90, 12, 24, night=1)
        self.house(x - 52, base, 154, 2, "plain")

    def far_bridge(self, left: float, right: float, y: float) -> None:
        """The iron bridge upstream: a bow of struts over a thin road."""
        middle, rise = (left + right) / 2, 46.0

        def bow(x: float) -> float:
            return y - rise * (1 - ((x - middle) / (right - left) * 2) ** 2)

        steps = [left + (right - left) * i / 12 for i in range(13)]
        arch = [(x, bow(x)) for x in steps] + [(x, bow(x) + 5) for x in reversed(steps)]
        self.plate.path(path_of(arch), night=0.98, teal=0.9)
        for a, b in pairwise(steps):
            self.rect(a, bow(a), 2, y - bow(a), night=0.98, teal=0.9)
            self.stroke(a, y, b, bow(b), 3, night=0.98, teal=0.9)
        self.rect(left - 8, y, right - left + 16, 5, night=0.98, teal=0.9)
        for x in (left + 8, right - 16):
            self.rect(x, y, 9, 26, night=0.9)

    def wooden_bridge(self, left: float, right: float, y: float) -> None:
        """The covered wooden bridge: a long roof over open posts, standing on trestles."""
        wide = right - left
        for i in range(5):
            x = left + wide * (i + 0.5) / 5
            self.rect(x - 4, y, 7, 34, night=1, ochre=0.4)
            self.stroke(x - 16, y + 33, x, y + 2, 6, night=1, ochre=0.4)
            self.stroke(x + 16, y + 33, x, y + 2, 6, night=1, ochre=0.4)
        self.rect(left, y - 26, wide, 28, night=0.95)
        for i in range(14):
            x = left + wide * i / 14
            self.rect(x, y - 26, 5, 28, ochre=0.55, night=0.55)
        self.rect(left, y - 9, wide, 11, ochre=0.5, brick=0.2, night=0.5)
        roof = [(left - 12, y - 24), (left + 8, y - 48), (right - 8, y - 48), (right + 12, y - 24)]
        self.plate.path(path_of(roof), brick=0.55, ochre=0.3, night=0.55)
        for i in range(40):
            x = left + wide * i / 40
            self.stroke(x, y - 46, x - 3, y - 26, 2, night=1, brick=0.6)

    def stone_bridge(self, left: float, right: float, water: float) -> None:
        """The Great Bridge: three arches under a hump, cut stone."""
        middle, half = (left + right) / 2, (right - left) / 2

        def road(x: float) -> float:
            return water - 66 - 66 * (1 - ((x - middle) / half) ** 2)

        steps = [left + (right - left) * i / 60 for i in range(61)]
        body = path_of([*((x, road(x)) for x in steps), (right, water), (left, water)])
        self.plate.path(body, ochre=0.2, night=0.52)
        self.plate.fade(body, "night", (left, 0), (right, 0), (0.45, 0.0))
        arches = ((middle, 82.0), (middle - half * 0.56, 56.0), (middle + half * 0.56, 56.0))
        for row in range(9):
            for i in range(46):
                x = left + (right - left) * (i + 0.5 * (row % 2)) / 46
                y = water - 12 - row * 14
                if y > road(x) + 12 and self.dice.random() < 0.7:
                    self.stroke(x, y, x + 12, y + self.dice.uniform(-1, 1), 2.2, night=0.95, ochre=0.2)
        for centre, radius in arches:
            for grow, inks in ((12, {"night": 0.3, "ochre": 0.26}), (0, {"night": 0.9, "teal": 0.9})):
                r = radius + grow
                self.plate.path(
                    f"M{centre - r:.1f},{water + 2:.1f} V{water - radius * 0.14:.1f} A{r:.1f},{r:.1f} "
                    f"0 0 1 {centre + r:.1f},{water - radius * 0.14:.1f} V{water + 2:.1f} Z",
                    **inks,
                )
            for i in range(13):
                angle = math.pi * (i + 0.5) / 13
                cos, sin = math.cos(angle), math.sin(angle)
                y = water - radius * 0.14
                self.stroke(
                    centre + radius * cos,
                    y - radius * sin,
                    centre + (radius + 12) * cos,
                    y - (radius + 12) * sin,
                    2.4,
                    night=0.95,
                    ochre=0.2,
                )
            look = radius * 0.8
            self.plate.over(
                f"M{centre - look:.1f},{water:.1f} A{look:.1f},{look:.1f} 0 0 1 {centre + look:.1f},{water:.1f} Z",
                "night",
                0.4,
            )
        rail = [(x, road(x) - 13) for x in steps] + [(x, road(x)) for x in reversed(steps)]
        self.plate.path(path_of(rail), ochre=0.24, night=0.34)
        line = [(x, road(x) - 1) for x in steps] + [(x, road(x) + 4) for x in reversed(steps)]
        self.plate.path(path_of(line), night=1)
        for side in (-1, 1):
            x = middle + side * half * 0.31
            self.plate.path(
                path_of(
                    [
                        (x - 17, water + 6),
                        (x - 12, water - 62),
                        (x, water - 76),
                        (x + 12, water - 62),
                        (x + 17, water + 6),
                    ]
                ),
                ochre=0.22,
                night=0.46,
            )
            self.plate.over(
                path_of([(x + 2, water + 6), (x, water - 76), (x + 12, water - 62), (x + 17, water + 6)]),
                "night",
                0.6,
            )
        for _ in range(70):
            x, y = self.dice.uniform(left + 20, right), water + self.dice.uniform(6, 88)
            self.stroke(x, y, x + self.dice.uniform(20, 60), y, 4, night=0.85, ochre=0.1, teal=0.6)

    def mill(self, x: float, base: float) -> None:
        """The old watermill with its wheel in the river."""
        self.house(x, base, 150, 2, "ochre")
        cx, cy, r = x - 34, base - 22, 66
        ring = (
            f"M{cx - r},{cy} a{r},{r} 0 1 0 {2 * r},0 a{r},{r} 0 1 0 {-2 * r},0 Z "
            f"M{cx - r + 9},{cy} a{r - 9},{r - 9} 0 1 1 {2 * r - 18},0 a{r - 9},{r - 9} 0 1 1 "
            f"{18 - 2 * r},0 Z"
        )
        self.plate.path(ring, 'fill-rule="evenodd"', night=1, ochre=0.5)
        for i in range(12):
            angle = math.pi * 2 * i / 12 + 0.12
            cos, sin = math.cos(angle), math.sin(angle)
            self.stroke(cx + cos * 6, cy + sin * 6, cx + cos * (r + 4), cy + sin * (r + 4), 8, night=1, ochre=0.5)
            tx, ty = cx + cos * (r - 2), cy + sin * (r - 2)
            self.plate.path(
                path_of(
                    [
                        (tx - sin * 11, ty + cos * 11),
                        (tx + sin * 11, ty - cos * 11),
                        (tx + sin * 11 + cos * 8, ty - cos * 11 + sin * 8),
                        (tx - sin * 11 + cos * 8, ty + cos * 11 + sin * 8),
                    ]
                ),
                night=1,
                ochre=0.5,
            )
        self.rect(cx - 6, cy - 6, 12, 12, night=0.5, ochre=0.6)
        for i in range(9):
            self.stroke(
                cx - 70 + i * 14,
                cy + 58 + i % 3 * 6,
                cx - 44 + i * 16,
                cy + 60 + i % 3 * 6,
                5,
                night=0.1,
                teal=0.35,
            )
