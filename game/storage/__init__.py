"""Settings, saves and results in the player's own folder: versioned, written whole or not at all."""

from game.storage.formats import (
    BADGES,
    Badge,
    DamagedError,
    Face,
    KioskConfig,
    Led,
    Lesson,
    Play,
    Reading,
    Settings,
    Slot,
    Taught,
    Theme,
    Visit,
    new_id,
)
from game.storage.results import Results
from game.storage.store import Store

__all__ = [
    "BADGES",
    "Badge",
    "DamagedError",
    "Face",
    "KioskConfig",
    "Led",
    "Lesson",
    "Play",
    "Reading",
    "Results",
    "Settings",
    "Slot",
    "Store",
    "Taught",
    "Theme",
    "Visit",
    "new_id",
]
