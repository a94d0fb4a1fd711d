"""The light of a place: what each material is printed with by day, at dusk and at night."""

from __future__ import annotations

from typing import NamedTuple

Inks = dict[str, float]


class Light(NamedTuple):
    """The inks of everything there is, how deep the shadows are, and whether the lamps are lit."""

    sky: Inks
    low: Inks
    far: Inks
    hill: Inks
    wall: Inks
    warm: Inks
    roof: Inks
    ground: Inks
    path: Inks
    water: Inks
    leaf: Inks
    wood: Inks
    stone: Inks
    metal: Inks
    cloth: Inks
    white: Inks
    window: Inks
    room: Inks
    table: Inks
    shadow: float
    lit: bool
    stars: bool


GLASS: Inks = {"ochre": 1.0}

DAY = Light(
    sky={"teal": 0.14},
    low={"ochre": 0.16},
    far={"teal": 0.34, "ochre": 0.1},
    hill={"teal": 0.6, "ochre": 0.36},
    wall={"ochre": 0.1},
    warm={"ochre": 0.5, "brick": 0.08},
    roof={"brick": 0.96},
    ground={"ochre": 0.34},
    path={"ochre": 0.2},
    water={"teal": 0.6},
    leaf={"teal": 0.95, "ochre": 0.5},
    wood={"brick": 0.9, "night": 0.36},
    stone={"ochre": 0.26, "night": 0.14},
    metal={"night": 0.92},
    cloth={"brick": 0.9},
    white={},
    window={"night": 0.78, "teal": 0.4},
    room={"ochre": 0.2},
    table={"night": 0.9},
    shadow=0.3,
    lit=False,
    stars=False,
)

DUSK = Light(
    sky={"teal": 0.92, "night": 0.46},
    low={"ochre": 0.78, "brick": 0.26},
    far={"teal": 0.95, "night": 0.5},
    hill={"teal": 0.95, "night": 0.72},
    wall={"night": 0.46},
    warm={"night": 0.52, "brick": 0.2},
    roof={"brick": 0.95, "night": 0.42},
    ground={"night": 0.86, "teal": 0.4},
    path={"night": 0.54},
    water={"teal": 0.95, "night": 0.5},
    leaf={"teal": 0.95, "night": 0.8},
    wood={"night": 0.8, "brick": 0.6},
    stone={"night": 0.5},
    metal={"night": 1.0},
    cloth={"brick": 0.9, "night": 0.38},
    white={"night": 0.26},
    window=GLASS,
    room={"night": 0.6},
    table={"night": 0.9, "brick": 0.5},
    shadow=0.5,
    lit=True,
    stars=False,
)

NIGHT = Light(
    sky={"night": 1.0},
    low={"night": 0.82, "teal": 0.62},
    far={"night": 0.92, "teal": 0.8},
    hill={"night": 1.0, "teal": 0.3},
    wall={"night": 0.74},
    warm={"night": 0.78},
    roof={"night": 0.8, "brick": 0.7},
    ground={"night": 1.0},
    path={"night": 0.78},
    water={"night": 0.86, "teal": 0.8},
    leaf={"night": 1.0, "teal": 0.5},
    wood={"night": 0.94, "brick": 0.4},
    stone={"night": 0.7},
    metal={"night": 1.0},
    cloth={"night": 0.72, "brick": 0.8},
    white={"night": 0.5},
    window=GLASS,
    room={"night": 0.84},
    table={"night": 1.0},
    shadow=0.6,
    lit=True,
    stars=True,
)

LIGHTS: dict[str, Light] = {"day": DAY, "dusk": DUSK, "night": NIGHT}
