"""Badges: each is earned by what it is for, and by nothing less."""

from collections.abc import Iterable
from dataclasses import replace

from game.story.badges import Badge, earned
from game.story.playthrough import walk
from game.story.scenario import Beat, Check, Scenario, Step
from tests.cases import bridge, careful_tokens, triponta
from tests.story_cases import ACTS, case, check, choice, desk_case, item, small_pack


def badges(scenario: Scenario, *tokens: str) -> tuple[Badge, ...]:
    """The badges that these tokens earn."""
    return earned(scenario, walk(scenario, tokens).moment(), small_pack(scenario.id))


def looks(steps: Iterable[tuple[str, Step]]) -> dict[str, Check]:
    """Strong checks by name, each with its move."""
    made = {name: check(name, "against", "strong") for name, _ in steps}
    return {name: replace(made[name], finding=replace(made[name].finding, step=step)) for name, step in steps}


RUMOUR = desk_case(item(looks([("trail", "trace"), ("others", "find"), ("sender", "investigate")]), ACTS))
END = ("judge:rumour:5:fabricated", "act:rumour/put-right")


def test_a_careful_play_earns_what_it_did() -> None:
    """The shipped case, played with care: traced, looked for elsewhere, held back; nothing to be admitted."""
    pack = triponta().pack
    assert pack is not None
    moment = walk(bridge(), careful_tokens()).moment()
    assert earned(bridge(), moment, pack) == ("found-the-source", "looked-elsewhere", "held-back")


def test_nothing_looked_at_earns_nothing() -> None:
    """A right guess without a look has no badge."""
    assert badges(RUMOUR, *END) == ()


def test_the_source_counts_when_it_is_pinned() -> None:
    """To have opened what traces it back is not enough: it has to be held against the claim."""
    assert "found-the-source" not in badges(RUMOUR, "check:rumour/trail", *END)
    assert "found-the-source" in badges(RUMOUR, "check:rumour/trail", "pin:trail", *END)


def test_looking_elsewhere_is_the_look_for_other_coverage() -> None:
    """Only a look of that kind counts."""
    assert "looked-elsewhere" not in badges(RUMOUR, "check:rumour/sender", *END)
    assert "looked-elsewhere" in badges(RUMOUR, "check:rumour/others", *END)


def test_what_costs_the_town_is_not_holding_back() -> None:
    """The same look, and then it is printed all the same."""
    assert "held-back" in badges(RUMOUR, "check:rumour/sender", *END)
    assert "held-back" not in badges(RUMOUR, "check:rumour/sender", END[0], "act:rumour/print-it")


def test_a_mistake_is_admitted_by_saying_so() -> None:
    """A repair that owns up earns the badge; going on without it does not."""
    wrong = choice("shout", trust=-5, calm=-5)
    sorry = choice("sorry", does="own-up", repairs="shout")
    scenes = {
        "only": (Beat(choose=(wrong,)), Beat(choose=(sorry, choice("go-on"))), Beat(check="rumour"), Beat(end="done"))
    }
    scenario = case(scenes, RUMOUR.items)
    assert "admitted-a-mistake" in badges(scenario, "shout", "sorry", *END)
    assert "admitted-a-mistake" not in badges(scenario, "shout", "go-on", *END)


def test_two_quarters_have_to_be_asked() -> None:
    """Asking Dino of Mill is one side; asking Sara of Spring as well is both."""
    pack = triponta().pack
    assert pack is not None
    asked = {who: replace(check(who, "against", "strong"), who=who) for who in ("dino", "sara", "alen")}
    scenario = desk_case(item(asked, ACTS))

    def after(*who: str) -> tuple[Badge, ...]:
        tokens = (*(f"check:rumour/{name}" for name in who), *END)
        return earned(scenario, walk(scenario, tokens).moment(), pack)

    assert "asked-across-the-river" not in after("dino", "alen")
    assert "asked-across-the-river" in after("dino", "sara")
