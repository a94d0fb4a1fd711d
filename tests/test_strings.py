"""The translator, its catalogues and the choice of a language."""

import datetime
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import strings
from game.languages import native_name, nearest, preferred, tag
from game.story.text import Text
from game.strings import Notice, Translator, languages, mark

HEADER = r"""
msgid ""
msgstr ""
"Language: sr\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
"n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"
"""

INTERFACE = (
    HEADER
    + """
msgid "Settings"
msgstr "Подешавања"

msgid "Slot {slot} of {slots}"
msgstr "Место {slot} од {slots}"

msgid "Broken {name}"
msgstr "Покварено {nome}"

msgid "Unclosed {name}"
msgstr "Незатворено {name"

#, fuzzy
msgid "Doubtful"
msgstr "Сумњиво"

msgctxt "noun"
msgid "report"
msgstr "извештај"

msgid "{n} minute left"
msgid_plural "{n} minutes left"
msgstr[0] "Још {n} минут"
msgstr[1] "Још {n} минута"
msgstr[2] "Још {n} минута овде"

msgid "{n} pin"
msgid_plural "{n} pins"
msgstr[0] "{n} чиода"
msgstr[1] ""
msgstr[2] ""
"""
)

PACK = (
    HEADER
    + """
msgctxt "bridge/morning"
msgid "Market day."
msgstr "Пијачни дан."
"""
)

LINE = Text("bridge/morning", "Market day.")


def put(folder: Path, content: str | bytes, domain: str = "fenjer", code: str = "sr") -> Path:
    """Write a catalogue into its place under a folder of catalogues, and return its file."""
    file = folder / code / "LC_MESSAGES" / f"{domain}.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@pytest.fixture
def serbian(tmp_path: Path) -> Translator:
    """A translator with the catalogue above."""
    put(tmp_path, INTERFACE)
    return Translator("sr", tmp_path)


def test_english_needs_no_catalogue() -> None:
    """The source language says what is written, with its fields filled."""
    english = Translator()
    assert english.say("Slot {slot} of {slots}", slot="pear", slots=1200) == "Slot pear of 1,200"
    assert english.say_in("noun", "report") == "report"
    assert english.plural("{n} minute left", "{n} minutes left", 1) == "1 minute left"
    assert english.plural("{n} minute left", "{n} minutes left", 1000) == "1,000 minutes left"
    assert english.say("") == ""
    assert english.text(LINE) == "Market day."


def test_strings_come_from_the_catalogue(serbian: Translator) -> None:
    """Strings, words in context and plural forms are those of the language's catalogue."""
    assert serbian.say("Settings") == "Подешавања"
    assert serbian.say("Slot {slot} of {slots}", slot=True, slots=1200) == "Место True од 1.200"
    assert serbian.say_in("noun", "report") == "извештај"
    assert serbian.say("report") == "report"
    said = [serbian.plural("{n} minute left", "{n} minutes left", n) for n in (21, 3, 11)]
    assert said == ["Још 21 минут", "Још 3 минута", "Још 11 минута овде"]


def test_header_is_never_said(serbian: Translator) -> None:
    """An empty string stays empty, though gettext would answer it with the catalogue's header."""
    assert serbian.say("") == ""


@pytest.mark.parametrize(("english", "said"), [("Broken {name}", "Broken Nora"), ("Unclosed {name}", "Unclosed Nora")])
def test_broken_translation_falls_back_to_english(serbian: Translator, english: str, said: str) -> None:
    """A translation with a wrong field, or a field that is not closed, gives way to the English."""
    assert serbian.say(english, name="Nora") == said


def test_a_sentence_that_ends_with_a_full_stop_has_no_other() -> None:
    """A day such as "11. фебруар 2019." ends the sentence that it closes; three dots stay three."""
    t = Translator()
    assert t.say("Made on {day}. Again", day="11. 2. 2019.") == "Made on 11. 2. 2019. Again"
    assert t.say("Made on {day}.", day="Monday") == "Made on Monday."
    assert t.say("{day}…", day="2019.") == "2019.…"


def test_missing_field_stays_as_written() -> None:
    """A field that nobody fills is shown as it is written, because a string is never worth a crash."""
    assert Translator().say("Hello {name}, {", other="x") == "Hello {name}, {"


def test_fields_reach_no_attributes() -> None:
    """A field is a name and nothing else: no catalogue can reach into what it is filled with."""
    assert Translator().say("{n.__class__} {n!r} {n:>9}", n=5) == "{n.__class__} {n!r} {n:>9}"


def test_fields_may_have_any_name(serbian: Translator) -> None:
    """No field's name collides with a parameter's."""
    assert serbian.say("{self} {english}", self="a", english="b") == "a b"


