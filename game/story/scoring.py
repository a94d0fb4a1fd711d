"""Three scores out of 100 for one playthrough, and their weighted sum.

None knows a clock, and none is floored: a total may lie below nought.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from game.story.explore import care_bounds
from game.story.playthrough import PINS, Moment
from game.story.scenario import Defaults, Finding, Kind, Scenario, Verdict, Weight

JUDGEMENT, METHOD, CARE = 40, 30, 30
"""What each score weighs in the total, in percent."""

QUADRATIC_SHARE, KIND_SHARE = 0.9, 10

RATIO: Mapping[Weight, float] = {"none": 1, "weak": 2, "strong": 6, "decisive": 20}
"""What a finding is worth as a likelihood ratio: how many times more likely one would come across it if it
pointed right."""

ENOUGH = math.log(120)
"""Beyond this log-ratio (odds of 120 to 1) more findings for the same item add nothing."""

TRUTH: Mapping[Verdict, float] = {
    "accurate": 1.0,
    "misleading": 0.0,
    "untrue": 0.0,
    "satire": 0.0,
    "unverifiable": 0.5,
}
"""The outcome that a stated probability is measured against, by verdict."""

LIT = 60
"""From this total on, a case counts as closed well: its lantern is lit."""


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One reached item: what was judged, what it is, and the quadratic score (100 at best).

    `gained` is the capped log-ratio of the findings that were pinned, `best` the most that its findings could
    give.
    """

    item: str
    verdict: Verdict
    kind: Kind
    percent: int | None
    named: Kind | None
    quadratic: float
    gained: float
    best: float


@dataclass(frozen=True, slots=True)
class Result:
    """What a finished playthrough earned. `minutes` is the desk time spent; every score is out of 100."""

    judgement: float
    method: float
    care: float
    total: float
    minutes: int
    trust: int
    calm: int
    ending: str | None
    items: tuple[ItemScore, ...]

    @property
    def lit(self) -> bool:
        """Whether the case was closed well."""
        return self.total >= LIT


def quadratic(percent: float, truth: float) -> float:
    """100 − 400 (p − o)²: 100 for being rightly certain, 0 for "I don't know", −300 for certainly wrong.

    `percent` is the stated probability in percent, `truth` the outcome o (1, 0, or ½ where nobody can know).
    The score is Brier's, scaled; it is proper: its expectation is highest when the probability that one holds
    is the one that one states. Source: G. W. Brier, "Verification of forecasts expressed in terms of
    probability", Monthly Weather Review 78, 1950.
    """
    return 100 - 400 * (percent / 100 - truth) ** 2


def log_ratio(finding: Finding, verdict: Verdict) -> float:
    """What a finding moves a mind toward the truth, as a log likelihood ratio; negative where it misleads.

    On an item that cannot be known yet `open` findings count and the others cost; on any other item it is the
    other way about. Source of weighing evidence by log-ratios: I. J. Good, "Probability and the Weighing of
    Evidence", 1950.
    """
    right = {"accurate": "for", "unverifiable": "open"}.get(verdict, "against")
    worth = math.log(RATIO[finding.weight])
    return worth if finding.speaks == right else -worth


def score(scenario: Scenario, moment: Moment, entry: Defaults | None = None) -> Result:
    """The result of a playthrough that stands at `moment`; `entry` is what the case was entered with."""
    entry = scenario.defaults if entry is None else entry
    # At the correction desk nothing is judged, and care is all there is to it.
    counted = tuple(item for item in moment.reached if item not in moment.skipped) if scenario.desk is None else ()
    items = tuple(_item_score(scenario, moment, item) for item in counted)
    judged = _mean([item.quadratic for item in items])
    named = _mean([100.0 * (item.named == item.kind) for item in items])
    judgement = QUADRATIC_SHARE * judged + KIND_SHARE / 100 * named
    affordable = best_method(scenario, frozenset(counted))
    gained = sum(item.gained for item in items)
    method = 100 * gained / affordable if affordable else 100.0
    worst, best = care_bounds(scenario, entry, frozenset(moment.skipped))
    done = moment.trust - entry.trust + moment.calm - entry.calm
    care = 100 * (done - worst) / (best - worst) if best > worst else 100.0
    total = (JUDGEMENT * judgement + METHOD * method + CARE * care) / 100 if scenario.desk is None else care
    return Result(
        judgement=judgement,
        method=method,
        care=care,
        total=total,
        minutes=scenario.shift - moment.minutes,
        trust=moment.trust,
        calm=moment.calm,
        ending=moment.ending,
        items=items,
    )


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 100.0


def _item_score(scenario: Scenario, moment: Moment, name: str) -> ItemScore:
    item = scenario.items[name]
    judgement = moment.judgements.get(name)
    percent = None if judgement is None else judgement.percent
    findings = [check.finding for check in item.checks.values()]
    ratios = sorted((log_ratio(finding, item.verdict) for finding in findings), reverse=True)
    gained = sum(log_ratio(finding, item.verdict) for finding in findings if finding.id in moment.pinned)
    return ItemScore(
        item=name,
        verdict=item.verdict,
        kind=item.kind,
        percent=percent,
        named=None if judgement is None else judgement.kind,
        quadratic=quadratic(50 if percent is None else percent, TRUTH[item.verdict]),
        gained=min(gained, ENOUGH),
        best=min(sum(ratio for ratio in ratios[:PINS] if ratio > 0), ENOUGH),
    )


@lru_cache(maxsize=64)
def best_method(scenario: Scenario, items: frozenset[str]) -> float:
    """The best sum of capped log-ratios that the shift allows over these items, three findings an item.

    A knapsack over minutes, solved exactly: first the best of each item for every number of minutes, then the
    best split of the shift among the items.
    """
    whole = [0.0] * (scenario.shift + 1)
    for name in sorted(items):
        item = scenario.items[name]
        worth = [(check.minutes, log_ratio(check.finding, item.verdict)) for check in item.checks.values()]
        alone = _best_by_minutes([pair for pair in worth if pair[1] > 0], scenario.shift)
        whole = [
            max(whole[minutes - spent] + alone[spent] for spent in range(minutes + 1))
            for minutes in range(scenario.shift + 1)
        ]
    return whole[scenario.shift]


def _best_by_minutes(worth: Iterable[tuple[int, float]], shift: int) -> list[float]:
    """For each number of minutes up to `shift`, the best capped sum of three (minutes, worth) pairs."""
    best = [[0.0] * (shift + 1) for _ in range(PINS + 1)]
    for cost, value in worth:
        for count in range(PINS, 0, -1):
            for minutes in range(shift, cost - 1, -1):
                best[count][minutes] = max(best[count][minutes], best[count - 1][minutes - cost] + value)
    return [min(value, ENOUGH) for value in best[PINS]]
