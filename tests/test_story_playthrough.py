"""A playthrough: scenes, choices, the bench, acts, repairs, skips, the debrief, and conditions."""

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story.playthrough import Judgement, Moment, NotOnOffer, Walk, fold, holds, replay, undo, walk
from game.story.scenario import Beat, Condition, Defaults, Effects, Judged, Scenario
from tests.story_cases import ACTS, case, check, choice, desk_case, full_play, item, shipped_size, t
from tests.story_strategies import random_walk, scenarios


def talk(*beats: Beat, **scenes: tuple[Beat, ...]) -> Scenario:
    """A case without items, whose first scene has these beats."""
    return case({"first": (*beats, Beat(end="done")), **scenes})


def at_desk() -> Walk:
    """A walk that has just come to the bench, in a shift of ten minutes."""
    checks = {
        "ask": check("she-says", "against", "strong", 4),
        "coverage": check("nobody-has-it", "against", "weak", 4, tool="coverage"),
        "source": check("no-imprint", "against", "weak", 2, tool="source"),
        "map": check("far-away", "against", "weak", 1, tool="map"),
    }
    return Walk(desk_case(item(checks, ACTS), shift=10))


def refused(at: Walk, token: str) -> tuple[str, ...]:
    """The offers that the refusal of a token names; the walk must stand where it stood."""
    before = at.moment()
    with pytest.raises(NotOnOffer) as caught:
        at.take(token)
    assert at.moment() == before
    assert caught.value.offers == at.offers()
    assert caught.value.token == token
    assert repr(token) in str(caught.value)
    assert all(offer in str(caught.value) for offer in at.offers())
    return caught.value.offers


class TestScenes:
    """What happens in a scene."""

    def test_a_full_play_reaches_the_end(self) -> None:
        """A play with every sort of token ends where its choices lead."""
        at = fold(shipped_size(), full_play())
        assert at.stage == "over"
        assert at.ending == "lit"
        assert at.scenes == ("morning", "first", "uproar", "second", "third", "together")

    def test_play_waits_at_the_first_choice(self) -> None:
        """Lines are passed; play waits where there is something to choose, and knows what is new."""
        at = fold(talk(Beat(who="nora", text=t("Hm.")), Beat(choose=(choice("a"), choice("b")))), ())
        assert (at.stage, at.since, at.beat) == ("scene", 0, 1)

    def test_a_choice_without_goto_goes_on_in_the_scene(self) -> None:
        """After a choice that leads nowhere play goes on behind it."""
        at = fold(talk(Beat(choose=(choice("a"),)), Beat(note=t("Hm.")), Beat(choose=(choice("b"),))), ("a",))
        assert (at.since, at.beat) == (1, 2)

    def test_a_choice_with_goto_enters_the_scene(self) -> None:
        """A choice can lead to another scene."""
        there = talk(Beat(choose=(choice("a", goto="other"),)), other=(Beat(end="done"),))
        assert fold(there, ("a",)).scenes == ("first", "other")

    def test_next_follows_a_goto(self) -> None:
        """A goto waits for `next`, so that the lines before it can be read."""
        there = talk(Beat(goto="other"), other=(Beat(end="done"),))
        at = Walk(there)
        assert at.offers() == ("next",)
        at.take("next")
        assert at.scene == "other"

    def test_a_choice_is_offered_once(self) -> None:
        """What was chosen is gone when play comes back to it."""
        back = talk(Beat(choose=(choice("a", goto="first"), choice("b", goto="first"), choice("c"))))
        at = walk(back, ("a",))
        assert at.offers() == ("b", "c")
        assert refused(at, "a") == ("b", "c")

    def test_a_choose_of_nothing_is_passed_over(self) -> None:
        """Where every choice was made already, play goes on."""
        back = talk(Beat(choose=(choice("a", goto="first"),)))
        assert walk(back, ("a",)).offers() == ("next",)
        assert fold(back, ("a", "next")).ending == "done"

    def test_effects_move_the_meters(self) -> None:
        """A choice adds its points to Trust and Calm, and they may leave 0 to 100."""
        at = fold(talk(Beat(choose=(choice("a", trust=-50, calm=45),))), ("a",), Defaults(trust=10, calm=60))
        assert (at.trust, at.calm) == (-40, 105)

    def test_a_choice_can_set_flags(self) -> None:
        """What a choice sets is remembered beside the flags that the case was entered with."""
        at = fold(talk(Beat(choose=(choice("a", sets=("z", "b")),))), ("a",), Defaults(flags=("m",)))
        assert at.flags == ("b", "m", "z")

    def test_a_beat_whose_condition_fails_is_passed_over(self) -> None:
        """Turns of a scene can depend on what was chosen."""
        fork = talk(
            Beat(choose=(choice("a"), choice("b"))),
            Beat(goto="other", when=Condition(chosen="a")),
            other=(Beat(end="done"),),
        )
        assert fold(fork, ("a", "next")).scene == "other"
        assert fold(fork, ("b", "next")).scene == "first"

    def test_a_choice_whose_condition_fails_is_not_on_offer(self) -> None:
        """A choice can wait for its condition."""
        some = talk(Beat(choose=(choice("a", when=Condition(flag="no")), choice("b"))))
        assert refused(Walk(some), "a") == ("b",)

    def test_a_scene_that_just_stops_strands_nobody(self) -> None:
        """A scene without goto or end, which the checker refuses, closes the case without an ending."""
        at = walk(case({"first": (Beat(note=t("Hm.")),)}), ("next",))
        assert (at.stage, at.ending) == ("over", None)
        assert refused(at, "next") == ()

    def test_a_refusal_names_its_place(self) -> None:
        """A refusal says which token of a script it was, counted from 1."""
        with pytest.raises(NotOnOffer) as caught:
            fold(talk(Beat(choose=(choice("a"),))), ("a", "nope"))
        assert caught.value.position == 2
        assert str(caught.value) == "'nope' (number 2) is not on offer here; on offer: next"


