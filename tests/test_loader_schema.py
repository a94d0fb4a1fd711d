"""The JSON Schema that editors get, tried with a validator that is not ours."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from jsonschema import Draft202012Validator

from game import paths
from game.authoring.templates import TEMPLATE
from game.cli import main
from game.loader import schema
from game.loader.shapes import What
from tests.loading import SMALL

FILES: dict[What, Path] = {
    "case": SMALL / "fire-drill.yaml",
    "pack": SMALL / "pack.yaml",
    "techniques": SMALL.parent / "techniques.yaml",
    "playtest": SMALL / "fire-drill.playtest.yaml",
}


class Reader(yaml.SafeLoader):
    """Reads as an editor does: YAML 1.2 knows no dates."""


Reader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(what: What, data: Any) -> list[str]:
    """What the schema says about data, as `place: message`."""
    errors = Draft202012Validator(schema(what)).iter_errors(data)
    return [f"{error.json_path}: {error.message}" for error in errors]


def plain(file: Path) -> Any:
    """A file as plain data."""
    return yaml.load(file.read_text("utf-8"), Loader=Reader)  # noqa: S506  derived from the safe one


def read(what: What) -> Any:
    """A sound file of a kind as plain data."""
    return plain(FILES[what])


def kind_of(file: Path) -> What:
    """What kind of file this is, by its name."""
    if file.name.endswith(".playtest.yaml"):
        return "playtest"
    kinds: dict[str, What] = {"pack.yaml": "pack", "techniques.yaml": "techniques"}
    return kinds.get(file.name, "case")


SHIPPED = [*sorted(paths.scenarios().rglob("*.yaml")), *sorted(TEMPLATE.glob("*.yaml"))]


@pytest.mark.parametrize("what", get_args(What))
def test_a_schema_is_sound_and_takes_a_sound_file(what: What) -> None:
    """Each kind of file has a schema of draft 2020-12, and what the loader takes, it takes."""
    Draft202012Validator.check_schema(schema(what))
    assert faults(what, read(what)) == []


@pytest.mark.parametrize(
    ("what", "path", "value"),
    [
        ("case", ["fenjer"], 2),
        ("case", ["id"], "Fire Drill"),
        ("case", ["age"], "13"),
        ("case", ["track"], "scool"),
        ("case", ["titel"], "Fire drill"),
        ("case", ["scenes", "morning", 0, "nora"], ["a list"]),
        ("case", ["scenes", "Morning"], []),
        ("case", ["items", "siren", "from_"], "alarm"),
        ("case", ["items", "siren", "verdict"], True),
        ("case", ["items", "siren", "acts"], []),
        ("case", ["items", "burning-bridge", "picture", "doctored", 0, "crop"], [0, 0, 100]),
        ("case", ["items", "burning-bridge", "picture", "doctored", 0, "crop"], [0, 0, 100, 101]),
        ("case", ["scenes", "closing", 0, "when", "unless", "chozen"], "x"),
        ("pack", ["accounts", "alarm", "known"], "yes"),
        ("techniques", ["techniques", "old-photo", "tools"], ["telescope"]),
        ("playtest", ["runs"], []),
    ],
)
def test_a_schema_refuses_what_the_loader_refuses(what: What, path: list[str | int], value: object) -> None:
    """A wrong word, number, key or length is told at its place or at its owner's."""
    data = read(what)
    owner = data
    for part in path[:-1]:
        owner = owner[part]
    owner[path[-1]] = value
    assert faults(what, data)


def test_a_missing_key_is_refused() -> None:
    """What has no default has to be there."""
    data = read("case")
    del data["items"]["siren"]["claims"]
    assert faults("case", data) == ["$.items.siren: 'claims' is a required property"]


def test_a_schema_explains_what_stands_where() -> None:
    """Descriptions come from the model's docstrings, and keys are those that authors write."""
    definitions = schema("case")["$defs"]
    assert definitions["Finding"]["description"].startswith("What a check brings to light.")
    assert "from" in definitions["Item"]["required"]
    assert definitions["Defaults"]["properties"]["trust"]["default"] == 50
    assert definitions["Choice"]["properties"]["goto"]["description"].startswith("The scene that follows")
    assert definitions["Scenario"]["properties"]["defaults"]["description"] != definitions["Defaults"]["description"]


@pytest.mark.parametrize("what", get_args(What))
def test_every_key_has_a_sentence(what: What) -> None:
    """Whatever an author may write, hovering over it says what it is for, in whole sentences."""
    silent = [place for place, said in said_of_keys(what) if not said.strip().endswith((".", ":"))]
    assert silent == []


def said_of_keys(what: What) -> Iterator[tuple[str, str]]:
    """Each key of each kind of mapping, each kind itself, and what is said of it."""
    made = schema(what)
    yield what, made["description"]
    for name, definition in made["$defs"].items():
        yield name, definition["description"]
        for key, property_ in definition.get("properties", {}).items():
            yield f"{name}.{key}", property_["description"]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_file_of_the_game_and_of_the_template_is_valid(file: Path) -> None:
    """What comes with the game has no fault in an editor that knows the schema."""
    assert faults(kind_of(file), plain(file)) == []


@pytest.mark.parametrize("what", get_args(What))
def test_the_command_writes_the_schema(what: What, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Printed and with -o into a file it is the same, and `case` is meant where nothing is said."""
    file = tmp_path / "schemas" / f"{what}.json"
    assert main(["schema", what, "-o", str(file)]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(file.read_text("utf-8")) == schema(what)
    assert main(["schema"] if what == "case" else ["schema", what]) == 0
    assert capsys.readouterr().out == file.read_text("utf-8")


def test_a_schema_that_cannot_be_written_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A target inside a file is one line and exit status 3."""
    (tmp_path / "file").write_text("mine", "utf-8")
    assert main(["schema", "-o", str(tmp_path / "file" / "case.json")]) == 3
    assert capsys.readouterr().err.count("\n") == 1
