"""The model of pictures: what was done to one, step by step, before it was shown, and what its file says of itself.

Places and sizes are in percent of the picture's width and height, so that a recipe outlives a picture taken again at
another size. A recipe is declared here and carried out in `game.bench`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Annotated, Literal, get_args

from game.story.text import Bounds, Text

Share = Annotated[float, Bounds(0, 100)]
Percent = Annotated[float, Bounds(-200, 200)]
Spot = tuple[Percent, Percent]
"""A place in a picture: from its left edge and from its upper one, in percent of its width and height."""

Area = Annotated[tuple[Spot, ...], Bounds(3, 60)]
"""The corners of an area, one after the other."""

Crop = tuple[Share, Share, Share, Share]
Quality = Annotated[int, Bounds(5, 98)]
"""How good a JPEG is kept, as image programs count it."""

Seed = Annotated[int, Bounds(0, 999_999)]
Factor = Annotated[int, Bounds(5, 400)]
"""In percent: 100 leaves a thing as it is."""

Dress = Literal["phone", "press", "surveillance", "faded-print", "newsprint", "screenshot", "video-still"]
Layer = Literal["smoke", "fire", "snow", "crowd"]
Filter = Literal["levels", "error-level", "noise", "copies"]
"""The filters of the bench: brightness spread out, what re-saving changes, grain, places that are there twice."""

FILTERS: tuple[Filter, ...] = get_args(Filter)


@dataclass(frozen=True, slots=True)
class Dressing:
    """What a clean picture was taken or printed with: it gets that grain, that lens and that wear."""

    as_: Dress
    """What it pretends to be: phone, press, surveillance, faded-print, newsprint, screenshot or video-still."""
    seed: Seed = 1
    """Which camera, which sheet, which scratches: the same number gives the same ones."""


@dataclass(frozen=True, slots=True)
class Splice:
    """Something cut out of another picture of the archive and put into this one."""

    from_: str
    """The other picture of the archive, by its id."""
    area: Area
    """What is cut out there: its corners, each [x, y] in percent of the other picture."""
    to: Spot
    """Where the upper left corner of the cut comes to lie: [x, y]."""
    scale: Factor = 100
    """How large it becomes, in percent."""
    mirror: bool = False
    """Whether it is turned left to right."""
    light: Factor = 100
    """How bright it becomes, in percent."""


@dataclass(frozen=True, slots=True)
class Clone:
    """A part of the picture that is there a second time."""

    area: Area
    """What is copied: its corners."""
    by: Spot
    """How far the copy lies from it: [right, down]."""


@dataclass(frozen=True, slots=True)
class Recolour:
    """Another colour for a part of the picture."""

    area: Area
    """The part: its corners."""
    hue: Annotated[int, Bounds(-180, 180)] = 0
    """By how many degrees its hues are turned around the colour wheel."""
    colour: Factor = 100
    """How strong its colours become, in percent."""
    light: Factor = 100
    """How bright it becomes, in percent."""


@dataclass(frozen=True, slots=True)
class Adding:
    """Something laid over the picture: smoke, fire, snow, or people of another picture in a row."""

    what: Layer
    """What is added: smoke, fire, snow or crowd."""
    at: Spot = (50.0, 50.0)
    """Where it begins: the foot of smoke and fire, the left end of a crowd; snow is everywhere."""
    size: Spot = (20.0, 40.0)
    """How wide and how high it is; of a crowd, how wide the row is and how high a person."""
    seed: Seed = 1
    """Which smoke, which flakes: the same number gives the same."""
    from_: str | None = None
    """For a crowd: the other picture of the archive that the people are cut from."""
    areas: Annotated[tuple[Area, ...], Bounds(1, 12)] = ()
    """For a crowd: who is cut out there, the corners of each."""


@dataclass(frozen=True, slots=True)
class Rewriting:
    """Other words on a sign, in the player's language."""

    corners: tuple[Spot, Spot, Spot, Spot]
    """The sign's corners: upper left, upper right, lower right, lower left."""
    text: Text
    """What it says now."""
    ink: str = "1b2440"
    """The colour of the letters, as six hexadecimal digits."""
    ground: str = "ece6d6"
    """The colour of the sign, as six hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Doctoring:
    """One step of what was done to a picture; exactly one of its keys says which.

    `crop`, `mirror`, `dress` and `resave` touch the whole picture. The others change a part of it: what they touched
    is the mask that the bench's filters are tried on.
    """

    crop: Crop | None = None
    """The part that was kept: left, top, right and bottom, in percent."""
    mirror: bool = False
    """Turns the picture left to right."""
    dress: Dressing | None = None
    """Develops a clean picture as what it pretends to be; its grain is laid on before anything else."""
    splice: Splice | None = None
    """Puts in something from another picture of the archive."""
    clone: Clone | None = None
    """Copies a part of the picture to another place in it."""
    remove: Area | None = None
    """Takes something out and fills the gap from around it: the corners of the gap."""
    recolour: Recolour | None = None
    """Changes the colours of a part."""
    add: Adding | None = None
    """Lays smoke, fire, snow or a crowd over the picture."""
    rewrite: Rewriting | None = None
    """Puts other words on a sign."""
    resave: Quality | None = None
    """Saves it as JPEG at this quality and opens it again, as networks and phones do. Which filter shows a forgery
    depends on the qualities before and after it."""

    def done(self) -> Iterator[str]:
        """The keys that are written."""
        return (each.name for each in fields(self) if getattr(self, each.name) not in (None, False))

    def done_by(self, keys: tuple[str, ...]) -> bool:
        """Whether one of these keys is written."""
        return any(key in keys for key in self.done())


@dataclass(frozen=True, slots=True)
class PictureData:
    """What the file says of itself: when it was `taken` (ISO 8601, local time), with which `camera` and `program`."""

    taken: str | None = None
    """When the picture was taken, as the file says: for example 2019-02-09T21:40."""
    camera: str | None = None
    """The camera that the file names."""
    program: str | None = None
    """The program that the file was last saved with, as it says."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the pack's archive, and what was done to it before it was shown."""

    base: str
    """A picture of the pack's archive, by its id."""
    alt: Text
    """What is to be seen, for somebody who cannot see it; it gives away no more than the picture does."""
    doctored: tuple[Doctoring, ...] = ()
    """What was done to the picture before it was shown, step by step."""
    data: PictureData | None = None
    """What the picture's file says of itself."""
    claimed: str | None = None
    """When it is said to have been taken, for the sun on the bench: for example 2025-10-11T11:20."""
    exposed_by: tuple[Filter, ...] = ()
    """The filters of the bench that show the place that was doctored; `check --pictures` tries them."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a picture was really taken, in metres of the town: for the map and the sun on the bench."""

    at: tuple[float, float, float]
    """The camera: metres east, north and up."""
    towards: tuple[float, float, float]
    """A point in the middle of the picture: metres east, north and up."""
    lens: Annotated[int, Bounds(10, 400)]
    """The lens, in millimetres on a camera whose film is 36 millimetres wide."""
    ground: float = 0.0
    """How high the ground is on which shadows lie, in metres, as in `at`."""


