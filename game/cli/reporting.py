"""`fenjer report`: what a class, an event or a programme learned, for the teacher and for whoever pays for it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from game import paths
from game.cli.desk import LACKING, USAGE, Desk
from game.storage.exchange import RefusedError, read
from game.storage.files import write_whole
from game.strings import mark

if TYPE_CHECKING:
    from game.report.charts import Press
    from game.report.document import Report
    from game.report.table import Row
    from game.report.things import Packed

MODES = ("workshop", "classroom", "kiosk", "simulated", "quiz")
"""How a class or an event plays; at home nobody is reported on."""

SUFFIXES = (".pdf", ".csv", ".html")
LISTED = 20
"""So many sessions are named where one is not known."""


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--from", "sources", multiple=True, type=click.Path(path_type=Path), help="Read this exported file.")
@click.option("--programme", is_flag=True, help="Report on the many workshops in FILES.")
@click.option("--session", metavar="ID", help="Report on this class or event; the latest if left out.")
@click.option("--lang", metavar="L", help="The language of the report.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    required=True,
    help="FILE.pdf, FILE.html or FILE.csv.",
)
@click.pass_obj
def report(
    desk: Desk,
    files: tuple[Path, ...],
    *,
    sources: tuple[Path, ...],
    programme: bool,
    session: str | None,
    lang: str | None,
    output: Path,
) -> None:
    """Report what a class or an event did, found hard and learned: two pages, a web page, or a table.

    It is about the results of this machine, or those in FILES (or --from FILE), as `fenjer results export` wrote them.
    Groups of fewer than five are never shown. With --programme a file that is cut or was altered is left out, the
    others are reported on, and the exit status is 2.
    """
    desk.choose_language(lang)
    if output.suffix.lower() not in SUFFIXES:
        desk.trouble(USAGE, mark("{file} has to end in .pdf, .html or .csv."), file=output)
    given = (*sources, *files)
    if programme and not given:
        desk.trouble(USAGE, mark("--programme wants the exported files of the workshops."))
    if programme and session is not None:
        desk.trouble(USAGE, mark("{option} does nothing with --programme; leave it out."), option="--session")
    if output.resolve() in {file.resolve() for file in given}:
        desk.trouble(USAGE, mark("{file} is one of the files to read; it stays as it is."), file=output)
    refused = False
    if programme:
        content, refused = _programme(desk, given, output.suffix.lower())
    else:
        content = _class(desk, given, session, output.suffix.lower())
    try:
        write_whole(output, content)
    except OSError as error:
        why = error.strerror or str(error)
        desk.trouble(LACKING, mark("{file} cannot be written: {why}."), file=output, why=why)
    desk.tell_notices()
    click.echo(output)
    if refused:
        raise SystemExit(USAGE)


def _class(desk: Desk, files: Sequence[Path], session: str | None, suffix: str) -> bytes:
    """The report on one session."""
    from game.report.class_report import class_report
    from game.report.classes import class_figures
    from game.report.table import class_rows

    wanted, records = _from_files(desk, files, session) if files else _from_store(desk, session)
    packs = _packs(desk, {record["pack"] for record in records})
    figures = class_figures(wanted, records, packs)
    day = figures.days[-1]
    return _written(desk, suffix, day, class_rows(figures), lambda press: class_report(figures, desk.translator, press))


def _programme(desk: Desk, files: Sequence[Path], suffix: str) -> tuple[bytes, bool]:
    """The report on many workshops, and whether a file was refused: then it is left out."""
    from game.report.programme import programme_figures
    from game.report.programme_report import programme_report, programme_rows

    # A file that is named twice is read once.
    figures = programme_figures(list(dict.fromkeys(files)), _packs(desk, desk.pack_roots()), MODES)
    for refused in figures.refused:
        click.echo(desk.translator.notice(refused), err=True)
    if len(figures.refused) == figures.files:
        desk.trouble(USAGE, mark("None of the files can be read, so there is nothing to report."))
    day = figures.days[-1] if figures.days else "1970-01-01"
    made = _written(
        desk, suffix, day, programme_rows(figures), lambda press: programme_report(figures, desk.translator, press)
    )
    return made, bool(figures.refused)


def _written(desk: Desk, suffix: str, day: str, rows: "Iterable[Row]", make: "Callable[[Press], Report]") -> bytes:
    """What a file of this kind holds."""
    from game.report.table import csv_file

    if suffix == ".csv":
        return csv_file(rows)
    from game.report.charts import Press

    fonts = paths.assets() / "fonts"
    made = make(Press(fonts, paths.cache()))
    if suffix == ".html":
        from game.report.web import page

        return page(made, fonts).encode()
    from game.report.paper import NotTypeset, NoTypst, pdf

    try:
        return pdf(made, fonts, date.fromisoformat(day))
    except NoTypst:
        message = mark(
            "There is no Typst for this machine, which sets the pages. The web page (.html) works without it."
        )
        desk.trouble(LACKING, message)
    except (NotTypeset, OSError, MemoryError) as error:
        desk.trouble(LACKING, mark("The report could not be set: {why}."), why=error)


def _packs(desk: Desk, names: Iterable[str]) -> "dict[str, Packed]":
    """Those of these packs that are here and can be read; their texts join the translator."""
    from game.report.things import Packed

    found = {}
    roots = desk.pack_roots()
    for name in sorted(names):
        loaded = desk.pack(roots[name]) if name in roots else None
        if loaded is not None and loaded.pack is not None:
            found[loaded.pack.id] = Packed(loaded.pack, loaded.benched, loaded.digest)
    return found


def _from_store(desk: Desk, session: str | None) -> tuple[str, list[dict[str, Any]]]:
    """The session that is wanted, or the latest, and its records in this machine's store."""
    results = desk.store.results
    wanted = session if session is not None else results.latest_session(MODES)
    if wanted is None:
        desk.tell_notices()
        desk.trouble(USAGE, mark("No class or event has been played here. Exported files can be named with --from."))
    records = [record for record in results.of_session(wanted) if record["mode"] in MODES]
    desk.tell_notices()
    if not records:
        known = [summary.session for summary in results.sessions() if summary.mode in MODES]
        _no_session(desk, wanted, known)
    return wanted, records


