"""The model of what surrounds the cases: the pack with its town, the taxonomy of techniques, the playtests.

Like the cases' model in `scenario`, it imports nothing but the standard library, and its field names are the keys of
the YAML files.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from game.story.pictures import ArchivePicture, Picture
from game.story.scenario import MOODS, Form, Kind, Mood, Tool, Verdict
from game.story.text import Bounds, Text

FORMS = ("a", "b", "c")
"""What the forms of a pack's quiz are called: before, after, and some weeks later."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """A part of the town."""

    name: Text
    """What the quarter is called."""


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast: given name only. A `portrait` with {mood} in it stands for a file in each of the five moods."""

    name: Text
    """The given name, and no surname."""
    role: Text
    """Who this is in town: the baker, a pupil."""
    quarter: str | None = None
    """The quarter that the person lives in."""
    portrait: str | None = None
    """A file in the pack's or the game's pictures; {mood} in it stands for calm, glad, worried, stern and surprised."""

    def face(self, mood: Mood = "calm") -> str | None:
        """The file of the portrait in this mood."""
        return None if self.portrait is None else self.portrait.replace("{mood}", mood)

    def faces(self) -> Iterator[str]:
        """The files of the portrait, one where it is the same in every mood."""
        if self.portrait is not None:
            yield from dict.fromkeys(self.portrait.replace("{mood}", mood) for mood in MOODS)


@dataclass(frozen=True, slots=True)
class Account:
    """Who posts: an outlet, a portal, a group, a person's profile. `known` ones have an imprint and a record."""

    name: Text
    """What readers see as the sender."""
    about: Text
    """What it says of itself."""
    handle: str | None = None
    """Its address on a network, in quotes if it begins with @."""
    known: bool = False
    """Whether it has an imprint and a record that can be looked up."""


@dataclass(frozen=True, slots=True)
class Landmark:
    """Something that can be seen from afar and is on the town's map."""

    name: Text
    """What it is called."""
    at: tuple[float, float]
    """Where it stands: metres east and north."""


@dataclass(frozen=True, slots=True)
class Town:
    """Where the town lies under the sun, and its map, for the bench."""

    latitude: Annotated[float, Bounds(-66, 66)]
    """Degrees north of the equator."""
    longitude: Annotated[float, Bounds(-180, 180)]
    """Degrees east of Greenwich."""
    utc: Annotated[int, Bounds(-12, 14)]
    """By how many hours its clocks are ahead of UTC in winter; in summer they are an hour further."""
    map: str
    """The map, a picture file with north at its top."""
    extent: tuple[float, float, float, float]
    """What the map shows, in metres: its west, north, east and south edge."""
    landmarks: Mapping[str, Landmark]
    """What can be seen from afar, by id."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site of the town's own small web: a paper, a register, an archive, a chat. All of it is in the pack."""

    name: Text
    """What the site is called."""
    about: Text
    """What it says of itself."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page of the town's web. A check can lead to it, and so can other pages; several cases may use it."""

    site: str
    """The site that it belongs to."""
    title: Text
    """Its headline."""
    text: Text
    """What stands there; an empty line begins a new paragraph."""
    date: str | None = None
    """The day it is from, in quotes: "2026-03-14"; without one it is always up to date."""
    picture: Picture | None = None
    """The picture that it shows."""
    links: tuple[str, ...] = ()
    """The pages that it leads on to; none of them is from a later day."""


@dataclass(frozen=True, slots=True)
class QuizItem:
    """One thing to judge in the short test before and after, which is printed; it is in no case, and has no bench."""

    id: str
    """The item's name, under which its answers are counted; no other item of the quiz has it."""
    pair: str
    """Which item of the other forms it is matched with: the items of a pair have this word in common, and share
    technique or topic, length and look."""
    form: Form
    """The clothes it comes in."""
    from_: str
    """The account that it comes from."""
    claims: Text
    """What it wants to be taken for, in one plain sentence; this is what the pupil judges."""
    text: Text
    """Its own words, with its own spelling."""
    verdict: Verdict
    """What it turns out to be."""
    kind: Kind
    """The way in which it misleads (First Draft's seven kinds), or none."""
    look: Text
    """For the key: which look settles it."""
    fact: Text
    """For the key: what is so, fact first and plainly; the claim of an item that is not accurate has no place here."""
    title: Text | None = None
    """Its headline, where it has one."""
    posted: Text | None = None
    """When it was posted, as the pupil reads it."""
    picture: Picture | None = None
    """The picture that it shows."""
    technique: str | None = None
    """The way of misleading that it uses, or that its pair is about."""


