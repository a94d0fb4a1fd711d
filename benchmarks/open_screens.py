"""How long each screen takes from the press that asks for it to its first frame.

    python benchmarks/open_screens.py

Each is opened in a process of its own once the title has been looked at for half a second, and then a second time; the
median of five processes. Under SDL's dummy driver, so it counts what the game does, not what a display takes to show.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.window.screen import Screen

RUNS = 5
SIZES = ((1280, 720), (1920, 1080), (3840, 2160))
NAMES = ("cases", "slots", "settings", "languages", "notebook", "credits", "teachers", "case")


def main() -> None:
    """Measure and print a line for each screen and size."""
    if sys.argv[1:]:
        once(sys.argv[1], (int(sys.argv[2]), int(sys.argv[3])))
        return
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "FENJER_HOME": home, "SDL_VIDEODRIVER": "dummy"}

        def run(name: str, size: tuple[int, int]) -> tuple[float, float]:
            command = [sys.executable, __file__, name, *map(str, size)]
            said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
            first, again = said.split()[-2:]
            return float(first), float(again)

        # What is made once for good, the compiled packs and the case's pictures, is no part of opening a screen.
        subprocess.run([sys.executable, __file__, "make", "0", "0"], env=environment, check=True)
        for name in NAMES:
            for size in SIZES:
                times = [run(name, size) for _ in range(RUNS)]
                first, again = (statistics.median(column) for column in zip(*times, strict=True))
                print(f"{name:<10} {size[0]}×{size[1]}  first {first:5.0f} ms  again {again:5.0f} ms", flush=True)


def once(name: str, size: tuple[int, int]) -> None:
    """Open one screen twice and print the milliseconds of each; or only make what is made once."""
    from game.cli.desk import Desk
    from game.cli.windowed import Front, album_of
    from game.window.app import FORESEEN, App
    from game.window.cases import CasesScreen, SlotsScreen
    from game.window.notebook import NotebookScreen
    from game.window.settings import SettingsScreen
    from game.window.shell import CreditsScreen, LanguageScreen
    from game.window.teachers import TeachersScreen
    from game.window.title import TitleScreen

    desk = Desk()
    if name == "make":
        loaded, scenario = desk.case_named("triponta/bridge-on-fire")
        album = album_of(loaded, desk.translator.text)
        album.make(album.of_case(scenario))
        return
    front = Front(desk)
    app = App(front.services())
    app.open(size)
    app.push(TitleScreen(app))
    app.settle()
    app.foresee()
    time.sleep(FORESEEN)
    app.settle()
    makers: dict[str, Callable[[App], Screen]] = {
        "cases": CasesScreen,
        "slots": SlotsScreen,
        "settings": SettingsScreen,
        "languages": LanguageScreen,
        "notebook": NotebookScreen,
        "credits": CreditsScreen,
        "teachers": TeachersScreen,
        "case": lambda app: front.open(app, "triponta/bridge-on-fire"),
    }
    for _ in range(2):
        began = time.perf_counter()
        app.push(makers[name](app))
        app.step([])
        print((time.perf_counter() - began) * 1000)
        app.settle()
        app.pop()
        app.settle()


if __name__ == "__main__":
    main()
