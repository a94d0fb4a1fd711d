"""Measures what is on the stage: what is cut or lies on each other, is too small to press or too pale to read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

import pygame

from game.window import tokens
from game.window.board import Board
from game.window.layout import Box
from game.window.overlays import Fade, Ring, Thumb
from game.window.tokens import Rgb
from game.window.widgets import Card, Paragraph

if TYPE_CHECKING:
    from game.window.elements import Element, Part
    from game.window.stage import Stage

LEGIBLE, SHARP = 4.5, 7.0
"""The contrast that text has on its ground (WCAG 2.2, 1.4.3), and where high contrast was asked for (1.4.6)."""


def faults(stage: Stage) -> list[str]:
    """Everything that is wrong with what is shown, each in a line."""
    return [
        *(f"cut: {text}" for text in cut(stage)),
        *(f"one on another: {a!r}, {b!r}" for a, b in overlapping(stage)),
        *(f"small to press: {text}" for text in small(stage)),
        *(f"pale: {text}" for text in pale(stage)),
    ]


def leaves(stage: Stage) -> list[Element]:
    """The elements with nothing inside them, without what is laid over a screen on purpose."""
    shown = [e for e in stage.shown() if not isinstance(e.part.widget, (Fade, Ring, Thumb))]
    return [e for e in shown if not e.part.widget.parts()]


def overlapping(stage: Stage) -> list[tuple[str, str]]:
    """The pairs of elements that lie on each other; what is scrolled out of its place lies on nothing."""
    pairs = combinations(leaves(stage), 2)
    return [(a.part.widget.spoken(), b.part.widget.spoken()) for a, b in pairs if _meet(a.part, b.part)]


def _meet(a: Part, b: Part) -> bool:
    if a.scrolls == b.scrolls:
        return a.widget.box.meets(b.widget.box)
    here, there = _in_place(a), _in_place(b)
    return min(*here[2:], *there[2:]) > 0 and here.meets(there)


def _in_place(part: Part) -> Box:
    box = part.widget.box
    for scroll in part.scrolls:
        box = box.clipped(scroll.box)
    return box


def cut(stage: Stage) -> list[str]:
    """What does not fit its place, or lies where it cannot be brought into sight."""
    kit, out = stage.kit, []
    for element in leaves(stage):
        widget, scrolls = element.part.widget, element.part.scrolls
        narrow = widget.box.w < widget.least(kit)
        low = widget.box.h < widget.height(kit, widget.box.w)
        home = Box(0, 0, kit.size[0], scrolls[-1].box.y + scrolls[-1].tall) if scrolls else Box(0, 0, *kit.size)
        outside = widget.box.clipped(home) != widget.box
        if narrow or low or outside:
            out.append(f"{widget.spoken()!r} {widget.box}")
    return out


def small(stage: Stage) -> list[str]:
    """What is pressed and is lower or narrower than a finger needs."""
    least = stage.kit.px(tokens.TOUCH)
    pressed = (e.part for e in stage.shown() if e.part.widget.live and not isinstance(e.part.widget, Thumb))
    return [f"{part.name} {part.widget.box}" for part in pressed if min(part.widget.box[2:]) < least]


def pale(stage: Stage) -> list[str]:
    """Texts that do not reach their contrast, on a sheet or on the very picture behind them."""
    theme = stage.kit.theme
    needed = SHARP if theme.border else LEGIBLE
    out = []
    for part, text in _texts(stage):
        ground = theme.ground(text.tone)
        # What is scrolled out of sight has nothing behind it now.
        least = min((contrast(ground.ink(text.ink), fill) for fill in _behind(stage, part)), default=needed)
        if least < needed:
            out.append(f"{text.text!r} {least:.1f}:1")
    return out


def _texts(stage: Stage) -> Iterator[tuple[Part, Paragraph]]:
    for element in leaves(stage):
        if isinstance(element.part.widget, Paragraph) and element.part.widget.text:
            yield element.part, element.part.widget


def _behind(stage: Stage, part: Part) -> Iterator[Rgb]:
    """The colours behind a text: its sheet's, or the lightest and the darkest of the picture that it lies on."""
    box = _in_place(part)
    place = pygame.Rect(box).clip(stage.backdrop.get_rect())
    if min(box[2:]) <= 0 or not place.w or not place.h:
        return
    sheets = (e.part for e in stage.shown() if isinstance(e.part.widget, Card | Board))
    if any(box.clipped(_in_place(sheet)) == box for sheet in sheets):
        yield stage.kit.theme.ground(part.widget.tone).fill
        return
    picture = stage.backdrop.subsurface(place)
    # As the eye does, which sees tones and not the dots that they are printed with.
    tile = max(1, round(stage.kit.px(tokens.ICON)))
    across, down = max(1, place.w // tile), max(1, place.h // tile)
    tones = pygame.transform.smoothscale(picture, (across, down))
    places = ((x, y) for x in range(across) for y in range(down))
    colours = [(c.r, c.g, c.b) for c in map(tones.get_at, places)]
    yield from (min(colours, key=luminance), max(colours, key=luminance))


def luminance(colour: Rgb) -> float:
    """The relative luminance of a colour, 0 to 1 (WCAG 2.2)."""
    linear = [part / 3294.6 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: Rgb, b: Rgb) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(a), luminance(b)))
    return (light + 0.05) / (dark + 0.05)
