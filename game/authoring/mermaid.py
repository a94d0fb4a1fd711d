"""A graph in Mermaid's flowchart language, which code hosts, wikis and editors draw."""

from collections.abc import Iterator

from game.authoring.graph import Arrow, Card, Graph, Row, percent
from game.authoring.lettering import clean, wrapped
from game.authoring.svg import BRICK, NIGHT, OCHRE, PAPER

LETTERS = 13
ROOM = 420
"""How far a line of a box goes, at 13 pixels a letter, before it is broken."""

SIGNS = {"choice": "○", "act": "◇", "bench": "▣", "checks": "", "way": "→"}
_SAFE = frozenset(" .,:!?+/-'’‘“”…%→−○◇▣·✕")


def mermaid(graph: Graph) -> str:
    """The graph as a Mermaid flowchart; the same graph gives the same characters."""
    ids = {card.key: f"n{number}" for number, card in enumerate(graph.cards)}
    lines = [
        "flowchart TD",
        f"    accTitle: {_safe(f'The graph of the case {graph.case}, {graph.title}')}",
        f"    accDescr: {_safe(f'{graph.case}, pack {graph.digest[:12]}. {graph.players}')}",
        *(f"    {line}" for card in graph.cards for line in _card(card, ids[card.key])),
        *(f"    {_arrow(arrow, ids)}" for arrow in graph.arrows),
        f"    classDef scene fill:#FDF8EC,stroke:{NIGHT},color:{NIGHT}",
        f"    classDef ending fill:{OCHRE},stroke:{NIGHT},color:{NIGHT}",
        f"    classDef item fill:#ECDEC0,stroke:{NIGHT},color:{NIGHT}",
        f"    classDef missing fill:{PAPER},stroke:{BRICK},color:{BRICK},stroke-dasharray:5 5",
        f"    classDef wrong stroke:{BRICK},stroke-width:4px",
    ]
    if graph.problems:
        told = "<br/>".join(_safe(f"✕ {one.code}, line {one.where.line}: {one.message}") for one in graph.problems)
        lines.insert(3, f'    about["{told}"]:::wrong')
    return "\n".join(lines) + "\n"


def _card(card: Card, name: str) -> Iterator[str]:
    share = "" if card.share is None else f" {percent(card.share)}"
    start = {"missing": "nobody wrote: ", "item": "on no bench: "}.get(card.sort, "start: " if card.start else "")
    told = [f"<b>{_safe(start + card.name + share)}</b>"]
    if card.text:
        told += [f"<i>{_safe(line)}</i>" for line in wrapped(card.text, LETTERS, ROOM, most=2)]
    for row in card.rows:
        told += _row(row)
    for problem in card.problems:
        told.append(f"<b>{_safe(f'✕ {problem.code}, line {problem.where.line}: {problem.message}')}</b>")
    left, right = {"ending": ('(["', '"])'), "item": ('[["', '"]]'), "missing": ('{{"', '"}}')}.get(
        card.sort, ('["', '"]')
    )
    yield f"{name}{left}{'<br/>'.join(told)}{right}"
    yield f"class {name} {card.sort}"
    if card.problems:
        yield f"class {name} wrong"


def _row(row: Row) -> Iterator[str]:
    share = "" if row.share is None else f" {percent(row.share)}"
    if row.part == "checks":
        yield from map(_safe, wrapped(f"checks: {row.text}", LETTERS, ROOM))
        return
    yield f"{_safe(SIGNS[row.part])} <b>{_safe(row.name + share)}</b>"
    yield from map(_safe, wrapped(row.text, LETTERS, ROOM, most=2))
    yield from map(_safe, wrapped(" · ".join(row.notes), LETTERS, ROOM))


def _arrow(arrow: Arrow, ids: dict[str, str]) -> str:
    line = "-.->" if arrow.share == 0 else "==>" if (arrow.share or 0) > 0.5 else "-->"
    by = ", ".join(name for name in arrow.by if name)
    told = wrapped(
        " ".join(filter(None, (by, percent(arrow.share) if arrow.share is not None else ""))), 13, 260, most=3
    )
    label = f'|"{"<br/>".join(map(_safe, told))}"|' if told else ""
    return f"{ids[arrow.source]} {line}{label} {ids[arrow.target]}"


def _safe(text: str) -> str:
    """The text with every sign that Mermaid or HTML could take for its own written as a numbered entity."""
    shown = clean(text).replace("\xa0", " ")
    return "".join(sign if sign.isalnum() or sign in _SAFE else f"#{ord(sign)};" for sign in shown)
