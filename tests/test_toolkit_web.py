"""The kit as a web page: it stands alone, gives nothing away, prints every text as itself, and leads where it says."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from html.parser import HTMLParser
from io import BytesIO
from itertools import chain, pairwise
from pathlib import Path

import pytest
from PIL import Image

from game import paths
from game.story.pack import is_web_link
from game.toolkit import PARTS, Order
from game.toolkit.build import document
from game.toolkit.document import (
    Back,
    Block,
    Box,
    Boxes,
    Card,
    Certificate,
    Copier,
    Deck,
    Document,
    Foreign,
    Heading,
    Item,
    Link,
    Listing,
    Masthead,
    Meters,
    Paragraph,
    Part,
    Passage,
    Picture,
    Poster,
    Question,
    Scale,
    Shown,
    Strip,
    Sum,
    Table,
    Track,
    Way,
)
from game.toolkit.proofs import strings_in
from game.toolkit.web import page
from tests.printing import counter

NASTY = '</style></title><script>alert("1")</script>\'<img src=x onerror=y>&amp; --> ]]>'
EMPTY = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source"})
LABELS: dict[str, Passage] = dict.fromkeys(("contents", "skip", "play", "every", "again", "sealed", "answer"), "label")
TOWN = Picture(paths.assets() / "pictures" / "title.jpg", "the town", "", 20)


class Tag:
    """An element of a page: its name, its attributes, what it stands in, and the text inside; a leaf has no other."""

    def __init__(self, name: str, attributes: dict[str, str], parent: "Tag | None") -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.text = ""
        self.leaf = True

    def within(self) -> Iterator["Tag"]:
        """What it stands in, from the inside out."""
        tag = self.parent
        while tag is not None:
            yield tag
            tag = tag.parent

    def of(self, kind: str) -> bool:
        """Whether it has this class."""
        return kind in self.attributes.get("class", "").split()


class Read(HTMLParser):
    """A page as it is read by a strict reader: every element is closed, inside the one that it was opened in."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self._open: list[Tag] = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        attributes = {name: value or "" for name, value in attrs}
        made = Tag(tag, attributes, self._open[-1] if self._open else None)
        if made.parent is not None:
            made.parent.leaf = False
        self.tags.append(made)
        if tag not in EMPTY:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for tag in self._open:
            tag.text += data

    def named(self, *names: str) -> list[Tag]:
        """The elements of these names, in order."""
        return [tag for tag in self.tags if tag.name in names]

    def of(self, kind: str) -> list[Tag]:
        """The elements of a class, in order."""
        return [tag for tag in self.tags if tag.of(kind)]

    def ids(self) -> dict[str, Tag]:
        """What can be led to."""
        return {tag.attributes["id"]: tag for tag in self.tags if "id" in tag.attributes}


@lru_cache
def kit(language: str = "en", parts: tuple[str, ...] = PARTS) -> Document:
    """The kit of the shipped pack."""
    desk, made_from = counter(language)
    return document(made_from, Order(parts=parts, form="html"), desk.translator)


@lru_cache
def written(language: str = "en", order: Order | None = None) -> str:
    """The page of the shipped pack's kit."""
    return page(kit(language), order or Order(form="html"), paths.assets())


@lru_cache
def shipped(language: str = "en") -> Read:
    """The same page, read."""
    return Read(written(language))


def made_of(*blocks: Block) -> Document:
    """A kit of one part."""
    part = Part("part", "Part", blocks)
    return Document("Kit", "author", "en", (part,), (), ("foot",), LABELS)


def read(made: Document, order: Order | None = None) -> Read:
    """A kit's page, read."""
    return Read(page(made, order or Order(form="html"), paths.assets()))


