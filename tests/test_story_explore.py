"""Every way through a case: the worst and the best that it allows."""

from dataclasses import replace

from hypothesis import given, settings

from game.story.explore import LARGEST, Ways, care_bounds, choices, conditions, course
from game.story.playthrough import Walk
from game.story.possible import impossible
from game.story.scenario import Beat, Condition, Judged, Scenario
from tests.story_cases import ACTS, case, check, choice, desk_case, item, shipped_size, t
from tests.story_strategies import every_way, scenarios, subsets

State = tuple[object, ...]


def state(walk: Walk) -> State:
    """All that a walk is made of, but its history's order."""
    at = walk.moment()
    told = (at.stage, at.scene, at.beat, at.item, at.minutes, at.trust, at.calm)
    sets = (at.chosen, at.opened, at.pinned, at.closed, at.skipped, at.flags)
    return (
        *told,
        *map(frozenset, sets),
        frozenset((name, said.percent) for name, said in at.judgements.items()),
    )


def bounds_by_trying(scenario: Scenario, skipped: frozenset[str]) -> tuple[int, int]:
    """The worst and the best over all walks that skip exactly these, tried one by one."""
    start = Walk(scenario)
    known = {state(start)}
    due = [start]
    ends = []
    while due:
        walk = due.pop()
        if walk.stage in ("debrief", "over"):
            ends.append(walk.trust + walk.calm - scenario.defaults.trust - scenario.defaults.calm)
            continue
        for tokens in every_way(walk):
            if walk.stage == "bench" and tokens[-1].startswith("skip:") != (walk.item in skipped):
                continue
            on = walk.copy()
            for token in tokens:
                on.take(token)
            if state(on) not in known:
                known.add(state(on))
                due.append(on)
    return min(ends, default=0), max(ends, default=0)


@given(scenarios())
@settings(max_examples=200)
def test_the_bounds_are_those_of_all_walks(scenario: Scenario) -> None:
    """The worst and the best are those that trying every walk finds, whichever items are left aside."""
    charged = [name for name, thing in scenario.items.items() if thing.content_note is not None]
    for left in subsets(charged):
        aside = frozenset(left)
        assert care_bounds(scenario, scenario.defaults, aside) == bounds_by_trying(scenario, aside)


def test_what_was_found_counts_where_the_item_is_left_aside_after_it() -> None:
    """Whoever looks at a charged item and then leaves it aside has found what was there; its points were unbounded."""
    look = {"one": check("first", "for", "weak"), "two": check("second", "for", "weak")}
    thing = replace(item(look, ACTS), content_note=t("Careful."))
    told = choice("tell", calm=2)
    scenes = {
        "start": (
            Beat(check="thing"),
            Beat(choose=(replace(told, when=Condition(found="first")), choice("wait"))),
            Beat(end="done"),
        )
    }
    there = case(scenes, {"thing": thing})
    assert care_bounds(there, there.defaults, frozenset({"thing"})) == (0, 2)


def test_the_bounds_of_a_simple_case() -> None:
    """One item with three acts: the worst act and the best one."""
    scenario = desk_case(item({}, ACTS))
    assert care_bounds(scenario, scenario.defaults) == (-20, 16)


def test_the_best_may_need_a_finding() -> None:
    """What only a pinned finding opens is found."""
    there = case(
        {
            "s": (
                Beat(check="a"),
                Beat(choose=(choice("good", trust=30, when=Condition(pinned="f")), choice("plain"))),
                Beat(end="done"),
            )
        },
        {"a": item({"ask": check("f", "against", "weak", 5), "map": check("g", "for", "weak", 5)}, ACTS)},
    )
    assert care_bounds(there, there.defaults) == (-20, 46)


def test_minutes_can_keep_findings_apart() -> None:
    """Two findings that the shift cannot both afford are never had together."""
    both = Condition(found="f", unless=Condition(unless=Condition(found="g")))
    there = case(
        {
            "s": (
                Beat(check="a"),
                Beat(choose=(choice("good", trust=30, when=both), choice("plain"))),
                Beat(end="done"),
            )
        },
        {"a": item({"ask": check("f", "against", "weak", 5), "map": check("g", "for", "weak", 5)}, ACTS)},
        shift=9,
    )
    assert care_bounds(there, there.defaults) == (-20, 16)


