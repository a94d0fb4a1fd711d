"""The pages after the last choice: the debrief of each item, fact first, and the result."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from game import words
from game.pages.playing import Painter, Place
from game.pages.views import (
    BadgeView,
    Block,
    CorrectionView,
    EvidenceView,
    HeadingView,
    NoteView,
    Offer,
    Page,
    Role,
    ScoreView,
    StoryView,
    TechniqueView,
    VerdictView,
)
from game.story.badges import earned
from game.story.pack import Technique
from game.story.playthrough import Walk
from game.story.scenario import Item
from game.story.scoring import CARE, JUDGEMENT, METHOD, Result, log_ratio, score
from game.story.text import Text

if TYPE_CHECKING:
    from game.strings import Translator


def technique_view(name: str, card: Technique, t: "Translator", *, numbered: bool = False) -> TechniqueView:
    """A technique's card in the player's language, `numbered` for those who work with the catalogue of the trade."""
    number = t.say("DISARM {number}", number=card.disarm) if numbered and card.disarm is not None else ""
    return TechniqueView(
        technique=name,
        name=t.text(card.name),
        what=t.text(card.what),
        spot=t.text(card.spot),
        tools=tuple(words.tool_name(t, tool) for tool in card.tools),
        number=number,
    )


def told(walk: Walk, place: Place, item: str) -> Page:
    """The debrief of an item that has been dealt with, shown while the case still goes on."""
    painter = LookingBack(walk, place, None)
    painter.at = replace(painter.at, item=item)
    return painter.debrief()


class LookingBack(Painter):
    """Builds one page of the debrief, or the result."""

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
        rows = [
            (t.say("Judgement"), result.judgement, JUDGEMENT, t.say("how sure you were, and how right")),
            (t.say("Method"), result.method, METHOD, t.say("how far what you pinned leads to the truth")),
            (t.say("Care"), result.care, CARE, t.say("what your choices did to trust and calm")),
        ]
        meaning = self.summary(result)
        if self.case.desk is not None:
            # There is nothing to judge and nothing to pin: only what is written counts.
            rows, meaning = [], t.say("out of 100, for what the corrections gave back")
        blocks.extend(ScoreView(name, self.points(value), value, weight, means) for name, value, weight, means in rows)
        blocks.append(ScoreView(t.say("Together"), self.points(result.total), result.total, 100, meaning))
        blocks.extend(BadgeView(name, *words.badge(t, name)) for name in earned(self.case, self.at, self.pack))
        blocks.extend(self.verdict_lines(result))
        return self.made("result", t.text(self.case.title), blocks, [], result=result)

    def ending(self) -> Iterator[Block]:
        ending = self.case.endings.get(self.at.ending or "")
        if ending is not None:
            yield HeadingView(self.t.text(ending.title))
            yield NoteView(self.t.text(ending.text))

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
            opened, pinned = finding.id in self.at.found, finding.id in self.at.pinned
            look = t.say("you looked") if opened else t.say("you did not look")
            yield EvidenceView(
                label=self.label(check_id, check),
                says=t.text(finding.says),
                worth=words.worth(t, finding.weight, worth),
                toward="toward" if worth > 0 else "away" if worth < 0 else "neither",
                speaks=finding.speaks,
                side=words.side(t, finding.speaks),
                opened=opened,
                pinned=pinned,
                look=t.say("you pinned it") if pinned else look,
            )

    def techniques(self, item: Item) -> Iterator[TechniqueView]:
        if self.taxonomy is None:
            return
        for name in item.techniques:
            card = self.taxonomy.techniques.get(name)
            if card is not None:
                yield technique_view(name, card, self.t, numbered=self.case.track == "journalists")

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

    def due(self) -> list[str]:
        """The items whose debrief is still to come."""
        counted = self.counted()
        return counted[counted.index(self.at.item or "") + 1 :]
