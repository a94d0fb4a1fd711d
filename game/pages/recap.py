"""What a class thought of each item of a lesson, and what it was: fact first, nothing about any one person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game import words
from game.pages import talking
from game.story.lesson import few
from game.story.scenario import Verdict, check_tool
from game.story.scoring import log_ratio

if TYPE_CHECKING:
    from game.story.lesson import Dealt, Hands
    from game.story.scenario import Check, Item, Scenario
    from game.strings import Translator

FALSE = ("untrue", "misleading")
"""The verdicts of what is never told again without a mark."""


@dataclass(frozen=True, slots=True)
class Retold:
    """An item that a class has dealt with, in words.

    fact: what is so; claim: what it wanted to be taken for, after what it is in a word; first, last: what the class
    said before talking and after it, `last` empty where it voted once; decided: the finding that leads furthest to the
    truth, and whether the class looked there; method: the rule to take home from it; votes: the hands of the first vote
    and the last, where they are enough to be drawn.
    """

    case: str
    item: str
    fact: str
    verdict: Verdict
    word: str
    claim: str
    first: str
    last: str
    decided: str
    looked: str
    method: str
    votes: "tuple[Hands, ...]"


def deciding(item: "Item") -> "tuple[str, Check]":
    """The look that leads furthest to the truth, by its id."""
    return max(item.checks.items(), key=lambda pair: log_ratio(pair[1].finding, item.verdict))


def thought(t: "Translator", dealt: "Dealt") -> tuple[str, str]:
    """What the class said first and last; only first where there was one vote, or the teacher entered one judgement."""
    if len(dealt.votes) > 1:
        return talking.said(t, dealt.votes[0]), talking.said(t, dealt.votes[-1])
    if dealt.votes:
        return talking.said(t, dealt.votes[0]), ""
    if dealt.percent is None:
        return t.say("not voted on"), ""
    return talking.stands(t, dealt.percent), ""


def retold(cases: "dict[str, Scenario]", dealt: "Iterable[Dealt]", t: "Translator") -> "Iterator[Retold]":
    """What the class's page says of each item."""
    for each in dealt:
        item = cases[each.case].items[each.item]
        check_id, check = deciding(item)
        first, last = thought(t, each)
        looked = t.say("You looked there.") if check_id in each.looked else t.say("You did not look there.")
        yield Retold(
            case=each.case,
            item=each.item,
            fact=t.text(item.correction.fact),
            verdict=item.verdict,
            word=words.verdict_name(t, item.verdict),
            claim=t.text(item.claims),
            first=first,
            last=last,
            decided=t.text(check.finding.says),
            looked=looked,
            method=words.method(t, check_tool(check_id, check)),
            votes=_drawn(each.votes),
        )


def _drawn(votes: "tuple[Hands, ...]") -> "tuple[Hands, ...]":
    ends = votes if len(votes) < 2 else (votes[0], votes[-1])
    return () if any(map(few, ends)) else ends
