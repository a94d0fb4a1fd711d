"""Where the cards of a graph lie and how the arrows run between them: layers from top to bottom (Sugiyama 1981).

The library decides which layer a card is in, the order in it, and how far to the right each card, and each place where
an arrow passes a layer, comes to lie. Here that becomes boxes and paths: beside cards an arrow runs straight down the
place kept free for it, and it bends only in the gap between two layers, where there is no card to run through.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from random import Random
from typing import Any

GAP = 36
"""What stays free between two cards of a layer."""

CORRIDOR = 16
PORT = 62
"""From one arrow's beginning to the next: the room that a label takes."""

HEAD = 26
"""From one arrowhead to the next."""

STRIP = 34
"""The part of a gap under and over cards that is kept for labels and arrowheads; arrows run straight there."""

LOOP = 40
"""The room to the right of a card for an arrow that leads back to it."""

TRIES, EFFORT = 24, 3_000
"""How many orders are tried at the most, and for how many cards and arrows altogether."""

LOOPED = 96
"""The least height of a card with such an arrow."""

Point = tuple[float, float]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Box:
    """A card's place."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        return self.left + self.width / 2


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow's path, from its source on; between points that do not lie under each other it is a curve.

    `label` is where the middle of its label lies.
    """

    points: tuple[Point, ...]
    label: Point


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything in its place, from 0, 0 on."""

    width: float
    height: float
    boxes: Mapping[str, Box]
    routes: Mapping[Pair, Route]


@dataclass(slots=True)
class Ranks:
    """What the library says: each card's layer and middle, and where an arrow passes the layers between."""

    layer: dict[str, int] = field(default_factory=dict)
    x: dict[str, float] = field(default_factory=dict)
    bends: dict[Pair, dict[int, float]] = field(default_factory=dict)

    def crossings(self) -> int:
        """How many pairs of arrows cross."""
        pieces: dict[int, list[tuple[float, float]]] = {}
        for (source, target), bends in self.bends.items():
            ends = ((self.layer[source], self.x[source]), (self.layer[target], self.x[target]))
            for (layer, above), (_, below) in pairwise(sorted((*ends, *bends.items()))):
                pieces.setdefault(layer, []).append((above, below))
        return sum((a - c) * (b - d) < 0 for gap in pieces.values() for (a, b), (c, d) in combinations(gap, 2))


def arranged(sizes: Mapping[str, tuple[float, float]], arrows: Sequence[Pair], first: str) -> Layout:
    """The layout of cards of these widths and heights, the `first` at the top."""
    between = [pair for pair in arrows if pair[0] != pair[1]]
    # The library sets cards by their middle, so the room for a loop is kept on both sides.
    aside = {source: 2 * LOOP for source, target in arrows if source == target}
    sizes = {name: (width, max(height, LOOPED if name in aside else 0)) for name, (width, height) in sizes.items()}
    number, ranks = _best({name: width + aside.get(name, 0) for name, (width, _) in sizes.items()}, between, first)
    # Which arrows leave at which side of a card, and so how wide it must be for them, only the layers tell.
    needed = _needed(ranks.layer, between)
    if any(needed[name] > sizes[name][0] for name in needed):
        sizes = {name: (max(width, needed.get(name, 0)), height) for name, (width, height) in sizes.items()}
        widths = {name: width + aside.get(name, 0) for name, (width, _) in sizes.items()}
        ranks = ranked(widths, between, first, number)
    return _Placing(sizes, arrows, ranks).layout()


