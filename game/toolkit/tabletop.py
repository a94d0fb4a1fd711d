"""What a case is on the table: numbered cards that lead from one to the next, evidence, and what it is worth.

The cards are the case's own graph. A team crosses off each card that it reads, each piece of evidence that it turns
over and each minute that it spends; what the game asks of a playthrough (a `Condition`), a card asks of these crosses
(a `Rule`). Nothing here is worded yet, and nothing depends on a language: the numbers are the same in all of them.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.story.scenario import Check, Scenario
from game.story.text import Text

LETTERS = "AEJKMT"
"""What items are called: letters that are written and read the same in Latin and in Cyrillic."""

HUNDREDTHS = 100
"""A log-ratio on paper is a whole number of hundredths, so that a class can add it up."""


def place(*names: str) -> bytes:
    """Where something stands among its like: anywhere, but everywhere and always the same, whatever its text says.

    An author's order can give away what is good and what is decisive; this one, a hash of ids, gives nothing away.
    """
    return hashlib.sha256("/".join(names).encode()).digest()


@dataclass(frozen=True, slots=True)
class Rule:
    """What a team looks up on its sheet.

    `seen`: at least one of the cards in `cards` is crossed off. `turned`, `kept`: the evidence of the `code` is crossed
    off, or kept. `judged`: the item of the `code` was given `low` to `high` percent. `trust`, `calm`: the meter shows
    `low` or more. `all`, `any`: every one, or one at least, of the `parts`. Where it is `negated`, the opposite;
    groups never are.
    """

    kind: Literal["seen", "turned", "kept", "judged", "trust", "calm", "all", "any"]
    cards: tuple[int, ...] = ()
    code: str = ""
    low: int = 0
    high: int = 100
    parts: "tuple[Rule, ...]" = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """A line to read aloud, by the person `who` or by nobody."""

    text: Text
    who: str | None = None
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Show:
    """An item to lay on the table."""

    item: str
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Jump:
    """Go to another card."""

    to: int
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things that can be chosen: its text, where it leads, and the token of the game that it stands for.

    It is closed once the card that it leads to is crossed off.
    """

    token: str
    text: Text
    to: int
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Choose one; where `sure` is not given, all may be closed, and one reads on."""

    options: tuple[Option, ...]
    sure: bool
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """Check an item, judge it, and choose what to do; `aside` is where leaving it aside leads, if it can be left.

    Where it is not `sure`, the item may have been dealt with already, and one reads on.
    """

    item: str
    acts: tuple[Option, ...]
    aside: int | None
    sure: bool
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """What the last choice did to the meters, in points."""

    trust: int
    calm: int


Step = Say | Show | Jump | Offer | Bench | Move


@dataclass(frozen=True, slots=True)
class TableCard:
    """A numbered card: what is done with it, in order; the `ending` that it tells, if it is one."""

    number: int
    steps: tuple[Step, ...]
    ending: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence under its code (`A3`): the item, the check behind it, and its worth in hundredths."""

    code: str
    item: str
    check_id: str
    check: Check
    worth: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """What Method and Care are measured against where these items were judged, and those left `aside`.

    `method` is the best sum of evidence that the shift allows, in hundredths; `worst` and `best` are what choices can
    do to Trust and Calm together.
    """

    items: tuple[str, ...]
    aside: tuple[str, ...]
    method: int
    worst: int
    best: int


@dataclass(frozen=True, slots=True)
class Table:
    """A whole case for the table. `letters` are the items' codes, `enough` caps an item's evidence, in hundredths."""

    case: Scenario
    cards: tuple[TableCard, ...]
    letters: Mapping[str, str]
    evidence: tuple[Evidence, ...]
    enough: int
    bounds: tuple[Bounds, ...]
