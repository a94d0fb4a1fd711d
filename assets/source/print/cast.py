"""The nine of the cast, each told by age, face, hair, build, clothes and the tool of the trade.

Nothing in looks or clothes says which quarter anybody is from.
"""

from __future__ import annotations

from collections.abc import Callable

from bust import BOTH, Bust
from face import Face, Mood, Nose
from shapes import (
    BARE,
    BRICK,
    BROWN,
    CHESTNUT,
    FAIR,
    GREY,
    MAROON,
    NIGHT,
    OCHRE,
    PALE,
    SAND,
    SILVER,
    SLATE,
    STRAW,
    TAN,
    TEAL,
    WARM,
    WHITE,
    oval,
)

LEFT = (-1,)


def nora(mood: Mood) -> Bust:
    """The editor, in her fifties: a grey bob with a white streak, square glasses, a pencil behind her ear."""
    nose = Nose(54, 17, 4)
    face = Face(FAIR, {"night": 0.86}, 86, 72, 33, 106, 8, nose, brow=7, arch=8, lash=4, lines=0.8)
    b = Bust(face, mood, 4)
    with b.head():
        back = "240,84 302,96 342,136 360,206 360,284 344,348! 290,340 |"
        b.round(back, {"night": 0.78})
    with b.torso():
        b.coat(TEAL, 172, 2)
        b.sharp("196,372 284,372 240,490", {"ochre": 0.55})
    b.neck(35)
    with b.torso():
        b.sharp("296,376 334,406 324,436 338,446 240,540 240,470", {"teal": 0.9, "night": 0.42}, BOTH)
        b.sharp("240,430 284,362 302,388 284,446 262,428", WHITE, BOTH)
    with b.head():
        b.bare_head(())
        b.features()
        b.hair("286,104! 250,88 196,92 148,130 124,210 126,300 142,346! 160,318 158,250 166,196 210,172 262,140", GREY)
        b.sharp("320,206 398,146 406,156 328,218", OCHRE)
        b.sharp("398,146 420,136 406,156", {"ochre": 0.25})
        b.sharp("410,140.5 420,136 413.5,145.5", NIGHT)
        b.hair("280,102! 332,122 358,200 358,290 342,346! 322,312 324,250 320,196 300,150", GREY)
        b.strands("270,112,150,214,30 280,110,176,170,20", PALE, 7)
        b.strands("136,200,146,330,-8 348,190,344,326,8", SLATE, 6)
        b.glasses(NIGHT, (30, 24), 8)
    return b


def sara(mood: Mood) -> Bust:
    """The pupil, fifteen: long dark hair with a fringe and a clip, a hood, the straps of a school bag."""
    nose = Nose(36, 13)
    face = Face(WARM, NIGHT, 85, 74, 34, 86, -6, nose, eye=24, lash=3.2, outer=2, brow=6.5, lips=4, mouth=22)
    b = Bust(face, mood, 18)
    with b.head():
        b.round("240,90 300,101 338,140 352,200 352,290 360,390 346,426 318,430 280,420 |", NIGHT)
    with b.torso():
        coat = b.coat(OCHRE, 138, 14)
        b.round("240,366 296,352 334,384 320,420 276,432 240,452 |", {"ochre": 0.85, "night": 0.32})
        with b.plate.inside(coat):
            b.sharp("310,392 340,392 348,520 316,520", BRICK, BOTH)
            b.sharp("312,452 344,452 345,466 313,466", NIGHT, BOTH)
    b.neck(28)
    with b.torso():
        b.round("184,372! 206,404 240,418 274,404 296,372! 290,416 240,446 190,416", OCHRE)
        b.strands("222,432,216,500,2 258,432,266,490,-2", BARE, 6)
    with b.head():
        b.bare_head(())
        b.features()
        b.hair(
            "240,90 296,100 332,134 346,184 344,216! 330,206 318,190 304,168 288,152 268,140! 262,158! 250,138 "
            "236,162! 222,146 204,170! 194,154 178,180! 166,180 158,214 156,270 140,340 126,330 130,250 134,186 "
            "148,134 184,100",
            NIGHT,
        )
        b.strands("250,100,190,172,14 262,102,316,176,-14 236,100,152,200,26", SLATE)
        b.round("132,290 160,286 174,350 166,410 146,452! 124,410 116,350", NIGHT)
        b.strands("344,250,346,390,4 136,240,132,390,-4 146,310,152,420,-6", SLATE)
        b.sharp("318,162 344,178 340,187 314,171", BRICK)
    return b


