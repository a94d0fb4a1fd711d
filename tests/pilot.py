"""A pilot for the real window under SDL's dummy driver: it presses, clicks, drags, resizes and reads."""

import gc
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from threading import Event

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from game.pages import TechniqueView
from game.storage import Settings
from game.strings import Translator
from game.window.app import App
from game.window.elements import Element
from game.window.layout import Box
from game.window.screen import Screen
from game.window.services import CaseCard, KitMade, KitPack, Kits, KitStep, KitWish, Notebook, Services, Slot, TownWeb
from game.window.sound import Sounds
from game.window.title import TitleScreen

ASSETS = Path(__file__).parent.parent / "assets"
_KEYS = {
    "tab": pygame.K_TAB,
    "enter": pygame.K_RETURN,
    "space": pygame.K_SPACE,
    "esc": pygame.K_ESCAPE,
    "f1": pygame.K_F1,
    "f2": pygame.K_F2,
    ".": pygame.K_PERIOD,
    "backspace": pygame.K_BACKSPACE,
    **{letter: ord(letter) for letter in "abdhprstv"},
    "up": pygame.K_UP,
    "down": pygame.K_DOWN,
    "left": pygame.K_LEFT,
    "right": pygame.K_RIGHT,
    "page up": pygame.K_PAGEUP,
    "page down": pygame.K_PAGEDOWN,
    "home": pygame.K_HOME,
    "end": pygame.K_END,
    **{str(n): pygame.K_0 + n for n in range(10)},
}


class Parrot(Translator):
    """A translator that says everything as it is, or `times` as long, for layouts to be tried with."""

    def __init__(self, code: str, times: int = 1) -> None:
        super().__init__()
        self.code = code
        self.times = times

    def say(self, english: str, /, **fields: object) -> str:
        """The English itself, filled in and repeated."""
        return " ".join([super().say(english, **fields)] * self.times)

    def plural(self, one: str, many: str, n: int, /, **fields: object) -> str:
        """The English form for `n`."""
        return self.say(one if n == 1 else many, n=n, **fields)


@dataclass
class Newsroom:
    """What the window is given in tests, and what it gave back."""

    cases: tuple[CaseCard, ...] = (
        CaseCard(
            "bridge",
            "Bridge on fire",
            "A picture of a burning bridge empties the market.",
            8,
            "open",
            ASSETS / "pictures" / "town" / "bridge-winter-fire.jpg",
        ),
        CaseCard("siren", "Siren at noon", "A voice note says: keep the children in.", 7),
        CaseCard("bear", "Bear in the schoolyard", "A portal nobody knows says there is a bear.", 6, "done"),
    )
    slots: tuple[Slot, ...] = (
        Slot("lantern", "lantern", "amber", "The ochre lantern", used=True, closed=1, cases=3),
        Slot("map", "map", "teal", "The teal map", used=True, closed=0, cases=3),
        Slot("pin", "pin", "brick", "The brick-red pin"),
        Slot("eye", "eye", "slate", "The slate-grey eye"),
    )
    met: tuple[TechniqueView, ...] = ()
    web: TownWeb | None = None
    slot: str = "lantern"
    under_way: str | None = None
    saved: list[Settings] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    erased: list[str] = field(default_factory=list)
    times: int = 1
    assets: Path = ASSETS
    packs: tuple[KitPack, ...] = (
        KitPack("triponta", "The newsroom of Triponta", (("bridge", "Bridge on fire"), ("siren", "Siren at noon"))),
    )
    pages: tuple[bytes, ...] = ()
    wishes: list[KitWish] = field(default_factory=list)
    kept: list[KitWish] = field(default_factory=list)
    shown: list[Path] = field(default_factory=list)
    opens: bool = True
    hindered: Exception | None = None
    unwritable: Exception | None = None
    waits: Event | None = None
    spoken: Path = Path("spoken.txt")
    settings: Settings = field(default_factory=lambda: Settings(language="en", sound=False))

    def services(self) -> Services:
        """The services of this newsroom."""
        return Services(
            assets=self.assets,
            settings=self.settings,
            save_settings=self.saved.append,
            languages=(("en", "English"), ("sr", "Српски")),
            warm=lambda: None,
            translator=lambda code: Parrot(code or "en", self.times),
            cases=lambda code: self.cases,
            notebook=lambda code: Notebook(self.met, 20),
            web=lambda: self.web,
            slots=lambda code: self.slots,
            slot=lambda: self.slot,
            use_slot=lambda slot: setattr(self, "slot", slot),
            clear_slot=self.erased.append,
            under_way=lambda: self.under_way,
            open_case=self._open,
            spoken=self.spoken,
            kits=Kits(lambda code: self.packs, kit_file, self._make, self._keep, self._show),
        )

    def _make(self, wish: KitWish, tall: int, said: Callable[[KitStep], None]) -> KitMade:
        """Makes a kit in a thread; waits for the test where that has something to look at meanwhile."""
        self.wishes.append(wish)
        said("texts")
        if self.waits is not None:
            assert self.waits.wait(20)
        said("pages")
        if self.hindered is not None:
            raise self.hindered
        if wish.form == "html":
            return KitMade(b"<!doctype html>")
        return KitMade(b"%PDF", self.pages or tuple(sheet(n) for n in range(1, 8)))

    def _keep(self, wish: KitWish, made: KitMade) -> None:
        if self.unwritable is not None:
            raise self.unwritable
        self.kept.append(wish)

    def _show(self, folder: Path) -> bool:
        self.shown.append(folder)
        return self.opens

    def _open(self, app: App, case: str) -> Screen:
        self.opened.append(case)
        return TitleScreen(app)


