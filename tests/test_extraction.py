"""The extraction of texts from code and scenarios, and the update of the catalogues."""

import os
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from game import extraction
from game.story.text import Text
from game.strings import Translator

CODE = '''
def title(t, n, late):
    """say("not this")"""
    # Translators: the button that begins the game
    t.say("Play")
    t.say_in("noun", "Report")
    t.say_in("verb", "Report")
    t.plural("{n} case", "{n} cases", n)
    t.say("100 % done")
    t.say("One sentence "
          "in two halves.")
    later = mark("Later")
    return [t.say(later), Notice("Lost {file}", {"file": late})]
'''

CASE = """\
fenjer: 1
id: bridge
title: Bridge on fire
start: morning
scenes:
  morning:
    # spoken with a full mouth
    - nora: Market day.
    - note: >-
        Play
    - end: quiet
"""

PACK = "fenjer: 1\nid: town\ntitle: Town\nlanguages: [en]\n"

TECHNIQUES = "fenjer: 1\ntechniques:\n  old-photo:\n    name: An old picture as new\n"

PLAYTEST = "fenjer: 1\ncase: bridge\nruns:\n- name: Market day by the playtest\n"


EXTRACTED = """\
#. the button that begins the game
#: game/title.py
#: game/window/again.py
#, max-length:24
msgid "Play"
msgstr ""

#: game/title.py
#, max-length:26
msgctxt "noun"
msgid "Report"
msgstr ""

#: game/title.py
#, max-length:26
msgctxt "verb"
msgid "Report"
msgstr ""

#: game/title.py
#, max-length:29, python-brace-format
msgid "{n} case"
msgid_plural "{n} cases"
msgstr[0] ""
msgstr[1] ""

#: game/title.py
#, max-length:30
msgid "100 % done"
msgstr ""

#: game/title.py
#, max-length:47
msgid "One sentence in two halves."
msgstr ""

#: game/title.py
#, max-length:25
msgid "Later"
msgstr ""

#: game/title.py
#, max-length:31, python-brace-format
msgid "Lost {file}"
msgstr ""

#: game/window/again.py
#, max-length:24
msgid "Stop"
msgstr ""
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one module, one pack of one case, and a folder for Serbian."""
    contents = {
        "game/title.py": CODE,
        "game/window/again.py": 't.say("Play")\nt.say("Stop")\n',
        "game/toolkit/paper.py": 'voice.say("Fold")\n',
        "scenarios/techniques.yaml": TECHNIQUES,
        "scenarios/town/pack.yaml": PACK,
        "scenarios/town/bridge.yaml": CASE,
        "scenarios/town/bridge.playtest.yaml": PLAYTEST,
    }
    for name, content in contents.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "locale" / "sr" / "LC_MESSAGES").mkdir(parents=True)
    return tmp_path


def _town(summaries: list[extraction.Summary]) -> extraction.Summary:
    """What the pack's own catalogue came to."""
    return next(one for one in summaries if one.domain == "town")


def po(root: Path, domain: str = "fenjer") -> Path:
    """The Serbian catalogue of a domain."""
    return root / "locale" / "sr" / "LC_MESSAGES" / f"{domain}.po"


def translate(root: Path, text: str, translation: str, domain: str = "fenjer") -> None:
    """Write a translation under a text, as a translator does with an editor."""
    file = po(root, domain)
    content = file.read_text(encoding="utf-8")
    asked = f'msgid "{text}"\nmsgstr ""'
    assert content.count(asked) == 1, text
    file.write_text(content.replace(asked, f'msgid "{text}"\nmsgstr "{translation}"'), encoding="utf-8")


def change(root: Path, name: str, old: str, new: str) -> None:
    """Change a file of the project."""
    file = root / name
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new), encoding="utf-8")


