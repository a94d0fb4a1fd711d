"""Zips of a pack, and such as nobody should open."""

import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from game.loader import Loaded, load_pack
from tests.loading import BASE

PACK = {file.name: file.read_bytes() for file in sorted(BASE.glob("*.yaml"))}
"""The files of the least pack."""


def made(folder: Path, files: dict[str, bytes], *, name: str = "base.zip", packing: int = zipfile.ZIP_DEFLATED) -> Path:
    """A zip in a folder, with these files."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / name, "w", packing) as archive:
        for inside, content in files.items():
            entry = zipfile.ZipInfo(inside)
            # ZipInfo turns some names into others; what a stranger's program writes stays as it is.
            entry.filename = inside
            entry.compress_type = packing
            archive.writestr(entry, content)
    return folder / name


def cut_off(folder: Path) -> Loaded:
    """A zip of which the end is missing."""
    file = made(folder, PACK)
    file.write_bytes(file.read_bytes()[:-60])
    return load_pack(file)


def no_zip(folder: Path) -> Loaded:
    """A file that only has the name of a zip."""
    file = folder / "base.zip"
    file.write_text("PK, or so", "utf-8")
    return load_pack(file)


def spoilt(folder: Path) -> Loaded:
    """A zip of which some bytes in the middle have changed."""
    file = made(folder, PACK, packing=zipfile.ZIP_STORED)
    file.write_bytes(file.read_bytes().replace(b"As little as a case can have", b"As little as a case may have"))
    return load_pack(file)


def many_files(folder: Path) -> Loaded:
    """A zip of more files than a pack may have."""
    return load_pack(made(folder, PACK | {f"{n}.txt": b"" for n in range(2_001)}))


def many_files_hidden(folder: Path) -> Loaded:
    """A zip whose end says little of how many files there are."""
    file = made(folder, PACK | {f"{n}.txt": b"" for n in range(60_000)})
    content = file.read_bytes()
    file.write_bytes(content[:-14] + struct.pack("<HH", 4, 4) + content[-10:])
    return load_pack(file)


def many_bytes(folder: Path) -> Loaded:
    """A zip that comes to more than a pack may have, of files that are each not too large."""
    large = random.Random(1).randbytes(200_000) + bytes(9_700_000)
    return load_pack(made(folder, PACK | {f"{n}.png": large for n in range(21)}))


def bomb(folder: Path) -> Loaded:
    """A file of nothing but noughts, a thousand times smaller in the zip."""
    return load_pack(made(folder, PACK | {"bomb.png": bytes(5_000_000)}))


def named(name: str) -> Callable[[Path], Loaded]:
    """A zip with a file of this name."""

    def zipped(folder: Path) -> Loaded:
        return load_pack(made(folder, PACK | {name: b"out"}))

    return zipped


NAMES = (
    "../out.png",
    "a/../../out.png",
    "/out.png",
    "C:/out.png",
    "a\\out.png",
    "a/./b.png",
    "nul.png",
    "a:b.png",
    "b. ",
)
"""Names that lead elsewhere, somewhere or other."""


def linked(folder: Path) -> Loaded:
    """A zip with a symbolic link."""
    file = made(folder, PACK)
    with zipfile.ZipFile(file, "a") as archive:
        entry = zipfile.ZipInfo("link.png")
        entry.create_system = 3
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    return load_pack(file)


def encrypted(folder: Path) -> Loaded:
    """A zip in which the first file says that it is encrypted."""
    file = made(folder, PACK)
    content = bytearray(file.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    file.write_bytes(content)
    return load_pack(file)


def oddly_packed(folder: Path) -> Loaded:
    """A zip that is packed in a way that few programs know."""
    return load_pack(made(folder, PACK, packing=zipfile.ZIP_LZMA))


def twice(folder: Path) -> Loaded:
    """A zip with two files whose names are one on some systems."""
    return load_pack(made(folder, PACK | {"a.png": b"", "A.png": b""}))


def file_and_folder(folder: Path) -> Loaded:
    """A zip with a file that is a folder as well."""
    return load_pack(made(folder, PACK | {"a.png": b"", "a.png/b.png": b""}))


def nested(folder: Path) -> Loaded:
    """A zip with another inside."""
    return load_pack(made(folder, PACK | {"more.zip": b"PK"}))


def several(folder: Path) -> Loaded:
    """A zip of two packs."""
    return load_pack(made(folder, {"a/pack.yaml": b"", "b/pack.yaml": b""}))


MADE: dict[str, list[Callable[[Path], Loaded]]] = {
    "FJ122": [several],
    "FJ126": [cut_off, no_zip, spoilt],
    "FJ127": [many_files, many_files_hidden, many_bytes],
    "FJ128": [bomb],
    "FJ129": [named(name) for name in NAMES],
    "FJ130": [linked],
    "FJ131": [encrypted, oddly_packed],
    "FJ132": [twice, file_and_folder],
    "FJ133": [nested],
}
"""The zips that are refused, by the code of the problem."""
