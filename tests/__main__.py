"""Runs every check: `python3 tests` in the checkout, on a machine with nothing but Python.

`python3 tests languages` measures every screen and the kit in all languages, which takes some minutes more.

Lint, format, types, the import contract, and the tests with the coverage of each package that must be held.
All of them run even if one fails; the exit status is 1 if any did.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = str(Path(__file__).resolve().parent.parent)
sys.path.insert(0, ROOT)

import main as bootstrap  # noqa: E402  the checkout has to be on the path first

COVERED = ("story", "loader", "pages", "languages", "latin", "strings", "storage", "toolkit")
LEAST = 90


def main() -> int:
    """Run the checks, print a line for each, and return the exit status."""
    if bootstrap.too_old():
        return bootstrap.LACKING
    try:
        python = bootstrap.ready_python(ROOT, "dev")
    except bootstrap.CannotSetUpError as lack:
        print(f"The checks could not be set up. {lack}", file=sys.stderr)
        return bootstrap.LACKING
    began = time.monotonic()
    lines = []
    failed = 0
    for name, arguments in languages() if "languages" in sys.argv[1:] else checks():
        print(f"\n── {name}", flush=True)
        start = time.monotonic()
        status = subprocess.call([python, *arguments], cwd=ROOT)
        failed += status != 0
        lines.append(f"{name:<24}{time.monotonic() - start:7.1f} s  {'FAILED' if status else 'ok'}")
    print("\n" + "\n".join(lines))
    print(f"{len(lines) - failed} checks ok, {failed} FAILED, {time.monotonic() - began:.0f} s", flush=True)
    return 1 if failed else 0


def checks() -> list[tuple[str, list[str]]]:
    """Return each check's name and the arguments with which Python runs it."""
    contract = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    pytest = ["-m", "pytest", "-n", "2", "--cov", "--cov-report="]
    coverage = ["-m", "coverage", "report", f"--fail-under={LEAST}"]
    return [
        ("ruff check", ["-m", "ruff", "check", "--output-format=concise"]),
        ("ruff format", ["-m", "ruff", "format", "--check"]),
        ("mypy", ["-m", "mypy"]),
        ("import contract", ["-c", contract]),
        ("pytest", pytest),
        *((f"coverage {part}", [*coverage, f"--include=game/{part}.py,game/{part}/*"]) for part in COVERED),
    ]


def languages() -> list[tuple[str, list[str]]]:
    """Return the checks of every screen and of the kit in all languages, and of the words by hunspell."""
    found = [entry.name for entry in Path(ROOT, "locale").iterdir() if entry.is_dir()]
    os.environ["FENJER_TONGUES"] = " ".join(["en", "sr-Latn", *sorted(found)])
    return [
        ("screens and kit", ["-m", "pytest", "-n", "2", "-m", "tongues"]),
        ("spelling", ["-m", "game", "strings", "check", "--spelling"]),
    ]


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(bootstrap.INTERRUPTED)
