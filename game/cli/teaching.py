"""What the teachers' screen asks for: the packs, their kits as files, and the folder that these are in."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from game import paths
from game.cli.desk import Desk, add_texts
from game.strings import Notice, Translator

if TYPE_CHECKING:
    from game.loader import Loaded
    from game.toolkit import Order
    from game.window.services import KitMade, KitPack, Kits, KitStep, KitWish

SHEETS = {"a4": (11.69, 150), "letter": (11, 150), "slides": (5.625, 200)}
"""How high a page is, in inches, and the most dots an inch: sharper pictures of it would only fill the memory."""

NAMED = 3
"""How many cases a file's name names; more are counted, and digits made of their ids tell them from any others."""

DIGITS = 8

PATIENCE = 0.3
"""Seconds in which a machine that cannot open a folder has said so."""


@dataclass
class Teaching:
    """Makes kits of the packs there are. `packs` opens them all, by id."""

    desk: Desk
    packs: "Callable[[], Mapping[str, Loaded]]"
    opened: "Mapping[str, Loaded]" = field(default_factory=dict)

    def kits(self) -> "Kits":
        """What the window is handed."""
        from game.window.services import Kits

        return Kits(self.cards, file_of, self.make, self.keep, open_folder)

    def cards(self, code: str) -> "list[KitPack]":
        """The packs, in a language's words."""
        from game.window.services import KitPack

        self.opened = self.packs()
        cards = []
        for name, loaded in self.opened.items():
            if loaded.pack is not None:
                t = self.speaking(code, loaded)
                cases = tuple((case, t.text(scenario.title)) for case, scenario in loaded.benched.items())
                cards.append(KitPack(name, t.text(loaded.pack.title), cases))
        return cards

    def speaking(self, code: str, loaded: "Loaded") -> Translator:
        """A translator of its own: a kit is made in a thread, while the desk's goes on speaking."""
        translator = Translator(code, paths.locale(), paths.cache(), self.desk.notices.append)
        add_texts(translator, loaded.root)
        return translator

    def make(self, wish: "KitWish", tall: int, said: "Callable[[KitStep], None]") -> "KitMade":
        """The kit and pictures of its pages, `tall` pixels high; raises NotMade. Writes nothing.

        What `said` raises ends the work; where pages are set, it is told so again and again.
        """
        from game.cli.printing import MENDED, Unmade, material, named_by, setting
        from game.toolkit import Spoilt, checked, pictured, written
        from game.window.services import KitMade, NotMade

        loaded = self.opened[wish.pack]
        translator, order = self.speaking(wish.language, loaded), order_of(wish)
        try:
            said("texts")
            made = material(loaded, translator)
            document = checked(made, order, translator)
            said("pages")
            with setting():
                if wish.form == "html":
                    return KitMade(written(document, order, made))
                content, pages = pictured(document, order, made, dots_of(wish, tall), partial(said, "pages"))
                return KitMade(content, tuple(pages))
        except Spoilt as spoilt:
            raise NotMade(Notice(MENDED), named_by(loaded, spoilt.problems)) from spoilt
        except Unmade as unmade:
            raise NotMade(unmade.notice) from unmade

    def keep(self, wish: "KitWish", made: "KitMade") -> None:
        """Writes a kit in the place of the last one of its name; raises NotMade."""
        from game.cli.printing import Unmade, write_kit
        from game.window.services import NotMade

        try:
            write_kit(file_of(wish), made.content)
        except Unmade as unmade:
            raise NotMade(unmade.notice) from unmade


def order_of(wish: "KitWish") -> "Order":
    """What the toolkit is asked for."""
    from game.toolkit import Order

    return Order(wish.cases, (), wish.edition, wish.paper, wish.fold, wish.form)


def dots_of(wish: "KitWish", tall: int) -> float:
    """How many dots an inch make a page so many pixels high."""
    high, most = SHEETS["slides" if wish.form == "slides" else wish.paper]
    return min(most, tall / high)


def file_of(wish: "KitWish") -> Path:
    """Where a kit goes, in the folder of kits: PACK[-CASE]-LANG[-EDITION][-slides][-letter][-one-sided]."""
    cases = wish.cases
    if len(cases) > NAMED:
        told = sha256("\n".join(cases).encode()).hexdigest()[:DIGITS]
        cases = (f"{len(cases)}-cases-{told}",)
    chosen = {
        wish.edition: wish.edition != "standard",
        "slides": wish.form == "slides",
        "letter": wish.paper == "letter" and wish.form != "slides",
        "one-sided": wish.fold and wish.form == "pdf",
    }
    name = "-".join((wish.pack, *cases, wish.language, *(name for name, applies in chosen.items() if applies)))
    return paths.kits() / f"{name}.{'html' if wish.form == 'html' else 'pdf'}"


def open_folder(folder: Path) -> bool:
    """Opens a folder in the machine's own way; whether that went, as far as can be told at once."""
    try:
        if sys.platform == "win32":
            os.startfile(folder)  # noqa: S606  the user's own folder, in the user's own file manager
            return True
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        quiet = subprocess.DEVNULL
        started = subprocess.Popen([opener, str(folder)], stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603
    except OSError:
        return False
    try:
        return started.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        # It is at it; somebody has to take note when it ends.
        threading.Thread(target=started.wait, daemon=True).start()
        return True
