"""Who looks after the kiosk's window: it comes up again after a crash, and never stays there alone."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.cli import kiosk
from game.cli.kiosk import looked_after


def command(script: str, *arguments: object) -> list[str]:
    """A command that runs a script in place of the window."""
    return [sys.executable, "-c", script, *map(str, arguments)]


def test_a_window_that_staff_close_is_not_started_again() -> None:
    """An exit of 0 is the end."""
    assert looked_after(command("")) == 0


def test_a_window_that_crashes_comes_up_again(tmp_path: Path) -> None:
    """Whether it ends with an error or is killed, it is started again, until staff close it."""
    script = """
import os, pathlib, signal, sys
count = len(list(pathlib.Path(sys.argv[1]).iterdir()))
pathlib.Path(sys.argv[1], str(count)).touch()
if count == 0:
    sys.exit(1)
if count == 1:
    os.kill(os.getpid(), signal.SIGTERM)
"""
    assert looked_after(command(script, tmp_path)) == 0
    assert len(list(tmp_path.iterdir())) == 3


def test_a_window_that_fails_again_and_again_is_given_up(tmp_path: Path) -> None:
    """Five crashes within a minute are no accident."""
    script = "import pathlib, sys, uuid; pathlib.Path(sys.argv[1], str(uuid.uuid4())).touch(); sys.exit(1)"
    assert looked_after(command(script, tmp_path)) == 1
    assert len(list(tmp_path.iterdir())) == kiosk.TOO_OFTEN


def test_a_window_that_is_stuck_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a sign of life it is ended, and the next one is well."""
    monkeypatch.setattr(kiosk, "BEAT", 0.05)
    monkeypatch.setattr(kiosk, "SILENT", 1.0)
    script = """
import pathlib, sys, time
if pathlib.Path(sys.argv[1], "once").exists():
    sys.exit(0)
pathlib.Path(sys.argv[1], "once").touch()
print(".", flush=True)
time.sleep(60)
"""
    began = time.monotonic()
    assert looked_after(command(script, tmp_path)) == 0
    assert time.monotonic() - began < 30


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_the_window_goes_with_who_looks_after_it(tmp_path: Path) -> None:
    """Killing the one that watches ends the window too: no screen is left that nobody can close."""
    inside = tmp_path / "inside.py"
    inside.write_text(
        "import os, pathlib, sys, threading, time\n"
        "from game.cli.kiosk import _ends_with_its_keeper\n"
        f"pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(os.getpid()))\n"
        "threading.Thread(target=_ends_with_its_keeper, daemon=True).start()\n"
        "while True:\n    print('.', flush=True)\n    time.sleep(0.1)\n",
        "utf-8",
    )
    outside = f"import sys; from game.cli.kiosk import looked_after; looked_after([sys.executable, {str(inside)!r}])"
    root = str(Path(kiosk.__file__).parents[2])
    keeper = subprocess.Popen([sys.executable, "-c", outside], env={**os.environ, "PYTHONPATH": root})
    until = time.monotonic() + 30
    while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text("utf-8"):
        assert time.monotonic() < until
        time.sleep(0.02)
    pid = int((tmp_path / "pid").read_text("utf-8"))
    keeper.send_signal(signal.SIGKILL)
    keeper.wait()
    while alive(pid):
        assert time.monotonic() < until
        time.sleep(0.02)


def alive(pid: int) -> bool:
    """Whether a process runs (one that has ended and waits for its parent does not)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
