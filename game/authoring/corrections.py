"""Whether the correction of an item says what is so, and not again what was claimed.

Nobody can tell that by words alone, so this compares those that carry the meaning: a sentence repeats a claim
where it has three quarters of them or more. A denial ("the bridge is not burning") has them all, and is meant to
be found: what is denied is remembered (Lewandowsky and others, *Debunking Handbook* 2020).
"""

import re
from collections.abc import Iterator

from game.authoring.spotting import Spotted
from game.authoring.wording import fold, listed, words
from game.story.pack import Pack
from game.story.problems import Fault, Path
from game.story.scenario import Correction, Scenario

REPEATS = 0.75
"""The part of a claim's words of meaning from which on a sentence repeats it."""

_FEWEST = 2
"""A claim of fewer words of meaning cannot be told from its subject."""

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)]*\s+")


def meaning(text: str) -> set[str]:
    """The words of an English text that carry its meaning, without their endings."""
    return {_stem(folded) for word in words(text) if (folded := fold(word.text)) not in listed("empty")}


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def repeating(claim: str, text: str) -> list[str]:
    """The sentences of a text that repeat a claim."""
    claimed = meaning(claim)
    if len(claimed) < _FEWEST:
        return []
    sentences = _SENTENCE.split(text)
    return [said for said in sentences if len(claimed & meaning(said)) >= REPEATS * len(claimed)]


def repeated_claims(case: Scenario, file: str) -> Iterator[Spotted]:
    """Where a correction of an item that is not accurate has its claim as the fact, or more than once in all."""
    for name, item in case.items.items():
        if item.verdict == "accurate":
            continue
        path = ("items", name, "correction")
        if repeating(item.claims.source, item.correction.fact.source):
            yield Spotted(file, _claim_as_fact((*path, "fact")))
        places = [key for key, text in _parts(item.correction) for _ in repeating(item.claims.source, text)]
        if len(places) > 1:
            message = f"this correction says the claim {len(places)} times; once is enough"
            hint = "keep it in warning, if anywhere, and take it out here"
            yield Spotted(file, Fault("FJ309", (*path, places[-1]), message, hint, "warning"))


def repeated_in_quiz(pack: Pack) -> Iterator[Spotted]:
    """Where the key to an item of the quiz that is not accurate has its claim as the fact."""
    for form, items in pack.quiz.items():
        for n, item in enumerate(items):
            if item.verdict != "accurate" and repeating(item.claims.source, item.fact.source):
                yield Spotted("pack.yaml", _claim_as_fact(("quiz", form, n, "fact")))


def _claim_as_fact(path: Path) -> Fault:
    message = "the fact says the claim again; what is denied is remembered too"
    hint = "write what is so instead, in words of its own, without the claim"
    return Fault("FJ308", path, message, hint, "warning")


def _parts(correction: Correction) -> Iterator[tuple[str, str]]:
    for key in ("fact", "warning", "why", "fact_again"):
        text = getattr(correction, key)
        if text is not None:
            yield key, text.source
