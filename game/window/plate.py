"""A picture under the lamp: looked at through the loupe, measured with points that can be moved about."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame
from pygame import Rect, Surface

from game.window import tokens
from game.window.paint import blank, lay
from game.window.widget import Look, Widget

if TYPE_CHECKING:
    from game.window.kit import Kit

Spot = tuple[float, float]
"""A place in a picture, in shares of its width and height."""

POWERS = (2, 4, 8)
"""How much the loupe can enlarge, in the picture's own pixels."""

STEP, STRIDE = 0.01, 0.08
"""How far an arrow and a page key move what they move, in shares of the picture."""

_MOVES = {
    "left": (-STEP, 0.0),
    "right": (STEP, 0.0),
    "up": (0.0, -STEP),
    "down": (0.0, STEP),
    "page_up": (0.0, -STRIDE),
    "page_down": (0.0, STRIDE),
    "home": (-STRIDE, 0.0),
    "end": (STRIDE, 0.0),
}


class Sheet:
    """A picture as it lies under the lamp: its pixels, and a name that no other pixels have."""

    def __init__(self, name: Hashable, surface: Surface) -> None:
        self.name = name
        self.surface = surface
        self._scaled: tuple[tuple[int, int], Surface] | None = None

    @classmethod
    def of_pixels(cls, name: Hashable, size: tuple[int, int], content: bytes) -> Sheet:
        """From red, green and blue of each pixel, row by row."""
        return cls(name, pygame.image.frombytes(content, size, "RGB"))

    def scaled(self, size: tuple[int, int]) -> Surface:
        """The whole of it at another size; the last one is kept."""
        if self._scaled is None or self._scaled[0] != size:
            self._scaled = size, pygame.transform.smoothscale(self.surface, size).convert_alpha()
        return self._scaled[1]


@dataclass(frozen=True, slots=True)
class Mark:
    """A line over the picture; `strong` where it is one that decides."""

    start: Spot
    end: Spot
    strong: bool = True


