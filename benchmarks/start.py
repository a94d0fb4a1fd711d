"""Start, memory and rest of the game's window, beside what one would use instead, in one run.

    python benchmarks/start.py [--runs 5] [--rest 10]

Needs Linux and Xvfb. Each program is started on a virtual display of its own and watched from outside: the first frame
is there when the display's memory is no longer black, memory is the proportional set size of the whole process tree,
and the load at rest is its processor time over some seconds in which nothing is touched.
"""

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SIZE = (1280, 720)
HEADER = 4096
BARE = """
import os, sys, time
os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
import pygame
pygame.display.init(); pygame.font.init()
window = pygame.display.set_mode((1280, 720))
window.fill("#F5EBD6")
window.blit(pygame.font.Font(None, 60).render("Fenjer", True, "#1B2440"), (100, 100))
pygame.display.flip()
while not any(event.type == pygame.QUIT for event in pygame.event.get()):
    time.sleep(1 / 30)
"""
STOCK = """
import pygame, pygame_gui
pygame.init()
window = pygame.display.set_mode((1280, 720))
manager = pygame_gui.UIManager((1280, 720))
for row in range(5):
    pygame_gui.elements.UIButton(pygame.Rect(100, 100 + 60 * row, 300, 50), "Fenjer", manager)
clock = pygame.time.Clock()
while True:
    passed = clock.tick(60) / 1000
    for event in pygame.event.get():
        manager.process_events(event)
    manager.update(passed)
    window.fill("#F5EBD6")
    manager.draw_ui(window)
    pygame.display.flip()
"""


@dataclass(frozen=True)
class Contender:
    """A program to start: its name and its command."""

    name: str
    command: list[str]


@dataclass(frozen=True)
class Figures:
    """What was measured: seconds to the first frame, memory in MB, load at rest in percent of a core."""

    first: float
    memory: float
    rest: float


@contextlib.contextmanager
def display(folder: Path, number: int) -> Iterator[Path]:
    """Run a virtual display and give the file that its pixels are in."""
    command = [
        "Xvfb",
        f":{number}",
        "-screen",
        "0",
        f"{SIZE[0]}x{SIZE[1]}x24",
        "-fbdir",
        str(folder),
        "-nolisten",
        "tcp",
    ]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    screen = folder / "Xvfb_screen0"
    try:
        while not screen.exists() or screen.stat().st_size < HEADER:
            time.sleep(0.02)
        time.sleep(0.3)
        yield screen
    finally:
        process.terminate()
        process.wait()


def is_black(screen: Path) -> bool:
    """Whether nothing has been drawn yet: a few rows of pixels, every one black."""
    with screen.open("rb") as file:
        for row in range(60, SIZE[1], 60):
            file.seek(HEADER + row * SIZE[0] * 4)
            pixels = file.read(SIZE[0] * 4)
            if pixels[0::4].strip(b"\0") or pixels[1::4].strip(b"\0"):
                return False
    return True


def tree(pid: int) -> list[int]:
    """The process and all below it."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += tree(int(child))
    return found


def memory(pid: int) -> float:
    """Proportional set size of a process tree, in MB."""
    total = 0
    for each in tree(pid):
        for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024


def processor(pid: int) -> float:
    """Seconds of processor time that a process tree has used."""
    ticks = 0
    for each in tree(pid):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def measure(contender: Contender, home: Path, number: int, rest: float) -> Figures:
    """Start a program once and watch it."""
    with tempfile.TemporaryDirectory() as folder, display(Path(folder), number) as screen:
        environment = os.environ | {
            "DISPLAY": f":{number}",
            "FENJER_HOME": str(home),
            "PYGAME_HIDE_SUPPORT_PROMPT": "1",
            "SDL_AUDIODRIVER": "dummy",
        }
        environment.pop("SDL_VIDEODRIVER", None)
        began = time.monotonic()
        process = subprocess.Popen(
            contender.command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=home
        )
        try:
            while is_black(screen):
                if process.poll() is not None or time.monotonic() - began > 60:
                    raise SystemExit(f"{contender.name} has shown nothing")
                time.sleep(0.002)
            first = time.monotonic() - began
            # At rest is when the last input, or the start, is some time ago.
            time.sleep(10)
            used, at = processor(process.pid), time.monotonic()
            time.sleep(rest)
            load = 100 * (processor(process.pid) - used) / (time.monotonic() - at)
            return Figures(first, memory(process.pid), load)
        finally:
            process.kill()
            process.wait()


def contenders(folder: Path) -> list[Contender]:
    """What there is to measure on this machine."""
    bare, stock = folder / "bare.py", folder / "stock.py"
    bare.write_text(BARE)
    stock.write_text(STOCK)
    return [
        Contender("fenjer", [sys.executable, "-m", "game"]),
        Contender("bare pygame-ce", [sys.executable, str(bare)]),
        Contender("stock pygame_gui", [sys.executable, str(stock)]),
    ]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--rest", type=float, default=10.0, help="seconds over which the load at rest is taken")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "settings.json").write_text('{"fenjer": 1, "language": "en"}')
        table: dict[str, list[Figures]] = {}
        found = contenders(home)
        # The first round warms the caches, and is not counted; then the programs take turns.
        for run in range(chosen.runs + 1):
            for number, contender in enumerate(found):
                figures = measure(contender, home, 90 + number, chosen.rest if run else 0.1)
                if run:
                    table.setdefault(contender.name, []).append(figures)
        print(f"{'':18}{'first frame s':>15}{'memory MB':>12}{'rest %':>9}{'start, ratio':>14}")
        own = statistics.median(figures.first for figures in table["fenjer"])
        for contender_name, runs in table.items():
            first = statistics.median(figures.first for figures in runs)
            megabytes = statistics.median(figures.memory for figures in runs)
            load = statistics.median(figures.rest for figures in runs)
            print(f"{contender_name:18}{first:15.3f}{megabytes:12.1f}{load:9.2f}{first / own:14.2f}")


if __name__ == "__main__":
    main()
