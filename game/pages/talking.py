"""What a class can talk about before it knows what an item is, and what its votes say in words.

Nothing here depends on what an item is: of a true one the same would be asked.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.story.lesson import ANSWERS, few, mean, moved, nearest, split

if TYPE_CHECKING:
    from game.story.scenario import Form
    from game.strings import Translator

SURE = 15
"""A class whose mean lies so near to certain, in percent, is told that it is sure."""


def settling(t: "Translator") -> str:
    """The one question that every item is talked about with."""
    return t.say("What would settle it? Which look comes first?")


def of_item(t: "Translator", form: "Form", *, pictured: bool) -> list[str]:
    """What can be asked of an item from its clothes alone."""
    asked = {
        "post": t.say("Who has seen it themselves, and who only passes it on?"),
        "chat": t.say("Who has seen it themselves, and who only passes it on?"),
        "article": t.say("What does the headline say, and what does the text say?"),
        "front-page": t.say("What does the headline say, and what does the text say?"),
        "letter": t.say("Whose name is on it, and how could one ask them?"),
        "notice": t.say("Whose name is on it, and how could one ask them?"),
        "video-still": t.say("What came before this moment, and what after it?"),
    }[form]
    shown = t.say("What in the picture could tell when it was taken, and where?")
    return [asked, shown if pictured else t.say("If it were so, who else would know of it?")]


def of_vote(t: "Translator", hands: Sequence[int]) -> str:
    """What can be asked of a class after its vote; without naming how many there were where they are few."""
    middle = mean(hands)
    if few(hands):
        return t.say("Tell the person beside you why you put your hand up where you did.")
    if split(hands):
        return t.say("You are of two minds. Say first the best reason that the other side has.")
    if min(middle, 100 - middle) <= SURE:
        return t.say("Nearly all of you are sure. What would have to turn up to change your minds?")
    if hands[ANSWERS.index(50)] * 2 >= sum(hands):
        return t.say("Most of you do not know. What would you have to know?")
    return t.say("Tell the person beside you why, and listen to why not.")


def leaning(t: "Translator", percent: int) -> str:
    """Where a class stands as a whole: in its middle there may be nobody who does not know."""
    return (t.say("surely not"), t.say("rather not"), t.say("undecided"), t.say("rather so"), t.say("surely so"))[
        nearest(percent)
    ]


def said(t: "Translator", hands: Sequence[int]) -> str:
    """What a class said in a vote, in words; of a few hands only that they were a few."""
    if few(hands):
        return t.say("a few hands")
    return stands(t, mean(hands))


def stands(t: "Translator", percent: int) -> str:
    """What a class thinks as a whole, in percent and in words."""
    return t.say("{percent}, {leaning}", percent=t.percent(percent), leaning=leaning(t, percent))


def shift(t: "Translator", first: Sequence[int], last: Sequence[int]) -> list[str]:
    """What came of talking and looking, in a sentence or two; nothing of whether that was for the better."""
    way = moved(first, last)
    if way == "few":
        return [t.say("Only a few hands went up, so they are not counted out here. What was it that made you think?")]
    fields = {"first": t.percent(mean(first)), "last": t.percent(mean(last))}
    lines = [
        {
            "up": t.say("You find it likelier now: {last} on the whole, and {first} before.", **fields),
            "down": t.say("You find it less likely now: {last} on the whole, and {first} before.", **fields),
            "stays": t.say("On the whole you stay where you were: {last}, and {first} before.", **fields),
        }[way]
    ]
    before, after = _sure(first), _sure(last)
    if after - before >= 0.1:
        lines.append(t.say("More of you are sure now."))
    elif before - after >= 0.1:
        lines.append(t.say("Fewer of you are sure now."))
    if split(last):
        lines.append(t.say("You are still of two minds, and that is all right."))
    return lines


def _sure(hands: Sequence[int]) -> float:
    """The share of those who answered with one of the two ends."""
    return (hands[0] + hands[-1]) / sum(hands)
