"""`fenjer kit`: a pack on paper, as a web page, or on slides."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from game import __day__, __version__, paths
from game.cli.desk import CONTENT, LACKING, USAGE, Desk
from game.strings import INTERFACE, KIT, Notice, mark

if TYPE_CHECKING:
    from game.loader import Loaded
    from game.story.problems import Problem
    from game.strings import Translator
    from game.toolkit import Material
    from game.toolkit.order import Edition, Form, Paper

SUFFIXES: "dict[str, Form]" = {".pdf": "pdf", ".html": "html"}

HALFWAY = mark("The pages could not be set: this ended halfway, perhaps for want of memory.")
MENDED = mark("This has to be mended before it can be printed.")


@click.command()
@click.argument("pack")
@click.argument("cases", metavar="[CASE]...", nargs=-1)
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), required=True, help="FILE.pdf or FILE.html."
)
@click.option("--lang", metavar="L", help="The language of the kit.")
@click.option("--only", metavar="PARTS", default="", help="Only these parts, with commas between: cards,worksheets.")
@click.option("--slides", is_flag=True, help="Slides for a projector: an item each, and what it is on the next.")
@click.option(
    "--edition", type=click.Choice(["standard", "large-print", "ink-saver"]), default="standard", show_default=True
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option("--fold", is_flag=True, help="Fronts beside backs, to fold and glue, for printing on one side.")
@click.pass_obj
def kit(
    desk: Desk,
    pack: str,
    cases: tuple[str, ...],
    *,
    output: Path,
    lang: str | None,
    only: str,
    slides: bool,
    edition: str,
    paper: str,
    fold: bool,
) -> None:
    """Print a pack for a room without computers, or only some of its cases.

    A single case makes a short hand-out. The parts: quick-start, plans, guide, worksheets, items, evidence, roles,
    branches, booklet, votes, key, techniques, poster, checklist, quiz, glossary, evaluation, parents, certificate,
    sources; cards stands for all the cards of the cases. The booklet has what the branch cards say, with nothing to
    cut.
    """
    from game.toolkit import Empty, Order, Spoilt, checked, written

    desk.choose_language(lang)
    form = _form(desk, output, slides=slides)
    parts = _parts(desk, only)
    _refuse_idle(desk, form, parts=bool(parts), fold=fold, paper=paper != "a4")
    loaded = desk.pack_named(pack)
    order = Order(
        cases=_cases(desk, loaded, cases),
        parts=parts,
        edition=cast("Edition", edition),
        paper=cast("Paper", paper),
        fold=fold,
        form=form,
    )
    try:
        made = material(loaded, desk.translator)
        document = checked(made, order, desk.translator)
        with setting():
            content = written(document, order, made)
        write_kit(output, content)
    except Empty as empty:
        line = mark("{file} would be empty. What cannot be made of this pack in this form: {parts}.")
        desk.trouble(USAGE, line, file=output, parts=", ".join(empty.parts))
    except Spoilt as spoilt:
        for problem in named_by(loaded, spoilt.problems):
            click.echo(str(problem), err=True)
        desk.trouble(CONTENT, MENDED)
    except Unmade as unmade:
        desk.trouble(LACKING, unmade.notice.message, **unmade.notice.fields)
    desk.tell_notices()
    click.echo(output)


class Unmade(Exception):
    """A kit could not be made here, or not be written; the notice says why."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.message)
        self.notice = notice


@contextmanager
def setting() -> Iterator[None]:
    """Where pages are set: what this machine lacks for that, or Typst refuses, is raised as Unmade."""
    from game.toolkit.typeset import Died, NotTypeset, NoTypst

    try:
        yield
    except NoTypst as lacking:
        line = mark("There is no Typst for this machine, which sets the pages. The web page (.html) works without it.")
        raise Unmade(Notice(line)) from lacking
    except (Died, MemoryError) as error:
        raise Unmade(Notice(HALFWAY)) from error
    except (NotTypeset, OSError) as error:
        raise Unmade(Notice(mark("The kit could not be set: {why}."), {"why": str(error)})) from error


