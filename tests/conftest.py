"""What holds for every test: no screen, no sound, one language, and a user folder of its own."""

import os

# Before anything imports pygame: SDL looks at these once.
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
os.environ["LANG"] = "en_GB.UTF-8"
for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
    os.environ.pop(name, None)

import shutil  # noqa: E402  the environment has to be set first
from pathlib import Path  # noqa: E402

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

from game.cli.desk import Desk  # noqa: E402
from tests.tongues import TONGUES, Pseudo, Tongue  # noqa: E402

# Two workers share a school laptop's cores: a slow example says nothing about the code.
settings.register_profile("fenjer", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("fenjer")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user folder of this test, which nothing has made yet."""
    folder = tmp_path / "home"
    monkeypatch.setenv("FENJER_HOME", str(folder))
    return folder


@pytest.fixture(params=TONGUES)
def tongue(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Tongue:
    """Return one of the languages to try; the game speaks it in this test."""
    found = Tongue(request.param)
    monkeypatch.setenv("LC_ALL", found.code)
    if found.pseudo:
        for module in ("game.cli.desk", "game.cli.teaching", "tests.cases"):
            monkeypatch.setattr(f"{module}.Translator", Pseudo)
    return found


@pytest.fixture(scope="session")
def _compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache of a user who has opened the game's own pack before: checking it takes a second, in every test."""
    folder = tmp_path_factory.mktemp("opened")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FENJER_HOME", str(folder))
        Desk().pack_named("triponta")
    return folder / "cache"


@pytest.fixture
def opened(home: Path, _compiled: Path) -> Path:
    """Return the user folder of this test, in which the game's own pack has been opened before."""
    shutil.copytree(_compiled, home / "cache")
    return home


@pytest.fixture(scope="session")
def _developed(_compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache of a user who has met the short cases and the quiz: their pictures are made once, not in every test."""
    from game.cli.windowed import album_of

    folder = tmp_path_factory.mktemp("developed")
    shutil.copytree(_compiled, folder / "cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FENJER_HOME", str(folder))
        desk = Desk()
        loaded = desk.pack_named("triponta")
        assert loaded.pack is not None
        album = album_of(loaded, desk.translator.text)
        for case in loaded.cases.values():
            if case.short is not None:
                album.make(album.of_case(case))
        quiz = [item.picture for form in loaded.pack.quiz.values() for item in form if item.picture is not None]
        album.make([recipe for recipe in map(album.recipe, quiz) if recipe is not None])
    return folder / "cache"


@pytest.fixture
def developed(home: Path, _developed: Path) -> Path:
    """Return the user folder of this test, in which the short cases and the quiz have been met before."""
    shutil.copytree(_developed, home / "cache")
    return home
