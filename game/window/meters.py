"""Bars that show how much: a meter of the town or the score, and what a judgement can win and lose."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Literal

import pygame

from game.window import tokens
from game.window.paint import blank, lay, mix
from game.window.tokens import Ink
from game.window.widget import Look, Widget

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.kit import Kit

Pattern = Literal["plain", "hatch", "dots"]


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
            patterned(inner, self.pattern, mix(colour, ground.fill, 0.45), kit.px(tokens.TIGHT))
            out.blit(
                inner,
                (left + line, top + line),
                (0, 0, filled, tall),
                special_flags=pygame.BLEND_PREMULTIPLIED,
            )
        return out


def patterned(onto: Surface, pattern: Pattern, colour: tokens.Rgb, pitch: int) -> None:
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


class Stakes(Widget):
    """What a judgement wins where it is right and loses where it is wrong, as two bars from one line, and in words."""

    def __init__(self, right: int, wrong: int, *, words: str, key: str = "") -> None:
        self.right = right
        self.wrong = wrong
        self.words = words
        self.key = key

    def least(self, kit: Kit) -> int:
        return kit.texts.least(self.words, "small")

    def natural(self, kit: Kit) -> int:
        return kit.px(tokens.MEASURE)

    def height(self, kit: Kit, width: int) -> int:
        return kit.px(tokens.BAR + tokens.HAIR) + kit.texts.height(self.words, "small", width)

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)

    def look_key(self) -> Hashable:
        return (self.right, self.wrong, self.words)

    def spoken(self) -> str:
        return self.words

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        out = blank(size)
        ground = kit.theme.ground(self.tone)
        tall, line = kit.px(tokens.BAR), max(1, kit.px(tokens.THICK))
        # A wrong word can lose three times what a right one wins.
        zero = round(size[0] * 0.75)
        out.fill(ground.line, (0, (tall - line) // 2, size[0], line))
        loss, win = round(zero * -self.wrong / 300), round((size[0] - zero) * self.right / 100)
        out.fill(ground.good, (zero, 0, win, tall))
        if loss > 0:
            bar = blank((loss, tall))
            bar.fill(ground.bad)
            patterned(bar, "hatch", mix(ground.bad, ground.fill, 0.45), kit.px(tokens.TIGHT))
            lay(out, bar, (zero - loss, 0))
        out.fill(ground.text, (zero - line // 2, 0, line, tall))
        kit.texts.draw(out, self.words, "small", ground.soft, (0, tall + kit.px(tokens.HAIR), size[0]))
        return out
