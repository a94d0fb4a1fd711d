"""The quiz of a pack, which is taken on paper before and after, and the works that a pack rests on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from game.authoring import spotting
from game.authoring.harm import harm
from game.authoring.reading import texts_of, translation_faults
from game.cli.weighing import weighed
from game.extraction import extract
from game.loader import Loaded, load_pack, open_pack, schema, texts
from game.story.checks import pack_faults
from game.story.pack import Pack, QuizItem, Source
from game.story.problems import Problem
from game.story.quiz import quiz_faults
from game.story.text import Text
from tests.cases import triponta
from tests.loading import BASE, PROBLEMS, change, copy_of, line_of

FAIR = PROBLEMS / "fair"
RULES: dict[str, Callable[[QuizItem, Pack], float]] = {
    "long": lambda item, _: len(item.text.source.split()),
    "loud": lambda item, _: item.text.source.count("!"),
    "in capitals": lambda item, _: sum(word.isupper() and len(word) > 1 for word in item.text.source.split()),
    "from a known sender": lambda item, pack: pack.accounts[item.from_].known,
    "badly spelt": lambda item, _: any(slip in item.text.source for slip in (" an a ", "theres", "dont", "doesnt")),
}
"""What somebody could go by who looks nothing up."""

QUIZ = """\
quiz:
  a:
    - id: bus
      pair: traffic
      form: post
      from: alarm
      claims: The bus is late on Monday.
      text: The bus will be late
      verdict: accurate
      kind: none
      look: Ask the driver.
      fact: It was late.
    - id: bell
      pair: school
      form: chat
      from: board
      claims: The bell of the school is gone.
      text: The bell is gone
      verdict: untrue
      kind: fabricated
      look: Go and look at the tower.
      fact: It hangs where it was.
      title: A bell
      posted: Today
      picture: {base: tower, alt: A tower.}
      technique: old-photo
  b:
    - id: clock
      pair: school
      form: chat
      from: board
      claims: The clock of the hall is gone.
      text: The clock is gone
      verdict: untrue
      kind: fabricated
      look: Go and look at the hall.
      fact: It goes as it did.
    - id: ferry
      pair: traffic
      form: post
      from: alarm
      claims: The ferry is late on Monday.
      text: The ferry will be late
      verdict: accurate
      kind: none
      look: Ask the captain.
      fact: It was late.
sources:
  - {text: "Brier, G. W. (1950): Verification of forecasts.", link: "https://journal.example/78"}
  - text: A work without a link.
