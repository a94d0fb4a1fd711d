"""The checks on a loaded case: references, rules, and whether the scenes lead to the endings."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.loader import load_pack
from game.story.checks import faults, flag_faults, flags, pack_faults, playtest_faults
from game.story.pack import Pack, Person, Taxonomy
from game.story.problems import Fault
from game.story.scenario import Beat, Choice, Condition, Effects, Scenario, Setting
from game.story.text import Text
from tests.loading import BASE, SMALL, copy_of


@cache
def small() -> tuple[Scenario, Pack, Taxonomy]:
    """The small pack's case, which has no fault."""
    loaded = load_pack(SMALL)
    assert loaded.pack is not None
    assert loaded.taxonomy is not None
    return loaded.cases["fire-drill"], loaded.pack, loaded.taxonomy


def goto(scene: str) -> Beat:
    """A beat that leaves for a scene."""
    return Beat(goto=scene)


def option(id_: str, to: str | None = None, **more: Any) -> Choice:
    """A choice with this id, and where it leads."""
    return Choice(id_, Text("", id_), goto=to, **more)


def choose(*choices: Choice) -> Beat:
    """A beat that offers choices."""
    return Beat(choose=choices)


CHECK, END = Beat(check="photo"), Beat(end="done")
HIGH = Condition(trust=90)


def with_scenes(acts_to: str | None = None, /, *, note: bool = False, **scenes: tuple[Beat, ...]) -> set[str]:
    """The faults of the least case with these scenes (`desk` is first), as `CODE end of path`.

    The acts on its one item lead to a scene, if one is given; with a `note`, the item can be skipped.
    """
    case = load_pack(BASE).cases["minimal"]
    photo = case.items["photo"]
    acts = tuple(replace(act, goto=acts_to) for act in photo.acts)
    item = replace(photo, acts=acts, content_note=Text("", "Fire.") if note else None)
    found = faults(replace(case, scenes=scenes, items={"photo": item}), None, None)
    return {f"{fault.code} {fault.path[-1]}" for fault in found}


def test_a_sound_case_has_no_fault() -> None:
    """The small pack's case passes every check."""
    assert faults(*small()) == []


def test_a_bench_whose_acts_all_leave_closes_a_scene() -> None:
    """Nothing needs to follow a check if every act has a goto; if the item can be skipped, something does."""
    assert with_scenes("end", desk=(CHECK,), end=(END,)) == set()
    assert with_scenes("end", note=True, desk=(CHECK,), end=(END,)) == {"FJ217 0"}
    assert with_scenes(None, desk=(CHECK,), end=(END,)) == {"FJ217 0", "FJ215 end"}


def test_a_bench_that_may_be_closed_already_does_not_close_a_scene() -> None:
    """An item comes to the bench once: a scene that can be played after that has to go on by itself."""
    again = choose(option("back", "desk"), option("out", "end"))
    assert with_scenes("after", desk=(CHECK,), after=(again,), end=(END,)) == {"FJ217 0"}
    assert with_scenes("after", desk=(CHECK, goto("end")), after=(again,), end=(END,)) == set()
    assert with_scenes("end", desk=(CHECK, CHECK), end=(END,)) == {"FJ219 1"}
    either = choose(option("one", "left"), option("two", "right"))
    assert with_scenes("end", desk=(either,), left=(CHECK,), right=(CHECK,), end=(END,)) == set()


def test_choices_close_a_scene_if_one_is_always_on_offer_and_all_leave() -> None:
    """A choice without a goto goes on in the scene; one with a condition may not be there."""
    leave, stay = option("leave", "end"), option("stay")
    at_times = option("at-times", "end", when=HIGH)
    end = (CHECK, END)
    assert with_scenes(desk=(choose(leave, at_times),), end=end) == set()
    assert with_scenes(desk=(choose(leave, stay),), end=end) == {"FJ217 0"}
    assert with_scenes(desk=(choose(leave, stay), goto("end")), end=end) == set()
    assert with_scenes(desk=(choose(at_times),), end=end) == {"FJ217 0"}
    assert with_scenes(desk=(choose(at_times), goto("end")), end=end) == set()


def test_choices_in_a_circle_close_a_scene_only_with_a_way_out() -> None:
    """A choice is offered once: what only leads back here will be gone the next time."""
    end = (CHECK, END)
    back, out = option("look", "side"), option("out", "end")
    side = (goto("desk"),)
    assert with_scenes(desk=(choose(back, out),), side=side, end=end) == set()
    assert with_scenes(desk=(choose(back), goto("end")), side=side, end=end) == set()
    found = with_scenes(desk=(choose(back, option("out", "end", when=HIGH)),), side=side, end=end)
    assert found == {"FJ217 0"}


