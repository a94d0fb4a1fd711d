"""The window's fonts, to measure with where no window is open."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NARROWEST = 480
"""Pixels: the narrowest column of text at 200 %, an item's card beside its checks in a window of 1024 x 600."""


def narrowest(assets: Path) -> Callable[[str], bool]:
    """What says whether a word fits into the narrowest column at a text size of 200 %."""
    # Else it greets on stdout, where the command's output goes.
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame

    from game.window.text import Texts

    pygame.font.init()
    texts = Texts(assets / "fonts", scale=1, text=2, face="sans", language="en", missing=lambda _: None)
    return lambda word: texts.width(word, "lead") <= NARROWEST
