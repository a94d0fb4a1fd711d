"""The places under the sky."""

from __future__ import annotations

from collections.abc import Callable

from light import GLASS, Light
from scenery import Scene
from sheet import box, circle, heart, rounded


def bridge(light: Light) -> Scene:
    """The Great Bridge over the Alva: three arches under a hump, and the town climbing the hill behind it."""
    s = Scene(light, 3)
    s.sky(300, sun=(700, 96))
    s.ridge("250 C120,170 240,150 380,214 C520,160 700,150 964,232", **light.far)
    s.ridge("300 C100,262 180,210 330,212 C480,214 560,268 720,262 C820,258 900,268 964,282", **light.hill)
    for x, base, wide, tall, warm in (
        (96, 292, 46, 40, False), (150, 268, 50, 46, True), (214, 252, 52, 50, False), (282, 246, 48, 52, True),
        (344, 262, 54, 50, False), (60, 326, 58, 54, True), (128, 322, 60, 62, False), (206, 314, 62, 66, True),
        (284, 312, 60, 60, False), (362, 316, 64, 58, True), (444, 322, 56, 48, False),
        (640, 318, 54, 44, True), (708, 314, 58, 52, False), (786, 318, 60, 48, True), (860, 322, 62, 54, False),
    ):  # fmt: skip
        s.house(x, base, wide, tall, warm=warm)
    for x, tall in ((40, 70), (430, 66), (520, 58), (590, 64), (620, 48), (940, 70)):
        s.pine(x, 326, tall)
    s.cut(box(-4, 318, 968, 20), **light.stone)
    s.shade(box(-4, 330, 968, 10), light.shadow)
    s.river(336, 544)
    _span(s)
    for x in (150, 480, 812):
        s.lantern(x, 262 + abs(x - 480) * 0.13, 84)
        s.gleam(x, 424, 540, 11)
    return s


def _span(s: Scene) -> None:
    light = s.light
    arches = "".join(
        f"M{x - r},392 V{372 - r * 0.1:.0f} A{r},{r} 0 0 1 {x + r},{372 - r * 0.1:.0f} V392 Z "
        for x, r in ((240, 62), (480, 80), (720, 62))
    )
    s.cut(f"M-4,322 C200,300 330,256 480,256 C630,256 760,300 964,322 V392 H-4 Z {arches}", **light.stone)
    for x, r in ((240, 62), (480, 80), (720, 62)):
        inside = (
            f"M{x - r},392 V{372 - r * 0.1:.0f} A{r},{r} 0 0 1 {x - r * 0.2:.0f},{372 - r * 1.08:.0f} "
            f"C{x - r * 0.7:.0f},340 {x - r * 0.72:.0f},370 {x - r * 0.72:.0f},392 Z"
        )
        s.shade(inside, light.shadow + 0.2)
        ring = f"M{x - r - 9},388 V{372 - r * 0.1:.0f} A{r + 9},{r + 9} 0 0 1 {x + r + 9},{372 - r * 0.1:.0f} V388"
        s.line(ring, 2.4, **{**light.stone, "night": min(1, light.stone.get("night", 0) + 0.4)})
    for x in (360, 600):
        s.poly((x - 20, 398), (x - 14, 330), (x, 314), (x + 14, 330), (x + 20, 398), **light.stone)
        s.poly(
            (x, 398),
            (x, 314),
            (x + 14, 330),
            (x + 20, 398),
            **{**light.stone, "night": min(1, light.stone.get("night", 0) + 0.34)},
        )
    s.line("M-4,312 C200,290 330,246 480,246 C630,246 760,290 964,312", 9, **light.stone)
    s.line("M-4,320 C200,298 330,254 480,254 C630,254 760,298 964,320", 3, **light.metal)
    for row in range(3):
        for i in range(24):
            x = 12 + i * 40 + (row % 2) * 18
            y = 318 - 46 * (1 - ((x - 480) / 480) ** 2) + 16 + row * 15
            if s.dice.random() < 0.55 and all(abs(x + 8 - c) > r + 14 for c, r in ((240, 44), (480, 62), (720, 44))):
                s.line(
                    f"M{x},{y:.0f} h{s.dice.uniform(10, 20):.0f}",
                    2,
                    **{**light.stone, "night": min(1, light.stone.get("night", 0) + 0.36)},
                )
    s.shade("M-4,392 H964 V404 C700,396 260,396 -4,404 Z", light.shadow)


