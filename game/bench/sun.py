"""Where the sun stood, and when it stood where a shadow says."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from astral import Observer
from astral.sun import azimuth, elevation


@dataclass(frozen=True, slots=True)
class Sun:
    """Where the sun stands, in degrees: `bearing` clockwise from north, `height` above the horizon."""

    bearing: float
    height: float


@dataclass(frozen=True, slots=True)
class Sky:
    """A place under the sun: degrees north and east, and by how many hours its clocks are ahead of UTC in winter."""

    latitude: float
    longitude: float
    utc: int

    def sun(self, clock: datetime) -> Sun:
        """The sun at an hour of the clock on the wall (astral, after Meeus 1998, Astronomical Algorithms, chapter 25).

        Good to a tenth of a degree. In summer the clock is an hour ahead, by Europe's rule.
        """
        zone = timezone(timedelta(hours=self.utc + is_summer_time(clock)))
        moment, place = clock.replace(tzinfo=zone), Observer(self.latitude, self.longitude)
        return Sun(azimuth(place, moment), elevation(place, moment, with_refraction=False))

    def hours(self, day: datetime, bearing: float, slack: float = 3.0) -> tuple[datetime, datetime] | None:
        """From when to when, on a day, the sun stood within so many degrees of a bearing; None if it never did."""
        minutes = [day.replace(hour=0, minute=0) + timedelta(minutes=5 * n) for n in range(288)]
        fitting = [each for each in minutes if self._stood(each, bearing, slack)]
        return (fitting[0], fitting[-1]) if fitting else None

    def _stood(self, clock: datetime, bearing: float, slack: float) -> bool:
        sun = self.sun(clock)
        return sun.height > 0 and abs(apart(sun.bearing, bearing)) <= slack


def is_summer_time(clock: datetime) -> bool:
    """Whether the clocks are an hour ahead: in Europe from the last Sunday of March to the last of October."""
    begins, ends = (_last_sunday(clock.year, month) for month in (3, 10))
    return begins.replace(hour=2) <= clock.replace(tzinfo=None) < ends.replace(hour=3)


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31)  # noqa: DTZ001  a day on a calendar
    return last - timedelta(days=(last.weekday() + 1) % 7)


def apart(one: float, other: float) -> float:
    """By how many degrees one bearing is clockwise of another, from -180 to 180."""
    return (one - other + 180) % 360 - 180


def compass(bearing: float) -> int:
    """Which of the eight winds a bearing is nearest to: 0 north, 1 north-east, and so on around."""
    return round(math.fmod(bearing + 360, 360) / 45) % 8
