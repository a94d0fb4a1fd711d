"""The filters of the bench. Each shows something true of the pixels, and none of them decides alone."""

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np

from game.bench.pixels import Pixels, Plane, decoded, encoded, grey, whole

Dot: TypeAlias = tuple[int, int]
"""A pixel: x and y."""

WINDOW = 16
"""Over how many pixels, across and down, grain is averaged."""

HELD = 6.0
"""At how many grey levels an edge is held down."""

HALF = 0.5
"""At what scale copies are looked for first: half as many pixels across is enough to match, and four times as quick."""

FEATURES, LEAST_PAIRS, APART = 1000, 7, 28
"""How many features are matched, how many pairs with one shift make a copy, and how far off, in pixels, it lies."""


def levels(pixels: Pixels, black: int = 0, white: int = 255, gamma: float = 1.0) -> Pixels:
    """Brightness spread out between a new black and a new white (0 to 255, black below white).

    It shows what was too dark or too bright to see, and changes nothing but tones.
    """
    steps = np.clip((np.arange(256) - black) / max(1, white - black), 0, 1) ** (1 / gamma) * 255
    return np.asarray(cv2.LUT(pixels, whole(steps)), np.uint8)


def error_levels(pixels: Pixels, quality: int = 90) -> Plane:
    """By how much each place changes when the picture is saved once more (Krawetz 2007), 0 upwards, shape (h, w).

    What was put in after an earlier, stronger saving changes more than what went through it. So do sharp edges,
    letters and leaves in honest pictures; and a picture saved again and again at one quality changes nowhere.
    """
    change = cv2.absdiff(pixels, decoded(encoded(pixels, quality)))
    return np.asarray(cv2.blur(change.astype(np.float32).mean(2), (9, 9)), np.float32)


_LAPLACE = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)


def noise_residual(pixels: Pixels) -> Plane:
    """How strong the grain is around each place, in grey levels, shape (h, w) (after Immerkær 1996).

    Edges count little, as they are no grain. A part from another camera, or one painted over, has another grain; so has
    a smooth wall, and strong saving takes the grain away everywhere.
    """
    tone = grey(pixels)
    residual = np.abs(cv2.filter2D(tone, -1, _LAPLACE))
    soft = cv2.GaussianBlur(tone, (0, 0), 1.5)
    slope = np.hypot(cv2.Sobel(soft, -1, 1, 0), cv2.Sobel(soft, -1, 0, 1))
    weight = 1 / (1 + (slope / 6) ** 2)
    size = (WINDOW, WINDOW)
    return np.asarray(cv2.blur(residual * weight, size) / cv2.blur(weight, size), np.float32)


@dataclass(frozen=True, slots=True)
class Copies:
    """Places that are in a picture twice: pairs of pixels, and how alike each place is to its copy, 0 to 1."""

    pairs: tuple[tuple[Dot, Dot], ...]
    response: Plane


def copies(pixels: Pixels) -> Copies:
    """Looks for parts of the picture that were copied within it without being turned or scaled.

    Features that match (SIFT, Lowe 2004) and lie apart by one and the same shift make a copy; what was copied is then
    told by how well the picture agrees with itself, shifted. Arches, windows and tiles look alike by themselves: their
    pairs agree roughly, and a copy agrees to the pixel.
    """
    tone = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    height, width = tone.shape
    nothing = np.zeros((height, width), np.float32)
    small = cv2.resize(tone, None, fx=HALF, fy=HALF, interpolation=cv2.INTER_AREA)
    found, traits = cv2.SIFT.create(nfeatures=FEATURES, contrastThreshold=0.02).detectAndCompute(small, None)
    if traits is None or len(found) < LEAST_PAIRS:
        return Copies((), nothing)
    spots = np.array([feature.pt for feature in found], np.float32)
    # A product of unit vectors is quicker than a search tree for so few.
    traits = traits / (np.linalg.norm(traits, axis=1, keepdims=True) + 1e-6)
    alike = traits @ traits.T
    alike[np.linalg.norm(spots[:, None] - spots[None], axis=2) < APART * HALF] = -1
    best = alike.argmax(1)
    matched = np.flatnonzero(alike[np.arange(len(best)), best] > 0.955)
    shifts = spots[best[matched]] - spots[matched]
    flip = (shifts[:, 0] < 0) | ((shifts[:, 0] == 0) & (shifts[:, 1] < 0))
    shifts[flip] *= -1
    response, pairs = nothing, []
    for _ in range(3):
        if len(shifts) < LEAST_PAIRS:
            break
        votes = (np.abs(shifts[:, None] - shifts[None]).max(2) < 1.5).sum(1)
        if votes.max() < LEAST_PAIRS:
            break
        near = np.abs(shifts - shifts[votes.argmax()]).max(1) < 1.5
        shift = np.round(np.median(shifts[near], 0) / HALF).astype(int)
        agreed = _agreement(tone, shift)
        kept = np.flatnonzero(near)
        sure = [n for n in kept if _at(agreed, spots[matched[n]]) > 0.9 or _at(agreed, spots[best[matched[n]]]) > 0.9]
        if len(sure) >= LEAST_PAIRS:
            response = np.maximum(response, agreed)
            pairs += [(_dot(spots[matched[n]]), _dot(spots[best[matched[n]]])) for n in sure]
        matched, shifts = np.delete(matched, kept), np.delete(shifts, kept, 0)
    return Copies(tuple(pairs), response)


def _agreement(tone: Pixels, shift: np.ndarray) -> Plane:
    """How well each place agrees with what lies by a shift from it, on either side: normed correlation, 0 to 1."""
    fine = tone.astype(np.float32)
    # Edges are held down: windows agree at their edges as well, and a copy agrees in its grain.
    fine = np.clip(fine - cv2.GaussianBlur(fine, (0, 0), 2), -HELD, HELD)
    best = np.zeros_like(fine)
    size = (15, 15)
    power = cv2.blur(fine * fine, size)
    for dx, dy in ((shift[0], shift[1]), (-shift[0], -shift[1])):
        move = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
        shape = (fine.shape[1], fine.shape[0])
        other = cv2.warpAffine(fine, move, shape)
        both = cv2.blur(fine * other, size) / np.sqrt(power * cv2.warpAffine(power, move, shape) + 4.0)
        best = np.maximum(best, both)
    return np.asarray(np.clip(best, 0, 1), np.float32)


def _dot(spot: np.ndarray) -> Dot:
    return round(float(spot[0]) / HALF), round(float(spot[1]) / HALF)


def _at(plane: Plane, spot: np.ndarray) -> float:
    x, y = _dot(spot)
    return float(plane[min(y, plane.shape[0] - 1), min(x, plane.shape[1] - 1)])


def shown(response: Plane, over: Pixels, fade: float) -> Pixels:
    """A response as a picture: dark where there is little, bright where there is much, over the greyed picture.

    `fade`, 0 to 1, is how much of the response is seen. The colours (cividis' own order of brightness: dark blue, grey,
    yellow) are told apart by everybody, and in black and white.
    """
    low, high = np.percentile(response[::3, ::3], (2, 99.5))
    share = np.clip((response - low) / max(float(high - low), 1e-6), 0, 1)
    coloured = cv2.applyColorMap((share * 255).astype(np.uint8), cv2.COLORMAP_CIVIDIS)
    tone = cv2.cvtColor(cv2.cvtColor(over, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2BGR)
    return np.asarray(cv2.cvtColor(cv2.addWeighted(coloured, fade, tone, 1 - fade, 0), cv2.COLOR_BGR2RGB), np.uint8)
