"""The report on a class: its figures, its sentences and its charts, on two pages."""

from datetime import date

from game import words
from game.report.charts import Curve, DotRow, PairRow, Press, Span
from game.report.classes import ClassFigures
from game.report.document import Beside, Block, Chart, Heading, Listing, Paragraph, Report
from game.report.figure_words import FigureWords
from game.report.hard_words import HardWords
from game.story.intervals import Interval
from game.strings import Translator

HARDEST = 7
"""How many of the hardest items the chart shows."""


def class_report(figures: ClassFigures, translator: Translator, press: Press) -> Report:
    """The report on a class as a document in the language of the translator; `press` draws."""
    return _Maker(figures, translator, press).report()


class _Maker:
    """Puts one report together."""

    def __init__(self, figures: ClassFigures, translator: Translator, press: Press) -> None:
        self.figures = figures
        self.t = translator
        self.press = press
        self.words = FigureWords(figures, translator)
        self.hard = HardWords(figures, translator)

    def report(self) -> Report:
        """The two pages; of too few people, one that says so."""
        figures, t = self.figures, self.t
        days = [t.date(date.fromisoformat(day)) for day in figures.days]
        shown = days if len(days) < 3 else [days[0], days[-1]]
        under = [" – ".join(shown), *(t.text(pack) for pack in figures.packs)]
        title = t.say("What visitors learned") if figures.modes == ("kiosk",) else t.say("What the class learned")
        pages: list[list[Block]] = [self._first(), self._second()] if figures.people is not None else [[*self._did()]]
        return Report(
            lang=t.code,
            title=title,
            under=tuple(under),
            pages=tuple(tuple(blocks) for blocks in pages if blocks),
            foot=t.say("Made by Fenjer from results without names. No figure rests on fewer than five."),
            page=t.say("Page"),
        )

    def _first(self) -> list[Block]:
        caution, t = self.words.caution(), self.t
        blocks: list[Block] = [caution] if caution is not None else []
        blocks += self._did()
        blocks.append(Heading(t.say("Before and after")))
        chart = self._change()
        blocks.append(Paragraph(" ".join(self.words.changed()), "lead" if chart is not None else "plain"))
        if chart is not None:
            blocks.append(chart)
        blocks += self._sure()
        table = self.words.table()
        if table is not None:
            blocks.append(table)
        notes = [*filter(None, [self.words.parts()]), *self.words.trust(), *self.words.notes()]
        if notes:
            blocks.append(Paragraph(" ".join(notes), "small"))
        return blocks

    def _did(self) -> list[Block]:
        return [Paragraph(" ".join(self.words.did()))]

    def _second(self) -> list[Block]:
        t, hard = self.t, self.hard
        blocks: list[Block] = [Heading(t.say("What was hard"))]
        chart = self._items()
        if chart is not None:
            blocks.append(chart)
        blocks.append(Paragraph(" ".join(hard.hard(HARDEST))))
        missed = hard.missed()
        if missed:
            blocks.append(Listing(tuple(missed)))
        blocks.append(Heading(t.say("How they looked")))
        looked = tuple(Paragraph(line) for line in (*hard.looked(), *hard.talked()))
        tools = self._tools()
        blocks += [Beside(tools, looked)] if tools is not None else looked
        questions = hard.questions()
        if questions:
            blocks += [Heading(t.say("Three questions to talk about next")), Listing(tuple(questions))]
        return blocks

    # Charts

    def _change(self) -> Chart | None:
        shift, t = self.figures.shift, self.t
        if shift is None:
            return None
        before, after = self.figures.levels
        rows = []
        alt = []
        for name in ("right", "believed", "seen-through"):
            label, beside = self.words.measure(name), self.words.change_beside(shift.changes[name].effect)
            rows.append(PairRow(label, _span(before.means[name]), _span(after.means[name]), *beside))
            alt.append(
                t.say(
                    "{what}: {before} of 10 before, {after} after; {change}.",
                    what=label,
                    before=self.words.of_ten(before.means[name].value),
                    after=self.words.of_ten(after.means[name].value),
                    change=", ".join(beside),
                )
            )
        axis = t.say("of 10; the lines are 95 % intervals")
        svg = self.press.pairs(rows, t.say("before"), t.say("after"), axis)
        return Chart("change", svg, 174, t.say("Of 10 items, before and after"), " ".join(alt))

    def _sure(self) -> list[Block]:
        found, t = self.figures.calibrations, self.t
        drawn = [each for each in found if each.points]
        if not drawn:
            return []
        names = {"before": t.say("before"), "after": t.say("after"), "once": ""}
        curves, alt = [], []
        for each in drawn:
            points = tuple((point.stated, point.true, point.count / each.parts.count) for point in each.points)
            curves.append(Curve(names[each.when], points, each.when == "before"))
            told = [
                t.say("{stated} likely, {true} so", stated=t.percent(stated), true=t.percent(true))
                for stated, true, _ in points
            ]
            alt.append(f"{names[each.when]}: {t.list(told)}." if names[each.when] else f"{t.list(told)}.")
        axis = t.say("how likely they said it was, %"), t.say("how often it was so, %")
        svg = self.press.calibration(curves, *axis, t.say("knows how sure to be"))
        chart = Chart("calibration", svg, 84, t.say("What they called likely, and how often it was so"), " ".join(alt))
        beside = tuple(Paragraph(line) for line in self.words.sureness(drawn[-1]))
        return [Heading(t.say("How sure they were")), Beside(chart, beside)]

    def _items(self) -> Chart | None:
        t = self.t
        rows = self.figures.items[:HARDEST]
        if not rows:
            return None
        dots = [
            DotRow(
                self.hard.verdict(row.thing),
                t.text(row.thing.claims),
                _span(row.figure.right),
                self.words.of_ten(row.figure.right.value),
            )
            for row in rows
        ]
        alt = [
            t.say("{verdict}, “{claim}”: {right} of 10.", verdict=dot.strong, claim=dot.label, right=dot.beside)
            for dot in dots
        ]
        svg = self.press.dots(dots, t.say("judged rightly, of 10; the lines are 95 % intervals"))
        return Chart("items", svg, 174, t.say("The hardest items, the hardest first"), " ".join(alt))

    def _tools(self) -> Chart | None:
        t = self.t
        rows = [
            DotRow("", words.tool_name(t, use.tool), _span(use.share), self.words.of_ten(use.share.value))
            for use in self.figures.tools
        ]
        if not rows:
            return None
        alt = [t.say("{tool}: {share} of 10.", tool=row.label, share=row.beside) for row in rows]
        title = t.say("How often each was used, of 10 times that it was there")
        return Chart("tools", self.press.bars(rows), 84, title, " ".join(alt))


def _span(found: Interval) -> Span:
    """A share on a scale of ten."""
    return Span(10 * found.value, 10 * found.low, 10 * found.high)