class TestBench:
    """What happens at the desk's bench."""

    def test_the_bench_opens_with_an_item(self) -> None:
        """An item to check is reached, lies on the bench, and offers its checks and the judgement."""
        at = at_desk()
        assert (at.stage, at.item, tuple(at.reached)) == ("bench", "rumour", ("rumour",))
        assert at.offers() == (
            "check:rumour/ask",
            "check:rumour/coverage",
            "check:rumour/source",
            "check:rumour/map",
            "judge:rumour:0-100:KIND",
        )

    def test_a_check_costs_minutes_and_finds(self) -> None:
        """A check takes its minutes off the shift and brings its finding."""
        at = at_desk()
        at.take("check:rumour/ask")
        assert (at.minutes, tuple(at.opened), tuple(at.found)) == (6, ("rumour/ask",), ("she-says",))

    def test_a_check_is_done_once(self) -> None:
        """An opened check is not offered again."""
        at = at_desk()
        at.take("check:rumour/ask")
        assert "check:rumour/ask" not in refused(at, "check:rumour/ask")

    def test_the_shift_limits_the_checks(self) -> None:
        """A check that costs more minutes than are left is not on offer."""
        at = at_desk()
        at.take("check:rumour/ask")
        at.take("check:rumour/coverage")
        at.take("check:rumour/map")
        assert "check:rumour/source" not in refused(at, "check:rumour/source")

    def test_only_what_was_found_can_be_pinned(self) -> None:
        """A finding that was not opened cannot be pinned."""
        at = at_desk()
        refused(at, "pin:she-says")
        at.take("check:rumour/ask")
        at.take("pin:she-says")
        assert tuple(at.pinned) == ("she-says",)

    def test_a_pin_comes_off_again(self) -> None:
        """Pinning what is pinned takes it off."""
        at = at_desk()
        for token in ("check:rumour/ask", "pin:she-says", "pin:she-says"):
            at.take(token)
        assert not at.pinned

    def test_three_pins_an_item(self) -> None:
        """A fourth finding is not on offer for pinning until one is taken off."""
        checks = {str(n): check(f"f{n}", "against", "weak", 1) for n in range(4)}
        at = Walk(desk_case(item(checks, ACTS)))
        for n in range(4):
            at.take(f"check:rumour/{n}")
        for n in range(3):
            at.take(f"pin:f{n}")
        assert "pin:f3" not in refused(at, "pin:f3")
        at.take("pin:f1")
        at.take("pin:f3")
        assert tuple(at.pinned) == ("f0", "f2", "f3")

    def test_pins_are_counted_by_item(self) -> None:
        """The pins of one item leave the next one its own three, and cannot be changed from there."""
        thing = item({str(n): check(f"a{n}", "against", "weak", 1) for n in range(3)}, ACTS)
        other = item({str(n): check(f"b{n}", "against", "weak", 1) for n in range(3)}, ACTS)
        two = case({"s": (Beat(check="a"), Beat(check="b"), Beat(end="done"))}, {"a": thing, "b": other})
        at = Walk(two)
        for name in "ab":
            for n in range(3):
                at.take(f"check:{name}/{n}")
                at.take(f"pin:{name}{n}")
            if name == "a":
                at.take("judge:a:5:fabricated")
                refused(at, "act:b/wait")
                at.take("act:a/wait")
                refused(at, "check:a/0")
        assert len(at.pinned) == 6
        refused(at, "pin:a0")

    def test_acts_wait_for_the_judgement(self) -> None:
        """What to do about an item is asked after what it is held to be."""
        at = at_desk()
        refused(at, "act:rumour/wait")
        at.take("judge:rumour:20:false-context")
        assert at.judgements == {"rumour": Judgement(20, "false-context")}
        assert at.offers()[-3:] == ("act:rumour/print-it", "act:rumour/wait", "act:rumour/put-right")

    def test_a_judgement_can_be_changed(self) -> None:
        """The last judgement before the act is the one that counts."""
        at = at_desk()
        at.take("judge:rumour:20:false-context")
        at.take("judge:rumour:0:fabricated")
        assert at.judgements == {"rumour": Judgement(0, "fabricated")}

    @pytest.mark.parametrize(
        "token",
        [
            "judge:rumour:101:none",
            "judge:rumour:-1:none",
            "judge:rumour:5.5:none",
            "judge:rumour:²:none",
            "judge:rumour::none",
            "judge:rumour:50:fake",
            "judge:other:50:none",
            "judge:rumour:50",
            "judge:rumour:50:none:yes",
            "act:rumour/nothing-known",
            "skip:rumour",
            "check:rumour/nothing-known",
            "pin:nothing-known",
            "next",
            "",
        ],
    )
    def test_nonsense_is_refused(self, token: str) -> None:
        """A token that is malformed, or means something that there is not, is refused."""
        refused(at_desk(), token)

    def test_an_act_closes_the_item(self) -> None:
        """After the act play goes on in the scene, and the item does not come back to the bench."""
        twice = case({"s": (Beat(check="a"), Beat(check="a"), Beat(end="done"))}, {"a": item({}, ACTS)})
        at = walk(twice, ("judge:a:5:none", "act:a/put-right"))
        assert (at.stage, tuple(at.closed), tuple(at.chosen)) == ("scene", ("a",), ("a/put-right",))
        assert (at.trust, at.calm) == (58, 58)

    def test_an_act_can_lead_to_a_scene(self) -> None:
        """An act's goto is followed."""
        acts = (choice("run", goto="uproar"),)
        tale = case({"s": (Beat(check="a"),), "uproar": (Beat(end="done"),)}, {"a": item({}, acts)})
        assert fold(tale, ("judge:a:5:none", "act:a/run")).scene == "uproar"

    def test_a_charged_item_can_be_skipped(self) -> None:
        """An item with a content note can be left aside, is closed then, and has no debrief."""
        thing = item({}, ACTS, content_note=t("Somebody is hurt."))
        at = Walk(desk_case(thing))
        assert at.offers()[-1] == "skip:rumour"
        at.take("skip:rumour")
        assert (tuple(at.skipped), tuple(at.closed)) == (("rumour",), ("rumour",))
        at.take("next")
        assert at.stage == "over"

    def test_showing_an_item_reaches_it(self) -> None:
        """An item that is shown and never checked counts as reached."""
        shown = case({"s": (Beat(item="a"), Beat(end="done"))}, {"a": item({}, ACTS)})
        assert fold(shown, ()).reached == ("a",)


