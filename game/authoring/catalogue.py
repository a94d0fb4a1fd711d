"""What could be real in the catalogues of a pack, by the lines of the .po files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from game.authoring.real import Names, allowed, plain
from game.story.problems import Problem, Where

_LINE = re.compile(r'\s*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?\s*"(.*)"\s*')
_ESCAPE = re.compile(r"\\(.)")
_BYTES = 8_000_000


@dataclass(slots=True)
class _Translation:
    """One entry: what it says, the line and the column at which each part of that begins, and its comments."""

    said: str = ""
    parts: list[tuple[int, int, int]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def place(self, words: str) -> tuple[int, int]:
        """The line and the column of the first of these words."""
        at = max(0, self.said.find(words))
        start, line, column = next(part for part in reversed(self.parts) if part[0] <= at)
        return line, column + at - start


def real_in_catalogues(folder: Path, domain: str, names: Names) -> Iterator[Problem]:
    """What could be real in every language's catalogue of a domain, in a folder of catalogues."""
    for file in sorted(folder.glob(f"*/LC_MESSAGES/{domain}.po")):
        yield from _real_in(file, names)


def _real_in(file: Path, names: Names) -> Iterator[Problem]:
    for translation in _translations(file):
        marked: set[str] | None = None
        for real in names.real_in(translation.said):
            marked = allowed(translation.comments) if marked is None else marked
            if plain(real.words) not in marked:
                where = Where(str(file), *translation.place(real.words))
                yield Problem(where, real.code, real.severity, real.message, real.hint)


def _translations(file: Path) -> Iterator[_Translation]:
    """The entries of a catalogue, without those that are out of use; what it is no catalogue has none."""
    try:
        content = file.read_bytes()[:_BYTES].decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    entry, keyword, is_header = _Translation(), "", True
    for number, line in enumerate([*content.splitlines(), ""], 1):
        match = _LINE.fullmatch(line)
        if match is None and keyword.startswith("msgstr"):
            if entry.said and not is_header:
                yield entry
            entry, keyword, is_header = _Translation(), "", False
        if line.startswith("#") and not line.startswith("#~"):
            entry.comments.append(line)
        elif match is not None:
            keyword = match[1] or keyword
            if keyword.startswith("msgstr"):
                if match[1] and entry.said:
                    # Two plural forms are not one sentence.
                    entry.said += "\n"
                entry.parts.append((len(entry.said), number, match.start(2) + 1))
                entry.said += _plain(match[2])


def _plain(quoted: str) -> str:
    """A quoted text as long as it is written, so that columns stay: what is escaped is a blank and a sign."""
    return _ESCAPE.sub(lambda match: "  " if match[1] in "nt" else f" {match[1]}", quoted)
