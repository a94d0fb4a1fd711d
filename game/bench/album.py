"""The pictures of a pack as they are shown: each made once by its recipe, and kept in the user's cache.

Nothing heavy is imported before a picture has to be made.
"""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from game.storage.files import write_whole
from game.story.pack import Pack
from game.story.pictures import Endless, Picture, Recipe, Say, archived, shown
from game.story.scenario import Scenario

if TYPE_CHECKING:
    from game.bench.developing import Developed

VERSION = 1
"""To be raised when the same recipe makes another picture than before."""

KEPT = 600
"""How many pictures stay in the cache; whoever works on recipes makes new ones with each change."""


class NotMade(Exception):
    """A picture cannot be made: the file that is at fault, and why, as its name would go on."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file.name} {why}")
        self.file = file
        self.why = why


@dataclass(eq=False)
class Album:
    """A pack's pictures by the names that pages give them.

    folder: what the names of files go out from; fonts: where those for signs are; cache: where made pictures are
    kept; say: how signs are lettered, in the language of the moment.
    """

    pack: Pack
    cases: Mapping[str, Scenario]
    folder: Path
    fonts: Path
    cache: Path
    say: Say
    _recipes: dict[str, Recipe] = field(default_factory=dict)

    def recipe(self, picture: Picture) -> Recipe | None:
        """How a picture is made as it is shown, or None where the pack has mistakes there."""
        with suppress(KeyError, Endless):
            return shown(self.pack.pictures, picture, self.say)
        return None

    def archive(self) -> dict[str, Recipe]:
        """How each picture of the archive is made, by its id; those with mistakes are left out."""
        found = {}
        for name in self.pack.pictures:
            with suppress(KeyError, Endless):
                found[name] = archived(self.pack.pictures, name, self.say)
        return found

    def of_case(self, case: Scenario) -> list[Recipe]:
        """How the pictures of a case are made, in the order in which they can be met."""
        recipes = (self.recipe(picture) for picture in pictures_of(case))
        return list({recipe.name: recipe for recipe in recipes if recipe is not None}.values())

    def lacking(self, recipes: Iterable[Recipe]) -> list[Recipe]:
        """Those among them that have not been made yet."""
        return [recipe for recipe in recipes if not recipe.plain and not self._kept(recipe).is_file()]

    def file(self, name: str) -> Path:
        """Where a picture is, by the name that a page gives it; it is made if need be.

        For one that cannot be made it is the file at fault, so that whoever shows it says what is missing. A name that
        leads out of the pack is brought back into it.
        """
        recipe = self._known(name)
        return self.inside(name) if recipe is None else self._made(recipe)

    def shown(self, picture: Picture) -> Path:
        """Where a picture is as it is shown; as `file`."""
        recipe = self.recipe(picture)
        return self.inside(picture.base) if recipe is None else self._made(recipe)

    def place(self, recipe: Recipe) -> Path:
        """Where the picture of a recipe is or will be."""
        return self.inside(recipe.file) if recipe.plain else self._kept(recipe)

    def made(self, recipe: Recipe) -> Path:
        """Where the picture of a recipe is, once it is there; raises NotMade."""
        if recipe.plain:
            return self.inside(recipe.file)
        kept = self._kept(recipe)
        if kept.is_file():
            return kept
        from game.bench.developing import Unreadable, developed

        try:
            made = developed(recipe, self.inside, self.fonts)
        except Unreadable as unreadable:
            raise NotMade(unreadable.file, unreadable.why) from unreadable
        except ValueError as impossible:
            raise NotMade(kept, f"cannot be made: {impossible}") from impossible
        try:
            return self._keep(recipe, made)
        except NotMade:
            self._keep_elsewhere()
            return self._keep(recipe, made)

    def make(self, recipes: Iterable[Recipe], at: Callable[[int], None] = lambda _: None) -> None:
        """Makes what is lacking among them, telling before each how many are done.

        One that cannot be made is passed over; what `at` raises ends the work.
        """
        for done, recipe in enumerate(self.lacking(recipes)):
            at(done)
            with suppress(NotMade):
                self.made(recipe)

    def _made(self, recipe: Recipe) -> Path:
        try:
            return self.made(recipe)
        except NotMade as why:
            return why.file

    def _known(self, name: str) -> Recipe | None:
        if name not in self._recipes:
            # Signs are lettered in the language of the moment, and so are the names of their pictures.
            self._recipes |= {recipe.name: recipe for recipe in self._all()}
        return self._recipes.get(name)

    def _all(self) -> Iterator[Recipe]:
        yield from self.archive().values()
        for case in self.cases.values():
            yield from self.of_case(case)
        for form in self.pack.quiz.values():
            for item in form:
                recipe = self.recipe(item.picture) if item.picture is not None else None
                if recipe is not None:
                    yield recipe

    def inside(self, file: str) -> Path:
        """Where a file of the pack is, by its name; one that leads out of the pack is looked for inside."""
        path = self.folder / file
        return path if path.resolve().is_relative_to(self.folder.resolve()) else self.folder / Path(file).name

    def _kept(self, recipe: Recipe) -> Path:
        """Where a made picture is kept: under its recipe's name and what its files are like now."""
        stamps = [VERSION]
        for file in recipe.files():
            with suppress(OSError):
                stat = self.inside(file).stat()
                stamps += [stat.st_size, stat.st_mtime_ns]
        stamp = sha256(repr((str(self.folder), stamps)).encode()).hexdigest()[:12]
        return self.cache / "pictures" / f"{Path(recipe.name).stem}-{stamp}.jpg"

    def _keep(self, recipe: Recipe, made: "Developed") -> Path:
        """Puts a picture that was made into the cache, and its mask beside it."""
        kept = self._kept(recipe)
        try:
            write_whole(kept, made.content)
            if made.mask is not None:
                write_whole(kept.with_suffix(".png"), made.mask)
        except OSError as error:
            raise NotMade(kept, f"cannot be kept: {error.strerror or error}") from error
        self._prune()
        return kept

    def _keep_elsewhere(self) -> None:
        """Where the user's folder cannot be written, pictures are kept until the game ends."""
        self.cache = Path(tempfile.mkdtemp(prefix="fenjer-pictures-"))
        atexit.register(shutil.rmtree, self.cache, ignore_errors=True)

    def _prune(self) -> None:
        with suppress(OSError):
            files = sorted((self.cache / "pictures").glob("*.jpg"), key=lambda path: path.stat().st_mtime, reverse=True)
            for old in files[KEPT:]:
                old.unlink()
                old.with_suffix(".png").unlink(missing_ok=True)


def pictures_of(case: Scenario) -> Iterator[Picture]:
    """The pictures of a case: of each item, then of its findings."""
    for item in case.items.values():
        if item.picture is not None:
            yield item.picture
        for check in item.checks.values():
            if check.finding.picture is not None:
                yield check.finding.picture
