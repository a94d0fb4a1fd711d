"""Every translatable text of the code, the packs and the techniques, and the catalogues kept up to date.

Babel knows `extract` as the method for scenario files. The catalogues are written so that the same texts give
the same bytes: no dates, no line numbers, no wrapped lines, in the order of the files.
"""

import difflib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from game.storage.files import write_whole
from game.strings import INTERFACE, KIT, native_name

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
# No native editor has reviewed these translations yet.
# Whoever has done so takes this remark out and names themselves behind X-Reviewed.
msgid ""
msgstr ""
"Project-Id-Version: Fenjer\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"
"X-Reviewed: no\\n"
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """How far one catalogue is: its texts, and how many of them are translated, fuzzy or missing."""

    language: str
    domain: str
    texts: int
    translated: int
    fuzzy: int
    missing: int


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
    for text, line, comments in texts(Path(fileobj.name)):
        yield line, "pgettext", (text.key, text.source), list(comments)


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
        _write(file, header, messages, vanished, plurals)
        yield _summary(language, domain, messages)


def _scenario_files(pack: Path) -> list[Path]:
    return [file for file in sorted(pack.glob("*.yaml")) if not file.match("*.playtest.yaml")]


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
            message.string, message.flags = was.string, set(was.flags)
            message.user_comments = [line for line in was.user_comments if was.fuzzy or line[:1] != "|"]
        else:
            was = _most_similar(message, vanished)
            if was is not None:
                message.string, message.flags = was.string, {"fuzzy"}
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
    return _collected((f"game/{file}", text, context, comments) for file, _, text, comments, context in found)


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
    from babel.messages.catalog import Catalog

    name = language.replace("-", "_")
    catalogue = Catalog(locale=name)
    header = CATALOGUE.format(name=native_name(language), domain=domain, language=name, plurals=catalogue.plural_forms)
    return header, catalogue.num_plurals


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


def _summary(language: str, domain: str, messages: "list[Message]") -> Summary:
    fuzzy = sum(message.fuzzy for message in messages)
    translated = sum(all(_forms(message.string)) and not message.fuzzy for message in messages)
    return Summary(language, domain, len(messages), translated, fuzzy, len(messages) - translated - fuzzy)
