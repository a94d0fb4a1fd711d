"""The correction desk: a case made of what the player got wrong, or nearly, in the cases before it.

A correction begins with the fact, says openly what the newsroom had wrong, names the rumour once at the most, and ends
with the fact again (S. Lewandowsky and others, The Debunking Handbook 2020). The player puts one together from offered
sentences; none of them is typed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from game.story.playthrough import Walk
from game.story.scenario import Beat, Choice, Condition, Deed, Desk, Effects, Item, Scenario, act_id
from game.story.scoring import TRUTH, quadratic
from game.story.text import Text

FIRST = "corrections"
"""The scene of the first correction, which the case itself leads to."""


@dataclass(frozen=True, slots=True)
class Slip:
    """An item to be written up: it was taken for what it was not or acted on wrongly, or (`near`) nearly."""

    case: str
    item: str
    sort: str


def drawer(desk: Desk) -> tuple[Slip, ...]:
    """What is written up where nobody has played."""
    parts = (name.partition("/") for name in desk.drawer)
    return tuple(Slip(case, item, "kept") for case, _, item in parts)[: desk.most]


def slips(desk: Desk, played: Iterable[tuple[str, Walk]]) -> tuple[Slip, ...]:
    """The worst of what was judged or done in the cases played, then the closest calls; the drawer where there is none.

    An item counts as wrong where the stated probability was on the wrong side, or the act cost the town something,
    mended or not.
    """
    found: list[tuple[bool, float, Slip]] = []
    for name, walk in played:
        if walk.scenario.desk is not None:
            continue
        for item in walk.reached:
            judged = walk.judgements.get(item)
            if judged is None or item in walk.skipped:
                continue
            points = quadratic(judged.percent, TRUTH[walk.scenario.items[item].verdict])
            cost = _cost(walk, item)
            wrong = points < 0 or cost < 0
            found.append((not wrong, points + cost, Slip(name, item, "wrong" if wrong else "near")))
    found.sort(key=lambda each: each[:2])
    return tuple(slip for _, _, slip in found)[: desk.most] or drawer(desk)


def _cost(walk: Walk, item: str) -> int:
    """What the act on an item did to the town, where that was a loss."""
    for act in walk.scenario.items[item].acts:
        if act_id(item, act.id) in walk.chosen:
            return min(0, act.effects.trust + act.effects.calm)
    return 0


def desk_case(frame: Scenario, cases: Mapping[str, Scenario], due: Iterable[Slip]) -> Scenario:
    """The correction desk with a scene for each item to be written up.

    Raises ValueError for a case that is none, and KeyError for an item that is not there.
    """
    desk = frame.desk
    if desk is None:
        raise ValueError(f"the case {frame.id!r} is no correction desk")
    listed = list(due)
    items = {f"{slip.case}-{slip.item}": cases[slip.case].items[slip.item] for slip in listed}
    scenes = dict(frame.scenes)
    names = [FIRST, *(f"{FIRST}-{number}" for number in range(2, len(listed) + 1))]
    for number, (name, slip, item) in enumerate(zip(names, listed, items, strict=True)):
        then = names[number + 1] if number + 1 < len(names) else desk.then
        scenes[name] = tuple(_Writing(desk, number, slip, item, items[item]).scene(then))
    here = frame.places.get(frame.start)
    places = {**frame.places, **({} if here is None else dict.fromkeys(names[: len(listed)], here))}
    return replace(frame, scenes=scenes, items=items, places=places)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence on offer, what it wins, and how it is heard."""

    id: str
    text: Text
    heard: Text
    does: Deed
    wins: Effects
    when: Condition | None


