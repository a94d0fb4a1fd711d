"""The staff's side of a kiosk: the PIN, the counts of the day, the export, and what visitors are offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from game.storage.formats import new_id
from game.storage.pins import LONGEST, SHORTEST
from game.window import tokens
from game.window.buttons import Button, choices
from game.window.layout import Column, Grid, Limit, Node, Row, Wrap
from game.window.modes.kiosk import Kiosk, StaffSide
from game.window.screen import page
from game.window.shell import ConfirmScreen, head
from game.window.widgets import Card, Heading, Label, Paragraph

if TYPE_CHECKING:
    from pathlib import Path

    from game.window.app import App
    from game.window.kit import Kit

IDLE = (30, 45, 75, 120, 300)


class Keypad(StaffSide):
    """A pad of digits, for fingers and keys; what is entered shows as dots."""

    first = "digit.1"

    def __init__(self, app: App, kiosk: Kiosk) -> None:
        super().__init__(app)
        self.kiosk = kiosk
        self.entered = ""
        self.told = ""

    def title(self) -> str:
        """What is asked for."""
        raise NotImplementedError

    def done(self) -> None:
        """What happens with what was entered."""
        raise NotImplementedError

    def build(self, kit: Kit) -> Node:
        say = self.say
        digits = [
            Button(digit, partial(self.digit, digit), align="center", key=f"digit.{digit}") for digit in "123456789"
        ]
        last = [
            Button("", self._less, icon="back", align="center", means=say("Take the last digit back"), key="less"),
            Button("0", partial(self.digit, "0"), align="center", key="digit.0"),
            Button(say("OK"), self.done, kind="primary", align="center", key="ok"),
        ]
        body = Column(
            [
                Heading(self.title()),
                Heading("●" * len(self.entered) or "–", align="center"),
                Grid([*digits, *last], column=96, most=3, gap=tokens.TIGHT),
                Paragraph(self.told, ink="bad") if self.told else None,
                Button(say("Back"), self.back, kind="quiet", icon="back", key="back"),
            ],
            gap=tokens.GAP,
        )
        return page(Limit(Card(body, pad=tokens.WIDE, key="pad"), 420))

    def digit(self, digit: str) -> None:
        """Takes in one more digit."""
        if len(self.entered) < LONGEST:
            self.entered += digit
            self.refresh()

    def typed(self, text: str) -> bool:
        """A key: digits are entered, and it says whether it was one."""
        if text and text in "0123456789":
            self.digit(text)
            return True
        return False

    def _less(self) -> None:
        self.entered = self.entered[:-1]
        self.refresh()


class PinScreen(Keypad):
    """Asks the staff for the PIN, over whatever a visitor was doing."""

    def title(self) -> str:
        return self.say("The staff's PIN")

    def done(self) -> None:
        right, wait = self.kiosk.host.tried(self.entered)
        self.entered = ""
        if right:
            self.app.replace(StaffScreen(self.app, self.kiosk))
            return
        self.told = self.say("That is not the PIN.")
        if wait:
            told = self.app.translator.plural("Wait {n} second.", "Wait {n} seconds.", round(wait) or 1)
            self.told = f"{self.told} {told}"
        self.refresh()


class NewPinScreen(Keypad):
    """A new PIN, entered twice. `first`: there is none yet, and nothing else can be done before."""

    def __init__(self, app: App, kiosk: Kiosk, *, first: bool = False) -> None:
        super().__init__(app, kiosk)
        self.only = first
        self.once = ""

    def title(self) -> str:
        if self.once:
            return self.say("The same PIN again")
        return self.say("Choose a PIN for the staff: {n} to {most} digits", n=SHORTEST, most=LONGEST)

    def done(self) -> None:
        entered, self.entered, self.told = self.entered, "", ""
        if len(entered) < SHORTEST:
            self.told = self.say("It needs at least {n} digits.", n=SHORTEST)
        elif not self.once:
            self.once = entered
        elif entered != self.once:
            self.once, self.told = "", self.say("The two were not the same. Begin again.")
        else:
            self.kiosk.host.new_pin(entered)
            if self.only:
                self.kiosk.start()
            else:
                self.app.pop()
            return
        self.refresh()

    def back(self) -> None:
        if self.only:
            # Without a PIN nothing has begun yet, and whoever sets it up may leave.
            self.app.quit()
        else:
            self.app.pop()


class StaffScreen(StaffSide):
    """How the day has been, what is offered, and the way to the desktop."""

    first = "open"

    def __init__(self, app: App, kiosk: Kiosk) -> None:
        super().__init__(app)
        self.kiosk = kiosk
        self.told = ""

    def build(self, kit: Kit) -> Node:
        say = self.say
        lead = say("Visitors never see this page. It closes by itself after two minutes.")
        body = Row(
            [
                Card(self._day(), grow=2, key="day"),
                Card(self._offered(), tone="note", grow=3, key="offered"),
            ],
            gap=tokens.ROOM,
            stack=True,
            below=tokens.SETTINGS,
        )
        foot = Wrap(
            [
                Button(say("Open for visitors"), self.back, kind="primary", icon="play", key="open"),
                Button(say("Another PIN"), self._pin, icon="lock", key="pin"),
                Button(say("Close the kiosk"), self._close, icon="cross", key="close"),
            ],
            gap=tokens.GAP,
        )
        return page(body, head=head(self, say("The kiosk's staff"), lead), foot=foot)

    def _day(self) -> Node:
        say, t = self.say, self.app.translator
        rows: list[Node | None] = []
        counts = self.kiosk.host.counts()
        for title, finished, left in counts:
            said = say("{n} finished, {left} left", n=t.number(finished), left=t.number(left))
            rows.append(Column([Paragraph(title, style="strong"), Label(said)], gap=0))
        whole = sum(finished + left for _, finished, left in counts)
        return Column(
            [
                Label(say("Today"), style="strong", ink="text"),
                Heading(t.plural("{n} play", "{n} plays", whole), style="title"),
                *rows,
                Label(say("Copy all results to"), style="strong", ink="text"),
                *(
                    Button(
                        place.name or str(place),
                        partial(self._export, place),
                        icon="folder",
                        sub=str(place),
                        key=f"export.{n}",
                    )
                    for n, place in enumerate(self.kiosk.host.places())
                ),
                Paragraph(self.told, style="small") if self.told else None,
                *(Paragraph(trouble, style="small", ink="bad") for trouble in self.kiosk.host.troubles()),
            ],
            gap=tokens.GAP,
        )

    def _offered(self) -> Node:
        say, host = self.say, self.kiosk.host
        config, code = host.config(), self.app.translator.code
        languages = [code for code, _ in host.languages()]
        cases = {case.id for case in host.cases(code)}
        return Column(
            [
                Label(say("Languages"), style="strong", ink="text"),
                self._chips("language", self.app.services.languages, languages),
                Label(say("Cases"), style="strong", ink="text"),
                self._chips("case", [(case.id, case.title) for case in host.all_cases(code)], cases),
                Label(say("Nobody there after"), style="strong", ink="text"),
                choices(
                    [
                        (str(n), self.app.translator.plural("{n} second", "{n} seconds", n))
                        for n in sorted({*IDLE, config.idle})
                    ],
                    str(config.idle),
                    self._idle,
                    key="idle",
                ),
                Label(say("Event"), style="strong", ink="text"),
                Paragraph(say("Results of one event belong together in a report."), style="small", ink="soft"),
                Wrap([Button(say("A new event begins"), self._event, icon="undo", key="event")]),
            ],
            gap=tokens.GAP,
        )

    def _chips(self, key: str, options: Sequence[tuple[str, str]], chosen: Sequence[str] | set[str]) -> Node:
        return Wrap(
            [
                Button(
                    name,
                    partial(self._toggle, key, each, tuple(every for every, _ in options), tuple(chosen)),
                    kind="chip",
                    selected=each in chosen,
                    key=f"{key}.{each}",
                )
                for each, name in options
            ],
            key=key,
        )

    def _toggle(self, key: str, each: str, every: tuple[str, ...], chosen: tuple[str, ...]) -> None:
        now = set(chosen) ^ {each}
        wanted = tuple(name for name in every if name in now)
        # Somebody has to be able to play something.
        if wanted:
            self._save(**{"languages" if key == "language" else "cases": wanted})

    def _idle(self, value: str) -> None:
        self._save(idle=int(value))

    def _event(self) -> None:
        self._save(event=new_id())
        self.told = self.say("From now on results belong to a new event.")
        self.refresh()

    def _save(self, **changed: object) -> None:
        self.kiosk.host.save(replace(self.kiosk.host.config(), **changed))  # type: ignore[arg-type]
        self.refresh()

    def _export(self, place: Path) -> None:
        self.told = self.kiosk.host.export(place)
        self.refresh()

    def _pin(self) -> None:
        self.app.push(NewPinScreen(self.app, self.kiosk))

    def _close(self) -> None:
        say = self.say
        text = say("The screen is then the machine's again. Results stay.")
        self.app.push(ConfirmScreen(self.app, say("Close the kiosk?"), text, yes=say("Close it"), on_yes=self.app.quit))

    def back(self) -> None:
        self.kiosk.reset()
