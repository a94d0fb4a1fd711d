"""A lesson with a projector: set up, votes before and after talking, the teacher's keys, and the class's page."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pypdfium2
import pytest
from click.testing import CliRunner

from game.cli import main
from game.cli.classroom import Lessons, Sheets, notes_of
from game.cli.commands import fenjer
from game.cli.desk import Desk
from game.cli.windowed import Front
from game.storage import Lesson, Store
from game.story.lesson import mean
from game.window.app import App
from game.window.developing import DevelopingScreen
from game.window.leafing import KitScreen
from game.window.modes.classroom import ClassroomScreen
from game.window.modes.classroom_case import ClassCase
from game.window.modes.classroom_end import EndScreen
from game.window.modes.classroom_run import HelpScreen, PauseScreen, SkipScreen, ToldScreen
from game.window.modes.classroom_vote import Bars, Count
from game.window.services import KitWish
from game.window.teachers import TeachersScreen
from tests.cases import careful_tokens
from tests.pilot import Newsroom, Pilot
from tests.test_window_workshop import Played
from tests.tongues import Tongue

pytestmark = pytest.mark.usefixtures("developed")

FIRST, LAST = (1, 2, 3, 4, 14), (14, 6, 2, 1, 1)
ITEM = "burning-bridge"


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    """Close the window after each test."""
    yield
    pygame.display.quit()


def started(size: tuple[int, int] = (1280, 720), language: str = "en") -> Pilot:
    """The window on the set-up of a lesson."""
    desk = Desk()
    desk.settings = replace(desk.settings, sound=False, language=desk.settings.language or language)
    front = Front(desk)
    return Pilot(Played(front=front), Lessons(front).screen, size)


def begun(*cases: str, size: tuple[int, int] = (1280, 720), language: str = "en", **switches: object) -> Pilot:
    """The window on the first page of a lesson of these cases."""
    pilot = started(size, language)
    for case in cases or ("bridge-on-fire",):
        pilot.click(f"case.{case}")
    for name, value in switches.items():
        pilot.click(f"{name}.{value}")
    pilot.click("start")
    in_case(pilot)
    return pilot


def in_case(pilot: Pilot) -> ClassCase:
    """Wait until the pictures are developed, and give the case."""
    pilot.wait(lambda: not isinstance(pilot.app.screen, DevelopingScreen))
    screen = pilot.app.screen
    assert isinstance(screen, ClassCase), type(screen)
    return screen


def to_the_bench(pilot: Pilot) -> ClassCase:
    """Play to the first item's vote."""
    screen = in_case(pilot)
    for token in careful_tokens():
        if screen.page.kind == "bench":
            break
        screen.take(token)
    if not screen.said:
        screen.to_desk()
    pilot.settle()
    return screen


def step(pilot: Pilot) -> str:
    """What the class does with the item on the bench."""
    return in_case(pilot).step


def count(pilot: Pilot, hands: tuple[int, ...]) -> None:
    """Type a vote: number, Enter, number, Enter, …, and Enter on the way on."""
    pilot.press("tab")
    pilot.app.stage.focus("count.0")
    for number in hands:
        pilot.press(*(digit for digit in str(number)), "enter")
    assert pilot.focused() == "onward"
    pilot.press("enter")


def play_out(pilot: Pilot) -> ClassCase:
    """Play the first case to its result, with two votes on each item."""
    screen = in_case(pilot)
    for token in careful_tokens():
        if screen.page.kind == "bench" and not screen.said:
            screen.to_desk()
        if screen.page.kind == "bench" and screen.step == "vote":
            screen.tally.hands = list(FIRST)
            screen.onward()
        if token.startswith("judge:"):
            screen.turn_to("again")
            screen.tally.hands = list(LAST)
            screen.onward()
            screen.onward()
            screen.draft.kind = token.split(":")[3]
            screen.onward()
        else:
            screen.take(token)
    pilot.settle()
    return screen


def kept(home: Path) -> list[dict[str, Any]]:
    """The results on this machine."""
    return list(Store(home, print).results.all())


def lesson(home: Path) -> Lesson:
    """The lesson as its file has it."""
    found = Store(home, print).lesson()
    assert found is not None
    return found


# Set up


