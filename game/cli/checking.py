"""`fenjer check`: every problem, told in one of three ways."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game import paths
from game.cli.desk import USAGE, Desk
from game.strings import mark

if TYPE_CHECKING:
    from game.authoring.balance import Balance
    from game.loader import Loaded
    from game.story.problems import Problem

COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


@dataclass(frozen=True)
class Checked:
    """What a check comes to: every problem once, sorted by place, and the balance of each pack."""

    problems: "list[Problem]"
    balances: "list[Balance]"


def check_paths(desk: Desk, wanted: Iterable[Path]) -> Checked:
    """Check packs, folders of packs and single cases."""
    from game.loader import load_case, load_pack
    from game.loader.folder import PACK

    techniques = paths.scenarios() / "techniques.yaml"
    roots = desk.pack_roots()
    problems: set[Problem] = set()
    balances: list[Balance] = []
    for path in wanted:
        root = roots.get(str(path), path)
        if not root.exists():
            desk.trouble(USAGE, mark("There is no file, folder or pack {path}."), path=path)
        if root.is_dir():
            inside = [] if (root / PACK).is_file() else [pack.parent for pack in sorted(root.glob(f"*/{PACK}"))]
            found = [(load_pack(pack, techniques=techniques), True) for pack in inside or [root]]
        else:
            found = [(load_case(root, techniques=techniques), root.name == PACK)]
        for loaded, whole in found:
            problems.update(loaded.problems)
            more, balance = _harm(loaded, whole)
            problems.update(more)
            balances += [balance] if balance is not None else []
    return Checked(sorted(problems), balances)


def _harm(loaded: "Loaded", whole: bool) -> "tuple[Iterable[Problem], Balance | None]":
    from game.authoring.harm import harm

    own = loaded.root / "locale"
    found = harm(loaded, own if own.is_dir() else paths.locale(), whole=whole)
    return found.problems, found.balance


def tell_problems(desk: Desk, checked: Checked, form: str) -> None:
    """Tell the problems: for people with the line and a caret, as JSON, or as GitHub's annotations."""
    from game.authoring.balance import table

    problems = checked.problems
    if form == "json":
        balances = [asdict(balance) for balance in checked.balances]
        found = {"fenjer": 1, "problems": [asdict(problem) for problem in problems], "balance": balances}
        click.echo(json.dumps(found, indent=2))
        return
    if form == "github":
        for problem in problems:
            level = {"note": "notice"}.get(problem.severity, problem.severity)
            at = problem.where
            message = problem.message + (f" ({problem.hint})" if problem.hint else "")
            click.echo(f"::{level} file={at.file},line={at.line},col={at.column},title={problem.code}::{message}")
        return
    for problem in problems:
        severity = click.style(problem.severity, fg=COLOURS[problem.severity], bold=True)
        click.echo(f"{problem.where}: {severity} {problem.code}: {problem.message}")
        for line in _quoted(problem):
            click.echo(line)
        if problem.hint:
            click.echo(f"    = {problem.hint}")
    for balance in checked.balances:
        if not balance.fair:
            click.echo(f"\n{table(balance)}\n")
    click.echo(_count(desk, problems))


def _quoted(problem: "Problem") -> list[str]:
    """The line that the problem is in, with a caret under the place."""
    try:
        lines = Path(problem.where.file).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    if not 1 <= problem.where.line <= len(lines):
        return []
    line = lines[problem.where.line - 1].expandtabs(1)
    # A long line is cut around the place, so that the caret stays in sight.
    start = max(0, problem.where.column - 61)
    return [f"    | {line[start : start + 100]}", f"    | {' ' * (problem.where.column - 1 - start)}^"]


def _count(desk: Desk, problems: "Sequence[Problem]") -> str:
    t = desk.translator
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = sum(problem.severity == "warning" for problem in problems)
    if not problems:
        return t.say("No problems.")
    return t.list([t.plural("{n} error", "{n} errors", errors), t.plural("{n} warning", "{n} warnings", warnings)])
