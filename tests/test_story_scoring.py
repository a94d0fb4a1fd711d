"""The scores: the quadratic rule, the worth of findings, the best that a shift allows, and care."""

import math
from itertools import combinations, product
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.story.playthrough import PINS, fold
from game.story.scenario import Beat, Scenario, Speaks, Verdict, Weight
from game.story.scoring import ENOUGH, RATIO, Result, best_method, log_ratio, quadratic, score
from tests.story_cases import ACTS, case, check, choice, desk_case, full_play, item, shipped_size, t
from tests.story_strategies import random_walk, scenarios


def result(scenario: Scenario, *tokens: str) -> Result:
    """The score of a play."""
    return score(scenario, fold(scenario, tokens))


def rumour(verdict: Verdict = "untrue", *, shift: int = 30) -> Scenario:
    """One item with a decisive, a strong and two weak findings against it, and one strong one for it."""
    checks = {
        "decisive": check("d", "against", "decisive", 5),
        "strong": check("s", "against", "strong", 5),
        "weak": check("w", "against", "weak", 5),
        "weaker": check("v", "against", "weak", 5),
        "astray": check("a", "for", "strong", 5),
        "open": check("o", "open", "strong", 5),
        "idle": check("n", "for", "none", 5),
    }
    return desk_case(item(checks, ACTS, verdict=verdict), shift=shift)


def pinned(*findings: str, verdict: Verdict = "untrue", shift: int = 30) -> Result:
    """The score of a play of the rumour that pins these findings."""
    scenario = rumour(verdict, shift=shift)
    refs = {one.finding.id: ref for ref, one in scenario.items["rumour"].checks.items()}
    looks = [f"check:rumour/{refs[finding]}" for finding in findings]
    tokens = (*looks, *(f"pin:{finding}" for finding in findings), "judge:rumour:0:fabricated")
    return result(scenario, *tokens, "act:rumour/put-right", "next", "next")


class TestJudgement:
    """Forty percent of the total."""

    @pytest.mark.parametrize(
        ("percent", "truth", "points"),
        [(100, 1, 100), (0, 0, 100), (50, 1, 0), (50, 0, 0), (0, 1, -300), (100, 0, -300), (75, 1, 75)],
    )
    def test_the_quadratic_rule(self, percent: int, truth: float, points: float) -> None:
        """Being rightly certain earns 100, "I don't know" nothing, being wrongly certain costs 300."""
        assert quadratic(percent, truth) == pytest.approx(points)

    @pytest.mark.parametrize(("percent", "points"), [(50, 100), (25, 75), (0, 0), (100, 0)])
    def test_what_nobody_can_know(self, percent: int, points: float) -> None:
        """Where it cannot be known, ½ is right, and certainty earns nothing."""
        assert quadratic(percent, 0.5) == pytest.approx(points)

    @given(st.integers(0, 100), st.integers(0, 100))
    def test_honesty_is_the_best_strategy(self, held: int, stated: int) -> None:
        """The rule is proper: one expects most of stating the very probability that one holds."""

        def expected(percent: int) -> float:
            return held / 100 * quadratic(percent, 1) + (1 - held / 100) * quadratic(percent, 0)

        assert expected(stated) <= expected(held) + 1e-9
        if stated != held:
            assert expected(stated) < expected(held)

    @pytest.mark.parametrize(
        ("verdict", "right"),
        [("accurate", 100), ("misleading", 0), ("untrue", 0), ("satire", 0), ("unverifiable", 50)],
    )
    def test_each_verdict_has_its_right_answer(self, verdict: Verdict, right: int) -> None:
        """Said as it is, with the right kind, an item earns all of its judgement."""
        scored = result(rumour(verdict), f"judge:rumour:{right}:fabricated", "act:rumour/wait")
        assert scored.judgement == pytest.approx(100)

    def test_the_kind_is_a_tenth(self) -> None:
        """The right percentage with the wrong kind leaves out the ten points for kinds."""
        assert result(rumour(), "judge:rumour:0:satire", "act:rumour/wait").judgement == pytest.approx(90)

    def test_the_kind_counts_whatever_the_percentage(self) -> None:
        """The kind named right earns its tenth even from one who was wrongly certain."""
        scored = result(rumour(), "judge:rumour:100:fabricated", "act:rumour/wait")
        assert scored.judgement == pytest.approx(0.9 * -300 + 10)

    def test_unjudged_counts_as_not_knowing(self) -> None:
        """An item that was reached and never judged counts as one half."""
        shown = case({"s": (Beat(item="a"), Beat(end="done"))}, {"a": item({}, ACTS)})
        scored = result(shown, "next", "next")
        assert scored.judgement == 0
        assert (scored.items[0].percent, scored.items[0].named) == (None, None)

    def test_the_mean_over_the_items(self) -> None:
        """Each reached item counts as much as the others; what was never reached does not count."""
        two = case(
            {"s": (Beat(check="a"), Beat(check="b"), Beat(end="done"))},
            {name: item({}, ACTS) for name in ("a", "b", "never")},
        )
        scored = result(two, "judge:a:0:none", "act:a/wait", "judge:b:100:none", "act:b/wait")
        assert scored.judgement == pytest.approx(0.9 * (100 - 300) / 2)
        assert [one.item for one in scored.items] == ["a", "b"]


