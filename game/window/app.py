"""The window and its loop: screens on a stack, one frame when something changed, sleep when nothing did."""

from __future__ import annotations

import os
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.storage.files import write_whole
from game.window import tokens
from game.window.buttons import Button
from game.window.focus import MOVES, REPEATED, Gamepads, key_action
from game.window.kit import Kit
from game.window.layout import Column, Node, Pad, Row, Scroll
from game.window.motion import Motion
from game.window.own import own_window
from game.window.paint import forget_sizes
from game.window.screen import Screen
from game.window.services import NoDisplay, Services
from game.window.sound import Sounds
from game.window.stage import Stage
from game.window.voice import Sink, Telling
from game.window.widgets import Card, Icon, Paragraph

if TYPE_CHECKING:
    from pygame.event import Event

    from game.storage import Settings

_POINTER = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL)
_CUTS = (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.JOYBUTTONDOWN)
# Seconds between looks at the events: while moving, after an input this many seconds ago, and at rest.
_FRAME, _ALERT, _REST = 1 / 60, ((1.0, 1 / 100), (8.0, 1 / 50)), 1 / 20

# Seconds after the first frame at which what comes next is read: before anybody has found where to press.
FORESEEN = 0.4


@dataclass(slots=True)
class Chore:
    """Something done every so many seconds, which may be changed, and when it is due next."""

    seconds: float
    do: Callable[[], None]
    due: float


