"""Measure-and-arrange layout: nodes that say how wide and high they want to be, and place their parts.

Pure arithmetic on boxes of whole pixels; nothing here knows pygame. A node is asked for its widths, then for
its height at the width it gets (text wraps), then is placed. Lengths given to constructors are logical
pixels: `kit.px` scales them with the window, `kit.em` with the reader's text size as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from game.window import tokens

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
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )


class Node:
    """A part of a screen that can be measured and placed; everything that is laid out is one.

    key: names it for focus, tests and scroll positions; grow: its share of the free length in a Row or Column.
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


class Group(Node):
    """A node that only arranges others; an empty place is left out."""

    def __init__(self, parts: Sequence[Node | None], *, key: str = "", grow: int = 0) -> None:
        self._parts = tuple(part for part in parts if part is not None)
        self.key = key
        self.grow = grow

    def parts(self) -> Sequence[Node]:
        return self._parts


class Fill(Node):
    """Free room that pushes its neighbours apart."""

    grow = 1


class Space(Node):
    """Room of a fixed logical size."""

    def __init__(self, size: int) -> None:
        self.size = size

    def least(self, kit: Kit) -> int:
        return kit.px(self.size)

    def natural(self, kit: Kit) -> int:
        return kit.px(self.size)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(self.size)

    def short(self, kit: Kit, width: int) -> int:
        return kit.px(self.size)


class Column(Group):
    """Parts below one another, `gap` apart; `align` places them across, free height goes to those that grow."""

    def __init__(
        self,
        parts: Sequence[Node | None],
        *,
        gap: int = tokens.GAP,
        align: Align = "stretch",
        middle: bool = False,
        key: str = "",
        grow: int = 0,
    ) -> None:
        super().__init__(parts, key=key, grow=grow)
        self.gap = gap
        self.align = align
        self.middle = middle

    def _gaps(self, kit: Kit) -> int:
        return kit.px(self.gap) * max(0, len(self._parts) - 1)

    def _across(self, kit: Kit, part: Node, width: int) -> int:
        return width if self.align == "stretch" else min(width, part.natural(kit))

    def height(self, kit: Kit, width: int) -> int:
        return self._gaps(kit) + sum(p.height(kit, self._across(kit, p, width)) for p in self._parts)

    def short(self, kit: Kit, width: int) -> int:
        return self._gaps(kit) + sum(p.short(kit, self._across(kit, p, width)) for p in self._parts)

    def place(self, kit: Kit, box: Box) -> None:
        self.box = box
        widths = [self._across(kit, part, box.w) for part in self._parts]
        wanted = [part.height(kit, w) for part, w in zip(self._parts, widths, strict=True)]
        free = box.h - self._gaps(kit) - sum(wanted)
        if free > 0:
            heights = share([p.grow for p in self._parts], wanted, free)
        else:
            shorts = [part.short(kit, w) for part, w in zip(self._parts, widths, strict=True)]
            heights = shrink(wanted, shorts, -free)
        y = box.y
        if self.middle and sum(heights) + self._gaps(kit) < box.h:
            y += (box.h - self._gaps(kit) - sum(heights)) // 2
        for part, w, h in zip(self._parts, widths, heights, strict=True):
            part.place(kit, Box(box.x + _lead(self.align, box.w - w), y, w, h))
            y += h + kit.px(self.gap)