def every_block(text: str) -> Document:
    """A kit in which each text of each block is the same."""
    picture = replace(TOWN, alt=text, credit=text, strip="false", words=text)
    item = Item("post", text, text, text, text, (text,), picture, "false", text)
    front = (Paragraph(text, when=text, who=text, cards=(text,)), Way(text, 1, text, text), Meters(((text, text),)))
    card = Card(text, "1", text, front, Back("A1", text, (text, text), text), portrait=picture)
    blocks: tuple[Block, ...] = (
        Masthead(picture, text, text),
        Heading(text),
        Paragraph(text),
        *(
            Listing((text, Link(text, f"https://example.org/{''.join(text.split())}")), style)
            for style in ("points", "steps", "boxes")
        ),
        Table((text, text), ((text, text),), (1, 0)),
        Table((text, text, ""), ((text, "", ""),), (1, 1, 1), tall=True),
        Table((text, text), ((text, ""),), (1, 1), tick=True),
        Question(text),
        Sum(text),
        Track(text, text),
        Boxes(text, (text,)),
        Scale(text, ((text, text),)),
        Box(text, (Paragraph(text),)),
        *(
            replace(item, form=form)
            for form in ("post", "chat", "article", "front-page", "notice", "letter", "video-still")
        ),
        Shown(picture),
        Certificate(picture, text, text, text, text, text, text),
        Poster(text, text, ((text, text),), ((text, picture),)),
        Heading(text, answer=True),
        Deck(text, (card,), key="case"),
    )
    parts = tuple(Part(name, text, blocks) for name in ("branches", "evidence"))
    labels: dict[str, Passage] = dict.fromkeys(LABELS, text)
    return Document(text, text, "en", parts, (), (text,), labels)


@pytest.mark.parametrize("language", ["en", "sr"])
def test_a_page_asks_for_nothing_from_outside(language: str) -> None:
    """Pictures and fonts are in the page, and what leads out of it are the addresses of the sources, nothing else."""
    links = {
        entry.url
        for part in kit(language).parts
        for block in part.blocks
        if isinstance(block, Listing)
        for entry in block.entries
        if isinstance(entry, Link)
    }
    assert links
    left = set()
    for tag in shipped(language).tags:
        for name in ("src", "href", "srcset", "data", "poster", "action", "formaction", "background"):
            value = tag.attributes.get(name, "#")
            if not value.startswith(("#", "data:")):
                assert (tag.name, name) == ("a", "href")
                left.add(value)
    assert left == links
    style = "".join(tag.text for tag in shipped(language).named("style"))
    assert "@import" not in style
    assert all(piece.startswith("data:font/ttf;base64,") for piece in style.split("url(")[1:])


