"""Boxes, and the nodes that are measured and placed in them. Pure arithmetic on whole pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from game.window.kit import Kit

Align = Literal["start", "center", "end", "stretch"]


class Box(NamedTuple):
    """A rectangle in window pixels."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """The first column to the right of it."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """The first row below it."""
        return self.y + self.h

    def inset(self, x: int, y: int) -> Box:
        """The box smaller by `x` on the left and right and by `y` on the top and bottom."""
        return Box(self.x + x, self.y + y, max(0, self.w - 2 * x), max(0, self.h - 2 * y))

    def moved(self, x: int, y: int) -> Box:
        """The same box elsewhere."""
        return Box(self.x + x, self.y + y, self.w, self.h)

    def clipped(self, other: Box) -> Box:
        """The part of it inside `other`, of no width or height where there is none."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, max(0, min(self.right, other.right) - x), max(0, min(self.bottom, other.bottom) - y))

    def meets(self, other: Box) -> bool:
        """Whether the two share a pixel."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom


class Node:
    """A part of a screen that can be measured and placed; everything that is laid out is one.

    key: names it for focus, tests and scroll positions; grow: its share of the free length in a Row or a
    Column.
    """

    key: str = ""
    grow: int = 0
    box: Box = Box(0, 0, 0, 0)

    def parts(self) -> Sequence[Node]:
        """The nodes inside it, in reading order."""
        return ()

    def least(self, kit: Kit) -> int:
        """The smallest width at which nothing in it is cut."""
        return max((part.least(kit) for part in self.parts()), default=0)

    def natural(self, kit: Kit) -> int:
        """The width at which nothing in it wraps."""
        return max((part.natural(kit) for part in self.parts()), default=0)

    def height(self, kit: Kit, width: int) -> int:
        """The height of all of it at a width."""
        return max((part.height(kit, width) for part in self.parts()), default=0)

    def short(self, kit: Kit, width: int) -> int:
        """The height that it can live with: less than `height` only where something inside scrolls."""
        return max((part.short(kit, width) for part in self.parts()), default=0)

    def place(self, kit: Kit, box: Box) -> None:
        """Takes its place, and places its parts."""
        self.box = box
        for part in self.parts():
            part.place(kit, box)

    def walk(self) -> Iterator[Node]:
        """Itself and everything in it, in reading order."""
        yield self
        for part in self.parts():
            yield from part.walk()


def share(weights: Sequence[int], lengths: Sequence[int], free: int) -> list[int]:
    """`lengths` with `free` given out by `weights`, to the pixel; unchanged where nobody has a weight."""
    total = sum(weights)
    if not total:
        return list(lengths)
    out, given, seen = [], 0, 0
    for weight, length in zip(weights, lengths, strict=True):
        seen += weight
        upto = free * seen // total
        out.append(length + upto - given)
        given = upto
    return out


def shrink(lengths: Sequence[int], least: Sequence[int], excess: int) -> list[int]:
    """`lengths` less `excess` in all, each in the share of what it can give up, none below its least."""
    slack = [max(0, a - b) for a, b in zip(lengths, least, strict=True)]
    excess = min(max(0, excess), sum(slack))
    given = share(slack, [0] * len(slack), excess)
    return [a - g for a, g in zip(lengths, given, strict=True)]


def weighted(fixed: Sequence[int], least: Sequence[int], grows: Sequence[int], room: int) -> list[int]:
    """Widths where the weights share what the fixed leave, none below its least."""
    held = {i for i, grow in enumerate(grows) if not grow}
    widths = list(fixed)
    while True:
        free = room - sum(widths[i] for i in held)
        shares = share([0 if i in held else g for i, g in enumerate(grows)], [0] * len(grows), max(0, free))
        short = [i for i in range(len(grows)) if i not in held and shares[i] < least[i]]
        if not short:
            return [widths[i] if i in held else shares[i] for i in range(len(grows))]
        for i in short:
            widths[i] = least[i]
            held.add(i)


def lead(align: Align, spare: int) -> int:
    """How much of the spare length comes before what is aligned."""
    return {"center": spare // 2, "end": spare}.get(align, 0)
