"""What many workshops say together: a mean over them, how sure it is, and how far they lie apart."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from game.story.intervals import Interval, student

NOUGHT = 1e-9
"""Sums of the same numbers in another order differ by less than this."""


@dataclass(frozen=True, slots=True)
class Pooled:
    """The mean over groups with its interval, and how far their true values lie apart.

    `spread` is the standard deviation τ between groups, beyond what chance within them explains. `new` is where, at 95
    percent, the true value of one more such group lies; `None` for fewer than three.
    """

    mean: Interval
    spread: float
    new: Interval | None


def pooled(values: Sequence[float], errors: Sequence[float]) -> Pooled | None:
    """The random-effects mean of what was found in several groups; `None` for fewer than two.

    `errors` are the standard errors of the values; an error of nought, where all of a group did the same, is no
    certainty and counts as the smallest of the others. Sources: the variance between groups by moments (R.
    DerSimonian and N. Laird, "Meta-analysis in clinical trials", Controlled Clinical Trials 7, 1986); the interval
    with Student's t and the weighted variance (J. Hartung and G. Knapp, "On tests of the overall treatment effect in
    meta-analysis with normally distributed responses", Statistics in Medicine 20, 2001), never made narrower than
    without it (C. Röver, G. Knapp and T. Friede, "Hartung-Knapp-Sidik-Jonkman approach and its modification for
    random-effects meta-analysis with few studies", BMC Medical Research Methodology 15, 2015); what a new group would
    have (J. P. T. Higgins, S. G. Thompson and D. J. Spiegelhalter, "A re-evaluation of random-effects meta-analysis",
    Journal of the Royal Statistical Society A 172, 2009).
    """
    if len(values) < 2:
        return None
    least = min((error for error in errors if error > NOUGHT), default=1.0)
    variances = [max(error, least) ** 2 for error in errors]
    between = _between(values, variances)
    weights = [1 / (variance + between) for variance in variances]
    whole, middle = math.fsum(weights), _weighted(values, weights)
    freedom = len(values) - 1
    apart = math.fsum(weight * (value - middle) ** 2 for value, weight in zip(values, weights, strict=True)) / freedom
    error = math.sqrt(max(1.0, apart) / whole)
    reach = student(freedom) * error
    return Pooled(
        mean=Interval(middle, middle - reach, middle + reach, len(values)),
        spread=math.sqrt(between),
        new=_new(middle, math.sqrt(between + error**2), len(values)),
    )


def _between(values: Sequence[float], variances: Sequence[float]) -> float:
    """The variance between groups, τ²: what Cochran's Q has beyond its degrees of freedom, never below nought."""
    weights = [1 / variance for variance in variances]
    whole, middle = math.fsum(weights), _weighted(values, weights)
    q = math.fsum(weight * (value - middle) ** 2 for value, weight in zip(values, weights, strict=True))
    scale = whole - math.fsum(weight**2 for weight in weights) / whole
    return max(0.0, (q - (len(values) - 1)) / scale)


def _new(middle: float, error: float, count: int) -> Interval | None:
    if count < 3:
        return None
    reach = student(count - 2) * error
    return Interval(middle, middle - reach, middle + reach, count)


def _weighted(values: Sequence[float], weights: Sequence[float]) -> float:
    """A weighted mean; of values that are all the same, exactly that."""
    first = values[0]
    beyond = math.fsum(weight * (value - first) for value, weight in zip(values, weights, strict=True))
    return first + beyond / math.fsum(weights)
