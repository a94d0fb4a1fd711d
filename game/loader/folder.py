"""A pack's folder: the bytes of its files, read once and within bounds, and what they came to."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from game.story.pack import Pack, Playtest, Taxonomy
from game.story.problems import Problem, Where
from game.story.scenario import Scenario

if TYPE_CHECKING:
    from game.loader.zipped import Zipped

PACK = "pack.yaml"
TECHNIQUES = "techniques.yaml"
PLAYTEST = ".playtest.yaml"

BYTES = 8_000_000
"""The most bytes a file may have; a case of 10,000 scenes has two million."""

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".svg"})
_FILES = 2_000
"""The most files of a folder that are looked at."""

_TOTAL = 64_000_000
"""The most bytes that the YAML files of a folder may have together."""


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """A pack as it was found: what can be played from, and every problem, sorted by place.

    `pack`, `taxonomy`, the `cases` (by id, in the pack's order) and the `playtests` (by their case's id) are
    there only as far as their own files have no error. `digest` is SHA-256 over the pack's YAML files and its
    pictures' names. `drafts` are the cases that have errors, as far as they can be made out: good enough to be
    shown to their author, never to be played. Of a pack in a zip (`zipped`) that was opened to be played, `root` is the
    folder that it was unpacked into.
    """

    root: Path
    pack: Pack | None
    cases: dict[str, Scenario]
    taxonomy: Taxonomy | None
    problems: tuple[Problem, ...]
    digest: str
    playtests: dict[str, Playtest]
    drafts: dict[str, Scenario] = field(default_factory=dict)
    zipped: Path | None = None

    @property
    def benched(self) -> dict[str, Scenario]:
        """The cases that bring something to the bench: all but the correction desk, which writes up the others."""
        return {name: case for name, case in self.cases.items() if case.desk is None}


@dataclass(slots=True)
class Folder:
    """A folder: the bytes of each YAML file by its name, and what could not be read.

    `techniques` is the taxonomy's file, which lies one folder above a pack of the game. A pack that is a `zipped`
    one has the zip for its `root`.
    """

    root: Path
    files: dict[str, bytes] = field(default_factory=dict)
    pictures: list[str] = field(default_factory=list)
    techniques: tuple[Path, bytes] | None = None
    problems: list[Problem] = field(default_factory=list)
    zipped: "Zipped | None" = None

    @property
    def name(self) -> str:
        """The name of the pack's folder, also of one in a zip."""
        return self.root.resolve().name if self.zipped is None else self.zipped.name

    def digest(self) -> str:
        """SHA-256, in hexadecimal, of the YAML files' names and content and of the pictures' names."""
        digest = hashlib.sha256()
        for name, content in sorted(self.files.items()):
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        digest.update("\0".join(sorted(self.pictures)).encode())
        return digest.hexdigest()

    def take(self, name: str, *, inside: bool = True) -> None:
        """Read a file, or note why it cannot be read; `inside` refuses links that lead out of the folder."""
        path = self.root / name
        refusal = None
        try:
            if inside and not path.resolve().is_relative_to(self.root.resolve()):
                refusal = "this is a link to a file outside the pack"
            elif sum(len(content) for content in self.files.values()) > _TOTAL:
                refusal = f"the files of this folder have more than {_TOTAL // 1_000_000} MB together"
            else:
                self.files[name] = _content(path)
        except (OSError, ValueError, RuntimeError) as error:
            refusal = _reason(error)
        if refusal is not None:
            self.problems.append(Problem(Where(str(path)), "FJ121", "error", refusal))

    def take_zip(self, zipped: "Zipped") -> None:
        """Take what was read of a pack's zip."""
        self.zipped = zipped
        self.problems += zipped.problems
        total = 0
        for name in sorted(zipped.sizes):
            if "/" not in name and name in zipped.files:
                total += zipped.sizes[name]
                self.files[name] = zipped.files[name]
            elif PurePosixPath(name).suffix.lower() in _PICTURES:
                self.pictures.append(name)
        if total > _TOTAL:
            message = f"the YAML files of this zip have more than {_TOTAL // 1_000_000} MB together"
            self.problems.append(Problem(Where(str(self.root)), "FJ127", "error", message))
            self.files.clear()

    def take_techniques(self, given: Path | None, *, look_beside: bool = True) -> None:
        """Read the taxonomy one folder above, or else the one that is given."""
        beside = Path(os.path.normpath(self.root / ".." / TECHNIQUES))
        path = beside if look_beside and beside.is_file() else given
        if path is None:
            return
        try:
            self.techniques = path, _content(path)
        except OSError as error:
            self.problems.append(Problem(Where(str(path)), "FJ121", "error", _reason(error)))


