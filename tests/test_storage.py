"""What the player's folder keeps, and what happens when it cannot."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import game.storage
from game.storage import BADGES, DamagedError, Led, Settings, Slot, Store, Visit, files, formats, new_id
from game.strings import Notice, Translator

FIXTURES = Path(__file__).parent / "storage_files"

CHANGED = Settings("sr", 150, "contrast", "easy", motion=False, sound=False, volume=0, around=5, reading="file")

CAMPAIGN = Slot("pear", (("bridge-on-fire", ("desk", "act:a/hold")),), ("siren-at-noon", ("listen",)))

RESULT: dict[str, Any] = {
    "participant": "p1",
    "session": "s1",
    "day": "2025-10-03",
    "mode": "workshop",
    "language": "sr",
    "pack": "triponta",
    "pack_hash": "9c11",
    "case": "bridge-on-fire",
    "finished": True,
    "turn": 0,
    "tokens": ["desk"],
    "judgements": [{"item": "burning-bridge", "percent": 5, "kind": "false-context"}],
    "scores": {"total": 86.6},
    "minutes": 8,
    "quiz": None,
}


class Told(list[str]):
    """The notices so far, as an English-speaking player reads them."""

    def __call__(self, notice: Notice) -> None:
        self.append(self.reading(notice))

    @staticmethod
    def reading(notice: Notice) -> str:
        """A notice as they read it."""
        return Translator().notice(notice)


@pytest.fixture
def told() -> Told:
    """A listener for notices."""
    return Told()


@pytest.fixture
def store(tmp_path: Path, told: Told) -> Store:
    """A store in a folder that is not there yet."""
    return Store(tmp_path / "home", told)


def again(tmp_path: Path, told: Told) -> Store:
    """The store that a later start of the game opens on the same folder."""
    return Store(tmp_path / "home", told)


def test_looking_makes_no_folder(tmp_path: Path, store: Store, told: Told) -> None:
    """A first start finds defaults and nothing saved, and reading alone leaves no trace."""
    assert store.settings() == Settings()
    assert store.slots() == ()
    assert list(store.results.all()) == []
    assert not list(tmp_path.iterdir())
    assert not told


def test_everything_is_there_at_the_next_start(tmp_path: Path, store: Store, told: Told) -> None:
    """Settings, campaigns and results outlive the game, and a slot holds what was saved in it last."""
    store.save_settings(Settings())
    store.save_settings(CHANGED)
    store.save_slot(replace(CAMPAIGN, current=None))
    store.save_slot(CAMPAIGN)
    store.save_slot(Slot("lantern"))
    recorded = [store.add_result(RESULT), store.add_result(RESULT | {"quiz": "A"})]
    later = again(tmp_path, told)
    assert later.settings() == CHANGED
    assert later.slots() == (Slot("lantern"), CAMPAIGN)
    assert list(later.results.all()) == recorded
    assert [result["quiz"] for result in recorded] == [None, "A"]
    assert recorded[0]["record"] != recorded[1]["record"]
    assert not told


def test_no_other_files_are_left(tmp_path: Path, store: Store) -> None:
    """What is written beside a file and moved into its place leaves nothing behind."""
    store.save_settings(CHANGED)
    store.save_slot(CAMPAIGN)
    store.add_result(RESULT)
    store.results.close()
    found = {path.relative_to(tmp_path / "home").as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"settings.json", "saves/pear.json", "results.sqlite"}


def test_deleted_slot_is_empty(tmp_path: Path, store: Store, told: Told) -> None:
    """Emptying a slot keeps the others, and emptying an empty one is nothing to speak of."""
    store.save_slot(CAMPAIGN)
    store.save_slot(Slot("duck"))
    store.delete_slot("pear")
    store.delete_slot("bell")
    assert store.slots() == again(tmp_path, told).slots() == (Slot("duck"),)
    assert not told


def test_slots_are_twelve_different_pictures() -> None:
    """There are twelve slots, each to be told by its picture alone and by its name alone."""
    assert len({badge.picture for badge in BADGES}) == len({badge.name for badge in BADGES}) == 12


def test_slot_outside_the_twelve_is_refused(store: Store) -> None:
    """No slot has another id, and so none a name that somebody typed."""
    with pytest.raises(ValueError, match="no slot"):
        store.save_slot(Slot("../settings"))
    with pytest.raises(ValueError, match="no slot"):
        store.delete_slot("Ana")


BAD_SETTINGS = [
    {"language": 5},
    {"text_size": 99},
    {"text_size": 201},
    {"text_size": True},
    {"text_size": 120.0},
    {"theme": "night"},
    {"theme": []},
    {"face": None},
    {"motion": 1},
    {"sound": "yes"},
    {"volume": -1},
    {"volume": 101},
    {"around": 101},
    {"reading": True},
]


@pytest.mark.parametrize("bad", BAD_SETTINGS, ids=str)
def test_settings_are_within_bounds(tmp_path: Path, store: Store, told: Told, bad: dict[str, Any]) -> None:
    """A setting of a wrong type or size is refused in the code and makes a file damaged."""
    with pytest.raises(DamagedError):
        replace(Settings(), **bad)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.json").write_text(json.dumps({"fenjer": 1} | asdict(Settings()) | bad))
    assert store.settings() == Settings()
    assert len(told) == 1


def test_settings_that_are_not_there_have_their_default(tmp_path: Path, store: Store, told: Told) -> None:
    """A file with only some settings is no damaged one."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "settings.json").write_text('{"fenjer": 1, "volume": 5, "unheard-of": 1}')
    assert store.settings() == Settings(volume=5)
    assert not told


