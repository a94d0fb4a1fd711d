"""The mean over many workshops: a published example, and what has to hold of any."""

import math
from random import Random

import pytest

from game.story.pooling import pooled


def test_values_that_are_all_the_same_have_no_spread() -> None:
    """The mean is that value, with an interval as wide as the errors within allow."""
    found = pooled([0.2, 0.2, 0.2, 0.2], [0.1, 0.1, 0.1, 0.1])
    assert found is not None
    assert (found.mean.value, found.spread) == (0.2, 0)
    assert found.mean.high - 0.2 == pytest.approx(3.18245 * 0.05, rel=1e-4)


def test_equal_errors_give_the_plain_mean_and_its_t_interval() -> None:
    """With equal errors and values far apart, the interval is Student's over the values themselves."""
    values = [0.1, 0.4, -0.2, 0.5, 0.2]
    found = pooled(values, [0.02] * 5)
    assert found is not None
    deviation = math.sqrt(sum((value - 0.2) ** 2 for value in values) / 4)
    assert found.mean.value == pytest.approx(0.2)
    assert found.mean.high - 0.2 == pytest.approx(2.77645 * deviation / math.sqrt(5), rel=1e-4)
    assert found.spread == pytest.approx(math.sqrt(deviation**2 - 0.02**2))


def test_an_error_of_nought_is_no_certainty() -> None:
    """A group of which all did the same counts like the surest of the others."""
    assert pooled([0.2, 0.5, 0.1], [0, 0.1, 0.2]) == pooled([0.2, 0.5, 0.1], [1e-17, 0.1, 0.2])
    assert pooled([0.2, 0.5, 0.1], [0, 0.1, 0.2]) == pooled([0.2, 0.5, 0.1], [0.1, 0.1, 0.2])


def test_one_group_has_no_mean_over_groups() -> None:
    """Nor has none."""
    assert pooled([0.3], [0.1]) is None
    assert pooled([], []) is None


def test_the_interval_holds_the_true_mean() -> None:
    """In 400 programmes of 8 workshops that differ truly, some 95 of 100 intervals hold the true mean."""
    chance = Random(8)
    held = 0
    for _ in range(400):
        errors = [chance.uniform(0.03, 0.12) for _ in range(8)]
        values = [chance.gauss(chance.gauss(0.1, 0.06), error) for error in errors]
        found = pooled(values, errors)
        assert found is not None
        held += found.mean.low <= 0.1 <= found.mean.high
    assert 0.92 < held / 400 <= 0.985


def test_the_trials_of_a_vaccine_give_the_published_mean_and_spread() -> None:
    """Thirteen trials of BCG against tuberculosis (G. A. Colditz et al., JAMA 271, 1994), as log risk ratios.

    Known of them, by the moments of DerSimonian and Laird: a mean of −0.7141 and τ² = 0.3088.
    """
    values, errors = [], []
    for ill, well, others_ill, others_well in BCG:
        treated, others = ill + well, others_ill + others_well
        values.append(math.log(ill / treated) - math.log(others_ill / others))
        errors.append(math.sqrt(1 / ill - 1 / treated + 1 / others_ill - 1 / others))
    found = pooled(values, errors)
    assert found is not None
    assert found.mean.value == pytest.approx(-0.7141, abs=5e-5)
    assert found.spread**2 == pytest.approx(0.3088, abs=5e-5)


BCG = (
    (4, 119, 11, 128),
    (6, 300, 29, 274),
    (3, 228, 11, 209),
    (62, 13536, 248, 12619),
    (33, 5036, 47, 5761),
    (180, 1361, 372, 1079),
    (8, 2537, 10, 619),
    (505, 87886, 499, 87892),
    (29, 7470, 45, 7232),
    (17, 1699, 65, 1600),
    (186, 50448, 141, 27197),
    (5, 2493, 3, 2338),
    (27, 16886, 29, 17825),
)
"""Ill and well of those who were vaccinated, and of the others."""
