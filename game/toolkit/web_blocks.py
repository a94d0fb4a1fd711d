"""Blocks of a document as HTML. Every text is escaped here: it prints as itself, whatever it is made of."""

from collections.abc import Callable, Iterable
from functools import singledispatchmethod
from html import escape
from itertools import groupby

from game.story.pack import is_web_link
from game.toolkit.document import (
    Block,
    Box,
    Boxes,
    Break,
    Certificate,
    Copier,
    Deck,
    Foreign,
    Heading,
    Item,
    Line,
    Link,
    Listing,
    Masthead,
    Meters,
    Page,
    Paragraph,
    Passage,
    Picture,
    Poster,
    Question,
    Scale,
    Shown,
    Sum,
    Table,
    Track,
    Way,
)
from game.toolkit.voice import plain

Show = Callable[[Picture], str]
"""Writes a picture with its strip."""

Deal = Callable[[Deck], str]
"""Writes the cards of a deck."""

WIDE = 4
"""A table of more columns than these is wider than a phone."""

MOVES = 9
"""How many fields a track has, besides the one that is filled in."""

NEWSPRINT = ("article", "front-page")


def said(passage: Passage) -> str:
    """A passage as text; one in another language says so."""
    if isinstance(passage, Foreign):
        return f'<span lang="{escape(passage.lang)}">{escape(passage.text)}</span>' if passage.text else ""
    return escape(passage)


def named(passage: Passage, attribute: str = "aria-label") -> str:
    """A passage as an attribute, with its language where it is another one."""
    lang = f' lang="{escape(passage.lang)}"' if isinstance(passage, Foreign) else ""
    return f' {attribute}="{escape(plain(passage))}"{lang}'


def part_of(kind: str, passage: Passage, tag: str = "span") -> str:
    """A passage in an element of this class; nothing for nothing."""
    return f'<{tag} class="{kind}">{said(passage)}</{tag}>' if plain(passage) else ""


