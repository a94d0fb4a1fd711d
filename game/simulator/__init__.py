"""Simulated players: whether looking pays in a case, and whether everything in it can be reached."""

from game.simulator.bots import ALIASES, BOTS, WALKER, Play, play, walker
from game.simulator.picture import as_html, as_svg
from game.simulator.report import CaseReport, Report
from game.simulator.run import Kept, roster, simulate
from game.simulator.telling import describe

__all__ = [
    "ALIASES",
    "BOTS",
    "WALKER",
    "CaseReport",
    "Kept",
    "Play",
    "Report",
    "as_html",
    "as_svg",
    "describe",
    "play",
    "roster",
    "simulate",
    "walker",
]
