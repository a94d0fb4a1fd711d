"""Print the title picture, in two sizes: Triponta at dusk, every window dark, one lantern lit.

    python assets/source/print/title.py        (needs resvg-py, Pillow and NumPy)

The left of the sheet is sky and river only: the game's name and menu stand on it.
"""

from __future__ import annotations

import math
from pathlib import Path

from buildings import HEIGHT, WIDTH, Builder
from PIL import Image
from press import Plate, Point, path_of

TARGET = Path(__file__).parents[2] / "pictures"
IRON = {"night": 1.0, "teal": 0.9}


def bent(
    start: float, end: float, step: float, height: float, waves: tuple[tuple[float, float, float], ...]
) -> list[Point]:
    """A ridge line from start to end: `height` plus waves of (size, pace, shift)."""
    count = int((end - start) / step)
    return [
        (x, height - sum(a * math.sin(x * f + s) for a, f, s in waves))
        for x in (start + i * step for i in range(count + 1))
    ]


class Town(Builder):
    """The view over the river: sky, hills, shores, and the lantern."""

    def sky(self) -> None:
        """Dusk: night ink that thins toward the hill, a little teal and brick low down, a few stars."""
        plate = self.plate
        all_ = path_of([(0, 0), (WIDTH, 0), (WIDTH, 700), (0, 700)])
        plate.path(all_, night=0.0, teal=0.5)
        plate.fade(all_, "night", (0, 0), (1300, 640), (1.0, 0.46))
        plate.fade(all_, "brick", (1500, 180), (1500, 600), (0.0, 0.5))
        plate.fade(all_, "night", (0, 0), (900, 0), (0.75, 0.0))
        for _ in range(46):
            x, y = self.dice.uniform(20, 1900), self.dice.uniform(16, 330) ** 1.0
            r = self.dice.uniform(0.9, 2.1)
            plate.path(
                f"M{x - r:.1f},{y:.1f} a{r:.1f},{r:.1f} 0 1 0 {2 * r:.1f},0 a{r:.1f},{r:.1f} 0 1 0 {-2 * r:.1f},0 Z",
                night=0.12,
            )

    def hills(self) -> None:
        """A far range, then the town's own hill, with cut strokes for slopes and firs."""
        plate, dice = self.plate, self.dice
        far = bent(-10, WIDTH + 10, 12, 520, ((42, 0.0042, 0.6), (18, 0.011, 2.0), (7, 0.03, 1.0)))
        plate.path(path_of([*far, (WIDTH + 10, 720), (-10, 720)]), night=0.78, teal=0.8)
        hill = [
            (
                x,
                610 - 345 * math.exp(-(((x - 1560) / 330) ** 2)) - 14 * math.sin(x * 0.02) - 5 * math.sin(x * 0.07),
            )
            for x in range(700, WIDTH + 20, 10)
        ]
        body = path_of([*hill, (WIDTH + 20, 760), (700, 760)])
        plate.path(body, teal=1.0, night=0.5)
        plate.fade(body, "night", (1250, 300), (1900, 700), (0.0, 0.5))
        for _ in range(170):
            x, y = dice.choice(hill)
            down = dice.uniform(8, 230)
            lean = 1 if x > 1560 else -1
            self.stroke(
                x,
                y + down,
                x + lean * dice.uniform(10, 34),
                y + down + dice.uniform(8, 24),
                dice.uniform(1.5, 4),
                teal=0.75,
                night=0.1,
            )
        for _ in range(80):
            x, y = dice.choice(hill)
            base = y + dice.uniform(2, 120)
            tall = dice.uniform(20, 42)
            plate.path(
                path_of([(x - tall * 0.2, base), (x, base - tall), (x + tall * 0.2, base)]),
                night=0.95,
                teal=1,
            )

    def houses(self) -> None:
        """Tiers of houses up the hill, far ones first, and the low left bank in shadow."""
        tones = ("plain", "ochre", "brick", "plain", "teal")
        tiers = ((1440, 1720, 372, 42, 1), (1310, 1800, 438, 54, 2), (1200, 1880, 506, 66, 2))
        for left, right, base, wide, floors in tiers:
            x = float(left)
            while x < right:
                self.house(
                    x,
                    base + self.dice.uniform(-12, 12) + abs(x - 1560) * 0.1,
                    wide * self.dice.uniform(0.86, 1.16),
                    floors if self.dice.random() < 0.7 else 2,
                    self.dice.choice(tones),
                )
                x += wide * self.dice.uniform(1.25, 1.75)
        self.town_hall(1448, 604)
        for x, base, wide, floors, tone in (
            (1216, 640, 84, 2, "ochre"),
            (1318, 646, 78, 2, "plain"),
            (1590, 640, 96, 3, "brick"),
            (1714, 648, 92, 2, "plain"),
            (1834, 640, 104, 3, "ochre"),
        ):
            self.house(x, base, wide, floors, tone)

    def river(self) -> None:
        """The water: dark at the left, teal under the town, broken by long cut strokes."""
        plate, dice = self.plate, self.dice
        water = path_of(
            [(-5, 628), (1130, 628), (1230, 652), (WIDTH + 5, 664), (WIDTH + 5, HEIGHT + 5), (-5, HEIGHT + 5)]
        )
        plate.path(water, teal=0.85, night=0.3)
        plate.fade(water, "night", (0, 900), (1250, 700), (1.0, 0.25))
        plate.fade(water, "night", (0, 1080), (0, 640), (0.7, 0.0))
        for _ in range(150):
            depth = dice.random() ** 1.4
            x, y = dice.uniform(650, 1900), 650 + depth * 410
            wide = dice.uniform(14, 60) * (0.5 + depth)
            self.stroke(
                x,
                y,
                x + wide,
                y + dice.uniform(-1, 1),
                2 + 3 * depth,
                teal=0.9,
                night=dice.choice((0.15, 0.95)),
            )
        for _ in range(36):
            x, y = dice.uniform(20, 640), dice.uniform(690, 1060)
            self.stroke(x, y, x + dice.uniform(30, 110), y, 3, teal=0.9, night=0.82)

    def left_bank(self) -> None:
        """The other shore, all in the dark: a low wall, a few roofs, poplars."""
        shore = [
            (-5, 640),
            (420, 622),
            (800, 618),
            (1016, 630),
            (985, 652),
            (930, 700),
            (872, 752),
            (868, 812),
        ]
        shore += [(700, 806), (380, 786), (-5, 772)]
        for x, base, wide in ((668, 664, 50), (742, 672, 58), (826, 680, 60), (590, 656, 44), (900, 650, 34)):
            self.house(x, base, wide, 2, "plain")
            top = base - 2 * 0.44 * wide - 0.6 * wide
            self.plate.over(
                path_of([(x - 30, top), (x + wide + 30, top), (x + wide + 30, base + 4), (x - 30, base + 4)]),
                "night",
                0.62,
            )
        self.plate.path(path_of([(x, y + 38 if y < 700 else y) for x, y in shore]), night=0.93, teal=0.9)
        for x, tall in (
            (560, 74),
            (574, 60),
            (642, 82),
            (806, 92),
            (820, 70),
            (470, 58),
            (330, 66),
            (344, 52),
            (196, 60),
        ):
            y = 672.0
            self.plate.path(
                f"M{x - tall * 0.13:.1f},{y} Q{x - tall * 0.16:.1f},{y - tall * 0.5:.1f} "
                f"{x},{y - tall} Q{x + tall * 0.16:.1f},{y - tall * 0.5:.1f} "
                f"{x + tall * 0.13:.1f},{y} Z",
                night=0.97,
                teal=0.9,
            )
        for _ in range(26):
            left = self.dice.uniform(20, 840)
            right = left + self.dice.uniform(20, 70)
            self.stroke(left, 772 + left * 0.035, right, 773 + left * 0.036, 3, night=0.72, teal=0.9)

    def quay(self) -> None:
        """The wall that we stand behind, and the post that carries the lantern."""
        wall = [(900, 1085), (985, 1004), (1120, 985), (1925, 968), (1925, 1085)]
        self.plate.path(path_of(wall), night=0.97, teal=0.95)
        for i in range(70):
            x, y = 960 + i * 14, 1000 + self.dice.uniform(0, 78)
            if y > 1030 - (x - 900) * 0.03:
                self.stroke(x, y, x + self.dice.uniform(14, 36), y, 2.4, night=0.62, teal=0.95)

    def lantern(self, x: float, y: float) -> None:
        """The one light: a lantern hung from an iron arm, its glow in dots, its path on the water."""
        plate = self.plate
        plate.clear_glow((x, y + 60), 300, "night", 0.78, True)
        plate.clear_glow((x, y + 60), 300, "teal", 0.85, True)
        plate.clear_glow((x, y + 60), 330, "ochre", 0.95, False)
        for i in range(34):
            depth = i / 34
            spread = 16 + 52 * depth
            sx = x + self.dice.uniform(-spread, spread) - 30
            sy = 826 + depth * 180
            self.stroke(sx, sy, sx + self.dice.uniform(24, 80) * (0.5 + depth), sy, 3 + 4 * depth, ochre=1, night=0.0)
        post = x + 150
        self.rect(post, y - 92, 15, 1085 - y, **IRON)
        self.rect(post - 6, 960, 27, 120, **IRON)
        plate.path(
            f"M{post + 8},{y - 76} C{post - 30},{y - 120} {x + 30},{y - 110} {x},{y - 66} "
            f"l7,4 C{x + 38},{y - 96} {post - 30},{y - 100} {post + 8},{y - 56} Z",
            **IRON,
        )
        self.rect(x - 2.5, y - 66, 5, 34, **IRON)
        plate.path(
            f"M{x - 15},{y - 24} a15,15 0 1 0 30,0 a15,15 0 1 0 -30,0 Z M{x - 9},{y - 24} "
            "a9,9 0 1 1 18,0 a9,9 0 1 1 -18,0 Z",
            'fill-rule="evenodd"',
            **IRON,
        )
        plate.path(path_of([(x - 14, y - 14), (x + 14, y - 14), (x + 58, y + 22), (x - 58, y + 22)]), **IRON)
        self.rect(x - 62, y + 20, 124, 9, **IRON)
        glass = [(x - 48, y + 29), (x + 48, y + 29), (x + 38, y + 128), (x - 38, y + 128)]
        plate.path(path_of(glass), ochre=0.86)
        plate.path(
            f"M{x},{y + 46} C{x + 30},{y + 78} {x + 24},{y + 112} {x},{y + 114} "
            f"C{x - 24},{y + 112} {x - 30},{y + 78} {x},{y + 46} Z",
            ochre=0.2,
        )
        plate.path(
            f"M{x},{y + 74} C{x + 14},{y + 92} {x + 11},{y + 108} {x},{y + 109} "
            f"C{x - 11},{y + 108} {x - 14},{y + 92} {x},{y + 74} Z",
            ochre=0.0,
        )
        for a, b in ((-50, -40), (-4, -4), (44, 34)):
            plate.path(
                path_of([(x + a, y + 28), (x + a + 7, y + 28), (x + b + 7, y + 130), (x + b, y + 130)]),
                **IRON,
            )
        self.rect(x - 46, y + 128, 92, 10, **IRON)
        self.rect(x - 32, y + 138, 64, 8, **IRON)

    def draw(self) -> Plate:
        """The whole sheet, back to front."""
        self.sky()
        self.hills()
        self.river()
        self.houses()
        self.far_bridge(1000, 1212, 606)
        self.left_bank()
        self.wooden_bridge(930, 1240, 668)
        self.mill(1716, 790)
        self.stone_bridge(830, 1640, 806)
        self.plate.path(path_of([(700, 816), (776, 748), (836, 718), (856, 724), (870, 816)]), night=0.96, teal=0.9)
        self.quay()
        self.lantern(978, 756)
        return self.plate


if __name__ == "__main__":
    picture = Town().draw().print(seed=7)
    picture.save(TARGET / "title.jpg", quality=84, subsampling=0, optimize=True)
    small = picture.resize((1280, 720), Image.Resampling.LANCZOS)
    small.save(TARGET / "title-1280.jpg", quality=84, subsampling=0, optimize=True)
