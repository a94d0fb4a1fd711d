"""`fenjer results`: what was played here, carried to another machine, taken in there, or erased."""

import sqlite3
from pathlib import Path

import click

from game.cli.desk import LACKING, USAGE, Desk
from game.storage.exchange import RefusedError, read, write
from game.strings import mark


@click.group()
def results() -> None:
    """Carry the results of this machine to another one, or erase them."""


@results.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def export(desk: Desk, file: Path) -> None:
    """Write all results of this machine to FILE, as FILE.jsonl.gz for a USB stick. They stay here too."""
    try:
        count = write(file, desk.store.results.all())
    except OSError as error:
        desk.trouble(LACKING, mark("{file} cannot be written: {why}."), file=file, why=error.strerror or str(error))
    desk.tell_notices()
    click.echo(desk.translator.plural("{n} result in {file}", "{n} results in {file}", count, file=file))


@results.command("import")
@click.argument("file", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
def import_(desk: Desk, file: tuple[Path, ...]) -> None:
    """Take in the results of other machines. Each counts once, however often and in whatever order its files come.

    A file that is cut or was altered is left out whole, and the others are taken in; the exit status is 2 then.
    """
    refused = 0
    for each in file:
        try:
            new, known = desk.store.results.take_in(read(each))
        except RefusedError as why:
            click.echo(desk.translator.notice(why.notice), err=True)
        except OSError as error:
            why_not = error.strerror or str(error)
            click.echo(desk.translator.say("{file} cannot be read: {why}.", file=each, why=why_not), err=True)
        except sqlite3.Error as error:
            message = mark("The results cannot be kept in {folder}: {why}.")
            desk.trouble(LACKING, message, folder=desk.store.results.file.parent, why=error)
        else:
            told = desk.translator.say("{file}: {new} new, {known} already here", file=each.name, new=new, known=known)
            click.echo(told)
            continue
        refused += 1
    desk.tell_notices()
    if refused:
        raise SystemExit(USAGE)


@results.command("wipe")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def wipe(desk: Desk, *, yes: bool) -> None:
    """Erase all results of this machine. Settings and saved games stay."""
    say = desk.translator.say
    count = len(desk.store.results)
    question = desk.translator.plural(
        "Erase {n} result from this machine? It cannot be brought back.",
        "Erase {n} results from this machine? They cannot be brought back.",
        count,
    )
    if not yes and not click.confirm(question):
        click.echo(say("Nothing was erased."))
        return
    try:
        desk.store.results.wipe()
    except (OSError, sqlite3.Error) as error:
        folder = desk.store.results.file.parent
        desk.trouble(LACKING, mark("The results in {folder} cannot be erased: {why}."), folder=folder, why=error)
    desk.tell_notices()
    click.echo(desk.translator.plural("{n} result erased.", "{n} results erased.", count))
