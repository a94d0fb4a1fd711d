"""A kiosk that nobody looks after: it draws people in, plays a short case with each, and forgets them."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pygame

from game.window.modes.kiosk_visitor import (
    COUNTDOWN,
    AttractScreen,
    ChooseCase,
    ChooseLanguage,
    GoodbyeScreen,
    StillThere,
)
from game.window.own import own_window
from game.window.screen import Screen
from game.window.shell import ConfirmScreen

if TYPE_CHECKING:
    from pygame.event import Event

    from game.storage import Settings
    from game.window.app import App
    from game.window.modes.kiosk_host import KioskHost

HOLD = 3.0
"""Seconds for which staff hold the corner."""

CORNER = 96
"""How far the corner reaches, in pixels from the top left of the window."""

TIDY, TIDY_AGAIN = 1.0, 30.0
"""Seconds after a reset at which nothing refers any more to what a visit took, and between that and the next time:
the loop itself reads its pictures anew."""

STAFF_LEAVES = 120
"""Seconds without a touch after which the staff's page closes by itself."""

_TOUCHED = (
    pygame.KEYDOWN,
    pygame.MOUSEBUTTONDOWN,
    pygame.MOUSEBUTTONUP,
    pygame.MOUSEMOTION,
    pygame.MOUSEWHEEL,
    pygame.JOYBUTTONDOWN,
    pygame.JOYHATMOTION,
)
# Whatever would close the window, or show something beside the game, ends here.
_REFUSED = (pygame.QUIT, pygame.WINDOWCLOSE, pygame.DROPFILE, pygame.DROPTEXT)
_LOST = (pygame.WINDOWFOCUSLOST, pygame.WINDOWMINIMIZED)


class StaffSide(Screen):
    """A screen that visitors never see."""

    def typed(self, text: str) -> bool:
        """What a key has typed; whether that was meant for it."""
        return False


