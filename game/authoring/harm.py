"""Whether a pack does harm: what a program can see of the rules for charged material (docs/CONTENT-RULES.md)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from game.authoring import balance, care, corrections
from game.authoring.balance import Balance
from game.authoring.catalogue import real_in_catalogues
from game.authoring.real import Names, allowed, plain
from game.authoring.spotting import Spotted, texts_of
from game.loader import Loaded, places
from game.loader.folder import PACK
from game.story.pack import Pack
from game.story.problems import Fault, Problem
from game.story.scenario import Scenario

MARKABLE = frozenset({"FJ301", "FJ302", "FJ303", "FJ304", "FJ313"})
"""The codes of which a comment `fenjer: allow WORD` says that this time they are a false alarm."""

CITED = ("sources", "FJ303")
"""Where a pack names people who are not in its cast, and the code of that."""


@dataclass(frozen=True, slots=True)
class Harm:
    """Every problem, sorted by place, and the table of a pack that was looked at as a whole."""

    problems: tuple[Problem, ...]
    balance: Balance | None


def harm(loaded: Loaded, catalogues: Path | None = None, *, whole: bool = True) -> Harm:
    """Look for harm in what was loaded; never raises.

    `catalogues` is the folder with the languages' folders of the pack's catalogues. With `whole`, the pack is
    weighed as one, if nothing of it is missing: otherwise, single cases are meant.
    """
    pack, names = loaded.pack, Names(loaded.pack)
    spotted = [found for case in loaded.cases.values() for found in _of_case(case, pack, names)]
    table = None
    if pack is not None:
        spotted += _of_pack(pack, names)
        if whole and len(loaded.cases) == len(pack.cases):
            cases = [loaded.cases[name] for name in pack.cases]
            table = balance.weigh(pack, cases)
            spotted += [*balance.unbalanced(pack, cases), *care.never_together(pack, cases)]
    problems = _placed(loaded.root, spotted)
    if pack is not None and whole and catalogues is not None:
        problems += real_in_catalogues(catalogues, pack.id, names)
    return Harm(tuple(sorted(set(problems))), table)


def _of_case(case: Scenario, pack: Pack | None, names: Names) -> Iterator[Spotted]:
    file = f"{case.id}.yaml"
    yield from _of_texts(case, file, names)
    yield from balance.one_sided(case, file)
    yield from corrections.repeated_claims(case, file)
    yield from care.charged_without(case, file)
    if pack is not None:
        yield from care.unreasoned(case, pack, file)
        yield from care.apart(case, pack, file)


def _of_pack(pack: Pack, names: Names) -> Iterator[Spotted]:
    # Works have authors, and are cited by their names.
    yield from (one for one in _of_texts(pack, PACK, names) if (one.fault.path[0], one.fault.code) != CITED)
    yield from balance.uneven_forms(pack)
    yield from corrections.repeated_in_quiz(pack)
    yield from care.unreasoned_in_quiz(pack)


def _of_texts(model: Scenario | Pack, file: str, names: Names) -> Iterator[Spotted]:
    for path, text in texts_of(model):
        # A pack's handles are its own, and would pass for somebody else's.
        shown = text.removeprefix("@") if path[-1] == "handle" else text
        for real in names.real_in(shown):
            fault = Fault(real.code, path, real.message, real.hint, real.severity)
            yield Spotted(file, fault, real.words)


def _placed(root: Path, spotted: Iterable[Spotted]) -> list[Problem]:
    """The problems with their lines, without those that a comment marks as false alarms."""
    by_file: dict[str, list[Spotted]] = defaultdict(list)
    for found in spotted:
        by_file[found.file].append(found)
    problems = []
    for file, all_found in by_file.items():
        wanted = [(found.fault.path, found.words) for found in all_found]
        for found, place in zip(all_found, places(root / file, wanted), strict=True):
            fault = found.fault
            if fault.code in MARKABLE and plain(found.words) in allowed(place.comments):
                continue
            problems.append(Problem(place.where, fault.code, fault.severity, fault.message, fault.hint))
    return problems
