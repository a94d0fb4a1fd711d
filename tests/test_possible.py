"""What no way through a case comes to: choices, items, ends."""

from dataclasses import replace

from hypothesis import given, settings

from game.story.checks import faults
from game.story.explore import course
from game.story.playthrough import Walk
from game.story.possible import impossible
from game.story.problems import Path
from game.story.scenario import Beat, Choice, Condition, Scenario
from tests.story_cases import ACTS, case, check, choice, item, shipped_size
from tests.story_strategies import every_way, scenarios
from tests.test_checks import small
from tests.test_story_explore import state


def told(scenario: Scenario) -> list[tuple[str, object, str]]:
    """The faults of a case with its choices (without its acts) as code, end of path and severity."""
    listed: list[tuple[Path, str, Choice]] = [
        (("scenes", scene, n, "choose", k), option.id, option)
        for scene, beats in scenario.scenes.items()
        for n, beat in enumerate(beats)
        for k, option in enumerate(beat.choose)
    ]
    return [(fault.code, fault.path[-1], fault.severity) for fault in impossible(scenario, listed)]


THING = item({"ask": check("f", "against", "weak", 5)}, ACTS)
END = Beat(end="done")


def test_what_everybody_can_reach_is_no_fault() -> None:
    """A case in which each choice is on offer on some way has none."""
    assert told(case({"s": (Beat(check="a"), Beat(choose=(choice("x"), choice("y"))), END)}, {"a": THING})) == []


def test_a_choice_that_waits_for_what_cannot_be_is_told() -> None:
    """Two choices of one page exclude each other, and so does what hangs on both."""
    both = Condition(chosen="x", unless=Condition(unless=Condition(chosen="y")))
    there = case(
        {"s": (Beat(item="a"), Beat(choose=(choice("x"), choice("y"))), Beat(choose=(choice("z", when=both),)), END)},
        {"a": THING},
    )
    assert ("FJ237", 0, "error") in told(there)


def test_a_finding_that_can_be_had_makes_a_choice_possible() -> None:
    """What hangs on a finding is found by opening it, unless the shift is too short."""
    there = case(
        {"s": (Beat(check="a"), Beat(choose=(choice("x", when=Condition(found="f")), choice("y"))), END)}, {"a": THING}
    )
    assert told(there) == []
    assert told(replace(there, shift=4)) == [("FJ237", 0, "error")]


def test_what_may_come_from_another_case_is_tried_as_well() -> None:
    """A flag and the meters can be otherwise at the entry; what even then cannot be is told as a warning."""
    flagged = choice("x", when=Condition(flag="met"))
    low = choice("y", when=Condition(unless=Condition(calm=10)))
    there = case({"s": (Beat(item="a"), Beat(choose=(flagged, low, choice("z"))), END)}, {"a": THING})
    assert told(there) == []
    never = choice("n", when=Condition(calm=60, unless=Condition(calm=50)))
    there = case({"s": (Beat(item="a"), Beat(choose=(never, choice("z"))), END)}, {"a": THING})
    assert told(there) == [("FJ237", 0, "warning")]


def test_a_repair_that_nobody_needs_is_told_with_its_wrong_turn() -> None:
    """A way back that lies where only others come says after which wrong turn nobody comes."""
    there = case(
        {
            "s": (Beat(item="a"), Beat(choose=(choice("err", calm=-9, goto="e"), choice("on", goto="o")))),
            "e": (END,),
            "o": (Beat(choose=(choice("mend", repairs="err"), choice("go"))), END),
        },
        {"a": THING},
    )
    (fault,) = list(impossible(there, [(("x",), "mend", there.scenes["o"][0].choose[0])]))
    assert (fault.code, "'err'" in fault.message) == ("FJ237", True)


def test_a_loop_is_left_on_some_way_or_told() -> None:
    """Scenes that lead to each other for ever are told once, by the first of them."""
    waits = Beat(end="done", when=Condition(chosen="x"))
    there = case(
        {
            "s": (Beat(item="a"), Beat(choose=(choice("x"), choice("y"))), Beat(goto="t")),
            "t": (waits, Beat(goto="u")),
            "u": (Beat(goto="t"),),
        },
        {"a": THING},
    )
    assert told(there) == [("FJ236", "t", "error")]


def test_an_ending_before_any_item_has_no_debrief() -> None:
    """Each ending that can be come to with nothing shown is told; one after an item is not."""
    there = case(
        {"s": (Beat(choose=(choice("x", goto="e"), choice("y"))), Beat(item="a"), END), "e": (Beat(end="gone"),)},
        {"a": THING},
        endings=("done", "gone"),
    )
    assert told(there) == [("FJ235", "gone", "error")]


def test_a_case_that_is_broken_otherwise_is_not_walked() -> None:
    """A goto that leads nowhere is told, and nothing is tried that would stumble over it."""
    scenario, pack, taxonomy = small()
    broken = replace(scenario, start="nowhere")
    assert {fault.code for fault in faults(broken, pack, taxonomy)} == {"FJ202"}


def test_a_case_of_shipping_size_is_explored_whole() -> None:
    """A case with three items and wrong turns has few enough states, and its choices are all possible."""
    there = shipped_size()
    tried = course(there, there.defaults)
    assert tried.whole
    assert tried.endless == tried.bare == set()
    assert tried.shown == set(there.items)


@given(scenarios())
@settings(max_examples=100)
def test_what_is_taken_and_shown_is_what_all_walks_take_and_show(scenario: Scenario) -> None:
    """Trying every walk, one by one, meets the same choices, acts and items as the search that leaves most out."""
    start = Walk(scenario)
    known, due = {state(start)}, [start]
    taken: set[str] = set()
    shown = set(start.reached)
    while due:
        walk = due.pop()
        taken.update(walk.chosen)
        shown.update(walk.reached)
        for tokens in () if walk.stage in ("debrief", "over") else every_way(walk):
            on = walk.copy()
            for token in tokens:
                on.take(token)
            if state(on) not in known:
                known.add(state(on))
                due.append(on)
    tried = course(scenario, scenario.defaults)
    assert (tried.taken, tried.shown) == (taken, shown)
