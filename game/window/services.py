"""What the window needs from the rest of the game, handed down by the composition root."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from game.pages import LinkView, TechniqueView, WebPageView
    from game.storage import Settings
    from game.story.problems import Problem
    from game.strings import Notice, Translator
    from game.window.app import App
    from game.window.screen import Screen


class NoDisplay(Exception):
    """This machine has no display that a window could open on."""


@dataclass(frozen=True)
class CaseCard:
    """A case as the list shows it. state: not yet played, under way, or closed.

    house: its place on the map of the town, none where it has none; lit: whether it was closed well; language: by what
    name another language goes in which it is told, because it has not been translated.
    """

    id: str
    title: str
    summary: str
    minutes: int
    state: Literal["new", "open", "done"] = "new"
    picture: Path | None = None
    house: int | None = None
    lit: bool = False
    language: str = ""


@dataclass(frozen=True)
class Slot:
    """A saved game, known by a picture (an icon's name) and a colour, never by a name of anybody.

    name: what the two are called, in the player's language: "The ochre lantern".
    """

    id: str
    picture: str
    colour: Literal["teal", "brick", "amber", "slate"]
    name: str
    used: bool = False
    closed: int = 0
    cases: int = 0


@dataclass(frozen=True)
class Notebook:
    """The techniques met in the cases that were closed, how many there are in all, and the words of the trade met.

    terms: each word and what it means.
    """

    met: Sequence[TechniqueView]
    of: int
    terms: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, eq=False)
class TownWeb:
    """The town's web outside the cases.

    sites: the name of each site, what it says of itself and its pages that can be read, in a language's words; page:
    one of them, by its name; picture: where a picture of the pack is.
    """

    sites: Callable[[str], Sequence[tuple[str, str, Sequence[LinkView]]]]
    page: Callable[[str, str], WebPageView]
    picture: Callable[[str], Path]


Way = Literal["classroom", "workshop"]
"""A way to lead a class through cases."""

KitForm = Literal["pdf", "html", "slides"]
KitEdition = Literal["standard", "large-print", "ink-saver"]
KitPaper = Literal["a4", "letter"]
KitStep = Literal["texts", "pages", "file"]
"""What is done while a kit is made, in this order: its file comes last, and only then is anything written."""


@dataclass(frozen=True)
class KitPack:
    """A pack that a kit can be made of. cases: (id, title) of each."""

    id: str
    title: str
    cases: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class KitWish:
    """What a teacher wants on paper, or on a screen for the class.

    cases: the ids of those wanted, none for the whole pack; language: a code; fold: printed on one side, fronts
    beside backs.
    """

    pack: str
    language: str
    cases: tuple[str, ...] = ()
    form: KitForm = "pdf"
    edition: KitEdition = "standard"
    paper: KitPaper = "a4"
    fold: bool = False


@dataclass(frozen=True, eq=False)
class KitMade:
    """A kit that has been made and not yet been written. pages: a PNG of each, none for a web page."""

    content: bytes
    pages: tuple[bytes, ...] = ()


class NotMade(Exception):
    """There is no kit: the notice says why, and the problems are what has to be mended first."""

    def __init__(self, notice: Notice, problems: Sequence[Problem] = ()) -> None:
        super().__init__(notice.message)
        self.notice = notice
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Kits:
    """How kits are made.

    packs: those there are, in a language's words; file: where a kit goes; make: makes one, its pages so many pixels
    high, and tells each step as it begins, the pages also while they last, where what is raised ends the work; keep:
    writes one to its file, whole or not at all; show: opens a folder in the machine's own way, and whether that went.
    make and keep raise NotMade, and may run in a thread.
    """

    packs: Callable[[str], Sequence[KitPack]]
    file: Callable[[KitWish], Path]
    make: Callable[[KitWish, int, Callable[[KitStep], None]], KitMade]
    keep: Callable[[KitWish, KitMade], None]
    show: Callable[[Path], bool]


@dataclass(frozen=True)
class Services:
    """Everything the shell screens use.

    assets: the folder of fonts, icons and pictures; languages: (code, native name) of each, English first; warm: told
    that one may soon be chosen;
    translator: of a code, or of the likeliest language for None; cases: the list in a language's words;
    notebook: the techniques that the saved game has met, in a language's words; web: the town's web, if there is one;
    slots: the saved games in a language's words; slot: the id of the one played in now; use_slot: plays in a
    slot from now on; clear_slot: erases one; under_way: the id of the case left unfinished, if any;
    open_case: the first screen of a case; lead: the first screen of each way to lead a class that there is; spoken:
    the file that can be read to instead of aloud; kits: what the teachers' screen uses; notices: what has come up since
    they were last asked for.
    """

    assets: Path
    settings: Settings
    save_settings: Callable[[Settings], None]
    languages: tuple[tuple[str, str], ...]
    warm: Callable[[], None]
    translator: Callable[[str | None], Translator]
    cases: Callable[[str], Sequence[CaseCard]]
    notebook: Callable[[str], Notebook]
    web: Callable[[], TownWeb | None]
    slots: Callable[[str], Sequence[Slot]]
    slot: Callable[[], str]
    use_slot: Callable[[str], None]
    clear_slot: Callable[[str], None]
    under_way: Callable[[], str | None]
    open_case: Callable[[App, str], Screen]
    spoken: Path
    kits: Kits
    lead: Mapping[Way, Callable[[App], Screen]] = field(default_factory=dict)
    notices: Callable[[], Sequence[str]] = tuple
