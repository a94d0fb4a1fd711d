"""The player's own folder: settings, one file a slot, and the results."""

import contextlib
import itertools
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from functools import partial
from pathlib import Path

from game.storage.files import write_whole
from game.storage.formats import (
    BADGES,
    KIOSK_STEPS,
    LESSON_STEPS,
    RESULT_STEPS,
    SETTINGS_STEPS,
    SLOT_STEPS,
    VERSION,
    WORKSHOP_STEPS,
    Data,
    KioskConfig,
    Led,
    Lesson,
    Settings,
    Shape,
    Slot,
    Step,
    Visit,
    decoded,
    encoded,
    kiosk_of,
    led_of,
    lesson_of,
    new_id,
    result_of,
    settings_of,
    slot_of,
    visit_of,
)
from game.storage.results import UNSAVED, Results
from game.strings import Notice, mark


class Store:
    """What is kept in the folder `home`, which is made when something is first saved there.

    `notify` hears of what goes wrong, each thing once. What cannot be written stays in memory and is tried
    again with the next thing saved; what cannot be read is set aside, and the defaults hold.
    """

    def __init__(self, home: Path, notify: Callable[[Notice], object]) -> None:
        self._home = home
        self._notify = notify
        self._told: set[str] = set()
        self._unsaved: dict[Path, bytes | None] = {}
        self._damaged: set[Path] = set()
        self.results = Results(home, self._tell)

    def settings(self) -> Settings:
        """Return the settings as they were last saved, or the defaults."""
        return self._read(self._home / "settings.json", SETTINGS_STEPS, settings_of) or Settings()

    def save_settings(self, settings: Settings) -> None:
        """Keep the settings."""
        self._put(self._home / "settings.json", encoded(asdict(settings), SETTINGS_STEPS))

    def slots(self) -> tuple[Slot, ...]:
        """Return the slots that hold a campaign, in the order of BADGES."""
        slots = [self.slot(badge.picture) for badge in BADGES]
        return tuple(slot for slot in slots if slot is not None)

    def slot(self, slot_id: str) -> Slot | None:
        """Return a slot as it was last saved, `None` where it is empty."""
        return self._read(self._slot_file(slot_id), SLOT_STEPS, partial(slot_of, slot_id))

    def save_slot(self, slot: Slot) -> None:
        """Keep a campaign in its slot, in place of what was there."""
        self._put(self._slot_file(slot.id), encoded(asdict(slot), SLOT_STEPS))

    def delete_slot(self, slot_id: str) -> None:
        """Empty a slot."""
        self._put(self._slot_file(slot_id), None)

    def led(self) -> Led | None:
        """Return the workshop that this machine was set up for last."""
        return self._read(self._home / "workshop.json", WORKSHOP_STEPS, led_of)

    def save_led(self, led: Led) -> None:
        """Keep a workshop, in place of the one before."""
        self._put(self._home / "workshop.json", encoded(asdict(led), WORKSHOP_STEPS))

    def kiosk(self) -> KioskConfig:
        """Return how the kiosk is set up, or the defaults, which have no PIN."""
        return self._read(self._home / "kiosk.json", KIOSK_STEPS, kiosk_of) or KioskConfig()

    def save_kiosk(self, config: KioskConfig) -> None:
        """Keep how the kiosk is set up."""
        self._put(self._home / "kiosk.json", encoded(asdict(config), KIOSK_STEPS))

    def visit(self) -> Visit | None:
        """Return what a visitor of the kiosk was doing when it was last saved, None where nobody was there."""
        return self._read(self._home / "visit.json", KIOSK_STEPS, visit_of)

    def save_visit(self, visit: Visit | None) -> None:
        """Keep what a visitor does until it has become a result; None where nobody is there any more."""
        content = None if visit is None else encoded(asdict(visit), KIOSK_STEPS)
        self._put(self._home / "visit.json", content)

    def lesson(self) -> Lesson | None:
        """Return the lesson that is under way."""
        return self._read(self._home / "lesson.json", LESSON_STEPS, lesson_of)

    def save_lesson(self, lesson: Lesson | None) -> None:
        """Keep a lesson as it stands now, in place of the one before; with none, there is none under way."""
        content = None if lesson is None else encoded(asdict(lesson), LESSON_STEPS)
        self._put(self._home / "lesson.json", content)

    def add_result(self, result: Mapping[str, object], record: str | None = None) -> Data:
        """Append a result, which has all of RESULT_FIELDS and nothing else; return it as it was recorded.

        A `record` id may be given; of two results with the same one the first counts.

        Raises DamagedError for another field, a missing one or one of another type.
        """
        whole = result_of({VERSION: len(RESULT_STEPS) + 1, "record": record or new_id(), **result})
        self.results.add(whole)
        return whole

    def _slot_file(self, slot_id: str) -> Path:
        if slot_id not in {badge.picture for badge in BADGES}:
            raise ValueError(f"there is no slot {slot_id!r}")
        return self._home / "saves" / f"{slot_id}.json"

    def _read(self, file: Path, steps: tuple[Step, ...], shape: Callable[[Data], Shape]) -> Shape | None:
        if file in self._unsaved:
            content = self._unsaved[file]
        elif file in self._damaged:
            content = None
        else:
            try:
                content = file.read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                content = None
            except OSError:
                content = b""
        if content is None:
            return None
        shaped = decoded(content, steps, shape)
        if shaped is None:
            self._damaged.add(file)
            try:
                kept = self._set_aside(file)
            except OSError:
                message = mark("The file {file} is damaged. The game goes on without it.")
                self._tell(Notice(message, {"file": file.name}))
            else:
                message = mark("The file {file} was damaged. It is kept as {kept}; the game goes on without it.")
                self._tell(Notice(message, {"file": file.name, "kept": kept.name}))
        return shaped

    def _set_aside(self, file: Path) -> Path:
        names = (file.with_name(f"{file.name}.damaged-{number}") for number in itertools.count(1))
        kept = next(name for name in names if not os.path.lexists(name))
        file.rename(kept)
        self._damaged.discard(file)
        return kept

    def _put(self, file: Path, content: bytes | None) -> None:
        # In again, so that this file comes last: what fails for one must not hold up the others.
        self._unsaved.pop(file, None)
        self._unsaved[file] = content
        self._save()

    def _save(self) -> None:
        for file, content in list(self._unsaved.items()):
            with self._told_if_unsaved():
                if file in self._damaged:
                    self._set_aside(file)
                if content is None:
                    file.unlink(missing_ok=True)
                else:
                    write_whole(file, content)
                del self._unsaved[file]

    @contextlib.contextmanager
    def _told_if_unsaved(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            self._tell(Notice(UNSAVED, {"folder": str(self._home)}))

    def _tell(self, notice: Notice) -> None:
        once = notice.message + str(notice.fields.get("file"))
        if once not in self._told:
            self._told.add(once)
            self._notify(notice)