def dino(mood: Mood) -> Bust:
    """The baker, in his forties: round, moustached, in a white cap and an apron, dusted with flour."""
    nose = Nose(48, 24, 2)
    face = Face(WARM, BROWN, 104, 96, 52, 104, 5, nose, eye=19, lash=1.5, brow=12, arch=6, lips=4, lines=0.45)
    b = Bust(face, mood, 4)
    with b.torso():
        b.coat(BRICK, 192, -6)
    b.neck(58)
    with b.torso():
        b.sharp("240,424 302,366 328,390 284,440", {"brick": 0.9, "night": 0.3}, BOTH)
        b.sharp("322,388 348,392 332,460 306,460", WHITE, BOTH)
        b.sharp("150,520 158,446 322,446 330,520", WHITE)
        b.sharp("150,520 158,446 186,446 184,520", PALE)
        b.discs("118,440,9 104,462,5 134,464,4 372,448,7 384,470,4", {"brick": 0.35}, flat=0.7)
    with b.head():
        b.bare_head()
        b.strands("292,262,330,250,-3 300,272,326,264,-2", {"ochre": 0.1}, 7)
        b.features()
        b.round("334,160 348,166 346,216 338,236 332,200", BROWN, BOTH)
        b.moustache(BROWN, CHESTNUT)
        cap = b.hair("240,70 296,60 352,74 368,110 350,146 344,172! 290,158 |", WHITE)
        b.shade("136,174 128,144 108,106 150,66 206,66 168,94 182,132 180,164", 0.22, cap)
        b.round("240,128 300,131 349,143! 346,174! 290,160 |", PALE)
        b.strands("286,126,300,84,-6 226,126,218,84,6", PALE, 6)
    return b


def alen(mood: Mood) -> Bust:
    """The fire captain, in his forties: cropped hair, grey at the temples, stubble, the turnout coat with its bands."""
    nose = Nose(56, 20, 7)
    face = Face(
        TAN, NIGHT, 94, 88, 46, 116, -5, nose, eye=19, lash=1.5, brow=11, arch=1, lips=3.5, mouth=29, lines=0.55
    )
    b = Bust(face, mood, -6)
    with b.torso():
        coat = b.coat({"night": 0.92}, 200, -12)
        with b.plate.inside(coat):
            b.sharp("302,446 460,462 460,492 302,474", OCHRE, BOTH)
            b.sharp("302,455 460,472 460,482 302,465", BARE, BOTH)
        b.sharp("226,400 254,400 254,520 226,520", SLATE)
    b.neck(56)
    with b.torso():
        b.round("300,330 324,362 332,392 280,436 242,424! 284,392", SLATE, BOTH)
        b.strands("324,386,274,424,-3", OCHRE, 6, BOTH)
    with b.head():
        b.bare_head()
        stubble = "130,236 160,250 176,290 200,282 236,268 272,282 300,290 322,250 350,236 340,380 140,380"
        b.shade(stubble, 0.3, b.skull)
        b.features()
        b.hair(
            "240,90 290,97 328,126 343,172 342,214! 328,206 322,168 296,150 284,132 236,142 196,132 184,150 158,168 "
            "152,206 138,214! 137,172 152,126 190,97",
            NIGHT,
        )
        b.round("342,176 342,212 330,206 326,174", GREY, BOTH)
    return b


