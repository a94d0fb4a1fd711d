"""One play from a command: its script, its sitting, its result."""

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.cli.desk import LACKING, USAGE, Desk
from game.storage import BADGES, Slot, new_id
from game.storage.files import write_whole
from game.storage.formats import Play as SavedPlay
from game.strings import Notice, mark

if TYPE_CHECKING:
    from game.loader import Loaded
    from game.sitting import Sitting
    from game.story.campaign import Play
    from game.story.scenario import Defaults, Scenario

SESSION = new_id()
"""This run of the game, for results: random, and gone when it ends."""


@dataclass(frozen=True, slots=True)
class Script:
    """A scripted play: its tokens (`None` when a person plays), where its result goes, and whether it is kept."""

    tokens: tuple[str, ...] | None = None
    result: Path | None = None
    record: bool = False


def read_script(desk: Desk, file: Path | None) -> tuple[str, ...] | None:
    """The tokens of a script, one a line; empty lines and those that begin with # are passed over."""
    if file is None:
        return None
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        desk.trouble(USAGE, mark("The script {file} cannot be read."), file=file)
    return tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))


def note_language(desk: Desk, scenario: "Scenario") -> None:
    """Has it noted in which language a case is told that has not been translated into the player's."""
    told = desk.told_in(scenario)
    if told:
        message = mark("This case has not been translated yet; it is told in another language: {language}.")
        desk.notices.append(Notice(message, {"language": told}))


def starting_at(desk: Desk, scenario: "Scenario", scene: str | None, *, short: bool = False) -> "Scenario":
    """The case, on its `short` route if that is wanted, begun at another scene where one is given."""
    from game.story.scenario import shortened

    if short:
        if scenario.short is None:
            desk.trouble(USAGE, mark("The case {name} has no short route."), name=scenario.id)
        scenario = shortened(scenario)
    if scene is None:
        return scenario
    if scene not in scenario.scenes:
        desk.trouble(
            USAGE,
            mark("There is no scene {name} in this case; there are: {scenes}."),
            name=scene,
            scenes=", ".join(scenario.scenes),
        )
    return replace(scenario, start=scene)


class Slots:
    """The saved campaigns, and the slot that is played in."""

    def __init__(self, desk: Desk, mode: str = "play") -> None:
        self.desk = desk
        self.mode = mode
        self.used = next((slot.id for slot in desk.store.slots()), BADGES[0].picture)

    @property
    def slot(self) -> Slot:
        """The slot that is played in, as it is saved now: another window may have played in it since."""
        return self.desk.store.slot(self.used) or Slot(self.used)

    def entry(self, loaded: "Loaded", case: str) -> "Defaults | None":
        """With what a case is entered after all the others that were played in this slot."""
        from game.story.campaign import entry

        return entry(loaded.cases, self.plays(loaded, without=case))

    def lit(self, loaded: "Loaded", case: "Scenario") -> bool:
        """Whether a case's lantern is lit: it was played to its end, and closed well."""
        from game.story.campaign import walked
        from game.story.scoring import score

        if case.desk is not None:
            # What it is made of changes when an earlier case is played again; whoever has written it up has done so.
            return any(name == play_name(loaded, case.id) for name, _ in self.slot.campaign)
        for name, end, start in walked(loaded.cases, self.plays(loaded)):
            if name == case.id:
                return end.stage == "over" and score(case, end.moment(), start).lit
        return False

    def plays(self, loaded: "Loaded", without: str = "") -> "list[Play]":
        """The plays of a pack's cases in this slot, in their order."""
        from game.story.campaign import Play

        pack = play_name(loaded, "")
        plays = [Play(name.removeprefix(pack), tokens) for name, tokens in self.slot.campaign if name.startswith(pack)]
        return [play for play in plays if play.case != without]

    def sitting(self, desk: Desk, loaded: "Loaded", scenario: "Scenario", *, anew: bool = False) -> "Sitting":
        """The case where it was left in this slot, or from its beginning; each choice is saved."""
        from game.sitting import Sitting
        from game.story.campaign import made, walked
        from game.story.playthrough import replay

        before = walked(loaded.cases, self.plays(loaded, without=scenario.id)) if scenario.desk is not None else ()
        scenario = made(scenario, loaded.cases, [(name, walk) for name, walk, _ in before])
        place = replace(desk.place(loaded), entry=self.entry(loaded, scenario.id))
        tokens: tuple[str, ...] = ()
        current = self.slot.current
        name = play_name(loaded, scenario.id)
        if current is not None and current[0] == name and not anew:
            tokens = replay(scenario, current[1], place.entry)

        begun = bool(tokens)

        def save(tokens: tuple[str, ...]) -> None:
            nonlocal begun
            slot = self.slot
            if slot.current is not None and (slot.current[0] != name or not begun):
                self.give_up(slot.current)
            begun = True
            self.desk.store.save_slot(replace(slot, current=(name, tokens)))

        return Sitting(scenario, place, tokens, save)

    def clear(self, slot: str) -> None:
        """Empties a slot; what was under way in it counts as left."""
        held = self.desk.store.slot(slot)
        if held is not None and held.current is not None:
            self.give_up(held.current)
        self.desk.store.delete_slot(slot)

    def give_up(self, play: "SavedPlay") -> None:
        """Keeps the result of a play that is left for good; of a pack or case that is gone there is none."""
        from game.sitting import Sitting
        from game.story.campaign import made
        from game.story.playthrough import replay

        pack, _, case = play[0].partition("/")
        root = self.desk.pack_roots().get(pack)
        loaded = self.desk.pack(root) if root is not None and play[1] else None
        if loaded is not None and loaded.pack is not None and case in loaded.cases:
            scenario, place = made(loaded.cases[case], loaded.cases), self.desk.place(loaded)
            sitting = Sitting(scenario, place, replay(scenario, play[1], place.entry))
            keep_result(self.desk, sitting, loaded.digest, Who(self.mode))

    def close(self, loaded: "Loaded", sitting: "Sitting") -> None:
        """Takes a finished case into the campaign."""
        slot = self.slot
        name = play_name(loaded, sitting.case.id)
        others = tuple(play for play in slot.campaign if play[0] != name)
        closed = replace(slot, campaign=(*others, (name, sitting.tokens)), current=None)
        self.desk.store.save_slot(closed)


