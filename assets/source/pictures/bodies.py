"""The solid things of the stand-in pictures: convex bodies and capsules, and where a ray meets them.

Lengths are metres, y is up. Colours are linear light. Many points or colours are arrays of shape (n, 3).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating[Any]]
Mask = npt.NDArray[np.bool_]
FAR = 1e6


def colour(text: str) -> Array:
    """A colour such as "#B23C26" as linear light, shape (3,)."""
    value = np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)], np.float32) / 255
    return np.asarray(value**2.2, np.float32)


def unit(vectors: Array) -> Array:
    """The vectors at length one."""
    return np.asarray(vectors / np.linalg.norm(vectors, axis=-1, keepdims=True), np.float32)


@dataclass
class Body:
    """A convex body (`planes`, rows of nx, ny, nz, offset) or a capsule (`ends` and `radius`)."""

    skin: str
    tint: Array
    centre: Array
    reach: float
    planes: Array | None = None
    ends: tuple[Array, Array] = (np.zeros(3, np.float32), np.zeros(3, np.float32))
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


def box(
    skin: str, tint: str, low: tuple[float, float, float], high: tuple[float, float, float], turn: float = 0
) -> Body:
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
    *,
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