def test_a_scene_without_beats_is_one_that_play_falls_off() -> None:
    """It has no last beat, so its own key is the place."""
    assert with_scenes(desk=(CHECK, goto("empty")), empty=(), end=(END,)) == {"FJ217 empty", "FJ215 end"}


def test_nothing_is_played_after_what_always_leaves() -> None:
    """The first beat that nobody gets to is told; after a beat with a condition, play goes on."""
    assert with_scenes(desk=(CHECK, END, goto("desk"))) == {"FJ219 2"}
    assert with_scenes(desk=(CHECK, Beat(end="done", when=HIGH), END)) == set()


def test_a_circle_without_a_way_to_an_ending_is_told() -> None:
    """Each scene of it is, but not where a scene is not closed yet, which is told by itself."""
    circle = {"round": (goto("again"),), "again": (goto("round"),)}
    start = (CHECK, Beat(goto="round", when=HIGH), END)
    assert with_scenes(None, note=False, desk=start, **circle) == {"FJ232 round", "FJ232 again"}
    assert with_scenes(None, note=False, desk=start[:2], **circle, end=(END,)) == {"FJ217 1", "FJ215 end"}


def test_a_dangling_start_does_not_make_every_scene_unreachable() -> None:
    """One wrong word is one fault."""
    case, pack, taxonomy = small()
    assert [fault.code for fault in faults(replace(case, start="mornin"), pack, taxonomy)] == ["FJ202"]


def test_what_speaks_may_be_a_misspelt_key_as_well() -> None:
    """The hint for an unknown speaker knows the keys of a beat."""
    case, pack, taxonomy = small()
    scenes = {**case.scenes, "alarm": (Beat(who="gotoo", text=Text("", "x")), *case.scenes["alarm"])}
    (fault,) = faults(replace(case, scenes=scenes), pack, taxonomy)
    assert (fault.code, fault.path, fault.hint) == (
        "FJ204",
        ("scenes", "alarm", 0, "who"),
        "did you mean 'goto'?",
    )


@pytest.mark.parametrize(
    ("condition", "code", "path"),
    [
        (Condition(chosen="desk", unless=Condition(chosen="dusk")), "FJ210", ("unless", "chosen")),
        (Condition(chosen="burning-bridge/hold"), None, ()),
        (Condition(any=(Condition(calm=1), Condition(found="archive"))), "FJ209", ("any", 1, "found")),
        (Condition(pinned="dino"), "FJ209", ("pinned",)),
    ],
)
def test_conditions_are_followed_to_their_last_part(
    condition: Condition, code: str | None, path: tuple[str | int, ...]
) -> None:
    """What stands inside `any` and `unless` is checked like the rest, and told at its own place."""
    case, pack, taxonomy = small()
    scenes = {**case.scenes, "alarm": (Beat(note=Text("", "x"), when=condition), *case.scenes["alarm"])}
    found = [(fault.code, fault.path) for fault in faults(replace(case, scenes=scenes), pack, taxonomy)]
    assert found == ([] if code is None else [(code, ("scenes", "alarm", 0, "when", *path))])


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (option("again", "checking", repairs="again"), "FJ211"),
        (option("again", "checking", repairs="warn", effects=Effects(trust=1)), "FJ221"),
        (option("again", "checking", repairs="burning-bridge/publish", effects=Effects(calm=-1)), None),
        (option("desk", "checking"), "FJ213"),
        (option("next", "checking"), "FJ213"),
        (option("hold", "checking"), None),
    ],
)
def test_a_choice_has_an_id_of_its_own_and_repairs_another(choice: Choice, code: str | None) -> None:
    """Choices share a name with no other and not with the game's own `next`; acts have names of their own."""
    case, pack, taxonomy = small()
    scenes = {
        **case.scenes,
        "alarm": (*case.scenes["alarm"][:-1], choose(option("to-desk", "checking"), choice)),
    }
    found = [fault.code for fault in faults(replace(case, scenes=scenes), pack, taxonomy)]
    # Nobody comes here after what some of these would repair.
    assert [one for one in found if one != "FJ237"] == ([] if code is None else [code])