class _Writing:
    """The scene in which one correction is put together."""

    def __init__(self, desk: Desk, number: int, slip: Slip, name: str, item: Item) -> None:
        self.desk = desk
        self.number = number
        self.slip = slip
        self.name = name
        self.item = item
        self.accurate = item.verdict == "accurate"

    def scene(self, then: str) -> Iterator[Beat]:
        desk, asks = self.desk, self.desk.asks
        lines = {"wrong": desk.wrong, "near": desk.near}.get(self.slip.sort, desk.kept)
        yield self._line(lines)
        parts = [(asks.begin, list(self._beginnings())), (asks.own, list(self._owning()))]
        parts += [(asks.middle, list(self._middle())), (asks.close, list(self._closings()))]
        for number, (asked, offered) in enumerate(parts):
            yield Beat(note=asked)
            if number == 0:
                # Under the question, which has to be seen beside the first sentences.
                yield Beat(item=self.name)
            yield Beat(choose=tuple(self._choice(sentence) for sentence in self._turned(offered)))
        yield self._line(desk.read)
        for _, offered in parts:
            for sentence in offered:
                if sentence.id != self._id("silence"):
                    yield Beat(note=sentence.text, when=Condition(chosen=sentence.id))
        yield from self._judged()
        yield Beat(goto=then)

    def _beginnings(self) -> Iterator[_Sentence]:
        correction, heard = self.item.correction, self.desk.heard
        yield self._sentence("fact", correction.fact, heard.fact, "correct", Effects(trust=2, calm=3))
        if correction.warning is not None and not self.accurate:
            yield self._sentence("claim", self.item.claims, heard.claim, "correct")
            yield self._sentence("warning", correction.warning, heard.warning, "warn")
        else:
            yield self._sentence("why", correction.why, heard.why, "answer")
            yield self._sentence("shrug", self.desk.sentences.cynic, heard.cynic, "warn")

    def _owning(self) -> Iterator[_Sentence]:
        said, heard = self.desk.sentences, self.desk.heard
        open_ = said.almost if self.slip.sort == "near" else said.own_up
        yield self._sentence("own-up", open_, heard.own_up, "own-up", Effects(trust=4, calm=1))
        yield self._sentence("excuse", said.excuse, heard.excuse, "answer")
        yield self._sentence("silence", said.silence, heard.silence, "nothing")

    def _middle(self) -> Iterator[_Sentence]:
        correction, said, heard = self.item.correction, self.desk.sentences, self.desk.heard
        late = Condition(unless=Condition(chosen=self._id("fact")))
        yield self._sentence("late-fact", correction.fact, heard.again, "correct", Effects(calm=1), late)
        if correction.warning is not None and not self.accurate:
            fresh = Condition(unless=Condition(chosen=self._id("warning")))
            yield self._sentence("once", correction.warning, heard.once, "warn", Effects(trust=1, calm=1), fresh)
        else:
            fresh = Condition(unless=Condition(chosen=self._id("why")))
            yield self._sentence("because", correction.why, heard.once, "answer", Effects(trust=1, calm=1), fresh)
        yield self._sentence("blame", said.blame, heard.blame, "warn")

    def _closings(self) -> Iterator[_Sentence]:
        correction, said, heard = self.item.correction, self.desk.sentences, self.desk.heard
        again = correction.fact_again or self.item.claims
        yield self._sentence("again", again, heard.again, "correct", Effects(trust=1, calm=2))
        yield self._sentence("cynic", said.cynic, heard.cynic, "warn")

    def _judged(self) -> Iterator[Beat]:
        desk = self.desk
        first = Condition(chosen=self._id("fact"))
        whole = Condition(chosen=self._id("own-up"), unless=Condition(unless=Condition(chosen=self._id("again"))))
        yield self._line(desk.good, Condition(chosen=self._id("fact"), any=(whole,)))
        yield self._line(desk.fair, Condition(chosen=self._id("fact"), unless=whole))
        yield self._line(desk.poor, Condition(unless=first))

    def _sentence(
        self,
        name: str,
        text: Text,
        heard: Text,
        does: Deed,
        wins: Effects | None = None,
        when: Condition | None = None,
    ) -> _Sentence:
        return _Sentence(self._id(name), text, heard, does, wins or Effects(), when)

    def _choice(self, sentence: _Sentence) -> Choice:
        return Choice(
            sentence.id,
            sentence.text,
            does=sentence.does,
            effects=sentence.wins,
            says=sentence.heard,
            when=sentence.when,
        )

    def _turned(self, offered: list[_Sentence]) -> list[_Sentence]:
        """In another order for each correction, so that the place of a sentence tells nothing."""
        by = (self.number + 1) % len(offered)
        return [*offered[len(offered) - by :], *offered[: len(offered) - by]]

    def _id(self, name: str) -> str:
        return f"{name}-{self.number + 1}"

    def _line(self, lines: tuple[Beat, ...], when: Condition | None = None) -> Beat:
        line = lines[self.number % len(lines)]
        return line if when is None else replace(line, when=when)
