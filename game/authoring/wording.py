"""Words of texts in the region's languages, compared without case, diacritics, script and common endings."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Match = Literal["name", "word", "exact"]
"""How an entry is found: with a capital in the text, with or without one, or without an ending and in like capitals."""

_WORD = re.compile(r"[^\W_]+")

_STEM = 4
"""The least letters that have to be left before an ending is taken for one."""

_SHORT = 3
"""The least letters of a word that stands among others, and the most of its ending."""


def beside(name: str) -> str:
    """The content of a file of this package."""
    return (files("game.authoring") / name).read_text("utf-8")


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(beside("words.toml"))


@cache
def listed(name: str) -> frozenset[str]:
    """One of the lists of words.toml: endings, after_root, empty, crimes."""
    return frozenset(_words()[name].split())


@cache
def _letters() -> dict[int, str]:
    table: dict[int, str] = {}
    for letters, latin in _words()["letters"].items():
        table |= {ord(letters): latin} if len(letters) == 1 else str.maketrans(dict(zip(letters, latin, strict=True)))
    return table


@cache
def fold(word: str) -> str:
    """A word in small plain Latin letters: `Ђурђа`, `Đurđa` and `Djurdja` are one."""
    # The Cyrillic letters first: decomposed, й, ќ and ѓ would lose what makes them letters of their own.
    latin = word.lower().translate(_letters())
    return "".join(sign for sign in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(sign))


@cache
def stems(folded: str) -> tuple[str, ...]:
    """What may be left of a folded word without its ending; before some, a k has become a c (`junak`, `junaci`)."""
    left = _without(folded, listed("endings"))
    return (*left, *(f"{stem[:-1]}k" for stem in _without(folded, listed("after_c")) if stem[-1] == "c"))


@cache
def roots(folded: str) -> tuple[str, ...]:
    """What may be left of a folded word whose last vowel has given way to an ending."""
    return _without(folded, listed("after_root"))


def _without(folded: str, endings: Iterable[str]) -> tuple[str, ...]:
    longest = len(folded) - _STEM
    return tuple(folded[: -len(end)] for end in endings if len(end) <= longest and folded.endswith(end))


def root(folded: str) -> str | None:
    """What other cases of a folded word begin with where its last vowel gives way (`Tuzla`, `Tuzli`)."""
    return folded[:-1] if len(folded) > _STEM and folded[-1] in "aeiou" else None


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, with its place there in characters."""

    text: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def distinct(text: str) -> set[str]:
    """The words of a text without their places, each once."""
    return set(_WORD.findall(text))


def words(text: str) -> list[Word]:
    """The words of a text; hyphens and apostrophes part them."""
    return [Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]


@dataclass(frozen=True, slots=True)
class Entry:
    """Words that are looked for: what they are, as they are written, and how they are found."""

    what: str
    text: str
    match: Match = "word"


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in a text: where it begins and ends there."""

    entry: Entry
    start: int
    end: int


_Parts = tuple[str, ...]


class Lexicon:
    """Entries of one or more words, found in texts in any of their common forms."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_first: dict[str, list[tuple[Entry, _Parts]]] = {}
        for entry in entries:
            parts = tuple(word.text for word in words(entry.text))
            if not parts:
                continue
            first = fold(parts[0])
            forms = {first, root(first)} - {None} if len(parts) == 1 else {f"{first[:_SHORT]}-"}
            for form in forms:
                self._by_first.setdefault(str(form), []).append((entry, parts))
        self._begun = cache(self._beginning)

    def begins(self, word: str) -> bool:
        """Whether an entry may begin with this word."""
        return bool(self._begun(word))

    def find(self, found: list[Word]) -> Iterator[Hit]:
        """Where entries stand among the words of a text, the longer of two that begin at the same word."""
        for n, word in enumerate(found):
            hits = [hit for entry, parts in self._begun(word.text) if (hit := _hit(entry, parts, found, n))]
            if hits:
                yield max(hits, key=lambda hit: hit.end)

    def _beginning(self, word: str) -> list[tuple[Entry, _Parts]]:
        folded = fold(word)
        forms = {folded, *stems(folded), *roots(folded), f"{folded[:_SHORT]}-"}
        begun = [one for form in forms if form in self._by_first for one in self._by_first[form]]
        return [(entry, parts) for entry, parts in begun if _fits(entry, parts, 0, word)]


def _hit(entry: Entry, parts: _Parts, found: list[Word], n: int) -> Hit | None:
    there = found[n : n + len(parts)]
    if len(there) < len(parts) or not all(_fits(entry, parts, k, word.text) for k, word in enumerate(there)):
        return None
    return Hit(entry, there[0].start, there[-1].end)


def _fits(entry: Entry, parts: _Parts, k: int, word: str) -> bool:
    """Whether a word of a text is a form of the k-th word of an entry."""
    folded, of = fold(word), fold(parts[k])
    if entry.match == "exact":
        return folded == of and word.isupper() == parts[k].isupper()
    if entry.match == "name" and parts[k][0].isupper() and not word[0].isupper():
        return False
    return is_form(folded, of) or (len(parts) > 1 and _is_near(folded, of))


def _is_near(folded: str, of: str) -> bool:
    """Whether a word may be a form of one that is too short to be known by itself (`Novom Sadu`)."""
    begins = of[:-1] if len(of) >= _STEM and of[-1] in "aeiou" else of
    return len(begins) >= _SHORT and folded.startswith(begins) and len(folded) - len(begins) <= _SHORT


def is_form(folded: str, of: str) -> bool:
    """Whether a folded word is another one, or that with a common ending."""
    return folded == of or of in stems(folded) or root(of) in roots(folded)
