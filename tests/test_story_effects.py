"""Intervals, the discernment of a group, and what changed in it."""

import math
from random import Random
from statistics import NormalDist, mean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from game.story.effects import Taken, change, discernment_change, group_discernment, leaning
from game.story.intervals import Interval, mean_interval, share_interval, student
from game.story.measures import Answers, Judged, accuracy, brier, discernment
from game.story.scenario import Verdict

NUMBERS = st.floats(-100, 100).map(lambda value: round(value, 3))


class TestIntervals:
    """Means and shares with their limits."""

    @given(st.floats(1, 1e6))
    def test_quantiles_of_t(self, freedom: float) -> None:
        """They are scipy's, for any degrees of freedom from one on."""
        assert student(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), rel=1e-5)

    def test_gosset(self) -> None:
        """The hours of sleep gained, on which Student showed it (1908), have the limits printed by R's t.test."""
        found = mean_interval([1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4])
        assert found is not None
        assert (found.value, found.low, found.high, found.n) == pytest.approx((1.58, 0.7001142, 2.4598858, 10))

    @given(st.lists(NUMBERS, min_size=2))
    def test_means_against_another_library(self, values: list[float]) -> None:
        """The limits are scipy's."""
        assume(max(values) - min(values) > 0.1)
        found, other = mean_interval(values), stats.ttest_1samp(values, 0).confidence_interval()
        assert found is not None
        assert (found.low, found.high) == pytest.approx((other.low, other.high), rel=1e-4, abs=1e-6)

    def test_one_is_no_group(self) -> None:
        """One value or none has no interval."""
        assert mean_interval([]) is None
        assert mean_interval([3]) is None

    @pytest.mark.parametrize(
        ("hits", "of", "low", "high"),
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
    )
    def test_newcombe(self, hits: int, of: int, low: float, high: float) -> None:
        """The shares of R. G. Newcombe (Statistics in Medicine 17, 1998) have his limits, method 3."""
        found = share_interval(hits, of)
        assert found is not None
        assert (found.value, found.low, found.high, found.n) == pytest.approx((hits / of, low, high, of), abs=5e-5)

    @given(st.integers(1, 500), st.data())
    def test_shares_against_another_library(self, of: int, data: st.DataObject) -> None:
        """The limits are scipy's."""
        hits = data.draw(st.integers(0, of))
        found, other = share_interval(hits, of), stats.binomtest(hits, of).proportion_ci(method="wilson")
        assert found is not None
        assert (found.low, found.high) == pytest.approx((other.low, other.high), abs=1e-9)
        assert share_interval(hits, 0) is None


def number(answers: Answers) -> float:
    """Whatever was measured on somebody."""
    return answers[0].percent


def measured(first: str, before: int, after: int) -> Taken:
    """Somebody with one number before and another after."""
    return Taken(first, [Judged(before, "accurate")], [Judged(after, "accurate")])


ASTHMA = [
    *[
        measured("a", *pair)
        for pair in ((270, 310), (260, 310), (300, 370), (390, 410), (210, 250), (350, 380), (365, 330))
    ],
    *[measured("b", *pair) for pair in ((370, 385), (310, 400), (380, 410), (290, 320), (260, 340), (90, 220))],
]
"""Peak flow with the one medicine and the other of thirteen children, in the two orders (S. Senn 2002, chapter 3)."""


class TestChange:
    """The change of a measure from before to after."""

    def test_senn(self) -> None:
        """His crossover trial comes to 46.6 litres a minute, with the limits of Welch's test in scipy."""
        found = change(ASTHMA, number)
        assert found is not None
        assert found.balanced
        assert found.effect.value == pytest.approx(46.6, abs=0.05)
        assert found.after - found.before == pytest.approx(found.effect.value)
        one, other = ([number(who.after) - number(who.before) for who in ASTHMA if who.first == form] for form in "ab")
        welch = stats.ttest_ind(one, [-value for value in other], equal_var=False).confidence_interval()
        assert (found.effect.low, found.effect.high) == pytest.approx((welch.low / 2, welch.high / 2), rel=1e-5)

    @given(st.lists(st.integers(-100, 100), min_size=4, max_size=20), st.integers(-50, 50), st.data())
    def test_an_easier_form_cancels(self, changes: list[int], easier: int, data: st.DataObject) -> None:
        """However much easier one form is, and however many begin with it, the change is the same."""
        cut = data.draw(st.integers(2, len(changes) - 2))

        def found(more: int) -> float:
            one = [measured("a", 0, value + more) for value in changes[:cut]]
            other = [measured("b", more, value) for value in changes[cut:]]
            result = change([*one, *other], number)
            assert result is not None
            assert result.balanced
            assert result.effect.n == len(changes)
            return result.effect.value

        assert found(easier) == pytest.approx(found(0))

    def test_one_order_alone(self) -> None:
        """Where an order has fewer than two people it is the plain mean of all, and says so."""
        differences = [number(one.after) - number(one.before) for one in ASTHMA[:8]]
        for people in (ASTHMA[:7], ASTHMA[:8]):
            found = change(people, number)
            assert found is not None
            assert not found.balanced
            assert found.effect == mean_interval(differences[: len(people)])
            assert found.effect.value == pytest.approx(found.after - found.before)

    def test_never_for_one(self) -> None:
        """One pupil, or nobody, has no change; nor has who could know nothing on one side."""
        nothing = Taken("a", [Judged(50, "unverifiable")], [Judged(0, "untrue")])
        for people in ([], ASTHMA[:1], [ASTHMA[0], nothing]):
            assert change(people, accuracy) is None
            assert discernment_change(people) is None

    def test_left_out(self) -> None:
        """Who could know nothing on one side changes nothing."""
        nothing = Taken("b", [Judged(50, "accurate")], [])
        assert change([*ASTHMA, nothing], brier) == change(ASTHMA, brier)


