"""`fenjer contact-sheet`: every picture of a pack on one sheet, and how well the filters show what was forged."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.desk import CONTENT, LACKING, USAGE, Desk
from game.cli.windowed import album_of
from game.strings import mark

if TYPE_CHECKING:
    from game.bench.album import Album

QUALITY = 88


def put_together(desk: Desk, pack: str, output: Path) -> None:
    """Make a pack's pictures, lay them out, and say what the filters make of them."""
    from io import BytesIO

    from game.bench.contact import prints, sheet
    from game.storage.files import write_whole

    kind = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG"}.get(output.suffix.lower())
    if kind is None:
        desk.trouble(USAGE, mark("{file} has to end in .jpg or .png."), file=output)
    album = album_of(desk.pack_named(pack), desk.translator.text)
    try:
        page = sheet(prints(album), album.fonts / "SourceSans-Regular.ttf")
    except (ValueError, OSError) as why:
        desk.trouble(CONTENT, mark("The pictures cannot be made: {why}."), why=why)
    content = BytesIO()
    page.save(content, kind, quality=QUALITY)
    try:
        write_whole(output, content.getvalue())
    except OSError as error:
        reason = error.strerror or str(error)
        desk.trouble(LACKING, mark("{file} cannot be written: {why}."), file=output, why=reason)
    for line in figures(album):
        click.echo(line)
    click.echo(output)


def figures(album: "Album") -> Iterator[str]:
    """A table in Markdown: each doctored picture, the filter, its figure, and that of the honest picture."""
    from game.bench.trial import control, tried

    yield "| picture | filter | shows the forgery | the honest picture, same place | part of the picture |"
    yield "|---|---|---|---|---|"
    for name, recipe in album.archive().items():
        exposed_by = album.pack.pictures[name].exposed_by
        trial = tried(recipe, album.inside, album.fonts) if exposed_by else None
        for each in exposed_by:
            if trial is not None:
                honest = control(trial, each, album.inside, album.fonts)
                yield f"| {name} | {each} | {trial.exposure(each):.2f} | {honest:.2f} | {100 * trial.share:.1f} % |"
