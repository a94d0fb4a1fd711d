"""What comes after the noon news: the debrief of each item, and the result."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.pages import (
    BadgeView,
    CorrectionView,
    EvidenceView,
    HeadingView,
    ItemView,
    NoteView,
    ScoreView,
    StoryView,
    TechniqueView,
    VerdictView,
)
from game.window import tokens
from game.window.board import Board, Pinned
from game.window.case_item import Files, item_card
from game.window.layout import Column, Grid, Limit, Node, Row
from game.window.marks import Lantern, Portrait, Stamp
from game.window.meters import Meter, Pattern
from game.window.widgets import Card, Heading, Icon, Label, Paragraph, Picture

if TYPE_CHECKING:
    from game.pages import Page
    from game.strings import Translator
    from game.window.tokens import Ink

VERDICT_INK: dict[str, Ink] = {"accurate": "good", "unverifiable": "text", "satire": "text"}
CORRECTION_ICON = {"fact": "check", "warning": "warning", "why": "eye", "fact-again": "check"}
WORTH_ICON = {"toward": "check", "away": "cross", "neither": "question"}
SCORES: tuple[tuple[str, Pattern], ...] = (("eye", "plain"), ("pin", "hatch"), ("trust", "dots"))
"""The icon and the pattern of each score's bar: judgement, method, care."""


def ending(page: Page) -> Node | None:
    """How the case closed, before the first debrief."""
    first = page.blocks[:2]
    if len(first) == 2 and isinstance(first[0], HeadingView) and isinstance(first[1], NoteView):
        body = Column([Heading(first[0].text, style="title"), Paragraph(first[1].text)], gap=tokens.TIGHT)
        return Card(body, tone="note", key="ending")
    return None


def debrief(page: Page, t: Translator, files: Files, cards: Path) -> Node:
    """Fact, warning, why, fact again, beside the item; what decided it; what was not looked at; the cards; the story.

    cards: the folder of the techniques' pictures.
    """
    item = next(block for block in page.blocks if isinstance(block, ItemView))
    verdict = next(block for block in page.blocks if isinstance(block, VerdictView))
    evidence = [block for block in page.blocks if isinstance(block, EvidenceView)]
    corrections = [_correction(block) for block in page.blocks if isinstance(block, CorrectionView)]
    correction = Card(Column(corrections, gap=tokens.ROOM), key="correction")
    judged = Column(
        [
            Stamp(
                verdict.word,
                ink=VERDICT_INK.get(verdict.verdict, "bad"),
                frame=cards / f"stamp-{verdict.verdict}.webp",
                key="stamp",
            ),
            Paragraph(verdict.kind_word, style="strong"),
            Paragraph(verdict.said, ink="soft"),
        ],
        gap=tokens.TIGHT,
    )
    return Column(
        [
            ending(page),
            Row(
                [
                    Column([correction], grow=1),
                    Column([Card(judged, key="verdict"), item_card(item, t, files)], grow=1),
                ],
                gap=tokens.ROOM,
                align="start",
                stack=True,
                below=880,
            ),
            *_decided(item, evidence, t),
            *_missed(evidence, t),
            *_notebook(page, t, cards),
            *(_story(block, t, files) for block in page.blocks if isinstance(block, StoryView)),
        ],
        gap=tokens.ROOM,
    )


def _decided(item: ItemView, evidence: list[EvidenceView], t: Translator) -> list[Node]:
    """What was looked at, tied to the claim: now it is told which way each of it points, and what it was worth."""
    seen = [block for block in evidence if block.opened]
    if not seen:
        return []
    claim = Column([Label(t.say("It claims")), Paragraph(item.claims, style="strong")], gap=tokens.HAIR)
    pinned = [Pinned(_evidence(block), block.speaks) for block in seen]
    return [Heading(t.say("What the checks were worth")), Board(claim, pinned, column=300, key="decided")]


def _missed(evidence: list[EvidenceView], t: Translator) -> list[Node]:
    """What nobody looked at, and what it would have told."""
    missed = [Card(_evidence(block), tone="note", shadow=False) for block in evidence if not block.opened]
    if not missed:
        return []
    return [Heading(t.say("What you did not look at")), Grid(missed, column=300, most=3, gap=tokens.GAP)]


def _correction(block: CorrectionView) -> Node:
    ink: Ink = "bad" if block.role == "warning" else "good" if block.role != "why" else "soft"
    return Row(
        [
            Icon(CORRECTION_ICON[block.role], ink=ink),
            Column([Label(block.heading, ink=ink), Paragraph(block.text)], gap=tokens.HAIR, grow=1),
        ],
        align="start",
    )


