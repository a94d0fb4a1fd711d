"""What a group can do and what changed in it: d′ and c of many people, and the difference between before and after.

None of this is for one pupil: on ten items one person's figure is mostly chance.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from game.story.intervals import Interval, Part, interval, mean, mean_part, simpson, z
from game.story.measures import Answers, doubt, known

SENSITIVITY_BIAS: Mapping[int, float] = {5: 0.16, 12: 0.10, 28: 0.08}
"""How far a group's d′ is off on average on forms of ten items, by the size of the group (take the next smaller one).

The worst of five simulated populations of 2,000 groups each, with its sign, against the mean of the pupils' own
values: `python benchmarks/class_intervals.py`, 27 November 2026; the same goes for the figures below.
"""

SENSITIVITY_COVERAGE: Mapping[int, float] = {5: 0.945, 12: 0.947, 28: 0.947}
"""The share of its intervals that hold what is true, in the worst of the populations."""

CRITERION_BIAS: Mapping[int, float] = {5: -0.06, 12: -0.02, 28: -0.02}
"""The same for c."""

CRITERION_COVERAGE: Mapping[int, float] = {5: 0.950, 12: 0.947, 28: 0.942}
"""The same for c."""

SENSITIVITY_CHANGE_BIAS: Mapping[int, float] = {5: -0.05, 12: -0.04, 28: -0.05}
"""The same for the change of d′."""

SENSITIVITY_CHANGE_COVERAGE: Mapping[int, float] = {5: 0.955, 12: 0.948, 28: 0.949}
"""The same for the change of d′."""

CRITERION_CHANGE_BIAS: Mapping[int, float] = {5: -0.02, 12: 0.01, 28: 0.01}
"""The same for the change of c."""

CRITERION_CHANGE_COVERAGE: Mapping[int, float] = {5: 0.959, 12: 0.947, 28: 0.949}
"""The same for the change of c."""

MOST_ALIKE = 0.95
"""The closest to one another that two answers of one person are taken to be, so that nothing is divided by nought."""


@dataclass(frozen=True, slots=True)
class GroupDiscernment:
    """d′ (`sensitivity`) and c (`criterion`) of a group with their intervals, and the counts they come from."""

    signals: int
    hits: float
    others: int
    false_alarms: float
    sensitivity: Interval
    criterion: Interval


@dataclass(frozen=True, slots=True)
class Taken:
    """One person's answers before and after, on two forms, and which form came `first` ("a" or "b")."""

    first: str
    before: Answers
    after: Answers


@dataclass(frozen=True, slots=True)
class Change:
    """How much a measure changed on average (after − before), and the averages it changed from and to.

    `balanced` says that both orders of the forms are in it, so that a form which is easier cancels; `error` is the
    standard error of the effect.
    """

    effect: Interval
    before: float
    after: float
    balanced: bool
    error: float


class _Cell(NamedTuple):
    """The answers of some people to one kind of item, as sums that a person can be taken out of.

    `total`, `doubts`: how many answers, and how many called the item fake. `squares`, `sizes`: the sum over people of
    the squares of the two. `alike`, `pairs`: over two different answers of the same person, the sum of the product of
    their doubts, and how many there are.
    """

    total: float
    doubts: float
    squares: float
    sizes: float
    alike: float
    pairs: float


_Row = tuple[_Cell, ...]
"""The cells of a person or an order: signals and others, and these again after, where there is an after."""


def group_discernment(people: Sequence[Answers]) -> GroupDiscernment | None:
    """The mean d′ and c of a group's members; `None` for fewer than two, or without something true and something not.

    Counts are pooled, since on a short form one person's d′ is hardly known and its correction pulls it toward 0, and
    get the log-linear correction (M. J. Hautus 1995, see `measures.discernment`). A pooled d′ lies nearer to 0 than
    the mean of the individual ones, as people differ. If z of a person's rate is normal with variance s² over people,
    the pooled z is the mean one divided by √(1 + s²), as in any probit model with random effects (S. L. Zeger, K.-Y.
    Liang and P. S. Albert, "Models for longitudinal data", Biometrics 44, 1988). Two answers of one person then agree
    as those of a bivariate normal with correlation s²/(1 + s²), one for signals and others alike, which is what is
    solved for.
    The interval is a jackknife over people (J. W. Tukey 1958; R. G. Miller, "The jackknife - a review", Biometrika
    61, 1974) with Student's t. Where leaving somebody out changes nothing, since all did the same, it is the one that
    as many independent answers would give (V. Gourevitch and E. Galanter, "A significance test for one parameter
    isosensitivity functions", Psychometrika 32, 1967): that all did well is no certainty.

    How good it is on ten items: `SENSITIVITY_BIAS` and the others below.
    """
    rows = [_row(person) for person in people if known(person)]
    whole = _sum(rows)
    if len(rows) < 2 or any(not cell.total for cell in whole):
        return None
    sensitivity, criterion = _jackknife([rows])
    signal, other = whole
    return GroupDiscernment(int(signal.total), signal.doubts, int(other.total), other.doubts, sensitivity, criterion)


