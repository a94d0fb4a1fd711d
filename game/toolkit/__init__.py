"""The printable toolkit: the same cases on paper, as a web page, or on a projector.

`build` makes a document of a pack in one language, out of the parts in `prose`, `sheets`, `decks` and `quizzes`;
`tabletop` lays a case out as numbered cards; `proofs` finds what would spoil the print; `typeset` and `web` write it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.toolkit.build import Material
from game.toolkit.order import PARTS, Order, parts_named

if TYPE_CHECKING:
    from game.story.problems import Problem
    from game.strings import Translator

__all__ = ["PARTS", "Material", "Order", "Spoilt", "kit", "parts_named", "previews"]

Said = Callable[[int, int], object]
"""Is told that so many steps of so many are done."""


class Spoilt(Exception):
    """The kit cannot be printed; `problems` say what is wrong, and where."""

    def __init__(self, problems: "list[Problem]") -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def kit(material: Material, order: Order, translator: "Translator", said: Said = lambda *_: None) -> bytes:
    """The kit as a file. Raises `Spoilt`, `typeset.NoTypst` and `typeset.NotTypeset`."""
    from game.toolkit import typeset
    from game.toolkit.build import document
    from game.toolkit.proofs import proof

    said(0, 3)
    made = document(material, order, translator)
    said(1, 3)
    problems = proof(made, material)
    if problems:
        raise Spoilt(problems)
    said(2, 3)
    if order.form == "html":
        from game.toolkit.web import page

        content = page(made, order, material.assets).encode()
    else:
        content = typeset.pdf(made, order, material.assets, material.day)
    said(3, 3)
    return content


def previews(material: Material, order: Order, translator: "Translator", dots: float) -> list[bytes]:
    """The pages of a kit as PNG pictures of so many dots an inch; raises what `kit` raises, but for `Spoilt`."""
    from game.toolkit import typeset
    from game.toolkit.build import document

    return typeset.pages(document(material, order, translator), order, material.assets, material.day, dots)
