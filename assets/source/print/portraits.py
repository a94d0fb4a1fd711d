"""Print the busts of the cast in every mood: flat shapes, the same four inks, no outlines, clear ground.

    python assets/source/print/portraits.py        (needs resvg-py, Pillow and NumPy)

Who they are is in cast.py, what a mood does to a face in face.py.
"""

from __future__ import annotations

from pathlib import Path

from cast import CAST
from face import MOODS

TARGET = Path(__file__).parents[2] / "portraits"
SIDE = 400
QUALITY = 42
"""Of WebP; higher makes files larger, but no difference that shows between the dots."""


def build() -> None:
    """Print everyone."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for seed, draw in enumerate(CAST):
        for name, mood in MOODS.items():
            plate = draw(mood).plate
            picture = plate.print(seed=seed, dot=3.6, slip=0.9, scale=SIDE / plate.width, cut_out=True)
            picture.save(TARGET / f"{draw.__name__}-{name}.webp", quality=QUALITY, method=6, alpha_quality=80)


if __name__ == "__main__":
    build()
