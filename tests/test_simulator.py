"""The simulated players, and what a simulation reports."""

import json
import re
from dataclasses import asdict, replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.simulator import BOTS, WALKER, Kept, Report, describe, play, roster, simulate, walker, work
from game.simulator.bots import loudness
from game.simulator.careful import act, choose, kind_of, look, weigh
from game.simulator.coverage import search
from game.simulator.run import MARGIN
from game.simulator.seen import Desk, Look, Way, bench_item, desk, ways
from game.story.playthrough import Walk, fold
from game.story.scenario import Beat, Deed, Effects, Finding, Scenario, Tool
from game.story.scoring import score
from tests.cases import triponta
from tests.story_cases import ACTS, case, check, choice, desk_case, item, shipped_size, small_pack, t
from tests.story_strategies import scenarios

PACK = small_pack("shipped-size", "rumour")


def played(name: str, scenario: Scenario, seed: int = 1) -> tuple[str, ...]:
    """The tokens of a bot's play."""
    return play(BOTS[name], scenario, PACK, Random(seed)).tokens


def judged(name: str, scenario: Scenario) -> dict[str, tuple[int, str]]:
    """What a bot says of each item: percent and kind."""
    end = play(BOTS[name], scenario, PACK, Random(1)).walk
    return {of: (said.percent, said.kind) for of, said in end.judgements.items()}


def percents(name: str) -> dict[str, int]:
    """The percent that a bot states of each item of the big case."""
    return {of: percent for of, (percent, _) in judged(name, shipped_size()).items()}


def rumour() -> Scenario:
    """An item that a look or two exposes."""
    checks = {
        "search": check("old", "against", "decisive", 5, tool="picture-search", kind="false-context"),
        "coverage": check("nobody", "against", "strong", 5, tool="coverage", kind="fabricated"),
        "source": check("known-to-err", "against", "weak", 5, tool="source"),
        "witness": check("saw-it", "for", "strong", 5),
    }
    return desk_case(item(checks, ACTS))


def lying(
    *findings: Finding,
    looks: tuple[Look, ...] = (),
    pictured: bool = True,
    minutes: int = 30,
    spent: int = 0,
    to_come: int = 1,
) -> Desk:
    """A desk with these findings read and these looks to be had."""
    return Desk("post", pictured, looks, findings, minutes, spent, to_come)


def finding(name: str, speaks: str, weight: str, kind: str | None = None) -> Finding:
    """A finding."""
    return check(name, speaks, weight, kind=kind).finding  # type: ignore[arg-type]


def one_look(tool: Tool, minutes: int = 5) -> Look:
    """A look with a tool."""
    return Look(f"check:rumour/{tool}", "", tool, minutes)


class TestWhatIsSeen:
    """The careful player's view of the desk."""

    def test_an_unopened_finding_is_not_seen(self) -> None:
        """Before a look there is its price, after it its finding."""
        at = Walk(rumour())
        assert desk(at).findings == ()
        assert desk(at).looks[0].tool == "picture-search"
        at.take("check:rumour/search")
        assert [one.id for one in desk(at).findings] == ["old"]
        assert (desk(at).minutes, desk(at).spent, desk(at).to_come) == (25, 5, 1)

    def test_only_what_can_be_afforded_is_a_look(self) -> None:
        """A check beyond the minutes left is none."""
        checks = {"dear": check("f", "for", "weak", 9), "cheap": check("g", "for", "weak", 2)}
        at = Walk(desk_case(item(checks, ACTS), shift=10))
        at.take("check:rumour/cheap")
        assert desk(at).looks == ()

    def test_a_way_has_its_text_and_deed_and_no_effect(self) -> None:
        """Choices and acts are seen as the page shows them."""
        at = Walk(rumour())
        at.take("judge:rumour:50:none")
        assert ways(at)[0] == Way("act:rumour/print-it", "Do print-it.", "publish")
        assert not hasattr(ways(at)[0], "effects")

    def test_off_the_bench_there_is_no_desk(self) -> None:
        """In a scene nothing lies on the bench."""
        with pytest.raises(ValueError, match="bench"):
            bench_item(Walk(shipped_size()))

    @given(st.randoms(use_true_random=False))
    @settings(max_examples=20)
    def test_careful_does_not_know_what_nobody_knows(self, chance: Random) -> None:
        """With other verdicts, kinds, effects and unopened findings it plays the very same."""
        whole = shipped_size()
        tokens = played("careful", whole)
        opened = {token.removeprefix("check:") for token in tokens if token.startswith("check:")}
        items = {}
        for name, thing in whole.items.items():
            checks = {
                ref: one
                if f"{name}/{ref}" in opened
                else replace(one, finding=replace(one.finding, speaks=chance.choice(["for", "against"])))
                for ref, one in thing.checks.items()
            }
            acts = tuple(replace(one, effects=Effects(chance.randint(-9, 9))) for one in thing.acts)
            items[name] = replace(thing, checks=checks, acts=acts, verdict="satire", kind="satire")
        assert played("careful", replace(whole, items=items)) == tokens


