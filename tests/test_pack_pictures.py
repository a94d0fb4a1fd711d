"""The pictures of the game's own pack: made by their recipes, and exposed by what is said to expose them."""

from functools import cache

import pytest

from game import paths
from game.bench.album import Album
from game.bench.proof import ENOUGH
from game.bench.trial import Trial, control, tried
from game.loader import load_pack

LOADED = load_pack(paths.scenarios() / "triponta", paths.scenarios() / "techniques.yaml")
PACK = LOADED.pack
assert PACK is not None
ALBUM = Album(PACK, LOADED.cases, paths.assets(), paths.assets() / "fonts", paths.cache(), lambda text: text.source)
ARCHIVE = ALBUM.archive()
EXPOSED = [(name, each) for name, kept in PACK.pictures.items() for each in kept.exposed_by]
GAP = 0.1
"""By how much more a filter shows a forgery than the honest picture at the same place, at the least."""


@cache
def trial(name: str) -> Trial:
    """One picture of the archive, made."""
    return tried(ARCHIVE[name], ALBUM.inside, ALBUM.fonts)


@pytest.mark.parametrize("name", ARCHIVE)
def test_a_picture_of_the_archive_is_made_by_its_recipe(name: str) -> None:
    """It can be made, the recipe does something, and a forgery is somewhere and not everywhere."""
    made = trial(name)
    assert not made.same
    assert made.has_place or not made.is_forged
    assert made.is_forged or not made.mask.any()


@pytest.mark.parametrize(("name", "tool"), EXPOSED)
def test_a_filter_shows_what_it_is_said_to_expose(name: str, tool: str) -> None:
    """Inside the true mask it responds more than outside, and on the honest picture it does not show that place."""
    shown = trial(name).exposure(tool)  # type: ignore[arg-type]
    honest = control(trial(name), tool, ALBUM.inside, ALBUM.fonts)  # type: ignore[arg-type]
    assert shown >= ENOUGH
    assert honest < ENOUGH
    assert honest <= shown - GAP


def test_the_archive_has_enough_to_wander_in() -> None:
    """At least 36 different pictures, and forgeries by every kind of step that a part can be changed with."""
    assert len({recipe.name for recipe in ARCHIVE.values()}) >= 36
    kinds = {key for recipe in ARCHIVE.values() for stage in recipe.stages for key in stage.step.done()}
    assert kinds >= {"crop", "mirror", "dress", "splice", "clone", "remove", "recolour", "add", "rewrite", "resave"}
    layers = {
        stage.step.add.what for recipe in ARCHIVE.values() for stage in recipe.stages if stage.step.add is not None
    }
    assert layers == {"smoke", "fire", "snow", "crowd"}
