"""What no way through a case ever comes to, and the ways that come to nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

from game.story.explore import Course, conditions, course
from game.story.problems import Fault, Path, Severity
from game.story.scenario import SHORT, Choice, Defaults, Scenario, shortened


def impossible(scenario: Scenario, choices: Iterable[tuple[Path, str, Choice]]) -> Iterator[Fault]:
    """The loops that nobody can leave, the choices and items that nobody meets, the endings with nothing to look at.

    Every way is tried, so the case must be sound otherwise; where there are too many, nothing is said of choices and
    items. `choices` are all choices and acts with their paths and names. A choice or an item is an error where nothing
    it hangs on comes from outside the case.
    """
    first = course(scenario, scenario.defaults)
    yield from _ends(scenario, first)
    if not first.whole:
        # What a search that was cut has not met may be met all the same.
        return
    named = list(choices)
    taken, shown = set(first.taken), set(first.shown)
    entries = list(_other_entries(scenario))
    wanted = {name for _, name, _ in named}
    for entry in entries:
        if taken >= wanted and shown >= set(scenario.items):
            break
        other = course(scenario, entry)
        taken |= other.taken
        shown |= other.shown
    is_sure = not entries
    severity: Severity = "error" if is_sure else "warning"
    hint = "loosen its when, or what leads there" + ("" if is_sure else " (not every way could be tried)")
    for path, name, choice in named:
        if name not in taken and (path[0] != "items" or path[1] in shown):
            message = f"the choice {choice.id!r} is never on offer"
            if choice.repairs is not None and choice.when is None:
                message += f": nobody comes here after {choice.repairs!r}"
            yield Fault("FJ237", path, message, hint, severity)
    for name in scenario.items:
        if name not in shown:
            yield Fault("FJ238", ("items", name), f"the item {name!r} is never shown to anybody", hint, severity)


def _ends(scenario: Scenario, tried: Course) -> Iterator[Fault]:
    loop = [scene for scene in scenario.scenes if scene in tried.endless]
    if loop:
        message = f"play can go round for ever here: {', '.join(loop)}"
        yield Fault("FJ236", ("scenes", loop[0]), message, "give it a way out that does not wait for anything")
    for ending in sorted(filter(None, tried.bare)):
        message = f"the ending {ending!r} can be reached before any item was shown, so there is no debrief"
        yield Fault("FJ235", ("endings", ending), message, "show or check an item on every way there")


def _other_entries(scenario: Scenario) -> Iterator[Defaults]:
    """The entry of the short route, then those at which what comes from outside is at its limits, where asked for.

    What only the short route shows is common, and one course shows all of it.
    """
    if scenario.short is not None:
        yield shortened(scenario).defaults
    asked = list(conditions(scenario))
    flags = remembered(scenario)
    trusts = (0, 100) if any(part.trust is not None for part in asked) else (scenario.defaults.trust,)
    calms = (0, 100) if any(part.calm is not None for part in asked) else (scenario.defaults.calm,)
    for trust, calm, held in product(trusts, calms, ((), flags) if flags else (scenario.defaults.flags,)):
        entry = replace(scenario.defaults, trust=trust, calm=calm, flags=held)
        if entry != scenario.defaults:
            yield entry


def remembered(scenario: Scenario) -> tuple[str, ...]:
    """The flags that a case asks for, but for the one of its short route."""
    return tuple(sorted({part.flag for part in conditions(scenario) if part.flag is not None} - {SHORT}))
