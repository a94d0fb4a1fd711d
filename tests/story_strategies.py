"""Random small cases, and random ways through them, for hypothesis."""

from collections.abc import Iterator
from itertools import chain, combinations
from random import Random
from typing import TypeVar, get_args

from hypothesis import strategies as st

from game.story.explore import conditions as asked
from game.story.playthrough import PINS, Walk
from game.story.scenario import (
    KINDS,
    Beat,
    Check,
    Choice,
    Condition,
    Defaults,
    Item,
    Judged,
    Scenario,
    Speaks,
    Verdict,
    Weight,
)
from tests.story_cases import case, check, choice, item, t

T = TypeVar("T")

LIMITS = (30, 70)
"""Where the conditions of random cases part judgements."""

POINTS = st.integers(-12, 12)


@st.composite
def conditions(draw: st.DrawFn, choices: list[str], findings: list[str], items: list[str]) -> Condition:
    """A condition over what the case has; sometimes of two parts, sometimes of the opposite."""

    def simple() -> Condition:
        sorts = ["flag", "trust", "calm"]
        sorts += ["chosen"] if choices else []
        sorts += ["found", "pinned", "judged"] if items else []
        match draw(st.sampled_from(sorts)):
            case "chosen":
                return Condition(chosen=draw(st.sampled_from(choices)))
            case "found":
                return Condition(found=draw(st.sampled_from(findings)))
            case "pinned":
                return Condition(pinned=draw(st.sampled_from(findings)))
            case "judged":
                limit = draw(st.sampled_from(LIMITS))
                low = draw(st.booleans())
                name = draw(st.sampled_from(items))
                return Condition(judged=Judged(name, at_most=limit) if low else Judged(name, at_least=limit))
            case "flag":
                return Condition(flag="seen")
            case "trust":
                return Condition(trust=draw(st.integers(40, 60)))
        return Condition(calm=draw(st.integers(40, 60)))

    match draw(st.integers(0, 4)):
        case 0:
            return Condition(any=(simple(), simple()))
        case 1:
            return Condition(unless=simple())
    return simple()


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """A case of one to four scenes and up to two items that ends on every way.

    Scenes lead forward, or to themselves. There are conditions on beats and choices, wrong turns
    with more than one repair, flags, and skips.
    """
    names = [f"scene-{n}" for n in range(draw(st.integers(1, 4)))]
    item_names = [f"item-{n}" for n in range(draw(st.integers(0, 2)))]
    findings = [f"{name}-{n}" for name in item_names for n in range(2)]
    known: list[str] = []

    def when() -> Condition | None:
        return draw(conditions(known, findings, item_names)) if draw(st.integers(0, 3)) == 0 else None

    def option(name: str, goto: str | None, repairs: str | None = None) -> Choice:
        sets = ("seen",) if draw(st.integers(0, 3)) == 0 else ()
        made = choice(name, trust=draw(POINTS), calm=draw(POINTS), goto=goto, repairs=repairs, sets=sets, when=when())
        known.append(name)
        return made

    def onward(number: int) -> str | None:
        return draw(st.sampled_from([None, *names[number + 1 :]]))

    items: dict[str, Item] = {}
    scenes: dict[str, tuple[Beat, ...]] = {}
    bench = {name: draw(st.integers(0, len(names) - 1)) for name in item_names}
    for number, scene in enumerate(names):
        beats = [Beat(who="nora", text=t("Well?"), when=when())]
        for name in (name for name in item_names if bench[name] == number):
            items[name] = _item(draw, name, onward(number))
            known += [f"{name}/{act.id}" for act in items[name].acts]
            beats.append(Beat(check=name, when=when()))
        for group in range(draw(st.integers(0, 2))):
            stay = draw(st.booleans())
            options = [
                option(
                    f"{scene}-{group}-{n}",
                    scene if stay and n else onward(number),
                    draw(st.sampled_from([None, *known])) if n else None,
                )
                for n in range(draw(st.integers(1, 3)))
            ]
            beats.append(Beat(choose=tuple(options), when=when()))
        last = names[number + 1] if number + 1 < len(names) else None
        beats.append(Beat(end="done") if last is None else Beat(goto=last))
        scenes[scene] = tuple(beats)
    flags = ("seen",) if draw(st.integers(0, 4)) == 0 else ()
    return case(scenes, items, shift=draw(st.integers(5, 12)), defaults=Defaults(flags=flags))


def _item(draw: st.DrawFn, name: str, goto: str | None) -> Item:
    verdict: Verdict = draw(st.sampled_from(get_args(Verdict)))
    checks: dict[str, Check] = {}
    for number in range(2):
        speaks: Speaks = draw(st.sampled_from(get_args(Speaks)))
        weight: Weight = draw(st.sampled_from(get_args(Weight)))
        checks[f"check-{number}"] = check(f"{name}-{number}", speaks, weight, draw(st.integers(1, 6)))
    acts = (
        choice("do-this", trust=draw(POINTS), calm=draw(POINTS), goto=goto),
        choice("do-that", trust=draw(POINTS), calm=draw(POINTS), repairs=None),
    )
    note = t("Careful.") if draw(st.booleans()) else None
    return item(checks, acts, verdict=verdict, kind=draw(st.sampled_from(KINDS)), content_note=note)


def random_walk(scenario: Scenario, seed: int, longest: int = 400) -> tuple[str, ...]:
    """A walk that takes any offer; after a while it stops fiddling at the bench, so that it ends."""
    chance = Random(seed)
    walk = Walk(scenario)
    tokens: list[str] = []
    while walk.stage != "over" and len(tokens) < longest:
        offers = [token for token in walk.offers() if len(tokens) < longest / 2 or not token.startswith("pin:")]
        acts = [token for token in offers if token.startswith("act:")]
        token = chance.choice(acts if acts and len(tokens) > longest / 2 else offers)
        if token.startswith("judge:"):
            token = f"judge:{walk.item}:{chance.randint(0, 100)}:{chance.choice(KINDS)}"
        walk.take(token)
        tokens.append(token)
    return tuple(tokens)


def every_way(walk: Walk) -> Iterator[tuple[str, ...]]:
    """Everything that can be done where a walk waits; all that is done at the bench in one, in one order.

    Looks, pins, and judgements on each limit and beside it are tried where anything asks for them.
    """
    if walk.stage != "bench":
        yield from ((token,) for token in walk.offers())
        return
    name = walk.item
    parts = list(asked(walk.scenario))
    percents = (10, *LIMITS, 50, 90) if any(part.judged is not None for part in parts) else (50,)
    pinning = any(part.pinned is not None for part in parts)
    looking = pinning or any(part.found is not None for part in parts)
    thing = walk.scenario.items[str(name)]
    aside = [f"skip:{name}"] if thing.content_note is not None else []
    for looks in subsets(list(thing.checks.items()) if looking else []):
        if sum(one.minutes for _, one in looks) > walk.minutes:
            continue
        for pins in subsets([one.finding.id for _, one in looks] if pinning else []):
            lead = (
                *(f"check:{name}/{ref}" for ref, _ in looks),
                *(f"pin:{finding}" for finding in pins[:PINS]),
            )
            yield from ((*lead, token) for token in aside)
            for percent in percents:
                for token in (*(f"act:{name}/{act.id}" for act in thing.acts), *aside):
                    yield (*lead, f"judge:{name}:{percent}:none", token)


def subsets(things: list[T]) -> list[tuple[T, ...]]:
    """All subsets of a list."""
    return list(chain.from_iterable(combinations(things, n) for n in range(len(things) + 1)))
