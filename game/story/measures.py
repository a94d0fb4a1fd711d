"""What a series of judgements says about those who judge: signal detection, calibration, and how hard items are.

One rule for all counts here: under 50 percent an item is called not to be believed, above 50 it is called true, and
exactly 50 is "I don't know", which counts half for the one and half for the other. What cannot be known yet
(`unverifiable`) stays out of everything.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from game.story.intervals import Interval, mean, wilson, z
from game.story.scenario import Verdict

FEWEST = 5
"""Groups of fewer people are never shown."""

EDGES = (0, 20, 40, 60, 80, 100)
"""The limits, in percent, of the stretches of stated probability that are looked at together."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement: the stated probability in percent, and what the item turned out to be."""

    percent: int
    verdict: Verdict


Answers: TypeAlias = Sequence[Judged]
"""What one person judged on one form."""


@dataclass(frozen=True, slots=True)
class Discernment:
    """How well what is not to be believed is told from what is.

    The signal is "not to be believed"; a judgement under 50 percent says that it is there, one of exactly 50 half
    does. `hits` and `false_alarms` are counts with halves; `sensitivity` is d′ (0 is chance, higher tells them apart
    better); `criterion` is c (negative leans toward calling things fake, positive toward believing them).
    """

    signals: int
    hits: float
    others: int
    false_alarms: float
    sensitivity: float
    criterion: float


@dataclass(frozen=True, slots=True)
class CalibrationPoint:
    """The judgements of one stretch of stated probability: mean statement and share that was true, both in percent."""

    low: int
    high: int
    count: int
    stated: float
    true: float


@dataclass(frozen=True, slots=True)
class BrierParts:
    """What a Brier score is made of.

    The score is reliability − resolution + uncertainty + within_variance − within_covariance, exactly.
    `reliability`: how far what was stated lies from what was true (0 is best). `resolution`: how far apart those things
    turned out that were called likely and unlikely (higher is better). `uncertainty`: what the mixture of items leaves
    open (¼ where half are true). The last two are what grouping into stretches hides: how much the statements of one
    stretch differ, and twice how much those differences went the right way.
    """

    count: int
    score: float
    reliability: float
    resolution: float
    uncertainty: float
    within_variance: float
    within_covariance: float


@dataclass(frozen=True, slots=True)
class ItemFigure:
    """How one item did in a group.

    `n` people judged it, `right` is the share of them that did so rightly, with its interval. `discrimination` is from
    −1 to 1: whether those who judge this item rightly do so with the others too; `None` where that cannot be told.
    `split` is how evenly people disagree: 0 when all say the same, 1 when half call it true and half don't.
    """

    n: int
    right: Interval
    discrimination: float | None
    split: float


def doubt(judged: Judged) -> float:
    """Whether it was called not to be believed: 1 yes, 0 no, ½ for exactly 50 percent."""
    return 0.5 if judged.percent == 50 else float(judged.percent < 50)


def rightness(judged: Judged) -> float:
    """Whether something that can be known was judged rightly: 1 yes, 0 no, ½ for exactly 50 percent."""
    return 1 - doubt(judged) if judged.verdict == "accurate" else doubt(judged)


def known(judgements: Iterable[Judged]) -> list[Judged]:
    """The judgements of what can be known."""
    return [judged for judged in judgements if judged.verdict != "unverifiable"]


def accuracy(answers: Answers) -> float:
    """The share that was judged rightly, from 0 to 1; exactly 50 percent counts half.

    Raises `ValueError` where there is nothing that can be known.
    """
    return mean([rightness(judged) for judged in _some(answers)])


def brier(answers: Answers) -> float:
    """The mean squared distance of the stated probability from 1 (true) or 0 (not): 0 is best, 1 is worst.

    Always saying 50 percent gives ¼. Raises `ValueError` where there is nothing that can be known. Source: G. W.
    Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78, 1950.
    """
    return mean([(stated - outcome) ** 2 for stated, outcome in map(_pair, _some(answers))])


def brier_parts(judgements: Answers, edges: Sequence[int] = EDGES) -> BrierParts:
    """The Brier score of many judgements, taken apart; `edges` are the limits of the stretches in percent, rising.

    Raises `ValueError` where there is nothing that can be known. Source: A. H. Murphy, "A new vector partition of the
    probability score", Journal of Applied Meteorology 12, 1973; the two terms within stretches are those of D. B.
    Stephenson, C. A. S. Coelho and I. T. Jolliffe, "Two extra components in the Brier score decomposition", Weather
    and Forecasting 23, 2008.
    """
    some = _some(judgements)
    base = mean([outcome for _, outcome in map(_pair, some)])
    reliability, resolution, spread, trend = [], [], [], []
    for _, _, inside in _stretches(some, edges):
        pairs = [_pair(judged) for judged in inside]
        stated = mean([one for one, _ in pairs])
        true = mean([outcome for _, outcome in pairs])
        reliability.append(len(pairs) * (stated - true) ** 2)
        resolution.append(len(pairs) * (true - base) ** 2)
        spread += [(one - stated) ** 2 for one, _ in pairs]
        trend += [2 * (one - stated) * (outcome - true) for one, outcome in pairs]
    return BrierParts(
        count=len(some),
        score=brier(some),
        reliability=math.fsum(reliability) / len(some),
        resolution=math.fsum(resolution) / len(some),
        uncertainty=base * (1 - base),
        within_variance=math.fsum(spread) / len(some),
        within_covariance=math.fsum(trend) / len(some),
    )