def bazaar(light: Light) -> Scene:
    """The bazaar street: small shops lean together over the stones, and their awnings hold the light."""
    s = Scene(light, 8)
    s.sky(330, sun=(472, 120))
    s.ridge("280 C160,236 300,226 470,262 C620,226 800,236 964,282", **light.hill)
    s.house(398, 318, 66, 70, warm=True)
    s.house(474, 322, 74, 58)
    s.cut("M-4,544 L404,322 H556 L964,544 Z", **light.path)
    for row in range(9):
        y = 336 + row * row * 2.6 + row * 4
        half = 78 + (y - 322) * 2.2
        for i in range(7):
            x = 480 - half + 2 * half * (i + (0.5 if row % 2 else 0.2)) / 7
            s.line(f"M{x:.0f},{y:.0f} h{half * 0.12:.0f}", 1.4 + row * 0.24, **light.stone)
    # From far to near, so that the near shops stand before the far ones.
    for n, (x, wide, base, tall) in enumerate(((330, 78, 352, 120), (228, 112, 398, 176), (70, 172, 470, 262))):
        _shop(s, x, base, wide, tall, n)
    for n, (x, wide, base, tall) in enumerate(((552, 80, 352, 112), (622, 118, 398, 168), (724, 190, 470, 250))):
        _shop(s, x, base, wide, tall, n + 1)
    for n in range(9):
        part = n / 8
        x, y = 242 + 476 * part, 176 + 60 * (1 - (2 * part - 1) ** 2)
        if light.lit:
            s.glow(x, y + 10, 34)
        s.cut(circle(x, y + 10, 6), **(GLASS if light.lit else light.cloth))
    s.line("M226,168 Q480,312 734,168", 2, **light.metal)
    return s


def _shop(s: Scene, x: float, base: float, wide: float, tall: float, n: int) -> None:
    """A shop front: shutters, an awning in stripes, crates before it."""
    light = s.light
    s.house(x, base, wide, tall, warm=n % 2 == 0)
    front = tall * 0.44
    s.cut(box(x + wide * 0.06, base - front, wide * 0.88, front), **light.wood)
    s.cut(box(x + wide * 0.12, base - front * 0.78, wide * 0.5, front * 0.52), **light.window)
    s.cut(box(x + wide * 0.68, base - front * 0.8, wide * 0.2, front * 0.8), **light.metal)
    stripes = 6
    top, low = base - front - tall * 0.05, base - front + tall * 0.1
    for i in range(stripes):
        left, right = x + wide * i / stripes, x + wide * (i + 1) / stripes
        out = wide * 0.08
        inks = light.cloth if i % 2 else light.white
        spread = out * (2 * i / stripes - 1), out * (2 * (i + 1) / stripes - 1)
        s.poly((left, top), (right, top), (right + spread[1], low), (left + spread[0], low), **inks)
    s.shade(box(x + wide * 0.06, low, wide * 0.88, front * 0.12), light.shadow)
    for i in range(3):
        crate = wide * 0.19
        left = x + wide * (0.1 + 0.24 * i)
        s.cut(box(left, base - crate * 0.7, crate, crate * 0.7), **light.wood)
        for k in range(3):
            s.cut(
                circle(left + crate * (0.22 + 0.28 * k), base - crate * 0.74, crate * 0.17),
                **(light.roof if (i + n) % 2 else light.leaf),
            )


