"""What is found in catalogues: each kind of mistake in an entry, none in a right one, and none in the game's own."""

import shutil
from pathlib import Path

import pytest

from game import extraction, paths
from game.authoring.entries import Proofreader, Term, catalogue_in, glossary, spelled
from game.cli import main
from game.cli.translating import drawn
from game.languages import plural_forms
from game.story.problems import CODES, Where
from tests.loading import SMALL

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {rule}\\n"\n\n'

TERMS = (Term("The Morning Bell", ("јутарње звоно", "звон")), Term("headline", ("наслов",)))

PLURAL = 'msgid "{n} minute"\nmsgid_plural "{n} minutes"\n'


def read(
    folder: Path, entries: str, *, language: str = "sr", rule: str | None = None, packs: bool = False
) -> list[tuple[str, int]]:
    """The code and the line of each problem of a catalogue with these entries."""
    file = folder / "town.po"
    file.write_text(HEAD.format(rule=rule or plural_forms(language)[0]) + entries, encoding="utf-8")
    proofreader = Proofreader(language, TERMS, drawn())
    return [(problem.code, problem.where.line) for problem in proofreader.problems(file, packs=packs)]


def entry(english: str, said: str) -> str:
    """An entry of a catalogue."""
    return f'msgid "{english}"\nmsgstr "{said}"\n'


WRONG = [
    ("FJ801", entry("Lost {file}", "Изгубљено {фајл}")),
    ("FJ801", entry("Lost {file}", "Изгубљено")),
    ("FJ801", entry("Lost", "<b>Изгубљено</b>")),
    ("FJ801", entry("Two\\nlines", "Два реда")),
    ("FJ802", PLURAL + 'msgstr[0] "{n} минут"\nmsgstr[1] "{n} минута"\nmsgstr[2] ""\n'),
    ("FJ803", entry("Pin it", "Причврсти овај налаз на таблу")),
    ("FJ804", entry("Triponta", "Трипoнта")),
    ("FJ805", entry("“Who?” she asks.", "«Ко?» пита.")),
    ("FJ805", entry("“Who?” she asks.", "„Ко? пита.")),
    ("FJ806", entry("Market day again", "Market day again")),
    ("FJ807", entry("Read the headline", "Прочитај натпис")),
    ("FJ807", entry("The Morning Bell writes", "Јутарњи гласник пише")),
    ("FJ808", entry("Pocket", "Џ\u200bеп")),
    ("FJ808", entry("Pocket", "Џеп 🎒")),
    ("FJ808", entry("Yogurt", "И\u0306огурт")),
]


@pytest.mark.parametrize(("code", "entries"), WRONG)
def test_each_mistake_is_found_on_its_line(code: str, entries: str, tmp_path: Path) -> None:
    """A mistake has its code and the line of the entry, and the entry above it has none."""
    assert read(tmp_path, entry("Settings", "Подешавања") + "\n" + entries) == [(code, 9)]


def test_a_digraph_that_is_one_character_is_found(tmp_path: Path) -> None:
    """The characters dž, lj and nj are written as two, in the languages that have them."""
    assert read(tmp_path, entry("Pocket", "\u01c6ep"), language="bs") == [("FJ808", 6)]


def test_cyrillic_in_a_language_of_latin_letters_is_found(tmp_path: Path) -> None:
    """A word that another language's catalogue lent is not left there."""
    assert read(tmp_path, entry("Who", "Tko (Ко)"), language="hr") == [("FJ804", 6)]


def test_another_language_s_plurals_are_found(tmp_path: Path) -> None:
    """A header with a rule of another language is told once, before the entries."""
    assert read(tmp_path, entry("Settings", "Подешавања"), rule="nplurals=2; plural=(n != 1);") == [("FJ802", 1)]
    assert read(tmp_path, entry("Settings", "Подесувања"), language="mk", rule="nplurals=2; plural=(n != 1);")


RIGHT = [
    entry("Lost {file} in {folder}", "У {folder} нема {file}"),
    PLURAL + 'msgstr[0] "{n} минут"\nmsgstr[1] "{n} минута"\nmsgstr[2] "{n} минута"\n',
    entry("“Who says ‘they’?” she asks.", "„Ко каже ‚они‘?“ пита."),
    entry("See https://triponta.example/bell or @thebell", "Види https://triponta.example/bell или @thebell"),
    entry("FIMI", "FIMI"),
    entry('fenjer read \\"PACK/CASE\\"', 'fenjer read \\"PACK/CASE\\", овако'),
    entry("The Bell's headlines", "Наслови „Звона“"),
    "# fenjer: allow FJ806\n"
    + entry("Good, I. J.: Probability and the Weighing", "Good, I. J.: Probability and the Weighing"),
    "#, fuzzy\n" + entry("Lost {file}", "Изгубљено"),
    entry("Not yet {done}", ""),
]


@pytest.mark.parametrize("entries", RIGHT)
def test_a_right_entry_has_no_problem(entries: str, tmp_path: Path) -> None:
    """What is right, allowed, fuzzy or not translated yet is left alone."""
    assert read(tmp_path, entries) == []


