"""What was hard, what was looked at and what to talk about next, in plain sentences."""

from game import words
from game.report.class_words import ClassWords
from game.report.classes import ClassFigures, ItemRow
from game.report.document import Entry
from game.report.looking import ALIKE, LookUse
from game.report.things import Look, Thing
from game.strings import Translator, mark

MISSED = 0.75
"""An item that a larger share judged rightly is not called missed."""

TELLING = 3
"""Of fewer hard items it is not said whether they are true or false ones."""

QUESTIONS, MISSES = 3, 3
"""How many questions are put, and how many of the most missed items are told in full."""

DIVIDED = 0.25
"""From this on, of 1 for half and half, a class was of two minds about an item: 7 in 100 on the other side."""


class HardWords:
    """Says in one language what the items, the looks and the talks of a class came to."""

    def __init__(self, figures: ClassFigures, translator: Translator) -> None:
        self.figures = figures
        self.t = translator
        self.of_ten = ClassWords(figures, translator).of_ten
        self.signed = ClassWords(figures, translator).signed

    # What was hard

    def verdict(self, thing: Thing) -> str:
        """The word on the stamp of an item."""
        return words.verdict_name(self.t, thing.verdict)

    def missed(self) -> list[Entry]:
        """The most missed items: what is so, first; then what was said, and how many saw it."""
        rows = [row for row in self.figures.items if row.figure.right.value < MISSED][:MISSES]
        return [Entry(self.t.text(row.thing.fact), tuple(self._missed(row))) for row in rows]

    def _missed(self, row: ItemRow) -> list[str]:
        t, figure = self.t, row.figure
        lines = [
            t.say(
                "{verdict}: “{claim}” Judged rightly by {right} of 10.",
                verdict=self.verdict(row.thing),
                claim=t.text(row.thing.claims),
                right=self.of_ten(figure.right.value),
            )
        ]
        if figure.discrimination is not None and figure.discrimination < -2 / figure.n**0.5:
            lines.append(t.say("Those who did well otherwise missed it more often: perhaps it is not put clearly."))
        return lines

    def hard(self, shown: int) -> list[str]:
        """Which way the hardest items went, of as many as are shown; or that there are none."""
        items, t = self.figures.items[:shown], self.t
        if not items:
            return [t.say("Too few judged the same items to say which were hard.")]
        if items[0].figure.right.value >= MISSED:
            return [t.say("Nothing was missed by many.")]
        true = sum(row.thing.verdict == "accurate" for row in items)
        lines = []
        if 3 * true >= 2 * len(items) >= 2 * TELLING:
            lines.append(
                t.plural(
                    "{true} of this {n} is a true thing that was not believed.",
                    "{true} of these {n} are true things that were not believed.",
                    len(items),
                    true=true,
                )
            )
        elif 3 * true <= len(items) >= TELLING:
            lines.append(
                t.plural(
                    "{false} of this {n} is a false thing that was believed.",
                    "{false} of these {n} are false things that were believed.",
                    len(items),
                    false=len(items) - true,
                )
            )
        return [*lines, t.say("Most missed, and what is so:")]

    # What they looked at

    def looked(self) -> list[str]:
        """Which tools were used, what went with a strong finding, and which telling look was left."""
        tools, t = self.figures.tools, self.t
        if not tools:
            return [t.say("Too few looked at the same items to say what they used.")]
        if tools[0].share.value == tools[-1].share.value:
            share = self.of_ten(tools[0].share.value)
            lines = [t.say("Of 10 times that they were there, the tools were used {share} times.", share=share)]
        else:
            lines = [
                t.say(
                    "Of 10 times that it was there, “{most}” was used {often} times, “{least}” {seldom} times.",
                    most=words.tool_name(t, tools[0].tool),
                    often=self.of_ten(tools[0].share.value),
                    least=words.tool_name(t, tools[-1].tool),
                    seldom=self.of_ten(tools[-1].share.value),
                )
            ]
        lines += self._decided()
        left = self._left()
        if left is not None:
            named = {"look": self.look(left.look), "case": self.case(left.thing)}
            if left.opened.value:
                share = self.of_ten(left.opened.value)
                line = mark(
                    "Of what would have settled something, “{look}” in {case} was opened least: by {share} of 10."
                )
                lines.append(t.say(line, share=share, **named))
            else:
                lines.append(t.say("Nobody opened “{look}” in {case}, which would have settled something.", **named))
        return lines

    def _decided(self) -> list[str]:
        found, t = self.figures.decided, self.t
        if found is None:
            return [t.say("Whether a strong finding decided cannot be said: too few judged with one, or without.")]
        lines = [
            t.say(
                "With a strong finding pinned that points the right way, {pinned} of 10 were judged rightly; without, "
                "{others}.",
                pinned=self.of_ten(found.pinned.value),
                others=self.of_ten(found.others.value),
            )
        ]
        if found.pinned.low > found.others.high:
            return [*lines, t.say("Who looks well may judge well anyway: that is no proof that the finding did it.")]
        if found.pinned.high < found.others.low:
            return [*lines, t.say("Those who had it were wrong more often: ask the class what they made of it.")]
        return [*lines, t.say("That may be chance.")]

    def _left(self) -> LookUse | None:
        """The telling look that the smallest share of those who met its item made."""
        telling = [use for use in self.figures.looks if use.look.tells and use.opened.value < MISSED]
        return min(telling, key=lambda use: (use.opened.value, use.thing.key, use.look.id), default=None)

    def look(self, look: Look) -> str:
        """What a look is called."""
        if look.label is not None:
            return self.t.text(look.label)
        name = words.tool_name(self.t, look.tool)
        return f"{name}: {self.t.text(look.who)}" if look.who is not None else name

    def case(self, thing: Thing) -> str:
        """The case of an item."""
        titles = {(each.pack, each.case): each.title for each in self.figures.cases}
        title = titles.get((thing.key.pack, thing.key.case))
        return self.t.say("“{title}”", title=self.t.text(title)) if title is not None else thing.key.case

    # What talking changed

    def talked(self) -> list[str]:
        """What agreeing changed in groups, and what talking changed in a class that votes."""
        return [*self._together(), *self._hands()]

    def _together(self) -> list[str]:
        found, t = self.figures.together, self.t
        if found is None:
            return []
        lines = [
            t.plural(
                "In {n} groups each judged alone first: {alone} of 10 were right alone, {joint} when they had agreed.",
                "In {n} groups each judged alone first: {alone} of 10 were right alone, {joint} when they had agreed.",
                found.shift.n,
                alone=self.of_ten(found.alone),
                joint=self.of_ten(found.joint),
            )
        ]
        clear = found.shift.high - found.shift.low > ALIKE
        if found.shift.low > 0 and clear:
            return [*lines, t.say("Together they were right more often.")]
        if found.shift.high < 0 and clear:
            return [*lines, t.say("Together they were right less often.")]
        return [*lines, t.say("Whether agreeing helps cannot be seen from this.")]

    def _hands(self) -> list[str]:
        found, t = self.figures.hands, self.t
        if not found:
            return []
        first, last = (sum(each) / len(found) for each in zip(*((v.first, v.last) for v in found), strict=True))
        lines = [
            t.plural(
                "The class voted twice on {n} item: at first {first} of 10 hands were right, after talking {last}.",
                "The class voted twice on {n} items: at first {first} of 10 hands were right, after talking {last}.",
                len(found),
                first=self.of_ten(first),
                last=self.of_ten(last),
            )
        ]
        return [*lines, t.say("Hands have no names, so how far that is chance cannot be reckoned.")]

    # What to talk about

    def questions(self) -> list[Entry]:
        """Three questions, of the items on which people were most evenly of two minds and for which a look is known."""
        rows = [row for row in self.figures.items if row.figure.split >= DIVIDED and self._settles(row.thing)]
        rows.sort(key=lambda row: (-row.figure.split, row.thing.key))
        return [self._question(row) for row in rows[:QUESTIONS]]

    def _question(self, row: ItemRow) -> Entry:
        t, thing = self.t, row.thing
        votes = t.plural(
            "{n} of {all} took it for true.",
            "{n} of {all} took it for true.",
            int(row.called_true),
            n=row.called_true,
            all=row.figure.n,
        )
        told = t.say("{verdict}: “{claim}”", verdict=self.verdict(thing), claim=t.text(thing.claims))
        fact = t.say("It is so: {fact}", fact=t.text(thing.fact))
        settled = t.say("What settles it: {look}", look=self._settles(thing))
        if thing.prompt is not None:
            return Entry(t.text(thing.prompt), (fact, f"{told} {votes}", settled))
        ask = t.say("How could one have found out?")
        return Entry(f"{told} {ask}", (fact, f"{votes} {settled}"))

    def _settles(self, thing: Thing) -> str:
        if thing.settles is not None:
            return self.t.text(thing.settles)
        return self.look(thing.decided) if thing.decided is not None else ""