def test_cases_are_played_in_the_order_in_which_they_are_tapped(home: Path) -> None:
    """Each tap adds one to the end, another takes it out, and the minutes are summed up."""
    pilot = started()
    screen = pilot.app.screen
    assert isinstance(screen, ClassroomScreen)
    assert not pilot.find("start").part.widget.live
    for case in ("siren-at-noon", "bridge-on-fire", "siren-at-noon", "broken-window", "siren-at-noon"):
        pilot.click(f"case.{case}")
    assert screen.lesson.cases == ("bridge-on-fire", "broken-window", "siren-at-noon")
    pilot.find("About 48 minutes with a class")
    pilot.find("The broken window: number 2 of the lesson")


def test_a_lesson_is_ready_after_two_taps(home: Path) -> None:
    """A case and the start: votes by hands, scores hidden, letters for the last row."""
    pilot = begun()
    assert pilot.app.settings.text_size == 150
    run = in_case(pilot).run
    assert (run.lesson.votes, run.lesson.scores, run.lesson.cases) == (True, False, ("bridge-on-fire",))
    assert Store(home, print).settings().text_size == 100


def test_the_teachers_screen_has_a_door_to_it(home: Path) -> None:
    """It stands over the kit's own part, which is as it was; without any way to lead there is no row."""
    desk = Desk()
    front = Front(desk)
    desk.settings = replace(desk.settings, sound=False, language="en")
    pilot = Pilot(Played(front=front), TeachersScreen)
    assert pilot.focused() == "make"
    pilot.click("lead.classroom")
    pilot.find("Begin the lesson")
    pilot.press("esc")
    pilot.find("Make the kit")
    pygame.display.quit()
    assert not [text for text in Pilot(Newsroom(), TeachersScreen).texts() if "projector" in text]


# The class's way


def test_hands_are_counted_before_and_after_talking(home: Path) -> None:
    """Vote, talk and look, vote again, see what moved: the judgement is the mean of the last vote."""
    pilot = begun()
    screen = to_the_bench(pilot)
    count(pilot, FIRST)
    assert step(pilot) == "talk"
    assert any("What would settle it?" in text for text in pilot.texts())
    screen.take(f"check:{ITEM}/picture-search")
    pilot.click("onward")
    count(pilot, LAST)
    assert step(pilot) == "shift"
    shown = next(e.part.widget for e in pilot.app.stage.shown() if isinstance(e.part.widget, Bars))
    assert shown.votes == (FIRST, LAST)
    pilot.find("You find it less likely now")
    pilot.click("onward")
    pilot.click("kind.false-context")
    pilot.click("onward")
    assert screen.sitting.tokens[-1] == f"judge:{ITEM}:{mean(LAST)}:false-context"
    assert lesson(home).plays[0].hands == {ITEM: (FIRST, LAST)}
    assert lesson(home).plays[0].tokens == screen.sitting.tokens


def test_nothing_tells_what_an_item_is_before_the_debrief(home: Path) -> None:
    """From the first vote to what is done about it, no text names a verdict, a fact or a correction."""
    pilot = begun()
    screen = to_the_bench(pilot)
    item = screen.sitting.case.items[ITEM]
    seen = pilot.texts()
    for hands in (FIRST, LAST, FIRST):
        screen.tally.hands = list(hands)
        for _ in range(2):
            pilot.settle()
            seen += pilot.texts()
            screen.onward()
    screen.draft.kind = "fabricated"
    screen.onward()
    pilot.settle()
    seen += pilot.texts()
    assert step(pilot) == "act"
    assert not {"Accurate", "Untrue", "Misleading", "Satire", "Not known yet"} & set(seen)
    assert not [text for text in seen if item.correction.fact.source[:40] in text]


def test_a_few_hands_are_told_in_words_only(home: Path) -> None:
    """Under five hands there is no bar and no percentage, neither of the first vote nor in what was judged."""
    pilot = begun()
    screen = to_the_bench(pilot)
    for hands in ((0, 1, 0, 0, 2), (1, 1, 1, 1, 0)):
        screen.tally.hands = list(hands)
        screen.onward()
        screen.onward()
    pilot.settle()
    assert step(pilot) == "kind"
    screen.turn_to("shift")
    pilot.settle()
    assert not [e for e in pilot.app.stage.shown() if isinstance(e.part.widget, Bars)]
    assert not [text for text in pilot.texts() if "%" in text]
    screen.turn_to("kind")
    screen.draft.kind = "fabricated"
    screen.onward()
    pilot.settle()
    assert not [text for text in pilot.texts() if "%" in text]


