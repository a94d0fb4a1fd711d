"""Searching an archive for a picture, laying it over the one that was found, and what the sun says."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.bench.aligning import laid_over, wiped
from game.bench.pdq import hashes
from game.bench.pixels import Pixels, decoded, encoded
from game.bench.search import Index
from game.bench.sight import Camera, Frame, in_view, shadow
from game.bench.sun import Sky, apart, is_summer_time
from game.story.pictures import Doctoring, Standpoint
from tests.bench_pictures import photograph

COUNT = 40
INDEX = Index.of((f"{n}", photograph(n)) for n in range(COUNT))

CHANGED: dict[str, Callable[[Pixels], Pixels]] = {
    "saved at 40": lambda p: decoded(encoded(p, 40)),
    "half as large": lambda p: cv2.resize(p, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA),
    "grey": lambda p: cv2.cvtColor(cv2.cvtColor(p, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB),
    "brighter": lambda p: np.clip(p * 1.3, 0, 255).astype(np.uint8),
    "turned": lambda p: p[:, ::-1].copy(),
    "half of it": lambda p: p[60:340, 90:550].copy(),
    "half of it, turned": lambda p: p[40:330, 20:480][:, ::-1].copy(),
}


def test_the_hash_is_the_one_that_its_authors_own_program_gives() -> None:
    """A picture's hash and its mirror's are those of PDQ's reference program (by pdqhash 0.2.8), bit by bit."""
    y, x = np.mgrid[0:280, 0:448]
    tones = (x * y // 97 + x) % 256, (y * 3 + x * x // 300) % 256, ((x - 200) ** 2 + (y - 90) ** 2) // 150 % 256
    assert [each.tobytes().hex() for each in hashes(np.stack(tones, -1).astype(np.uint8))] == [
        "d30fd2c5b31f26784ce0accd48a315ee6d63ba4fee98d9b022985c30f0f80fb2",
        "865a8790e64a732d19b599901df6403b38366f1abbcd0ce517cd0965a5ad5ae7",
    ]


@pytest.mark.parametrize("name", CHANGED)
def test_the_original_comes_first(name: str) -> None:
    """However a picture was changed, its original is the best match; a mirror image is told."""
    for number in range(0, COUNT, 9):
        (best, *_) = INDEX.search(CHANGED[name](photograph(number)))
        assert best.id == str(number)
        assert best.mirrored == ("turned" in name)


def test_a_picture_that_is_not_there_is_not_found() -> None:
    """Near misses are told with low scores, and none passes for the picture itself."""
    for match in INDEX.search(photograph(COUNT + 7)):
        assert match.score < 60


def test_an_index_is_kept_and_read_again(tmp_path: Path) -> None:
    """What was written gives the same answers; what is damaged, or another's, is no index."""
    file = tmp_path / "index.npz"
    INDEX.save(file)
    kept = Index.load(file)
    assert kept is not None
    assert kept.search(photograph(3)) == INDEX.search(photograph(3))
    file.write_bytes(file.read_bytes()[:-200])
    assert Index.load(file) is None
    assert Index.load(tmp_path / "nothing.npz") is None
    assert Index.of(()).search(photograph(0)) == ()


def test_the_original_is_laid_over_a_crop_of_it() -> None:
    """A crop, turned round and scaled, agrees with the original laid over it."""
    original = photograph(2)
    part = cv2.resize(original[80:360, 100:560][:, ::-1], (690, 420), interpolation=cv2.INTER_CUBIC)
    over = laid_over(part, original)
    assert over is not None
    inner = np.s_[20:-20, 20:-20]
    assert np.abs(over[inner].astype(int) - part[inner]).mean() < 8
    assert laid_over(part, photograph(30)) is None
    both = wiped(part, original, 0.5)
    assert both is not None
    assert np.array_equal(both[:, 360:], part[:, 360:])


SKY = Sky(44.0, 19.0, 1)


def test_the_sun_stands_where_the_almanac_says() -> None:
    """At 40° N, 105° W on 17 October 2003 at 12:30:30, Reda and Andreas (2004) have azimuth 194.34° and zenith 50.11°.

    Their place lies at 39.742476° N, 105.1786° W and 1,830 m, seven hours behind UTC and with no summer time counted.
    """
    sun = Sky(39.742476, -105.1786, -8).sun(datetime(2003, 10, 17, 12, 30, 30))  # noqa: DTZ001  a clock on a wall
    assert sun.bearing == pytest.approx(194.34, abs=0.1)
    assert 90 - sun.height == pytest.approx(50.11, abs=0.1)


def test_clocks_are_an_hour_ahead_in_summer() -> None:
    """From the last Sunday of March at two to the last of October."""
    days = ("2025-03-30T01:59", "2025-03-30T02:00", "2025-10-26T02:59", "2025-10-26T03:00")
    assert [is_summer_time(datetime.fromisoformat(day)) for day in days] == [False, True, True, False]


def test_the_hours_of_a_bearing_hold_it() -> None:
    """When the sun stood at a bearing is found again; at midnight in the north it stood by no day."""
    noon = datetime(2025, 10, 11, 11, 36)  # noqa: DTZ001  a clock on a wall
    first, last = SKY.hours(noon, SKY.sun(noon).bearing) or (noon, noon)
    assert first <= noon <= last
    assert (last - first).total_seconds() < 3600
    assert SKY.hours(noon, 0.0) is None


STANDS = Standpoint((-20.8, -35.0, 5.6), (10.5, -2.0, 4.6), 25, 3.25)
CAMERA = Camera(STANDS, 1.6)


@settings(max_examples=60, deadline=None)
@given(st.floats(0.02, 0.98), st.floats(0.56, 0.98))
def test_a_spot_on_the_ground_is_seen_where_it_was_found(x: float, y: float) -> None:
    """From the picture to the ground and back is the same spot."""
    place = CAMERA.ground((x, y), 3.25)
    assert place is not None
    seen = CAMERA.seen((*place, 3.25))
    assert seen == pytest.approx((x, y), abs=1e-6)


def test_the_sky_is_not_on_the_ground() -> None:
    """Above the horizon there is no ground, and behind the camera nothing is seen."""
    assert CAMERA.ground((0.5, 0.05), 3.25) is None
    assert CAMERA.seen((-40.0, -60.0, 4.0)) is None


@settings(max_examples=40, deadline=None)
@given(st.floats(95, 265), st.floats(12, 65), st.floats(-6, 6), st.floats(18, 30))
def test_a_shadow_tells_where_the_sun_stood(bearing: float, height: float, aside: float, away: float) -> None:
    """A pole of three metres and its shadow, seen in a cropped picture, give the sun back."""
    ahead = np.array([31.3, 33.0]) / np.hypot(31.3, 33.0)
    foot = np.array(STANDS.at[:2]) + ahead * away + np.array([-ahead[1], ahead[0]]) * aside
    long = 3.0 / np.tan(np.radians(height))
    tip = foot - long * np.array([np.sin(np.radians(bearing)), np.cos(np.radians(bearing))])
    places = [(*foot, 3.25), (*tip, 3.25), (*foot, 6.25)]
    seen = [CAMERA.seen((float(x), float(y), float(z))) for x, y, z in places]
    if any(spot is None for spot in seen):
        return
    frame = Frame.after((Doctoring(crop=(10.0, 5.0, 90.0, 95.0)),))
    spots = [((x - 0.1) / 0.8, (y - 0.05) / 0.9) for x, y in (spot for spot in seen if spot is not None)]
    at_foot, at_tip, at_top = spots
    found = shadow(CAMERA, frame, at_foot, at_tip, at_top, 3.25)
    assert found is not None
    assert abs(apart(found.bearing, bearing)) < 0.5
    assert found.height == pytest.approx(height, abs=0.5)


def test_landmarks_stand_in_order_from_left_to_right() -> None:
    """From the bridge to the north: the mill on the left, the footbridge ahead, and nothing of what is behind."""
    marks = {"mill": (-24.0, 222.0), "footbridge": (0.0, 205.0), "school": (110.0, -96.0), "pavilion": (250.0, 120.0)}
    assert [s.landmark for s in in_view(marks, (0.0, 0.0), 10.0, 65.0)] == ["mill", "footbridge"]
    assert [s.landmark for s in in_view(marks, (0.0, 0.0), 80.0, 120.0)] == ["pavilion", "school"]
