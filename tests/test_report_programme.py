"""Many workshops in one report: each record once, intervals and no ranks, refused files named and left out."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.report.programme import ProgrammeFigures, programme_figures
from game.report.programme_report import programme_report, programme_rows
from game.report.table import Row
from game.storage.exchange import write
from game.strings import Translator
from tests.report_records import LEARNERS, Sketch, class_of, packs, said


def _files(folder: Path, sizes: tuple[int, ...] = (12, 8, 10)) -> list[Path]:
    """A file for each workshop, of so many participants, the later days first."""
    files = []
    for n, size in enumerate(sizes):
        people = [((2 + k // 2 % 2, 3), (3 + (k + n) // 2 % 2, 4)) for k in range(size)]
        day = f"2026-11-{20 - n}"
        file = folder / f"workshop-{n}.jsonl.gz"
        write(file, class_of(people, session=f"class-{n}", day=day))
        files.append(file)
    return files


def _figures(files: list[Path]) -> ProgrammeFigures:
    return programme_figures(files, packs(), ("workshop",))


def everything() -> Iterator[Row]:
    """Every kind of row that many workshops have."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        yield from programme_rows(_figures(_files(Path(folder), (12, 8, 10, 3, 4))))
        yield from programme_rows(_figures(_files(Path(folder), (2,))))


def test_workshops_stand_in_the_order_of_their_days(tmp_path: Path) -> None:
    """Not of their success: the first day comes first, whatever changed."""
    found = _figures(_files(tmp_path))
    assert [one.day for one in found.shown] == ["2026-11-18", "2026-11-19", "2026-11-20"]
    assert (found.people, found.both, found.records, found.sessions) == (30, 30, 60, 3)
    assert found.right is not None
    assert found.right.mean.n == 3
    text = said(programme_report(found, Translator("en"), Sketch()))  # type: ignore[arg-type]
    assert "3 workshops in 3 files: 30 took part" in text
    assert "So on average more was judged rightly after the workshops." in text
    assert "This is no ranking" in text


def test_a_record_that_stands_in_two_files_counts_once(tmp_path: Path) -> None:
    """A second export of the same machine changes nothing."""
    files = _files(tmp_path)
    again = tmp_path / "again.jsonl.gz"
    again.write_bytes(files[0].read_bytes())
    once, twice = _figures(files), _figures([*files, again])
    assert (once.records, once.right, once.shown) == (twice.records, twice.right, twice.shown)


def test_a_small_workshop_is_shown_in_the_sum_only(tmp_path: Path) -> None:
    """Three and four are together seven: they count in the mean as one, and neither stands by itself."""
    found = _figures(_files(tmp_path, (12, 3, 8, 4)))
    assert [one.right.effect.n for one in found.shown] == [8, 12]
    assert found.small is not None
    assert (found.small.right.effect.n, found.fewer) == (7, 2)
    assert found.right is not None
    assert found.right.mean.n == 3
    assert not any(row.item in ("class-1", "class-3") for row in programme_rows(found))


def test_small_ones_that_are_too_few_together_are_left_out(tmp_path: Path) -> None:
    """Three alone stay hidden in the mean too."""
    found = _figures(_files(tmp_path, (12, 3, 8)))
    assert found.small is None
    assert found.right == _figures([tmp_path / "workshop-0.jsonl.gz", tmp_path / "workshop-2.jsonl.gz"]).right


def test_fewer_than_five_in_all_are_not_shown(tmp_path: Path) -> None:
    """A programme of three people says only that."""
    found = _figures(_files(tmp_path, (3,)))
    assert found.people is None
    text = said(programme_report(found, Translator("en"), Sketch()))  # type: ignore[arg-type]
    assert text == "Fewer than 5 took part. So few are never shown, as somebody could be recognised."
    assert [row.name for row in programme_rows(found)] == ["files", "refused", "too-few"]


def _altered(file: Path) -> None:
    file.write_bytes(gzip.compress(gzip.decompress(file.read_bytes()).replace(b'"percent":80', b'"percent":20', 1)))


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-30])


def _beheaded(file: Path) -> None:
    lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    file.write_bytes(gzip.compress(b"".join(lines[:-1])))


def _foreign(file: Path) -> None:
    file.write_bytes(b"no gzip")


def _newer(file: Path) -> None:
    _sealed(file, [], version=9)


def _nonsense(file: Path) -> None:
    _sealed(file, [b'{"fenjer":2,"record":"x","turn":"no number","judgements":7}\n'])


def _injecting(file: Path) -> None:
    line = '{"fenjer":2,"record":"x","session":"=1+1","participant":"p","turn":0,"day":"2026-11-20","mode":"workshop"}'
    _sealed(file, [line.encode() + b"\n"])


def _undated(file: Path) -> None:
    lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)[:-1]
    _sealed(file, [line.replace(b"2026-11-19", b"some other day") for line in lines])


def _sealed(file: Path, lines: list[bytes], version: int = 2) -> None:
    """A file that vouches for itself, whatever is in it."""
    digest = hashlib.sha256(b"".join(lines)).hexdigest()
    trailer = json.dumps({"fenjer": version, "records": len(lines), "sha256": digest}).encode() + b"\n"
    file.write_bytes(gzip.compress(b"".join(lines) + trailer))


@pytest.mark.parametrize(
    "spoil", [_altered, _cut, _beheaded, _foreign, _newer, _nonsense, _injecting, _undated, Path.unlink]
)
def test_a_file_that_is_not_what_was_exported_is_named_and_left_out(tmp_path: Path, spoil: object) -> None:
    """The others are reported on as if it were not there."""
    files = _files(tmp_path)
    spoil(files[1])  # type: ignore[operator]
    found, others = _figures(files), _figures([files[0], files[2]])
    assert [notice.fields["file"] for notice in found.refused] == ["workshop-1.jsonl.gz"]
    assert (found.right, found.shown) == (others.right, others.shown)
    text = said(programme_report(found, Translator("en"), Sketch()))  # type: ignore[arg-type]
    assert "1 file was refused and left out." in text
    assert "workshop-1.jsonl.gz" in text


def test_of_one_workshop_its_own_change_is_told(tmp_path: Path) -> None:
    """There is no mean of one, and its interval says what is known."""
    file = tmp_path / "one.jsonl.gz"
    write(file, class_of(LEARNERS))
    found = _figures([file])
    assert found.right is None
    text = said(programme_report(found, Translator("en"), Sketch()))  # type: ignore[arg-type]
    assert "changed by +2.8 on average; the true mean change may lie between +2.3 and +3.3." in text


def test_what_was_played_at_home_is_no_workshop(tmp_path: Path) -> None:
    """The files of a machine hold everything that was played on it; only classes and events are counted."""
    files = _files(tmp_path)
    write(tmp_path / "home.jsonl.gz", class_of(LEARNERS, session="home", mode="play"))
    assert _figures([*files, tmp_path / "home.jsonl.gz"]).shown == _figures(files).shown
