"""The author's preview in the real window: saves seen at once, choices kept, problems told, scenes jumped to."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pygame
import pytest

from game import paths
from game.cli import main
from game.cli.desk import Desk
from game.cli.previewing import Follower, services
from game.window.case_screen import CaseScreen
from game.window.preview import REST, PreviewScreen
from game.window.services import Services
from game.window.survey import faults
from tests.cases import careful_tokens
from tests.loading import change, line_of
from tests.pilot import Newsroom, Pilot


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    """Close the window after each test, and end the process that checks."""
    yield
    pygame.display.quit()
    for process in active_children():
        process.terminate()
        process.join()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the shipped pack that a test may write into, with its pictures."""
    shutil.copy(paths.scenarios() / "techniques.yaml", tmp_path)
    root = shutil.copytree(paths.scenarios() / "triponta", tmp_path / "triponta")
    for pictures in ("pictures", "portraits"):
        shutil.copytree(paths.assets() / pictures, root / pictures)
    return root


class AuthorsRoom(Newsroom):
    """A newsroom with what the preview's window is really given."""

    def services(self) -> Services:
        """The services of the command, without the sounds: their device is one for the process, the windows many."""
        given = services(Desk())
        return replace(given, settings=replace(given.settings, sound=False))


class Author:
    """Somebody with the case in an editor, and its preview beside it."""

    def __init__(self, pack: Path, size: tuple[int, int] = (1280, 720)) -> None:
        self.file = pack / "bridge-on-fire.yaml"
        follower = Follower(Desk(), self.file)
        self.pilot = Pilot(AuthorsRoom(), first=lambda app: PreviewScreen(app, follower.source()), size=size)

    @property
    def screen(self) -> PreviewScreen:
        """The preview."""
        screen = self.pilot.app.screen
        assert isinstance(screen, PreviewScreen)
        return screen

    @property
    def case(self) -> CaseScreen:
        """The case in it."""
        assert self.screen.case is not None
        return self.screen.case

    def broken(self) -> bool:
        """Whether the preview takes the file for broken."""
        return self.screen.broken

    def look(self) -> None:
        """Lets the time pass in which a save is noticed and shown."""
        for _ in range(5):
            self.pilot.now += REST
            self.pilot.settle()

    def wait(self) -> None:
        """Waits for the check, which has a process of its own."""
        began = time.monotonic()
        while self.screen.checking:
            assert time.monotonic() - began < 30
            time.sleep(0.01)
            self.look()

    def save(self, old: str, new: str) -> None:
        """Changes one place of the file, and looks."""
        change(self.file, old, new)
        self.look()

    def says(self, text: str) -> bool:
        """Whether a text is on the screen."""
        return any(text in said for said in self.pilot.texts())

    def play(self, count: int) -> tuple[str, ...]:
        """Makes so many choices of the careful play."""
        tokens = careful_tokens()[:count]
        for token in tokens:
            self.case.take(token)
        self.pilot.settle()
        return tokens


def test_a_save_is_shown_with_the_choices_made_so_far(pack: Path) -> None:
    """A text that is saved differently is on the screen, and play stands where it stood, on the bench as it lay."""
    author = Author(pack)
    tokens = author.play(6)
    author.case.turn("judge")
    author.case.draft.percent = 15
    author.save("text: |-\n      BURNING NOW!!!", "text: |-\n      HARK!!!")
    assert author.says("HARK!!!")
    assert author.case.sitting.tokens == tokens
    assert (author.case.part, author.case.draft.percent) == ("judge", 15)


def test_a_save_by_rename_is_shown(pack: Path) -> None:
    """An editor that puts a new file in the old one's place is followed as well."""
    author = Author(pack)
    beside = author.file.with_suffix(".tmp")
    beside.write_text(author.file.read_text("utf-8").replace("Market day, and", "Market day, but"), "utf-8")
    beside.replace(author.file)
    author.look()
    assert author.says("Market day, but")


def test_a_renamed_id_keeps_the_beginning_and_its_old_name_brings_the_rest_back(pack: Path) -> None:
    """Choices up to the one that is gone are replayed; named as before, the rest is there again, unless one chose."""
    author = Author(pack)
    tokens = author.play(7)
    before = tokens[: tokens.index("check:burning-bridge/picture-search")]
    named, renamed = "      picture-search:\n", "      old-copies:\n        tool: picture-search\n"
    author.save(named, renamed)
    assert not author.broken()
    assert author.case.sitting.tokens == before
    author.save(renamed, named)
    assert author.case.sitting.tokens == tokens
    author.save(named, renamed)
    author.case.take("check:burning-bridge/picture-data")
    author.save(renamed, named)
    assert author.case.sitting.tokens == (*before, "check:burning-bridge/picture-data")


