"""Pictures made ready for print: cut as their item shows them, and no finer than a printer can print."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from game.toolkit.document import Picture

Crop: TypeAlias = tuple[int, int, int, int]
Key: TypeAlias = tuple[Path, tuple[Crop, ...]]
"""What tells one printed picture from another: its file, and what is shown of it."""

DPI = 200
"""Dots an inch: more cannot be told apart on a school's printer."""

QUALITY = 85


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture as it is printed, as a file of its own, in pixels."""

    name: str
    content: bytes
    width: int
    height: int


def prepared(pictures: Iterable[Picture]) -> dict[Key, Prepared]:
    """Every picture once, wide enough for the widest that it is printed.

    Raises OSError, with the file's name, for a file that is not there or is no picture.
    """
    widest: dict[Key, int] = {}
    for picture in pictures:
        key = (picture.file, picture.crops)
        widest[key] = max(picture.width, widest.get(key, 0))
    return {key: _prepared(key, width, number) for number, (key, width) in enumerate(widest.items())}


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


def _prepared(key: Key, width: int, number: int) -> Prepared:
    from PIL import Image

    file, crops = key
    with Image.open(file) as opened:
        image: Image.Image = opened
        for crop in crops:
            image = image.crop(_kept(crop, image.size))
        most = round(width / 25.4 * DPI)
        if image.width > most:
            image = image.resize((most, max(1, round(image.height * most / image.width))), Image.Resampling.LANCZOS)
        drawn = image.mode in ("RGBA", "LA", "P")
        kept = BytesIO()
        if drawn:
            image.convert("RGBA").save(kept, "PNG", optimize=False)
        else:
            image.convert("RGB").save(kept, "JPEG", quality=QUALITY, subsampling=1)
        return Prepared(f"picture-{number}.{'png' if drawn else 'jpg'}", kept.getvalue(), image.width, image.height)


def _kept(crop: Crop, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """What a crop keeps of a picture, in pixels: at least one."""
    wide, high = size
    left, top, right, bottom = crop
    x, y = min(wide * left // 100, wide - 1), min(high * top // 100, high - 1)
    return x, y, max(x + 1, wide * right // 100), max(y + 1, high * bottom // 100)
