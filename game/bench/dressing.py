"""A clean picture developed as what it pretends to be.

Each takes pixels and a seed, which stands for the camera, the film or the sheet, and gives pixels; the same seed
gives the same picture. Grain is laid on before anything else, as in a camera; a clean picture has none to compare.
"""

from collections.abc import Callable

import cv2
import numpy as np

from game.bench.pixels import Pixels, Plane, blurred, decoded, encoded, whole
from game.story.pictures import Dress


def press(pixels: Pixels, seed: int) -> Pixels:
    """A newspaper's camera: a good lens with dark corners, a little grain, crisp and slightly cool in colour."""
    light = _lens(_sensor(_linear(pixels), 800, seed), 0.0005, 0.30, -0.010, 0.10)
    return _sharp(_tone(light, 0.16, 0.95, 0.012, 0.0), 0.5, 0.9)


def phone(pixels: Pixels, seed: int) -> Pixels:
    """A telephone: grain smeared by the phone itself, strong colours, sharpened edges, a soft bloom around lights."""
    light = _lens(_sensor(_linear(pixels), 500, seed), 0.0011, 0.12, -0.004, 0.16)
    toned = _tone(np.clip(light, 0, None) ** 0.94, 0.20, 1.15, -0.01, 0.02)
    smeared = cv2.bilateralFilter(toned.astype(np.float32), 5, 0.035, 2.0)
    return _sharp(smeared, 0.9, 1.1)


