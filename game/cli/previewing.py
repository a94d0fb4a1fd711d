"""`fenjer preview`: the window on a case that follows its files."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game import paths
from game.cli.desk import LACKING, USAGE, Desk, Trouble, add_texts
from game.languages import SOURCE, parents
from game.strings import mark

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from game.bench.album import Album
    from game.story.problems import Problem
    from game.window.preview import Reading, Source
    from game.window.preview_panels import Told
    from game.window.services import Services

ORDER = ("error", "warning", "note")
"""The severities, worst first."""

NOWHERE = mark("There is no display here for the preview's window; fenjer check names the problems.")


@click.command()
@click.argument("case")
@click.option("--lang", metavar="L", help="The language to play in.")
@click.pass_obj
def preview(desk: Desk, case: str, lang: str | None) -> None:
    """Open the window on a case that you are writing: each save is shown at once."""
    from game.cli.desk import has_display

    desk.choose_language(lang)
    file = case_file(desk, case)
    if not has_display():
        desk.trouble(LACKING, NOWHERE)
    open_preview(desk, Follower(desk, file))


def case_file(desk: Desk, name: str) -> Path:
    """The file of the case with this id, PACK/CASE, or path; it may be broken."""
    path = Path(name)
    if path.suffix in (".yaml", ".yml") and path.is_file():
        return path.resolve()
    pack, _, case = name.rpartition("/")
    roots = desk.pack_roots()
    for root in [roots.get(pack) or Path(pack).resolve()] if pack else roots.values():
        if (root / f"{case}.yaml").is_file():
            return root / f"{case}.yaml"
    known = [file.stem for root in roots.values() for file in sorted(root.glob("*.yaml")) if _is_case(file)]
    desk.trouble(USAGE, mark("There is no case {name}; there are: {cases}."), name=name, cases=", ".join(known) or "–")


def _is_case(file: Path) -> bool:
    return file.name != "pack.yaml" and not file.name.endswith(".playtest.yaml")


class Follower:
    """A case's files, watched and read."""

    def __init__(self, desk: Desk, file: Path) -> None:
        from game.authoring.watcher import Watcher

        self.desk = desk
        self.file = file
        self.texts = Watcher(self._texts())
        self.pictures = Watcher(())
        self.checker = Checker(file)

    def source(self) -> "Source":
        """What the preview is handed."""
        from game.window.preview import Source

        return Source(self.read, self.checker.ask, self.checker.answer, self.texts, self.pictures)

    def read(self) -> "Reading":
        """The case as its files stand, and what is wrong with them at first sight."""
        from game.cli.windowed import album_of
        from game.loader import load_case, load_pack
        from game.story.campaign import made
        from game.window.preview import Reading

        techniques = paths.scenarios() / "techniques.yaml"
        loaded = load_case(self.file, techniques=techniques, playtest=False)
        case = loaded.cases.get(self.file.stem)
        if case is not None and case.desk is not None:
            # What it writes up is in the other cases.
            loaded = load_pack(self.file.parent, techniques)
            case = made(case, loaded.cases)
        self.speak(self.desk.translator.code)
        album = album_of(loaded, self.desk.translator.text) if loaded.pack is not None else None
        if album is not None:
            self.pictures.follow(_picture_files(album))
        return Reading(
            case=case,
            place=self.desk.place(loaded) if loaded.pack is not None else None,
            album=album,
            told=_told([*loaded.problems, *_packless(self.file)]),
        )

    def speak(self, code: str) -> None:
        """Has the desk speak a language, with the pack's catalogues as they stand."""
        self.desk.translator = self.desk.speaking(code)
        add_texts(self.desk.translator, self.file.parent)

    def _texts(self) -> list[Path]:
        root = self.file.parent
        files = [
            self.file,
            root / "pack.yaml",
            root / f"{self.file.stem}.playtest.yaml",
            root.parent / "techniques.yaml",
        ]
        code = self.desk.translator.code
        if code != SOURCE:
            folder = root / "locale" if (root / "locale").is_dir() else paths.locale()
            files += [folder / each / "LC_MESSAGES" / f"{root.name}.po" for each in parents(code)]
        return files


