"""Reading aloud: what is told of each screen, where it goes, and the platform's voices."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.storage import Settings
from game.window import speech
from game.window.app import App
from game.window.buttons import Button
from game.window.cases import CasesScreen
from game.window.layout import Column, Node
from game.window.screen import Screen
from game.window.settings import SettingsScreen
from game.window.title import TitleScreen
from game.window.widgets import Paragraph
from tests.pilot import Newsroom, Pilot

unix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in voice is a shell script")


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    """Close the window after each test."""
    yield
    pygame.display.quit()


def reading(tmp_path: Path, first: Callable[[App], Screen] = TitleScreen, to: str = "file") -> Pilot:
    """A window that reads to a file."""
    settings = Settings(language="en", sound=False, reading=to)  # type: ignore[arg-type]
    return Pilot(Newsroom(settings=settings, spoken=tmp_path / "home" / "spoken.txt"), first)


def told(pilot: Pilot) -> list[str]:
    """What was read so far, each time it was read."""
    file = pilot.newsroom.spoken
    return file.read_text("utf-8").strip().split("\n\n") if file.exists() else []


class Counting(Screen):
    """A number that a button raises, and two choices."""

    number = 0

    def build(self, kit: object) -> Node:
        return Column(
            [
                Paragraph("What stays as it is."),
                Paragraph(f"It is {self.number} now."),
                Button("More", self.more, key="more"),
                Button("First", self.more, number=1, key="first"),
                Button("Second", self.more, number=2, key="second"),
            ]
        )

    def more(self) -> None:
        """Raise it."""
        self.number += 1
        self.refresh()


def test_a_new_screen_is_read_whole_and_then_its_focus(tmp_path: Path) -> None:
    """Text first, in reading order, then the numbered choices, then where the keyboard is."""
    assert told(reading(tmp_path, Counting)) == [
        "What stays as it is.\nIt is 0 now.\n1: First\n2: Second\nMore",
    ]


def test_what_changes_is_read_alone(tmp_path: Path) -> None:
    """Nobody hears a page again because a line of it is new."""
    pilot = reading(tmp_path, Counting)
    pilot.press("enter", "enter")
    assert told(pilot)[1:] == ["It is 1 now.", "It is 2 now."]


def test_the_focus_is_read_as_it_moves(tmp_path: Path) -> None:
    """The keyboard's way through a screen is heard, and a choice is told by its number."""
    pilot = reading(tmp_path, Counting)
    pilot.press("tab", "tab", "tab")
    assert told(pilot)[1:] == ["1: First", "2: Second"]


def test_a_screen_can_be_read_again(tmp_path: Path) -> None:
    """R reads all of it once more."""
    pilot = reading(tmp_path, Counting)
    pilot.press("r")
    assert told(pilot)[1] == told(pilot)[0]


def test_a_card_is_read_with_all_that_is_on_it(tmp_path: Path) -> None:
    """A card that is one button says its title, what it is about and how it stands."""
    pilot = reading(tmp_path, CasesScreen)
    pilot.press("tab", "tab")
    assert any("Siren at noon. A voice note says: keep the children in." in text for text in told(pilot))


def test_what_is_chosen_says_so(tmp_path: Path) -> None:
    """A chip that is chosen is told apart by ear too."""
    pilot = reading(tmp_path, SettingsScreen)
    pilot.click("theme.contrast")
    assert told(pilot)[-1] == "Chosen: High contrast"


def test_a_slider_is_heard_as_it_moves(tmp_path: Path) -> None:
    """Each step says the new value."""
    settings = Settings(language="en", sound=True, volume=50, reading="file")
    pilot = Pilot(Newsroom(settings=settings, spoken=tmp_path / "spoken.txt"), SettingsScreen)
    pilot.app.stage.focus("volume")
    pilot.press("tab", "right", "right")
    assert [text.replace("\N{NO-BREAK SPACE}", "") for text in told(pilot)[-2:]] == [
        "Volume of the desk: 55%",
        "Volume of the desk: 60%",
    ]


def test_one_key_turns_it_on_and_off_and_says_so(tmp_path: Path, voice: Heard) -> None:
    """V begins with what V and R do, and ends with a word too."""
    pilot = reading(tmp_path, Counting, "off")
    pilot.press("tab", "tab")
    assert not told(pilot)
    assert not voice.said()
    pilot.press("v")
    assert voice.said()[0].startswith("Reading aloud is on. V turns it off, and R reads the screen again.\nWhat stays")
    pilot.press("v")
    pilot.press("tab")
    assert voice.said()[1:] == ["Reading aloud is off."]
    assert [settings.reading for settings in pilot.newsroom.saved] == ["aloud", "off"]


def test_a_key_hushes_what_is_being_read(tmp_path: Path, voice: Heard) -> None:
    """Who knows the rest goes on."""
    pilot = reading(tmp_path, Counting, "aloud")
    before = voice.hushed
    pilot.press("f2")
    assert voice.hushed > before


