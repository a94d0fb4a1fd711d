"""What is known of each language: its name, what stands in for it, its marks, and Babel's data where those are right.

Codes are BCP 47 ("sr", "sr-Latn", "sq-XK").
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

SOURCE = "en"
"""The language that everything is written in."""

NATIVE = {
    "en": "English",
    "sr": "Српски",
    "sr-Latn": "Srpski (latinica)",
    "mk": "Македонски",
    "sq": "Shqip",
    "sq-XK": "Shqip (Kosovë)",
    "bs": "Bosanski",
    "hr": "Hrvatski",
    "cnr": "Crnogorski",
    "fr": "Français",
    "sl": "Slovenščina",
    "bg": "Български",
    "ro": "Română",
    "rom": "Romani čhib",
    "hu": "Magyar",
    "tr": "Türkçe",
}
"""What the likeliest languages call themselves, as a title over a list; the others are asked of Babel."""

SERBIAN_FORMS = ("sr", "mk")
"""The languages that write some Cyrillic letters as Serbian does; a font's file NAME.sr.ttf has those forms."""

LATIN_OF = {"sr-Latn": "sr"}
"""Languages that are another one's Cyrillic written in Latin letters."""

STAND_INS = {"cnr": "bs", "hr": "bs"}
"""Which language is shown, before English, where a text is missing; its readers read it without effort."""

QUOTES = {
    "en": "“”‘’",
    "bs": "„”‚’",
    "cnr": "„“‚‘",
    "fr": "«»“”",
    "hr": "„”‚’",
    "mk": "„“‚‘",
    "sq": "“”‘’",
    "sr": "„“‚‘",
}
"""The quotation marks of a language: opening, closing, and those inside others."""

_SOUTH_SLAVIC = "a b c č ć d dž đ e f g h i j k l lj m n nj o p r s š ś t u v z ž ź"

ALPHABETS = {
    "bs": _SOUTH_SLAVIC,
    "cnr": _SOUTH_SLAVIC,
    "hr": _SOUTH_SLAVIC,
    "mk": "а б в г д ѓ е ж з ѕ и ј к л љ м н њ о п р с т ќ у ф х ц ч џ ш",
    "sq": "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v x xh y z zh",
    "sr": "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
    "sr-Latn": _SOUTH_SLAVIC,
}
"""The letters in their order, where a dictionary has another one than Unicode; some are written with two characters."""

PLURALS = {
    # By CLDR; Babel's own table has "n != 1", and says "21 минути".
    "mk": "nplurals=2; plural=(n%10==1 && n%100!=11 ? 0 : 1);",
}
"""The forms of plurals where Babel's are wrong, as a catalogue's header has them."""

LOCALES = {"cnr": "sr-Latn-ME"}
"""By which of Babel's locales a language is written that Babel has none for."""

MENDED = {"cnr": {"ponedeljak": "ponedjeljak"}}
"""Words of Babel's locales that are another language's."""

CLOCKS = {"sq": "HH:mm"}
"""How the time is written where Babel's locale has half a day's hours and hardly anybody else does."""

CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{4,8})*")
SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl"}


def parents(code: str) -> list[str]:
    """The language and those whose texts are its own too where it has none: "sq-XK" differs from "sq" in some."""
    first = LATIN_OF.get(code, code)
    whole = re.sub(r"-([A-Z]{2}|[0-9]{3})\b.*", "", first)
    return list(dict.fromkeys([first, whole]))


def font_file(stem: str, code: str) -> str:
    """The file of a font in which a language finds the forms of its letters."""
    return f"{stem}.sr.ttf" if code.partition("-")[0] in SERBIAN_FORMS else f"{stem}.ttf"


def stand_ins(code: str) -> list[str]:
    """The languages that are shown where a text is missing in this one, the nearest first, without the source."""
    found: list[str] = []
    each = parents(code)[-1]
    while each in STAND_INS:
        each = STAND_INS[each]
        found.append(each)
    return found


def quotes(code: str) -> str:
    """The four quotation marks of a language: opening, closing, and those inside others."""
    return QUOTES.get(code.partition("-")[0], QUOTES[SOURCE])


def sorting(code: str) -> "Callable[[str], tuple[list[tuple[int, str]], str]]":
    """What to sort by so that words stand as in a dictionary of a language.

    A letter that its alphabet does not have stands where its base letter would; what is no letter comes first. Accents
    that make no letter of their own tell only words apart that are otherwise alike.
    """
    letters = ALPHABETS.get(code, ALPHABETS.get(code.partition("-")[0], "")).split()
    place = {letter: number for number, letter in enumerate(letters, 1)}
    one = re.compile("|".join([*sorted(letters, key=len, reverse=True), "."]), re.DOTALL)

    def letter_key(letter: str) -> tuple[int, str]:
        if letter in place:
            return place[letter], ""
        base = unicodedata.normalize("NFKD", letter)[0]
        return max((n for known, n in place.items() if known[0] <= base), default=0) if letter.isalpha() else -1, base

    def key(word: str) -> tuple[list[tuple[int, str]], str]:
        folded = unicodedata.normalize("NFC", word.casefold())
        return [letter_key(letter) for letter in one.findall(folded)], folded

    return key


def plural_forms(code: str) -> tuple[str, int]:
    """The rule of a language's plurals as the header of a catalogue has it, and how many forms there are."""
    from babel.messages.catalog import Catalog

    catalogue = Catalog(locale=LOCALES.get(code, code).replace("-", "_"))
    rule = PLURALS.get(code, catalogue.plural_forms)
    return rule, int(rule.partition("nplurals=")[2].partition(";")[0])


def native_name(code: str) -> str:
    """Name a language as it names itself, with a capital; by its code where nobody knows."""
    if code in NATIVE:
        return NATIVE[code]
    locale = locale_of(code)
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


def formats(code: str) -> "Locale":
    """Give Babel's data of a language, of its parent where it has none, of English where it knows neither."""
    return locale_of(code) or _english()


def locale_of(code: str) -> "Locale | None":
    """Give Babel's data of a language or of its parent."""
    from babel import Locale, UnknownLocaleError

    if code == SOURCE:
        return _english()
    for name in (LOCALES.get(code, code), code.partition("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _english() -> "Locale":
    from babel import Locale

    # The texts are in British spelling, and a day before its month is what this part of the world expects.
    return Locale("en", "GB")


def mended(said: str, code: str) -> str:
    """What Babel wrote, with the words that are another language's replaced."""
    for wrong, right in MENDED.get(code, {}).items():
        said = said.replace(wrong, right)
    return said