def _from_files(desk: Desk, files: Sequence[Path], session: str | None) -> tuple[str, list[dict[str, Any]]]:
    """The session that is wanted, or the latest, and its records in these files, each once.

    The files are read twice, as all of their records may be more than the memory holds.
    """
    last: dict[str, str] = {}
    for file in files:
        for record in _records(desk, file):
            name = record["session"]
            last[name] = max(last.get(name, ""), record["day"])
    if not last:
        desk.trouble(USAGE, mark("There is no class and no event in these files."))
    known = sorted(last, key=lambda name: last[name], reverse=True)
    wanted = session if session is not None else known[0]
    if wanted not in last:
        _no_session(desk, wanted, known)
    found = {
        record["record"]: record for file in files for record in _records(desk, file) if record["session"] == wanted
    }
    if session is None and len(known) > 1:
        others = ", ".join(f"{name} ({last[name]})" for name in known[1 : LISTED + 1])
        say = desk.translator.say
        others += " …" if len(known) > LISTED + 1 else ""
        line = say("The report is on {session}, the latest. With --session: {others}.", session=wanted, others=others)
        click.echo(line, err=True)
    return wanted, list(found.values())


def _records(desk: Desk, file: Path) -> Iterator[dict[str, Any]]:
    """A file's records of classes and events; ends the command where it is refused or cannot be read."""
    try:
        for record in read(file):
            if record["mode"] in MODES:
                yield record
    except RefusedError as why:
        desk.trouble(USAGE, why.notice.message, **why.notice.fields)
    except OSError as error:
        desk.trouble(USAGE, mark("{file} cannot be read: {why}."), file=file, why=error.strerror or str(error))


def _no_session(desk: Desk, wanted: str, known: Sequence[str]) -> NoReturn:
    """Ends the command, naming the sessions that there are, the latest first."""
    named = ", ".join(known[:LISTED]) + (" …" if len(known) > LISTED else "")
    desk.trouble(USAGE, mark("There is no session {name}; there are: {sessions}."), name=wanted, sessions=named or "–")
