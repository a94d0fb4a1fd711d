"""Whether the truth of a pack's items can be guessed without checking anything: from how they look.

A naive Bayes classifier (each feature normally distributed in each class, independent of the others; P. Domingos and
M. Pazzani 1997) is cross-validated in five parts on what a player sees at once. Whether it does better than chance is
told by a permutation test (M. Ojala and G. C. Garriga 2010): how often it does as well when the truth is dealt out to
the items at random. All features together and each by itself are tried, with the items' truth and with what was dealt.
"""

import math
import operator
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from game.story.pack import Pack
from game.story.problems import Fault
from game.story.scenario import Form, Item, Scenario

ITEMS = 20
"""From so many items on a pack is looked at: with fewer, chance alone tells too much."""

ACCURACY = 0.65
LEVEL = 0.05
ROUNDS = 99
"""How often the truth is dealt out at random: enough for a p of 0.01."""

_PARTS = 5
_SEED = 1

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_THRICE = re.compile(r"([^\W\d_])\1\1", re.IGNORECASE)
_SMALL_START = re.compile(r"(?:^|[.!?]\s+)[a-z]")
_NO_ROOM = re.compile(r"[a-z][,!?;][A-Za-z]")
_LONE_I = re.compile(r"\bi\b")
_LOUD = re.compile(r"[!?…]|\.\.\.")
_FORMS: tuple[Form, ...] = ("post", "chat", "article", "notice", "letter", "front-page", "video-still")

NAMES: Mapping[str, str] = {
    "length": "how long they are",
    "punctuation": "exclamation and question marks",
    "capitals": "capital letters",
    "spelling": "spelling mistakes",
    "feeling": "words full of feeling",
    "source": "whether the source is known",
    "position": "the place of the best act among the others",
    **{f"form:{form}": f"being a {form}" for form in _FORMS},
}
"""What each feature is called."""

Row = tuple[float, ...]


