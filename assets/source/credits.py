"""Writes assets/CREDITS.md from the sidecars: a file credits.toml in each folder of assets.

    python assets/source/credits.py [--check]

A sidecar has [[work]] tables: `files` (names in its folder, with * for any part), `what`, `by`, `licence` and `origin`,
and for a folder of fonts also what its licence asks to be told. --check writes nothing and says whether it would.
"""

from __future__ import annotations

import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[1]
CREDITS = ASSETS / "CREDITS.md"
TITLES = {
    "fonts": "Fonts",
    "icons": "Icons",
    "pictures": "Pictures drawn for the game",
    "pictures/town": "Photographs of the town",
    "portraits": "Portraits",
    "backdrops": "The places of the town",
    "cards": "Technique cards, badges and stamps",
    "sounds": "Sounds",
}
UNCREDITED = ("credits.toml", "OFL-*.txt", "LICENSE-*.txt")
"""The sidecars, and the licences that works refer to."""


def folders() -> list[Path]:
    """The folders that have files to credit, in the order in which they are told."""
    return [ASSETS / name for name in TITLES]


def works(folder: Path) -> list[dict[str, object]]:
    """The works of a folder, as its sidecar has them."""
    return list(tomllib.loads((folder / "credits.toml").read_text(encoding="utf-8"))["work"])


def uncredited(folder: Path) -> list[str]:
    """The files of a folder that no work has, and those that two have."""
    patterns = [pattern for work in works(folder) for pattern in _files(work)]
    names = [path.name for path in sorted(folder.iterdir()) if path.is_file()]
    wanted = [name for name in names if not any(fnmatch(name, each) for each in UNCREDITED)]
    return [name for name in wanted if sum(fnmatch(name, pattern) for pattern in patterns) != 1]


def _files(work: dict[str, object]) -> list[str]:
    files = work["files"]
    return [str(each) for each in files] if isinstance(files, list) else []


def page() -> str:
    """assets/CREDITS.md."""
    lines = [
        "# Credits",
        "",
        "Every picture, font, icon and sound that Fenjer ships: who made it, its licence, and where it is from.",
        "Written by `python assets/source/credits.py` from the file `credits.toml` in each folder.",
    ]
    for name, title in TITLES.items():
        lines += ["", f"## {title}", ""]
        note = tomllib.loads((ASSETS / name / "credits.toml").read_text(encoding="utf-8")).get("note", "")
        if note:
            lines += [str(note).strip(), ""]
        lines += [f"| files in `assets/{name}/` | what | by | licence | from |", "|---|---|---|---|---|"]
        for work in works(ASSETS / name):
            files = ", ".join(f"`{each}`" for each in _files(work))
            cells = [files, *(str(work[key]) for key in ("what", "by", "licence", "origin"))]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Writes the page, or checks it; the exit status."""
    wrong = [f"assets/{folder.relative_to(ASSETS)}/{name}" for folder in folders() for name in uncredited(folder)]
    for name in wrong:
        print(f"{name}: credited by none, or by two", file=sys.stderr)
    if "--check" in sys.argv[1:]:
        return int(bool(wrong) or CREDITS.read_text(encoding="utf-8") != page())
    CREDITS.write_text(page(), encoding="utf-8")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
