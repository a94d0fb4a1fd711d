"""Searching an archive for a picture: by its perceptual hash where that finds it, by its features where it must.

The hash (PDQ, Facebook 2019) survives saving, other tones and small changes, and tells a mirror image; a picture of
which much was cut off is found by features (ORB, Rublee and others 2011) that agree on one shift, scale and turn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from game.bench.pdq import hashes as hashes_of
from game.bench.pixels import Pixels
from game.storage.files import write_whole

VERSION = 1
WIDE = 448
"""How wide a picture is made before it is hashed and its features are looked for."""

FEATURES, ASKED = 260, 480
"""How many features of each picture of the archive are kept, and how many of the one that is asked for."""

SAME, NEAR = 40, 96
"""How many of a hash's 256 bits differ at the most in the same picture, and in one worth a look."""

CLOSE = 56
"""How many of a feature's 256 bits differ at the most in a match."""

CROWDED = 300
"""How many features of one key are compared at the most: what is that common tells nothing."""

TABLES, KEY = 18, 18
"""How many choices of bits there are, and of how many bits each."""

_CHOSEN = [np.sort(np.random.default_rng(n).choice(256, KEY, replace=False)) for n in range(TABLES)]
_POWERS = 1 << np.arange(KEY)

CHECKED = 12
"""How many candidates are looked at closely."""

AGREEING = 9
"""How many features have to agree on a shift, scale and turn."""


@dataclass(frozen=True, slots=True)
class Match:
    """A picture of the archive: how much alike it is, 0 to 100, how that was told, and whether it is turned round."""

    id: str
    score: float
    how: str
    mirrored: bool


