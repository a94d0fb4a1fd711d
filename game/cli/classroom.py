"""`fenjer classroom`: what a lesson's screens ask for, and the window opened on them; or the teacher's notes, printed.

The notes are on paper and not in a second window: pygame has one, and what it has beyond that is experimental; a laptop
that shows the same on both of its screens, as most do when a projector is plugged in, would show the answers to all.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import plays
from game.cli.desk import LACKING, USAGE, Desk, has_display
from game.cli.hosting import Host, Ways, with_said
from game.cli.windowed import Front, open_window
from game.storage import Lesson, new_id
from game.strings import Notice, mark

if TYPE_CHECKING:
    from game.loader import Loaded
    from game.pages import Page
    from game.pages.recap import Retold
    from game.sitting import Sitting
    from game.story.lesson import Dealt
    from game.strings import Translator
    from game.toolkit import Document, Material, Order
    from game.window.app import App
    from game.window.modes.classroom_case import ClassCase
    from game.window.modes.classroom_host import ClassroomHost, TeachPack
    from game.window.modes.classroom_run import Run
    from game.window.screen import Screen
    from game.window.services import KitMade, Kits, KitStep, KitWish

CLASS = "class"
"""Who takes part in a lesson, as the results know it: no one person."""

Making = Callable[["Material", "Translator"], "Document"]
"""Makes a document of a pack in a language."""


class Lessons:
    """Answers a lesson's screens from the desk."""

    def __init__(self, front: Front) -> None:
        self.front = front
        self.desk = front.desk
        self.host = Host(front)

    def services(self) -> "ClassroomHost":
        """What the screens are handed."""
        from game.window.modes.classroom_host import ClassroomHost

        return ClassroomHost(
            packs=self.packs,
            begun=self.begun,
            last=self.last,
            keep=self.desk.store.save_lesson,
            drop=self.drop,
            case=self.case,
            told=self.told,
            skipped=self.skipped,
            titles=self.titles,
            retold=self.retold,
            prompt=self.prompt,
            notes=self.notes,
            page=self.page,
        )

    def screen(self, app: "App", chosen: Sequence[str] = (), pack: str = "") -> "Screen":
        """The first screen, with these cases chosen already."""
        from game.window.modes.classroom import ClassroomScreen

        return ClassroomScreen(app, self.services(), chosen, pack)

    # What there is

    def packs(self, code: str) -> "list[TeachPack]":
        """The packs, the game's own first, with their cases that have a bench."""
        from game.window.modes.classroom_host import TeachPack
        from game.window.modes.workshop_host import Playable

        found = []
        for name, loaded in self.front.packs().items():
            t = self.front.translator(code)
            cases = tuple(Playable(case, t.text(each.title), each.minutes) for case, each in loaded.benched.items())
            if cases and loaded.pack is not None:
                found.append(TeachPack(name, t.text(loaded.pack.title), cases))
        return found

    def titles(self, lesson: Lesson, code: str) -> dict[str, str]:
        """What the lesson's cases are called."""
        t, cases = self.front.translator(code), self._loaded(lesson).benched
        return {case: t.text(cases[case].title) for case in lesson.cases}

    def _loaded(self, lesson: Lesson) -> "Loaded":
        return self.front.packs()[lesson.pack]

    # A lesson's life

    def begun(self, pack: str, cases: Sequence[str]) -> Lesson:
        """A new lesson of today."""
        return Lesson(plays.today(), new_id(), pack, tuple(cases))

    def last(self) -> Lesson | None:
        """The lesson of today that is not over; one of another day, or whose cases are gone, is ended."""
        lesson = self.desk.store.lesson()
        if lesson is None:
            return None
        loaded = self.front.packs().get(lesson.pack)
        if loaded is None or not set(lesson.cases) <= loaded.benched.keys():
            self.desk.store.save_lesson(None)
            return None
        if lesson.day != plays.today():
            self.drop(lesson)
            return None
        return lesson

    def drop(self, lesson: Lesson) -> None:
        """Ends a lesson; what was begun in it is kept as unfinished."""
        if lesson.plays and lesson.plays[-1].tokens and not lesson.plays[-1].closed:
            play, nth = lesson.plays[-1], len(lesson.plays) - 1
            loaded = self._loaded(lesson)
            record = plays.stored(self._sitting(loaded, lesson), loaded.digest)
            record["judgements"] = [with_said(judged, {}, play.hands) for judged in record["judgements"]]
            plays.kept(self.desk, record, self._who(lesson, nth), lesson.day)
        self.desk.store.save_lesson(None)

    def _who(self, lesson: Lesson, nth: int) -> plays.Who:
        return plays.Who("classroom", lesson.session, CLASS, nth)

    def _sitting(
        self, loaded: "Loaded", lesson: Lesson, save: "Callable[[tuple[str, ...]], None] | None" = None
    ) -> "Sitting":
        """The case under way where it was left, as far as the case still understands what was chosen."""
        from game.sitting import Sitting
        from game.story.playthrough import replay

        case = loaded.benched[lesson.cases[len(lesson.plays) - 1]]
        return Sitting(case, self.desk.place(loaded), replay(case, lesson.plays[-1].tokens), save)

    def case(self, app: "App", run: "Run") -> "Screen":
        """The first screen of the case that a lesson is at."""
        from game.window.modes.classroom_case import ClassCase

        loaded = self._loaded(run.lesson)
        sitting = self._sitting(loaded, run.lesson, run.took)

        def finished() -> None:
            self.host.hands = run.play.hands
            self.host.finished()
            run.close()

        def kind(app: "App", *args: object, **_: object) -> "ClassCase":
            screen = ClassCase(app, *args, run=run, finished=finished)  # type: ignore[arg-type]
            if sitting.over:
                # The game ended after the last token and before its result was kept.
                finished()
            return screen

        who = self._who(run.lesson, run.at)
        # The ways on are the run's own.
        ways = Ways(run.on, "", run.stop)
        return self.host.case(app, loaded, sitting.case, who, ways, kind, sitting)

    def skipped(self, run: "Run") -> None:
        """Keeps the case under way as it is left."""
        self.host.hands = run.play.hands
        self.host.give_up()

    def told(self, sitting: "Sitting", item: str) -> "Page":
        """What an item is, before its case is over."""
        from game.pages import told

        return told(sitting.walk, sitting.place, item)

    def dealt(self, lesson: Lesson) -> "list[Dealt]":
        """What the class did with each item that it met."""
        from game.story.lesson import dealt
        from game.story.playthrough import replay

        cases = self._loaded(lesson).benched
        out: list[Dealt] = []
        for name, play in zip(lesson.cases, lesson.plays, strict=False):
            out += dealt(cases[name], replay(cases[name], play.tokens), play.hands)
        return out

    def retold(self, lesson: Lesson, code: str) -> "list[Retold]":
        """What the class's page says of each item."""
        from game.pages.recap import retold

        cases = self._loaded(lesson).benched
        return list(retold(cases, self.dealt(lesson), self.front.translator(code)))

    def prompt(self, lesson: Lesson, item: str, code: str) -> str:
        """What can be asked of an item of the case under way, once everybody knows what it is."""
        case = self._loaded(lesson).benched[lesson.cases[len(lesson.plays) - 1]]
        prompt = case.items[item].prompt
        return self.front.translator(code).text(prompt) if prompt is not None else ""

    # Paper

    def notes(self, pack: str, cases: Sequence[str]) -> "Kits":
        """Prints the teacher's notes."""
        return Sheets(self.front, pack, "notes", notes_of(cases)).kits()

    def page(self, lesson: Lesson) -> "Kits":
        """Prints the class's page."""
        dealt = self.dealt(lesson)

        def making(material: "Material", translator: "Translator") -> "Document":
            from game.toolkit.recap import recap

            return recap(material, dealt, translator)

        return Sheets(self.front, lesson.pack, f"class-{lesson.day}-{lesson.session[:4]}", making).kits()


