"""A cache of surfaces bounded by the bytes they hold."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygame import Surface


class SurfaceCache:
    """Keeps the surfaces used last, up to `limit` bytes of pixels."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.held = 0
        self._surfaces: OrderedDict[Hashable, Surface] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Surface]) -> Surface:
        """The surface of `key`, made by `make` when it is not held."""
        surface = self._surfaces.get(key)
        if surface is None:
            surface = make()
            self._surfaces[key] = surface
            self.held += _bytes(surface)
            while self.held > self.limit and len(self._surfaces) > 1:
                self.held -= _bytes(self._surfaces.popitem(last=False)[1])
        else:
            self._surfaces.move_to_end(key)
        return surface

    def __len__(self) -> int:
        return len(self._surfaces)


def _bytes(surface: Surface) -> int:
    return surface.get_pitch() * surface.get_height()
