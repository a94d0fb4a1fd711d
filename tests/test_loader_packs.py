"""Packs and single cases as they are found on a disk, and the compiled cache."""

import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from game.loader import Loaded, load_case, load_pack, open_pack
from game.story.playthrough import fold
from tests.loading import BASE, PROBLEMS, SMALL, change, copy_of


def codes(loaded: Loaded) -> list[str]:
    """The codes of the problems, in the order in which they are told."""
    return [problem.code for problem in loaded.problems]


def content(loaded: Loaded) -> object:
    """Everything but the root as plain data (the models themselves compare by identity)."""
    models = (loaded.pack, loaded.taxonomy, *loaded.cases.values(), *loaded.playtests.values())
    plain = [None if model is None else asdict(model) for model in models]
    return plain, list(loaded.cases), list(loaded.playtests), loaded.problems, loaded.digest


def test_a_pack_is_loaded_with_all_that_lies_in_it() -> None:
    """Its cases in the pack's order, their playtests, and the taxonomy from one folder above."""
    loaded = load_pack(SMALL)
    assert loaded.root == SMALL
    assert loaded.pack is not None
    assert loaded.pack.languages == ("en", "sr")
    assert list(loaded.cases) == list(loaded.playtests) == ["fire-drill"]
    assert loaded.taxonomy is not None
    assert loaded.taxonomy.techniques["old-photo"].tools == ("picture-search", "map")
    item = loaded.cases["fire-drill"].items["burning-bridge"]
    assert item.from_ == "alarm"
    assert item.picture is not None
    assert item.picture.doctored[0].crop == (0, 10, 100, 90)


@pytest.mark.parametrize("pack", [SMALL, BASE], ids=lambda pack: pack.name)
def test_the_playtests_of_the_packs_here_can_be_played(pack: Path) -> None:
    """Each run passes its scenes, comes to its ending, and is over."""
    loaded = load_pack(pack)
    for case, playtest in loaded.playtests.items():
        for run in playtest.runs:
            moment = fold(loaded.cases[case], run.tokens)
            assert (moment.stage, moment.scenes, moment.ending) == ("over", run.scenes, run.ending)


def test_a_case_is_loaded_with_the_pack_beside_it(tmp_path: Path) -> None:
    """One case alone: its own problems and those of the pack's file, none of the other cases."""
    root = copy_of(SMALL, tmp_path)
    (root / "other.yaml").write_text("title: a: b\n", "utf-8")
    loaded = load_case(root / "fire-drill.yaml")
    assert codes(loaded) == []
    assert list(loaded.cases) == list(loaded.playtests) == ["fire-drill"]
    assert loaded.pack is not None
    change(root / "fire-drill.yaml", "- sara: No\n", "- sahra: No\n")
    assert codes(load_case(root / "fire-drill.yaml")) == ["FJ204"]


def test_a_case_without_a_pack_is_checked_by_itself(tmp_path: Path) -> None:
    """What only a pack knows is left out: who speaks, who posts, which pictures there are."""
    file = tmp_path / "minimal.yaml"
    file.write_bytes((BASE / "minimal.yaml").read_bytes())
    loaded = load_case(file)
    assert (codes(loaded), loaded.pack, list(loaded.cases)) == ([], None, ["minimal"])


def test_every_file_of_a_pack_stands_for_something() -> None:
    """A pack.yaml for its pack, a playtest for its case, a techniques.yaml for itself."""
    assert content(load_case(SMALL / "pack.yaml")) == content(load_pack(SMALL))
    assert list(load_case(SMALL / "fire-drill.playtest.yaml").cases) == ["fire-drill"]
    loaded = load_case(PROBLEMS / "techniques.yaml")
    assert loaded.taxonomy is not None
    assert (codes(loaded), loaded.cases) == ([], {})


