"""Simulated players: whether looking pays in a case, and whether everything in it can be reached."""

from game.simulator.bots import ALIASES, BOTS, WALKER, Play, play, walker
from game.simulator.report import CaseReport, Report, describe
from game.simulator.run import roster, simulate

__all__ = [
    "ALIASES",
    "BOTS",
    "WALKER",
    "CaseReport",
    "Play",
    "Report",
    "describe",
    "play",
    "roster",
    "simulate",
    "walker",
]
