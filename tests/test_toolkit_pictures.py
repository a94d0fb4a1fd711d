"""Pictures made ready for print: as deep, as upright and as sharp as they are, or refused with what is wrong."""

import warnings
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from game import paths
from game.toolkit.document import Picture
from game.toolkit.pictures import MOST, Darkroom, Unprintable, opened
from game.window import tokens

WIDE = 20
"""Millimetres: 157 pixels in print."""


def developed(file: Path, width: int = WIDE) -> Image.Image:
    """A picture as it is printed."""
    (made,) = (
        Darkroom(paths.assets() / "fonts", "en", large=False, saver=False)
        .prepared([Picture(file, "", "", width)])
        .values()
    )
    image = Image.open(BytesIO(made.content))
    assert image.size == (made.width, made.height)
    return image


def saved(folder: Path, image: Image.Image, name: str = "picture.png", **told: object) -> Path:
    """A picture as a file."""
    image.save(folder / name, **told)  # type: ignore[arg-type]  # each format takes what it takes
    return folder / name


@pytest.mark.parametrize(
    ("mode", "white", "name"),
    [
        ("I;16", 65_535, "deep.png"),
        ("I", 65_535, "deep.tif"),
        ("I", 1_000_000, "deep.tif"),
        ("F", 1, "deep.tif"),
        ("F", 255, "deep.tif"),
        ("F", 65_535, "deep.tif"),
    ],
)
def test_a_picture_of_more_than_eight_bits_keeps_its_greys(mode: str, white: int, name: str, tmp_path: Path) -> None:
    """A 16-bit grey scan was printed white, as everything above 255 was cut off; it goes from black to white."""
    image = Image.new(mode, (3, 1))
    for x, grey in enumerate((0, white / 2, white)):
        image.putpixel((x, 0), grey if mode == "F" else int(grey))
    file = saved(tmp_path, image.resize((120, 40), Image.Resampling.NEAREST), name)
    made = developed(file).convert("L")
    greys = [made.getpixel((x, 20)) for x in (20, 60, 100)]
    assert greys == pytest.approx([0, 127.5, 255], abs=1)


def test_a_picture_stands_as_its_camera_was_held(tmp_path: Path) -> None:
    """A photo whose file says that it has to be turned lay on its side."""
    image = Image.new("RGB", (80, 40), "white")
    image.paste("black", (0, 0, 20, 40))
    exif = Image.Exif()
    exif[0x0112] = 6
    made = developed(saved(tmp_path, image, "held.jpg", exif=exif)).convert("L")
    assert made.size == (40, 80)
    assert made.getpixel((20, 8)) < 40  # type: ignore[operator]  # one channel is a number
    assert made.getpixel((20, 60)) > 215  # type: ignore[operator]


def test_a_picture_with_a_palette_is_made_smaller_in_full_colour(tmp_path: Path) -> None:
    """Made smaller as numbers of its palette, black and white lines came out as lines still; they are grey."""
    image = Image.new("L", (2000, 60), 0)
    for x in range(0, 2000, 2):
        image.paste(255, (x, 0, x + 1, 60))
    made = developed(saved(tmp_path, image.convert("P"))).convert("L")
    assert made.width < 200
    low, high = made.getextrema()
    assert 100 < low <= high < 156  # type: ignore[operator]  # one channel is a number


def test_see_through_parts_stay_see_through(tmp_path: Path) -> None:
    """A colour that stands for nothing stands for nothing in print too."""
    image = Image.new("RGB", (40, 40), "white")
    made = developed(saved(tmp_path, image, transparency=(255, 255, 255)))
    assert made.convert("RGBA").getpixel((5, 5)) == (255, 255, 255, 0)


def test_the_window_and_print_take_the_same_pictures_for_a_trap() -> None:
    """What is too large for one is too large for the other."""
    assert MOST == tokens.PICTURE_MOST


@pytest.mark.parametrize("size", [(8001, 5000), (20_000, 9000)])
def test_a_picture_that_is_too_large_is_refused_without_a_warning(size: tuple[int, int], tmp_path: Path) -> None:
    """Pillow warned on stderr of a large picture and failed oddly with a larger one; both are told, undecoded."""
    file = saved(tmp_path, Image.new("1", size))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(Unprintable) as told, opened(file):
            pass
    assert f"{size[0]} times {size[1]} pixels" in told.value.flaws[file].says
    assert "smaller" in told.value.flaws[file].hint


def test_every_damaged_picture_is_told_at_once(tmp_path: Path) -> None:
    """One run names all the pictures that break off, not the first one only."""
    files = []
    for name in ("a.jpg", "b.png", "c.webp"):
        file = saved(tmp_path, Image.effect_noise((300, 200), 90).convert("RGB"), name)
        file.write_bytes(file.read_bytes()[:-2000])
        files.append(file)
    dark = Darkroom(paths.assets() / "fonts", "en", large=False, saver=False)
    with pytest.raises(Unprintable) as told:
        dark.prepared([Picture(file, "", "", WIDE) for file in files])
    assert list(told.value.flaws) == files
    assert all("again" in flaw.hint for flaw in told.value.flaws.values())
