"""Every way through a case, as far as it makes a difference."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, combinations
from typing import TypeAlias

from game.story.playthrough import NEXT, PINS, Walk, regained
from game.story.scenario import SHORT, Beat, Choice, Condition, Defaults, Effects, Scenario, act_id


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
    """What the course of the story can still ask about from somewhere on, and what it can still do to the meters.

    `names` are choices and acts, `repaired` those that can still be repaired, `limits` the percentages at which
    judgements of an item part, `items` those that can still come to the bench, `trust` and `calm` the points asked
    for. `reach` bounds what choices can still do to the meters, and `mends` what each repair can that is still due;
    `offered` are the choices and acts that can still be taken.
    """

    names: frozenset[str] = frozenset()
    repaired: frozenset[str] = frozenset()
    findings: frozenset[str] = frozenset()
    pinned: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    limits: dict[str, set[int]] = field(default_factory=dict)
    trust: set[int] = field(default_factory=set)
    calm: set[int] = field(default_factory=set)
    offered: frozenset[str] = frozenset()
    reach: "_Reach" = (0, 0, 0, 0)
    mends: "dict[str, _Reach]" = field(default_factory=dict)
    _known: "dict[frozenset[str], _Reach]" = field(default_factory=dict)

    def add(self, when: Condition | None) -> None:
        """Takes in what a condition asks about."""
        for part in () if when is None else when.parts():
            self.names |= set(filter(None, (part.chosen,)))
            self.findings |= set(filter(None, (part.found, part.pinned)))
            self.pinned |= set(filter(None, (part.pinned,)))
            self.flags |= set(filter(None, (part.flag,)))
            if part.judged is not None:
                limits = self.limits.setdefault(part.judged.item, set())
                limits.update((part.judged.at_least, part.judged.at_most))
            if part.trust is not None:
                self.trust.add(part.trust)
            if part.calm is not None:
                self.calm.add(part.calm)

    def merge(self, other: "_Asked") -> None:
        """Takes in all that another asks about."""
        self.names |= other.names
        self.repaired |= other.repaired
        self.findings |= other.findings
        self.pinned |= other.pinned
        self.flags |= other.flags
        self.items |= other.items
        for item, limits in other.limits.items():
            self.limits.setdefault(item, set()).update(limits)
        self.trust |= other.trust
        self.calm |= other.calm
        self.offered |= other.offered
        self.reach = _sum(self.reach, other.reach)
        for name, reach in other.mends.items():
            self.mends[name] = _sum(self.mends.get(name, (0, 0, 0, 0)), reach)

    def reached(self, due: frozenset[str]) -> "_Reach":
        """The bounds of what can still be done to the meters where these wrong turns can still be repaired."""
        reach = self._known.get(due)
        if reach is None:
            reach = self.reach
            # What a wrong turn can cost that can still be taken is in there already, and so is its repair.
            for name in due - self.offered:
                reach = _sum(reach, self.mends[name])
            self._known[due] = reach
        return reach


_Reach: TypeAlias = tuple[int, int, int, int]
"""The most that Trust can gain and lose, and the most that Calm can gain and lose, or more than that."""


def _sum(one: _Reach, other: _Reach) -> _Reach:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]


def _of_meters(reach: _Reach, *, trust: bool, calm: bool) -> _Reach:
    trusted, calmed = reach[:2] if trust else (0, 0), reach[2:] if calm else (0, 0)
    return (*trusted, *calmed)


def _reach(effects: Effects) -> _Reach:
    return max(effects.trust, 0), min(effects.trust, 0), max(effects.calm, 0), min(effects.calm, 0)


class Ways:
    """The decisions of a case with all that makes no difference to its course left out.

    At the bench a player can open and pin dozens of things in any order; for where the story goes, only those
    count that some condition still to come names (a condition that only guards a line is none). So `options`
    offers the sets of such findings, one judgement on either side of each limit that a condition draws, and
    each act; and `key` tells two walks apart only by what can still matter. Where `skipped` is given, only
    the ways that leave exactly these items aside are offered. Without `endings`, it makes no difference either
    with which ending a case closes.
    """

    def __init__(self, scenario: Scenario, skipped: frozenset[str] | None = None, *, endings: bool = True) -> None:
        self.scenario = scenario
        self._skipped = skipped
        self._after = scenes_after(scenario)
        self._named = dict(choices(scenario))
        self._beats = {
            name: [
                _asked(self._named, scenario, beat, looping=name in self._after[name])
                for beat in (beats if endings else beats[: _before_ends(beats)])
            ]
            for name, beats in scenario.scenes.items()
        }
        self._live: dict[tuple[str, int], _Asked] = {}
        self._forget_effects()

    def options(self, walk: Walk) -> Iterator[tuple[str, ...]]:
        """The tokens, one tuple a decision, that lead on from where the walk waits."""
        for lead, at in self._leads(walk):
            for token in self._last(walk, at):
                yield (*lead, token)

    def followed(self, walk: Walk) -> Iterator[Walk]:
        """For each option a walk that took it, and went on to where there is something to decide again."""
        for _, at in self._leads(walk):
            for token in self._last(walk, at):
                on = at.copy()
                on.take(token)
                for _ in self.scenario.scenes:
                    if on.stage != "scene" or on.stop is None or on.stop.options:
                        break
                    on.take(NEXT)
                yield on

    def key(self, walk: Walk) -> tuple[object, ...]:
        """What tells this walk's future from another's."""
        live = self._live.get((walk.scene, walk.beat)) or self._living(walk)
        told: list[object] = [walk.stage, walk.scene, walk.beat]
        chosen = walk.chosen
        # What can matter is the same for all walks that stand here, so that what is left out leaves no gap.
        if live.items:
            told.append(live.items.intersection(walk.closed))
        if live.names:
            told.append(live.names.intersection(chosen))
        due = live.repaired.intersection(chosen).difference(walk.repaired)
        told.append(due)
        if live.findings:
            told += walk.minutes, live.findings.intersection(walk.found)
        if live.pinned:
            told.append(live.pinned.intersection(walk.pinned))
        if live.limits:
            told += (walk.judgements.get(item) for item in live.limits)
        if live.flags:
            told.append(live.flags.intersection(walk.flags))
        if live.trust or live.calm:
            reach = live.reached(due)
            told += _level(walk.trust, live.trust, reach[0], reach[1]), _level(walk.calm, live.calm, reach[2], reach[3])
        return tuple(told)

    def _leads(self, walk: Walk) -> Iterator[tuple[tuple[str, ...], Walk]]:
        """What can be done before the last token of a decision, with the walk that has done it."""
        if walk.stage != "bench":
            yield (), walk
            return
        name = walk.item or ""
        item = self.scenario.items[name]
        live = self._living(walk)
        asked = [ref for ref, check in item.checks.items() if check.finding.id in live.findings]
        for opened in chain.from_iterable(combinations(asked, n) for n in range(len(asked) + 1)):
            if sum(item.checks[ref].minutes for ref in opened) > walk.minutes:
                continue
            looks = [f"check:{name}/{ref}" for ref in opened]
            found = [item.checks[ref].finding.id for ref in opened]
            pinnable = [finding for finding in found if finding in live.pinned]
            for pinned in chain.from_iterable(combinations(pinnable, n) for n in range(min(len(pinnable), PINS) + 1)):
                lead = (*looks, *(f"pin:{finding}" for finding in pinned))
                at = _taken(walk, lead)
                # What was looked at and judged still counts for the story where the item is then left aside.
                yield lead, at
                for percent in _judgements(live.limits.get(name)):
                    judged = f"judge:{name}:{percent}:none"
                    yield (*lead, judged), _taken(at, (judged,))

    def _last(self, walk: Walk, at: Walk) -> Iterator[str]:
        """The tokens that end a decision of which `at` has done all but the last."""
        if walk.stage != "bench":
            yield from at.offers()
            return
        for token in at.offers():
            aside = token.startswith("skip:")
            if (aside or token.startswith("act:")) and (self._skipped is None or aside == (walk.item in self._skipped)):
                yield token

    def _forget_effects(self) -> None:
        """Leaves out what the beats do to a meter that nothing asks for after them."""
        for scene, beats in self._beats.items():
            after = self._after[scene]
            beyond = [asked for name in after for asked in self._beats[name]]
            trust, calm = (any(getattr(asked, meter) for asked in beyond) for meter in ("trust", "calm"))
            for asked in reversed(beats):
                asked.reach = _of_meters(asked.reach, trust=trust, calm=calm)
                asked.mends = {name: _of_meters(reach, trust=trust, calm=calm) for name, reach in asked.mends.items()}
                trust, calm = trust or bool(asked.trust), calm or bool(asked.calm)

    def _living(self, walk: Walk) -> _Asked:
        """What can still matter from where a walk stands."""
        place = walk.scene, walk.beat
        live = self._live.get(place)
        if live is None:
            after = self._after[walk.scene]
            first = 0 if walk.scene in after else walk.beat
            live = self._live[place] = _Asked()
            for asked in self._beats[walk.scene][first:]:
                live.merge(asked)
            for scene in after - {walk.scene}:
                for asked in self._beats[scene]:
                    live.merge(asked)
            # A wrong turn that can still be taken can still be repaired, whatever was done so far.
            for name in live.offered.intersection(live.mends):
                live.reach = _sum(live.reach, live.mends[name])
        return live


def _taken(walk: Walk, tokens: tuple[str, ...]) -> Walk:
    """A walk that went on from this one with these tokens."""
    on = walk.copy()
    for token in tokens:
        on.take(token)
    return on


def _level(value: int, limits: set[int], most: int, least: int) -> int | tuple[int, ...]:
    """A meter's value, or, where no limit can be crossed any more, the number of those that it has passed."""
    if not limits:
        return ()
    for limit in limits:
        if value + least < limit <= value + most:
            return value
    return (sum(limit <= value for limit in limits),)


