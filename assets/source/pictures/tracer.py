"""A very small ray tracer in NumPy, enough to take a photograph of a bridge made of a formula.

Lengths are metres, y is up, the river runs along z and the bridge across it along x. Colours are linear
light, arrays of shape (n, 3). A scene is a list of groups of convex bodies and capsules, one bridge, a
water plane at y = 0, billboards (flames, smoke) and the light that falls on it all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from bodies import FAR, Array, Body, Group, meet, passing, unit
from noise import CLOUD, sample


@dataclass
class Billboard:
    """An upright glowing or smoking sheet: texture of (light r, g, b, opacity), lower left corner, size."""

    texture: Array
    corner: Array
    right: Array
    height: float


@dataclass
class Lamp:
    """A light at a point; `power` is linear light at one metre."""

    place: Array
    power: Array


@dataclass
class Scene:
    """Everything that light meets."""

    groups: list[Group]
    sky: Callable[[Array], Array]
    paint: Callable[[Scene, Hit], tuple[Array, Array]]
    sun: Array
    sunlight: Array
    above: Array
    below: Array
    haze: float
    water: Array
    ripple: float
    lamps: list[Lamp] = field(default_factory=list)
    sheets: list[Billboard] = field(default_factory=list)
    snow: bool = False
    bridge: bool = True


@dataclass
class Hit:
    """Where the rays ended; `body` counts in `bodies`, or is -1 for sky, -2 for water, -3 for the bridge."""

    distance: Array
    place: Array
    normal: Array
    body: npt.NDArray[np.int32]
    bodies: list[Body]


# The bridge: a hump over three arches, parapets with a coping, wedge-shaped cutwaters on the piers.
ARCHES = ((-15.7, 4.9, 0.3), (0.0, 7.2, 0.1), (15.7, 4.9, 0.3))
HALF = 2.9


def deck(x: Array) -> Array:
    """The height of the bridge's road at x."""
    return np.asarray(3.3 + 5.1 * np.maximum(1 - (x / 28) ** 2, 0) ** 1.3, np.float32)


def bridge_distance(p: Array) -> Array:
    """A safe step from p toward the bridge (a signed distance, somewhat shortened)."""
    x, y, z = p[:, 0], p[:, 1], np.abs(p[:, 2])
    road = deck(x)
    opening = np.full(x.shape, FAR, np.float32)
    for centre, radius, spring in ARCHES:
        opening = np.minimum(opening, np.hypot(x - centre, np.maximum(y - spring, 0)) - radius)
    body = np.maximum(np.maximum(y - road, -opening), z - HALF)
    rail = np.maximum(np.maximum(y - road - 0.85, road - 0.5 - y), np.abs(z - HALF + 0.22) - 0.22)
    coping = np.maximum(np.abs(y - road - 0.95) - 0.13, np.abs(z - HALF + 0.22) - 0.36)
    course = np.maximum(np.abs(y - road + 0.25) - 0.12, z - HALF - 0.1)
    piers = np.full(x.shape, FAR, np.float32)
    for centre in (-9.0, 9.0):
        wedge = (np.abs(x - centre) - 1.5) * 0.8 + np.maximum(z - HALF, 0) * 0.6
        piers = np.minimum(piers, np.maximum(np.maximum(wedge, y - 4.6 + np.maximum(z - HALF, 0) * 0.9), z - 5.2))
    shape = np.minimum(np.minimum(np.minimum(body, rail), np.minimum(coping, course)), piers)
    return np.asarray(np.maximum(shape, np.abs(x) - 29))


def march_bridge(origin: Array, ray: Array, limit: Array) -> Array:
    """The distance to the bridge along each ray, FAR where there is none before `limit`."""
    with np.errstate(divide="ignore", invalid="ignore"):
        one, other = (-5.3 - origin[:, 2]) / ray[:, 2], (5.3 - origin[:, 2]) / ray[:, 2]
    near = np.nan_to_num(np.minimum(one, other), nan=0, posinf=FAR, neginf=0).clip(0, FAR)
    far = np.minimum(np.nan_to_num(np.maximum(one, other), nan=FAR, posinf=FAR, neginf=-1), limit)
    found = np.full(len(ray), FAR, np.float32)
    live = np.flatnonzero(near < far)
    t = near[live].astype(np.float32) + np.float32(0.02)
    for _ in range(110):
        if not len(live):
            break
        step = bridge_distance(origin[live] + ray[live] * t[:, None])
        close = step < 0.012
        found[live[close]] = t[close]
        t = t + np.maximum(step * np.float32(0.8), np.float32(0.012))
        keep = ~close & (t < far[live])
        live, t = live[keep], t[keep]
    return found


