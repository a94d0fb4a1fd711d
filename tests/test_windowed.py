"""The window put together with storage: saving, going on, slots, results."""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pygame
import pytest
from PIL import Image

from game.cli import main, teaching
from game.cli.desk import Desk
from game.cli.windowed import Front
from game.storage import BADGES, Store
from game.window.app import App
from game.window.case_screen import CaseScreen
from game.window.developing import DevelopingScreen
from game.window.leafing import KitScreen
from game.window.making import CalledOff, MakingScreen, MendScreen
from game.window.services import KitWish, NotMade
from game.window.teachers import TeachersScreen
from game.window.title import TitleScreen
from tests.cases import careful_tokens
from tests.loading import SMALL, line_of

pytestmark = pytest.mark.usefixtures("opened")


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    """Close the window after each test."""
    yield
    pygame.display.quit()


def started() -> tuple[App, Front]:
    """The game as it is right after a start."""
    desk = Desk()
    # Windows of one process share the mixer, and these are many.
    desk.settings = replace(desk.settings, sound=False)
    front = Front(desk)
    app = App(front.services())
    app.open()
    app.push(TitleScreen(app))
    app.settle()
    return app, front


def opened(app: App, front: Front, case: str = "triponta/bridge-on-fire") -> CaseScreen:
    """A case, opened from the list."""
    app.push(front.open(app, case))
    until = time.monotonic() + 60
    while not isinstance(app.screen, CaseScreen):
        # Its pictures are being developed, once.
        assert time.monotonic() < until
        time.sleep(0.01)
        app.step([])
    app.settle()
    screen = app.screen
    assert isinstance(screen, CaseScreen)
    return screen


def test_the_pictures_are_developed_once_and_that_can_be_left() -> None:
    """The first time a bar shows how far they are; left halfway it goes on the next time, and then never again."""
    app, front = started()
    app.push(front.open(app, "triponta/bridge-on-fire"))
    app.settle()
    assert isinstance(app.screen, DevelopingScreen)
    app.screen.back()
    assert isinstance(app.screen, TitleScreen)
    opened(app, front)
    assert isinstance(front.open(app, "triponta/bridge-on-fire"), CaseScreen)


def test_a_game_that_was_killed_goes_on_where_it_was() -> None:
    """Each choice is saved as it is made: a second start offers to continue, at the very page."""
    app, front = started()
    screen = opened(app, front)
    for token in careful_tokens()[:9]:
        screen.take(token)
    again, second = started()
    assert second.under_way() == "triponta/bridge-on-fire"
    resumed = opened(again, second)
    assert resumed.sitting.tokens == careful_tokens()[:9]
    assert resumed.page == screen.page


def test_a_finished_case_is_closed_in_the_slot_and_kept_as_a_result(home: Path) -> None:
    """At the result the campaign has the play, nothing is under way, and one anonymous result is stored."""
    app, front = started()
    screen = opened(app, front)
    for token in careful_tokens():
        screen.take(token)
        app.settle()
    assert front.under_way() is None
    first, *others = (card.state for card in front.cases("en"))
    assert first == "done"
    assert set(others) == {"new"}
    (result,) = Store(home, print).results.all()
    assert (result["mode"], result["finished"]) == ("play", True)


def test_a_case_that_is_left_for_another_one_is_kept_as_unfinished(home: Path) -> None:
    """Looking into another case keeps the place; the first choice there makes of the one before an unfinished result.

    So does beginning the same case anew, and erasing the saved game.
    """
    app, front = started()
    opened(app, front).take(careful_tokens()[0])
    other = opened(app, front, "triponta/lights-over-the-hill")
    assert not list(Store(home, print).results.all())
    other.take(other.page.offers[0].token)
    (left,) = Store(home, print).results.all()
    assert (left["case"], left["finished"], left["tokens"]) == ("bridge-on-fire", False, list(careful_tokens()[:1]))
    front.slots.clear(front.slots.used)
    assert [each["case"] for each in Store(home, print).results.all()] == ["bridge-on-fire", "lights-over-the-hill"]


def test_playing_again_begins_anew_and_replaces_the_play() -> None:
    """After the result the case can be played from its beginning, and the campaign keeps the newest play."""
    app, front = started()
    screen = opened(app, front)
    for token in careful_tokens():
        screen.take(token)
    other = screen.again()
    assert isinstance(other, CaseScreen)
    assert other.sitting.tokens == ()
    tokens = ["desk" if token == "who" else token for token in careful_tokens()]
    for token in tokens:
        other.take(token)
    assert len(front.slots.slot.campaign) == 1


