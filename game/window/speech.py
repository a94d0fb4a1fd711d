"""The platform's own voice: whichever there is, asked to say a text and to be quiet.

Linux: espeak-ng, else speech-dispatcher, of which each text has to be called off by another program; macOS: say;
Windows: SAPI through PowerShell. Each runs as a process of its own, so nothing waits for it and nothing need be
installed for Python.
"""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping

# Seconds that a program has for its answer, and for one that somebody waits for.
_PATIENCE, _SOON = 5.0, 1.0

NEAR: Mapping[str, tuple[str, ...]] = {
    "bs": ("bs", "hr", "sr"),
    "cnr": ("cnr", "sr", "bs", "hr"),
    "hr": ("hr", "bs", "sr"),
    "sr": ("sr",),
    "sr-latn": ("sr", "bs", "hr"),
}
"""Whose voice reads a language: its own first, then those that read the same letters with the same sounds."""


class Voice:
    """One way of speaking. languages: the platform's name of the voice to use, by language code in lower case."""

    def __init__(self, languages: Mapping[str, str]) -> None:
        self.languages = languages

    def reads(self, code: str) -> str | None:
        """The voice for a language code (`sr-Latn`), as the platform calls it; None where it has none."""
        code = code.lower()
        base = code.partition("-")[0]
        return next((self.languages[near] for near in NEAR.get(code, (base,)) if near in self.languages), None)

    def say(self, text: str, voice: str) -> None:
        """Begins to say a text, instead of what is being said; returns at once."""
        raise NotImplementedError

    def hush(self) -> None:
        """Stops speaking."""
        raise NotImplementedError


class Reader(Voice):
    """A program that reads its input aloud and ends.

    command: the program for a voice; quiet: a program that has to be run to stop what the first has handed on.
    """

    def __init__(
        self, languages: Mapping[str, str], command: Callable[[str], list[str]], quiet: tuple[str, ...] = ()
    ) -> None:
        super().__init__(languages)
        self._command = command
        self._quiet = quiet
        self._reading: subprocess.Popen[bytes] | None = None

    def say(self, text: str, voice: str) -> None:
        self.hush()
        self._reading = _started(self._command(voice))
        if self._reading is not None:
            _write(self._reading, text.encode())
            if self._reading.stdin:
                self._reading.stdin.close()

    def hush(self) -> None:
        reading, self._reading = self._reading, None
        if reading is None:
            return
        cut = reading.poll() is None
        reading.kill()
        reading.wait()
        if cut and self._quiet:
            _output(self._quiet, _SOON)


class Listener(Voice):
    """A program that stays, and says each line that it is given; an empty line hushes it. Lines are Base64 of UTF-8."""

    def __init__(self, languages: Mapping[str, str], command: list[str]) -> None:
        super().__init__(languages)
        self._command = command
        self._listening: subprocess.Popen[bytes] | None = None

    def say(self, text: str, voice: str) -> None:
        if self._listening is None:
            self._listening = _started(self._command)
        if self._listening is not None:
            _write(self._listening, f"{voice} {base64.b64encode(text.encode()).decode()}\n".encode())

    def hush(self) -> None:
        if self._listening is not None:
            _write(self._listening, b"\n")


def platform_voice() -> Voice | None:
    """The voice of this machine, None where it has none. Asks the programs that are there; takes up to a second."""
    found: Voice | None = None
    if sys.platform == "win32":
        found = _sapi()
    elif sys.platform == "darwin":
        found = _mac()
    elif espeak := shutil.which("espeak-ng") or shutil.which("espeak"):
        found = _espeak(espeak)
    elif shutil.which("spd-say"):
        found = _dispatcher()
    return found if found and found.languages else None


def _dispatcher() -> Voice:
    # NAME LANGUAGE VARIANT, where a name may have spaces.
    rows = (line.rsplit(maxsplit=2) for line in _output(("spd-say", "--list-synthesis-voices")).splitlines()[1:])
    return Reader(
        _bare(row[1] for row in rows if len(row) == 3),
        lambda voice: ["spd-say", "-e", "-w", "-l", voice],
        ("spd-say", "--cancel"),
    )


def _espeak(program: str) -> Voice:
    rows = (line.split() for line in _output((program, "--voices")).splitlines()[1:])
    return Reader(_bare(row[1] for row in rows if len(row) > 1), lambda voice: [program, "-v", voice, "--stdin"])


def _mac() -> Voice:
    # "Lana                hr_HR    # Zdravo, moje ime je Lana."
    rows = (line.partition("#")[0].rsplit(maxsplit=1) for line in _output(("say", "-v", "?")).splitlines())
    codes = _first((row[1], row[0]) for row in rows if len(row) == 2)
    return Reader(codes, lambda voice: ["say", "-v", voice, "-f", "-"])


_SAPI = r"""
Add-Type -AssemblyName System.Speech
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
while ($null -ne ($line = [Console]::In.ReadLine())) {
  $voice.SpeakAsyncCancelAll()
  if ($line) {
    $name, $text = $line -split ' '
    $voice.SelectVoice([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($name)))
    $voice.SpeakAsync([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($text))) | Out-Null
  }
}
"""
_SAPI_VOICES = r"""
Add-Type -AssemblyName System.Speech
foreach ($v in (New-Object System.Speech.Synthesis.SpeechSynthesizer).GetInstalledVoices()) {
  $name = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($v.VoiceInfo.Name))
  if ($v.Enabled) { "$($v.VoiceInfo.Culture.Name) $name" }
}
"""


def _sapi() -> Voice:
    shell = ["powershell", "-NoProfile", "-NonInteractive", "-Command"]
    rows = (line.split() for line in _output((*shell, _SAPI_VOICES)).splitlines())
    return Listener(_first((row[0], row[1]) for row in rows if len(row) == 2), [*shell, _SAPI])


def _bare(codes: Iterable[str]) -> dict[str, str]:
    """The languages by their own code, of which the program chooses the region: the first it lists need not be it."""
    return {base: base for base in (code.lower().partition("-")[0] for code in codes)}


def _first(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The first voice of each language: `en-GB` reads `en`."""
    found: dict[str, str] = {}
    for code, voice in pairs:
        found.setdefault(code.lower().replace("-", "_").partition("_")[0], voice)
    return found


def _output(command: tuple[str, ...], patience: float = _PATIENCE) -> str:
    """What a program prints, empty where it fails or does not answer."""
    try:
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, timeout=patience, check=True, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode(errors="replace")


def _started(command: list[str]) -> subprocess.Popen[bytes] | None:
    try:
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet)  # noqa: S603
    except OSError:
        return None


def _write(program: subprocess.Popen[bytes], content: bytes) -> None:
    """Gives a program its text; one that has ended says nothing."""
    try:
        if program.stdin:
            program.stdin.write(content)
            program.stdin.flush()
    except OSError:
        return
