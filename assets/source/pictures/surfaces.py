"""What things in the stand-in pictures look like close up: stone, plaster, tiles, snow."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from bodies import Array, colour
from noise import CLOUD, dice_of, sample
from tracer import ARCHES, Hit, Scene, deck

STONE = colour("#b5aa96")
SNOW = colour("#e9eef5")
GLASS = colour("#27303c")
LAMPLIGHT = colour("#ffb457")


def wall_axes(hit: Hit) -> tuple[Array, Array]:
    """Coordinates along (metres) and up (metres) of a wall; on flat ground, along x and z."""
    n, p = np.abs(hit.normal), hit.place
    along = np.where(n[:, 0] > n[:, 2], p[:, 2], p[:, 0])
    up = np.where(n[:, 1] > 0.8, p[:, 2], p[:, 1])
    return np.asarray(np.where(n[:, 1] > 0.8, p[:, 0], along), np.float32), np.asarray(up, np.float32)


def blocks(along: Array, up: Array, length: float, course: float) -> Array:
    """How light each block of a bonded wall is (about 1), dark in the joints."""
    row = np.floor(up / course)
    shift = along / length + dice_of(row) * 0.7 + row * 0.5
    block = np.floor(shift)
    own = 0.8 + 0.34 * dice_of(row, block)
    a, b = shift - block, up / course - row
    edge = np.minimum(np.minimum(a, 1 - a) * length, np.minimum(b, 1 - b) * course)
    return np.asarray(own * np.clip(0.55 + edge / 0.05, 0.55, 1), np.float32)


def masonry(hit: Hit) -> Array:
    """Cut stone: courses, and the wedges around the bridge's arches; damp and dark near the water."""
    along, up = wall_axes(hit)
    tone = blocks(along, up, 1.1, 0.52)
    x, y = hit.place[:, 0], hit.place[:, 1]
    for centre, radius, spring in ARCHES:
        out = np.hypot(x - centre, np.maximum(y - spring, 0))
        ring = (np.abs(hit.normal[:, 2]) > 0.9) & (hit.body == -3) & (out < radius + 0.95) & (y > spring)
        turn = np.arctan2(y - spring, x - centre) * radius / 0.75
        edge = np.minimum(turn % 1, 1 - turn % 1) * 0.75
        wedge = (0.95 + 0.3 * dice_of(np.floor(turn))) * np.clip(0.5 + edge / 0.05, 0.5, 1)
        tone = np.where(ring, np.where(out > radius + 0.87, 0.6, wedge), tone)
    stain = 0.55 + 0.75 * sample(CLOUD, along / 14, up / 22) * (0.6 + 0.4 * sample(CLOUD, along / 3, up / 3))
    damp = np.clip(0.45 + y / 2.2, 0.45, 1)
    return np.asarray(STONE * (tone * stain * damp)[:, None], np.float32)


def plaster(hit: Hit, tint: Array, base: Array, seed: Array, lit: float) -> tuple[Array, Array]:
    """A house front: weathered plaster and a window in every bay, `lit` of them with a lamp behind."""
    along, _ = wall_axes(hit)
    up = hit.place[:, 1] - base
    colour_ = tint * (0.8 + 0.3 * sample(CLOUD, along / 9 + seed, up / 7))[:, None]
    bay, floor = along / 1.9, up / 2.7
    a, b = bay % 1, floor % 1
    upright = np.abs(hit.normal[:, 1]) < 0.3
    frame = upright & (np.abs(a - 0.5) < 0.27) & (np.abs(b - 0.55) < 0.31)
    pane = upright & (np.abs(a - 0.5) < 0.22) & (np.abs(b - 0.55) < 0.27) & (np.abs(a - 0.5) > 0.02)
    pane &= np.abs(b - 0.62) > 0.015
    shutter = upright & (np.abs(np.abs(a - 0.5) - 0.37) < 0.09) & (np.abs(b - 0.55) < 0.31)
    key = dice_of(np.floor(bay), np.floor(floor), seed)
    burning = pane & (key < lit)
    colour_ = np.where(frame[:, None], tint * 0.35, colour_)
    colour_ = np.where((shutter & (dice_of(seed) > 0.4))[:, None], colour("#4c3a2c"), colour_)
    colour_ = np.where(pane[:, None], GLASS * (0.5 + key)[:, None], colour_)
    glow = np.where(burning[:, None], LAMPLIGHT * (0.35 + 0.5 * b)[:, None], 0)
    return np.asarray(colour_, np.float32), np.asarray(glow, np.float32)


