"""The sounds of the desk and of the places: nothing waits for one, and none says anything that is not seen too."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

import pygame

VOICES = 4
# Seconds without a sound until the mixer closes: kept open, it takes 2 % of a core under PulseAudio.
QUIET = 4.0
# A sound that would come later than this after what it goes with, because a device opens slowly, stays away.
LATE = 0.3
# Samples a second, 16 bits signed, one channel; a buffer of 23 ms.
_FORMAT = (22_050, -16, 1, 512)

# A sound's name, how loud from 0 to 1, and when it was asked for; None: no more will come.
_Orders = SimpleQueue[tuple[str, float, float] | None]


class Sounds:
    """Plays the sounds of a folder, NAME.wav each, if there is a device to play them on.

    missing: told the name of a file that is not there or cannot be read, once, from within a later `play`.

    The mixer opens with the first sound and closes after a few quiet seconds. Closing waits until the device
    has played what it holds, 0.05 to 2 s, so the mixer belongs to a thread that lives as long as it is open.
    Python waits for that thread before it ends; pygame would otherwise close the mixer a second time meanwhile,
    and hang.
    """

    def __init__(self, folder: Path, missing: Callable[[str], None]) -> None:
        self._folder = folder
        self._missing = missing
        self._gain = self._around = 0.0
        self._orders: _Orders = SimpleQueue()
        self._thread: Thread | None = None
        self._no_device = False
        self._decoded: dict[str, pygame.mixer.Sound] = {}
        self._unreadable: set[str] = set()
        self._untold: SimpleQueue[str] = SimpleQueue()

    def set(self, on: bool, volume: int, around: int) -> None:
        """Takes on whether there is sound, and how loud in percent: what is done, and the places around it.

        Off or at 0, nothing is opened.
        """
        # Half the percentage sounds about half as loud, and 5 % is still a step of the mixer's 128.
        self._gain, self._around = ((percent / 100) ** 1.5 if on else 0.0 for percent in (volume, around))

    def play(self, name: str, *, around: bool = False) -> None:
        """Starts a sound, of a place with `around`, unless four are heard already, and returns at once."""
        gain = self._around if around else self._gain
        while not self._untold.empty():
            self._missing(self._untold.get())
        if not gain or self._no_device:
            return
        if self._thread is None or not self._thread.is_alive():
            self._orders = SimpleQueue()
            self._thread = Thread(target=self._perform, args=(self._orders,), name="sounds")
            self._thread.start()
        self._orders.put((name, gain, time.monotonic()))

    def close(self) -> None:
        """Ends what is heard and waits until the mixer is closed; a later `play` opens it again."""
        if self._thread is not None:
            self._orders.put(None)
            self._thread.join()

    def _perform(self, orders: _Orders) -> None:
        try:
            pygame.mixer.init(*_FORMAT, allowedchanges=0)
        except pygame.error:
            self._no_device = True
            return
        pygame.mixer.set_num_channels(VOICES)
        try:
            while (order := orders.get(timeout=QUIET)) is not None:
                name, gain, asked = order
                if time.monotonic() - asked < LATE and name not in self._unreadable:
                    self._sound(name, gain)
        except Empty:
            pass
        finally:
            pygame.mixer.quit()

    def _sound(self, name: str, gain: float) -> None:
        try:
            if name not in self._decoded:
                self._decoded[name] = pygame.mixer.Sound(self._folder / f"{name}.wav")
        except (OSError, pygame.error):
            self._unreadable.add(name)
            self._untold.put(name)
            return
        self._decoded[name].set_volume(gain)
        self._decoded[name].play()