def test_people_need_not_use_words_of_the_trade(tmp_path: Path) -> None:
    """Where people speak, only names are held against the glossary."""
    assert read(tmp_path, entry("What a headline", "Какав наслов, а?"), packs=True) == []
    assert read(tmp_path, entry("What a headline", "Ала су написали!"), packs=True) == []
    assert read(tmp_path, entry("The Morning Bell says so", "Тако каже лист"), packs=True) == [("FJ807", 6)]


def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path) -> None:
    """What cannot be read is told with its name."""
    (tmp_path / "town.po").write_text('msgid "a\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"town\.po"):
        catalogue_in(tmp_path / "town.po")


def test_a_glossary_has_three_columns(tmp_path: Path) -> None:
    """A glossary gives terms with their stems; one with other columns is told, and none is none."""
    file = tmp_path / "glossary.csv"
    assert glossary(file) == []
    file.write_text("source,target,stems\nrumour,гласина,гласин|гласи\nheadline,наслов,\n", encoding="utf-8")
    assert glossary(file) == [Term("rumour", ("гласин", "гласи")), Term("headline", ("наслов",))]
    file.write_text("from,to\na,b\n", encoding="utf-8")
    with pytest.raises(ValueError, match="columns"):
        glossary(file)


@pytest.mark.skipif(shutil.which("hunspell") is None, reason="hunspell is not installed here")
def test_words_that_no_dictionary_has() -> None:
    """Unknown words come with their first place, but for the accepted ones; a dictionary that is not there is told."""
    texts = {Where("a", 1): "The lantern lihgts Triponta", Where("b", 2): "lihgts {feild} @hanlde"}
    try:
        found = spelled(texts, "en_US", {"triponta"})
    except OSError:
        pytest.skip("hunspell has no English here")
    assert found == {"lihgts": Where("a", 1)}
    with pytest.raises(OSError, match="xx_XX"):
        spelled(texts, "xx_XX", set())


def test_every_code_of_translations_has_a_case_here() -> None:
    """Each code is found above; what is in no dictionary has its own test."""
    assert {code for code, _ in WRONG} | {"FJ809"} == {code for code in CODES if code.startswith("FJ8")}


LANGUAGES = sorted(entry.name for entry in paths.locale().iterdir() if entry.is_dir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_game_s_catalogues_have_no_problem(language: str) -> None:
    """No entry of what comes with the game has a mistake that a program can see."""
    from game.cli.translating import entries_read

    assert [str(problem) for problem in entries_read(paths.locale(), language)] == []


def test_the_templates_are_fresh(tmp_path: Path) -> None:
    """The templates are those of the code and the cases as they are; `fenjer strings update` makes them so."""
    root = tmp_path / "root"
    (root / "locale").mkdir(parents=True)
    (root / "game").symlink_to(paths.data() / "game")
    (root / "scenarios").symlink_to(paths.scenarios())
    extraction.update(root)
    stale = [
        file.name
        for file in sorted((root / "locale").glob("*.pot"))
        if file.read_bytes() != (paths.locale() / file.name).read_bytes()
    ]
    assert stale == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(language: str) -> None:
    """No entry of what comes with the game is missing or fuzzy, or belongs to a text that is no more."""
    for template in sorted(paths.locale().glob("*.pot")):
        wanted = {(message.context, str(message.id)) for message in catalogue_in(template) if message.id}
        catalogue = catalogue_in(paths.locale() / language / "LC_MESSAGES" / f"{template.stem}.po")
        done = {(m.context, str(m.id)) for m in catalogue if m.id and m.string and not m.fuzzy}
        assert not catalogue.obsolete
        assert done <= wanted
        assert "-" in language or done == wanted, f"{language}/{template.stem}"


def test_the_command_tells_what_is_wrong_in_a_pack_of_one_s_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`fenjer strings check PACK` names file and line, holds the pack to a glossary of its own, and ends with 1."""
    pack = shutil.copytree(SMALL, tmp_path / "small")
    file = pack / "locale" / "sr" / "LC_MESSAGES" / "small.po"
    file.parent.mkdir(parents=True)
    content = HEAD.format(rule=plural_forms("sr")[0]) + entry("Mill", "Млинови") + "\n" + entry("The Bell", "Лист")
    file.write_text(content, encoding="utf-8")
    assert main(["strings", "check", str(pack)]) == 0
    (pack / "locale" / "sr" / "glossary.csv").write_text("source,target,stems\nBell,Звоно,звон\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["strings", "check", str(pack), "--lang", "sr"]) == 1
    told = capsys.readouterr().out
    assert "small.po:9:1: warning FJ807" in told
    assert main(["strings", "check", str(pack), "--lang", "tlh"]) == 2
    assert "there are: sr" in capsys.readouterr().err
    file.write_text("no catalogue", encoding="utf-8")
    assert main(["strings", "check", str(pack)]) == 1
    assert "small.po" in capsys.readouterr().err
