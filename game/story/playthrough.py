"""A playthrough is the ordered tuple of what was chosen; where it stands is a fold over it.

The tokens, one for each thing a player does:

- ``desk``: a choice of a scene, by its id
- ``check:ITEM/CHECK``: a look with one of the desk's tools
- ``pin:FINDING``: pins a finding that was opened, and takes it off again if it was pinned
- ``judge:ITEM:5:false-context``: how likely (percent) the item is what it claims to be, and its kind
- ``act:ITEM/ACT``: what is done about it; possible once it is judged
- ``skip:ITEM``: leaves a charged item aside
- ``next``: goes on, where there is nothing to choose

A choice is offered once. A `choose` of which nothing is on offer is passed over, and so is the `check` of an
item that was dealt with. After an `end`, each item that was reached (and not skipped) has its page of the
debrief, then the case is over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, Protocol

from game.story.scenario import KINDS, REPAIR_SHARE, Choice, Condition, Defaults, Effects, Kind, Scenario, act_id

Stage = Literal["scene", "bench", "debrief", "over"]
PINS = 3
"""How many findings an item's case may rest on."""

NEXT = "next"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The stated probability (percent) that the item is what it claims to be, and the kind it was called."""

    percent: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a playthrough stands. Everything in it is plain data and turns into JSON.

    `since` and `beat` are positions in the scene: what lies between them is new on the page, and `beat` is
    where play waits. `minutes` is what is left of the shift. `trust` and `calm` may leave 0 to 100; whoever
    shows them clamps them. `chosen` holds choices as ID and acts as ITEM/ACT, in order; `opened` holds
    ITEM/CHECK.
    """

    stage: Stage
    scene: str
    since: int
    beat: int
    item: str | None
    minutes: int
    trust: int
    calm: int
    chosen: tuple[str, ...]
    opened: tuple[str, ...]
    found: tuple[str, ...]
    pinned: tuple[str, ...]
    judgements: Mapping[str, Judgement]
    reached: tuple[str, ...]
    skipped: tuple[str, ...]
    closed: tuple[str, ...]
    flags: tuple[str, ...]
    scenes: tuple[str, ...]
    ending: str | None
    last: str | None


class NotOnOffer(ValueError):
    """A token that was not on offer: `position` counts from 1, `offers` are the tokens that were."""

    def __init__(self, token: str, position: int, offers: tuple[str, ...]) -> None:
        super().__init__(
            f"{token!r} (number {position}) is not on offer here; on offer: {', '.join(offers) or 'nothing'}"
        )
        self.token = token
        self.position = position
        self.offers = offers


class Standing(Protocol):
    """What conditions are asked of: a walk under way, or a moment of it."""

    @property
    def chosen(self) -> Iterable[str]: ...
    @property
    def found(self) -> Iterable[str]: ...
    @property
    def pinned(self) -> Iterable[str]: ...
    @property
    def judgements(self) -> Mapping[str, Judgement]: ...
    @property
    def flags(self) -> Iterable[str]: ...
    @property
    def trust(self) -> int: ...
    @property
    def calm(self) -> int: ...


def holds(when: Condition | None, at: Standing) -> bool:
    """Whether a condition holds; no condition always does."""
    if when is None:
        return True
    judged = when.judged
    if judged is not None:
        judgement = at.judgements.get(judged.item)
        if judgement is None or not judged.at_least <= judgement.percent <= judged.at_most:
            return False
    return (
        (when.chosen is None or when.chosen in at.chosen)
        and (when.found is None or when.found in at.found)
        and (when.pinned is None or when.pinned in at.pinned)
        and (when.flag is None or when.flag in at.flags)
        and (when.trust is None or at.trust >= when.trust)
        and (when.calm is None or at.calm >= when.calm)
        and (not when.any or any(holds(part, at) for part in when.any))
        and (when.unless is None or not holds(when.unless, at))
    )


@dataclass(slots=True)
class _Stop:
    """A beat that play may wait at, or that has an effect in passing. Only one of its parts is set."""

    beat: int
    when: Condition | None
    show: str | None = None
    check: str | None = None
    options: dict[str, Choice] = field(default_factory=dict)
    goto: str | None = None
    end: str | None = None


@dataclass(slots=True)
class _Plan:
    """A scenario laid out for walking: the stops of each scene, and what each token means."""

    stops: dict[str, tuple[_Stop, ...]]
    checks: dict[str, tuple[str, str, int, str]]
    findings: dict[str, str]
    acts: dict[str, tuple[str, str, Choice]]
    regained: dict[str, Effects]


