"""The settings: every change is seen at once, on this very screen and on the sample beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from game.window import tokens
from game.window.buttons import Button, choices
from game.window.layout import Column, Node, Row
from game.window.screen import Screen, page
from game.window.shell import head
from game.window.slider import Slider
from game.window.widgets import Card, Heading, Label, Paragraph

if TYPE_CHECKING:
    from game.storage import Face, Reading, Theme
    from game.window.app import App
    from game.window.kit import Kit


class SettingsScreen(Screen):
    """Text size, colours, letters, motion, sound, reading aloud, language; kept as soon as they are chosen."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.first = f"text.{app.settings.text_size}"
        app.services.warm()

    def build(self, kit: Kit) -> Node:
        say, now = self.say, self.app.settings
        onoff = [("on", say("On")), ("off", say("Off"))]
        percent = self.app.translator.percent
        sizes = [(str(size), percent(size)) for size in tokens.TEXT_SIZES]
        themes = [("dusk", say("Dusk")), ("paper", say("Paper")), ("contrast", say("High contrast"))]
        faces = [("sans", say("Usual")), ("easy", say("Easier to read"))]
        reading = Column(
            [
                self._group(say("Text size"), "text", sizes, str(now.text_size)),
                self._group(say("Colours"), "theme", themes, now.theme),
                self._group(say("Letters"), "face", faces, now.face),
            ],
            gap=tokens.ROOM,
        )
        senses = Row(
            [
                self._group(say("Motion"), "motion", onoff, "on" if now.motion else "off"),
                self._group(say("Sound"), "sound", onoff, "on" if now.sound else "off"),
            ],
            gap=tokens.WIDE,
            stack=True,
        )
        volumes = Row(
            [
                self._volume(say("Volume of the desk"), "volume", now.volume),
                self._volume(say("Volume of the town"), "around", now.around),
            ],
            gap=tokens.WIDE,
            stack=True,
        ) if now.sound else None  # fmt: skip
        readings = [
            ("off", say("Off")),
            ("aloud", say("Aloud")),
            ("clipboard", say("To the clipboard")),
            ("file", say("To a file")),
        ]
        voice = self._group(say("Read everything to me (key V)"), "reading", readings, now.reading)
        language = self._group(say("Language"), "language", self.app.services.languages, self.app.translator.code)
        desk = Card(Column([reading, senses, volumes, voice, language], gap=tokens.ROOM), grow=3)
        return page(
            Row([desk, self._sample()], gap=tokens.ROOM, stack=True, below=tokens.SETTINGS, align="start"),
            head=head(self, say("Settings")),
        )

    def _sample(self) -> Node:
        say = self.say
        sample = Column(
            [
                Label(say("It looks like this"), ink="accent"),
                Heading(say("Is the bridge on fire?")),
                Paragraph(say("Market day, and the phones are already going. Somebody wants an answer before noon.")),
                Paragraph(say("Ten minutes ago, on the Spring side"), style="small", ink="soft"),
                Button(say("Take it to the desk"), self.refresh, number=1, key="sample"),
            ]
        )
        return Card(sample, grow=2, tone="note")

    def _group(self, name: str, key: str, options: Sequence[tuple[str, str]], chosen: str) -> Node:
        return Column(
            [
                Label(name, style="strong", ink="text"),
                choices(options, chosen, lambda value: self._choose(key, value), key=key),
            ],
            gap=tokens.TIGHT,
        )

    def _choose(self, key: str, value: str) -> None:
        now = self.app.settings
        changed = {
            "text": lambda: replace(now, text_size=int(value)),
            "theme": lambda: replace(now, theme=cast("Theme", value)),
            "face": lambda: replace(now, face=cast("Face", value)),
            "motion": lambda: replace(now, motion=value == "on"),
            "sound": lambda: replace(now, sound=value == "on"),
            "reading": lambda: replace(now, reading=cast("Reading", value)),
            "language": lambda: replace(now, language=value),
        }
        self.app.change(changed[key]())

    def _volume(self, name: str, key: str, now: int) -> Node:
        def keep(volume: int) -> None:
            self.app.keep(replace(self.app.settings, **{key: volume}))  # type: ignore[arg-type]

        return Slider(name, now, keep, readout=self.app.translator.percent, step=5, key=key, grow=1)
