"""Everything that is shown came from a catalogue: the pages of all cases, the kit, the report, the screens."""

from functools import partial
from pathlib import Path

import pygame
import pytest

from game import paths
from game.cli.desk import Desk
from game.cli.printing import material
from game.cli.windowed import album_of, offscreen
from game.reader import Reader
from game.sitting import Sitting
from game.story.campaign import made
from game.story.scenario import shortened
from game.story.text import Text
from game.toolkit import PARTS, Order
from game.toolkit.build import document
from game.toolkit.web import page as written
from game.window.app import App
from game.window.case_screen import CaseScreen
from game.window.demo import Demo
from game.window.web import TownWebScreen, WebScreen
from tests.cases import careful_tokens, triponta
from tests.report_records import LEARNERS, class_of, report, said
from tests.test_toolkit_web import Read
from tests.tongues import PSEUDO, Pseudo, Tongue, marked, unmarked

pytestmark = pytest.mark.parametrize("tongue", [PSEUDO], indirect=True)

NAMES = ("CC BY 4.0", "CC-BY-4.0", "DISARM", "Fenjer")
"""What is in no language."""


def test_a_leak_is_found(tongue: Tongue) -> None:
    """What is said through the translator is marked, with its fields; what is not is found."""
    t = Pseudo()
    said = t.say("Slot {slot} of {slots}", slot=t.text(Text("a", "pear")), slots=3)
    assert said == marked("Slot pear of 3")
    leak = t.list(["a", said])
    assert unmarked([said, leak, "https://triponta.example/x @handle", "3 · 4:10"]) == [leak]
    assert unmarked([t.say("Lost {file}", file="Nora")]) != []


@pytest.mark.parametrize("case", sorted(triponta().cases))
def test_every_page_came_from_a_catalogue(case: str, tongue: Tongue) -> None:
    """Each playtest of each case, told as text."""
    del tongue
    told: list[str] = []
    loaded = triponta()
    place = Desk().place(loaded)
    for run in loaded.playtests[case].runs:
        # What the correction desk writes up is in the other cases.
        whole = made(loaded.cases[case], loaded.cases) if loaded.cases[case].desk else loaded.cases[case]
        played = shortened(whole) if run.short else whole
        reader = Reader(Sitting(played, place), told.append, lambda prompt: "")
        reader.perform(run.tokens)
    assert len(told) > 50
    assert unmarked(told) == []


@pytest.mark.usefixtures("opened")
def test_every_page_of_the_kit_came_from_a_catalogue(tongue: Tongue) -> None:
    """All that is printed of the whole pack, and said of its pictures, but for the names of licences."""
    del tongue
    desk, order = Desk(), Order(form="html", parts=PARTS)
    kit = document(material(desk.pack_named("triponta"), desk.translator), order, desk.translator)
    page = Read(written(kit, order, paths.assets()))
    printed = [tag.text for tag in page.tags if tag.leaf and tag.name not in ("style", "script")]
    alt = [tag.attributes[name] for tag in page.tags for name in ("alt", "aria-label") if name in tag.attributes]
    assert len(printed) > 2000
    assert unmarked([*printed, *alt], NAMES) == []


def test_every_line_of_the_report_came_from_a_catalogue(tongue: Tongue) -> None:
    """The report on a class of 28."""
    del tongue
    assert unmarked(said(report(class_of(LEARNERS), Pseudo())).splitlines()) == []


class Listener(Demo):
    """Goes where a demo goes, and keeps what is said instead of pictures."""

    def __init__(self, app: App, out: Path) -> None:
        super().__init__(app, out, watched=False)
        self.said: list[str] = []

    def shoot(self, name: str) -> None:
        """Keeps everything that the screen says."""
        self.app.settle()
        self.said += [f"{name}: {element.part.widget.spoken()}" for element in self.app.stage.shown()]


@pytest.mark.usefixtures("developed")
def test_every_screen_around_the_cases_came_from_a_catalogue(tongue: Tongue, home: Path) -> None:
    """Title, languages, list, saved games, settings, notebook, credits, the teachers' screens, the guide, the modes."""
    del tongue
    desk = Desk()
    loaded, scenario = desk.case_named("triponta/bridge-on-fire")
    app = offscreen(desk)
    try:
        heard = Listener(app, home)
        heard.shell()
        sitting = Sitting(scenario, desk.place(loaded))
        album = album_of(loaded, desk.translator.text)
        heard.case(CaseScreen(app, sitting, album, finished=lambda: None, again=lambda: app.screen), careful_tokens())
        heard.led()
        web = app.services.web()
        assert web is not None
        app.push(TownWebScreen(app, web))
        heard.shoot("web")
        for page in sorted({link.page for _, _, links in web.sites("en") for link in links}):
            app.push(WebScreen(app, page, partial(web.page, "en"), web.picture))
            heard.shoot(f"web page {page}")
            app.pop()
    finally:
        pygame.display.quit()
    assert len(heard.said) > 300
    assert unmarked(each.partition(": ")[2] for each in heard.said) == []
