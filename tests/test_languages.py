"""What is known of each language, and Cyrillic written in Latin letters."""

import datetime
import os
import subprocess
import sys
from gettext import c2py
from pathlib import Path

import pytest
from babel import Locale
from babel.plural import PluralRule
from hypothesis import given
from hypothesis import strategies as st

from game import paths
from game.languages import (
    NATIVE,
    QUOTES,
    font_file,
    formats,
    native_name,
    parents,
    plural_forms,
    quotes,
    sorting,
    stand_ins,
)
from game.latin import EXCEPTIONS, LETTERS, latin
from game.story.text import Text
from game.strings import Notice, Translator, languages
from tests.test_strings import HEADER, put

WRITTEN = [
    ("ЉУБАВ", "LJUBAV"),
    ("Љубав", "Ljubav"),
    ("КОЊ И ЏЕП", "KONJ I DŽEP"),
    ("Коњ и џеп", "Konj i džep"),
    ("Њ. и Љ", "Nj. i Lj"),
    ("Ђак ђачки чека ћуп у Жабљаку", "Đak đački čeka ćup u Žabljaku"),
    ("инјекција, конјугација", "injekcija, konjugacija"),
    ("XIV век, PDF и вај-фај", "XIV vek, PDF i vaj-faj"),
    ("{име}: {name} и {љ}", "{име}: {name} i {љ}"),
    ("Види https://трипонта.example/љ?џ=1, или @триалва", "Vidi https://трипонта.example/љ?џ=1, ili @триалва"),
    ("„Ко каже ‚они‘?“", "„Ko kaže ‚oni‘?“"),
    ("с\u0301утра и З\u0301еница", "\u015butra i \u0179enica"),
    ("Nothing to do.", "Nothing to do."),
]


@pytest.mark.parametrize(("cyrillic", "said"), WRITTEN)
def test_cyrillic_in_latin_letters(cyrillic: str, said: str) -> None:
    """Digraphs have the capitals of their word; fields, addresses and what is Latin already stay."""
    assert latin(cyrillic) == said


def test_foreign_names_have_their_own_spelling() -> None:
    """A name on the list of exceptions is written as there, with its ending and its capitals."""
    assert latin("Брајеров скор, БРАЈЕРОВ СКОР") == "Brierov skor, BRIEROV SKOR"


@given(st.text(alphabet=[*LETTERS, *map(str.upper, LETTERS), " ", ".", "-"], max_size=60))
def test_no_cyrillic_is_left_and_no_letter_lost(text: str) -> None:
    """Every letter becomes its own, whatever stands beside it."""
    said = latin(text)
    if not any(name in text.lower() for name in EXCEPTIONS):
        assert said.lower() == "".join(LETTERS.get(letter, letter) for letter in text.lower())
    assert not any("\u0400" <= letter <= "\u04ff" for letter in said)


def test_every_letter_of_the_catalogue_becomes_latin() -> None:
    """Nothing Cyrillic is left in any text of Serbian in Latin letters."""
    from game.authoring.entries import catalogue_in

    for file in sorted((paths.locale() / "sr" / "LC_MESSAGES").glob("*.po")):
        for message in catalogue_in(file):
            forms = [message.string] if isinstance(message.string, str) else message.string or ()
            for form in forms if message.id else ():
                said = latin(str(form))
                assert not any("\u0400" <= letter <= "\u04ff" for letter in said), said


def test_chains() -> None:
    """An overlay goes back to its parent, Latin letters to the Cyrillic, and what is missing to a neighbour."""
    assert parents("sq-XK") == ["sq-XK", "sq"]
    assert parents("sr-Latn") == ["sr"]
    assert parents("cnr") == ["cnr"]
    assert stand_ins("cnr") == ["bs"]
    assert stand_ins("sq-XK") == []


