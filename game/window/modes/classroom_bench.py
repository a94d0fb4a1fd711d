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
        pin_board(page, t) if case.step in ("again", "kind") else None,
        content_note(page, t, hands),
        item_card(item, t, case.picture),
        lamp,
    ]


def prompts(case: ClassCase, item: ItemView) -> Node:
    """What the class can talk about now."""
    t = case.t
    votes = case.run.votes(item.item)
    asked = talking.of_item(t, item.form, pictured=item.picture is not None)
    lines = [talking.of_vote(t, votes[-1]), *asked] if votes else asked
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
    """What the class does with the item in this step."""
    page, t = case.page, case.t
    if case.step in ("vote", "again"):
        part = voting(case, form)
    elif case.step == "talk":
        item = next(block for block in page.blocks if isinstance(block, ItemView))
        part = check_part(page, t, case.picture, hands, case.newest, case.looks(item))
    elif case.step == "kind":
        part = Column([Heading(t.say("And what kind of thing is it?")), kinds_part(form, case.draft, hands)])
    else:
        part = act_part(replace(page, judgement=replace(form, said=said(case, form))), t, hands)
    return Card(part, pad=tokens.ROOM, key="part")


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
    count = sum(case.tally.hands)
    votes = case.run.votes(form.item)
    told = t.plural("{n} hand", "{n} hands", count)
    if votes:
        told = t.say("{hands}; the first time there were {n}", hands=told, n=t.number(sum(votes[0])))
    question = t.say("Vote again: is it so?") if case.step == "again" else t.say("Hands up: is it so?")
    lines = case.tally.lines([word for _, word in form.stops], t.say("One less"), t.say("One more"))
    return Column(
        [
            Column([Label(question, ink="accent"), Heading(item.claims)], gap=0),
            lines,
            Label(told, align="end", key="count"),
        ]
    )


def shifted(case: ClassCase, item: str) -> Node:
    """The first vote and the last beside each other, and in words; of a few hands only the words."""
    t, votes = case.t, case.run.votes(item)
    view = next(block for block in case.page.blocks if isinstance(block, ItemView))
    ends = votes if len(votes) < 2 else (votes[0], votes[-1])
    lines = talking.shift(t, ends[0], ends[-1]) if len(ends) > 1 else [talking.said(t, ends[0])]
    claim = Column([Label(t.say("It claims")), Heading(view.claims)], gap=tokens.HAIR)
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
    if any(map(few, ends)):
        return column([Card(claim, key="claim"), words])
    names = [t.say("Before talking"), t.say("After talking")][: len(ends)]
    answers = [word for _, word in case.form.stops] if case.form is not None else []
    drawn = Card(Column([claim, Bars(answers, ends, names, " ".join(lines), key="bars")], gap=tokens.ROOM), key="votes")
    return column(
        [Row([Column([drawn], grow=8), Column([words], grow=5)], gap=tokens.ROOM, stack=True, below=round(880 * 0.6))]
    )
