"""The results on this machine: what is kept of them whatever happens, and how they are carried to another one."""

import gzip
import json
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from game.cli import main
from game.storage import Store, exchange, results
from game.storage.exchange import RefusedError
from tests.test_storage import FIXTURES, RESULT, Told, again, run

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def told() -> Told:
    """A listener for notices."""
    return Told()


@pytest.fixture
def store(tmp_path: Path, told: Told) -> Store:
    """A store in a folder that is not there yet."""
    return Store(tmp_path / "home", told)


def file_of(tmp_path: Path) -> Path:
    """The file of the store's results."""
    return tmp_path / "home" / "results.sqlite"


def test_a_result_that_cannot_be_written_is_kept_and_written_later(
    tmp_path: Path, store: Store, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk the result stays in memory, the player is told once, and the next one brings it along."""
    store.add_result(RESULT)

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as context:
        context.setattr(results.Results, "_insert", full)
        store.add_result(RESULT | {"case": "second"})
        store.add_result(RESULT | {"case": "third"})
        assert not store.results.settled()
        assert len(store.results) == 3
        assert len(again(tmp_path, told).results) == 1
    assert told == [f"The game cannot save in {tmp_path / 'home'}. You can play on, but it is forgotten at the end."]
    store.add_result(RESULT)
    cases = [result["case"] for result in again(tmp_path, told).results.all()]
    assert cases == ["bridge-on-fire", "second", "third", "bridge-on-fire"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on the size of files")
def test_a_system_that_stops_writing_in_the_middle_costs_no_result(tmp_path: Path, store: Store, told: Told) -> None:
    """What could be committed stays readable for others meanwhile; the rest is there once it can be written."""
    import resource

    store.add_result(RESULT)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        for _ in range(200):
            store.add_result(RESULT)
        assert 1 < len(again(tmp_path, Told()).results) < 201
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert len(told) == 1
    store.add_result(RESULT)
    assert len(again(tmp_path, Told()).results) == 202


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_game_has_every_result_that_it_reported(tmp_path: Path, told: Told) -> None:
    """Whatever was said to be stored before a `kill -9` is there afterwards, in a sound file."""
    script = """
store = Store(home, print)
for number in range(100_000):
    print(store.add_result(eval(sys.argv[2]))["record"], flush=True)
"""
    reported: set[str] = set()
    for round_ in range(5):
        process = run(script, tmp_path / "home", RESULT)
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(3 + 20 * round_)]
        os.kill(process.pid, signal.SIGKILL)
        rest = process.communicate()[0].splitlines(keepends=True)
        reported |= {line.decode().strip() for line in [*lines, *rest] if line.endswith(b"\n")}
        kept = again(tmp_path, told)
        assert reported <= {result["record"] for result in kept.results.all()}
        kept.results.close()
        with closing(sqlite3.connect(file_of(tmp_path))) as connection:
            assert list(connection.execute("PRAGMA integrity_check")) == [("ok",)]
    assert not told


@pytest.mark.parametrize("content", [b"", b"no database", b"\0" * 5000])
def test_a_file_that_is_none_is_set_aside(tmp_path: Path, store: Store, told: Told, content: bytes) -> None:
    """A damaged file is kept under another name, the player is told, and a new one begins. An empty one is new."""
    file_of(tmp_path).parent.mkdir()
    file_of(tmp_path).write_bytes(content)
    store.add_result(RESULT)
    assert len(store.results) == 1
    if content:
        assert told == [
            "The results were damaged. 0 of them could be read; the damaged file is kept as results.sqlite.damaged-1."
        ]
        assert file_of(tmp_path).with_name("results.sqlite.damaged-1").read_bytes() == content


def test_what_can_be_read_of_a_damaged_file_is_taken_over(tmp_path: Path, store: Store, told: Told) -> None:
    """A page in the middle is lost: the check in the background finds it, and the next start keeps the others."""
    store.results.take_in({**RESULT, "fenjer": 2, "record": f"r{n}"} for n in range(2000))
    store.results.close()
    content = bytearray(file_of(tmp_path).read_bytes())
    middle = len(content) // 4096 // 3 * 4096
    content[middle : middle + 4096] = os.urandom(4096)
    file_of(tmp_path).write_bytes(content)
    worried = again(tmp_path, told)
    worried.results.check().join()
    assert told == ["The results in results.sqlite are damaged. What can be read of them is kept at the next start."]
    kept = [result["record"] for result in again(tmp_path, told).results.all()]
    assert 1500 < len(kept) < 2000
    assert len(set(kept)) == len(kept)
    assert f"{len(kept):,} of them could be read" in told[1]


def test_a_sound_file_is_found_sound(tmp_path: Path, store: Store, told: Told) -> None:
    """The check in the background says nothing of a file that is as it should be, nor of one that is not there."""
    store.results.check().join()
    store.add_result(RESULT)
    store.results.check().join()
    assert not told
    assert sorted(path.name for path in (tmp_path / "home").iterdir()) == [
        "results.sqlite",
        "results.sqlite-shm",
        "results.sqlite-wal",
    ]


def test_a_file_of_a_newer_game_is_left_alone(tmp_path: Path, store: Store, told: Told) -> None:
    """An older game neither reads nor changes what a newer one has made; its results wait in memory."""
    store.add_result(RESULT)
    store.results.close()
    with closing(sqlite3.connect(file_of(tmp_path))) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = file_of(tmp_path).read_bytes()
    later = again(tmp_path, told)
    later.add_result(RESULT)
    assert len(later.results) == 1
    assert told == ["The results in results.sqlite were made by a newer version of the game; it leaves them alone."]
    assert file_of(tmp_path).read_bytes() == before


def test_the_files_of_each_earlier_version_are_taken_over(tmp_path: Path, told: Told) -> None:
    """A store made by an earlier version, and the lines of the first one, are there in this one, each once."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "results.jsonl").write_bytes(FIXTURES.joinpath("results-1.jsonl").read_bytes() + b'{"fenjer": 1, "rec')
    file_of(tmp_path).write_bytes(FIXTURES.joinpath("results-schema-1.sqlite").read_bytes())
    store = again(tmp_path, told)
    assert [(result["record"], result["turn"]) for result in store.results.all()] == [
        ("00f1d8c2a90b3e74", 3),
        ("5f1d8c2a90b3e746", 0),
    ]
    assert not told
    assert not (home / "results.jsonl").exists()


def test_damaged_lines_of_the_first_version_are_said_so(tmp_path: Path, told: Told) -> None:
    """A line that is no result is left out with a notice, the others count, and the file is kept."""
    home = tmp_path / "home"
    home.mkdir()
    old = FIXTURES.joinpath("results-1.jsonl").read_bytes()
    (home / "results.jsonl").write_bytes(b"garbage\n\n" + old)
    assert len(again(tmp_path, told).results) == 1
    assert told == ["Some results in results.jsonl could not be read and are left out."]
    assert (home / "results.jsonl.taken-over").read_bytes().startswith(b"garbage")


def test_a_class_is_found_among_others(store: Store) -> None:
    """The records of one session, the latest session of a mode, and who has taken part already."""
    for session, mode, participant in (("s1", "workshop", "p1"), ("s1", "workshop", "p2"), ("s2", "play", "p1")):
        store.add_result(RESULT | {"session": session, "mode": mode, "participant": participant})
    assert len(store.results.of_session("s1")) == 2
    assert store.results.latest_session(["workshop", "kiosk"]) == "s1"
    assert store.results.latest_session(["kiosk"]) is None
    assert store.results.used_participants("s1") == {"p1", "p2"}
    summaries = [(each.session, each.participants, each.records) for each in store.results.sessions()]
    assert summaries == [("s2", 1, 1), ("s1", 2, 2)]


def test_a_day_is_counted_by_case(store: Store) -> None:
    """How many plays of each case were finished, and how many left, on one day in one mode."""
    for finished in (True, True, False):
        store.add_result(RESULT | {"mode": "kiosk", "finished": finished})
    store.add_result(RESULT | {"mode": "kiosk", "day": "2025-10-04"})
    assert store.results.counts("2025-10-03", "kiosk") == {
        ("bridge-on-fire", True): 2,
        ("bridge-on-fire", False): 1,
    }


def test_files_are_taken_in_once_in_any_order(tmp_path: Path, told: Told) -> None:
    """However often and in whatever order the files of three machines come, each result is there once."""
    files: list[Path] = []
    for machine in range(3):
        one = Store(tmp_path / str(machine), told)
        for n in range(5):
            one.add_result(RESULT | {"case": f"{machine}-{n}"})
        if files:
            # A machine that had the one before's results passes them on too.
            one.results.take_in(exchange.read(files[-1]))
        files.append(tmp_path / f"{machine}.gz")
        exchange.write(files[-1], one.results.all())
    seen = []
    for seed in range(4):
        collected = Store(tmp_path / f"all-{seed}", told)
        order = files * 2
        Random(seed).shuffle(order)
        for file in order:
            collected.results.take_in(exchange.read(file))
        seen.append({result["record"] for result in collected.results.all()})
        assert len(collected.results) == 15
    assert seen[0] == seen[1] == seen[2] == seen[3]


def spoilt(content: bytes, how: str) -> bytes:
    """An exported file's content, spoilt."""
    lines = gzip.decompress(content).splitlines(keepends=True)
    match how:
        case "cut":
            return content[: len(content) // 2]
        case "cut between lines":
            return gzip.compress(b"".join(lines[:-1]))
        case "a line less":
            return gzip.compress(b"".join(lines[1:]))
        case "altered":
            return gzip.compress(b"".join([lines[0].replace(b'"minutes":8', b'"minutes":9'), *lines[1:]]))
        case "a bit":
            return content[:60] + bytes([content[60] ^ 1]) + content[61:]
        case "newer":
            return gzip.compress(b"".join([lines[0].replace(b'"fenjer":2', b'"fenjer":3'), *lines[1:]]))
        case "empty":
            return b""
        case _:
            return b"diary"


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("cut", "cut off"),
        ("cut between lines", "cut off"),
        ("a line less", "altered"),
        ("altered", "altered"),
        ("a bit", "damaged"),
        ("newer", "newer version"),
        ("empty", "no file of exported results"),
        ("something else", "no file of exported results"),
    ],
)
def test_a_spoilt_file_is_refused_whole(tmp_path: Path, store: Store, told: Told, how: str, why: str) -> None:
    """Nothing of a file that was cut or altered is taken in, and the reason is told."""
    other = Store(tmp_path / "other", told)
    for _ in range(20):
        other.add_result(RESULT)
    file = tmp_path / "class.gz"
    exchange.write(file, other.results.all())
    file.write_bytes(spoilt(file.read_bytes(), how))
    with pytest.raises(RefusedError) as refused:
        store.results.take_in(exchange.read(file))
    assert why in told.reading(refused.value.notice)
    assert "class.gz" in told.reading(refused.value.notice)
    assert len(store.results) == 0


