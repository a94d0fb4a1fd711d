"""The watcher of an author's files: every way in which editors save, told once and only when it is done."""

import os
import shutil
from pathlib import Path

import pytest

from game.authoring.watcher import PATIENCE, Watcher


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that an author works on."""
    file = tmp_path / "case.yaml"
    file.write_text("id: one\n")
    return file


def looks(watcher: Watcher, times: int = 4) -> list[bool]:
    """What so many looks tell."""
    return [watcher.changed() for _ in range(times)]


def test_nothing_saved_is_nothing_told(file: Path) -> None:
    """Looking at files that stay as they are tells nothing, and nor does reading them."""
    watcher = Watcher([file])
    file.read_text()
    assert not any(looks(watcher))
    assert not watcher.stirring()


def test_a_save_is_told_once_and_when_it_is_still(file: Path) -> None:
    """A file written into is told at the second look, until when it stirs, and never again."""
    watcher = Watcher([file])
    file.write_text("id: two, and longer\n")
    assert not watcher.changed()
    assert watcher.stirring()
    assert looks(watcher) == [True, False, False, False]
    assert not watcher.stirring()


def test_a_file_put_in_place_of_another_is_a_save(file: Path) -> None:
    """A rename over the file is told, even where size and time are those of the old one."""
    watcher = Watcher([file])
    beside = file.with_name("case.yaml.tmp")
    beside.write_text("id: two\n")
    shutil.copystat(file, beside)
    before = file.stat()
    beside.replace(file)
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert looks(watcher) == [False, True, False, False]


def test_a_save_in_steps_is_told_when_the_last_is_done(file: Path) -> None:
    """A file emptied, filled in part and then wholly, with looks between, is told once."""
    watcher = Watcher([file])
    with file.open("w") as opened:
        told = looks(watcher)
        for part in ("id: two\n", "title: Two\n"):
            opened.write(part)
            opened.flush()
            told.append(watcher.changed())
    assert not any(told)
    assert looks(watcher) == [True, False, False, False]


def test_a_file_moved_away_and_written_anew_is_one_save(file: Path) -> None:
    """An editor that keeps the old file as a backup and writes a new one is told once, when the new one is there."""
    watcher = Watcher([file])
    file.rename(file.with_suffix(".bak"))
    assert not any(looks(watcher))
    file.write_text("id: two\n")
    assert looks(watcher) == [False, True, False, False]


def test_a_file_that_stays_away_or_empty_is_told_in_the_end(file: Path) -> None:
    """What was deleted, or emptied for good, is told after some patience."""
    watcher = Watcher([file])
    file.write_text("")
    assert looks(watcher, PATIENCE + 1) == [False] * (PATIENCE + 1)
    assert looks(watcher) == [True, False, False, False]
    file.unlink()
    assert looks(watcher) == [False, True, False, False]


def test_a_file_that_comes_into_being_is_a_save(tmp_path: Path) -> None:
    """A file that was not there when watching began is told when it is written."""
    late = tmp_path / "case.playtest.yaml"
    watcher = Watcher([late])
    late.write_text("runs: []\n")
    assert looks(watcher) == [False, True, False, False]


def test_other_files_can_be_followed_without_losing_a_save(file: Path) -> None:
    """After the list has changed a save before it is still told; a new file counts as it is."""
    other = file.with_name("picture.jpg")
    other.write_bytes(b"1")
    watcher = Watcher([file])
    file.write_text("id: two, and longer\n")
    watcher.follow([file, other])
    assert looks(watcher) == [True, False, False, False]
    os.utime(other, (1, 1))
    assert looks(watcher) == [False, True, False, False]
    watcher.follow([file])
    os.utime(other, (2, 2))
    assert not any(looks(watcher))
