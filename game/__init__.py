"""Fenjer: a verification desk in a river town, as a game."""

__version__ = "0.1.0"
