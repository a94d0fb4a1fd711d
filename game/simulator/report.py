"""What a simulation found, as plain data: `dataclasses.asdict` of a `Report` is its JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from game.story.scoring import ItemScore

VERSION = 1
"""The version of the JSON. A field never changes its meaning within a version."""

Sort = Literal["scenes", "choices", "acts", "checks", "endings"]


@dataclass(frozen=True, slots=True)
class BotScore:
    """A bot's mean scores, by how many points the careful player is ahead of it, and whether that is too few.

    `needed` is the margin asked for over the pack; one case alone may stay under it.
    """

    bot: str
    group: str
    judgement: float
    method: float
    care: float
    total: float
    margin: float
    needed: float
    near: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many there are of a sort of thing, and which of them no player and no search reached."""

    sort: Sort
    count: int
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bin:
    """How many walkers' totals lay from `low` up to below `high`.

    The lowest bin (`low` is `None`) holds all that is below nought, the highest holds 100 too.
    """

    low: int | None
    high: int
    count: int


@dataclass(frozen=True, slots=True)
class Players:
    """So many players of one habit among the N, and their mean total."""

    name: str
    count: int
    total: float


@dataclass(frozen=True, slots=True)
class CaseReport:
    """One case.

    `careful` is what the careful player made of each item. `searched` says whether the search of every way
    went to its end; `unending` counts the plays that the case did not let end.
    """

    case: str
    scores: tuple[BotScore, ...]
    careful: tuple[ItemScore, ...]
    players: tuple[Players, ...]
    coverage: tuple[Coverage, ...]
    spread: tuple[Bin, ...]
    searched: bool
    unending: int


@dataclass(frozen=True, slots=True)
class Report:
    """All cases, and each bot's means over them.

    `ok` is what the exit status goes by: no bot comes too near over the pack, everything was reached, and
    every play ended.
    """

    fenjer: int
    pack: str
    seed: int
    players: tuple[Players, ...]
    scores: tuple[BotScore, ...]
    cases: tuple[CaseReport, ...]
    near: tuple[str, ...]
    ok: bool


def describe(report: Report) -> str:
    """The report as plain text in aligned columns."""
    lines = [f"{report.pack}: {sum(group.count for group in report.players)} players, seed {report.seed}", ""]
    if len(report.cases) > 1:
        lines += ["Over the pack", *_scores(report.scores), ""]
    for case in report.cases:
        lines += [*_case(case), ""]
    if report.near:
        lines.append(f"Too near to careful: {', '.join(report.near)}")
    lines.append("All is well." if report.ok else "Something is to be mended.")
    return "\n".join(lines)


def _case(case: CaseReport) -> Iterator[str]:
    yield case.case
    yield from _scores(case.scores)
    yield ""
    yield "What careful made of it"
    yield from _columns(
        [
            ("item", "verdict", "kind", "stated", "named", "points", "pinned", "of"),
            *(
                (
                    item.item,
                    item.verdict,
                    item.kind,
                    "-" if item.percent is None else f"{item.percent} %",
                    item.named or "-",
                    f"{item.quadratic:.0f}",
                    f"{item.gained:.1f}",
                    f"{item.best:.1f}",
                )
                for item in case.careful
            ),
        ]
    )
    yield ""
    for group in (group for group in case.players if group.count > 1):
        yield f"{group.count} {group.name}: {group.total:.1f} points on average"
    for part in case.coverage:
        missed = f", never {', '.join(part.never)}" if part.never else ""
        yield f"{part.count - len(part.never)} of {part.count} {part.sort} reached{missed}"
    if not case.searched:
        yield "There are too many ways through this case to search them all."
    if case.unending:
        yield f"{case.unending} plays did not come to an end"
    most = max((part.count for part in case.spread), default=0)
    for stretch in case.spread:
        name = "below 0" if stretch.low is None else f"{stretch.low} to {stretch.high}"
        yield f"{name:>9} {stretch.count:>7} {'#' * round(40 * stretch.count / max(most, 1))}".rstrip()


def _scores(scores: Iterable[BotScore]) -> Iterator[str]:
    return _columns(
        [
            ("bot", "judgement", "method", "care", "total", "margin", ""),
            *(
                (
                    one.bot,
                    *(f"{value:.1f}" for value in (one.judgement, one.method, one.care, one.total, one.margin)),
                    f"under {one.needed:g}" if one.near else "",
                )
                for one in scores
            ),
        ]
    )


def _columns(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """The rows with their columns aligned: words to the left, figures to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    words = [all(not row[column].lstrip("-")[:1].isdigit() for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (
            cell.ljust(width) if word else cell.rjust(width)
            for cell, width, word in zip(row, widths, words, strict=True)
        )
        yield "  ".join(cells).rstrip()
