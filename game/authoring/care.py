"""What charged material comes with, and the scene in which a pack's quarters do something together.

An item is charged where it makes a quarter its suspect with a technique that turns people against neighbours, or
has a content note, by which its author says so.
"""

from collections.abc import Iterable, Iterator

from game.authoring.spotting import Spotted
from game.authoring.wording import Entry, Lexicon, distinct, fold, listed, words
from game.story.pack import Pack, QuizItem
from game.story.problems import Fault
from game.story.scenario import Item, Scenario

CHARGED = frozenset({"invented-ethnic-angle", "newcomer-rumour", "crisis-rumour"})
AGE = 13


def is_charged(item: Item) -> bool:
    """Whether an item may hurt those who read it."""
    return item.content_note is not None or bool(item.roles.suspect and CHARGED.intersection(item.techniques))


def charged_without(case: Scenario, file: str) -> Iterator[Spotted]:
    """What is missing from the charged items of a case; the note is what makes it possible to leave one aside."""
    charged = {name: item for name, item in case.items.items() if is_charged(item)}
    for name, item in charged.items():
        path = ("items", name)
        if item.content_note is None:
            message = "this item turns people against a quarter, and nobody can leave it aside"
            hint = "add content_note: and a sentence about what is to come; with it a player can skip the item"
            yield Spotted(file, Fault("FJ310", path, message, hint))
        if item.prompt is None:
            message = "this item is charged, and the facilitator has nothing to ask about it"
            hint = "add prompt: and a question for the group that nobody has to answer about themselves"
            yield Spotted(file, Fault("FJ311", path, message, hint))
    if charged and case.age < AGE:
        message = f"a case with charged items ({', '.join(charged)}) is for {AGE} and older"
        yield Spotted(file, Fault("FJ312", ("age",), message, f"write age: {AGE}, or more"))


def unreasoned(case: Scenario, pack: Pack, file: str) -> Iterator[Spotted]:
    """The items that name a quarter in the story of a crime without a reason.

    A story is one where it has a word of a crime, or one of some harm while the item has a suspect.
    """
    quarters = _quarters(pack)
    for name, item in case.items.items():
        telling = listed("crimes") | (listed("harms") if item.roles.suspect else frozenset())
        found = None if item.reason is not None else _of_crime(item, telling, quarters)
        if found is not None:
            key, named = found
            message = f"a quarter, {named!r}, is named in what may be the story of a crime, without a reason"
            hint = "take it out, or add reason: and why it matters here (facilitators read it)"
            yield Spotted(file, Fault("FJ313", ("items", name, key), message, hint, "warning"), named)


def unreasoned_in_quiz(pack: Pack) -> Iterator[Spotted]:
    """The items of a quiz that name a quarter in the story of a crime; nobody is there who could say why it matters."""
    quarters = _quarters(pack)
    for form, items in pack.quiz.items():
        for n, item in enumerate(items):
            found = _of_crime(item, listed("crimes"), quarters)
            if found is not None:
                key, named = found
                message = f"a quarter, {named!r}, is named in what may be the story of a crime"
                fault = Fault(
                    "FJ313", ("quiz", form, n, key), message, "take it out: a quiz explains nothing", "warning"
                )
                yield Spotted("pack.yaml", fault, named)


def _quarters(pack: Pack) -> Lexicon:
    return Lexicon(Entry("a quarter", quarter.name.source, "name") for quarter in pack.quarters.values())


def _of_crime(item: Item | QuizItem, telling: frozenset[str], quarters: Lexicon) -> tuple[str, str] | None:
    """The key and the name of the quarter that an item names, where it has one of these telling words."""
    shown = {"title": item.title, "text": item.text, "claims": item.claims}
    texts = {key: text.source for key, text in shown.items() if text is not None}
    if not any(fold(word) in telling for text in texts.values() for word in distinct(text)):
        return None
    found = ((key, _named(text, quarters)) for key, text in texts.items())
    return next(((key, named) for key, named in found if named is not None), None)


def _named(text: str, quarters: Lexicon) -> str | None:
    """The first quarter's name that stands by itself, and is not a part of another name (`Great Bridge`)."""
    found = words(text)
    for hit in quarters.find(found):
        before = next((word for word in found if text[word.end : hit.start] == " "), None)
        after = next((word for word in found if text[hit.end : word.start] == " "), None)
        said = text[hit.start : hit.end]
        is_part = before is not None and before.is_name and fold(before.text) not in listed("empty")
        if not is_part and (after is None or not after.is_name or said.isupper()):
            return said
    return None


def apart(case: Scenario, pack: Pack, file: str) -> Iterator[Spotted]:
    """The scenes of `together` in which people of fewer than two quarters speak."""
    for n, scene in enumerate(case.together):
        speaking = {beat.who for beat in case.scenes.get(scene, ()) if beat.who in pack.cast}
        quarters = {pack.cast[who].quarter for who in speaking if who is not None} - {None}
        if len(quarters) < 2:
            message = f"in the scene {scene!r}, people of fewer than two quarters speak"
            hint = "let people from different quarters act in it, or name another scene"
            yield Spotted(file, Fault("FJ315", ("together", n), message, hint))


def never_together(pack: Pack, cases: Iterable[Scenario]) -> Iterator[Spotted]:
    """Whether no case of a pack has a scene in which its quarters do something together."""
    if len(pack.quarters) > 1 and not any(case.together for case in cases):
        message = "in no case of this pack do people of different quarters solve something together"
        hint = "write such a scene, and together: [its name] in the case"
        yield Spotted("pack.yaml", Fault("FJ314", ("cases",), message, hint, "warning"))
