"""A kit that is made: where it is, the way to its folder, and its pages to leaf through."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.strings import mark
from game.window import tokens
from game.window.buttons import Button
from game.window.layout import Column, Limit, Node, Row
from game.window.paint import blank, lay
from game.window.screen import Screen, page
from game.window.shell import head
from game.window.widget import Look, Widget
from game.window.widgets import Card, Heading, Icon, Label, Paragraph

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.app import App
    from game.window.kit import Kit
    from game.window.services import KitMade

TURNS = {"left": -1, "page_up": -1, "right": 1, "page_down": 1}
"""The keys that turn the pages, and which way."""

WHITE = (255, 255, 255)
"""What a page is printed on, in every theme."""

SIZE = slice(16, 24)
"""Where a PNG says how wide and how high it is."""


class FolderName(Paragraph):
    """A path, which may be broken anywhere: nobody's folders are made to be read."""

    def least(self, kit: Kit) -> int:
        return min(super().least(kit), kit.px(tokens.PICTURE_LEAST))


def located(file: Path) -> Node:
    """A file's name, and the folder that it is in."""
    names = [FolderName(file.name, style="strong"), FolderName(str(file.parent), style="small", ink="soft")]
    return Column(names, gap=0, grow=1)


def shape(png: bytes) -> float:
    """How wide a picture is for its height."""
    header = png[SIZE]
    return int.from_bytes(header[:4], "big") / max(1, int.from_bytes(header[4:], "big"))


class Leaf(Widget):
    """A page as a picture, whole in a place of so many pixels; the wheel, a finger and a press on it turn to others.

    turned: is told which way (-1, 1); side: the way that a press on it turns.
    """

    live = True
    turns = True

    def __init__(
        self, png: bytes, name: str, place: tuple[int, int], turned: Callable[[int], None], side: int, key: str
    ) -> None:
        self.png = png
        self.name = name
        self.wide, self.tall = place
        self.turned = turned
        self.side = side
        self.key = key

    @property
    def focusable(self) -> bool:
        return False

    def least(self, kit: Kit) -> int:
        return self.wide

    def natural(self, kit: Kit) -> int:
        return self.wide

    def height(self, kit: Kit, width: int) -> int:
        return self.tall

    def short(self, kit: Kit, width: int) -> int:
        return self.tall

    def bleed(self, kit: Kit) -> int:
        return kit.painter.bleed()

    def look_key(self) -> Hashable:
        return self.png

    def spoken(self) -> str:
        return self.name

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        bleed = self.bleed(kit)
        out = blank((size[0] + 2 * bleed, size[1] + 2 * bleed))
        ground, line = kit.theme.ground("paper"), max(1, kit.px(tokens.LINE))
        wide = min(size[0], round(size[1] * shape(self.png)))
        tall = min(size[1], round(size[0] / shape(self.png)))
        left, top = (size[0] - wide) // 2, (size[1] - tall) // 2
        under = kit.painter.panel((wide, tall), WHITE, radius=tokens.HAIR, border=ground.line, line=line, shadow=True)
        lay(out, under, (left, top))
        picture = pygame.image.load(BytesIO(self.png), "page.png").convert_alpha()
        inside = (max(1, wide - 2 * line), max(1, tall - 2 * line))
        lay(
            out, pygame.transform.smoothscale(picture, inside).premul_alpha(), (left + bleed + line, top + bleed + line)
        )
        return out

    def press(self) -> None:
        self.turned(self.side)

    def turn(self, way: int) -> None:
        self.turned(way)


