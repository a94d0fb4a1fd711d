"""A form of the quiz: one item after the other, and nothing is told of what they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.buttons import Button
from game.window.case_item import item_card
from game.window.layout import Column, Node, Pad, Row, Scroll
from game.window.screen import Screen
from game.window.slider import Slider
from game.window.widgets import Card, Heading, Label, Paragraph

if TYPE_CHECKING:
    from game.pages import ItemView
    from game.window.app import App
    from game.window.kit import Kit

DONT_KNOW = 50


class QuizScreen(Screen):
    """Asks of each item how likely it is that it is what it claims to be.

    items: in a language, in the order of the form; stops: (percent, words) along the slider; done: gets what was
    answered, in percent by item, once all is; left: gets it where the form is left before that.
    """

    first = "percent"

    def __init__(
        self,
        app: App,
        items: Callable[[str], Sequence[ItemView]],
        stops: Callable[[str], Sequence[tuple[int, str]]],
        picture: Callable[[str], Path],
        *,
        done: Callable[[Mapping[str, int]], None],
        left: Callable[[Mapping[str, int]], None],
    ) -> None:
        super().__init__(app)
        self.items = items
        self.stops = stops
        self.picture = picture
        self.done = done
        self.left = left
        self.at = 0
        self.percent = DONT_KNOW
        self.answers: dict[str, int] = {}

    def build(self, kit: Kit) -> Node:
        say, t = self.say, self.app.translator
        items = self.items(t.code)
        item = items[self.at]
        question = say("How likely is it that this is so?")
        last = self.at + 1 == len(items)
        asked = Column(
            [
                Label(say("It claims")),
                Heading(item.claims),
                Slider(
                    question,
                    self.percent,
                    self._slide,
                    readout=t.percent,
                    stops=[words for _, words in self.stops(t.code)],
                    step=5,
                    key="percent",
                ),
                Paragraph(say("“I don't know” is a good answer."), style="small", ink="soft"),
                Button(
                    say("That was the last one") if last else say("Next"),
                    self._next,
                    kind="primary",
                    icon="check" if last else "next",
                    key="next",
                ),
                Button(say("The one before"), self._before, kind="quiet", icon="back", key="before")
                if self.at
                else None,
            ],
            gap=tokens.ROOM,
        )
        shown = item_card(item, t, self.picture)
        head = Row(
            [
                Button("", self.back, kind="quiet", icon="back", means=say("Leave"), key="leave"),
                Paragraph(say("What do you think?"), style="strong", grow=1),
                Label(say("{n} of {of}", n=self.at + 1, of=len(items)), ink="text"),
            ],
            gap=tokens.ROOM,
            align="center",
        )
        where = f"quiz.{self.at}"
        if kit.size[0] < kit.em(960):
            body: Node = Scroll(
                Pad(Column([shown, Card(asked, key="asked")], gap=tokens.ROOM), tokens.GAP, tokens.TIGHT),
                key=where,
                grow=1,
            )
        else:
            body = Row(
                [
                    Scroll(Pad(shown, tokens.GAP, tokens.TIGHT), key=where, grow=1),
                    Scroll(Pad(Card(asked, key="asked"), tokens.GAP, tokens.TIGHT), key=f"asked.{where}", grow=1),
                ],
                gap=tokens.TIGHT,
                grow=1,
            )
        return Pad(Column([head, body], gap=tokens.GAP), tokens.WIDE, tokens.GAP)

    def back(self) -> None:
        self.left(self.answers)

    def _slide(self, percent: int) -> None:
        self.percent = percent

    def _next(self) -> None:
        items = self.items(self.app.translator.code)
        self.answers[items[self.at].item] = self.percent
        if self.at + 1 == len(items):
            self.done(self.answers)
        else:
            self._turn(self.at + 1)

    def _before(self) -> None:
        items = self.items(self.app.translator.code)
        self.answers[items[self.at].item] = self.percent
        self._turn(self.at - 1)

    def _turn(self, at: int) -> None:
        self.at = at
        item = self.items(self.app.translator.code)[at].item
        self.percent = self.answers.get(item, DONT_KNOW)
        self.stage_first()

    def stage_first(self) -> None:
        """The next item begins with its slider."""
        self.app.stage.focused = self.first
        self.refresh()
