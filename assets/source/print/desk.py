"""Print the desk: a dark, tileable sheet of wood grain in night ink.

python assets/source/print/desk.py        (needs Pillow and NumPy)
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

TARGET = Path(__file__).parents[2] / "pictures"
SIZE = 512
NIGHT = (0x1B, 0x24, 0x40)


def ring(dice: np.random.Generator, cells_x: int, cells_y: int) -> npt.NDArray[np.float32]:
    """Smooth noise that meets itself at the edges, from 0 to 1, shape (SIZE, SIZE)."""
    grid = dice.random((cells_y, cells_x))
    grid = np.vstack((grid, grid, grid))
    grid = np.hstack((grid, grid, grid)).astype(np.float32)
    large = np.asarray(Image.fromarray(grid).resize((SIZE * 3, SIZE * 3), Image.Resampling.BICUBIC))
    return large[SIZE : 2 * SIZE, SIZE : 2 * SIZE]


def build() -> None:
    """Write pictures/desk.png."""
    dice = np.random.default_rng(12)
    y = np.mgrid[0:SIZE, 0:SIZE][0] / SIZE
    bend = ring(dice, 2, 5) * 0.3 + ring(dice, 4, 12) * 0.12
    rings = 0.5 + 0.5 * np.sin(2 * np.pi * (y * 9 + bend * 5))
    fibre = ring(dice, 10, 256) * 0.6 + ring(dice, 26, 512) * 0.4
    seam = np.minimum(y * 4 % 1, 1 - y * 4 % 1) < 0.006
    light = 0.93 + 0.07 * rings**2 + 0.12 * (fibre - 0.5) + 0.03 * (dice.random((SIZE, SIZE)) - 0.5)
    light = np.where(seam, light - 0.16, light)
    pixels = np.clip(light[..., None] * np.array(NIGHT), 0, 255).astype(np.uint8)
    small = Image.fromarray(pixels).quantize(16, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(TARGET / "desk.png", optimize=True)


if __name__ == "__main__":
    build()
