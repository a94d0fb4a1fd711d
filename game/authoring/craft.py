"""What makes a case worth playing, as far as a program can count it: time, ways back, and what misleads."""

import math
from collections.abc import Iterable, Iterator
from itertools import combinations

from game.story.explore import scenes_after
from game.story.problems import Fault, Path
from game.story.scenario import Check, Choice, Item, Scenario, Short, act_id, check_tool

WRONG = 5
"""From so many points lost, Trust and Calm together, a choice is a wrong turn."""

SHIFTS = 2.5
"""How many shifts the checks of a case have to take together, so that nobody can open them all."""

_SHORTEST = 5
"""The least minutes that a shift may have."""


def craft_faults(scenario: Scenario) -> Iterator[Fault]:
    """Wrong turns that stay wrong, shifts too short or too long, and items of which every finding is right."""
    yield from _unrepaired(scenario)
    if scenario.desk is None:
        yield from _shift(scenario)
    if scenario.short is not None:
        yield from _short_shift(scenario, scenario.short)
    for name, item in scenario.items.items():
        if not any(check.finding.speaks != right(item) and check.finding.weight != "none" for check in _checks(item)):
            message = f"no finding of {name!r} misleads, so that each is worth the same trust"
            hint = "let one check speak the other way, as an honest mistake would"
            yield Fault("FJ242", ("items", name, "checks"), message, hint, "warning")


def right(item: Item) -> str:
    """How a finding speaks that speaks rightly of an item."""
    return {"accurate": "for", "unverifiable": "open"}.get(item.verdict, "against")


def _checks(item: Item) -> Iterable[Check]:
    return item.checks.values()


def _shift(scenario: Scenario) -> Iterator[Fault]:
    needed = 0
    for name, item in scenario.items.items():
        least = _deciding_minutes(item)
        if least is None:
            message = f"no two findings of {name!r} that are independent of each other decide it"
            hint = f'two, of different tools or people, have to speak "{right(item)}" and be strong or decisive'
            yield Fault("FJ240", ("items", name, "checks"), message, hint, "warning")
            continue
        needed += least
        if least > scenario.shift:
            message = f"deciding {name!r} takes {least} minutes, and the shift has {scenario.shift}"
            yield Fault("FJ240", ("shift",), message, "lengthen the shift, or let the checks take less", "warning")
    if needed > scenario.shift and len(scenario.items) > 1:
        message = f"deciding every item takes {needed} minutes, and the shift has {scenario.shift}"
        yield Fault("FJ240", ("shift",), message, "lengthen the shift, or let the checks take less", "warning")
    together = sum(check.minutes for item in scenario.items.values() for check in _checks(item))
    if together < SHIFTS * scenario.shift:
        message = f"all checks together take {together} minutes, and a shift of {scenario.shift} opens nearly all"
        shorter = int(together / SHIFTS)
        hint = f"add checks: together they have to take {SHIFTS} shifts, {math.ceil(SHIFTS * scenario.shift)} minutes"
        if shorter >= needed and shorter >= _SHORTEST:
            hint = f"shorten the shift to {shorter} minutes, or {hint}"
        yield Fault("FJ241", ("shift",), message, hint, "warning")


def _short_shift(scenario: Scenario, short: Short) -> Iterator[Fault]:
    item = scenario.items[short.item]
    least = _deciding_minutes(item)
    together = sum(check.minutes for check in _checks(item))
    if least is not None and least > short.shift:
        message = f"deciding {short.item!r} takes {least} minutes, and the short route has {short.shift}"
        yield Fault("FJ240", ("short", "shift"), message, "give it more minutes", "warning")
    if together <= short.shift:
        message = f"the checks of {short.item!r} take {together} minutes, and the short route opens them all"
        yield Fault("FJ241", ("short", "shift"), message, "give it fewer minutes", "warning")


def _deciding_minutes(item: Item) -> int | None:
    """The least that two independent findings take which decide an item; None where it has no two."""
    deciding = [
        (name, check)
        for name, check in item.checks.items()
        if check.finding.speaks == right(item) and check.finding.weight in ("strong", "decisive")
    ]
    pairs = (
        one.minutes + other.minutes
        for (name, one), (another, other) in combinations(deciding, 2)
        if (check_tool(name, one), one.who) != (check_tool(another, other), other.who)
        or (one.who is None and check_tool(name, one) == "ask")
    )
    return min(pairs, default=None)


def _unrepaired(scenario: Scenario) -> Iterator[Fault]:
    """The wrong turns after which nobody comes to a choice that repairs them."""
    after = scenes_after(scenario)
    offered = list(_offered(scenario))
    repairing: dict[str, set[str]] = {}
    for scene, _, _, choice in offered:
        if choice.repairs is not None:
            repairing.setdefault(choice.repairs, set()).add(scene)
    for scene, path, name, choice in offered:
        lost = -(choice.effects.trust + choice.effects.calm)
        if choice.repairs is None and lost >= WRONG and not repairing.get(name, set()) & {scene, *after[scene]}:
            message = f"this costs {lost} points of Trust and Calm, and nothing later repairs it"
            hint = f'write "repairs: {name}" in a choice that follows, such as saying openly that it was wrong'
            yield Fault("FJ239", (*path, "effects"), message, hint, "warning")


def _offered(scenario: Scenario) -> Iterator[tuple[str, Path, str, Choice]]:
    """Every choice and act with its scene, its path and the name by which others refer to it."""
    for scene, beats in scenario.scenes.items():
        for n, beat in enumerate(beats):
            for k, choice in enumerate(beat.choose):
                yield scene, ("scenes", scene, n, "choose", k), choice.id, choice
            if beat.check is not None and beat.check in scenario.items:
                for k, act in enumerate(scenario.items[beat.check].acts):
                    yield scene, ("items", beat.check, "acts", k), act_id(beat.check, act.id), act
