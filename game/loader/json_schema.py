"""The JSON Schema of the files as authors write them, for editors that complete and check YAML."""

import inspect
from collections.abc import Mapping
from typing import Any, Literal

from game.loader.descriptions import descriptions
from game.loader.shapes import (
    ID,
    MODELS,
    Field,
    Fixed,
    Flag,
    Group,
    Number,
    Record,
    Row,
    Sentence,
    Shape,
    What,
    Whole,
    Word,
    Words,
    record,
)
from game.story.text import Bounds

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Mapping[str, Any] = {
    "description": "A text in English. It counts as it is written, so a number or true is a text too.",
    "type": ["string", "number", "boolean"],
    "minLength": 1,
}


def schema(what: What) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of file."""
    definitions: dict[str, Any] = {"Text": dict(_TEXT)}
    root = _of(record(MODELS[what]), definitions)
    about = definitions[MODELS[what].__name__]["description"]
    return {"$schema": _DIALECT, "title": f"Fenjer: {what}", "description": about, **root, "$defs": definitions}


def _of(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    match shape:
        case Sentence():
            return {"$ref": "#/$defs/Text"}
        case Word(new=new):
            return {"type": "string", "minLength": 1, **({"pattern": ID} if new else {})}
        case Words(known=known):
            return {"enum": list(known)}
        case Flag():
            return {"type": "boolean"}
        case Whole(bounds=bounds):
            return {"type": "integer", **_limits(bounds, "minimum", "maximum")}
        case Number(bounds=bounds):
            return {"type": "number", **_limits(bounds, "minimum", "maximum")}
        case Row(of=of, bounds=bounds):
            return {"type": "array", "items": _of(of, definitions), **_limits(bounds, "minItems", "maxItems")}
        case Fixed(of=places):
            members = [_of(of, definitions) for of in places]
            return {"type": "array", "prefixItems": members, "items": False, "minItems": len(members)}
        case Group(of=of, bounds=bounds):
            return {
                "type": "object",
                "propertyNames": {"pattern": ID},
                "additionalProperties": _of(of, definitions),
                **_limits(bounds, "minProperties", "maxProperties"),
            }
        case Record():
            name = shape.cls.__name__
            if name not in definitions:
                definitions[name] = {}
                definitions[name].update(_record(shape, definitions))
            return {"$ref": f"#/$defs/{name}"}


def _record(shape: Record, definitions: dict[str, Any]) -> dict[str, Any]:
    fields = shape.fields
    said = descriptions(shape.cls)
    # In a beat, any other key is a person who says the text under it.
    line = {"$ref": "#/$defs/Text", "description": "What this person of the cast says."}
    return {
        "description": inspect.cleandoc(shape.cls.__doc__ or ""),
        "type": "object",
        "properties": {
            key: {"description": said.get(field.name, ""), **_field(field, definitions)}
            for key, field in fields.items()
        },
        "required": [key for key, field in fields.items() if field.required],
        "additionalProperties": line if shape.speaks else False,
    }


def _field(field: Field, definitions: dict[str, Any]) -> dict[str, Any]:
    found = _of(field.shape, definitions)
    if not field.required and isinstance(field.default, int | str):
        found["default"] = field.default
    return found


def _limits(
    bounds: Bounds | None,
    low: Literal["minimum", "minItems", "minProperties"],
    high: Literal["maximum", "maxItems", "maxProperties"],
) -> dict[str, int]:
    return {} if bounds is None else {low: bounds.low, high: bounds.high}
