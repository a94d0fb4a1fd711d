"""A lesson's votes, what is said of them, and how a lesson under way is kept."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.pages import talking, told
from game.pages.recap import retold
from game.storage import Lesson, Store, Taught
from game.story.lesson import ANSWERS, dealt, few, mean, moved, nearest, split
from game.story.scenario import Form
from game.story.scoring import quadratic
from game.strings import Translator
from tests.cases import bridge, careful_tokens, sitting

FIXTURES = Path(__file__).parent / "storage_files"
HANDS = st.tuples(*[st.integers(0, 40)] * 5)
A_FEW = st.lists(st.integers(0, 4), min_size=1, max_size=4).map(lambda up: tuple(up.count(n) for n in range(5)))

LESSON = Lesson(
    "2025-11-20",
    "5f0c2a9e7b1d4c38",
    "triponta",
    ("siren-at-noon", "bridge-on-fire"),
    text=175,
    plays=(
        Taught(("listen",), {"curfew-note": ((1, 2, 3, 4, 5), (6, 5, 2, 1, 0))}, ("curfew-note",), closed=True),
        Taught(("desk",)),
    ),
)
"""What the old file says."""


# Votes


@given(HANDS)
def test_a_class_thinks_what_its_hands_mean(hands: tuple[int, ...]) -> None:
    """The mean lies within the answers that were given, to the nearest percent, and turns round with the hands."""
    given_answers = [percent for percent, many in zip(ANSWERS, hands, strict=True) if many]
    assert min(given_answers, default=50) <= mean(hands) <= max(given_answers, default=50)
    assert abs(mean(hands) + mean(hands[::-1]) - 100) <= 1


@given(HANDS.filter(any), st.sampled_from((0.0, 0.5, 1.0)))
def test_the_mean_earns_no_less_than_the_answers_do(hands: tuple[int, ...], truth: float) -> None:
    """By a quadratic rule, a class loses nothing by being taken for its mean, but for the rounding to a percent."""
    alone = sum(quadratic(percent, truth) * many for percent, many in zip(ANSWERS, hands, strict=True)) / sum(hands)
    assert quadratic(mean(hands), truth) >= alone - 4.01


def test_half_a_percent_is_rounded_up() -> None:
    """Of two who say 25 and 50, the mean is 38."""
    assert mean((0, 1, 1, 0, 0)) == 38
    assert mean(()) == 50


def test_a_class_has_moved_from_five_points_on() -> None:
    """Less than that is staying where one was; of fewer than five hands nothing is said."""
    assert moved((0, 0, 10, 0, 0), (0, 2, 8, 0, 0)) == "down"
    assert moved((0, 0, 10, 0, 0), (0, 1, 9, 0, 0)) == "stays"
    assert moved((0, 10, 0, 0, 0), (0, 0, 0, 10, 0)) == "up"
    assert moved((0, 0, 4, 0, 0), (10, 0, 0, 0, 0)) == "few"
    assert few((1, 1, 1, 1, 0))
    assert not few((1, 1, 1, 1, 1))


def test_two_minds_are_a_quarter_on_either_side() -> None:
    """A few on the other side are no second mind."""
    assert split((3, 3, 0, 3, 3))
    assert not split((8, 1, 0, 1, 0))


def test_the_nearest_answer_leans_to_the_middle() -> None:
    """38 is nearer to the middle than to rather not, and what lies between two counts as the one nearer to 50."""
    assert [ANSWERS[nearest(percent)] for percent in (0, 12, 13, 37, 38, 50, 62, 63, 100)] == [
        0,
        0,
        25,
        25,
        50,
        50,
        50,
        75,
        100,
    ]


# What is said


@given(A_FEW, HANDS)
def test_few_hands_are_not_counted_out(few_hands: tuple[int, ...], others: tuple[int, ...]) -> None:
    """Under five hands no text bears a number, neither of them nor of what they mean."""
    t = Translator()
    lines = [talking.said(t, few_hands), talking.of_vote(t, few_hands), *talking.shift(t, few_hands, others)]
    assert not [line for line in lines if any(letter.isdigit() for letter in line)]


@given(HANDS.filter(lambda hands: sum(hands) >= 5), HANDS.filter(lambda hands: sum(hands) >= 5))
def test_a_shift_says_nothing_of_right_or_wrong(first: tuple[int, ...], last: tuple[int, ...]) -> None:
    """Before the debrief, what is said of a shift depends on the hands alone, and praises nobody."""
    text = " ".join(talking.shift(Translator(), first, last)).lower()
    for word in ("right", "wrong", "correct", "true", "false", "better", "well done"):
        assert f" {word}" not in text.replace("all right", "")


@pytest.mark.parametrize("form", ["post", "chat", "article", "front-page", "letter", "notice", "video-still"])
def test_every_item_can_be_asked_about(form: Form) -> None:
    """Each form has a question of its own, and one for whether there is a picture."""
    t = Translator()
    assert len(set(talking.of_item(t, form, pictured=True) + talking.of_item(t, form, pictured=False))) == 3


def test_an_item_can_be_told_before_its_case_is_over() -> None:
    """The page is the debrief's, the fact first, and the case stands where it stood."""
    tokens = careful_tokens()
    upto = next(n for n, token in enumerate(tokens) if token.startswith("act:")) + 1
    play = sitting(tokens[:upto])
    item = next(iter(play.walk.closed))
    page = told(play.walk, play.place, item)
    assert page.kind == "debrief"
    kinds = [block.kind for block in page.blocks]
    assert kinds[:2] == ["item", "correction"]
    assert play.walk.stage != "debrief"
    assert play.page().kind != "debrief"


