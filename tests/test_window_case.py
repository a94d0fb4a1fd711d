"""The case in the real window: played by keyboard, by pointer, at every size."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game import paths
from game.bench.album import Album
from game.pages import FindingView, LineView
from game.storage import Face, Settings, Theme
from game.window.app import App
from game.window.board import Board
from game.window.case_screen import CaseScreen
from game.window.cases import CasesScreen
from game.window.services import Services
from game.window.sound import Sounds
from game.window.survey import faults
from tests.cases import careful_tokens, place, sitting
from tests.pilot import Newsroom, Pilot
from tests.tongues import SPOKEN

PLACE = place("en")
ALBUM = Album(PLACE.pack, {}, paths.assets(), paths.assets() / "fonts", paths.cache(), PLACE.translator.text)

A, SHOULDER, LEFT, RIGHT = 0, 5, 13, 14
"""Buttons of a gamepad."""

VIEWS = {
    "dialogue": 0,
    "check": 2,
    "findings": 6,
    "act": 7,
    "talk": 10,
    "debrief": 28,
    "result": 31,
}
"""How many tokens of the careful play lead to each kind of view."""


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    """Close the window after each test."""
    yield
    pygame.display.quit()


class CaseNewsroom(Newsroom):
    """A newsroom that speaks with the real catalogues."""

    def services(self) -> Services:
        """The services with the game's own translators."""
        return replace(super().services(), translator=lambda code: place(code or "en").translator)


