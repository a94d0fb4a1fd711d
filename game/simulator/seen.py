"""What a player sees of a case while it is being played, and nothing else.

The careful player is given these and never the case, so it cannot know what nobody at the desk knows: what an
item is, what an unopened check would find, what a choice does to the meters.
"""

from dataclasses import dataclass

from game.story.playthrough import Walk
from game.story.scenario import Choice, Deed, Finding, Form, Tool, act_id, check_tool


@dataclass(frozen=True, slots=True)
class Look:
    """A check that the shift's minutes still allow: what it is called, its tool, and its minutes."""

    token: str
    label: str
    tool: Tool
    minutes: int


@dataclass(frozen=True, slots=True)
class Way:
    """A choice or an act on offer: what it says, and the deed that the paper cards name it by."""

    token: str
    text: str
    does: Deed | None


@dataclass(frozen=True, slots=True)
class Desk:
    """The bench as it lies before the player.

    `minutes` are left of the shift, `spent` went into this item, and `to_come` items (this one with them) are
    not dealt with yet. `findings` were opened and read; of the others there is only the `looks`' price.
    """

    form: Form
    pictured: bool
    looks: tuple[Look, ...]
    findings: tuple[Finding, ...]
    minutes: int
    spent: int
    to_come: int


def desk(walk: Walk) -> Desk:
    """The bench of a walk that waits there."""
    name = bench_item(walk)
    item = walk.scenario.items[name]
    looks = []
    findings = []
    spent = 0
    for check_id, check in item.checks.items():
        if f"{name}/{check_id}" in walk.opened:
            findings.append(check.finding)
            spent += check.minutes
        elif check.minutes <= walk.minutes:
            label = "" if check.label is None else check.label.source
            looks.append(Look(f"check:{name}/{check_id}", label, check_tool(check_id, check), check.minutes))
    return Desk(
        form=item.form,
        pictured=item.picture is not None,
        looks=tuple(looks),
        findings=tuple(findings),
        minutes=walk.minutes,
        spent=spent,
        to_come=len(walk.scenario.items) - len(walk.closed),
    )


def bench_item(walk: Walk) -> str:
    """The item on the bench."""
    if walk.item is None:
        raise ValueError("nothing lies on the bench")
    return walk.item


def ways(walk: Walk) -> tuple[Way, ...]:
    """The choices or acts on offer, in the order in which they are shown."""
    offered = set(walk.offers())
    if walk.stage == "bench":
        name = bench_item(walk)
        named = [(f"act:{act_id(name, act.id)}", act) for act in walk.scenario.items[name].acts]
    else:
        named = [(choice.id, choice) for choice in _waiting(walk)]
    return tuple(Way(token, choice.text.source, choice.does) for token, choice in named if token in offered)


def _waiting(walk: Walk) -> tuple[Choice, ...]:
    beats = walk.scenario.scenes[walk.scene]
    return beats[walk.beat].choose if walk.beat < len(beats) else ()
