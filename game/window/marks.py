"""Marks that mean something: the portrait of who speaks, the verdict's rubber stamp, a small sign."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.window import tokens
from game.window.paint import blank, lay, mix
from game.window.tokens import Ink, Tone
from game.window.widget import Look, Widget

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.kit import Kit


_FRAME_RATIO = 2.4
"""How much wider than high the print of a stamp's frame is."""


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


class Lantern(Square):
    """The lantern of a case: when it is lit, it warms up, and its light spreads in printed dots."""

    redraws = True
    size = tokens.LANTERN_SIZE

    def __init__(self, *, lit: bool, key: str = "") -> None:
        self.lit = lit
        self.lasts = tokens.LANTERN_MS if lit else 0
        self.key = key

    def look_key(self) -> Hashable:
        return self.lit

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        out = blank(size)
        ground = kit.theme.ground(self.tone)
        middle = size[0] / 2, size[1] / 2
        pitch, reach = max(4, kit.px(tokens.DOT_PITCH)), size[1] / 2
        for row in range(-int(reach // pitch) * 2, int(reach // pitch) * 2 + 1) if self.lit else ():
            for column in range(-int(reach // pitch), int(reach // pitch) + 1):
                x, y = (column + row % 2 / 2) * pitch, row * pitch / 2
                near = 1 - (x * x + y * y) ** 0.5 / reach
                if near > 0:
                    at = middle[0] + x, middle[1] + y
                    pygame.draw.aacircle(out, mix(ground.fill, ground.accent, 0.3), at, pitch * 0.36 * near * look.time)
        side = round(size[1] * 0.56)
        warm = mix(ground.soft, ground.accent, look.time) if self.lit else ground.soft
        lay(out, kit.painter.icon("lantern", side, warm), (round(middle[0] - side / 2), round(middle[1] - side / 2)))
        return out


class Bust(Widget):
    """Somebody standing behind what lies below: a portrait on clear ground, as high as the room that is left."""

    grow = 1

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def natural(self, kit: Kit) -> int:
        return 0

    def height(self, kit: Kit, width: int) -> int:
        return 0

    def short(self, kit: Kit, width: int) -> int:
        return 0

    def look_key(self) -> Hashable:
        return self.path

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        out = blank(size)
        side = min(size[1], round(size[0] * 0.9))
        # Smaller than the faces beside the lines, it would only say less than they do.
        if self.path is None or side < kit.px(tokens.PORTRAIT):
            return out
        picture = kit.painter.picture(self.path, (side, side))
        if picture is not None:
            lay(out, picture, ((size[0] - side) // 2, size[1] - side))
        return out


class Stamp(Widget):
    """A rubber stamp: capitals in a worn frame, set down at a slant.

    It drops onto the page when it first appears, and shakes by two pixels as it lands. frame: the print of its frame,
    which tells a verdict by its shape; a plain double frame where there is none.
    """

    def __init__(
        self, text: str, *, ink: Ink = "bad", frame: Path | None = None, arrive: bool = True, key: str = ""
    ) -> None:
        self.text = text
        self.ink: Ink = ink
        self.frame = frame
        self.lasts = tokens.STAMP_MS if arrive else 0
        self.key = key

    def _face(self, kit: Kit) -> tuple[int, int]:
        wide, tall = kit.texts.natural(self.text.upper(), "heading"), kit.texts.line_height("heading")
        if self.frame is not None:
            # The word has four fifths of the frame's width, and a good third of its height.
            w = max(wide / 0.78, tall / 0.36 * _FRAME_RATIO)
            return round(w), round(w / _FRAME_RATIO)
        return wide + 2 * kit.px(tokens.ROOM), tall + 2 * kit.px(tokens.TIGHT + tokens.HAIR)

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
        return (self.text, self.ink, self.frame)

    def spoken(self) -> str:
        return self.text

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        w, h = self._face(kit)
        colour = kit.theme.ground(self.tone).ink(self.ink)
        face = self._framed(kit, colour)
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

    def _framed(self, kit: Kit, colour: tokens.Rgb) -> Surface:
        """The frame alone."""
        w, h = self._face(kit)
        face = blank((w, h))
        printed = kit.painter.picture(self.frame, (w, h), ours=True) if self.frame is not None else None
        if printed is not None:
            lay(face, printed, ((w - printed.get_width()) // 2, (h - printed.get_height()) // 2))
            return face
        thick, gap = max(2, kit.px(tokens.RING)), max(2, kit.px(tokens.HAIR))
        lay(face, kit.painter.frame((w, h), tokens.RADIUS_BADGE, colour, thick), (0, 0))
        inner = (w - 2 * (thick + gap), h - 2 * (thick + gap))
        lay(
            face,
            kit.painter.frame(inner, tokens.HAIR, colour, max(1, thick // 2)),
            (thick + gap, thick + gap),
        )
        return face

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
