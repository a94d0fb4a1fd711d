"""How far a figure may be trusted: 95 percent intervals for means and shares."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

LEVEL = 0.95
"""The share of all such intervals that hold what is true."""

NORMAL = 1.959963984540054
"""The quantile of the normal distribution that belongs to it, on both sides."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and the limits between which, at 95 percent, the true one lies; `n` people (or answers) carry it."""

    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Part:
    """An independent part of a figure: the variance it adds, and how many degrees of freedom that is known with."""

    variance: float
    freedom: int


def mean_interval(values: Sequence[float]) -> Interval | None:
    """The mean of what was measured on each of several people, by Student's t; `None` for fewer than two.

    Source: "Student" (W. S. Gosset), "The probable error of a mean", Biometrika 6, 1908. Where all values are the
    same the interval has no width: they say nothing about how others would differ.
    """
    if len(values) < 2:
        return None
    return interval(mean(values), [mean_part(values)], len(values))


def share_interval(hits: float, of: int) -> Interval | None:
    """A share between 0 and 1, by the score method, which holds for few and for extreme ones; `None` of nothing.

    A hit may be a half one. Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
    inference", Journal of the American Statistical Association 22, 1927.
    """
    return None if of < 1 else wilson(hits, of)


def wilson(hits: float, of: int) -> Interval:
    """`share_interval` of at least one answer."""
    share, square = hits / of, NORMAL**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    reach = NORMAL * math.sqrt(share * (1 - share) / of + square / (4 * of**2)) / (1 + square / of)
    return Interval(share, max(0.0, middle - reach), min(1.0, middle + reach), of)


def interval(value: float, parts: Sequence[Part], n: int, otherwise: float = 0) -> Interval:
    """The limits around a figure whose variance is the sum of independent parts, or `otherwise` where that is nought.

    The degrees of freedom are those of Welch and Satterthwaite (F. E. Satterthwaite, "An approximate distribution of
    estimates of variance components", Biometrics Bulletin 2, 1946; B. L. Welch, "The generalization of 'Student's'
    problem when several different population variances are involved", Biometrika 34, 1947).
    """
    variance = math.fsum(part.variance for part in parts)
    squares = math.fsum(part.variance**2 / part.freedom for part in parts)
    freedom = variance**2 / squares if squares > 0 else sum(part.freedom for part in parts)
    # Sums of the same numbers in another order differ by less than this.
    reach = student(freedom) * math.sqrt(variance if variance > 1e-18 else otherwise)
    return Interval(value, value - reach, value + reach, n)


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean of one value or more."""
    return math.fsum(values) / len(values)


def mean_part(values: Sequence[float]) -> Part:
    """The variance of the mean of two values or more."""
    middle = mean(values)
    squares = math.fsum((value - middle) ** 2 for value in values)
    return Part(squares / (len(values) - 1) / len(values), len(values) - 1)


def z(share: float) -> float:
    """The quantile of the standard normal distribution that belongs to a share between 0 and 1, both left out."""
    from statistics import NormalDist

    return NormalDist().inv_cdf(share)


def simpson(curve: Callable[[float], float], end: float, steps: int) -> float:
    """The area under a curve from 0 to an end, by Simpson's rule with an even number of steps."""
    width = end / steps
    odd = math.fsum(curve(width * n) for n in range(1, steps, 2))
    even = math.fsum(curve(width * n) for n in range(2, steps, 2))
    return (curve(0) + 4 * odd + 2 * even + curve(end)) * width / 3


@lru_cache(maxsize=4096)
def student(freedom: float) -> float:
    """The quantile of Student's t that 95 percent lie within on both sides, for one degree of freedom or more.

    With t = √ν·tan θ the density becomes cos^(ν−1) θ (M. Abramowitz and I. A. Stegun, "Handbook of Mathematical
    Functions", 1964, 26.7), whose integral is bent one way, so that Newton's steps from below never pass the goal.
    Right to five digits.
    """
    whole = math.exp(math.lgamma(freedom / 2) - math.lgamma((freedom + 1) / 2)) * math.sqrt(math.pi) / 2

    def density(angle: float) -> float:
        return math.pow(math.cos(angle), freedom - 1)

    angle = step = math.atan(NORMAL / math.sqrt(freedom))
    while abs(step) > 1e-10 * angle:
        step = (LEVEL * whole - simpson(density, angle, 64)) / density(angle)
        angle += step
    return math.sqrt(freedom) * math.tan(angle)