def test_fuzzy_and_half_translated_entries_are_not_used(serbian: Translator) -> None:
    """A fuzzy entry, and a plural with a form missing, stay English in every number."""
    assert serbian.say("Doubtful") == "Doubtful"
    assert [serbian.plural("{n} pin", "{n} pins", n) for n in (1, 21)] == ["1 pin", "21 pins"]


def test_texts_of_a_pack_come_from_its_own_catalogue(tmp_path: Path) -> None:
    """A scenario's text is looked up by its context in the catalogues added, and is English without one."""
    put(tmp_path, INTERFACE)
    put(tmp_path, PACK, "triponta")
    serbian = Translator("sr", tmp_path)
    assert serbian.text(LINE) == "Market day."
    serbian.add_texts("techniques")
    serbian.add_texts("triponta")
    assert serbian.text(LINE) == "Пијачни дан."
    assert serbian.text(Text("elsewhere", "Market day.")) == "Market day."
    assert serbian.say("Market day.") == "Market day."


def test_teachers_pack_brings_its_own_catalogues(tmp_path: Path) -> None:
    """The locale folder inside a pack is used, in a folder as in a zip."""
    put(tmp_path / "own" / "locale", PACK, "my-town")
    serbian = Translator("sr", tmp_path / "nowhere")
    serbian.add_texts("my-town", tmp_path / "own" / "locale")
    assert serbian.text(LINE) == "Пијачни дан."

    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as packed:
        packed.writestr("locale/sr/LC_MESSAGES/my-town.po", PACK)
    notices: list[Notice] = []
    zipped = Translator("sr", notify=notices.append)
    zipped.add_texts("my-town", zipfile.Path(tmp_path / "pack.zip", "locale/"))
    assert zipped.text(LINE) == "Пијачни дан."
    zipped.add_texts("other", zipfile.Path(tmp_path / "pack.zip", "locale/"))
    assert not notices


@pytest.mark.parametrize("domain", ["../fenjer", "a/b", "", "Fenjer", "a..b"])
def test_domain_cannot_leave_its_folder(tmp_path: Path, domain: str) -> None:
    """A pack's id that is no plain name opens no file, even one that is there."""
    put(tmp_path, PACK, "b")
    (tmp_path / "sr" / "LC_MESSAGES" / "a").mkdir()
    (tmp_path / "sr" / "fenjer.po").write_text(PACK, encoding="utf-8")
    (tmp_path / "sr" / "LC_MESSAGES" / "a" / "b.po").write_text(PACK, encoding="utf-8")
    serbian = Translator("sr", tmp_path)
    serbian.add_texts(domain)
    assert serbian.text(LINE) == "Market day."


def test_folder_that_is_a_file_is_no_catalogue(tmp_path: Path) -> None:
    """Where the folder of a language is not there or is a file, everything is English, without a word."""
    (tmp_path / "sr").write_text("")
    notices: list[Notice] = []
    assert Translator("sr", tmp_path, notify=notices.append).say("Settings") == "Settings"
    assert not notices


def test_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    """A catalogue that an editor of Windows saved is read like any other."""
    put(tmp_path, b"\xef\xbb\xbf" + INTERFACE.lstrip().replace("\n", "\r\n").encode())
    assert Translator("sr", tmp_path).say("Settings") == "Подешавања"


