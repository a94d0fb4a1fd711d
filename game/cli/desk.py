"""What the commands work with: the user's store, the language, the packs."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NoReturn

import click

from game import paths
from game.languages import native_name, nearest, preferred
from game.storage import Store
from game.strings import Notice, Translator, languages, mark

if TYPE_CHECKING:
    from game.loader import Loaded
    from game.pages import Place
    from game.story.scenario import Scenario

CONTENT, USAGE, LACKING = 1, 2, 3
"""Exit statuses: the content has problems; a command or a file was not understood; this machine lacks something."""


class Trouble(Exception):
    """A command cannot go on: the exit status, and one line in the player's language."""

    def __init__(self, status: int, line: str) -> None:
        super().__init__(line)
        self.status = status


class Desk:
    """What a command works with: the user's store, the settings, the translator, the packs. Made once, handed down."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self.store = Store(paths.home(), self.notices.append)
        self.settings = self.store.settings()
        self.languages = languages(paths.locale())
        self.packs: dict[Path, Loaded] = {}
        self.asked: str | None = None
        code, _ = nearest(self.settings.language or preferred(os.environ), [code for code, _ in self.languages])
        self.translator = self.speaking(code)

    def speaking(self, code: str) -> Translator:
        """The translator of a language that is there, with the texts of every pack that was opened."""
        translator = Translator(code, paths.locale(), paths.cache(), self.notices.append)
        for loaded in list(self.packs.values()):
            add_texts(translator, loaded.root)
        return translator

    def warm(self) -> None:
        """Compile what the languages say, in the background: whoever looks at their list is about to choose one."""
        codes = [code for code, _ in self.languages if code != self.translator.code]
        Thread(target=lambda: [self.speaking(code) for code in codes], name="languages", daemon=True).start()

    def choose_language(self, wanted: str | None) -> None:
        """Speak another language from here on, where one is given; says so where only a near one is there."""
        if wanted is None:
            return
        code, exact = nearest(wanted, [code for code, _ in self.languages])
        self.translator = self.speaking(code)
        self.asked = code
        if not exact:
            message = mark("There is no {wanted} here yet; this is the nearest language.")
            self.notices.append(Notice(message, {"wanted": wanted}))

    def trouble(self, status: int, line: str, **fields: object) -> NoReturn:
        """Ends the command with a line in the player's language."""
        raise Trouble(status, self.translator.say(line, **fields))

    def tell_notices(self) -> None:
        """Tells on stderr what has come up since it last did."""
        for notice in self.notices:
            click.echo(self.translator.notice(notice), err=True)
        self.notices.clear()

    def pack_roots(self) -> dict[str, Path]:
        """The packs there are, by id: those in the user's folder, as folders or zips, and the game's own.

        A pack's folder or zip bears its id. The game's own pack comes before another of its name, a folder before a
        zip.
        """
        from game.loader import is_zip

        roots: dict[str, Path] = {}
        for folder in (paths.home() / "packs", paths.scenarios()):
            if folder.is_dir():
                inside = sorted(folder.iterdir())
                roots.update({path.stem: path for path in inside if is_zip(path)})
                roots.update({path.name: path for path in inside if (path / "pack.yaml").is_file()})
        return roots

    def pack(self, root: Path) -> "Loaded":
        """The pack in a folder or a zip, read once; its catalogues join the translator."""
        from game.loader import open_pack

        if root not in self.packs:
            self.packs[root] = open_pack(root, paths.cache(), techniques=paths.scenarios() / "techniques.yaml")
            add_texts(self.translator, self.packs[root].root)
        return self.packs[root]

    def pack_named(self, name: str) -> "Loaded":
        """The pack with this id, or at this path."""
        from game.loader import is_zip

        roots = self.pack_roots()
        path = roots.get(name) or Path(name)
        if not is_zip(path) and not (path / "pack.yaml").is_file():
            self.trouble(
                USAGE,
                mark("There is no pack {name}; there are: {packs}."),
                name=name,
                packs=", ".join(roots) or "–",
            )
        return self.usable(self.pack(path.resolve() if name not in roots else path))

    def case_named(self, name: str) -> "tuple[Loaded, Scenario]":
        """The case with this id, PACK/CASE, or path."""
        from game.loader import is_zip

        path = Path(name)
        if path.suffix in (".yaml", ".yml") and path.is_file():
            return self._case(self.usable(self.pack(path.resolve().parent)), path.stem, name)
        if is_zip(path):
            loaded = self.usable(self.pack(path.resolve()))
            return self._case(loaded, next(iter(loaded.cases), name), name)
        pack, _, case = name.rpartition("/")
        if pack:
            return self._case(self.pack_named(pack), case, name)
        packs = [self.pack(root) for root in self.pack_roots().values()]
        for loaded in packs:
            if case in loaded.cases or broken(loaded, case):
                return self._case(loaded, case, name)
        self._no_case(name, [case for loaded in packs for case in loaded.cases])

    def usable(self, loaded: "Loaded") -> "Loaded":
        """The pack, unless its own file cannot be played from."""
        if loaded.pack is None:
            self.refuse(loaded)
        return loaded

    def refuse(self, loaded: "Loaded") -> NoReturn:
        """Ends the command because of a pack's problems, telling each."""
        for problem in loaded.problems:
            click.echo(str(problem), err=True)
        self.trouble(CONTENT, mark("This pack has to be mended before it can be played."))

    def told_in(self, scenario: "Scenario") -> str:
        """The name of the language in which a case is told, where it has not been translated into the player's."""
        code = self.translator.language_of(scenario.title)
        return "" if code == self.translator.code else native_name(code)

    def _case(self, loaded: "Loaded", case: str, name: str) -> "tuple[Loaded, Scenario]":
        scenario = loaded.cases.get(case)
        if scenario is not None:
            return loaded, scenario
        if broken(loaded, case):
            self.refuse(loaded)
        self._no_case(name, list(loaded.cases))

    def _no_case(self, name: str, cases: Sequence[str]) -> NoReturn:
        self.trouble(
            USAGE, mark("There is no case {name}; there are: {cases}."), name=name, cases=", ".join(cases) or "–"
        )

    def place(self, loaded: "Loaded") -> "Place":
        """Where the pages of a pack's cases are drawn."""
        from game.pages import Place

        if loaded.pack is None:
            self.refuse(loaded)
        return Place(loaded.pack, loaded.taxonomy, self.translator)


def has_display(environ: Mapping[str, str] | None = None) -> bool:
    """Whether a window can be opened here. A driver named in SDL_VIDEODRIVER is taken at its word."""
    environ = os.environ if environ is None else environ
    driver = environ.get("SDL_VIDEODRIVER")
    if driver:
        return driver not in ("dummy", "offscreen")
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def broken(loaded: "Loaded", case: str) -> bool:
    """Whether a case is left out of a pack because its file has problems."""
    return case not in loaded.cases and any(Path(problem.where.file).stem == case for problem in loaded.problems)


def add_texts(translator: Translator, root: Path) -> None:
    """Add a pack's catalogues, its own or the game's, and those of the techniques."""
    own = root / "locale"
    translator.add_texts(root.name, own if own.is_dir() else None)
    translator.add_texts("techniques")
