"""How a lesson with the game goes, for teachers: before, during, after, and what one can tell a parent about data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.window import tokens
from game.window.layout import Column, Grid, Node, Row
from game.window.screen import Screen, page
from game.window.shell import head
from game.window.widgets import Card, Heading, Icon, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.window.kit import Kit


class GuideScreen(Screen):
    """One sheet for each part of a lesson; docs/TEACHERS.md says the same at more length."""

    first = "back"

    def build(self, kit: Kit) -> Node:
        say = self.say
        cards = [
            _sheet("map", say("Before"), _before(say)),
            _sheet("speech", say("During"), _during(say)),
            _sheet("lantern", say("After"), _after(say)),
            _sheet("lock", say("What is kept, and what is not"), _data(say)),
        ]
        lead = say("Ten minutes to prepare, one lesson to play, and a talk that matters more than any score.")
        return page(Grid(cards, column=tokens.KIT_CARD, most=2), head=head(self, say("How a lesson goes"), lead))


def _sheet(icon: str, title: str, lines: list[str]) -> Node:
    top = Row([Icon(icon, size=tokens.ICON_BIG, ink="accent"), Heading(title, grow=1)], align="center")
    return Card(Column([top, *map(Paragraph, lines)], gap=tokens.TIGHT), key=f"guide.{icon}")


def _before(say: Callable[..., str]) -> list[str]:
    return [
        say(
            "Play one case yourself, to its end. It takes less than ten minutes, and you know what the class will meet."
        ),
        say(
            "Choose: a workshop (two or three pupils at a machine), the whole class before a projector, or paper "
            "alone. "
            "The kit prints the answers and questions to discuss."
        ),
        say(
            "Some items are about fear or suspicion between neighbours. They have a note before them, and anybody "
            "may leave "
            "them aside without saying why. If something like it happened in your town lately, take another case."
        ),
    ]


def _during(say: Callable[..., str]) -> list[str]:
    return [
        say("Ask “How would you know?” before “Is it so?”. There is no hurry, and no clock runs."),
        say("“I don't know yet” is a good answer. Praise the look that changed somebody's mind, not the right guess."),
        say("Nobody has to say what they or their family believe. Triponta is made up so that nobody needs to."),
        say(
            "If somebody repeats a rumour as true, say first what is so and how one can know it, and only then what "
            "was "
            "wrong with the rumour."
        ),
    ]


def _after(say: Callable[..., str]) -> list[str]:
    return [
        say(
            "Talk before you look at figures: what would have settled it? whom did the rumour touch? what would you "
            "do now?"
        ),
        say(
            "Carry the results from the machines to yours on a USB stick: fenjer results export, fenjer results "
            "import. Then "
            "fenjer report makes two pages: what the class did, what it found hard, three questions for the next "
            "lesson."
        ),
        say(
            "If the report says that the class now calls everything untrue, take it seriously: that is not what you "
            "wanted. "
            "It says what to do."
        ),
        say("Erase the results when you have the report: fenjer results wipe."),
    ]


def _data(say: Callable[..., str]) -> list[str]:
    return [
        say(
            "No name, no account, no e-mail, no voice, no picture, nothing typed. A pupil or group is known by a "
            "card of two "
            "pictures that nobody can trace to them."
        ),
        say(
            "Kept on this machine: which cards played what on which day, what they looked at, how sure they were, "
            "and the "
            "points. Nothing leaves it unless a person exports a file. No internet is used."
        ),
        say("Reports are about groups of five or more, never about one pupil, and nobody is marked."),
        say("You can show this page to parents or to whoever looks after data at your school."),
    ]
