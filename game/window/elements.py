"""What stands for the widgets in pygame_gui: its manager, and one element for each widget."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

import pygame
from pygame import Rect

from game.window.gui import IncrementalThreadedResourceLoader, UIElement, UIManager
from game.window.layout import Box, Scroll
from game.window.widget import Look, Widget

if TYPE_CHECKING:
    from pygame.event import Event

    from game.window.stage import Stage


NOTHING = pygame.Surface((1, 1), pygame.SRCALPHA)


class Manager(UIManager):
    """pygame_gui's manager, told where the pointer is instead of asking: a lifted finger points nowhere.

    Its own theme's fonts are never drawn with here, so the loader that would read them is not started.
    """

    def __init__(self, size: tuple[int, int]) -> None:
        loader = IncrementalThreadedResourceLoader()  # type: ignore[no-untyped-call] # pygame_gui's own
        super().__init__(size, enable_live_theme_updates=False, resource_loader=loader)

    def _update_mouse_position(self) -> None:
        """The position comes from the events."""

    def refresh_visible(self) -> None:
        """Takes elements added, removed or hidden into account before the next drawing."""
        if self.ui_group.should_update_visibility:
            self.ui_group.should_update_visibility = False
            self.ui_group.update_visibility()  # type: ignore[no-untyped-call] # pygame_gui's own


class Part(NamedTuple):
    """A widget in the tree: its name, the scrolls around it, and the names of what carries it along."""

    widget: Widget
    name: str
    scrolls: tuple[Scroll, ...]
    carriers: tuple[str, ...]


class Element(UIElement):
    """The pygame_gui element of one widget: its image, its place on the screen, and what it is clipped to.

    Elements are kept and given other parts when a screen is rebuilt.
    """

    def __init__(self, stage: Stage) -> None:
        super().__init__(Rect(0, 0, 0, 0), stage.manager, None, starting_height=1, layer_thickness=1)
        self.stage = stage
        self.part: Part
        self.held = False
        self._drawn: Hashable = None

    def take(self, part: Part) -> None:
        """Stands for `part` from now on."""
        self.part = part
        self.visible = True
        self.held = False
        self._hovered = False
        self._drawn = None

    def leave(self) -> None:
        """Stands for nothing until it is needed again, and holds no picture meanwhile."""
        self.visible = False
        self.image, self._drawn = NOTHING, None

    def at(self) -> Box:
        """Where the widget is in the window now: scrolled, not counting movement."""
        return self.stage.at(self.part)

    def refresh(self) -> None:
        """Paints it where its look changed and puts it where it belongs."""
        kit, widget = self.stage.kit, self.part.widget
        size = (widget.box.w, widget.box.h)
        time = self.stage.time(self.part.name) if widget.redraws else 1.0
        look = Look(self.hovered, self.held and self.hovered, time)
        key = (type(widget), size, widget.tone, look, widget.look_key())
        if key != self._drawn:
            self._drawn = key
            if look.time < 1.0 or widget.fleeting:
                self.image = widget.paint(kit, size, look)
            else:
                self.image = self.stage.images.get(key, lambda: widget.paint(kit, size, look))
        bleed = widget.bleed(kit)
        box = self.at().moved(*self.stage.carried(self.part))
        whole = Rect(box.x - bleed, box.y - bleed, box.w + 2 * bleed, box.h + 2 * bleed)
        self.rect = whole.clip(Rect(self.stage.view(self.part)))
        self.blit_data[2] = Rect(  # type: ignore[call-overload] # pygame_gui writes None here first
            self.rect.x - whole.x, self.rect.y - whole.y, self.rect.w, self.rect.h
        )

    def redraw(self) -> None:
        """Refreshes it, and has its old and new place drawn again."""
        self.stage.spoil(self.rect)
        self.refresh()
        self.stage.spoil(self.rect)

    def signature(self) -> Hashable:
        """What it shows and where: equal signatures need no drawing."""
        return (self._drawn, tuple(self.rect))

    def hover_point(self, x: float, y: float) -> bool:
        return Rect(self.at()).clip(Rect(self.stage.view(self.part))).collidepoint(x, y)

    def check_hover(self, time_delta: float, hovered_higher_element: bool) -> bool:
        return self.part.widget.live and bool(super().check_hover(time_delta, hovered_higher_element))

    def on_hovered(self) -> None:
        self.redraw()

    def on_unhovered(self) -> None:
        self.redraw()

    def process_event(self, event: Event) -> bool:
        pressed = event.type == pygame.MOUSEBUTTONDOWN and event.button == 1
        if not (pressed and self.part.widget.live and self.hover_point(*event.pos)):
            return False
        self.stage.hold(self, event.pos)
        return True
