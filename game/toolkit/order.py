"""What somebody wants of a kit: which cases and parts, how it is printed, and as what."""

from dataclasses import dataclass
from typing import Literal

Edition = Literal["standard", "large-print", "ink-saver"]
Paper = Literal["a4", "letter"]
Form = Literal["pdf", "html", "slides"]

PARTS = (
    "quick-start",
    "plans",
    "guide",
    "worksheets",
    "items",
    "evidence",
    "roles",
    "branches",
    "booklet",
    "votes",
    "key",
    "techniques",
    "poster",
    "checklist",
    "quiz",
    "glossary",
    "evaluation",
    "parents",
    "certificate",
    "sources",
)
"""Every part of a kit, in the order in which it is printed."""

CARDS = ("items", "evidence", "roles", "branches", "votes")
"""What `cards` stands for among the parts."""

HANDOUT = ("quick-start", "worksheets", "items", "evidence", "key")
"""What a single case makes where no parts are named: enough to work with its items without playing its branches."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: `cases` by id (none: all, in the pack's order), `parts` (none: what suits the cases).

    `fold` sets fronts beside backs, for printers that print on one side.
    """

    cases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    edition: Edition = "standard"
    paper: Paper = "a4"
    fold: bool = False
    form: Form = "pdf"

    @property
    def handout(self) -> bool:
        """Whether this is the short hand-out of a single case, on single sides."""
        return len(self.cases) == 1 and not self.parts

    def wanted(self) -> tuple[str, ...]:
        """The parts, in the order in which they are printed."""
        if self.parts:
            return tuple(part for part in PARTS if part in self.parts)
        return HANDOUT if self.handout else PARTS


def parts_named(names: str) -> tuple[str, ...]:
    """The parts of a list with commas; raises ValueError with the first name that is none, or a list of none."""
    found: list[str] = []
    for name in (each.strip() for each in names.split(",")):
        if name == "cards":
            found += CARDS
        elif name in PARTS:
            found.append(name)
        elif name:
            raise ValueError(name)
    if names and not found:
        raise ValueError(names)
    return tuple(found)