"""


def with_quiz(folder: Path, pack: Path = FAIR) -> Path:
    """A pack with a quiz and sources, which has an account and a picture for the quiz alone."""
    root = copy_of(pack, folder)
    file = root / "pack.yaml"
    text = file.read_text("utf-8").replace("pictures: {}", "pictures: {tower: {file: tower.jpg, credit: Nora}}")
    text = text.replace("accounts: {", "accounts: {board: {name: The board, about: Notices.}, ")
    file.write_text(text + QUIZ, "utf-8")
    return root


def told(root: Path) -> tuple[Problem, ...]:
    """The problems of loading a pack, and those of the harm it does."""
    loaded = load_pack(root)
    return (*loaded.problems, *harm(loaded).problems)


def pack_of(loaded: Loaded) -> Pack:
    """The pack of what was loaded."""
    assert loaded.pack is not None
    return loaded.pack


def test_a_pack_may_have_a_quiz_and_sources(tmp_path: Path) -> None:
    """Its forms are read by their names, and what only the quiz uses counts as used."""
    root = with_quiz(tmp_path)
    assert told(root) == ()
    pack = pack_of(load_pack(root))
    assert {form: [item.id for item in items] for form, items in pack.quiz.items()} == {
        "a": ["bus", "bell"],
        "b": ["clock", "ferry"],
    }
    bus, bell = pack.quiz["a"]
    assert (bus.from_, bus.title, bus.posted, bus.picture, bus.technique) == ("alarm", None, None, None, None)
    assert bus.claims == Text("fair/a", "The bus is late on Monday.")
    assert bell.technique == "old-photo"
    assert bell.picture is not None
    assert pack.sources == (
        Source(Text("fair", "Brier, G. W. (1950): Verification of forecasts."), "https://journal.example/78"),
        Source(Text("fair", "A work without a link.")),
    )


def test_a_pack_needs_neither(tmp_path: Path) -> None:
    """Without a quiz there are no forms, without sources no works, and each pack has an emptiness of its own."""
    first, second = (pack_of(load_pack(BASE)) for _ in range(2))
    assert (first.quiz, first.sources) == ({}, ())
    assert first.quiz is not second.quiz
    assert "quiz" not in schema("pack")["$defs"]["Pack"]["required"]


def test_a_pack_with_a_fault_and_without_a_quiz_is_still_looked_at_as_a_whole(tmp_path: Path) -> None:
    """Where a quiz is not there, as it need not be, references are told in the same run as a fault of the form."""
    root = copy_of(BASE, tmp_path)
    change(root / "pack.yaml", "quarter: mill", "quarter: mil")
    change(root / "pack.yaml", "title: ", "titel: ")
    assert {problem.code for problem in load_pack(root).problems} == {"FJ111", "FJ112", "FJ212"}


def test_a_quiz_is_kept_in_the_cache(tmp_path: Path) -> None:
    """What was checked before opens with the same quiz and the same sources."""
    root = with_quiz(tmp_path / "packs")
    packs = [pack_of(open_pack(root, tmp_path / "cache")) for _ in range(2)]
    assert len(list((tmp_path / "cache").glob("pack-*"))) == 1
    assert packs[0].quiz == packs[1].quiz
    assert packs[0].sources == packs[1].sources


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("from: alarm\n      claims: The bus", "from: alram\n      claims: The bus", "FJ205", "alram"),
        ("base: tower", "base: towr", "FJ206", "towr"),
        ("technique: old-photo", "technique: old-foto", "FJ207", "old-foto"),
        (
            "kind: none\n      look: Ask the driver.",
            "kind: satire\n      look: Ask the driver.",
            "FJ223",
            "kind: satire",
        ),
        ("id: ferry", "id: bus", "FJ243", "- id: bus"),
        ("  b:\n", "  d:\n", "FJ243", "  d:"),
        ("id: ferry\n      pair: traffic", "id: ferry\n      pair: water", "FJ243", "  b:"),
        ("  b:\n", "  b: []\n  c:\n", "FJ116", "  b:"),
        ("id: bus", "id: The_Bus", "FJ118", "The_Bus"),
        ("look: Ask the driver.\n      ", "", "FJ112", "- id: bus"),
        ("verdict: accurate\n      kind: none\n      look: Ask the driver.", "verdict: so", "FJ114", "verdict: so"),
    ],
)
def test_a_fault_of_a_quiz_is_told_on_its_line(old: str, new: str, code: str, at: str, tmp_path: Path) -> None:
    """References, verdicts, ids and the match of the forms each have their code, and a hint."""
    root = with_quiz(tmp_path)
    file = root / "pack.yaml"
    content = file.read_text("utf-8")
    assert content.count(old) >= 1
    file.write_text(content.replace(old, new, 1), "utf-8")
    found = [problem for problem in load_pack(root).problems if problem.code == code]
    lines = file.read_text("utf-8").splitlines()
    assert any(at in lines[problem.where.line - 1] for problem in found)


def changed(pack: Pack, form: str, *items: QuizItem) -> Pack:
    """A pack with another form in its quiz."""
    return replace(pack, quiz={**pack.quiz, form: items})


def test_forms_that_cannot_be_compared_are_told_with_the_coarsest_difference(tmp_path: Path) -> None:
    """First how many items, then which pairs, then how many of them are accurate; never two of these at once."""
    pack = pack_of(load_pack(with_quiz(tmp_path)))
    clock, ferry = pack.quiz["b"]

    def said(*items: QuizItem) -> list[tuple[Any, ...]]:
        return [(fault.code, fault.path, fault.message) for fault in quiz_faults(changed(pack, "b", *items))]

    at = ("quiz", "b")
    assert said(clock, ferry) == []
    assert said(clock) == [("FJ243", at, "form b has 1 items, and form a has 2")]
    assert said(clock, replace(ferry, pair="water")) == [
        ("FJ243", at, "form b has the pairs water and form a has traffic")
    ]
    assert said(replace(clock, verdict="accurate", kind="none"), ferry) == [
        ("FJ243", at, "2 of the items of form b are accurate, and 1 of those of form a")
    ]


def test_two_items_of_one_pair_in_a_form_and_two_of_one_id_are_told(tmp_path: Path) -> None:
    """Answers are counted by the ids, and compared by the pairs."""
    pack = pack_of(load_pack(with_quiz(tmp_path)))
    bus, bell = pack.quiz["a"]
    clock, ferry = pack.quiz["b"]
    twice = replace(pack, quiz={"a": (bus, replace(bell, pair="traffic")), "b": (clock, replace(ferry, id="bus"))})
    assert [(fault.path, fault.hint) for fault in quiz_faults(twice)][:2] == [
        (("quiz", "a", 1, "pair"), "a pair has one item of each form; give this one a pair of its own"),
        (("quiz", "b", 1, "id"), "in form a"),
    ]


def test_a_third_form_is_compared_with_the_first(tmp_path: Path) -> None:
    """Form c comes weeks later, and matches as the others do."""
    pack = pack_of(load_pack(with_quiz(tmp_path)))
    third = [replace(item, id=f"{item.id}-late") for item in pack.quiz["b"]]
    assert quiz_faults(changed(pack, "c", *third)) == []
    assert [fault.path for fault in quiz_faults(changed(pack, "c", *third[:1]))] == [("quiz", "c")]


@pytest.mark.parametrize("accurate", [0, 1, 2, 3, 4])
def test_about_half_of_a_form_is_accurate(accurate: int, tmp_path: Path) -> None:
    """Of four items two have to be; otherwise who believes nothing, or everything, is rewarded."""
    root = with_quiz(tmp_path)
    loaded = load_pack(root)
    pack = pack_of(loaded)
    bus, bell = pack.quiz["a"]
    items = (*[bus] * accurate, *[bell] * (4 - accurate))
    found = harm(replace(loaded, pack=replace(pack, quiz={"a": items}))).problems
    assert [problem.code for problem in found] == ([] if accurate == 2 else ["FJ307"])
    assert all(problem.where.line == line_of(root / "pack.yaml", "  a:") for problem in found)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("The bus will be late", "The bus to Belgrade is late", "FJ301"),
        ("Ask the driver.", "Ask Goran.", "FJ303"),
        ("title: A bell", "title: See bells.com", "FJ304"),
        ("posted: Today", "posted: Today, from 064 123 4567", "FJ304"),
        ("alt: A tower.", "alt: A tower in Skopje.", "FJ301"),
        ("The clock of the hall is gone.", "A thief from Spring has the clock.", "FJ313"),
        ("It goes as it did.", "The clock of the hall is not gone.", "FJ308"),
        ("A work without a link.", "A work from Belgrade.", "FJ301"),
        ("A work without a link.", "A work, at works.com.", "FJ304"),
    ],
)
def test_harm_is_looked_for_in_every_text_of_a_quiz(old: str, new: str, code: str, tmp_path: Path) -> None:
    """Real names, addresses, a crime with a quarter and a claim as the fact are told on their line."""
    root = with_quiz(tmp_path)
    change(root / "pack.yaml", old, new)
    (problem,) = told(root)
    assert (problem.code, problem.where.line) == (code, line_of(root / "pack.yaml", new))
    assert problem.hint


def test_a_slur_in_a_quiz_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of slurs is held against a quiz as against a case."""
    from game.authoring import real
    from game.authoring.denylist import slur_hashes

    root = with_quiz(tmp_path)
    change(root / "pack.yaml", "The ferry will be late", "The blorbs are late")
    loaded = load_pack(root)
    names = real.Names(loaded.pack, frozenset(slur_hashes("blorbs")))
    monkeypatch.setattr("game.authoring.harm.Names", lambda pack: names)
    (problem,) = harm(loaded).problems
    assert (problem.code, problem.where.line) == ("FJ302", line_of(root / "pack.yaml", "blorbs"))


