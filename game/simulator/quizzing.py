"""How simulated players answer a form of the quiz: a model of three pupils, so that a report has something to find."""

import math
from collections.abc import Iterable
from random import Random

from game.story.pack import QuizItem

SHARPNESS = {False: 0.6, True: 1.8}
"""How far a careful learner's mind lies on the right side before (False) and after the cases, in log-odds."""

NOISE = 1.2
"""By how much their minds differ from item to item, in log-odds (a standard deviation)."""

CYNIC = {False: 35, True: 15}
"""How likely a cynic calls anything to be true at most, in percent: after the cases less than before."""


def answers(habit: str, items: Iterable[QuizItem], seed: str, *, after: bool) -> dict[str, int]:
    """What a player of this habit says of each item, in percent, before or `after` the cases.

    The careful learn to tell true from untrue. Cynics, who call every item false, learn to be surer of that. Who goes
    by chance, or by anything that the quiz does not show, guesses.
    """
    chance = Random(f"{seed}/{after}")
    return {item.id: _percent(habit, item, chance, after=after) for item in items}


def _percent(habit: str, item: QuizItem, chance: Random, *, after: bool) -> int:
    if habit == "careful":
        side = 1 if item.verdict == "accurate" else -1
        odds = side * SHARPNESS[after] + chance.gauss(0, NOISE)
        return round(100 / (1 + math.exp(-odds)))
    if habit in ("cynic", "always-false"):
        return chance.randint(0, CYNIC[after])
    return chance.randint(0, 100)
