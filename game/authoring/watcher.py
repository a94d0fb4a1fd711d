"""Watching an author's files: looks at them, and tells when a save is done."""

import os
from collections.abc import Iterable
from pathlib import Path

Stamp = tuple[int, int, int]
"""By what a saved file is known: its size, its time (ns), and which file it is (a rename puts another there)."""

PATIENCE = 12
"""For how many looks a file that has vanished, or has nothing in it, is taken for a save under way."""


class Watcher:
    """Tells when some files were saved, whichever way the editor does it.

    Ask `changed` a few times a second. A save is told once it has stayed as it is from one look to the next: an
    editor may write in steps, empty the file first, or put another file in its place. The files need not be there yet.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._told: dict[str, Stamp | None] = {}
        self._waited = 0
        self.follow(files)

    def follow(self, files: Iterable[Path]) -> None:
        """Watches these files from here on; one that was not watched before counts as it is now."""
        self._files = sorted({os.fspath(file) for file in files})
        self._seen = self._look()
        self._told = {name: self._told.get(name, stamp) for name, stamp in self._seen.items()}

    def changed(self) -> bool:
        """Whether a save has been finished since this was last true."""
        now = self._look()
        still = now == self._seen
        self._seen = now
        if now == self._told:
            self._waited = 0
            return False
        if not still:
            return False
        if self._waited < PATIENCE and any(_emptied(was, now[name]) for name, was in self._told.items()):
            self._waited += 1
            return False
        self._told = now
        self._waited = 0
        return True

    def stirring(self) -> bool:
        """Whether a save seemed to be under way at the last look, so that the next one had better come soon."""
        return self._seen != self._told

    def _look(self) -> dict[str, Stamp | None]:
        return {name: _stamp(name) for name in self._files}


def _stamp(name: str) -> Stamp | None:
    try:
        found = os.stat(name)  # noqa: PTH116 (a Path for each look would cost as much again)
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ino)


def _emptied(was: Stamp | None, now: Stamp | None) -> bool:
    """Whether there was something in a file, and nothing is now."""
    return was is not None and was[0] > 0 and (now is None or now[0] == 0)
