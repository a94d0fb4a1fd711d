"""What is wrong in the catalogues, entry by entry: fields, plurals, length, letters, marks, words of the glossary."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.authoring.real import allowed
from game.extraction import limit
from game.languages import plural_forms, quotes
from game.story.problems import Fault, Problem, Where

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

CYRILLIC = ("sr", "mk", "bg")
"""The languages written in Cyrillic."""

_FIELD = re.compile(r"\{\w*\}")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|&(?:[a-z]+|#\d+);")
_FOREIGN = re.compile(r"\{\w*\}|(?:https?://|www\.)\S+|[@#]\w+|\b[\w-]+(?:[./][\w-]+)+\b")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_MARKS = frozenset('„“”«»‹›"')
_DIGRAPHS = re.compile(r"[\u01c4-\u01cc\u01f1-\u01f3]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u200b-\u200f\u2028-\u202e\ufeff]")
SHOWN = 60
"""How many characters of a text are told."""

_SENTENCE = 3
"""From so many words on, a text that reads as in English was forgotten."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary: the English, and the beginnings of words of which a translation has one."""

    english: str
    stems: tuple[str, ...]

    @property
    def named(self) -> bool:
        """Whether it is a name, to be kept everywhere; words of the trade may be put otherwise where people talk."""
        return self.english[:1].isupper()

    def within(self, english: str) -> bool:
        """Whether an English text has it."""
        # A capital inside a sentence makes another name of it: Source Sans is no source.
        said = english if self.named else english[:1].lower() + english[1:]
        return re.search(rf"\b{re.escape(self.english)}(?:s|es)?\b", _FIELD.sub("", said)) is not None


def glossary(file: Path) -> list[Term]:
    """The terms of a glossary, a CSV file of source, target and stems (parted by |); none where there is no file.

    Raises ValueError where the file is no such table.
    """
    if not file.is_file():
        return []
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    try:
        return [Term(row["source"], tuple((row["stems"] or row["target"]).lower().split("|"))) for row in rows]
    except (KeyError, AttributeError) as error:
        raise ValueError(f"{file}: a glossary has the columns source, target and stems") from error


class Proofreader:
    """Reads the catalogues of one language.

    terms: its glossary; drawn: whether the fonts have a character.
    """

    def __init__(self, language: str, terms: Sequence[Term], drawn: Callable[[str], bool]) -> None:
        self.language = language
        self.terms = terms
        self.drawn = drawn
        self.rule, self.forms = plural_forms(language)

    def problems(self, file: Path, *, packs: bool) -> Iterator[Problem]:
        """What is wrong with the entries of a catalogue, in their order; of texts of a pack, in which people speak.

        Raises OSError, and ValueError for a file that is no catalogue.
        """
        catalogue = catalogue_in(file)
        if _bare(catalogue.plural_expr) != _bare(self.rule.partition("plural=")[2]):
            hint = f'write "Plural-Forms: {self.rule}\\n"'
            yield Problem(Where(str(file)), "FJ802", "error", "the header has another language's rule of plurals", hint)
        for message in catalogue:
            if message.id and not message.fuzzy:
                where = Where(str(file), message.lineno or 1)
                marked = allowed([*message.user_comments, *message.auto_comments])
                for fault in self._faults(message, packs=packs):
                    if fault.code.lower() not in marked:
                        yield Problem(where, fault.code, fault.severity, fault.message, fault.hint)

    def _faults(self, message: "Message", *, packs: bool) -> Iterator[Fault]:
        english = message.id if isinstance(message.id, str) else message.id[-1]
        said = [message.string or ""] if isinstance(message.string, str) else list(message.string or ())
        if not any(said):
            return
        if message.pluralizable and (len(said) != self.forms or not all(said)):
            told = f"{sum(map(bool, said))} of {self.forms} plural forms"
            yield Fault("FJ802", (), told, "write all of them")
            return
        for each in said:
            yield from _form(english, each)
            yield from _characters(english, each, self.drawn)
            yield from _scripts(each, cyrillic=self.language in CYRILLIC)
            yield from _marks(english, each, self.language)
            yield from self._words(english, each, packs=packs)

    def _words(self, english: str, said: str, *, packs: bool) -> Iterator[Fault]:
        if said == english and len(_WORD.findall(_FOREIGN.sub("", said))) >= _SENTENCE:
            hint = "translate it, or write # fenjer: allow FJ806 above it"
            yield Fault("FJ806", (), f"still English: {_short(said)}", hint, "warning")
        low = said.lower()
        for term in self.terms:
            if (term.named or not packs) and term.within(english) and not any(stem in low for stem in term.stems):
                told = f"{term.english!r} is not {term.stems[0]!r} in {_short(said)}"
                yield Fault("FJ807", (), told, "see the glossary", "warning")


