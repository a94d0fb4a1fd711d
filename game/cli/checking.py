"""`fenjer check`: every problem, told in one of three ways."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game import paths
from game.cli.desk import Desk

if TYPE_CHECKING:
    from game.story.problems import Problem

COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def check_paths(desk: Desk, wanted: Iterable[Path]) -> "list[Problem]":
    """All problems of packs, folders of packs and single cases, each once, sorted by place."""
    from game.loader import load_case, load_pack

    techniques = paths.scenarios() / "techniques.yaml"
    roots = desk.pack_roots()
    problems: set[Problem] = set()
    for path in wanted:
        root = roots.get(str(path), path)
        if root.is_dir() and not (root / "pack.yaml").is_file():
            inside = [pack.parent for pack in sorted(root.glob("*/pack.yaml"))]
            for pack in inside or [root]:
                problems.update(load_pack(pack, techniques=techniques).problems)
        elif root.is_dir():
            problems.update(load_pack(root, techniques=techniques).problems)
        else:
            problems.update(load_case(root, techniques=techniques).problems)
    return sorted(problems)


def tell_problems(desk: Desk, problems: "Sequence[Problem]", form: str) -> None:
    """Tell the problems: for people with the line and a caret, as JSON, or as GitHub's annotations."""
    if form == "json":
        click.echo(json.dumps({"fenjer": 1, "problems": [asdict(problem) for problem in problems]}, indent=2))
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
