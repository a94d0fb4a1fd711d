"""Kits that are printed once for all tests of a process, and what stands where on their pages.

Places on a page are millimetres from its top left corner, sizes of letters are points.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from game.cli.desk import Desk
from game.cli.printing import material
from game.toolkit import Document, Material, Order, checked, written
from game.toolkit.proofs import inside

POINT = 25.4 / 72
FIRST = "bridge-on-fire"

A4, LETTER, LARGE = Order(), Order(paper="letter"), Order(edition="large-print")
SAVER, FOLD = Order(edition="ink-saver"), Order(fold=True)
ONE, SLIDES = Order(cases=("bridge-on-fire",)), Order(form="slides")
LARGE_SLIDES, LARGE_FOLD = Order(edition="large-print", form="slides"), Order(edition="large-print", fold=True)
NAMES = {
    A4: "a4",
    LETTER: "letter",
    LARGE: "large-print",
    SAVER: "ink-saver",
    FOLD: "fold",
    ONE: "one case",
    SLIDES: "slides",
    LARGE_SLIDES: "large-print slides",
    LARGE_FOLD: "large-print fold",
}


@dataclass(frozen=True)
class Glyph:
    """A character where it is printed."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True)
class Box:
    """A part of a page."""

    left: float
    top: float
    right: float
    bottom: float

    def moved(self, right: float, down: float) -> "Box":
        """The same, elsewhere."""
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)


class Page:
    """A page of a PDF."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.page = page
        self.width, self.height = (length * POINT for length in page.get_size())

    @cached_property
    def _words(self) -> pypdfium2.PdfTextPage:
        return self.page.get_textpage()

    @cached_property
    def text(self) -> str:
        """All that can be read on it, as `squeezed` makes it."""
        return squeezed(self._words.get_text_range())

    def text_in(self, box: Box) -> str:
        """What can be read in a part of it, as `squeezed` makes it."""
        bounds = (box.left, self.height - box.bottom, box.right, self.height - box.top)
        return squeezed(self._words.get_text_bounded(*(length / POINT for length in bounds)))

    @cached_property
    def glyphs(self) -> tuple[Glyph, ...]:
        """Every character that leaves ink."""
        return tuple(self._glyphs())

    def _glyphs(self) -> Iterator[Glyph]:
        words = self._words.raw
        edges = [ctypes.c_double() for _ in range(4)]
        matrix = raw.FS_MATRIX()
        for number in range(self._words.count_chars()):
            text = chr(raw.FPDFText_GetUnicode(words, number))
            if text.isspace() or raw.FPDFText_IsGenerated(words, number) == 1:
                continue
            raw.FPDFText_GetCharBox(words, number, *edges)
            raw.FPDFText_GetMatrix(words, number, matrix)
            left, right, bottom, top = (edge.value * POINT for edge in edges)
            size = raw.FPDFText_GetFontSize(words, number) * (matrix.c**2 + matrix.d**2) ** 0.5
            yield Glyph(text, left, self.height - top, right, self.height - bottom, size)

    def shapes(self) -> Iterator[Box]:
        """The bounds of each path: lines, frames, fields."""
        for part in self.page.get_objects([raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = (length * POINT for length in part.get_bounds())
            yield Box(left, self.height - top, right, self.height - bottom)

    def pictures(self) -> Iterator[Image.Image]:
        """Each picture as it lies in the file."""
        for part in self.page.get_objects([raw.FPDF_PAGEOBJ_IMAGE]):
            yield part.get_bitmap().to_pil()

    def inks(self) -> set[tuple[int, int, int]]:
        """The red, green and blue in which its letters are filled, from 0 to 255."""
        found = set()
        for part in self.page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
            ink = [ctypes.c_uint() for _ in range(4)]
            raw.FPDFPageObj_GetFillColor(part.raw, *ink)
            found.add((ink[0].value, ink[1].value, ink[2].value))
        return found

    def seen(self, dots: float, without: tuple[int, ...] = ()) -> Image.Image:
        """The page as a picture of so many dots an inch, `without` what is of these types. That is gone for good."""
        for part in list(self.page.get_objects(without)) if without else ():
            self.page.remove_obj(part)
        picture: Image.Image = self.page.render(scale=dots / 72).to_pil().convert("RGB")
        return picture


class Print:
    """A PDF that can be looked at."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.file = pypdfium2.PdfDocument(content)
        self.pages = [Page(page) for page in self.file]

    @cached_property
    def text(self) -> str:
        """All that can be read in it, as `squeezed` makes it."""
        return "".join(page.text for page in self.pages)

    @property
    def language(self) -> str:
        """The language that it says it is in."""
        size = raw.FPDFCatalog_GetLanguage(self.file.raw, None, 0)
        told = (ctypes.c_ushort * (size // 2))()
        raw.FPDFCatalog_GetLanguage(self.file.raw, told, size)
        return "".join(map(chr, told)).rstrip("\0")

    def bookmarks(self) -> list[tuple[str, int]]:
        """The titles of the outline's first level, and the pages that they lead to."""
        marks = [mark for mark in self.file.get_toc() if mark.level == 0]
        return [(mark.get_title(), mark.get_dest().get_index()) for mark in marks]


def squeezed(text: str) -> str:
    """A text without what depends on where its lines end: spaces and hyphens of every kind."""
    return re.sub(r"[\s\xad\x02\ufffe-]", "", text)


@lru_cache
def counter(language: str) -> tuple[Desk, Material]:
    """A desk that speaks a language, and what the kit of the game's own pack is made from."""
    desk = Desk()
    desk.choose_language(language)
    whole = material(desk.pack_named("triponta"), desk.translator)
    # One case has every kind of page, and a tenth of the pages.
    return desk, replace(whole, cases={FIRST: whole.cases[FIRST]})


@lru_cache
def document(order: Order = A4, language: str = "en") -> Document:
    """The kit of the game's own pack as a document."""
    desk, made_from = counter(language)
    return checked(made_from, order, desk.translator)


@lru_cache
def printed(order: Order = A4, language: str = "en") -> Print:
    """The kit of the game's own pack as a PDF."""
    _, made_from = counter(language)
    return Print(written(document(order, language), order, made_from))


def inside_of(node: object) -> list[object]:
    """Everything that a document consists of."""
    return [node, *(part for each in inside(node) for part in inside_of(each))]
