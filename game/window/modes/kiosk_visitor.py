"""What a kiosk's visitors see: the loop that draws them in, the languages, the cases, a question, a goodbye."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.buttons import Button
from game.window.layout import Column, Fill, Grid, Limit, Node, Pad, Row, Wrap
from game.window.screen import Screen, page
from game.window.shell import town
from game.window.town import picture, spots
from game.window.widgets import Card, Heading, Icon, Label, Paragraph, Picture

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.app import App
    from game.window.kit import Kit
    from game.window.modes.kiosk import Kiosk

STEP = 2.0
"""Seconds from one lantern of the attract loop to the next."""

COUNTDOWN = 15
"""Seconds in which somebody can say that they are still there."""


class AttractScreen(Screen):
    """The town at night, where one lantern after the other is lit; a touch anywhere begins."""

    def __init__(self, app: App, kiosk: Kiosk) -> None:
        super().__init__(app)
        self.kiosk = kiosk
        self.step = 0
        self._next: float | None = None
        self._drawn: tuple[object, Surface] | None = None

    def tick(self, now: float) -> None:
        """Lights the next lantern when it is time; with still motion they all burn, and only the language changes."""
        if self._next is None:
            self._next = now + STEP
        elif now >= self._next:
            self._next = now + STEP
            self.step += 1
            self.refresh()

    def backdrop(self, kit: Kit) -> Surface:
        places = spots(kit)
        lit = len(places) if not kit.motion else self.step % (len(places) + 3)
        key = (kit, min(lit, len(places)))
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = key, picture(kit, places[:lit])
        return self._drawn[1]

    def build(self, kit: Kit) -> Node:
        languages = self.kiosk.host.languages()
        code = languages[self.step // 4 % len(languages)][0] if languages else "en"
        say = self.app.services.translator(code).say
        words = Column(
            [
                Label(say("The newsroom of Triponta"), ink="accent"),
                Heading(say("FENJER"), style="display"),
                Paragraph(say("Something is going round town. Find out what it is."), style="lead"),
                Row([Icon("lantern", size=tokens.ICON_BIG, ink="accent"), Heading(say("Touch to begin"), grow=1)]),
            ],
            gap=tokens.GAP,
        )
        # So that it says the game's words in the language that was left, whichever was shown here last.
        self.app.services.translator(self.app.translator.code)
        card = Limit(Card(words, pad=tokens.WIDE, key="attract"), tokens.MENU + tokens.VAST, align="start")
        return Pad(Column([card], middle=True), tokens.VAST, tokens.ROOM)

    def act(self, action: str) -> bool:
        self.kiosk.begin()
        return True

    def back(self) -> None:
        """There is nothing behind it."""


class ChooseLanguage(Screen):
    """The languages, each by its own name, as large as fingers want them."""

    def __init__(self, app: App, kiosk: Kiosk) -> None:
        super().__init__(app)
        self.kiosk = kiosk
        self.first = f"language.{app.translator.code}"

    def backdrop(self, kit: Kit) -> Surface:
        return town(kit)

    def build(self, kit: Kit) -> Node:
        languages = self.kiosk.host.languages()
        names = [
            Card(
                Heading(name, align="center"),
                on_press=partial(self._choose, code),
                pad=tokens.ROOM,
                key=f"language.{code}",
            )
            for code, name in languages
        ]
        asked = Card(
            Row([Icon("language", size=tokens.ICON_BIG), Heading(self.say("Language"), grow=1)], align="center"),
            tone="night",
        )
        body = Column([asked, Grid(names, column=tokens.CASE_CARD, most=3)], gap=tokens.ROOM)
        return page(Limit(body, 960))

    def _choose(self, code: str) -> None:
        self.app.change(replace(self.app.settings, language=code))
        self.kiosk.choose()

    def back(self) -> None:
        self.kiosk.reset()


class ChooseCase(Screen):
    """Three short cases to choose from, and what makes the game easier to read or hear."""

    def __init__(self, app: App, kiosk: Kiosk) -> None:
        super().__init__(app)
        self.kiosk = kiosk
        self.first = "case.0"

    def build(self, kit: Kit) -> Node:
        say, t = self.say, self.app.translator
        cards = [
            Card(
                Column(
                    [
                        Picture(case.picture, "", ratio=1.8, fit="cover", share=0.36) if case.picture else None,
                        Heading(case.title),
                        Paragraph(case.summary),
                        Fill(),
                        Row(
                            [
                                Icon("clock", ink="soft"),
                                Label(t.plural("{n} minute", "{n} minutes", case.minutes), grow=1),
                                Icon("next", ink="accent"),
                            ],
                            align="center",
                        ),
                    ]
                ),
                on_press=partial(self.kiosk.play, case.id),
                arrive=True,
                key=f"case.{number}",
            )
            for number, case in enumerate(self.kiosk.host.cases(t.code))
        ]
        ways = Wrap(
            [
                Button(say("Larger text, read aloud, colours"), self._settings, icon="settings", key="settings"),
                Button(say("Language"), self.back, icon="language", key="language"),
                Button(say("I am done"), self.kiosk.reset, icon="check", key="done"),
            ],
            gap=tokens.GAP,
        )
        head = Heading(say("What has come in at the newsroom?"), style="title")
        return page(Grid(cards, column=tokens.CASE_CARD, most=3), head=head, foot=ways)

    def _settings(self) -> None:
        from game.window.settings import SettingsScreen

        self.app.push(SettingsScreen(self.app))

    def back(self) -> None:
        if len(self.kiosk.host.languages()) > 1:
            self.app.replace(ChooseLanguage(self.app, self.kiosk))
        else:
            self.kiosk.reset()


class StillThere(Screen):
    """Asks, while the seconds run down, whether anybody is still there; any touch says so.

    since: for how long nobody had touched anything when it came up.
    """

    first = "here"

    def __init__(self, app: App, since: float) -> None:
        super().__init__(app)
        self.since = since
        self.left = COUNTDOWN

    def tell(self, left: int) -> None:
        """How many seconds are left."""
        if left != self.left:
            self.left = left
            self.refresh()

    def build(self, kit: Kit) -> Node:
        say = self.say
        ask = Column(
            [
                Heading(say("Are you still there?"), style="title"),
                Paragraph(say("Touch anywhere to go on. Else the game begins anew for somebody else."), style="lead"),
                Heading(self.app.translator.number(self.left), style="display", align="center", ink="accent"),
                Button(say("I am here"), self.app.pop, kind="primary", align="center", key="here"),
            ],
            gap=tokens.ROOM,
        )
        return Column([Limit(Card(ask, pad=tokens.WIDE, key="ask"), tokens.MEASURE)], middle=True)


class GoodbyeScreen(Screen):
    """What was done, one thing to remember, and where to go from here."""

    first = "done"

    def __init__(self, app: App, kiosk: Kiosk, case: str, *, lit: bool) -> None:
        super().__init__(app)
        self.kiosk = kiosk
        self.case = case
        self.lit = lit

    def backdrop(self, kit: Kit) -> Surface:
        return town(kit)

    def build(self, kit: Kit) -> Node:
        say = self.say
        name, spot = self.kiosk.host.remembered(self.case)
        lead = (
            say("You lit a lantern in Triponta.")
            if self.lit
            else say("This lantern is not lit yet. The town has more.")
        )
        body = Column(
            [
                Row([Icon("lantern", size=tokens.ICON_BIG, ink="accent"), Heading(lead, style="title", grow=1)]),
                Label(say("One thing to take along"), ink="accent") if spot else None,
                Column([Heading(name), Paragraph(spot, style="lead")], gap=tokens.HAIR) if spot else None,
                Paragraph(say("The whole game is free. Ask at this stand how to take it home or to your school.")),
                Wrap(
                    [
                        Button(say("I am done"), self.kiosk.reset, kind="primary", icon="check", key="done"),
                        Button(say("Another case"), self.kiosk.choose, icon="undo", key="another"),
                    ],
                    gap=tokens.GAP,
                ),
            ],
            gap=tokens.ROOM,
        )
        card = Limit(Card(body, pad=tokens.WIDE, arrive=True, key="bye"), tokens.MEASURE, align="start")
        return Pad(Column([card], middle=True), tokens.VAST, tokens.ROOM)

    def back(self) -> None:
        self.kiosk.choose()