@pytest.mark.parametrize(
    ("verdict", "kind", "fits"),
    [
        ("accurate", "none", True),
        ("accurate", "fabricated", False),
        ("satire", "satire", True),
        ("satire", "none", False),
        ("untrue", "none", False),
        ("misleading", "satire", False),
        ("misleading", "misleading-content", True),
        ("unverifiable", "none", True),
        ("unverifiable", "fabricated", True),
        ("unverifiable", "satire", False),
    ],
)
def test_verdict_and_kind_agree(verdict: Any, kind: Any, fits: bool) -> None:
    """True items are of no kind, satire is satire, and what cannot be known yet may be of any other."""
    case, pack, taxonomy = small()
    siren = replace(case.items["siren"], verdict=verdict, kind=kind)
    found = faults(replace(case, items={**case.items, "siren": siren}), pack, taxonomy)
    assert [fault.code for fault in found] == ([] if fits else ["FJ223"])


def test_a_beat_is_one_thing() -> None:
    """Nothing at all, a speaker without a line, a line without a speaker, and two things are told."""
    text = Text("", "x")
    beats = (
        Beat(),
        Beat(who="nora"),
        Beat(text=text),
        Beat(note=text, item="siren"),
        Beat(note=text, mood="glad"),
        Beat(who="nora", text=text, mood="glad"),
    )
    case, pack, taxonomy = small()
    scenes = {**case.scenes, "alarm": (*beats, *case.scenes["alarm"])}
    found = faults(replace(case, scenes=scenes), pack, taxonomy)
    assert [(fault.code, fault.path[-1]) for fault in found] == [("FJ201", n) for n in (0, 1, 2, 3, "mood")]


def test_a_place_is_that_of_a_scene() -> None:
    """A place for a scene that there is not is told."""
    case, pack, taxonomy = small()
    found = faults(replace(case, places={"alarm": Setting("bridge"), "alram": Setting()}), pack, taxonomy)
    assert [(fault.code, fault.path) for fault in found] == [("FJ202", ("places", "alram"))]


def test_flags_are_known_if_a_case_sets_them_or_starts_with_them() -> None:
    """A condition on any other is told with the nearest that there is."""
    case, _, _ = small()
    assert flags(case) == {"met-dino", "cried-wolf"}
    assert flag_faults(case, flags(case)) == []
    (fault,) = flag_faults(case, {"met-dina"})
    assert fault == Fault(
        "FJ226",
        ("scenes", "morning", 3, "when", "flag"),
        "there is no flag 'met-dino'",
        "did you mean 'met-dina'?",
    )


def test_a_pack_is_checked_by_itself_and_with_its_cases() -> None:
    """Its people's quarters and its list of cases always; what nothing uses only when its cases are given."""
    case, pack, _ = small()
    assert pack_faults(pack, [case]) == []
    odd = replace(
        pack,
        cases=("fire-drill", "fire-drill"),
        cast={**pack.cast, "lea": Person(Text("", "Lea"), Text("", "far"), quarter="sring")},
    )
    assert [(fault.code, fault.path) for fault in pack_faults(odd, None)] == [
        ("FJ212", ("cast", "lea", "quarter")),
        ("FJ227", ("cases", 1)),
    ]
    unused = pack_faults(pack, [])
    assert [fault.path for fault in unused] == [
        ("accounts", "alarm"),
        ("accounts", "town-hall"),
    ]
    assert {(fault.code, fault.severity) for fault in unused} == {("FJ225", "warning")}


def test_a_playtest_names_scenes_and_endings_that_there_are() -> None:
    """Each name that its case does not have is told."""
    case, _, _ = small()
    playtest = load_pack(SMALL).playtests["fire-drill"]
    assert playtest_faults(playtest, case) == []
    run = replace(playtest.runs[0], ending="clam", scenes=("morning", "siren", "clossing"))
    found = playtest_faults(replace(playtest, runs=(run,)), case)
    assert [(fault.code, fault.path, fault.hint) for fault in found] == [
        ("FJ208", ("runs", 0, "ending"), "did you mean 'calm'?"),
        ("FJ202", ("runs", 0, "scenes", 2), "did you mean 'closing'?"),
    ]


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("tokens", "act:photo/publish", "act:photo/dance"),
        ("scenes", "scenes: [desk]", "scenes: []"),
        ("score", "score: [0, 100]", "score: [-50, -40]"),
    ],
)
def test_a_playtest_is_played(tmp_path: Path, key: str, old: str, new: str) -> None:
    """A run whose tokens, scenes or score are not as it says is told at that very key."""
    root = copy_of(BASE, tmp_path)
    file = root / "minimal.playtest.yaml"
    text = file.read_text("utf-8").replace(old, new)
    file.write_text(text, "utf-8")
    (problem,) = load_pack(root).problems
    assert problem.code == "FJ233"
    assert key in text.splitlines()[problem.where.line - 1]
