"""The small screens of the shell: the languages, the credits, a question before something is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from game.languages import SOURCE, native_name, stand_ins
from game.window import tokens
from game.window.buttons import Button
from game.window.layout import Column, Grid, Limit, Node, Pad, Row, Wrap
from game.window.screen import Screen, page
from game.window.widgets import Card, Heading, Icon, Paragraph

if TYPE_CHECKING:
    from pygame import Surface

    from game.window.app import App
    from game.window.kit import Kit


def head(screen: Screen, title: str, lead: str = "") -> Node:
    """The head of a shell screen: the way back, the title, and a line under it."""
    return Column(
        [
            Row(
                [
                    Button("", screen.back, icon="back", means=screen.say("Back"), key="back"),
                    Heading(title, style="title", grow=1),
                ],
                gap=tokens.ROOM,
                align="center",
            ),
            Paragraph(lead, ink="soft") if lead else None,
        ],
        gap=tokens.TIGHT,
    )


def town(kit: Kit) -> Surface:
    """The town at dusk, filling the window; the table where the picture is missing."""
    # Small windows have a picture of their own: reading the large one takes a tenth of the whole start.
    name = "title-1280.jpg" if kit.size[0] <= 1280 and kit.size[1] <= 720 else "title.jpg"
    path = kit.assets / "pictures" / name
    return kit.painter.picture(path, kit.size, fit="cover", ours=True) or kit.painter.table(kit.size)


def over_town(part: Node) -> Node:
    """One card over the left of the town, where its sky is empty."""
    card = Card(part, pad=tokens.WIDE, arrive=True, key="menu")
    return Pad(Column([Limit(card, tokens.MENU, align="start")], middle=True), tokens.VAST, tokens.ROOM)


class LanguageScreen(Screen):
    """The languages, each by its own name, so that nobody has to read another to find theirs."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.first = f"language.{app.translator.code}"
        app.services.warm()

    def backdrop(self, kit: Kit) -> Surface:
        return town(kit)

    def build(self, kit: Kit) -> Node:
        code = self.app.translator.code
        names = [
            Button(
                name,
                partial(self._choose, each),
                selected=each == code,
                align="center",
                key=f"language.{each}",
            )
            for each, name in self.app.services.languages
        ]
        # Who reads this may not yet have a language that they can read: the globe says what the names are.
        asked = Row([Icon("language"), Heading(self.say("Language"), grow=1)], gap=tokens.GAP, align="center")
        back = Button(self.say("Back"), self.back, kind="quiet", icon="back", key="back")
        card = Card(
            Column([asked, Grid(names, column=tokens.CASE_CARD, most=2, gap=tokens.TIGHT), *self._state(), back])
        )
        return page(Limit(card, tokens.MEASURE, align="start"))

    def _state(self) -> list[Node]:
        """How far the language on the screen can be trusted, and what is shown where it lacks something."""
        say, t = self.say, self.app.translator
        told = []
        if not t.reviewed:
            told.append(say("This translation was drafted by a machine. No native editor has reviewed it yet."))
        others = [native_name(each) for each in (*stand_ins(t.code), SOURCE) if each != t.code]
        if others:
            told.append(say("What is missing in it is shown in {languages}.", languages=t.either(others)))
        return [Paragraph(each, style="small", ink="soft") for each in told]

    def _choose(self, code: str) -> None:
        self.app.change(replace(self.app.settings, language=code))
        self.back()


class ConfirmScreen(Screen):
    """A question with a yes that cannot be taken back, and a no that comes first."""

    first = "no"

    def __init__(self, app: App, title: str, text: str, *, yes: str, on_yes: Callable[[], None]) -> None:
        super().__init__(app)
        self.title = title
        self.text = text
        self.yes = yes
        self.on_yes = on_yes

    def build(self, kit: Kit) -> Node:
        ask = Column(
            [
                Heading(self.title),
                Paragraph(self.text),
                Wrap(
                    [
                        Button(self.say("Keep it"), self.back, kind="primary", key="no"),
                        Button(self.yes, self._yes, key="yes"),
                    ],
                    gap=tokens.GAP,
                ),
            ],
            gap=tokens.GAP,
        )
        return Column([Limit(Card(ask, pad=tokens.WIDE, arrive=True, key="ask"), tokens.MEASURE)], middle=True)

    def _yes(self) -> None:
        self.on_yes()
        self.back()


class CreditsScreen(Screen):
    """Whose work is in the game."""

    first = "back"

    def build(self, kit: Kit) -> Node:
        say = self.say
        parts = [
            (
                say("The story"),
                say(
                    "Triponta, its people, outlets and accounts are made up. "
                    "What goes round there is made up too, and training material."
                ),
            ),
            (
                say("Letters"),
                say(
                    "Piazzolla by Juan Pablo del Peral, Source Sans by Paul D. Hunt for Adobe, "
                    "and Andika by SIL International; all under the SIL Open Font License."
                ),
            ),
            (say("Pictures"), say("Drawn and rendered by our own scripts; the town stands on no map.")),
            (say("Icons"), say("Phosphor Icons, under the MIT licence, and our own.")),
            (
                say("The machine"),
                say("Python, pygame-ce and pygame_gui, and the many who keep them going."),
            ),
            (
                say("Licences"),
                say("The code is under the MIT licence, stories and pictures under CC BY 4.0."),
            ),
        ]
        cards = [Card(Column([Heading(name), Paragraph(text)], gap=tokens.TIGHT)) for name, text in parts]
        return page(Grid(cards, column=tokens.CASE_CARD, most=3), head=head(self, say("Credits")))
