"""The languages that screens are tried in, and one that nobody speaks.

In that one every letter of a catalogue bears a mark, so that what came from no catalogue shows.
"""

import datetime
import os
import re
import string
from collections.abc import Iterable, Sequence

from game.languages import NATIVE
from game.story.text import Text
from game.strings import INTERFACE, Translator
from game.window.stage import Stage
from game.window.survey import faults

PSEUDO = "pseudo"

FOLDERS = ("home",)
"""Names of this machine, which a screen shows as they are."""

TONGUES = tuple(os.environ.get("FENJER_TONGUES", f"sr {PSEUDO}").split())
"""What the tests marked `tongues` are run in: `python3 tests languages` names all languages there are."""

SPOKEN = tuple(name for name in TONGUES if name != PSEUDO)
"""Those among them that somebody speaks."""

MARKED = str.maketrans(
    string.ascii_letters,
    "äƀčďëḟğĥïĵķľṁñöṗꝗřšťüṽŵẋýžÄɃČĎËḞĞĤÏĴĶĽṀÑÖṖꝖŘŠŤÜṼŴẊÝŽ",
)
"""Each letter with its mark."""

_KEPT = re.compile(r"(\{\w*\}|(?:https?://|www\.)\S+)")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_OWN = re.compile(
    r"(?:https?://|www\.)\S+|@\w+|/[\w/.-]+|[\w/~.-]+\.(?:html|json|ya?ml|pdf|txt|csv|jpg|png|fenjer|example)\b|\bT\d{4}[\d.]*"
    r"|\b[A-Z]\d*\b|\b[0-9a-f]{8,}\b"
)
"""Addresses, accounts, files, the numbers of DISARM, and the letters of items and cards, and digests."""


def marked(text: str) -> str:
    """A text with its letters marked, but for its fields and addresses."""
    parts = _KEPT.split(text)
    return "".join(part if at % 2 else part.translate(MARKED) for at, part in enumerate(parts))


class Pseudo(Translator):
    """Says every string, text, date and number in marked letters, whatever language it is asked for."""

    def __init__(self, code: str = "en", *_: object, domain: str = INTERFACE) -> None:
        super().__init__("en", domain=domain)
        self.code = code

    def of_domain(self, domain: str) -> "Pseudo":
        """The same for another part of the code."""
        return Pseudo(self.code, domain=domain)

    def language_of(self, said: str | Text) -> str:
        """Everything is in this language."""
        del said
        return self.code

    def say(self, english: str, /, **fields: object) -> str:
        """A string, marked."""
        return self._filled(marked(english), english, fields)

    def say_in(self, context: str, english: str, /, **fields: object) -> str:
        """A word in its context, marked."""
        del context
        return self.say(english, **fields)

    def plural(self, one: str, many: str, n: int, /, **fields: object) -> str:
        """The English form for `n`, marked."""
        return self.say(one if n == 1 else many, **({"n": n} | fields))

    def text(self, text: Text) -> str:
        """A text of a pack, marked."""
        return marked(text.source)

    def date(self, day: datetime.date) -> str:
        """A day; its words are Babel's."""
        return marked(super().date(day))

    def moment(self, moment: datetime.datetime) -> str:
        """A day and a time."""
        return marked(super().moment(moment))

    def minutes(self, minutes: int) -> str:
        """So many minutes."""
        return marked(super().minutes(minutes))

    def list(self, parts: Sequence[str]) -> str:
        """Parts as a sentence names them."""
        return _joined(super().list([f"\0{at}\0" for at in range(len(parts))]), parts)

    def either(self, parts: Sequence[str]) -> str:
        """Parts as a choice among them."""
        return _joined(super().either([f"\0{at}\0" for at in range(len(parts))]), parts)


def _joined(said: str, parts: Sequence[str]) -> str:
    return re.sub("\0(\\d+)\0", lambda match: parts[int(match[1])], marked(said))


def unmarked(texts: Iterable[str], allowed: Iterable[str] = ()) -> list[str]:
    """What of the texts came from no catalogue: those with a plain letter outside addresses, names and file names.

    `allowed` are further words that may stand anywhere.
    """
    own = re.compile("|".join(sorted(map(re.escape, {*NATIVE.values(), *allowed}), key=len, reverse=True)))
    return [text for text in dict.fromkeys(texts) if _PLAIN.search(_OWN.sub("", own.sub("", text)))]


class Tongue:
    """One of the languages to try."""

    def __init__(self, name: str) -> None:
        self.pseudo = name == PSEUDO
        self.code = "en" if self.pseudo else name

    def faults(self, stage: Stage) -> list[str]:
        """What is wrong with the screen: what is cut, covered, small or pale, or what came from no catalogue."""
        if not self.pseudo:
            return faults(stage)
        said = (element.part.widget.spoken() for element in stage.shown())
        return [f"from no catalogue: {text}" for text in unmarked(said, FOLDERS)]
