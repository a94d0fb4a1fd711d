"""The careful player: looks where it promises most, weighs what it finds, says how sure it is, acts on it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.simulator.seen import Desk, Look, Way
from game.story.playthrough import PINS
from game.story.scenario import Deed, Finding, Form, Kind, Speaks, Tool
from game.story.scoring import ENOUGH, RATIO

PROMISE: Mapping[Tool, float] = {
    "picture-search": 4,
    "coverage": 4,
    "source": 3,
    "ask": 3,
    "archive": 2,
    "full-text": 2,
    "map": 2,
    "picture-data": 1,
    "magnifier": 1,
}
"""What a fact-checker expects of each tool before using it, on a scale of its own: tracing a picture to
where it was first and finding other coverage settle most, who posted it and a phone call come next; what a
file says of itself is seldom there, and looking closely seldom decides."""

PICTURE_TOOLS: frozenset[Tool] = frozenset({"picture-search", "picture-data", "magnifier", "map"})
"""These promise nothing where there is no picture."""

WORDY: frozenset[Form] = frozenset({"article", "front-page"})
"""In these forms the text below the headline is worth reading to the end, as much as asking somebody."""

PRIOR: Mapping[Speaks, float] = {"for": 0.45, "against": 0.45, "open": 0.1}
"""Before any look: as likely so as not so, and perhaps nobody can know yet. The stated probability is then
½."""

BELIEVES, DISBELIEVES = 75, 25
"""From these percentages on, it acts as one who believes or disbelieves; in between it is unsure."""

SATISFIED = math.log(20)
"""How far (log odds) the leading answer must be ahead of the next, once enough speaks for it, to stop
looking."""

BELIEVING: tuple[Deed, ...] = ("publish", "warn", "answer")
DISBELIEVING: tuple[Deed, ...] = ("correct", "answer", "calm")
UNSURE: tuple[Deed, ...] = ("hold", "ask")


@dataclass(frozen=True, slots=True)
class Belief:
    """What the findings of an item warrant.

    `side` is what most speaks for (`None` where nothing leads), `percent` the probability that the item is
    what it claims to be, `kind` what it looks like, `pins` the most telling findings on that side, `sure`
    whether looking on is idle.
    """

    side: Speaks | None
    percent: int
    kind: Kind
    pins: tuple[str, ...]
    sure: bool


def weigh(seen: Desk) -> Belief:
    """Bayes' rule over three answers: it is so, it is not so, it cannot be known yet.

    A finding is as many times likelier under the answer it speaks for as its weight says. Where nobody can
    know, ½ is the right thing to say, so the stated probability is P(so) + ½ P(cannot be known).
    """
    sums: dict[Speaks, float] = dict.fromkeys(PRIOR, 0.0)
    for finding in seen.findings:
        sums[finding.speaks] += math.log(RATIO[finding.weight])
    odds = {side: PRIOR[side] * math.exp(total) for side, total in sums.items()}
    percent = round(100 * (odds["for"] + odds["open"] / 2) / sum(odds.values()))
    first, second, _ = sorted(sums, key=lambda side: -sums[side])
    side = first if sums[first] > sums[second] else None
    telling = sorted(
        (finding for finding in seen.findings if finding.speaks == side and RATIO[finding.weight] > 1),
        key=lambda finding: -RATIO[finding.weight],
    )[:PINS]
    enough = sum(math.log(RATIO[finding.weight]) for finding in telling) >= ENOUGH - 1e-9
    return Belief(
        side=side,
        percent=percent,
        kind="none" if side in ("for", None) else kind_of(seen, side),
        pins=tuple(finding.id for finding in telling),
        sure=enough and sums[first] - sums[second] >= SATISFIED,
    )


def kind_of(seen: Desk, side: Speaks = "against") -> Kind:
    """The kind that the findings on a side point to, each with the weight it has.

    Where they point to none, any finding counts; where none does, it is `none` for what cannot be known, and
    otherwise the commonest kind: an old picture, or an invention.
    """
    own = _vote(finding for finding in seen.findings if finding.speaks == side)
    if own is not None:
        return own
    any_side = _vote(seen.findings)
    if any_side is not None:
        return any_side
    if side == "open":
        return "none"
    return "false-context" if seen.pictured else "fabricated"


def _vote(findings: Iterable[Finding]) -> Kind | None:
    votes: dict[Kind, float] = {}
    for finding in findings:
        kind = finding.kind
        if kind is not None and kind != "none":
            votes[kind] = votes.get(kind, 0) + math.log(RATIO[finding.weight])
    ranked = sorted(votes, key=lambda kind: -votes[kind])
    return ranked[0] if ranked else None


def look(seen: Desk) -> Look | None:
    """The next look, the one that promises most a minute; none where looking on is not worth it."""
    return max(worth_a_look(seen), key=lambda one: promise(one, seen) / one.minutes, default=None)


def worth_a_look(seen: Desk) -> tuple[Look, ...]:
    """The looks it would have next, before it chooses: none where it is sure or has spent its share of the shift.

    What is left of the shift is shared out evenly over the items still to come; what an item leaves over, the
    next ones get. Where nothing at all fits into the share, one look may overdraw it: no item is judged
    unseen while there is time.
    """
    if weigh(seen).sure:
        return ()
    share = (seen.minutes + seen.spent) // seen.to_come - seen.spent
    fitting = tuple(one for one in seen.looks if one.minutes <= share)
    return fitting if fitting or seen.findings else seen.looks


def promise(one: Look, seen: Desk) -> float:
    """What a look at this item promises."""
    if one.tool in PICTURE_TOOLS and not seen.pictured:
        return 0
    if one.tool == "full-text" and seen.form in WORDY:
        return PROMISE["ask"]
    return PROMISE[one.tool]


def act(offered: tuple[Way, ...], belief: Belief) -> Way:
    """What it does about an item: what fits its belief, else what is cautious, else the first."""
    if belief.percent >= BELIEVES:
        fitting = BELIEVING
    elif belief.percent <= DISBELIEVES:
        fitting = DISBELIEVING
    else:
        fitting = UNSURE
    return first_that((*fitting, *UNSURE, "answer", "nothing"), offered) or offered[0]


def choose(offered: tuple[Way, ...]) -> Way:
    """What it chooses in a scene: to own up, else to hold or ask, else the first that commits to nothing.

    To publish or to warn is its last resort.
    """
    rank: dict[Deed | None, int] = {"own-up": 0, "hold": 1, "ask": 1, None: 2, "publish": 4, "warn": 4}
    return min(offered, key=lambda way: rank.get(way.does, 3))


def first_that(deeds: Iterable[Deed], offered: tuple[Way, ...]) -> Way | None:
    """The first way on offer that does the first of these deeds that any of them does."""
    for deed in deeds:
        for way in offered:
            if way.does == deed:
                return way
    return None
