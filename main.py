"""Starts Fenjer; the first start makes the environment that it runs in (.venv beside this file).

Written with the standard library alone and readable by Python 3.8, so that an old interpreter gets a
sentence instead of a traceback. A folder wheels/ beside this file, with every package of constraints.txt that
the machine needs, takes the place of the network.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OLDEST = (3, 11)
STAMP = "fenjer.stamp"
ROOT = os.path.dirname(os.path.abspath(__file__))
LACKING = 3
INTERRUPTED = 130


class CannotSetUpError(Exception):
    """Something that the set-up needs is lacking; the message tells the person what, and what mends it."""


class Machine:
    """What the set-up asks of the computer it runs on."""

    def has(self, module: str) -> bool:
        """Say whether this Python can import a module."""
        import importlib.util

        return importlib.util.find_spec(module) is not None

    def pip_version(self) -> tuple[int, ...]:
        """Return this Python's own pip as (major, minor), or () without one."""
        from importlib import metadata

        try:
            return tuple(int(part) for part in metadata.version("pip").split(".")[:2])
        except metadata.PackageNotFoundError:
            return ()

    def is_root(self) -> bool:
        """Say whether packages of the system may be installed without asking."""
        return hasattr(os, "geteuid") and os.geteuid() == 0

    def finds(self, program: str) -> bool:
        """Say whether a program is on the search path."""
        import shutil

        return shutil.which(program) is not None

    def run(self, command: Sequence[str], heard: Callable[[str], None]) -> int:
        """Run a command, hand over each line it prints, and return its exit status."""
        import subprocess

        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as process:
            for line in process.stdout or ():
                heard(line.rstrip())
        return process.returncode

    def make_venv(self, folder: str, *, with_pip: bool) -> None:
        """Make an empty environment in a folder; whatever was there goes.

        Raises OSError, or CalledProcessError where Python's own pip cannot be unpacked into it.
        """
        import venv

        venv.EnvBuilder(clear=True, symlinks=os.name != "nt", with_pip=with_pip).create(folder)


class Progress:
    """One line on the terminal that says what the set-up is doing; anywhere else, a line for each stage."""

    def __init__(self) -> None:
        self._redraws = sys.stderr.isatty()
        self._stage = ""

    def stage(self, text: str) -> None:
        """Begin a stage."""
        self._stage = text
        if self._redraws:
            self.detail("")
        else:
            print(text, file=sys.stderr, flush=True)

    def detail(self, text: str) -> None:
        """Say what the stage is at; only a terminal shows it."""
        if self._redraws:
            import shutil

            line = f"{self._stage}: {text}" if text else self._stage
            width = shutil.get_terminal_size().columns - 1
            print("\r" + line[:width].ljust(width), end="", file=sys.stderr, flush=True)

    def close(self, text: str = "") -> None:
        """End the line, with a last word in its place if there is one."""
        if self._redraws and text:
            self.stage(text)
        if self._redraws or text:
            print("" if self._redraws else text, file=sys.stderr, flush=True)


def main() -> int:
    """Run Fenjer with this process's arguments and return its exit status."""
    if too_old():
        return LACKING
    try:
        python = ready_python(ROOT)
    except CannotSetUpError as lack:
        print(f"Fenjer could not set itself up. {lack}", file=sys.stderr)
        return LACKING
    except KeyboardInterrupt:
        print("\nSet-up stopped. Start again to begin it anew.", file=sys.stderr)
        return INTERRUPTED
    if python != sys.executable:
        return go_on_with(python, [os.path.abspath(__file__), *sys.argv[1:]])
    from game.cli import main as fenjer

    return fenjer()


def too_old() -> bool:
    """Say whether this Python cannot run Fenjer, and tell the person so."""
    if sys.version_info >= OLDEST:
        return False
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    print(f"Fenjer needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {here}.", file=sys.stderr)
    return True


def go_on_with(python: str, arguments: Sequence[str]) -> int:
    """Hand over to another Python for good; return its exit status where it must be waited for."""
    if os.name != "nt":
        os.execv(python, [python, *arguments])
    import subprocess

    try:
        return subprocess.call([python, *arguments])
    except KeyboardInterrupt:
        return INTERRUPTED


