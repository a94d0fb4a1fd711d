"""A document set by Typst: PDF that is tagged and can be archived, or pictures of its pages. The only user of typst."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.toolkit.document import Document
from game.toolkit.order import Order
from game.toolkit.pictures import NIGHT, Darkroom, darkroom, inked
from game.toolkit.proofs import icons_in, pictures_in

if TYPE_CHECKING:
    from typst import Compiler


class NoTypst(Exception):
    """There is no typst for this machine."""


class NotTypeset(Exception):
    """Typst refused the document; the message says why."""


class TooLong(NotTypeset):
    """The message is a text for which there is no room on a card."""


TOO_LONG = "panicked with: too long to print: "
"""How Typst puts what the template says of such a text."""


class Died(NotTypeset):
    """What sets the document ended before it was through, as for want of memory."""


def need_typst() -> None:
    """Raise NoTypst where this machine has none: there is no wheel of it for 32-bit Windows."""
    if find_spec("typst") is None:
        raise NoTypst("typst")


def pdf(document: Document, order: Order, assets: Path, day: date) -> bytes:
    """The document as a PDF; the same document gives the same bytes. `day` stands in the file as its date.

    Raises NoTypst, NotTypeset (TooLong too), OSError, and `pictures.Unprintable`.
    """
    with _compiler(document, order, assets, day) as compiler:
        return _pdf(compiler)


def both(document: Document, order: Order, assets: Path, day: date, dots: float) -> tuple[bytes, list[bytes]]:
    """What `pdf` gives, and each page as a PNG of so many `dots` an inch; raises what `pdf` raises."""
    with _compiler(document, order, assets, day) as compiler:
        content = _pdf(compiler)
        pages = compiler.compile(format="png", ppi=dots)
    return content, list(pages) if isinstance(pages, list) else [pages] if pages is not None else []


def _pdf(compiler: "Compiler") -> bytes:
    # Accessible, and to be archived.
    made = compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"])
    if not isinstance(made, bytes):
        raise NotTypeset("no page")
    return made


@contextmanager
def _compiler(document: Document, order: Order, assets: Path, day: date) -> "Iterator[Compiler]":
    """A compiler in a folder of its own, which holds the template and the pictures and nothing else."""
    need_typst()
    import msgspec
    import typst

    with tempfile.TemporaryDirectory(prefix="fenjer-kit-") as folder:
        root = Path(folder)
        data = msgspec.to_builtins(document, enc_hook=str)
        data |= {"edition": order.edition, "paper": order.paper, "fold": order.fold, "backs": not order.handout}
        data["date"] = [day.year, day.month, day.day]
        _put_pictures(data, document, root, darkroom(document, order, assets))
        for template in Path(__file__).parent.glob("*.typ"):
            shutil.copy(template, root)
        ink = (0, 0, 0) if order.edition == "ink-saver" else NIGHT
        for icon in icons_in(document):
            (root / f"icon-{icon}.png").write_bytes(inked(assets / "icons" / f"{icon}.png", ink))
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(assets / "fonts")]
        )
        main = "slides.typ" if order.form == "slides" else "kit.typ"
        inputs = {"data": msgspec.json.encode(data).decode()}
        try:
            yield typst.Compiler(str(root / main), root=folder, font_paths=fonts, sys_inputs=inputs)
        except typst.TypstError as error:
            if error.message.startswith(TOO_LONG):
                raise TooLong(error.message.removeprefix(TOO_LONG)) from error
            raise NotTypeset(error.message) from error


def _put_pictures(data: Any, document: Document, root: Path, dark: Darkroom) -> None:
    """Puts each picture into the folder, and its name and size where the document shows it."""
    made = dark.prepared(pictures_in(document))
    for picture in made.values():
        (root / picture.name).write_bytes(picture.content)
    due = [data["parts"], data["slides"]]
    while due:
        node = due.pop()
        if isinstance(node, dict) and "crops" in node:
            crops = tuple(map(tuple, node.pop("crops")))
            words = node["words"]["text"] if isinstance(node["words"], dict) else node["words"]
            kept = made[Path(node.pop("file")), crops, node["strip"], words]
            node |= {"name": kept.name, "width": kept.width, "height": kept.height}
        elif isinstance(node, dict):
            due += node.values()
        elif isinstance(node, list | tuple):
            due += node