def test_counts_are_typed_tapped_and_taken_back(home: Path) -> None:
    """A tap on a line or + adds one, − and Backspace take away, a number typed anew replaces the old one."""
    pilot = begun()
    screen = to_the_bench(pilot)
    pilot.click("count.2")
    pilot.click("more.2")
    pilot.click("more.2")
    pilot.click("less.2")
    assert screen.tally.hands == [0, 0, 2, 0, 0]
    pilot.press("tab")
    pilot.app.stage.focus("count.2")
    pilot.press("1", "0")
    assert screen.tally.hands[2] == 10
    pilot.press("backspace", "right")
    assert screen.tally.hands[2] == 2
    pilot.press("7")
    assert screen.tally.hands[2] == 7
    pilot.press("9", "9", "9")
    assert screen.tally.hands[2] == 999
    assert not [e for e in pilot.app.stage.shown() if isinstance(e.part.widget, Count) and e.part.widget.hands < 0]


def test_with_one_judgement_the_teacher_states_it(home: Path) -> None:
    """Without the vote by hands the class judges as a player does, and no hands are kept."""
    pilot = begun(votes="no")
    screen = to_the_bench(pilot)
    pilot.click("part.judge")
    pilot.click("kind.false-context")
    pilot.click("judge")
    assert screen.sitting.tokens[-1] == f"judge:{ITEM}:50:false-context"
    assert lesson(home).plays[0].hands == {}


# The teacher's keys


def test_a_clicker_leads_through_an_item(home: Path) -> None:
    """Page Down goes on wherever there is one way on, after the end of what has to be scrolled; Page Up goes back."""
    pilot = begun()
    screen = to_the_bench(pilot)
    pilot.press("page down")
    assert step(pilot) == "vote"
    screen.tally.hands = list(FIRST)
    steps = []
    for _ in range(12):
        pilot.press("page down")
        if step(pilot) == "again":
            screen.tally.hands = list(LAST)
        steps.append(step(pilot))
    assert [step for n, step in enumerate(steps) if step not in steps[:n]][-4:] == ["talk", "again", "shift", "kind"]
    for _ in range(12):
        pilot.press("page up")
        if step(pilot) == "vote":
            break
    assert step(pilot) == "vote"
    assert screen.tally.hands == list(FIRST)
    assert screen.run.votes(ITEM) == ()


def test_a_first_vote_stays_once_the_class_has_looked(home: Path) -> None:
    """Going back before a look would let it be voted on anew with the look in mind."""
    pilot = begun()
    screen = to_the_bench(pilot)
    screen.tally.hands = list(FIRST)
    screen.onward()
    screen.take(f"check:{ITEM}/picture-search")
    screen.teach("before")
    pilot.settle()
    assert screen.run.votes(ITEM) == (FIRST,)
    pilot.find("its first vote stays as it is")


def test_the_pause_is_dark_and_ends_with_the_same_key(home: Path) -> None:
    """P, B and the full stop make the screen dark; any of them, or the clicker, goes on where one was."""
    pilot = begun()
    for key in ("p", "b", "."):
        pilot.press(key)
        assert isinstance(pilot.app.screen, PauseScreen)
        assert "Pause" in pilot.texts()
        pilot.press(key)
        in_case(pilot)
    pilot.press("p", "page down")
    in_case(pilot)


def test_a_cyrillic_keyboard_has_the_same_keys(home: Path) -> None:
    """The letters are found by their place where the keyboard has others on them."""
    pilot = begun()
    pilot.send(
        pygame.event.Event(pygame.KEYDOWN, key=0x43F, mod=0, unicode="п", scancode=pygame.KSCAN_P),
        pygame.event.Event(pygame.KEYUP, key=0x43F, mod=0, scancode=pygame.KSCAN_P),
    )
    assert isinstance(pilot.app.screen, PauseScreen)