class App:
    """The window: a stack of screens, the settings and the notices.

    clock: seconds that only go forward; tests bring their own. watch: sees each event before anybody else; where it
    says True, nobody else does.
    """

    def __init__(self, services: Services, clock: Callable[[], float] = time.monotonic) -> None:
        self.services = services
        self.settings = services.settings
        self.translator = services.translator(self.settings.language)
        self.motion = Motion()
        self.stage = Stage(self.motion)
        self.stack: list[Screen] = []
        self.running = True
        self.watch: Callable[[Event], bool] = lambda _: False
        self.frames = 0
        self.kit: Kit
        self._clock = clock
        self._gamepads = Gamepads()
        self._listening = False
        self._held: set[int] = set()
        self._windowed = tokens.WINDOW
        self._notices: list[str] = []
        self._noticed: set[str] = set()
        self._focus_of: dict[Screen, str] = {}
        self._stale = self._fresh = False
        self._chores: list[Chore] = []
        self._last_input = clock()
        self.sounds = Sounds(services.assets / "sounds", lambda name: self._missing("sound", name))
        self.sounds.set(self.settings.sound, self.settings.volume, self.settings.around)
        self.voice = Sink(services.spoken, lambda text: self.notice(text, text))
        self.voice.set(self.settings.reading)
        self._telling = Telling()
        self._to_tell: list[str] = []

    def say(self, english: str, /, **fields: object) -> str:
        """A text of the code in the player's language."""
        return self.translator.say(english, **fields)

    # The window

    def open(self, size: tuple[int, int] = tokens.WINDOW, *, full: bool = False) -> None:
        """Opens the window, or fills the screen (`full`); raises NoDisplay where there is none to open it on."""
        try:
            pygame.display.init()
            if pygame.display.get_driver() == "offscreen" and "SDL_VIDEODRIVER" not in os.environ:
                # SDL's way out when there is no display: nobody would see it.
                raise NoDisplay("offscreen")
            pygame.font.init()
            pygame.display.set_caption(self.say("Fenjer"))
            if full:
                pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
            else:
                pygame.display.set_mode(size, pygame.RESIZABLE)
        except pygame.error as error:
            raise NoDisplay(str(error)) from error
        own_window().minimum_size = tokens.SMALLEST
        pygame.key.set_repeat(400, 60)
        self._new_kit()

    @staticmethod
    def _surface() -> pygame.Surface:
        surface = pygame.display.get_surface()
        if surface is None:
            raise NoDisplay
        return surface

    def _new_kit(self) -> None:
        self.kit = Kit(
            self._surface().get_size(),
            self.settings,
            language=self.translator.code,
            assets=self.services.assets,
            missing=self._missing,
        )
        self.motion.still = not self.settings.motion
        self.stage.open(self.kit)
        self.refresh()

    def change(self, settings: Settings) -> None:
        """Takes on other settings at once, and has them saved."""
        self.keep(settings)
        self.translator = self.services.translator(settings.language)
        pygame.display.set_caption(self.say("Fenjer"))
        self._new_kit()

    def wear(self, settings: Settings) -> None:
        """Takes on other settings for a while, without having them saved."""
        self.settings = settings
        self._new_kit()

    def keep(self, settings: Settings) -> None:
        """Has settings saved that nothing on the screen depends on."""
        self.settings = settings
        self.sounds.set(settings.sound, settings.volume, settings.around)
        self.voice.set(settings.reading)
        self.services.save_settings(settings)

    # Screens

    @property
    def screen(self) -> Screen:
        """The screen that is shown."""
        return self.stack[-1]

    def push(self, screen: Screen) -> None:
        """Shows a screen over the present one, which comes back with `pop`."""
        self._leave()
        self.stack.append(screen)
        self._enter()

    def pop(self) -> None:
        """Goes back to the screen before; nothing happens on the first."""
        if len(self.stack) > 1:
            self._focus_of.pop(self.stack.pop(), None)
            self._enter()

    def replace(self, screen: Screen) -> None:
        """Shows a screen instead of the present one."""
        if self.stack:
            self._focus_of.pop(self.stack.pop(), None)
        self.stack.append(screen)
        self._enter()

    def home(self) -> None:
        """Goes back to the first screen."""
        del self.stack[1:]
        self._enter()

    def _leave(self) -> None:
        if self.stack:
            self._focus_of[self.screen] = self.stage.focused

    def _enter(self) -> None:
        self.stage.focused = self._focus_of.get(self.screen, "")
        self._fresh = True
        self.refresh()

    def begin_anew(self, screen: Screen, settings: Settings) -> None:
        """Shows a screen as if the window had just been opened on it: nothing of what was before is left."""
        for left in self.stack:
            left.ended()
        self.stack = [screen]
        self._focus_of.clear()
        self._notices.clear()
        self._to_tell.clear()
        self._held.clear()
        self.voice.hush()
        self.stage.keyboard = False
        self.change(settings)
        self._enter()

    def refresh(self) -> None:
        """Has the present screen built again with the next frame."""
        self._stale = True

    def every(self, seconds: float, do: Callable[[], None]) -> Chore:
        """Has something done every so many seconds for as long as the window is open, or until it is dropped.

        It wakes the loop when it is due, and nothing is drawn unless it asks for that.
        """
        chore = Chore(seconds, do, self._clock() + seconds)
        self._chores.append(chore)
        return chore

    @property
    def chores(self) -> int:
        """How many things are done every so many seconds."""
        return len(self._chores)

    def drop(self, chore: Chore) -> None:
        """Ends what was done every so many seconds."""
        self._chores.remove(chore)

    def repaint(self) -> None:
        """Draws everything anew from the files, of which one has changed."""
        forget_sizes()
        self._new_kit()

    # Notices

    def notice(self, text: str, key: str = "") -> None:
        """Shows a one-line notice until it is dismissed; with a `key`, only the first time."""
        if key not in self._noticed:
            self._notices.append(text)
            self._noticed.update({key} - {""})
            self.refresh()

    @property
    def notices(self) -> tuple[str, ...]:
        """The notices that nobody has dismissed."""
        return tuple(self._notices)

    def _missing(self, kind: str, name: str) -> None:
        texts = {
            "font": self.say("A font is missing: another one stands in."),
            "picture": self.say("A picture is missing: a drawn one stands in."),
            "sound": self.say("A sound is missing: the game plays on without it."),
        }
        self.notice(f"{texts[kind]} ({name})", kind)

    def _dismiss(self) -> None:
        self._notices.pop(0)
        self.refresh()

    def _notice_bar(self) -> Node | None:
        if not self._notices:
            return None
        bar = Row(
            [
                Icon("warning", ink="bad"),
                Paragraph(self._notices[0], style="small", grow=1),
                Button(self.say("Close"), self._dismiss, kind="quiet", key="notice.close"),
            ],
            align="center",
        )
        return Pad(Card(bar, tone="note", pad=tokens.TIGHT, shadow=False, key="notice"), tokens.GAP, tokens.TIGHT)

    # Frames

    def _build(self) -> None:
        self._stale, fresh, self._fresh = False, self._fresh, False
        shown = Grown(self.screen.build(self.kit))
        # After the screen, so that what comes up while it is built is told beside it.
        for text in self.services.notices():
            self.notice(text)
        root = Column([self._notice_bar(), shown], gap=0)
        backdrop = self.screen.backdrop(self.kit)
        self.stage.show(Scroll(root, key="screen"), backdrop, fresh=fresh, first=self.screen.first)
        if self.voice.on:
            self._to_tell += self._telling.screen(self.stage.shown(), self.say, fresh=fresh)

    def step(self, events: list[Event]) -> None:
        """One turn of the loop: answers the events, moves what moves, draws what changed."""
        for chore in tuple(self._chores):
            if self._clock() >= chore.due:
                chore.do()
                chore.due = self._clock() + chore.seconds
        if self._stale:
            self._build()
        for event in events:
            if not self.watch(event):
                self._handle(event)
            # The next event is meant for what this one has brought.
            if self._stale:
                self._build()
        self._tell()
        self.motion.step(self._clock())
        if self.stage.needs_drawing:
            pygame.display.update(self.stage.draw(self._surface()))
            self.frames += 1

    # Reading aloud

    def _tell(self) -> None:
        """Reads what has come up since it last read, and where the focus is now."""
        if not self.voice.on:
            return
        told = self._to_tell + self._telling.focus(self.stage.element(self.stage.focused), self.say)
        self._to_tell = []
        self.voice.put("\n".join(told), self.translator.code, self.say)

    def read_again(self) -> None:
        """Reads the whole screen from its beginning."""
        if self.voice.on:
            self._to_tell = self._telling.screen(self.stage.shown(), self.say, fresh=True)

    def _turn_voice(self) -> None:
        """Begins or ends reading aloud, and says so aloud."""
        if self.voice.on:
            self.voice.put(self.say("Reading aloud is off."), self.translator.code, self.say)
            # Not `change`, which would hush it.
            self.settings = replace(self.settings, reading="off")
            self.services.save_settings(self.settings)
            self.voice.end()
            self.refresh()
            return
        self.change(replace(self.settings, reading="aloud"))
        self.read_again()
        self._to_tell.insert(0, self.say("Reading aloud is on. V turns it off, and R reads the screen again."))

    def _handle(self, event: Event) -> None:
        if event.type in _CUTS:
            self.motion.cut()
            self.voice.hush()
        if event.type in _POINTER:
            self._last_input = self._clock()
            if event.type == pygame.MOUSEBUTTONDOWN:
                self.stage.use_keyboard(False)
            self.stage.pointer(event)
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
            self._toggle_fullscreen()
        elif event.type == pygame.KEYDOWN:
            action, held = key_action(event), event.key in self._held
            self._held.add(event.key)
            # A key that is held down goes on moving, but chooses only once.
            if not held or action in REPEATED:
                self._act(action)
        elif event.type == pygame.KEYUP:
            self._held.discard(event.key)
        elif event.type == pygame.QUIT:
            self.running = False
        elif event.type == pygame.VIDEORESIZE:
            self._new_kit()
        elif event.type == pygame.VIDEOEXPOSE:
            self.stage.spoil(self._surface().get_rect())
        elif event.type == pygame.WINDOWLEAVE:
            self.stage.leave()
        else:
            self._act(self._gamepads.action(event))

    def _toggle_fullscreen(self) -> None:
        """Fills the screen, or gives the window back the size that it had before."""
        full = pygame.display.is_fullscreen()
        if not full:
            self._windowed = self._surface().get_size()
        with warnings.catch_warnings():
            # pygame says on stderr when it has to make the window anew; nobody need know.
            warnings.simplefilter("ignore")
            pygame.display.toggle_fullscreen()
        if full:
            pygame.display.set_mode(self._windowed, pygame.RESIZABLE)
            self._new_kit()

    def _act(self, action: str) -> None:
        if not action:
            return
        self._last_input = self._clock()
        if action in ("voice", "again"):
            (self._turn_voice if action == "voice" else self.read_again)()
            return
        seen = self.stage.keyboard
        self.stage.use_keyboard(True)
        if self.screen.act(action):
            return
        if action in MOVES and not seen and self.stage.shows_focus(scrolled=action in ("next", "prev")):
            # The first push shows where the focus is before another moves it.
            return
        if action == "ok" and not self.stage.shows_focus(scrolled=False):
            # Nobody chooses what they cannot see.
            self.stage.shows_focus(scrolled=True)
            return
        if not self.stage.action(action) and action == "back":
            self.screen.back()

    def loop(self) -> int:
        """Runs until the window is closed; the exit status."""
        try:
            while self.running:
                began = self._clock()
                self.step(pygame.event.get())
                if not self._listening and began - self._last_input > _FRAME:
                    self._listening = True
                    self._gamepads.start()
                time.sleep(max(0.0, self._pause(began) - (self._clock() - began)))
        finally:
            for screen in self.stack:
                screen.ended()
        pygame.display.quit()
        self.sounds.close()
        self.voice.hush()
        return 0

    def _pause(self, began: float) -> float:
        """How long the turn that began then may take: until the next frame or look at the events, or a chore."""
        if self.motion.moving or self._stale:
            return _FRAME
        now = self._clock()
        pause = next((pause for until, pause in _ALERT if now - self._last_input < until), _REST)
        return min([pause, *(chore.due - began for chore in self._chores)])

    def quit(self) -> None:
        """Ends the loop."""
        self.running = False

    def foresee(self) -> None:
        """Reads what the next screens need while the first is looked at, so that each opens at once."""

        def read() -> None:
            self.drop(chore)
            import game.window.case_screen
            import game.window.town

            self.services.cases(self.translator.code)
            if game.window.town.spots(self.kit):
                game.window.town.picture(self.kit, ())

        chore = self.every(FORESEEN, read)

    # Pictures of screens

    def settle(self) -> None:
        """Brings all movement to its end and draws."""
        self.step([])
        self.motion.cut()
        while self._stale or self.stage.needs_drawing or self.motion.moving:
            self.step([])
            self.motion.cut()

    def capture(self, path: Path) -> None:
        """Saves the present screen as a picture; raises OSError."""
        self.settle()
        # Not to the file itself: pygame says nothing of a disk that is full.
        picture = BytesIO()
        pygame.image.save(self._surface(), picture, path.name)
        write_whole(path, picture.getvalue())

    @contextmanager
    def tried(self, size: tuple[int, int], text_size: int) -> Iterator[None]:
        """Shows the present screen in another size of window and text for a while."""
        before, settings = self._surface().get_size(), self.settings
        pygame.display.set_mode(size, pygame.RESIZABLE)
        self.settings = replace(settings, text_size=text_size)
        self._new_kit()
        self.settle()
        try:
            yield
        finally:
            self.settings = settings
            pygame.display.set_mode(before, pygame.RESIZABLE)
            self._new_kit()


class Grown(Pad):
    """The screen under the notices: it takes all the height that they leave."""

    def __init__(self, part: Node) -> None:
        super().__init__(part, 0, grow=1)


def run(services: Services, first: Callable[[App], Screen] | None = None) -> int:
    """Opens the window and plays until it is closed; the exit status.

    first: makes the screen over the title to begin with, for going straight into a case. Raises NoDisplay.
    """
    from game.window.shell import LanguageScreen
    from game.window.title import TitleScreen

    app = App(services)
    app.open()
    app.push(TitleScreen(app))
    if first is not None:
        app.push(first(app))
        return app.loop()
    app.foresee()
    if services.settings.language is None:
        app.push(LanguageScreen(app))
    return app.loop()
