"""The kiosk: what it shows, what it forgets, and what nobody without the PIN can do."""

import json
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pygame
import pytest

from game.cli.desk import Desk
from game.storage import KioskConfig, Results, Store, Visit
from game.storage.pins import FREE, tried, waiting, with_pin
from game.window.modes.hosted import HostedCase
from game.window.modes.kiosk_staff import NewPinScreen, PinScreen, StaffScreen
from game.window.modes.kiosk_visitor import (
    COUNTDOWN,
    AttractScreen,
    ChooseCase,
    ChooseLanguage,
    GoodbyeScreen,
    StillThere,
)
from tests.kiosk_visitors import PIN, Stand, visit
from tests.tongues import Tongue

pytestmark = pytest.mark.usefixtures("developed")


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    """Close the window after each test."""
    yield
    pygame.display.quit()


def enter(stand: Stand, pin: str) -> None:
    """Type a PIN on the keys, and confirm it."""
    for digit in pin:
        stand.key(pygame.K_0 + int(digit), digit)
    stand.press("ok")


def to_case(stand: Stand) -> HostedCase:
    """Touch, choose a language and the first case."""
    stand.touch((500, 400))
    stand.press("language.en")
    stand.press("case.0")
    screen = stand.app.screen
    assert isinstance(screen, HostedCase)
    return screen


def finish(stand: Stand, screen: HostedCase) -> None:
    """Take whatever comes first but looks and pins until the result is there."""
    for _ in range(200):
        if screen.sitting.over:
            return
        ways = [each for each in screen.sitting.walk.offers() if not each.startswith(("check:", "pin:", "skip:"))]
        token = next((each for each in ways if not each.startswith("judge:")), ways[0])
        screen.take(f"judge:{screen.sitting.walk.item}:10:none" if token.startswith("judge:") else token)
        stand.app.settle()
    raise AssertionError("the case did not end")


def test_a_visitor_goes_round_once(home: Path) -> None:
    """A touch, a language, one of three short cases, the result, a goodbye: and the loop waits for the next one."""
    stand = Stand()
    assert isinstance(stand.app.screen, AttractScreen)
    stand.touch((500, 400))
    assert isinstance(stand.app.screen, ChooseLanguage)
    stand.press("language.sr")
    assert isinstance(stand.app.screen, ChooseCase)
    assert stand.app.translator.code == "sr"
    assert len(stand.kiosks.offered()) == 3
    stand.press("case.0")
    screen = stand.app.screen
    assert isinstance(screen, HostedCase)
    finish(stand, screen)
    stand.press("home")
    assert isinstance(stand.app.screen, GoodbyeScreen)
    stand.press("done")
    assert isinstance(stand.app.screen, AttractScreen)
    (result,) = Store(home, print).results.all()
    assert (result["mode"], result["finished"], result["language"]) == ("kiosk", True, "sr")
    assert result["session"] == stand.kiosks.services().config().event


def test_nothing_of_a_visitor_is_left(home: Path) -> None:
    """Whatever visitors did, the state after a reset is the same, byte for byte: pixels, settings, files."""
    stand = Stand()
    stand.kiosk.reset()
    before = stand.kiosk.state()
    chance = Random(5)
    for _ in range(4):
        visit(stand, chance)
        assert stand.kiosk.state() == before
    settings = stand.app.settings
    to_case(stand)
    stand.app.change(replace(settings, text_size=200, theme="contrast", reading="file"))
    stand.app.notice("Something")
    stand.gone()
    assert stand.kiosk.state() == before


def test_who_walks_away_is_asked_and_then_forgotten(home: Path) -> None:
    """After a while it asks, a touch goes on where one was, and without one it begins anew and keeps what was begun."""
    stand = Stand()
    screen = to_case(stand)
    screen.take(screen.sitting.walk.offers()[0])
    idle = stand.kiosks.services().config().idle
    stand.wait(idle - 1)
    assert stand.app.screen is screen
    stand.wait(2)
    assert isinstance(stand.app.screen, StillThere)
    stand.wait(5)
    assert any(text == str(COUNTDOWN - 6) for text in stand.texts()), stand.texts()
    stand.touch((500, 300))
    stand.wait(0.5)
    assert stand.app.screen is screen
    stand.gone()
    assert isinstance(stand.app.screen, AttractScreen)
    (result,) = Store(home, print).results.all()
    assert (result["finished"], len(result["tokens"])) == (False, 1)


def test_no_key_no_window_manager_and_no_gamepad_leads_out(home: Path) -> None:
    """Escape, F11, Alt+F4, a closed window, a dropped file, buttons: the game goes on, full and alone."""
    stand = Stand()
    for _ in range(3):
        for key in range(pygame.K_F1, pygame.K_F12):
            stand.key(key, mod=pygame.KMOD_ALT)
        for key in (pygame.K_ESCAPE, pygame.K_q, pygame.K_w, pygame.K_c, pygame.K_AC_BACK, pygame.K_PRINTSCREEN):
            stand.key(key, mod=pygame.KMOD_CTRL)
            stand.key(key)
        stand.send(pygame.event.Event(pygame.QUIT))
        stand.send(pygame.event.Event(pygame.WINDOWCLOSE))
        stand.send(pygame.event.Event(pygame.DROPFILE, file="/etc/passwd"))
        stand.send(pygame.event.Event(pygame.WINDOWFOCUSLOST))
        for button in range(16):
            stand.send(pygame.event.Event(pygame.JOYBUTTONDOWN, button=button, instance_id=0))
        assert stand.app.running
        assert not isinstance(stand.app.screen, StaffScreen)
        stand.app.screen.back()
        stand.app.settle()
    assert stand.app.running


