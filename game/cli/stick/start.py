"""Starts Fenjer from the stick: unpacks what this computer's Python needs, once, and opens the game.

Written with the standard library alone and readable by Python 3.6, so that an old interpreter gets a sentence
instead of a traceback. It asks for no network, no administrator, no pip and no venv: a wheel is an archive of what
belongs into one folder, which wheels go together was found out when the stick was made, and that folder goes onto the
import path. So it works on FAT, which has no links, with Debian's Python, which has no pip, and from another letter.
"""

import contextlib
import errno
import hashlib
import os
import platform
import shutil
import sys
import sysconfig
import tempfile
import time
import zipfile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

HERE = os.path.dirname(os.path.abspath(__file__))
SUMS, LAST = "SHA256SUMS", "start.py"
"""The list of the stick's files, and the one that stands at its end: by that it is known to be whole."""

SYSTEMS = {"win-amd64": "Windows", "linux-x86_64": "Linux"}
LACKING = 3
INTERRUPTED = 130

LIBC = (2, 28)
"""The oldest C library of Linux that the wheels of a stick run with."""

CLUSTER = 32768
"""In what steps a file takes up room on a large stick."""

PROBES, PROBE, PATIENCE = 16, 131072, 4.0
"""How many files of how many bytes are written to find out whether a stick is slow, and how many seconds are."""

MEND = "Copy the whole folder here anew from where it came from, or have it made again with fenjer stick."


class CannotStartError(Exception):
    """Something is lacking; the message tells the person what, and what mends it."""


def main() -> int:
    """Run Fenjer with this process's arguments and return its exit status."""
    try:
        own = own_folder()
        folder = ready(HERE, own)
        if not os.environ.get("FENJER_HOME"):
            os.environ["FENJER_HOME"] = data_folder(HERE, own)
    except CannotStartError as lack:
        print(f"Fenjer cannot start. {lack}", file=sys.stderr)
        return LACKING
    except KeyboardInterrupt:
        print("\nSet-up stopped. Start again to begin it anew.", file=sys.stderr)
        return INTERRUPTED
    sys.path.insert(0, folder)
    try:
        import game.cli.commands
    except Exception as error:  # noqa: BLE001  whatever a damaged module leads Python into
        print(f"Fenjer cannot start: {error}. Delete the folder {folder} and start again.", file=sys.stderr)
        return LACKING
    return game.cli.main()


def ready(stick: str, own: str) -> str:
    """Return the folder of modules for this Python, unpacked on the stick, or where that cannot be, in the own folder.

    Its name has the hash of the stick's list of files in it, and it gets that name once it is whole: what was
    interrupted, or belongs to a stick that has been made anew since, is never used. Raises CannotStartError.
    """
    sums, stamp = read_sums(stick)
    kind = kind_here(sorted(name[7:-4] for name in sums if name.startswith("wheels/") and name.endswith(".txt")))
    name = f"{kind}-{stamp}"
    places = [os.path.join(stick, "environments"), os.path.join(own, "environments")]
    for place in places:
        if os.path.isdir(os.path.join(place, name)) and not no_programs(place):
            return os.path.join(place, name)
    wheels = checked_wheels(stick, kind, sums)
    need = unpacked_size(wheels)
    reasons = []
    for place in places:
        try:
            return made_in(place, name, wheels, need, slow_will_do=place != places[0])
        except (OSError, zipfile.BadZipFile) as error:
            reasons.append(f"{place}: {getattr(error, 'strerror', None) or error}")
    raise CannotStartError(f"It needs a place for {megabytes(need)}, and there is none. {'; '.join(reasons)}.")


def made_in(place: str, name: str, wheels: "Sequence[str]", need: int, *, slow_will_do: bool) -> str:
    """Unpack the modules into a folder of this name in a place; raises OSError and BadZipFile."""
    folder = os.path.join(place, name)
    os.makedirs(place, exist_ok=True)
    with alone(place):
        if no_programs(place):
            raise OSError(errno.EACCES, "nothing there may run as a program")
        if not os.path.isdir(folder):
            sweep(place, name.rpartition("-")[0])
            refuse(place, need, slow_will_do=slow_will_do)
            unpack(wheels, folder, Progress(f"Setting up Fenjer, once, in {place}", need).at)
    return folder


