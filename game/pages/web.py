"""The town's own small web: a page of it in the player's language, and where one can go from there.

Reading is free. A page that a look of the item on the bench leads to costs what that look costs, and following the link
is that look; the pages of looks on other items are left out until those were made.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from game.pages.items import picture_view
from game.pages.views import LinkView, WebPageView
from game.story.pack import Pack
from game.story.scenario import Check, Scenario

if TYPE_CHECKING:
    from game.pages.playing import Place
    from game.story.playthrough import Walk
    from game.strings import Translator


def web_page(name: str, place: "Place", walk: "Walk | None" = None, hidden: Collection[str] = ()) -> WebPageView:
    """A page with its links: those of the bench where a `walk` is under way, else all but the `hidden` ones.

    Raises KeyError where the pack has no page of this name.
    """
    pack, t = place.pack, place.translator
    page = pack.pages[name]
    site = pack.sites.get(page.site)
    ways = (
        link_view(link, pack, t) if walk is None else _from_bench(link, pack, t, walk)
        for link in page.links
        if link in pack.pages and link not in hidden
    )
    return WebPageView(
        page=name,
        site=t.text(site.name) if site else page.site,
        about=t.text(site.about) if site else "",
        title=t.text(page.title),
        date=t.date(date.fromisoformat(page.date[:10])) if page.date else "",
        paragraphs=tuple(t.text(page.text).split("\n\n")),
        picture=None if page.picture is None else picture_view(page.picture, pack, t),
        links=tuple(way for way in ways if way is not None),
    )


def link_view(name: str, pack: Pack, t: "Translator") -> LinkView:
    """A way to a page that costs nothing."""
    page = pack.pages[name]
    site = pack.sites.get(page.site)
    return LinkView(name, t.text(page.title), t.text(site.name) if site else page.site)


def unread(pack: Pack, cases: Mapping[str, Scenario], closed: Collection[str]) -> frozenset[str]:
    """The pages that only a case still to be closed leads to: they would tell how it ends."""
    leading: dict[str, list[bool]] = {}
    for name, case in cases.items():
        for _, _, check in looks(case):
            if check.page is not None:
                leading.setdefault(check.page, []).append(name in closed)
    return frozenset(page for page, done in leading.items() if page in pack.pages and not any(done))


def looks(case: Scenario) -> Iterator[tuple[str, str, Check]]:
    """Every look of a case, with its item and its own name."""
    for name, item in case.items.items():
        for check_id, check in item.checks.items():
            yield name, check_id, check


def _from_bench(link: str, pack: Pack, t: "Translator", walk: "Walk") -> LinkView | None:
    view = link_view(link, pack, t)
    leading = [
        (item, f"{item}/{check_id}", check) for item, check_id, check in looks(walk.scenario) if check.page == link
    ]
    if not leading or any(ref in walk.opened for _, ref, _ in leading):
        return view
    for item, ref, check in leading:
        if item == walk.item:
            cost = t.plural("{n} minute", "{n} minutes", check.minutes)
            return LinkView(link, view.title, view.site, f"check:{ref}", cost, check.minutes <= walk.minutes)
    return None
