"""A contact sheet: every picture of an archive as it is shown, a doctored one beside what it was made of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from game.bench.album import Album, NotMade
from game.bench.pixels import opened
from game.bench.trial import honest
from game.story.pictures import Recipe

ACROSS, WIDE, GAP, LINE = 4, 460, 16, 22
"""How many pictures stand side by side; in pixels, how wide each is, what lies between, how high a line is."""

PAPER, NIGHT, BRICK = (245, 235, 214), (27, 36, 64), (178, 60, 38)


@dataclass(frozen=True, slots=True)
class Print:
    """One picture of the sheet: its file, what is written under it, and whether it is forged."""

    file: Path
    words: str
    forged: bool


def prints(album: Album, at: Callable[[int, int], None] = lambda *_: None) -> list[Print]:
    """Every picture of the archive and of the cases; before each forged one, the same without its forgeries."""
    from game.bench.album import pictures_of
    from game.bench.trial import FORGING

    named: list[tuple[str, Recipe]] = list(album.archive().items())
    for case in album.cases.values():
        shown = (
            (f"{case.id}: {picture.base}", album.recipe(picture)) for picture in pictures_of(case) if picture.doctored
        )
        named += [(name, recipe) for name, recipe in shown if recipe is not None]
    found = []
    for done, (name, recipe) in enumerate(named):
        at(done, len(named))
        forged = any(stage.step.done_by(FORGING) for stage in recipe.stages)
        try:
            if forged:
                found.append(Print(album.made(honest(recipe)), f"{name}: before", False))
            found.append(Print(album.made(recipe), name, forged))
        except NotMade as why:
            raise ValueError(str(why)) from why
    return found


def sheet(made: Iterable[Print], font: Path) -> Image.Image:
    """All of them on one page, in rows."""
    shown = list(made)
    high = WIDE * 10 // 16
    rows = -(-len(shown) // ACROSS)
    page = Image.new("RGB", (ACROSS * (WIDE + GAP) + GAP, rows * (high + LINE + GAP) + GAP), PAPER)
    draw, face = ImageDraw.Draw(page), ImageFont.truetype(font, LINE - 6)
    for number, one in enumerate(shown):
        x, y = GAP + number % ACROSS * (WIDE + GAP), GAP + number // ACROSS * (high + LINE + GAP)
        picture = ImageOps.contain(Image.fromarray(opened(one.file)), (WIDE, high))
        page.paste(picture, (x + (WIDE - picture.width) // 2, y + (high - picture.height) // 2))
        draw.text((x, y + high + 2), one.words, BRICK if one.forged else NIGHT, face)
    return page