class TestMethod:
    """Thirty percent of the total."""

    def test_weights_are_likelihood_ratios(self) -> None:
        """A finding is worth the logarithm of its ratio, with its sign."""
        assert [RATIO[weight] for weight in get_args(Weight)] == [1, 2, 6, 20]
        assert log_ratio(check("f", "against", "decisive").finding, "untrue") == pytest.approx(math.log(20))
        assert log_ratio(check("f", "for", "strong").finding, "untrue") == pytest.approx(-math.log(6))

    @pytest.mark.parametrize("verdict", get_args(Verdict))
    @pytest.mark.parametrize("speaks", get_args(Speaks))
    def test_only_one_side_leads_to_the_truth(self, verdict: Verdict, speaks: Speaks) -> None:
        """For what is so `for` counts, for what cannot be known `open`, and otherwise `against`."""
        right = {"accurate": "for", "unverifiable": "open"}.get(verdict, "against")
        worth = log_ratio(check("f", speaks, "weak").finding, verdict)
        assert worth == pytest.approx(math.log(2) if speaks == right else -math.log(2))

    def test_the_best_findings_pinned_earn_all(self) -> None:
        """Odds of 120 to 1 are all that an item can give."""
        assert pinned("d", "s").method == pytest.approx(100)

    def test_beyond_enough_nothing_is_added(self) -> None:
        """A third finding beyond the limit adds nothing."""
        assert pinned("d", "s", "w").method == pytest.approx(100)
        assert pinned("d", "s", "w").items[0].gained == ENOUGH

    def test_a_weak_finding_earns_little(self) -> None:
        """The share of what could be had, in logarithms."""
        assert pinned("w").method == pytest.approx(100 * math.log(2) / math.log(120))

    def test_a_misleading_finding_costs(self) -> None:
        """Pinning what leads astray takes its worth away, below nought too."""
        assert pinned("s", "a").method == pytest.approx(0)
        assert pinned("a").method == pytest.approx(-100 * math.log(6) / math.log(120))

    def test_a_finding_that_says_nothing_earns_nothing(self) -> None:
        """Weight `none` is a ratio of 1."""
        assert pinned("n").method == pytest.approx(0)

    def test_found_is_not_pinned(self) -> None:
        """What was opened and not pinned decides nothing."""
        scored = result(rumour(), "check:rumour/decisive", "judge:rumour:0:none", "act:rumour/wait")
        assert scored.method == 0

    def test_open_findings_count_where_nobody_can_know(self) -> None:
        """On an item that cannot be known yet, `open` is the finding to pin."""
        assert pinned("o", verdict="unverifiable").method == pytest.approx(100)

    def test_the_denominator_is_what_the_minutes_allow(self) -> None:
        """In a shift with time for one look, the best look earns all."""
        assert pinned("d", shift=5).method == pytest.approx(100)

    def test_nothing_to_find_is_no_fault(self) -> None:
        """Where no finding leads to the truth, Method is full and not a division by nought."""
        idle = desk_case(item({"a": check("a", "for", "none"), "b": check("b", "for", "weak")}, ACTS))
        assert result(idle, "judge:rumour:0:none", "act:rumour/wait").method == 100

    @given(
        st.lists(
            st.lists(
                st.tuples(st.integers(1, 9), st.sampled_from(get_args(Weight)), st.sampled_from(["for", "against"])),
                min_size=1,
                max_size=4,
            ),
            min_size=1,
            max_size=3,
        ),
        st.integers(5, 20),
    )
    @settings(max_examples=60)
    def test_the_knapsack_is_exact(self, items: list[list[tuple[int, Weight, Speaks]]], shift: int) -> None:
        """The best that the shift allows is what trying every selection finds."""
        made = {
            f"i{n}": item(
                {f"c{m}": check(f"{n}-{m}", speaks, weight, cost) for m, (cost, weight, speaks) in enumerate(checks)},
                ACTS,
            )
            for n, checks in enumerate(items)
        }
        best = 0.0
        for picks in product(*([*_up_to(PINS, len(checks))] for checks in items)):
            cost = worth = 0.0
            for checks, pick in zip(items, picks, strict=True):
                cost += sum(checks[n][0] for n in pick)
                signed = [math.log(RATIO[checks[n][1]]) * (1 if checks[n][2] == "against" else -1) for n in pick]
                worth += min(sum(signed), ENOUGH)
            if cost <= shift:
                best = max(best, worth)
        scenario = case({"s": (Beat(end="done"),)}, made, shift=shift)
        assert best_method(scenario, frozenset(made)) == pytest.approx(best)


