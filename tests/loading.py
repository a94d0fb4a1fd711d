"""What the tests of the loader share: the small packs, and copies of them to break."""

import shutil
from pathlib import Path

TESTS = Path(__file__).parent
SMALL = TESTS / "packs" / "small"
"""A pack of one short case that has everything in it once, and no problem."""

PROBLEMS = TESTS / "problems"
BASE = PROBLEMS / "base"
"""A pack and a case with as little in them as they can have, and no problem."""


def copy_of(pack: Path, folder: Path) -> Path:
    """Copy a pack, with the taxonomy above it, into a folder, and return the copy."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(pack.parent / "techniques.yaml", folder)
    return shutil.copytree(pack, folder / pack.name)


def change(file: Path, old: str, new: str) -> None:
    """Replace the one place in a file where the old text stands."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), "utf-8")


def line_of(file: Path, text: str) -> int:
    """The number of the first line that has this text in it."""
    lines = file.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)
