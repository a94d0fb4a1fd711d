"""A lesson set up by the teacher: which cases, in which order, with what on the screen; ready in a minute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.buttons import Button, choices
from game.window.layout import Column, Grid, Limit, Node, Pad, Row
from game.window.modes.classroom_end import PageMaking
from game.window.modes.classroom_run import HelpScreen, Run
from game.window.screen import Screen, page
from game.window.services import KitWish
from game.window.shell import ConfirmScreen, head, town
from game.window.widgets import Card, Heading, Icon, Label, Paragraph, Rule

if TYPE_CHECKING:
    from pygame import Surface

    from game.storage import Lesson
    from game.strings import Notice
    from game.window.app import App
    from game.window.kit import Kit
    from game.window.modes.classroom_host import ClassroomHost, TeachPack

TEXTS = (150, 175, 200)
"""How large the letters of a lesson can be, in percent: they are read from the last row."""

AROUND_ITEM = 2
"""How many times a player's minutes a whole class needs for a case, with its talk and its votes."""


class ClassroomScreen(Screen):
    """Before the lesson, and after it; a lesson that was interrupted is gone on with from here."""

    first = "start"

    def __init__(self, app: App, host: ClassroomHost, chosen: Sequence[str] = (), pack: str = "") -> None:
        super().__init__(app)
        self.host = host
        self.packs = host.packs(app.translator.code)
        self.lesson = host.begun(pack or (self.packs[0].id if self.packs else ""), chosen)
        self.under_way = host.last()
        self.trouble: Notice | None = None
        self.text: int | None = None

    @property
    def pack(self) -> TeachPack | None:
        """The pack that the lesson is made of."""
        return next((pack for pack in self.packs if pack.id == self.lesson.pack), None)

    def backdrop(self, kit: Kit) -> Surface:
        return town(kit) if self.under_way is not None else super().backdrop(kit)

    # What is shown

    def build(self, kit: Kit) -> Node:
        say = self.say
        self.packs = self.host.packs(self.app.translator.code)
        if self.under_way is not None:
            return self._going_on(self.under_way)
        top = head(self, say("Lesson with a projector"), say("The whole class plays, and you hold the mouse."))
        pack = self.pack
        if pack is None:
            return page(Card(Paragraph(say("There is no case here that a class can play."), style="lead")), head=top)
        body = Row(
            [
                Column([Card(self._cases(pack), key="cases")], grow=3),
                Column([Card(self._switches(), tone="note", key="switches")], grow=2),
            ],
            gap=tokens.ROOM,
            stack=True,
            below=tokens.SETTINGS,
        )
        return page(body, head=top, foot=self._foot())

    def _going_on(self, lesson: Lesson) -> Node:
        say, titles = self.say, self.host.titles(lesson, self.app.translator.code)
        at = lesson.cases[max(0, len(lesson.plays) - 1)]
        ask = Column(
            [
                Label(say("Lesson with a projector"), ink="accent"),
                Heading(say("Your lesson of today is not over"), style="title"),
                Paragraph(
                    say(
                        "You were at case {n} of {of}: {title}.",
                        n=max(1, len(lesson.plays)),
                        of=len(lesson.cases),
                        title=titles[at],
                    )
                ),
                Button(say("Go on with it"), self._resume, kind="primary", icon="play", key="resume"),
                Button(
                    say("Begin anew"),
                    self._anew,
                    sub=say("What the class has done is kept as it is."),
                    icon="undo",
                    key="anew",
                ),
                Button(say("Back"), self.back, kind="quiet", icon="back", key="back"),
            ],
            gap=tokens.GAP,
        )
        card = Card(ask, pad=tokens.WIDE, arrive=True, key="under-way")
        return Pad(Column([Limit(card, 560, align="start")], middle=True), tokens.VAST, tokens.ROOM)

    def _cases(self, pack: TeachPack) -> Node:
        say, t, chosen = self.say, self.app.translator, self.lesson.cases
        packs = [(each.id, each.title) for each in self.packs]
        rows: list[Node] = []
        for case in pack.cases:
            at = chosen.index(case.id) + 1 if case.id in chosen else 0
            minutes = t.plural("{n} minute", "{n} minutes", case.minutes * AROUND_ITEM)
            rows.append(
                Button(
                    f"{at}  {case.title}" if at else case.title,
                    partial(self._toggle, case.id),
                    selected=bool(at),
                    icon="check" if at else "",
                    cost=minutes,
                    means=say("{title}: number {n} of the lesson", title=case.title, n=at) if at else "",
                    key=f"case.{case.id}",
                )
            )
        return Column(
            [
                Label(say("Pack"), style="strong", ink="text") if len(packs) > 1 else None,
                choices(packs, pack.id, self._pack, key="pack") if len(packs) > 1 else None,
                Label(say("Cases, in the order in which you tap them"), style="strong", ink="text"),
                Grid(rows, column=250, most=2, gap=tokens.TIGHT),
            ],
            gap=tokens.TIGHT,
        )

    def _switches(self) -> Node:
        say, lesson = self.say, self.lesson
        votes = [("yes", say("By hands, before and after talking")), ("no", say("One judgement that you enter"))]
        scores = [("no", say("Hidden")), ("yes", say("Shown"))]
        texts = [(str(text), self.app.translator.percent(text)) for text in TEXTS]
        return Column(
            [
                _name(say("How the class judges")),
                choices(votes, _yes(lesson.votes), lambda value: self._set(votes=value == "yes"), key="votes"),
                _name(say("Scores and meters")),
                choices(scores, _yes(lesson.scores), lambda value: self._set(scores=value == "yes"), key="scores"),
                _name(say("Size of the letters")),
                choices(texts, str(lesson.text), lambda value: self._set(text=int(value)), key="text"),
                Rule(),
                Button(
                    say("Your keys in the lesson"),
                    lambda: self.app.push(HelpScreen(self.app)),
                    icon="question",
                    sub=say("All of them are buttons too."),
                    kind="quiet",
                    key="keys",
                ),
            ],
            gap=tokens.TIGHT,
        )

    def _foot(self) -> Node:
        say, ready = self.say, bool(self.lesson.cases)
        t = self.app.translator
        minutes = {case.id: case.minutes for case in self.pack.cases} if self.pack is not None else {}
        whole = AROUND_ITEM * sum(minutes[case] for case in self.lesson.cases if case in minutes)
        about = t.plural("About {n} minute with a class", "About {n} minutes with a class", whole)
        why = t.notice(self.trouble) if self.trouble is not None else ""
        return Column(
            [
                Row([Icon("warning", ink="bad"), Paragraph(why, grow=1)], align="center") if why else None,
                Row(
                    [
                        Button(
                            say("Print your notes"),
                            self._print,
                            icon="printer",
                            enabled=ready,
                            sub=say("Course, answers and questions of these cases"),
                            align="center",
                            key="notes",
                            grow=2,
                        ),
                        Button(
                            say("Begin the lesson"),
                            self._start,
                            kind="primary",
                            icon="play",
                            enabled=ready,
                            sub=about if ready else say("Tap a case first."),
                            align="center",
                            key="start",
                            grow=3,
                        ),
                    ],
                    stack=True,
                ),
            ],
            gap=tokens.TIGHT,
        )

    # What happens

    def _set(self, **what: object) -> None:
        self.lesson = replace(self.lesson, **what)  # type: ignore[arg-type]  # each is one of its own fields
        self.refresh()

    def _pack(self, pack: str) -> None:
        self._set(pack=pack, cases=())

    def _toggle(self, case: str) -> None:
        now = self.lesson.cases
        self._set(cases=tuple(each for each in now if each != case) if case in now else (*now, case))

    def _print(self) -> None:
        self.trouble = None
        lesson = self.lesson
        wish = KitWish(lesson.pack, self.app.translator.code, lesson.cases)
        self.app.push(PageMaking(self.app, wish, self._failed, self.host.notes(lesson.pack, lesson.cases)))

    def _failed(self, why: Notice) -> None:
        self.trouble = why
        self.refresh()

    def _start(self) -> None:
        self._run(self.lesson)

    def _resume(self) -> None:
        if self.under_way is not None:
            self._run(self.under_way)

    def _anew(self) -> None:
        if self.under_way is not None:
            self.host.drop(self.under_way)
        self.under_way = None
        self.refresh()

    def _run(self, lesson: Lesson) -> None:
        run = Run(self.app, self.host, lesson, lambda: self._stop(run))
        self.text = self.app.settings.text_size
        self.app.wear(replace(self.app.settings, text_size=lesson.text))
        self.app.push(run.screen())

    def _stop(self, run: Run) -> None:
        """Leaves a lesson: one that is over is over, and before that the teacher is asked."""
        if run.over:
            self.host.drop(run.lesson)
            self._left()
            self.app.pop()
            return
        text = self.say("It is kept as it stands. Until tonight you can go on with it from here.")
        ask = ConfirmScreen(self.app, self.say("Leave the lesson?"), text, yes=self.say("Leave"), on_yes=self._leave)
        self.app.push(ask)

    def _leave(self) -> None:
        # Under the question, which pops itself, this screen comes to lie.
        while self.app.stack[-2] is not self:
            del self.app.stack[-2]
        self._left()

    def _left(self) -> None:
        """The letters are again as they were, and a lesson that is not over can be gone on with."""
        if self.text is not None:
            self.app.change(replace(self.app.settings, text_size=self.text))
        self.text = None
        self.under_way = self.host.last()

    def ended(self) -> None:
        # Settings that were changed in the lesson were kept with its large letters.
        if self.text is not None:
            self.app.keep(replace(self.app.settings, text_size=self.text))


def _name(name: str) -> Node:
    return Label(name, style="strong", ink="text")


def _yes(switch: bool) -> str:
    return "yes" if switch else "no"
