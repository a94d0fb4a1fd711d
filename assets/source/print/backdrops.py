"""Print the places of the town by day, at dusk and at night: one drawing each, in three lights.

    python assets/source/print/backdrops.py [place ...]        (needs resvg-py, Pillow and NumPy)

With names it prints only these, such as `bridge`. People talk in front of them: what there is to see stands in the
upper part, and what lies under the sheets of the talk is calm.
"""

from __future__ import annotations

import sys
from pathlib import Path

from indoor import INDOOR
from light import LIGHTS
from outdoor import OUTDOOR

TARGET = Path(__file__).parents[2] / "backdrops"
SCALE = 1600 / 960
PLACES = {**INDOOR, **OUTDOOR}


def build(wanted: list[str]) -> None:
    """Print what is wanted, or everything."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, draw in PLACES.items():
        for hour, light in LIGHTS.items() if not wanted or name in wanted else ():
            picture = draw(light).plate.even(slip=1.2, scale=SCALE)
            picture.save(TARGET / f"{name}-{hour}.webp", lossless=True, quality=100, method=6)


if __name__ == "__main__":
    build(sys.argv[1:])
