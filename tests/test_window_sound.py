"""The sounds: short and quiet as files; played, held back and closed by the window's own player."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
import threading
import time
import wave
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.window import sound
from game.window.sound import Sounds

FOLDER = Path(__file__).parents[1] / "assets" / "sounds"
DESK = ("paper", "stamp", "pin", "tick", "phone", "lantern")
PLACES = ("river", "street", "crickets")
NAMES = DESK + PLACES


def samples(name: str) -> array[int]:
    """Return the sound as its file holds it, from -32768 to 32767."""
    with wave.open(str(FOLDER / f"{name}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        return array("h", file.readframes(file.getnframes()))


def trimmed(found: array[int]) -> array[int]:
    """Return the samples without the silence around them."""
    loud = [at for at, level in enumerate(found) if level]
    return found[loud[0] : loud[-1] + 1] if loud else array("h")


def decibels(level: float) -> float:
    """Return a level as dB below full scale."""
    return 20 * math.log10(max(level, 1e-3) / 32768)


def until(holds: Callable[[], bool]) -> bool:
    """Wait until something holds, five seconds at most."""
    end = time.monotonic() + 5
    while not holds() and time.monotonic() < end:
        time.sleep(0.005)
    return holds()


def is_open() -> bool:
    """Whether the mixer is open."""
    return pygame.mixer.get_init() is not None


class Recorder:
    """A sound device that writes what it is given into a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def heard(self) -> array[int]:
        """Return what came so far, without the silence around it."""
        content = self._path.read_bytes() if self._path.exists() else b""
        return trimmed(array("h", content[: len(content) // 2 * 2]))

    def loudest(self) -> int:
        """Return the highest sample so far."""
        return max(map(abs, self.heard()), default=0)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have sounds wait for a busy machine to open its device."""
    monkeypatch.setattr(sound, "LATE", 60.0)


@pytest.fixture
def recorder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """Put a recorder in the place of the sound device."""
    path = tmp_path / "heard.raw"
    monkeypatch.setenv("SDL_AUDIODRIVER", "disk")
    monkeypatch.setenv("SDL_DISKAUDIOFILE", str(path))
    # Milliseconds for what takes 23 to hear.
    monkeypatch.setenv("SDL_DISKAUDIODELAY", "2")
    return Recorder(path)


@pytest.fixture
def told() -> list[str]:
    """What was said to be missing."""
    return []


@pytest.fixture
def sounds(told: list[str]) -> Iterator[Sounds]:
    """The game's sounds at full volume, closed in the end."""
    player = Sounds(FOLDER, told.append)
    player.set(True, 100, 100)
    yield player
    player.close()
    assert not is_open()


def test_the_sounds_are_those_of_the_desk_and_the_places() -> None:
    """The folder holds six sounds of the desk, three of places, and no other."""
    assert {path.name for path in FOLDER.glob("*.wav")} == {f"{name}.wav" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_is_short_and_gentle(name: str) -> None:
    """Each lasts 1.2 s at most, that of a place 3.5 s, is small, and stays 9 dB below full scale."""
    found = samples(name)
    longest = 3.5 if name in PLACES else 1.2
    assert len(found) <= longest * 22_050
    assert (FOLDER / f"{name}.wav").stat().st_size < 50_000 * longest
    assert decibels(max(map(abs, found))) <= -9
    assert -41 < decibels(math.sqrt(sum(level * level for level in found) / len(found))) < -23


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_begins_and_ends_without_a_click(name: str) -> None:
    """Each sound begins and ends with nothing, and is all but gone two milliseconds before its end."""
    found = samples(name)
    assert found[0] == found[-1] == 0
    assert decibels(max(map(abs, found[-44:]))) < -50


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_is_heard_as_it_is(name: str, sounds: Sounds, recorder: Recorder) -> None:
    """At full volume the device is given exactly what the file holds."""
    sounds.play(name)
    whole = trimmed(samples(name))
    assert until(lambda: len(recorder.heard()) >= len(whole))
    assert recorder.heard() == whole


def test_less_volume_is_quieter(sounds: Sounds, recorder: Recorder) -> None:
    """At half the volume a sound has about a third of its height, and at 5 % there is still something."""
    full = max(map(abs, samples("stamp")))
    sounds.set(True, 5, 5)
    sounds.play("stamp")
    assert until(lambda: recorder.loudest() > 0)
    sounds.set(True, 50, 50)
    sounds.play("stamp")
    assert until(lambda: recorder.loudest() > 0.3 * full)
    sounds.close()
    assert recorder.loudest() < 0.4 * full


@pytest.mark.parametrize(("on", "volume"), [(False, 70), (True, 0)])
def test_without_sound_nothing_opens(on: bool, volume: int, sounds: Sounds, told: list[str]) -> None:
    """Switched off or at volume 0, no device is opened and no file is read."""
    sounds.set(on, volume, volume)
    before = threading.active_count()
    sounds.play("no-such-sound")
    sounds.play("stamp")
    assert threading.active_count() == before
    assert not is_open()
    assert told == []


def test_no_device_is_silence(sounds: Sounds, told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no device nothing is heard or said, and none is looked for again."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    sounds.play("stamp")
    sounds.close()
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    before = threading.active_count()
    sounds.play("stamp")
    sounds.play("no-such-sound")
    assert threading.active_count() == before
    assert not is_open()
    assert told == []


def test_a_file_that_cannot_be_played_is_told_once(tmp_path: Path, told: list[str]) -> None:
    """A missing and a damaged file are silent and named once each; the others are still played."""
    folder = tmp_path / "sounds"
    folder.mkdir()
    (folder / "stamp.wav").write_bytes(b"RIFF and nothing after it")
    shutil.copy(FOLDER / "tick.wav", folder)
    sounds = Sounds(folder, told.append)
    sounds.set(True, 70, 50)
    for _ in range(2):
        for name in ("paper", "stamp", "tick"):
            sounds.play(name)
        assert until(lambda: is_open() and pygame.mixer.get_busy())
        sounds.close()
    sounds.play("paper")
    sounds.close()
    assert told == ["paper", "stamp"]


def test_four_sounds_at_most_are_heard_at_once(sounds: Sounds) -> None:
    """Of six chords at once, four are heard."""
    for _ in range(6):
        sounds.play("lantern")
    assert until(lambda: is_open() and pygame.mixer.get_num_channels() == 4)
    assert until(lambda: all(pygame.mixer.Channel(voice).get_busy() for voice in range(4)))


def test_the_mixer_closes_when_it_is_quiet(sounds: Sounds, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some time after the last sound the mixer closes by itself, and the next sound opens it again."""
    monkeypatch.setattr(sound, "QUIET", 0.1)
    before = threading.active_count()
    for _ in range(2):
        sounds.play("tick")
        assert until(is_open)
        assert until(lambda: threading.active_count() == before)
        assert not is_open()


def test_a_sound_is_read_once(tmp_path: Path, told: list[str], recorder: Recorder) -> None:
    """A sound that was played can be played again when its file is gone and the mixer has closed meanwhile."""
    file = shutil.copy(FOLDER / "tick.wav", tmp_path)
    sounds = Sounds(tmp_path, told.append)
    sounds.set(True, 100, 100)
    sounds.play("tick")
    assert until(lambda: recorder.loudest() > 0)
    sounds.close()
    Path(file).unlink()
    Path(tmp_path / "heard.raw").unlink()
    sounds.play("tick")
    assert until(lambda: recorder.heard() == trimmed(samples("tick")))
    sounds.close()
    sounds.play("tick")
    sounds.close()
    assert told == []


def test_a_late_sound_stays_away(sounds: Sounds, recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the device was too slow to open, the sound that it was opened for is not heard, but the next is."""
    monkeypatch.setattr(sound, "LATE", 0.0)
    sounds.play("lantern")
    assert until(is_open)
    time.sleep(0.1)
    monkeypatch.setattr(sound, "LATE", 60.0)
    sounds.play("tick")
    assert until(lambda: recorder.loudest() > 0)
    sounds.close()
    assert recorder.loudest() <= max(map(abs, samples("tick")))


def test_leaving_while_the_mixer_closes_ends(recorder: Recorder) -> None:
    """A program that just ends while a slow device is being closed does end, and says nothing.

    Pygame closes the mixer too when Python ends, and twice at once waits for ever.
    """
    script = (
        "import sys, time; from pathlib import Path; from game.window import sound; sound.QUIET = 0.1;"
        "sounds = sound.Sounds(Path(sys.argv[1]), print); sounds.set(True, 70, 50); sounds.play('tick');"
        "time.sleep(0.5)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(FOLDER)],
        cwd=FOLDER.parents[1],
        env=os.environ | {"SDL_DISKAUDIODELAY": "1000"},
        capture_output=True,
        timeout=20,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, b"")
    assert b"Error" not in ended.stderr
