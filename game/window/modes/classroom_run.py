"""A lesson's way through its cases, and what is laid over them: pause, help, what to skip, what an item was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from game.storage import Lesson, Taught
from game.strings import mark
from game.window import tokens
from game.window.buttons import Button
from game.window.layout import Column, Fill, Limit, Node, Pad, Row, Sized, Space
from game.window.paint import blank
from game.window.screen import Screen, page
from game.window.shell import head
from game.window.widgets import Card, Heading, Icon, Label, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from pygame import Surface

    from game.story.lesson import Hands
    from game.window.app import App
    from game.window.kit import Kit
    from game.window.modes.classroom_case import ClassCase
    from game.window.modes.classroom_host import ClassroomHost

KEYS: tuple[tuple[str, str, str, str], ...] = (
    ("onward", "Page Down", "next", mark("Go on; first to the end of a long page")),
    ("before", "Page Up", "back", mark("One step back")),
    ("pause", "P", "calm", mark("Pause: the screen goes dark, all eyes on you")),
    ("vote", "T", "check", mark("Vote, and vote again")),
    ("prompt", "D", "speech", mark("What to talk about: show or hide it")),
    ("reveal", "A", "eye", mark("What it is: leads from the vote to the answer")),
    ("skip", "S", "scissors", mark("Skip this item, or the rest of the case")),
    ("scores", "H", "half", mark("Scores: show or hide them")),
    ("help", "F1", "question", mark("These keys")),
)
"""What a teacher can do at any time: its action, its key, its icon, and what it does."""

KEY_WIDE = 130
CLICKER = mark("A presenter's clicker goes on and back, and its dark-screen button is the pause.")


class Run:
    """A lesson under way: what stands in it is kept after each step, so that it can go on after a fall."""

    def __init__(self, app: App, host: ClassroomHost, lesson: Lesson, stop: Callable[[], None]) -> None:
        self.app = app
        self.host = host
        self.lesson = lesson
        self.stop = stop

    # What stands in it

    @property
    def play(self) -> Taught:
        """The case under way."""
        return self.lesson.plays[-1]

    @property
    def at(self) -> int:
        """The place of the case under way, from 0."""
        return len(self.lesson.plays) - 1

    @property
    def case(self) -> str:
        """The id of the case under way."""
        return self.lesson.cases[self.at]

    @property
    def over(self) -> bool:
        """Whether its last case is over, or left."""
        return len(self.lesson.plays) == len(self.lesson.cases) and self.play.closed

    def change(self, **what: object) -> None:
        """Turns a switch of the lesson."""
        self._keep(replace(self.lesson, **what))  # type: ignore[arg-type]  # each is one of its own fields

    def took(self, chosen: Sequence[str]) -> None:
        """Keeps what was chosen so far in the case under way."""
        self._note(tokens=tuple(chosen))

    def votes(self, item: str) -> tuple[Hands, ...]:
        """The votes on an item so far."""
        return self.play.hands.get(item, ())

    def vote(self, item: str, hands: Sequence[int]) -> None:
        """Counts a vote."""
        self._note(hands={**self.play.hands, item: (*self.votes(item), tuple(hands))})

    def unvote(self, item: str) -> Hands:
        """Takes the last vote on an item back, to be counted again."""
        *before, last = self.votes(item)
        self._note(hands={**self.play.hands, item: tuple(before)})
        return last

    def tell(self, item: str) -> None:
        """From here on the class knows what this item is."""
        if item not in self.play.told:
            self._note(told=(*self.play.told, item))

    def close(self) -> None:
        """The case under way is over, or left."""
        self._note(closed=True)

    def _note(self, **what: object) -> None:
        play = replace(self.play, **what)  # type: ignore[arg-type]  # each is one of its own fields
        self._keep(replace(self.lesson, plays=(*self.lesson.plays[:-1], play)))

    def _keep(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.host.keep(lesson)

    # Its way

    def screen(self) -> Screen:
        """Where the lesson stands: in a case, or at its end."""
        from game.window.modes.classroom_end import EndScreen

        plays = self.lesson.plays
        if plays and self.over:
            return EndScreen(self.app, self)
        if not plays or self.play.closed:
            self._keep(replace(self.lesson, plays=(*plays, Taught())))
        return self.host.case(self.app, self)

    def on(self) -> None:
        """Leads on from a case that is over."""
        self.app.replace(self.screen())

    def leave_case(self) -> None:
        """Leaves the case under way as it stands, for the next one or the end."""
        self.host.skipped(self)
        self.close()
        self.on()

    def titles(self) -> list[str]:
        """What the lesson's cases are called, in their order."""
        titles = self.host.titles(self.lesson, self.app.translator.code)
        return [titles[case] for case in self.lesson.cases]