def sat(chance: Random, d: float, c: float, count: int = 5) -> list[Judged]:
    """One who has this d′ and c takes a form with so many items of either kind."""
    verdicts: tuple[Verdict, Verdict] = ("untrue", "accurate")
    return [
        Judged(10 if chance.gauss(middle, 1) > c else 90, verdict)
        for middle, verdict in zip((d / 2, -d / 2), verdicts, strict=True)
        for _ in range(count)
    ]


def room(chance: Random, people: int) -> list[list[Judged]]:
    """A group of different people, with a mean d′ of 1 and a mean c of −0.3."""
    return [sat(chance, chance.gauss(1, 0.8), chance.gauss(-0.3, 0.5)) for _ in range(people)]


def lessons(chance: Random, people: int, gain: float, lean: float) -> list[Taken]:
    """People before and after, by d′ and c so much further on; form b is easier, and most begin with a."""
    made = []
    for n in range(people):
        d, c, first = chance.gauss(1, 0.7), chance.gauss(0, 0.5), "b" if n % 3 == 0 else "a"
        before = sat(chance, d + 0.4 * (first == "b"), c)
        made.append(Taken(first, before, sat(chance, d + gain + 0.4 * (first == "a"), c + lean)))
    return made


class TestGroups:
    """d′ and c of many people on short forms."""

    def test_where_all_did_the_same(self) -> None:
        """It is the log-linear value of the counts taken together, and not called certain."""
        people = [[*[Judged(10, "untrue")] * 5, *[Judged(90, "accurate")] * 5]] * 6
        found, pooled = group_discernment(people), discernment([one for person in people for one in person])
        assert found is not None
        assert pooled is not None
        assert (found.signals, found.hits, found.others, found.false_alarms) == (30, 30, 30, 0)
        assert found.sensitivity.value == pytest.approx(pooled.sensitivity)
        assert found.sensitivity.n == 6
        # The variance of each z by Gourevitch and Galanter, with t for five degrees of freedom.
        share = 30.5 / 31
        error = math.sqrt(2 * share * (1 - share) / 31) / stats.norm.pdf(stats.norm.ppf(share))
        assert found.sensitivity.high - found.sensitivity.value == pytest.approx(2.570582 * error, rel=1e-5)
        assert found.criterion.high == pytest.approx(2.570582 * error / 2, rel=1e-5)

    def test_what_is_known(self) -> None:
        """Of 6,000 people who differ, it finds the mean d′ and c, which the pooled counts and the single ones miss."""
        people = room(Random(4), 6000)
        found, pooled = group_discernment(people), discernment([one for person in people for one in person])
        singles = mean(alone.sensitivity for person in people if (alone := discernment(person)) is not None)
        assert found is not None
        assert pooled is not None
        assert found.sensitivity.value == pytest.approx(1, abs=0.04)
        assert found.criterion.value == pytest.approx(-0.3, abs=0.03)
        assert pooled.sensitivity < 0.9
        assert singles < 0.9

    @pytest.mark.parametrize("likeness", [0, 0.2, 0.5, 0.8])
    def test_the_bivariate_normal(self, likeness: float) -> None:
        """Where people agree with themselves as scipy's bivariate normal does, it is its correlation that counts."""
        share, many = 0.7, 1000
        z = NormalDist().inv_cdf(share)
        both = float(stats.multivariate_normal([0, 0], [[1, likeness], [likeness, 1]]).cdf([z, z]))
        twice, once = round(many * both), round(many * 2 * (share - both))
        verdicts: tuple[Verdict, Verdict] = ("untrue", "accurate")

        def person(*percents: int) -> list[Judged]:
            return [Judged(percent, verdict) for percent in percents for verdict in verdicts]

        people = [person(10, 10)] * twice + [person(10, 90)] * once + [person(90, 90)] * (many - twice - once)
        found = group_discernment(people)
        assert found is not None
        assert found.criterion.value == pytest.approx(-z / math.sqrt(1 - likeness), rel=0.02)
        assert found.sensitivity.value == pytest.approx(0, abs=1e-9)

    def test_jackknife(self) -> None:
        """The interval is that of leaving out each person in turn and computing all anew."""
        people = room(Random(7), 14)
        found = group_discernment(people)
        assert found is not None
        left = [group_discernment([*people[:n], *people[n + 1 :]]) for n in range(len(people))]
        for figure, values in (
            (found.sensitivity, [one.sensitivity.value for one in left if one is not None]),
            (found.criterion, [one.criterion.value for one in left if one is not None]),
        ):
            error = math.sqrt(13 / 14 * sum((value - mean(values)) ** 2 for value in values))
            assert figure.high - figure.value == pytest.approx(stats.t.ppf(0.975, 13) * error, rel=1e-6)
            assert figure.value - figure.low == pytest.approx(figure.high - figure.value)

    def test_intervals_hold(self) -> None:
        """Of 300 classes of 20 most intervals hold the mean d′ and c they were made with."""
        found = [one for seed in range(300) if (one := group_discernment(room(Random(seed), 20))) is not None]
        assert 0.92 <= mean(one.sensitivity.low <= 1 <= one.sensitivity.high for one in found) <= 0.99
        assert 0.92 <= mean(one.criterion.low <= -0.3 <= one.criterion.high for one in found) <= 0.99

    def test_intervals_of_changes_hold(self) -> None:
        """Of 150 classes most intervals hold the learning they were made with, though form b is easier."""
        found = [discernment_change(lessons(Random(seed), 18, 0.6, -0.3)) for seed in range(150)]
        for n, truth in enumerate((0.6, -0.3)):
            made = [one[n] for one in found if one is not None]
            assert len(made) == 150
            assert mean(one.low <= truth <= one.high for one in made) >= 0.9
            assert mean(one.value for one in made) == pytest.approx(truth, abs=0.08)

    def test_nothing_learned(self) -> None:
        """The same answers before and after are no change, whatever the order."""
        people = [Taken("ab"[n % 2], person, person) for n, person in enumerate(room(Random(2), 10))]
        found = discernment_change(people)
        assert found is not None
        assert [one.value for one in found] == pytest.approx([0, 0])

    @given(
        st.lists(
            st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=1, max_size=6), min_size=2, max_size=8
        )
    )
    def test_any_answers(self, made: list[list[tuple[int, bool]]]) -> None:
        """Whatever a group answers, there are finite limits around each figure, or none where a kind is missing."""
        people = [[Judged(percent, "accurate" if true else "untrue") for percent, true in person] for person in made]
        found = group_discernment(people)
        moved = discernment_change([Taken("ab"[n % 2], person, person[::-1]) for n, person in enumerate(people)])
        assert (found is not None) == (len({one.verdict for person in people for one in person}) == 2)
        if found is not None:
            figures = [found.sensitivity, found.criterion, *(moved or ())]
            assert all(-math.inf < one.low < one.value < one.high < math.inf for one in figures)

    def test_no_group(self) -> None:
        """One person, or a group without something true, has no figure; who could know nothing is not counted."""
        person = [Judged(10, "untrue"), Judged(90, "accurate")]
        assert group_discernment([person]) is None
        assert group_discernment([person, [Judged(3, "unverifiable")]]) is None
        assert group_discernment([[Judged(10, "untrue")]] * 6) is None


