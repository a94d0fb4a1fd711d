"""Whether a pack does harm: each rule, kept and broken."""

import json
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game import paths
from game.authoring.add_slur import add
from game.authoring.balance import Balance, table
from game.authoring.corrections import repeating
from game.authoring.denylist import slur_hashes
from game.authoring.harm import Harm, harm
from game.authoring.real import Names
from game.authoring.wording import fold
from game.cli import main
from game.loader import load_case, load_pack, places
from game.story.problems import CODES
from tests.cases import triponta
from tests.loading import PROBLEMS, change, copy_of, line_of

FAIR = PROBLEMS / "fair"
"""A pack of one short case that keeps every rule for charged material."""

CASE = "two-notices.yaml"
PAGES = sorted((PROBLEMS.parents[1] / "docs" / "problems").glob("FJ3*.md"))
FILES = sorted(file for file in PROBLEMS.glob("FJ3*.yaml"))


def told(root: Path, catalogues: Path | None = None) -> Harm:
    """What is told of a pack that has no other problem."""
    loaded = load_pack(root)
    assert loaded.problems == ()
    return harm(loaded, catalogues)


def codes(root: Path, catalogues: Path | None = None) -> set[str]:
    """The codes of what is told of a pack."""
    return {problem.code for problem in told(root, catalogues).problems}


