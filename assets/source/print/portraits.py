"""Print the busts of the cast: flat shapes, the same four inks, no outlines, clear ground.

    python assets/source/print/portraits.py        (needs resvg-py, Pillow and NumPy)

Stand-ins until the cast is drawn; each is told by hair, build, clothes and the tool of the trade.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from press import Plate, path_of

TARGET = Path(__file__).parents[2] / "portraits"
SIZE = 320
Inks = dict[str, float]

NIGHT: Inks = {"night": 1.0}
SLATE: Inks = {"night": 0.62}
GREY: Inks = {"night": 0.44}
PALE: Inks = {"night": 0.24}
WHITE: Inks = {"teal": 0.2}
TEAL: Inks = {"teal": 1.0}
BRICK: Inks = {"brick": 1.0}
OCHRE: Inks = {"ochre": 1.0}
BROWN: Inks = {"brick": 0.75, "night": 0.72, "ochre": 0.4}
CHESTNUT: Inks = {"brick": 0.8, "night": 0.35, "ochre": 0.6}
SAND: Inks = {"ochre": 0.8, "night": 0.1, "brick": 0.1}


class Face(NamedTuple):
    """A head: half its width, half its height, half its chin, how far it looks to the right, and its skin."""

    wide: float
    high: float
    jaw: float
    look: float
    skin: Inks


FAIR: Inks = {"ochre": 0.3, "brick": 0.24}
WARM: Inks = {"ochre": 0.42, "brick": 0.3}
TAN: Inks = {"ochre": 0.58, "brick": 0.38, "night": 0.05}


class Bust:
    """One portrait in the making. The middle of the sheet is x = 160; the eyes lie at y = 138."""

    def __init__(self, face: Face) -> None:
        self.plate = Plate(SIZE, SIZE)
        self.face = face

    def shape(self, data: str, inks: Inks) -> None:
        """A flat shape."""
        self.plate.path(data, **inks)

    def dot(self, x: float, y: float, rx: float, ry: float, inks: Inks) -> None:
        """An ellipse."""
        self.shape(f"M{x - rx},{y} a{rx},{ry} 0 1 0 {2 * rx},0 a{rx},{ry} 0 1 0 {-2 * rx},0 Z", inks)

    def mirror(self, points: list[tuple[float, float]]) -> str:
        """The outline through the points on the right, and through their mirror images on the left."""
        return path_of([*points, *((320 - x, y) for x, y in reversed(points))])

    def body(self, coat: Inks, slope: float = 0, broad: float = 112) -> None:
        """Shoulders and chest; `broad` is half their width, `slope` how far they fall."""
        r, le = 160 + broad, 160 - broad
        top = 244 + slope
        data = (
            f"M{le - 8},322 C{le - 4},{top + 24} {le + 26},{top + 4} 128,232 L192,232 "
            f"C{r - 26},{top + 4} {r + 4},{top + 24} {r + 8},322 Z"
        )
        self.shape(data, coat)
        shade = (
            f"M{le - 8},322 C{le - 4},{top + 24} {le + 26},{top + 4} 128,232 L132,232 "
            f"C{le + 56},{top + 20} {le + 40},{top + 50} {le + 44},322 Z"
        )
        self.plate.over(shade, "night", 0.32)

    def neck(self, wide: float = 25) -> None:
        """The neck, in the shade of the chin."""
        le, r = 160 - wide, 160 + wide
        self.shape(f"M{le},180 L{r},180 L{r},226 C{r},250 {le},250 {le},226 Z", self.face.skin)
        self.plate.over(f"M{le},180 L{r},180 L{r},206 C{r - 8},222 {le + 10},226 {le},232 Z", "brick", 0.34)

    def collar(self, inks: Inks, deep: float = 40) -> None:
        """A shirt in the opening of the coat."""
        self.shape(
            path_of([(126, 230), (160, 236 + deep), (194, 230), (204, 246), (160, 262 + deep), (116, 246)]),
            inks,
        )

    def head(self) -> None:
        """The face, its shadow side, ears, eyes, nose and mouth."""
        w, h, jaw, _, skin = self.face
        cy = 138.0
        le, r = 160 - w, 160 + w
        for x in (le + 1, r - 1):
            self.dot(x, cy + 8, 9, 15, skin)
        self.plate.over(f"M{le - 8},{cy + 8} a9,15 0 1 0 18,0 a9,15 0 1 0 -18,0 Z", "brick", 0.3)
        top = cy - h * 1.12
        outline = (
            f"M{le},{cy - 12} C{le},{top} {r},{top} {r},{cy - 12} C{r},{cy + h * 0.5} "
            f"{160 + jaw},{cy + h} 160,{cy + h} C{160 - jaw},{cy + h} {le},{cy + h * 0.5} "
            f"{le},{cy - 12} Z"
        )
        self.shape(outline, skin)
        inner = le + w * 0.5
        shade = (
            f"M{le},{cy - 12} C{le},{cy + h * 0.5} {160 - jaw},{cy + h} 160,{cy + h} "
            f"C{inner + 14},{cy + h * 0.86} {inner - 6},{cy + h * 0.4} {inner - 8},{cy - 30} "
            f"C{inner - 14},{cy - 54} {le + 6},{cy - 46} {le},{cy - 12} Z"
        )
        self.plate.over(shade, "brick", 0.26)

    def features(
        self, brow: Inks, lift: float = 0, smile: float = 3, lips: Inks | None = None, old: bool = False
    ) -> None:
        """Brows, eyes, nose, mouth; `lift` raises the brows, `smile` the corners of the mouth."""
        w, h, _, look, _ = self.face
        m = 160 + look
        for side in (-1, 1):
            x = m + side * w * 0.42
            self.dot(x, 140, 4.6, 5.6, NIGHT)
            self.shape(
                f"M{x - 10},{136} Q{x},{129} {x + 10},{136} L{x + 9},{138.5} Q{x},{132.5} {x - 9},{138.5} Z",
                NIGHT,
            )
            inner, outer = x - side * 11, x + side * 13
            y = 121 - lift
            self.shape(
                f"M{inner},{y + 2} Q{x},{y - 6} {outer},{y + 3} L{outer},{y + 5} Q{x},{y - 1} {inner},{y + 7} Z",
                brow,
            )
            if old:
                self.plate.over(f"M{x - 9},{150} Q{x},{155} {x + 9},{150} Q{x},{158} {x - 9},{150} Z", "brick", 0.55)
                self.plate.over(
                    f"M{m + side * 15},{162} Q{m + side * 26},{170} {m + side * 27},{182} "
                    f"Q{m + side * 22},{172} {m + side * 15},{162} Z",
                    "brick",
                    0.5,
                )
        self.plate.over(f"M{m + 1},134 L{m + 10},163 Q{m},171 {m - 9},164 Q{m - 2},162 {m + 1},134 Z", "brick", 0.42)
        y = 138 + h * 0.64
        data = f"M{m - 17},{y - smile} Q{m},{y + 4} {m + 17},{y - smile} Q{m},{y + 11} {m - 17},{y - smile} Z"
        self.shape(data, lips or {"brick": 0.85, "night": 0.3, "ochre": 0.3})

    def glasses(self, inks: Inks, r: float = 17) -> None:
        """A pair of glasses."""
        w, _, _, look, _ = self.face
        m = 160 + look
        for side in (-1, 1):
            x = m + side * w * 0.42
            ring = f"M{x - r},141 a{r},{r} 0 1 0 {2 * r},0 a{r},{r} 0 1 0 {-2 * r},0 Z "
            ring += (
                f"M{x - r + 3.4},141 a{r - 3.4},{r - 3.4} 0 1 1 {2 * r - 6.8},0 "
                f"a{r - 3.4},{r - 3.4} 0 1 1 {6.8 - 2 * r},0 Z"
            )
            self.stencil(ring, inks)
            edge = 160 + side * (w + 2)
            self.stencil(path_of([(x + side * r, 138), (edge, 134), (edge, 138), (x + side * r, 142)]), inks)
        a = w * 0.42 - r
        self.stencil(path_of([(m - a, 137), (m + a, 137), (m + a, 140.5), (m - a, 140.5)]), inks)

    def stencil(self, data: str, inks: Inks) -> None:
        """A shape with holes."""
        self.plate.path(data, 'fill-rule="evenodd"', **inks)


def nora() -> Bust:
    """The editor, in her fifties: a grey bob, square glasses, a pencil behind her ear."""
    b = Bust(Face(50, 66, 26, 4, FAIR))
    b.shape(
        "M94,232 C84,140 92,60 160,58 C228,60 236,140 226,232 C206,236 196,214 196,196 "
        "L124,196 C124,214 114,236 94,232 Z",
        GREY,
    )
    b.plate.over("M94,232 C84,140 92,60 160,58 C120,80 112,140 124,210 C116,230 106,234 94,232 Z", "night", 0.35)
    b.body(TEAL, 4)
    b.collar(WHITE, 34)
    b.neck(23)
    b.head()
    b.features(SLATE, 1, 4, old=True)
    b.shape(
        "M106,150 C100,90 124,72 170,72 C206,76 220,104 214,150 C204,134 200,112 188,96 "
        "C164,112 128,112 116,112 C112,126 112,138 106,150 Z",
        GREY,
    )
    b.glasses(NIGHT, 18)
    b.shape(path_of([(204, 118), (246, 98), (249, 104), (207, 125)]), OCHRE)
    b.shape(path_of([(246, 98), (257, 96), (249, 104)]), NIGHT)
    return b


def sara() -> Bust:
    """The pupil, fifteen: long dark hair with a fringe, a hood, the straps of a school bag."""
    b = Bust(Face(46, 60, 22, -4, WARM))
    b.shape(
        "M98,270 C84,150 96,66 160,64 C224,66 236,150 222,270 C206,276 196,260 194,240 "
        "L126,240 C124,260 114,276 98,270 Z",
        NIGHT,
    )
    b.body(OCHRE, 14, 92)
    b.shape(
        "M104,258 C112,232 132,224 160,226 C188,224 208,232 216,258 C196,246 180,262 "
        "160,268 C140,262 124,246 104,258 Z",
        {"ochre": 0.7, "night": 0.25},
    )
    b.neck(20)
    b.head()
    b.features(NIGHT, 3, 5)
    b.shape(
        "M108,140 C102,86 130,70 162,70 C198,72 216,92 212,142 C206,126 204,116 200,106 "
        "C186,116 178,112 172,104 C160,118 138,118 130,110 C122,118 114,124 108,140 Z",
        NIGHT,
    )
    for side in (-1, 1):
        x = 160 + side * 56
        b.shape(
            path_of([(x - 10, 252), (x + 10, 252), (x + 12 + side * 4, 322), (x - 12 + side * 4, 322)]),
            BRICK,
        )
    for side in (-1, 1):
        b.shape(
            path_of(
                [
                    (160 + side * 14, 262),
                    (160 + side * 18, 262),
                    (160 + side * 20, 304),
                    (160 + side * 16, 304),
                ]
            ),
            WHITE,
        )
    return b


def dino() -> Bust:
    """The baker, in his forties: round, moustached, in a white cap and an apron dusted with flour."""
    b = Bust(Face(60, 66, 40, 3, WARM))
    b.body(BRICK, 0, 124)
    b.shape(
        path_of([(112, 322), (118, 262), (138, 244), (150, 262), (170, 262), (182, 244), (202, 262), (208, 322)]),
        WHITE,
    )
    b.plate.over(path_of([(112, 322), (118, 262), (138, 244), (146, 322)]), "night", 0.18)
    b.neck(31)
    b.head()
    b.features(BROWN, 2, 6)
    b.shape(
        "M126,178 C136,162 154,164 163,170 C172,164 190,162 200,178 C190,186 172,182 "
        "163,178 C154,182 136,186 126,178 Z",
        BROWN,
    )
    b.shape("M98,128 C98,112 104,104 108,104 L112,122 C106,128 104,136 102,146 Z", BROWN)
    b.shape("M222,128 C222,112 216,104 212,104 L208,122 C214,128 216,136 218,146 Z", BROWN)
    b.shape("M96,110 C84,66 118,40 160,42 C204,40 236,66 224,110 C190,96 130,96 96,110 Z", WHITE)
    b.plate.over("M96,110 C84,66 118,40 150,42 C118,58 112,80 122,102 C110,104 102,107 96,110 Z", "night", 0.22)
    b.shape("M96,112 C130,96 190,96 224,112 L223,96 C190,80 130,80 97,96 Z", PALE)
    return b


def alen() -> Bust:
    """The fire captain, in his forties: cropped hair, stubble, the turnout coat with its bands."""
    b = Bust(Face(54, 70, 38, -3, TAN))
    b.body(NIGHT, -4, 126)
    b.shape(path_of([(30, 296), (118, 286), (118, 302), (28, 312)]), OCHRE)
    b.shape(path_of([(290, 296), (202, 286), (202, 302), (292, 312)]), OCHRE)
    b.shape(path_of([(152, 250), (168, 250), (168, 322), (152, 322)]), SLATE)
    b.neck(32)
    b.shape(
        path_of([(112, 240), (130, 214), (160, 250), (190, 214), (208, 240), (186, 268), (160, 256), (134, 268)]),
        SLATE,
    )
    b.head()
    b.plate.over(
        "M107,150 C110,190 130,210 160,210 C190,210 210,190 213,150 C206,172 196,180 "
        "186,176 C172,168 148,168 134,176 C124,180 114,172 107,150 Z",
        "night",
        0.34,
    )
    b.features(NIGHT, -1, 1)
    b.shape(
        "M104,130 C100,80 124,62 160,62 C198,62 220,82 216,130 L208,128 C210,108 204,98 "
        "194,92 C172,86 144,86 126,92 C114,98 110,110 112,128 Z",
        NIGHT,
    )
    return b


def vera() -> Bust:
    """The archivist, past sixty: white hair in a knot, a shawl, reading glasses on a cord."""
    b = Bust(Face(47, 62, 24, -5, FAIR))
    b.dot(186, 60, 27, 24, PALE)
    b.plate.over("M162,58 a27,24 0 0 0 34,24 a30,26 0 0 1 -34,-24 Z", "night", 0.25)
    b.body({"brick": 0.85, "night": 0.3}, 12, 98)
    b.collar(WHITE, 20)
    b.shape("M58,322 C70,262 112,244 134,236 C140,270 150,296 158,322 Z", {"teal": 0.8, "night": 0.15})
    b.shape("M262,322 C250,262 208,244 186,236 C180,270 170,296 162,322 Z", TEAL)
    b.neck(21)
    b.head()
    b.features(GREY, 2, 5, old=True)
    b.shape(
        "M108,146 C98,88 126,68 160,68 C196,68 222,90 212,146 C206,122 196,104 166,98 C138,102 116,120 108,146 Z",
        PALE,
    )
    b.plate.over("M108,146 C98,88 126,68 160,68 C130,84 118,110 108,146 Z", "night", 0.28)
    b.glasses({"brick": 0.9, "night": 0.5}, 15)
    return b


def toni() -> Bust:
    """The interpreter, in his thirties: curls, a short beard, round glasses, an open collar."""
    b = Bust(Face(48, 66, 28, 5, TAN))
    b.body({"brick": 0.55, "ochre": 0.5}, 6, 108)
    b.neck(24)
    b.shape(path_of([(112, 246), (134, 226), (158, 272), (140, 290)]), {"brick": 0.4, "ochre": 0.36})
    b.shape(path_of([(208, 246), (186, 226), (162, 272), (180, 290)]), {"brick": 0.4, "ochre": 0.36})
    b.head()
    b.shape(
        "M112,148 C112,190 134,212 160,212 C188,212 208,190 208,148 C202,164 194,168 "
        "186,166 C172,158 150,158 138,166 C128,168 118,164 112,148 Z",
        BROWN,
    )
    b.features(BROWN, 2, 4)
    for x, y, r in (
        (112, 112, 17),
        (120, 90, 20),
        (140, 74, 21),
        (164, 68, 21),
        (188, 76, 21),
        (204, 94, 19),
        (210, 114, 15),
        (150, 92, 18),
        (176, 92, 18),
    ):
        b.dot(x, y, r, r, BROWN)
    b.glasses(NIGHT, 16)
    return b


def denis() -> Bust:
    """The photographer, in his thirties: a knitted hat, a fair beard, the camera's strap."""
    b = Bust(Face(50, 68, 30, -6, FAIR))
    b.body({"teal": 0.6, "night": 0.62}, 2, 114)
    b.neck(26)
    b.collar({"night": 0.9}, 6)
    b.head()
    b.shape(
        "M110,146 C110,192 132,216 158,216 C188,216 210,192 210,146 C204,170 194,174 "
        "182,170 C168,164 146,164 132,170 C122,174 116,166 110,146 Z",
        SAND,
    )
    b.features(SAND, 1, 4)
    b.shape("M102,122 C92,70 122,40 160,40 C198,40 228,70 218,122 C186,106 134,106 102,122 Z", BRICK)
    b.shape("M99,126 C132,108 188,108 221,126 L219,102 C188,84 132,84 101,102 Z", {"brick": 0.9, "night": 0.45})
    b.shape(path_of([(92, 250), (106, 244), (178, 322), (158, 322)]), NIGHT)
    b.shape(path_of([(226, 250), (212, 244), (166, 322), (186, 322)]), NIGHT)
    return b