class TestWeighing:
    """What findings warrant."""

    def test_nothing_found_is_not_knowing(self) -> None:
        """Without a finding the probability is one half, of no kind, and nothing is pinned."""
        belief = weigh(lying())
        assert (belief.side, belief.percent, belief.kind, belief.pins) == (None, 50, "none", ())

    @pytest.mark.parametrize(
        ("speaks", "weight", "percent"),
        [("for", "none", 50), ("for", "decisive", 95), ("against", "decisive", 5), ("open", "decisive", 50)],
    )
    def test_a_finding_moves_as_far_as_its_weight(self, speaks: str, weight: str, percent: int) -> None:
        """Odds are multiplied by the weight's ratio; `open` stays at one half."""
        assert weigh(lying(finding("f", speaks, weight))).percent == percent

    def test_findings_against_each_other_cancel(self) -> None:
        """Equal findings on both sides leave it where it was, and nothing leads."""
        belief = weigh(lying(finding("f", "for", "strong"), finding("g", "against", "strong")))
        assert (belief.side, belief.percent, belief.pins) == (None, 50, ())

    def test_open_findings_pull_toward_one_half(self) -> None:
        """A finding that nobody can know yet takes from the certainty."""
        sure = weigh(lying(finding("f", "against", "strong")))
        pulled = weigh(lying(finding("f", "against", "strong"), finding("g", "open", "strong")))
        assert sure.percent < pulled.percent < 50

    def test_the_three_most_telling_are_pinned(self) -> None:
        """At most three, on the side that leads, the heaviest first, and none that says nothing."""
        belief = weigh(
            lying(
                finding("weak", "against", "weak"),
                finding("nothing", "against", "none"),
                finding("other", "for", "strong"),
                finding("decisive", "against", "decisive"),
                finding("weaker", "against", "weak"),
                finding("strong", "against", "strong"),
            )
        )
        assert belief.pins == ("decisive", "strong", "weak")

    def test_it_is_sure_when_enough_speaks_and_little_against(self) -> None:
        """Sure at odds of 120 to 1, unless something heavy speaks otherwise."""
        enough = (finding("a", "against", "decisive"), finding("b", "against", "strong"))
        assert weigh(lying(*enough)).sure
        assert not weigh(lying(enough[0])).sure
        assert not weigh(lying(*enough, finding("c", "for", "decisive"))).sure

    def test_the_kind_is_voted_by_weight(self) -> None:
        """The kind that the heavier findings point to wins; what it believes has none."""
        seen = lying(
            finding("a", "against", "weak", "satire"),
            finding("b", "against", "strong", "manipulated"),
            finding("c", "against", "weak", "satire"),
        )
        assert weigh(seen).kind == "manipulated"
        assert weigh(lying(finding("a", "for", "strong", "satire"))).kind == "none"

    def test_where_nothing_points_to_a_kind(self) -> None:
        """Failing its own side any finding counts; failing all, the commonest kind, or `none`."""
        assert kind_of(lying(finding("a", "for", "weak", "satire"))) == "satire"
        assert kind_of(lying()) == "false-context"
        assert kind_of(lying(pictured=False)) == "fabricated"
        assert kind_of(lying(), "open") == "none"


