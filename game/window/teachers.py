"""For teachers: what they want of a kit, chosen with a few presses; with none it is the whole pack on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from game.window import tokens
from game.window.buttons import Button, choices
from game.window.guide import GuideScreen
from game.window.layout import Column, Limit, Node, Row, Wrap
from game.window.leafing import located
from game.window.making import MakingScreen
from game.window.screen import Screen, page
from game.window.services import KitWish
from game.window.shell import head
from game.window.widgets import Card, Heading, Icon, Label, Paragraph, Picture

if TYPE_CHECKING:
    from game.strings import Notice
    from game.window.app import App
    from game.window.kit import Kit
    from game.window.services import KitEdition, KitForm, KitPack, KitPaper, Way


class TeachersScreen(Screen):
    """What the kit is to be, and the way to make it; what keeps it from being made is told beside that."""

    first = "make"

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.packs = app.services.kits.packs(app.translator.code)
        self.wish = KitWish(self.packs[0].id if self.packs else "", app.translator.code)
        self.trouble: Notice | None = None

    @property
    def pack(self) -> KitPack | None:
        """The pack that the kit is made of; none where there is none."""
        return next((pack for pack in self.packs if pack.id == self.wish.pack), None)

    # What is chosen

    def _change(self, **chosen: object) -> None:
        wish = replace(self.wish, **chosen)  # type: ignore[arg-type]  # each comes from the field's own list
        if wish.form != "pdf":
            # Nothing is kept that nobody can see any more.
            wish = replace(wish, paper="a4", fold=False)
        self.wish, self.trouble = wish, None
        self.refresh()

    def _choose(self, key: str, value: str) -> None:
        chosen: dict[str, Callable[[], None]] = {
            "form": lambda: self._change(form=cast("KitForm", value)),
            "pack": lambda: self._change(pack=value, cases=()),
            "lang": lambda: self._change(language=value),
            "edition": lambda: self._change(edition=cast("KitEdition", value)),
            "paper": lambda: self._change(paper=cast("KitPaper", value)),
            "sides": lambda: self._change(fold=value == "one"),
        }
        chosen[key]()

    def _toggle(self, case: str) -> None:
        """Takes a case in or leaves it out; where all are left out, the whole pack is wanted again."""
        now, known = set(self.wish.cases) ^ {case}, self.pack.cases if self.pack is not None else ()
        self._change(cases=tuple(each for each, _ in known if each in now))

    def _make(self) -> None:
        self.trouble = None
        self.app.push(MakingScreen(self.app, self.wish, self._failed))

    def _failed(self, why: Notice) -> None:
        self.trouble = why
        self.refresh()

    # What is shown

    def build(self, kit: Kit) -> Node:
        say = self.say
        top = head(self, say("For teachers"), say("Take a lesson away with you: on paper, as a web page or on slides."))
        if self.pack is None:
            nothing = say("There is no pack here that a kit can be made of.")
            return page(Column([self._ways(), Card(Paragraph(nothing, style="lead"))]), head=top)
        row = Row(
            [self._offer(kit, self.pack), self._choices(self.pack)],
            gap=tokens.ROOM,
            stack=True,
            below=tokens.SETTINGS,
        )
        make = Button(say("Make the kit"), self._make, kind="primary", icon="printer", align="center", key="make")
        return page(Column([self._ways(), row]), head=top, foot=Limit(make, 560))

    def _ways(self) -> Node:
        """The ways to lead a class at the screen, where there are any."""
        say, lead = self.say, self.app.services.lead
        named: dict[Way, tuple[str, str]] = {
            "classroom": ("teacher", say("Lesson with a projector")),
            "workshop": ("key", say("Workshop at several machines")),
        }
        doors = [
            Button(words, partial(self._lead, way), icon=icon, key=f"lead.{way}")
            for way, (icon, words) in named.items()
            if way in lead
        ]
        guide = Button(say("How a lesson goes"), self._guide, icon="question", key="guide")
        return Row(
            [Label(say("Or at the screen:"), ink="text") if doors else None, Wrap([*doors, guide], grow=1)],
            gap=tokens.ROOM,
            align="center",
        )

    def _guide(self) -> None:
        self.app.push(GuideScreen(self.app))

    def _lead(self, way: Way) -> None:
        self.app.push(self.app.services.lead[way](self.app))

    def _offer(self, kit: Kit, pack: KitPack) -> Node:
        """What one gets, where it goes, and the one call to act."""
        wish = self.wish
        title, text = self._described()
        file = self.app.services.kits.file(wish)
        titles = dict(pack.cases)
        of = ", ".join(titles[case] for case in wish.cases) if wish.cases else pack.title
        # What keeps a kit from being made comes before the picture of the town, where there is not room for both.
        roomy = kit.size[0] >= kit.em(tokens.SETTINGS) and kit.text < 1.25 and self.trouble is None
        cover = kit.assets / "pictures" / "title-1280.jpg"
        return Card(
            Column(
                [
                    Picture(cover, "", ratio=2.4, fit="cover", share=0.22) if roomy else None,
                    Column(
                        [Label(of, ink="accent"), Heading(title), Paragraph(text)],
                        gap=tokens.HAIR,
                    ),
                    Row([Icon("folder", ink="soft"), located(file)], align="center"),
                    self._told(),
                ],
                gap=tokens.GAP,
            ),
            grow=2,
            key="offer",
        )

    def _told(self) -> Node | None:
        if self.trouble is None:
            return None
        why = Paragraph(self.app.translator.notice(self.trouble), style="strong", grow=1)
        return Card(
            Row([Icon("warning", ink="bad"), why], align="center"),
            tone="note",
            pad=tokens.GAP,
            shadow=False,
            key="trouble",
        )

    def _described(self) -> tuple[str, str]:
        """What the kit is called that is chosen, and what is in it."""
        say, form = self.say, self.wish.form
        if form == "slides":
            return say("Slides for a projector"), say("An item on one slide, and what it is on the next.")
        if form == "html":
            return say("A web page"), say("Everything in one file, for any browser, without the internet.")
        if len(self.wish.cases) == 1:
            return say("A hand-out"), say(
                "What this one case needs: how to begin, worksheets, cards of items and evidence, and the key."
            )
        return say("A lesson on paper"), say(
            "Lesson plans, worksheets, cards to play with, posters, the key and a quiz. Nobody needs a computer."
        )

    def _choices(self, pack: KitPack) -> Node:
        say, wish, printed = self.say, self.wish, self.wish.form == "pdf"
        forms = [("pdf", say("To print (PDF)")), ("html", say("Web page")), ("slides", say("Slides"))]
        editions = [("standard", say("Standard")), ("large-print", say("Large print")), ("ink-saver", say("Saves ink"))]
        papers = [("a4", say("A4")), ("letter", say("US Letter"))]
        sides = [("both", say("On both sides")), ("one", say("On one side, to fold"))]
        packs = [(each.id, each.title) for each in self.packs]
        printing = Row(
            [
                self._group(say("Paper"), "paper", papers, wish.paper),
                self._group(say("Printed"), "sides", sides, "one" if wish.fold else "both"),
            ],
            gap=tokens.WIDE,
            stack=True,
        )
        return Card(
            Column(
                [
                    self._group(say("What it is"), "form", forms, wish.form),
                    self._group(say("Pack"), "pack", packs, wish.pack) if len(packs) > 1 else None,
                    self._cases(pack),
                    self._group(say("Language"), "lang", self.app.services.languages, wish.language),
                    self._group(say("Edition"), "edition", editions, wish.edition),
                    printing if printed else None,
                ],
                gap=tokens.GAP,
            ),
            tone="note",
            grow=3,
            key="choices",
        )

    def _cases(self, pack: KitPack) -> Node:
        """The whole pack, or one case and another."""
        wanted = self.wish.cases
        whole = Button(
            self.say("The whole pack"),
            partial(self._change, cases=()),
            kind="chip",
            selected=not wanted,
            key="cases.all",
        )
        single = [
            Button(title, partial(self._toggle, case), kind="chip", selected=case in wanted, key=f"cases.{case}")
            for case, title in pack.cases
        ]
        return Column([_name(self.say("Cases")), Wrap([whole, *single], key="cases")], gap=tokens.TIGHT)

    def _group(self, name: str, key: str, options: Sequence[tuple[str, str]], chosen: str) -> Node:
        return Column([_name(name), choices(options, chosen, partial(self._choose, key), key=key)], gap=tokens.TIGHT)


def _name(name: str) -> Node:
    return Label(name, style="strong", ink="text")
