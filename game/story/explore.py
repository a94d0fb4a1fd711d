"""Every way through a case, as far as it makes a difference."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, combinations

from game.story.playthrough import NEXT, PINS, Walk
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


@dataclass(slots=True)
class _Asked:
    """What the course of the story can still ask about from somewhere on.

    `names` are choices and acts, `limits` the percentages at which judgements of an item part, `items` those
    that can still come to the bench.
    """

    names: set[str] = field(default_factory=set)
    findings: set[str] = field(default_factory=set)
    pinned: set[str] = field(default_factory=set)
    flags: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    limits: dict[str, set[int]] = field(default_factory=dict)
    trust: bool = False
    calm: bool = False

    def add(self, when: Condition | None) -> None:
        """Takes in what a condition asks about."""
        for part in () if when is None else when.parts():
            self.names.update(filter(None, (part.chosen,)))
            self.findings.update(filter(None, (part.found, part.pinned)))
            self.pinned.update(filter(None, (part.pinned,)))
            self.flags.update(filter(None, (part.flag,)))
            if part.judged is not None:
                limits = self.limits.setdefault(part.judged.item, set())
                limits.update((part.judged.at_least, part.judged.at_most))
            self.trust |= part.trust is not None
            self.calm |= part.calm is not None

    def merge(self, other: "_Asked") -> None:
        """Takes in all that another asks about."""
        self.names |= other.names
        self.findings |= other.findings
        self.pinned |= other.pinned
        self.flags |= other.flags
        self.items |= other.items
        for item, limits in other.limits.items():
            self.limits.setdefault(item, set()).update(limits)
        self.trust |= other.trust
        self.calm |= other.calm


class Ways:
    """The decisions of a case with all that makes no difference to its course left out.

    At the bench a player can open and pin dozens of things in any order; for where the story goes, only those
    count that some condition still to come names (a condition that only guards a line is none). So `options`
    offers the sets of such findings, one judgement on either side of each limit that a condition draws, and
    each act; and `key` tells two walks apart only by what can still matter. Where `skipped` is given, only
    the ways that leave exactly these items aside are offered.
    """

    def __init__(self, scenario: Scenario, skipped: frozenset[str] | None = None) -> None:
        self.scenario = scenario
        self._skipped = skipped
        after = _after(scenario)
        asked = {name: _asked(scenario, name, looping=name in after[name]) for name in scenario.scenes}
        self._live: dict[str, _Asked] = {}
        for name in scenario.scenes:
            live = _Asked()
            for scene in {name, *after[name]}:
                live.merge(asked[scene])
            self._live[name] = live

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
        live = self._live[walk.scene]
        asked = [ref for ref, check in item.checks.items() if check.finding.id in live.findings]
        for opened in chain.from_iterable(combinations(asked, n) for n in range(len(asked) + 1)):
            if sum(item.checks[ref].minutes for ref in opened) > walk.minutes:
                continue
            looks = [f"check:{name}/{ref}" for ref in opened]
            found = [item.checks[ref].finding.id for ref in opened]
            pinnable = [finding for finding in found if finding in live.pinned]
            for pinned in chain.from_iterable(combinations(pinnable, n) for n in range(min(len(pinnable), PINS) + 1)):
                for percent in _judgements(live.limits.get(name)):
                    at = walk.copy()
                    lead = (*looks, *(f"pin:{finding}" for finding in pinned), f"judge:{name}:{percent}:none")
                    for token in lead:
                        at.take(token)
                    for token in at.offers():
                        if token.startswith("act:"):
                            yield (*lead, token)

    def followed(self, walk: Walk) -> Iterator[Walk]:
        """For each option a walk that took it, and went on to where there is something to decide again."""
        for tokens in self.options(walk):
            on = walk.copy()
            for token in tokens:
                on.take(token)
            for _ in self.scenario.scenes:
                if on.stage != "scene" or on.stop is None or on.stop.options:
                    break
                on.take(NEXT)
            yield on

    def key(self, walk: Walk) -> tuple[object, ...]:
        """What tells this walk's future from another's."""
        live = self._live[walk.scene]
        return (
            walk.stage,
            walk.scene,
            walk.beat,
            frozenset(item for item in walk.closed if item in live.items),
            frozenset(name for name in walk.chosen if name in live.names),
            frozenset(finding for finding in walk.found if finding in live.findings),
            frozenset(finding for finding in walk.pinned if finding in live.pinned),
            frozenset((item, walk.judgements[item].percent) for item in live.limits if item in walk.judgements),
            frozenset(flag for flag in walk.flags if flag in live.flags),
            walk.minutes if live.findings else 0,
            walk.trust if live.trust else 0,
            walk.calm if live.calm else 0,
        )


def _judgements(limits: set[int] | None) -> list[int]:
    """A judgement on either side of each limit, and one besides."""
    near = {limit + step for limit in limits or () for step in (-1, 0, 1)}
    return sorted({50, *(percent for percent in near if 0 <= percent <= 100)})


def _asked(scenario: Scenario, scene: str, *, looping: bool) -> _Asked:
    """What a scene asks about: the conditions of its turns, and of the choices and acts that it offers."""
    asked = _Asked()
    repairs: dict[str, set[str]] = {}
    for name, choice in choices(scenario):
        if choice.repairs is not None:
            repairs.setdefault(choice.repairs, {choice.repairs}).add(name)
    for beat in scenario.scenes[scene]:
        offered = beat.choose
        if beat.check is not None and beat.check in scenario.items:
            offered = scenario.items[beat.check].acts
            asked.items.add(beat.check)
        if offered or beat.goto is not None or beat.end is not None:
            asked.add(beat.when)
        for choice in offered:
            asked.add(choice.when)
            # What was repaired once is not on offer for another repair.
            asked.names |= repairs.get(choice.repairs or "", set())
        if looping:
            asked.names.update(choice.id for choice in beat.choose)
    return asked


def _after(scenario: Scenario) -> dict[str, set[str]]:
    """For each scene those that one can come to from it; itself only where one can come back."""
    ways: dict[str, set[str]] = {}
    for name, beats in scenario.scenes.items():
        on = ways.setdefault(name, set())
        for beat in beats:
            on.update(choice.goto for choice in beat.choose if choice.goto is not None)
            if beat.goto is not None:
                on.add(beat.goto)
            if beat.check is not None and beat.check in scenario.items:
                on.update(act.goto for act in scenario.items[beat.check].acts if act.goto is not None)
    after = {}
    for name in ways:
        reached: set[str] = set()
        due = [name]
        while due:
            for way in ways.get(due.pop(), ()):
                if way not in reached:
                    reached.add(way)
                    due.append(way)
        after[name] = reached
    return after


@dataclass(slots=True)
class _Branch:
    """A state under exploration: the ways on still due, and the least and the most they gained so far."""

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
def care_bounds(scenario: Scenario, entry: Defaults, skipped: frozenset[str] = frozenset()) -> tuple[int, int]:
    """The worst and the best that acts and choices can do to Trust and Calm together, on any way through.

    Only ways that leave aside the `skipped` items and no other are looked at. Exact up to `STATES` different
    states: the same walk that plays the case explores it, remembering where it has been.
    """
    ways = Ways(scenario, skipped)
    known: dict[tuple[object, ...], tuple[int, int]] = {}

    def branch(walk: Walk) -> _Branch:
        key = ways.key(walk)
        # A circle in which nothing is chosen gains nothing, and neither does what lies beyond the limit.
        known[key] = (0, 0)
        return _Branch(key, walk.trust + walk.calm, ways.followed(walk))

    stack = [branch(Walk(scenario, entry))]
    while True:
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
            if not stack:
                return known[top.key]
            stack[-1].take(*known[top.key])
