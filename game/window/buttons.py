"""What is pressed: buttons, and choices made of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from game.window import tokens
from game.window.layout import Align, Box, Wrap
from game.window.paint import blank, lay
from game.window.tokens import Ground, Rgb, Style
from game.window.widget import Handler, Look, Widget

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.kit import Kit

Kind = Literal["plain", "primary", "quiet", "chip"]


class Button(Widget):
    """Something to press: a text, and an icon or number before it, a line under it, a cost after it.

    kind: "primary" is the one call to act on a screen, "plain" the others, "quiet" has no ground of its own,
    "chip" is one of a few to choose from (`selected` marks the chosen one with a tick).
    number: shows a badge and is pressed by that key; means: what is spoken instead of the text.
    """

    radius = tokens.RADIUS_BUTTON
    live = True

    def __init__(
        self,
        text: str,
        on_press: Handler,
        *,
        kind: Kind = "plain",
        sub: str = "",
        icon: str = "",
        number: int = 0,
        cost: str = "",
        selected: bool = False,
        enabled: bool = True,
        means: str = "",
        align: Align = "start",
        key: str = "",
        grow: int = 0,
    ) -> None:
        self.text = text
        self.on_press = on_press
        self.kind: Kind = kind
        self.sub = sub
        self.icon = icon
        self.number = number
        self.cost = cost
        self.selected = selected
        self.enabled = enabled
        self.means = means
        self.align: Align = "center" if kind == "chip" else align
        self.live = enabled
        self.key = key
        self.grow = grow

    def press(self) -> None:
        if self.enabled:
            self.on_press()

    def spoken(self) -> str:
        return self.means or " ".join(part for part in (self.text, self.sub, self.cost) if part)

    def look_key(self) -> Hashable:
        words = (self.text, self.sub, self.cost, self.icon, self.number)
        return (*words, self.kind, self.selected, self.enabled, self.align)

    # Its inside, in pixels: [pad][mark][gap] text / sub [gap cost][pad]

    def _styles(self) -> tuple[Style, Style]:
        return ("label" if self.kind == "chip" else "strong", "small")

    def _pads(self, kit: Kit) -> tuple[int, int]:
        return kit.px(tokens.GAP), kit.px(tokens.TIGHT + tokens.HAIR if self.kind != "chip" else tokens.TIGHT)

    def _mark(self, kit: Kit) -> int:
        side = 0
        if self.number or self.icon:
            side = kit.em(tokens.ICON) + (kit.px(tokens.TIGHT) if self.number else 0)
        elif self.kind == "chip":
            side = kit.em(tokens.GAP)
        return side

    def _around(self, kit: Kit) -> int:
        mark = self._mark(kit)
        around = 2 * self._pads(kit)[0] + (mark + kit.px(tokens.TIGHT + tokens.HAIR) if mark and self.text else mark)
        return around + (kit.px(tokens.GAP) + kit.texts.natural(self.cost, "label") if self.cost else 0)

    def least(self, kit: Kit) -> int:
        texts, (style, small) = kit.texts, self._styles()
        return self._around(kit) + max(texts.least(self.text, style), texts.least(self.sub, small))

    def natural(self, kit: Kit) -> int:
        texts, (style, small) = kit.texts, self._styles()
        return self._around(kit) + max(texts.natural(self.text, style), texts.natural(self.sub, small))

    def _text_height(self, kit: Kit, width: int) -> int:
        texts, (style, small) = kit.texts, self._styles()
        tall = texts.height(self.text, style, width) if self.text else 0
        return tall + (texts.height(self.sub, small, width) if self.sub else 0)

    def height(self, kit: Kit, width: int) -> int:
        inner = max(self._text_height(kit, max(1, width - self._around(kit))), self._mark(kit))
        return max(inner + 2 * self._pads(kit)[1], kit.px(tokens.TOUCH))

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)

    def bleed(self, kit: Kit) -> int:
        return kit.painter.bleed() if self.kind == "primary" and self.enabled else 0

    def _ground(self, kit: Kit) -> Ground:
        return kit.theme.ground("amber" if self.kind == "primary" and self.enabled else self.tone)

    def _inks(self, kit: Kit, look: Look) -> tuple[Rgb, Rgb, Rgb | None, Rgb]:
        """The colours of its text, of the quieter text, of its own ground (or none) and of its border."""
        ground = self._ground(kit)
        if not self.enabled:
            return ground.soft, ground.soft, ground.fill, ground.line
        if look.down:
            return ground.text, ground.text, ground.down, ground.text
        if look.hover:
            return ground.text, ground.text, ground.hover, kit.theme.ring
        if self.selected:
            return ground.fill, ground.fill, ground.text, ground.text
        if self.kind == "quiet":
            return ground.text, ground.soft, None, ground.line
        return ground.text, ground.soft, ground.press, ground.line

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        bleed = self.bleed(kit)
        out = blank((size[0] + 2 * bleed, size[1] + 2 * bleed))
        text, soft, fill, border = self._inks(kit, look)
        if fill is not None and bleed:
            lay(out, kit.painter.panel(size, fill, radius=self.radius, shadow=True), (0, 0))
        elif fill is not None:
            line = max(1, kit.px(tokens.THICK))
            lay(out, kit.painter.panel(size, fill, radius=self.radius, border=border, line=line), (0, 0))
        sink = kit.px(tokens.LINE) if look.down else 0
        self._paint_inside(out, kit, Box(bleed, bleed + sink, *size), text, soft)
        return out

    def _paint_inside(self, out: Surface, kit: Kit, box: Box, text: Rgb, soft: Rgb) -> None:
        texts, (style, small) = kit.texts, self._styles()
        pad = self._pads(kit)[0]
        mark = self._mark(kit)
        room = box.w - self._around(kit)
        x = box.x + pad
        if self.align == "center":
            used = min(room, max(texts.natural(self.text, style), texts.natural(self.sub, small)))
            x += (room - used) // 2
            room = used
        if mark:
            self._paint_mark(out, kit, Box(x, box.y + (box.h - mark) // 2, mark, mark), text)
            x += mark + (kit.px(tokens.TIGHT + tokens.HAIR) if self.text else 0)
        y = box.y + (box.h - self._text_height(kit, room)) // 2
        if self.text:
            y += texts.draw(out, self.text, style, text, (x, y, room))
        if self.sub:
            texts.draw(out, self.sub, small, soft, (x, y, room))
        if self.cost:
            wide = texts.natural(self.cost, "label")
            at = (box.right - pad - wide, box.y + (box.h - texts.line_height("label")) // 2, wide)
            texts.draw(out, self.cost, "label", soft, at)

    def _paint_mark(self, out: Surface, kit: Kit, box: Box, colour: Rgb) -> None:
        if self.number:
            badge = kit.painter.panel((box.w, box.h), colour, radius=tokens.RADIUS_BADGE)
            lay(out, badge, (box.x, box.y))
            top = box.y + (box.h - kit.texts.line_height("label")) // 2
            inverse = self._ground(kit).press
            kit.texts.draw(out, str(self.number), "label", inverse, (box.x, top, box.w), "center")
        elif self.kind == "chip" and not self.icon:
            lay(out, kit.painter.dot(box.w, colour, self.selected), (box.x, box.y))
        else:
            lay(out, kit.painter.icon(self.icon, box.w, colour), (box.x, box.y))


def choices(
    options: Sequence[tuple[str, str]],
    chosen: str,
    on_change: Callable[[str], None],
    *,
    key: str,
) -> Wrap:
    """Chips of which one is chosen: `options` are (key, text); `on_change` gets the key of the one pressed.

    Each chip is known by `key` and its own key, joined by a dot.
    """
    return Wrap(
        [
            Button(
                text,
                partial(on_change, each),
                kind="chip",
                selected=each == chosen,
                key=f"{key}.{each}",
            )
            for each, text in options
        ],
        key=key,
    )
