"""Packs in zips: the same as their folders, and refused whole where anything is not plain."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.loader import Loaded, load_pack, open_pack
from game.loader.zipped import text_in
from tests.loading import BASE, SMALL
from tests.zips import MADE, NAMES, PACK, made

TECHNIQUES = BASE.parent / "techniques.yaml"


@pytest.mark.parametrize("inside", ["", "base/"])
def test_a_zip_is_the_same_pack_as_its_folder(inside: str, tmp_path: Path) -> None:
    """Whether the files lie at its top or in a folder: the same cases, no problem, the same digest."""
    loaded = load_pack(made(tmp_path, {inside + name: content for name, content in PACK.items()}), TECHNIQUES)
    assert loaded.problems == ()
    assert list(loaded.cases) == list(loaded.playtests) == ["minimal"]
    assert loaded.digest == load_pack(BASE).digest


def test_a_problem_names_its_place_in_the_zip(tmp_path: Path) -> None:
    """The file is told as if the zip were a folder, and its text can be had by that name."""
    broken = PACK["minimal.yaml"].replace(b"from: alarm", b"from: alram")
    file = made(tmp_path, PACK | {"minimal.yaml": broken})
    (problem,) = load_pack(file, TECHNIQUES).problems
    assert (problem.code, problem.where.file) == ("FJ205", f"{file}/minimal.yaml")
    assert text_in(Path(problem.where.file)) == broken.decode()
    assert text_in(BASE / "minimal.yaml") is None


@pytest.mark.parametrize(("code", "number"), [(code, n) for code, many in MADE.items() for n in range(len(many))])
def test_a_zip_that_is_not_plain_is_refused_whole(code: str, number: int, tmp_path: Path) -> None:
    """One problem, nothing to play, and nothing written anywhere."""
    loaded = MADE[code][number](tmp_path)
    assert [problem.code for problem in loaded.problems] == [code]
    assert (loaded.pack, loaded.cases) == (None, {})
    assert len(list(tmp_path.iterdir())) == 1


def opened(files: dict[str, bytes], folder: Path, cache: Path) -> Loaded:
    """A zip of these files, opened to be played."""
    return open_pack(made(folder, files), cache, TECHNIQUES)


def test_an_opened_zip_has_its_pictures_in_a_folder(tmp_path: Path) -> None:
    """Pictures and catalogues are unpacked for the window, programs and the rest are not."""
    files = PACK | {"pictures/a.png": b"a", "locale/sr/LC_MESSAGES/base.po": b"po", "run.exe": b"MZ", "setup.py": b"x"}
    loaded = opened(files, tmp_path / "here", tmp_path / "cache")
    assert loaded.problems == ()
    assert loaded.root.name == "base"
    there = {file.relative_to(loaded.root).as_posix() for file in loaded.root.rglob("*") if file.is_file()}
    assert there == set(files) - {"run.exe", "setup.py"}
    assert (loaded.root / "pictures" / "a.png").read_bytes() == b"a"


def test_a_zip_opened_again_is_not_unpacked_again_unless_something_is_gone(tmp_path: Path) -> None:
    """What a cleaner has taken from the cache comes back; another zip has a folder of its own."""
    files = PACK | {"a.png": b"a"}
    first = opened(files, tmp_path, tmp_path / "cache")
    before = (first.root / "a.png").stat().st_mtime_ns
    again = opened(files, tmp_path, tmp_path / "cache")
    assert (again.root, (again.root / "a.png").stat().st_mtime_ns) == (first.root, before)
    (first.root / "a.png").unlink()
    assert (opened(files, tmp_path, tmp_path / "cache").root / "a.png").read_bytes() == b"a"
    other = opened(PACK | {"a.png": b"b"}, tmp_path, tmp_path / "cache")
    assert other.root != first.root
    assert (other.root / "a.png").read_bytes() == b"b"


def test_where_nothing_can_be_unpacked_the_cases_are_there_all_the_same(tmp_path: Path) -> None:
    """A file where the cache should be: the pack is played without its pictures."""
    (tmp_path / "cache").write_text("in the way", "utf-8")
    loaded = opened(PACK, tmp_path, tmp_path / "cache")
    assert list(loaded.cases) == ["minimal"]


def test_only_the_last_few_packs_stay_unpacked(tmp_path: Path) -> None:
    """Whoever edits a zip all day does not fill the disk."""
    for number in range(12):
        opened(PACK | {"a.txt": str(number).encode()}, tmp_path, tmp_path / "cache")
    assert len(list((tmp_path / "cache" / "packs").iterdir())) == 8


def test_what_a_computer_leaves_in_zips_is_passed_over(tmp_path: Path) -> None:
    """The folders and files that file managers add are no part of the pack."""
    files = {f"base/{name}": content for name, content in PACK.items()}
    files |= {"__MACOSX/base/._pack.yaml": b"\0", "base/.DS_Store": b"\0"}
    assert load_pack(made(tmp_path, files), TECHNIQUES).problems == ()


def test_each_bad_name_is_tried() -> None:
    """No name that leads elsewhere is tried under another's cover."""
    assert len(set(NAMES)) == len(MADE["FJ129"])


def test_a_real_pack_survives_the_way_through_a_zip(tmp_path: Path) -> None:
    """All that the small pack has in it comes out of its zip."""
    files = {file.relative_to(SMALL).as_posix(): file.read_bytes() for file in SMALL.rglob("*") if file.is_file()}
    loaded = load_pack(made(tmp_path, files, name="small.zip"), SMALL.parent / "techniques.yaml")
    assert (loaded.problems, loaded.digest) == ((), load_pack(SMALL).digest)


@given(st.data())
def test_a_zip_with_changed_bytes_is_opened_or_told_and_never_raised(data: st.DataObject) -> None:
    """Whatever bytes are overwritten, cut out or doubled, there is a pack or a problem."""
    with tempfile.TemporaryDirectory() as folder:
        file = made(Path(folder), PACK | {"a.png": b"a"})
        content = bytearray(file.read_bytes())
        for _ in range(data.draw(st.integers(1, 6))):
            at = data.draw(st.integers(0, len(content) - 1))
            content[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
        file.write_bytes(content)
        loaded = open_pack(file, Path(folder) / "cache", TECHNIQUES)
        assert loaded.pack is not None or loaded.problems