class TestLooking:
    """Where the careful player looks."""

    def test_what_promises_most_a_minute_comes_first(self) -> None:
        """Tracing the picture before ringing, at the same price; ringing where it is so much quicker."""
        search, ask = one_look("picture-search"), one_look("ask")
        assert look(lying(looks=(ask, search))) == search
        assert look(lying(looks=(one_look("ask", 2), search))) == one_look("ask", 2)

    def test_picture_tools_promise_nothing_without_a_picture(self) -> None:
        """Where there is no picture, other coverage comes before searching for it."""
        search, archive = one_look("picture-search", 1), one_look("archive")
        assert look(lying(looks=(search, archive), pictured=False)) == archive

    def test_an_article_is_worth_reading_to_the_end(self) -> None:
        """In an article the full text promises more than in a post."""
        text, archive = one_look("full-text", 5), one_look("archive", 4)
        assert look(lying(looks=(text, archive))) == archive
        assert look(replace(lying(looks=(text, archive)), form="article")) == text

    def test_it_stops_when_it_is_sure(self) -> None:
        """Sure, it leaves the minutes to the next items."""
        enough = (finding("a", "against", "decisive"), finding("b", "against", "strong"))
        assert look(lying(*enough, looks=(one_look("ask"),))) is None

    def test_it_shares_the_shift_out(self) -> None:
        """With three items to come it spends a third on the first."""
        found = finding("a", "for", "weak")
        assert look(lying(found, looks=(one_look("ask", 6),), to_come=3, spent=3, minutes=27)) is not None
        assert look(lying(found, looks=(one_look("ask", 8),), to_come=3, spent=3, minutes=27)) is None

    def test_no_item_is_judged_unseen(self) -> None:
        """Where nothing fits into its share, it still takes one look."""
        assert look(lying(looks=(one_look("ask", 20),), to_come=3)) == one_look("ask", 20)
        assert look(lying()) is None


class TestActing:
    """What the careful player does."""

    @pytest.mark.parametrize(
        ("percent", "deed"), [(90, "publish"), (75, "publish"), (50, "hold"), (25, "correct"), (3, "correct")]
    )
    def test_it_acts_on_its_belief(self, percent: int, deed: Deed) -> None:
        """It publishes what it believes, corrects what it does not, and holds what it is unsure of."""
        offered = tuple(Way(does, "", does) for does in ("calm", "warn", "hold", "correct", "publish"))
        belief = replace(weigh(lying()), percent=percent)
        assert act(offered, belief).does == deed

    def test_failing_that_it_is_cautious(self) -> None:
        """Where nothing fits its belief it holds; failing that it takes the first."""
        surely = replace(weigh(lying()), percent=100)
        assert act((Way("a", "", "correct"), Way("b", "", "hold")), surely).does == "hold"
        assert act((Way("a", "", None), Way("b", "", "correct")), surely).does is None

    @pytest.mark.parametrize(
        ("deeds", "chosen"),
        [
            (("hold", "own-up"), 1),
            (("answer", None, "ask"), 2),
            (("publish", "nothing", None), 2),
            (("publish", "answer"), 1),
            (("warn", "publish"), 0),
        ],
    )
    def test_in_a_scene_it_owns_up_first_and_publishes_last(self, deeds: tuple[Deed | None, ...], chosen: int) -> None:
        """To own up, to hold or ask, what commits to nothing, the rest, and only then to publish or warn."""
        offered = tuple(Way(str(number), "", does) for number, does in enumerate(deeds))
        assert choose(offered).token == str(chosen)

    def test_it_solves_a_case(self) -> None:
        """It looks, pins, judges and acts from the beginning to the end."""
        assert played("careful", rumour()) == (
            "check:rumour/coverage",
            "check:rumour/source",
            "check:rumour/witness",
            "check:rumour/search",
            "pin:old",
            "pin:nobody",
            "pin:known-to-err",
            "judge:rumour:2:false-context",
            "act:rumour/put-right",
            "next",
            "next",
        )


