"""A recipe carried out: from the archive's file to the picture that is shown, and the truth about it."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from game.bench import doctoring
from game.bench.data import written
from game.bench.doctoring import Sheet
from game.bench.dressing import DRESSES
from game.bench.lettering import sign
from game.bench.pixels import Pixels, decoded, encoded, opened
from game.story.pictures import Recipe, Rewriting, Stage

QUALITY = 95
"""How good a picture is kept that no step of its recipe has saved."""

SURE = 0.35
"""From what share on a pixel counts as forged."""


@dataclass(frozen=True, slots=True)
class Developed:
    """A picture that was made: its JPEG, and what was forged as a PNG of black and white, if anything was."""

    content: bytes
    mask: bytes | None


class Unreadable(Exception):
    """One of a recipe's files cannot be opened; `file` says which, and `why` why."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file.name} {why}")
        self.file = file
        self.why = why


def developed(recipe: Recipe, files: Callable[[str], Path], fonts: Path) -> Developed:
    """The picture of a recipe. `files` says where a file of the pack is, `fonts` where those for signs are.

    Raises Unreadable, and ValueError for a step that cannot be done.
    """
    sheet, content = carried_out(recipe, files, fonts)
    if recipe.data is not None:
        content = written(content, recipe.data)
    forged = mask_of(sheet)
    mask = None
    if forged.any():
        kept = BytesIO()
        Image.fromarray(forged).save(kept, "PNG", optimize=True)
        mask = kept.getvalue()
    return Developed(content, mask)


def mask_of(sheet: Sheet) -> np.ndarray:
    """Which pixels were forged, shape (h, w), true or false."""
    return np.asarray(sheet.mask > SURE, bool)


def carried_out(recipe: Recipe, files: Callable[[str], Path], fonts: Path) -> tuple[Sheet, bytes]:
    """The sheet after the last step, and its JPEG: that of the last step, where this was saving it."""
    path = files(recipe.file)
    try:
        sheet = Sheet.clean(opened(path))
    except FileNotFoundError as error:
        raise Unreadable(path, "is not there") from error
    except OSError as error:
        raise Unreadable(path, error.strerror or str(error)) from error
    content = b""
    for stage in recipe.stages:
        if stage.step.resave is not None:
            content = encoded(sheet.pixels, stage.step.resave)
            sheet = Sheet(decoded(content), sheet.mask)
        else:
            content, sheet = b"", _done(sheet, stage, files, fonts)
    return sheet, content or encoded(sheet.pixels, QUALITY)


def _done(sheet: Sheet, stage: Stage, files: Callable[[str], Path], fonts: Path) -> Sheet:
    step = stage.step
    other: Pixels | None = None
    if stage.donor is not None:
        other = decoded(carried_out(stage.donor, files, fonts)[1])
    if step.crop is not None:
        return doctoring.cropped(sheet, step.crop)
    if step.mirror:
        return doctoring.mirrored(sheet)
    if step.dress is not None:
        return Sheet(DRESSES[step.dress.as_](sheet.pixels, step.dress.seed), sheet.mask)
    if step.splice is not None and other is not None:
        cut = step.splice
        return doctoring.spliced(sheet, other, cut.area, cut.to, scale=cut.scale, mirror=cut.mirror, light=cut.light)
    if step.clone is not None:
        return doctoring.cloned(sheet, step.clone)
    if step.remove is not None:
        return doctoring.removed(sheet, step.remove)
    if step.recolour is not None:
        return doctoring.recoloured(sheet, step.recolour)
    if step.add is not None:
        return doctoring.added(sheet, step.add, other)
    if step.rewrite is not None:
        return doctoring.rewritten(sheet, step.rewrite.corners, _lettered(step.rewrite, stage.words, fonts, sheet.size))
    raise ValueError("a step that does nothing")


def _lettered(rewrite: Rewriting, words: str, fonts: Path, size: tuple[int, int]) -> Pixels:
    """The sign, in the shape that its corners have."""
    spots = np.array(rewrite.corners) * np.array(size) / 100
    across = np.linalg.norm(spots[1] - spots[0]) + np.linalg.norm(spots[2] - spots[3])
    down = np.linalg.norm(spots[3] - spots[0]) + np.linalg.norm(spots[2] - spots[1])
    return sign(
        words, fonts / "SourceSans-SemiBold.ttf", rewrite.ink, rewrite.ground, float(across) / max(float(down), 1.0)
    )
