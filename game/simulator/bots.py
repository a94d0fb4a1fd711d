"""The simulated players: the careful one, those that share all but one of its habits, and the walker.

A judging bot looks, pins and acts as the careful one does and only states another judgement. Each is given
the best kind that its rule allows: where it disbelieves, the kind that the findings point to. So a margin
over it is the worth of the judgement alone. An acting bot does the same with what it does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from statistics import median
from typing import Literal

from game.simulator import careful
from game.simulator.careful import Belief
from game.simulator.seen import Desk, Look, Way, bench_item, desk, ways
from game.story.explore import choices
from game.story.pack import Pack
from game.story.playthrough import NEXT, Walk
from game.story.scenario import KINDS, Choice, Deed, Kind, Scenario
from game.story.text import Text

WALKER = "walker"

ALIASES = {"cynic": "always-false", "guesser": "random"}
"""What players of these habits are called in a mix."""

LONGEST = 1_000
"""A play of more tokens than this does not end by itself."""


@dataclass(frozen=True, slots=True)
class Table:
    """What the rules of the other bots may look at: the whole case, the pack, the item in hand, chance."""

    scenario: Scenario
    pack: Pack
    item: str
    chance: Random


@dataclass(frozen=True, slots=True)
class Play:
    """A play from end to end: the tokens, where it stands, and whether the case let it end."""

    tokens: tuple[str, ...]
    walk: Walk
    ended: bool


Group = Literal["careful", "judging", "acting", "looking"]
LookRule = Callable[[Desk], Look | None]
JudgeRule = Callable[[Table, Desk, Belief], tuple[int, Kind]]
PickRule = Callable[[Table, tuple[Way, ...]], Way | None]


def _as_believed(table: Table, seen: Desk, belief: Belief) -> tuple[int, Kind]:  # noqa: ARG001
    return belief.percent, belief.kind


def _as_careful(table: Table, offered: tuple[Way, ...]) -> None:  # noqa: ARG001
    return None


@dataclass(frozen=True, slots=True)
class Bot:
    """A player: how it looks, judges, and picks an act or a choice (`None`: as the careful one would)."""

    group: Group
    look: LookRule = careful.look
    judge: JudgeRule = _as_believed
    pick: PickRule = _as_careful
    chance: bool = False


def play(bot: Bot, scenario: Scenario, pack: Pack, chance: Random) -> Play:
    """The bot's play of a case that is played alone."""
    walk = Walk(scenario)
    tokens: list[str] = []

    def take(token: str) -> None:
        walk.take(token)
        tokens.append(token)

    while walk.stage != "over" and len(tokens) < LONGEST:
        if walk.stage == "bench":
            name = bench_item(walk)
            table = Table(scenario, pack, name, chance)
            while (look := bot.look(desk(walk))) is not None:
                take(look.token)
            seen = desk(walk)
            belief = careful.weigh(seen)
            for finding in belief.pins:
                take(f"pin:{finding}")
            percent, kind = bot.judge(table, seen, belief)
            take(f"judge:{name}:{percent}:{kind}")
            offered = ways(walk)
            if not offered:
                break
            take((bot.pick(table, offered) or careful.act(offered, belief)).token)
        else:
            offered = ways(walk)
            table = Table(scenario, pack, "", chance)
            take((bot.pick(table, offered) or careful.choose(offered)).token if offered else NEXT)
    return Play(tuple(tokens), walk, walk.stage == "over")


def walker(scenario: Scenario, chance: Random) -> Play:
    """A walk that takes any offer, each as likely as the others, and judges at random."""
    walk = Walk(scenario)
    tokens: list[str] = []
    while walk.stage != "over" and len(tokens) < LONGEST:
        offers = walk.offers()
        token = offers[int(chance.random() * len(offers))]
        if token.startswith("judge:"):
            token = f"judge:{walk.item}:{int(chance.random() * 101)}:{chance.choice(KINDS)}"
        walk.take(token)
        tokens.append(token)
    return Play(tuple(tokens), walk, walk.stage == "over")


def _stating(believes: bool, seen: Desk) -> tuple[int, Kind]:
    return (100, "none") if believes else (0, careful.kind_of(seen))