def ready_python(root: str, extra: str = "") -> str:
    """Return a Python in which the checkout at root runs, with an optional group of its pyproject.toml.

    An environment of the person's own that has the dependencies is used as it is; otherwise root's .venv is,
    which is made or brought up to date first. Raises CannotSetUpError.
    """
    folder = os.path.join(root, ".venv")
    at_home = os.path.realpath(sys.prefix) == os.path.realpath(folder)
    own = sys.prefix != sys.base_prefix and not (at_home and made_here(folder))
    if own and has_dependencies(root, extra):
        return sys.executable
    prepare(root, extra, Machine(), Progress())
    return sys.executable if at_home else python_of(folder)


def made_here(folder: str) -> bool:
    """Say whether an environment is the work of prepare, finished or not."""
    return any(name.startswith(STAMP) for name in os.listdir(folder))


def has_dependencies(root: str, extra: str) -> bool:
    """Say whether everything that root's pyproject.toml asks for is installed for this Python."""
    import re
    from importlib import metadata

    import tomllib

    with open(os.path.join(root, "pyproject.toml"), "rb") as file:
        project = tomllib.load(file)["project"]
    wanted = project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])
    try:
        for requirement in wanted:
            metadata.distribution(re.split(r"[^\w.-]", requirement)[0])
    except metadata.PackageNotFoundError:
        return False
    return True


def prepare(root: str, extra: str, machine: Machine, progress: Progress) -> None:
    """Make root's .venv hold what pyproject.toml and constraints.txt ask for; return at once where it does.

    The stamp is what makes an environment count as whole: it goes first and comes back last. It is written
    beside and renamed, so that of two set-ups at once only the one whose environment still stands can finish.
    """
    folder = os.path.join(root, ".venv")
    stamp = os.path.join(folder, STAMP)
    try:
        place = f"Python {sys.version_info[0]}.{sys.version_info[1]} in {root}"
        inputs = fingerprint(root)
        found = read_lines(stamp)
        whole = len(found) == 3 and found[0] == place and os.path.exists(python_of(folder))
        if whole and found[1] == inputs and (found[2] == extra or not extra):
            return
        began = time.monotonic()
        if whole:
            update(root, [place, inputs, extra or found[2]], machine, progress)
        else:
            progress.stage("Setting up Fenjer (once, about a minute)")
            make_environment(folder, machine, progress)
            pending = write_pending(stamp, [place, inputs, extra])
            install(root, extra, machine, progress)
            os.replace(pending, stamp)
    except OSError as error:
        progress.close()
        raise CannotSetUpError(f"{error.strerror or error}: {error.filename or folder}") from error
    progress.close(f"Fenjer is ready ({time.monotonic() - began:.0f} s).")


def update(root: str, lines: list[str], machine: Machine, progress: Progress) -> None:
    """Bring root's environment to a new stamp of the given lines; where pip fails, it stays as it was."""
    stamp = os.path.join(root, ".venv", STAMP)
    progress.stage("Bringing Fenjer up to date")
    pending = write_pending(stamp, lines)
    before = f"{pending}.before"
    os.replace(stamp, before)
    try:
        install(root, lines[2], machine, progress)
    except CannotSetUpError:
        os.replace(before, stamp)
        os.remove(pending)
        raise
    os.replace(pending, stamp)
    os.remove(before)


