"""A graph as SVG: to be printed and hung over a desk, read on a screen, or read aloud."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from game.authoring.graph import Arrow, Card, Graph, Part, Row, percent
from game.authoring.layout import Box, Layout, Pair, Point, Route, arranged
from game.authoring.lettering import clean, width, wrapped
from game.story.problems import Problem

NIGHT, PAPER, TEAL, BRICK, OCHRE, SLATE = "#1B2440", "#F5EBD6", "#236C66", "#B23C26", "#D99A2B", "#59617A"
CARD, NOTE, RULE, FAINT = "#FDF8EC", "#ECDEC0", "#D3C3A2", "#E9DDC4"

WIDTH = 380
PAD = 14
MARK = 20
"""The column of a row's little shape."""

NUMBER = 52
"""The column of a row's share."""

BODY, SMALL, NAME = 13, 11.5, 16
LEADING = 1.32
MARGIN = 48
NARROWEST = 1000
THIN, THICK = 1.6, 11.0
SHOWN = 4
"""How many problems of a card are told in full."""

SHAPES: dict[Part | str, str] = {
    "choice": "a choice",
    "act": "an act at the bench",
    "bench": "an item on the bench",
    "way": "where the scene leads",
}


def svg(graph: Graph) -> str:
    """The graph as an SVG document; the same graph gives the same characters."""
    bodies = {card.key: _Body(card, graph.plays > 0) for card in graph.cards}
    sizes = {key: (float(WIDTH), body.height) for key, body in bodies.items()}
    first = next((card.key for card in graph.cards if card.start), "")
    shares = {(arrow.source, arrow.target): arrow for arrow in graph.arrows}
    layout = arranged(sizes, list(shares), first)
    whole = max(layout.width, NARROWEST) + 2 * MARGIN
    head = _head(graph, whole)
    across, down = (whole - layout.width) / 2, head.y + 56
    parts = [
        *_opening(graph, whole, down + layout.height + MARGIN),
        *head.parts,
        f'<g transform="translate({_n(across)} {_n(down)})">',
        *_arrows(layout, shares),
        *(part for card in graph.cards for part in bodies[card.key].drawn(layout.boxes[card.key])),
        *_labels(layout, shares),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def told(graph: Graph) -> str:
    """The graph in sentences, for those who do not see it."""
    names = {card.key: card.name for card in graph.cards}
    lines = [f"{len(graph.cards)} cards and {len(graph.arrows)} ways between them."]
    for card in graph.cards:
        what = "start scene" if card.start else {"item": "item without a bench", "missing": "missing"}.get(card.sort)
        share = "" if card.share is None else f", reached by {percent(card.share)}"
        marks = "".join(f" Problem {problem.code}: {problem.message}." for problem in card.problems)
        leads = [
            names[arrow.target] + ("" if arrow.share is None else f" ({percent(arrow.share)})")
            for arrow in graph.arrows
            if arrow.source == card.key
        ]
        leading = f" Leads to {', '.join(leads)}." if leads else ""
        lines.append(f"{what or card.sort} {card.name}{share}.{leading}{marks}")
    return clean(" ".join(lines))


class _Sheet:
    """Lines of SVG, written from the top down."""

    def __init__(self, y: float = 0) -> None:
        self.y = y
        self.parts: list[str] = []

    def text(self, x: float, line: str, size: float, ink: str = NIGHT, **look: str) -> None:
        """A line of text whose feet stand on the sheet's y."""
        self.parts.append(_text(x, self.y, line, size, ink, **look))

    def lines(
        self, x: float, lines: Iterable[str], size: float, ink: str = NIGHT, *, more: float = 0, **look: str
    ) -> None:
        """Lines under each other, `more` apart than usual."""
        for line in lines:
            self.y += size * LEADING + more
            self.text(x, line, size, ink, **look)


class _Body:
    """A card's content, from its own top left corner on."""

    def __init__(self, card: Card, played: bool) -> None:
        self.card = card
        self.sheet = _Sheet()
        self.unmet = played and card.share == 0
        if card.sort == "ending":
            self._ending()
        else:
            self._scene()
        self.height = max(self.sheet.y + PAD, 52)

    def drawn(self, box: Box) -> Iterator[str]:
        """The card in its place."""
        card = self.card
        yield f'<g transform="translate({_n(box.left)} {_n(box.top)})">'
        yield f"<title>{_escaped(self._tip())}</title>"
        ending = card.sort == "ending"
        ground = {"ending": OCHRE, "missing": PAPER}.get(card.sort, CARD)
        edge = BRICK if self.unmet or card.sort == "missing" or card.problems else NIGHT
        dash = ' stroke-dasharray="7 5"' if self.unmet or card.sort == "missing" else ""
        radius = 26 if ending else 8
        look = f'fill="{ground}" stroke="{edge}" stroke-width="2"{dash}'
        yield _rect(0, 0, box.width, box.height, radius, look)
        if card.sort in ("scene", "item"):
            top = f"M0 34 V8 Q0 0 8 0 H{_n(box.width - 8)} Q{_n(box.width)} 0 {_n(box.width)} 8 V34 Z"
            yield f'<path d="{top}" fill="{NIGHT}"/>'
        if ending:
            yield _rect(5, 5, box.width - 10, box.height - 10, 22, f'fill="none" stroke="{NIGHT}" stroke-width="1"')
        yield from self.sheet.parts
        if card.share is not None:
            ink = NIGHT if ending else PAPER
            x = box.width - (24 if ending else PAD)
            yield _text(x, 30 if ending else 23, percent(card.share), 15, ink, weight="bold", anchor="end")
        yield "</g>"

    def _tip(self) -> str:
        card = self.card
        rows = "".join(f"\n{row.name}: {row.text} {'; '.join(row.notes)}" for row in card.rows if row.part != "checks")
        return f"{card.name}\n{card.text}{rows}"

    def _ending(self) -> None:
        sheet = self.sheet
        sheet.y = 10
        sheet.lines(24, wrapped(self.card.name, NAME, WIDTH - 48 - NUMBER, bold=True), NAME, weight="bold")
        sheet.lines(24, wrapped(self.card.text, BODY, WIDTH - 48, most=2), BODY, family="serif", style="italic")
        never = ", never reached" if self.unmet else ""
        sheet.lines(24, [f"ending{never}"], SMALL)
        self._problems(24)

    def _scene(self) -> None:
        sheet, card = self.sheet, self.card
        if card.sort == "missing":
            sheet.y = 8
            sheet.lines(PAD, wrapped(card.name, NAME, WIDTH - 2 * PAD, bold=True), NAME, BRICK, weight="bold")
            sheet.lines(PAD, ["nobody wrote this yet"], SMALL, BRICK)
            return
        name = {"scene": "start: " if card.start else "", "item": "item: "}[card.sort] + card.name
        sheet.y = 23
        room = WIDTH - 2 * PAD - NUMBER
        sheet.text(PAD, " ".join(wrapped(name, NAME, room, most=1, bold=True)), NAME, PAPER, weight="bold")
        sheet.y = 37
        if self.unmet:
            sheet.lines(PAD, ["never reached by a simulated player"], SMALL, BRICK, weight="bold")
        if card.sort == "item":
            sheet.lines(PAD, ["on no scene's bench"], SMALL, BRICK, weight="bold")
        self._problems(PAD)
        said = wrapped(card.text, BODY, WIDTH - 2 * PAD, most=2)
        sheet.lines(PAD, said, BODY, SLATE, family="serif", style="italic")
        for row in card.rows:
            self._row(row)

    def _row(self, row: Row) -> None:
        sheet = self.sheet
        deep = MARK if row.part in ("act", "checks") else 0
        left, room = PAD + MARK + deep, WIDTH - 2 * PAD - MARK - deep
        sheet.y += 9 if row.part in ("choice", "bench", "way") else 5
        top = sheet.y
        if row.part == "bench":
            at = len(sheet.parts)
            sheet.y += 4
        if row.part == "checks":
            sheet.lines(left, wrapped(f"checks: {row.text}", SMALL, room), SMALL, SLATE)
            return
        name = f"leads to {row.name}" if row.part == "way" else row.name
        words = wrapped(name, BODY, room - NUMBER, bold=True)
        feet = sheet.y + BODY * LEADING
        never = row.share == 0
        if row.share is not None:
            ink = BRICK if never else NIGHT
            share = percent(row.share)
            sheet.parts.append(_text(WIDTH - PAD, feet, share, BODY, ink, weight="bold", anchor="end"))
        sheet.parts.append(_shape(row.part, PAD + deep + 6, feet - 4.5, hollow=never))
        sheet.lines(left, words, BODY, weight="bold")
        if row.part == "bench":
            ground = _rect(6, top, WIDTH - 12, sheet.y - top + 6, 5, f'fill="{NOTE}"')
            sheet.parts.insert(at, ground)
            sheet.y += 6
        sheet.lines(left, wrapped(row.text, BODY, room, most=2), BODY)
        notes = [*row.notes, *(("nobody did this",) if never and row.part != "bench" else ())]
        sheet.lines(left, wrapped(" · ".join(notes), SMALL, room, most=6), SMALL, SLATE)

    def _problems(self, left: float) -> None:
        if self.card.problems:
            self.sheet.y += 6
            _problems(self.sheet, self.card.problems, left, WIDTH - 2 * left)
            self.sheet.y += 8


def _problems(sheet: _Sheet, problems: Sequence[Problem], left: float, room: float) -> None:
    """Each problem behind a badge with its code; of many, the first ones."""
    worst = sorted(problems, key=lambda one: ("error", "warning", "note").index(one.severity))
    for problem in worst[:SHOWN]:
        sheet.y += 22
        error = problem.severity == "error"
        ground, ink = (BRICK, PAPER) if error else (OCHRE, NIGHT)
        sign = "✕" if error else "!"
        badge = f"{sign} {problem.code}"
        sheet.parts.append(_rect(left, sheet.y - 14, 74, 19, 4, f'fill="{ground}" stroke="{NIGHT}"'))
        sheet.text(left + 37, badge, 12, ink, weight="bold", anchor="middle")
        sheet.text(left + 82, f"{problem.severity}, line {problem.where.line}", SMALL, weight="bold")
        told = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
        sheet.y += 4
        sheet.lines(left, wrapped(told, BODY, room, most=4), BODY)
    if len(problems) > SHOWN:
        sheet.lines(left, [f"and {len(problems) - SHOWN} more"], SMALL, weight="bold")


def _shape(part: str, x: float, y: float, *, hollow: bool = False) -> str:
    """The little shape that says what a row is, around a middle."""
    fill = PAPER if hollow else {"choice": TEAL, "act": OCHRE}.get(part, NIGHT)
    look = f'fill="{fill}" stroke="{NIGHT}" stroke-width="1.5"'
    if part == "choice":
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="5" {look}/>'
    if part == "act":
        return f'<path d="M{_n(x)} {_n(y - 6)} l6 6 l-6 6 l-6 -6 Z" {look}/>'
    if part == "bench":
        lens = f'<circle cx="{_n(x - 1.5)}" cy="{_n(y - 1.5)}" r="4.5" fill="none" stroke="{NIGHT}" stroke-width="2"/>'
        return lens + f'<path d="M{_n(x + 2)} {_n(y + 2)} l5 5" stroke="{NIGHT}" stroke-width="3"/>'
    line = f"M{_n(x - 6)} {_n(y)} h8 M{_n(x - 1)} {_n(y - 4.5)} l5 4.5 l-5 4.5"
    return f'<path d="{line}" fill="none" stroke="{NIGHT}" stroke-width="2"/>'


def _head(graph: Graph, whole: float) -> _Sheet:
    """The title, who played, the legend, and what is wrong with the case as a whole."""
    sheet = _Sheet(MARGIN)
    room = whole - 2 * MARGIN
    sheet.lines(MARGIN, wrapped(graph.title or graph.case, 38, room, bold=True), 38, weight="bold", family="serif")
    sheet.y += 6
    sheet.lines(MARGIN, wrapped(f"{graph.case}, pack {graph.digest[:12]}", 16, room), 16, SLATE)
    sheet.lines(MARGIN, wrapped(graph.players, 16, room), 16, SLATE, more=2)
    sheet.y += 22
    _legend(sheet, room, graph.plays > 0)
    if graph.problems:
        sheet.y += 22
        sheet.text(MARGIN, "About the case as a whole", 15, weight="bold")
        _problems(sheet, graph.problems, MARGIN, room)
    return sheet


def _legend(sheet: _Sheet, room: float, played: bool) -> None:
    """One row of signs with their words, in as many lines as they take."""
    entries = [*SHAPES.items(), ("scene", "a scene"), ("ending", "an ending"), ("problem", "a problem, by its code")]
    if played:
        entries += [("thick", "most players went this way"), ("thin", "few did"), ("never", "nobody did")]
    top, x = sheet.y, MARGIN + 18.0
    y = top + 26
    parts = []
    for sign, words in entries:
        needed = 52 + width(words, BODY) + 18
        if x + needed > MARGIN + room and x > MARGIN + 18:
            x, y = MARGIN + 18.0, y + 32
        parts.append(_sign(sign, x + 18, y))
        parts.append(_text(x + 46, y + 4.5, words, BODY, NIGHT))
        x += needed
    sheet.parts.append(_rect(MARGIN, top, room, y - top + 26, 8, f'fill="{CARD}" stroke="{RULE}"'))
    sheet.parts += parts
    sheet.y = y + 26


def _sign(sign: str, x: float, y: float) -> str:
    match sign:
        case "scene":
            return _rect(x - 18, y - 11, 36, 22, 4, f'fill="{CARD}" stroke="{NIGHT}" stroke-width="2"') + _rect(
                x - 18, y - 11, 36, 8, 0, f'fill="{NIGHT}"'
            )
        case "ending":
            return _rect(x - 18, y - 11, 36, 22, 11, f'fill="{OCHRE}" stroke="{NIGHT}" stroke-width="2"')
        case "problem":
            badge = _rect(x - 18, y - 9, 36, 18, 4, f'fill="{BRICK}" stroke="{NIGHT}"')
            return badge + _text(x, y + 4.5, "✕ FJ", 12, PAPER, weight="bold", anchor="middle")
        case "thick" | "thin" | "never":
            share = {"thick": 1.0, "thin": 0.05, "never": 0.0}[sign]
            tip = [(x + 20.0, y)]
            return f'<path d="M{_n(x - 20)} {_n(y)} H{_n(x + 10)}" {_stroke(share)}/>' + _arrowhead(
                (x, y), tip[0], share
            )
    return _shape(sign, x, y)


def _opening(graph: Graph, wide: float, high: float) -> Iterator[str]:
    size = f'width="{_n(wide)}" height="{_n(high)}" viewBox="0 0 {_n(wide)} {_n(high)}"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title about" '
        f'font-family="sans-serif" xml:lang="en">'
    )
    yield f'<title id="title">{_escaped(f"The graph of the case {graph.case}: {graph.title}")}</title>'
    yield f'<desc id="about">{_escaped(told(graph))}</desc>'
    yield f'<rect width="100%" height="100%" fill="{PAPER}"/>'


