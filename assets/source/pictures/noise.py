"""Cloudy noise for the surfaces of the stand-in pictures."""

from __future__ import annotations

import numpy as np
from bodies import Array


def cloud(size: int, seed: int, octaves: int = 7, fade: float = 0.55) -> Array:
    """Tileable noise of many scales, shape (size, size), from 0 to 1, evenly spread."""
    dice = np.random.default_rng(seed)
    total = np.zeros((size, size), np.float32)
    grid = np.arange(size, dtype=np.float32) / size
    for octave in range(octaves):
        cells = 4 << octave
        corners = dice.random((cells, cells)).astype(np.float32)
        place = grid * cells
        low = place.astype(int)
        mix = place - low
        mix = mix * mix * (3 - 2 * mix)
        low, high = low % cells, (low + 1) % cells
        rows = corners[low] * (1 - mix[:, None]) + corners[high] * mix[:, None]
        total += fade**octave * (rows[:, low] * (1 - mix) + rows[:, high] * mix)
    order = np.argsort(np.argsort(total.ravel()))
    return np.asarray((order / total.size).reshape(total.shape), np.float32)


CLOUD = cloud(512, 3)


def sample(texture: Array, u: Array, v: Array) -> Array:
    """The texture at (u, v) in its own widths, repeated without end, smoothed between its points."""
    size = texture.shape[0]
    x, y = (u % 1) * size, (v % 1) * size
    left, top = x.astype(int), y.astype(int)
    mix_x, mix_y = x - left, y - top
    left, top = left % size, top % size
    right, under = (left + 1) % size, (top + 1) % size
    if texture.ndim == 3:
        mix_x, mix_y = mix_x[:, None], mix_y[:, None]
    upper = texture[top, left] * (1 - mix_x) + texture[top, right] * mix_x
    lower = texture[under, left] * (1 - mix_x) + texture[under, right] * mix_x
    return np.asarray(upper * (1 - mix_y) + lower * mix_y, np.float32)


def dice_of(*whole: Array) -> Array:
    """A number from 0 to 1 for every cell, always the same for the same whole coordinates."""
    total = np.zeros(whole[0].shape, np.float64)
    for step, part in zip((12.9898, 78.233, 37.719), whole, strict=False):
        total += part * step
    return np.asarray(np.abs(np.sin(total) * 43758.5453) % 1, np.float32)
