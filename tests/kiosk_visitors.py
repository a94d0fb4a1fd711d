"""Simulated visitors of a kiosk for the tests and the soak: some finish, some walk away, some hit every key."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pygame

from game.cli.desk import Desk
from game.cli.kiosk import Kiosks
from game.cli.windowed import Front
from game.storage.pins import with_pin
from game.window.app import App
from game.window.developing import DevelopingScreen
from game.window.modes.hosted import HostedCase
from game.window.modes.kiosk import Kiosk
from game.window.modes.kiosk_visitor import COUNTDOWN, AttractScreen, ChooseCase, ChooseLanguage, GoodbyeScreen

PIN = "2468"
KEYS = (
    pygame.K_ESCAPE,
    pygame.K_F11,
    pygame.K_F4,
    pygame.K_TAB,
    pygame.K_RETURN,
    pygame.K_SPACE,
    pygame.K_q,
    pygame.K_r,
    pygame.K_UP,
    pygame.K_DOWN,
    pygame.K_LEFT,
    pygame.K_RIGHT,
    pygame.K_LSUPER,
    pygame.K_PRINTSCREEN,
    pygame.K_F12,
    *(pygame.K_0 + n for n in range(10)),
)


class Stand:
    """A kiosk on a clock of its own, without a display: visitors come and go as fast as the machine can draw."""

    def __init__(self, size: tuple[int, int] = (1024, 600), *, pin: bool = True) -> None:
        self.now = 1000.0
        desk = Desk()
        desk.settings = replace(desk.settings, sound=False)
        if pin and not desk.store.kiosk().digest:
            desk.store.save_kiosk(with_pin(desk.store.kiosk(), PIN))
        front = Front(desk)
        self.kiosks = Kiosks(front)
        self.kiosks.recover()
        self.app = App(replace(front.services(), save_settings=lambda _: None, notices=tuple), clock=lambda: self.now)
        self.app.open(size)
        self.kiosk = Kiosk(self.app, self.kiosks.services(), clock=lambda: self.now)
        self.kiosk.start()
        self.ready()

    def ready(self) -> None:
        """Waits until the pictures are developed, and nothing moves any more."""
        self.app.settle()
        while isinstance(self.app.screen, DevelopingScreen):
            pygame.time.wait(5)
            self.wait(0.1)

    def wait(self, seconds: float) -> None:
        """Lets time go by."""
        self.now += seconds
        self.app.step([])
        self.app.settle()

    def waits(self) -> bool:
        """Whether it waits for the next visitor."""
        return isinstance(self.app.screen, AttractScreen)

    def gone(self) -> None:
        """Lets the visitor be gone for so long that the kiosk begins anew."""
        idle = self.kiosks.services().config().idle
        # A PIN that was asked for stays a little longer than what a visitor did.
        for _ in range(3):
            self.wait(idle + 1)
            self.wait(COUNTDOWN + 1)
            if self.waits():
                return

    def send(self, *events: pygame.event.Event) -> None:
        """Gives the window events."""
        self.app.step(list(events))
        self.app.settle()

    def key(self, key: int, text: str = "", mod: int = 0) -> None:
        """Presses a key and lets it go."""
        self.send(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=text))
        self.send(pygame.event.Event(pygame.KEYUP, key=key, mod=mod))

    def touch(self, at: tuple[int, int]) -> None:
        """Puts a finger down and lifts it."""
        self.send(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=True))
        self.send(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=1, touch=True))

    def press(self, name: str) -> None:
        """Presses what is known by a key of the screen, wherever it is."""
        element = self.app.stage.element(name)
        assert element is not None, f"{name} is not among {[e.part.name for e in self.app.stage.shown()]}"
        self.app.stage.reveal(name)
        box = element.at()
        self.touch((box.x + box.w // 2, box.y + box.h // 2))

    def texts(self) -> list[str]:
        """All that the screen says."""
        return [text for text in (e.part.widget.spoken() for e in self.app.stage.shown()) if text]


def tour(stand: Stand) -> None:
    """One thorough visitor: every setting in every language, and each case's picture with every tool of the lamp."""
    for code, _ in stand.kiosks.languages():
        stand.touch((500, 400))
        stand.press(f"language.{code}")
        stand.press("settings")
        for name in [e.part.name for e in stand.app.stage.shown() if e.part.widget.live]:
            if name.startswith(("text.", "theme.", "face.", "motion.", "sound.", "reading.")):
                stand.press(name)
        # With sound, as a stand has it from the beginning: its sounds are read once.
        stand.press("sound.on")
        stand.app.screen.back()
        stand.app.settle()
        stand.press("case.0")
        for _ in range(3):
            pygame.time.wait(300)
            stand.wait(0.5)
        stand.kiosk.reset()
    for number in range(len(stand.kiosks.offered())):
        done = -1
        while (done := _under_the_lamp(stand, number, done + 1)) >= 0:
            stand.kiosk.reset()
            stand.wait(2.5)
            stand.kiosk.reset()