def test_the_corner_asks_for_the_pin(home: Path) -> None:
    """Holding it for three seconds does, anything shorter does not, nor does a finger that slips away."""
    stand = Stand()
    to_case(stand)
    down = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(3, 3), button=1, touch=True)
    up = pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(3, 3), button=1, touch=True)
    away = pygame.event.Event(pygame.MOUSEMOTION, pos=(300, 300), rel=(297, 297), buttons=(1, 0, 0), touch=True)
    stand.send(down)
    stand.wait(1)
    stand.send(up)
    stand.wait(3)
    assert not isinstance(stand.app.screen, PinScreen)
    stand.kiosk.choose()
    stand.send(down)
    stand.send(away)
    stand.wait(4)
    assert not isinstance(stand.app.screen, PinScreen)
    stand.send(up)
    stand.send(down)
    stand.wait(3.2)
    assert isinstance(stand.app.screen, PinScreen)
    enter(stand, "1111")
    assert isinstance(stand.app.screen, PinScreen)
    assert "That is not the PIN." in stand.texts()
    enter(stand, PIN)
    assert isinstance(stand.app.screen, StaffScreen)


def test_the_corner_begins_nothing_while_it_is_held_on_the_loop(home: Path) -> None:
    """On the loop a long hold is the staff's, and a short one a visitor's."""
    stand = Stand()
    stand.send(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(3, 3), button=1, touch=True))
    stand.wait(3.2)
    assert isinstance(stand.app.screen, PinScreen)
    stand.send(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(3, 3), button=1, touch=True))
    assert isinstance(stand.app.screen, PinScreen)
    stand.press("back")
    stand.touch((3, 3))
    assert isinstance(stand.app.screen, ChooseLanguage)


def test_staff_see_the_day_and_change_what_is_offered(home: Path, tmp_path: Path) -> None:
    """Counts, export, languages, cases and the seconds; what was changed is there at the next start."""
    stand = Stand()
    screen = to_case(stand)
    finish(stand, screen)
    stand.kiosk.reset()
    stand.kiosk.staff()
    stand.app.settle()
    enter(stand, PIN)
    assert any("1 finished" in text for text in stand.texts())
    stand.press("export.0")
    assert list(home.glob("fenjer-kiosk-*.jsonl.gz"))
    for code, _ in Desk().languages:
        if code != "en":
            stand.press(f"language.{code}")
    stand.press(f"case.{stand.kiosks.offered()[0]}")
    stand.press("idle.30")
    stand.press("event")
    config = Store(home, print).kiosk()
    assert (config.languages, len(config.cases), config.idle) == (("en",), 2, 30)
    assert config.event != screen.sitting.case.id
    stand.press("open")
    stand.touch((500, 400))
    assert isinstance(stand.app.screen, ChooseCase), "with one language nobody is asked for it"


def test_staff_are_told_what_went_wrong_and_visitors_are_not(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a full disk a visitor plays on undisturbed; the staff's page says that nothing can be saved."""
    stand = Stand()
    screen = to_case(stand)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Results, "_insert", full)
    finish(stand, screen)
    assert not [text for text in stand.texts() if "cannot save" in text]
    stand.kiosk.reset()
    assert not [text for text in stand.texts() if "cannot save" in text]
    stand.kiosk.staff()
    stand.app.settle()
    enter(stand, PIN)
    assert [text for text in stand.texts() if "cannot save" in text]


def test_staff_close_it(home: Path) -> None:
    """The only way out: the staff's page, and a yes."""
    stand = Stand()
    stand.kiosk.staff()
    stand.app.settle()
    enter(stand, PIN)
    stand.press("close")
    stand.press("no")
    assert stand.app.running
    stand.press("close")
    stand.press("yes")
    assert not stand.app.running


def test_the_staffs_page_closes_by_itself(home: Path) -> None:
    """A page that staff have left open is the visitors' again after two minutes."""
    stand = Stand()
    stand.kiosk.staff()
    stand.app.settle()
    enter(stand, PIN)
    stand.wait(121)
    assert isinstance(stand.app.screen, AttractScreen)


def test_it_does_not_begin_without_a_pin(home: Path) -> None:
    """The first start asks for one, twice the same and long enough, before anybody can play."""
    stand = Stand(pin=False)
    assert isinstance(stand.app.screen, NewPinScreen)
    enter(stand, "12")
    enter(stand, "1234")
    enter(stand, "1235")
    assert isinstance(stand.app.screen, NewPinScreen)
    enter(stand, "1234")
    enter(stand, "1234")
    stand.ready()
    assert isinstance(stand.app.screen, AttractScreen)
    kept = (home / "kiosk.json").read_text("utf-8")
    assert "1234" not in json.loads(kept).values()
    right, _ = tried(Store(home, print).kiosk(), "1234", time.time())
    assert right


