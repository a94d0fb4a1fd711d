"""The notebook: a card for every technique met so far."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.buttons import Button
from game.window.case_after import technique_card
from game.window.layout import Column, Grid, Node, Wrap
from game.window.screen import Screen, page
from game.window.shell import head
from game.window.web import TownWebScreen
from game.window.widgets import Card, Heading, Icon, Label, Paragraph

if TYPE_CHECKING:
    from game.window.kit import Kit
    from game.window.services import Notebook


class NotebookScreen(Screen):
    """The cards of the techniques met, and how many are still to be met."""

    first = "back"

    def build(self, kit: Kit) -> Node:
        say = self.say
        kept = self.app.services.notebook(self.app.translator.code)
        lead = say("{n} of {of} ways of misleading met", n=len(kept.met), of=kept.of)
        cards = [technique_card(card, kit.assets / "cards") for card in kept.met]
        body = Grid(cards, column=tokens.CASE_CARD, most=3) if cards else self._empty()
        web = self.app.services.web()
        door = None
        if web is not None:
            open_ = partial(self.app.push, TownWebScreen(self.app, web))
            sub = say("Papers, registers, archives and chats, to be read again")
            door = Button(say("The town's web"), open_, icon="coverage", sub=sub, key="web")
        return page(
            Column([door, body, *self._terms(kept), *self._ahead(kept)], gap=tokens.ROOM),
            head=head(self, say("Notebook"), lead),
        )

    def _terms(self, kept: Notebook) -> list[Node]:
        """The words of the trade that were met."""
        cards = [
            Card(Column([Heading(name), Paragraph(what)], gap=tokens.TIGHT), tone="note") for name, what in kept.terms
        ]
        if not cards:
            return []
        return [Heading(self.say("Words of the trade")), Grid(cards, column=tokens.CASE_CARD, most=3)]

    def _ahead(self, kept: Notebook) -> list[Node]:
        """A dark lantern for each that is still to be met."""
        left = kept.of - len(kept.met)
        lanterns = [Icon("lantern", size=tokens.ICON_BIG, ink="soft") for _ in range(left)]
        return [Label(self.say("Still to be met: {n}", n=left)), Wrap(lanterns, gap=tokens.GAP)] if left else []

    def _empty(self) -> Node:
        words = Column(
            [
                Heading(self.say("Still empty")),
                Paragraph(self.say("Close a case, and the card of what was done in it is kept here.")),
            ],
            gap=tokens.TIGHT,
        )
        return Card(words, tone="note")