def school(light: Light) -> Scene:
    """The school behind its yard: a long house with a clock, an old tree, and a hoop that has seen better nets."""
    s = Scene(light, 21)
    s.sky(320, sun=(742, 92))
    s.ridge("262 C180,190 360,200 520,236 C680,190 840,214 964,250", **light.far)
    s.ridge("316 C200,282 420,296 640,286 C800,280 900,292 964,300", **light.hill)
    s.cut(box(190, 176, 400, 176), **light.wall)
    s.shade(box(500, 176, 90, 176), light.shadow * 0.6)
    s.poly((170, 180), (214, 118), (566, 118), (610, 180), **light.roof)
    s.shade("M500,118 H566 L610,180 H520 Z", light.shadow)
    s.cut(box(340, 84, 100, 100), **light.warm)
    s.poly((326, 92), (390, 40), (454, 92), **light.roof)
    s.cut(circle(390, 126, 25), **light.metal)
    s.cut(circle(390, 126, 20), **light.white)
    s.line("M390,126 V112 M390,126 h11", 4, **light.metal)
    for row, y in enumerate((206, 272)):
        for i in range(8):
            x = 212 + i * 47
            if row and i in (3, 4):
                continue
            lit = light.lit and s.dice.random() < 0.6
            s.cut(box(x, y, 28, 42), **(GLASS if lit else {"night": 0.86, "teal": 0.4}))
            s.line(f"M{x + 14},{y} v42 M{x},{y + 20} h28", 2.4, **light.white)
    s.cut(box(354, 268, 72, 84), **light.wood)
    s.line("M390,268 v84", 3, **light.metal)
    s.cut("M-4,350 H964 V544 H-4 Z", **light.ground)
    s.cut("M340,352 H440 L620,544 H150 Z", **light.path)
    s.cut(
        "M600,420 a210,46 0 0 0 420,0 a210,46 0 0 0 -420,0 Z M612,420 a198,40 0 0 1 396,0 a198,40 0 0 1 -396,0 Z",
        **light.white,
    )
    s.tree(96, 372, 190)
    s.line("M706,372 V196", 8, **light.metal)
    s.cut(box(664, 146, 84, 62), **light.white)
    s.line("M688,166 h36 v28 h-36 Z", 3, **light.cloth)
    s.line("M684,206 h44", 6, **light.cloth)
    s.line("M688,208 l8,34 l8,-20 l8,20 l8,-34", 2, **light.white)
    for x in range(-10, 200, 22):
        s.cut(box(x, 330, 5, 44), **light.metal)
    s.line("M-4,338 H190", 4, **light.metal)
    s.lantern(642, 372, 120)
    return s


def clinic(light: Light) -> Scene:
    """The clinic: a plain front, a bench worn by waiting, and a lamp over the door that never goes out."""
    s = Scene(light, 5)
    s.sky(310, sun=(170, 84))
    s.ridge("280 C140,216 320,210 470,252 C640,206 800,214 964,262", **light.far)
    for x, base, wide, tall in ((20, 344, 90, 74), (836, 344, 100, 84)):
        s.house(x, base, wide, tall, warm=True)
    s.cut(box(150, 110, 500, 240), **light.white)
    s.shade(box(560, 110, 90, 240), light.shadow * 0.7)
    s.cut(box(138, 96, 524, 20), **light.stone)
    s.cut(box(150, 232, 500, 9), **light.water)
    for row, y in enumerate((138, 258)):
        for i in range(6):
            x = 178 + i * 78
            if row and i in (2, 3):
                continue
            lit = light.lit and s.dice.random() < 0.5
            s.cut(box(x, y, 44, 58), **(GLASS if lit else {"night": 0.8, "teal": 0.5}))
            s.line(f"M{x + 22},{y} v58", 3, **light.white)
    s.cut(box(338, 252, 116, 98), **light.metal)
    for x in (344, 400):
        s.cut(box(x, 260, 48, 90), **(GLASS if light.lit else {"teal": 0.6}))
    s.poly((318, 250), (330, 234), (462, 234), (474, 250), **light.water)
    if light.lit:
        s.glow(396, 226, 90)
    s.cut(circle(396, 204, 27), **light.water)
    s.cut(heart(396, 206, 30))
    s.cut(box(-4, 348, 968, 200), **light.path)
    s.cut("M-4,372 C240,362 700,362 964,376 V544 H-4 Z", **light.ground)
    s.cut("M352,350 H440 L520,544 H270 Z", **light.path)
    for x in (520, 186):
        s.cut(box(x, 334, 104, 8), **light.wood)
        s.cut(box(x, 312, 104, 7), **light.wood)
        for leg in (8, 90):
            s.cut(box(x + leg, 312, 6, 52), **light.metal)
    s.tree(734, 380, 170)
    s.lantern(96, 380, 130)
    return s


