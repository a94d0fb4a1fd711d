"""A case in the window: dialogue, bench, debrief, result, all drawn from the page of a sitting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.pages import FindingView, ItemView, LineView, NoteView, web_page
from game.window import tokens
from game.window.buttons import Button
from game.window.case_after import debrief, result
from game.window.case_bench import (
    Draft,
    Hands,
    Part,
    act_part,
    check_part,
    content_note,
    content_note_card,
    judge_part,
    parts_bar,
    pin_board,
    ways_on,
)
from game.window.case_item import item_card
from game.window.cases import CasesScreen
from game.window.layout import Column, Fill, Limit, Node, Pad, Row, Scroll, Sized
from game.window.marks import Bust, Portrait
from game.window.meters import Meter
from game.window.screen import Screen
from game.window.widgets import Card, Icon, Label, Paragraph

if TYPE_CHECKING:
    from pygame import Surface

    from game.bench.album import Album
    from game.pages import Block, MeterView, WebPageView
    from game.sitting import Sitting
    from game.story.scenario import Spot
    from game.strings import Translator
    from game.window.app import App
    from game.window.desk_work import ToolName
    from game.window.kit import Kit


AROUND: dict[Spot, str] = {
    "bridge": "river",
    "bazaar": "street",
    "station": "street",
    "stadium": "street",
    "school": "street",
    "hill": "crickets",
}
"""What is heard on coming to a place; indoors it is quiet."""


class CaseScreen(Screen):
    """Plays a sitting.

    album: the pack's pictures; finished: called once when the debrief has been read; again: makes a
    new screen for the same case.
    """

    def __init__(
        self,
        app: App,
        sitting: Sitting,
        album: Album,
        *,
        finished: Callable[[], None],
        again: Callable[[], Screen],
    ) -> None:
        super().__init__(app)
        self.sitting = sitting
        self.album = album
        self.finished = finished
        self.again = again
        self.page = sitting.page()
        self.part: Part = "check"
        self.draft = Draft()
        self.newest = ""
        self.said = False
        self.company: str | None = None
        self._arrive()

    @property
    def t(self) -> Translator:
        """The translator of the sitting."""
        return self.sitting.place.translator

    @property
    def view(self) -> str:
        """Which kind of view is shown: talk, dialogue, check, findings, judge, act, debrief or result."""
        if self.page.kind != "bench":
            return "dialogue" if self.page.kind == "scene" else self.page.kind
        if not self.said:
            return "talk"
        found = any(isinstance(block, FindingView) for block in self.page.blocks)
        return "findings" if self.part == "check" and found else self.part

    # What happens

    def take(self, token: str) -> None:
        """Does what was chosen and shows what comes of it."""
        was = self.page.setting.at
        self.sitting.take(token)
        self.page = self.sitting.page()
        self.newest = ""
        if token.startswith("check:"):
            self.newest = [block.finding for block in self.page.blocks if isinstance(block, FindingView)][-1]
        elif token.startswith("judge:"):
            self.part = "act"
        elif not token.startswith("pin:"):
            self._arrive()
        if self.sitting.over:
            self.finished()
        self.app.sounds.play(self.sound_of(token))
        here = self.page.setting.at
        if here != was and here in AROUND and self.page.kind == "scene":
            self.app.sounds.play(AROUND[here], around=True)
        self.refresh()

    def sound_of(self, token: str) -> str:
        """The sound that goes with what was chosen; each says what can also be seen."""
        lit = self.page.result is not None and self.page.result.lit
        if self.page.kind in ("debrief", "result"):
            return "lantern" if lit else "stamp" if self.page.kind == "debrief" else "paper"
        if token.startswith("check:"):
            asked = any(
                block.tool == "ask"
                for block in self.page.blocks
                if isinstance(block, FindingView) and block.finding == self.newest
            )
            return "phone" if asked else "paper"
        return "pin" if token.startswith("pin:") else "tick"

    def undo(self) -> None:
        """Takes the last choice back."""
        if self.sitting.undo():
            self.page = self.sitting.page()
            self._arrive()
            self.refresh()

    def renew(self, sitting: Sitting, album: Album) -> None:
        """Goes on with another version of the case: on the bench as it lay, where play still stands there."""
        was, now = self.sitting.walk, sitting.walk
        stays = self.sitting.tokens == sitting.tokens and (was.stage, was.item) == (now.stage, now.item)
        self.sitting, self.album, self.page = sitting, album, sitting.page()
        if not (stays and self.said):
            self.newest = ""
            self._arrive()
        self.refresh()

    def turn(self, part: Part) -> None:
        """Opens another part of the bench."""
        self.part = part
        self.refresh()

    def _arrive(self) -> None:
        """Begins a new page: its lines first, the bench at its first part or where its judgement left it."""
        form = self.page.judgement
        spoke = [block.portrait for block in self.page.blocks if isinstance(block, LineView)]
        self.company = spoke[-1] if spoke else self.company
        self.said = self.page.kind != "bench" or all(self._at_bench(block) for block in self.page.blocks)
        self.draft = Draft()
        self.part = "check"
        if form is not None and form.percent is not None:
            self.draft = Draft(form.percent, form.kind or "")
            self.part = "act"

    def _likeliest(self) -> str:
        """The key of what most would do next: it has the keyboard when what had it is gone."""
        tokens = {offer.group: offer.token for offer in reversed(self.page.offers) if offer.enabled}
        match self.view:
            case "talk":
                return "desk"
            case "check":
                return tokens.get("check", "to-judge")
            case "findings":
                return f"pin.{self.newest}" if self.newest else "to-judge"
            case "judge":
                return "percent"
            case "act":
                return tokens.get("act", "")
            case "result":
                return "home"
            case _:
                return tokens.get("choice", "next")

    # What is shown

    def backdrop(self, kit: Kit) -> Surface:
        """Where the scene takes place, behind what is said; the table under everything else."""
        setting = self.page.setting
        path = kit.assets / "backdrops" / f"{setting.at}-{setting.light}.webp"
        if not self.in_town(kit):
            return super().backdrop(kit)
        return kit.painter.picture(path, kit.size, fit="cover", ours=True) or super().backdrop(kit)

    def build(self, kit: Kit) -> Node:
        self.first = self._likeliest()
        if self.app.translator is not self.t:
            self.sitting.speak(self.app.translator)
            self.page = self.sitting.page()
        if self.page.kind == "bench" and self.said:
            body = self.bench(kit)
        elif self.page.kind == "debrief":
            body = self.scrolled(debrief(self.page, self.t, self.picture, kit.assets / "cards"), self.ways_on())
        elif self.page.kind == "result":
            body = self.scrolled(result(self.page, kit.assets / "cards"), self.ways_out())
        else:
            body = self.dialogue(kit)
        return Pad(Column([self.head(kit), body, self.below(kit)], gap=tokens.GAP), tokens.WIDE, tokens.GAP)

    def below(self, kit: Kit) -> Node | None:
        """What stands at the foot of every page of the case, where anything does."""
        return None

    def narrow(self, kit: Kit, width: int) -> bool:
        """Whether columns that want so many logical pixels, with the reader's text, have to stand below each other."""
        return kit.size[0] < kit.em(width)

    def in_town(self, kit: Kit) -> bool:
        """Whether a place of the town lies behind what is said; who asked for high contrast reads on plain ground."""
        return self.view in ("talk", "dialogue") and not kit.theme.border

    def head(self, kit: Kit) -> Node:
        """The way out, the title and where one is; while the case is played, the meters and the minutes too."""
        page, t = self.page, self.t
        under = t.say("Item {n} of {of}", n=page.step[0], of=page.step[1]) if page.step is not None else ""
        if self.view == "dialogue":
            under = page.setting.words
        leave = t.say("Leave the case; your place is kept")
        back = t.say("Take the last choice back")
        title = [
            Button("", self.back, kind="quiet", icon="back", means=leave, key="leave"),
            Column([Paragraph(page.heading, style="strong"), Label(under) if under else None], gap=0, grow=1),
        ]
        doors = [
            Button("", self.undo, kind="quiet", icon="undo", means=back, key="undo")
            if self.sitting.can_undo()
            else None,
            Button("", self.settings, kind="quiet", icon="settings", means=t.say("Settings"), key="settings"),
        ]
        state = [*map(self.meter, page.meters), self.clock()] if page.kind in ("scene", "bench") else []
        line: Node = Row([*title, *state, *doors], gap=tokens.ROOM, align="center")
        if self.narrow(kit, 1100) and state:
            line = Column([Row([*title, *doors], align="center"), Row(state, gap=tokens.ROOM, align="center")])
        return Card(line, tone="table", pad=tokens.TIGHT, shadow=False, key="head") if self.in_town(kit) else line

    def meter(self, meter: MeterView) -> Node:
        """A meter, and by how much the last choice moved it."""
        sign = "+" if meter.change > 0 else "−"
        moved = f"{sign}{self.t.number(abs(meter.change))} · " if meter.change else ""
        return Meter(
            meter.name,
            meter.value,
            moved + meter.word,
            icon=meter.meter,
            ink="good" if meter.meter == "calm" else "accent",
            pattern="dots" if meter.meter == "calm" else "hatch",
            was=meter.value - meter.change,
            key=f"meter.{meter.meter}",
        )

    def clock(self) -> Node:
        """The minutes that are left of the shift."""
        left = Label(self.page.minutes_words, ink="text")
        return Row([Icon("clock", ink="accent"), left], gap=tokens.TIGHT, align="center")

    def dialogue(self, kit: Kit) -> Node:
        """What is said on the left; beside it (below, where there is little room) who said it last, and the answers."""
        talk = Column(list(self.spoken_blocks()), gap=tokens.GAP)
        answers = Card(self.answers(), tone="table", pad=tokens.GAP, key="answers")
        where = f"{self.page.kind}.{len(self.sitting.tokens)}"
        if self.narrow(kit, 960):
            both = Column([talk, answers], gap=tokens.ROOM)
            return Scroll(Pad(both, tokens.GAP, tokens.TIGHT), key=where, grow=1)
        return Row(
            [
                Column([Fill(), Scroll(Pad(talk, tokens.GAP, tokens.TIGHT), key=where)], gap=0, grow=8),
                Column(
                    [self.bust(), Scroll(Pad(answers, tokens.GAP, tokens.TIGHT), key=f"answers.{where}")], gap=0, grow=5
                ),
            ],
            gap=tokens.TIGHT,
            grow=1,
        )

    def bust(self) -> Node:
        """Who spoke last, on this page or before it, as large as the room over the answers allows."""
        return Bust(self.portrait(self.company))

    def spoken_blocks(self) -> Iterator[Node]:
        """The blocks of the talk: what is said in a row shares a sheet."""
        run: list[Node] = []
        speaker = ""
        for block in self.page.blocks:
            if self._at_bench(block):
                continue
            if isinstance(block, LineView):
                run.append(self.line(block, again=block.who == speaker))
                speaker = block.who
                continue
            speaker = ""
            if run:
                yield sheet(run)
                run = []
            if isinstance(block, NoteView):
                yield note(block, self.t)
            elif isinstance(block, ItemView):
                yield item_card(block, self.t, self.picture, arrive=True)
        if run:
            yield sheet(run)

    def _at_bench(self, block: Block) -> bool:
        """Whether a block belongs on the desk and not in the talk before it."""
        return self.page.kind == "bench" and (
            isinstance(block, ItemView | FindingView) or (isinstance(block, NoteView) and block.kind == "content-note")
        )

    def line(self, block: LineView, *, again: bool) -> Node:
        """What somebody says, with their face; without it where they go on (`again`)."""
        face = Portrait(self.portrait(block.portrait), block.name, size=tokens.VAST)
        name = None if again else Label(block.name)
        said = Column([name, Paragraph(block.text)], gap=0, grow=1)
        return Row([Sized(Fill(), tokens.VAST) if again else face, said], align="start" if again else "center")

    def answers(self) -> Node:
        """The choices, or the one way on."""
        t = self.t
        if self.page.kind == "bench":
            return self.foot(Button(t.say("To the desk"), self.to_desk, kind="primary", icon="next", key="desk"))
        offers = self.page.offers
        if len(offers) == 1 and offers[0].group == "next":
            return self.foot(Button(offers[0].text, lambda: self.take("next"), kind="primary", icon="next", key="next"))
        return self.foot(
            *(
                Button(
                    offer.text,
                    lambda token=offer.token: self.take(token),  # type: ignore[misc]
                    number=number,
                    key=offer.token,
                )
                for number, offer in enumerate(offers, 1)
            )
        )

    def foot(self, *buttons: Node) -> Node:
        """What can be done with what is shown."""
        return Column(list(buttons), gap=tokens.TIGHT)

    def to_desk(self) -> None:
        """Leaves the talk for the bench."""
        self.said = True
        self.refresh()

    def bench(self, kit: Kit) -> Node:
        """The item on the left, on the right what is done with it."""
        hands = Hands(self.take, self.turn, self.refresh, self.read)
        page, t = self.page, self.t
        item = next(block for block in page.blocks if isinstance(block, ItemView))
        if self.part == "judge":
            part, on = self.judging(hands)
        elif self.part == "act":
            part, on = self.acting(hands), None
        else:
            part = check_part(page, t, self.picture, hands, self.newest, self.looks(item))
            on = ways_on("check", page, t, self.draft, hands)
        lamp = None
        if item.picture is not None:
            look = t.say("Look at the picture closely")
            lamp = Button(look, partial(self.under_lamp, item), icon="magnifier", key="lamp")
        board = pin_board(page, t) if self.part == "judge" else None
        shown: list[Node | None] = [content_note(page, t, hands), lamp, item_card(item, t, self.picture)]
        bar = parts_bar(self.part, page, t, hands)
        if self.narrow(kit, 1100):
            right = Card(Column([bar, part, on]), key="part")
            # To be judged, it is the pins that have to be in sight.
            order = [board, right, *shown] if board is not None else [*shown, right]
            return Scroll(Pad(Column(order, gap=tokens.ROOM), tokens.GAP, tokens.TIGHT), key="bench", grow=1)
        # What a look has just found stands first, so it begins at the top again.
        found = sum(isinstance(block, FindingView) for block in page.blocks)
        inner = Scroll(Pad(part, tokens.TIGHT), key=f"part.{self.part}.{found}", grow=1)
        right = Card(Column([bar, inner, on], gap=tokens.TIGHT), pad=tokens.GAP, key="part", grow=1)
        return Row(
            [
                Scroll(Pad(Column([board, *shown]), tokens.GAP, tokens.TIGHT), key="item", grow=5),
                Pad(Column([right]), tokens.GAP, tokens.TIGHT, grow=6),
            ],
            gap=tokens.TIGHT,
            grow=1,
        )

    def judging(self, hands: Hands) -> tuple[Node, Node | None]:
        """How the item is judged, and the way on from that once it can be."""
        judge = judge_part(self.page, self.t, self.draft, hands)
        return judge, ways_on("judge", self.page, self.t, self.draft, hands)

    def acting(self, hands: Hands) -> Node:
        """What can be done about the item, once it is judged."""
        return act_part(self.page, self.t, hands)

    def scrolled(self, body: Node, foot: Node) -> Node:
        """A body that scrolls over what can be done."""
        return Column(
            [
                Scroll(
                    Pad(body, tokens.GAP, tokens.TIGHT),
                    key=f"{self.page.kind}.{len(self.sitting.tokens)}",
                    grow=1,
                ),
                Limit(foot, 560),
            ],
            grow=1,
        )

    def ways_on(self) -> Node:
        """From one page of the debrief to the next."""
        offer = self.page.offers[0]
        return self.foot(Button(offer.text, lambda: self.take(offer.token), kind="primary", icon="next", key="next"))

    def ways_out(self) -> Node:
        """From the result: once more, or home."""
        once_more = self.t.say("Play it again")
        return Row(
            [
                Button(once_more, lambda: self.app.replace(self.again()), icon="undo", key="again", grow=1),
                Button(self.t.say("To the cases"), self.to_cases, kind="primary", icon="next", key="home", grow=1),
            ],
            stack=True,
        )

    def picture(self, file: str) -> Path:
        """Where a picture of the pack is."""
        return self.album.file(file)

    def portrait(self, file: str | None) -> Path | None:
        """Where somebody's portrait is, if there is one."""
        return None if file is None else self.picture(file)

    def to_cases(self) -> None:
        """Leaves for the list of cases, from wherever this case was opened."""
        self.app.home()
        self.app.push(CasesScreen(self.app))

    def under_lamp(self, item: ItemView, first: ToolName = "loupe") -> None:
        """Lays an item's picture under the lamp, with a tool in hand."""
        from game.window.desk import PictureDesk
        from game.window.desk_opening import subject

        looked_at = subject(self.sitting, self.album, item.item, item.picture.alt if item.picture else "", first)
        if looked_at is not None:
            self.app.push(PictureDesk(self.app, looked_at))

    def read(self, name: str) -> None:
        """Opens a page of the town's web, from which one can go on."""
        from game.window.web import WebScreen

        def view(each: str) -> WebPageView:
            return web_page(each, self.sitting.place, self.sitting.walk)

        self.app.push(WebScreen(self.app, name, view, self.picture, self.take))

    def looks(self, item: ItemView) -> dict[str, Callable[[], None]]:
        """For each finding that was made on the item's picture, how to make that look oneself."""
        from game.window.desk_opening import first_tool

        if item.picture is None:
            return {}
        found: dict[str, Callable[[], None]] = {}
        for check_id, check in self.sitting.case.items[item.item].checks.items():
            tool = first_tool(check_id, check)
            if tool is not None:
                found[check.finding.id] = partial(self.under_lamp, item, tool)
        return found

    def settings(self) -> None:
        """Opens the settings over the case."""
        from game.window.settings import SettingsScreen

        self.app.push(SettingsScreen(self.app))


def sheet(lines: list[Node]) -> Node:
    """A sheet of paper with what was said."""
    return Card(Column(lines), pad=tokens.GAP)


def note(block: NoteView, t: Translator) -> Node:
    """The scene being set, what a choice led to, or what is said before charged material."""
    if block.kind == "content-note":
        return content_note_card(block, t)
    if block.kind == "consequence":
        return Card(Paragraph(block.text, style="lead"), tone="note", arrive=True, key="consequence")
    return Card(Paragraph(block.text, style="aside", ink="soft"), tone="night", pad=tokens.GAP, shadow=False)
