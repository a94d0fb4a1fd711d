"""A workshop at one machine: set up, groups with cards, forms before and after, and what is kept of them."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.cli.desk import Desk
from game.cli.leading import Workshops
from game.cli.windowed import Front
from game.storage import Store
from game.story.workshop import PICTURES, Workshop, named
from game.window.developing import DevelopingScreen
from game.window.guide import GuideScreen
from game.window.modes.hosted import HostedCase
from game.window.modes.quiz import QuizScreen
from game.window.modes.workshop import WorkshopScreen
from game.window.modes.workshop_group import CardScreen, GoodbyeScreen
from game.window.services import Services
from game.window.survey import faults
from tests.cases import careful_tokens
from tests.pilot import Newsroom, Pilot
from tests.tongues import Tongue

pytestmark = pytest.mark.usefixtures("developed")


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    """Close the window after each test."""
    yield
    pygame.display.quit()


@dataclass
class Played(Newsroom):
    """The real game behind the window."""

    front: Front | None = None

    def services(self) -> Services:
        """What the game hands its window."""
        assert self.front is not None
        return self.front.services()


def started(
    mode: str = "workshop", form: str | None = None, size: tuple[int, int] = (1280, 720), language: str = "en"
) -> Pilot:
    """The window on the teacher's page of a workshop."""
    desk = Desk()
    desk.settings = replace(desk.settings, sound=False, language=desk.settings.language or language)
    front = Front(desk)
    workshops = Workshops(front, mode)
    return Pilot(Played(front=front), lambda app: WorkshopScreen(app, workshops.services(), form), size)


def arrive(pilot: Pilot, what: type) -> Any:
    """Wait until the pictures are developed, and give the screen."""
    pilot.wait(lambda: not isinstance(pilot.app.screen, DevelopingScreen))
    assert isinstance(pilot.app.screen, what), type(pilot.app.screen)
    return pilot.app.screen


def answer(pilot: Pilot, percent: int) -> None:
    """Answer a whole form alike."""
    screen = arrive(pilot, QuizScreen)
    for _ in range(10):
        screen.percent = percent
        pilot.click("next")


def play(pilot: Pilot) -> None:
    """Play the first case as its careful playtest does."""
    screen = arrive(pilot, HostedCase)
    for token in careful_tokens():
        screen.take(token)
    pilot.settle()
    pilot.click("home")


def set_up(pilot: Pilot, *cases: str) -> None:
    """Choose these cases alone, and begin."""
    screen = pilot.app.screen
    assert isinstance(screen, WorkshopScreen)
    screen.chosen = cases
    pilot.click("start")


def kept(home: Path) -> list[dict[str, Any]]:
    """The results on this machine."""
    return list(Store(home, print).results.all())


def test_a_group_plays_from_its_card_to_its_goodbye(home: Path) -> None:
    """Form, case, form, each kept under the card and in its turn; the two forms are those that the session draws."""
    pilot = started()
    set_up(pilot, "bridge-on-fire")
    screen = arrive(pilot, CardScreen)
    workshop: Workshop = screen.workshop
    pilot.click("take")
    answer(pilot, 20)
    play(pilot)
    answer(pilot, 80)
    arrive(pilot, GoodbyeScreen)
    results = kept(home)
    before, after = (step.removeprefix("form:") for step in (workshop.steps(0)[0], workshop.steps(0)[-1]))
    assert [(each["quiz"], each["case"], each["turn"]) for each in results] == [
        (before, "", 0),
        (None, "bridge-on-fire", 1),
        (after, "", 2),
    ]
    assert {each["participant"] for each in results} == {named(workshop.drawn(()))}
    assert {(each["mode"], each["session"], each["finished"]) for each in results} == {
        ("workshop", workshop.session, True)
    }
    assert {each["percent"] for each in results[0]["judgements"]} == {20}
    # Whoever calls everything untrue is right about as many as are.
    assert any("5 of 10" in text for text in pilot.texts()) or any("6 of 10" in text for text in pilot.texts())
    pilot.click("end")
    arrive(pilot, CardScreen)
    assert named(workshop.drawn({named(workshop.drawn(()))})) != named(workshop.drawn(()))


def test_nothing_is_told_of_what_the_items_are(home: Path) -> None:
    """Neither a form nor the goodbye names a verdict, a fact or a rank."""
    pilot = started()
    set_up(pilot, "bridge-on-fire")
    pilot.click("take")
    seen: list[str] = []
    screen = arrive(pilot, QuizScreen)
    for _ in range(10):
        seen += pilot.texts()
        pilot.click("next")
    pack = Desk().pack_named("triponta").pack
    assert pack is not None
    for form in pack.quiz.values():
        for item in form:
            assert not [text for text in seen if item.fact.source[:40] in text]
    assert not {"Accurate", "Untrue", "Misleading"} & set(seen)
    assert screen.at == 9