SQ = HEADER.replace("sr", "sq") + 'msgctxt "town"\nmsgid "Town hall"\nmsgstr "Bashkia"\n\nmsgid "Play"\nmsgstr "Luaj"\n'
XK = HEADER.replace("sr", "sq_XK") + 'msgctxt "town"\nmsgid "Town hall"\nmsgstr "Komuna"\n'
BS = HEADER.replace("sr", "bs") + 'msgid "Play"\nmsgstr "Igraj"\n\nmsgid "Stop"\nmsgstr "Stani"\n'
CNR = HEADER.replace("sr", "cnr") + 'msgid "Play"\nmsgstr "Zaigraj"\n'
SR = (
    HEADER
    + 'msgid "Play"\nmsgstr "Љуљај {name}"\n\nmsgid "{n} pin"\nmsgid_plural "{n} pins"\n'
    + "".join(f'msgstr[{form}] "{{n}} чиода{form}"\n' for form in range(3))
)


def test_an_overlay_differs_from_its_parent_in_what_it_says(tmp_path: Path) -> None:
    """Its own texts count, the parent's where it has none, and both are the language itself."""
    put(tmp_path, SQ, code="sq")
    put(tmp_path, XK, code="sq-XK")
    t = Translator("sq-XK", tmp_path, tmp_path / "cache")
    t.add_texts("fenjer", tmp_path)
    assert (t.text(Text("town", "Town hall")), t.say("Play")) == ("Komuna", "Luaj")
    assert t.language_of("Play") == "sq-XK"
    assert Translator("sq", tmp_path).say_in("town", "Town hall") == "Bashkia"


def test_a_neighbour_stands_in_and_is_opened_only_then(tmp_path: Path) -> None:
    """What a language lacks is said in its neighbour's words, then in English, and one can ask in which."""
    put(tmp_path, CNR, code="cnr")
    put(tmp_path, b"no catalogue", code="bs")
    notices: list[Notice] = []
    t = Translator("cnr", tmp_path, notify=notices.append)
    assert t.say("Play") == "Zaigraj"
    assert notices == []
    put(tmp_path, BS, code="bs")
    assert [t.say("Stop"), t.say("Go on")] == ["Stani", "Go on"]
    assert [t.language_of(each) for each in ("Play", "Stop", "Go on")] == ["cnr", "bs", "en"]


def test_latin_letters_are_made_from_the_cyrillic(tmp_path: Path) -> None:
    """Serbian in Latin letters is on the list where the Cyrillic is, says its words, and keeps fields and plurals."""
    file = put(tmp_path, SR)
    assert [code for code, _ in languages(tmp_path)] == ["en", "sr", "sr-Latn"]
    for _ in range(2):
        t = Translator("sr-Latn", tmp_path, tmp_path / "cache")
        assert t.say("Play", name="Њ") == "Ljuljaj Њ"
        assert [t.plural("{n} pin", "{n} pins", n) for n in (1, 3, 5)] == ["1 čioda0", "3 čioda1", "5 čioda2"]
    file.write_text(SR.replace("Љуљај", "Заљуљај"), encoding="utf-8")
    assert Translator("sr-Latn", tmp_path, tmp_path / "cache").say("Play", name="") == "Zaljuljaj "


def test_only_the_language_in_use_is_read(tmp_path: Path) -> None:
    """Opening the game in one language opens no file of another."""
    script = (
        "import sys\nopened = []\nsys.addaudithook(lambda event, given: opened.append(str(given[0])) "
        "if event == 'open' else None)\nfrom game.cli.desk import Desk\ndesk = Desk()\ndesk.translator.say('Play')\n"
        "loaded = desk.pack_named('triponta')\nfor card in loaded.taxonomy.techniques.values():\n"
        "    desk.translator.text(card.name)\n"
        "print('\\n'.join(name for name in opened if name.endswith('.po')))\n"
    )
    environ = {**os.environ, "FENJER_HOME": str(tmp_path), "LC_ALL": "cnr"}
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environ)
    read = {Path(line).relative_to(paths.locale()).parts[0] for line in run.stdout.split()}
    assert read == {"cnr"}


DAY = datetime.date(2025, 10, 13)
MOMENT = datetime.datetime(2025, 10, 13, 17, 5)  # noqa: DTZ001 (a clock on a wall)


