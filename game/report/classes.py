"""What a class or an event did, as figures: from its records and from what the packs say of their items.

A figure that would rest on fewer than `FEWEST` people is left out here, so that nothing after this can show it. A
participant is whoever had a card: one pupil, or a group at one machine.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from game.report.looking import (
    Decided,
    Hands,
    LookUse,
    Together,
    ToolUse,
    decided,
    hands,
    look_uses,
    mean_share,
    together,
    tool_uses,
)
from game.report.things import Key, Packed, Thing, things
from game.story.effects import (
    Change,
    GroupDiscernment,
    Taken,
    change,
    discernment_change,
    group_discernment,
    leaning,
)
from game.story.intervals import Interval, mean, mean_interval
from game.story.measures import (
    FEWEST,
    Answers,
    BrierParts,
    CalibrationPoint,
    ItemFigure,
    Judged,
    accuracy,
    brier,
    brier_parts,
    calibration,
    item_figures,
    known,
    rightness,
)
from game.story.text import Text

Data: TypeAlias = dict[str, Any]
When = Literal["before", "after", "once"]
Leaning = Literal["sharper", "cynical", "trusting", "none"]

SURE = (20, 80)
"""Up to so many percent, and from so many on, somebody is sure."""

MEASURES: Mapping[str, Callable[[Answers], float]] = {
    "right": accuracy,
    "believed": lambda answers: accuracy(_of(answers, accurate=True)),
    "seen-through": lambda answers: accuracy(_of(answers, accurate=False)),
    "brier": brier,
}
"""What is measured on a form: the share judged rightly, of all, of the true and of the other items; the Brier score."""


@dataclass(frozen=True, slots=True)
class CaseCount:
    """How many began a case and how many came to its end."""

    pack: str
    case: str
    title: Text | None
    begun: int
    finished: int


@dataclass(frozen=True, slots=True)
class Level:
    """What people reached on a form, by the names of `MEASURES`, and d′ and c where they can be told."""

    when: When
    n: int
    means: Mapping[str, Interval]
    discernment: GroupDiscernment | None


@dataclass(frozen=True, slots=True)
class Shift:
    """What changed from before to after, by the names of `MEASURES`, and in d′ and c; and what became of the class."""

    n: int
    changes: Mapping[str, Change]
    sensitivity: Interval | None
    criterion: Interval | None
    leaning: Leaning


@dataclass(frozen=True, slots=True)
class Sureness:
    """When people were sure: how likely they said it was on average, how often they were right; shares from 0 to 1.

    `beyond` is by how much the first is above the second.
    """

    stated: float
    right: float
    beyond: Interval


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far stated probability and truth agree, over the judgements of `n` people."""

    when: When
    n: int
    points: tuple[CalibrationPoint, ...]
    parts: BrierParts
    sure: Sureness | None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item: its figure, and how many of those who judged it called it true (a 50 counts half)."""

    thing: Thing
    figure: ItemFigure
    called_true: float


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """All that a report says of one session.

    `people` is `None` where there are too few to show anything; then nothing else is there either. `voted` says that a
    class raised its hands, whose number is then the `people`. `elsewhere` counts the records that were played with
    another content of a pack than the one here, `unknown` the judgements of items that no pack here has.
    """

    session: str
    days: tuple[str, ...]
    modes: tuple[str, ...]
    packs: tuple[Text, ...]
    records: int
    people: int | None
    voted: bool = False
    cases: tuple[CaseCount, ...] = ()
    levels: tuple[Level, ...] = ()
    shift: Shift | None = None
    calibrations: tuple[Calibration, ...] = ()
    items: tuple[ItemRow, ...] = ()
    tools: tuple[ToolUse, ...] = ()
    looks: tuple[LookUse, ...] = ()
    decided: Decided | None = None
    together: Together | None = None
    hands: tuple[Hands, ...] = ()
    elsewhere: int = 0
    unknown: int = 0


def class_figures(session: str, records: Sequence[Data], packs: Mapping[str, Packed]) -> ClassFigures:
    """The figures of one session; `packs` are those that are here, by id."""
    known_things = things(packs)
    votes = hands([record for record in records if _voted(record)], known_things)
    own = [record for record in records if not _voted(record)]
    people = {record["participant"] for record in own}
    count = max(len(people), max((vote.n for vote in votes), default=0))
    frame: dict[str, Any] = {
        "session": session,
        "days": tuple(sorted({record["day"] for record in records})),
        "modes": tuple(sorted({record["mode"] for record in records})),
        "packs": tuple(packs[name].pack.title for name in dict.fromkeys(r["pack"] for r in records) if name in packs),
        "records": len(records),
    }
    if count < FEWEST:
        return ClassFigures(**frame, people=None)
    played = sorted(own, key=lambda record: record["turn"])
    taken, once = _forms([record for record in played if record["quiz"] is not None], known_things)
    cases = [record for record in played if record["case"]]
    return ClassFigures(
        **frame,
        people=count,
        voted=len(people) < FEWEST,
        cases=_cases(records, packs, voters=count if votes else 0),
        levels=tuple(_levels(taken, once)),
        shift=_shift(taken),
        calibrations=tuple(_calibrations(taken, once, _case_answers(cases, known_things))),
        items=_items(played, known_things),
        tools=tool_uses(cases, known_things),
        looks=look_uses(cases, known_things),
        decided=decided(cases, known_things),
        together=together(cases, known_things),
        hands=votes,
        elsewhere=sum(r["pack"] in packs and r["pack_hash"] != packs[r["pack"]].digest for r in records),
        unknown=sum(_key(r, judged) not in known_things for r in records for judged in r["judgements"]),
    )


def _voted(record: Data) -> bool:
    """Whether a whole class stands behind a record, and no single participant."""
    return record["mode"] == "classroom" or any("hands" in judged for judged in record["judgements"])


def _key(record: Data, judged: Data) -> Key:
    return Key(record["pack"], record["case"], judged["item"])


def _of(answers: Answers, *, accurate: bool) -> list[Judged]:
    return [judged for judged in known(answers) if (judged.verdict == "accurate") is accurate]


def _judged(record: Data, known_things: Mapping[Key, Thing]) -> dict[Key, Judged]:
    """What a record judged, of the items that are known here."""
    found: dict[Key, Judged] = {}
    for judged in record["judgements"]:
        thing = known_things.get(_key(record, judged))
        if thing is not None:
            found[thing.key] = Judged(judged["percent"], thing.verdict)
    return found


def _cases(records: Sequence[Data], packs: Mapping[str, Packed], voters: int) -> tuple[CaseCount, ...]:
    """The cases in the order of their pack, as far as enough people began them; a class that votes plays as one."""
    begun: dict[tuple[str, str], set[str]] = {}
    finished: dict[tuple[str, str], set[str]] = {}
    for record in records:
        if record["case"]:
            where, who = (record["pack"], record["case"]), record["participant"]
            begun.setdefault(where, set()).add(who)
            finished.setdefault(where, set()).update([who] if record["finished"] else [])
    order = {(name, case): n for name, packed in packs.items() for n, case in enumerate(packed.pack.cases)}
    counts = []
    for pack, case in sorted(begun, key=lambda where: (order.get(where, len(order)), where)):
        started, ended = len(begun[pack, case]), len(finished[pack, case])
        if voters and started == 1:
            started, ended = voters, voters * ended
        if started >= FEWEST:
            scenario = packs[pack].cases.get(case) if pack in packs else None
            counts.append(CaseCount(pack, case, scenario.title if scenario else None, started, ended))
    return tuple(counts)


def _forms(quizzes: Sequence[Data], known_things: Mapping[Key, Thing]) -> tuple[list[Taken], list[Answers]]:
    """Those who answered the forms a and b, one before and one after, and what the others answered to their first."""
    by_person: dict[str, dict[str, list[Judged]]] = {}
    for record in quizzes:
        answers = list(_judged(record, known_things).values())
        if record["finished"] and all(_of(answers, accurate=side) for side in (True, False)):
            by_person.setdefault(record["participant"], {}).setdefault(record["quiz"], answers)
    taken: list[Taken] = []
    once: list[Answers] = []
    for forms in by_person.values():
        both = [form for form in forms if form in ("a", "b")]
        if len(both) == 2:
            taken.append(Taken(both[0], forms[both[0]], forms[both[1]]))
        else:
            once.append(next(iter(forms.values())))
    return taken, once


def _levels(taken: Sequence[Taken], once: Sequence[Answers]) -> list[Level]:
    """What was reached before and after, or on the only form where nobody took two."""
    if len(taken) >= FEWEST:
        return [_level("before", [one.before for one in taken]), _level("after", [one.after for one in taken])]
    return [_level("once", once)] if len(once) >= FEWEST else []


def _level(when: When, people: Sequence[Answers]) -> Level:
    means = {name: mean_share([measure(answers) for answers in people]) for name, measure in MEASURES.items()}
    return Level(when, len(people), means, group_discernment(people))


def _shift(taken: Sequence[Taken]) -> Shift | None:
    if len(taken) < FEWEST:
        return None
    changes = {name: found for name, measure in MEASURES.items() if (found := change(taken, measure)) is not None}
    moved = discernment_change(taken)
    if moved is None:
        return Shift(len(taken), changes, None, None, "none")
    return Shift(len(taken), changes, *moved, leaning(*moved))


def _case_answers(cases: Sequence[Data], known_things: Mapping[Key, Thing]) -> list[list[Judged]]:
    """What each participant judged in the cases."""
    answers: dict[str, list[Judged]] = {}
    for record in cases:
        answers.setdefault(record["participant"], []).extend(_judged(record, known_things).values())
    return list(answers.values())


def _calibrations(taken: Sequence[Taken], once: Sequence[Answers], cases: Sequence[Answers]) -> list[Calibration]:
    """Of the two forms where enough took them; else of the one form, else of the cases."""
    if len(taken) >= FEWEST:
        sides: list[tuple[When, list[Answers]]] = [
            ("before", [one.before for one in taken]),
            ("after", [one.after for one in taken]),
        ]
    elif len(once) >= FEWEST:
        sides = [("once", list(once))]
    else:
        sides = [("once", list(cases))]
    return [found for when, people in sides if (found := _calibration(when, people)) is not None]


def _calibration(when: When, people: Sequence[Answers]) -> Calibration | None:
    """Of enough people; a stretch of probability that fewer used is left out."""
    some = [known(answers) for answers in people]
    some = [answers for answers in some if answers]
    if len(some) < FEWEST:
        return None
    every = [judged for answers in some for judged in answers]
    if len({judged.verdict == "accurate" for judged in every}) < 2:
        # Of things that are all false nobody can be calibrated.
        return None
    points = []
    for point in calibration(every):
        inside = sum(any(_within(judged, point) for judged in answers) for answers in some)
        if inside >= FEWEST:
            points.append(point)
    return Calibration(when, len(some), tuple(points), brier_parts(every), _sureness(some))


def _within(judged: Judged, point: CalibrationPoint) -> bool:
    return point.low <= judged.percent < point.high or judged.percent == point.high == 100


def _sureness(people: Sequence[Answers]) -> Sureness | None:
    stated, right = [], []
    for answers in people:
        sure = [judged for judged in answers if judged.percent <= SURE[0] or judged.percent >= SURE[1]]
        if sure:
            stated.append(mean([max(judged.percent, 100 - judged.percent) / 100 for judged in sure]))
            right.append(mean([rightness(judged) for judged in sure]))
    if len(stated) < FEWEST:
        return None
    beyond = mean_interval([said - was for said, was in zip(stated, right, strict=True)])
    return None if beyond is None else Sureness(mean(stated), mean(right), beyond)


def _items(played: Sequence[Data], known_things: Mapping[Key, Thing]) -> tuple[ItemRow, ...]:
    """The items that enough people judged, the hardest first; each person's first judgement of it counts.

    Discrimination is looked for within a form, and within all cases of a person.
    """
    sheets: dict[tuple[str, str], dict[str, Judged]] = {}
    names: dict[str, Key] = {}
    for record in played:
        sheet = sheets.setdefault((record["participant"], record["quiz"] or ""), {})
        for key, judged in _judged(record, known_things).items():
            names["/".join(key)] = key
            sheet.setdefault("/".join(key), judged)
    rows = []
    for name, figure in item_figures(list(sheets.values())).items():
        if figure.n >= FEWEST:
            thing = known_things[names[name]]
            right = figure.right.value * figure.n
            rows.append(ItemRow(thing, figure, right if thing.verdict == "accurate" else figure.n - right))
    return tuple(sorted(rows, key=lambda row: (row.figure.right.value, row.thing.key)))
