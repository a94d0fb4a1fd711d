"""How long `fenjer check` takes for 1,000 cases of the first case's size, on one core and on two, and its memory.

The cases are copies of the shipped one under ids of their own, in packs of fifty, with their playtests.
Run it from the checkout: python benchmarks/check_many.py [CASES]
"""

import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "scenarios" / "triponta"
CASE = "bridge-on-fire"
PACKED = 50


def main() -> None:
    """Write the packs, check them in processes of their own, and print the figures."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as folder:
        made = generated(Path(folder), cases)
        print(f"{cases} cases, {made / 1e6:.0f} MB of YAML, in packs of {PACKED}")
        print("shipped pack   {:6.2f} s, {:.0f} MB".format(*measured(PACK, cores=1)))
        for cores in (1, 2):
            seconds, megabytes = measured(Path(folder), cores=cores)
            print(f"on {cores} core(s)   {seconds:6.2f} s, {megabytes:.0f} MB in the largest process")


def generated(folder: Path, cases: int) -> int:
    """Write packs with so many cases into a folder; give their bytes."""
    written = 0
    for first in range(0, cases, PACKED):
        names = [f"{CASE}-{number}" for number in range(first, min(first + PACKED, cases))]
        root = folder / f"made-{first}"
        root.mkdir()
        pack = (PACK / "pack.yaml").read_text("utf-8").replace("id: triponta", f"id: {root.name}", 1)
        listed = "".join(f"  - {name}\n" for name in names)
        pack, changed = re.subn(r"^cases:\n(  - .+\n)+", f"cases:\n{listed}", pack, flags=re.MULTILINE)
        assert changed == 1
        (root / "pack.yaml").write_text(pack, "utf-8")
        for name in names:
            for kind, key in ((".yaml", "id"), (".playtest.yaml", "case")):
                content = (PACK / f"{CASE}{kind}").read_text("utf-8").replace(f"{key}: {CASE}", f"{key}: {name}", 1)
                (root / f"{name}{kind}").write_text(content, "utf-8")
                written += len(content.encode())
    return written


def measured(path: Path, *, cores: int) -> tuple[float, float]:
    """Give the seconds that a check takes as a whole process on so many cores, and the megabytes of its largest."""
    command = [sys.executable, "-c", RUN, str(path), str(cores)]
    began = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began
    # Packs of which all cases are alike are told to be out of balance: that is 1.
    if done.returncode not in (0, 1):
        sys.exit(done.stdout[-2_000:] + done.stderr[-2_000:])
    return seconds, float(done.stderr.split()[-1])


RUN = """
import os, resource, sys
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(sys.argv[2])])
from game.cli import main
status = main(["check", sys.argv[1]])
peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(peak / 1024, file=sys.stderr)
sys.exit(status)
"""


if __name__ == "__main__":
    main()
