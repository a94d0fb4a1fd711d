"""A class's own page after a lesson: what it thought of each item first and last, and what that was, fact first."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from game import words
from game.pages.recap import deciding, thought
from game.story.lesson import few
from game.story.scenario import check_tool
from game.toolkit.build import Material, bound
from game.toolkit.clothes import Wardrobe, strip_of
from game.toolkit.document import Block, Box, Document, Heading, Paragraph, Part, Table
from game.toolkit.voice import Voice, plain

if TYPE_CHECKING:
    from game.story.lesson import Dealt
    from game.story.scenario import Item
    from game.strings import Translator


def recap(material: Material, dealt: "Sequence[Dealt]", translator: "Translator") -> Document:
    """The page of a class that has dealt with these items of a pack."""
    voice = Voice(translator, material.pack)
    wardrobe = Wardrobe(voice, material.pack, material.album)
    title = voice.say("What our class found out")
    blocks: list[Block] = [
        Paragraph(
            voice.say(
                "What is so stands first. Being of two minds was no mistake: that is how one begins to look. "
                "Everything here was made up for a game."
            ),
            "lead",
        )
    ]
    for name, items in groupby(dealt, lambda each: each.case):
        case = material.cases[name]
        blocks.append(Heading(voice.text(case.title), answer=True))
        for each in items:
            item = case.items[each.item]
            blocks.append(Box("", tuple(_item(voice, wardrobe, item, each))))
    return bound(material, voice, plain(title), (Part("class", title, tuple(blocks)),))


def _item(voice: Voice, wardrobe: Wardrobe, item: "Item", dealt: "Dealt") -> Iterator[Block]:
    say = voice.say
    check_id, check = deciding(item)
    yield Paragraph(voice.text(item.correction.fact), who=say("What is so"))
    strip = strip_of(item, told=True)
    if strip == "false":
        yield Paragraph(wardrobe.words_of(strip), "strong")
    verdict = words.verdict_name(voice.t, item.verdict)
    yield Paragraph(voice.text(item.claims), who=say("What went round: {verdict}", verdict=verdict))
    first, last = thought(voice.t, dealt)
    if last:
        yield Paragraph(say("First {first}, after talking {last}", first=first, last=last), who=say("Our class"))
    else:
        yield Paragraph(first, who=say("Our class"))
    ends = dealt.votes if len(dealt.votes) < 2 else (dealt.votes[0], dealt.votes[-1])
    if ends and not any(map(few, ends)):
        stops = [text for _, text in words.stops(voice.t)]
        rows = [
            (name, *map(voice.t.number, hands))
            for name, hands in zip((say("Hands before"), say("Hands after")), ends, strict=False)
        ]
        yield Table(("", *stops), tuple(rows), (3, 2, 2, 2, 2, 2))
    looked = say("We looked there.") if check_id in dealt.looked else say("We did not look there.")
    yield Paragraph(
        say("{finding} {looked}", finding=voice.text(check.finding.says), looked=looked), who=say("What settles it")
    )
    yield Paragraph(words.method(voice.t, check_tool(check_id, check)), "strong")
