"""What the places of the town are put together from: sky, hills, houses, trees, lanterns, the river."""

from __future__ import annotations

import random

from light import GLASS, Light
from sheet import Sheet, box, circle

WIDTH, HEIGHT = 960, 540


class Scene(Sheet):
    """A sheet for a place, in a light."""

    def __init__(self, light: Light, seed: int) -> None:
        super().__init__(WIDTH, HEIGHT)
        self.light = light
        self.dice = random.Random(seed)

    def sky(self, horizon: float, *, sun: tuple[float, float] = (640, 110)) -> None:
        """The sky, paler towards the horizon, with the sun, or with the moon and stars."""
        light = self.light
        self.ground(**light.sky)
        bands = 5
        for band in range(bands):
            part = (band + 1) / bands
            mixed = {
                ink: light.sky.get(ink, 0) * (1 - part) + light.low.get(ink, 0) * part
                for ink in {*light.sky, *light.low}
            }
            top = horizon * (0.4 + 0.6 * band / bands)
            wave = 14 - band * 2
            self.cut(
                f"M0,{top:.0f} C240,{top - wave:.0f} 420,{top + wave:.0f} 620,{top:.0f} "
                f"S880,{top - wave:.0f} 960,{top:.0f} V540 H0 Z",
                **mixed,
            )
        if light.stars:
            for _ in range(70):
                self.cut(
                    circle(
                        self.dice.uniform(0, WIDTH),
                        self.dice.uniform(0, horizon * 0.7),
                        self.dice.choice((0.9, 1.3, 1.9)),
                    )
                )
            self.cut(circle(*sun, 30), ochre=0.14)
            for x, y, r in ((-9, -6, 7), (8, 4, 9), (-2, 14, 5)):
                self.cut(circle(sun[0] + x, sun[1] + y, r), ochre=0.3)
        elif not light.lit:
            self.cut(circle(*sun, 40), ochre=0.9)

    def ridge(self, points: str, **inks: float) -> None:
        """Hills from the left edge to the right one and down to the bottom; points: the curve between."""
        self.cut(f"M-4,{points} L964,544 L-4,544 Z", **inks)

    def house(self, x: float, base: float, wide: float, tall: float, *, warm: bool = False, open_: float = 0.7) -> None:
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

    def pine(self, x: float, base: float, tall: float) -> None:
        """A pine: three skirts, narrower upwards."""
        for part in range(3):
            y, wide = base - tall * (0.12 + 0.27 * part), tall * (0.26 - 0.06 * part)
            self.poly((x - wide, y), (x, y - tall * 0.42), (x + wide, y), **self.light.leaf)
        self.cut(box(x - tall * 0.03, base - tall * 0.13, tall * 0.06, tall * 0.14), **self.light.wood)

    def lantern(self, x: float, base: float, tall: float) -> None:
        """A street lantern on a post; its light falls on what is there already."""
        light, s = self.light, tall / 160
        if light.lit:
            self.glow(x, base - tall + 16 * s, 150 * s)
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
        """Lamplight about a point: night ink taken away, ochre laid on."""
        self.plate.clear_glow((x, y), radius, "night", 0.75, wipe=True)
        self.plate.clear_glow((x, y), radius, "teal", 0.5, wipe=True)
        self.plate.clear_glow((x, y), radius, "ochre", 0.8, wipe=False)

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
