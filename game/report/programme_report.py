"""The report on many workshops: what changed in each, and over all of them, with intervals and never as ranks."""

from collections.abc import Iterator
from datetime import date

from game.report.charts import FOREST, DotRow, Press, Span
from game.report.document import Block, Chart, Entry, Heading, Listing, Paragraph, Report
from game.report.programme import ProgrammeFigures, Workshop
from game.report.table import Row, figure
from game.story.intervals import Interval
from game.story.measures import FEWEST
from game.story.pooling import Pooled
from game.strings import Translator

FEW, NAMED = 3, 30
"""So many refused files are named on the first page, and so many on a second one; the terminal names all."""


def programme_report(figures: ProgrammeFigures, translator: Translator, press: Press) -> Report:
    """The report on many workshops as a document in the language of the translator; `press` draws."""
    return _Maker(figures, translator, press).report()


def programme_rows(figures: ProgrammeFigures) -> Iterator[Row]:
    """The figures of many workshops, for the table."""
    yield Row("programme", "files", value=figures.files, unit="count")
    yield Row("programme", "refused", value=len(figures.refused), unit="count")
    if figures.people is None:
        yield Row("programme", "too-few")
        return
    yield Row("programme", "records", value=figures.records, unit="count")
    yield Row("programme", "workshops", value=figures.sessions, unit="count")
    yield Row("programme", "participants", value=figures.people, unit="count")
    if figures.both >= FEWEST:
        yield Row("programme", "both-forms", value=figures.both, unit="count")
    for one in figures.shown:
        yield figure("workshop", "right", one.right.effect, "share", one.session, one.day)
        yield figure("workshop", "brier", one.brier.effect, "score", one.session, one.day)
    if figures.small is not None:
        yield figure("small-workshops", "right", figures.small.right.effect, "share")
        yield figure("small-workshops", "brier", figures.small.brier.effect, "score")
    for name, unit, found in (("right", "share", figures.right), ("brier", "score", figures.brier)):
        if found is not None:
            yield figure("overall", name, found.mean, unit)
            yield Row("overall", f"{name}-spread", n=found.mean.n, value=found.spread, unit=unit)
            if found.new is not None:
                yield figure("overall", f"{name}-new", found.new, unit)