class TestRepairs:
    """Wrong turns have a way back."""

    def wrong(self, cost: int, *more: Beat) -> Scenario:
        """A case with a wrong turn that costs so many points of trust, and a way back."""
        return talk(
            Beat(choose=(choice("err", trust=cost, calm=4), choice("well"))),
            Beat(choose=(choice("mend", repairs="err"), choice("on"))),
            *more,
        )

    def test_a_repair_is_offered_only_after_its_wrong_turn(self) -> None:
        """Who did nothing wrong has nothing to mend."""
        assert walk(self.wrong(-8), ("err",)).offers() == ("mend", "on")
        assert refused(walk(self.wrong(-8), ("well",)), "mend") == ("on",)

    @given(st.integers(1, 50))
    def test_a_repair_regains_most_and_never_all(self, lost: int) -> None:
        """A repair regains three quarters, to the point; of very little what can be without regaining all."""
        at = fold(self.wrong(-lost), ("err", "mend"))
        regained = at.trust - (50 - lost)
        assert regained < lost
        assert regained >= lost / 2 or lost == 1
        assert regained == min(round(lost * 0.75), lost - 1)

    def test_what_was_gained_is_not_taken_back(self) -> None:
        """A repair makes good only what was lost; a meter that rose stays where it is."""
        assert fold(self.wrong(-8), ("err", "mend")).calm == 54

    def test_a_wrong_turn_is_repaired_once(self) -> None:
        """A second way back from the same wrong turn is not on offer any more."""
        twice = self.wrong(-8, Beat(choose=(choice("mend-again", repairs="err"), choice("off"))))
        assert walk(twice, ("err", "mend")).offers() == ("off",)
        assert walk(twice, ("err", "on")).offers() == ("mend-again", "off")

    def test_an_act_can_be_repaired(self) -> None:
        """A repair names an act as ITEM/ACT."""
        tale = case(
            {"s": (Beat(check="a"), Beat(choose=(choice("sorry", repairs="a/print-it"),)), Beat(end="done"))},
            {"a": item({}, ACTS)},
        )
        at = fold(tale, ("judge:a:90:none", "act:a/print-it", "sorry"))
        assert (at.trust, at.calm) == (48, 48)


