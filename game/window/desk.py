"""The picture desk: one picture under the lamp, and the tools that work on its pixels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pygame

from game.window import tokens
from game.window.buttons import Button
from game.window.desk_ground import Ground
from game.window.desk_words import ToolWords, tools
from game.window.desk_work import Hit, Job, Shown, Subject, ToolName, filtered, searched
from game.window.layout import Column, Node, Pad, Row, Scroll, Wrap
from game.window.plate import POWERS, Mark, Plate, Sheet, Spot
from game.window.screen import Screen
from game.window.slider import Slider
from game.window.widgets import Card, Heading, Icon, Label, Paragraph, Picture, Rule

if TYPE_CHECKING:
    from game.bench.pixels import Pixels
    from game.strings import Translator
    from game.window.app import App
    from game.window.kit import Kit

FILTERS: tuple[ToolName, ...] = ("levels", "error-level", "noise", "copies")

TIMES = frozenset({"taken", "changed"})
"""What of a file's data is a time."""

POINTS: dict[ToolName, tuple[Spot, ...]] = {
    "map": ((0.5, 0.55), (0.5, 0.4)),
    "sun": ((0.5, 0.7), (0.6, 0.75), (0.5, 0.5)),
}
"""Where the points of a tool lie at first."""


class PictureDesk(Screen):
    """One picture and the tools; closed with Esc, and nothing of it is kept."""

    def __init__(self, app: App, subject: Subject) -> None:
        super().__init__(app)
        self.subject = subject
        self.tool: ToolName = subject.first
        self.first = f"tool.{self.tool}"
        self.lens: Spot = (0.5, 0.5)
        self.power = 1
        self.strength = dict.fromkeys(FILTERS, 70) | {"compare": 50}
        self.points = dict(POINTS)
        self.ground = Ground(subject, app)
        self.chosen = 0
        self.shown: dict[ToolName, tuple[Sheet, Shown]] = {}
        self.hits: tuple[Hit, ...] | None = None
        self.other: Hit | None = None
        self.rows: tuple[tuple[str, str], ...] | None = None
        self.trouble = ""
        self.job: Job[object] | None = None
        self._pixels: Pixels | None = None
        self._sheet: Sheet | None = None
        self._map: Sheet | None = None
        self.begin()

    # What happens

    @property
    def words(self) -> dict[ToolName, ToolWords]:
        """The tools in words."""
        return tools(self.app.translator)

    def back(self) -> None:
        self._leave()
        self.app.pop()

    def ended(self) -> None:
        self._leave()

    def take(self, tool: ToolName) -> None:
        """Takes another tool up."""
        self.tool, self.trouble, self.chosen = tool, "", 0
        self.begin()
        self.refresh()

    def begin(self) -> None:
        """Does what the tool needs, in a thread, where it was not done before."""
        self._leave()
        tool = self.tool
        if tool in self.subject.closed:
            return
        if tool in FILTERS and tool not in self.shown:
            strength = self.strength[tool]
            self._do(lambda _: filtered(self.pixels(), tool, strength), lambda made: self._keep(tool, made))
        elif tool == "search" and self.hits is None:
            self._do(lambda at: searched(self.pixels(), self.subject, at), self._found)
        elif tool == "data" and self.rows is None:
            self._do(lambda _: self._read(), self._told)
        elif tool == "compare" and self.other is not None and tool not in self.shown:
            other, strength = self.other, self.strength[tool]
            self._do(lambda _: self._compared(other, strength), lambda made: self._keep(tool, made))

    def slide(self, value: int) -> None:
        """The slider of the tool was moved."""
        if self.strength[self.tool] != value:
            self.strength[self.tool] = value
            self.shown.pop(self.tool, None)
            self.begin()

    def pixels(self) -> Pixels:
        """The picture's pixels, read once."""
        from game.bench.pixels import opened

        if self._pixels is None:
            self._pixels = opened(self.subject.file)
        return self._pixels

    def _do(self, work: Callable[[Callable[[int, int], None]], object], then: Callable[..., None]) -> None:
        self.job = Job(self.app, work, then, self._failed)

    def _leave(self) -> None:
        if self.job is not None:
            self.job.leave()
            self.job = None

    def _failed(self, error: Exception) -> None:
        self.trouble = self.say("This tool cannot work on this picture: {why}.", why=str(error) or type(error).__name__)
        self.refresh()

    def _keep(self, tool: ToolName, made: Shown) -> None:
        self.shown[tool] = made.sheet((tool, self.strength[tool], str(self.subject.file))), made
        self.refresh()

    def _found(self, hits: tuple[Hit, ...]) -> None:
        self.hits = hits
        self.refresh()

    def _read(self) -> tuple[tuple[str, str], ...]:
        from game.bench.data import told
        from game.window.desk_words import data_name

        t = self.app.translator
        rows = told(self.subject.file.read_bytes())
        return tuple((data_name(t, name), _moment(t, value) if name in TIMES else value) for name, value in rows)

    def _told(self, rows: tuple[tuple[str, str], ...]) -> None:
        self.rows = rows
        self.refresh()

    def _compared(self, other: Hit, share: int) -> Shown:
        from game.bench.aligning import wiped
        from game.bench.pixels import opened

        made = wiped(self.pixels(), opened(other.file), share / 100)
        if made is None:
            raise ValueError(self.say("the two have too little in common"))
        return Shown((made.shape[1], made.shape[0]), made.tobytes())

    def compare(self, hit: Hit) -> None:
        """Lays a picture that was found beside this one."""
        self.other = hit
        self.shown.pop("compare", None)
        self.take("compare")

    # What is shown

    def build(self, kit: Kit) -> Node:
        words = self.words[self.tool]
        plate = self.plate(words)
        chips = Wrap([self.chip(tool) for tool in self.words], gap=tokens.TIGHT)
        body = Column([Paragraph(words.shows), *self.body(), Rule(), self.limits(words)])
        head = Row(
            [
                Button("", self.back, kind="quiet", icon="back", means=self.say("Back to the case"), key="back"),
                Heading(self.say("Under the lamp"), grow=1),
            ],
            gap=tokens.TIGHT,
            align="center",
        )
        if kit.size[0] < kit.em(1100):
            whole = Column([plate, Card(Column([chips, body]), pad=tokens.GAP, key="tools")])
            inner: Node = Scroll(Pad(whole, tokens.GAP, tokens.TIGHT), key="desk", grow=1)
        else:
            panel = Column([chips, Scroll(Pad(body, tokens.TIGHT), key=f"body.{self.tool}", grow=1)])
            inner = Row(
                [
                    Pad(Column([plate], middle=True), tokens.TIGHT, tokens.TIGHT, grow=8),
                    Pad(Column([Card(panel, pad=tokens.GAP, key="tools", grow=1)]), tokens.TIGHT, grow=5),
                ],
                grow=1,
            )
        return Pad(Column([head, inner], gap=tokens.TIGHT), tokens.WIDE, tokens.GAP)

    def chip(self, tool: ToolName) -> Node:
        """A tool to take up; one that is closed says why when it is taken."""
        words = self.words[tool]
        why = self.subject.closed.get(tool, "")
        return Button(
            words.name,
            lambda: self.take(tool),
            kind="chip",
            icon="lock" if why else "",
            selected=tool == self.tool,
            means=f"{words.name}. {why or words.shows}",
            key=f"tool.{tool}",
        )

    def limits(self, words: ToolWords) -> Node:
        """What the tool cannot show."""
        return Row(
            [Icon("half", ink="soft"), Paragraph(words.limits, style="small", ink="soft", grow=1)], align="start"
        )

    def plate(self, words: ToolWords) -> Node:
        """The picture, or what the tool makes of it."""
        is_map = self.tool == "map" and "map" not in self.subject.closed
        sheet = self.map() if is_map else self.sheet()
        marks: tuple[Mark, ...] = ()
        points: tuple[Spot, ...] = ()
        if self.tool in self.points and self.tool not in self.subject.closed and not self.ground.lacking(self.tool):
            points = self.points[self.tool]
            marks = self.ground.lines(self.tool, points)
        if self.tool in self.shown and self.tool not in self.subject.closed:
            sheet, made = self.shown[self.tool]
            marks = made.marks
        if sheet is None:
            return Paragraph(self.say("The picture is missing: {alt}", alt=self.subject.alt))
        return Plate(
            sheet,
            f"{words.name}: {self.subject.alt}",
            lens=self.lens if self.tool == "loupe" else None,
            power=POWERS[self.power],
            points=points,
            chosen=self.chosen,
            marks=marks,
            moved=self.moved,
            chose=self.chose,
            powered=self.powered,
        )

    def sheet(self) -> Sheet | None:
        """The picture as it is, None where it cannot be read."""
        if self._sheet is None and self.app.kit.painter.picture_size(self.subject.file) is not None:
            try:
                surface = pygame.image.load(self.subject.file).convert()
            except (OSError, pygame.error):
                return None
            self._sheet = Sheet(str(self.subject.file), surface)
        return self._sheet

    def body(self) -> list[Node]:
        """What a tool has to say, and what can be set at it."""
        why = self.subject.closed.get(self.tool, "")
        if why:
            return [Row([Icon("lock", ink="soft"), Paragraph(why, style="strong", grow=1)], align="start")]
        if self.trouble:
            return [Row([Icon("warning", ink="bad"), Paragraph(self.trouble, grow=1)], align="start")]
        match self.tool:
            case "loupe":
                return [self.powers()]
            case "search":
                return self.results()
            case "data":
                return self.data()
            case "compare":
                return self.comparing()
            case "map" | "sun":
                return self.measured(self.points[self.tool])
        return self.filtering()

    def powers(self) -> Node:
        """How much the loupe enlarges."""
        chips: list[Node] = [
            Button(
                self.say("{n} times", n=self.app.translator.number(power)),
                lambda number=number: self.set_power(number),  # type: ignore[misc]
                kind="chip",
                selected=number == self.power,
                key=f"power.{power}",
                grow=1,
            )
            for number, power in enumerate(POWERS)
        ]
        return Row(chips, gap=tokens.TIGHT, stack=True)

    def filtering(self) -> list[Node]:
        """The slider of a filter, and what it counted."""
        say, t = self.say, self.app.translator
        name = say("Strength") if self.tool == "levels" else say("How much of the filter is seen")
        nodes: list[Node] = [
            Slider(name, self.strength[self.tool], self.slide, readout=t.percent, step=10, key="strength")
        ]
        made = self.shown.get(self.tool)
        if made is None:
            nodes.append(self.waiting())
        elif self.tool == "copies":
            count = made[1].places
            told = t.plural("{n} pair of places that are alike.", "{n} pairs of places that are alike.", count)
            nodes.append(Paragraph(told if count else say("No place is there twice."), style="strong"))
        return nodes

    def waiting(self) -> Node:
        """That something is being done, and how far it is."""
        done, of = self.job.done if self.job is not None else (0, 0)
        t = self.app.translator
        far = self.say("{n} of {of}", n=t.number(done), of=t.number(of)) if of else ""
        return Row([Icon("clock", ink="soft"), Label(f"{self.say('Looking …')} {far}".strip())], align="center")

    def data(self) -> list[Node]:
        """What the file says of itself."""
        if self.rows is None:
            return [self.waiting()]
        if not self.rows:
            return [Paragraph(self.say("The file says nothing of itself."), style="strong")]
        return [
            Row([Label(name, grow=2), Paragraph(value, style="strong", grow=3)], gap=tokens.GAP)
            for name, value in self.rows
        ]

    def results(self) -> list[Node]:
        """The pictures that are most alike, each with how much."""
        if self.hits is None:
            return [self.waiting()]
        if not self.hits:
            return [Paragraph(self.say("The archive has nothing like it."), style="strong")]
        return [self.hit(number, hit) for number, hit in enumerate(self.hits)]

    def hit(self, number: int, hit: Hit) -> Node:
        """A picture that was found."""
        t, kept = self.app.translator, self.subject.album.pack.pictures[hit.picture]
        taken = t.moment(datetime.fromisoformat(kept.taken)) if kept.taken else ""
        place = t.text(kept.place) if kept.place is not None else ""
        said = " · ".join(part for part in (t.text(kept.credit), taken, place) if part)
        alike = self.say("{percent} alike", percent=t.percent(hit.score))
        if hit.mirrored:
            alike = self.say("{alike}, turned left to right", alike=alike)
        words = [Paragraph(said, style="strong"), Label(alike)]
        button = Button(
            self.say("Compare"),
            lambda: self.compare(hit),
            kind="chip",
            means=f"{self.say('Compare')}: {said}",
            key=f"hit.{number}",
        )
        picture = Picture(hit.file, said, share=0.2, key=f"hit.picture.{number}", grow=2)
        return Card(
            Row(
                [picture, Column([*words, button], gap=tokens.HAIR, grow=3)], gap=tokens.GAP, align="center", stack=True
            ),
            tone="note",
            pad=tokens.TIGHT,
            shadow=False,
            key=f"hit.card.{number}",
        )

    def comparing(self) -> list[Node]:
        """The slider between this picture and the other."""
        if self.other is None:
            return [Paragraph(self.say("Search for the picture first, and choose one that was found."), style="strong")]
        nodes: list[Node] = [
            Slider(
                self.say("From this picture to the other"),
                self.strength["compare"],
                self.slide,
                readout=self.app.translator.percent,
                step=5,
                key="strength",
            )
        ]
        return nodes if "compare" in self.shown else [*nodes, self.waiting()]

    def map(self) -> Sheet | None:
        """The town's map; where there is none, the picture."""
        town = self.ground.town
        if town is None:
            return self.sheet()
        if self._map is None:
            try:
                surface = pygame.image.load(self.subject.album.inside(town.map)).convert()
            except (OSError, pygame.error):
                return None
            self._map = Sheet(town.map, surface)
        return self._map

    def measured(self, points: tuple[Spot, ...]) -> list[Node]:
        """What the map or the sun says, or why they have nothing to work with."""
        lacking, sheet = self.ground.lacking(self.tool), self.sheet()
        if lacking or sheet is None:
            return [Paragraph(lacking, style="strong")]
        if self.tool == "map":
            first, *rows = self.ground.sightings(points)
            lines = [Row([Label(name, grow=3), Paragraph(far, grow=3)], gap=tokens.GAP) for name, far in rows]
            return [Paragraph(first[0], style="strong"), *lines]
        first_line, *others = self.ground.sunlight(points, sheet.surface.get_size())
        return [Paragraph(first_line, style="strong"), *map(Paragraph, others)]

    # The plate's answers

    def moved(self, number: int, spot: Spot) -> None:
        if number < 0:
            self.lens = spot
            return
        points = self.points[self.tool]
        self.points[self.tool] = (*points[:number], spot, *points[number + 1 :])
        self.refresh()

    def chose(self, number: int) -> None:
        self.chosen = number
        self.refresh()

    def powered(self, way: int) -> None:
        if self.tool == "loupe":
            self.set_power(max(0, min(len(POWERS) - 1, self.power - way)))

    def set_power(self, number: int) -> None:
        """Sets how much the loupe enlarges."""
        self.power = number
        self.refresh()


def _moment(t: Translator, value: str) -> str:
    """A time in the player's words, or as the file has it."""
    try:
        return t.moment(datetime.fromisoformat(value))
    except ValueError:
        return value
