"""`fenjer simulate`: its exit statuses, the picture, and the results of a simulated class."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from game.cli import main
from game.storage.exchange import read, write
from game.story.playthrough import fold
from game.story.scoring import score
from tests.cases import bridge

pytestmark = pytest.mark.usefixtures("opened")

Run = Callable[..., tuple[int, str, str]]
SMALL = Path("tests/packs/small")
CLASS = ("--mix", "careful=2,cynic=1,guesser=3")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run simulate on the shipped pack and give its exit status, what it printed and what it complained of."""
    monkeypatch.chdir(Path(__file__).parent.parent)

    def command(*arguments: object, pack: object = "triponta") -> tuple[int, str, str]:
        status = main(["simulate", str(pack), *(str(argument) for argument in arguments)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def test_json_says_everything_and_the_status_is_well(run: Run) -> None:
    """The JSON has its version, the margins, the worth of checks and the coverage; the shipped pack passes."""
    status, out, errors = run("--players", 60, "--format", "json")
    assert (status, errors) == (0, "")
    report = json.loads(out)
    assert (report["fenjer"], report["ok"]) == (1, True)
    (case,) = [case for case in report["cases"] if case["case"] == "bridge-on-fire"]
    assert len(case["worth"]) == 18
    assert case["spread"]["who"] == "walkers"
    assert case["searched"] is True


def test_a_mix_without_a_number_is_as_many_as_it_names(run: Run) -> None:
    """Two careful players, a cynic and three guessers are six players; with --players the shares are stretched."""
    assert run(*CLASS, pack=SMALL)[1].startswith("small: 6 players")
    out = run(*CLASS, "--players", 12, pack=SMALL)[1]
    assert out.startswith("small: 12 players")
    assert "4 careful" in out


@pytest.mark.parametrize(
    "mix", ["", "careful", "careful=0", "careful=1,careful=2", "wizard=1", "careful=²", "walker=1,"]
)
def test_a_mix_that_makes_no_sense_ends_with_2(run: Run, mix: str) -> None:
    """An unknown bot, no share, nought or the same one twice is refused with who there is."""
    status, _, errors = run("--mix", mix)
    assert status == 2
    assert "cynic" in errors
    assert "Traceback" not in errors


def test_a_class_is_stored_as_the_game_stores_it(run: Run, tmp_path: Path) -> None:
    """Each player has one result for each case: readable by the store, marked as simulated, true to its tokens."""
    file = tmp_path / "results.gz"
    assert run(*CLASS, "--results", file)[0] == 0
    stored = list(read(file))
    bridges = [result for result in stored if result["case"] == "bridge-on-fire"]
    assert len({result["record"] for result in stored}) == len(stored)
    assert len({result["participant"] for result in bridges}) == len(bridges) == 6
    assert len({result["session"] for result in stored}) == 1
    forms = [(result["turn"] == 0, result["quiz"]) for result in stored if result["quiz"]]
    assert sorted(forms) == sorted([(before, form) for before in (True, False) for form in "ab"] * 3)
    for result in bridges:
        assert result["mode"] == "simulated"
        total = score(bridge(), fold(bridge(), result["tokens"])).total
        assert result["scores"]["total"] == pytest.approx(total, abs=0.01)


def test_the_same_class_has_the_same_ids_and_another_one_others(run: Run, tmp_path: Path) -> None:
    """Written twice it is the same file; with another seed or mix nobody is taken for somebody of it."""
    files = [tmp_path / name for name in ("a", "b", "seed", "mix")]
    for file, arguments in zip(files, (CLASS, CLASS, (*CLASS, "--seed", 2), ("--mix", "careful=6")), strict=True):
        run(*arguments, "--results", file, pack=SMALL)
    assert files[0].read_bytes() == files[1].read_bytes()
    seen = [{record["record"] for record in read(file)} for file in files[1:]]
    assert not seen[0] & seen[1]
    assert not (seen[0] | seen[1]) & seen[2]


def test_real_results_are_never_written_over(run: Run, home: Path, tmp_path: Path) -> None:
    """A file that holds a person's result, or anything else, is left as it is; one of simulated players is not."""
    file = tmp_path / "results.gz"
    run(*CLASS, "--results", file, pack=SMALL)
    assert run(*CLASS, "--seed", 4, "--results", file, pack=SMALL)[0] == 1
    records = list(read(file))
    records[0] = {**records[0], "mode": "play"}
    write(file, records)
    for content in (file.read_bytes(), b"diary\n"):
        file.write_bytes(content)
        status, _, errors = run(*CLASS, "--results", file, pack=SMALL)
        assert status == 3
        assert "results.gz" in errors
        assert file.read_bytes() == content


@pytest.mark.parametrize("suffix", ["svg", "html"])
def test_a_picture_is_drawn(run: Run, tmp_path: Path, suffix: str) -> None:
    """-o draws the cases under their titles, the same bytes each time."""
    files = [tmp_path / f"{name}.{suffix}" for name in "ab"]
    for file in files:
        assert run(*CLASS, "-o", file, pack=SMALL)[0] == 1
    assert files[0].read_bytes() == files[1].read_bytes()
    assert "Fire drill" in files[0].read_text("utf-8")


def test_a_picture_that_cannot_be_drawn(run: Run, tmp_path: Path) -> None:
    """Another kind of file is not understood; a place where nothing can be written is lacking."""
    assert run(*CLASS, "-o", tmp_path / "a.pdf")[0] == 2
    (tmp_path / "file").write_text("", "utf-8")
    status, _, errors = run(*CLASS, "-o", tmp_path / "file" / "a.svg", pack=SMALL)
    assert status == 3
    assert "a.svg" in errors


def test_what_is_to_be_mended_is_exit_status_1(run: Run) -> None:
    """A case in which a rule of thumb does nearly as well as looking ends with 1 and says which."""
    status, out, _ = run("--players", 20, pack=SMALL)
    assert status == 1
    assert "To mend: over the pack fifty-fifty is" in out
    assert out.endswith("Something is to be mended.\n")