def stadium(light: Light) -> Scene:
    """The stadium: one stand, one goal with a hole in its net, and two masts with their lamps."""
    s = Scene(light, 13)
    s.sky(300, sun=(290, 84))
    s.ridge("250 C180,176 340,182 520,226 C700,172 840,186 964,236", **light.far)
    s.ridge("290 C240,250 520,262 964,268", **light.hill)
    s.cut(box(60, 214, 440, 112), **light.stone)
    for row in range(6):
        y = 226 + row * 17
        for i in range(27):
            inks = light.cloth if (i // 9 + row) % 3 == 0 else light.water if (i // 9 + row) % 3 == 1 else light.white
            s.cut(box(68 + i * 16, y, 11, 9), **inks)
    s.poly((40, 196), (64, 158), (520, 146), (528, 178), **light.roof)
    s.shade("M40,196 L528,178 V196 L60,214 Z", light.shadow)
    for x in range(80, 520, 104):
        s.cut(box(x, 186, 6, 140), **light.metal)
    for x in (588, 820):
        s.cut(box(x, 60, 8, 270), **light.metal)
        s.cut(box(x - 34, 34, 76, 40), **light.metal)
        for i in range(6):
            lamp = x - 24 + i % 3 * 24, 44 + i // 3 * 18
            s.cut(circle(*lamp, 7), **(GLASS if light.lit else light.white))
        if light.lit:
            s.glow(x + 4, 54, 150)
    s.cut("M-4,322 H964 V544 H-4 Z", **light.leaf if not light.lit else light.ground)
    for n in range(5):
        y, low = 322 + n * n * 9, 322 + n * n * 9 + 7 + n * 5
        s.shade(f"M-4,{y} H964 V{low} H-4 Z", 0.22)
    s.line("M-4,334 H964 M120,334 L-40,544 M690,334 L760,544", 4, **light.white)
    s.line("M560,334 V246 H764 V334", 7, **light.white)
    for i in range(11):
        s.line(f"M{570 + i * 18},248 L{586 + i * 15},330", 1.3, **light.white)
    for i in range(5):
        s.line(f"M562,{262 + i * 15} H762", 1.3, **light.white)
    s.cut(circle(664, 298, 13), **light.hill)
    s.cut(circle(430, 396, 13), **light.white)
    s.cut(circle(430, 396, 5), **light.metal)
    return s


def hill(light: Light) -> Scene:
    """The hill over the town: the path of the lantern walk winds up between pines, and the river lies below."""
    s = Scene(light, 34)
    s.sky(300, sun=(392, 88))
    s.ridge("214 C140,130 280,150 430,190 C600,120 780,140 964,206", **light.far)
    s.ridge("268 C200,226 420,240 620,230 C800,224 900,232 964,244", **light.hill)
    s.cut("M-4,300 C200,276 330,316 520,292 C700,272 840,300 964,284 V348 H-4 Z", **light.water)
    for n in range(15):
        x = 20 + n * 64 + s.dice.uniform(-10, 10)
        s.house(x, 296 + s.dice.uniform(-6, 14), s.dice.uniform(26, 36), s.dice.uniform(20, 30), warm=n % 3 == 0)
    s.line("M330,318 C380,284 440,284 490,318", 8, **light.stone)
    s.ridge("420 C120,330 300,330 470,366 C660,404 800,330 964,300", **light.leaf)
    s.cut(
        "M420,544 C470,480 300,446 400,412 C470,390 560,396 520,368 C560,392 600,404 500,424 C420,446 640,470 600,544",
        **light.path,
    )
    for x, base, tall in (
        (60, 424, 170),
        (140, 398, 120),
        (226, 380, 92),
        (826, 380, 190),
        (906, 372, 150),
        (756, 402, 110),
    ):
        s.pine(x, base, tall)
    for x, base, tall in ((384, 440, 104), (552, 418, 84), (470, 398, 64), (322, 500, 140), (664, 506, 150)):
        s.lantern(x, base, tall)
    return s


def station(light: Light) -> Scene:
    """The bus station: a canopy on thin legs, a clock that everybody looks at, and the bus that is late."""
    s = Scene(light, 55)
    s.sky(320, sun=(800, 92))
    s.ridge("276 C180,216 330,206 520,246 C700,200 840,214 964,256", **light.far)
    for x, base, wide, tall, warm in ((14, 330, 74, 80, True), (96, 330, 66, 62, False), (846, 330, 90, 84, False)):
        s.house(x, base, wide, tall, warm=warm)
    s.cut(box(170, 204, 460, 130), **light.room)
    s.cut(box(196, 228, 150, 80), **(GLASS if light.lit else light.window))
    s.line("M246,228 v80 M296,228 v80", 4, **light.metal)
    s.cut(box(470, 232, 64, 102), **light.wood)
    s.cut(box(556, 236, 52, 60), **light.white)
    s.words(564, 250, (36, 28, 34, 24), 12, 2.4, **light.metal)
    s.poly((120, 186), (150, 158), (690, 150), (716, 176), (716, 190), (120, 204), **light.roof)
    s.shade("M120,200 L716,186 V202 L150,214 Z", light.shadow)
    for x in (160, 412, 664):
        s.cut(box(x, 190, 8, 156), **light.metal)
    s.line("M412,150 V112", 7, **light.metal)
    s.cut(circle(416, 88, 37), **light.metal)
    s.cut(circle(416, 88, 31), **(GLASS if light.lit else light.white))
    s.line("M416,90 V66 M416,90 l18,10", 5, **light.metal)
    if light.lit:
        s.glow(416, 88, 84)
    s.cut(box(-4, 332, 968, 24), **light.stone)
    s.cut("M-4,354 H964 V544 H-4 Z", **light.ground)
    s.line("M40,452 h90 M220,452 h90 M400,452 h90 M580,452 h90 M760,452 h90", 8, **light.white)
    for leg in (250, 370):
        s.cut(box(leg, 318, 6, 26), **light.metal)
    s.cut(box(238, 310, 150, 9), **light.wood)
    _bus(s)
    return s


def _bus(s: Scene) -> None:
    light = s.light
    s.shade("M636,404 H946 V420 H636 Z", light.shadow)
    s.cut(rounded(640, 216, 300, 190, 22), **light.water)
    s.cut(box(640, 330, 300, 14), **light.white)
    s.cut(rounded(656, 238, 74, 82, 8), **(GLASS if light.lit else light.window))
    for x in (744, 810, 876):
        s.cut(rounded(x, 238, 56, 62, 6), **(GLASS if light.lit else light.window))
    for x in (700, 872):
        s.cut(circle(x, 402, 27), **light.metal)
        s.cut(circle(x, 402, 12), **light.stone)
    s.cut(circle(654, 366, 10), **(GLASS if light.lit else light.white))
    if light.lit:
        s.glow(648, 368, 60)


OUTDOOR: dict[str, Callable[[Light], Scene]] = {
    "bridge": bridge,
    "bazaar": bazaar,
    "school": school,
    "clinic": clinic,
    "stadium": stadium,
    "hill": hill,
    "station": station,
}
