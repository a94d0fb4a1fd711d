"""A YAML file as a tree of nodes that know their places.

The tree is built from the parser's events, one after the other, so that nothing is composed (by C code that
recurses) before its depth and its size are known. Whatever is neither a scalar, a list nor a mapping is
refused on the way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

from game.loader.folder import BYTES
from game.loader.syntax import syntax_problem
from game.story.problems import Path, Problem, Where

if TYPE_CHECKING:
    from yaml import Mark

SHOWN = 1_000
"""How many problems of one file are told."""

NODES = 500_000
DEPTH = 40

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What turns the direction of writing, so that a line can be shown in another order than it is read."""

_HIDING = "\u180e\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
"""What is drawn as nothing, and can carry words that nobody sees. Soft hyphens, joiners and spaces that are not drawn
either stay: texts in many languages need them."""

_UNSEEN = re.compile(f"[{_CONTROLS}{_TURNING}{_HIDING}]")
_CUT = re.compile(r"[ \t]+#")
_BOM = b"\xef\xbb\xbf"


@dataclass(slots=True, eq=False)
class Scalar:
    """A word, a number or a text, its characters as written; `plain` when it stands there without quotes."""

    text: str
    plain: bool
    start: "Mark"
    end: "Mark"


@dataclass(slots=True, eq=False)
class Listing:
    """A list: `- …` on lines of their own, or `[…]`."""

    items: "list[Node]"
    start: "Mark"


@dataclass(slots=True, eq=False)
class Table:
    """A mapping: each key's text with the key and its value, in the order of the file."""

    entries: "dict[str, tuple[Scalar, Node]]"
    start: "Mark"


Node: TypeAlias = Scalar | Listing | Table


@dataclass(slots=True)
class Tree:
    """A file read: its name for messages, its lines, its root (if it has one) and what is wrong so far."""

    file: str
    lines: list[str] = field(default_factory=list)
    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)

    def find(self, path: Path) -> tuple[Scalar | None, Node | None]:
        """The node at the end of a path, or the last one on the way there, and the key it stands under."""
        key, node = None, self.root
        for part in path:
            if isinstance(node, Table) and isinstance(part, str):
                entry = node.entries.get(part) or node.entries.get(part.removesuffix("_"))
                if entry is None:
                    break
                key, node = entry
            elif isinstance(node, Listing) and isinstance(part, int) and part < len(node.items):
                key, node = None, node.items[part]
            else:
                break
        return key, node

    def where(self, path: Path) -> Where:
        """The place to look at for a path: a scalar's own, a list's or mapping's key."""
        key, node = self.find(path)
        if key is not None and not (isinstance(node, Scalar) and node.text):
            return self.at(key)
        return self.at(node) if node is not None else Where(self.file)

    def paths(self) -> list[tuple[tuple[int, int], Path]]:
        """The line and column where each key and each entry of a list begins, sorted, with its path."""
        found: list[tuple[tuple[int, int], Path]] = []
        due: list[tuple[Node | None, Path]] = [(self.root, ())]
        while due:
            node, path = due.pop()
            if isinstance(node, Table):
                for name, (key, value) in node.entries.items():
                    found.append(((key.start.line + 1, key.start.column + 1), (*path, name)))
                    due.append((value, (*path, name)))
            elif isinstance(node, Listing):
                for n, entry in enumerate(node.items):
                    found.append(((entry.start.line + 1, entry.start.column + 1), (*path, n)))
                    due.append((entry, (*path, n)))
        return sorted(found, key=lambda one: (one[0], len(one[1])))

    def at(self, node: Node) -> Where:
        """The place where a node begins."""
        return Where(self.file, node.start.line + 1, node.start.column + 1)

    def add(self, where: Where, code: str, message: str, hint: str = "") -> None:
        """Note an error."""
        self.problems.append(Problem(where, code, "error", message, hint))

    def is_cut(self, scalar: Scalar) -> bool:
        """Whether a plain scalar is followed, on its line, by what YAML takes for a comment."""
        if not scalar.plain or scalar.end.line >= len(self.lines):
            return False
        return _CUT.match(self.lines[scalar.end.line], scalar.end.column) is not None

    def comments_above(self, line: int) -> tuple[str, ...]:
        """The comment lines directly over a line (which counts from 1), without their `#`."""
        found: list[str] = []
        for text in reversed(self.lines[: line - 1]):
            if not text.lstrip().startswith("#"):
                break
            found.append(text.strip().lstrip("#").strip())
        return tuple(reversed(found))


def read_tree(file: str, content: bytes) -> Tree:
    """Read a file's bytes; never raises. Its `root` is None where the file cannot be read to its end."""
    tree = Tree(file)
    text = _decoded(tree, content)
    if text is None:
        return tree
    tree.lines = text.splitlines()
    unseen = list(islice(_UNSEEN.finditer(text), 20))
    for match in unseen:
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        _add_unseen(tree, Where(file, line, column), match.group())
    if not unseen:
        tree.root = _Builder(tree).build(text)
    return tree


