"""Cut the game's fonts from the original families and bake the Serbian letter forms into a second file.

Fetch the three packages once and run this (needs fonttools):

    npm install --prefix build/npm @expo-google-fonts/piazzolla @expo-google-fonts/source-sans-3 \
        @expo-google-fonts/andika && python assets/source/fonts/build.py build/npm/node_modules

Each family keeps the characters of alphabets.toml, its kerning, mark placement and local forms. "Source",
"Andika" and "SIL" are Reserved Font Names under the Open Font License, so the cut fonts carry names of
their own inside; copyright, licence and origin stay in the name table.

SDL's text engine cannot be told a language, so it never picks the Serbian б г д п т that the fonts hold.
NAME.sr.ttf is the same font with these forms as the default ones.
"""

from __future__ import annotations

import sys
import tomllib
from bisect import bisect
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "fonts"
GLYPH_LIMIT = 560

# Number formats and careful typesetting use these; where a font has no glyph for one, its plain sibling
# (non-breaking hyphen, narrow space, word joiner) serves.
SIBLINGS = {0x2011: 0x2D, 0x202F: 0x2009, 0x2060: 0x200B}


class Cut(NamedTuple):
    """One font to cut: the original's file name, ours, and the names it carries inside."""

    original: str
    target: str
    family: str
    style: str
    credit: str


PIAZZOLLA = "Piazzolla by Juan Pablo del Peral, Huerta Tipográfica"
SOURCE = "Source Sans 3 by Paul D. Hunt, Adobe"
ANDIKA = "Andika by SIL International"

CUTS = (
    Cut("Piazzolla_700Bold.ttf", "Piazzolla-Bold", "Fenjer Serif", "Bold", PIAZZOLLA),
    Cut("Piazzolla_900Black.ttf", "Piazzolla-Black", "Fenjer Serif", "Black", PIAZZOLLA),
    Cut("SourceSans3_400Regular.ttf", "SourceSans-Regular", "Fenjer Sans", "Regular", SOURCE),
    Cut("SourceSans3_400Regular_Italic.ttf", "SourceSans-Italic", "Fenjer Sans", "Italic", SOURCE),
    Cut("SourceSans3_600SemiBold.ttf", "SourceSans-SemiBold", "Fenjer Sans", "SemiBold", SOURCE),
    Cut("Andika_400Regular.ttf", "Andika-Regular", "Fenjer Learner", "Regular", ANDIKA),
    Cut("Andika_700Bold.ttf", "Andika-Bold", "Fenjer Learner", "Bold", ANDIKA),
)


def wanted_characters() -> set[str]:
    """Every character of alphabets.toml, with the capitals of the letters."""
    lists = tomllib.loads((HERE / "alphabets.toml").read_text(encoding="utf-8"))
    letters = "".join(lists["letters"].values())
    # Only single characters: the capital of ß is two letters, both already in the list.
    capitals = "".join(c.upper() for c in letters if len(c.upper()) == 1) + "İ"
    rest = (text for group in ("marks", "signs", "wished") for text in lists[group].values())
    return set(letters + capitals + "".join(rest))