def test_sources_name_who_wrote_them_and_nobody_else_does(tmp_path: Path) -> None:
    """A name that would be a stranger's anywhere else is an author's in a list of works."""
    root = with_quiz(tmp_path)
    change(root / "pack.yaml", "A work without a link.", "Petrović, Goran, 2020. A work.")
    assert told(root) == ()


@pytest.mark.parametrize(
    "link", ["https://doi.org/10.1000/182", "http://works.example", "HTTPS://works.example/a?b=c#d"]
)
def test_a_link_leads_to_a_page_of_the_web(link: str) -> None:
    """Both schemes of the web do, in any letters."""
    pack = replace(pack_of(load_pack(BASE)), sources=(Source(Text("", "A work."), link),))
    assert pack_faults(pack, None) == []


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://works.example",
        "//works.example",
        "works.example",
        "mailto:a@works.example",
        "https:works.example",
        "https://",
        "https:///works",
        " https://works.example",
        "https://works.example/a b",
        "x https://works.example",
        "https://works.example\njavascript:alert(1)",
    ],
)
def test_a_link_of_any_other_kind_is_refused(link: str) -> None:
    """What runs, what lies in somebody's own files and what has no scheme is told, with what to write instead."""
    pack = replace(pack_of(load_pack(BASE)), sources=(Source(Text("", "A work.")), Source(Text("", "A work."), link)))
    (fault,) = pack_faults(pack, None)
    assert (fault.code, fault.path, fault.severity) == ("FJ244", ("sources", 1, "link"), "error")
    assert "https://" in fault.hint