def test_the_one_before_can_be_changed(home: Path) -> None:
    """Going back in a form shows what was said, and the new answer counts."""
    pilot = started()
    set_up(pilot, "bridge-on-fire")
    pilot.click("take")
    screen = arrive(pilot, QuizScreen)
    screen.percent = 10
    pilot.click("next")
    pilot.click("before")
    assert screen.percent == 10
    screen.percent = 90
    pilot.click("next")
    assert next(iter(screen.answers.values())) == 90
    assert screen.percent == 50


@pytest.mark.parametrize("where", ["form", "case"])
def test_a_group_that_stops_is_kept_as_unfinished(home: Path, where: str) -> None:
    """Leaving asks first; what was done is there, marked as unfinished, and the next group gets another card."""
    pilot = started()
    set_up(pilot, "bridge-on-fire")
    pilot.click("take")
    if where == "form":
        arrive(pilot, QuizScreen)
        pilot.click("next")
    else:
        answer(pilot, 50)
        arrive(pilot, HostedCase).take(careful_tokens()[0])
        pilot.settle()
    pilot.press("esc")
    pilot.click("no")
    pilot.press("esc")
    pilot.click("yes")
    screen = arrive(pilot, CardScreen)
    last = kept(home)[-1]
    assert last["finished"] is False
    assert len(last["judgements"] if where == "form" else last["tokens"]) == 1
    nth, used = screen.host.groups(screen.workshop)
    assert nth == 1
    assert named(screen.workshop.drawn(used)) not in used


def test_the_next_group_finds_the_machine_as_the_teacher_left_it(home: Path) -> None:
    """What one group changed in the settings goes with it."""
    pilot = started()
    set_up(pilot, "bridge-on-fire")
    before = pilot.app.settings
    pilot.click("settings")
    pilot.click("text.150")
    pilot.press("esc")
    pilot.click("take")
    arrive(pilot, QuizScreen)
    assert pilot.app.settings.text_size == 150
    pilot.press("esc")
    pilot.click("yes")
    assert pilot.app.settings == before


def test_nothing_is_kept_of_who_only_looked(home: Path) -> None:
    """A form left before its first answer leaves no result."""
    pilot = started()
    set_up(pilot, "bridge-on-fire")
    pilot.click("take")
    arrive(pilot, QuizScreen)
    pilot.press("esc")
    pilot.click("yes")
    assert kept(home) == []


def test_each_judges_alone_before_all_do(home: Path) -> None:
    """With the switch on, both say what they think, then agree; what each said alone is shown then, and kept."""
    pilot = started()
    pilot.click("together.yes")
    set_up(pilot, "bridge-on-fire")
    pilot.click("take")
    answer(pilot, 50)
    screen = arrive(pilot, HostedCase)
    for token in careful_tokens():
        if token.startswith("judge:"):
            screen.to_desk()
            screen.turn("judge")
            pilot.settle()
            for percent in (70, 20):
                assert not any("%" in text and "70" in text for text in pilot.texts())
                pilot.click("ready")
                screen.percent = percent
                pilot.click("said")
            assert any("70" in text for text in pilot.texts())
        screen.take(token)
        if token.startswith("judge:"):
            pilot.settle()
            assert any("Alone" in text and "70" in text and "20" in text for text in pilot.texts())
    pilot.settle()
    pilot.click("home")
    (case,) = [each for each in kept(home) if each["case"]]
    assert [judged["alone"] for judged in case["judgements"]] == [[70, 20]] * len(case["judgements"])


def test_a_machine_joins_the_class_of_another_one(home: Path) -> None:
    """Tapping the same four pictures makes it the same session, and another machine number draws other cards."""
    pilot = started()
    pilot.click("elsewhere")
    pictures = PICTURES[3:7]
    for picture in pictures:
        pilot.click(f"picture.{picture}")
    pilot.click("more")
    set_up(pilot, "bridge-on-fire")
    workshop = arrive(pilot, CardScreen).workshop
    assert workshop.session == "-".join(pictures)
    assert workshop.machine == 2
    first = Workshop(pictures, 1, "triponta", ("bridge-on-fire",))
    assert not set(first.cards()) & set(workshop.cards())


