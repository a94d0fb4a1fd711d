"""Signal detection, calibration, the Brier score and its parts, and how hard items are."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from game.story.intervals import share_interval
from game.story.measures import Judged, accuracy, brier, brier_parts, calibration, discernment, item_figures
from game.story.scenario import Verdict

JUDGEMENTS = st.lists(
    st.builds(Judged, st.integers(0, 100), st.sampled_from(["accurate", "untrue", "satire", "unverifiable"])),
    min_size=1,
).filter(lambda made: any(one.verdict != "unverifiable" for one in made))


def judged(hits: int, misses: int, alarms: int, right: int) -> list[Judged]:
    """So many fakes called fake and believed, and so many true things called fake and believed."""
    return [
        *[Judged(10, "untrue")] * hits,
        *[Judged(90, "misleading")] * misses,
        *[Judged(49, "accurate")] * alarms,
        *[Judged(51, "accurate")] * right,
    ]


class TestDiscernment:
    """d′ and c, with the log-linear correction."""

    @pytest.mark.parametrize(
        ("counts", "sensitivity", "criterion"),
        [
            # (hits + ½) / (signals + 1) and (alarms + ½) / (others + 1) fall on quantiles of any table of z:
            # 0.975 and 0.025 at ±1.95996, 0.95 at 1.64485, 0.85 at 1.03643, 0.75 at 0.67449.
            ((19, 0, 0, 19), 3.91993, 0.0),
            ((9, 0, 1, 8), 2.68128, -0.30421),
            ((8, 1, 2, 7), 1.71092, -0.18097),
            ((7, 2, 7, 2), 0.0, -0.67449),
            ((2, 7, 1, 8), 0.36194, 0.85546),
            ((0, 19, 19, 0), -3.91993, 0.0),
        ],
    )
    def test_against_the_table(self, counts: tuple[int, int, int, int], sensitivity: float, criterion: float) -> None:
        """Both agree with what the table of the normal distribution gives by hand."""
        found = discernment(judged(*counts))
        assert found is not None
        assert found.sensitivity == pytest.approx(sensitivity, abs=2e-5)
        assert found.criterion == pytest.approx(criterion, abs=2e-5)

    def test_a_published_one(self) -> None:
        """82 hits and 46 false alarms of 100 each: d′ and c are those of the R package statpsych (function signal)."""
        found = discernment(judged(82, 18, 46, 54))
        assert found is not None
        assert found.sensitivity == pytest.approx(1.002793, abs=1e-6)
        assert found.criterion == pytest.approx(-0.4019603, abs=1e-6)

    def test_counts(self) -> None:
        """Hits are fakes called fake, false alarms true things called fake."""
        found = discernment(judged(3, 2, 1, 4))
        assert found is not None
        assert (found.signals, found.hits, found.others, found.false_alarms) == (5, 3, 5, 1)

    def test_not_knowing_counts_half(self) -> None:
        """Who says 50 percent to everything tells nothing apart and leans nowhere."""
        found = discernment([Judged(50, "untrue"), Judged(50, "untrue"), Judged(50, "accurate")])
        assert found is not None
        assert (found.hits, found.false_alarms) == (1, 0.5)
        assert (found.sensitivity, found.criterion) == pytest.approx((0, 0))

    def test_calling_everything_fake_moves_only_the_criterion(self) -> None:
        """Who calls everything fake tells nothing apart, and leans far to the negative."""
        found = discernment(judged(5, 0, 5, 0))
        assert found is not None
        assert found.sensitivity == pytest.approx(0)
        assert found.criterion < -1

    def test_satire_is_not_to_be_believed(self) -> None:
        """Satire counts as signal."""
        found = discernment([Judged(0, "satire"), Judged(100, "accurate")])
        assert found is not None
        assert found.hits == 1

    def test_what_cannot_be_known_stays_out(self) -> None:
        """Items that cannot be known yet change nothing."""
        assert discernment([*judged(3, 2, 1, 4), Judged(0, "unverifiable")]) == discernment(judged(3, 2, 1, 4))

    @pytest.mark.parametrize("counts", [(0, 0, 0, 0), (3, 1, 0, 0), (0, 0, 1, 3)])
    def test_one_side_alone_tells_nothing(self, counts: tuple[int, int, int, int]) -> None:
        """Without both something true and something not there is no figure."""
        assert discernment(judged(*counts)) is None

    @given(*[st.integers(0, 30)] * 4)
    def test_swapping_sides_swaps_the_signs(self, hits: int, misses: int, alarms: int, right: int) -> None:
        """Who is exactly as wrong as another is right has the opposite d′, and c changes with the lean."""
        if hits + misses == 0 or alarms + right == 0:
            return
        one = discernment(judged(hits, misses, alarms, right))
        other = discernment(judged(misses, hits, right, alarms))
        assert one is not None
        assert other is not None
        assert one.sensitivity == pytest.approx(-other.sensitivity)
        assert one.criterion == pytest.approx(-other.criterion)


class TestCalibration:
    """Of the things called 80 percent likely, how many were true."""

    def test_points(self) -> None:
        """Each stretch with a judgement in it has its count, the mean statement, and the share of truth."""
        points = calibration(
            [Judged(10, "untrue"), Judged(0, "accurate"), Judged(80, "accurate"), Judged(100, "accurate")]
        )
        assert [(point.low, point.high, point.count) for point in points] == [(0, 20, 2), (80, 100, 2)]
        assert [(point.stated, point.true) for point in points] == [(5, 50), (90, 100)]

    def test_limits_belong_to_the_upper_stretch(self) -> None:
        """A judgement on a limit counts above it, but 100 counts in the last stretch."""
        points = calibration([Judged(20, "accurate"), Judged(100, "untrue")])
        assert [(point.low, point.high) for point in points] == [(20, 40), (80, 100)]

    def test_what_cannot_be_known_stays_out(self) -> None:
        """Items that cannot be known yet have no point."""
        assert calibration([Judged(50, "unverifiable")]) == ()

    @given(st.lists(st.tuples(st.integers(0, 100), st.sampled_from(["accurate", "untrue", "satire"]))))
    def test_no_judgement_is_lost(self, said: list[tuple[int, str]]) -> None:
        """Every judgement lies in exactly one stretch."""
        made = [Judged(percent, "accurate" if what == "accurate" else "untrue") for percent, what in said]
        assert sum(point.count for point in calibration(made)) == len(made)


class TestScores:
    """The share judged rightly, and the Brier score with its parts."""

    def test_accuracy(self) -> None:
        """Three of four right, and one "I don't know", which is half right."""
        answers = [*judged(1, 0, 1, 2), Judged(50, "satire"), Judged(0, "unverifiable")]
        assert accuracy(answers) == pytest.approx(3.5 / 5)

    def test_brier(self) -> None:
        """The mean squared distance, from 0 at best to 1 at worst; always 50 is a quarter."""
        assert brier([Judged(0, "untrue"), Judged(100, "accurate")]) == 0
        assert brier([Judged(100, "satire"), Judged(0, "accurate")]) == 1
        assert brier([Judged(50, "untrue"), Judged(50, "accurate")]) == 0.25
        assert brier([Judged(80, "accurate"), Judged(30, "untrue"), Judged(90, "unverifiable")]) == pytest.approx(0.065)

    @pytest.mark.parametrize("measure", [accuracy, brier, brier_parts])
    def test_nothing_to_know(self, measure: object) -> None:
        """Of nothing that can be known there is no score."""
        assert callable(measure)
        with pytest.raises(ValueError, match="nothing"):
            measure([Judged(50, "unverifiable")])

    def test_parts_by_hand(self) -> None:
        """Four judgements in two stretches, taken apart on paper."""
        parts = brier_parts(
            [Judged(10, "untrue"), Judged(30, "accurate"), Judged(80, "accurate"), Judged(80, "accurate")], (0, 50, 100)
        )
        assert parts.count == 4
        assert parts.score == pytest.approx((0.01 + 0.49 + 0.04 + 0.04) / 4)
        assert parts.reliability == pytest.approx((2 * 0.3**2 + 2 * 0.2**2) / 4)
        assert parts.resolution == pytest.approx((2 * 0.25**2 + 2 * 0.25**2) / 4)
        assert parts.uncertainty == pytest.approx(0.75 * 0.25)
        assert parts.within_variance == pytest.approx(0.02 / 4)
        assert parts.within_covariance == pytest.approx(2 * 0.1 / 4)

    @given(JUDGEMENTS, st.sets(st.integers(1, 99)))
    def test_parts_add_up(self, made: list[Judged], limits: set[int]) -> None:
        """However the stretches lie, the parts add up to the score, and none but the last is below nought."""
        parts = brier_parts(made, (0, *sorted(limits), 100))
        whole = (
            parts.reliability - parts.resolution + parts.uncertainty + parts.within_variance - parts.within_covariance
        )
        assert parts.score == pytest.approx(whole, abs=1e-12)
        assert min(parts.reliability, parts.resolution, parts.uncertainty, parts.within_variance) >= 0

    @given(JUDGEMENTS)
    def test_one_value_a_stretch_hides_nothing(self, made: list[Judged]) -> None:
        """Where each stated value has its own stretch, Murphy's three parts are enough."""
        parts = brier_parts(made, range(101))
        # 99 and 100 share the last stretch.
        if not {99, 100} <= {one.percent for one in made}:
            assert parts.within_variance == pytest.approx(0, abs=1e-12)
            assert parts.within_covariance == pytest.approx(0, abs=1e-12)

    def test_who_states_what_is_true_is_reliable(self) -> None:
        """Stated probabilities that come true as often as they say leave no reliability term, and honest resolution."""
        chance = np.random.default_rng(5)
        percents = chance.choice([10, 30, 50, 70, 90], size=40_000)
        outcomes = chance.random(percents.size) < percents / 100
        made = [
            Judged(int(one), "accurate" if true else "untrue") for one, true in zip(percents, outcomes, strict=True)
        ]
        parts = brier_parts(made)
        assert parts.reliability == pytest.approx(0, abs=2e-4)
        assert parts.resolution == pytest.approx(np.var([0.1, 0.3, 0.5, 0.7, 0.9]), abs=3e-3)
        assert parts.score == pytest.approx(np.mean((percents / 100 - outcomes) ** 2))


