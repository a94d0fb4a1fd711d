"""A document set in a process of its own, which can be called off at any moment.

With it go the hundreds of megabytes that Typst keeps for the next time, and whatever goes wrong in there ends it alone.
"""

import signal
import tempfile
from collections.abc import Callable
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from game.toolkit import typeset
from game.toolkit.document import Document
from game.toolkit.order import Order
from game.toolkit.pictures import Unprintable

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

PULSE = 0.05
"""Seconds between two calls of the heartbeat."""

Pages: TypeAlias = tuple[bytes, list[bytes]]
"""A PDF, and a PNG of each of its pages."""


def both(document: Document, order: Order, assets: Path, day: date, dots: float, beat: Callable[[], object]) -> Pages:
    """What `typeset.both` gives and raises; while that lasts, `beat` is called, and what it raises ends the work.

    Raises `typeset.Died` where the process ends without an answer.
    """
    typeset.need_typst()
    context = get_context("spawn")
    # The folder is this process's, as the other may be ended before it can tidy up.
    with tempfile.TemporaryDirectory(prefix="fenjer-kit-", ignore_cleanup_errors=True) as folder:
        ours, theirs = context.Pipe(duplex=False)
        with ours:
            work = (document, order, assets, day, dots)
            child = context.Process(target=_answer, args=(theirs, folder, work), daemon=True)
            with theirs:
                child.start()
            try:
                return _answered(ours, beat)
            finally:
                child.terminate()
                child.join()
                child.close()


def _answered(line: "Connection", beat: Callable[[], object]) -> Pages:
    """What comes over the line; raises what came instead."""
    while not _has_come(line):
        beat()
    try:
        answer: Pages | Exception = line.recv()
    except (EOFError, OSError) as gone:
        raise typeset.Died("the process that sets the pages has ended without an answer") from gone
    if isinstance(answer, Exception):
        raise answer
    return answer


def _has_come(line: "Connection") -> bool:
    """Whether there is an answer, or nobody any more who could give one."""
    try:
        return line.poll(PULSE)
    except OSError:
        # Windows tells of the end of the other process in this way.
        return True


def _answer(line: "Connection", folder: str, work: tuple[Document, Order, Path, date, float]) -> None:
    """Set the document, in the other process, and send what came of it."""
    # Ctrl-C in the terminal ends the game, and with it this.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = folder
    try:
        line.send(typeset.both(*work))
    except (typeset.NoTypst, typeset.NotTypeset, Unprintable, OSError, MemoryError) as error:
        line.send(error)
    except Exception as error:  # noqa: BLE001  whatever it is, it may not be fit to be sent, and has to be told
        line.send(typeset.NotTypeset(f"{type(error).__name__}: {error}"))
