"""The translator: gettext for texts and plurals; Babel, when first needed, for numbers, dates and lists.

Codes of languages are BCP 47 ("sr", "sr-Latn"), and so are the names of the catalogues' folders:
locale/CODE/LC_MESSAGES/DOMAIN.po. English is the source and needs no catalogue. What a catalogue says is
plain text, never markup.
"""

import codecs
import contextlib
import datetime
import gettext
import io
import os
import re
import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from babel import Locale

    from game.story.text import Text

INTERFACE = "fenjer"
"""The domain of the interface's own strings."""

KIT = "kit"
"""The domain of what only stands in the printed toolkit."""

SOURCE = "en"
"""The language that everything is written in."""

LIMIT = 8_000_000
"""The most bytes a catalogue may have; ours have some hundred thousand."""

COMPILED = 1
"""To be raised when catalogues are compiled otherwise than before, so that nothing older stays in use."""

NATIVE = {
    "en": "English",
    "sr": "Српски",
    "sr-Latn": "Srpski (latinica)",
    "mk": "Македонски",
    "sq": "Shqip",
    "bs": "Bosanski",
    "hr": "Hrvatski",
    "cnr": "Crnogorski",
    "sl": "Slovenščina",
    "bg": "Български",
    "ro": "Română",
    "rom": "Romani čhib",
    "hu": "Magyar",
    "tr": "Türkçe",
}
"""What the likeliest languages call themselves, as a title over a list; the others are asked of Babel."""

FIELD = re.compile(r"\{(\w+)\}|[{}]")
CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{4,8})*")
DOMAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl"}


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
        self._texts: dict[str, gettext.NullTranslations] = {}
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
        return self.code == SOURCE or self._interface.info().get("x-reviewed", "no") != "no"

    def speaks(self, said: "str | Text") -> bool:
        """Whether a string of the code, or a text of a pack, is there in this language."""
        if self.code == SOURCE:
            return True
        if isinstance(said, str):
            return not isinstance(self._interface.gettext(said), _Untold)
        return any(not isinstance(each.pgettext(said.key, said.source), _Untold) for each in self._texts.values())

    def say(self, english: str, /, **fields: object) -> str:
        """Say a string of the interface in this language, every `{name}` in it filled from `fields`.

        Numbers are written the language's way. A translation with other fields is broken: English is said.
        """
        return self._filled(self._interface.gettext(english) if english else "", english, fields)

    def say_in(self, context: str, english: str, /, **fields: object) -> str:
        """Say a word whose translation hangs on its context, as in `say_in("noun", "report")`."""
        return self._filled(self._interface.pgettext(context, english), english, fields)

    def plural(self, one: str, many: str, n: int, /, **fields: object) -> str:
        """Say the form that `n` of something take; `{n}` is the number."""
        return self._filled(self._interface.ngettext(one, many, n), one if n == 1 else many, {"n": n} | fields)

    def notice(self, notice: Notice) -> str:
        """Say a notice in this language."""
        return self.say(notice.message, **notice.fields)

    def text(self, text: "Text") -> str:
        """Give a text of a pack or of the taxonomy in this language, or as it was written."""
        for catalogue in self._texts.values():
            said = catalogue.pgettext(text.key, text.source)
            if said != text.source:
                return said
        return text.source

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

        return format_date(day, "long", locale=self._locale())

    def moment(self, moment: datetime.datetime) -> str:
        """Write a day as `date` does, and its time to the minute as given: no time zone is reckoned with."""
        from babel.dates import format_time, get_datetime_format

        joined = str(get_datetime_format("long", locale=self._locale())).replace("'", "")
        time = format_time(moment.replace(tzinfo=None), "short", locale=self._locale())
        return joined.replace("{0}", time).replace("{1}", self.date(moment.date()))

    def minutes(self, minutes: int) -> str:
        """Write so many minutes, in short."""
        from babel.units import format_unit

        return format_unit(minutes, "duration-minute", "short", locale=self._locale())

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
            self._known_locale = _locale(self.code) or _english()
        return self._known_locale

    def _filled(self, said: str, english: str, fields: Mapping[str, object]) -> str:
        if "{" not in said and "}" not in said:
            return said
        written = {name: self._written(value) for name, value in fields.items()}
        try:
            return FIELD.sub(lambda match: written[match[1]], said)
        except KeyError:
            return FIELD.sub(lambda match: written.get(match[1], match[0]), english)

    def _written(self, value: object) -> str:
        return self.number(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)

    def _open(self, domain: str, folder: "Traversable | None") -> gettext.NullTranslations:
        nothing = _Nothing()
        # The code and the domain may come from a stranger's pack and become parts of a path.
        if folder is None or self.code == SOURCE or not CODE.fullmatch(self.code) or not DOMAIN.fullmatch(domain):
            return nothing
        try:
            opened = self._compiled(domain, _content(folder / self.code / "LC_MESSAGES" / f"{domain}.po"))
        except (FileNotFoundError, NotADirectoryError):
            return nothing
        except Exception:  # noqa: BLE001 (the parsers raise a dozen kinds over bytes that are no catalogue)
            damaged = mark("The translation file {file} is damaged. Its texts are shown in English.")
            self._notify(Notice(damaged, {"file": f"{self.code}/{domain}.po"}))
            return nothing
        opened.add_fallback(nothing)
        return opened

    def _compiled(self, domain: str, content: bytes) -> gettext.NullTranslations:
        if self._cache is None:
            return gettext.GNUTranslations(io.BytesIO(compile_catalogue(content)))
        import hashlib

        digest = hashlib.blake2b(content, digest_size=16, salt=COMPILED.to_bytes(2)).hexdigest()
        warm = self._cache / f"{domain}-{self.code}-{digest}.mo"
        try:
            with warm.open("rb") as opened:
                return gettext.GNUTranslations(opened)
        except (OSError, ValueError, LookupError, struct.error):
            compiled = compile_catalogue(content)
            _keep(warm, compiled)
            return gettext.GNUTranslations(io.BytesIO(compiled))


