"""What things are made of: Blender materials, computed from noise, each made once for the same arguments."""

import functools
from collections.abc import Sequence
from typing import Any

import bpy

Colour = tuple[float, float, float]
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
SOOT = (0.11, 0.097, 0.08)


def colour(code: str) -> Colour:
    """A colour of six hexadecimal digits (sRGB) as the linear light that Blender reckons with."""
    parts = [int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (((p + 0.055) / 1.055) ** 2.4 if p > 0.04045 else p / 12.92 for p in parts)
    return red, green, blue


def scaled(base: Colour, factor: float) -> Colour:
    """A lighter or darker colour."""
    red, green, blue = (min(1.0, part * factor) for part in base)
    return red, green, blue


class Recipe:
    """The nodes of one material, built from the inside out; `done` ends in the surface."""

    def __init__(self, name: str) -> None:
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self.tree = self.material.node_tree
        self.surface = self.tree.nodes["Principled BSDF"]

    def node(self, kind: str, **inputs: Any) -> Any:
        """A node; names with a leading underscore are its properties, the others its inputs."""
        made = self.tree.nodes.new(f"ShaderNode{kind}")
        for name, value in inputs.items():
            if name.startswith("_"):
                setattr(made, name[1:], value)
            else:
                made.inputs[name.replace("__", " ")].default_value = value
        return made

    def link(self, out: Any, into: Any) -> None:
        self.tree.links.new(out, into)

    def feed(self, value: Any, into: Any) -> None:
        """Gives an input a number, a colour or what another node says."""
        if hasattr(value, "links"):
            self.link(value, into)
        elif isinstance(value, tuple):
            into.default_value = (*value, 1.0)
        else:
            into.default_value = value

    def place(self, scale: Sequence[float] = (1, 1, 1)) -> Any:
        """Where the point is in the town, stretched; so no two walls are stained alike."""
        mapping = self.node("Mapping")
        mapping.inputs["Scale"].default_value = scale
        self.link(self.node("NewGeometry").outputs["Position"], mapping.inputs[0])
        return mapping.outputs[0]

    def own_place(self, scale: Sequence[float] = (1, 1, 1)) -> Any:
        """Where the point is in its own object, for what moves or is there many times."""
        mapping = self.node("Mapping")
        mapping.inputs["Scale"].default_value = scale
        self.link(self.node("TexCoord").outputs["Object"], mapping.inputs[0])
        return mapping.outputs[0]

    def axes(self) -> tuple[Any, Any, Any]:
        """The three coordinates of the point in the town."""
        split = self.node("SeparateXYZ")
        self.link(self.node("NewGeometry").outputs["Position"], split.inputs[0])
        return tuple(split.outputs)

    def island(self) -> Any:
        """A number for each loose part of a mesh: every tile, every leaf its own."""
        return self.node("NewGeometry").outputs["Random Per Island"]

    def noise(self, where: Any, scale: float, detail: float = 4, rough: float = 0.55, bend: float = 0.0) -> Any:
        made = self.node("TexNoise", Scale=scale, Detail=detail, Roughness=rough, Distortion=bend)
        self.link(where, made.inputs["Vector"])
        return made.outputs["Fac"]

    def ramp(self, value: Any, *stops: tuple[float, Colour]) -> Any:
        made = self.node("ValToRGB")
        elements = made.color_ramp.elements
        while len(elements) < len(stops):
            elements.new(0.5)
        for element, (place, tint) in zip(elements, stops, strict=True):
            element.position, element.color = place, (*tint, 1.0)
        self.link(value, made.inputs[0])
        return made.outputs[0]

    def between(self, value: Any, low: float, high: float) -> Any:
        """Nought below `low`, one above `high`."""
        return self.ramp(value, (low, BLACK), (high, WHITE))

    def mix(self, share: Any, one: Any, other: Any, mode: str = "MIX") -> Any:
        made = self.node("Mix", _data_type="RGBA", _blend_type=mode)
        for value, index in ((share, 0), (one, 6), (other, 7)):
            self.feed(value, made.inputs[index])
        return made.outputs[2]

    def sum(self, operation: str, one: Any, other: Any = 0.0, *, clamp: bool = False) -> Any:
        made = self.node("Math", _operation=operation, _use_clamp=clamp)
        for value, index in ((one, 0), (other, 1)):
            self.feed(value, made.inputs[index])
        return made.outputs[0]

    def times(self, one: Any, other: Any) -> Any:
        return self.sum("MULTIPLY", one, other)

    def bump(self, height: Any, strength: float = 0.5, distance: float = 0.02) -> Any:
        made = self.node("Bump", Strength=strength, Distance=distance)
        self.link(height, made.inputs["Height"])
        return made.outputs[0]

    def snowed(self, tint: Any, amount: float) -> Any:
        """The colour under what snow lies on it: upward faces white, walls and undersides bare."""
        if not amount:
            return tint
        split = self.node("SeparateXYZ")
        self.link(self.node("NewGeometry").outputs["Normal"], split.inputs[0])
        uneven = self.times(self.noise(self.place(), 1.7, 5), 0.5)
        lying = self.between(self.sum("ADD", split.outputs[2], uneven), 1.02 - 0.3 * amount, 1.12 - 0.3 * amount)
        return self.mix(lying, tint, (0.82, 0.85, 0.9))

    def done(
        self, tint: Any, rough: Any = 0.8, normal: Any = None, specular: float = 0.3, metal: float = 0.0
    ) -> bpy.types.Material:
        """The finished material, with the season's snow on it and the air between it and the camera."""
        self.feed(self.snowed(tint, season.snow), self.surface.inputs["Base Color"])
        self.feed(rough, self.surface.inputs["Roughness"])
        self.feed(specular, self.surface.inputs["Specular IOR Level"])
        self.feed(metal, self.surface.inputs["Metallic"])
        if normal is not None:
            self.link(normal, self.surface.inputs["Normal"])
        if season.haze:
            self._haze()
        return self.material

    def _haze(self) -> None:
        """Fades what is far into the colour of the air."""
        far = self.node("CameraData").outputs["View Distance"]
        share = self.sum("DIVIDE", self.sum("SUBTRACT", far, 60.0), 620.0, clamp=True)
        share = self.times(self.sum("POWER", share, 0.75), season.haze)
        air = self.node("Emission", Strength=season.air_light)
        air.inputs[0].default_value = (*season.air, 1.0)
        mixed = self.node("MixShader")
        self.link(share, mixed.inputs[0])
        self.link(self.surface.outputs[0], mixed.inputs[1])
        self.link(air.outputs[0], mixed.inputs[2])
        out = next(node for node in self.tree.nodes if node.type == "OUTPUT_MATERIAL")
        self.link(mixed.outputs[0], out.inputs[0])


class Season:
    """What lies on things and hangs in the air; set by the renderer before anything is built."""

    snow = 0.0
    """How much snow lies on what faces up, 0 to 1."""
    wet = 0.0
    """How wet the streets are, 0 to 1."""
    haze = 0.55
    """How much of what is far the air hides, 0 to 1."""
    air: Colour = (0.62, 0.70, 0.80)
    """The colour of the air in the distance."""
    air_light = 1.0
    """How bright it is; near nought at night."""
    leaves = "summer"
    """What the trees wear: summer, autumn, bare, blossom."""


season = Season()

made_once = functools.cache


@made_once
def plaster(tint: str = "e0d6c2", worn: float = 0.5) -> bpy.types.Material:
    """Lime plaster, stained by rain and splashed from below; where it is `worn` bricks show."""
    q = Recipe("plaster")
    where, base = q.place(), colour(tint)
    _, _, z = axes = q.axes()
    big, mid, fine = q.noise(where, 0.35, 5, 0.6), q.noise(where, 2.2, 5, 0.6), q.noise(where, 28, 4, 0.6)
    streak = q.noise(q.place((1.7, 1.7, 0.3)), 1.6, 6, 0.68, 0.8)
    body = q.mix(q.between(big, 0.3, 0.72), scaled(base, 0.66), base)
    body = q.mix(q.times(mid, 0.35), body, scaled(base, 1.12))
    body = q.mix(q.times(q.between(streak, 0.5, 0.78), 0.34), body, SOOT)
    low = q.sum("SUBTRACT", 4.25, q.sum("ADD", z, q.times(mid, 1.3)), clamp=True)
    body = q.mix(q.times(low, 0.6), body, (0.12, 0.105, 0.09))
    bare = q.between(q.noise(where, 0.75, 6, 0.65), 0.63 + 0.1 * (1 - worn), 0.645 + 0.1 * (1 - worn))
    bricks = q.node("TexBrick", Scale=5.0)
    for name, tint_ in (
        ("Color1", (0.22, 0.10, 0.065)),
        ("Color2", (0.30, 0.16, 0.10)),
        ("Mortar", (0.30, 0.27, 0.23)),
    ):
        q.feed(tint_, bricks.inputs[name])
    flat = q.node("CombineXYZ")
    q.link(q.sum("ADD", axes[0], axes[1]), flat.inputs[0])
    q.link(z, flat.inputs[1])
    q.link(flat.outputs[0], bricks.inputs["Vector"])
    body = q.mix(bare, body, bricks.outputs["Color"])
    height = q.sum("SUBTRACT", q.sum("ADD", q.times(fine, 0.25), q.times(mid, 0.8)), q.times(bare, 1.2))
    return q.done(body, 0.92, q.bump(height, 0.5, 0.03), 0.15)


@made_once
def stone(
    light: str = "9c907c",
    dark: str = "6f675a",
    joint: str = "8a8172",
    scale: float = 2.1,
    row: float = 0.5,
    dirt: float = 0.5,
) -> bpy.types.Material:
    """Squared stone in courses, `row` over `scale` metres high, with soot under its ledges."""
    q = Recipe("stone")
    x, y, z = q.axes()
    where = q.place()
    big, mid, fine = q.noise(where, 0.3), q.noise(where, 3, 5, 0.6), q.noise(where, 22, 5, 0.65)
    uneven = q.times(q.sum("SUBTRACT", mid, 0.5), 0.10)
    flat = q.node("CombineXYZ")
    q.link(q.sum("ADD", q.sum("ADD", x, y), uneven), flat.inputs[0])
    q.link(q.sum("ADD", z, uneven), flat.inputs[1])
    blocks = q.node("TexBrick", Scale=scale, _offset=0.43)
    settings = {
        "Color1": colour(light),
        "Color2": colour(dark),
        "Mortar": colour(joint),
        "Mortar Size": 0.022,
        "Mortar Smooth": 0.5,
        "Bias": -0.1,
        "Row Height": row,
        "Brick Width": 0.95,
    }
    for name, value in settings.items():
        q.feed(value, blocks.inputs[name])
    q.link(flat.outputs[0], blocks.inputs["Vector"])
    body = q.mix(q.times(fine, 0.33), blocks.outputs["Color"], (0.16, 0.14, 0.12))
    streak = q.noise(q.place((3, 3, 0.2)), 1.3)
    body = q.mix(q.times(q.between(streak, 0.5, 0.8), dirt), body, (0.09, 0.08, 0.07))
    body = q.mix(q.times(q.between(big, 0.45, 0.75), 0.35), body, (0.20, 0.17, 0.13))
    height = q.sum("ADD", q.sum("SUBTRACT", 1.0, blocks.outputs["Fac"]), q.times(fine, 0.5))
    return q.done(body, 0.9, q.bump(height, 0.8, 0.035), 0.15)


@made_once
def cobbles(tint: str = "77705f") -> bpy.types.Material:
    """Rounded paving stones, worn bright on top, darker and shinier when wet."""
    q = Recipe("cobbles")
    where = q.place((1, 1, 0.2))
    cells = q.node("TexVoronoi", Scale=6.5, Randomness=0.75)
    q.link(where, cells.inputs["Vector"])
    each = q.node("SeparateColor")
    q.link(cells.outputs["Color"], each.inputs[0])
    gap = q.between(cells.outputs["Distance"], 0.42, 0.62)
    base = colour(tint)
    body = q.mix(each.outputs[0], scaled(base, 0.62), scaled(base, 1.2))
    body = q.mix(q.times(q.noise(where, 0.25, 5), 0.5), body, (0.13, 0.12, 0.10))
    body = q.mix(q.times(q.noise(where, 24, 4), 0.3), body, (0.10, 0.09, 0.08))
    body = q.mix(q.times(gap, 0.75), body, (0.05, 0.045, 0.035))
    body = scaled_mix(q, body, season.wet)
    dome = q.sum("SUBTRACT", 1.0, cells.outputs["Distance"])
    height = q.sum("ADD", dome, q.times(q.noise(where, 20, 4), 0.15))
    puddle = q.between(q.noise(where, 0.35, 4), 0.52, 0.6)
    rough = q.sum("SUBTRACT", 0.75 - 0.3 * season.wet, q.times(puddle, 0.35 * season.wet))
    return q.done(body, rough, q.bump(height, 0.7 - 0.3 * season.wet, 0.05), 0.35)


@made_once
def asphalt(tint: str = "4b4a48") -> bpy.types.Material:
    """A road, patched and cracked."""
    q = Recipe("asphalt")
    where, base = q.place(), colour(tint)
    patch = q.between(q.noise(where, 0.12, 3), 0.5, 0.52)
    body = q.mix(patch, base, scaled(base, 0.78))
    body = q.mix(q.times(q.noise(where, 60, 3), 0.5), body, scaled(base, 1.6))
    cells = q.node("TexVoronoi", Scale=0.35, _feature="DISTANCE_TO_EDGE")
    q.link(q.place((1, 1, 1)), cells.inputs["Vector"])
    crack = q.sum("SUBTRACT", 1.0, q.between(cells.outputs["Distance"], 0.001, 0.006))
    body = q.mix(q.times(crack, 0.08), body, (0.02, 0.02, 0.02))
    body = scaled_mix(q, body, season.wet)
    return q.done(body, 0.85 - 0.45 * season.wet, q.bump(q.noise(where, 70, 3), 0.35, 0.01), 0.3)


def scaled_mix(q: Recipe, tint: Any, wet: float) -> Any:
    """A colour as it is when it has drunk water: darker."""
    return q.mix(0.45 * wet, tint, BLACK) if wet else tint


@made_once
def concrete(tint: str = "8f8c85") -> bpy.types.Material:
    """Cast concrete with rain marks and the seams of its boards."""
    q = Recipe("concrete")
    where, base = q.place(), colour(tint)
    _, _, z = q.axes()
    body = q.mix(q.noise(where, 0.6, 5, 0.6), scaled(base, 0.75), scaled(base, 1.1))
    streak = q.noise(q.place((3, 3, 0.18)), 1.5, 4)
    body = q.mix(q.times(q.between(streak, 0.48, 0.75), 0.5), body, SOOT)
    seam = q.between(q.sum("FRACT", q.times(z, 1.6)), 0.0, 0.03)
    body = q.mix(q.times(q.sum("SUBTRACT", 1.0, seam), 0.4), body, (0.12, 0.12, 0.11))
    return q.done(body, 0.88, q.bump(q.noise(where, 18, 5), 0.25, 0.02), 0.2)


@made_once
def wood(tint: str = "3a2718", rough: float = 0.7) -> bpy.types.Material:
    """Sawn timber, grain upright, greyed by weather."""
    q = Recipe("wood")
    base = colour(tint)
    grain = q.noise(q.place((9, 9, 0.7)), 3, 5, 0.6, 0.6)
    body = q.mix(grain, scaled(base, 0.45), scaled(base, 1.5))
    body = q.mix(q.times(q.noise(q.place(), 1.2, 3), 0.4), body, (0.24, 0.22, 0.20))
    return q.done(body, rough, q.bump(grain, 0.4, 0.01), 0.25)


@made_once
def tile(mossy: float = 0.6) -> bpy.types.Material:
    """Fired clay, every tile of its own red; for meshes in which each tile is a loose part."""
    q = Recipe("tile")
    where = q.place()
    body = q.ramp(
        q.island(),
        (0.0, colour("4d281d")),
        (0.25, colour("78402c")),
        (0.55, colour("8e4f34")),
        (0.8, colour("a06845")),
        (1.0, colour("62503f")),
    )
    body = q.mix(q.times(q.between(q.noise(where, 0.5, 5), 0.38, 0.7), 0.7), body, colour("2e241d"))
    body = q.mix(q.times(q.between(q.noise(where, 3.4, 5, 0.7), 0.60, 0.72), mossy), body, colour("7a7552"))
    fine = q.noise(where, 14)
    body = q.mix(q.times(fine, 0.35), body, (0.05, 0.03, 0.02))
    return q.done(body, 0.88, q.bump(fine, 0.3, 0.01), 0.2)


@made_once
def far_tile() -> bpy.types.Material:
    """The same roofs from so far away that their tiles run together."""
    q = Recipe("far tile")
    where = q.place()
    body = q.mix(q.noise(where, 0.9, 5), colour("5e3224"), colour("93573b"))
    body = q.mix(q.times(q.noise(where, 9, 3), 0.5), body, colour("3a241b"))
    return q.done(body, 0.9, q.bump(q.noise(q.place((1, 1, 4)), 5, 3), 0.5, 0.06), 0.2)


@made_once
def glass(lit: bool = False) -> bpy.types.Material:
    """A window pane, dark by day with what is behind it, or with a lamp on in the room."""
    q = Recipe("glass")
    behind = q.noise(q.place((0.6, 0.6, 0.6)), 1.0, 1)
    if lit:
        q.feed((1.0, 0.62, 0.28), q.surface.inputs["Emission Color"])
        q.feed(q.times(behind, 1.6), q.surface.inputs["Emission Strength"])
    body = q.ramp(behind, (0.35, (0.012, 0.014, 0.017)), (0.6, (0.05, 0.047, 0.043)), (0.75, (0.16, 0.15, 0.13)))
    return q.done(body, 0.06, q.bump(q.noise(q.place(), 1.1, 1), 0.05, 0.05), 0.7)


@made_once
def flat(
    tint: str, rough: float = 0.6, specular: float = 0.3, metal: float = 0.0, uneven: float = 0.25, scale: float = 6.0
) -> bpy.types.Material:
    """Paint, dirt, leaves, stone from afar: one colour, unevenly."""
    q = Recipe(f"flat {tint}")
    base, blot = colour(tint), q.noise(q.place(), scale, 5, 0.6)
    body = q.mix(blot, scaled(base, 1 - uneven), scaled(base, 1 + uneven))
    return q.done(body, rough, q.bump(blot, 0.1, 0.02), specular, metal)


@made_once
def metal(tint: str = "5b5a57", rough: float = 0.45) -> bpy.types.Material:
    """Painted or galvanised iron with a little rust."""
    q = Recipe("metal")
    base = colour(tint)
    rust = q.between(q.noise(q.place(), 5, 6, 0.7), 0.6, 0.72)
    body = q.mix(q.times(rust, 0.6), base, (0.16, 0.07, 0.035))
    return q.done(body, rough, q.bump(rust, 0.1, 0.005), 0.5, 0.5)


@made_once
def cloth(tint: str, stripe: str | None = None) -> bpy.types.Material:
    """An awning or a tarpaulin, faded and, if wished, striped."""
    q = Recipe("cloth")
    base = colour(tint)
    body: Any = base
    if stripe:
        waves = q.node("TexWave", Scale=1.6)
        q.link(q.place((1, 1, 0)), waves.inputs["Vector"])
        body = q.mix(q.between(waves.outputs["Fac"], 0.49, 0.51), base, colour(stripe))
    body = q.mix(q.times(q.noise(q.place(), 3), 0.5), body, scaled(base, 0.6))
    return q.done(body, 0.9, q.bump(q.noise(q.place(), 5, 3, 0.5, 0.8), 0.5, 0.04), 0.1)


@made_once
def grass(dry: float = 0.3) -> bpy.types.Material:
    """Grass from standing height: patches of green, straw and earth."""
    q = Recipe("grass")
    where = q.place()
    body = q.mix(q.between(q.noise(where, 0.25, 6, 0.65), 0.4, 0.62), colour("4b5a2c"), colour("6d6a3c"))
    body = q.mix(q.times(q.noise(where, 9, 6, 0.7), 0.6), body, colour("2c3518"))
    body = q.mix(q.times(q.between(q.noise(where, 0.7, 5), 0.55, 0.7), dry), body, colour("7d7048"))
    return q.done(body, 0.95, q.bump(q.noise(where, 30, 6, 0.75), 1.0, 0.08), 0.1)


@made_once
def earth(tint: str = "6b5a45") -> bpy.types.Material:
    """Trodden earth and gravel."""
    q = Recipe("earth")
    where, base = q.place(), colour(tint)
    body = q.mix(q.noise(where, 1.2, 6, 0.65), scaled(base, 0.6), scaled(base, 1.2))
    body = q.mix(q.times(q.noise(where, 40, 4), 0.5), body, scaled(base, 0.5))
    return q.done(
        scaled_mix(q, body, season.wet), 0.95 - 0.4 * season.wet, q.bump(q.noise(where, 45, 5), 0.7, 0.04), 0.15
    )


@made_once
def water(still: float = 0.5) -> bpy.types.Material:
    """The river: green over its bed, rippled, and a mirror at a low angle."""
    q = Recipe("water")
    swell = q.noise(q.place((1, 0.45, 1)), 0.7, 5, 0.6, 1.2)
    ripple = q.noise(q.place((1, 0.6, 1)), 4.5, 4, 0.6)
    foam = q.between(q.noise(q.place((1, 0.25, 1)), 0.8, 7, 0.7, 2.0), 0.62, 0.74)
    body = q.mix(q.times(foam, 0.10), colour("1c3a33"), (0.5, 0.6, 0.58))
    q.surface.inputs["IOR"].default_value = 1.33
    snow, season.snow = season.snow, 0.0
    try:
        height = q.sum("ADD", swell, q.times(ripple, 0.35))
        return q.done(body, 0.05, q.bump(height, 0.5 - 0.3 * still, 0.18), 0.55)
    finally:
        season.snow = snow


@made_once
def glowing(tint: str, strength: float) -> bpy.types.Material:
    """A lamp's glass, a paper lantern, a lit sign: it gives light."""
    q = Recipe("glowing")
    q.feed(colour(tint), q.surface.inputs["Emission Color"])
    q.feed(strength, q.surface.inputs["Emission Strength"])
    return q.done(colour(tint), 0.5)
