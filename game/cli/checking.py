"""`fenjer check`: every problem, told in one of three ways."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game import paths
from game.cli.desk import USAGE, Desk
from game.strings import mark

if TYPE_CHECKING:
    from game.authoring.balance import Balance
    from game.story.problems import Problem

COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


MANY = 60
"""From so many cases on, all cores are put to work; for fewer, starting them costs more than it saves."""


@dataclass(frozen=True)
class Checked:
    """What a check comes to: every problem once, sorted by place, and the balance of each pack."""

    problems: "list[Problem]"
    balances: "list[Balance]"


def check_paths(desk: Desk, wanted: Iterable[Path], *, scenes: bool = False, pictures: bool = False) -> Checked:
    """Check packs, folders of packs and single cases.

    With `scenes`, there is a note on the reading of each scene; with `pictures`, each is made and looked at.
    """
    roots = desk.pack_roots()
    named = [roots.get(str(path), path) for path in wanted]
    for root in named:
        if not root.exists():
            desk.trouble(USAGE, mark("There is no file, folder or pack {path}."), path=root)
    found = [part for root in named for part in _parts(root)]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if cores > 1 and len(found) > 1 and sum(map(_size, found)) >= MANY:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(min(cores, len(found))) as pool:
            outcomes = list(pool.map(partial(checked, scenes=scenes, pictures=pictures), found))
    else:
        outcomes = [checked(part, scenes=scenes, pictures=pictures) for part in found]
    problems = {problem for outcome in outcomes for problem in outcome.problems}
    return Checked(sorted(problems), [balance for outcome in outcomes for balance in outcome.balances])


def checked(root: Path, *, scenes: bool, pictures: bool = False) -> Checked:
    """All that is to be said of one pack, or of one case."""
    from game.authoring.harm import harm
    from game.cli.weighing import weighed
    from game.loader import is_zip, load_case, load_pack
    from game.loader.folder import PACK

    techniques = paths.scenarios() / "techniques.yaml"
    whole = root.is_dir() or is_zip(root) or root.name == PACK
    loaded = load_pack(root, techniques) if root.is_dir() else load_case(root, techniques)
    own = loaded.root / "locale"
    harmful = harm(loaded, own if own.is_dir() else paths.locale(), whole=whole)
    problems = {*loaded.problems, *harmful.problems, *weighed(loaded, whole=whole, scenes=scenes)}
    if pictures and loaded.pack is not None:
        from game.authoring.retouching import retouching
        from game.cli.windowed import album_of

        album = album_of(loaded, lambda text: text.source)
        problems.update(retouching(loaded, album.inside, album.fonts))
    return Checked(sorted(problems), [] if harmful.balance is None else [harmful.balance])


def _parts(root: Path) -> list[Path]:
    """The packs in a folder of packs; a pack, a zip or a case is one by itself."""
    from game.loader import is_zip

    if not root.is_dir() or (root / "pack.yaml").is_file():
        return [root]
    inside = [pack.parent for pack in sorted(root.glob("*/pack.yaml"))]
    return [*inside, *(file for file in sorted(root.iterdir()) if is_zip(file))] or [root]


def _size(root: Path) -> int:
    """About how many cases there are in a part."""
    return sum(1 for _ in root.glob("*.yaml")) if root.is_dir() else 1


def tell_problems(desk: Desk, checked: Checked, form: str) -> None:
    """Tell the problems: for people with the line and a caret, as JSON, or as GitHub's annotations.

    Notes are only counted, but in the JSON.
    """
    from game.authoring.balance import table

    problems = checked.problems
    if form == "json":
        balances = [asdict(balance) for balance in checked.balances]
        found = {"fenjer": 1, "problems": [asdict(problem) for problem in problems], "balance": balances}
        click.echo(json.dumps(found, indent=2))
        return
    counted = [problem for problem in problems if problem.severity != "note"]
    if form == "github":
        for problem in counted:
            at = problem.where
            message = problem.message + (f" ({problem.hint})" if problem.hint else "")
            click.echo(
                f"::{problem.severity} file={at.file},line={at.line},col={at.column},title={problem.code}::{message}"
            )
        return
    for problem in counted:
        severity = click.style(problem.severity, fg=COLOURS[problem.severity], bold=True)
        click.echo(f"{problem.where}: {severity} {problem.code}: {problem.message}")
        for line in _quoted(problem):
            click.echo(line)
        if problem.hint:
            click.echo(f"    = {problem.hint}")
    for balance in checked.balances:
        if not balance.fair:
            click.echo(f"\n{table(balance)}\n")
    for line in _notes(problems):
        click.echo(line)
    click.echo(_count(desk, counted))


def _notes(problems: "Iterable[Problem]") -> Iterator[str]:
    """A line for each sort of note; one that stands alone is told itself."""
    from game.story.problems import CODES

    notes: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.severity == "note":
            notes.setdefault(problem.code, []).append(problem)
    note = click.style("note", fg=COLOURS["note"], bold=True)
    for code, told in sorted(notes.items()):
        places = f"in {len(told)} places; --format json lists them" if len(told) > 1 else f"{told[0].message}"
        yield f"{note} {code}: {CODES[code]}: {places}"


def _quoted(problem: "Problem") -> list[str]:
    """The line that the problem is in, with a caret under the place."""
    lines = _lines(problem.where.file)
    if not 1 <= problem.where.line <= len(lines):
        return []
    line = lines[problem.where.line - 1].expandtabs(1)
    # A long line is cut around the place, so that the caret stays in sight.
    start = max(0, problem.where.column - 61)
    return [f"    | {line[start : start + 100]}", f"    | {' ' * (problem.where.column - 1 - start)}^"]


@lru_cache(maxsize=8)
def _lines(file: str) -> list[str]:
    """The lines of a file, also of one in a zip; none where it cannot be read."""
    from game.loader.zipped import text_in

    try:
        text = text_in(Path(file))
        return (Path(file).read_text("utf-8") if text is None else text).splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _count(desk: Desk, problems: "Sequence[Problem]") -> str:
    t = desk.translator
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = sum(problem.severity == "warning" for problem in problems)
    if not problems:
        return t.say("No problems.")
    return t.list([t.plural("{n} error", "{n} errors", errors), t.plural("{n} warning", "{n} warnings", warnings)])
