"""Where the scrolls of a screen stand, and what of it is in sight because of that."""

from __future__ import annotations

from game.window.layout import Box, Scroll


class Scrolls:
    """The scrolls of one tree, by name, with how far each is scrolled in pixels.

    around: the scrolls that each lies in, the outermost first.
    """

    def __init__(self) -> None:
        self._scrolls: dict[str, tuple[Scroll, tuple[Scroll, ...]]] = {}
        self._offsets: dict[str, int] = {}

    def forget(self) -> None:
        """Begins at the top everywhere: another screen is shown."""
        self._offsets = {}

    def begin(self) -> None:
        """A tree is about to be put up; what was scrolled stays so where its name comes again."""
        self._scrolls = {}

    def add(self, name: str, scroll: Scroll, around: tuple[Scroll, ...]) -> None:
        """Takes in a scroll that has been placed."""
        scroll.name = name
        self._scrolls[name] = (scroll, around)
        self._offsets[name] = min(self._offsets.get(name, 0), scroll.furthest)

    def movable(self) -> list[tuple[str, Scroll, tuple[Scroll, ...]]]:
        """Those that have somewhere to go: name, scroll, and the scrolls around it."""
        return [(name, scroll, around) for name, (scroll, around) in self._scrolls.items() if scroll.furthest]

    def named(self, name: str) -> tuple[Scroll, tuple[Scroll, ...]]:
        """A scroll and the scrolls around it."""
        return self._scrolls[name]

    def offset(self, name: str) -> int:
        """How far a scroll is from its top."""
        return self._offsets[name]

    def move(self, name: str, to: int) -> bool:
        """Moves a scroll to `to` from its top, within its bounds; whether that changed anything."""
        to = max(0, min(self._scrolls[name][0].furthest, to))
        changed = to != self._offsets[name]
        self._offsets[name] = to
        return changed

    def scrolled(self, box: Box, scrolls: tuple[Scroll, ...]) -> Box:
        """A box of the layout as the scrolls around it have moved it."""
        return box.moved(0, -sum(self._offsets[scroll.name] for scroll in scrolls))

    def view(self, scrolls: tuple[Scroll, ...], window: tuple[int, int]) -> Box:
        """The part of the window in which something inside these scrolls may show.

        Cut above and below only: shadows and the focus ring reach over the sides.
        """
        view = Box(0, 0, *window)
        for i, scroll in enumerate(scrolls):
            box = self.scrolled(scroll.box, scrolls[:i])
            view = view.clipped(Box(0, box.y, window[0], box.h))
        return view

    def under(self, at: tuple[int, int]) -> str | None:
        """The innermost scroll at a point of the window that has somewhere to go."""
        found = None
        for name, scroll, around in self.movable():
            box = self.scrolled(scroll.box, around)
            if box.meets(Box(*at, 1, 1)):
                found = name
        return found
