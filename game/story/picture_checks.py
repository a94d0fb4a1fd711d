"""What is wrong with the recipes of pictures, as far as it can be seen without the files."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from game.story.pictures import ArchivePicture, Doctoring, Endless, Picture, PictureData, archived, donor_of
from game.story.problems import Fault, Path, did_you_mean

_COLOUR = re.compile("[0-9a-fA-F]{6}")


def picture_faults(at: Path, picture: Picture | None, pictures: Mapping[str, ArchivePicture]) -> Iterator[Fault]:
    """The faults of a picture as an item, a finding or the quiz shows it."""
    if picture is None:
        return
    if picture.base and picture.base not in pictures:
        yield _no_picture((*at, "base"), picture.base, pictures)
    yield from _steps((*at, "doctored"), picture.doctored, pictures)
    yield from _times(at, picture.data, claimed=picture.claimed)


def archive_faults(pictures: Mapping[str, ArchivePicture]) -> Iterator[Fault]:
    """The faults of the pictures of an archive, and those that are put into themselves."""
    for name, kept in pictures.items():
        at = ("pictures", name)
        yield from _steps((*at, "developed"), kept.developed, pictures)
        yield from _times(at, kept.data, taken=kept.taken)
        try:
            archived(pictures, name, lambda text: text.source)
        except Endless as endless:
            if endless.chain[0] == name:
                message = f"this picture is put into itself: {endless}"
                yield Fault("FJ246", (*at, "developed"), message, "take one of them out of the other")
        except KeyError:
            # Told where the step is.
            continue


def _steps(at: Path, steps: tuple[Doctoring, ...], pictures: Mapping[str, ArchivePicture]) -> Iterator[Fault]:
    for n, step in enumerate(steps):
        keys = list(step.done())
        if len(keys) != 1:
            message = f"a step does one thing, and this one does {' and '.join(keys) or 'nothing'}"
            yield Fault("FJ245", (*at, n), message, "begin a new step for each: - crop: …")
        other = donor_of(step)
        if other and other not in pictures:
            key = "splice" if step.splice is not None else "add"
            yield _no_picture((*at, n, key, "from_"), other, pictures)
        yield from _impossible((*at, n), step)


def _impossible(at: Path, step: Doctoring) -> Iterator[Fault]:
    """What is written well and cannot be done."""
    if step.crop is not None:
        left, top, right, bottom = step.crop
        if left >= right or top >= bottom:
            hint = "write left, top, right and bottom, in percent: the right is further than the left"
            yield Fault("FJ245", (*at, "crop"), "this crop keeps nothing", hint)
    if step.add is not None and step.add.what == "crowd" and not (step.add.from_ and step.add.areas):
        hint = "add from: with a picture of the archive, and areas: with the corners of each person in it"
        yield Fault("FJ245", (*at, "add"), "there is nobody to make a crowd of", hint)
    if step.rewrite is not None:
        for key in ("ink", "ground"):
            tint = getattr(step.rewrite, key)
            if tint and not _COLOUR.fullmatch(tint):
                hint = 'write six digits from 0 to f in quotes: "1b2440"'
                yield Fault("FJ245", (*at, "rewrite", key), f"{tint!r} is no colour", hint)


def _times(at: Path, data: PictureData | None, **said: str | None) -> Iterator[Fault]:
    """Times that cannot be read."""
    times: dict[Path, str | None] = {(*at, key): time for key, time in said.items()}
    if data is not None:
        times[*at, "data", "taken"] = data.taken
    for path, time in times.items():
        if time and not is_time(time):
            hint = 'write year, month, day, T, hour and minute in quotes: "2019-02-09T21:40"'
            yield Fault("FJ248", path, f"{time!r} is no time of a clock", hint)


def is_time(time: str) -> bool:
    """Whether this is a day with or without an hour, as the clock on the wall showed it."""
    try:
        return datetime.fromisoformat(time).tzinfo is None
    except ValueError:
        return False


def _no_picture(at: Path, name: str, pictures: Mapping[str, ArchivePicture]) -> Fault:
    return Fault("FJ206", at, f"there is no picture {name!r}", did_you_mean(name, pictures))
