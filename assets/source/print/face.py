"""Faces of the cast: what a mood does to them, and how they are drawn.

A face is a `Face`, which never changes, in a `Mood`, which does. The eyes lie at `EYE`, the chin about a hundred lower.
"""

from __future__ import annotations

from typing import NamedTuple

from press import Plate, Point
from shapes import MIDDLE, NIGHT, Inks, bowl, leaf, oval, smooth

EYE = 222.0
MOUTH: Inks = {"brick": 0.9, "night": 0.9}


class Mood(NamedTuple):
    """What a feeling does to any face and to how it is held; as it stands here, to a face at rest."""

    lift: float = 0
    """How far the brows rise."""
    slant: float = 0
    """How far the brows' inner ends rise above their outer ones."""
    eyes: float = 1
    """How wide the eyes are open."""
    cheeks: float = 0
    """How far the cheeks push up the lower lids."""
    gaze: Point = (0, 0)
    """Where the eyes look."""
    curve: float = 3.5
    """How far the corners of the mouth rise."""
    gape: float = 0
    """How far the mouth is open."""
    broad: float = 1
    """How broad the mouth gets."""
    tilt: float = 0
    """How many degrees the head leans, to the side that it looks to."""
    nod: float = 0
    """How far the head sinks."""
    shrug: float = 0
    """How far the shoulders rise."""


MOODS: dict[str, Mood] = {
    "calm": Mood(),
    "glad": Mood(lift=5, slant=1, eyes=0.95, cheeks=1, curve=13, gape=24, broad=1.2, tilt=5, nod=-2),
    "worried": Mood(lift=4, slant=11, eyes=1.08, gaze=(-0.85, 0.25), curve=-8, broad=0.86, tilt=-5, nod=5, shrug=9),
    "stern": Mood(lift=-9, slant=-8.5, eyes=0.64, cheeks=0.3, curve=-1.5, broad=1.02, nod=7, shrug=-2),
    "surprised": Mood(lift=16, slant=3, eyes=1.42, cheeks=-0.3, curve=-3, gape=22, broad=0.56, tilt=2, nod=-7, shrug=6),
}


class Nose(NamedTuple):
    """A nose: how long and how wide it is, and how far its back stands out."""

    long: float
    wide: float
    hump: float = 0


class Face(NamedTuple):
    """What is a person's own: colours, half widths, lengths and habits of a face."""

    skin: Inks
    brows: Inks
    wide: float
    """Half the width at the cheekbones."""
    jaw: float
    """Half the width at the corners of the jaw."""
    chin: float
    """Half the width of the chin."""
    long: float
    """From the eyes to the chin."""
    look: float
    """How far the face is turned to the right."""
    nose: Nose
    eye: float = 21
    """Half the width of an eye."""
    lash: float = 3
    """How much the upper lashes show."""
    outer: float = 0
    """How far the outer corners of the eyes rise."""
    brow: float = 8
    """How thick the brows are."""
    arch: float = 5
    """How round the brows are."""
    lips: float = 5
    """How full the lips are."""
    mouth: float = 27
    """Half the width of the mouth."""
    lines: float = 0
    """How much the years have drawn, from 0 to 1."""

    @property
    def middle(self) -> float:
        """Where the middle of the turned face is."""
        return MIDDLE + self.look

    @property
    def apart(self) -> float:
        """Half the distance between the eyes."""
        return self.wide * 0.45

    @property
    def lip(self) -> float:
        """Where the closed mouth is."""
        return EYE + self.long * 0.655

    def bottom(self, mood: Mood) -> float:
        """Where the chin ends; an open mouth takes it down."""
        return EYE + self.long + mood.gape * 0.3


def skull(face: Face, mood: Mood) -> str:
    """The outline of the head without hair."""
    chin = face.bottom(mood)
    right = [
        (face.wide * 0.62, EYE - 112),
        (face.wide * 0.94, EYE - 66),
        (face.wide, EYE - 8),
        (face.wide * 0.97, EYE + 32),
        (face.jaw, chin - face.long * 0.41),
        (face.chin, chin - 7),
    ]
    points = [(0.0, EYE - 124), *right, (0.0, chin), *((-x, y) for x, y in reversed(right))]
    return smooth([(MIDDLE + x, y) for x, y in points])


