"""The shipped fonts, icons and pictures: there, complete, and small enough."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import get_args

import pygame
import pytest
import yaml
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from game.storage import BADGES
from game.story.scenario import Light, Spot, Verdict

ASSETS = Path(__file__).parents[1] / "assets"
CARDS = sorted((ASSETS / "cards").glob("*.webp"))
FONTS = sorted(path.name for path in (ASSETS / "fonts").glob("*.ttf"))
ALPHABETS = tomllib.loads((ASSETS / "source" / "fonts" / "alphabets.toml").read_text(encoding="utf-8"))

# Upright faces differ for Serbian in б (and by a hair in a few more); the slanted one in all the letters.
SERBIAN = {
    "Piazzolla-Bold": "б",
    "Piazzolla-Black": "б",
    "SourceSans-Regular": "б",
    "SourceSans-SemiBold": "б",
    "SourceSans-Italic": "бгдпт",
    "Andika-Regular": "б",
    "Andika-Bold": "бдп",
}
ICONS = [
    "source",
    "coverage",
    "picture-search",
    "picture-data",
    "magnifier",
    "map",
    "full-text",
    "ask",
    "archive",
    "pin",
    "clock",
    "trust",
    "calm",
    "check",
    "cross",
    "question",
    "half",
    "mask",
    "warning",
    "back",
    "next",
    "settings",
    "language",
    "sound",
    "undo",
    "eye",
    "speech",
    "lantern",
    "play",
    "lock",
    *(badge.picture for badge in BADGES if badge.picture != "lantern"),
]
SHOTS = sorted((ASSETS / "pictures" / "town").glob("*.jpg"))
CAST = ("nora", "sara", "dino", "alen", "vera", "toni", "denis", "ema", "lea")
MOODS = ("calm", "glad", "worried", "stern", "surprised")


@cache
def font(name: str) -> TTFont:
    """Open the shipped font of that file name."""
    return TTFont(ASSETS / "fonts" / name)


def lacking(name: str, letters: str) -> str:
    """Return those of the letters that the font cannot write."""
    held = font(name).getBestCmap()
    return "".join(sorted({letter for letter in letters if ord(letter) not in held}))


def outline(name: str, letter: str) -> list[object]:
    """Return what the font draws for the letter."""
    glyphs = font(name).getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font(name).getBestCmap()[ord(letter)]].draw(pen)
    return list(pen.value)


def brightness(picture: pygame.Surface, columns: int, rows: int) -> list[float]:
    """Return the lightness, 0 to 255, of columns by rows pieces of the picture."""
    small = pygame.transform.smoothscale(picture.convert(32), (columns, rows))
    pixels = [small.get_at((x, y)) for y in range(rows) for x in range(columns)]
    return [0.299 * pixel.r + 0.587 * pixel.g + 0.114 * pixel.b for pixel in pixels]


@pytest.fixture(scope="module", autouse=True)
def screen() -> None:
    """Open the display that pygame wants before it converts a picture."""
    pygame.display.init()
    pygame.display.set_mode((8, 8))


def test_every_style_ships_plain_and_serbian() -> None:
    """Each style is there once for everybody and once with the Serbian letter forms."""
    assert set(FONTS) == {f"{style}{end}" for style in SERBIAN for end in (".ttf", ".sr.ttf")}


@pytest.mark.parametrize("name", FONTS)
def test_fonts_write_every_language(name: str) -> None:
    """Each font holds every small and capital letter of each language of the game."""
    gaps = {}
    for language, letters in ALPHABETS["letters"].items():
        capitals = "".join(letter.upper() for letter in letters if letter != "ß")
        gaps[language] = lacking(name, letters + capitals)
    assert len(gaps) >= 15
    assert not any(gaps.values()), gaps


@pytest.mark.parametrize("name", FONTS)
def test_fonts_hold_the_shared_signs(name: str) -> None:
    """Each font holds the marks, quotation marks, numbers and arrows that all languages share."""
    assert lacking(name, "„“”‚‘’«»–—…•·°№€¶†×−½%‰←→↑↓") == ""
    assert lacking(name, "".join([*ALPHABETS["signs"].values(), *ALPHABETS["marks"].values()])) == ""


@pytest.mark.parametrize("name", FONTS)
def test_fonts_are_small_renamed_and_credited(name: str) -> None:
    """Each font has under 560 glyphs, carries no reserved name, and keeps its licence and copyright."""
    names = font(name)["name"]
    shown = " ".join(names.getDebugName(number) or "" for number in (1, 3, 4, 6, 16)).replace("-", " ")
    assert len(font(name).getGlyphOrder()) < 560
    assert shown.startswith("Fenjer")
    assert not {"Source", "SourceSans", "Andika", "SIL"} & set(shown.split())
    assert "Open Font License" in names.getDebugName(13)
    assert "opyright" in names.getDebugName(0) or "©" in names.getDebugName(0)
    licence = ASSETS / "fonts" / f"OFL-{name.split('-', maxsplit=1)[0]}.txt"
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence.read_text(encoding="utf-8")


@pytest.mark.parametrize("style", sorted(SERBIAN))
def test_serbian_fonts_draw_the_serbian_forms(style: str) -> None:
    """The .sr fonts draw otherwise exactly the letters that look otherwise in Serbian."""
    letters = "абвгдђежзијклљмнњопрстћуфхцчџш"
    plain, serbian = f"{style}.ttf", f"{style}.sr.ttf"
    changed = "".join(letter for letter in letters if outline(plain, letter) != outline(serbian, letter))
    assert changed == SERBIAN[style]


@pytest.mark.parametrize("name", ["Piazzolla-Bold.ttf", "Piazzolla-Black.sr.ttf", "SourceSans-Regular.sr.ttf"])
def test_fonts_keep_their_kerning(name: str) -> None:
    """Piazzolla and Source Sans still carry pair kerning (Andika has none at its source)."""
    features = font(name)["GPOS"].table.FeatureList.FeatureRecord
    assert "kern" in {record.FeatureTag for record in features}


@pytest.mark.parametrize("name", FONTS)
def test_montenegrin_acute_sits_over_its_letter(name: str) -> None:
    """С́ and З́, which have no code of their own, are no wider than С and З: the acute does not trail."""
    pygame.font.init()
    face = pygame.font.Font(ASSETS / "fonts" / name, 60)
    for letter in "СЗсз":
        alone = face.render(letter, True, "white").get_bounding_rect()
        accented = face.render(f"{letter}\u0301", True, "white").get_bounding_rect()
        assert accented.height > alone.height
        assert accented.width <= alone.width * 1.12 + 1


@pytest.mark.parametrize("name", ICONS)
def test_icons_are_white_masks(name: str) -> None:
    """Every icon is 96 pixels square, see-through at its corners and white wherever it is drawn."""
    icon = pygame.image.load(ASSETS / "icons" / f"{name}.png").convert_alpha()
    assert icon.get_size() == (96, 96)
    assert [icon.get_at(corner).a for corner in ((0, 0), (95, 0), (0, 95), (95, 95))] == [0] * 4
    drawn = [pixel for x in range(96) for y in range(96) if (pixel := icon.get_at((x, y))).a == 255]
    assert len(drawn) > 250
    assert {pixel[:3] for pixel in drawn} == {(255, 255, 255)}


@pytest.mark.parametrize("path", SHOTS, ids=lambda path: path.stem)
def test_shots_of_the_town_open_at_their_size(path: Path) -> None:
    """Every shot is large, small or the map, under 400 KB, and has light and dark in it."""
    picture = pygame.image.load(path)
    assert picture.get_size() in {(1280, 800), (1024, 640), (768, 1024)}
    assert path.stat().st_size < 400_000
    assert statistics.pstdev(brightness(picture, 60, 38)) > 15


def test_there_are_as_many_shots_as_the_camera_list_has() -> None:
    """The pictures and shots.yaml are the same set, twelve of them large."""
    listed = yaml.safe_load((ASSETS / "source" / "town" / "shots.yaml").read_text(encoding="utf-8"))["shots"]
    assert {path.stem for path in SHOTS} == set(listed)
    assert sum(shot.get("size") == "large" for shot in listed.values()) >= 12
    assert len(listed) >= 24


def test_everything_shipped_is_credited() -> None:
    """Each file of assets is in exactly one sidecar, and CREDITS.md says what they say."""
    command = [sys.executable, str(ASSETS / "source" / "credits.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.mark.parametrize("name", CAST)
@pytest.mark.parametrize("mood", MOODS)
def test_portraits_stand_on_clear_ground(name: str, mood: str) -> None:
    """Every portrait is 400 pixels square with a face in the middle and nothing in its upper corners."""
    portrait = pygame.image.load(ASSETS / "portraits" / f"{name}-{mood}.webp").convert_alpha()
    assert portrait.get_size() == (400, 400)
    assert portrait.get_at((2, 2)).a == portrait.get_at((397, 2)).a == 0
    assert portrait.get_at((200, 190)).a > 250


def test_nobody_misses_a_mood() -> None:
    """There is one portrait of each of the cast in each mood, no more, and they stay small together."""
    portraits = list((ASSETS / "portraits").glob("*.webp"))
    assert {path.stem for path in portraits} == {f"{name}-{mood}" for name in CAST for mood in MOODS}
    assert sum(path.stat().st_size for path in portraits) < 900_000


def test_every_technique_has_its_card() -> None:
    """There is one picture for each technique, all of one size and together under 450 KB."""
    listed = yaml.safe_load((ASSETS.parent / "scenarios" / "techniques.yaml").read_text(encoding="utf-8"))
    cards = [path for path in CARDS if not path.name.startswith(("badge-", "stamp-"))]
    assert {path.stem for path in cards} == set(listed["techniques"])
    assert {pygame.image.load(path).get_size() for path in cards} == {(480, 320)}
    assert sum(path.stat().st_size for path in cards) < 450_000


@pytest.mark.parametrize("verdict", get_args(Verdict))
def test_stamps_leave_room_for_their_word(verdict: str) -> None:
    """Each verdict has a frame that prints all around, and nothing where the word is set."""
    stamp = pygame.image.load(ASSETS / "cards" / f"stamp-{verdict}.webp").convert_alpha()
    assert stamp.get_size() == (480, 200)
    whole, word = pygame.mask.from_surface(stamp, 20), pygame.Rect(48, 68, 384, 72)
    assert whole.count() > 4000
    assert pygame.mask.from_surface(stamp.subsurface(word), 20).count() == 0


@pytest.mark.parametrize(("name", "size"), [("title", (1920, 1080)), ("title-1280", (1280, 720))])
def test_title_leaves_its_left_dark(name: str, size: tuple[int, int]) -> None:
    """The title picture, in both its sizes, is so dark on its left 40 % that paper-coloured text reads on it."""
    title = pygame.image.load(ASSETS / "pictures" / f"{name}.jpg")
    assert title.get_size() == size
    assert max(brightness(title.subsurface((0, 0, size[0] * 2 // 5, size[1])), 24, 34)) < 80


@pytest.mark.parametrize("spot", get_args(Spot))
def test_every_place_has_its_three_lights(spot: str) -> None:
    """Each place is there by day, at dusk and at night, of one size, and each time darker than the one before."""
    prints = [pygame.image.load(ASSETS / "backdrops" / f"{spot}-{light}.webp") for light in get_args(Light)]
    assert {picture.get_size() for picture in prints} == {(1600, 900)}
    means = [sum(pygame.transform.average_color(picture)[:3]) for picture in prints]
    assert means == sorted(means, reverse=True)


def test_everything_shipped_stays_small() -> None:
    """Fonts, icons and pictures together stay under fifteen megabytes: the photographed town is eight of them."""
    folders = ("backdrops", "cards", "fonts", "icons", "pictures", "portraits")
    files = [path for folder in folders for path in (ASSETS / folder).rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 15_000_000
