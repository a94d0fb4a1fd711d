"""Kills a kiosk with `kill -9` at random moments, and looks whether anything is lost that it had said was stored.

    python -m benchmarks.kiosk_kill [--kills 500]

Each run plays visitors, prints the id of each result once it is stored, and is killed after a random time. Then the
results' file is checked whole, all ids that were printed must be in it, and the kiosk is started again. What is timed
is the whole way from the new process to its first screen, with what a visitor had begun taken over. Exits with 1 where
something was lost or damaged, or a start took a second.
"""

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from random import Random

CHILD = """
import os, sys
os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
from random import Random
import game.cli.kiosk, game.window.case_screen, game.window.town
from tests.kiosk_visitors import Stand, visit
stand = Stand()
print("started", flush=True)
store = stand.kiosks.desk.store
add = store.results.add
def told(record):
    stored = add(record)
    if stored:
        print("stored", record["record"], flush=True)
    return stored
store.results.add = told
chance = Random(int(sys.argv[1]))
while True:
    visit(stand, chance)
"""


def main() -> int:
    """Kill, look, tell, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    home = Path(tempfile.mkdtemp())
    environment = {**os.environ, "FENJER_HOME": str(home)}
    chance = Random(wanted.seed)
    reported: set[str] = set()
    starts: list[float] = []
    lost = damaged = 0
    subprocess.run(
        [sys.executable, "-c", CHILD.replace("while True:", "for _ in range(30):"), "0"],
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    for kill in range(1, wanted.kills + 1):
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(kill)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        if process.stdout is None:
            raise AssertionError("there is always a pipe")
        process.stdout.readline()
        starts.append(time.perf_counter() - began)
        time.sleep(chance.uniform(0, 1.2))
        process.send_signal(signal.SIGKILL)
        rest = process.communicate()[0].splitlines(keepends=True)
        reported |= {line.split()[1].decode() for line in rest if line.startswith(b"stored ") and line.endswith(b"\n")}
        with closing(sqlite3.connect(home / "results.sqlite")) as connection:
            damaged += list(connection.execute("PRAGMA integrity_check")) != [("ok",)]
            kept = {record for (record,) in connection.execute("SELECT record FROM records")}
        lost += len(reported - kept)
        if kill % 25 == 0 or reported - kept:
            print(
                f"{kill:4} kills, {len(reported)} reported, {len(kept)} kept, {lost} lost, {damaged} damaged",
                flush=True,
            )
    starts.sort()
    print(f"starts: median {1000 * starts[len(starts) // 2]:.0f} ms, worst {1000 * starts[-1]:.0f} ms")
    print(f"{wanted.kills} kills, {len(reported)} results reported, {lost} lost, {damaged} times damaged")
    return 1 if lost or damaged or starts[-1] >= 1 else 0


if __name__ == "__main__":
    sys.exit(main())