def _always(believes: bool) -> JudgeRule:
    return lambda table, seen, belief: _stating(believes, seen)  # noqa: ARG005


def _fifty_fifty(table: Table, seen: Desk, belief: Belief) -> tuple[int, Kind]:  # noqa: ARG001
    return 50, belief.kind


def _random(table: Table, seen: Desk, belief: Belief) -> tuple[int, Kind]:  # noqa: ARG001
    return table.chance.randint(0, 100), table.chance.choice(KINDS)


def _source_only(table: Table, seen: Desk, belief: Belief) -> tuple[int, Kind]:  # noqa: ARG001
    account = table.pack.accounts.get(table.scenario.items[table.item].from_)
    return _stating(account is not None and account.known, seen)


def _above_median(table: Table, measure: Callable[[str], float]) -> bool:
    """Whether the item has more of it than the middle one of its case.

    Ranking within the case is fairer to the rule than a fixed threshold: in a town that shouts, or in one
    that never does, a threshold puts every item on the same side and the rule is not tried at all.
    """
    of = {
        name: measure(" ".join(text.source for text in _texts(item.title, item.text)))
        for name, item in table.scenario.items.items()
    }
    return of[table.item] > median(of.values())


def _texts(*texts: Text | None) -> list[Text]:
    return [text for text in texts if text is not None]


def loudness(text: str) -> float:
    """The share of capitals, exclamation marks and question marks among all signs but spaces."""
    inked = [sign for sign in text if not sign.isspace()]
    return sum(sign.isupper() or sign in "!?" for sign in inked) / max(len(inked), 1)


def _loudest_is_false(table: Table, seen: Desk, belief: Belief) -> tuple[int, Kind]:  # noqa: ARG001
    return _stating(not _above_median(table, loudness), seen)


def _longest_is_true(table: Table, seen: Desk, belief: Belief) -> tuple[int, Kind]:  # noqa: ARG001
    return _stating(_above_median(table, len), seen)


def _first(table: Table, offered: tuple[Way, ...]) -> Way:  # noqa: ARG001
    return offered[0]


def _longest(table: Table, offered: tuple[Way, ...]) -> Way:  # noqa: ARG001
    return max(offered, key=lambda way: len(way.text))


def _all(*deeds: Deed) -> PickRule:
    return lambda table, offered: careful.first_that(deeds, offered)  # noqa: ARG005


def _err_then_repair(table: Table, offered: tuple[Way, ...]) -> Way | None:
    """Goes wrong wherever there is a way back, the worse the better, and takes every way back."""
    known = dict(choices(table.scenario))
    wrong = {choice.repairs for choice in known.values()}

    def chosen(way: Way) -> Choice:
        return known[way.token.removeprefix("act:")]

    for way in offered:
        if chosen(way).repairs is not None:
            return way
    erring = [way for way in offered if way.token.removeprefix("act:") in wrong]
    return min(erring, key=lambda way: chosen(way).effects.trust + chosen(way).effects.calm, default=None)


def _in_order(seen: Desk) -> Look | None:
    return seen.looks[0] if seen.looks else None


BOTS: dict[str, Bot] = {
    "careful": Bot("careful"),
    "always-false": Bot("judging", judge=_always(believes=False)),
    "always-true": Bot("judging", judge=_always(believes=True)),
    "fifty-fifty": Bot("judging", judge=_fifty_fifty),
    "random": Bot("judging", judge=_random, chance=True),
    "source-only": Bot("judging", judge=_source_only),
    "loudest-is-false": Bot("judging", judge=_loudest_is_false),
    "longest-is-true": Bot("judging", judge=_longest_is_true),
    "first-choice": Bot("acting", pick=_first),
    "longest-choice": Bot("acting", pick=_longest),
    "publish-all": Bot("acting", pick=_all("publish", "warn")),
    "hold-all": Bot("acting", pick=_all("hold", "ask", "nothing")),
    "err-then-repair": Bot("acting", pick=_err_then_repair),
    "open-everything": Bot("looking", look=_in_order),
}
