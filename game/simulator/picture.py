"""A picture of how the players of each case fared, drawn as SVG by hand.

Above, the spread of the players; below it on the same scale each bot with its mean, under what it goes by. The
hatched strip is where a bot would come too near to the careful player. The same report gives the same bytes.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from game.simulator.report import BotScore, Report, Spread
from game.simulator.telling import WHO, describe, margins, spread_told
from game.story.scoring import LIT

NIGHT, PAPER, TEAL, BRICK, OCHRE, SLATE = "#1B2440", "#F5EBD6", "#236C66", "#B23C26", "#D99A2B", "#59617A"
RULE = "#D8CDB8"
"""A line that only guides the eye."""

WIDTH = 1024
LEFT, RIGHT = 32, WIDTH - 32
BELOW, SHORE, NOUGHT, HUNDRED = 200, 256, 272, 816
"""Where the strip for totals below nought begins and ends, and where 0 and 100 points are."""

HEADING = 376
"""Where the longest heading of a group ends."""

HIGH = 160
"""The height of the highest bar."""

ROW = 28
TEXT = "'Source Sans 3', 'Source Sans Pro', 'Noto Sans', sans-serif"
TITLE = "Piazzolla, Georgia, 'Noto Serif', serif"

GROUPS: Mapping[str, str] = {
    "judging": "They look as it does, and judge by a rule of thumb",
    "acting": "They judge as it does, and act by habit",
    "looking": "It looks at whatever comes first",
}


def as_svg(report: Report, titles: Mapping[str, str]) -> str:
    """The pack and each of its cases, one below the other; `titles` are their names by id, the pack's among them."""
    parts = []
    top = 0
    for number, (name, scores, spread) in enumerate(_panels(report)):
        drawn = _Panel(f"p{number}", titles.get(name, name), scores, spread)
        parts.append(f'<g role="img" {drawn.labelled} transform="translate(0 {top})">{drawn.inside}</g>')
        top += drawn.height
    name = escape(titles.get(report.pack, report.pack))
    head = f'<title id="title">{name}: how simulated players fare</title>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" width="{WIDTH}" height="{top}" '
        f'role="group" aria-labelledby="title">{head}<rect width="{WIDTH}" height="{top}" fill="{PAPER}"/>'
        f"{''.join(parts)}</svg>\n"
    )


def as_html(report: Report, titles: Mapping[str, str]) -> str:
    """A page that needs nothing from anywhere: a picture for the pack and each case, and the report in words."""
    figures = []
    for number, (name, scores, spread) in enumerate(_panels(report)):
        drawn = _Panel(f"p{number}", titles.get(name, name), scores, spread)
        figures.append(f'<svg viewBox="0 0 {WIDTH} {drawn.height}" role="img" {drawn.labelled}>{drawn.inside}</svg>')
    name = escape(titles.get(report.pack, report.pack))
    drawn_all = "\n".join(figures)
    style = (
        f"body{{margin:0 auto;padding:16px;max-width:{WIDTH}px;background:{PAPER};color:{NIGHT};font:18px/1.5 {TEXT}}}"
        f"h1{{font-family:{TITLE}}}svg{{display:block;width:100%;height:auto}}"
        "pre{overflow-x:auto;font-size:15px}summary{min-height:44px;cursor:pointer}"
    )
    return (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width"><title>{name}: how simulated players fare</title><style>{style}</style></head>\n'
        f"<body><h1>{name}: how simulated players fare</h1>\n{drawn_all}\n"
        f"<details><summary>The same in words and figures</summary><pre>{escape(describe(report))}</pre></details>\n"
        "</body>\n</html>\n"
    )


def _panels(report: Report) -> Iterator[tuple[str, Sequence[BotScore], Spread | None]]:
    if len(report.cases) != 1:
        yield report.pack, report.scores, None
    for case in report.cases:
        yield case.case, case.scores, case.spread


def x_of(points: float) -> float:
    """Where a total lies from left to right; what is below nought has one strip of its own."""
    return (BELOW + SHORE) / 2 if points < 0 else NOUGHT + (HUNDRED - NOUGHT) * min(points, 100) / 100


