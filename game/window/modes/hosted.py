"""A case within a workshop, a lesson or a kiosk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.window.buttons import Button
from game.window.case_screen import CaseScreen

if TYPE_CHECKING:
    from game.bench.album import Album
    from game.sitting import Sitting
    from game.window.app import App
    from game.window.layout import Node


class HostedCase(CaseScreen):
    """A case whose ways out lead on in the mode that it is played in, not to the list of cases.

    on: what comes after its result, called `on_words` there; leave: what the way back does before that; finished:
    called once when the debrief has been read.
    """

    def __init__(
        self,
        app: App,
        sitting: Sitting,
        album: Album,
        *,
        finished: Callable[[], None],
        on: Callable[[], None],
        on_words: str,
        leave: Callable[[], None],
    ) -> None:
        super().__init__(app, sitting, album, finished=finished, again=lambda: self)
        self.on = on
        self.on_words = on_words
        self.leave = leave

    def ways_out(self) -> Node:
        return self.foot(Button(self.on_words, self.on, kind="primary", icon="next", key="home"))

    def back(self) -> None:
        if self.sitting.over:
            self.on()
        else:
            self.leave()
