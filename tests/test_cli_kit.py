"""`fenjer kit`: what it prints of which pack, and what it says where it cannot."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from game.cli import main
from game.toolkit import PARTS, Empty, Order, checked
from tests import zips
from tests.loading import SMALL, change, copy_of, line_of
from tests.printing import A4, ONE, Print, counter, document, printed, squeezed

pytestmark = pytest.mark.usefixtures("opened")

Run = Callable[..., tuple[int, str, str]]

CHECKOUT = Path(__file__).parent.parent
CI = "CI" in os.environ
CARDS = ["items", "evidence", "roles", "branches", "votes"]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command and give its exit status, what it printed and what it complained of."""

    def command(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A pack of the user's own: the small one, with the pictures that it names and Serbian texts."""
    pack = copy_of(SMALL, tmp_path / "own")
    for picture in ("portraits/nora.png", "pictures/winter-fire.jpg", "pictures/notice.png"):
        (pack / picture).parent.mkdir(exist_ok=True)
        Image.new("RGB", (60, 40), "teal").save(pack / picture)
    catalogue = pack / "locale" / "sr" / "LC_MESSAGES" / "small.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "fire-drill"\nmsgid "Fire drill"\nmsgstr "Пожарна вежба"\n',
        "utf-8",
    )
    return pack


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where a kit goes; an older file is there already."""
    file = tmp_path / "kit.pdf"
    file.write_bytes(b"the older file")
    return file


def untouched(target: Path) -> bool:
    """Whether the older file is as it was, and nothing lies beside it."""
    return target.read_bytes() == b"the older file" and list(target.parent.glob("kit*")) == [target]


LITERALS = {
    "Fire drill": "*bold* _emphasis_ `raw` = Heading",
    "Market day, and the phones are already going.": '#import "@preview/cetz:0.3.0": canvas',
    "The phone rings at 21:40.": "$x^2$ and $ sum_(i=1)^n i $",
    "Take it to the desk first.": "[content] { code } ] [ } {",
    "Warn everybody now.": "<label> @reference @nora",
    "The market empties in ten minutes.": "//comment /* another */ https://example.org",
    "Go and look at it after all.": "#panic() #{1+1} #let x = 1",
    "The Great Bridge is burning right now.": "C:\\new\\u{41} \\# \\\\ \\n",
    "A notice with a stamp.": "\"quoted\" 'single' \u201eниже\u201c",
    "Radio Alva used this picture in February 2019.": "<b>bold</b> &amp; <script>alert(1)</script>",
    "Nobody has written about it yet.": "- item + item / term: 1. ~ tilde",
    "The Great Bridge stands, and people are crossing it.": "\\u0041 %s {n} {{n}} %(n)s",
    "A quiet noon": "-- and --- and ... and -?",
}
"""What stands in the small pack, and what is written there instead: it is all text, whatever Typst would make of it."""


def test_no_text_is_taken_for_markup(run: Run, small: Path, tmp_path: Path) -> None:
    """Whatever a text is made of, brackets, commands, labels, comments, paths, HTML, it is printed as it stands."""
    case = small / "fire-drill.yaml"
    told = case.read_text("utf-8")
    for old, new in LITERALS.items():
        told, count = re.subn(rf"(?<=: ){re.escape(old)}(?=[\n,}}])", json.dumps(new).replace("\\", r"\\"), told)
        assert count, old
    case.write_text(told, "utf-8")
    assert run("kit", small, "-o", tmp_path / "kit.pdf")[::2] == (0, "")
    text = "".join(page.text for page in Print((tmp_path / "kit.pdf").read_bytes()).pages)
    # A text that describes a picture is not printed, but read aloud.
    shown = [new for old, new in LITERALS.items() if old != "A notice with a stamp."]
    assert [new for new in shown if squeezed(new) not in text] == []


def test_a_kit_is_made_without_any_network(tmp_path: Path) -> None:
    """Where no network is, not even that of the machine itself, the kit comes out all the same."""
    alone = ["unshare", "-rn"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        if CI and sys.platform == "linux":
            pytest.fail("CI has to be able to take the network away")
        pytest.skip("this machine lets nobody take the network away from a process (unshare -rn)")
    file = tmp_path / "kit.pdf"
    made = subprocess.run(
        [*alone, sys.executable, "-m", "game", "kit", "triponta", "bridge-on-fire", "-o", file],
        cwd=CHECKOUT,
        check=False,
        capture_output=True,
    )
    assert (made.returncode, made.stderr) == (0, b"")
    assert file.read_bytes().startswith(b"%PDF-")


def test_the_parts_come_in_order_with_bookmarks() -> None:
    """The outline names every part in its order, and leads to the page where it begins."""
    made = document()
    assert [part.id for part in made.parts] == list(PARTS)
    titles = [
        part.title if part.titled else next(getattr(b, "headline", getattr(b, "title", "")) for b in part.blocks)
        for part in made.parts
    ]
    marks = printed().bookmarks()
    assert [title for title, _ in marks] == titles
    assert [page for _, page in marks] == sorted({page for _, page in marks}), "each on a page of its own"


@pytest.mark.parametrize(("language", "title"), [("en", "Triponta"), ("sr", "Трипонта")])
def test_a_kit_says_what_it_is_and_in_which_language(language: str, title: str) -> None:
    """The file's own title names the pack, and its language is the kit's."""
    kit = printed(A4, language)
    assert kit.file.get_metadata_value("Title").endswith(f": {title}")
    assert kit.language == language


def test_a_single_case_makes_a_short_handout() -> None:
    """The hand-out of a case has 6 to 10 pages: how to use it, a worksheet, items, evidence, the key; no branches."""
    assert [part.id for part in document(ONE).parts] == ["quick-start", "worksheets", "items", "evidence", "key"]
    assert 6 <= len(printed(ONE).pages) <= 10


def test_only_some_parts(run: Run, small: Path, tmp_path: Path) -> None:
    """`--only` prints the parts that are named, in the kit's order; `cards` stands for those of the cases."""
    assert run("kit", small, "--only", "votes, cards,worksheets", "-o", tmp_path / "kit.pdf")[0] == 0
    marks = Print((tmp_path / "kit.pdf").read_bytes()).bookmarks()
    titles = {part.id: part.title for part in document().parts}
    assert [title for title, _ in marks] == [titles[part] for part in ["worksheets", *CARDS]]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("triponta", "--only", "cards,cow", "-o", "kit.pdf"), ("cow", "worksheets")),
        (("triponta", "--only", ",", "-o", "kit.pdf"), (",", "worksheets")),
        (("triponta", "bridge-on-ice", "-o", "kit.pdf"), ("bridge-on-ice", "bridge-on-fire")),
        (("atlantis", "-o", "kit.pdf"), ("atlantis", "triponta")),
        (("triponta", "-o", "kit.doc"), ("kit.doc", ".pdf")),
        (("triponta", "-o", "kit"), ("kit", ".pdf")),
        (("triponta", "--slides", "-o", "kit.html"), ("kit.html", ".pdf")),
        (("triponta", "--edition", "tiny", "-o", "kit.pdf"), ("tiny", "large-print")),
        (("triponta", "--paper", "a3", "-o", "kit.pdf"), ("a3", "letter")),
        (("triponta",), ("-o",)),
        (("triponta", "--slides", "--only", "cards", "-o", "kit.pdf"), ("--only", "slides")),
        (("triponta", "--slides", "--fold", "-o", "kit.pdf"), ("--fold", "slides")),
        (("triponta", "--slides", "--paper", "letter", "-o", "kit.pdf"), ("--paper", "slides")),
        (("triponta", "--fold", "-o", "kit.html"), ("--fold", "web page")),
    ],
)
def test_what_is_not_understood_ends_with_2(
    run: Run, arguments: tuple[str, ...], words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unknown part, case, pack, suffix, edition or paper is told with what there is, and no file comes."""
    monkeypatch.chdir(tmp_path)
    status, out, errors = run("kit", *arguments)
    assert (status, out) == (2, "")
    assert all(word in errors for word in words)
    assert "Traceback" not in errors
    assert list(tmp_path.glob("kit*")) == []


@pytest.mark.parametrize(
    ("only", "file", "lacking"), [("quiz", "kit.pdf", "quiz"), ("quiz,booklet", "kit.html", "booklet, quiz")]
)
def test_a_kit_with_nothing_in_it_is_refused(
    run: Run, small: Path, tmp_path: Path, only: str, file: str, lacking: str
) -> None:
    """Where no part of the order can be made, that was an empty page and a success; now the parts are named."""
    status, out, errors = run("kit", small, "--only", only, "-o", tmp_path / file)
    assert (status, out, errors.count("\n")) == (2, "", 1)
    assert f": {lacking}." in errors
    assert not (tmp_path / file).exists()


def test_techniques_of_a_pack_without_a_taxonomy_are_refused() -> None:
    """Without a taxonomy there is neither a poster nor a card of a technique, and so no kit of these alone."""
    desk, made_from = counter("en")
    with pytest.raises(Empty) as told:
        checked(replace(made_from, taxonomy=None), Order(parts=("poster", "techniques")), desk.translator)
    assert told.value.parts == ("techniques", "poster")


def test_a_case_that_is_named_twice_is_printed_once(run: Run, tmp_path: Path) -> None:
    """Naming the only case twice makes the hand-out of one case, not a kit with everything twice."""
    once, twice = tmp_path / "once.pdf", tmp_path / "twice.pdf"
    assert run("kit", "triponta", "bridge-on-fire", "-o", once)[0] == 0
    assert run("kit", "triponta", "bridge-on-fire", "bridge-on-fire", "-o", twice)[0] == 0
    assert once.read_bytes() == twice.read_bytes()


def test_a_language_that_is_not_there_is_told(run: Run, small: Path, tmp_path: Path) -> None:
    """The kit is printed in the nearest language, and a line says so."""
    status, _, errors = run("kit", small, "--lang", "hr", "--only", "votes", "-o", tmp_path / "kit.pdf")
    assert (status, "hr" in errors, errors.count("\n")) == (0, True, 1)


def test_a_character_without_a_glyph_is_told_by_its_line(run: Run, small: Path, target: Path) -> None:
    """A sign that the typefaces do not have is named with file and line, and the older kit stays as it was."""
    case = small / "fire-drill.yaml"
    change(case, "Bread's on me today.", "Bread's on me 漢 today.")
    status, _, errors = run("kit", small, "-o", target)
    assert status == 1
    assert re.search(rf"{re.escape(str(case))}:{line_of(case, '漢')}:\d+: error FJ601: .*漢.*U\+6F22", errors)
    assert untouched(target)


def test_the_help_names_every_part(run: Run) -> None:
    """Whoever asks what there is to be printed is told of each part by the name that `--only` takes."""
    status, told, _ = run("kit", "--help")
    assert status == 0
    assert set(PARTS) <= set(re.findall(r"[a-z]+(?:-[a-z]+)*", told.replace("-\n", "-")))


def test_a_character_without_a_glyph_for_its_capital_is_told(run: Run, small: Path, target: Path) -> None:
    """A sender's letter is printed as a capital: where the typefaces have it only small, that ended the setting."""
    change(small / "pack.yaml", "name: Triponta Alarm 24", "name: θ Alarm 24")
    status, _, errors = run("kit", small, "-o", target)
    assert status == 1
    assert f"{small / 'pack.yaml'}:{line_of(small / 'pack.yaml', 'θ')}:" in errors
    assert untouched(target)


def test_upright_pictures_and_portraits_fit_their_cards(run: Run, small: Path, tmp_path: Path) -> None:
    """Evidence photographed with a telephone, and a portrait from head to foot, are printed smaller, not refused."""
    Image.new("RGB", (900, 2000), "teal").save(small / "pictures" / "notice.png")
    Image.new("RGB", (400, 900), "teal").save(small / "portraits" / "nora.png")
    for edition in ("standard", "large-print"):
        file = tmp_path / f"{edition}.pdf"
        status, _, errors = run("kit", small, "--edition", edition, "--only", "evidence,roles", "-o", file)
        assert (status, errors) == (0, "")


def test_an_item_card_bears_the_title_of_its_item(run: Run, small: Path, tmp_path: Path) -> None:
    """Also what goes round in a chat may have a title; its card has it."""
    assert run("kit", small, "--only", "items", "-o", tmp_path / "kit.pdf")[0] == 0
    assert squeezed("Notice 007") in Print((tmp_path / "kit.pdf").read_bytes()).text


@pytest.mark.parametrize(
    ("character", "told"),
    [("漢", "U+6F22, cjk"), ("\u202e", "a hidden character (U+202E)"), ("\u2066", "a hidden character (U+2066)")],
)
def test_a_character_of_a_translation_is_told_by_its_line(
    run: Run, small: Path, target: Path, character: str, told: str
) -> None:
    """What cannot be printed is found in a catalogue too: a strange sign, and one that hides or turns letters."""
    catalogue = small / "locale" / "sr" / "LC_MESSAGES" / "small.po"
    change(catalogue, "Пожарна вежба", f"Пожарна {character}вежба")
    status, _, errors = run("kit", small, "--lang", "sr", "-o", target)
    assert status == 1
    found = re.search(rf"{re.escape(str(catalogue))}:{line_of(catalogue, character)}:\d+: error FJ601: (.*)", errors)
    assert found is not None
    assert told in found[1]
    assert untouched(target)


def test_a_catalogue_that_is_not_utf_8_hides_no_character(run: Run, small: Path, target: Path) -> None:
    """A catalogue in another encoding ended the search for a sign with a decoder's error; the sign is told."""
    case = small / "fire-drill.yaml"
    change(case, "Bread's on me today.", "Bread's on me 漢 today.")
    catalogue = small / "locale" / "sr" / "LC_MESSAGES" / "small.po"
    catalogue.write_bytes(catalogue.read_text("utf-8").encode("cp1251"))
    status, _, errors = run("kit", small, "--lang", "sr", "-o", target)
    assert status == 1
    assert f"{case}:{line_of(case, '漢')}:" in errors
    assert "codec" not in errors
    assert untouched(target)


def cut_off(kind: str) -> bytes:
    """A picture without its last third."""
    kept = BytesIO()
    Image.effect_noise((300, 200), 90).save(kept, kind)
    return kept.getvalue()[: len(kept.getvalue()) * 2 // 3]


def huge() -> bytes:
    """A picture of 180 million pixels."""
    kept = BytesIO()
    Image.new("1", (20_000, 9000)).save(kept, "PNG")
    return kept.getvalue()


def test_the_other_forms_tell_a_picture_that_breaks_off_as_well(run: Run, small: Path, tmp_path: Path) -> None:
    """A web page and slides with a picture that breaks off end with its line and 1, like paper."""
    (small / "pictures" / "notice.png").write_bytes(cut_off("JPEG"))
    place = f"{small / 'pack.yaml'}:{line_of(small / 'pack.yaml', 'notice.png')}:"
    for more in (("-o", tmp_path / "page.html"), ("--slides", "-o", tmp_path / "slides.pdf")):
        status, out, errors = run("kit", small, *more)
        assert (status, out) == (1, "")
        assert errors.startswith(place)


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        (None, "put the file there"),
        (b"", "save it again"),
        (b"no picture", "save it again"),
        (b"\x89PNG\r\n\x1a\nhalf of one", "save it again"),
        (cut_off("JPEG"), "save it again"),
        (cut_off("PNG"), "save it again"),
        (huge(), "make it smaller"),
    ],
    ids=["gone", "empty", "text", "half a head", "half a jpeg", "half a png", "huge"],
)
def test_a_picture_that_cannot_be_used_is_told_by_its_line(
    run: Run, small: Path, target: Path, content: bytes | None, hint: str
) -> None:
    """A picture that is not there, is none, breaks off or is too large is named where pack.yaml names it."""
    picture = small / "pictures" / "notice.png"
    picture.unlink()
    if content is not None:
        picture.write_bytes(content)
    status, _, errors = run("kit", small, "-o", target)
    assert status == 1
    line = line_of(small / "pack.yaml", "notice.png")
    place = re.escape(str(small / "pack.yaml"))
    assert re.search(rf"{place}:{line}:\d+: error FJ602: .*notice\.png .*\({hint}", errors)
    assert "Warning" not in errors
    assert untouched(target)


