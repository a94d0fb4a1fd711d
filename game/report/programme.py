"""Many workshops, read by DuckDB straight from exported files: in bounded memory, and each record once.

A file is taken in whole or not at all: its last line has to vouch for those before it. The only user of duckdb.
"""

import contextlib
import hashlib
import json
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from game.report.things import Packed, things
from game.storage.exchange import LONGEST, RefusedError, read
from game.storage.formats import RESULT_STEPS, VERSION
from game.story.effects import Change, Taken, change
from game.story.measures import FEWEST, Judged, accuracy, brier, known
from game.story.pooling import Pooled, pooled
from game.strings import Notice, mark

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "384MB"
"""What DuckDB may take; what does not fit it puts aside in a folder."""

WRONG = """
    SELECT count(*) FROM records WHERE NOT coalesce(
        regexp_full_match(session, '[A-Za-z0-9:/._@+-]{0,160}') AND participant IS NOT NULL AND turn IS NOT NULL
        AND length(day) = 10 AND try_strptime(day, '%Y-%m-%d') IS NOT NULL
        AND (judgements IS NULL OR list_bool_and(
            [j.item IS NOT NULL AND j.percent IS NOT NULL AND j.percent BETWEEN 0 AND 100 FOR j IN judgements]
        ) IS NOT false), false)
"""
"""Counts the records that cannot be results, as far as that matters here."""