def trace(scene: Scene, origin: Array, ray: Array) -> Hit:
    """What each ray meets first."""
    count = len(ray)
    distance = np.full(count, FAR, np.float32)
    normal = np.zeros((count, 3), np.float32)
    owner = np.full(count, -1, np.int32)
    bodies = [body for group in scene.groups for body in group.bodies]
    number = 0
    for group in scene.groups:
        inside = np.flatnonzero(passing(group.centre, group.reach, origin, ray))
        for body in group.bodies:
            if len(inside):
                some = inside[passing(body.centre, body.reach, origin[inside], ray[inside])]
                if len(some):
                    t, n = meet(body, origin[some], ray[some])
                    nearer = t < distance[some]
                    chosen = some[nearer]
                    distance[chosen], normal[chosen], owner[chosen] = t[nearer], n[nearer], number
            number += 1
    down = ray[:, 1] < -1e-6
    t = np.where(down, -origin[:, 1] / np.where(down, ray[:, 1], -1), FAR).astype(np.float32)
    wet = (t > 1e-3) & (t < distance) & (t < 900)
    distance[wet], normal[wet], owner[wet] = t[wet], (0, 1, 0), -2
    if scene.bridge:
        t = march_bridge(origin, ray, distance)
        stone = t < distance
        distance[stone], owner[stone] = t[stone], -3
        place = origin[stone] + ray[stone] * t[stone, None]
        slope = np.zeros_like(place)
        for axis in range(3):
            nudge = np.zeros(3, np.float32)
            nudge[axis] = 0.01
            slope[:, axis] = bridge_distance(place + nudge) - bridge_distance(place - nudge)
        normal[stone] = unit(slope + 1e-9)
    return Hit(distance, origin + ray * np.minimum(distance, 900)[:, None], normal, owner, bodies)


def open_to(scene: Scene, place: Array, direction: Array) -> Array:
    """1 where nothing stands between `place` and the sun, 0 in shadow."""
    blocked = np.zeros(len(place), bool)
    for group in scene.groups:
        inside = np.flatnonzero(passing(group.centre, group.reach, place, direction) & ~blocked)
        for body in group.bodies:
            if len(inside):
                some = inside[passing(body.centre, body.reach, place[inside], direction[inside])]
                if len(some):
                    t, _ = meet(body, place[some], direction[some])
                    blocked[some[t < FAR]] = True
    if scene.bridge:
        rest = np.flatnonzero(~blocked)
        limit = np.full(len(rest), 120, np.float32)
        blocked[rest[march_bridge(place[rest], direction[rest], limit) < FAR]] = True
    return np.asarray(~blocked, np.float32)


def light(scene: Scene, hit: Hit, dice: np.random.Generator) -> Array:
    """The light that solid things send back along the rays (everything but sky and water)."""
    tint, glow = scene.paint(scene, hit)
    n = hit.normal
    up = (n[:, 1] * 0.5 + 0.5)[:, None]
    total = scene.above * up + scene.below * (1 - up)
    if scene.sunlight.max() > 0:
        facing = n @ scene.sun
        lit = np.flatnonzero(facing > 0)
        toward = unit(scene.sun + dice.normal(0, 0.012, (len(lit), 3)).astype(np.float32))
        seen = open_to(scene, hit.place[lit] + n[lit] * 0.03, toward)
        total = total.copy()
        total[lit] += scene.sunlight * (facing[lit] * seen)[:, None]
    for lamp in scene.lamps:
        gap = lamp.place - hit.place
        far = np.linalg.norm(gap, axis=1)
        facing = np.clip((gap * n).sum(1) / np.maximum(far, 0.1) * 0.8 + 0.2, 0, 1)
        total = total + lamp.power * (facing / (0.6 + far**2))[:, None]
    return np.asarray(tint * total + glow, np.float32)


def through_sheets(scene: Scene, origin: Array, ray: Array, distance: Array, seen: Array) -> Array:
    """`seen` with the flames and the smoke before it; scene.sheets are in order, far to near."""
    for sheet in scene.sheets:
        width = float(np.linalg.norm(sheet.right))
        side = sheet.right / width
        face = np.array((-side[2], 0, side[0]), np.float32)
        toward = ray @ face
        t = ((sheet.corner - origin) @ face) / np.where(np.abs(toward) < 1e-6, 1e-6, toward)
        gap = origin + ray * t[:, None] - sheet.corner
        u, v = gap @ side / width, gap[:, 1] / sheet.height
        on = np.flatnonzero((t > 0) & (t < distance) & (u > 0.002) & (u < 0.998) & (v > 0.002) & (v < 0.998))
        if len(on):
            texel = sample(sheet.texture, u[on], 1 - v[on])
            seen[on] = seen[on] * (1 - texel[:, 3:]) + texel[:, :3]
    return seen


