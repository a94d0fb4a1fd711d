"""The work of a simulation in parts, done here or on all cores; either way the outcome is the same.

A part says whom to play how often, never how it is shared out, and every player has a chance of their own. So
nothing depends on which process does what, and player 17 plays the same among 30 as among 30,000.
"""

import multiprocessing
import os
import signal
from array import array
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from random import Random

from game.simulator.bots import ALIASES, BOTS, WALKER, Bot, play, walker
from game.simulator.coverage import STATES, Met, Search, search
from game.simulator.report import CheckWorth, Same
from game.simulator.sameness import same
from game.simulator.worth import worths
from game.story.pack import Pack
from game.story.scenario import Scenario
from game.story.scoring import ItemScore, score

BATCH = 100
"""How many players a part of the work has at the most."""

STUDY = 1_000
"""Studying a case takes about as long as so many plays of it."""

ALONE = 5_000
"""Fewer plays than these are sooner done than other processes are started."""

Totals = tuple[float, float, float, float]
"""Judgement, method, care, total."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is played: the cases of a pack, and the seed."""

    cases: Mapping[str, Scenario]
    pack: Pack
    seed: int


@dataclass(slots=True)
class Tally:
    """What came out of some plays of one case by players of one habit.

    `points` are their totals in order, `items` what the first of them made of each item, `tokens` their plays,
    empty unless they are to be kept.
    """

    sums: Totals
    points: "array[float]"
    met: Met
    unending: int
    items: tuple[ItemScore, ...]
    tokens: list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Plays of one case by the players of a habit, from number `first` on.

    They are `measured` where they tell what the habit is worth, and otherwise among the players asked for;
    `keep` is whether their tokens are wanted.
    """

    case: str
    habit: str
    first: int
    count: int
    measured: bool = False
    keep: bool = False

    @property
    def size(self) -> int:
        """How many plays it is."""
        return self.count

    def run(self, table: Table) -> Tally:
        """Plays them."""
        case = table.cases[self.case]
        tally = Tally((0.0, 0.0, 0.0, 0.0), array("d"), Met(), 0, (), [])
        for number in range(self.first, self.first + self.count):
            chance = Random(f"{table.seed}/{self.case}/{self.habit}/{number}")
            played = walker(case, chance) if self.habit == WALKER else play(bot(self.habit), case, table.pack, chance)
            result = score(case, played.walk.moment())
            judgement, method, care, total = tally.sums
            tally.sums = (
                judgement + result.judgement,
                method + result.method,
                care + result.care,
                total + result.total,
            )
            tally.points.append(result.total)
            tally.met.take(played.walk)
            tally.unending += not played.ended
            tally.items = tally.items or result.items
            if self.keep:
                tally.tokens.append(played.tokens)
        return tally


@dataclass(frozen=True, slots=True)
class Studied:
    """What can be said of a case without any player."""

    search: Search
    worth: tuple[CheckWorth, ...]
    same: tuple[Same, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """The study of one case."""

    case: str
    most: int = STATES
    size: int = STUDY

    def run(self, table: Table) -> Studied:
        """Studies it."""
        case = table.cases[self.case]
        return Studied(search(case, self.most), tuple(worths(case, table.pack, table.seed)), tuple(same(case)))


Part = Batch | Study


def bot(habit: str) -> Bot:
    """The bot of this habit."""
    return BOTS[ALIASES.get(habit, habit)]


def batches(case: str, habit: str, players: int, *, measured: bool = False, keep: bool = False) -> list[Batch]:
    """So many players in batches; one play stands for all of them where none goes by chance."""
    if habit != WALKER and not bot(habit).chance:
        players = min(players, 1)
    return [
        Batch(case, habit, first, min(BATCH, players - first), measured, keep) for first in range(0, players, BATCH)
    ]


def mean(tallies: Sequence[Tally]) -> Totals:
    """The mean of each score over all their plays."""
    plays = sum(len(tally.points) for tally in tallies)
    judgement, method, care, total = (
        sum(part) / plays for part in zip(*(tally.sums for tally in tallies), strict=True)
    )
    return judgement, method, care, total


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def done(table: Table, parts: Sequence[Part], processes: int | None = None) -> Iterator[tuple[Part, Tally | Studied]]:
    """Each part with its outcome, in their order, done on so many processes (by default, all cores)."""
    processes = cores() if processes is None else processes
    if processes < 2 or sum(part.size for part in parts) < ALONE:
        yield from ((part, part.run(table)) for part in parts)
        return
    # Windows cannot wait for more than 61 processes at once.
    with ProcessPoolExecutor(
        min(processes, 61), multiprocessing.get_context("spawn"), initializer=_begin, initargs=(table,)
    ) as pool:
        due = [pool.submit(_do, part) for part in parts]
        due.reverse()
        try:
            for part in parts:
                yield part, due.pop().result()
        finally:
            pool.shutdown(cancel_futures=True)


_tables: list[Table] = []
"""In a process that works for another one: what is played, sent once."""


def _begin(table: Table) -> None:
    # Ctrl-C reaches every process of the terminal. The one that asked ends the work; the others stay silent.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _tables.append(table)


def _do(part: Part) -> Tally | Studied:
    return part.run(_tables[-1])