def _judgements(limits: set[int] | None) -> list[int]:
    """A judgement on either side of each limit, and one besides."""
    near = {limit + step for limit in limits or () for step in (-1, 0, 1)}
    return sorted({50, *(percent for percent in near if 0 <= percent <= 100)})


def _before_ends(beats: tuple[Beat, ...]) -> int:
    """The number of beats before those at a scene's end of which one or another closes the case."""
    for number in range(len(beats), 0, -1):
        beat = beats[number - 1]
        if beat.choose or beat.check is not None or beat.goto is not None:
            return number
    return 0


def _asked(named: Mapping[str, Choice], scenario: Scenario, beat: Beat, *, looping: bool) -> _Asked:
    """What a beat asks about: the condition of its turn, and of the choices and acts that it offers."""
    asked = _Asked()
    offered = {choice.id: choice for choice in beat.choose}
    if beat.check is not None and beat.check in scenario.items:
        offered = {act_id(beat.check, act.id): act for act in scenario.items[beat.check].acts}
        asked.items |= {beat.check}
    if offered or beat.goto is not None or beat.end is not None:
        asked.add(beat.when)
    asked.offered |= set(offered)
    reaches = [(0, 0, 0, 0)]
    for name, choice in offered.items():
        asked.add(choice.when)
        effects = choice.effects
        if choice.repairs is not None:
            asked.repaired |= {choice.repairs}
            back = regained(named[choice.repairs].effects) if choice.repairs in named else Effects()
            reach = _reach(Effects(effects.trust + back.trust, effects.calm + back.calm))
            asked.mends[choice.repairs] = _sum(asked.mends.get(choice.repairs, (0, 0, 0, 0)), reach)
            continue
        reaches.append(_reach(effects))
        if looping and beat.choose:
            # It may be come to again, and is not on offer twice.
            asked.names |= {name}
    # Of what is offered together one is taken, unless one comes back to it.
    up, down = (sum, sum) if looping else (max, min)
    trust_up, trust_down, calm_up, calm_down = zip(*reaches, strict=True)
    asked.reach = up(trust_up), down(trust_down), up(calm_up), down(calm_down)
    return asked


