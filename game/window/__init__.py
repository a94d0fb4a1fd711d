"""The game as a window: the widget kit, the loop, the screens. Nothing else imports pygame or pygame_gui."""

import os

# Here, because pygame reads them when the first module of the window imports it.
# The window's surface is shown as it is: through a texture, a 1080p frame takes ten times as long.
os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
