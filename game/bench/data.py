"""What a picture file says of itself, read from the file and written into one."""

import struct
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Literal, get_args

from PIL import ExifTags, Image

from game.story.pictures import PictureData

Name = Literal[
    "size",
    "make",
    "model",
    "software",
    "taken",
    "changed",
    "exposure",
    "aperture",
    "iso",
    "place",
    "orientation",
    "quality",
    "thumbnail",
]
"""What can be told of a file, in this order."""

NAMES: tuple[Name, ...] = get_args(Name)

_START, _APP1, _EXIF = b"\xff\xd8", 0xE1, b"Exif\x00\x00"
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
FIRST = 16
"""The first number of the JPEG standard's table for brightness, at quality 50 (ITU-T T.81, annex K)."""


def told(content: bytes) -> tuple[tuple[Name, str], ...]:
    """What a file says of itself, as (name, value); nothing is raised for damaged or hostile files."""
    try:
        with Image.open(BytesIO(content)) as picture:
            found = dict(_read(picture))
    except Exception:  # noqa: BLE001  Pillow raises whatever a damaged file leads it into
        return ()
    return tuple((name, found[name]) for name in NAMES if name in found)


def _read(picture: Image.Image) -> Iterator[tuple[Name, str]]:
    yield "size", f"{picture.width} × {picture.height}"
    quality = _quality(picture)
    if quality:
        yield "quality", f"≈ {quality}"
    exif = picture.getexif()
    base, inner, place = dict(exif), exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)
    names: tuple[tuple[Name, object], ...] = (
        ("make", base.get(ExifTags.Base.Make)),
        ("model", base.get(ExifTags.Base.Model)),
        ("software", base.get(ExifTags.Base.Software)),
        ("taken", _time(inner.get(ExifTags.Base.DateTimeOriginal))),
        ("changed", _time(base.get(ExifTags.Base.DateTime))),
        ("exposure", _exposure(inner.get(ExifTags.Base.ExposureTime))),
        ("aperture", _number(inner.get(ExifTags.Base.FNumber), "f/{:g}")),
        ("iso", _number(inner.get(ExifTags.Base.ISOSpeedRatings), "ISO {:g}")),
        (
            "orientation",
            _number(base.get(ExifTags.Base.Orientation), "{:g}") if base.get(ExifTags.Base.Orientation, 1) != 1 else "",
        ),
        ("place", "GPS" if place else ""),
        ("thumbnail", "JPEG" if exif.get_ifd(ExifTags.IFD.IFD1) else ""),
    )
    for name, value in names:
        said = str(value or "").strip().strip("\0")
        if said:
            yield name, said[:120]


def _time(value: object) -> str:
    """A time as cameras write it, as ISO 8601, or as it stands there."""
    try:
        return datetime.strptime(str(value), "%Y:%m:%d %H:%M:%S").isoformat(timespec="minutes")  # noqa: DTZ007  a clock on a wall
    except ValueError:
        return str(value or "")


def _number(value: object, form: str) -> str:
    try:
        return form.format(float(str(value)))
    except (TypeError, ValueError, ZeroDivisionError):
        return ""


def _exposure(value: object) -> str:
    try:
        seconds = float(str(value))
        return f"1/{round(1 / seconds)} s" if 0 < seconds < 1 else f"{seconds:g} s"
    except (TypeError, ValueError, ZeroDivisionError):
        return ""


def _quality(picture: Image.Image) -> int:
    """How good the JPEG was kept, 1 to 100, from its table; nought for other files."""
    tables = getattr(picture, "quantization", None)
    if not tables:
        return 0
    # The first number is the same in whatever order the table is given.
    scale = float(tables[min(tables)][0]) * 100 / FIRST
    return max(1, min(100, round((200 - scale) / 2 if scale <= 100 else 5000 / scale)))


def written(content: bytes, data: PictureData) -> bytes:
    """A JPEG that says this of itself; its pixels stay what they are, to the bit. Raises ValueError for other files."""
    if not content.startswith(_START):
        raise ValueError("this is no JPEG")
    exif = Image.Exif()
    if data.camera:
        make, _, model = data.camera.partition(" ")
        exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = make, model or make
    if data.program:
        exif[ExifTags.Base.Software] = data.program
    if data.taken:
        moment = datetime.fromisoformat(data.taken).strftime("%Y:%m:%d %H:%M:%S")
        exif[ExifTags.Base.DateTime] = moment
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = moment
    body = exif.tobytes()
    body = body if body.startswith(_EXIF) else _EXIF + body
    segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    return _START + segment + _without_exif(content)


def _without_exif(content: bytes) -> bytes:
    """All segments but the data, without the mark of the start."""
    kept, at = bytearray(), 2
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] not in (0xDA, *_WITHOUT_LENGTH):
        end = at + 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
        if not (content[at + 1] == _APP1 and content[at + 4 :].startswith(_EXIF)):
            kept += content[at:end]
        at = end
    return bytes(kept) + content[at:]