def test_a_language_without_a_voice_goes_to_the_clipboard(tmp_path: Path, voice: Heard) -> None:
    """The text is offered where it cannot be spoken, and the screen says so once."""
    voice.languages = {"fr": "fr"}
    pilot = reading(tmp_path, Counting, "aloud")
    pilot.press("tab", "tab")
    assert not voice.said()
    assert pilot.app.notices == (
        "This machine has no voice for this language: the text goes to the clipboard instead.",
    )
    assert pygame.scrap.get_text().startswith("1: First")


def test_the_clipboard_alone(tmp_path: Path) -> None:
    """Another program can read what comes there."""
    pilot = reading(tmp_path, Counting, "clipboard")
    pilot.press("tab", "tab")
    assert pygame.scrap.get_text() == "1: First"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """The game plays on, and says what is wrong."""
    (tmp_path / "home").write_text("in the way")
    pilot = reading(tmp_path, Counting)
    assert [text.split(":")[0] for text in pilot.app.notices] == ["The file for reading cannot be written"]


class Heard(speech.Voice):
    """A voice that remembers."""

    def __init__(self) -> None:
        super().__init__({"en": "en"})
        self._said: list[str] = []
        self.hushed = 0

    def say(self, text: str, voice: str) -> None:
        self._said.append(text)

    def hush(self) -> None:
        self.hushed += 1

    def said(self) -> list[str]:
        """What was said so far."""
        return list(self._said)


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """The machine's voice, remembered."""
    heard = Heard()
    monkeypatch.setattr(speech, "platform_voice", lambda: heard)
    return heard


@pytest.mark.parametrize(
    ("code", "has", "reads"),
    [
        ("en", {"en": "en-gb"}, "en-gb"),
        ("sr", {"hr": "hr"}, None),
        ("sr-Latn", {"hr": "hr"}, "hr"),
        ("cnr", {"bs": "bs", "sr": "sr"}, "sr"),
        ("sq-XK", {"sq": "sq"}, "sq"),
        ("mk", {"sr": "sr"}, None),
    ],
)
def test_whose_voice_reads_a_language(code: str, has: dict[str, str], reads: str | None) -> None:
    """A near one only where it reads the same letters: nobody hears Cyrillic spelled out."""
    assert speech.Voice(has).reads(code) == reads


ESPEAK = """#!/bin/sh
if [ "$1" = --voices ]; then
  echo "Pty Language       Age/Gender VoiceName          File                 Other Languages"
  echo " 2  en-gb           --/M      English            gmw/en"
  echo " 5  sr              --/M      Serbian            zls/sr"
  exit
fi
text=$(cat)
echo "$2 $text" >> "$SPOKEN"
exec sleep 60
"""


@unix
def test_a_program_of_the_platform_speaks_and_is_cut_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text reaches the program in the language's voice; the next text ends what is being said."""
    program, spoken = tmp_path / "espeak-ng", tmp_path / "spoken"
    program.write_text(ESPEAK)
    program.chmod(0o755)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    monkeypatch.setattr(shutil, "which", lambda name: str(program) if name == "espeak-ng" else None)
    monkeypatch.setenv("SPOKEN", str(spoken))
    found = speech.platform_voice()
    assert isinstance(found, speech.Reader)
    assert found.languages == {"en": "en", "sr": "sr"}
    began = time.monotonic()
    for text, code in (("Good morning", "en"), ("Добро јутро", "sr")):
        found.say(text, found.reads(code) or "")
        until = time.monotonic() + 10
        while text not in (spoken.read_text("utf-8") if spoken.exists() else "") and time.monotonic() < until:
            time.sleep(0.01)
    found.hush()
    assert spoken.read_text("utf-8") == "en Good morning\nsr Добро јутро\n"
    assert time.monotonic() - began < 20


def test_a_machine_without_a_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """No program, no voice, and nothing is raised."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert speech.platform_voice() is None


@pytest.mark.parametrize(
    ("platform", "answer", "languages"),
    [
        ("darwin", "Daniel (Enhanced)   en_GB    # Hello!\nLana                hr_HR    # Zdravo.\n",
         {"en": "Daniel (Enhanced)", "hr": "Lana"}),
        ("win32", "en-GB SGF6ZWw=\r\nsr-Latn-RS TWlybmE=\r\n", {"en": "SGF6ZWw=", "sr": "TWlybmE="}),
    ],
)  # fmt: skip
def test_the_voices_of_other_platforms_are_understood(
    monkeypatch: pytest.MonkeyPatch, platform: str, answer: str, languages: dict[str, str]
) -> None:
    """What `say -v ?` and SAPI list, as far as it can be tried without them."""
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(speech, "_output", lambda command: answer)
    found = speech.platform_voice()
    assert found is not None
    assert found.languages == languages


def test_settings_of_before_read_nothing() -> None:
    """Who has not asked for it is not spoken to."""
    assert replace(Settings(), language="en").reading == "off"
