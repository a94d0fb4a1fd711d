"""Signal detection and calibration."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.story.measures import Judged, calibration, discernment


def judged(hits: int, misses: int, alarms: int, right: int) -> list[Judged]:
    """So many fakes called fake and believed, and so many true things called fake and believed."""
    return [
        *[Judged(10, "untrue")] * hits,
        *[Judged(90, "misleading")] * misses,
        *[Judged(49, "accurate")] * alarms,
        *[Judged(50, "accurate")] * right,
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

    def test_counts(self) -> None:
        """Hits are fakes called fake, false alarms true things called fake; exactly ½ calls nothing fake."""
        found = discernment(judged(3, 2, 1, 4))
        assert found is not None
        assert (found.signals, found.hits, found.others, found.false_alarms) == (5, 3, 5, 1)

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