def test_the_help_names_each_key(home: Path) -> None:
    """F1 or a question mark opens it, and again closes it; each key is a button at the foot as well."""
    pilot = begun()
    pilot.press("f1")
    assert isinstance(pilot.app.screen, HelpScreen)
    assert {"P", "T", "D", "A", "S", "H", "Page Down"} <= set(pilot.texts())
    pilot.press("f1")
    pilot.send(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_SLASH, mod=pygame.KMOD_SHIFT, unicode="?"))
    assert isinstance(pilot.app.screen, HelpScreen)
    pilot.press("esc")
    for action in ("before", "pause", "vote", "prompt", "reveal", "skip", "scores", "help"):
        pilot.find(f"teach.{action}")


def test_what_it_is_comes_after_judging_and_acting(home: Path) -> None:
    """The key leads there step by step; then the fact stands first, nobody goes back behind it, and it is told once."""
    pilot = begun()
    screen = to_the_bench(pilot)
    pilot.press("a")
    assert step(pilot) == "vote"
    pilot.find("Vote first.")
    screen.tally.hands = list(FIRST)
    screen.onward()
    pilot.press("a")
    assert step(pilot) == "kind"
    pilot.click("kind.false-context")
    pilot.click("onward")
    assert step(pilot) == "act"
    pilot.press("3")
    told = pilot.app.screen
    assert isinstance(told, ToldScreen)
    texts = pilot.texts()
    assert texts.index("What is so") < texts.index("Careful")
    pilot.press("esc")
    in_case(pilot)
    assert lesson(home).plays[0].told == (ITEM,)
    tokens = screen.sitting.tokens
    pilot.press("page up", "page up", "page up")
    assert screen.sitting.tokens == tokens
    pilot.find("there is no way back before that")


def test_what_was_told_is_passed_over_in_the_debrief(home: Path) -> None:
    """An item of which the class knows already does not come twice, but for the page that tells how the case closed."""
    pilot = begun()
    screen = in_case(pilot)
    for item in screen.sitting.case.items:
        screen.run.tell(item)
    seen = []
    for token in careful_tokens():
        if screen.page.kind == "debrief":
            seen.append(screen.sitting.walk.item)
        if screen.page.kind != "result":
            screen.take(token)
    assert seen == [ITEM]
    assert screen.page.kind == "result"


def test_an_item_is_skipped_where_its_case_allows_it(home: Path) -> None:
    """Else only what is left of the case can be, and that is kept as unfinished with its hands."""
    pilot = begun("bridge-on-fire", "siren-at-noon")
    screen = to_the_bench(pilot)
    screen.tally.hands = list(FIRST)
    screen.onward()
    screen.onward()
    screen.onward()
    pilot.press("s")
    assert isinstance(pilot.app.screen, SkipScreen)
    assert not pilot.find("item").part.widget.live
    pilot.press("esc")
    assert screen.run.case == "bridge-on-fire"
    pilot.press("s")
    pilot.click("case")
    screen = in_case(pilot)
    assert screen.run.case == "siren-at-noon"
    (left,) = kept(home)
    assert (left["mode"], left["participant"], left["case"], left["turn"]) == (
        "classroom",
        "class",
        "bridge-on-fire",
        0,
    )
    assert left["finished"] is False
    # Here the first item is charged, and can be left aside.
    for _ in range(12):
        if screen.page.kind == "bench":
            break
        screen.take(screen.page.offers[-1].token)
    if not screen.said:
        screen.to_desk()
    pilot.settle()
    pilot.press("s")
    pilot.click("item")
    assert screen.sitting.walk.skipped


def test_scores_and_questions_are_hidden_and_shown(home: Path) -> None:
    """H shows the meters and the scores, D the questions, and both are as they were left at the next start."""
    pilot = begun()
    screen = to_the_bench(pilot)
    screen.tally.hands = list(FIRST)
    screen.onward()
    pilot.settle()
    assert not [text for text in pilot.texts() if text.startswith("Trust")]
    pilot.press("h")
    assert [text for text in pilot.texts() if text.startswith("Trust")]
    pilot.press("d")
    assert not [text for text in pilot.texts() if "What would settle it?" in text]
    assert (lesson(home).scores, lesson(home).prompts) == (True, False)


# The end


