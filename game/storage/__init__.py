"""Settings, saves and results in the player's own folder: versioned, written whole or not at all."""

from game.storage.exchange import RefusedError
from game.storage.formats import (
    BADGES,
    Badge,
    DamagedError,
    Face,
    Led,
    Lesson,
    Play,
    Reading,
    Settings,
    Slot,
    Taught,
    Theme,
    new_id,
)
from game.storage.results import Results
from game.storage.store import Store

__all__ = [
    "BADGES",
    "Badge",
    "DamagedError",
    "Face",
    "Led",
    "Lesson",
    "Play",
    "Reading",
    "RefusedError",
    "Results",
    "Settings",
    "Slot",
    "Store",
    "Taught",
    "Theme",
    "new_id",
]
