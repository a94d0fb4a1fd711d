"""The store of results with a million records in it: opening, adding, one class out of it, exporting and taking in.

    python -m benchmarks.results_store [--records 1000000] [--keep FOLDER]

Beside it what the game kept before, lines of JSON in a file, read whole for the same class: printed as a ratio.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from game.storage import Store, exchange
from game.storage.formats import Data

CLASS = 28 * 15
"""How many records a class of 28 leaves that plays all of the pack."""


def records(count: int) -> Iterator[Data]:
    """Records as large as those of real plays, a class after the other."""
    chance = Random(8)
    items = [f"item-number-{n}" for n in range(3)]
    tools = ("picture-search", "full-text", "source", "ask", "picture-data")
    tokens = [f"check:{item}/{tool}" for item in items for tool in tools] + [
        f"judge:{item}:17:false-context" for item in items
    ]
    for n in range(count):
        session, place = divmod(n, CLASS)
        yield {
            "fenjer": 2,
            "record": f"{n:016x}",
            "participant": f"{session:08x}{place // 15:08x}",
            "session": f"{session:016x}",
            "turn": place % 15,
            "day": f"2026-{1 + n % 12:02}-{1 + n % 28:02}",
            "mode": "workshop",
            "language": "en",
            "pack": "triponta",
            "pack_hash": "0" * 64,
            "case": f"case-{place % 15}",
            "finished": True,
            "tokens": chance.sample(tokens, 15),
            "judgements": [
                {"item": item, "percent": chance.randint(0, 100), "kind": "false-context"} for item in items
            ],
            "scores": {"judgement": 61.25, "method": 70.5, "care": 88.0, "total": 72.05},
            "minutes": 24,
            "quiz": None,
        }


def timed(code: str, home: Path) -> float:
    """Seconds that a fresh process needs for some code on the store, without starting Python and importing."""
    script = (
        "import sys, time, pathlib; from game.storage import Store\n"
        "began = time.perf_counter()\n"
        f"store = Store(pathlib.Path(sys.argv[1]), print)\n{code}\n"
        "print(time.perf_counter() - began)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(home)], check=True, capture_output=True, text=True)
    return float(done.stdout)


def main() -> None:
    """Make the store, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="leave the store in this folder, or use the one that is there")
    wanted = parser.parse_args()
    home = wanted.keep or Path(tempfile.mkdtemp())
    store = Store(home, print)
    if not home.joinpath("results.sqlite").exists():
        began = time.perf_counter()
        store.results.take_in(records(wanted.records))
        print(f"made: {wanted.records} records, {time.perf_counter() - began:.0f} s")
    count = len(store.results)
    print(f"{count} records, {home.joinpath('results.sqlite').stat().st_size / 1e6:.0f} MB")
    one = next(records(1))
    adds = []
    for n in range(500):
        began = time.perf_counter()
        store.results.add({**one, "record": f"new-{n}-{time.time_ns()}"})
        adds.append(1000 * (time.perf_counter() - began))
    adds.sort()
    print(f"add: median {statistics.median(adds):.2f} ms, 99 of 100 under {adds[494]:.2f} ms, worst {adds[-1]:.2f} ms")
    with home.joinpath("plain.jsonl").open("ab") as plain:
        plains = []
        for _ in range(500):
            began = time.perf_counter()
            plain.write(json.dumps(one).encode() + b"\n")
            plain.flush()
            plains.append(1000 * (time.perf_counter() - began))
    ratio = statistics.median(adds) / statistics.median(plains)
    print(
        f"  a line appended to a file, not forced to the disk: {statistics.median(plains):.3f} ms (ratio {ratio:.0f})"
    )
    store.results.close()
    session = f"{count // CLASS // 2:016x}"
    opening = statistics.median(timed("store.results.latest_session(['workshop'])", home) for _ in range(5))
    print(f"opening and the latest session: {1000 * opening:.1f} ms")
    read = statistics.median(
        timed(f"assert len(store.results.of_session({session!r})) == {CLASS}", home) for _ in range(5)
    )
    print(f"opening and a class of 28 ({CLASS} records): {1000 * read:.1f} ms")
    print(f"counting all: {1000 * timed('len(store.results)', home):.0f} ms")
    print(f"all sessions: {1000 * timed('store.results.sessions()', home):.0f} ms")
    print(f"the check in the background, whole: {timed('store.results.check().join()', home):.1f} s")
    file = home / "all.jsonl.gz"
    began = time.perf_counter()
    exchange.write(file, store.results.all())
    print(f"export: {time.perf_counter() - began:.0f} s, {file.stat().st_size / 1e6:.0f} MB")
    began = time.perf_counter()
    whole = sum(record["session"] == session for record in exchange.read(file))
    lines = time.perf_counter() - began
    print(f"the same class out of that file, read whole: {lines:.1f} s (ratio {lines / read:.0f}), {whole} records")
    if wanted.keep is None:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()
