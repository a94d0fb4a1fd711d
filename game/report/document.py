"""A report as plain data, in one language: what `paper` sets, and `web` writes."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Style = Literal["lead", "plain", "small"]


@dataclass(frozen=True, slots=True)
class Heading:
    """What a part of the report is about."""

    text: str
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences."""

    text: str
    style: Style = "plain"
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Caution:
    """What has to be read before everything else: what it is, and what can be done about it."""

    title: str
    lines: tuple[str, ...]
    kind: Literal["caution"] = "caution"


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture as SVG, so many millimetres wide, and what it shows in words."""

    name: str
    svg: str
    width: float
    title: str
    alt: str
    kind: Literal["chart"] = "chart"


@dataclass(frozen=True, slots=True)
class Beside:
    """A picture with what belongs to it at its side."""

    chart: Chart
    blocks: tuple["Block", ...]
    kind: Literal["beside"] = "beside"


@dataclass(frozen=True, slots=True)
class Entry:
    """A point of a list: what it is about, and what is said of it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Numbered entries."""

    entries: tuple[Entry, ...]
    kind: Literal["listing"] = "listing"


@dataclass(frozen=True, slots=True)
class Table:
    """Figures in rows; the first cell of each row names it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["table"] = "table"


Block: TypeAlias = Heading | Paragraph | Caution | Chart | Beside | Listing | Table


@dataclass(frozen=True, slots=True)
class Report:
    """Two pages: each is a list of blocks that stays on one sheet. `under` stands below the title, `foot` on each page.

    `page` is the word for a page, before its number.
    """

    lang: str
    title: str
    under: tuple[str, ...]
    pages: tuple[tuple[Block, ...], ...]
    foot: str
    page: str
