"""A kiosk that nobody looks after: it draws people in, plays a short case with each, and forgets them."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.window import tokens
from game.window.app import own_window
from game.window.buttons import Button
from game.window.layout import Column, Fill, Grid, Limit, Node, Pad, Row, Wrap
from game.window.screen import Screen, page
from game.window.shell import ConfirmScreen, town
from game.window.town import picture, spots
from game.window.widgets import Card, Heading, Icon, Label, Paragraph, Picture

if TYPE_CHECKING:
    from pygame import Surface
    from pygame.event import Event

    from game.storage import KioskConfig, Settings
    from game.window.app import App
    from game.window.kit import Kit

STEP = 2.0
"""Seconds from one lantern of the attract loop to the next."""

COUNTDOWN = 15
"""Seconds in which somebody can say that they are still there."""

HOLD = 3.0
"""Seconds for which staff hold the corner."""

CORNER = 96
"""How far the corner reaches, in pixels from the top left of the window."""

TIDY = 1.0
"""Seconds after a reset at which nothing refers any more to what a visit took."""

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


@dataclass(frozen=True)
class ShortCase:
    """A case as the kiosk offers it: some minutes long, with its first picture."""

    id: str
    title: str
    summary: str
    minutes: int
    picture: Path | None


@dataclass(frozen=True, eq=False)
class KioskHost:
    """What a kiosk needs from the rest of the game.

    config, save: how it is set up; all_cases, cases: every short case, and those offered, in a language; languages:
    (code, native name) of those offered; case: the first screen of a case, and where it leads on and out;
    remembered: what is worth remembering of a case, in a language; give_up: keeps a play that was left; forget:
    takes away what a visitor may have left outside the window; tidy: gives back the memory that a visit took;
    prepare: the first screen, once all pictures are there; counts: of this day, by case, finished and left;
    troubles: what has gone wrong; places: where results can be exported to; export: does it, and says what came of
    it; tried: whether a PIN is right, and how many seconds one has to wait; new_pin: keeps another one; files: what
    lies in the user's folder, for a comparison of states.
    """

    config: Callable[[], KioskConfig]
    save: Callable[[KioskConfig], None]
    all_cases: Callable[[str], Sequence[ShortCase]]
    cases: Callable[[str], Sequence[ShortCase]]
    languages: Callable[[], Sequence[tuple[str, str]]]
    case: Callable[[App, str, Callable[[], None], Callable[[], None]], Screen]
    remembered: Callable[[str], tuple[str, str]]
    was_lit: Callable[[], bool]
    give_up: Callable[[], None]
    forget: Callable[[], None]
    tidy: Callable[[], None]
    prepare: Callable[[App, Callable[[], Screen]], Screen]
    counts: Callable[[], Sequence[tuple[str, int, int]]]
    troubles: Callable[[], Sequence[str]]
    places: Callable[[], Sequence[Path]]
    export: Callable[[Path], str]
    tried: Callable[[str], tuple[bool, float]]
    new_pin: Callable[[str], None]
    files: Callable[[], dict[str, str]]


class Kiosk:
    """Leads visitors round, and watches over the window: who is there, who has gone, who holds the corner.

    clock: seconds that only go forward; tests bring their own.
    """

    def __init__(self, app: App, host: KioskHost, clock: Callable[[], float] = time.monotonic) -> None:
        self.app = app
        self.host = host
        self.settings = replace(app.settings, language=None)
        self.visitors = 0
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
        self.visitors += 1
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
                self._tidy_at = None
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


class StaffSide(Screen):
    """A screen that visitors never see."""

    def typed(self, text: str) -> bool:
        """What a key has typed; whether that was meant for it."""
        return False


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
        said = [self.app.services.translator(code).say("Language") for code, _ in languages]
        self.app.services.translator(self.app.translator.code)
        names = [
            Card(
                Heading(name, align="center"),
                on_press=partial(self._choose, code),
                pad=tokens.ROOM,
                key=f"language.{code}",
            )
            for code, name in languages
        ]
        asked = Card(Column([Heading(each, align="center") for each in dict.fromkeys(said)], gap=0), tone="night")
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


def _to_front() -> None:
    """Brings the window back before whatever came over it, where the system lets it."""
    try:
        window = own_window()
        window.restore()
        window.focus()
    except pygame.error:
        # Nothing to bring back: the next attempt comes with the next loss.
        return
