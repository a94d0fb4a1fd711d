"""What `fenjer check` says of a pack beyond its form: craft, tells, reading and translations."""

from functools import cache
from typing import TYPE_CHECKING

from game import paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from game.loader import Loaded
    from game.story.problems import Fault, Problem


def weighed(loaded: "Loaded", *, whole: bool, scenes: bool = True) -> "list[Problem]":
    """The problems and notes on what was loaded; those of the pack as one only where it is `whole`.

    Without `scenes`, there are notes on whole cases only.
    """
    from game.authoring.craft import craft_faults
    from game.authoring.reading import catalogue_of, long_faults, quiz_faults, reading_faults, translation_faults
    from game.authoring.tells import tell_faults
    from game.loader import is_zip
    from game.loader.folder import PACK

    found: list[tuple[str, Fault]] = []
    for case in loaded.cases.values():
        faults = [*craft_faults(case), *reading_faults(case, scenes=scenes), *long_faults(case, fits)]
        found += [(f"{case.id}.yaml", fault) for fault in faults]
    pack = loaded.pack
    if pack is not None and whole:
        found += [(PACK, fault) for fault in quiz_faults(pack, fits)]
    if pack is not None and whole and len(loaded.cases) == len(pack.cases):
        cases = list(loaded.cases.values())
        found += [(PACK, fault) for fault in tell_faults(pack, cases)]
        own = loaded.root / "locale"
        folder = own if own.is_dir() or is_zip(loaded.root) else paths.locale()
        for language in dict.fromkeys(pack.languages):
            if language != "en":
                catalogue = catalogue_of(folder, language, pack.id)
                found += [(PACK, fault) for fault in translation_faults(pack, cases, language, catalogue, fits)]
    return placed(loaded.root, found)


def placed(root: "Path", found: "Iterable[tuple[str, Fault]]") -> "list[Problem]":
    """Give faults, each with the name of its file in the pack at `root`, their places there."""
    from game.loader import places
    from game.story.problems import Problem

    by_file: dict[str, list[Fault]] = {}
    for name, fault in found:
        by_file.setdefault(name, []).append(fault)
    return [
        Problem(place.where, fault.code, fault.severity, fault.message, fault.hint)
        for name, faults in by_file.items()
        for fault, place in zip(faults, places(root / name, [(fault.path, "") for fault in faults]), strict=True)
    ]


def fits(word: str) -> bool:
    """Whether a word fits into the narrowest bubble of the window at a text size of 200 %."""
    return _narrowest()(word)


@cache
def _narrowest() -> "Callable[[str], bool]":
    """The window's own fonts, opened for the first long word."""
    from game.window.measure import narrowest

    return narrowest(paths.assets())