@dataclass(frozen=True, eq=False)
class Index:
    """An archive made ready to be searched.

    hashes: (n, 32) bytes; features: (m, 32) bytes of all pictures, one after the other; spots: (m, 2) where each lies,
    in pixels of the small picture; owners: (m,) which picture each is of.
    """

    ids: tuple[str, ...]
    hashes: NDArray[np.uint8]
    features: NDArray[np.uint8]
    spots: NDArray[np.float32]
    owners: NDArray[np.int32]

    @classmethod
    def of(cls, pictures: Iterable[tuple[str, Pixels]]) -> "Index":
        """The index of pictures, each with its id."""
        ids, hashes, features, spots, owners = [], [], [], [], []
        for number, (name, pixels) in enumerate(pictures):
            small = _small(pixels)
            ids.append(name)
            hashes.append(hashes_of(small)[0])
            found, places = _features(small, FEATURES)
            features.append(found)
            spots.append(places)
            owners.append(np.full(len(found), number, np.int32))
        if not ids:
            return cls(
                (),
                *(
                    np.zeros(shape, kind)
                    for shape, kind in (
                        ((0, 32), np.uint8),
                        ((0, 32), np.uint8),
                        ((0, 2), np.float32),
                        ((0,), np.int32),
                    )
                ),
            )
        return cls(tuple(ids), np.array(hashes), np.vstack(features), np.vstack(spots), np.concatenate(owners))

    def save(self, file: Path) -> None:
        """Writes it, whole or not at all; raises OSError."""
        kept = BytesIO()
        np.savez(
            kept,
            version=VERSION,
            ids=np.array(self.ids, "U"),
            hashes=self.hashes,
            features=self.features,
            spots=self.spots,
            owners=self.owners,
        )
        write_whole(file, kept.getvalue())

    @classmethod
    def load(cls, file: Path) -> "Index | None":
        """The index that was written there; None where there is none, or none that can be read."""
        try:
            # From memory: a damaged file would be left open.
            with np.load(BytesIO(file.read_bytes()), allow_pickle=False) as kept:
                if int(kept["version"]) != VERSION:
                    return None
                return cls(
                    tuple(map(str, kept["ids"])), kept["hashes"], kept["features"], kept["spots"], kept["owners"]
                )
        except Exception:  # noqa: BLE001  numpy raises whatever a damaged file leads it into; it is made anew
            return None

    def search(self, pixels: Pixels, most: int = 5) -> tuple[Match, ...]:
        """The pictures that are most alike, best first: by their hash alone where one has the same."""
        if not self.ids:
            return ()
        small = _small(pixels)
        by_hash = self._by_hash(small)
        if max((match.score for match in by_hash), default=0) < _hash_score(SAME):
            matches = {match.id: match for match in by_hash}
            for match in self._by_features(small):
                if match.score > matches.get(match.id, _NONE).score:
                    matches[match.id] = match
            by_hash = list(matches.values())
        return tuple(sorted(by_hash, key=lambda match: -match.score)[:most])

    def _by_hash(self, small: Pixels) -> list[Match]:
        distances = [np.bitwise_count(self.hashes ^ asked).sum(1) for asked in hashes_of(small)]
        distance, mirrored = np.minimum(*distances), distances[1] < distances[0]
        near = np.flatnonzero(distance <= NEAR)
        return [Match(self.ids[n], _hash_score(int(distance[n])), "hash", bool(mirrored[n])) for n in near]

    @cached_property
    def _tables(self) -> list[tuple[NDArray[np.int32], NDArray[np.int64]]]:
        """For each choice of bits, the features' keys in order, and which feature each is of."""
        bits = np.unpackbits(self.features, axis=1)
        tables = []
        for chosen in _CHOSEN:
            keys = bits[:, chosen] @ _POWERS
            order = np.argsort(keys, kind="stable")
            tables.append((keys[order].astype(np.int32), order))
        return tables

    def _matches(self, asked: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Pairs of features that are close: the number of each that is asked for, and of the one in the index.

        Only features that agree in one of several choices of bits are compared at all (locality-sensitive hashing,
        Indyk and Motwani 1998): a hundredth of them, among which nearly all that are close.
        """
        bits = np.unpackbits(asked, axis=1)
        ours, theirs = (np.ascontiguousarray(each).view(np.uint64) for each in (asked, self.features))
        found = []
        for chosen, (keys, order) in zip(_CHOSEN, self._tables, strict=True):
            wanted = (bits[:, chosen] @ _POWERS).astype(np.int32)
            first, last = np.searchsorted(keys, wanted, "left"), np.searchsorted(keys, wanted, "right")
            count = np.minimum(last - first, CROWDED)
            asks = np.repeat(np.arange(len(asked)), count)
            within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
            kept = order[np.repeat(first, count) + within]
            close = np.bitwise_count(ours[asks] ^ theirs[kept]).sum(1) < CLOSE
            found.append(asks[close] * len(self.features) + kept[close])
        asks, kept = np.divmod(np.unique(np.concatenate(found)), max(1, len(self.features)))
        return asks, kept

    def _by_features(self, small: Pixels) -> list[Match]:
        found: dict[str, Match] = {}
        for mirrored in (False, True):
            asked, spots = _features(small[:, ::-1].copy() if mirrored else small, ASKED)
            if len(asked) < AGREEING or not len(self.features):
                continue
            asks, kept = self._matches(asked)
            if not len(asks):
                continue
            votes = np.bincount(self.owners[kept], minlength=len(self.ids))
            for owner in np.argsort(-votes)[:CHECKED]:
                mine = self.owners[kept] == owner
                agreeing = _agreeing(spots[asks[mine]], self.spots[kept[mine]])
                score = _feature_score(agreeing)
                name = self.ids[owner]
                if agreeing >= AGREEING and score > found.get(name, _NONE).score:
                    found[name] = Match(name, score, "keypoints", mirrored)
        return list(found.values())


_NONE = Match("", 0.0, "", False)


def _small(pixels: Pixels) -> Pixels:
    high, wide = pixels.shape[:2]
    size = (WIDE, max(1, round(high * WIDE / wide)))
    return np.ascontiguousarray(
        cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if wide > WIDE else cv2.INTER_CUBIC)
    )


def _features(small: Pixels, most: int) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    # Tones evened out, so that a darker or paler copy has the same features.
    tone = cv2.createCLAHE(2.0, (8, 8)).apply(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY))
    found, traits = cv2.ORB.create(nfeatures=most, scaleFactor=1.2, nlevels=8, fastThreshold=8).detectAndCompute(
        tone, None
    )
    if traits is None:
        return np.zeros((0, 32), np.uint8), np.zeros((0, 2), np.float32)
    return np.asarray(traits, np.uint8), np.array([each.pt for each in found], np.float32)


def _agreeing(asked: NDArray[np.float32], kept: NDArray[np.float32]) -> int:
    """How many pairs agree on one shift, scale and turn, of which none is absurd."""
    if len(asked) < AGREEING:
        return 0
    cv2.setRNGSeed(7)
    motion, inside = cv2.estimateAffinePartial2D(
        asked, kept, method=cv2.RANSAC, ransacReprojThreshold=4.0, maxIters=600
    )
    if motion is None or not 0.3 < float(np.hypot(motion[0, 0], motion[1, 0])) < 3:
        return 0
    # Features that lie on each other count once.
    return len({(int(x) // 3, int(y) // 3) for x, y in asked[inside.ravel().astype(bool)]})


def _hash_score(distance: int) -> float:
    return float(round(100 * (1 - distance / 256) ** 1.6, 1))


def _feature_score(agreeing: int) -> float:
    return round(100 * (1 - 1 / (1 + agreeing / 12)), 1) if agreeing >= AGREEING else 0.0
