"""A lesson: a whole class plays through its teacher's hand, and votes by raising hands, before and after talking."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from game.story.scenario import Scenario

ANSWERS = (0, 25, 50, 75, 100)
"""The five answers in percent: how likely it is that an item is what it claims to be, from surely not to surely."""

FEW = 5
"""Fewer hands than these are not drawn or counted out: somebody could be told by them."""

MOVED = 5
"""From so many points on, of the mean in percent, a class has moved."""

Hands = tuple[int, ...]
"""How many hands went up for each of ANSWERS."""

Move = Literal["few", "up", "down", "stays"]


@dataclass(frozen=True, slots=True)
class Dealt:
    """What a class did with one item of a case that it met.

    percent: what it was given, None where it was left unjudged; votes: the hands of each vote; looked: the looks that
    were made at it, by their ids.
    """

    case: str
    item: str
    percent: int | None
    votes: tuple[Hands, ...]
    looked: tuple[str, ...]


def mean(hands: Sequence[int]) -> int:
    """What a class thinks, in whole percent: the mean of its answers, half a percent rounded up.

    Without any hand it is 50. The mean of many guesses is what a crowd knows (F. Galton, "Vox populi", Nature 75, 1907,
    for the median); for a quadratic score, the mean of the answers never earns less than these earn on average.
    """
    count = sum(hands)
    if not count:
        return 50
    return int(sum(percent * many for percent, many in zip(ANSWERS, hands, strict=True)) / count + 0.5)


def few(hands: Sequence[int]) -> bool:
    """Whether so few hands went up that they are not shown."""
    return sum(hands) < FEW


def nearest(percent: int) -> int:
    """The place among ANSWERS of the one that a percentage lies nearest to; in the middle between two, nearer to 50."""
    return min(range(len(ANSWERS)), key=lambda n: (abs(ANSWERS[n] - percent), abs(ANSWERS[n] - 50)))


def moved(first: Sequence[int], last: Sequence[int]) -> Move:
    """Which way a class went between two votes: whether it finds the item likelier now or less likely."""
    if few(first) or few(last):
        return "few"
    by = mean(last) - mean(first)
    return "up" if by >= MOVED else "down" if by <= -MOVED else "stays"


def split(hands: Sequence[int]) -> bool:
    """Whether a class is of two minds: on either side of the middle there is a quarter of the hands or more."""
    least = sum(hands) / 4
    return sum(hands[:2]) >= least and sum(hands[3:]) >= least


def dealt(case: "Scenario", tokens: Sequence[str], votes: Mapping[str, Sequence[Hands]]) -> Iterator[Dealt]:
    """What a class did with each item that it met, in that order; those left aside for their content are left out."""
    # Whoever only reads a lesson's file does without the whole model.
    from game.story.playthrough import walk

    at = walk(case, tokens).moment()
    for item in at.reached:
        if item not in at.skipped:
            judged = at.judgements.get(item)
            looked = tuple(ref.partition("/")[2] for ref in at.opened if ref.partition("/")[0] == item)
            yield Dealt(case.id, item, judged.percent if judged else None, tuple(votes.get(item, ())), looked)
