"""The figures as one tidy table: a row for each figure, none for a person. docs/CODEBOOK.md explains each word."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from io import StringIO

from game.report.classes import Calibration, ClassFigures, ItemRow
from game.report.things import Key
from game.story.intervals import Interval


@dataclass(frozen=True, slots=True)
class Row:
    """One figure, by the columns of the file."""

    part: str
    name: str
    item: str = ""
    when: str = ""
    n: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""


COLUMNS = tuple(field.name for field in fields(Row))


def csv_file(rows: Iterable[Row]) -> bytes:
    """The rows as a file: UTF-8 that says so at its beginning, for Excel; commas between, points in numbers."""
    written = StringIO()
    out = csv.writer(written, lineterminator="\r\n")
    out.writerow(COLUMNS)
    for row in rows:
        out.writerow([f"{cell:.6g}" if isinstance(cell, float) else cell for cell in astuple(row)])
    return written.getvalue().encode("utf-8-sig")


def class_rows(figures: ClassFigures) -> Iterator[Row]:
    """The figures of a class."""
    for day in figures.days:
        yield Row("session", "day", when=day)
    if figures.people is None:
        yield Row("session", "too-few")
        return
    yield Row("session", "participants", value=figures.people, unit="count")
    yield Row("session", "records", value=figures.records, unit="count")
    yield Row("session", "other-pack", value=figures.elsewhere, unit="count")
    yield Row("session", "unknown-items", value=figures.unknown, unit="count")
    for case in figures.cases:
        item = f"{case.pack}/{case.case}"
        yield Row("case", "begun", item, value=case.begun, unit="count")
        yield Row("case", "finished", item, n=case.begun, value=case.finished, unit="count")
    yield from _measures(figures)
    for calibration in figures.calibrations:
        yield from _calibration(calibration)
    for row in figures.items:
        yield from _item(row)
    yield from _looks(figures)


def figure(part: str, name: str, found: Interval, unit: str, item: str = "", when: str = "") -> Row:
    """A figure with its interval."""
    return Row(part, name, item, when, found.n, found.value, found.low, found.high, unit)


UNITS = {"brier": "score"}
"""The units of the measures that are no share."""


def _measures(figures: ClassFigures) -> Iterator[Row]:
    for level in figures.levels:
        for name, found in level.means.items():
            yield figure("level", name, found, UNITS.get(name, "share"), when=level.when)
        if level.discernment is not None:
            yield figure("level", "sensitivity", level.discernment.sensitivity, "z", when=level.when)
            yield figure("level", "criterion", level.discernment.criterion, "z", when=level.when)
    shift = figures.shift
    if shift is None:
        return
    for name, changed in shift.changes.items():
        yield figure("change", name, changed.effect, UNITS.get(name, "share"))
    for name, moved in (("sensitivity", shift.sensitivity), ("criterion", shift.criterion)):
        if moved is not None:
            yield figure("change", name, moved, "z")
    yield Row("leaning", shift.leaning, n=shift.n)


def _calibration(found: Calibration) -> Iterator[Row]:
    for point in found.points:
        stretch = f"{point.low}-{point.high}"
        yield Row("calibration", "stated", stretch, found.when, point.count, point.stated, unit="percent")
        yield Row("calibration", "true", stretch, found.when, point.count, point.true, unit="percent")
    parts = found.parts
    for name, value in (
        ("score", parts.score),
        ("reliability", parts.reliability),
        ("resolution", parts.resolution),
        ("uncertainty", parts.uncertainty),
        ("within-variance", parts.within_variance),
        ("within-covariance", parts.within_covariance),
    ):
        yield Row("brier", name, when=found.when, n=parts.count, value=value, unit="score")
    if found.sure is not None:
        sure = found.sure
        yield Row("sure", "stated", when=found.when, n=sure.beyond.n, value=sure.stated, unit="share")
        yield Row("sure", "right", when=found.when, n=sure.beyond.n, value=sure.right, unit="share")
        yield figure("sure", "beyond", sure.beyond, "share", when=found.when)


def _item(row: ItemRow) -> Iterator[Row]:
    item, found = _name(row.thing.key), row.figure
    yield figure("item", "right", found.right, "share", item)
    yield Row("item", "split", item, n=found.n, value=found.split, unit="index")
    if found.discrimination is not None:
        yield Row("item", "discrimination", item, n=found.n, value=found.discrimination, unit="correlation")


def _looks(figures: ClassFigures) -> Iterator[Row]:
    for tool in figures.tools:
        yield figure("tool", tool.tool, tool.share, "share")
    for use in figures.looks:
        name = "opened-telling" if use.look.tells else "opened"
        yield figure("look", name, use.opened, "share", f"{_name(use.thing.key)}/{use.look.id}")
    if figures.decided is not None:
        yield figure("decided", "pinned", figures.decided.pinned, "share")
        yield figure("decided", "others", figures.decided.others, "share")
    found = figures.together
    if found is not None:
        yield Row("together", "alone", n=found.shift.n, value=found.alone, unit="share")
        yield Row("together", "joint", n=found.shift.n, value=found.joint, unit="share")
        yield figure("together", "change", found.shift, "share")
    for vote in figures.hands:
        item = _name(vote.thing.key)
        yield Row("hands", "first", item, n=vote.n, value=vote.first, unit="share")
        yield Row("hands", "last", item, n=vote.n, value=vote.last, unit="share")


def _name(key: Key) -> str:
    """An item by its pack, its case (`quiz` for the short test) and its id."""
    return f"{key.pack}/{key.case or 'quiz'}/{key.item}"
