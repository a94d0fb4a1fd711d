"""The JSON Schema that editors get."""

from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from jsonschema import Draft202012Validator

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


def read(what: What) -> Any:
    """A sound file of a kind as plain data."""
    return yaml.load(FILES[what].read_text("utf-8"), Loader=Reader)  # noqa: S506  derived from the safe one


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
