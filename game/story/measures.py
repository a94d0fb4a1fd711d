"""What a series of judgements says about the one who judges: signal detection and calibration."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from game.story.scenario import Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement: the stated probability in percent, and what the item turned out to be."""

    percent: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Discernment:
    """How well what is not to be believed is told from what is.

    The signal is "not to be believed"; a judgement under 50 percent says that it is there. `hits` and `false_alarms`
    are counts; `sensitivity` is d′ (0 is chance, higher tells them apart better); `criterion` is c (negative leans
    toward calling things fake, positive toward believing them).
    """

    signals: int
    hits: int
    others: int
    false_alarms: int
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


def discernment(judgements: Iterable[Judged]) -> Discernment | None:
    """d′ and c with the log-linear correction; `None` unless there was something true and something not.

    What cannot be known yet stays out. The correction adds ½ to each count and 1 to each total, so that a perfect
    score stays finite. Source: M. J. Hautus, "Corrections for extreme proportions and their biasing effects on
    estimated values of d′", Behavior Research Methods 27, 1995; d′ and c as in D. M. Green and J. A. Swets, "Signal
    Detection Theory and Psychophysics", 1966, with c = −(z(hit) + z(false alarm)) / 2.
    """
    from statistics import NormalDist

    known = [judged for judged in judgements if judged.verdict != "unverifiable"]
    signal = [judged for judged in known if judged.verdict != "accurate"]
    noise = [judged for judged in known if judged.verdict == "accurate"]
    if not signal or not noise:
        return None
    hits = sum(judged.percent < 50 for judged in signal)
    alarms = sum(judged.percent < 50 for judged in noise)
    z = NormalDist().inv_cdf
    hit = z((hits + 0.5) / (len(signal) + 1))
    alarm = z((alarms + 0.5) / (len(noise) + 1))
    return Discernment(
        signals=len(signal),
        hits=hits,
        others=len(noise),
        false_alarms=alarms,
        sensitivity=hit - alarm,
        criterion=-(hit + alarm) / 2,
    )


def calibration(
    judgements: Iterable[Judged], edges: Sequence[int] = (0, 20, 40, 60, 80, 100)
) -> tuple[CalibrationPoint, ...]:
    """Of the things called 80 percent likely, how many were true: one point for each stretch that holds a judgement.

    What cannot be known yet stays out. `edges` are the limits of the stretches in percent, rising.
    """
    known = [judged for judged in judgements if judged.verdict != "unverifiable"]
    points = []
    for low, high in pairwise(edges):
        inside = [judged for judged in known if low <= judged.percent < high or judged.percent == high == edges[-1]]
        if inside:
            points.append(
                CalibrationPoint(
                    low=low,
                    high=high,
                    count=len(inside),
                    stated=sum(judged.percent for judged in inside) / len(inside),
                    true=100 * sum(judged.verdict == "accurate" for judged in inside) / len(inside),
                )
            )
    return tuple(points)
