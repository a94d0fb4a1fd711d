"""A pack as a zip: looked at entry by entry before anything is unpacked, and refused whole where one is not plain.

What is never done: a path followed out of the pack, a link made, more unpacked than the bounds say, an archive
opened inside another, a file written that no pack needs.
"""

import hashlib
import os
import re
import shutil
import stat
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from game.loader.folder import is_zip
from game.story.problems import Problem, Where

ARCHIVE = 100_000_000
"""The most bytes that a zip may have."""

UNPACKED = 200_000_000
"""The most bytes that its files may have together, and a twentieth of it the most of each."""

FILES = 2_000
"""The most files that it may have."""

RATIO = 100
"""How many times smaller than itself a file may be packed. Texts come to 10; a bomb to 1,000."""

_SMALL = 100_000
"""Up to so many bytes a file may be packed as tightly as it likes."""

_DIRECTORY = FILES * 1_000
"""The most bytes that the zip's list of files may have: each has 46, its name and a remark."""

_USED = frozenset({".yaml", ".png", ".jpg", ".jpeg", ".webp", ".svg", ".po", ".md", ".txt"})
"""The files of a pack; whatever else a zip holds stays in it."""

_ARCHIVES = frozenset({".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz", ".jar", ".whl"})
_END, _END_SIZE, _REMARK = b"PK\x05\x06", 22, 65_535
_LARGE = b"PK\x06\x07"
_LARGE_SIZE = 20
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_KEPT = 8
"""How many unpacked packs stay in the cache."""


class _Refused(Exception):
    """Why a zip is not opened."""

    def __init__(self, code: str, message: str, hint: str = "", name: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint
        self.name = name


@dataclass(slots=True)
class Zipped:
    """A pack found in a zip: its name (of its folder in there, or the zip's own) and its files.

    `sizes` has the bytes of each by its path, `files` the content of those that were read; `stamp` stands for the
    content of the zip. Where something is not right there are no files, and problems.
    """

    path: Path
    name: str
    files: dict[str, bytes] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stamp: str = ""


def read_zip(path: Path, *, everything: bool = False) -> Zipped:
    """The pack in a zip with its YAML files, or with `everything`; never raises."""
    found = Zipped(path, path.stem if _is_plain(path.stem) else "pack")
    try:
        _take(found, everything=everything)
    except _Refused as refusal:
        file = f"{path}/{refusal.name}" if refusal.name else str(path)
        found.problems.append(Problem(Where(file), refusal.code, "error", str(refusal), refusal.hint))
    except OSError as error:
        message = f"this cannot be opened: {error.strerror or error}"
        found.problems.append(Problem(Where(str(path)), "FJ121", "error", message))
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, LookupError, RuntimeError) as error:
        message = f"this zip is damaged, or no zip at all: {error}"
        hint = "make it again from the pack's folder"
        found.problems.append(Problem(Where(str(path)), "FJ126", "error", message, hint))
    if found.problems:
        found.files.clear()
        found.sizes.clear()
    return found


def text_in(file: Path) -> str | None:
    """The text of a file of a pack by its path through a zip; None where no zip is on the way, or it is no text."""
    for zip_ in file.parents:
        if is_zip(zip_):
            found = read_zip(zip_, everything=file.suffix != ".yaml").files.get(file.relative_to(zip_).as_posix())
            return None if found is None else found.decode(errors="replace")
    return None


def unpacked(zipped: Zipped, cache: Path) -> Path | None:
    """The folder with a zip's files, put there whole or not at all; None where that cannot be done."""
    place = cache / "packs" / zipped.stamp
    root = place / zipped.name
    if _lies_there(root, zipped):
        return root
    whole = read_zip(zipped.path, everything=True)
    if whole.stamp != zipped.stamp or whole.problems:
        return None
    beside = place.with_name(f"{place.name}.{os.getpid()}.tmp")
    try:
        for name, content in whole.files.items():
            file = beside / whole.name / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        shutil.rmtree(place, ignore_errors=True)
        beside.replace(place)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)
        # Another process may have been quicker, with the same files.
        return root if _lies_there(root, zipped) else None
    _tidy(place)
    return root


def _lies_there(root: Path, zipped: Zipped) -> bool:
    """Whether every file of a zip is there with its size; what cleans a cache may have taken some."""
    try:
        return all((root / name).stat().st_size == size for name, size in zipped.sizes.items())
    except OSError:
        return False


