"""The picture desk in the real window: by keyboard and by pointer, tool after tool."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.window.desk import PictureDesk
from game.window.desk_work import Job, LeftOff
from game.window.plate import Plate
from tests.test_window_case import Table
from tests.tongues import Tongue

LOOKED = ("desk", "next", "check:burning-bridge/picture-search", "check:burning-bridge/picture-data")
OPEN = (*LOOKED, "check:burning-bridge/map")


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    """Close the window after each test."""
    yield
    pygame.display.quit()


class Lamp:
    """A table at the bench with the item's picture laid under the lamp."""

    def __init__(
        self, tokens: tuple[str, ...] = OPEN, size: tuple[int, int] = (1280, 720), language: str = "en"
    ) -> None:
        self.table = Table(tokens, language, size)
        self.pilot = self.table.pilot
        if self.table.screen.view == "talk":
            self.table.click("desk")
        self.table.click("lamp")

    @property
    def desk(self) -> PictureDesk:
        """The desk's screen."""
        screen = self.pilot.app.screen
        assert isinstance(screen, PictureDesk)
        return screen

    @property
    def plate(self) -> Plate:
        """The picture."""
        element = self.pilot.app.stage.element("plate")
        assert element is not None
        assert isinstance(element.part.widget, Plate)
        return element.part.widget

    def take(self, tool: str) -> None:
        """Takes a tool up and waits until it is done."""
        self.pilot.click(f"tool.{tool}")
        self.wait()

    def wait(self) -> None:
        """Waits for the work that is under way."""
        self.pilot.wait(lambda: self.desk.job is None or self.desk.job.left)

    def says(self, words: str) -> bool:
        """Whether a text on the screen has these words."""
        return any(words in text for text in self.pilot.texts())


def test_nothing_heavy_is_imported_before_a_tool_is_taken() -> None:
    """The desk, the case and the album know NumPy, OpenCV and Pillow only where they work with them."""
    code = (
        "import sys, game.bench.album, game.window.case_screen, game.window.desk, game.window.desk_opening\n"
        "assert not {'cv2', 'numpy', 'PIL', 'astral'} & set(sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_loupe_follows_arrows_pointer_and_finger() -> None:
    """Arrows move it by a step, the pointer that only hovers takes it along, and so does one that is held down."""
    lamp = Lamp()
    assert lamp.desk.tool == "loupe"
    lamp.pilot.app.stage.focus("plate")
    lamp.pilot.press("right", "right", "right", "up")
    assert lamp.desk.lens == pytest.approx((0.52, 0.49))
    box = lamp.pilot.box("plate")
    at = (box.x + box.w // 2 + 60, box.y + box.h // 2 + 20)
    lamp.pilot.app.step([pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 0))])
    assert lamp.desk.lens[0] > 0.55
    lamp.pilot.click("power.8")
    assert lamp.plate.power == 8


def test_a_tool_that_a_look_would_open_is_closed_until_then() -> None:
    """Search and data open with their looks, the map with its own; nothing is worked out before."""
    lamp = Lamp(("desk", "next"))
    for tool in ("search", "data", "map", "sun"):
        lamp.take(tool)
        assert lamp.says("Opens with a look that costs")
    assert lamp.desk.hits is None
    assert lamp.desk.rows is None
    lamp.take("noise")
    assert "noise" in lamp.desk.shown


def test_every_filter_works_on_the_picture() -> None:
    """Each shows another picture than the one under the lamp, as large, and says what it cannot show."""
    lamp = Lamp()
    plain = lamp.plate.sheet.surface
    for tool in ("levels", "error-level", "noise", "copies"):
        lamp.take(tool)
        assert lamp.desk.trouble == ""
        shown = lamp.plate.sheet.surface
        assert shown.get_size() == plain.get_size()
        assert pygame.image.tobytes(shown, "RGB") != pygame.image.tobytes(plain, "RGB")
        assert lamp.says(lamp.desk.words[lamp.desk.tool].limits)
    assert lamp.says("No place is there twice.")


def test_the_data_are_read_from_the_file() -> None:
    """What the recipe wrote into the file is told, in the player's words."""
    lamp = Lamp()
    lamp.take("data")
    assert lamp.says("11 October 2025, 09:14")
    assert not lamp.says("Camera's maker")


