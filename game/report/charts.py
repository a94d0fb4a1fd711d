"""The charts of a report, as SVG: dark ink on nothing, readable in black and white. The only user of matplotlib.

Lengths are millimetres, letters points. Letters are drawn as outlines, so that a picture needs no font.
"""

import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from game.charmap import read_charmap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font

INK, SOFT, HAIR, ACCENT = "#1b2440", "#525a74", "#c9ccd6", "#236c66"
"""The inks: of what is said, of what is said beside it, of lines, and of what came after."""

PAPER = "#ffffff"
"""What a hollow mark is filled with."""

SMALL, BODY = 8.0, 9.0
MILLIMETRE = 1 / 25.4


@dataclass(frozen=True, slots=True)
class Span:
    """A figure with its interval, on the scale of the chart."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PairRow:
    """A measure before and after, and what is written beside it and under that."""

    label: str
    before: Span
    after: Span
    beside: str
    under: str


@dataclass(frozen=True, slots=True)
class DotRow:
    """A measure with its interval: a word before the label, the label, and what is written beside it."""

    strong: str
    label: str
    span: Span
    beside: str


@dataclass(frozen=True, slots=True)
class Curve:
    """Points of stated and true percent, each with the share of the judgements that are in it, under one name."""

    name: str
    points: tuple[tuple[float, float, float], ...]
    hollow: bool


class Press:
    """Draws charts with the fonts of the game; `cache` is a folder for what the plotting library remembers."""

    def __init__(self, fonts: Path, cache: Path) -> None:
        # Its first start looks for the fonts of the system and keeps what it found; it would do so in the user's home.
        os.environ.setdefault("MPLCONFIGDIR", str(cache / "charts"))
        self._fonts = fonts

    def pairs(self, rows: Sequence[PairRow], before: str, after: str, axis: str) -> str:
        """Before and after on a scale from 0 to 10, a pair of marks a row."""
        figure, axes = self._axes(174, 13 + 15 * len(rows), (46, 11, 84, 15 * len(rows)))
        axes.set(xlim=(0, 10), ylim=(len(rows) - 0.5, -0.5), xticks=range(0, 11, 2))
        self._bare(axes)
        axes.axvline(5, color=HAIR, linewidth=0.8, linestyle=(0, (2, 2)), zorder=0)
        for n, row in enumerate(rows):
            self._whisker(axes, row.before, n - 0.17, hollow=True)
            self._whisker(axes, row.after, n + 0.17, hollow=False)
            self._label(axes, -0.5, n, row.label, 42)
            axes.text(10.5, n - 0.17, row.beside, va="bottom", fontproperties=self._font(strong=True), color=INK)
            under = self._folded(row.under, 38, self._font(SMALL))
            axes.text(10.5, n - 0.12, under, va="top", fontproperties=self._font(SMALL), color=SOFT, linespacing=1.15)
        if rows:
            first = rows[0]
            small, bold = self._font(SMALL), self._font(SMALL, strong=True)
            axes.text(first.before.value, -0.27, before, ha="center", va="bottom", fontproperties=small, color=INK)
            axes.text(first.after.value, 0.27, after, ha="center", va="top", fontproperties=bold, color=INK)
        self._axis_name(axes, axis)
        return self._svg(figure, "pairs")

    def calibration(self, curves: Sequence[Curve], stated: str, true: str, ideal: str) -> str:
        """What was stated against what was true, in percent; the larger a mark, the more judgements are in it."""
        figure, axes = self._axes(84, 74, (15, 12, 64, 56))
        axes.set(xlim=(-4, 104), ylim=(-4, 104), xticks=range(0, 101, 25), yticks=range(0, 101, 25))
        self._bare(axes, both=True)
        axes.plot([0, 100], [0, 100], color=SOFT, linewidth=0.8, linestyle=(0, (4, 3)), zorder=1)
        axes.text(104, 105, ideal, ha="right", va="bottom", fontproperties=self._font(7.5), color=SOFT)
        for curve in curves:
            across, up, shares = zip(*curve.points, strict=True)
            ink = SOFT if curve.hollow else INK
            axes.plot(across, up, color=ink, linewidth=1.1, linestyle=":" if curve.hollow else "-", zorder=2)
            sizes = [_size(share) for share in shares]
            axes.scatter(
                across, up, s=sizes, facecolor=PAPER if curve.hollow else ink, edgecolor=ink, linewidth=1.1, zorder=3
            )
        self._name_curves(axes, curves)
        self._axis_name(axes, stated)
        axes.set_ylabel(true, fontproperties=self._font(SMALL), color=SOFT, labelpad=4)
        return self._svg(figure, "calibration")

    def dots(self, rows: Sequence[DotRow], axis: str, name: str = "items") -> str:
        """A dot with its interval for each row, on a scale from 0 to 10."""
        font = self._font(8.5)
        lines = [self._folded(f"{row.strong}: {row.label}" if row.strong else row.label, 102, font, 2) for row in rows]
        pitch = 9.4 if any("\n" in line for line in lines) else 6.4
        figure, axes = self._axes(174, 12 + pitch * len(rows), (104, 11, 52, pitch * len(rows)))
        axes.set(xlim=(0, 10), ylim=(len(rows) - 0.5, -0.5), xticks=range(0, 11, 2))
        self._bare(axes)
        axes.axvline(5, color=HAIR, linewidth=0.8, linestyle=(0, (2, 2)), zorder=0)
        for n, (row, wrapped) in enumerate(zip(rows, lines, strict=True)):
            axes.axhline(n + 0.5, xmin=-2, color=HAIR, linewidth=0.4, clip_on=False, zorder=0)
            self._whisker(axes, row.span, n, hollow=False)
            how: dict[str, Any] = {"va": "center", "color": INK, "linespacing": 1.1, "parse_math": False}
            axes.text(-20, n, wrapped, fontproperties=font, **how)
            axes.text(10.5, n, row.beside, va="center", fontproperties=self._font(strong=True), color=INK)
        # A long name goes on to the left, where there is room.
        self._axis_name(axes, axis, "right")
        return self._svg(figure, name)

    def bars(self, rows: Sequence[DotRow]) -> str:
        """A bar for each row, on a scale from 0 to 10, with its figure at the end."""
        pitch = 8.6 if any("\n" in self._folded(row.label, 36, self._font()) for row in rows) else 6.4
        figure, axes = self._axes(84, 4 + pitch * len(rows), (38, 2, 36, pitch * len(rows)))
        axes.set(xlim=(0, 10), ylim=(len(rows) - 0.5, -0.5), xticks=[])
        self._bare(axes)
        axes.spines["left"].set_visible(True)
        for n, row in enumerate(rows):
            axes.barh(
                n, row.span.value, height=0.56, color=PAPER, edgecolor=INK, linewidth=0.8, hatch="//////", zorder=2
            )
            self._label(axes, -0.4, n, row.label, 36)
            axes.text(
                row.span.value + 0.4, n, row.beside, va="center", fontproperties=self._font(strong=True), color=INK
            )
        return self._svg(figure, "bars")

    def forest(self, rows: Sequence[DotRow], whole: DotRow, axis: str) -> str:
        """A change with its interval for each workshop, and below a line the mean of all as a diamond.

        More than `FOREST` of them are fine lines, of which the first and the last are named.
        """
        few = len(rows) <= FOREST
        field = max(18.0, min(5.2, 150 / len(rows)) * len(rows)) if few else 130.0
        pitch = field / len(rows)
        figure, axes = self._axes(174, field + 24, (50, 11, 90, field + 12))
        span = [each for row in (*rows, whole) for each in (row.span.low, row.span.high)]
        least, most = max(-10.0, min((-1.0, *span))), min(10.0, max((1.0, *span)))
        axes.set(xlim=(least - 0.2, most + 0.2), ylim=(field + 12, 0))
        self._bare(axes)
        axes.axvline(0, color=INK, linewidth=0.8, zorder=1)
        axes.axvline(whole.span.value, color=SOFT, linewidth=0.8, linestyle=(0, (2, 2)), zorder=1)
        places = [(n + 0.5) * pitch for n in range(len(rows))]
        if few:
            for row, place in zip(rows, places, strict=True):
                self._whisker(axes, row.span, place, hollow=False, size=3.6)
                self._beside(axes, place, row.label, row.beside, strong=False)
        else:
            lows, highs = [row.span.low for row in rows], [row.span.high for row in rows]
            axes.hlines(places, lows, highs, color=HAIR, linewidth=0.3, zorder=0)
            values = [row.span.value for row in rows]
            axes.plot(values, places, "o", color=INK, markersize=1.3, markeredgewidth=0, zorder=2)
            self._beside(axes, 2, rows[0].label, "", strong=False)
            self._beside(axes, field - 2, rows[-1].label, "", strong=False)
        low, middle, high = whole.span.low, whole.span.value, whole.span.high
        axes.axhline(field + 1.5, xmin=-0.5, xmax=1.5, color=INK, linewidth=0.6, clip_on=False)
        axes.fill([low, middle, high, middle], [field + 6, field + 4, field + 6, field + 8], color=INK, zorder=3)
        self._beside(axes, field + 6, whole.label, whole.beside, strong=True)
        self._axis_name(axes, axis)
        return self._svg(figure, "forest")

    # Parts of them

    def _axes(self, width: float, height: float, inside: tuple[float, float, float, float]) -> "tuple[Figure, Axes]":
        """A figure of this size with one field: from the left, from below, its width and its height."""
        from matplotlib.figure import Figure

        figure = Figure((width * MILLIMETRE, height * MILLIMETRE))
        left, below, across, up = inside
        return figure, figure.add_axes((left / width, below / height, across / width, up / height))

    def _bare(self, axes: "Axes", *, both: bool = False) -> None:
        for side, spine in axes.spines.items():
            spine.set_visible(side == "bottom" or (both and side == "left"))
            spine.set_color(SOFT)
            spine.set_linewidth(0.6)
        axes.patch.set_visible(False)
        if axes.figure is not None:
            axes.figure.patch.set_visible(False)
        axes.tick_params(length=2.5, width=0.6, color=SOFT, labelcolor=SOFT, left=both, labelleft=both, pad=2)
        for tick in (*axes.get_xticklabels(), *axes.get_yticklabels()):
            tick.set_fontproperties(self._font(SMALL))

    def _axis_name(self, axes: "Axes", name: str, where: Literal["center", "right"] = "center") -> None:
        axes.set_xlabel(name, fontproperties=self._font(SMALL), color=SOFT, labelpad=3, loc=where)

    def _whisker(self, axes: "Axes", span: Span, place: float, *, hollow: bool, size: float = 5.5) -> None:
        ink = SOFT if hollow else INK
        axes.plot([span.low, span.high], [place, place], color=ink, linewidth=1.1, solid_capstyle="butt", zorder=2)
        axes.plot(
            span.value, place, "o", color=ink, markerfacecolor=PAPER if hollow else ink, markersize=size,
            markeredgewidth=1.1, zorder=3, clip_on=False,
        )  # fmt: skip

    def _label(self, axes: "Axes", across: float, place: float, text: str, width: float) -> None:
        """A label to the left of its row, in two lines at the most; a long one is set smaller."""
        font = self._font()
        if self._folded(text, width, font).count("\n") > 1:
            font = self._font(7)
        folded = self._folded(text, width, font, 2)
        axes.text(across, place, folded, ha="right", va="center", fontproperties=font, color=INK, linespacing=1.1)

    def _beside(self, axes: "Axes", place: float, left: str, right: str, *, strong: bool) -> None:
        font, across = self._font(SMALL, strong=strong), axes.get_yaxis_transform()
        axes.text(-0.03, place, left, transform=across, ha="right", va="center", fontproperties=font, color=INK)
        axes.text(1.03, place, right, transform=across, va="center", fontproperties=font, color=INK)

    def _name_curves(self, axes: "Axes", curves: Sequence[Curve]) -> None:
        """Each curve is named at one of its ends, on the side where the other one is not."""
        for n, curve in enumerate(curves):
            across, up, share = curve.points[0 if n == 0 and len(curves) > 1 else -1]
            others = [point for other in curves if other is not curve for point in other.points]
            near = min(others, key=lambda point: abs(point[0] - across), default=(0.0, 101.0, 0.0))
            above = near[1] < up
            away = math.sqrt(_size(share)) / 2 + 3
            axes.annotate(
                curve.name,
                (across, up),
                xytext=(0, away if above else -away),
                textcoords="offset points",
                ha="center",
                va="bottom" if above else "top",
                fontproperties=self._font(SMALL, strong=not curve.hollow),
                color=SOFT if curve.hollow else INK,
            )

    @staticmethod
    def _folded(text: str, width: float, font: "FontProperties", most: int = 9) -> str:
        """A text in lines of this width in millimetres; where they would be more than `most`, the rest is cut off."""
        lines = [""]
        for word in legible(text, Path(str(font.get_file())).parent).split():
            longer = f"{lines[-1]} {word}".strip()
            if not lines[-1] or _wide(longer, font) <= width:
                lines[-1] = longer
            elif len(lines) == most:
                while " " in lines[-1] and _wide(f"{lines[-1]} …", font) > width:
                    lines[-1] = lines[-1].rpartition(" ")[0]
                lines[-1] += " …"
                break
            else:
                lines.append(word)
        return "\n".join(lines)

    def _font(self, size: float = BODY, *, strong: bool = False) -> "FontProperties":
        return _font(self._fonts / f"SourceSans-{'SemiBold' if strong else 'Regular'}.ttf", size)

    @staticmethod
    def _svg(figure: "Figure", name: str) -> str:
        from matplotlib import rc_context
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        written = StringIO()
        # The same chart is the same text, and holds nothing of the day or the machine.
        with rc_context({"svg.hashsalt": name, "svg.fonttype": "path", "hatch.linewidth": 0.6}):
            nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
            FigureCanvasSVG(figure).print_svg(written, metadata=nothing)  # type: ignore[no-untyped-call]
        return written.getvalue()


FOREST = 36
"""So many workshops get a line with their day; more of them are drawn as fine lines."""


@lru_cache(maxsize=16)
def _font(file: Path, size: float) -> "FontProperties":
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=file, size=size)


def legible(text: str, fonts: Path) -> str:
    """A text without the characters that the font of charts and pages lacks."""
    known = _known(fonts / "SourceSans-Regular.ttf")
    return text if known is None else "".join(each for each in text if each.isspace() or ord(each) in known)


@lru_cache(maxsize=4)
def _known(file: Path) -> frozenset[int] | None:
    return read_charmap(file)


def _size(share: float) -> float:
    """How large a mark is, in square points, that stands for such a share of the judgements."""
    return 16 + 260 * share


def _wide(text: str, font: "FontProperties") -> float:
    """How wide a line is, in millimetres."""
    drawn = _opened(str(font.get_file()), font.get_size_in_points())
    drawn.set_text(text)
    return drawn.get_width_height()[0] / 64 / 72 / MILLIMETRE


@lru_cache(maxsize=16)
def _opened(file: str, size: float) -> "FT2Font":
    """A font opened to measure with, at 72 dots an inch."""
    from matplotlib.ft2font import FT2Font

    opened = FT2Font(file)
    opened.set_size(size, 72)
    return opened
