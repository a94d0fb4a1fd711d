"""The base of all that is drawn: a node with a ground under it, a painted image, and answers to input."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, NamedTuple

from game.window.layout import Node
from game.window.tokens import Tone

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.kit import Kit

Handler = Callable[[], None]


class Look(NamedTuple):
    """What is happening to a widget while it is painted.

    time: how far its own animation is, 0.0 to 1.0.
    """

    hover: bool = False
    down: bool = False
    time: float = 1.0


REST = Look()


class Widget(Node):
    """A node that is painted. The stage makes one pygame_gui element for each.

    tone: the ground it lies on, set by the stage from the card around it; live: takes the pointer;
    focusable: takes the keyboard; grabs: follows the pointer while held down; number: the key 1 to 9 that
    presses it; lasts: the length of its own animation in ms when it first appears (0: none); redraws: whether
    that animation changes its image and not only its place; turns: whether the wheel and a finger turn it; follows:
    whether it follows the pointer that is over it; fleeting: whether its image is a new one nearly every time, so that
    none is kept.
    """

    tone: Tone = "table"
    live: bool = False
    grabs: bool = False
    number: int = 0
    lasts: int = 0
    redraws: bool = False
    turns: bool = False
    follows: bool = False
    fleeting: bool = False
    radius: int = 0

    @property
    def focusable(self) -> bool:
        """Whether the keyboard can reach it."""
        return self.live

    def look_key(self) -> Hashable:
        """What its image depends on besides size, ground and Look: equal keys, equal pictures."""
        raise NotImplementedError

    def bleed(self, kit: Kit) -> int:
        """How many pixels its image reaches beyond its box, for shadows."""
        return 0

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        """Its image, premultiplied, of `size` plus the bleed on every side."""
        raise NotImplementedError

    def spoken(self) -> str:
        """What it says in words, pictures and marks too; empty where it is only ground."""
        return ""

    def shift(self, kit: Kit, time: float) -> tuple[int, int]:
        """Where its animation has moved it at `time` of 0.0 to 1.0; everything inside it moves along."""
        return (0, 0)

    def press(self) -> None:
        """It was clicked, touched, or activated by Enter, Space or the gamepad's A."""

    def act(self, action: str) -> bool:
        """An action of focus.py reached it while focused; whether it used it."""
        return False

    def drag(self, kit: Kit, x: int, y: int) -> None:
        """The pointer holds it at a point of the window (only with `grabs`)."""

    def point(self, kit: Kit, x: int, y: int) -> None:
        """The pointer is over a point of the window, and holds nothing (only with `follows`)."""

    def turn(self, way: int) -> None:
        """The wheel was turned over it, or a finger swept across it: 1 onwards, -1 back (only with `turns`)."""

    def inner_tone(self) -> Tone:
        """The ground for what lies in it."""
        return self.tone
