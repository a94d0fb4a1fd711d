"""Every number and colour of the window's look: inks, themes, type, spacing, radii and times.

Lengths are logical pixels of a 1280x720 window; `scale` turns a window's size into the factor for them.
Times are milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Rgb = tuple[int, int, int]
Tone = Literal["table", "paper", "note", "night", "amber", "teal", "brick", "slate"]
Style = Literal["display", "title", "heading", "lead", "body", "strong", "aside", "small", "label"]
Ink = Literal["text", "soft", "good", "bad", "accent"]

WINDOW = (1280, 720)
SMALLEST = (1024, 600)
SCALES = (0.8, 3.0)
TEXT_SIZES = (100, 125, 150, 175, 200)

NIGHT: Rgb = (0x1B, 0x24, 0x40)
PAPER: Rgb = (0xF5, 0xEB, 0xD6)
TEAL: Rgb = (0x23, 0x6C, 0x66)
# A little darker than the prints' brick: eyes that lack green see it paler on paper.
BRICK: Rgb = (0xA9, 0x38, 0x24)
OCHRE: Rgb = (0xD9, 0x9A, 0x2B)
SLATE: Rgb = (0x59, 0x61, 0x7A)

# Spacing: everything is a multiple of 8, except HAIR, which parts two lines of one thought.
HAIR, TIGHT, GAP, ROOM, WIDE, VAST = 4, 8, 16, 24, 32, 64
RADIUS_CARD, RADIUS_BUTTON, RADIUS_BADGE = 16, 12, 8
LINE, THICK = 1, 2
RING, RING_GAP = 3, 3
TOUCH = 48
ICON, ICON_BIG = 24, 40
BAR = 16
PIN = 6
SHADOWS = ((2, 3, 60), (10, 18, 80))
CARD_BLEED = 48
SCROLLBAR = 6
SCROLL_STEP = 56
SCROLL_LEAST = 240
DRAG_START, SWEEP = 12, 48
# The lantern's place over the table in shares of the window, and how far its light goes.
LANTERN, LANTERN_REACH, DOT_PITCH = (0.4, -0.06), 0.6, 12
LINE_HEIGHT = 1.36
MEASURE = 680
PICTURE_LEAST = 120
PICTURE_SHARE = 0.62
# The most pixels a picture file may have: beyond this it is taken for a trap.
PICTURE_MOST = 40_000_000
# How much of the window's height a picture under the lamp may take, and how large the loupe is beside it.
PLATE_SHARE, LENS_SHARE = 0.74, 0.2
PORTRAIT = 96
FACE = 160
LANTERN_SIZE = 144
BADGE, PLATE = 64, 176
MENU = 400
CASE_CARD = 264
MAP_CARD = 368
SETTINGS = 860
KIT_CARD = 352
STAMP_ANGLE = 7.0

SLIDE_MS, PRESS_MS, STAMP_MS, FILL_MS, LANTERN_MS = 220, 90, 260, 420, 600
SLIDE_FROM = 24
STAMP_FROM = -28
STAMP_SHAKE = 2


@dataclass(frozen=True)
class TypeStyle:
    """One line of the type scale: which family and weight, and its size in logical pixels at 100 % text.

    `grows` is the share of the reader's text size that reaches this style: reading text follows it whole,
    headlines, which are large already, follow it in part so that a word still fits its line.
    """

    family: Literal["headline", "reading"]
    weight: Literal["regular", "strong", "black", "italic"]
    size: int
    grows: float = 1.0


TYPE: dict[Style, TypeStyle] = {
    "display": TypeStyle("headline", "black", 76, 0.4),
    "title": TypeStyle("headline", "black", 39, 0.6),
    "heading": TypeStyle("headline", "strong", 25, 0.8),
    "lead": TypeStyle("reading", "regular", 25),
    "body": TypeStyle("reading", "regular", 20),
    "strong": TypeStyle("reading", "strong", 20),
    "aside": TypeStyle("reading", "italic", 20),
    "small": TypeStyle("reading", "regular", 16),
    "label": TypeStyle("reading", "strong", 16),
}

# (family, weight) of each face a reader can choose -> stem of the file in assets/fonts.
FACES: dict[str, dict[tuple[str, str], str]] = {
    "sans": {
        ("headline", "strong"): "Piazzolla-Bold",
        ("headline", "black"): "Piazzolla-Black",
        ("reading", "regular"): "SourceSans-Regular",
        ("reading", "strong"): "SourceSans-SemiBold",
        ("reading", "italic"): "SourceSans-Italic",
    },
    "easy": {
        ("headline", "strong"): "Andika-Bold",
        ("headline", "black"): "Andika-Bold",
        ("reading", "regular"): "Andika-Regular",
        ("reading", "strong"): "Andika-Bold",
        # Slanted letters are the harder ones to read.
        ("reading", "italic"): "Andika-Regular",
    },
}


@dataclass(frozen=True)
class Ground:
    """What lies under text, and the inks that are legible on it.

    fill: the ground itself; text, soft, good, bad, accent: inks for text; line: rules and borders;
    press: the ground of a button lying on it, hover and down: the same under the pointer and pressed.
    """

    fill: Rgb
    text: Rgb
    soft: Rgb
    good: Rgb
    bad: Rgb
    accent: Rgb
    line: Rgb
    press: Rgb
    hover: Rgb
    down: Rgb

    def ink(self, name: Ink) -> Rgb:
        """The colour of an ink by its name."""
        colours: dict[Ink, Rgb] = {
            "text": self.text,
            "soft": self.soft,
            "good": self.good,
            "bad": self.bad,
            "accent": self.accent,
        }
        return colours[name]


@dataclass(frozen=True)
class Theme:
    """One look of the whole window: its grounds, the lantern's light on the table and the focus ring."""

    grounds: dict[Tone, Ground]
    glow: Rgb
    glow_strength: int
    ring: Rgb
    ring_edge: Rgb
    shadow: Rgb
    border: int = 0

    def ground(self, tone: Tone) -> Ground:
        """The ground that a tone stands for in this theme."""
        return self.grounds[tone]


