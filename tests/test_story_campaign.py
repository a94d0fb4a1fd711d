"""A campaign: flags and meters carried from case to case."""

from hypothesis import given
from hypothesis import strategies as st

from game.story.campaign import Play, clamp, entry
from game.story.playthrough import fold
from game.story.scenario import Beat, Condition, Defaults
from tests.story_cases import case, choice

FIRST = case(
    {
        "s": (
            Beat(choose=(choice("kind", trust=10, sets=("sara-thanks",)), choice("rude", trust=-70, calm=70))),
            Beat(end="done"),
        )
    },
    name="first",
)
SECOND = case(
    {
        "s": (
            Beat(
                choose=(
                    choice("wave", calm=5, when=Condition(flag="sara-thanks")),
                    choice("nod", sets=("a",)),
                )
            ),
            Beat(end="done"),
        )
    },
    name="second",
    defaults=Defaults(trust=30, calm=30),
)
CASES = {"first": FIRST, "second": SECOND}


def test_the_first_case_has_its_own_defaults() -> None:
    """Before the first play nothing is carried."""
    assert entry(CASES, ()) is None


def test_meters_and_flags_are_carried() -> None:
    """The next case is entered with the meters as they were left and the flags that were set."""
    carried = entry(CASES, [Play("first", ("kind", "next"))])
    assert carried == Defaults(trust=60, calm=50, flags=("sara-thanks",))
    assert fold(SECOND, ("wave",), carried).calm == 55


def test_carried_meters_stay_within_bounds() -> None:
    """A meter that left 0 to 100 is carried at the bound."""
    assert entry(CASES, [Play("first", ("rude", "next"))]) == Defaults(trust=0, calm=100)


def test_plays_build_on_each_other() -> None:
    """Each play is folded with what the ones before it left."""
    plays = [
        Play("first", ("kind", "next")),
        Play("second", ("wave", "next")),
        Play("second", ("nod", "next")),
    ]
    assert entry(CASES, plays[:2]) == Defaults(trust=60, calm=55, flags=("sara-thanks",))
    assert entry(CASES, plays) == Defaults(trust=60, calm=55, flags=("a", "sara-thanks"))


def test_a_case_that_is_gone_is_passed_over() -> None:
    """A play of a case that the pack no longer has changes nothing."""
    plays = [Play("gone", ("x",)), Play("first", ("kind", "next")), Play("gone", ())]
    assert entry(CASES, plays) == entry(CASES, plays[1:2])
    assert entry(CASES, plays[:1]) is None


@given(st.integers(-500, 500))
def test_clamp(points: int) -> None:
    """A meter is shown between 0 and 100, and unchanged within."""
    assert 0 <= clamp(points) <= 100
    assert clamp(points) == points or not 0 <= points <= 100