def test_babel_finds_the_texts_of_a_case(root: Path) -> None:
    """Babel's own extraction, given our method, finds each text with context, line and comments."""
    found = list(extract_from_file("game.extraction:extract", root / "scenarios/town/bridge.yaml"))
    assert found == [
        (3, "Bridge on fire", ["the case's title · screen: cases"], "bridge"),
        (8, "Market day.", ["Nora says · screen: dialogue", "spoken with a full mouth"], "bridge/morning"),
        (9, "Play", ["told · screen: dialogue"], "bridge/morning"),
    ]


def test_strings_of_the_code(root: Path) -> None:
    """Strings are found by the functions that say them, with context, plural and comment, and once."""
    extraction.update(root)
    entries = (root / "locale" / "fenjer.pot").read_text(encoding="utf-8").split("\n\n")[1:]
    assert "\n\n".join(entries) == EXTRACTED


def test_singular_and_its_plural_are_one_entry(root: Path) -> None:
    """A string that is said alone here and with a plural there is one entry, as catalogues demand."""
    (root / "game" / "title.py").write_text('t.say("case")\nt.plural("case", "cases", 2)\nt.say("case")\n')
    extraction.update(root)
    content = po(root).read_text(encoding="utf-8")
    assert content.count('msgid "case"') == content.count('msgid_plural "cases"') == 1
    assert 'msgstr[2] ""' in content


def test_each_pack_has_its_catalogue(root: Path) -> None:
    """The kit, packs and techniques have catalogues of their own; playtests have nothing to translate."""
    summaries = extraction.update(root)
    assert [(one.language, one.domain, one.texts) for one in summaries] == [
        ("sr", "fenjer", 9),
        ("sr", "kit", 1),
        ("sr", "techniques", 1),
        ("sr", "town", 4),
    ]
    content = po(root, "town").read_text(encoding="utf-8")
    assert "#. spoken with a full mouth\n#: scenarios/town/bridge.yaml\n#, max-length:31\nmsgctxt" in content
    assert "by the playtest" not in content
    assert content.index('msgid "Town"') < content.index("Market day.")
    assert "An old picture as new" in po(root, "techniques").read_text(encoding="utf-8")


def test_new_catalogue_says_that_nobody_has_reviewed_it(root: Path) -> None:
    """A new catalogue names its language and its plural forms, and says that no native editor has seen it."""
    (root / "locale" / "rom").mkdir()
    extraction.update(root)
    header = po(root).read_text(encoding="utf-8").split("\n\n")[0]
    assert header.startswith("# Српски: ")
    assert "# Drafted by a machine; no native editor has reviewed these translations yet." in header
    assert r'"X-Reviewed: no\n"' in header
    assert r'"Language: sr\n"' in header
    assert "nplurals=3" in header
    unknown = root / "locale" / "rom" / "LC_MESSAGES" / "fenjer.po"
    assert "nplurals=2" in unknown.read_text(encoding="utf-8")


def test_same_texts_give_the_same_bytes(root: Path) -> None:
    """A second update changes no byte and no file's time, whatever moved inside the sources."""
    extraction.update(root)
    translate(root, "Later", "Касније")
    extraction.update(root)
    files = sorted((root / "locale").rglob("*.po*"))
    assert len(files) == 8
    before = [file.read_bytes() for file in files]
    for file in files:
        os.utime(file, (1, 1))
    change(root, "game/title.py", "def title", "\n\n\ndef title")
    change(root, "scenarios/town/bridge.yaml", "start: morning", "\n# the start\nstart: morning")
    extraction.update(root)
    assert [file.read_bytes() for file in files] == before
    assert {file.stat().st_mtime for file in files} == {1}


