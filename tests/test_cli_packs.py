"""The commands on packs that are not the game's own: in the user's folder, in a zip, in numbers."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import checking, main
from game.cli.desk import Desk
from tests import weighing, zips
from tests.loading import BASE, change

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command and give its exit status, what it printed and what it complained of."""

    def command(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def codes(out: str) -> set[str]:
    """The codes that a check told as JSON."""
    return {problem["code"] for problem in json.loads(out)["problems"]}


def test_a_pack_in_the_user_folder_can_be_a_folder_or_a_zip(run: Run, home: Path) -> None:
    """Both are found by their names, checked, and played with their own catalogues and pictures."""
    zips.made(home / "packs", {f"base/{name}": content for name, content in zips.PACK.items()}, name="zipped.zip")
    shutil.copytree(BASE, home / "packs" / "folder")
    script = home / "script.txt"
    script.write_text("judge:photo:90:none\nact:photo/publish\nnext\nnext\n", "utf-8")
    for name in ("zipped", "folder", home / "packs" / "zipped.zip"):
        # So small a pack has not both sorts of items; all else is right.
        assert codes(run("check", "--format", "json", name)[1]) <= {"FJ229", "FJ241", "FJ242", "FJ306", "FJ501"}
        status, out, _ = run("read", f"{name}/minimal", "--script", script)
        assert (status, "Look at this." in out) == (0, True)
    assert run("play", "zipped/minimal", "--script", script)[0] == 0
    assert codes(run("check", "--format", "json", home / "packs")[1]) <= {"FJ241", "FJ242", "FJ306", "FJ501", "FJ229"}
    assert run("read", "zipped/nothing", "--script", script)[0] == 2


def test_a_bad_zip_is_told_in_a_line(run: Run, home: Path) -> None:
    """Where a zip cannot be opened, `check` and `play` say why, with its code."""
    home.mkdir()
    zips.no_zip(home)
    assert run("check", home / "base.zip")[0] == 1
    status, _, errors = run("play", home / "base.zip/minimal")
    assert (status, "FJ126" in errors) == (1, True)


def test_a_problem_in_a_zip_is_shown_with_its_line(run: Run, home: Path) -> None:
    """The line is quoted out of the zip."""
    broken = zips.PACK["minimal.yaml"].replace(b"from: alarm", b"from: alram")
    file = zips.made(home, zips.PACK | {"minimal.yaml": broken})
    status, out, _ = run("check", file)
    assert status == 1
    assert "    |     from: alram\n    |           ^" in out


def test_many_packs_are_checked_on_all_cores_with_the_same_outcome(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In processes of their own or in this one: the same problems, in the same order."""
    for number in range(3):
        root = tmp_path / "packs" / f"pack-{number}"
        shutil.copytree(BASE, root)
        change(root / "pack.yaml", "id: base", f"id: {root.name}")
        change(root / "minimal.yaml", "from: alarm", f"from: alarm-{number}")
    desk = Desk()
    alone = checking.check_paths(desk, [tmp_path / "packs"])
    monkeypatch.setattr(checking, "MANY", 2)
    assert checking.check_paths(desk, [tmp_path / "packs"]) == alone
    assert sum(problem.code == "FJ205" for problem in alone.problems) == 3


def test_notes_are_counted_and_listed_only_as_json(run: Run, tmp_path: Path) -> None:
    """One line for each sort of note, and they never make a strict check fail."""
    root = weighing.fitting(tmp_path)
    change(root / "pack.yaml", "languages: [en]", "languages: [en, sr]")
    out = run("check", root)[1]
    assert [line[:10] for line in out.splitlines() if "FJ5" in line] == ["note FJ501", "note FJ503"]
    out = run("check", "--format", "json", root)[1]
    assert [one["code"] for one in json.loads(out)["problems"] if one["severity"] == "note"] == [
        "FJ501",
        "FJ501",
        "FJ503",
    ]
    assert "FJ5" not in run("check", "--format", "github", root)[1]
