"""The picture desk's work: what each tool makes of the picture, in a thread, so that nothing blocks the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from game.window.plate import Mark, Sheet

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from game.bench.album import Album
    from game.bench.pixels import Pixels
    from game.story.pictures import Picture
    from game.window.app import App

ToolName = Literal["loupe", "levels", "error-level", "noise", "copies", "data", "search", "compare", "map", "sun"]
"""The picture desk's tools, in the order in which they lie there."""

Made = TypeVar("Made")


@dataclass(frozen=True)
class Subject:
    """What is looked at.

    picture: as its item shows it; alt: in words; closed: the tools that are not to be had yet, and why; first: the tool
    that lies uppermost.
    """

    album: Album
    picture: Picture
    alt: str
    closed: Mapping[ToolName, str]
    first: ToolName = "loupe"

    @property
    def file(self) -> Path:
        """The picture's file."""
        return self.album.shown(self.picture)


LOOK = 1 / 30
"""Seconds between looks at whether something is done."""


class LeftOff(Exception):
    """Nobody waits for it any more."""


@dataclass
class Job(Generic[Made]):
    """Something that is done in a thread; `then` is told what came of it, in the window's own.

    What goes wrong is told to `failed`. `at` is handed to the work: it tells how much of how much is done, and raises
    LeftOff once the job was left.
    """

    app: App
    work: Callable[[Callable[[int, int], None]], Made]
    then: Callable[[Made], None]
    failed: Callable[[Exception], None]
    done: tuple[int, int] = (0, 0)
    left: bool = False
    future: Future[Made] = field(init=False)

    def __post_init__(self) -> None:
        # It brings the whole of logging with it, which the title does without.
        from concurrent.futures import ThreadPoolExecutor

        hands = ThreadPoolExecutor(1, "desk")
        self.future = hands.submit(self.work, self._at)
        hands.shutdown(wait=False)
        self._looking = self.app.every(LOOK, self.look)

    def _at(self, done: int, of: int) -> None:
        if self.left:
            raise LeftOff
        self.done = (done, of)

    def leave(self) -> None:
        """What comes of it is not wanted any more."""
        if not self.left:
            self.left = True
            self.app.drop(self._looking)

    def look(self) -> None:
        """Hands on what came of it, once it is done."""
        if not self.future.done():
            if self.done[1]:
                self.app.refresh()
            return
        self.leave()
        error = self.future.exception()
        if error is None:
            self.then(self.future.result())
        elif isinstance(error, Exception):
            self.failed(error)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a tool made of the picture: red, green and blue, row by row, the lines over it, and what there is to say."""

    size: tuple[int, int]
    content: bytes
    marks: tuple[Mark, ...] = ()
    places: int = 0

    def sheet(self, name: tuple[object, ...]) -> Sheet:
        """The sheet to lay under the lamp."""
        return Sheet.of_pixels(name, self.size, self.content)


def filtered(pixels: Pixels, tool: ToolName, strength: int) -> Shown:
    """What a filter of the bench makes of the pixels; `strength`, 0 to 100, is what its slider stands at."""
    from game.bench import filters

    marks: tuple[Mark, ...] = ()
    places = 0
    if tool == "levels":
        # The slider takes the dark end up and the bright one down, so that what lies between is spread out.
        made = filters.levels(pixels, black=round(strength * 1.2), white=255 - round(strength * 0.6), gamma=1.0)
    elif tool == "error-level":
        made = filters.shown(filters.error_levels(pixels), pixels, strength / 100)
    elif tool == "noise":
        made = filters.shown(filters.noise_residual(pixels), pixels, strength / 100)
    else:
        found = filters.copies(pixels)
        high, wide = pixels.shape[:2]
        marks = tuple(
            Mark((one[0] / wide, one[1] / high), (other[0] / wide, other[1] / high)) for one, other in found.pairs
        )
        places = len(found.pairs)
        made = filters.shown(found.response, pixels, strength / 100)
    return Shown((made.shape[1], made.shape[0]), made.tobytes(), marks, places)


@dataclass(frozen=True, slots=True)
class Hit:
    """A picture of the archive that a search came to: its id, its file, and how much alike it is, 0 to 100."""

    picture: str
    file: Path
    score: int
    mirrored: bool


def searched(pixels: Pixels, subject: Subject, at: Callable[[int, int], None]) -> tuple[Hit, ...]:
    """The archive's pictures that are most like the pixels; the index is made with the first search, and kept.

    What was taken after the day on which the picture goes round is not in the archive yet.
    """
    from game.bench.finding import index_of

    album, day = subject.album, (subject.picture.claimed or "9999")[:10]
    taken = {name: kept.taken or "" for name, kept in album.pack.pictures.items()}

    index = index_of(album, at)
    archive = album.archive()
    return tuple(
        Hit(match.id, album.made(archive[match.id]), round(match.score), match.mirrored)
        for match in [match for match in index.search(pixels, most=20) if taken[match.id][:10] <= day][:5]
    )