def write_kit(output: Path, content: bytes) -> None:
    """Write a kit, whole or not at all; raises Unmade."""
    from game.storage.files import write_whole

    try:
        write_whole(output, content)
    except OSError as error:
        fields = {"file": str(output), "why": error.strerror or str(error)}
        raise Unmade(Notice(mark("{file} cannot be written: {why}."), fields)) from error


def material(loaded: "Loaded", translator: "Translator") -> "Material":
    """What a pack's kit in a language is made from; raises Spoilt with the errors of a pack that has any."""
    from game.cli.windowed import album_of
    from game.toolkit import Material, Spoilt

    errors = [problem for problem in loaded.problems if problem.severity == "error"]
    if loaded.pack is None or errors:
        raise Spoilt(errors)
    own = loaded.root / "locale"
    locale = own if own.is_dir() else paths.locale()
    techniques = paths.scenarios() / "techniques.yaml"
    folders = [locale / translator.code, paths.locale() / translator.code]
    names = [loaded.root.name, "techniques", KIT, INTERFACE]
    return Material(
        pack=loaded.pack,
        cases=loaded.benched,
        taxonomy=loaded.taxonomy,
        digest=loaded.digest,
        root=loaded.root,
        album=album_of(loaded, translator.text),
        assets=paths.assets(),
        sources=(loaded.root / "pack.yaml", *(loaded.root / f"{case}.yaml" for case in loaded.benched), techniques),
        catalogues=tuple(dict.fromkeys(folder / "LC_MESSAGES" / f"{name}.po" for folder in folders for name in names)),
        version=__version__,
        day=date.fromisoformat(__day__),
    )


def named_by(loaded: "Loaded", problems: "Iterable[Problem]") -> "list[Problem]":
    """Problems by the names that `fenjer check` has for their files: of a pack in a zip, by the way through it."""
    if loaded.zipped is None:
        return list(problems)
    named = []
    for problem in problems:
        file = Path(problem.where.file)
        if file.is_relative_to(loaded.root):
            file = loaded.zipped / file.relative_to(loaded.root)
        named.append(replace(problem, where=replace(problem.where, file=str(file))))
    return named


def _form(desk: Desk, output: Path, *, slides: bool) -> "Form":
    """What the file's name asks for."""
    form = SUFFIXES.get(output.suffix.lower())
    if form is None:
        desk.trouble(USAGE, mark("{file} has to end in .pdf or .html."), file=output)
    if not slides:
        return form
    if form == "html":
        desk.trouble(USAGE, mark("Slides are written as PDF: {file} has to end in .pdf."), file=output)
    return "slides"


def _refuse_idle(desk: Desk, form: "Form", *, parts: bool, fold: bool, paper: bool) -> None:
    """Refuses what would do nothing in a form, rather than leave somebody to wonder."""
    if form == "slides":
        for given, option in ((parts, "--only"), (fold, "--fold"), (paper, "--paper")):
            if given:
                desk.trouble(USAGE, mark("{option} does nothing on slides; leave it out."), option=option)
    if form == "html" and fold:
        desk.trouble(USAGE, mark("{option} does nothing on a web page; leave it out."), option="--fold")


def _cases(desk: Desk, loaded: "Loaded", wanted: tuple[str, ...]) -> tuple[str, ...]:
    for name in wanted:
        if name not in loaded.cases and not any(name == Path(each.where.file).stem for each in loaded.problems):
            known = ", ".join(loaded.cases)
            desk.trouble(USAGE, mark("There is no case {name}; there are: {cases}."), name=name, cases=known or "–")
    # Named twice, a case is not printed twice.
    return tuple(dict.fromkeys(wanted))


def _parts(desk: Desk, only: str) -> tuple[str, ...]:
    from game.toolkit import PARTS, parts_named

    try:
        return parts_named(only)
    except ValueError as unknown:
        known = ", ".join(("cards", *PARTS))
        desk.trouble(USAGE, mark("There is no part {name}; there are: {parts}."), name=unknown, parts=known)