def play_name(loaded: "Loaded", case: str) -> str:
    """Under what name a case is saved: two packs may have a case of the same id."""
    return f"{loaded.pack.id if loaded.pack is not None else loaded.root.name}/{case}"


def new_sitting(
    desk: Desk,
    loaded: "Loaded",
    scenario: "Scenario",
    save: "Callable[[tuple[str, ...]], None] | None" = None,
) -> "Sitting":
    """The case from its beginning, played alone; `save` hears of each choice."""
    from game.sitting import Sitting
    from game.story.campaign import made

    return Sitting(made(scenario, loaded.cases), desk.place(loaded), save=save)


@contextlib.contextmanager
def script_errors(desk: Desk) -> Iterator[None]:
    """Ends the command where a script's token is not on offer, naming those that are."""
    from game.story.playthrough import NotOnOffer

    try:
        yield
    except NotOnOffer as error:
        desk.trouble(
            USAGE,
            mark("Token {n} of the script, {token}, is not on offer here; on offer: {offers}."),
            n=error.position,
            token=error.token,
            offers=", ".join(error.offers) or "–",
        )


@dataclass(frozen=True, slots=True)
class Who:
    """Under what a play is kept: random ids, or a card's words; the how-manieth thing that was done, from 0.

    `record` is the id of the result itself, random where there is none.
    """

    mode: str
    session: str = SESSION
    participant: str = ""
    turn: int = 0
    record: str | None = None


def keep_result(desk: Desk, sitting: "Sitting", digest: str, who: Who) -> str:
    """Adds a play to the results on this machine: no name, and nothing about the player. Gives the record's id."""
    return kept(desk, stored(sitting, digest), who)


def keep_quiz(desk: Desk, loaded: "Loaded", form: str, answers: "Mapping[str, int]", who: Who) -> str:
    """Adds what somebody answered to a form of the quiz, in percent by item; gives the record's id."""
    return kept(desk, stored_quiz(loaded, form, desk.translator.code, answers), who)


def kept(desk: Desk, record: "Mapping[str, object]", who: Who, day: str = "") -> str:
    """Adds a result as it stands, of this day where no other is given, and gives its id."""
    kept = desk.store.add_result(
        {
            **record,
            "participant": who.participant or new_id(),
            "session": who.session,
            "turn": who.turn,
            "day": day or today(),
            "mode": who.mode,
        },
        who.record,
    )
    return str(kept["record"])


def today() -> str:
    """The day, as people here count it."""
    return datetime.now(UTC).astimezone().date().isoformat()


def stored(sitting: "Sitting", digest: str) -> dict[str, Any]:
    """What a stored result holds of the play itself."""
    record = sitting.record(digest)
    kept = ("pack", "pack_hash", "case", "finished", "language", "tokens", "judgements", "scores", "minutes")
    return {**{name: record[name] for name in kept}, "quiz": None}


def stored_quiz(loaded: "Loaded", form: str, language: str, answers: "Mapping[str, int]") -> dict[str, object]:
    """What a stored result holds of a form of the quiz; it is finished when each of its items was answered."""
    from game.story.scoring import TRUTH, quadratic

    items = {item.id: item for item in loaded.pack.quiz[form]} if loaded.pack is not None else {}
    points = [quadratic(percent, TRUTH[items[name].verdict]) for name, percent in answers.items()]
    return {
        "pack": loaded.pack.id if loaded.pack is not None else "",
        "pack_hash": loaded.digest,
        "case": "",
        "finished": len(answers) == len(items),
        "language": language,
        "tokens": [f"judge:{name}:{percent}" for name, percent in answers.items()],
        "judgements": [{"item": name, "percent": percent, "kind": None} for name, percent in answers.items()],
        "scores": {"judgement": round(sum(points) / len(points), 2)} if points else {},
        "minutes": 0,
        "quiz": form,
    }


def write_result(desk: Desk, sitting: "Sitting", digest: str, file: Path) -> None:
    """Writes the result as JSON, whole or not at all."""
    content = json.dumps(sitting.record(digest), ensure_ascii=False, indent=2) + "\n"
    try:
        write_whole(file, content.encode())
    except OSError as error:
        desk.trouble(LACKING, mark("{file} cannot be written: {why}."), file=file, why=error.strerror or str(error))