def regained(cost: Effects) -> Effects:
    """What the repair of a choice gives back of what the choice cost."""
    return Effects(trust=_most(-cost.trust), calm=_most(-cost.calm))


def _most(lost: int) -> int:
    """What a repair regains of so many points: the share, yet never all of them, however few they are."""
    return max(0, min(round(lost * REPAIR_SHARE), lost - 1))


@lru_cache(maxsize=64)
def _plan(scenario: Scenario) -> _Plan:
    stops = {}
    repair = {}
    for name, beats in scenario.scenes.items():
        laid = []
        for number, beat in enumerate(beats):
            if beat.item or beat.check or beat.choose or beat.goto or beat.end:
                laid.append(
                    _Stop(
                        beat=number,
                        when=beat.when,
                        show=beat.item,
                        check=beat.check,
                        options={choice.id: choice for choice in beat.choose},
                        goto=beat.goto,
                        end=beat.end,
                    )
                )
            for choice in beat.choose:
                repair[choice.id] = regained(choice.effects)
        stops[name] = tuple(laid)
    checks = {}
    findings = {}
    acts = {}
    for name, item in scenario.items.items():
        for check_id, check in item.checks.items():
            ref = f"{name}/{check_id}"
            checks[f"check:{ref}"] = (name, ref, check.minutes, check.finding.id)
            findings[f"pin:{check.finding.id}"] = name
        for act in item.acts:
            chosen = act_id(name, act.id)
            acts[f"act:{chosen}"] = (name, chosen, act)
            repair[chosen] = regained(act.effects)
    return _Plan(stops, checks, findings, acts, repair)


