"""What the window needs from the rest of the game, handed down by the composition root."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from game.storage import Settings
    from game.strings import Translator
    from game.window.app import App
    from game.window.screen import Screen


class NoDisplay(Exception):
    """This machine has no display that a window could open on."""


@dataclass(frozen=True)
class CaseCard:
    """A case as the list shows it. state: not yet played, under way, or closed."""

    id: str
    title: str
    summary: str
    minutes: int
    state: Literal["new", "open", "done"] = "new"
    picture: Path | None = None


@dataclass(frozen=True)
class Slot:
    """A saved game, known by a picture (an icon's name) and a colour, never by a name of anybody.

    name: what the two are called, in the player's language: "The ochre lantern".
    """

    id: str
    picture: str
    colour: Literal["teal", "brick", "amber", "slate"]
    name: str
    used: bool = False
    closed: int = 0
    cases: int = 0


@dataclass(frozen=True)
class Services:
    """Everything the shell screens use.

    assets: the folder of fonts, icons and pictures; languages: (code, native name) of each, English first;
    translator: of a code, or of the likeliest language for None; cases: the list in a language's words;
    slots: the saved games in a language's words; slot: the id of the one played in now; use_slot: plays in a
    slot from now on; clear_slot: erases one; under_way: the id of the case left unfinished, if any;
    open_case: the first screen of a case; notices: what has come up since they were last asked for.
    """

    assets: Path
    settings: Settings
    save_settings: Callable[[Settings], None]
    languages: tuple[tuple[str, str], ...]
    translator: Callable[[str | None], Translator]
    cases: Callable[[str], Sequence[CaseCard]]
    slots: Callable[[str], Sequence[Slot]]
    slot: Callable[[], str]
    use_slot: Callable[[str], None]
    clear_slot: Callable[[str], None]
    under_way: Callable[[], str | None]
    open_case: Callable[[App, str], Screen]
    notices: Callable[[], Sequence[str]] = tuple