def kit_file(wish: KitWish) -> Path:
    """Where the kits go, on nobody's machine."""
    return Path("/home/somebody/Documents/Fenjer") / "-".join((wish.pack, *wish.cases, f"{wish.language}.{wish.form}"))


def sheet(number: int, size: tuple[int, int] = (210, 297)) -> bytes:
    """A page as a picture, of a grey of its own."""
    surface, out = pygame.Surface(size), BytesIO()
    surface.fill((10 * number % 256,) * 3)
    pygame.image.save(surface, out, "page.png")
    return out.getvalue()


class Silence(Sounds):
    """No sounds: the mixer is pygame's only one, and one window's thread closed it while another's played."""

    def play(self, name: str, *, around: bool = False) -> None:
        """Plays nothing."""


class Pilot:
    """Plays the window as a person would, on a clock of its own.

    first: makes the screen to begin with.
    """

    def __init__(
        self,
        newsroom: Newsroom | None = None,
        first: Callable[[App], Screen] = TitleScreen,
        size: tuple[int, int] = (1280, 720),
    ) -> None:
        if size[0] > 1920:
            # The window before this one holds half a gigabyte until it is collected, which goes by objects alone.
            gc.collect()
        self.newsroom = newsroom or Newsroom()
        self.now = 0.0
        self.app = App(self.newsroom.services(), clock=lambda: self.now)
        self.app.sounds = Silence(ASSETS, lambda name: None)
        self.app.open(size)
        self.app.push(first(self.app))
        self.settle()

    def settle(self) -> None:
        """Lets everything come to rest."""
        self.app.settle()

    def send(self, *events: pygame.event.Event) -> None:
        """Gives the window events, and lets it come to rest."""
        self.app.step(list(events))
        self.settle()

    def press(self, *keys: str) -> None:
        """Presses keys by name, one after the other; "shift+tab" with Shift."""
        for key in keys:
            name = key.removeprefix("shift+")
            mod = pygame.KMOD_SHIFT if key != name else 0
            self.send(pygame.event.Event(pygame.KEYDOWN, key=_KEYS[name], mod=mod, unicode=""))
            self.send(pygame.event.Event(pygame.KEYUP, key=_KEYS[name], mod=mod))

    def hold(self, key: str, repeats: int = 5) -> None:
        """Holds a key down until it has repeated so often, and lets it go."""
        down = pygame.event.Event(pygame.KEYDOWN, key=_KEYS[key], mod=0, unicode="")
        for _ in range(1 + repeats):
            self.send(down)
        self.send(pygame.event.Event(pygame.KEYUP, key=_KEYS[key], mod=0))

    def find(self, what: str) -> Element:
        """The element of a key, else the first that says a text."""
        shown = self.app.stage.shown()
        found = [e for e in shown if e.part.name == what] or [e for e in shown if what in e.part.widget.spoken()]
        if not found:
            raise LookupError(f"{what!r} is not among {self.texts()}")
        return found[0]

    def click(self, what: str) -> None:
        """Scrolls to something by its key or text, moves the pointer onto it, and clicks."""
        self.app.stage.reveal(self.find(what).part.name)
        box = self.find(what).at()
        at = (box.x + box.w // 2, box.y + box.h // 2)
        self.point(at)
        self.send(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=False))
        self.send(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=1, touch=False))

    def point(self, at: tuple[int, int], *, down: bool = False, by: tuple[int, int] = (0, 0)) -> None:
        """Moves the pointer to a point; with `down` the button is held."""
        buttons = (1, 0, 0) if down else (0, 0, 0)
        self.send(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=by, buttons=buttons, touch=False))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Presses at one point, moves to another, lets go."""
        self.point(start)
        self.send(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=start, button=1, touch=False))
        self.point(end, down=True, by=(end[0] - start[0], end[1] - start[1]))
        self.send(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=end, button=1, touch=False))

    def pad(self, button: int) -> None:
        """Presses a button of a gamepad and lets it go."""
        self.send(pygame.event.Event(pygame.JOYBUTTONDOWN, button=button, instance_id=0))
        self.send(pygame.event.Event(pygame.JOYBUTTONUP, button=button, instance_id=0))

    def tap(self, what: str, share: float = 0.5) -> None:
        """Puts a finger on something, `share` of the way across it; sweeps the page to it first, as a finger would."""
        for _ in range(60):
            element = self.find(what)
            box, view = element.at(), self.app.stage.view(element.part)
            if view.y <= box.y + box.h // 2 < view.bottom:
                break
            at = (box.x + 4, view.y + view.h // 2)
            self._finger(at, (at[0], at[1] + (-80 if box.y > view.y else 80)))
        at = (box.x + round(box.w * share), box.y + box.h // 2)
        self._finger(at, at)

    def _finger(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """A finger comes down, moves, and is lifted: nothing is hovered over before."""
        self.send(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=start, button=1, touch=True))
        if end != start:
            by = (end[0] - start[0], end[1] - start[1])
            self.send(pygame.event.Event(pygame.MOUSEMOTION, pos=end, rel=by, buttons=(1, 0, 0), touch=True))
        self.send(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=end, button=1, touch=True))

    def resize(self, size: tuple[int, int], text_size: int | None = None) -> None:
        """Gives the window another size, and the reader another text size."""
        pygame.display.set_mode(size, pygame.RESIZABLE)
        if text_size is not None:
            self.app.change(replace(self.app.settings, text_size=text_size))
        self.send(pygame.event.Event(pygame.VIDEORESIZE, size=size, w=size[0], h=size[1]))

    def wait(self, until: Callable[[], bool]) -> None:
        """Plays on until something is so that a thread sees to."""
        end = time.monotonic() + 120
        while not until():
            assert time.monotonic() < end, f"it never came, only {self.texts()}"
            time.sleep(0.005)
            self.now += 0.1
            self.settle()

    def texts(self) -> list[str]:
        """All that the screen says, in reading order."""
        spoken = (element.part.widget.spoken() for element in self.app.stage.shown())
        return [text for text in spoken if text]

    def focused(self) -> str:
        """The key of what has the keyboard."""
        return self.app.stage.focused

    def box(self, what: str) -> Box:
        """Where something is in the window."""
        return self.find(what).at()