def test_slots_are_apart() -> None:
    """What is under way in one slot is not in another, and erasing a slot empties it for good."""
    app, front = started()
    opened(app, front).take("desk")
    front.use(BADGES[1].picture)
    assert front.under_way() is None
    used = [card.id for card in front.slot_cards("en") if card.used]
    assert used == [BADGES[0].picture]
    front.desk.store.delete_slot(BADGES[0].picture)
    _, second = started()
    assert not any(card.used for card in second.slot_cards("en"))


def test_a_folder_that_cannot_be_written_is_told_once_and_play_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With nowhere to save, the case plays to its result in memory, and the window shows one notice."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FENJER_HOME", str(tmp_path / "file" / "home"))
    app, front = started()
    screen = opened(app, front)
    for token in careful_tokens():
        screen.take(token)
        app.settle()
    assert screen.view == "result"
    shown = [element.part.widget.spoken() for element in app.stage.shown()]
    assert sum("cannot save" in text for text in shown) == 1


def test_a_broken_case_is_left_out_of_the_list_and_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The list of cases says once that a case cannot be played, and shows the others."""
    shutil.copytree("scenarios", tmp_path / "scenarios")
    with (tmp_path / "scenarios" / "triponta" / "bridge-on-fire.yaml").open("a", encoding="utf-8") as file:
        file.write("x: [\n")
    monkeypatch.setattr("game.paths.scenarios", lambda: tmp_path / "scenarios")
    front = Front(Desk())
    names = [card.id for card in front.cases("en")]
    assert "triponta/siren-at-noon" in names
    # What the correction desk writes up is in the broken one.
    assert not {"triponta/bridge-on-fire", "triponta/correction-desk"} & set(names)
    assert names == [card.id for card in front.cases("en")]
    (told,) = front.notices()
    assert "fenjer check" in told


def test_packs_in_the_users_folder_are_in_the_list(home: Path) -> None:
    """A pack dropped into the user's folder stands behind the game's own, and its saves are its own."""
    shutil.copytree(SMALL, home / "packs" / "small")
    app, front = started()
    cards = [card.id for card in front.cases("en")]
    assert (cards[0], cards[-1]) == ("triponta/bridge-on-fire", "small/fire-drill")
    screen = opened(app, front, "small/fire-drill")
    token = screen.sitting.walk.offers()[0]
    screen.take(token)
    assert front.under_way() == "small/fire-drill"


def test_a_case_says_in_which_language_it_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pack with Bosnian texts alone: readers of Montenegrin get those and are told so, those of Albanian English."""
    pack = shutil.copytree(SMALL, home / "packs" / "small")
    (pack / "locale" / "bs" / "LC_MESSAGES").mkdir(parents=True)
    (pack / "locale" / "bs" / "LC_MESSAGES" / "small.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "fire-drill"\nmsgid "Fire drill"\nmsgstr "Vježba za slučaj požara"\n',
        "utf-8",
    )
    front = Front(Desk())
    told = {
        code: next((card.title, card.language) for card in front.cases(code) if card.id == "small/fire-drill")
        for code in ("bs", "cnr", "sq", "en")
    }
    assert told == {
        "bs": ("Vježba za slučaj požara", ""),
        "cnr": ("Vježba za slučaj požara", "Bosanski"),
        "sq": ("Fire drill", "English"),
        "en": ("Fire drill", ""),
    }
    assert {card.language for card in front.cases("sq-XK") if card.id.startswith("triponta/")} == {""}
    script = home / "script.txt"
    script.write_text("", "utf-8")
    assert main(["read", "small/fire-drill", "--lang", "cnr", "--script", str(script)]) == 0
    assert "Bosanski" in capsys.readouterr().err


def test_a_broken_pack_leaves_the_others_in_the_list(home: Path) -> None:
    """A pack whose own file is broken is left out with one notice."""
    (home / "packs" / "broken").mkdir(parents=True)
    (home / "packs" / "broken" / "pack.yaml").write_text("id: [", "utf-8")
    app, front = started()
    assert {card.id.partition("/")[0] for card in front.cases("en")} == {"triponta"}
    assert [text for text in front.notices() if "fenjer check" in text]
    assert app.running


ONE = KitWish("triponta", "en", ("bridge-on-fire",))
"""A kit of one case: it has every kind of page."""


def kit_made(app: App, wish: KitWish = ONE) -> None:
    """Makes a kit from the teachers' screen, and waits for what comes of it."""
    screen = TeachersScreen(app)
    screen.wish = wish
    app.push(screen)
    app.settle()
    app.stage.action("ok")
    making = app.screen
    assert isinstance(making, MakingScreen)
    making.future.exception(60)
    making.look()
    app.settle()


def test_a_teacher_makes_a_real_kit(home: Path) -> None:
    """From the window comes a whole PDF in the folder of kits, with a picture of each of its pages."""
    app, _ = started()
    kit_made(app)
    screen = app.screen
    assert isinstance(screen, KitScreen)
    assert screen.file == home / "kits" / "triponta-bridge-on-fire-en.pdf"
    content = screen.file.read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert len(screen.pages) >= 10
    assert all(page.startswith(b"\x89PNG") for page in screen.pages)
    assert [file.name for file in screen.file.parent.iterdir()] == ["triponta-bridge-on-fire-en.pdf"]