def surveillance(pixels: Pixels, seed: int) -> Pixels:
    """A cheap camera on a wall: bent edges, few pixels, hardly any colour, every other line a little darker."""
    light = _lens(_sensor(_linear(pixels), 3200, seed), 0.002, 0.35, -0.10, 0.20)
    toned = whole(_tone(light, 0.05, 0.25, -0.02, 0.05) * 255)
    high, wide = toned.shape[:2]
    small = cv2.resize(toned, (wide * 9 // 20, high * 9 // 20), interpolation=cv2.INTER_AREA)
    large = cv2.resize(decoded(encoded(small, 38)), (wide, high), interpolation=cv2.INTER_LINEAR).astype(np.float32)
    large[1::3] *= 0.95
    return whole(large)


def video_still(pixels: Pixels, seed: int) -> Pixels:
    """One frame of a film: blurred sideways by the moving hand, at half the size, in blocks."""
    light = _lens(_sensor(_linear(pixels), 1000, seed), 0.001, 0.15, -0.006, 0.12)
    toned = _tone(light, 0.12, 1.05, 0.0, 0.02)
    trail = np.zeros((1, 9), np.float32)
    trail[0, :] = 1 / 9
    moved = whole(cv2.filter2D(toned.astype(np.float32), -1, trail) * 255)
    high, wide = moved.shape[:2]
    small = cv2.resize(moved, (wide // 2, high // 2), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(decoded(encoded(small, 45)), (wide, high), interpolation=cv2.INTER_CUBIC), np.uint8)


def screenshot(pixels: Pixels, seed: int) -> Pixels:
    """A picture taken off a screen and sent on: made smaller, sharpened, saved twice as messengers do."""
    taken = phone(pixels, seed)
    high, wide = taken.shape[:2]
    small = cv2.resize(taken, (wide * 3 // 4, high * 3 // 4), interpolation=cv2.INTER_AREA)
    sent = decoded(encoded(_sharp(small.astype(np.float32) / 255, 0.5, 0.8), 72))
    return decoded(encoded(np.asarray(cv2.resize(sent, (wide, high), interpolation=cv2.INTER_CUBIC), np.uint8), 70))


def faded_print(pixels: Pixels, seed: int) -> Pixels:
    """A print from an album: brown and grey, grainy, scratched and dusty, with a cream border."""
    dice = np.random.default_rng(seed)
    light = _lens(_linear(pixels), 0.0, 0.5, 0.010, 0.25)
    tone = _srgb(light) @ np.array([0.22, 0.62, 0.16])
    high, wide = tone.shape
    grain = blurred(dice.normal(0, 1, (high, wide)), 0.9)
    tone = np.clip(0.07 + 0.86 * blurred(tone, 0.9) + 0.08 * grain * (1 - np.abs(2 * tone - 1) * 0.6), 0, 1)
    for _ in range(20):
        turn = dice.normal(1.57, 0.25) + 0.02 * np.cumsum(dice.normal(0, 1, 60))
        start = (dice.integers(0, wide), dice.integers(0, high))
        steps = np.cumsum(np.vstack([[start], np.c_[np.cos(turn), np.sin(turn)] * dice.uniform(0.5, 4)]), 0)
        scratch = np.zeros((high, wide), np.uint8)
        cv2.polylines(scratch, [steps.astype(np.int32)], False, 255, 1, cv2.LINE_AA)
        tone = np.clip(tone + scratch / 255 * 0.35 * dice.choice([1, -1, 1]), 0, 1)
    dust = np.zeros((high, wide), np.float32)
    for x, y, size in zip(
        dice.integers(0, wide, 160), dice.integers(0, high, 160), dice.integers(1, 3, 160), strict=True
    ):
        cv2.circle(dust, (int(x), int(y)), int(size), 1.0, -1)
    tone = np.clip(tone + blurred(dust, 0.8) * 0.5, 0, 1)[..., None]
    ink, paper = np.array([38, 28, 20]), np.array([232, 214, 182])
    sheet = np.ones((high, wide, 3)) * np.array([240, 230, 208])
    edge = max(8, wide // 40)
    inner = cv2.resize(
        whole(ink + (paper - ink) * tone), (wide - 2 * edge, high - 2 * edge), interpolation=cv2.INTER_AREA
    )
    sheet[edge:-edge, edge:-edge] = inner
    return whole(sheet + dice.normal(0, 2.0, sheet.shape))


def newsprint(pixels: Pixels, seed: int) -> Pixels:
    """A cutting: halftone dots at 45 degrees in black on grey, thirsty paper, the other side showing through."""
    dice = np.random.default_rng(seed)
    tone = _srgb(_linear(pixels)) @ np.array([0.25, 0.6, 0.15])
    tone = np.clip((tone - 0.04) * 1.25, 0, 1) ** 0.85
    high, wide = tone.shape
    fine = cv2.resize(tone, (wide * 2, high * 2), interpolation=cv2.INTER_CUBIC)
    y, x = np.mgrid[0 : high * 2, 0 : wide * 2].astype(np.float32)
    turn, pitch = np.pi / 4, 8.2
    across = (x * np.cos(turn) + y * np.sin(turn)) * 2 * np.pi / pitch
    down = (-x * np.sin(turn) + y * np.cos(turn)) * 2 * np.pi / pitch
    screen = 0.5 + 0.25 * (np.cos(across) + np.cos(down))
    ink = 1 / (1 + np.exp(-(screen - fine) * 16))
    ink *= 1 - 0.25 * (blurred(dice.random((high * 2, wide * 2)), 1.6) > 0.62)
    ink = cv2.resize(ink.astype(np.float32), (wide, high), interpolation=cv2.INTER_AREA)[..., None]
    through = blurred(tone[:, ::-1], 9)[..., None] * 0.04
    paper = (
        np.array([226, 218, 200]) / 255 - 0.04 + through + blurred(dice.normal(0, 1, (high, wide)), 2)[..., None] * 0.02
    )
    return whole((paper * (1 - ink * 0.88) + 0.04 * ink) * 255)


DRESSES: dict[Dress, Callable[[Pixels, int], Pixels]] = {
    "phone": phone,
    "press": press,
    "surveillance": surveillance,
    "faded-print": faded_print,
    "newsprint": newsprint,
    "screenshot": screenshot,
    "video-still": video_still,
}


_LINEAR = np.array(
    [v / 255 / 12.92 if v / 255 <= 0.04045 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in range(256)], np.float32
)


def _linear(pixels: Pixels) -> Plane:
    """As light: sRGB's curve taken off (IEC 61966-2-1), 0 to 1, shape (h, w, 3)."""
    return np.asarray(_LINEAR[pixels], np.float32)


def _srgb(light: Plane) -> Plane:
    """As pixels see it: sRGB's curve put on."""
    within = np.clip(light, 0, 1)
    return np.asarray(np.where(within <= 0.0031308, within * 12.92, 1.055 * within ** (1 / 2.4) - 0.055), np.float32)


def _sensor(light: Plane, iso: int, seed: int) -> Plane:
    """The grain of a sensor: shot and read noise on a Bayer mosaic, filled in again, so that it hangs together.

    `seed` also stands for the sensor itself, whose pixels differ by half a percent for good.
    """
    dice = np.random.default_rng(seed)
    high, wide = light.shape[:2]
    mosaic = light[..., 1].copy()
    mosaic[::2, ::2] = light[::2, ::2, 0]
    mosaic[1::2, 1::2] = light[1::2, 1::2, 2]
    mosaic *= 1 + 0.005 * np.random.default_rng(seed // 1000).standard_normal((high, wide), np.float32)
    full = 9000 * 100 / iso
    spread = np.sqrt(np.clip(mosaic, 0, None) / full + (3.2 / full * np.sqrt(iso / 100)) ** 2)
    noisy = np.clip(mosaic + dice.standard_normal((high, wide), np.float32) * spread, 0, 1)
    filled = cv2.demosaicing((noisy * 65535).astype(np.uint16), cv2.COLOR_BayerRGGB2RGB)
    return np.asarray(filled, np.float32) * np.float32(1 / 65535)


def _lens(light: Plane, fringe: float, corner: float, bend: float, bloom: float) -> Plane:
    """What a lens does: coloured edges, bent lines, dark corners, light that spills from what is bright."""
    high, wide = light.shape[:2]
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    cx, cy = wide / 2, high / 2
    square = ((x - cx) ** 2 + (y - cy) ** 2) / cx**2
    out = np.empty_like(light)
    for channel, scale in enumerate((1 + fringe, 1.0, 1 - fringe)):
        stretch = (1 + bend * square) * scale
        out[..., channel] = cv2.remap(
            light[..., channel],
            (x - cx) * stretch + cx,
            (y - cy) * stretch + cy,
            cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REFLECT,
        )
    bright = np.clip(out - 0.72, 0, 1)
    if bright.any():
        small = cv2.resize(bright, (wide // 4, high // 4), interpolation=cv2.INTER_AREA)
        spill = sum((blurred(small, radius) for radius in (1.5, 5.5, 15)), np.zeros_like(small))
        out += bloom * cv2.resize(spill, (wide, high))
    radius = np.hypot((x - cx) / cx, (y - cy) / cx)
    return np.asarray(out * (1 - corner * np.clip(radius, 0, 1.3) ** 2.4)[..., None], np.float32)


def _tone(light: Plane, contrast: float, colour: float, warm: float, lift: float) -> Plane:
    """A camera's taste: contrast, strength of colour, warmth, and how light its shadows are."""
    seen = _srgb(light)
    seen = seen + contrast * (seen - 0.5) * (1 - np.abs(2 * seen - 1)) * 2
    middle = seen.mean(2, keepdims=True)
    seen = (middle + (seen - middle) * colour) * np.array([1 + warm, 1, 1 - warm], np.float32) + lift * (1 - seen)
    return np.asarray(np.clip(seen, 0, 1), np.float32)


def _sharp(seen: Plane, strength: float, radius: float) -> Pixels:
    return whole((seen + strength * (seen - blurred(seen, radius))) * 255)
