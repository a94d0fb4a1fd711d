"""The town's web: the list of its sites, and a page with the ways on from it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.buttons import Button
from game.window.layout import Column, Grid, Limit, Node, Row
from game.window.screen import Screen, page
from game.window.shell import head
from game.window.widgets import Card, Heading, Icon, Label, Paragraph, Picture, Rule

if TYPE_CHECKING:
    from game.pages import LinkView, WebPageView
    from game.window.app import App
    from game.window.kit import Kit
    from game.window.services import TownWeb


class WebScreen(Screen):
    """A page of the town's web; each link opens one over it, so that going back leads through what was read.

    view: a page by its name, in the language of the moment; picture: where a picture of the pack is; take: pays for a
    look that a link is, where there is a desk to pay from.
    """

    first = "back"

    def __init__(
        self,
        app: App,
        name: str,
        view: Callable[[str], WebPageView],
        picture: Callable[[str], Path],
        take: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(app)
        self.view = view
        self.picture = picture
        self.take = take
        self.name = name

    def build(self, kit: Kit) -> Node:
        say, shown = self.say, self.view(self.name)
        site = Row(
            [
                Icon("coverage", ink="accent"),
                Column([Paragraph(shown.site, style="strong"), Label(shown.about, style="small")], gap=0, grow=1),
            ],
            align="center",
        )
        picture = shown.picture
        sheet = Column(
            [
                site,
                Rule(),
                Heading(shown.title, style="title"),
                Label(shown.date) if shown.date else None,
                Picture(self.picture(picture.file), picture.alt, share=0.42) if picture is not None else None,
                *(Paragraph(part) for part in shown.paragraphs),
                Label(say("Made up for this game"), style="small", ink="soft"),
            ],
            gap=tokens.GAP,
        )
        ways = [self._link(number, link) for number, link in enumerate(shown.links)]
        on = Column([Label(say("From here you can go to")), *ways], gap=tokens.TIGHT) if ways else None
        out = Button(say("Close the page"), self._leave, kind="quiet", icon="cross", key="out")
        return page(
            Limit(Column([Card(sheet, key="sheet"), on, out], gap=tokens.ROOM), tokens.MEASURE),
            head=head(self, say("The town's web")),
        )

    def _link(self, number: int, link: LinkView) -> Node:
        return Button(
            link.title,
            partial(self._follow, link),
            sub=link.site,
            cost=link.cost,
            enabled=link.enabled and (not link.token or self.take is not None),
            icon="next",
            key=f"link.{number}",
        )

    def _follow(self, link: LinkView) -> None:
        if link.token and self.take is not None:
            self.take(link.token)
        self.app.push(WebScreen(self.app, link.page, self.view, self.picture, self.take))

    def _leave(self) -> None:
        """Closes this page and all those under it."""
        while isinstance(self.app.screen, WebScreen):
            self.app.pop()


class TownWebScreen(Screen):
    """The sites of the town's web, each with the pages that can be read by now."""

    first = "back"

    def __init__(self, app: App, web: TownWeb) -> None:
        super().__init__(app)
        self.web = web

    def build(self, kit: Kit) -> Node:
        say = self.say
        code = self.app.translator.code
        cards = [
            Card(
                Column(
                    [
                        Heading(name),
                        Label(about, style="small"),
                        *(
                            Button(link.title, partial(self._open, link.page), kind="quiet", key=f"page.{link.page}")
                            for link in links
                        ),
                    ],
                    gap=tokens.TIGHT,
                )
            )
            for name, about, links in self.web.sites(code)
        ]
        lead = say("Papers, registers, archives and chats. What a case leads to is here once it is closed.")
        body = Grid(cards, column=tokens.CASE_CARD, most=3) if cards else Paragraph(say("There is nothing here yet."))
        return page(body, head=head(self, say("The town's web"), lead))

    def _open(self, name: str) -> None:
        code = self.app.translator.code
        self.app.push(WebScreen(self.app, name, lambda each: self.web.page(code, each), self.web.picture))
