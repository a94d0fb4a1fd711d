"""How long after a save the preview shows it, and what the preview costs while nobody saves.

    python benchmarks/preview_reload.py [--saves 15] [--rest 10]

Needs Linux and Xvfb. A copy of the first case is previewed on a virtual display and saved over and over, by writing
into the file and by putting another in its place; a save is shown when the display's memory has changed.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from start import HEADER, SIZE, display, is_black, processor

ROOT = Path(__file__).resolve().parent.parent
LINE = "Market day, and the phones are already going."
# The pauses between saves differ, so that they fall anywhere between two looks at the file.
PAUSES = (1.0, 1.013, 1.031, 1.047, 1.061, 1.077, 1.093)


def written(file: Path, text: str) -> None:
    """Save as an editor does that writes into the file."""
    file.write_text(text, "utf-8")


def renamed(file: Path, text: str) -> None:
    """Save as an editor does that puts a new file in the old one's place."""
    beside = file.with_suffix(".tmp")
    beside.write_text(text, "utf-8")
    beside.replace(file)


@contextmanager
def previewed(case: Path, home: Path, screen: Path) -> Iterator[int]:
    """Preview the case on the display and give the process."""
    environment = os.environ | {
        "DISPLAY": ":97",
        "FENJER_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "SDL_AUDIODRIVER": "dummy",
    }
    environment.pop("SDL_VIDEODRIVER", None)
    process = subprocess.Popen([sys.executable, "-m", "game", "preview", str(case)], env=environment)
    try:
        while is_black(screen):
            if process.poll() is not None:
                raise SystemExit("the preview has shown nothing")
            time.sleep(0.01)
        # The first check is over, and the loop at rest, as it is while an author writes.
        time.sleep(10)
        yield process.pid
    finally:
        process.kill()
        process.wait()


def glance(screen: Path) -> bytes:
    """Some rows of pixels from where the talk is; all of them would keep a core busy."""
    with screen.open("rb") as file:
        rows = []
        for row in range(100, 360, 10):
            file.seek(HEADER + row * SIZE[0] * 4)
            rows.append(file.read(SIZE[0] * 4))
    return b"".join(rows)


def shown_after(screen: Path, since: float, before: bytes) -> float:
    """Seconds until the display shows something else."""
    while glance(screen) == before:
        if time.monotonic() - since > 20:
            raise SystemExit("a save was never shown")
        time.sleep(0.005)
    return time.monotonic() - since


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--saves", type=int, default=15)
    parser.add_argument("--rest", type=float, default=10.0, help="seconds over which the load at rest is taken")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as frames:
        folder = Path(name)
        shutil.copy(ROOT / "scenarios" / "techniques.yaml", folder)
        shutil.copytree(ROOT / "scenarios" / "triponta", folder / "triponta")
        for pictures in ("pictures", "portraits"):
            shutil.copytree(ROOT / "assets" / pictures, folder / "triponta" / pictures)
        case = folder / "triponta" / "bridge-on-fire.yaml"
        text = case.read_text("utf-8")
        (folder / "settings.json").write_text('{"fenjer": 1, "language": "en"}')
        with display(Path(frames), 97) as screen, previewed(case, folder, screen) as pid:
            for save in (written, renamed):
                times = []
                for number in range(chosen.saves):
                    before = glance(screen)
                    since = time.monotonic()
                    save(case, text.replace(LINE, f"{LINE} {save.__name__} {number}"))
                    times.append(shown_after(screen, since, before))
                    time.sleep(PAUSES[number % len(PAUSES)])
                print(f"{save.__name__:8} median {statistics.median(times):.3f} s, longest {max(times):.3f} s")
            time.sleep(2)
            used, at = processor(pid), time.monotonic()
            time.sleep(chosen.rest)
            print(f"at rest  {100 * (processor(pid) - used) / (time.monotonic() - at):.2f} % of a core")


if __name__ == "__main__":
    main()
