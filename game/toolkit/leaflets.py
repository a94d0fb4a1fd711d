"""What stands in every kit, whatever its cases are: leaflets for pupils and parents, the poster, the last page."""

from textwrap import wrap
from typing import TYPE_CHECKING

from game.languages import sorting
from game.toolkit.clothes import PRINT
from game.toolkit.document import (
    Box,
    Certificate,
    Heading,
    Link,
    Listing,
    Paragraph,
    Part,
    Passage,
    Picture,
    Poster,
    Question,
    Table,
)
from game.toolkit.lesson import unreviewed
from game.toolkit.voice import Voice, plain

if TYPE_CHECKING:
    from pathlib import Path

    from game.story.pack import Pack, Source, Taxonomy


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


def poster(voice: Voice, taxonomy: "Taxonomy", prints: "Path") -> Part:
    """The techniques on a page for the wall; prints: the folder of their pictures."""
    say = voice.say
    entries = tuple(
        (voice.text(each.name), Picture(prints / f"{name}.webp", voice.text(each.name), "", PRINT))
        for name, each in taxonomy.techniques.items()
    )
    return Part(
        "poster",
        say("Poster"),
        (
            Poster(
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
                "What should change your mind. The harder it would be to find if the opposite were true, the more it "
                "is worth."
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
    place = sorting(voice.t.code)
    rows = sorted(words, key=lambda row: place(plain(row[0])))
    return Part("glossary", say("Glossary"), (Table((say("Word"), say("What it means here")), tuple(rows), (2, 6)),))


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
                    "In class we are playing Fenjer, a game about what goes round: pictures, messages, headlines, "
                    "rumours. Pupils work in the newsroom of an invented town. They find out whether something is so, "
                    "how sure they can be, and what to do about it."
                )
            ),
            Paragraph(
                say(
                    "All of it is made up: the town, its quarters, its people and its newspapers. No real people, "
                    "party, country, faith or newspaper is in it. What the game shows as a falsehood is marked as "
                    "training material, and each falsehood is put right in the same lesson."
                )
            ),
            Paragraph(
                say(
                    "Some stories are about fear or about suspicion between neighbours. Before such a story there is a "
                    "note, and every pupil can leave it aside without giving a reason and without losing anything."
                )
            ),
            Paragraph(
                say(
                    "We do not ask what your child believes, and keep nothing that could be traced to your child. A "
                    "quiz before and after tests the lesson, not the child: it has no names on it and is not marked."
                )
            ),
            Paragraph(
                say(
                    "If you like, try it at home. The next time something makes everybody at the table angry, ask "
                    "together: who says so, and how would they know?"
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
                title=say("The newsroom"),
                above=say("thanks"),
                name=say("Name"),
                below=say(
                    "who looked before passing it on, asked across the river, said how sure one can be, and put right "
                    "what was wrong. A lantern has been lit for it."
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
                    "Texts and pictures: {licence}. Copy, change and hand on what you like, as long as you name Fenjer "
                    "and keep the marks that say training material.",
                    licence=pack.licence,
                )
            ),
            Paragraph(
                say(
                    "Typefaces: Piazzolla by Juan Pablo del Peral, Source Sans by Paul D. Hunt for Adobe, Andika by "
                    "SIL International, under the SIL Open Font License."
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
            *unreviewed(voice),
        ),
    )


def _source(voice: Voice, source: "Source") -> Passage | Link:
    text = voice.text(source.text)
    return text if source.link is None else Link(text, source.link)
