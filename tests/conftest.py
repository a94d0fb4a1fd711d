"""What holds for every test: no screen, no sound, one language, and a user folder of its own."""

import os

# Before anything imports pygame: SDL looks at these once.
os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
os.environ["LANG"] = "en_GB.UTF-8"
for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
    os.environ.pop(name, None)

from pathlib import Path  # noqa: E402  the environment has to be set first

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

# Two workers share a school laptop's cores: a slow example says nothing about the code.
settings.register_profile("fenjer", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("fenjer")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user folder of this test, which nothing has made yet."""
    folder = tmp_path / "home"
    monkeypatch.setenv("FENJER_HOME", str(folder))
    return folder
