"""Every translatable text of the code, the packs and the techniques, and the catalogues kept up to date.

Babel knows `extract` as the method for scenario files. The catalogues are written so that the same texts give
the same bytes: no dates, no line numbers, no wrapped lines. Cases stand in the order in which they are played, their
texts in the order of the file.
"""

import difflib
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from game.languages import native_name, parents, plural_forms
from game.storage.files import write_whole
from game.strings import INTERFACE, KIT

if TYPE_CHECKING:
    from babel.messages.catalog import Message

    Key = tuple[str | None, tuple[str, ...]]

KEYWORDS = {
    "say": None,
    "say_in": ((1, "c"), 2),
    "plural": (1, 2),
    "mark": None,
    "Notice": None,
}
"""What names a string in the code, and which of its arguments are context, singular and plural."""

COMMENT_TAG = "Translators:"
ALIKE = 0.6
"""How much of a text must have stayed for its translation to be kept, as fuzzy: 0 to 1, as difflib counts."""

ROOM, LITTLE = 1.6, 20
"""How long a translation may be: so many times the English, and for short ones so many characters more."""

SCREENS = {
    "window/title.py": "title",
    "window/cases.py": "cases",
    "window/town.py": "cases",
    "window/settings.py": "settings",
    "window/notebook.py": "notebook",
    "window/teachers.py": "teachers",
    "window/making.py": "teachers",
    "window/guide.py": "guide",
    "window/case_screen.py": "dialogue",
    "window/case_bench.py": "check",
    "window/case_item.py": "check",
    "window/case_after.py": "debrief",
    "window/desk.py": "talk",
    "window/desk_work.py": "talk",
    "window/desk_words.py": "talk",
    "window/modes/classroom": "classroom",
    "window/modes/workshop": "workshop",
    "window/modes/kiosk": "kiosk",
    "window/modes/quiz.py": "workshop",
    "pages/looking_back.py": "debrief",
    "cli/": "terminal",
    "reader.py": "terminal",
    "toolkit/": "kit",
    "report/": "report",
}
"""Where the strings of a module are seen, by the beginning of its path in game/.

It is the name of a picture in docs/screens; only the kiosk, the report and the terminal have none there.
"""

USES = {
    "Scenario.title": ("the case's title", "cases"),
    "Scenario.summary": ("what the case is about", "cases"),
    "Scenario.objectives": ("what is learnt; for teachers", "kit"),
    "Scenario.content_note": ("a warning before the case", "dialogue"),
    "Beat.note": ("told", "dialogue"),
    "Choice.text": ("what the player can say or do", "dialogue"),
    "Choice.says": ("what comes of it", "dialogue"),
    "Item.title": ("the item's headline", "talk"),
    "Item.text": ("the item itself", "talk"),
    "Item.posted": ("when it was posted", "talk"),
    "Item.claims": ("what the item claims", "judge"),
    "Item.prompt": ("a question for the class; for teachers", "classroom"),
    "Item.content_note": ("a warning before the item", "talk"),
    "Picture.alt": ("a picture in words", "talk"),
    "Check.label": ("a check that can be made", "check"),
    "Finding.says": ("what a check finds", "findings"),
    "Correction.fact": ("the fact; never the claim's words", "debrief"),
    "Correction.warning": ("the warning", "debrief"),
    "Correction.why": ("why it misled", "debrief"),
    "Correction.fact_again": ("the fact again, in other words", "debrief"),
    "StoryBehind.text": ("told by somebody in town", "debrief"),
    "Ending.title": ("an ending", "debrief"),
    "Ending.text": ("an ending", "debrief"),
    "WebPage.title": ("a page of the town's web", "findings"),
    "WebPage.text": ("a page of the town's web", "findings"),
    "QuizItem.text": ("an item of the quiz", "workshop"),
    "QuizItem.claims": ("what the item of the quiz claims", "workshop"),
    "QuizItem.look": ("where one would look; for the sheet of answers", "kit"),
    "QuizItem.fact": ("the fact; for the sheet of answers", "kit"),
}
"""What a text of a pack is there for, and the picture in docs/screens on which one is seen."""