def _best(widths: Mapping[str, float], arrows: Sequence[Pair], first: str) -> tuple[int, Ranks]:
    """The ranks with the fewest crossings, then the fewest bends, and the number of the order they were made in.

    The library improves the order that it is given and stays near it, so it is given several.
    """
    best: tuple[tuple[float, ...], Ranks] | None = None
    for number in range(max(1, min(TRIES, EFFORT // (len(widths) + len(arrows) + 1)))):
        ranks = ranked(widths, arrows, first, number)
        worth = (ranks.crossings(), sum(map(len, ranks.bends.values())), max(ranks.x.values(), default=0), number)
        if best is None or worth < best[0]:
            best = worth, ranks
        if not worth[0]:
            break
    if best is None:
        raise AssertionError("there is always a first try")
    return int(best[0][-1]), best[1]


def _needed(layer: Mapping[str, int], arrows: Iterable[Pair]) -> dict[str, float]:
    """How wide each card must be for the arrows that begin and end at its busier side."""
    sides: dict[tuple[str, str], float] = {}
    for source, target in arrows:
        down = layer[source] < layer[target]
        for name, side, room in (
            (source, "bottom" if down else "top", PORT),
            (target, "top" if down else "bottom", HEAD),
        ):
            sides[name, side] = sides.get((name, side), 0) + room
    return {name: max(sides.get((name, side), 0) for side in ("top", "bottom")) + HEAD for name, _ in sides}


def ranked(widths: Mapping[str, float], arrows: Sequence[Pair], first: str, number: int = 0) -> Ranks:
    """What the library makes of the cards and arrows, given in their own order or, by number, in another.

    Parts that do not hang together lie side by side.
    """
    from grandalf.graphs import Edge, Graph, Vertex
    from grandalf.layouts import SugiyamaLayout, VertexViewer
    from grandalf.utils import Poset

    names = list(widths)
    if number:
        names = Random(number).sample(names, len(names))
        arrows = Random(number).sample(arrows, len(arrows))
    vertices = {name: Vertex(name) for name in names}
    for name, vertex in vertices.items():
        vertex.view = VertexViewer(w=widths[name], h=10)
    # Two cards that lead to each other share a corridor: the library knows one edge between two vertices.
    edges = {}
    for source, target in arrows:
        if (target, source) not in edges:
            edges[source, target] = Edge(vertices[source], vertices[target], data=(source, target))
    drawn = Graph(list(vertices.values()), list(edges.values()))
    ranks = Ranks()
    right = 0.0
    for part in sorted(drawn.C, key=lambda part: all(vertex.data != first for vertex in part.sV)):
        # The library collects a part's edges in a set, whose order is another in each run.
        part.sE = Poset([edge for edge in edges.values() if edge in part.sE])
        layout: Any = SugiyamaLayout(part)
        layout.xspace = GAP
        sources = (vertex for vertex in part.sV if not vertex.e_in())
        top = vertices[first] if vertices.get(first) in part.sV else next(sources, part.sV[0])
        part.get_scs_with_feedback([top])
        # What leads back, and what leads to the top, is laid out as if it came from there.
        turned = [edge for edge in part.sE if edge.feedback or edge.v[1] is top]
        layout.init_all(roots=[top], inverted_edges=turned, optimize=True)
        for vertex, seat in layout.grx.items():
            if seat.dummy:
                vertex.view.w = CORRIDOR
        layout.draw(12)
        _take(ranks, layout, right)
        right = GAP * 2 + max(ranks.x[name] + widths[name] / 2 for name in ranks.x)
    return ranks


def _take(ranks: Ranks, layout: Any, right: float) -> None:
    """Take over a part's places, moved to the right of what is there, and nothing nearer than it should be."""
    places: dict[Any, float] = {}
    for row in layout.layers:
        edge = None
        for vertex in row:
            x, half = vertex.view.xy[0], vertex.view.w / 2
            places[vertex] = x if edge is None else max(x, edge + GAP + half)
            edge = places[vertex] + half
    left = min(x - vertex.view.w / 2 for vertex, x in places.items())
    for vertex, x in places.items():
        if not layout.grx[vertex].dummy:
            ranks.layer[vertex.data] = layout.grx[vertex].rank
            ranks.x[vertex.data] = x - left + right
    for edge in layout.g.E():
        ranks.bends[edge.data] = {
            rank: places[vertex] - left + right
            for rank, vertex in layout.ctrls.get(edge, {}).items()
            if layout.grx[vertex].dummy
        }


@dataclass(slots=True)
class _Way:
    """An arrow seen from above: the cards at its upper and lower end, and whether it points up."""

    pair: Pair
    upper: str
    lower: str
    up: bool
    bends: list[tuple[int, float]]


class _Placing:
    """Makes boxes and paths of the library's ranks."""

    def __init__(self, sizes: Mapping[str, tuple[float, float]], arrows: Sequence[Pair], ranks: Ranks) -> None:
        self.sizes = sizes
        self.ranks = ranks
        self.loops = [pair for pair in arrows if pair[0] == pair[1]]
        self.ways = [self._way(pair, set(arrows)) for pair in arrows if pair[0] != pair[1]]
        layers = 1 + max(ranks.layer.values(), default=0)
        self.tops: list[float] = []
        self.bottoms: list[float] = []
        y = 0.0
        for layer in range(layers):
            height = max((sizes[name][1] for name, at in ranks.layer.items() if at == layer), default=0)
            self.tops.append(y)
            self.bottoms.append(y + height)
            crossing = sum(ranks.layer[way.upper] <= layer < ranks.layer[way.lower] for way in self.ways)
            y += height + 2 * STRIP + 40 + 5 * min(crossing, 16)
        self.boxes = {
            name: Box(ranks.x[name] - width / 2, self.tops[ranks.layer[name]], width, height)
            for name, (width, height) in sizes.items()
        }

    def layout(self) -> Layout:
        ports = self._ports()
        routes = {way.pair: self._route(way, ports) for way in self.ways}
        for source, target in self.loops:
            routes[source, target] = self._loop(self.boxes[source])
        right = max((box.right for box in self.boxes.values()), default=0)
        right = max([right, *(x + 24 for route in routes.values() for x, _ in route.points)])
        bottom = max((box.bottom for box in self.boxes.values()), default=0)
        return Layout(right, bottom, self.boxes, routes)

    def _way(self, pair: Pair, arrows: set[Pair]) -> _Way:
        source, target = pair
        up = self.ranks.layer[source] > self.ranks.layer[target]
        upper, lower = (target, source) if up else pair
        bends = self.ranks.bends.get(pair) or self.ranks.bends.get((target, source), {})
        shared = (target, source) in arrows
        aside = (CORRIDOR / 2 if up else -CORRIDOR / 2) if shared else 0
        return _Way(pair, upper, lower, up, [(rank, x + aside) for rank, x in sorted(bends.items())])

    def _ports(self) -> dict[tuple[Pair, str], float]:
        """Where on a card each arrow begins and ends: side by side, in the order of where they go next."""
        at: dict[tuple[str, str], list[tuple[float, float, Pair, float]]] = {}
        for way in self.ways:
            xs = [self.ranks.x[way.upper], *(x for _, x in way.bends), self.ranks.x[way.lower]]
            begins, ends = (HEAD, PORT) if way.up else (PORT, HEAD)
            at.setdefault((way.upper, "bottom"), []).append((xs[1], xs[-1], way.pair, begins))
            at.setdefault((way.lower, "top"), []).append((xs[-2], xs[0], way.pair, ends))
        ports = {}
        for (name, side), ends_here in at.items():
            x = self.boxes[name].middle - sum(room for *_, room in ends_here) / 2
            for *_, pair, room in sorted(ends_here):
                ports[pair, side] = x + room / 2
                x += room
        return ports

    def _route(self, way: _Way, ports: Mapping[tuple[Pair, str], float]) -> Route:
        upper, lower = self.boxes[way.upper], self.boxes[way.lower]
        x = ports[way.pair, "bottom"]
        points = [(x, upper.bottom), (x, self.bottoms[self.ranks.layer[way.upper]] + STRIP)]
        for rank, bend in way.bends:
            points += [(bend, self.tops[rank] - STRIP), (bend, self.bottoms[rank] + STRIP)]
        x = ports[way.pair, "top"]
        points += [(x, lower.top - STRIP), (x, lower.top)]
        if way.up:
            points.reverse()
            return Route(tuple(points), (points[0][0], points[0][1] - STRIP / 2))
        return Route(tuple(points), (points[0][0], points[0][1] + STRIP / 2))

    def _loop(self, box: Box) -> Route:
        """Out of the right side and back into it."""
        upper = box.top + 18
        lower = upper + 56
        out = box.right + LOOP
        return Route(((box.right, lower), (out, lower), (out, upper), (box.right, upper)), (out, (upper + lower) / 2))
