"""The model of a pack and its cases: what an author writes, frozen.

The field names are the keys of the YAML files (a trailing underscore, needed where Python reserves the word, is left
off there). The loader checks these same dataclasses and derives the JSON Schema from them, so this module is the one
place where the format is defined. It imports nothing but the standard library.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal, get_args

from game.story.pictures import Filter, Picture
from game.story.text import Bounds, Text

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

Form = Literal["post", "chat", "article", "notice", "letter", "front-page", "video-still"]
Speaks = Literal["for", "against", "open"]
Weight = Literal["none", "weak", "strong", "decisive"]
Step = Literal["stop", "investigate", "find", "trace"]
"""The four moves of SIFT (Caulfield 2019)."""

Pillar = Literal["provenance", "source", "date", "location", "motivation"]
"""The five pillars of visual verification (First Draft)."""

Track = Literal["school", "journalists"]

Mood = Literal["calm", "glad", "worried", "stern", "surprised"]
"""How somebody looks while they speak."""

Spot = Literal["desk", "bazaar", "bridge", "school", "clinic", "stadium", "hill", "station", "partner"]
"""The places of the town, and the partner newsroom across the border."""

Light = Literal["day", "dusk", "night"]

KINDS: tuple[Kind, ...] = get_args(Kind)
MOODS: tuple[Mood, ...] = get_args(Mood)
TOOLS: tuple[Tool, ...] = get_args(Tool)

REPAIR_SHARE = 0.75
"""The part of what was lost that a repair regains: most of it, never all."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What a choice does to the meters, in points."""

    trust: Annotated[int, Bounds(-50, 50)] = 0
    """Points added to the town's trust in the newsroom, or taken from it."""
    calm: Annotated[int, Bounds(-50, 50)] = 0
    """Points added to the town's calm, or taken from it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Holds when the item was judged, and the stated probability (percent) lies within the limits given."""

    item: str
    """The item that was judged."""
    at_least: Annotated[int, Bounds(0, 100)] = 0
    """The least percentage that the player gave to its being what it claims to be."""
    at_most: Annotated[int, Bounds(0, 100)] = 100
    """The highest percentage that the player gave to its being what it claims to be."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Declared, never evaluated code: every key that is given must hold.

    `chosen` names a choice, or an act as ITEM/ACT; `found` and `pinned` a finding; `flag` something remembered from an
    earlier case; `trust` and `calm` the least the meter must show; `any` holds when one of its members does; `unless`
    holds when its condition does not.
    """

    chosen: str | None = None
    """Holds when this choice was made, or this act, written ITEM/ACT."""
    found: str | None = None
    """Holds when the check with this finding was made."""
    pinned: str | None = None
    """Holds when this finding was pinned."""
    judged: Judged | None = None
    """Holds when an item was judged within these limits."""
    flag: str | None = None
    """Holds when this flag is set, in an earlier case of the pack or in this one."""
    trust: Annotated[int, Bounds(0, 100)] | None = None
    """Holds when Trust is at least this high."""
    calm: Annotated[int, Bounds(0, 100)] | None = None
    """Holds when Calm is at least this high."""
    any: tuple["Condition", ...] = ()
    """Holds when at least one of these conditions does."""
    unless: "Condition | None" = None
    """Holds when this condition does not."""

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
    """The choice's name, which saves, conditions and playtests refer to; it stays when the text changes."""
    text: Text
    """What the player reads on the button."""
    does: Deed | None = None
    """What this amounts to, for the paper cards, the reports and the simulated players."""
    effects: Effects = Effects()
    """What it does to the meters; a choice with a loss is a wrong turn and wants a repair."""
    says: Text | None = None
    """What follows at once, in a line or two."""
    goto: str | None = None
    """The scene that follows; without it, play goes on where it was."""
    repairs: str | None = None
    """The earlier choice, or act as ITEM/ACT, that this one puts right; it is on offer only after that one."""
    sets: tuple[str, ...] = ()
    """Flags that later cases can ask for."""
    when: Condition | None = None
    """The condition under which this is on offer."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One step of a scene; exactly one of its keys besides `when` says which.

    A line is written `nora: Market day.` with an id of the pack's cast, or `note: …` for what nobody says. `item` shows
    an item; `check` puts it on the bench until the player has judged and acted; `choose` offers choices; `goto` goes on
    to another scene; `end` closes the case with one of its endings.
    """

    who: str | None = None
    """The person who speaks, where the line is not written with the person's id as its key."""
    text: Text | None = None
    """What the person in `who` says."""
    mood: Mood | None = None
    """How the person looks while saying it; calm where it is left out."""
    note: Text | None = None
    """What is seen or heard, said by nobody."""
    item: str | None = None
    """Shows this item for the first time."""
    check: str | None = None
    """Puts this item on the bench, until the player has judged it and acted on it."""
    choose: tuple[Choice, ...] = ()
    """Offers choices; the player takes one."""
    goto: str | None = None
    """Goes on to this scene."""
    end: str | None = None
    """Closes the case with this ending."""
    when: Condition | None = None
    """The condition under which this beat is played; otherwise it is passed over."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check brings to light.

    `weight` is its worth as a likelihood ratio; `kind` is the kind of thing that it points to, read with care, where it
    points to one.
    """

    id: str
    """The finding's name, which pins, conditions and playtests refer to; no other finding of the case has it."""
    says: Text
    """What the player learns: only what was seen or heard, never what to think of it."""
    speaks: Speaks
    """Which way it points: for the claim, against it, or to its being open still."""
    weight: Weight
    """How much it should move a careful mind: none 1, weak 2, strong 6, decisive 20 to one."""
    step: Step
    """The move of SIFT that led to it (Caulfield 2019)."""
    pillar: Pillar | None = None
    """The pillar of visual verification that it is about (First Draft)."""
    kind: Kind | None = None
    """The kind of misleading that it points to, where it points to one."""
    picture: Picture | None = None
    """A picture that comes with the finding."""


