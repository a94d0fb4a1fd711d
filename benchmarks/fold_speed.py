"""How many tokens a second the story layer folds, beside a naive interpreter that walks the case as dicts.

Run it from the checkout: python benchmarks/fold_speed.py

The play is a seeded walk of 40 tokens through the shipped first case, with every sort of token. The naive
interpreter is what one writes first: the file's own dicts and lists, searched for each token. It refuses
nothing and keeps less.
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

TOKENS = 40
TARGET = 300_000
ROUNDS = 7
FOLDS = 2_000


def main() -> None:
    """Load the case, time both on the same play, and print the figures."""
    from game.loader import load_pack
    from game.simulator import walker
    from game.story.playthrough import fold

    scenarios = ROOT / "scenarios"
    loaded = load_pack(scenarios / "triponta", scenarios / "techniques.yaml")
    scenario = loaded.cases["bridge-on-fire"]
    plays = (walker(scenario, Random(seed)).tokens for seed in range(100_000))
    tokens = next(play for play in plays if len(play) == TOKENS and sorts(play) == 7)
    case = asdict(scenario)
    folded, naive = fold(scenario, tokens), interpret(case, tokens)
    if any(naive[name] != getattr(folded, name) for name in ("trust", "calm", "minutes", "ending", "scene")):
        sys.exit("the two do not agree on where the play ends")
    rows = [
        ("fold", rate(lambda: fold(scenario, tokens))),
        ("naive dicts", rate(lambda: interpret(case, tokens))),
    ]
    print(f"a play of {TOKENS} tokens, medians of {ROUNDS} rounds of {FOLDS}; target {TARGET:,} tokens a second")
    print(f"{'':<12}{'tokens a second':>16}{'a play':>12}{'ratio':>8}")
    for name, speed in rows:
        print(f"{name:<12}{speed:>16,.0f}{TOKENS / speed * 1e6:>9.0f} µs{speed / rows[1][1]:>8.2f}")


def sorts(tokens: tuple[str, ...]) -> int:
    """How many sorts of token are in a play: check, pin, judge, act, choice, next, and a repair."""
    named = {one.partition(":")[0] if ":" in one else one if one == "next" else "choice" for one in tokens}
    return len(named) + any(one.startswith("take-back") for one in tokens)


def rate(folds: Callable[[], object]) -> float:
    """Tokens a second, the median of some rounds."""
    rounds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for _ in range(FOLDS):
            folds()
        rounds.append(FOLDS * TOKENS / (time.perf_counter() - began))
    return statistics.median(rounds)


State = dict[str, Any]


def interpret(case: dict[str, Any], tokens: tuple[str, ...]) -> State:
    """Where a play stands, by looking everything up in the case as it is written."""
    state: State = {
        "scene": case["start"],
        "beat": 0,
        "trust": case["defaults"]["trust"],
        "calm": case["defaults"]["calm"],
        "flags": set(case["defaults"]["flags"]),
        "minutes": case["shift"],
        "chosen": [],
        "found": [],
        "pinned": [],
        "judged": {},
        "closed": [],
        "repaired": [],
        "ending": None,
    }
    advance(case, state)
    for token in tokens:
        if state["ending"] is None:
            step(case, state, token)
    return state


def step(case: dict[str, Any], state: State, token: str) -> None:
    """Do one thing."""
    sort, _, rest = token.partition(":")
    if sort == "check":
        item, _, check_id = rest.partition("/")
        check = case["items"][item]["checks"][check_id]
        state["minutes"] -= check["minutes"]
        state["found"].append(check["finding"]["id"])
    elif sort == "pin":
        (state["pinned"].remove if rest in state["pinned"] else state["pinned"].append)(rest)
    elif sort == "judge":
        item, percent, _ = rest.split(":")
        state["judged"][item] = int(percent)
    elif sort == "skip":
        state["closed"].append(rest)
        advance(case, state)
    elif sort == "act":
        item, _, name = rest.partition("/")
        state["closed"].append(item)
        choose(case, state, rest, next(act for act in case["items"][item]["acts"] if act["id"] == name))
    else:
        beat = case["scenes"][state["scene"]][state["beat"]]
        if beat["end"]:
            state["ending"] = beat["end"]
        elif beat["goto"]:
            state["scene"], state["beat"] = beat["goto"], 0
            advance(case, state)
        else:
            choose(case, state, token, next(one for one in beat["choose"] if one["id"] == token))


def choose(case: dict[str, Any], state: State, name: str, choice: dict[str, Any]) -> None:
    """Do what a choice or an act does."""
    for meter in ("trust", "calm"):
        state[meter] += choice["effects"][meter]
        if choice["repairs"]:
            lost = -effects_of(case, choice["repairs"])[meter]
            state[meter] += max(0, min(round(lost * 0.75), lost - 1))
    if choice["repairs"]:
        state["repaired"].append(choice["repairs"])
    state["chosen"].append(name)
    state["flags"].update(choice["sets"])
    if choice["goto"]:
        state["scene"], state["beat"] = choice["goto"], 0
    else:
        state["beat"] += 1
    advance(case, state)


def effects_of(case: dict[str, Any], name: str) -> dict[str, int]:
    """The effects of the choice or act of this name."""
    item, _, act = name.partition("/")
    if act:
        listed = case["items"][item]["acts"]
    else:
        listed = [one for beats in case["scenes"].values() for beat in beats for one in beat["choose"]]
    return next(one["effects"] for one in listed if one["id"] == (act or name))


def advance(case: dict[str, Any], state: State) -> None:
    """Go on to the first beat where play waits."""
    beats = case["scenes"][state["scene"]]
    while True:
        beat = beats[state["beat"]]
        if holds(beat["when"], state) and (
            beat["goto"]
            or beat["end"]
            or (beat["check"] and beat["check"] not in state["closed"])
            or any(is_open(choice, state) for choice in beat["choose"])
        ):
            return
        state["beat"] += 1


def is_open(choice: dict[str, Any], state: State) -> bool:
    """Whether a choice is on offer."""
    if choice["id"] in state["chosen"] or not holds(choice["when"], state):
        return False
    repairs = choice["repairs"]
    return not repairs or (repairs in state["chosen"] and repairs not in state["repaired"])


def holds(when: dict[str, Any] | None, state: State) -> bool:
    """Whether a condition holds."""
    if when is None:
        return True
    judged = when["judged"]
    if judged:
        percent = state["judged"].get(judged["item"])
        if percent is None or not judged["at_least"] <= percent <= judged["at_most"]:
            return False
    return (
        (not when["chosen"] or when["chosen"] in state["chosen"])
        and (not when["found"] or when["found"] in state["found"])
        and (not when["pinned"] or when["pinned"] in state["pinned"])
        and (not when["flag"] or when["flag"] in state["flags"])
        and all(when[meter] is None or state[meter] >= when[meter] for meter in ("trust", "calm"))
        and (not when["any"] or any(holds(part, state) for part in when["any"]))
        and (when["unless"] is None or not holds(when["unless"], state))
    )


if __name__ == "__main__":
    main()
