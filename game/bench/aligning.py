"""One picture laid over another, however it was cut, scaled or turned round."""

import cv2
import numpy as np

from game.bench.pixels import Pixels, grey

LEAST = 12
"""How many features have to agree."""


def laid_over(pixels: Pixels, other: Pixels) -> Pixels | None:
    """The other picture as it would look in the first one's frame, grey where it does not reach; None if none fits.

    Features that agree (SIFT, Lowe 2004, and RANSAC, Fischler and Bolles 1981) tell how the one lies in the other.
    """
    best: tuple[int, np.ndarray, Pixels] | None = None
    for turned in (other, other[:, ::-1].copy()):
        found = _motion(turned, pixels)
        if found is not None and (best is None or found[0] > best[0]):
            best = (*found, turned)
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


def _motion(one: Pixels, other: Pixels) -> tuple[int, np.ndarray] | None:
    detector = cv2.SIFT.create(nfeatures=900)
    half = [
        cv2.resize(grey(each).astype(np.uint8), None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        for each in (one, other)
    ]
    (a, traits), (b, others) = (detector.detectAndCompute(each, None) for each in half)
    if traits is None or others is None or len(others) < 2:
        return None
    pairs = cv2.BFMatcher().knnMatch(traits, others, k=2)
    good = [row[0] for row in pairs if len(row) == 2 and row[0].distance < 0.75 * row[1].distance]
    if len(good) < LEAST:
        return None
    start = np.array([a[m.queryIdx].pt for m in good], np.float32) * 2
    end = np.array([b[m.trainIdx].pt for m in good], np.float32) * 2
    cv2.setRNGSeed(7)
    motion, inside = cv2.estimateAffinePartial2D(start, end, method=cv2.RANSAC, ransacReprojThreshold=4.0)
    return None if motion is None else (int(inside.sum()), motion)
