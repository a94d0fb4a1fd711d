"""Packs with which only `fenjer check` finds fault: they load, and are worth less than they could be."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from game.cli.checking import checked
from game.loader import Loaded, load_pack
from tests.loading import BASE, change, copy_of

FITTING = {
    "shift: 10": "shift: 5",
    "{minutes: 1, finding: {id: who,": "{minutes: 2, finding: {id: who,",
    "{minutes: 1, finding: {id: place,": "{minutes: 2, finding: {id: place,",
    "    acts:": (
        "      archive: {minutes: 5, finding: {id: old, says: It is old., speaks: against, weight: weak, step: find}}\n"
        "      coverage: {minutes: 4, finding: {id: no, says: No., speaks: for, weight: none, step: find}}\n"
        "    acts:"
    ),
}
"""What makes the least case one with which nobody finds fault."""


def fitting(folder: Path, changes: dict[str, str] | None = None) -> Path:
    """The least pack without any fault, but for these changes."""
    root = copy_of(BASE, folder)
    for old, new in [*FITTING.items(), *(changes or {}).items()]:
        change(root / "minimal.yaml", old, new)
    return root


def weighed(root: Path) -> Loaded:
    """The pack with all that `check` says of it, but for the harm that so small a pack cannot help doing."""
    told = checked(root, scenes=True).problems
    return replace(load_pack(root), problems=tuple(problem for problem in told if not problem.code.startswith("FJ3")))


def changed(old: str, new: str) -> Callable[[Path], Loaded]:
    """The fitting pack, changed in one place."""
    return lambda folder: weighed(fitting(folder, {old: new}))


def no_two_deciding(folder: Path) -> Loaded:
    """An item with a single finding that decides it."""
    return weighed(
        fitting(folder, {"says: A paper., speaks: for, weight: strong": "says: A., speaks: for, weight: weak"})
    )


def shouting(folder: Path) -> Loaded:
    """A pack of twenty items in which every false one shouts."""
    root = fitting(folder)
    content = (root / "minimal.yaml").read_text("utf-8")
    before, item, after = (
        content[: content.index("  photo:")],
        content[content.index("  photo:") : content.index("endings:")],
        content[content.index("endings:") :],
    )
    names = []
    for number in range(20):
        names.append(f"case-{number}")
        false = item.replace("text: It burns", 'text: "IT BURNS!!! They LIE!!!"').replace("accurate", "untrue")
        false = false.replace("kind: none", "kind: fabricated").replace(
            "misled.}", "misled., warning: W., fact_again: F.}"
        )
        text = before.replace("id: minimal", f"id: {names[-1]}") + (false if number % 2 else item) + after
        (root / f"{names[-1]}.yaml").write_text(text, "utf-8")
    for old in ("minimal.yaml", "minimal.playtest.yaml"):
        (root / old).unlink()
    change(root / "pack.yaml", "cases: [minimal]", f"cases: [{', '.join(names)}]")
    return weighed(root)


def translated(catalogue: str | None) -> Callable[[Path], Loaded]:
    """A pack in two languages, with a catalogue of the second."""

    def made(folder: Path) -> Loaded:
        root = fitting(folder)
        change(root / "pack.yaml", "languages: [en]", "languages: [en, sr]")
        if catalogue is not None:
            file = root / "locale" / "sr" / "LC_MESSAGES" / "base.po"
            file.parent.mkdir(parents=True)
            file.write_text(catalogue, "utf-8")
        return weighed(root)

    return made


STALE = (
    'msgctxt "minimal"\nmsgid "Minimal"\nmsgstr ""\n\n#, fuzzy\nmsgctxt "base/alarm"\nmsgid "Alarm"\nmsgstr "Uzbuna"\n'
)

MADE: dict[str, list[Callable[[Path], Loaded]]] = {
    "FJ239": [changed("{id: hold, text: Hold it.}", "{id: hold, text: Hold it., effects: {trust: -3, calm: -2}}")],
    "FJ240": [changed("{minutes: 2, finding: {id: who,", "{minutes: 4, finding: {id: who,"), no_two_deciding],
    "FJ241": [changed("shift: 5", "shift: 6")],
    "FJ242": [changed("speaks: against", "speaks: for")],
    "FJ401": [shouting],
    "FJ501": [lambda folder: weighed(fitting(folder))],
    "FJ502": [changed("text: It burns", f"text: It is {'W' * 30}")],
    "FJ503": [translated(None), translated(""), translated('msgid "a\n')],
    "FJ504": [translated(STALE)],
}
"""The packs with which fault is found, by the code."""