def notes_of(cases: Sequence[str]) -> Making:
    """The notes for these cases, in their order."""

    def making(material: "Material", translator: "Translator") -> "Document":
        from game.toolkit.notes import notes

        return notes(material, cases, translator)

    return making


class Sheets:
    """Makes pages of a lesson as the kits are made: in a thread, set by Typst, written whole."""

    def __init__(self, front: Front, pack: str, name: str, making: Making) -> None:
        self.front = front
        self.loaded = front.packs()[pack]
        self.name = name
        self.making = making

    def kits(self) -> "Kits":
        """What the window's screens are handed."""
        from game.cli.teaching import open_folder
        from game.window.services import Kits

        return Kits(lambda _: (), self.file, self.make, self.keep, open_folder)

    def file(self, wish: "KitWish") -> Path:
        """Where the pages go, beside the kits."""
        from game.cli.teaching import file_of

        kit = file_of(wish)
        return kit.with_name(f"{kit.stem}-{self.name}{kit.suffix}")

    def make(self, wish: "KitWish", tall: int, said: "Callable[[KitStep], None]") -> "KitMade":
        """The pages; raises NotMade."""
        from game.cli.printing import MENDED, Unmade, named_by, setting
        from game.cli.teaching import Teaching, dots_of
        from game.toolkit import Spoilt, pictured
        from game.window.services import KitMade, NotMade

        translator = Teaching(self.front.desk, self.front.packs).speaking(wish.language, self.loaded)
        try:
            said("texts")
            document, order, made = printable(self.loaded, translator, self.making)
            said("pages")
            with setting():
                content, pages = pictured(document, order, made, dots_of(wish, tall), partial(said, "pages"))
        except Spoilt as spoilt:
            raise NotMade(Notice(MENDED), named_by(self.loaded, spoilt.problems)) from spoilt
        except Unmade as unmade:
            raise NotMade(unmade.notice) from unmade
        return KitMade(content, tuple(pages))

    def keep(self, wish: "KitWish", made: "KitMade") -> None:
        """Writes the pages; raises NotMade."""
        from game.cli.printing import Unmade, write_kit
        from game.window.services import NotMade

        try:
            write_kit(self.file(wish), made.content)
        except Unmade as unmade:
            raise NotMade(unmade.notice) from unmade