def anchor_montenegrin(font: TTFont) -> None:
    """Let the acute sit over Cyrillic С and З, as on Latin C, where the family forgot them.

    The Montenegrin letters С́ and З́ have no code of their own and depend on it.
    """
    glyphs, outlines = font.getBestCmap(), font["glyf"]

    def middle(name: str) -> int:
        outline = outlines[name]
        return int((outline.xMin + outline.xMax) // 2)

    for lookup in font["GPOS"].table.LookupList.Lookup:
        for extended in lookup.SubTable:
            table = getattr(extended, "ExtSubTable", extended)
            if type(table).__name__ != "MarkBasePos":
                continue
            covered, records = table.BaseCoverage.glyphs, table.BaseArray.BaseRecord
            for letter, model in ("СC", "ЗC", "сc", "зc"):
                name, like = glyphs[ord(letter)], glyphs[ord(model)]
                if like not in covered or name in covered:
                    continue
                record = deepcopy(records[covered.index(like)])
                for anchor in filter(None, record.BaseAnchor):
                    anchor.XCoordinate += middle(name) - middle(like)
                place = bisect(covered, font.getGlyphID(name), key=font.getGlyphID)
                covered.insert(place, name)
                records.insert(place, record)
            table.BaseArray.BaseCount = len(records)


def subset(font: TTFont) -> None:
    """Cut `font` down to the wanted characters, keeping what the text engine uses by itself."""
    options = Options()
    options.layout_features = ["ccmp", "locl", "liga", "calt", "kern", "mark", "mkmk"]
    options.layout_scripts = ["DFLT", "latn", "cyrl"]
    options.drop_tables += ["STAT", "BASE"]
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.glyph_names = True
    cutter = Subsetter(options)
    cutter.populate(text="".join(sorted(wanted_characters())))
    cutter.subset(font)
    for table in font["cmap"].tables:
        for code, sibling in SIBLINGS.items():
            if code not in table.cmap and sibling in table.cmap:
                table.cmap[code] = table.cmap[sibling]


def rename(font: TTFont, cut: Cut, suffix: str = "") -> None:
    """Give `font` the names of `cut`; copyright and licence (ids 0, 13, 14) stay as they are."""
    names = font["name"]
    kept = {number: names.getDebugName(number) for number in (0, 5, 13, 14)}
    names.names = []
    family = cut.family + suffix
    plain = cut.style in ("Regular", "Bold", "Italic")
    own = {
        1: family if plain else f"{family} {cut.style}",
        2: cut.style if plain else "Regular",
        3: f"{family} {cut.style}; {kept[5]}",
        4: f"{family} {cut.style}",
        6: f"{family}-{cut.style}".replace(" ", ""),
        10: f"Cut from {cut.credit}, for the game Fenjer.",
    }
    if not plain:
        own |= {16: family, 17: cut.style}
    for number, text in sorted({**kept, **own}.items()):
        names.setName(text, number, 3, 1, 0x409)


def serbian_forms(font: TTFont) -> dict[str, str]:
    """The plain replacements (glyph to glyph) that the font's own rules make for Serbian Cyrillic."""
    rules = font["GSUB"].table
    forms: dict[str, str] = {}
    for script in rules.ScriptList.ScriptRecord:
        if script.ScriptTag != "cyrl":
            continue
        for language in script.Script.LangSysRecord:
            if language.LangSysTag != "SRB ":
                continue
            for index in language.LangSys.FeatureIndex:
                feature = rules.FeatureList.FeatureRecord[index]
                if feature.FeatureTag != "locl":
                    continue
                for lookup in feature.Feature.LookupListIndex:
                    for table in rules.LookupList.Lookup[lookup].SubTable:
                        forms |= getattr(getattr(table, "ExtSubTable", table), "mapping", {})
    return forms


def bake_serbian(font: TTFont) -> str:
    """Make the Serbian forms the default ones of `font`; the letters that changed, in order."""
    forms = serbian_forms(font)
    changed: set[str] = set()
    for table in font["cmap"].tables:
        for code, glyph in list(table.cmap.items()):
            if 0x400 <= code <= 0x4FF and glyph in forms:
                table.cmap[code] = forms[glyph]
                changed.add(chr(code))
    return "".join(sorted(changed))


def build(packages: Path) -> None:
    """Write every font of CUTS from the files found below `packages`, and say what each one holds."""
    for cut in CUTS:
        original = next(packages.rglob(cut.original), None)
        if original is None:
            raise SystemExit(f"{cut.original} is not below {packages}")
        font = TTFont(original, recalcTimestamp=False)
        anchor_montenegrin(font)
        subset(font)
        rename(font, cut)
        missing = "".join(sorted(c for c in wanted_characters() if ord(c) not in font.getBestCmap()))
        count = len(font.getGlyphOrder())
        if count >= GLYPH_LIMIT:
            raise SystemExit(f"{cut.target} has {count} glyphs, {GLYPH_LIMIT} is the limit")
        font.save(TARGET / f"{cut.target}.ttf")
        rename(font, cut, " SR")
        changed = bake_serbian(font)
        if changed:
            font.save(TARGET / f"{cut.target}.sr.ttf")
        print(f"{cut.target}: {count} glyphs, lacks {missing!a}, Serbian forms {changed or 'none'}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python assets/source/fonts/build.py FOLDER_WITH_THE_PACKAGES")
    build(Path(sys.argv[1]))
