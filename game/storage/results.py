"""The results: one record for each play and each form of the quiz, in an SQLite file in the user's folder.

The file keeps a log that is written before it (WAL): what has been committed is there after a crash of the game, of the
system and of the power, and is taken over at the next opening.
"""

import contextlib
import itertools
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

from game.storage.formats import RESULT_FIELDS, RESULT_STEPS, VERSION, Data, decoded, result_of
from game.strings import Notice, mark

UNSAVED = mark("The game cannot save in {folder}. You can play on, but it is forgotten at the end.")

COLUMNS = ("record", *RESULT_FIELDS)
LISTS = ("tokens", "judgements", "scores")
"""The columns that hold JSON."""

SCHEMA = (
    """
    CREATE TABLE records (
        number INTEGER PRIMARY KEY,
        record TEXT NOT NULL UNIQUE,
        participant TEXT NOT NULL,
        session TEXT NOT NULL,
        turn INTEGER NOT NULL,
        day TEXT NOT NULL,
        mode TEXT NOT NULL,
        language TEXT NOT NULL,
        pack TEXT NOT NULL,
        pack_hash TEXT NOT NULL,
        "case" TEXT NOT NULL,
        finished INTEGER NOT NULL,
        tokens TEXT NOT NULL,
        judgements TEXT NOT NULL,
        scores TEXT NOT NULL,
        minutes INTEGER NOT NULL,
        quiz TEXT
    );
    CREATE INDEX by_session ON records (session, participant, turn);
    CREATE INDEX by_day ON records (day, mode, "case", finished);
    """,
)
"""The first script makes an empty file one of version 1, the next one brings that to version 2, and so on."""

PATIENCE = 10
"""How long, in seconds, to wait for another game that is writing."""

_NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
_INSERT = f"INSERT OR IGNORE INTO records ({_NAMES}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608
_SELECT = f"SELECT {_NAMES} FROM records"  # noqa: S608


