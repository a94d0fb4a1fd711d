"""The game as a window: the widget kit, the loop, the screens. Nothing else imports pygame or pygame_gui."""