CHUNK = 1 << 16
"""Bytes that are unpacked at a time."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """One workshop: its session, its last day, how many did both forms, and what changed."""

    session: str
    day: str
    right: Change
    brier: Change


@dataclass(frozen=True, slots=True)
class ProgrammeFigures:
    """All that is said of many workshops.

    `people` and `records` are of all files, `sessions` counts the workshops; `shown` are those with enough people who
    did both forms, by day. `small` is what the others come to together, where that is enough, and `fewer` how many they
    are. `right` and `brier` are the means over `shown` and `small`. `refused` tells of files that were left out.
    `people` is `None` where there are too few of them to show anything. `simulated`: some of them are no people at all.
    """

    files: int
    refused: tuple[Notice, ...]
    records: int
    sessions: int
    days: tuple[str, ...]
    people: int | None
    simulated: bool = False
    both: int = 0
    shown: tuple[Workshop, ...] = ()
    small: Workshop | None = None
    fewer: int = 0
    lopsided: int = 0
    right: Pooled | None = None
    brier: Pooled | None = None


def programme_figures(files: Sequence[Path], packs: Mapping[str, Packed], modes: Sequence[str]) -> ProgrammeFigures:
    """The figures of what was played in these modes, from files; raises OSError where there is no temporary folder."""
    with ThreadPoolExecutor(2) as two:
        notices = list(two.map(_refused, files))
    refused = [notice for notice in notices if notice is not None]
    sound = [file for file, notice in zip(files, notices, strict=True) if notice is None]
    with tempfile.TemporaryDirectory(prefix="fenjer-programme-") as folder, _opened(Path(folder)) as database:
        while sound and (odd := _load(database, sound, modes)):
            refused += odd.values()
            sound = [file for file in sound if file not in odd]
        if not sound:
            return ProgrammeFigures(len(files), tuple(refused), 0, 0, (), None)
        return _figures(database, packs, len(files), tuple(refused))


def _figures(
    database: "DuckDBPyConnection", packs: Mapping[str, Packed], files: int, refused: tuple[Notice, ...]
) -> ProgrammeFigures:
    found = database.execute(
        "SELECT count(DISTINCT record), count(DISTINCT session), count(DISTINCT (session, participant)),"
        " min(day), max(day), coalesce(bool_or(mode = 'simulated'), false) FROM records"
    ).fetchone()
    records, sessions, people, first, last, simulated = found or (0, 0, 0, None, None, False)
    days = tuple(dict.fromkeys(day for day in (first, last) if day))
    if people < FEWEST:
        return ProgrammeFigures(files, refused, records, sessions, days, None)

    shown: list[Workshop] = []
    few: list[list[Taken]] = []
    both = 0
    for (session, day), taken in _workshops(database, packs):
        both += len(taken)
        if len(taken) >= FEWEST:
            shown += _workshop(session, day, taken)
        else:
            few.append(taken)
    rest = [one for taken in few for one in taken]
    small = next(iter(_workshop("", "", rest)), None) if len(rest) >= FEWEST else None
    pooling = [*shown, *([small] if small is not None else [])]
    return ProgrammeFigures(
        files,
        refused,
        records,
        sessions,
        days,
        people,
        simulated,
        both,
        tuple(sorted(shown, key=lambda one: (one.day, one.session))),
        small,
        sessions - len(shown),
        sum(not one.right.balanced for one in pooling),
        _pooled([one.right for one in pooling]),
        _pooled([one.brier for one in pooling]),
    )


def _pooled(changes: Sequence[Change]) -> Pooled | None:
    return pooled([one.effect.value for one in changes], [one.error for one in changes])


def _workshop(session: str, day: str, taken: Sequence[Taken]) -> Iterator[Workshop]:
    right, score = change(taken, accuracy), change(taken, brier)
    if right is not None and score is not None:
        yield Workshop(session, day, right, score)


# What the files hold


def _opened(folder: Path) -> "contextlib.closing[DuckDBPyConnection]":
    """A database in a folder of its own, which fetches nothing from anywhere."""
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": str(folder / "aside"),
        "threads": 2,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "preserve_insertion_order": False,
    }
    return contextlib.closing(duckdb.connect(str(folder / "programme.duckdb"), config=config))


def _load(database: "DuckDBPyConnection", files: Sequence[Path], modes: Sequence[str]) -> dict[Path, Notice]:
    """Make the table of all records; where DuckDB cannot read a file, say which, and make none."""
    import duckdb

    try:
        # Only of the forms is it needed what was judged.
        database.execute(
            """
            CREATE OR REPLACE TABLE records AS
            SELECT record, session, participant, turn, day, mode, pack, quiz,
                CASE WHEN quiz IN ('a', 'b') AND finished THEN judgements END AS judgements
            FROM read_json($files, format = 'newline_delimited', compression = 'gzip', columns = {
                record: 'VARCHAR', session: 'VARCHAR', participant: 'VARCHAR', turn: 'INTEGER', day: 'VARCHAR',
                mode: 'VARCHAR', pack: 'VARCHAR', quiz: 'VARCHAR', finished: 'BOOLEAN',
                judgements: 'STRUCT(item VARCHAR, percent INTEGER)[]'
            })
            WHERE record IS NOT NULL AND mode IN (SELECT unnest($modes))
            """,
            {"files": [str(file) for file in files], "modes": list(modes)},
        )
        ((wrong,),) = database.execute(WRONG).fetchall()
    except duckdb.Error:
        if odd := _all_odd(files):
            return odd
        raise
    return _all_odd(files) if wrong else {}


def _all_odd(files: Sequence[Path]) -> dict[Path, Notice]:
    """The files that vouch for themselves and are no results all the same, found the slow way."""
    return {file: notice for file in files if (notice := _odd(file)) is not None}


def _odd(file: Path) -> Notice | None:
    """Why a file is refused when each of its lines is looked at."""
    try:
        for _ in read(file):
            pass
    except RefusedError as why:
        return why.notice
    return None


def _workshops(
    database: "DuckDBPyConnection", packs: Mapping[str, Packed]
) -> Iterator[tuple[tuple[str, str], list[Taken]]]:
    """Each workshop with its last day, and what those answered who did the forms a and b."""
    verdicts = {(key.pack, key.item): thing.verdict for key, thing in things(packs).items() if not key.case}
    found = database.execute(
        "SELECT session, max(day) OVER (PARTITION BY session), participant, quiz, pack,"
        " [j.item FOR j IN judgements], [j.percent FOR j IN judgements]"
        " FROM (SELECT DISTINCT ON (record) * FROM records WHERE judgements IS NOT NULL)"
        " ORDER BY session, participant, turn, record"
    )
    for session, rows in groupby(_fetched(found), key=lambda row: row[0]):
        taken, day = [], ""
        for _, forms in groupby(rows, key=lambda row: row[2]):
            answers: dict[str, list[Judged]] = {}
            for _, day, _, form, pack, items, percents in forms:  # noqa: B007  the day is that of the whole session
                judged = [
                    Judged(percent, verdicts[pack, item])
                    for item, percent in zip(items, percents, strict=True)
                    if (pack, item) in verdicts
                ]
                if {one.verdict == "accurate" for one in known(judged)} == {True, False}:
                    answers.setdefault(form, judged)
            if len(answers) == 2:
                (first, before), (_, after) = answers.items()
                taken.append(Taken(first, before, after))
        yield (session, day), taken


def _fetched(found: "DuckDBPyConnection") -> Iterator[tuple[str, str, str, str, str, list[str], list[int]]]:
    while rows := found.fetchmany(5000):
        yield from rows


# Whether a file is what was exported


def _refused(file: Path) -> Notice | None:
    """Why a file is left out: it cannot be read, is cut or altered, or of a newer version; `None` for a sound one."""
    try:
        count, digest, last = _summed(file)
    except OSError as error:
        return Notice(mark("{file} cannot be read: {why}."), {"file": file.name, "why": error.strerror or str(error)})
    except (EOFError, zlib.error, ValueError):
        message = mark("{file} is cut off or damaged: copy it again from where it was exported.")
        return Notice(message, {"file": file.name})
    try:
        trailer = json.loads(last)
        version, records, wanted = trailer[VERSION], trailer["records"], trailer["sha256"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return Notice(mark("{file} is cut off: its last line is missing. Copy it again."), {"file": file.name})
    if type(version) is not int or version > len(RESULT_STEPS) + 1:
        message = mark("{file} was exported by a newer version of the game; bring this one up to date.")
        return Notice(message, {"file": file.name})
    if records != count or wanted != digest:
        message = mark("{file} was altered after it was exported: its checksum is not that of its lines.")
        return Notice(message, {"file": file.name})
    return None


def _summed(file: Path) -> tuple[int, str, bytes]:
    """How many lines stand before the last one, their SHA-256, and the last one itself.

    Unpacking and hashing let other threads work meanwhile. Raises OSError, and EOFError, zlib.error or ValueError for
    what is no gzipped file of lines.
    """
    digest, count, kept = hashlib.sha256(), 0, b""
    for content in _unpacked(file):
        whole = kept + content
        # The last line may be the trailer: it is held back until another one follows.
        cut = whole.rfind(b"\n", 0, len(whole) - 1) + 1
        digest.update(whole[:cut])
        count += whole.count(b"\n", 0, cut)
        kept = whole[cut:]
        if len(kept) > LONGEST:
            raise ValueError(file.name)
    return count, digest.hexdigest(), kept


def _unpacked(file: Path) -> Iterator[bytes]:
    unpacking = zlib.decompressobj(31)
    with file.open("rb") as opened:
        while packed := opened.read(CHUNK):
            if unpacking.eof:
                raise ValueError(file.name)
            yield unpacking.decompress(packed)
    if not unpacking.eof or unpacking.unused_data:
        raise EOFError(file.name)