@dataclass(frozen=True, slots=True)
class Check:
    """One look with a tool: what the player reads before (`label`), what it costs, and what it finds.

    `tool` may be left out where the check's own id is the tool's. `who` is the person asked.
    """

    minutes: Annotated[int, Bounds(1, 60)]
    """How many minutes of the shift it costs."""
    finding: Finding
    """What comes to light."""
    tool: Tool | None = None
    """The desk's tool; it may be left out where the check's own id is the tool's."""
    label: Text | None = None
    """What the player reads before making the check; without it, the tool's name."""
    who: str | None = None
    """The person of the cast who is asked."""
    page: str | None = None
    """The page of the town's web that this look leads to; it can be read then, and led on from."""
    filter: Filter | None = None
    """The filter of the bench that this look is made with, where it is made with one."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Which quarters an item makes its target, its suspect and its helper; for the balance of a pack."""

    target: tuple[str, ...] = ()
    """The quarters that the item is aimed at, or that would be hurt by it."""
    suspect: tuple[str, ...] = ()
    """The quarters that the item makes look guilty."""
    helper: tuple[str, ...] = ()
    """The quarters whose people help to find out."""


@dataclass(frozen=True, slots=True)
class Correction:
    """The debrief of an item, fact first; `warning` and `fact_again` are needed where the item is not accurate."""

    fact: Text
    """What is so, first and plainly; the claim itself has no place here."""
    why: Text
    """Why people believed it, or why it looked doubtful."""
    warning: Text | None = None
    """That something misleading goes round, and what it is; the only place that may name the claim."""
    fact_again: Text | None = None
    """What is so, once more, in other words."""