def change(taken: Sequence[Taken], measure: Callable[[Answers], float]) -> Change | None:
    """The mean change of a measure such as `accuracy` or `brier`, after − before; `None` for fewer than two people.

    The mean of the two orders' mean changes, each order weighing the same: what one form is easier by adds to the one
    and is taken from the other (the two-period crossover of S. Senn, "Cross-over Trials in Clinical Research", 2nd
    edition, 2002, chapter 3), with Welch's interval. Where an order has fewer than two people, it is the plain mean
    of all with Student's t, and `balanced` is false: the forms' difference is then in it. People without an item that
    can be known before or after are left out.
    """
    orders = _orders(taken)
    pairs = [[(measure(one.before), measure(one.after)) for one in order] for order in orders]
    differences = [[after - before for before, after in order] for order in pairs]
    before = mean([mean([one for one, _ in order]) for order in pairs]) if pairs else 0
    after = mean([mean([one for _, one in order]) for order in pairs]) if pairs else 0
    if len(orders) == 2:
        parts = [mean_part(order) for order in differences]
        quarters = [Part(part.variance / 4, part.freedom) for part in parts]
        people = sum(map(len, differences))
        effect = interval(mean([mean(order) for order in differences]), quarters, people)
        return Change(effect, before, after, True, _error(quarters))
    if not differences or len(differences[0]) < 2:
        return None
    part = mean_part(differences[0])
    return Change(interval(mean(differences[0]), [part], len(differences[0])), before, after, False, _error([part]))


def discernment_change(taken: Sequence[Taken]) -> tuple[Interval, Interval] | None:
    """The change of d′ and of c from before to after; `None` for fewer than two people or a side without both kinds.

    As `group_discernment` before and after in each order, with one correlation for all; the orders weigh the same, as
    in `change`, and the jackknife leaves out a person in both.
    """
    orders = [[_row(one.before) + _row(one.after) for one in order] for order in _orders(taken)]
    if not orders or len(orders[0]) < 2 or any(not cell.total for rows in orders for cell in _sum(rows)):
        return None
    return _jackknife(orders)


def leaning(d_change: Interval, c_change: Interval) -> Literal["sharper", "cynical", "trusting", "none"]:
    """What became of a group, by what moved clearly, that is, by an interval that leaves 0 out.

    "sharper": d′ rose clearly, wherever c went. Otherwise, "cynical": c fell clearly, so that more is called fake;
    "trusting": c rose clearly, so that more is believed. "none": nothing of these. That d′ did not rise clearly is not
    that it did not rise: a class of 28 shows a gain of 0.4 in one case of three or four (docs/MEASURED.md).
    """
    if d_change.low > 0:
        return "sharper"
    if c_change.high < 0:
        return "cynical"
    return "trusting" if c_change.low > 0 else "none"


def _orders(taken: Sequence[Taken]) -> list[list[Taken]]:
    """The people with something before and after by the form that came first, or all together, or nobody."""
    whole = [one for one in taken if known(one.before) and known(one.after)]
    orders = [[one for one in whole if one.first == form] for form in ("a", "b")]
    if all(len(order) >= 2 for order in orders):
        return orders
    return [whole] if whole else []


def _error(parts: Sequence[Part]) -> float:
    """The standard error of a figure whose variance is the sum of these."""
    return math.sqrt(math.fsum(part.variance for part in parts))


def _row(answers: Answers) -> _Row:
    """One person's sums for signals and for others."""
    some = known(answers)
    return tuple(
        _cell([doubt(judged) for judged in some if (judged.verdict == "accurate") is accurate])
        for accurate in (False, True)
    )


def _cell(doubts: Sequence[float]) -> _Cell:
    """One person's answers to one kind of item."""
    count, total = len(doubts), sum(doubts)
    alike = total**2 - sum(one**2 for one in doubts)
    return _Cell(count, total, total**2, count**2, alike, count * (count - 1))


