"""Where things are: what comes with the game, and what belongs to the person playing.

Asking for a path never makes a folder; whoever writes there does.
"""

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data() -> Path:
    """Return the folder of assets/, scenarios/ and locale/: the checkout, or the installed package's data."""
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "scenarios").is_dir():
        return checkout
    return _PACKAGE / "data"


def assets() -> Path:
    """Return the folder of fonts, pictures, sounds and the theme."""
    return data() / "assets"


def scenarios() -> Path:
    """Return the folder with one folder a pack."""
    return data() / "scenarios"


def locale() -> Path:
    """Return the folder of the gettext catalogues."""
    return data() / "locale"


def home() -> Path:
    """Return the folder of settings, saves and results: FENJER_HOME, or the platform's own place."""
    moved = _moved_home()
    if moved is not None:
        return moved
    import platformdirs

    return platformdirs.user_data_path("fenjer", appauthor=False)


def cache() -> Path:
    """Return the folder of what can be made anew at any time."""
    moved = _moved_home()
    if moved is not None:
        return moved / "cache"
    import platformdirs

    return platformdirs.user_cache_path("fenjer", appauthor=False)


def kits() -> Path:
    """Return the folder of the kits made in the window: in the user's documents where there are any, else in `home`."""
    moved = _moved_home()
    if moved is not None:
        return moved / "kits"
    import platformdirs

    documents = platformdirs.user_documents_path()
    return documents / "Fenjer" if documents.is_dir() else home() / "kits"


def _moved_home() -> Path | None:
    moved = os.environ.get("FENJER_HOME")
    return Path(moved).expanduser().absolute() if moved else None
