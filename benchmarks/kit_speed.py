"""How long `fenjer kit` takes as a whole process, beside WeasyPrint, and for many cases and languages.

    python benchmarks/kit_speed.py [--runs 5]

WeasyPrint is given the kit's own web page, which holds the same texts and pictures. It is no dependency of Fenjer:
install it first (python -m pip install weasyprint; on Debian it needs libpango-1.0-0 and libpangoft2-1.0-0), or its row
is left out.
"""

import argparse
import importlib.util
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CASE = "bridge-on-fire"
FORTY = "quick-start,plans,guide,worksheets,items,evidence,roles,votes,key,poster,checklist,quiz,glossary"
"""Parts that come to some forty pages."""
LANGUAGES = ("en", "sr", "bs", "cnr", "hr", "mk")
"""English, and the Serbian catalogues under five codes: for the clock, a language is a catalogue."""


def main() -> None:
    """Time the kits and print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5)
    runs = options.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{'what':<44}{'pages':>6}{'median s':>10}{'MB':>7}")
        for what, arguments in (
            ("some forty pages", ["--only", FORTY]),
            ("the whole kit", []),
            ("the whole kit in Serbian", ["--lang", "sr"]),
            ("the whole kit in large print", ["--edition", "large-print"]),
            ("the hand-out of one case", [CASE]),
            ("the slides", ["--slides"]),
        ):
            file = folder / "kit.pdf"
            seconds = median(kit(ROOT, ["triponta", *arguments], file, folder), runs)
            print(f"{what:<44}{pages(file):>6}{seconds:>10.2f}{file.stat().st_size / 1e6:>7.2f}")
        beside(folder, runs)
        many(folder)


def kit(root: Path, arguments: Sequence[str], output: Path, home: Path) -> tuple[list[str], Path, dict[str, str]]:
    """The command that makes a kit, where it runs, and its environment."""
    command = [sys.executable, "-m", "game", "kit", *arguments, "-o", str(output)]
    return command, root, os.environ | {"FENJER_HOME": str(home / "home"), "PYTHONPATH": str(root)}


def median(call: tuple[list[str], Path, dict[str, str]], runs: int) -> float:
    """The median seconds of a whole process, after one run that is not counted."""
    timed(call)
    return statistics.median(timed(call) for _ in range(runs))


def timed(call: tuple[list[str], Path, dict[str, str]]) -> float:
    """The seconds of a whole process; ends the benchmark where it fails."""
    command, root, environment = call
    began = time.perf_counter()
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout[-2_000:] + done.stderr[-2_000:])
    return time.perf_counter() - began


def pages(file: Path) -> int:
    """The number of pages of a PDF."""
    import pypdfium2

    return len(pypdfium2.PdfDocument(file))


def beside(folder: Path, runs: int) -> None:
    """The same content by WeasyPrint, from the kit's web page, in turn with our own."""
    if importlib.util.find_spec("weasyprint") is None:
        print("WeasyPrint is not installed: left out")
        return
    page, ours, theirs = folder / "kit.html", folder / "kit.pdf", folder / "weasyprint.pdf"
    timed(kit(ROOT, ["triponta"], page, folder))
    own = kit(ROOT, ["triponta"], ours, folder)
    other = ([sys.executable, "-m", "weasyprint", str(page), str(theirs), "--pdf-tags"], ROOT, dict(os.environ))
    timed(own)
    timed(other)
    pairs = [(timed(own), timed(other)) for _ in range(min(runs, 3))]
    mine, other_s = (statistics.median(values) for values in zip(*pairs, strict=True))
    print(f"{'WeasyPrint on the whole kit as a web page':<44}{pages(theirs):>6}{other_s:>10.2f}", end="")
    print(f"{theirs.stat().st_size / 1e6:>7.2f}")
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"ours / WeasyPrint, pair by pair: {ratio:.3f} ({mine:.2f} s / {other_s:.2f} s)")


