"""The commands, and the one place where everything is put together."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from game import __version__, paths
from game.storage import Settings, Store
from game.strings import Notice, Translator, languages, mark, nearest, preferred

if TYPE_CHECKING:
    from game.loader import Loaded
    from game.pages import Place
    from game.sitting import Sitting
    from game.story.scenario import Scenario

CONTENT, USAGE, LACKING = 1, 2, 3
"""Exit statuses: the content has problems; a command or a file was not understood; this machine lacks something."""

FIRST_CASE = "triponta/bridge-on-fire"


class Trouble(Exception):
    """A command cannot go on: the exit status, and one line in the player's language."""

    def __init__(self, status: int, line: str) -> None:
        super().__init__(line)
        self.status = status


class Desk:
    """What a command works with: the user's store, the settings, the translator, the packs. Made once, handed down."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self.store = Store(paths.home(), self.notices.append)
        self.settings = self.store.settings()
        self.languages = languages(paths.locale())
        self.translator = self.speaking(self.settings.language or preferred(os.environ))
        self.packs: dict[Path, Loaded] = {}

    def speaking(self, wanted: str) -> Translator:
        """The translator of the language nearest to the one wanted; says so where it is another."""
        code, exact = nearest(wanted, [code for code, _ in self.languages])
        translator = Translator(code, paths.locale(), paths.cache(), self.notices.append)
        if not exact:
            self.notices.append(
                Notice(mark("There is no {wanted} here yet; this is the nearest language."), {"wanted": wanted})
            )
        return translator

    def choose_language(self, wanted: str | None) -> None:
        """Speaks another language from here on, where one is given."""
        if wanted is not None:
            self.translator = self.speaking(wanted)

    def trouble(self, status: int, line: str, **fields: object) -> NoReturn:
        """Ends the command with a line in the player's language."""
        raise Trouble(status, self.translator.say(line, **fields))

    def tell_notices(self) -> None:
        """Tells on stderr what has come up since it last did."""
        for notice in self.notices:
            click.echo(self.translator.notice(notice), err=True)
        self.notices.clear()

    def pack_roots(self) -> dict[str, Path]:
        """The packs there are, by id (a pack's folder bears its id): the game's own, then the user's."""
        roots: dict[str, Path] = {}
        for folder in (paths.home() / "packs", paths.scenarios()):
            if folder.is_dir():
                roots.update({path.name: path for path in sorted(folder.iterdir()) if (path / "pack.yaml").is_file()})
        return roots

    def pack(self, root: Path) -> "Loaded":
        """The pack in a folder, read once; its catalogues join the translator."""
        from game.loader import open_pack

        if root not in self.packs:
            self.packs[root] = open_pack(root, paths.cache(), techniques=paths.scenarios() / "techniques.yaml")
        loaded = self.packs[root]
        own = root / "locale"
        self.translator.add_texts(root.name, own if own.is_dir() else None)
        self.translator.add_texts("techniques")
        return loaded

    def pack_named(self, name: str) -> "Loaded":
        """The pack with this id, or at this path."""
        roots = self.pack_roots()
        path = roots.get(name) or Path(name)
        if not (path / "pack.yaml").is_file():
            self.trouble(
                USAGE,
                mark("There is no pack {name}; there are: {packs}."),
                name=name,
                packs=", ".join(roots),
            )
        return self.usable(self.pack(path.resolve() if name not in roots else path))

    def case_named(self, name: str) -> "tuple[Loaded, Scenario]":
        """The case with this id, PACK/CASE, or path."""
        path = Path(name)
        if path.suffix in (".yaml", ".yml") and path.is_file():
            return self._case(self.usable(self.pack(path.resolve().parent)), path.stem, name)
        pack, _, case = name.rpartition("/")
        if pack:
            return self._case(self.pack_named(pack), case, name)
        for root in self.pack_roots().values():
            loaded = self.pack(root)
            if case in loaded.cases:
                return loaded, loaded.cases[case]
        self._no_case(name, [case for root in self.pack_roots().values() for case in self.pack(root).cases])

    def usable(self, loaded: "Loaded") -> "Loaded":
        """The pack, unless its own file cannot be played from."""
        if loaded.pack is None:
            self.refuse(loaded)
        return loaded

    def refuse(self, loaded: "Loaded") -> NoReturn:
        """Ends the command because of a pack's problems, telling each."""
        for problem in loaded.problems:
            click.echo(str(problem), err=True)
        self.trouble(CONTENT, mark("This pack has to be mended before it can be played."))

    def _case(self, loaded: "Loaded", case: str, name: str) -> "tuple[Loaded, Scenario]":
        scenario = loaded.cases.get(case)
        if scenario is not None:
            return loaded, scenario
        if any(Path(problem.where.file).stem == case for problem in loaded.problems):
            self.refuse(loaded)
        self._no_case(name, list(loaded.cases))

    def _no_case(self, name: str, cases: Sequence[str]) -> NoReturn:
        self.trouble(
            USAGE, mark("There is no case {name}; there are: {cases}."), name=name, cases=", ".join(cases) or "–"
        )

    def place(self, loaded: "Loaded") -> "Place":
        """Where the pages of a pack's cases are drawn."""
        from game.pages import Place

        if loaded.pack is None:
            self.refuse(loaded)
        return Place(loaded.pack, loaded.taxonomy, self.translator)


