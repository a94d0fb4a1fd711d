"""The kit put together: from a pack, a language and an order to a document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from game import words
from game.story.scoring import log_ratio
from game.toolkit import decks, leaflets, lesson, quizzes, sheets
from game.toolkit.clothes import Wardrobe
from game.toolkit.document import Block, Document, Paragraph, Part, Passage, Picture, Slide
from game.toolkit.laying import table
from game.toolkit.order import Order
from game.toolkit.tabletop import Table
from game.toolkit.voice import Voice, plain

if TYPE_CHECKING:
    from game.bench.album import Album
    from game.story.pack import Pack, Taxonomy
    from game.story.scenario import Scenario
    from game.strings import Translator


@dataclass(frozen=True, slots=True)
class Material:
    """What a kit is made from.

    `root` is the pack's folder, `album` has its pictures, `assets` are the game's own. `sources`
    and `catalogues` are the files that the texts stand in, for pointing at what cannot be printed. `version` and `day`
    are Fenjer's, and `digest` is the SHA-256 of the pack's content.
    """

    pack: "Pack"
    cases: "Mapping[str, Scenario]"
    taxonomy: "Taxonomy | None"
    digest: str
    root: Path
    album: "Album"
    assets: Path
    sources: tuple[Path, ...]
    catalogues: tuple[Path, ...]
    version: str
    day: date


def document(material: Material, order: Order, translator: "Translator") -> Document:
    """The kit of an order, in the translator's language."""
    voice = Voice(translator, material.pack)
    roomy = order.edition == "large-print" or order.form != "pdf"
    wardrobe = Wardrobe(voice, material.pack, material.album, roomy=roomy)
    tables = [table(material.cases[name]) for name in order.cases or material.pack.cases if name in material.cases]
    makers = _makers(material, order, voice, wardrobe, tables)
    wanted = [] if order.form == "slides" else [part for part in order.wanted() if part in makers]
    parts = tuple(makers[part]() for part in wanted)
    title = plain(voice.text(material.pack.title))
    if len(tables) == 1 and order.cases:
        title = plain(voice.text(tables[0].case.title))
    slides = tuple(_slides(voice, wardrobe, tables)) if order.form == "slides" else ()
    return bound(material, voice, plain(voice.say("Fenjer on paper: {title}", title=title)), parts, slides)


def bound(
    material: Material, voice: Voice, title: str, parts: "tuple[Part, ...]", slides: "tuple[Slide, ...]" = ()
) -> Document:
    """Parts and slides as a document, with what stands on every page."""
    say = voice.say
    return Document(
        title=title,
        author="Fenjer",
        lang=voice.t.code,
        parts=parts,
        slides=slides,
        foot=(
            plain(voice.text(material.pack.title)),
            f"Fenjer {material.version}",
            material.digest[:12],
            plain(say("Training material: made up")),
        ),
        labels={
            "page": say("Page"),
            "front": say("Front"),
            "back": say("Back"),
            "sheet": say("Sheet"),
            "cut": say("Cut along the lines"),
            "fold": say("Cut across, fold along the middle, glue"),
            "contents": say("Contents"),
            "answer": say("What it is"),
            "skip": say("Skip to the text"),
            "play": say("Play by tapping"),
            "every": say("Show all cards"),
            "again": say("Once more from card 1"),
            "sealed": say("To be opened after the case"),
        },
    )


def _makers(
    material: Material, order: Order, voice: Voice, wardrobe: Wardrobe, tables: "list[Table]"
) -> Mapping[str, Callable[[], Part]]:
    """What makes each part that can be made of this pack."""
    pack, taxonomy = material.pack, material.taxonomy
    town = Picture(
        material.assets / "pictures" / "title.jpg",
        voice.say("A printed town at dusk, with one lantern lit"),
        "",
        176,
        ((4, 27, 100, 84),),
    )
    upright = replace(town, crops=((44, 0, 90, 100),))
    makers: dict[str, Callable[[], Part]] = {
        "quick-start": lambda: (
            lesson.start(voice, tables[0], pack.licence) if order.handout else lesson.quick_start(voice, tables, town)
        ),
        "plans": lambda: lesson.plans(voice, tables, taxonomy),
        "guide": lambda: lesson.guide(voice, tables),
        "worksheets": lambda: sheets.worksheets(voice, tables, played=not order.handout),
        "items": lambda: decks.items(voice, wardrobe, tables),
        "evidence": lambda: decks.evidence(voice, wardrobe, tables),
        "roles": lambda: decks.roles(voice, wardrobe, tables),
        "branches": lambda: decks.branches(voice, tables),
        "votes": lambda: decks.votes(voice),
        "key": lambda: sheets.answer_key(voice, wardrobe, tables, taxonomy, played=not order.handout),
        "checklist": lambda: leaflets.checklist(voice),
        "glossary": lambda: leaflets.glossary(voice),
        "evaluation": lambda: leaflets.evaluation(voice),
        "parents": lambda: leaflets.parents(voice),
        "certificate": lambda: leaflets.certificate(voice, upright),
        "sources": lambda: leaflets.sources(voice, pack, taxonomy, material.version, material.digest),
    }
    if order.form != "html":
        # A web page has the cards already, one after the other.
        makers["booklet"] = lambda: decks.booklet(voice, tables)
    if pack.quiz:
        makers["quiz"] = lambda: quizzes.quiz(voice, wardrobe, pack)
    if taxonomy is not None:
        makers["techniques"] = lambda: decks.techniques(
            voice, tables, taxonomy, material.assets / "cards", used=len(order.cases) == 1
        )
        makers["poster"] = lambda: leaflets.poster(voice, taxonomy, material.assets / "cards")
    return makers


def _slides(voice: Voice, wardrobe: Wardrobe, tables: "list[Table]") -> "list[Slide]":
    """For each case a page to begin with, then one for each item and, after it, one for what it is."""
    say, made = voice.say, []
    for each in tables:
        case = each.case
        first: list[Block] = [Paragraph(voice.text(case.summary), "lead")]
        if case.content_note is not None:
            first.append(Paragraph(say("Content note: {note}", note=voice.text(case.content_note)), "note"))
        made.append(Slide(voice.text(case.title), tuple(first), answer=False))
        for name, item in case.items.items():
            letter = each.letters[name]
            question: Passage = say("{claim} How likely is that?", claim=voice.text(item.claims))
            if item.content_note is not None:
                # A slide of its own: whoever would rather not see what comes can look away before it is there.
                note = say("Content note: {note}", note=voice.text(item.content_note))
                made.append(Slide(say("Item {letter}", letter=letter), (Paragraph(note, "note"),), answer=False))
            shown = (wardrobe.item(item), Paragraph(question, "strong"))
            made.append(Slide(say("Item {letter}", letter=letter), shown, answer=False))
            best = max(item.checks.values(), key=lambda check: log_ratio(check.finding, item.verdict))
            correction = item.correction
            steps = (
                (say("What is so"), correction.fact),
                (say("Careful"), correction.warning),
                (say("What settles it"), best.finding.says),
                (say("Once more, what is so"), correction.fact_again),
            )
            told = tuple(Paragraph(voice.text(text), who=head) for head, text in steps if text is not None)
            verdict = words.verdict_name(voice.t, item.verdict)
            title = say("Item {letter}: {verdict}", letter=letter, verdict=verdict)
            made.append(Slide(title, (wardrobe.item(item, told=True, small=True), *told), answer=True))
    return made