@pytest.mark.parametrize(
    ("old", "new"),
    [("shift: 30", "shift: [30"), ("shift: 30", "shift: thirty")],
    ids=["syntax", "value"],
)
def test_a_broken_file_is_told_with_its_line_and_comes_back(pack: Path, old: str, new: str) -> None:
    """The notice names the line, the last good version plays on, and a mended file is shown by itself."""
    author = Author(pack)
    author.save(old, new)
    assert author.broken()
    assert author.says(f"bridge-on-fire.yaml, line {line_of(author.file, new)}: ")
    author.case.take("desk")
    author.pilot.settle()
    assert author.case.sitting.tokens == ("desk",)
    author.save(new, old)
    assert not author.broken()
    assert not author.says("The last version that can be played is shown.")
    assert author.case.sitting.tokens == ("desk",)


def test_a_case_broken_from_the_beginning_opens_once_it_is_mended(pack: Path) -> None:
    """A case that cannot be played yet shows its problems, and plays when they are gone."""
    change(pack / "bridge-on-fire.yaml", "shift: 30", "shift: thirty")
    author = Author(pack)
    assert author.screen.case is None
    assert author.says("The case opens as soon as this is mended.")
    for panel in ("problems", "scenes", "state", "pictures"):
        author.pilot.click(f"panel.{panel}")
    author.pilot.click("restart")
    author.save("shift: thirty", "shift: 30")
    assert author.says("Market day, and the phones are already going.")


def test_a_case_without_a_pack_says_what_is_missing(pack: Path) -> None:
    """A case that lies alone in its folder is told to want a pack.yaml, also after the check, and opens with one."""
    kept = (pack / "pack.yaml").rename(pack.parent / "kept.yaml")
    author = Author(pack)
    author.wait()
    assert author.broken()
    assert author.says("pack.yaml, line 1: there is no pack.yaml beside the case")
    kept.rename(pack / "pack.yaml")
    author.look()
    assert author.says("Market day, and the phones are already going.")


def test_a_case_that_is_taken_away_is_told_and_comes_back(pack: Path) -> None:
    """A deleted file leaves the last version in play, and is followed again when it is there."""
    author = Author(pack)
    author.wait()
    text = author.file.read_text("utf-8")
    author.file.unlink()
    for _ in range(4):
        author.look()
    author.wait()
    assert author.says("bridge-on-fire.yaml, line 1: this cannot be opened")
    assert author.says("Market day, and the phones are already going.")
    author.file.write_text(text, "utf-8")
    author.look()
    assert not author.broken()


def test_the_problems_are_listed_each_with_its_line(pack: Path) -> None:
    """The list has errors and warnings; the one that is chosen shows what stands in its line, and the hint."""
    author = Author(pack)
    author.save("shift: 30", "shift: thirty")
    author.save("title: Bridge on fire", "titel: Bridge on fire")
    author.pilot.click("broken")
    assert author.screen.panel == "problems"
    titles = [told.problem.message for told in author.screen.told]
    at = next(n for n, message in enumerate(titles) if "titel" in message)
    author.pilot.click(f"problem.{at}")
    assert author.says("titel: Bridge on fire")
    assert author.says("did you mean 'title'?")
    assert author.says("bridge-on-fire.yaml, line 3 ")


def test_the_whole_check_follows_the_page(pack: Path) -> None:
    """A playtest that no longer comes true is told although the case plays."""
    author = Author(pack)
    author.wait()
    assert {told.problem.severity for told in author.screen.told} <= {"note"}
    assert author.says("0 problems")
    author.save("id: who\n", "id: whom\n")
    author.wait()
    assert not author.broken()
    broken = [told.problem for told in author.screen.told if told.problem.severity == "error"]
    assert {problem.code for problem in broken} == {"FJ233"}
    assert broken[0].where.file.endswith(".playtest.yaml")
    assert author.says(f"{len(broken)} problem")


def test_a_scene_is_jumped_to_and_stays_the_beginning(pack: Path) -> None:
    """The case begins again at the chosen scene, after a save too, until the author goes back to the beginning."""
    author = Author(pack)
    author.play(6)
    author.pilot.click("panel.scenes")
    author.pilot.click("scene.alarm")
    assert author.case.sitting.walk.scene == "alarm"
    author.case.take("tell-alen")
    author.save("Under the window a crate falls.", "Under the window two crates fall.")
    assert author.case.sitting.tokens == ("tell-alen",)
    assert author.case.sitting.walk.scenes[0] == "alarm"
    author.pilot.click("restart")
    assert author.case.sitting.walk.scenes == ["morning"]
    assert not author.case.sitting.tokens


def test_a_scene_that_is_gone_gives_way_to_the_beginning(pack: Path) -> None:
    """Where the scene that was jumped to has another name, its own start is taken; the old name brings it back."""
    author = Author(pack)
    author.screen.jump("alarm")
    author.case.take("tell-alen")
    text = author.file.read_text("utf-8")
    author.file.write_text(text.replace("  alarm:\n", "  alert:\n").replace("goto: alarm", "goto: alert"), "utf-8")
    author.look()
    assert author.case.sitting.walk.scenes == ["morning"]
    author.file.write_text(text, "utf-8")
    author.look()
    assert author.case.sitting.walk.scenes[0] == "alarm"
    assert author.case.sitting.tokens == ("tell-alen",)


