"""The kit as a neutral document: parts made of blocks and decks of cards, in one language, nothing of it markup.

`typeset` sets it with Typst, `web` writes it as a web page; it turns into JSON as it stands. A passage is a string, or
a `Foreign` one where a translation is missing.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Foreign:
    """A passage in another language than the document's, because nobody has translated it yet."""

    text: str
    lang: str


Passage: TypeAlias = str | Foreign


@dataclass(frozen=True, slots=True)
class Link:
    """A passage, and the address under which one can read on; it begins with https:// or http://."""

    text: Passage
    url: str


Strip = Literal["", "training", "false"]
"""What an item bears across it wherever it is printed: that it is training material, or a falsehood made up for it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is printed, at most `width` millimetres wide, with a strip of these `words` across it for good.

    `crops` are the parts that are kept, one cut after the other: left, top, right, bottom in percent.
    """

    file: Path
    alt: Passage
    credit: Passage
    width: int
    crops: tuple[tuple[int, int, int, int], ...] = ()
    strip: Strip = ""
    words: Passage = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a part; level 2 opens a chapter of it, level 3 a section.

    With `answer`, the chapter gives away what the items are.
    """

    text: Passage
    level: Literal[2, 3] = 2
    answer: bool = False
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `when` is the condition under which a team reads it, `who` is the speaker.

    `cards` are the codes of the cards that it sends a team to.
    """

    text: Passage
    style: Literal["plain", "lead", "small", "note", "quote", "strong"] = "plain"
    when: Passage = ""
    who: Passage = ""
    cards: tuple[str, ...] = ()
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Listing:
    """Several short passages: points, numbered steps, or boxes to tick."""

    entries: tuple[Passage | Link, ...]
    style: Literal["points", "steps", "boxes"] = "points"
    kind: Literal["listing"] = "listing"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head; `widths` are shares of the width, 0 for as wide as needed. The first column names the row.

    A `tall` row has room for handwriting; in one to `tick`, an empty field has a box in it.
    """

    head: tuple[Passage, ...]
    rows: tuple[tuple[Passage, ...], ...]
    widths: tuple[int, ...]
    tall: bool = False
    tick: bool = False
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with `lines` to write on, from which it is never parted."""

    text: Passage
    lines: int = 2
    kind: Literal["question"] = "question"


@dataclass(frozen=True, slots=True)
class Sum:
    """A step of a calculation, with a field for what comes out."""

    text: Passage
    kind: Literal["sum"] = "sum"


@dataclass(frozen=True, slots=True)
class Boxes:
    """Small numbered boxes to cross off, in rows: minutes, cards, evidence. `name` says what they are."""

    name: Passage
    labels: tuple[str, ...]
    kind: Literal["boxes"] = "boxes"


@dataclass(frozen=True, slots=True)
class Track:
    """A row of fields to write a number into as it changes, the first of which is filled in."""

    name: Passage
    start: str
    kind: Literal["track"] = "track"


@dataclass(frozen=True, slots=True)
class Scale:
    """A row of circles to tick, from one end to the other, under a `question`."""

    question: Passage
    stops: tuple[tuple[str, Passage], ...]
    kind: Literal["scale"] = "scale"


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks that belong together, kept on one page where they fit on one."""

    title: Passage
    blocks: "tuple[Block, ...]"
    kind: Literal["box"] = "box"


@dataclass(frozen=True, slots=True)
class Item:
    """An item in its own clothes, as `game.story.scenario.Form` names them, with its strip."""

    form: str
    account: Passage
    handle: str
    posted: Passage
    title: Passage
    paragraphs: tuple[Passage, ...]
    picture: Picture | None
    strip: Strip
    strip_text: Passage
    small: bool = False
    kind: Literal["item"] = "item"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture by itself, with its credit."""

    picture: Picture
    kind: Literal["shown"] = "shown"


@dataclass(frozen=True, slots=True)
class Way:
    """Something to choose on a card, and the card that it leads to (0: none); `when` says under which condition."""

    text: Passage
    to: int
    go: Passage
    when: Passage = ""
    kind: Literal["way"] = "way"


@dataclass(frozen=True, slots=True)
class Meters:
    """By how much the two meters move."""

    moves: tuple[tuple[Passage, str], ...]
    kind: Literal["meters"] = "meters"


@dataclass(frozen=True, slots=True)
class Line:
    """A line across a card, below which those read on for whom the above was not meant."""

    kind: Literal["line"] = "line"


