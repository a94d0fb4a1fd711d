"""A screen: what it shows, and what its keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.window import tokens
from game.window.layout import Column, Node, Pad, Scroll, Space

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

    def ended(self) -> None:
        """The game ends with this screen still there: what it has begun elsewhere is called off."""

    def refresh(self) -> None:
        """Builds it again, after its state has changed."""
        self.app.refresh()


def page(body: Node, *, head: Node | None = None, foot: Node | None = None) -> Node:
    """The usual page: a head and a foot that stay, and a body that scrolls where it is too high.

    A body that grows fills the page; else it keeps its own height, in the middle.
    """
    above = Pad(head, tokens.WIDE, 0) if head else None
    below = Pad(foot, tokens.WIDE, 0) if foot else None
    middle = Scroll(Pad(Column([body], middle=True), tokens.WIDE, tokens.GAP), key="body", grow=1)
    parts: list[Node | None] = [
        above and Space(tokens.ROOM),
        above,
        middle,
        below,
        below and Space(tokens.GAP),
    ]
    return Column(parts, gap=0)
