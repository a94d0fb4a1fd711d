"""The pin board: a claim, and the findings that threads tie to it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

import pygame

from game.window import tokens
from game.window.layout import Column, Grid, Limit, Node, Pad
from game.window.paint import lay
from game.window.tokens import Ink, Tone
from game.window.widget import Look, Widget
from game.window.widgets import Card

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.kit import Kit

Thread = Literal["plain", "for", "against", "open"]
"""How a finding is tied: not told yet, or for the claim, against it, leaving it open."""

INKS: dict[Thread, Ink] = {"plain": "accent", "for": "good", "against": "bad", "open": "soft"}
DASHES: dict[Thread, int] = {"plain": 0, "for": 0, "against": 12, "open": 3}
"""How long the dashes of a thread are in logical pixels, so that it is told without its colour; 0: none."""


class Pinned(NamedTuple):
    """A slip on the board, and how it is tied to the claim."""

    slip: Node
    thread: Thread


class Board(Widget):
    """The claim in the middle above, the slips below it, and a thread from each to the claim."""

    radius = tokens.RADIUS_CARD

    def __init__(self, claim: Node, pinned: Sequence[Pinned], *, column: int, key: str) -> None:
        self.claim = Card(claim, tone="note", pad=tokens.GAP, shadow=False, key=f"{key}.claim")
        self.pinned = tuple(pinned)
        self.slips = [
            Card(each.slip, pad=tokens.GAP, shadow=False, key=f"{key}.{n}") for n, each in enumerate(self.pinned)
        ]
        grid = Grid(self.slips, column=column, most=min(3, len(self.slips)), gap=tokens.GAP) if self.slips else None
        self.inside = Pad(Column([Limit(self.claim, tokens.MENU), grid], gap=tokens.WIDE + tokens.GAP), tokens.GAP)
        self.key = key

    def parts(self) -> Sequence[Node]:
        return (self.inside,)

    def inner_tone(self) -> Tone:
        return "night"

    def look_key(self) -> Hashable:
        return tuple(self._threads())

    def _threads(self) -> Iterator[tuple[tuple[int, int], tuple[int, int], Thread]]:
        """Where each thread begins and ends, from the board's corner, and what it says."""
        top = self.claim.box
        for n, (slip, pinned) in enumerate(zip(self.slips, self.pinned, strict=True), 1):
            start = top.x + top.w * n // (len(self.slips) + 1), top.bottom
            end = slip.box.x + slip.box.w // 2, slip.box.y
            yield (
                (start[0] - self.box.x, start[1] - self.box.y),
                (end[0] - self.box.x, end[1] - self.box.y),
                pinned.thread,
            )

    def spoken(self) -> str:
        return ""

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        ground = kit.theme.ground("night")
        line = kit.px(tokens.THICK)
        out = kit.painter.panel(size, ground.fill, radius=self.radius, border=ground.line, line=line, grain=True).copy()
        for start, end, thread in self._threads():
            _tie(kit, out, start, end, thread)
        return out


def _tie(kit: Kit, onto: Surface, start: tuple[int, int], end: tuple[int, int], thread: Thread) -> None:
    """Draws a thread that sags a little between two pins; at twice the size first, so that it comes out smooth."""
    colour = kit.theme.ground("night").ink(INKS[thread])
    wide, pin, dash = max(2, 2 * kit.px(tokens.THICK)), 2 * kit.px(tokens.PIN), 2 * kit.px(DASHES[thread])
    sag = kit.px(tokens.TIGHT)
    corner = min(start[0], end[0]) - pin, min(start[1], end[1]) - pin
    size = abs(start[0] - end[0]) + 2 * pin, abs(start[1] - end[1]) + 2 * pin + sag
    fine = pygame.Surface((size[0] * 2, size[1] * 2), pygame.SRCALPHA)
    points = [(2 * (x - corner[0]), 2 * (y - corner[1])) for x, y in _sag(start, end, sag)]
    run = 0.0
    for a, b in pairwise(points):
        if not dash or run % (2 * dash) < dash:
            pygame.draw.line(fine, colour, a, b, wide)
            pygame.draw.circle(fine, colour, b, wide // 2)
        run += pygame.math.Vector2(b).distance_to(a)
    for at in (points[0], points[-1]):
        pygame.draw.circle(fine, colour, at, pin)
    lay(onto, pygame.transform.smoothscale(fine.premul_alpha(), size), corner)


def _sag(start: tuple[int, int], end: tuple[int, int], by: int) -> Iterator[tuple[float, float]]:
    """Points along a hanging thread."""
    steps = 48
    for step in range(steps + 1):
        part = step / steps
        x = start[0] + (end[0] - start[0]) * part
        y = start[1] + (end[1] - start[1]) * part + by * 4 * part * (1 - part)
        yield x, y
