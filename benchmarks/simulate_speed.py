"""How many simulated players a second play the first case: on one core, on all, and beside a naive player.

Run it from the checkout: python benchmarks/simulate_speed.py [PLAYERS]

The naive player is what one writes first: it keeps the tokens alone, and to learn what is on offer plays all
of them again from the beginning. It makes the same choices and is scored the same way.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
# The processes that help find the game in the same way.
os.environ["PYTHONPATH"] = str(ROOT)

if TYPE_CHECKING:
    from game.story.scenario import Scenario

ROUNDS = 3
NAIVE = 500
TARGET = 20
"""In so many seconds 10,000 players are through, the report with all that belongs to it included."""


def main() -> None:
    """Play the case in each way and print the figures."""
    from game.loader import load_pack
    from game.simulator import simulate, walker
    from game.simulator.work import cores
    from game.story.scoring import score

    players = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    scenarios = ROOT / "scenarios"
    loaded = load_pack(scenarios / "triponta", scenarios / "techniques.yaml")
    scenario = loaded.cases["bridge-on-fire"]
    town = loaded.pack
    if town is None:
        sys.exit("the shipped pack cannot be loaded")
    if any(walker(scenario, Random(seed)).tokens != replayed(scenario, Random(seed)) for seed in range(20)):
        sys.exit("the two players do not make the same choices")

    def played() -> None:
        for seed in range(NAIVE):
            score(scenario, walker(scenario, Random(seed)).walk.moment())

    def naively() -> None:
        from game.story.playthrough import fold

        for seed in range(NAIVE):
            score(scenario, fold(scenario, replayed(scenario, Random(seed))))

    def whole(processes: int) -> Callable[[], object]:
        return lambda: simulate({"bridge-on-fire": scenario}, town, players=players, seed=1, processes=processes)

    everywhere = cores()
    rows = [
        ("replayed from scratch", NAIVE / median(naively)),
        ("walked", NAIVE / median(played)),
        ("whole report, 1 core", players / median(whole(1))),
        (f"whole report, {everywhere} cores", players / median(whole(everywhere))),
    ]
    print(f"players a second, medians of {ROUNDS} rounds; the whole report is on {players:,} players")
    for name, speed in rows:
        print(f"{name:<24}{speed:>10,.0f}{speed / rows[0][1]:>8.1f} times the naive one")
    print(f"10,000 players: {10_000 / rows[-1][1]:.1f} s; target {TARGET} s")


def replayed(scenario: "Scenario", chance: Random) -> tuple[str, ...]:
    """A walker's play, begun again from the start for each choice."""
    from game.story.playthrough import walk
    from game.story.scenario import KINDS

    tokens: list[str] = []
    while (at := walk(scenario, tokens)).stage != "over":
        offers = at.offers()
        token = offers[int(chance.random() * len(offers))]
        if token.startswith("judge:"):
            token = f"judge:{at.item}:{int(chance.random() * 101)}:{chance.choice(KINDS)}"
        tokens.append(token)
    return tuple(tokens)


def median(run: Callable[[], object]) -> float:
    """Return the median of the seconds that a few runs take."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
