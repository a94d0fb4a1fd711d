"""Text on the screen: fonts by style and language, wrapping, measuring and drawing, all cached within bounds.

Text is plain: no markup is ever read in it. A character that the face does not have is drawn as a box.
"""

from __future__ import annotations

import unicodedata
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pygame

from game.charmap import read_charmap
from game.languages import font_file
from game.window import tokens

if TYPE_CHECKING:
    from pygame import Surface
    from pygame.font import Font

# What ends a word without a space, so that a line may break after it.
_BREAKS = "-/\\–—…"
_JOINER = "\u200d"
_LINES_KEPT = 2000
# Drawn by no font, so not missing from any.
_SILENT = frozenset({0x200B, 0x200C, 0x200D, 0x2060, 0xFE0E, 0xFE0F, 0xFEFF, 0xAD})


class Face(NamedTuple):
    """A font at a size, and the characters it has (None: not known, so all)."""

    font: Font
    has: frozenset[int] | None


class Texts:
    """Measures, wraps and draws text for one scale, text size, face and language.

    fonts: the folder of font files; missing: called with the file's name when one cannot be opened.
    """

    def __init__(
        self,
        fonts: Path,
        *,
        scale: float,
        text: float,
        face: str,
        language: str,
        missing: Callable[[str], None],
    ) -> None:
        self._folder = fonts
        self._scale = scale
        self._text = text
        self._stems = tokens.FACES.get(face, tokens.FACES["sans"])
        self._language = language
        self._missing = missing
        self._faces: dict[tokens.Style, Face] = {}
        self._lines: OrderedDict[tuple[str, tokens.Style, int], tuple[str, ...]] = OrderedDict()
        self._words: dict[tuple[str, tokens.Style], int] = {}

    def face(self, style: tokens.Style) -> Face:
        """The font of a style; the engine's own where the file cannot be opened."""
        if style not in self._faces:
            line = tokens.TYPE[style]
            size = max(8, round(tokens.type_px(style, self._text) * self._scale))
            path = self._file(self._stems[line.family, line.weight])
            try:
                font = pygame.font.Font(path, size)
                # A file that is no font is opened without a word, and fails only when it is used.
                font.size("A")
                self._faces[style] = Face(font, read_charmap(path))
            except (OSError, pygame.error):
                self._missing(path.name)
                self._faces[style] = Face(pygame.font.Font(None, round(size * 1.2)), None)
        return self._faces[style]

    def _file(self, stem: str) -> Path:
        local = self._folder / font_file(stem, self._language)
        return local if local.exists() else self._folder / f"{stem}.ttf"

    def line_height(self, style: tokens.Style) -> int:
        """The height of one line in pixels: reading text has air, headlines stand closer."""
        size = tokens.type_px(style, self._text) * self._scale
        air = tokens.LINE_HEIGHT if tokens.TYPE[style].family == "reading" else tokens.LINE_HEIGHT - 0.16
        return round(size * air)

    def width(self, text: str, style: tokens.Style) -> int:
        """The width of a line of text in pixels."""
        face = self.face(style)
        return sum(_run_width(face, run, plain) for run, plain in _runs(text, face.has))

    def least(self, text: str, style: tokens.Style) -> int:
        """The width of its longest word: narrower than this, words are cut up."""
        key = (text, style)
        if key not in self._words:
            if len(self._words) > _LINES_KEPT:
                self._words.clear()
            self._words[key] = max((self.width(w.rstrip(), style) for w in _words(text)), default=0)
        return self._words[key]

    def natural(self, text: str, style: tokens.Style) -> int:
        """The width at which it does not wrap."""
        return max((self.width(line, style) for line in text.split("\n")), default=0)

    def wrap(self, text: str, style: tokens.Style, width: int) -> tuple[str, ...]:
        """The lines of a text at a width; a word longer than a line breaks between whole characters."""
        key = (text, style, width)
        lines = self._lines.get(key)
        if lines is None:
            broken = self._evenly if tokens.TYPE[style].family == "headline" else self._wrap
            lines = tuple(line for part in text.split("\n") for line in broken(part, style, width))
            self._lines[key] = lines
            if len(self._lines) > _LINES_KEPT:
                self._lines.popitem(last=False)
        else:
            self._lines.move_to_end(key)
        return lines

    def _wrap(self, text: str, style: tokens.Style, width: int) -> list[str]:
        lines, line = [], ""
        for word in _words(text):
            if line and self.width((line + word).rstrip(), style) > width:
                lines.append(line.rstrip())
                line = ""
            line += word
            while self.width(line.rstrip(), style) > width and len(clusters(line.rstrip())) > 1:
                head = self._fitting(line.rstrip(), style, width)
                lines.append(head)
                line = line[len(head) :]
        lines.append(line.rstrip())
        return lines

    def _evenly(self, text: str, style: tokens.Style, width: int) -> list[str]:
        """A headline's lines, as many as it needs and about equally long: none ends in one short word alone."""
        lines = self._wrap(text, style, width)
        low, high = self.least(text, style), width
        while len(lines) > 1 and high - low > 4:
            middle = (low + high) // 2
            if len(narrower := self._wrap(text, style, middle)) > len(lines):
                low = middle
            else:
                lines, high = narrower, middle
        return lines

    def _fitting(self, word: str, style: tokens.Style, width: int) -> str:
        """As many whole characters of a word as fit, and never none."""
        head = ""
        for cluster in clusters(word):
            if head and self.width(head + cluster, style) > width:
                break
            head += cluster
        return head

    def height(self, text: str, style: tokens.Style, width: int) -> int:
        """The height of a text at a width, in pixels."""
        return len(self.wrap(text, style, width)) * self.line_height(style)

    def draw(
        self,
        onto: Surface,
        text: str,
        style: tokens.Style,
        colour: tokens.Rgb,
        box: tuple[int, int, int],
        align: str = "start",
    ) -> int:
        """Draws wrapped text into `box` (left, top, width) of a surface; the height it took."""
        left, top, width = box
        pitch = self.line_height(style)
        face = self.face(style)
        lines = self.wrap(text, style, width)
        lead = (pitch - face.font.get_height()) // 2
        for i, line in enumerate(lines):
            x = left
            if align != "start":
                spare = width - self.width(line, style)
                x += spare // 2 if align == "center" else spare
            for run, plain in _runs(line, face.has):
                if plain:
                    ink = face.font.render(run, True, colour).premul_alpha()
                    onto.blit(ink, (x, top + i * pitch + lead), special_flags=pygame.BLEND_PREMULTIPLIED)
                else:
                    _draw_boxes(onto, face, run, colour, (x, top + i * pitch + lead))
                x += _run_width(face, run, plain)
        return len(lines) * pitch