def printable(loaded: "Loaded", translator: "Translator", making: Making) -> "tuple[Document, Order, Material]":
    """A document of a lesson, with what it is printed with; raises Spoilt where it cannot be."""
    from game.cli.printing import material
    from game.toolkit import Order, Spoilt
    from game.toolkit.proofs import proof

    made = material(loaded, translator)
    document = making(made, translator)
    problems = proof(document, made)
    if problems:
        raise Spoilt(problems)
    return document, Order(), made


@click.command()
@click.argument("cases", metavar="[CASE]...", nargs=-1)
@click.option("--lang", metavar="L", help="The language to play in.")
@click.option(
    "--notes",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Print the teacher's notes for these cases to FILE.pdf, and open no window.",
)
@click.pass_obj
def classroom(desk: Desk, cases: tuple[str, ...], *, lang: str | None, notes: Path | None) -> None:
    """A lesson with a projector: the whole class plays cases, votes by hands, talks, and votes again."""
    desk.choose_language(lang)
    loaded, chosen = _chosen(desk, cases)
    if notes is not None:
        _print_notes(desk, loaded, chosen, notes)
        return
    if not has_display():
        desk.trouble(LACKING, mark("There is no display here for the game's window."))
    front = Front(desk)
    lessons = Lessons(front)
    desk.store.results.check()
    pack = loaded.pack.id if loaded is not None and loaded.pack is not None else ""
    open_window(desk, lambda app: lessons.screen(app, chosen, pack), front)


def _chosen(desk: Desk, cases: Sequence[str]) -> "tuple[Loaded | None, tuple[str, ...]]":
    """The cases in their order, each once, and the one pack that they are of; none where none are named."""
    named = [desk.case_named(case) for case in cases]
    if len({loaded.root for loaded, _ in named}) > 1:
        desk.trouble(USAGE, mark("A lesson is made of the cases of one pack."))
    for loaded, case in named:
        if case.id not in loaded.benched:
            desk.trouble(USAGE, mark("A class cannot play {case}: nothing in it is judged."), case=case.id)
    return (named[0][0] if named else None), tuple(dict.fromkeys(case.id for _, case in named))


def _print_notes(desk: Desk, loaded: "Loaded | None", cases: Sequence[str], file: Path) -> None:
    from game.cli.desk import CONTENT
    from game.cli.printing import MENDED, Unmade, named_by, setting, write_kit
    from game.toolkit import Spoilt, written

    if loaded is None:
        desk.trouble(USAGE, mark("Name the cases that the notes are for."))
    if file.suffix.lower() != ".pdf":
        desk.trouble(USAGE, mark("{file} has to end in .pdf."), file=file)
    try:
        document, order, made = printable(loaded, desk.translator, notes_of(cases))
        with setting():
            content = written(document, order, made)
        write_kit(file, content)
    except Spoilt as spoilt:
        for problem in named_by(loaded, spoilt.problems):
            click.echo(str(problem), err=True)
        desk.trouble(CONTENT, MENDED)
    except Unmade as unmade:
        desk.trouble(LACKING, unmade.notice.message, **unmade.notice.fields)
    desk.tell_notices()
    click.echo(file)
