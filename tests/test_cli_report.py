"""`fenjer report`: which session it is about, what it refuses, and its exit statuses."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import main
from game.storage import Store
from game.storage.exchange import write
from tests.report_records import LEARNERS, class_of, form

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], opened: Path) -> Run:
    """Run report and give its exit status, what it printed and what it complained of."""

    def command(*arguments: object) -> tuple[int, str, str]:
        status = main(["report", *(str(argument) for argument in arguments)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def _kept(home: Path, *sessions: str, mode: str = "workshop") -> None:
    """Keep classes in the store, one after the other."""
    store = Store(home, print)
    for session in sessions:
        store.results.take_in(class_of(LEARNERS, session=session, mode=mode))
    store.results.close()


def _figures(file: Path) -> dict[tuple[str, str], str]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return {(row["part"], row["name"]): row["value"] for row in csv.DictReader(opened)}


@pytest.mark.parametrize("suffix", ["pdf", "html", "csv"])
def test_without_a_file_it_reports_on_this_machine(run: Run, home: Path, tmp_path: Path, suffix: str) -> None:
    """The latest class of the store is reported on, in the form that the name asks for."""
    _kept(home, "earlier", "later")
    file = tmp_path / f"report.{suffix}"
    assert run("-o", file) == (0, f"{file}\n", "")
    begins = {"pdf": b"%PDF", "html": b"<!DOCTYPE html>", "csv": b"\xef\xbb\xbfpart,"}
    assert file.read_bytes().startswith(begins[suffix])


def test_what_was_played_at_home_is_not_reported_on(run: Run, home: Path, tmp_path: Path) -> None:
    """Whoever plays for fun is no class, not even by the session's name."""
    _kept(home, "at-home", mode="play")
    status, out, errors = run("-o", tmp_path / "report.csv")
    assert (status, out) == (2, "")
    assert errors == "No class or event has been played here. Exported files can be named with --from.\n"
    assert run("--session", "at-home", "-o", tmp_path / "report.csv")[0] == 2
    assert not (tmp_path / "report.csv").exists()


def test_an_unknown_session_is_answered_with_those_there_are(run: Run, home: Path, tmp_path: Path) -> None:
    """The latest first."""
    _kept(home, "one", "two")
    status, _, errors = run("--session", "three", "-o", tmp_path / "report.csv")
    assert (status, errors) == (2, "There is no session three; there are: two, one.\n")


def test_several_files_are_one_class(run: Run, tmp_path: Path) -> None:
    """The machines of a class bring a file each, and what stands in two of them counts once."""
    records = class_of(LEARNERS)
    write(tmp_path / "one.jsonl.gz", records[:14])
    write(tmp_path / "two.jsonl.gz", records[10:])
    status, _, errors = run("--from", tmp_path / "one.jsonl.gz", tmp_path / "two.jsonl.gz", "-o", tmp_path / "r.csv")
    assert (status, errors) == (0, "")
    found = _figures(tmp_path / "r.csv")
    assert found["session", "participants"] == "12"
    assert found["change", "right"] == "0.283333"


def test_of_several_sessions_the_latest_is_taken_and_the_others_are_named(run: Run, tmp_path: Path) -> None:
    """The day decides, not the order in the file."""
    later, earlier = class_of(LEARNERS, session="later", day="2026-11-21"), class_of(LEARNERS, session="earlier")
    write(tmp_path / "both.jsonl.gz", [*later, *earlier])
    status, _, errors = run("--from", tmp_path / "both.jsonl.gz", "-o", tmp_path / "r.csv")
    assert status == 0
    assert errors == "The report is on later, the latest. With --session: earlier (2026-11-20).\n"
    assert run("--from", tmp_path / "both.jsonl.gz", "--session", "earlier", "-o", tmp_path / "r.csv")[0] == 0


def test_a_damaged_file_ends_it_with_nothing_written(run: Run, tmp_path: Path) -> None:
    """One line says which file and why."""
    file = tmp_path / "cut.jsonl.gz"
    write(file, class_of(LEARNERS))
    file.write_bytes(file.read_bytes()[:-20])
    status, out, errors = run("--from", file, "-o", tmp_path / "r.csv")
    assert (status, out, errors.count("\n")) == (2, "", 1)
    assert errors.startswith("cut.jsonl.gz is cut off or damaged")
    assert not (tmp_path / "r.csv").exists()
    assert run("--from", tmp_path / "none.jsonl.gz", "-o", tmp_path / "r.csv")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("-o", "report.doc"), "report.doc has to end in .pdf, .html or .csv."),
        (("--programme", "-o", "r.csv"), "--programme wants the exported files of the workshops."),
        (("--programme", "a.gz", "--session", "x", "-o", "r.csv"), "--session does nothing with --programme"),
        (("--from", "a.csv", "-o", "a.csv"), "a.csv is one of the files to read; it stays as it is."),
    ],
)
def test_what_makes_no_sense_is_refused(run: Run, arguments: tuple[str, ...], says: str) -> None:
    """In one line, with the status of a command that was not understood."""
    status, out, errors = run(*arguments)
    assert (status, out) == (2, "")
    assert errors.startswith(says)


def test_where_it_cannot_be_written_it_says_so(run: Run, home: Path, tmp_path: Path) -> None:
    """A folder of that name is in the way."""
    _kept(home, "class")
    (tmp_path / "report.csv").mkdir()
    status, out, errors = run("-o", tmp_path / "report.csv")
    assert (status, out, errors.count("\n")) == (3, "", 1)


def test_a_programme_names_what_it_leaves_out(run: Run, tmp_path: Path) -> None:
    """The report is made of the others, and the status tells that not all were read."""
    for n in range(3):
        write(tmp_path / f"{n}.jsonl.gz", class_of(LEARNERS[: 8 + n], session=f"class-{n}"))
    (tmp_path / "2.jsonl.gz").write_bytes(b"something else")
    files = sorted(tmp_path.glob("*.gz"))
    status, out, errors = run("--programme", *files, files[0], "-o", tmp_path / "r.csv")
    assert (status, out) == (2, f"{tmp_path / 'r.csv'}\n")
    assert errors.startswith("2.jsonl.gz is")
    found = _figures(tmp_path / "r.csv")
    assert (found["programme", "files"], found["programme", "refused"]) == ("3", "1")
    assert found["programme", "participants"] == "17"
    (tmp_path / "only.jsonl.gz").write_bytes(b"something else")
    assert run("--programme", tmp_path / "only.jsonl.gz", "-o", tmp_path / "none.csv")[0] == 2
    assert not (tmp_path / "none.csv").exists()


def test_a_class_of_four_gets_no_figures(run: Run, tmp_path: Path) -> None:
    """Whatever the form, the file says why it is empty."""
    write(tmp_path / "four.jsonl.gz", [form(f"p{n}", 0, "a", 3, 3) for n in range(4)])
    for suffix in ("csv", "html"):
        file = tmp_path / f"r.{suffix}"
        assert run("--from", tmp_path / "four.jsonl.gz", "-o", file)[0] == 0
        assert ("too-few" if suffix == "csv" else "Fewer than 5 took part.") in file.read_text("utf-8")
