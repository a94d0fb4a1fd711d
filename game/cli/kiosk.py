"""`fenjer kiosk`: what its screens ask for, the window opened on them, and who looks after that window."""

import gc
import os
import string
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game import paths
from game.cli import plays
from game.cli.desk import LACKING, Desk, has_display
from game.cli.hosting import Host, Ways
from game.cli.windowed import Front, album_of
from game.storage import Visit, new_id
from game.storage.exchange import write
from game.storage.pins import tried, waiting, with_pin
from game.strings import mark

if TYPE_CHECKING:
    from game.loader import Loaded
    from game.storage import KioskConfig
    from game.story.scenario import Scenario
    from game.window.app import App
    from game.window.modes.kiosk import Kiosk
    from game.window.modes.kiosk_host import KioskHost, ShortCase
    from game.window.screen import Screen

MODE = "kiosk"
OFFERED = 3
"""How many cases are offered where nobody has chosen any."""

TROUBLES = 5
"""How many of the things that went wrong the staff's page tells."""

BEAT, SILENT = 1.0, 60.0
"""Seconds between two signs of life of the window, and without one after which it is taken for stuck."""

TOO_OFTEN, WITHIN = 5, 60.0
"""So many crashes in so many seconds are no accident any more."""


STAYING = {
    "SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS": "0",
    "SDL_ALLOW_ALT_TAB_WHILE_GRABBED": "0",
    "SDL_GRAB_KEYBOARD": "1",
    "SDL_WINDOWS_NO_CLOSE_ON_ALT_F4": "1",
    "SDL_VIDEO_ALLOW_SCREENSAVER": "0",
}
"""What keeps the window where it is: by itself SDL lets Alt+Tab and a lost focus put a window away."""