def _evidence(block: EvidenceView) -> Node:
    ink: Ink = {"toward": "good", "away": "bad"}.get(block.toward, "soft")  # type: ignore[assignment]
    label = Paragraph(block.label, style="strong", grow=1)
    worth = [block.side, block.worth, block.look] if block.opened else [block.side, block.worth]
    return Column(
        [
            Row([Icon(WORTH_ICON[block.toward], ink=ink), label], align="start"),
            Paragraph(block.says, style="small"),
            Label(" · ".join(worth), ink=ink),
        ],
        gap=tokens.HAIR,
    )


def _notebook(page: Page, t: Translator, cards: Path) -> list[Node]:
    drawn = [technique_card(block, cards) for block in page.blocks if isinstance(block, TechniqueView)]
    if not drawn:
        return []
    return [Heading(t.say("For your notebook")), Grid(drawn, column=360, most=2)]


def technique_card(view: TechniqueView, cards: Path) -> Card:
    """A technique's card: its picture, what it is, how to spot it, and the tools for it."""
    words = Column(
        [
            Heading(view.name),
            Paragraph(view.what),
            Paragraph(view.spot, style="aside"),
            Label(" · ".join([*view.tools, view.number] if view.number else view.tools)),
        ],
        gap=tokens.TIGHT,
    )
    shown = Picture(cards / f"{view.technique}.webp", "", fit="cover", ratio=1.5, share=0.4)
    return Card(Column([shown, words]), tone="note", key=f"technique.{view.technique}")


def _story(block: StoryView, t: Translator, files: Files) -> Node:
    told = Column(
        [
            Label(t.say("The story behind it"), ink="accent"),
            Heading(block.name),
            *(Paragraph(part) for part in block.text.split("\n\n")),
        ],
        grow=1,
    )
    face = Portrait(files(block.portrait) if block.portrait else None, block.name, size=tokens.FACE)
    return Card(
        Row([face, Limit(told, tokens.MEASURE, align="start", grow=1)], gap=tokens.ROOM, align="start"),
        tone="night",
        key="story",
    )


def _badge(block: BadgeView, cards: Path) -> Node:
    words = Column([Paragraph(block.name, style="strong"), Paragraph(block.why, style="small")], gap=0, grow=1)
    medal = Portrait(cards / f"badge-{block.badge}.webp", "", size=tokens.VAST)
    return Card(
        Row([medal, words], align="center"), tone="night", pad=tokens.GAP, arrive=True, key=f"badge.{block.badge}"
    )


def result(page: Page, cards: Path) -> Node:
    """The lantern, the badges, the three scores and what they come to, and the items in a line each.

    cards: the folder of the badges' pictures.
    """
    lit = page.result is not None and page.result.lit
    notes = [block for block in page.blocks if isinstance(block, NoteView)]
    scores = [block for block in page.blocks if isinstance(block, ScoreView)]
    rows = [
        Column(
            [
                Row([Heading(score.points), Paragraph(score.name, style="strong", grow=1)], align="center"),
                Meter(
                    score.meaning,
                    max(0.0, score.value),
                    "",
                    icon=icon,
                    pattern=pattern,
                    was=0.0,
                    key=f"score.{icon}",
                ),
            ],
            gap=tokens.HAIR,
        )
        for score, (icon, pattern) in zip(scores, SCORES, strict=False)
    ]
    lantern = Card(
        Column(
            [
                Lantern(lit=lit, key="lantern.light"),
                *(Paragraph(note.text, style="lead", align="center") for note in notes),
                Heading(scores[-1].points, style="display", align="center"),
                Paragraph(scores[-1].meaning, align="center", ink="soft"),
            ]
        ),
        tone="night",
        key="lantern",
    )
    verdicts = [
        Column(
            [
                Paragraph(heading.text, style="strong"),
                Label(f"{verdict.word}: {verdict.kind_word}", ink=VERDICT_INK.get(verdict.verdict, "bad")),
                Paragraph(verdict.said, style="small", ink="soft"),
            ],
            gap=0,
        )
        for heading, verdict in zip(
            [block for block in page.blocks if isinstance(block, HeadingView)],
            [block for block in page.blocks if isinstance(block, VerdictView)],
            strict=False,
        )
    ]
    badges = [_badge(block, cards) for block in page.blocks if isinstance(block, BadgeView)]
    return Row(
        [
            Column([lantern, *badges], grow=1),
            Column(
                [Card(Column(rows, gap=tokens.ROOM), key="scores"), Card(Column(verdicts), key="items")],
                grow=2,
            ),
        ],
        gap=tokens.ROOM,
        align="start",
        stack=True,
        below=880,
    )
