"""A playthrough at a moment, as a neutral page: what every host draws, prints or reads aloud.

A page is plain data in the player's language and turns into JSON with `dataclasses.asdict`. Nothing in it is markup. It
gives away nothing before the debrief: neither what an item is, nor what a finding is worth.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from game import words
from game.story.campaign import clamp
from game.story.playthrough import PINS, Moment, Walk, holds
from game.story.scenario import (
    KINDS,
    Account,
    Check,
    Choice,
    Defaults,
    Deed,
    Form,
    Item,
    Kind,
    Pack,
    Picture,
    Taxonomy,
    Text,
    Tool,
    Verdict,
    act_id,
    check_tool,
)
from game.story.scoring import CARE, JUDGEMENT, METHOD, Result, log_ratio, score

if TYPE_CHECKING:
    from game.strings import Translator

PageKind = Literal["scene", "bench", "debrief", "result"]
Group = Literal["choice", "check", "pin", "act", "skip", "next"]
Role = Literal["fact", "warning", "why", "fact-again"]


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture file of the pack, what it shows in words, and the crops (left, top, right, bottom in percent) to make."""

    file: str
    alt: str
    credit: str
    crops: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LineView:
    """Somebody says something."""

    who: str
    name: str
    text: str
    portrait: str | None = None
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
class FindingView:
    """What a check brought to light. `rows` are the names and values read from a picture's data."""

    finding: str
    tool: Tool
    label: str
    says: str
    pinned: bool
    picture: PictureView | None
    rows: tuple[tuple[str, str], ...] = ()
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
    """A check of the debriefed item: whether it was opened and pinned, and in words what it was worth."""

    label: str
    says: str
    worth: str
    toward: Literal["toward", "away", "neither"]
    opened: bool
    pinned: bool
    kind: Literal["evidence"] = "evidence"