def fingerprint(root: str) -> str:
    """Return a hash of what decides which packages an environment holds."""
    import hashlib

    digest = hashlib.sha256()
    for name in ("pyproject.toml", "constraints.txt"):
        with open(os.path.join(root, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def make_environment(folder: str, machine: Machine, progress: Progress) -> None:
    """Make an empty environment by the first route that this machine allows."""
    if not can_make(machine):
        install_venv(machine, progress)
        if not can_make(machine):
            raise CannotSetUpError("This Python can still make no environment after that. Try another Python.")
    import subprocess

    if machine.has("ensurepip"):
        try:
            machine.make_venv(folder, with_pip=True)
        except subprocess.CalledProcessError as error:
            if not lends_pip(machine):
                progress.close()
                said = (error.output or b"").decode("utf-8", "replace").strip()
                print(said, file=sys.stderr)
                raise CannotSetUpError("Python's own venv failed; its words are above.") from error
        else:
            return
    machine.make_venv(folder, with_pip=False)


def can_make(machine: Machine) -> bool:
    """Say whether there is a route to an environment with packages in it."""
    return machine.has("venv") and (machine.has("ensurepip") or lends_pip(machine))


def lends_pip(machine: Machine) -> bool:
    """Say whether this Python's own pip can install into another environment (pip 22.3 and newer)."""
    return machine.pip_version() >= (22, 3)


def install_venv(machine: Machine, progress: Progress) -> None:
    """Install what Debian splits off its Python, where that needs no password; else say how."""
    missing = "This Python cannot make an environment: its venv and pip are missing."
    mend = ["apt-get", "install", "-y", "python3-venv"]
    if not machine.finds("apt-get"):
        progress.close()
        raise CannotSetUpError(f"{missing} Install both with your system's packages, then start again.")
    if machine.is_root():
        rights = []
    elif machine.finds("sudo") and machine.run(["sudo", "-n", "true"], progress.detail) == 0:
        rights = ["sudo", "-n"]
    else:
        progress.close()
        raise CannotSetUpError(f"{missing} This mends it: sudo {' '.join(mend)}")
    progress.close()
    progress.stage(f"Python's venv is missing; running {' '.join([*rights, *mend])}")
    tail = Tail(progress)
    status = machine.run([*rights, *mend], tail.hear)
    if status:
        # A fresh system has no package lists yet.
        machine.run([*rights, "apt-get", "update"], tail.hear)
        status = machine.run([*rights, *mend], tail.hear)
    if status:
        tail.show()
        raise CannotSetUpError(f"apt-get stopped with status {status}; its last lines are above.")


class Tail:
    """The last lines that a command printed, kept in case it fails; each is shown as a detail as it comes."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._lines: list[str] = []

    def hear(self, line: str) -> None:
        """Take a line of the command."""
        self._lines = [*self._lines[-11:], line]
        words = line.split()
        if words[:1] == ["Collecting"]:
            name = words[1].split("<")[0].split(">")[0].split("=")[0].split("~")[0]
            self._progress.detail(f"fetching {name}")
        elif words[:2] == ["Installing", "collected"]:
            self._progress.detail("putting the packages in place")

    def show(self) -> None:
        """Print the lines for the person to read."""
        self._progress.close()
        print("\n".join(self._lines), file=sys.stderr)


def install(root: str, extra: str, machine: Machine, progress: Progress) -> None:
    """Let pip install the checkout, editable, into its .venv, in the exact versions it was tested with.

    It is the environment's own pip that does so, or where it has none, this Python's. A folder wheels/ takes
    the place of the network.
    """
    python = python_of(os.path.join(root, ".venv"))
    own = machine.run([python, "-m", "pip", "--version"], lambda _: None) == 0
    pip = [python, "-m", "pip"] if own else [sys.executable, "-m", "pip", "--python", python]
    wheels = os.path.join(root, "wheels")
    offline = ["--no-index", "--find-links", wheels] if os.path.isdir(wheels) else []
    wish = ["-c", os.path.join(root, "constraints.txt"), "-e", f"{root}[{extra}]" if extra else root]
    tail = Tail(progress)
    status = machine.run([*pip, "install", "--disable-pip-version-check", "--no-input", *offline, *wish], tail.hear)
    if status:
        tail.show()
        raise CannotSetUpError(f"pip stopped with status {status}; its last lines are above.")


def python_of(folder: str) -> str:
    """Return the path of an environment's Python."""
    return os.path.join(folder, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))


def read_lines(path: str) -> list[str]:
    """Return the lines of a file, none if it cannot be read."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().split("\n")
    except (OSError, UnicodeDecodeError):
        return []


def write_pending(stamp: str, lines: Sequence[str]) -> str:
    """Write the lines of a stamp beside it, under a name of this process's own, and return that name."""
    pending = f"{stamp}.{os.getpid()}"
    with open(pending, "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    return pending


if __name__ == "__main__":
    sys.exit(main())
