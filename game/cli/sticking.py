"""`fenjer stick`: a folder for a USB stick, from which the game is set up and played without a network."""

import errno
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import click

from game import __version__, paths
from game.cli.desk import LACKING, USAGE, Desk
from game.cli.stick import start
from game.strings import mark

if TYPE_CHECKING:
    from packaging.tags import Tag

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""The Pythons that a stick is made for, where every package has a wheel for them."""

LINUX = tuple(f"manylinux_2_{minor}_x86_64" for minor in range(start.LIBC[1], 4, -1))
MARKERS = {
    "win-amd64": {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64"},
    "linux-x86_64": {
        "os_name": "posix",
        "sys_platform": "linux",
        "platform_system": "Linux",
        "platform_machine": "x86_64",
    },
}
PLATFORMS = {
    "win-amd64": ("win_amd64",),
    "linux-x86_64": (*LINUX, "manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64"),
}
STARTERS = ("Fenjer.bat", "fenjer.sh", "start.py")
OURS = "Starts Fenjer from the stick"
"""What the starter of every stick begins with: by that a folder is known to be one."""

OWN = {"windows": r"%LOCALAPPDATA%\fenjer-stick", "linux": "~/.local/share/fenjer-stick"}
"""What people on each system call the folder that the starter falls back to."""

MAKING, UNPACKED = ".making", "environments"
UNREACHED = re.compile(r"Retrying \(|ConnectionError|ConnectTimeout|Max retries|ProxyError|name resolution")
LICENCE = re.compile(
    r"\.dist-info/licenses/.*[^/]$|(^|/)(licen[cs]es?|copying|notice|lgpl)[^/]*(?<!\.py)$", re.IGNORECASE
)
GONE = re.compile(r"No matching distribution found for ([\w.-]+)")

README = (
    mark("FENJER ON A STICK"),
    mark("Fenjer is a game about rumours and doctored pictures, and how one finds out. It is played from this folder."),
    mark(
        "To play on Windows, double-click Fenjer.bat. On Linux, open a terminal in this folder and type: sh fenjer.sh"
    ),
    mark(
        "The computer needs Python, 64-bit, one of these: {pythons}. It needs no network and no administrator. You may "
        "copy the folder to the computer's own disk and start it there; it is quicker then."
    ),
    mark(
        "The first start on each kind of computer takes a minute or a few: it unpacks what it needs (some {size}) into "
        "the folder environments. Later starts take some seconds. A stick that is full, very slow or locked against "
        "writing is left alone; then it goes into the folder fenjer-stick in your own folder on the computer: "
        "{windows} on Windows, {linux} on Linux."
    ),
    mark(
        "Settings, saved games and results are kept in the folder data here and travel with the stick. They hold no "
        "names and nothing that somebody typed. Where nothing can be written here, they are kept in fenjer-stick too, "
        "and the start says so."
    ),
    mark(
        "To remove everything, delete this folder, and fenjer-stick if there is one. Nothing else is changed on the "
        "computer. Before you pull the stick out, close the game and eject the stick."
    ),
    mark(
        "If the start says that a file is damaged, copy the folder here once more. All files and their sums are "
        "listed in SHA256SUMS."
    ),
    mark("The licences are in the folder licences: those of the game, and one folder for each package it is built on."),
)


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of computer that the stick is made for."""

    system: str
    python: str

    @property
    def name(self) -> str:
        """What it is called in the names of files."""
        return f"{self.system}-{self.python}"

    @property
    def markers(self) -> dict[str, str]:
        """What requirements may ask of it."""
        known = {"python_version": self.python, "python_full_version": f"{self.python}.0", "extra": ""}
        return MARKERS[self.system] | known

    def tags(self) -> "list[Tag]":
        """The tags of the wheels that it takes, best first."""
        from packaging.tags import compatible_tags, cpython_tags

        version = tuple(int(part) for part in self.python.split("."))
        platforms = PLATFORMS[self.system]
        own = f"cp{self.python.replace('.', '')}"
        return [*cpython_tags(version, [own], platforms), *compatible_tags(version, own, platforms)]

    def best(self, folder: Path, name: str) -> Path | None:
        """The wheel of a package in a folder that suits it best."""
        from packaging.utils import parse_wheel_filename

        ranks = {tag: rank for rank, tag in enumerate(self.tags())}
        found = []
        for wheel in sorted(folder.glob("*.whl")):
            theirs, _, _, tags = parse_wheel_filename(wheel.name)
            if theirs == name and tags & ranks.keys():
                found.append((min(ranks[tag] for tag in tags & ranks.keys()), wheel))
        return min(found)[1] if found else None


