"""New packs and cases: the commented template, copied with its ids filled in.

The template is itself a sound pack, `my-pack` with the case `my-case`, so that it can be checked and read as it lies
there. Nothing that exists is ever written over.
"""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from game.loader import schema
from game.loader.folder import PACK, PLAYTEST, TECHNIQUES
from game.loader.nodes import Listing, Scalar, Table, read_tree
from game.loader.shapes import ID, What
from game.storage.files import write_whole
from game.story.pack import Pack
from game.strings import Notice

TEMPLATE = Path(__file__).parent / "template"
FIRST_CASE = "first-case"
SCHEMAS = ".schemas"
"""The folder of a new pack in which editors find what may be written; the loader passes it over."""

_KINDS: tuple[What, ...] = ("case", "pack", "playtest")
_BOM = b"\xef\xbb\xbf"
_CAST = {"nora": "Nora", "sara": "Sara", "dino": "Dino"}
_QUARTERS = {"mill": "Mill", "bridge": "Bridge", "spring": "Spring"}


class Refused(Exception):
    """What was asked for cannot be made; `notice` says why, and nothing was written."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice.message)
        self.notice = notice


def new_pack(folder: Path) -> list[Path]:
    """Make a pack with one case in a folder that is not there yet, or empty; return its files.

    The folder's name becomes the pack's id. Raises Refused, and OSError where the place cannot be written to; then
    there is no folder afterwards.
    """
    # Of "." and of "..", too, the name is wanted.
    place = Path(os.path.normpath(folder.absolute()))
    pack = place.name
    _refuse_bad_id(pack)
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise Refused(Notice("{path} is there already, and nothing is written over.", {"path": str(folder)}))
    place.parent.mkdir(parents=True, exist_ok=True)
    texts = {PACK: _filled(_template(PACK), {"my-pack": pack, "My pack": _words(pack)})}
    texts[PACK] = texts[PACK].replace("- my-case", f"- {FIRST_CASE}")
    texts |= _case_texts(FIRST_CASE, lambda text: text)
    texts |= {
        f"{SCHEMAS}/{kind}.json": json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n" for kind in _KINDS
    }
    beside = Path(tempfile.mkdtemp(prefix=f".{pack}-", dir=place.parent))
    try:
        for name, text in texts.items():
            write_whole(beside / name, text.encode())
        # A temporary folder is closed to other users; a pack is to be read by whoever reads its neighbours.
        beside.chmod(0o755)
        if place.exists():
            # Somebody may be standing in the empty folder. Its pack.yaml comes last, and without one it is no pack.
            for entry in sorted(beside.iterdir()):
                entry.rename(place / entry.name)
            beside.rmdir()
        else:
            beside.rename(place)
    except (OSError, KeyboardInterrupt):
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return [folder / name for name in texts if not name.startswith(SCHEMAS)]


def new_case(root: Path, pack: Pack, case: str) -> list[Path]:
    """Add a case to a pack, in its list of cases too; return the files that were written.

    The template's people, accounts and quarters become those of the pack. Raises Refused, and OSError where the folder
    cannot be written to; then everything is as it was.
    """
    _refuse_bad_id(case)
    if f"{case}.yaml" == TECHNIQUES:
        raise Refused(Notice("The name {name} is taken by another kind of file.", {"name": case}))
    texts = _case_texts(case, lambda text: _cast(text, pack))
    if not (root / SCHEMAS / "case.json").is_file():
        # Without the schemas beside it, an editor would complain of the line that names them.
        texts = {name: text.partition("\n")[2] for name, text in texts.items()}
    for name in texts:
        if (root / name).exists():
            raise Refused(Notice("{path} is there already, and nothing is written over.", {"path": str(root / name)}))
    listed = _listed(root / PACK, case)
    written = []
    try:
        for name, text in texts.items():
            written.append(root / name)
            write_whole(root / name, text.encode())
        write_whole(root / PACK, listed)
    except (OSError, KeyboardInterrupt):
        for file in written:
            file.unlink(missing_ok=True)
        raise
    return [*written, root / PACK]


def _refuse_bad_id(name: str) -> None:
    if re.fullmatch(ID, name):
        return
    better = "-".join(re.findall("[a-z0-9]+", re.sub("([a-z])([A-Z])", r"\1-\2", name).lower())) or "market-day"
    raise Refused(
        Notice(
            "The name {name} has to be small letters and numbers with dashes between, such as {better}.",
            {"name": name, "better": better},
        )
    )


def _words(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _template(name: str) -> str:
    return (TEMPLATE / name).read_text("utf-8")


def _filled(text: str, names: Mapping[str, str]) -> str:
    """The text with each of the names in it replaced, all in one go."""
    pattern = "|".join(re.escape(name) for name in names)
    return re.sub(rf"\b({pattern})\b", lambda found: names[found.group()], text)


def _case_texts(case: str, cast: Callable[[str], str]) -> dict[str, str]:
    """The files of a new case by their names."""
    names = {"my-case": case, "My case": _words(case)}
    return {
        f"{case}.yaml": _filled(cast(_template("my-case.yaml")), names),
        f"{case}{PLAYTEST}": _filled(_template(f"my-case{PLAYTEST}"), names),
    }


def _cast(text: str, pack: Pack) -> str:
    """The case told by a pack's own people, in its own quarters."""
    people = _instead(_CAST, {id_: person.name.source for id_, person in pack.cast.items()}, "cast")
    quarters = _instead(_QUARTERS, {id_: quarter.name.source for id_, quarter in pack.quarters.items()}, "quarters")
    known = [id_ for id_, account in pack.accounts.items() if account.known]
    others = [id_ for id_ in pack.accounts if id_ not in known]
    if not pack.accounts:
        raise _nothing_of("accounts")
    accounts = {"town-paper": (known or others)[0], "neighbours": (others or known)[0]}

    ids = {before: after for before, (after, _) in people.items()}
    text = re.sub(rf"(?m)^( +- |.*\bwho: )({'|'.join(ids)})\b", lambda found: found[1] + ids[found[2]], text)
    text = re.sub(rf"(?m)(\bfrom: )({'|'.join(accounts)})$", lambda found: found[1] + accounts[found[2]], text)
    places = {before: after for before, (after, _) in quarters.items()}
    text = re.sub(r"(?m)^ +roles: .*$", lambda found: _filled(found.group(), places), text)
    names = {_CAST[before]: name for before, (_, name) in people.items()}
    return _filled(text, names | {_QUARTERS[before]: name for before, (_, name) in quarters.items()})


