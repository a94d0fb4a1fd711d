"""A screen: what it shows, and what its keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.window import tokens
from game.window.layout import Column, Node, Pad, Scroll

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.app import App
    from game.window.kit import Kit


class Screen:
    """Subclass it, keep the screen's state in attributes, and build the tree from them.

    A handler changes the state and calls `self.refresh()`; focus and scroll positions stay by key.
    first: the key of what has the focus at the start.
    """

    first = ""

    def __init__(self, app: App) -> None:
        self.app = app
        self.say = app.say

    def build(self, kit: Kit) -> Node:
        """The tree of the whole screen."""
        raise NotImplementedError

    def backdrop(self, kit: Kit) -> Surface:
        """What lies under everything, of the window's size."""
        return kit.painter.table(kit.size)

    def act(self, action: str) -> bool:
        """An action before anybody else gets it; whether it was used."""
        return False

    def back(self) -> None:
        """Esc, or the gamepad's B."""
        self.app.pop()

    def refresh(self) -> None:
        """Builds it again, after its state has changed."""
        self.app.refresh()


def page(body: Node, *, head: Node | None = None, foot: Node | None = None) -> Node:
    """The usual page: a head and a foot that stay, and between them a body that scrolls when it is too high."""
    middle = Scroll(Pad(body, tokens.GAP, tokens.TIGHT), key="body", grow=1)
    return Pad(Column([head, middle, foot], gap=tokens.GAP), tokens.WIDE, tokens.ROOM)