def _tidy(place: Path) -> None:
    """Takes away the packs that were unpacked longest ago, and what a killed game left half done."""
    with suppress(OSError):
        folders = sorted(place.parent.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
        whole = [folder for folder in folders if folder.suffix != ".tmp"]
        left = [folder for folder in folders if folder.suffix == ".tmp" and folder.stat().st_mtime < time.time() - 3600]
        for folder in [*whole[_KEPT:], *left]:
            shutil.rmtree(folder, ignore_errors=True)


def _take(found: Zipped, *, everything: bool) -> None:
    """Reads the files of the pack in a zip; raises what stands against it."""
    size = found.path.stat().st_size
    if size > ARCHIVE:
        raise _Refused("FJ127", f"this zip is larger than {ARCHIVE // 1_000_000} MB", "make the pictures smaller")
    with found.path.open("rb") as file:
        file.seek(max(0, size - _END_SIZE - _REMARK - _LARGE_SIZE))
        _check_end(file.read())
        file.seek(0)
        found.stamp = hashlib.file_digest(file, "sha256").hexdigest()[:32]
        with zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if not _is_left_over(entry.filename)]
            _check(entries)
            names = [entry.filename for entry in entries if not entry.is_dir()]
            folder = _pack_folder(names)
            if folder:
                found.name = folder
            start = f"{folder}/" if folder else ""
            for entry in entries:
                name = entry.filename.removeprefix(start)
                if entry.filename.startswith(start) and PurePosixPath(name).suffix.lower() in _USED:
                    found.sizes[name] = entry.file_size
                    if everything or name.endswith(".yaml"):
                        found.files[name] = archive.read(entry)


def _check_end(tail: bytes) -> None:
    """Refuses a list of files that is too long before it is read: millions of entries would fill the memory."""
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise _Refused("FJ126", "this is no zip, or its end is missing", "make it again from the pack's folder")
    count, length = struct.unpack("<10xHL", tail[at : at + 16])
    is_large = at >= _LARGE_SIZE and tail[at - _LARGE_SIZE : at].startswith(_LARGE)
    # zipfile takes an end without a remark before any other.
    last = tail[-_END_SIZE:]
    if last.startswith(_END) and last.endswith(b"\0\0"):
        other, reaching = struct.unpack("<10xHL", last[:16])
        count, length = max(count, other), max(length, reaching)
    if is_large or count > FILES or length > _DIRECTORY:
        raise _Refused("FJ127", f"this zip has more than {FILES} files", "leave out what the pack does not need")


def _is_left_over(name: str) -> bool:
    """Whether an entry is what file managers leave in zips."""
    parts = PurePosixPath(name).parts
    return bool(parts) and (parts[0] == "__MACOSX" or parts[-1] in (".DS_Store", "Thumbs.db", "desktop.ini"))


def _check(entries: list[zipfile.ZipInfo]) -> None:
    """Raises the first thing that stands against the entries; nothing of them has been read yet."""
    if len(entries) > FILES:
        raise _Refused("FJ127", f"this zip has more than {FILES} files", "leave out what the pack does not need")
    for entry in entries:
        _check_entry(entry)
    if sum(entry.file_size for entry in entries) > UNPACKED:
        message = f"unpacked, this zip has more than {UNPACKED // 1_000_000} MB"
        raise _Refused("FJ127", message, "make the pictures smaller")
    taken: set[str] = set()
    folders = {parent for entry in entries for parent in _folders(entry.filename.lower())}
    for entry in entries:
        name = entry.filename.lower()
        if not entry.is_dir() and (name in taken or name in folders):
            message = f"two files of this zip are called {entry.filename!r}, large and small letters aside"
            raise _Refused("FJ132", message, "give each a name of its own", entry.filename)
        taken.add(name)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename
    if not _is_plain(name):
        message = f"the name {name!a} could lead out of the pack"
        raise _Refused("FJ129", message, "plain names with / between folders, and none of them ..")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _Refused("FJ130", "this is a link or a device, and no file", "put the file itself in its place", name)
    if entry.flag_bits & _ENCRYPTED:
        raise _Refused("FJ131", "this file is encrypted", "make the zip without a password", name)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _Refused("FJ131", "this file is packed in an unusual way", "make the zip with the usual settings", name)
    if PurePosixPath(name).suffix.lower() in _ARCHIVES:
        raise _Refused("FJ133", "this is an archive inside an archive", "unpack it first, or leave it out", name)
    if entry.file_size > UNPACKED // 20:
        message = f"this file is larger than {UNPACKED // 20_000_000} MB"
        raise _Refused("FJ127", message, "make it smaller", name)
    if entry.file_size > max(_SMALL, RATIO * entry.compress_size):
        message = f"unpacked, this file is more than {RATIO} times as large as it looks"
        raise _Refused("FJ128", message, "leave it out: no text and no picture can be packed like this", name)


def _is_plain(name: str) -> bool:
    """Whether a name is a relative path that means the same on every system."""
    parts = name.removesuffix("/").split("/")
    return _FORBIDDEN.search(name) is None and all(
        part not in ("", ".", "..") and part == part.rstrip(" .") and not _DEVICES.fullmatch(part) for part in parts
    )


def _folders(name: str) -> Iterator[str]:
    """The folders that a file lies in, from the outermost."""
    parts = name.removesuffix("/").split("/")
    return ("/".join(parts[:n]) for n in range(1, len(parts)))


def _pack_folder(names: list[str]) -> str:
    """The folder of a zip that the pack lies in: none, or the one around everything."""
    if "pack.yaml" in names:
        return ""
    found = [name for name in names if name.count("/") == 1 and name.endswith("/pack.yaml")]
    if len(found) != 1:
        message = "there are several packs in this zip" if found else "there is no pack.yaml in this zip"
        raise _Refused("FJ122", message, "zip one pack's folder, with its pack.yaml in it")
    return found[0].partition("/")[0]
