"""The game as text."""

import random
from collections.abc import Iterable

import pytest

from game.reader import Left, Reader, page_lines
from tests.cases import careful_tokens, sitting


class Terminal:
    """What was told, and what is typed next; the input ends after the last answer."""

    def __init__(self, answers: Iterable[str] = ()) -> None:
        self.told: list[str] = []
        self.answers = list(answers)

    def tell(self, line: str) -> None:
        """Keep a line."""
        self.told.append(line)

    def ask(self, prompt: str) -> str:
        """Type the next answer."""
        self.told.append(prompt)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    @property
    def text(self) -> str:
        """Everything that was told."""
        return "\n".join(self.told)


def reader(*answers: str, tokens: tuple[str, ...] = ()) -> tuple[Reader, Terminal]:
    """A reader on the first case with these answers to come."""
    terminal = Terminal(answers)
    return Reader(sitting(tokens), terminal.tell, terminal.ask), terminal


def test_a_script_is_played_to_the_result() -> None:
    """A script from the first choice to the last page ends with the four scores told."""
    player, terminal = reader()
    player.perform(careful_tokens())
    assert player.sitting.over
    assert "Together: 100" in terminal.text
    assert "A lantern is lit" in terminal.text


def test_every_picture_is_told_in_words() -> None:
    """The picture of an item on the page is told by its alt text."""
    player, terminal = reader()
    player.show()
    assert "Picture: " in terminal.text


def test_choices_are_numbered_and_taken_by_their_number() -> None:
    """Typing 3 takes the third choice that was told."""
    player, terminal = reader("3")
    with pytest.raises(Left):
        player.play()
    assert "3. Put it on the desk first." in terminal.told
    assert player.sitting.tokens == ("desk",)


def test_the_judgement_asks_for_percent_and_kind() -> None:
    """Judging asks twice, refuses what is out of bounds, and says what was stated."""
    tokens = ("desk", "next")
    player, terminal = reader(tokens=tokens)
    number = [text for text, _ in player.menu(player.sitting.page())].index("Judge it") + 1
    player, terminal = reader(str(number), "140", "5%", "9", "5", tokens=tokens)
    with pytest.raises(Left):
        player.play()
    assert player.sitting.tokens[-1] == "judge:burning-bridge:5:false-context"
    assert "Type a number from 0 to 100." in terminal.told
    assert "Type a number from 1 to 8." in terminal.told


def test_nonsense_changes_nothing() -> None:
    """An answer that is no choice is answered with what can be typed."""
    player, terminal = reader("seven", "0", "99")
    with pytest.raises(Left):
        player.play()
    assert player.sitting.tokens == ()
    assert terminal.told.count("Type a number from 1 to 3.") == 3


def test_undo_and_reading_again() -> None:
    """The letter u takes the last choice back, ? reads the page again, q leaves."""
    player, terminal = reader("3", "u", "?", "u", "q", "1")
    with pytest.raises(Left):
        player.play()
    assert player.sitting.tokens == ()
    assert "This cannot be taken back: what was seen stays seen." in terminal.told
    assert terminal.answers == ["1"]


def test_a_wrong_answer_does_not_tell_the_menu_again() -> None:
    """Whoever mistypes is told what can be typed, and does not hear the whole menu once more."""
    player, terminal = reader("99")
    with pytest.raises(Left):
        player.play()
    assert terminal.told.count("3. Put it on the desk first.") == 1


@pytest.mark.parametrize("answers", [("u",), ("5", "u")])
def test_the_judgement_can_be_left_again(answers: tuple[str, ...]) -> None:
    """The letter u at either question of the judgement goes back to the menu with nothing judged."""
    tokens = ("desk", "next")
    player, _ = reader(tokens=tokens)
    number = [text for text, _ in player.menu(player.sitting.page())].index("Judge it") + 1
    player, terminal = reader(str(number), *answers, tokens=tokens)
    with pytest.raises(Left):
        player.play()
    assert player.sitting.tokens == tokens
    assert terminal.told.count(f"{number}. Judge it") == 2