class Kiosks:
    """Answers a kiosk's screens from the desk."""

    def __init__(self, front: Front) -> None:
        self.front = front
        self.desk = front.desk
        self.host = Host(front)
        self.host.save = self.save_visit
        self.short: dict[str, tuple[Loaded, Scenario]] = dict(self._short())
        self._lit = False
        self._troubles: list[str] = []
        self._config = self.desk.store.kiosk()

    def _short(self) -> "Iterator[tuple[str, tuple[Loaded, Scenario]]]":
        from game.story.scenario import shortened

        for loaded in self.front.packs().values():
            for name, scenario in loaded.benched.items():
                if scenario.short is not None:
                    yield plays.play_name(loaded, name), (loaded, shortened(scenario))

    def services(self) -> "KioskHost":
        """What the screens are handed."""
        from game.window.modes.kiosk_host import KioskHost

        return KioskHost(
            config=lambda: self._config,
            save=self.save,
            all_cases=lambda code: [self.card(name, code) for name in self.short],
            cases=lambda code: [self.card(name, code) for name in self.offered()],
            languages=self.languages,
            case=self.case,
            remembered=self.remembered,
            was_lit=lambda: self._lit,
            give_up=self.give_up,
            forget=self.forget,
            tidy=tidy,
            prepare=self.prepare,
            counts=self.counts,
            troubles=self.troubles,
            places=lambda: list(places()),
            export=self.export,
            tried=self.tried,
            new_pin=lambda pin: self.save(with_pin(self._config, pin)),
            files=self.files,
        )

    def save(self, config: "KioskConfig") -> None:
        """Keeps how the kiosk is set up."""
        self._config = config
        self.desk.store.save_kiosk(config)

    def offered(self) -> list[str]:
        """The names of the cases that visitors can choose from."""
        chosen = [name for name in self._config.cases if name in self.short]
        return chosen or list(self.short)[:OFFERED]

    def languages(self) -> list[tuple[str, str]]:
        """The languages that visitors can choose from."""
        chosen = [each for each in self.desk.languages if each[0] in self._config.languages]
        return chosen or list(self.desk.languages)

    def card(self, name: str, code: str) -> "ShortCase":
        """A case as it is offered."""
        from game.window.modes.kiosk_host import ShortCase

        t = self.front.translator(code)
        loaded, scenario = self.short[name]
        album = album_of(loaded, t.text)
        first = next(iter(album.of_case(scenario)), None)
        picture = album.made(first) if first is not None and not album.lacking([first]) else None
        return ShortCase(name, t.text(scenario.title), t.text(scenario.summary), scenario.minutes, picture)

    def prepare(self, app: "App", then: "Callable[[], Screen]") -> "Screen":
        """Develops the pictures of all that is offered, so that no visitor waits for them."""
        from game.window.developing import DevelopingScreen

        for name in self.offered():
            loaded, scenario = self.short[name]
            album = album_of(loaded, self.front.say)
            lacking = album.lacking(album.of_case(scenario))
            if lacking:
                return DevelopingScreen(app, album, lacking, lambda: self.prepare(app, then))
        return then()

    def case(self, app: "App", name: str, on: "Callable[[], None]", leave: "Callable[[], None]") -> "Screen":
        """The first screen of a case, for somebody who is known by nothing."""

        def went_on() -> None:
            sitting = self.host.sitting
            self._lit = sitting is not None and sitting.over and sitting.result().lit
            on()

        loaded, scenario = self.short[name]
        who = plays.Who(MODE, self._config.event, record=new_id())
        return self.host.case(app, loaded, scenario, who, Ways(went_on, self.desk.translator.say("Go on"), leave))

    def save_visit(self, loaded: "Loaded", scenario: "Scenario", who: plays.Who, tokens: tuple[str, ...]) -> None:
        """Keeps each choice, so that a crash leaves an unfinished result and not nothing."""
        self.desk.store.save_visit(Visit(who.record or "", plays.play_name(loaded, scenario.id), tokens))

    def give_up(self) -> None:
        """Keeps what was left as unfinished; nobody's choices lie about any more."""
        self.host.give_up()
        if self.desk.store.visit() is not None:
            self.desk.store.save_visit(None)

    def recover(self) -> None:
        """Makes an unfinished result of what a visitor was doing when the game, or the machine, went down."""
        from game.sitting import Sitting
        from game.story.playthrough import replay

        left = self.desk.store.visit()
        if left is None:
            return
        if left.case in self.short and left.tokens:
            loaded, scenario = self.short[left.case]
            sitting = Sitting(scenario, self.desk.place(loaded), replay(scenario, left.tokens))
            # Where it was over and kept already, the same record counts once.
            who = plays.Who(MODE, self._config.event, record=left.record)
            plays.keep_result(self.desk, sitting, loaded.digest, who)
        self.desk.store.save_visit(None)

    def remembered(self, name: str) -> tuple[str, str]:
        """A technique of the case and how to spot it, in the visitor's language."""
        loaded, scenario = self.short[name]
        t = self.desk.translator
        known = loaded.taxonomy.techniques if loaded.taxonomy is not None else {}
        met = [known[each] for item in scenario.items.values() for each in item.techniques if each in known]
        return (t.text(met[0].name), t.text(met[0].spot)) if met else ("", "")

    def forget(self) -> None:
        """Takes away what was read to a file."""
        (paths.home() / "spoken.txt").unlink(missing_ok=True)

    def counts(self) -> list[tuple[str, int, int]]:
        """How many plays of each case were finished and left today."""
        t = self.desk.translator
        counts = self.desk.store.results.counts(plays.today(), MODE)
        return [
            (t.text(scenario.title), counts.get((scenario.id, True), 0), counts.get((scenario.id, False), 0))
            for _, scenario in self.short.values()
        ]

    def troubles(self) -> list[str]:
        """What has gone wrong since the start, the latest last: visitors can do nothing about it."""
        self._troubles += [text for text in self.front.notices() if text not in self._troubles]
        return self._troubles[-TROUBLES:]

    def export(self, place: Path) -> str:
        """Writes all results into a folder, and says what came of it."""
        say = self.desk.translator.say
        file = place / f"fenjer-kiosk-{plays.today()}.jsonl.gz"
        try:
            count = write(file, self.desk.store.results.all())
        except OSError as error:
            return say("{file} cannot be written: {why}.", file=file, why=error.strerror or str(error))
        return self.desk.translator.plural("{n} result in {file}", "{n} results in {file}", count, file=file)

    def tried(self, pin: str) -> tuple[bool, float]:
        """Whether a PIN is the right one, and how many seconds one has to wait before the next try."""
        now = time.time()
        right, config = tried(self._config, pin, now)
        if config != self._config:
            self.save(config)
        return right, waiting(config, now)

    def files(self) -> dict[str, str]:
        """What lies in the user's folder, by its digest; results, caches and tries of the PIN left out."""
        home = paths.home()
        top = sorted(path for path in home.iterdir() if not path.name.startswith(("results.", "kiosk.json", "cache")))
        inside = [each for path in top for each in ([path] if path.is_file() else sorted(path.rglob("*")))]
        files = (path for path in inside if path.is_file())
        return {path.relative_to(home).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def tidy() -> None:
    """Gives memory back that nothing uses any more; glibc alone keeps holes of three times what is used."""
    gc.collect()
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def places() -> Iterator[Path]:
    """Where results can be exported to: what is plugged in, and the user's own folder."""
    if sys.platform == "win32":
        for letter in string.ascii_uppercase[3:]:
            drive = Path(f"{letter}:/")
            if drive.is_dir():
                yield drive
    else:
        user = os.environ.get("USER", "")
        for folder in (Path("/media") / user, Path("/run/media") / user, Path("/Volumes")):
            if folder.is_dir():
                yield from sorted(each for each in folder.iterdir() if os.access(each, os.W_OK) and each.is_dir())
    yield paths.home()


def opened(desk: Desk, size: tuple[int, int] | None = None) -> "tuple[App, Kiosk, Kiosks]":
    """The kiosk's window, at its first screen: filling the screen, or of this size."""
    from game.window.app import App
    from game.window.modes.kiosk import Kiosk

    front = Front(desk)
    kiosks = Kiosks(front)
    kiosks.recover()
    desk.store.results.check(after=3)
    # What a visitor changes is gone with the visitor, and what goes wrong is told to the staff.
    services = replace(front.services(), save_settings=lambda _: None, notices=tuple)
    app = App(services)
    if size is None:
        app.open(full=True)
    else:
        app.open(size)
    kiosk = Kiosk(app, kiosks.services())
    kiosk.start()
    return app, kiosk, kiosks


@click.command()
@click.option("--inside", is_flag=True, hidden=True)
@click.option("--lang", metavar="L", help="The language to begin with.")
@click.pass_obj
def kiosk(desk: Desk, *, inside: bool, lang: str | None) -> None:
    """For a stand that nobody looks after: fills the screen, and only the staff's PIN leads out of it."""
    desk.choose_language(lang)
    if not has_display():
        desk.trouble(LACKING, mark("There is no display here for the game's window."))
    if inside:
        raise SystemExit(run_window(desk))
    command = [sys.executable, "-m", "game", "kiosk", "--inside", *(["--lang", lang] if lang else [])]
    status = looked_after(command)
    if status:
        desk.trouble(
            LACKING, mark("The kiosk's window has failed {n} times in a minute. It is not started again."), n=TOO_OFTEN
        )


def run_window(desk: Desk) -> int:
    """The window itself, under the eyes of the process that started it; its exit status."""
    os.environ.update(STAYING)
    from game.window.own import own_window
    from game.window.services import NoDisplay

    try:
        app, _, _ = opened(desk)
    except NoDisplay:
        desk.trouble(LACKING, mark("There is no display here for the game's window."))
    window = own_window()
    window.grab_mouse = window.grab_keyboard = True
    if sys.stdin is not None and not sys.stdin.isatty():
        threading.Thread(target=_ends_with_its_keeper, daemon=True).start()
        app.every(BEAT, _beat)
    return app.loop()


def _ends_with_its_keeper() -> None:
    """Nobody looks after the window any more: it must not stay there alone."""
    sys.stdin.read()
    os._exit(1)


def _beat() -> None:
    try:
        sys.stdout.write(".")
        sys.stdout.flush()
    except OSError:
        os._exit(1)


def looked_after(command: Iterable[str]) -> int:
    """Runs the window until the staff close it, and starts it again whenever it crashes or is stuck.

    Gives 0 when it was closed, 1 when it failed too often.
    """
    failed: list[float] = []
    # On a stick the modules lie where only this process knows.
    known = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    while True:
        with subprocess.Popen([*command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=known) as window:  # noqa: S603
            try:
                status = _watched(window)
            finally:
                window.kill()
        if status == 0:
            return 0
        now = time.monotonic()
        failed = [*(when for when in failed if now - when < WITHIN), now]
        if len(failed) >= TOO_OFTEN:
            return 1


def _watched(window: "subprocess.Popen[bytes]") -> int:
    """The window's exit status; one that gives no sign of life any more is ended."""
    heard = [time.monotonic()]

    def listen() -> None:
        stream = window.stdout
        while stream is not None and stream.read(1):
            heard[0] = time.monotonic()

    threading.Thread(target=listen, daemon=True).start()
    while True:
        try:
            return window.wait(timeout=BEAT)
        except subprocess.TimeoutExpired:
            if time.monotonic() - heard[0] > SILENT:
                window.kill()
