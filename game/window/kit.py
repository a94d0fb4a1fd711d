"""What every widget measures and paints with: the theme, the scale, the texts, the painter and the assets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.paint import Painter
from game.window.text import Texts

if TYPE_CHECKING:
    from game.storage import Settings


class Kit:
    """The window's look at one size and one choice of settings; a change of either makes a new one.

    language: the code of the one spoken; missing: called with "font" or "picture" and a file name when an
    asset cannot be read.
    """

    def __init__(
        self,
        size: tuple[int, int],
        settings: Settings,
        *,
        language: str,
        assets: Path,
        missing: Callable[[str, str], None],
    ) -> None:
        self.size = size
        self.assets = assets
        self.theme = tokens.THEMES.get(settings.theme, tokens.THEMES["dusk"])
        self.scale = tokens.scale(size)
        self.text = max(1.0, min(2.0, settings.text_size / 100))
        self.motion = settings.motion
        self.texts = Texts(
            assets / "fonts",
            scale=self.scale,
            text=self.text,
            face=settings.face,
            language=language,
            missing=lambda name: missing("font", name),
        )
        self.painter = Painter(self.theme, self.scale, assets / "icons", lambda name: missing("picture", name))

    def px(self, length: float) -> int:
        """Real pixels of a logical length that does not depend on the text size."""
        return round(length * self.scale)

    def em(self, length: float) -> int:
        """Real pixels of a logical length that grows with the reader's text size."""
        return round(length * self.scale * self.text)
