"""Pictures put into a web page: no finer than a phone can show, with their strip burnt in, since they can be saved."""

import base64
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from game.toolkit.document import Passage, Picture
from game.toolkit.order import Order
from game.toolkit.pictures import QUALITY, Crop, inked, prepared
from game.toolkit.voice import plain

if TYPE_CHECKING:
    from PIL.Image import Image

WIDEST = 110
"""How wide a picture is at the most, in millimetres of print: 866 pixels, more than twice the width of a phone."""

TALL, LARGE, SMALLEST = 0.038, 0.055, 12
"""The letters on a strip: a part of the picture's width, in large print too, and how many pixels at the least."""

NIGHT = (0x1B, 0x24, 0x40)
INKS = {"training": "#1B2440", "false": "#B23C26"}
"""What a strip's ground is printed in."""

Drawn: TypeAlias = tuple[Path, tuple[Crop, ...], str, str]
"""What tells one picture in a page from another: its file, what is shown of it, and what its strip says."""


class Album:
    """The pictures of an order's page as data URIs; `serbian` picks the Serbian forms of letters.

    Raises OSError, with the file's name, for a file that is not there or is no picture.
    """

    def __init__(self, pictures: Iterable[Picture], assets: Path, order: Order, *, serbian: bool) -> None:
        narrow = [replace(each, width=min(each.width, WIDEST)) for each in pictures]
        self._prepared = prepared(narrow)
        self._icons = assets / "icons"
        self._font = assets / "fonts" / f"SourceSans-SemiBold{'.sr' if serbian else ''}.ttf"
        self._tall = LARGE if order.edition == "large-print" else TALL
        self._saver = order.edition == "ink-saver"
        self._made: dict[Drawn, str] = {}

    def size(self, picture: Picture) -> tuple[int, int]:
        """Its width and height in pixels."""
        kept = self._prepared[picture.file, picture.crops]
        return kept.width, kept.height

    def uri(self, picture: Picture, strip: Passage) -> str:
        """The picture as a data URI, with these words across it."""
        key = (picture.file, picture.crops, picture.strip, plain(strip))
        if key not in self._made:
            kept = self._prepared[picture.file, picture.crops]
            content = self._marked(kept.content, *key[2:]) if key[3] else kept.content
            kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
            self._made[key] = data_uri(f"image/{kind}", content)
        return self._made[key]

    def icon(self, name: str) -> str:
        """One of the game's icons as a data URI, in the ink of the text."""
        return data_uri("image/png", inked(self._icons / f"{name}.png", NIGHT))

    def _marked(self, content: bytes, kind: str, words: str) -> bytes:
        from PIL import Image

        with Image.open(BytesIO(content)) as opened:
            image = opened.convert("RGB")
        self._mark(image, kind, words.upper())
        kept = BytesIO()
        image.save(kept, "JPEG", quality=QUALITY, subsampling=1)
        return kept.getvalue()

    def _mark(self, image: "Image", kind: str, words: str) -> None:
        """Draws the strip across the lower end, its letters as large as fit into one line."""
        from PIL import ImageDraw, ImageFont

        draw = ImageDraw.Draw(image)
        size = max(round(image.width * self._tall), SMALLEST)
        font = ImageFont.truetype(self._font, size)
        room = image.width * 0.94
        if draw.textlength(words, font) > room:
            size = max(round(size * room / draw.textlength(words, font)), SMALLEST)
            font = ImageFont.truetype(self._font, size)
        top = max(image.height - round(size * 1.7), 0)
        ground, letters = ("white", "black") if self._saver else (INKS.get(kind, INKS["training"]), "white")
        draw.rectangle((0, top, image.width, image.height), fill=ground)
        draw.text((image.width / 2, (top + image.height) / 2), words, fill=letters, font=font, anchor="mm")


def data_uri(kind: str, content: bytes) -> str:
    """A file as an address that holds it."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
