"""Serbian and Montenegrin Cyrillic written in Latin letters.

Never the other way: Latin nj, lj and dž are one letter in „konj“ and two in „konjugacija“, which no table tells apart.
"""

import re
import unicodedata
from collections.abc import Mapping

LETTERS = {
    **dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True)),
    "љ": "lj",
    "њ": "nj",
    "џ": "dž",
}
"""Each letter of the alphabet; Montenegrin has two more, с and з with an accent, which stays where it is."""

_TABLE = str.maketrans({**LETTERS, **{letter.upper(): said.capitalize() for letter, said in LETTERS.items()}})
_FOREIGN = re.compile(r"\{\w*\}|(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+|[@#]\w+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}\b")
_DIGRAPH = re.compile(r"[ЉЊЏ](?=[\u0400-\u042f])|(?<=[\u0400-\u042f])[ЉЊЏ](?![\u0430-\u045f])")
"""A letter of two in a word of capitals: ЉУБАВ is LJUBAV, Љубав is Ljubav, and Љ alone is Lj."""


def latin(text: str, exceptions: Mapping[str, str] | None = None) -> str:
    """Write a Cyrillic text in Latin letters, as NFC; what is not Cyrillic stays, and so do fields and addresses.

    `exceptions` has the Latin of words, in lower case, that are not written letter by letter, such as foreign names
    in their own spelling; what follows them in a word (an ending) is written as usual.
    """
    parts, at = [], 0
    for foreign in _FOREIGN.finditer(text):
        parts += [_written(text[at : foreign.start()], exceptions), foreign[0]]
        at = foreign.end()
    parts.append(_written(text[at:], exceptions))
    return unicodedata.normalize("NFC", "".join(parts))


def _written(text: str, exceptions: Mapping[str, str] | None) -> str:
    if exceptions:
        names = "|".join(map(re.escape, sorted(exceptions, key=len, reverse=True)))
        text = re.sub(rf"\b({names})", lambda name: _named(name[0], exceptions), text, flags=re.IGNORECASE)
    return _DIGRAPH.sub(lambda letter: LETTERS[letter[0].lower()].upper(), text).translate(_TABLE)


def _named(name: str, exceptions: Mapping[str, str]) -> str:
    said = exceptions[name.lower()]
    return said.upper() if name.isupper() else said
