"""What no case names: the listed real names and symbols, and slurs, which are kept as hashes only."""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache

from game.authoring.wording import Entry, Hit, Lexicon, Word, beside, fold, root, roots, stems

_SALT = b"fenjer"
SLUR = Entry("a slur", "a slur")


@cache
def denied() -> Lexicon:
    """The names and symbols of denied.toml."""
    lists = tomllib.loads(beside("denied.toml"))["list"]
    return Lexicon(Entry(entry["what"], word, entry["match"]) for entry in lists for word in entry["words"])


@cache
def given_names() -> Lexicon:
    """The region's common given names of given_names.txt."""
    lines = beside("given_names.txt").splitlines()
    return Lexicon(Entry("a name", name, "name") for line in lines if line[:1] != "#" for name in line.split())


@cache
def listed_slurs() -> frozenset[str]:
    """The hashes of slurs.txt."""
    return frozenset(line for line in beside("slurs.txt").splitlines() if line and line[0] != "#")


def slur_hashes(word: str) -> list[str]:
    """What is kept of a slur: the hash of the folded word, and of its root for its other cases."""
    folded = fold(word)
    short = root(folded)
    return [_hash(folded, ""), *([_hash(short, "-")] if short is not None else [])]


def slurs(found: Iterable[Word], listed: frozenset[str]) -> Iterator[Hit]:
    """The words whose hashes are listed."""
    for word in found:
        if is_slur(word.text, listed):
            yield Hit(SLUR, word.start, word.end)


def is_slur(word: str, listed: frozenset[str]) -> bool:
    """Whether one of a word's hashes is listed."""
    return not listed.isdisjoint(_hashes(fold(word)))


@cache
def _hashes(folded: str) -> frozenset[str]:
    whole = [_hash(form, "") for form in (folded, *stems(folded))]
    return frozenset([*whole, *(_hash(form, "-") for form in roots(folded))])


def _hash(folded: str, mark: str) -> str:
    # This keeps the words out of the sight of whoever reads the list; it cannot keep them from who guesses them.
    return hashlib.blake2b(f"{folded}{mark}".encode(), key=_SALT, digest_size=12).hexdigest()
