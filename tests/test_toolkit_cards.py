"""The cards of the printed kit: backs meet their fronts, nothing is cut off, and nothing gives an answer away."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

import pytest
from PIL import Image, ImageChops

from game import words
from game.story.scenario import KINDS, Verdict
from game.story.text import Text
from game.toolkit import Order
from game.toolkit.build import document as built
from game.toolkit.document import Back, Card, Deck, Foreign, Item, Paragraph, Passage, Shown
from game.toolkit.proofs import inside
from tests.cases import bridge, place
from tests.printing import (
    A4,
    FOLD,
    LARGE,
    LARGE_FOLD,
    LETTER,
    NAMES,
    ONE,
    SAVER,
    SLIDES,
    Box,
    Page,
    counter,
    document,
    printed,
    squeezed,
)
from tests.tongues import SPOKEN

WIDE = 176
"""How wide the cards of a sheet are together, in millimetres, in the middle of it."""


@dataclass(frozen=True)
class Sheet:
    """A page of cards: its number, and how many columns and rows it has."""

    page: Page
    number: int
    columns: int
    rows: int
    large: bool

    @property
    def middle(self) -> Box:
        """Where all its cards lie."""
        left = (self.page.width - WIDE) / 2
        top, bottom = (20.5, 30) if self.large else (17.5, 20.5)
        return Box(left, top, left + WIDE, self.page.height - bottom)

    def cell(self, column: int, row: int) -> Box:
        """Where a card lies, cut at its edges."""
        all_cards = self.middle
        wide, high = WIDE / self.columns, (all_cards.bottom - all_cards.top) / self.rows
        left, top = all_cards.left + column * wide, all_cards.top + row * high
        return Box(left, top, left + wide, top + high)

    def cells(self) -> Iterator[tuple[int, int]]:
        """Column and row of each card, as they are read."""
        return ((column, row) for row in range(self.rows) for column in range(self.columns))


def sheets(order: Order, language: str = "en") -> Iterator[tuple[Deck, list[Sheet]]]:
    """Each deck of a kit with its sheets, in order: a front and its back after each other where there are backs."""
    kit, large = printed(order, language), order.edition == "large-print"
    word = re.escape(squeezed(plain(document(order, language).labels["sheet"])))
    heads = [re.search(rf"{word}\d+/(\d+)", page.text_in(Box(0, 0, page.width, 21))) for page in kit.pages]
    due = [(number, int(head[1])) for number, head in enumerate(heads, 1) if head is not None]
    for deck in decks(order, language):
        count = due[0][1] * (1 if order.fold or order.handout else 2)
        columns = 1 if large or deck.size == "large" else 2
        rows = 4 if columns == 2 else 1 if large and deck.size == "large" and not order.fold else 2
        yield deck, [Sheet(kit.pages[number - 1], number, columns, rows, large) for number, _ in due[:count]]
        del due[:count]
    assert due == []


def decks(order: Order, language: str = "en") -> list[Deck]:
    """The decks of a kit that are printed as cards."""
    blocks = (block for part in document(order, language).parts for block in part.blocks)
    return [block for block in blocks if isinstance(block, Deck) and block.size != "booklet"]


def plain(passage: Passage) -> str:
    """A passage as a string."""
    return passage.text if isinstance(passage, Foreign) else passage


def of_back(back: Back, step: str = "") -> str:
    """What can be read on a back; `step` is which part of a card it is that goes over several."""
    return squeezed("".join(map(plain, (back.big, step, back.label, *back.lines, back.foot))))


class Fronts:
    """Knows which card comes next: those of a deck in order, each on as many fronts as it needs."""

    def __init__(self, cards: tuple[Card, ...]) -> None:
        self.due = list(cards)
        self.step = 0
        self.card = cards[0]

    def next(self, text: str) -> str:
        """What has to be on the back of this front."""
        more = self._part(text)
        if more is None or int(more[1]) != self.step + 1 or self.step == 0:
            self.card, self.step = self.due.pop(0), 0
            more = self._part(text)
        self.step += 1
        part = "" if more is None else f"{more[1]}/{more[2]}"
        of = 1 if more is None else int(more[2])
        # The claim of an item stands below it, any other title above the words.
        if self.step == (of if items_in(self.card.blocks) else 1):
            assert squeezed(plain(self.card.title)) in text
        assert text.startswith(squeezed(plain(self.card.label)))
        assert squeezed(self.card.code) in text
        return of_back(self.card.back, part if self.card.back.big else "")

    def _part(self, text: str) -> "re.Match[str] | None":
        head = squeezed(plain(self.card.label)) + squeezed(self.card.code)
        return re.match(rf"{re.escape(head)}(\d)/(\d)", text)


@pytest.mark.parametrize("order", [A4, LETTER, LARGE], ids=NAMES.get)
def test_a_back_lies_behind_its_front(order: Order) -> None:
    """Printed on both sides and turned over on the long edge, each card has its own back, also 2 mm out of place."""
    for deck, pages in sheets(order):
        fronts = Fronts(deck.cards)
        for front, back in zip(pages[::2], pages[1::2], strict=True):
            assert (front.number % 2, back.number) == (1, front.number + 1), "a duplex printer puts odd pages in front"
            for column, row in front.cells():
                text = front.page.text_in(front.cell(column, row))
                behind = fronts.next(text) if text else ""
                box = back.cell(front.columns - 1 - column, row)
                for right, down in ((0, 0), (2, 0), (-2, 0), (0, 2), (0, -2)):
                    assert back.page.text_in(box.moved(right, down)) == behind, f"page {back.number}"
        assert fronts.due == []


@pytest.mark.parametrize("order", [FOLD, LARGE_FOLD], ids=["standard", "large-print"])
def test_folded_fronts_and_backs_lie_on_one_page(order: Order) -> None:
    """For printers of one side a small card's back is to the right of it, and a large one's below, head to head."""
    for deck, pages in sheets(order):
        fronts = Fronts(deck.cards)
        for sheet in pages:
            lies = [((0, 0), (0, 1))] if sheet.columns == 1 else [((0, row), (1, row)) for row in range(sheet.rows)]
            for front, back in lies:
                text = sheet.page.text_in(sheet.cell(*front))
                behind = fronts.next(text) if text else ""
                # What stands on its head is read backwards.
                assert sorted(sheet.page.text_in(sheet.cell(*back))) == sorted(behind), f"page {sheet.number}"
        assert fronts.due == []


@pytest.mark.tongues
@pytest.mark.parametrize(
    ("order", "language"),
    [
        *((order, "en") for order in (A4, LETTER, LARGE, FOLD, ONE, LARGE_FOLD)),
        *((A4, language) for language in SPOKEN),
    ],
)
def test_no_word_on_a_card_is_cut_off(order: Order, language: str) -> None:
    """Each letter on a sheet of cards lies on its card, at least 2 mm from where that is cut."""
    for _, pages in sheets(order, language):
        for sheet in pages:
            cells = [sheet.cell(column, row) for column, row in sheet.cells()]
            inner = [Box(box.left + 2, box.top + 2, box.right - 2, box.bottom - 2) for box in cells]
            for glyph in sheet.page.glyphs:
                if sheet.middle.top < glyph.bottom and glyph.top < sheet.middle.bottom:
                    assert any(
                        box.left < glyph.left and glyph.right < box.right and box.top < glyph.top < box.bottom
                        for box in inner
                    ), f"{glyph} on page {sheet.number}"


@pytest.mark.tongues
@pytest.mark.parametrize("language", ["en", *SPOKEN])
def test_an_item_card_does_not_tell_what_the_item_is(language: str) -> None:
    """Neither side of an item card has a verdict, the name of a kind or a sentence of the correction on it."""
    voice = place(language).translator
    items = bridge().items.values()
    own = " ".join(voice.text(text) for item in items for text in (item.text, item.title, item.claims) if text)
    names = [words.verdict_name(voice, verdict) for verdict in get_args(Verdict)]
    names += [words.kind_name(voice, kind) for kind in KINDS]
    told = [voice.text(text) for item in items for text in inside(item.correction) if isinstance(text, Text)]
    sentences = [squeezed(sentence) for text in told for sentence in re.split(r"(?<=[.!?])\s", text)]
    assert len(sentences) > 2 * len(items)
    _, pages = next(iter(sheets(A4, language)))
    strips = {squeezed(plain(item.strip_text)).casefold() for item in items_in(document(A4, language))}
    printed_words = " ".join(sheet.page.text for sheet in pages).casefold()
    for strip in strips:
        printed_words = printed_words.replace(strip, "")
    assert [s for s in sentences if s.casefold() in printed_words] == []
    for name in map(squeezed, names):
        said = squeezed(own).casefold().count(name.casefold())
        assert printed_words.count(name.casefold()) <= said, name


def items_in(node: object) -> list[Item]:
    """The items in a part of a document."""
    if isinstance(node, Item):
        return [node]
    return [item for each in inside(node) for item in items_in(each)]


@pytest.mark.tongues
@pytest.mark.parametrize("language", ["en", *SPOKEN])
def test_every_item_bears_its_strip(language: str) -> None:
    """In play all items are marked alike, as made up; told what it is, a falsehood is marked as one, and only that."""
    everything = document(A4, language)
    for part in everything.parts:
        found = items_in(part)
        assert part.id == "key" or all(item.strip == "training" for item in found)
        assert len({plain(item.strip_text) for item in found if item.strip == "training"}) <= 1
    key = next(part for part in everything.parts if part.id == "key")
    slides = document(SLIDES, language).slides
    false = ["false" if item.verdict in ("untrue", "misleading") else "training" for item in bridge().items.values()]
    assert [item.strip for item in items_in(key)] == false
    assert [item.strip for slide in slides if slide.answer for item in items_in(slide)] == false
    assert {item.strip for slide in slides if not slide.answer for item in items_in(slide)} == {"training"}
    for node in nodes(everything):
        if isinstance(node, Item):
            assert plain(node.strip_text)
        if isinstance(node, Item) and node.picture is not None:
            assert (node.picture.strip, node.picture.words) == (node.strip, node.strip_text)
        if isinstance(node, Shown):
            assert node.picture.strip == "training"
            assert plain(node.picture.words)


def test_only_a_falsehood_is_called_one_in_the_key_of_the_quiz() -> None:
    """What nobody knows yet, and satire, were marked as false there, beside a verdict that says otherwise."""
    desk, made_from = counter("en")
    (entry, *_) = made_from.pack.quiz["a"]
    for verdict in get_args(Verdict):
        pack = replace(made_from.pack, quiz={"a": (replace(entry, verdict=verdict),)})
        key = built(replace(made_from, pack=pack), Order(parts=("quiz",)), desk.translator).parts[0].blocks
        told = [plain(block.text) for block in key if isinstance(block, Paragraph)]
        assert told.count("Training material: false") == (verdict in ("untrue", "misleading"))


@pytest.mark.tongues
@pytest.mark.parametrize("order", [A4, SAVER, LARGE, FOLD, ONE, SLIDES], ids=NAMES.get)
@pytest.mark.parametrize("language", ["en", *SPOKEN])
def test_the_strips_are_printed(order: Order, language: str) -> None:
    """The strip of each item can be read on the pages, in the kit's language."""
    strips = Counter(squeezed(plain(item.strip_text).upper()) for item in items_in(document(order, language)))
    text = printed(order, language).text
    assert strips
    for strip, count in strips.items():
        # In large print an item that goes over several cards bears its strip on each of them.
        assert text.count(strip) >= count if order == LARGE else text.count(strip) == count