@dataclass(frozen=True, slots=True)
class Page:
    """Blocks that stay on one page, with letters as large as go on it."""

    blocks: "tuple[Block, ...]"
    kind: Literal["page"] = "page"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A page to fill in by hand: the text around the lines for a name, a day and a signature."""

    picture: Picture
    title: Passage
    above: Passage
    name: Passage
    below: Passage
    day: Passage
    signed: Passage
    kind: Literal["certificate"] = "certificate"


@dataclass(frozen=True, slots=True)
class Poster:
    """A page for the wall: a headline, the moves with a question each, and the entries with their pictures."""

    headline: Passage
    under: Passage
    moves: tuple[tuple[Passage, Passage], ...]
    entries: tuple[tuple[Passage, Picture], ...]
    kind: Literal["poster"] = "poster"


@dataclass(frozen=True, slots=True)
class Masthead:
    """The town in print across the head of a page, with the kit's name and what it is."""

    picture: Picture
    title: Passage
    under: Passage
    kind: Literal["masthead"] = "masthead"


@dataclass(frozen=True, slots=True)
class CopierRow:
    """What is printed how often; for a class of six teams of four, so many `copies` (0: it differs), on `both` sides.

    `parts` are those that it is about; a row about none of a kit's parts is left out.
    """

    name: Passage
    many: Passage
    parts: tuple[str, ...]
    copies: int
    both: bool = False


@dataclass(frozen=True, slots=True)
class Copier:
    """A table for whoever stands at the copier, with the numbers of pages and sheets, which only the setting knows.

    Under it a `note` on cards that are printed on both sides, or one on those to `fold`.
    """

    title: Passage
    head: tuple[Passage, ...]
    rows: tuple[CopierRow, ...]
    note: Passage
    fold: Passage
    kind: Literal["copier"] = "copier"


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins on a new page; with `sheet`, on the front of one."""

    sheet: bool = False
    kind: Literal["break"] = "break"


@dataclass(frozen=True, slots=True)
class Back:
    """The back of a card: its code in large letters, what it is, and what to know before it is turned over.

    `icon` is one of the game's, by its name.
    """

    big: str
    label: Passage
    lines: tuple[Passage, ...] = ()
    foot: Passage = ""
    icon: str = "lantern"


@dataclass(frozen=True, slots=True)
class Card:
    """A card: what it is, its code, the blocks on its front, and its back. One too full goes on on a second card.

    `level` (0 to 1) is drawn as a bar; a `loud` one is to be read across a room; `icon` is one of the game's.
    """

    label: Passage
    code: str
    title: Passage
    blocks: "tuple[Block, ...]"
    back: Back
    level: float | None = None
    loud: bool = False
    icon: str = ""
    portrait: Picture | None = None


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards of one kind: eight small ones on a sheet, two large ones, or one after the other in a booklet.

    The decks of a case share its id as their `key`: a code means the same card in all of them, and in no other case.
    """

    title: Passage
    cards: tuple[Card, ...]
    size: Literal["small", "large", "booklet"] = "small"
    key: str = ""
    kind: Literal["deck"] = "deck"


Block = (
    Heading
    | Paragraph
    | Listing
    | Table
    | Question
    | Sum
    | Boxes
    | Track
    | Scale
    | Box
    | Item
    | Shown
    | Way
    | Meters
    | Line
    | Page
    | Certificate
    | Poster
    | Masthead
    | Copier
    | Break
    | Deck
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the kit, on pages of its own; with `sheet`, on the front of one, so that it can be taken out.

    A `wide` one lies on its side; a `roomy` one fills a page, with letters as large as go on it; one that is not
    `titled` brings a title of its own. A `dense` one is for looking things up.
    """

    id: str
    title: Passage
    blocks: tuple[Block, ...]
    sheet: bool = False
    wide: bool = False
    roomy: bool = False
    dense: bool = False
    titled: bool = True


@dataclass(frozen=True, slots=True)
class Slide:
    """A page for the projector: an item, or what it turned out to be."""

    title: Passage
    blocks: tuple[Block, ...]
    answer: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A whole kit. `foot` stands on every page; `labels` are the words of the page furniture."""

    title: str
    author: str
    lang: str
    parts: tuple[Part, ...]
    slides: tuple[Slide, ...]
    foot: tuple[str, ...]
    labels: dict[str, Passage]