_WEB = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


def is_web_link(link: str) -> bool:
    """Whether a link leads to a page of the web, by its form; everything else is left out of print."""
    return _WEB.fullmatch(link) is not None


@dataclass(frozen=True, slots=True)
class Source:
    """A work that the pack rests on, as it is printed on the last page of the paper toolkit."""

    text: Text
    """Who, when, what and where, as in a list of references."""
    link: str | None = None
    """Where it can be read, beginning with https:// or http://; leave it out where you are not certain."""


@dataclass(frozen=True, slots=True)
class Technique:
    """One way of misleading, from the taxonomy: what it is, how to spot it, the tools that expose it, its DISARM id."""

    name: Text
    """What the technique is called."""
    what: Text
    """What it does, in a sentence."""
    spot: Text
    """How to notice it."""
    tools: tuple[Tool, ...]
    """The desk's tools that expose it, the best one first."""
    disarm: str | None = None
    """Its number in the DISARM catalogue."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the trade, explained; a case of the journalists' track brings it into the notebook."""

    name: Text
    """The word."""
    what: Text
    """What it means, in two or three sentences."""


@dataclass(frozen=True, slots=True, eq=False)
class Taxonomy:
    """scenarios/techniques.yaml: the techniques by id, and the version of DISARM that their ids are from."""

    fenjer: Annotated[int, Bounds(1, 1)]
    """The version of the format; always 1."""
    disarm_version: str
    """The version of DISARM that the numbers are from, in quotes."""
    techniques: Mapping[str, Technique]
    """The techniques by id."""
    terms: Mapping[str, Term] = field(default_factory=dict)
    """Words of the trade, by id; a case says which ones it brings."""


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """pack.yaml: the town, its people and outlets, its archive of pictures, and the order of its cases."""

    fenjer: Annotated[int, Bounds(1, 1)]
    """The version of the format; always 1."""
    id: str
    """The pack's name, the same as its folder's."""
    title: Text
    """What the pack is called."""
    languages: Annotated[tuple[str, ...], Bounds(1, 40)]
    """The languages in which it can be played, as codes: en, sr."""
    licence: str
    """The licence under which others may use it, as its short name: CC-BY-4.0."""
    quarters: Mapping[str, Quarter]
    """The parts of the town, by id."""
    cast: Mapping[str, Person]
    """Everybody who has a name, by id; the id is how a line of dialogue begins."""
    accounts: Mapping[str, Account]
    """The outlets, groups and profiles that items come from, by id."""
    pictures: Mapping[str, ArchivePicture]
    """The archive of pictures, by id; {} if there are none."""
    cases: Annotated[tuple[str, ...], Bounds(1, 60)]
    """The cases in the order in which they are met."""
    sites: Mapping[str, Site] = field(default_factory=dict)
    """The sites of the town's own small web, by id."""
    pages: Mapping[str, WebPage] = field(default_factory=dict)
    """The pages of the town's web, by id; a check says which one it leads to."""
    quiz: Mapping[str, Annotated[tuple[QuizItem, ...], Bounds(2, 12)]] = field(default_factory=dict)
    """The forms of a short test, to be printed and taken before and after: `a`, `b` and perhaps `c`, which match each
    other item by item, in an order of their own."""
    sources: tuple[Source, ...] = ()
    """The works that the pack rests on, for the last page of the paper toolkit."""
    town: Town | None = None
    """The town's map and its sun, for the bench; without it, both stay closed there."""


@dataclass(frozen=True, slots=True)
class PlaytestRun:
    """One scripted play of a case, and what it must meet.

    The tokens, the scenes passed, the ending, and the least and the most total score.
    """

    name: str
    """What this play shows."""
    tokens: tuple[str, ...]
    """What is chosen, in order: a choice's id, check:ITEM/CHECK, pin:FINDING, judge:ITEM:PERCENT:KIND, act:ITEM/ACT,
    next."""
    scenes: tuple[str, ...]
    """The scenes that it passes, in order."""
    ending: str
    """The ending that it comes to."""
    score: tuple[int, int]
    """The least and the most total score that it may earn."""
    short: bool = False
    """Whether it takes the short route."""


@dataclass(frozen=True, slots=True)
class Playtest:
    """NAME.playtest.yaml: the scripted plays that come with a case."""

    fenjer: Annotated[int, Bounds(1, 1)]
    """The version of the format; always 1."""
    case: str
    """The case that is played, by its id."""
    runs: Annotated[tuple[PlaytestRun, ...], Bounds(1, 40)]
    """The plays, one after the other."""
