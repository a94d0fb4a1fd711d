"""Pictures made ready for print and for phones.

They are cut as their item shows them, no finer than can be seen, and have their strip burnt in, so that none can be
saved or cut out without it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from game.toolkit.document import Document, Picture
from game.toolkit.order import Order
from game.toolkit.voice import plain

if TYPE_CHECKING:
    from PIL.Image import Image

Crop: TypeAlias = tuple[int, int, int, int]
Key: TypeAlias = tuple[Path, tuple[Crop, ...], str, str]
"""What tells one printed picture from another: its file, what is shown of it, and its strip."""

DPI = 200
"""Dots an inch: more cannot be told apart on a school's printer."""

QUALITY = 85

TALL, LARGE, SMALLEST = 0.038, 0.055, 12
"""The letters on a strip: a part of the picture's width, in large print too, and how many pixels at the least."""

NIGHT = (0x1B, 0x24, 0x40)
"""The ink of texts."""

INKS = {"training": "#1B2440", "false": "#B23C26"}
"""What a strip's ground is printed in."""

SERBIAN_FORMS = ("sr", "mk")
"""The languages that write some Cyrillic letters as Serbian does."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture as it is printed, as a file of its own, in pixels."""

    name: str
    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Darkroom:
    """Makes pictures ready; `fonts` is the folder of the game's, `lang` the language of the strips.

    In `large` print the letters on strips are larger; to save ink (`saver`) their ground is white.
    """

    fonts: Path
    lang: str
    large: bool
    saver: bool

    def prepared(self, pictures: Iterable[Picture]) -> dict[Key, Prepared]:
        """Every picture once, wide enough for the widest that it is printed.

        Raises OSError, with the file's name, for a file that is not there or is no picture.
        """
        widest: dict[Key, int] = {}
        for picture in pictures:
            key = key_of(picture)
            widest[key] = max(picture.width, widest.get(key, 0))
        return {key: self._prepared(key, width, number) for number, (key, width) in enumerate(widest.items())}

    def _prepared(self, key: Key, width: int, number: int) -> Prepared:
        from PIL import Image

        file, crops, kind, words = key
        with Image.open(file) as opened:
            image: Image.Image = opened
            for crop in crops:
                image = image.crop(_kept(crop, image.size))
            most = round(width / 25.4 * DPI)
            if image.width > most:
                image = image.resize((most, max(1, round(image.height * most / image.width))), Image.Resampling.LANCZOS)
            drawn = image.mode in ("RGBA", "LA", "P")
            image = image.convert("RGBA" if drawn else "RGB")
        if words:
            self._mark(image, kind, words.upper())
        kept = BytesIO()
        if drawn:
            image.save(kept, "PNG")
        else:
            image.save(kept, "JPEG", quality=QUALITY, subsampling=1)
        return Prepared(f"picture-{number}.{'png' if drawn else 'jpg'}", kept.getvalue(), image.width, image.height)

    def _mark(self, image: "Image", kind: str, words: str) -> None:
        """Draws the strip across the lower end, its letters as large as fit into one line."""
        from PIL import ImageDraw, ImageFont

        serbian = ".sr" if self.lang.split("-")[0] in SERBIAN_FORMS else ""
        file = self.fonts / f"SourceSans-SemiBold{serbian}.ttf"
        draw = ImageDraw.Draw(image)
        size = max(round(image.width * (LARGE if self.large else TALL)), SMALLEST)
        font = ImageFont.truetype(file, size)
        room = image.width * 0.94
        if draw.textlength(words, font) > room:
            size = max(round(size * room / draw.textlength(words, font)), SMALLEST)
            font = ImageFont.truetype(file, size)
        top = max(image.height - round(size * 1.7), 0)
        ground, letters = ("white", "black") if self.saver else (INKS[kind], "white")
        draw.rectangle((0, top, image.width, image.height), fill=ground)
        draw.text((image.width / 2, (top + image.height) / 2), words, fill=letters, font=font, anchor="mm")


def darkroom(document: Document, order: Order, assets: Path) -> Darkroom:
    """What makes the pictures of a document ready, as an order wants them."""
    return Darkroom(assets / "fonts", document.lang, order.edition == "large-print", order.edition == "ink-saver")


def key_of(picture: Picture) -> Key:
    """What tells this picture, as it is printed, from every other."""
    return picture.file, picture.crops, picture.strip, plain(picture.words)


def inked(icon: Path, ink: tuple[int, int, int]) -> bytes:
    """One of the game's icons, which are white, as a PNG in another ink; raises OSError."""
    from PIL import Image

    with Image.open(icon) as opened:
        shape = opened.convert("RGBA").getchannel("A")
    drawn = Image.new("RGBA", shape.size, ink)
    drawn.putalpha(shape)
    kept = BytesIO()
    drawn.save(kept, "PNG")
    return kept.getvalue()


def _kept(crop: Crop, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """What a crop keeps of a picture, in pixels: at least one."""
    wide, high = size
    left, top, right, bottom = crop
    x, y = min(wide * left // 100, wide - 1), min(high * top // 100, high - 1)
    return x, y, max(x + 1, wide * right // 100), max(y + 1, high * bottom // 100)
