"""The quiz: which form comes first, and whether the forms of a pack match each other, so that they can be compared."""

from collections import Counter
from collections.abc import Iterable, Iterator
from random import Random

from game.story.checks import contradictions
from game.story.pack import FORMS, Pack, QuizItem
from game.story.problems import Fault


def order(session: str, machine: int, nth: int) -> tuple[str, str]:
    """Which form the nth group (from 0) at a machine (from 1) takes before and which after, drawn by the session.

    Of two machines that stand beside each other one begins with a and one with b, and each changes from group to
    group: were one form easier, that would cancel over the class. Which of the two begins with which is left to chance,
    but every machine of the session comes to the same without being connected to the others.
    """
    pair, place = divmod(machine - 1, 2)
    drawn = Random(f"{session}/{pair}").randrange(2)
    return ("a", "b") if (place + nth + drawn) % 2 == 0 else ("b", "a")


def quiz_faults(pack: Pack) -> list[Fault]:
    """What is wrong with the items of a quiz, each by itself and all together."""
    found = [
        fault
        for form, items in pack.quiz.items()
        for n, item in enumerate(items)
        for fault in contradictions(("quiz", form, n), item.verdict, item.kind)
    ]
    return [*found, *_taken(pack), *_unmatched(pack)]


def _taken(pack: Pack) -> Iterator[Fault]:
    """The ids that two items of the quiz share, and the pairs that two items of one form do."""
    ids: dict[str, str] = {}
    for form, items in pack.quiz.items():
        pairs: set[str] = set()
        for n, item in enumerate(items):
            if item.id in ids:
                message = f"a quiz item {item.id!r} is there already"
                yield Fault("FJ243", ("quiz", form, n, "id"), message, f"in form {ids[item.id]}")
            if item.pair in pairs:
                message = f"two items of form {form} are of the pair {item.pair!r}"
                hint = "a pair has one item of each form; give this one a pair of its own"
                yield Fault("FJ243", ("quiz", form, n, "pair"), message, hint)
            ids.setdefault(item.id, form)
            pairs.add(item.pair)


def _unmatched(pack: Pack) -> Iterator[Fault]:
    """The forms of another name, and those that differ from the first one."""
    for form in pack.quiz:
        if form not in FORMS:
            hint = f"call it one of: {', '.join(FORMS)}"
            yield Fault("FJ243", ("quiz", form), f"there is no quiz form {form!r}", hint)
    named = [(form, items) for form, items in pack.quiz.items() if form in FORMS]
    for form, items in named[1:]:
        difference = _difference(*named[0], form, items)
        if difference is not None:
            yield Fault("FJ243", ("quiz", form), *difference)


def _difference(first: str, wanted: Iterable[QuizItem], form: str, items: Iterable[QuizItem]) -> tuple[str, str] | None:
    """In what a form differs from the first one, and what to do about it; the coarsest difference alone."""
    wanted, items = tuple(wanted), tuple(items)
    if len(wanted) != len(items):
        message = f"form {form} has {len(items)} items, and form {first} has {len(wanted)}"
        return message, "give both as many, so that they can be compared"
    before, after = Counter(item.pair for item in wanted), Counter(item.pair for item in items)
    if before != after:
        only = ", ".join(sorted((before - after).keys())), ", ".join(sorted((after - before).keys()))
        message = f"form {form} has the pairs {only[1]} and form {first} has {only[0]}"
        return message, "each pair has one item of each form"
    accurate = [sum(item.verdict == "accurate" for item in part) for part in (wanted, items)]
    if accurate[0] != accurate[1]:
        message = f"{accurate[1]} of the items of form {form} are accurate, and {accurate[0]} of those of form {first}"
        return message, "make as many true in each, so that no form is easier for those who believe nothing"
    return None