class NotFetchedError(Exception):
    """A package could not be fetched, for another reason than that there is none; `why` is pip's own line, if any."""

    def __init__(self, package: str, why: str) -> None:
        super().__init__(package)
        self.package = package
        self.why = why


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_obj
def stick(desk: Desk, folder: Path) -> None:
    """Make a folder for a USB stick, from which the game starts without a network.

    It carries the game and all its packages for Windows and Linux, and is made where there is a network. Made again,
    it is renewed; its folder data, with the results, stays.
    """
    root = paths.data()
    if not (root / "pyproject.toml").is_file():
        desk.trouble(LACKING, mark("A stick is made from the game's source folder: run python3 main.py stick there."))
    if folder.exists() and not is_ours(folder):
        desk.trouble(
            USAGE, mark("{folder} holds something else. Name a new folder, or an earlier stick."), folder=folder
        )
    making = folder / MAKING
    try:
        with told(desk, folder):
            shutil.rmtree(making, ignore_errors=True)
            (making / "wheels").mkdir(parents=True)
            pythons = gather(desk, root, making / "wheels")
            size = furnish(desk, making, pythons)
            settle(making, folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    desk.tell_notices()
    click.echo(desk.translator.say(mark("{folder} is ready: {size} MB."), folder=folder, size=-(-size // 1_000_000)))


def is_ours(folder: Path) -> bool:
    """Whether a stick may be made in a folder that is there: it is empty, or holds one, finished or not."""
    try:
        names = {path.name for path in folder.iterdir()} - {MAKING}
        return not names or OURS in (folder / "start.py").read_text("utf-8")[:200]
    except (OSError, UnicodeDecodeError):
        return False


@contextmanager
def told(desk: Desk, folder: Path) -> Iterator[None]:
    """Tells in one line why a stick could not be made."""
    try:
        yield
    except NotFetchedError as lack:
        if not lack.why:
            line = mark("{package} could not be fetched. A stick is made where there is a network; try again there.")
            desk.trouble(LACKING, line, package=lack.package)
        desk.trouble(LACKING, mark("{package} could not be fetched: {why}"), package=lack.package, why=lack.why)
    except OSError as error:
        line = mark("{file} cannot be written: {why}.")
        desk.trouble(LACKING, line, file=error.filename or folder, why=error.strerror or str(error))


def gather(desk: Desk, root: Path, wheels: Path) -> list[str]:
    """Fetches the wheels of every kind of computer and lists them; gives the Pythons for which there are all.

    A kind for which a package has no wheel is left out, and told of.
    """
    click.echo(desk.translator.say(mark("Building the game's own package …")))
    game = own_wheel(root, wheels)
    pins = pinned(root)
    made: dict[Target, list[Path]] = {}
    for target in (Target(system, python) for system in PLATFORMS for python in PYTHONS):
        found, lacking = closure(target, game, pins, wheels)
        where = f"{start.SYSTEMS[target.system]}, Python {target.python}"
        if lacking:
            line = mark("{where}: left out, because there is no wheel of {packages} for it.")
            click.echo(desk.translator.say(line, where=where, packages=", ".join(lacking)), err=True)
        else:
            made[target] = found
            size = sum(wheel.stat().st_size for wheel in found) // 1_000_000
            count = len(found)
            click.echo(
                desk.translator.plural(
                    "{where}: {n} wheel, {size} MB", "{where}: {n} wheels, {size} MB", count, where=where, size=size
                )
            )
    if not made:
        desk.trouble(LACKING, mark("There is no kind of computer for which all packages are there."))
    for target, found in made.items():
        (wheels / f"{target.name}.txt").write_text("".join(f"{wheel.name}\n" for wheel in found), "utf-8", newline="\n")
    for wheel in set(wheels.glob("*.whl")).difference(*made.values()):
        wheel.unlink()
    return [python for python in PYTHONS if any(target.python == python for target in made)]


def own_wheel(root: Path, wheels: Path) -> Path:
    """Builds the game's wheel from its source. Raises NotFetchedError."""
    status, said = pip(["wheel", "--no-deps", "-w", str(wheels), str(root)])
    built = list(wheels.glob("fenjer-*.whl"))
    if status or not built:
        unreached = UNREACHED.search(said)
        raise NotFetchedError("hatchling" if unreached else "fenjer", "" if unreached else complaint(said))
    return built[0]


def pinned(root: Path) -> dict[str, str]:
    """The version of each package that the game was tested with."""
    from packaging.utils import canonicalize_name

    lines = (root / "constraints.txt").read_text("utf-8").split()
    return {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in lines)}


def closure(target: Target, game: Path, pins: dict[str, str], wheels: Path) -> tuple[list[Path], list[str]]:
    """The wheels that the game needs on a kind of computer, itself included, and the packages that have none for it.

    pip would take the markers of the requirements (such as colorama on Windows) for this computer, not for that one;
    so what a wheel needs is read from the wheel itself. Raises NotFetchedError.
    """
    found = {"fenjer": game}
    lacking: set[str] = set()
    while wanted := {name for wheel in found.values() for name in needs(wheel, target)} - found.keys() - lacking:
        absent = [name for name in sorted(wanted) if target.best(wheels, name) is None]
        for name in absent:
            if name not in pins:
                raise NotFetchedError(name, "constraints.txt names no version of it.")
        lacking |= fetch(target, {name: pins[name] for name in absent}, wheels)
        for name in wanted - lacking:
            wheel = target.best(wheels, name)
            if wheel is None:
                raise NotFetchedError(name, "pip gave a wheel for another kind of computer.")
            found[name] = wheel
    return sorted(found.values()), [f"{name} {pins[name]}" for name in sorted(lacking)]


def needs(wheel: Path, target: Target) -> Iterator[str]:
    """The packages that a wheel needs on a kind of computer."""
    from email import message_from_bytes

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    with ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        lines = message_from_bytes(archive.read(metadata)).get_all("Requires-Dist", [])
    for requirement in map(Requirement, lines):
        if requirement.marker is None or requirement.marker.evaluate(target.markers):
            yield canonicalize_name(requirement.name)


def fetch(target: Target, versions: dict[str, str], wheels: Path) -> set[str]:
    """Fetches packages for a kind of computer, and gives those that have no wheel for it. Raises NotFetchedError."""
    lacking: set[str] = set()
    options = ["--no-deps", "--only-binary=:all:", "--implementation", "cp", "--python-version", target.python]
    options += [f"--platform={platform}" for platform in PLATFORMS[target.system]]
    while wanted := [f"{name}=={version}" for name, version in versions.items() if name not in lacking]:
        status, said = pip(["download", *options, "-d", str(wheels), *wanted])
        if not status:
            break
        gone = GONE.search(said)
        if UNREACHED.search(said):
            raise NotFetchedError(gone[1] if gone else wanted[0], "")
        if gone is None or gone[1] not in versions:
            raise NotFetchedError(", ".join(wanted), complaint(said))
        lacking.add(gone[1])
    return lacking


def complaint(said: str) -> str:
    """The line in which pip says what went wrong. Raises OSError where that is the room."""
    full = os.strerror(errno.ENOSPC)
    if full in said:
        raise OSError(errno.ENOSPC, full)
    lines = [line for line in said.splitlines() if line.strip()] or ["pip said nothing."]
    return next((line for line in lines if line.startswith("ERROR:") and line != "ERROR: Exception:"), lines[-1])


def pip(arguments: Sequence[str]) -> tuple[int, str]:
    """Runs pip, this Python's or where it has none that of the Python it was made from; its status and what it said."""
    python = sys.executable if find_spec("pip") else str(vars(sys).get("_base_executable", sys.executable))
    command, *rest = arguments
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2"]
    done = subprocess.run(  # noqa: S603  this Python's own pip
        [python, "-m", "pip", command, *quiet, *rest],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def furnish(desk: Desk, making: Path, pythons: Sequence[str]) -> int:
    """Lays the starters, the licences, the page for teachers and the sums beside the wheels; gives the bytes of all."""
    source = Path(start.__file__).parent
    for name in STARTERS:
        text = (source / name).read_text("utf-8").replace("@PYTHONS@", " ".join(reversed(pythons)))
        # Labels in a batch file are only found with Windows' own line ends.
        (making / name).write_text(text, "utf-8", newline="\r\n" if name.endswith(".bat") else "\n")
    (making / "fenjer.sh").chmod(0o755)
    licences = making / "licences"
    licences.mkdir()
    for wheel in sorted((making / "wheels").glob("*.whl")):
        place = licences / "-".join(wheel.name.split("-")[:2])
        with ZipFile(wheel) as archive:
            for member in filter(LICENCE.search, archive.namelist()):
                name = re.sub(r"^.*\.dist-info/(licenses/)?", "", member).replace("/", "-")
                place.mkdir(exist_ok=True)
                (place / name).write_bytes(archive.read(member))
    lists = [
        [making / "wheels" / name for name in file.read_text("utf-8").split()] for file in making.glob("wheels/*.txt")
    ]
    size = max(start.unpacked_size([str(wheel) for wheel in wheels]) for wheels in lists)
    fields = {"pythons": ", ".join(pythons), "size": start.megabytes(size), **OWN}
    page = "\n\n".join(desk.translator.say(part, **fields) for part in README) + f"\n\nFenjer {__version__}\n"
    # Old Notepads want Windows' line ends, and a mark to know the letters by.
    (making / "README.txt").write_text(page, "utf-8-sig", newline="\r\n")
    files = sorted(
        (file for file in making.rglob("*") if file.is_file()), key=lambda file: (file.name == start.LAST, file)
    )
    rows = [f"{digest(file)}  {file.relative_to(making).as_posix()}\n" for file in files]
    (making / start.SUMS).write_text("".join(rows), "utf-8", newline="\n")
    return sum(file.stat().st_size for file in files)


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def settle(making: Path, folder: Path) -> None:
    """Puts what was made into the stick's place; what somebody laid there stays, and so do the results.

    The sums go first and come last: without them the starter refuses. The starter itself is there from the first
    step on, so that a stick whose renewal was interrupted is still known as one.
    """
    (folder / start.SUMS).unlink(missing_ok=True)
    (making / "start.py").replace(folder / "start.py")
    shutil.rmtree(folder / UNPACKED, ignore_errors=True)
    names = sorted(path.name for path in making.iterdir())
    names.sort(key=lambda name: name == start.SUMS)
    for name in names:
        if (folder / name).is_dir():
            shutil.rmtree(folder / name)
        (making / name).replace(folder / name)
