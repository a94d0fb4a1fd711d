"""Print the map of Triponta at dusk, twice: every window dark, and with the lamps of all cases lit.

    python assets/source/print/town_map.py        (needs resvg-py, Pillow and NumPy)

The two sheets differ in nothing else, so that the game can lay a lit house over its dark one. Where the houses stand
goes beside them as town-map.json, in shares of the sheet. The left of the sheet is hills and fields: a card lies there.
"""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path

from buildings import HEIGHT, WIDTH, Builder, windows
from press import Plate, path_of
from sheet import heart

TARGET = Path(__file__).parents[2] / "pictures"
IRON = {"night": 1.0, "teal": 0.6}
House = tuple[float, float, float, int, str]

HOUSES: tuple[House, ...] = (
    (896, 940, 104, 2, "ochre"),
    (852, 690, 78, 2, "plain"),
    (1500, 826, 88, 2, "plain"),
    (1496, 436, 66, 2, "ochre"),
    (976, 690, 84, 2, "teal"),
    (1800, 960, 104, 2, "ochre"),
    (1700, 440, 68, 2, "brick"),
    (828, 806, 92, 2, "plain"),
    (1690, 694, 84, 2, "teal"),
    (876, 566, 70, 2, "brick"),
    (1604, 322, 62, 2, "plain"),
    (1650, 964, 100, 2, "brick"),
    (846, 446, 66, 2, "ochre"),
)
"""The house of each case, in the order of the cases: left, foot, width, floors, wall."""

OTHERS: tuple[House, ...] = (
    (752, 452, 66, 2, "plain"),
    (770, 562, 72, 2, "plain"),
    (728, 684, 84, 2, "brick"),
    (704, 806, 88, 2, "brick"),
    (950, 800, 78, 2, "brick"),
    (770, 930, 90, 2, "plain"),
    (1400, 420, 60, 2, "plain"),
    (1812, 446, 66, 2, "plain"),
    (1424, 566, 74, 2, "plain"),
    (1430, 694, 80, 2, "ochre"),
    (1560, 694, 80, 2, "brick"),
    (1822, 700, 80, 2, "plain"),
    (1640, 826, 88, 2, "plain"),
    (1780, 826, 88, 2, "brick"),
)
"""The houses of which nothing is told."""


