"""Whether the truth shows: packs of which false items shout, and packs of which nothing does."""

import random
from dataclasses import replace

import pytest

from game.authoring.tells import ACCURACY, LEVEL, features, tell, tell_faults
from game.story.pack import Pack
from game.story.scenario import Choice, Form, Item, Scenario
from tests.story_cases import case, choice, item, small_pack, t

CALM = (
    "The water office says that the pipes in Mill Street are repaired on Friday.",
    "On Sunday the school shows a film on the river wall, and everybody may come.",
    "The bakery by the bridge is closed this week, because the oven is being mended.",
    "Two buses will not run on Saturday morning, since the road by the station is shut.",
    "A notice in the clinic says that the doctor comes on Tuesdays from now on.",
)
LOUD = (
    "THEY ARE HIDING IT!!! The water is POISON and nobody says a word!!!",
    "SHOCKING!!! Look what they did to the school AGAIN. Share before it is gone!!!",
    "URGENT!! The bridge is BURNING and they LIE about it!!!",
    "Terrible!!! This is the truth that they FEAR!!! Wake up!!!",
    "STOP everything!!! A secret plan to steal our Sunday!!! Disgusting!!!",
)
FORMS: tuple[Form, ...] = ("post", "chat", "article", "notice")
ACTS = (choice("publish", trust=5), choice("hold"), choice("correct", trust=-5))


def pack_of(items: list[Item]) -> tuple[Pack, list[Scenario]]:
    """A pack with these items, three a case."""
    cases = [
        case({"only": ()}, {f"i-{n}-{k}": one for k, one in enumerate(items[n : n + 3])}, name=f"case-{n}")
        for n in range(0, len(items), 3)
    ]
    return small_pack(*(one.id for one in cases)), cases


def made(is_true: bool, chance: random.Random, text: str, acts: tuple[Choice, ...] = ACTS) -> Item:
    """An item of which all that is not given has nothing to do with its truth."""
    shuffled = chance.sample(acts, len(acts))
    return item(
        {},
        tuple(shuffled),
        verdict="accurate" if is_true else "untrue",
        kind="none" if is_true else "fabricated",
        text=" ".join([text] * chance.randint(1, 3)),
        form=chance.choice(FORMS),
        from_=chance.choice(["alarm", "office"]),
    )


@pytest.mark.parametrize("many", [20, 30, 40])
def test_a_pack_whose_false_items_shout_is_warned_of(many: int) -> None:
    """Capitals and exclamation marks give them away, and one of the two is named."""
    chance = random.Random(many)
    items = [made(n % 2 == 0, chance, chance.choice(CALM if n % 2 == 0 else LOUD)) for n in range(many)]
    found = tell(*pack_of(items))
    assert found is not None
    assert found.accuracy > 0.9
    assert found.p <= 0.01
    assert found.feature in ("capitals", "punctuation", "spelling", "feeling")
    assert found.other > found.accurate
    (fault,) = tell_faults(*pack_of(items))
    assert (fault.code, fault.severity, fault.path) == ("FJ401", "warning", ("cases",))


@pytest.mark.parametrize("many", [20, 30, 40])
def test_a_balanced_pack_is_not_warned_of(many: int) -> None:
    """Each text is told once as true and once as false, loud or calm: nothing tells, whatever chance has dealt."""
    told = 0
    for seed in range(10):
        chance = random.Random(seed)
        texts = [chance.choice((*CALM, *LOUD)) for _ in range(many // 2)] * 2
        items = [made(n < many // 2, chance, text) for n, text in enumerate(texts)]
        chance.shuffle(items)
        told += tell(*pack_of(items)) is not None
    # A test at five percent may be wrong now and then.
    assert told <= 1


@pytest.mark.parametrize("feature", ["source", "position", "length", "form:chat"])
def test_each_sort_of_tell_is_named(feature: str) -> None:
    """Who posts it, where the best act stands, how long it is, what it comes as: one alone gives the truth away."""
    chance = random.Random(3)
    items = []
    for number in range(30):
        is_true = number % 2 == 0
        one = made(is_true, chance, chance.choice((*CALM, *LOUD)))
        if feature == "source":
            one = replace(one, from_="office" if is_true else "alarm")
        elif feature == "position":
            one = replace(one, acts=ACTS if is_true else ACTS[::-1])
        elif feature == "length":
            one = replace(one, text=t(CALM[number % 5] * (6 if is_true else 1)))
        else:
            one = replace(one, form="notice" if is_true else "chat")
        items.append(one)
    found = tell(*pack_of(items))
    assert found is not None
    assert found.feature in (feature, "form:notice" if feature.startswith("form") else feature)
    assert found.accuracy >= ACCURACY
    assert found.p < LEVEL


def test_few_items_say_nothing() -> None:
    """With 19 items, or with none of one sort, there is nothing to say."""
    chance = random.Random(1)
    loud = [made(n % 2 == 0, chance, CALM[0] if n % 2 == 0 else LOUD[0]) for n in range(19)]
    assert tell(*pack_of(loud)) is None
    assert tell(*pack_of([made(True, chance, CALM[0]) for n in range(30)])) is None


def test_what_cannot_be_known_yet_is_left_out() -> None:
    """Items that are neither true nor false count for neither, nor for the number."""
    chance = random.Random(1)
    items = [made(n % 2 == 0, chance, CALM[0] if n % 2 == 0 else LOUD[0]) for n in range(19)]
    items += [replace(one, verdict="unverifiable") for one in items]
    assert tell(*pack_of(items)) is None


def test_the_same_pack_is_always_told_the_same() -> None:
    """The chance in the test is seeded."""
    chance = random.Random(7)
    items = [made(n % 2 == 0, chance, chance.choice(CALM if n % 3 else LOUD)) for n in range(30)]
    assert tell(*pack_of(items)) == tell(*pack_of(items))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("boil watter befor drinking untill notise.", "spelling"),
        ("Whaaat is this,now i see", "spelling"),
        ("Really?! No!", "punctuation"),
        ("BURNING NOW", "capitals"),
        ("A terrible, shameful secret.", "feeling"),
    ],
)
def test_a_feature_is_higher_where_it_shows(text: str, feature: str) -> None:
    """Each measure rises with what it measures."""
    pack = small_pack()
    plain = features(item({}, ACTS, text="The film begins at seven on the wall."), pack)
    assert features(item({}, ACTS, text=text), pack)[feature] > plain[feature]
