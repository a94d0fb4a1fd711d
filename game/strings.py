"""The translator: gettext for texts and plurals; Babel, when first needed, for numbers, dates and lists.

Catalogues are locale/CODE/LC_MESSAGES/DOMAIN.po, with the codes of `game.languages`. English is the source and needs
none. A language that differs from its parent in some texts only has just those in its catalogue, and one that is
another's Cyrillic in Latin letters has none. What a catalogue says is plain text, never markup.
"""

import codecs
import contextlib
import datetime
import gettext
import io
import os
import re
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.languages import CLOCKS, CODE, LATIN_OF, SOURCE, formats, mended, native_name, parents, stand_ins

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from babel import Locale

    from game.story.text import Text

INTERFACE = "fenjer"
"""The domain of the interface's own strings."""

KIT = "kit"
"""The domain of what only stands in the printed toolkit."""

LIMIT = 8_000_000
"""The most bytes a catalogue may have; ours have some hundred thousand."""

COMPILED = 2
"""To be raised when catalogues are compiled otherwise than before, so that nothing older stays in use."""

FIELD = re.compile(r"\{(\w+)\}(\.?)|[{}]")
"""A field with the full stop behind it, or a brace that belongs to none."""

DOMAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the player is told once: an English sentence of the interface and what fills its fields.

    `Translator.notice` says it in the player's language. Extraction finds the sentence by this class's name.
    """

    message: str
    fields: Mapping[str, str | int] = field(default_factory=dict)


def mark(english: str) -> str:
    """Return the same string, marked for extraction because `Translator.say` gets it only later."""
    return english


class _Untold(str):
    """A string that no catalogue has, as it was written: a translation may well read the same."""

    __slots__ = ()


class _Nothing(gettext.NullTranslations):
    """The catalogue of what is not translated."""

    def gettext(self, message: str) -> str:
        return _Untold(message)

    def pgettext(self, context: str, message: str) -> str:
        return _Untold(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _Untold(super().ngettext(msgid1, msgid2, n))


class _Texts:
    """The catalogues of one domain in a language and its stand-ins, which are opened when they are first asked."""

    def __init__(self, codes: Sequence[str], opened: Callable[[str], gettext.NullTranslations]) -> None:
        self._codes = codes
        self._open = opened
        self.own = opened(codes[0])
        self._opened = [self.own]

    def find(self, ask: Callable[[gettext.NullTranslations], str]) -> tuple[str, str]:
        """What the first catalogue says that has it, and in which language; else what was asked, in English."""
        said = ""
        for code, catalogue in self._catalogues():
            said = ask(catalogue)
            if not isinstance(said, _Untold):
                return said, code
        return said, SOURCE

    def _catalogues(self) -> Iterator[tuple[str, gettext.NullTranslations]]:
        for at, code in enumerate(self._codes):
            if at == len(self._opened):
                self._opened.append(self._open(code))
            yield code, self._opened[at]


class Translator:
    """One language: its catalogues, and its way of writing numbers, dates and lists.

    `code` is one that `languages` or `nearest` gave. `folder` holds the catalogues, `cache` keeps them
    compiled (without it, or where it cannot be written, that is done in memory). `notify` hears of a damaged
    catalogue; its texts then stay English. `domain` is the part of the code whose strings it says.
    """

    def __init__(
        self,
        code: str = SOURCE,
        folder: "Traversable | None" = None,
        cache: "Path | None" = None,
        notify: Callable[[Notice], object] = lambda _: None,
        domain: str = INTERFACE,
    ) -> None:
        self.code = code
        self._folder = folder
        self._cache = cache
        self._notify = notify
        self._texts: dict[str, _Texts] = {}
        self._known_locale: Locale | None = None
        self._interface = self._open(domain, folder)

    def add_texts(self, domain: str, folder: "Traversable | None" = None) -> None:
        """Open the catalogue of a pack or of the techniques for `text`, from a pack's own `folder` if any."""
        self._texts[domain] = self._open(domain, folder or self._folder)

    def of_domain(self, domain: str) -> "Translator":
        """Give a translator of the same language for the strings of another part of the code."""
        return Translator(self.code, self._folder, self._cache, self._notify, domain)

    @property
    def reviewed(self) -> bool:
        """Whether a native editor has reviewed these strings, by the header of their catalogue."""
        return self.code == SOURCE or self._interface.own.info().get("x-reviewed", "no") != "no"

    def language_of(self, said: "str | Text") -> str:
        """The code of the language in which a string of the code, or a text of a pack, is said: mostly this one."""
        if isinstance(said, str):
            return self._interface.find(lambda catalogue: catalogue.gettext(said))[1]
        return self._text(said)[1]

    def say(self, english: str, /, **fields: object) -> str:
        """Say a string of the interface in this language, every `{name}` in it filled from `fields`.

        Numbers are written the language's way. A translation with other fields is broken: English is said.
        """
        said, _ = self._interface.find(lambda catalogue: catalogue.gettext(english)) if english else ("", "")
        return self._filled(said, english, fields)

    def say_in(self, context: str, english: str, /, **fields: object) -> str:
        """Say a word whose translation hangs on its context, as in `say_in("noun", "report")`."""
        said, _ = self._interface.find(lambda catalogue: catalogue.pgettext(context, english))
        return self._filled(said, english, fields)

    def plural(self, one: str, many: str, n: int, /, **fields: object) -> str:
        """Say the form that `n` of something take; `{n}` is the number."""
        said, _ = self._interface.find(lambda catalogue: catalogue.ngettext(one, many, n))
        return self._filled(said, one if n == 1 else many, {"n": n} | fields)

    def notice(self, notice: Notice) -> str:
        """Say a notice in this language."""
        return self.say(notice.message, **notice.fields)

    def text(self, text: "Text") -> str:
        """Give a text of a pack or of the taxonomy in this language, or as it was written."""
        return self._text(text)[0]

    def _text(self, text: "Text") -> tuple[str, str]:
        # No stand-in is opened for a text that another domain has.
        for texts in self._texts.values():
            said = texts.own.pgettext(text.key, text.source)
            if not isinstance(said, _Untold):
                return said, self.code
        for texts in self._texts.values():
            said, code = texts.find(lambda catalogue: catalogue.pgettext(text.key, text.source))
            if not isinstance(said, _Untold):
                return said, code
        return text.source, SOURCE

    def number(self, number: float) -> str:
        """Write a number, with at most three decimals."""
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self._locale())

    def percent(self, percent: float) -> str:
        """Write a share, given in percent (0 to 100), as a whole number with its sign."""
        from babel.numbers import format_percent

        return format_percent(percent / 100, locale=self._locale())

    def date(self, day: datetime.date) -> str:
        """Write a day with its month in words and its year."""
        from babel.dates import format_date

        return mended(format_date(day, "long", locale=self._locale()), self.code)

    def moment(self, moment: datetime.datetime) -> str:
        """Write a day with its weekday, and its time to the minute as given: no time zone is reckoned with."""
        from babel.dates import format_date, format_time, get_datetime_format

        joined = str(get_datetime_format("long", locale=self._locale())).replace("'", "")
        clock = CLOCKS.get(self.code, "short")
        time = format_time(moment.replace(tzinfo=None), clock, locale=self._locale())
        day = mended(format_date(moment.date(), "full", locale=self._locale()), self.code)
        return joined.replace("{0}", time).replace("{1}", day)

    def minutes(self, minutes: int) -> str:
        """Write so many minutes, in short."""
        from babel.units import format_unit

        # A symbol has no full stop, whatever Babel says of Bosnian and Albanian.
        return format_unit(minutes, "duration-minute", "short", locale=self._locale()).removesuffix(".")

    def list(self, parts: Sequence[str]) -> str:
        """Write the parts as a sentence names them: "a, b and c"."""
        from babel.lists import format_list

        return format_list(parts, locale=self._locale())

    def either(self, parts: Sequence[str]) -> str:
        """Write the parts as a choice among them: "a, b or c"."""
        from babel.lists import format_list

        return format_list(parts, style="or", locale=self._locale())

    def _locale(self) -> "Locale":
        if self._known_locale is None:
            self._known_locale = formats(self.code)
        return self._known_locale

    def _filled(self, said: str, english: str, fields: Mapping[str, object]) -> str:
        if "{" not in said and "}" not in said:
            return said
        written = {name: self._written(value) for name, value in fields.items()}
        try:
            return FIELD.sub(lambda match: _stopped(written[match[1]], match[2]), said)
        except KeyError:
            return FIELD.sub(lambda match: _stopped(written.get(match[1], match[0]), match[2] or ""), english)

    def _written(self, value: object) -> str:
        return self.number(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)

    def _open(self, domain: str, folder: "Traversable | None") -> _Texts:
        return _Texts([self.code, *stand_ins(self.code)], lambda code: self._catalogue(code, domain, folder))

    def _catalogue(self, code: str, domain: str, folder: "Traversable | None") -> gettext.NullTranslations:
        nothing = _Nothing()
        # The code and the domain may come from a stranger's pack and become parts of a path.
        if folder is None or code == SOURCE or not CODE.fullmatch(code) or not DOMAIN.fullmatch(domain):
            return nothing
        contents = []
        for each in parents(code):
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                try:
                    contents.append(_content(folder / each / "LC_MESSAGES" / f"{domain}.po"))
                except ValueError:
                    self._damaged(each, domain)
        if not contents:
            return nothing
        try:
            opened = self._compiled(domain, code, contents)
        except Exception:  # noqa: BLE001 (the parsers raise a dozen kinds over bytes that are no catalogue)
            self._damaged(code, domain)
            return nothing
        opened.add_fallback(nothing)
        return opened

    def _damaged(self, code: str, domain: str) -> None:
        damaged = mark("The translation file {file} is damaged. Its texts are shown in English.")
        self._notify(Notice(damaged, {"file": f"{code}/{domain}.po"}))

    def _compiled(self, domain: str, code: str, contents: Sequence[bytes]) -> gettext.NullTranslations:
        if self._cache is None:
            return gettext.GNUTranslations(io.BytesIO(compile_catalogue(contents, latin=code in LATIN_OF)))
        import hashlib

        digest = hashlib.blake2b(digest_size=16, salt=COMPILED.to_bytes(2))
        for content in contents:
            digest.update(len(content).to_bytes(4) + content)
        warm = self._cache / f"{domain}-{code}-{digest.hexdigest()}.mo"
        try:
            with warm.open("rb") as opened:
                return gettext.GNUTranslations(opened)
        except (OSError, ValueError, LookupError, struct.error):
            compiled = compile_catalogue(contents, latin=code in LATIN_OF)
            _keep(warm, compiled)
            return gettext.GNUTranslations(io.BytesIO(compiled))


