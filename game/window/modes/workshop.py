"""A workshop at one machine: set up by the teacher, then group after group picks up a card and plays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from random import SystemRandom
from typing import TYPE_CHECKING

from game.story.workshop import CLASS, MACHINES, PICTURES, Workshop, drawn_class
from game.window import tokens
from game.window.buttons import Button, choices
from game.window.layout import Column, Grid, Limit, Node, Row, Sized, Wrap
from game.window.modes.workshop_group import CardScreen
from game.window.modes.workshop_host import Playable, WorkshopHost, shown_pictures
from game.window.screen import Screen, page
from game.window.shell import head
from game.window.widgets import Card as Sheet
from game.window.widgets import Heading, Label, Paragraph

if TYPE_CHECKING:
    from game.window.app import App
    from game.window.kit import Kit

FEWEST_CASES, MOST_CASES = 1, 3


class WorkshopScreen(Screen):
    """For the teacher: which class this is, which machine, what is played; a machine after the other in a minute."""

    first = "start"

    def __init__(self, app: App, host: WorkshopHost, form: str | None = None) -> None:
        super().__init__(app)
        self.host = host
        self.form = form
        last = host.last()
        self.pictures: tuple[str, ...] = last.pictures if last is not None else drawn_class(SystemRandom())
        self.machine = last.machine if last is not None else 1
        self.chosen: tuple[str, ...] = last.cases if last is not None else ()
        self.together = last.together if last is not None else False
        self.joining = False

    def build(self, kit: Kit) -> Node:
        say = self.say
        lead = say("Two or three pupils at a machine. No machine is connected, and no name is asked for.")
        if self.joining:
            return page(self._join(), head=head(self, say("Which class is it?")))
        cases = self.host.cases(self.app.translator.code)
        if not self.chosen:
            self.chosen = tuple(case.id for case in cases[:2])
        body = Row(
            [
                Sheet(self._class(), grow=2, key="class"),
                Sheet(self._what(cases), tone="note", grow=3, key="what"),
            ],
            gap=tokens.ROOM,
            stack=True,
            below=tokens.SETTINGS,
        )
        ready = self.form is not None or FEWEST_CASES <= len(self.chosen) <= MOST_CASES
        start = Button(
            say("Begin"),
            self._begin,
            kind="primary",
            icon="play",
            enabled=ready,
            sub="" if ready else say("Choose one to three cases."),
            align="center",
            key="start",
        )
        return page(body, head=head(self, say("Workshop"), lead), foot=Limit(start, 560))

    def _class(self) -> Node:
        say = self.say
        return Column(
            [
                Label(say("This class"), style="strong", ink="text"),
                shown_pictures(self.host, self.pictures),
                Paragraph(
                    say("Choose the same pictures on each machine of this class, so that its results come together."),
                    style="small",
                    ink="soft",
                ),
                Wrap(
                    [
                        Button(say("The class has begun elsewhere"), self._elsewhere, key="elsewhere"),
                        Button(say("A new class"), self._new, icon="undo", key="new"),
                    ]
                ),
                Label(say("Number of this machine"), style="strong", ink="text"),
                Row(
                    [
                        Sized(Button("−", partial(self._number, -1), means=say("One less"), key="less"), tokens.VAST),
                        Heading(self.app.translator.number(self.machine), style="title", align="center", grow=1),
                        Sized(Button("+", partial(self._number, 1), means=say("One more"), key="more"), tokens.VAST),
                    ],
                    align="center",
                ),
                Paragraph(say("Each machine has its own: 1, 2, 3 …"), style="small", ink="soft"),
            ],
            gap=tokens.GAP,
        )

    def _what(self, cases: Sequence[Playable]) -> Node:
        say, t = self.say, self.app.translator
        minutes = {case.id: case.minutes for case in cases}
        chosen = sum(minutes.get(case, 0) for case in self.chosen)
        forms = Paragraph(
            say("Each group first judges ten short items, then plays these cases, then judges ten others."), ink="soft"
        )
        chips = [
            Button(
                f"{case.title} · {t.plural('{n} minute', '{n} minutes', case.minutes)}",
                partial(self._toggle, case.id),
                kind="chip",
                selected=case.id in self.chosen,
                key=f"case.{case.id}",
            )
            for case in cases
        ]
        switch = [("no", say("All judge at once")), ("yes", say("Each alone first, then all"))]
        # A form of ten items takes some four minutes.
        whole = say("About {n} minutes for a group.", n=chosen + 8) if self.form is None else ""
        parts: list[Node | None] = [
            None if self.form is not None else forms,
            None if self.form is not None else Label(say("Cases (one to three)"), style="strong", ink="text"),
            None if self.form is not None else Wrap(chips, key="cases"),
            None if self.form is not None else Label(say("Judging"), style="strong", ink="text"),
            None
            if self.form is not None
            else choices(switch, "yes" if self.together else "no", self._judging, key="together"),
            Paragraph(whole, style="small", ink="soft") if whole else None,
            Paragraph(say("Form {form} of the quiz, some weeks later.", form=self.form.upper())) if self.form else None,
        ]
        return Column(parts, gap=tokens.GAP)

    def _join(self) -> Node:
        say = self.say
        grid = Grid(
            [
                Button(
                    self.host.name(picture),
                    partial(self._pick, picture),
                    icon=picture,
                    selected=picture in self.pictures,
                    enabled=picture not in self.pictures,
                    key=f"picture.{picture}",
                )
                for picture in PICTURES
            ],
            column=170,
            most=6,
            gap=tokens.TIGHT,
        )
        told = say("Tap the class's four pictures, in their order.")
        return Column(
            [
                Paragraph(told, style="lead"),
                shown_pictures(self.host, self.pictures) if self.pictures else None,
                grid,
                Button(say("From the beginning"), self._elsewhere, kind="quiet", icon="undo", key="anew"),
            ],
            gap=tokens.ROOM,
        )

    def _elsewhere(self) -> None:
        self.joining, self.pictures = True, ()
        self.refresh()

    def _pick(self, picture: str) -> None:
        self.pictures = (*self.pictures, picture)
        self.joining = len(self.pictures) < CLASS
        self.refresh()

    def _new(self) -> None:
        self.pictures, self.joining = drawn_class(SystemRandom()), False
        self.refresh()

    def _number(self, by: int) -> None:
        self.machine = max(1, min(MACHINES, self.machine + by))
        self.refresh()

    def _toggle(self, case: str) -> None:
        now = set(self.chosen) ^ {case}
        self.chosen = tuple(each.id for each in self.host.cases(self.app.translator.code) if each.id in now)
        self.refresh()

    def _judging(self, value: str) -> None:
        self.together = value == "yes"
        self.refresh()

    def back(self) -> None:
        if self.joining:
            self._new()
        else:
            super().back()

    def _begin(self) -> None:
        cases = self.chosen if self.form is None else ()
        workshop = Workshop(self.pictures, self.machine, self.host.pack, cases, self.together, self.form)
        self.host.keep(workshop)
        self.app.push(CardScreen(self.app, self.host, workshop))
