"""What people looked at, whether it decided, and what talking changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from game.report.things import Key, Look, Thing
from game.story.intervals import Interval, mean, mean_interval, wilson
from game.story.measures import FEWEST, Judged, rightness
from game.story.scenario import Tool

Data: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ToolUse:
    """How often a tool was used of the times that it was there, as the mean of people's own shares."""

    tool: Tool
    share: Interval


@dataclass(frozen=True, slots=True)
class LookUse:
    """By how many of those who met an item a look at it was made."""

    thing: Thing
    look: Look
    opened: Interval


@dataclass(frozen=True, slots=True)
class Decided:
    """How often people judged rightly who had pinned a strong finding that points the right way, and the others.

    Both are means of people's own shares; the two groups need not be the same people.
    """

    pinned: Interval
    others: Interval


@dataclass(frozen=True, slots=True)
class Together:
    """How often groups judged rightly: each of them alone, then all together; means over groups, and the change."""

    alone: float
    joint: float
    shift: Interval


@dataclass(frozen=True, slots=True)
class Hands:
    """The hands of a class for one item: the share that was right at the first and at the last vote, a middle one half.

    `n` is the smaller of the two numbers of hands.
    """

    thing: Thing
    n: int
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class _Meeting:
    """One participant before one item: the looks that were made, the findings pinned, the judgement if there is one."""

    who: str
    thing: Thing
    opened: frozenset[str]
    pinned: frozenset[str]
    judged: Judged | None


def tool_uses(cases: Sequence[Data], things: Mapping[Key, Thing]) -> tuple[ToolUse, ...]:
    """The tools, the most used first, as far as enough people had them at hand."""
    offered: dict[Tool, dict[str, list[float]]] = {}
    for meeting in _meetings(cases, things):
        for look in meeting.thing.looks:
            offered.setdefault(look.tool, {}).setdefault(meeting.who, []).append(look.id in meeting.opened)
    found = ((tool, _by_person(people)) for tool, people in offered.items())
    uses = [ToolUse(tool, share) for tool, share in found if share is not None]
    return tuple(sorted(uses, key=lambda use: (-use.share.value, use.tool)))


def look_uses(cases: Sequence[Data], things: Mapping[Key, Thing]) -> tuple[LookUse, ...]:
    """Each look at each item that enough people met."""
    met: dict[Key, list[_Meeting]] = {}
    for meeting in _meetings(cases, things):
        met.setdefault(meeting.thing.key, []).append(meeting)
    return tuple(
        LookUse(things[key], look, wilson(sum(look.id in one.opened for one in meetings), len(meetings)))
        for key, meetings in met.items()
        if len(meetings) >= FEWEST
        for look in things[key].looks
    )


def decided(cases: Sequence[Data], things: Mapping[Key, Thing]) -> Decided | None:
    """What went with pinning a strong finding that points the right way; `None` where either group is too small."""
    pinned: dict[str, list[float]] = {}
    others: dict[str, list[float]] = {}
    for meeting in _meetings(cases, things):
        telling = {look.finding for look in meeting.thing.looks if look.tells}
        if meeting.judged is not None and meeting.judged.verdict != "unverifiable" and telling:
            side = pinned if telling & meeting.pinned else others
            side.setdefault(meeting.who, []).append(rightness(meeting.judged))
    one, two = _by_person(pinned), _by_person(others)
    return None if one is None or two is None else Decided(one, two)


def together(cases: Sequence[Data], things: Mapping[Key, Thing]) -> Together | None:
    """What agreeing changed, in groups of which each member had judged alone; `None` for too few groups."""
    alone: dict[str, list[float]] = {}
    joint: dict[str, list[float]] = {}
    for record, judged, thing in _judgements(cases, things):
        said = judged.get("alone", [])
        if len(said) > 1 and thing.verdict != "unverifiable":
            single = [rightness(Judged(percent, thing.verdict)) for percent in said]
            alone.setdefault(record["participant"], []).append(mean(single))
            joint.setdefault(record["participant"], []).append(rightness(Judged(judged["percent"], thing.verdict)))
    if len(alone) < FEWEST:
        return None
    pairs = [(mean(alone[who]), mean(joint[who])) for who in alone]
    shift = mean_interval([both - one for one, both in pairs])
    return None if shift is None else Together(mean([a for a, _ in pairs]), mean([j for _, j in pairs]), shift)


def hands(records: Sequence[Data], things: Mapping[Key, Thing]) -> tuple[Hands, ...]:
    """What the hands of a class said at first and at last of each item, where enough went up both times.

    The answers of a vote go from "surely not" to "surely".
    """
    found = []
    for _, judged, thing in _judgements(records, things):
        rounds = [counts for counts in judged.get("hands", []) if sum(counts) >= FEWEST]
        if len(rounds) > 1 and thing.verdict != "unverifiable":
            first, last = (_right_hands(counts, thing) for counts in (rounds[0], rounds[-1]))
            found.append(Hands(thing, min(sum(rounds[0]), sum(rounds[-1])), first, last))
    return tuple(found)


def _right_hands(counts: Sequence[int], thing: Thing) -> float:
    last = len(counts) - 1
    percents = [round(100 * n / last) if last else 50 for n in range(len(counts))]
    right = sum(
        many * rightness(Judged(percent, thing.verdict)) for percent, many in zip(percents, counts, strict=True)
    )
    return right / sum(counts)


def _judgements(records: Sequence[Data], things: Mapping[Key, Thing]) -> Iterator[tuple[Data, Data, Thing]]:
    for record in records:
        for judged in record["judgements"]:
            thing = things.get(Key(record["pack"], record["case"], judged["item"]))
            if thing is not None:
                yield record, judged, thing


def _meetings(cases: Sequence[Data], things: Mapping[Key, Thing]) -> Iterator[_Meeting]:
    """Who met which item: had it on the bench, and did not leave it aside; the first time counts."""
    seen: set[tuple[str, Key]] = set()
    for record in cases:
        opened: dict[str, set[str]] = {}
        pins: set[str] = set()
        skipped: set[str] = set()
        for token in record["tokens"]:
            what, _, rest = token.partition(":")
            item, _, look = rest.partition("/")
            if what == "check":
                opened.setdefault(item, set()).add(look)
            elif what == "pin":
                pins.add(rest)
            elif what == "skip":
                skipped.add(rest)
        percents = {judged["item"]: judged["percent"] for judged in record["judgements"]}
        for name in dict.fromkeys((*opened, *percents)):
            thing = things.get(Key(record["pack"], record["case"], name))
            if thing is None or name in skipped or (record["participant"], thing.key) in seen:
                continue
            seen.add((record["participant"], thing.key))
            judged = Judged(percents[name], thing.verdict) if name in percents else None
            looked = frozenset(opened.get(name, ()))
            yield _Meeting(record["participant"], thing, looked, frozenset(pins), judged)


def _by_person(people: Mapping[str, Sequence[float]]) -> Interval | None:
    """The mean of people's own shares; `None` for too few."""
    found = mean_interval([mean(values) for values in people.values()]) if len(people) >= FEWEST else None
    return None if found is None else Interval(found.value, max(0.0, found.low), min(1.0, found.high), found.n)
