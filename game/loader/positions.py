"""Where in a file something stands that was found in the model only later."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path as File

from game.loader.layout import Layout
from game.loader.nodes import Scalar, Tree, read_tree
from game.loader.shapes import MODELS, record, what_of
from game.story.problems import Path, Where


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file, with the comments that are meant for it: those right above the line of its text or key."""

    where: Where
    comments: tuple[str, ...] = ()


def places(file: File, wanted: Iterable[tuple[Path, str]]) -> list[Place]:
    """Find model paths in a file, each with words of the text there to point at (or none, for all of it).

    Where the file cannot be read any more, or a path leads nowhere, the place is the nearest there is.
    """
    wanted = list(wanted)
    tree = _tree(file) if any(path for path, _ in wanted) else Tree(str(file))
    if tree.root is not None:
        # The layout gives a line of dialogue the names under which the model has its parts.
        Layout(tree, record(MODELS[what_of(file.name)]))
    return [_place(tree, path, words) for path, words in wanted]


def _tree(file: File) -> Tree:
    from game.loader.zipped import text_in

    try:
        zipped = text_in(file)
        return read_tree(str(file), file.read_bytes() if zipped is None else zipped.encode())
    except OSError:
        return Tree(str(file))


def _place(tree: Tree, path: Path, words: str) -> Place:
    key, node = tree.find(path)
    lines = {begun.start.line + 1 for begun in (key, node) if begun is not None}
    comments = tuple(comment for line in sorted(lines) for comment in tree.comments_above(line))
    where = tree.where(path)
    if words and isinstance(node, Scalar):
        where = _of_words(tree, node, words) or where
    return Place(where, comments)


def _of_words(tree: Tree, text: Scalar, words: str) -> Where | None:
    """Where the words first stand in a text, or the first of them where they go over two lines."""
    for wanted in (words, words.split(maxsplit=1)[0]):
        pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
        for line in range(text.start.line, min(text.end.line + 1, len(tree.lines))):
            match = pattern.search(tree.lines[line], text.start.column if line == text.start.line else 0)
            if match:
                return Where(tree.file, line + 1, match.start() + 1)
    return None
