"""The scenes of a case dealt out as numbered cards."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Literal, TypeAlias

from game.story.explore import choices, conditions, scenes_after
from game.story.playthrough import regained
from game.story.scenario import Beat, Choice, Condition, Scenario, act_id
from game.toolkit.tabletop import Bench, Evidence, Jump, Move, Offer, Option, Rule, Say, Show, Step, TableCard, place

START = 1
"""The number of the card that a case begins with; all the others are shuffled."""

_Key: TypeAlias = tuple[str, ...]
"""What a card is: `at SCENE BEAT`, `choice ID`, `act SCENE BEAT ITEM ID` or `ending ID`."""


def cards(case: Scenario, letters: Mapping[str, str], evidence: Iterable[Evidence]) -> tuple[TableCard, ...]:
    """The cards of a case in the order of their numbers."""
    return _Layout(case, letters, evidence).cards()


class _Layout:
    """Lays the scenes out as cards.

    A card has a provisional number, in the order in which it is come upon, until all are known.
    """

    def __init__(self, case: Scenario, letters: Mapping[str, str], evidence: Iterable[Evidence]) -> None:
        self.case = case
        self.letters = letters
        self.codes = {piece.check.finding.id: piece.code for piece in evidence}
        self.after = scenes_after(case)
        self.choices = {
            choice.id: (scene, number, choice)
            for scene, beats in case.scenes.items()
            for number, beat in enumerate(beats)
            for choice in beat.choose
        }
        self.acts = {act_id(name, act.id): act for name, item in case.items.items() for act in item.acts}
        self.asked = frozenset(_chosen(case))
        self.flags = set(case.defaults.flags)
        self.keys: list[_Key] = []
        self.provisional: dict[_Key, int] = {}

    def cards(self) -> tuple[TableCard, ...]:
        """The cards in the order of their numbers."""
        steps: dict[int, tuple[Step, ...]] = {}
        self._number(_at(self.case.start, 0))
        for number, key in enumerate(self.keys):
            steps[number] = tuple(self._steps(key))
        joined = _joined(steps)
        alone = [number for number in steps if number not in joined]
        final = self._shuffled(alone)
        made = []
        for number in alone:
            whole = tuple(_renumbered(step, final) for step in _whole(number, steps, joined))
            key = self.keys[number]
            made.append(TableCard(final[number], whole, key[1] if key[0] == "ending" else None))
        return _met(_plainer(sorted(made, key=lambda card: card.number)))

    def _shuffled(self, alone: list[int]) -> dict[int, int]:
        """The final number of each card: the first is 1, the others stand in the order of a hash.

        It is one of the case's id and of what the card is, so that no number says how near the end is, and a changed
        text moves none.
        """
        first, *others = alone
        others.sort(key=lambda number: place(self.case.id, *self.keys[number]))
        return {first: START} | {number: place for place, number in enumerate(others, START + 1)}

    def _number(self, key: _Key) -> int:
        """The provisional number of a card, which is laid out later if it is new."""
        if key not in self.provisional:
            self.provisional[key] = len(self.keys)
            self.keys.append(key)
        return self.provisional[key]

    def _steps(self, key: _Key) -> Iterator[Step]:
        match key:
            case ("at", scene, beat):
                yield from self._scene(scene, int(beat))
            case ("choice", name):
                scene, number, choice = self.choices[name]
                yield from self._consequence(choice, _at(scene, number + 1))
            case ("act", scene, beat, item, name):
                yield from self._consequence(self.acts[act_id(item, name)], _at(scene, int(beat) + 1))

    def _scene(self, scene: str, since: int) -> Iterator[Step]:
        """What lies between a beat of a scene and the next at which a team surely has something to decide."""
        for number, beat in enumerate(self.case.scenes[scene][since:], since):
            rule = None if beat.when is None else self._rule(beat.when)
            if rule == _NEVER:
                continue
            rule = None if rule == _ALWAYS else rule
            step = self._step(scene, number, beat, rule)
            yield step
            if rule is None and (isinstance(step, Jump) or (isinstance(step, Offer | Bench) and step.sure)):
                return

    def _step(self, scene: str, number: int, beat: Beat, rule: Rule | None) -> Step:
        if beat.text is not None:
            return Say(beat.text, beat.who, rule)
        if beat.note is not None:
            return Say(beat.note, None, rule)
        if beat.item is not None:
            return Show(beat.item, rule)
        if beat.goto is not None:
            return Jump(self._number(_at(beat.goto, 0)), rule)
        if beat.end is not None:
            return Jump(self._number(("ending", beat.end)), rule)
        if beat.check is not None:
            return self._bench(scene, number, beat.check, rule)
        options = filter(None, (self._option(scene, number, choice) for choice in beat.choose))
        return Offer(self._mixed(options), any(self._stays_open(scene, each) for each in beat.choose), rule)

    def _mixed(self, options: Iterable[Option]) -> tuple[Option, ...]:
        """The options in no order that tells the wise one from the rash one."""
        return tuple(sorted(options, key=lambda option: place(self.case.id, option.token)))

    def _bench(self, scene: str, number: int, item: str, rule: Rule | None) -> Bench:
        acts = []
        for act in self.case.items[item].acts:
            open_when = self._open_when(act)
            if open_when != _NEVER:
                to = self._number(("act", scene, str(number), item, act.id))
                acts.append(Option(f"act:{act_id(item, act.id)}", act.text, to, _or_none(open_when)))
        aside = self._number(_at(scene, number + 1)) if self.case.items[item].content_note is not None else None
        earlier = [
            (name, at)
            for name, beats in self.case.scenes.items()
            for at, beat in enumerate(beats)
            if beat.check == item and (scene in self.after[name] or (name == scene and at < number))
        ]
        return Bench(item, self._mixed(acts), aside, not earlier, rule)

    def _option(self, scene: str, number: int, choice: Choice) -> Option | None:
        open_when = self._open_when(choice)
        if open_when == _NEVER:
            return None
        key: _Key = ("choice", choice.id)
        silent = choice.says is None and self._moves(choice) is None and choice.id not in self.asked
        if silent and choice.goto not in (None, scene) and scene not in self.after[choice.goto]:
            # Nothing follows at once, nobody asks for it, and it does not come back here: the way leads straight on.
            key = _at(choice.goto, 0)
        return Option(choice.id, choice.text, self._number(key), _or_none(open_when))

    def _stays_open(self, scene: str, choice: Choice) -> bool:
        """Whether a choice is on offer whenever one comes to it."""
        onward = choice.goto if choice.goto is not None else scene
        comes_back = onward == scene or scene in self.after.get(onward, ())
        loops = scene in self.after[scene]
        return self._open_when(choice) == _ALWAYS and not (loops and comes_back)

    def _open_when(self, choice: Choice) -> Rule:
        """Under which crosses a choice is on offer, besides that nobody has taken it yet."""
        parts = [] if choice.when is None else [self._rule(choice.when)]
        if choice.repairs is not None:
            others = [name for name, each in self._named() if each.repairs == choice.repairs and each is not choice]
            parts.append(self._seen([choice.repairs]))
            parts += [_not(self._seen(others))] if others else []
        return _group("all", parts)

    def _consequence(self, choice: Choice, onward: _Key) -> Iterator[Step]:
        if choice.says is not None:
            yield Say(choice.says)
        move = self._moves(choice)
        if move is not None:
            yield move
        yield Jump(self._number(_at(choice.goto, 0) if choice.goto is not None else onward))

    def _moves(self, choice: Choice) -> Move | None:
        trust, calm = choice.effects.trust, choice.effects.calm
        if choice.repairs is not None:
            back = regained(dict(self._named())[choice.repairs].effects)
            trust, calm = trust + back.trust, calm + back.calm
        return Move(trust, calm) if trust or calm else None

    def _named(self) -> Iterator[tuple[str, Choice]]:
        """Every choice and act under the name by which others refer to it."""
        yield from ((name, choice) for name, (_, _, choice) in self.choices.items())
        yield from self.acts.items()

    # Conditions as rules

    def _rule(self, when: Condition) -> Rule:
        parts = []
        if when.chosen is not None:
            parts.append(self._seen([when.chosen]))
        if when.found is not None:
            parts.append(Rule("turned", code=self.codes[when.found]))
        if when.pinned is not None:
            parts.append(Rule("kept", code=self.codes[when.pinned]))
        if when.judged is not None:
            judged = when.judged
            code = self.letters[judged.item]
            parts.append(Rule("judged", code=code, low=judged.at_least, high=judged.at_most))
        if when.flag is not None and when.flag not in self.flags:
            parts.append(self._seen([name for name, each in self._named() if when.flag in each.sets]))
        if when.trust is not None:
            parts.append(Rule("trust", low=when.trust))
        if when.calm is not None:
            parts.append(Rule("calm", low=when.calm))
        if when.any:
            parts.append(_group("any", [self._rule(part) for part in when.any]))
        if when.unless is not None:
            parts.append(_not(self._rule(when.unless)))
        return _group("all", parts)

    def _seen(self, names: Iterable[str]) -> Rule:
        """That at least one of these choices or acts was taken."""
        cards: list[int] = []
        for name in names:
            if name in self.choices:
                cards.append(self._number(("choice", name)))
                continue
            item, _, act = name.partition("/")
            for scene, beats in self.case.scenes.items():
                for number, beat in enumerate(beats):
                    if beat.check == item:
                        cards.append(self._number(("act", scene, str(number), item, act)))
        return Rule("seen", cards=tuple(cards)) if cards else _NEVER


_ALWAYS = Rule("all")
_NEVER = Rule("any")


def _at(scene: str, beat: int) -> _Key:
    return ("at", scene, str(beat))


def _or_none(rule: Rule) -> Rule | None:
    return None if rule == _ALWAYS else rule


def _group(kind: Literal["all", "any"], parts: Iterable[Rule]) -> Rule:
    """The parts together, with nothing in it that says nothing, and no group of one or inside its like."""
    idle, decided = (_ALWAYS, _NEVER) if kind == "all" else (_NEVER, _ALWAYS)
    flat: list[Rule] = []
    for part in parts:
        flat += part.parts if part.kind == kind else [part]
    if decided in flat:
        return decided
    # "One of these" twice is one of them all, and "none of these" twice is none of them all.
    alike = [part for part in flat if part.kind == "seen" and part.negated == (kind == "all")]
    if alike:
        cards = tuple(sorted({card for part in alike for card in part.cards}))
        flat = [part for part in flat if part not in alike]
        flat.append(Rule("seen", cards=cards, negated=kind == "all"))
    kept = tuple(dict.fromkeys(part for part in flat if part != idle))
    return kept[0] if len(kept) == 1 else Rule(kind, parts=kept)


def _roundabout(rule: Rule | None) -> bool:
    """Whether the opposite of a rule is easier to look up."""
    return rule is not None and (rule.negated or rule.kind == "any")


def opposed(one: Rule | None, other: Rule | None) -> bool:
    """Whether always one of two rules holds, and never both."""
    return one is not None and other is not None and _sorted(_not(one)) == _sorted(other)


def _sorted(rule: Rule) -> Rule:
    """A rule with its parts in an order that does not hang on how it was written."""
    return replace(rule, parts=tuple(sorted((_sorted(part) for part in rule.parts), key=repr)))


def _not(rule: Rule) -> Rule:
    if rule.kind in ("all", "any"):
        return _group("any" if rule.kind == "all" else "all", [_not(part) for part in rule.parts])
    return replace(rule, negated=not rule.negated)


def _chosen(case: Scenario) -> Iterator[str]:
    """The choices and acts that something asks for: a condition, a repair, a flag."""
    for condition in conditions(case):
        if condition.chosen is not None:
            yield condition.chosen
    for name, choice in choices(case):
        if choice.repairs is not None:
            yield choice.repairs
        if choice.sets:
            yield name


def _joined(steps: Mapping[int, tuple[Step, ...]]) -> set[int]:
    """The cards that only one other leads to, and surely: they join it, and need no number of their own."""
    arrivals: dict[int, int] = {}
    for laid in steps.values():
        for step in laid:
            for to in _leads(step):
                surely = isinstance(step, Jump) and step.rule is None
                arrivals[to] = arrivals.get(to, 0) + (1 if surely else 2)
    # What has no steps is an ending, which is a card of its own.
    return {number for number, count in arrivals.items() if count == 1 and number != 0 and steps[number]}


def _leads(step: Step) -> Iterator[int]:
    match step:
        case Jump(to=to):
            yield to
        case Offer(options=options):
            yield from (option.to for option in options)
        case Bench(acts=acts, aside=aside):
            yield from (act.to for act in acts)
            if aside is not None:
                yield aside


def _whole(number: int, steps: Mapping[int, tuple[Step, ...]], joined: set[int]) -> Iterator[Step]:
    """The steps of a card, with those of the cards that join it in the place of the way to them."""
    for step in steps[number]:
        if isinstance(step, Jump) and step.rule is None and step.to in joined:
            yield from _whole(step.to, steps, joined)
        else:
            yield step


def _plainer(cards: list[TableCard]) -> tuple[TableCard, ...]:
    """The cards without what goes without saying.

    A card that one has just read is crossed off; one to which no way has led yet is not.
    """
    onward = {card.number: {to for step in card.steps for to in _leads(step)} for card in cards}
    before: dict[int, set[int]] = {number: set() for number in onward}
    for start, ways in onward.items():
        due = list(ways)
        while due:
            number = due.pop()
            if start not in before[number]:
                before[number].add(start)
                due += onward[number]
    told = {card.number: _either_or(list(_told(card, before[card.number]))) for card in cards}
    return tuple(replace(card, steps=told[card.number]) for card in cards)


def _met(cards: tuple[TableCard, ...]) -> tuple[TableCard, ...]:
    """The cards that a way leads to, numbered without a gap; a choice that is never open has one that none leads to."""
    onward = {card.number: {to for step in card.steps for to in _leads(step)} for card in cards}
    met, due = {START}, [START]
    while due:
        for to in onward[due.pop()] - met:
            met.add(to)
            due.append(to)
    if len(met) == len(cards):
        return cards
    final = {number: place for place, number in enumerate(sorted(met), START)}
    kept = (card for card in cards if card.number in met)
    return tuple(
        replace(card, number=final[card.number], steps=tuple(_renumbered(step, final) for step in card.steps))
        for card in kept
    )


def _either_or(steps: list[Step]) -> tuple[Step, ...]:
    """The steps with the plainer first of two lines of which always one is read, and never both."""
    for n, (one, other) in enumerate(pairwise(tuple(steps))):
        if isinstance(one, Say) and isinstance(other, Say) and opposed(one.rule, other.rule) and _roundabout(one.rule):
            steps[n], steps[n + 1] = other, one
    return tuple(steps)


def _told(card: TableCard, before: set[int]) -> Iterator[Step]:
    """The steps of a card that can come about where only the cards `before` it may be crossed off, and it is itself."""
    for step in card.steps:
        if isinstance(step, Move):
            yield step
            continue
        rule = _ALWAYS if step.rule is None else _at_hand(step.rule, card.number, before)
        if rule == _NEVER:
            continue
        plainer = replace(step, rule=_or_none(rule))
        if isinstance(plainer, Offer):
            plainer = replace(plainer, options=tuple(_open(plainer.options, card.number, before)))
        elif isinstance(plainer, Bench):
            plainer = replace(plainer, acts=tuple(_open(plainer.acts, card.number, before)))
        yield plainer
        if isinstance(plainer, Jump) and plainer.rule is None:
            return


def _open(options: Iterable[Option], number: int, before: set[int]) -> Iterator[Option]:
    for option in options:
        rule = _ALWAYS if option.rule is None else _at_hand(option.rule, number, before)
        if rule != _NEVER:
            yield replace(option, rule=_or_none(rule))


def _at_hand(rule: Rule, number: int, before: set[int]) -> Rule:
    """What is left to look up of a rule on a card: `number` is crossed off, and of the others only some may be."""
    if rule.kind in ("all", "any"):
        return _group(rule.kind, [_at_hand(part, number, before) for part in rule.parts])
    if rule.kind != "seen":
        return rule
    if number in rule.cards:
        return _NEVER if rule.negated else _ALWAYS
    cards = tuple(card for card in rule.cards if card in before)
    if not cards:
        return _ALWAYS if rule.negated else _NEVER
    return replace(rule, cards=cards)


def _renumbered(step: Step, final: Mapping[int, int]) -> Step:
    match step:
        case Jump():
            return replace(step, to=final[step.to], rule=_rule_renumbered(step.rule, final))
        case Offer():
            options = tuple(_option_renumbered(option, final) for option in step.options)
            return replace(step, options=options, rule=_rule_renumbered(step.rule, final))
        case Bench():
            acts = tuple(_option_renumbered(act, final) for act in step.acts)
            aside = None if step.aside is None else final[step.aside]
            return replace(step, acts=acts, aside=aside, rule=_rule_renumbered(step.rule, final))
        case Say() | Show():
            return replace(step, rule=_rule_renumbered(step.rule, final))
        case Move():
            return step


def _option_renumbered(option: Option, final: Mapping[int, int]) -> Option:
    return replace(option, to=final[option.to], rule=_rule_renumbered(option.rule, final))


def _rule_renumbered(rule: Rule | None, final: Mapping[int, int]) -> Rule | None:
    if rule is None:
        return None
    parts = tuple(filter(None, (_rule_renumbered(part, final) for part in rule.parts)))
    return replace(rule, parts=parts, cards=tuple(sorted(final[card] for card in rule.cards if card in final)))
