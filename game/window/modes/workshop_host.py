"""What a workshop needs from the rest of the game, and how its cards are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.story.workshop import Card, Workshop
from game.window import tokens
from game.window.layout import Column, Node, Wrap
from game.window.marks import Badge
from game.window.widgets import Paragraph

if TYPE_CHECKING:
    from game.pages import ItemView
    from game.window.app import App
    from game.window.screen import Screen


@dataclass(frozen=True)
class Playable:
    """A case that a workshop can have: its id, its title, and how many minutes it takes."""

    id: str
    title: str
    minutes: int


@dataclass(frozen=True)
class Own:
    """What a group did itself: how many of how many lay on the right side, before and after, and when it was sure.

    sure: how often it was right of the times at which it had said 80 percent or more, or 20 or less.
    """

    before: tuple[int, int]
    after: tuple[int, int]
    sure: tuple[int, int]


@dataclass(frozen=True, eq=False)
class WorkshopHost:
    """What a workshop needs from the rest of the game.

    pack: the id of the pack that it plays; cases: what can be played, in a language; name: what a picture is called;
    last: the workshop that this machine was set up for earlier on this day; keep: keeps one; groups: how many groups
    there were, and the cards that they had; developed: a screen, once a form's pictures are there; items, stops,
    picture: for the forms; case: the first screen of a case, for a card and its turn; answered: keeps what was answered
    to a form; own: what the card's two forms came to; give_up: keeps a case that is left before its end.
    """

    pack: str
    cases: Callable[[str], Sequence[Playable]]
    name: Callable[[str], str]
    last: Callable[[], Workshop | None]
    keep: Callable[[Workshop], None]
    groups: Callable[[Workshop], tuple[int, frozenset[str]]]
    developed: Callable[[App, str, Callable[[], Screen]], Screen]
    items: Callable[[str, str], Sequence[ItemView]]
    stops: Callable[[str], Sequence[tuple[int, str]]]
    picture: Callable[[str], Path]
    case: Callable[[App, Play, str], Screen]
    answered: Callable[[Play, str, Mapping[str, int]], None]
    own: Callable[[Play], Own | None]
    give_up: Callable[[], None]


@dataclass(frozen=True)
class Play:
    """One group's way through a workshop: its card, how many it is, and what has been done (`turn`).

    on: what comes next; leave: the way out before the end.
    """

    workshop: Workshop
    card: Card
    members: int
    nth: int
    turn: int
    on: Callable[[], None]
    leave: Callable[[], None]


def shown_pictures(host: WorkshopHost, pictures: Sequence[str], *, large: bool = False) -> Node:
    """Pictures side by side, each with its word under it."""
    size = tokens.PLATE if large else tokens.BADGE
    grounds = ("amber", "teal", "brick", "slate")
    return Wrap(
        [
            Column(
                [
                    Badge(picture, ground=grounds[n % len(grounds)], size=size),  # type: ignore[arg-type]
                    Paragraph(host.name(picture), style="strong" if large else "small", align="center"),
                ],
                gap=tokens.HAIR,
                align="center",
            )
            for n, picture in enumerate(pictures)
        ],
        gap=tokens.GAP,
    )


def words_of(host: WorkshopHost, card: Card) -> str:
    """A card as it is read."""
    return " – ".join(host.name(picture) for picture in card)