def test_ctrl_c_leaves() -> None:
    """Ctrl-C at a question leaves as q does, on a line of its own."""
    player, terminal = reader()

    def interrupted(_: str) -> str:
        raise KeyboardInterrupt

    player.ask = interrupted
    with pytest.raises(Left):
        player.play()
    assert terminal.told[-1] == ""


def test_letters_work_on_a_cyrillic_keyboard() -> None:
    """The keys for u and q take back and leave under a Cyrillic layout too."""
    player, terminal = reader("3", "у", "љ", "1")
    with pytest.raises(Left):
        player.play()
    assert player.sitting.tokens == ()
    assert terminal.answers == ["1"]


def test_a_stated_judgement_is_told_in_words() -> None:
    """A script's judgement is told by its percentage and kind, not as a token."""
    player, terminal = reader()
    player.perform(careful_tokens()[:7])
    assert "> My judgement: 2%, Real, but from another time or place" in terminal.told


def test_a_newspaper_is_told_in_the_order_in_which_it_is_printed() -> None:
    """The picture above an article's text is told before the text that speaks of it."""
    player, terminal = reader(tokens=careful_tokens()[:17])
    player.show()
    picture = next(n for n, line in enumerate(terminal.told) if line.startswith("Picture: Dusk"))
    text = next(n for n, line in enumerate(terminal.told) if "took the picture above" in line)
    assert picture < text


def test_a_finding_is_told_alone_and_pinned_by_its_own_line() -> None:
    """A check tells what it found and the minutes left, without the whole page over again; a pin is counted."""
    player, terminal = reader(tokens=("desk", "next"))
    player.take("check:burning-bridge/picture-search")
    assert any("February 2019" in line for line in terminal.told)
    assert "26 minutes left" in terminal.told
    assert not any(line.startswith("==") for line in terminal.told)
    player.take("pin:archive-2019")
    assert "1 of 3 pins used" in terminal.told


def test_a_whole_case_can_be_played_by_typing_numbers_alone() -> None:
    """Taking the first possible choice everywhere, and judging when nothing else is left, ends the case."""
    player, terminal = reader()
    for _ in range(200):
        if player.sitting.over:
            break
        page = player.sitting.page()
        menu = list(player.menu(page))
        acts = [number for number, (_, token) in enumerate(menu, 1) if token is not None and token.startswith("act:")]
        judges = [number for number, (_, token) in enumerate(menu, 1) if token is None]
        number = (acts or judges or [1])[0]
        terminal.answers = [str(number), *(["50", "1"] if menu[number - 1][1] is None else [])]
        player.turn()
    assert player.sitting.over


def test_no_line_of_any_page_is_markup_or_a_bare_id() -> None:
    """What is told has no leftover braces or scenario ids in it."""
    game = sitting()
    for token in careful_tokens():
        for line in page_lines(game.page(), game.place.translator):
            assert "{" not in line
            assert "burning-bridge" not in line
        game.take(token)


@pytest.mark.parametrize("seed", range(40))
def test_no_page_of_the_first_case_is_empty(seed: int) -> None:
    """Whatever is chosen, there is something to read before the next choice."""
    chance = random.Random(seed)
    play = sitting()
    while not play.over:
        page = play.page()
        assert page.blocks, play.tokens
        offers = [offer.token for offer in page.offers if offer.group not in ("check", "pin")]
        if page.judgement is not None and page.judgement.percent is None:
            offers = [f"judge:{page.judgement.item}:50:none"]
        play.take(chance.choice(offers))


def test_charged_material_is_announced_before_it_is_told() -> None:
    """The content note comes before the item, also where the item is first shown and not yet on the desk."""
    player, terminal = reader(tokens=careful_tokens()[:17])
    player.show()
    note = next(n for n, line in enumerate(terminal.told) if line.startswith("Content note: "))
    assert note < next(n for n, line in enumerate(terminal.told) if line.startswith("Fire on the Great Bridge"))


def test_leaving_an_item_aside_is_answered() -> None:
    """Who leaves an item aside hears that it was done."""
    player, terminal = reader(tokens=careful_tokens()[:18])
    player.take("skip:canisters")
    assert "You leave it aside." in terminal.told
