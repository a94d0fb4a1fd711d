"""The case on the table is the case in the game: the same words, the same choices, the same ending, the same points."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import paths
from game.authoring.templates import TEMPLATE
from game.loader import load_pack
from game.story.explore import Ways
from game.story.playthrough import NEXT, Moment, Walk, holds
from game.story.scenario import Scenario
from game.story.scoring import score
from game.story.text import Text
from game.toolkit.laying import table
from game.toolkit.tabletop import Bench, Jump, Offer, Table
from tests.cases import bridge
from tests.paper_team import PaperTeam
from tests.story_strategies import random_walk, scenarios

TECHNIQUES = paths.scenarios() / "techniques.yaml"
PACKS = (paths.scenarios() / "triponta", Path(__file__).parent / "packs" / "small", TEMPLATE)
CASES = [case for root in PACKS for case in load_pack(root, TECHNIQUES).benched.values()]

MOST = 1_000
"""How many situations of a case are played at the most; the first case has 1,585."""


def spoken(walk: Walk, before: Moment) -> Iterator[str]:
    """What the game says since the last decision, up to where it waits now."""
    at = walk.moment()
    last = at.last or ""
    if at.chosen != before.chosen:
        acts = {f"{name}/{act.id}": act for name, item in walk.scenario.items.items() for act in item.acts}
        choices = {each.id: each for beats in walk.scenario.scenes.values() for beat in beats for each in beat.choose}
        says = (acts | choices)[last.removeprefix("act:")].says
        if says is not None:
            yield says.source
    while True:
        at = walk.moment()
        for beat in walk.scenario.scenes[at.scene][at.since : at.beat + 1]:
            text = beat.text or beat.note
            if text is not None and holds(beat.when, at):
                yield text.source
        if walk.stage != "scene" or walk.stop is None or walk.stop.options:
            return
        walk.take(NEXT)
        if closed(walk):
            return


def closed(walk: Walk) -> bool:
    """Whether the game has come to an ending."""
    return walk.stage in ("debrief", "over")


def played(case: Scenario, laid: Table, tokens: tuple[str, ...]) -> tuple[Walk, PaperTeam]:
    """Both plays after these tokens, which need not have a `next`; what was said and offered was the same all along."""
    walk, team = Walk(case), PaperTeam(laid)
    assert team.heard == list(spoken(walk, walk.moment()))
    for token in tokens:
        if token == NEXT:
            continue
        same(walk, team)
        before = walk.moment()
        walk.take(token)
        team.take(token)
        if not token.startswith(("check:", "pin:", "judge:")):
            assert team.heard == list(spoken(walk, before)), f"after {token}"
    return walk, team


def same(walk: Walk, team: PaperTeam) -> None:
    """The game and the table stand at the same place, with the same ways on."""
    assert (team.trust, team.calm, team.minutes) == (walk.trust, walk.calm, walk.minutes)
    if walk.stage == "bench":
        assert team.bench is not None
        assert team.bench.item == walk.item
        assert (f"skip:{walk.item}" in walk.offers()) == (team.bench.aside is not None)
        if walk.item in walk.judgements:
            assert team.acts() == {token for token in walk.offers() if token.startswith("act:")}
    elif walk.stage == "scene":
        assert {option.token for option in team.open} == set(walk.offers())
    else:
        assert (team.ending or "") == (walk.ending or "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_path_of_a_case_leads_on_paper_where_it_leads_in_the_game(case: Scenario) -> None:
    """Every decision in every different situation is made in both; each time they say, offer and end the same."""
    laid = table(case)
    ways = Ways(case)
    start: tuple[str, ...] = ()
    seen = {ways.key(Walk(case))}
    due, endings, decisions = [start], set(), 0
    shuffled = random.Random(1)
    while due and len(seen) < MOST:
        tokens = due.pop(shuffled.randrange(len(due)) if len(due) > 1 else 0)
        walk, team = played(case, laid, tokens)
        same(walk, team)
        if closed(walk):
            endings.add(walk.ending)
            continue
        for option in ways.options(walk):
            decisions += 1
            further, table_after = played(case, laid, (*tokens, *option))
            same(further, table_after)
            key = ways.key(further)
            if key not in seen:
                seen.add(key)
                due.append((*tokens, *option))
    print(f"{case.id}: {decisions} decisions in {len(seen)} situations")
    assert due or endings == set(laid.case.endings), "some ending is never come to on paper"
    assert decisions >= len(case.endings)


@settings(max_examples=60, deadline=None)
@given(scenarios(), st.integers(0, 5))
def test_any_case_is_the_same_on_paper(case: Scenario, seed: int) -> None:
    """Made-up cases with all sorts of conditions, loops and repairs are played and counted on paper as in the game."""
    laid = table(case)
    walk, team = played(case, laid, random_walk(case, seed))
    same(walk, team)
    if closed(walk):
        assert team.total() == pytest.approx(score(case, walk.moment()).total, abs=1)


@settings(max_examples=60, deadline=None)
@given(scenarios())
def test_no_card_of_any_case_is_dealt_in_vain(case: Scenario) -> None:
    """However odd its choices, every card of a case is named by another, and every number named is there."""
    laid = table(case)
    named = {to for card in laid.cards for to in ways_of(laid, card.number)}
    assert [card.number for card in laid.cards] == list(range(1, len(laid.cards) + 1))
    assert named | {1} == set(range(1, len(laid.cards) + 1))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_team_counts_the_points_that_the_game_counts(case: Scenario) -> None:
    """For two hundred plays, judged in steps of ten percent, the scoring sheet comes to the game's total."""
    laid = table(case)
    chance = random.Random(4)
    for seed in range(200):
        tokens = tuple(_in_tens(token, chance) for token in random_walk(case, seed))
        walk, team = played(case, laid, tokens)
        assert closed(walk)
        counted = score(case, walk.moment())
        assert team.total() == pytest.approx(counted.total, abs=0.1)


