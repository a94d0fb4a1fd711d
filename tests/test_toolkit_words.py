"""What a branch card says: to whom it speaks, and where those read on for whom it is not meant."""

from game.story.scenario import Beat, Condition, Item, Scenario
from game.strings import Translator
from game.toolkit.decks import branches
from game.toolkit.document import Block, Deck, Line, Meters, Paragraph, Way
from game.toolkit.laying import table
from game.toolkit.voice import Voice, plain
from tests.story_cases import case, check, choice, item, small_pack, t


def rumour() -> Item:
    """An item with two checks and two acts."""
    checks = {"one": check("first", "against", "strong"), "two": check("second", "for", "weak")}
    return item(checks, (choice("hold", trust=2), choice("publish", trust=-5)))


def cards(of: Scenario) -> list[tuple[str, ...]]:
    """The lines of each branch card, in order; a line across is ―."""
    deck = branches(Voice(Translator(), small_pack(of.id)), [table(of)]).blocks[0]
    assert isinstance(deck, Deck)
    return [tuple(said(block) for block in card.blocks) for card in deck.cards]


def said(block: Block) -> str:
    """A block as it is read aloud."""
    match block:
        case Paragraph():
            return " ".join(filter(None, (plain(block.when), plain(block.who), plain(block.text))))
        case Way():
            return " ".join(filter(None, (plain(block.when), plain(block.text), plain(block.go))))
        case Meters():
            return " ".join(f"{plain(name)} {points}" for name, points in block.moves)
        case Line():
            return "―"
    raise AssertionError(block)


def note(text: str, when: Condition | None = None) -> Beat:
    """A line that nobody says."""
    return Beat(note=t(text), when=when)


def test_what_only_some_choose_among_has_a_line_below_it() -> None:
    """A choice under a condition says who reads on where, so that nobody takes an option that is not theirs."""
    asked = Condition(chosen="look")
    scenes = {
        "start": (
            Beat(choose=(choice("look", says=t("You look.")), choice("wait", says=t("You wait.")))),
            Beat(choose=(choice("tell"), choice("hide")), when=asked),
            note("It rains."),
            Beat(end="done"),
        )
    }
    texts = next(lines for lines in cards(case(scenes, {})) if any("It rains." in line for line in lines))
    start = next(n for n, line in enumerate(texts) if "if not, read on below the line." in line)
    assert "is crossed off:" in texts[start]
    assert texts[start + 1].endswith("Choose one:")
    assert {line.rpartition(" → ")[0] for line in texts[start + 2 : start + 4]} == {"Do tell.", "Do hide."}
    assert texts[start + 4 : start + 6] == ("―", "It rains.")


def test_a_line_below_what_only_some_choose_among_says_its_condition_again() -> None:
    """Below the line everybody reads on, so nothing there follows from the condition above it."""
    asked = Condition(chosen="look")
    scenes = {
        "start": (
            Beat(choose=(choice("look", says=t("You look.")), choice("wait", says=t("You wait.")))),
            note("It is cold.", when=asked),
            Beat(check="rumour", when=asked),
            note("Who looked is cold.", when=asked),
            note("And wet.", when=asked),
            Beat(end="done"),
        )
    }
    texts = next(
        lines for lines in cards(case(scenes, {"rumour": rumour()})) if any("To the bench" in line for line in lines)
    )
    asks = texts[0].removesuffix("It is cold.")
    assert asks.startswith("If card")
    assert texts[1] == f"{asks}Read here; if not, read on below the line."
    assert texts[2].startswith("To the bench with item A.")
    below = texts.index("―")
    assert texts[below + 1 : below + 3] == (f"{asks}Who looked is cold.", "Then also: And wet.")


def test_an_item_that_may_have_been_dealt_with_can_be_passed_over() -> None:
    """Where an item comes to the bench a second time, a card says so, for those who left it aside too."""
    scenes = {
        "start": (Beat(check="rumour"), Beat(choose=(choice("again", goto="start"), choice("on", goto="end")))),
        "end": (note("Evening."), Beat(check="rumour"), note("Night."), Beat(end="done")),
    }
    texts = next(lines for lines in cards(case(scenes, {"rumour": rumour()})) if "Evening." in lines)
    assert "If item A has been judged or left aside already, read on below the line." in texts
    assert texts[texts.index("―") + 1] == "Night."


def test_a_condition_is_said_once_and_its_opposite_is_otherwise() -> None:
    """Lines under one condition follow it without a repetition; of two that exclude each other the plain one leads."""
    met = Condition(chosen="greet")
    scenes = {
        "start": (
            Beat(choose=(choice("greet", says=t("Hello.")), choice("pass", says=t("Nothing.")))),
            note("Nobody waves.", when=Condition(unless=met)),
            note("She waves.", when=met),
            note("You wave.", when=met),
            Beat(end="done"),
        )
    }
    texts = next(lines for lines in cards(case(scenes, {})) if any("waves" in line for line in lines))
    card = texts[0].split()[2]
    asked = f"If card {card} is crossed off:"
    assert texts[:3] == (f"{asked} She waves.", "Otherwise: Nobody waves.", f"{asked} You wave.")
