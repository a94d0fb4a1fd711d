"""The window put together: what it is given, and the plays, scripts and demos that go through it."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from game import paths
from game.cli import plays
from game.cli.desk import LACKING, Desk
from game.cli.teaching import Teaching
from game.storage import BADGES
from game.strings import Notice, mark

if TYPE_CHECKING:
    from game.bench.album import Album
    from game.loader import Loaded
    from game.pages import LinkView, WebPageView
    from game.sitting import Sitting
    from game.storage import Settings
    from game.story.pictures import Say
    from game.story.scenario import Scenario
    from game.story.text import Text
    from game.strings import Translator
    from game.window.app import App
    from game.window.demo import Demo
    from game.window.screen import Screen
    from game.window.services import CaseCard, Notebook, Services, TownWeb
    from game.window.services import Slot as SlotCard

GROUNDS: "dict[str, Literal['teal', 'brick', 'amber', 'slate']]" = {
    "teal": "teal",
    "brick": "brick",
    "ochre": "amber",
    "slate": "slate",
}
"""On which of the window's grounds a saved game's ink is shown."""


HOUSES = 13
"""How many houses of cases stand on the map of the town."""


class Front:
    """Everything the window asks for, answered from the desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.slots = plays.Slots(desk)
        self.told_problems = False

    def services(self) -> "Services":
        """What the window is handed."""
        from game.window.services import Services

        return Services(
            assets=paths.assets(),
            settings=replace(self.desk.settings, language=self.desk.asked or self.desk.settings.language),
            save_settings=self.save,
            languages=self.desk.languages,
            warm=self.desk.warm,
            translator=self.translator,
            cases=self.cases,
            notebook=self.notebook,
            web=self.web,
            slots=self.slot_cards,
            slot=lambda: self.slots.used,
            use_slot=self.use,
            clear_slot=self.slots.clear,
            under_way=self.under_way,
            open_case=self.open,
            spoken=paths.home() / "spoken.txt",
            kits=Teaching(self.desk, self.packs).kits(),
            lead={"classroom": self.lesson, "workshop": self.workshop},
            notices=self.notices,
        )

    def save(self, settings: "Settings") -> None:
        """Keeps the settings; a language that was only asked for on the command line is not kept."""
        if settings.language == self.desk.asked:
            settings = replace(settings, language=self.desk.settings.language)
        self.desk.settings = settings
        self.desk.store.save_settings(settings)

    def translator(self, code: str | None) -> "Translator":
        """The desk's translator, in the language asked for."""
        if code is not None and code != self.desk.translator.code:
            self.desk.translator = self.desk.speaking(code)
        return self.desk.translator

    def notices(self) -> list[str]:
        """What has come up since it was last asked, in the player's language."""
        told = [self.desk.translator.notice(notice) for notice in self.desk.notices]
        self.desk.notices.clear()
        return told

    def packs(self) -> "dict[str, Loaded]":
        """The packs whose cases can be played, by id: the game's own first, then those in the user's folder."""
        own = paths.scenarios()
        roots = sorted(self.desk.pack_roots().values(), key=lambda root: root.parent != own)
        loaded = [self.desk.pack(root) for root in roots]
        broken = any(problem.severity == "error" for each in loaded for problem in each.problems)
        if broken and not self.told_problems:
            self.told_problems = True
            message = mark("Some cases have mistakes and cannot be played; fenjer check names them.")
            self.desk.notices.append(Notice(message))
        return {each.pack.id: each for each in loaded if each.pack is not None}

    def cases(self, code: str) -> "list[CaseCard]":
        """The cases of all packs as the list shows them."""
        from game.window.services import CaseCard

        t = self.translator(code)
        closed = {name for name, _ in self.slots.slot.campaign}
        current = self.under_way()
        cards = []
        for loaded, number, scenario in (
            (pack, number, case) for pack in self.packs().values() for number, case in enumerate(pack.cases.values())
        ):
            # The town on the map is that of the game's own pack.
            housed = is_own(loaded) and number < HOUSES
            name = plays.play_name(loaded, scenario.id)
            album = album_of(loaded, t.text)
            first = next(iter(album.of_case(scenario)), None)
            cards.append(
                CaseCard(
                    id=name,
                    title=t.text(scenario.title),
                    summary=t.text(scenario.summary),
                    minutes=scenario.minutes,
                    state="open" if name == current else "done" if name in closed else "new",
                    # One that has to be made first is shown from the next time on.
                    picture=album.made(first) if first is not None and not album.lacking([first]) else None,
                    house=number if housed else None,
                    lit=housed and self.slots.lit(loaded, scenario),
                    language=self.desk.told_in(scenario),
                )
            )
        return cards

    def notebook(self, code: str) -> "Notebook":
        """The techniques of the cases that the saved game has closed, in the order of the taxonomy."""
        from game.pages import technique_view
        from game.window.services import Notebook

        t = self.translator(code)
        done = {name for name, _ in self.slots.slot.campaign}
        packs = self.packs().values()
        closed = [case for pack in packs for case in pack.cases.values() if plays.play_name(pack, case.id) in done]
        taxonomies = [pack.taxonomy for pack in packs if pack.taxonomy is not None]
        cards = {name: card for taxonomy in taxonomies for name, card in taxonomy.techniques.items()}
        terms = {name: term for taxonomy in taxonomies for name, term in taxonomy.terms.items()}
        met = {technique for case in closed for item in case.items.values() for technique in item.techniques}
        learnt = {term for case in closed for term in case.terms}
        numbered = any(case.track == "journalists" for case in closed)
        return Notebook(
            [technique_view(name, card, t, numbered=numbered) for name, card in cards.items() if name in met],
            len(cards),
            [(t.text(term.name), t.text(term.what)) for name, term in terms.items() if name in learnt],
        )

    def web(self) -> "TownWeb | None":
        """The web of the first pack that has one; what only cases still to be closed lead to is left out of it."""
        from game.pages import link_view, unread, web_page
        from game.window.services import TownWeb

        loaded = next((pack for pack in self.packs().values() if pack.pack is not None and pack.pack.pages), None)
        if loaded is None or loaded.pack is None:
            return None
        pack, within = loaded.pack, plays.play_name(loaded, "")
        closed = {name.removeprefix(within) for name, _ in self.slots.slot.campaign if name.startswith(within)}
        hidden = unread(pack, loaded.cases, closed)

        def sites(code: str) -> "list[tuple[str, str, list[LinkView]]]":
            t = self.translator(code)
            open_ = [(page.site, link_view(name, pack, t)) for name, page in pack.pages.items() if name not in hidden]
            found = [
                (t.text(site.name), t.text(site.about), [link for of, link in open_ if of == name])
                for name, site in pack.sites.items()
            ]
            return [each for each in found if each[2]]

        def page(code: str, name: str) -> "WebPageView":
            self.translator(code)
            return web_page(name, self.desk.place(loaded), hidden=hidden)

        return TownWeb(sites, page, album_of(loaded, self.say).file)

    def slot_cards(self, code: str) -> "list[SlotCard]":
        """The saved games, by picture and colour."""
        from game.window.services import Slot as SlotCard

        t = self.translator(code)
        count = sum(len(pack.cases) for pack in self.packs().values())
        slots = {slot.id: slot for slot in self.desk.store.slots()}
        cards = []
        for badge in BADGES:
            slot = slots.get(badge.picture)
            cards.append(
                SlotCard(
                    id=badge.picture,
                    picture=badge.picture,
                    colour=GROUNDS[badge.ink],
                    name=t.say(badge.name),
                    used=slot is not None,
                    closed=len(slot.campaign) if slot is not None else 0,
                    cases=count,
                )
            )
        return cards

    def use(self, slot: str) -> None:
        """Plays in another slot from here on."""
        self.slots.used = slot

    def under_way(self) -> str | None:
        """The case that was left unfinished in this slot."""
        current = self.slots.slot.current
        return current[0] if current is not None else None

    def workshop(self, app: "App") -> "Screen":
        """The first screen of a workshop at several machines."""
        from game.cli.leading import Workshops
        from game.window.modes.workshop import WorkshopScreen

        return WorkshopScreen(app, Workshops(self).services())

    def lesson(self, app: "App") -> "Screen":
        """The first screen of a lesson with a projector."""
        from game.cli.classroom import Lessons

        return Lessons(self).screen(app)

    def say(self, text: "Text") -> str:
        """A text in the language of the moment: another may be chosen in the middle of a case."""
        return self.desk.translator.text(text)

    def open(self, app: "App", name: str) -> "Screen":
        """The first screen of a case, named PACK/CASE, where it was left."""
        pack, _, case = name.partition("/")
        loaded = self.packs()[pack]
        return self.screen(app, loaded, loaded.cases[case])

    def screen(
        self,
        app: "App",
        loaded: "Loaded",
        scenario: "Scenario",
        *,
        anew: bool = False,
        kept: bool = True,
        opened: "Callable[[Sitting], object]" = lambda _: None,
    ) -> "Screen":
        """A case; where it is `kept`, it is saved after each choice, and its end goes to the campaign and the results.

        `opened` is told of the sitting, and of each that plays the case again. Pictures that were never developed are
        developed before.
        """
        from game.window.case_screen import CaseScreen
        from game.window.developing import DevelopingScreen

        album = album_of(loaded, self.say)

        def case() -> "Screen":
            sitting = self.slots.sitting(self.desk, loaded, scenario, anew=anew) if kept else None
            sitting = sitting or plays.new_sitting(self.desk, loaded, scenario)
            opened(sitting)
            again = partial(self.screen, app, loaded, scenario, anew=True, kept=kept, opened=opened)
            return CaseScreen(app, sitting, album, finished=partial(finished, sitting), again=again)

        def finished(sitting: "Sitting") -> None:
            if kept:
                self.slots.close(loaded, sitting)
                plays.keep_result(self.desk, sitting, loaded.digest, plays.Who("play"))

        lacking = album.lacking(album.of_case(scenario))
        return DevelopingScreen(app, album, lacking, case) if lacking else case()