def _stopped(said: str, stop: str) -> str:
    """What fills a field, with the full stop behind it but where it ends with one, as "2025." does in Serbian."""
    return said if said.endswith(".") else said + stop


def _content(file: "Traversable") -> bytes:
    with file.open("rb") as opened:
        content = opened.read(LIMIT + 1)
    if len(content) > LIMIT:
        raise ValueError(f"more than {LIMIT} bytes")
    return content


def compile_catalogue(contents: Sequence[bytes], *, latin: bool = False) -> bytes:
    """Turn .po files into the .mo that gettext reads, without their fuzzy and their half-translated entries.

    Of an entry in several files the first counts. With `latin`, what they say is written in Latin letters. Raises an
    error of Babel's or of Python's where the content is no catalogue.
    """
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    first, *others = (read_po(io.BytesIO(each.removeprefix(codecs.BOM_UTF8)), abort_invalid=True) for each in contents)
    for catalogue in (first, *others):
        for message in list(catalogue):
            # A missing plural form would be filled with English, for numbers that take another form there.
            if message.id and not isinstance(message.string, str) and not all(message.string or ()):
                catalogue.delete(message.id, message.context)
    for catalogue in others:
        for message in catalogue:
            own = first.get(message.id, message.context) if message.id else message
            if own is None or not own.string or own.fuzzy:
                first.delete(message.id, message.context)
                first[message.id] = message
    if latin:
        for message in first:
            message.string = _in_latin(message.string or "")
    compiled = io.BytesIO()
    write_mo(compiled, first)
    return compiled.getvalue()


def _in_latin(said: "str | Sequence[str]") -> "str | tuple[str, ...]":
    from game.latin import latin

    return latin(said) if isinstance(said, str) else tuple(map(latin, said))


def _keep(file: "Path", compiled: bytes) -> None:
    """Put a compiled catalogue into the cache in place of its older ones, if that can be done."""
    beside = file.with_suffix(f".{os.getpid()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        for old in file.parent.glob(f"{file.name.rpartition('-')[0]}-{'?' * 32}.mo"):
            old.unlink()
        beside.write_bytes(compiled)
        beside.replace(file)
    except OSError:
        # The caller has it in memory all the same: it only takes its time again at the next start.
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def languages(folder: "Traversable") -> tuple[tuple[str, str], ...]:
    """List the languages with a catalogue of the interface, as code and own name; English comes first."""
    found = set()
    if folder.is_dir():
        for entry in folder.iterdir():
            if CODE.fullmatch(entry.name) and (entry / "LC_MESSAGES" / f"{INTERFACE}.po").is_file():
                found.add(entry.name)
        found |= {code for code, cyrillic in LATIN_OF.items() if cyrillic in found}
    return tuple((code, native_name(code)) for code in (SOURCE, *sorted(found - {SOURCE})))
