"""Print the title picture: Triponta at dusk, every window dark, one lantern lit.

    python assets/source/print/title.py        (needs resvg-py, Pillow and NumPy)

The left of the sheet is sky and river only: the game's name and menu stand on it.
"""

from __future__ import annotations

import math
import random
from pathlib import Path

from press import Plate, Point, path_of

TARGET = Path(__file__).parents[2] / "pictures"
WIDTH, HEIGHT = 1920, 1080
IRON = {"night": 1.0, "teal": 0.9}


def bent(start: float, end: float, step: float, height: float, waves: tuple[tuple[float, float, float], ...]) -> list[Point]:
    """A ridge line from start to end: `height` plus waves of (size, pace, shift)."""
    count = int((end - start) / step)
    return [(x, height - sum(a * math.sin(x * f + s) for a, f, s in waves)) for x in (start + i * step for i in range(count + 1))]


class Town:
    """Draws the town on a plate, with dice of its own for all that is uneven."""

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
            plate.path(f"M{x - r:.1f},{y:.1f} a{r:.1f},{r:.1f} 0 1 0 {2 * r:.1f},0 a{r:.1f},{r:.1f} 0 1 0 {-2 * r:.1f},0 Z", night=0.12)

    def hills(self) -> None:
        """A far range, then the town's own hill, with cut strokes for slopes and firs."""
        plate, dice = self.plate, self.dice
        far = bent(-10, WIDTH + 10, 12, 520, ((42, 0.0042, 0.6), (18, 0.011, 2.0), (7, 0.03, 1.0)))
        plate.path(path_of([*far, (WIDTH + 10, 720), (-10, 720)]), night=0.78, teal=0.8)
        hill = [(x, 610 - 345 * math.exp(-(((x - 1560) / 330) ** 2)) - 14 * math.sin(x * 0.02) - 5 * math.sin(x * 0.07)) for x in range(700, WIDTH + 20, 10)]
        body = path_of([*hill, (WIDTH + 20, 760), (700, 760)])
        plate.path(body, teal=1.0, night=0.5)
        plate.fade(body, "night", (1250, 300), (1900, 700), (0.0, 0.5))
        for _ in range(170):
            x, y = dice.choice(hill)
            down = dice.uniform(8, 230)
            lean = 1 if x > 1560 else -1
            self.stroke(x, y + down, x + lean * dice.uniform(10, 34), y + down + dice.uniform(8, 24), dice.uniform(1.5, 4), teal=0.75, night=0.1)
        for _ in range(80):
            x, y = dice.choice(hill)
            base = y + dice.uniform(2, 120)
            tall = dice.uniform(20, 42)
            plate.path(path_of([(x - tall * 0.2, base), (x, base - tall), (x + tall * 0.2, base)]), night=0.95, teal=1)

    def house(self, x: float, base: float, wide: float, floors: int, tone: str) -> None:
        """A house with a leaning upper floor, deep eaves and dark windows; `base` is where it stands."""
        s = wide / 100
        floor = 44 * s
        top = base - floors * floor
        out = 6 * s
        wall = {"ochre": {"ochre": 0.34}, "plain": {}, "brick": {"brick": 0.26}, "teal": {"teal": 0.3}}[tone]
        self.rect(x, base - floor, wide, floor, night=0.64, **wall)
        self.rect(x - out, top, wide + 2 * out, floor * (floors - 1), night=0.5, **wall)
        shade = path_of([(x + wide * 0.72, top), (x + wide + out, top), (x + wide + out, base - floor), (x + wide, base), (x + wide * 0.72, base)])
        self.plate.over(shade, "night", 0.5)
        self.rect(x - out, base - floor - 3 * s, wide + 2 * out, 6 * s, night=1)
        eave, rise = 17 * s, 33 * s
        roof = [(x - out - eave, top + 3 * s), (x + wide * 0.17, top - rise), (x + wide * 0.83, top - rise), (x + wide + out + eave, top + 3 * s)]
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
        bays = 3 if wide > 74 else 2
        for level in range(floors):
            for bay in range(bays):
                w, h = 13 * s, 21 * s
                wx = x + wide * (bay + 0.5) / bays - w / 2
                wy = top + level * floor + 15 * s
                self.rect(wx - 2 * s, wy - 2 * s, w + 4 * s, h + 4 * s, night=0.3, **wall)
                self.rect(wx, wy, w, h, night=1)
                self.rect(wx, wy + h * 0.42, w, 1.4 * s, night=0.4)

    def town_hall(self, x: float, base: float) -> None:
        """The plain town hall with its clock tower under a hipped roof."""
        w, tall = 50, 262
        self.rect(x, base - tall, w, tall, night=0.4, ochre=0.2)
        self.plate.over(path_of([(x + 34, base - tall), (x + w, base - tall), (x + w, base), (x + 34, base)]), "night", 0.55)
        self.rect(x - 4, base - tall + 74, w + 8, 6, night=1)
        peak = base - tall - 56
        roof = [(x - 15, base - tall + 3), (x + w / 2 - 8, peak), (x + w / 2 + 8, peak), (x + w + 15, base - tall + 3)]
        self.plate.path(path_of(roof), brick=0.95, night=0.5)
        self.rect(x - 15, base - tall + 1, w + 30, 6, night=1)
        cx, cy = x + w / 2, base - tall + 40
        for r, inks in ((21, {"night": 1.0}), (18, {"night": 0.06})):
            self.plate.path(f"M{cx - r},{cy} a{r},{r} 0 1 0 {2 * r},0 a{r},{r} 0 1 0 {-2 * r},0 Z", **inks)
        self.stroke(cx, cy + 3, cx, cy - 14, 5, night=1)
        self.stroke(cx - 2, cy - 1, cx + 9, cy + 7, 5, night=1)
        self.rect(cx - 6, base - tall + 90, 12, 24, night=1)
        self.house(x - 52, base, 154, 2, "plain")

    def houses(self) -> None:
        """Tiers of houses up the hill, far ones first, and the low left bank in shadow."""
        tones = ("plain", "ochre", "brick", "plain", "teal")
        tiers = ((1440, 1720, 372, 42, 1), (1310, 1800, 438, 54, 2), (1200, 1880, 506, 66, 2))
        for left, right, base, wide, floors in tiers:
            x = float(left)
            while x < right:
                self.house(x, base + self.dice.uniform(-12, 12) + abs(x - 1560) * 0.1, wide * self.dice.uniform(0.86, 1.16), floors if self.dice.random() < 0.7 else 2, self.dice.choice(tones))
                x += wide * self.dice.uniform(1.25, 1.75)
        self.town_hall(1448, 604)
        for x, base, wide, floors, tone in ((1216, 640, 84, 2, "ochre"), (1318, 646, 78, 2, "plain"), (1590, 640, 96, 3, "brick"), (1714, 648, 92, 2, "plain"), (1834, 640, 104, 3, "ochre")):
            self.house(x, base, wide, floors, tone)

    def river(self) -> None:
        """The water: dark at the left, teal under the town, broken by long cut strokes."""
        plate, dice = self.plate, self.dice
        water = path_of([(-5, 628), (1130, 628), (1230, 652), (WIDTH + 5, 664), (WIDTH + 5, HEIGHT + 5), (-5, HEIGHT + 5)])
        plate.path(water, teal=0.85, night=0.3)
        plate.fade(water, "night", (0, 900), (1250, 700), (1.0, 0.25))
        plate.fade(water, "night", (0, 1080), (0, 640), (0.7, 0.0))
        for _ in range(150):
            depth = dice.random() ** 1.4
            x, y = dice.uniform(650, 1900), 650 + depth * 410
            wide = dice.uniform(14, 60) * (0.5 + depth)
            self.stroke(x, y, x + wide, y + dice.uniform(-1, 1), 2 + 3 * depth, teal=0.9, night=dice.choice((0.15, 0.95)))
        for _ in range(36):
            x, y = dice.uniform(20, 640), dice.uniform(690, 1060)
            self.stroke(x, y, x + dice.uniform(30, 110), y, 3, teal=0.9, night=0.82)

    def left_bank(self) -> None:
        """The other shore, all in the dark: a low wall, a few roofs, poplars."""
        shore = [(-5, 640), (420, 622), (800, 618), (1016, 630), (985, 652), (930, 700), (872, 752), (868, 812)]
        shore += [(700, 806), (380, 786), (-5, 772)]
        for x, base, wide in ((668, 664, 50), (742, 672, 58), (826, 680, 60), (590, 656, 44), (900, 650, 34)):
            self.house(x, base, wide, 2, "plain")
            top = base - 2 * 0.44 * wide - 0.6 * wide
            self.plate.over(path_of([(x - 30, top), (x + wide + 30, top), (x + wide + 30, base + 4), (x - 30, base + 4)]), "night", 0.62)
        self.plate.path(path_of([(x, y + 26 if y < 700 else y) for x, y in shore]), night=0.93, teal=0.9)
        for x, tall in ((560, 74), (574, 60), (642, 82), (806, 92), (820, 70), (470, 58), (330, 66), (344, 52), (196, 60)):
            y = 672.0
            self.plate.path(f"M{x - tall * 0.13:.1f},{y} Q{x - tall * 0.16:.1f},{y - tall * 0.5:.1f} {x},{y - tall} Q{x + tall * 0.16:.1f},{y - tall * 0.5:.1f} {x + tall * 0.13:.1f},{y} Z", night=0.97, teal=0.9)
        for _ in range(26):
            x = self.dice.uniform(20, 840)
            self.stroke(x, 772 + x * 0.035, x + self.dice.uniform(20, 70), 773 + x * 0.036, 3, night=0.72, teal=0.9)

    def far_bridge(self, left: float, right: float, y: float) -> None:
        """The iron bridge upstream: a bow of struts over a thin road."""
        middle, rise = (left + right) / 2, 34.0

        def bow(x: float) -> float:
            return y - rise * (1 - ((x - middle) / (right - left) * 2) ** 2)

        steps = [left + (right - left) * i / 12 for i in range(13)]
        arch = [(x, bow(x)) for x in steps] + [(x, bow(x) + 4) for x in reversed(steps)]
        self.plate.path(path_of(arch), night=1, teal=0.6)
        for a, b in zip(steps, steps[1:], strict=False):
            self.rect(a, bow(a), 2, y - bow(a), night=1, teal=0.6)
            self.stroke(a, y, b, bow(b), 3, night=1, teal=0.6)
        self.rect(left - 8, y, right - left + 16, 5, night=1, teal=0.6)
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
        """The Old Bridge: three arches under a hump, cut stone."""
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
                self.plate.path(f"M{centre - r:.1f},{water + 2:.1f} V{water - radius * 0.14:.1f} A{r:.1f},{r:.1f} 0 0 1 {centre + r:.1f},{water - radius * 0.14:.1f} V{water + 2:.1f} Z", **inks)
            for i in range(13):
                angle = math.pi * (i + 0.5) / 13
                cos, sin = math.cos(angle), math.sin(angle)
                y = water - radius * 0.14
                self.stroke(centre + radius * cos, y - radius * sin, centre + (radius + 12) * cos, y - (radius + 12) * sin, 2.4, night=0.95, ochre=0.2)
            look = radius * 0.8
            self.plate.over(f"M{centre - look:.1f},{water:.1f} A{look:.1f},{look:.1f} 0 0 1 {centre + look:.1f},{water:.1f} Z", "night", 0.4)
        rail = [(x, road(x) - 13) for x in steps] + [(x, road(x)) for x in reversed(steps)]
        self.plate.path(path_of(rail), ochre=0.24, night=0.34)
        line = [(x, road(x) - 1) for x in steps] + [(x, road(x) + 4) for x in reversed(steps)]
        self.plate.path(path_of(line), night=1)
        for side in (-1, 1):
            x = middle + side * half * 0.31
            self.plate.path(path_of([(x - 17, water + 6), (x - 12, water - 62), (x, water - 76), (x + 12, water - 62), (x + 17, water + 6)]), ochre=0.22, night=0.46)
            self.plate.over(path_of([(x + 2, water + 6), (x, water - 76), (x + 12, water - 62), (x + 17, water + 6)]), "night", 0.6)
        for _ in range(70):
            x, y = self.dice.uniform(left + 20, right), water + self.dice.uniform(6, 88)
            self.stroke(x, y, x + self.dice.uniform(20, 60), y, 4, night=0.85, ochre=0.1, teal=0.6)

    def mill(self, x: float, base: float) -> None:
        """The old watermill with its wheel in the river."""
        self.house(x, base, 150, 2, "ochre")
        cx, cy, r = x - 34, base - 22, 66
        ring = f"M{cx - r},{cy} a{r},{r} 0 1 0 {2 * r},0 a{r},{r} 0 1 0 {-2 * r},0 Z M{cx - r + 9},{cy} a{r - 9},{r - 9} 0 1 1 {2 * r - 18},0 a{r - 9},{r - 9} 0 1 1 {18 - 2 * r},0 Z"
        self.plate.path(ring, 'fill-rule="evenodd"', night=1, ochre=0.5)
        for i in range(12):
            angle = math.pi * 2 * i / 12 + 0.12
            cos, sin = math.cos(angle), math.sin(angle)
            self.stroke(cx + cos * 6, cy + sin * 6, cx + cos * (r + 4), cy + sin * (r + 4), 8, night=1, ochre=0.5)
            tx, ty = cx + cos * (r - 2), cy + sin * (r - 2)
            self.plate.path(path_of([(tx - sin * 11, ty + cos * 11), (tx + sin * 11, ty - cos * 11), (tx + sin * 11 + cos * 8, ty - cos * 11 + sin * 8), (tx - sin * 11 + cos * 8, ty + cos * 11 + sin * 8)]), night=1, ochre=0.5)
        self.rect(cx - 6, cy - 6, 12, 12, night=0.5, ochre=0.6)
        for i in range(9):
            self.stroke(cx - 70 + i * 14, cy + 58 + i % 3 * 6, cx - 44 + i * 16, cy + 60 + i % 3 * 6, 5, night=0.1, teal=0.35)

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
        plate.path(f"M{post + 8},{y - 76} C{post - 30},{y - 120} {x + 30},{y - 110} {x},{y - 66} l7,4 C{x + 38},{y - 96} {post - 30},{y - 100} {post + 8},{y - 56} Z", **IRON)
        self.rect(x - 2.5, y - 66, 5, 34, **IRON)
        plate.path(f"M{x - 15},{y - 24} a15,15 0 1 0 30,0 a15,15 0 1 0 -30,0 Z M{x - 9},{y - 24} a9,9 0 1 1 18,0 a9,9 0 1 1 -18,0 Z", 'fill-rule="evenodd"', **IRON)
        plate.path(path_of([(x - 14, y - 14), (x + 14, y - 14), (x + 58, y + 22), (x - 58, y + 22)]), **IRON)
        self.rect(x - 62, y + 20, 124, 9, **IRON)
        glass = [(x - 48, y + 29), (x + 48, y + 29), (x + 38, y + 128), (x - 38, y + 128)]
        plate.path(path_of(glass), ochre=0.86)
        plate.path(f"M{x},{y + 46} C{x + 30},{y + 78} {x + 24},{y + 112} {x},{y + 114} C{x - 24},{y + 112} {x - 30},{y + 78} {x},{y + 46} Z", ochre=0.2)
        plate.path(f"M{x},{y + 74} C{x + 14},{y + 92} {x + 11},{y + 108} {x},{y + 109} C{x - 11},{y + 108} {x - 14},{y + 92} {x},{y + 74} Z", ochre=0.0)
        for a, b in ((-50, -40), (-4, -4), (44, 34)):
            plate.path(path_of([(x + a, y + 28), (x + a + 7, y + 28), (x + b + 7, y + 130), (x + b, y + 130)]), **IRON)
        self.rect(x - 46, y + 128, 92, 10, **IRON)
        self.rect(x - 32, y + 138, 64, 8, **IRON)

    def draw(self) -> Plate:
        """The whole sheet, back to front."""
        self.sky()
        self.hills()
        self.river()
        self.far_bridge(1010, 1130, 624)
        self.houses()
        self.left_bank()
        self.wooden_bridge(930, 1240, 668)
        self.mill(1716, 790)
        self.stone_bridge(830, 1640, 806)
        self.quay()
        self.lantern(978, 756)
        return self.plate


if __name__ == "__main__":
    picture = Town().draw().print(seed=7)
    picture.save(TARGET / "title.jpg", quality=84, subsampling=0, optimize=True)
