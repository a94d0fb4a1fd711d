"""The stage: puts a laid-out tree on pygame_gui's manager, and keeps what changed of it drawn.

One pygame_gui element stands for each widget; the manager layers them, finds what the pointer is over and
hands events out. Scrolling clips an element's image instead of copying it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import pygame
from pygame import Rect, Surface

from game.window import focus, tokens
from game.window.caches import SurfaceCache
from game.window.elements import Element, Manager, Part
from game.window.layout import Box, Node, Scroll
from game.window.motion import Motion
from game.window.overlays import Fade, Ring, Thumb
from game.window.scrolling import Scrolls
from game.window.widget import Widget

if TYPE_CHECKING:
    from pygame.event import Event

    from game.window.kit import Kit

_NOWHERE = (-1, -1)
_IMAGES = 8 << 20
# More dirty places than this are drawn as one.
_MOST_PLACES = 10
# The share of a view that a page key scrolls by, so that a line or two stay in sight.
_PAGE = 0.85


class Stage:
    """Shows one tree at a time, and answers the pointer and the actions on it.

    focused: the name (key, or path in the tree) of the widget that has the keyboard; keyboard: whether the
    keyboard or a gamepad was used last, so that the focus is shown.
    """

    kit: Kit
    manager: Manager
    images: SurfaceCache

    def __init__(self, motion: Motion) -> None:
        self.motion = motion
        self.focused = ""
        self.keyboard = False
        self._elements: list[Element] = []
        self._shown = 0
        self._times: dict[str, float] = {}
        self._arrived: set[Hashable] = set()
        self._scrolls = Scrolls()
        self._spoiled: list[Rect] = []
        self._held: Element | None = None
        self._began = _NOWHERE
        self._pan: str | None = None
        self._wound = 0
        self.backdrop: Surface

    # What is shown

    def open(self, kit: Kit) -> None:
        """Begins anew with a kit: the window was opened or resized, or the settings changed."""
        self.kit = kit
        self.manager = Manager(kit.size)
        self.images = SurfaceCache(round(_IMAGES * kit.scale * kit.scale))
        self._elements, self._shown, self._held, self._pan = [], 0, None, None
        self.spoil(Rect((0, 0), kit.size))

    def show(self, root: Node, backdrop: Surface, *, fresh: bool, first: str = "") -> None:
        """Lays out a tree over the window and shows it; `fresh` for another screen than before.

        Focus, scroll positions and what has arrived are kept by name unless fresh; `first` names what has
        the focus when nothing that had it is there.
        """
        before = Counter(element.signature() for element in self.shown())
        if fresh:
            self.motion.cut()
            self._scrolls.forget()
            self._arrived, self._times = set(), {}
            self._held, self._pan = None, None
        if fresh or backdrop is not self.backdrop:
            self.spoil(Rect((0, 0), self.kit.size))
        self.backdrop = backdrop
        root.place(self.kit, Box(0, 0, *self.kit.size))
        self._scrolls.begin()
        parts = list(self._parts(root, "table", (), (), "0"))
        parts += self._overlays(parts)
        held = self._held.part.name if self._held else None
        # While elements change hands nothing is spoiled; what came of it is compared afterwards.
        spoiled, self._spoiled = self._spoiled, []
        self._bind(parts)
        self._refocus(first)
        self._place_ring()
        self._held = next((e for e in self.shown() if e.part.name == held), None)
        if self._held:
            self._held.held = True
        self._arrive()
        self._hover()
        for element in self.shown():
            element.refresh()
        self._spoiled = spoiled
        after = Counter(element.signature() for element in self.shown())
        for signature in (before - after) + (after - before):
            self.spoil(Rect(signature[1]))  # type: ignore[index]
        self.manager.refresh_visible()

    def _parts(
        self, node: Node, tone: tokens.Tone, scrolls: tuple[Scroll, ...], carriers: tuple[str, ...], path: str
    ) -> Iterator[Part]:
        name = node.key or path
        if isinstance(node, Widget):
            node.tone = tone
            tone = node.inner_tone()
            if node.lasts:
                carriers = (*carriers, name)
            yield Part(node, name, scrolls, carriers)
        elif isinstance(node, Scroll):
            node.tone = tone
            self._scrolls.add(name, node, scrolls)
            scrolls = (*scrolls, node)
        for i, part in enumerate(node.parts()):
            yield from self._parts(part, tone, scrolls, carriers, f"{path}.{i}")

    def _overlays(self, parts: list[Part]) -> list[Part]:
        """A scrollbar and fading edges for each scroll that has somewhere to go.

        The scrollbar is in the focus order where nothing inside is.
        """
        overlays = []
        for name, scroll, around in self._scrolls.movable():
            at = self._scrolls.offset(name)
            thumb = Thumb(self.kit, scroll, at, partial(self.scroll, name))
            thumb.reachable = not any(scroll in p.scrolls and p.widget.focusable for p in parts)
            fades = (Fade(self.kit, scroll, at, self.backdrop, up=up) for up in (True, False))
            for widget in (*fades, thumb):
                widget.tone = scroll.tone
                overlays.append(Part(widget, f"{name} {type(widget).__name__}", around, ()))
        return overlays

    def _bind(self, parts: list[Part]) -> None:
        # One more for the ring, which lies on top of everything.
        while len(self._elements) < len(parts) + 1:
            self._elements.append(Element(self))
        self._shown = len(parts)
        for element, part in zip(self._elements, parts, strict=False):
            element.take(part)
        for element in self._elements[self._shown :]:
            element.leave()

    def _arrive(self) -> None:
        """Starts the animations of what was not there before."""
        here: set[Hashable] = set()
        for element in self.shown():
            widget, name = element.part.widget, element.part.name
            if widget.lasts:
                key = (name, widget.look_key())
                here.add(key)
                if key not in self._arrived:
                    self.motion.start(name, widget.lasts, partial(self._animate, name))
        self._arrived = here

    def _animate(self, name: str, time: float) -> None:
        self._times[name] = time
        for element in self.shown():
            if name in element.part.carriers:
                element.redraw()

    def shown(self) -> list[Element]:
        """The elements in use, in reading order, the focus ring last where it is seen."""
        ring = self._elements[self._shown : self._shown + 1]
        return self._elements[: self._shown] + [element for element in ring if element.visible]

    def element(self, name: str) -> Element | None:
        """The element of the widget of a name."""
        return next((e for e in self._elements[: self._shown] if e.part.name == name), None)

    def time(self, name: str) -> float:
        """How far the animation of the widget of a name is, 1.0 at rest."""
        return self._times.get(name, 1.0)

    def carried(self, part: Part) -> tuple[int, int]:
        """How far movement has taken a part from its place."""
        x = y = 0
        for name in part.carriers:
            if self.time(name) < 1.0 and (carrier := self.element(name)):
                dx, dy = carrier.part.widget.shift(self.kit, self.time(name))
                x, y = x + dx, y + dy
        return x, y

    # Scrolling

    def at(self, part: Part) -> Box:
        """Where a part is in the window now: scrolled, not counting movement."""
        return self._scrolls.scrolled(part.widget.box, part.scrolls)

    def view(self, part: Part) -> Box:
        """The part of the window in which it may show."""
        return self._scrolls.view(part.scrolls, self.kit.size)

    def scroll(self, name: str, to: int) -> bool:
        """Scrolls to `to` pixels from the top; whether anything moved."""
        if not self._scrolls.move(name, to):
            return False
        scroll, around = self._scrolls.named(name)
        for element in self.shown():
            widget = element.part.widget
            if isinstance(widget, (Thumb, Fade)) and widget.scroll is scroll:
                widget.offset = self._scrolls.offset(name)
            elif scroll not in element.part.scrolls:
                continue
            element.refresh()
        self.spoil(Rect(self._scrolls.view((*around, scroll), self.kit.size)))
        self._hover()
        return True

    def _scroll_by(self, name: str, step: int) -> bool:
        return self.scroll(name, self._scrolls.offset(name) + step)

    def reveal(self, name: str) -> None:
        """Scrolls until the whole of a widget is seen, or its top where it is too high."""
        element = self.element(name)
        margin = self.kit.px(tokens.ROOM)
        scrolls = element.part.scrolls if element else ()
        for i in reversed(range(len(scrolls))):
            if element:
                box = self.at(element.part)
                view = self._scrolls.scrolled(scrolls[i].box, scrolls[:i])
                below = box.bottom + margin - view.bottom
                above = view.y - (box.y - margin)
                if above > 0 or below > 0:
                    self._scroll_by(scrolls[i].name, -above if above > 0 else min(below, -above))

    def _scroll_for_keys(self) -> str | None:
        """The scroll that page keys move: the innermost around the focus that can move, else the first."""
        if focused := self.element(self.focused):
            for scroll in reversed(focused.part.scrolls):
                if scroll.furthest:
                    return scroll.name
        return next((name for name, _, _ in self._scrolls.movable()), None)

    # Focus and actions

    def _order(self) -> list[Element]:
        return [e for e in self._elements[: self._shown] if e.part.widget.focusable]

    def _refocus(self, first: str) -> None:
        order = self._order()
        names = [element.part.name for element in order]
        if self.focused not in names:
            self.focused = first if first in names else names[0] if names else ""

    def focus(self, name: str) -> None:
        """Gives the keyboard to a widget and scrolls it into sight."""
        self.focused = name
        self.reveal(name)
        self._show_ring()

    def shows_focus(self, *, scrolled: bool) -> bool:
        """Whether what has the focus is in sight; with `scrolled` it is brought there."""
        focused = self.element(self.focused)
        if scrolled:
            self.reveal(self.focused)
        return focused is not None and self._seen(focused)

    def _seen(self, element: Element) -> bool:
        return self.at(element.part).meets(self.view(element.part))

    def use_keyboard(self, used: bool) -> None:
        """Whether the focus is shown: it is while the keyboard or a gamepad is in use."""
        if used != self.keyboard:
            self.keyboard = used
            self._show_ring()

    def _place_ring(self) -> None:
        ring = self._elements[self._shown]
        ring.visible = False
        focused = self.element(self.focused)
        if self.keyboard and focused:
            part = focused.part
            ring.take(Part(Ring(self.kit, part.widget), "focus ring", part.scrolls, part.carriers))

    def _show_ring(self) -> None:
        ring = self._elements[self._shown]
        self.spoil(ring.rect)
        self._place_ring()
        if ring.visible:
            ring.redraw()

    def action(self, action: str) -> bool:
        """Takes an action to the focused or the numbered widget, or moves the focus; whether it was used."""
        focused = self.element(self.focused)
        if focused and focused.part.widget.act(action):
            focused.redraw()
            return True
        if action.isdigit() and action != "0":
            return self._press(lambda widget: widget.number == int(action))
        if action == "ok":
            return self._press(lambda widget: focused is not None and widget is focused.part.widget)
        if action in ("page_up", "page_down", "home", "end"):
            return self.page(action)
        return action in focus.MOVES and self._move(action)

    def _press(self, wanted: Callable[[Widget], bool]) -> bool:
        for element in self._order():
            if wanted(element.part.widget):
                self.focus(element.part.name)
                element.part.widget.press()
                return True
        return False

    def page(self, action: str) -> bool:
        """Scrolls by a page, or to an end; whether anything moved."""
        name = self._scroll_for_keys()
        if name is None:
            return False
        scroll, at = self._scrolls.named(name)[0], self._scrolls.offset(name)
        page = round(scroll.box.h * _PAGE)
        to = {
            "page_up": at - page,
            "page_down": at + page,
            "home": 0,
            "end": scroll.furthest,
        }
        return self.scroll(name, to[action])

    def _move(self, action: str) -> bool:
        order = self._order()
        at = next((i for i, e in enumerate(order) if e.part.name == self.focused), None)
        to = focus.following([element.at() for element in order], at, action)
        vertical = {"up": -1, "down": 1}.get(action, 0)
        if vertical and (name := self._scroll_for_keys()):
            # What lies between is to be read, so a far target is scrolled to before it takes the focus.
            seen = to is not None and self._seen(order[to])
            if not seen and self._scroll_by(name, vertical * self.kit.px(tokens.SCROLL_STEP)):
                return True
        if to is None:
            return False
        self.focus(order[to].part.name)
        return True

    # The pointer

    def pointer(self, event: Event) -> None:
        """Answers a mouse event, or what SDL makes of a finger."""
        if event.type == pygame.MOUSEWHEEL:
            self._wheel(round(event.precise_y * self.kit.px(tokens.SCROLL_STEP)))
            return
        self.manager.mouse_position = event.pos
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._began, self._pan = event.pos, None
            self.manager.process_events(event)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self._release(event)
        elif event.type == pygame.MOUSEMOTION and event.buttons[0]:
            self._drag(event)
        self._hover()
        if event.type == pygame.MOUSEMOTION and not event.buttons[0]:
            self._follow(event.pos)

    def _follow(self, at: tuple[int, int]) -> None:
        """Tells what follows the pointer where that is."""
        for element in self.shown():
            if element.hovered and element.part.widget.follows:
                box, now = element.part.widget.box, element.at()
                element.part.widget.point(self.kit, at[0] + box.x - now.x, at[1] + box.y - now.y)
                element.redraw()

    def leave(self) -> None:
        """The pointer has left the window, or the finger the glass."""
        self.manager.mouse_position = _NOWHERE
        self._hover()

    def _hover(self) -> None:
        self.manager.update(0.0)

    def hold(self, element: Element, at: tuple[int, int]) -> None:
        """The pointer went down on an element."""
        self._held = element
        self.focused = element.part.name
        element.held = True
        if element.part.widget.grabs:
            self._drag_widget(element, at)
        element.redraw()

    def _drag_widget(self, element: Element, at: tuple[int, int]) -> None:
        box, now = element.part.widget.box, element.at()
        element.part.widget.drag(self.kit, at[0] + box.x - now.x, at[1] + box.y - now.y)

    def _drag(self, event: Event) -> None:
        held = self._held
        if held and held.part.widget.grabs:
            self._drag_widget(held, event.pos)
            held.redraw()
            return
        if held and held.part.widget.turns and self._pan is None and self._swept(held, event.pos):
            return
        if self._pan is None and abs(event.pos[1] - self._began[1]) > self.kit.px(tokens.DRAG_START):
            self._pan = self._scrolls.under(self._began)
            if self._pan and held:
                held.held = False
                held.redraw()
                self._held = None
        if self._pan:
            self._scroll_by(self._pan, -event.rel[1])

    def _swept(self, held: Element, at: tuple[int, int]) -> bool:
        """Whether the pointer has gone across a widget by so much that it is turned, which is once."""
        across, along = at[0] - self._began[0], at[1] - self._began[1]
        if abs(across) < self.kit.px(tokens.SWEEP) or abs(across) < 2 * abs(along):
            return False
        held.held, self._held = False, None
        held.part.widget.turn(-1 if across > 0 else 1)
        return True

    def _release(self, event: Event) -> None:
        held, self._held, self._pan = self._held, None, None
        if held:
            held.held = False
            held.redraw()
            if not held.part.widget.grabs and held.hover_point(*event.pos):
                held.part.widget.press()
        if getattr(event, "touch", False):
            self.manager.mouse_position = _NOWHERE

    def _wheel(self, step: int) -> None:
        over = next((e for e in self._elements[: self._shown] if e.hovered and e.part.widget.turns), None)
        if over is not None:
            # What a touchpad sends in crumbs is one turn when they add up to a notch.
            notch = self.kit.px(tokens.SCROLL_STEP)
            self._wound += step
            if abs(self._wound) >= notch:
                way, self._wound = (-1 if self._wound > 0 else 1), 0
                over.part.widget.turn(way)
            return
        if name := self._scrolls.under(self.manager.mouse_position):
            self._scroll_by(name, -step)

    # Drawing

    def spoil(self, rect: Rect) -> None:
        """Has a part of the window drawn again with the next frame."""
        if rect.w > 0 and rect.h > 0:
            self._spoiled.append(rect.clip(Rect((0, 0), self.kit.size)))

    @property
    def needs_drawing(self) -> bool:
        """Whether anything has changed since the last frame."""
        return bool(self._spoiled)

    def draw(self, surface: Surface) -> list[Rect]:
        """Draws what changed; the places that did."""
        places, self._spoiled = merged(self._spoiled), []
        self.manager.refresh_visible()
        for place in places:
            surface.set_clip(place)
            surface.blit(self.backdrop, place, place)
            self.manager.draw_ui(surface)
        surface.set_clip(None)
        return places


def merged(rects: list[Rect]) -> list[Rect]:
    """The same area in fewer rectangles: those that overlap become one, and too many become one as well."""
    out: list[Rect] = []
    for rect in rects:
        new = rect.copy()
        while (i := new.collidelist(out)) >= 0:
            new.union_ip(out.pop(i))
        out.append(new)
    return out if len(out) <= _MOST_PLACES else [out[0].unionall(out[1:])]
