"""A vote by hands: a line to count each answer on, and two votes drawn beside each other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.buttons import Button
from game.window.layout import Column, Node, Row, Sized
from game.window.meters import patterned
from game.window.paint import blank, lay, mix
from game.window.widget import Handler, Look, Widget

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.kit import Kit

MOST = 999
"""The most hands that are counted for one answer."""

_STEPS = {"right": 1, "more": 1, "left": -1, "less": -1}
STEP_WIDE = 56
BAR_TALL = 15
"""How high a bar of a vote is, with the reader's text."""


class Count(Widget):
    """One answer and how many hands went up for it: pressed, it counts one more; digits are typed into it.

    count: gets the new number; write: gets a digit, or that the last one is taken back (-1); go_on: what Enter does,
    which is to go to the next line.
    """

    live = True
    radius = tokens.RADIUS_BUTTON

    def __init__(
        self,
        answer: str,
        hands: int,
        count: Callable[[int], None],
        write: Callable[[int], None],
        go_on: Callable[[], None],
        *,
        key: str,
    ) -> None:
        self.answer = answer
        self.hands = hands
        self.count = count
        self.write = write
        self.go_on = go_on
        self.key = key
        self.grow = 1

    def _room(self, kit: Kit) -> int:
        return 2 * kit.px(tokens.GAP) + kit.px(tokens.ROOM) + kit.texts.natural("000", "lead")

    def least(self, kit: Kit) -> int:
        return self._room(kit) + kit.texts.least(self.answer, "strong")

    def natural(self, kit: Kit) -> int:
        return self._room(kit) + kit.texts.natural(self.answer, "strong")

    def height(self, kit: Kit, width: int) -> int:
        text = kit.texts.height(self.answer, "strong", max(1, width - self._room(kit)))
        return max(text + 2 * kit.px(tokens.HAIR), kit.texts.line_height("lead"), kit.px(tokens.TOUCH))

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)

    def look_key(self) -> Hashable:
        return (self.answer, self.hands)

    def spoken(self) -> str:
        return f"{self.answer}: {self.hands}"

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        out = blank(size)
        ground, texts = kit.theme.ground(self.tone), kit.texts
        fill = ground.down if look.down else ground.hover if look.hover else ground.press
        line = max(1, kit.px(tokens.THICK))
        lay(out, kit.painter.panel(size, fill, radius=self.radius, border=ground.line, line=line), (0, 0))
        pad, room = kit.px(tokens.GAP), max(1, size[0] - self._room(kit))
        top = (size[1] - texts.height(self.answer, "strong", room)) // 2
        texts.draw(out, self.answer, "strong", ground.text, (pad, top, room))
        wide = texts.natural("000", "lead") + kit.px(tokens.ROOM)
        top = (size[1] - texts.line_height("lead")) // 2
        ink = ground.text if self.hands else ground.soft
        texts.draw(out, str(self.hands), "lead", ink, (size[0] - pad - wide, top, wide), "end")
        return out

    def press(self) -> None:
        self.count(self.hands + 1)

    def act(self, action: str) -> bool:
        if action in _STEPS:
            self.count(self.hands + _STEPS[action])
        elif action.isdigit():
            self.write(int(action))
        elif action == "erase":
            self.write(-1)
        elif action == "ok":
            self.go_on()
        else:
            return False
        return True


class Step(Button):
    """One more or one less: as low as the line that it belongs to."""

    def __init__(self, text: str, on_press: Handler, means: str, *, key: str) -> None:
        super().__init__(text, on_press, means=means, align="center", key=key)

    def _pads(self, kit: Kit) -> tuple[int, int]:
        return kit.px(tokens.TIGHT), kit.px(tokens.HAIR)


class Tally:
    """The hands of a vote while they are counted.

    changed: something was counted; focus: gives the keyboard to what has this key; done: the key of what comes after
    the last line.
    """

    def __init__(
        self,
        answers: int,
        changed: Callable[[], None],
        focus: Callable[[str], None],
        done: str,
        hands: Sequence[int] = (),
    ) -> None:
        self.hands = list(hands) or [0] * answers
        self.changed = changed
        self.focus = focus
        self.done = done
        self.writing: int | None = None

    def _count(self, n: int, hands: int) -> None:
        self.hands[n], self.writing = max(0, min(MOST, hands)), None
        self.changed()

    def _write(self, n: int, digit: int) -> None:
        # The first digit on a line begins its number anew.
        before = self.hands[n] if self.writing == n or digit < 0 else 0
        self.hands[n] = before // 10 if digit < 0 else min(MOST, before * 10 + digit)
        self.writing = n
        self.changed()

    def _go_on(self, n: int) -> None:
        self.writing = None
        self.focus(f"count.{n + 1}" if n + 1 < len(self.hands) else self.done)

    def _beside(self, n: int, by: int, means: str, key: str) -> Node:
        step = partial(self._count, n, self.hands[n] + by)
        return Sized(Step("−" if by < 0 else "+", step, means, key=key), STEP_WIDE)

    def lines(self, answers: Sequence[str], less: str, more: str) -> Node:
        """A line for each answer; less, more: what the buttons beside it mean."""
        rows = []
        for n, answer in enumerate(answers):
            hands = self.hands[n]
            rows.append(
                Row(
                    [
                        Count(
                            answer,
                            hands,
                            partial(self._count, n),
                            partial(self._write, n),
                            partial(self._go_on, n),
                            key=f"count.{n}",
                        ),
                        self._beside(n, -1, f"{less}: {answer}", f"less.{n}"),
                        self._beside(n, +1, f"{more}: {answer}", f"more.{n}"),
                    ],
                    gap=tokens.TIGHT,
                )
            )
        return Column(rows, gap=tokens.TIGHT)


