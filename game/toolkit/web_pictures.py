"""Pictures put into a web page, no finer than a phone can show."""

import base64
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from game.toolkit.document import Picture
from game.toolkit.pictures import NIGHT, Darkroom, inked, key_of

WIDEST = 110
"""How wide a picture is at the most, in millimetres of print: 866 pixels, more than twice the width of a phone."""


class Album:
    """The pictures of a page as data URIs.

    Raises `pictures.Unprintable`.
    """

    def __init__(self, pictures: Iterable[Picture], assets: Path, darkroom: Darkroom) -> None:
        self._prepared = darkroom.prepared(replace(each, width=min(each.width, WIDEST)) for each in pictures)
        self._icons = assets / "icons"

    def size(self, picture: Picture) -> tuple[int, int]:
        """Its width and height in pixels."""
        kept = self._prepared[key_of(picture)]
        return kept.width, kept.height

    def uri(self, picture: Picture) -> str:
        """The picture as a data URI, with its strip."""
        kept = self._prepared[key_of(picture)]
        return data_uri("image/png" if kept.name.endswith(".png") else "image/jpeg", kept.content)

    def icon(self, name: str) -> str:
        """One of the game's icons as a data URI, in the ink of the text."""
        return data_uri("image/png", inked(self._icons / f"{name}.png", NIGHT))


def data_uri(kind: str, content: bytes) -> str:
    """A file as an address that holds it."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
