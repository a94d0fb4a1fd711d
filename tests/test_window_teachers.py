"""The teachers' screens: a kit in two presses, called off, refused, leafed through, and found again."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pygame
import pytest

from game.storage import Settings
from game.story.problems import Problem, Where
from game.strings import Notice
from game.toolkit.order import HANDOUT, PARTS
from game.window.layout import Box
from game.window.leafing import KitScreen
from game.window.making import CalledOff, MakingScreen, MendScreen
from game.window.services import KitMade, KitPack, NotMade
from game.window.survey import faults
from game.window.teachers import TeachersScreen
from game.window.title import TitleScreen
from tests.pilot import Newsroom, Pilot, kit_file, sheet

pytestmark = pytest.mark.usefixtures("opened")

SIZES = ((1024, 600), (1024, 768), (1366, 768), (3840, 2160))
SPOILT = NotMade(
    Notice("This has to be mended before it can be printed."),
    [
        Problem(Where("packs/ours/flood.yaml", 12, 3), "FJ601", "error", "the fonts have no '☃'", "write it otherwise"),
        Problem(Where("packs/ours/pack.yaml", 40, 5), "FJ602", "error", "the picture dam.jpg is not there"),
    ],
)
"""What a pack is like that cannot be printed."""


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    yield
    pygame.display.quit()


def teaching(newsroom: Newsroom | None = None, size: tuple[int, int] = (1280, 720)) -> Pilot:
    """A pilot on the teachers' screen, over the title."""
    pilot = Pilot(newsroom, size=size)
    pilot.click("teachers")
    assert isinstance(pilot.app.screen, TeachersScreen)
    return pilot


def being_made(newsroom: Newsroom | None = None) -> tuple[Pilot, MakingScreen]:
    """A pilot before a kit that is being made, and that screen."""
    pilot = teaching(newsroom)
    pilot.click("make")
    assert isinstance(pilot.app.screen, MakingScreen)
    return pilot, pilot.app.screen


def made(newsroom: Newsroom | None = None, size: tuple[int, int] = (1280, 720)) -> Pilot:
    """A pilot before a kit that was made."""
    pilot = teaching(newsroom, size)
    pilot.click("make")
    pilot.wait(lambda: isinstance(pilot.app.screen, KitScreen))
    return pilot


def leaves_shown(pilot: Pilot) -> list[str]:
    """The pages that are shown."""
    return [text for text in pilot.texts() if text.startswith("Page ") and " of " not in text]


def test_a_kit_is_made_with_two_presses_of_the_keyboard() -> None:
    """Enter on "For teachers", Enter on "Make the kit": the whole pack, as PDF, in the language spoken."""
    pilot = Pilot()
    pilot.press("tab", "down", "down", "down")
    assert pilot.focused() == "teachers"
    pilot.press("enter")
    assert pilot.focused() == "make"
    pilot.press("enter")
    pilot.wait(lambda: isinstance(pilot.app.screen, KitScreen))
    (wish,) = pilot.newsroom.kept
    assert (wish.pack, wish.cases, wish.language, wish.form, wish.fold) == ("triponta", (), "en", "pdf", False)
    assert {"7 pages", "triponta-en.pdf", "/home/somebody/Documents/Fenjer"} <= set(pilot.texts())
    pilot.press("esc")
    assert isinstance(pilot.app.screen, TeachersScreen)
    assert pilot.focused() == "make"


def test_every_choice_reaches_the_kit() -> None:
    """Case, language, edition, paper and folding are those of the chips that were pressed."""
    pilot = teaching()
    for key in ("cases.siren", "lang.sr", "edition.large-print", "paper.letter", "sides.one"):
        pilot.click(key)
    assert "A hand-out" in pilot.texts()
    pilot.click("make")
    pilot.wait(lambda: bool(pilot.newsroom.kept))
    (wish,) = pilot.newsroom.kept
    assert (wish.cases, wish.language, wish.edition, wish.paper, wish.fold) == (
        ("siren",),
        "sr",
        "large-print",
        "letter",
        True,
    )


def test_cases_are_taken_in_one_by_one_and_all_again() -> None:
    """Cases add up in the pack's order, one pressed again is left out, and with none left it is the whole pack."""
    pilot = teaching()
    screen = pilot.app.screen
    assert isinstance(screen, TeachersScreen)
    wanted = []
    for case in ("siren", "bridge", "bridge", "siren", "siren", "all"):
        pilot.click(f"cases.{case}")
        wanted.append(screen.wish.cases)
    assert wanted == [("siren",), ("bridge", "siren"), ("siren",), (), ("siren",), ()]