def ema() -> Bust:
    """The doctor, in her forties: chestnut hair tied back, a white coat, a stethoscope."""
    b = Bust(Face(47, 64, 24, 3, WARM))
    b.dot(100, 178, 20, 44, CHESTNUT)
    b.body(WHITE, 8, 104)
    b.shape(path_of([(128, 234), (160, 300), (192, 234), (160, 246)]), TEAL)
    b.neck(22)
    b.shape(path_of([(122, 234), (104, 262), (128, 280), (122, 300), (158, 322), (160, 300)]), PALE)
    b.shape(path_of([(198, 234), (216, 262), (192, 280), (198, 300), (162, 322), (160, 300)]), {"teal": 0.3})
    b.head()
    b.features(BROWN, 1, 5)
    b.shape(
        "M108,150 C96,92 124,66 162,66 C200,68 222,92 212,150 C208,124 196,106 180,98 C150,108 120,116 108,150 Z",
        CHESTNUT,
    )
    tube = "M118,240 C112,276 126,300 150,304 L150,310 C118,306 104,276 110,242 Z"
    b.shape(tube, NIGHT)
    b.shape("M202,240 C206,262 204,276 198,288 L204,290 C211,276 213,260 209,242 Z", NIGHT)
    b.dot(201, 294, 9, 9, NIGHT)
    b.dot(201, 294, 5, 5, GREY)
    return b