DAMAGED = {
    "no catalogue": b"PK\x03\x04 this is no catalogue",
    "torn": INTERFACE.encode()[: INTERFACE.encode().index("Подешавања".encode()) + 3],
    "unknown charset": INTERFACE.replace("UTF-8", "klingon").encode(),
    "not text": b'msgid "a"\nmsgstr "\xff\xfe"\n',
    "plural that is no formula": INTERFACE.replace("plural=(", "plural=(import ").encode(),
    "too large": b"#" * (strings.LIMIT + 1),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
@pytest.mark.parametrize("cached", [True, False])
def test_damaged_catalogue_leaves_english_and_one_notice(tmp_path: Path, content: bytes, cached: bool) -> None:
    """Whatever is wrong with a catalogue, its texts are English, and the player is told once which it is."""
    put(tmp_path, content)
    notices: list[Notice] = []
    serbian = Translator("sr", tmp_path, tmp_path / "cache" if cached else None, notices.append)
    assert [serbian.say("Settings") for _ in range(3)] == ["Settings"] * 3
    assert serbian.plural("{n} minute left", "{n} minutes left", 2) == "2 minutes left"
    assert [serbian.notice(notice) for notice in notices] == [
        "The translation file sr/fenjer.po is damaged. Its texts are shown in English."
    ]


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: (INTERFACE + text).encode()))
def test_no_bytes_break_the_translator(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever bytes a catalogue has, strings are said, and there is one notice at most."""
    folder = tmp_path_factory.mktemp("any")
    put(folder, content)
    notices: list[Notice] = []
    serbian = Translator("sr", folder, notify=notices.append)
    assert serbian.say("Settings") in ("Settings", "Подешавања")
    assert len(notices) <= 1


def test_compiled_catalogue_is_kept_by_its_content(tmp_path: Path) -> None:
    """One compiled file a catalogue is kept: a changed one takes its place, another language's stays."""
    source, cache = put(tmp_path, INTERFACE), tmp_path / "cache"
    put(tmp_path, INTERFACE, code="sr-Latn")
    Translator("sr-Latn", tmp_path, cache)
    Translator("sr", tmp_path, cache)
    first = set(cache.iterdir())
    assert Translator("sr", tmp_path, cache).say("Settings") == "Подешавања"
    assert set(cache.iterdir()) == first
    source.write_text(INTERFACE.replace("Подешавања", "Поставке"), encoding="utf-8")
    assert Translator("sr", tmp_path, cache).say("Settings") == "Поставке"
    assert len(set(cache.iterdir()) - first) == 1
    assert len(set(cache.iterdir())) == len(first) == 2


def test_damaged_cache_is_made_anew(tmp_path: Path) -> None:
    """A compiled file that was cut off is compiled again, and nobody need be told."""
    put(tmp_path, INTERFACE)
    notices: list[Notice] = []
    Translator("sr", tmp_path, tmp_path / "cache")
    (compiled,) = (tmp_path / "cache").iterdir()
    whole = compiled.read_bytes()
    for damaged in (b"", whole[:40], whole[:-100], b"\0" * len(whole)):
        compiled.write_bytes(damaged)
        translator = Translator("sr", tmp_path, tmp_path / "cache", notices.append)
        assert translator.say("Settings") == "Подешавања"
        assert compiled.read_bytes() == whole or compiled.stat().st_size == len(whole)
    assert not notices


def test_unwritable_cache_only_costs_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the cache cannot be written, a catalogue is compiled in memory and nothing is left behind."""
    put(tmp_path, INTERFACE)
    (tmp_path / "file").write_text("")
    notices: list[Notice] = []
    assert Translator("sr", tmp_path, tmp_path / "file" / "x", notices.append).say("Settings") == "Подешавања"

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, f"No space left on device: {self} {target}")

    monkeypatch.setattr(Path, "replace", full)
    assert Translator("sr", tmp_path, tmp_path / "cache", notices.append).say("Settings") == "Подешавања"
    assert not notices
    assert not list((tmp_path / "cache").iterdir())


def test_start_is_quick(tmp_path: Path) -> None:
    """Neither English nor a warm catalogue brings in Babel or langcodes."""
    put(tmp_path, INTERFACE)
    Translator("sr", tmp_path, tmp_path / "cache")
    script = (
        "import sys, pathlib\n"
        "from game.languages import nearest, preferred\n"
        "from game.strings import Translator, languages\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "Translator('en', folder)\n"
        "known = [code for code, _ in languages(folder)]\n"
        "code, _ = nearest(preferred({'LANG': 'sr_RS.UTF-8'}), known)\n"
        "assert Translator(code, folder, folder / 'cache').say('Settings') == 'Подешавања'\n"
        "assert not {'babel', 'langcodes'} & set(sys.modules)\n"
    )
    root = Path(strings.__file__).parent.parent
    subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        check=True,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1"},
    )


DAY, MOMENT = datetime.date(2019, 2, 11), datetime.datetime(2019, 2, 11, 22, 10, tzinfo=datetime.UTC)


def test_numbers_dates_and_lists_are_the_languages_own(serbian: Translator) -> None:
    """Numbers, shares, days, moments, minutes and lists are written as the language writes them."""
    english = Translator()
    assert (english.number(12345.5), serbian.number(12345.5)) == ("12,345.5", "12.345,5")
    assert (english.percent(65), serbian.percent(65), Translator("tr").percent(65)) == ("65%", "65%", "%65")
    assert (english.date(DAY), serbian.date(DAY)) == ("11 February 2019", "11. фебруар 2019.")
    assert english.moment(MOMENT) == "Monday, 11 February 2019, 22:10"
    assert serbian.moment(MOMENT.replace(tzinfo=None)).startswith("понедељак, 11. фебруар 2019.")
    assert serbian.moment(MOMENT).endswith("22:10")
    assert (english.minutes(1), serbian.minutes(4)) == ("1 min", "4 мин")
    assert (english.list(["a", "b", "c"]), serbian.list(["a", "b"])) == ("a, b and c", "a и b")
    assert (english.list([]), english.list(["a"])) == ("", "a")


@pytest.mark.parametrize(("code", "day"), [("rom", "11 February 2019"), ("sr-Zzzz", "11. фебруар 2019.")])
def test_language_unknown_to_babel_borrows(code: str, day: str) -> None:
    """A language that Babel has no data of writes dates as its parent does, or else as English."""
    assert Translator(code).date(DAY) == day


def test_notice_is_told_in_the_players_language(tmp_path: Path) -> None:
    """A notice is an English sentence with fields until a translator says it."""
    put(tmp_path, HEADER + f'\nmsgid "{mark("Lost {file}")}"\nmsgstr "Изгубљено: {{file}}"\n')
    assert Translator("sr", tmp_path).notice(Notice("Lost {file}", {"file": "a.json"})) == "Изгубљено: a.json"
    assert Translator().notice(Notice("No fields")) == "No fields"


def test_languages_are_those_with_an_interface(tmp_path: Path) -> None:
    """A language is offered when its interface has a catalogue, under its own name; English comes first."""
    for code in ("sr", "sr-Latn", "de", "__pycache__"):
        put(tmp_path, INTERFACE, code=code)
    put(tmp_path, PACK, "triponta", code="mk")
    (tmp_path / "fenjer.pot").write_text("")
    assert languages(tmp_path) == (
        ("en", "English"),
        ("de", "Deutsch"),
        ("sr", "Српски"),
        ("sr-Latn", "Srpski (latinica)"),
    )
    assert languages(tmp_path / "none") == (("en", "English"),)


def test_language_nobody_knows_is_named_by_its_code() -> None:
    """A code without a name is shown as it is."""
    assert native_name("qqq") == "qqq"


@pytest.mark.parametrize(
    ("wanted", "available", "found"),
    [
        ("sr", ["en", "sr"], ("sr", True)),
        ("sr-RS", ["en", "sr"], ("sr", True)),
        ("sr_RS.UTF-8@latin", ["en", "sr", "sr-Latn"], ("sr-Latn", True)),
        ("sr-Latn-RS", ["en", "sr"], ("sr", False)),
        ("sr-Cyrl-RS", ["en", "sr"], ("sr", True)),
        ("SR", ["en", "sr"], ("sr", True)),
        ("en-US", ["en", "sr"], ("en", True)),
        ("bs", ["en", "sr", "hr"], ("hr", False)),
        ("hr", ["en", "sr", "sr-Latn"], ("sr-Latn", False)),
        ("no", ["en", "nb"], ("nb", False)),
        ("fr", ["en", "sr"], ("en", False)),
        ("fr", [], ("en", False)),
        ("", ["en", "sr"], ("en", False)),
        ("klingon", ["en", "sr"], ("en", False)),
        ("../../etc", ["en", "sr"], ("en", False)),
    ],
)
def test_nearest_language(wanted: str, available: list[str], found: tuple[str, bool]) -> None:
    """The nearest language is the same, its parent, what CLDR calls close, or else English."""
    assert nearest(wanted, available) == found


@given(st.text())
def test_any_wish_finds_a_language(wanted: str) -> None:
    """Whatever is asked for, one of the languages comes out."""
    assert nearest(wanted, ["en", "sr"])[0] in ("en", "sr")


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({"LANG": "sr_RS.UTF-8"}, "sr-RS"),
        ({"LANG": "sr_RS.UTF-8", "LC_MESSAGES": "mk_MK"}, "mk-MK"),
        ({"LANG": "sr_RS", "LC_MESSAGES": "mk_MK", "LC_ALL": "sr_RS@latin"}, "sr-Latn-RS"),
        ({"LANG": "de_DE", "LANGUAGE": ":sr:en"}, "sr"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "sr"}, "en"),
        ({"LC_ALL": "POSIX", "LANG": "sr_RS"}, "en"),
        ({"LC_ALL": "", "LANG": "ca_ES@valencia"}, "ca-ES"),
        ({"LANGUAGE": "sr"}, "sr"),
        ({}, "hu-HU"),
    ],
)
def test_preferred_language(environ: dict[str, str], code: str) -> None:
    """The environment counts in gettext's order, and the machine is asked where it says nothing."""
    assert preferred(environ, lambda: "hu_HU") == code


def test_machine_without_a_language_speaks_english() -> None:
    """Where neither the environment nor the machine has a language, it is English."""
    assert preferred({}, lambda: None) == "en"


def test_machine_is_asked_by_default() -> None:
    """Without an environment, what this machine answers can be looked up like any other wish."""
    assert nearest(preferred({}), ["en"])[0] == "en"


def test_tag_spells_codes_one_way() -> None:
    """Codes in the spellings of POSIX and of browsers come out as BCP 47."""
    assert [tag(name) for name in ("sr_latn_rs", "C", "EN-gb", "sr@cyrillic", "es-419")] == [
        "sr-Latn-RS",
        "en",
        "en-GB",
        "sr-Cyrl",
        "es-419",
    ]
