"""Plays a pack with many players and reports how they fared."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from random import Random

from game.simulator.bots import ALIASES, BOTS, WALKER, Bot, Play, play, walker
from game.simulator.report import VERSION, Bin, BotScore, CaseReport, Coverage, Players, Report, Sort
from game.story.explore import Ways, choices
from game.story.playthrough import Walk
from game.story.scenario import Pack, Scenario, act_id
from game.story.scoring import ItemScore, Result, score

MARGIN: Mapping[str, float] = {"careful": 0, "judging": 20, "acting": 5, "looking": 5}
"""By how many points over the pack the careful player is ahead of each group of bots."""

TRIES = 100
"""How often a bot that goes by chance is played to measure it."""

STATES = 10_000
"""How many states of a case the search of every way visits at the most."""

BINS = (None, *range(0, 100, 10))
TICK = 100

Totals = tuple[float, float, float, float]


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
) -> Report:
    """Plays every case with so many players and with each bot beside them, and reports.

    The same arguments give the same report. `progress` is called now and then with the plays done and all
    that are due. A bot without chance plays a case once, however many players share its habit.
    """
    counts = roster(players, mix)
    ticker = _Ticker(len(cases) * _due(counts), progress)
    reports = [_Simulation(case, pack, seed, ticker).report(counts) for case in cases.values()]
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


def _due(counts: Mapping[str, int]) -> int:
    chancy = sum(count for name, count in counts.items() if name == WALKER or _bot(name).chance)
    return chancy + sum(TRIES if bot.chance else 1 for bot in BOTS.values())


def _bot(name: str) -> Bot:
    return BOTS[ALIASES.get(name, name)]


def _of(groups: Iterable[Players], name: str) -> Players:
    return next(group for group in groups if group.name == name)


class _Ticker:
    """Tells whoever waits how far it is, every so many plays."""

    def __init__(self, total: int, progress: Callable[[int, int], None] | None) -> None:
        self.total = total
        self.progress = progress
        self.done = 0

    def tick(self) -> None:
        self.done += 1
        if self.progress is not None and (self.done % TICK == 0 or self.done == self.total):
            self.progress(self.done, self.total)


class _Simulation:
    """All plays of one case."""

    def __init__(self, case: Scenario, pack: Pack, seed: int, ticker: _Ticker) -> None:
        self.case = case
        self.pack = pack
        self.seed = seed
        self.ticker = ticker
        self.unending = 0
        self.met: dict[Sort, set[str]] = {
            "scenes": set(),
            "choices": set(),
            "acts": set(),
            "checks": set(),
            "endings": set(),
        }

    def report(self, counts: Mapping[str, int]) -> CaseReport:
        totals: dict[str, Totals] = {}
        careful: tuple[ItemScore, ...] = ()
        for name, bot in BOTS.items():
            results = list(self.plays(name, "measured", TRIES if bot.chance else 1))
            totals[name] = _means(results)
            if bot.group == "careful":
                careful = results[0].items
        groups = []
        walked: Counter[int] = Counter()
        for name, count in counts.items():
            if name != WALKER and not _bot(name).chance:
                groups.append(Players(name, count, totals[ALIASES.get(name, name)][3]))
                continue
            points = [result.total for result in self.plays(name, "players", count)]
            groups.append(Players(name, count, _mean(points)))
            if name == WALKER:
                walked.update(_bin(total) for total in points)
        searched = self.search()
        return CaseReport(
            case=self.case.id,
            scores=tuple(_scores(totals)),
            careful=careful,
            players=tuple(groups),
            coverage=tuple(self.coverage()),
            spread=tuple(Bin(low, 0 if low is None else low + 10, walked[number]) for number, low in enumerate(BINS)),
            searched=searched,
            unending=self.unending,
        )

    def plays(self, name: str, purpose: str, count: int) -> Iterator[Result]:
        chance = Random(f"{self.seed}/{self.case.id}/{purpose}/{name}")
        for _ in range(count):
            played = walker(self.case, chance) if name == WALKER else play(_bot(name), self.case, self.pack, chance)
            self.meet(played)
            self.ticker.tick()
            yield score(self.case, played.walk.moment())

    def meet(self, played: Play) -> None:
        walk = played.walk
        self.unending += not played.ended
        self.met["scenes"].update(walk.scenes)
        # Acts have a stroke in their names and choices have none.
        self.met["choices"].update(walk.chosen)
        self.met["acts"].update(walk.chosen)
        self.met["checks"].update(walk.opened)
        if walk.ending is not None:
            self.met["endings"].add(walk.ending)

    def search(self) -> bool:
        """Adds what can be reached on any way at all; false where there are too many ways to try them all."""
        ways = Ways(self.case)
        start = Walk(self.case)
        known = {ways.key(start)}
        due = [start]
        while due:
            walk = due.pop()
            if walk.stage in ("debrief", "over"):
                continue
            if walk.stage == "bench" and walk.item is not None:
                self.met["checks"].update(
                    f"{walk.item}/{check_id}"
                    for check_id, check in self.case.items[walk.item].checks.items()
                    if check.minutes <= walk.minutes
                )
            for on in ways.followed(walk):
                self.meet(Play((), on, ended=True))
                key = ways.key(on)
                if key not in known:
                    if len(known) >= STATES:
                        return False
                    known.add(key)
                    due.append(on)
        return True

    def coverage(self) -> Iterator[Coverage]:
        case = self.case
        there: dict[Sort, Iterable[str]] = {
            "scenes": case.scenes,
            "choices": [name for name, _ in choices(case) if "/" not in name],
            "acts": [act_id(name, act.id) for name, item in case.items.items() for act in item.acts],
            "checks": [f"{name}/{check_id}" for name, item in case.items.items() for check_id in item.checks],
            "endings": case.endings,
        }
        for sort, names in there.items():
            listed = list(names)
            yield Coverage(sort, len(listed), tuple(name for name in listed if name not in self.met[sort]))


def _bin(total: float) -> int:
    return 0 if total < 0 else min(int(total // 10), 9) + 1


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _means(results: Sequence[Result]) -> Totals:
    return (
        _mean(result.judgement for result in results),
        _mean(result.method for result in results),
        _mean(result.care for result in results),
        _mean(result.total for result in results),
    )


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
