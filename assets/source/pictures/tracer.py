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

Array = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
FAR = np.float32(1e6)


def colour(text: str) -> Array:
    """A colour such as "#B23C26" as linear light, shape (3,)."""
    value = np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)], np.float32) / 255
    return np.asarray(value**2.2, np.float32)


def unit(vectors: Array) -> Array:
    """The vectors at length one."""
    return np.asarray(vectors / np.linalg.norm(vectors, axis=-1, keepdims=True), np.float32)


def cloud(size: int, seed: int, octaves: int = 7, fade: float = 0.55) -> Array:
    """Tileable noise of many scales, shape (size, size), from 0 to 1, evenly spread."""
    dice = np.random.default_rng(seed)
    total = np.zeros((size, size), np.float32)
    grid = np.arange(size, dtype=np.float32) / size
    for octave in range(octaves):
        cells = 4 << octave
        corners = dice.random((cells, cells)).astype(np.float32)
        place = grid * cells
        low = place.astype(int)
        mix = place - low
        mix = mix * mix * (3 - 2 * mix)
        low, high = low % cells, (low + 1) % cells
        rows = corners[low] * (1 - mix[:, None]) + corners[high] * mix[:, None]
        total += fade**octave * (rows[:, low] * (1 - mix) + rows[:, high] * mix)
    order = np.argsort(np.argsort(total.ravel()))
    return np.asarray((order / total.size).reshape(total.shape), np.float32)


CLOUD = cloud(512, 3)


def sample(texture: Array, u: Array, v: Array) -> Array:
    """The texture at (u, v) in its own widths, repeated without end, smoothed between its points."""
    size = texture.shape[0]
    x, y = (u % 1) * size, (v % 1) * size
    left, top = x.astype(int), y.astype(int)
    mix_x, mix_y = x - left, y - top
    left, top = left % size, top % size
    right, under = (left + 1) % size, (top + 1) % size
    if texture.ndim == 3:
        mix_x, mix_y = mix_x[:, None], mix_y[:, None]
    upper = texture[top, left] * (1 - mix_x) + texture[top, right] * mix_x
    lower = texture[under, left] * (1 - mix_x) + texture[under, right] * mix_x
    return np.asarray(upper * (1 - mix_y) + lower * mix_y, np.float32)


def dice_of(*whole: Array) -> Array:
    """A number from 0 to 1 for every cell, always the same for the same whole coordinates."""
    total = np.zeros(whole[0].shape, np.float64)
    for step, part in zip((12.9898, 78.233, 37.719), whole, strict=False):
        total += part * step
    return np.asarray(np.abs(np.sin(total) * 43758.5453) % 1, np.float32)


@dataclass
class Body:
    """A convex body (`planes`, rows of nx, ny, nz, offset) or a capsule (`ends` and `radius`)."""

    skin: str
    tint: Array
    centre: Array
    reach: float
    planes: Array | None = None
    ends: tuple[Array, Array] | None = None
    radius: float = 0.0
    base: float = 0.0
    seed: float = 0.0


def convex(skin: str, tint: str, corners: list[tuple[float, float, float]], base: float = 0, seed: float = 0) -> Body:
    """The hull of `corners`, wearing `skin`."""
    points = np.array(corners, np.float64)
    centre = points.mean(0)
    planes: list[tuple[float, ...]] = []
    for i in range(len(points)):
        for j in range(i + 1, len(points)):
            for k in range(j + 1, len(points)):
                normal = np.cross(points[j] - points[i], points[k] - points[i])
                length = np.linalg.norm(normal)
                if length < 1e-9:
                    continue
                normal /= length
                offset = normal @ points[i]
                if normal @ centre > offset:
                    normal, offset = -normal, -offset
                if (points @ normal <= offset + 1e-6).all():
                    planes.append((*normal.round(5), round(float(offset), 5)))
    unique = np.array(sorted(set(planes)), np.float32)
    reach = float(np.linalg.norm(points - centre, axis=1).max())
    return Body(skin, colour(tint), centre.astype(np.float32), reach, planes=unique, base=base, seed=seed)


def box(skin: str, tint: str, low: tuple[float, float, float], high: tuple[float, float, float], turn: float = 0) -> Body:
    """An upright box between two corners, turned by `turn` degrees about its own middle."""
    middle = (np.array(low) + np.array(high)) / 2
    cos, sin = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    corners = []
    for x in (low[0], high[0]):
        for y in (low[1], high[1]):
            for z in (low[2], high[2]):
                dx, dz = x - middle[0], z - middle[2]
                corners.append((middle[0] + dx * cos + dz * sin, y, middle[2] - dx * sin + dz * cos))
    return convex(skin, tint, corners, low[1])


def tube(
    skin: str,
    tint: str,
    foot: tuple[float, float, float],
    low: float,
    top: float,
    height: float,
    axis: str = "y",
    sides: int = 10,
) -> Body:
    """A round stump from radius `low` at `foot` to radius `top`, `height` further along `axis`."""
    corners = []
    for i in range(sides):
        angle = 2 * np.pi * i / sides
        for radius, along in ((low, 0.0), (top, height)):
            a, b = radius * np.cos(angle), radius * np.sin(angle)
            offset = {"y": (a, along, b), "x": (along, a, b), "z": (a, b, along)}[axis]
            corners.append(tuple(float(f + o) for f, o in zip(foot, offset, strict=True)))
    return convex(skin, tint, corners, foot[1])  # type: ignore[arg-type]


