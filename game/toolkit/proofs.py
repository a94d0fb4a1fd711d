"""What would go wrong in print, found before anything is set: characters without a glyph, pictures that are gone."""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from game.charmap import read_charmap
from game.loader import places, texts
from game.story.problems import Problem, Where
from game.toolkit.document import Card, Document, Foreign, Picture
from game.toolkit.pictures import Unprintable, opened

if TYPE_CHECKING:
    from game.toolkit.build import Material

FONTS = ("SourceSans-Regular", "SourceSans-Italic", "SourceSans-SemiBold", "Piazzolla-Bold", "Piazzolla-Black")
"""What the kit is set in; a character has to be in each, since a text does not know in which it is set."""

BLANK = frozenset("\n\t")


def proof(document: Document, material: "Material") -> list[Problem]:
    """Every problem that would spoil the document, by file and line, sorted; none if it can be printed."""
    return sorted({*_pictures(document, material), *_characters(document, material)})


def _characters(document: Document, material: "Material") -> Iterator[Problem]:
    strange = frozenset("".join(strings_in(document))) - _known(material.assets) - BLANK
    if not strange:
        return
    told = False
    for problem in _located(strange, material):
        told = True
        yield problem
    if not told:
        # It stands in a string of the code, or in what has no text of its own.
        for character in sorted(strange):
            yield _strange(Where(str(material.root / "pack.yaml")), character)


def _known(assets: Path) -> frozenset[str]:
    """The characters that each of the kit's fonts can draw, as capitals too."""
    maps = [read_charmap(assets / "fonts" / f"{name}.ttf") or frozenset() for name in FONTS]
    drawn = frozenset(map(chr, frozenset.intersection(*maps)))
    return frozenset(character for character in drawn if drawn.issuperset(character.upper()))


def _located(strange: frozenset[str], material: "Material") -> Iterator[Problem]:
    for file in material.sources:
        spoilt = False
        for text, line, _, _ in texts(file):
            for character in sorted(strange.intersection(text.source)):
                spoilt = True
                yield _strange(Where(str(file), *_within(file, line, character)), character)
        if not spoilt:
            yield from _in_lines(file, strange)
    for file in material.catalogues:
        if file.is_file():
            yield from _in_lines(file, strange)


def _within(file: Path, line: int, character: str) -> tuple[int, int]:
    """The line and column of a character in the text that begins on a line; where it is written as a code, the line."""
    lines = _lines(file)
    for number in range(line, min(line + 60, len(lines) + 1)):
        column = lines[number - 1].find(character)
        if column >= 0:
            return number, column + 1
    return line, 1


def _in_lines(file: Path, strange: Iterable[str]) -> Iterator[Problem]:
    for number, line in enumerate(_lines(file), 1):
        if not line.lstrip().startswith("#"):
            for character in sorted(strange):
                if character in line:
                    yield _strange(Where(str(file), number, line.index(character) + 1), character)


def _lines(file: Path) -> list[str]:
    """The lines of a file; of a catalogue, nobody has seen to it that it is UTF-8."""
    return file.read_text("utf-8-sig", errors="replace").splitlines()


def _strange(where: Where, character: str) -> Problem:
    code = f"U+{ord(character):04X}"
    if unicodedata.category(character) in ("Cf", "Cc", "Co", "Cs"):
        message = f"a hidden character ({code}) is in this text, and can be neither seen nor printed"
        return Problem(where, "FJ601", "error", message, "delete the text here and type it again")
    name = unicodedata.name(character, "").lower()
    message = f"the fonts have no {character!r} ({code}{', ' + name if name else ''}), so it cannot be printed"
    return Problem(where, "FJ601", "error", message, "write it in another way")


def overlong(words: str, material: "Material") -> Problem:
    """The problem of a text for which no card has room, at the line where it begins in the pack or its translation."""
    found = [(text, where) for text, where in _written(material) if text and (text in words or words in text)]
    where = max(found, key=lambda each: len(each[0]))[1] if found else Where(str(material.root / "pack.yaml"))
    message = f"this text of {len(words)} letters is too long for a card: “{shorten(words, 60, placeholder='…')}”"
    return Problem(where, "FJ603", "error", message, "say it in fewer words, or divide it between two texts")


def _written(material: "Material") -> Iterator[tuple[str, Where]]:
    """Every text of the pack, and every translation, with the place where it begins."""
    from babel.messages.pofile import read_po

    for file in material.sources:
        yield from ((text.source, Where(str(file), line, 1)) for text, line, _, _ in texts(file))
    for file in filter(Path.is_file, material.catalogues):
        with file.open("rb") as catalogue:
            for message in read_po(catalogue):
                if message.id and isinstance(message.string, str):
                    yield message.string, Where(str(file), message.lineno or 1, 1)


def _pictures(document: Document, material: "Material") -> Iterator[Problem]:
    """What is seen without decoding a picture; the rest comes out when it is made ready, as `pictures.Unprintable`."""
    for file in dict.fromkeys(picture.file for picture in pictures_in(document)):
        try:
            with opened(file):
                pass
        except Unprintable as spoilt:
            yield from unprintable(spoilt, material)


def unprintable(spoilt: Unprintable, material: "Material") -> list[Problem]:
    """Pictures that cannot be printed as problems, where pack.yaml names them, else of their own files; sorted."""
    pack = material.pack
    keys = {material.album.inside(kept.file): ("pictures", name, "file") for name, kept in pack.pictures.items()}
    keys |= {
        material.album.inside(face): ("cast", name, "portrait")
        for name, person in pack.cast.items()
        for face in person.faces()
    }
    found = []
    for file, flaw in spoilt.flaws.items():
        where = Where(str(file))
        if file in keys:
            where = places(material.root / "pack.yaml", [(keys[file], "")])[0].where
        found.append(Problem(where, "FJ602", "error", f"the picture {file.name} {flaw.says}", flaw.hint))
    return sorted(found)


def strings_in(node: object) -> Iterator[str]:
    """Every string in a document, or in a part of it, in order."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, Foreign):
        yield node.text
    elif isinstance(node, Picture):
        yield from strings_in((node.alt, node.credit))
    else:
        for each in inside(node):
            yield from strings_in(each)


def pictures_in(node: object) -> Iterator[Picture]:
    """Every picture in a document, or in a part of it, in order."""
    if isinstance(node, Picture):
        yield node
    else:
        for each in inside(node):
            yield from pictures_in(each)


def icons_in(node: object) -> set[str]:
    """The names of the icons on the cards of a document, or of a part of it, and of the lantern."""
    found = {"lantern"}
    if isinstance(node, Card):
        found |= {node.icon, node.back.icon} - {""}
    for each in inside(node):
        found |= icons_in(each)
    return found


def inside(node: object) -> Iterable[object]:
    """What a node of a document is made of."""
    if isinstance(node, tuple):
        return node
    if isinstance(node, dict):
        return node.values()
    return (getattr(node, name) for name in getattr(node, "__dataclass_fields__", ()))
