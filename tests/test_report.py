"""What a report says of a class: what is true of it, and nothing that is not."""

import pytest

from game.report.document import Caution
from tests.report_records import CYNICS, LEARNERS, class_of, figures, form, judged, record, report, said

RIGHT = {"burning-bridge": 5, "bridge-closed": 95, "canisters": 5}
WRONG = {"burning-bridge": 95, "bridge-closed": 5, "canisters": 95}


def test_a_class_that_learned_reads_exactly_that() -> None:
    """Before and after, the interval and what follows from it stand there in plain words."""
    text = said(report(class_of(LEARNERS)))
    assert "12 took part." in text
    assert "Before, 5.5 of 10 were judged rightly; after, 8.3 of 10." in text
    assert "With 12 who did both, the true change may lie between +2.3 and +3.3 of 10." in text
    assert "So more was judged rightly after than before." in text
    assert "They tell true from false better than before." in text
    assert "Read this first" not in text


def test_a_class_that_came_to_believe_nothing_is_told_so_first() -> None:
    """The warning comes before everything else, and says what to do about it."""
    first = report(class_of(CYNICS)).pages[0][0]
    assert isinstance(first, Caution)
    assert first.title == "Read this first: the class now calls more things fake, true ones too."
    assert first.lines[0].startswith("Of 10 true things they believed 7 before and 2 after.")
    assert first.lines[1].startswith("What to do:")


