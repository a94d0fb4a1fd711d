"""The class's own page: what it thought of each item, what that was, and how one can tell; no one person's score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.pages.recap import FALSE, Retold
from game.strings import mark
from game.window import tokens
from game.window.buttons import Button
from game.window.case_after import VERDICT_INK
from game.window.layout import Column, Node, Row
from game.window.leafing import KitScreen
from game.window.making import MakingScreen
from game.window.modes.classroom_bench import vote_names
from game.window.modes.classroom_run import PauseScreen
from game.window.modes.classroom_vote import Bars
from game.window.screen import Screen, page
from game.window.services import KitWish
from game.window.widgets import Card, Heading, Icon, Label, Paragraph, Rule

if TYPE_CHECKING:
    from game.strings import Notice
    from game.window.app import App
    from game.window.kit import Kit
    from game.window.modes.classroom_case import ClassCase
    from game.window.modes.classroom_run import Run


class PageReady(KitScreen):
    """Pages of a lesson that lie in their file."""

    title = mark("The pages are ready")
    back_words = mark("Back")


class PageMaking(MakingScreen):
    """Pages of a lesson while they are made."""

    title = mark("The pages are being made")
    ready = PageReady


class EndScreen(Screen):
    """The end of a lesson: its page, the way to print it, and the way out."""

    first = "print"

    def __init__(self, app: App, run: Run) -> None:
        super().__init__(app)
        self.run = run
        self.trouble: Notice | None = None

    def build(self, kit: Kit) -> Node:
        say, run = self.say, self.run
        told = run.host.retold(run.lesson, self.app.translator.code)
        parts: list[Node | None] = []
        for case, title in zip(run.lesson.cases, run.titles(), strict=True):
            own = [each for each in told if each.case == case]
            parts += [Heading(title), *retold_cards(self, own)] if own else []
        if not told:
            parts = [Card(Paragraph(say("The class has met no item yet."), style="lead"))]
        head = Column(
            [
                Heading(say("What our class found out"), style="title"),
                Paragraph(
                    say("What is so stands first. Being of two minds was no mistake: that is how one begins to look.")
                ),
            ],
            gap=tokens.TIGHT,
        )
        why = self.app.translator.notice(self.trouble) if self.trouble is not None else ""
        foot = Column(
            [
                Row([Icon("warning", ink="bad"), Paragraph(why, grow=1)]) if why else None,
                Row(
                    [
                        Button(
                            say("Print the class's page"),
                            self._print,
                            kind="primary",
                            icon="printer",
                            align="center",
                            key="print",
                            grow=1,
                        ),
                        Button(say("End the lesson"), run.stop, icon="check", align="center", key="end", grow=1),
                    ],
                    stack=True,
                ),
            ],
            gap=tokens.TIGHT,
        )
        return page(Column(parts, gap=tokens.ROOM), head=head, foot=foot)

    def back(self) -> None:
        self.run.stop()

    def act(self, action: str) -> bool:
        if action == "pause":
            self.app.push(PauseScreen(self.app))
        return action == "pause"

    def _print(self) -> None:
        lesson = self.run.lesson
        self.trouble = None
        wish = KitWish(lesson.pack, self.app.translator.code, lesson.cases)
        self.app.push(PageMaking(self.app, wish, self._failed, self.run.host.page(lesson)))

    def _failed(self, why: Notice) -> None:
        self.trouble = why
        self.refresh()


def retold_cards(screen: Screen, told: Sequence[Retold]) -> list[Node | None]:
    """A card for each item."""
    return [_card(screen, each) for each in told]


def _card(screen: Screen, each: Retold) -> Node:
    say = screen.say
    ink = VERDICT_INK.get(each.verdict, "bad")
    false = each.verdict in FALSE
    went = say("What went round, and it is not so") if false else say("What went round")
    so = Column(
        [
            Label(say("What is so"), ink="good"),
            Paragraph(each.fact, style="strong"),
            Rule(),
            Row(
                [
                    Icon("cross" if false else "speech", ink="bad" if false else "soft"),
                    Column(
                        [
                            Label(went, ink="bad" if false else "soft"),
                            Paragraph(each.claim, style="aside" if false else "body"),
                        ],
                        gap=0,
                        grow=1,
                    ),
                ],
                align="start",
            ),
            Row(
                [
                    Icon("magnifier", ink="accent"),
                    Column([Label(say("What settles it")), Paragraph(each.decided), Label(each.looked)], gap=0, grow=1),
                ],
                align="start",
            ),
        ],
        gap=tokens.GAP,
        grow=8,
    )
    thought = Column(
        [
            Heading(each.word, ink=ink),
            Label(say("What our class said")),
            *(Paragraph(line) for line in thought_lines(screen, each)),
            small_bars(screen, each),
            Row([Icon("lantern", ink="accent"), Paragraph(each.method, style="strong", grow=1)], align="start"),
        ],
        gap=tokens.TIGHT,
        grow=5,
    )
    return Card(Row([so, thought], gap=tokens.WIDE, stack=True, below=500), key=f"told.{each.case}.{each.item}")


def thought_lines(screen: Screen, each: Retold) -> list[str]:
    """What the class said first, and after talking where it was asked again."""
    say = screen.say
    if not each.last:
        return [each.first]
    return [say("First: {said}", said=each.first), say("After talking: {said}", said=each.last)]


def small_bars(screen: Screen, each: Retold) -> Node | None:
    """Its votes, drawn where they are enough hands."""
    from game import words

    if not each.votes:
        return None
    answers = [word for _, word in words.stops(screen.app.translator)]
    names = vote_names(screen.app.translator, len(each.votes))
    told = " ".join(thought_lines(screen, each))
    return Bars(answers, each.votes, names, told, key=f"bars.{each.case}.{each.item}")


def after_debrief(case: ClassCase, item: str) -> list[Node]:
    """What the class said of an item, and what can be asked of it now that everybody knows."""
    run, say = case.run, case.say
    told = next(
        (each for each in run.host.retold(run.lesson, case.t.code) if (each.case, each.item) == (run.case, item)), None
    )
    asked = run.host.prompt(run.lesson, item, case.t.code)
    out: list[Node] = []
    if told is not None:
        lines = [
            Label(say("What our class said"), ink="accent"),
            *(Paragraph(line) for line in thought_lines(case, told)),
        ]
        out.append(Card(Column([*lines, small_bars(case, told)], gap=tokens.TIGHT), tone="note", key="said"))
    if asked and run.lesson.prompts:
        words = Column([Label(say("To talk about"), ink="accent"), Paragraph(asked, style="lead")], gap=tokens.HAIR)
        out.append(Card(Row([Icon("speech", ink="accent"), words], align="start"), tone="night", key="asked"))
    return out