class TestDebrief:
    """After the end each reached item is looked back on."""

    def test_each_reached_item_has_its_page(self) -> None:
        """The debrief goes through the items as they were reached, then the case is over."""
        shown = case(
            {"s": (Beat(item="b"), Beat(item="a"), Beat(end="done"))},
            {"a": item({}, ACTS), "b": item({}, ACTS), "c": item({}, ACTS)},
        )
        at = Walk(shown)
        pages = []
        while at.stage != "over":
            at.take("next")
            pages.append((at.stage, at.item))
        assert pages == [("debrief", "b"), ("debrief", "a"), ("over", None)]

    def test_the_debrief_only_goes_on(self) -> None:
        """Nothing but `next` is on offer there."""
        shown = case({"s": (Beat(item="a"), Beat(end="done"))}, {"a": item({}, ACTS)})
        assert refused(walk(shown, ("next",)), "judge:a:0:none") == ("next",)


class TestUndoAndReplay:
    """Going back, and playing on with a case that was edited."""

    def test_undo_takes_back_the_last_token(self) -> None:
        """A choice, a pin and a judgement can be taken back."""
        tokens = ("who-sent", "fine", "check:fire/search", "pin:old-picture")
        assert undo(shipped_size(), tokens) == tokens[:-1]

    def test_what_was_seen_stays_seen(self) -> None:
        """A check that was opened is not undone."""
        tokens = ("desk", "check:fire/search")
        assert undo(shipped_size(), tokens) == tokens

    def test_the_debrief_is_not_undone(self) -> None:
        """Nobody judges again with the answer in hand."""
        tokens = full_play()
        assert undo(shipped_size(), tokens) == tokens
        assert undo(shipped_size(), tokens[:-1]) == tokens[:-1]

    def test_undo_of_nothing_is_nothing(self) -> None:
        """At the very beginning there is nothing to take back."""
        assert undo(shipped_size(), ()) == ()

    def test_replay_keeps_what_an_edited_case_understands(self) -> None:
        """A save goes as far as the case still goes along; all of it where nothing changed."""
        whole = shipped_size()
        assert replay(whole, full_play()) == full_play()
        items = {name: thing for name, thing in whole.items.items() if name != "fire"}
        items["fire"] = replace(whole.items["fire"], acts=whole.items["fire"].acts[1:])
        edited = replace(whole, items=items)
        assert replay(edited, full_play()) == full_play()[: full_play().index("act:fire/air-it")]


@dataclass
class Here:
    """Somewhere in a playthrough."""

    chosen: list[str] = field(default_factory=lambda: ["a"])
    found: list[str] = field(default_factory=lambda: ["f"])
    pinned: list[str] = field(default_factory=lambda: ["p"])
    judgements: dict[str, Judgement] = field(default_factory=lambda: {"i": Judgement(30, "none")})
    flags: list[str] = field(default_factory=lambda: ["g"])
    trust: int = 40
    calm: int = 60


