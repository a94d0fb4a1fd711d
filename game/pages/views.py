"""What stands on a page: plain data in the player's language, that turns into JSON with `dataclasses.asdict`."""

from dataclasses import dataclass
from typing import Literal

from game.story.badges import Badge
from game.story.scenario import Deed, Form, Kind, Light, Mood, Speaks, Spot, Tool, Verdict
from game.story.scoring import Result

PageKind = Literal["scene", "bench", "debrief", "result"]
Group = Literal["choice", "check", "pin", "act", "skip", "next"]
Role = Literal["fact", "warning", "why", "fact-again"]


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture by the name that the pack's album has for it, what it shows in words, and who took it."""

    file: str
    alt: str
    credit: str


@dataclass(frozen=True, slots=True)
class LineView:
    """Somebody says something."""

    who: str
    name: str
    text: str
    portrait: str | None = None
    mood: Mood = "calm"
    kind: Literal["line"] = "line"


@dataclass(frozen=True, slots=True)
class NoteView:
    """What nobody says: the scene is set, or a choice has its consequence."""

    text: str
    kind: Literal["note", "consequence", "content-note"] = "note"


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item in its own clothes."""

    item: str
    form: Form
    form_name: str
    account: str
    about: str
    handle: str
    posted: str
    title: str
    text: str
    claims: str
    picture: PictureView | None
    kind: Literal["item"] = "item"


@dataclass(frozen=True, slots=True)
class LinkView:
    """A way to a page of the town's web: one that somebody has to be sent to costs minutes, and a `token` pays them."""

    page: str
    title: str
    site: str
    token: str = ""
    cost: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class WebPageView:
    """A page of the town's web, with the ways on from it."""

    page: str
    site: str
    about: str
    title: str
    date: str
    paragraphs: tuple[str, ...]
    picture: PictureView | None
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """What a check brought to light.

    `rows` are the names and values read from a picture's data, `page` the page of the town's web that it stands on.
    """

    finding: str
    tool: Tool
    label: str
    says: str
    pinned: bool
    picture: PictureView | None
    rows: tuple[tuple[str, str], ...] = ()
    page: LinkView | None = None
    kind: Literal["finding"] = "finding"


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """One step of the debrief of an item."""

    role: Role
    heading: str
    text: str
    kind: Literal["correction"] = "correction"


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What the item is, beside what the player said of it."""

    verdict: Verdict
    word: str
    kind_word: str
    said: str
    kind: Literal["verdict"] = "verdict"


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A check of the debriefed item: whether it was opened and pinned (`look` says it), and in words its worth.

    `speaks` is which way it points, for the claim or against it, and `side` says so in words.
    """

    label: str
    says: str
    worth: str
    toward: Literal["toward", "away", "neither"]
    speaks: Speaks
    side: str
    opened: bool
    pinned: bool
    look: str
    kind: Literal["evidence"] = "evidence"


@dataclass(frozen=True, slots=True)
class TechniqueView:
    """A technique's card; `number` is the one that it has in the catalogue of the trade, for who works with it."""

    technique: str
    name: str
    what: str
    spot: str
    tools: tuple[str, ...]
    number: str = ""
    kind: Literal["technique"] = "technique"


@dataclass(frozen=True, slots=True)
class StoryView:
    """The story behind a rumour, told by somebody in town."""

    who: str
    name: str
    text: str
    portrait: str | None
    kind: Literal["story"] = "story"


@dataclass(frozen=True, slots=True)
class ScoreView:
    """One of the scores: its points as shown, the unrounded value, what it weighs in percent, and what it looks at."""

    name: str
    points: str
    value: float
    weight: int
    meaning: str
    kind: Literal["score"] = "score"


@dataclass(frozen=True, slots=True)
class BadgeView:
    """A badge that was earned, and what for."""

    badge: Badge
    name: str
    why: str
    kind: Literal["badge"] = "badge"


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading between blocks."""

    text: str
    kind: Literal["heading"] = "heading"


Block = (
    LineView
    | NoteView
    | ItemView
    | FindingView
    | CorrectionView
    | VerdictView
    | EvidenceView
    | TechniqueView
    | StoryView
    | ScoreView
    | BadgeView
    | HeadingView
)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the player can do now: the token, what it is called, and what it costs (`cost` says it in words).

    A check that the shift's minutes do not allow any more is shown, and not `enabled`.
    """

    token: str
    text: str
    group: Group
    cost: str = ""
    minutes: int = 0
    tool: Tool | None = None
    does: Deed | None = None
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind of thing to choose among when judging."""

    kind: Kind
    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class JudgementForm:
    """The judgement of the item on the bench: the question, what was stated so far, the words at the slider's stops."""

    item: str
    question: str
    percent: int | None
    kind: Kind | None
    stops: tuple[tuple[int, str], ...]
    kinds: tuple[KindView, ...]
    said: str


@dataclass(frozen=True, slots=True)
class MeterView:
    """A meter from 0 to 100, its word, and by how many points the last choice moved it."""

    meter: Literal["trust", "calm"]
    name: str
    value: int
    word: str
    change: int


@dataclass(frozen=True, slots=True)
class SettingView:
    """Where and when what is shown takes place, and the two in words."""

    at: Spot
    light: Light
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a host needs to show a moment. `fresh` is whether play has just arrived here."""

    kind: PageKind
    case: str
    heading: str
    setting: SettingView
    blocks: tuple[Block, ...]
    offers: tuple[Offer, ...]
    meters: tuple[MeterView, ...]
    minutes: int
    shift: int
    minutes_words: str
    pins: tuple[str, ...]
    pins_words: str
    fresh: bool
    step: tuple[int, int] | None = None
    judgement: JudgementForm | None = None
    result: Result | None = None