def test_judgements_are_tried_on_both_sides_of_a_limit() -> None:
    """What follows from a judgement is found on either side."""
    there = case(
        {
            "s": (
                Beat(check="a"),
                Beat(goto="good", when=Condition(judged=Judged("a", at_most=17))),
                Beat(goto="bad", when=Condition(judged=Judged("a", at_least=93))),
                Beat(end="done"),
            ),
            "good": (Beat(choose=(choice("up", trust=5),)), Beat(end="done")),
            "bad": (Beat(choose=(choice("down", trust=-5),)), Beat(end="done")),
        },
        {"a": item({}, ACTS)},
    )
    assert care_bounds(there, there.defaults) == (-25, 21)


def test_a_circle_of_scenes_ends() -> None:
    """Scenes that lead to each other are explored to the end of what can be chosen there, and no further."""
    circle = case(
        {
            "s": (
                Beat(choose=(choice("a", trust=-3, goto="other"), choice("b", trust=2, goto="other"))),
                Beat(end="done"),
            ),
            "other": (Beat(goto="s"),),
        }
    )
    assert care_bounds(circle, circle.defaults) == (-1, -1)


def test_a_case_without_an_end_still_has_bounds() -> None:
    """Scenes that only lead to each other, which the checker refuses, do not hold the game up."""
    forever = case({"s": (Beat(goto="other"),), "other": (Beat(goto="s"),)})
    assert care_bounds(forever, forever.defaults) == (0, 0)


def test_conditions_on_lines_make_no_difference() -> None:
    """A line that only some hear does not tell one way from another; a turn does."""

    def told(beat: Beat) -> int:
        there = case(
            {
                "s": (
                    Beat(choose=(choice("a"), choice("b"))),
                    beat,
                    Beat(choose=(choice("c"),)),
                    Beat(end="done"),
                ),
                "other": (Beat(end="done"),),
            }
        )
        ways = Ways(there)
        return len({ways.key(walk) for walk in ways.followed(Walk(there))})

    assert told(Beat(who="nora", text=t("Hm."), when=Condition(chosen="a"))) == 1
    assert told(Beat(goto="other", when=Condition(chosen="a"))) == 2


def test_everything_chosen_is_listed() -> None:
    """Choices go by their id, acts by ITEM/ACT, in the order of the file."""
    names = [name for name, _ in choices(shipped_size())]
    assert names[:3] == ["desk", "warn-all", "who-sent"]
    assert names[-1] == "window/soothe"


def test_every_condition_is_listed_with_its_parts() -> None:
    """Conditions of beats, choices and acts, and those inside them."""
    inner = Condition(any=(Condition(flag="x"),), unless=Condition(flag="y"))
    there = case(
        {"s": (Beat(note=t("Hm."), when=inner), Beat(choose=(choice("a", when=Condition(flag="z")),)))},
        {"a": item({}, (choice("b", when=Condition(flag="w")),))},
    )
    assert [part.flag for part in conditions(there)] == [None, "x", "y", "z", "w"]


def test_what_was_repaired_is_remembered() -> None:
    """Who took one way back is not mistaken for one who still has another before them."""
    there = case(
        {
            "s": (
                Beat(choose=(choice("err", trust=-10),)),
                Beat(choose=(choice("mend", repairs="err"), choice("go"))),
                Beat(choose=(choice("mend-well", trust=9, repairs="err"), choice("on"))),
                Beat(end="done"),
            )
        }
    )
    assert care_bounds(there, there.defaults) == (-10, 7)


def test_a_very_large_case_is_not_explored() -> None:
    """Beyond the largest number of scenes nothing is tried, and nothing is claimed: no choice is called impossible."""
    scenes = {f"s{n}": (Beat(goto=f"s{n + 1}"),) for n in range(LARGEST)}
    large = replace(shipped_size(), start="s0", scenes={**scenes, f"s{LARGEST}": (Beat(end="done"),)})
    tried = course(large, large.defaults)
    assert not tried.whole
    assert tried.bounds(frozenset()) == (0, 0)
    assert list(impossible(large, [])) == []
