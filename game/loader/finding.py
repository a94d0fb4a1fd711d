"""Where in a pack's files something stands that was found in its models only later."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from game.loader.folder import PACK, is_zip
from game.loader.layout import Layout
from game.loader.nodes import Tree, read_tree
from game.loader.shapes import MODELS, record
from game.story.problems import Fault, Problem


def placed(root: Path, found: Iterable[tuple[str, Fault]]) -> list[Problem]:
    """Give faults, each with the name of its file in the pack at `root` (a folder or a zip), their places there."""
    by_file: dict[str, list[Fault]] = defaultdict(list)
    for name, fault in found:
        by_file[name].append(fault)
    problems = []
    for name, faults in by_file.items():
        # What is said of a whole file needs no reading of it.
        tree = _tree(root, name) if any(fault.path for fault in faults) else Tree(str(root / name))
        for fault in faults:
            where = tree.where(fault.path)
            problems.append(Problem(where, fault.code, fault.severity, fault.message, fault.hint))
    return problems


def _tree(root: Path, name: str) -> Tree:
    file = root / name
    try:
        if is_zip(root):
            from game.loader.zipped import text_in

            tree = read_tree(str(file), (text_in(file) or "").encode())
        else:
            tree = read_tree(str(file), file.read_bytes())
    except OSError:
        return Tree(str(file))
    if tree.root is not None:
        # The layout gives a line of dialogue the names under which the model has its parts.
        Layout(tree, record(MODELS["pack" if name == PACK else "case"]))
    return tree