def test_translations_are_kept_and_counted(root: Path) -> None:
    """What was translated stays, with the translator's comments and header, and the summary counts it."""
    extraction.update(root)
    translate(root, "Later", "Касније")
    content = po(root).read_text(encoding="utf-8")
    content = content.replace("X-Reviewed: no", "X-Reviewed: Ana").replace(
        '#: game/title.py\n#, max-length:25\nmsgid "Later"',
        '# a word of one\n#: game/title.py\n#, max-length:25\nmsgid "Later"',
    )
    content = content.replace('msgstr[0] ""\n', 'msgstr[0] "{n} случај"\n')
    po(root).write_text(content, encoding="utf-8")
    summary = extraction.update(root)[0]
    assert po(root).read_text(encoding="utf-8") == content
    # A plural with only one of its forms is not translated.
    assert (summary.translated, summary.fuzzy, summary.missing) == (1, 0, 8)


def test_changed_text_keeps_its_translation_as_fuzzy(root: Path) -> None:
    """A text that was changed a little has its old translation, marked, with the old text, and not shown."""
    extraction.update(root)
    translate(root, "Market day.", "Пијачни дан.", "town")
    change(root, "scenarios/town/bridge.yaml", "Market day.", "Market day!")
    summary = _town(extraction.update(root))
    assert (summary.translated, summary.fuzzy, summary.missing) == (0, 1, 3)
    entry = (
        "#: scenarios/town/bridge.yaml\n#, fuzzy, max-length:31\n"
        '#| msgctxt "bridge/morning"\n#| msgid "Market day."\n'
        'msgctxt "bridge/morning"\nmsgid "Market day!"\nmsgstr "Пијачни дан."\n'
    )
    assert entry in po(root, "town").read_text(encoding="utf-8")
    extraction.update(root)
    assert entry in po(root, "town").read_text(encoding="utf-8")
    serbian = Translator("sr", root / "locale")
    serbian.add_texts("town")
    assert serbian.text(Text("bridge/morning", "Market day!")) == "Market day!"

    content = po(root, "town").read_text(encoding="utf-8")
    po(root, "town").write_text(content.replace("#, fuzzy, ", "#, "), encoding="utf-8")
    assert _town(extraction.update(root)).translated == 1
    assert "#|" not in po(root, "town").read_text(encoding="utf-8")
    serbian.add_texts("town")
    assert serbian.text(Text("bridge/morning", "Market day!")) == "Пијачни дан."


def test_fuzzy_looks_into_its_own_context_first(root: Path) -> None:
    """Of two vanished texts that are alike, the one in the same context lends its translation."""
    case = (
        "fenjer: 1\nid: bridge\nscenes:\n  morning:\n  - note: {}\n  evening:\n  - note: {}\n  night:\n  - note: {}\n"
    )
    file = root / "scenarios/town/bridge.yaml"
    file.write_text(case.format("The bridge is open now.", "The bridge is open.", "Good night."), encoding="utf-8")
    extraction.update(root)
    translate(root, "The bridge is open now.", "јутро", "town")
    translate(root, "The bridge is open.", "вече", "town")
    translate(root, "Good night.", "ноћ", "town")
    file.write_text(case.format("The bridge is open?", "Soon.", "Entirely different."))
    assert _town(extraction.update(root)).fuzzy == 1
    content = po(root, "town").read_text(encoding="utf-8")
    assert 'msgid "The bridge is open?"\nmsgstr "јутро"' in content
    assert 'msgid "Entirely different."\nmsgstr ""' in content


def test_plural_lends_nothing_to_a_singular(root: Path) -> None:
    """A text that becomes a plural starts anew, and a plural that is changed keeps all its forms as fuzzy."""
    extraction.update(root)
    translate(root, "Later", "Касније")
    content = po(root).read_text(encoding="utf-8")
    for form in range(3):
        content = content.replace(f'msgstr[{form}] ""', f'msgstr[{form}] "{form} случај"')
    po(root).write_text(content, encoding="utf-8")
    change(root, "game/title.py", '"{n} cases"', '"{n} cases!"')
    change(root, "game/title.py", 'mark("Later")', 'plural("Later", "Laters", n)')
    assert extraction.update(root)[0].fuzzy == 1
    content = po(root).read_text(encoding="utf-8")
    assert '#| msgid_plural "{n} cases"\nmsgid "{n} case"' in content
    assert 'msgstr[2] "2 случај"' in content
    assert 'msgid_plural "Laters"\nmsgstr[0] ""' in content