def test_a_problem_in_a_zip_is_told_by_the_way_through_it(run: Run, small: Path, target: Path) -> None:
    """What cannot be printed of a pack in a zip was named by a file in the cache; it is the author's zip."""
    files = {f"small/{file.relative_to(small).as_posix()}": file.read_bytes() for file in small.rglob("*.*")}
    files["small/fire-drill.yaml"] = files["small/fire-drill.yaml"].replace(b"Bread's on me", "Bread's 漢 me".encode())
    del files["small/pictures/notice.png"]
    zipped = zips.made(small.parent, files, name="small.zip")
    status, _, errors = run("kit", zipped, "-o", target)
    assert status == 1
    assert f"{zipped / 'pack.yaml'}:{line_of(small / 'pack.yaml', 'notice.png')}:" in errors
    assert f"{zipped / 'fire-drill.yaml'}:" in errors
    assert "cache" not in errors
    assert untouched(target)


def test_a_broken_case_is_not_printed(run: Run, small: Path, target: Path) -> None:
    """A case with an error is told by its line, and nothing is written."""
    change(small / "fire-drill.yaml", "goto: closing", "goto: closnig")
    status, _, errors = run("kit", small, "-o", target)
    assert status == 1
    assert f"fire-drill.yaml:{line_of(small / 'fire-drill.yaml', 'closnig')}:" in errors
    assert untouched(target)