class KitScreen(Screen):
    """A kit that lies in its file. `at` is the first page that is shown."""

    first = "open"
    title = mark("The kit is ready")
    back_words = mark("Make another")

    def __init__(self, app: App, file: Path, made: KitMade) -> None:
        super().__init__(app)
        self.file = file
        self.pages = made.pages
        self.at = 0
        self.closed = False
        self._many = 1

    # Leafing

    def turn(self, way: int) -> None:
        """Goes on to the next pages, or back to those before; stays at the ends."""
        self.go(self.at + way * self._many)

    def go(self, page: int) -> None:
        """Shows a page, with those that lie beside it."""
        to = max(0, min(len(self.pages) - 1, page)) // self._many * self._many
        if to != self.at and self.pages:
            self.at = to
            self.app.sounds.play("paper")
            self.refresh()
            # A button that ends its work there does not leave the keyboard to the way back.
            ends = {"turn.1": self.at + self._many >= len(self.pages), "turn.-1": self.at == 0}
            if ends.get(self.app.stage.focused):
                self.app.stage.focused = "turn.-1" if self.app.stage.focused == "turn.1" else "turn.1"

    def act(self, action: str) -> bool:
        if not self.pages:
            return False
        if action in TURNS:
            self.turn(TURNS[action])
        elif action in ("home", "end"):
            self.go(0 if action == "home" else len(self.pages) - 1)
        return action in TURNS or action in ("home", "end")

    def open(self) -> None:
        """Opens the folder, or says that it has to be looked for."""
        self.closed = not self.app.services.kits.show(self.file.parent)
        self.refresh()

    # What is shown

    def build(self, kit: Kit) -> Node:
        top = head(self, self.say(self.title))
        beside = kit.size[0] >= kit.em(tokens.SETTINGS)
        if not self.pages:
            return page(Limit(self._told(), tokens.MEASURE), head=top)
        across = kit.size[0] - 2 * kit.px(tokens.WIDE)
        room = kit.size[1] - top.height(kit, across) - kit.px(tokens.WIDE + 3 * tokens.GAP + tokens.TOUCH)
        if beside:
            pages = self._pages(kit, across - kit.em(tokens.KIT_CARD) - kit.px(tokens.WIDE), room)
            return page(Row([self._told(), pages], gap=tokens.WIDE, align="start"), head=top)
        told = self._told(low=True)
        pages = self._pages(kit, across, room - told.height(kit, across) - kit.px(tokens.ROOM), above=True)
        return page(Column([told, pages], gap=tokens.ROOM), head=top)

    def _told(self, *, low: bool = False) -> Node:
        """What there is now, and the way to it."""
        say = self.say
        title = (
            self.app.translator.plural("{n} page", "{n} pages", len(self.pages)) if self.pages else say("A web page")
        )
        long = say(
            "It is one long page without sheets to leaf through. Any browser shows it, also without the internet."
        )
        closed = Paragraph(say("This machine does not open folders for us. It is the one named here."), style="small")
        ways = [
            Button(say("Open the folder"), self.open, kind="primary", icon="folder", align="center", key="open"),
            Button(say(self.back_words), self.back, icon="undo", align="center", key="another"),
        ]
        said = Column(
            [
                Row([Icon("check", ink="good"), Heading(title, grow=1)], align="center"),
                Paragraph(long) if not self.pages else None,
                Row([Icon("folder", ink="soft"), located(self.file)], align="center"),
                Card(closed, tone="note", pad=tokens.GAP, shadow=False, key="closed") if self.closed else None,
            ],
            grow=1,
        )
        there = Column(list(ways), gap=tokens.TIGHT)
        inside = Row([said, there], gap=tokens.ROOM, align="center", stack=True) if low else Column([said, there])
        return Card(inside, key="told", grow=1)

    def _pages(self, kit: Kit, across: int, room: int, *, above: bool = False) -> Node:
        """As many pages as a place of so many pixels has room for, two at the least, and the way to the others.

        above: that way comes before the pages, which may be lower than the window.
        """
        gap, wide = kit.px(tokens.GAP), shape(self.pages[0])
        # Whoever reads large letters scrolls rather than see pages the size of a stamp.
        room = max(room, kit.em(tokens.SCROLL_LEAST))
        columns = max(2, (across + gap) // (int(room * wide) + gap))
        tall = min(room, int((across - gap * (columns - 1)) // columns / wide))
        rows = max(1, (room + gap) // (tall + gap))
        self._many = columns * rows
        self.at = self.at // self._many * self._many
        shown = range(self.at, min(self.at + self._many, len(self.pages)))
        leaves = [self._leaf(page, (int(tall * wide), tall), page - self.at < columns // 2) for page in shown]
        lines = [Row(leaves[i : i + columns], gap=tokens.GAP) for i in range(0, len(leaves), columns)]
        bar = self._bar(shown)
        return Column([bar, *lines] if above else [*lines, bar], align="start")

    def _leaf(self, page: int, place: tuple[int, int], before: bool) -> Node:
        name = self.say("Page {n}", n=page + 1)
        return Leaf(self.pages[page], name, place, self.turn, -1 if before else 1, f"page.{page + 1}")

    def _bar(self, shown: range) -> Node:
        say, last = self.say, len(self.pages)
        told = say("Pages {first} to {last} of {of}", first=shown.start + 1, last=shown.stop, of=last)
        if len(shown) == 1:
            told = say("Page {n} of {of}", n=shown.stop, of=last)
        before, after = shown.start > 0, shown.stop < last
        return Row(
            [
                Button(
                    "", partial(self.turn, -1), icon="back", means=say("Pages before"), enabled=before, key="turn.-1"
                ),
                Button("", partial(self.turn, 1), icon="next", means=say("Next pages"), enabled=after, key="turn.1"),
                Label(told, grow=1),
            ],
            gap=tokens.TIGHT,
            align="center",
        )
