"""`fenjer check --pictures`: every recipe carried out, and every filter tried on what it is said to expose."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from game.story.pictures import Endless, Filter, Picture, Recipe, archived, shown
from game.story.problems import Path as NodePath
from game.story.problems import Problem
from game.story.scenario import Check, Item

if TYPE_CHECKING:
    from game.bench.trial import Trial
    from game.loader import Loaded

TRUE_WAY = {
    "accurate": "for",
    "misleading": "against",
    "untrue": "against",
    "satire": "against",
    "unverifiable": "open",
}
"""Which way a finding points that leads to the truth, by the item's verdict."""


def retouching(loaded: "Loaded", files: Callable[[str], Path], fonts: Path) -> Iterator[Problem]:
    """What is wrong with a pack's pictures once they are made. `files` says where a file of the pack is."""
    from game.loader import places

    if loaded.pack is None:
        return
    found: dict[Path, list[tuple[NodePath, str, str, str]]] = {}
    for file, at, code, message, hint in _Studio(loaded, files, fonts).faults():
        found.setdefault(file, []).append((at, code, message, hint))
    for file, faults in found.items():
        wheres = places(file, [(at, "") for at, _, _, _ in faults])
        for place, (_, code, message, hint) in zip(wheres, faults, strict=True):
            yield Problem(place.where, code, "error", message, hint)


class _Studio:
    """Makes each picture once."""

    def __init__(self, loaded: "Loaded", files: Callable[[str], Path], fonts: Path) -> None:
        self.loaded, self.files, self.fonts = loaded, files, fonts
        self._trials: dict[str, Trial | str] = {}

    def faults(self) -> Iterator[tuple[Path, NodePath, str, str, str]]:
        """Each fault with its file, the path in it, its code, what is wrong and what to do."""
        pack = self.loaded.pack
        if pack is None:
            return
        file = self.loaded.root / "pack.yaml"
        for name, kept in pack.pictures.items():
            try:
                recipe = archived(pack.pictures, name, lambda text: text.source)
            except (Endless, KeyError):
                continue
            for fault in self._picture(("pictures", name), "developed", recipe, kept.exposed_by):
                yield file, *fault
        for form, items in pack.quiz.items():
            for n, entry in enumerate(items):
                for fault in self._shown(("quiz", form, n, "picture"), entry.picture):
                    yield file, *fault
        for case, scenario in self.loaded.cases.items():
            for name, item in scenario.items.items():
                for fault in self._item(("items", name), item):
                    yield self.loaded.root / f"{case}.yaml", *fault

    def _item(self, at: NodePath, item: Item) -> Iterator[tuple[NodePath, str, str, str]]:
        yield from self._shown((*at, "picture"), item.picture)
        for name, check in item.checks.items():
            here = (*at, "checks", name)
            yield from self._shown((*here, "finding", "picture"), check.finding.picture)
            if check.filter is not None and item.picture is not None and not self._is_true(item, check, check.filter):
                message = (
                    f"the filter {check.filter!r} exposes nothing in this picture, and the finding points to the truth"
                )
                hint = "put the filter into the picture's exposed_by, or let the finding mislead"
                yield (*here, "filter"), "FJ705", message, hint

    def _is_true(self, item: Item, check: Check, name: Filter) -> bool:
        """Whether a finding from a filter is true of the picture, or one that misleads."""
        picture, pack = item.picture, self.loaded.pack
        misleads = check.finding.speaks != TRUE_WAY[item.verdict] or check.finding.weight == "none"
        if picture is None or pack is None or picture.base not in pack.pictures:
            return True
        return misleads or name in (*picture.exposed_by, *pack.pictures[picture.base].exposed_by)

    def _shown(self, at: NodePath, picture: Picture | None) -> Iterator[tuple[NodePath, str, str, str]]:
        pack = self.loaded.pack
        if picture is None or pack is None or not (picture.doctored or picture.exposed_by):
            return
        try:
            recipe = shown(pack.pictures, picture, lambda text: text.source)
        except (Endless, KeyError):
            return
        yield from self._picture(at, "doctored", recipe, picture.exposed_by)

    def _picture(
        self, at: NodePath, key: str, recipe: Recipe, exposed_by: tuple[Filter, ...]
    ) -> Iterator[tuple[NodePath, str, str, str]]:
        trial = self._tried(recipe)
        if isinstance(trial, str):
            yield at, "FJ701", f"this picture cannot be made: {trial}", "see what the file is, and where its steps lie"
            return
        steps = (*at, key)
        if trial.same:
            yield steps, "FJ702", "these steps leave the picture as it was", "take them out, or let them do something"
        elif trial.is_forged and not trial.has_place:
            share = round(100 * trial.share, 2)
            yield (
                steps,
                "FJ703",
                f"what is forged covers {share} % of the picture",
                "let it be somewhere, and not everywhere",
            )
        else:
            yield from self._exposed((*at, "exposed_by"), trial, exposed_by)

    @staticmethod
    def _exposed(at: NodePath, trial: "Trial", names: tuple[Filter, ...]) -> Iterator[tuple[NodePath, str, str, str]]:
        from game.bench.proof import ENOUGH

        for name in names:
            figure = trial.exposure(name)
            if figure < ENOUGH:
                message = f"the filter {name!r} does not show what was forged here: {figure:.2f} of 1"
                hint = f"{ENOUGH} is needed; see which qualities of saving make which filter work in docs/AUTHORING.md"
                yield at, "FJ704", message, hint

    def _tried(self, recipe: Recipe) -> "Trial | str":
        """The recipe carried out, or why it cannot be."""
        from game.bench.developing import Unreadable
        from game.bench.trial import tried

        if recipe.name not in self._trials:
            try:
                self._trials[recipe.name] = tried(recipe, self.files, self.fonts)
            except (Unreadable, ValueError) as why:
                self._trials[recipe.name] = str(why)
        return self._trials[recipe.name]
