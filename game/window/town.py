"""The map of the town at dusk: where the cases' houses stand in a window, and the light of those closed well."""

from __future__ import annotations

import json
from collections.abc import Hashable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pygame
from pygame import Rect

from game.window import tokens
from game.window.layout import Box, Group, Node
from game.window.marks import Square
from game.window.paint import blank, lay
from game.window.widget import Handler, Look

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.kit import Kit
    from game.window.tokens import Tone

_SHEET = (1920, 1080)
_RINGS = 32


class Spot(NamedTuple):
    """Where a house is in the window, and how far its light reaches, in pixels."""

    x: int
    y: int
    reach: int


def spots(kit: Kit) -> tuple[Spot, ...]:
    """The houses of the map in this window, in the order of the cases; none where the map is missing."""
    w, h = kit.size
    # As a picture that covers the window and is cut on the left, where there are only fields.
    factor = max(w / _SHEET[0], h / _SHEET[1])
    wide, tall = _SHEET[0] * factor, _SHEET[1] * factor
    return tuple(
        Spot(round(w - wide + x * wide), round((h - tall) / 2 + y * wide), round(reach * wide))
        for x, y, reach in _places(kit.assets / "pictures" / "town-map.json")
    )


@cache
def _places(file: Path) -> tuple[tuple[float, float, float], ...]:
    try:
        return tuple((x, y, reach) for x, y, reach in json.loads(file.read_text("utf-8")))
    except (OSError, ValueError):
        return ()


def picture(kit: Kit, lit: Sequence[Spot]) -> Surface:
    """The town over the whole window, with the light of some of its houses; the table where the picture is missing."""
    folder = kit.assets / "pictures"
    dark = kit.painter.picture(folder / "town-map.jpg", kit.size, fit="cover-end", ours=True)
    if dark is None:
        return kit.painter.table(kit.size)
    bright = kit.painter.picture(folder / "town-map-lit.jpg", kit.size, fit="cover-end", ours=True) if lit else None
    if bright is None:
        return dark
    out = dark.copy()
    for spot in lit:
        place = Rect(0, 0, 2 * spot.reach, 2 * spot.reach)
        place.center = (spot.x, spot.y)
        seen = place.clip(out.get_rect())
        if seen.w * seen.h == 0:
            # In a window higher than wide some houses lie outside of it.
            continue
        patch = bright.subsurface(seen).convert_alpha()
        patch.blit(_pool(spot.reach), (place.x - seen.x, place.y - seen.y), special_flags=pygame.BLEND_RGBA_MULT)
        lay(out, patch.premul_alpha(), seen.topleft)
    return out


@cache
def _pool(reach: int) -> Surface:
    """A round mask: all there in the middle, nothing at the edge."""
    pool = blank((2 * reach, 2 * reach))
    pool.fill((255, 255, 255, 0))
    for ring in range(_RINGS):
        alpha = round(255 * min(1.0, (ring + 1) / (_RINGS * 0.45)))
        pygame.draw.circle(pool, (255, 255, 255, alpha), (reach, reach), reach * (1 - ring / _RINGS))
    return pool


class House(Square):
    """A case's house on the map: a sign over it, with an icon for how the case stands."""

    live = True
    size = tokens.TOUCH

    def __init__(self, icon: str, on_press: Handler, *, ground: Tone, means: str, selected: bool, key: str) -> None:
        self.icon = icon
        self.on_press = on_press
        self.ground: Tone = ground
        self.means = means
        self.selected = selected
        self.key = key

    def press(self) -> None:
        self.on_press()

    def spoken(self) -> str:
        return self.means

    def look_key(self) -> Hashable:
        return (self.icon, self.ground, self.selected)

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        out = blank(size)
        ground = kit.theme.ground(self.ground)
        marked = self.selected or look.hover or look.down
        side = round(min(size) * (1.0 if self.selected else 0.78))
        at = ((size[0] - side) // 2, (size[1] - side) // 2)
        border = kit.theme.ring if marked else ground.text
        line = max(2, kit.px(tokens.RING if marked else tokens.THICK))
        lay(out, kit.painter.panel((side, side), ground.fill, radius=tokens.TOUCH, border=border, line=line), at)
        inner = side * 6 // 10
        mark = kit.painter.icon(self.icon, inner, ground.text)
        lay(out, mark, (at[0] + (side - inner) // 2, at[1] + (side - inner) // 2))
        return out


class Spread(Group):
    """Parts that lie where a picture under them says, each around its point of the window."""

    def __init__(self, parts: Sequence[Node], points: Sequence[tuple[int, int]], *, grow: int = 1) -> None:
        super().__init__(parts, grow=grow)
        self.points = points

    def place(self, kit: Kit, box: Box) -> None:
        self.box = box
        for part, (x, y) in zip(self.parts(), self.points, strict=True):
            w = part.natural(kit)
            h = part.height(kit, w)
            part.place(kit, Box(x - w // 2, y - h // 2, w, h))