REVIEWED = re.compile(r'"X-Reviewed: (?!no\b)\w')
"""What the header of a catalogue has that a native editor has reviewed."""

TEMPLATE = """\
# The texts of Fenjer ({domain}), to be translated.
msgid ""
msgstr ""
"Project-Id-Version: Fenjer\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""

CATALOGUE = """\
# {name}: the texts of Fenjer ({domain}).
#
# Drafted by a machine; no native editor has reviewed these translations yet.
# Whoever has done so takes this remark out and names themselves behind X-Reviewed.
msgid ""
msgstr ""
"Project-Id-Version: Fenjer\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"
"X-Drafted-By: machine\\n"
"X-Reviewed: no\\n"
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """How far one catalogue is: how many texts there are, and how many are translated, fuzzy, missing.

    drafted: how many of those translated no native editor has reviewed yet.
    """

    language: str
    domain: str
    texts: int
    translated: int
    fuzzy: int
    missing: int
    drafted: int


def extract(
    fileobj: IO[bytes],
    keywords: Mapping[str, object],
    comment_tags: Iterable[str],
    options: Mapping[str, object],
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Extract the texts of a case, a pack.yaml or the techniques, as Babel's extraction methods do.

    Each is a line, the function `pgettext`, context and text, and the comments that stand before it.
    """
    from game.loader import texts

    del keywords, comment_tags, options
    for text, line, use, comments in texts(Path(fileobj.name)):
        yield line, "pgettext", (text.key, text.source), [*_used(use), *comments]


def limit(english: str) -> int:
    """How many characters a translation of this may have."""
    return max(round(len(english) * ROOM), len(english) + LITTLE)


def _used(use: str) -> list[str]:
    """What is said to translators of a text's use: who says it or what it is, and where it is seen."""
    record, _, name = use.partition(".")
    if use in USES:
        what, screen = USES[use]
        return [f"{what} · screen: {screen}"]
    return [f"{name.title()} says · screen: dialogue"] if record == "Beat" else []


def update(root: Path) -> list[Summary]:
    """Bring locale/ in the folder `root` up to date with its game/ and scenarios/; return how far it is.

    Writes a .pot for every domain, and a .po of it for every language that has a folder locale/LANG.
    Translations are kept: those of changed texts as fuzzy, which is never shown, those of vanished texts at
    the end of the file. Raises ValueError, which names the file, for a catalogue that cannot be read, and
    FileNotFoundError where the code is not there, as in an installed game.
    """
    if not (root / "game").is_dir():
        raise FileNotFoundError(str(root / "game"))
    found = templates(root)
    return [summary for domain, template in found.items() for summary in _bring_up(root / "locale", domain, template)]


def update_pack(pack: Path) -> list[Summary]:
    """Bring the folder locale/ inside a pack of one's own up to date, as `update` does for the game's.

    A language begins with an empty folder locale/LANG. Raises ValueError for a scenario file or a catalogue that cannot
    be read, and OSError.
    """
    return list(_bring_up(pack / "locale", pack.name, _of_files(_scenario_files(pack), pack)))


def _bring_up(locale: Path, domain: str, template: "list[Message]") -> Iterator[Summary]:
    """Write the .pot of a domain, and its .po for every language that has a folder; yield how far each is."""
    _write(locale / f"{domain}.pot", TEMPLATE.format(domain=domain), template, [], 2)
    for language in sorted(entry.name for entry in locale.iterdir() if entry.is_dir()):
        file = locale / language / "LC_MESSAGES" / f"{domain}.po"
        header, plurals, old = _read(file, domain, language)
        messages, vanished = merge(template, old)
        if parents(language)[-1] != language:
            # The others are its parent's.
            messages = [message for message in messages if _begun(message)]
        _write(file, header, messages, vanished, plurals)
        yield _summary(language, domain, messages, drafted=not REVIEWED.search(header))


def _scenario_files(pack: Path) -> list[Path]:
    """The files with a pack's texts: pack.yaml, the cases in its order, then any others."""
    from game.loader import order

    first = [pack / "pack.yaml", *(pack / f"{case}.yaml" for case in order(pack / "pack.yaml"))]
    found = [file for file in sorted(pack.glob("*.yaml")) if not file.match("*.playtest.yaml")]
    return [*(file for file in first if file in found), *(file for file in found if file not in first)]


def templates(root: Path) -> "dict[str, list[Message]]":
    """Return all texts by domain: the interface, the kit, the techniques, then each pack by its folder's name."""
    scenarios = root / "scenarios"
    found = {domain: _of_code(root, domain) for domain in (INTERFACE, KIT)}
    found["techniques"] = _of_files([scenarios / "techniques.yaml"], root)
    for pack in sorted(scenarios.glob("*/pack.yaml")):
        found[pack.parent.name] = _of_files(_scenario_files(pack.parent), root)
    return found


def merge(template: "list[Message]", old: "list[Message]") -> "tuple[list[Message], list[Message]]":
    """Return the template's texts with the old translations, and those whose text has vanished.

    A new text takes over the translation of the most similar one that has vanished, one in its own context
    first, as fuzzy. A text that had vanished and is back has its translation again.
    """
    known = {_key(message): message for message in old}
    wanted = {_key(message) for message in template}
    vanished = [message for key, message in known.items() if key not in wanted and _begun(message)]
    merged = []
    for text in template:
        message = text.clone()
        was = known.get(_key(message))
        if was is not None:
            message.string, message.flags = was.string, text.flags | (was.flags & {"fuzzy"})
            message.user_comments = [line for line in was.user_comments if was.fuzzy or line[:1] != "|"]
        else:
            was = _most_similar(message, vanished)
            if was is not None:
                message.string, message.flags = was.string, text.flags | {"fuzzy"}
                message.user_comments = [line for line in was.user_comments if line[:1] != "|"]
                message.user_comments += [f"| {line}" for line in _texts(was)]
        merged.append(message)
    return merged, vanished


def _of_code(root: Path, domain: str) -> "list[Message]":
    from babel.messages.extract import extract_from_dir

    paper, game = ("python", "ignore") if domain == KIT else ("ignore", "python")
    found = extract_from_dir(
        root / "game",
        [("toolkit/**.py", paper), ("**.py", game)],
        keywords=KEYWORDS,
        comment_tags=[COMMENT_TAG],
        strip_comment_tags=True,
    )
    return _collected(
        (f"game/{file}", text, context, [*comments, *_seen(file)]) for file, _, text, comments, context in found
    )


def _seen(file: str) -> list[str]:
    return next(([f"screen: {screen}"] for beginning, screen in SCREENS.items() if file.startswith(beginning)), [])


def _of_files(files: Iterable[Path], root: Path) -> "list[Message]":
    def found() -> Iterator[tuple[str, str, str, list[str]]]:
        for file in files:
            with file.open("rb") as opened:
                for _, _, (context, text), comments in extract(opened, {}, [], {}):
                    yield file.relative_to(root).as_posix(), text, context, comments

    return _collected(found())


def _collected(
    found: "Iterable[tuple[str, str | tuple[str, ...], str | None, list[str]]]",
) -> "list[Message]":
    from babel.messages.catalog import Message

    messages: dict[Key, Message] = {}
    for file, text, context, comments in found:
        message = messages.setdefault((context, _forms(text)[:1]), Message(text, context=context))
        if not message.pluralizable and not isinstance(text, str):
            # A catalogue has one entry for a singular, alone or with its plural.
            message.id, message.string = text, ("", "")
        message.locations = list(dict.fromkeys([*message.locations, (file, 0)]))
        message.auto_comments = list(dict.fromkeys([*message.auto_comments, *comments]))
    for message in messages.values():
        message.flags.add(f"max-length:{limit(_forms(message.id)[-1])}")
    return list(messages.values())


def _read(file: Path, domain: str, language: str) -> "tuple[str, int, list[Message]]":
    """Return a catalogue's first entry as it is written, its number of plural forms, and the others."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        content = file.read_text(encoding="utf-8-sig")
        catalogue = read_po(io.StringIO(content), abort_invalid=True)
    except FileNotFoundError:
        return *_new(domain, language), []
    except (PoFileError, ValueError, LookupError) as error:
        raise ValueError(f"{file}: {error}") from error
    header = content.partition("\n\n")[0] + "\n"
    messages = [message for message in [*catalogue.obsolete.values(), *catalogue] if message.id]
    return header, catalogue.num_plurals, messages


def _new(domain: str, language: str) -> tuple[str, int]:
    plurals, count = plural_forms(language)
    name = language.replace("-", "_")
    return CATALOGUE.format(name=native_name(language), domain=domain, language=name, plurals=plurals), count


def _write(file: Path, header: str, messages: "list[Message]", vanished: "list[Message]", plurals: int) -> None:
    entries = [header]
    entries += ["\n".join(_entry(message, plurals)) + "\n" for message in messages]
    entries += ["\n".join(_obsolete(message, plurals)) + "\n" for message in vanished]
    content = "\n".join(entries).encode()
    if not file.is_file() or file.read_bytes() != content:
        write_whole(file, content)


def _entry(message: "Message", plurals: int) -> Iterator[str]:
    previous = [line for line in message.user_comments if line[:1] == "|"]
    yield from (f"# {line}".rstrip() for line in message.user_comments if line not in previous)
    yield from (f"#. {line}" for line in message.auto_comments)
    yield from (f"#: {file}" for file, _ in message.locations)
    # Babel takes any "% d" for a format of the old kind; nothing here is one.
    flags = sorted(message.flags - {"python-format"})
    if flags:
        yield "#, " + ", ".join(flags)
    yield from (f"#{line}" for line in previous)
    yield from _texts(message)
    yield from _translation(message, plurals)


def _obsolete(message: "Message", plurals: int) -> Iterator[str]:
    yield from (f"# {line}".rstrip() for line in message.user_comments if line[:1] != "|")
    for line in [*_texts(message), *_translation(message, plurals)]:
        yield f"#~ {line}"


def _texts(message: "Message") -> Iterator[str]:
    if message.context is not None:
        yield from _quoted("msgctxt", message.context)
    for keyword, text in zip(("msgid", "msgid_plural"), _forms(message.id), strict=False):
        yield from _quoted(keyword, text)


def _translation(message: "Message", plurals: int) -> Iterator[str]:
    if not message.pluralizable:
        yield from _quoted("msgstr", str(message.string))
        return
    for form, text in enumerate([*_forms(message.string), *[""] * plurals][:plurals]):
        yield from _quoted(f"msgstr[{form}]", text)


def _quoted(keyword: str, text: str) -> list[str]:
    from babel.messages.pofile import normalize

    return f"{keyword} {normalize(text, width=0)}".splitlines()


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if not isinstance(text, list | tuple) else tuple(text)


def _key(message: "Message") -> "Key":
    return message.context, _forms(message.id)


def _begun(message: "Message") -> bool:
    return any(_forms(message.string))


def _most_similar(message: "Message", candidates: "list[Message]") -> "Message | None":
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(_forms(message.id)[-1])
    best, rank = None, (False, ALIKE)
    for candidate in candidates:
        matcher.set_seq1(_forms(candidate.id)[-1])
        if candidate.pluralizable == message.pluralizable and matcher.quick_ratio() >= ALIKE:
            found = (candidate.context == message.context, matcher.ratio())
            if found[1] >= ALIKE and found >= rank:
                best, rank = candidate, found
    return best


def _summary(language: str, domain: str, messages: "list[Message]", *, drafted: bool) -> Summary:
    fuzzy = sum(message.fuzzy for message in messages)
    translated = sum(all(_forms(message.string)) and not message.fuzzy for message in messages)
    missing = len(messages) - translated - fuzzy
    return Summary(language, domain, len(messages), translated, fuzzy, missing, translated if drafted else 0)
