"""The first start: from a bare Python to an environment in which Fenjer runs."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import main as bootstrap


class FakeMachine(bootstrap.Machine):
    """A computer on which commands are only noted, and environments are an empty Python file."""

    def __init__(
        self,
        modules: set[str] | None = None,
        pip: tuple[int, ...] = (23, 0),
        programs: set[str] | None = None,
        *,
        root: bool = False,
    ) -> None:
        self.modules = {"venv", "ensurepip"} if modules is None else modules
        self.pip = pip
        self.programs = programs or set()
        self.root = root
        self.status = 0
        self.failing: list[str] = []
        self.ran: list[list[str]] = []
        self.made: list[bool] = []
        self.unpacks = True
        self.meanwhile: Callable[[], None] = lambda: None

    def has(self, module: str) -> bool:
        """Know the modules it was given."""
        return module in self.modules

    def pip_version(self) -> tuple[int, ...]:
        """Return the version it was given."""
        return self.pip

    def is_root(self) -> bool:
        """Return what it was given."""
        return self.root

    def finds(self, program: str) -> bool:
        """Know the programs it was given."""
        return program in self.programs

    def run(self, command: Sequence[str], heard: Callable[[str], None]) -> int:
        """Note the command and fail where it was told to."""
        self.ran.append(list(command))
        heard(f"said by {command[0]}")
        self.meanwhile()
        if "apt-get" in command and "install" in command and self.status == 0:
            self.modules |= {"venv", "ensurepip"}
        return self.status if any(word in self.failing for word in command) else 0

    def make_venv(self, folder: str, *, with_pip: bool) -> None:
        """Empty the folder but for a Python."""
        self.made.append(with_pip)
        if with_pip and not self.unpacks:
            raise subprocess.CalledProcessError(1, "ensurepip", b"no wheels of pip here")
        python = Path(bootstrap.python_of(folder))
        for old in Path(folder).glob("fenjer.stamp*"):
            old.unlink()
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()

    @property
    def installs(self) -> list[list[str]]:
        """Return the install commands among those that ran."""
        return [command for command in self.ran if "install" in command]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with the two files that decide what an environment holds."""
    folder = tmp_path / "check out"
    folder.mkdir()
    (folder / "pyproject.toml").write_text(
        '[project]\ndependencies = ["pytest>=8,<99"]\noptional-dependencies.dev = ["no-such-package"]\n',
        encoding="utf-8",
    )
    (folder / "constraints.txt").write_text("pytest==9\n", encoding="utf-8")
    return folder


def prepare(checkout: Path, machine: FakeMachine, extra: str = "") -> None:
    """Prepare a checkout on a machine, with a terminal that nobody reads."""
    bootstrap.prepare(str(checkout), extra, machine, bootstrap.Progress())


def test_first_start_makes_an_environment_and_installs_into_it(checkout: Path) -> None:
    """An environment with its own pip takes the checkout, editable, in the pinned versions."""
    machine = FakeMachine()
    prepare(checkout, machine)

    python = bootstrap.python_of(str(checkout / ".venv"))
    assert machine.made == [True]
    (command,) = machine.installs
    assert command[:4] == [python, "-m", "pip", "install"]
    assert command[-4:] == ["-c", str(checkout / "constraints.txt"), "-e", str(checkout)]


def test_next_start_does_nothing(checkout: Path) -> None:
    """A whole environment is used without a single command."""
    prepare(checkout, FakeMachine())
    machine = FakeMachine()
    prepare(checkout, machine)

    assert machine.ran == []
    assert machine.made == []


def test_checks_add_their_group_and_play_keeps_it(checkout: Path) -> None:
    """The check command adds its tools to the same environment; the play command is content with more."""
    prepare(checkout, FakeMachine())
    machine = FakeMachine()
    prepare(checkout, machine, "dev")
    prepare(checkout, machine)

    assert machine.made == []
    assert [command[-1] for command in machine.installs] == [f"{checkout}[dev]"]


def test_new_requirements_update_in_place(checkout: Path) -> None:
    """A changed constraints file brings the environment up to date, with the groups it already had."""
    prepare(checkout, FakeMachine(), "dev")
    (checkout / "constraints.txt").write_text("pytest==10\n", encoding="utf-8")
    machine = FakeMachine()
    prepare(checkout, machine)
    prepare(checkout, machine)

    assert machine.made == []
    assert [command[-1] for command in machine.installs] == [f"{checkout}[dev]"]
    assert sorted(path.name for path in (checkout / ".venv").glob("fenjer*")) == ["fenjer.stamp"]