def _under_the_lamp(stand: Stand, number: int, check: int) -> int:
    """Makes one look of a case (several open tools), and tries all tools then; -1 where there is no such look."""
    stand.kiosk.choose()
    stand.app.settle()
    stand.press(f"case.{number}")
    screen = stand.app.screen
    if not isinstance(screen, HostedCase):
        raise TypeError("the pictures are developed by now")
    while screen.page.kind == "scene":
        screen.take(screen.sitting.walk.offers()[0])
        stand.app.settle()
    looks = [offer for offer in screen.sitting.walk.offers() if offer.startswith("check:")]
    if screen.page.kind != "bench" or check >= len(looks):
        stand.kiosk.reset()
        return -1
    screen.take(looks[check])
    screen.to_desk()
    stand.app.settle()
    stand.press("lamp")
    for name in [e.part.name for e in stand.app.stage.shown() if e.part.name.startswith("tool.")]:
        stand.press(name)
    return check


def visit(stand: Stand, chance: Random, stored: Callable[[], object] = lambda: None) -> None:
    """One visitor, from the first touch until the kiosk waits for the next; `stored` is called after each step."""
    assert stand.waits()
    stand.wait(2.5)
    patience = chance.choice((2, 8, 20, 60))
    stand.touch((chance.randint(200, 800), chance.randint(200, 500)))
    for _ in range(patience):
        if stand.waits():
            return
        _step(stand, chance)
        stored()
    if not stand.waits():
        stand.gone()
        stored()


def _step(stand: Stand, chance: Random) -> None:
    screen = stand.app.screen
    if chance.random() < 0.04:
        stand.key(chance.choice(KEYS), mod=chance.choice((0, pygame.KMOD_ALT, pygame.KMOD_CTRL)))
        return
    if chance.random() < 0.02:
        stand.touch((chance.randint(0, 1023), chance.randint(0, 599)))
        return
    if isinstance(screen, ChooseLanguage):
        code = chance.choice(stand.kiosks.languages())[0]
        stand.press(f"language.{code}")
    elif isinstance(screen, ChooseCase):
        if chance.random() < 0.15:
            stand.press("settings")
        else:
            stand.press(f"case.{chance.randrange(len(stand.kiosks.offered()))}")
    elif isinstance(screen, GoodbyeScreen):
        stand.press(chance.choice(("done", "done", "another")))
    elif isinstance(screen, HostedCase):
        _play(stand, screen, chance)
    else:
        pressable = [e.part.name for e in stand.app.stage.shown() if e.part.widget.live]
        if pressable:
            stand.press(chance.choice(pressable))


def _play(stand: Stand, screen: HostedCase, chance: Random) -> None:
    if screen.sitting.over:
        stand.press("home")
        return
    if screen.view == "talk":
        screen.to_desk()
    offers = screen.sitting.walk.offers()
    token = chance.choice(offers)
    if token.startswith("judge:"):
        token = f"judge:{screen.sitting.walk.item}:{chance.randint(0, 100)}:{chance.choice(('none', 'false-context'))}"
    screen.take(token)
    stand.app.settle()