class Checker:
    """Looks for every problem of a case, in a process of its own: a thread would take turns with what draws the window.

    The process is begun with the first check and stays, so that the next one has its modules at hand.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._line: Connection | None = None
        self._asked = 0

    def ask(self) -> None:
        """Has the case looked through as it is now."""
        if self._line is None:
            from multiprocessing import get_context

            context = get_context("spawn")
            self._line, theirs = context.Pipe()
            # A daemon ends with the window.
            context.Process(target=_answer, args=(self.file, theirs), daemon=True).start()
            theirs.close()
        self._asked += 1
        with suppress(OSError):
            self._line.send(self._asked)

    def answer(self) -> "tuple[Told, ...] | None":
        """Every problem that `fenjer check` names, worst first, once they are known."""
        try:
            while self._line is not None and self._line.poll():
                number, problems = self._line.recv()
                if number == self._asked:
                    return _told(problems)
        except (OSError, EOFError):
            # Another is begun with the next save.
            self._line = None
        return None


def _answer(file: Path, line: "Connection") -> None:
    """Check the case whenever asked, until the window is closed."""
    import signal

    # Ctrl-C in the terminal ends the window, and with it this.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    desk = Desk()
    with suppress(EOFError, OSError):
        while True:
            number = line.recv()
            while line.poll():
                number = line.recv()
            line.send((number, [*_checked(desk, file), *_packless(file)]))


def _checked(desk: Desk, file: Path) -> "Iterable[Problem]":
    """What `fenjer check` finds; it refuses a file that was taken away, which the loader can name."""
    from game.cli.checking import check_paths
    from game.loader import load_case

    try:
        return check_paths(desk, [file]).problems
    except Trouble:
        return load_case(file).problems


def _picture_files(album: "Album") -> list[Path]:
    names = [picture.file for picture in album.pack.pictures.values()]
    names += [face for person in album.pack.cast.values() for face in person.faces()]
    return [album.inside(name) for name in names]


def _packless(file: Path) -> "Iterator[Problem]":
    """A case can be checked without a pack, but not played."""
    from game.story.problems import Problem, Where

    pack = file.parent / "pack.yaml"
    if not pack.is_file():
        hint = "a case is played with the cast, the accounts and the pictures of its pack"
        yield Problem(Where(str(pack)), "FJ122", "error", "there is no pack.yaml beside the case", hint)


def _told(problems: "Iterable[Problem]") -> "tuple[Told, ...]":
    """The problems, worst first, each with its line as the file has it now."""
    from game.window.preview_panels import Told

    lines: dict[str, list[str]] = {}
    told = []
    for problem in sorted(problems, key=lambda problem: (ORDER.index(problem.severity), problem)):
        file = problem.where.file
        if file not in lines:
            lines[file] = _lines(Path(file))
        within = 1 <= problem.where.line <= len(lines[file])
        told.append(Told(problem, lines[file][problem.where.line - 1] if within else ""))
    return tuple(told)


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def services(desk: Desk) -> "Services":
    """What the preview's window is handed: the language is the desk's, and is not kept as the player's own."""
    from game.cli.windowed import Front

    front = Front(desk)
    own = desk.settings.language
    return replace(
        front.services(),
        settings=replace(desk.settings, language=desk.translator.code),
        save_settings=lambda settings: front.save(replace(settings, language=own)),
    )


def open_preview(desk: Desk, follower: Follower) -> None:
    """Open the window on the case, and stay until it is closed."""
    from game.window.app import App
    from game.window.preview import PreviewScreen
    from game.window.services import NoDisplay

    app = App(services(desk))
    try:
        app.open()
    except NoDisplay:
        desk.trouble(LACKING, NOWHERE)
    app.push(PreviewScreen(app, follower.source()))
    app.loop()
