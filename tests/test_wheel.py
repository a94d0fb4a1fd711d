"""The installed game: built, put into an environment of its own, and played from another folder."""

import importlib.util
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import main as bootstrap

ROOT = Path(bootstrap.ROOT)
SCRIPT = ROOT / "tests" / "scripts" / "bridge-careful.txt"


def run(command: list[str | Path], cwd: Path) -> str:
    """Run a command in a folder, as somebody would who has no checkout, and return what it prints."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment["PYTHONUTF8"] = "1"
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def with_pip() -> str:
    """Return a Python that can install for others: this one, or the one it was made from."""
    if importlib.util.find_spec("pip"):
        return sys.executable
    return str(vars(sys)["_base_executable"])


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], ROOT)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_the_data_and_not_its_workshop(wheel: Path) -> None:
    """Fonts, scenarios and catalogues are in the wheel; the scripts that made them and the tests are not."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    parts = {"/".join(name.split("/")[:3]) for name in names if name.startswith("game/data/")}

    assert {name for name in tops if not name.endswith(".dist-info")} == {"game"}
    assert parts >= {"game/data/assets", "game/data/scenarios", "game/data/locale"}
    assert "game/authoring/template/my-case.playtest.yaml" in names
    assert not [name for name in names if "/assets/source/" in name or "__pycache__" in name]


def test_the_source_archive_is_the_checkout(tmp_path: Path) -> None:
    """Whoever unpacks the source archive can play and run the checks, and gets nothing a machine made."""
    run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path], ROOT)
    (built,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(built) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert names >= {"main.py", "constraints.txt", "pyproject.toml", "tests/__main__.py", "game/paths.py"}
    assert not [name for name in names if name.startswith((".venv", ".git/")) or "__pycache__" in name]


def test_the_installed_game_plays_a_case_as_the_checkout_does(wheel: Path, tmp_path: Path) -> None:
    """From a clean environment and another folder, a script tells the same story with the same result."""
    environment = tmp_path / "clean"
    bootstrap.Machine().make_venv(str(environment), with_pip=False)
    clean = bootstrap.python_of(str(environment))
    pip = [with_pip(), "-m", "pip", "--python", clean]
    run([*pip, "install", "--quiet", "-c", ROOT / "constraints.txt", wheel], tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    where = run([clean, "-c", "import game.paths; print(game.paths.data())"], elsewhere)
    play: list[str | Path] = ["read", "bridge-on-fire", "--lang", "en", "--script", SCRIPT, "--result"]
    start = "import sys; from game.cli import main; sys.exit(main())"

    installed = run([Path(clean).with_name("fenjer"), *play, "installed.json"], elsewhere)
    checkout = run([sys.executable, "-c", start, *play, elsewhere / "checkout.json"], ROOT)

    assert Path(where.strip()).is_relative_to(environment)
    assert installed == checkout
    results = [json.loads((elsewhere / name).read_bytes()) for name in ("installed.json", "checkout.json")]
    assert results[0]["finished"] is True
    assert results[0] == results[1]
