"""The commands, in the order in which people meet them."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from game import __version__
from game.cli import plays
from game.cli.desk import CONTENT, LACKING, Desk, has_display
from game.strings import mark

FIRST_CASE = "triponta/bridge-on-fire"


class NobodyReads(Exception):
    """Whatever read this command's output has stopped reading, as `head` does."""


LATER = {
    "workshop": "leading",
    "classroom": "classroom",
    "kiosk": "kiosk",
    "quiz": "leading",
    "report": "reporting",
    "results": "results",
    "kit": "printing",
    "stick": "sticking",
    "simulate": "simulating",
    "graph": "graphing",
    "preview": "previewing",
    "new": "making",
    "schema": "making",
    "strings": "translating",
}
"""The commands that are read only when they are wanted, and the module of each: the title does without them."""


class Commands(click.Group):
    """The commands that people meet first, those of LATER, and the others."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command. Raises NobodyReads, of which click itself would make the status of broken content, 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise NobodyReads from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order in which people meet them."""
        names = list(self.commands)
        first = names.index("check") + 1
        return [*names[:first], *LATER, *names[first:]]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name; its module is read now."""
        if cmd_name in LATER:
            command: click.Command = getattr(import_module(f"game.cli.{LATER[cmd_name]}"), cmd_name)
            return command
        return super().get_command(ctx, cmd_name)


def play_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that play and read share."""
    for option in (
        click.option("--record", is_flag=True, help="Keep the result of a scripted play among the results."),
        click.option("--result", type=click.Path(path_type=Path), help="Write the result to this file, as JSON."),
        click.option("--script", type=click.Path(path_type=Path), help="Play these tokens, one a line, and exit."),
        click.option("--short", is_flag=True, help="Take the case's short route, of one item."),
        click.option("--scene", metavar="S", help="Start at this scene."),
        click.option("--lang", metavar="L", help="The language to play in."),
    ):
        command = option(command)
    return command


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="fenjer")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.option("--lang", metavar="L", help="The language to play in.")
@click.pass_context
def fenjer(ctx: click.Context, debug: bool, lang: str | None) -> None:
    """Find out what is going round in town, whether it is so, and what to do about it.

    Without a command, the game opens.
    """
    ctx.meta["debug"] = debug
    desk = ctx.ensure_object(Desk)
    desk.choose_language(lang)
    if ctx.invoked_subcommand is not None:
        return
    if has_display():
        from game.cli.windowed import open_window

        open_window(desk)
        return
    click.echo(desk.translator.say("There is no display here for the game's window."))
    if sys.stdin.isatty() and sys.stdout.isatty():
        if click.confirm(desk.translator.say("Play it as text instead (fenjer read)?"), default=True):
            ctx.invoke(read)
    else:
        click.echo(desk.translator.say("Playing a case by itself instead (fenjer demo)."))
        ctx.invoke(demo)


@fenjer.command()
@click.argument("case")
@play_options
@click.pass_obj
def play(
    desk: Desk,
    case: str,
    *,
    lang: str | None,
    scene: str | None,
    short: bool,
    script: Path | None,
    result: Path | None,
    record: bool,
) -> None:
    """Open the window straight on a case."""
    from game.cli.windowed import play_script, play_window

    desk.choose_language(lang)
    scripted = plays.Script(plays.read_script(desk, script), result, record)
    loaded, scenario = desk.case_named(case)
    scenario = plays.starting_at(desk, scenario, scene, short=short)
    plays.note_language(desk, scenario)
    if scripted.tokens is not None:
        play_script(desk, loaded, scenario, scripted)
    elif has_display():
        play_window(desk, loaded, scenario, result, kept=scene is None and not short)
    else:
        desk.trouble(LACKING, mark("There is no display here for the game's window; fenjer read plays it as text."))


