"""The commands: what they print, what they leave, and their exit statuses."""

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import main
from game.cli.desk import Desk, has_display
from game.cli.plays import Slots
from game.storage import Store
from tests.cases import CAREFUL, careful_tokens

pytestmark = pytest.mark.usefixtures("opened")

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


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Type these lines at the next command; after them the input ends."""
    return lambda *lines: monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


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
    assert not (home / "results.sqlite").exists()
    run("read", "bridge-on-fire", "--script", CAREFUL, "--record")
    (result,) = Store(home, print).results.all()
    assert result["case"] == "bridge-on-fire"


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
    assert status == 0
    assert out.endswith("No problems.\n")


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


def test_a_script_from_windows_is_understood(run: Run, tmp_path: Path) -> None:
    """A byte order mark and Windows' line ends are no part of a token."""
    file = tmp_path / "script.txt"
    file.write_bytes(b"\xef\xbb\xbfdesk\r\n\r\nnext\r\n")
    status, _, errors = run("read", "bridge-on-fire", "--script", file)
    assert (status, errors) == (0, "")


def test_play_by_script_prints_nothing(run: Run) -> None:
    """No library introduces itself on the output of a script."""
    environment = {name: text for name, text in os.environ.items() if name != "PYGAME_HIDE_SUPPORT_PROMPT"}
    played = subprocess.run(
        [sys.executable, "-m", "game", "play", "bridge-on-fire", "--script", CAREFUL],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (played.returncode, played.stdout, played.stderr) == (0, b"", b"")


def test_a_reader_that_stops_reading_is_no_problem_of_the_content() -> None:
    """When the pipe after a command is closed, the status is 3, not the 1 of broken content, and no traceback comes."""
    with subprocess.Popen(
        [sys.executable, "-m", "game", "read", "--script", CAREFUL], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as reading:
        assert reading.stdout is not None
        assert reading.stderr is not None
        reading.stdout.readline()
        reading.stdout.close()
        errors = reading.stderr.read()
    assert (reading.returncode, errors) == (3, b"")


def test_with_no_input_at_all_the_page_is_read_and_left(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed standard input counts as somebody who leaves."""
    monkeypatch.setattr("sys.stdin", None)
    status, out, errors = run("read")
    assert (status, errors) == (0, "")
    assert out.endswith("Your place is kept.\n")


def test_going_on_is_said(run: Run, typing: Callable[..., None]) -> None:
    """Who comes back to a case hears that it goes on where it was left."""
    typing("3")
    run("read")
    typing()
    _, out, _ = run("read")
    assert out.startswith("You go on where you left off.\n")


def test_trying_out_a_scene_leaves_the_saved_game_alone(run: Run, typing: Callable[..., None]) -> None:
    """With --scene nothing is saved, and what was under way stays under way."""
    typing("3")
    run("read")
    typing("1")
    _, out, _ = run("read", "--scene", "noon")
    assert "Your place is kept." not in out
    slot = Desk().store.slot("lantern")
    assert slot is not None
    assert slot.current == ("triponta/bridge-on-fire", ("desk",))


def test_a_second_window_takes_nothing_from_the_first(home: Path) -> None:
    """A case closed in one window stays closed when another window, opened before, saves in the same slot."""
    one, other = Desk(), Desk()
    slots = [Slots(desk) for desk in (one, other)]
    named = [desk.case_named("bridge-on-fire") for desk in (one, other)]
    sittings = [of.sitting(of.desk, *case) for of, case in zip(slots, named, strict=True)]
    for token in careful_tokens():
        sittings[0].take(token)
    slots[0].close(named[0][0], sittings[0])
    sittings[1].take("desk")
    saved = Desk().store.slot("lantern")
    assert saved is not None
    assert [case for case, _ in saved.campaign] == ["triponta/bridge-on-fire"]
    assert saved.current == ("triponta/bridge-on-fire", ("desk",))


def test_a_path_that_is_not_there_ends_with_2(run: Run, tmp_path: Path) -> None:
    """Check says that a path is not there, and does not speak of problems in it."""
    status, out, errors = run("check", tmp_path / "nothing.yaml")
    assert (status, out) == (2, "")
    assert errors.count("\n") == 1
    assert "nothing.yaml" in errors


def test_a_case_with_problems_is_refused_by_its_id_too(run: Run, home: Path) -> None:
    """A broken case in the user's packs is not "no such case": its problems are told, and the status is 1."""
    pack = home / "packs" / "ours"
    shutil.copytree("scenarios/triponta", pack)
    (pack / "bridge-on-fire.yaml").rename(pack / "tower-on-fire.yaml")
    (pack / "bridge-on-fire.playtest.yaml").unlink()
    with (pack / "tower-on-fire.yaml").open("a", encoding="utf-8") as file:
        file.write("x: [\n")
    status, _, errors = run("read", "tower-on-fire")
    assert status == 1
    assert "tower-on-fire.yaml:" in errors


def test_a_share_of_nothing_is_not_understood(run: Run) -> None:
    """A bot with no share ends with 2 and the names of the bots."""
    status, _, errors = run("simulate", "triponta", "--mix", "careful=0")
    assert status == 2
    assert "careful=0" in errors
    assert errors.count("\n") == 1


def test_pictures_that_cannot_be_written_end_with_3(run: Run, tmp_path: Path) -> None:
    """A demo that cannot write a picture names it, and leaves no half of it."""
    (tmp_path / "01-title.png").mkdir()
    status, _, errors = run("demo", "--out", tmp_path)
    assert status == 3
    assert errors.count("\n") == 1
    assert str(tmp_path) in errors


def test_a_missing_picture_is_told_on_the_terminal_of_a_script(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A scripted play whose window nobody sees tells its notices on stderr, once each, and goes on."""
    monkeypatch.setattr("game.paths.assets", lambda: tmp_path)
    status, _, errors = run("play", "bridge-on-fire", "--script", script(tmp_path, "desk"))
    assert status == 0
    assert errors.count("A picture is missing") == 1


@pytest.mark.parametrize("how", ["play", "read"])
def test_the_language_asked_for_comes_first(run: Run, how: str, home: Path, tmp_path: Path) -> None:
    """With English among the settings, --lang sr still plays in Serbian, and the settings stay as they were."""
    home.mkdir(exist_ok=True)
    (home / "settings.json").write_text('{"fenjer": 1, "language": "en"}', "utf-8")
    file = tmp_path / "r"
    run(how, "bridge-on-fire", "--lang", "sr", "--script", script(tmp_path, "desk"), "--result", file)
    assert json.loads(file.read_text("utf-8"))["language"] == "sr"
    assert Desk().settings.language == "en"