def test_a_place_that_cannot_be_written_ends_with_3(run: Run, small: Path, target: Path, tmp_path: Path) -> None:
    """A folder in the file's place, or a file in the folder's, is one line; what was there is left."""
    folder = tmp_path / "folder.pdf"
    folder.mkdir()
    for where in (folder, target / "kit.pdf"):
        status, out, errors = run("kit", small, "--only", "votes", "-o", where)
        assert (status, out, errors.count("\n")) == (3, "", 1)
        assert str(where) in errors
    assert untouched(target)
    assert list(folder.iterdir()) == []


def test_without_typst_the_web_page_is_named(
    run: Run, small: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine for which there is no Typst, one line says so and what works without it."""
    monkeypatch.setitem(sys.modules, "typst", None)
    status, _, errors = run("kit", small, "-o", target)
    assert (status, errors.count("\n")) == (3, 1)
    assert "Typst" in errors
    assert ".html" in errors
    assert untouched(target)


def test_a_pack_in_the_user_s_folder_is_printed(run: Run, small: Path, home: Path, tmp_path: Path) -> None:
    """A pack of one's own is printed by its name, from a folder and from a zip, with its own pictures and texts."""
    files = {f"small/{file.relative_to(small).as_posix()}": file.read_bytes() for file in small.rglob("*.*")}
    zips.made(home / "packs", files, name="zipped.zip")
    shutil.copytree(small, home / "packs" / "small")
    for name in ("small", "zipped", home / "packs" / "zipped.zip"):
        file = tmp_path / "kit.pdf"
        status, out, errors = run("kit", name, "--lang", "sr", "--only", "items,worksheets", "-o", file)
        assert (status, out, errors) == (0, f"{file}\n", "")
        text = Print(file.read_bytes()).text
        assert squeezed("Пожарна вежба") in text
        assert squeezed("BURNING NOW!!!") in text


def test_another_reader_finds_the_structure(tmp_path: Path) -> None:
    """Poppler reads headings, tables with their heads, pictures and lists out of the kit."""
    pdfinfo = shutil.which("pdfinfo")
    if pdfinfo is None:
        if CI:
            pytest.fail("CI has to have pdfinfo")
        pytest.skip("pdfinfo of poppler-utils is not here")
    file = tmp_path / "kit.pdf"
    file.write_bytes(printed().content)
    told = subprocess.run([pdfinfo, "-struct", file], check=True, capture_output=True).stdout.decode("latin-1")
    found = set(re.findall(r"(?m)^\s*(\w+)", told))
    assert found >= {"Document", "H1", "H2", "H3", "Table", "TH", "TD", "Figure", "L", "LI"}