def test_guessing_the_pin_takes_ever_longer() -> None:
    """Five tries are free, then each costs twice the time of the one before; a clock that is put back does not help."""
    config = with_pin(KioskConfig(), PIN)
    now = 1_000_000.0
    waits = []
    for _ in range(FREE + 8):
        right, config = tried(config, "0000", now)
        assert not right
        waits.append(waiting(config, now))
        # While one waits not even the right one is taken.
        if waits[-1]:
            assert tried(config, PIN, now) == (False, config)
        now += waits[-1]
    assert waits == [0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    _, config = tried(config, "0000", now)
    assert waiting(config, now - 10_000_000) == 3600
    right, config = tried(config, PIN, now + 3600)
    assert right
    assert (config.wrong, config.until) == (0, 0)


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "١٢٣٤"])
def test_a_pin_is_four_to_eight_digits(pin: str) -> None:
    """Anything else is refused."""
    with pytest.raises(ValueError, match="pin"):
        with_pin(KioskConfig(), pin)


def test_what_a_visitor_did_when_the_machine_went_down_is_kept(home: Path) -> None:
    """The next start makes an unfinished result of it, once, and the loop begins as if nothing had been."""
    stand = Stand()
    screen = to_case(stand)
    screen.take(screen.sitting.walk.offers()[0])
    pygame.display.quit()
    again = Stand()
    assert isinstance(again.app.screen, AttractScreen)
    (result,) = Store(home, print).results.all()
    assert (result["finished"], len(result["tokens"])) == (False, 1)
    pygame.display.quit()
    Stand()
    assert len(Store(home, print).results) == 1


def test_a_finished_play_counts_once_though_the_machine_goes_down_at_its_end(home: Path) -> None:
    """Its record has its id from the beginning, so that what is made of the visit later is the same one."""
    stand = Stand()
    finish(stand, to_case(stand))
    assert Store(home, print).visit() is not None
    pygame.display.quit()
    Stand()
    (result,) = Store(home, print).results.all()
    assert result["finished"]


def test_a_visit_of_a_case_that_is_gone_is_no_result(home: Path) -> None:
    """What cannot be played any more is forgotten, not kept."""
    Store(home, print).save_visit(Visit("r1", "triponta/gone", ("next",)))
    Stand()
    assert Store(home, print).visit() is None
    assert len(Store(home, print).results) == 0


def test_a_damaged_set_up_asks_for_a_pin_again(home: Path) -> None:
    """A spoilt kiosk.json is set aside; the kiosk never runs without a PIN."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "kiosk.json").write_text('{"fenjer": 1, "idle": -3}', "utf-8")
    stand = Stand(pin=False)
    assert isinstance(stand.app.screen, NewPinScreen)
    assert (home / "kiosk.json.damaged-1").exists()


def test_the_loop_moves_and_speaks_every_language(home: Path) -> None:
    """A lantern more with each step, and after some steps another language."""
    stand = Stand()
    screen = stand.app.screen
    assert isinstance(screen, AttractScreen)
    desk, seen = Desk(), set()
    for _ in range(40):
        stand.wait(2.1)
        seen.add(stand.texts()[-1])
    assert screen.step > 30
    assert seen == {desk.speaking(code).say("Touch to begin") for code, _ in desk.languages}


def test_it_stands_upright_too(home: Path) -> None:
    """On a screen higher than wide the loop goes round, with the lanterns that are in sight."""
    stand = Stand((600, 1066))
    for _ in range(20):
        stand.wait(2.1)
    assert stand.waits()


@pytest.mark.tongues
def test_nothing_is_cut_covered_small_or_pale(home: Path, tongue: Tongue) -> None:
    """Each of the kiosk's screens, in wide, narrow and high windows, at usual and large text."""
    stand = Stand()
    found: list[str] = []

    def look(name: str) -> None:
        for size, text in (((1024, 768), 200), ((1080, 1920), 125), ((1920, 1080), 100)):
            with stand.app.tried(size, text):
                found.extend(f"{name} {size} {text}: {fault}" for fault in tongue.faults(stand.app.stage))
        stand.app.settle()

    look("loop")
    stand.touch((500, 400))
    look("language")
    stand.press(f"language.{tongue.code}")
    look("cases")
    stand.app.push(StillThere(stand.app, 75))
    look("still there")
    stand.app.pop()
    stand.app.settle()
    stand.press("case.0")
    screen = stand.app.screen
    assert isinstance(screen, HostedCase)
    finish(stand, screen)
    stand.app.settle()
    stand.press("home")
    look("goodbye")
    stand.kiosk.staff()
    stand.app.settle()
    look("pin")
    enter(stand, PIN)
    look("staff")
    assert not found, "\n".join(found)