@pytest.mark.parametrize("order", [A4, FOLD, ONE, SLIDES], ids=NAMES.get)
def test_a_picture_taken_out_of_the_file_bears_its_strip(order: Order) -> None:
    """The strip is a part of each picture of the story itself, and cannot be lost by saving that from the PDF."""
    due = Counter[str]()
    for node in nodes(document(order)):
        picture = node.picture if isinstance(node, Item | Shown) else None
        due[picture.strip if picture is not None else ""] += 1
    found = Counter[str]()
    for page in printed(order).pages:
        # Icons are smaller, and drawn in the very same inks.
        found.update(marked_as(picture) for picture in page.pictures() if picture.width > 300)
    assert due["training"] >= 2
    assert (found["training"], found["false"]) == (due["training"], due["false"])


def marked_as(picture: Image.Image) -> str:
    """Which strip's ground a picture has all along its lower edge, if any."""
    edge = picture.convert("RGB").crop((0, picture.height - 2, picture.width, picture.height))
    for strip, ink in {"training": (0x1B, 0x24, 0x40), "false": (0xB2, 0x3C, 0x26)}.items():
        unlike = ImageChops.difference(edge, Image.new("RGB", edge.size, ink))
        if unlike.convert("L").point(lambda value: 255 * (value > 40)).getbbox() is None:
            return strip
    return ""


def nodes(node: object) -> Iterator[object]:
    """Everything that a document consists of."""
    yield node
    for each in inside(node):
        yield from nodes(each)
