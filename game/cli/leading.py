"""`fenjer workshop` and `fenjer quiz`: what a workshop's screens ask for, and the window opened on them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from game import words
from game.cli import plays
from game.cli.desk import LACKING, USAGE, Desk, has_display
from game.cli.hosting import Host, Ways
from game.cli.windowed import Front, album_of, is_own, open_window
from game.storage import Led
from game.strings import mark

if TYPE_CHECKING:
    from game.pages import ItemView
    from game.story.workshop import Workshop
    from game.window.app import App
    from game.window.modes.workshop_host import Own, Play, Playable, WorkshopHost
    from game.window.screen import Screen

SURE = 80
"""From this many percent on, or from as few on the other side, somebody is sure."""


class Workshops:
    """Answers a workshop's screens from the desk; the cases are those of the game's own pack."""

    def __init__(self, front: Front, mode: str = "workshop") -> None:
        self.front = front
        self.desk = front.desk
        self.mode = mode
        self.host = Host(front)
        self.loaded = next(pack for pack in front.packs().values() if is_own(pack))

    def services(self) -> "WorkshopHost":
        """What the screens are handed."""
        from game.window.modes.workshop_host import WorkshopHost

        return WorkshopHost(
            pack=self.loaded.pack.id if self.loaded.pack is not None else "",
            cases=self.cases,
            name=lambda picture: words.picture_name(self.desk.translator, picture),
            last=self.last,
            keep=self.keep,
            groups=self.groups,
            developed=self.developed,
            items=self.items,
            stops=lambda code: words.stops(self.front.translator(code)),
            picture=album_of(self.loaded, self.front.say).file,
            case=self.case,
            answered=self.answered,
            own=self.own,
            give_up=self.host.give_up,
        )

    def cases(self, code: str) -> "list[Playable]":
        """The cases with a bench, each with its minutes."""
        from game.window.modes.workshop_host import Playable

        t = self.front.translator(code)
        return [
            Playable(name, t.text(case.title), case.minutes)
            for name, case in self.loaded.benched.items()
            if case.track == "school"
        ]

    def last(self) -> "Workshop | None":
        """The workshop of this day on this machine, as far as it still fits the pack."""
        from game.story.workshop import Workshop

        led = self.desk.store.led()
        if led is None or led.day != plays.today():
            return None
        cases = tuple(case for case in led.cases if case in self.loaded.benched)
        try:
            return Workshop(led.pictures, led.machine, led.pack, cases, led.together, led.form)
        except ValueError:
            return None

    def keep(self, workshop: "Workshop") -> None:
        """Keeps it for the next start of this day."""
        self.desk.store.save_led(
            Led(
                plays.today(),
                workshop.pictures,
                workshop.machine,
                workshop.pack,
                workshop.cases,
                workshop.together,
                workshop.form,
            )
        )

    def groups(self, workshop: "Workshop") -> tuple[int, frozenset[str]]:
        """How many groups this machine has had in this class, and their cards."""
        used = frozenset(self.desk.store.results.used_participants(workshop.session))
        return len(used), used

    def developed(self, app: "App", form: str, then: "Callable[[], Screen]") -> "Screen":
        """What comes next once the pictures of a form are there."""
        from game.window.developing import DevelopingScreen

        album, pack = album_of(self.loaded, self.front.say), self.loaded.pack
        pictures = [item.picture for item in pack.quiz[form] if item.picture is not None] if pack is not None else []
        recipes = [recipe for recipe in map(album.recipe, pictures) if recipe is not None]
        lacking = album.lacking(recipes)
        return DevelopingScreen(app, album, lacking, then) if lacking else then()

    def items(self, form: str, code: str) -> "list[ItemView]":
        """A form's items as they are seen."""
        from game.pages import item_view

        place = replace(self.desk.place(self.loaded), translator=self.front.translator(code))
        return [item_view(item.id, item, place) for item in place.pack.quiz[form]]

    def case(self, app: "App", play: "Play", name: str) -> "Screen":
        """The first screen of a case."""
        from game.window.modes.hosted import HostedCase
        from game.window.modes.together import TogetherCase

        ways = Ways(play.on, self.desk.translator.say("Go on"), play.leave)
        workshop = play.workshop
        together = workshop.together and play.members > 1

        def kind(*args: object, **given: object) -> HostedCase:
            screen = (TogetherCase if together else HostedCase)(*args, **given)  # type: ignore[arg-type]
            if isinstance(screen, TogetherCase):
                screen.members = play.members
                self.host.alone = screen.alone
            return screen

        return self.host.case(app, self.loaded, self.loaded.cases[name], self.who(play), ways, kind)

    def who(self, play: "Play") -> plays.Who:
        """Under what a group's step is kept."""
        from game.story.workshop import named

        return plays.Who(self.mode, play.workshop.session, named(play.card), play.turn)

    def answered(self, play: "Play", form: str, answers: Mapping[str, int]) -> None:
        """Keeps what was answered to a form."""
        plays.keep_quiz(self.desk, self.loaded, form, answers, self.who(play))

    def own(self, play: "Play") -> "Own | None":
        """What a group's own two forms came to; None where it had but one."""
        from game.story.workshop import named
        from game.window.modes.workshop_host import Own

        pack, who = self.loaded.pack, named(play.card)
        records = [
            record
            for record in self.desk.store.results.of_session(play.workshop.session)
            if record["participant"] == who and record["quiz"] and record["finished"]
        ]
        if pack is None or len(records) < 2:
            return None
        truth = {item.id: item.verdict == "accurate" for form in pack.quiz.values() for item in form}
        said = [
            [(each["percent"], truth[each["item"]]) for each in record["judgements"] if each["item"] in truth]
            for record in records[-2:]
        ]
        before, after = (
            (sum((percent > 50) == true for percent, true in form if percent != 50), len(form)) for form in said
        )
        sure = [(percent > 50) == true for form in said for percent, true in form if not 100 - SURE < percent < SURE]
        return Own(before, after, (sum(sure), len(sure)))


