"""A case as a graph: its scenes and endings as cards, the ways between them as arrows, and how often each was gone.

What a card says is worked out here once; `graph_svg` and `graph_mermaid` draw it. Nothing here needs a case without
errors: whatever a draft refers to that is not there gets a card that says so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from game.story.playthrough import Walk
from game.story.problems import Path, Problem
from game.story.scenario import Beat, Choice, Condition, Effects, Item, Scenario, act_id

Sort = Literal["scene", "ending", "item", "missing"]
Part = Literal["bench", "checks", "choice", "act", "way"]


@dataclass(slots=True)
class Traffic:
    """How many of the simulated players came where, each counted once however often it came.

    `ways` goes by the names of two scenes, or of a scene and an ending; `checks` by ITEM/CHECK.
    """

    plays: int = 0
    scenes: Counter[str] = field(default_factory=Counter)
    endings: Counter[str] = field(default_factory=Counter)
    items: Counter[str] = field(default_factory=Counter)
    chosen: Counter[str] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    ways: Counter[tuple[str, str]] = field(default_factory=Counter)
    closings: Counter[tuple[str, str]] = field(default_factory=Counter)


def traffic(walks: Iterable[Walk]) -> Traffic:
    """The traffic of finished walks over one case."""
    counted = Traffic()
    for walk in walks:
        counted.plays += 1
        counted.scenes.update(set(walk.scenes))
        counted.items.update(list(walk.reached))
        counted.chosen.update(list(walk.chosen))
        counted.checks.update(list(walk.opened))
        counted.ways.update(set(zip(walk.scenes, walk.scenes[1:], strict=False)))
        if walk.ending is not None:
            counted.endings[walk.ending] += 1
            counted.closings[walk.scenes[-1], walk.ending] += 1
    return counted


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a card: what it is, its id, its words, what there is to know about it, and its share of the players."""

    part: Part
    name: str
    text: str = ""
    notes: tuple[str, ...] = ()
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A scene or an ending; or an item without a bench, or what a goto or an end names and nobody wrote."""

    key: str
    sort: Sort
    name: str
    text: str = ""
    rows: tuple[Row, ...] = ()
    share: float | None = None
    start: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one card to another, by the choices, acts and conditions that lead along it."""

    source: str
    target: str
    by: tuple[str, ...] = ()
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """A case to be drawn. Shares are of the `plays` simulated players; without players they are None."""

    case: str
    title: str
    digest: str
    players: str
    plays: int
    cards: tuple[Card, ...]
    arrows: tuple[Arrow, ...]
    problems: tuple[Problem, ...]


Located = tuple[Path, Problem]
"""A problem with the path of the node that it is about."""


def graph(
    scenario: Scenario, digest: str, counted: Traffic | None, players: str, problems: Sequence[Located] = ()
) -> Graph:
    """The graph of a case.

    `digest` is the pack's hash, `counted` what the simulated players did (None where nobody could play),
    `players` says in words who they were.
    """
    return _Drafting(scenario, counted or Traffic(), problems).graph(digest, players)


