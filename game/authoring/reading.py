"""How hard the texts of a pack are to read, how long that takes, what does not fit, and what is not translated."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path as File

from game.loader.zipped import text_in
from game.story.pack import Pack
from game.story.problems import Fault, Path
from game.story.scenario import Beat, Scenario
from game.story.text import Text

WORDS_A_MINUTE = 180
"""How fast is read: adults read 238 words of English a minute silently (M. Brysbaert, "How many words do we read per
minute?", Journal of Memory and Language 109, 2019); pupils, on a shared screen, in a second language, read slower."""

_LEVELS = ((30, "very easy"), (40, "easy"), (50, "of medium difficulty"), (60, "hard"))
_LONG = 6
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE = re.compile(r"[.!?:…]+(?=\W|$)")
_SUSPECTS = re.compile(r"[^\s/–—-]{18,}")
"""Words of fewer characters fit into any bubble (26 pixels each at 200 %, of 480): nobody has to measure them."""

Fits = Callable[[str], bool]
"""Whether a word fits into the narrowest bubble at a text size of 200 %, by the fonts of the window."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What texts come to: their words, and LIX, the mean length of a sentence plus the percentage of long words.

    Long words have more than six letters; LIX is meant for any language with spaces. Source: C. H. Björnsson,
    "Läsbarhet", 1968: below 30 very easy, 30 to 40 easy, to 50 of medium difficulty, to 60 hard, above very hard.
    """

    words: int
    lix: float

    @property
    def minutes(self) -> float:
        """How long reading takes."""
        return self.words / WORDS_A_MINUTE

    @property
    def level(self) -> str:
        """The difficulty in words."""
        return next((name for limit, name in _LEVELS if self.lix < limit), "very hard")


def reading(texts: Iterable[str]) -> Reading:
    """The difficulty and the length of texts, each of which ends a sentence."""
    words = long_words = sentences = 0
    for text in texts:
        found = _WORD.findall(text)
        words += len(found)
        long_words += sum(len(word) > _LONG for word in found)
        sentences += max(1, len(_SENTENCE.findall(text.rstrip('.!?:…”"’) ') + "."))) if found else 0
    return Reading(words, words / sentences + 100 * long_words / words if words else 0.0)


def reading_faults(scenario: Scenario, *, scenes: bool = True) -> Iterator[Fault]:
    """Notes on how hard a case, and with `scenes` each of them, is to read, and how long it takes."""
    whole = reading(text.source for _, text in texts_of(scenario))
    yield Fault("FJ501", (), f"all texts of the case: {_told(whole)}", "", "note")
    for name, beats in scenario.scenes.items() if scenes else ():
        seen = reading(text.source for text in _seen(scenario, beats))
        if seen.words:
            yield Fault("FJ501", ("scenes", name), f"the scene with what it shows: {_told(seen)}", "", "note")


def quiz_faults(pack: Pack, fits: Fits) -> Iterator[Fault]:
    """Notes on how hard each form of a pack's quiz is to read, and its words that are too wide."""
    for form, items in pack.quiz.items():
        seen = reading(
            text.source for item in items for text in (item.title, item.text, item.claims) if text is not None
        )
        yield Fault("FJ501", ("quiz", form), f"the form as pupils read it: {_told(seen)}", "", "note")
    yield from _too_wide(texts_of(pack.quiz, ("quiz",)), fits)


def _told(found: Reading) -> str:
    return f"{found.words} words, {found.minutes:.1f} minutes, LIX {found.lix:.0f} ({found.level})"


def _seen(scenario: Scenario, beats: Iterable[Beat]) -> Iterator[Text]:
    """The texts of a scene, and of the items as they are shown in it."""
    for beat in beats:
        yield from (text for _, text in texts_of(beat))
        item = scenario.items.get(beat.item or "")
        if item is not None:
            yield from (text for text in (item.title, item.text) if text is not None)


def long_faults(scenario: Scenario, fits: Fits) -> Iterator[Fault]:
    """The texts with a word wider than the bubble it stands in when the texts are largest."""
    yield from _too_wide(texts_of(scenario), fits)


def _too_wide(texts: Iterable[tuple[Path, Text]], fits: Fits) -> Iterator[Fault]:
    for path, text in texts:
        word = too_wide(text.source, fits)
        if word is not None:
            message = f"at 200 % the word {word!r} is wider than its bubble, and is cut up"
            yield Fault("FJ502", path, message, "write it in two, or with a dash", "warning")


def too_wide(text: str, fits: Fits) -> str | None:
    """The first word of a text that does not fit."""
    return next((word for word in _SUSPECTS.findall(text) if not fits(word)), None)


def texts_of(model: object, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text inside a model with its path, in the order of the fields."""
    if isinstance(model, Text):
        yield path, model
    elif isinstance(model, dict):
        for name, inner in model.items():
            if not isinstance(inner, str):
                yield from texts_of(inner, (*path, name))
    elif isinstance(model, tuple):
        for number, inner in enumerate(model):
            if not isinstance(inner, str):
                yield from texts_of(inner, (*path, number))
    else:
        kind: type = type(model)
        for name in _holding(kind):
            inner = getattr(model, name)
            if inner is not None and inner != ():
                yield from texts_of(inner, (*path, name))


@cache
def _holding(kind: type) -> tuple[str, ...]:
    """The fields of a class of the model that can hold a text somewhere inside."""
    return tuple(field.name for field in fields(kind) if str(field.type) not in _PLAIN) if is_dataclass(kind) else ()


_PLAIN = frozenset({"str", "int", "bool", "Form", "Verdict", "Kind", "Speaks", "Weight", "Step", "Track"})


def translation_faults(
    pack: Pack, cases: Iterable[Scenario], language: str, catalogue: bytes | None, fits: Fits
) -> Iterator[Fault]:
    """What of a pack is not translated, or translated from an older text, or too long, by a language's catalogue.

    `catalogue` is the content of the .po file, None where there is none. All but what is too long are notes.
    """
    wanted = {(text.key, text.source) for model in (pack, *cases) for _, text in texts_of(model)}
    known = {} if catalogue is None else _translations(catalogue)
    at = ("languages", pack.languages.index(language))
    if known is None:
        yield Fault("FJ503", at, f"the catalogue of {language} cannot be read", "open it in a gettext editor", "note")
        return
    stale = sum(known.get(key, ("", False))[1] for key in wanted)
    missing = sum(not known.get(key, ("", False))[0] for key in wanted)
    if missing:
        message = f"{missing} of {len(wanted)} texts have no translation into {language}"
        yield Fault("FJ503", at, message, "they are shown in English", "note")
    if stale:
        message = f"{stale} of {len(wanted)} texts have a translation into {language} of what they said before"
        yield Fault("FJ504", at, message, "they are shown in English until a translator has looked at them", "note")
    for key in sorted(wanted):
        said, is_stale = known.get(key, ("", False))
        word = None if is_stale else too_wide(said, fits)
        if word is not None:
            message = f"in {language}, at 200 % the word {word!r} is wider than its bubble, and is cut up"
            yield Fault("FJ502", at, message, f"in the translation of {key[1][:40]!r}", "warning")


def _translations(catalogue: bytes) -> dict[tuple[str, str], tuple[str, bool]] | None:
    """The translations by context and text, each with whether it is stale; None where no catalogue can be read."""
    import io

    from babel.messages.pofile import PoFileError, read_po

    try:
        messages = list(read_po(io.BytesIO(catalogue.removeprefix(b"\xef\xbb\xbf")), abort_invalid=True))
    except (PoFileError, ValueError, LookupError, AttributeError, IndexError, TypeError):
        return None
    return {
        (message.context or "", str(message.id)): (str(message.string or ""), message.fuzzy)
        for message in messages
        if isinstance(message.id, str) and message.id
    }


def catalogue_of(folder: File, language: str, pack: str) -> bytes | None:
    """The content of a pack's catalogue in a language, from the folder of catalogues; None where there is none."""
    if not re.fullmatch(r"[A-Za-z0-9-]+", language):
        return None
    file = folder / language / "LC_MESSAGES" / f"{pack}.po"
    try:
        zipped = text_in(file)
        return zipped.encode() if zipped is not None else file.read_bytes()
    except (OSError, ValueError):
        return None
