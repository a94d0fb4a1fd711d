"""What a lesson needs from the rest of the game."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.pages import Page
    from game.pages.recap import Retold
    from game.sitting import Sitting
    from game.storage import Lesson
    from game.window.app import App
    from game.window.modes.classroom_run import Run
    from game.window.modes.workshop_host import Playable
    from game.window.screen import Screen
    from game.window.services import Kits


@dataclass(frozen=True)
class TeachPack:
    """A pack that a lesson can be made of, and the cases in it that have a bench."""

    id: str
    title: str
    cases: tuple[Playable, ...]


@dataclass(frozen=True, eq=False)
class ClassroomHost:
    """What a lesson needs from the rest of the game.

    packs: what can be played, in a language; begun: a new lesson of a pack's cases, of this day; last: the lesson that
    this machine has begun earlier on this day and not ended; keep: keeps it as it stands; drop: ends one, with what was
    begun in it kept as a result; case: the first screen of the case that a lesson is at, where it was left; told: the
    debrief of an item before the case is over; skipped: keeps the case under way as it was left; titles: what cases are
    called; retold: what the class thought of each item, and what it was; prompt: what can be asked of an item
    afterwards; notes, page: what prints the teacher's notes for a pack's cases, and the class's page.
    """

    packs: Callable[[str], Sequence[TeachPack]]
    begun: Callable[[str, Sequence[str]], Lesson]
    last: Callable[[], Lesson | None]
    keep: Callable[[Lesson | None], None]
    drop: Callable[[Lesson], None]
    case: Callable[[App, Run], Screen]
    told: Callable[[Sitting, str], Page]
    skipped: Callable[[Run], None]
    titles: Callable[[Lesson, str], Mapping[str, str]]
    retold: Callable[[Lesson, str], Sequence[Retold]]
    prompt: Callable[[Lesson, str, str], str]
    notes: Callable[[str, Sequence[str]], Kits]
    page: Callable[[Lesson], Kits]
