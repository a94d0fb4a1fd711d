"""The stick: what is laid on it, and what its starter makes of it on somebody's computer."""

import hashlib
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from game.cli import main, sticking
from game.cli.stick import start

HERE = f"{sysconfig.get_platform()}-{sys.version_info[0]}.{sys.version_info[1]}"
GAME = "def main():\n    import os, sys\n    print(os.environ['FENJER_HOME'], *sys.argv[1:])\n    return 7\n"

pytestmark = pytest.mark.skipif(sysconfig.get_platform() != "linux-x86_64", reason="a stick is for Linux and Windows")


def wheel(folder: Path, name: str, files: dict[str, str], *needs: str, tag: str = "py3-none-any") -> Path:
    """Make a wheel."""
    package, version = name.split("-")
    info = f"{name}.dist-info"
    requires = "".join(f"Requires-Dist: {need}\n" for need in needs)
    metadata = f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n{requires}"
    file = folder / f"{name}-{tag}.whl"
    with zipfile.ZipFile(file, "w") as archive:
        for inside, text in (files | {f"{info}/METADATA": metadata, f"{info}/licenses/LICENSE": "Free.\n"}).items():
            archive.writestr(inside, text)
    return file


class FakePip:
    """A pip whose registry is a handful of packages: which have a wheel for which kind of computer."""

    def __init__(self) -> None:
        self.without: set[tuple[str, str]] = set()
        self.says: str = ""
        self.ran: list[list[str]] = []

    def __call__(self, arguments: Sequence[str]) -> tuple[int, str]:
        """Build the game, or hand over wheels."""
        self.ran.append(list(arguments))
        if self.says:
            return 1, self.says
        if arguments[0] == "wheel":
            asked = ("painter>=1", 'colours>=2; sys_platform == "win32"', 'tests; extra == "dev"')
            files = {"game/__init__.py": "", "game/cli/__init__.py": GAME, "game/cli/commands.py": ""}
            wheel(Path(arguments[3]), "fenjer-0.1.0", files, *asked)
            return 0, ""
        python = arguments[arguments.index("--python-version") + 1]
        system = "win_amd64" if "--platform=win_amd64" in arguments else "manylinux_2_28_x86_64"
        folder = Path(arguments[arguments.index("-d") + 1])
        for wanted in arguments[arguments.index("-d") + 2 :]:
            name = wanted.partition("==")[0]
            if (name, f"{system}-{python}") in self.without:
                return 1, f"ERROR: No matching distribution found for {wanted}"
            own = python.replace(".", "")
            tag = f"cp{own}-cp{own}-{system}" if name == "painter" else "py3-none-any"
            needs = ["brushes"] if name == "painter" else []
            files = {f"{name}.py": "", f"{name}-1.0.data/purelib/{name}_more.py": "", f"{name}-1.0.data/data/man": "x"}
            wheel(folder, f"{name}-1.0", files, *needs, tag=tag)
        return 0, ""


@pytest.fixture
def pip(monkeypatch: pytest.MonkeyPatch) -> FakePip:
    """Put a pip in the place of the real one, and pins for what it has."""
    fake = FakePip()
    monkeypatch.setattr(sticking, "pip", fake)
    monkeypatch.setattr(sticking, "pinned", lambda _: {"painter": "1.0", "colours": "1.0", "brushes": "1.0"})
    return fake


@pytest.fixture
def stick(pip: FakePip, tmp_path: Path) -> Path:
    """Return a stick that was made."""
    folder = tmp_path / "Učionica 1" / "Fenjer"
    assert main(["stick", str(folder)]) == 0
    return folder


