"""Where everything in Triponta is, in metres: x east, y north, z up, from the middle of the Great Bridge.

The river Alva comes from the north and flows south along x = 0. On its west bank lie the quarters Mill (upstream) and
Bridge, on the east bank Spring. Numbers that two places need are here and nowhere else.
"""

import math

LATITUDE, LONGITUDE, UTC_OFFSET = 44.0, 19.0, 1.0
"""Where the sun stands as it stands over Triponta, in degrees, and the hours its clocks are ahead of UTC in winter."""

WATER = -0.35
"""The height of the river's surface."""
STREET = 3.2
"""The height of the town's streets and quays."""
BANK = 19.0
"""How far the quay walls are from the middle of the river."""

GREAT_BRIDGE = 0.0
FOOTBRIDGE = 205.0
FAR_BRIDGE = -260.0
"""Where the three bridges cross, by their y. They run east and west."""

BAZAAR = ((-30.0, 0.0), (-96.0, 0.0))
"""The bazaar street, from the west end of the Great Bridge to the square; eight metres wide."""
SQUARE = (-122.0, 0.0)
"""The middle of the town hall's square, 52 metres by 44."""
TOWN_HALL = (-150.0, 0.0)
"""The middle of the town hall's front, which looks east over the square; the clock tower rises behind its door."""
WATERMILL = (-27.0, 222.0)
ORCHARDS = ((-170.0, 170.0), (-45.0, 330.0))
"""Two opposite corners."""
CLINIC = (84.0, 46.0)
"""The middle of its front, which looks west."""
SCHOOL = (104.0, -96.0)
"""The middle of its front, which looks west; the yard lies before it, 50 metres by 60."""
STADIUM = (-130.0, -175.0)
"""The middle of the pitch, which lies east and west."""
BUS_STATION = (66.0, -215.0)
LANTERN_HILL = (250.0, 120.0)
"""The top of the hill; the lantern walk climbs it from (150, 55)."""


def ground(x: float, y: float) -> float:
    """How high the ground is: flat in town, falling to the river's bed, rising to the hills around."""
    if abs(x) < BANK:
        return -2.2 + 1.9 * max(0.0, (abs(x) - 10) / 9) ** 2
    rise = max(0.0, abs(x) - 175) + max(0.0, y - 350) * 0.9 + max(0.0, -y - 330) * 0.8
    if x < -40 and y > 160:
        rise += max(0.0, min(y - 160, -40 - x)) * 0.35
    roll = (
        1
        + 0.30 * math.sin(x * 0.009 + y * 0.004 + 1.2)
        + 0.20 * math.sin(x * 0.017 - y * 0.012)
        + 0.08 * math.sin(y * 0.045 + x * 0.03)
    )
    lantern = 34 * math.exp(-(((x - LANTERN_HILL[0]) / 62) ** 2) - ((y - LANTERN_HILL[1]) / 70) ** 2)
    return STREET + min(rise, 420) ** 1.02 * 0.34 * roll + lantern
