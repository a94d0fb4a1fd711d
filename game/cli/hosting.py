"""What the led modes have in common: cases and results of people who are known by a card or not at all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from game.cli import plays
from game.cli.windowed import Front, album_of

if TYPE_CHECKING:
    from game.loader import Loaded
    from game.sitting import Sitting
    from game.story.scenario import Scenario
    from game.window.app import App
    from game.window.modes.hosted import HostedCase
    from game.window.screen import Screen


@dataclass(frozen=True)
class Ways:
    """Where a hosted case leads: on after its result, in these words, or out of it before."""

    on: Callable[[], None]
    on_words: str
    leave: Callable[[], None]


class Host:
    """Plays cases and forms for one who is there for a while, and keeps each as a result, finished or not.

    `save` hears of each choice, where it is set; `alone` has what each said alone of what they judge together.
    """

    def __init__(self, front: Front) -> None:
        self.front = front
        self.sitting: Sitting | None = None
        self.alone: Mapping[str, list[int]] = {}
        self.save: Callable[[Loaded, Scenario, plays.Who, tuple[str, ...]], None] | None = None
        self.hands: Mapping[str, Sequence[Sequence[int]]] = {}
        self._under_way: tuple[Loaded, plays.Who] | None = None

    def case(
        self,
        app: "App",
        loaded: "Loaded",
        scenario: "Scenario",
        who: plays.Who,
        ways: Ways,
        kind: "Callable[..., HostedCase] | None" = None,
        sitting: "Sitting | None" = None,
    ) -> "Screen":
        """A case from its beginning; its result is kept when its debrief has been read, or with `give_up`.

        `kind` makes the screen, where it is not a plain HostedCase. What it puts into `alone` and `hands` is kept
        beside the judgements. With a `sitting`, that is gone on with.
        """
        from game.window.developing import DevelopingScreen
        from game.window.modes.hosted import HostedCase

        album = album_of(loaded, self.front.say)

        def case() -> "Screen":
            save = partial(self.save, loaded, scenario, who) if self.save is not None else None
            self.sitting = sitting or plays.new_sitting(self.front.desk, loaded, scenario, save)
            self._under_way = loaded, who
            self.alone, self.hands = {}, {}
            return (kind or HostedCase)(
                app,
                self.sitting,
                album,
                finished=self.finished,
                on=ways.on,
                on_words=ways.on_words,
                leave=ways.leave,
            )

        lacking = album.lacking(album.of_case(scenario))
        return DevelopingScreen(app, album, lacking, case) if lacking else case()

    def finished(self) -> None:
        """Keeps the case under way as it stands."""
        if self.sitting is not None and self._under_way is not None:
            loaded, who = self._under_way
            record = plays.stored(self.sitting, loaded.digest)
            record["judgements"] = [with_said(judged, self.alone, self.hands) for judged in record["judgements"]]
            plays.kept(self.front.desk, record, who)
        self._under_way = None

    def give_up(self) -> None:
        """Keeps what was begun and left, if anything was; then there is nothing under way."""
        if self.sitting is not None and self.sitting.tokens:
            self.finished()
        self.sitting = self._under_way = None


def with_said(
    judged: "Mapping[str, object]", alone: Mapping[str, list[int]], hands: Mapping[str, Sequence[Sequence[int]]]
) -> dict[str, object]:
    """A judgement with what each had said alone, and the hands that went up, where there is either."""
    item = str(judged["item"])
    said: dict[str, list[int] | list[list[int]]] = {
        "alone": list(alone.get(item, ())),
        "hands": [list(counts) for counts in hands.get(item, ())],
    }
    return {**judged, **{name: value for name, value in said.items() if value}}
