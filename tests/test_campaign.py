"""Triponta as a whole: what the campaign promises over all of its cases."""

import re
from collections import Counter
from datetime import date

import pytest

from game.authoring.reading import reading, texts_of
from game.pages import unread
from game.story.campaign import Play, entry, made, walked
from game.story.explore import conditions
from game.story.playthrough import walk
from game.story.scenario import Defaults, Scenario, check_tool
from tests.cases import triponta

CASES = triponta().cases
BENCHED = list(triponta().benched.values())


def test_there_are_twelve_cases_a_finale_and_a_case_for_journalists() -> None:
    """In the order of the year, the finale last of the school's, then the journalists'."""
    tracks = [case.track for case in CASES.values()]
    assert tracks == ["school"] * 13 + ["journalists"]
    assert list(CASES)[12] == "correction-desk"


def test_each_technique_is_met_in_two_items_or_more() -> None:
    """Once is an anecdote."""
    taxonomy = triponta().taxonomy
    assert taxonomy is not None
    met = Counter(name for case in BENCHED for item in case.items.values() for name in item.techniques)
    assert [name for name in taxonomy.techniques if met[name] < 2] == []


@pytest.mark.parametrize("case", BENCHED, ids=lambda case: case.id)
def test_a_case_has_eight_checks_over_many_tools_and_five_endings(case: Scenario) -> None:
    """And at least two stories behind, of 120 to 200 words."""
    checks = [(name, check) for item in case.items.values() for name, check in item.checks.items()]
    assert len(checks) >= 8
    assert len({check_tool(name, check) for name, check in checks}) >= 6
    assert len(case.endings) >= 4
    stories = [item.story_behind.text.source for item in case.items.values() if item.story_behind is not None]
    assert len(stories) >= 2
    assert all(120 <= len(re.findall(r"\w+(?:[’'-]\w+)*", story)) <= 200 for story in stories)


@pytest.mark.parametrize("case", BENCHED, ids=lambda case: case.id)
def test_a_pupil_of_thirteen_can_read_it(case: Scenario) -> None:
    """By LIX, easy at the most."""
    assert reading(text.source for _, text in texts_of(case)).lix < 40


def test_what_was_done_is_remembered_later() -> None:
    """Each case but the first asks for something that an earlier one sets, and not for what only comes later."""
    known: set[str] = set()
    for case in CASES.values():
        asked = {part.flag for part in conditions(case) if part.flag is not None} - {"short"}
        choices = [choice for beats in case.scenes.values() for beat in beats for choice in beat.choose]
        acts = [act for item in case.items.values() for act in item.acts]
        own = {flag for choice in (*choices, *acts) for flag in choice.sets}
        assert asked <= known | own, case.id
        known |= own
    first, *others = (case for case in BENCHED if case.track == "school")
    assert not {part.flag for part in conditions(first) if part.flag} - {"short"}
    assert all(any(part.flag for part in conditions(case)) for case in others)


def test_the_web_leads_nowhere_before_its_day_and_has_a_page_for_every_case() -> None:
    """A case leads to three pages or more; whoever has closed nothing can still wander among a score of them."""
    pack = triponta().pack
    assert pack is not None
    led = {case.id: {check.page for item in case.items.values() for check in item.checks.values()} for case in BENCHED}
    assert all(len(pages - {None}) >= 3 for pages in led.values())
    assert len(pack.pages) >= 60
    assert len(pack.pages) - len(unread(pack, CASES, ())) >= 20
    days = [date.fromisoformat(page.date) for page in pack.pages.values() if page.date]
    assert max(days) < date(2026, 11, 28)


def test_the_whole_year_can_be_played_in_a_row() -> None:
    """Each case entered with what the ones before it left: the careful play of each still fits, up to the last one."""
    plays: list[Play] = []
    for name, raw in CASES.items():
        start = entry(CASES, plays)
        case = made(raw, CASES, [(played, steps) for played, steps, _ in walked(CASES, plays)])
        tokens = triponta().playtests[name].runs[0].tokens
        if case.desk is not None:
            tokens = _first_offered(case, start)
        assert walk(case, tokens, start).stage == "over", name
        plays.append(Play(name, tokens))
    last = entry(CASES, plays)
    assert last is not None
    assert last.trust > 60
    assert {"crates-across", "published-together"} <= set(last.flags)


def _first_offered(case: Scenario, start: Defaults | None) -> tuple[str, ...]:
    """A play that takes the first thing on offer each time."""
    steps, tokens = walk(case, (), start), []
    while steps.stage != "over":
        tokens.append(steps.offers()[0])
        steps.take(tokens[-1])
    return tuple(tokens)
