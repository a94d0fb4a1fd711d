"""A teacher's notes for a lesson with a projector: for each case its course, its answers, and what can be asked."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from game import words
from game.pages import talking
from game.pages.recap import deciding
from game.story.scenario import check_tool
from game.toolkit.build import Material, bound
from game.toolkit.clothes import Wardrobe, strip_of
from game.toolkit.document import Block, Box, Break, Document, Heading, Listing, Page, Paragraph, Part, Table
from game.toolkit.laying import table
from game.toolkit.voice import Voice, plain

if TYPE_CHECKING:
    from game.story.scenario import Item
    from game.strings import Translator
    from game.toolkit.tabletop import Table as TableGame

TALK = 2
"""How many times a player's minutes a class needs, with its talk and its votes."""


def notes(material: Material, cases: Sequence[str], translator: "Translator") -> Document:
    """The notes for these cases of a pack, in their order."""
    voice = Voice(translator, material.pack)
    wardrobe = Wardrobe(voice, material.pack, material.album)
    tables = [table(material.cases[name]) for name in cases]
    title = voice.say("Your notes for the lesson")
    blocks: list[Block] = list(_lesson(voice, tables))
    for each in tables:
        # One sheet in the hand for each case, whatever its length.
        blocks += [Break(), Page(tuple(_case(voice, wardrobe, each)))]
    return bound(material, voice, plain(title), (Part("notes", title, tuple(blocks), dense=True),))


def _lesson(voice: Voice, tables: "Sequence[TableGame]") -> Iterator[Block]:
    say, t = voice.say, voice.t
    yield Paragraph(say("For your hand, not for the screen: the answers are in here."), "note")
    yield Heading(say("The cases in their order"))
    yield Table(
        (say("Case"), say("Minutes"), say("Items"), say("Age")),
        tuple(
            (
                voice.text(each.case.title),
                t.number(TALK * each.case.minutes),
                t.number(len(each.case.items)),
                say("from {age}", age=each.case.age),
            )
            for each in tables
        ),
        (5, 2, 2, 2),
    )
    whole = TALK * sum(each.case.minutes for each in tables)
    yield Paragraph(say("All together about {minutes}, talk and votes included.", minutes=t.minutes(whole)))
    yield Heading(say("What happens with each item"))
    yield Listing(
        (
            say("The class sees the item, and votes by hands: five answers, from surely not to surely."),
            say("It talks about what would settle it, and chooses what to look at. Each look costs minutes."),
            say("It votes again. The screen shows what has moved, and says nothing of what is right."),
            say("It says what kind of thing this is, and what the newsroom does. You hold the mouse."),
            say("What it is comes last: the fact first, then what decided it. You can have it told after each item."),
        ),
        "steps",
    )
    yield Paragraph(
        say(
            "The class's judgement is the mean of its last vote. Fewer than five hands are not drawn. No name is kept, "
            "and no one person's answer."
        )
    )
    yield Heading(say("Your keys"))
    keys = (
        ("Page Down", say("Go on; a presenter's clicker does it too")),
        ("Page Up", say("One step back")),
        ("P", say("Pause: the screen goes dark")),
        ("T", say("Vote again")),
        ("D", say("What to talk about: show or hide it")),
        ("A", say("To the answer: it leads through judging and acting")),
        ("S", say("Skip an item, or the rest of a case")),
        ("H", say("Scores: show or hide them")),
        ("F1", say("The keys, on the screen")),
    )
    yield Table((say("Key"), say("What it does")), keys, (2, 7))


def _case(voice: Voice, wardrobe: Wardrobe, game: "TableGame") -> Iterator[Block]:
    say, case = voice.say, game.case
    yield Heading(voice.text(case.title), answer=True)
    yield Paragraph(voice.text(case.summary), "lead")
    if case.content_note is not None:
        yield Paragraph(say("Content note: {note}", note=voice.text(case.content_note)), "note")
    yield Paragraph(say("What the class can do afterwards:"), "strong")
    yield Listing(tuple(voice.text(aim) for aim in case.objectives))
    for name, item in case.items.items():
        yield Box(
            say(
                "Item {letter}: {verdict}",
                letter=game.letters[name],
                verdict=words.verdict_name(voice.t, item.verdict),
            ),
            tuple(_item(voice, wardrobe, item)),
        )


def _item(voice: Voice, wardrobe: Wardrobe, item: "Item") -> Iterator[Block]:
    """One item: the fact before the claim, and the claim with its mark where it is not so."""
    say = voice.say
    check_id, check = deciding(item)
    if item.content_note is not None:
        yield Paragraph(say("Content note: {note}", note=voice.text(item.content_note)), "note")
    yield Paragraph(voice.text(item.correction.fact), who=say("What is so"))
    strip = strip_of(item, told=True)
    if strip == "false":
        yield Paragraph(wardrobe.words_of(strip), "strong")
    yield Paragraph(voice.text(item.claims), who=say("It claims"))
    yield Paragraph(say("Kind: {kind}.", kind=voice.kind(item.kind)))
    look = say(
        "{look}, {minutes}: {finding}",
        look=voice.label(check_tool(check_id, check), check),
        minutes=voice.t.minutes(check.minutes),
        finding=voice.text(check.finding.says),
    )
    yield Paragraph(look, who=say("What settles it"))
    before = [talking.settling(voice.t), *talking.of_item(voice.t, item.form, pictured=item.picture is not None)]
    yield Paragraph(say("To ask before the second vote:"), "strong")
    yield Listing(tuple(before))
    if item.prompt is not None:
        yield Paragraph(voice.text(item.prompt), who=say("To ask afterwards"))
    yield Paragraph(words.method(voice.t, check_tool(check_id, check)), who=say("To take home"))