def _content(file: "Traversable") -> bytes:
    with file.open("rb") as opened:
        content = opened.read(LIMIT + 1)
    if len(content) > LIMIT:
        raise ValueError(f"more than {LIMIT} bytes")
    return content


def compile_catalogue(content: bytes) -> bytes:
    """Turn a .po file into the .mo that gettext reads, without its fuzzy and its half-translated entries.

    Raises an error of Babel's or of Python's where the content is no catalogue.
    """
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    catalogue = read_po(io.BytesIO(content.removeprefix(codecs.BOM_UTF8)), abort_invalid=True)
    for message in list(catalogue):
        # A missing plural form would be filled with English, for numbers that take another form there.
        if message.id and not isinstance(message.string, str) and not all(message.string or ()):
            catalogue.delete(message.id, message.context)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


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
    return tuple((code, native_name(code)) for code in (SOURCE, *sorted(found - {SOURCE})))


def native_name(code: str) -> str:
    """Name a language as it names itself, with a capital; by its code where nobody knows."""
    if code in NATIVE:
        return NATIVE[code]
    locale = _locale(code)
    name = locale.get_display_name() if locale is not None else None
    return name[0].upper() + name[1:] if name else code


def nearest(wanted: str, available: Iterable[str]) -> tuple[str, bool]:
    """Find the available language nearest to the one wanted, and whether it is that very language and script.

    A region that is not there is no difference worth telling ("sr-RS" is "sr"), another script or language
    is. After the code itself and its parent comes what CLDR says its readers understand, then English.
    """
    known = {tag(code): code for code in available}
    parts = tag(wanted).split("-")
    if "-".join(parts) in known:
        return known["-".join(parts)], True
    parent = "-".join(parts[: 2 if len(parts) > 1 and len(parts[1]) == 4 else 1])
    if parent in known:
        return known[parent], True

    from langcodes import Language, closest_match

    try:
        match, _ = closest_match(tag(wanted), list(known))
        if match in known:
            asked, got = Language.get(tag(wanted)).maximize(), Language.get(match).maximize()
            return known[match], (asked.language, asked.script) == (got.language, got.script)
    except ValueError:
        pass
    return SOURCE, False


def preferred(environ: Mapping[str, str], machine: "Callable[[], str | None] | None" = None) -> str:
    """Tell the code of the language that this person's system is set to.

    The environment says it, in gettext's order, else the system (`machine`). The C locale is English, and
    so is what nobody says.
    """
    said = [environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    locale = next(filter(None, said), "")
    if locale and tag(locale) == SOURCE:
        return SOURCE
    first = next(filter(None, environ.get("LANGUAGE", "").split(":")), "")
    return tag(first or locale or (machine or _machine_language)() or SOURCE)


def tag(name: str) -> str:
    """Spell a locale's name as BCP 47: "sr_RS.UTF-8@latin" is "sr-Latn-RS", "C" is "en"."""
    name, _, modifier = name.partition("@")
    language, *rest = re.split("[-_]", name.partition(".")[0].strip())
    if language.upper() in ("C", "POSIX"):
        return SOURCE
    if modifier in SCRIPTS:
        rest.insert(0, SCRIPTS[modifier])
    shaped = [part.title() if len(part) == 4 else part.upper() if len(part) < 4 else part for part in rest]
    return "-".join([language.lower(), *shaped])


def _machine_language() -> str | None:
    import sys

    if sys.platform == "win32":  # pragma: no cover (elsewhere; the names that getlocale gives there are English words)
        import ctypes

        name = ctypes.create_unicode_buffer(85)
        ctypes.windll.kernel32.GetUserDefaultLocaleName(name, len(name))
        return name.value or None
    import locale

    return locale.getlocale()[0]


def _locale(code: str) -> "Locale | None":
    """Give Babel's data of a language, of its parent where it has none."""
    from babel import Locale, UnknownLocaleError

    if code == SOURCE:
        return _english()
    for name in (code, code.partition("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _english() -> "Locale":
    from babel import Locale

    # The texts are in British spelling, and a day before its month is what this part of the world expects.
    return Locale("en", "GB")
