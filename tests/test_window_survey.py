"""What the survey finds: each kind of fault in a screen that has it, and none in one that has not."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pygame
import pytest
from pygame import Surface

from game.storage import Settings, Theme
from game.window.app import App
from game.window.kit import Kit
from game.window.layout import Box, Column, Node, Pad, Sized
from game.window.screen import Screen
from game.window.survey import contrast, faults
from game.window.widget import Look, Widget
from game.window.widgets import Card, Label, Paragraph
from tests.pilot import Newsroom, Pilot


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    yield
    pygame.display.quit()


class Dot(Widget):
    """Something to press that is far too small for a finger."""

    live = True

    def natural(self, kit: Kit) -> int:
        return 20

    def height(self, kit: Kit, width: int) -> int:
        return 20

    def short(self, kit: Kit, width: int) -> int:
        return 20

    def look_key(self) -> tuple[()]:
        return ()

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        return Surface(size)


class Pile(Column):
    """Puts its parts on each other."""

    def place(self, kit: Kit, box: Box) -> None:
        self.box = box
        for part in self.parts():
            part.place(kit, Box(box.x, box.y, box.w, part.height(kit, box.w)))


class Squeezed(Sized):
    """Gives its part half the height that it needs."""

    def height(self, kit: Kit, width: int) -> int:
        return super().height(kit, width) // 2

    def place(self, kit: Kit, box: Box) -> None:
        self.box = box
        self.part.place(kit, box)


def shown(make: Callable[[], Node], *, behind: tuple[int, int, int] | None = None, theme: Theme = "dusk") -> list[str]:
    """The faults of a screen with this in it, on a backdrop of one colour where given."""

    class Trial(Screen):
        def build(self, kit: Kit) -> Node:
            return Pad(Column([make()]), 40)

        def backdrop(self, kit: Kit) -> Surface:
            if behind is None:
                return super().backdrop(kit)
            out = Surface(kit.size)
            out.fill(behind)
            return out

    settings = replace(Settings(language="en", sound=False), theme=theme)
    pilot = Pilot(Newsroom(settings=settings), first=lambda app: _trial(Trial, app))
    return faults(pilot.app.stage)


def _trial(kind: type[Screen], app: App) -> Screen:
    return kind(app)


def test_a_plain_card_has_no_faults() -> None:
    """Text on a sheet is found right, whatever lies behind the sheet."""
    assert shown(lambda: Card(Paragraph("Market day.")), behind=(245, 235, 214)) == []


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Pile([Paragraph("Market day."), Paragraph("Not today.")]), "one on another: 'Market day.'"),
        (lambda: Squeezed(Paragraph("Market day.")), "cut: 'Market day.'"),
        (lambda: Column([Dot()], align="start"), "small to press: "),
    ],
)
def test_each_fault_is_found(make: Callable[[], Node], says: str) -> None:
    """What lies on something else, is cut, or is too small is told."""
    found = shown(make)
    assert [fault for fault in found if fault.startswith(says)]


def test_text_is_held_against_the_picture_behind_it() -> None:
    """Paper-coloured text that lies on a light picture is too pale, and on a dark one it is not."""
    assert shown(lambda: Label("Ten to twelve"), behind=(245, 235, 214)) != []
    assert shown(lambda: Label("Ten to twelve"), behind=(20, 26, 48)) == []


def test_high_contrast_asks_for_more() -> None:
    """What is legible enough for most is told where high contrast was chosen."""
    middling = (0x5A, 0x5A, 0x62)
    assert 4.5 < contrast((0xF5, 0xEB, 0xD6), middling) < 7
    assert shown(lambda: Paragraph("Market day."), behind=middling) == []
    assert shown(lambda: Paragraph("Market day."), behind=middling, theme="contrast") != []
