"""What every part of the model is written with: a text to translate, and the limits of a number or a list."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Inclusive limits of a number or of a sequence's length, understood by the loader's validator."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence for the player: its gettext context `key` and its English `source`. A translator makes it a str."""

    key: str
    source: str
