"""`fenjer report --programme` over many exported files: how long it takes, and how much memory.

    python -m benchmarks.programme [--files 1000] [--records 1000] [--keep FOLDER]

Beside it a plain reading of the same files with Python's standard library alone: unpacked, checked, each line parsed,
each record counted once, the forms of the quiz kept. Printed as a ratio.
"""

import argparse
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from random import Random

from game.cli.desk import Desk
from game.story.scenario import Scenario
from game.story.workshop import PICTURES

CASES = 13
"""So many cases each participant plays, between the two forms."""

KINDS = 40
"""So many different plays of a case there are."""

PLAIN = """
import gzip, hashlib, json, sys
from pathlib import Path
seen, forms = set(), {}
for file in sorted(Path(sys.argv[1]).glob("*.jsonl.gz")):
    digest, held = hashlib.sha256(), None
    with gzip.open(file) as packed:
        for line in packed:
            if held is not None:
                digest.update(held)
                record = json.loads(held)
                if record["record"] not in seen:
                    seen.add(record["record"])
                    if record["quiz"] is not None:
                        percents = [judged["percent"] for judged in record["judgements"]]
                        forms.setdefault((record["session"], record["participant"]), []).append(percents)
            held = line
    assert json.loads(held)["sha256"] == digest.hexdigest()
print(len(seen), len(forms))
"""


def templates() -> tuple[list[list[str]], dict[str, list[tuple[str, bool]]]]:
    """Ends of records for each case, as long as those of real plays and of many kinds, and the items of each form."""
    desk = Desk()
    loaded = desk.pack_named("triponta")
    assert loaded.pack is not None
    chance = Random(8)
    ends = [[_end(case, loaded.digest, chance) for _ in range(KINDS)] for case in list(loaded.benched.values())[:CASES]]
    quiz = loaded.pack.quiz
    return ends, {form: [(item.id, item.verdict == "accurate") for item in quiz[form]] for form in ("a", "b")}


def _end(case: Scenario, digest: str, chance: Random) -> str:
    """What stands after the ids in a record of a play of a case."""
    tokens, judgements = ["go", "next", "next"], []
    for name, item in case.items.items():
        looked = chance.sample(list(item.checks), min(4, len(item.checks)))
        percent = chance.randint(0, 100)
        tokens += [f"check:{name}/{check}" for check in looked]
        tokens += [f"pin:{item.checks[check].finding.id}" for check in looked[:2]]
        tokens += [f"judge:{name}:{percent}:{item.kind}", f"act:{name}/{chance.choice(item.acts).id}", "next", "next"]
        judgements.append({"item": name, "percent": percent, "kind": item.kind})
    rest: dict[str, object] = {
        "case": case.id,
        "finished": True,
        "tokens": tokens,
        "judgements": judgements,
        "scores": {name: round(chance.uniform(20, 100), 2) for name in ("judgement", "method", "care", "total")},
        "minutes": chance.randint(10, 40),
        "quiz": None,
    }
    return _tail(rest, digest)


def _tail(rest: dict[str, object], digest: str) -> str:
    whole = {"mode": "workshop", "language": "en", "pack": "triponta", "pack_hash": digest, **rest}
    return json.dumps(whole, separators=(",", ":"))[1:]


def make(work: tuple[Path, int, int, list[list[str]], dict[str, list[tuple[str, bool]]], str]) -> None:
    """Write the nth file: a workshop whose participants learn more or less than others'."""
    file, n, records, ends, forms, digest = work
    chance = Random(n)
    gain = chance.gauss(0.12, 0.06)
    session = "-".join(chance.sample(PICTURES, 4)) + f"-{n}"
    day = f"2026-{1 + n * 11 // 1000:02}-{1 + n % 28:02}"
    hashed = hashlib.sha256()
    with file.open("wb") as opened, gzip.GzipFile("", "wb", 6, opened, mtime=0) as packed:
        for number in range(records):
            person, turn = divmod(number, CASES + 2)
            head = (
                f'{{"fenjer":2,"record":"{n:08x}{number:08x}","participant":"p{person}","session":"{session}",'
                f'"turn":{turn},"day":"{day}",'
            )
            if 0 < turn <= CASES:
                line = head + chance.choice(ends[turn - 1])
            else:
                form = "ab"[(person + (turn > 0)) % 2]
                knows = 0.6 + (gain if turn else 0)
                judged = [
                    {"item": item, "percent": _percent(chance, accurate is (chance.random() < knows)), "kind": None}
                    for item, accurate in forms[form]
                ]
                rest: dict[str, object] = {
                    "case": "",
                    "finished": True,
                    "tokens": [f"judge:{one['item']}:{one['percent']}" for one in judged],
                    "judgements": judged,
                    "scores": {"judgement": 12.5},
                    "minutes": 0,
                    "quiz": form,
                }
                line = head + _tail(rest, digest)
            whole = line.encode() + b"\n"
            hashed.update(whole)
            packed.write(whole)
        trailer = {"fenjer": 2, "records": records, "sha256": hashed.hexdigest()}
        packed.write(json.dumps(trailer).encode() + b"\n")


def _percent(chance: Random, true: bool) -> int:
    return chance.randint(55, 100) if true else chance.randint(0, 45)


def measured(command: list[str], home: Path) -> tuple[float, float]:
    """Seconds and the most memory, in MB, of a command that must end well."""
    began = time.perf_counter()
    child = subprocess.Popen(command, env={**os.environ, "FENJER_HOME": str(home)}, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return seconds, used.ru_maxrss / 1024


def main() -> None:
    """Make the files, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="leave the files in this folder, or use those that are there")
    wanted = parser.parse_args()
    folder = wanted.keep or Path(tempfile.mkdtemp(prefix="fenjer-programme-"))
    folder.mkdir(parents=True, exist_ok=True)
    home = folder / "home"
    os.environ["FENJER_HOME"] = str(home)
    files = [folder / f"workshop-{n:04}.jsonl.gz" for n in range(wanted.files)]
    ends, forms = templates()
    if not files[-1].exists():
        began = time.perf_counter()
        work = [(file, n, wanted.records, ends, forms, "0" * 64) for n, file in enumerate(files)]
        with get_context("spawn").Pool() as pool:
            pool.map(make, work, chunksize=8)
        print(f"made: {len(files)} files, {time.perf_counter() - began:.0f} s")
    size = sum(file.stat().st_size for file in files) / 1e6
    with gzip.open(files[0]) as packed:
        line = len(packed.read()) / wanted.records
    print(f"{len(files)} files of {wanted.records} records, {line:.0f} bytes each; {size:.0f} MB packed")
    for suffix in ("csv", "pdf"):
        command = [sys.executable, "-m", "game", "report", "--programme", *map(str, files), "-o"]
        seconds, memory = measured([*command, str(folder / f"programme.{suffix}")], home)
        print(f"fenjer report --programme, {suffix}: {seconds:.1f} s, {memory:.0f} MB at the most")
    plain, most = measured([sys.executable, "-c", PLAIN, str(folder)], home)
    print(f"plain Python, without any figure: {plain:.1f} s, {most:.0f} MB; {plain / seconds:.2f} times as long")
    if wanted.keep is None:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