def test_the_taxonomy_that_is_given_counts_where_none_lies_above(tmp_path: Path) -> None:
    """A teacher's own pack is checked by the game's techniques; without any, techniques are not checked."""
    root = copy_of(SMALL, tmp_path)
    (tmp_path / "techniques.yaml").unlink()
    change(root / "fire-drill.yaml", "[old-photo]", "[new-photo]")
    assert codes(load_pack(root)) == []
    assert codes(load_pack(root, SMALL.parent / "techniques.yaml")) == ["FJ207"]
    assert codes(load_pack(root, tmp_path / "nothing.yaml")) == ["FJ121"]


def test_what_has_an_error_is_not_there_to_be_played(tmp_path: Path) -> None:
    """A case with an error is left out, and so is its playtest with one; the rest of the pack is there."""
    root = copy_of(SMALL, tmp_path)
    change(root / "fire-drill.yaml", "- sara: No\n", "- sahra: No\n")
    change(root / "fire-drill.playtest.yaml", "  - name: the careful way", "  - nam: the careful way")
    loaded = load_pack(root)
    assert loaded.pack is not None
    assert (loaded.cases, loaded.playtests) == ({}, {})


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("nothing", "FJ121"),
        ("nothing.yaml", "FJ121"),
        ("a\0b", "FJ121"),
        (".", "FJ122"),
        ("case.yml", "FJ121"),
        ("folder.yaml", "FJ121"),
    ],
)
def test_what_cannot_be_opened_is_a_problem(path: str, code: str, tmp_path: Path) -> None:
    """Whatever a path leads to, it is told as a problem and never raised."""
    (tmp_path / "case.yml").write_text("fenjer: 1\n", "utf-8")
    (tmp_path / "folder.yaml").mkdir()
    load = load_pack if "." not in path or path == "." else load_case
    loaded = load(tmp_path / path)
    assert codes(loaded) == [code]
    assert (loaded.pack, loaded.cases) == (None, {})


@pytest.mark.skipif(os.name != "posix", reason="links and pipes need rights elsewhere")
def test_a_pack_reads_nothing_outside_its_folder(tmp_path: Path) -> None:
    """Links out of the folder, and what is no file at all, are refused."""
    root = copy_of(SMALL, tmp_path)
    case = root / "fire-drill.yaml"
    case.rename(tmp_path / "outside.yaml")
    case.symlink_to(tmp_path / "outside.yaml")
    (root / "pipe.yaml").symlink_to("/dev/zero")
    (root / "pictures").symlink_to(tmp_path)
    messages = [str(problem) for problem in load_pack(root).problems if problem.code in ("FJ121", "FJ231")]
    assert len(messages) == 4
    assert sum("link to a file outside" in message for message in messages) == 2
    assert sum("does not lie in the pack" in message for message in messages) == 2


@pytest.mark.parametrize("name", ["/etc/passwd", "../x.png", "a/../../x.png", "C:/x.png", "a\\\\b.png"])
def test_a_picture_s_file_lies_in_the_pack(name: str, tmp_path: Path) -> None:
    """Absolute names, drives, backslashes and ways up are refused on every system."""
    root = copy_of(SMALL, tmp_path)
    change(root / "pack.yaml", "pictures/notice.png", f'"{name}"')
    assert codes(load_pack(root)) == ["FJ231"]


def test_a_playtest_needs_its_case(tmp_path: Path) -> None:
    """A playtest beside no case of its name is told, and so is an ending that the case does not have."""
    root = copy_of(SMALL, tmp_path)
    change(root / "fire-drill.playtest.yaml", "scenes: [morning, checking,", "scenes: [morning, cheking,")
    (root / "other.playtest.yaml").write_bytes((BASE / "minimal.playtest.yaml").read_bytes())
    assert sorted(codes(load_pack(root))) == ["FJ202", "FJ230"]


