"""What the checks of a pack go over, and what they find there before its line is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from game.story.problems import Fault, Path
from game.story.text import Text

_SHOWN = frozenset({"handle"})
"""The words of the model that players read although nobody translates them."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A fault of the pack's file of this name, at these words of the text or at all of it."""

    file: str
    fault: Fault
    words: str = ""


def texts_of(model: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield everything in a part of the model that somebody may read, with its path."""
    if isinstance(model, Text):
        yield path, model.source
    elif isinstance(model, tuple):
        for n, part in enumerate(model):
            yield from texts_of(part, (*path, n))
    elif isinstance(model, Mapping):
        for name, part in model.items():
            yield from texts_of(part, (*path, name))
    elif is_dataclass(model):
        for name in _names(model.__class__):
            part = getattr(model, name)
            if isinstance(part, str):
                if name in _SHOWN:
                    yield (*path, name), part
            elif part is not None and not isinstance(part, int):
                yield from texts_of(part, (*path, name))


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls))
