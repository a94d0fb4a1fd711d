"""Pictures for the tests of the bench: made by arithmetic, with edges, slopes and texture like a photograph's."""

from functools import cache

import cv2
import numpy as np

from game.bench.dressing import press
from game.bench.pixels import Pixels


@cache
def scene(number: int = 0, wide: int = 640, high: int = 400) -> Pixels:
    """A landscape of hills, houses and a river that no other number has; clean, without any grain."""
    dice = np.random.default_rng(number)
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    sky = 150 + 60 * (1 - y / high)
    picture = np.stack([sky * 0.85, sky * 0.95, sky * 1.05], -1)
    for layer in range(3):
        ridge = high * (0.35 + 0.12 * layer)
        for _ in range(4):
            ridge = ridge + dice.uniform(6, 22) * np.sin(x * dice.uniform(0.005, 0.03) + dice.uniform(0, 6))
        rough = cv2.GaussianBlur(dice.normal(0, 1, (high, wide)).astype(np.float32), (0, 0), 2.0) * 24
        tint = np.array(dice.uniform(40, 140, 3))
        picture = np.where((y > ridge)[..., None], tint + rough[..., None], picture)
    for _ in range(14):
        w, h = int(dice.integers(26, 90)), int(dice.integers(30, 90))
        left, top = int(dice.integers(0, wide - w)), int(dice.integers(high // 3, high - h))
        picture[top : top + h, left : left + w] = dice.uniform(90, 230, 3)
        for k in range(3):
            window = np.s_[top + 8 : top + 20, left + 4 + k * w // 3 : left + 4 + k * w // 3 + w // 6]
            picture[window] = dice.uniform(10, 60, 3)
    return np.asarray(np.clip(picture, 0, 255), np.uint8)


@cache
def photograph(number: int = 0) -> Pixels:
    """The same, as a camera takes it."""
    return press(scene(number), 1000 + number)