@pytest.mark.parametrize("form", ["html", "slides"])
def test_what_does_nothing_is_not_asked(form: str) -> None:
    """Paper and folding are asked for print only, and what was chosen there is not kept for anything else."""
    pilot = teaching()
    pilot.click("paper.letter")
    pilot.click("sides.one")
    pilot.click(f"form.{form}")
    keys = {element.part.name for element in pilot.app.stage.shown()}
    assert not [key for key in keys if key.startswith(("paper.", "sides.", "pack."))]
    screen = pilot.app.screen
    assert isinstance(screen, TeachersScreen)
    assert (screen.wish.paper, screen.wish.fold) == ("a4", False)


def test_the_pack_is_asked_where_there_are_several() -> None:
    """With two packs one of them is chosen, and its own cases are offered."""
    packs = (*Newsroom().packs, KitPack("ours", "Our school", (("flood", "The flood"),)))
    pilot = teaching(Newsroom(packs=packs))
    pilot.click("cases.siren")
    pilot.click("pack.ours")
    screen = pilot.app.screen
    assert isinstance(screen, TeachersScreen)
    assert (screen.wish.pack, screen.wish.cases) == ("ours", ())
    assert "The flood" in pilot.texts()
    assert "Siren at noon" not in pilot.texts()


def test_without_a_pack_there_is_a_way_back_and_a_line() -> None:
    """Where no pack can be read, the screen says that there is nothing to make a kit of."""
    pilot = teaching(Newsroom(packs=()))
    assert any("no pack" in text for text in pilot.texts())
    pilot.press("esc")
    assert isinstance(pilot.app.screen, TitleScreen)


def test_the_window_goes_on_while_a_kit_is_made() -> None:
    """A bar with a word for the step moves on, and never back, while a thread works."""
    waits = Event()
    pilot, making = being_made(Newsroom(waits=waits))
    try:
        assert "Checking the texts: 1 of 3" in pilot.texts()
        seen = [making.done]
        for _ in range(5):
            pilot.now += 0.1
            pilot.settle()
            seen.append(making.done)
        assert seen == sorted(set(seen))
        assert seen[-1] < 12
    finally:
        waits.set()
    pilot.wait(lambda: isinstance(pilot.app.screen, KitScreen))


def test_a_kit_that_is_called_off_is_thrown_away() -> None:
    """Esc leads back at once; what the thread has made by then is not written."""
    waits = Event()
    pilot, making = being_made(Newsroom(waits=waits))
    try:
        pilot.press("esc")
        assert isinstance(pilot.app.screen, TeachersScreen)
    finally:
        waits.set()
    pilot.wait(making.future.done)
    assert isinstance(pilot.app.screen, TeachersScreen)
    assert pilot.newsroom.wishes != []
    assert pilot.newsroom.kept == []


def test_a_file_that_is_being_written_is_written_whole() -> None:
    """Once the last step has begun, Esc waits for it: there is no half of a kit."""
    pilot, making = being_made()
    making.future.result()
    pilot.press("esc")
    pilot.wait(lambda: isinstance(pilot.app.screen, KitScreen))
    assert len(pilot.newsroom.kept) == 1


def test_problems_are_listed_and_nothing_is_written() -> None:
    """What has to be mended stands on the screen, a line each with its file and line."""
    pilot = teaching(Newsroom(hindered=SPOILT))
    pilot.click("make")
    pilot.wait(lambda: isinstance(pilot.app.screen, MendScreen))
    texts = pilot.texts()
    assert "This has to be mended before it can be printed." in texts
    assert "flood.yaml, line 12: the fonts have no '☃'" in texts
    assert "pack.yaml, line 40: the picture dam.jpg is not there" in texts
    assert pilot.newsroom.kept == []
    pilot.press("esc")
    assert isinstance(pilot.app.screen, TeachersScreen)


def test_more_problems_than_can_be_read_are_counted() -> None:
    """Of a hundred problems the first forty are listed, and the others are a number."""
    many = NotMade(SPOILT.notice, [SPOILT.problems[0]] * 100)
    pilot = teaching(Newsroom(hindered=many))
    pilot.click("make")
    pilot.wait(lambda: isinstance(pilot.app.screen, MendScreen))
    assert sum("flood.yaml" in text for text in pilot.texts()) == 40
    assert "60 more problems" in pilot.texts()


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("hindered", "There is no Typst for this machine."),
        ("unwritable", "kits/triponta-en.pdf cannot be written: Permission denied."),
    ],
)
def test_a_machine_without_typst_and_a_folder_that_is_closed_are_one_line(where: str, line: str) -> None:
    """Beside the choices stands why there is no kit; it goes with the next choice."""
    newsroom = Newsroom()
    setattr(newsroom, where, NotMade(Notice(line)))
    pilot = teaching(newsroom)
    pilot.click("make")
    pilot.wait(lambda: line in pilot.texts())
    assert isinstance(pilot.app.screen, TeachersScreen)
    assert pilot.focused() == "make"
    assert newsroom.kept == []
    pilot.click("form.html")
    assert line not in pilot.texts()


