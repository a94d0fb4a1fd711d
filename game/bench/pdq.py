"""PDQ, a perceptual hash: pictures that look alike have hashes that differ in few of their 256 bits.

After "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm" (Facebook 2019): the tones are blurred
twice by a moving mean, 64 by 64 of them are kept, and each of their 16 by 16 slowest waves (of a cosine transform,
without the constant) gives a bit: is it stronger than the middle one? In NumPy, because the package that binds the
authors' own program has no wheels for Linux, and a school's computer has no compiler.
"""

import numpy as np
from numpy.typing import NDArray

from game.bench.pixels import Pixels

SIDE, WAVES = 64, 16
LUMA = np.array([0.299, 0.587, 0.114], np.float32)

# Row k: a wave of k + 1 half periods over the side.
_COSINES = np.sqrt(2 / SIDE) * np.cos(np.pi / (2 * SIDE) * np.outer(np.arange(1, WAVES + 1), np.arange(1, 2 * SIDE, 2)))
_TURNED = np.where(np.arange(1, WAVES + 1) % 2, -1.0, 1.0)
"""What a mirror does to waves from left to right: those of an odd number of half periods change their sign."""


def hashes(pixels: Pixels) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The hash of a picture, 32 bytes, and that of its mirror image. The picture: (high, wide, 3), RGB."""
    tones = (pixels @ LUMA).astype(np.float64)
    for _ in range(2):
        tones = _blurred(_blurred(tones).T).T
    rows, columns = (((np.arange(SIDE) + 0.5) * length / SIDE).astype(int) for length in tones.shape)
    waves = _COSINES @ tones[np.ix_(rows, columns)] @ _COSINES.T
    return _bits(waves), _bits(waves * _TURNED)


def _blurred(tones: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean of each tone and its neighbours in the row; at the ends, of those that are there."""
    length = tones.shape[1]
    window = -(-length // (2 * SIDE))
    last = np.minimum(np.arange(length) + (window + 2) // 2, length)
    first = np.maximum(np.arange(length) + (window + 2) // 2 - window, 0)
    sums = np.zeros((tones.shape[0], length + 1))
    np.cumsum(tones, axis=1, out=sums[:, 1:])
    blurred: NDArray[np.float64] = (sums[:, last] - sums[:, first]) / (last - first)
    return blurred


def _bits(waves: NDArray[np.float64]) -> NDArray[np.uint8]:
    middle = np.partition(waves.ravel(), waves.size // 2 - 1)[waves.size // 2 - 1]
    # From the fastest to the slowest, as the authors write it.
    return np.packbits((waves > middle).ravel()[::-1])
