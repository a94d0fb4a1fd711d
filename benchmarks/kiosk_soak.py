"""Sends visitors to a kiosk as fast as the machine can draw, and looks whether anything of them stays.

    python -m benchmarks.kiosk_soak [--visitors 5000]

After each visitor the state that lasts (the pixels of the loop, settings, focus, files) is compared byte for byte, and
every hundred visitors the memory, the open files, the threads and the objects are told. Exits with 1 where a state
differed, where memory grew by 5 % or more after the first 200 visitors, or where something that is open became more.
"""

import argparse
import gc
import json
import os
import sys
import tempfile
import threading
import time
from pathlib import Path
from random import Random

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"

WARM = 200
"""After how many visitors everything has been loaded that ever is."""


def resident() -> float:
    """The memory of this process in MB."""
    fields = Path("/proc/self/statm").read_text("utf-8").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def handles() -> int:
    """How many files, pipes and sockets are open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def main() -> int:
    """Send the visitors, tell, and give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visitors", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    home = Path(tempfile.mkdtemp())
    os.environ["FENJER_HOME"] = str(home)

    from tests.kiosk_visitors import Stand, tour, visit

    stand, chance = Stand(), Random(wanted.seed)
    # What random visitors come upon once in a thousand times is loaded from the beginning.
    tour(stand)
    stand.kiosk.reset()
    state = stand.kiosk.state()
    differed, began = 0, time.monotonic()
    memory: list[float] = []
    opened: list[tuple[int, int]] = []
    print("visitors    MB  handles  threads  objects  results  a visitor")
    for number in range(1, wanted.visitors + 1):
        visit(stand, chance)
        now = stand.kiosk.state()
        if now != state:
            differed += 1
            was, found = json.loads(state), json.loads(now)
            what = ", ".join(name for name in was if was[name] != found[name])
            print(f"the state differed after visitor {number}: {what}", flush=True)
        if number % 100 == 0 or number == WARM:
            # As it stands while it waits: what a visit took is given back after it, and again with the loop.
            stand.wait(2.5)
            stand.wait(31)
            memory.append(resident())
            opened.append((handles(), threading.active_count()))
            each = (time.monotonic() - began) / number
            gc.collect()
            kept = len(stand.kiosks.desk.store.results)
            print(
                f"{number:8} {memory[-1]:6.1f} {opened[-1][0]:8} {opened[-1][1]:8} {len(gc.get_objects()):8}"
                f" {kept:8} {1000 * each:7.0f} ms",
                flush=True,
            )
    warm = min(WARM // 100 - 1, len(memory) - 1)
    growth = memory[-1] / memory[warm] - 1 if memory else 0.0
    more = opened[-1][0] > opened[warm][0] or opened[-1][1] > opened[warm][1] if opened else False
    print(f"{wanted.visitors} visitors, {differed} states that differed, memory {100 * growth:+.1f} % after {WARM}")
    return 1 if differed or growth >= 0.05 or more else 0


if __name__ == "__main__":
    sys.exit(main())