class TestJudgingBots:
    """They differ from the careful player in their judgement alone."""

    @pytest.mark.parametrize("name", [name for name, bot in BOTS.items() if bot.group == "judging"])
    def test_all_but_the_judgement_is_copied(self, name: str) -> None:
        """Checks, pins, acts and choices are the careful player's."""

        def rest(tokens: tuple[str, ...]) -> list[str]:
            return [token for token in tokens if not token.startswith("judge:")]

        assert rest(played(name, shipped_size())) == rest(played("careful", shipped_size()))

    def test_always(self) -> None:
        """One believes everything, the other nothing; the kind is what the findings point to."""
        assert judged("always-true", rumour()) == {"rumour": (100, "none")}
        assert judged("always-false", rumour()) == {"rumour": (0, "false-context")}
        assert judged("fifty-fifty", rumour()) == {"rumour": (50, "false-context")}

    def test_random_goes_by_its_seed(self) -> None:
        """The same seed says the same, another one something else."""
        assert played("random", rumour(), 1) == played("random", rumour(), 1)
        assert len({played("random", rumour(), seed) for seed in range(9)}) > 1

    def test_source_only_believes_whom_it_knows(self) -> None:
        """An account with an imprint is believed, one without is not, nor one that nobody described."""
        said = percents("source-only")
        assert said == {
            "fire": 0,
            "notice": 100,
            "window": 0,
        }

    def test_the_loudest_is_false(self) -> None:
        """What has more capitals and marks than the middle item of its case is called false."""
        said = percents("loudest-is-false")
        assert said == {
            "fire": 0,
            "notice": 100,
            "window": 100,
        }

    def test_the_longest_is_true(self) -> None:
        """What is longer than the middle item of its case is believed."""
        said = percents("longest-is-true")
        assert said == {
            "fire": 0,
            "notice": 0,
            "window": 100,
        }

    @pytest.mark.parametrize(("text", "share"), [("", 0), ("a b", 0), ("A b!?", 0.75), ("Ђ ж", 0.5)])
    def test_loudness(self, text: str, share: float) -> None:
        """Loudness is a share of what is not blank, in any script."""
        assert loudness(text) == share


class TestActingBots:
    """They differ from the careful player in what they do."""

    def acts(self, name: str) -> tuple[str, ...]:
        """What a bot chooses in the big case."""
        return tuple(play(BOTS[name], shipped_size(), PACK, Random(1)).walk.chosen)

    def test_the_first_choice(self) -> None:
        """It takes what stands first."""
        assert self.acts("first-choice")[:3] == ("desk", "fire/air-it", "take-back")

    def test_the_longest_choice(self) -> None:
        """It takes what has most letters."""
        assert self.acts("longest-choice")[:2] == ("desk", "fire/correct-it")

    def test_publish_all(self) -> None:
        """It publishes, or warns, wherever it can."""
        assert {"warn-all", "fire/air-it", "notice/pass-on", "window/run-it"} <= set(self.acts("publish-all"))

    def test_hold_all(self) -> None:
        """It holds, asks or does nothing wherever it can."""
        assert {"fire/hold-it", "notice/hold-notice", "window/ask-on"} <= set(self.acts("hold-all"))

    def test_err_then_repair(self) -> None:
        """It takes every wrong turn that has a way back, and every way back."""
        wrong = {"warn-all", "fire/air-it", "notice/bin-it", "window/run-it"}
        assert wrong | {"admit", "take-back", "sorry", "mend"} <= set(self.acts("err-then-repair"))

    def test_open_everything_goes_down_the_list(self) -> None:
        """It opens what it can afford in the order of the list, and judges by what it found."""
        tokens = played("open-everything", shipped_size())
        looks = [token for token in tokens if token.startswith("check:")]
        assert looks[:6] == [f"check:fire/{ref}" for ref in shipped_size().items["fire"].checks]
        assert sum(token.startswith("check:window/") for token in looks) == 0

    @pytest.mark.parametrize("name", [name for name, bot in BOTS.items() if bot.group == "acting"])
    def test_judgements_are_careful(self, name: str) -> None:
        """They state what their findings warrant."""
        assert judged(name, rumour()) == judged("careful", rumour())


