"""YAML files in, the model and every problem out. The only importer of yaml and pydantic_core.

Each file becomes a tree of nodes (`nodes`), plain data in the shape of the model (`shapes`, `layout`) and the
model (`validate`); what its ids refer to is checked by `game.story.checks`. Opening a pack that was checked
before needs none of that, so nothing is imported before it is needed.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.loader.cache import open_pack
from game.loader.folder import PLAYTEST, Loaded, is_zip, read_file, read_pack
from game.story.text import Text

if TYPE_CHECKING:
    from game.loader.positions import Place
    from game.loader.shapes import What
    from game.story.problems import Path as NodePath
    from game.story.problems import Problem

__all__ = ["Loaded", "is_zip", "load_case", "load_pack", "located", "open_pack", "places", "schema", "texts"]


def load_pack(root: Path, techniques: Path | None = None) -> Loaded:
    """Load and check the pack in a folder or a zip; never raises.

    `techniques` is the taxonomy's file where none lies one folder above.
    """
    from game.loader.packs import loaded

    return loaded(read_pack(root, techniques))


def load_case(path: Path, techniques: Path | None = None, *, playtest: bool = True) -> Loaded:
    """Load and check one case with its playtest, by the pack.yaml beside it; never raises.

    A pack.yaml stands for its pack, a playtest for its case, and a techniques.yaml for itself. Without its `playtest`,
    the case is there in a tenth of the time.
    """
    from game.loader.packs import loaded

    folder, only = read_file(path, techniques)
    if not playtest:
        folder.files.pop(f"{only}{PLAYTEST}", None)
    return loaded(folder, only)


def texts(path: Path) -> Iterator[tuple[Text, int, str, tuple[str, ...]]]:
    """Yield the texts of a pack, case or taxonomy file, each with its line, its use and the comments right above it.

    A use is the class of the model and the field, "Item.title", or who speaks, "Beat.nora". Raises OSError, and
    ValueError for a file that YAML cannot read.
    """
    from game.loader import packs

    return packs.texts(path)


def order(path: Path) -> list[str]:
    """The ids of a pack's cases in the order of its pack.yaml; those that can be made out, where it has mistakes.

    Raises OSError.
    """
    from game.loader import packs

    return packs.order(path)


def located(path: Path, problems: "Iterable[Problem]") -> "list[tuple[NodePath, Problem]]":
    """Each problem of a file with the path of keys and positions that its place is in; empty for the file itself.

    Raises OSError.
    """
    from game.loader import packs

    return packs.located(path, problems)


def places(file: Path, wanted: "Iterable[tuple[NodePath, str]]") -> "list[Place]":
    """Find model paths in a file, each with words of its text to point at; see `positions`. Never raises."""
    from game.loader.positions import places as found

    return found(file, wanted)


def schema(what: "What") -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a kind of file: case, pack, techniques or playtest."""
    from game.loader.json_schema import schema as schema_of

    return schema_of(what)
