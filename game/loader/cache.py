"""The compiled cache: a pack that was checked before opens without YAML and without its validator."""

import hashlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from game import __version__
from game.loader.folder import Folder, Loaded, read_pack
from game.story.pack import Pack, Playtest, Taxonomy
from game.story.problems import Problem
from game.story.scenario import Scenario

_FORMAT = 1
"""To be raised when the cache is written otherwise than before."""

_KEPT = 24
"""How many compiled packs stay; whoever edits a pack makes a new one with each change."""

_Content = tuple[Pack, dict[str, Scenario], Taxonomy | None, tuple[Problem, ...], str, dict[str, Playtest]]


def open_pack(root: Path, cache: Path | None, techniques: Path | None = None) -> Loaded:
    """Load a pack as `load_pack` does, from the folder `cache` if nothing has changed since it was put there.

    A pack without an error is put there, whole or not at all; where that cannot be done, or what is there is
    damaged, the pack is loaded all the same. A zip is unpacked there as well, for its pictures and catalogues.
    """
    folder = read_pack(root, techniques)
    if cache is None or folder.problems:
        return _loaded(folder)
    file = cache / f"pack-{_key(folder)}.msgpack"
    zipped = None
    if folder.zipped is not None:
        from game.loader.zipped import unpacked

        zipped, root = root, unpacked(folder.zipped, cache) or root
    kept = _opened(root, zipped, file)
    if kept is not None:
        return kept
    fresh = replace(_loaded(folder), root=root, zipped=zipped)
    if fresh.pack is not None and all(problem.severity != "error" for problem in fresh.problems):
        _keep(fresh, file)
    return fresh


def _loaded(folder: Folder) -> Loaded:
    from game.loader.packs import loaded

    return loaded(folder)


def _key(folder: Folder) -> str:
    """What a compiled pack depends on: content, place, taxonomy, format, and the code that checked it."""
    path, content = folder.techniques or (Path(), b"")
    package = Path(__file__).parent.parent
    code = [*package.glob("loader/*.py"), *package.glob("story/*.py")]
    # In a checkout, the rules change without the version.
    stamps = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in sorted(code)]
    parts = (_FORMAT, __version__, stamps, folder.digest(), str(folder.root), str(path), content)
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _opened(root: Path, zipped: Path | None, file: Path) -> Loaded | None:
    from msgspec import MsgspecError, msgpack

    try:
        pack, cases, taxonomy, problems, digest, playtests = msgpack.decode(file.read_bytes(), type=_Content)
    except (OSError, MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return Loaded(root, pack, cases, taxonomy, problems, digest, playtests, zipped=zipped)


def _keep(fresh: Loaded, file: Path) -> None:
    from msgspec import msgpack

    from game.storage.files import write_whole

    content = (fresh.pack, fresh.cases, fresh.taxonomy, fresh.problems, fresh.digest, fresh.playtests)
    with suppress(OSError):
        write_whole(file, msgpack.encode(content))
        others = sorted(file.parent.glob("pack-*.msgpack"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in others[_KEPT:]:
            old.unlink()
