"""Whether a filter shows what a picture's author says that it exposes."""

import numpy as np
from numpy.typing import NDArray

from game.bench import filters
from game.bench.pixels import Pixels, Plane
from game.story.pictures import Filter

ENOUGH = 0.9
"""The least area under the curve at which a filter is said to expose a forgery."""


def auc(response: Plane, mask: NDArray[np.bool_]) -> float:
    """How well a response tells what is inside a mask from what is outside: the area under the ROC curve.

    It is the chance that a place inside responds more strongly than one outside (Mann and Whitney 1947; Hanley and
    McNeil 1982): 0.5 for none, 1 for always. Every third pixel across and down is taken. Raises ValueError where the
    mask is empty or covers everything.
    """
    values, inside = response[::3, ::3].ravel(), mask[::3, ::3].ravel()
    positive = int(inside.sum())
    negative = inside.size - positive
    if not positive or not negative:
        raise ValueError("the mask is empty, or covers everything")
    order = np.argsort(values, kind="stable")
    _, first, count = np.unique(values[order], return_index=True, return_counts=True)
    # Equal values share the middle of their ranks.
    ranks = np.empty(values.size)
    ranks[order] = np.repeat(first + (count + 1) / 2, count)
    return float((ranks[inside].sum() - positive * (positive + 1) / 2) / (positive * negative))


def exposure(name: Filter, pixels: Pixels, mask: NDArray[np.bool_]) -> float:
    """How well a filter shows a mask, 0.5 to 1: a forgery may have more grain than its surroundings, or less.

    Levels have no response of their own: there it is the brightness that they spread out.
    """
    response = responded(name, pixels)
    area = auc(response, mask)
    return max(area, 1 - area) if name == "noise" else area


def responded(name: Filter, pixels: Pixels) -> Plane:
    """What a filter makes of the pixels: how strongly each place responds."""
    if name == "error-level":
        return filters.error_levels(pixels)
    if name == "noise":
        return filters.noise_residual(pixels)
    if name == "copies":
        return filters.copies(pixels).response
    from game.bench.pixels import grey

    spread = grey(filters.levels(pixels, black=84, white=213))
    return np.asarray(np.abs(spread - float(np.median(spread))), np.float32)
