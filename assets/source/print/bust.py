"""What every bust of the cast is put together from: head, hair, neck, shoulders and clothes."""

from __future__ import annotations

from contextlib import AbstractContextManager

from face import EYE, Face, Features, Mood, skull
from press import Plate, Point, path_of
from shapes import MIDDLE, SLATE, Inks, leaf, lens, numbers, outline, oval, smooth

SIZE = 440
"""The sheet shows what lies between 20 and 460 across, and from 40 to 480 down."""
RIGHT = (1,)
BOTH = (-1, 1)


class Bust:
    """One portrait in the making; `sink` is how far a smaller person stays below a tall one.

    Shapes are given as they are on the right of the sheet; with `sides` BOTH they are drawn on the left too.
    """

    def __init__(self, face: Face, mood: Mood, sink: float = 0) -> None:
        self.plate = Plate(SIZE, SIZE)
        self.face, self.mood, self.sink = face, mood, sink
        self.skull = skull(face, mood)

    def head(self) -> AbstractContextManager[None]:
        """What is drawn meanwhile moves with the head."""
        lean = self.mood.tilt if self.face.look >= 0 else -self.mood.tilt
        low = self.mood.nod + (108 - self.face.long) * 0.9
        return self.plate.group(f'transform="{self.place(low)} rotate({lean} {MIDDLE} 350)"')

    def torso(self) -> AbstractContextManager[None]:
        """What is drawn meanwhile moves with the shoulders."""
        return self.plate.group(f'transform="{self.place(-self.mood.shrug)}"')

    def place(self, low: float) -> str:
        """The transform that puts what is drawn on the sheet, `low` further down than usual."""
        return f"translate(-20 {self.sink - 40 + low})"

    def shape(self, data: str, inks: Inks) -> str:
        """A flat shape, whose outline is handed back; where two outlines lie over each other, there is a hole."""
        self.plate.path(data, 'fill-rule="evenodd"', **inks)
        return data

    def round(self, text: str, inks: Inks, sides: tuple[int, ...] = RIGHT) -> str:
        """A shape with a round outline."""
        return self.shape(" ".join(smooth(outline(text, side)) for side in sides), inks)

    def sharp(self, text: str, inks: Inks, sides: tuple[int, ...] = RIGHT) -> str:
        """A shape with straight sides."""
        return self.shape(" ".join(path_of(outline(text, side)) for side in sides), inks)

    def discs(self, text: str, inks: Inks, sides: tuple[int, ...] = RIGHT, flat: float = 1) -> None:
        """Discs, each as "x,y,radius"; with `flat` they are lower than wide."""
        for x, y, r in numbers(text):
            for side in sides:
                self.shape(oval(MIDDLE + side * (x - MIDDLE), y, r, r * flat), inks)

    def strands(self, text: str, inks: Inks, thick: float = 5, sides: tuple[int, ...] = RIGHT) -> None:
        """Strands of hair or folds of cloth, each as "x,y,x,y,bend" from its one end to the other."""
        for x0, y0, x1, y1, bend in numbers(text):
            for side in sides:
                start, end = (MIDDLE + side * (x0 - MIDDLE), y0), (MIDDLE + side * (x1 - MIDDLE), y1)
                self.shape(leaf(start, end, side * bend, thick), inks)

    def shade(self, text: str, amount: float, inside: str) -> None:
        """Dots of night ink over part of the shape whose outline is `inside`."""
        with self.plate.inside(inside):
            self.plate.over(smooth(outline(text)), "night", amount)

    def coat(self, inks: Inks, broad: float, slope: float = 0) -> str:
        """Shoulders and chest, whose outline is handed back; `broad` is half their width, `slope` how far they fall."""
        left, right, top = MIDDLE - broad, MIDDLE + broad, 392 + slope
        shoulder = f"M{left - 10},520 C{left - 8},{top + 46} {left + 14},{top + 16} {left + 62},{top} "
        data = (
            f"{shoulder} C{left + 96},{top - 10} 196,376 208,366 L272,366 C284,376 {right - 96},{top - 10} "
            f"{right - 62},{top} C{right - 14},{top + 16} {right + 8},{top + 46} {right + 10},520 Z"
        )
        self.shape(data, inks)
        fold = f"C{left + 84},{top - 7} 180,380 200,372 C170,410 {left + 64},{top + 50} {left + 66},520 Z"
        self.plate.over(shoulder + fold, "night", 0.32)
        return data

    def neck(self, wide: float) -> None:
        """The neck, in the shade of the chin."""
        left, right = MIDDLE - wide, MIDDLE + wide
        data = (
            f"M{left},270 L{right},270 L{right},352 C{right + 4},366 {right + 12},374 {right + 20},380 "
            f"C{right},416 {left},416 {left - 20},380 C{left - 12},374 {left - 4},366 {left},352 Z"
        )
        with self.plate.group(f'transform="{self.place(0)}"'):
            self.shape(data, self.face.skin)
            with self.plate.inside(data), self.plate.group(f'transform="translate(-5 {26 + self.mood.nod})"'):
                self.plate.over(self.skull, "brick", 0.46)
                self.plate.over(self.skull, "night", 0.08)

    def bare_head(self, ears: tuple[int, ...] = BOTH) -> None:
        """The ears that show, the head, its shadow side and its cheeks."""
        wide, long = self.face.wide, self.face.long
        for side in ears:
            x = MIDDLE + side * (wide + 3)
            self.shape(oval(x, EYE + 12, 13, 23), self.face.skin)
            self.plate.over(oval(x + side, EYE + 11, 7, 14), "brick", 0.42)
        self.shape(self.skull, self.face.skin)
        with self.plate.inside(self.skull), self.plate.group(f'transform="translate({MIDDLE - wide} {EYE})"'):
            edge = [(-20.0, -132.0), (44.0, -102.0), (26.0, -40.0), (16.0, 0.0), (40.0, 40.0), (34.0, 68.0)]
            below = [(62, long - 18), (wide + 10, long + 6), (wide - 20, 178), (-30.0, 178.0)]
            self.plate.over(smooth(edge + below), "brick", 0.3)
            for side in BOTH:
                cheek = (wide * (1 + side * 0.6) + self.face.look, 40)
                amount = (0.45 if self.mood.cheeks > 0.5 else 0.25) * (0.7 + 0.3 * side)
                self.plate.clear_glow(cheek, 34, "brick", amount, wipe=False)

    def features(self) -> None:
        """Brows, eyes, nose and mouth in their mood."""
        Features(self.plate, self.face, self.mood).draw()

    def hair(self, text: str, inks: Inks) -> str:
        """Hair, or a hat, that lies over the forehead and throws a shadow there."""
        data = smooth(outline(text))
        with self.plate.inside(self.skull), self.plate.group('transform="translate(-3 11)"'):
            self.plate.over(data, "brick", 0.36)
        return self.shape(data, inks)

    def beard(self, inks: Inks) -> None:
        """A short beard along the jaw, a little wider than the chin."""
        wide, look, low, lip = self.face.wide, self.face.look, self.face.bottom(self.mood), self.face.lip
        cheek = [(wide, 226.0), (wide - 10, 272.0), (wide - 28, lip - 2)]
        jaw = [(wide, 270.0), (wide - 16, low - 22), (34.0, low + 12)]
        over = [(look + 38, lip - 11), (look, lip - 18), (look - 38, lip - 11)]
        left = [(-x, y) for x, y in (*reversed(cheek), *jaw)]
        self.shape(smooth([(MIDDLE + x, y) for x, y in (*over, *left, *reversed(jaw), *cheek)]), inks)

    def moustache(self, inks: Inks, light: Inks) -> None:
        """A big moustache with turned-up ends, which a laugh lifts."""
        high = self.face.lip - 14 - (3 if self.mood.cheeks > 0.5 else 0)
        with self.plate.group(f'transform="translate({self.face.look} {high})"'):
            self.round("240,-8 266,-16 290,2 302,-4! 288,16 260,14 240,6 |", inks)
            self.strands("246,-4,284,8,6", light, 4, BOTH)

    def glasses(self, inks: Inks, size: Point, corner: float, low: float = 0) -> None:
        """A pair of glasses: half width and half height of a lens, and how round its corners are."""
        (w, h), m, y, rim = size, self.face.middle, EYE + 3 + low, 4.5
        for side in BOTH:
            x = m + side * self.face.apart
            self.shape(lens(x, y, w, h, corner) + lens(x, y, w - rim, h - rim, max(corner - rim, 2)), inks)
            start, end = x + side * (w - 1), MIDDLE + side * (self.face.wide + 1)
            self.shape(path_of([(start, y - 7), (end, y - 12), (end, y - 7), (start, y - 2)]), inks)
        gap = self.face.apart - w + 1
        self.shape(leaf((m - gap, y - 4), (m + gap, y - 4), 4, rim + 1), inks)

    def headphones(self, inks: Inks) -> None:
        """The cups of headphones that hang about the neck."""
        self.round("300,362 324,370 320,412 298,418", inks, BOTH)
        self.round("294,368 304,368 302,412 290,410", SLATE, BOTH)
