"""The window put together with storage: saving, going on, slots, results."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.cli.desk import Desk
from game.cli.windowed import Front
from game.storage import BADGES
from game.window.app import App
from game.window.case_screen import CaseScreen
from game.window.title import TitleScreen
from tests.cases import careful_tokens
from tests.loading import SMALL


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


def opened(app: App, front: Front) -> CaseScreen:
    """The first case, opened from the list."""
    screen = front.open(app, "triponta/bridge-on-fire")
    assert isinstance(screen, CaseScreen)
    app.push(screen)
    app.settle()
    return screen


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
    assert [card.state for card in front.cases("en")] == ["done"]
    (line,) = (home / "results.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["mode"] == "play"


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
    """The list of cases says once that a case cannot be played, instead of showing nothing."""
    shutil.copytree("scenarios", tmp_path / "scenarios")
    with (tmp_path / "scenarios" / "triponta" / "bridge-on-fire.yaml").open("a", encoding="utf-8") as file:
        file.write("x: [\n")
    monkeypatch.setattr("game.paths.scenarios", lambda: tmp_path / "scenarios")
    front = Front(Desk())
    assert front.cases("en") == front.cases("en") == []
    (told,) = front.notices()
    assert "fenjer check" in told


def test_packs_in_the_users_folder_are_in_the_list(home: Path) -> None:
    """A pack dropped into the user's folder stands behind the game's own, and its saves are its own."""
    shutil.copytree(SMALL, home / "packs" / "small")
    app, front = started()
    cards = [card.id for card in front.cases("en")]
    assert cards == ["triponta/bridge-on-fire", "small/fire-drill"]
    screen = front.open(app, "small/fire-drill")
    assert isinstance(screen, CaseScreen)
    token = screen.sitting.walk.offers()[0]
    screen.take(token)
    assert front.under_way() == "small/fire-drill"


def test_a_broken_pack_leaves_the_others_in_the_list(home: Path) -> None:
    """A pack whose own file is broken is left out with one notice."""
    (home / "packs" / "broken").mkdir(parents=True)
    (home / "packs" / "broken" / "pack.yaml").write_text("id: [", "utf-8")
    app, front = started()
    assert [card.id for card in front.cases("en")] == ["triponta/bridge-on-fire"]
    assert [text for text in front.notices() if "fenjer check" in text]
    assert app.running