def vera(mood: Mood) -> Bust:
    """The archivist, past sixty: white hair in a knot, a patterned shawl, reading glasses on a cord."""
    nose = Nose(57, 16, 6)
    face = Face(
        FAIR,
        {"night": 0.7},
        80,
        62,
        25,
        104,
        -7,
        nose,
        eye=19,
        outer=-3,
        lash=2.5,
        brow=6,
        arch=7,
        lips=3.5,
        mouth=23,
        lines=1,
    )
    b = Bust(face, mood, 9)
    with b.head():
        b.round("246,46 290,52 304,84 280,114 220,114 200,82 214,54", SILVER)
        b.strands("210,74,290,102,14 218,60,296,78,10", GREY, 6)
        b.strands("318,222,292,400,-20", MAROON, 4.5, BOTH)
    with b.torso():
        b.coat({"night": 0.75, "brick": 0.4}, 150, 12)
    b.neck(31)
    with b.torso():
        b.round("196,372! 240,404 284,372! 276,424 240,440 204,424", WHITE)
        left = b.round("194,352! 128,394 86,446 76,530! 270,530! 212,430", {"brick": 0.92, "night": 0.3})
        right = b.round("286,352! 354,394 396,446 408,530! 190,530! 266,440", BRICK)
        with b.plate.inside(f"{left} {right}"):
            for x, y in ((80 + i % 12 * 28 + i // 12 % 2 * 14, 362 + i // 12 * 22) for i in range(72)):
                b.sharp(f"{x - 5},{y} {x},{y - 6} {x + 5},{y} {x},{y + 6}", OCHRE)
        b.strands("196,526,284,356,-12", {"ochre": 0.5}, 9)
    with b.head():
        b.bare_head()
        b.features()
        b.hair(
            "240,92 306,106 330,170 326,226! 312,190 290,150 234,126 182,160 162,196 154,226! 148,170 174,106", SILVER
        )
        b.strands("222,96,160,200,18 246,96,320,196,-22 204,100,156,160,10 262,98,318,160,-10", GREY)
        b.glasses(MAROON, (24, 14), 12, low=19)
    return b


def toni(mood: Mood) -> Bust:
    """The interpreter, in his thirties: curls, a short beard, round glasses, an open collar, headphones."""
    nose = Nose(52, 18, 2)
    face = Face(TAN, BROWN, 86, 76, 36, 108, 7, nose, lash=2, brow=10, lips=6)
    b = Bust(face, mood, 10)
    with b.torso():
        b.coat({"teal": 0.55, "ochre": 0.75}, 166, 4)
        b.shape(oval(240, 366, 76, 28) + oval(240, 368, 66, 20), NIGHT)
    b.neck(42)
    with b.torso():
        b.sharp("290,356 324,394 280,446 244,440", {"teal": 0.4, "ochre": 0.45}, BOTH)
        b.sharp("237,440 243,440 243,520 237,520", {"teal": 0.9, "night": 0.4})
        b.headphones(NIGHT)
    with b.head():
        b.discs("330,168,30 336,200,24", BROWN, BOTH)
        b.bare_head()
        b.beard(BROWN)
        b.features()
        b.discs("152,140,30 166,108,32 204,84,34 250,76,36 294,92,34 324,124,32 336,158,24", BROWN)
        b.discs("190,122,28 232,118,30 274,122,28 302,138,20 144,168,22", BROWN)
        curls = "150,115,186,113,9 188,91,228,89,9 232,85,272,83,9 276,101,312,99,9 216,121,248,119,9 310,135,342,133,9"
        b.strands(curls, CHESTNUT)
        b.glasses(NIGHT, (28, 28), 28)
    return b


def denis(mood: Mood) -> Bust:
    """The photographer, in his thirties: a knitted hat, a fair beard, a camera on its strap."""
    nose = Nose(58, 17, 3)
    brows = {"ochre": 0.9, "brick": 0.5, "night": 0.35}
    face = Face(FAIR, brows, 84, 76, 40, 118, -7, nose, eye=20, lash=1.5, brow=9, arch=3)
    b = Bust(face, mood, 10)
    with b.torso():
        b.coat({"teal": 0.75, "night": 0.6}, 176)
    b.neck(42)
    with b.torso():
        b.round("186,360! 240,400 294,360! 298,396 240,434 182,396", {"night": 0.95})
        b.sharp("318,380 336,384 290,446 278,440", OCHRE, BOTH)
        b.sharp("180,436 208,436 216,424 264,424 272,436 300,436 300,520 180,520", NIGHT)
        b.discs("240,474,30", GREY)
        b.discs("240,474,20", NIGHT)
        b.discs("247,467,5.5", BARE)
    with b.head():
        b.bare_head()
        b.beard(SAND)
        b.round("304,164 324,164 326,236 319,236 314,204", SAND, BOTH)
        b.features()
        hat = b.hair("240,50 288,58 324,88 340,132 338,170! 290,150 |", BRICK)
        b.strands("240,60,240,160,0 270,60,277,160,-2 300,60,315,160,-4", MAROON, 6)
        b.strands("270,60,277,160,-2 300,60,315,160,-4", MAROON, 6, LEFT)
        b.shade("130,180 140,100 190,50 176,110 178,180", 0.3, hat)
        b.hair("240,116 296,119 344,132! 341,174! 294,157 |", MAROON)
    return b


def ema(mood: Mood) -> Bust:
    """The doctor, in her forties: chestnut hair tied back, a white coat, a stethoscope."""
    nose = Nose(50, 15, 1)
    face = Face(WARM, BROWN, 84, 68, 30, 104, 5, nose, lash=4.5, outer=1, brow=7, arch=8, lips=6, lines=0.3)
    b = Bust(face, mood, 8)
    with b.head():
        b.round("150,196 120,236 104,300 112,372 138,410 160,380 166,300 176,230", CHESTNUT)
        b.strands("130,240,132,392,-10 150,230,146,384,-6", BROWN, 6)
    with b.torso():
        b.coat({"teal": 0.24}, 158, 6)
        b.sharp("204,384 240,500 276,384", TEAL)
    b.neck(33)
    with b.torso():
        lapel = "290,360 326,410 298,430 306,448 242,520 242,496"
        b.sharp(lapel, {"teal": 0.16, "night": 0.2}, LEFT)
        b.sharp(lapel, {"teal": 0.12})
        b.shape("M202,358 C172,392 164,482 226,500 L226,511 C148,494 156,388 193,353 Z", NIGHT)
        b.shape("M278,358 C308,390 316,430 298,464 L308,469 C328,430 320,384 287,353 Z", NIGHT)
        b.discs("303,468,14", NIGHT)
        b.discs("303,468,7", GREY)
    with b.head():
        b.bare_head()
        b.features()
        b.hair("262,96! 194,88 144,130 142,214 148,236! 160,190 190,160 246,122", CHESTNUT)
        b.hair("256,94! 316,104 340,160 336,226 330,244! 324,196 304,160 274,128", CHESTNUT)
        b.strands("250,102,152,176,22 240,98,150,148,14 268,102,330,178,-16", BROWN)
    return b


def lea(mood: Mood) -> Bust:
    """The colleague across the border, in her thirties: short fair hair, freckles, a roll-neck, small earrings."""
    nose = Nose(48, 14)
    brows = {"ochre": 1.0, "night": 0.86, "brick": 0.4}
    face = Face(FAIR, brows, 82, 60, 22, 106, 7, nose, eye=22, outer=3, lash=4.5, brow=7, arch=9, lips=6, mouth=25)
    b = Bust(face, mood, 4)
    with b.torso():
        b.coat(SLATE, 152, 8)
    b.neck(30)
    with b.torso():
        b.round("198,338 240,352 282,338 290,372 306,420 240,520 174,420 190,372", BRICK)
        b.strands("196,366,284,366,-10", MAROON)
        b.sharp("290,372 332,404 316,440 250,520 244,500", {"night": 0.8}, BOTH)
    with b.head():
        b.bare_head()
        b.discs("277,256,2 289,250,2 297,261,2 285,265,2 217,256,2 205,250,2 197,261,2 209,265,2", BRICK)
        b.features()
        b.hair("208,112! 250,76 316,92 350,146 342,214 328,232! 322,186 304,156! 264,158 222,138", SAND)
        b.hair("222,100! 166,96 136,142 140,214 152,234! 160,184 190,156 212,134", SAND)
        b.strands("226,108,320,164,-24 232,100,338,154,-28 210,108,150,190,16", STRAW)
        b.discs("326,262,7", TEAL, BOTH)
    return b


CAST: tuple[Callable[[Mood], Bust], ...] = (nora, sara, dino, alen, vera, toni, denis, ema, lea)