class Plate(Widget):
    """A picture as large as it has room, with a loupe or with points over it.

    name: what it is called aloud; lens: where the loupe lies, None without one; power: how much it enlarges; points:
    what can be moved; chosen: which of them the keys move; marks: the lines over it; moved: told of a new place of the
    lens (-1) or of a point (its number); chose: told which point the keys move from now on; powered: told the way in
    which the loupe's wheel was turned.
    """

    live = True
    grabs = True
    turns = True
    follows = True
    fleeting = True
    radius = tokens.RADIUS_BADGE

    def __init__(
        self,
        sheet: Sheet,
        name: str,
        *,
        lens: Spot | None = None,
        power: int = 4,
        points: Sequence[Spot] = (),
        chosen: int = 0,
        marks: Sequence[Mark] = (),
        moved: Callable[[int, Spot], None] = lambda *_: None,
        chose: Callable[[int], None] = lambda _: None,
        powered: Callable[[int], None] = lambda _: None,
        key: str = "plate",
        grow: int = 0,
    ) -> None:
        self.sheet = sheet
        self.name = name
        self.lens = lens
        self.power = power
        self.points = tuple(points)
        self.chosen = chosen
        self.marks = tuple(marks)
        self.moved = moved
        self.chose = chose
        self.powered = powered
        self.key = key
        self.grow = grow

    # Measuring

    def least(self, kit: Kit) -> int:
        return kit.px(tokens.SCROLL_LEAST)

    def natural(self, kit: Kit) -> int:
        return kit.px(2 * tokens.MEASURE)

    def height(self, kit: Kit, width: int) -> int:
        w, h = self.sheet.surface.get_size()
        return min(round(width * h / w), round(kit.size[1] * tokens.PLATE_SHARE))

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)

    def look_key(self) -> Hashable:
        return (self.sheet.name, self.lens, self.power, self.points, self.chosen, self.marks)

    def spoken(self) -> str:
        return self.name

    def _frame(self, size: tuple[int, int]) -> Rect:
        """Where the picture lies in the widget: whole, in the middle."""
        w, h = self.sheet.surface.get_size()
        factor = min(size[0] / w, size[1] / h)
        frame = Rect(0, 0, max(1, round(w * factor)), max(1, round(h * factor)))
        frame.center = (size[0] // 2, size[1] // 2)
        return frame

    # Painting

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        out = blank(size)
        frame = self._frame(size)
        lay(out, self.sheet.scaled(frame.size), frame.topleft)
        bright, dark = kit.theme.ring, kit.theme.ring_edge
        for mark in self.marks:
            start, end = _within(frame, mark.start), _within(frame, mark.end)
            for colour, thick in ((dark, 5), (bright, 3)) if mark.strong else ((dark, 3), (bright, 1)):
                pygame.draw.line(out, colour, start, end, max(1, kit.px(thick)))
        for number, spot in enumerate(self.points):
            self._paint_point(out, kit, _within(frame, spot), number)
        if self.lens is not None:
            self._paint_lens(out, kit, frame)
        return out

    def _paint_point(self, out: Surface, kit: Kit, at: tuple[int, int], number: int) -> None:
        radius = kit.px(tokens.GAP if number == self.chosen else tokens.GAP * 3 // 4)
        pygame.draw.circle(out, kit.theme.ring_edge, at, radius)
        pygame.draw.circle(out, kit.theme.ring, at, radius - max(1, kit.px(tokens.THICK)))
        text, ground = str(number + 1), kit.theme.ground("amber")
        high = kit.texts.line_height("label")
        kit.texts.draw(out, text, "label", ground.text, (at[0] - radius, at[1] - high // 2, 2 * radius), "center")

    def _paint_lens(self, out: Surface, kit: Kit, frame: Rect) -> None:
        """The loupe: the picture's own pixels, enlarged and not smoothed, in a ring of light."""
        if self.lens is None:
            return
        radius = round(min(frame.size) * tokens.LENS_SHARE)
        across = max(2, round(2 * radius / (kit.scale * self.power)))
        w, h = self.sheet.surface.get_size()
        middle = (round(self.lens[0] * w), round(self.lens[1] * h))
        part = Rect(0, 0, min(across, w), min(across, h))
        part.center = middle
        part.clamp_ip(Rect(0, 0, w, h))
        seen = pygame.transform.scale(self.sheet.surface.subsurface(part), (2 * radius, 2 * radius)).convert_alpha()
        hole = blank((2 * radius, 2 * radius))
        pygame.draw.circle(hole, (255, 255, 255), (radius, radius), radius)
        seen.blit(hole, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        at = _within(frame, self.lens)
        lay(out, seen, (at[0] - radius, at[1] - radius))
        ring = max(2, kit.px(tokens.RING))
        pygame.draw.circle(out, kit.theme.ring_edge, at, radius + ring, 2 * ring)
        pygame.draw.circle(out, kit.theme.ring, at, radius + ring // 2, ring)

    # Answering

    def act(self, action: str) -> bool:
        if action == "ok" and len(self.points) > 1:
            self._choose((self.chosen + 1) % len(self.points))
            return True
        if action not in _MOVES or (self.lens is None and not self.points):
            return False
        dx, dy = _MOVES[action]
        number = -1 if self.lens is not None else self.chosen
        x, y = self.lens if self.lens is not None else self.points[self.chosen]
        if not (0 <= x + dx <= 1 and 0 <= y + dy <= 1) and abs(dx) + abs(dy) == STEP:
            # At its edge the arrow leads on to what lies beside the picture.
            return False
        self._move(number, (x + dx, y + dy))
        return True

    def drag(self, kit: Kit, x: int, y: int) -> None:
        spot = self._spot(x, y)
        if self.lens is not None:
            self._move(-1, spot)
        elif self.points:
            self._choose(min(range(len(self.points)), key=lambda n: _apart(self.points[n], spot)))
            self._move(self.chosen, spot)

    def point(self, kit: Kit, x: int, y: int) -> None:
        """The pointer goes over it without holding it: the loupe's light follows."""
        if self.lens is not None:
            self._move(-1, self._spot(x, y))

    def turn(self, way: int) -> None:
        self.powered(way)

    def _spot(self, x: int, y: int) -> Spot:
        frame = self._frame((self.box.w, self.box.h))
        return (x - self.box.x - frame.x) / frame.w, (y - self.box.y - frame.y) / frame.h

    def _choose(self, number: int) -> None:
        if number != self.chosen:
            self.chosen = number
            self.chose(number)

    def _move(self, number: int, spot: Spot) -> None:
        spot = (max(0.0, min(1.0, spot[0])), max(0.0, min(1.0, spot[1])))
        if number < 0:
            self.lens = spot
        else:
            self.points = (*self.points[:number], spot, *self.points[number + 1 :])
        self.moved(number, spot)


def _within(frame: Rect, spot: Spot) -> tuple[int, int]:
    return frame.x + round(spot[0] * frame.w), frame.y + round(spot[1] * frame.h)


def _apart(one: Spot, other: Spot) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
