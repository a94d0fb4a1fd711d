"""How long another language takes to be on the screen, and Serbian in Latin letters beside what others make of it.

The language is chosen in the middle of the first case, in a window that nobody sees, in turn in each: the first time a
machine ever meets it, with nothing compiled; after the list of languages was open for two seconds, as it is before
somebody presses one; and again. Beside it what one would do without: closing the game and starting it in the other
language, as a new process up to its first screen.

The Latin letters are those of all Serbian texts, beside GNU recode-sr-latin and, where it is installed, cyrtranslit:
the time, and the texts in which a field was changed or a digraph has capitals that its word has not. From the checkout:

    python benchmarks/languages.py
"""

import contextlib
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from game import paths
from game.authoring.entries import catalogue_in
from game.cli.desk import Desk
from game.cli.windowed import Front, offscreen
from game.latin import latin
from game.window.app import App
from game.window.developing import DevelopingScreen
from game.window.shell import LanguageScreen

ROOT = Path(__file__).resolve().parent.parent

CAPITALS = re.compile(r"\b(?:L[j]|N[j]|D[ž])[A-ZČĆŠĐŽ]|\b[A-ZČĆŠĐŽ]+(?:Lj|Nj|Dž)[A-ZČĆŠĐŽ]")
"""A digraph with one capital in a word of capitals."""

START = """
import sys
sys.path.insert(0, sys.argv[1])
from game.cli.desk import Desk
from game.cli.windowed import offscreen
desk = Desk()
desk.choose_language(sys.argv[2])
offscreen(desk)
"""


def main() -> None:
    """Measure and print both."""
    switching()
    letters()


def opened(home: str) -> App:
    """The first case in a window that nobody sees, in English."""
    os.environ["FENJER_HOME"] = home
    desk = Desk()
    desk.choose_language("en")
    app = offscreen(desk)
    app.push(Front(desk).open(app, "triponta/bridge-on-fire"))
    app.settle()
    while isinstance(app.screen, DevelopingScreen):
        time.sleep(0.05)
        app.step([])
        app.settle()
    return app


def chosen(app: App, code: str) -> float:
    """How many milliseconds pass until the case is there in another language."""
    start = time.perf_counter()
    app.change(replace(app.settings, language=code))
    app.settle()
    return (time.perf_counter() - start) * 1000


def switching() -> None:
    """Time each language: never met before, after the list was open, and again."""
    codes = [code for code, _ in Desk().languages if code != "en"]
    with tempfile.TemporaryDirectory() as home:
        app = opened(home)
        shutil.rmtree(Path(home, "cache"), ignore_errors=True)
        first = {code: chosen(app, code) for code in codes}
        chosen(app, "en")
        for mo in Path(home, "cache").glob("*.mo"):
            mo.unlink()
        app.push(LanguageScreen(app))
        app.settle()
        time.sleep(2)
        app.pop()
        app.settle()
        warmed = {code: chosen(app, code) for code in codes}
        again: dict[str, list[float]] = {code: [] for code in codes}
        for _ in range(5):
            for code in codes:
                again[code].append(chosen(app, code))
        print(f"{'ms':<10}{'never met':>12}{'list opened':>12}{'again':>10}{'started anew':>14}")
        for code in codes:
            start = time.perf_counter()
            command = [sys.executable, "-c", START, str(ROOT), code]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            anew = (time.perf_counter() - start) * 1000
            usual = statistics.median(again[code])
            print(f"{code:<10}{first[code]:>12.0f}{warmed[code]:>12.0f}{usual:>10.0f}{anew:>14.0f}")


def letters() -> None:
    """Write all Serbian texts in Latin letters, each way that is there."""
    texts = []
    for file in sorted((paths.locale() / "sr" / "LC_MESSAGES").glob("*.po")):
        for message in catalogue_in(file):
            if message.id:
                texts += [message.string] if isinstance(message.string, str) else list(message.string or ())
    texts += [text.upper() for text in texts if "{" not in text]
    ways: dict[str, Callable[[list[str]], list[str]]] = {"fenjer": lambda given: [latin(text) for text in given]}
    if shutil.which("recode-sr-latin"):
        ways["recode-sr-latin"] = _recoded
    with contextlib.suppress(ImportError):
        other = import_module("cyrtranslit")
        ways["cyrtranslit"] = lambda given: [other.to_latin(text, "sr") for text in given]
    print(f"\n{len(texts)} texts, each also in capitals where it has no field")
    print(f"{'':<18}{'ms':>8}{'fields changed':>16}{'capitals wrong':>16}{'unlike ours':>13}")
    ours: list[str] = []
    for name, way in ways.items():
        start = time.perf_counter()
        made = way(texts)
        took = (time.perf_counter() - start) * 1000
        ours = ours or made
        fields = sum(re.findall(r"\{\w*\}", a) != re.findall(r"\{\w*\}", b) for a, b in zip(texts, made, strict=True))
        capitals = sum(CAPITALS.search(text) is not None for text in made)
        unlike = sum(a != b for a, b in zip(ours, made, strict=True))
        print(f"{name:<18}{took:>8.0f}{fields:>16}{capitals:>16}{unlike:>13}")


def _recoded(given: list[str]) -> list[str]:
    command = ["recode-sr-latin"]
    run = subprocess.run(command, input="\0".join(given), capture_output=True, text=True, check=True)
    return run.stdout.split("\0")


if __name__ == "__main__":
    main()