class TestAnyCase:
    """What holds for every player in every case."""

    @given(scenarios(), st.integers(0, 10**6))
    @settings(max_examples=40)
    def test_every_player_comes_to_the_end(self, scenario: Scenario, seed: int) -> None:
        """Bots and walkers end any sound case; their tokens replay to where they ended."""
        plays = [play(bot, scenario, PACK, Random(seed)) for bot in BOTS.values()]
        for one in (*plays, walker(scenario, Random(seed))):
            if one.ended:
                at = fold(scenario, one.tokens)
                assert at == one.walk.moment()
                assert at.stage == "over"
                assert score(scenario, at).total <= 100 + 1e-9
        assert all(one.ended for one in plays)

    def test_a_case_without_an_end_is_given_up(self) -> None:
        """Scenes that only lead to each other do not hold the simulation up, and are reported."""
        forever = case({"s": (Beat(goto="other"),), "other": (Beat(goto="s"),)})
        report = simulate({"forever": forever}, PACK, players=20, seed=1)
        assert report.cases[0].unending > 0
        assert not report.ok
        assert "did not come to an end" in describe(report)

    def test_a_bench_that_nobody_can_leave_is_reported(self) -> None:
        """An item without an act to take is given up and reported, by bots too."""
        stuck = desk_case(item({"a": check("f", "for", "weak")}, ()))
        assert not play(BOTS["careful"], stuck, PACK, Random(1)).ended


