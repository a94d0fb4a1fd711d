"""From nodes to plain data in the shape of the model: the one place that says how a scalar is understood."""

import re
from typing import Any

from game.loader.nodes import SHOWN, Listing, Node, Scalar, Table, Tree
from game.loader.shapes import Field, Fixed, Flag, Group, Number, Record, Row, Sentence, Shape, Whole, Word, Words
from game.story.problems import Problem, did_you_mean
from game.story.text import Text

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
# Of bounded length: Python refuses to turn thousands of digits into a number.
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_OTHER_BASE = re.compile(r"0o[0-7]{1,18}|0x[0-9a-fA-F]{1,16}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


def plain_value(scalar: Scalar) -> str | int | float | bool | None:
    """What a scalar that is no text means by YAML 1.2's core rules; in quotes it is always a string."""
    text = scalar.text
    if not scalar.plain:
        return text
    if text in _NULL:
        return None
    if text in _TRUE or text in _FALSE:
        return text in _TRUE
    if _INT.fullmatch(text):
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text


class Layout:
    """One file's tree laid out: `data` for the validator, `texts` for translators, each with its line and its use.

    A use is the class of the model and the field, "Item.title", or who speaks, "Beat.nora". Data are dicts by the names
    of the dataclasses' fields, lists, `Text`s, and scalars. What does not fit is laid out as it is, for the validator
    to refuse; what the validator could not see or not say well is noted in the tree.
    """

    def __init__(self, tree: Tree, shape: Record, context: str | None = None) -> None:
        self.tree = tree
        self.texts: list[tuple[Text, int, str]] = []
        self._use = ""
        self._root = shape
        self._context = context if context is not None else _own_id(tree.root)
        self.data = None if tree.root is None else self._lay(shape, tree.root, self._context)

    def _lay(self, shape: Shape, node: Node, context: str) -> Any:
        match shape:
            case Sentence():
                return self._text(node, context)
            case Record() if isinstance(node, Table):
                return self._record(shape, node, context)
            case Row(of=of) if isinstance(node, Listing):
                return [self._lay(of, item, context) for item in node.items]
            case Group(of=of) if isinstance(node, Table):
                return {name: self._lay(of, value, context) for name, (_, value) in node.entries.items()}
            case Fixed(of=places) if isinstance(node, Listing):
                return [self._lay(places[min(n, len(places) - 1)], item, context) for n, item in enumerate(node.items)]
            case Word() | Words() | Flag() | Whole() | Number() if isinstance(node, Scalar):
                value = plain_value(node)
                if value is None or value == "":
                    self._empty(node)
                return value
        if isinstance(node, Scalar):
            return self._misplaced(node)
        return [] if isinstance(node, Listing) else {}

    def _misplaced(self, node: Scalar) -> Any:
        value = plain_value(node)
        if value is None:
            self._empty(node)
        return value

    def _record(self, shape: Record, node: Table, context: str) -> dict[str, Any]:
        fields = shape.fields
        data: dict[str, Any] = {}
        spoken: tuple[Scalar, Node] | None = None
        for name, (key, value) in node.entries.items():
            field = fields.get(name)
            self._use = f"{shape.cls.__name__}.{name}"
            if field is not None:
                data[field.name] = self._field(shape, field, value, context)
            elif shape.speaks and isinstance(value, Scalar):
                if spoken is not None or "who" in node.entries or "text" in node.entries:
                    self._second_line(key, spoken)
                else:
                    spoken = key, value
                    data["who"] = name
                    data["text"] = self._text(value, context)
            else:
                hint = did_you_mean(name, fields) if len(self.tree.problems) < SHOWN else ""
                self.tree.add(self.tree.at(key), "FJ111", f"there is no key {name!r} here", hint)
        if spoken is not None:
            # So that a path through the model's fields finds its place in the tree as well.
            node.entries["who"] = spoken[0], spoken[0]
            node.entries["text"] = spoken
        return data

    def _field(self, shape: Record, field: Field, value: Node, context: str) -> Any:
        if shape is self._root and isinstance(field.shape, Group) and isinstance(value, Table):
            of = field.shape.of
            return {name: self._lay(of, inner, f"{context}/{name}") for name, (_, inner) in value.entries.items()}
        return self._lay(field.shape, value, context)

    def _text(self, node: Node, context: str) -> Any:
        if not isinstance(node, Scalar):
            # A mapping could pass for a text's own fields, an empty list cannot.
            return []
        text = Text(context, node.text.strip())
        if not text.source:
            self._empty(node)
        elif self.tree.is_cut(node):
            where = self.tree.at(node)
            message = f"this text ends before the #, with {node.text[-20:]!r}"
            hint = 'put the text in quotes: "…"; a comment goes on a line of its own'
            self.tree.problems.append(Problem(where, "FJ119", "warning", message, hint))
        self.texts.append((text, node.start.line + 1, self._use))
        return text

    def _empty(self, node: Scalar) -> None:
        self.tree.add(self.tree.at(node), "FJ117", "nothing is written here", "write a value, or take the key out")

    def _second_line(self, key: Scalar, first: tuple[Scalar, Node] | None) -> None:
        before = f"beside {first[0].text!r} " if first is not None else ""
        message = f"a second line, {key.text!r}, stands {before}in one beat"
        hint = f'begin a new beat: "- {key.text}: …"'
        self.tree.add(self.tree.at(key), "FJ120", message, hint)


def _own_id(root: Node | None) -> str:
    """The id that a file gives itself, under which its texts go to the translators."""
    entry = root.entries.get("id") if isinstance(root, Table) else None
    return entry[1].text if entry is not None and isinstance(entry[1], Scalar) else ""
