"""From traced light to a picture file's pixels: what lens, film and weather add."""

from __future__ import annotations

import numpy as np
from bodies import Array
from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1200, 760


def develop(light: Array, exposure: float, grain: float, seed: int, warm: float = 0.0) -> Image.Image:
    """The light as a camera would give it: bloom, film curve, vignette, softness and grain."""
    height, width = light.shape[:2]
    light = light * exposure
    bright = np.clip(light - 0.9, 0, 6)
    small = Image.fromarray((np.clip(bright / 6, 0, 1) * 255).astype(np.uint8))
    for radius, share in ((width / 260, 0.5), (width / 50, 0.35), (width / 16, 0.22)):
        blurred = np.asarray(small.filter(ImageFilter.GaussianBlur(radius)), np.float32) / 255 * 6
        light = light + blurred * share
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    radius2 = ((x - width / 2) ** 2 + (y - height / 2) ** 2) / (width / 2) ** 2
    light = light * (1 - 0.22 * radius2)[..., None] * np.array((1 + warm, 1, 1 - warm), np.float32)
    film = (light * (2.51 * light + 0.03)) / (light * (2.43 * light + 0.59) + 0.14)
    out = np.clip(film, 0, 1) ** (1 / 2.2)
    dice = np.random.default_rng(seed)
    speck = dice.normal(0, grain, (height, width, 1)) + dice.normal(0, grain * 0.45, (height, width, 3))
    coarse = Image.fromarray((np.clip(0.5 + speck, 0, 1) * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.6))
    out = out + (np.asarray(coarse, np.float32) / 255 - 0.5) * (1.25 - 0.75 * out)
    return Image.fromarray((np.clip(out, 0, 1) * 255 + 0.5).astype(np.uint8))


def snowflakes(picture: Image.Image, seed: int) -> Image.Image:
    """The picture with the few flakes that a flash would catch, out of focus."""
    dice = np.random.default_rng(seed)
    width, height = picture.size
    layer = Image.new("L", picture.size)
    pen = ImageDraw.Draw(layer)
    for _ in range(170):
        x, y, r = dice.uniform(0, width), dice.uniform(0, height), dice.uniform(0.6, 2.6) * width / 1500
        pen.ellipse((x - r, y - r * 1.3, x + r, y + r * 1.3), fill=int(dice.uniform(60, 190)))
    layer = layer.filter(ImageFilter.GaussianBlur(width / 1500))
    return Image.composite(Image.new("RGB", picture.size, "#dfe6f2"), picture, layer)


def finish(picture: Image.Image, scale: float) -> Image.Image:
    """The picture at the size in which it ships."""
    return picture.resize((int(WIDTH * scale), int(HEIGHT * scale)), Image.Resampling.LANCZOS)
