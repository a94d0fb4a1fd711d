"""Meshes out of boxes, cylinders, lathed profiles and walls with openings, one Blender object at a time.

Metres; x is east, y north, z up. A bearing is in degrees clockwise from north, so that 90 looks east.
"""

import itertools
import math
from collections.abc import Iterable, Sequence

import bpy
import numpy as np

Point = Sequence[float]
Opening = tuple[float, float, float, float]
"""A hole in a wall: left, bottom, right and top, in metres from the wall's lower left corner."""


def heading(bearing: float) -> np.ndarray:
    """The unit vector that a bearing points along, on the ground."""
    angle = math.radians(bearing)
    return np.array([math.sin(angle), math.cos(angle), 0.0])


class Mesh:
    """Faces that become one object; `place` links it to the scene.

    It is built as if it stood at the origin and looked south (its front is at y = 0, toward -y), its left end at x = 0.
    """

    def __init__(self) -> None:
        self._points: list[np.ndarray] = []
        self._count = 0
        self._faces: list[tuple[int, ...]] = []
        self._slots: list[int] = []
        self._smooth: list[bool] = []
        self._materials: list[bpy.types.Material] = []

    @property
    def empty(self) -> bool:
        return not self._faces

    def add(
        self,
        points: Iterable[Point],
        faces: Iterable[Sequence[int]],
        material: bpy.types.Material,
        *,
        smooth: bool = False,
    ) -> None:
        """Adds faces over their own points, counted from nought."""
        laid = np.asarray(points if isinstance(points, np.ndarray) else list(points), float).reshape(-1, 3)
        if material not in self._materials:
            self._materials.append(material)
        slot = self._materials.index(material)
        before = len(self._faces)
        self._faces += [tuple(corner + self._count for corner in face) for face in faces]
        self._slots += [slot] * (len(self._faces) - before)
        self._smooth += [smooth] * (len(self._faces) - before)
        self._points.append(laid)
        self._count += len(laid)

    def sheet(self, corners: Iterable[Point], material: bpy.types.Material) -> None:
        """Adds one flat face with these corners."""
        laid = list(corners)
        self.add(laid, [range(len(laid))], material)

    def level(self, x0: float, y0: float, x1: float, y1: float, z: float, material: bpy.types.Material) -> None:
        """Adds a level rectangle between two opposite corners, at a height."""
        self.sheet([(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)], material)

    def box(self, low: Point, high: Point, material: bpy.types.Material) -> None:
        """Adds a box between two opposite corners."""
        (x0, y0, z0), (x1, y1, z1) = low, high
        corners = [(x, y, z) for z in (z0, z1) for y in (y0, y1) for x in (x0, x1)]
        self.add(
            corners, [(0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5)], material
        )

    def cylinder(
        self,
        start: Point,
        end: Point,
        radius: float,
        material: bpy.types.Material,
        *,
        narrow: float | None = None,
        sides: int = 12,
        cap: bool = True,
    ) -> None:
        """Adds a round bar from one point to another, `narrow` metres in radius at its end."""
        low, high = np.asarray(start, float), np.asarray(end, float)
        along = (high - low) / (np.linalg.norm(high - low) or 1)
        across = np.cross(along, (0, 0, 1) if abs(along[2]) < 0.9 else (1, 0, 0))
        across /= np.linalg.norm(across)
        up = np.cross(along, across)
        turn = np.arange(sides) * 2 * math.pi / sides
        ring = np.cos(turn)[:, None] * across + np.sin(turn)[:, None] * up
        points = np.vstack([low + ring * radius, high + ring * (radius if narrow is None else narrow)])
        self.add(
            points,
            [(i, (i + 1) % sides, sides + (i + 1) % sides, sides + i) for i in range(sides)],
            material,
            smooth=True,
        )
        if cap:
            self.add(points, [tuple(range(sides, 2 * sides)), tuple(reversed(range(sides)))], material)

    def lathe(
        self,
        centre: Point,
        profile: Sequence[tuple[float, float]],
        material: bpy.types.Material,
        *,
        sides: int = 32,
        smooth: bool = True,
        turn: float = 0.0,
    ) -> None:
        """Turns a profile of (radius, height) about an upright axis; with few `sides` it is a prism."""
        angles = np.arange(sides) * 2 * math.pi / sides + turn
        x, y, z = centre
        points = [
            (x + radius * math.cos(a), y + radius * math.sin(a), z + height)
            for radius, height in profile
            for a in angles
        ]
        faces = [
            (k * sides + i, k * sides + (i + 1) % sides, (k + 1) * sides + (i + 1) % sides, (k + 1) * sides + i)
            for k in range(len(profile) - 1)
            for i in range(sides)
        ]
        self.add(points, faces, material, smooth=smooth)

    def bar(self, wall: "Wall", low: Point, high: Point, material: bpy.types.Material) -> None:
        """Adds a box in a wall's own measures: along it, up, and into it (outward is negative)."""
        (u0, z0, d0), (u1, z1, d1) = low, high
        corners = [wall.at(u, z, d) for z in (z0, z1) for d in (d0, d1) for u in (u0, u1)]
        self.add(
            corners, [(0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5)], material
        )

    def wall(
        self,
        wall: "Wall",
        width: float,
        height: float,
        material: bpy.types.Material,
        openings: Sequence[Opening] = (),
        *,
        depth: float = 0.2,
    ) -> None:
        """Adds a wall with holes in it, whose jambs go `depth` metres in."""
        across = sorted({0.0, width, *(o[0] for o in openings), *(o[2] for o in openings)})
        up = sorted({0.0, height, *(o[1] for o in openings), *(o[3] for o in openings)})
        for u0, u1 in itertools.pairwise(across):
            for z0, z1 in itertools.pairwise(up):
                u, z = (u0 + u1) / 2, (z0 + z1) / 2
                if not any(o[0] < u < o[2] and o[1] < z < o[3] for o in openings):
                    self.sheet([wall.at(u0, z0), wall.at(u1, z0), wall.at(u1, z1), wall.at(u0, z1)], material)
        for left, bottom, right, top in openings:
            edge = [(left, bottom), (right, bottom), (right, top), (left, top)]
            for a, b in zip(edge, [*edge[1:], edge[0]], strict=True):
                self.sheet([wall.at(*a), wall.at(*b), wall.at(*b, depth), wall.at(*a, depth)], material)

    def data(self, name: str) -> bpy.types.Mesh:
        """The mesh as Blender keeps it, to be linked as often as wanted."""
        made = bpy.data.meshes.new(name)
        points = np.vstack(self._points) if self._points else np.zeros((0, 3))
        made.from_pydata(points.tolist(), [], self._faces)
        for material in self._materials:
            made.materials.append(material)
        made.polygons.foreach_set("material_index", self._slots)
        made.polygons.foreach_set("use_smooth", self._smooth)
        made.update()
        return made

    def place(self, name: str, at: Point = (0, 0, 0), facing: float = 180.0) -> bpy.types.Object:
        """Links the object where it stands, its front turned to a bearing."""
        return instance(self.data(name), at, facing)


def instance(
    mesh: bpy.types.Mesh, at: Point, facing: float = 180.0, scale: float | Sequence[float] = 1.0
) -> bpy.types.Object:
    """Links one more object with the same mesh: what is many times in the town is kept once."""
    thing = bpy.data.objects.new(mesh.name, mesh)
    bpy.context.scene.collection.objects.link(thing)
    thing.location = at
    thing.rotation_euler[2] = math.radians(180.0 - facing)
    thing.scale = (scale, scale, scale) if isinstance(scale, int | float) else scale
    return thing


class Wall:
    """The plane of a facade: its lower left corner, the direction along it and the one into the house."""

    def __init__(self, corner: Point, along: Point = (1, 0, 0), into: Point = (0, 1, 0)) -> None:
        self.corner, self.along, self.into = (np.asarray(each, float) for each in (corner, along, into))

    def at(self, along: float, up: float, into: float = 0.0) -> np.ndarray:
        """A point of it, in metres along, up and into the house."""
        return self.corner + self.along * along + np.array([0.0, 0.0, up]) + self.into * into