class Features:
    """Draws what moves in a face: brows, eyes, nose, mouth and what the years have drawn."""

    def __init__(self, plate: Plate, face: Face, mood: Mood) -> None:
        self.plate, self.face, self.mood = plate, face, mood

    def draw(self) -> None:
        """Everything, from below to above."""
        if self.face.lines:
            self.years()
        for side in (-1, 1):
            self.eye(side)
            self.brow(side)
        self.nose()
        if self.mood.gape:
            self.open_mouth()
        else:
            self.closed_mouth()

    def line(self, start: Point, end: Point, bend: float, thick: float, amount: float) -> None:
        """A line of the skin."""
        self.plate.over(leaf(start, end, bend, thick), "brick", amount)

    def eye(self, side: int) -> None:
        """An eye: its white, the iris that looks at something, and the lids."""
        face, mood = self.face, self.mood
        x, wide, lash = face.middle + side * face.apart, face.eye, face.lash
        up, down = 12.5 * mood.eyes, 8.5 - 11 * mood.cheeks
        x0, x1 = x - wide, x + wide
        y0, y1 = (EYE + 2 - face.outer * (side == end) for end in (-1, 1))
        self.line((x0 - 3, y0 - up), (x1 + 3, y1 - up), 6, 9, 0.3)
        white = f"M{x0},{y0} Q{x},{EYE - 2 * up} {x1},{y1} Q{x},{EYE + 2 * down} {x0},{y0} Z"
        self.plate.path(white)
        with self.plate.inside(white):
            at, high = x + mood.gaze[0] * wide * 0.5, EYE - 1 + mood.gaze[1] * 6
            self.plate.path(oval(at, high, wide * 0.46, wide * 0.485), **NIGHT)
            self.plate.path(oval(at + 3.2, high - 4, 2.4, 2.4))
        wing = 3 + lash * 1.3
        a = (x0 - wing, y0 - lash) if side < 0 else (x0, y0)
        b = (x1 + wing, y1 - lash) if side > 0 else (x1, y1)
        crease, lid = EYE - 2 * up - 4 - 2 * lash, EYE - 2 * up + 3
        self.plate.path(f"M{a[0]},{a[1]} Q{x},{crease} {b[0]},{b[1]} Q{x},{lid} {a[0]},{a[1]} Z", **NIGHT)
        if mood.cheeks > 0:
            self.line((x0 + 2, y0 + 7), (x1 - 2, y1 + 7), 6 * mood.cheeks - 2, 3.5, 0.6)

    def brow(self, side: int) -> None:
        """A brow, thick within and thin without, and the furrow beside it when it is drawn down."""
        face, mood = self.face, self.mood
        x, base, thick = face.middle + side * face.apart, EYE - 33 - mood.lift, face.brow
        near, mid, far = x - side * face.eye * 0.95, x + side * 6, x + side * face.eye * 1.42
        y0, y1 = base - mood.slant + 2, base + mood.slant * 0.75 + 5
        top = (y0 + y1) / 2 - face.arch - max(mood.lift, 0) * 0.22
        self.plate.path(
            f"M{near},{y0 + thick * 0.5} L{near - side},{y0 - thick * 0.4} Q{mid},{top - thick} {far},{y1} "
            f"Q{mid},{top + thick * 0.4} {near},{y0 + thick * 0.5} Z",
            **face.brows,
        )
        if mood.slant < -5:
            inner = face.middle + side * 9
            self.line((inner, y0 - 12), (inner - side * 1.5, y0 + 10), 0, 4, 0.6)

    def nose(self) -> None:
        """The shadow side of the nose, its wings and what lies under its tip."""
        (long, wide, hump), m = self.face.nose, self.face.middle
        turn = 1 if self.face.look >= 0 else -1
        tip, wing = EYE - 4 + long, m - turn * wide
        ridge, point = m + turn * (1 + hump), m + turn * wide * 0.34
        self.plate.over(
            f"M{m - turn * 7},{EYE - 22} Q{ridge},{EYE - 4} {ridge + turn},{EYE + long * 0.35} "
            f"Q{point + turn * (3 - hump * 0.4)},{tip - 14} {point + turn * 3},{tip - 3} "
            f"Q{point},{tip + 5} {m - turn * 3},{tip + 3} Q{wing},{tip + 5} {wing},{tip - 6} "
            f"Q{m - turn * wide * 0.8},{tip - 17} {m - turn * 6},{tip - 15} "
            f"Q{m - turn * 2},{EYE + 6} {m - turn * 7},{EYE - 22} Z",
            "brick",
            0.24 + 0.14 * min(1, long / 54),
        )
        self.line((m - wide * 0.82, tip + 1), (m + wide * 0.82, tip + 1), -3, 4, 0.6)

    def lips(self) -> Inks:
        """The skin of the lips, redder the fuller they are."""
        skin = self.face.skin
        return {**skin, "brick": min(0.7, skin["brick"] + 0.2 + 0.06 * self.face.lips)}

    def open_mouth(self) -> None:
        """A mouth that laughs, and shows teeth, or one that is round with surprise."""
        face, mood, m = self.face, self.mood, self.face.middle
        wide, full, laughs = face.mouth * mood.broad, face.lips, mood.curve > 0
        y = face.lip + mood.gape * 0.05
        corner, low = y - mood.curve, y + mood.gape
        top = y + mood.curve * 0.25 if laughs else corner - mood.gape * 0.6
        self.plate.path(bowl(m, wide + 2.5, corner - 1, top - full, low + full * 0.9), **self.lips())
        hole = bowl(m, wide, corner, top, low)
        self.plate.path(hole, **MOUTH)
        with self.plate.inside(hole):
            if laughs:
                self.plate.path(bowl(m, wide - 2, corner, top - 4, top + 10))
            self.plate.path(oval(m, low + 2, wide * 0.5, 6), brick=0.9, night=0.2)
        for side in (-1, 1) if laughs else ():
            x = m + side * (wide + 6)
            self.line((x, corner - 8), (x + side, corner + 9), side * 4, 3.6, 0.55)

    def closed_mouth(self) -> None:
        """Lips that meet in a line; they are pressed together under drawn brows."""
        face, mood, m = self.face, self.mood, self.face.middle
        wide, full = face.mouth * mood.broad, face.lips * (0.55 if mood.slant < -5 else 1)
        corner, mid = face.lip - mood.curve, face.lip - mood.curve * 0.2
        self.plate.path(
            f"M{m - wide},{corner} Q{m - wide * 0.4},{mid - full * 1.7} {m},{mid - full * 0.8} "
            f"Q{m + wide * 0.4},{mid - full * 1.7} {m + wide},{corner} "
            f"Q{m},{2 * mid - corner + full * 3.2} {m - wide},{corner} Z",
            **self.lips(),
        )
        self.plate.path(leaf((m - wide - 1, corner), (m + wide + 1, corner), -mood.curve * 0.8, 4.6), **MOUTH)
        self.line((m - 13, face.lip + 15), (m + 13, face.lip + 15), -2, 5, 0.4)

    def years(self) -> None:
        """Folds from nose to mouth, bags under the eyes, crow's feet and a forehead that raised brows furrow."""
        face, m, age = self.face, self.face.middle, self.face.lines
        for side in (-1, 1):
            x = m + side * face.apart
            self.line((x - 15, EYE + 17), (x + 15, EYE + 17), -5, 3.5, 0.55 * age)
            start = (m + side * (face.nose.wide + 3), EYE + face.nose.long - 6)
            self.line(start, (m + side * (face.mouth + 9), face.lip + 3), side * 5, 4, 0.6 * age)
            edge = x + side * (face.eye + 7)
            for drop in (-5, 4):
                self.line((edge, EYE + 1), (edge + side * 11, EYE + drop), 0, 2.6, 0.5 * age)
        for row in (0, 11) if self.mood.lift > 3 else ():
            y = EYE - 58 - self.mood.lift * 0.5 - row
            self.line((m - 30, y), (m + 30, y), 3, 3, 0.5 * age)
