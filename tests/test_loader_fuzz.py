"""Whatever a file holds, loading it tells problems and never raises."""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.loader import Loaded, load_pack
from game.loader.shapes import record
from game.story import scenario
from tests.loading import SMALL, copy_of

CASE = (SMALL / "fire-drill.yaml").read_text("utf-8")
LINES = CASE.splitlines()
KEYS = {
    key
    for model in vars(scenario).values()
    if isinstance(model, type) and hasattr(model, "__dataclass_fields__")
    for key in record(model).fields
}


def loaded(content: bytes) -> Loaded:
    """The small pack with this in place of its case."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_of(SMALL, Path(folder))
        (root / "fire-drill.yaml").write_bytes(content)
        return load_pack(root)


def sound(content: bytes) -> bool:
    """Whether the case is playable; if it is not, an error says so."""
    found = loaded(content)
    # A sound case may be played otherwise than its playtest says: that is the playtest's error.
    errors = any(
        problem.severity == "error" and not problem.where.file.endswith(".playtest.yaml") for problem in found.problems
    )
    assert ("fire-drill" in found.cases) != errors
    lines = content.decode("utf-8", "replace").count("\n") + 2
    assert all(1 <= problem.where.line <= lines for problem in found.problems if "fire-drill" in problem.where.file)
    return not errors


@given(st.binary(max_size=200))
def test_random_bytes_are_told_and_never_raised(content: bytes) -> None:
    """No sequence of bytes is a case by chance, and none brings the loader down."""
    assert not sound(content)


@given(st.text(alphabet="-:# \n{}[]'\"&*!|>%@`?,~ab0\t\\", max_size=60), st.integers(0, len(CASE)))
def test_punctuation_anywhere_is_told_or_harmless(text: str, at: int) -> None:
    """What YAML takes for syntax may be put anywhere into a sound case."""
    sound((CASE[:at] + text + CASE[at:]).encode())


@given(st.data())
def test_lines_may_be_dropped_doubled_or_moved(data: st.DataObject) -> None:
    """Half-finished edits of a sound case are told or harmless."""
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        edit = data.draw(st.sampled_from(["drop", "double", "move", "indent"]))
        line = lines[at]
        if edit == "drop":
            del lines[at]
        elif edit == "double":
            lines.insert(at, line)
        elif edit == "move":
            lines.insert(data.draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        else:
            lines[at] = " " * data.draw(st.integers(1, 3)) + line
    sound("\n".join(lines).encode())


def nodes(data: Any) -> Iterable[tuple[Any, Any]]:
    """Every place of plain data, as its owner and its key or position."""
    keys = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    for key in list(keys):
        yield data, key
        yield from nodes(data[key])


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_values_may_be_of_any_type(data: st.DataObject) -> None:
    """A number, a list or a mapping in place of any value is told or harmless."""
    case = yaml.load(CASE, Loader=yaml.CSafeLoader)
    owner, key = data.draw(st.sampled_from(list(nodes(case))))
    owner[key] = data.draw(ANYTHING)
    sound(yaml.dump(case, allow_unicode=True, sort_keys=False).encode())


def key_places() -> list[tuple[int, str]]:
    """The lines of the case that begin with a key of the format, or with a speaker, and that key."""
    found = []
    for number, line in enumerate(LINES):
        key, colon, _ = line.strip().removeprefix("- ").partition(":")
        if colon and (key in KEYS or key in ("nora", "sara", "dino")):
            found.append((number, key))
    return found


@given(
    st.sampled_from(key_places()),
    st.sampled_from([lambda k: f"x{k}", lambda k: k[:-1] + "q", lambda k: k + k]),
)
def test_a_renamed_key_is_always_told_on_its_line(place: tuple[int, str], rename: Callable[[str], str]) -> None:
    """Whichever key of the format, or speaker, is misspelt, a problem is told on that very line."""
    number, key = place
    lines = list(LINES)
    lines[number] = lines[number].replace(f"{key}:", f"{rename(key)}:", 1)
    problems = loaded("\n".join(lines).encode()).problems
    assert any(problem.where.line == number + 1 and problem.severity == "error" for problem in problems)


@given(st.sampled_from(key_places()))
def test_a_doubled_key_is_always_told_on_its_second_line(place: tuple[int, str]) -> None:
    """A key that stands twice in one mapping is told where it stands the second time."""
    number, key = place
    indent = len(LINES[number]) - len(LINES[number].lstrip(" -"))
    lines = [*LINES[: number + 1]]
    # Right after a key that has its value on its own line; otherwise its value comes first.
    end = number + 1
    while end < len(LINES) and len(LINES[end]) - len(LINES[end].lstrip(" ")) > indent:
        end += 1
    while end < len(LINES) and LINES[end].startswith(" " * indent + "- ") and LINES[number].endswith(":"):
        end += 1
    lines = [*LINES[:end], " " * indent + f"{key}: x", *LINES[end:]]
    problems = loaded("\n".join(lines).encode()).problems
    assert any(problem.where.line == end + 1 and problem.severity == "error" for problem in problems)
