"""What can be done to a picture, step by step, and where it was done.

A sheet is a picture under the knife with the mask of what was forged in it, 0 to 1 for each pixel: only the steps that
change a part of a picture add to it. A crop or a mirror takes the mask along. Nothing here changes a sheet; each step
gives a new one, the same for the same arguments.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from game.bench.pixels import Pixels, Plane, blurred, decoded, encoded, grey, whole
from game.story.pictures import Adding, Area, Clone, Crop, Recolour, Spot

FEATHER = 1.2
"""How softly a cut is laid in, in pixels."""


@dataclass(frozen=True)
class Sheet:
    """A picture and the truth about it: pixels (h, w, 3), and the mask of what was forged (h, w), 0 to 1."""

    pixels: Pixels
    mask: Plane

    @classmethod
    def clean(cls, pixels: Pixels) -> "Sheet":
        """A picture in which nothing was forged."""
        return cls(pixels, np.zeros(pixels.shape[:2], np.float32))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.pixels.shape[1], self.pixels.shape[0]

    def laid(self, other: NDArray[np.floating] | Pixels, share: Plane) -> "Sheet":
        """With other pixels laid in, each by its share."""
        part = share[..., None]
        pixels = whole(self.pixels * (1 - part) + np.asarray(other, np.float32) * part)
        return Sheet(pixels, np.maximum(self.mask, share))


def cropped(sheet: Sheet, crop: Crop) -> Sheet:
    """What a crop keeps, at least one pixel."""
    wide, high = sheet.size
    left, top = min(int(wide * crop[0] / 100), wide - 1), min(int(high * crop[1] / 100), high - 1)
    right, bottom = max(left + 1, int(wide * crop[2] / 100)), max(top + 1, int(high * crop[3] / 100))
    return Sheet(sheet.pixels[top:bottom, left:right].copy(), sheet.mask[top:bottom, left:right].copy())


def mirrored(sheet: Sheet) -> Sheet:
    """Turned left to right."""
    return Sheet(sheet.pixels[:, ::-1].copy(), sheet.mask[:, ::-1].copy())


def resaved(sheet: Sheet, quality: int) -> Sheet:
    """Saved as JPEG and opened again."""
    return Sheet(decoded(encoded(sheet.pixels, quality)), sheet.mask)


def spliced(
    sheet: Sheet, other: Pixels, area: Area, to: Spot, *, scale: int = 100, mirror: bool = False, light: int = 100
) -> Sheet:
    """With an area of another picture laid in at a spot; raises ValueError if none of it is seen.

    The spot is where the upper left corner of the box around it comes to lie.
    """
    cut, share = _cut(other, area)
    factor = scale / 100 * sheet.size[0] / other.shape[1]
    size = (max(1, round(cut.shape[1] * factor)), max(1, round(cut.shape[0] * factor)))
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    cut, share = cv2.resize(cut, size, interpolation=way), cv2.resize(share, size, interpolation=cv2.INTER_AREA)
    if mirror:
        cut, share = cut[:, ::-1], share[:, ::-1]
    return _placed(sheet, cut * (light / 100), share, to)


def _cut(other: Pixels, area: Area) -> tuple[NDArray[np.float32], Plane]:
    """The box around an area, and how much of each of its pixels lies within."""
    share = filled(area, (other.shape[1], other.shape[0]), FEATHER)
    rows, columns = np.flatnonzero(share.max(1) > 0.01), np.flatnonzero(share.max(0) > 0.01)
    if not rows.size or not columns.size:
        raise ValueError("what is cut out lies outside its picture")
    box = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return other[box].astype(np.float32), share[box]


def _placed(sheet: Sheet, cut: NDArray[np.float32], share: Plane, to: Spot) -> Sheet:
    wide, high = sheet.size
    x, y = round(wide * to[0] / 100), round(high * to[1] / 100)
    x0, y0, x1, y1 = max(0, x), max(0, y), min(wide, x + cut.shape[1]), min(high, y + cut.shape[0])
    if x0 >= x1 or y0 >= y1:
        raise ValueError("what is put in lies outside the picture")
    over = sheet.pixels.astype(np.float32)
    mask = np.zeros(sheet.mask.shape, np.float32)
    over[y0:y1, x0:x1] = cut[y0 - y : y1 - y, x0 - x : x1 - x]
    mask[y0:y1, x0:x1] = share[y0 - y : y1 - y, x0 - x : x1 - x]
    return sheet.laid(over, mask)


def cloned(sheet: Sheet, clone: Clone) -> Sheet:
    """With an area copied to another place of the same picture."""
    wide, high = sheet.size
    dx, dy = round(wide * clone.by[0] / 100), round(high * clone.by[1] / 100)
    move = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
    copy = cv2.warpAffine(sheet.pixels, move, (wide, high), borderMode=cv2.BORDER_REPLICATE)
    share = cv2.warpAffine(filled(clone.area, (wide, high), FEATHER), move, (wide, high))
    return sheet.laid(copy, share)


def removed(sheet: Sheet, area: Area) -> Sheet:
    """With an area filled in from around it (Telea 2004), and blurred streaks broken up by what lies beside it.

    The filling has hardly any grain, which is what gives it away.
    """
    hole = (filled(area, sheet.size, 0) > 0.5).astype(np.uint8)
    hole = cv2.dilate(hole, np.ones((3, 3), np.uint8))
    patched = cv2.inpaint(sheet.pixels, hole, 6, cv2.INPAINT_TELEA)
    return sheet.laid(patched, blurred(hole, 0.8))


def recoloured(sheet: Sheet, recolour: Recolour) -> Sheet:
    """With other hues, colours or light in an area."""
    hsv = cv2.cvtColor(sheet.pixels, cv2.COLOR_RGB2HSV).astype(np.float32)
    hsv[..., 0] = (hsv[..., 0] + recolour.hue / 2) % 180
    hsv[..., 1] = np.clip(hsv[..., 1] * recolour.colour / 100, 0, 255)
    hsv[..., 2] = np.clip(hsv[..., 2] * recolour.light / 100, 0, 255)
    changed = cv2.cvtColor(hsv.astype(np.uint8), cv2.COLOR_HSV2RGB)
    return sheet.laid(changed, filled(recolour.area, sheet.size, 2.0))


def rewritten(sheet: Sheet, corners: Sequence[Spot], sign: Pixels) -> Sheet:
    """With a sign laid into four corners in perspective, as soft and as brightly lit as what was there."""
    wide, high = sheet.size
    target = np.array([(x * wide / 100, y * high / 100) for x, y in corners], np.float32)
    rows, columns = sign.shape[:2]
    source = np.array([(0, 0), (columns, 0), (columns, rows), (0, rows)], np.float32)
    view = cv2.getPerspectiveTransform(source, target)
    # Laid in at twice the size and taken down, so that small letters do not break.
    double = np.diag([2.0, 2.0, 1.0]) @ view
    laid = cv2.warpPerspective(sign, double, (wide * 2, high * 2), flags=cv2.INTER_AREA)
    share = cv2.warpPerspective(np.ones((rows, columns), np.float32), double, (wide * 2, high * 2))
    laid = cv2.resize(laid, (wide, high), interpolation=cv2.INTER_AREA)
    share = blurred(cv2.resize(share, (wide, high), interpolation=cv2.INTER_AREA), 0.6)
    before, after = grey(sheet.pixels), grey(laid)
    inside = share > 0.5
    if not inside.any():
        raise ValueError("the sign lies outside the picture")
    lit = float(np.percentile(before[inside], 90)) / max(float(np.percentile(after[inside], 90)), 1.0)
    return sheet.laid(blurred(laid, 0.7) * min(1.15, lit), share)


def added(sheet: Sheet, adding: Adding, other: Pixels | None = None) -> Sheet:
    """With smoke, fire, snow or a crowd laid over; a crowd is cut from the other picture."""
    if adding.what == "smoke":
        return _smoke(sheet, adding)
    if adding.what == "fire":
        return _fire(sheet, adding)
    if adding.what == "snow":
        return _snow(sheet, adding)
    if other is None:
        raise ValueError("a crowd has to be cut from somewhere")
    return _crowd(sheet, adding, other)


def _billows(size: tuple[int, int], cells: int, dice: np.random.Generator, octaves: int = 6) -> Plane:
    """Noise of several sizes laid over each other, 0 to 1 (Perlin 1985, summed as in Musgrave 1989)."""
    wide, high = size
    total = np.zeros((high, wide), np.float32)
    for octave in range(octaves):
        across = cells * 2**octave
        coarse = dice.random((max(2, across * high // wide) + 2, across + 2)).astype(np.float32)
        total += cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC) / 2**octave
    return np.asarray((total - total.min()) / (total.max() - total.min()), np.float32)


def _rising(sheet: Sheet, adding: Adding) -> tuple[Plane, Plane, float, float]:
    """For each pixel how far up and how far aside it is of what rises from the spot, and the size of that in pixels."""
    wide, high = sheet.size
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    across, up = wide * adding.size[0] / 100, high * adding.size[1] / 100
    return (high * adding.at[1] / 100 - y) / up, x - wide * adding.at[0] / 100, across, up


def _smoke(sheet: Sheet, adding: Adding) -> Sheet:
    """Smoke that rises, widens and leans with the wind, dark at its foot and lit from above."""
    dice = np.random.default_rng(adding.seed)
    t, aside, across, up = _rising(sheet, adding)
    t = np.clip(t, 0, 1.2)
    broad, fine = _billows(sheet.size, 7, dice), _billows(sheet.size, 16, dice, 5)
    middle = 0.28 * up * t**1.4
    half = across * (0.18 + 0.8 * t**0.8)
    within = np.clip(1.15 - np.abs(aside + (broad - 0.5) * across * 0.9 - middle) / half, 0, 1)
    within *= (t > 0) * np.clip(1.15 - t, 0, 1) ** 0.6
    share = blurred(np.clip(0.95 * within * (0.35 + 1.5 * fine) - 0.12, 0, 0.97), 1.4)
    relief = blurred(fine - np.roll(fine, (6, 8), (0, 1)), 3) * 2.2
    tone = np.clip(55 + 120 * relief + 60 * fine * t, 12, 215)
    return sheet.laid(np.stack([tone * 1.03, tone, tone * 0.97], -1), share)


def _fire(sheet: Sheet, adding: Adding) -> Sheet:
    """Flames: tongues of noise drawn upwards, white at the heart, red at the tips, and their glow on what is around."""
    dice = np.random.default_rng(adding.seed)
    t, aside, across, _ = _rising(sheet, adding)
    wide, high = sheet.size
    tall = _billows((wide, max(2, high // 3)), max(6, round(3.2 * wide / across)), dice)
    tongues = cv2.resize(tall, (wide, high), interpolation=cv2.INTER_CUBIC)
    sway = (_billows(sheet.size, 5, dice, 3) - 0.5) * across * 0.35 * np.clip(t, 0, 1)
    edge = np.abs(aside + sway) / (across / 2)
    heat = (tongues * 1.9 - 0.35) - np.clip(t, 0, 2) * 1.0 - edge**2 * 0.8
    heat = np.where(t > -0.02, heat + 0.25, -1)
    share = np.clip(heat * 4.2, 0, 1)
    core = np.clip(heat * 1.5, 0, 1)[..., None]
    colour = np.array([255, 96, 18]) * (1 - core) + np.array([255, 226, 150]) * core
    glow = blurred(
        cv2.resize(share.astype(np.float32), (wide // 4, high // 4), interpolation=cv2.INTER_AREA), across / 14
    )
    glow = np.clip(cv2.resize(glow, (wide, high)) - 0.05, 0, None)
    lit = sheet.pixels + (glow[..., None] * 1.1) * np.array([255, 120, 40]) * (0.15 + sheet.pixels / 255 * 0.85)
    shone = Sheet(whole(lit), np.maximum(sheet.mask, np.clip(glow * 4, 0, 1)))
    return shone.laid(colour, blurred(share, 0.9))


def _snow(sheet: Sheet, adding: Adding) -> Sheet:
    """Falling snow, near and far, and a little of it on what is bright and level."""
    dice = np.random.default_rng(adding.seed)
    wide, high = sheet.size
    falling = np.zeros((high, wide), np.float32)
    for size, count, soft in ((1, 900, 0.5), (2, 420, 0.8), (4, 110, 1.8), (8, 26, 4.0)):
        layer = np.zeros((high, wide), np.float32)
        spots = zip(
            dice.integers(0, wide, count), dice.integers(0, high, count), dice.uniform(0.6, 1.4, count), strict=True
        )
        for x, y, scale in spots:
            reach = max(1, round(size * scale))
            cv2.line(layer, (int(x), int(y)), (int(x) + reach // 2, int(y) + reach), 1.0, max(1, reach))
        falling = np.maximum(falling, blurred(layer, soft))
    tone = grey(sheet.pixels)
    level = np.clip(cv2.Sobel(blurred(tone, 2), cv2.CV_32F, 0, 1) / -60, 0, 1)
    lying = blurred(level * (_billows(sheet.size, 40, dice, 3) > 0.45), 1.2) * 0.8
    return sheet.laid(np.full(sheet.pixels.shape, 238.0), np.clip(np.maximum(falling * 0.85, lying), 0, 1))


def _crowd(sheet: Sheet, adding: Adding, other: Pixels) -> Sheet:
    """People of another picture in a row, every one a little larger, smaller, darker, or turned."""
    dice = np.random.default_rng(adding.seed)
    wide, high = sheet.size
    cuts = [_cut(other, area) for area in adding.areas]
    x, number = adding.at[0], 0
    while x < adding.at[0] + adding.size[0]:
        cut, share = cuts[number % len(cuts)] if number < len(cuts) else cuts[int(dice.integers(len(cuts)))]
        factor = high * adding.size[1] / 100 / cut.shape[0] * dice.uniform(0.9, 1.08)
        size = (max(1, round(cut.shape[1] * factor)), max(1, round(cut.shape[0] * factor)))
        figure = cv2.resize(cut, size, interpolation=cv2.INTER_AREA) * dice.uniform(0.85, 1.1)
        edge = cv2.resize(share, size, interpolation=cv2.INTER_AREA)
        if dice.random() < 0.5:
            figure, edge = figure[:, ::-1], edge[:, ::-1]
        foot = adding.at[1] + dice.uniform(-0.02, 0.02) * adding.size[1]
        sheet = _placed(sheet, figure, edge, (x, foot - size[1] / high * 100))
        x += size[0] / wide * 100 * dice.uniform(0.55, 0.85)
        number += 1
    return sheet


def filled(area: Area, size: tuple[int, int], feather: float) -> Plane:
    """How much of each pixel lies in an area, 0 to 1, softened by so many pixels."""
    wide, high = size
    corners = np.array([(x * wide / 100, y * high / 100) for x, y in area])
    mask = np.zeros((high, wide), np.float32)
    cv2.fillPoly(mask, [np.round(corners * 16).astype(np.int32)], 1.0, cv2.LINE_AA, 4)
    mask = np.clip(mask, 0, 1)
    return blurred(mask, feather) if feather else mask
