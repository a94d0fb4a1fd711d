"""Whether a pack treats its quarters alike, and how much of it is true: the shares, and what is wrong with them.

A role of an item counts once; where the item names several quarters in it, each of them has its part of that.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from fractions import Fraction

from game.authoring.spotting import Spotted
from game.story.pack import Pack
from game.story.problems import Fault
from game.story.scenario import Item, Roles, Scenario

PACK = "pack.yaml"
HOLDING = 3
"""From how many items with a role on its shares are looked at."""

MOST = Fraction(1, 2)
"""The most of the target or suspect roles that a quarter may have, where there are three quarters or more."""

OFF = Fraction(20, 100)
"""How far a quarter's share of these roles may be from an even one."""

ENOUGH = 10
"""From how many items on a pack's share of true ones is looked at."""

TRUE = (Fraction(40, 100), Fraction(60, 100))

_NAMED = 6
"""How many items a hint names."""

ROLES = tuple(field.name for field in fields(Roles))


@dataclass(frozen=True, slots=True)
class Shares:
    """One quarter: its part of each role, as a share from 0 to 1 of the items that hold the role."""

    quarter: str
    name: str
    target: float
    suspect: float
    helper: float


@dataclass(frozen=True, slots=True)
class Truth:
    """One case: how many items it has, and how many of them are accurate."""

    case: str
    items: int
    accurate: int


@dataclass(frozen=True, slots=True)
class Balance:
    """A pack's table: how many items hold each role, the quarters' shares, and the truth of the cases.

    It is `fair` where none of this is a problem.
    """

    pack: str
    fair: bool
    holding: Mapping[str, int]
    quarters: tuple[Shares, ...]
    cases: tuple[Truth, ...]

    @property
    def truth(self) -> Truth:
        """All cases together."""
        return Truth(self.pack, sum(case.items for case in self.cases), sum(case.accurate for case in self.cases))


def weigh(pack: Pack, cases: Iterable[Scenario]) -> Balance:
    """Count the roles and the truth of a pack's cases."""
    scenarios = list(cases)
    items = [item for case in scenarios for item in case.items.values()]
    shares = {role: _shares(role, items, pack) for role in ROLES}
    return Balance(
        pack=pack.id,
        fair=not any(unbalanced(pack, scenarios)),
        holding={role: sum(1 for item in items if getattr(item.roles, role)) for role in ROLES},
        quarters=tuple(
            Shares(name, quarter.name.source, *(float(shares[role][name]) for role in ROLES))
            for name, quarter in pack.quarters.items()
        ),
        cases=tuple(
            Truth(case.id, len(case.items), sum(item.verdict == "accurate" for item in case.items.values()))
            for case in scenarios
        ),
    )


def _shares(role: str, items: Iterable[Item], pack: Pack) -> dict[str, Fraction]:
    held = [quarters for item in items if (quarters := frozenset(getattr(item.roles, role)))]
    parts = dict.fromkeys(pack.quarters, Fraction())
    for quarters in held:
        for quarter in quarters & parts.keys():
            parts[quarter] += Fraction(1, len(quarters) * len(held))
    return parts


def table(balance: Balance) -> str:
    """The table as text: a row a quarter, a column a role, and the truth of each case."""
    heads = [f"{role} ({balance.holding[role]})" for role in ROLES]
    width = max(len(row.name) for row in balance.quarters) if balance.quarters else 0
    width = max(width, len("even share"), *(len(case.case) for case in (*balance.cases, balance.truth)))
    even = 1 / len(balance.quarters) if balance.quarters else 0
    lines = [f"{'quarter':<{width}}  " + "  ".join(f"{head:>12}" for head in heads)]
    lines += [
        f"{row.name:<{width}}  " + "  ".join(f"{getattr(row, role):>12.0%}" for role in ROLES)
        for row in balance.quarters
    ]
    lines += [f"{'even share':<{width}}  " + "  ".join(f"{even:>12.0%}" for _ in ROLES), ""]
    lines.append(f"{'case':<{width}}  {'items':>12}  {'accurate':>12}  {'share':>12}")
    for case in (*balance.cases, balance.truth):
        share = case.accurate / case.items if case.items else 0
        lines.append(f"{case.case:<{width}}  {case.items:>12}  {case.accurate:>12}  {share:>12.0%}")
    return "\n".join(lines)


