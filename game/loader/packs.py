"""A pack or a case from its files: the models, and everything that is wrong with them, sorted by place."""

import gc
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from game.loader.folder import PACK, PLAYTEST, Folder, Loaded, leads_outside
from game.loader.layout import Layout
from game.loader.nodes import SHOWN, Tree, read_tree
from game.loader.shapes import ID, MODELS, Group, Record, What, record, what_of
from game.loader.validate import mended, validated
from game.story import checks
from game.story.campaign import made
from game.story.pack import Pack, Playtest, Taxonomy
from game.story.problems import Fault, Problem, Where, did_you_mean
from game.story.problems import Path as NodePath
from game.story.quiz import quiz_faults
from game.story.scenario import Desk, Scenario
from game.story.text import Text


def texts(path: Path) -> Iterator[tuple[Text, int, str, tuple[str, ...]]]:
    """Yield each text with its line, its use and the comments right above; see `game.loader.texts`."""
    tree = read_tree(str(path), path.read_bytes())
    if tree.root is None:
        raise ValueError(str(tree.problems[0]))
    for text, line, use in Layout(tree, *_shape(what_of(path.name))).texts:
        yield text, line, use, tree.comments_above(line)


def order(path: Path) -> list[str]:
    """The ids of a pack's cases; see `game.loader.order`."""
    data = Layout(read_tree(str(path), path.read_bytes()), *_shape("pack")).data
    found = data.get("cases") if isinstance(data, dict) else None
    return [str(case) for case in found] if isinstance(found, list) else []


def located(path: Path, problems: Iterable[Problem]) -> list[tuple[NodePath, Problem]]:
    """Each problem with the path of the node that it points to; see `game.loader.located`."""
    tree = read_tree(str(path), path.read_bytes())
    paths = tree.paths()
    starts = [start for start, _ in paths]
    found = []
    for problem in problems:
        at = bisect_right(starts, (problem.where.line, problem.where.column)) - 1
        found.append((paths[at][1] if at >= 0 else (), problem))
    return found


def loaded(folder: Folder, only: str | None = None) -> Loaded:
    """What a folder's files come to; with `only`, the one case of that name."""
    with _no_collection():
        return _Reading(folder, only).loaded()


@contextmanager
def _no_collection() -> Iterator[None]:
    """Holds the garbage collector back.

    A large file's tree makes it look through hundreds of thousands of objects again and again (three quarters
    of the time that a case of 10,000 scenes takes), and there is nothing among them to collect.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _shape(what: What) -> tuple[Record, str | None]:
    """The shape of a kind of file, and its context for translators where the file's id is not it."""
    return record(MODELS[what]), "techniques" if what == "techniques" else None


class _File:
    """One file: its tree with the problems, and a `draft` of its model to check references with."""

    def __init__(self, name: str, content: bytes, what: What) -> None:
        self.tree = read_tree(name, content)
        self.draft: Any = None
        self._valid: Any = None
        if self.tree.root is None:
            return
        shape, context = _shape(what)
        data = Layout(self.tree, shape, context).data
        self._valid = validated(self.tree, shape, data)
        if self._valid is not None:
            self.draft = self._valid
        elif _has_groups(shape, data):
            self.draft = mended(shape, data)

    @property
    def model(self) -> Any:
        """The valid model of a file without an error; None otherwise."""
        broken = any(problem.severity == "error" for problem in self.tree.problems)
        return None if broken else self._valid

    @property
    def is_valid(self) -> bool:
        """Whether the form is right, whatever its references are."""
        return self._valid is not None

    def tell(self, faults: Iterable[Fault]) -> None:
        """Note the faults with their places, but not what follows from a fault of the form."""
        taken = set() if self.is_valid else {problem.where for problem in self.tree.problems}
        for fault in faults:
            where = self.tree.where(fault.path)
            if where not in taken:
                problem = Problem(where, fault.code, fault.severity, fault.message, fault.hint)
                self.tree.problems.append(problem)


def _has_groups(shape: Record, data: Any) -> bool:
    """Whether the mappings that ids are looked up in are there at all."""
    return isinstance(data, dict) and all(
        isinstance(data.get(field.name), dict)
        for field in shape.fields.values()
        if isinstance(field.shape, Group) and field.required
    )