def test_failed_update_is_tried_again_on_what_was_there(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a network, an update says what pip said and leaves the old environment to the next start."""
    prepare(checkout, FakeMachine())
    (checkout / "constraints.txt").write_text("pytest==10\n", encoding="utf-8")
    broken = FakeMachine()
    broken.status, broken.failing = 1, ["install"]
    with pytest.raises(bootstrap.CannotSetUpError, match="pip stopped with status 1"):
        prepare(checkout, broken)
    machine = FakeMachine()
    prepare(checkout, machine)

    assert "said by" in capsys.readouterr().err
    assert machine.made == []
    assert len(machine.installs) == 1


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_interrupted_set_up_never_counts_as_whole(checkout: Path, stop: type[BaseException]) -> None:
    """After a set-up that was stopped in the middle, the next start begins anew."""

    def interrupt() -> None:
        raise stop

    machine = FakeMachine()
    machine.meanwhile = interrupt
    with pytest.raises(stop):
        prepare(checkout, machine)
    again = FakeMachine()
    prepare(checkout, again)

    assert again.made == [True]
    assert len(again.installs) == 1


def test_interrupted_update_never_counts_as_whole(checkout: Path) -> None:
    """An update that was stopped in the middle leaves an environment that the next start makes anew."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    prepare(checkout, FakeMachine())
    machine = FakeMachine()
    machine.meanwhile = interrupt
    with pytest.raises(KeyboardInterrupt):
        prepare(checkout, machine, "dev")
    again = FakeMachine()
    prepare(checkout, again)

    assert again.made == [True]


def test_two_set_ups_at_once_leave_no_half_environment(checkout: Path) -> None:
    """Where another start has swept the environment away meanwhile, this one does not call it whole."""

    def sweep() -> None:
        for pending in (checkout / ".venv").glob("fenjer.stamp.*"):
            pending.unlink()

    machine = FakeMachine()
    machine.meanwhile = sweep
    with pytest.raises(bootstrap.CannotSetUpError):
        prepare(checkout, machine)

    assert not (checkout / ".venv" / "fenjer.stamp").exists()


def test_moved_checkout_gets_a_new_environment(checkout: Path) -> None:
    """An environment copied along with its folder points to the old place, so it is made anew."""
    prepare(checkout, FakeMachine())
    moved = checkout.rename(checkout.with_name("moved"))
    machine = FakeMachine()
    prepare(moved, machine)

    assert machine.made == [True]


def test_lost_python_gets_a_new_environment(checkout: Path) -> None:
    """Where the environment's Python is gone, it is made anew."""
    prepare(checkout, FakeMachine())
    Path(bootstrap.python_of(str(checkout / ".venv"))).unlink()
    machine = FakeMachine()
    prepare(checkout, machine)

    assert machine.made == [True]


def test_wheels_folder_takes_the_place_of_the_network(checkout: Path) -> None:
    """With wheels/ beside main.py, pip is told to look nowhere else."""
    (checkout / "wheels").mkdir()
    machine = FakeMachine()
    prepare(checkout, machine)

    (command,) = machine.installs
    place = command.index("--no-index")
    assert command[place : place + 3] == ["--no-index", "--find-links", str(checkout / "wheels")]


@pytest.mark.parametrize(
    ("modules", "unpacks", "made"),
    [({"venv"}, True, [False]), ({"venv", "ensurepip"}, False, [True, False])],
)
def test_without_ensurepip_the_systems_pip_installs(
    checkout: Path, modules: set[str], unpacks: bool, made: list[bool]
) -> None:
    """Where no pip can be put into an environment, this Python's own pip installs into it from outside."""
    machine = FakeMachine(modules)
    machine.unpacks = unpacks
    machine.status, machine.failing = 1, ["--version"]
    prepare(checkout, machine)

    python = bootstrap.python_of(str(checkout / ".venv"))
    assert machine.made == made
    (command,) = machine.installs
    assert command[:6] == [sys.executable, "-m", "pip", "--python", python, "install"]


@pytest.mark.parametrize("pip", [(), (22, 2)])
def test_without_ensurepip_or_a_recent_pip_root_installs_venv(checkout: Path, pip: tuple[int, ...]) -> None:
    """As root on Debian, what is missing is installed, and the set-up goes on."""
    machine = FakeMachine({"venv"}, pip, {"apt-get"}, root=True)
    prepare(checkout, machine)

    assert machine.ran[0] == ["apt-get", "install", "-y", "python3-venv"]
    assert machine.made == [True]


def test_sudo_that_asks_nothing_is_used(checkout: Path) -> None:
    """Where sudo needs no password, it installs what is missing."""
    machine = FakeMachine(set(), (), {"apt-get", "sudo"})
    prepare(checkout, machine)

    assert machine.ran[:2] == [
        ["sudo", "-n", "true"],
        ["sudo", "-n", "apt-get", "install", "-y", "python3-venv"],
    ]


def test_without_rights_the_one_command_is_named(checkout: Path) -> None:
    """Where sudo would ask for a password, nothing runs and the person reads what mends it."""
    machine = FakeMachine({"venv"}, (), {"apt-get", "sudo"})
    machine.status, machine.failing = 1, ["sudo"]
    with pytest.raises(bootstrap.CannotSetUpError, match="sudo apt-get install -y python3-venv"):
        prepare(checkout, machine)

    assert machine.ran == [["sudo", "-n", "true"]]
    assert not (checkout / ".venv").exists()


def test_without_apt_the_missing_parts_are_named(checkout: Path) -> None:
    """On a system without apt-get the person reads what is missing."""
    with pytest.raises(bootstrap.CannotSetUpError, match="venv and pip"):
        prepare(checkout, FakeMachine(set(), ()))


def test_failing_apt_updates_its_lists_and_then_gives_up(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A failing installation is tried once more with fresh package lists; then its own words are shown."""
    machine = FakeMachine(set(), (), {"apt-get"}, root=True)
    machine.status, machine.failing = 100, ["install"]
    with pytest.raises(bootstrap.CannotSetUpError, match="apt-get stopped with status 100"):
        prepare(checkout, machine)

    assert [command[1] for command in machine.ran] == ["install", "update", "install"]
    assert "said by apt-get" in capsys.readouterr().err


def test_useless_installation_ends_in_words(checkout: Path) -> None:
    """Where the installed package serves another Python than this one, the person is told, once."""

    class Stubborn(FakeMachine):
        def has(self, module: str) -> bool:
            """Know no module, whatever was installed."""
            return False

    with pytest.raises(bootstrap.CannotSetUpError, match="another Python"):
        prepare(checkout, Stubborn(set(), (), {"apt-get"}, root=True))


def test_broken_ensurepip_without_any_pip_shows_its_words(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where venv fails and there is no other route, what it said is shown."""
    machine = FakeMachine(pip=())
    machine.unpacks = False
    with pytest.raises(bootstrap.CannotSetUpError, match="venv failed"):
        prepare(checkout, machine)

    assert "no wheels of pip here" in capsys.readouterr().err


def test_folder_that_cannot_be_written_is_named(checkout: Path) -> None:
    """Where the environment cannot be made, the person reads why and where."""

    class Full(FakeMachine):
        def make_venv(self, folder: str, *, with_pip: bool) -> None:
            """Find the disk full."""
            raise OSError(28, "No space left on device", folder)

    with pytest.raises(bootstrap.CannotSetUpError, match=r"No space left on device: .*\.venv"):
        prepare(checkout, Full())


def test_dependencies_are_those_of_the_project_file(checkout: Path) -> None:
    """An environment counts as able when everything asked for is installed, group included."""
    assert bootstrap.has_dependencies(str(checkout), "")
    assert not bootstrap.has_dependencies(str(checkout), "dev")


@pytest.mark.parametrize(("names", "ours"), [(["lib"], False), (["fenjer.stamp.7", "lib"], True)])
def test_a_persons_own_environment_is_told_from_ours(tmp_path: Path, names: list[str], ours: bool) -> None:
    """Only an environment that a set-up began carries its mark, be it finished or not."""
    for name in names:
        (tmp_path / name).touch()

    assert bootstrap.made_here(str(tmp_path)) is ours


@pytest.mark.parametrize("command", ["main.py", "tests"])
def test_an_old_python_gets_a_sentence(command: str, tmp_path: Path) -> None:
    """Both commands tell a Python that is too old so, in one line, with exit status 3."""
    root = Path(bootstrap.ROOT)
    script = (
        "import runpy, sys\n"
        "sys.version_info = (3, 9, 18)\n"
        f"sys.path.insert(0, {str(root)!r})\n"
        f"runpy.run_path({str(root / command)!r}, run_name='__main__')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == bootstrap.LACKING
    assert done.stderr == "Fenjer needs Python 3.11 or newer; this is 3.9.\n"


def test_a_command_is_heard_line_by_line() -> None:
    """The machine hands over what a command prints, both streams, and returns its exit status."""
    lines: list[str] = []
    script = "import sys; print('fetching'); print('failed', file=sys.stderr); sys.exit(4)"
    status = bootstrap.Machine().run([sys.executable, "-u", "-c", script], lines.append)

    assert status == 4
    assert lines == ["fetching", "failed"]


def test_a_terminal_sees_one_line_that_changes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal the stage and what it is at share one line, cut to the terminal's width."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "31")
    progress = bootstrap.Progress()
    progress.stage("Setting up")
    tail = bootstrap.Tail(progress)
    tail.hear("Collecting pydantic==2.14 (from fenjer)")
    tail.hear("Using cached something")
    tail.hear("Installing collected packages: a, b")
    progress.close("Ready.")

    shown = capsys.readouterr().err.split("\r")
    assert [line.rstrip(" ") for line in shown[1:]] == [
        "Setting up",
        "Setting up: fetching pydantic",
        "Setting up: putting the packag",
        f"{'Ready.':<30}\n",
    ]