def test_the_lesson_ends_with_what_the_class_found_out(home: Path) -> None:
    """Fact, claim with its mark, both votes and the rule to take home, and no score; the result has the hands."""
    pilot = begun()
    screen = play_out(pilot)
    assert screen.page.kind == "result"
    assert not [text for text in pilot.texts() if "out of 100" in text]
    pilot.click("onward")
    assert isinstance(pilot.app.screen, EndScreen)
    texts = pilot.texts()
    for text in ("What our class found out", "What is so", "What went round, and it is not so", "What settles it"):
        assert text in texts
    assert texts.index("What is so") < texts.index("What went round, and it is not so")
    assert not [text for text in texts if "out of 100" in text or "lantern is lit" in text]
    (result,) = kept(home)
    assert (result["mode"], result["participant"], result["finished"]) == ("classroom", "class", True)
    assert result["session"] == lesson(home).session
    assert {tuple(map(tuple, judged["hands"])) for judged in result["judgements"]} == {(FIRST, LAST)}
    assert {judged["percent"] for judged in result["judgements"]} == {mean(LAST)}
    pilot.click("end")
    assert isinstance(pilot.app.screen, ClassroomScreen)
    assert pilot.app.screen.under_way is None
    assert pilot.app.settings.text_size == 100
    assert not (home / "lesson.json").exists()
    assert len(kept(home)) == 1


def test_the_class_s_page_is_printed(home: Path) -> None:
    """A PDF with the fact before the claim, the claim with its mark, and the hands; its pages can be leafed through."""
    pilot = begun()
    play_out(pilot)
    pilot.click("onward")
    pilot.click("print")
    pilot.wait(lambda: isinstance(pilot.app.screen, KitScreen))
    screen = pilot.app.screen
    assert isinstance(screen, KitScreen)
    text = printed(screen.file)
    fact, marked, claim = (
        text.index(part)
        for part in (
            "The Great Bridge is whole",
            "Training material: false",
            "The Great Bridge is burning right now",
        )
    )
    assert fact < marked < claim
    assert "Hands before" in text
    assert "out of 100" not in text


def printed(file: Path) -> str:
    """The text of a PDF in a line."""
    document = pypdfium2.PdfDocument(file)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_notes_are_printed_for_the_cases_in_their_order(home: Path, tmp_path: Path) -> None:
    """`fenjer classroom --notes` makes them; no falsehood stands in them without its fact before and its mark."""
    file = tmp_path / "notes.pdf"
    ran = CliRunner().invoke(
        fenjer, ["classroom", "--notes", str(file), "siren-at-noon", "bridge-on-fire"], catch_exceptions=False
    )
    assert ran.exit_code == 0, ran.output
    text = printed(file)
    assert text.index("Siren at noon") < text.index("Bridge on fire") < text.rindex("Siren at noon")
    assert text.count("It claims") == 6
    assert "What would settle it?" in text
    desk = Desk()
    wish = KitWish("triponta", "en", ("siren-at-noon", "bridge-on-fire"))
    sheets = Sheets(Front(desk), "triponta", "notes", notes_of(wish.cases))
    assert sheets.file(wish).name == "triponta-siren-at-noon-bridge-on-fire-en-notes.pdf"


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        (["--notes", "notes.pdf"], "Name the cases"),
        (["--notes", "notes.txt", "bridge-on-fire"], "has to end in .pdf"),
        (["correction-desk"], "nothing in it is judged"),
        (["no-such-case"], "There is no case no-such-case"),
    ],
)
def test_what_cannot_be_is_one_line(
    home: Path, capsys: pytest.CaptureFixture[str], asked: list[str], line: str
) -> None:
    """A case without a bench, a case that is not there, notes of nothing or in no PDF: exit 2 and a sentence."""
    assert main(["classroom", *asked]) == 2
    said = capsys.readouterr()
    assert line in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


# Interrupted