@dataclass(frozen=True, slots=True)
class StoryBehind:
    """A short first-person account by somebody in town whose life the rumour was really about."""

    who: str
    """The person of the cast who tells it."""
    text: Text
    """The account, in the first person, 120 to 200 words: a life, not a moral."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that goes round: a post, a chat, a notice; how it can be checked, and what can be done about it."""

    form: Form
    """The clothes it comes in."""
    from_: str
    """The account that it comes from."""
    claims: Text
    """What it wants to be taken for, in one plain sentence; this is what the player judges."""
    text: Text
    """Its own words, with its own spelling."""
    verdict: Verdict
    """What it turns out to be."""
    kind: Kind
    """The way in which it misleads (First Draft's seven kinds), or none."""
    checks: Annotated[Mapping[str, Check], Bounds(2, 20)]
    """Everything that can be looked at on the bench, by the tool's id or one of your own."""
    acts: Annotated[tuple[Choice, ...], Bounds(2, 8)]
    """What the player can do about it after judging."""
    correction: Correction
    """The debrief, fact first."""
    title: Text | None = None
    """Its headline, where it has one."""
    posted: Text | None = None
    """When it was posted, as the player reads it."""
    picture: Picture | None = None
    """The picture that it shows."""
    techniques: tuple[str, ...] = ()
    """The ways of misleading that it uses; their cards join the player's notebook."""
    roles: Roles = Roles()
    """Which quarters it makes its target, its suspect and its helper."""
    content_note: Text | None = None
    """A line before charged material; an item that has one can be left aside without loss."""
    prompt: Text | None = None
    """What the facilitator can ask a class afterwards."""
    reason: Text | None = None
    """Why a story of a crime names a quarter, for the facilitator; without a reason it names none."""
    story_behind: StoryBehind | None = None
    """Whose life the rumour was really about."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a case can close: a name for it and what the town is like then."""

    title: Text
    """The ending's name."""
    text: Text
    """What the town is like then."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when a scene takes place: the picture behind what is said."""

    at: Spot = "desk"
    """The place of the town."""
    light: Light = "day"
    """By day, at dusk or at night."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a case is entered with when it is played alone."""

    trust: Annotated[int, Bounds(0, 100)] = 50
    """Trust at the start."""
    calm: Annotated[int, Bounds(0, 100)] = 50
    """Calm at the start."""
    flags: tuple[str, ...] = ()
    """Flags that are set as if an earlier case had been played."""


@dataclass(frozen=True, slots=True)
class Short:
    """A route of one item for whoever has a few minutes, as at a stand: the flag `short` is set on it from the start.

    Scenes ask for that flag where the route turns off. All its ways end after this item.
    """

    item: str
    """The one item that comes to the bench."""
    minutes: Annotated[int, Bounds(1, 10)]
    """How many minutes of the player's time it takes."""
    shift: Annotated[int, Bounds(5, 60)]
    """How many minutes of desk time there are."""


@dataclass(frozen=True, slots=True)
class Asks:
    """What the correction desk asks before each sentence of a correction."""

    begin: Text
    """How it begins."""
    own: Text
    """What it says of the newsroom itself."""
    middle: Text
    """What comes next."""
    close: Text
    """How it ends."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences that the correction desk offers beside those of an item's own correction."""

    own_up: Text
    """Says openly that the newsroom was wrong."""
    almost: Text
    """Says openly that it was nearly wrong."""
    excuse: Text
    """Makes excuses."""
    silence: Text
    """Changes the page and says nothing."""
    blame: Text
    """Puts somebody else to shame."""
    cynic: Text
    """Says that nothing can be believed."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How each sort of sentence is heard in town, told right after it was chosen."""

    fact: Text
    """A correction that begins with what is so."""
    claim: Text
    """One that begins with the rumour."""
    warning: Text
    """One that begins with the warning."""
    why: Text
    """One that explains before it says anything."""
    own_up: Text
    """An open admission, also of a near miss."""
    excuse: Text
    """An excuse."""
    silence: Text
    """Nothing said of oneself."""
    once: Text
    """The rumour named once, in the middle."""
    blame: Text
    """Somebody put to shame."""
    again: Text
    """What is so, once more at the end."""
    cynic: Text
    """That nothing can be believed."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What makes a case the correction desk: the player writes up what they got wrong, or nearly, in earlier cases.

    The game makes a scene of each, from the item's own correction and from these sentences; a scene leads to the first
    one by `goto: corrections`. Of the lines, the first correction has the first, the second the second, and so on. In
    `items` of such a case stands nothing.
    """

    drawer: Annotated[tuple[str, ...], Bounds(1, 6)]
    """The items, as CASE/ITEM, that are written up by somebody who has played nothing yet."""
    then: str
    """The scene after the last correction."""
    wrong: Annotated[tuple[Beat, ...], Bounds(1, 6)]
    """The line before an item that the player took for what it was not, or acted on wrongly."""
    near: Annotated[tuple[Beat, ...], Bounds(1, 6)]
    """The line before a close call."""
    kept: Annotated[tuple[Beat, ...], Bounds(1, 6)]
    """The line before an item of the drawer."""
    asks: Asks
    """What is asked before each sentence."""
    sentences: Sentences
    """What is offered beside the item's own correction."""
    heard: Heard
    """How each sentence is heard."""
    read: Annotated[tuple[Beat, ...], Bounds(1, 6)]
    """The line before the whole correction is read out."""
    good: Annotated[tuple[Beat, ...], Bounds(1, 6)]
    """What is said of one that begins and ends with what is so, and is open about the newsroom."""
    fair: Annotated[tuple[Beat, ...], Bounds(1, 6)]
    """What is said of one that begins with what is so, and lacks something."""
    poor: Annotated[tuple[Beat, ...], Bounds(1, 6)]
    """What is said of one that begins with something else."""
    most: Annotated[int, Bounds(1, 6)] = 3
    """How many corrections are written at the most."""