@fenjer.command()
@click.argument("case", required=False)
@play_options
@click.pass_obj
def read(
    desk: Desk,
    case: str | None = None,
    *,
    lang: str | None = None,
    scene: str | None = None,
    short: bool = False,
    script: Path | None = None,
    result: Path | None = None,
    record: bool = False,
) -> None:
    """Play as text: for a screen reader, a terminal, or a machine with no display."""
    from game.reader import Left, Reader

    desk.choose_language(lang)
    scripted = plays.Script(plays.read_script(desk, script), result, record)
    loaded, scenario = desk.case_named(case or FIRST_CASE)
    scenario = plays.starting_at(desk, scenario, scene, short=short)
    plays.note_language(desk, scenario)
    desk.tell_notices()
    if scripted.tokens is not None:
        sitting = plays.new_sitting(desk, loaded, scenario)
        with plays.script_errors(desk):
            Reader(sitting, click.echo, typed).perform(scripted.tokens)
        if record and sitting.over:
            plays.keep_result(desk, sitting, loaded.digest, plays.Who("read"))
    else:
        slots = plays.Slots(desk, "read")
        # A case begun at another scene is somebody trying it out, and a short one is nobody's campaign.
        kept = scene is None and not short
        sitting = slots.sitting(desk, loaded, scenario) if kept else plays.new_sitting(desk, loaded, scenario)
        if sitting.tokens:
            click.echo(desk.translator.say("You go on where you left off."))
        try:
            Reader(sitting, click.echo, typed).play()
        except Left:
            if kept:
                click.echo(desk.translator.say("Your place is kept."))
        if kept and sitting.over:
            slots.close(loaded, sitting)
            plays.keep_result(desk, sitting, loaded.digest, plays.Who("read"))
    desk.tell_notices()
    if result is not None:
        plays.write_result(desk, sitting, loaded.digest, result)


def typed(prompt: str) -> str:
    """Ask for a line; raises EOFError where the input has ended, or never was."""
    if sys.stdin is None:
        raise EOFError
    return input(f"{prompt} ")


@fenjer.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("fenjer-demo"), help="Where the pictures go.")
@click.option("--lang", metavar="L", help="The language to play in.")
@click.option("--record", is_flag=True, help="Keep the result among the results.")
@click.pass_obj
def demo(desk: Desk, out: Path = Path("fenjer-demo"), lang: str | None = None, record: bool = False) -> None:
    """Play a case by itself and leave a picture of every kind of screen."""
    from game.cli.windowed import play_demo

    desk.choose_language(lang)
    loaded, scenario = desk.case_named(FIRST_CASE)
    shown, sitting = play_demo(desk, loaded, scenario, out, watched=has_display())
    if record and sitting.over:
        plays.keep_result(desk, sitting, loaded.digest, plays.Who("demo"))
    result = out / "result.json"
    plays.write_result(desk, sitting, loaded.digest, result)
    tell_files(desk, [*shown.files, result], out)


def tell_files(desk: Desk, files: list[Path], out: Path) -> None:
    """Tell what was written where."""
    desk.tell_notices()
    click.echo(desk.translator.plural("{n} file in {out}", "{n} files in {out}", len(files), out=out))
    for file in files:
        click.echo(f"  {file.name}")


@fenjer.command()
@click.argument("path", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--pictures", is_flag=True, help="Make every picture, and try the filters on what they are said to expose."
)
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.pass_obj
def check(desk: Desk, path: tuple[Path, ...], *, strict: bool, pictures: bool, form: str) -> None:
    """Name every problem of packs and cases, by file, line and column."""
    from game.cli.checking import check_paths, tell_problems

    checked = check_paths(desk, path, scenes=form == "json", pictures=pictures)
    tell_problems(desk, checked, form)
    if any(problem.severity == "error" or (strict and problem.severity == "warning") for problem in checked.problems):
        raise SystemExit(CONTENT)


@fenjer.command("contact-sheet")
@click.argument("pack", default="triponta")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), required=True, help="FILE.jpg or .png."
)
@click.option("--lang", metavar="L", help="The language of the signs in them.")
@click.pass_obj
def contact_sheet(desk: Desk, pack: str, output: Path, lang: str | None) -> None:
    """Put every picture of a pack on one sheet, each doctored one beside what it was made of.

    It also says how well each filter exposes what it is said to, and what it makes of the honest picture.
    """
    from game.cli.contact import put_together

    desk.choose_language(lang)
    put_together(desk, pack, output)


@fenjer.command()
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Where the pictures go.")
@click.option("--lang", metavar="L", help="Only the screens in this language.")
@click.pass_obj
def screens(desk: Desk, out: Path, lang: str | None) -> None:
    """Draw and measure every kind of screen, in every language, at four sizes of window and three of text.

    Tells what is cut, lies on something else, is too small to press or too pale to read; the exit code is 1 if
    anything is.
    """
    from game.cli.windowed import play_demo

    desk.choose_language(lang)
    found, files = [], []
    for code in [code for code, _ in desk.languages] if lang is None else [desk.translator.code]:
        desk.choose_language(code)
        loaded, scenario = desk.case_named(FIRST_CASE)
        shown, _ = play_demo(desk, loaded, scenario, out / code, watched=False, review=True)
        files += shown.files
        found += [f"{code}/{fault}" for fault in shown.faults]
    desk.tell_notices()
    click.echo(desk.translator.plural("{n} picture in {out}", "{n} pictures in {out}", len(files), out=out))
    for fault in found:
        click.echo(fault)
    if found:
        raise SystemExit(CONTENT)
