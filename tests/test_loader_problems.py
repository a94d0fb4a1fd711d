"""Each code of a problem: a file that has it and nothing else, and the place it is told at."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.loader import Loaded, load_case, load_pack
from game.loader.folder import BYTES
from game.loader.nodes import NODES
from game.story.problems import CODES
from tests import weighing, zips
from tests.loading import BASE, PROBLEMS, SMALL, change, copy_of, line_of

FILES = sorted(file for file in PROBLEMS.glob("FJ*.yaml") if file.stem < "FJ3")
"""The codes that the loader tells by itself; those above are told by `game.authoring`."""


def loaded_with(content: bytes, name: str, folder: Path) -> Loaded:
    """The base pack, or the other one that has this file, with that replaced."""
    root = copy_of(BASE if (BASE / name).is_file() else PROBLEMS / "fair", folder)
    (root / name).write_bytes(content)
    return load_pack(root)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_failing_file_has_its_problem_and_no_other(file: Path, tmp_path: Path) -> None:
    """The first line says in which file of the base pack it is, and at which place its code is told."""
    content = file.read_bytes()
    _, name, place = content.splitlines()[0].decode().split()
    problems = loaded_with(content, name, tmp_path).problems
    assert {problem.code for problem in problems} == {file.stem}
    where = problems[0].where
    assert (Path(where.file).name, f"{where.line}:{where.column}") == (name, place)


def too_large(folder: Path) -> Loaded:
    """A case of more bytes than a file may have."""
    return loaded_with(b"#" * (BYTES + 1), "minimal.yaml", folder)


def too_many_entries(folder: Path) -> Loaded:
    """A case of more nodes than a file may have."""
    return loaded_with(b"a: [" + b"b," * NODES + b"]", "minimal.yaml", folder)


def no_such_folder(folder: Path) -> Loaded:
    """A pack that is not there."""
    return load_pack(folder / "nothing")


def no_pack_file(folder: Path) -> Loaded:
    """A folder without a pack.yaml."""
    return load_pack(folder)


def more_than_shown(folder: Path) -> Loaded:
    """A case with thousands of unknown keys."""
    return loaded_with("".join(f"key-{n}: x\n" for n in range(3_000)).encode(), "minimal.yaml", folder)


MADE: dict[str, list[Callable[[Path], Loaded]]] = {
    "FJ107": [too_large, too_many_entries],
    "FJ121": [no_such_folder],
    "FJ125": [more_than_shown],
    **zips.MADE,
    **weighing.MADE,
    "FJ122": [no_pack_file],
}
"""The codes whose failing input is no short file."""


@pytest.mark.parametrize(("code", "made"), [(code, made) for code, all_made in MADE.items() for made in all_made])
def test_a_failing_input_that_is_no_short_file_has_its_problem(
    code: str, made: Callable[[Path], Loaded], tmp_path: Path
) -> None:
    """What is too large, or not there, is told with its code as well."""
    assert code in {problem.code for problem in made(tmp_path).problems}


def test_every_code_has_a_failing_input() -> None:
    """Each code has a file or a function here, and none has one that is not known. Some have theirs elsewhere."""
    assert {file.stem for file in FILES} | set(MADE) == {
        code for code in CODES if code[:3] not in ("FJ3", "FJ6", "FJ7", "FJ8")
    }


@pytest.mark.parametrize("pack", [SMALL, BASE], ids=lambda pack: pack.name)
def test_the_packs_that_are_broken_here_are_whole(pack: Path) -> None:
    """The packs from which failing files are made have no problem themselves."""
    assert load_pack(pack).problems == ()


def test_the_game_s_own_packs_have_no_error() -> None:
    """What comes with the game can be played."""
    packs = sorted((SMALL.parents[2] / "scenarios").glob("*/pack.yaml"))
    assert packs
    for pack in packs:
        assert [str(p) for p in load_pack(pack.parent).problems if p.severity == "error"] == []


def test_all_problems_of_a_file_are_told_in_one_run(tmp_path: Path) -> None:
    """Form and references are told together, each on its line."""
    root = copy_of(SMALL, tmp_path)
    case = root / "fire-drill.yaml"
    change(case, "track: school", "track: scool")
    change(case, "title: Fire drill", "titel: Fire drill")
    change(case, "from: alarm", "from: alram")
    change(case, "- sara: No\n", "- sarah: No\n")
    change(case, "goto: closing", "goto: closnig")
    change(case, "age: 13", 'age: "13"')
    told = {(problem.code, problem.where.line) for problem in load_pack(root).problems}
    assert told == {
        ("FJ114", line_of(case, "track: scool")),
        ("FJ111", line_of(case, "titel:")),
        ("FJ112", 1),
        ("FJ113", line_of(case, "age:")),
        ("FJ204", line_of(case, "sarah")),
        ("FJ205", line_of(case, "alram")),
        ("FJ202", line_of(case, "closnig")),
    }


def test_a_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """A syntax error is one problem of its file; the other files are read and told on."""
    root = copy_of(SMALL, tmp_path)
    change(root / "pack.yaml", "title: Small town", "title: Small: town")
    change(root / "fire-drill.yaml", "shift: 20", "shift: twenty")
    problems = load_pack(root).problems
    assert {(Path(problem.where.file).name, problem.code) for problem in problems} >= {
        ("pack.yaml", "FJ102"),
        ("fire-drill.yaml", "FJ113"),
    }
    assert sum(problem.code == "FJ102" for problem in problems) == 1


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Wait: what?", "quotes"),
        ("*important* news", "quotes"),
        ("&amp; more", "quotes"),
        ("! Look", "quotes"),
        ("@alarm says so", "quotes"),
        ("% of people", "quotes"),
        ("`so` they say", "quotes"),
        ("> 5 people", "quotes"),
        ('"Fire" she said', "other kind"),
        ('"Fire', "close"),
        ("[sighs] Yes", "quotes"),
        ("{no}: so", "quotes"),
        ("[sighs", "close"),
        ('"a\\qb"', "backslash"),
        ("- no", "quotes"),
    ],
)
def test_a_syntax_error_comes_with_what_to_write_instead(text: str, hint: str, tmp_path: Path) -> None:
    """Whatever in a text means something to YAML, the hint on its line says how to write it."""
    root = copy_of(BASE, tmp_path)
    case = root / "minimal.yaml"
    change(case, "Look at this.", text)
    (problem,) = load_case(case).problems
    assert problem.where.line == line_of(case, text)
    assert problem.code in ("FJ102", "FJ103", "FJ104")
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("  desk:\n", "\tdesk:\n", "spaces"),
        ("    - check: photo\n", "    check: photo\n", "- "),
        ("  desk:\n", "  desk\n", "colon"),
        ("  desk:\n    - nora", "  desk: - nora", "next line"),
        ("age: 13\n", "age: 13\n  track: x\n", "indented right"),
        ("items:\n  photo:\n", "items:\n   photo:\n    x: y\n  ", "indented"),
    ],
)
def test_a_fault_of_the_layout_comes_with_a_hint(old: str, new: str, hint: str, tmp_path: Path) -> None:
    """Tabs, dashes, colons and indentation: one problem, and what to do about it."""
    root = copy_of(BASE, tmp_path)
    change(root / "minimal.yaml", old, new)
    (problem,) = load_case(root / "minimal.yaml").problems
    assert problem.code == "FJ102"
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        ("age: 13", "age: [13]", "whole number, not a list", ""),
        ("age: 13", 'age: "13"', 'whole number, not "13"', "without quotes"),
        ("start: desk", "start: 7", "a word, not 7", '"7"'),
        ("objectives: [See one item through.]", "objectives: Look", "a list, not Look", "[Look]"),
        ("Look at this.", "[one, two]", "no key 'nora'", "known here"),
        ("    claims: The bridge burns.", "    claims: {a: b}", "a text, not a group of keys", ""),
        ("{title: Done, text: That was it.}", "Done", "a group of keys with their values", "key: value"),
        ("verdict: accurate", "verdict: true", "'verdict' cannot be 'true'", "accurate"),
        ("track: school", "track: {a: b}", "one of school, journalists", ""),
        ("    - end: done", "    - done", "this entry has to be a group", "key: value"),
        ("age: 13\n", "age: 999999999999999999999999\n", "whole number", ""),
        (
            "    claims:",
            "    picture: {base: b, alt: B., doctored: [{crop: [1, 2]}]}\n    claims:",
            "4 entries",
            "",
        ),
        (
            "    claims:",
            "    picture: {base: b, alt: B., doctored: [{crop: [1, 2, 3, 4, 5]}]}\n    claims:",
            "4 en",
            "",
        ),
        ("    from: alarm\n", "", "'from' is missing", "write from: and a word"),
        ("    kind: none\n", "", "'kind' is missing", "one of none, satire"),
        ("  photo:", "  Old_Photo:", "small letters", "'old-photo'"),
        ("  photo:", "  ФОТО:", "small letters", "for example"),
        ("    kind: none", "    kind: none\n    from_: alarm", "no key 'from_'", "'from'"),
    ],
)
def test_a_wrong_form_is_told_in_plain_words(old: str, new: str, message: str, hint: str, tmp_path: Path) -> None:
    """What has to be there, what is there, and what to write instead."""
    root = copy_of(BASE, tmp_path)
    change(root / "minimal.yaml", old, new)
    told = [p for p in load_pack(root).problems if message in p.message and hint in p.hint]
    assert len(told) == 1


def test_a_deep_file_is_refused_before_anything_recurses(tmp_path: Path) -> None:
    """25,000 nested brackets, which crash a composing C parser, are one problem."""
    content = b"a: " + b"[" * 25_000 + b"]" * 25_000
    assert [p.code for p in loaded_with(content, "minimal.yaml", tmp_path).problems] == ["FJ106"]


def test_aliases_cannot_multiply(tmp_path: Path) -> None:
    """Nine levels of nine references each are refused as references and never resolved."""
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    problems = loaded_with("\n".join(lines).encode(), "minimal.yaml", tmp_path).problems
    assert sum(problem.code == "FJ103" for problem in problems) == 9 + 8 * 9


TURNING = ["\u061c", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069"]
HIDING = [
    "\u180e",
    "\u206a",
    "\u206f",
    "\ufeff",
    "\ufff9",
    "\ufffb",
    "\U000e0000",
    "\U000e0001",
    "\U000e0041",
    "\U000e007f",
]


@pytest.mark.parametrize(
    ("character", "what"),
    [
        *((character, "control character") for character in ("\x00", "\x1b", "\x7f", "\x9f", "\u2028")),
        *((character, "turns the direction") for character in TURNING),
        *((character, "hide words") for character in HIDING),
    ],
    ids=lambda value: f"U+{ord(value):04X}" if len(value) == 1 else value,
)
@pytest.mark.parametrize("is_escaped", [False, True], ids=["as it is", "escaped"])
def test_a_character_that_nobody_sees_is_refused(character: str, what: str, is_escaped: bool, tmp_path: Path) -> None:
    """Written as it is or as an escape, it is told at its place, by its number and by what it does."""
    root = copy_of(BASE, tmp_path)
    written = f"\\U{ord(character):08x}" if is_escaped else character
    change(root / "minimal.yaml", "Look at this.", f'"Look {written}at this."')
    (problem,) = load_case(root / "minimal.yaml").problems
    assert problem.code == "FJ123"
    assert problem.where.line == line_of(root / "minimal.yaml", "- nora: ")
    assert what in problem.message
    assert f"(U+{ord(character):04X})" in problem.message
    assert "type it again" in problem.hint


@pytest.mark.parametrize(
    "character", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\u00a0", "\u202f", "\u0301", "\ufe0f"]
)
def test_what_texts_need_is_no_hidden_character(character: str, tmp_path: Path) -> None:
    """Soft hyphens, joiners, spaces that do not break and accents of their own stay where they are."""
    content = (BASE / "minimal.yaml").read_text("utf-8").replace("Look at", f"Look{character} at")
    assert loaded_with(content.encode(), "minimal.yaml", tmp_path).problems == ()


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_a_byte_order_mark_is_tolerated(mark: bytes, tmp_path: Path) -> None:
    """What Windows editors put before UTF-8 changes nothing, nor do their line ends."""
    content = mark + (BASE / "minimal.yaml").read_bytes().replace(b"\n", b"\r\n")
    assert loaded_with(content, "minimal.yaml", tmp_path).problems == ()


def test_a_very_broken_large_case_is_told_in_time(tmp_path: Path) -> None:
    """With thousands of names that point nowhere, only so many are compared with those that were meant."""
    scenes = "".join(f"  scene-{n}: [{{goto: scenes-{n}}}]\n" for n in range(1_000))
    content = (BASE / "minimal.yaml").read_text("utf-8").replace("scenes:\n", "scenes:\n" + scenes)
    problems = loaded_with(content.encode(), "minimal.yaml", tmp_path).problems
    hints = [problem.hint for problem in problems if problem.code == "FJ202"]
    assert any(hints)
    assert not all(hints)


@pytest.mark.parametrize(
    ("old", "new"),
    [("start: desk", 'start: ""'), ("- check: photo", '- check: ""'), ("- end: done", '- end: ""')],
)
def test_a_name_of_no_letters_is_told_and_nothing_is_played(old: str, new: str, tmp_path: Path) -> None:
    """A case whose start is an empty word was played all the same, and loading it raised."""
    root = copy_of(BASE, tmp_path)
    change(root / "minimal.yaml", old, new)
    assert "FJ117" in {problem.code for problem in load_case(root / "minimal.yaml").problems}