def lea() -> Bust:
    """The colleague across the border, in her thirties: short fair hair, a roll-neck, small earrings."""
    b = Bust(Face(46, 64, 24, 6, FAIR))
    b.body(SLATE, 10, 98)
    b.neck(22)
    b.shape("M132,214 C140,226 180,226 188,214 L194,246 C180,258 140,258 126,246 Z", SLATE)
    b.plate.over("M132,214 C140,226 152,228 158,228 L152,254 C140,254 132,250 126,246 Z", "night", 0.5)
    b.head()
    b.features({"ochre": 0.8, "night": 0.5}, 4, 5)
    b.shape(
        "M106,142 C92,88 120,58 166,60 C208,60 226,96 214,140 C210,122 204,112 198,106 "
        "C176,110 150,104 138,88 C132,106 116,116 106,142 Z",
        SAND,
    )
    b.plate.over("M106,142 C92,88 120,58 150,60 C122,76 118,100 122,116 C114,122 110,132 106,142 Z", "night", 0.24)
    for x in (112, 208):
        b.dot(x, 168, 4, 5, TEAL)
    return b


CAST: tuple[Callable[[], Bust], ...] = (nora, sara, dino, alen, vera, toni, denis, ema, lea)


def build() -> None:
    """Print everyone."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for seed, draw in enumerate(CAST):
        picture = draw().plate.print(seed=seed, dot=4.2, slip=0.9, cut_out=True)
        small = picture.quantize(224, method=Image.Quantize.FASTOCTREE)
        small.save(TARGET / f"{draw.__name__}.png", optimize=True)


if __name__ == "__main__":
    build()
