"""What comes after the noon news: the debrief of each item, and the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.pages import (
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
from game.window.case_item import Files, item_card
from game.window.layout import Column, Grid, Limit, Node, Row
from game.window.marks import Meter, Pattern, Portrait, Stamp
from game.window.widgets import Card, Heading, Icon, Label, Paragraph, Rule

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
        body = Column([Heading(first[0].text, style="title"), Paragraph(first[1].text, style="lead")])
        return Card(body, tone="note", key="ending")
    return None


def debrief(page: Page, t: Translator, files: Files) -> Node:
    """Fact, warning, why, fact again; the verdict and what decided it; the cards and the story behind."""
    item = next(block for block in page.blocks if isinstance(block, ItemView))
    verdict = next(block for block in page.blocks if isinstance(block, VerdictView))
    corrections = [_correction(block) for block in page.blocks if isinstance(block, CorrectionView)]
    evidence = [_evidence(block) for block in page.blocks if isinstance(block, EvidenceView)]
    what_is = Card(Column(corrections, gap=tokens.ROOM), key="correction")
    judged = Card(
        Column(
            [
                Stamp(verdict.word, ink=VERDICT_INK.get(verdict.verdict, "bad"), key="stamp"),
                Paragraph(verdict.kind_word, style="strong"),
                Paragraph(verdict.said, ink="soft"),
                Rule(),
                Heading(t.say("What the checks were worth")),
                *evidence,
            ]
        ),
        key="verdict",
    )
    return Column(
        [
            ending(page),
            Row(
                [
                    Column([item_card(item, t, files), what_is], grow=1),
                    Column([judged], grow=1),
                ],
                gap=tokens.ROOM,
                align="start",
                stack=True,
                below=880,
            ),
            *_notebook(page, t),
            *(_story(block, t, files) for block in page.blocks if isinstance(block, StoryView)),
        ],
        gap=tokens.ROOM,
    )


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
    return Row(
        [
            Icon(WORTH_ICON[block.toward], ink=ink),
            Column(
                [
                    Paragraph(block.label, style="strong"),
                    Paragraph(block.says, style="small"),
                    Label(f"{block.worth} · {block.look}", ink=ink),
                ],
                gap=0,
                grow=1,
            ),
        ],
        align="start",
    )


def _notebook(page: Page, t: Translator) -> list[Node]:
    cards = [block for block in page.blocks if isinstance(block, TechniqueView)]
    if not cards:
        return []
    drawn = [
        Card(
            Column(
                [
                    Row([Icon("lantern", ink="accent"), Heading(card.name, grow=1)], align="center"),
                    Paragraph(card.what),
                    Paragraph(card.spot, style="aside"),
                    Label(" · ".join(card.tools)),
                ],
                gap=tokens.TIGHT,
            ),
            tone="note",
            key=f"technique.{card.technique}",
        )
        for card in cards
    ]
    return [Heading(t.say("For your notebook")), Grid(drawn, column=360, most=2)]


def _story(block: StoryView, t: Translator, files: Files) -> Node:
    told = Column(
        [
            Label(t.say("The story behind it"), ink="accent"),
            Heading(block.name),
            *(Paragraph(part) for part in block.text.split("\n\n")),
        ],
        grow=1,
    )
    face = Portrait(files(block.portrait) if block.portrait else None, block.name)
    return Card(
        Row([face, Limit(told, tokens.MEASURE, align="start", grow=1)], gap=tokens.ROOM, align="start"),
        tone="night",
        key="story",
    )


def result(page: Page) -> Node:
    """The lantern, the three scores and what they come to, and the items in a line each."""
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
                Icon("lantern", size=tokens.VAST, ink="accent" if lit else "soft"),
                *(Paragraph(note.text, style="lead", align="center") for note in notes),
                Heading(scores[-1].points, style="display", align="center"),
                Paragraph(scores[-1].meaning, align="center", ink="soft"),
            ]
        ),
        tone="night",
        key="lantern",
        grow=1,
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
    return Row(
        [
            lantern,
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