def see(scene: Scene, origin: Array, ray: Array, dice: np.random.Generator, mirrored: bool = False) -> Array:
    """The light that arrives along each ray, shape (n, 3)."""
    hit = trace(scene, origin, ray)
    behind = scene.sky(ray)
    seen = behind.copy()
    solid = np.flatnonzero((hit.body >= 0) | (hit.body == -3))
    part = Hit(hit.distance[solid], hit.place[solid], hit.normal[solid], hit.body[solid], hit.bodies)
    seen[solid] = light(scene, part, dice)
    wet = np.flatnonzero(hit.body == -2)
    if len(wet):
        seen[wet] = scene.water if mirrored else water_light(scene, hit.place[wet], ray[wet], hit.distance[wet], dice)
    level = unit(ray * np.array((1, 0, 1), np.float32) + np.array((0, 0.02, 0), np.float32))
    veil = np.exp(-hit.distance * scene.haze)[:, None]
    real = (hit.body != -1)[:, None]
    seen = np.where(real, seen * veil + scene.sky(level) * (1 - veil), seen)
    return through_sheets(scene, origin, ray, hit.distance, seen)


def water_light(scene: Scene, place: Array, ray: Array, far: Array, dice: np.random.Generator) -> Array:
    """What the river shows: its own colour below, the mirrored world above, broken by ripples."""
    x, z = place[:, 0], place[:, 2]
    calm = scene.ripple / (1 + far * 0.012)
    dx = sample(CLOUD, x / 9 + 0.13, z / 16) - 0.5 + 0.6 * (sample(CLOUD, x / 2.7, z / 4.1 + 0.4) - 0.5)
    dz = sample(CLOUD, x / 8 + 0.61, z / 13 + 0.2) - 0.5 + 0.6 * (sample(CLOUD, x / 2.3 + 0.7, z / 3.7) - 0.5)
    fine = dice.normal(0, scene.ripple * 0.11, (2, len(dx)))
    slope = np.stack((dx * calm * 0.35 + fine[0] * 0.4, np.ones_like(dx), dz * calm + fine[1]), 1)
    normal = unit(slope.astype(np.float32))
    facing = np.clip(-(ray * normal).sum(1), 0.02, 1)
    mirror = ray + 2 * normal * facing[:, None]
    mirror[:, 1] = np.maximum(np.abs(mirror[:, 1]), 0.01)
    mirrored = see(scene, place + np.array((0, 0.02, 0), np.float32), unit(mirror), dice, mirrored=True)
    share = (0.04 + 0.96 * (1 - facing) ** 5)[:, None]
    share = np.clip(share * 1.2 + 0.1, 0, 1)
    depth = scene.water * (0.85 + 0.3 * sample(CLOUD, x / 40, z / 70))[:, None]
    return np.asarray(mirrored * share + depth * (1 - share), np.float32)


def photograph(
    scene: Scene,
    eye: tuple[float, float, float],
    at: tuple[float, float, float],
    angle: float,
    width: int,
    height: int,
) -> Array:
    """The light on a sensor of width by height; `eye` looks at `at`, its view is `angle` degrees wide."""
    dice = np.random.default_rng(5)
    forward = unit(np.array(at, np.float32) - np.array(eye, np.float32))
    right = unit(np.cross(np.array((0, 1, 0), np.float32), forward))
    up = np.cross(forward, right)
    scale = np.tan(np.radians(angle / 2))
    out = np.zeros((height, width, 3), np.float32)
    # Strips keep the memory small: a strip of 40 rows at 1,800 wide is 72,000 rays.
    for top in range(0, height, 40):
        rows = np.arange(top, min(top + 40, height))
        x = (np.arange(width) + 0.5) / width * 2 - 1
        y = (height / 2 - rows - 0.5) / (width / 2)
        gx, gy = np.meshgrid(x * scale, y * scale)
        gx, gy = gx.ravel()[:, None], gy.ravel()[:, None]
        ray = unit((forward + right * gx + up * gy).astype(np.float32))
        origin = np.broadcast_to(np.array(eye, np.float32), ray.shape)
        out[rows] = see(scene, origin, ray, dice).reshape(len(rows), width, 3)
    return out