def full_length(scenario: Scenario) -> Scenario:
    """The case without what only its short route has: for paper, where nobody has set a flag."""
    if scenario.short is None:
        return scenario
    kept = {
        name: tuple(beat for beat in beats if beat.when is None or beat.when.flag != SHORT)
        for name, beats in scenario.scenes.items()
    }
    whole = replace(scenario, scenes=kept, short=None)
    reached = {whole.start, *scenes_after(whole)[whole.start]}
    scenes = {name: beats for name, beats in kept.items() if name in reached}
    ends = {beat.end for beats in scenes.values() for beat in beats}
    return replace(
        whole,
        scenes=scenes,
        endings={name: ending for name, ending in scenario.endings.items() if name in ends},
        places={name: place for name, place in scenario.places.items() if name in reached},
        together=tuple(name for name in scenario.together if name in reached),
    )


def scenes_after(scenario: Scenario) -> dict[str, set[str]]:
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


STATES = 50_000
"""How many states of a case are explored at the most, so that no pack can hold the game up."""

LARGEST = 500
"""How many scenes a case may have to be explored at all: what lies ahead of each is remembered for each."""

_OVER, _BEYOND = -1, -2
"""Where a way leads that ends, or that was not followed."""


class Course:
    """Where every way through a case leads, from one entry: its states, and the ways from each to the next.

    `taken` are the choices and acts that some way takes, `shown` the items that some way shows, `bare` the endings
    that some way comes to without any; `endless` are the scenes from which some way comes to no end. `whole` says
    whether every state was looked at; of a case of more than `LARGEST` scenes, none is. The same walk that plays the
    case explores it, remembering where it has been.
    """

    def __init__(self, scenario: Scenario, entry: Defaults) -> None:
        self.taken: set[str] = set()
        self.shown: set[str] = set()
        self.bare: set[str] = set()
        self.endless: set[str] = set()
        self.whole = True
        self._order: list[int] = []
        self._ways: list[list[_Way]] = []
        if len(scenario.scenes) > LARGEST:
            self.whole = False
            self._order, self._ways = [0], [[]]
        else:
            self._explore(scenario, entry)

    def bounds(self, skipped: frozenset[str]) -> tuple[int, int]:
        """The least and the most points that the ways gain which leave aside these items and no other."""
        known = [(0, 0)] * len(self._ways)
        for state in self._order:
            least = most = None
            for points, item, aside, to in self._ways[state]:
                if aside == (item in skipped):
                    low, high = known[to] if to >= 0 else (0, 0)
                    least = points + low if least is None else min(least, points + low)
                    most = points + high if most is None else max(most, points + high)
            known[state] = (least or 0, most or 0)
        return known[0]

    def _explore(self, scenario: Scenario, entry: Defaults) -> None:
        ways = Ways(scenario, endings=False)
        start = Walk(scenario, entry)
        self.shown.update(start.reached)
        numbers: dict[tuple[object, ...], int] = {(*ways.key(start), not start.reached): 0}
        scenes = [start.scene]
        self._ways.append([])
        stack = [(0, start, ways.followed(start))]
        while stack:
            state, before, due = stack[-1]
            for walk in due:
                self._note(before, walk)
                to = _OVER
                if walk.stage not in ("debrief", "over"):
                    key = (*ways.key(walk), not walk.reached)
                    to = numbers.get(key, _BEYOND)
                    if to == _BEYOND and len(numbers) < STATES:
                        to = numbers[key] = len(numbers)
                        scenes.append(walk.scene)
                        self._ways.append([])
                        stack.append((to, walk, ways.followed(walk)))
                points = walk.trust + walk.calm - before.trust - before.calm
                item = before.item or ""
                self._ways[state].append((points, item, item in walk.skipped, to))
                self.whole &= to != _BEYOND
                if stack[-1][0] != state:
                    break
            else:
                # What a state leads to is finished before it; a circle in which nothing is chosen gains nothing.
                self._order.append(state)
                stack.pop()
        self.endless.update(scenes[state] for state in self._without_end())

    def _note(self, before: Walk, walk: Walk) -> None:
        """Notes what a walk has met on its last step."""
        if len(walk.chosen) > len(before.chosen):
            self.taken.add(next(reversed(walk.chosen)))
        if len(walk.reached) > len(before.reached):
            self.shown.update(walk.reached)
        if not walk.reached and walk.stage in ("debrief", "over"):
            self.bare.add(walk.ending or "")

    def _without_end(self) -> set[int]:
        """The states from which no way was found that ends."""
        without = set(self._order)
        changed = True
        while changed:
            leads_on = {state for state in self._order if state in without and self._leads_out(state, without)}
            without -= leads_on
            changed = bool(leads_on)
        return without

    def _leads_out(self, state: int, without: set[int]) -> bool:
        return any(to < 0 or to not in without for _, _, _, to in self._ways[state])


_Way: TypeAlias = tuple[int, str, bool, int]
"""The points that a way gains, the item it leaves the bench with, whether it leaves that aside, and the next state."""


@lru_cache(maxsize=16)
def course(scenario: Scenario, entry: Defaults) -> Course:
    """Every way through a case from one entry, explored once."""
    return Course(scenario, entry)


@lru_cache(maxsize=64)
def care_bounds(scenario: Scenario, entry: Defaults, skipped: frozenset[str] = frozenset()) -> tuple[int, int]:
    """The worst and the best that acts and choices can do to Trust and Calm together, on any way through.

    Only ways that leave aside the `skipped` items and no other are looked at. Exact up to `STATES` different
    states.
    """
    return course(scenario, entry).bounds(skipped)
