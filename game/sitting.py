"""A sitting: one case being played, whatever shows it."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from game.pages import Page, Place, page
from game.story.playthrough import Moment, Walk, undo, walk
from game.story.scenario import Scenario
from game.story.scoring import Result, score

if TYPE_CHECKING:
    from game.strings import Translator

RECORD_VERSION = 1
"""The version of what `Sitting.record` gives; docs/OUTPUTS.md describes it."""


class Sitting:
    """A playthrough under way, with its page.

    `tokens` is all that happened so far; `save` is called with it after each change, so that a crash loses at most the
    choice under way. Raises `NotOnOffer` where `tokens` does not fit the case.
    """

    def __init__(
        self,
        case: Scenario,
        place: Place,
        tokens: Iterable[str] = (),
        save: Callable[[tuple[str, ...]], None] | None = None,
    ) -> None:
        self.case = case
        self.place = place
        self.tokens = tuple(tokens)
        self._save = save
        self._walk = walk(case, self.tokens, place.entry)
        self._before: Moment | None = None

    @property
    def walk(self) -> Walk:
        """The walk where it stands."""
        return self._walk

    @property
    def over(self) -> bool:
        """Whether the case is closed and its debrief read."""
        return self._walk.stage == "over"

    def page(self) -> Page:
        """The page to show now."""
        return page(self._walk, self.place, self._before)

    def take(self, token: str) -> None:
        """Does what was chosen. Raises `NotOnOffer`, and then nothing has changed."""
        before = self._walk.moment()
        self._walk.take(token)
        self._before = before
        self._changed((*self.tokens, token))

    def undo(self) -> bool:
        """Takes the last choice back where it can be; says whether it was."""
        shorter = undo(self.case, self.tokens, self.place.entry)
        if shorter == self.tokens:
            return False
        self._walk = walk(self.case, shorter, self.place.entry)
        self._before = None
        self._changed(shorter)
        return True

    def can_undo(self) -> bool:
        """Whether `undo` would take something back."""
        return undo(self.case, self.tokens, self.place.entry) != self.tokens

    def speak(self, translator: "Translator") -> None:
        """Goes on in another language."""
        self.place = replace(self.place, translator=translator)

    def result(self) -> Result:
        """What the playthrough has earned so far."""
        return score(self.case, self._walk.moment(), self.place.entry)

    def record(self, digest: str) -> dict[str, object]:
        """The playthrough as plain data, the same wherever it was played; `digest` is the pack's hash."""
        result = self.result()
        moment = self._walk.moment()
        return {
            "fenjer": RECORD_VERSION,
            "pack": self.place.pack.id,
            "pack_hash": digest,
            "case": self.case.id,
            "language": self.place.translator.code,
            "finished": self.over,
            "ending": result.ending,
            "tokens": list(self.tokens),
            "scenes": list(moment.scenes),
            "judgements": [
                {"item": item, "percent": judged.percent, "kind": judged.kind}
                for item, judged in moment.judgements.items()
            ],
            "skipped": list(moment.skipped),
            "scores": {
                "judgement": round(result.judgement, 2),
                "method": round(result.method, 2),
                "care": round(result.care, 2),
                "total": round(result.total, 2),
            },
            "items": [asdict(item) for item in result.items],
            "meters": {"trust": result.trust, "calm": result.calm},
            "minutes": result.minutes,
            "lit": result.lit,
        }

    def _changed(self, tokens: tuple[str, ...]) -> None:
        self.tokens = tokens
        if self._save is not None:
            self._save(tokens)