@dataclass(frozen=True, slots=True)
class Script:
    """A scripted play: its tokens, and where its result goes."""

    tokens: tuple[str, ...] | None
    result: Path | None
    record: bool


def has_display(environ: "os._Environ[str] | dict[str, str]" = os.environ) -> bool:
    """Whether a window can be opened here. A driver named in SDL_VIDEODRIVER is taken at its word."""
    if environ.get("SDL_VIDEODRIVER"):
        return environ["SDL_VIDEODRIVER"] not in ("dummy", "offscreen")
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


class Commands(click.Group):
    """The commands in the order in which people meet them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, as they were defined."""
        return list(self.commands)


@click.group(cls=Commands, invoke_without_command=True)
@click.version_option(__version__, prog_name="fenjer")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.option("--lang", metavar="L", help="The language to play in.")
@click.pass_context
def fenjer(ctx: click.Context, debug: bool, lang: str | None) -> None:
    """Fenjer: what is going round in town, is it so, and what do you do about it?

    Without a command, the game opens.
    """
    del debug
    if ctx.obj is None:
        ctx.obj = Desk()
    desk: Desk = ctx.obj
    desk.choose_language(lang)
    if ctx.invoked_subcommand is not None:
        return
    if has_display():
        open_window(desk)
        return
    click.echo(desk.translator.say("There is no display here for the game's window."))
    if sys.stdin.isatty() and sys.stdout.isatty():
        if click.confirm(desk.translator.say("Play it as text instead (fenjer read)?"), default=True):
            ctx.invoke(read)
    else:
        click.echo(desk.translator.say("Playing a case by itself instead (fenjer demo)."))
        ctx.invoke(demo)


def _case_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that play and read share."""
    for option in (
        click.option("--record", is_flag=True, help="Keep the result of a scripted play among the results."),
        click.option("--result", type=click.Path(path_type=Path), help="Write the result to this file, as JSON."),
        click.option("--script", type=click.Path(path_type=Path), help="Play these tokens, one a line, and exit."),
        click.option("--scene", metavar="S", help="Start at this scene."),
        click.option("--lang", metavar="L", help="The language to play in."),
    ):
        command = option(command)
    return command


@fenjer.command()
@click.argument("case")
@_case_options
@click.pass_obj
def play(
    desk: Desk,
    case: str,
    lang: str | None,
    scene: str | None,
    script: Path | None,
    result: Path | None,
    record: bool,
) -> None:
    """Open the window straight on a case."""
    desk.choose_language(lang)
    scripted = Script(read_script(desk, script), result, record)
    loaded, scenario = desk.case_named(case)
    scenario = starting_at(desk, scenario, scene)
    if scripted.tokens is None and not has_display():
        desk.trouble(LACKING, mark("There is no display here for the game's window; fenjer read plays it as text."))
    open_window(desk, (loaded, scenario), scripted)


@fenjer.command()
@click.argument("case", required=False)
@_case_options
@click.pass_obj
def read(
    desk: Desk,
    case: str | None = None,
    lang: str | None = None,
    scene: str | None = None,
    script: Path | None = None,
    result: Path | None = None,
    record: bool = False,
) -> None:
    """Play as text: for a screen reader, a terminal, or a machine with no display."""
    from game.reader import Left, Reader

    desk.choose_language(lang)
    scripted = Script(read_script(desk, script), result, record)
    loaded, scenario = desk.case_named(case or FIRST_CASE)
    scenario = starting_at(desk, scenario, scene)
    desk.tell_notices()
    if scripted.tokens is not None:
        sitting = new_sitting(desk, loaded, scenario)
        with script_errors(desk):
            Reader(sitting, click.echo, _nobody).perform(scripted.tokens)
    else:
        sitting = saved_sitting(desk, loaded, scenario)
        try:
            Reader(sitting, click.echo, _typed).play()
        except Left:
            click.echo(desk.translator.say("Your place is kept."))
    desk.tell_notices()
    finish(desk, sitting, loaded.digest, scripted, mode="read")
