"""A kit while it is made, in a thread, and what has to be mended where it cannot be made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from game.strings import Notice, mark
from game.window import tokens
from game.window.buttons import Button
from game.window.layout import Column, Limit, Node, Pad, Row, Wrap
from game.window.leafing import KitScreen, located
from game.window.meters import Meter
from game.window.screen import Screen, page
from game.window.services import NotMade
from game.window.shell import head
from game.window.widgets import Card, Heading, Icon, Label, Paragraph, Rule

if TYPE_CHECKING:
    from concurrent.futures import Future

    from game.story.problems import Problem
    from game.window.app import App
    from game.window.kit import Kit
    from game.window.services import KitMade, Kits, KitStep, KitWish

LOOK = 1 / 25
"""Seconds between looks at how far the kit is."""

FROM: dict[KitStep, int] = {"texts": 0, "pages": 12, "file": 96}
"""Where the bar stands, of 100, when a step begins."""

CREEP = 0.06
"""How much of the way to the next step the bar goes with each look: a machine may take long over one."""

SHARP = 720
"""Pixels: the least height of a page's picture, for a window that is made larger later."""

MOST = 40
"""How many problems are listed; who has more mends these first."""


class CalledOff(Exception):
    """Nobody wants the kit any more."""


@dataclass
class Work:
    """One kit being made in a thread, which can be called off until its file is begun.

    What comes of it is the kit, or NotMade, or CalledOff.
    """

    kits: Kits
    wish: KitWish
    tall: int
    step: KitStep = "texts"
    off: bool = False
    lock: Lock = field(default_factory=Lock)

    def begin(self) -> Future[KitMade]:
        """Begins the work."""
        # It brings the whole of logging with it, which the title does without.
        from concurrent.futures import ThreadPoolExecutor

        hands = ThreadPoolExecutor(1, "kit")
        begun = hands.submit(self._do)
        hands.shutdown(wait=False)
        return begun

    def _do(self) -> KitMade:
        try:
            made = self.kits.make(self.wish, self.tall, self._at)
            self._at("file")
            self.kits.keep(self.wish, made)
        except (NotMade, CalledOff):
            raise
        except Exception as error:
            # The game goes on without this kit, and somebody has to be told why there is none.
            why = {"why": f"{type(error).__name__} {error}".strip()}
            raise NotMade(Notice("The kit could not be made: {why}.", why)) from error
        return made

    def _at(self, step: KitStep) -> None:
        with self.lock:
            if self.off:
                raise CalledOff
            self.step = step

    def call_off(self) -> bool:
        """Has what is made thrown away; False where the file is being written already, which is done whole."""
        with self.lock:
            self.off = self.step != "file"
            return self.off


class MakingScreen(Screen):
    """How far the kit is, and what is being done; the way back throws it away.

    failed: is told why there is no kit, where nothing but that can be said; kits: what makes it, where that is not the
    toolkit of the teachers' screen; title, ready: what it is called while it is made, and the screen that shows it.
    """

    first = "back"
    title = mark("The kit is being made")
    ready: type[KitScreen] = KitScreen

    def __init__(self, app: App, wish: KitWish, failed: Callable[[Notice], None], kits: Kits | None = None) -> None:
        super().__init__(app)
        self.wish = wish
        self.failed = failed
        self.kits = kits or app.services.kits
        self.done = 0.0
        self.work = Work(self.kits, wish, max(SHARP, app.kit.size[1]))
        self.future = self.work.begin()
        self._looking = app.every(LOOK, self.look)

    def back(self) -> None:
        if self.work.call_off():
            self.app.drop(self._looking)
            self.app.pop()

    def ended(self) -> None:
        self.work.call_off()

    def look(self) -> None:
        """Moves the bar on, and shows what came of the work once that is at its end."""
        if not self.future.done():
            self._move()
            return
        self.app.drop(self._looking)
        try:
            made = self.future.result()
        except NotMade as why:
            if why.problems:
                self.app.replace(MendScreen(self.app, why))
            else:
                self.app.pop()
                self.failed(why.notice)
        else:
            self.app.sounds.play("paper")
            self.app.replace(self.ready(self.app, self.kits.file(self.wish), made))

    def _move(self) -> None:
        floor = FROM[self.work.step]
        ceiling = min([percent for percent in FROM.values() if percent > floor], default=100)
        self.done = max(self.done, floor)
        if self.app.settings.motion:
            self.done += (ceiling - self.done) * CREEP
        self.refresh()

    def build(self, kit: Kit) -> Node:
        say = self.say
        names: dict[KitStep, str] = {
            "texts": say("Checking the texts"),
            "pages": say("Setting the pages"),
            "file": say("Writing the file"),
        }
        step = self.work.step
        if self.wish.form == "html":
            names["pages"] = say("Putting the page together")
        told = say("{n} of {of}", n=list(FROM).index(step) + 1, of=len(FROM))
        card = Card(
            Column(
                [
                    Heading(say(self.title)),
                    Row([Icon("folder", ink="soft"), located(self.kits.file(self.wish))], align="center"),
                    Meter(names[step], self.done, told, icon="printer", ink="accent", key="progress"),
                    Wrap([Button(say("Cancel"), self.back, icon="cross", key="back")]),
                ],
                gap=tokens.ROOM,
            ),
            pad=tokens.WIDE,
            arrive=True,
            key="making",
        )
        return Pad(Column([Limit(card, tokens.MEASURE)], middle=True), tokens.WIDE, tokens.GAP)


class MendScreen(Screen):
    """The problems that keep a kit from being made, each with its place."""

    first = "back"

    def __init__(self, app: App, why: NotMade) -> None:
        super().__init__(app)
        self.why = why

    def build(self, kit: Kit) -> Node:
        say, t, problems = self.say, self.app.translator, self.why.problems
        rows: list[Node] = []
        for problem in problems[:MOST]:
            rows += [Rule()] if rows else []
            rows.append(self._row(problem))
        if len(problems) > MOST:
            rows += [Rule(), Label(t.plural("{n} more problem", "{n} more problems", len(problems) - MOST))]
        return page(Card(Column(rows), key="problems"), head=head(self, say("No kit yet"), t.notice(self.why.notice)))

    def _row(self, problem: Problem) -> Node:
        where = problem.where
        at = self.say("{file}, line {n}", file=Path(where.file).name, n=str(where.line))
        said = [
            Paragraph(f"{at}: {problem.message}", style="strong"),
            Paragraph(problem.hint, style="small", ink="soft") if problem.hint else None,
        ]
        return Row([Icon("warning", ink="bad"), Column(said, gap=tokens.HAIR, grow=1)], align="start")