@dataclass(frozen=True, slots=True)
class TechniqueView:
    """A technique's card."""

    technique: str
    name: str
    what: str
    spot: str
    tools: tuple[str, ...]
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
class Page:
    """Everything a host needs to show a moment. `fresh` is whether play has just arrived here."""

    kind: PageKind
    case: str
    heading: str
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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is drawn: the pack and its taxonomy, the translator, and with what the case was entered."""

    pack: Pack
    taxonomy: Taxonomy | None
    translator: "Translator"
    entry: Defaults | None = None


def page(walk: Walk, place: Place, before: Moment | None = None) -> Page:
    """The page of a walk where it stands; `before` is the moment before the last choice, for what the meters did."""
    return _Painter(walk, place, before).page()


class _Painter:
    """Builds one page."""

    def __init__(self, walk: Walk, place: Place, before: Moment | None) -> None:
        self.walk = walk
        self.at = walk.moment()
        self.case = walk.scenario
        self.pack = place.pack
        self.taxonomy = place.taxonomy
        self.entry = place.entry
        self.before = before
        self.t = place.translator

    def page(self) -> Page:
        build = {
            "scene": self.scene,
            "bench": self.bench,
            "debrief": self.debrief,
            "over": self.result,
        }
        return build[self.at.stage]()

    # The four kinds of page

    def scene(self) -> Page:
        blocks = [*self.consequence(), *self.lines()]
        return self.made("scene", self.t.text(self.case.title), blocks, self.choices())

    def bench(self) -> Page:
        name, item = self.item()
        fresh = self.fresh()
        blocks: list[Block] = [*self.consequence(), *self.lines()] if fresh else []
        if item.content_note is not None:
            blocks.append(NoteView(self.t.text(item.content_note), "content-note"))
        blocks.append(self.item_view(name))
        blocks.extend(self.findings(name, item))
        heading = self.t.say("On the desk: {form}", form=self.form_name(item))
        offers = [*self.checks(name, item), *self.pins(name, item), *self.acts(name, item), *self.skip(name, item)]
        return self.made("bench", heading, blocks, offers, step=self.step(name), judgement=self.form(name))

    def debrief(self) -> Page:
        name, item = self.item()
        t = self.t
        blocks: list[Block] = [] if len(self.due()) != len(self.counted()) - 1 else [*self.ending()]
        blocks.append(self.item_view(name))
        correction = item.correction
        steps: list[tuple[Role, str, Text | None]] = [
            ("fact", t.say("What is so"), correction.fact),
            ("warning", t.say("Careful"), correction.warning),
            ("why", t.say("Why it took people in"), correction.why),
            ("fact-again", t.say("Once more, what is so"), correction.fact_again),
        ]
        if item.verdict == "accurate":
            steps[2] = ("why", t.say("Why one could doubt it"), correction.why)
        blocks.extend(CorrectionView(role, heading, t.text(text)) for role, heading, text in steps if text is not None)
        blocks.append(self.verdict(name, item))
        blocks.append(HeadingView(t.say("What the checks were worth")))
        blocks.extend(self.evidence(item))
        cards = list(self.techniques(item))
        if cards:
            blocks.append(HeadingView(t.say("For your notebook")))
            blocks.extend(cards)
        if item.story_behind is not None:
            blocks.append(HeadingView(t.say("The story behind it")))
            who = item.story_behind.who
            blocks.append(StoryView(who, self.name(who), t.text(item.story_behind.text), self.portrait(who)))
        heading = t.say("Looking back: {form}", form=self.form_name(item))
        text = t.say("The next one") if self.due() else t.say("See the result")
        return self.made("debrief", heading, blocks, [Offer("next", text, "next")], step=self.step(name))

    def result(self) -> Page:
        t = self.t
        result = score(self.case, self.at, self.entry)
        blocks: list[Block] = []
        if not self.counted():
            blocks.extend(self.ending())
        lit = t.say("A lantern is lit: this case was closed well.")
        dark = t.say("The lantern stays dark this time. The case is there to be played again.")
        blocks.append(NoteView(lit if result.lit else dark))
        rows = (
            (t.say("Judgement"), result.judgement, JUDGEMENT, t.say("how sure you were, and how right")),
            (t.say("Method"), result.method, METHOD, t.say("how far what you pinned leads to the truth")),
            (t.say("Care"), result.care, CARE, t.say("what your choices did to trust and calm")),
        )
        blocks.extend(ScoreView(name, self.points(value), value, weight, means) for name, value, weight, means in rows)
        blocks.append(ScoreView(t.say("Together"), self.points(result.total), result.total, 100, self.summary(result)))
        blocks.extend(self.verdict_lines(result))
        return self.made("result", t.text(self.case.title), blocks, [], result=result)

    def made(
        self,
        kind: PageKind,
        heading: str,
        blocks: Iterable[Block],
        offers: Iterable[Offer],
        *,
        step: tuple[int, int] | None = None,
        judgement: JudgementForm | None = None,
        result: Result | None = None,
    ) -> Page:
        t = self.t
        pins = self.pinned_here()
        return Page(
            kind=kind,
            case=self.case.id,
            heading=heading,
            blocks=tuple(blocks),
            offers=tuple(offers),
            meters=tuple(self.meters()),
            minutes=self.at.minutes,
            shift=self.case.shift,
            minutes_words=t.plural("{n} minute left", "{n} minutes left", self.at.minutes),
            pins=pins,
            pins_words=t.say("{n} of {of} pins used", n=t.number(len(pins)), of=t.number(PINS)),
            fresh=self.fresh(),
            step=step,
            judgement=judgement,
            result=result,
        )

    # What stands on it

    def lines(self) -> Iterator[Block]:
        """What is new since play last waited, up to where it waits now."""
        for beat in self.case.scenes[self.at.scene][self.at.since : self.at.beat + 1]:
            if not holds(beat.when, self.at):
                continue
            if beat.who is not None and beat.text is not None:
                yield LineView(beat.who, self.name(beat.who), self.t.text(beat.text), self.portrait(beat.who))
            elif beat.note is not None:
                yield NoteView(self.t.text(beat.note))
            elif beat.item is not None:
                yield self.item_view(beat.item)

    def consequence(self) -> Iterator[Block]:
        """What the last choice led to at once."""
        last = self.at.last or ""
        choice = self.choice(last.removeprefix("act:"))
        if choice is not None and choice.says is not None:
            yield NoteView(self.t.text(choice.says), "consequence")

    def ending(self) -> Iterator[Block]:
        ending = self.case.endings.get(self.at.ending or "")
        if ending is not None:
            yield HeadingView(self.t.text(ending.title))
            yield NoteView(self.t.text(ending.text))

    def item_view(self, name: str) -> ItemView:
        item = self.case.items[name]
        t = self.t
        account = self.pack.accounts.get(item.from_)
        return ItemView(
            item=name,
            form=item.form,
            form_name=self.form_name(item),
            account=t.text(account.name) if account else item.from_,
            about=self.about(account),
            handle=(account.handle or "") if account else "",
            posted=self.optional(item.posted),
            title=self.optional(item.title),
            text=t.text(item.text),
            claims=t.text(item.claims),
            picture=self.picture(item.picture),
        )

    def findings(self, name: str, item: Item) -> Iterator[FindingView]:
        for ref in self.at.opened:
            of, _, check_id = ref.partition("/")
            if of != name:
                continue
            check = item.checks[check_id]
            tool = check_tool(check_id, check)
            yield FindingView(
                finding=check.finding.id,
                tool=tool,
                label=self.label(check_id, check),
                says=self.t.text(check.finding.says),
                pinned=check.finding.id in self.at.pinned,
                picture=self.picture(check.finding.picture),
                rows=tuple(self.data(item.picture)) if tool == "picture-data" else (),
            )

    def data(self, picture: Picture | None) -> Iterator[tuple[str, str]]:
        from datetime import datetime

        if picture is None or picture.data is None:
            return
        if picture.data.taken is not None:
            yield self.t.say("Taken"), self.t.moment(datetime.fromisoformat(picture.data.taken))
        if picture.data.camera is not None:
            yield self.t.say("Camera"), picture.data.camera

    def verdict(self, name: str, item: Item) -> VerdictView:
        t = self.t
        judgement = self.at.judgements.get(name)
        if judgement is None:
            said = t.say("You left it unjudged.")
        else:
            said = t.say(
                "You gave it {percent}: “{kind}”.",
                percent=t.percent(judgement.percent),
                kind=words.kind_name(t, judgement.kind),
            )
        return VerdictView(item.verdict, words.verdict_name(t, item.verdict), words.kind_name(t, item.kind), said)

    def evidence(self, item: Item) -> Iterator[EvidenceView]:
        """The checks of an item, those that led furthest to the truth first."""
        t = self.t
        ranked = sorted(item.checks.items(), key=lambda pair: -log_ratio(pair[1].finding, item.verdict))
        for check_id, check in ranked:
            finding = check.finding
            worth = log_ratio(finding, item.verdict)
            yield EvidenceView(
                label=self.label(check_id, check),
                says=t.text(finding.says),
                worth=words.worth(t, finding.weight, worth),
                toward="toward" if worth > 0 else "away" if worth < 0 else "neither",
                opened=finding.id in self.at.found,
                pinned=finding.id in self.at.pinned,
            )

    def techniques(self, item: Item) -> Iterator[TechniqueView]:
        if self.taxonomy is None:
            return
        for name in item.techniques:
            card = self.taxonomy.techniques.get(name)
            if card is not None:
                yield TechniqueView(
                    technique=name,
                    name=self.t.text(card.name),
                    what=self.t.text(card.what),
                    spot=self.t.text(card.spot),
                    tools=tuple(words.tool_name(self.t, tool) for tool in card.tools),
                )

    def verdict_lines(self, result: Result) -> Iterator[Block]:
        """For each item what it was and what was said of it, in a line."""
        for scored in result.items:
            item = self.case.items[scored.item]
            yield HeadingView(self.t.text(item.claims))
            yield self.verdict(scored.item, item)

    def summary(self, result: Result) -> str:
        spent = self.t.plural("{n} minute of desk time", "{n} minutes of desk time", result.minutes)
        return self.t.say("out of 100, with {minutes}", minutes=spent)

    def points(self, value: float) -> str:
        return self.t.say("below nought") if value < 0 else self.t.number(round(value))

    # What can be done

    def choices(self) -> Iterator[Offer]:
        for token in self.walk.offers():
            choice = self.choice(token)
            if choice is None:
                yield Offer("next", self.t.say("Go on"), "next")
            else:
                yield Offer(token, self.t.text(choice.text), "choice", does=choice.does)

    def checks(self, name: str, item: Item) -> Iterator[Offer]:
        for check_id, check in item.checks.items():
            if f"{name}/{check_id}" in self.at.opened:
                continue
            yield Offer(
                token=f"check:{name}/{check_id}",
                text=self.label(check_id, check),
                group="check",
                cost=self.t.plural("{n} minute", "{n} minutes", check.minutes),
                minutes=check.minutes,
                tool=check_tool(check_id, check),
                enabled=check.minutes <= self.at.minutes,
            )

    def pins(self, name: str, item: Item) -> Iterator[Offer]:
        open_pins = set(self.walk.offers())
        for finding in self.findings(name, item):
            token = f"pin:{finding.finding}"
            if token in open_pins:
                say = self.t.say("Take off: {finding}") if finding.pinned else self.t.say("Pin: {finding}")
                yield Offer(token, say.replace("{finding}", finding.says), "pin", tool=finding.tool)

    def acts(self, name: str, item: Item) -> Iterator[Offer]:
        offered = set(self.walk.offers())
        for act in item.acts:
            token = f"act:{act_id(name, act.id)}"
            if token in offered:
                yield Offer(token, self.t.text(act.text), "act", does=act.does)

    def skip(self, name: str, item: Item) -> Iterator[Offer]:
        if item.content_note is not None:
            yield Offer(f"skip:{name}", self.t.say("Leave this one aside"), "skip")

    def form(self, name: str) -> JudgementForm:
        t = self.t
        judgement = self.at.judgements.get(name)
        said = ""
        if judgement is not None:
            said = t.say(
                "{percent}: {kind}", percent=t.percent(judgement.percent), kind=words.kind_name(t, judgement.kind)
            )
        return JudgementForm(
            item=name,
            question=t.say("How likely is it that this is what it claims to be?"),
            percent=judgement.percent if judgement else None,
            kind=judgement.kind if judgement else None,
            stops=words.stops(t),
            kinds=tuple(KindView(kind, words.kind_name(t, kind), words.kind_meaning(t, kind)) for kind in KINDS),
            said=said,
        )

    def meters(self) -> Iterator[MeterView]:
        t = self.t
        for meter, name, value in (
            ("trust", t.say("Trust"), self.at.trust),
            ("calm", t.say("Calm"), self.at.calm),
        ):
            shown = clamp(value)
            change = 0
            if self.before is not None:
                change = shown - clamp(self.before.trust if meter == "trust" else self.before.calm)
            which: Literal["trust", "calm"] = "trust" if meter == "trust" else "calm"
            yield MeterView(which, name, shown, words.meter_word(t, which, shown), change)

    # Small things

    def item(self) -> tuple[str, Item]:
        name = self.at.item or ""
        return name, self.case.items[name]

    def counted(self) -> list[str]:
        return [item for item in self.at.reached if item not in self.at.skipped]

    def due(self) -> list[str]:
        """The items whose debrief is still to come."""
        counted = self.counted()
        return counted[counted.index(self.at.item or "") + 1 :]

    def pinned_here(self) -> tuple[str, ...]:
        if self.at.item is None:
            return ()
        own = {check.finding.id for check in self.case.items[self.at.item].checks.values()}
        return tuple(finding for finding in self.at.pinned if finding in own)

    def fresh(self) -> bool:
        return not (self.at.last or "").startswith(("check:", "pin:", "judge:"))

    def step(self, name: str) -> tuple[int, int]:
        return list(self.case.items).index(name) + 1, len(self.case.items)

    def choice(self, name: str) -> Choice | None:
        """The choice or act of this name."""
        item, _, act = name.partition("/")
        if act and item in self.case.items:
            return next((one for one in self.case.items[item].acts if one.id == act), None)
        for beats in self.case.scenes.values():
            for beat in beats:
                for choice in beat.choose:
                    if choice.id == name:
                        return choice
        return None

    def label(self, check_id: str, check: Check) -> str:
        if check.label is not None:
            return self.t.text(check.label)
        return words.tool_name(self.t, check_tool(check_id, check))

    def name(self, who: str) -> str:
        person = self.pack.cast.get(who)
        return self.t.text(person.name) if person else who

    def portrait(self, who: str) -> str | None:
        person = self.pack.cast.get(who)
        return person.portrait if person else None

    def about(self, account: Account | None) -> str:
        return self.t.text(account.about) if account else ""

    def form_name(self, item: Item) -> str:
        return words.form_name(self.t, item.form)

    def optional(self, text: Text | None) -> str:
        return "" if text is None else self.t.text(text)

    def picture(self, picture: Picture | None) -> PictureView | None:
        if picture is None:
            return None
        kept = self.pack.pictures.get(picture.base)
        return PictureView(
            file=kept.file if kept else picture.base,
            alt=self.t.text(picture.alt),
            credit=kept.credit if kept else "",
            crops=tuple(step.crop for step in picture.doctored),
        )