def _up_to(most: int, there: int) -> list[tuple[int, ...]]:
    return [pick for size in range(min(most, there) + 1) for pick in combinations(range(there), size)]


class TestCare:
    """Thirty percent of the total."""

    @pytest.mark.parametrize(("act", "points"), [("put-right", 100), ("print-it", 0), ("wait", 100 * 20 / 36)])
    def test_between_the_worst_and_the_best(self, act: str, points: float) -> None:
        """The worst way earns nothing, the best 100, the others their place between."""
        assert result(rumour(), "judge:rumour:0:none", f"act:rumour/{act}").care == pytest.approx(points)

    def test_a_repair_regains_most_of_the_care(self) -> None:
        """Erring and owning up is far better than erring, and never as good as not erring."""
        turns = case(
            {
                "s": (
                    Beat(choose=(choice("err", trust=-10, calm=-10), choice("well"))),
                    Beat(choose=(choice("mend", repairs="err"), choice("on"))),
                    Beat(end="done"),
                )
            }
        )
        assert result(turns, "err", "on").care == 0
        assert result(turns, "err", "mend").care == pytest.approx(80)
        assert result(turns, "well", "on").care == 100

    def test_nothing_to_decide_is_no_fault(self) -> None:
        """Where every way is as good as the others, Care is full."""
        assert result(case({"s": (Beat(choose=(choice("a"),)), Beat(end="done"))}), "a").care == 100


class TestSkip:
    """An item that was left aside leaves every denominator."""

    def scenario(self) -> Scenario:
        """A charged item with much to gain and to lose, and one more."""
        charged = item(
            {"ask": check("d", "against", "decisive", 5)},
            (choice("well", trust=20, calm=20), choice("ill", trust=-20, calm=-20)),
            content_note=t("Somebody is hurt."),
        )
        other = item({"ask": check("e", "against", "strong", 5)}, ACTS)
        return case(
            {"s": (Beat(check="charged"), Beat(check="other"), Beat(end="done"))},
            {"charged": charged, "other": other},
        )

    def test_skipping_loses_nothing(self) -> None:
        """Who leaves the charged item aside and does the other one well has full marks."""
        scored = result(
            self.scenario(),
            "skip:charged",
            "check:other/ask",
            "pin:e",
            "judge:other:0:fabricated",
            "act:other/put-right",
        )
        points = (scored.judgement, scored.method, scored.care, scored.total)
        assert points == pytest.approx((100, 100, 100, 100))
        assert [one.item for one in scored.items] == ["other"]

    def test_skipping_all_is_full_marks_for_nothing(self) -> None:
        """With every item left aside there is nothing to hold against anybody."""
        alone = desk_case(item({}, ACTS, content_note=t("Somebody is hurt.")))
        assert result(alone, "skip:rumour").total == pytest.approx(100)

    def test_without_the_skip_it_counts(self) -> None:
        """Who does not skip is measured by what the charged item allowed."""
        scored = result(
            self.scenario(),
            "judge:charged:50:none",
            "act:charged/ill",
            "judge:other:50:none",
            "act:other/wait",
        )
        assert scored.care == pytest.approx(100 * 20 / 116)


class TestTotal:
    """The weighted sum."""

    def test_forty_thirty_thirty(self) -> None:
        """The total weighs Judgement 40, Method 30 and Care 30 percent, and counts the minutes spent."""
        scored = result(rumour(), "check:rumour/weak", "judge:rumour:25:none", "act:rumour/wait")
        assert scored.judgement == pytest.approx(0.9 * 75)
        assert scored.total == pytest.approx(0.4 * 67.5 + 0.3 * 0 + 0.3 * 100 * 20 / 36)
        assert (scored.minutes, scored.trust, scored.calm) == (5, 50, 50)

    def test_a_lantern_is_lit_from_sixty_on(self) -> None:
        """A case closed well lights its lantern."""
        assert pinned("d", "s").lit
        assert not result(rumour(), "judge:rumour:50:none", "act:rumour/wait").lit

    def test_a_full_play(self) -> None:
        """A play of a whole case, counted by hand."""
        scored = result(shipped_size(), *full_play())
        assert scored.ending == "lit"
        assert scored.judgement == pytest.approx(0.9 * (99.64 - 300 * 0 + quadratic(98, 1) + quadratic(5, 0)) / 3 + 10)
        assert scored.minutes == 35

    @given(scenarios(), st.integers(0, 10**6))
    def test_no_score_exceeds_a_hundred(self, scenario: Scenario, seed: int) -> None:
        """Whatever is played, no score lies above 100, and Care at the end not below nought."""
        scored = result(scenario, *random_walk(scenario, seed))
        for points in (scored.judgement, scored.method, scored.care, scored.total):
            assert points <= 100 + 1e-9
        assert scored.care >= -1e-9
