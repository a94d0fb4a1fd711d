"""Turn the drawings beside this script into the white masks that the window tints and scales.

    python assets/source/icons/build.py        (needs resvg-py and Pillow)

Every NAME.svg becomes assets/icons/NAME.png: 96 by 96 pixels, white, the drawing in its alpha channel.
All are drawn in one weight, a stroke of 24 on a grid of 256. Most come from Phosphor (see
assets/icons/LICENSE-Phosphor.txt); `duck`, `half`, `kettle`, `lantern`, `pear` and `picture-search` are drawn for
this game.
"""

from __future__ import annotations

import io
from pathlib import Path

import resvg_py
from PIL import Image

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "icons"
SIZE = 96


def mask(svg: str) -> Image.Image:
    """The drawing as a white picture of SIZE by SIZE whose alpha is the drawing."""
    drawn = resvg_py.svg_to_bytes(svg_string=svg.replace("currentColor", "#fff"), width=SIZE, height=SIZE)
    alpha = Image.open(io.BytesIO(bytes(drawn))).convert("RGBA").getchannel("A")
    white = Image.new("RGBA", alpha.size, "white")
    white.putalpha(alpha)
    return white


def build() -> None:
    """Write a mask for every drawing."""
    for drawing in sorted(HERE.glob("*.svg")):
        mask(drawing.read_text(encoding="utf-8")).save(TARGET / f"{drawing.stem}.png", optimize=True)


if __name__ == "__main__":
    build()
