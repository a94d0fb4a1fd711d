"""What a class sees at the bench: the item and what to talk about, the vote, the looks, and what moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from game.pages import ItemView, talking
from game.story.lesson import few, mean
from game.strings import mark
from game.window import tokens
from game.window.buttons import Button
from game.window.case_bench import Hands, act_part, check_part, content_note, kinds_part, pin_board
from game.window.case_item import item_card
from game.window.layout import Column, Node, Pad, Row
from game.window.modes.classroom_vote import Bars
from game.window.widgets import Card, Heading, Icon, Label, Paragraph

if TYPE_CHECKING:
    from game.pages import JudgementForm
    from game.strings import Translator
    from game.window.modes.classroom_case import ClassCase, Step
    from game.window.modes.classroom_run import Run

STEPS: dict[Step, str] = {
    "vote": mark("1 Vote"),
    "talk": mark("2 Talk and look"),
    "again": mark("3 Vote again"),
    "shift": mark("4 What has moved"),
    "kind": mark("5 What kind of thing"),
    "act": mark("6 What you do"),
}

NARROW = 180
"""How narrow a kind's field may be, with the reader's text: two or three stand beside each other."""

BESIDE = 520
"""From this width on, with the reader's text, the bars and the words stand beside each other."""


def step_words(t: Translator, step: Step) -> str:
    """What a step is called."""
    return t.say(STEPS[step])


def percent(run: Run, item: str) -> int:
    """What the class gives an item: the mean of its last vote."""
    votes = run.votes(item)
    return mean(votes[-1]) if votes else 50


def column(parts: Sequence[Node | None]) -> Node:
    """Parts below one another, with the room that their shadows need."""
    return Pad(Column(parts, gap=tokens.GAP), tokens.GAP, tokens.TIGHT)


def left_side(case: ClassCase, hands: Hands) -> list[Node | None]:
    """The item; over it what there is to talk about, or what was pinned to its claim."""
    page, t = case.page, case.t
    item = next(block for block in page.blocks if isinstance(block, ItemView))
    lamp = None
    if item.picture is not None and case.step in ("vote", "talk"):
        look = t.say("Look at the picture closely")
        lamp = Button(look, partial(case.under_lamp, item), icon="magnifier", key="lamp")
    return [
        prompts(case, item) if case.step == "talk" and case.run.lesson.prompts else None,
        pin_board(page, t) if case.step == "again" else None,
        content_note(page, t, hands),
        item_card(item, t, case.picture),
        lamp,
    ]


def prompts(case: ClassCase, item: ItemView) -> Node:
    """What the class can talk about now."""
    t = case.t
    votes = case.run.votes(item.item)
    asked = talking.of_item(t, item.form, pictured=item.picture is not None)
    # Two are enough to begin with, and the item has to stay in sight.
    lines = [talking.of_vote(t, votes[-1]), asked[-1]] if votes else asked
    return Card(
        Column(
            [
                Row([Icon("speech", ink="accent"), Heading(talking.settling(t), grow=1)], align="start"),
                *(Paragraph(line) for line in lines),
            ],
            gap=tokens.TIGHT,
        ),
        tone="night",
        pad=tokens.ROOM,
        key="prompts",
    )


def right_side(case: ClassCase, form: JudgementForm, hands: Hands) -> Node:
    """What the class does beside the item: it votes, or chooses what to look at."""
    page, t = case.page, case.t
    if case.step in ("vote", "again"):
        return Card(voting(case, form), pad=tokens.GAP, key="part")
    item = next(block for block in page.blocks if isinstance(block, ItemView))
    return Card(check_part(page, t, case.picture, hands, case.newest, case.looks(item)), pad=tokens.GAP, key="part")


def whole(case: ClassCase, form: JudgementForm, hands: Hands) -> Node:
    """What takes the whole width: what has moved, what kind of thing it is, and what to do about it."""
    t = case.t
    item = next(block for block in case.page.blocks if isinstance(block, ItemView))
    if case.step == "shift":
        return shifted(case, form, item)
    if case.step == "kind":
        parts: list[Node] = [
            Column([Label(t.say("It claims")), Paragraph(item.claims, style="strong")], gap=0),
            Heading(t.say("And what kind of thing is it?")),
            kinds_part(form, case.draft, hands, column=NARROW),
        ]
    else:
        parts = [act_part(replace(case.page, judgement=replace(form, said=said(case, form))), t, hands)]
    return column([Card(Column(parts), pad=tokens.ROOM, key="part")])


def said(case: ClassCase, form: JudgementForm) -> str:
    """What the class has stated; a percentage of a few hands is not shown."""
    votes = case.run.votes(form.item)
    if not votes or not few(votes[-1]):
        return form.said
    return next((kind.name for kind in form.kinds if kind.kind == form.kind), "")


def voting(case: ClassCase, form: JudgementForm) -> Node:
    """The claim, and how many hands go up for each answer."""
    t = case.t
    item = next(block for block in case.page.blocks if isinstance(block, ItemView))
    told = t.plural("{n} hand", "{n} hands", sum(case.tally.hands))
    votes = case.run.votes(form.item)
    if votes:
        told = t.say("{hands}, first time {n}", hands=told, n=t.number(sum(votes[0])))
    question = t.say("Vote again: is it so?") if case.step == "again" else t.say("Hands up: is it so?")
    lines = case.tally.lines([word for _, word in form.stops], t.say("One less"), t.say("One more"))
    asked = Row([Label(question, ink="accent", grow=1), Label(told, ink="text", key="count")], stack=True)
    return Column([Column([asked, Heading(item.claims)], gap=0), lines], gap=tokens.TIGHT)


def vote_names(t: Translator, count: int) -> list[str]:
    """What one vote, or the first and the last, are called."""
    return [t.say("Before talking"), t.say("After talking")] if count > 1 else [t.say("Hands")]


def shifted(case: ClassCase, form: JudgementForm, item: ItemView) -> Node:
    """The first vote and the last beside each other, and in words; of a few hands only the words."""
    t, votes = case.t, case.run.votes(form.item)
    ends = votes if len(votes) < 2 else (votes[0], votes[-1])
    lines = talking.shift(t, ends[0], ends[-1]) if len(ends) > 1 else [talking.said(t, ends[0])]
    words = Card(
        Column(
            [
                Label(t.say("What talking changed"), ink="accent"),
                *(Paragraph(line, style="lead" if not n else "body") for n, line in enumerate(lines)),
                Paragraph(t.say("Nobody has said yet what it is."), style="small", ink="soft"),
                Button(t.say("Vote once more"), case.vote, icon="undo", key="once-more"),
            ],
            gap=tokens.GAP,
        ),
        tone="note",
        key="moved",
    )
    claim = Paragraph(item.claims, style="strong")
    if any(map(few, ends)):
        return column([Card(claim, key="claim"), words])
    bars = Bars([word for _, word in form.stops], ends, vote_names(t, len(ends)), " ".join(lines), key="bars")
    drawn = Card(Column([claim, bars]), pad=tokens.GAP, key="votes")
    sides = [Column([drawn], grow=8), Column([words], grow=5)]
    return column([Row(sides, gap=tokens.GAP, stack=True, below=BESIDE)])