def _sum(rows: Sequence[_Row]) -> _Row:
    """The rows of several people as one."""
    return tuple(_Cell(*map(sum, zip(*cells, strict=True))) for cells in zip(*rows, strict=True))


def _without(whole: _Row, row: _Row) -> _Row:
    """The sums without one person."""
    return tuple(
        _Cell(*(all_ - one for all_, one in zip(cell, mine, strict=True)))
        for cell, mine in zip(whole, row, strict=True)
    )


def _jackknife(orders: Sequence[Sequence[_Row]]) -> tuple[Interval, Interval]:
    """d′ and c, or their change, with intervals from leaving out each person of each order in turn."""
    sums = [_sum(rows) for rows in orders]
    full = _pooled(sums)
    parts: tuple[list[Part], list[Part]] = ([], [])
    for n, rows in enumerate(orders):
        # On a short form many people have the same sums, and leaving out one is leaving out the other.
        left = {row: _pooled([*sums[:n], _without(sums[n], row), *sums[n + 1 :]]) for row in set(rows)}
        for found, values in zip(parts, zip(*(left[row] for row in rows), strict=True), strict=True):
            apart = mean_part(values)
            found.append(Part(apart.variance * (len(rows) - 1) ** 2, apart.freedom))
    people = sum(map(len, orders))
    alike = _alike(sums)
    return (
        interval(full[0], parts[0], people, alike),
        interval(full[1], parts[1], people, alike / 4),
    )


def _pooled(sums: Sequence[_Row]) -> tuple[float, float]:
    """d′ and c of the sums of one order or two; where a row has a before and an after, their change."""
    signal = mean([_z(row[-2]) - (_z(row[0]) if len(row) > 2 else 0) for row in sums])
    other = mean([_z(row[-1]) - (_z(row[1]) if len(row) > 2 else 0) for row in sums])
    scale = _scale(sums)
    return scale * (signal - other), -scale * (signal + other) / 2


def _alike(sums: Sequence[_Row]) -> float:
    """The variance of d′ that independent answers would give."""

    def variance(cell: _Cell) -> float:
        share, at = _share(cell), _z(cell)
        return share * (1 - share) / (cell.total + 1) * 2 * math.pi * math.exp(at**2)

    return _scale(sums) ** 2 * math.fsum(variance(cell) for row in sums for cell in row) / len(sums) ** 2


def _scale(sums: Sequence[_Row]) -> float:
    """How much larger the mean of individual values is than the pooled one: √(1 + s²)."""
    return 1 / math.sqrt(1 - _likeness(sums))


def _likeness(sums: Sequence[_Row]) -> float:
    """The correlation that makes two answers of a person agree as often as they do, from 0 to `MOST_ALIKE`.

    In each cell the agreement beyond chance is compared with that of a bivariate normal above z of the pooled share,
    which is the integral over the arc sine θ of the correlation of exp(−z² / (1 + sin θ)) / 2π (Z. Drezner and G. O.
    Wesolowsky, "On the computation of the bivariate normal integral", Journal of Statistical Computation and
    Simulation 35, 1990). Chance is taken from pairs of different people, who know nothing of each other.
    """
    cells = [(cell.pairs, _z(cell) ** 2) for cell in _telling(sums)]
    beyond = math.fsum(
        cell.alike - cell.pairs * (cell.doubts**2 - cell.squares) / (cell.total**2 - cell.sizes)
        for cell in _telling(sums)
    )
    if beyond <= 0:
        return 0.0

    def slope(angle: float) -> float:
        return math.fsum(pairs * math.exp(-square / (1 + math.sin(angle))) for pairs, square in cells) / (2 * math.pi)

    angle = math.asin(MOST_ALIKE)
    if simpson(slope, angle, 8) <= beyond:
        return MOST_ALIKE
    # The slope rises, so Newton's steps come down to the goal from above, whence they start.
    step = angle
    while abs(step) > 1e-9:
        step = (simpson(slope, angle, 8) - beyond) / slope(angle)
        angle -= step
    return math.sin(angle)


def _telling(sums: Sequence[_Row]) -> Iterator[_Cell]:
    """The cells in which a person has two answers, and there are two people."""
    return (cell for row in sums for cell in row if cell.pairs > 0 and cell.total**2 > cell.sizes)


def _share(cell: _Cell) -> float:
    """The pooled share of doubts, log-linear."""
    return (cell.doubts + 0.5) / (cell.total + 1)


def _z(cell: _Cell) -> float:
    """The quantile that belongs to the share."""
    return z(_share(cell))