class _Panel:
    """One picture: its elements, their height, and what reads it aloud."""

    def __init__(self, prefix: str, title: str, scores: Sequence[BotScore], spread: Spread | None) -> None:
        self.prefix = prefix
        self.labelled = f'aria-labelledby="{prefix}-title" aria-describedby="{prefix}-desc"'
        told = [*margins(scores), *([spread_told(spread)] if spread is not None else ())]
        self._parts: list[str] = []
        self._put(f'<title id="{prefix}-title">{escape(title)}</title>')
        self._put(f'<desc id="{prefix}-desc">{escape(" ".join(told))}</desc>')
        self._put(
            f"<defs>{_pattern(f'{prefix}-players', TEAL, 6, 3.5)}{_pattern(f'{prefix}-near', BRICK, 7, 1.5)}</defs>"
        )
        self._y = 56.0
        self._text(LEFT, title, size=30, family=TITLE, weight=800)
        if spread is not None:
            self._y += 28
            self._text(
                LEFT, f"{spread.players:,} {WHO[spread.who]}, and the bots, by their points", size=17, fill=SLATE
            )
            self._spread(spread)
        else:
            self._y += 12
        if scores:
            self._bots(scores)
        self.height = round(self._y + 32)
        self.inside = "".join(self._parts)

    def _put(self, element: str) -> None:
        self._parts.append(element)

    def _text(
        self,
        x: float,
        text: str,
        *,
        size: int = 16,
        fill: str = NIGHT,
        anchor: str = "start",
        weight: int = 400,
        family: str = TEXT,
        y: float | None = None,
    ) -> None:
        self._put(
            f'<text x="{x:g}" y="{self._y if y is None else y:g}" font-family="{family}" font-size="{size}" '
            f'font-weight="{weight}" text-anchor="{anchor}" fill="{fill}">{escape(text)}</text>'
        )

    def _line(self, x1: float, y1: float, x2: float, y2: float, stroke: str = RULE, more: str = "") -> None:
        self._put(f'<path d="M{x1:g} {y1:g}L{x2:g} {y2:g}" fill="none" stroke="{stroke}" stroke-width="2"{more}/>')

    def _spread(self, spread: Spread) -> None:
        """The bars, the scale, and where the middle half of the players lies."""
        floor = self._y + 48 + HIGH
        most = max(part.count for part in spread.bins)
        for part in spread.bins:
            left = BELOW if part.low is None else x_of(part.low)
            right = SHORE if part.low is None else x_of(part.high)
            high = HIGH * part.count / most
            share = 100 * part.count / spread.players
            if part.count:
                self._put(
                    f'<rect x="{left + 2:g}" y="{floor - high:g}" width="{right - left - 4:g}" height="{high:g}" '
                    f'fill="url(#{self.prefix}-players)" stroke="{TEAL}" stroke-width="2"/>'
                )
                said = str(part.count) if spread.players < 100 else f"{share:.0f} %" if share >= 1 else "< 1 %"
                self._text((left + right) / 2, said, size=15, anchor="middle", y=floor - high - 8)
        self._line(BELOW, floor, SHORE, floor, NIGHT)
        self._line(NOUGHT, floor, HUNDRED, floor, NIGHT)
        self._y = floor + 22
        self._text((BELOW + SHORE) / 2, "below 0", size=15, anchor="middle")
        for points in range(0, 101, 10):
            self._text(x_of(points), str(points), size=15, anchor="middle", weight=700 if points == LIT else 400)
        self._lantern(x_of(LIT), floor)
        self._y += 30
        self._text(LEFT, "The middle half", size=16)
        left, middle, right = (x_of(one) for one in (spread.quarter, spread.middle, spread.three_quarters))
        self._line(left, self._y - 5, right, self._y - 5, SLATE, ' stroke-linecap="round" style="stroke-width:6"')
        self._line(middle, self._y - 14, middle, self._y + 4, NIGHT, ' style="stroke-width:4"')
        self._text(HUNDRED + 24, f"{spread.middle:.0f} in the middle", size=16)

    def _lantern(self, x: float, floor: float) -> None:
        """From these points on a case is closed well."""
        top = floor - HIGH - 32
        self._line(x, top, x, floor, NIGHT, ' stroke-dasharray="2 6" stroke-linecap="round"')
        ring = f"M{x - 5:g} {top - 23:g}a5 6 0 0 1 10 0"
        body = f"M{x - 8:g} {top - 22:g}h16M{x - 6:g} {top - 22:g}l-2 18h16l-2 -18zM{x - 9:g} {top - 2:g}h18"
        self._put(f'<path d="{ring}{body}" fill="{OCHRE}" stroke="{NIGHT}" stroke-width="2" stroke-linejoin="round"/>')
        self._text(x + 16, f"closed well from {LIT}", size=15, y=top - 6)

    def _bots(self, scores: Sequence[BotScore]) -> None:
        """The careful player, and below it those that share all but one of its habits, the best first."""
        careful = next(one for one in scores if one.group == "careful")
        best = x_of(careful.total)
        self._y += 48
        self._row(careful, best, "careful")
        rows_from = self._y + 8
        bands: list[tuple[float, float, float]] = []
        above = len(self._parts)
        for group, what in GROUPS.items():
            bots = sorted((one for one in scores if one.group == group), key=lambda one: (-one.total, one.bot))
            if not bots:
                continue
            self._y += ROW + 12
            self._text(LEFT, what, size=16, fill=SLATE, weight=600)
            top = self._y + 10
            for bot in bots:
                self._y += ROW
                self._row(bot, best, group)
            bands.append((bots[0].needed, top, self._y + 10))
        # What marks where they would come too near lies under them all.
        rows = self._parts[above:]
        del self._parts[above:]
        for needed, top, low in bands:
            self._near(careful, needed, top, low)
        self._line(best, rows_from, best, self._y + 10, NIGHT, ' stroke-dasharray="6 5"')
        self._parts += rows

    def _near(self, careful: BotScore, needed: float, top: float, low: float) -> None:
        """Where a bot of the group would come too near."""
        right = x_of(careful.total)
        left = max(x_of(max(careful.total - needed, 0)), NOUGHT)
        if careful.total > 0:
            self._put(
                f'<rect x="{left:g}" y="{top:g}" width="{right - left:g}" height="{low - top:g}" '
                f'fill="url(#{self.prefix}-near)"/>'
            )
            if right > HEADING + 72:
                self._text(right - 10, "too near", size=15, fill=BRICK, anchor="end", y=top - 10)
            self._text(HUNDRED + 24, f"{needed:g} asked over the pack", size=15, fill=SLATE, y=top - 10)

    def _row(self, bot: BotScore, best: float, group: str) -> None:
        """A bot: its name, its mark at its mean, and how far behind it is."""
        x, y = x_of(bot.total), self._y
        is_careful = group == "careful"
        self._text(LEFT, bot.bot, size=18 if is_careful else 17, weight=700 if is_careful else 400)
        if is_careful:
            said = f"{bot.total:.1f} points"
        else:
            self._line(x, y - 5, best, y - 5, NIGHT, ' stroke-opacity="0.25"')
            behind = f"{bot.margin:.1f} behind" if bot.margin >= 0 else f"{-bot.margin:.1f} ahead"
            said = behind + (", too near" if bot.near and bot.margin >= 0 else "")
        self._put(_mark(x, y - 5, "near" if bot.near else group))
        if bot.total < 0:
            self._text(x - 14, f"{bot.total:.0f}".replace("-", "−"), size=15, anchor="end")
        self._text(
            HUNDRED + 24,
            said,
            size=17,
            weight=700 if bot.near or is_careful else 400,
            fill=BRICK if bot.near else NIGHT,
        )