def begin(desk: Desk, first: "Callable[[App, Workshops], Screen]", mode: str) -> None:
    """Opens the window on the first screen of a mode."""
    front = Front(desk)
    workshops = Workshops(front, mode)
    open_window(desk, lambda app: first(app, workshops), front)


@click.command()
@click.option("--lang", metavar="L", help="The language to play in.")
@click.pass_obj
def workshop(desk: Desk, lang: str | None) -> None:
    """A class at a few machines: each group gets a card, judges ten items, plays, and judges ten others."""
    _with_display(desk)
    desk.choose_language(lang)

    def first(app: "App", workshops: Workshops) -> "Screen":
        from game.window.modes.workshop import WorkshopScreen

        return WorkshopScreen(app, workshops.services())

    begin(desk, first, "workshop")


@click.command()
@click.argument("form")
@click.option("--lang", metavar="L", help="The language to play in.")
@click.pass_obj
def quiz(desk: Desk, form: str, lang: str | None) -> None:
    """One FORM of the quiz alone: a, b, or c some weeks after a workshop, with the same cards."""
    desk.choose_language(lang)
    front = Front(desk)
    loaded = Workshops(front, "quiz").loaded
    forms = loaded.pack.quiz if loaded.pack is not None else {}
    if form not in forms:
        desk.trouble(
            USAGE, mark("There is no form {form} of the quiz; there are: {forms}."), form=form, forms=", ".join(forms)
        )
    _with_display(desk)

    def first(app: "App", workshops: Workshops) -> "Screen":
        from game.window.modes.workshop import WorkshopScreen

        return WorkshopScreen(app, workshops.services(), form)

    begin(desk, first, "quiz")


def _with_display(desk: Desk) -> None:
    if not has_display():
        desk.trouble(LACKING, mark("There is no display here for the game's window."))
