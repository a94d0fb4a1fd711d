"""Files written whole or not at all: on a full disk, with two processes, or when the game is killed."""

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

POSIX = os.name == "posix"
"""Whether a folder can be opened like a file."""


def write_whole(file: Path, content: bytes) -> None:
    """Put the content in the file's place, or raise OSError and leave the old file as it was."""
    with writing_whole(file) as opened:
        opened.write(content)


@contextlib.contextmanager
def writing_whole(file: Path) -> Iterator[IO[bytes]]:
    """Write what takes the file's place at the end; on any error the old file stays as it was. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    # Threads of one process may write the same file, as when pictures are made again while the last round ends.
    beside = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        with beside.open("wb") as opened:
            yield opened
            opened.flush()
            os.fsync(opened.fileno())
        _replace(beside, file)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    with contextlib.suppress(OSError):
        _sync_folder(file.parent)
        for leftover in file.parent.glob(f"{file.name}.*.tmp"):
            # Another process writes for milliseconds: what is older was left by one that was killed.
            if leftover.stat().st_mtime < time.time() - 60:
                leftover.unlink()


def _replace(beside: Path, file: Path) -> None:
    # Windows refuses while another process, or a virus scanner, has the file open for a moment.
    for pause in (0.01, 0.05):
        try:
            beside.replace(file)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    beside.replace(file)


def _sync_folder(folder: Path) -> None:
    if POSIX:
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
