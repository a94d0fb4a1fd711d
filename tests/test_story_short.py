"""The short route of a case: one item, its own desk time, and an end."""

from functools import cache

import pytest

from game import paths
from game.loader import load_pack
from game.story.explore import course, full_length
from game.story.playthrough import Walk, walk
from game.story.scenario import SHORT, Scenario, shortened


@cache
def cases() -> dict[str, Scenario]:
    """The cases of the game's own pack."""
    return load_pack(paths.scenarios() / "triponta", paths.scenarios() / "techniques.yaml").cases


def routes() -> list[Scenario]:
    """Those among them that have a short route."""
    return [case for case in cases().values() if case.short is not None]


@pytest.mark.parametrize("case", routes(), ids=lambda case: case.id)
def test_every_way_of_a_short_route_ends_after_its_one_item(case: Scenario) -> None:
    """Nobody at a stand is left with a second item on the bench, or on the way to nowhere."""
    route = shortened(case)
    tried = course(route, route.defaults)
    assert tried.whole
    assert tried.shown == {case.short.item if case.short else ""}
    assert not tried.endless
    assert not tried.bare


@pytest.mark.parametrize("case", routes(), ids=lambda case: case.id)
def test_at_full_length_nothing_of_the_short_route_is_left(case: Scenario) -> None:
    """Paper has no flags: it has neither the turning nor what comes after it."""
    whole = full_length(case)
    assert set(whole.items) == set(case.items)
    assert set(whole.scenes) < set(case.scenes)
    assert all(beat.when is None or beat.when.flag != SHORT for beats in whole.scenes.values() for beat in beats)


def test_the_short_route_counts_one_item_and_its_own_minutes() -> None:
    """The clock of the bench shows what this route has."""
    route = shortened(cases()["bridge-on-fire"])
    assert len(route.items) == 1
    assert Walk(route).minutes == 12
    assert SHORT in walk(route, ()).flags


def test_a_case_without_one_says_so() -> None:
    """Nobody gets a long case for a short one."""
    with pytest.raises(ValueError, match="no short route"):
        shortened(full_length(cases()["bridge-on-fire"]))