def test_vanished_text_waits_at_the_end_and_comes_back(root: Path) -> None:
    """A translation whose text is gone is kept at the end over further updates, and comes back with it."""
    extraction.update(root)
    translate(root, "Stop", "Стани")
    translate(root, "Later", "Касније")
    change(root, "game/window/again.py", 't.say("Stop")', "")
    for _ in range(2):
        extraction.update(root)
        assert po(root).read_text(encoding="utf-8").endswith('\n\n#~ msgid "Stop"\n#~ msgstr "Стани"\n')
    change(root, "game/title.py", 'mark("Later")', "None")
    extraction.update(root)
    assert po(root).read_text(encoding="utf-8").count("#~ msgid") == 2
    change(root, "game/window/again.py", 't.say("Play")', 't.say("Play")\nt.say("Stop")')
    assert extraction.update(root)[0].translated == 1
    assert 'again.py\n#, max-length:24\nmsgid "Stop"\nmsgstr "Стани"\n' in po(root).read_text(encoding="utf-8")


def test_text_of_several_lines_is_not_wrapped(root: Path) -> None:
    """A long line stays one line, and only a line break of the text itself makes another."""
    long = "word " * 60
    (root / "game" / "title.py").write_text(f"t.say('{long}end\\nsecond \"quoted\" line')\n")
    extraction.update(root)
    wanted = f'msgid ""\n"{long}end\\n"\n"second \\"quoted\\" line"\nmsgstr ""\n'
    assert wanted in po(root).read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [b"no catalogue", b"\xff\xfe", b'msgid "a"\n'])
def test_catalogue_that_cannot_be_read_is_named_and_left_alone(root: Path, content: bytes) -> None:
    """A broken catalogue stops the update with its name, and is not overwritten."""
    po(root).write_bytes(content)
    with pytest.raises(ValueError, match=r"fenjer\.po"):
        extraction.update(root)
    assert po(root).read_bytes() == content


def test_installed_game_cannot_update(root: Path) -> None:
    """Where there is no code to extract from, as in an installed game, no catalogue is emptied."""
    extraction.update(root)
    before = po(root).read_bytes()
    (root / "game").rename(root / "elsewhere")
    with pytest.raises(FileNotFoundError, match="game"):
        extraction.update(root)
    assert po(root).read_bytes() == before


def test_a_pack_of_one_s_own_has_its_catalogues_inside(tmp_path: Path) -> None:
    """Outside the game, too, a pack's texts are gathered, and what is translated there is what is said."""
    pack = tmp_path / "coast"
    (pack / "locale" / "sr").mkdir(parents=True)
    (pack / "pack.yaml").write_text(PACK.replace("id: town", "id: coast"), "utf-8")
    (pack / "bridge.yaml").write_text(CASE, "utf-8")
    (pack / "bridge.playtest.yaml").write_text(PLAYTEST, "utf-8")
    (summary,) = extraction.update_pack(pack)
    assert (summary.language, summary.domain, summary.translated) == ("sr", "coast", 0)
    assert "Market day by the playtest" not in (pack / "locale" / "coast.pot").read_text("utf-8")
    file = pack / "locale" / "sr" / "LC_MESSAGES" / "coast.po"
    line = 'msgid "Market day."\nmsgstr ""'
    assert line in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(line, line[:-1] + 'Пазарни дан."'), "utf-8")
    (summary,) = extraction.update_pack(pack)
    assert summary.translated == 1
    translator = Translator("sr", tmp_path / "none", tmp_path / "cache", print)
    translator.add_texts("coast", pack / "locale")
    assert translator.text(Text("bridge/morning", "Market day.")) == "Пазарни дан."
