"""What is kept, in which form, and how what is read is checked and brought up to date.

Nothing in here says who plays: a slot is a picture and a colour, a result has random ids and the day.
"""

import datetime
import json
import math
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, TypeVar, get_args

from game.story.lesson import ANSWERS
from game.strings import mark

Theme = Literal["dusk", "paper", "contrast"]
Face = Literal["sans", "easy"]
Reading = Literal["off", "aloud", "clipboard", "file"]
Play = tuple[str, tuple[str, ...]]
"""A case by its id, and the tokens that were chosen in it."""

Data = dict[str, Any]
"""A decoded JSON object."""

Step = Callable[[Data], Data]
"""Turns a file's data of one version into the next one's."""


Shape = TypeVar("Shape")


def new_id() -> str:
    """Return a random id for a participant, a session or a record."""
    return os.urandom(8).hex()


class DamagedError(ValueError):
    """What was read is nothing that this version of the game has written."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this machine's player wants the game; sizes and volumes in percent, `around` that of the places.

    Without a `language`, none has been chosen yet. Raises DamagedError for values that are out of bounds.
    """

    language: str | None = None
    text_size: int = 100
    theme: Theme = "dusk"
    face: Face = "sans"
    motion: bool = True
    sound: bool = True
    volume: int = 70
    around: int = 50
    reading: Reading = "off"

    def __post_init__(self) -> None:
        _need(self.language is None or isinstance(self.language, str), "language")
        _need(type(self.text_size) is int and 100 <= self.text_size <= 200, "text_size")
        _need(self.theme in get_args(Theme), "theme")
        _need(self.face in get_args(Face), "face")
        _need(type(self.motion) is bool, "motion")
        _need(type(self.sound) is bool, "sound")
        _need(type(self.volume) is int and 0 <= self.volume <= 100, "volume")
        _need(type(self.around) is int and 0 <= self.around <= 100, "around")
        _need(self.reading in get_args(Reading), "reading")


@dataclass(frozen=True, slots=True)
class Badge:
    """How a slot is recognised: a picture, the ink it is printed in, and its name for the translator."""

    picture: str
    ink: str
    name: str


BADGES = (
    Badge("lantern", "ochre", mark("The ochre lantern")),
    Badge("bridge", "teal", mark("The teal bridge")),
    Badge("pear", "brick", mark("The brick-red pear")),
    Badge("duck", "slate", mark("The slate-grey duck")),
    Badge("bell", "teal", mark("The teal bell")),
    Badge("bicycle", "brick", mark("The brick-red bicycle")),
    Badge("kettle", "slate", mark("The slate-grey kettle")),
    Badge("umbrella", "ochre", mark("The ochre umbrella")),
    Badge("cat", "brick", mark("The brick-red cat")),
    Badge("loaf", "ochre", mark("The ochre loaf")),
    Badge("boat", "slate", mark("The slate-grey boat")),
    Badge("key", "teal", mark("The teal key")),
)
"""The twelve slots; the picture is the slot's id."""


@dataclass(frozen=True, slots=True)
class Led:
    """The workshop that this machine was set up for, on its day: the next start of that day goes on with it.

    Its values are those of `story.workshop.Workshop`, which checks them.
    """

    day: str
    pictures: tuple[str, ...]
    machine: int
    pack: str
    cases: tuple[str, ...]
    together: bool
    form: str | None


