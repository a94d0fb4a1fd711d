"""Badges: what was done well in a playthrough, whatever it scored."""

from collections.abc import Iterator
from typing import Literal, get_args

from game.story.pack import Pack
from game.story.playthrough import Moment
from game.story.scenario import Check, Choice, Scenario, act_id
from game.story.scoring import RATIO, log_ratio

Badge = Literal["found-the-source", "looked-elsewhere", "held-back", "admitted-a-mistake", "asked-across-the-river"]
BADGES: tuple[Badge, ...] = get_args(Badge)

STRONG = 6
"""The likelihood ratio from which on a finding counts for much."""


def earned(scenario: Scenario, moment: Moment, pack: Pack) -> tuple[Badge, ...]:
    """The badges of a finished playthrough, in the order of BADGES.

    found-the-source: pinned something strong that traces an item back; looked-elsewhere: looked for other coverage of
    every item; held-back: looked at every item, and chose nothing that cost the town anything; admitted-a-mistake:
    owned up to one; asked-across-the-river: asked people of two quarters or more.
    """
    looks = list(_opened(scenario, moment))
    taken = list(_taken(scenario, moment))
    people = (pack.cast.get(check.who or "") for _, check in looks)
    asked = {person.quarter for person in people if person is not None}
    has: dict[Badge, bool] = {
        "found-the-source": any(
            check.finding.id in moment.pinned
            and check.finding.step == "trace"
            and RATIO[check.finding.weight] >= STRONG
            and log_ratio(check.finding, scenario.items[item].verdict) > 0
            for item, check in looks
        ),
        "looked-elsewhere": set(moment.reached) <= {item for item, check in looks if check.finding.step == "find"},
        "held-back": set(moment.reached) <= {item for item, _ in looks}
        and not any(choice.effects.trust < 0 or choice.effects.calm < 0 for choice in taken),
        "admitted-a-mistake": any(choice.repairs is not None and choice.does == "own-up" for choice in taken),
        "asked-across-the-river": len(asked - {None}) >= 2,
    }
    return tuple(badge for badge in BADGES if has[badge]) if moment.reached else ()


def _opened(scenario: Scenario, moment: Moment) -> Iterator[tuple[str, Check]]:
    for name in moment.opened:
        item, _, check = name.partition("/")
        yield item, scenario.items[item].checks[check]


def _taken(scenario: Scenario, moment: Moment) -> Iterator[Choice]:
    scenes = (choice for beats in scenario.scenes.values() for beat in beats for choice in beat.choose)
    named = {choice.id: choice for choice in scenes}
    named |= {act_id(name, act.id): act for name, item in scenario.items.items() for act in item.acts}
    return (named[name] for name in moment.chosen)
