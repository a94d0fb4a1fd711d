"""The quiz before and after: its forms, and what each of their items is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game import words
from game.story.workshop import printed_cards
from game.toolkit.clothes import Wardrobe, strip_of
from game.toolkit.document import Block, Box, Break, Heading, Listing, Page, Paragraph, Part, Scale
from game.toolkit.voice import Voice

if TYPE_CHECKING:
    from game.story.pack import Pack, QuizItem


def quiz(voice: Voice, wardrobe: Wardrobe, pack: "Pack") -> Part:
    """Each form on sheets of its own, then the keys."""
    blocks: list[Block] = []
    for form, entries in pack.quiz.items():
        blocks += [Break(sheet=True)] if blocks else []
        blocks.append(Page(tuple(_form(voice, wardrobe, form, entries))))
    if blocks:
        blocks.append(Break(sheet=True))
        blocks += _cards(voice)
    blocks.append(Break(sheet=True))
    blocks.append(
        Paragraph(
            voice.say(
                "For the class, never for one pupil: count on each form how many answers lie on the right side of 50 "
                "%, and compare the two sums. 50 % is neither right nor wrong."
            ),
            "note",
        )
    )
    for form, entries in pack.quiz.items():
        blocks += _key(voice, wardrobe, form, entries)
    return Part("quiz", voice.say("Quiz"), tuple(blocks), sheet=True)


def _form(voice: Voice, wardrobe: Wardrobe, form: str, entries: "tuple[QuizItem, ...]") -> Iterator[Block]:
    say = voice.say
    yield Heading(say("Quiz, form {form}", form=form.upper()))
    yield Paragraph(
        say(
            "No name. For each item: how likely is it that it is what it claims to be? “I do not know” is a good "
            "answer."
        )
    )
    stops = tuple((voice.t.percent(percent), text) for percent, text in words.stops(voice.t))
    for number, entry in enumerate(entries, 1):
        question = say("{n}. {claim} How likely is that?", n=number, claim=voice.text(entry.claims))
        yield Box("", (wardrobe.item(entry, small=True), Scale(question, stops)))


def _cards(voice: Voice) -> Iterator[Block]:
    """The cards of a workshop, to be handed out: whoever has one needs no name."""
    yield Heading(voice.say("Cards for a workshop"))
    yield Paragraph(
        voice.say(
            "Each pupil, or each group at one machine, gets one. It stands for them in the game and on the forms, and "
            "some weeks later again. Tick what you have handed out, and write no names beside it."
        )
    )
    cards = [" – ".join(words.picture_name(voice.t, picture) for picture in card) for card in printed_cards()]
    yield Listing(tuple(cards), "boxes")


def _key(voice: Voice, wardrobe: Wardrobe, form: str, entries: "tuple[QuizItem, ...]") -> Iterator[Block]:
    say = voice.say
    yield Heading(say("Key to form {form}", form=form.upper()), answer=True)
    for number, entry in enumerate(entries, 1):
        verdict = words.verdict_name(voice.t, entry.verdict)
        yield Heading(say("{n}. {verdict}", n=number, verdict=verdict), 3)
        strip = strip_of(entry, told=True)
        # The strip of what is made up, and no falsehood, is at the item.
        if strip == "false":
            yield Paragraph(wardrobe.words_of(strip), "strong")
        yield Paragraph(voice.text(entry.claims), who=say("It claims"))
        yield Paragraph(voice.text(entry.fact), who=say("What is so"))
        yield Paragraph(voice.text(entry.look), who=say("What settles it"))