class PauseScreen(Screen):
    """Nothing to look at: a dark table and one word, until the teacher goes on."""

    first = "go-on"

    def backdrop(self, kit: Kit) -> Surface:
        plain = blank(kit.size)
        plain.fill(kit.theme.ground("table").fill)
        return plain

    def build(self, kit: Kit) -> Node:
        say = self.say
        quiet = [
            Row([Fill(), Icon("lantern", size=tokens.BADGE, ink="accent"), Fill()]),
            Heading(say("Pause"), style="display", align="center"),
            Paragraph(say("Eyes to the front, please."), style="lead", align="center"),
            Space(tokens.ROOM),
            Limit(Button(say("Go on"), self.back, icon="play", align="center", key="go-on"), 200),
        ]
        return Pad(Column(quiet, gap=tokens.ROOM, middle=True), tokens.WIDE, tokens.WIDE)

    def act(self, action: str) -> bool:
        if action in ("pause", "page_down", "page_up"):
            self.back()
        return action in ("pause", "page_down", "page_up")


class HelpScreen(Screen):
    """The teacher's keys; each of them is a button at the foot of the screen as well."""

    first = "back"

    def build(self, kit: Kit) -> Node:
        return page(
            Column([Card(keys_list(self), key="keys"), Paragraph(self.say(CLICKER), ink="soft")]),
            head=head(self, self.say("Your keys")),
        )

    def act(self, action: str) -> bool:
        if action == "help":
            self.back()
        return action == "help"


def keys_list(screen: Screen, style: tokens.Style = "body") -> Node:
    """The teacher's keys, a line each."""
    rows = []
    for _, key, icon, words in KEYS:
        rows.append(
            Row(
                [
                    Icon(icon, ink="accent"),
                    Sized(Label(screen.say(key), ink="text"), KEY_WIDE),
                    Paragraph(screen.say(words), style=style, grow=1),
                ],
                align="center",
            )
        )
    return Column(rows, gap=tokens.TIGHT)


class ToldScreen(Screen):
    """What an item is, told while its case still goes on."""

    first = "onward"

    def __init__(self, app: App, case: ClassCase, item: str) -> None:
        super().__init__(app)
        self.case = case
        self.item = item

    def build(self, kit: Kit) -> Node:
        from game.window.case_after import debrief
        from game.window.modes.classroom_end import after_debrief

        case = self.case
        told = case.run.host.told(case.sitting, self.item)
        body = debrief(told, case.t, case.picture, kit.assets / "cards")
        on = Button(self.say("Back to the case"), self.back, kind="primary", icon="next", align="center", key="onward")
        return page(
            Column([body, *after_debrief(case, self.item)], gap=tokens.ROOM),
            head=Paragraph(told.heading, style="strong"),
            foot=Limit(on, 560),
        )

    def act(self, action: str) -> bool:
        if action == "pause":
            self.app.push(PauseScreen(self.app))
        elif action in ("page_down", "reveal") and not (action == "page_down" and self.app.stage.page(action)):
            self.back()
        return action in ("pause", "page_down", "reveal")


class SkipScreen(Screen):
    """What is to be skipped: this item, where the case can go on without it, or what is left of the case."""

    first = "no"

    def __init__(self, app: App, *, item: Callable[[], None] | None, case: Callable[[], None]) -> None:
        super().__init__(app)
        self.item = item
        self.case = case

    def build(self, kit: Kit) -> Node:
        say = self.say
        why = say("The story of this case needs its item.")
        if self.item:
            why = say("This case can leave its item aside.")
        ask = Column(
            [
                Heading(say("What do you skip?")),
                Paragraph(why, ink="soft"),
                Button(say("Nothing: go on here"), self.back, kind="primary", icon="play", key="no"),
                Button(say("This item"), self._item, enabled=self.item is not None, icon="next", key="item"),
                Button(
                    say("The rest of this case"),
                    self._case,
                    sub=say("What the class did so far is kept, and told on its page at the end."),
                    icon="next",
                    key="case",
                ),
            ],
            gap=tokens.GAP,
        )
        return Column([Limit(Card(ask, pad=tokens.WIDE, arrive=True, key="ask"), tokens.MEASURE)], middle=True)

    def _item(self) -> None:
        self.back()
        if self.item is not None:
            self.item()

    def _case(self) -> None:
        self.back()
        self.case()
