"""The one window that the display module has opened."""

import warnings

import pygame


def own_window() -> pygame.Window:
    """The window that the display module has opened, for what that module itself cannot do."""
    with warnings.catch_warnings():
        # pygame-ce means to replace this call; until it has, there is no other.
        warnings.simplefilter("ignore", DeprecationWarning)
        return pygame.Window.from_display_module()
