"""Which of the picture desk's tools lie open for an item: those whose look was made, or that no look is offered for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.story.scenario import check_tool
from game.window.desk_work import Subject

if TYPE_CHECKING:
    from game.bench.album import Album
    from game.sitting import Sitting
    from game.story.scenario import Check, Tool
    from game.window.desk_work import ToolName

BELONGS: dict[ToolName, Tool] = {
    "error-level": "magnifier",
    "noise": "magnifier",
    "copies": "magnifier",
    "data": "picture-data",
    "search": "picture-search",
    "compare": "picture-search",
    "map": "map",
    "sun": "map",
}
"""The check that opens a tool. To look at a picture closely, with the loupe or in another light, costs nothing."""

OPENS: dict[Tool, ToolName] = {"picture-search": "search", "picture-data": "data", "map": "map", "magnifier": "loupe"}
"""The tool that lies uppermost after a check."""


def subject(sitting: Sitting, album: Album, item: str, alt: str, first: ToolName = "loupe") -> Subject | None:
    """What the desk shows of an item, None where it has no picture."""
    picture = sitting.case.items[item].picture
    if picture is None:
        return None
    return Subject(album, picture, alt, _closed(sitting, item), first)


def first_tool(check_id: str, check: Check) -> ToolName | None:
    """The tool that a check was made with, None where it was not made on the picture."""
    if check.filter is not None:
        return check.filter
    return OPENS.get(check_tool(check_id, check))


def _closed(sitting: Sitting, item: str) -> dict[ToolName, str]:
    """The tools that a look would open, each with what that costs."""
    t, opened = sitting.place.translator, sitting.walk.moment().opened
    closed: dict[ToolName, str] = {}
    for tool, kind in BELONGS.items():
        checks = {
            name: check for name, check in sitting.case.items[item].checks.items() if check_tool(name, check) == kind
        }
        if checks and not any(f"{item}/{name}" in opened for name in checks):
            cost = t.plural("{n} minute", "{n} minutes", min(check.minutes for check in checks.values()))
            closed[tool] = t.say("Opens with a look that costs {cost} of the shift.", cost=cost)
    return closed
