"""One picture laid over another, however it was cut, scaled or turned round."""

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from game.bench.pixels import Pixels, grey

LEAST, SURE = 12, 40
"""How many features have to agree, and how many make it needless to turn the picture round."""

Features: TypeAlias = tuple[NDArray[np.float32], NDArray[np.float32]]


def laid_over(pixels: Pixels, other: Pixels) -> Pixels | None:
    """The other picture as it would look in the first one's frame, grey where it does not reach; None if none fits.

    Features that agree (SIFT, Lowe 2004, and RANSAC, Fischler and Bolles 1981) tell how the one lies in the other.
    """
    frame = _features(pixels)
    best: tuple[int, np.ndarray, Pixels] | None = None
    for turned in (other, other[:, ::-1].copy()):
        found = _motion(_features(turned), frame)
        if found is not None and (best is None or found[0] > best[0]):
            best = (*found, turned)
        if best is not None and best[0] >= SURE:
            break
    if best is None or best[0] < LEAST:
        return None
    high, wide = pixels.shape[:2]
    return np.asarray(
        cv2.warpAffine(best[2], best[1], (wide, high), flags=cv2.INTER_AREA, borderValue=(127, 127, 127)), np.uint8
    )


def wiped(pixels: Pixels, other: Pixels, share: float) -> Pixels | None:
    """From the left, so much of the other picture laid over the first, and a line between; None if it does not fit."""
    over = laid_over(pixels, other)
    if over is None:
        return None
    wide = pixels.shape[1]
    edge = round(wide * share)
    both = pixels.copy()
    both[:, :edge] = over[:, :edge]
    both[:, max(0, edge - 2) : edge + 2] = (217, 154, 43)
    return both


def _features(pixels: Pixels) -> Features:
    """Where features are, in pixels, and what they look like; looked for at half the size, which is enough."""
    half = cv2.resize(grey(pixels).astype(np.uint8), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    found, traits = cv2.SIFT.create(nfeatures=900).detectAndCompute(half, None)
    spots = np.array([each.pt for each in found], np.float32).reshape(-1, 2) * 2
    return spots, np.zeros((0, 128), np.float32) if traits is None else np.asarray(traits, np.float32)


def _motion(one: Features, other: Features) -> tuple[int, np.ndarray] | None:
    """How many features agree on how the first lies in the second, and how that is; None where too few do."""
    if min(len(one[0]), len(other[0])) < LEAST:
        return None
    pairs = cv2.BFMatcher().knnMatch(one[1], other[1], k=2)
    good = [row[0] for row in pairs if len(row) == 2 and row[0].distance < 0.75 * row[1].distance]
    if len(good) < LEAST:
        return None
    start = one[0][[match.queryIdx for match in good]]
    end = other[0][[match.trainIdx for match in good]]
    cv2.setRNGSeed(7)
    motion, inside = cv2.estimateAffinePartial2D(start, end, method=cv2.RANSAC, ransacReprojThreshold=4.0)
    return None if motion is None else (int(inside.sum()), np.asarray(motion))
