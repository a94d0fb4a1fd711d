"""The game as a window: the widget kit, the loop and the screens. The only importer of pygame and pygame_gui."""
