"""Plays a pack with many players and reports how they fared."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from game.simulator import work
from game.simulator.bots import ALIASES, BOTS, WALKER
from game.simulator.coverage import Met, Search, coverage
from game.simulator.report import VERSION, Bin, BotScore, CaseReport, Players, Report, Spread
from game.simulator.work import Batch, Part, Studied, Study, Table, Tally, Totals, batches, bot
from game.story.pack import Pack
from game.story.scenario import Scenario
from game.story.scoring import LIT

MARGIN: Mapping[str, float] = {"careful": 0, "judging": 20, "acting": 5, "looking": 5}
"""By how many points over the pack the careful player is ahead of each group of bots."""

TRIES = 100
"""How often a bot that goes by chance is played to measure it."""

BINS = (None, *range(0, 100, 10))


@dataclass(frozen=True, slots=True)
class Kept:
    """The play of one simulated player: its habit, its number among those of that habit, the case, the tokens."""

    habit: str
    number: int
    case: str
    tokens: tuple[str, ...]


def roster(players: int, mix: Mapping[str, int] | None) -> dict[str, int]:
    """How many of the players have each habit.

    Without a mix each bot is one player and all others are walkers; with one, the players are shared out in
    its proportions. Raises `ValueError` for fewer than one player, and for a habit that is not known or a
    share that is not positive.
    """
    if players < 1:
        raise ValueError("there must be at least one player")
    if mix is None:
        shared = dict.fromkeys(list(BOTS)[:players], 1)
        return {**shared, WALKER: players - len(shared)} if players > len(shared) else shared
    for name, share in mix.items():
        if name not in BOTS and name not in ALIASES and name != WALKER:
            raise ValueError(f"no player is called {name!r}; known: {', '.join((*BOTS, WALKER, *ALIASES))}")
        if share < 1:
            raise ValueError(f"the share of {name!r} must be at least 1")
    whole = sum(mix.values())
    if not whole:
        raise ValueError("the mix names nobody")
    counts = {name: players * share // whole for name, share in mix.items()}
    by_remainder = sorted(mix, key=lambda name: -(players * mix[name] % whole))
    for name in by_remainder[: players - sum(counts.values())]:
        counts[name] += 1
    return counts


def simulate(
    cases: Mapping[str, Scenario],
    pack: Pack,
    *,
    players: int,
    seed: int,
    mix: Mapping[str, int] | None = None,
    progress: Callable[[int, int], None] | None = None,
    keep: Callable[[Kept], None] | None = None,
    processes: int | None = None,
) -> Report:
    """Plays every case with so many players and with each bot beside them, and reports.

    The same arguments give the same report, on however many `processes` (by default one for each core).
    `progress` is called now and then with the work done and all that is due, `keep` with the play of each of
    the players, case by case. A bot without chance plays a case once, however many players share its habit.
    """
    counts = roster(players, mix)
    parts: list[Part] = [Study(case) for case in cases]
    for case in cases:
        for name, one in BOTS.items():
            parts += batches(case, name, TRIES if one.chance else 1, measured=True)
        for name, count in counts.items():
            parts += batches(case, name, count, keep=keep is not None)
    gathered = {case: _Case(scenario, counts, walkers_only=mix is None, keep=keep) for case, scenario in cases.items()}
    whole = sum(part.size for part in parts)
    so_far = 0
    for part, outcome in work.done(Table(cases, pack, seed), parts, processes):
        gathered[part.case].take(part, outcome)
        so_far += part.size
        if progress is not None:
            progress(so_far, whole)
    reports = [case.report() for case in gathered.values()]
    scores = tuple(_over(reports))
    near = tuple(one.bot for one in scores if one.near)
    reached = all(not part.never for case in reports for part in case.coverage)
    ended = all(not case.unending for case in reports)
    return Report(
        fenjer=VERSION,
        pack=pack.id,
        seed=seed,
        players=tuple(
            Players(name, count, _mean(_of(case.players, name).total for case in reports))
            for name, count in counts.items()
        ),
        scores=scores,
        cases=tuple(reports),
        near=near,
        ok=not near and reached and ended,
    )


def _of(groups: Iterable[Players], name: str) -> Players:
    return next(group for group in groups if group.name == name)


class _Case:
    """What is known of one case, as the parts of the work come in."""

    def __init__(
        self, case: Scenario, counts: Mapping[str, int], *, walkers_only: bool, keep: Callable[[Kept], None] | None
    ) -> None:
        self.case = case
        self.counts = counts
        self.walkers_only = walkers_only
        self.keep = keep
        self.measured: dict[str, list[Tally]] = {}
        self.points: dict[str, array[float]] = {name: array("d") for name in counts}
        self.players = Met()
        self.others = Met()
        self.unending = 0
        self.studied = Studied(Search(Met(), whole=False, situations=0), (), ())

    def take(self, part: Part, outcome: Tally | Studied) -> None:
        """Takes in what came out of a part of the work."""
        if isinstance(outcome, Studied):
            self.studied = outcome
        elif isinstance(part, Batch):
            self._tally(part, outcome)

    def _tally(self, part: Batch, outcome: Tally) -> None:
        self.unending += outcome.unending
        if part.measured:
            self.measured.setdefault(part.habit, []).append(outcome)
            self.others.add(outcome.met)
            return
        # Where nothing goes by chance, one play was enough for all who share the habit.
        alike = 1 if part.habit == WALKER or bot(part.habit).chance else self.counts[part.habit]
        self.points[part.habit].extend(outcome.points * alike)
        counted = part.habit == WALKER or not self.walkers_only
        (self.players if counted else self.others).add(outcome.met, alike)
        if self.keep is not None:
            for number, tokens in enumerate(outcome.tokens * alike, part.first):
                self.keep(Kept(part.habit, number, self.case.id, tokens))

    def report(self) -> CaseReport:
        """The report, once everything is in."""
        spread = [
            point for name, points in self.points.items() if name == WALKER or not self.walkers_only for point in points
        ]
        return CaseReport(
            case=self.case.id,
            scores=tuple(_scores({name: work.mean(tallies) for name, tallies in self.measured.items()})),
            careful=self.measured["careful"][0].items,
            players=tuple(Players(name, count, _mean(self.points[name])) for name, count in self.counts.items()),
            coverage=tuple(coverage(self.case, self.players, (self.others, self.studied.search.met))),
            spread=_spread("walkers" if self.walkers_only else "everybody", sorted(spread)) if spread else None,
            worth=self.studied.worth,
            same=self.studied.same,
            searched=self.studied.search.whole,
            situations=self.studied.search.situations,
            unending=self.unending,
        )


def _spread(who: Literal["walkers", "everybody"], points: Sequence[float]) -> Spread:
    """The spread of totals that are in order, the lowest first."""
    counts = Counter(0 if total < 0 else min(int(total // 10), 9) + 1 for total in points)
    last = len(points) - 1
    return Spread(
        who=who,
        players=len(points),
        lowest=points[0],
        quarter=points[last // 4],
        middle=points[last // 2],
        three_quarters=points[last * 3 // 4],
        highest=points[-1],
        lit=sum(total >= LIT for total in points),
        bins=tuple(Bin(low, 0 if low is None else low + 10, counts[number]) for number, low in enumerate(BINS)),
    )


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _scores(totals: Mapping[str, Totals]) -> Iterator[BotScore]:
    best = totals["careful"][3]
    for name, (judgement, method, care, total) in totals.items():
        group = BOTS[name].group
        margin = best - total
        needed = MARGIN[group]
        near = margin < needed if group == "judging" else group != "careful" and margin <= needed
        yield BotScore(name, group, judgement, method, care, total, margin, needed, near)


def _over(cases: Sequence[CaseReport]) -> Iterator[BotScore]:
    """Each bot's means over the cases."""
    if not cases:
        return iter(())
    by_bot = {name: [one for case in cases for one in case.scores if one.bot == name] for name in BOTS}
    return _scores(
        {
            name: (
                _mean(one.judgement for one in scores),
                _mean(one.method for one in scores),
                _mean(one.care for one in scores),
                _mean(one.total for one in scores),
            )
            for name, scores in by_bot.items()
        }
    )
