"""A recipe tried: what came of it, and whether the filters show what they are said to expose."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from game.bench.developing import carried_out, mask_of
from game.bench.pixels import Pixels, decoded, opened
from game.bench.proof import exposure
from game.story.pictures import Filter, Recipe

FORGING = ("splice", "clone", "remove", "recolour", "add", "rewrite")
"""The steps that change a part of a picture."""

LEAST, MOST = 0.0004, 0.9
"""What part of a picture a forgery covers at the least and at the most."""


@dataclass(frozen=True, eq=False)
class Trial:
    """A recipe carried out: the picture as it is shown, and what was forged in it (h, w); `same` if nothing changed."""

    recipe: Recipe
    pixels: Pixels
    mask: np.ndarray
    same: bool

    @property
    def share(self) -> float:
        """What part of the picture was forged, 0 to 1."""
        return float(self.mask.mean())

    @property
    def is_forged(self) -> bool:
        """Whether a step of the recipe changes a part of the picture."""
        return any(stage.step.done_by(FORGING) for stage in self.recipe.stages)

    @property
    def has_place(self) -> bool:
        """Whether the forgery is somewhere, and not everywhere."""
        return LEAST <= self.share <= MOST

    def exposure(self, name: Filter) -> float:
        """How well a filter shows the forgery, 0 to 1; 0 where there is none to show."""
        return exposure(name, self.pixels, self.mask) if self.mask.any() and not self.mask.all() else 0.0


def tried(recipe: Recipe, files: Callable[[str], Path], fonts: Path) -> Trial:
    """Carries a recipe out; raises what `developing.carried_out` raises."""
    sheet, content = carried_out(recipe, files, fonts)
    pixels, before = decoded(content), opened(files(recipe.file))
    same = not recipe.plain and pixels.shape == before.shape and _unchanged(recipe, sheet.pixels, before)
    return Trial(recipe, pixels, mask_of(sheet), same)


def _unchanged(recipe: Recipe, after: Pixels, before: Pixels) -> bool:
    # Saving alone changes a little everywhere: it is no doctoring, but it is what the recipe says.
    saved = any(stage.step.resave is not None or stage.step.dress is not None for stage in recipe.stages)
    return bool(recipe.stages) and not saved and bool(np.array_equal(after, before))


def honest(recipe: Recipe) -> Recipe:
    """The same recipe without its forgeries: the same camera, the same cuts, saved as often and as strongly."""
    kept = tuple(stage for stage in recipe.stages if not stage.step.done_by(FORGING))
    return replace(recipe, stages=kept, developed=min(recipe.developed, len(kept)))


def control(trial: Trial, name: Filter, files: Callable[[str], Path], fonts: Path) -> float:
    """What the filter makes of the honest picture at the place of the forgery: 0.5 where it tells nothing."""
    pixels = decoded(carried_out(honest(trial.recipe), files, fonts)[1])
    return exposure(name, pixels, trial.mask) if pixels.shape[:2] == trial.mask.shape else 0.5