class _Reading:
    """Goes through a folder's files, each of which may be broken."""

    def __init__(self, folder: Folder, only: str | None) -> None:
        self.folder = folder
        self.only = only
        self.files: list[_File] = []
        self.problems = list(folder.problems)
        self.taxonomy: _File | None = None
        if folder.techniques is not None:
            path, content = folder.techniques
            self.taxonomy = self._file(str(path), content, "techniques")
        self.pack = self._take(PACK, "pack")
        self.cases: dict[str, _File] = {}
        self.playtests: dict[str, _File] = {}
        for name in self._names():
            case = self._take(f"{name}.yaml", "case")
            if case is not None:
                self.cases[name] = case
        for name, case in self.cases.items():
            self._check_case(name, case)
            self._take_playtest(name, case)
        if self.pack is not None:
            self._check_pack(self.pack)
        if only is None:
            self._check_flags()
            self._check_unlisted()

    def loaded(self) -> Loaded:
        """Everything together."""
        problems = [*self.problems]
        for file in self.files:
            problems += _shown(file.tree)
        return Loaded(
            root=self.folder.root,
            pack=self.pack.model if self.pack is not None else None,
            cases=self._playable(),
            taxonomy=self.taxonomy.model if self.taxonomy is not None else None,
            problems=tuple(sorted(set(problems))),
            digest=self.folder.digest(),
            playtests={name: play.model for name, play in self.playtests.items() if play.model is not None},
            drafts={name: case.draft for name, case in self.cases.items() if case.model is None and case.draft},
        )

    def _playable(self) -> dict[str, Scenario]:
        """The cases without an error; the correction desk only together with those that it writes up."""
        models = {name: case.model for name, case in self.cases.items() if case.model is not None}
        if self.only is not None:
            return models
        return {
            name: model
            for name, model in models.items()
            if model.desk is None or all(item.partition("/")[0] in models for item in model.desk.drawer)
        }

    def _file(self, name: str, content: bytes, what: What) -> _File:
        file = _File(name, content, what)
        self.files.append(file)
        return file

    def _take(self, name: str, what: What) -> _File | None:
        content = self.folder.files.get(name)
        return None if content is None else self._file(str(self.folder.root / name), content, what)

    def _names(self) -> list[str]:
        """The cases to read: the one, those that the pack lists, or, where it cannot say, all there are."""
        if self.only is not None:
            return [self.only]
        if self.pack is None or self.pack.draft is None:
            return self._case_files()
        listed = dict.fromkeys(name for name in self.pack.draft.cases if re.fullmatch(ID, name))
        return list(listed)

    def _case_files(self) -> list[str]:
        names = (name for name in self.folder.files if what_of(name) == "case")
        return [name.removesuffix(".yaml") for name in names]

    def _check_case(self, name: str, case: _File) -> None:
        draft: Scenario | None = case.draft
        if draft is None:
            return
        pack: Pack | None = self.pack.draft if self.pack is not None else None
        taxonomy: Taxonomy | None = self.taxonomy.draft if self.taxonomy is not None else None
        played = self._as_played(draft)
        if draft.desk is not None:
            self._check_desk(case, draft.desk)
        if played is not None:
            check = checks.faults if case.is_valid else checks.references
            case.tell(check(played, pack, taxonomy))
        if draft.id not in ("", name):
            message = f"the case {draft.id!r} is in a file of another name"
            case.tell([Fault("FJ229", ("id",), message, f"name the file {draft.id}.yaml, or write id: {name}")])

    def _check_desk(self, case: _File, desk: Desk) -> None:
        """The items of the correction desk's drawer, which are other cases'."""
        if self.only is not None:
            return
        for n, name in enumerate(desk.drawer):
            of, _, item = name.partition("/")
            other = self.cases.get(of)
            missing = self.folder.files.get(f"{of}.yaml") is None
            if missing or (other is not None and other.draft is not None and item not in other.draft.items):
                hint = "write CASE/ITEM, of a case of this pack"
                case.tell([Fault("FJ203", ("desk", "drawer", n), f"there is no item {name!r}", hint)])

    def _as_played(self, draft: Scenario) -> Scenario | None:
        """A case as somebody plays it who has played nothing before; None where its drawer cannot be filled."""
        models = {name: case.draft for name, case in self.cases.items() if case.draft is not None}
        try:
            return made(draft, models)
        except KeyError:
            return None

    def _take_playtest(self, name: str, case: _File) -> None:
        file = self._take(f"{name}{PLAYTEST}", "playtest")
        if file is None or file.draft is None:
            return
        self.playtests[name] = file
        playtest: Playtest = file.draft
        if playtest.case not in ("", name):
            message = f"this playtest is of the case {playtest.case!r}, and lies beside {name!r}"
            file.tell([Fault("FJ230", ("case",), message, f"write case: {name}")])
        elif case.draft is not None:
            played = self._as_played(case.draft)
            if played is None:
                return
            file.tell(checks.playtest_faults(playtest, played))
            if file.model is not None and case.model is not None:
                file.tell(checks.broken_promises(playtest, played))

    def _check_pack(self, file: _File) -> None:
        pack: Pack | None = file.draft
        if pack is None:
            return
        root = self.folder.root
        scenarios = [case.model for case in self.cases.values() if case.model is not None]
        # What seems unused may be what a broken reference means.
        complete = file.is_valid and self.only is None and len(scenarios) == len(set(pack.cases))
        taxonomy: Taxonomy | None = self.taxonomy.draft if self.taxonomy is not None else None
        file.tell(checks.pack_faults(pack, scenarios if complete else None, taxonomy))
        if file.is_valid:
            file.tell(quiz_faults(pack))
        names = [(("pictures", name, "file"), picture.file) for name, picture in pack.pictures.items()]
        names += [(("cast", name, "portrait"), face) for name, person in pack.cast.items() for face in person.faces()]
        for path, name in names:
            if leads_outside(root, name):
                hint = "write the name of a file in the pack's folder, with / between folders"
                file.tell([Fault("FJ231", path, f"{name!r} does not lie in the pack", hint)])
        if self.only is None:
            file.tell(self._missing(pack))
            folder = self.folder.name
            if pack.id not in ("", folder):
                message = f"the pack {pack.id!r} is in the folder {folder!r}"
                file.tell([Fault("FJ229", ("id",), message, f"name the folder {pack.id}", "warning")])

    def _missing(self, pack: Pack) -> Iterator[Fault]:
        unreadable = {Path(problem.where.file).name for problem in self.folder.problems}
        for n, name in enumerate(pack.cases):
            if re.fullmatch(ID, name) and name not in self.cases and f"{name}.yaml" not in unreadable:
                hint = did_you_mean(name, set(self._case_files()) - set(self.cases))
                yield Fault("FJ227", ("cases", n), f"there is no file {name}.yaml beside this one", hint)

    def _check_flags(self) -> None:
        drafts = [case.draft for case in self.cases.values()]
        if self.pack is None or not all(case.is_valid for case in (self.pack, *self.cases.values())):
            return
        known = frozenset[str]().union(*(checks.flags(draft) for draft in drafts))
        for case in self.cases.values():
            case.tell(checks.flag_faults(case.draft, known))

    def _check_unlisted(self) -> None:
        if self.pack is None or self.pack.draft is None:
            return
        for name in self.folder.files:
            where = Where(str(self.folder.root / name))
            case = name.removesuffix(PLAYTEST)
            if what_of(name) == "case" and name.removesuffix(".yaml") not in self.cases:
                message = "no case of the pack is in this file"
                self.problems.append(Problem(where, "FJ228", "warning", message, "list it in pack.yaml under cases"))
            elif what_of(name) == "playtest" and case not in self.cases:
                message = f"there is no case {case!r} for this playtest"
                self.problems.append(Problem(where, "FJ230", "error", message, did_you_mean(case, self.cases)))


def _shown(tree: Tree) -> list[Problem]:
    problems = sorted(set(tree.problems))
    if len(problems) > SHOWN:
        where = problems[SHOWN].where
        message = f"this file has more problems than the {SHOWN} that are shown"
        return [*problems[:SHOWN], Problem(where, "FJ125", "note", message, "mend those above first")]
    return problems