_PAPER = Ground(
    fill=PAPER,
    text=NIGHT,
    soft=SLATE,
    good=TEAL,
    bad=BRICK,
    accent=TEAL,
    line=(0xD3, 0xC3, 0xA2),
    press=(0xFC, 0xF6, 0xE8),
    hover=(0xFF, 0xE9, 0xB8),
    down=(0xEA, 0xD3, 0x9A),
)
_NIGHT = Ground(
    fill=NIGHT,
    text=PAPER,
    soft=(0xB9, 0xBD, 0xC9),
    good=(0x7F, 0xC9, 0xBE),
    bad=(0xF2, 0x9B, 0x84),
    accent=(0xEB, 0xB6, 0x53),
    line=(0x45, 0x4F, 0x70),
    press=(0x2A, 0x35, 0x58),
    hover=(0x3A, 0x46, 0x6C),
    down=(0x14, 0x1B, 0x33),
)
_AMBER = Ground(
    fill=OCHRE,
    text=NIGHT,
    soft=NIGHT,
    good=NIGHT,
    bad=NIGHT,
    accent=NIGHT,
    line=(0xB0, 0x78, 0x16),
    press=OCHRE,
    hover=(0xEB, 0xB2, 0x4A),
    down=(0xCA, 0x8E, 0x24),
)


def _solid(fill: Rgb, text: Rgb) -> Ground:
    """A ground of strong colour that has one ink only."""
    return Ground(
        fill=fill,
        text=text,
        soft=text,
        good=text,
        bad=text,
        accent=text,
        line=text,
        press=fill,
        hover=fill,
        down=fill,
    )


_SOLIDS: dict[Tone, Ground] = {
    "teal": _solid(TEAL, PAPER),
    "brick": _solid(BRICK, PAPER),
    "slate": _solid(SLATE, PAPER),
}

