"""How much each check is worth, to players who look in any order and weigh what they find soundly."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random

from game.simulator import careful
from game.simulator.bots import Bot, play
from game.simulator.report import CheckWorth
from game.simulator.seen import Desk, Look
from game.story.pack import Pack
from game.story.scenario import Scenario
from game.story.scoring import log_ratio, score

DRAWS = 20
"""Over how many orders of looking the worth of a check is averaged."""


def worths(case: Scenario, pack: Pack, seed: int) -> Iterator[CheckWorth]:
    """What opening each check moves the total by, beside what its finding is worth as evidence.

    For each of `DRAWS` orders of looking the case is played twice: once the check is the first look at its
    item, once it is never taken; the other looks are had in that order, as long as the careful player would
    look on. Both times the findings are weighed, pinned, judged and acted on as the careful player does.
    The mean of the differences is what the check moves. It can be negative: a check may lead astray, or take
    the minutes of a better one. Taking both sides from the same order keeps chance out of the difference.

    The evidence is the log likelihood ratio toward the truth (Good 1950), as the score for Method counts it.
    """
    checks = [(name, check_id) for name, item in case.items.items() for check_id in item.checks]
    tokens = [f"check:{name}/{check_id}" for name, check_id in checks]
    gains: dict[str, list[float]] = {token: [] for token in tokens}
    for draw in range(DRAWS):
        order = list(tokens)
        Random(f"{seed}/{case.id}/worth/{draw}").shuffle(order)
        ranks = {token: rank for rank, token in enumerate(order)}
        for token in tokens:
            opened, with_it = _played(case, pack, ranks, token, first=True)
            if token in opened:
                gains[token].append(with_it - _played(case, pack, ranks, token, first=False)[1])
    for (name, check_id), token in zip(checks, tokens, strict=True):
        item = case.items[name]
        check = item.checks[check_id]
        evidence = log_ratio(check.finding, item.verdict)
        moved = gains[token]
        yield CheckWorth(
            check=f"{name}/{check_id}",
            minutes=check.minutes,
            moves=sum(moved) / len(moved) if moved else None,
            evidence=evidence,
            per_minute=evidence / check.minutes,
        )


def _played(
    case: Scenario, pack: Pack, ranks: Mapping[str, int], token: str, *, first: bool
) -> tuple[tuple[str, ...], float]:
    """A play in which a check is the first look at its item, or never had: its tokens and its total."""

    def look(seen: Desk) -> Look | None:
        for one in seen.looks:
            if one.token == token and first:
                return one
        left = tuple(one for one in seen.looks if one.token != token)
        return min(careful.worth_a_look(replace(seen, looks=left)), key=lambda one: ranks[one.token], default=None)

    played = play(Bot("looking", look=look), case, pack, Random(0))
    return played.tokens, score(case, played.walk.moment()).total