def read_sums(stick: str) -> "tuple[dict[str, str], str]":
    """Return the hash of each file of the stick, and a short one of that list. Raises CannotStartError."""
    try:
        with open(os.path.join(stick, SUMS), "rb") as file:
            content = file.read()
        rows = [line.split("  ", 1) for line in content.decode("utf-8").splitlines()]
        sums = {name: digest for digest, name in rows}
    except (OSError, ValueError):
        content, sums = b"", {}
    if not content.endswith(f"  {LAST}\n".encode()):
        raise CannotStartError(f"{SUMS} is missing or damaged, so this stick is not whole. {MEND}")
    return sums, hashlib.sha256(content).hexdigest()[:12]


def kind_here(kinds: "Sequence[str]") -> str:
    """Return which of the kinds, such as linux-x86_64-3.11, is this Python's. Raises CannotStartError."""
    system = sysconfig.get_platform()
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    found = [kind.rsplit("-", 1) for kind in kinds]
    here = sorted((each[1] for each in found if each[0] == system), key=lambda text: int(text.split(".")[1]))
    if sys.maxsize < 2**32:
        raise CannotStartError(f"This Python {version} is a 32-bit one; this stick is for 64-bit Pythons.")
    if not here:
        names = " and ".join(sorted({SYSTEMS.get(each[0], each[0]) for each in found})) or "nothing"
        raise CannotStartError(f"This stick is for {names} on 64-bit Intel or AMD processors; this is {system}.")
    if sys.implementation.name != "cpython" or sysconfig.get_config_var("Py_GIL_DISABLED"):
        raise CannotStartError(f"This is a special build of Python; this stick needs an ordinary one: {listed(here)}.")
    if version not in here:
        raise CannotStartError(f"It needs Python {listed(here)}, 64-bit; this is Python {version}.")
    if system.startswith("linux"):
        name, number = platform.libc_ver()
        if name != "glibc" or tuple(int(part) for part in number.split(".")[:2]) < LIBC:
            least = ".".join(map(str, LIBC))
            raise CannotStartError(
                f"It needs a Linux with glibc {least} or newer; this has {name or 'another'} {number}."
            )
    return f"{system}-{version}"