def _pattern(name: str, ink: str, step: float, thick: float) -> str:
    """Slanted lines in one ink."""
    return (
        f'<pattern id="{name}" width="{step:g}" height="{step:g}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path d="M0 0V{step:g}" stroke="{ink}" stroke-width="{thick * 2:g}"/></pattern>'
    )


def _mark(x: float, y: float, sort: str) -> str:
    """A mark that is told from the others by its shape too."""
    if sort == "careful":
        return (
            f'<circle cx="{x:g}" cy="{y:g}" r="10" fill="{OCHRE}" stroke="{NIGHT}" stroke-width="3"/>'
            f'<circle cx="{x:g}" cy="{y:g}" r="3" fill="{NIGHT}"/>'
        )
    paths = {
        "judging": (f"M{x - 7:g} {y:g}a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z", TEAL),
        "acting": (f"M{x - 6:g} {y - 6:g}h12v12h-12z", SLATE),
        "looking": (f"M{x:g} {y - 8:g}l8 14h-16z", NIGHT),
        "near": (f"M{x - 7:g} {y - 7:g}l14 14M{x + 7:g} {y - 7:g}l-14 14", "none"),
    }
    shape, ink = paths[sort]
    stroke = (
        f'stroke="{BRICK}" stroke-width="5" stroke-linecap="round"'
        if sort == "near"
        else f'stroke="{PAPER}" stroke-width="1.5"'
    )
    return f'<path d="{shape}" fill="{ink}" {stroke}/>'
