"""What the places of the town are put together from: sky, hills, houses, trees, lanterns, the river."""

from __future__ import annotations

import math
import random
from itertools import pairwise

from light import GLASS, Inks, Light
from press import Point, path_of
from shapes import leaf, smooth
from sheet import Sheet, box, circle

WIDTH, HEIGHT = 960, 540
SMALL = 60
"""A glow with a smaller radius than this has no outer ring."""


def deeper(inks: Inks, night: float) -> Inks:
    """The same material, in the shade."""
    return {**inks, "night": min(1.0, inks.get("night", 0.0) + night)}


def ribbon(points: list[tuple[float, float, float]]) -> str:
    """The round outline of a path or a river through points of (x, y, width); lying flat, it is thinner across."""
    left, right = [], []
    for i, (x, y, wide) in enumerate(points):
        (x0, y0, _), (x1, y1, _) = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        long = math.hypot(x1 - x0, y1 - y0)
        nx, ny = (y1 - y0) / long * wide / 2, (x0 - x1) / long * wide * 0.26
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    ends = [left[0], *left, left[-1], right[-1], *reversed(right), right[0]]
    return smooth(ends)


class Scene(Sheet):
    """A sheet for a place, in a light."""

    def __init__(self, light: Light, seed: int) -> None:
        super().__init__(WIDTH, HEIGHT)
        self.light = light
        self.dice = random.Random(seed)

    def sky(self, horizon: float, *, sun: Point = (640, 110), size: float = 44, low: float = 0) -> None:
        """The sky in bands, paler towards the horizon, with the sun, or with the moon and stars.

        At dusk the sun is lower, at `low` or half the way to the horizon; whatever is drawn later hides its foot.
        """
        light = self.light
        count = len(light.air)
        self.ground(**light.air[0])
        for band in range(1, count):
            top = horizon * (0.16 + 0.84 * band / count)
            wave = 15 - band * 2
            self.cut(
                f"M-4,{top:.0f} C240,{top - wave:.0f} 420,{top + wave:.0f} 620,{top:.0f} "
                f"S880,{top - wave:.0f} 964,{top:.0f} V544 H-4 Z",
                **light.air[band],
            )
        if light.stars:
            for _ in range(64):
                x, y = self.dice.uniform(0, WIDTH), self.dice.uniform(0, horizon * 0.66)
                self.cut(circle(x, y, self.dice.choice((0.9, 1.3, 1.9))))
            self.cut(circle(*sun, size * 0.7), **light.sun)
            for x, y, r in ((-0.2, -0.14, 0.16), (0.18, 0.1, 0.2), (-0.05, 0.32, 0.12)):
                self.cut(circle(sun[0] + x * size, sun[1] + y * size, r * size), ochre=0.34)
        else:
            self.cut(circle(sun[0], (low or (sun[1] + horizon) / 2) if light.lit else sun[1], size), **light.sun)

    def cloud(self, x: float, y: float, wide: float) -> None:
        """A long flat cloud with a bent back, cut out of the sky."""
        inks = {} if not self.light.lit else self.light.air[3 if self.light.stars else 2]
        self.cut(
            f"M{x},{y} C{x + wide * 0.12:.0f},{y - wide * 0.02:.0f} {x + wide * 0.2:.0f},{y - wide * 0.13:.0f} "
            f"{x + wide * 0.42:.0f},{y - wide * 0.1:.0f} C{x + wide * 0.62:.0f},{y - wide * 0.16:.0f} "
            f"{x + wide * 0.7:.0f},{y - wide * 0.02:.0f} {x + wide},{y} Z",
            **inks,
        )

    def branch(self, points: list[Point], size: float = 30) -> None:
        """A bough along these points, close to us, with single leaves on both its sides."""
        for (x0, y0), (x1, y1) in pairwise(points):
            self.line(f"M{x0},{y0} L{x1},{y1}", size * 0.12, **self.light.near)
            along = math.atan2(y1 - y0, x1 - x0)
            steps = max(2, round(math.dist((x0, y0), (x1, y1)) / (size * 0.5)))
            for i in range(steps):
                x, y = x0 + (x1 - x0) * (i + 1) / steps, y0 + (y1 - y0) * (i + 1) / steps
                for lean in (-0.9, 0.9):
                    long, turn = size * self.dice.uniform(0.9, 1.2), along + lean + self.dice.uniform(-0.25, 0.25)
                    end = x + long * math.cos(turn), y + long * math.sin(turn)
                    self.cut(leaf((x, y), end, 0, size * 0.2), **self.light.near)

    def bulbs(self, start: Point, end: Point, sag: float, count: int) -> None:
        """A wire with coloured bulbs between two points."""
        (x0, y0), (x1, y1) = start, end
        for i in range(1, count):
            part = i / count
            x = x0 + (x1 - x0) * part
            y = y0 + (y1 - y0) * part + sag * 4 * part * (1 - part)
            if self.light.lit:
                self.glow(x, y + 6, 20)
            self.cut(circle(x, y + 6, 5), **(GLASS if self.light.lit else self.light.cloth))
        middle = (x0 + x1) / 2, (y0 + y1) / 2 + 2 * sag
        self.line(f"M{x0},{y0} Q{middle[0]},{middle[1]} {x1},{y1}", 2, **self.light.metal)

    def ridge(self, points: str, **inks: float) -> None:
        """Hills from the left edge to the right one and down to the bottom; points: the curve between."""
        self.cut(f"M-4,{points} L964,544 L-4,544 Z", **inks)

    def house(self, x: float, base: float, wide: float, tall: float, *, warm: bool = False, open_: float = 0.5) -> None:
        """A house with a hipped roof and a leaning upper floor; `open_` of its windows are lit when lamps are."""
        light = self.light
        wall = light.warm if warm else light.wall
        roof = wide * 0.34
        self.cut(box(x, base - tall, wide, tall), **wall)
        self.shade(box(x + wide * 0.66, base - tall, wide * 0.34, tall), light.shadow * 0.7)
        self.shade(box(x, base - tall, wide, tall * 0.07), light.shadow)
        columns, rows = max(2, round(wide / 34)), max(1, round(tall / 48))
        w, h = wide / columns * 0.4, tall / rows * 0.5
        for row in range(rows):
            for column in range(columns):
                wx = x + wide * (column + 0.5) / columns - w / 2
                wy = base - tall + tall * (row + 0.5) / rows - h / 2
                lit = light.lit and self.dice.random() < open_
                self.cut(box(wx, wy, w, h), **(GLASS if lit else {"night": 0.9, "teal": 0.3}))
                if w > 9:
                    self.shade(box(wx + w * 0.45, wy, w * 0.1, h), 0.9)
        self.cut(
            f"M{x - wide * 0.1:.1f},{base - tall + 2:.1f} L{x + wide * 0.2:.1f},{base - tall - roof:.1f} "
            f"H{x + wide * 0.8:.1f} L{x + wide * 1.1:.1f},{base - tall + 2:.1f} Z",
            **light.roof,
        )
        self.shade(
            f"M{x + wide * 0.62:.1f},{base - tall - roof:.1f} H{x + wide * 0.8:.1f} "
            f"L{x + wide * 1.1:.1f},{base - tall + 2:.1f} H{x + wide * 0.7:.1f} Z",
            light.shadow,
        )
        self.cut(box(x + wide * 0.28, base - tall - roof - wide * 0.1, wide * 0.09, wide * 0.2), **light.wood)

    def tree(self, x: float, base: float, size: float) -> None:
        """A round tree on a trunk."""
        light = self.light
        self.cut(box(x - size * 0.06, base - size * 0.7, size * 0.12, size * 0.7), **light.wood)
        for dx, dy, r in ((0, -1.0, 0.44), (-0.3, -0.76, 0.32), (0.3, -0.74, 0.34)):
            self.cut(circle(x + dx * size, base + dy * size, r * size), **light.leaf)
        self.shade(circle(x + size * 0.16, base - size * 0.8, size * 0.34), light.shadow * 0.8)

    def pine(self, x: float, base: float, tall: float, *, near: bool = False) -> None:
        """A pine: four skirts, narrower upwards, one side in the shade; `near` ones are dark."""
        inks = self.light.near if near else self.light.leaf
        trunk = box(x - tall * 0.03, base - tall * 0.2, tall * 0.06, tall * 0.2)
        self.cut(trunk, **(inks if near else self.light.wood))
        for part in range(4):
            y, wide = base - tall * (0.1 + 0.2 * part), tall * (0.25 - 0.048 * part)
            self.poly((x - wide, y), (x, y - tall * 0.36), (x + wide, y), **inks)
            if not near:
                self.shade(path_of([(x, y), (x, y - tall * 0.36), (x + wide, y)]), self.light.shadow)

    def poplar(self, x: float, base: float, tall: float) -> None:
        """A slim poplar, its right side in the shade."""
        w = tall * 0.15
        side = f"C{x + w * 1.2:.1f},{base - tall * 0.3:.1f} {x + w * 0.7:.1f},{base - tall * 0.8:.1f} {x},{base - tall}"
        self.cut(
            f"M{x},{base} {side} C{x - w * 0.7:.1f},{base - tall * 0.8:.1f} {x - w * 1.2:.1f},"
            f"{base - tall * 0.3:.1f} {x},{base} Z",
            **self.light.leaf,
        )
        self.shade(f"M{x},{base} {side} Z", self.light.shadow)

    def lantern(self, x: float, base: float, tall: float) -> None:
        """A street lantern on a post; its light falls on what is there already."""
        light, s = self.light, tall / 160
        if light.lit:
            self.glow(x, base - tall + 16 * s, 128 * s)
        self.cut(box(x - 3 * s, base - tall + 30 * s, 6 * s, tall - 30 * s), **light.metal)
        self.poly(
            (x - 10 * s, base),
            (x - 4 * s, base - 16 * s),
            (x + 4 * s, base - 16 * s),
            (x + 10 * s, base),
            **light.metal,
        )
        top = base - tall
        self.poly(
            (x - 13 * s, top + 6 * s),
            (x + 13 * s, top + 6 * s),
            (x + 9 * s, top + 32 * s),
            (x - 9 * s, top + 32 * s),
            **light.metal,
        )
        glass = GLASS if light.lit else {"ochre": 0.3}
        self.poly(
            (x - 9 * s, top + 9 * s),
            (x + 9 * s, top + 9 * s),
            (x + 6 * s, top + 29 * s),
            (x - 6 * s, top + 29 * s),
            **glass,
        )
        self.poly((x - 17 * s, top + 8 * s), (x, top - 10 * s), (x + 17 * s, top + 8 * s), **light.metal)

    def glow(self, x: float, y: float, radius: float) -> None:
        """Lamplight about a point in three rings, two if small: night and teal taken away, ochre laid on."""
        for size, amount in ((0.86, 0.2), (0.56, 0.36), (0.28, 0.6))[radius < SMALL :]:
            ring = circle(x, y, radius * size)
            self.plate.thin(ring, "night", amount)
            self.plate.thin(ring, "teal", amount * 0.8)
            self.plate.over(ring, "ochre", amount)

    def beam(self, data: str, amount: float = 0.3) -> None:
        """A beam of light through the air."""
        self.plate.thin(data, "night", amount)

    def river(self, top: float, bottom: float) -> None:
        """Water from side to side with a few strokes of light on it."""
        self.cut(box(-4, top, WIDTH + 8, bottom - top), **self.light.water)
        pale = {ink: amount * 0.5 for ink, amount in self.light.water.items()}
        for _ in range(26):
            y = self.dice.uniform(top + 8, bottom - 4)
            x, w = self.dice.uniform(-20, WIDTH), self.dice.uniform(30, 110)
            self.cut(f"M{x:.0f},{y:.0f} q{w / 2:.0f},-5 {w:.0f},0 q{-w / 2:.0f},5 {-w:.0f},0 Z", **pale)

    def gleam(self, x: float, top: float, bottom: float, wide: float) -> None:
        """The broken reflection of a lamp in the water."""
        if not self.light.lit:
            return
        y = top
        while y < bottom:
            w = wide * self.dice.uniform(0.5, 1.1)
            self.cut(f"M{x - w:.1f},{y:.1f} q{w:.1f},-4 {2 * w:.1f},0 q{-w:.1f},4 {-2 * w:.1f},0 Z", ochre=1, brick=0.1)
            y += self.dice.uniform(8, 15)
