"""A workshop: a class at machines that are not connected, each group of pupils known by a card of two pictures."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from random import Random

from game.story.quiz import order

PICTURES = (
    "anchor",
    "bell",
    "bicycle",
    "boat",
    "bridge",
    "butterfly",
    "cat",
    "chair",
    "cloud",
    "duck",
    "feather",
    "fish",
    "guitar",
    "kettle",
    "key",
    "lantern",
    "leaf",
    "loaf",
    "pear",
    "scissors",
    "snowflake",
    "train",
    "tree",
    "umbrella",
)
"""What cards are made of: words that every language has, and that say nothing about anybody."""

CLASS = 4
"""How many pictures a class is known by: so many that two classes of a year hardly ever share them."""

MACHINES = len(PICTURES)
MEMBERS = 3
"""How many may sit at one machine."""

Card = tuple[str, str]
"""What a pupil, or a group at one machine, is known by."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a machine of a class does: its own number there, the cases, and whether each judges alone before all do.

    `forms` are those of the quiz: before and after, in the order that the session draws, or one alone. Raises
    ValueError where a picture is not known, the machine's number is out of bounds, or there is nothing to do.
    """

    pictures: tuple[str, ...]
    machine: int
    pack: str
    cases: tuple[str, ...]
    together: bool = False
    form: str | None = None

    def __post_init__(self) -> None:
        if len(set(self.pictures)) != CLASS or not set(self.pictures) <= set(PICTURES):
            raise ValueError("pictures")
        if not 1 <= self.machine <= MACHINES:
            raise ValueError("machine")
        if not self.cases and self.form is None:
            raise ValueError("cases")

    @property
    def session(self) -> str:
        """Under what the class's results are found again: the same on each of its machines."""
        return "-".join(self.pictures)

    def steps(self, nth: int) -> tuple[str, ...]:
        """What the nth group (from 0) at this machine does, one after the other: `form:a`, `case:ID`, …, `form:b`."""
        if self.form is not None:
            return (f"form:{self.form}",)
        before, after = order(self.session, self.machine, nth)
        return (f"form:{before}", *(f"case:{case}" for case in self.cases), f"form:{after}")

    def cards(self) -> Iterator[Card]:
        """The cards that this machine draws, one after the other; no other machine of the class draws them."""
        chance = Random(self.session)
        firsts = chance.sample(PICTURES, MACHINES)
        first = firsts[self.machine - 1]
        seconds = [picture for picture in PICTURES if picture != first]
        Random(f"{self.session}/{self.machine}").shuffle(seconds)
        for second in seconds:
            yield first, second

    def drawn(self, used: Collection[str]) -> Card:
        """The next card that nobody has had yet; when all are gone, the first one again."""
        cards = list(self.cards())
        return next((card for card in cards if named(card) not in used), cards[0])


def named(card: Card) -> str:
    """A card as the results know it."""
    return "-".join(card)


def printed_cards(count: int = 36) -> Iterator[Card]:
    """Cards for a printed list, all different, with each picture about as often as the others."""
    for n in range(count):
        yield PICTURES[n % MACHINES], PICTURES[(7 * n + 5 + 2 * (n // MACHINES)) % MACHINES]


def drawn_class(chance: Random) -> tuple[str, ...]:
    """Four pictures for a new class."""
    return tuple(chance.sample(PICTURES, CLASS))