def test_the_digest_follows_content_and_picture_names(tmp_path: Path) -> None:
    """A changed byte or a new picture changes it; another place and other files do not."""
    root = copy_of(SMALL, tmp_path)
    before = load_pack(root).digest
    assert before == load_pack(SMALL).digest
    (root / "notes.txt").write_text("not part of it", "utf-8")
    assert load_pack(root).digest == before
    (root / "new.png").touch()
    with_picture = load_pack(root).digest
    change(root / "fire-drill.yaml", "- sara: No\n", "- sara: Yes\n")
    assert len({before, with_picture, load_pack(root).digest}) == 3


def test_a_pack_opened_again_is_the_same(tmp_path: Path) -> None:
    """What comes from the cache is what was loaded, warnings included."""
    root = copy_of(SMALL, tmp_path)
    change(root / "fire-drill.yaml", "- sara: No\n", "- sara: No # or so\n")
    cache = tmp_path / "cache"
    fresh = open_pack(root, cache)
    assert codes(fresh) == ["FJ119"]
    assert len(list(cache.iterdir())) == 1
    again = open_pack(root, cache)
    assert content(again) == content(fresh) == content(load_pack(root))


def test_a_pack_in_the_cache_needs_neither_yaml_nor_its_validator(tmp_path: Path) -> None:
    """The second start imports what reads the cache and nothing of what reads YAML."""
    code = (
        "import sys; from pathlib import Path; from game.loader import open_pack\n"
        f"loaded = open_pack(Path({str(SMALL)!r}), Path({str(tmp_path)!r}))\n"
        "heavy = {'yaml', 'pydantic', 'pydantic_core', 'game.loader.packs'} & set(sys.modules)\n"
        "print(list(loaded.cases), sorted(heavy))"
    )
    said = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert "yaml" in said[0]
    assert said[1] == "['fire-drill'] []\n"


def test_a_changed_file_is_loaded_anew(tmp_path: Path) -> None:
    """The pack, a case, and the taxonomy above: whichever changes, the cache no longer counts."""
    root = copy_of(SMALL, tmp_path)
    cache = tmp_path / "cache"
    for file, old, new in [
        (root / "pack.yaml", "title: Small town", "title: Small place"),
        (root / "fire-drill.yaml", "- sara: No\n", "- sara: Yes\n"),
        (tmp_path / "techniques.yaml", "An old picture as new", "Old as new"),
    ]:
        before = content(open_pack(root, cache))
        change(file, old, new)
        assert content(open_pack(root, cache)) == content(load_pack(root)) != before


def test_a_pack_with_an_error_is_not_kept(tmp_path: Path) -> None:
    """It is told again at every opening."""
    root = copy_of(SMALL, tmp_path)
    change(root / "fire-drill.yaml", "- sara: No\n", "- sahra: No\n")
    for _ in range(2):
        assert codes(open_pack(root, tmp_path / "cache")) == ["FJ204"]
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"\x96", None])
def test_a_damaged_cache_is_ignored_and_rewritten(damage: bytes | None, tmp_path: Path) -> None:
    """Emptied, overwritten or cut off: the pack is loaded, and the cache is whole again."""
    open_pack(SMALL, tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert content(open_pack(SMALL, tmp_path)) == content(load_pack(SMALL))
    assert file.read_bytes() == whole


def test_without_a_cache_or_where_none_can_be_written_the_pack_opens(tmp_path: Path) -> None:
    """No folder, or a file where the folder should be: play goes on."""
    (tmp_path / "cache").write_text("in the way", "utf-8")
    for cache in (None, tmp_path / "cache", tmp_path / "cache" / "deeper"):
        assert list(open_pack(SMALL, cache).cases) == ["fire-drill"]


def test_the_cache_does_not_grow_without_end(tmp_path: Path) -> None:
    """Whoever edits a pack all day keeps the last few of its states."""
    root = copy_of(BASE, tmp_path)
    cache = tmp_path / "cache"
    for number in range(30):
        file = root / "minimal.yaml"
        lines = [line for line in file.read_text("utf-8").splitlines() if "state" not in line]
        file.write_text("\n".join([*lines, f"# state {number}"]), "utf-8")
        open_pack(root, cache)
    assert len(list(cache.iterdir())) == 24
