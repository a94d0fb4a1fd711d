"""A case that two or three judge together: each alone first, then all; what talking changed is shown."""

from __future__ import annotations

from game.window import tokens
from game.window.buttons import Button
from game.window.case_bench import Hands, judge_part, ways_on
from game.window.layout import Column, Node
from game.window.meters import Meter
from game.window.modes.hosted import HostedCase
from game.window.slider import Slider
from game.window.widgets import Card, Heading, Label, Paragraph

DONT_KNOW = 50


class TogetherCase(HostedCase):
    """Asks each of the `members` alone what they think before they judge an item together.

    alone: what each said, in percent, by item; nobody sees another's before all have spoken.
    """

    members: int = 2

    def __init__(self, *args: object, **given: object) -> None:
        super().__init__(*args, **given)  # type: ignore[arg-type]
        self.alone: dict[str, list[int]] = {}
        self.percent = DONT_KNOW
        self.ready = False

    def judging(self, hands: Hands) -> tuple[Node, Node | None]:
        form = self.page.judgement
        if form is None:
            return super().judging(hands)
        said = self.alone.setdefault(form.item, [])
        if len(said) < self.members:
            return self._alone(said), None
        t = self.t
        meters = [
            Meter(
                t.say("Person {n}", n=n),
                percent,
                t.percent(percent),
                icon="eye",
                pattern=("hatch", "dots", "plain")[n % 3],
                key=f"alone.{n}",
            )
            for n, percent in enumerate(said, 1)
        ]
        told = Card(
            Column([Label(t.say("What each of you said alone")), *meters, Paragraph(self._apart(said), style="small")]),
            tone="note",
            pad=tokens.GAP,
            shadow=False,
            key="alone",
        )
        heading = Heading(t.say("Now decide together"))
        return (
            Column([heading, told, judge_part(self.page, t, self.draft, hands)], gap=tokens.ROOM),
            ways_on("judge", self.page, t, self.draft, hands),
        )

    def _alone(self, said: list[int]) -> Node:
        """One person's turn: first whose it is, so that the others can look away."""
        t, n = self.t, len(said) + 1
        if not self.ready:
            return Column(
                [
                    Heading(t.say("Person {n} alone", n=n)),
                    Paragraph(t.say("Only person {n} looks at the screen now. Nobody says anything yet.", n=n)),
                    Button(t.say("I am person {n}", n=n), self._begin, kind="primary", icon="eye", key="ready"),
                ],
                gap=tokens.ROOM,
            )
        form = self.page.judgement
        return Column(
            [
                Heading(t.say("Person {n} alone", n=n)),
                Slider(
                    form.question if form is not None else "",
                    self.percent,
                    self._slide,
                    readout=t.percent,
                    stops=[word for _, word in form.stops] if form is not None else (),
                    step=5,
                    key="alone.percent",
                ),
                Button(t.say("I have said it"), self._said, kind="primary", icon="check", key="said"),
            ],
            gap=tokens.ROOM,
        )

    def _apart(self, said: list[int]) -> str:
        t = self.t
        apart = max(said) - min(said)
        if min(said) < 50 < max(said):
            return t.say("You are on different sides. What has each of you seen that the others have not?")
        if apart >= 25:
            return t.say("You lean the same way, and one of you is much surer. Why?")
        return t.say("You agree. What would have to turn up for you to change your minds?")

    def acting(self, hands: Hands) -> Node:
        acts = super().acting(hands)
        form = self.page.judgement
        said = self.alone.get(form.item) if form is not None else None
        if form is None or not said or form.percent is None:
            return acts
        t = self.t
        alone, joint = ", ".join(t.percent(percent) for percent in said), t.percent(form.percent)
        shift = Card(
            Column(
                [
                    Label(t.say("What talking changed")),
                    Paragraph(t.say("Alone: {alone}. Together: {percent}.", alone=alone, percent=joint)),
                ],
                gap=tokens.HAIR,
            ),
            tone="note",
            pad=tokens.GAP,
            shadow=False,
            key="shift",
        )
        return Column([shift, acts])

    def _begin(self) -> None:
        self.ready, self.percent = True, DONT_KNOW
        self.app.stage.focused = "alone.percent"
        self.refresh()

    def _slide(self, percent: int) -> None:
        self.percent = percent

    def _said(self) -> None:
        form = self.page.judgement
        if form is not None:
            self.alone[form.item].append(self.percent)
        self.ready = False
        self.refresh()
