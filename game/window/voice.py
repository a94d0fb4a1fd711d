"""Reading aloud: what is told of a screen and of what has the focus, and the one sink that all of it goes into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from game.window.buttons import Button
from game.window.layout import Node
from game.window.overlays import Thumb
from game.window.widget import Widget
from game.window.widgets import Picture

if TYPE_CHECKING:
    from game.storage import Reading
    from game.window.elements import Element
    from game.window.speech import Voice


class Say(Protocol):
    """Says a text of the code in the player's language."""

    def __call__(self, english: str, /, **fields: object) -> str: ...


class Sink:
    """Where all that is read aloud goes: to the platform's voice, to the clipboard, or to a file begun anew each time.

    file: the one written to; trouble: told once, in the player's language, when there is no way to speak.
    """

    def __init__(self, file: Path, trouble: Callable[[str], None]) -> None:
        self._file = file
        self._trouble = trouble
        self._to: Reading = "off"
        self._voice: Voice | None = None
        self._sought = self._begun = False

    def set(self, to: Reading) -> None:
        """Chooses where to."""
        if to != self._to:
            self.hush()
            self._to = to

    def end(self) -> None:
        """Reads nothing more after what is being read."""
        self._to = "off"

    @property
    def on(self) -> bool:
        """Whether anything is read."""
        return self._to != "off"

    def put(self, text: str, code: str, say: Say) -> None:
        """Reads a text in the language of a code, instead of what was being read; returns at once."""
        if not text or not self.on:
            return
        if self._to == "aloud" and not self._aloud(text, code):
            self._trouble(say("This machine has no voice for this language: the text goes to the clipboard instead."))
            _copied(text)
        elif self._to == "clipboard" and not _copied(text):
            self._trouble(say("There is no clipboard here to read to."))
        elif self._to == "file" and not self._written(text):
            self._trouble(say("The file for reading cannot be written: {file}", file=self._file))

    def hush(self) -> None:
        """Stops the voice."""
        if self._voice is not None:
            self._voice.hush()

    def _aloud(self, text: str, code: str) -> bool:
        from game.window.speech import platform_voice

        if not self._sought:
            self._sought, self._voice = True, platform_voice()
        reads = self._voice.reads(code) if self._voice else None
        if self._voice is None or reads is None:
            return False
        self._voice.say(text, reads)
        return True

    def _written(self, text: str) -> bool:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a" if self._begun else "w", encoding="utf-8", newline="\n") as file:
                file.write(text + "\n\n")
        except OSError:
            return False
        self._begun = True
        return True


def _copied(text: str) -> bool:
    import pygame

    try:
        pygame.scrap.put_text(text)
    except pygame.error:
        return False
    return True


class Telling:
    """What is told of what is shown: a new screen whole, later what is new on it, and the focus whenever it moves."""

    def __init__(self) -> None:
        self._before: Counter[str] = Counter()
        self._focus = ""

    def screen(self, elements: Sequence[Element], say: Say, *, fresh: bool) -> list[str]:
        """What is new of a screen in reading order; all of it where it is `fresh`."""
        # A face beside a name says the name a second time.
        told = [text for text, _ in groupby(_page(elements, say))]
        before = Counter[str]() if fresh else self._before
        self._before = Counter(told)
        if fresh:
            self._focus = ""
        new = []
        for text in told:
            if before[text]:
                before[text] -= 1
            else:
                new.append(text)
        return new

    def focus(self, element: Element | None, say: Say) -> list[str]:
        """What has the focus, where it or what it says is another than before."""
        now = described(element.part.widget, say) if element is not None else ""
        key = f"{element.part.name} {now}" if element is not None else ""
        before, self._focus = self._focus, key
        return [now] if now and key != before else []


def _page(elements: Sequence[Element], say: Say) -> Iterator[str]:
    """What there is to read, and the numbered choices; other controls are told when the focus comes to them."""
    for element in elements:
        widget = element.part.widget
        told = widget.number > 0 if isinstance(widget, Button) else not widget.live
        if told and widget.spoken():
            yield described(widget, say)


def described(widget: Widget, say: Say) -> str:
    """A widget in words: its key, what it says (all that is on it, where it is a card), and how it stands."""
    if isinstance(widget, Thumb):
        return say("There is more to read: the arrow keys scroll.")
    words = widget.spoken() or _joined(_inside(widget))
    if isinstance(widget, Picture):
        words = say("Picture: {what}", what=words)
    if isinstance(widget, Button):
        words = widget.means or _joined((widget.text, widget.sub, widget.cost))
        if widget.number:
            words = f"{widget.number}: {words}"
    return say("Chosen: {what}", what=words) if getattr(widget, "selected", False) else words


def _joined(parts: Iterable[str]) -> str:
    """Parts with a pause between them."""
    said = [part for part in parts if part]
    return " ".join([*(p if p[-1] in ".!?…”“" else f"{p}." for p in said[:-1]), *said[-1:]])


def _inside(node: Node) -> Iterator[str]:
    for part in node.parts():
        if isinstance(part, Widget) and part.spoken():
            yield part.spoken()
        else:
            yield from _inside(part)
