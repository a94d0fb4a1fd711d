"""The slider: a value from 0 to 100, by pointer or keyboard, with words for its stops."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.paint import blank, lay
from game.window.widget import Look, Widget

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.kit import Kit

_STEPS = {"left": -1, "down": -1, "right": 1, "up": 1, "page_up": 10, "page_down": -10}


class Slider(Widget):
    """A value 0 to 100 to be set by dragging, arrows (1), page keys (10), Home and End.

    readout: the value as the reader sees it ("62 %"), from the value; stops: words below the track, evenly
    spread from 0 to 100; on_change: gets each new value at once (the slider shows it by itself).
    """

    live = True
    grabs = True
    radius = tokens.RADIUS_BADGE

    def __init__(
        self,
        name: str,
        value: int,
        on_change: Callable[[int], None],
        *,
        readout: Callable[[int], str],
        stops: Sequence[str] = (),
        step: int = 1,
        key: str = "",
        grow: int = 0,
    ) -> None:
        self.name = name
        self.value = max(0, min(100, value))
        self.on_change = on_change
        self.readout = readout
        self.stops = tuple(stops)
        self.step = step
        self.key = key
        self.grow = grow

    def least(self, kit: Kit) -> int:
        ends = [kit.texts.least(word, "small") for word in (*self.stops[:1], *self.stops[-1:])]
        return max(kit.px(tokens.SCROLL_LEAST), 2 * max(ends, default=0))

    def natural(self, kit: Kit) -> int:
        return max(self.least(kit), kit.px(tokens.MEASURE))

    def _heads(self, kit: Kit, width: int) -> int:
        texts = kit.texts
        beside = texts.natural(self.name, "strong") + texts.natural(self.readout(100), "heading")
        value = texts.line_height("heading")
        name = texts.height(self.name, "strong", width) if self.name else 0
        return max(value, name) if beside + kit.px(tokens.GAP) <= width else value + name

    def _stop_boxes(self, kit: Kit, width: int) -> list[tuple[str, int, int, str]]:
        """(word, left, width, align) of each stop; only the outer two where not all have room."""
        for words in (self.stops, self.stops[:1] + self.stops[-1:] if len(self.stops) > 2 else ()):
            boxes = _spread(words, width)
            if all(kit.texts.least(word, "small") <= room for word, _, room, _ in boxes):
                break
        return boxes

    def height(self, kit: Kit, width: int) -> int:
        stops = [kit.texts.height(word, "small", w) for word, _, w, _ in self._stop_boxes(kit, width)]
        return self._heads(kit, width) + kit.px(tokens.TOUCH) + max(stops, default=0)

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)

    def look_key(self) -> Hashable:
        return (self.name, self.value, self.readout(self.value), self.stops)

    def spoken(self) -> str:
        return f"{self.name}: {self.readout(self.value)}"

    def _track(self, kit: Kit) -> tuple[int, int]:
        """Left edge and length of the knob's way, within the widget."""
        half = kit.px(tokens.ROOM) // 2
        return half, max(1, self.box.w - 2 * half)

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        out = blank(size)
        texts, ground, theme = kit.texts, kit.theme.ground(self.tone), kit.theme
        top = self._heads(kit, size[0])
        if self.name:
            y = top - texts.height(self.name, "strong", size[0])
            texts.draw(out, self.name, "strong", ground.text, (0, y, size[0]))
        texts.draw(out, self.readout(self.value), "heading", ground.text, (0, 0, size[0]), "end")
        left, length = self._track(kit)
        middle = top + kit.px(tokens.TOUCH) // 2
        bar, line = kit.px(tokens.TIGHT + tokens.HAIR), max(1, kit.px(tokens.THICK))
        rail = kit.painter.panel((length + bar, bar), ground.fill, radius=bar, border=ground.soft, line=line)
        lay(out, rail, (left - bar // 2, middle - bar // 2))
        along = round(length * self.value / 100)
        lay(
            out,
            kit.painter.panel((along + bar, bar), ground.soft, radius=bar),
            (left - bar // 2, middle - bar // 2),
        )
        self._paint_ticks(out, kit, left, length, middle + bar)
        knob = kit.px(tokens.WIDE)
        fill = theme.ground("amber").hover if look.hover or look.down else theme.ground("amber").fill
        face = kit.painter.panel((knob, knob), fill, radius=knob, border=ground.text, line=max(2, kit.px(tokens.RING)))
        at = max(0, min(size[0] - knob, left + along - knob // 2))
        lay(out, face, (at, middle - knob // 2))
        boxes = self._stop_boxes(kit, size[0])
        nearest = round(self.value * (len(boxes) - 1) / 100)
        for n, (word, x, w, align) in enumerate(boxes):
            texts.draw(
                out,
                word,
                "small",
                ground.text if n == nearest else ground.soft,
                (x, top + kit.px(tokens.TOUCH), w),
                align,
            )
        return out

    def _paint_ticks(self, out: Surface, kit: Kit, left: int, length: int, y: int) -> None:
        ground, count = kit.theme.ground(self.tone), len(self.stops)
        tick = max(1, kit.px(tokens.THICK))
        for i in range(count if count > 1 else 0):
            x = left + length * i // (count - 1)
            out.fill(ground.soft, (x - tick // 2, y, tick, kit.px(tokens.HAIR)))

    def _set(self, value: int) -> None:
        value = max(0, min(100, value))
        if value != self.value:
            self.value = value
            self.on_change(value)

    def act(self, action: str) -> bool:
        if action in _STEPS:
            step = _STEPS[action]
            self._set(self.value + (step * self.step if abs(step) == 1 else step))
        elif action in ("home", "end"):
            self._set(0 if action == "home" else 100)
        else:
            return False
        return True

    def drag(self, kit: Kit, x: int, y: int) -> None:
        left, length = self._track(kit)
        value = (x - self.box.x - left) * 100 / length
        self._set(round(value / self.step) * self.step)


def _spread(words: Sequence[str], width: int) -> list[tuple[str, int, int, str]]:
    """Places words along a width: the first at its start, the last at its end, the others at their tick."""
    if len(words) < 2:
        return [(word, 0, width, "start") for word in words]
    pitch = width / (len(words) - 1)
    # An end word has the room up to the next word's; three fifths and four fifths of the pitch part them.
    end = round(width / 2 if len(words) == 2 else pitch * 0.6) - tokens.HAIR
    inner = round(pitch * 0.8) - tokens.HAIR
    out = [(words[0], 0, end, "start")]
    out += [(word, round(i * pitch) - inner // 2, inner, "center") for i, word in enumerate(words[1:-1], 1)]
    return [*out, (words[-1], width - end, end, "end")]
