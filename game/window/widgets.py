"""The quiet pieces screens are made of: text, rules, icons, cards and pictures.

All of them take ready text (`str`, already translated) and logical lengths. Handlers take no argument.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.layout import Align, Node, Pad
from game.window.paint import Fit, blank, lay
from game.window.tokens import Ink, Style, Tone
from game.window.widget import Handler, Look, Widget

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.kit import Kit


class Paragraph(Widget):
    """Text that wraps to its width. `style` is from the type scale, `ink` from the ground it lies on."""

    def __init__(
        self,
        text: str,
        *,
        style: Style = "body",
        ink: Ink = "text",
        align: Align = "start",
        key: str = "",
        grow: int = 0,
    ) -> None:
        self.text = text
        self.style: Style = style
        self.ink: Ink = ink
        self.align = align
        self.key = key
        self.grow = grow

    def least(self, kit: Kit) -> int:
        return kit.texts.least(self.text, self.style)

    def natural(self, kit: Kit) -> int:
        return kit.texts.natural(self.text, self.style)

    def height(self, kit: Kit, width: int) -> int:
        return kit.texts.height(self.text, self.style, width)

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)

    def look_key(self) -> Hashable:
        return (self.text, self.style, self.ink, self.align)

    def spoken(self) -> str:
        return self.text

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        out = blank(size)
        colour = kit.theme.ground(self.tone).ink(self.ink)
        kit.texts.draw(out, self.text, self.style, colour, (0, 0, size[0]), self.align)
        return out


class Label(Paragraph):
    """A short text in the label style: a name over a value, an eyebrow over a headline."""

    def __init__(
        self,
        text: str,
        *,
        style: Style = "label",
        ink: Ink = "soft",
        align: Align = "start",
        key: str = "",
        grow: int = 0,
    ) -> None:
        super().__init__(text, style=style, ink=ink, align=align, key=key, grow=grow)


class Heading(Paragraph):
    """A headline: `title` once on a screen, `heading` over a part of it."""

    def __init__(
        self,
        text: str,
        *,
        style: Style = "heading",
        ink: Ink = "text",
        align: Align = "start",
        key: str = "",
        grow: int = 0,
    ) -> None:
        super().__init__(text, style=style, ink=ink, align=align, key=key, grow=grow)


class Rule(Widget):
    """A thin line between two parts of a card."""

    def natural(self, kit: Kit) -> int:
        return 0

    def height(self, kit: Kit, width: int) -> int:
        return max(1, kit.px(tokens.LINE))

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)

    def look_key(self) -> Hashable:
        return ()

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        out = blank(size)
        out.fill(kit.theme.ground(self.tone).line)
        return out


class Icon(Widget):
    """A mask of assets/icons in an ink. It says `means` where it carries meaning of its own."""

    def __init__(self, name: str, *, size: int = tokens.ICON, ink: Ink = "text", means: str = "") -> None:
        self.name = name
        self.size = size
        self.ink: Ink = ink
        self.means = means

    def least(self, kit: Kit) -> int:
        return kit.em(self.size)

    def natural(self, kit: Kit) -> int:
        return kit.em(self.size)

    def height(self, kit: Kit, width: int) -> int:
        return kit.em(self.size)

    def short(self, kit: Kit, width: int) -> int:
        return kit.em(self.size)

    def look_key(self) -> Hashable:
        return (self.name, self.ink)

    def spoken(self) -> str:
        return self.means

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        out = blank(size)
        side = min(size)
        mask = kit.painter.icon(self.name, side, kit.theme.ground(self.tone).ink(self.ink))
        lay(out, mask, ((size[0] - side) // 2, (size[1] - side) // 2))
        return out


class Card(Widget):
    """A sheet lying on the table, with one node inside. With `on_press` all of it is one button.

    tone: its paper; pad: room inside; number: as on a Button; arrive: slides in when it first appears.
    """

    radius = tokens.RADIUS_CARD

    def __init__(
        self,
        part: Node,
        *,
        tone: Tone = "paper",
        pad: int = tokens.ROOM,
        shadow: bool = True,
        on_press: Handler | None = None,
        number: int = 0,
        selected: bool = False,
        arrive: bool = False,
        key: str = "",
        grow: int = 0,
    ) -> None:
        self.paper: Tone = tone
        self.pad = Pad(part, pad)
        self.shadow = shadow
        self.on_press = on_press
        self.live = on_press is not None
        self.number = number
        self.selected = selected
        self.lasts = tokens.SLIDE_MS if arrive else 0
        self.key = key
        self.grow = grow

    def parts(self) -> Sequence[Node]:
        return (self.pad,)

    def inner_tone(self) -> Tone:
        return self.paper

    def bleed(self, kit: Kit) -> int:
        return kit.painter.bleed() if self.shadow else 0

    def look_key(self) -> Hashable:
        return (self.paper, self.shadow, self.live, self.selected)

    def spoken(self) -> str:
        return ""

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        ground = kit.theme.ground(self.paper)
        fill, border, line = ground.fill, None, kit.px(kit.theme.border)
        if line:
            border = ground.line
        if self.live and (look.hover or look.down):
            fill = ground.down if look.down else ground.hover
        if self.selected:
            border, line = kit.theme.ring, kit.px(tokens.RING)
        return kit.painter.panel(
            size, fill, radius=self.radius, border=border, line=line, shadow=self.shadow, grain=True
        )

    def shift(self, kit: Kit, time: float) -> tuple[int, int]:
        return (0, round(kit.px(tokens.SLIDE_FROM) * (1 - time))) if self.lasts else (0, 0)

    def press(self) -> None:
        if self.on_press:
            self.on_press()


class Picture(Widget):
    """A picture with its description, whole and with rounded corners; a drawn stand-in where it is missing.

    ratio: width by height of its place (of the file when not given); fit: "cover" fills the place and cuts;
    share: how much of the window's height it may take.
    """

    def __init__(
        self,
        path: Path,
        alt: str,
        *,
        ratio: float = 0.0,
        fit: Fit = "contain",
        radius: int = tokens.RADIUS_BUTTON,
        share: float = tokens.PICTURE_SHARE,
        key: str = "",
        grow: int = 0,
    ) -> None:
        self.path = path
        self.alt = alt
        self.share = share
        self.ratio = ratio
        self.fit: Fit = fit
        self.radius = radius
        self.key = key
        self.grow = grow

    def _shape(self, kit: Kit) -> float:
        if self.ratio:
            return self.ratio
        w, h = kit.painter.picture_size(self.path) or (3, 2)
        return w / h

    def least(self, kit: Kit) -> int:
        return kit.px(tokens.PICTURE_LEAST)

    def natural(self, kit: Kit) -> int:
        return kit.px(tokens.MEASURE)

    def height(self, kit: Kit, width: int) -> int:
        # Never higher than most of the window: a tall picture is shown whole, with room at its sides.
        return min(round(width / self._shape(kit)), round(kit.size[1] * self.share))

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)

    def look_key(self) -> Hashable:
        return (self.path, self.alt, self.fit, self.radius)

    def spoken(self) -> str:
        return self.alt

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        picture = kit.painter.picture(self.path, size, radius=self.radius, fit=self.fit)
        if picture is None:
            return self._stand_in(kit, size)
        out = blank(size)
        lay(out, picture, ((size[0] - picture.get_width()) // 2, (size[1] - picture.get_height()) // 2))
        return out

    def _stand_in(self, kit: Kit, size: tuple[int, int]) -> Surface:
        """A sheet with the description on it, as much of it as fits."""
        ground = kit.theme.ground("note")
        out = blank(size)
        line = max(1, kit.px(tokens.LINE))
        lay(
            out,
            kit.painter.panel(size, ground.fill, radius=self.radius, border=ground.line, line=line),
            (0, 0),
        )
        pad = kit.px(tokens.GAP)
        room = max(1, size[0] - 2 * pad)
        lines = kit.texts.wrap(self.alt, "small", room)
        pitch = kit.texts.line_height("small")
        fitting = lines[: max(1, (size[1] - 2 * pad) // pitch)]
        top = max(pad, (size[1] - len(fitting) * pitch) // 2)
        for i, text in enumerate(fitting):
            kit.texts.draw(out, text, "small", ground.soft, (pad, top + i * pitch, room), "center")
        return out