class Row(Group):
    """Parts beside one another, `gap` apart.

    Those that grow share the free width by their weight, the others take what they need. With `stack`, the
    row becomes a column when its parts would have to be narrower than they can be, or when it is itself
    narrower than `below` logical pixels (with the reader's text size).
    """

    def __init__(
        self,
        parts: Sequence[Node | None],
        *,
        gap: int = tokens.GAP,
        align: Align = "stretch",
        stack: bool = False,
        below: int = 0,
        key: str = "",
        grow: int = 0,
    ) -> None:
        super().__init__(parts, key=key, grow=grow)
        self.gap = gap
        self.align = align
        self.stack = stack
        self.below = below

    def _gaps(self, kit: Kit) -> int:
        return kit.px(self.gap) * max(0, len(self._parts) - 1)

    def least(self, kit: Kit) -> int:
        if self.stack:
            return super().least(kit)
        return self._gaps(kit) + sum(part.least(kit) for part in self._parts)

    def natural(self, kit: Kit) -> int:
        return self._gaps(kit) + sum(part.natural(kit) for part in self._parts)

    def _column(self, kit: Kit, width: int) -> Column | None:
        needed = self._gaps(kit) + sum(part.least(kit) for part in self._parts)
        if self.stack and width < max(needed, kit.em(self.below)):
            # A spacer between two columns has nothing to part once they are stacked.
            return Column([p for p in self._parts if type(p) is not Fill], gap=self.gap)
        return None

    def _widths(self, kit: Kit, width: int) -> list[int]:
        room = width - self._gaps(kit)
        least = [part.least(kit) for part in self._parts]
        grows = [part.grow for part in self._parts]
        fixed = [p.natural(kit) if not p.grow else 0 for p in self._parts]
        spare = room - sum(low for low, grow in zip(least, grows, strict=True) if grow)
        fixed = shrink(
            fixed, [0 if g else low for low, g in zip(least, grows, strict=True)], sum(fixed) - spare
        )
        return _weighted(fixed, least, grows, room)

    def height(self, kit: Kit, width: int) -> int:
        if column := self._column(kit, width):
            return column.height(kit, width)
        return max(
            (p.height(kit, w) for p, w in zip(self._parts, self._widths(kit, width), strict=True)), default=0
        )

    def short(self, kit: Kit, width: int) -> int:
        if column := self._column(kit, width):
            return column.short(kit, width)
        return max(
            (p.short(kit, w) for p, w in zip(self._parts, self._widths(kit, width), strict=True)), default=0
        )

    def place(self, kit: Kit, box: Box) -> None:
        self.box = box
        if column := self._column(kit, box.w):
            column.place(kit, box)
            return
        x = box.x
        for part, w in zip(self._parts, self._widths(kit, box.w), strict=True):
            h = box.h if self.align == "stretch" else min(box.h, part.height(kit, w))
            part.place(kit, Box(x, box.y + _lead(self.align, box.h - h), w, h))
            x += w + kit.px(self.gap)


class Wrap(Group):
    """Parts of their own width that flow into as many lines as they need, like words."""

    def __init__(
        self,
        parts: Sequence[Node | None],
        *,
        gap: int = tokens.TIGHT,
        align: Align = "start",
        key: str = "",
        grow: int = 0,
    ) -> None:
        super().__init__(parts, key=key, grow=grow)
        self.gap = gap
        self.align = align

    def natural(self, kit: Kit) -> int:
        return kit.px(self.gap) * max(0, len(self._parts) - 1) + sum(p.natural(kit) for p in self._parts)

    def _lines(self, kit: Kit, width: int) -> list[list[tuple[Node, int]]]:
        lines: list[list[tuple[Node, int]]] = []
        used = 0
        for part in self._parts:
            w = min(width, part.natural(kit))
            if not lines or used + kit.px(self.gap) + w > width:
                lines.append([])
                used = w
            else:
                used += kit.px(self.gap) + w
            lines[-1].append((part, w))
        return lines

    def height(self, kit: Kit, width: int) -> int:
        heights = [max(p.height(kit, w) for p, w in line) for line in self._lines(kit, width)]
        return sum(heights) + kit.px(self.gap) * max(0, len(heights) - 1)

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)

    def place(self, kit: Kit, box: Box) -> None:
        self.box = box
        y = box.y
        for line in self._lines(kit, box.w):
            tall = max(p.height(kit, w) for p, w in line)
            spare = box.w - sum(w for _, w in line) - kit.px(self.gap) * (len(line) - 1)
            x = box.x + _lead(self.align, spare)
            for part, w in line:
                part.place(kit, Box(x, y, w, tall))
                x += w + kit.px(self.gap)
            y += tall + kit.px(self.gap)