class TestLeaning:
    """What became of a group, in one word."""

    @pytest.mark.parametrize(
        ("d_change", "c_change", "word"),
        [
            ((0.1, 0.6), (-0.1, 0.1), "sharper"),
            ((0.1, 0.6), (-0.9, -0.2), "sharper"),
            ((-0.2, 0.4), (-0.9, -0.2), "cynical"),
            ((-0.9, -0.3), (-0.9, -0.2), "cynical"),
            ((-0.2, 0.4), (0.2, 0.9), "trusting"),
            ((-0.2, 0.4), (-0.4, 0.1), "none"),
            ((0, 0.4), (-0.4, 0), "none"),
        ],
    )
    def test_words(self, d_change: tuple[float, float], c_change: tuple[float, float], word: str) -> None:
        """More doubt without more discernment is named; discernment comes first; what may be chance is nothing."""

        def interval(limits: tuple[float, float]) -> Interval:
            return Interval(sum(limits) / 2, *limits, 20)

        assert leaning(interval(d_change), interval(c_change)) == word

    def test_a_cynical_class(self) -> None:
        """A class that only learned to doubt everything is called cynical, one that learned to look is sharper."""
        doubters, lookers = (discernment_change(lessons(Random(1), 28, *moved)) for moved in ((0, -1), (1.2, 0)))
        assert doubters is not None
        assert lookers is not None
        assert leaning(*doubters) == "cynical"
        assert leaning(*lookers) == "sharper"
