"""Every way through a case, as far as it makes a difference."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations

from game.story.playthrough import PINS, Walk
from game.story.scenario import Choice, Condition, Defaults, Scenario, act_id


def conditions(scenario: Scenario) -> Iterator[Condition]:
    """Every condition of the case, with the parts inside it."""
    for beats in scenario.scenes.values():
        for beat in beats:
            if beat.when is not None:
                yield from beat.when.parts()
    for _, choice in choices(scenario):
        if choice.when is not None:
            yield from choice.when.parts()


def choices(scenario: Scenario) -> Iterator[tuple[str, Choice]]:
    """Every choice and act of the case under the name by which others refer to it."""
    for beats in scenario.scenes.values():
        for beat in beats:
            for choice in beat.choose:
                yield choice.id, choice
    for name, item in scenario.items.items():
        for act in item.acts:
            yield act_id(name, act.id), act


class Ways:
    """The decisions of a case with all that no condition asks about left out.

    At the bench a player can open and pin dozens of things in any order; for where the story goes, only those count that
    some condition names. So `options` offers the sets of such findings, one judgement on either side of each limit that a
    condition draws, and each act; and `key` tells two walks apart only by what can still matter. Where `skipped` is given,
    only the ways that leave exactly these items aside are offered.
    """

    def __init__(self, scenario: Scenario, skipped: frozenset[str] | None = None) -> None:
        self.scenario = scenario
        self._skipped = skipped
        asked = list(conditions(scenario))
        self._findings = {part.found for part in asked} | {part.pinned for part in asked}
        self._pinned = {part.pinned for part in asked}
        self._meters = any(part.trust is not None or part.calm is not None for part in asked)
        self._limits: dict[str, set[int]] = {}
        for part in asked:
            if part.judged is not None:
                limits = self._limits.setdefault(part.judged.item, set())
                limits.update((part.judged.at_least, part.judged.at_most))
        self._named = {part.chosen for part in asked}
        for chosen, choice in choices(scenario):
            if choice.repairs is not None:
                # What was repaired once is not on offer for another repair.
                self._named.update((chosen, choice.repairs))
        looping = _looping_scenes(scenario)
        for name in looping:
            self._named.update(choice.id for beat in scenario.scenes[name] for choice in beat.choose)

    def options(self, walk: Walk) -> Iterator[tuple[str, ...]]:
        """The tokens, one tuple a decision, that lead on from where the walk waits."""
        if walk.stage != "bench":
            for token in walk.offers():
                yield (token,)
            return
        name = walk.item or ""
        item = self.scenario.items[name]
        if item.content_note is not None and (self._skipped is None or name in self._skipped):
            yield (f"skip:{name}",)
        if self._skipped is not None and name in self._skipped:
            return
        asked = [ref for ref, check in item.checks.items() if check.finding.id in self._findings]
        for opened in chain.from_iterable(combinations(asked, n) for n in range(len(asked) + 1)):
            if sum(item.checks[ref].minutes for ref in opened) > walk.minutes:
                continue
            looks = [f"check:{name}/{ref}" for ref in opened]
            found = [item.checks[ref].finding.id for ref in opened]
            pinnable = [finding for finding in found if finding in self._pinned]
            for pinned in chain.from_iterable(
                combinations(pinnable, n) for n in range(min(len(pinnable), PINS) + 1)
            ):
                for percent in self._judgements(name):
                    at = walk.copy()
                    lead = (*looks, *(f"pin:{finding}" for finding in pinned), f"judge:{name}:{percent}:none")
                    for token in lead:
                        at.take(token)
                    for token in at.offers():
                        if token.startswith("act:"):
                            yield (*lead, token)

    def key(self, walk: Walk) -> tuple[object, ...]:
        """What tells this walk's future from another's."""
        return (
            walk.stage,
            walk.scene,
            walk.beat,
            frozenset(walk.closed),
            frozenset(name for name in walk.chosen if name in self._named),
            frozenset(finding for finding in walk.found if finding in self._findings),
            frozenset(finding for finding in walk.pinned if finding in self._pinned),
            tuple(
                sorted(
                    (item, walk.judgements[item].percent) for item in self._limits if item in walk.judgements
                )
            ),
            walk.minutes if self._findings - {None} else 0,
            frozenset(walk.flags),
            (walk.trust, walk.calm) if self._meters else (),
        )

    def _judgements(self, item: str) -> list[int]:
        edges = {50}
        for limit in self._limits.get(item, ()):
            edges.update(percent for percent in (limit - 1, limit, limit + 1) if 0 <= percent <= 100)
        return sorted(edges) if item in self._limits else [50]


def _looping_scenes(scenario: Scenario) -> set[str]:
    """The scenes that one can come back to."""
    after: dict[str, set[str]] = {}
    for name, beats in scenario.scenes.items():
        ways = after.setdefault(name, set())
        for beat in beats:
            ways.update(choice.goto for choice in beat.choose if choice.goto is not None)
            if beat.goto is not None:
                ways.add(beat.goto)
            if beat.check is not None and beat.check in scenario.items:
                ways.update(act.goto for act in scenario.items[beat.check].acts if act.goto is not None)
    looping = set()
    for name in after:
        reached: set[str] = set()
        due = [name]
        while due:
            for way in after.get(due.pop(), ()):
                if way not in reached:
                    reached.add(way)
                    due.append(way)
        if name in reached:
            looping.add(name)
    return looping


@dataclass(slots=True)
class _Branch:
    """A state under exploration: its ways on that are still due, and the least and the most that they gained so far."""

    key: tuple[object, ...]
    points: int
    due: Iterator[Walk]
    worst: int | None = None
    best: int | None = None
    gained: int = 0

    def take(self, worst: int, best: int) -> None:
        """Takes in what the way last followed can still gain from its end."""
        self.worst = self.gained + worst if self.worst is None else min(self.worst, self.gained + worst)
        self.best = self.gained + best if self.best is None else max(self.best, self.gained + best)


STATES = 50_000
"""How many states of a case are explored at the most, so that no pack can hold the game up."""


@lru_cache(maxsize=64)
def care_bounds(
    scenario: Scenario, entry: Defaults, skipped: frozenset[str] = frozenset()
) -> tuple[int, int]:
    """The worst and the best that acts and choices can do to Trust and Calm together, over every way through the case
    that leaves aside the `skipped` items and no other.

    Exact up to `STATES` different states: the same walk that plays the case explores it, remembering where it has been.
    """
    ways = Ways(scenario, skipped)
    known: dict[tuple[object, ...], tuple[int, int]] = {}

    def branch(walk: Walk) -> _Branch:
        key = ways.key(walk)
        # A circle in which nothing is chosen gains nothing, and neither does what lies beyond the limit.
        known[key] = (0, 0)
        return _Branch(key, walk.trust + walk.calm, _followed(ways, walk))

    stack = [branch(Walk(scenario, entry))]
    while stack:
        top = stack[-1]
        for walk in top.due:
            top.gained = walk.trust + walk.calm - top.points
            if walk.stage in ("debrief", "over"):
                top.take(0, 0)
                continue
            key = ways.key(walk)
            if key not in known and len(known) < STATES:
                stack.append(branch(walk))
                break
            top.take(*known.get(key, (0, 0)))
        else:
            stack.pop()
            known[top.key] = (top.worst or 0, top.best or 0)
            if stack:
                stack[-1].take(*known[top.key])
            else:
                break
    return known[top.key]


def _followed(ways: Ways, walk: Walk) -> Iterator[Walk]:
    for tokens in ways.options(walk):
        on = walk.copy()
        for token in tokens:
            on.take(token)
        yield on