@pytest.mark.parametrize(
    ("code", "day", "number", "listed"),
    [
        ("bs", "13. oktobar 2025.", "1.234,5", "a, b i c"),
        ("cnr", "13. oktobar 2025.", "1.234,5", "a, b i c"),
        ("sr", "13. октобар 2025.", "1.234,5", "a, b и c"),
        ("sr-Latn", "13. oktobar 2025.", "1.234,5", "a, b i c"),
        ("sq", "13 tetor 2025", "1\xa0234,5", "a, b dhe c"),
        ("sq-XK", "13 tetor 2025", "1\xa0234,5", "a, b dhe c"),
        ("mk", "13 октомври 2025\u202fг.", "1.234,5", "a, b и c"),
        ("hr", "13. listopada 2025.", "1.234,5", "a, b i c"),
        ("fr", "13 octobre 2025", "1\u202f234,5", "a, b et c"),
    ],
)
def test_each_language_writes_as_it_does(code: str, day: str, number: str, listed: str) -> None:
    """Days, numbers and lists."""
    t = Translator(code)
    assert (t.date(DAY), t.number(1234.5), t.list(["a", "b", "c"])) == (day, number, listed)


def test_montenegrin_has_its_own_days() -> None:
    """Babel lends Serbian in Latin letters of Montenegro, and its Monday is Serbian."""
    said = {code: Translator(code).moment(MOMENT).partition(",")[0] for code in ("cnr", "sr-Latn", "bs")}
    assert said == {"cnr": "ponedjeljak", "sr-Latn": "ponedeljak", "bs": "ponedjeljak"}


def test_the_clock_has_24_hours() -> None:
    """Whatever Babel says of Albanian."""
    assert Translator("sq").moment(MOMENT).endswith("17:05")


@pytest.mark.parametrize("code", ["bs", "cnr", "hr", "mk", "sq", "sq-XK", "sr", "sr-Latn"])
def test_plurals_are_cldr_s(code: str) -> None:
    """The rule in the header picks the form that CLDR names, for every number up to 1,100."""
    rule, count = plural_forms(code)
    pick = c2py(rule.partition("plural=")[2].rstrip(";"))
    cldr: PluralRule = formats(code).plural_form
    found: dict[str, set[int]] = {}
    for n in range(1101):
        found.setdefault(cldr(n), set()).add(pick(n))
    assert all(len(forms) == 1 for forms in found.values()), found
    assert len(found) == count


def test_names_and_marks_of_languages() -> None:
    """Each that is to come has its own name and its marks."""
    assert [native_name(code) for code in ("cnr", "sq-XK", "sr-Latn", "mk", "fr")] == [
        "Crnogorski",
        "Shqip (Kosovë)",
        "Srpski (latinica)",
        "Македонски",
        "Français",
    ]
    assert quotes("sq-XK") == quotes("sq") == "“”‘’"
    assert all(len(marks) == 4 for marks in QUOTES.values())
    assert {code for code, _ in languages(paths.locale())} <= set(NATIVE)
    assert formats("rom") == Locale("en", "GB")


@pytest.mark.parametrize(
    ("code", "shown"), [("sr", True), ("mk", True), ("sr-Latn", True), ("bg", False), ("cnr", False)]
)
def test_cyrillic_has_its_language_s_forms(code: str, shown: bool) -> None:
    """Serbian and Macedonian are drawn with the forms of their own italics, upright ones too; others are not."""
    assert font_file("SourceSans-Italic", code) == ("SourceSans-Italic.sr.ttf" if shown else "SourceSans-Italic.ttf")
    assert (paths.assets() / "fonts" / font_file("SourceSans-Italic", code)).is_file()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("bs", "3 cigla cvijet čaj ćup dud džep đak lopta ljubav nada njiva sat šala voz west xerox zec žito"),
        ("sr-Latn", "dan Džep đak ljubav mlin"),
        ("sr", "атлас дуд ђак иње лопта љубав ћуп цигла час џеп шала"),
        ("mk", "град ѓон ѕвезда јаболко ќуп"),
        ("sq-XK", "cigare çaj dita dhi erë ëmbël gusht gjuha sot shi xham yll zë zhurmë"),
        ("en", "apple Éclair egg zoo"),
        ("fr", "etat été zèbre"),
    ],
)
def test_words_stand_as_in_a_dictionary(code: str, words: str) -> None:
    """Each language has its own order of letters, and some letters are written with two characters."""
    mixed = words.split()
    mixed.reverse()
    assert sorted(mixed, key=sorting(code)) == words.split()