def listed(words: "Sequence[str]") -> str:
    """Return words as one says them: a, b or c."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def checked_wheels(stick: str, kind: str, sums: "dict[str, str]") -> "list[str]":
    """Return the paths of the wheels of a kind, each of which is as it was made. Raises CannotStartError."""
    broken = damaged(stick, [f"wheels/{kind}.txt"], sums)
    names = []
    if not broken:
        with open(os.path.join(stick, "wheels", f"{kind}.txt"), encoding="utf-8") as file:
            names = [f"wheels/{name}" for name in file.read().split()]
        broken = damaged(stick, names, sums)
    if broken:
        raise CannotStartError(f"Damaged or missing on this stick: {', '.join(broken)}. {MEND}")
    return [os.path.join(stick, *name.split("/")) for name in names]


def damaged(stick: str, names: "Sequence[str]", sums: "dict[str, str]") -> "list[str]":
    """Return those of the stick's files that are not what they were when it was made."""
    broken = []
    for name in names:
        digest = hashlib.sha256()
        with contextlib.suppress(OSError), open(os.path.join(stick, *name.split("/")), "rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                digest.update(block)
        if digest.hexdigest() != sums.get(name):
            broken.append(name)
    return broken


def members(archive: zipfile.ZipFile) -> "Iterator[zipfile.ZipInfo]":
    """Give the modules of a wheel, each with the name that it gets in the folder of modules.

    Only NAME.data/purelib and platlib belong there; what else is in NAME.data (commands, manual pages) is left out.
    """
    for member in archive.infolist():
        parts = member.filename.split("/")
        if parts[0].endswith(".data"):
            if parts[1] not in ("purelib", "platlib"):
                continue
            member.filename = "/".join(parts[2:])
        if member.filename and not member.filename.endswith("/"):
            yield member


def unpacked_size(wheels: "Sequence[str]") -> int:
    """Return how many bytes the modules of the wheels take up on a stick."""
    size = 0
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            size += sum(-(-member.file_size // CLUSTER) * CLUSTER for member in members(archive))
    return size


def unpack(wheels: "Sequence[str]", folder: str, at: "Callable[[int], None]") -> None:
    """Unpack wheels into a folder that comes to be whole or not at all; raises OSError and BadZipFile.

    `at` is told how many bytes are done.
    """
    part = f"{folder}.part"
    done = 0
    try:
        for wheel in wheels:
            with zipfile.ZipFile(wheel) as archive:
                for member in members(archive):
                    archive.extract(member, part)
                    done += -(-member.file_size // CLUSTER) * CLUSTER
                    at(done)
        if hasattr(os, "sync"):
            # Whoever pulls the stick out now must not be left with a whole name and half the files.
            os.sync()
        rename(part, folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def rename(part: str, folder: str) -> None:
    """Rename a folder; Windows refuses as long as a virus scanner has one of its files open."""
    for _ in range(20):
        try:
            os.rename(part, folder)
        except PermissionError:
            time.sleep(0.5)
        else:
            return
    os.rename(part, folder)


def refuse(place: str, need: int, *, slow_will_do: bool) -> None:
    """Raise OSError with the reason why a folder is no place for the modules, if there is one."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(suffix=".part", dir=place) as folder:
        for number in range(PROBES):
            with open(os.path.join(folder, str(number)), "wb") as file:
                file.write(bytes(PROBE))
                file.flush()
                os.fsync(file.fileno())
    if time.monotonic() - began > PATIENCE and not slow_will_do:
        raise OSError(errno.EIO, "too slow")
    free = shutil.disk_usage(place).free
    if free < need:
        raise OSError(errno.ENOSPC, f"only {megabytes(free)} free")


def no_programs(place: str) -> bool:
    """Say whether a folder lies where the system loads no programs from, and so no modules written in C."""
    if hasattr(os, "statvfs") and hasattr(os, "ST_NOEXEC"):
        with contextlib.suppress(OSError):
            return bool(os.statvfs(place).f_flag & os.ST_NOEXEC)
    return False


def sweep(place: str, kind: str) -> None:
    """Remove what an interrupted set-up left in a folder, and what an older stick unpacked for this kind of Python."""
    for name in os.listdir(place):
        if name.endswith(".part") or name.startswith(f"{kind}-"):
            shutil.rmtree(os.path.join(place, name), ignore_errors=True)


@contextlib.contextmanager
def alone(place: str) -> "Iterator[None]":
    """Make other starts wait, as when somebody who sees nothing yet starts it again; a killed one holds nobody up."""
    with open(os.path.join(place, "lock"), "a+b") as file:
        for turn in range(3600):
            if locked(file.fileno()):
                break
            if not turn:
                print("Fenjer is being set up by another start; waiting for it.", file=sys.stderr)
            time.sleep(0.5)
        yield


def locked(file: int) -> bool:
    """Lock an open file until it is closed; return whether that went, or cannot be asked for where it lies."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


def own_folder() -> str:
    """Return the folder in the person's own that takes what the stick cannot."""
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")
    else:
        base = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")
    return os.path.join(base, "fenjer-stick")


def data_folder(stick: str, own: str) -> str:
    """Return where settings, saves and results go: on the stick, so that they travel with it, if it takes any.

    A stick that does not is told of each time: who counts on the results has to know.
    """
    data = os.path.join(stick, "data")
    try:
        os.makedirs(data, exist_ok=True)
        with tempfile.TemporaryFile(dir=data):
            return data
    except OSError as error:
        other = os.path.join(own, "data")
        print(f"Nothing can be written on the stick ({error.strerror}). Results are kept in {other}.", file=sys.stderr)
        return other


def megabytes(size: int) -> str:
    """Return a size as one reads it, rounded up."""
    return f"{-(-size // 1_000_000)} MB"


class Progress:
    """How far the set-up is: on a terminal a line that counts, anywhere else one line."""

    def __init__(self, text: str, whole: int) -> None:
        self._text = text
        self._whole = whole
        self._shown = -1
        self._counts = sys.stderr is not None and sys.stderr.isatty()
        if not self._counts:
            print(f"{text} ({megabytes(whole)})", file=sys.stderr, flush=True)

    def at(self, done: int) -> None:
        """Show that so many bytes are done."""
        percent = 100 * done // self._whole
        if self._counts and percent > self._shown:
            self._shown = percent
            end = "\n" if percent == 100 else ""
            print(f"\r{self._text}: {percent} %", end=end, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
