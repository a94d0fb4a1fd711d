"""The model's type hints turned into shapes, which reading, checking and the JSON Schema all follow."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal, TypeAlias

from game.loader.folder import PACK, PLAYTEST, TECHNIQUES
from game.story.pack import Pack, Playtest, Taxonomy
from game.story.scenario import Beat, Scenario
from game.story.text import Bounds, Text

What = Literal["case", "pack", "techniques", "playtest"]
"""The kinds of file there are."""

MODELS: Mapping[What, type] = {
    "case": Scenario,
    "pack": Pack,
    "techniques": Taxonomy,
    "playtest": Playtest,
}


def what_of(name: str) -> What:
    """What the file of this name holds."""
    if name.endswith(PLAYTEST):
        return "playtest"
    return {PACK: "pack", TECHNIQUES: "techniques"}.get(name, "case")  # type: ignore[return-value]


ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""What an id looks like: kebab-case."""

_IDS = frozenset({"id", "sets", "flags", "cases"})
"""Fields that bring ids into being; all the others point to them, and so do no keys but those of mappings."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A `Text`: whatever is written there."""


@dataclass(frozen=True, slots=True)
class Word:
    """A string that nobody translates; `new` where it brings an id into being."""

    new: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """One of a few words."""

    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""

    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number, with a fraction or without."""

    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A list of any length within the bounds."""

    of: "Shape"
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A list with a place for each of its members."""

    of: "tuple[Shape, ...]"


@dataclass(frozen=True, slots=True)
class Group:
    """A mapping from ids that the author makes up."""

    of: "Shape"
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a dataclass: its name and what it holds. `default` counts where it is not `required`."""

    name: str
    shape: "Shape"
    required: bool
    default: Any


@dataclass(frozen=True)
class Record:
    """A dataclass of the model. In one that `speaks`, a key that is no field's says the text under it."""

    cls: type

    @property
    def speaks(self) -> bool:
        """Whether lines of dialogue may stand here."""
        return self.cls is Beat

    @cached_property
    def fields(self) -> dict[str, Field]:
        """The fields by the key that stands for them in a file."""
        hints = typing.get_type_hints(self.cls, include_extras=True)
        found = {}
        for spec in dataclasses.fields(self.cls):
            shape = _shape(hints[spec.name], new=spec.name in _IDS)
            default = spec.default if spec.default_factory is dataclasses.MISSING else spec.default_factory()
            required = default is dataclasses.MISSING
            found[spec.name.removesuffix("_")] = Field(spec.name, shape, required, default)
        return found


Shape: TypeAlias = Sentence | Word | Words | Flag | Whole | Number | Row | Fixed | Group | Record


@cache
def record(cls: type) -> Record:
    """The shape of a dataclass; its fields are looked up when first asked for, as one may hold itself."""
    return Record(cls)


def _shape(hint: Any, *, new: bool, bounds: Bounds | None = None) -> Shape:
    origin = typing.get_origin(hint)
    args = typing.get_args(hint)
    if origin is typing.Annotated:
        return _shape(args[0], new=new, bounds=next(extra for extra in args[1:] if isinstance(extra, Bounds)))
    if origin in (types.UnionType, typing.Union):
        (some,) = (arg for arg in args if arg is not types.NoneType)
        return _shape(some, new=new, bounds=bounds)
    if origin is Literal:
        return Words(args)
    if origin is tuple and args[-1] is ...:
        return Row(_shape(args[0], new=new), bounds)
    if origin is tuple:
        return Fixed(tuple(_shape(arg, new=new) for arg in args))
    if origin is Mapping:
        return Group(_shape(args[1], new=False), bounds)
    if hint is Text:
        return Sentence()
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return record(hint)
    plain: dict[type, Shape] = {str: Word(new), bool: Flag(), int: Whole(bounds), float: Number(bounds)}
    return plain[hint]


def shape_at(shape: Shape, path: tuple[str | int, ...]) -> Shape:
    """The shape at the end of a path of field names, keys and positions; the path has to fit."""
    for part in path:
        match shape:
            case Row(of=of) | Group(of=of):
                shape = of
            case Fixed(of=places) if isinstance(part, int):
                shape = places[min(part, len(places) - 1)]
            case Record():
                shape = shape.fields[str(part).removesuffix("_")].shape
    return shape
