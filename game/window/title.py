"""The title: the town at dusk, the name of the game, and where to go from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.window import tokens
from game.window.buttons import Button
from game.window.cases import CasesScreen, SlotsScreen
from game.window.layout import Column, Node, Wrap
from game.window.screen import Screen
from game.window.settings import SettingsScreen
from game.window.shell import CreditsScreen, LanguageScreen, over_town, town
from game.window.teachers import TeachersScreen
from game.window.widgets import Heading, Label, Paragraph, Rule

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.kit import Kit


class TitleScreen(Screen):
    """The first screen; Esc does not leave the game by accident."""

    first = "play"

    def backdrop(self, kit: Kit) -> Surface:
        return town(kit)

    def build(self, kit: Kit) -> Node:
        say = self.say
        menu = Column(
            [
                Column(
                    [
                        Label(say("The newsroom of Triponta"), ink="accent"),
                        Heading(say("FENJER"), style="display"),
                        Paragraph(say("Something is going round town. Find out what it is."), ink="soft"),
                    ],
                    gap=0,
                ),
                Column(self._doors(), gap=tokens.TIGHT),
                Rule(),
                self._small_doors(),
            ],
            gap=tokens.ROOM,
        )
        return over_town(menu)

    def _doors(self) -> list[Node | None]:
        """The ways on: to go on with a case where one was left, else to play, and the other places."""
        services, say = self.app.services, self.say
        case = services.under_way()
        # Nobody waits for a pack to be opened before there is something to go on with.
        cases = services.cases(self.app.translator.code) if case is not None else ()
        titles = {card.id: card.title for card in cases}
        begun = case is not None and case in titles
        return [
            Button(say("Continue"), self._resume, kind="primary", icon="play", sub=titles[case], key="play")
            if case is not None and begun
            else Button(say("Play"), self._cases, kind="primary", icon="play", key="play"),
            Button(say("All cases"), self._cases, icon="map", key="cases") if begun else None,
            Button(say("Saved games"), lambda: self.app.push(SlotsScreen(self.app)), icon="archive", key="slots"),
            Button(
                say("Settings"),
                lambda: self.app.push(SettingsScreen(self.app)),
                icon="settings",
                key="settings",
            ),
            Button(
                say("For teachers"),
                lambda: self.app.push(TeachersScreen(self.app)),
                icon="teacher",
                key="teachers",
            ),
        ]

    def _small_doors(self) -> Node:
        say, app = self.say, self.app
        language = dict(app.services.languages).get(app.translator.code, app.translator.code)
        return Wrap(
            [
                Button(
                    language,
                    lambda: app.push(LanguageScreen(app)),
                    kind="quiet",
                    icon="language",
                    key="language",
                ),
                Button(say("Notebook"), self._notebook, kind="quiet", icon="archive", key="notebook"),
                Button(say("Credits"), lambda: app.push(CreditsScreen(app)), kind="quiet", key="credits"),
                Button(say("Quit"), app.quit, kind="quiet", key="quit"),
            ],
            gap=0,
        )

    def _resume(self) -> None:
        case = self.app.services.under_way()
        if case is not None:
            self.app.push(self.app.services.open_case(self.app, case))

    def _notebook(self) -> None:
        # What a case's pages are made of is not read before the first frame.
        from game.window.notebook import NotebookScreen

        self.app.push(NotebookScreen(self.app))

    def _cases(self) -> None:
        self.app.push(CasesScreen(self.app))
