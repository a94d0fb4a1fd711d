"""What a kiosk needs from the rest of the game."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.storage import KioskConfig
    from game.window.app import App
    from game.window.screen import Screen


@dataclass(frozen=True)
class ShortCase:
    """A case as the kiosk offers it: some minutes long, with its first picture."""

    id: str
    title: str
    summary: str
    minutes: int
    picture: Path | None


@dataclass(frozen=True, eq=False)
class KioskHost:
    """What a kiosk needs from the rest of the game.

    config, save: how it is set up; all_cases, cases: every short case, and those offered, in a language; languages:
    (code, native name) of those offered; case: the first screen of a case, and where it leads on and out;
    remembered: what is worth remembering of a case, in a language; give_up: keeps a play that was left; forget:
    takes away what a visitor may have left outside the window; tidy: gives back the memory that a visit took;
    prepare: the first screen, once all pictures are there; counts: of this day, by case, finished and left;
    troubles: what has gone wrong; places: where results can be exported to; export: does it, and says what came of
    it; tried: whether a PIN is right, and how many seconds one has to wait; new_pin: keeps another one; files: what
    lies in the user's folder, for a comparison of states.
    """

    config: Callable[[], KioskConfig]
    save: Callable[[KioskConfig], None]
    all_cases: Callable[[str], Sequence[ShortCase]]
    cases: Callable[[str], Sequence[ShortCase]]
    languages: Callable[[], Sequence[tuple[str, str]]]
    case: Callable[[App, str, Callable[[], None], Callable[[], None]], Screen]
    remembered: Callable[[str], tuple[str, str]]
    was_lit: Callable[[], bool]
    give_up: Callable[[], None]
    forget: Callable[[], None]
    tidy: Callable[[], None]
    prepare: Callable[[App, Callable[[], Screen]], Screen]
    counts: Callable[[], Sequence[tuple[str, int, int]]]
    troubles: Callable[[], Sequence[str]]
    places: Callable[[], Sequence[Path]]
    export: Callable[[Path], str]
    tried: Callable[[str], tuple[bool, float]]
    new_pin: Callable[[str], None]
    files: Callable[[], dict[str, str]]