class Kiosk:
    """Leads visitors round, and watches over the window: who is there, who has gone, who holds the corner.

    clock: seconds that only go forward; tests bring their own.
    """

    def __init__(self, app: App, host: KioskHost, clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self.host = host
        self.settings = replace(app.settings, language=None)
        self._clock = clock
        self._touched = clock()
        self._corner: float | None = None
        self._swallow = False
        self._tidy_at: float | None = None
        app.watch = self.watch
        app.every(0.25, self.tick)

    def first(self) -> Screen:
        """The screen to begin with: a PIN where there is none yet, else the loop, once the pictures are there."""
        from game.window.modes.kiosk_staff import NewPinScreen

        if not self.host.config().digest:
            return NewPinScreen(self.app, self, first=True)
        return self.host.prepare(self.app, lambda: AttractScreen(self.app, self))

    def start(self) -> None:
        """Shows the first screen alone."""
        self.app.begin_anew(self.first(), self._settings())

    def reset(self) -> None:
        """Keeps what was left as unfinished, forgets who was there, and waits for the next one."""
        self.host.give_up()
        self._corner, self._swallow = None, False
        self.app.begin_anew(AttractScreen(self.app, self), self._settings())
        with suppress(pygame.error):
            # Somebody may have had the screens read to the clipboard.
            pygame.scrap.put_text("")
        self.host.forget()
        self._tidy_at = self._clock() + TIDY

    def _settings(self) -> Settings:
        codes = [code for code, _ in self.host.languages()]
        return replace(self.settings, language=codes[0] if codes else None)

    # What the visitor does

    def begin(self) -> None:
        """Somebody is there."""
        if len(self.host.languages()) > 1:
            self.app.replace(ChooseLanguage(self.app, self))
        else:
            self.choose()

    def choose(self) -> None:
        """Shows the cases alone, whatever was there before."""
        self.host.give_up()
        self.app.home()
        self.app.replace(ChooseCase(self.app, self))

    def play(self, case: str) -> None:
        """Plays a case, and then says goodbye."""

        def on() -> None:
            self.app.replace(GoodbyeScreen(self.app, self, case, lit=self.host.was_lit()))

        def leave() -> None:
            say = self.app.say
            text = say("The case is not finished. You can choose another one, or let somebody else play.")
            self.app.push(ConfirmScreen(self.app, say("Stop here?"), text, yes=say("Stop"), on_yes=self._stopped))

        self.app.push(self.host.case(self.app, case, on, leave))

    def _stopped(self) -> None:
        self.host.give_up()
        # The question takes itself away; under it the cases come to lie.
        del self.app.stack[1:-1]

    # Watching over the window

    def watch(self, event: Event) -> bool:
        """Sees each event before the screen does; True where that must not see it."""
        if event.type in _REFUSED or (event.type == pygame.KEYDOWN and event.key == pygame.K_F11):
            return True
        if event.type in _LOST:
            _to_front()
            return True
        if event.type in _TOUCHED:
            self._touched = self._clock()
        if event.type == pygame.KEYDOWN and event.key == pygame.K_F12 and event.mod & pygame.KMOD_CTRL:
            self.staff()
            return True
        return self._pointed(event)

    def _pointed(self, event: Event) -> bool:
        screen = self.app.screen
        if event.type == pygame.MOUSEBUTTONDOWN:
            in_corner = max(event.pos) < CORNER
            self._corner = self._clock() if in_corner else None
            self._swallow = isinstance(screen, AttractScreen)
            return self._swallow
        if event.type == pygame.MOUSEBUTTONUP:
            self._corner = None
            if self._swallow:
                self._swallow = False
                if isinstance(screen, AttractScreen):
                    self.begin()
                return True
        elif event.type == pygame.MOUSEMOTION and max(event.pos) >= CORNER:
            self._corner = None
        return event.type == pygame.KEYDOWN and isinstance(screen, StaffSide) and screen.typed(event.unicode)

    def tick(self) -> None:
        """Looks at the clock: the corner that is held, the visitor who has gone."""
        now = self._clock()
        if self._corner is not None and now - self._corner >= HOLD:
            self._corner = None
            self.staff()
        screen = self.app.screen
        if isinstance(screen, AttractScreen):
            screen.tick(now)
            if self._tidy_at is not None and now >= self._tidy_at:
                self._tidy_at = now + TIDY_AGAIN
                self.host.tidy()
            return
        quiet = now - self._touched
        staff = isinstance(screen, StaffSide)
        limit = STAFF_LEAVES if staff else self.host.config().idle
        if not self.host.config().digest:
            return
        if isinstance(screen, StillThere):
            if quiet < screen.since:
                self.app.pop()
            elif quiet >= limit + COUNTDOWN:
                self.reset()
            else:
                screen.tell(round(limit + COUNTDOWN - quiet))
        elif quiet >= limit:
            if staff:
                self.reset()
            else:
                self.app.push(StillThere(self.app, quiet))

    def staff(self) -> None:
        """Asks for the PIN, over whatever there is."""
        from game.window.modes.kiosk_staff import PinScreen

        if not isinstance(self.app.screen, StaffSide):
            self._swallow = False
            self.app.push(PinScreen(self.app, self))

    def state(self) -> bytes:
        """Everything that lasts from one visitor to the next, but for the results: the same after every reset."""
        app = self.app
        app.settle()
        surface = pygame.display.get_surface()
        pixels = hashlib.sha256(pygame.image.tobytes(surface, "RGB")).hexdigest() if surface is not None else ""
        lasting = {
            "screens": [type(screen).__name__ for screen in app.stack],
            "settings": asdict(app.settings),
            "language": app.translator.code,
            "focus": app.stage.focused,
            "keyboard": app.stage.keyboard,
            "notices": app.notices,
            "chores": app.chores,
            "shown": [element.part.widget.spoken() for element in app.stage.shown()],
            "pixels": pixels,
            "files": self.host.files(),
            "corner": self._corner,
        }
        return json.dumps(lasting, sort_keys=True).encode()


def _to_front() -> None:
    """Brings the window back before whatever came over it, where the system lets it."""
    try:
        window = own_window()
        window.restore()
        window.focus()
    except pygame.error:
        # Nothing to bring back: the next attempt comes with the next loss.
        return
