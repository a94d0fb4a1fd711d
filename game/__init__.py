"""Fenjer: a verification desk in a river town, as a game."""

__version__ = "0.1.0"
__day__ = "2026-11-26"
"""The day of this version, which stands in what it prints: the same content makes the same file on any day."""
