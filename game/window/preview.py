"""The author's preview: the window on a case that follows its files, under a bar of what an author wants to know."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Literal, Protocol

from game.sitting import Sitting
from game.story.playthrough import replay
from game.window import preview_panels as panels
from game.window import tokens
from game.window.buttons import Button
from game.window.case_screen import CaseScreen
from game.window.layout import Column, Node, Pad, Row, Scroll, Sized, Wrap
from game.window.preview_panels import Told
from game.window.screen import Screen
from game.window.widgets import Card, Icon, Label, Paragraph

if TYPE_CHECKING:
    from game.bench.album import Album
    from game.pages import Place
    from game.story.scenario import Scenario
    from game.window.app import App
    from game.window.kit import Kit

Panel = Literal["problems", "scenes", "state", "pictures"]

REST, SOON, PICTURES = 0.15, 0.06, 1.0
"""Seconds between looks at the files: at rest, while a save is under way, and at pictures, which are many."""

PANEL, CASE = 380, 640
"""The width of an open panel, and the least that the case keeps beside it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a case's files came to: the case where it can be played, and the problems found at once, worst first."""

    case: Scenario | None
    place: Place | None
    album: Album | None
    told: tuple[Told, ...]


class Watched(Protocol):
    """Files that are looked at: whether a save was finished since that was last asked, and whether one is under way."""

    def changed(self) -> bool: ...
    def stirring(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Source:
    """Where the case comes from.

    read: reads it, quickly; check: begins to look for every problem, elsewhere and at leisure; found: those of the
    check that was begun last, once it is through; texts, pictures: the files.
    """

    read: Callable[[], Reading]
    check: Callable[[], None]
    found: Callable[[], tuple[Told, ...] | None]
    texts: Watched
    pictures: Watched


class PreviewScreen(Screen):
    """Plays the case as its files are now, and goes on where it was after each save.

    While the files cannot be played, the last version that could is shown. The choices are kept until others are made,
    so that an id that is gone for a moment costs nothing.

    told: the problems; checking: whether there may be more of them, because the check is not through yet.
    """

    def __init__(self, app: App, source: Source) -> None:
        super().__init__(app)
        self.source = source
        self.case: CaseScreen | None = None
        self.tokens: tuple[str, ...] = ()
        self.start: str | None = None
        self.bar = True
        self.panel: Panel | None = None
        self.selected = 0
        self.checking = self._unchecked = False
        self._last: Reading
        self.read()
        self._looking = app.every(REST, self.look)
        self._looking_at_pictures = app.every(PICTURES, self.look_at_pictures)

    # Following the files

    def look(self) -> None:
        """Takes on what was saved, and what the check has found."""
        if self.source.texts.changed():
            self.read()
        elif self._unchecked:
            # Only now that the page is drawn: the two would take each other's time.
            self._unchecked = False
            self.source.check()
        self._looking.seconds = SOON if self.source.texts.stirring() else REST
        if self.checking and not self._unchecked and (told := self.source.found()) is not None:
            self.checking = False
            self._tell(told)

    def look_at_pictures(self) -> None:
        """Shows a picture that was saved as it is now."""
        if self.source.pictures.changed():
            self.app.repaint()
        self._looking_at_pictures.seconds = SOON if self.source.pictures.stirring() else PICTURES

    def read(self) -> None:
        """Reads the files; the case goes on if it can be played, and the problems follow."""
        reading = self.source.read()
        first = self.case is None
        self.broken = reading.case is None or reading.place is None
        if not self.broken:
            self._last = reading
            self._go_on()
        if self.broken or first:
            self._tell(reading.told)
        self.checking = self._unchecked = True
        self.refresh()

    def _tell(self, told: tuple[Told, ...]) -> None:
        self.told = told
        self.selected = min(self.selected, max(0, len(told) - 1))
        self.refresh()

    def _go_on(self) -> None:
        """Plays the last good version, from where play was to begin, as far as the choices still fit."""
        case, place, album = self._last.case, self._last.place, self._last.album
        if case is None or place is None or album is None:
            raise AssertionError("only what can be played is gone on with")
        tokens = self.tokens
        if self.start is not None and self.start in case.scenes:
            case = replace(case, start=self.start)
        elif self.start is not None:
            tokens = ()
        sitting = Sitting(case, place, replay(case, tokens, place.entry), self._keep)
        self.app.translator = place.translator
        if self.case is None:
            again = partial(self._begin, None)
            self.case = _Played(self.app, sitting, album, finished=lambda: None, again=again)
        else:
            self.case.renew(sitting, album)

    def _keep(self, tokens: tuple[str, ...]) -> None:
        self.tokens = tokens

    # What an author does

    def jump(self, scene: str | None) -> None:
        """Begins again at a scene, or at the case's own beginning."""
        self._begin(scene)
        self.refresh()

    def _begin(self, scene: str | None) -> Screen:
        self.start, self.tokens = scene, ()
        if self.case is not None:
            self._go_on()
        return self

    def open(self, panel: Panel) -> None:
        """Opens a panel, or closes the one that is open."""
        self.panel = None if panel == self.panel else panel
        self.refresh()

    def choose(self, problem: int) -> None:
        """Shows the line of a problem."""
        self.selected = problem
        self.refresh()

    def toggle(self) -> None:
        """Hides the bar, or brings it back."""
        self.bar = not self.bar
        self.refresh()

    def show_problems(self) -> None:
        """Opens the problems, wherever one is."""
        self.bar, self.panel = True, "problems"
        self.refresh()

    def act(self, action: str) -> bool:
        if action == "bar":
            self.toggle()
        return action == "bar"

    def back(self) -> None:
        # Esc ends nothing: an author would lose where the case stands.
        self.panel = None
        self.refresh()

    # What is shown

    def build(self, kit: Kit) -> Node:
        panel = self.panel if self.bar else None
        beside = kit.size[0] - kit.em(PANEL) >= kit.em(CASE)
        body = None
        if self.case is not None and (panel is None or beside):
            room = copy(kit)
            if panel is not None:
                room.size = (kit.size[0] - kit.em(PANEL), kit.size[1])
            body = Pad(self.case.build(room), 0, grow=1)
        sheet = self.sheet(panel) if panel is not None else None
        if body is not None and sheet is not None:
            row: Node = Row([body, Sized(sheet, PANEL)], gap=0, grow=1)
        else:
            row = Row([body or (Pad(sheet, 0, grow=1) if sheet is not None else None)], grow=1)
        return Column([self.tools() if self.bar else None, self.notice(), row], gap=0)

    def tools(self) -> Node:
        """The bar: what can be opened, and the way back to the beginning."""
        # Notes are worth a look, and nothing to be mended: they are listed, not counted.
        say, count = self.say, sum(told.problem.severity != "note" for told in self.told)
        names: dict[Panel, str] = {
            "problems": self.app.translator.plural("{n} problem", "{n} problems", count),
            "scenes": say("Scenes"),
            "state": say("State"),
            "pictures": say("Pictures"),
        }
        chips = [
            Button(name, partial(self.open, panel), kind="chip", selected=panel == self.panel, key=f"panel.{panel}")
            for panel, name in names.items()
        ]
        begin = Button(say("From the beginning"), partial(self.jump, None), kind="quiet", icon="play", key="restart")
        hide = Button(say("Hide (F2)"), self.toggle, kind="quiet", icon="cross", key="hide")
        return Card(Wrap([*chips, begin, hide]), tone="night", pad=tokens.TIGHT, shadow=False, key="bar")

    def notice(self) -> Node | None:
        """What keeps the files from being played, for as long as it does."""
        if not self.broken:
            return None
        say = self.say
        first = next((told.problem for told in self.told if told.problem.severity == "error"), None)
        said = f"{panels.at(first.where, self.app.translator)}: {first.message}" if first is not None else ""
        until = (
            say("The last version that can be played is shown.")
            if self.case is not None
            else say("The case opens as soon as this is mended.")
        )
        text = Column([Paragraph(said, style="strong"), Paragraph(until, style="small")], gap=0, grow=1)
        row = Row([Icon("warning", ink="bad"), text], align="center")
        card = Card(row, tone="note", pad=tokens.TIGHT, shadow=False, on_press=self.show_problems, key="broken")
        return Pad(card, tokens.GAP, tokens.TIGHT)

    def sheet(self, panel: Panel) -> Node:
        """The open panel."""
        inner = Scroll(Pad(self.inside(panel), tokens.GAP), key=f"sheet.{panel}", grow=1)
        return Card(Column([inner]), tone="night", pad=0, shadow=False, key="sheet")

    def inside(self, panel: Panel) -> Node:
        """What the open panel tells."""
        t = self.app.translator
        if panel == "problems":
            return panels.problems(self.told, self.selected, self.choose, t)
        if self.case is None:
            return Label(self.say("The case opens as soon as this is mended."))
        sitting = self.case.sitting
        moment = sitting.walk.moment()
        if panel == "scenes":
            return panels.scenes(sitting.case, moment.scene, self.jump, t)
        if panel == "state":
            return panels.state(sitting.case, moment, t)
        item = moment.item or (moment.reached[-1] if moment.reached else None)
        return panels.pictures(sitting.case, item, sitting.place.pack, self.case.album, t)


class _Played(CaseScreen):
    """The case inside the preview: there is no list of cases to go back to."""

    def back(self) -> None:
        self.app.quit()