def test_a_lesson_that_was_cut_short_goes_on_where_it_was(home: Path) -> None:
    """The window is gone in the middle of a vote; the next start of the day asks, and goes on with what was there."""
    pilot = begun("siren-at-noon", "bridge-on-fire", text=175)
    in_case(pilot).run.leave_case()
    screen = to_the_bench(pilot)
    screen.tally.hands = list(FIRST)
    screen.onward()
    screen.take(f"check:{ITEM}/picture-search")
    tokens, session = screen.sitting.tokens, screen.run.lesson.session
    pygame.display.quit()
    again = started()
    again.find("You were at case 2 of 2: Bridge on fire.")
    again.click("resume")
    screen = in_case(again)
    assert screen.sitting.tokens == tokens
    assert screen.run.lesson.session == session
    assert step(pilot) == "talk"
    assert again.app.settings.text_size == 175
    assert kept(home) == []


def test_beginning_anew_keeps_what_was_begun_as_unfinished(home: Path) -> None:
    """The case that was under way is a result with its hands, and there is no lesson under way any more."""
    pilot = begun()
    screen = to_the_bench(pilot)
    for hands in (FIRST, LAST):
        screen.tally.hands = list(hands)
        screen.onward()
        screen.onward()
    screen.draft.kind = "fabricated"
    screen.onward()
    pilot.press("esc")
    pilot.click("yes")
    assert isinstance(pilot.app.screen, ClassroomScreen)
    assert kept(home) == []
    pilot.click("anew")
    (left,) = kept(home)
    assert left["finished"] is False
    assert left["judgements"][0]["hands"] == [list(FIRST), list(LAST)]
    assert not (home / "lesson.json").exists()
    pilot.find("start")


def test_yesterday_s_lesson_is_ended(home: Path) -> None:
    """On another day nobody is asked: what was begun is kept as unfinished, under the day on which it was played."""
    pilot = begun()
    to_the_bench(pilot)
    pygame.display.quit()
    file = home / "lesson.json"
    file.write_text(file.read_text("utf-8").replace(f'"day": "{time.strftime("%Y-")}', '"day": "2020-'), "utf-8")
    later = started()
    assert isinstance(later.app.screen, ClassroomScreen)
    assert later.app.screen.under_way is None
    (left,) = kept(home)
    assert left["day"].startswith("2020-")
    assert left["finished"] is False


def test_the_settings_keep_their_letters(home: Path) -> None:
    """What is changed in a lesson stays, but its large letters go with it, also where the window is closed in it."""
    pilot = begun()
    screen = in_case(pilot)
    pilot.app.change(replace(pilot.app.settings, theme="paper"))
    pilot.settle()
    for each in pilot.app.stack:
        each.ended()
    assert Store(home, print).settings().text_size == 100
    assert Store(home, print).settings().theme == "paper"
    screen.back()
    pilot.settle()
    pilot.click("yes")
    assert (pilot.app.settings.text_size, pilot.app.settings.theme) == (100, "paper")


# How it looks


@pytest.mark.tongues
@pytest.mark.parametrize(("size", "text"), [((1280, 720), 150), ((1024, 768), 175), ((1920, 1080), 200)])
def test_nothing_is_cut_or_covered_on_a_projector(home: Path, tongue: Tongue, size: tuple[int, int], text: int) -> None:
    """Set-up, both votes, looks, shift, kind, what to do, what it is, and the class's page, at the sizes of beamers."""
    pilot = begun(size=size, language=tongue.code, text=text)
    found: list[str] = []

    def look() -> None:
        pilot.settle()
        found.extend(f"{type(pilot.app.screen).__name__}: {fault}" for fault in tongue.faults(pilot.app.stage))

    look()
    screen = to_the_bench(pilot)
    for hands in (FIRST, LAST):
        screen.tally.hands = list(hands)
        look()
        screen.onward()
        look()
        screen.onward()
    look()
    screen.draft.kind = "false-context"
    screen.onward()
    look()
    screen.teach("reveal")
    screen.take(next(offer.token for offer in screen.page.offers if offer.group == "act"))
    look()
    pilot.app.pop()
    screen.run.leave_case()
    look()
    assert isinstance(pilot.app.screen, EndScreen)
    assert found == []


def test_the_lesson_speaks_the_language_of_the_window(home: Path) -> None:
    """Another language chosen in the middle is spoken at once."""
    pilot = begun()
    screen = to_the_bench(pilot)
    app: App = pilot.app
    app.change(replace(app.settings, language="sr"))
    pilot.settle()
    assert any("Сигурно не" in text for text in pilot.texts())
    assert screen.t.code == "sr"