class NewerError(Exception):
    """The file was made by a newer version of the game."""


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A class or an event as it stands in the store: its id, its last day, how it was played, how many took part."""

    session: str
    day: str
    mode: str
    participants: int
    records: int


class Results:
    """The results kept in the folder `home`; the file is made with the first of them.

    `tell` hears of what goes wrong. What cannot be written stays in memory and is tried again with the next result; a
    damaged file is set aside, and what can still be read in it is taken over.
    """

    def __init__(self, home: Path, tell: Callable[[Notice], object]) -> None:
        self.file = home / "results.sqlite"
        self._older = home / "results.jsonl"
        self._marker = home / "results.damaged"
        self._tell = tell
        self._unsaved: list[Data] = []
        self._opened: sqlite3.Connection | None = None

    def add(self, record: Data) -> bool:
        """Keep a record; True when it is on the disk, and no crash can lose it any more."""
        self._unsaved.append(record)
        return self.settled()

    def settled(self) -> bool:
        """Write what could not be written before; whether nothing is left to write."""
        if self._unsaved:
            with self._told_if_unsaved():
                self._insert(self._connection(), self._unsaved)
                self._unsaved.clear()
        return not self._unsaved

    def all(self) -> Iterator[Data]:
        """The records in the order in which they came in."""
        yield from self._read(f"{_SELECT} ORDER BY number")
        yield from self._unsaved

    def of_session(self, session: str) -> list[Data]:
        """The records of one class or event, in the order in which they came in."""
        kept = list(self._read(f"{_SELECT} WHERE session = ? ORDER BY number", session))
        return kept + [record for record in self._unsaved if record["session"] == session]

    def latest_session(self, modes: Iterable[str]) -> str | None:
        """The session that was played last in one of these modes; None where there is none."""
        wanted = tuple(modes)
        for record in reversed(self._unsaved):
            if record["mode"] in wanted:
                return str(record["session"])
        marks = ", ".join("?" * len(wanted))
        rows = self._rows(
            f"SELECT session FROM records WHERE mode IN ({marks}) ORDER BY number DESC LIMIT 1",  # noqa: S608
            *wanted,
        )
        return next((session for (session,) in rows), None)

    def sessions(self) -> list[SessionSummary]:
        """The classes and events that are kept here, the latest first."""
        rows = self._rows(
            "SELECT session, max(day), max(mode), count(DISTINCT participant), count(*), max(number) AS last"
            " FROM records GROUP BY session ORDER BY last DESC"
        )
        return [SessionSummary(session, day, mode, people, count) for session, day, mode, people, count, _ in rows]

    def counts(self, day: str, mode: str) -> dict[tuple[str, bool], int]:
        """How many plays of each case there were on a day in a mode: those finished (True), and those left (False)."""
        rows = self._rows(
            'SELECT "case", finished, count(*) FROM records WHERE day = ? AND mode = ? GROUP BY "case", finished',
            day,
            mode,
        )
        return {(case, bool(finished)): count for case, finished, count in rows}

    def used_participants(self, session: str) -> set[str]:
        """The participants that a session has had so far."""
        rows = self._rows("SELECT DISTINCT participant FROM records WHERE session = ?", session)
        return {name for (name,) in rows}

    def __len__(self) -> int:
        stored: int = sum(count for (count,) in self._rows("SELECT count(*) FROM records"))
        return len(self._unsaved) + stored

    def take_in(self, records: Iterable[Data]) -> tuple[int, int]:
        """Add records from elsewhere, all or (where the iterable raises) none; how many were new, and how many known.

        Raises OSError or sqlite3.Error where they cannot be written.
        """
        connection = self._connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            before = connection.total_changes
            count = 0
            for record in records:
                connection.execute(_INSERT, _row(record))
                count += 1
            new = connection.total_changes - before
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        # What many records leave in the log would slow down the next ones.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return new, count - new

    def wipe(self) -> int:
        """Erase every result, with all that was set aside, so that nothing can be read from the disk; how many.

        Raises OSError or sqlite3.Error where something cannot be erased.
        """
        count = len(self)
        self._unsaved.clear()
        if self.file.exists():
            connection = self._connection()
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("DELETE FROM records")
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for pattern in ("results.jsonl*", "results.sqlite.damaged-*", "results.damaged"):
            for left in self.file.parent.glob(pattern):
                left.unlink()
        return count

    def check(self, after: float = 0) -> Thread:
        """Look in the background whether the whole file is sound; what is not is mended at the next start.

        `after` is how many seconds from now that begins.
        """
        watch = Thread(target=self._check, args=(after,), name="results", daemon=True)
        watch.start()
        return watch

    def close(self) -> None:
        """Let go of the file; it is opened again when it is next needed."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _check(self, after: float) -> None:
        time.sleep(after)
        if not self.file.exists():
            return
        try:
            with contextlib.closing(sqlite3.connect(f"{self.file.absolute().as_uri()}?mode=ro", uri=True)) as own:
                ((found,),) = own.execute("PRAGMA quick_check(1)")
        except sqlite3.DatabaseError as error:
            found = "ok" if isinstance(error, sqlite3.OperationalError) else str(error)
        if found != "ok":
            with contextlib.suppress(OSError):
                self._marker.touch()
            message = mark("The results in {file} are damaged. What can be read of them is kept at the next start.")
            self._tell(Notice(message, {"file": self.file.name}))

    # The file

    def _connection(self) -> sqlite3.Connection:
        """The open file, made where there is none; raises OSError, sqlite3.Error and NewerError."""
        if self._opened is not None and not self.file.exists():
            # Somebody has taken the file away: what comes now goes into a new one.
            self.close()
        if self._opened is None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            if self._marker.exists():
                self._mend()
            try:
                self._opened = _opened(self.file)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                self._mend()
                self._opened = _opened(self.file)
            self._take_older()
        return self._opened

    def _mend(self) -> None:
        """Set a damaged file aside, and take over into a new one what can be read in it."""
        names = (self.file.with_name(f"{self.file.name}.damaged-{number}") for number in itertools.count(1))
        kept = next(name for name in names if not os.path.lexists(name))
        for tail in ("", "-wal", "-shm"):
            part = self.file.with_name(self.file.name + tail)
            if part.exists():
                part.rename(kept.with_name(kept.name + tail))
        found = list(_salvaged(kept))
        with contextlib.closing(_opened(self.file)) as new:
            self._insert(new, found)
        self._marker.unlink(missing_ok=True)
        message = mark("The results were damaged. {n} of them could be read; the damaged file is kept as {kept}.")
        self._tell(Notice(message, {"n": len(found), "kept": kept.name}))

    def _take_older(self) -> None:
        """Take in the results of version 1, which stood one a line in a file of their own."""
        if self._opened is None or not self._older.exists():
            return
        try:
            lines = self._older.read_bytes().splitlines()
        except OSError:
            message = mark("The file {file} is damaged. The game goes on without it.")
            self._tell(Notice(message, {"file": self._older.name}))
            return
        found = [decoded(line, RESULT_STEPS, result_of) for line in lines if line]
        self._insert(self._opened, [record for record in found if record is not None])
        if None in found[:-1]:
            # A last line may be torn, of a game that was killed; any other should not be.
            message = mark("Some results in {file} could not be read and are left out.")
            self._tell(Notice(message, {"file": self._older.name}))
        self._older.replace(self._older.with_name(f"{self._older.name}.taken-over"))

    @staticmethod
    def _insert(connection: sqlite3.Connection, records: Iterable[Data]) -> None:
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(_INSERT, map(_row, records))

    def _rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """What a query finds, and nothing (with a notice) where the file cannot be read."""
        if self._opened is None and not any(file.exists() for file in (self.file, self._older, self._marker)):
            # Looking leaves no trace.
            return
        try:
            yield from self._connection().execute(query, values)
        except (OSError, sqlite3.Error, NewerError) as error:
            self._tell_why(error)

    def _read(self, query: str, *values: object) -> Iterator[Data]:
        for row in self._rows(query, *values):
            yield _record(row)

    @contextlib.contextmanager
    def _told_if_unsaved(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error, NewerError) as error:
            self._tell_why(error)

    def _tell_why(self, error: Exception) -> None:
        if isinstance(error, NewerError):
            message = mark("The results in {file} were made by a newer version of the game; it leaves them alone.")
            self._tell(Notice(message, {"file": self.file.name}))
        else:
            self._tell(Notice(UNSAVED, {"folder": str(self.file.parent)}))


