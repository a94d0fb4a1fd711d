"""A campaign is an ordered tuple of playthroughs, folded into flags and the meters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.story.playthrough import replay, walk
from game.story.scenario import Defaults, Scenario


@dataclass(frozen=True, slots=True)
class Play:
    """One case as it was played: its id and the tokens."""

    case: str
    tokens: tuple[str, ...]


def clamp(points: int) -> int:
    """A meter as it is shown, and as it is carried into the next case: 0 to 100."""
    return max(0, min(100, points))


def entry(scenarios: Mapping[str, Scenario], plays: Iterable[Play]) -> Defaults | None:
    """With what the next case is entered: the flags set so far, and the meters as the last case left them.

    `None` before the first play: the case then starts from its own defaults. A play of a case that the pack no longer
    has is passed over, and one of a case edited since counts as far as it still fits. What a playthrough remembers
    never closes a check, so every case can be solved with any entry.
    """
    known = [play for play in plays if play.case in scenarios]
    if not known:
        return None
    carried: Defaults | None = None
    for play in known:
        case = scenarios[play.case]
        steps = walk(case, replay(case, play.tokens, carried), carried)
        carried = Defaults(trust=clamp(steps.trust), calm=clamp(steps.calm), flags=tuple(sorted(steps.flags)))
    return carried
