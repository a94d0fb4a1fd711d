"""The right-hand side of the bench: checking, judging, acting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from game.pages import FindingView, ItemView, NoteView
from game.window import tokens
from game.window.board import Board, Pinned
from game.window.buttons import Button
from game.window.case_item import Files, finding_slip
from game.window.layout import Column, Grid, Node, Row
from game.window.meters import Stakes
from game.window.slider import Slider
from game.window.widgets import Card, Heading, Icon, Label, Paragraph

if TYPE_CHECKING:
    from game.pages import JudgementForm, Offer, Page
    from game.strings import Translator

Part = Literal["check", "judge", "act"]
PARTS: tuple[Part, ...] = ("check", "judge", "act")
SURE = 10
"""From how near to certain, in percent, the price of certainty is told."""


@dataclass(slots=True)
class Draft:
    """A judgement that has not been stated yet."""

    percent: int = 50
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Hands:
    """What the bench does.

    It takes a token, turns to another part, is drawn again after the draft has changed, and opens a page of the web.
    """

    take: Callable[[str], None]
    turn: Callable[[Part], None]
    redraw: Callable[[], None]
    read: Callable[[str], None]


def parts_bar(part: Part, page: Page, t: Translator, hands: Hands) -> Node:
    """Which of the three parts is open; acting waits for a judgement."""
    names = {"check": t.say("1 Check"), "judge": t.say("2 Judge"), "act": t.say("3 Act")}
    judged = page.judgement is not None and page.judgement.percent is not None
    return Row(
        [
            Button(
                names[each],
                lambda each=each: hands.turn(each),  # type: ignore[misc]
                kind="chip",
                selected=each == part,
                enabled=each != "act" or judged,
                key=f"part.{each}",
                grow=1,
            )
            for each in PARTS
        ],
        gap=tokens.TIGHT,
        stack=True,
    )


def check_part(
    page: Page, t: Translator, files: Files, hands: Hands, newest: str, looks: Mapping[str, Callable[[], None]]
) -> Node:
    """The newest finding, the looks that are left, and what was found before.

    looks: how to look oneself, for each finding that was made on the item's own picture.
    """
    checks = [offer for offer in page.offers if offer.group == "check"]
    pins = {offer.token for offer in page.offers if offer.group == "pin"}
    findings = [block for block in page.blocks if isinstance(block, FindingView)]
    slips = [
        finding_slip(
            finding,
            t,
            files,
            pin=_taking(hands, f"pin:{finding.finding}") if f"pin:{finding.finding}" in pins else None,
            look=looks.get(finding.finding),
            read=_reading(hands, finding),
            arrive=finding.finding == newest,
        )
        for finding in reversed(findings)
    ]
    hint = t.say("Each look costs minutes. What would tell you most?")
    if findings:
        hint = t.say("Pin what decides it. {pins}.", pins=page.pins_words)
    return Column(
        [
            *slips[:1],
            Label(hint),
            Column([_check(offer, hands) for offer in checks], gap=tokens.TIGHT),
            *slips[1:],
        ]
    )


def ways_on(part: Part, page: Page, t: Translator, draft: Draft, hands: Hands) -> Node | None:
    """The way to the next part of the bench."""
    form = page.judgement
    if part == "check":
        enough = t.say("I have seen enough: judge it")
        return Button(enough, lambda: hands.turn("judge"), kind="primary", icon="next", key="to-judge")
    if part == "judge" and form is not None:
        return Button(
            t.say("That is my judgement"),
            lambda: hands.take(f"judge:{form.item}:{draft.percent}:{draft.kind}"),
            kind="primary",
            icon="check",
            sub="" if draft.kind else t.say("Say first what kind of thing it is."),
            enabled=bool(draft.kind),
            key="judge",
        )
    return None


def _check(offer: Offer, hands: Hands) -> Node:
    return Button(
        offer.text,
        lambda: hands.take(offer.token),
        icon=offer.tool or "",
        cost=offer.cost,
        enabled=offer.enabled,
        key=offer.token,
    )


def judge_part(page: Page, t: Translator, draft: Draft, hands: Hands) -> Node:
    """The slider with words at its stops, the kinds, and the statement."""
    form = page.judgement
    if form is None:
        raise AssertionError("only the bench is judged at")

    def slide(percent: int) -> None:
        draft.percent = percent
        hands.redraw()

    return Column(
        [
            Slider(
                form.question,
                draft.percent,
                slide,
                readout=t.percent,
                stops=[word for _, word in form.stops],
                step=5,
                key="percent",
            ),
            Stakes(*_stakes(draft.percent), words=_stakes_words(draft.percent, t), key="stakes"),
            Heading(t.say("And what kind of thing is it?")),
            kinds_part(form, draft, hands),
        ]
    )


def kinds_part(form: JudgementForm, draft: Draft, hands: Hands, column: int = 220) -> Node:
    """The kinds of thing that an item can be, of which one is named; `column` is the least width of a field."""

    def name(kind: str) -> None:
        draft.kind = kind
        hands.redraw()

    kinds = [
        Button(
            kind.name,
            lambda kind=kind.kind: name(kind),  # type: ignore[misc]
            sub=kind.meaning if draft.kind == kind.kind else "",
            kind="chip",
            selected=draft.kind == kind.kind,
            means=f"{kind.name}. {kind.meaning}",
            key=f"kind.{kind.kind}",
        )
        for kind in form.kinds
    ]
    return Grid(kinds, column=column, most=2, gap=tokens.TIGHT)


def pin_board(page: Page, t: Translator) -> Node:
    """What was pinned, tied to the claim that is to be judged; which way each points is for the player to say."""
    item = next(block for block in page.blocks if isinstance(block, ItemView))
    pinned = [
        Pinned(Column([Label(block.label), Paragraph(block.says, style="small")], gap=tokens.HAIR), "plain")
        for block in page.blocks
        if isinstance(block, FindingView) and block.pinned
    ]
    claim = [Label(t.say("It claims")), Paragraph(item.claims, style="strong")]
    if not pinned:
        claim.append(Paragraph(t.say("Nothing is pinned to it yet."), style="small", ink="soft"))
    return Board(Column(claim, gap=tokens.HAIR), pinned, column=160, key="board")


def _stakes(percent: int) -> tuple[int, int]:
    """What this much certainty wins where it is right, and loses where it is wrong."""
    near, far = min(percent, 100 - percent) / 100, max(percent, 100 - percent) / 100
    return round(100 - 400 * near**2), round(100 - 400 * far**2)


def _stakes_words(percent: int, t: Translator) -> str:
    """The same in words, and from where on a little more certainty is dearly paid."""
    if percent == 50:
        return t.say("In the middle you win nothing and lose nothing.")
    right, wrong = _stakes(percent)
    said = t.say("If you are right: {right}. If you are wrong: {wrong}.", right=right, wrong=t.number(wrong))
    if min(percent, 100 - percent) > SURE:
        return said
    less = 15 if percent < 50 else 85
    right, wrong = _stakes(less)
    rather = t.say(
        "At {percent} it would be {right} and {wrong}: the last bit of certainty wins little and can cost much.",
        percent=t.percent(less),
        right=right,
        wrong=t.number(wrong),
    )
    return f"{said} {rather}"


def act_part(page: Page, t: Translator, hands: Hands) -> Node:
    """What was said of the item, and what to do about it."""
    acts = [offer for offer in page.offers if offer.group == "act"]
    said = page.judgement.said if page.judgement else ""
    return Column(
        [
            Row(
                [
                    Icon("check", ink="good"),
                    Paragraph(t.say("You say {said}.", said=said), style="strong", grow=1),
                ],
                align="start",
            ),
            Heading(t.say("What do you do?")),
            *(
                Button(offer.text, _taking(hands, offer.token), number=number, key=offer.token)
                for number, offer in enumerate(acts, 1)
            ),
        ]
    )


def content_note(page: Page, t: Translator, hands: Hands) -> Node | None:
    """The note before charged material, with the way round it."""
    note = next((block for block in page.blocks if isinstance(block, NoteView) and block.kind == "content-note"), None)
    skip = next((offer for offer in page.offers if offer.group == "skip"), None)
    if note is None:
        return None
    return content_note_card(
        note, t, Button(skip.text, _taking(hands, skip.token), kind="quiet", key="skip") if skip else None
    )


def content_note_card(note: NoteView, t: Translator, way_round: Node | None = None) -> Node:
    """What is said before charged material."""
    return Card(
        Row(
            [
                Icon("warning", ink="bad", means=t.say("Content note")),
                Paragraph(note.text, style="small", grow=1),
                way_round,
            ],
            align="center",
            stack=True,
            below=480,
        ),
        tone="note",
        pad=tokens.GAP,
        shadow=False,
        key="content-note",
    )


def _reading(hands: Hands, finding: FindingView) -> Callable[[], None] | None:
    page = finding.page
    return None if page is None else lambda: hands.read(page.page)


def _taking(hands: Hands, token: str) -> Callable[[], None]:
    return lambda: hands.take(token)