class _Drafting:
    """Goes through a case and writes its cards and arrows."""

    def __init__(self, scenario: Scenario, counted: Traffic, problems: Sequence[Located]) -> None:
        self.scenario = scenario
        self.counted = counted
        self.ways: dict[tuple[str, str], dict[str, None]] = {}
        self.benches: dict[str, list[str]] = {}
        for name, beats in scenario.scenes.items():
            for beat in beats:
                if beat.check is not None:
                    self.benches.setdefault(beat.check, []).append(_scene(name))
        self.marks: dict[str, list[Problem]] = {}
        for path, problem in problems:
            for key in self._marked(path):
                self.marks.setdefault(key, []).append(problem)

    def graph(self, digest: str, players: str) -> Graph:
        scenario = self.scenario
        cards = [self._scene_card(name, beats) for name, beats in scenario.scenes.items()]
        for name, ending in scenario.endings.items():
            key = _ending(name)
            share = self._share(self.counted.endings[name])
            cards.append(Card(key, "ending", name, ending.title.source, (), share, problems=self._problems(key)))
        for name, item in scenario.items.items():
            if name not in self.benches:
                rows = tuple(self._bench(name, item))
                cards.append(Card(_item(name), "item", name, "", rows, problems=self._problems(_item(name))))
        known = {card.key for card in cards}
        missing = dict.fromkeys(target for _, target in self.ways if target not in known)
        cards += [Card(key, "missing", key.partition(":")[2]) for key in missing]
        return Graph(
            case=scenario.id,
            title=scenario.title.source,
            digest=digest,
            players=players,
            plays=self.counted.plays,
            cards=tuple(cards),
            arrows=tuple(self._arrow(source, target, tuple(by)) for (source, target), by in self.ways.items()),
            problems=self._problems(""),
        )

    def _marked(self, path: Path) -> list[str]:
        """The cards that a problem at this path is marked on; the empty name stands for the case itself."""
        match path:
            case ("scenes", str(name), *_) if name in self.scenario.scenes:
                return [_scene(name)]
            case ("endings", str(name), *_) if name in self.scenario.endings:
                return [_ending(name)]
            case ("items", str(name), *_) if name in self.scenario.items:
                return self.benches.get(name) or [_item(name)]
        return [""]

    def _problems(self, key: str) -> tuple[Problem, ...]:
        return tuple(dict.fromkeys(self.marks.get(key, ())))

    def _share(self, count: int) -> float | None:
        return count / self.counted.plays if self.counted.plays else None

    def _arrow(self, source: str, target: str, by: tuple[str, ...]) -> Arrow:
        sort, _, name = target.partition(":")
        leading = self.counted.closings if sort == "ending" else self.counted.ways
        return Arrow(source, target, by, self._share(leading[source.partition(":")[2], name]))

    def _lead(self, source: str, target: str, by: str) -> None:
        self.ways.setdefault((source, target), {})[by] = None

    def _scene_card(self, name: str, beats: Sequence[Beat]) -> Card:
        key = _scene(name)
        rows = [row for beat in beats for row in self._rows(key, beat)]
        said = next((text.source for beat in beats for text in (beat.note, beat.text) if text is not None), "")
        start = name == self.scenario.start
        share = self._share(self.counted.scenes[name])
        return Card(key, "scene", name, said, tuple(rows), share, start, self._problems(key))

    def _rows(self, key: str, beat: Beat) -> Iterator[Row]:
        only = (f"if {condition(beat.when)}",) if beat.when is not None else ()
        for choice in beat.choose:
            yield self._choice(key, "choice", choice.id, choice, only)
        if beat.check is not None:
            item = self.scenario.items.get(beat.check)
            if item is None:
                yield Row("bench", beat.check, "no such item", only)
            else:
                yield from self._bench(beat.check, item, key, only)
        if beat.goto is not None:
            self._lead(key, _scene(beat.goto), only[0] if only else "")
            yield Row("way", beat.goto, "", only)
        if beat.end is not None:
            self._lead(key, _ending(beat.end), only[0] if only else "")
            yield Row("way", beat.end, "", ("the end", *only))

    def _bench(self, name: str, item: Item, key: str | None = None, only: tuple[str, ...] = ()) -> Iterator[Row]:
        skip = ("can be skipped",) if item.content_note is not None else ()
        told = (item.form, item.verdict, *((item.kind,) if item.kind != "none" else ()), *skip, *only)
        yield Row("bench", name, item.claims.source, told, self._share(self.counted.items[name]))
        checks = []
        for check in item.checks:
            share = self._share(self.counted.checks[f"{name}/{check}"])
            checks.append(check if share is None else f"{check}\xa0{percent(share)}")
        yield Row("checks", "checks", ", ".join(checks))
        for act in item.acts:
            yield self._choice(key, "act", act_id(name, act.id), act, ())

    def _choice(self, key: str | None, part: Part, name: str, choice: Choice, only: tuple[str, ...]) -> Row:
        notes = [*only, *effects(choice.effects)]
        if choice.repairs is not None:
            notes.append(f"repairs {choice.repairs}")
        if choice.when is not None:
            notes.append(f"if {condition(choice.when)}")
        notes += [f"sets {flag}" for flag in choice.sets]
        if choice.goto is not None:
            notes.append(f"→ {choice.goto}")
            if key is not None:
                self._lead(key, _scene(choice.goto), choice.id)
        return Row(part, choice.id, choice.text.source, tuple(notes), self._share(self.counted.chosen[name]))


def _scene(name: str) -> str:
    return f"scene:{name}"


def _ending(name: str) -> str:
    return f"ending:{name}"


def _item(name: str) -> str:
    return f"item:{name}"


def percent(share: float) -> str:
    """A share in percent; only what is nobody's is 0 %, and only what is everybody's 100 %."""
    if 0 < share < 0.01:
        return "<1\xa0%"
    return f"{min(round(share * 100), 99) if share < 1 else 100}\xa0%"


def effects(effect: Effects) -> list[str]:
    """What a choice does to the meters, in a word and a signed number each."""
    return [
        f"{name} {'+' if points > 0 else '−'}{abs(points)}"
        for name, points in (("trust", effect.trust), ("calm", effect.calm))
        if points
    ]


def condition(when: Condition) -> str:
    """A condition in short words."""
    return " and ".join(_terms(when)) or "always"


def _terms(when: Condition) -> Iterator[str]:
    for name, word in ((when.chosen, "chosen"), (when.found, "found"), (when.pinned, "pinned")):
        if name is not None:
            yield f"{name} {word}"
    if when.judged is not None:
        yield f"{when.judged.item} judged {_limits(when.judged.at_least, when.judged.at_most)}"
    if when.flag is not None:
        yield f"flag {when.flag}"
    for points, meter in ((when.trust, "trust"), (when.calm, "calm")):
        if points is not None:
            yield f"{meter} {points} or more"
    if when.any:
        inner = ", or ".join(condition(part) for part in when.any)
        yield f"({inner})" if len(when.any) > 1 and next(_others(when), None) is not None else inner
    if when.unless is not None:
        inner = condition(when.unless)
        simple = len(list(_terms(when.unless))) == 1 and len(when.unless.any) < 2
        yield f"not {inner}" if simple else f"not ({inner})"


def _others(when: Condition) -> Iterator[object]:
    """What a condition asks besides its `any`."""
    asked: Mapping[str, object] = {
        name: getattr(when, name) for name in ("chosen", "found", "pinned", "judged", "flag", "trust", "calm", "unless")
    }
    return (value for value in asked.values() if value is not None)


def _limits(low: int, high: int) -> str:
    if low <= 0 and high >= 100:
        return "at all"
    if low <= 0:
        return f"{high} % or less"
    return f"{low} % or more" if high >= 100 else f"{low} to {high} %"
