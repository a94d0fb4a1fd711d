"""Measure-and-arrange layout: nodes that say how wide and high they want to be, and place their parts.

Nothing here knows pygame. A node is asked for its widths, then for its height at the width it gets (text
wraps), then is placed. Lengths given to constructors are logical pixels: `kit.px` scales them with the
window, `kit.em` with the reader's text size as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.boxes import Align, Box, Node, lead, share, shrink, weighted

if TYPE_CHECKING:
    from game.window.kit import Kit

__all__ = [
    "Align",
    "Around",
    "Box",
    "Column",
    "Fill",
    "Grid",
    "Group",
    "Limit",
    "Node",
    "Pad",
    "Row",
    "Scroll",
    "Sized",
    "Space",
    "Wrap",
]


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
    """Parts below one another, `gap` apart; `align` places them across.

    Free height goes to those that grow; where none does and `middle` is set, it is left above and below.
    """

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
            part.place(kit, Box(box.x + lead(self.align, box.w - w), y, w, h))
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
        fixed = shrink(fixed, [0 if g else low for low, g in zip(least, grows, strict=True)], sum(fixed) - spare)
        return weighted(fixed, least, grows, room)

    def height(self, kit: Kit, width: int) -> int:
        if column := self._column(kit, width):
            return column.height(kit, width)
        return max((p.height(kit, w) for p, w in zip(self._parts, self._widths(kit, width), strict=True)), default=0)

    def short(self, kit: Kit, width: int) -> int:
        if column := self._column(kit, width):
            return column.short(kit, width)
        return max((p.short(kit, w) for p, w in zip(self._parts, self._widths(kit, width), strict=True)), default=0)

    def place(self, kit: Kit, box: Box) -> None:
        self.box = box
        if column := self._column(kit, box.w):
            column.place(kit, box)
            return
        x = box.x
        for part, w in zip(self._parts, self._widths(kit, box.w), strict=True):
            h = box.h if self.align == "stretch" else min(box.h, part.height(kit, w))
            part.place(kit, Box(x, box.y + lead(self.align, box.h - h), w, h))
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
            x = box.x + lead(self.align, spare)
            for part, w in line:
                part.place(kit, Box(x, y, w, tall))
                x += w + kit.px(self.gap)
            y += tall + kit.px(self.gap)


class Grid(Group):
    """Equal columns, at most `most`, each at least `column` logical pixels (with the reader's text) wide.

    The parts of one row are of one height.
    """

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
        self.part.place(kit, Box(box.x + lead(self.align, box.w - w), box.y, w, box.h))


class Sized(Around):
    """A part of a fixed logical width, at least `height` logical pixels high."""

    def __init__(self, part: Node, width: int = 0, height: int = 0, *, key: str = "", grow: int = 0) -> None:
        super().__init__(part, key=key, grow=grow)
        self._width = width
        self._height = height

    def least(self, kit: Kit) -> int:
        return max(self.part.least(kit), kit.px(self._width))

    def natural(self, kit: Kit) -> int:
        return max(self.part.least(kit), kit.px(self._width)) if self._width else self.part.natural(kit)

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
