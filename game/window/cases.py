"""The list of cases, and the saved games."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.buttons import Button
from game.window.layout import Column, Fill, Grid, Node, Row, Wrap
from game.window.marks import Badge, Tag
from game.window.screen import Screen, page
from game.window.shell import ConfirmScreen, head
from game.window.widgets import Card, Heading, Icon, Label, Paragraph, Picture

if TYPE_CHECKING:
    from game.window.app import App
    from game.window.kit import Kit
    from game.window.services import CaseCard, Slot


class CasesScreen(Screen):
    """A card for each case: its picture, what it is about, how long it takes, and whether it is closed."""

    def build(self, kit: Kit) -> Node:
        say = self.say
        cases = self.app.services.cases(self.app.translator.code)
        self.first = f"case.{_next(cases)}"
        body = Grid([self._card(case) for case in cases], column=tokens.CASE_CARD, most=3)
        return page(body, head=head(self, say("Cases"), say("What has come in at the newsroom.")))

    def _card(self, case: CaseCard) -> Node:
        say = self.say
        tags = {
            "new": Tag(say("New"), icon="eye", ground="slate"),
            "open": Tag(say("Under way"), icon="half", ground="amber"),
            "done": Tag(say("Closed"), icon="lantern", ground="teal"),
        }
        minutes = self.app.translator.plural("{n} minute", "{n} minutes", case.minutes)
        text = Column(
            [
                Picture(case.picture, "", ratio=2.0, fit="cover")
                if case.picture
                else Badge("lantern", ground="night", size=tokens.PLATE),
                Column([Heading(case.title), Paragraph(case.summary)], gap=tokens.HAIR),
                Fill(),
                Wrap(
                    [
                        tags[case.state],
                        Row(
                            [Icon("clock", size=tokens.GAP, ink="soft"), Label(minutes)],
                            gap=tokens.TIGHT,
                            align="center",
                        ),
                    ],
                    gap=tokens.GAP,
                ),
            ]
        )
        return Card(text, on_press=partial(self._open, case.id), arrive=True, key=f"case.{case.id}")

    def _open(self, case: str) -> None:
        self.app.push(self.app.services.open_case(self.app, case))


def _next(cases: Sequence[CaseCard]) -> str:
    """The case to go on with: the one under way, else the first that is not closed, else the first."""
    order = {"open": 0, "new": 1, "done": 2}
    return min(cases, key=lambda case: order[case.state]).id if cases else ""


class SlotsScreen(Screen):
    """The saved games: a picture and a colour each, and nobody's name."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.first = f"slot.{app.services.slot()}"

    def build(self, kit: Kit) -> Node:
        say = self.say
        slots = self.app.services.slots(self.app.translator.code)
        lead = say("Each is known by its picture, so remember yours. No names are kept.")
        return page(
            Grid([self._card(slot) for slot in slots], column=tokens.CASE_CARD, most=3, gap=tokens.GAP),
            head=head(self, say("Saved games"), lead),
        )

    def _card(self, slot: Slot) -> Node:
        say = self.say
        closed = say("{closed} of {cases} cases closed", closed=slot.closed, cases=slot.cases)
        words = Column(
            [
                Paragraph(slot.name, style="strong"),
                Paragraph(closed if slot.used else say("Not used yet"), style="small", ink="soft"),
            ],
            gap=0,
            grow=1,
        )
        erase = Button("", partial(self._ask, slot), kind="quiet", icon="cross",
                       means=say("Erase {name}", name=slot.name), key=f"erase.{slot.id}")  # fmt: skip
        return Card(
            Row([Badge(slot.picture, ground=slot.colour), words, erase if slot.used else None], align="center"),
            on_press=partial(self._use, slot.id),
            selected=slot.id == self.app.services.slot(),
            pad=tokens.GAP,
            key=f"slot.{slot.id}",
        )

    def _use(self, slot: str) -> None:
        self.app.services.use_slot(slot)
        self.app.replace(CasesScreen(self.app))

    def _ask(self, slot: Slot) -> None:
        say = self.say
        self.app.push(
            ConfirmScreen(
                self.app,
                say("Erase this game?"),
                say("What was played under {name} will be gone from this machine.", name=slot.name),
                yes=say("Erase it"),
                on_yes=partial(self.app.services.clear_slot, slot.id),
            )
        )
