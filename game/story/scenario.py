"""The model of a pack and its cases: what an author writes, frozen.

The field names are the keys of the YAML files (a trailing underscore, needed where Python reserves the word, is left
off there). The loader checks these same dataclasses and derives the JSON Schema from them, so this module is the one
place where the format is defined. It imports nothing but the standard library.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

Verdict = Literal["accurate", "misleading", "untrue", "satire", "unverifiable"]
"""What an item turns out to be; words that YAML does not take for a yes or a no."""

Kind = Literal[
    "none",
    "satire",
    "false-connection",
    "misleading-content",
    "false-context",
    "imposter",
    "manipulated",
    "fabricated",
]
"""First Draft's seven kinds of misinformation and disinformation (Wardle 2017), or `none` for what is true."""

Tool = Literal[
    "source",
    "coverage",
    "picture-search",
    "picture-data",
    "magnifier",
    "map",
    "full-text",
    "ask",
    "archive",
]
"""The desk's tools: investigate the source, find other coverage, search for the picture, read its data, look closely,
compare with the map, read the full text, ask a person, look in the fact-checkers' archive."""

Deed = Literal["publish", "warn", "hold", "ask", "answer", "correct", "calm", "nothing", "own-up"]
"""What an act or a choice amounts to, for the paper cards, the reports and the simulated players."""

Form = Literal["post", "chat", "article", "notice", "front-page", "video-still"]
Speaks = Literal["for", "against", "open"]
Weight = Literal["none", "weak", "strong", "decisive"]
Step = Literal["stop", "investigate", "find", "trace"]
"""The four moves of SIFT (Caulfield 2019)."""

Pillar = Literal["provenance", "source", "date", "location", "motivation"]
"""The five pillars of visual verification (First Draft)."""

Track = Literal["school", "journalists"]

KINDS: tuple[Kind, ...] = get_args(Kind)
TOOLS: tuple[Tool, ...] = get_args(Tool)

REPAIR_SHARE = 0.75
"""The part of what was lost that a repair regains: most of it, never all."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Inclusive limits of a number or of a sequence's length, understood by the loader's validator."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence for the player: its gettext context `key` and its English `source`. A translator makes it a str."""

    key: str
    source: str


@dataclass(frozen=True, slots=True)
class Effects:
    """What a choice does to the meters, in points."""

    trust: Annotated[int, Bounds(-50, 50)] = 0
    calm: Annotated[int, Bounds(-50, 50)] = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """Holds when the item was judged, and the stated probability (percent) lies within the limits given."""

    item: str
    at_least: Annotated[int, Bounds(0, 100)] = 0
    at_most: Annotated[int, Bounds(0, 100)] = 100


@dataclass(frozen=True, slots=True)
class Condition:
    """Declared, never evaluated code: every key that is given must hold.

    `chosen` names a choice, or an act as ITEM/ACT; `found` and `pinned` a finding; `flag` something remembered from an
    earlier case; `trust` and `calm` the least the meter must show; `any` holds when one of its members does; `unless`
    holds when its condition does not.
    """

    chosen: str | None = None
    found: str | None = None
    pinned: str | None = None
    judged: Judged | None = None
    flag: str | None = None
    trust: Annotated[int, Bounds(0, 100)] | None = None
    calm: Annotated[int, Bounds(0, 100)] | None = None
    any: tuple["Condition", ...] = ()
    unless: "Condition | None" = None

    def parts(self) -> Iterator["Condition"]:
        """This condition and all those inside it."""
        yield self
        for inner in self.any:
            yield from inner.parts()
        if self.unless is not None:
            yield from self.unless.parts()


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the player may do: a choice of a scene, or an act on an item.

    `repairs` names an earlier choice, or an act as ITEM/ACT: this one is on offer only after that wrong turn, and
    regains three quarters of what it cost. `says` is what follows at once. Without `goto`, play goes on where it was.
    """

    id: str
    text: Text
    does: Deed | None = None
    effects: Effects = Effects()
    says: Text | None = None
    goto: str | None = None
    repairs: str | None = None
    sets: tuple[str, ...] = ()
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Beat:
    """One step of a scene; exactly one of its keys besides `when` says which.

    A line is written `nora: Market day.` with an id of the pack's cast, or `note: …` for what nobody says. `item` shows
    an item; `check` puts it on the bench until the player has judged and acted; `choose` offers choices; `goto` goes on
    to another scene; `end` closes the case with one of its endings.
    """

    who: str | None = None
    text: Text | None = None
    note: Text | None = None
    item: str | None = None
    check: str | None = None
    choose: tuple[Choice, ...] = ()
    goto: str | None = None
    end: str | None = None
    when: Condition | None = None


Fraction = Annotated[int, Bounds(0, 100)]


@dataclass(frozen=True, slots=True)
class Doctoring:
    """One step of what was done to a picture: `crop` keeps left, top, right, bottom, in percent of the original."""

    crop: tuple[Fraction, Fraction, Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class PictureData:
    """What the file says of itself: when it was `taken` (ISO 8601, local time) and with which `camera`."""

    taken: str | None = None
    camera: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the pack's archive, and what was done to it before it was shown."""

    base: str
    alt: Text
    doctored: tuple[Doctoring, ...] = ()
    data: PictureData | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check brings to light.

    `weight` is its worth as a likelihood ratio; `kind` is the kind of thing that it points to, read with care, where it
    points to one.
    """

    id: str
    says: Text
    speaks: Speaks
    weight: Weight
    step: Step
    pillar: Pillar | None = None
    kind: Kind | None = None
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One look with a tool: what the player reads before (`label`), what it costs, and what it finds.

    `tool` may be left out where the check's own id is the tool's. `who` is the person asked.
    """

    minutes: Annotated[int, Bounds(1, 60)]
    finding: Finding
    tool: Tool | None = None
    label: Text | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Roles:
    """Which quarters an item makes its target, its suspect and its helper; for the balance of a pack."""

    target: tuple[str, ...] = ()
    suspect: tuple[str, ...] = ()
    helper: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """The debrief of an item, fact first; `warning` and `fact_again` are needed where the item is not accurate."""

    fact: Text
    why: Text
    warning: Text | None = None
    fact_again: Text | None = None


