"""What stands in every kit, whatever its cases are: for teachers, pupils and parents."""

import unicodedata
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from game.story.scenario import check_tool
from game.strings import SOURCE
from game.toolkit.document import (
    Block,
    Box,
    Break,
    Certificate,
    Copier,
    CopierRow,
    Heading,
    Link,
    Listing,
    Masthead,
    Paragraph,
    Part,
    Passage,
    Picture,
    Poster,
    Question,
    Table,
)
from game.toolkit.voice import Voice, plain

if TYPE_CHECKING:
    from game.story.pack import Pack, Source, Taxonomy
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
                    "Triponta is on no map. Its newsroom hears everything that goes round there: a picture, "
                    "a rumour, a "
                    "headline. Your class is the newsroom. Teams find out what is so, decide what to do about it, and "
                    "see what that does to the town."
                ),
                "lead",
            ),
            Box(
                say("Before the lesson"),
                (
                    Listing(
                        (
                            say(
                                "Take one case. The first one is “{title}”, from the age of {age}; at the "
                                "table it takes "
                                "about {minutes}.",
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
                                "Each team has a team sheet, on which its rules stand. Items and evidence "
                                "lie in a pile "
                                "for each letter, answers down, and stay closed until a card calls for them."
                            ),
                            say(
                                "One pupil reads branch card 1 aloud. The cards say what to do, and where "
                                "to go on. Each "
                                "card that was read is crossed off."
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
                            "Open the answer key. For each item read the fact first, then what decided it, "
                            "then the story "
                            "behind it. Nobody goes home with a falsehood that was not put right."
                        )
                    ),
                ),
            ),
            *_unreviewed(voice),
        ),
        roomy=True,
        titled=False,
    )


def _unreviewed(voice: Voice) -> tuple[Block, ...]:
    """That nobody has read the translation yet who should."""
    if voice.t.code == SOURCE:
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
                            say("Hang the items on the wall, one after the other. Keep the evidence in your hand."),
                            say(
                                "Read out what can be looked at. A team gets what it asks for, until it has "
                                "spent {minutes}.",
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
            *_unreviewed(voice),
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
    aims = [voice.text(aim) for table in tables for aim in table.case.objectives]
    general = (
        say("Say how sure they are, and why, instead of only yes or no."),
        say("Choose the one check that is worth most, when there is no time for all."),
        say("Put right what they passed on, openly."),
    )
    yield Listing((*general, *aims[:9]))
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
                voice.listed(techniques(voice, table.case, taxonomy)),
            )
            for table in tables
        ),
        (4, 2, 2, 6),
    )
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
            CopierRow(say("Quiz: both forms for each pupil, the keys for you"), "", ("quiz",), 0),
            CopierRow(say("Evaluation"), each, ("evaluation",), 24),
            CopierRow(say("Note to parents"), say("one for each pupil, some days before"), ("parents",), 24),
            CopierRow(say("Certificate"), each, ("certificate",), 24),
        ),
        note=say("Cards on both sides are turned over on the long edge, and cut from mark to mark."),
        fold=say("Cards are printed on one side: cut across, fold along the middle line, and glue."),
    )


def techniques(voice: Voice, case: "Scenario", taxonomy: "Taxonomy | None") -> list[Passage]:
    """What the techniques of a case's items are called, each once."""
    used = dict.fromkeys(name for item in case.items.values() for name in item.techniques)
    known = taxonomy.techniques if taxonomy is not None else {}
    return [voice.text(known[name].name) for name in used if name in known]


def guide(voice: Voice, tables: "Sequence[TableGame]") -> Part:
    """For the facilitator: the ground rules, the content notes, hard moments, the debrief, when to stop."""
    return Part("guide", voice.say("For the facilitator"), tuple(_guide(voice, tables)))


