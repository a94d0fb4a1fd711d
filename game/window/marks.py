"""Marks that mean something: the portrait of who speaks, the meter, the verdict's rubber stamp."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pygame

from game.window import tokens
from game.window.paint import blank, lay, mix
from game.window.tokens import Ink, Tone
from game.window.widget import Look, Widget

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.kit import Kit

Pattern = Literal["plain", "hatch", "dots"]


class Square(Widget):
    """A widget of a fixed logical size."""

    radius = tokens.RADIUS_BUTTON
    size: int

    def least(self, kit: Kit) -> int:
        return kit.px(self.size)

    def natural(self, kit: Kit) -> int:
        return kit.px(self.size)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(self.size)

    def short(self, kit: Kit, width: int) -> int:
        return kit.px(self.size)


class Portrait(Square):
    """A person's picture in a square with round corners; their initial where there is no picture."""

    def __init__(self, path: Path | None, name: str, *, size: int = tokens.PORTRAIT, key: str = "") -> None:
        self.path = path
        self.name = name
        self.size = size
        self.key = key

    def look_key(self) -> Hashable:
        return (self.path, self.name)

    def spoken(self) -> str:
        return self.name

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        side = min(size)
        out = blank(size)
        at = ((size[0] - side) // 2, (size[1] - side) // 2)
        picture = None
        if self.path is not None:
            picture = kit.painter.picture(self.path, (side, side), radius=self.radius, fit="cover")
        if picture is not None:
            lay(out, picture, at)
            return out
        ground = kit.theme.ground("night")
        lay(out, kit.painter.panel((side, side), ground.press, radius=self.radius), at)
        top = at[1] + (side - kit.texts.line_height("heading")) // 2
        kit.texts.draw(out, self.name[:1], "heading", ground.text, (at[0], top, side), "center")
        return out


class Meter(Widget):
    """How much of something there is, 0 to 100: an icon, a name, a word for it, and a patterned bar.

    was: where it stood before, from which it moves; ink: the bar's colour; pattern: tells meters apart
    without it.
    """

    redraws = True

    def __init__(
        self,
        name: str,
        value: float,
        word: str,
        *,
        icon: str,
        ink: Ink = "good",
        pattern: Pattern = "plain",
        was: float | None = None,
        key: str = "",
        grow: int = 0,
    ) -> None:
        self.name = name
        self.value = max(0.0, min(100.0, value))
        self.word = word
        self.icon = icon
        self.ink: Ink = ink
        self.pattern: Pattern = pattern
        self.was = self.value if was is None else max(0.0, min(100.0, was))
        self.lasts = tokens.FILL_MS if self.was != self.value else 0
        self.key = key
        self.grow = grow

    def _mark(self, kit: Kit) -> int:
        return kit.em(tokens.ICON) + kit.px(tokens.TIGHT)

    def least(self, kit: Kit) -> int:
        texts = kit.texts
        return self._mark(kit) + max(texts.least(self.name, "label"), texts.least(self.word, "small"))

    def natural(self, kit: Kit) -> int:
        texts = kit.texts
        words = texts.natural(self.name, "label") + kit.px(tokens.GAP) + texts.natural(self.word, "small")
        return self._mark(kit) + max(words, kit.em(tokens.PORTRAIT * 2))

    def _beside(self, kit: Kit, width: int) -> bool:
        """Whether the word has room behind the name; else it stands below."""
        texts = kit.texts
        words = texts.natural(self.name, "label") + kit.px(tokens.GAP) + texts.natural(self.word, "small")
        return words <= width - self._mark(kit)

    def _words_height(self, kit: Kit, width: int) -> int:
        texts, room = kit.texts, max(1, width - self._mark(kit))
        if self._beside(kit, width):
            return max(texts.line_height("label"), texts.line_height("small"))
        return texts.height(self.name, "label", room) + texts.height(self.word, "small", room)

    def height(self, kit: Kit, width: int) -> int:
        return self._words_height(kit, width) + kit.px(tokens.HAIR) + kit.px(tokens.BAR)

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)

    def look_key(self) -> Hashable:
        return (self.name, self.value, self.was, self.word, self.icon, self.ink, self.pattern)

    def spoken(self) -> str:
        return f"{self.name}: {self.word}"

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        out = blank(size)
        texts, ground = kit.texts, kit.theme.ground(self.tone)
        left = self._mark(kit)
        room = max(1, size[0] - left)
        lay(out, kit.painter.icon(self.icon, kit.em(tokens.ICON), ground.ink(self.ink)), (0, 0))
        used = texts.draw(out, self.name, "label", ground.text, (left, 0, room))
        if self._beside(kit, size[0]):
            texts.draw(out, self.word, "small", ground.soft, (left, 0, room), "end")
        else:
            texts.draw(out, self.word, "small", ground.soft, (left, used, room))
        tall = kit.px(tokens.BAR)
        bar = (room, tall)
        top = size[1] - tall
        value = self.was + (self.value - self.was) * look.time
        colour = ground.ink(self.ink)
        line = max(1, kit.px(tokens.THICK))
        lay(out, kit.painter.panel(bar, ground.fill, radius=tall, border=colour, line=line), (left, top))
        filled = round((room - 2 * line) * value / 100)
        if filled > 0:
            inner = kit.painter.panel((room - 2 * line, tall - 2 * line), colour, radius=tall).copy()
            _pattern(inner, self.pattern, mix(colour, ground.fill, 0.45), kit.px(tokens.TIGHT))
            out.blit(
                inner,
                (left + line, top + line),
                (0, 0, filled, tall),
                special_flags=pygame.BLEND_PREMULTIPLIED,
            )
        return out