def real(text: str) -> set[str]:
    """The words of a text of the shipped pack that could be real."""
    return {one.words for one in Names(triponta().pack).real_in(text)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_failing_file_has_its_problem_and_no_other(file: Path, tmp_path: Path) -> None:
    """The first line says in which file of the fair pack it is, and at which place its code is told."""
    content = file.read_bytes()
    _, name, place = content.splitlines()[0].decode().split()
    root = copy_of(FAIR, tmp_path)
    (root / name).write_bytes(content)
    (problem,) = told(root).problems
    where = problem.where
    assert (problem.code, Path(where.file).name, f"{where.line}:{where.column}") == (file.stem, name, place)
    assert problem.hint


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_shows_as_right_mends_what_it_shows_as_wrong(page: Path, tmp_path: Path) -> None:
    """The wrong lines stand in the failing file of the code; with the right ones in their place nothing is told."""
    shown = dict(re.findall(r"## (Wrong|Right)\n\n```yaml\n(.*?)\n```", page.read_text("utf-8"), re.DOTALL))
    file = PROBLEMS / f"{page.stem}.yaml"
    assert bool(shown) == file.is_file()
    if shown:
        root = copy_of(FAIR, tmp_path)
        (root / CASE).write_text(file.read_text("utf-8"), "utf-8")
        change(root / CASE, f"\n{shown['Wrong']}\n", f"\n{shown['Right']}\n")
        assert codes(root) == set()


def test_every_code_has_a_page() -> None:
    """Whoever looks a code up finds it, under its own line."""
    titles = {page.stem: page.read_text("utf-8").splitlines()[0] for page in PAGES}
    assert titles == {code: f"# {code}: {what}" for code, what in CODES.items() if code.startswith("FJ3")}


def never_together(folder: Path) -> Path:
    """A pack without a scene of its quarters together."""
    root = copy_of(FAIR, folder)
    change(root / CASE, "together: [desk]\n", "")
    return root


def pack_of(folder: Path, cases: list[list[tuple[bool, dict[str, str]]]]) -> Path:
    """A pack of three quarters whose cases have these items: whether each is accurate, and its roles."""
    root = copy_of(FAIR, folder)
    names = [f"case-{n}" for n in range(len(cases))]
    change(root / "pack.yaml", "spring: {name: Spring}}", "spring: {name: Spring}, bridge: {name: Bridge}}")
    change(root / "pack.yaml", "cases: [two-notices]", f"cases: [{', '.join(names)}]")
    template = (root / CASE).read_text("utf-8")
    (root / CASE).unlink()
    head, items = template.split("  ferry:\n")
    true, false = items.split("  well:\n")
    false, endings = false.split("endings:\n")
    false = false.replace("    roles: {target: [mill], suspect: [spring]}\n", "")
    for name, wanted in zip(names, cases, strict=True):
        text = head.replace("two-notices", name)
        text = text.replace(
            "    - check: ferry\n    - check: well\n", "".join(f"    - check: i{n}\n" for n in range(len(wanted)))
        )
        for n, (is_true, roles) in enumerate(wanted):
            body = true if is_true else false
            for old in ("who", "place", "nobody", "pump"):
                body = body.replace(f"id: {old},", f"id: {old}-{n},")
            body += "    roles: {" + ", ".join(f"{role}: [{quarters}]" for role, quarters in roles.items()) + "}\n"
            text += f"  i{n}:\n{body}"
        (root / f"{name}.yaml").write_text(f"{text}endings:\n{endings}", "utf-8")
    return root


ROUND: list[dict[str, str]] = [
    {"target": "mill", "suspect": "spring", "helper": "bridge"},
    {"target": "bridge", "suspect": "mill", "helper": "spring"},
    {"target": "spring", "suspect": "bridge", "helper": "mill"},
]
"""The roles of three items, such that each quarter has each role once."""


def one_suspect(folder: Path) -> Path:
    """A pack whose rumours all accuse one quarter."""
    return pack_of(folder, [[(n == 0, roles | {"suspect": "spring"}) for n, roles in enumerate(ROUND)]])


def a_fifth_true(folder: Path) -> Path:
    """A pack of ten items, two of which are accurate."""
    return pack_of(
        folder, [[(n == 0, ROUND[n % 3]) for n in range(5)], [(n == 0, ROUND[(n + 2) % 3]) for n in range(5)]]
    )


MADE: dict[str, Callable[[Path], Path]] = {
    "FJ305": one_suspect,
    "FJ307": a_fifth_true,
    "FJ314": never_together,
}
"""The codes whose failing input is no single file."""


@pytest.mark.parametrize("code", MADE)
def test_a_failing_pack_has_its_problem_and_no_other(code: str, tmp_path: Path) -> None:
    """What only a whole pack can have is told by its code, in pack.yaml."""
    found = told(MADE[code](tmp_path)).problems
    assert {problem.code for problem in found} == {code}
    assert {Path(problem.where.file).name for problem in found} == {"pack.yaml"}
    assert all(problem.where.line > 1 and problem.hint for problem in found)


def test_every_code_has_a_failing_input() -> None:
    """Each code of these rules has a file or a function here, and none of them has a code that is not known."""
    assert {file.stem for file in FILES} | set(MADE) == {code for code in CODES if code.startswith("FJ3")}


def test_the_fair_pack_has_no_problem() -> None:
    """The pack from which failing files are made keeps every rule."""
    assert told(FAIR).problems == ()


def test_the_shipped_pack_does_no_harm() -> None:
    """What comes with the game keeps every rule, in its catalogues too."""
    found = harm(triponta(), paths.locale())
    assert found.problems == ()
    assert found.balance is not None
    assert found.balance.fair


class TestBalance:
    """The shares of the quarters and of the truth."""

    def test_a_pack_in_which_roles_go_round_is_fair(self, tmp_path: Path) -> None:
        """Where each quarter has each role once, and some items are accurate, nothing is told."""
        root = pack_of(tmp_path, [[(n == 0, roles) for n, roles in enumerate(ROUND)]])
        found = told(root)
        assert found.problems == ()
        assert found.balance is not None
        assert [shares.suspect for shares in found.balance.quarters] == [pytest.approx(1 / 3)] * 3

    @pytest.mark.parametrize(
        ("make", "in_table"),
        [
            (one_suspect, "Spring               33%          100%"),
            (a_fifth_true, "fair                  10             2           20%"),
        ],
    )
    def test_an_unfair_pack_is_refused_with_its_table(
        self,
        make: Callable[[Path], Path],
        in_table: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """`check` on rumours that all accuse one quarter, or that are true to 20 %, exits 1 and shows why."""
        monkeypatch.setenv("FENJER_HOME", str(tmp_path / "home"))
        root = make(tmp_path / "packs")
        assert main(["check", str(root)]) == 1
        assert in_table in capsys.readouterr().out
        assert main(["check", str(root), "--format", "json"]) == 1
        (balance,) = json.loads(capsys.readouterr().out)["balance"]
        assert not balance["fair"]

    def test_a_fair_pack_is_checked_without_a_table(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Who has no problem is shown no figures."""
        monkeypatch.setenv("FENJER_HOME", str(tmp_path))
        assert main(["check", str(FAIR)]) == 0
        assert "even share" not in capsys.readouterr().out

    def test_an_item_that_names_several_quarters_counts_once(self, tmp_path: Path) -> None:
        """Each of several suspects of an item has its part of that item."""
        roles = [ROUND[0] | {"suspect": "spring, mill"}, ROUND[1], ROUND[2]]
        balance = told(pack_of(tmp_path, [[(n == 0, role) for n, role in enumerate(roles)]])).balance
        assert balance is not None
        shares = {row.quarter: row.suspect for row in balance.quarters}
        assert shares == {"mill": 1 / 2, "spring": pytest.approx(1 / 6), "bridge": pytest.approx(1 / 3)}
        assert balance.holding["suspect"] == 3

    def test_two_items_with_a_role_are_too_few_to_weigh(self, tmp_path: Path) -> None:
        """Below three items that hold a role, its shares say nothing."""
        assert codes(pack_of(tmp_path, [[(n == 0, ROUND[0]) for n in range(2)]])) == set()

    def test_a_quarter_that_never_helps_is_told(self, tmp_path: Path) -> None:
        """Each quarter helps at least once."""
        roles = [role | {"helper": "mill"} for role in ROUND]
        found = told(pack_of(tmp_path, [[(n == 0, role) for n, role in enumerate(roles)]])).problems
        assert [problem.code for problem in found] == ["FJ305", "FJ305"]
        assert all("never helps" in problem.message for problem in found)

    def test_a_case_that_is_checked_alone_is_not_weighed(self, tmp_path: Path) -> None:
        """What a pack is asked, one of its cases cannot answer."""
        root = one_suspect(tmp_path)
        found = harm(load_case(root / "case-0.yaml"), whole=False)
        assert found == Harm((), None)

    def test_a_pack_without_quarters_or_items_has_a_table_as_well(self) -> None:
        """Nothing is divided by nothing."""
        assert "0%" in table(Balance("empty", True, {"target": 0, "suspect": 0, "helper": 0}, (), ()))


class TestCorrections:
    """What is so first, and the claim once at most."""

    def test_the_shipped_corrections_repeat_nothing(self) -> None:
        """No sentence of the shipped case's corrections says the claim of its item again."""
        for case in triponta().cases.values():
            for item in case.items.values():
                if item.verdict != "accurate":
                    told = [
                        item.correction.fact,
                        item.correction.warning,
                        item.correction.why,
                        item.correction.fact_again,
                    ]
                    assert [repeating(item.claims.source, text.source) for text in told if text] == [[], [], [], []]

    @pytest.mark.parametrize(
        ("said", "is_it"),
        [
            ("The Great Bridge is burning.", True),
            ("It is not so that the Great Bridge burns.", True),
            ("The great bridge burned right away!", True),
            ("The Great Bridge is whole.", False),
            ("There is a bridge. It is great. Nothing is burning.", False),
        ],
    )
    def test_a_sentence_with_the_words_of_the_claim_repeats_it(self, said: str, is_it: bool) -> None:
        """Denied or not, three quarters of the claim's words of meaning in one sentence are the claim."""
        assert bool(repeating("The Great Bridge is burning right now.", said)) is is_it

    def test_the_claim_may_be_said_once_outside_the_fact(self, tmp_path: Path) -> None:
        """A warning may say what went round."""
        root = copy_of(FAIR, tmp_path)
        change(root / CASE, "A rumour blamed neighbours.", "Somebody in Spring was said to have spoiled the well.")
        assert codes(root) == set()

    def test_an_accurate_item_s_fact_is_its_claim(self, tmp_path: Path) -> None:
        """What is true may be said again."""
        root = copy_of(FAIR, tmp_path)
        change(root / CASE, "fact: It ran.", "fact: The ferry runs at noon.")
        assert codes(root) == set()


class TestCare:
    """What charged material comes with."""

    def test_a_quarter_s_name_inside_another_name_is_none(self, tmp_path: Path) -> None:
        """The Spring Festival is no quarter, and needs no reason."""
        root = copy_of(FAIR, tmp_path)
        change(root / CASE, "    reason: It names the quarter to turn people against it.\n", "")
        change(root / CASE, "Somebody from Spring spoiled", "Somebody from the Spring Festival spoiled")
        assert codes(root) == set()

    def test_a_crime_names_no_quarter_even_one_that_is_not_suspected(self, tmp_path: Path) -> None:
        """With a word of a crime, any quarter's name needs a reason."""
        root = copy_of(FAIR, tmp_path)
        change(root / CASE, "claims: The ferry runs at noon.", "claims: A thief from Mill runs the ferry.")
        (problem,) = told(root).problems
        assert (problem.code, problem.where.line) == ("FJ313", line_of(root / CASE, "thief"))

    def test_a_quarter_may_be_named_where_nothing_is_done_to_anybody(self, tmp_path: Path) -> None:
        """Who suspects a quarter of no harm needs no reason, nor does who tells of harm and suspects nobody."""
        root = copy_of(FAIR, tmp_path)
        change(root / CASE, "    reason: It names the quarter to turn people against it.\n", "")
        change(root / CASE, "Somebody from Spring spoiled the well.", "In Spring they moved the well.")
        change(root / CASE, "claims: The ferry runs at noon.", "claims: The ferry in Mill is broken.")
        assert codes(root) == set()

    def test_what_is_not_charged_needs_nothing(self, tmp_path: Path) -> None:
        """Without a suspect and without a note, an item is for everybody."""
        root = copy_of(FAIR, tmp_path)
        for line in (
            "    roles: {target: [mill], suspect: [spring]}\n",
            "    content_note: Neighbours are suspected.\n",
            "    prompt: Whom could one have asked?\n",
        ):
            change(root / CASE, line, "")
        change(root / CASE, "age: 13", "age: 10")
        assert codes(root) == set()

    def test_a_scene_of_together_has_to_be_there(self, tmp_path: Path) -> None:
        """A name that is none of a scene is told with the one that was meant."""
        root = copy_of(FAIR, tmp_path)
        change(root / CASE, "together: [desk]", "together: [dekk]")
        (problem,) = load_pack(root).problems
        assert (problem.code, problem.hint) == ("FJ202", "did you mean 'desk'?")


class TestReal:
    """Real names, slurs, people, numbers and addresses."""

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Radila je u Beogradu.", {"Beogradu"}),
            ("Живела је у Новом Саду и у Тузли.", {"Новом Саду", "Тузли"}),
            ("Nga Prishtina, në mes të Prishtinës", {"Prishtina", "Prishtinës"}),
            ("A SERBIAN or an Albanian", {"SERBIAN", "Albanian"}),
            ("srpskim i македонски", {"srpskim", "македонски"}),
            ("They saw it on BHRT, said HDZ.", {"BHRT", "HDZ"}),
            ("гледали су РТС, рекао је из СДП-а", {"РТС", "СДП"}),
            ("bhrt and hdz are no words", set()),
            ("The Old Bridge", {"Old Bridge"}),
            ("an old bridge, the Great Bridge", set()),
            ("in a bar they split the bill; the turkey", set()),
            ("crkve i xhamia", {"crkve", "xhamia"}),
        ],
    )
    def test_listed_names_are_found_in_their_forms(self, text: str, found: set[str]) -> None:
        """In both scripts, with and without marks and endings; common words that look alike are none."""
        assert real(text) == found

    @pytest.mark.parametrize("word", ["glorpnik", "GLORPNIKA", "Глорпнику", "glórpnici", "glorpnicima"])
    def test_a_slur_is_found_in_its_forms(self, word: str) -> None:
        """The list's made-up word is found whatever its case, script and ending."""
        assert {one.code for one in Names(None).real_in(f"You {word}!")} == {"FJ302"}

    def test_a_slur_is_added_without_being_stored(self, tmp_path: Path) -> None:
        """The list gets hashes that find the word, and has the word nowhere."""
        file = tmp_path / "slurs.txt"
        file.write_text("# a list\nffff\n", "utf-8")
        add("Вморпка", file)
        lines = file.read_text("utf-8").splitlines()
        assert lines[0] == "# a list"
        assert set(lines[1:]) == {"ffff", *slur_hashes("vmorpka")}
        assert "morpk" not in file.read_text("utf-8")
        names = Names(None, frozenset(lines))
        assert [one.words for one in names.real_in("oh vmorpko, vmorp")] == ["vmorpko"]

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Goran and Горанов brother", {"Goran", "Горанов"}),
            ("Sara, Sari, with Дином and Toni's phone", set()),
            ("Mrs Markovska rang", {"Markovska"}),
            ("Market day, mark the date", set()),
        ],
    )
    def test_people_are_the_cast_s(self, text: str, found: set[str]) -> None:
        """A common given name or a surname is told where it is nobody's of the cast."""
        assert real(text) == found

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Ring 061 123 456 or +999 64 1234567.", {"061 123 456", "+999 64 1234567"}),
            ("in 2019–2025, on 11.2.2019 at 21:40, 1 000 000 people, 112, 9 to 14, 2019-02-09T21:40", set()),
            ("Look at www.something.rs, or ask me@place.com.", {"www.something.rs", "me@place.com"}),
            ("Look at bell.example, or ask me@bell.test. Now.Me too", set()),
            ("12 Great Mill Street, Ulica Lipa 7", {"12 Great Mill Street", "Ulica Lipa 7"}),
            ("the street with 12 windows", set()),
            ("@themorningbell and @somebodyelse", {"@somebodyelse"}),
        ],
    )
    def test_addresses_and_numbers_that_could_be_real_are_told(self, text: str, found: set[str]) -> None:
        """Telephones, pages, mail, streets and accounts, but not dates, amounts and what is the pack's own."""
        assert real(text) == found

    def test_a_comment_marks_a_false_alarm(self, tmp_path: Path) -> None:
        """`# fenjer: allow` above the line silences the words that it names, and no others."""
        root = copy_of(FAIR, tmp_path)
        change(
            root / CASE,
            "    - nora: Look",
            "    # fenjer: allow beograd, Goran\n    - nora: Beograd and Goran and Tuzla, look",
        )
        (problem,) = told(root).problems
        assert "Tuzla" in problem.message

    def test_an_address_with_a_comma_can_be_allowed(self, tmp_path: Path) -> None:
        """The comment is taken whole as well as by its commas."""
        root = copy_of(FAIR, tmp_path)
        change(root / CASE, "    text: Ferry at noon", "    # fenjer: allow Mill Road, 7\n    text: down Mill Road, 7")
        assert codes(root) == set()

    def test_the_words_of_a_long_text_are_pointed_at(self, tmp_path: Path) -> None:
        """In a text of several lines, the place is that of the word."""
        root = copy_of(FAIR, tmp_path)
        change(
            root / CASE, "text: Ferry at noon", "text: |-\n      Ferry at noon\n      from Novi\n      Sad, from Tuzla"
        )
        first, second = told(root).problems
        assert (first.where.line, first.where.column) == (line_of(root / CASE, "from Novi"), 12)
        assert (second.where.line, second.where.column) == (line_of(root / CASE, "from Tuzla"), 17)

    def test_catalogues_are_read_too(self, tmp_path: Path) -> None:
        """A translation that names something real is told by its line, unless a comment allows it."""
        root = copy_of(FAIR, tmp_path / "packs")
        folder = tmp_path / "locale" / "sr" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        (folder / "fair.po").write_text(
            'msgid ""\nmsgstr ""\n"X: www.place.rs\\n"\n\n'
            'msgid "Beograd"\nmsgstr "Град"\n\n'
            'msgid "a"\nmsgstr ""\n"Прво\\n"\n"у Београду"\n\n'
            '# fenjer: allow Ниш\nmsgid "b"\nmsgstr "Ниш"\n\n'
            '#~ msgid "c"\n#~ msgstr "Ниш"\n',
            "utf-8",
        )
        (folder / "other.po").write_text('msgid "a"\nmsgstr "Ниш"\n', "utf-8")
        (problem,) = told(root, tmp_path / "locale").problems
        assert (problem.code, problem.where.line, problem.where.column) == ("FJ301", 11, 4)

    def test_letters_are_compared_across_scripts(self) -> None:
        """The same name is one word in both scripts and without its marks."""
        assert fold("Ђурђица") == fold("Đurđica") == fold("DJURDJICA") == "djurdjica"
        assert fold("Шкодран") == fold("Škodran") == "skodran"
        assert fold("Ќаја") == "kjaja"