@pytest.mark.parametrize(
    "error", [RuntimeError("nobody foresaw it"), MemoryError(), BrokenPipeError(32, "Broken pipe")]
)
@pytest.mark.parametrize("where", ["hindered", "unwritable"])
def test_whatever_goes_wrong_is_one_line(error: Exception, where: str) -> None:
    """Any other error of the thread ended the game with a traceback; it is told beside the choices."""
    newsroom = Newsroom()
    setattr(newsroom, where, error)
    pilot = teaching(newsroom)
    pilot.click("make")
    pilot.wait(lambda: isinstance(pilot.app.screen, TeachersScreen))
    (told,) = [text for text in pilot.texts() if text.startswith("The kit could not be made: ")]
    assert type(error).__name__ in told
    assert newsroom.kept == []


def test_a_window_that_is_closed_leaves_no_kit_behind() -> None:
    """Closed while a kit was made, the game lived on until that was done, and wrote it; it is called off."""
    waits = Event()
    pilot, making = being_made(Newsroom(waits=waits))
    try:
        pilot.app.quit()
        pilot.app.loop()
    finally:
        waits.set()
    assert isinstance(making.future.exception(20), CalledOff)
    assert pilot.newsroom.kept == []


def test_the_handout_promises_what_is_in_it() -> None:
    """A checklist was promised for a single case, whose hand-out has none."""
    pilot = teaching()
    pilot.click("cases.siren")
    (promise,) = [text for text in pilot.texts() if text.startswith("What this one case needs")]
    words = {"quick-start": "begin", "worksheets": "worksheets", "items": "items", "evidence": "evidence", "key": "key"}
    assert tuple(words) == HANDOUT
    assert all(word in promise for word in words.values())
    assert not [part for part in set(PARTS) - set(HANDOUT) if part in promise]


def test_pages_are_turned_by_keys_and_buttons() -> None:
    """Arrows and page keys turn, Home and End lead to the ends, where it stays; the buttons do the same."""
    pilot = made()
    assert leaves_shown(pilot) == ["Page 1", "Page 2"]
    assert "Pages 1 to 2 of 7" in pilot.texts()
    pilot.press("right")
    assert leaves_shown(pilot) == ["Page 3", "Page 4"]
    pilot.press("page down", "right", "right")
    assert leaves_shown(pilot) == ["Page 7"]
    assert "Page 7 of 7" in pilot.texts()
    pilot.press("left")
    assert leaves_shown(pilot) == ["Page 5", "Page 6"]
    pilot.press("home", "left")
    assert leaves_shown(pilot) == ["Page 1", "Page 2"]
    pilot.click("turn.1")
    assert leaves_shown(pilot) == ["Page 3", "Page 4"]
    pilot.press("end")
    assert leaves_shown(pilot) == ["Page 7"]
    pilot.click("turn.-1")
    assert leaves_shown(pilot) == ["Page 5", "Page 6"]


def test_a_turning_button_at_its_end_leaves_the_keyboard_to_the_other() -> None:
    """Whoever turns to the last page by Enter does not leave the screen with one Enter more."""
    pilot = made()
    pilot.app.stage.focus("turn.1")
    pilot.press("enter", "enter", "enter")
    assert leaves_shown(pilot) == ["Page 7"]
    assert pilot.focused() == "turn.-1"
    pilot.press("enter")
    assert leaves_shown(pilot) == ["Page 5", "Page 6"]