_DUSK = Theme(
    grounds={
        "table": replace(_NIGHT, fill=(0x18, 0x20, 0x39)),
        "paper": _PAPER,
        "note": replace(
            _PAPER,
            fill=(0xEC, 0xDE, 0xC0),
            soft=(0x4D, 0x55, 0x6E),
            good=(0x1D, 0x5F, 0x5A),
            accent=(0x1D, 0x5F, 0x5A),
            bad=(0xA3, 0x34, 0x1F),
        ),
        "night": _NIGHT,
        "amber": _AMBER,
        **_SOLIDS,
    },
    glow=OCHRE,
    glow_strength=104,
    ring=OCHRE,
    ring_edge=NIGHT,
    shadow=(0x08, 0x0C, 0x1C),
)
_DAY = Theme(
    grounds={
        "table": replace(
            _PAPER,
            fill=(0xE3, 0xD3, 0xB2),
            soft=(0x46, 0x4E, 0x67),
            good=(0x1A, 0x58, 0x53),
            accent=(0x1A, 0x58, 0x53),
            bad=(0x93, 0x2C, 0x19),
        ),
        "paper": replace(_PAPER, fill=(0xFB, 0xF5, 0xE7), press=(0xFF, 0xFC, 0xF4)),
        "note": replace(_PAPER, fill=(0xF1, 0xE5, 0xCA), soft=(0x50, 0x58, 0x71), bad=(0xA3, 0x34, 0x1F)),
        "night": _NIGHT,
        "amber": _AMBER,
        **_SOLIDS,
    },
    glow=(0xFF, 0xF3, 0xD2),
    glow_strength=120,
    ring=OCHRE,
    ring_edge=NIGHT,
    shadow=(0x5A, 0x45, 0x1E),
)
_BLACK: Rgb = (0x05, 0x08, 0x14)
_WHITE: Rgb = (0xFF, 0xFD, 0xF6)
_PAPER_SHARP = Ground(
    fill=_WHITE,
    text=_BLACK,
    soft=(0x3A, 0x40, 0x55),
    good=(0x0C, 0x4C, 0x47),
    bad=(0x82, 0x1F, 0x0D),
    accent=(0x0C, 0x4C, 0x47),
    line=_BLACK,
    press=_WHITE,
    hover=(0xFF, 0xE2, 0x9A),
    down=(0xF2, 0xC2, 0x5C),
)
_NIGHT_SHARP = Ground(
    fill=_BLACK,
    text=_WHITE,
    soft=(0xD9, 0xDB, 0xE4),
    good=(0x9A, 0xE6, 0xDA),
    bad=(0xFF, 0xB9, 0xA6),
    accent=(0xFF, 0xC9, 0x5C),
    line=_WHITE,
    press=_BLACK,
    hover=(0x2C, 0x35, 0x55),
    down=(0x40, 0x4A, 0x6E),
)
_CONTRAST = Theme(
    grounds={
        "table": _NIGHT_SHARP,
        "paper": _PAPER_SHARP,
        "note": _PAPER_SHARP,
        "night": _NIGHT_SHARP,
        "amber": replace(
            _AMBER,
            fill=(0xFF, 0xC4, 0x4D),
            text=_BLACK,
            soft=_BLACK,
            good=_BLACK,
            bad=_BLACK,
            accent=_BLACK,
            line=_BLACK,
            press=(0xFF, 0xC4, 0x4D),
            hover=(0xFF, 0xD7, 0x86),
            down=(0xF0, 0xAE, 0x2A),
        ),
        "teal": _solid((0x0C, 0x4C, 0x47), _WHITE),
        "brick": _solid((0x82, 0x1F, 0x0D), _WHITE),
        "slate": _solid((0x3A, 0x40, 0x55), _WHITE),
    },
    glow=_BLACK,
    glow_strength=0,
    ring=(0xFF, 0xC4, 0x4D),
    ring_edge=_BLACK,
    shadow=_BLACK,
    border=THICK,
)

THEMES: dict[str, Theme] = {"dusk": _DUSK, "paper": _DAY, "contrast": _CONTRAST}


def scale(size: tuple[int, int]) -> float:
    """The factor from logical to real pixels for a window of `size` pixels."""
    fit = min(size[0] / WINDOW[0], size[1] / WINDOW[1])
    return max(SCALES[0], min(SCALES[1], fit))


def type_px(style: Style, text: float) -> float:
    """The logical size of a style when the reader's text size is `text` (1.0 to 2.0)."""
    line = TYPE[style]
    return line.size * (1 + (text - 1) * line.grows)