LINES = {name: (FAIR / name).read_text("utf-8").splitlines() for name in ("pack.yaml", CASE)}


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_a_pack_holds_is_told_and_never_raised(data: st.DataObject) -> None:
    """Half-finished edits and odd texts end in problems whose lines are in their files."""
    name = data.draw(st.sampled_from(sorted(LINES)))
    lines = list(LINES[name])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        edit = data.draw(st.sampled_from(["drop", "move", "say"]))
        if edit == "drop" and len(lines) > 1:
            del lines[at]
        elif edit == "move":
            lines.insert(data.draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        else:
            said = data.draw(st.text(st.sampled_from("Beograd и 061.@/-Sprin\\u0301"), max_size=40))
            lines[at] = f"{lines[at].partition(': ')[0]}: {json.dumps(said)}"
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of(FAIR, Path(folder))
        (root / name).write_text("\n".join(lines), "utf-8")
        for problem in harm(load_pack(root)).problems:
            count = len(Path(problem.where.file).read_text("utf-8").splitlines())
            assert 1 <= problem.where.line <= count


@pytest.mark.parametrize("piece", ["a.", "1 ", "A", "Ab ", "@a.", "a-", "ul. ", "Novi ", "0/", "(1"])
def test_no_text_takes_long(piece: str) -> None:
    """A text of 60,000 characters is read in a moment, whatever it repeats."""
    start = time.perf_counter()
    list(Names(triponta().pack).real_in(piece * (60_000 // len(piece))))
    assert time.perf_counter() - start < 5


def test_a_place_in_a_file_that_is_gone_is_the_file(tmp_path: Path) -> None:
    """Places are looked for only when something was found; by then the file may be gone."""
    (place,) = places(tmp_path / "gone.yaml", [(("items", "a"), "b")])
    assert str(place.where) == f"{tmp_path / 'gone.yaml'}:1:1"
