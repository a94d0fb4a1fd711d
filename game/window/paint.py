"""Painting without a brush in hand: cards, shadows, rings, icons, pictures and the lit table, all cached.

Every surface returned here has premultiplied alpha, which is what pygame_gui blits; draw onto one with
`lay`. Sizes are real pixels.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal

import pygame
from pygame import Rect, Surface

from game.window import tokens
from game.window.caches import SurfaceCache
from game.window.tokens import Rgb

Fit = Literal["contain", "cover", "cover-end"]

_FINER = 4
_PANELS, _PICTURES, _ICONS = 6 << 20, 12 << 20, 2 << 20
_GRAIN = 128
_LEVELS = 32


def blank(size: tuple[int, int]) -> Surface:
    """An empty surface with alpha, at least one pixel big."""
    return Surface((max(1, size[0]), max(1, size[1])), pygame.SRCALPHA, 32)


def lay(onto: Surface, surface: Surface, at: tuple[int, int]) -> None:
    """Blits one premultiplied surface onto another."""
    onto.blit(surface, at, special_flags=pygame.BLEND_PREMULTIPLIED)


def mix(a: Rgb, b: Rgb, part: float) -> Rgb:
    """The colour `part` of the way from `a` to `b`."""
    return (
        round(a[0] + (b[0] - a[0]) * part),
        round(a[1] + (b[1] - a[1]) * part),
        round(a[2] + (b[2] - a[2]) * part),
    )


class Painter:
    """Makes the surfaces of one theme and scale.

    missing: called with a file's name when a picture or icon cannot be read.
    """

    def __init__(self, theme: tokens.Theme, scale: float, icons: Path, missing: Callable[[str], None]) -> None:
        self._theme = theme
        self._scale = scale
        self._icons_folder = icons
        self._missing = missing
        self._panels = SurfaceCache(round(_PANELS * scale * scale))
        self._pictures = SurfaceCache(round(_PICTURES * scale * scale))
        self._icons = SurfaceCache(_ICONS)

    def _px(self, length: float) -> int:
        return round(length * self._scale)

    def panel(
        self,
        size: tuple[int, int],
        fill: Rgb,
        *,
        radius: int,
        border: Rgb | None = None,
        line: int = 0,
        shadow: bool = False,
        grain: bool = False,
    ) -> Surface:
        """A rounded rectangle; with `shadow` the surface is larger by `bleed()` on every side."""
        key = (size, fill, radius, border, line, shadow, grain)
        return self._panels.get(key, lambda: self._panel(size, fill, radius, border, line, shadow, grain))

    def bleed(self) -> int:
        """How far a card's shadow reaches beyond it."""
        return self._px(tokens.CARD_BLEED)

    def _panel(
        self,
        size: tuple[int, int],
        fill: Rgb,
        radius: int,
        border: Rgb | None,
        line: int,
        shadow: bool,
        grain: bool,
    ) -> Surface:
        w, h = size
        r = min(self._px(radius), w // 2, h // 2)
        face = nine_slice(_corners(r, fill, border, line), r, size)
        if grain and w > 2 * r < h:
            # Subtracting would show outside round corners, so they stay smooth.
            side = r - line
            middle = Rect(r, line, w - 2 * r, h - 2 * line)
            for band in (middle, Rect(line, r, side, h - 2 * r), Rect(w - r, r, side, h - 2 * r)):
                face.set_clip(band)
                for y in range(0, h, _GRAIN):
                    for x in range(0, w, _GRAIN):
                        face.blit(_grain_tile(), (x, y), special_flags=pygame.BLEND_RGB_SUB)
            face.set_clip(None)
        if not shadow:
            return face
        bleed = self.bleed()
        soft = [(self._px(drop), max(2, self._px(blur)), alpha) for drop, blur, alpha in tokens.SHADOWS]
        under = _shadows(r, bleed, tuple(soft), self._theme.shadow)
        out = nine_slice(under, r + 2 * bleed, (w + 2 * bleed, h + 2 * bleed))
        lay(out, face, (bleed, bleed))
        return out

    def fade(self, size: tuple[int, int], colour: Rgb, *, up: bool) -> Surface:
        """A ground that thickens from nothing towards the bottom, or towards the top."""
        return self._panels.get(("fade", size, colour, up), lambda: _fade(size, colour, up))

    def ring(self, size: tuple[int, int], radius: int) -> Surface:
        """The focus ring: a light band between two dark hairs, so that it shows on every ground."""
        return self._panels.get(("ring", size, radius), lambda: self._ring(size, radius))

    def _ring(self, size: tuple[int, int], radius: int) -> Surface:
        hair, band = max(1, self._px(1)), max(2, self._px(tokens.RING))
        r = min(self._px(radius), size[0] // 2, size[1] // 2)
        k = 2 * r + 2
        fine = blank((k * _FINER, k * _FINER))
        inset = 0
        for colour, width in (
            (self._theme.ring_edge, hair),
            (self._theme.ring, band),
            (self._theme.ring_edge, hair),
        ):
            rect = fine.get_rect().inflate(-2 * inset * _FINER, -2 * inset * _FINER)
            pygame.draw.rect(fine, colour, rect, width * _FINER, border_radius=max(1, (r - inset) * _FINER))
            inset += width
        return nine_slice(pygame.transform.smoothscale(fine.premul_alpha(), (k, k)), r, size)

    def frame(self, size: tuple[int, int], radius: int, colour: Rgb, line: int) -> Surface:
        """The outline of a rounded rectangle."""
        return self._panels.get(("frame", size, radius, colour, line), lambda: self._frame(size, radius, colour, line))

    def _frame(self, size: tuple[int, int], radius: int, colour: Rgb, line: int) -> Surface:
        r = max(line, min(self._px(radius), size[0] // 2, size[1] // 2))
        k = 2 * r + 2
        fine = blank((k * _FINER, k * _FINER))
        pygame.draw.rect(fine, colour, fine.get_rect(), line * _FINER, border_radius=r * _FINER)
        return nine_slice(pygame.transform.smoothscale(fine.premul_alpha(), (k, k)), r, size)

    def wear(self, onto: Surface) -> None:
        """Takes specks of ink off what is painted, as from a much used stamp."""
        w, h = onto.get_size()
        specks = random.Random(w * 31 + h)
        for _ in range(w * h // 90):
            at = (specks.randrange(w), specks.randrange(h), specks.choice((1, 1, 2)), 1)
            onto.fill((96, 96, 96, 96), at, special_flags=pygame.BLEND_RGBA_SUB)

    def dot(self, size: int, colour: Rgb, filled: bool) -> Surface:
        """The mark of a choice: a ring, with a point in it when chosen."""
        return self._icons.get(("dot", size, colour, filled), lambda: _dot(size, colour, filled))

    def icon(self, name: str, size: int, colour: Rgb) -> Surface:
        """A mask from assets/icons in one colour; a lozenge where there is no such file."""
        return self._icons.get((name, size, colour), lambda: self._icon(name, size, colour))

    def _icon(self, name: str, size: int, colour: Rgb) -> Surface:
        path = self._icons_folder / f"{name}.png"
        out = blank((size, size))
        try:
            mask = pygame.image.load(path).convert_alpha()
        except (OSError, pygame.error):
            self._missing(path.name)
            half = size // 2
            points = [
                (half, size // 6),
                (size - size // 6, half),
                (half, size - size // 6),
                (size // 6, half),
            ]
            pygame.draw.polygon(out, colour, points)
            return out
        factor = min(size / mask.get_width(), size / mask.get_height())
        scaled = pygame.transform.smoothscale_by(mask, factor)
        scaled.fill((*colour, 255), special_flags=pygame.BLEND_RGBA_MULT)
        lay(out, scaled.premul_alpha(), ((size - scaled.get_width()) // 2, (size - scaled.get_height()) // 2))
        return out

    def picture(
        self,
        path: Path,
        size: tuple[int, int],
        *,
        radius: int = 0,
        fit: Fit = "contain",
        ours: bool = False,
    ) -> Surface | None:
        """A picture scaled into `size`; None if it cannot be read.

        fit: whole (contain), or filling the place (cover; cover-end cuts at the left alone).

        ours: it comes with the game, so nobody need look first whether it is too large to be opened.
        """
        if not ours and self.picture_size(path) is None:
            return None
        key = (path, size, radius, fit)
        try:
            return self._pictures.get(key, lambda: self._picture(path, size, radius, fit))
        except (OSError, pygame.error):
            self._missing(path.name)
            return None

    def _picture(self, path: Path, size: tuple[int, int], radius: int, fit: Fit) -> Surface:
        picture = pygame.image.load(path)
        if picture.get_bytesize() < 3:
            # A palette cannot be scaled smoothly.
            picture = picture.convert_alpha()
        elif picture.get_bytesize() == 3:
            # Three bytes a pixel are scaled at half the speed of four.
            picture = picture.convert()
        clear = bool(picture.get_masks()[3])
        w, h = picture.get_size()
        if fit != "contain":
            factor = max(size[0] / w, size[1] / h)
            part = Rect(0, 0, min(w, round(size[0] / factor)), min(h, round(size[1] / factor)))
            part.center = (w // 2, h // 2)
            if fit == "cover-end":
                part.right = w
            scaled = pygame.transform.smoothscale(picture.subsurface(part), size)
        else:
            factor = min(size[0] / w, size[1] / h)
            scaled = pygame.transform.smoothscale(picture, (max(1, round(w * factor)), max(1, round(h * factor))))
        if not clear and not radius:
            return scaled.convert()
        scaled = scaled.convert_alpha().premul_alpha()
        if not radius:
            return scaled
        r = min(self._px(radius), scaled.get_width() // 2, scaled.get_height() // 2)
        mask = nine_slice(_corners(r, (255, 255, 255), None, 0), r, scaled.get_size())
        scaled.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return scaled

    def picture_size(self, path: Path) -> tuple[int, int] | None:
        """The size of a picture file in its own pixels, None where it cannot be read or is far too large."""
        size = _picture_size(path)
        if size is None:
            self._missing(path.name)
        return size

    def table(self, size: tuple[int, int]) -> Surface:
        """The table under the cards, lit by one lantern above the upper left, opaque."""
        key = ("table", size)
        return self._pictures.get(key, lambda: self._table(size))

    def _table(self, size: tuple[int, int]) -> Surface:
        fill = self._theme.ground("table").fill
        out = Surface(size)
        out.fill(fill)
        pitch = max(4, self._px(tokens.DOT_PITCH))
        x0, y0 = size[0] * tokens.LANTERN[0], size[1] * tokens.LANTERN[1]
        reach = size[0] * tokens.LANTERN_REACH
        dots = [self._light(level / _LEVELS, pitch) for level in range(_LEVELS + 1)]
        # The light is printed: dots on a turned screen, the larger the nearer they are to the lantern.
        for row in range(round(min(size[1], y0 + reach) / pitch * 2) + 1):
            y = row * pitch // 2
            lead = pitch // 2 if row % 2 else 0
            for column in range(-1, round(size[0] / pitch) + 1):
                x = column * pitch + lead
                near = 1 - (((x - x0) ** 2 + ((y - y0) * 1.25) ** 2) ** 0.5) / reach
                if near > 0:
                    out.blit(dots[round(near * _LEVELS)], (x - pitch // 2, y - pitch // 2))
        return out

    def _light(self, near: float, pitch: int) -> Surface:
        """One dot of the lantern's light, `near` from 0.0 (far off) to 1.0 (under the lantern)."""
        k = pitch * _FINER
        fine = blank((k, k))
        colour = mix(self._theme.ground("table").fill, self._theme.glow, self._theme.glow_strength / 255)
        fine.fill((*colour, 0))
        pygame.draw.circle(fine, colour, (k / 2, k / 2), near**0.8 * k * 0.33)
        return pygame.transform.smoothscale(fine, (pitch, pitch))


def nine_slice(corners: Surface, edge: int, size: tuple[int, int]) -> Surface:
    """A surface of `size` from one whose outer `edge` pixels are kept and whose middle is stretched."""
    w, h = size
    k = corners.get_width()
    out = blank(size)
    ew, eh = min(edge, w // 2), min(edge, h // 2)
    columns = ((0, ew, 0, ew), (edge, k - 2 * edge, ew, w - 2 * ew), (k - ew, ew, w - ew, ew))
    rows = ((0, eh, 0, eh), (edge, k - 2 * edge, eh, h - 2 * eh), (k - eh, eh, h - eh, eh))
    for sx, sw, dx, dw in columns:
        for sy, sh, dy, dh in rows:
            if sw > 0 and sh > 0 and dw > 0 and dh > 0:
                piece = corners.subsurface((sx, sy, sw, sh))
                out.blit(piece if (sw, sh) == (dw, dh) else pygame.transform.scale(piece, (dw, dh)), (dx, dy))
    return out


def _fade(size: tuple[int, int], colour: Rgb, up: bool) -> Surface:
    out = blank(size)
    for y in range(size[1]):
        part = (size[1] - y if up else y + 1) / size[1]
        out.fill((*colour, round(235 * part * part)), (0, y, size[0], 1))
    return out.premul_alpha()


def _dot(size: int, colour: Rgb, filled: bool) -> Surface:
    k = size * _FINER
    fine = blank((k, k))
    pygame.draw.circle(fine, colour, (k / 2, k / 2), k / 2, max(_FINER, k // 9))
    if filled:
        pygame.draw.circle(fine, colour, (k / 2, k / 2), k * 0.27)
    return pygame.transform.smoothscale(fine.premul_alpha(), (size, size))


@cache
def _corners(r: int, fill: Rgb, border: Rgb | None, line: int) -> Surface:
    """The smallest rounded square of radius `r`, drawn four times as large and scaled down."""
    k = 2 * r + 2
    fine = blank((k * _FINER, k * _FINER))
    pygame.draw.rect(fine, border or fill, fine.get_rect(), border_radius=r * _FINER)
    if border and line:
        inner = fine.get_rect().inflate(-2 * line * _FINER, -2 * line * _FINER)
        pygame.draw.rect(fine, fill, inner, border_radius=max(1, (r - line) * _FINER))
    return pygame.transform.smoothscale(fine.premul_alpha(), (k, k))


@cache
def _shadows(r: int, bleed: int, shadows: tuple[tuple[int, int, int], ...], colour: Rgb) -> Surface:
    """The shadows (drop, blur, alpha) of the smallest card of radius `r`, with `bleed` around it."""
    k = 2 * (r + 2 * bleed) + 2
    out = blank((k, k))
    for drop, blur, alpha in shadows:
        soft = blank((k, k))
        soft.fill((*colour, 0))
        card = soft.get_rect().inflate(-2 * bleed, -2 * bleed)
        pygame.draw.rect(soft, (*colour, alpha), card, border_radius=r)
        blurred = pygame.transform.box_blur(pygame.transform.box_blur(soft, blur // 2), blur // 2)
        lay(out, blurred.premul_alpha(), (0, drop))
    return out


@cache
def _grain_tile() -> Surface:
    """A tile of fine noise, to be subtracted: the tooth of paper and wood. The same on every machine."""
    depths = bytes(max(0, i % 6 - 1) for i in range(256))
    noise = random.Random(3).randbytes(_GRAIN * _GRAIN).translate(depths)
    tile = Surface((_GRAIN, _GRAIN))
    grey = pygame.image.frombuffer(noise, (_GRAIN, _GRAIN), "P")
    grey.set_palette([(i, i, i) for i in range(256)])
    tile.blit(grey, (0, 0))
    return tile


def forget_sizes() -> None:
    """Has the size of every picture file looked at again."""
    _picture_size.cache_clear()


@cache
def _picture_size(path: Path) -> tuple[int, int] | None:
    import imagesize  # type: ignore[import-untyped]  # it ships no types

    try:
        w, h = imagesize.get(path)
    except (OSError, ValueError):
        return None
    return (round(w), round(h)) if 0 < w * h <= tokens.PICTURE_MOST and w > 0 else None
