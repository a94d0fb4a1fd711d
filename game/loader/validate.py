"""From plain data to the model: pydantic's validator, and what it finds in an author's words."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from game.loader.nodes import SHOWN, Listing, Node, Scalar, Tree
from game.loader.shapes import (
    ID,
    Field,
    Fixed,
    Flag,
    Group,
    Number,
    Record,
    Row,
    Sentence,
    Shape,
    Whole,
    Word,
    Words,
    shape_at,
)
from game.story.problems import Path, Where
from game.story.text import Bounds, Text

if TYPE_CHECKING:
    from pydantic_core import CoreSchema, SchemaValidator

_CODES = {
    "missing": "FJ112",
    "literal_error": "FJ114",
    "greater_than_equal": "FJ115",
    "less_than_equal": "FJ115",
    "too_short": "FJ116",
    "too_long": "FJ116",
    "string_pattern_mismatch": "FJ118",
}
"""What pydantic calls a fault, and our code; every other one is FJ113, the wrong type."""


def validated(tree: Tree, shape: Record, data: Any) -> Any:
    """The model's instance, or None with every fault noted in the tree.

    A place about which something was noted already is not spoken of twice.
    """
    from pydantic_core import ValidationError

    try:
        return _validator(shape).validate_python(data)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
    taken = {problem.where for problem in tree.problems}
    for fault in faults[: SHOWN + 1]:
        where, *said = _explained(tree, shape, fault["type"], fault["loc"])
        if where not in taken:
            tree.add(where, *said)
    return None


@cache
def _validator(shape: Record) -> "SchemaValidator":
    from pydantic_core import SchemaValidator, core_schema

    records: dict[str, CoreSchema] = {}
    root = _schema(shape, records)
    return SchemaValidator(core_schema.definitions_schema(root, list(records.values())))


def _schema(shape: Shape, records: "dict[str, CoreSchema]") -> "CoreSchema":
    """What pydantic checks for a shape; the dataclasses on the way are gathered in `records`."""
    from pydantic_core import core_schema as core

    match shape:
        case Sentence():
            return core.is_instance_schema(Text)
        case Word(new=new):
            return core.str_schema(strict=True, pattern=ID if new else None)
        case Words(known=known):
            return core.literal_schema(list(known))
        case Flag():
            return core.bool_schema(strict=True)
        case Whole(bounds=bounds):
            low, high = (bounds.low, bounds.high) if bounds else (None, None)
            return core.int_schema(strict=True, ge=low, le=high)
        case Number(bounds=bounds):
            low, high = (bounds.low, bounds.high) if bounds else (None, None)
            return core.float_schema(strict=True, ge=low, le=high, allow_inf_nan=False)
        case Row(of=of, bounds=bounds):
            low, high = (bounds.low, bounds.high) if bounds else (None, None)
            return core.tuple_variable_schema(_schema(of, records), min_length=low, max_length=high)
        case Fixed(of=places):
            return core.tuple_positional_schema([_schema(of, records) for of in places])
        case Group(of=of, bounds=bounds):
            low, high = (bounds.low, bounds.high) if bounds else (None, None)
            key = core.str_schema(strict=True, pattern=ID)
            return core.dict_schema(key, _schema(of, records), min_length=low, max_length=high)
        case Record():
            name = shape.cls.__name__
            if name not in records:
                records[name] = core.any_schema()
                fields = [
                    core.dataclass_field(field.name, _field_schema(field, records), kw_only=True)
                    for field in shape.fields.values()
                ]
                names = [field.name for field in shape.fields.values()]
                arguments = core.dataclass_args_schema(name, fields)
                records[name] = core.dataclass_schema(shape.cls, arguments, names, ref=name, slots=True, frozen=True)
            return core.definition_reference_schema(name)


def _field_schema(field: Field, records: "dict[str, CoreSchema]") -> "CoreSchema":
    from pydantic_core import core_schema as core

    schema = _schema(field.shape, records)
    return schema if field.required else core.with_default_schema(schema, default=field.default)


def _explained(tree: Tree, root: Record, kind: str, path: Path) -> tuple[Where, str, str, str]:
    """Where a fault is, its code, what is wrong and what to write instead."""
    code = _CODES.get(kind, "FJ113")
    if path and path[-1] == "[key]":
        key, node = tree.find(path[:-1])
        return _bad_id(tree, key or node)
    if code == "FJ112":
        owner = shape_at(root, path[:-1])
        if isinstance(owner, Fixed):
            return (tree.where(path[:-1]), "FJ116", *_wrong_length(Bounds(len(owner.of), len(owner.of))))
        name = str(path[-1]).removesuffix("_")
        return (
            tree.where(path[:-1]),
            code,
            f"the key {name!r} is missing here",
            _example(name, shape_at(root, path)),
        )
    key, node = tree.find(path)
    shape = shape_at(root, path)
    name = f"{key.text!r}" if key is not None else "this entry"
    where = tree.where(path)
    if path == ("fenjer",) and code == "FJ115":
        return where, "FJ124", "this file is of another version of the format", "this game reads fenjer: 1"
    if code == "FJ118":
        return _bad_id(tree, node)
    if code == "FJ115" and isinstance(shape, Whole | Number) and shape.bounds is not None:
        return where, code, f"{name} has to be between {shape.bounds.low} and {shape.bounds.high}", ""
    if code == "FJ116":
        length = len(shape.of) if isinstance(shape, Fixed) else 0
        bounds = (shape.bounds if isinstance(shape, Row | Group) else None) or Bounds(length, length)
        return (where, code, *_wrong_length(bounds, name))
    if code == "FJ114" and isinstance(shape, Words) and isinstance(node, Scalar):
        return where, code, f"{name} cannot be {node.text!r}", "write one of: " + ", ".join(shape.known)
    return where, "FJ113", f"{name} has to be {_expected(shape)}, not {_seen(node)}", _instead(shape, node)


def _bad_id(tree: Tree, node: Node | None) -> tuple[Where, str, str, str]:
    written = node.text if isinstance(node, Scalar) else ""
    better = "-".join(re.findall("[a-z0-9]+", re.sub("([a-z])([A-Z])", r"\1-\2", written).lower()))
    where = tree.at(node) if node is not None else Where(tree.file)
    hint = f"write {better!r}" if better else "for example 'burning-bridge'"
    return where, "FJ118", f"the id {written!r} has to be small letters and numbers with dashes between", hint


def _wrong_length(bounds: Bounds, name: str = "this list") -> tuple[str, str]:
    number = f"{bounds.low} to {bounds.high}" if bounds.low != bounds.high else f"{bounds.low}"
    return f"{name} has to have {number} entries", ""


def _expected(shape: Shape) -> str:
    match shape:
        case Sentence():
            return "a text"
        case Word():
            return "a word"
        case Words(known=known):
            return "one of " + ", ".join(known)
        case Flag():
            return "true or false"
        case Whole():
            return "a whole number"
        case Number():
            return "a number"
        case Row() | Fixed():
            return "a list"
        case Group() | Record():
            return "a group of keys with their values"


def _seen(node: Node | None) -> str:
    match node:
        case Scalar(text=text, plain=plain):
            shown = text if len(text) <= 40 else text[:39] + "…"
            return shown if plain else f'"{shown}"'
        case Listing():
            return "a list"
    return "a group of keys"


def _instead(shape: Shape, node: Node | None) -> str:
    match shape:
        case Word() | Words() if isinstance(node, Scalar):
            return f'put it in quotes: "{node.text}"'
        case Row() | Fixed() if isinstance(node, Scalar) and len(node.text) <= 40:
            return f"write [{node.text}]"
        case Whole() | Number() if isinstance(node, Scalar) and node.text.strip().isdecimal():
            return "write it without quotes"
        case Group() | Record():
            return 'write lines of "key: value", indented under it'
    return ""


def _example(name: str, shape: Shape) -> str:
    match shape:
        case Words(known=known):
            return f"write {name}: and one of " + ", ".join(known)
        case Whole(bounds=Bounds(low=low, high=high)):
            return f"write {name}: and a whole number between {low} and {high}"
    return f"write {name}: and {_expected(shape)}"


def mended(shape: Shape, data: Any) -> Any:
    """A stand-in for a model that is not valid: what fits of the data, and the least that does for the rest.

    It lets the references of a file be checked in the same run as its form, and is thrown away then.
    """
    match shape:
        case Sentence():
            return data if isinstance(data, Text) else Text("", "")
        case Word():
            return data if isinstance(data, str) else ""
        case Words(known=known):
            return data if data in known else known[0]
        case Flag():
            return data is True
        case Whole(bounds=bounds):
            return data if type(data) is int else bounds.low if bounds else 0
        case Number(bounds=bounds):
            return float(data) if type(data) in (int, float) else float(bounds.low) if bounds else 0.0
        case Row(of=of):
            return tuple(mended(of, entry) for entry in data) if isinstance(data, list) else ()
        case Fixed(of=places):
            entries = data if isinstance(data, list) else []
            return tuple(mended(of, entries[n] if n < len(entries) else None) for n, of in enumerate(places))
        case Group(of=of):
            return {name: mended(of, entry) for name, entry in data.items()} if isinstance(data, dict) else {}
        case Record(cls=cls):
            given = data if isinstance(data, dict) else {}
            return cls(
                **{
                    field.name: mended(field.shape, given.get(field.name))
                    for field in shape.fields.values()
                    if field.required or given.get(field.name) is not None
                }
            )