def test_a_kit_speaks_the_language_that_was_chosen_and_the_window_its_own() -> None:
    """A kit in Serbian is made while the window goes on in English, and both keep their words."""
    _, front = started()
    kits = front.services().kits
    (pack,) = kits.packs("en")
    assert pack.cases[0] == ("bridge-on-fire", "Bridge on fire")
    assert "correction-desk" not in dict(pack.cases)
    english = kits.make(KitWish(pack.id, "en", pack_cases := (pack.cases[0][0],)), 200, lambda _: None)
    serbian = kits.make(KitWish(pack.id, "sr", pack_cases), 200, lambda _: None)
    assert english.content != serbian.content
    assert front.desk.translator.code == "en"


def test_a_broken_case_is_named_to_the_teacher(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path) -> None:
    """A pack with a mistake is not printed: the window lists it by file and line, and writes nothing."""
    shutil.copytree("scenarios", tmp_path / "scenarios")
    with (tmp_path / "scenarios" / "triponta" / "bridge-on-fire.yaml").open("a", encoding="utf-8") as file:
        file.write("x: [\n")
    monkeypatch.setattr("game.paths.scenarios", lambda: tmp_path / "scenarios")
    app, _ = started()
    kit_made(app, KitWish("triponta", "en"))
    assert isinstance(app.screen, MendScreen)
    assert {Path(problem.where.file).name for problem in app.screen.why.problems} == {"bridge-on-fire.yaml"}
    assert not (home / "kits").exists()


def test_a_folder_of_kits_that_cannot_be_written_is_told(home: Path) -> None:
    """Where something else is in the folder's place, the teacher reads one line, and which file it is about."""
    home.mkdir(exist_ok=True)
    (home / "kits").write_text("")
    app, _ = started()
    kit_made(app)
    screen = app.screen
    assert isinstance(screen, TeachersScreen)
    assert screen.trouble is not None
    assert str(home / "kits" / "triponta-bridge-on-fire-en.pdf") in app.translator.notice(screen.trouble)


def test_a_machine_without_typst_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Typst there is no PDF, and the line says what works without it."""
    _, front = started()
    kits = front.services().kits
    kits.packs("en")
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NotMade, match="no Typst") as told:
        kits.make(ONE, 200, lambda _: None)
    assert "web page" in told.value.notice.message


@pytest.mark.parametrize(
    "wish",
    [
        KitWish("triponta", "en", ("bridge-on-fire",)),
        KitWish("triponta", "en", ("bridge-on-fire",), paper="letter"),
        KitWish("triponta", "en", ("bridge-on-fire",), form="slides"),
    ],
)
def test_pages_are_pictured_as_high_as_they_are_wanted(wish: KitWish) -> None:
    """Slides, which are less than half as high as A4, were pictured as if they were as high, and shown blurred."""
    _, front = started()
    kits = front.services().kits
    kits.packs("en")
    made = kits.make(wish, 300, lambda _: None)
    assert {abs(int.from_bytes(page[20:24], "big") - 300) <= 1 for page in made.pages} == {True}


def children() -> set[int]:
    """The processes that set pages."""
    return {child.pid for child in active_children() if child.pid is not None}


class Pulled(Exception):
    """Somebody calls a kit off."""


def test_a_kit_that_is_called_off_leaves_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six kits called off left six processes at work; each is ended at once, and its folder taken away."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    _, front = started()
    kits = front.services().kits
    kits.packs("en")
    for _ in range(3):
        said: list[str] = []

        def pull(step: str, said: list[str] = said) -> None:
            said.append(step)
            if said.count("pages") == 3:
                assert children()
                raise Pulled

        with pytest.raises(Pulled):
            kits.make(ONE, 200, pull)
        assert said == ["texts", "pages", "pages", "pages"]
        assert children() == set()
        assert list(tmp_path.glob("fenjer-kit-*")) == []


def test_a_process_that_dies_is_told() -> None:
    """Where the system ends what sets the pages, as for want of memory, the game ended too; that is one line."""
    _, front = started()
    kits = front.services().kits
    kits.packs("en")

    def kill(step: str) -> None:
        for child in active_children():
            child.kill()

    with pytest.raises(NotMade, match="ended halfway") as told:
        kits.make(ONE, 200, kill)
    assert told.value.problems == ()
    assert children() == set()


def test_a_picture_that_breaks_off_is_told_by_the_other_process(home: Path) -> None:
    """What the process that sets the pages finds in a picture comes to the screen as a problem with its line."""
    pack = shutil.copytree(SMALL, home / "packs" / "small")
    for picture in ("portraits/nora.png", "pictures/winter-fire.jpg", "pictures/notice.png"):
        (pack / picture).parent.mkdir(exist_ok=True)
        Image.effect_noise((300, 200), 90).save(pack / picture)
    file = pack / "pictures" / "winter-fire.jpg"
    file.write_bytes(file.read_bytes()[:-9000])
    _, front = started()
    kits = front.services().kits
    kits.packs("en")
    with pytest.raises(NotMade) as told:
        kits.make(KitWish("small", "en"), 200, lambda _: None)
    (problem,) = told.value.problems
    assert (problem.code, problem.where.file) == ("FJ602", str(pack / "pack.yaml"))
    assert problem.where.line == line_of(pack / "pack.yaml", "winter-fire.jpg")


def test_a_closed_window_ends_what_it_has_begun(home: Path) -> None:
    """The game's process stayed behind a closed window until the kit was there; it ends, and no kit is written."""
    app, _ = started()
    screen = TeachersScreen(app)
    app.push(screen)
    app.settle()
    app.stage.action("ok")
    making = app.screen
    assert isinstance(making, MakingScreen)
    end = time.monotonic() + 30
    while not children() and time.monotonic() < end:
        time.sleep(0.01)
    assert children()
    app.quit()
    assert app.loop() == 0
    assert isinstance(making.future.exception(10), CalledOff)
    assert children() == set()
    assert not (home / "kits").exists()


