"""Files written whole or not at all: on a full disk, with two processes, or when the game is killed."""

import contextlib
import errno
import os
import sys
import threading
import time
from pathlib import Path

POSIX = os.name == "posix"
"""Whether a folder can be opened like a file."""


def write_whole(file: Path, content: bytes) -> None:
    """Put the content in the file's place, or raise OSError and leave the old file as it was."""
    file.parent.mkdir(parents=True, exist_ok=True)
    # Threads of one process may write the same file, as when pictures are made again while the last round ends.
    beside = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        with beside.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        _replace(beside, file)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    with contextlib.suppress(OSError):
        _sync_folder(file.parent)
        for leftover in file.parent.glob(f"{file.name}.*.tmp"):
            # Another process writes for milliseconds: what is older was left by one that was killed.
            if leftover.stat().st_mtime < time.time() - 60:
                leftover.unlink()


def append(file: Path, lines: list[bytes]) -> None:
    """Append whole lines with a single write, so that two processes never mix theirs; raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    opened = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        _lock(opened)
        size = os.lseek(opened, 0, os.SEEK_END)
        os.lseek(opened, max(size - 1, 0), os.SEEK_SET)
        # A torn last line, of a game that was killed, must not spoil the first one of these.
        start = b"" if os.read(opened, 1) in (b"", b"\n") else b"\n"
        content = start + b"".join(line + b"\n" for line in lines)
        if os.write(opened, content) < len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))
        os.fsync(opened)
    finally:
        os.close(opened)


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


def _lock(opened: int) -> None:
    """Make other processes wait until the file is closed, where the system does not append in one step."""
    if sys.platform == "win32":  # pragma: no cover (POSIX appends in one step)
        import msvcrt

        # One byte far behind the end: a locked byte can be read by nobody else.
        os.lseek(opened, 2**30, os.SEEK_SET)
        msvcrt.locking(opened, msvcrt.LK_LOCK, 1)