def many(folder: Path) -> None:
    """A pack of twelve cases in six languages, two processes at a time."""
    root = folder / "checkout"
    for part in ("game", "assets", "locale"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__", "source"))
    shutil.copy(ROOT / "pyproject.toml", root)
    shutil.copytree(ROOT / "scenarios", root / "scenarios")
    twelve(root / "scenarios" / "triponta")
    for code in LANGUAGES[2:]:
        shutil.copytree(root / "locale" / "sr", root / "locale" / code)
    files = [folder / f"twelve-{code}.pdf" for code in LANGUAGES]
    calls = [kit(root, ["triponta", "--lang", code], file, folder) for code, file in zip(LANGUAGES, files, strict=True)]
    timed(calls[0])
    began = time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(timed, calls))
    seconds = time.perf_counter() - began
    print(f"{'twelve cases in six languages, two cores':<44}{sum(map(pages, files)):>6}{seconds:>10.2f}", end="")
    print(f"{max(file.stat().st_size for file in files) / 1e6:>7.2f} (the largest)")


def twelve(pack: Path) -> None:
    """Make a pack of twelve cases out of the one there is, each with pictures of its own."""
    text = (pack / "pack.yaml").read_text("utf-8")
    names = [f"{CASE}-{number}" for number in range(1, 13)]
    listed = "".join(f"  - {name}\n" for name in names)
    case = (pack / f"{CASE}.yaml").read_text("utf-8")
    bases = set(re.findall(r"base: ([\w-]+)", case))
    pictures = text[text.index("\npictures:") : text.index("\ncases:")]
    shown = [block for block in re.split(r"(?m)^(?=  [\w-]+:)", pictures) if block.strip().partition(":")[0] in bases]
    files = set(re.findall(r"pictures/town/([\w-]+)\.jpg", "".join(shown)))
    kept = "\npictures:\n"
    for number, name in enumerate(names, 1):
        copy = case.replace(f"id: {CASE}", f"id: {name}", 1)
        (pack / f"{name}.yaml").write_text(re.sub(r"base: ([\w-]+)", rf"base: \1-{number}", copy), "utf-8")
        for block in shown:
            named = re.sub(r"^  ([\w-]+):", rf"  \1-{number}:", block)
            kept += re.sub(r"(pictures/town/[\w-]+)\.jpg", rf"\1-{number}.jpg", named)
        for picture in files:
            tinted(pack.parent.parent / "assets" / "pictures" / "town", picture, number)
    head, tail = text[: text.index("\npictures:")], text[text.index("\nquiz:") :]
    (pack / "pack.yaml").write_text(f"{head}{kept}\ncases:\n{listed}{tail}", "utf-8")
    for file in pack.glob(f"{CASE}.*yaml"):
        file.unlink()
    for catalogue in (pack.parent.parent / "locale").glob("*/LC_MESSAGES/triponta.po"):
        multiplied(catalogue, names)


def tinted(folder: Path, name: str, number: int) -> None:
    """Save a picture once more in a light of its own, so that no two cases have one in common."""
    from PIL import Image, ImageEnhance

    with Image.open(folder / f"{name}.jpg") as picture:
        ImageEnhance.Brightness(picture).enhance(0.85 + number / 50).save(folder / f"{name}-{number}.jpg", quality=90)


def multiplied(catalogue: Path, names: Sequence[str]) -> None:
    """Give each copied case the entries of the one it was copied from."""
    head, *entries = catalogue.read_text("utf-8").split("\n\n")
    kept = [entry for entry in entries if f'msgctxt "{CASE}' not in entry and "#~" not in entry]
    for entry in entries:
        if f'msgctxt "{CASE}' in entry and "#~" not in entry:
            kept += [entry.replace(f'msgctxt "{CASE}', f'msgctxt "{name}', 1) for name in names]
    catalogue.write_text("\n\n".join([head, *kept]).rstrip() + "\n", "utf-8")


if __name__ == "__main__":
    main()
