"""docs/FORMAT.md: every kind of file and every key, told from the model itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from game.loader.descriptions import descriptions
from game.loader.nodes import Listing, Node, Table, Tree, read_tree
from game.loader.shapes import (
    MODELS,
    Fixed,
    Flag,
    Group,
    Number,
    Record,
    Row,
    Sentence,
    Shape,
    What,
    Whole,
    Word,
    Words,
    record,
)
from game.story.text import Bounds

LINES = 14
"""The longest example; what is longer is cut."""

SHORT = 5
"""The longest beat among the examples of beats."""

_FILES: Mapping[What, str] = {
    "case": "A case: `NAME.yaml`",
    "pack": "A pack: `pack.yaml`",
    "playtest": "A playtest: `NAME.playtest.yaml`",
    "techniques": "The techniques: `techniques.yaml`",
}

_INTRODUCTION = """\
# The format of the scenario files

Every kind of file, and every key that can stand in it. `docs/AUTHORING.md` tells how to write a case; this page is
for looking things up. It is made from the model in `game/story/scenario.py` and `pack.py` by

```
fenjer schema --markdown -o docs/FORMAT.md
```

so change the sentences there. An *id* is a name of your own in small letters and numbers with dashes between, such as
`burning-bridge`. A *word* is an id that stands somewhere else, or a name that nobody translates. A *text* is a sentence
for the player and takes the characters as they stand; put it in quotes where it has a `: ` or a ` #` in it, or begins
with one of ``* & ! @ % ` > | [ ] { } " ' - ?``.
"""


def reference(examples: Mapping[What, Sequence[Path]]) -> str:
    """The page, as Markdown. `examples` are the files to quote from, for each kind, the ones to prefer first."""
    parts = [_INTRODUCTION]
    seen: set[type] = set()
    for what, heading in _FILES.items():
        root = record(MODELS[what])
        found: dict[type, str] = {}
        for file in examples[what]:
            tree = read_tree(str(file), file.read_bytes())
            if tree.root is not None:
                for cls, example in _examples(root, tree).items():
                    found.setdefault(cls, example)
        parts.append(f"## {heading}\n")
        for each in _records(root):
            if each.cls not in seen:
                seen.add(each.cls)
                parts.append(_section(each, found.get(each.cls)))
    return "\n".join(parts)


def _records(root: Record) -> list[Record]:
    """A record and all those inside it, each once, in the order in which they come up."""
    found: dict[type, Record] = {}
    due: list[Shape] = [root]
    while due:
        match due.pop(0):
            case Record() as each if each.cls not in found:
                found[each.cls] = each
                due += [field.shape for field in each.fields.values()]
            case Row(of=of) | Group(of=of):
                due.append(of)
            case Fixed(of=places):
                due += places
    return list(found.values())


def _section(shape: Record, example: str | None) -> str:
    said = descriptions(shape.cls)
    about = " ".join((shape.cls.__doc__ or "").split())
    rows = []
    for key, field in shape.fields.items():
        without = _default(field.required, field.default)
        rows.append(f"| `{key}` | {_in_words(field.shape)} | {without} | {said.get(field.name, '')} |")
    if shape.speaks:
        rows.append("| *a person's id* | a text | – | What this person of the cast says. |")
    lines = [f"### {shape.cls.__name__}", "", about, ""]
    lines += ["| key | what stands there | without it | what it is for |", "|---|---|---|---|", *rows, ""]
    if example is not None:
        lines += ["```yaml", example, "```", ""]
    return "\n".join(lines)


def _in_words(shape: Shape) -> str:
    match shape:
        case Sentence():
            return "a text"
        case Word(new=new):
            return "a new id" if new else "a word"
        case Words(known=known):
            return "one of " + ", ".join(f"`{word}`" for word in known)
        case Flag():
            return "`true` or `false`"
        case Whole(bounds=bounds):
            return f"a whole number{_within(bounds, ', {low} to {high}')}"
        case Number(bounds=bounds):
            return f"a number{_within(bounds, ', {low} to {high}')}"
        case Row(of=of, bounds=bounds):
            return f"a list{_within(bounds, ' of {low} to {high}')}, each {_in_words(of)}"
        case Fixed(of=places):
            return f"a list of {len(places)}, each {_in_words(places[0])}"
        case Group(of=of, bounds=bounds):
            return f"ids of your own{_within(bounds, ', {low} to {high} of them')}, under each {_in_words(of)}"
        case Record():
            name = shape.cls.__name__
            return f"[{name}](#{name.lower()})"


def _within(bounds: Bounds | None, words: str) -> str:
    if bounds is None:
        return ""
    return f", always {bounds.low}" if bounds.low == bounds.high else words.format(low=bounds.low, high=bounds.high)


def _default(required: bool, default: Any) -> str:
    if required:
        return "**needed**"
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return f"{default}" if isinstance(default, int) else "–"


def _examples(root: Record, tree: Tree) -> dict[type, str]:
    """For each record, the place of a file that shows the most of its keys, a short one where there is any."""
    best: dict[type, tuple[bool, int, str]] = {}
    spoken: dict[type, dict[str, str]] = {}
    for shape, table in _tables(root, tree.root) if tree.root is not None else ():
        lines = _quoted(tree, table)
        if shape.speaks:
            # One of each kind, in the order in which they come up: no single beat shows what a scene looks like.
            first = next(iter(table.entries), "")
            entry = "\n  ".join(lines if len(lines) <= SHORT else [*lines[:SHORT], "# …"])
            spoken.setdefault(shape.cls, {}).setdefault(first if first in shape.fields else "", f"- {entry}")
        else:
            is_short = len(lines) <= LINES
            rank = (is_short, len(table.entries))
            if shape.cls not in best or rank > best[shape.cls][:2]:
                best[shape.cls] = (*rank, "\n".join(lines if is_short else [*lines[:LINES], "# …"]))
    examples = {cls: example for cls, (_, _, example) in best.items()}
    return examples | {cls: "\n".join(kinds.values()) for cls, kinds in spoken.items()}


def _tables(shape: Shape, node: Node) -> Iterator[tuple[Record, Table]]:
    """Every record of a file with the mapping that it stands in."""
    inside: Iterable[tuple[Shape, Node]] = ()
    match shape:
        case Record() if isinstance(node, Table):
            yield shape, node
            fields = shape.fields
            inside = [(fields[name].shape, value) for name, (_, value) in node.entries.items() if name in fields]
        case Row(of=of) if isinstance(node, Listing):
            inside = [(of, item) for item in node.items]
        case Group(of=of) if isinstance(node, Table):
            inside = [(of, value) for _, value in node.entries.values()]
    for of, value in inside:
        yield from _tables(of, value)


def _quoted(tree: Tree, table: Table) -> list[str]:
    """The lines that a mapping takes up, as far to the left as they go."""
    first, column = table.start.line, table.start.column
    begin = tree.lines[first][column:]
    if begin.startswith("{"):
        return [_flow(begin)]
    lines = [begin]
    for line in tree.lines[first + 1 :]:
        if line.strip() and len(line) - len(line.lstrip()) < column:
            break
        lines.append(line[column:])
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return lines


def _flow(begin: str) -> str:
    """A mapping in braces, to the one that closes it."""
    depth = 0
    for end, character in enumerate(begin, 1):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return begin[:end]
    return begin
