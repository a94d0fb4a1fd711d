"""The notebook: a card for every technique met so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.window import tokens
from game.window.case_after import technique_card
from game.window.layout import Column, Grid, Node
from game.window.screen import Screen, page
from game.window.shell import head
from game.window.widgets import Card, Heading, Paragraph

if TYPE_CHECKING:
    from game.window.kit import Kit


class NotebookScreen(Screen):
    """The cards of the techniques met, and how many are still to be met."""

    first = "back"

    def build(self, kit: Kit) -> Node:
        say = self.say
        kept = self.app.services.notebook(self.app.translator.code)
        lead = say("{n} of {of} ways of misleading met", n=len(kept.met), of=kept.of)
        cards = [technique_card(card, kit.assets / "cards") for card in kept.met]
        body = Grid(cards, column=tokens.CASE_CARD, most=3) if cards else self._empty()
        return page(body, head=head(self, say("Notebook"), lead))

    def _empty(self) -> Node:
        words = Column(
            [
                Heading(self.say("Still empty")),
                Paragraph(self.say("Close a case, and the card of what was done in it is kept here.")),
            ],
            gap=tokens.TIGHT,
        )
        return Card(words, tone="note")