class Walk:
    """A playthrough under way: takes tokens one by one and says at any time where it stands.

    Raises `NotOnOffer` for a token that is not on offer, and then stands where it stood.
    """

    __slots__ = (
        "_due",
        "_pins",
        "_plan",
        "_taken",
        "beat",
        "calm",
        "chosen",
        "closed",
        "ending",
        "flags",
        "found",
        "item",
        "judgements",
        "last",
        "minutes",
        "opened",
        "pinned",
        "reached",
        "repaired",
        "scenario",
        "scene",
        "scenes",
        "since",
        "skipped",
        "stage",
        "stop",
        "trust",
    )

    def __init__(self, scenario: Scenario, entry: Defaults | None = None) -> None:
        entry = scenario.defaults if entry is None else entry
        self.scenario = scenario
        self._plan = _plan(scenario)
        self.minutes = scenario.shift
        self.trust = entry.trust
        self.calm = entry.calm
        self.flags: frozenset[str] = frozenset(entry.flags)
        self.chosen: dict[str, None] = {}
        self.opened: dict[str, None] = {}
        self.found: dict[str, None] = {}
        self.pinned: dict[str, None] = {}
        self._pins: dict[str, int] = {}
        self.repaired: frozenset[str] = frozenset()
        self.judgements: dict[str, Judgement] = {}
        self.reached: dict[str, None] = {}
        self.skipped: dict[str, None] = {}
        self.closed: dict[str, None] = {}
        self.scenes: list[str] = []
        self.ending: str | None = None
        self.item: str | None = None
        self.last: str | None = None
        self.stage: Stage = "scene"
        self.stop: _Stop | None = None
        self._due: list[str] = []
        self._taken = 0
        self._enter(scenario.start)

    def take(self, token: str) -> None:
        """Does what the token says, and goes on to where play waits next."""
        stage = self.stage
        stop = self.stop
        if stage == "scene" and stop is not None:
            choice = stop.options.get(token)
            if choice is not None and self._open(token, choice):
                self._choose(token, choice)
                if choice.goto is None:
                    self._pass(stop.beat + 1)
            elif token == NEXT and stop.goto is not None:
                self._enter(stop.goto)
            elif token == NEXT and stop.end is not None:
                self.ending = stop.end or None
                # What is written up at the correction desk has had its debrief.
                shown = self.reached if self.scenario.desk is None else ()
                self._due = [item for item in shown if item not in self.skipped]
                self._debrief()
            else:
                raise self._refusal(token)
        elif stage == "bench":
            self._work(token)
        elif stage == "debrief" and token == NEXT:
            self._debrief()
        else:
            raise self._refusal(token)
        self.last = token
        self._taken += 1

    def offers(self) -> tuple[str, ...]:
        """The tokens on offer. The judgement stands as a pattern, ``judge:ITEM:0-100:KIND``."""
        stop = self.stop
        if self.stage == "debrief":
            return (NEXT,)
        if self.stage == "over" or stop is None:
            return ()
        if self.stage == "scene":
            if stop.options:
                return tuple(name for name, choice in stop.options.items() if self._open(name, choice))
            return (NEXT,)
        item = self._at_bench()
        tokens = [
            token
            for token, (of, ref, minutes, _) in self._plan.checks.items()
            if of == item and ref not in self.opened and minutes <= self.minutes
        ]
        tokens += [f"pin:{finding}" for finding in self.found if self._can_pin(f"pin:{finding}", item)]
        tokens.append(f"judge:{item}:0-100:KIND")
        if item in self.judgements:
            tokens += [
                token for token, (of, chosen, act) in self._plan.acts.items() if of == item and self._open(chosen, act)
            ]
        if self.scenario.items[item].content_note is not None:
            tokens.append(f"skip:{item}")
        return tuple(tokens)

    def moment(self) -> Moment:
        """Where the walk stands now, frozen."""
        return Moment(
            stage=self.stage,
            scene=self.scene,
            since=self.since,
            beat=self.beat,
            item=self.item,
            minutes=self.minutes,
            trust=self.trust,
            calm=self.calm,
            chosen=tuple(self.chosen),
            opened=tuple(self.opened),
            found=tuple(self.found),
            pinned=tuple(self.pinned),
            judgements=dict(self.judgements),
            reached=tuple(self.reached),
            skipped=tuple(self.skipped),
            closed=tuple(self.closed),
            flags=tuple(sorted(self.flags)),
            scenes=tuple(self.scenes),
            ending=self.ending,
            last=self.last,
        )

    def copy(self) -> "Walk":
        """A second walk that stands where this one does, and goes its own way from here."""
        # Walks are copied by the ten thousand. What changes seldom is never changed in place, and so can be shared.
        twin = Walk.__new__(Walk)
        twin.scenario, twin._plan, twin._taken = self.scenario, self._plan, self._taken  # noqa: SLF001 (its own)
        twin.minutes, twin.trust, twin.calm, twin.flags = self.minutes, self.trust, self.calm, self.flags
        twin.stage, twin.scene, twin.since, twin.beat = self.stage, self.scene, self.since, self.beat
        twin.stop, twin.item, twin.last, twin.ending = self.stop, self.item, self.last, self.ending
        twin.opened, twin.found, twin.pinned, twin._pins = self.opened, self.found, self.pinned, self._pins  # noqa: SLF001
        twin.judgements, twin.repaired, twin.reached = self.judgements, self.repaired, self.reached
        twin.skipped, twin.closed = self.skipped, self.closed
        twin.chosen, twin.scenes, twin._due = self.chosen.copy(), self.scenes.copy(), self._due.copy()  # noqa: SLF001
        return twin

    def _at_bench(self) -> str:
        if self.item is None:
            raise AssertionError("the bench is never open without an item")
        return self.item

    def _refusal(self, token: str) -> NotOnOffer:
        return NotOnOffer(token, self._taken + 1, self.offers())

    def _open(self, name: str, choice: Choice) -> bool:
        """Whether a choice or an act is on offer now."""
        if name in self.chosen:
            return False
        repairs = choice.repairs
        if repairs is not None and (repairs not in self.chosen or repairs in self.repaired):
            return False
        return choice.when is None or holds(choice.when, self)

    def _choose(self, name: str, choice: Choice) -> None:
        effects = choice.effects
        self.trust += effects.trust
        self.calm += effects.calm
        if choice.repairs is not None:
            regained = self._plan.regained[choice.repairs]
            self.trust += regained.trust
            self.calm += regained.calm
            self.repaired = self.repaired | {choice.repairs}
        self.chosen[name] = None
        if choice.sets:
            self.flags = self.flags.union(choice.sets)
        if choice.goto is not None:
            self._enter(choice.goto)

    def _work(self, token: str) -> None:
        """One thing done at the bench."""
        item = self._at_bench()
        check = self._plan.checks.get(token)
        if check is not None:
            of, ref, minutes, finding = check
            if of != item or ref in self.opened or minutes > self.minutes:
                raise self._refusal(token)
            self.minutes -= minutes
            self.opened = {**self.opened, ref: None}
            self.found = {**self.found, finding: None}
        elif token.startswith("pin:") and self._can_pin(token, item):
            finding = token[4:]
            if finding in self.pinned:
                self.pinned = {name: None for name in self.pinned if name != finding}
                self._pins = {**self._pins, item: self._pins[item] - 1}
            else:
                self.pinned = {**self.pinned, finding: None}
                self._pins = {**self._pins, item: self._pins.get(item, 0) + 1}
        elif token.startswith("judge:"):
            self.judgements = {**self.judgements, item: self._judgement(token, item)}
        elif token in self._plan.acts:
            of, chosen, act = self._plan.acts[token]
            if of != item or item not in self.judgements or not self._open(chosen, act):
                raise self._refusal(token)
            self._leave(item)
            self._choose(chosen, act)
            if act.goto is None:
                self._pass(self.beat + 1)
        elif token == f"skip:{item}" and self.scenario.items[item].content_note is not None:
            self.skipped = {**self.skipped, item: None}
            self._leave(item)
            self._pass(self.beat + 1)
        else:
            raise self._refusal(token)

    def _leave(self, item: str) -> None:
        self.closed = {**self.closed, item: None}
        self.item = None
        self.stage = "scene"

    def _can_pin(self, token: str, item: str) -> bool:
        if self._plan.findings.get(token) != item or token[4:] not in self.found:
            return False
        return token[4:] in self.pinned or self._pins.get(item, 0) < PINS

    def _judgement(self, token: str, item: str) -> Judgement:
        parts = token.split(":")
        if len(parts) == 4 and parts[1] == item and parts[2].isascii() and parts[2].isdigit():
            percent = int(parts[2])
            for kind in KINDS:
                if kind == parts[3] and percent <= 100:
                    return Judgement(percent, kind)
        raise self._refusal(token)

    def _enter(self, scene: str) -> None:
        self.scene = scene
        self.scenes.append(scene)
        self._pass(0)

    def _pass(self, since: int) -> None:
        """Goes on from a beat of the scene to the first one where play waits."""
        self.since = since
        for stop in self._plan.stops[self.scene]:
            if stop.beat < since or not (stop.when is None or holds(stop.when, self)):
                continue
            if stop.show is not None:
                self._reach(stop.show)
            elif stop.check is not None:
                self._reach(stop.check)
                if stop.check not in self.closed:
                    self.stage = "bench"
                    self.item = stop.check
                    break
            elif stop.options:
                if any(self._open(name, choice) for name, choice in stop.options.items()):
                    break
            else:
                break
        else:
            # The checker refuses a scene that can end like this; a player who meets one is not stranded.
            stop = _Stop(beat=len(self.scenario.scenes[self.scene]), when=None, end="")
        self.stop = stop
        self.beat = stop.beat

    def _reach(self, item: str) -> None:
        if item not in self.reached:
            self.reached = {**self.reached, item: None}

    def _debrief(self) -> None:
        """Opens the next page of the debrief, or closes the case."""
        if self._due:
            self.stage = "debrief"
            self.item = self._due.pop(0)
        else:
            self.stage = "over"
            self.item = None