def is_own(loaded: "Loaded") -> bool:
    """Whether a pack came with the game."""
    return loaded.root.resolve().parent == paths.scenarios().resolve()


def album_of(loaded: "Loaded", say: "Say") -> "Album":
    """A pack's pictures. Its files are named from its own folder, those of the game's packs from the game's assets."""
    from game.bench.album import Album

    if loaded.pack is None:
        raise AssertionError("a pack that cannot be read has no pictures")
    folder = paths.assets() if is_own(loaded) else loaded.root
    return Album(loaded.pack, loaded.cases, folder, paths.assets() / "fonts", paths.cache(), say)


def open_window(desk: Desk, first: "Callable[[App], Screen] | None" = None, front: Front | None = None) -> None:
    """Open the window and play until it is closed."""
    from game.window.app import run
    from game.window.services import NoDisplay

    # Not before there is something to see.
    desk.store.results.check(after=3)
    try:
        run((front or Front(desk)).services(), first)
    except NoDisplay:
        desk.trouble(LACKING, mark("There is no display here for the game's window; fenjer read plays it as text."))


def play_window(desk: Desk, loaded: "Loaded", scenario: "Scenario", result: Path | None, *, kept: bool = True) -> None:
    """Open the window straight on a case; `result` is written when the window is closed, for the last play to its end.

    Where it is not `kept`, it is played alone and saved nowhere.
    """
    front = Front(desk)
    played: list[Sitting] = []
    open_window(desk, lambda app: front.screen(app, loaded, scenario, kept=kept, opened=played.append), front)
    if result is not None and played:
        sitting = next((sitting for sitting in reversed(played) if sitting.over), played[-1])
        plays.write_result(desk, sitting, loaded.digest, result)


