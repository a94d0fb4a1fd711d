"""The printed kit: it conforms, it is the same every time, and its pages are as a school's printer needs them."""

import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import page as validator
import pytest
from PIL import Image, ImageChops, ImageFilter
from pypdfium2 import raw

from game import __version__, paths
from game.strings import Translator
from game.toolkit import Order, written
from game.toolkit.build import document as built
from game.toolkit.document import Document, Foreign, Heading, Paragraph, Part, Question
from game.toolkit.proofs import proof
from tests.loading import change
from tests.printing import (
    A4,
    FOLD,
    LARGE,
    LARGE_SLIDES,
    LETTER,
    NAMES,
    ONE,
    SAVER,
    SLIDES,
    Box,
    Print,
    counter,
    document,
    inside_of,
    printed,
    squeezed,
)
from tests.tongues import SPOKEN

CHECKOUT = Path(__file__).parent.parent
PROFILES = (validator.ValidationProfile.PDF_UA_1, validator.ValidationProfile.PDF_A_2A)


STREAM = re.compile(
    rb"\n(\d+) 0 obj\n<<(?:(?!endobj).)*?/Length (\d+)\b(?! \d)(?:(?!endobj).)*?>>\nstream\n", re.DOTALL
)


def faults(content: bytes) -> list[str]:
    """What keeps a PDF from being accessible (PDF/UA-1) and from being archived (PDF/A-2a)."""
    failures = [
        failure
        for profile in PROFILES
        for failure in validator.validate_pdf_bytes(content, profile=profile).failures
        if not (failure.rule_id == "PDFA2A-STREAM-LENGTH-001" and is_refuted(content, failure.object_id))
    ]
    return [f"{failure.rule_id}: {failure.message}" for failure in failures]


def is_refuted(content: bytes, number: validator.PdfObjectId | None) -> bool:
    """Whether the stream with this number, or each where there is no number, has the length that it says after all.

    The validator takes a carriage return at the end of the data for a part of the line end after them, and calls the
    length wrong; where it does so more than once, it does not say of which.
    """
    suspects = [
        content[found.end() : found.end() + int(found[2]) + len(b"\nendstream")]
        for found in STREAM.finditer(content)
        if number is None or int(found[1]) == number.object_number
    ]
    whole = all(data.endswith(b"\nendstream") for data in suspects)
    return whole and any(data.endswith(b"\r\nendstream") for data in suspects)


@pytest.mark.tongues
@pytest.mark.parametrize(
    ("order", "language"),
    [*((order, "en") for order in NAMES), *((order, language) for language in SPOKEN for order in (A4, SLIDES))],
)
def test_every_edition_is_accessible_and_can_be_archived(order: Order, language: str) -> None:
    """Whatever is printed conforms to PDF/UA-1 and PDF/A-2a, says a validator that is not the maker's."""
    assert faults(printed(order, language).content) == []


def test_a_stream_of_another_length_than_it_says_is_no_false_alarm() -> None:
    """Of what the validator says of lengths only that is passed over which the bytes themselves refute."""
    right = b"\n7 0 obj\n<<\n  /Length 4\n>>\nstream\nabc\r\nendstream\nendobj\n"
    assert is_refuted(right, None)
    assert not is_refuted(right.replace(b"abc\r", b"abcd"), None), "such a stream is no cause of the false alarm"
    for wrong in (b"abcd\r", b"ab\r", b"abc\r\n"):
        assert not is_refuted(right.replace(b"abc\r", wrong), None)
        assert not is_refuted(right + right.replace(b"abc\r", wrong), None)


def hashed(content: bytes) -> str:
    """A hash, so that two kits that differ are not told byte by byte."""
    return sha256(content).hexdigest()


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    """Made again, and by another process in another folder for another user, the kit is the same to the byte."""
    desk, made_from = counter("en")
    again = built(made_from, ONE, desk.translator)
    assert hashed(written(again, ONE, made_from)) == hashed(printed(ONE).content)
    subprocess.run(
        [sys.executable, "-m", "game", "kit", "triponta", "bridge-on-fire", "-o", "kit.pdf"],
        cwd=tmp_path,
        env=os.environ | {"FENJER_HOME": str(tmp_path / "another"), "PYTHONPATH": str(CHECKOUT)},
        check=True,
    )
    assert hashed((tmp_path / "kit.pdf").read_bytes()) == hashed(printed(ONE).content)