def tiles(hit: Hit, tint: Array) -> Array:
    """Clay tiles in rows."""
    along, _ = wall_axes(hit)
    row = hit.place[:, 1] / 0.22
    tone = 0.7 + 0.45 * dice_of(np.floor(along / 0.35), np.floor(row))
    dirt = 0.65 + 0.6 * sample(CLOUD, along / 8, hit.place[:, 1] / 6)
    return np.asarray(tint * (tone * dirt * np.clip(0.6 + (row % 1), 0.6, 1))[:, None], np.float32)


def planks(hit: Hit, tint: Array) -> Array:
    """Sawn wood: boards with grain."""
    along, up = wall_axes(hit)
    board = np.floor(along / 0.18)
    grain = 0.65 + 0.5 * sample(CLOUD, along / 0.9, up / 6 + dice_of(board))
    return np.asarray(tint * (grain * (0.75 + 0.4 * dice_of(board)))[:, None], np.float32)


def paving(hit: Hit, tint: Array) -> Array:
    """Setts on flat ground, cut stone on its sides."""
    x, z = hit.place[:, 0], hit.place[:, 2]
    fade = np.clip(hit.distance / 45, 0, 1)
    tone = blocks(x, z, 0.34, 0.26) * (1 - fade) + 0.92 * fade
    worn = 0.6 + 0.6 * sample(CLOUD, x / 11, z / 11)
    flat = tint * (tone * worn)[:, None]
    return np.asarray(np.where((hit.normal[:, 1] > 0.5)[:, None], flat, masonry(hit)), np.float32)


def stripes(hit: Hit, tint: Array) -> Array:
    """Awning cloth, every other stripe pale."""
    wide = np.floor((hit.place[:, 0] + hit.place[:, 2]) / 0.42) % 2
    return np.asarray(np.where((wide > 0)[:, None], tint, colour("#e6dfd0")), np.float32)


def settle_snow(hit: Hit, tint: Array) -> Array:
    """The same with snow on whatever faces the sky, trodden and blown thin in places."""
    x, y = hit.place[:, 0], hit.place[:, 1]
    depth = hit.normal[:, 1] + np.where((hit.body == -3) & (y > deck(x) + 0.62 + 0.1 * np.sin(x * 2.1)), 1.0, 0.0)
    depth = depth + 0.35 * (sample(CLOUD, hit.place[:, 0] / 5, hit.place[:, 2] / 5) - 0.5)
    share = np.clip((depth - 0.42) / 0.12, 0, 1)[:, None]
    z = hit.place[:, 2]
    trodden = np.clip((sample(CLOUD, x / 2.6, z / 4.3) - 0.62) * 4, 0, 1) * np.clip(
        sample(CLOUD, x / 15, z / 21) * 2 - 0.5, 0, 1
    )
    dust = (0.8 + 0.25 * sample(CLOUD, x / 7.7, z / 7.7) - 0.35 * trodden)[:, None]
    return np.asarray(tint * (1 - share) + SNOW * dust * share, np.float32)


def painter(lit: float) -> Callable[[Scene, Hit], tuple[Array, Array]]:
    """The `paint` of a scene in which `lit` of the windows have a lamp behind them."""

    def paint(scene: Scene, hit: Hit) -> tuple[Array, Array]:
        tint = np.tile(STONE, (len(hit.body), 1))
        glow = np.zeros_like(tint)
        skins = np.array([*(body.skin for body in hit.bodies), "stone", "water", "sky"])[hit.body]
        for skin in np.unique(skins):
            here = np.flatnonzero(skins == skin)
            part = Hit(hit.distance[here], hit.place[here], hit.normal[here], hit.body[here], hit.bodies)
            if skin == "stone":
                tint[here] = masonry(part)
                continue
            owners = [hit.bodies[i] for i in part.body]
            own = np.array([body.tint for body in owners], np.float32)
            if skin == "plaster":
                base = np.array([body.base for body in owners], np.float32)
                seed = np.array([body.seed for body in owners], np.float32)
                tint[here], glow[here] = plaster(part, own, base, seed, lit)
            elif skin == "glow":
                tint[here], glow[here] = own, (own * 0.6 + 0.4) * 3
            else:
                wear = {"roof": tiles, "wood": planks, "ground": paving, "awning": stripes}.get(str(skin))
                tint[here] = wear(part, own) if wear else own
        if scene.snow:
            bare = np.isin(skins, ("person", "glow"))
            tint = np.where(bare[:, None], tint, settle_snow(hit, tint))
        return tint, glow

    return paint