class Grid(Group):
    """Equal columns, each at least `column` logical pixels (with the reader's text) wide; rows are of one height."""

    def __init__(
        self,
        parts: Sequence[Node | None],
        *,
        column: int,
        most: int = 4,
        gap: int = tokens.ROOM,
        key: str = "",
        grow: int = 0,
    ) -> None:
        super().__init__(parts, key=key, grow=grow)
        self.column = column
        self.most = most
        self.gap = gap

    def natural(self, kit: Kit) -> int:
        n = max(1, min(self.most, len(self._parts)))
        widest = max([kit.em(self.column), *(part.natural(kit) for part in self._parts)])
        return n * widest + kit.px(self.gap) * (n - 1)

    def _columns(self, kit: Kit, width: int) -> list[tuple[int, int]]:
        gap = kit.px(self.gap)
        least = max([kit.em(self.column), *(part.least(kit) for part in self._parts)])
        n = max(1, min(self.most, (width + gap) // (least + gap)))
        edges = [round(i * (width + gap) / n) for i in range(n + 1)]
        return [(a, b - a - gap) for a, b in pairwise(edges)]

    def _rows(self, n: int) -> list[Sequence[Node]]:
        return [self._parts[i : i + n] for i in range(0, len(self._parts), n)]

    def height(self, kit: Kit, width: int) -> int:
        columns = self._columns(kit, width)
        rows = self._rows(len(columns))
        total = sum(max(p.height(kit, columns[i][1]) for i, p in enumerate(row)) for row in rows)
        return total + kit.px(self.gap) * max(0, len(rows) - 1)

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)

    def place(self, kit: Kit, box: Box) -> None:
        self.box = box
        columns = self._columns(kit, box.w)
        y = box.y
        for row in self._rows(len(columns)):
            tall = max(p.height(kit, columns[i][1]) for i, p in enumerate(row))
            for i, part in enumerate(row):
                part.place(kit, Box(box.x + columns[i][0], y, columns[i][1], tall))
            y += tall + kit.px(self.gap)


class Around(Node):
    """A node around one other: the base of those that change the room it gets."""

    def __init__(self, part: Node, *, key: str = "", grow: int = 0) -> None:
        self.part = part
        self.key = key
        self.grow = grow

    def parts(self) -> Sequence[Node]:
        return (self.part,)


class Pad(Around):
    """Room around a part: `x` left and right, `y` above and below (as `x` when not given)."""

    def __init__(self, part: Node, x: int, y: int | None = None, *, key: str = "", grow: int = 0) -> None:
        super().__init__(part, key=key, grow=grow)
        self.x = x
        self.y = x if y is None else y

    def least(self, kit: Kit) -> int:
        return self.part.least(kit) + 2 * kit.px(self.x)

    def natural(self, kit: Kit) -> int:
        return self.part.natural(kit) + 2 * kit.px(self.x)

    def height(self, kit: Kit, width: int) -> int:
        return self.part.height(kit, max(0, width - 2 * kit.px(self.x))) + 2 * kit.px(self.y)

    def short(self, kit: Kit, width: int) -> int:
        return self.part.short(kit, max(0, width - 2 * kit.px(self.x))) + 2 * kit.px(self.y)

    def place(self, kit: Kit, box: Box) -> None:
        self.box = box
        self.part.place(kit, box.inset(kit.px(self.x), kit.px(self.y)))


class Limit(Around):
    """A part no wider than `width` ems-scaled logical pixels, placed across by `align`."""

    def __init__(
        self,
        part: Node,
        width: int,
        *,
        align: Align = "center",
        key: str = "",
        grow: int = 0,
    ) -> None:
        super().__init__(part, key=key, grow=grow)
        self.width = width
        self.align = align

    def natural(self, kit: Kit) -> int:
        return max(self.part.least(kit), min(kit.em(self.width), self.part.natural(kit)))

    def height(self, kit: Kit, width: int) -> int:
        return self.part.height(kit, min(width, kit.em(self.width)))

    def short(self, kit: Kit, width: int) -> int:
        return self.part.short(kit, min(width, kit.em(self.width)))

    def place(self, kit: Kit, box: Box) -> None:
        self.box = box
        w = min(box.w, kit.em(self.width))
        self.part.place(kit, Box(box.x + _lead(self.align, box.w - w), box.y, w, box.h))


class Sized(Around):
    """A part of a fixed logical width (text-scaled), at least `height` logical pixels high."""

    def __init__(self, part: Node, width: int = 0, height: int = 0, *, key: str = "", grow: int = 0) -> None:
        super().__init__(part, key=key, grow=grow)
        self._width = width
        self._height = height

    def least(self, kit: Kit) -> int:
        return max(self.part.least(kit), kit.em(self._width))

    def natural(self, kit: Kit) -> int:
        return max(self.part.least(kit), kit.em(self._width)) if self._width else self.part.natural(kit)

    def height(self, kit: Kit, width: int) -> int:
        return max(self.part.height(kit, width), kit.px(self._height))

    def short(self, kit: Kit, width: int) -> int:
        return max(self.part.short(kit, width), kit.px(self._height))


class Scroll(Around):
    """A part that may be higher than its place: it scrolls by wheel, drag, keys, and with the focus.

    Give it a `key`: its position is remembered by that.
    """

    tall: int = 0
    # Set by the stage: what it is known by, and the ground it lies on.
    name: str = ""
    tone: tokens.Tone = "table"

    def short(self, kit: Kit, width: int) -> int:
        return min(self.part.short(kit, width), kit.px(tokens.SCROLL_LEAST))

    def place(self, kit: Kit, box: Box) -> None:
        self.box = box
        # Where scrolls further inside can take up what is too high, this one stands still.
        fits = self.part.short(kit, box.w) <= box.h
        self.tall = box.h if fits else self.part.height(kit, box.w)
        self.part.place(kit, Box(box.x, box.y, box.w, self.tall))

    @property
    def furthest(self) -> int:
        """How far it can be scrolled, in pixels."""
        return max(0, self.tall - self.box.h)


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


def _weighted(fixed: Sequence[int], least: Sequence[int], grows: Sequence[int], room: int) -> list[int]:
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


def _lead(align: Align, spare: int) -> int:
    return {"center": spare // 2, "end": spare}.get(align, 0)