def calibration(judgements: Iterable[Judged], edges: Sequence[int] = EDGES) -> tuple[CalibrationPoint, ...]:
    """Of the things called 80 percent likely, how many were true: one point for each stretch that holds a judgement.

    `edges` are the limits of the stretches in percent, rising.
    """
    return tuple(
        CalibrationPoint(
            low=low,
            high=high,
            count=len(inside),
            stated=mean([judged.percent for judged in inside]),
            true=100 * mean([judged.verdict == "accurate" for judged in inside]),
        )
        for low, high, inside in _stretches(known(judgements), edges)
    )


def discernment(judgements: Iterable[Judged]) -> Discernment | None:
    """One person's d′ and c, log-linear; `None` unless there was something true and something not.

    The correction adds ½ to each count and 1 to each total, so that a perfect score stays finite. On a short form it
    pulls d′ toward 0; `effects.group_discernment` is for groups. Source: M. J. Hautus, "Corrections for extreme
    proportions and their biasing effects on estimated values of d′", Behavior Research Methods 27, 1995; d′ and c as in
    D. M. Green and J. A. Swets, "Signal Detection Theory and Psychophysics", 1966, with
    c = −(z(hit) + z(false alarm)) / 2.
    """
    found = known(judgements)
    signal = [doubt(judged) for judged in found if judged.verdict != "accurate"]
    noise = [doubt(judged) for judged in found if judged.verdict == "accurate"]
    if not signal or not noise:
        return None
    hit = z((sum(signal) + 0.5) / (len(signal) + 1))
    alarm = z((sum(noise) + 0.5) / (len(noise) + 1))
    return Discernment(
        signals=len(signal),
        hits=sum(signal),
        others=len(noise),
        false_alarms=sum(noise),
        sensitivity=hit - alarm,
        criterion=-(hit + alarm) / 2,
    )


def item_figures(people: Sequence[Mapping[str, Judged]]) -> Mapping[str, ItemFigure]:
    """How each item did, by its id: one mapping a person, from the items that this person judged.

    Discrimination is the corrected item–total correlation (J. C. Nunnally and I. H. Bernstein, "Psychometric Theory",
    3rd edition, 1994): of being right on this item with the share of right ones among the person's *other* items. It
    is `None` where fewer than three people have other items, or where one of the two is the same for all.
    """
    told: dict[str, list[Judged]] = {}
    against: dict[str, list[tuple[float, float]]] = {}
    for person in people:
        mine = {item: rightness(judged) for item, judged in person.items() if judged.verdict != "unverifiable"}
        for item, right in mine.items():
            told.setdefault(item, []).append(person[item])
            if len(mine) > 1:
                rest = (math.fsum(mine.values()) - right) / (len(mine) - 1)
                against.setdefault(item, []).append((right, rest))
    figures = {}
    for item, judgements in told.items():
        share = wilson(math.fsum(map(rightness, judgements)), len(judgements))
        figures[item] = ItemFigure(share.n, share, _correlation(against.get(item, [])), _split(judgements))
    return figures


def _split(judgements: Answers) -> float:
    """Four times the variance of the sides taken: all undecided is no split."""
    sides = [doubt(judged) for judged in judgements]
    middle = mean(sides)
    return 4 * mean([(side - middle) ** 2 for side in sides])


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's correlation, where it can be computed."""
    if len(pairs) < 3:
        return None
    left, right = mean([one for one, _ in pairs]), mean([other for _, other in pairs])
    both = math.fsum((one - left) * (other - right) for one, other in pairs)
    spread = math.fsum((one - left) ** 2 for one, _ in pairs) * math.fsum((other - right) ** 2 for _, other in pairs)
    # Shares that are the same but for rounding don't vary.
    return max(-1.0, min(1.0, both / math.sqrt(spread))) if spread > 1e-20 else None


def _some(judgements: Iterable[Judged]) -> list[Judged]:
    """The judgements of what can be known, of which there must be one."""
    some = known(judgements)
    if not some:
        raise ValueError("nothing was judged that can be known")
    return some


def _pair(judged: Judged) -> tuple[float, float]:
    """The stated probability and the outcome, both from 0 to 1."""
    return judged.percent / 100, float(judged.verdict == "accurate")


def _stretches(judgements: Answers, edges: Sequence[int]) -> Iterator[tuple[int, int, list[Judged]]]:
    """The stretches that hold a judgement, with their limits; a limit belongs to the upper one, the last to both."""
    for low, high in pairwise(edges):
        inside = [one for one in judgements if low <= one.percent < high or one.percent == high == edges[-1]]
        if inside:
            yield low, high, inside