@cache
def _listed(name: str) -> frozenset[str]:
    """The words of a list beside this file."""
    lines = Path(__file__).with_name(f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@dataclass(frozen=True, slots=True)
class Tell:
    """How well looks tell the truth: the most that is guessed right, how likely chance does as well, what tells most.

    `alone` is the share that this feature guesses right by itself; `accurate` and `other` are its means for the items
    that are accurate and for those that are not.
    """

    items: int
    accuracy: float
    p: float
    feature: str
    alone: float
    accurate: float
    other: float


def features(item: Item, pack: Pack) -> dict[str, float]:
    """What a player sees of an item before any check, in numbers."""
    text = "\n".join(said.source for said in (item.title, item.text) if said is not None)
    words = _WORD.findall(text)
    letters = [letter for letter in text if letter.isalpha()]
    account = pack.accounts.get(item.from_)
    worth = [act.effects.trust + act.effects.calm for act in item.acts]
    return {
        "length": math.log(1 + len(text)),
        "punctuation": len(_LOUD.findall(text)) / max(len(words), 1),
        "capitals": sum(letter.isupper() for letter in letters) / max(len(letters), 1),
        "spelling": _mistakes(text, words) / max(len(words), 1),
        "feeling": sum(word.lower() in _listed("feeling") for word in words) / max(len(words), 1),
        "source": float(account is not None and account.known),
        "position": worth.index(max(worth)) / max(len(worth) - 1, 1),
        **{f"form:{form}": float(item.form == form) for form in _FORMS},
    }


def _mistakes(text: str, words: Sequence[str]) -> int:
    """Spelling mistakes that show without a dictionary."""
    patterns = (_THRICE, _SMALL_START, _NO_ROOM, _LONE_I)
    return sum(len(pattern.findall(text)) for pattern in patterns) + sum(
        word.lower() in _listed("misspelt") for word in words
    )


def tell(pack: Pack, cases: Sequence[Scenario]) -> Tell | None:
    """What gives the truth of a pack's items away; None where nothing does, or the items are too few to say.

    Items that cannot be known yet are left out.
    """
    items = [item for case in cases for item in case.items.values() if item.verdict != "unverifiable"]
    truth = [item.verdict == "accurate" for item in items]
    if len(items) < ITEMS or min(sum(truth), len(truth) - sum(truth)) < 2:
        return None
    seen = [features(item, pack) for item in items]
    names = [name for name in NAMES if len({one[name] for one in seen}) > 1]
    if not names:
        return None
    rows = _scaled([tuple(one[name] for name in names) for one in seen])
    together, by_itself = _guessed(rows, truth)
    accuracy = max(together, *by_itself)
    if accuracy < ACCURACY:
        return None
    p = _chance(rows, truth, accuracy)
    if p >= LEVEL:
        return None
    alone = max(by_itself)
    feature = names[by_itself.index(alone)]
    return Tell(
        items=len(items),
        accuracy=accuracy,
        p=p,
        feature=feature,
        alone=alone,
        accurate=_mean([one[feature] for one, is_true in zip(seen, truth, strict=True) if is_true]),
        other=_mean([one[feature] for one, is_true in zip(seen, truth, strict=True) if not is_true]),
    )


def tell_faults(pack: Pack, cases: Sequence[Scenario]) -> Iterator[Fault]:
    """The warning that the truth shows, if it does."""
    found = tell(pack, cases)
    if found is not None:
        message = (
            f"without any check, {found.accuracy:.0%} of {found.items} items can be told true from false by their looks"
            f" (by chance that happens in {found.p:.1%}); most of all by {NAMES[found.feature]}: on average"
            f" {found.accurate:.2f} in those that are accurate, {found.other:.2f} in the others"
        )
        hint = "give some false items the looks of true ones, and some true ones those of false ones"
        yield Fault("FJ401", ("cases",), message, hint, "warning")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _scaled(rows: Sequence[Row]) -> list[Row]:
    """The columns with their mean at 0 and their standard deviation at 1."""
    columns = []
    for column in zip(*rows, strict=True):
        mean = _mean(column)
        spread = math.sqrt(_mean([(value - mean) ** 2 for value in column]))
        columns.append([(value - mean) / spread for value in column])
    return list(zip(*columns, strict=True))


def _chance(rows: Sequence[Row], truth: Sequence[bool], accuracy: float) -> float:
    """How likely it is to guess as well where the truth has nothing to do with the looks, or that it is too likely."""
    dealt = list(truth)
    shuffle: Callable[[list[bool]], None] = random.Random(_SEED).shuffle
    as_well = 0
    for _ in range(ROUNDS):
        shuffle(dealt)
        together, by_itself = _guessed(rows, dealt)
        as_well += max(together, *by_itself) >= accuracy
        if as_well + 1 >= LEVEL * (ROUNDS + 1):
            break
    return (as_well + 1) / (ROUNDS + 1)


def _guessed(rows: Sequence[Row], truth: Sequence[bool]) -> tuple[float, list[float]]:
    """The share that is guessed right from all features together, and from each by itself.

    With few items, what tells nothing can drown what tells all.
    """
    return _validated(rows, truth), [_validated([(value,) for value in one], truth) for one in zip(*rows, strict=True)]


def _validated(rows: Sequence[Row], truth: Sequence[bool]) -> float:
    """The share that is guessed right, each item by a classifier that has seen the other parts only."""
    groups: list[list[list[Row]]] = [[[] for _ in range(_PARTS)] for _ in (False, True)]
    for row, is_true in zip(rows, truth, strict=True):
        # Each part has its share of both sorts, and of all places in the pack.
        parts = groups[is_true]
        min(parts, key=len).append(row)
    sums = [[_Sums.of(part, len(rows[0])) for part in parts] for parts in groups]
    whole = [_Sums.together(parts) for parts in sums]
    right = 0
    for number in range(_PARTS):
        false, true = (whole[sort].without(sums[sort][number]).looks() for sort in (False, True))
        for row in groups[True][number]:
            right += _likelihood(row, true) > _likelihood(row, false)
        for row in groups[False][number]:
            right += _likelihood(row, true) <= _likelihood(row, false)
    return right / len(rows)


_Looks = tuple[float, list[tuple[float, float]]]
"""What the items of one sort look like: the log of their share, and each feature's mean and weight."""


def _likelihood(row: Row, looks: _Looks) -> float:
    """The log of how likely an item of this sort is and looks like this, but for a constant."""
    likely, features_ = looks
    for value, (mean, weight) in zip(row, features_, strict=True):
        likely -= weight * (value - mean) * (value - mean)
    return likely


@dataclass(slots=True)
class _Sums:
    """How many items there are, and of each feature the sum and the sum of squares."""

    count: int
    sums: list[float]
    squares: list[float]

    @classmethod
    def of(cls, rows: Sequence[Row], wide: int) -> "_Sums":
        """What some items come to."""
        columns = list(zip(*rows, strict=True)) or [()] * wide
        return cls(len(rows), list(map(sum, columns)), [sum(map(operator.mul, one, one)) for one in columns])

    @classmethod
    def together(cls, parts: Sequence["_Sums"]) -> "_Sums":
        """What several parts come to."""
        sums = zip(*(part.sums for part in parts), strict=True)
        squares = zip(*(part.squares for part in parts), strict=True)
        return cls(sum(part.count for part in parts), list(map(sum, sums)), list(map(sum, squares)))

    def without(self, part: "_Sums") -> "_Sums":
        """What is left when a part is taken away."""
        sums = [whole - some for whole, some in zip(self.sums, part.sums, strict=True)]
        squares = [whole - some for whole, some in zip(self.squares, part.squares, strict=True)]
        return _Sums(self.count - part.count, sums, squares)

    def looks(self) -> _Looks:
        """What these items look like. The variance is held up by a tenth of the pack's.

        Else a sort of which all items are alike in something would rule out every other.
        """
        count = max(self.count, 1)
        share = math.log(count)
        looks = []
        for sum_, square in zip(self.sums, self.squares, strict=True):
            mean = sum_ / count
            variance = max(square / count - mean * mean, 0) + 0.1
            looks.append((mean, 0.5 / variance))
            share -= 0.5 * math.log(variance)
        return share, looks