def is_zip(path: Path) -> bool:
    """Whether a path leads to a file that wants to be a zip."""
    try:
        return path.suffix.lower() == ".zip" and path.is_file()
    except (OSError, ValueError):
        return False


def read_pack(root: Path, techniques: Path | None) -> Folder:
    """The folder of a pack, or its zip. Without a pack.yaml that can be read, nothing else is."""
    folder = Folder(root)
    if is_zip(root):
        from game.loader.zipped import read_zip

        folder.take_zip(read_zip(root))
        folder.take_techniques(techniques)
        return folder
    try:
        is_pack = (root / PACK).is_file()
        is_folder = root.is_dir()
        exists = root.exists()
    except (OSError, ValueError) as error:
        folder.problems.append(Problem(Where(str(root)), "FJ121", "error", _reason(error)))
        return folder
    if is_pack:
        for name in _names(root):
            if "/" not in name and name.endswith(".yaml"):
                folder.take(name)
            elif PurePosixPath(name).suffix.lower() in _PICTURES:
                folder.pictures.append(name)
        folder.take_techniques(techniques)
    elif is_folder:
        message = "there is no pack.yaml in this folder"
        folder.problems.append(Problem(Where(str(root)), "FJ122", "error", message, "a pack is a folder with one"))
    else:
        message = "this is a file, and a pack is a folder or a zip" if exists else "there is no such folder"
        folder.problems.append(Problem(Where(str(root)), "FJ121", "error", message))
    return folder


def read_file(path: Path, techniques: Path | None) -> tuple[Folder, str | None]:
    """What belongs to one file, and the one case that is meant; None for a pack.yaml (its whole pack).

    To a case belong its playtest and the pack.yaml beside it, if there are such files.
    """
    name = path.name
    if is_zip(path):
        return read_pack(path, techniques), None
    if name == PACK and path.is_file():
        return read_pack(path.parent, techniques), None
    folder = Folder(path.parent)
    if name == TECHNIQUES:
        folder.take_techniques(path, look_beside=False)
        return folder, ""
    case = name.removesuffix(PLAYTEST).removesuffix(".yaml")
    if not name.endswith(".yaml") and path.is_file():
        message = "the name of a scenario file ends in .yaml"
        folder.problems.append(Problem(Where(str(path)), "FJ121", "error", message, f"name it {path.stem}.yaml"))
        return folder, case
    folder.take(f"{case}.yaml", inside=False)
    if folder.files:
        for beside in (PACK, f"{case}{PLAYTEST}"):
            if (path.parent / beside).is_file():
                folder.take(beside)
        folder.take_techniques(techniques)
    return folder, case


def leads_outside(root: Path, name: str) -> bool:
    """Whether a file name that a pack gives is no plain relative path inside the pack's folder."""
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    if "\\" in name or posix.is_absolute() or windows.drive or ".." in posix.parts:
        return True
    try:
        return not (root / posix).resolve().is_relative_to(root.resolve())
    except (OSError, ValueError, RuntimeError):
        return True


def _names(root: Path) -> Iterator[str]:
    """The files of a folder and of those inside it as POSIX paths, sorted; links are not followed."""
    seen = 0
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            seen += 1
            if seen > _FILES:
                return
            yield (Path(folder) / name).relative_to(root).as_posix()


def _content(path: Path) -> bytes:
    """A regular file's bytes, one more than are allowed at the most; raises OSError."""
    if not path.is_file():
        # Anything else (a folder, a pipe, a device) might never end.
        raise (FileNotFoundError("there is no such file") if not path.exists() else OSError("this is not a file"))
    with path.open("rb") as file:
        return file.read(BYTES + 1)


def _reason(error: Exception) -> str:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"this cannot be opened: {said}"