@dataclass(frozen=True, slots=True)
class KioskConfig:
    """How a kiosk is set up: all of it, in the one file kiosk.json.

    `event` is the session of its results, `languages` and `cases` those offered (none: all there are, the first three
    that have a short route), `idle` the seconds after which it asks whether anybody is still there. Of the staff's PIN
    there are the `salt` and the `digest`, none before it is chosen; `wrong` counts the tries since the last right one,
    and before `until` (seconds since 1970) none is taken. Raises DamagedError for values that are out of bounds.
    """

    event: str = field(default_factory=new_id)
    languages: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    idle: int = 75
    salt: str = ""
    digest: str = ""
    wrong: int = 0
    until: float = 0

    def __post_init__(self) -> None:
        _need(_is_id(self.event) and self.event != "", "event")
        for name in ("languages", "cases"):
            _need(all(isinstance(each, str) for each in getattr(self, name)), name)
        _need(type(self.idle) is int and 10 <= self.idle <= 3600, "idle")
        _need(all(re.fullmatch("[0-9a-f]*", value) for value in (self.salt, self.digest)), "salt and digest")
        _need(type(self.wrong) is int and self.wrong >= 0, "wrong")
        _need(_is_number(self.until), "until")


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visitor of a kiosk is doing: the `record` that it will be kept as, the case, the tokens so far."""

    record: str
    case: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taught:
    """A case of a lesson: what was chosen in it, and the hands of each vote, by item.

    told: the items of which the class has seen already what they are; closed: the class is through with it, and its
    result is kept.
    """

    tokens: tuple[str, ...] = ()
    hands: Mapping[str, tuple[tuple[int, ...], ...]] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson under way: the cases of a pack in their order, and those of them that were begun.

    session: under what its results are kept; scores: whether the class sees them; votes: whether it votes by hands;
    prompts: whether it is told what to talk about; text: how large its letters are, in percent.
    """

    day: str
    session: str
    pack: str
    cases: tuple[str, ...]
    scores: bool = False
    votes: bool = True
    prompts: bool = True
    text: int = 150
    plays: tuple[Taught, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One saved campaign: the plays that were finished, in order, and the one that is under way."""

    id: str
    campaign: tuple[Play, ...] = ()
    current: Play | None = None


def _with_turn(result: Data) -> Data:
    """Until version 1 only plays that were finished were kept, and of each player one."""
    return result | {"turn": 0, "finished": True}


SETTINGS_STEPS: tuple[Step, ...] = ()
WORKSHOP_STEPS: tuple[Step, ...] = ()
KIOSK_STEPS: tuple[Step, ...] = ()
LESSON_STEPS: tuple[Step, ...] = ()
SLOT_STEPS: tuple[Step, ...] = ()
RESULT_STEPS: tuple[Step, ...] = (_with_turn,)
"""The first step turns version 1 into version 2, and so on: with no step yet, the version is 1."""

RESULT_FIELDS: Mapping[str, type | tuple[type, ...]] = {
    "participant": str,
    "session": str,
    "turn": int,
    "day": str,
    "mode": str,
    "language": str,
    "pack": str,
    "pack_hash": str,
    "case": str,
    "finished": bool,
    "tokens": list,
    "judgements": list,
    "scores": dict,
    "minutes": int,
    "quiz": (str, type(None)),
}
"""Everything that a result holds besides its version and its random record id; there is no room for more.

`turn` counts what one participant did in one session, from 0; `case` is empty where it was a form of the quiz.
"""

_ID = re.compile(r"[A-Za-z0-9:/._@+-]{0,160}")
"""What a word in a result may be made of: no space, so that no sentence and no name with a surname fits in."""

VERSION = "fenjer"
"""The key under which a file's data tell their version, as in the scenario files."""


def upgraded(data: object, steps: tuple[Step, ...]) -> Data:
    """Return data of any version as those of the newest; raises DamagedError for an unknown version."""
    if not isinstance(data, dict):
        raise DamagedError("no object")
    version = data.get(VERSION)
    if type(version) is not int or not 1 <= version <= len(steps) + 1:
        raise DamagedError(VERSION)
    for step in steps[version - 1 :]:
        data = step(data)
    return data | {VERSION: len(steps) + 1}


def encoded(data: Data, steps: tuple[Step, ...]) -> bytes:
    """Return data of the newest version as JSON."""
    return json.dumps({VERSION: len(steps) + 1} | data).encode()


def decoded(content: bytes, steps: tuple[Step, ...], shape: Callable[[Data], Shape]) -> Shape | None:
    """Return what JSON of any known version says, or None where it is damaged."""
    try:
        return shape(upgraded(json.loads(content), steps))
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def _need(holds: bool, what: str) -> None:
    if not holds:
        raise DamagedError(what)


def settings_of(data: Data) -> Settings:
    """Return the settings; those that are not there have their default. Raises DamagedError."""
    return Settings(**{known.name: data[known.name] for known in fields(Settings) if known.name in data})


def slot_of(slot_id: str, data: Data) -> Slot:
    """Return the slot of that id; raises DamagedError, KeyError where something is missing."""
    campaign, current = data["campaign"], data["current"]
    _need(data["id"] == slot_id, "id")
    _need(isinstance(campaign, list), "campaign")
    return Slot(slot_id, tuple(map(_play, campaign)), None if current is None else _play(current))


def led_of(data: Data) -> Led:
    """Return the workshop; raises DamagedError, KeyError where something is missing."""
    day, machine, pack, together, form = (data[name] for name in ("day", "machine", "pack", "together", "form"))
    _need(isinstance(day, str) and isinstance(pack, str), "day and pack")
    _need(type(machine) is int and type(together) is bool, "machine and together")
    _need(form is None or isinstance(form, str), "form")
    for name in ("pictures", "cases"):
        _need(isinstance(data[name], list) and all(isinstance(each, str) for each in data[name]), name)
    return Led(day, tuple(data["pictures"]), machine, pack, tuple(data["cases"]), together, form)


def kiosk_of(data: Data) -> KioskConfig:
    """Return a kiosk's set-up; what is not there has its default. Raises DamagedError."""
    known = {each.name: data[each.name] for each in fields(KioskConfig) if each.name in data}
    for name in ("languages", "cases"):
        _need(isinstance(known.get(name, []), list), name)
        known[name] = tuple(known.get(name, []))
    return KioskConfig(**known)


def visit_of(data: Data) -> Visit:
    """Return what a kiosk's visitor was doing; raises DamagedError, KeyError where something is missing."""
    _need(_is_id(data["record"]) and data["record"] != "", "record")
    return Visit(data["record"], *_play([data["case"], data["tokens"]]))


def lesson_of(data: Data) -> Lesson:
    """Return the lesson; raises DamagedError, KeyError where something is missing."""
    day, session, pack, cases, plays = (data[name] for name in ("day", "session", "pack", "cases", "plays"))
    _need(all(isinstance(each, str) for each in (day, session, pack)), "day, session and pack")
    _need(isinstance(cases, list) and all(isinstance(case, str) for case in cases), "cases")
    _need(isinstance(plays, list) and len(plays) <= len(cases), "plays")
    scores, votes, prompts, text = (data[name] for name in ("scores", "votes", "prompts", "text"))
    _need(all(type(switch) is bool for switch in (scores, votes, prompts)), "switches")
    _need(type(text) is int and 100 <= text <= 200, "text")
    return Lesson(day, session, pack, tuple(cases), scores, votes, prompts, text, tuple(map(_taught, plays)))


def _taught(data: object) -> Taught:
    match data:
        case {"tokens": list(tokens), "hands": dict(hands), "told": list(told), "closed": bool(closed)} if all(
            isinstance(word, str) for word in (*tokens, *hands, *told)
        ):
            _need(all(isinstance(votes, list) and all(map(_is_vote, votes)) for votes in hands.values()), "hands")
            votes = {item: tuple(map(tuple, each)) for item, each in hands.items()}
            return Taught(tuple(tokens), votes, tuple(told), closed)
    raise DamagedError("a case of a lesson")


def _is_vote(data: object) -> bool:
    return isinstance(data, list) and len(data) == len(ANSWERS) and all(map(_is_count, data))


def _play(data: object) -> Play:
    match data:
        case [str(case), list(tokens)] if all(isinstance(token, str) for token in tokens):
            return case, tuple(tokens)
    raise DamagedError("a case and its tokens")


def result_of(data: Data) -> Data:
    """Return the same data if they are a result and nothing but a result; raises DamagedError."""
    _need(data.keys() == RESULT_FIELDS.keys() | {VERSION, "record"}, "its fields")
    _need(_is_id(data["record"]) and data["record"] != "", "record")
    for name, kind in RESULT_FIELDS.items():
        value = data[name]
        _need(isinstance(value, kind) and (kind is bool or not isinstance(value, bool)), name)
        _need(not isinstance(value, str) or _is_id(value), name)
        _need(not isinstance(value, int) or 0 <= value < 100_000, name)
    if datetime.date.fromisoformat(data["day"]).isoformat() != data["day"]:
        raise DamagedError("day")
    _need(all(map(_is_id, data["tokens"])), "tokens")
    _need(all(map(_is_judgement, data["judgements"])), "judgements")
    _need(all(_is_id(name) and _is_number(points) for name, points in data["scores"].items()), "scores")
    return data


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_percent(value: object) -> bool:
    return type(value) is int and 0 <= value <= 100


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < 1000


def _is_judgement(data: object) -> bool:
    """Whether it is a judgement of one item.

    Besides the `percent` and the `kind` (None where it was not asked), it may tell what each of those at the machine
    had said `alone`, in percent, and the `hands` that went up in a class: for each time it was asked, how many for each
    answer.
    """
    match data:
        case {"item": item, "percent": percent, "kind": kind, **more} if more.keys() <= {"alone", "hands"}:
            alone, hands = more.get("alone", []), more.get("hands", [])
            return (
                _is_id(item)
                and _is_percent(percent)
                and (kind is None or _is_id(kind))
                and isinstance(alone, list)
                and all(map(_is_percent, alone))
                and isinstance(hands, list)
                and all(isinstance(counts, list) and all(map(_is_count, counts)) for counts in hands)
            )
    return False
