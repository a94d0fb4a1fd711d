"""What every page is made of, and the pages of a case while it is played."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from game import words
from game.pages.items import item_view, picture_view
from game.pages.views import (
    Block,
    FindingView,
    ItemView,
    JudgementForm,
    KindView,
    LineView,
    LinkView,
    MeterView,
    NoteView,
    Offer,
    Page,
    PageKind,
    PictureView,
    SettingView,
)
from game.pages.web import link_view
from game.story.campaign import clamp
from game.story.pack import Pack, Taxonomy
from game.story.pictures import Picture
from game.story.playthrough import PINS, Moment, Walk, holds
from game.story.scenario import KINDS, Check, Choice, Defaults, Item, Mood, Setting, act_id, check_tool
from game.story.scoring import Result

if TYPE_CHECKING:
    from game.strings import Translator


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is drawn: the pack and its taxonomy, the translator, and with what the case was entered."""

    pack: Pack
    taxonomy: Taxonomy | None
    translator: "Translator"
    entry: Defaults | None = None


class Painter:
    """Builds one page of a walk where it stands; `before` is the moment before the last choice."""

    def __init__(self, walk: Walk, place: Place, before: Moment | None) -> None:
        self.place = place
        self.walk = walk
        self.at = walk.moment()
        self.case = walk.scenario
        self.pack = place.pack
        self.taxonomy = place.taxonomy
        self.entry = place.entry
        self.before = before
        self.t = place.translator

    def scene(self) -> Page:
        blocks = [*self.consequence(), *self.lines()]
        return self.made("scene", self.t.text(self.case.title), blocks, self.choices())

    def bench(self) -> Page:
        name, item = self.item()
        fresh = self.fresh()
        blocks: list[Block] = [*self.consequence(), *self.lines()] if fresh else []
        blocks.extend(self.content_note(item))
        blocks.append(self.item_view(name))
        blocks.extend(self.findings(name, item))
        heading = self.t.say("On the desk: {form}", form=self.form_name(item))
        offers = [*self.checks(name, item), *self.pins(name, item), *self.acts(name, item), *self.skip(name, item)]
        return self.made("bench", heading, blocks, offers, step=self.step(name), judgement=self.form(name))

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
            setting=self.setting(),
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

    def setting(self) -> SettingView:
        """Where the scene takes place in which the walk stands."""
        setting = self.case.places.get(self.at.scene, Setting())
        name, light = words.spot_name(self.t, setting.at), words.light_name(self.t, setting.light)
        return SettingView(setting.at, setting.light, self.t.say("{place} · {light}", place=name, light=light))

    def lines(self) -> Iterator[Block]:
        """What is new since play last waited, up to where it waits now."""
        for beat in self.case.scenes[self.at.scene][self.at.since : self.at.beat + 1]:
            if not holds(beat.when, self.at):
                continue
            if beat.who is not None and beat.text is not None:
                mood = beat.mood or "calm"
                face = self.portrait(beat.who, mood)
                yield LineView(beat.who, self.name(beat.who), self.t.text(beat.text), face, mood)
            elif beat.note is not None:
                yield NoteView(self.t.text(beat.note))
            elif beat.item is not None and (self.walk.stage != "bench" or beat.item != self.at.item):
                yield from self.content_note(self.case.items[beat.item])
                yield self.item_view(beat.item)

    def consequence(self) -> Iterator[Block]:
        """What the last choice led to at once."""
        last = self.at.last or ""
        if last.startswith("skip:"):
            yield NoteView(self.t.say("You leave it aside."), "consequence")
        choice = self.choice(last.removeprefix("act:"))
        if choice is not None and choice.says is not None:
            yield NoteView(self.t.text(choice.says), "consequence")

    def content_note(self, item: Item) -> Iterator[Block]:
        """What is said before charged material, wherever it is shown."""
        # At the correction desk nothing is new, and nothing can be left aside any more.
        if item.content_note is not None and self.case.desk is None:
            yield NoteView(self.t.text(item.content_note), "content-note")

    def item_view(self, name: str) -> ItemView:
        return item_view(name, self.case.items[name], self.place)

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
                page=self.page_of(check),
            )

    def page_of(self, check: Check) -> LinkView | None:
        """The page of the town's web that a look leads to."""
        page = check.page
        return link_view(page, self.pack, self.t) if page is not None and page in self.pack.pages else None

    def data(self, picture: Picture | None) -> Iterator[tuple[str, str]]:
        from datetime import datetime

        if picture is None or picture.data is None:
            return
        if picture.data.taken is not None:
            yield self.t.say("Taken"), self.t.moment(datetime.fromisoformat(picture.data.taken))
        if picture.data.camera is not None:
            yield self.t.say("Camera"), picture.data.camera
        if picture.data.program is not None:
            yield self.t.say("Saved with"), picture.data.program

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
                pin, take_off = (
                    self.t.say("Pin: {finding}", finding=finding.says),
                    self.t.say("Take off: {finding}", finding=finding.says),
                )
                yield Offer(token, take_off if finding.pinned else pin, "pin", tool=finding.tool)

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

    def item(self) -> tuple[str, Item]:
        name = self.at.item or ""
        return name, self.case.items[name]

    def counted(self) -> list[str]:
        return [item for item in self.at.reached if item not in self.at.skipped] if self.case.desk is None else []

    def pinned_here(self) -> tuple[str, ...]:
        if self.at.item is None:
            return ()
        own = {check.finding.id for check in self.case.items[self.at.item].checks.values()}
        return tuple(finding for finding in self.at.pinned if finding in own)

    def fresh(self) -> bool:
        return not (self.at.last or "").startswith(("check:", "pin:", "judge:"))

    def step(self, name: str) -> tuple[int, int]:
        return self.at.reached.index(name) + 1, len(self.case.items)

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

    def portrait(self, who: str, mood: Mood = "calm") -> str | None:
        person = self.pack.cast.get(who)
        return person.face(mood) if person else None

    def form_name(self, item: Item) -> str:
        return words.form_name(self.t, item.form)

    def picture(self, picture: Picture | None) -> PictureView | None:
        return None if picture is None else picture_view(picture, self.pack, self.t)
