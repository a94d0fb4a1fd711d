"""Records of made-up classes, of which it is known what a report has to say."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from game.report.class_report import class_report
from game.report.classes import ClassFigures, class_figures
from game.report.document import Beside, Block, Caution, Entry, Listing, Paragraph, Report, Table
from game.report.things import Packed
from game.storage.formats import result_of
from game.strings import Translator
from tests.cases import triponta

Data = dict[str, Any]
SESSION = "bell-cat-duck-key"


class Sketch:
    """Draws nothing, so that a test of words needs no plotting library."""

    def __getattr__(self, name: str) -> Any:
        return lambda *_: "<svg></svg>"


def packs() -> dict[str, Packed]:
    """The shipped pack."""
    loaded = triponta()
    assert loaded.pack is not None
    return {"triponta": Packed(loaded.pack, loaded.benched, loaded.digest)}


def record(who: str, turn: int, judgements: Sequence[Data] = (), **more: Any) -> Data:
    """One record, of a case unless it is said to be a form."""
    whole = {
        "fenjer": 2,
        "record": f"{more.get('session', SESSION)}-{who}-{turn}",
        "participant": who,
        "session": SESSION,
        "turn": turn,
        "day": "2026-11-20",
        "mode": "workshop",
        "language": "en",
        "pack": "triponta",
        "pack_hash": triponta().digest,
        "case": "" if more.get("quiz") else "bridge-on-fire",
        "finished": True,
        "tokens": [],
        "judgements": list(judgements),
        "scores": {},
        "minutes": 20,
        "quiz": None,
    }
    return result_of(whole | more)


def form(who: str, turn: int, quiz: str, believed: int, seen: int, sure: int = 30, **more: Any) -> Data:
    """A form on which so many of five true items were believed and so many of five others seen through.

    Who believes something gives it 50 percent and `sure` beyond, who does not so much below.
    """
    pack = packs()["triponta"].pack
    left = {True: believed, False: 5 - seen}
    judgements = []
    for item in pack.quiz[quiz]:
        accurate = item.verdict == "accurate"
        left[accurate] -= 1
        percent = 50 + sure if left[accurate] >= 0 else 50 - sure
        judgements.append({"item": item.id, "percent": percent, "kind": None})
    return record(who, turn, judgements, quiz=quiz, **more)


def class_of(people: Iterable[tuple[tuple[int, int], tuple[int, int]]], **more: Any) -> list[Data]:
    """A class whose members believed and saw through so many before and so many after; every other began with b."""
    records = []
    for n, (before, after) in enumerate(people):
        first, second = ("a", "b") if n % 2 == 0 else ("b", "a")
        records += [form(f"p{n}", 0, first, *before, **more), form(f"p{n}", 9, second, *after, **more)]
    return records


LEARNERS = [((2 + n // 2 % 2, 3), (4, 4 + n // 4 % 2)) for n in range(12)]
"""Twelve who believed 2.5 of 5 true things and saw through 3 before, 4 and 4.3 after."""

CYNICS = [((4 - n % 2, 3), (n % 3, 4 + n % 2)) for n in range(12)]
"""Twelve who come to call nearly everything fake."""


def figures(records: Sequence[Data]) -> ClassFigures:
    """Their figures."""
    return class_figures(SESSION, records, packs())


def report(records: Sequence[Data], translator: Translator | None = None) -> Report:
    """Their report, without pictures."""
    return class_report(figures(records), translator or Translator("en"), Sketch())  # type: ignore[arg-type]


def said(made: Report) -> str:
    """Everything that a report says, in its order."""
    return "\n".join(text for page in made.pages for block in page for text in _said(block))


def _said(block: Block) -> list[str]:
    match block:
        case Caution(title=title, lines=lines):
            return [title, *lines]
        case Listing(entries=entries):
            return [text for entry in entries for text in _entry(entry)]
        case Beside(chart=chart, blocks=blocks):
            return [*_said(chart), *(text for inner in blocks for text in _said(inner))]
        case Table(title=title, rows=rows):
            return [title, *(" ".join(row) for row in rows)]
        case Paragraph(text=text):
            return [text]
        case _:
            return [getattr(block, "title", getattr(block, "text", "")), getattr(block, "alt", "")]


def _entry(entry: Entry) -> tuple[str, ...]:
    return (entry.title, *entry.lines)


def judged(answers: Mapping[str, int], **more: Any) -> list[Data]:
    """Judgements of the items of a case, in percent."""
    return [{"item": item, "percent": percent, "kind": None} | more for item, percent in answers.items()]
