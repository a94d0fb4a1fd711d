"""What stands in one shot alone: the people and the things that its entry in shots.yaml names."""

import math
import random

import bridges
import things
from people import People
from plan import STREET, ground

_KNOWN = (
    "bench",
    "crate",
    "stall",
    "car",
    "van",
    "bus",
    "cone",
    "barrier",
    "drum",
    "board",
    "hand_cart",
    "jerrycan",
    "goal",
    "ball",
    "ladder",
    "barrel",
    "bear",
    "lantern",
    "lamp",
)


def build(view: object) -> None:
    """Places each of them; a crowd is spread over its area by its own seed."""
    people = People(view.season, view.taken.month)
    for number, written in enumerate(view.things):
        entry = dict(written)
        seed = f"{view.name} {number}"
        if "person" in entry:
            spot = entry.pop("at")
            people.place(entry.pop("person"), _stand(spot), entry.pop("facing"), entry.pop("seed", seed), **entry)
        elif "crowd" in entry:
            _crowd(people, entry, seed)
        elif "hose" in entry:
            things.hose([_stand(spot) for spot in entry["hose"]])
        else:
            name = entry.pop("make")
            if name not in _KNOWN:
                raise ValueError(f"{view.name}: things.py makes no {name}")
            _made(name, entry, seed)


def _made(name: str, entry: dict[str, object], seed: str) -> None:
    at = _stand(entry.pop("at"))
    make = getattr(things, name)
    if name in ("crate", "stall", "car", "van", "bus"):
        make(at, entry.pop("facing", 180), seed, **entry)
    elif name in ("cone", "ball", "barrel", "lantern", "lamp"):
        make(at, **entry)
    else:
        make(at, entry.pop("facing", 180), **entry)


def _stand(spot: list[float]) -> tuple[float, float, float]:
    """A spot with its height: given, on the Great Bridge's roadway, or on the ground."""
    x, y = spot[:2]
    if len(spot) > 2:
        return x, y, spot[2]
    if abs(x) < 25 and abs(y) < 2.3:
        return x, y, bridges.deck(x) + 0.02
    return x, y, max(ground(x, y), STREET) + 0.06


def _crowd(people: People, entry: dict[str, object], seed: str) -> None:
    (west, south), (east, north) = entry["area"]
    dice = random.Random(f"{entry.get('seed', seed)}")
    taken: list[tuple[float, float]] = []
    poses = entry.get("poses", ["stand", "walk", "pockets", "talk", "stand", "phone"])
    for n in range(40 * int(entry["crowd"])):
        if len(taken) == entry["crowd"]:
            break
        x, y = dice.uniform(west, east), dice.uniform(south, north)
        if any(math.hypot(x - a, y - b) < 0.75 for a, b in taken):
            continue
        taken.append((x, y))
        facing = entry.get("facing", 0) + dice.gauss(0, entry.get("spread", 35))
        people.place(dice.choice(poses), _stand([x, y]), facing, f"{seed} {n}")