@dataclass(frozen=True, slots=True)
class ArchivePicture:
    """A picture of the pack's archive: its file, how it was developed, its credit, its true place and time."""

    file: str
    """The file, from the pack's folder, with / between folders."""
    credit: Text
    """Who took it, as the player reads it."""
    taken: str | None = None
    """When it was really taken: for example 2019-02-09T21:40."""
    place: Text | None = None
    """Where it was really taken, in a few words, for whoever finds it by searching."""
    standpoint: Standpoint | None = None
    """From where it was taken, for the map and the sun on the bench."""
    developed: tuple[Doctoring, ...] = ()
    """What is done to the file, step by step, to make this picture of it. Pictures may share a file."""
    data: PictureData | None = None
    """What the picture's file says of itself."""
    exposed_by: tuple[Filter, ...] = ()
    """For a picture that is doctored in the archive already: the filters that show it."""


class Endless(Exception):
    """A picture is put into itself, by way of others; `chain` are their ids."""

    def __init__(self, chain: tuple[str, ...]) -> None:
        super().__init__(" → ".join(chain))
        self.chain = chain


@dataclass(frozen=True, slots=True)
class Stage:
    """A step that can be carried out: its `words` in the player's language, its `donor` as a recipe of its own."""

    step: Doctoring
    words: str = ""
    donor: "Recipe | None" = None


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that makes one picture: the file it begins with, the stages, and what its own file says.

    The first `developed` stages make the archive's picture; what comes after was done to that.
    """

    file: str
    stages: tuple[Stage, ...] = ()
    developed: int = 0
    data: PictureData | None = None

    @property
    def plain(self) -> bool:
        """Whether the file is shown as it is."""
        return not self.stages and self.data is None

    @property
    def name(self) -> str:
        """What the picture is called: its own file's name, or one that tells nothing but that it is this recipe."""
        return self.file if self.plain else f"{sha256(repr(self).encode()).hexdigest()[:32]}.jpg"

    def files(self) -> Iterator[str]:
        """The files that it is made of."""
        yield self.file
        for stage in self.stages:
            if stage.donor is not None:
                yield from stage.donor.files()

    def original(self) -> "Recipe":
        """The archive's picture that this one was made of."""
        return Recipe(self.file, self.stages[: self.developed], self.developed)


Say = Callable[[Text], str]
"""A translator's way of saying a text."""


def archived(pictures: Mapping[str, ArchivePicture], name: str, say: Say, *, within: tuple[str, ...] = ()) -> Recipe:
    """How a picture of the archive is made; raises Endless, and KeyError where one of its parts is not there."""
    if name in within:
        raise Endless((*within[within.index(name) :], name))
    kept = pictures[name]
    stages = _stages(pictures, kept.developed, say, (*within, name))
    return Recipe(kept.file, stages, len(stages), kept.data)


def shown(pictures: Mapping[str, ArchivePicture], picture: Picture, say: Say) -> Recipe:
    """How a picture is made as it is shown.

    Whoever shows it strips its data, as networks do, but for what it `data` says. Raises what `archived` raises.
    """
    base = archived(pictures, picture.base, say)
    if not picture.doctored and picture.data is None:
        return base
    after = _stages(pictures, picture.doctored, say, (picture.base,))
    return Recipe(base.file, (*base.stages, *after), base.developed, picture.data)


def _stages(
    pictures: Mapping[str, ArchivePicture], steps: tuple[Doctoring, ...], say: Say, within: tuple[str, ...]
) -> tuple[Stage, ...]:
    stages = []
    for step in steps:
        words = say(step.rewrite.text) if step.rewrite is not None else ""
        other = donor_of(step)
        stages.append(Stage(step, words, archived(pictures, other, say, within=within) if other is not None else None))
    return tuple(stages)


def donor_of(step: Doctoring) -> str | None:
    """The other picture of the archive that a step takes something from."""
    if step.splice is not None:
        return step.splice.from_
    return step.add.from_ if step.add is not None else None
