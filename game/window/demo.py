"""The game playing itself: every kind of screen drawn and kept as a picture."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.window.case_bench import Draft
from game.window.cases import CasesScreen, SlotsScreen
from game.window.guide import GuideScreen
from game.window.leafing import KitScreen
from game.window.making import SHARP
from game.window.notebook import NotebookScreen
from game.window.services import NotMade
from game.window.settings import SettingsScreen
from game.window.shell import CreditsScreen, LanguageScreen
from game.window.survey import faults
from game.window.teachers import TeachersScreen

if TYPE_CHECKING:
    from game.window.app import App
    from game.window.case_screen import CaseScreen
    from game.window.screen import Screen

LOOK = 0.9
"""Seconds that a demo which somebody watches stays on a page."""


class Demo:
    """Plays tokens through the window and keeps a picture of each kind of screen in the folder `out`.

    watched: somebody looks on, so each page stays for a moment; sizes: kept, and measured, at these (width, height,
    text size) and not as the window is. files: what was written; faults: what was found, each with its file.
    """

    def __init__(self, app: App, out: Path, *, watched: bool, sizes: Iterable[tuple[int, int, int]] = ()) -> None:
        self.app = app
        self.out = out
        self.watched = watched
        self.sizes = tuple(sizes)
        self.files: list[Path] = []
        self.faults: list[str] = []
        self._seen: set[str] = set()

    def shell(self) -> None:
        """Shows the screens around the cases."""
        app = self.app
        self.shoot("title")
        for name, screen in (
            ("languages", LanguageScreen(app)),
            ("cases", CasesScreen(app)),
            ("saved-games", SlotsScreen(app)),
            ("settings", SettingsScreen(app)),
            ("notebook", NotebookScreen(app)),
            ("credits", CreditsScreen(app)),
        ):
            app.push(screen)
            self.shoot(name)
            app.pop()
        self.kits()

    def kits(self) -> None:
        """Shows the teachers' screens, with a kit that is made for the picture only and written nowhere."""
        app, kits = self.app, self.app.services.kits
        screen = TeachersScreen(app)
        app.push(screen)
        self.shoot("teachers")
        # One case shows what a kit is, in a tenth of the time. A machine that cannot set pages has nothing to show.
        first = tuple(case for case, _ in screen.pack.cases[:1]) if screen.pack is not None else ()
        wish = replace(screen.wish, cases=first)
        with suppress(NotMade):
            made = kits.make(wish, SHARP, lambda _: None)
            app.push(KitScreen(app, kits.file(wish), made))
            self.shoot("kit")
            app.pop()
        app.pop()

    def led(self) -> None:
        """Shows how a lesson goes, and where each way of leading a class begins."""
        app = self.app
        ways: list[tuple[str, Callable[[App], Screen]]] = [("guide", GuideScreen), *app.services.lead.items()]
        for name, make in ways:
            app.push(make(app))
            self.shoot(name)
            app.pop()

    def case(self, case: CaseScreen, tokens: Iterable[str]) -> None:
        """Plays a case. Raises NotOnOffer where a token does not fit."""
        self.app.push(case)
        for token in tokens:
            self.shoot(case.view)
            if case.view == "talk":
                case.to_desk()
                self.shoot(case.view)
            if token.startswith("judge:"):
                _, _, percent, kind = token.split(":")
                case.turn("judge")
                case.draft = Draft(int(percent), kind)
                self.shoot(case.view)
            case.take(token)
        self.shoot(case.view)

    def shoot(self, name: str) -> None:
        """Draws what is shown, and keeps the first picture of each kind of screen."""
        self.app.settle()
        if self.watched:
            self.look()
        if name in self._seen:
            return
        self._seen.add(name)
        number = len(self._seen)
        if not self.sizes:
            self.keep(self.out / f"{number:02}-{name}.png")
        for width, height, text in self.sizes:
            file = self.out / f"{number:02}-{name}-{width}x{height}-{text}.jpg"
            with self.app.tried((width, height), text):
                self.keep(file)
                self.faults += [f"{file.stem}: {fault}" for fault in faults(self.app.stage)]

    def keep(self, file: Path) -> None:
        """Writes the picture. Raises OSError where it cannot be written."""
        self.app.capture(file)
        self.files.append(file)

    def look(self) -> None:
        """Stays for a moment; a closed window does not hold the demo up."""
        until = time.monotonic() + LOOK
        while time.monotonic() < until and self.app.running:
            self.app.step(pygame.event.get())
            time.sleep(0.02)
