"""The commands: what they print, what they leave, and their exit statuses."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import main
from game.cli.commands import has_display
from tests.cases import CAREFUL

CASE = Path("scenarios/triponta/bridge-on-fire.yaml")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command and give its exit status, what it printed and what it complained of."""
    monkeypatch.chdir(Path(__file__).parent.parent)

    def command(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def script(folder: Path, *tokens: str) -> Path:
    """Write a script."""
    file = folder / "script.txt"
    file.write_text("# a comment\n\n" + "\n".join(tokens), "utf-8")
    return file


def test_window_and_reader_end_with_the_same_result(run: Run, tmp_path: Path) -> None:
    """The same script through the window and through the reader writes the same result file."""
    for how in ("play", "read"):
        status, _, errors = run(how, "bridge-on-fire", "--script", CAREFUL, "--result", tmp_path / how)
        assert (status, errors) == (0, "")
    assert (tmp_path / "play").read_bytes() == (tmp_path / "read").read_bytes()
    result = json.loads((tmp_path / "play").read_text("utf-8"))
    assert result["fenjer"] == 1
    assert result["finished"] is True
    assert result["ending"] == "peppers"
    assert result["scores"]["total"] > 95


@pytest.mark.parametrize("case", ["bridge-on-fire", "triponta/bridge-on-fire", str(CASE)])
def test_a_case_is_named_by_id_by_pack_or_by_path(run: Run, case: str, tmp_path: Path) -> None:
    """An id, PACK/CASE and a path name the same case."""
    status, _, _ = run("read", case, "--script", script(tmp_path, "desk"), "--result", tmp_path / "r")
    assert status == 0
    assert json.loads((tmp_path / "r").read_text("utf-8"))["case"] == "bridge-on-fire"


@pytest.mark.parametrize("how", ["play", "read"])
def test_a_token_that_is_not_on_offer_ends_with_2_and_names_those_that_are(run: Run, how: str, tmp_path: Path) -> None:
    """A script's wrong token is named with its number, beside the tokens on offer."""
    status, _, errors = run(how, "bridge-on-fire", "--script", script(tmp_path, "desk", "dance"))
    assert status == 2
    assert errors.count("\n") == 1
    assert "dance" in errors
    assert "2" in errors
    assert "next" in errors


def test_a_scripted_play_is_stored_only_with_record(run: Run, home: Path) -> None:
    """Without --record nothing is written in the user's folder but caches; with it, one anonymous result."""
    run("read", "bridge-on-fire", "--script", CAREFUL)
    assert not (home / "results.jsonl").exists()
    run("read", "bridge-on-fire", "--script", CAREFUL, "--record")
    (line,) = (home / "results.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["case"] == "bridge-on-fire"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("read", "bridge-on-fir"), "bridge-on-fire"),
        (("play", "nowhere/bridge-on-fire"), "triponta"),
        (("read", "bridge-on-fire", "--scene", "kitchen"), "first-look"),
        (("read", "bridge-on-fire", "--script", "no-such-file"), "no-such-file"),
        (("simulate", "atlantis"), "triponta"),
        (("simulate", "triponta", "--mix", "careful=x"), "careful"),
        (("fly",), "fly"),
        (("check",), "PATH"),
    ],
)
def test_what_is_not_understood_ends_with_2_and_says_what_there_is(
    run: Run, arguments: tuple[str, ...], words: str
) -> None:
    """An unknown case, pack, scene, file, bot or command is exit status 2 with a helpful line."""
    status, _, errors = run(*arguments)
    assert status == 2
    assert words in errors
    assert "Traceback" not in errors


def test_an_unknown_language_gives_the_nearest_and_says_so(run: Run, tmp_path: Path) -> None:
    """Croatian is not there: Serbian or English is spoken, and a line says so."""
    status, _, errors = run("read", "bridge-on-fire", "--lang", "hr", "--script", script(tmp_path, "desk"))
    assert status == 0
    assert "hr" in errors


def test_serbian_is_spoken(run: Run, tmp_path: Path) -> None:
    """--lang sr tells the page in Cyrillic and marks the result as Serbian."""
    file = tmp_path / "r"
    status, out, _ = run("read", "bridge-on-fire", "--lang", "sr", "--script", script(tmp_path), "--result", file)
    assert status == 0
    assert "Нора" in out
    assert json.loads(file.read_text("utf-8"))["language"] == "sr"