def _guide(voice: Voice, tables: "Sequence[TableGame]") -> Iterator[Block]:
    say = voice.say
    yield Heading(say("Ground rules, to read aloud"))
    yield Listing(
        (
            say("Everything in Triponta is made up: its people, its newspapers, its rumours, its three quarters."),
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
            "An item with a note can be left aside: it costs no points, and the branch card says where to "
            "go on. Leave it "
            "aside for the whole class where one pupil would have to explain why they do."
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
                "Say the fact before the falsehood, and say it again at the end. Do not repeat the rumour "
                "more than once."
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
            "Then have the cards turned over and say: “We stop here, and that is all right.” Read the facts "
            "of every item "
            "aloud, so that no falsehood is left standing. Look for whoever needs it afterwards, alone, and "
            "bring in the "
            "school's counsellor if there is one."
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


def checklist(voice: Voice) -> Part:
    """The four moves, on a page to take home."""
    say = voice.say
    return Part(
        "checklist",
        say("Before you pass it on"),
        (
            Paragraph(say("Four moves. Mostly the first one is enough, and none takes longer than a minute."), "lead"),
            *(Box(title, (Listing(points, "boxes"),)) for title, points in _moves(voice)),
            Box(
                say("And then"),
                (
                    Listing(
                        (
                            say("Say how sure you are: “I think so”, “I do not know”, “I have seen it myself”."),
                            say("Passed on something that was not so? Say it to the same people, and say what is so."),
                        ),
                        "boxes",
                    ),
                ),
            ),
            Paragraph(say("The four moves are Mike Caulfield's SIFT (2019), in our words."), "small"),
        ),
        roomy=True,
    )


def _moves(voice: Voice) -> tuple[tuple[Passage, tuple[Passage, ...]], ...]:
    say = voice.say
    return (
        (
            say("Stop"),
            (
                say("What do I feel just now? Would I pass it on if it made me feel nothing?"),
                say("What exactly does it claim? Say it in one plain sentence."),
            ),
        ),
        (
            say("Find out who it comes from"),
            (
                say("Who says so, and how would they know?"),
                say("Is there a name, an address, somebody who answers and corrects?"),
            ),
        ),
        (
            say("Find others"),
            (
                say("Who else reports it, who did not copy it from the same place?"),
                say("Who would have to know, because it is their work? Ask there."),
            ),
        ),
        (
            say("Follow it back"),
            (
                say("Where did the picture, the number, the quote first appear? What was there before it was cut?"),
                say("When and where was it? What in it has a date or a place of its own?"),
            ),
        ),
    )


def poster(voice: Voice, taxonomy: "Taxonomy", town: Picture) -> Part:
    """The techniques on a page for the wall."""
    say = voice.say
    entries = tuple(voice.text(each.name) for each in taxonomy.techniques.values())
    return Part(
        "poster",
        say("Poster"),
        (
            Poster(
                town,
                say("How rumours work"),
                say("Know the trick, and it works only half as well."),
                tuple((title, points[0]) for title, points in _moves(voice)),
                entries,
            ),
        ),
        titled=False,
    )


def glossary(voice: Voice) -> Part:
    """The words, explained to a pupil."""
    say = voice.say
    words = (
        (say("Act"), say("What you do with something once you have judged it: publish, hold, ask, warn, put right.")),
        (
            say("Calibration"),
            say("Whether you are as often right as you say: of ten things you call 80 %, eight are so."),
        ),
        (say("Claim"), say("What something wants to be taken for, in one sentence that can be true or not.")),
        (say("Content note"), say("A line before charged material, so that one can decide to leave it aside.")),
        (
            say("Context"),
            say("The time, the place and the words around something, without which it means something else."),
        ),
        (say("Correction"), say("Saying openly what was wrong and what is so, to the people who heard it.")),
        (say("Disinformation"), say("Something untrue that is passed on by somebody who knows that it is.")),
        (say("Doctored"), say("A real picture or recording that somebody changed so that it shows something else.")),
        (
            say("Evidence"),
            say(
                "What should change your mind. The harder it would be to find if the opposite were true, "
                "the more it is worth."
            ),
        ),
        (say("Fact-check"), say("Looking up whether a claim is so, and showing how, so that others can look too.")),
        (say("Imprint"), say("Where an outlet says who is responsible for it, with a name and an address.")),
        (say("Item"), say("Anything that goes round: a post, a chat message, a notice, a front page.")),
        (
            say("Kind"),
            say("In which way something misleads: a changed picture, a wrong time or place, a borrowed name."),
        ),
        (say("Likelihood"), say("How sure one can be, in percent. 50 % is an honest answer where nobody can know.")),
        (
            say("Manipulation"),
            say("Moving people without letting them see how: with cuts, with fear, with a borrowed name."),
        ),
        (say("Misinformation"), say("Something untrue that is passed on by somebody who believes it.")),
        (say("Outlet"), say("A newspaper, a station, a portal: whoever publishes regularly and under a name.")),
        (say("Rumour"), say("News that nobody stands behind, and that everybody has heard from somebody.")),
        (say("Satire"), say("Made up to be laughed at, and to say something about what is so.")),
        (say("Source"), say("Where something comes from: the person who saw it, the page that had it first.")),
        (
            say("Technique"),
            say("A way of misleading that is used again and again, and that can be known by its marks."),
        ),
        (say("Trust and Calm"), say("How much the town believes the newsroom, and how quiet it is there.")),
        (say("Verdict"), say("What a fact-check comes to: accurate, misleading, untrue, satire, or not known yet.")),
    )
    return Part(
        "glossary", say("Glossary"), (Table((say("Word"), say("What it means here")), tuple(_sorted(words)), (2, 6)),)
    )


def _sorted(rows: tuple[tuple[Passage, Passage], ...]) -> list[tuple[Passage, Passage]]:
    """The rows in the order of their first letters, accents and case aside."""
    return sorted(rows, key=lambda row: unicodedata.normalize("NFKD", plain(row[0]).casefold()))


def evaluation(voice: Voice) -> Part:
    """A page that a pupil fills in without a name."""
    say = voice.say
    statements = (
        say("I know more ways to check something than before."),
        say("I notice sooner when something wants me to be afraid or angry."),
        say("I can say how sure I am, and change my mind."),
        say("I would put right something that I had passed on."),
        say("The story was fair to the people in it."),
        say("I would like to play another case."),
    )
    blank: tuple[Passage, ...] = ("",) * 4
    return Part(
        "evaluation",
        say("What do you think?"),
        (
            Paragraph(say("No name, please. Tick what fits best. You may leave out anything."), "lead"),
            Table(
                (say("After this lesson"), say("not at all"), say("a little"), say("mostly"), say("completely")),
                tuple((statement, *blank) for statement in statements),
                (6, 2, 2, 2, 2),
                tick=True,
            ),
            Question(say("What surprised you?"), 3),
            Question(say("What was hard, or what felt wrong?"), 3),
            Question(say("What would you tell a friend about it in one sentence?"), 3),
        ),
        roomy=True,
    )


def parents(voice: Voice) -> Part:
    """A note that a pupil takes home."""
    say = voice.say
    return Part(
        "parents",
        say("For parents and guardians"),
        (
            Paragraph(say("Dear parents and guardians,")),
            Paragraph(
                say(
                    "In class we are playing Fenjer, a game about what goes round: pictures, messages, "
                    "headlines, rumours. "
                    "Pupils work in the newsroom of an invented town. They find out whether something is "
                    "so, how sure they "
                    "can be, and what to do about it."
                )
            ),
            Paragraph(
                say(
                    "All of it is made up: the town, its three quarters, its people and its newspapers. No "
                    "real people, "
                    "party, country, faith or newspaper is in it. What the game shows as a falsehood is "
                    "marked as training "
                    "material, and each falsehood is put right in the same lesson."
                )
            ),
            Paragraph(
                say(
                    "Some stories are about fear or about suspicion between neighbours. Before such a story "
                    "there is a note, "
                    "and every pupil can leave it aside without giving a reason and without losing anything."
                )
            ),
            Paragraph(
                say(
                    "We do not ask what your child believes, and keep nothing that could be traced to your child. "
                    "A quiz before and after tests the lesson, not the child: it has no names on it and is not marked."
                )
            ),
            Paragraph(
                say(
                    "If you like, try it at home. The next time something makes everybody at the table "
                    "angry, ask together: "
                    "who says so, and how would they know?"
                )
            ),
            Question(say("When, and which class"), 1),
            Question(say("Whom to ask"), 1),
            Paragraph(say("With kind regards")),
            Question(say("Signature"), 1),
        ),
        roomy=True,
    )


def certificate(voice: Voice, town: Picture) -> Part:
    """A certificate, all of whose lines are filled in by hand."""
    say = voice.say
    return Part(
        "certificate",
        say("Certificate"),
        (
            Certificate(
                picture=town,
                title=say("The newsroom of Triponta"),
                above=say("thanks"),
                name=say("Name"),
                below=say(
                    "who looked before passing it on, asked across the river, said how sure one can be, and "
                    "put right what "
                    "was wrong. A lantern has been lit for it."
                ),
                day=say("Day"),
                signed=say("Signature"),
            ),
        ),
        wide=True,
        titled=False,
    )


def sources(voice: Voice, pack: "Pack", taxonomy: "Taxonomy | None", version: str, digest: str) -> Part:
    """The last page: what the kit rests on, under which licence it stands, and exactly which one it is."""
    say = voice.say
    disarm = taxonomy.disarm_version if taxonomy is not None else ""
    return Part(
        "sources",
        say("Sources, licence, version"),
        (
            Heading(say("What it rests on")),
            Listing(tuple(_source(voice, source) for source in pack.sources)),
            Heading(say("Licence")),
            Paragraph(
                say(
                    "Texts and pictures: {licence}. Copy, change and hand on what you like, as long as you "
                    "name Fenjer and "
                    "keep the marks that say training material.",
                    licence=pack.licence,
                )
            ),
            Paragraph(
                say(
                    "Typefaces: Piazzolla by Juan Pablo del Peral, Source Sans by Paul D. Hunt for Adobe, "
                    "Andika by SIL "
                    "International, under the SIL Open Font License."
                )
            ),
            Heading(say("Version")),
            Table(
                (say("What"), say("Which")),
                (
                    (say("Pack"), voice.text(pack.title)),
                    (say("Fenjer"), version),
                    (say("Content (SHA-256)"), " ".join(wrap(digest, 8))),
                    (say("DISARM numbers from version"), disarm),
                ),
                (2, 6),
            ),
            *_unreviewed(voice),
        ),
    )


def _source(voice: Voice, source: "Source") -> Passage | Link:
    text = voice.text(source.text)
    return text if source.link is None else Link(text, source.link)
