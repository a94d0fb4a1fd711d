"""`fenjer simulate`: plays a pack with bots, and leaves the report, a picture of it, and a class's results."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli.desk import CONTENT, LACKING, USAGE, Desk
from game.cli.plays import stored, stored_quiz, today
from game.storage.exchange import RefusedError, read
from game.storage.exchange import write as export
from game.storage.files import write_whole
from game.storage.formats import RESULT_STEPS, Data, result_of
from game.strings import mark

if TYPE_CHECKING:
    from game.loader import Loaded
    from game.simulator import Kept, Report

PLAYERS = 1000
MODE = "simulated"
"""What a result says of how it was played, where nobody did."""


@click.command()
@click.argument("pack")
@click.option("--players", type=click.IntRange(1, 1_000_000), help="How many play; 1000, or as many as the mix names.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed plays the same plays.")
@click.option("--mix", metavar="BOT=SHARE,…", help="Which bots play, and in what shares: careful=14,cynic=6,guesser=8.")
@click.option(
    "--results", type=click.Path(path_type=Path), help="Write what each player did to this file, for reports."
)
@click.option("-o", "out", type=click.Path(path_type=Path), help="Draw how they fared: FILE.svg or FILE.html.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def simulate(
    desk: Desk,
    pack: str,
    *,
    players: int | None,
    seed: int,
    mix: str | None,
    results: Path | None,
    out: Path | None,
    form: str,
) -> None:
    """Play a pack with bots: who wins, by how much, and what nobody ever reaches."""
    from game.simulator import describe
    from game.simulator import simulate as run

    if out is not None and out.suffix not in (".svg", ".html"):
        desk.trouble(USAGE, mark("A picture is written as .svg or .html, not as {file}."), file=out.name)
    shares = mixed(desk, mix) if mix is not None else None
    loaded = desk.pack_named(pack)
    if any(problem.severity == "error" for problem in loaded.problems) or loaded.pack is None:
        desk.refuse(loaded)
    if results is not None:
        spare_others(desk, results)
    count = players or (sum(shares.values()) if shares else PLAYERS)
    recorder = Recorder(desk, loaded, f"{seed}/{loaded.digest}/{count}/{shares}")
    keep = recorder.keep if results is not None else None
    with Progress(desk.translator.say("Playing")) as step:
        report = run(loaded.benched, loaded.pack, players=count, seed=seed, mix=shares, progress=step, keep=keep)
    click.echo(json.dumps(asdict(report), ensure_ascii=False, indent=2) if form == "json" else describe(report))
    if results is not None:
        try:
            export(results, recorder.all())
        except OSError as error:
            why = error.strerror or str(error)
            desk.trouble(LACKING, mark("{file} cannot be written: {why}."), file=results, why=why)
    if out is not None:
        write(desk, out, picture(desk, loaded, report, out.suffix).encode())
    if not report.ok:
        raise SystemExit(CONTENT)


def mixed(desk: Desk, mix: str) -> dict[str, int]:
    """Read the shares of the bots from `careful=14,cynic=6`."""
    from game.simulator import ALIASES, BOTS, WALKER

    known = [*BOTS, WALKER, *ALIASES]
    shares: dict[str, int] = {}
    for part in mix.split(","):
        name, _, share = part.strip().partition("=")
        # Nine digits are more than anybody means, and fewer than int() takes its time for.
        if name not in known or name in shares or not (share.isascii() and share.isdigit() and 0 < len(share) < 10):
            share = ""
        if not share.strip("0"):
            desk.trouble(
                USAGE,
                mark("{part} is no share of a bot; the bots are: {bots}."),
                part=part.strip() or "–",
                bots=", ".join(known),
            )
        shares[name] = int(share)
    return shares


class Recorder:
    """Takes the plays of a class, and gives its results as the game stores them, the quiz before and after too.

    The ids look as random as a real player's and are the same whenever the same players play: a report that reads
    the file twice takes each result in once.
    """

    def __init__(self, desk: Desk, loaded: "Loaded", seed: str) -> None:
        self.place = desk.place(loaded)
        self.loaded = loaded
        self.seed = seed
        self.day = today()
        self.players: dict[tuple[str, int], str] = {}
        self.records: list[Data] = []

    def keep(self, kept: "Kept") -> None:
        """Takes one play."""
        from game.sitting import Sitting

        participant = self.players.setdefault((kept.habit, kept.number), f"{self.seed}/{kept.habit}/{kept.number}")
        sitting = Sitting(self.loaded.cases[kept.case], self.place, kept.tokens)
        turn = 1 + list(self.loaded.cases).index(kept.case)
        self._add(stored(sitting, self.loaded.digest), participant, turn, kept.case)

    def all(self) -> list[Data]:
        """The results of everybody, with what they answered before and after."""
        from game.simulator.quizzing import answers
        from game.story.quiz import order

        session = seeded_id(self.seed)
        quiz = self.loaded.pack.quiz if self.loaded.pack is not None else {}
        for number, ((habit, _), participant) in enumerate(self.players.items()):
            forms = order(session, number + 1, 0)
            if not all(form in quiz for form in forms):
                break
            for after, form in enumerate(forms):
                given = answers(habit, quiz[form], f"{participant}/{form}", after=bool(after))
                record = stored_quiz(self.loaded, form, self.place.translator.code, given)
                self._add(record, participant, after * (len(self.loaded.cases) + 1), form)
        return self.records

    def _add(self, record: Data, participant: str, turn: int, what: str) -> None:
        whole = {
            **record,
            "fenjer": len(RESULT_STEPS) + 1,
            "record": seeded_id(f"{participant}/{what}"),
            "participant": seeded_id(participant),
            "session": seeded_id(self.seed),
            "turn": turn,
            "day": self.day,
            "mode": MODE,
        }
        self.records.append(result_of(whole))


def seeded_id(seed: str) -> str:
    """An id like the random ones, always the same for the same seed."""
    from random import Random

    return Random(seed).randbytes(8).hex()


def spare_others(desk: Desk, file: Path) -> None:
    """Refuse to write over a file with anything else in it than results of simulated players."""
    try:
        others = file.exists() and any(record["mode"] != MODE for record in read(file))
    except OSError as error:
        desk.trouble(LACKING, mark("{file} cannot be written: {why}."), file=file, why=error.strerror or str(error))
    except RefusedError:
        others = True
    if others:
        desk.trouble(LACKING, mark("{file} holds other things than simulated results; it stays as it is."), file=file)


def picture(desk: Desk, loaded: "Loaded", report: "Report", suffix: str) -> str:
    """The report drawn, with the pack and its cases under their names."""
    from game.simulator import as_html, as_svg

    if loaded.pack is None:
        desk.refuse(loaded)
    # Authors read the report as the files are written, in English; so are the names in it.
    titles = {loaded.pack.id: loaded.pack.title.source}
    titles |= {name: case.title.source for name, case in loaded.cases.items()}
    return as_svg(report, titles) if suffix == ".svg" else as_html(report, titles)


def write(desk: Desk, file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    try:
        write_whole(file, content)
    except OSError as error:
        desk.trouble(LACKING, mark("{file} cannot be written: {why}."), file=file, why=error.strerror or str(error))


class Progress:
    """A progress bar on the terminal, from the first second on; nothing where nobody watches."""

    def __init__(self, what: str) -> None:
        from rich import progress
        from rich.console import Console

        self._bar = progress.Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
        self._task = self._bar.add_task(what, total=None)

    def __enter__(self) -> Callable[[int, int], None]:
        self._bar.start()
        return self._step

    def __exit__(self, *exc: object) -> None:
        self._bar.stop()

    def _step(self, done: int, of: int) -> None:
        self._bar.update(self._task, completed=done, total=of)
