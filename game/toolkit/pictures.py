"""Pictures made ready for print and for phones.

They are cut as their item shows them, no finer than can be seen, and have their strip burnt in, so that none can be
saved or cut out without it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from game.languages import font_file
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

QUALITY = 70

MOST = 40_000_000
"""The most pixels a picture file may have, on the screen too: beyond this it is taken for a trap."""

WHITES = (1, 255, 65_535)
"""What can be white in a picture of fractions; the last is, in one of 16 bits."""

AGAIN = "save it again as JPEG or PNG"

TALL, LARGE, SMALLEST = 0.038, 0.055, 12
"""The letters on a strip: a part of the picture's width, in large print too, and how many pixels at the least."""

NIGHT = (0x1B, 0x24, 0x40)
"""The ink of texts."""

INKS = {"training": "#1B2440", "false": "#B23C26"}
"""What a strip's ground is printed in."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture as it is printed, as a file of its own, in pixels."""

    name: str
    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a picture cannot be printed, as its name would go on, and what to do about it."""

    says: str
    hint: str


class Unprintable(Exception):
    """Pictures cannot be printed; `flaws` say why, by file."""

    def __init__(self, flaws: dict[Path, Flaw]) -> None:
        super().__init__(flaws)
        self.flaws = flaws


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

        Raises Unprintable with each file that is not there, or cannot be read as a picture.
        """
        widest: dict[Key, int] = {}
        for picture in pictures:
            key = key_of(picture)
            widest[key] = max(picture.width, widest.get(key, 0))
        made: dict[Key, Prepared] = {}
        flaws: dict[Path, Flaw] = {}
        for number, (key, width) in enumerate(widest.items()):
            try:
                made[key] = self._prepared(key, width, number)
            except Unprintable as spoilt:
                flaws |= spoilt.flaws
        if flaws:
            raise Unprintable(flaws)
        return made

    def _prepared(self, key: Key, width: int, number: int) -> Prepared:
        from PIL import Image

        file, crops, kind, words = key
        with opened(file) as kept_file:
            image = upright(kept_file)
        drawn = image.mode == "P" or image.has_transparency_data
        for crop in crops:
            image = image.crop(_kept(crop, image.size))
        # In full colour before anything is made smaller: there is nothing between two entries of a palette.
        image = eight_bits(image).convert("RGBA" if drawn else "RGB")
        most = round(width / 25.4 * DPI)
        if image.width > most:
            image = image.resize((most, max(1, round(image.height * most / image.width))), Image.Resampling.LANCZOS)
        if words:
            self._mark(image, kind, words.upper())
        kept = BytesIO()
        if drawn:
            if image.getchannel("A").getextrema() != (255, 255):
                # Prints on clear ground have few inks: with a palette of their own they take a third of the room.
                image = image.quantize(48, method=Image.Quantize.FASTOCTREE)
            image.save(kept, "PNG", optimize=True)
        else:
            image.save(kept, "JPEG", quality=QUALITY, subsampling=1, optimize=True)
        return Prepared(f"picture-{number}.{'png' if drawn else 'jpg'}", kept.getvalue(), image.width, image.height)

    def _mark(self, image: "Image", kind: str, words: str) -> None:
        """Draws the strip across the lower end, its letters as large as fit into one line."""
        from PIL import ImageDraw, ImageFont

        file = self.fonts / font_file("SourceSans-SemiBold", self.lang)
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


@contextmanager
def opened(file: Path) -> "Iterator[Image]":
    """A picture whose head has been read, and what is done with it here; raises Unprintable for what it is not."""
    from PIL import Image

    # How large it is is looked at below: Pillow would say so on stderr, and refuse what is four times as large.
    Image.MAX_IMAGE_PIXELS = None
    flaw = Flaw("cannot be read as a picture", AGAIN)
    try:
        with Image.open(file) as image:
            if image.width * image.height > MOST:
                raise Unprintable({file: _too_large(image.size)})  # noqa: TRY301  it has to end this block
            flaw = Flaw("is damaged, or a part of it is missing", AGAIN)
            yield image
    except (Unprintable, MemoryError):
        raise
    except Exception as error:
        # Pillow's decoders raise whatever a damaged file leads them into.
        if isinstance(error, FileNotFoundError):
            flaw = Flaw("is not there", "put the file there, or name another")
        elif isinstance(error, OSError) and error.strerror:
            flaw = Flaw(f"cannot be opened: {error.strerror}", "let the file be read, or name another")
        raise Unprintable({file: flaw}) from error


def _too_large(size: tuple[int, int]) -> Flaw:
    says = f"has {size[0]} times {size[1]} pixels, more than {MOST // 1_000_000} million"
    return Flaw(says, "make it smaller: 2000 pixels across are sharp on any printer")


def upright(image: "Image") -> "Image":
    """A picture decoded, and turned as its camera was held."""
    from PIL import ImageOps

    image.load()
    return ImageOps.exif_transpose(image)


def eight_bits(image: "Image") -> "Image":
    """A picture of one deep channel with its greys brought down to 256, which Pillow would cut off; any other as it is.

    Where the numbers do not say themselves what is white, it is the least of `WHITES` that none of them is above.
    """
    if not image.mode.startswith(("I", "F")):
        return image
    whites = WHITES if image.mode == "F" else WHITES[-1:]
    deep = image.convert("F")
    # A grey that stands for nothing at all is one of 16 bits as well.
    deep.info.pop("transparency", None)
    highest = max(_numbers(deep.getextrema()))
    white = next((each for each in whites if highest <= each), highest)
    return deep.point(lambda grey: grey * (255 / white) + 0.5).convert("L")


def _numbers(extrema: object) -> Iterator[float]:
    """The least and the highest number of a picture, of which Pillow says little to a type checker."""
    if isinstance(extrema, tuple):
        yield from extrema


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