def test_a_page_has_no_script_and_forbids_them() -> None:
    """There is no script, no form and no handler in a page, and its policy allows styles, pictures and fonts within."""
    names = {tag.name for tag in shipped().tags}
    assert not names & {"script", "form", "iframe", "object", "embed", "link", "base", "svg"}
    assert not any(name.startswith("on") for tag in shipped().tags for name in tag.attributes)
    policy = next(tag for tag in shipped().named("meta") if "http-equiv" in tag.attributes).attributes["content"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert set(rules) == {"default-src", "style-src", "img-src", "font-src", "base-uri", "form-action"}


def test_hostile_texts_print_as_themselves() -> None:
    """A text made of HTML is read back as the same characters, and adds no element to the page."""
    nasty, tame = read(every_block(NASTY)), read(every_block("words"))
    assert [tag.name for tag in nasty.tags] == [tag.name for tag in tame.tags]
    assert [sorted(tag.attributes) for tag in nasty.tags] == [sorted(tag.attributes) for tag in tame.tags]
    whole = nasty.tags[0].text
    assert whole.count(NASTY) == tame.tags[0].text.count("words")
    assert {tag.attributes["alt"] for tag in nasty.named("img")} >= {NASTY}


def test_every_sentence_of_a_kit_is_in_its_page() -> None:
    """Every text of more than a word is on the page, but for the table for the copier, who has nothing to do here."""
    seen = shipped().tags[0].text + "".join(tag.attributes.get("alt", "") for tag in shipped().tags)
    blocks = [block for part in kit().parts for block in part.blocks if not isinstance(block, Masthead | Copier)]
    fronts = [(card.title, card.blocks) for deck in blocks if isinstance(deck, Deck) for card in deck.cards]
    texts = [strings_in(block) for block in blocks if not isinstance(block, Deck)] + [strings_in(tuple(fronts))]
    assert not [text for text in chain(*texts) if " " in text and text not in seen]


def test_a_link_that_is_no_web_address_is_no_link() -> None:
    """Only http and https lead out of a page, as `check` has it, and in capitals too, which were dropped here."""
    good, loud = "https://example.org/a?b=1&c=2", "HTTPS://EXAMPLE.ORG/A"
    entries = (Link("bad", "javascript:alert(1)"), Link("good", good), Link("loud", loud), Link("half", "https:// x"))
    links = [tag for tag in read(made_of(Listing(entries))).named("a") if tag.of("out")]
    assert [(tag.text, tag.attributes["href"]) for tag in links] == [("good", good), ("loud", loud)]
    assert [is_web_link(entry.url) for entry in entries] == [False, True, True, False]


@pytest.mark.parametrize("language", ["en", "sr"])
def test_every_way_leads_to_something_that_is_there(language: str) -> None:
    """Each way on a branch card leads to the card of that number, and no link of the page leads nowhere."""
    found = shipped(language)
    ids = found.ids()
    assert all(link.attributes["href"].removeprefix("#") in ids for link in found.named("a") if not link.of("out"))
    decks = [block for part in kit(language).parts if part.id == "branches" for block in part.blocks]
    ways = [
        f"#{deck.key}-{way.to}"
        for deck in decks
        if isinstance(deck, Deck)
        for card in deck.cards
        for way in card.blocks
        if isinstance(way, Way)
    ]
    tapped = [
        link.attributes["href"]
        for link in found.named("a")
        if any(tag.of("ways") and not tag.of("ends") for tag in link.within())
    ]
    assert tapped == ways


def test_a_case_can_be_played_by_tapping() -> None:
    """From the first card every card of a case can be tapped to, and each ending leads to the key and to the start."""
    found = shipped()
    leads: dict[str, set[str]] = {}
    for link in found.named("a"):
        for tag in link.within():
            if tag.of("card"):
                leads.setdefault(tag.attributes["id"], set()).add(link.attributes["href"][1:])
    reached, due = set(), ["bridge-on-fire-1"]
    while due:
        card = due.pop()
        if card not in reached:
            reached.add(card)
            due += leads.get(card, ())
    deck = next(block for part in kit().parts if part.id == "branches" for block in part.blocks)
    assert isinstance(deck, Deck)
    assert {f"{deck.key}-{card.code}" for card in deck.cards} <= reached
    assert {"bridge-on-fire-A", "bridge-on-fire-A1"} <= reached
    ends = [card for card in deck.cards if not any(isinstance(block, Way) for block in card.blocks)]
    assert ends
    assert all(leads[f"{deck.key}-{card.code}"] == {"key", "bridge-on-fire-1"} for card in ends)


def test_a_way_to_a_card_that_is_not_there_is_no_link() -> None:
    """Where only some of the cards are in a page, what would lead to the others is printed as text."""
    card = Card("Case", "1", "", (Way("Go", 2, "→ 2"),), Back("1", "Card"))
    found = read(made_of(Deck("Case", (card,), key="case")))
    assert [tag.text for tag in found.of("go")] == ["→ 2"]
    assert not [tag for tag in found.named("a") if tag.attributes["href"] == "#case-2"]


def test_cards_of_different_cases_do_not_clash() -> None:
    """The same number in two cases is two cards, and a way leads to the one of its own case."""
    cards = (Card("Case", "1", "", (Way("Go", 2, "→ 2"),), Back("1", "Card")), Card("Case", "2", "", (), Back("2", "")))
    found = read(made_of(Deck("One", cards, key="one"), Deck("Two", cards, key="two")))
    assert {"one-1", "one-2", "two-1", "two-2"} <= set(found.ids())
    ways = [tag.attributes["href"] for tag in found.named("a") if any(each.of("ways") for each in tag.within())]
    assert [way for way in ways if way.endswith("2")] == ["#one-2", "#two-2"]


@pytest.mark.parametrize("language", ["en", "sr"])
def test_no_anchor_stands_twice(language: str) -> None:
    """Each id of a page is there once."""
    ids = [tag.attributes["id"] for tag in shipped(language).tags if "id" in tag.attributes]
    assert len(set(ids)) == len(ids)


def test_headings_never_skip_a_level() -> None:
    """There is one heading of the first level, and each is at most one level below the one before it."""
    for found in (shipped(), read(made_of(Heading("deep", 3), Box("box", (Paragraph("x"),)), Heading("deep", 3)))):
        levels = [int(tag.name[1]) for tag in found.named("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_has_landmarks_and_a_way_to_each_part() -> None:
    """A header, contents, a main part and a foot; the contents name every part, and the first link skips them."""
    found = shipped()
    assert [len(found.named(name)) for name in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    assert found.named("a")[0].attributes["href"] == f"#{found.named('main')[0].attributes['id']}"
    links = [tag for tag in found.named("a") if any(each.name == "nav" for each in tag.within())]
    assert [(tag.attributes["href"][1:], tag.text) for tag in links] == [(part.id, part.title) for part in kit().parts]
    assert [tag.attributes["id"] for tag in found.named("section")] == [part.id for part in kit().parts]


def test_every_picture_says_what_it_shows() -> None:
    """Each picture has a text in its place; only ornaments have an empty one."""
    for tag in shipped().named("img"):
        assert "alt" in tag.attributes
        assert tag.attributes["alt"] or tag.of("icon")


def test_every_field_says_what_it_is_for() -> None:
    """Each box, circle and line to fill in has a label, and nothing that is filled in is kept."""
    for tag in shipped().named("input"):
        labels = [each.text for each in tag.within() if each.name == "label"]
        assert "aria-label" in tag.attributes or (labels and labels[0].strip())
        assert tag.attributes["autocomplete"] == "off"
        assert ("name" in tag.attributes) == (tag.attributes["type"] == "radio")


def test_tables_name_their_rows_and_columns() -> None:
    """Each table has a caption, and heads that say whether they are for a row or a column."""
    tables = shipped().named("table")
    assert tables
    assert len(shipped().named("caption")) == len(tables)
    assert all(tag.attributes["scope"] in ("row", "col") for tag in shipped().named("th"))


def test_a_passage_in_another_language_says_so() -> None:
    """What nobody has translated bears its language: a text, the words for a picture, and who took it."""
    picture = replace(TOWN, alt=Foreign("the town", "de-AT"), strip="false", words=Foreign("Falsch", "de-AT"))
    picture = replace(picture, credit=Foreign("Archiv", "de-AT"))
    found = read(made_of(Paragraph(Foreign("Guten Tag", "de-AT")), Shown(picture)))
    spans = [tag.text for tag in found.tags if tag.name == "span" and "lang" in tag.attributes]
    assert spans == ["Guten Tag", "Archiv"]
    shown = next(tag for tag in found.named("img") if tag.attributes["alt"] == "the town")
    assert shown.attributes["lang"] == "de-AT"
    assert found.named("html")[0].attributes["lang"] == "en"
    assert shipped("sr").named("html")[0].attributes["lang"] == "sr"


def test_the_same_document_gives_the_same_page() -> None:
    """Two pages of one document are the same to the byte."""
    small = replace(kit(), parts=tuple(part for part in kit().parts if part.id in ("items", "key", "votes")))
    first, second = (page(small, Order(form="html"), paths.assets()) for _ in range(2))
    assert first == second


def test_nobody_reads_the_answers_by_accident() -> None:
    """The key, the scoring and the keys of the quiz are closed, and no verdict of an item stands outside of them."""
    details = [tag for tag in shipped().named("details") if tag.of("answers")]
    assert len(details) == 2 + 3
    assert not any("open" in tag.attributes for tag in shipped().named("details"))
    for heading in shipped().named("h3", "h4"):
        if heading.text.startswith(("Key", "Scoring", "Item A: ")):
            assert any(tag.of("answers") for tag in heading.within())
    for tag in shipped().of("strip"):
        if tag.of("false"):
            assert any(each.of("answers") for each in tag.within())


def test_an_item_with_a_content_note_is_opened_by_it() -> None:
    """Nobody comes upon an item that is hard to look at: its note stands there first, and whoever wants to opens it."""
    noted = [tag for tag in shipped().named("details") if tag.of("noted")]
    assert [tag.of("answers") for tag in noted] == [False]
    (summary,) = (tag for tag in shipped().named("summary") if noted[0] in tag.within())
    assert summary.text.startswith("Content note: An article hints")
    assert [tag for tag in shipped().named("figure") if noted[0] in tag.within()]
    assert "open" not in noted[0].attributes


def test_every_item_bears_its_strip() -> None:
    """Each item says below its text that it is training material, and a falsehood that was told as one says that."""
    items = [tag for tag in shipped().named("figure") if tag.of("item")]
    strips = {id(tag.parent): tag for tag in shipped().named("figcaption") if tag.of("strip")}
    assert items
    assert all(strips[id(item)].text.startswith("Training material") for item in items)
    told = [item for item in items if any(tag.attributes.get("id") == "key" for tag in item.within())]
    assert {strips[id(item)].text for item in told} == {"Training material: false", "Training material: made up"}


def pixels(tag: Tag) -> Image.Image:
    """The picture that an element shows."""
    return Image.open(BytesIO(base64.b64decode(tag.attributes["src"].partition(",")[2]))).convert("RGB")


@pytest.mark.parametrize(("strip", "ink"), [("false", (178, 60, 38)), ("training", (27, 36, 64))])
def test_a_picture_that_is_saved_by_itself_keeps_its_strip(strip: Strip, ink: tuple[int, int, int]) -> None:
    """The strip is part of the picture, so that nobody can save a falsehood without it."""
    picture = Picture(TOWN.file, "alt", "", 110, strip=strip, words="Training material")
    shown = read(made_of(Shown(picture))).named("img")[-1]
    kept = pixels(shown)
    corner = kept.getpixel((2, kept.height - 3))
    assert isinstance(corner, tuple)
    assert all(abs(a - b) < 12 for a, b in zip(corner, ink, strict=True))
    assert (kept.width, kept.height) == (int(shown.attributes["width"]), int(shown.attributes["height"]))


def test_a_strip_of_many_words_fits_into_a_small_picture(tmp_path: Path) -> None:
    """Letters get smaller where a strip is longer than its picture is wide, and the picture stays as it was."""
    file = tmp_path / "small.png"
    Image.new("RGB", (120, 8), "white").save(file)
    picture = Picture(file, "alt", "", 110, strip="training", words="many words " * 9)
    shown = read(made_of(Shown(picture))).named("img")[-1]
    assert pixels(shown).size == (120, 8)


def test_an_edition_and_a_paper_are_kept() -> None:
    """Large print has letters of 24 pixels at the least; the paper stands in the rule for pages."""
    made = made_of(Paragraph("text"))
    found = page(made, Order(form="html", edition="large-print", paper="letter"), paths.assets())
    assert '<html lang="en" class="large-print">' in found
    assert "html.large-print { font-size: 24px;" in found
    assert "@page{size:letter;" in found
    assert "@page{size:A4;" in page(made, Order(form="html"), paths.assets())


def test_every_kind_of_block_can_be_written() -> None:
    """No block of a document is unknown to the page, whatever kind it is."""
    assert read(every_block("words")).of("poster")
