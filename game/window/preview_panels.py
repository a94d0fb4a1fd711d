"""What the author's bar opens: the problems, the scenes, where play stands, and the pictures' recipes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.buttons import Button
from game.window.layout import Column, Node, Row
from game.window.widgets import Card, Label, Paragraph, Rule
from game.window.widgets import Picture as Shown

if TYPE_CHECKING:
    from game.bench.album import Album
    from game.story.pack import Pack
    from game.story.pictures import Doctoring, Picture
    from game.story.playthrough import Moment
    from game.story.problems import Problem, Where
    from game.story.scenario import Scenario
    from game.strings import Translator

MOST = 40
"""How many problems are listed; who has more mends these first."""


@dataclass(frozen=True, slots=True)
class Told:
    """A problem of the case's files, and the line that it is in, as it was read."""

    problem: Problem
    line: str


def at(where: Where, t: Translator) -> str:
    """A place in a file, as an author looks for it."""
    return t.say("{file}, line {n}", file=Path(where.file).name, n=str(where.line))


def problems(told: Sequence[Told], chosen: int, choose: Callable[[int], None], t: Translator) -> Node:
    """Every problem with its place; the chosen one with its line, and what to write instead."""
    if not told:
        return Paragraph(t.say("No problems."))
    rows: list[Node] = []
    for number, each in enumerate(told[:MOST]):
        problem = each.problem
        rows.append(
            Button(
                problem.message,
                partial(choose, number),
                sub=f"{at(problem.where, t)} · {problem.severity} {problem.code}",
                icon="warning" if problem.severity == "error" else "question",
                selected=number == chosen,
                key=f"problem.{number}",
            )
        )
        if number == chosen:
            rows.append(_line(each, t))
    if len(told) > MOST:
        rows.append(Label(t.plural("{n} more problem", "{n} more problems", len(told) - MOST)))
    return Column(rows, gap=tokens.TIGHT)


def _line(told: Told, t: Translator) -> Node:
    where = told.problem.where
    place = t.say("Line {n}, column {column}", n=str(where.line), column=str(where.column))
    hint = told.problem.hint
    said = [
        Label(place),
        Paragraph(told.line.strip(), style="strong") if told.line.strip() else None,
        Paragraph(hint, style="small") if hint else None,
    ]
    return Card(Column(said, gap=tokens.HAIR), tone="note", pad=tokens.GAP, shadow=False, key="problem.line")


def scenes(case: Scenario, now: str, jump: Callable[[str], None], t: Translator) -> Node:
    """The scenes, each a way there; play begins again at the one that is chosen."""
    rows: list[Node] = [Paragraph(t.say("The case begins again at the scene you choose."), style="small", ink="soft")]
    for name, beats in case.scenes.items():
        begins = next((text for beat in beats if (text := beat.note or beat.text) is not None), None)
        rows.append(
            Button(
                name,
                partial(jump, name),
                sub=shorten(t.text(begins), 60, placeholder="…") if begins is not None else "",
                selected=name == now,
                key=f"scene.{name}",
            )
        )
    return Column(rows, gap=tokens.TIGHT)


def state(case: Scenario, at: Moment, t: Translator) -> Node:
    """Where play stands, in the words of the file."""
    judged = [f"{item}: {each.percent} %, {each.kind}" for item, each in at.judgements.items()]
    beats = len(case.scenes[at.scene])
    rows = [
        (t.say("Scene"), [at.scene]),
        (t.say("Beat"), [t.say("{n} of {of}", n=min(at.beat + 1, beats), of=beats)]),
        (t.say("Item on the desk"), [at.item] if at.item is not None else []),
        (t.say("Trust"), [str(at.trust)]),
        (t.say("Calm"), [str(at.calm)]),
        (t.say("Minutes left"), [t.say("{n} of {of}", n=at.minutes, of=case.shift)]),
        (t.say("Flags"), at.flags),
        (t.say("Chosen"), at.chosen),
        (t.say("Found"), [f"{found} ({t.say('pinned')})" if found in at.pinned else found for found in at.found]),
        (t.say("Judgements"), judged),
        (t.say("Left aside"), at.skipped),
        (t.say("Scenes so far"), at.scenes),
        (t.say("Ending"), [at.ending] if at.ending is not None else []),
    ]
    return Column([_row(name, "\n".join(values) or "–") for name, values in rows], gap=tokens.TIGHT)


def _row(name: str, value: str) -> Node:
    return Row([Label(name, grow=2), Paragraph(value, style="small", grow=3)], gap=tokens.TIGHT, stack=True)


def pictures(case: Scenario, item: str | None, pack: Pack, album: Album, t: Translator) -> Node:
    """The recipe of every picture of an item and of its findings: the file, what is kept of it, what comes of that."""
    if item is None:
        return Paragraph(t.say("No item has been shown yet."))
    blocks: list[Node] = [Label(item)]
    for name, picture in recipes(case, item):
        blocks += [Rule(), *_recipe(name, picture, pack, album, t)]
    if len(blocks) == 1:
        blocks.append(Paragraph(t.say("This item has no pictures.")))
    return Column(blocks)


def recipes(case: Scenario, item: str) -> Iterator[tuple[str, Picture]]:
    """The pictures of an item by where they stand in the file."""
    found = case.items[item]
    if found.picture is not None:
        yield "picture", found.picture
    for name, check in found.checks.items():
        if check.finding.picture is not None:
            yield f"checks / {name} / finding / picture", check.finding.picture


def _recipe(name: str, picture: Picture, pack: Pack, album: Album, t: Translator) -> list[Node]:
    kept = pack.pictures.get(picture.base)
    file = kept.file if kept is not None else picture.base
    whole = Shown(album.file(file), t.say("The whole file {file}", file=file), share=0.3, key=f"{name}.base")
    result = Shown(album.shown(picture), t.text(picture.alt), share=0.3, key=f"{name}.result")
    rows = [
        ("base", picture.base),
        ("file", file),
        ("credit", t.text(kept.credit) if kept is not None else ""),
        ("taken", (kept.taken or "") if kept is not None else ""),
        *(_step(step) for step in (*(kept.developed if kept is not None else ()), *picture.doctored)),
        ("data: taken", (picture.data.taken or "") if picture.data is not None else ""),
        ("data: camera", (picture.data.camera or "") if picture.data is not None else ""),
        ("exposed by", ", ".join(picture.exposed_by)),
        ("alt", t.text(picture.alt)),
    ]
    beside = Row(
        [
            Column([Label(t.say("The file")), whole], gap=tokens.HAIR, grow=1),
            Column([Label(t.say("As it is shown")), result], gap=tokens.HAIR, grow=1),
        ],
        gap=tokens.GAP,
        align="start",
        stack=True,
    )
    return [Paragraph(name, style="strong"), beside, *(_row(key, value) for key, value in rows if value)]


def _step(step: Doctoring) -> tuple[str, str]:
    """A step's key and what is written under it, as in the file."""
    key = next(iter(step.done()), "")
    value = getattr(step, key) if key else ""
    if step.crop is not None:
        sides = zip(("left", "top", "right", "bottom"), step.crop, strict=True)
        return key, ", ".join(f"{side} {share:g} %" for side, share in sides)
    if is_dataclass(value):
        written = {each.name.removesuffix("_"): getattr(value, each.name) for each in fields(value)}
        return key, ", ".join(f"{name} {part}" for name, part in written.items() if isinstance(part, str | int))
    return key, "" if isinstance(value, bool | tuple) else str(value)
