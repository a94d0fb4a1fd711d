"""A document as one web page that needs nothing else: for reading on a phone, and for playing a case by tapping.

It has no script and asks for nothing from anywhere; its fonts and pictures are in it, and its policy forbids the rest.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain
from pathlib import Path

from game.toolkit.document import Block, Card, Deck, Document, Heading, Masthead, Page, Part, Picture, Way
from game.toolkit.order import Order
from game.toolkit.pictures import darkroom
from game.toolkit.proofs import pictures_in
from game.toolkit.voice import plain
from game.toolkit.web_blocks import Blocks, anchor, named, part_of, said
from game.toolkit.web_pictures import Album, data_uri

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)

FONTS = (
    ("Fenjer Sans", "SourceSans-Regular", "400", "normal"),
    ("Fenjer Sans", "SourceSans-Italic", "400", "italic"),
    ("Fenjer Sans", "SourceSans-SemiBold", "600", "normal"),
    ("Fenjer Serif", "Piazzolla-Bold", "700", "normal"),
    ("Fenjer Serif", "Piazzolla-Black", "900", "normal"),
)
"""The family, the file, the weight and the style of each font in the page."""

PAPER = {"a4": "A4", "letter": "letter"}
CONTENTS, TEXT = "contents", "text"
"""The anchors of the page itself."""

TURNED = ("evidence", "techniques")
"""The parts whose cards are turned over: one sees their outside, and opens them."""


def page(document: Document, order: Order, assets: Path) -> str:
    """The document as an HTML file; the same document gives the same text.

    `assets` is the folder of the game's fonts and pictures. Raises `pictures.Unprintable`.
    """
    return "\n".join(_Page(document, order, assets).lines()) + "\n"


class _Page:
    """Writes one document."""

    def __init__(self, document: Document, order: Order, assets: Path) -> None:
        self.document = document
        self.order = order
        self.assets = assets
        mastheads = [block for part in document.parts for block in part.blocks if isinstance(block, Masthead)]
        town = Picture(assets / "pictures" / "title.jpg", "", "", 176)
        self.town = mastheads[0].picture if mastheads else town
        self.album = Album(
            (self.town, *pictures_in(document.parts)),
            assets,
            darkroom(document, order, assets),
        )
        self.ids = frozenset(_ids(document))
        self.blocks = Blocks(self.ids, self.show, self._deck)
        self.part = Part("", "", ())

    def lines(self) -> Iterator[str]:
        """The page, a landmark a line."""
        document, label = self.document, self.document.labels
        yield "<!DOCTYPE html>"
        yield f'<html lang="{escape(document.lang)}" class="{self.order.edition}">'
        yield f"<head>{self._head()}</head>"
        yield "<body>"
        yield f'<a class="skip" href="#{TEXT}">{said(label["skip"])}</a>'
        yield f"<header>{self.show(self.town)}<div>{self._title()}{self._plays()}</div></header>"
        yield self._contents()
        yield f'<main id="{TEXT}">'
        for part in document.parts:
            yield self._part(part)
        yield "</main>"
        up = f'<a class="up" href="#{CONTENTS}">{part_of("unseen", label["contents"])}</a>'
        yield f"<footer><p>{escape(' · '.join(document.foot))}</p>{up}</footer>"
        yield "</body>"
        yield "</html>"

    def show(self, picture: Picture) -> str:
        """A picture with its strip."""
        width, height = self.album.size(picture)
        source = self.album.uri(picture)
        alt = named(picture.alt, "alt")
        return f'<img src="{source}" width="{width}" height="{height}"{alt}>'

    def _icon(self, name: str) -> str:
        """An icon, which says nothing that is not beside it in words."""
        return f'<img class="icon" src="{self.album.icon(name)}" width="28" height="28" alt="">' if name else ""

    def _head(self) -> str:
        document = self.document
        style = Path(__file__).with_name("kit.css").read_text("utf-8")
        sheet = f"@page{{size:{PAPER[self.order.paper]};margin:16mm 18mm 18mm}}"
        faces = []
        for family, file, weight, slope in FONTS:
            source = data_uri("font/ttf", (self.assets / "fonts" / f"{file}.ttf").read_bytes())
            what = f'font-family:"{family}";font-weight:{weight};font-style:{slope}'
            faces.append(f"@font-face{{{what};src:url({source}) format('truetype')}}")
        return (
            f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
            f'<meta name="author" content="{escape(document.author)}">'
            f"<title>{escape(document.title)}</title><style>{''.join(faces)}{sheet}\n{style}</style>"
        )

    def _title(self) -> str:
        """What the kit is called; what stands before a colon is set small above the rest."""
        kit, colon, name = self.document.title.partition(": ")
        return f"<h1><span>{escape(kit + colon)}</span>{escape(name)}</h1>" if name else f"<h1>{escape(kit)}</h1>"

    def _plays(self) -> str:
        """For each case that can be played here, the way to its first card."""
        label, ways = self.document.labels["play"], []
        for part, deck in _decks(self.document):
            if _plays(deck):
                name = deck.title if plain(deck.title) else part.title
                where = escape(anchor(deck.key, deck.cards[0].code))
                ways.append(f'<li><a href="#{where}"><span>{said(label)}</span> {said(name)}</a></li>')
        return f'<ul class="plays" role="list">{"".join(ways)}</ul>' if ways else ""

    def _contents(self) -> str:
        title = said(self.document.labels["contents"])
        entries = "".join(
            f'<li><a href="#{escape(part.id)}">{said(part.title)}</a></li>' for part in self.document.parts
        )
        head = f'<h2 id="{CONTENTS}-title">{title}</h2>'
        return f'<nav id="{CONTENTS}" aria-labelledby="{CONTENTS}-title">{head}<ol>{entries}</ol></nav>'

    def _part(self, part: Part) -> str:
        self.part, blocks, made = part, self.blocks, []
        blocks.level, blocks.deck, blocks.heading = 1, "", part.title
        if part.titled or not any(block.kind in ("certificate", "poster") for block in part.blocks):
            made.append(blocks.title(part.title, 2))
        made += [self._chapter(chapter) for chapter in _chapters(part.blocks)]
        table = ' class="desk"' if any(isinstance(block, Deck) for block in part.blocks) else ""
        return f'<section id="{escape(part.id)}"{table}>{"".join(made)}</section>'

    def _chapter(self, chapter: tuple[Block, ...]) -> str:
        """A chapter of a part; one that gives the answers away is closed until somebody opens it."""
        first = chapter[0]
        if isinstance(first, Heading) and first.answer:
            label = part_of("sealed", self.document.labels["sealed"])
            summary = f"<summary>{self.blocks.block(first)}{label}</summary>"
            return f'<details class="answers">{summary}{self.blocks.written(chapter[1:])}</details>'
        return self.blocks.written(chapter)

    def _deck(self, deck: Deck) -> str:
        part, blocks = self.part, self.blocks
        blocks.level, blocks.deck = 2, deck.key
        title = blocks.title(deck.title, 3) if plain(deck.title) and plain(deck.title) != plain(part.title) else ""
        level = blocks.level
        made = []
        for card in deck.cards:
            blocks.level = level
            written = self._turned(card) if part.id in TURNED else self._card(deck, card)
            name = anchor(deck.key, card.code)
            where = f' id="{escape(name)}" tabindex="-1"' if name else ""
            kind = "card turned" if part.id in TURNED else "card faced" if card.portrait is not None else "card"
            made.append(f'<li{where} class="{kind}">{written}</li>')
        every = ""
        if _plays(deck):
            label = said(self.document.labels["every"])
            every = f'<label class="every"><input type="checkbox" autocomplete="off">{label}</label>'
        kind = f"deck of-{escape(part.id)}{' play' if every else ''}"
        return f'<div class="{kind}">{title}{every}<ul class="cards" role="list">{"".join(made)}</ul></div>'

    def _card(self, deck: Deck, card: Card) -> str:
        """A card that lies open, but for an item with a content note: that is read first, and opens it."""
        noted = card.back.lines if any(block.kind == "item" for block in card.blocks) else ()
        label, code = part_of("label", card.label), part_of("code", card.code)
        inner = f"{self._icon(card.icon)}{label} {code}{'' if noted else part_of('name', card.title)}"
        head = self.blocks.title(card.code if noted else card.title or card.code, self.blocks.level + 1, "head", inner)
        face = self.show(card.portrait) if card.portrait is not None else ""
        level = _level(card.level) if card.level is not None else ""
        written = self.blocks.written(card.blocks)
        if noted:
            note = "".join(part_of("note", line) for line in noted)
            title = part_of("name", card.title, "p")
            written = f'<details class="noted"><summary>{note}</summary>{title}{written}</details>'
        return f"{face}{head}{level}{written}{self._end(deck, card)}"

    def _end(self, deck: Deck, card: Card) -> str:
        """Where it goes on from a card at which a case ends."""
        if not _plays(deck) or any(isinstance(block, Way) for block in card.blocks):
            return ""
        label = self.document.labels
        key = (
            f'<li class="call"><a href="#key">{part_of("text", label["answer"])}</a></li>' if "key" in self.ids else ""
        )
        again = escape(anchor(deck.key, deck.cards[0].code))
        once_more = f'<li><a href="#{again}">{part_of("text", label["again"])}</a></li>'
        return f'<ul class="ways ends" role="list">{key}{once_more}</ul>'

    def _turned(self, card: Card) -> str:
        """A card to open: its outside, and what is found inside."""
        blocks, back = self.blocks, card.back
        level = blocks.level
        if back.big:
            # The outside is the back: what one looks at, and what it costs.
            outer = part_of("code", back.big) + part_of("label", back.label) + self._icon(back.icon)
            told = "".join(part_of("cost" if number else "look", line) for number, line in enumerate(back.lines))
            inner = blocks.written(card.blocks)
        else:
            # Nothing tells such cards apart from outside but what they are called.
            outer, told = self._icon(card.icon) + part_of("name", card.title), ""
            lines = "".join(part_of("plain", line, "p") for line in back.lines)
            lines = part_of("strong", back.label, "p") + lines + part_of("small", back.foot, "p")
            inner = blocks.written(card.blocks) + lines
        blocks.level = level
        head = blocks.title(card.title, level + 1, "head", outer)
        return f"<details><summary>{head}{told}</summary><div>{inner}</div></details>"


def _ids(document: Document) -> Iterator[str]:
    """Every anchor of a part or a card."""
    yield from (part.id for part in document.parts)
    for _, deck in _decks(document):
        yield from filter(None, (anchor(deck.key, card.code) for card in deck.cards))


def _decks(document: Document) -> Iterator[tuple[Part, Deck]]:
    for part in document.parts:
        for block in part.blocks:
            if isinstance(block, Deck) and block.cards:
                yield part, block


def _plays(deck: Deck) -> bool:
    """Whether a deck is a case, in which each card leads to the next."""
    return bool(deck.key) and any(isinstance(block, Way) for card in deck.cards for block in card.blocks)


def _chapters(blocks: Iterable[Block]) -> list[tuple[Block, ...]]:
    """The blocks of a part, parted before each heading that opens a chapter."""
    made: list[list[Block]] = []
    # What stays on one page of paper is nothing special here.
    for block in chain.from_iterable(block.blocks if isinstance(block, Page) else (block,) for block in blocks):
        if not made or (isinstance(block, Heading) and block.level == 2):
            made.append([])
        made[-1].append(block)
    return [tuple(chapter) for chapter in made]


def _level(level: float) -> str:
    """A bar of four fields, so many of them full."""
    fields = "".join(f'<i class="{"full" if level * 4 >= n + 1 else "empty"}"></i>' for n in range(4))
    return f'<span class="level" aria-hidden="true">{fields}</span>'
