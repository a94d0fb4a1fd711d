"""The pictures of a case while they are developed, which happens once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.buttons import Button
from game.window.desk_work import Job
from game.window.layout import Column, Limit, Node, Pad, Wrap
from game.window.meters import Meter
from game.window.screen import Screen
from game.window.widgets import Card, Heading, Paragraph

if TYPE_CHECKING:
    from game.bench.album import Album
    from game.story.pictures import Recipe
    from game.window.app import App
    from game.window.kit import Kit


class DevelopingScreen(Screen):
    """Makes the pictures that a case lacks, and then shows it; the way back leaves off, and what is made stays made."""

    first = "back"

    def __init__(self, app: App, album: Album, recipes: Sequence[Recipe], then: Callable[[], Screen]) -> None:
        super().__init__(app)
        self.count = len(recipes)
        self.then = then
        self.job: Job[None] = Job(
            app,
            lambda at: album.make(recipes, lambda done: at(done, self.count)),
            self._made,
            lambda _: self._made(None),
        )

    def back(self) -> None:
        self.job.leave()
        self.app.pop()

    def ended(self) -> None:
        self.job.leave()

    def _made(self, _: None) -> None:
        # What could not be made is told where it is missed.
        self.app.replace(self.then())

    def build(self, kit: Kit) -> Node:
        say, t = self.say, self.app.translator
        done = min(self.job.done[0], self.count)
        told = say("{n} of {of}", n=t.number(done), of=t.number(self.count))
        card = Card(
            Column(
                [
                    Heading(say("The pictures are being developed")),
                    Paragraph(say("This happens once, on the first time that a case is opened here.")),
                    Meter(say("Pictures"), 100 * done / self.count, told, icon="eye", ink="accent", key="progress"),
                    Wrap([Button(say("Cancel"), self.back, icon="cross", key="back")]),
                ],
                gap=tokens.ROOM,
            ),
            pad=tokens.WIDE,
            arrive=True,
            key="developing",
        )
        return Pad(Column([Limit(card, tokens.MEASURE)], middle=True), tokens.WIDE, tokens.GAP)
