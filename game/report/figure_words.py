"""A class's figures in a table, and how far they can be trusted, for those who want them."""

from game.report.class_words import ClassWords
from game.report.classes import Level, Shift
from game.report.document import Table
from game.story.effects import (
    CRITERION_BIAS,
    CRITERION_CHANGE_BIAS,
    CRITERION_CHANGE_COVERAGE,
    CRITERION_COVERAGE,
    SENSITIVITY_BIAS,
    SENSITIVITY_CHANGE_BIAS,
    SENSITIVITY_CHANGE_COVERAGE,
    SENSITIVITY_COVERAGE,
)
from game.story.intervals import Interval


class FigureWords(ClassWords):
    """Says the figures of a class in one language, and sets them in a table."""

    def table(self) -> Table | None:
        """All measures before and after, with their intervals, and how good d′ and c are on short forms."""
        levels, t = self.figures.levels, self.t
        if not levels:
            return None
        heads = {"before": t.say("before"), "after": t.say("after"), "once": t.say("once")}
        shift = self.figures.shift
        head = ["", *(heads[level.when] for level in levels), *([t.say("change")] if shift else [])]
        rows = []
        for name in ("right", "believed", "seen-through"):
            cells = [self._cell(level.means[name], 10, 1) for level in levels]
            rows.append((t.say("{what}, of 10", what=self.measure(name)), *cells, *self._moved(name, 10, 1)))
        cells = [self._cell(level.means["brier"], 1, 2) for level in levels]
        rows.append((t.say("Brier score (0 best, 0.25 for “I don’t know”)"), *cells, *self._moved("brier", 1, 2)))
        if all(level.discernment is not None for level in levels):
            rows += self._discernment(levels, shift)
        title = t.plural(
            "The same in figures, with 95 % intervals, for {n}",
            "The same in figures, with 95 % intervals, for {n}",
            levels[0].n,
        )
        return Table(title, tuple(head), tuple(rows))

    def _discernment(self, levels: tuple[Level, ...], shift: Shift | None) -> list[tuple[str, ...]]:
        found = [level.discernment for level in levels if level.discernment is not None]
        moved = (shift.sensitivity, shift.criterion) if shift is not None else (None, None)
        return [
            (
                self.t.say("d′, telling true from false (0 is chance)"),
                *(self._cell(each.sensitivity, 1, 2) for each in found),
                *self._moved_to(shift, moved[0]),
            ),
            (
                self.t.say("c, leaning (below 0: to doubt)"),
                *(self._cell(each.criterion, 1, 2) for each in found),
                *self._moved_to(shift, moved[1]),
            ),
        ]

    def _moved_to(self, shift: Shift | None, moved: Interval | None) -> list[str]:
        if shift is None:
            return []
        return ["–" if moved is None else self._signed_cell(moved, 1, 2)]

    def _moved(self, name: str, scale: float, decimals: int) -> list[str]:
        shift = self.figures.shift
        return [] if shift is None else [self._signed_cell(shift.changes[name].effect, scale, decimals)]

    def _cell(self, found: Interval, scale: float, decimals: int) -> str:
        value, low, high = (
            self.t.number(round(scale * each, decimals) + 0.0) for each in (found.value, found.low, found.high)
        )
        return f"{value} ({low} … {high})".replace("-", "−")

    def _signed_cell(self, found: Interval, scale: float, decimals: int) -> str:
        value, low, high = (self.signed(scale * each, decimals) for each in (found.value, found.low, found.high))
        return f"{value} ({low} … {high})"

    def parts(self) -> str:
        """What the Brier score of the last form is made of."""
        found = self.figures.calibrations
        if not self.figures.levels or not found:
            return ""
        last, number = found[-1].parts, self.t.number
        return self.t.say(
            "The last Brier score is made of reliability {reliability} (0 is best), less resolution {resolution} (how "
            "well likely and unlikely are told apart), and {uncertainty} from the mixture of the items.",
            reliability=number(round(last.reliability, 3)),
            resolution=number(round(last.resolution, 3)),
            uncertainty=number(round(last.uncertainty, 3)),
        )

    def trust(self) -> list[str]:
        """How far d′ and c may be off on forms so short, as was measured on simulated groups of such a size."""
        levels, shift, t = self.figures.levels, self.figures.shift, self.t
        if not levels or any(level.discernment is None for level in levels):
            return []
        size = max(size for size in SENSITIVITY_BIAS if size <= levels[0].n)
        lines = [
            t.plural(
                "On forms of ten items, d′ of a group of {n} is off by {bias} on average and {held} of its intervals "
                "hold what is true; c by {other} and {share}.",
                "On forms of ten items, d′ of a group of {n} is off by {bias} on average and {held} of its intervals "
                "hold what is true; c by {other} and {share}.",
                size,
                bias=self.signed(SENSITIVITY_BIAS[size], 2),
                held=t.percent(100 * SENSITIVITY_COVERAGE[size]),
                other=self.signed(CRITERION_BIAS[size], 2),
                share=t.percent(100 * CRITERION_COVERAGE[size]),
            )
        ]
        if shift is not None and shift.sensitivity is not None:
            lines.append(
                t.say(
                    "Their changes: d′ by {bias} and {held}, c by {other} and {share}.",
                    bias=self.signed(SENSITIVITY_CHANGE_BIAS[size], 2),
                    held=t.percent(100 * SENSITIVITY_CHANGE_COVERAGE[size]),
                    other=self.signed(CRITERION_CHANGE_BIAS[size], 2),
                    share=t.percent(100 * CRITERION_CHANGE_COVERAGE[size]),
                )
            )
        return [*lines, t.say("That is the worst of five kinds of simulated groups.")]