def capsule(
    skin: str, tint: str, start: tuple[float, float, float], end: tuple[float, float, float], radius: float
) -> Body:
    """A rod with round ends."""
    a, b = np.array(start, np.float32), np.array(end, np.float32)
    reach = float(np.linalg.norm(b - a) / 2 + radius)
    return Body(skin, colour(tint), (a + b) / 2, reach, ends=(a, b), radius=radius)


@dataclass
class Group:
    """Bodies that stand together: rays that pass the group pass all of them."""

    bodies: list[Body]
    centre: Array = field(init=False)
    reach: float = field(init=False)

    def __post_init__(self) -> None:
        centres = np.array([body.centre for body in self.bodies])
        self.centre = np.asarray((centres.min(0) + centres.max(0)) / 2, np.float32)
        self.reach = max(float(np.linalg.norm(b.centre - self.centre)) + b.reach for b in self.bodies)


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
    """Where the rays ended: distance, place, normal, and an index into `bodies` (-1 sky, -2 water, -3 bridge)."""

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
    return np.maximum(shape, np.abs(x) - 29)


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


def meet(body: Body, origin: Array, ray: Array) -> tuple[Array, Array]:
    """Distance (FAR for a miss) and normal where each ray meets `body` from outside."""
    if body.planes is not None:
        enter = np.full(len(ray), 1e-3, np.float32)
        leave = np.full(len(ray), FAR, np.float32)
        side = np.zeros(len(ray), np.int32)
        for number, plane in enumerate(body.planes):
            toward = ray @ plane[:3]
            room = plane[3] - origin @ plane[:3]
            t = room / np.where(np.abs(toward) < 1e-9, 1e-9, toward)
            inward = (toward < 0) & (t > enter)
            enter = np.where(inward, t, enter)
            side = np.where(inward, number, side)
            leave = np.where(toward >= 0, np.minimum(leave, t), leave)
        hit = (enter < leave) & (enter > 2e-3)
        return np.where(hit, enter, FAR), body.planes[side, :3]
    assert body.ends is not None
    start, axis = body.ends[0], body.ends[1] - body.ends[0]
    gap = origin - start
    square = float(axis @ axis)
    slant, offset = ray @ axis, gap @ axis
    a = square - slant**2
    b = square * (gap * ray).sum(1) - offset * slant
    c = square * ((gap * gap).sum(1) - body.radius**2) - offset**2
    h = b * b - a * c
    t = (-b - np.sqrt(np.maximum(h, 0))) / np.maximum(a, 1e-9)
    along = offset + t * slant
    end = np.where((along <= 0)[:, None], gap, origin - body.ends[1])
    b2 = (end * ray).sum(1)
    h2 = b2 * b2 - (end * end).sum(1) + body.radius**2
    on_side = (along > 0) & (along < square)
    t = np.where(on_side, t, -b2 - np.sqrt(np.maximum(h2, 0)))
    hit = np.where(on_side, h > 0, h2 > 0) & (t > 2e-3)
    place = origin + ray * t[:, None]
    share = np.clip((place - start) @ axis / square, 0, 1) if square else np.zeros(len(ray))
    return np.where(hit, t, FAR).astype(np.float32), unit(place - start - share[:, None] * axis + 1e-9)


def passing(centre: Array, reach: float, origin: Array, ray: Array) -> Mask:
    """Which rays come within `reach` of `centre`, ahead of their start."""
    gap = centre - origin
    along = (gap * ray).sum(1)
    return np.asarray(((gap * gap).sum(1) - along**2 < reach**2) & (along > -reach))


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


def light(scene: Scene, hit: Hit, ray: Array, dice: np.random.Generator) -> Array:
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
    """`seen` with the flames and the smoke that hang before it, in the order of scene.sheets (far to near)."""
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
    seen[solid] = light(scene, part, ray[solid], dice)
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
    normal = unit(np.stack((dx * calm * 0.35, np.ones_like(dx), dz * calm), 1).astype(np.float32))
    facing = np.clip(-(ray * normal).sum(1), 0.02, 1)
    mirror = ray + 2 * normal * facing[:, None]
    mirror[:, 1] = np.maximum(np.abs(mirror[:, 1]), 0.01)
    mirrored = see(scene, place + np.array((0, 0.02, 0), np.float32), unit(mirror), dice, mirrored=True)
    share = (0.04 + 0.96 * (1 - facing) ** 5)[:, None]
    share = np.clip(share * 1.2 + 0.1, 0, 1)
    depth = scene.water * (0.85 + 0.3 * sample(CLOUD, x / 40, z / 70))[:, None]
    return np.asarray(mirrored * share + depth * (1 - share), np.float32)


def photograph(
    scene: Scene, eye: tuple[float, float, float], at: tuple[float, float, float], angle: float, width: int, height: int
) -> Array:
    """The light on a sensor of width by height at `eye`, looking at `at`; `angle` is the view's width in degrees."""
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