def test_pages_are_turned_by_wheel_finger_and_press() -> None:
    """The wheel over a page, a finger swept across it, and a press on its side of the spread turn it."""
    pilot = made()
    box = pilot.box("page.1")
    at = (box.x + box.w // 2, box.y + box.h // 2)
    pilot.point(at)
    pilot.send(pygame.event.Event(pygame.MOUSEWHEEL, precise_y=-1.0, y=-1))
    assert leaves_shown(pilot) == ["Page 3", "Page 4"]
    for _ in range(4):
        pilot.send(pygame.event.Event(pygame.MOUSEWHEEL, precise_y=0.25, y=0))
    assert leaves_shown(pilot) == ["Page 1", "Page 2"]
    pilot.drag((at[0] + 100, at[1]), (at[0] - 100, at[1]))
    assert leaves_shown(pilot) == ["Page 3", "Page 4"]
    pilot.drag((at[0] - 100, at[1]), (at[0] + 100, at[1]))
    assert leaves_shown(pilot) == ["Page 1", "Page 2"]
    pilot.click("page.2")
    assert leaves_shown(pilot) == ["Page 3", "Page 4"]
    pilot.click("page.3")
    assert leaves_shown(pilot) == ["Page 1", "Page 2"]


def test_a_wide_window_shows_more_pages() -> None:
    """Where the window is wide and low, three pages lie beside each other, and a page lying down takes one place."""
    pages = tuple(sheet(n, (297, 210) if n == 2 else (210, 297)) for n in range(1, 8))
    pilot = made(Newsroom(pages=pages), size=(1900, 720))
    shown = leaves_shown(pilot)
    assert len(shown) > 2
    boxes = [pilot.box(f"page.{n}") for n in range(1, len(shown) + 1)]
    assert len({(box.w, box.h, box.y) for box in boxes}) == 1


def test_slides_lie_in_more_than_one_row() -> None:
    """Pages that are wider than high are laid below one another too, so that the place is used."""
    pilot = made(Newsroom(pages=tuple(sheet(n, (320, 180)) for n in range(1, 9))))
    rows = {pilot.box(name.lower().replace(" ", ".")).y for name in leaves_shown(pilot)}
    assert len(rows) > 1


def test_a_web_page_has_a_line_instead_of_pages() -> None:
    """There are no pictures of a web page; a friendly line says so."""
    pilot = teaching()
    pilot.click("form.html")
    pilot.click("make")
    pilot.wait(lambda: isinstance(pilot.app.screen, KitScreen))
    assert leaves_shown(pilot) == []
    assert any("one long page" in text for text in pilot.texts())
    pilot.press("right", "end")
    assert isinstance(pilot.app.screen, KitScreen)


def test_the_folder_is_opened() -> None:
    """Enter on the finished kit opens the folder that it lies in."""
    pilot = made()
    assert pilot.focused() == "open"
    pilot.press("enter")
    assert pilot.newsroom.shown == [kit_file(pilot.newsroom.kept[0]).parent]
    assert not any("does not open" in text for text in pilot.texts())


def test_a_folder_that_cannot_be_opened_is_named() -> None:
    """Where the machine opens no folder, that is said, and its path stands there."""
    pilot = made(Newsroom(opens=False))
    pilot.click("open")
    assert any("does not open" in text for text in pilot.texts())
    assert "/home/somebody/Documents/Fenjer" in pilot.texts()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("text_size", [100, 200])
def test_nothing_overlaps_and_nothing_is_cut(size: tuple[int, int], text_size: int) -> None:
    """At every window size and text size, with texts twice as long too, all of the teachers' screens is readable."""
    for times in (1, 2):
        settings = Settings(language="en", text_size=text_size, sound=False)
        packs = (*Newsroom().packs, KitPack("ours", "Our school", (("flood", "The flood"),)))
        waits = Event()
        pilot = Pilot(Newsroom(settings=settings, times=times, packs=packs, waits=waits), size=size)

        def readable(pilot: Pilot = pilot) -> None:
            pilot.settle()
            assert faults(pilot.app.stage) == []

        app = pilot.app
        screen = TeachersScreen(app)
        app.push(screen)
        readable()
        screen._failed(Notice("There is no Typst for this machine, which sets the pages."))  # noqa: SLF001
        readable()
        making = MakingScreen(app, screen.wish, lambda _: None)
        app.push(making)
        readable()
        making.back()
        waits.set()
        app.push(MendScreen(app, SPOILT))
        readable()
        file = kit_file(replace(screen.wish, cases=("a-case-of-a-long-name", "another-case")))
        for pages in ((), (sheet(1),), tuple(sheet(n) for n in range(1, 9)), (sheet(1, (320, 180)),) * 9):
            shown = KitScreen(app, file, KitMade(b"", pages))
            shown.closed = True
            app.replace(shown)
            readable()
            shown.go(99)
            readable()


def test_everything_can_be_reached_by_tab_and_seen() -> None:
    """Tab goes through all that can be pressed on the teachers' screens, each in sight while it has the focus."""
    pilot = teaching(size=(1024, 600))
    pilot.resize((1024, 600), 200)
    for _ in range(2):
        pilot.press("tab")
        first, seen = pilot.focused(), list[str]()
        while not seen or pilot.focused() != first:
            seen.append(pilot.focused())
            box = pilot.box(pilot.focused())
            assert box.meets(Box(0, 0, 1024, 600))
            pilot.press("tab")
        live = [e.part.name for e in pilot.app.stage.shown() if e.part.widget.focusable]
        assert set(live) == set(seen)
        if isinstance(pilot.app.screen, TeachersScreen):
            pilot.click("make")
            pilot.wait(lambda: isinstance(pilot.app.screen, KitScreen))
