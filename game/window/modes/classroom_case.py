"""A case played by a whole class: vote, talk and look, vote again, see what moved, and say what kind of thing it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from game.window import tokens
from game.window.buttons import Button
from game.window.case_after import ending
from game.window.case_bench import Hands
from game.window.layout import Column, Node, Pad, Row, Scroll, Wrap
from game.window.modes import classroom_bench as bench
from game.window.modes.classroom_end import after_debrief, retold_cards
from game.window.modes.classroom_run import KEYS, HelpScreen, PauseScreen, Run, SkipScreen, ToldScreen
from game.window.modes.classroom_vote import Tally
from game.window.modes.hosted import HostedCase
from game.window.widgets import Card, Label, Paragraph

if TYPE_CHECKING:
    from game.bench.album import Album
    from game.pages import JudgementForm
    from game.sitting import Sitting
    from game.window.app import App
    from game.window.kit import Kit

Step = Literal["vote", "talk", "again", "shift", "kind", "act"]

CLOSER = 0.6
"""How much narrower than for one reader two columns may be here: few words stand in them, and nobody scrolls gladly."""

LETTERED = 1.5
"""Up to which size of text the teacher's buttons bear their letters too."""


class ClassCase(HostedCase):
    """A case in a lesson; `run` is where that stands.

    step: what the class does with the item on the bench; hint: why what the teacher wanted cannot be yet.
    """

    def __init__(self, app: App, sitting: Sitting, album: Album, *, run: Run, finished: Callable[[], None]) -> None:
        self.run = run
        self.step: Step = "vote"
        self.tally = self._tally()
        self.hint = ""
        self.wanted = False
        words = app.translator.say("Go on")
        super().__init__(app, sitting, album, finished=finished, on=run.on, on_words=words, leave=run.stop)

    # Where the class is

    @property
    def form(self) -> JudgementForm | None:
        """The judgement that the class works at by its votes; none where it does something else."""
        return self.page.judgement if self.run.lesson.votes and self.said and self.page.kind == "bench" else None

    def _tally(self, hands: tuple[int, ...] = ()) -> Tally:
        return Tally(5, self.refresh, self._focus, "onward", hands)

    def _focus(self, key: str) -> None:
        self.app.stage.focus(key)
        self.refresh()

    def _arrive(self) -> None:
        super()._arrive()
        form = self.page.judgement
        if form is not None:
            by_votes: tuple[Step, ...] = ("vote", "talk", "shift")
            self.step = "act" if form.percent is not None else by_votes[min(len(self.run.votes(form.item)), 2)]
            self.tally = self._tally()

    def turn_to(self, step: Step, hands: tuple[int, ...] = ()) -> None:
        """Goes on to another step; a vote begins with these hands."""
        self.step, self.tally = step, self._tally(hands)
        self.app.stage.focused = self._likeliest()
        self.refresh()

    def _likeliest(self) -> str:
        if self.form is None:
            return super()._likeliest() if self.page.kind not in ("debrief", "result") else "onward"
        firsts = {"vote": "count.0", "again": "count.0", "talk": "onward", "shift": "onward"}
        if self.step == "act":
            return next((offer.token for offer in self.page.offers if offer.group == "act"), "")
        return firsts.get(self.step) or ("onward" if self.draft.kind else "kind.none")

    # What happens

    def take(self, token: str) -> None:
        item = self.page.judgement.item if self.page.judgement is not None else ""
        super().take(token)
        if token.startswith("judge:"):
            self.turn_to("act")
        while self.page.kind == "debrief" and self.sitting.walk.item in self.run.play.told and not ending(self.page):
            # The class has seen already what this one is.
            super().take("next")
        if token.startswith("act:") and self.wanted:
            self._tell(item)

    def sound_of(self, token: str) -> str:
        hidden = not self.run.lesson.scores and self.page.kind in ("debrief", "result")
        return "paper" if hidden else super().sound_of(token)

    def onward(self) -> None:
        """The one way on from what is shown, where there is one."""
        way = self._way()
        if way is not None and way[2]:
            way[1]()

    def _way(self) -> tuple[str, Callable[[], None], bool] | None:
        """What goes on from here: its words, what it does, and whether it can be done."""
        say, form = self.t.say, self.form
        if self.page.kind in ("debrief", "result"):
            over = self.page.kind == "result"
            return (self.on_words, self.on, True) if over else (self.page.offers[0].text, self._next, True)
        if form is None:
            return None
        counted = sum(self.tally.hands) > 0
        ways: dict[Step, tuple[str, Callable[[], None], bool]] = {
            "vote": (say("That is the vote"), self._counted, counted),
            "talk": (say("Vote again"), lambda: self.turn_to("again"), True),
            "again": (say("That is the vote"), self._counted, counted),
            "shift": (say("What kind of thing?"), lambda: self.turn_to("kind"), True),
            "kind": (say("That is our judgement"), self._judge, bool(self.draft.kind)),
        }
        return ways.get(self.step)

    def _next(self) -> None:
        self.take("next")

    def _counted(self) -> None:
        if self.form is not None:
            self.run.vote(self.form.item, self.tally.hands)
            self.turn_to("talk" if self.step == "vote" else "shift")

    def _judge(self) -> None:
        if self.form is not None:
            self.take(f"judge:{self.form.item}:{bench.percent(self.run, self.form.item)}:{self.draft.kind}")

    def before(self) -> None:
        """One step back; nobody judges or votes anew who has seen more since."""
        form = self.form
        if form is None or self.step in ("vote", "act"):
            last = self.sitting.tokens[-1:]
            if any(token.startswith(f"act:{item}/") for token in last for item in self.run.play.told):
                self.hint = self.say("The class has seen what it is: there is no way back before that.")
                return
            self.undo()
            if form is not None and form.percent is not None:
                self.turn_to("kind")
        elif self.step == "talk" and any(each.startswith(f"{form.item}/") for each in self.sitting.walk.opened):
            self.hint = self.say("The class has looked already: its first vote stays as it is.")
        elif self.step in ("again", "kind"):
            self.turn_to("talk" if self.step == "again" or not self.run.votes(form.item) else "shift")
        else:
            step: Step = "vote" if len(self.run.votes(form.item)) == 1 else "again"
            self.turn_to(step, self.run.unvote(form.item))

    def vote(self) -> None:
        """Has the class vote, or vote again, until it has said its judgement."""
        if self.form is not None and self.step in ("talk", "shift", "kind"):
            self.turn_to("again")
        elif self.form is None or self.step == "act":
            self.hint = self.say("There is nothing to vote on here.")

    def reveal(self) -> None:
        """Leads to what the item is: once it is judged and something was done about it, and not before."""
        page = self.page
        if page.kind == "bench" and self.said and page.judgement is not None:
            if self.form is not None and not self.run.votes(page.judgement.item):
                self.hint = self.say("Vote first. Then it can be told what it is.")
                return
            self.wanted = True
            if page.judgement.percent is not None:
                self.hint = self.say("Say first what you do about it. Then it is told what it is.")
                return
            self.hint = self.say("Say first what kind of thing it is, and what you do about it.")
            if self.form is not None:
                self.turn_to("kind")
            else:
                self.turn("judge")
        elif page.kind == "scene" and self.sitting.walk.closed:
            self._tell(list(self.sitting.walk.closed)[-1])
        elif page.kind in ("scene", "bench"):
            self.hint = self.say("Vote first. Then it can be told what it is.")

    def _tell(self, item: str) -> None:
        self.wanted = False
        if item not in self.sitting.walk.skipped:
            self.run.tell(item)
            self.app.push(ToldScreen(self.app, self, item))

    def skip(self) -> None:
        """Asks what is to be skipped; once the case is over, that is the page."""
        if self.page.kind in ("debrief", "result"):
            self.onward()
            return
        offer = next((offer.token for offer in self.page.offers if offer.group == "skip"), None)
        item = (lambda: self.take(offer)) if offer is not None and self.said else None
        self.app.push(SkipScreen(self.app, item=item, case=self.run.leave_case))

    def teach(self, action: str) -> None:
        """One of the teacher's keys, or the button for it."""
        lesson, self.hint = self.run.lesson, ""
        does: dict[str, Callable[[], None]] = {
            "before": self.before,
            "pause": lambda: self.app.push(PauseScreen(self.app)),
            "vote": self.vote,
            "prompt": lambda: self.run.change(prompts=not lesson.prompts),
            "reveal": self.reveal,
            "skip": self.skip,
            "scores": lambda: self.run.change(scores=not lesson.scores),
            "help": lambda: self.app.push(HelpScreen(self.app)),
        }
        does[action]()
        self.refresh()

    def act(self, action: str) -> bool:
        if action in ("page_down", "page_up"):
            if self.app.stage.page(action):
                return True
            if action == "page_up":
                self.teach("before")
            elif self.page.kind == "bench" and not self.said:
                self.to_desk()
            elif [offer.group for offer in self.page.offers] == ["next"]:
                self._next()
            else:
                self.onward()
            return True
        if action in {name for name, *_ in KEYS}:
            self.teach(action)
            return True
        return False

    # What is shown

    def narrow(self, kit: Kit, width: int) -> bool:
        return super().narrow(kit, round(width * CLOSER))

    def head(self, kit: Kit) -> Node:
        """The way out, the title and the step; the meters only where the class sees the scores."""
        page, t = self.page, self.t
        under = [t.say("Item {n} of {of}", n=page.step[0], of=page.step[1])] if page.step is not None else []
        if self.view == "dialogue":
            under = [page.setting.words]
        if self.form is not None:
            under.append(bench.step_words(t, self.step))
        leave = t.say("Leave the lesson; it is kept for today")
        told = Label(self.hint, ink="accent", key="hint") if self.hint else Label(" · ".join(under))
        working = page.kind in ("scene", "bench")
        line = Row(
            [
                Button("", self.back, kind="quiet", icon="back", means=leave, key="leave"),
                Column([Paragraph(page.heading, style="strong"), told], gap=0, grow=1),
                *(map(self.meter, page.meters) if working and self.run.lesson.scores else ()),
                self.clock() if page.kind == "bench" else None,
                Button("", self.settings, kind="quiet", icon="settings", means=t.say("Settings"), key="settings"),
            ],
            gap=tokens.ROOM,
            align="center",
        )
        return self._lain(kit, line, "head")

    def _lain(self, kit: Kit, line: Row, key: str) -> Node:
        """A line of the frame; over a picture of the town it lies on a ground of its own."""
        return Card(line, tone="table", pad=tokens.TIGHT, shadow=False, key=key) if self.in_town(kit) else line

    def below(self, kit: Kit) -> Node:
        """The teacher's buttons, and the way on."""
        say, lesson, way = self.say, self.run.lesson, self._way()
        lit = {"prompt": lesson.prompts, "scores": lesson.scores}
        buttons = [
            Button(
                "" if action in ("before", "help") or kit.text > LETTERED else key,
                lambda action=action: self.teach(action),  # type: ignore[misc]
                kind="chip",
                icon=icon,
                selected=lit.get(action, False),
                means=f"{say(words)} ({say(key)})",
                key=f"teach.{action}",
            )
            for action, key, icon, words in KEYS
            if action != "onward"
        ]
        primary = None
        if way is not None:
            words, do, can = way
            primary = Button(words, do, kind="primary", icon="next", enabled=can, align="center", key="onward")
        line = Row([Wrap(buttons, grow=1), primary], gap=tokens.GAP, align="center")
        # In line with the cards above it, which leave room for their shadows.
        return Pad(self._lain(kit, line, "foot"), 0 if self.in_town(kit) else tokens.GAP, 0)

    def bench(self, kit: Kit) -> Node:
        form = self.form
        if form is None:
            return super().bench(kit)
        hands = Hands(self.take, self.turn, self.refresh, self.read)
        if self.step in ("shift", "kind", "act"):
            # What it looks like is known by now: the whole width is for what has to be said of it.
            return Scroll(bench.whole(self, form, hands), key=f"bench.{self.step}", grow=1)
        left = bench.left_side(self, hands)
        right = bench.right_side(self, form, hands)
        if self.narrow(kit, 1100):
            first = [right, *left] if self.step == "again" else [*left, right]
            return Scroll(bench.column(first), key=f"bench.{self.step}", grow=1)
        found = len(self.sitting.walk.opened)
        return Row(
            [
                Scroll(bench.column(left), key=f"item.{self.step}", grow=5),
                Scroll(bench.column([right]), key=f"part.{self.step}.{found}", grow=6),
            ],
            gap=tokens.TIGHT,
            grow=1,
        )

    def scrolled(self, body: Node, foot: Node) -> Node:
        """The debrief with what can be asked then, and instead of the scores, where they are hidden, what was so."""
        page, run = self.page, self.run
        if page.kind == "debrief":
            body = Column([body, *after_debrief(self, self.sitting.walk.item or "")], gap=tokens.ROOM)
        else:
            told = [each for each in run.host.retold(run.lesson, self.t.code) if each.case == run.case]
            cards = retold_cards(self, told)
            body = Column([body, *cards], gap=tokens.ROOM) if run.lesson.scores else Column(cards, gap=tokens.ROOM)
        return Scroll(bench.column([body]), key=f"{page.kind}.{len(self.sitting.tokens)}", grow=1)
