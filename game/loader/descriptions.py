"""What each key of the files is for: the docstrings under the fields of the model, which Python itself forgets."""

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache


def descriptions(cls: type) -> Mapping[str, str]:
    """The sentence under each field of a dataclass, by the field's name; raises OSError where there is no source."""
    return _of_module(cls.__module__).get(cls.__name__, {})


@cache
def _of_module(name: str) -> Mapping[str, Mapping[str, str]]:
    body = ast.parse(inspect.getsource(sys.modules[name])).body
    return {node.name: dict(_fields(node)) for node in body if isinstance(node, ast.ClassDef)}


def _fields(node: ast.ClassDef) -> list[tuple[str, str]]:
    found = []
    for field, below in zip(node.body, node.body[1:], strict=False):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(said))):
                found.append((name, inspect.cleandoc(said).replace("\n", " ")))
    return found
