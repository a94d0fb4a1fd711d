"""Choices that mean nothing: whichever of them is taken, the same is said and done, and the same follows."""

from collections.abc import Iterable, Iterator, Mapping

from game.simulator.report import Same
from game.story.explore import choices
from game.story.scenario import Choice, Condition, Scenario, act_id

Form = bool | tuple[str, object]
"""What a condition comes to: true, false, or a form that is equal where two conditions ask the same."""


def same(case: Scenario) -> Iterator[Same]:
    """The choices and acts offered together that differ in nothing but their own words.

    They have the same effects, the same line at once, the same way on and the same memories, neither can be
    repaired, and no condition of the case can tell which of them was taken. What they amount to (`does`) is
    not looked at: nothing in the story goes by it.
    """
    asked = tuple(_asked(case))
    mended = {choice.repairs for _, choice in choices(case) if choice.repairs is not None}
    for where, offered in _offered(case):
        groups: list[list[tuple[str, Choice]]] = []
        for name, choice in offered:
            for group in groups:
                first, other = group[0]
                if not mended & {name, first} and _alike(choice, other) and not _told_apart(asked, name, first):
                    group.append((name, choice))
                    break
            else:
                groups.append([(name, choice)])
        yield from (Same(where, tuple(name for name, _ in group)) for group in groups if len(group) > 1)


def _offered(case: Scenario) -> Iterator[tuple[str, list[tuple[str, Choice]]]]:
    """What is offered together: the choices of a beat, the acts on an item, and where."""
    for scene, beats in case.scenes.items():
        for beat in beats:
            yield scene, [(choice.id, choice) for choice in beat.choose]
    for name, item in case.items.items():
        yield name, [(act_id(name, act.id), act) for act in item.acts]


def _alike(one: Choice, other: Choice) -> bool:
    said, as_well = (choice.says.source if choice.says is not None else None for choice in (one, other))
    return said == as_well and all(
        getattr(one, name) == getattr(other, name) for name in ("effects", "goto", "repairs", "sets", "when")
    )


def _asked(case: Scenario) -> Iterator[Condition]:
    for beats in case.scenes.values():
        yield from (beat.when for beat in beats if beat.when is not None)
    yield from (choice.when for _, choice in choices(case) if choice.when is not None)


def _told_apart(asked: Iterable[Condition], one: str, other: str) -> bool:
    return any(_form(when, {one: True, other: False}) != _form(when, {one: False, other: True}) for when in asked)


def _form(when: Condition, taken: Mapping[str, bool]) -> Form:
    """The condition where it is known which of some choices was taken."""
    parts: set[tuple[str, object]] = set()
    if when.chosen is not None and when.chosen not in taken:
        parts.add(("chosen", when.chosen))
    elif when.chosen is not None and not taken[when.chosen]:
        return False
    for name in ("found", "pinned", "judged", "flag", "trust", "calm"):
        value = getattr(when, name)
        if value is not None:
            parts.add((name, value))
    if when.any:
        forms = {_form(part, taken) for part in when.any}
        if True not in forms:
            open_forms = frozenset(form for form in forms if form is not False)
            if not open_forms:
                return False
            parts.add(("any", open_forms))
    if when.unless is not None:
        denied = _form(when.unless, taken)
        if denied is True:
            return False
        if denied is not False:
            parts.add(("unless", denied))
    return ("all", frozenset(parts)) if parts else True