DAMAGED = {
    "empty": b"",
    "torn": b'{"fenjer": 1, "id": "pe',
    "no object": b"[1]",
    "no version": b'{"id": "pear", "campaign": [], "current": null}',
    "newer version": b'{"fenjer": 2, "id": "pear", "campaign": [], "current": null}',
    "version nought": b'{"fenjer": 0, "id": "pear", "campaign": [], "current": null}',
    "version true": b'{"fenjer": true, "id": "pear", "campaign": [], "current": null}',
    "not text": b"\xff\xfe\x00",
    "too deep": b'{"a":' + b"[" * 100_000,
    "too long a number": b'{"fenjer": ' + b"1" * 5000 + b"}",
}
DAMAGED_SLOTS = DAMAGED | {
    "no campaign": b'{"fenjer": 1, "id": "pear", "current": null}',
    "campaign of no plays": b'{"fenjer": 1, "id": "pear", "campaign": [1], "current": null}',
    "campaign no list": b'{"fenjer": 1, "id": "pear", "campaign": "x", "current": null}',
    "tokens of no strings": b'{"fenjer": 1, "id": "pear", "campaign": [["a", [1]]], "current": null}',
    "current no play": b'{"fenjer": 1, "id": "pear", "campaign": [], "current": ["a"]}',
    "unknown slot": b'{"fenjer": 1, "id": "Ana", "campaign": [], "current": null}',
    "another slot's": b'{"fenjer": 1, "id": "duck", "campaign": [], "current": null}',
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_damaged_settings_are_set_aside(tmp_path: Path, store: Store, told: Told, content: bytes) -> None:
    """Settings that cannot be read are kept under another name, said so once, and the defaults hold."""
    file = tmp_path / "home" / "settings.json"
    file.parent.mkdir()
    file.write_bytes(content)
    assert store.settings() == store.settings() == Settings()
    assert len(told) == 1
    assert told[0].startswith("The file settings.json was damaged. It is kept as settings.json.damaged-1; ")
    assert not file.exists()
    assert file.with_name("settings.json.damaged-1").read_bytes() == content
    store.save_settings(CHANGED)
    assert again(tmp_path, told).settings() == CHANGED


@pytest.mark.parametrize("content", DAMAGED_SLOTS.values(), ids=DAMAGED_SLOTS)
def test_damaged_slot_is_set_aside(tmp_path: Path, store: Store, told: Told, content: bytes) -> None:
    """A slot that cannot be read is kept under another name and empty from there on; the others stay."""
    store.save_slot(Slot("key"))
    file = tmp_path / "home" / "saves" / "pear.json"
    file.write_bytes(content)
    assert store.slots() == store.slots() == (Slot("key"),)
    assert len(told) == 1
    assert file.with_name("pear.json.damaged-1").read_bytes() == content


def test_damaged_files_pile_up_unharmed(tmp_path: Path, told: Told) -> None:
    """Each damaged file is kept beside the earlier ones."""
    home = tmp_path / "home"
    home.mkdir()
    for content in ("a", "b", "c"):
        (home / "settings.json").write_text(content)
        again(tmp_path, told).settings()
    kept = [(home / f"settings.json.damaged-{number}").read_text() for number in (1, 2, 3)]
    assert kept == ["a", "b", "c"]


def test_folder_in_a_files_place_is_set_aside(tmp_path: Path, store: Store, told: Told) -> None:
    """What cannot be opened at all is moved out of the way like a damaged file."""
    (tmp_path / "home" / "settings.json").mkdir(parents=True)
    assert store.settings() == Settings()
    assert (tmp_path / "home" / "settings.json.damaged-1").is_dir()
    store.save_settings(CHANGED)
    assert again(tmp_path, told).settings() == CHANGED


def test_damaged_file_that_cannot_be_moved_is_never_overwritten(
    tmp_path: Path, store: Store, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a damaged file cannot be set aside, what replaces it stays in memory; it is saved once it can."""
    file = tmp_path / "home" / "settings.json"
    file.parent.mkdir()
    file.write_text("damaged")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        assert store.settings() == store.settings() == Settings()
        assert told == ["The file settings.json is damaged. The game goes on without it."]
        store.save_settings(CHANGED)
        assert store.settings() == CHANGED
        assert file.read_text() == "damaged"
        assert len(told) == 2
    store.save_slot(CAMPAIGN)
    assert file.with_name("settings.json.damaged-1").read_text() == "damaged"
    assert again(tmp_path, told).settings() == CHANGED


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*asdict(CAMPAIGN), *RESULT]), inner),
    max_leaves=10,
)


@given(
    st.binary(max_size=200)
    | VALUES.map(lambda value: json.dumps({"fenjer": 1, "id": "pear", "current": value}).encode())
)
def test_no_content_breaks_the_start(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever the files have in them, the game starts, and what it could not use is kept as it was."""
    home, told = tmp_path_factory.mktemp("any"), Told()
    places = [home / "settings.json", home / "saves" / "pear.json", home / "results.sqlite"]
    (home / "saves").mkdir()
    for place in places:
        place.write_bytes(content)
    store = Store(home, told)
    used = [store.settings() != Settings() or not told, bool(store.slots())]
    assert list(store.results.all()) == []
    for place, fits in zip(places, used, strict=False):
        assert fits or place.with_name(f"{place.name}.damaged-1").read_bytes() == content
    assert len(told) <= 3


def refuse(*_: object) -> None:
    """What a full disk answers to everything."""
    raise OSError(errno.ENOSPC, "No space left on device")


UNSAVED = "The game cannot save in {}. You can play on, but it is forgotten at the end."


def test_folder_that_cannot_be_made_costs_only_the_saving(tmp_path: Path, told: Told) -> None:
    """Where the folder cannot be made, everything goes on in memory, and the player is told once."""
    (tmp_path / "file").write_text("")
    home = tmp_path / "file" / "home"
    store = Store(home, told)
    assert store.settings() == Settings()
    assert store.slots() == ()
    assert list(store.results.all()) == []
    assert not told
    for _ in range(3):
        store.save_settings(CHANGED)
        store.save_slot(Slot("duck"))
        store.save_slot(CAMPAIGN)
        store.delete_slot("duck")
        store.add_result(RESULT)
    assert store.settings() == CHANGED
    assert store.slots() == (CAMPAIGN,)
    assert len(store.results) == 3
    assert told == [UNSAVED.format(home)]


def test_full_disk_keeps_the_old_files(
    tmp_path: Path, store: Store, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk the old files stay whole, with one notice, and all is saved once there is room again."""
    store.save_settings(CHANGED)
    store.save_slot(CAMPAIGN)
    longer = replace(CAMPAIGN, current=None)
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", refuse)
        for _ in range(3):
            store.save_settings(Settings())
            store.save_slot(longer)
        assert (store.settings(), store.slots()) == (Settings(), (longer,))
        earlier = again(tmp_path, told)
        assert (earlier.settings(), earlier.slots()) == (CHANGED, (CAMPAIGN,))
        assert told == [UNSAVED.format(tmp_path / "home")]
        assert not list(tmp_path.rglob("*.tmp"))
    store.save_settings(Settings())
    later = again(tmp_path, told)
    assert (later.settings(), later.slots()) == (Settings(), (longer,))
    assert len(told) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on the size of files")
def test_system_that_writes_no_further(tmp_path: Path, store: Store, told: Told) -> None:
    """Where the system stops writing in the middle, slots stay readable, with one notice."""
    import resource

    store.save_slot(CAMPAIGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        store.save_slot(replace(CAMPAIGN, current=("long", ("x" * 1000,) * 20)))
        assert again(tmp_path, Told()).slots() == (CAMPAIGN,)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert told == [UNSAVED.format(tmp_path / "home")]


def test_file_that_is_open_elsewhere_is_tried_again(
    tmp_path: Path, store: Store, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that cannot be replaced while another program has it open, as on Windows, is tried again."""
    really, refusals = Path.replace, [PermissionError(), PermissionError()]

    def busy(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return really(self, target)

    monkeypatch.setattr(Path, "replace", busy)
    store.save_settings(CHANGED)
    assert again(tmp_path, told).settings() == CHANGED
    assert not told


def test_system_without_folders_to_sync(tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a folder cannot be opened like a file, as on Windows, saving works without it."""
    monkeypatch.setattr(files, "POSIX", False)
    store.save_settings(CHANGED)
    assert store.settings() == CHANGED
    assert not list(tmp_path.rglob("*.tmp"))


def test_leftovers_of_a_killed_game_are_cleared(tmp_path: Path, store: Store) -> None:
    """What a killed game left beside a file goes with the next save; what another one is writing stays."""
    store.save_settings(CHANGED)
    old, new = (tmp_path / "home" / f"settings.json.{process}.tmp" for process in (1, 2))
    old.write_text("{")
    new.write_text("{")
    os.utime(old, (time.time() - 100,) * 2)
    store.save_settings(CHANGED)
    assert not old.exists()
    assert new.exists()


def run(script: str, *arguments: object) -> "subprocess.Popen[bytes]":
    """Start a second game that runs a script on the store."""
    root = Path(game.storage.__file__).parents[2]
    start = "import sys, pathlib\nfrom game.storage import *\nhome = pathlib.Path(sys.argv[1])\n"
    return subprocess.Popen(
        [sys.executable, "-c", start + script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
    )


KILLED = """
store = Store(home, print)
for number in range(10_000_000):
    store.save_slot(Slot("pear", (), ("case", ("token",) * (number % 5000))))
    store.save_settings(Settings(volume=number % 101))
    if number == 3:
        print("begun", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_in_the_middle_of_saving(tmp_path: Path, told: Told) -> None:
    """However often the game is killed while it saves, the next start reads what was saved."""
    for round_ in range(6):
        process = run(KILLED, tmp_path / "home")
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.01 + round_ * 0.007)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        later = again(tmp_path, told)
        assert [slot.id for slot in later.slots()] == ["pear"]
        later.settings()
        assert not told


TWO = """
store = Store(home, print)
home.joinpath(sys.argv[2]).touch()
while not (home / "a").exists() or not (home / "b").exists():
    pass
for number in range(1500):
    if number % 50 == 49:
        store.save_slot(Slot("pear", (), (sys.argv[2], ("token",) * number)))
    store.add_result({**eval(sys.argv[3]), "session": sys.argv[2], "tokens": [str(number)]})
"""


def test_two_games_at_once(tmp_path: Path, told: Told) -> None:
    """Two games that save at the same time lose no result, and the slot is as one of them saved it last."""
    (tmp_path / "home").mkdir()
    games = [run(TWO, tmp_path / "home", session, RESULT) for session in ("a", "b")]
    assert [game.communicate()[0] for game in games] == [b"", b""]
    later = again(tmp_path, told)
    for session in ("a", "b"):
        numbers = [int(result["tokens"][0]) for result in later.results.all() if result["session"] == session]
        assert numbers == list(range(1500))
    (slot,) = later.slots()
    assert slot.current is not None
    assert slot.current[0] in ("a", "b")
    assert len(slot.current[1]) == 1499
    assert not told


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Ana"},
        {"day": "2025-10-03T10:15"},
        {"day": "20251003"},
        {"day": "yesterday"},
        {"minutes": 8.5},
        {"minutes": True},
        {"tokens": [1]},
        {"quiz": 1},
        {"turn": -1},
        {"finished": 1},
        {"case": "Ana from Spring"},
        {"tokens": ["I am Ana"]},
        {"judgements": [{"item": "a", "percent": 5, "kind": None, "who": "Ana"}]},
        {"judgements": [{"item": "a", "percent": 101, "kind": None}]},
        {"judgements": [{"item": "a", "percent": 5, "kind": None, "alone": ["Ana"]}]},
        {"judgements": [{"item": "a", "percent": 5, "kind": None, "hands": [[-1]]}]},
        {"scores": [1]},
        {"scores": {"total": float("nan")}},
    ],
    ids=str,
)
def test_results_have_no_room_for_more(store: Store, change: dict[str, Any]) -> None:
    """A result with a field more, an hour beside the day, or a value of another type is not taken."""
    with pytest.raises(ValueError, match=r"."):
        store.add_result(RESULT | change)
    assert list(store.results.all()) == []


def test_result_without_a_field_is_refused(store: Store) -> None:
    """A result must be complete."""
    with pytest.raises(DamagedError):
        store.add_result({name: value for name, value in RESULT.items() if name != "day"})


def test_files_of_version_1_are_read(tmp_path: Path, store: Store, told: Told) -> None:
    """The files that the first version wrote are read by this one."""
    saves = tmp_path / "home" / "saves"
    saves.mkdir(parents=True)
    (saves.parent / "settings.json").write_bytes((FIXTURES / "settings-1.json").read_bytes())
    (saves / "pear.json").write_bytes((FIXTURES / "slot-1.json").read_bytes())
    (saves.parent / "results.jsonl").write_bytes((FIXTURES / "results-1.jsonl").read_bytes())
    for name in ("workshop", "kiosk", "visit"):
        (saves.parent / f"{name}.json").write_bytes((FIXTURES / f"{name}-1.json").read_bytes())
    assert store.settings() == replace(replace(CHANGED, around=50), reading="off")
    (slot,) = store.slots()
    assert slot.id == "pear"
    assert slot.campaign[0][1][-1] == "next"
    assert slot.current == ("siren-at-noon", ("listen",))
    pictures = ("lantern", "pear", "cat", "boat")
    assert store.led() == Led("2026-11-27", pictures, 3, "triponta", ("bridge-on-fire",), together=True, form=None)
    kiosk = store.kiosk()
    assert (kiosk.event, kiosk.languages, kiosk.idle, kiosk.wrong) == ("0a1b2c3d4e5f6071", ("en",), 45, 2)
    assert store.visit() == Visit("0a1b2c3d4e5f6072", "triponta/bridge-on-fire", ("warn", "next"))
    (result,) = store.results.all()
    assert (result["record"], result["scores"]["total"]) == ("5f1d8c2a90b3e746", 86.6)
    assert (result["fenjer"], result["turn"], result["finished"]) == (2, 0, True)
    assert not told
    assert len(again(tmp_path, told).results) == 1


def test_old_versions_are_brought_up_to_date() -> None:
    """Data go through the steps from their version on, and through no earlier ones."""

    def add(key: str) -> formats.Step:
        return lambda data: {**data, "steps": [*data.get("steps", []), key]}

    steps = (add("1 to 2"), add("2 to 3"))
    assert formats.upgraded({"fenjer": 1}, steps) == {"fenjer": 3, "steps": ["1 to 2", "2 to 3"]}
    assert formats.upgraded({"fenjer": 2}, steps) == {"fenjer": 3, "steps": ["2 to 3"]}
    assert formats.upgraded({"fenjer": 3}, steps) == {"fenjer": 3}
    with pytest.raises(DamagedError):
        formats.upgraded({"fenjer": 4}, steps)


def test_ids_are_random() -> None:
    """Two ids are never the same, and they are short enough to be read out."""
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(one) for one in ids} == {16}
