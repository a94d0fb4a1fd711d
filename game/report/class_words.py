"""A class's figures in plain sentences: nothing is claimed that its interval does not allow."""

from game.report.classes import Calibration, ClassFigures, Shift
from game.report.document import Caution
from game.report.looking import ALIKE
from game.story.intervals import Interval
from game.story.measures import FEWEST
from game.strings import Translator


class ClassWords:
    """Says the figures of a class in one language."""

    def __init__(self, figures: ClassFigures, translator: Translator) -> None:
        self.figures = figures
        self.t = translator

    # Numbers

    def of_ten(self, share: float) -> str:
        """A share from 0 to 1 as so many of ten, with one decimal."""
        return self.t.number(round(10 * share, 1) + 0.0)

    def signed(self, number: float, decimals: int = 1) -> str:
        """A change with its sign."""
        rounded = round(number, decimals) + 0.0
        written = self.t.number(abs(rounded))
        return f"+{written}" if rounded > 0 else f"−{written}" if rounded < 0 else written

    # What has to be said first

    def caution(self) -> Caution | None:
        """The warning of a class that has come to believe nothing; `None` for every other."""
        shift, say = self.figures.shift, self.t.say
        if shift is None or shift.leaning != "cynical":
            return None
        return Caution(
            say("Read this first: the class now calls more things fake, true ones too."),
            (
                " ".join(self._doubts(shift)),
                say(
                    "What to do: in the next lesson take two or three true things that look odd, and let the class "
                    "prove them true. Ask each time: what would make you believe it? Praise “I looked, and it is so” "
                    "as much as “I looked, and it is false”."
                ),
            ),
        )

    def _doubts(self, shift: Shift) -> list[str]:
        believed, say = shift.changes["believed"], self.t.say
        lines = [
            say(
                "Of 10 true things they believed {before} before and {after} after.",
                before=self.of_ten(believed.before),
                after=self.of_ten(believed.after),
            )
        ]
        if shift.changes["right"].effect.low <= 0:
            lines.append(say("It cannot be seen that they tell true from false better."))
        return [*lines, say("Who doubts everything is as easy to mislead as who believes everything.")]

    # What they did

    def did(self) -> list[str]:
        """Who took part and what was played."""
        figures, t = self.figures, self.t
        people = figures.people
        if people is None:
            return [self.too_few()]
        lines = []
        if "simulated" in figures.modes:
            lines.append(t.say("Nobody sat here: these players were simulated."))
        if figures.voted:
            lines.append(
                t.plural(
                    "The class played as one and voted by hands; {n} hand was counted at the most.",
                    "The class played as one and voted by hands; {n} hands were counted at the most.",
                    people,
                )
            )
        else:
            lines.append(
                t.plural(
                    "{n} took part. Each is one pupil, or a group at one machine.",
                    "{n} took part. Each is one pupil, or a group at one machine.",
                    people,
                )
            )
        if figures.shift is not None:
            lines.append(
                t.plural(
                    "{n} did the short test before and after.",
                    "{n} did the short test before and after.",
                    figures.shift.n,
                )
            )
        return [*lines, *self._played()]

    def _played(self) -> list[str]:
        cases, t = self.figures.cases, self.t
        if not cases:
            return []
        said = [
            t.say("{case} ({finished} of {begun})", case=self.case_name(i), finished=each.finished, begun=each.begun)
            for i, each in enumerate(cases)
        ]
        if len(cases) <= 4:
            return [t.say("Cases, and how many came to their end: {cases}.", cases=t.list(said))]
        begun, finished = sum(each.begun for each in cases), sum(each.finished for each in cases)
        if finished == begun:
            return [
                t.plural(
                    "{n} case was played, always to its end.", "{n} cases were played, always to their end.", len(cases)
                )
            ]
        line = t.plural(
            "{n} case was played; of 10 that were begun, {share} were finished.",
            "{n} cases were played; of 10 that were begun, {share} were finished.",
            len(cases),
            share=self.of_ten(finished / begun),
        )
        least = min(range(len(cases)), key=lambda n: cases[n].finished / cases[n].begun)
        return [line, t.say("Most often left: {case}.", case=said[least])]

    def case_name(self, nth: int) -> str:
        """What a case is called, by its id where its pack is not here."""
        each = self.figures.cases[nth]
        return self.t.text(each.title) if each.title is not None else each.case

    def notes(self) -> list[str]:
        """What a reader has to know about where the figures come from."""
        figures, t = self.figures, self.t
        notes = []
        if figures.elsewhere:
            notes.append(
                t.plural(
                    "{n} result was played with another version of the pack; what is the same in both was counted.",
                    "{n} results were played with another version of the pack; what is the same in both was counted.",
                    figures.elsewhere,
                )
            )
        if figures.unknown:
            notes.append(
                t.plural(
                    "{n} judgement was of an item that no pack here has, and is left out.",
                    "{n} judgements were of items that no pack here has, and are left out.",
                    figures.unknown,
                )
            )
        return notes

    def too_few(self) -> str:
        """That there is nothing to show."""
        return self.t.say(
            "Fewer than {n} took part. So few are never shown, as somebody could be recognised.", n=FEWEST
        )

    # Before and after

    def changed(self) -> list[str]:
        """What became of the share that was judged rightly, and of believing and doubting."""
        shift, t = self.figures.shift, self.t
        if shift is None:
            return self._once()
        right = shift.changes["right"]
        effect = right.effect
        lines = [
            t.say(
                "Before, {before} of 10 were judged rightly; after, {after} of 10.",
                before=self.of_ten(right.before),
                after=self.of_ten(right.after),
            ),
            t.plural(
                "With {n} who did both, the true change may lie between {low} and {high} of 10.",
                "With {n} who did both, the true change may lie between {low} and {high} of 10.",
                shift.n,
                low=self.signed(10 * effect.low),
                high=self.signed(10 * effect.high),
            ),
            self._verdict(effect),
        ]
        lines.append(self._leant(shift))
        lines += self._stands()
        if not right.balanced:
            lines.append(
                t.say(
                    "All began with the same form, so that it cannot be told apart whether the class changed or the "
                    "second form was easier or harder."
                )
            )
        return lines

    def _verdict(self, effect: Interval) -> str:
        if effect.high - effect.low < ALIKE:
            return self.t.say("All changed by just as much, so that how far it is chance cannot be reckoned.")
        # As it is written above: who reads "between 0 and +2.1" must not read that it was more.
        low, high = round(10 * effect.low, 1), round(10 * effect.high, 1)
        if low > 0:
            return self.t.say("So more was judged rightly after than before.")
        if high < 0:
            return self.t.say("So less was judged rightly after than before.")
        return self.t.say("That includes no change at all: whether they got better cannot be told from this.")

    def _leant(self, shift: Shift) -> str:
        say = self.t.say
        return {
            "sharper": say("They tell true from false better than before."),
            "cynical": say("They call more things fake than before, and that includes true ones."),
            "trusting": say("They believe more than before; that they tell true from false better cannot be seen."),
            "none": say("That they now believe more, or doubt more, cannot be seen."),
        }[shift.leaning]

    def _stands(self) -> list[str]:
        """Where the class stands at the last, where that is far to one side, however it came there."""
        last, say = self.figures.levels[-1], self.t.say
        believed, seen = last.means["believed"], last.means["seen-through"]
        if self.caution() is not None:
            return []
        if believed.high < 0.5:
            number = self.of_ten(believed.value)
            return [say("Take care: they call most things fake. Of 10 true ones they believed {n}.", n=number)]
        if seen.high < 0.5:
            number = self.of_ten(seen.value)
            return [say("Take care: they believe most things. Of 10 false ones they saw through {n}.", n=number)]
        return []

    def _once(self) -> list[str]:
        levels, t = self.figures.levels, self.t
        missing = t.plural(
            "What changed cannot be said: that takes {n} who did the test before and after.",
            "What changed cannot be said: that takes {n} who did the test before and after.",
            FEWEST,
        )
        if not levels:
            return [missing]
        right = levels[0].means["right"]
        return [
            t.plural(
                "{n} did the short test once. Of 10, {right} were judged rightly; for others like them it may be "
                "between {low} and {high}.",
                "{n} did the short test once. Of 10, {right} were judged rightly; for others like them it may be "
                "between {low} and {high}.",
                levels[0].n,
                right=self.of_ten(right.value),
                low=self.of_ten(right.low),
                high=self.of_ten(right.high),
            ),
            *self._stands(),
            missing,
        ]

    def measure(self, name: str) -> str:
        """What a measure is called beside its marks."""
        say = self.t.say
        return {
            "right": say("judged rightly"),
            "believed": say("true things believed"),
            "seen-through": say("false things seen through"),
        }[name]

    def change_beside(self, effect: Interval) -> tuple[str, str]:
        """A change as it stands beside its marks: the figure, and what it may be."""
        t = self.t
        low, high = self.signed(10 * effect.low), self.signed(10 * effect.high)
        value = t.say("change {value}", value=self.signed(10 * effect.value))
        if round(10 * effect.low, 1) <= 0 <= round(10 * effect.high, 1):
            return value, t.say("may be {low} to {high}: no change can be seen", low=low, high=high)
        return value, t.say("may be {low} to {high}", low=low, high=high)

    # How sure they were

    def sureness(self, found: Calibration) -> list[str]:
        """How sure people were, and whether they had reason to be."""
        sure, t = found.sure, self.t
        lines = [
            t.say("On the dashed line stands who knows how sure to be: of what they call 80 % likely, 8 of 10 are so.")
        ]
        if sure is None:
            return [*lines, t.say("Too few were ever sure to say more.")]
        fields = {"stated": t.percent(100 * sure.stated), "right": self.of_ten(sure.right)}
        when = {
            "before": t.say(
                "Before, when they were sure (80 % and more, or 20 % and less), they said {stated} on average, and "
                "{right} of 10 such answers were right.",
                **fields,
            ),
            "after": t.say(
                "After, when they were sure (80 % and more, or 20 % and less), they said {stated} on average, and "
                "{right} of 10 such answers were right.",
                **fields,
            ),
            "once": t.say(
                "When they were sure (80 % and more, or 20 % and less), they said {stated} on average, and {right} of "
                "10 such answers were right.",
                **fields,
            ),
        }
        lines.append(when[found.when])
        if sure.beyond.high - sure.beyond.low < ALIKE:
            lines.append(t.say("All were just as sure, so that how far it is chance cannot be reckoned."))
        elif sure.beyond.low > 0:
            lines.append(t.say("They were surer than they had reason to be."))
        elif sure.beyond.high < 0:
            lines.append(t.say("They had reason to be surer than they were."))
        else:
            lines.append(t.say("That they were too sure, or not sure enough, cannot be seen."))
        return lines