class Map(Builder):
    """The town from above its left bank, as a picture map: hills, the river, three bridges, three quarters."""

    def river_at(self, y: float) -> tuple[float, float]:
        """The left and right edge of the river at a height of the sheet."""
        depth = (y - 250) / (HEIGHT - 250)
        middle = 1236 + 46 * math.sin(depth * 4.4 + 0.5)
        half = 42 + 168 * depth**1.25
        return middle - half, middle + half

    def ground(self) -> None:
        """Sky, two ranges of hills, the meadows of both banks, cut with strokes."""
        plate, dice = self.plate, self.dice
        sky = path_of([(0, 0), (WIDTH, 0), (WIDTH, 420), (0, 420)])
        plate.path(sky, teal=0.5)
        plate.fade(sky, "night", (300, 0), (1500, 330), (1.0, 0.42))
        plate.fade(sky, "brick", (1300, 60), (1300, 330), (0.0, 0.55))
        for _ in range(60):
            x, y, r = dice.uniform(20, 1900), dice.uniform(8, 170), dice.uniform(0.9, 2.0)
            plate.path(
                f"M{x - r:.1f},{y:.1f} a{r:.1f},{r:.1f} 0 1 0 {2 * r:.1f},0 a{r:.1f},{r:.1f} 0 1 0 {-2 * r:.1f},0 Z",
                night=0.12,
            )
        far = [(x, 232 - 40 * math.sin(x * 0.004 + 0.4) - 16 * math.sin(x * 0.013)) for x in range(-10, WIDTH + 20, 12)]
        plate.path(path_of([*far, (WIDTH + 10, 460), (-10, 460)]), night=0.74, teal=0.85)
        land = [(x, 318 - 30 * math.sin(x * 0.0033 + 2.2) - 8 * math.sin(x * 0.02)) for x in range(-10, WIDTH + 20, 12)]
        meadow = path_of([*land, (WIDTH + 10, HEIGHT + 10), (-10, HEIGHT + 10)])
        plate.path(meadow, teal=0.92, night=0.5)
        plate.fade(meadow, "night", (0, 700), (980, 620), (1.0, 0.0))
        plate.fade(meadow, "night", (0, HEIGHT), (0, 640), (0.55, 0.0))
        for _ in range(520):
            x, y = dice.uniform(0, WIDTH), dice.uniform(330, HEIGHT)
            dark = 0.95 if dice.random() < 0.6 else 0.28
            wide = dice.uniform(10, 34) * (0.5 + y / HEIGHT)
            self.stroke(x, y, x + wide, y + dice.uniform(-3, 3), 2.4, night=dark if x > 620 else 0.98, teal=0.9)

    def hill(self) -> None:
        """The Spring's hill on the right, higher than the rest, and the spring that comes out of it."""
        ridge = [(x, 430 - 190 * math.exp(-(((x - 1640) / 230) ** 2))) for x in range(1320, WIDTH + 20, 10)]
        body = path_of([*ridge, (WIDTH + 10, 446), (1320, 446)])
        self.plate.path(body, teal=0.96, night=0.3)
        self.plate.fade(body, "night", (0, 240), (0, 400), (0.0, 0.3))
        for _ in range(90):
            x, y = self.dice.choice(ridge)
            down = self.dice.uniform(6, 150)
            self.stroke(x, y + down, x + 24, y + down + 10, 3, teal=0.85, night=0.12)

    def river(self) -> None:
        """The Alva, from the hills to the foot of the sheet, broken by long strokes."""
        plate, dice = self.plate, self.dice
        down = range(262, HEIGHT + 20, 8)
        left = [(self.river_at(y)[0], y) for y in down]
        right = [(self.river_at(y)[1], y) for y in down]
        bank = path_of([*((x - 7, y) for x, y in left), *((x + 7, y) for x, y in reversed(right))])
        plate.path(bank, ochre=0.3, night=0.6)
        water = path_of([*left, *reversed(right)])
        plate.path(water, teal=0.72, night=0.12)
        plate.fade(water, "night", (0, HEIGHT), (0, 300), (0.5, 0.1))
        for _ in range(240):
            y = 280 + dice.random() ** 0.8 * 800
            a, b = self.river_at(y)
            wide = (b - a) * dice.uniform(0.08, 0.3)
            x = dice.uniform(a + 6, b - wide - 6)
            self.stroke(x, y, x + wide, y, 2 + y / 400, teal=dice.choice((0.4, 0.95)), night=dice.choice((0.0, 0.85)))

    def roads(self) -> None:
        """The streets that join the quarters over the bridges, pale in the dusk."""
        for points, wide in (
            (((690, 1010), (880, 930), (1040, 872)), 20),
            (((1440, 872), (1600, 930), (1900, 1010)), 20),
            (((760, 620), (930, 632), (1090, 622)), 14),
            (((1390, 622), (1560, 660), (1910, 700)), 14),
            (((880, 430), (1020, 398), (1150, 388)), 9),
            (((1310, 388), (1420, 430), (1560, 480), (1900, 500)), 9),
            (((900, 920), (930, 760), (900, 620), (960, 410)), 11),
            (((1620, 930), (1660, 800), (1600, 670), (1640, 480)), 11),
        ):
            for (x0, y0), (x1, y1) in pairwise(points):
                dx, dy = x1 - x0, y1 - y0
                length = math.hypot(dx, dy)
                nx, ny = -dy / length * wide / 2, dx / length * wide / 2
                self.plate.path(
                    path_of([(x0 + nx, y0 + ny), (x1 + nx, y1 + ny), (x1 - nx, y1 - ny), (x0 - nx, y0 - ny)]),
                    ochre=0.2,
                    night=0.5,
                )

    def trees(self, left: float, right: float, top: float, foot: float, count: int, *, orchard: bool) -> None:
        """Firs, or an orchard's round crowns in rows."""
        for i in range(count):
            x = left + (right - left) * (i % 6 + 0.5) / 6 if orchard else self.dice.uniform(left, right)
            y = top + (foot - top) * (i // 6 + 0.5) / math.ceil(count / 6) if orchard else self.dice.uniform(top, foot)
            tall = 30 + 26 * y / HEIGHT
            if orchard:
                r = tall * 0.34
                self.rect(x - 2, y - tall * 0.4, 4, tall * 0.4, **IRON)
                self.plate.path(
                    f"M{x - r:.1f},{y - tall * 0.6:.1f} a{r:.1f},{r:.1f} 0 1 0 {2 * r:.1f},0 "
                    f"a{r:.1f},{r:.1f} 0 1 0 {-2 * r:.1f},0 Z",
                    teal=0.9,
                    night=0.12,
                    ochre=0.3,
                )
            else:
                outline = [(x - tall * 0.2, y), (x, y - tall), (x + tall * 0.2, y)]
                self.plate.path(path_of(outline), night=0.95, teal=1)

    def stadium(self, x: float, y: float) -> None:
        """The bowl of the stadium with its four masts."""
        for rx, ry, inks in (
            (96, 38, {"night": 0.85, "brick": 0.3}),
            (80, 29, {"night": 0.45, "ochre": 0.2}),
            (60, 20, {"teal": 0.8, "night": 0.2}),
        ):
            self.plate.path(f"M{x - rx},{y} a{rx},{ry} 0 1 0 {2 * rx},0 a{rx},{ry} 0 1 0 {-2 * rx},0 Z", **inks)
        for dx, dy in ((-88, -14), (88, -14), (-74, 22), (74, 22)):
            self.rect(x + dx - 2, y + dy - 70, 4, 70, **IRON)
            self.rect(x + dx - 11, y + dy - 78, 22, 11, night=0.5, ochre=0.1)

    def clinic(self, x: float, base: float) -> None:
        """The clinic: long and plain, with a sign over its door."""
        self.rect(x, base - 56, 150, 56, night=0.26)
        self.plate.over(
            path_of([(x + 110, base - 56), (x + 150, base - 56), (x + 150, base), (x + 110, base)]), "night", 0.4
        )
        self.rect(x - 6, base - 64, 162, 10, night=0.9, teal=0.5)
        for i in range(6):
            self.rect(x + 10 + i * 23, base - 46, 13, 15, night=1)
        self.rect(x + 66, base - 26, 20, 26, night=1)
        self.rect(x + 64, base - 96, 24, 24, night=0.1)
        self.plate.path(heart(x + 76, base - 84, 17), teal=1)

    def school(self, x: float, base: float) -> None:
        """The school: two floors, a gable with a bell."""
        self.rect(x, base - 70, 128, 70, ochre=0.28, night=0.36)
        self.plate.path(
            path_of([(x - 10, base - 68), (x + 64, base - 108), (x + 138, base - 68)]), brick=0.9, night=0.5
        )
        self.rect(x + 56, base - 130, 16, 26, night=0.6, ochre=0.3)
        self.plate.path(path_of([(x + 51, base - 128), (x + 64, base - 146), (x + 77, base - 128)]), night=1)
        for row in range(2):
            for i in range(5):
                self.rect(x + 11 + i * 23, base - 58 + row * 30, 12, 17, night=1)

    def street_lamp(self, x: float, base: float, wide: float) -> tuple[float, float]:
        """The lantern before a case's house; where its light is."""
        s = wide / 100
        at = x - 18 * s
        tall = 74 * s
        self.rect(at - 2.4 * s, base + 8 * s - tall, 4.8 * s, tall, night=1, ochre=0.3)
        self.rect(at - 6 * s, base + 5 * s, 12 * s, 5 * s, night=1, ochre=0.3)
        top = base + 8 * s - tall
        glass = [(at - 8 * s, top - 22 * s), (at + 8 * s, top - 22 * s), (at + 6 * s, top), (at - 6 * s, top)]
        self.plate.path(path_of([(px + (px - at) * 0.3, py) for px, py in glass]), night=1)
        self.plate.path(path_of(glass), night=0.55, ochre=0.2)
        cap = [(at - 12 * s, top - 21 * s), (at, top - 33 * s), (at + 12 * s, top - 21 * s)]
        self.plate.path(path_of(cap), night=1, ochre=0.2)
        return at, top - 11 * s

    def light(self, house: House, lamp: tuple[float, float]) -> None:
        """Everything a closed case lights: its windows, its street lantern, the light on the street."""
        x, base, wide, floors, _ = house
        s, (lx, ly) = wide / 100, lamp
        middle = (x + wide * 0.4, base - floors * 22 * s)
        for ink, amount in (("night", 0.72), ("teal", 0.75)):
            self.plate.clear_glow(lamp, 104 * s, ink, amount, wipe=True)
        self.plate.clear_glow(middle, 110 * s, "night", 0.3, wipe=True)
        self.plate.clear_glow(middle, 110 * s, "ochre", 0.5, wipe=False)
        self.plate.clear_glow(lamp, 104 * s, "ochre", 0.95, wipe=False)
        for wx, wy, w, h in windows(x, base, wide, floors):
            self.rect(wx - 3 * s, wy - 3 * s, w + 6 * s, h + 6 * s, night=1)
            self.rect(wx, wy, w, h, ochre=0.42)
            self.rect(wx + w * 0.42, wy, w * 0.16, h, night=0.9)
        self.rect(lx - 7 * s, ly - 11 * s, 14 * s, 22 * s, ochre=0.22)

    def draw(self, *, lit: bool) -> Plate:
        """The whole sheet, back to front; with `lit`, the light of every case over it."""
        self.ground()
        self.hill()
        self.river()
        self.roads()
        self.trees(700, 1100, 330, 400, 26, orchard=False)
        self.trees(1380, 1900, 300, 400, 30, orchard=False)
        self.trees(20, 640, 340, 560, 40, orchard=False)
        self.far_bridge(1140, 1318, 386)
        things = [(base, lambda h=(x, base, w, f, t): self.house(*h)) for x, base, w, f, t in (*OTHERS, *HOUSES)]
        things += [
            (580, lambda: self.town_hall(1004, 580)),
            (1000, lambda: self.stadium(690, 1022)),
            (560, lambda: self.clinic(1540, 566)),
            (560, lambda: self.school(1736, 566)),
            (640, lambda: self.wooden_bridge(1084, 1396, 618)),
            (902, lambda: self.stone_bridge(1010, 1468, 902)),
            (1010, lambda: self.mill(1452, 1040)),
        ]
        for _, thing in sorted(things, key=lambda each: each[0]):
            thing()
        self.trees(1640, 1900, 1004, 1070, 6, orchard=True)
        lamps = [self.street_lamp(x, base, wide) for x, base, wide, _, _ in HOUSES]
        if lit:
            for house, lamp in zip(HOUSES, lamps, strict=True):
                self.light(house, lamp)
        return self.plate


def places() -> list[list[float]]:
    """Of each case's house: its middle, across and down, and the reach of its light, in shares of the sheet's width."""
    return [
        [
            round((x + wide * 0.42) / WIDTH, 4),
            round((base - floors * 24 * wide / 100) / WIDTH, 4),
            round(wide * 1.3 / WIDTH, 4),
        ]
        for x, base, wide, floors, _ in HOUSES
    ]


if __name__ == "__main__":
    for name, is_lit in (("town-map", False), ("town-map-lit", True)):
        Map().draw(lit=is_lit).print(seed=7).save(TARGET / f"{name}.jpg", quality=78, optimize=True)
    (TARGET / "town-map.json").write_text(json.dumps(places()) + "\n", encoding="utf-8")
