"""A team at a table that does literally what the cards say, and nothing that they do not say."""

from dataclasses import dataclass, field
from typing import assert_never

from game.story.playthrough import PINS
from game.story.scenario import KINDS, Kind
from game.story.scoring import CARE, JUDGEMENT, KIND_SHARE, METHOD, QUADRATIC_SHARE, TRUTH
from game.toolkit.tabletop import (
    Bench,
    Jump,
    Move,
    Offer,
    Option,
    Rule,
    Say,
    Show,
    Table,
)


@dataclass
class PaperTeam:
    """What is on the team's sheet, and where it is in the case.

    `heard` is what was read aloud since the last decision, `open` the options that can be taken now, `bench` the item
    that is being checked, `ending` the one that was come to.
    """

    table: Table
    crossed: set[int] = field(default_factory=set)
    turned: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    judged: dict[str, tuple[int, Kind]] = field(default_factory=dict)
    aside: set[str] = field(default_factory=set)
    dealt: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    trust: int = 0
    calm: int = 0
    minutes: int = 0
    heard: list[str] = field(default_factory=list)
    open: tuple[Option, ...] = ()
    bench: Bench | None = None
    ending: str | None = None

    def __post_init__(self) -> None:
        start = self.table.case.defaults
        self.trust, self.calm, self.minutes = start.trust, start.calm, self.table.case.shift
        self.read(1)

    def read(self, number: int) -> None:
        """Reads a card aloud, and goes on until something is to be decided."""
        self.heard, self.open, self.bench = [], (), None
        to: int | None = number
        while to is not None:
            self.crossed.add(to)
            to = self._card(to)

    def _card(self, number: int) -> int | None:
        card = self.table.cards[number - 1]
        if card.ending is not None:
            self.ending = card.ending
            return None
        for step in card.steps:
            if not isinstance(step, Move) and not self.holds(step.rule):
                continue
            match step:
                case Say(text=text):
                    self.heard.append(text.source)
                case Show(item=item):
                    self.met.add(item)
                case Move(trust=trust, calm=calm):
                    self.trust += trust
                    self.calm += calm
                case Jump(to=to):
                    return to
                case Offer(options=options):
                    self.open = tuple(option for option in options if self._can(option))
                    if self.open:
                        return None
                    assert not step.sure, "an offer that is always open was closed"
                case Bench():
                    if step.item not in self.dealt:
                        self.met.add(step.item)
                        self.bench = step
                        return None
                    assert not step.sure, "an item that is always new was dealt with already"
                case _:
                    assert_never(step)
        raise AssertionError(f"card {number} leads nowhere")

    def _can(self, option: Option) -> bool:
        return option.to not in self.crossed and self.holds(option.rule)

    def holds(self, rule: Rule | None) -> bool:
        """Whether the sheet says so."""
        if rule is None:
            return True
        match rule.kind:
            case "all":
                return all(self.holds(part) for part in rule.parts)
            case "any":
                return any(self.holds(part) for part in rule.parts)
            case "seen":
                true = any(card in self.crossed for card in rule.cards)
            case "turned":
                true = rule.code in self.turned
            case "kept":
                true = rule.code in self.kept
            case "judged":
                stated = self.judged.get(rule.code)
                true = stated is not None and rule.low <= stated[0] <= rule.high
            case "trust":
                true = self.trust >= rule.low
            case "calm":
                true = self.calm >= rule.low
        return true != rule.negated

    def take(self, token: str) -> None:
        """Does on paper what a token of the game stands for."""
        what, _, rest = token.partition(":")
        if what == "check":
            item, _, check_id = rest.partition("/")
            piece = next(e for e in self.table.evidence if (e.item, e.check_id) == (item, check_id))
            self.turned.append(piece.code)
            self.minutes -= piece.check.minutes
            assert self.minutes >= 0
        elif what == "pin":
            code = next(e.code for e in self.table.evidence if e.check.finding.id == rest)
            self.kept.remove(code) if code in self.kept else self.kept.append(code)
        elif what == "judge":
            item, percent, kind = rest.split(":")
            named = next(each for each in KINDS if each == kind)
            self.judged[self.table.letters[item]] = int(percent), named
        elif what == "skip":
            assert self.bench is not None
            assert self.bench.aside is not None
            self.aside.add(rest)
            self.dealt.add(rest)
            self.read(self.bench.aside)
        elif what == "act":
            assert self.bench is not None
            self.dealt.add(self.bench.item)
            act = next(act for act in self.bench.acts if act.token == token)
            assert self._can(act)
            self.read(act.to)
        else:
            self.read(next(option.to for option in self.open if option.token == token))

    def acts(self) -> set[str]:
        """What can be done about the item on the bench."""
        return {act.token for act in self.bench.acts if self._can(act)} if self.bench is not None else set()

    def total(self) -> float:
        """The points as the scoring sheet counts them."""
        items = [name for name in self.table.case.items if name in self.met and name not in self.aside]
        letters = [self.table.letters[name] for name in items]
        bounds = next(
            each for each in self.table.bounds if set(each.items) == set(items) and set(each.aside) == self.aside
        )
        points = named = method = 0.0
        for name, letter in zip(items, letters, strict=True):
            percent, kind = self.judged.get(letter, (50, None))
            item = self.table.case.items[name]
            points += 100 - 400 * (percent / 100 - TRUTH[item.verdict]) ** 2
            named += kind == item.kind
            worth = [e.worth for e in self.table.evidence if e.code in self.kept and e.item == name]
            assert len(worth) <= PINS
            method += min(sum(worth), self.table.enough)
        count = len(items)
        judgement = points / count * QUADRATIC_SHARE + KIND_SHARE * named / count if count else 100
        method = 100 * method / bounds.method if bounds.method else 100
        start = self.table.case.defaults
        moved = self.trust + self.calm - start.trust - start.calm
        span = bounds.best - bounds.worst
        care = 100 * (moved - bounds.worst) / span if span > 0 else 100
        return (JUDGEMENT * judgement + METHOD * method + CARE * care) / 100
