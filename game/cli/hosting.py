"""What the led modes have in common: cases and results of people who are known by a card or not at all."""

from collections.abc import Callable, Mapping
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
        self._under_way: tuple[Loaded, plays.Who] | None = None

    def case(
        self,
        app: "App",
        loaded: "Loaded",
        scenario: "Scenario",
        who: plays.Who,
        ways: Ways,
        kind: "Callable[..., HostedCase] | None" = None,
    ) -> "Screen":
        """A case from its beginning; its result is kept when its debrief has been read, or with `give_up`.

        `kind` makes the screen, where it is not a plain HostedCase. What it puts into `alone` is kept beside the
        judgements.
        """
        from game.window.developing import DevelopingScreen
        from game.window.modes.hosted import HostedCase

        album = album_of(loaded, self.front.say)

        def case() -> "Screen":
            save = partial(self.save, loaded, scenario, who) if self.save is not None else None
            self.sitting = plays.new_sitting(self.front.desk, loaded, scenario, save)
            self._under_way = loaded, who
            self.alone = {}
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
            record["judgements"] = [self._with_alone(judged) for judged in record["judgements"]]
            plays.kept(self.front.desk, record, who)
        self._under_way = None

    def give_up(self) -> None:
        """Keeps what was begun and left, if anything was; then there is nothing under way."""
        if self.sitting is not None and self.sitting.tokens:
            self.finished()
        self.sitting = self._under_way = None

    def _with_alone(self, judged: "Mapping[str, object]") -> dict[str, object]:
        alone = self.alone.get(str(judged["item"]))
        return {**judged, "alone": list(alone)} if alone else dict(judged)
