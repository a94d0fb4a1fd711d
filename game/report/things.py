"""What the packs say of the items that were judged: what each claimed, what it was, and what settled it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from game.story.pack import Pack
from game.story.scenario import Scenario, Tool, Verdict, check_tool
from game.story.scoring import log_ratio
from game.story.text import Text

TELLING = ("strong", "decisive")
"""The weights of a finding that ought to settle something."""


class Key(NamedTuple):
    """Which item it is: of which pack, of which case (empty for one of the quiz), and its id there."""

    pack: str
    case: str
    item: str


@dataclass(frozen=True, slots=True)
class Look:
    """One way of looking at an item of a case: the tool, what its button says, what it finds.

    `tells` is whether the finding is a strong one that points the right way.
    """

    id: str
    tool: Tool
    label: Text | None
    who: Text | None
    finding: str
    tells: bool


@dataclass(frozen=True, slots=True)
class Thing:
    """An item: what it claimed, what it turned out to be, what is so, what could be asked about it.

    `settles` says which look settles it, for an item of the quiz; `decided` is the strongest look at an item of a case.
    """

    key: Key
    claims: Text
    verdict: Verdict
    fact: Text
    prompt: Text | None = None
    settles: Text | None = None
    looks: tuple[Look, ...] = ()
    decided: Look | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack as this machine has it: its content, its cases, and the SHA-256 that results name it by."""

    pack: Pack
    cases: Mapping[str, Scenario]
    digest: str


def things(packs: Mapping[str, Packed]) -> dict[Key, Thing]:
    """Every item of these packs, by pack, case and id."""
    return {thing.key: thing for packed in packs.values() for thing in _things(packed)}


def _things(packed: Packed) -> Iterator[Thing]:
    pack = packed.pack
    for form in pack.quiz.values():
        for asked in form:
            key = Key(pack.id, "", asked.id)
            yield Thing(key, asked.claims, asked.verdict, asked.fact, settles=asked.look)
    for case, scenario in packed.cases.items():
        for name, item in scenario.items.items():
            looks, strongest = [], 0.0
            decided: Look | None = None
            for check_id, check in item.checks.items():
                worth = log_ratio(check.finding, item.verdict)
                look = Look(
                    check_id,
                    check_tool(check_id, check),
                    check.label,
                    pack.cast[check.who].name if check.who is not None and check.who in pack.cast else None,
                    check.finding.id,
                    worth > 0 and check.finding.weight in TELLING,
                )
                looks.append(look)
                if worth > strongest:
                    strongest, decided = worth, look
            yield Thing(
                Key(pack.id, case, name),
                item.claims,
                item.verdict,
                item.correction.fact,
                item.prompt,
                looks=tuple(looks),
                decided=decided,
            )
