"""For whoever leads the lesson: the quick start, plans, what to copy, and how to lead it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from game.story.scenario import check_tool
from game.toolkit.document import (
    Block,
    Box,
    Break,
    Copier,
    CopierRow,
    Heading,
    Listing,
    Masthead,
    Paragraph,
    Part,
    Passage,
    Picture,
    Table,
)
from game.toolkit.voice import Voice, plain

if TYPE_CHECKING:
    from game.story.pack import Taxonomy
    from game.story.scenario import Scenario
    from game.toolkit.tabletop import Table as TableGame


def quick_start(voice: Voice, tables: "Sequence[TableGame]", town: Picture) -> Part:
    """One page: what this is, and what to do before, during and after the lesson."""
    say = voice.say
    case = tables[0].case
    return Part(
        "quick-start",
        say("Quick start"),
        (
            Masthead(
                town,
                say("Fenjer on paper"),
                say("A workshop about what goes round in a town. One classroom, one printer, no computer."),
            ),
            Paragraph(
                say(
                    "The town is on no map. Its newsroom hears everything that goes round there: a picture, a rumour, "
                    "a headline. Your class is the newsroom. Teams find out what is so, decide what to do about it, "
                    "and see what that does to the town."
                ),
                "lead",
            ),
            Box(
                say("Before the lesson"),
                (
                    Listing(
                        (
                            say(
                                "Take one case. The first one is “{title}”, from the age of {age}; at the table it "
                                "takes about {minutes}.",
                                title=voice.text(case.title),
                                minutes=voice.t.minutes(3 * case.minutes),
                                age=case.age,
                            ),
                            say(
                                "Print what the table “For the copier” names. The branch cards can be cut, or stay "
                                "together as a booklet, which needs no scissors."
                            ),
                            say("Read the answer key and the content notes of the case. Keep the key to yourself."),
                        ),
                        "steps",
                    ),
                ),
            ),
            Box(
                say("In the lesson"),
                (
                    Listing(
                        (
                            say("Say the ground rules, and read the content note of the case aloud."),
                            say(
                                "Each team has a team sheet, on which its rules stand. Items and evidence lie in a "
                                "pile for each letter, answers down, and stay closed until a card calls for them."
                            ),
                            say(
                                "One pupil reads branch card 1 aloud. The cards say what to do, and where to go on. "
                                "Each card that was read is crossed off."
                            ),
                            say("A team that has come to an ending stops; one that is late stops where it is."),
                        ),
                        "steps",
                    ),
                ),
            ),
            Box(
                say("Afterwards: at least ten minutes, and never left out"),
                (
                    Paragraph(
                        say(
                            "Open the answer key. For each item read the fact first, then what decided it, then the "
                            "story behind it. Nobody goes home with a falsehood that was not put right."
                        )
                    ),
                ),
            ),
            *unreviewed(voice),
        ),
        roomy=True,
        titled=False,
    )


def unreviewed(voice: Voice) -> tuple[Block, ...]:
    """That nobody has read the translation yet who should."""
    if voice.reviewed:
        return ()
    return (Paragraph(voice.say("No native editor has reviewed the translation of this kit yet."), "small"),)


def start(voice: Voice, table: "TableGame", licence: str) -> Part:
    """The first page of a hand-out: how to work with it, what to expect, and what can be looked at for how long."""
    say, case = voice.say, table.case
    notes = tuple(f"{plain(where)}: {plain(note)}" for where, note in _content_notes(voice, [table]))
    looks = tuple(
        (
            piece.code,
            voice.label(check_tool(piece.check_id, piece.check), piece.check),
            voice.t.minutes(piece.check.minutes),
        )
        for piece in table.evidence
    )
    return Part(
        "quick-start",
        voice.text(case.title),
        (
            Paragraph(voice.text(case.summary), "lead"),
            Box(
                say("How to work with it"),
                (
                    Listing(
                        (
                            say("Read the content note aloud. An item with a note of its own can be left aside."),
                            say("Hang the items on the wall in a row. Keep the evidence in your hand."),
                            say(
                                "Read out what can be looked at. A team gets what it asks for, until it has spent "
                                "{minutes}.",
                                minutes=voice.t.minutes(case.shift),
                            ),
                            say("Each team says how likely the claim is, and which piece decided it."),
                            say("Look back with the key: the fact first, and the fact again at the end."),
                        ),
                        "steps",
                    ),
                ),
            ),
            *(() if not notes else (Heading(say("Content notes"), 2), Listing(notes))),
            Heading(say("What can be looked at"), 2),
            Table((say("Code"), say("Look"), say("It costs")), looks, (0, 6, 2)),
            Paragraph(
                say(
                    "Made up, training material. {licence}, by Fenjer. Nothing of it may be passed on as news.",
                    licence=licence,
                ),
                "small",
            ),
            *unreviewed(voice),
        ),
        roomy=True,
    )


def plans(voice: Voice, tables: "Sequence[TableGame]", taxonomy: "Taxonomy | None") -> Part:
    """A lesson of 45 minutes and one of 90, what they need, and where they belong."""
    say = voice.say
    head = (say("Minutes"), say("What happens"), say("What it needs"))
    return Part("plans", say("Two plans"), tuple(_plans(voice, tables, taxonomy, head)))


def _plans(
    voice: Voice, tables: "Sequence[TableGame]", taxonomy: "Taxonomy | None", head: tuple[Passage, ...]
) -> Iterator[Block]:
    say = voice.say
    yield Heading(say("What pupils can do afterwards"))
    general = (
        say("Say how sure they are, and why, instead of only yes or no."),
        say("Choose the one check that is worth most, when there is no time for all."),
        say("Put right what they passed on, openly."),
    )
    # Those of many cases stand with the cases, below.
    own = [voice.text(aim) for aim in tables[0].case.objectives] if len(tables) == 1 else []
    yield Listing((*general, *own))
    yield Heading(say("One lesson: 45 minutes"))
    yield Table(
        head,
        (
            (
                "5",
                say("Ground rules. Content note. Teams of four or five, a role card for each pupil."),
                say("Role cards"),
            ),
            (
                "5",
                say("Show the first item. Vote in twos, without talking: how likely is its claim?"),
                say("The first item card, voting cards"),
            ),
            (
                "22",
                say("Teams play the case. After fifteen minutes say that time is nearly up."),
                say("Item and evidence cards, branch cards or booklet, team sheets"),
            ),
            (
                "10",
                say("Look back: the facts first, what decided them, one story behind them. Vote again: what now?"),
                say("Answer key, voting cards"),
            ),
            ("3", say("Evaluation, each pupil alone and without a name."), say("Evaluation sheets")),
        ),
        (0, 6, 4),
    )
    yield Heading(say("A double lesson: 90 minutes"))
    yield Table(
        head,
        (
            ("10", say("Form A of the quiz, each pupil alone. Collect it, say nothing about it."), say("Quiz A")),
            ("5", say("Ground rules. Content note. Teams and role cards."), say("Role cards")),
            (
                "35",
                say("Teams play the case, with time for every item."),
                say("Item and evidence cards, branch cards or booklet, team sheets"),
            ),
            ("5", say("Each pupil alone, before the key is opened."), say("Worksheets")),
            (
                "15",
                say("Look back: the facts first, what decided them, the technique, the stories behind them."),
                say("Answer key, technique cards"),
            ),
            ("5", say("Who likes works out the team's points."), say("Scoring sheet")),
            ("10", say("Form B of the quiz. Go through both keys together."), say("Quiz B, keys")),
            ("5", say("Evaluation without a name. The checklist goes home."), say("Evaluation, checklist")),
        ),
        (0, 6, 4),
    )
    yield Break()
    yield Heading(say("Where it fits"))
    yield Table(
        (say("Subject"), say("What it is good for")),
        (
            (
                say("Civic education"),
                say("Living together, the public sphere, who is responsible for what is passed on."),
            ),
            (say("Language"), say("Headline and text, quoting and cutting, translating, whom a word makes guilty.")),
            (say("Computing"), say("What a file says of itself, looking for a picture, how posts travel.")),
            (say("History"), say("Criticism of sources: who wrote it, when, for whom, and what else survives.")),
            (say("Mathematics"), say("Chances in percent, and what it costs to be sure and wrong.")),
            (say("Class hour"), say("Rumours in the class, the group chat, saying sorry.")),
        ),
        (2, 6),
    )
    yield Heading(say("The cases in this kit"))
    yield Table(
        (say("Case"), say("Minutes"), say("Age"), say("Techniques")),
        tuple(
            (
                voice.text(table.case.title),
                voice.t.number(table.case.minutes),
                say("from {age}", age=table.case.age),
                voice.listed(voice.techniques(_used(table.case), taxonomy)),
            )
            for table in tables
        ),
        (4, 2, 2, 6),
    )
    if len(tables) > 1:
        for table in tables:
            yield Paragraph(voice.text(table.case.title), "strong")
            yield Listing(tuple(voice.text(aim) for aim in table.case.objectives))
    yield Paragraph(
        say("The minutes are those of one player at a screen. At a table, allow three times as long."), "small"
    )
    yield _copier(voice)


def _copier(voice: Voice) -> Copier:
    """Which pages are printed how often, with what that comes to for a class of twenty-four."""
    say = voice.say
    team, twos, each = say("one for each team"), say("one for every two pupils"), say("one for each pupil")
    once = say("one for the room")
    return Copier(
        title=say("For the copier"),
        head=(say("Part"), say("How many"), say("Pages"), say("Sheets for 24 pupils in six teams")),
        rows=(
            CopierRow(say("Item and evidence cards"), team, ("items", "evidence"), 6, both=True),
            CopierRow(say("Branch cards"), team, ("branches",), 6, both=True),
            CopierRow(say("or instead the booklet"), team, ("booklet",), 6, both=True),
            CopierRow(say("Role cards"), team, ("roles",), 6, both=True),
            CopierRow(say("Voting cards"), twos, ("votes",), 12, both=True),
            CopierRow(say("Team sheet for each team, worksheet for each pupil"), "", ("worksheets",), 0),
            CopierRow(say("Answer key"), say("one for you"), ("key",), 1, both=True),
            CopierRow(say("Technique cards"), once, ("techniques",), 1, both=True),
            CopierRow(say("Poster"), say("one for the room, on A3 if you can"), ("poster",), 1),
            CopierRow(say("Checklist"), each, ("checklist",), 24),
            CopierRow(say("Quiz: each form for each pupil, the keys for you"), "", ("quiz",), 0),
            CopierRow(say("Evaluation"), each, ("evaluation",), 24),
            CopierRow(say("Note to parents"), say("one for each pupil, some days before"), ("parents",), 24),
            CopierRow(say("Certificate"), each, ("certificate",), 24),
        ),
        note=say("Cards on both sides are turned over on the long edge, and cut from mark to mark."),
        fold=say("Cards are printed on one side: cut across, fold along the middle line, and glue."),
    )


def _used(case: "Scenario") -> list[str]:
    return [name for item in case.items.values() for name in item.techniques]


def guide(voice: Voice, tables: "Sequence[TableGame]") -> Part:
    """For the facilitator: the ground rules, the content notes, hard moments, the debrief, when to stop."""
    return Part("guide", voice.say("For the facilitator"), tuple(_guide(voice, tables)))


def _guide(voice: Voice, tables: "Sequence[TableGame]") -> Iterator[Block]:
    say = voice.say
    yield Heading(say("Ground rules, to read aloud"))
    yield Listing(
        (
            say("Everything in the town is made up: its people, its newspapers, its rumours, its quarters."),
            say("We speak of what is on the table, not of real people and not of anybody in this room."),
            say("Being wrong costs points here and nothing else. If you find a mistake of your own, say so."),
            say("Nobody has to tell a story of their own, and nobody has to say what they believe."),
            say("A card that somebody does not want to read aloud is read by somebody else, without a reason."),
            say("What is on these cards stays in this room: no photographs, nothing passed on."),
        ),
        "steps",
    )
    yield Heading(say("Content notes"))
    yield Paragraph(say("Read them before you choose a case, and aloud before you begin."))
    notes = list(_content_notes(voice, tables))
    if notes:
        yield Table((say("Where"), say("What to expect")), tuple(notes), (2, 6))
    else:
        yield Paragraph(say("The cases in this kit have none."))
    yield Paragraph(
        say(
            "An item with a note can be left aside: it costs no points, and the branch card says where to go on. Leave "
            "it aside for the whole class where one pupil would have to explain why they do."
        ),
        "note",
    )
    yield Heading(say("If a pupil says …"))
    yield Table(
        (say("The pupil"), say("What helps")),
        (
            (
                say("“It is all fake anyway.”"),
                say("Which item here was true? What would have happened if everybody had called it fake?"),
            ),
            (
                say("“I saw at once that it was fake.”"),
                say("By what? Which true item would the same rule have thrown away?"),
            ),
            (
                say("“My family believes such things.”"),
                say("Do not judge the family. What made it easy to believe? Whom could one ask, kindly?"),
            ),
            (
                say("“That is just what those people do.”"),
                say("Stop there. The quarters stand for nobody. What do we know of who did it, and how do we know it?"),
            ),
            (
                say("“This really happened to us.”"),
                say("Thank them. Do not examine it in front of the class. Offer to talk afterwards, and do so."),
            ),
            (
                say("“You can never check everything.”"),
                say("True. Which one check would be worth the most? And what does one say until then?"),
            ),
            (
                say("“So do our newspapers lie too?”"),
                say("We judge no real one here. Take the checklist home and try it on anything you like."),
            ),
        ),
        (2, 4),
    )
    yield Break()
    yield Heading(say("How to look back"))
    yield Listing(
        (
            say("Let the air out first: what was hard, what was funny, where did you disagree?"),
            say(
                "Say the fact before the falsehood, and say it again at the end. Do not repeat the rumour more than "
                "once."
            ),
            say("Ask which piece of evidence decided it, and who could have known that beforehand."),
            say("Ask who had a good reason to pass it on: fear, kindness, being first. Those reasons are not stupid."),
            say("Have the story behind it read aloud. Then be quiet for a moment."),
            say("Ask where the same check could be used this week."),
        ),
        "steps",
    )
    yield Heading(say("When to stop"))
    yield Listing(
        (
            say("A pupil falls silent, cries, or leaves the table."),
            say("The talk turns to real people, a real quarter, a real war."),
            say("Somebody is laughed at for where they come from, or a whole quarter is."),
        )
    )
    yield Paragraph(
        say(
            "Then have the cards turned over and say: “We stop here, and that is all right.” Read the facts of every "
            "item aloud, so that no falsehood is left standing. Look for whoever needs it afterwards, alone, and bring "
            "in the school's counsellor if there is one."
        ),
        "note",
    )


def _content_notes(voice: Voice, tables: "Sequence[TableGame]") -> Iterator[tuple[Passage, Passage]]:
    for table in tables:
        case = table.case
        if case.content_note is not None:
            yield voice.text(case.title), voice.text(case.content_note)
        for name, item in case.items.items():
            if item.content_note is not None:
                where = voice.say("{case}, item {letter}", case=voice.text(case.title), letter=table.letters[name])
                yield where, voice.text(item.content_note)
