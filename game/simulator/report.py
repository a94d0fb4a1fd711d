"""What a simulation found, as plain data: `dataclasses.asdict` of a `Report` is its JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.story.scoring import ItemScore

VERSION = 1
"""The version of the JSON. A field never changes its meaning within a version."""

Sort = Literal["scenes", "choices", "acts", "checks", "endings"]


@dataclass(frozen=True, slots=True)
class BotScore:
    """A bot's mean scores, by how many points the careful player is ahead of it, and whether that is too few.

    `needed` is the margin asked for over the pack; one case alone may stay under it.
    """

    bot: str
    group: str
    judgement: float
    method: float
    care: float
    total: float
    margin: float
    needed: float
    near: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many there are of a sort of thing, and which of them no player, no bot and no search reached.

    `reached` says for each how many players came by it: a scene entered, a choice or an act taken, a check
    opened, an ending come to. Counted are those whose totals are spread, see `Spread`.
    """

    sort: Sort
    count: int
    never: tuple[str, ...]
    reached: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Bin:
    """How many players' totals lay from `low` up to below `high`.

    The lowest bin (`low` is `None`) holds all that is below nought, the highest holds 100 too.
    """

    low: int | None
    high: int
    count: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How the totals of the players lie: with a mix everybody's, without one the walkers' alone.

    `quarter`, `middle` and `three_quarters` are the quartiles (the lower one of two in the middle), `lit`
    counts those who closed the case well.
    """

    who: Literal["walkers", "everybody"]
    players: int
    lowest: float
    quarter: float
    middle: float
    three_quarters: float
    highest: float
    lit: int
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class CheckWorth:
    """What a check is worth.

    `moves` is by how many points opening it moves the total on average, for players who look in any order and
    weigh what they find soundly; `None` where none of them met it. `evidence` is its log likelihood ratio toward
    the truth, negative where it leads astray, and `per_minute` what it gives for a minute of the shift.
    """

    check: str
    minutes: int
    moves: float | None
    evidence: float
    per_minute: float


@dataclass(frozen=True, slots=True)
class Same:
    """Choices of a scene, or acts on an item, between which it makes no difference which one is taken."""

    where: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Players:
    """So many players of one habit among the N, and their mean total."""

    name: str
    count: int
    total: float


@dataclass(frozen=True, slots=True)
class CaseReport:
    """One case.

    `careful` is what the careful player made of each item. `searched` says whether every way through was tried,
    and `situations` how many different ones were looked at; where not, the coverage is what the players, all
    seeded, and the search as far as it went have met. `unending` counts the plays that the case did not let
    end. `spread` is `None` where nobody's totals are spread: one of each bot and no walker.
    """

    case: str
    scores: tuple[BotScore, ...]
    careful: tuple[ItemScore, ...]
    players: tuple[Players, ...]
    coverage: tuple[Coverage, ...]
    spread: Spread | None
    worth: tuple[CheckWorth, ...]
    same: tuple[Same, ...]
    searched: bool
    situations: int
    unending: int


@dataclass(frozen=True, slots=True)
class Report:
    """All cases, and each bot's means over them.

    `near` names the bots that come too near to the careful player over the pack. `ok` is what the exit status
    goes by: there are none, everything was reached, and every play ended. Choices that mean nothing are
    warnings and leave it as it is.
    """

    fenjer: int
    pack: str
    seed: int
    players: tuple[Players, ...]
    scores: tuple[BotScore, ...]
    cases: tuple[CaseReport, ...]
    near: tuple[str, ...]
    ok: bool