def test_translators_get_the_texts_of_a_quiz_and_of_sources(tmp_path: Path) -> None:
    """The very ones that are in the model, and so does the count of what is not translated."""
    root = with_quiz(tmp_path)
    pack = pack_of(load_pack(root))
    got = {text.source for text, _, _, _ in texts(root / "pack.yaml")}
    with (root / "pack.yaml").open("rb") as file:
        extracted = {text for _, _, (_, text), _ in extract(file, {}, [], {})}
    wanted: set[str] = set()
    for part in (pack.quiz, pack.sources):
        wanted |= {text.source for _, text in texts_of(part)}
        assert {said for _, said in spotting.texts_of(part)} <= wanted
    assert {"A bell", "Today", "A tower.", "Ask the driver.", "It was late.", "A work without a link."} <= wanted
    assert wanted <= got == extracted
    both = replace(pack, languages=("en", "sr"))
    (missing,) = translation_faults(both, [], "sr", b"", lambda word: True)
    (fewer,) = translation_faults(replace(both, quiz={}, sources=()), [], "sr", b"", lambda word: True)
    number = len({(text.key, text.source) for part in (pack.quiz, pack.sources) for _, text in texts_of(part)})
    assert int(missing.message.split()[0]) == int(fewer.message.split()[0]) + number


def test_the_reading_of_each_form_is_told(tmp_path: Path) -> None:
    """As a note on the form, and a word that is too wide for a bubble as a warning on its text."""
    root = with_quiz(tmp_path)
    change(root / "pack.yaml", "The ferry will be late", f"The {'W' * 30} will be late")
    found = [
        problem for problem in weighed(load_pack(root), whole=True) if Path(problem.where.file).name == "pack.yaml"
    ]
    file = root / "pack.yaml"
    assert [(problem.code, problem.severity, problem.where.line) for problem in sorted(found)] == [
        ("FJ501", "note", line_of(file, "  a:")),
        ("FJ501", "note", line_of(file, "  b:")),
        ("FJ502", "warning", line_of(file, "WWW")),
    ]


class TestTheShippedQuiz:
    """What comes with the game, printed in its paper toolkit."""

    def test_half_of_each_form_is_true_in_another_order(self) -> None:
        """Nobody can copy the order of the answers from one form to the other."""
        quiz = pack_of(triponta()).quiz
        truths = {form: [item.verdict == "accurate" for item in items] for form, items in quiz.items()}
        assert {form: (len(truth), sum(truth)) for form, truth in truths.items()} == dict.fromkeys("abc", (10, 5))
        assert len({tuple(truth) for truth in truths.values()}) == 3
        assert len({tuple(item.pair for item in items) for items in quiz.values()}) == 3

    def test_none_of_it_is_in_a_case(self) -> None:
        """Whoever has played the cases has not seen an item of the test."""
        cases = triponta().cases.values()
        shown = {item.text.source for case in cases for item in case.items.values()}
        assert not shown & {item.text.source for items in pack_of(triponta()).quiz.values() for item in items}

    @pytest.mark.parametrize("form", ["b", "c"])
    def test_the_items_of_a_pair_look_alike(self, form: str) -> None:
        """They share sender, form, technique and verdict, and differ in length by a sixth at most."""
        quiz = pack_of(triponta()).quiz
        after = {item.pair: item for item in quiz[form]}
        for one in quiz["a"]:
            other = after[one.pair]
            assert (one.form, one.from_, one.technique, one.verdict, one.kind) == (
                other.form,
                other.from_,
                other.technique,
                other.verdict,
                other.kind,
            )
            lengths = sorted(len(item.text.source) for item in (one, other))
            assert lengths[1] <= lengths[0] * 7 / 6, one.pair
            assert (one.title is None, one.picture is None) == (other.title is None, other.picture is None)

    @pytest.mark.parametrize("form", ["a", "b", "c"])
    @pytest.mark.parametrize("rule", RULES)
    def test_no_rule_of_thumb_wins(self, rule: str, form: str) -> None:
        """Of the items that are longer, louder or from a better known sender than the rest, about half are true."""
        pack = pack_of(triponta())
        items = pack.quiz[form]
        values = [RULES[rule](item, pack) for item in items]
        chosen = [item for item, value in zip(items, values, strict=True) if value > median(values)]
        assert 0.3 <= sum(item.verdict == "accurate" for item in chosen) / len(chosen) <= 0.7

    def test_its_sources_have_links_only_to_what_stays(self) -> None:
        """A link that is printed has to last."""
        links = [source.link for source in pack_of(triponta()).sources if source.link]
        assert links
        assert all(link.startswith("https://doi.org/10.") for link in links)
