"""A report in plain words: what a teacher reads who has never heard of a bot."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from game.simulator.report import BotScore, CaseReport, CheckWorth, Coverage, Report, Spread
from game.story.scoring import LIT

WHO: Mapping[str, str] = {"walkers": "players who do anything at all", "everybody": "players"}
"""Whose totals are spread."""

RARE = 100
"""What fewer than one in so many players came by is named as hard to find."""


def describe(report: Report) -> str:
    """The report as plain text: what to mend last, where it is read first."""
    lines = [f"{report.pack}: {sum(group.count for group in report.players)} players, seed {report.seed}", ""]
    if len(report.cases) > 1:
        lines += ["Over the pack", *margins(report.scores), *_scores(report.scores), ""]
    for case in report.cases:
        lines += [*_case(case), ""]
    lines += _sum_up(report)
    return "\n".join(lines)


def _sum_up(report: Report) -> Iterator[str]:
    """Everything that is to be mended, then everything that is worth a thought, then one word."""
    for name in report.near:
        one = next(one for one in report.scores if one.bot == name)
        yield (
            f"To mend: over the pack {name} is {_behind(one)} the careful player; it should be {one.needed:g} or more "
            "behind."
        )
    for case in report.cases:
        for part in case.coverage:
            if part.never:
                yield f"To mend: in {case.case} nobody reached these {part.sort}: {', '.join(part.never)}."
        if case.unending:
            yield f"To mend: in {case.case} {case.unending} plays did not come to an end."
    for case in report.cases:
        for same in case.same:
            yield (
                f"Warning: in {case.case}, at {same.where}, it makes no difference whether one takes "
                f"{_either(same.names)}: the same is said, counted and told next."
            )
    yield "All is well." if report.ok else "Something is to be mended."


def _case(case: CaseReport) -> Iterator[str]:
    yield case.case
    yield from margins(case.scores)
    yield from _scores(case.scores)
    yield ""
    yield "What the careful player made of it"
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
    yield "What each check is worth: the points it moves the total by on average, and its evidence (log-ratio)"
    yield from _worth(case.worth)
    yield ""
    if case.searched:
        yield f"Every way through was tried ({case.situations} different situations)."
    else:
        yield (
            f"There are too many ways through this case to try them all: what follows is what {case.situations} "
            "situations and the seeded players came by."
        )
    yield from (_coverage(part) for part in case.coverage)
    rare = list(_rare(case))
    if rare:
        yield f"Hard to find, met by fewer than 1 player in {RARE}: {', '.join(rare)}"
    yield ""
    for group in (group for group in case.players if group.count > 1):
        yield f"{group.count} {group.name}: {group.total:.1f} points on average"
    if case.spread is not None:
        yield from _histogram(case.spread)


def _rare(case: CaseReport) -> Iterator[str]:
    """What walkers hardly ever met, and how many did; enough of them must have been about to say so."""
    if case.spread is None or case.spread.who != "walkers" or case.spread.players < 5 * RARE:
        return
    for part in case.coverage:
        for name, count in part.reached.items():
            if count * RARE < case.spread.players and name not in part.never:
                yield f"{name} ({count})"


def margins(scores: Sequence[BotScore]) -> Iterator[str]:
    """How good the careful player is, and which bots come nearest to it."""
    best = next((one.total for one in scores if one.group == "careful"), 0)
    yield f"The careful player, who looks, weighs and acts on it, gets {best:.1f} of 100 points."
    for group, what in (("judging", "Judging by a rule of thumb"), ("acting", "Acting by habit")):
        near = min((one for one in scores if one.group == group), key=lambda one: one.margin, default=None)
        if near is not None:
            yield (
                f"{what}: {near.bot} comes nearest, {_behind(near)} it ({near.needed:g} behind are asked for over "
                "the pack)."
            )


def _behind(one: BotScore) -> str:
    return f"{abs(one.margin):.1f} points {'behind' if one.margin >= 0 else 'ahead of'}"


def _coverage(part: Coverage) -> str:
    if part.never:
        return f"{part.count - len(part.never)} of {part.count} {part.sort} reached, never {', '.join(part.never)}"
    return f"All {part.count} {part.sort} reached"


def _worth(worth: Sequence[CheckWorth]) -> Iterator[str]:
    by_item: dict[str, list[CheckWorth]] = {}
    for one in worth:
        by_item.setdefault(one.check.partition("/")[0], []).append(one)
    rows = [("check", "minutes", "moves", "evidence", "a minute")]
    for checks in by_item.values():
        rows += [
            (
                one.check,
                str(one.minutes),
                "-" if one.moves is None else f"{one.moves:+.1f}",
                f"{one.evidence:+.1f}",
                f"{one.per_minute:+.2f}",
            )
            for one in sorted(checks, key=lambda one: -one.per_minute)
        ]
    yield from _columns(rows)


def spread_told(spread: Spread) -> str:
    """How the players fared, in a sentence."""
    return (
        f"The middle half of {spread.players} {WHO[spread.who]} got {spread.quarter:.0f} to "
        f"{spread.three_quarters:.0f} points, the one in the middle {spread.middle:.0f} (the lowest "
        f"{spread.lowest:.0f}, the highest {spread.highest:.0f}); {spread.lit} closed the case well, with {LIT} "
        "points or more."
    )


def _histogram(spread: Spread) -> Iterator[str]:
    yield spread_told(spread)
    most = max(part.count for part in spread.bins)
    for stretch in spread.bins:
        name = "below 0" if stretch.low is None else f"{stretch.low} to {stretch.high}"
        yield f"{name:>9} {stretch.count:>7} {'#' * round(40 * stretch.count / most)}".rstrip()


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


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The rows with their columns aligned: words to the left, figures to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    words = [all(not row[column].lstrip("-+")[:1].isdigit() for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (
            cell.ljust(width) if word else cell.rjust(width)
            for cell, width, word in zip(row, widths, words, strict=True)
        )
        yield "  ".join(cells).rstrip()


def _either(names: Sequence[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]])
