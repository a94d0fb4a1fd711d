"""Signs, lettered in the player's language."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from game.bench.pixels import Pixels

WIDE, LARGEST, SMALLEST = 720, 150, 14
MARGIN = 0.07
"""How much of a sign is left free at each side."""


def sign(text: str, font: Path, ink: str, ground: str, ratio: float) -> Pixels:
    """A sign of so many times its height in width, its words as large as they fit, broken where they may be."""
    high = max(24, round(WIDE / ratio))
    image = Image.new("RGB", (WIDE, high), f"#{ground}")
    draw = ImageDraw.Draw(image)
    room = (WIDE * (1 - 2 * MARGIN), high * (1 - 2 * MARGIN))
    for size in range(LARGEST, SMALLEST, -4):
        face = ImageFont.truetype(font, size)
        lines = _broken(text, face, room[0])
        if max(face.getlength(line) for line in lines) <= room[0] and len(lines) * size * 1.15 <= room[1]:
            break
    top = (high - len(lines) * size * 1.15) / 2
    for number, line in enumerate(lines):
        draw.text((WIDE / 2, top + (number + 0.5) * size * 1.15), line, f"#{ink}", face, anchor="mm")
    return np.asarray(image)


def _broken(text: str, face: ImageFont.FreeTypeFont, room: float) -> list[str]:
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and face.getlength(longer) > room:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines
