"""`fenjer check --pictures`: what is told of recipes once they are carried out, each code by file and line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from game import paths
from game.authoring.retouching import retouching
from game.bench.album import Album
from game.bench.contact import prints, sheet
from game.cli import main
from game.loader import load_pack
from tests.bench_pictures import photograph
from tests.loading import SMALL, change, copy_of, line_of

STEPS = "doctored: [{crop: [0, 10, 100, 90]}]"
SQUARE = "[[20, 50], [40, 50], [40, 80], [20, 80]]"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the small pack, with its pictures."""
    root = copy_of(SMALL, tmp_path)
    (root / "pictures").mkdir(exist_ok=True)
    Image.fromarray(photograph(1)).save(root / "pictures" / "winter-fire.jpg", quality=92)
    Image.fromarray(photograph(2)).save(root / "pictures" / "notice.png")
    return root


def album(root: Path, cache: Path) -> Album:
    """The pack's album."""
    loaded = load_pack(root, root.parent / "techniques.yaml")
    assert loaded.pack is not None
    fonts = paths.assets() / "fonts"
    return Album(loaded.pack, loaded.cases, root, fonts, cache, lambda text: text.source)


def told(root: Path) -> list[tuple[str, str, int]]:
    """What is wrong with a pack's pictures: code, file and line."""
    loaded = load_pack(root, root.parent / "techniques.yaml")
    assert not [problem for problem in loaded.problems if problem.severity == "error"]
    found = retouching(loaded, lambda name: root / name, paths.assets() / "fonts")
    return [(problem.code, Path(problem.where.file).name, problem.where.line) for problem in found]


def doctored(steps: str) -> Callable[[Path], None]:
    """Other steps for the case's picture."""
    return lambda root: change(root / "fire-drill.yaml", STEPS, steps)


WRONG: dict[str, tuple[str, Callable[[Path], None], str]] = {
    "a file that is not there": ("FJ701", lambda root: (root / "pictures" / "winter-fire.jpg").unlink(), "picture:"),
    "a cut outside its picture": (
        "FJ701",
        doctored("doctored: [{splice: {from: notice, area: [[150, 150], [180, 150], [180, 180]], to: [5, 5]}}]"),
        "picture:",
    ),
    "a crop that keeps everything": ("FJ702", doctored("doctored: [{crop: [0, 0, 100, 100]}]"), "doctored:"),
    "a forgery everywhere": (
        "FJ703",
        doctored("doctored: [{recolour: {area: [[0, 0], [100, 0], [100, 100], [0, 100]], hue: 90}}]"),
        "doctored:",
    ),
    "a filter that shows nothing": (
        "FJ704",
        doctored(f"doctored: [{{splice: {{from: notice, area: {SQUARE}, to: [50, 20]}}}}]\n      exposed_by: [copies]"),
        "exposed_by:",
    ),
    "a finding from a filter that shows nothing": (
        "FJ705",
        lambda root: change(
            root / "fire-drill.yaml",
            "label: Look for the same picture",
            "filter: noise\n        label: Look for the same picture",
        ),
        "filter: noise",
    ),
}


def test_a_pack_whose_recipes_are_right_is_told_nothing(pack: Path) -> None:
    """The small pack as it is."""
    assert told(pack) == []


@pytest.mark.parametrize("name", WRONG)
def test_a_fault_is_told_with_its_line(name: str, pack: Path) -> None:
    """Each fault has its code, and stands where the author has to look."""
    code, spoil, words = WRONG[name]
    spoil(pack)
    found = [each for each in told(pack) if each[1] == "fire-drill.yaml"]
    assert found == [(code, "fire-drill.yaml", line_of(pack / "fire-drill.yaml", words))]


def test_a_filter_that_exposes_is_told_nothing_of(pack: Path) -> None:
    """With the right qualities the same forgery passes, and so does the finding that rests on it."""
    steps = f"doctored: [{{resave: 75}}, {{splice: {{from: notice, area: {SQUARE}, to: [50, 20]}}}}, {{resave: 95}}]"
    doctored(f"{steps}\n      exposed_by: [error-level]")(pack)
    change(
        pack / "fire-drill.yaml", "label: Look for the same", "filter: error-level\n        label: Look for the same"
    )
    assert told(pack) == []


def test_the_command_tells_it_with_the_rest(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only with --pictures is a picture made and told of."""
    doctored("doctored: [{crop: [0, 0, 100, 100]}]")(pack)
    for options, is_told in (((), False), (("--pictures",), True)):
        main(["check", *options, "--format", "json", str(pack)])
        codes = [problem["code"] for problem in json.loads(capsys.readouterr().out)["problems"]]
        assert ("FJ702" in codes) == is_told


def test_a_contact_sheet_has_what_was_doctored_beside_what_it_was(pack: Path, tmp_path: Path) -> None:
    """Two pictures of the archive, and the case's before and after."""
    doctored(f"doctored: [{{clone: {{area: {SQUARE}, by: [30, 5]}}}}]")(pack)
    made = prints(album(pack, tmp_path / "cache"))
    assert [(one.words, one.forged) for one in made] == [
        ("winter-fire", False),
        ("notice", False),
        ("fire-drill: winter-fire: before", False),
        ("fire-drill: winter-fire", True),
    ]
    page = sheet(made, paths.assets() / "fonts" / "SourceSans-Regular.ttf")
    assert page.width > 4 * 400
    assert len(page.getcolors(1 << 24) or ()) > 1000


def test_an_album_makes_a_picture_once_and_anew_when_its_file_changes(pack: Path, tmp_path: Path) -> None:
    """The same recipe is one file; another file under the same name makes another; its mask lies beside it."""
    doctored(f"doctored: [{{clone: {{area: {SQUARE}, by: [30, 5]}}}}]")(pack)
    book = album(pack, tmp_path / "cache")
    recipe, *_ = book.of_case(book.cases["fire-drill"])
    assert book.lacking([recipe]) == [recipe]
    first = book.made(recipe)
    stamp = first.stat().st_mtime_ns
    assert book.made(recipe) == first
    assert first.stat().st_mtime_ns == stamp
    assert first.with_suffix(".png").is_file()
    assert book.lacking([recipe]) == []
    Image.fromarray(photograph(9)).save(pack / "pictures" / "winter-fire.jpg", quality=92)
    assert book.made(recipe) != first


def test_a_name_that_leads_out_of_the_pack_is_brought_back(pack: Path, tmp_path: Path) -> None:
    """Nothing outside the pack's folder is opened."""
    book = album(pack, tmp_path / "cache")
    assert book.file("../../etc/passwd") == pack / "passwd"