def _decoded(tree: Tree, content: bytes) -> str | None:
    if len(content) > BYTES:
        megabytes = BYTES // 1_000_000
        tree.add(Where(tree.file), "FJ107", f"this file is larger than {megabytes} MB", "split the case in two")
        return None
    content = content.removeprefix(_BOM)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode()) + 1
        tree.add(
            Where(tree.file, before.count(b"\n") + 1, column),
            "FJ101",
            "these characters are not UTF-8",
            "save the file again in your editor with the encoding UTF-8",
        )
        return None


def _add_unseen(tree: Tree, where: Where, character: str) -> None:
    what, hint = "an invisible control character", "delete the text here and type it again"
    if re.match(f"[{_TURNING}]", character):
        what = "an invisible character that turns the direction of writing"
        hint = "delete the text here and type it again; the game turns no text around"
    elif re.match(f"[{_HIDING}]", character):
        what = "an invisible character that can hide words"
        hint = "delete the text here and type it again; do not paste it"
    tree.add(where, "FJ123", f"{what} (U+{ord(character):04X}) is in this text", hint)


class _Refused(Exception):
    """The rest of the file is not read."""


class _Builder:
    """Puts one file's tree together from its events."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.nodes = 0

    def build(self, text: str) -> Node | None:
        """The root, or None with the problem that stopped the reading noted in the tree."""
        import yaml

        try:
            root = self._root(text)
        except yaml.YAMLError as error:
            self.tree.problems.append(syntax_problem(self.tree.file, self.tree.lines, error))
            return None
        except _Refused:
            return None
        if root is None or (isinstance(root, Scalar) and root.plain and not root.text):
            self.tree.add(Where(self.tree.file), "FJ108", "this file is empty", "a file begins with the line fenjer: 1")
            return None
        return root

    def _events(self, text: str) -> Iterator[Any]:
        """The events of what the one document holds."""
        import yaml

        documents = 0
        around = {yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent}
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            kind: type = type(event)
            if kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    hint = "take out the line ---; one file holds one case"
                    self._refuse(event, "FJ105", "a second document begins here", hint)
            elif kind not in around:
                yield event

    def _root(self, text: str) -> Node | None:
        import yaml

        root: Node | None = None
        open_nodes: list[tuple[Any, list[Node]]] = []
        for event in self._events(text):
            kind: type = type(event)
            node: Node
            if kind is yaml.ScalarEvent:
                node = self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._check(event)
                open_nodes.append((event, []))
                if len(open_nodes) > DEPTH:
                    self._refuse(event, "FJ106", f"this is nested more than {DEPTH} levels deep")
                continue
            elif kind is yaml.AliasEvent:
                self._check(event)
                node = Scalar(f"*{event.anchor}", True, event.start_mark, event.end_mark)
            else:
                began, children = open_nodes.pop()
                if kind is yaml.SequenceEndEvent:
                    node = Listing(children, began.start_mark)
                else:
                    node = self._table(began.start_mark, children)
            if open_nodes:
                open_nodes[-1][1].append(node)
            else:
                root = node
        return root

    def _scalar(self, event: Any) -> Scalar:
        self._check(event)
        value: str = event.value
        if not value.isprintable():
            unseen = _UNSEEN.search(value)
            if unseen is not None:
                _add_unseen(self.tree, self._at(event), unseen.group())
        # Parsers say the style of a plain scalar with ":" or with nothing.
        return Scalar(value, event.style in (None, "", ":"), event.start_mark, event.end_mark)

    def _table(self, start: "Mark", children: list[Node]) -> Table:
        table = Table({}, start)
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.tree.add(self.tree.at(key), "FJ110", "a key has to be a single word", 'write "word: value"')
                continue
            first = table.entries.setdefault(key.text, (key, value))[0]
            if first is not key:
                self.tree.add(
                    self.tree.at(key),
                    "FJ109",
                    f"the key {key.text!r} is written twice",
                    f"it is already in line {first.start.line + 1}",
                )
        return table

    def _check(self, event: Any) -> None:
        """Refuse what is no part of the format on the event of any node."""
        import yaml

        self.nodes += 1
        if self.nodes > NODES:
            message = f"this file has more than {NODES} entries"
            self._refuse(event, "FJ107", message, "split the case in two")
        if event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            message = f"YAML takes what begins with {sign} for a reference; scenario files have none"
            self.tree.add(self._at(event), "FJ103", message, 'if it is a text, put it in quotes: "…"')
        elif not isinstance(event, yaml.AliasEvent) and event.tag is not None:
            message = "YAML takes what begins with ! for a tag; scenario files have none"
            self.tree.add(self._at(event), "FJ104", message, 'if it is a text, put it in quotes: "…"')
        if len(self.tree.problems) > SHOWN:
            raise _Refused

    def _at(self, event: Any) -> Where:
        mark = event.start_mark
        return Where(self.tree.file, mark.line + 1, mark.column + 1)

    def _refuse(self, event: Any, code: str, message: str, hint: str = "") -> None:
        self.tree.add(self._at(event), code, message, hint)
        raise _Refused
