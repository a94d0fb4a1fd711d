"""How what is written is understood: texts as written, other words by YAML 1.2, and what translators get."""

import math
from pathlib import Path
from typing import Any

import pytest

from game.loader import load_pack, texts
from game.loader.layout import plain_value
from game.loader.nodes import Scalar
from game.story.text import Text
from tests.loading import BASE, PROBLEMS, SMALL, change, copy_of, line_of


def spoken(written: str, folder: Path) -> str:
    """What Nora says when this is written after `- nora: `."""
    root = copy_of(BASE, folder)
    change(root / "minimal.yaml", "Look at this.", written)
    loaded = load_pack(root)
    assert loaded.problems == ()
    line = loaded.cases["minimal"].scenes["desk"][0]
    assert line.who == "nora"
    assert line.text is not None
    return line.text.source


@pytest.mark.parametrize(
    "text", ["No", "yes", "True", "null", "007", "0x1F", "1e3", "21:40", "2019-02-11", "~", "a:b", "It's"]
)
def test_a_text_takes_the_characters_as_written(text: str, tmp_path: Path) -> None:
    """A line of dialogue is what stands there, whatever YAML might take it for."""
    assert spoken(text, tmp_path) == text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"No. 1 # in town"', "No. 1 # in town"),
        (">-\n        Two lines\n        of one text.", "Two lines of one text."),
        ("|\n        Two\n        lines", "Two\nlines"),
        ("Two lines\n        of one text.", "Two lines of one text."),
    ],
)
def test_a_text_may_be_quoted_or_take_several_lines(written: str, text: str, tmp_path: Path) -> None:
    """The line end after a text is no part of it."""
    assert spoken(written, tmp_path) == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("21:40", "21:40"),
        ("2019-02-11", "2019-02-11"),
        ("1_000", "1_000"),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("", None),
        ("7", 7),
        ("-07", -7),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("-1e3", -1000.0),
        ("-.inf", -math.inf),
        ("9" * 5_000, math.inf),
    ],
)
def test_other_words_follow_yaml_1_2(written: str, meant: object) -> None:
    """Only true, false, null and numbers are more than a word; in quotes, nothing is."""
    nowhere: Any = None
    assert plain_value(Scalar(written, True, nowhere, nowhere)) == meant
    assert plain_value(Scalar(written, False, nowhere, nowhere)) == written


def test_texts_have_the_case_and_the_part_of_it_as_their_context() -> None:
    """At the top it is the case's id; in a scene, an item or an ending, that id follows after a slash."""
    case = load_pack(SMALL).cases["fire-drill"]
    assert case.title == Text("fire-drill", "Fire drill")
    assert case.scenes["morning"][1].text == Text("fire-drill/morning", "No")
    assert case.scenes["morning"][5].choose[1].text.key == "fire-drill/morning"
    item = case.items["burning-bridge"]
    assert item.checks["source"].finding.says.key == "fire-drill/burning-bridge"
    assert case.endings["calm"].title.key == "fire-drill/calm"


def test_texts_of_packs_and_techniques_have_their_own_contexts() -> None:
    """The pack's id with the person, account or quarter; for techniques, `techniques` and the technique."""
    loaded = load_pack(SMALL)
    assert loaded.pack is not None
    assert loaded.taxonomy is not None
    assert loaded.pack.title.key == "small"
    assert loaded.pack.cast["nora"].role.key == "small/nora"
    assert loaded.pack.quarters["mill"].name.key == "small/mill"
    assert loaded.taxonomy.techniques["old-photo"].spot.key == "techniques/old-photo"


def test_translators_get_each_text_with_its_line_its_use_and_its_comments() -> None:
    """Every text of a file once, in its order, with what it is there for and the comment lines right above it."""
    file = SMALL / "pack.yaml"
    found = list(texts(file))
    assert found[:2] == [
        (Text("small", "Small town"), line_of(file, "Small town"), "Pack.title", ()),
        (
            Text("small/mill", "Mill"),
            line_of(file, "name: Mill"),
            "Quarter.name",
            ("Translators: a part of the town, by the old watermill",),
        ),
    ]
    assert len(found) == 1 + 3 + 2 * 3 + 2 * 2 + 2


def test_translators_get_what_players_get(tmp_path: Path) -> None:
    """The texts to be translated are the very ones in the model, for cases and techniques alike."""
    case = load_pack(SMALL).cases["fire-drill"]
    found = {text for text, _, _, _ in texts(SMALL / "fire-drill.yaml")}
    assert {case.summary, case.items["siren"].acts[0].text, case.endings["uneasy"].text} <= found
    assert {text.key for text, _, _, _ in texts(PROBLEMS / "techniques.yaml")} == {
        "techniques/crisis-rumour",
        "techniques/old-photo",
        "techniques/provenance",
    }
    assert list(texts(SMALL / "fire-drill.playtest.yaml")) == []


def test_a_file_without_a_tree_has_no_texts(tmp_path: Path) -> None:
    """A file that YAML cannot read is refused with its first problem's sentence."""
    file = tmp_path / "broken.yaml"
    file.write_text("title: a: b\n", "utf-8")
    with pytest.raises(ValueError, match=r"broken\.yaml:1:9: error FJ102"):
        list(texts(file))
