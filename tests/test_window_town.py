"""The map of the town: houses to open cases by, and the light of those closed well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game import paths
from game.cli.desk import Desk
from game.cli.plays import Slots
from game.storage import Settings, Slot
from game.window.app import FORESEEN
from game.window.cases import CasesScreen
from game.window.services import CaseCard
from game.window.survey import faults
from game.window.town import House, spots
from tests.cases import careful_tokens
from tests.pilot import ASSETS, Newsroom, Pilot

pytestmark = pytest.mark.usefixtures("opened")

CASES = (
    CaseCard("one", "One", "The first.", 8, "done", None, 0, lit=True),
    CaseCard("two", "Two", "The second.", 8, "done", None, 1),
    CaseCard("three", "Three", "The third.", 8, "new", None, 2),
    CaseCard("far", "Far", "Of another pack.", 8, "new"),
)


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    """Close the window after each test."""
    yield
    pygame.display.quit()


def town(
    size: tuple[int, int] = (1280, 720),
    cases: tuple[CaseCard, ...] = CASES,
    assets: Path = ASSETS,
    text_size: int = 100,
) -> Pilot:
    """A window on the map."""
    settings = Settings(language="en", sound=False, text_size=text_size)
    return Pilot(Newsroom(cases=cases, settings=settings, assets=assets), CasesScreen, size)


def houses(pilot: Pilot) -> list[str]:
    """The cases that have a house."""
    return [e.part.name for e in pilot.app.stage.shown() if isinstance(e.part.widget, House)]


def brightness(pilot: Pilot, number: int) -> float:
    """How bright the house of a number is, and the street before it."""
    spot = spots(pilot.app.kit)[number]
    surface = pygame.display.get_surface()
    assert surface is not None
    place = pygame.Rect(0, 0, spot.reach, spot.reach // 2)
    place.midtop = (spot.x, spot.y)
    return float(sum(pygame.transform.average_color(surface, place)[:2]))


def test_each_case_has_a_house_that_opens_it() -> None:
    """The one to go on with is chosen first; another is chosen by its house, and opened by it or by the button."""
    pilot = town()
    assert houses(pilot) == ["house.one", "house.two", "house.three"]
    assert pilot.focused() == "open"
    assert "The third." in pilot.texts()
    pilot.click("house.two")
    assert "The second." in pilot.texts()
    assert not pilot.newsroom.opened
    pilot.click("house.two")
    assert pilot.newsroom.opened == ["two"]


def test_the_house_chosen_at_first_opens_at_one_press() -> None:
    """Its card is there already."""
    pilot = town()
    pilot.click("house.three")
    assert pilot.newsroom.opened == ["three"]


def test_the_map_is_walked_with_the_arrows() -> None:
    """From the card to the houses and between them by where they lie, and Enter chooses."""
    pilot = town()
    pilot.press("right", "right")
    seen = {pilot.focused()}
    for way in ("right", "left", "up", "down", "up"):
        pilot.press(way)
        seen.add(pilot.focused())
    assert seen >= {"house.one", "house.two", "house.three"}


def test_a_case_closed_well_is_lit() -> None:
    """Its house is far brighter than it was, that of a case closed otherwise is not."""
    lit = town()
    pixels = [brightness(lit, number) for number in (0, 1)]
    pygame.display.quit()
    dark = town(cases=tuple(replace(case, lit=False) for case in CASES))
    assert pixels[0] > 1.25 * brightness(dark, 0)
    assert pixels[1] == pytest.approx(brightness(dark, 1), rel=0.02)


def test_every_house_of_the_game_is_on_the_map() -> None:
    """There is a house for each number that a case can have, each in sight and apart from the others."""
    from game.cli.windowed import HOUSES

    pilot = town(cases=tuple(CaseCard(f"c{n}", f"Case {n}", "", 8, "new", None, n) for n in range(HOUSES)))
    assert len(houses(pilot)) == len(spots(pilot.app.kit)) == HOUSES
    assert not faults(pilot.app.stage)


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080), (1280, 800), (3840, 2160)])
@pytest.mark.parametrize("text_size", [100, 200])
def test_the_map_fits_wide_windows(size: tuple[int, int], text_size: int) -> None:
    """No house lies under the card, at any size of text."""
    pilot = town(size, text_size=text_size)
    assert houses(pilot)
    assert not faults(pilot.app.stage)


@pytest.mark.parametrize("size", [(1024, 768), (1024, 600)])
def test_cards_where_the_map_has_no_room(size: tuple[int, int]) -> None:
    """A narrow window shows the cases as cards, or the map without anything covered."""
    pilot = town(size)
    assert not faults(pilot.app.stage)
    if not houses(pilot):
        assert pilot.focused() == "case.three"


def test_the_list_and_back() -> None:
    """Cases without a house are in the list, from which Esc leads to the map."""
    pilot = town()
    pilot.click("list")
    assert "Of another pack." in pilot.texts()
    pilot.press("esc")
    assert houses(pilot)


def test_without_the_map_there_are_cards(tmp_path: Path) -> None:
    """A folder without its pictures still lists the cases."""
    pilot = town(assets=tmp_path)
    assert not houses(pilot)
    pilot.click("case.one")
    assert pilot.newsroom.opened == ["one"]


def test_what_comes_next_is_read_while_the_title_is_looked_at() -> None:
    """The cases are asked for once, a little after the first frame, and never again by that."""
    asked: list[str] = []

    def cases(code: str) -> tuple[CaseCard, ...]:
        asked.append(code)
        return CASES

    pilot = Pilot(Newsroom())
    pilot.app.services = replace(pilot.app.services, cases=cases)
    pilot.app.foresee()
    pilot.settle()
    assert not asked
    for _ in range(3):
        pilot.now += FORESEEN
        pilot.settle()
    assert asked == ["en"]


def test_a_lantern_is_lit_by_a_case_closed_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The saved tokens say it; a case that was only begun, or not played, has none."""
    monkeypatch.setenv("FENJER_HOME", str(tmp_path))
    desk = Desk()
    loaded = desk.pack(paths.scenarios() / "triponta")
    case = loaded.cases["bridge-on-fire"]
    slots = Slots(desk)
    assert not slots.lit(loaded, case)
    for tokens, lit in ((careful_tokens(), True), (careful_tokens()[:5], False)):
        desk.store.save_slot(Slot(slots.used, (("triponta/bridge-on-fire", tokens),)))
        assert slots.lit(loaded, case) is lit
