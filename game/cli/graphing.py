"""`fenjer graph`: a case as a picture, with what simulated players did in it and what is wrong with it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game import paths
from game.cli.desk import CONTENT, LACKING, USAGE, Desk
from game.strings import mark

if TYPE_CHECKING:
    from game.authoring.graph import Graph
    from game.loader import Loaded
    from game.story.playthrough import Walk
    from game.story.scenario import Scenario

WALKERS, SEED = 400, 1

MOST = 2_000
"""How many cards a picture may have: laying out this many takes some seconds, ten times as many many minutes."""


@click.command()
@click.argument("case")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="FILE.svg or FILE.mmd.")
@click.pass_obj
def graph(desk: Desk, case: str, output: Path) -> None:
    """Draw a case: its scenes, choices, items and endings, who gets there, and what is wrong."""
    from game.authoring.mermaid import mermaid
    from game.authoring.svg import svg
    from game.storage.files import write_whole

    draw = {".svg": svg, ".mmd": mermaid}.get(output.suffix.lower())
    if draw is None:
        desk.trouble(USAGE, mark("{file} has to end in .svg or .mmd."), file=output)
    made = drawn(desk, case)
    if draw is svg and len(made.cards) > MOST:
        line = mark("{case} has more than {most} scenes and endings, too many for a picture; Mermaid (.mmd) takes it.")
        desk.trouble(CONTENT, line, case=case, most=MOST)
    content = draw(made).encode()
    try:
        write_whole(output, content)
    except OSError as error:
        desk.trouble(LACKING, mark("{file} cannot be written: {why}."), file=output, why=error.strerror or str(error))
    desk.tell_notices()
    click.echo(output)


def drawn(desk: Desk, name: str) -> "Graph":
    """The graph of a case, played by bots and walkers if it has no error."""
    from game.authoring.graph import graph as made
    from game.authoring.graph import traffic
    from game.loader import located
    from game.story.campaign import made as made_of

    loaded, file = found(desk, name)
    problems = [problem for problem in loaded.problems if Path(problem.where.file) == file]
    scenario = loaded.cases.get(file.stem)
    counted = None
    if scenario is not None:
        scenario = made_of(scenario, loaded.cases)
        counted = traffic(walks(loaded, scenario))
        players = f"{counted.plays} simulated players: {WALKERS} who take anything on offer, and every bot"
    else:
        scenario = loaded.drafts.get(file.stem)
        players = "Not played yet: it has errors, which are marked"
    if scenario is None:
        for problem in problems:
            click.echo(str(problem), err=True)
        desk.trouble(CONTENT, mark("{file} has to be mended before it can be drawn."), file=file)
    return made(scenario, loaded.digest, counted, players, located(file, problems) if problems else ())


def found(desk: Desk, name: str) -> "tuple[Loaded, Path]":
    """The pack that a case is in, and the case's file, whatever is wrong with them."""
    from game.loader import load_case

    roots = desk.pack_roots()
    pack, _, case = name.rpartition("/")
    within = [roots.get(pack) or Path(pack)] if pack else list(roots.values())
    files = [Path(name), *(root / f"{case}.yaml" for root in within)]
    file = next((file for file in files if file.suffix in (".yaml", ".yml") and file.is_file()), None)
    if file is None:
        cases = [case for root in roots.values() for case in desk.pack(root).cases]
        desk.trouble(
            USAGE, mark("There is no case {name}; there are: {cases}."), name=name, cases=", ".join(cases) or "–"
        )
    if (file.parent / "pack.yaml").is_file():
        loaded = desk.pack(file.parent)
        if file.stem in {*loaded.cases, *loaded.drafts}:
            return loaded, file
    return load_case(file, techniques=paths.scenarios() / "techniques.yaml"), file


def walks(loaded: "Loaded", scenario: "Scenario") -> "Iterator[Walk]":
    """What the simulated players do in a case, the same each time."""
    from random import Random

    from game.simulator import BOTS, play, walker

    chance = Random(SEED)
    for _ in range(WALKERS):
        yield walker(scenario, chance).walk
    if loaded.pack is not None:
        for bot in BOTS.values():
            yield play(bot, scenario, loaded.pack, chance).walk
