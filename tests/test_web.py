"""The town's web: what leads where, what it costs, and what stays closed until a case is."""

from dataclasses import replace
from functools import cache

import pytest

from game import paths
from game.loader import load_pack
from game.pages import Place, unread, web_page
from game.reader import Reader
from game.sitting import Sitting
from game.story.pack import Pack, Site, WebPage
from game.story.playthrough import Walk, walk
from game.story.scenario import Scenario
from game.story.text import Text
from game.strings import Translator

WAY = ("desk", "next")
"""To the first bench of the case."""


def said(text: str) -> Text:
    """A text of the web."""
    return Text("web", text)


@cache
def material() -> tuple[Pack, Scenario]:
    """The case of the bridge, of which three looks lead to pages that lead on to one another."""
    loaded = load_pack(paths.scenarios() / "triponta", paths.scenarios() / "techniques.yaml")
    assert loaded.pack is not None
    case = loaded.cases["bridge-on-fire"]
    pages = {
        "archive": WebPage(
            "radio", said("The fire"), said("It burned.\n\nOnce."), "2019-02-09", links=("owner", "works")
        ),
        "owner": WebPage("radio", said("No owner"), said("Nobody."), links=("archive", "weather")),
        "works": WebPage("radio", said("Works"), said("A cable.")),
        "weather": WebPage("radio", said("Snow"), said("Nine days.")),
    }
    sites = {"radio": Site(said("Radio Alva"), said("The archive."))}
    led = {
        "burning-bridge": {"picture-search": "archive", "source": "owner"},
        "bridge-closed": {"coverage": "works"},
    }
    items = {
        name: replace(
            item,
            checks={each: replace(check, page=led.get(name, {}).get(each)) for each, check in item.checks.items()},
        )
        for name, item in case.items.items()
    }
    return replace(loaded.pack, sites=sites, pages=pages), replace(case, items=items)


@pytest.fixture
def place() -> Place:
    """Where pages are drawn, in English."""
    return Place(material()[0], None, Translator("en"))


def at_bench(*tokens: str) -> Walk:
    """A walk at the first bench, after these tokens."""
    return walk(material()[1], (*WAY, *tokens))


def test_a_link_to_another_look_is_that_look_and_costs_as_much(place: Place) -> None:
    """Following it pays; once it was made, the page is free."""
    shown = web_page("archive", place, at_bench("check:burning-bridge/picture-search"))
    (owner,) = shown.links
    assert (owner.token, owner.enabled) == ("check:burning-bridge/source", True)
    assert owner.cost == "4 minutes"
    after = web_page("archive", place, at_bench("check:burning-bridge/picture-search", "check:burning-bridge/source"))
    assert [(link.page, link.token) for link in after.links] == [("owner", "")]


def test_a_look_that_the_shift_does_not_allow_any_more_is_shown_and_closed(place: Place) -> None:
    """Nothing is for nothing, and nobody wonders where it went."""
    pack, case = material()
    broke = replace(case, shift=5)
    at = walk(broke, (*WAY, "check:burning-bridge/picture-search"))
    (owner,) = web_page("archive", replace(place, pack=pack), at).links
    assert not owner.enabled


def test_pages_of_other_items_stay_out_of_the_way(place: Place) -> None:
    """A page that decides something else is not read beforehand; one that decides nothing can be read at once."""
    shown = web_page("archive", place, at_bench("check:burning-bridge/picture-search"))
    assert "works" not in [link.page for link in shown.links]
    assert "weather" in [link.page for link in web_page("owner", place, at_bench()).links]


def test_a_page_is_told_in_paragraphs_with_its_day(place: Place) -> None:
    """The day is written out."""
    shown = web_page("archive", place)
    assert (shown.site, shown.date, shown.paragraphs) == ("Radio Alva", "9 February 2019", ("It burned.", "Once."))


def test_outside_the_cases_only_what_tells_of_no_case_to_come_can_be_read(place: Place) -> None:
    """What a case leads to is there once it is closed; what none leads to always is."""
    pack, case = material()
    cases = {case.id: case}
    assert unread(pack, cases, ()) == {"archive", "owner", "works"}
    assert unread(pack, cases, {case.id}) == set()
    hidden = unread(pack, cases, ())
    assert [link.page for link in web_page("owner", place, hidden=hidden).links] == ["weather"]


def test_the_reader_reads_a_page_and_goes_on_from_it(place: Place) -> None:
    """By numbers alone: the page, a link that costs, back to the bench, where the new finding stands."""
    pack, case = material()
    told: list[str] = []
    sitting = Sitting(case, replace(place, pack=pack), (*WAY, "check:burning-bridge/picture-search"))
    answers = iter(["1", "3"])
    reader = Reader(sitting, told.append, lambda _: next(answers))
    reader.read("archive")
    assert "== The fire ==" in told
    assert "1. No owner, Radio Alva (4 minutes)" in told
    assert sitting.tokens[-1] == "check:burning-bridge/source"
    assert "== No owner ==" in told


def test_the_menu_of_the_bench_leads_to_the_page_of_a_finding(place: Place) -> None:
    """It is no token: nothing of it is kept."""
    pack, case = material()
    sitting = Sitting(case, replace(place, pack=pack), (*WAY, "check:burning-bridge/picture-search"))
    told: list[str] = []
    menu = [text for text, _ in Reader(sitting, told.append, lambda _: "").menu(sitting.page())]
    number = menu.index("Read the page: The fire") + 1
    answers = iter([str(number), "2"])
    reader = Reader(sitting, told.append, lambda _: next(answers))
    reader.turn()
    assert "== The fire ==" in told
    assert len(sitting.tokens) == 3
