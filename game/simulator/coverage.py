"""What was reached in a case: by players, and by trying every way through it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from game.simulator.report import Coverage, Sort
from game.story.explore import Ways, choices
from game.story.playthrough import Walk
from game.story.possible import remembered
from game.story.scenario import Defaults, Scenario, act_id, shortened

STATES = 50_000
"""How many situations of a case the search of every way visits at the most."""

SORTS: tuple[Sort, ...] = ("scenes", "choices", "acts", "checks", "endings")


@dataclass(slots=True)
class Met:
    """How many players came by each thing of a case."""

    times: dict[Sort, Counter[str]] = field(default_factory=lambda: {sort: Counter() for sort in SORTS})

    def take(self, walk: Walk) -> None:
        """Takes in where one player came by, each thing once."""
        self.times["scenes"].update(set(walk.scenes))
        # Acts have a stroke in their names and choices have none, so one count does for both.
        self.times["choices"].update(iter(walk.chosen))
        self.times["checks"].update(iter(walk.opened))
        if walk.ending is not None:
            self.times["endings"][walk.ending] += 1

    def add(self, other: "Met", players: int = 1) -> None:
        """Takes in what others met; `players` play alike."""
        for sort, times in other.times.items():
            for name, count in times.items():
                self.times[sort][name] += count * players

    def of(self, sort: Sort, name: str) -> int:
        """How many came by it."""
        return self.times["choices" if sort == "acts" else sort][name]


@dataclass(frozen=True, slots=True)
class Search:
    """What can be reached at all: whether every way was tried, and how many situations were looked at."""

    met: Met
    whole: bool
    situations: int


def search(case: Scenario, most: int = STATES) -> Search:
    """Tries every way through a case, as far as it makes a difference; gives up after `most` situations.

    It is entered alone, as somebody who has every earlier case behind them, and on its short route.
    """
    entries = [case.defaults, replace(case.defaults, flags=remembered(case))]
    if case.short is not None:
        entries.append(shortened(case).defaults)
    found = [_searched(case, entry, most) for entry in dict.fromkeys(entries)]
    met = Met()
    for each in found:
        met.add(each.met)
    return Search(met, whole=all(each.whole for each in found), situations=sum(each.situations for each in found))


def _searched(case: Scenario, entry: Defaults, most: int) -> Search:
    met = Met()
    ways = Ways(case)
    start = Walk(case, entry)
    met.take(start)
    known = {ways.key(start)}
    due = [start]
    while due:
        walk = due.pop()
        if walk.stage in ("debrief", "over"):
            continue
        if walk.stage == "bench" and walk.item is not None:
            met.times["checks"].update(
                f"{walk.item}/{check_id}"
                for check_id, check in case.items[walk.item].checks.items()
                if check.minutes <= walk.minutes
            )
        for on in ways.followed(walk):
            met.take(on)
            key = ways.key(on)
            if key not in known:
                if len(known) >= most:
                    return Search(met, whole=False, situations=len(known))
                known.add(key)
                due.append(on)
    return Search(met, whole=True, situations=len(known))


def there(case: Scenario) -> Mapping[Sort, tuple[str, ...]]:
    """Everything of a case that can be reached, by sort, in the order of the file."""
    return {
        "scenes": tuple(case.scenes),
        "choices": tuple(name for name, _ in choices(case) if "/" not in name),
        "acts": tuple(act_id(name, act.id) for name, item in case.items.items() for act in item.acts),
        "checks": tuple(f"{name}/{check_id}" for name, item in case.items.items() for check_id in item.checks),
        "endings": tuple(case.endings),
    }


def coverage(case: Scenario, players: Met, others: Iterable[Met]) -> Iterator[Coverage]:
    """For each sort what the players reached how often, and what neither they nor the others ever did."""
    everybody = [players, *others]
    for sort, names in there(case).items():
        yield Coverage(
            sort=sort,
            count=len(names),
            never=tuple(name for name in names if not any(met.of(sort, name) for met in everybody)),
            reached={name: players.of(sort, name) for name in names},
        )