def walk(scenario: Scenario, tokens: Iterable[str], entry: Defaults | None = None) -> Walk:
    """The walk that has taken these tokens; raises `NotOnOffer` at the first that does not fit."""
    steps = Walk(scenario, entry)
    for token in tokens:
        steps.take(token)
    return steps


def fold(scenario: Scenario, tokens: Iterable[str], entry: Defaults | None = None) -> Moment:
    """Where a playthrough stands; raises `NotOnOffer` at the first token that does not fit."""
    return walk(scenario, tokens, entry).moment()


def replay(scenario: Scenario, tokens: Iterable[str], entry: Defaults | None = None) -> tuple[str, ...]:
    """The longest beginning of a saved playthrough that a case, perhaps edited since, still understands."""
    steps = Walk(scenario, entry)
    kept = []
    for token in tokens:
        try:
            steps.take(token)
        except NotOnOffer:
            break
        kept.append(token)
    return tuple(kept)


def undo(scenario: Scenario, tokens: tuple[str, ...], entry: Defaults | None = None) -> tuple[str, ...]:
    """The playthrough without its last token; unchanged where that would unsee something.

    What a check has shown stays seen, and so does the debrief: nobody judges again with the answer in hand.
    """
    if not tokens or tokens[-1].startswith("check:"):
        return tokens
    if walk(scenario, tokens, entry).stage in ("debrief", "over"):
        return tokens
    return tokens[:-1]