def unbalanced(pack: Pack, cases: Iterable[Scenario]) -> Iterator[Spotted]:
    """What is wrong with the shares of a whole pack."""
    scenarios = list(cases)
    items = {(case.id, name): item for case in scenarios for name, item in case.items.items()}
    for role in ("target", "suspect"):
        yield from _uneven(role, pack, items)
    if sum(item.roles != Roles() for item in items.values()) >= HOLDING:
        helpers = {quarter for item in items.values() for quarter in item.roles.helper}
        for quarter in pack.quarters:
            if quarter not in helpers:
                message = f"{quarter!r} never helps in this pack"
                hint = f"add helper: [{quarter}] to the roles of an item where somebody from there brings the answer"
                yield Spotted(PACK, Fault("FJ305", ("quarters", quarter), message, hint))
    accurate = sum(item.verdict == "accurate" for item in items.values())
    if len(items) >= ENOUGH and not TRUE[0] <= Fraction(accurate, len(items)) <= TRUE[1]:
        share = accurate / len(items)
        message = f"{accurate} of the {len(items)} items are accurate, which is {share:.0%}; it has to be 40 to 60 %"
        hint = "let more rumours come true" if share < TRUE[0] else "let fewer of the items be as they claim"
        yield Spotted(PACK, Fault("FJ307", ("cases",), message, hint))


def uneven_forms(pack: Pack) -> Iterator[Spotted]:
    """The forms of a pack's quiz with too few or too many accurate items."""
    for form, items in pack.quiz.items():
        accurate = sum(item.verdict == "accurate" for item in items)
        if not TRUE[0] <= Fraction(accurate, max(1, len(items))) <= TRUE[1]:
            message = f"{accurate} of the {len(items)} items of this form are accurate; it has to be 40 to 60 %"
            hint = "let about half of them be as they claim, and half not"
            yield Spotted(PACK, Fault("FJ307", ("quiz", form), message, hint))


def _uneven(role: str, pack: Pack, items: Mapping[tuple[str, str], Item]) -> Iterator[Spotted]:
    held = {name: quarters for name, item in items.items() if (quarters := getattr(item.roles, role))}
    if len(held) < HOLDING:
        return
    even = Fraction(1, max(1, len(pack.quarters)))
    for quarter, share in _shares(role, items.values(), pack).items():
        over_half = len(pack.quarters) > 2 and share > MOST
        if not over_half and abs(share - even) <= OFF:
            continue
        message = (
            f"{quarter!r} has {float(share):.0%} of the {role} roles of {len(held)} items; {float(even):.0%} is even"
        )
        if share > even:
            where = [f"{case}/{item}" for (case, item), quarters in held.items() if quarter in quarters]
            more = ", …" if len(where) > _NAMED else ""
            hint = f"give another quarter the {role} role in some of: {', '.join(where[:_NAMED])}{more}"
        else:
            hint = f"let {quarter!r} be {role} in more items"
        yield Spotted(PACK, Fault("FJ305", ("quarters", quarter), message, hint))


def one_sided(case: Scenario, file: str) -> Iterator[Spotted]:
    """Whether all items of a case are accurate, or none."""
    truths = {item.verdict == "accurate" for item in case.items.values()}
    if len(truths) == 1:
        all_true = truths == {True}
        message = f"{'every' if all_true else 'no'} item of this case is accurate, so a player need not look"
        hint = f"add an item that is {'not accurate' if all_true else 'accurate and looks as doubtful as the others'}"
        yield Spotted(file, Fault("FJ306", ("items",), message, hint))
