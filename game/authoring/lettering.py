"""How wide a line of text may come out where no font is at hand, and text broken into lines by that.

A picture that names generic font families is shown in whatever the reader's machine has. The widths below are, in
shares of the type size, those of the widest common sans serif (DejaVu Sans, after its regular weight, rounded up by
classes); in Arial, Segoe UI or Source Sans the same line is shorter, so it stays in its box everywhere.
"""

import re
import unicodedata

USUAL = 0.64
CAPITAL = 0.79
WIDE = 1.4
"""A sign of a script that is written in squares, or a pictograph."""

BOLD = 1.15
"""How much wider the bold weight is."""

_WIDTHS: dict[str, float] = {
    **dict.fromkeys("ijl'’‘", 0.3),
    **dict.fromkeys("I.,:;| \xa0", 0.34),
    **dict.fromkeys("frt()[]/\\-·!", 0.42),
    **dict.fromkeys('sczkvxy?*"“”„«»_гзкху', 0.6),
    **dict.fromkeys("wмдцф+−=<>~→#%&^", 0.9),
    **dict.fromkeys("mMWQO@%—…WM", 1.0),
    **dict.fromkeys("ЖЩШЮЉЊФшщжюљњ", 1.1),
}
_SPACE = re.compile("[ \t\n\r]+")
_UNSEEN = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010fffd]|[\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)


def clean(text: str) -> str:
    """The text on one line, without what XML cannot hold and what turns the direction of writing round."""
    return _SPACE.sub(" ", _UNSEEN.sub("\ufffd", text)).strip(" ")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line comes out at the most, in the units of `size`."""
    return sum(map(_width, text)) * size * (BOLD if bold else 1)


def _width(sign: str) -> float:
    known = _WIDTHS.get(sign)
    if known is not None:
        return known
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF" or ord(sign) > 0xFFFF:
        return WIDE
    return CAPITAL if sign.isupper() else USUAL


def wrapped(text: str, size: float, room: float, *, most: int = 1000, bold: bool = False) -> list[str]:
    """The text in lines no wider than `room`, `most` of them; what is left out is shown by an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in _pieces(clean(text), size, room, bold):
        longer = f"{line} {word}" if line else word
        if line and width(longer, size, bold=bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    if line:
        lines.append(line)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(f"{last}…", size, bold=bold) > room:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ,.;:')}…"]


def _pieces(text: str, size: float, room: float, bold: bool) -> list[str]:
    """The words, those that are wider than the room cut up."""
    pieces = []
    for word in text.split(" "):
        rest = word
        while rest and width(rest, size, bold=bold) > room:
            cut = 1
            while width(rest[: cut + 1], size, bold=bold) <= room:
                cut += 1
            # A name in kebab-case is parted at a dash where one is near.
            dash = rest.rfind("-", 0, cut)
            cut = dash + 1 if dash > cut // 2 else cut
            pieces.append(rest[:cut])
            rest = rest[cut:]
        if rest:
            pieces.append(rest)
    return pieces
