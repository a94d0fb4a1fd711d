"""What `check` says of a pack beyond its form: craft, reading, what is too long, and translations."""

from pathlib import Path

import pytest

from game.authoring.craft import craft_faults
from game.authoring.reading import WORDS_A_MINUTE, reading, texts_of, too_wide
from game.cli.weighing import fits
from game.story.scenario import Beat
from game.story.text import Text
from tests.cases import bridge
from tests.story_cases import ACTS, case, check, choice, item
from tests.weighing import MADE, fitting, weighed


def test_the_fitting_pack_has_notes_on_its_reading_and_nothing_else(tmp_path: Path) -> None:
    """One note on the case, one on its scene, each at its place."""
    problems = weighed(fitting(tmp_path)).problems
    assert [(problem.code, problem.severity, problem.where.line) for problem in problems] == [
        ("FJ501", "note", 1),
        ("FJ501", "note", 12),
    ]


@pytest.mark.parametrize("code", [code for code in MADE if code != "FJ501"])
def test_what_is_wrong_is_told_once_and_nothing_is_an_error(code: str, tmp_path: Path) -> None:
    """Translations are notes, which no strictness counts; the rest are warnings."""
    told = [problem for problem in MADE[code][0](tmp_path).problems if problem.code == code]
    assert [problem.severity for problem in told] == ["note" if code in ("FJ503", "FJ504") else "warning"]


def test_the_shipped_case_is_well_made() -> None:
    """The first case has time for what decides it, a way back from each wrong turn, and what misleads."""
    assert list(craft_faults(bridge())) == []


def test_a_way_back_has_to_come_after_the_wrong_turn() -> None:
    """A repair in a scene where nobody comes any more is none."""
    err = choice("err", calm=-9, goto="b")
    mend = Beat(choose=(choice("mend", repairs="err"), choice("on")))

    def told(first: tuple[Beat, ...], second: tuple[Beat, ...]) -> list[str]:
        scenes = {"a": (*first, Beat(choose=(err, choice("not", goto="b")))), "b": (*second, Beat(end="done"))}
        return [fault.code for fault in craft_faults(case(scenes)) if fault.code == "FJ239"]

    assert told((), (mend,)) == []
    assert told((), ()) == ["FJ239"]


def test_two_looks_with_one_tool_are_not_independent() -> None:
    """The same tool twice counts once; two people who are asked are two."""

    def told(one: str, other: str) -> list[str]:
        checks = {
            "x": check("f", "against", "strong", 5, tool=one),  # type: ignore[arg-type]
            "y": check("g", "against", "decisive", 5, tool=other),  # type: ignore[arg-type]
            "z": check("h", "for", "strong", 60, tool="map"),
        }
        there = case({"s": (Beat(check="a"), Beat(end="done"))}, {"a": item(checks, ACTS)})
        return [fault.code for fault in craft_faults(there) if fault.code == "FJ240"]

    assert told("source", "coverage") == []
    assert told("source", "source") == ["FJ240"]
    assert told("ask", "ask") == []


def test_the_shift_has_to_do_for_all_items_together() -> None:
    """Each by itself may fit, and all together not."""
    thing = item(
        {"source": check("f", "against", "strong", 8), "map": check("g", "against", "strong", 8, tool="map")}, ACTS
    )
    there = case({"s": (Beat(check="a"), Beat(check="b"), Beat(end="done"))}, {"a": thing, "b": thing}, shift=30)
    (fault,) = [fault for fault in craft_faults(there) if fault.code == "FJ240"]
    assert fault.path == ("shift",)
    assert "32 minutes" in fault.message


def test_lix_is_the_sentence_s_length_and_the_share_of_long_words() -> None:
    """Two sentences of four and six words, with two words of more than six letters: 5 + 20."""
    found = reading(["Look at the bridge. A neighbour shows an old picture…"])
    assert (found.words, found.lix) == (10, 5 + 20)
    assert found.level == "very easy"
    assert reading(["word " * WORDS_A_MINUTE]).minutes == 1
    assert reading([]).lix == 0
    assert reading(["“Really?!” Yes… No."]).lix == 1


@pytest.mark.parametrize(
    ("lix", "level"), [("a " * 35, "easy"), ("a " * 45, "of medium difficulty"), ("a " * 99, "very hard")]
)
def test_the_level_is_named(lix: str, level: str) -> None:
    """Longer sentences are harder."""
    assert reading([lix]).level == level


def test_every_text_of_a_case_is_found_with_its_path() -> None:
    """As many as the translators get, at places that lead to them."""
    found = dict(texts_of(bridge()))
    assert found["items", "canisters", "checks", "source", "finding", "says"].source.startswith("An editor, an address")
    assert all(isinstance(text, Text) for text in found.values())
    assert len(found) > 250


def test_only_long_words_are_measured_and_only_wide_ones_told() -> None:
    """The measuring is handed in, and asked for words of 18 characters and more."""
    asked: list[str] = []

    def none_fits(word: str) -> bool:
        asked.append(word)
        return False

    text = "A seventeen-letter word/aaaaaaaaaaaaaaaaa and " + "b" * 18
    assert too_wide(text, none_fits) == "b" * 18
    assert asked == ["b" * 18]
    assert too_wide(text, lambda word: True) is None


def test_the_window_s_fonts_measure() -> None:
    """At 200 % twenty narrow letters fit into the narrowest bubble and thirty wide ones do not."""
    assert fits("i" * 20)
    assert not fits("W" * 30)
