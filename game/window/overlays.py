"""What the stage lays over a screen: the focus ring and the scrollbar."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from pygame import BLEND_RGBA_MULT

from game.window import tokens
from game.window.layout import Box, Scroll
from game.window.paint import blank, lay
from game.window.widget import Look, Widget

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.kit import Kit


class Ring(Widget):
    """The ring around the widget that has the keyboard."""

    def __init__(self, kit: Kit, around: Widget) -> None:
        reach = kit.px(tokens.RING_GAP + tokens.RING)
        self.box = around.box.inset(-reach, -reach)
        self.radius = around.radius + tokens.RING_GAP + tokens.RING

    def look_key(self) -> Hashable:
        return (self.radius,)

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        return kit.painter.ring(size, self.radius)


class Thumb(Widget):
    """The scrollbar of a scroll, in the gutter beside it.

    move: scrolls to so many pixels; reachable: whether the keyboard stops here too.
    """

    live = True
    grabs = True
    radius = tokens.RADIUS_BADGE

    def __init__(self, kit: Kit, scroll: Scroll, offset: int, move: Callable[[int], bool]) -> None:
        self.scroll = scroll
        self.offset = offset
        self.move = move
        self.reachable = False
        wide = kit.px(tokens.GAP)
        self.box = Box(min(scroll.box.right, kit.size[0] - wide), scroll.box.y, wide, scroll.box.h)
        self.step = kit.px(tokens.SCROLL_STEP)

    @property
    def focusable(self) -> bool:
        return self.reachable

    def look_key(self) -> Hashable:
        return (self.scroll.tall, self.offset)

    def _length(self) -> int:
        return max(2 * self.box.w, self.box.h * self.box.h // max(1, self.scroll.tall))

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        out = blank(size)
        wide = kit.px(tokens.SCROLLBAR + (2 if look.hover or look.down else 0))
        length = self._length()
        top = (size[1] - length) * self.offset // max(1, self.scroll.furthest)
        bar = kit.painter.panel((wide, length), kit.theme.ground(self.tone).soft, radius=wide)
        lay(out, bar, ((size[0] - wide) // 2, top))
        return out

    def act(self, action: str) -> bool:
        page = round(self.box.h * 0.85)
        to = {
            "up": self.offset - self.step,
            "down": self.offset + self.step,
            "page_up": self.offset - page,
            "page_down": self.offset + page,
            "home": 0,
            "end": self.scroll.furthest,
        }
        return action in to and self.move(to[action])

    def drag(self, kit: Kit, x: int, y: int) -> None:
        way = max(1, self.box.h - self._length())
        self.move((y - self.box.y - self._length() // 2) * self.scroll.furthest // way)


class Fade(Widget):
    """Where a scroll goes on beyond its edge, what is cut there sinks into the ground."""

    def __init__(self, kit: Kit, scroll: Scroll, offset: int, backdrop: Surface, *, up: bool) -> None:
        self.scroll = scroll
        self.backdrop = backdrop
        self.offset = offset
        self.up = up
        tall = min(kit.px(tokens.WIDE), scroll.box.h)
        top = scroll.box.y if up else scroll.box.bottom - tall
        # The whole reach of the shadows that it covers, within the window.
        left = max(0, scroll.box.x - kit.px(tokens.GAP))
        right = min(kit.size[0], scroll.box.right + kit.px(tokens.GAP))
        self.box = Box(left, top, right - left, tall)

    def look_key(self) -> Hashable:
        return (self.up, self._needed(), self.box, id(self.backdrop))

    def _needed(self) -> bool:
        return self.offset > 0 if self.up else self.offset < self.scroll.furthest

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        if not self._needed():
            return blank(size)
        if self.tone != "table":
            return kit.painter.fade(size, kit.theme.ground(self.tone).fill, up=self.up)
        # What is cut sinks into the picture behind it: a strip of plain table would lie on it like a bandage.
        behind = blank(size)
        behind.blit(self.backdrop, (0, 0), self.box)
        behind.blit(kit.painter.fade(size, (255, 255, 255), up=self.up), (0, 0), special_flags=BLEND_RGBA_MULT)
        return behind