def started(stick: Path, own: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the stick as somebody would who has no Fenjer."""
    command = ["/bin/sh", str(stick / "fenjer.sh"), *arguments]
    names = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "XDG_DATA_HOME": str(own), "LANG": "C.UTF-8"}
    return subprocess.run(command, env=names | environment, capture_output=True, encoding="utf-8", check=False)


def listed(stick: Path, kind: str) -> list[str]:
    """Return which wheels a kind of computer gets."""
    return (stick / "wheels" / f"{kind}.txt").read_text("utf-8").split()


def test_each_kind_of_computer_gets_what_it_needs(stick: Path) -> None:
    """Requirements are read for the computer that the stick is for: Windows alone gets what only Windows asks for."""
    windows, linux = listed(stick, "win-amd64-3.12"), listed(stick, "linux-x86_64-3.13")
    assert windows == [
        "brushes-1.0-py3-none-any.whl",
        "colours-1.0-py3-none-any.whl",
        "fenjer-0.1.0-py3-none-any.whl",
        "painter-1.0-cp312-cp312-win_amd64.whl",
    ]
    assert linux == [
        "brushes-1.0-py3-none-any.whl",
        "fenjer-0.1.0-py3-none-any.whl",
        "painter-1.0-cp313-cp313-manylinux_2_28_x86_64.whl",
    ]
    assert len(list((stick / "wheels").glob("*.txt"))) == 8


def test_a_stick_says_what_it_is_and_under_which_licences(stick: Path) -> None:
    """The page for teachers, the licence of every package, and the sum of every file but the list itself are there."""
    assert "Fenjer.bat" in (stick / "README.txt").read_text("utf-8-sig")
    assert {path.name for path in (stick / "licences").iterdir()} >= {"fenjer-0.1.0", "painter-1.0"}
    assert (stick / "licences" / "painter-1.0" / "LICENSE").read_text("utf-8") == "Free.\n"
    rows = [line.split("  ") for line in (stick / "SHA256SUMS").read_text("utf-8").splitlines()]
    files = {path.relative_to(stick).as_posix() for path in stick.rglob("*") if path.is_file()}
    assert {name for _, name in rows} == files - {"SHA256SUMS"}
    for digest, name in rows:
        assert hashlib.sha256((stick / name).read_bytes()).hexdigest() == digest


def test_the_batch_file_has_the_line_ends_and_the_pythons_of_the_stick(stick: Path) -> None:
    """Windows finds labels only behind its own line ends; the newest Python is asked for first."""
    content = (stick / "Fenjer.bat").read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") > 10
    assert b"for %%V in (3.14 3.13 3.12 3.11) do" in content
    assert b"@PYTHONS@" not in content + (stick / "fenjer.sh").read_bytes()
    assert b"\r" not in (stick / "fenjer.sh").read_bytes()


def test_a_kind_without_a_wheel_is_left_out_and_told(
    pip: FakePip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a package has no wheel for a Python, that Python is named with the package, and the others are made."""
    pip.without = {("painter", f"{system}-3.14") for system in ("win_amd64", "manylinux_2_28_x86_64")}
    assert main(["stick", str(tmp_path / "s")]) == 0
    assert "Linux, Python 3.14: left out, because there is no wheel of painter 1.0" in capsys.readouterr().err
    assert not list((tmp_path / "s" / "wheels").glob("*3.14*"))
    assert "3.14" not in (tmp_path / "s" / "fenjer.sh").read_text("utf-8")


@pytest.mark.parametrize(
    ("says", "words"),
    [
        ("WARNING: Retrying (Retry(total=1)) after connection broken", "where there is a network"),
        ("ERROR: Exception:\nTraceback\nOSError: [Errno 28] No space left on device", "No space left on device"),
        ("ERROR: Exception:\nTraceback\nValueError: the river is out", "the river is out"),
        ("ERROR: the mill stands still", "the mill stands still"),
        ("", "no version of"),
    ],
)
def test_what_keeps_a_stick_from_being_made_is_one_line(
    pip: FakePip,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    says: str,
    words: str,
) -> None:
    """Without a network, without room, or with a package that nobody pinned, the status is 3 and nothing is left."""
    pip.says = says
    monkeypatch.setattr(sticking, "pinned", lambda _: {})
    assert main(["stick", str(tmp_path / "s")]) == 3
    errors = capsys.readouterr().err
    assert words in errors
    assert errors.count("\n") == 1
    assert list((tmp_path / "s").iterdir()) == []


def test_outside_the_source_folder_no_stick_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An installed game has no source to build its wheel from, and says where to make the stick."""
    monkeypatch.setattr("game.cli.sticking.paths.data", lambda: tmp_path)
    assert main(["stick", str(tmp_path / "s")]) == 3
    assert "main.py stick" in capsys.readouterr().err
    assert not (tmp_path / "s").exists()


def test_a_folder_of_something_else_is_left_alone(
    pip: FakePip, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that holds anything but a stick, or a file in its place, is refused before anything is fetched."""
    (tmp_path / "start.py").write_text("print('mine')\n", "utf-8")
    for taken in (tmp_path, tmp_path / "start.py"):
        assert main(["stick", str(taken)]) == 2
        assert "holds something else" in capsys.readouterr().err
    assert pip.ran == []
    assert [path.name for path in tmp_path.iterdir()] == ["start.py"]


def test_a_stick_made_again_is_new_but_for_its_data(stick: Path) -> None:
    """Old wheels and environments go; results, and what a teacher laid beside, stay."""
    for name in ("wheels/old-1-py3-none-any.whl", "environments/x/y", "data/results.jsonl", "notes.txt", ".making/z"):
        (stick / name).parent.mkdir(parents=True, exist_ok=True)
        (stick / name).write_text("old", "utf-8")
    before = (stick / "SHA256SUMS").read_bytes()
    (stick / "SHA256SUMS").unlink()
    assert main(["stick", str(stick)]) == 0
    left = {
        path.relative_to(stick).as_posix()
        for path in stick.rglob("*")
        if path.is_file() and path.read_bytes() == b"old"
    }
    assert left == {"data/results.jsonl", "notes.txt"}
    assert not (stick / "environments").exists()
    assert len((stick / "SHA256SUMS").read_bytes()) == len(before)


def test_the_first_start_sets_up_and_the_next_does_not(stick: Path, tmp_path: Path) -> None:
    """The game gets the arguments, keeps its data on the stick and gives its status; the second start is silent."""
    first = started(stick, tmp_path / "own", "report", "-o", "a b.pdf")
    assert (first.returncode, first.stdout) == (7, f"{stick / 'data'} report -o a b.pdf\n")
    assert "Setting up Fenjer, once" in first.stderr
    second = started(stick, tmp_path / "own", "kiosk")
    assert (second.returncode, second.stderr) == (7, "")
    assert not (tmp_path / "own").exists()
    (made,) = (stick / "environments").glob(f"{HERE}-*")
    assert (made / "painter_more.py").is_file()
    assert not (made / "man").exists()


def test_a_folder_for_data_that_is_set_already_is_kept(stick: Path, tmp_path: Path) -> None:
    """FENJER_HOME, where somebody has set it, is where the data goes."""
    assert started(stick, tmp_path, FENJER_HOME="/elsewhere").stdout == "/elsewhere\n"


def test_a_stick_that_takes_nothing_is_set_up_in_the_own_folder(stick: Path, tmp_path: Path) -> None:
    """Where the stick's folders cannot be made, modules and data go into the person's own, and that is told."""
    for name in ("environments", "data"):
        (stick / name).write_text("", "utf-8")
    own = tmp_path / "own" / "fenjer-stick"
    done = started(stick, tmp_path / "own")
    assert (done.returncode, done.stdout) == (7, f"{own / 'data'}\n")
    assert "Results are kept in" in done.stderr
    assert list((own / "environments").glob(f"{HERE}-*"))


def test_with_no_place_at_all_each_is_named_with_its_reason(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With too little room everywhere, nothing is unpacked, and both places are named."""
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 5_000}))
    with pytest.raises(start.CannotStartError, match=r"only 1 MB free.*own.*only 1 MB free"):
        start.ready(str(stick), str(tmp_path / "own"))
    assert [path.name for path in (stick / "environments").iterdir()] == ["lock"]


def test_a_slow_stick_is_left_for_the_own_folder(stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a few files take too long, the modules go into the person's own folder, and are found there again."""
    monkeypatch.setattr(start, "PATIENCE", -1.0)
    made = start.ready(str(stick), str(tmp_path / "own"))
    assert made.startswith(str(tmp_path / "own"))
    assert start.ready(str(stick), str(tmp_path / "own")) == made


def test_a_stick_from_which_no_program_may_run_is_left_for_the_own_folder(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Modules on a stick mounted noexec cannot be loaded, even if they are there already."""
    start.ready(str(stick), str(tmp_path / "own"))
    monkeypatch.setattr(start, "no_programs", lambda place: place.startswith(str(stick)))
    assert start.ready(str(stick), str(tmp_path / "own")).startswith(str(tmp_path / "own"))


def cut(file: Path) -> None:
    """Cut a file in half."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def change(file: Path) -> None:
    """Change a byte of a file."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize("rot", [cut, change, Path.unlink])
@pytest.mark.parametrize("name", ["brushes-1.0-py3-none-any.whl", f"{HERE}.txt"])
def test_a_damaged_file_is_named_and_nothing_made_of_it(
    stick: Path, tmp_path: Path, rot: Callable[[Path], None], name: str
) -> None:
    """A file that was cut, changed or lost is named, with what to do."""
    rot(stick / "wheels" / name)
    done = started(stick, tmp_path / "own")
    assert done.returncode == 3
    assert f"wheels/{name}" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (stick / "environments").exists()


@pytest.mark.parametrize("rot", [cut, Path.unlink])
def test_a_stick_without_its_whole_list_is_not_trusted(
    stick: Path, tmp_path: Path, rot: Callable[[Path], None]
) -> None:
    """Where the list of sums is cut or gone, as after a copy that was stopped, the start says so."""
    rot(stick / "SHA256SUMS")
    done = started(stick, tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "not whole" in done.stderr


def test_an_interrupted_set_up_is_never_used(stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed set-up left lies under another name, and the next one sweeps it away with what is older."""
    for name in (f"{HERE}-aaa.part", f"{HERE}-bbb"):
        (stick / "environments" / name).mkdir(parents=True)
    made = Path(start.ready(str(stick), str(tmp_path)))
    assert {path.name for path in (stick / "environments").iterdir()} == {made.name, "lock"}

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "rename", interrupted)
    (stick / "SHA256SUMS").write_bytes(b"0  x\n" + (stick / "SHA256SUMS").read_bytes())
    with pytest.raises(KeyboardInterrupt):
        start.ready(str(stick), str(tmp_path))
    assert [path.name for path in (stick / "environments").iterdir()] == ["lock"]


def test_a_start_waits_for_another_one_that_sets_up(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Started twice, the second one says that it waits, and uses what the first has made."""
    other = start.alone(str(stick / "environments"))
    (stick / "environments").mkdir()
    other.__enter__()

    def meanwhile(_: float) -> None:
        (name,) = (f"{HERE}-{hashlib.sha256((stick / 'SHA256SUMS').read_bytes()).hexdigest()[:12]}",)
        (stick / "environments" / name).mkdir()
        other.__exit__(None, None, None)

    monkeypatch.setattr("time.sleep", meanwhile)
    made = start.ready(str(stick), str(tmp_path))
    assert list(Path(made).iterdir()) == []
    assert "waiting" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (["linux-x86_64-3.9", "win-amd64-3.40"], r"needs Python 3\.9, 64-bit; this is Python 3"),
        (["linux-x86_64-3.10", "linux-x86_64-3.9"], r"needs Python 3\.9 or 3\.10"),
        (["win-amd64-3.12"], "for Windows on 64-bit .*; this is linux-x86_64"),
    ],
)
def test_a_python_that_is_not_on_the_stick_hears_which_are(kinds: list[str], words: str) -> None:
    """Too old, too new or for another system: the Pythons of the stick are named, in their order."""
    with pytest.raises(start.CannotStartError, match=words):
        start.kind_here(kinds)


def test_other_builds_of_python_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """A 32-bit Python, one without the lock, and a Linux with an old or another C library each hear what is wrong."""
    with monkeypatch.context() as patch:
        patch.setattr("sys.maxsize", 2**31 - 1)
        with pytest.raises(start.CannotStartError, match="32-bit"):
            start.kind_here([HERE])
    with monkeypatch.context() as patch:
        patch.setattr("sysconfig.get_config_var", lambda _: 1)
        with pytest.raises(start.CannotStartError, match="special build"):
            start.kind_here([HERE])
    for name, number, words in (("glibc", "2.17", "glibc 2.28 or newer; this has glibc 2.17"), ("", "", "another")):
        monkeypatch.setattr("platform.libc_ver", lambda name=name, number=number: (name, number))
        with pytest.raises(start.CannotStartError, match=words):
            start.kind_here([HERE])


def test_without_a_fitting_python_the_starter_names_those_that_do(stick: Path, tmp_path: Path) -> None:
    """With no Python on the path, the shell itself says which are needed."""
    done = started(stick, tmp_path, PATH=str(tmp_path))
    assert done.returncode == 3
    assert done.stderr.endswith("64-bit: 3.14 3.13 3.12 3.11.\n")


def test_damaged_modules_are_told_with_the_folder_to_delete(stick: Path, tmp_path: Path) -> None:
    """Where modules are gone from what was unpacked, the start names the folder instead of a traceback."""
    started(stick, tmp_path)
    (made,) = (stick / "environments").glob(f"{HERE}-*")
    (made / "game" / "cli" / "commands.py").write_text("import gone\n", "utf-8")
    done = started(stick, tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert f"Delete the folder {made}" in done.stderr


def test_what_the_game_needs_is_pinned() -> None:
    """Every package that pyproject.toml asks for has its version in constraints.txt, from which sticks are made."""
    root = Path(sticking.__file__).parents[2]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [Requirement(line) for line in project["dependencies"]]
    assert {canonicalize_name(need.name) for need in needed} <= sticking.pinned(root).keys()