def test_the_search_finds_the_old_picture_and_lays_it_over() -> None:
    """The archive's picture of 2019 comes first; compared, both are seen in one frame."""
    lamp = Lamp()
    lamp.take("search")
    assert lamp.desk.hits is not None
    assert lamp.desk.hits[0].picture == "bridge-winter-fire-archive"
    assert lamp.says("9 February 2019, 21:40")
    lamp.pilot.click("hit.0")
    lamp.wait()
    assert lamp.desk.tool == "compare"
    assert lamp.desk.trouble == ""
    assert "compare" in lamp.desk.shown


def test_what_was_taken_later_is_not_in_the_archive_yet() -> None:
    """On the morning of the bridge nothing of next year is found."""
    lamp = Lamp()
    lamp.take("search")
    pictures = lamp.desk.subject.album.pack.pictures
    assert all((pictures[hit.picture].taken or "") <= "2025-10-12" for hit in lamp.desk.hits or ())


def test_the_map_lists_what_should_be_seen() -> None:
    """From the west quay to the north-east: the bridge, and nothing that lies behind."""
    lamp = Lamp()
    lamp.take("map")
    assert len(lamp.plate.points) == 2
    lamp.desk.points["map"] = ((0.38, 0.57), (0.46, 0.47))
    lamp.desk.refresh()
    lamp.pilot.settle()
    assert lamp.says("the Great Bridge")
    assert not lamp.says("the clock tower")


def test_a_shadow_is_held_against_the_hour_that_is_claimed() -> None:
    """Points on the ground tell a bearing; the hour that is claimed has a sun of its own."""
    lamp = Lamp()
    lamp.take("sun")
    lamp.desk.points["sun"] = ((0.3, 0.8), (0.45, 0.85), (0.3, 0.6))
    lamp.desk.refresh()
    lamp.pilot.settle()
    assert lamp.says("By the shadow the sun stood at")
    assert lamp.says("It is said to be from Saturday, 11 October 2025, 09:20. The sun stood at 127° then, 23° high")
    lamp.pilot.app.stage.focus("plate")
    lamp.pilot.press("right", "enter")
    assert lamp.desk.chosen == 1
    before = lamp.desk.points["sun"][1]
    lamp.pilot.press("left")
    assert lamp.desk.points["sun"][1][0] == pytest.approx(before[0] - 0.01)


def test_a_finding_opens_the_desk_on_its_tool() -> None:
    """Look for yourself leads to the tool that the look was made with, and Esc back to the case."""
    table = Table(LOOKED)
    if table.screen.view == "talk":
        table.click("desk")
    table.click("look.archive-2019")
    desk = table.pilot.app.screen
    assert isinstance(desk, PictureDesk)
    assert desk.tool == "search"
    table.pilot.press("esc")
    assert table.screen.view in ("check", "findings")


def test_work_that_nobody_waits_for_is_left_off() -> None:
    """Leaving a job ends its work at its next word, and nothing comes of it."""
    lamp = Lamp()
    came: list[int] = []

    def work(at: object) -> int:
        while True:
            time.sleep(0.005)
            at(1, 2)  # type: ignore[operator]

    job: Job[int] = Job(lamp.pilot.app, work, came.append, lambda _: came.append(-1))
    job.leave()
    with pytest.raises(LeftOff):
        job.future.result(timeout=10)
    lamp.pilot.settle()
    assert came == []


def test_a_picture_that_cannot_be_read_is_said_to_be_missing(tmp_path: Path) -> None:
    """Without its file the desk opens all the same, and says what cannot be shown."""
    lamp = Lamp()
    empty = replace(lamp.desk.subject.album, folder=tmp_path, cache=tmp_path)
    lamp.pilot.app.push(PictureDesk(lamp.pilot.app, replace(lamp.desk.subject, album=empty)))
    lamp.pilot.settle()
    assert lamp.says("The picture is missing")
    lamp.take("noise")
    assert lamp.says("This tool cannot work on this picture")


@pytest.mark.tongues
@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(("size", "text_size"), [((1024, 600), 100), ((1024, 768), 200), ((1920, 1080), 200)])
def test_nothing_overlaps_and_nothing_is_cut(tongue: Tongue, size: tuple[int, int], text_size: int) -> None:
    """Every tool is whole in windows and with texts of any size."""
    lamp = Lamp(OPEN, size, tongue.code)
    lamp.pilot.resize(size, text_size)
    for tool in lamp.desk.words:
        lamp.desk.take(tool)
        lamp.wait()
        assert tongue.faults(lamp.pilot.app.stage) == []
