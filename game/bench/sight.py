"""From a picture to the ground that it was taken over, and from the map to what should be seen.

Metres: x east, y north, z up. Places in a picture are shares of its width and height, from its upper left corner.
A bearing is in degrees clockwise from north.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.story.pictures import Crop, Doctoring, Standpoint

Spot = tuple[float, float]

FILM = 36.0
"""How wide the film is that a lens is named for, in millimetres."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What of the camera's whole picture is left, as shares of it: left, top, right, bottom."""

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0

    def cropped(self, crop: Crop) -> "Frame":
        """After a crop, in percent of what is left."""
        wide, high = self.right - self.left, self.bottom - self.top
        left, top, right, bottom = (side / 100 for side in crop)
        return Frame(self.left + wide * left, self.top + high * top, self.left + wide * right, self.top + high * bottom)

    @classmethod
    def after(cls, steps: tuple[Doctoring, ...]) -> "Frame":
        """After the steps of a recipe. A mirrored picture is taken for one that is not: that is what gives it away."""
        frame = cls()
        for step in steps:
            if step.crop is not None:
                frame = frame.cropped(step.crop)
        return frame


@dataclass(frozen=True)
class Camera:
    """A pinhole where a picture was taken: its standpoint, and width by height of the whole picture."""

    standpoint: Standpoint
    ratio: float

    @property
    def bearing(self) -> float:
        """Where it looks."""
        (x, y, _), (to_x, to_y, _) = self.standpoint.at, self.standpoint.towards
        return math.degrees(math.atan2(to_x - x, to_y - y)) % 360

    @property
    def angle(self) -> float:
        """How wide its view is, in degrees."""
        return 2 * math.degrees(math.atan(FILM / 2 / self.standpoint.lens))

    def _axes(self) -> NDArray[np.float64]:
        """Right, up and forward."""
        forward = np.array(self.standpoint.towards) - np.array(self.standpoint.at)
        forward = forward / np.linalg.norm(forward)
        right = np.cross(forward, (0, 0, 1))
        right /= np.linalg.norm(right)
        return np.array([right, np.cross(right, forward), forward])

    def seen(self, place: tuple[float, float, float]) -> Spot | None:
        """Where a place in the town is in the whole picture; None behind the camera."""
        right, up, ahead = self._axes() @ (np.array(place) - np.array(self.standpoint.at))
        if ahead <= 0:
            return None
        reach = self.standpoint.lens / FILM
        return 0.5 + right / ahead * reach, 0.5 - up / ahead * reach * self.ratio

    def ray(self, spot: Spot) -> NDArray[np.float64]:
        """The direction in which a spot of the whole picture lies."""
        reach = self.standpoint.lens / FILM
        across, up = (spot[0] - 0.5) / reach, (0.5 - spot[1]) / reach / self.ratio
        return np.asarray(np.array([across, up, 1.0]) @ self._axes())

    def ground(self, spot: Spot, height: float) -> tuple[float, float] | None:
        """Where a spot of the whole picture lies on level ground at a height; None at or above the horizon."""
        ray = self.ray(spot)
        drop = self.standpoint.at[2] - height
        if ray[2] >= -1e-6 or drop <= 0:
            return None
        reach = drop / -ray[2]
        return self.standpoint.at[0] + ray[0] * reach, self.standpoint.at[1] + ray[1] * reach


@dataclass(frozen=True, slots=True)
class Shadow:
    """What a shadow tells: where the sun stood. `height` is None where the thing's top was not made out."""

    bearing: float
    height: float | None


def shadow(camera: Camera, frame: Frame, foot: Spot, tip: Spot, top: Spot, level: float) -> Shadow | None:
    """Where the sun stood, from the foot of something upright, its shadow's tip, and its top, in shares of a picture.

    `level` is how high the ground is. None where one of the points is not on the ground.
    """
    whole = [_in_whole(frame, spot) for spot in (foot, tip, top)]
    stands, ends = camera.ground(whole[0], level), camera.ground(whole[1], level)
    if stands is None or ends is None or math.dist(stands, ends) < 0.05:
        return None
    bearing = math.degrees(math.atan2(stands[0] - ends[0], stands[1] - ends[1])) % 360
    ray = camera.ray(whole[2])
    flat = math.hypot(ray[0], ray[1])
    away = math.dist(stands, camera.standpoint.at[:2])
    tall = camera.standpoint.at[2] + ray[2] / flat * away - level if flat else 0.0
    height = math.degrees(math.atan2(tall, math.dist(stands, ends))) if tall > 0.05 else None
    return Shadow(bearing, height)


def _in_whole(frame: Frame, spot: Spot) -> Spot:
    return frame.left + (frame.right - frame.left) * spot[0], frame.top + (frame.bottom - frame.top) * spot[1]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A landmark in view: its id, its bearing and how far off it is, in metres."""

    landmark: str
    bearing: float
    far: float


def in_view(landmarks: Mapping[str, Spot], at: Spot, towards: float, angle: float) -> tuple[Sighting, ...]:
    """The landmarks that lie in a field of view of so many degrees, from left to right."""
    seen = []
    for name, (x, y) in landmarks.items():
        bearing = math.degrees(math.atan2(x - at[0], y - at[1])) % 360
        aside = (bearing - towards + 180) % 360 - 180
        if abs(aside) <= angle / 2:
            seen.append((aside, Sighting(name, bearing, math.dist(at, (x, y)))))
    return tuple(sighting for _, sighting in sorted(seen, key=lambda pair: pair[0]))