def test_no_change_is_claimed_where_the_interval_holds_none() -> None:
    """Some got better and some worse: the report says that nothing can be told."""
    text = said(report(class_of([((3, 3), (3 + (-1) ** (n // 2), 3)) for n in range(12)])))
    assert "That includes no change at all: whether they got better cannot be told from this." in text
    assert "more was judged rightly" not in text
    assert "no change can be seen" in text


def test_who_calls_most_things_fake_before_and_after_is_said_to() -> None:
    """No change is no good news where a class believes nothing to begin with."""
    text = said(report(class_of([((n % 2, 5), (n % 2, 5)) for n in range(12)])))
    assert "Take care: they call most things fake. Of 10 true ones they believed 1." in text


def test_who_is_surer_than_right_is_told_so() -> None:
    """Nine of ten percent and six of ten right is too sure; the figures say by how much."""
    records = class_of([((3, 3), (3, 3 + n % 2)) for n in range(12)], sure=45)
    assert "they said 95% on average, and 6.5 of 10 such answers were right." in said(report(records))
    assert "They were surer than they had reason to be." in said(report(records))


def test_without_two_forms_no_change_is_told() -> None:
    """One form says where a class stands, with its interval, and that a change would take two."""
    text = said(report([form(f"p{n}", 0, "a", 3, 4 + n % 2) for n in range(8)]))
    assert "8 did the short test once. Of 10, 7.5 were judged rightly" in text
    assert "What changed cannot be said" in text


def test_one_order_of_the_forms_is_named() -> None:
    """Where all begin with the same form its difficulty may be the change, and that is said."""
    records = [form(f"p{n}", turn, quiz, 3, 3 + n % 2) for n in range(6) for turn, quiz in enumerate("ab")]
    assert "All began with the same form" in said(report(records))


@pytest.mark.parametrize("count", [1, 4])
def test_fewer_than_five_are_never_shown(count: int) -> None:
    """A report on so few says that, and gives no number at all."""
    made = report(class_of(LEARNERS[:count]))
    assert len(made.pages) == 1
    assert said(made).startswith("Fewer than 5 took part.")
    assert not any(character.isdigit() for character in said(made).replace("5", ""))


def test_an_item_that_fewer_than_five_judged_is_not_shown() -> None:
    """Each figure has to rest on five: four who played a case leave no trace of its items, looks and ends."""
    few = [record(f"p{n}", 3, judged(WRONG), tokens=["check:burning-bridge/source"]) for n in range(4)]
    found = figures(class_of(LEARNERS) + few)
    assert not found.cases
    assert not found.tools
    assert not found.looks
    assert {row.thing.key.case for row in found.items} == {""}


def test_the_most_missed_item_is_told_with_the_fact_first() -> None:
    """What is so stands before what was said, and what was said bears its verdict."""
    records = [record(f"p{n}", 1, judged(WRONG if n < 6 else RIGHT)) for n in range(8)]
    text = said(report(records))
    fact, claim = text.index("Most missed, and what is so:"), text.index("Judged rightly by 2.5 of 10.")
    assert fact < claim
    assert "Untrue: “" in text or "Misleading: “" in text


def test_the_questions_are_of_the_most_split_items() -> None:
    """Half and half comes before three quarters, and each question says which look settles it."""
    mixed = [dict(RIGHT) for _ in range(8)]
    for n in range(4):
        mixed[n]["canisters"] = 90
    mixed[0]["bridge-closed"] = mixed[1]["bridge-closed"] = 10
    made = report([record(f"p{n}", 1, judged(answers)) for n, answers in enumerate(mixed)])
    text = said(made)
    assert "4 of 8 took it for true." in text
    assert text.index("4 of 8 took it for true.") < text.index("6 of 8 took it for true.")
    assert text.count("What settles it: ") == 2


def test_a_strong_finding_that_went_with_being_right_is_no_proof() -> None:
    """Those who pinned it and those who did not are compared, with the warning that it may be the people."""
    pins = ["check:burning-bridge/picture-search", "pin:archive-2019"]
    records = [
        record(
            f"p{n}",
            1,
            judged({"burning-bridge": 5 if n < 6 else 90}),
            tokens=pins if n < 6 else ["check:burning-bridge/source"],
        )
        for n in range(12)
    ]
    text = said(report(records))
    assert "With a strong finding pinned that points the right way, 10 of 10 were judged rightly; without, 0." in text
    assert "that is no proof" in text


def test_groups_that_agree_show_their_shift() -> None:
    """Alone each had half right, together all: the report says from what to what."""
    groups = [
        record(f"p{n}", 1, judged({"burning-bridge": 10, "canisters": 10}, alone=[10, 90 if n else 10]))
        for n in range(6)
    ]
    text = said(report(groups))
    assert "In 6 groups each judged alone first: 5.8 of 10 were right alone, 10 when they had agreed." in text
    assert "Together they were right more often." in text


def test_a_class_that_votes_by_hands_shows_counts_and_no_interval() -> None:
    """The class is one participant with many hands; a vote of fewer than five is left out."""
    votes = [[2, 4, 4, 8, 2], [8, 8, 2, 2, 0]]
    lesson = record("class", 0, judged({"burning-bridge": 20}, hands=votes), mode="classroom")
    few = record("class", 1, judged({"canisters": 20}, hands=[[1, 1, 1, 1, 0], [1, 1, 1, 1, 0]]), mode="classroom")
    text = said(report([lesson, few]))
    assert "20 hands were counted at the most." in text
    assert "The class voted twice on 1 item: at first 4 of 10 hands were right, after talking 8.5." in text
    assert "how far that is chance cannot be reckoned" in text


def test_another_version_of_the_pack_is_used_as_far_as_it_goes_and_named() -> None:
    """Items that are gone are left out and counted; what is still there is used."""
    records = [record(f"p{n}", 1, judged({"burning-bridge": 5, "long-gone": 5}), pack_hash="0" * 64) for n in range(6)]
    text = said(report(records))
    assert "6 results were played with another version of the pack" in text
    assert "6 judgements were of items that no pack here has" in text


def test_the_first_answer_counts() -> None:
    """Who plays a case again, now that the answer is known, does not judge it anew."""
    records = [record(f"p{n}", turn, judged(WRONG if turn == 1 else RIGHT)) for n in range(6) for turn in (1, 2)]
    assert {row.figure.right.value for row in figures(records).items} == {0.0}


def test_simulated_players_are_called_that() -> None:
    """Nobody takes a made-up class for a real one."""
    assert "Nobody sat here" in said(report(class_of(LEARNERS, mode="simulated")))


def test_that_all_did_the_same_is_no_certainty() -> None:
    """Twelve who changed by exactly as much say nothing about how far that is chance."""
    text = said(report(class_of([((3, 3), (4, 4))] * 12)))
    assert "All changed by just as much" in text
    assert "more was judged rightly" not in text


def test_a_finding_that_went_with_being_wrong_is_not_called_chance() -> None:
    """Where all who pinned it judged wrongly and the others rightly, the teacher is asked to ask."""
    pins = ["check:burning-bridge/picture-search", "pin:archive-2019"]
    records = [
        record(f"p{n}", 1, judged({"burning-bridge": 95 if n < 9 else 5}), tokens=pins if n < 9 else pins[:1])
        for n in range(18)
    ]
    assert "Those who had it were wrong more often" in said(report(records))


def test_where_all_items_were_false_nobody_is_called_too_sure() -> None:
    """At a stand with one case nothing can be said of how well people know how sure to be."""
    made = report([record(f"v{n}", 0, judged({"burning-bridge": 5 * n}), mode="kiosk") for n in range(12)])
    assert made.title == "What visitors learned"
    assert "surer" not in said(made)
