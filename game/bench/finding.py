"""The index of a pack's archive, made with the first search and kept beside its pictures."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256

from game.bench.album import Album, NotMade
from game.bench.pixels import Pixels, opened
from game.bench.search import VERSION, Index


def index_of(album: Album, at: Callable[[int, int], None] = lambda *_: None) -> Index:
    """The archive's index, as its pictures stand; `at` is told how many of how many are in it, and may end the work."""
    archive = album.archive()
    places = {name: album.place(recipe) for name, recipe in archive.items()}
    stamp = sha256(repr((VERSION, sorted((name, str(place)) for name, place in places.items()))).encode()).hexdigest()[
        :32
    ]
    file = album.cache / "pictures" / f"index-{stamp}.npz"
    kept = Index.load(file)
    if kept is not None:
        return kept

    def pictures() -> Iterator[tuple[str, Pixels]]:
        for done, (name, recipe) in enumerate(archive.items()):
            at(done, len(archive))
            with suppress(NotMade, OSError):
                yield name, opened(album.made(recipe))

    index = Index.of(pictures())
    with suppress(OSError):
        index.save(file)
    return index
