"""The correction desk: which items it writes up, and that every way of writing comes to an end."""

from functools import cache

import pytest

from game import paths
from game.loader import load_pack
from game.pages import HeadingView, Place, ScoreView, page
from game.story.campaign import Play, entry, made, walked
from game.story.desk import FIRST, Slip, desk_case, drawer, slips
from game.story.explore import course
from game.story.pack import Pack
from game.story.playthrough import Walk, walk
from game.story.scenario import Desk, Scenario
from game.story.scoring import score
from game.strings import Translator

START = ("why-tonight", "next")
"""To the first correction."""

OPENLY = ("fact-{n}", "own-up-{n}", "once-{n}", "again-{n}", "next")
"""How a correction is written as it should be, of an item that was not accurate."""


@cache
def cases() -> dict[str, Scenario]:
    """The cases of the game's own pack."""
    return load_pack(paths.scenarios() / "triponta", paths.scenarios() / "techniques.yaml").cases


def frame() -> tuple[Scenario, Desk]:
    """The correction desk as its file has it."""
    case = cases()["correction-desk"]
    assert case.desk is not None
    return case, case.desk


def run(name: str) -> tuple[str, ...]:
    """The tokens of a playtest of the bridge."""
    loaded = load_pack(paths.scenarios() / "triponta", paths.scenarios() / "techniques.yaml")
    return next(run.tokens for run in loaded.playtests["bridge-on-fire"].runs if run.name == name)


def played(name: str) -> list[tuple[str, Walk]]:
    """The bridge, played as in this playtest."""
    return [("bridge-on-fire", walk(cases()["bridge-on-fire"], run(name)))]


def test_the_worst_mistake_comes_first_and_what_was_left_aside_not_at_all() -> None:
    """Certainty on the wrong side and dear acts weigh most; close calls come after all mistakes."""
    _, desk = frame()
    found = slips(desk, played("everything is fake"))
    assert found[0] == Slip("bridge-on-fire", "bridge-closed", "wrong")
    assert [slip.sort for slip in found] == sorted((slip.sort for slip in found), reverse=True)
    aside = slips(desk, played("leaves the charged item aside"))
    assert "canisters" not in [slip.item for slip in aside]


def test_who_was_right_about_everything_writes_up_the_closest_calls() -> None:
    """Nobody comes to an empty desk."""
    _, desk = frame()
    found = slips(desk, played("careful, and out to the bridge"))
    assert {slip.sort for slip in found} == {"near"}
    assert len(found) == 3


def test_who_has_played_nothing_writes_up_the_drawer() -> None:
    """And so it can be tried, checked and played alone."""
    case, desk = frame()
    assert slips(desk, []) == drawer(desk)
    assert len(made(case, cases()).items) == len(desk.drawer)


@pytest.mark.parametrize("name", ["everything is fake", "careful, and out to the bridge", "loud from first to last"])
def test_every_way_of_writing_comes_to_an_end(name: str) -> None:
    """Whatever was played before: no dead end, and each choice on offer for somebody."""
    case, _ = frame()
    desk = made(case, cases(), played(name))
    tried = course(desk, desk.defaults)
    assert tried.whole
    assert not tried.endless
    named = {choice.id for beats in desk.scenes.values() for beat in beats for choice in beat.choose}
    assert tried.taken == named


def test_the_best_sentence_stands_in_another_place_each_time() -> None:
    """Who always takes the first one gets nowhere."""
    case, desk = frame()
    three = (Slip("bridge-on-fire", item, "wrong") for item in ("burning-bridge", "canisters", "bridge-closed"))
    whole = desk_case(case, cases(), three)
    scenes = [FIRST, f"{FIRST}-2", f"{FIRST}-3"]
    first = [next(beat.choose for beat in whole.scenes[scene] if beat.choose) for scene in scenes]
    assert len({[choice.id.startswith("fact") for choice in offered].index(True) for offered in first}) == 3
    assert desk is whole.desk


def test_a_correction_that_begins_and_ends_with_the_fact_wins_most() -> None:
    """The score is what the corrections gave back, and nothing else: there is no judgement here."""
    case, _ = frame()
    whole = made(case, cases(), played("loud from first to last"))
    openly = walk(whole, START)
    shyly = walk(whole, START)
    for number in range(1, 4):
        for token in OPENLY:
            openly.take(_fitting(openly, token.format(n=number)))
        for token in ("claim-{n}", "silence-{n}", "blame-{n}", "cynic-{n}", "next"):
            shyly.take(_fitting(shyly, token.format(n=number)))
    assert openly.trust - shyly.trust > 15
    for each in (openly, shyly):
        each.take(each.offers()[0])
        while each.stage == "scene":
            each.take(each.offers()[0])
        assert each.stage == "over"
    best, worst = score(whole, openly.moment()), score(whole, shyly.moment())
    assert best.items == ()
    assert best.total == best.care > worst.total


def _fitting(at: Walk, token: str) -> str:
    """The token, or the like of it where an item was accurate."""
    offers = at.offers()
    instead = {"claim": "shrug", "once": "because"}
    name, _, number = token.rpartition("-")
    return token if token in offers else f"{instead.get(name, name)}-{number}"


def test_the_result_tells_of_the_corrections_only() -> None:
    """No bar for a judgement that nobody was asked for, and no item a second time."""
    case, _ = frame()
    whole = made(case, cases())
    at = walk(whole, START)
    while at.stage != "over":
        at.take(at.offers()[0])
    loaded = load_pack(paths.scenarios() / "triponta", paths.scenarios() / "techniques.yaml")
    assert isinstance(loaded.pack, Pack)
    shown = page(at, Place(loaded.pack, loaded.taxonomy, Translator("en")))
    assert len([block for block in shown.blocks if isinstance(block, ScoreView)]) == 1
    assert len([block for block in shown.blocks if isinstance(block, HeadingView)]) == 1


def test_the_campaign_goes_on_after_the_desk() -> None:
    """What was given back there is carried into the next case, made of the same plays."""
    tokens = run("loud from first to last")
    before = [Play("bridge-on-fire", tokens)]
    ((_, at, _),) = walked(cases(), before)
    desk = made(frame()[0], cases(), [("bridge-on-fire", at)])
    first = entry(cases(), before)
    steps = walk(desk, START, first)
    taken = [*START]
    for token in OPENLY[:4]:
        taken.append(_fitting(steps, token.format(n=1)))
        steps.take(taken[-1])
    carried = entry(cases(), [*before, Play("correction-desk", tuple(taken))])
    assert first is not None
    assert carried is not None
    assert carried.trust > first.trust
