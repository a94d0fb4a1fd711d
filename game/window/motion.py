"""The one clock of all that moves: named tweens that ease out and can all be cut short."""

from __future__ import annotations

from collections.abc import Callable


def ease_out(part: float) -> float:
    """Fast first, then settling: the cubic curve over 0.0 to 1.0."""
    return float(1 - (1 - part) ** 3)


class Motion:
    """The tweens under way. `still` (reduced motion) makes each a cut."""

    def __init__(self) -> None:
        self.still = False
        self._tweens: dict[str, tuple[float | None, float, Callable[[float], None]]] = {}

    @property
    def moving(self) -> bool:
        """Whether anything moves."""
        return bool(self._tweens)

    def start(self, name: str, ms: int, show: Callable[[float], None]) -> None:
        """Calls `show` with 0.0 now and up to 1.0 over `ms`; it replaces a tween of the same name."""
        if self.still:
            show(1.0)
            return
        show(0.0)
        # Its time begins with the next frame, so that a slow first frame does not eat the movement.
        self._tweens[name] = (None, ms / 1000, show)

    def step(self, now: float) -> None:
        """Moves everything on to the time `now` in seconds."""
        for name, (began, length, show) in list(self._tweens.items()):
            if began is None:
                self._tweens[name] = (now, length, show)
                continue
            part = min(1.0, (now - began) / length)
            if part >= 1.0:
                self._tweens.pop(name, None)
            show(ease_out(part))

    def cut(self) -> None:
        """Brings everything to its end at once."""
        tweens, self._tweens = self._tweens, {}
        for _, _, show in tweens.values():
            show(1.0)