def _pattern(onto: Surface, pattern: Pattern, colour: tokens.Rgb, pitch: int) -> None:
    """Lays hatching or dots on what is painted, and nothing beside it."""
    w, h = onto.get_size()
    over = blank((w, h))
    if pattern == "hatch":
        for x in range(-h, w, pitch):
            pygame.draw.line(over, colour, (x, h), (x + h, 0), max(1, pitch // 4))
    elif pattern == "dots":
        for i, x in enumerate(range(pitch // 2, w, pitch)):
            pygame.draw.circle(over, colour, (x, h // 3 if i % 2 else 2 * h // 3), max(1, pitch // 5))
    mask = onto.copy()
    mask.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_MAX)
    over.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    lay(onto, over, (0, 0))


class Stamp(Widget):
    """A verdict as a rubber stamp: capitals in a worn double frame, set down at a slant.

    It drops onto the page when it first appears, and shakes by two pixels as it lands.
    """

    def __init__(self, text: str, *, ink: Ink = "bad", arrive: bool = True, key: str = "") -> None:
        self.text = text
        self.ink: Ink = ink
        self.lasts = tokens.STAMP_MS if arrive else 0
        self.key = key

    def _face(self, kit: Kit) -> tuple[int, int]:
        wide = kit.texts.natural(self.text.upper(), "heading") + 2 * kit.px(tokens.ROOM)
        return wide, kit.texts.line_height("heading") + 2 * kit.px(tokens.TIGHT + tokens.HAIR)

    def _turned(self, kit: Kit) -> tuple[int, int]:
        w, h = self._face(kit)
        turn = pygame.math.Vector2(1, 0).rotate(tokens.STAMP_ANGLE)
        return round(w * turn.x + h * turn.y) + 2, round(w * turn.y + h * turn.x) + 2

    def least(self, kit: Kit) -> int:
        # Where the whole stamp has no room it is shrunk, as a smaller stamp would be.
        return min(self._turned(kit)[0], kit.px(tokens.SCROLL_LEAST))

    def natural(self, kit: Kit) -> int:
        return self._turned(kit)[0]

    def height(self, kit: Kit, width: int) -> int:
        w, h = self._turned(kit)
        return h if w <= width else max(1, h * width // w)

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)

    def look_key(self) -> Hashable:
        return (self.text, self.ink)

    def spoken(self) -> str:
        return self.text

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        w, h = self._face(kit)
        ground = kit.theme.ground(self.tone)
        colour = ground.ink(self.ink)
        face = blank((w, h))
        thick, gap = max(2, kit.px(tokens.RING)), max(2, kit.px(tokens.HAIR))
        lay(face, kit.painter.frame((w, h), tokens.RADIUS_BADGE, colour, thick), (0, 0))
        inner = (w - 2 * (thick + gap), h - 2 * (thick + gap))
        lay(
            face,
            kit.painter.frame(inner, tokens.HAIR, colour, max(1, thick // 2)),
            (thick + gap, thick + gap),
        )
        top = (h - kit.texts.line_height("heading")) // 2
        kit.texts.draw(face, self.text.upper(), "heading", colour, (0, top, w), "center")
        kit.painter.wear(face)
        # Turned at twice the size: at its own, the thin frames would come out in steps.
        fitted = min(1.0, size[0] / self._turned(kit)[0])
        twice = pygame.transform.smoothscale_by(face, 2)
        turned = pygame.transform.smoothscale_by(pygame.transform.rotozoom(twice, tokens.STAMP_ANGLE, 1.0), fitted / 2)
        out = blank(size)
        lay(out, turned, ((size[0] - turned.get_width()) // 2, (size[1] - turned.get_height()) // 2))
        return out

    def shift(self, kit: Kit, time: float) -> tuple[int, int]:
        if not self.lasts:
            return (0, 0)
        if time < 0.5:
            return (0, round(kit.px(tokens.STAMP_FROM) * (1 - 2 * time)))
        side = 1 if int(time * 12) % 2 else -1
        return (round(side * kit.px(tokens.STAMP_SHAKE) * (1 - time) * 2), 0)


class Tag(Widget):
    """A small sign on a ground of its own: an icon and a word or two."""

    def __init__(self, text: str, *, icon: str, ground: Tone = "slate", key: str = "") -> None:
        self.text = text
        self.icon = icon
        self.ground: Tone = ground
        self.key = key

    def _around(self, kit: Kit) -> int:
        return kit.em(tokens.GAP) + kit.px(tokens.TIGHT) + 2 * kit.px(tokens.TIGHT + tokens.HAIR)

    def least(self, kit: Kit) -> int:
        return self._around(kit) + kit.texts.least(self.text, "label")

    def natural(self, kit: Kit) -> int:
        return self._around(kit) + kit.texts.natural(self.text, "label")

    def height(self, kit: Kit, width: int) -> int:
        room = max(1, width - self._around(kit))
        return kit.texts.height(self.text, "label", room) + 2 * kit.px(tokens.HAIR)

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)

    def look_key(self) -> Hashable:
        return (self.text, self.icon, self.ground)

    def spoken(self) -> str:
        return self.text

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        out = blank(size)
        ground = kit.theme.ground(self.ground)
        lay(out, kit.painter.panel(size, ground.fill, radius=tokens.RADIUS_BADGE), (0, 0))
        pad, side = kit.px(tokens.TIGHT + tokens.HAIR), kit.em(tokens.GAP)
        lay(out, kit.painter.icon(self.icon, side, ground.text), (pad, (size[1] - side) // 2))
        left = pad + side + kit.px(tokens.TIGHT)
        room = max(1, size[0] - left - pad)
        top = (size[1] - kit.texts.height(self.text, "label", room)) // 2
        kit.texts.draw(out, self.text, "label", ground.text, (left, top, room))
        return out


class Badge(Square):
    """A square of one colour with an icon in it: the face of a saved game, a tool, a technique."""

    def __init__(self, icon: str, *, ground: Tone, size: int = tokens.BADGE, means: str = "") -> None:
        self.icon = icon
        self.ground: Tone = ground
        self.size = size
        self.means = means

    def look_key(self) -> Hashable:
        return (self.icon, self.ground)

    def spoken(self) -> str:
        return self.means

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        ground = kit.theme.ground(self.ground)
        out = blank(size)
        lay(out, kit.painter.panel(size, ground.fill, radius=self.radius), (0, 0))
        side = min(size) * 5 // 8
        mask = kit.painter.icon(self.icon, side, ground.text)
        lay(out, mask, ((size[0] - side) // 2, (size[1] - side) // 2))
        return out
