"""Results carried from one machine to another: gzipped lines of JSON, the last of which vouches for those before it."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from game.storage.files import writing_whole
from game.storage.formats import RESULT_FIELDS, RESULT_STEPS, VERSION, Data, decoded, result_of
from game.strings import Notice, mark

MAGIC = b"\x1f\x8b"
"""How a gzipped file begins."""

LONGEST = 1_000_000
"""Bytes: a longer line is no result."""


class RefusedError(Exception):
    """A file of results is not taken in; the notice says why."""

    def __init__(self, message: str, file: Path, **fields: str | int) -> None:
        super().__init__(message)
        self.notice = Notice(message, {"file": file.name, **fields})


def write(file: Path, records: Iterable[Data]) -> int:
    """Write the records to a file, whole or not at all, and say how many; raises OSError.

    The same records in the same order make the same file.
    """
    digest, count = hashlib.sha256(), 0
    with writing_whole(file) as opened, gzip.GzipFile("", "wb", 6, opened, mtime=0) as packed:
        for record in records:
            ordered = {name: record[name] for name in (VERSION, "record", *RESULT_FIELDS)}
            line = json.dumps(ordered, separators=(",", ":")).encode() + b"\n"
            digest.update(line)
            packed.write(line)
            count += 1
        trailer = {VERSION: len(RESULT_STEPS) + 1, "records": count, "sha256": digest.hexdigest()}
        packed.write(json.dumps(trailer).encode() + b"\n")
    return count


def read(file: Path) -> Iterator[Data]:
    """The records of a file, each of the newest version. They hold only if the end is reached without an error.

    Raises RefusedError where the file is cut, altered, of a newer version or none of ours, and OSError where it cannot
    be read.
    """
    digest, count = hashlib.sha256(), 0
    with file.open("rb") as opened:
        if opened.read(2) != MAGIC:
            raise RefusedError(mark("{file} is no file of exported results."), file)
    try:
        with gzip.open(file) as packed:
            line = packed.readline(LONGEST)
            while following := packed.readline(LONGEST):
                count += 1
                digest.update(line)
                yield _record(line, file, count)
                line = following
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise RefusedError(
            mark("{file} is cut off or damaged: copy it again from where it was exported."), file
        ) from None
    _vouched(line, file, count, digest.hexdigest())


def _record(line: bytes, file: Path, number: int) -> Data:
    record = decoded(line, RESULT_STEPS, result_of)
    if record is not None:
        return record
    try:
        version = json.loads(line)[VERSION]
    except (ValueError, LookupError, TypeError, RecursionError):
        version = None
    if type(version) is int and version > len(RESULT_STEPS) + 1:
        raise RefusedError(mark("{file} was exported by a newer version of the game; bring this one up to date."), file)
    message = mark("{file} is damaged, or no file of exported results: its line {n} is no result.")
    raise RefusedError(message, file, n=number)


def _vouched(line: bytes, file: Path, count: int, digest: str) -> None:
    """Refuse the file unless its last line is the trailer that belongs to those before it."""
    try:
        trailer = json.loads(line)
        records, wanted = trailer["records"], trailer["sha256"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise RefusedError(mark("{file} is cut off: its last line is missing. Copy it again."), file) from None
    if records != count or wanted != digest:
        message = mark("{file} was altered after it was exported: its checksum is not that of its lines.")
        raise RefusedError(message, file)
