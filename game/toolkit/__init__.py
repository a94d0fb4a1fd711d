"""The printable toolkit: the same cases on paper, as a web page, or on a projector.

`build` makes a document of a pack in one language, out of the parts in `lesson`, `leaflets`, `sheets`, `decks` and
`quizzes`; `laying` lays a case out as numbered cards (`tabletop`, dealt by `dealing`); `proofs` finds what would spoil
the print; `typeset`, in a process of its own where that is wanted (`apart`), and `web` write it.
"""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from game.toolkit.build import Material
from game.toolkit.document import Document
from game.toolkit.order import PARTS, Order, parts_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from game.story.problems import Problem
    from game.strings import Translator

__all__ = ["PARTS", "Document", "Empty", "Material", "Order", "Spoilt", "checked", "parts_named", "pictured", "written"]


class Spoilt(Exception):
    """The kit cannot be printed; `problems` say what is wrong, and where."""

    def __init__(self, problems: "list[Problem]") -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class Empty(Exception):
    """There would be nothing in the kit: the pack has none of the `parts` that are wanted."""

    def __init__(self, parts: tuple[str, ...]) -> None:
        super().__init__(", ".join(parts))
        self.parts = parts


def checked(material: Material, order: Order, translator: "Translator") -> Document:
    """The kit as a document that can be printed; raises `Spoilt` where it cannot, and `Empty`."""
    from game.toolkit.build import document
    from game.toolkit.proofs import proof

    made = document(material, order, translator)
    if not made.parts and not made.slides:
        raise Empty(order.wanted())
    problems = proof(made, material)
    if problems:
        raise Spoilt(problems)
    return made


def written(document: Document, order: Order, material: Material) -> bytes:
    """The document as a file. Raises `Spoilt` too, `typeset.NoTypst`, `typeset.NotTypeset` and OSError."""
    with _spoilt(material):
        if order.form == "html":
            from game.toolkit.web import page

            return page(document, order, material.assets).encode()
        from game.toolkit import typeset

        return typeset.pdf(document, order, material.assets, material.day)


def pictured(
    document: Document, order: Order, material: Material, dots: float, beat: "Callable[[], object]" = lambda: None
) -> tuple[bytes, list[bytes]]:
    """The document as a PDF, and its pages as PNG pictures of so many dots an inch; raises what `written` raises.

    `beat` is called again and again while that lasts; what it raises ends the work.
    """
    from game.toolkit import apart

    with _spoilt(material):
        return apart.both(document, order, material.assets, material.day, dots, beat)


@contextmanager
def _spoilt(material: Material) -> "Iterator[None]":
    """What is only found while the kit is made, a damaged picture or a text without end, is a problem of the pack."""
    from game.toolkit.pictures import Unprintable
    from game.toolkit.proofs import overlong, unprintable
    from game.toolkit.typeset import TooLong

    try:
        yield
    except Unprintable as pictures:
        raise Spoilt(unprintable(pictures, material)) from pictures
    except TooLong as text:
        raise Spoilt([overlong(str(text), material)]) from text