def answered(chance: Random, people: int, items: int) -> list[dict[str, Judged]]:
    """People of different skill, who each judge some of the items."""
    verdicts: list[Verdict] = ["untrue" if number % 2 else "accurate" for number in range(items)]
    made = []
    for _ in range(people):
        skill = chance.random()
        mine = {}
        for number, verdict in enumerate(verdicts):
            right = chance.random() < 0.2 + 0.7 * skill
            percent = 50 if chance.random() < 0.1 else 90 if right == (verdict == "accurate") else 10
            if chance.random() < 0.9:
                mine[f"item-{number}"] = Judged(percent, verdict)
        made.append(mine)
    return made


class TestItems:
    """How hard an item was, whether it tells people apart, and whether they disagree on it."""

    def test_against_another_library(self) -> None:
        """The share has Wilson's interval, and discrimination is scipy's correlation with the rest of each person."""
        people = answered(Random(3), 40, 8)
        figures = item_figures(people)
        score = {(n, item): accuracy([one]) for n, mine in enumerate(people) for item, one in mine.items()}
        for item, figure in figures.items():
            who = [n for n, mine in enumerate(people) if item in mine]
            own = [score[n, item] for n in who]
            rest = [np.mean([score[n, other] for other in people[n] if other != item]) for n in who]
            assert figure.discrimination == pytest.approx(stats.pearsonr(own, rest).statistic)
            assert figure.right == share_interval(sum(own), len(own))
            assert figure.n == len(own)

    def test_point_biserial(self) -> None:
        """With everything judged and nobody undecided it is the point-biserial correlation with the rest."""
        rows = [(1, 1, 1, 0), (1, 1, 0, 1), (0, 1, 0, 0), (0, 0, 0, 1), (1, 0, 1, 1), (0, 0, 1, 0)]
        people = [{str(n): Judged(10 if right else 90, "untrue") for n, right in enumerate(row)} for row in rows]
        expected = stats.pointbiserialr([row[0] for row in rows], [sum(row[1:]) for row in rows]).statistic
        assert item_figures(people)["0"].discrimination == pytest.approx(expected)

    def test_split(self) -> None:
        """Half and half is 1; all the same is 0, and so is nobody knowing."""

        def split(*percents: int) -> float:
            return item_figures([{"it": Judged(percent, "untrue")} for percent in percents])["it"].split

        assert split(10, 90) == 1
        assert split(10, 20, 0) == 0
        assert split(50, 50, 50) == 0
        assert split(10, 90, 90, 90) == pytest.approx(0.75)

    def test_where_it_cannot_be_told(self) -> None:
        """Too few people, no other item, or an item that all judge the same: there is no discrimination."""
        two = [{"one": Judged(0, "untrue"), "two": Judged(percent, "untrue")} for percent in (0, 90)]
        assert item_figures(two)["one"].discrimination is None
        assert item_figures([*two, *two])["one"].discrimination is None
        alone = [{"one": Judged(percent, "untrue")} for percent in (0, 90, 90)]
        assert item_figures(alone)["one"].discrimination is None

    def test_what_cannot_be_known_has_no_figure(self) -> None:
        """An item that cannot be known yet is not there, and is in nobody's rest."""
        people = answered(Random(1), 10, 4)
        assert item_figures([{**mine, "open": Judged(0, "unverifiable")} for mine in people]) == item_figures(people)
