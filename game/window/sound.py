"""The sounds of the desk: none of them is ever waited for, and none carries anything that is not seen too."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pygame

VOICES = 4
# Seconds without a sound until the mixer closes: kept open, it takes 2 % of a core under PulseAudio.
QUIET = 3.0
# A sound that comes later than this after what it goes with, because a device was slow to open, stays away.
LATE = 0.3
# Samples a second, 16 bits signed, one channel; a buffer of 23 ms.
_FORMAT = (22_050, -16, 1, 512)


class Sounds:
    """Plays the sounds of a folder, NAME.wav each, for as long as there is a device to play them on.

    missing: told the name of a file that is not there or cannot be read, once each, from within `rest`.

    Opening a device takes up to a tenth of a second, closing it as long, and a hung sound server for ever. So
    everything that touches the mixer happens on a thread of its own, which lives as long as the mixer is open.
    """

    def __init__(self, folder: Path, missing: Callable[[str], None]) -> None:
        self._folder = folder
        self._missing = missing
        self._gain = 0.0
        self._orders: SimpleQueue[tuple[str, float, float] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._ending: Thread | None = None
        self._asked = False
        self._until = 0.0
        self._no_device = False
        self._decoded: dict[str, pygame.mixer.Sound] = {}
        self._unreadable: set[str] = set()
        self._untold: SimpleQueue[str] = SimpleQueue()

    def set(self, on: bool, volume: int) -> None:
        """Takes on whether there is sound, and how loud in percent; at 0 nothing is opened either."""
        # Half the percentage sounds about half as loud, and 5 % is still a step of the mixer's 128.
        self._gain = (volume / 100) ** 1.5 if on else 0.0

    def play(self, name: str) -> None:
        """Starts a sound, unless four are heard already, and returns at once."""
        if not self._gain or self._no_device:
            return
        if self._thread is None:
            self._thread = Thread(target=self._work, args=(self._ending,), name="sounds", daemon=True)
            self._thread.start()
        self._asked = True
        self._orders.put((name, self._gain, time.monotonic()))

    def rest(self, now: float) -> None:
        """Closes the mixer after some quiet seconds, and tells what is missing; the loop calls it every turn.

        now: seconds that only go forward.
        """
        if self._thread is None:
            return
        while not self._untold.empty():
            self._missing(self._untold.get())
        if self._asked:
            self._asked, self._until = False, now + QUIET
        elif now >= self._until:
            self._end()

    def close(self) -> None:
        """Ends what is heard and closes the mixer; a later `play` opens it again."""
        self._end()
        if self._ending is not None:
            # A hung device keeps nobody from leaving.
            self._ending.join(timeout=1)

    def _end(self) -> None:
        if self._thread is not None:
            self._orders.put(None)
            self._thread, self._ending = None, self._thread

    def _work(self, before: Thread | None) -> None:
        if before is not None:
            before.join()
        try:
            pygame.mixer.init(*_FORMAT, allowedchanges=0)
        except pygame.error:
            self._no_device = True
        else:
            pygame.mixer.set_num_channels(VOICES)
        while (order := self._orders.get()) is not None:
            name, gain, asked = order
            if not self._no_device and time.monotonic() - asked < LATE:
                self._sound(name, gain)
        pygame.mixer.quit()

    def _sound(self, name: str, gain: float) -> None:
        if name in self._unreadable:
            return
        try:
            if name not in self._decoded:
                self._decoded[name] = pygame.mixer.Sound(self._folder / f"{name}.wav")
            voice = self._decoded[name].play()
        except (OSError, pygame.error):
            self._unreadable.add(name)
            self._untold.put(name)
            return
        # All four voices may be taken.
        if voice is not None:  # type: ignore[redundant-expr]
            voice.set_volume(gain)