def test_where_play_stands_is_told_in_the_words_of_the_file(pack: Path) -> None:
    """Scene, meters, minutes, choices, findings and judgements are in the panel, by their ids."""
    author = Author(pack)
    author.play(7)
    author.pilot.click("panel.state")
    for text in ("first-look", "burning-bridge", "22 of 30", "desk", "archive-2019 (pinned)", "burning-bridge: 2 %"):
        assert author.says(text)


def test_the_recipe_of_a_picture_stands_beside_what_comes_of_it(pack: Path) -> None:
    """The item's picture and its findings' are told with file and crops, and a crop that is saved is seen."""
    author = Author(pack)
    author.play(2)
    author.pilot.click("panel.pictures")
    assert author.says("pictures/town/bridge-winter-fire.jpg")
    assert author.says("left 0 %, top 6 %, right 65 %, bottom 88 %")
    base, result = author.pilot.box("picture.base"), author.pilot.box("picture.result")
    assert base.right <= result.x
    assert base.y == result.y
    author.save("crop: [0, 6, 65, 88]", "crop: [50, 14, 72, 86]")
    assert author.says("left 50 %, top 14 %, right 72 %, bottom 86 %")
    assert author.pilot.box("picture.result") != result


def test_a_picture_that_is_saved_is_drawn_anew(pack: Path) -> None:
    """Another picture in the same file is seen without a change of the case."""
    author = Author(pack)
    author.play(2)
    file = pack / "pictures" / "town" / "bridge-winter-fire.jpg"
    before = pygame.image.tobytes(pygame.display.get_surface(), "RGB")  # type: ignore[arg-type]
    white = pygame.Surface((300, 400))
    white.fill("white")
    pygame.image.save(white, file)
    author.look()
    author.look()
    assert pygame.image.tobytes(pygame.display.get_surface(), "RGB") != before  # type: ignore[arg-type]


def test_the_bar_is_put_away_and_brought_back_by_f2(pack: Path) -> None:
    """F2 hides the bar with its panel and brings it back; a broken file is told all the same."""
    author = Author(pack)
    author.pilot.click("panel.state")
    author.pilot.press("f2")
    assert not author.says("Scenes")
    author.save("shift: 30", "shift: thirty")
    assert author.says("line 6")
    author.pilot.press("f2")
    assert author.says("Scenes so far")
    author.pilot.press("esc")
    assert author.screen.panel is None
    author.pilot.press("esc")
    assert author.pilot.app.running
    author.pilot.click("leave")
    assert not author.pilot.app.running


def test_nothing_is_drawn_while_nothing_is_saved(pack: Path) -> None:
    """Looks at files that stay as they are draw no frame, and nor does a save that changes nothing on the screen."""
    author = Author(pack)
    frames = author.pilot.app.frames
    author.look()
    assert author.pilot.app.frames == frames
    author.save("id: bridge-on-fire\n", "id: bridge-on-fire  # the first\n")
    assert author.pilot.app.frames == frames


def test_the_case_plays_to_its_end_and_begins_again(pack: Path) -> None:
    """From the result one goes on to another play of the same preview, and nothing is saved as a player's."""
    author = Author(pack)
    author.play(len(careful_tokens()))
    assert author.case.sitting.over
    author.pilot.click("again")
    assert not author.case.sitting.tokens
    assert isinstance(author.pilot.app.screen, PreviewScreen)
    assert not list(paths.home().glob("**/*.jsonl"))
    assert not list(paths.home().glob("**/slot*"))


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1920, 1080)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("text_size", [100, 150, 200])
def test_nothing_overlaps_and_nothing_is_cut(pack: Path, size: tuple[int, int], text_size: int) -> None:
    """Every panel is whole at every size of window and text, in play and while the file is broken."""
    author = Author(pack, size)
    author.pilot.resize(size, text_size)
    author.play(7)
    for broken in (False, True):
        if broken:
            author.save("shift: 30", "shift: thirty")
        for panel in ("problems", "scenes", "state", "pictures", "pictures"):
            author.pilot.click(f"panel.{panel}")
            assert faults(author.pilot.app.stage) == []


def test_the_settings_change_the_preview_and_not_the_players_language(pack: Path) -> None:
    """A text size chosen in the preview is kept for the player; the language of --lang is not."""
    desk = Desk()
    desk.choose_language("sr")
    given = services(desk)
    assert given.settings.language == "sr"
    given.save_settings(replace(given.settings, text_size=150))
    assert (Desk().settings.text_size, Desk().settings.language) == (150, None)


def test_without_a_display_it_ends_with_3_and_one_line(
    pack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no window can be opened the command says so; a case that is not there ends with 2."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    assert main(["preview", str(pack / "bridge-on-fire.yaml")]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert main(["preview", "triponta/no-such-case"]) == 2
    assert "bridge-on-fire" in capsys.readouterr().err
