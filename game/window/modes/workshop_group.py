"""One group's way through a workshop: its card, the forms and cases, and what it did itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from game.story.workshop import MEMBERS, PICTURES, Card, Workshop
from game.window import tokens
from game.window.buttons import Button, choices
from game.window.layout import Column, Grid, Limit, Node, Pad, Row, Wrap
from game.window.modes.quiz import QuizScreen
from game.window.modes.workshop_host import Play, WorkshopHost, shown_pictures, words_of
from game.window.screen import Screen, page
from game.window.settings import SettingsScreen
from game.window.shell import ConfirmScreen, LanguageScreen, head, town
from game.window.widgets import Card as Sheet
from game.window.widgets import Heading, Icon, Label, Paragraph

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.app import App
    from game.window.kit import Kit


class CardScreen(Screen):
    """A group arrives: it gets a card, which is all that it is known by."""

    first = "take"

    def __init__(self, app: App, host: WorkshopHost, workshop: Workshop) -> None:
        super().__init__(app)
        self.host = host
        self.workshop = workshop
        self.members = 2
        self.settings = app.settings
        self.own: tuple[str, ...] | None = None

    def backdrop(self, kit: Kit) -> Surface:
        return town(kit) if self.own is None else super().backdrop(kit)

    def build(self, kit: Kit) -> Node:
        say = self.say
        if self.own is not None:
            return page(self._choose(self.own), head=head(self, say("Which pictures are on your card?")))
        _, used = self.host.groups(self.workshop)
        card = self.workshop.drawn(used)
        how_many = [(str(n), self.app.translator.number(n)) for n in range(1, MEMBERS + 1)]
        alone = self.workshop.together and self.workshop.form is None
        body = Column(
            [
                Label(say("Your card"), ink="accent"),
                shown_pictures(self.host, card, large=True),
                Paragraph(say("Nobody asks who you are. Remember the two pictures: later they are your card again.")),
                Label(say("How many are you?"), style="strong", ink="text") if alone else None,
                choices(how_many, str(self.members), self._many, key="many") if alone else None,
                Button(
                    say("We are {card}: begin", card=words_of(self.host, card)),
                    partial(self._take, card),
                    kind="primary",
                    icon="play",
                    key="take",
                ),
                Wrap(
                    [
                        Button(say("We have a card already"), self._have, kind="quiet", key="have"),
                        Button(say("Language"), self._language, kind="quiet", icon="language", key="language"),
                        Button(say("Settings"), self._settings, kind="quiet", icon="settings", key="settings"),
                        Button(say("For the teacher"), self.back, kind="quiet", icon="teacher", key="back"),
                    ]
                ),
            ],
            gap=tokens.GAP,
        )
        return Pad(
            Column([Limit(Sheet(body, pad=tokens.WIDE, arrive=True, key="card"), 560, align="start")], middle=True),
            tokens.VAST,
            tokens.ROOM,
        )

    def _choose(self, own: tuple[str, ...]) -> Node:
        grid = Grid(
            [
                Button(
                    self.host.name(picture),
                    partial(self._pick, picture),
                    icon=picture,
                    selected=picture in own,
                    enabled=picture not in own,
                    key=f"picture.{picture}",
                )
                for picture in PICTURES
            ],
            column=170,
            most=6,
            gap=tokens.TIGHT,
        )
        return Column([Paragraph(self.say("Tap the first picture, then the second."), style="lead"), grid])

    def _language(self) -> None:
        self.app.push(LanguageScreen(self.app))

    def _settings(self) -> None:
        self.app.push(SettingsScreen(self.app))

    def _many(self, value: str) -> None:
        self.members = int(value)
        self.refresh()

    def _have(self) -> None:
        self.own = ()
        self.refresh()

    def _pick(self, picture: str) -> None:
        own = (*(self.own or ()), picture)
        self.own = own
        if len(own) == 2:
            self.own = None
            self._take((own[0], own[1]))
        self.refresh()

    def back(self) -> None:
        if self.own is not None:
            self.own = None
            self.refresh()
        else:
            super().back()

    def _take(self, card: Card) -> None:
        nth, _ = self.host.groups(self.workshop)
        Way(self.app, self.host, self.workshop, card, self.members, nth).begin()


class Way:
    """Leads one group from its first form to its goodbye; what it leaves early is kept as unfinished."""

    def __init__(self, app: App, host: WorkshopHost, workshop: Workshop, card: Card, members: int, nth: int) -> None:
        self.app = app
        self.host = host
        self.steps = workshop.steps(nth)
        self.play = Play(workshop, card, members, nth, 0, self.next, self.ask)

    def begin(self) -> None:
        """Shows the first step over the card."""
        self.app.push(self._screen())

    def next(self) -> None:
        """Shows what comes after the step that is done."""
        self.play = replace(self.play, turn=self.play.turn + 1)
        over = self.play.turn >= len(self.steps)
        self.app.replace(GoodbyeScreen(self.app, self.host, self.play, self.end) if over else self._screen())

    def ask(self) -> None:
        """Asks before a group's way is left."""
        say = self.app.say
        text = say("What you have done so far is kept as it is. The next group begins anew.")
        self.app.push(ConfirmScreen(self.app, say("Stop here?"), text, yes=say("Stop"), on_yes=self._stop))

    def end(self) -> None:
        """Leaves the machine to the next group."""
        while not isinstance(self.app.screen, CardScreen):
            self.app.pop()
        self._restore()

    def _stop(self) -> None:
        self.host.give_up()
        screen = self.app.stack[-2]
        if isinstance(screen, QuizScreen) and screen.answers:
            self.host.answered(self.play, self._form(), screen.answers)
        # Under the question, which pops itself, the card comes to lie.
        while not isinstance(self.app.stack[-2], CardScreen):
            del self.app.stack[-2]
        self._restore()

    def _restore(self) -> None:
        """The next group finds text, colours and language as the teacher left them, not as this one wanted them."""
        card = next(screen for screen in self.app.stack if isinstance(screen, CardScreen))
        if self.app.settings != card.settings:
            self.app.change(card.settings)

    def _form(self) -> str:
        return self.steps[self.play.turn].partition(":")[2]

    def _screen(self) -> Screen:
        kind, _, name = self.steps[self.play.turn].partition(":")
        if kind == "case":
            return self.host.case(self.app, self.play, name)
        quiz = partial(
            QuizScreen,
            self.app,
            partial(self.host.items, name),
            self.host.stops,
            self.host.picture,
            done=self._answered,
            left=lambda _: self.ask(),
        )
        return self.host.developed(self.app, name, quiz)

    def _answered(self, answers: Mapping[str, int]) -> None:
        self.host.answered(self.play, self._form(), answers)
        self.next()


