"""Fenjer's tests; `python3 tests` runs every check."""
