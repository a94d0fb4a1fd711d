"""Serbian and Montenegrin Cyrillic written in Latin letters.

Never the other way: Latin nj, lj and dž are one letter in „konj“ and two in „konjugacija“, which no table tells apart.
"""

import re
import unicodedata

LETTERS = {
    **dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True)),
    "љ": "lj",
    "њ": "nj",
    "џ": "dž",
}
"""Each letter of the alphabet; Montenegrin has two more, с and з with an accent, which stays where it is."""

EXCEPTIONS = {
    "брајер": "Brier",
}
"""Foreign names, which Latin letters leave in their own spelling; an ending that follows is written as usual."""

_EXCEPTION = re.compile(rf"\b(?:{'|'.join(EXCEPTIONS)})", re.IGNORECASE)
_TABLE = str.maketrans({**LETTERS, **{letter.upper(): said.capitalize() for letter, said in LETTERS.items()}})
_FOREIGN = re.compile(r"\{\w*\}|(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+|[@#]\w+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}\b")
_DIGRAPH = re.compile(r"[ЉЊЏ](?=[\u0400-\u042f])|(?<=[\u0400-\u042f])[ЉЊЏ](?![\u0430-\u045f])")
"""A letter of two in a word of capitals: ЉУБАВ is LJUBAV, Љубав is Ljubav, and Љ alone is Lj."""


def latin(text: str) -> str:
    """Write a Cyrillic text in Latin letters, as NFC; what is not Cyrillic stays, and so do fields and addresses."""
    parts, at = [], 0
    for foreign in _FOREIGN.finditer(text):
        parts += [_written(text[at : foreign.start()]), foreign[0]]
        at = foreign.end()
    parts.append(_written(text[at:]))
    return unicodedata.normalize("NFC", "".join(parts))


def _written(text: str) -> str:
    text = _EXCEPTION.sub(_named, text)
    return _DIGRAPH.sub(lambda letter: LETTERS[letter[0].lower()].upper(), text).translate(_TABLE)


def _named(name: re.Match[str]) -> str:
    said = EXCEPTIONS[name[0].lower()]
    return said.upper() if name[0].isupper() else said
