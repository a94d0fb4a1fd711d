"""The shipped first case, ready to be played in tests."""

from functools import lru_cache
from pathlib import Path

from game import paths
from game.loader import Loaded, load_pack
from game.pages import Place
from game.sitting import Sitting
from game.story.scenario import Scenario
from game.strings import Translator

CAREFUL = Path(__file__).parent / "scripts" / "bridge-careful.txt"


@lru_cache
def triponta() -> Loaded:
    """The shipped pack."""
    return load_pack(paths.scenarios() / "triponta", paths.scenarios() / "techniques.yaml")


def bridge() -> Scenario:
    """The first case."""
    return triponta().cases["bridge-on-fire"]


def place(language: str = "en") -> Place:
    """Where its pages are drawn."""
    return _place(language, Translator)


@lru_cache
def _place(language: str, made: type[Translator]) -> Place:
    loaded = triponta()
    assert loaded.pack is not None
    translator = made(language, paths.locale())
    translator.add_texts("triponta")
    translator.add_texts("techniques")
    return Place(loaded.pack, loaded.taxonomy, translator)


def sitting(tokens: tuple[str, ...] = (), language: str = "en") -> Sitting:
    """The first case after these tokens."""
    return Sitting(bridge(), place(language), tokens)


def careful_tokens() -> tuple[str, ...]:
    """A careful play of the first case, from its first choice to the result."""
    lines = CAREFUL.read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
