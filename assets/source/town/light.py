"""The sun where it stood, the sky and its clouds, the air and the season."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

import bpy
import paint
from astral import Observer
from astral.sun import azimuth, elevation
from mathutils import Vector
from plan import LATITUDE, LONGITUDE, UTC_OFFSET

WEATHERS = ("clear", "fair", "overcast", "mist", "rain", "snowfall")
SEASONS = {
    12: "winter",
    1: "winter",
    2: "winter",
    3: "spring",
    4: "spring",
    5: "spring",
    9: "autumn",
    10: "autumn",
    11: "autumn",
}


@dataclass(frozen=True, slots=True)
class Sun:
    """Where the sun stands over the town, in degrees: clockwise from north, and above the horizon."""

    bearing: float
    height: float


def sun_at(taken: datetime, summer_time: bool) -> Sun:
    """The sun over Triponta at a local time (astral's formulas, after Meeus 1998)."""
    offset = timezone(timedelta(hours=UTC_OFFSET + summer_time))
    moment, place = taken.replace(tzinfo=offset), Observer(LATITUDE, LONGITUDE)
    return Sun(azimuth(place, moment), elevation(place, moment, with_refraction=False))


def is_summer_time(taken: datetime) -> bool:
    """Whether the clocks are an hour ahead: from the last Sunday of March to the last of October."""
    begins, ends = (_last_sunday(taken.year, month).replace(hour=2) for month in (3, 10))
    return begins <= taken < ends


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31)  # noqa: DTZ001  a day on a calendar
    return last - timedelta(days=(last.weekday() + 1) % 7)


def set_season(season: str, weather: str, snow: float, dark: bool) -> None:
    """What every material made from now on wears; before anything is built."""
    wearing = paint.season
    wearing.snow = snow
    wearing.wet = {"rain": 0.9, "snowfall": 0.35, "mist": 0.3}.get(weather, 0.0)
    wearing.leaves = {"winter": "bare", "spring": "blossom", "autumn": "autumn"}.get(season, "summer")
    wearing.haze = {"mist": 0.93, "snowfall": 0.85, "rain": 0.8, "overcast": 0.55}.get(weather, 0.42)
    if dark:
        wearing.haze *= 0.8
        wearing.air, wearing.air_light = (0.10, 0.12, 0.19), 0.02
    elif weather in ("overcast", "rain", "snowfall", "mist"):
        wearing.air, wearing.air_light = (0.66, 0.69, 0.73), 0.75
    else:
        wearing.air, wearing.air_light = (0.50, 0.62, 0.80), 0.8


def shine(sun: Sun, weather: str) -> None:
    """Hangs up the sky and, where it is not behind clouds, the sun."""
    world = bpy.data.worlds.new("sky")
    bpy.context.scene.world = world
    world.use_nodes = True
    tree = world.node_tree
    ground = tree.nodes["Background"]
    grey = weather in ("overcast", "rain", "snowfall", "mist")
    night = sun.height < -8
    if night:
        _night(tree, ground, 0.35 if grey else 0.2)
        return
    if grey:
        _clouded(tree, ground, sun)
    else:
        _clear(tree, ground, sun, 0.47 if weather == "fair" else 0.60)
    if sun.height > -1:
        _sunbeam(sun, weather, grey=grey)


def _clear(tree: Any, ground: Any, sun: Sun, cover: float) -> None:
    """A blue sky with clouds on a plane far above."""
    sky = tree.nodes.new("ShaderNodeTexSky")
    sky.sky_type = "MULTIPLE_SCATTERING"
    sky.sun_disc = False
    sky.sun_elevation = math.radians(max(sun.height, -5.0))
    sky.sun_rotation = math.radians(sun.bearing)
    sky.aerosol_density = 1.5
    cover_of = _clouds(tree, cover)
    mixed = tree.nodes.new("ShaderNodeMix")
    mixed.data_type = "RGBA"
    tree.links.new(cover_of, mixed.inputs[0])
    tree.links.new(sky.outputs[0], mixed.inputs[6])
    lit = max(0.25, min(1.0, (sun.height + 6) / 26))
    warm = max(0.0, 1 - max(sun.height, 0) / 14)
    strength = 7.0 * lit
    mixed.inputs[7].default_value = (strength, strength * (0.98 - 0.2 * warm), strength * (0.97 - 0.32 * warm), 1)
    tree.links.new(mixed.outputs[2], ground.inputs[0])
    # At dusk the eye and the camera open up; the sky keeps its part of the light.
    ground.inputs[1].default_value = 0.11 * (1 + 9 * max(0.0, min(1.0, -sun.height / 6)))