@dataclass(frozen=True, slots=True)
class StoryBehind:
    """A short first-person account by somebody in town whose life the rumour was really about."""

    who: str
    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """Something that goes round: a post, a chat, a notice; how it can be checked, and what can be done about it."""

    form: Form
    from_: str
    claims: Text
    text: Text
    verdict: Verdict
    kind: Kind
    checks: Annotated[Mapping[str, Check], Bounds(2, 20)]
    acts: Annotated[tuple[Choice, ...], Bounds(2, 8)]
    correction: Correction
    title: Text | None = None
    posted: Text | None = None
    picture: Picture | None = None
    techniques: tuple[str, ...] = ()
    roles: Roles = Roles()
    content_note: Text | None = None
    prompt: Text | None = None
    story_behind: StoryBehind | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """How a case can close: a name for it and what the town is like then."""

    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a case is entered with when it is played alone."""

    trust: Annotated[int, Bounds(0, 100)] = 50
    calm: Annotated[int, Bounds(0, 100)] = 50
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """One case. `minutes` are of the player's time, `shift` is the desk time that all checks together may cost."""

    fenjer: Annotated[int, Bounds(1, 1)]
    id: str
    title: Text
    summary: Text
    minutes: Annotated[int, Bounds(1, 60)]
    shift: Annotated[int, Bounds(5, 240)]
    track: Track
    age: Annotated[int, Bounds(10, 18)]
    objectives: Annotated[tuple[Text, ...], Bounds(1, 6)]
    start: str
    scenes: Mapping[str, tuple[Beat, ...]]
    items: Annotated[Mapping[str, Item], Bounds(1, 6)]
    endings: Annotated[Mapping[str, Ending], Bounds(1, 12)]
    content_note: Text | None = None
    defaults: Defaults = Defaults()


@dataclass(frozen=True, slots=True)
class Quarter:
    """A part of the town."""

    name: Text


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast: given name only. `portrait` is a file name in the pack's or the game's pictures."""

    name: Text
    role: Text
    quarter: str | None = None
    portrait: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """Who posts: an outlet, a portal, a group, a person's profile. `known` ones have an imprint and a record."""

    name: Text
    about: Text
    handle: str | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class ArchivePicture:
    """A picture file of the pack, its credit and its true place and time."""

    file: str
    credit: str
    taken: str | None = None


@dataclass(frozen=True, slots=True)
class Technique:
    """One way of misleading, from the taxonomy: what it is, how to spot it, the tools that expose it, its DISARM id."""

    name: Text
    what: Text
    spot: Text
    tools: tuple[Tool, ...]
    disarm: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Taxonomy:
    """scenarios/techniques.yaml: the techniques by id, and the version of DISARM that their ids are from."""

    fenjer: Annotated[int, Bounds(1, 1)]
    disarm_version: str
    techniques: Mapping[str, Technique]


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """pack.yaml: the town, its people and outlets, its archive of pictures, and the order of its cases."""

    fenjer: Annotated[int, Bounds(1, 1)]
    id: str
    title: Text
    languages: Annotated[tuple[str, ...], Bounds(1, 40)]
    licence: str
    quarters: Mapping[str, Quarter]
    cast: Mapping[str, Person]
    accounts: Mapping[str, Account]
    pictures: Mapping[str, ArchivePicture]
    cases: Annotated[tuple[str, ...], Bounds(1, 60)]


@dataclass(frozen=True, slots=True)
class PlaytestRun:
    """One scripted play of a case, and what it must meet.

    The tokens, the scenes passed, the ending, and the least and the most total score.
    """

    name: str
    tokens: tuple[str, ...]
    scenes: tuple[str, ...]
    ending: str
    score: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Playtest:
    """NAME.playtest.yaml: the scripted plays that come with a case."""

    fenjer: Annotated[int, Bounds(1, 1)]
    case: str
    runs: Annotated[tuple[PlaytestRun, ...], Bounds(1, 40)]


def act_id(item: str, act: str) -> str:
    """The name of an act among everything that can be chosen in a case."""
    return f"{item}/{act}"


def check_tool(check_id: str, check: Check) -> Tool:
    """The tool a check uses: its own `tool`, or the one that it is named after."""
    if check.tool is not None:
        return check.tool
    for tool in TOOLS:
        if tool == check_id:
            return tool
    raise ValueError(f"check {check_id!r} names no tool")