class _Maker:
    """Puts one report together."""

    def __init__(self, figures: ProgrammeFigures, translator: Translator, press: Press) -> None:
        self.figures = figures
        self.t = translator
        self.press = press

    def report(self) -> Report:
        """One page with the forest plot, and a second one where many files were refused."""
        t, figures = self.t, self.figures
        days = [t.date(date.fromisoformat(day)) for day in figures.days]
        chart = self._forest()
        first: list[Block] = [Paragraph(" ".join(self._held()))]
        if figures.people is not None:
            first += [Heading(t.say("What changed")), Paragraph(" ".join(self._changed()), "lead")]
        if chart is not None:
            first.append(chart)
        if figures.people is not None:
            first += [Heading(t.say("How to read this")), *map(Paragraph, self._reading())]
        left: list[Block] = []
        if figures.refused:
            left = [Heading(t.say("Files that were left out")), self._refused()]
        if len(figures.refused) <= FEW:
            first, left = [*first, *left], []
        return Report(
            lang=t.code,
            title=t.say("What the workshops changed"),
            under=(" – ".join(days),) if days else (),
            pages=tuple(tuple(page) for page in (first, left) if page),
            foot=t.say("Made by Fenjer from results without names. No figure rests on fewer than five."),
            page=t.say("Page"),
        )

    def _held(self) -> list[str]:
        figures, t = self.figures, self.t
        if figures.people is None:
            return [
                t.say("Fewer than {n} took part. So few are never shown, as somebody could be recognised.", n=FEWEST)
            ]
        workshops = t.plural("{n} workshop", "{n} workshops", figures.sessions)
        files = t.plural("{n} file", "{n} files", figures.files - len(figures.refused))
        lines = [
            t.plural(
                "{workshops} in {files}: {n} took part, each one pupil or a group at one machine.",
                "{workshops} in {files}: {n} took part, each one pupil or a group at one machine.",
                figures.people,
                workshops=workshops,
                files=files,
            )
        ]
        if figures.both >= FEWEST:
            lines.append(
                t.plural(
                    "{n} did the short test before and after.",
                    "{n} did the short test before and after.",
                    figures.both,
                )
            )
        if figures.simulated:
            lines.append(t.say("Some or all of these players were simulated."))
        if figures.refused:
            lines.append(
                t.plural(
                    "{n} file was refused and left out.", "{n} files were refused and left out.", len(figures.refused)
                )
            )
        return lines

    def _changed(self) -> list[str]:
        found, t = self.figures.right, self.t
        if found is None:
            if self.figures.shown:
                effect = self.figures.shown[0].right.effect
                return [self._over(effect), self._verdict(effect)]
            return [t.say("Too few did the short test before and after in the same workshop to say what changed.")]
        lines = [self._over(found.mean), self._verdict(found.mean)]
        if found.new is not None:
            lines.append(self._apart(found, found.new))
        return lines

    def _over(self, effect: Interval) -> str:
        return self.t.say(
            "Of 10 items, the number judged rightly changed by {value} on average; the true mean change may lie "
            "between {low} and {high}.",
            value=self.signed(effect.value),
            low=self.signed(effect.low),
            high=self.signed(effect.high),
        )

    def _verdict(self, effect: Interval) -> str:
        low, high = round(10 * effect.low, 1), round(10 * effect.high, 1)
        if low > 0:
            return self.t.say("So on average more was judged rightly after the workshops.")
        if high < 0:
            return self.t.say("So on average less was judged rightly after the workshops.")
        return self.t.say("That includes no change at all: whether the workshops help cannot be told from this.")

    def _apart(self, found: Pooled, new: Interval) -> str:
        if found.spread == 0:
            return self.t.say("That one workshop differs from another more than by chance cannot be seen.")
        return self.t.say(
            "Workshops differ beyond chance: in one more of the kind, the true change would lie between {low} and "
            "{high}, 95 times of 100.",
            low=self.signed(new.low),
            high=self.signed(new.high),
        )

    def _forest(self) -> Chart | None:
        figures, t = self.figures, self.t
        found = figures.right.mean if figures.right is not None else None
        if found is None or not figures.shown:
            return None
        rows = [self._row(self._named(one), one.right.effect) for one in figures.shown]
        if figures.small is not None:
            rows.append(self._row(t.say("small ones, together"), figures.small.right.effect))
        whole = self._row(t.say("mean of all"), found)
        svg = self.press.forest(
            rows, whole, t.say("change in what was judged rightly, of 10; lines are 95 % intervals")
        )
        told = [*(rows if len(rows) <= FOREST else ()), whole]
        alt = [
            t.say(
                "{what}: {value}, may be {low} to {high}.",
                what=row.label,
                value=self.signed(row.span.value / 10),
                low=self.signed(row.span.low / 10),
                high=self.signed(row.span.high / 10),
            )
            for row in told
        ]
        return Chart("forest", svg, 174, t.say("The change in each workshop, by day"), " ".join(alt))

    def _row(self, label: str, effect: Interval) -> DotRow:
        beside = f"{self.signed(effect.value)} ({self.signed(effect.low)} … {self.signed(effect.high)})"
        return DotRow("", label, Span(10 * effect.value, 10 * effect.low, 10 * effect.high), beside)

    def _named(self, one: Workshop) -> str:
        """A workshop by its day and how many it had: what it is called is nobody's business."""
        day = self.t.date(date.fromisoformat(one.day))
        return self.t.say("{day}, n = {n}", day=day, n=one.right.effect.n)

    def signed(self, share: float) -> str:
        """A change of a share as so many of ten, with its sign."""
        rounded = round(10 * share, 1) + 0.0
        written = self.t.number(abs(rounded))
        return f"+{written}" if rounded > 0 else f"−{written}" if rounded < 0 else written

    def _reading(self) -> list[str]:
        figures, t = self.figures, self.t
        lines = [
            t.say(
                "Each line is one workshop, in the order of their days; n is how many did both tests. The dot is what "
                "was found, the line is where the true change of such a group may lie. This is no ranking, and none "
                "can be made of it: two dots may lie apart by chance alone."
            ),
            t.say(
                "The mean is one of random effects (DerSimonian and Laird 1986, interval after Hartung and Knapp "
                "2001): large workshops weigh more, but none decides alone."
            ),
            t.say("There was no group without a workshop, so other causes of a change cannot be ruled out."),
        ]
        if figures.fewer:
            lines.append(
                t.plural(
                    "{n} workshop had fewer than five who did both tests; it is not shown by itself.",
                    "{n} workshops had fewer than five who did both tests; they are not shown by themselves.",
                    figures.fewer,
                )
            )
        if figures.lopsided:
            lines.append(
                t.plural(
                    "In {n} workshop all began with the same form, so that a harder or easier form is part of its "
                    "change.",
                    "In {n} workshops all began with the same form, so that a harder or easier form is part of their "
                    "change.",
                    figures.lopsided,
                )
            )
        found = figures.brier
        if found is not None:
            lines.append(
                t.say(
                    "The Brier score, which counts how sure people were too (lower is better), changed by {value}; the "
                    "true mean may lie between {low} and {high}.",
                    value=self._small(found.mean.value),
                    low=self._small(found.mean.low),
                    high=self._small(found.mean.high),
                )
            )
        return lines

    def _small(self, number: float) -> str:
        rounded = round(number, 3) + 0.0
        written = self.t.number(abs(rounded))
        return f"+{written}" if rounded > 0 else f"−{written}" if rounded < 0 else written

    def _refused(self) -> Listing:
        notices = self.figures.refused
        entries = [Entry(self.t.notice(notice), ()) for notice in notices[:NAMED]]
        if len(notices) > NAMED:
            more = len(notices) - NAMED
            entries.append(Entry(self.t.plural("and {n} more", "and {n} more", more), ()))
        return Listing(tuple(entries))