class Blocks:
    """Writes the blocks of one part after the other.

    `ids` are the anchors that there are, `show` writes a picture and `deal` a deck, whose key `deck` is meanwhile;
    `level` and `heading` are those of the last heading.
    """

    def __init__(self, ids: frozenset[str], show: Show, deal: Deal) -> None:
        self.ids = ids
        self.show = show
        self.deal = deal
        self.deck = ""
        self.level = 1
        self.heading: Passage = ""
        self._groups = 0

    def title(self, text: Passage, level: int, kind: str = "", inner: str = "") -> str:
        """A heading of this level, or of the one that may come next; `inner` stands for a text with more to it."""
        self.level, self.heading = min(level, self.level + 1), text
        name = f' class="{kind}"' if kind else ""
        return f"<h{self.level}{name}>{inner or said(text)}</h{self.level}>"

    def written(self, blocks: Iterable[Block]) -> str:
        """Blocks in their order; the ways among them that follow each other are one list."""
        made = []
        for ways, group in groupby(blocks, key=lambda block: isinstance(block, Way)):
            each = [self.block(block) for block in group]
            made.append(f'<ul class="ways" role="list">{"".join(each)}</ul>' if ways else "".join(each))
        return "".join(made)

    def anchor(self, code: object) -> str:
        """The anchor of a card of this deck; nothing if there is no such card."""
        name = anchor(self.deck, code)
        return name if name in self.ids else ""

    @singledispatchmethod
    def block(self, block: Block) -> str:
        """One block."""
        raise TypeError(block)

    @block.register
    def _(self, block: Heading) -> str:
        return self.title(block.text, block.level + 1)

    @block.register
    def _(self, block: Paragraph) -> str:
        words = f"{part_of('when', block.when)} {part_of('who', block.who)} {said(block.text)}".strip()
        way = "".join(
            f'<li><a href="#{escape(name)}">{escape(code)}</a></li>'
            for code, name in ((code, self.anchor(code)) for code in block.cards)
            if name
        )
        return f'<p class="{block.style}">{words}</p>' + (f'<ul class="codes" role="list">{way}</ul>' if way else "")

    @block.register
    def _(self, block: Listing) -> str:
        if block.style == "boxes":
            each = "".join(f"<li><label>{_tick()}<span>{_entry(entry)}</span></label></li>" for entry in block.entries)
            return f'<ul class="ticked" role="list">{each}</ul>'
        tag = "ol" if block.style == "steps" else "ul"
        return f"<{tag}>{''.join(f'<li>{_entry(entry)}</li>' for entry in block.entries)}</{tag}>"

    @block.register
    def _(self, block: Table) -> str:
        whole = sum(block.widths)
        columns = "".join(
            f'<col style="width:{100 * share / whole:.4g}%">' if share else "<col>" for share in block.widths
        )
        head = "".join(f'<th scope="col">{said(name)}</th>' if plain(name) else "<td></td>" for name in block.head)
        rows = "".join(f"<tr>{self._row(block, row)}</tr>" for row in block.rows)
        kind = "marks" if block.tick else {2: "pair"}.get(len(block.head), "wide" if len(block.head) > WIDE else "slim")
        caption = f'<caption class="unseen">{said(self.heading)}</caption>'
        table = (
            f"<table>{caption}<colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )
        scrolls = f' role="region" tabindex="0"{named(self.heading)}' if kind in ("wide", "slim") else ""
        return f'<div class="table {kind}"{scrolls}>{table}</div>'

    def _row(self, table: Table, row: tuple[Passage, ...]) -> str:
        name = self._group() if table.tick else ""
        made = [f'<th scope="row">{said(row[0])}</th>']
        for head, cell in zip(table.head[1:], row[1:], strict=True):
            if table.tick and not cell:
                made.append(f"<td><label>{_circle(name)}<span>{said(head)}</span></label></td>")
            elif table.tall and not cell:
                made.append(f"<td>{_field(f'{plain(row[0])}: {plain(head)}')}</td>")
            else:
                made.append(f"<td>{said(cell)}</td>")
        return "".join(made)

    @block.register
    def _(self, block: Question) -> str:
        lines = '<i class="line" aria-hidden="true"></i>' * block.lines
        return f'<div class="question"><p class="strong">{said(block.text)}</p>{lines}</div>'

    @block.register
    def _(self, block: Sum) -> str:
        return f'<label class="sum"><span>{said(block.text)}</span>{_field()}</label>'

    @block.register
    def _(self, block: Track) -> str:
        name = plain(block.name)
        fields = "".join(f"<li>{_field(f'{name} {n}')}</li>" for n in range(1, MOVES + 1))
        start = f"<li><b>{escape(block.start)}</b></li>"
        return f'<div class="track"><p class="strong">{said(block.name)}</p><ol role="list">{start}{fields}</ol></div>'

    @block.register
    def _(self, block: Boxes) -> str:
        boxes = "".join(f"<label>{_tick()}<span>{escape(label)}</span></label>" for label in block.labels)
        return f'<fieldset class="boxes"><legend>{said(block.name)}</legend>{boxes}</fieldset>'

    @block.register
    def _(self, block: Scale) -> str:
        name = self._group()
        stops = "".join(
            f"<label>{_circle(name)}<span><b>{escape(number)}</b> {said(text)}</span></label>"
            for number, text in block.stops
        )
        legend = f"<legend>{said(block.question)}</legend>"
        return f'<fieldset class="scale">{legend}<div class="stops">{stops}</div></fieldset>'

    @block.register
    def _(self, block: Box) -> str:
        level = self.level
        title = self.title(block.title, level + 1) if plain(block.title) else ""
        made = f'<div class="box">{title}{self.written(block.blocks)}</div>'
        self.level = level
        return made

    @block.register
    def _(self, block: Item) -> str:
        by = " · ".join(filter(None, map(said, (block.handle, block.posted))))
        title = part_of("headline", block.title, "p")
        text = "".join(f"<p>{said(each)}</p>" for each in block.paragraphs)
        shot = self.show(block.picture) if block.picture is not None else ""
        if block.form in NEWSPRINT:
            body = f"{part_of('paper', block.account, 'p')}{part_of('posted', block.posted, 'p')}{title}{shot}"
            body += f'<div class="columns">{text}</div>'
        elif block.form == "notice":
            signed = " · ".join(filter(None, map(said, (block.account, block.posted))))
            body = f'{title}{shot}{text}<p class="posted">{signed}</p>'
        elif block.form == "chat":
            head = f"<b>{said(block.account)}</b>{part_of('posted', block.posted)}"
            body = f'<p class="sender">{head}</p><div class="bubble">{title}{shot}{text}</div>'
        else:
            initial = f'<i class="initial" aria-hidden="true">{escape(plain(block.account)[:1].upper())}</i>'
            under = f'<span class="posted">{by}</span>' if by else ""
            sender = f'<p class="sender">{initial}<span><b>{said(block.account)}</b>{under}</span></p>'
            body = f"{sender}{title}{text}{shot}"
        small = " small" if block.small else ""
        strip = f'<figcaption class="strip {block.strip}">{said(block.strip_text)}</figcaption>' if block.strip else ""
        return f'<figure class="item {escape(block.form)}{small}">{body}{strip}</figure>'

    @block.register
    def _(self, block: Shown) -> str:
        credit = part_of("credit", block.picture.credit, "figcaption")
        return f'<figure class="shown">{self.show(block.picture)}{credit}</figure>'

    @block.register
    def _(self, block: Way) -> str:
        words = part_of("when", block.when) + part_of("text", block.text) + part_of("go", block.go)
        name = self.anchor(block.to)
        return f'<li><a href="#{escape(name)}">{words}</a></li>' if name else f"<li><span>{words}</span></li>"

    @block.register
    def _(self, block: Meters) -> str:
        moves = "".join(f"<span>{said(name)} <b>{escape(points)}</b></span>" for name, points in block.moves)
        return f'<p class="meters">{moves}</p>'

    @block.register
    def _(self, block: Masthead) -> str:
        # The kit's name and the picture are at the head of the page already.
        return part_of("lead", block.under, "p")

    @block.register
    def _(self, block: Certificate) -> str:
        hand = '<i class="rule" aria-hidden="true"></i>'
        name, day, signed = (
            f'<p class="hand">{hand}{said(text)}</p>' for text in (block.name, block.day, block.signed)
        )
        above = self.title(block.title, 2) + part_of("lead", block.above, "p")
        below = part_of("lead", block.below, "p")
        return f'<div class="certificate">{above}{name}{below}<div class="sides">{day}{signed}</div></div>'

    @block.register
    def _(self, block: Poster) -> str:
        moves = "".join(f"<li><b>{said(name)}</b> {said(text)}</li>" for name, text in block.moves)
        entries = "".join(f"<li>{self.show(picture)}{said(name)}</li>" for name, picture in block.entries)
        head = self.title(block.headline, 2) + part_of("lead", block.under, "p")
        tricks = f'<ul class="tricks" role="list">{entries}</ul>'
        return f'<div class="poster">{head}<ol class="moves">{moves}</ol>{tricks}</div>'

    @block.register
    def _(self, block: Line) -> str:
        return "<hr>"

    @block.register
    def _(self, block: Page) -> str:
        return self.written(block.blocks)

    @block.register
    def _(self, block: Copier) -> str:
        # It is about sheets of paper, of which there are none here.
        return ""

    @block.register
    def _(self, block: Break) -> str:
        return '<hr class="break">'

    @block.register
    def _(self, block: Deck) -> str:
        return self.deal(block)

    def _group(self) -> str:
        """A name for circles of which one can be ticked; nothing is ever sent under it."""
        self._groups += 1
        return f"circles-{self._groups}"


def anchor(deck: str, code: object) -> str:
    """The anchor of the card with this code in the decks of a key; nothing for a card that nothing can lead to."""
    return f"{deck}-{code}" if deck and code else ""


def _entry(entry: Passage | Link) -> str:
    if not isinstance(entry, Link):
        return said(entry)
    if not is_web_link(entry.url):
        return said(entry.text)
    return f'<a class="out" href="{escape(entry.url)}" rel="external noreferrer">{said(entry.text)}</a>'


def _tick() -> str:
    return '<input type="checkbox" autocomplete="off">'


def _circle(name: str) -> str:
    return f'<input type="radio" name="{name}" autocomplete="off">'


def _field(name: str = "") -> str:
    label = f' aria-label="{escape(name)}"' if name else ""
    return f'<input type="text" autocomplete="off"{label}>'