def _arrows(layout: Layout, arrows: dict[Pair, Arrow]) -> Iterator[str]:
    """The lines, the busiest last; a rim of paper parts those that cross."""
    for pair, route in sorted(layout.routes.items(), key=lambda one: (arrows[one[0]].share or 0, one[0])):
        share = arrows[pair].share
        line = _path(route)
        yield f'<path d="{line}" fill="none" stroke="{PAPER}" stroke-width="{_n(_thickness(share) + 5)}"/>'
        yield f'<path d="{line}" {_stroke(share)}/>'
        yield _arrowhead(route.points[-2], route.points[-1], share)


def _thickness(share: float | None) -> float:
    return THIN if share is None else THIN + (THICK - THIN) * share


def _stroke(share: float | None) -> str:
    dash = ' stroke-dasharray="3 6"' if share == 0 else ""
    return f'fill="none" stroke="{BRICK if share == 0 else SLATE}" stroke-width="{_n(_thickness(share))}"{dash}'


def _arrowhead(before: Point, tip: Point, share: float | None) -> str:
    """A triangle at the end of a line that comes straight down, straight up or from the side."""
    size = 7 + _thickness(share) * 0.6
    across, along = tip[0] - before[0], tip[1] - before[1]
    turn = (1 if across > 0 else -1, 0) if abs(across) > abs(along) else (0, 1 if along > 0 else -1)
    back = (tip[0] - turn[0] * size * 1.4, tip[1] - turn[1] * size * 1.4)
    one = (back[0] + turn[1] * size, back[1] + turn[0] * size)
    other = (back[0] - turn[1] * size, back[1] - turn[0] * size)
    corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in (tip, one, other))
    return f'<polygon points="{corners}" fill="{BRICK if share == 0 else SLATE}"/>'


