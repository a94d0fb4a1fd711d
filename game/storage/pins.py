"""The staff's PIN: kept hashed, and guessed only slowly."""

import hashlib
import hmac
import os
from dataclasses import replace

from game.storage.formats import KioskConfig

SHORTEST, LONGEST = 4, 8
FREE = 5
"""How many wrong tries there are before one has to wait."""

FIRST_WAIT, LONGEST_WAIT = 30, 3600
"""Seconds: after each further wrong try it is twice as long."""


def with_pin(config: KioskConfig, pin: str) -> KioskConfig:
    """The set-up with another PIN. Raises ValueError for one that is too short, too long or not of digits."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        raise ValueError("pin")
    salt = os.urandom(16)
    return replace(config, salt=salt.hex(), digest=_digest(pin, salt), wrong=0, until=0)


def waiting(config: KioskConfig, now: float) -> float:
    """How many seconds it is until the next try is taken; a clock that was put back makes it no longer than ever."""
    return max(0.0, min(config.until - now, LONGEST_WAIT))


def tried(config: KioskConfig, pin: str, now: float) -> tuple[bool, KioskConfig]:
    """Whether a PIN is the right one, and the set-up that remembers the try; while one waits none is right."""
    if not config.digest or waiting(config, now):
        return False, config
    if hmac.compare_digest(_digest(pin, bytes.fromhex(config.salt)), config.digest):
        return True, replace(config, wrong=0, until=0)
    wrong = config.wrong + 1
    wait = min(FIRST_WAIT * 2 ** (wrong - FREE), LONGEST_WAIT) if wrong >= FREE else 0
    return False, replace(config, wrong=wrong, until=now + wait)


def _digest(pin: str, salt: bytes) -> str:
    # Some 50 ms and 16 MB a guess: a PIN has few digits, and whoever has the file could try them all.
    return hashlib.scrypt(pin.encode(), salt=salt, n=2**14, r=8, p=1).hex()