def test_the_next_start_of_the_day_goes_on_with_the_class(home: Path) -> None:
    """A machine that was switched off is set up as it was; on another day it begins with a new class."""
    pilot = started()
    set_up(pilot, "bridge-on-fire")
    workshop = arrive(pilot, CardScreen).workshop
    pygame.display.quit()
    again = started()
    screen = again.app.screen
    assert isinstance(screen, WorkshopScreen)
    assert (screen.pictures, screen.chosen) == (workshop.pictures, ("bridge-on-fire",))
    file = home / "workshop.json"
    file.write_text(file.read_text("utf-8").replace(time.strftime("%Y-"), "2020-"), "utf-8")
    pygame.display.quit()
    later = started().app.screen
    assert isinstance(later, WorkshopScreen)
    assert later.pictures != workshop.pictures


def test_a_printed_card_can_be_typed_in(home: Path) -> None:
    """Whoever has a card already taps its two pictures."""
    pilot = started()
    set_up(pilot, "bridge-on-fire")
    pilot.click("have")
    pilot.click("picture.pear")
    pilot.click("picture.duck")
    answer(pilot, 50)
    assert {each["participant"] for each in kept(home)} == {"pear-duck"}


def test_one_form_alone_is_taken_some_weeks_later(home: Path) -> None:
    """`fenjer quiz c` asks for the class and the card, and is over after its ten items."""
    pilot = started("quiz", "c")
    pilot.click("start")
    pilot.click("take")
    answer(pilot, 50)
    arrive(pilot, GoodbyeScreen)
    (result,) = kept(home)
    assert (result["mode"], result["quiz"], result["case"]) == ("quiz", "c", "")


@pytest.mark.parametrize("size", [(1024, 600), (1024, 768), (1920, 1080)])
def test_it_can_be_done_with_the_keyboard_alone(home: Path, size: tuple[int, int]) -> None:
    """From the teacher's page to the second item by Tab, arrows and Enter."""
    pilot = started(size=size)
    pilot.press("tab")
    while pilot.focused() != "start":
        pilot.press("tab")
    # The first press shows where the focus is, where the pointer had it.
    while isinstance(pilot.app.screen, WorkshopScreen | CardScreen):
        pilot.press("enter")
    screen = arrive(pilot, QuizScreen)
    pilot.press("tab")
    while pilot.focused() != "percent":
        pilot.press("tab")
    pilot.press("right", "right")
    assert screen.percent == 60
    while pilot.focused() != "next":
        pilot.press("tab")
    pilot.press("enter")
    assert screen.at == 1


@pytest.mark.tongues
def test_nothing_is_cut_covered_small_or_pale(home: Path, tongue: Tongue) -> None:
    """Each of a workshop's screens, in small and large windows with small and large texts."""
    pilot = started(language=tongue.code)
    found: list[str] = []

    def look(name: str) -> None:
        for size, text in (((1024, 600), 100), ((1024, 768), 200), ((1920, 1080), 150)):
            with pilot.app.tried(size, text):
                found.extend(f"{name} {size} {text}: {fault}" for fault in tongue.faults(pilot.app.stage))
        pilot.settle()

    look("set-up")
    pilot.click("elsewhere")
    pilot.click("picture.pear")
    look("join")
    pilot.press("esc")
    pilot.click("together.yes")
    set_up(pilot, "bridge-on-fire")
    look("card")
    pilot.click("have")
    look("own card")
    pilot.press("esc")
    pilot.click("take")
    arrive(pilot, QuizScreen)
    look("item")
    pilot.press("esc")
    look("stop")
    pilot.click("no")
    answer(pilot, 30)
    screen = arrive(pilot, HostedCase)
    for token in careful_tokens():
        if token.startswith("judge:"):
            screen.to_desk()
            screen.turn("judge")
            pilot.settle()
            look("alone")
            pilot.click("ready")
            look("saying")
            pilot.click("said")
            pilot.click("ready")
            pilot.click("said")
            look("together")
            screen.take(token)
            look("shift")
            break
        screen.take(token)
    screen.on()
    pilot.settle()
    answer(pilot, 80)
    look("goodbye")
    assert not found, "\n".join(found)


def test_how_a_lesson_goes_is_told_on_one_screen() -> None:
    """Before, during, after and the note on data, in small and large windows with small and large texts."""
    pilot = Pilot(first=GuideScreen)
    for size, text in (((1024, 600), 100), ((1024, 600), 200), ((1920, 1080), 150)):
        with pilot.app.tried(size, text):
            assert not faults(pilot.app.stage)
    pilot.settle()
    assert {"Before", "During", "After", "What is kept, and what is not"} <= set(pilot.texts())
