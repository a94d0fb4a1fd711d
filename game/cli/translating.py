"""`fenjer strings`: the catalogues brought up to date, and looked through."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game import paths
from game.cli.desk import CONTENT, LACKING, USAGE, Desk
from game.strings import mark

if TYPE_CHECKING:
    from game.authoring.entries import Term
    from game.extraction import Summary
    from game.story.problems import Problem

DICTIONARIES = {"bs": "bs_BA", "sq": "sq_AL", "sr": "sr_RS"}
"""The dictionaries of hunspell that the distributions carry, by language."""

OURS = ("fenjer", "kit", "techniques")
"""The domains in which nobody speaks: words of the trade are the glossary's there."""


@click.group()
def strings() -> None:
    """For translators."""


@strings.command()
@click.argument("pack", required=False)
@click.pass_obj
def update(desk: Desk, pack: str | None) -> None:
    """Bring the catalogues up to date with the code and the cases, or those of a PACK of your own with its cases."""
    from game import extraction

    own = desk.pack_named(pack).root if pack is not None else None
    try:
        summaries = extraction.update(paths.data()) if own is None else extraction.update_pack(own)
    except FileNotFoundError as error:
        desk.trouble(LACKING, mark("There is no code here to take texts from: {folder}."), folder=error)
    except ValueError as error:
        desk.trouble(CONTENT, mark("This catalogue cannot be read, and none was written after it: {why}."), why=error)
    for line in table(summaries):
        click.echo(line)
    desk.tell_notices()


def table(summaries: "Iterable[Summary]") -> Iterator[str]:
    """A row a catalogue, and one for each language in all."""
    yield f"{'language':<10}{'catalogue':<14}{'texts':>8}{'done':>8}{'fuzzy':>8}{'missing':>8}{'drafted':>8}"
    last = ""
    for each in sorted(summaries, key=lambda each: each.language):
        name = each.language if each.language != last else ""
        last = each.language
        counts = (each.texts, each.translated, each.fuzzy, each.missing, each.drafted)
        yield f"{name:<10}{each.domain:<14}" + "".join(f"{count:>8}" for count in counts)


@strings.command()
@click.argument("pack", required=False)
@click.option("--lang", "languages", metavar="L", multiple=True, help="Only this language; can be given again.")
@click.option("--spelling", is_flag=True, help="Look the words up with hunspell, too, where it has the language.")
@click.pass_obj
def check(desk: Desk, pack: str | None, languages: tuple[str, ...], *, spelling: bool) -> None:
    """Look through the catalogues, or those of a PACK: fields, plurals, length, letters, marks, the glossary."""
    from game.cli.checking import Checked, tell_problems

    folder = paths.locale() if pack is None else desk.pack_named(pack).root / "locale"
    known = sorted(entry.name for entry in folder.iterdir() if entry.is_dir()) if folder.is_dir() else []
    for language in languages:
        if language not in known:
            message = mark("There are no catalogues of {language} here; there are: {known}.")
            desk.trouble(USAGE, message, language=language, known=", ".join(known) or "–")
    problems: list[Problem] = []
    try:
        for language in languages or known:
            problems += entries_read(folder, language)
            if spelling and language in DICTIONARIES:
                problems += _spelling(folder, language)
    except ValueError as error:
        desk.trouble(CONTENT, mark("This cannot be read: {why}."), why=error)
    except OSError as error:
        desk.trouble(LACKING, mark("There is nothing here to look words up with: {why}."), why=error)
    tell_problems(desk, Checked(problems, []), "text")
    if problems:
        raise SystemExit(CONTENT)


def _catalogues(folder: Path, language: str) -> list[Path]:
    return sorted((folder / language / "LC_MESSAGES").glob("*.po"))


def entries_read(folder: Path, language: str) -> "Iterator[Problem]":
    """What is wrong with the catalogues of a language, in a folder of catalogues that may have a glossary.

    Raises OSError and ValueError.
    """
    from game.authoring.entries import Proofreader, glossary
    from game.languages import parents

    terms: dict[str, Term] = {}
    for each in reversed(parents(language)):
        terms |= {term.english: term for term in glossary(folder / each / "glossary.csv")}
    proofreader = Proofreader(language, list(terms.values()), drawn())
    for file in _catalogues(folder, language):
        yield from proofreader.problems(file, packs=file.stem not in OURS)


def _spelling(folder: Path, language: str) -> "Iterator[Problem]":
    """The words that hunspell does not know and nobody has accepted."""
    from game.authoring.entries import CYRILLIC, catalogue_in, spelled
    from game.story.problems import Problem, Where

    list_ = paths.locale() / language / "accepted.txt"
    accepted = set(list_.read_text(encoding="utf-8").lower().split()) if list_.is_file() else set()
    said: dict[Where, str] = {}
    for file in _catalogues(folder, language):
        for message in catalogue_in(file):
            if message.id and not message.fuzzy:
                forms = [message.string] if isinstance(message.string, str) else message.string
                said[Where(str(file), message.lineno or 1)] = " ".join(filter(None, forms or ()))
    for word, where in spelled(said, DICTIONARIES[language], accepted, cyrillic=language in CYRILLIC).items():
        yield Problem(where, "FJ809", "warning", f"{word!r} is in no dictionary", f"mend it, or add it to {list_.name}")


def drawn() -> "Callable[[str], bool]":
    """Whether all of the game's fonts have a character."""
    from game.charmap import read_charmap

    fonts = sorted((paths.assets() / "fonts").glob("*.ttf"))
    known = frozenset.intersection(*(read_charmap(font) or frozenset() for font in fonts))
    return lambda character: ord(character) in known
