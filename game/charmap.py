"""The characters a TrueType file can draw, read from its `cmap` table.

The text engine answers for missing characters as if they were there, so the file itself is asked.
"""

from __future__ import annotations

from pathlib import Path
from struct import error, unpack_from


def read_charmap(path: Path) -> frozenset[int] | None:
    """The code points that the font file at `path` has a glyph for; None where the file cannot be read."""
    try:
        data = path.read_bytes()
        for at in _tables(data):
            kind = unpack_from(">H", data, at)[0]
            if kind == 12:
                return _ranges(data, at)
            if kind == 4:
                return _segments(data, at)
    except (OSError, error):
        pass
    return None


def _tables(data: bytes) -> list[int]:
    """Where the Unicode subtables of `cmap` begin, the widest first."""
    for i in range(unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = unpack_from(">4sLLL", data, 12 + 16 * i)
        if tag == b"cmap":
            count = unpack_from(">H", data, offset + 2)[0]
            found = [unpack_from(">HHL", data, offset + 4 + 8 * j) for j in range(count)]
            wide = sorted((p, e, o) for p, e, o in found if p == 0 or (p == 3 and e in (1, 10)))
            return [offset + o for _, _, o in reversed(wide)]
    return []


def _ranges(data: bytes, at: int) -> frozenset[int]:
    """Format 12: groups of (first, last, glyph)."""
    count = unpack_from(">L", data, at + 12)[0]
    groups = (unpack_from(">LLL", data, at + 16 + 12 * i) for i in range(count))
    return frozenset(c for first, last, _ in groups for c in range(first, last + 1))


def _segments(data: bytes, at: int) -> frozenset[int]:
    """Format 4: segments of 16-bit characters; a segment may still map some of its characters to no glyph."""
    n = unpack_from(">H", data, at + 6)[0] // 2
    ends = unpack_from(f">{n}H", data, at + 14)
    starts = unpack_from(f">{n}H", data, at + 16 + 2 * n)
    deltas = unpack_from(f">{n}H", data, at + 16 + 4 * n)
    offsets_at = at + 16 + 6 * n
    offsets = unpack_from(f">{n}H", data, offsets_at)
    found = set()
    for i in range(n):
        for c in range(starts[i], min(ends[i], 0xFFFE) + 1):
            if offsets[i]:
                glyph = unpack_from(">H", data, offsets_at + 2 * i + offsets[i] + 2 * (c - starts[i]))[0]
            else:
                glyph = (c + deltas[i]) & 0xFFFF
            if glyph:
                found.add(c)
    return frozenset(found)