@pytest.mark.parametrize("order", [LARGE, LARGE_SLIDES], ids=NAMES.get)
def test_large_print_is_large(order: Order) -> None:
    """In the large-print edition no character is smaller than 18 pt, on no page and on no slide."""
    small = {
        (number, glyph.text, glyph.size)
        for number, page in enumerate(printed(order).pages, 1)
        for glyph in page.glyphs
        if glyph.size < 17.99
    }
    assert small == set()


@pytest.mark.parametrize("order", [SAVER, Order(edition="ink-saver", form="slides")], ids=["pages", "slides"])
def test_the_ink_saver_prints_no_dark_field_and_no_colour(order: Order) -> None:
    """Nothing but pictures has a hue, and nothing but these, letters and lines is darker than a light grey."""
    spoilt = []
    # What is taken out of the pages to look at the rest is gone for good: this kit is nobody else's.
    for number, page in enumerate(Print(printed(order).content).pages, 1):
        if any(len(set(ink)) > 1 for ink in page.inks()):
            spoilt.append((number, "coloured letters"))
        seen = page.seen(100, (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE))
        red, green, blue = seen.split()
        if ImageChops.difference(red, green).getbbox() or ImageChops.difference(red, blue).getbbox():
            spoilt.append((number, "colour"))
        # Five dots of a hundredth inch are 1.3 mm: what is lighter within so much is a line or a mark.
        if darkest(seen.convert("L").filter(ImageFilter.MaxFilter(5))) < 0.8 * 255:
            spoilt.append((number, "dark"))
    assert spoilt == []


def darkest(picture: Image.Image) -> int:
    """The darkest grey of a picture, from 0 to 255."""
    return next(grey for grey, count in enumerate(picture.convert("L").histogram()) if count)


PAGES = [*((order, "en") for order in (A4, LETTER, LARGE, FOLD, ONE)), (LETTER, "sr"), (LARGE, "sr")]
"""Kits of pages; where the paper is short, or the letters large, the longer language finds what does not fit."""


@pytest.mark.parametrize(("order", "language"), PAGES)
def test_nothing_stands_at_the_edge_of_the_paper(order: Order, language: str) -> None:
    """No page has anything within 12 mm of its edge, where copiers do not print."""
    edge = int(12 / 25.4 * 50) - 1
    spoilt = []
    for number, page in enumerate(printed(order, language).pages, 1):
        seen = page.seen(50)
        seen.paste((255, 255, 255), (edge, edge, seen.width - edge, seen.height - edge))
        if darkest(seen) < 250:
            spoilt.append(number)
    assert spoilt == []


@pytest.mark.parametrize(("order", "language"), PAGES)
def test_every_page_says_what_it_belongs_to(order: Order, language: str) -> None:
    """In each page's foot, also an empty one's, are the pack, Fenjer's version, the content, its number; no more."""
    _, made_from = counter(language)
    made, kit = document(order, language), printed(order, language)
    assert made.foot[1:3] == (f"Fenjer {__version__}", made_from.digest[:12])
    pack, whole, page_word = made.foot[0], " · ".join(made.foot[1:]), made.labels["page"]
    for number, page in enumerate(kit.pages, 1):
        count = f"{number}/{len(kit.pages)}"
        told = f"{pack} {count} {whole}" if order == LARGE else f"{pack} · {whole} {page_word} {count}"
        foot = page.text_in(Box(0, page.height - (28 if order == LARGE else 19), page.width, page.height))
        assert foot == squeezed(told), f"page {number}"


@pytest.mark.parametrize(("order", "language"), PAGES)
def test_no_word_runs_into_the_margin(order: Order, language: str) -> None:
    """However narrow a column is, no letter is nearer than 16 mm to the left or right edge of the paper."""
    out = {
        (number, glyph.text)
        for number, page in enumerate(printed(order, language).pages, 1)
        for glyph in page.glyphs
        if glyph.left < 16 or glyph.right > page.width - 16
    }
    assert out == set()


def test_a_slide_says_what_it_belongs_to_too() -> None:
    """In a slide's foot stands what stands in that of a page, and which of how many it is."""
    slides, made = printed(SLIDES), document(SLIDES)
    for number, page in enumerate(slides.pages, 1):
        foot = page.text_in(Box(0, page.height - 11, page.width, page.height))
        assert foot == squeezed(f"{' · '.join(made.foot)} {number}/{len(slides.pages)}")