def clusters(text: str) -> list[str]:
    """A text as the characters a reader sees: marks, joiners and variation signs stay with their letter."""
    out: list[str] = []
    for char in text:
        joins = unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf")
        if out and (joins or out[-1].endswith(_JOINER)):
            out[-1] += char
        else:
            out.append(char)
    return out


def _words(text: str) -> list[str]:
    """A text as pieces that may stand at the start of a line, each with the space behind it."""
    words, start = [], 0
    for i, char in enumerate(text):
        after = text[i + 1 : i + 2]
        if (char == " " and after not in (" ", "")) or (char in _BREAKS and after.isalpha()):
            words.append(text[start : i + 1])
            start = i + 1
    words.append(text[start:])
    return words


def _runs(text: str, has: frozenset[int] | None) -> list[tuple[str, bool]]:
    """A line as runs of characters that the face has (True) and has not (False)."""
    text = unicodedata.normalize("NFC", text)
    seen = _seen(text)
    if not seen:
        return []
    if has is None or has.issuperset(map(ord, seen)):
        return [(seen, True)]
    runs: list[tuple[str, bool]] = []
    for cluster in filter(_seen, clusters(text)):
        plain = has.issuperset(map(ord, _seen(cluster)))
        run = _seen(cluster) if plain else cluster
        if runs and runs[-1][1] == plain:
            runs[-1] = (runs[-1][0] + run, plain)
        else:
            runs.append((run, plain))
    return runs


def _seen(text: str) -> str:
    """A text without what no font draws: a control character would upset the engine."""
    return "".join(c for c in text if c >= " " and ord(c) not in _SILENT)


def _run_width(face: Face, run: str, plain: bool) -> int:
    if plain:
        return face.font.size(run)[0]
    return len(clusters(run)) * _box_width(face)


def _box_width(face: Face) -> int:
    return max(4, round(face.font.get_ascent() * 0.62))


def _draw_boxes(onto: Surface, face: Face, run: str, colour: tokens.Rgb, at: tuple[int, int]) -> None:
    """Stands in for characters the face has not: one crossed box each."""
    width, tall = _box_width(face), round(face.font.get_ascent() * 0.72)
    top = at[1] + face.font.get_ascent() - tall
    for i in range(len(clusters(run))):
        box = pygame.Rect(at[0] + i * width + 1, top, width - 2, tall)
        pygame.draw.rect(onto, colour, box, 1)
        pygame.draw.line(onto, colour, box.topleft, (box.right - 1, box.bottom - 1))