class TestRoster:
    """How the players are shared out."""

    def test_without_a_mix(self) -> None:
        """One of each bot, and walkers for the rest."""
        counts = roster(1000, None)
        assert counts[WALKER] == 1000 - len(BOTS)
        assert sum(counts.values()) == 1000
        assert roster(2, None) == {"careful": 1, "always-false": 1}

    def test_a_mix_is_a_proportion(self) -> None:
        """The players are shared out so that they are N in all."""
        assert roster(28, {"careful": 14, "cynic": 6, "guesser": 8}) == {
            "careful": 14,
            "cynic": 6,
            "guesser": 8,
        }
        assert roster(10, {"careful": 1, "cynic": 1, "walker": 1}) == {"careful": 4, "cynic": 3, "walker": 3}

    @given(st.integers(1, 500), st.dictionaries(st.sampled_from([*BOTS, WALKER]), st.integers(1, 50), min_size=1))
    def test_nobody_is_lost(self, players: int, mix: dict[str, int]) -> None:
        """Whatever the mix, they are N in all, each within one of its share."""
        counts = roster(players, mix)
        assert sum(counts.values()) == players
        for name, share in mix.items():
            assert abs(counts[name] - players * share / sum(mix.values())) < 1

    @pytest.mark.parametrize(
        ("players", "mix", "says"),
        [
            (0, None, "at least one player"),
            (5, {"wizard": 1}, "'wizard'.*careful.*walker.*cynic"),
            (5, {"careful": 0}, "share of 'careful'"),
            (5, {}, "nobody"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, players: int, mix: dict[str, int] | None, says: str) -> None:
        """A refusal says what is wrong, and who is known."""
        with pytest.raises(ValueError, match=says):
            roster(players, mix)


def report_of(players: int = 60, **more: int) -> Report:
    """A simulation of the big case."""
    return simulate({"shipped-size": shipped_size()}, PACK, players=players, seed=more.get("seed", 3))


def kept_of(players: int) -> list[Kept]:
    """The plays of so many walkers."""
    kept: list[Kept] = []
    simulate({"r": rumour()}, PACK, players=players, seed=1, mix={"walker": 1}, keep=kept.append)
    return kept


class TestReport:
    """What a simulation reports."""

    def test_the_same_seed_gives_the_same_report(self) -> None:
        """Chance goes by the seed alone."""
        assert report_of() == report_of()
        assert report_of(seed=4) != report_of()

    def test_it_is_json(self) -> None:
        """The report turns into JSON with its version."""
        data = json.loads(json.dumps(asdict(report_of())))
        assert data["fenjer"] == 1
        assert data["cases"][0]["scores"][0]["bot"] == "careful"

    def test_margins(self) -> None:
        """Each bot has its mean scores, the margin over it, and a mark if that is too small."""
        report = report_of()
        best = report.scores[0]
        for one in report.scores:
            assert one.total == pytest.approx(0.4 * one.judgement + 0.3 * one.method + 0.3 * one.care)
            assert one.margin == pytest.approx(best.total - one.total)
            assert one.needed == MARGIN[one.group]
            if one.group == "judging":
                assert one.near == (one.margin < 20)
            elif one.group != "careful":
                assert one.near == (one.margin <= 5)
        assert report.near == tuple(one.bot for one in report.scores if one.near)
        assert not best.near

    def test_the_pack_is_the_mean_of_its_cases(self) -> None:
        """Over several cases each bot has the mean of what it had in each."""
        report = simulate({"a": shipped_size(), "b": rumour()}, PACK, players=20, seed=1)
        for number, one in enumerate(report.scores):
            totals = [case.scores[number].total for case in report.cases]
            assert one.total == pytest.approx(sum(totals) / 2)
        assert "Over the pack" in describe(report)

    def test_too_near_is_said_in_words(self) -> None:
        """A bot too near over the pack is named with how far behind or ahead of the careful player it is."""
        report = report_of()
        one = replace(next(one for one in report.scores if one.bot == "fifty-fifty"), margin=12.34, near=True)
        told = describe(replace(report, scores=(one,), near=("fifty-fifty",), ok=False))
        assert "To mend: over the pack fifty-fifty is 12.3 points behind the careful player" in told
        told = describe(replace(report, scores=(replace(one, margin=-3),), near=("fifty-fifty",), ok=False))
        assert "fifty-fifty is 3.0 points ahead of the careful player" in told

    def test_a_pack_without_cases(self) -> None:
        """A pack in which no case could be loaded has an empty report."""
        report = simulate({}, PACK, players=20, seed=1)
        assert (report.scores, report.cases) == ((), ())

    def test_everything_reached(self) -> None:
        """In a case without dead corners every scene, choice, act, check and ending was reached."""
        report = report_of()
        assert [(part.sort, part.count, part.never) for part in report.cases[0].coverage] == [
            ("scenes", 8, ()),
            ("choices", 15, ()),
            ("acts", 9, ()),
            ("checks", 18, ()),
            ("endings", 2, ()),
        ]
        assert report.cases[0].searched

    def test_what_nobody_can_reach_is_named(self) -> None:
        """What no way leads to is named, of whatever sort, and the report is not ok."""
        dead = case(
            {
                "s": (
                    Beat(check="a"),
                    Beat(choose=(choice("yes", goto="t"), choice("back", repairs="no"))),
                    Beat(end="done"),
                ),
                "t": (Beat(end="done"),),
                "lost": (Beat(choose=(choice("no"),)), Beat(end="gone")),
            },
            {"a": item({"x": check("f", "for", "weak", 50)}, (*ACTS, choice("late", repairs="no")))},
            endings=("done", "gone"),
        )
        report = simulate({"dead": dead}, PACK, players=30, seed=1)
        never = {part.sort: part.never for part in report.cases[0].coverage}
        assert never == {
            "scenes": ("lost",),
            "choices": ("back", "no"),
            "acts": ("a/late",),
            "checks": ("a/x",),
            "endings": ("gone",),
        }
        assert not report.ok
        told = describe(report)
        assert "never lost" in told
        assert "To mend: in test-case nobody reached these choices: back, no." in told

    def test_a_narrow_corner_is_found_by_the_search(self) -> None:
        """What walkers hardly ever hit is reached by the search of every way."""
        names = [f"c{n}" for n in range(12)]
        beats = [
            Beat(choose=(choice(name, goto=f"s{n + 1}"), choice(f"{name}-out", goto="out")))
            for n, name in enumerate(names)
        ]
        scenes = {f"s{n}": (beat,) for n, beat in enumerate(beats)}
        deep = case({**scenes, "s12": (Beat(end="rare"),), "out": (Beat(end="done"),)}, endings=("done", "rare"))
        report = simulate({"deep": deep}, PACK, players=20, seed=1)
        assert all(not part.never for part in report.cases[0].coverage)

    def test_the_search_gives_up_where_ways_are_too_many(self) -> None:
        """A case with more situations than the search visits is not searched to the end, and that is said."""
        options = tuple(choice(f"c{n}", goto="s", trust=1) for n in range(7))
        wide = case({"s": (Beat(choose=(choice("out", goto="end"), *options)),), "end": (Beat(end="done"),)})
        assert search(wide).whole
        found = search(wide, most=50)
        assert (found.whole, found.situations) == (False, 50)
        report = simulate({"wide": wide}, PACK, players=20, seed=1)
        given_up = replace(report, cases=(replace(report.cases[0], searched=False, situations=50),))
        assert "Every way through was tried" in describe(report)
        assert "too many ways" in describe(given_up)

    def test_the_spread_counts_every_walker(self) -> None:
        """Each walker's total lies in one bin, from below nought to 100, and the quartiles are in order."""
        spread = report_of(100).cases[0].spread
        assert spread is not None
        assert spread.who == "walkers"
        assert spread.players == sum(part.count for part in spread.bins) == 100 - len(BOTS)
        assert [part.low for part in spread.bins] == [None, *range(0, 100, 10)]
        points = [spread.lowest, spread.quarter, spread.middle, spread.three_quarters, spread.highest]
        assert points == sorted(points)
        assert spread.lit == sum(part.count for part in spread.bins if part.low is not None and part.low >= 60)

    def test_nobody_s_totals_are_not_spread(self) -> None:
        """Where only one of each bot plays there is no spread."""
        assert report_of(len(BOTS)).cases[0].spread is None

    def test_a_mix_of_players(self) -> None:
        """Players of a habit are counted with their mean total, and the spread is that of them all."""
        report = simulate({"r": rumour()}, PACK, players=30, seed=1, mix={"careful": 1, "cynic": 1, "guesser": 1})
        assert [(group.name, group.count) for group in report.players] == [
            ("careful", 10),
            ("cynic", 10),
            ("guesser", 10),
        ]
        totals = {one.bot: one.total for one in report.scores}
        assert report.players[0].total == pytest.approx(totals["careful"])
        assert report.players[1].total == pytest.approx(totals["always-false"])
        spread = report.cases[0].spread
        assert spread is not None
        assert (spread.who, spread.players) == ("everybody", 30)

    def test_reached_counts_players(self) -> None:
        """Each thing says how many of the players came by it, those who play alike each counted."""
        report = simulate({"r": rumour()}, PACK, players=30, seed=1, mix={"careful": 2, "cynic": 1})
        reached = {part.sort: part.reached for part in report.cases[0].coverage}
        assert reached["scenes"] == {"only": 30}
        assert reached["endings"] == {"done": 30}
        assert reached["checks"] == dict.fromkeys(
            ("rumour/search", "rumour/coverage", "rumour/source", "rumour/witness"), 30
        )
        assert sum(reached["acts"].values()) == 30

    def test_what_is_hard_to_find_is_named(self) -> None:
        """What fewer than one in a hundred walkers met is named with how many did."""
        names = [f"c{n}" for n in range(9)]
        scenes = {
            f"s{n}": (Beat(choose=(choice(name, goto=f"s{n + 1}"), choice(f"{name}-out", goto="out"))),)
            for n, name in enumerate(names)
        }
        deep = case({**scenes, "s9": (Beat(end="rare"),), "out": (Beat(end="done"),)}, endings=("done", "rare"))
        told = describe(simulate({"deep": deep}, PACK, players=1000, seed=1))
        assert re.search(r"Hard to find, .*\bs9 \(\d\)", told)
        assert "Hard to find" not in describe(simulate({"deep": deep}, PACK, players=100, seed=1))

    def test_the_report_does_not_depend_on_the_cores(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """On two processes it is the same, to the last bit, as on one; so are the plays that are kept."""
        monkeypatch.setattr(work, "ALONE", 100)
        outcomes = []
        for processes in (1, 2):
            kept: list[Kept] = []
            report = simulate(
                {"a": rumour(), "b": desk_case(item({"x": check("f", "for", "weak")}, ACTS))},
                PACK,
                players=450,
                seed=5,
                mix={"careful": 1, "walker": 1, "guesser": 1},
                processes=processes,
                keep=kept.append,
            )
            outcomes.append((report, kept))
        assert outcomes[0] == outcomes[1]
        assert len(outcomes[0][1]) == 2 * 450

    def test_a_player_plays_the_same_in_any_company(self) -> None:
        """The first players of a habit play the same among many as among few."""
        assert kept_of(30) == kept_of(260)[:30]

    def test_progress_comes_to_its_end(self) -> None:
        """Whoever waits is told how far it is, up to all of it."""
        told: list[tuple[int, int]] = []
        simulate(
            {"r": rumour()},
            PACK,
            players=500,
            seed=1,
            progress=lambda done, total: told.append((done, total)),
        )
        assert told == sorted(told)
        assert len(told) > 3
        assert told[-1][0] == told[-1][1]

    def test_the_description_is_aligned(self) -> None:
        """The table has every bot, its columns stand under each other; the last line sums up."""
        lines = describe(report_of()).splitlines()
        start = next(number for number, line in enumerate(lines) if line.startswith("bot "))
        table = lines[start : start + 1 + len(BOTS)]
        assert [line.split()[0] for line in table] == ["bot", *BOTS]
        assert len({list(re.finditer(r"\S+", line))[5].end() for line in table}) == 1
        assert lines[-1] == "Something is to be mended."


class TestShippedCase:
    """The cases that ship are worth looking in."""

    def test_looking_pays(self) -> None:
        """In the shipped pack no rule of thumb comes near, and everything can be reached."""
        loaded = triponta()
        assert loaded.pack is not None
        report = simulate(loaded.benched, loaded.pack, players=300, seed=1)
        assert report.ok, describe(report)
        assert report.scores[0].total >= 75
        assert "All is well." in describe(report)


def test_a_title_is_measured_too() -> None:
    """Of two items with the same text the one under the louder title is called false."""
    thing = item({"a": check("f", "for", "weak")}, ACTS)
    two = case(
        {"s": (Beat(check="a"), Beat(check="b"), Beat(end="done"))},
        {"a": thing, "b": item({"a": check("g", "for", "weak")}, ACTS, title=t("FIRE!"))},
    )
    assert {name: percent for name, (percent, _) in judged("loudest-is-false", two).items()} == {
        "a": 100,
        "b": 0,
    }
