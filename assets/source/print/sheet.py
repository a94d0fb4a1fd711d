"""A sheet for small prints: the shapes that the technique cards, the badges and the stamps are cut from."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PIL import Image
from press import Plate, Point, path_of

FINE = 2
"""A small print is made this much larger and then reduced, which keeps its dots round."""


def circle(x: float, y: float, rx: float, ry: float = 0) -> str:
    """The outline of a circle, or with two radii of an ellipse."""
    ry = ry or rx
    return f"M{x - rx:.1f},{y:.1f} a{rx:.1f},{ry:.1f} 0 1 0 {2 * rx:.1f},0 a{rx:.1f},{ry:.1f} 0 1 0 {-2 * rx:.1f},0 Z"


def rounded(x: float, y: float, w: float, h: float, r: float) -> str:
    """The outline of a box with round corners."""
    return (
        f"M{x + r:.1f},{y:.1f} h{w - 2 * r:.1f} a{r},{r} 0 0 1 {r},{r} v{h - 2 * r:.1f} a{r},{r} 0 0 1 {-r},{r} "
        f"h{2 * r - w:.1f} a{r},{r} 0 0 1 {-r},{-r} v{2 * r - h:.1f} a{r},{r} 0 0 1 {r},{-r} Z"
    )


def box(x: float, y: float, w: float, h: float) -> str:
    """The outline of a box with square corners."""
    return path_of([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])


def star(x: float, y: float, outer: float, inner: float, points: int, turn: float = 0) -> str:
    """The outline of a star; with an inner radius close to the outer one, of a cogged wheel."""
    corners = []
    for i in range(2 * points):
        angle, r = math.pi * i / points + turn - math.pi / 2, inner if i % 2 else outer
        corners.append((x + math.cos(angle) * r, y + math.sin(angle) * r))
    return path_of(corners)


def heart(x: float, y: float, size: float) -> str:
    """The outline of a heart `size` wide about its middle."""
    s = size / 2
    return (
        f"M{x},{y + s} C{x - s * 0.5},{y + s * 0.5} {x - s},{y + s * 0.1} {x - s},{y - s * 0.35} "
        f"C{x - s},{y - s * 0.95} {x - s * 0.2},{y - s} {x},{y - s * 0.4} "
        f"C{x + s * 0.2},{y - s} {x + s},{y - s * 0.95} {x + s},{y - s * 0.35} "
        f"C{x + s},{y + s * 0.1} {x + s * 0.5},{y + s * 0.5} {x},{y + s} Z"
    )


class Sheet:
    """Shapes on a small sheet, with dice of its own for all that is uneven."""

    def __init__(self, width: int = 480, height: int = 320) -> None:
        self.plate = Plate(width, height)
        self.dice = random.Random(11)
        self.place = ""

    @contextmanager
    def at(
        self, x: float, y: float, turn: float = 0, size: float = 1, *, flip: bool = False, skew: float = 0
    ) -> Iterator[None]:
        """What is cut inside has its origin at x and y, is turned by degrees, sized, mirrored and slanted."""
        before = self.place
        wide = -size if flip else size
        self.place += f"translate({x:.1f} {y:.1f}) rotate({turn}) scale({wide} {size}) skewY({skew}) "
        yield
        self.place = before

    def moved(self) -> str:
        """The attribute that carries a shape to where it belongs."""
        return f'transform="{self.place}" fill-rule="evenodd"'

    def cut(self, data: str, **inks: float) -> None:
        """A flat shape; a second outline inside the first is a hole."""
        self.plate.path(data, self.moved(), **inks)

    def poly(self, *points: Point, **inks: float) -> None:
        """A flat shape with corners."""
        self.cut(path_of(points), **inks)

    def line(self, data: str, width: float, **inks: float) -> None:
        """A line of even width."""
        self.plate.line(data, width, self.moved(), **inks)

    def shade(self, data: str, amount: float = 0.4, ink: str = "night") -> None:
        """A shadow, or a tint, over what is there."""
        self.plate.over(data, ink, amount, self.moved())

    def words(self, x: float, y: float, widths: Iterable[float], gap: float, thick: float, **inks: float) -> None:
        """Rows of wavy lines that stand for text."""
        for row, wide in enumerate(widths):
            half = thick * 1.7
            waves = max(1, round(wide / (2 * half)))
            data = f"M{x:.1f},{y + row * gap:.1f} q{half / 2:.1f},{-thick * 1.3:.1f} {half:.1f},0 "
            self.line(data + f"t{half:.1f},0 " * (2 * waves - 1), thick, **inks)

    def ground(self, **inks: float) -> None:
        """The whole sheet in one ink or two."""
        self.cut(box(-2, -2, self.plate.width + 4, self.plate.height + 4), **inks)

    def margin(self, wide: float = 9) -> None:
        """The bare edge of the paper, not quite straight, over whatever reaches it."""
        w, h, j = self.plate.width, self.plate.height, self.dice.uniform
        corners = [(wide, wide), (w - wide, wide), (w - wide, h - wide), (wide, h - wide)]
        inner = path_of((x + j(-1.4, 1.4), y + j(-1.4, 1.4)) for x, y in corners)
        self.cut(box(-2, -2, w + 4, h + 4) + inner)

    def print(self, seed: int, *, cut_out: bool = False) -> Image.Image:
        """The finished print at its own size."""
        large = self.plate.print(seed=seed, dot=4.4 * FINE, slip=0.95 * FINE, scale=FINE, cut_out=cut_out)
        return large.resize((self.plate.width, self.plate.height), Image.Resampling.LANCZOS)
