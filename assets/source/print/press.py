"""The printing press of the town: flat shapes in four inks, printed with halftone, grain and a slight slip.

A `Plate` collects shapes. Each shape says how much of every ink lies on it (0 to 1) and wipes out what was
below it, as in a cut stencil. `Plate.print` rasters one drawing an ink, screens it into dots and lays the
inks over each other on paper.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any

import numpy as np
import numpy.typing as npt
import resvg_py
from PIL import Image, ImageFilter

Array = npt.NDArray[np.floating[Any]]
Point = tuple[float, float]

PAPER = (0xF5, 0xEB, 0xD6)
INKS = {
    "ochre": (0xD9, 0x9A, 0x2B),
    "brick": (0xB2, 0x3C, 0x26),
    "teal": (0x23, 0x6C, 0x66),
    "night": (0x1B, 0x24, 0x40),
}
SLIP = {"ochre": (1.3, -0.8), "brick": (-1.1, 0.9), "teal": (0.7, 1.2), "night": (0.0, 0.0)}
SLANT = {"ochre": (1, 0, 6), "brick": (1, 2, 13), "teal": (2, 1, 13), "night": (1, 1, 8)}
"""The rows of an even print: across and down, and after how many pixels of that they come again."""
ANGLE = {"ochre": 0.0, "brick": 1.3, "teal": 0.26, "night": 0.78}


def path_of(points: Iterable[Point]) -> str:
    """The closed outline through `points` as SVG path data."""
    return "M" + " L".join(f"{x:.1f},{y:.1f}" for x, y in points) + " Z"


class Plate:
    """Shapes on a sheet of width by height pixels, ready for the press."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.shapes: dict[str, list[str]] = {ink: [] for ink in (*INKS, "sheet")}
        self.defs: list[str] = []

    def path(self, data: str, extra: str = "", /, **inks: float) -> None:
        """A shape from SVG path data; inks not named are wiped away under it."""
        for ink, shapes in self.shapes.items():
            amount = 1.0 if ink == "sheet" else inks.get(ink, 0.0)
            grey = round(255 * (1 - amount))
            shapes.append(f'<path d="{data}" fill="rgb({grey},{grey},{grey})" {extra}/>')

    def line(self, data: str, width: float, extra: str = "", /, **inks: float) -> None:
        """A line of even width with round ends along SVG path data."""
        for ink, shapes in self.shapes.items():
            amount = 1.0 if ink == "sheet" else inks.get(ink, 0.0)
            grey = round(255 * (1 - amount))
            shapes.append(
                f'<path d="{data}" fill="none" stroke="rgb({grey},{grey},{grey})" stroke-width="{width:.1f}" '
                f'stroke-linecap="round" stroke-linejoin="round" {extra}/>'
            )

    def over(self, data: str, ink: str, amount: float = 1.0, extra: str = "") -> None:
        """More of one ink over what is there: the share of the bare paper in it that gets covered."""
        self.shapes[ink].append(f'<path d="{data}" fill="#000" fill-opacity="{amount:.3f}" {extra}/>')

    def thin(self, data: str, ink: str, amount: float) -> None:
        """Less of one ink where the outline lies: the share of it that is taken away."""
        self.shapes[ink].append(f'<path d="{data}" fill="#fff" fill-opacity="{amount:.3f}"/>')

    def fade(self, data: str, ink: str, start: Point, end: Point, amounts: tuple[float, float]) -> None:
        """Ink that thins out from `start` to `end`; the press turns it into dots of changing size."""
        name = f"f{len(self.defs)}"
        self.defs.append(
            f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{start[0]}" y1="{start[1]}" '
            f'x2="{end[0]}" y2="{end[1]}"><stop offset="0" stop-color="#000" stop-opacity="{amounts[0]}"/>'
            f'<stop offset="1" stop-color="#000" stop-opacity="{amounts[1]}"/></linearGradient>'
        )
        self.shapes[ink].append(f'<path d="{data}" fill="url(#{name})"/>')

    def clear_glow(self, centre: Point, radius: float, ink: str, amount: float, wipe: bool) -> None:
        """A round fade about `centre`: ink added, or with `wipe` taken away."""
        name = f"f{len(self.defs)}"
        tone = "#fff" if wipe else "#000"
        self.defs.append(
            f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" cx="{centre[0]}" cy="{centre[1]}" '
            f'r="{radius}"><stop offset="0" stop-color="{tone}" stop-opacity="{amount}"/><stop offset=".35" '
            f'stop-color="{tone}" stop-opacity="{amount * 0.5}"/><stop offset="1" stop-color="{tone}" '
            'stop-opacity="0"/></radialGradient>'
        )
        x, y = centre
        self.shapes[ink].append(f'<circle cx="{x}" cy="{y}" r="{radius}" fill="url(#{name})"/>')

    @contextmanager
    def group(self, attributes: str) -> Iterator[None]:
        """What is drawn meanwhile shares these SVG attributes, such as a transform."""
        for shapes in self.shapes.values():
            shapes.append(f"<g {attributes}>")
        yield
        for shapes in self.shapes.values():
            shapes.append("</g>")

    @contextmanager
    def inside(self, data: str) -> Iterator[None]:
        """What is drawn meanwhile shows only within the outline `data`."""
        name = f"f{len(self.defs)}"
        self.defs.append(f'<clipPath id="{name}"><path d="{data}"/></clipPath>')
        with self.group(f'clip-path="url(#{name})"'):
            yield

    def raster(self, ink: str, scale: float) -> Array:
        """How much of `ink` lies on each pixel, from 0 to 1."""
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}">'
            f"<defs>{''.join(self.defs)}</defs>"
            f'<rect width="{self.width}" height="{self.height}" fill="#fff"/>'
            f"{''.join(self.shapes[ink])}</svg>"
        )
        width, height = round(self.width * scale), round(self.height * scale)
        drawn = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height))))
        return np.asarray(1 - np.asarray(drawn.convert("L"), np.float32) / 255, np.float32)

    def print(
        self, seed: int, dot: float = 5.2, slip: float = 1.0, scale: float = 1.0, cut_out: bool = False
    ) -> Image.Image:
        """The finished sheet; `dot` is the halftone's period, `cut_out` leaves bare ground clear."""
        dice = np.random.default_rng(seed)
        sheet = self.raster("sheet", scale)
        height, width = sheet.shape
        fibre = rough(dice, width, height, 260) * 0.035 + rough(dice, width, height, 5) * 0.03
        paper = np.array(PAPER, np.float32) / 255
        out = paper - (fibre[..., None] - 0.03) * np.array((0.7, 0.8, 1.0), np.float32)
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        for ink, rgb in INKS.items():
            dx, dy = (part * slip for part in SLIP[ink])
            amount = np.asarray(
                Image.fromarray(self.raster(ink, scale)).transform(
                    (width, height), Image.Transform.AFFINE, (1, 0, -dx, 0, 1, -dy), Image.Resampling.BICUBIC
                )
            )
            cos, sin = math.cos(ANGLE[ink]), math.sin(ANGLE[ink])
            u = (x * cos + y * sin) * 2 * math.pi / dot
            v = (-x * sin + y * cos) * 2 * math.pi / dot
            limit = 0.5 + 0.25 * (np.cos(u) + np.cos(v))
            limit = 0.06 + 0.88 * (0.8 * limit + 0.2 * dice.random((height, width)))
            dots = np.clip((amount - limit) * 3.2 + 0.5, 0, 1) * np.clip(amount * 14, 0, 1)
            dots = np.maximum(dots, np.clip((amount - 0.84) / 0.14, 0, 1))
            worn = 1 - 0.45 * (rough(dice, width, height, 420) > 0.86) * np.clip(amount * 2, 0, 1)
            worn = worn * (1 - 0.09 * rough(dice, width, height, 9))
            tone = np.clip(np.array(rgb, np.float32) / 255 / paper, 0, 1)
            out = out * (1 - (dots * worn)[..., None] * (1 - tone))
        pixels = (np.clip(out, 0, 1) * 255 + 0.5).astype(np.uint8)
        picture = Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(0.35))
        if cut_out:
            picture.putalpha(Image.fromarray((np.clip(sheet, 0, 1) * 255 + 0.5).astype(np.uint8)))
        return picture

    def even(self, slip: float, scale: float) -> Image.Image:
        """The sheet as a new press prints it: dots on a grid of whole pixels, no grain, no wear.

        Large sheets are printed so: what repeats to the pixel takes a fifth of the room in a file.
        """
        paper = np.array(PAPER, np.float32) / 255
        width, height = round(self.width * scale), round(self.height * scale)
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        out = np.ones((height, width, 3), np.float32) * paper
        for ink, rgb in INKS.items():
            dx, dy = (part * slip for part in SLIP[ink])
            # The edge goes on beyond the sheet, so that a slipped ink leaves no bare rim.
            wider = Image.fromarray(np.pad(self.raster(ink, scale), 4, mode="edge"))
            amount = np.asarray(
                wider.transform(
                    (width, height), Image.Transform.AFFINE, (1, 0, 4 - dx, 0, 1, 4 - dy), Image.Resampling.BICUBIC
                )
            )
            a, b, every = SLANT[ink]
            u, v = (a * x + b * y) * 2 * math.pi / every, (b * x - a * y) * 2 * math.pi / every
            limit = 0.06 + 0.88 * (0.5 + 0.25 * (np.cos(u) + np.cos(v)))
            dots = np.clip((amount - limit) * 3.2 + 0.5, 0, 1) * np.clip(amount * 14, 0, 1)
            dots = np.maximum(dots, np.clip((amount - 0.84) / 0.14, 0, 1))
            tone = np.clip(np.array(rgb, np.float32) / 255 / paper, 0, 1)
            out *= 1 - dots[..., None] * (1 - tone)
        printed = Image.fromarray((np.clip(out, 0, 1) * 255 + 0.5).astype(np.uint8))
        return printed.quantize(palette=_overprints(), dither=Image.Dither.NONE).convert("RGB")

    def rub(self, ink: str, seed: int) -> Image.Image:
        """One ink alone on clear ground, as a much used rubber stamp leaves it."""
        dice = np.random.default_rng(seed)
        amount = self.raster(ink, 1)
        height, width = amount.shape
        thin = 0.35 * rough(dice, width, height, 6) + 0.65 * rough(dice, width, height, 150)
        bare = np.clip((thin - 0.6) * 12, 0, 1)
        strength = np.round(amount * (0.95 - 0.87 * bare) * 15) * 17
        picture = Image.new("RGB", (width, height), INKS[ink])
        picture.putalpha(Image.fromarray(strength.astype(np.uint8)))
        return picture


def _overprints() -> Image.Image:
    """A palette of every ink on every other, each not at all, by half (a dot's edge), or whole."""
    colours = []
    for amounts in product((0.0, 0.5, 1.0), repeat=len(INKS)):
        colour = np.array(PAPER, np.float32)
        for amount, rgb in zip(amounts, INKS.values(), strict=True):
            colour = colour * (1 - amount * (1 - np.clip(np.array(rgb) / PAPER, 0, 1)))
        colours += [round(float(part)) for part in colour]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours)
    return palette


def rough(dice: np.random.Generator, width: int, height: int, cells: int) -> Array:
    """Cloudy noise with `cells` bumps across, from 0 to 1."""
    total = np.zeros((height, width), np.float32)
    for octave in range(3):
        across = min(cells << octave, width)
        down = max(2, across * height // width)
        grid = Image.fromarray(dice.random((down, across)).astype(np.float32))
        total += np.asarray(grid.resize((width, height), Image.Resampling.BICUBIC)) / 2**octave
    return np.asarray((total - total.min()) / (total.max() - total.min()), np.float32)