def play_script(desk: Desk, loaded: "Loaded", scenario: "Scenario", script: plays.Script) -> None:
    """Play a script through the window, drawing every page, and exit."""
    from game.window.case_screen import CaseScreen

    sitting = plays.new_sitting(desk, loaded, scenario)
    app = offscreen(desk)
    album = album_of(loaded, desk.translator.text)
    screen = CaseScreen(app, sitting, album, finished=lambda: None, again=lambda: app.screen)
    app.push(screen)
    app.settle()
    with plays.script_errors(desk):
        for token in script.tokens or ():
            screen.take(token)
            app.settle()
    if script.record and sitting.over:
        plays.keep_result(desk, sitting, loaded.digest, plays.Who("play"))
    if script.result is not None:
        plays.write_result(desk, sitting, loaded.digest, script.result)
    tell_notices(desk, app)


def tell_notices(desk: Desk, app: "App") -> None:
    """Tells on stderr what has come up, the window's own notices too: nobody sees them there."""
    desk.tell_notices()
    for text in app.notices:
        click.echo(text, err=True)


def offscreen(desk: Desk, *, watched: bool = False) -> "App":
    """A window that nobody sees, or (`watched`) one on this machine's display."""
    if not watched:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
    from game.window.app import App
    from game.window.title import TitleScreen

    # What has come up is told on the terminal.
    services = replace(Front(desk).services(), notices=tuple)
    app = App(services if watched else replace(services, settings=replace(services.settings, sound=False)))
    app.open()
    app.push(TitleScreen(app))
    app.settle()
    return app


WINDOWS = ((1024, 600), (1024, 768), (1366, 768), (1920, 1080))
REVIEWED = tuple((*size, text) for size in WINDOWS for text in (100, 150, 200))
"""The sizes (width, height, text size) at which `fenjer screens` shows every screen."""


def play_demo(
    desk: Desk, loaded: "Loaded", scenario: "Scenario", out: Path, *, watched: bool, review: bool = False
) -> tuple["Demo", "Sitting"]:
    """Play a case's first playtest in the window, and leave a picture of every kind of screen in a folder.

    With `review`, each is drawn and measured at the sizes of REVIEWED. Gives what was drawn and the play.
    """
    from game.window.case_screen import CaseScreen
    from game.window.demo import Demo

    playtest = loaded.playtests.get(scenario.id)
    sitting = plays.new_sitting(desk, loaded, scenario)
    app = offscreen(desk, watched=watched)
    try:
        out.mkdir(parents=True, exist_ok=True)
        show = Demo(app, out, watched=watched, sizes=REVIEWED if review else ())
        show.shell()
        album = album_of(loaded, desk.translator.text)
        screen = CaseScreen(app, sitting, album, finished=lambda: None, again=lambda: app.screen)
        show.case(screen, playtest.runs[0].tokens if playtest is not None else ())
        show.led()
    except OSError as error:
        desk.trouble(LACKING, mark("{file} cannot be written: {why}."), file=out, why=error.strerror or str(error))
    tell_notices(desk, app)
    return show, sitting
