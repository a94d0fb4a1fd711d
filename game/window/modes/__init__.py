"""The game as it is led: a workshop at a few machines, a class before a projector, a kiosk that nobody looks after."""
