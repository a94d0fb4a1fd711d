"""The time of a frame while something moves, at 1920×1080 or the size given, beside drawing the whole window.

    python benchmarks/frames.py [3840x2160]

Needs a display (`xvfb-run -s "-screen 0 1920x1080x24"` will do). A careful play of the first case is taken page
by page, and each turn of the loop is timed while cards slide, meters move and stamps fall. The other figure blits the
same picture whole and updates the whole display, as a loop without dirty places would. The memory is read on Linux.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

_WIDE, _, _HIGH = (sys.argv[1] if sys.argv[1:] else "1920x1080").partition("x")
SIZE = int(_WIDE), int(_HIGH)
SHARE = 99
MAKE = """
from game.cli.desk import Desk
from game.cli.windowed import album_of
desk = Desk()
loaded, scenario = desk.case_named("triponta/bridge-on-fire")
album = album_of(loaded, desk.translator.text)
album.make(album.of_case(scenario))
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["FENJER_HOME"] = home
        # The case's pictures are made once for good, in the first minute of the first play: that is no part of this.
        subprocess.run([sys.executable, "-c", MAKE], check=True)
        measure()


def measure() -> None:
    """Play, time each frame, and print the spread in milliseconds."""
    import pygame

    from game.cli import plays
    from game.cli.desk import Desk
    from game.cli.windowed import Front, album_of
    from game.window.app import App
    from game.window.case_screen import CaseScreen

    desk = Desk()
    loaded, scenario = desk.case_named("triponta/bridge-on-fire")
    sitting = plays.new_sitting(desk, loaded, scenario)
    desk.settings = replace(desk.settings, sound=False)
    app = App(Front(desk).services())
    app.open(SIZE)
    album = album_of(loaded, desk.translator.text)
    case = CaseScreen(app, sitting, album, finished=lambda: None, again=lambda: app.screen)
    app.push(case)
    moving: list[float] = []
    building: list[float] = []
    held = 0.0
    for token in (*loaded.playtests[scenario.id].runs[0].tokens, None):
        began = time.perf_counter()
        app.step([])
        building.append(time.perf_counter() - began)
        while app.motion.moving:
            began = time.perf_counter()
            app.step([])
            moving.append(time.perf_counter() - began)
            time.sleep(max(0.0, 1 / 60 - moving[-1]))
        held = max(held, memory())
        if token is not None:
            case.take(token)
    whole = []
    window = pygame.display.get_surface()
    assert window is not None
    picture = window.copy()
    for _ in range(len(moving)):
        began = time.perf_counter()
        window.blit(picture, (0, 0))
        pygame.display.flip()
        whole.append(time.perf_counter() - began)
        time.sleep(0.002)
    print(f"{'ms':28}{'frames':>8}{'median':>9}{'p99':>9}{'worst':>9}")
    for name, times in (("moving", moving), ("a new page, built and drawn", building), ("the whole window", whole)):
        spread = statistics.quantiles(times, n=100)
        figures = (statistics.median(times), spread[SHARE - 1], max(times))
        print(f"{name:28}{len(times):8}" + "".join(f"{1000 * figure:9.2f}" for figure in figures))
    print(f"most memory (PSS) on any page: {held:.0f} MB")
    print(f"moving / whole window, medians: {statistics.median(moving) / statistics.median(whole):.2f}")


def memory() -> float:
    """The proportional set size of this process, in MB."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    main()
