"""Workshops: which form comes first, who gets which card, and what a machine can be set up for."""

from collections import Counter
from random import Random

import pytest

from game.story.quiz import order
from game.story.workshop import MACHINES, PICTURES, Workshop, drawn_class, named, printed_cards

Given = tuple[tuple[str, ...], int, str, tuple[str, ...]]

CLASS = ("lantern", "pear", "cat", "boat")


def workshop(machine: int = 1, **given: object) -> Workshop:
    """A workshop of one case."""
    return Workshop(CLASS, machine, "triponta", ("bridge-on-fire",), **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("session", ["a", "b", "lantern-pear-cat-boat"])
def test_of_two_machines_side_by_side_one_begins_with_each_form(session: str) -> None:
    """Machines 1 and 2, 3 and 4 and so on differ, and so do two groups that follow each other at one machine."""
    for first in range(1, 12, 2):
        for nth in range(3):
            assert {order(session, first, nth)[0], order(session, first + 1, nth)[0]} == {"a", "b"}
            assert order(session, first, nth) != order(session, first, nth + 1)
    assert Counter(order(session, machine, nth)[0] for machine in range(1, 9) for nth in range(4)) == {"a": 16, "b": 16}


def test_which_form_comes_first_is_drawn_by_the_session() -> None:
    """The same session gives the same order on every machine; over many sessions each form is first as often."""
    assert order("x", 3, 1) == order("x", 3, 1)
    firsts = Counter(order(str(n), 1, 0)[0] for n in range(2000))
    assert 900 < firsts["a"] < 1100


def test_the_forms_stand_before_and_after_the_cases() -> None:
    """A group judges one form, plays, and judges the other one."""
    before, case, after = workshop().steps(0)
    assert case == "case:bridge-on-fire"
    assert {before, after} == {"form:a", "form:b"}
    assert Workshop(CLASS, 1, "triponta", (), form="c").steps(5) == ("form:c",)


def test_no_two_machines_of_a_class_draw_the_same_card() -> None:
    """Without being connected, 24 machines draw 23 cards each, all different."""
    drawn = [card for machine in range(1, MACHINES + 1) for card in workshop(machine).cards()]
    assert len(set(drawn)) == len(drawn) == MACHINES * (MACHINES - 1)


def test_a_card_is_drawn_once() -> None:
    """Each group gets a card that nobody has had; when all are gone, the first one comes again."""
    used: set[str] = set()
    for _ in range(MACHINES - 1):
        card = named(workshop().drawn(used))
        assert card not in used
        used.add(card)
    assert named(workshop().drawn(used)) in used


def test_printed_cards_are_all_different() -> None:
    """Each is two different pictures, and no picture is on many."""
    cards = list(printed_cards())
    assert len(set(cards)) == len(cards) == 36
    assert all(first != second for first, second in cards)
    assert max(Counter(picture for card in cards for picture in card).values()) <= 4


def test_a_class_is_four_different_pictures() -> None:
    """They are drawn, and stand for the class on each machine."""
    for seed in range(50):
        pictures = drawn_class(Random(seed))
        assert len(set(pictures)) == 4
        assert set(pictures) <= set(PICTURES)
    assert workshop().session == "lantern-pear-cat-boat"


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ((("lantern",) * 4, 1, "p", ("c",)), "pictures"),
        ((("lantern", "pear", "cat", "dragon"), 1, "p", ("c",)), "pictures"),
        ((CLASS, 0, "p", ("c",)), "machine"),
        ((CLASS, 25, "p", ("c",)), "machine"),
        ((CLASS, 1, "p", ()), "cases"),
    ],
)
def test_a_workshop_that_cannot_be_is_refused(
    given: tuple[tuple[str, ...], int, str, tuple[str, ...]], what: str
) -> None:
    """Unknown or doubled pictures, a machine's number out of bounds, and nothing to do raise ValueError."""
    with pytest.raises(ValueError, match=what):
        Workshop(*given)