def test_the_commands_carry_results_from_machine_to_machine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Export writes all, import takes them in once, a spoilt file is named and the others count, wipe erases all."""
    monkeypatch.setenv("FENJER_HOME", str(tmp_path / "home"))
    Store(tmp_path / "home", print).add_result(RESULT)
    file, spoilt_file = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.gz"
    assert main(["results", "export", str(file)]) == 0
    spoilt_file.write_bytes(spoilt(file.read_bytes(), "altered"))
    monkeypatch.setenv("FENJER_HOME", str(tmp_path / "teacher"))
    capsys.readouterr()
    assert main(["results", "import", str(spoilt_file), str(file), str(tmp_path / "none")]) == 2
    out, err = capsys.readouterr()
    assert out == "a.jsonl.gz: 1 new, 0 already here\n"
    assert err.count("\n") == 2
    assert "b.jsonl.gz was altered" in err
    assert main(["results", "wipe", "--yes"]) == 0
    assert main(["results", "import", str(file)]) == 0
    assert "1 new" in capsys.readouterr().out
    assert main(["results", "export", str(tmp_path / "no" / "file" / "x" / "\0")]) != 0


def test_wiping_leaves_nothing_to_read_on_the_disk(tmp_path: Path, store: Store) -> None:
    """No word of a result is in any file any more, of what was set aside either; settings stay."""
    store.add_result(RESULT | {"case": "to-be-forgotten"})
    store.results.file.with_name("results.sqlite.damaged-1").write_bytes(b"to-be-forgotten")
    store.results.file.with_name("results.jsonl.taken-over").write_bytes(b"to-be-forgotten")
    assert store.results.wipe() == 1
    assert not [path for path in (tmp_path / "home").iterdir() if b"to-be-forgotten" in path.read_bytes()]
    store.add_result(RESULT)
    assert len(again(tmp_path, Told()).results) == 1


def test_the_same_results_make_the_same_file(tmp_path: Path, store: Store) -> None:
    """What was exported, taken in elsewhere and exported there is the same, byte for byte."""
    for n in range(10):
        store.add_result(RESULT | {"case": str(n)})
    first, second = tmp_path / "1.gz", tmp_path / "2.gz"
    exchange.write(first, store.results.all())
    other = Store(tmp_path / "other", print)
    other.results.take_in(exchange.read(first))
    exchange.write(second, other.results.all())
    assert first.read_bytes() == second.read_bytes()
    assert json.loads(gzip.decompress(first.read_bytes()).splitlines()[-1])["records"] == 10