class Bars(Widget):
    """How many hands went up for each answer, in one vote or in two: the first hatched, the last full.

    names: what the votes are called; told: all of it in words.
    """

    def __init__(
        self, answers: Sequence[str], votes: Sequence[Sequence[int]], names: Sequence[str], told: str, *, key: str = ""
    ) -> None:
        self.answers = tuple(answers)
        self.votes = tuple(map(tuple, votes))
        self.names = tuple(names)
        self.told = told
        self.key = key

    def _left(self, kit: Kit) -> int:
        return max(kit.texts.natural(answer, "strong") for answer in self.answers) + kit.px(tokens.GAP)

    def _right(self, kit: Kit) -> int:
        return kit.px(tokens.TIGHT) + kit.texts.natural("000", "label")

    def least(self, kit: Kit) -> int:
        return self._left(kit) + self._right(kit) + kit.em(tokens.PORTRAIT)

    def natural(self, kit: Kit) -> int:
        return kit.em(tokens.MEASURE)

    def _row(self, kit: Kit) -> int:
        bars = kit.em(BAR_TALL) * len(self.votes) + kit.px(tokens.HAIR) * (len(self.votes) - 1)
        return max(bars, kit.texts.line_height("strong"))

    def height(self, kit: Kit, width: int) -> int:
        rows = self._row(kit) * len(self.answers) + kit.px(tokens.GAP - tokens.HAIR) * (len(self.answers) - 1)
        return rows + kit.px(tokens.GAP) + kit.texts.line_height("label") * len(self._legend(kit, width))

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)

    def look_key(self) -> Hashable:
        return (self.answers, self.votes, self.names)

    def spoken(self) -> str:
        return self.told

    def paint(self, kit: Kit, size: tuple[int, int], look: Look) -> Surface:
        out = blank(size)
        ground, texts = kit.theme.ground(self.tone), kit.texts
        left, right, row, bar = self._left(kit), self._right(kit), self._row(kit), kit.em(BAR_TALL)
        room = max(1, size[0] - left - right)
        most = max(1, *(count for vote in self.votes for count in vote))
        line = max(1, kit.px(tokens.THICK))
        y = 0
        for n, answer in enumerate(self.answers):
            top = y + (row - texts.line_height("strong")) // 2
            texts.draw(out, answer, "strong", ground.text, (0, top, left))
            at = y + (row - bar * len(self.votes) - kit.px(tokens.HAIR) * (len(self.votes) - 1)) // 2
            for which, vote in enumerate(self.votes):
                long = round(room * vote[n] / most)
                lay(out, self._bar(kit, (max(line, long), bar), which), (left, at))
                number = at + (bar - texts.line_height("label")) // 2
                ink = ground.text if vote[n] else ground.soft
                texts.draw(out, str(vote[n]), "label", ink, (left + long + kit.px(tokens.TIGHT), number, right))
                at += bar + kit.px(tokens.HAIR)
            y += row + kit.px(tokens.GAP - tokens.HAIR)
        for entries in self._legend(kit, size[0]):
            for which, x in entries:
                side = kit.em(BAR_TALL)
                lay(out, self._bar(kit, (2 * side, side), which), (x, y + (texts.line_height("label") - side) // 2))
                named = x + 2 * side + kit.px(tokens.TIGHT)
                texts.draw(out, self.names[which], "label", ground.text, (named, y, size[0] - named))
            y += texts.line_height("label")
        return out

    def _bar(self, kit: Kit, size: tuple[int, int], which: int) -> Surface:
        """A bar of a vote: the last is full, the one before it an outline with lines across."""
        ground = kit.theme.ground(self.tone)
        line = max(1, kit.px(tokens.THICK))
        if which == len(self.votes) - 1:
            out = blank(size)
            out.fill(ground.text)
            return out
        out = blank(size)
        out.fill(ground.text)
        inner = blank((max(1, size[0] - 2 * line), max(1, size[1] - 2 * line)))
        inner.fill(ground.fill)
        patterned(inner, "hatch", mix(ground.text, ground.fill, 0.15), kit.px(tokens.TIGHT))
        if size[0] > 2 * line:
            lay(out, inner, (line, line))
        return out

    def _legend(self, kit: Kit, width: int) -> list[list[tuple[int, int]]]:
        """The lines of the legend: which vote is named where; beside the bars' own edge, else where there is room."""
        mark = 2 * kit.em(BAR_TALL) + kit.px(tokens.TIGHT)
        wide = [mark + kit.texts.natural(name, "label") + kit.px(tokens.ROOM) for name in self.names]
        for left in (self._left(kit), 0):
            if left + sum(wide) - kit.px(tokens.ROOM) <= width:
                return [[(which, left + sum(wide[:which])) for which in range(len(wide))]]
        return [[(which, 0)] for which in range(len(wide))]