class Table:
    """A pilot at a case, and what the case told the rest of the game."""

    def __init__(
        self,
        tokens: tuple[str, ...] = (),
        language: str = "en",
        size: tuple[int, int] = (1280, 720),
        spoken: Path | None = None,
    ) -> None:
        self.finished = 0
        self.sitting = sitting(tokens, language)
        newsroom = CaseNewsroom(settings=Settings(language=language, sound=False))
        if spoken is not None:
            newsroom.spoken, newsroom.settings = spoken, replace(newsroom.settings, reading="file")
        self.pilot = Pilot(newsroom, first=self._screen, size=size)

    def _screen(self, app: App) -> CaseScreen:
        return CaseScreen(app, self.sitting, ALBUM, finished=self._finish, again=lambda: app.screen)

    def _finish(self) -> None:
        self.finished += 1

    @property
    def screen(self) -> CaseScreen:
        """The screen of the case."""
        screen = self.pilot.app.screen
        assert isinstance(screen, CaseScreen)
        return screen

    def tab_to(self, key: str) -> None:
        """Move the focus with Tab alone to a key; fail where it cannot be reached."""
        for _ in range(80):
            if self.pilot.focused() == key:
                return
            self.pilot.press("tab")
        raise AssertionError(f"{key} cannot be reached by Tab")

    def press(self, key: str) -> None:
        """Tab to something and press Enter on it."""
        self.tab_to(key)
        self.pilot.press("enter")

    def click(self, key: str) -> None:
        """Click on something."""
        self.pilot.click(key)

    def choose(self, key: str) -> None:
        """Go to something with a gamepad's shoulder button, and press its A."""
        self.pad_to(key)
        self.pilot.pad(A)

    def pad_to(self, key: str) -> None:
        """Move the focus with a gamepad's shoulder button alone."""
        for _ in range(80):
            if self.pilot.focused() == key:
                return
            self.pilot.pad(SHOULDER)
        raise AssertionError(f"{key} cannot be reached with a gamepad")

    def play(self, how: str) -> None:
        """Play the careful script with nothing but one way in: keyboard, pointer, gamepad or touch."""
        ways: dict[str, Callable[[str], None]] = {
            "keyboard": self.press,
            "pointer": self.click,
            "gamepad": self.choose,
            "touch": self.pilot.tap,
        }
        do = ways[how]
        for token in careful_tokens():
            if self.screen.view == "talk":
                do("desk")
            if token.startswith("judge:"):
                _, _, percent, kind = token.split(":")
                do("to-judge")
                if how == "keyboard":
                    self.tab_to("percent")
                    self.pilot.press("home", *["right"] * (int(percent) // 5))
                elif how == "gamepad":
                    self.pad_to("percent")
                    for _ in range(abs(int(percent) - 50) // 5):
                        self.pilot.pad(RIGHT if int(percent) > 50 else LEFT)
                elif how == "touch":
                    self.pilot.tap("percent", max(0.02, min(0.98, int(percent) / 100)))
                do(f"kind.{kind}")
                do("judge")
            elif token.startswith("pin:"):
                do(f"pin.{token[4:]}")
            else:
                do(token)


@pytest.mark.parametrize("language", ["en", "sr"])
@pytest.mark.parametrize("how", ["keyboard", "pointer", "gamepad", "touch"])
def test_the_case_is_played_to_its_result(how: str, language: str) -> None:
    """The whole case can be played with the keyboard alone, the pointer, a gamepad, or a finger."""
    table = Table(language=language)
    table.play(how)
    assert table.screen.view == "result"
    assert table.finished == 1
    assert table.sitting.result().ending == "peppers"
    if how != "pointer":
        assert table.sitting.result().lit


def test_the_case_is_played_by_ear(tmp_path: Path) -> None:
    """All that a page says is read aloud, and each way on is found by what is heard when the focus comes to it."""
    spoken = tmp_path / "spoken.txt"
    table = Table(spoken=spoken)

    def heard() -> list[str]:
        return spoken.read_text("utf-8").splitlines()

    def choose(words: str) -> None:
        for _ in range(80):
            if words in heard()[-2]:
                break
            table.pilot.press("tab")
        assert words in heard()[-2]
        table.pilot.press("enter")

    for token in careful_tokens():
        if table.screen.view == "talk":
            choose("To the desk")
        page = table.sitting.page()
        if token.startswith("judge:"):
            _, _, percent, kind = token.split(":")
            choose("I have seen enough")
            table.tab_to("percent")
            table.pilot.press("home", *["right"] * (int(percent) // 5))
            assert f" {int(percent) // 5 * 5}%" in heard()[-2].replace("\N{NO-BREAK SPACE}", "")
            assert page.judgement is not None
            choose(next(each.name for each in page.judgement.kinds if each.kind == kind))
            choose("That is my judgement")
        elif token.startswith("pin:"):
            finding = next(b for b in page.blocks if isinstance(b, FindingView) and b.finding == token[4:])
            choose(f"Pin it: {finding.label}")
        else:
            choose(next(offer.text for offer in page.offers if offer.token == token))
        said = "\n".join(heard())
        for block in table.sitting.page().blocks:
            for name in ("text", "says"):
                for part in getattr(block, name, "").split("\n\n"):
                    assert part in said
    assert table.screen.view == "result"


def test_what_a_look_finds_is_in_sight() -> None:
    """Further down the list, too: the finding comes first and has the keyboard, and the list begins there again."""
    table = Table(("desk", "next", "check:burning-bridge/picture-data", "pin:file-today"))
    look = "check:burning-bridge/picture-search"
    table.tab_to(look)
    assert table.pilot.app.stage.shows_focus(scrolled=True)
    table.pilot.press("enter")
    assert table.pilot.focused() == "pin.archive-2019"
    assert table.pilot.app.stage.shows_focus(scrolled=False)


def test_number_keys_choose() -> None:
    """The key 3 takes the third choice of the page."""
    table = Table()
    table.pilot.press("3")
    assert table.sitting.tokens == ("desk",)


@pytest.mark.tongues
@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize(
    ("size", "text_size"),
    [((1024, 600), 100), ((1024, 600), 200), ((1024, 768), 200), ((1366, 768), 150), ((3840, 2160), 200)],
)
def test_nothing_overlaps_and_nothing_is_cut(language: str, size: tuple[int, int], text_size: int) -> None:
    """Every kind of view is whole in windows and with texts of any size."""
    tokens = careful_tokens()
    for view, count in VIEWS.items():
        table = Table(tokens[:count], language, size)
        table.pilot.resize(size, text_size)
        assert table.screen.view == view
        for part in ("check", "judge") if view == "findings" else ("",):
            if part:
                table.click(f"part.{part}")
            assert faults(table.pilot.app.stage) == []
        pygame.display.quit()


def test_the_talk_stands_in_its_place() -> None:
    """Where people talk the place is behind them; on the bench it is the table, and plain ground in high contrast."""
    table = Table()
    kit = table.pilot.app.kit
    place_ = table.screen.backdrop(kit)
    assert place_ is not kit.painter.table(kit.size)
    table.screen.take("desk")
    table.screen.take("next")
    table.pilot.settle()
    assert table.screen.view == "check"
    assert table.screen.backdrop(kit) is kit.painter.table(kit.size)
    sharp = Table()
    sharp.pilot.app.change(replace(sharp.pilot.app.settings, theme="contrast"))
    kit = sharp.pilot.app.kit
    assert sharp.screen.backdrop(kit) is kit.painter.table(kit.size)


def test_who_spoke_last_stays_in_sight() -> None:
    """The bust over the answers is of who spoke last, and stays where the next page has nobody speak."""
    table = Table()
    assert table.screen.company == "portraits/dino-worried.webp"
    for token in careful_tokens()[:10]:
        table.screen.take(token)
    assert table.screen.view == "talk"
    assert not any(isinstance(block, LineView) for block in table.screen.page.blocks)
    assert table.screen.company == "portraits/nora-glad.webp"


def test_pins_hang_on_the_board() -> None:
    """To be judged, the claim is shown with what was pinned, and by which way it points only afterwards."""
    tokens = careful_tokens()
    table = Table(tokens[:6])
    table.click("part.judge")
    board = table.pilot.find("board").part.widget
    assert isinstance(board, Board)
    pins = [token for token in tokens[:6] if token.startswith("pin:")]
    assert [each.thread for each in board.pinned] == ["plain"] * len(pins)
    after = Table(tokens[:28])
    decided = after.pilot.find("decided").part.widget
    assert isinstance(decided, Board)
    assert {each.thread for each in decided.pinned} == {"against"}


def test_a_place_is_heard_when_it_is_come_to() -> None:
    """Going to the bridge brings the river, once, at the volume of places; at the desk there is none."""
    table = Table()
    heard: list[tuple[str, bool]] = []

    class Ear(Sounds):
        def play(self, name: str, *, around: bool = False) -> None:
            heard.append((name, around))

    table.pilot.app.sounds = Ear(Path("nowhere"), print)
    for token in careful_tokens():
        table.screen.take(token)
    assert [name for name, around in heard if around] == ["river"]


def test_a_check_brings_its_finding_and_takes_its_minutes() -> None:
    """After a check its finding is on the page, the minutes are gone, and pinning marks it."""
    table = Table(("desk", "next"))
    table.click("check:burning-bridge/picture-search")
    assert any("February 2019" in text for text in table.pilot.texts())
    assert "26 minutes left" in table.pilot.texts()
    table.click("pin.archive-2019")
    assert table.sitting.tokens[-1] == "pin:archive-2019"
    table.click("pin.archive-2019")
    assert table.sitting.page().pins == ()


def test_the_judgement_waits_for_a_kind_and_acting_for_the_judgement() -> None:
    """Without a kind the judgement cannot be stated, and without a judgement there are no acts."""
    table = Table(("desk", "next"))
    table.click("part.act")
    assert table.screen.view == "check"
    table.click("part.judge")
    table.click("judge")
    assert table.sitting.tokens[-1] == "next"
    table.click("kind.none")
    table.click("judge")
    assert list(table.sitting.tokens[2:]) == ["judge:burning-bridge:50:none"]
    assert table.screen.view == "act"


def test_the_last_choice_can_be_taken_back() -> None:
    """Undo goes back to the page before, and is not offered where something would be unseen."""
    table = Table()
    table.pilot.press("3")
    table.click("undo")
    assert table.sitting.tokens == ()
    table = Table(("desk", "next", "check:burning-bridge/picture-search"))
    with pytest.raises(LookupError):
        table.click("undo")


def test_a_charged_item_can_be_left_aside() -> None:
    """The content note stands on the page with a button that skips the item."""
    tokens = careful_tokens()
    at = tokens.index("check:canisters/full-text")
    table = Table(tokens[:at])
    if table.screen.view == "talk":
        table.click("desk")
    table.click("skip")
    assert table.sitting.tokens[-1] == "skip:canisters"


def test_the_picture_is_shown_as_it_was_doctored() -> None:
    """The post's picture is the crop, the archive's finding is the whole picture."""
    table = Table(("desk", "next", "check:burning-bridge/picture-search"))
    shapes = {
        element.part.widget.spoken(): element.at().w / element.at().h
        for element in table.pilot.app.stage.shown()
        if type(element.part.widget).__name__ == "Picture"
    }
    assert len(shapes) == 2


def test_a_picture_outside_the_pack_is_missing() -> None:
    """A path that leaves the pack's folder leads to nothing."""
    table = Table()
    outside = table.screen.picture("../pyproject.toml")
    assert not outside.exists()


def test_the_language_can_change_in_the_middle_of_a_case() -> None:
    """After another language was chosen, the same page goes on in it."""
    table = Table()
    assert "Put it on the desk first." in table.pilot.texts()
    app = table.pilot.app
    app.change(replace(app.settings, language="sr"))
    table.pilot.settle()
    assert "Put it on the desk first." not in table.pilot.texts()
    assert table.sitting.page().blocks[1].name == "Нора"  # type: ignore[union-attr]


def test_enter_alone_goes_on() -> None:
    """Each page's likeliest way on has the keyboard: Enter goes on, and never leaves the case by surprise."""
    table = Table(("desk",))
    for key in ("next", "check:burning-bridge/picture-data", "pin.file-today"):
        assert table.pilot.focused() == key
        table.pilot.press("enter")
    assert table.sitting.tokens[-2:] == ("check:burning-bridge/picture-data", "pin:file-today")
    table.press("to-judge")
    assert table.pilot.focused() == "percent"
    table.press("kind.none")
    table.press("judge")
    assert table.pilot.focused().startswith("act:burning-bridge/")


def test_a_key_held_down_chooses_once() -> None:
    """Enter held down takes one choice, however long it repeats; the next page waits for the next push."""
    table = Table()
    table.tab_to("desk")
    table.pilot.hold("enter")
    assert list(table.sitting.tokens) == ["desk"]
    table.pilot.press("enter")
    assert list(table.sitting.tokens) == ["desk", "next"]


def test_enter_shows_a_choice_before_it_takes_it() -> None:
    """Where the choices lie below what is seen, the first Enter brings them into sight, the second chooses."""
    table = Table(size=(1024, 600))
    table.pilot.resize((1024, 600), 200)
    table.pilot.press("enter")
    assert not table.sitting.tokens
    table.pilot.press("enter")
    assert list(table.sitting.tokens) == ["warn"]


@pytest.mark.parametrize("text_size", [100, 200])
def test_what_somebody_goes_on_to_say_stands_under_what_they_said(text_size: int) -> None:
    """A speaker's second line begins where the first does, at every size of text."""
    table = Table(size=(1920, 1080))
    table.pilot.resize((1920, 1080), text_size)
    first, second = (table.pilot.box(text) for text in ("Market day, and the phones", "Shut that window"))
    assert first.x == second.x


def test_the_result_leads_to_the_cases() -> None:
    """The way out of the result is the list of cases, also when the case was not opened from there."""
    table = Table(careful_tokens())
    table.press("home")
    assert isinstance(table.pilot.app.screen, CasesScreen)


@pytest.mark.parametrize("face", ["sans", "easy"])
@pytest.mark.parametrize("theme", ["dusk", "paper", "contrast"])
def test_every_theme_and_face_is_whole(theme: Theme, face: Face) -> None:
    """In every theme and both faces nothing is cut, covered, small or pale, on pictures and on plain ground."""
    tokens = careful_tokens()
    for count in VIEWS.values():
        table = Table(tokens[:count], size=(1024, 768))
        table.pilot.app.change(replace(table.pilot.app.settings, theme=theme, face=face))
        table.pilot.settle()
        assert faults(table.pilot.app.stage) == []
        pygame.display.quit()


def test_the_page_of_a_finding_leads_on_to_a_look_that_is_paid_for() -> None:
    """From the slip to the page, along a link that costs, back page by page, and the new finding lies on the desk."""
    table = Table(("desk", "next"))
    table.press("check:burning-bridge/picture-search")
    table.press("read.archive-2019")
    shown = table.pilot.texts()
    assert "9 February 2019: the winter market burns" in shown
    table.press("link.0")
    assert "The weather station on the hill" in table.pilot.texts()
    table.pilot.press("esc")
    assert "9 February 2019: the winter market burns" in table.pilot.texts()
    table.pilot.press("esc")
    assert table.screen.view == "findings"
    assert table.sitting.tokens[-1] == "check:burning-bridge/picture-search"


def test_every_page_of_the_town_s_web_fits_at_the_largest_text() -> None:
    """Nothing of it is cut or covered, in a small window at 200 %."""
    table = Table(("desk", "next"))
    pack = table.sitting.place.pack
    for name in pack.pages:
        table.screen.read(name)
        table.pilot.settle()
        with table.pilot.app.tried((1024, 600), 200):
            assert faults(table.pilot.app.stage) == [], name
        table.pilot.app.pop()
        table.pilot.settle()
