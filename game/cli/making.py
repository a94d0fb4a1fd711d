"""`fenjer new` and `fenjer schema`: what an author starts with."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from game import paths
from game.cli.desk import CONTENT, LACKING, USAGE, Desk
from game.strings import mark

if TYPE_CHECKING:
    from game.loader.shapes import What


@click.group()
def new() -> None:
    """Begin a pack or a case from a template that explains itself."""


@new.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_obj
def pack(desk: Desk, folder: Path) -> None:
    """Make the folder DIR with a pack and a first case in it."""
    from game.authoring.templates import new_pack

    _make(desk, folder, lambda: new_pack(folder))


@new.command()
@click.argument("pack")
@click.argument("case", metavar="ID")
@click.pass_obj
def case(desk: Desk, pack: str, case: str) -> None:
    """Add the case ID to a PACK, an id or a folder, and to the list in its pack.yaml."""
    from game.authoring.templates import new_case
    from game.loader import load_pack

    root = desk.pack_roots().get(pack) or Path(pack)
    loaded = load_pack(root, techniques=paths.scenarios() / "techniques.yaml")
    model = loaded.pack
    if not (root / "pack.yaml").is_file():
        packs = ", ".join(desk.pack_roots())
        desk.trouble(USAGE, mark("There is no pack {name}; there are: {packs}."), name=pack, packs=packs)
    if model is None:
        for problem in loaded.problems:
            if Path(problem.where.file).name == "pack.yaml":
                click.echo(str(problem), err=True)
        desk.trouble(CONTENT, mark("{pack} has to be mended before a case can be added."), pack=pack)
    _make(desk, root, lambda: new_case(root, model, case))


def _make(desk: Desk, folder: Path, make: Callable[[], list[Path]]) -> None:
    """Make files and tell which; what is refused ends with 2, a place that cannot be written to with 3."""
    from game.authoring.templates import Refused

    try:
        files = make()
    except Refused as refused:
        desk.trouble(USAGE, refused.notice.message, **refused.notice.fields)
    except OSError as error:
        desk.trouble(
            LACKING, mark("{path} cannot be written: {reason}."), path=folder, reason=error.strerror or str(error)
        )
    for file in files:
        click.echo(file)
    click.echo(desk.translator.say("Now: fenjer check {folder} --strict", folder=files[0].parent))


@click.command()
@click.argument("what", type=click.Choice(["case", "pack", "techniques", "playtest"]), default="case")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--markdown", is_flag=True, help="Write the description of all kinds of file, for people.")
@click.pass_obj
def schema(desk: Desk, what: str, output: Path | None, markdown: bool) -> None:
    """Write the JSON Schema of a kind of file, for editors."""
    from game.loader import schema as made

    # click has seen to it that it is one of them.
    kind = cast("What", what)
    text = format_page() if markdown else json.dumps(made(kind), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    from game.storage.files import write_whole

    try:
        write_whole(output, text.encode())
    except OSError as error:
        reason = error.strerror or str(error)
        desk.trouble(LACKING, mark("{path} cannot be written: {reason}."), path=output, reason=reason)


def format_page() -> str:
    """docs/FORMAT.md, with examples from the first case of the game, and from the template where it has none."""
    from game.authoring.reference import reference
    from game.authoring.templates import TEMPLATE

    shipped, first = paths.scenarios() / "triponta", "bridge-on-fire"
    return reference(
        {
            "case": [shipped / f"{first}.yaml", TEMPLATE / "my-case.yaml"],
            "pack": [shipped / "pack.yaml"],
            "playtest": [shipped / f"{first}.playtest.yaml"],
            "techniques": [paths.scenarios() / "techniques.yaml"],
        }
    )