def test_a_result_that_cannot_be_written_ends_with_3(run: Run, tmp_path: Path) -> None:
    """A target in a folder that is a file is one line and exit status 3."""
    (tmp_path / "file").write_text("")
    target = tmp_path / "file" / "r.json"
    status, _, errors = run("read", "bridge-on-fire", "--script", script(tmp_path, "desk"), "--result", target)
    assert status == 3
    assert "r.json" in errors


def test_play_without_a_display_ends_with_3(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no display, play says that read would do, and ends with 3."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    status, _, errors = run("play", "bridge-on-fire")
    assert status == 3
    assert "fenjer read" in errors


def test_a_display_is_known_by_the_environment() -> None:
    """On Linux a display is an X or Wayland one, or a real driver named for SDL."""
    assert not has_display({})
    assert has_display({"DISPLAY": ":0"})
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"})
    assert not has_display({"DISPLAY": ":0", "SDL_VIDEODRIVER": "dummy"})
    assert has_display({"SDL_VIDEODRIVER": "x11"})


def test_without_a_display_and_nobody_there_the_demo_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain fenjer with no display and no terminal says so, and leaves the demo's pictures and result."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.chdir(tmp_path)
    status = main([])
    assert status == 0
    out = tmp_path / "fenjer-demo"
    names = {file.name.partition("-")[2] for file in out.glob("*.png")}
    kinds = ("title", "languages", "cases", "saved-games", "settings", "dialogue", "talk", "check", "findings")
    assert {f"{kind}.png" for kind in (*kinds, "judge", "act", "debrief", "result")} <= names
    assert json.loads((out / "result.json").read_text("utf-8"))["finished"] is True


def test_the_shipped_pack_is_without_problems(run: Run) -> None:
    """`check --strict` passes on the shipped pack."""
    status, out, _ = run("check", "--strict", "scenarios/triponta")
    assert (status, out) == (0, "No problems.\n")


def test_a_broken_case_is_told_by_line_in_every_format(run: Run, tmp_path: Path) -> None:
    """A renamed key is exit status 1 and named with its line, for people, for programs and for GitHub."""
    for name in ("pack.yaml", "bridge-on-fire.yaml"):
        text = (Path("scenarios/triponta") / name).read_text("utf-8")
        (tmp_path / name).write_text(text.replace("summary:", "sumary:"), "utf-8")
    line = (tmp_path / "bridge-on-fire.yaml").read_text("utf-8").splitlines().index(
        next(row for row in (tmp_path / "bridge-on-fire.yaml").read_text("utf-8").splitlines() if "sumary" in row)
    ) + 1
    status, out, errors = run("check", tmp_path)
    assert (status, errors) == (1, "")
    assert f"bridge-on-fire.yaml:{line}:1: error" in out
    assert "summary" in out
    assert "    | ^" in out
    status, out, _ = run("check", "--format", "json", tmp_path)
    found = json.loads(out)["problems"]
    assert status == 1
    assert any(problem["where"]["line"] == line for problem in found)
    status, out, _ = run("check", "--format", "github", tmp_path)
    assert status == 1
    assert f"line={line},col=1" in out


def test_simulate_writes_json(run: Run) -> None:
    """Simulate --format json is one JSON object with its version, and passes on the shipped pack."""
    status, out, _ = run("simulate", "triponta", "--players", "60", "--seed", "3", "--format", "json")
    assert status == 0
    assert json.loads(out)["fenjer"] == 1


def test_schema_is_json(run: Run) -> None:
    """`schema` writes a JSON Schema for each kind of file."""
    for what in ("case", "pack", "techniques", "playtest"):
        status, out, errors = run("schema", what)
        assert (status, errors) == (0, "")
        assert json.loads(out)["$schema"].startswith("https://json-schema.org/")


def test_an_unforeseen_error_is_one_line_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever breaks, the player reads one line and how to see more."""

    def broken(*_: object) -> None:
        raise RuntimeError("the river is out")

    monkeypatch.setattr("game.cli.desk.Store", broken)
    status, _, errors = run("read", "bridge-on-fire")
    assert status == 3
    assert errors.count("\n") == 1
    assert "the river is out" in errors
