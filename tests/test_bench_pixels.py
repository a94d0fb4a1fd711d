"""The bench on pixels: dressing, doctoring, the filters and what they prove."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from game import paths
from game.bench import doctoring, filters, proof
from game.bench.data import told, written
from game.bench.doctoring import Sheet
from game.bench.dressing import DRESSES, press
from game.bench.pixels import decoded, encoded, opened
from game.story.pictures import Adding, Area, Clone, PictureData, Recolour
from tests.bench_pictures import photograph, scene

SQUARE: Area = ((20.0, 50.0), (40.0, 50.0), (40.0, 80.0), (20.0, 80.0))
ELSEWHERE: Area = ((55.0, 45.0), (72.0, 45.0), (72.0, 85.0), (55.0, 85.0))


def sheet(quality: int = 0) -> Sheet:
    """A photograph under the knife, saved before at a quality if one is given."""
    clean = Sheet.clean(photograph())
    return doctoring.resaved(clean, quality) if quality else clean


FORGED = {
    "splice": lambda on: doctoring.spliced(on, photograph(5), ELSEWHERE, (25.0, 45.0)),
    "clone": lambda on: doctoring.cloned(on, Clone(SQUARE, (38.0, 4.0))),
    "remove": lambda on: doctoring.removed(on, SQUARE),
    "recolour": lambda on: doctoring.recoloured(on, Recolour(SQUARE, 120, 140)),
    "smoke": lambda on: doctoring.added(on, Adding("smoke", (40.0, 60.0), (12.0, 40.0), 3)),
    "fire": lambda on: doctoring.added(on, Adding("fire", (40.0, 70.0), (20.0, 40.0), 3)),
    "snow": lambda on: doctoring.added(on, Adding("snow", seed=3)),
    "crowd": lambda on: doctoring.added(
        on, Adding("crowd", (10.0, 90.0), (60.0, 30.0), 3, "other", (ELSEWHERE,)), photograph(5)
    ),
    "rewrite": lambda on: doctoring.rewritten(
        on, ((30.0, 40.0), (60.0, 42.0), (60.0, 60.0), (30.0, 58.0)), np.full((80, 160, 3), 220, np.uint8)
    ),
}


@pytest.mark.parametrize("name", DRESSES)
def test_a_dressing_is_the_same_for_the_same_seed_and_another_for_another(name: str) -> None:
    """Seed for seed the same pixels, in the size of the picture; and it does something."""
    dress = DRESSES[name]  # type: ignore[index]
    once, again, other = dress(scene(), 7), dress(scene(), 7), dress(scene(), 8)
    assert once.shape == scene().shape
    assert np.array_equal(once, again)
    assert not np.array_equal(once, other)
    assert not np.array_equal(once, scene())


@pytest.mark.parametrize("name", ["phone", "press"])
def test_a_camera_lays_grain_on_a_clean_picture(name: str) -> None:
    """The residual of a dressed picture is well above that of a clean one."""
    dressed = DRESSES[name](scene(), 3)  # type: ignore[index]
    assert filters.noise_residual(dressed).mean() > 1.5 * filters.noise_residual(scene()).mean()


@pytest.mark.parametrize("name", FORGED)
def test_a_mask_tells_the_truth(name: str) -> None:
    """Where the mask is nought nothing changed; where it is strong something did; the same again gives the same."""
    before = sheet()
    after = FORGED[name](before)
    changed = np.abs(after.pixels.astype(int) - before.pixels).max(2)
    assert changed[after.mask == 0].max(initial=0) == 0
    assert changed[after.mask > 0.8].mean() > 1
    assert 0.001 < (after.mask > 0.35).mean() < 0.9
    assert np.array_equal(after.pixels, FORGED[name](before).pixels)


def test_a_crop_and_a_mirror_take_the_mask_along() -> None:
    """What was forged stays where it is in the picture."""
    forged = FORGED["clone"](sheet())
    turned = doctoring.mirrored(forged)
    assert np.array_equal(turned.mask, forged.mask[:, ::-1])
    assert np.array_equal(turned.pixels, forged.pixels[:, ::-1])
    part = doctoring.cropped(forged, (25.0, 50.0, 100.0, 100.0))
    assert part.pixels.shape == (200, 480, 3)
    assert np.array_equal(part.mask, forged.mask[200:, 160:])


def test_what_lies_outside_its_picture_is_refused() -> None:
    """A cut outside the other picture, and one put outside this one, are no forgeries."""
    with pytest.raises(ValueError, match="cut out"):
        doctoring.spliced(sheet(), photograph(5), ((110.0, 110.0), (120.0, 110.0), (120.0, 120.0)), (10.0, 10.0))
    with pytest.raises(ValueError, match="put in"):
        doctoring.spliced(sheet(), photograph(5), SQUARE, (150.0, 10.0))


@pytest.mark.parametrize(
    ("name", "before", "after", "tool"),
    [
        ("splice", 75, 95, "error-level"),
        ("clone", 90, 90, "copies"),
        ("remove", 0, 95, "noise"),
        ("rewrite", 95, 90, "noise"),
    ],
)
def test_a_forgery_made_for_a_tool_is_exposed_by_it(name: str, before: int, after: int, tool: str) -> None:
    """With the right qualities of saving, the tool tells the forged place, and on the honest picture less."""
    base = sheet(before)
    forged = FORGED[name](base)
    mask = forged.mask > 0.35
    shown = proof.exposure(tool, decoded(encoded(forged.pixels, after)), mask)  # type: ignore[arg-type]
    honest = proof.exposure(tool, decoded(encoded(base.pixels, after)), mask)  # type: ignore[arg-type]
    assert shown >= 0.9
    assert honest < shown - 0.08


def test_an_honest_picture_has_no_copies() -> None:
    """Windows, arches and tiles that look alike are no copy, in a picture of the town as a camera took it."""
    for number, name in enumerate(("bridge-today", "hall-square", "notice-bridge", "canisters")):
        shot = press(opened(paths.assets() / "pictures" / "town" / f"{name}.jpg"), number)
        assert filters.copies(decoded(encoded(shot, 90))).pairs == ()


def test_levels_spread_what_lies_between() -> None:
    """Below the new black all is black, above the new white all is white, and the order of tones stays."""
    ramp = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, 2).repeat(4, 0)
    spread = filters.levels(ramp, 50, 200)
    assert spread[0, 50].tolist() == [0, 0, 0]
    assert spread[0, 200].tolist() == [255, 255, 255]
    assert (np.diff(spread[0, :, 0].astype(int)) >= 0).all()
    assert np.array_equal(filters.levels(ramp), ramp)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.0, 3.0))
def test_auc_is_the_chance_that_inside_responds_more(seed: int, lift: float) -> None:
    """It agrees with counting the pairs one by one, and is one half where there is no difference at all."""
    dice = np.random.default_rng(seed)
    mask = np.zeros((30, 30), bool)
    mask[9:21, 6:24] = True
    values = np.round(dice.normal(0, 1, (30, 30)) + lift * mask, 1).astype(np.float32)
    inside, outside = values[::3, ::3][mask[::3, ::3]], values[::3, ::3][~mask[::3, ::3]]
    pairs = (inside[:, None] > outside[None]).mean() + 0.5 * (inside[:, None] == outside[None]).mean()
    assert proof.auc(values, mask) == pytest.approx(pairs)
    assert proof.auc(np.zeros((30, 30), np.float32), mask) == pytest.approx(0.5)


def test_data_is_written_without_touching_a_pixel() -> None:
    """The scan stays to the bit, what was written is read again, and writing again replaces it."""
    plain = encoded(photograph(), 90)
    data = PictureData("2019-02-09T21:40", "Lumo 4", "Fixit 2")
    once = written(plain, data)
    assert decoded(once).tobytes() == decoded(plain).tobytes()
    assert once.endswith(plain[plain.index(b"\xff\xdb") :])
    found = dict(told(once))
    assert (found["taken"], found["make"], found["model"]) == ("2019-02-09T21:40", "Lumo", "4")
    assert found["software"] == "Fixit 2"
    again = dict(told(written(once, PictureData(taken="2020-01-01T08:00"))))
    assert again["taken"] == "2020-01-01T08:00"
    assert "model" not in again
    assert abs(int(found["quality"].split()[-1]) - 90) <= 1


def test_hostile_and_damaged_files_say_what_they_can() -> None:
    """No bytes lead the reader of data astray: it tells what it can, or nothing."""
    assert told(b"") == ()
    assert told(b"\xff\xd8\xff\xe1\x00\x08Exif") == ()
    content = written(encoded(photograph(), 80), PictureData("2019-02-09T21:40", "Lumo 4"))
    for cut in range(2, 400, 7):
        told(content[:cut])
        told(content[:cut] + b"\xff" * 40)
    kept = io.BytesIO()
    Image.fromarray(scene()).save(kept, "PNG")
    assert dict(told(kept.getvalue())) == {"size": "640 × 400"}
