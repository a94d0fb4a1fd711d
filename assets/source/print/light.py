"""The light of a place: what each material is printed with by day, at dusk and at night."""

from __future__ import annotations

from typing import NamedTuple

Inks = dict[str, float]


class Light(NamedTuple):
    """The inks of everything there is, how deep the shadows are, and whether the lamps are lit.

    At most one ink of a material is a screen of dots, any other is whole or absent: that prints clean, and takes a
    third of the room in a file. `air` is the sky in bands from above to below, `near` what stands closest to us.
    """

    air: tuple[Inks, ...]
    near: Inks
    sun: Inks
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
    air=({"teal": 0.36}, {"teal": 0.26}, {"teal": 0.17}, {"teal": 0.1}, {}, {"ochre": 0.16}),
    near={"teal": 1.0, "night": 0.66},
    sun={"brick": 0.86, "ochre": 1.0},
    sky={"teal": 0.14},
    low={"ochre": 0.16},
    far={"teal": 0.42},
    hill={"teal": 0.74, "ochre": 1.0},
    wall={"ochre": 0.1},
    warm={"ochre": 0.6},
    roof={"brick": 1.0},
    ground={"ochre": 0.34},
    path={"ochre": 0.2},
    water={"teal": 0.6},
    leaf={"teal": 1.0, "ochre": 1.0},
    wood={"brick": 1.0, "night": 0.4},
    stone={"ochre": 0.3},
    metal={"night": 1.0},
    cloth={"brick": 1.0},
    white={},
    window={"night": 0.8, "teal": 1.0},
    room={"ochre": 0.2},
    table={"night": 0.9},
    shadow=0.3,
    lit=False,
    stars=False,
)

DUSK = Light(
    air=(
        {"teal": 1.0, "night": 0.6},
        {"teal": 1.0, "night": 0.34},
        {"teal": 1.0},
        {"teal": 0.62},
        {"teal": 0.3},
        {"ochre": 0.46},
        {"ochre": 1.0},
    ),
    near={"night": 1.0, "teal": 1.0},
    sun={"brick": 1.0, "ochre": 1.0},
    sky={"teal": 1.0, "night": 0.46},
    low={"ochre": 0.8},
    far={"teal": 1.0, "night": 0.36},
    hill={"teal": 1.0, "night": 0.64},
    wall={"night": 0.5},
    warm={"night": 0.5, "ochre": 1.0},
    roof={"brick": 1.0, "night": 0.44},
    ground={"night": 0.72, "teal": 1.0},
    path={"night": 0.54},
    water={"teal": 1.0, "night": 0.4},
    leaf={"teal": 1.0, "night": 0.8},
    wood={"night": 0.76, "brick": 1.0},
    stone={"night": 0.5},
    metal={"night": 1.0},
    cloth={"brick": 1.0, "night": 0.3},
    white={"night": 0.32},
    window=GLASS,
    room={"night": 0.6},
    table={"night": 0.9, "brick": 0.5},
    shadow=0.5,
    lit=True,
    stars=False,
)

NIGHT = Light(
    air=({"night": 1.0}, {"night": 1.0}, {"night": 0.86}, {"night": 0.78, "teal": 1.0}, {"night": 0.66, "teal": 1.0}),
    near={"night": 1.0, "teal": 1.0},
    sun={"ochre": 0.14},
    sky={"night": 1.0},
    low={"night": 0.8, "teal": 1.0},
    far={"night": 0.84, "teal": 1.0},
    hill={"night": 0.92, "teal": 1.0},
    wall={"night": 0.74},
    warm={"night": 0.78},
    roof={"night": 0.76, "brick": 1.0},
    ground={"night": 1.0},
    path={"night": 0.78},
    water={"night": 0.84, "teal": 1.0},
    leaf={"night": 1.0, "teal": 1.0},
    wood={"night": 0.9, "brick": 1.0},
    stone={"night": 0.7},
    metal={"night": 1.0},
    cloth={"night": 0.66, "brick": 1.0},
    white={"night": 0.6},
    window=GLASS,
    room={"night": 0.84},
    table={"night": 1.0},
    shadow=0.6,
    lit=True,
    stars=True,
)

LIGHTS: dict[str, Light] = {"day": DAY, "dusk": DUSK, "night": NIGHT}