def _in_tens(token: str, chance: random.Random) -> str:
    if not token.startswith("judge:"):
        return token
    judge, item, _, kind = token.split(":")
    return f"{judge}:{item}:{10 * chance.randrange(11)}:{kind}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_number_does_not_give_away_what_comes(case: Scenario) -> None:
    """After the first, no card is come to by counting on, and the endings stand among all the others."""
    laid = table(case)
    leads = [(card.number, to) for card in laid.cards for to in ways_of(laid, card.number)]
    onward = sum(to > number for number, to in leads if number != 1)
    besides = sum(number != 1 for number, _ in leads)
    assert 0.3 < onward / besides < 0.7, "most ways lead up, or down"
    assert sum(to == number + 1 for number, to in leads) < 0.15 * len(leads) + 2
    if len(laid.cards) > 20:
        endings = sorted(card.number / len(laid.cards) for card in laid.cards if card.ending is not None)
        assert endings[0] < 0.75, "the endings stand at the end"
        assert endings[-1] > 0.25


def ways_of(laid: Table, number: int) -> Iterator[int]:
    """The cards that a card names."""
    for step in laid.cards[number - 1].steps:
        match step:
            case Jump(to=to):
                yield to
            case Offer(options=options):
                yield from (option.to for option in options)
            case Bench(acts=acts, aside=aside):
                yield from (act.to for act in acts)
                if aside is not None:
                    yield aside


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_card_can_be_come_to(case: Scenario) -> None:
    """No card is printed that no other leads to, and every number that is named is printed."""
    laid = table(case)
    named = {to for card in laid.cards for to in ways_of(laid, card.number)}
    assert {card.number for card in laid.cards} == set(range(1, len(laid.cards) + 1))
    assert named | {1} == {card.number for card in laid.cards}


def test_numbers_stay_when_a_text_is_changed() -> None:
    """A class that printed a case before a comma was moved can go on with its old sheets."""
    case = bridge()
    first, *rest = case.scenes[case.start]
    told = replace(first, note=Text("test", "Another morning."))
    changed = table(replace(case, scenes={**case.scenes, case.start: (told, *rest)}))
    before = table(case)
    assert before.cards != changed.cards
    numbers = range(1, len(before.cards) + 1)
    assert [list(ways_of(before, n)) for n in numbers] == [list(ways_of(changed, n)) for n in numbers]