class TestConditions:
    """Conditions are declared, and hold or do not."""

    @pytest.mark.parametrize(
        "when",
        [
            None,
            Condition(),
            Condition(chosen="a"),
            Condition(found="f"),
            Condition(pinned="p"),
            Condition(flag="g"),
            Condition(trust=40),
            Condition(calm=60),
            Condition(judged=Judged("i")),
            Condition(judged=Judged("i", at_least=30, at_most=30)),
            Condition(any=(Condition(chosen="x"), Condition(chosen="a"))),
            Condition(unless=Condition(chosen="x")),
            Condition(chosen="a", found="f", unless=Condition(trust=41)),
        ],
    )
    def test_holds(self, when: Condition | None) -> None:
        """A condition holds where every key that is given does; none at all always holds."""
        assert holds(when, Here())

    @pytest.mark.parametrize(
        "when",
        [
            Condition(chosen="x"),
            Condition(found="x"),
            Condition(pinned="f"),
            Condition(flag="x"),
            Condition(trust=41),
            Condition(calm=61),
            Condition(judged=Judged("x")),
            Condition(judged=Judged("i", at_least=31)),
            Condition(judged=Judged("i", at_most=29)),
            Condition(any=(Condition(chosen="x"), Condition(chosen="y"))),
            Condition(unless=Condition(chosen="a")),
            Condition(chosen="a", found="x"),
            Condition(judged=Judged("i"), chosen="x"),
        ],
    )
    def test_fails(self, when: Condition) -> None:
        """A condition fails where any of its keys does."""
        assert not holds(when, Here())


class TestAnyWalk:
    """What holds on every way through every case."""

    @given(scenarios(), st.integers(0, 10**6))
    def test_a_walk_of_offers_never_fails_and_always_ends(self, scenario: Scenario, seed: int) -> None:
        """Whatever is on offer can be taken, and the case comes to its end."""
        assert fold(scenario, random_walk(scenario, seed)).stage == "over"

    @given(scenarios(), st.integers(0, 10**6))
    @settings(max_examples=50)
    def test_the_fold_is_the_walk(self, scenario: Scenario, seed: int) -> None:
        """Taking tokens one by one stands where folding them stands; undo is the moment before."""
        tokens = random_walk(scenario, seed)
        at = Walk(scenario)
        moments = [at.moment()]
        for token in tokens:
            at.take(token)
            moments.append(at.moment())
        for number in range(0, len(tokens) + 1, max(1, len(tokens) // 8)):
            assert fold(scenario, tokens[:number]) == moments[number]
            kept = undo(scenario, tokens[:number])
            assert kept in (tokens[:number], tokens[: max(number - 1, 0)])
            assert fold(scenario, kept) == moments[len(kept)]

    @given(scenarios(), st.integers(0, 10**6), st.data())
    @settings(max_examples=50)
    def test_a_copy_goes_its_own_way(self, scenario: Scenario, seed: int, data: st.DataObject) -> None:
        """What a copied walk does leaves the first one where it stood, and both can do the same."""
        tokens = random_walk(scenario, seed)
        split = data.draw(st.integers(0, len(tokens)))
        first = walk(scenario, tokens[:split])
        stood = first.moment()
        second = first.copy()
        for token in tokens[split:]:
            second.take(token)
        assert first.moment() == stood
        assert second.moment() == fold(scenario, tokens)

    @given(scenarios(), st.integers(0, 10**6))
    @settings(max_examples=50)
    def test_a_moment_is_json(self, scenario: Scenario, seed: int) -> None:
        """Any moment turns into JSON and back without loss."""
        at = fold(scenario, random_walk(scenario, seed))
        data = json.loads(json.dumps(asdict(at)))
        read: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
        }
        read["judgements"] = {name: Judgement(**said) for name, said in data["judgements"].items()}
        assert Moment(**read) == at

    @given(scenarios(), st.integers(0, 10**6), st.text(max_size=12))
    @settings(max_examples=50)
    def test_anything_else_is_refused_and_changes_nothing(self, scenario: Scenario, seed: int, token: str) -> None:
        """A token that is not on offer leaves the walk as it was."""
        tokens = random_walk(scenario, seed)
        at = walk(scenario, tokens[: len(tokens) // 2])
        if token not in at.offers():
            refused(at, token)


def test_effects_are_none_by_default() -> None:
    """A choice that names no effects has none."""
    at = fold(talk(Beat(choose=(choice("a"),))), ("a",))
    assert choice("a").effects == Effects()
    assert (at.trust, at.calm) == (50, 50)