def _instead(wanted: Mapping[str, str], there: Mapping[str, str], key: str) -> dict[str, tuple[str, str]]:
    """The id and the name that stand for each wanted one: the same where it is there, otherwise another, in turn."""
    if not there:
        raise _nothing_of(key)
    free = [id_ for id_ in there if id_ not in wanted] or list(there)
    found = {}
    for n, id_ in enumerate(wanted):
        chosen = id_ if id_ in there else free[n % len(free)]
        found[id_] = (chosen, there[chosen])
    return found


def _nothing_of(key: str) -> Refused:
    return Refused(Notice("pack.yaml has nothing under {key} yet; a case needs at least one.", {"key": key}))


def _listed(file: Path, case: str) -> bytes:
    """The bytes of a pack.yaml with one more case at the end of its list; all else stays as its author wrote it."""
    content = file.read_bytes()
    mark = _BOM if content.startswith(_BOM) else b""
    lines = content.removeprefix(mark).decode().splitlines(keepends=True)
    cases = _cases(content)
    if cases is not None and cases.items and isinstance(cases.items[-1], Scalar):
        end = cases.items[-1].end
        line = lines[end.line]
        if lines[cases.start.line][cases.start.column] == "[":
            lines[end.line] = line[: end.column] + f", {case}" + line[end.column :]
        else:
            ending = "\r\n" if lines[0].endswith("\r\n") else "\n"
            lines[end.line] = line.rstrip("\r\n") + ending
            lines.insert(end.line + 1, f"{line[: cases.start.column]}- {case}{ending}")
        listed = mark + "".join(lines).encode()
        if _names(_cases(listed)) == [*_names(cases), case]:
            return listed
    raise Refused(Notice("The list of cases in pack.yaml is written in a way that cannot be added to by itself."))


def _cases(content: bytes) -> Listing | None:
    """The list of cases in a pack.yaml."""
    root = read_tree(PACK, content).root
    entry = root.entries.get("cases") if isinstance(root, Table) else None
    return entry[1] if entry is not None and isinstance(entry[1], Listing) else None


def _names(cases: Listing | None) -> list[str]:
    return [item.text for item in cases.items if isinstance(item, Scalar)] if cases is not None else []