class GoodbyeScreen(Screen):
    """What a group did, told kindly and to nobody else; then the machine is the next one's."""

    first = "end"

    def __init__(self, app: App, host: WorkshopHost, play: Play, end: Callable[[], None]) -> None:
        super().__init__(app)
        self.host = host
        self.play = play
        self.end = end
        self.own = host.own(play)

    def backdrop(self, kit: Kit) -> Surface:
        return town(kit)

    def build(self, kit: Kit) -> Node:
        say = self.say
        body = Column(
            [
                Row([Icon("lantern", size=tokens.ICON_BIG, ink="accent"), Heading(say("Thank you"), style="title")]),
                *(Paragraph(line) for line in self._told()),
                Label(say("Your card"), ink="accent"),
                shown_pictures(self.host, self.play.card),
                Paragraph(say("Remember it: if you are asked again some weeks from now, this is you."), style="small"),
                Button(say("Done: the next group can come"), self.end, kind="primary", icon="check", key="end"),
            ],
            gap=tokens.GAP,
        )
        return Pad(
            Column([Limit(Sheet(body, pad=tokens.WIDE, arrive=True, key="bye"), 640, align="start")], middle=True),
            tokens.VAST,
            tokens.ROOM,
        )

    def back(self) -> None:
        self.end()

    def _told(self) -> list[str]:
        say, own = self.say, self.own
        if own is None:
            return [say("Your answers count with those of your class.")]
        (right, of), (later, of_later) = own.before, own.after
        lines = [
            say(
                "Before the cases {right} of {of} of your judgements lay on the right side, "
                "after them {later} of {of_later}.",
                right=right,
                of=of,
                later=later,
                of_later=of_later,
            )
        ]
        # Ten items say little about one group, and it is told so whichever way it went.
        lines.append(
            say("Ten items are few: chance alone can move this by two or three. What the class learned shows better.")
        )
        sure, of_sure = own.sure
        if of_sure:
            lines.append(say("When you were sure, you were right {n} of {of} times.", n=sure, of=of_sure))
            lines.append(
                say("Being sure less often is no weakness: it is what fact-checkers do until they have looked.")
                if sure < of_sure
                else say("You were sure where you could be. That is the hard part.")
            )
        else:
            lines.append(say("You were never quite sure, and that is honest. A look more can make you surer."))
        return lines
