"""The two tools that go by the ground: the map with its landmarks, and the sun with its shadows."""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING

from game.window.plate import Mark, Spot

if TYPE_CHECKING:
    from game.bench.sun import Sky
    from game.story.pack import Town
    from game.story.pictures import Standpoint
    from game.window.app import App
    from game.window.desk_work import Subject, ToolName

ANGLE = 65.0
"""How wide a picture's view is taken to be: about a phone's, in degrees."""


class Ground:
    """What the town's map and its sun say of a picture, in the player's words."""

    def __init__(self, subject: Subject, app: App) -> None:
        self.subject = subject
        self.app = app
        self.say = app.say

    @property
    def town(self) -> Town | None:
        """The town's map and sun, where the pack has them."""
        return self.subject.album.pack.town

    @property
    def standpoint(self) -> Standpoint | None:
        """From where the picture was taken, where the archive knows it."""
        kept = self.subject.album.pack.pictures.get(self.subject.picture.base)
        return kept.standpoint if kept is not None else None

    def lacking(self, tool: ToolName) -> str:
        """Why a tool has nothing to work with; empty where it has."""
        if self.town is None:
            return self.say("There is no map of this town.")
        if tool == "sun" and self.standpoint is None:
            return self.say("Nobody knows from where this was taken. Without that, no shadow tells the time.")
        return ""

    def lines(self, tool: ToolName, points: tuple[Spot, ...]) -> tuple[Mark, ...]:
        """The lines between the points: the shadow and the thing, or the view and its edges on the map."""
        if tool == "sun":
            return Mark(points[0], points[1]), Mark(points[0], points[2], strong=False)
        return Mark(points[0], points[1]), *(Mark(points[0], edge, strong=False) for edge in self._edges(*points))

    def _edges(self, start: Spot, end: Spot) -> tuple[Spot, ...]:
        """Where the left and the right edge of the view go, on the map."""
        if self.town is None:
            return ()
        wide, high = _metres(self.town)
        dx, dy = (end[0] - start[0]) * wide, (end[1] - start[1]) * high
        found = []
        for turn in (-ANGLE / 2, ANGLE / 2):
            c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
            found.append((start[0] + (dx * c - dy * s) / wide, start[1] + (dx * s + dy * c) / high))
        return tuple(found)

    def sightings(self, points: tuple[Spot, ...]) -> list[tuple[str, str]]:
        """Where the view on the map goes, then what should be seen in it from left to right, with how far."""
        from game.bench.sight import in_view

        town, t = self.town, self.app.translator
        if town is None:
            return []
        start, end = (_ground(town, spot) for spot in points)
        towards = math.degrees(math.atan2(end[0] - start[0], end[1] - start[1])) % 360
        marks = {name: landmark.at for name, landmark in town.landmarks.items()}
        rows = [(self.say("Looking to {bearing}°", bearing=round(towards)), "")]
        for sighting in in_view(marks, start, towards, ANGLE):
            far = self.say("{bearing}°, {n} m off", bearing=round(sighting.bearing), n=t.number(round(sighting.far)))
            rows.append((t.text(town.landmarks[sighting.landmark].name), far))
        return rows if len(rows) > 1 else [*rows, (self.say("Nothing large is to be seen that way."), "")]

    def sunlight(self, points: tuple[Spot, ...], size: tuple[int, int]) -> list[str]:
        """Where the sun stood by the shadow, where it stood at the hour that is claimed, and when it stood there."""
        from game.bench.sight import Camera, Frame, shadow
        from game.bench.sun import Sky

        town, stands, picture = self.town, self.standpoint, self.subject.picture
        if town is None or stands is None:
            return []
        kept = self.subject.album.pack.pictures[picture.base]
        frame = Frame.after((*kept.developed, *picture.doctored))
        ratio = size[0] / size[1] * (frame.bottom - frame.top) / (frame.right - frame.left)
        foot, tip, top = points
        found = shadow(Camera(stands, ratio), frame, foot, tip, top, stands.ground)
        if found is None:
            return [self.say("Points 1 and 2 have to lie on the ground, apart from each other.")]
        bearing = round(found.bearing)
        said = [self.say("By the shadow the sun stood at {bearing}°.", bearing=bearing)]
        if found.height is not None:
            height = round(found.height)
            said = [
                self.say("By the shadow the sun stood at {bearing}°, {height}° high.", bearing=bearing, height=height)
            ]
        if picture.claimed is not None:
            sky = Sky(town.latitude, town.longitude, town.utc)
            said += self._claimed(sky, datetime.fromisoformat(picture.claimed), found.bearing)
        return said

    def _claimed(self, sky: Sky, clock: datetime, bearing: float) -> list[str]:
        sun, moment = sky.sun(clock), self.app.translator.moment(clock)
        if sun.height <= 0:
            said = [self.say("It is said to be from {moment}. The sun was down then.", moment=moment)]
        else:
            said = [
                self.say(
                    "It is said to be from {moment}. The sun stood at {bearing}° then, {height}° high.",
                    moment=moment,
                    bearing=round(sun.bearing),
                    height=round(sun.height),
                )
            ]
        hours = sky.hours(clock, bearing)
        if hours is not None:
            first, last = (each.strftime("%H:%M") for each in hours)
            said.append(self.say("On that day it stood there from {first} to {last}.", first=first, last=last))
        return said


def _metres(town: Town) -> Spot:
    """How many metres the map is wide and high."""
    west, north, east, south = town.extent
    return east - west, north - south


def _ground(town: Town, spot: Spot) -> Spot:
    """A spot on the map as metres east and north."""
    west, north, _, _ = town.extent
    wide, high = _metres(town)
    return west + wide * spot[0], north - high * spot[1]