def _path(route: Route) -> str:
    """The route, a little short of its end so that the line does not stick out of the arrowhead."""
    points = list(route.points)
    (ax, ay), (bx, by) = points[-2:]
    long = max(abs(bx - ax), abs(by - ay)) or 1
    points[-1] = (bx - (bx - ax) / long * 8, by - (by - ay) / long * 8)
    drawn = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for (ax, ay), (bx, by) in pairwise(points):
        if ax == bx or ay == by:
            drawn.append(f"L{_n(bx)} {_n(by)}")
        else:
            middle = (ay + by) / 2
            drawn.append(f"C{_n(ax)} {_n(middle)} {_n(bx)} {_n(middle)} {_n(bx)} {_n(by)}")
    return " ".join(drawn)


def _labels(layout: Layout, arrows: dict[Pair, Arrow]) -> Iterator[str]:
    for pair, route in layout.routes.items():
        share = arrows[pair].share
        if share is None:
            continue
        words = percent(share)
        wide = width(words, 12, bold=True) + 10
        x, y = route.label
        edge = BRICK if share == 0 else SLATE
        look = f'fill="{CARD}" stroke="{edge}" stroke-width="1.2"'
        yield _rect(x - wide / 2, y - 10, wide, 20, 10, look)
        yield _text(x, y + 4.3, words, 12, BRICK if share == 0 else NIGHT, weight="bold", anchor="middle")


def _rect(x: float, y: float, wide: float, high: float, radius: float, look: str) -> str:
    round_ = f' rx="{_n(radius)}"' if radius else ""
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(wide)}" height="{_n(high)}"{round_} {look}/>'


def _text(
    x: float,
    y: float,
    line: str,
    size: float,
    ink: str,
    *,
    weight: str = "",
    style: str = "",
    family: str = "",
    anchor: str = "",
) -> str:
    look = {"font-weight": weight, "font-style": style, "font-family": family, "text-anchor": anchor}
    given = "".join(f' {name}="{value}"' for name, value in look.items() if value)
    place = f'x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" fill="{ink}"{given}'
    return f"<text {place}>{_escaped(clean(line))}</text>"


def _escaped(text: str) -> str:
    return escape("\n".join(clean(line) for line in text.split("\n")), {'"': "&quot;"})


def _n(number: float) -> str:
    """A number in as few characters as a tenth needs."""
    return f"{number:.1f}".removesuffix(".0")