def test_the_class_s_page_says_what_it_thought_and_what_was_so() -> None:
    """First and last, in words; of one vote only that; of none the judgement; and who was not asked is not told of."""
    tokens = careful_tokens()
    items = list(bridge().items)
    votes = {items[0]: ((0, 0, 2, 8, 14), (0, 9, 9, 9, 0), (14, 8, 2, 0, 0)), items[1]: ((0, 1, 1, 1, 0),)}
    each = list(dealt(bridge(), tokens, votes))
    pages = list(retold({"bridge-on-fire": bridge()}, each, Translator()))
    assert [page.item for page in pages] == items
    assert (pages[0].first, pages[0].last) == ("88%, surely so", "13%, rather not")
    assert pages[0].votes == (votes[items[0]][0], votes[items[0]][-1])
    assert (pages[1].first, pages[1].last, pages[1].votes) == ("a few hands", "", ())
    assert pages[2].first.endswith(("so", "not", "undecided"))
    assert all(page.fact and page.decided and page.method for page in pages)
    # What was only seen is put right as well.
    (seen,) = retold({"bridge-on-fire": bridge()}, dealt(bridge(), (), {}), Translator())
    assert (seen.item, seen.first, seen.last) == (items[0], "not voted on", "")


# Kept


def test_an_old_lesson_is_understood(tmp_path: Path) -> None:
    """A file of version 1 says what it said when it was written."""
    notices: list[object] = []
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(FIXTURES / "lesson-1.json", home / "lesson.json")
    assert Store(home, notices.append).lesson() == LESSON
    assert notices == []


def test_a_lesson_is_there_at_the_next_start_until_it_is_over(tmp_path: Path) -> None:
    """What was kept comes back as it was, the file is that of version 1, and then it is gone."""
    store = Store(tmp_path, print)
    assert store.lesson() is None
    store.save_lesson(LESSON)
    assert Store(tmp_path, print).lesson() == LESSON
    assert json.loads((tmp_path / "lesson.json").read_text("utf-8")) == json.loads(
        (FIXTURES / "lesson-1.json").read_text("utf-8")
    )
    store.save_lesson(None)
    assert Store(tmp_path, print).lesson() is None
    assert not (tmp_path / "lesson.json").exists()


@pytest.mark.parametrize(
    "spoilt",
    [
        {"plays": [{"tokens": [], "hands": {"a": [[1, 2]]}, "told": [], "closed": False}]},
        {"plays": [{"tokens": [], "hands": {"a": [[1, 2, 3, 4, -1]]}, "told": [], "closed": False}]},
        {"plays": [{"tokens": [], "hands": {}, "told": []}]},
        {"plays": [{"tokens": [], "hands": {}, "told": [], "closed": True}] * 3},
        {"cases": "siren-at-noon"},
        {"votes": 1},
        {"text": 400},
        {"fenjer": 2},
    ],
)
def test_a_damaged_lesson_is_set_aside(tmp_path: Path, spoilt: dict[str, object]) -> None:
    """What no version has written is kept beside, with a notice, and there is no lesson under way."""
    notices: list[object] = []
    data = json.loads((FIXTURES / "lesson-1.json").read_text("utf-8")) | spoilt
    (tmp_path / "lesson.json").write_text(json.dumps(data), "utf-8")
    assert Store(tmp_path, notices.append).lesson() is None
    assert len(notices) == 1
    assert (tmp_path / "lesson.json.damaged-1").exists()


def test_a_lesson_keeps_no_names() -> None:
    """All that is kept of a lesson are ids, tokens, counts and switches."""
    assert set(json.loads((FIXTURES / "lesson-1.json").read_text("utf-8"))) == {
        "fenjer",
        *(field for field in Lesson.__dataclass_fields__),
    }
    assert replace(LESSON, plays=()).plays == ()
