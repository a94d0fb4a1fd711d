"""The list of cases, and the saved games."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.buttons import Button
from game.window.layout import Column, Fill, Grid, Node, Pad, Row, Scroll, Sized, Wrap
from game.window.marks import Badge, Tag
from game.window.screen import Screen, page
from game.window.shell import ConfirmScreen, head
from game.window.town import House, Spread, picture, spots
from game.window.widgets import Card, Heading, Icon, Label, Paragraph, Picture

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.app import App
    from game.window.kit import Kit
    from game.window.services import CaseCard, Slot
    from game.window.tokens import Tone

_SIGNS: dict[str, tuple[str, Tone]] = {"new": ("eye", "slate"), "open": ("half", "amber"), "done": ("check", "teal")}
"""The icon and the ground of how a case stands."""


class CasesScreen(Screen):
    """The cases as houses on the map of the town, and beside it the one chosen; as cards where there is no room."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.chosen = ""
        self.listed = False
        self._cases: Sequence[CaseCard] = ()
        self._town: tuple[Hashable, Surface] | None = None

    def backdrop(self, kit: Kit) -> Surface:
        if not self._mapped(kit):
            return super().backdrop(kit)
        places = spots(kit)
        lit = tuple(places[case.house] for case in self._cases if case.lit and case.house is not None)
        if self._town is None or self._town[0] != (kit, lit):
            self._town = (kit, lit), picture(kit, lit)
        return self._town[1]

    def build(self, kit: Kit) -> Node:
        say = self.say
        self._cases = cases = self.app.services.cases(self.app.translator.code)
        if self._mapped(kit):
            return self._map(kit)
        self.first = f"case.{_next(cases)}"
        body = Grid([self._card(case) for case in cases], column=tokens.CASE_CARD, most=3)
        return page(body, head=head(self, say("Cases"), say("What has come in at the newsroom.")))

    def _mapped(self, kit: Kit) -> bool:
        """Whether the map is shown: there is one, a case is on it, and the card beside it covers no house."""
        left = min((spot.x for spot in spots(kit)), default=0)
        room = kit.px(tokens.WIDE + tokens.MAP_CARD + tokens.WIDE + tokens.TOUCH // 2)
        return not self.listed and left > room and any(case.house is not None for case in self._cases)

    def _map(self, kit: Kit) -> Node:
        say, places = self.say, spots(kit)
        housed = [case for case in self._cases if case.house is not None]
        chosen = next((case for case in housed if case.id == self.chosen), None)
        if chosen is None:
            going = _next(housed)
            chosen = next(case for case in housed if case.id == going)
        self.first, self.chosen = "open", chosen.id
        houses = [self._house(case, selected=case is chosen) for case in housed]
        # Over the roof, so that the windows are seen.
        points = [(at.x, at.y - at.reach // 2) for at in (places[case.house or 0] for case in housed)]
        lanterns = say("Lanterns lit: {n} of {of}", n=sum(case.lit for case in housed), of=len(housed))
        card = Card(
            Column(
                [
                    self._about(chosen),
                    Button(
                        say("Open the case"), partial(self._open, chosen.id), kind="primary", icon="play", key="open"
                    ),
                ]
            ),
            arrive=True,
            key=f"chosen.{chosen.id}",
        )
        beside = Column(
            [
                head(self, say("Triponta"), lanterns),
                Scroll(Pad(card, tokens.TIGHT), key="card", grow=1),
                Button(say("All cases as a list"), self._list, icon="archive", key="list"),
            ],
            gap=tokens.TIGHT,
        )
        return Row([Pad(Sized(beside, tokens.MAP_CARD), tokens.WIDE, tokens.ROOM), Spread(houses, points)], gap=0)

    def _house(self, case: CaseCard, *, selected: bool) -> Node:
        say = self.say
        says = {"new": say("New"), "open": say("Under way"), "done": say("Closed")}
        stands = say("A lantern is lit here") if case.lit else says[case.state]
        icon, ground = _SIGNS[case.state]
        return House(
            "lantern" if case.lit else icon,
            partial(self._choose, case.id),
            ground="amber" if case.lit else ground,
            means=f"{case.title}. {stands}",
            selected=selected,
            key=f"house.{case.id}",
        )

    def _choose(self, case: str) -> None:
        if case == self.chosen:
            self._open(case)
            return
        self.chosen = case
        self.refresh()

    def _list(self) -> None:
        self.listed = True
        self.refresh()

    def back(self) -> None:
        if self.listed:
            self.listed = False
            self.refresh()
        else:
            super().back()

    def _card(self, case: CaseCard) -> Node:
        about = self._about(case)
        return Card(about, on_press=partial(self._open, case.id), arrive=True, key=f"case.{case.id}")

    def _about(self, case: CaseCard) -> Node:
        say = self.say
        words = {"new": say("New"), "open": say("Under way"), "done": say("Closed")}
        icon, ground = _SIGNS[case.state]
        minutes = self.app.translator.plural("{n} minute", "{n} minutes", case.minutes)
        return Column(
            [
                Picture(case.picture, "", ratio=2.0, fit="cover")
                if case.picture
                else Badge("lantern", ground="night", size=tokens.PLATE),
                Column([Heading(case.title), Paragraph(case.summary)], gap=tokens.HAIR),
                Fill(),
                Wrap(
                    [
                        Tag(words[case.state], icon=icon, ground=ground),
                        Row(
                            [Icon("clock", size=tokens.GAP, ink="soft"), Label(minutes)],
                            gap=tokens.TIGHT,
                            align="center",
                        ),
                        Tag(case.language, icon="language", ground="slate") if case.language else None,
                    ],
                    gap=tokens.GAP,
                ),
            ]
        )

    def _open(self, case: str) -> None:
        self.app.push(self.app.services.open_case(self.app, case))


def _next(cases: Sequence[CaseCard]) -> str:
    """The case to go on with: the one under way, else the first that is not closed, else the first."""
    order = {"open": 0, "new": 1, "done": 2}
    return min(cases, key=lambda case: order[case.state]).id if cases else ""


class SlotsScreen(Screen):
    """The saved games: a picture and a colour each, and nobody's name."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.first = f"slot.{app.services.slot()}"

    def build(self, kit: Kit) -> Node:
        say = self.say
        slots = self.app.services.slots(self.app.translator.code)
        lead = say("Each is known by its picture, so remember yours. No names are kept.")
        return page(
            Grid([self._card(slot) for slot in slots], column=tokens.CASE_CARD, most=3, gap=tokens.GAP),
            head=head(self, say("Saved games"), lead),
        )

    def _card(self, slot: Slot) -> Node:
        say = self.say
        closed = say("{closed} of {cases} cases closed", closed=slot.closed, cases=slot.cases)
        words = Column(
            [
                Paragraph(slot.name, style="strong"),
                Paragraph(closed if slot.used else say("Not used yet"), style="small", ink="soft"),
            ],
            gap=0,
            grow=1,
        )
        erase = Button("", partial(self._ask, slot), kind="quiet", icon="cross",
                       means=say("Erase {name}", name=slot.name), key=f"erase.{slot.id}")  # fmt: skip
        return Card(
            Row([Badge(slot.picture, ground=slot.colour), words, erase if slot.used else None], align="center"),
            on_press=partial(self._use, slot.id),
            selected=slot.id == self.app.services.slot(),
            pad=tokens.GAP,
            key=f"slot.{slot.id}",
        )

    def _use(self, slot: str) -> None:
        self.app.services.use_slot(slot)
        self.app.replace(CasesScreen(self.app))

    def _ask(self, slot: Slot) -> None:
        say = self.say
        self.app.push(
            ConfirmScreen(
                self.app,
                say("Erase this game?"),
                say("What was played under {name} will be gone from this machine.", name=slot.name),
                yes=say("Erase it"),
                on_yes=partial(self.app.services.clear_slot, slot.id),
            )
        )