def test_what_has_no_translation_is_marked_as_english(tmp_path: Path) -> None:
    """A text that the Serbian catalogue lacks is printed in English, marked as that, and the kit still conforms."""
    english = "The market is waiting, and so are two bags of peppers."
    whole = next(text for text in map(plain, inside_of(document(SLIDES, "sr"))) if text.endswith("паприке."))
    folder = Path(shutil.copytree(paths.locale(), tmp_path / "locale"))
    change(folder / "sr" / "LC_MESSAGES" / "triponta.po", f'msgstr "{whole}"', 'msgstr ""')
    _, made_from = counter("sr")
    translator = Translator("sr", folder)
    for domain in ("triponta", "techniques"):
        translator.add_texts(domain)
    slides = built(made_from, SLIDES, translator)
    (foreign,) = [node for node in inside_of(slides) if isinstance(node, Foreign) and node.text.endswith(english)]
    assert foreign.lang == "en"
    assert proof(slides, made_from) == []
    assert faults(written(slides, SLIDES, made_from)) == []


def plain(node: object) -> str:
    """A passage as a string, and nothing for what is none."""
    return node if isinstance(node, str) else ""


def set_in_pages(*blocks: Heading | Paragraph | Question) -> Print:
    """A document of one part with these blocks, as a PDF."""
    _, made_from = counter("en")
    labels = document().labels
    trial = Document("Trial", "Fenjer", "en", (Part("trial", "Trial", blocks),), (), ("Trial", "1", "2"), labels)
    return Print(written(trial, A4, made_from))


def test_the_copier_is_told_the_pages_that_are_printed() -> None:
    """A page that is left empty, so that the next part begins on a front, is no page of the part before it."""
    _, made_from = counter("en")
    order = Order(parts=("plans", "checklist", "quiz"))
    made = Print(written(document(order), order, made_from))
    assert dict(made.bookmarks()) == {"Two plans": 0, "Before you pass it on": 2, "Quiz": 4}
    assert squeezed("Checklist one for each pupil 3 24") in made.pages[1].text


def test_no_heading_is_the_last_thing_on_a_page() -> None:
    """Whatever stands before it, a heading is followed by something on its own page, also by another heading."""
    blocks: list[Heading | Paragraph | Question] = []
    for number in range(90):
        blocks.append(Heading(f"Chapter {number}", 2))
        if number % 3 == 0:
            blocks.append(Heading(f"Section {number}", 3))
        blocks.append(Question("What?", 3) if number % 4 == 0 else Paragraph("word " * (7 * number % 60 + 5)))
    trial = set_in_pages(*blocks)
    assert len(trial.pages) > 8
    for number, page in enumerate(trial.pages[:-1], 1):
        told = [glyph for glyph in page.glyphs if glyph.bottom < page.height - 22]
        last = max(told, key=lambda glyph: glyph.bottom)
        assert last.size == pytest.approx(11), f"page {number} ends with a heading"


def test_no_question_is_parted_from_its_lines() -> None:
    """On the page of each question there are as many lines to write on as it asks for."""
    asked = [number % 4 + 1 for number in range(60)]
    trial = set_in_pages(*(Question(f"<{number}>", lines) for number, lines in enumerate(asked)))
    assert len(trial.pages) > 4
    numbers = [[int(number) for number in re.findall(r"<(\d+)>", page.text)] for page in trial.pages]
    assert [number for here in numbers for number in here] == list(range(60))
    for here, page in zip(numbers, trial.pages, strict=True):
        lines = [shape for shape in page.shapes() if shape.right - shape.left > 150 and shape.bottom - shape.top < 1]
        assert len(lines) == sum(asked[number] for number in here)


def test_no_heading_ends_a_page_of_the_kit() -> None:
    """On the pages of the kit itself no heading of a chapter stands alone at the foot."""
    for order in (A4, LETTER):
        for number, page in enumerate(printed(order).pages, 1):
            told = [glyph for glyph in page.glyphs if glyph.bottom < page.height - 21]
            if told:
                last = max(told, key=lambda glyph: glyph.bottom)
                assert last.size != pytest.approx(16.5), f"page {number} of {NAMES[order]}"
