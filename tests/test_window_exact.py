"""A few screens to the pixel, under SDL's dummy driver: what changes here changes for everybody, so look at it.

`python -m tests.test_window_exact FOLDER` writes the pictures and what to put into screens.toml.
"""

import platform
import sys
import tomllib
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pygame
import pytest

from game.storage import Settings
from game.window.app import App
from game.window.cases import CasesScreen, SlotsScreen
from game.window.notebook import NotebookScreen
from game.window.screen import Screen
from game.window.settings import SettingsScreen
from game.window.title import TitleScreen
from tests.pilot import Newsroom, Pilot

KNOWN = tomllib.loads((Path(__file__).parent / "screens.toml").read_text("utf-8"))
SHOTS: dict[str, tuple[Callable[[App], Screen], tuple[int, int], int]] = {
    "title": (TitleScreen, (1280, 720), 100),
    "cases": (CasesScreen, (1024, 768), 150),
    "saved-games": (SlotsScreen, (1366, 768), 100),
    "settings": (SettingsScreen, (1024, 600), 200),
    "notebook": (NotebookScreen, (1280, 720), 125),
}


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    yield
    pygame.display.quit()


def shot(name: str) -> pygame.Surface:
    """The screen as it is drawn, in the tests' newsroom."""
    screen, size, text = SHOTS[name]
    Pilot(Newsroom(settings=Settings(language="en", text_size=text, sound=False)), first=screen, size=size)
    return pygame.display.get_surface() or pygame.Surface((1, 1))


def pixels(picture: pygame.Surface) -> str:
    """What tells one picture from every other."""
    return sha256(pygame.image.tobytes(picture, "RGB")).hexdigest()


@pytest.mark.skipif(
    (pygame.version.ver, platform.system(), platform.machine()) != tuple(KNOWN["drawn_with"]),
    reason="other versions and other processors round their pixels in another way",
)
@pytest.mark.parametrize("name", SHOTS)
def test_a_screen_is_drawn_as_before(name: str, tmp_path: Path) -> None:
    """Every pixel is as it was when somebody last looked at the screen."""
    picture = shot(name)
    pygame.image.save(picture, tmp_path / f"{name}.png")
    assert pixels(picture) == KNOWN["pixels"][name], f"look at {tmp_path / name}.png; is it meant?"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    print(f'drawn_with = ["{pygame.version.ver}", "{platform.system()}", "{platform.machine()}"]\n\n[pixels]')
    for each in SHOTS:
        drawn = shot(each)
        pygame.image.save(drawn, folder / f"{each}.png")
        print(f'{each} = "{pixels(drawn)}"')