SHORT = "short"
"""The flag that is set on the short route."""


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """One case. `minutes` are of the player's time, `shift` is the desk time that all checks together may cost."""

    fenjer: Annotated[int, Bounds(1, 1)]
    """The version of the format; always 1."""
    id: str
    """The case's name, the same as its file's without .yaml."""
    title: Text
    """What the case is called."""
    summary: Text
    """What it is about, in a line or two of the list of cases."""
    minutes: Annotated[int, Bounds(1, 60)]
    """How many minutes of the player's time it takes."""
    shift: Annotated[int, Bounds(5, 240)]
    """How many minutes of desk time there are; all checks together cost at least two and a half times as many."""
    track: Track
    """For whom it is: pupils, or journalists."""
    age: Annotated[int, Bounds(10, 18)]
    """The minimum age."""
    objectives: Annotated[tuple[Text, ...], Bounds(1, 6)]
    """What a player can do better afterwards, one sentence each."""
    start: str
    """The first scene."""
    scenes: Mapping[str, tuple[Beat, ...]]
    """The scenes by id, each a list of beats."""
    items: Annotated[Mapping[str, Item], Bounds(0, 6)]
    """What goes round in this case, by id; {} at the correction desk."""
    endings: Annotated[Mapping[str, Ending], Bounds(1, 12)]
    """How the case can close, by id."""
    content_note: Text | None = None
    """A line before the case, where its subject can hurt."""
    defaults: Defaults = Defaults()
    """The meters and flags with which it is entered when it is played alone."""
    places: Mapping[str, Setting] = field(default_factory=dict)
    """Where each scene takes place, by its id; a scene that is left out takes place at the desk, by day."""
    together: tuple[str, ...] = ()
    """The scenes in which people of different quarters solve something together; each pack has one."""
    terms: tuple[str, ...] = ()
    """The words of the trade, by their ids in the taxonomy, that it brings into the notebook."""
    short: Short | None = None
    """A route of one item for whoever has a few minutes."""
    desk: Desk | None = None
    """What makes the case the correction desk."""


def shortened(scenario: Scenario) -> Scenario:
    """The case on its short route; raises ValueError for a case without one."""
    short = scenario.short
    if short is None:
        raise ValueError(f"the case {scenario.id!r} has no short route")
    return replace(
        scenario,
        minutes=short.minutes,
        shift=short.shift,
        items={short.item: scenario.items[short.item]},
        defaults=replace(scenario.defaults, flags=(*scenario.defaults.flags, SHORT)),
        short=None,
    )


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