def _opened(file: Path) -> sqlite3.Connection:
    """The file opened, in the newest form; raises sqlite3.Error, and NewerError for one of a newer game."""
    connection = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
    try:
        _bring_up_to_date(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    ((version,),) = connection.execute("PRAGMA user_version")
    if version > len(SCHEMA):
        raise NewerError
    _log_ahead(connection)
    # Every commit is on the disk when it returns.
    connection.execute("PRAGMA synchronous = FULL")
    if version < len(SCHEMA):
        connection.execute("BEGIN IMMEDIATE")
        # Another game may have brought it up to date while this one waited for it.
        ((version,),) = connection.execute("PRAGMA user_version")
        for script in SCHEMA[version:]:
            for statement in filter(str.strip, script.split(";")):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(SCHEMA)}")
        connection.execute("COMMIT")


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Have changes written to a log first; raises sqlite3.Error where another game stays in the way."""
    last = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # SQLite waits for another game everywhere but here, where two new ones would wait for each other.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > last:
                raise
            time.sleep(0.02)
        else:
            return


def _salvaged(file: Path) -> Iterator[Data]:
    """What can still be read of a damaged file, from its beginning and then from its end."""
    for order in ("", " DESC"):
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(file)) as connection:
            for row in connection.execute(f"{_SELECT} ORDER BY number{order}"):
                with contextlib.suppress(ValueError, LookupError, TypeError):
                    yield result_of(_record(row))


def _row(record: Data) -> list[object]:
    return [json.dumps(record[name]) if name in LISTS else record[name] for name in COLUMNS]


def _record(row: tuple[Any, ...]) -> Data:
    record: Data = dict(zip(COLUMNS, row, strict=True))
    for name in LISTS:
        record[name] = json.loads(record[name])
    return {VERSION: len(RESULT_STEPS) + 1, **record, "finished": bool(record["finished"])}
