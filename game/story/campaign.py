"""A campaign is an ordered tuple of playthroughs, folded into flags and the meters."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.story.desk import desk_case, slips
from game.story.playthrough import Walk, replay, walk
from game.story.scenario import Defaults, Scenario


@dataclass(frozen=True, slots=True)
class Play:
    """One case as it was played: its id and the tokens."""

    case: str
    tokens: tuple[str, ...]


def clamp(points: int) -> int:
    """A meter as it is shown, and as it is carried into the next case: 0 to 100."""
    return max(0, min(100, points))


def walked(scenarios: Mapping[str, Scenario], plays: Iterable[Play]) -> Iterator[tuple[str, Walk, Defaults | None]]:
    """Each case as it was played, with what it was entered with (`None`: its own defaults).

    A play of a case that the pack no longer has is passed over, and one of a case edited since counts as far as it
    still fits. What a playthrough remembers never closes a check, so every case can be solved with any entry.
    """
    carried: Defaults | None = None
    before: list[tuple[str, Walk]] = []
    for play in plays:
        case = scenarios.get(play.case)
        if case is None:
            continue
        case = made(case, scenarios, before)
        steps = walk(case, replay(case, play.tokens, carried), carried)
        yield play.case, steps, carried
        before.append((play.case, steps))
        carried = Defaults(trust=clamp(steps.trust), calm=clamp(steps.calm), flags=tuple(sorted(steps.flags)))


def made(case: Scenario, scenarios: Mapping[str, Scenario], before: Iterable[tuple[str, Walk]] = ()) -> Scenario:
    """A case as it is played after these: the correction desk is made of them, any other is as it is."""
    return case if case.desk is None else desk_case(case, scenarios, slips(case.desk, before))


def entry(scenarios: Mapping[str, Scenario], plays: Iterable[Play]) -> Defaults | None:
    """With what the next case is entered: the flags set so far, and the meters as the last case left them.

    `None` before the first play: the case then starts from its own defaults.
    """
    carried: Defaults | None = None
    for _, steps, _ in walked(scenarios, plays):
        carried = Defaults(trust=clamp(steps.trust), calm=clamp(steps.calm), flags=tuple(sorted(steps.flags)))
    return carried