def test_kits_are_named_after_what_is_in_them(home: Path) -> None:
    """The file's name tells all that was chosen: four cases took the place of any four, and Letter that of A4."""
    wishes = (
        KitWish("triponta", "sr"),
        KitWish("triponta", "sr", ("bridge-on-fire",), edition="large-print"),
        KitWish("triponta", "sr", form="slides"),
        KitWish("triponta", "en", form="html"),
        KitWish("triponta", "en", paper="letter", fold=True),
        KitWish("triponta", "en", ("a", "b", "c", "d")),
        KitWish("triponta", "en", ("a", "b", "c", "e")),
        KitWish("triponta", "en", ("a", "b", "c"), paper="letter"),
    )
    assert [teaching.file_of(wish).name for wish in wishes] == [
        "triponta-sr.pdf",
        "triponta-bridge-on-fire-sr-large-print.pdf",
        "triponta-sr-slides.pdf",
        "triponta-en.html",
        "triponta-en-letter-one-sided.pdf",
        "triponta-4-cases-f729ae0c-en.pdf",
        "triponta-4-cases-f13954d8-en.pdf",
        "triponta-a-b-c-en-letter.pdf",
    ]
    assert teaching.file_of(wishes[0]).parent == home / "kits"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows opens a folder without a command")
@pytest.mark.parametrize(("does", "opened"), [("exit 0", True), ("exit 3", False), ("sleep 2", True), (None, False)])
def test_a_folder_is_opened_in_the_machines_own_way(
    does: str | None, opened: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine's command is given the folder; one that fails or is not there is told, one that stays is not."""
    if does is not None:
        for name in ("xdg-open", "open"):
            (tmp_path / name).write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/given"\n{does}\n')
            (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin" if does is not None else str(tmp_path))
    assert teaching.open_folder(tmp_path / "kits") is opened
    assert does is None or (tmp_path / "given").read_text() == f"{tmp_path}/kits\n"


def test_the_notebook_keeps_what_closed_cases_have_shown() -> None:
    """Empty at first; the techniques of a case join it when the case is closed, in the words of a language."""
    app, front = started()
    assert front.notebook("en").met == []
    screen = opened(app, front)
    for token in careful_tokens():
        screen.take(token)
    kept = front.notebook("en")
    shown = {technique for item in screen.sitting.case.items.values() for technique in item.techniques}
    assert {card.technique for card in kept.met} == shown
    assert "old-photo" in shown
    assert kept.of == 20
    assert kept.met[0].name == "An old picture as new"
    assert front.notebook("sr").met[0].name != kept.met[0].name


def test_the_town_s_web_opens_case_by_case() -> None:
    """Before any case is closed, what belongs to none can be read; after it, what it led to as well."""
    app, front = started()
    web = front.web()
    assert web is not None
    pages = {link.page for _, _, links in web.sites("en") for link in links}
    assert "weather-year" in pages
    assert "bridge-fire-2019" not in pages
    screen = opened(app, front)
    for token in careful_tokens():
        screen.take(token)
    web = front.web()
    assert web is not None
    assert "bridge-fire-2019" in {link.page for _, _, links in web.sites("en") for link in links}
    read = web.page("en", "bridge-fire-2019")
    assert read.picture is not None
    assert web.picture(read.picture.file).is_file()
    app.push(TitleScreen(app))
    app.settle()