def _clouds(tree: Any, cover: float) -> Any:
    """How much cloud stands in each direction, 0 to 1."""

    def calculate(operation: str, one: Any, other: Any) -> Any:
        node = tree.nodes.new("ShaderNodeMath")
        node.operation = operation
        for value, into in ((one, node.inputs[0]), (other, node.inputs[1])):
            if hasattr(value, "links"):
                tree.links.new(value, into)
            else:
                into.default_value = value
        return node.outputs[0]

    where = tree.nodes.new("ShaderNodeTexCoord")
    split = tree.nodes.new("ShaderNodeSeparateXYZ")
    tree.links.new(where.outputs["Generated"], split.inputs[0])
    up = calculate("MAXIMUM", split.outputs[2], 0.03)
    plane = tree.nodes.new("ShaderNodeCombineXYZ")
    for axis in (0, 1):
        tree.links.new(calculate("DIVIDE", split.outputs[axis], up), plane.inputs[axis])
    noise = tree.nodes.new("ShaderNodeTexNoise")
    for name, value in (("Scale", 0.55), ("Detail", 9), ("Roughness", 0.56), ("Distortion", 0.35)):
        noise.inputs[name].default_value = value
    tree.links.new(plane.outputs[0], noise.inputs["Vector"])
    ramp = tree.nodes.new("ShaderNodeValToRGB")
    ramp.color_ramp.elements[0].position, ramp.color_ramp.elements[1].position = cover, cover + 0.21
    tree.links.new(noise.outputs["Fac"], ramp.inputs[0])
    return ramp.outputs[0]


def _clouded(tree: Any, ground: Any, sun: Sun) -> None:
    """One grey cover, brighter overhead, a little uneven."""
    uneven = _clouds(tree, 0.35)
    mixed = tree.nodes.new("ShaderNodeMix")
    mixed.data_type = "RGBA"
    tree.links.new(uneven, mixed.inputs[0])
    bright = 0.15 + 0.85 * max(0.0, min(1.0, (sun.height + 6) / 30))
    mixed.inputs[6].default_value = (0.62 * bright, 0.68 * bright, 0.76 * bright, 1)
    mixed.inputs[7].default_value = (0.92 * bright, 0.95 * bright, 1.0 * bright, 1)
    tree.links.new(mixed.outputs[2], ground.inputs[0])
    ground.inputs[1].default_value = 0.9


def _night(tree: Any, ground: Any, glow: float) -> None:
    """The town's own glow under the clouds, hardly any in the blue of a clear night."""
    sky = tree.nodes.new("ShaderNodeMix")
    sky.data_type = "RGBA"
    tree.links.new(_clouds(tree, 0.42), sky.inputs[0])
    sky.inputs[6].default_value = (0.016, 0.026, 0.058, 1)
    sky.inputs[7].default_value = (0.030 * glow * 5, 0.026 * glow * 5, 0.026 * glow * 5, 1)
    tree.links.new(sky.outputs[2], ground.inputs[0])
    ground.inputs[1].default_value = 0.35


def _sunbeam(sun: Sun, weather: str, *, grey: bool) -> None:
    lamp = bpy.data.lights.new("sun", "SUN")
    lamp.angle = math.radians(25.0 if grey else 0.6)
    warm = max(0.0, 1 - max(sun.height, 0) / 22)
    lamp.color = (1.0, 0.95 - 0.30 * warm, 0.88 - 0.55 * warm)
    lamp.energy = (0.4 if grey else 11.0 if weather == "clear" else 9.0) * max(0.06, min(1.0, (sun.height + 1) / 9))
    thing = bpy.data.objects.new("sun", lamp)
    bpy.context.scene.collection.objects.link(thing)
    across, up = math.radians(sun.bearing), math.radians(max(sun.height, 0.5))
    toward = Vector((math.sin(across) * math.cos(up), math.cos(across) * math.cos(up), math.sin(up)))
    thing.rotation_euler = toward.to_track_quat("Z", "Y").to_euler()