def catalogue_in(file: Path) -> "Catalog":
    """The catalogue in a file; raises OSError, and ValueError for a file that is none."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        return read_po(io.StringIO(file.read_text(encoding="utf-8-sig")), abort_invalid=True)
    except (PoFileError, LookupError) as error:
        raise ValueError(f"{file}: {error}") from error


def _bare(rule: str) -> str:
    """A rule of plurals without what may differ in how it is written."""
    return rule.replace(" ", "").strip("();")


def _short(said: str) -> str:
    return repr(said if len(said) <= SHOWN else said[: SHOWN - 1] + "…")


def _form(english: str, said: str) -> Iterator[Fault]:
    """Fields, tags, line breaks and length."""
    differ = set(_FIELD.findall(english)) ^ set(_FIELD.findall(said))
    if differ:
        told = f"the fields differ: {', '.join(sorted(differ))} in {_short(said)}"
        yield Fault("FJ801", (), told, "keep each {field} as it is")
    if _TAG.findall(said) != _TAG.findall(english) or english.count("\n") != said.count("\n"):
        yield Fault("FJ801", (), f"tags or line breaks differ in {_short(said)}", "nothing in a catalogue is markup")
    if len(said) > limit(english):
        told = f"{len(said)} characters, at most {limit(english)}: {_short(said)}"
        yield Fault("FJ803", (), told, "put it shorter", "warning")


def _characters(english: str, said: str, drawn: Callable[[str], bool]) -> Iterator[Fault]:
    wrong = {each for each in said if not each.isspace() and not drawn(each)}
    wrong |= set(_DIGRAPHS.findall(said)) | (set(_CONTROL.findall(said)) - set(_CONTROL.findall(english)))
    if wrong:
        told = ", ".join(f"U+{ord(each):04X}" for each in sorted(wrong))
        yield Fault("FJ808", (), f"a character that cannot be shown: {told}", "write it with other characters")
    if said != unicodedata.normalize("NFC", said):
        yield Fault("FJ808", (), "letters and their accents are apart", "write it as NFC: most editors have a command")


def _scripts(said: str, *, cyrillic: bool) -> Iterator[Fault]:
    for word in _WORD.findall(_FOREIGN.sub(" ", said)):
        if _CYRILLIC.search(word) and (_LATIN.search(word) or not cyrillic):
            yield Fault("FJ804", (), f"letters of another script in {word!r}", "write all of them in one")


def _marks(english: str, said: str, language: str) -> Iterator[Fault]:
    opening, closing = quotes(language)[0], quotes(language)[1]
    found = [each for each in said if each in _MARKS]
    # Code has its own: a name in straight marks stays as it is.
    if found and set(found) == _MARKS & set(english) == {'"'}:
        return
    if found != [opening, closing] * (len(found) // 2):
        yield Fault("FJ805", (), f"quotation marks are not {opening}…{closing} in {_short(said)}", "", "warning")


def spelled(
    texts: Mapping[Where, str], dictionary: str, accepted: set[str], *, cyrillic: bool = False
) -> dict[str, Where]:
    """The words that neither a dictionary of hunspell nor the list of accepted ones has, each with its first place.

    texts: what is said, by where; cyrillic: words in other letters are names, and left out. Raises OSError where
    hunspell or its dictionary is not installed.
    """
    import subprocess

    places: dict[str, Where] = {}
    for where, said in texts.items():
        for word in re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", _FOREIGN.sub(" ", said)):
            if not cyrillic or _CYRILLIC.search(word):
                places.setdefault(word, where)
    command = ["hunspell", "-d", dictionary, "-i", "utf-8", "-l"]
    run = subprocess.run(command, input="\n".join(places), text=True, capture_output=True, check=False)  # noqa: S603
    if run.returncode:
        raise OSError(run.stderr.strip() or f"hunspell {dictionary}")
    unknown = set(run.stdout.split("\n"))
    return {word: at for word, at in places.items() if word in unknown and word.lower() not in accepted}
