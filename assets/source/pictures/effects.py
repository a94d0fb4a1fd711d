"""What is not solid in the stand-in pictures: skies with hills, flames, smoke, the crowns of trees."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from bodies import Array, colour
from noise import CLOUD, cloud, sample
from tracer import Billboard


def landscape(zenith: str, horizon: str, hills: tuple[str, ...], haze: float) -> Callable[[Array], Array]:
    """A sky above ridges; `hills` are their colours, far to near, `haze` the share of sky over them."""
    top, low = colour(zenith), colour(horizon)

    def sky(ray: Array) -> Array:
        height = np.clip(ray[:, 1], 0, 1)[:, None]
        bearing = np.arctan2(ray[:, 0], ray[:, 2]).astype(np.float32)
        seen = low + (top - low) * (1 - np.exp(-height * 4.5))
        veil = sample(CLOUD, bearing * 0.35, ray[:, 1] * 1.3)[:, None]
        seen = seen * (0.9 + 0.25 * veil**2)
        for i, tone in enumerate(hills):
            ridge = (
                0.25
                - 0.08 * i
                + 0.16 * (sample(CLOUD, bearing * 0.11 + i * 0.37, np.full_like(bearing, 0.2 + i * 0.21)) - 0.5)
            )
            ridge = ridge + 0.009 * (sample(CLOUD, bearing * 6.7, np.full_like(bearing, 0.7 + 0.1 * i)) - 0.5) * (i + 1)
            wood = 0.45 + 1.1 * sample(CLOUD, bearing * 2.2 + i, ray[:, 1] * 3.5)
            far = haze * (1 - i / (len(hills) + 0.5))
            body = colour(tone) * wood[:, None] * (1 - far) + seen * far
            edge = np.clip((ridge - ray[:, 1]) * 260, 0, 1)[:, None]
            seen = seen * (1 - edge) + body * edge
        return np.asarray(seen, np.float32)

    return sky


def flame(seed: int, power: float) -> Array:
    """A sheet of fire, shape (256, 256, 4): light and opacity."""
    noise, fine = cloud(256, seed), cloud(256, seed + 1, fade=0.75)
    y, x = np.mgrid[0:256, 0:256].astype(np.float32) / 256
    up = 1 - y
    bent = x + 0.22 * up * (sample(noise, x * 0.8, y * 0.6) - 0.5) * 2
    tongues = sample(noise, bent * 1.6, y * 0.55 + 0.3) * 0.75 + sample(fine, bent * 2.2, y * 0.8) * 0.45
    body = np.clip(1.25 - np.abs(bent - 0.5) * 2.5 - up * 0.5, 0, 1) * np.clip(up * 9, 0, 1)
    heat = np.clip((body * 1.5 + tongues * 0.95 - 0.62 - up * 0.95) * 2.0, 0, 1)
    heat *= np.clip((np.minimum(x, 1 - x)) * 9, 0, 1) * np.clip(y * 6, 0, 1)
    light = np.stack((heat**0.9 * 2.4, heat**1.9 * 0.88, heat**4.5 * 0.3), -1) * power
    return np.concatenate((light, (heat**0.7 * 0.85)[..., None]), -1).astype(np.float32)


def smoke(seed: int, dark: str, glow: float, density: float = 0.95) -> Array:
    """A sheet of smoke that leans to the right as it rises, lit from below by `glow`."""
    noise, fine = cloud(256, seed), cloud(256, seed + 1, fade=0.8)
    y, x = np.mgrid[0:256, 0:256].astype(np.float32) / 256
    up = 1 - y
    puff = sample(noise, x * 1.1 - up * 0.3, y * 0.9) * 0.6 + sample(fine, x * 1.7, y * 1.5 + 0.2) * 0.4
    middle = 0.24 + 0.46 * up**1.3 + 0.14 * (sample(noise, np.full_like(y, 0.3), y * 0.6) - 0.5)
    wide = 0.07 + 0.25 * up**0.8
    body = np.clip(1 - (np.abs(x - middle) / wide) ** 2, 0, 1) ** 0.8
    thick = np.clip(body * (0.35 + 1.1 * puff) - 0.18, 0, 1) * np.clip(1.1 - up**2, 0, 1) * np.clip(up * 12, 0, 1)
    thick = np.clip(thick * density * 1.4, 0, 0.96) * np.clip(np.minimum(x, 1 - x) * 10, 0, 1) * np.clip(y * 8, 0, 1)
    body_light = colour(dark) * (0.5 + 1.0 * (puff - np.roll(puff, (7, -6), (0, 1))) * 2 + 0.5 * puff)[..., None]
    warm = colour("#ff8a3a") * (glow * np.clip(1 - up * 1.7, 0, 1) ** 2 * (0.3 + puff))[..., None]
    return np.concatenate((np.clip(body_light + warm, 0, None) * thick[..., None], thick[..., None]), -1).astype(
        np.float32
    )


def crown(seed: int, leaves: tuple[str, ...], fill: float) -> Array:
    """The top of a tree: leaves in clumps, light from the upper left; `fill` is how much is leaf."""
    dice = np.random.default_rng(seed)
    size = 256
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) / size
    height = np.zeros((size, size), np.float32)
    for _ in range(26):
        angle, out = dice.uniform(0, 2 * np.pi), dice.uniform(0, 0.27)
        cx, cy, r = 0.5 + out * np.cos(angle), 0.4 + out * 0.95 * np.sin(angle), dice.uniform(0.08, 0.15)
        height = np.maximum(
            height, np.sqrt(np.clip(r**2 - (x - cx) ** 2 - (y - cy) ** 2, 0, 1)) * 5 + 0.3 * dice.random()
        )
    rough = cloud(size, seed + 1, fade=0.9)
    shade = 0.55 + 1.6 * (height - np.roll(height, (6, 6), (0, 1))) + 0.75 * (rough - 0.5)
    pick = (cloud(size, seed + 2) * len(leaves)).astype(int).clip(0, len(leaves) - 1)
    tone = np.array([colour(leaf) for leaf in leaves])[pick] * np.clip(shade, 0.1, 1.6)[..., None]
    leaf = np.clip((height * 2.2 + rough - 1.25 + fill) * 9, 0, 1) * (height > 0.02)
    trunk = (np.abs(x - 0.5 - 0.02 * np.sin(y * 9)) < 0.012 + 0.012 * y) & (y > 0.42)
    bough = np.where(trunk[..., None], colour("#2c241e"), tone)
    solid = np.where(trunk, 1.0, leaf)
    return np.concatenate((bough * solid[..., None], solid[..., None]), -1).astype(np.float32)


def sheet(
    texture: Array, x: float, y: float, z: float, width: float, height: float, eye: tuple[float, float, float]
) -> Billboard:
    """The texture standing on (x, y, z), its middle there, turned to the eye."""
    gap = np.array((x - eye[0], 0, z - eye[2]), np.float32)
    gap /= np.linalg.norm(gap)
    right = np.array((gap[2], 0, -gap[0]), np.float32) * width
    return Billboard(texture, np.array((x, y, z), np.float32) - right / 2, right, height)
