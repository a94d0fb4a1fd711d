"""`fenjer new`: packs and cases from the template, and what is never written over."""

import re
from pathlib import Path

import pytest

from game import paths
from game.authoring import templates
from game.authoring.harm import harm
from game.authoring.templates import TEMPLATE, Refused, new_case, new_pack
from game.cli import main
from game.loader import Loaded, load_pack
from game.storage.files import write_whole
from game.story.pack import Pack
from tests.loading import BASE, SMALL, copy_of

SHIPPED = paths.scenarios() / "triponta"


def loaded(root: Path) -> Loaded:
    """A pack with the game's techniques."""
    return load_pack(root, techniques=paths.scenarios() / "techniques.yaml")


def pack_of(root: Path) -> Pack:
    """What a sound pack says of itself."""
    pack = loaded(root).pack
    assert pack is not None
    return pack


def town(pack: Path, folder: Path) -> Path:
    """A copy of a pack as an author has it, without techniques of its own."""
    root = copy_of(pack, folder)
    (folder / "techniques.yaml").unlink()
    return root


def everything(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_new_pack_and_its_cases_have_no_problem(tmp_path: Path) -> None:
    """A pack from the template, and a second case in it, pass the check without so much as a warning."""
    files = new_pack(tmp_path / "our-town")
    assert [file.name for file in files] == ["pack.yaml", "first-case.yaml", "first-case.playtest.yaml"]
    new_case(tmp_path / "our-town", pack_of(tmp_path / "our-town"), "lost-dog")
    found = loaded(tmp_path / "our-town")
    assert (*found.problems, *harm(found).problems) == ()
    assert found.pack is not None
    assert (found.pack.id, found.pack.title.source) == ("our-town", "Our town")
    assert list(found.cases) == ["first-case", "lost-dog"]
    assert set(found.playtests) == set(found.cases)
    assert found.cases["lost-dog"].title.source == "Lost dog"


def test_the_template_is_a_complete_case(tmp_path: Path) -> None:
    """It has an item that is so and one that is not, a misleading check for each, a repair for each wrong turn."""
    new_pack(tmp_path / "our-town")
    (case,) = loaded(tmp_path / "our-town").cases.values()
    verdicts = {item.verdict for item in case.items.values()}
    assert "accurate" in verdicts
    assert len(verdicts) == 2
    for item in case.items.values():
        astray = "against" if item.verdict == "accurate" else "for"
        assert astray in {check.finding.speaks for check in item.checks.values()}
    minutes = sum(check.minutes for item in case.items.values() for check in item.checks.values())
    assert minutes >= 2.5 * case.shift
    choices = {c.id: c for beats in case.scenes.values() for beat in beats for c in beat.choose}
    choices |= {f"{name}/{act.id}": act for name, item in case.items.items() for act in item.acts}
    wrong = {name for name, choice in choices.items() if min(choice.effects.trust, choice.effects.calm) < 0}
    assert wrong
    assert wrong == {choice.repairs for choice in choices.values() if choice.repairs}
    assert len(case.endings) == 2


def test_each_comment_of_the_template_is_a_sentence() -> None:
    """Comments teach in whole sentences, or show one line that could stand there."""
    for file in TEMPLATE.glob("*.yaml"):
        comments = re.findall(r"(?m)^ *# ?(.*)$", file.read_text("utf-8"))
        assert comments
        for comment in comments:
            is_example = comment.startswith(("  ", "yaml-language-server: "))
            assert is_example or re.fullmatch(r"[A-Z].*[.:]", comment), comment


@pytest.mark.parametrize("pack", [SMALL, SHIPPED], ids=lambda pack: pack.name)
def test_a_new_case_is_told_by_the_people_of_its_pack(pack: Path, tmp_path: Path) -> None:
    """In a pack with other accounts, the case is added without a new problem."""
    root = town(pack, tmp_path)
    before = {str(problem) for problem in loaded(root).problems}
    new_case(root, pack_of(root), "lost-dog")
    assert {str(problem) for problem in loaded(root).problems} <= before
    assert "lost-dog" in loaded(root).cases


def test_a_new_case_takes_other_names_where_the_pack_has_them(tmp_path: Path) -> None:
    """Where nobody is called Nora and no quarter Mill, other people of other quarters stand in, by id and by name."""
    root = tmp_path / "coast"
    new_pack(root)
    text = (root / "pack.yaml").read_text("utf-8")
    swaps = {"nora": "mira", "dino": "pavo", "mill": "harbour", "spring": "hill", "town-paper": "gull"}
    for before, after in swaps.items():
        text = re.sub(rf"\b{before}\b", after, re.sub(rf"\b{before.title()}\b", after.title(), text))
    (root / "pack.yaml").write_text(text, "utf-8")
    new_case(root, pack_of(root), "lost-dog")
    case = loaded(root).cases["lost-dog"]
    assert [str(p) for p in loaded(root).problems if "lost-dog" in p.where.file] == []
    assert case.items["bus"].from_ == "gull"
    assert case.items["bus"].roles.target == ("harbour",)
    assert "Harbour" in case.items["bus"].claims.source
    assert not re.search(r"\b(Nora|Dino|Mill|Spring)\b", (root / "lost-dog.yaml").read_text("utf-8").split("items:")[1])


@pytest.mark.parametrize("key", ["cast", "quarters", "accounts"])
def test_a_case_needs_somebody_somewhere(key: str, tmp_path: Path) -> None:
    """Without any people, quarters or accounts there is no case, and nothing is written."""
    root = town(BASE, tmp_path)
    pack = pack_of(root)
    emptied = {name: getattr(pack, name) for name in pack.__dataclass_fields__} | {key: {}}
    before = everything(root)
    with pytest.raises(Refused) as refused:
        new_case(root, Pack(**emptied), "lost-dog")
    assert refused.value.notice.fields == {"key": key}
    assert everything(root) == before


LISTS = {
    "block": (
        "cases:\n  # the first\n  - minimal # stays first\n# the end\n",
        "- minimal # stays first\n  - lost-dog\n",
    ),
    "not indented": ("cases:\n- minimal", "cases:\n- minimal\n- lost-dog\n"),
    "quoted": ('cases:\n    -   "minimal"\n', '    -   "minimal"\n    - lost-dog\n'),
    "flow": ("cases: [minimal]  # all\n", "cases: [minimal, lost-dog]  # all\n"),
    "flow with a comma": ("cases: [minimal,]\n", "cases: [minimal, lost-dog,]\n"),
    "flow on lines": ("cases: [\n  minimal # one\n]\n", "  minimal, lost-dog # one\n"),
}


@pytest.mark.parametrize(("written", "then"), LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_list_of_cases_keeps_its_author_s_hand(
    written: str, then: str, ending: str, mark: str, tmp_path: Path
) -> None:
    """A case is added in the list's own way of writing; every other character of pack.yaml stays as it is."""
    root = town(BASE, tmp_path)
    text = (root / "pack.yaml").read_text("utf-8").replace("cases: [minimal]\n", written)
    file = root / "pack.yaml"
    file.write_bytes((mark + text).replace("\n", ending).encode())
    before = file.read_bytes().decode()
    new_case(root, pack_of(root), "lost-dog")
    after = file.read_bytes().decode()
    assert then.replace("\n", ending) in after
    added = re.sub(rf"(, lost-dog| *- lost-dog{ending})", "", after)
    assert added.rstrip() == before.rstrip()
    assert loaded(root).pack is not None
    assert list(loaded(root).cases) == ["minimal", "lost-dog"]


@pytest.mark.parametrize(
    "name", ["Lost-Dog", "lost_dog", "lost dog", "изгубљен", "../out", "techniques", "pack", "minimal"]
)
def test_a_bad_or_taken_id_is_refused_before_anything_is_written(name: str, tmp_path: Path) -> None:
    """Names that are no ids, names of other files, and cases that are there are refused."""
    root = town(BASE, tmp_path)
    before = everything(tmp_path)
    with pytest.raises(Refused):
        new_case(root, pack_of(root), name)
    assert everything(tmp_path) == before


def test_a_folder_that_is_there_is_never_filled(tmp_path: Path) -> None:
    """A folder with anything in it, and a file, are refused and stay as they are."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "diary.txt").write_text("mine", "utf-8")
    (tmp_path / "file").write_text("mine", "utf-8")
    before = everything(tmp_path)
    for name in ("full", "file"):
        with pytest.raises(Refused):
            new_pack(tmp_path / name)
    assert everything(tmp_path) == before


@pytest.mark.parametrize("name", [".", "../empty"])
def test_an_empty_folder_becomes_the_pack(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also the folder that one stands in, which is still the same folder afterwards."""
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    new_pack(Path(name))
    assert Path("pack.yaml").is_file()
    assert loaded(tmp_path / "empty").problems == ()
    assert [entry.name for entry in tmp_path.iterdir() if entry.name != "home"] == ["empty"]


@pytest.mark.parametrize("breaks_at", range(6))
def test_a_disk_that_fills_up_leaves_no_half_pack(
    breaks_at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever file cannot be written, afterwards nothing is there."""
    breaking_off(breaks_at, monkeypatch)
    with pytest.raises(OSError, match="full"):
        new_pack(tmp_path / "our-town")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("breaks_at", range(3))
def test_a_disk_that_fills_up_leaves_no_half_case(
    breaks_at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever file cannot be written, the pack is as it was."""
    root = town(BASE, tmp_path)
    before = everything(root)
    breaking_off(breaks_at, monkeypatch)
    with pytest.raises(OSError, match="full"):
        new_case(root, pack_of(root), "lost-dog")
    assert everything(root) == before


def breaking_off(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk be full from the file with this number on."""
    calls = iter(range(100))

    def failing(file: Path, content: bytes) -> None:
        if next(calls) >= at:
            raise OSError("the disk is full")
        write_whole(file, content)

    monkeypatch.setattr(templates, "write_whole", failing)


def test_the_commands_make_and_tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`new` prints the files and the next step; a name that is taken is one line and exit status 2."""
    root = tmp_path / "our-town"
    assert main(["new", "pack", str(root)]) == 0
    assert main(["new", "case", str(root), "lost-dog"]) == 0
    printed = capsys.readouterr().out
    assert str(root / "lost-dog.yaml") in printed
    assert "fenjer check" in printed
    for again in (["new", "pack", str(root)], ["new", "case", str(root), "lost-dog"], ["new", "case", "nowhere", "x"]):
        assert main(again) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_broken_pack_has_to_be_mended_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where pack.yaml has an error, its line is told, the status is 1, and no case is added."""
    root = town(BASE, tmp_path)
    (root / "pack.yaml").write_text("fenjer: one\n", "utf-8")
    before = everything(root)
    assert main(["new", "case", str(root), "lost-dog"]) == 1
    assert "pack.yaml:1" in capsys.readouterr().err
    assert everything(root) == before


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder inside a file is exit status 3 and one line."""
    (tmp_path / "file").write_text("mine", "utf-8")
    assert main(["new", "pack", str(tmp_path / "file" / "our-town")]) == 3
    assert capsys.readouterr().err.count("\n") == 1
