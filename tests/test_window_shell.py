"""The shell screens, walked by keyboard alone, resized, in large text, and with things missing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.storage import Settings
from game.window.app import App, run
from game.window.cases import CasesScreen, SlotsScreen
from game.window.screen import Screen
from game.window.services import NoDisplay
from game.window.settings import SettingsScreen
from game.window.shell import CreditsScreen, LanguageScreen
from game.window.survey import faults, leaves
from game.window.teachers import TeachersScreen
from game.window.title import TitleScreen
from tests.pilot import ASSETS, Newsroom, Pilot

SCREENS = (TitleScreen, LanguageScreen, CasesScreen, SlotsScreen, SettingsScreen, CreditsScreen, TeachersScreen)
SIZES = ((1024, 600), (1024, 768), (1366, 768), (3840, 2160))


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    yield
    pygame.display.quit()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("text_size", [100, 200])
def test_nothing_overlaps_and_nothing_is_cut(size: tuple[int, int], text_size: int) -> None:
    """At every window size and text size, with texts twice as long too, all is readable."""
    settings = Settings(language="en", text_size=text_size, sound=False)
    for times in (1, 2):
        pilot = Pilot(Newsroom(settings=settings, times=times, under_way="bridge"), size=size)
        for screen in SCREENS:
            pilot.app.replace(screen(pilot.app))
            pilot.settle()
            assert faults(pilot.app.stage) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_everything_can_be_reached_by_tab_and_seen(screen: type[Screen]) -> None:
    """Tab goes through all that can be pressed, each in sight while it has the focus, and round again."""
    pilot = Pilot(first=screen, size=(1024, 600))
    pilot.resize((1024, 600), 200)
    pilot.press("tab")
    first = pilot.focused()
    seen: list[str] = []
    while not seen or pilot.focused() != first:
        seen.append(pilot.focused())
        box = pilot.box(pilot.focused())
        assert box.y >= 0
        assert box.y < 600
        assert box.bottom <= 600 or box.h > 400
        pilot.press("tab")
    live = [e.part.name for e in leaves(pilot.app.stage) if e.part.widget.focusable]
    assert set(live) <= set(seen)
    assert len(seen) == len(set(seen))


def test_keyboard_alone_from_title_to_settings_and_back() -> None:
    """Without a mouse: the settings are opened, the text made larger, and the title comes back as it was."""
    pilot = Pilot()
    assert "FENJER" in pilot.texts()
    pilot.press("tab", "down", "down", "enter")
    assert isinstance(pilot.app.screen, SettingsScreen)
    assert pilot.focused() == "text.100"
    pilot.press("right", "right", "space")
    assert pilot.newsroom.saved[-1].text_size == 150
    assert pilot.app.kit.text == 1.5
    assert pilot.focused() == "text.150"
    pilot.press("esc")
    assert isinstance(pilot.app.screen, TitleScreen)
    assert pilot.focused() == "settings"
    pilot.press("esc")
    assert pilot.app.running


def test_every_setting_is_kept_at_once() -> None:
    """Each choice on the settings screen is saved as soon as it is made."""
    pilot = Pilot(first=SettingsScreen)
    for key in ("text.200", "theme.contrast", "face.easy", "motion.off", "sound.off"):
        pilot.click(key)
    now = pilot.newsroom.saved[-1]
    assert (now.text_size, now.theme, now.face, now.motion, now.sound) == (
        200,
        "contrast",
        "easy",
        False,
        False,
    )
    assert pilot.app.motion.still
    assert "Volume: 70 %" not in pilot.texts()
    pilot.click("sound.on")
    pilot.click("volume")
    assert pilot.newsroom.saved[-1].volume == 50


def test_language_is_chosen_by_its_own_name() -> None:
    """The picker shows the languages' own names and speaks the chosen one at once."""
    pilot = Pilot()
    pilot.click("language")
    pilot.click("Српски")
    assert isinstance(pilot.app.screen, TitleScreen)
    assert pilot.newsroom.saved[-1].language == "sr"
    assert pilot.app.translator.code == "sr"
    assert "Српски" in pilot.texts()


def test_case_is_opened_and_continued() -> None:
    """Play leads to the cases, a card opens its case, and one left under way is continued from the title."""
    pilot = Pilot()
    pilot.press("enter")
    assert isinstance(pilot.app.screen, CasesScreen)
    pilot.click("Siren at noon")
    again = Pilot(Newsroom(under_way="bridge"))
    assert any("Bridge on fire" in text for text in again.texts())
    again.press("enter")
    assert (pilot.newsroom.opened, again.newsroom.opened) == (["siren"], ["bridge"])


def test_the_case_to_go_on_with_has_the_keyboard() -> None:
    """In the list of cases Enter opens the one under way, not the way back."""
    pilot = Pilot(first=CasesScreen)
    pilot.press("enter")
    assert pilot.newsroom.opened == ["bridge"]


def test_case_under_way_that_is_gone_is_not_offered() -> None:
    """When the pack of the case left under way is no longer there, the title offers to play."""
    pilot = Pilot(Newsroom(under_way="lost"))
    assert "Play" in pilot.texts()


def test_slots_are_used_and_erased_after_a_question() -> None:
    """A slot is chosen by pressing it; erasing asks first, and Enter alone keeps it."""
    pilot = Pilot(first=SlotsScreen)
    pilot.click("erase.map")
    assert "Erase this game?" in pilot.texts()
    pilot.press("enter")
    assert pilot.newsroom.erased == []
    pilot.click("erase.map")
    pilot.click("yes")
    assert pilot.newsroom.erased == ["map"]
    pilot.click("The slate-grey eye")
    assert pilot.newsroom.slot == "eye"
    assert isinstance(pilot.app.screen, CasesScreen)


def test_window_reflows_when_it_is_resized() -> None:
    """A new window size lays everything out anew; the focus stays where it was."""
    pilot = Pilot(first=CasesScreen)
    pilot.press("tab", "tab")
    focused, before = pilot.focused(), pilot.box("case.bear")
    pilot.resize((1024, 768), 200)
    after = pilot.box("case.bear")
    assert pilot.focused() == focused
    assert after.y > before.y
    assert after.right <= 1024


def test_missing_font_and_pictures_are_told_once_each(tmp_path: Path) -> None:
    """Without fonts and pictures stand-ins are drawn, each lack is told once, and play goes on."""
    shutil.copytree(ASSETS / "icons", tmp_path / "icons")
    pilot = Pilot(Newsroom(assets=tmp_path))
    notices = [text for text in pilot.texts() if "missing" in text]
    assert len(notices) == 1
    told = set(notices)
    pilot.click("notice.close")
    told |= {text for text in pilot.texts() if "missing" in text}
    pilot.click("notice.close")
    assert len(told) == 2
    for key in ("settings", "back", "language", "back", "play"):
        pilot.click(key)
    assert isinstance(pilot.app.screen, CasesScreen)
    assert not [text for text in pilot.texts() if "missing" in text]


def test_damaged_picture_gets_a_stand_in(tmp_path: Path) -> None:
    """A file that is no picture, or no font, is as good as missing."""
    shutil.copytree(ASSETS / "icons", tmp_path / "icons")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "title.jpg").write_bytes(b"not a picture")
    shutil.copytree(ASSETS / "fonts", tmp_path / "fonts")
    (tmp_path / "fonts" / "SourceSans-Regular.ttf").write_bytes(b"not a font")
    pilot = Pilot(Newsroom(assets=tmp_path))
    pilot.click("notice.close")
    pilot.click("notice.close")
    pilot.click("settings")
    assert isinstance(pilot.app.screen, SettingsScreen)


def test_capture_saves_any_size_and_leaves_the_window_as_it_was(tmp_path: Path) -> None:
    """A screen is saved as a picture of another size and text size, and goes on as before."""
    pilot = Pilot(first=SettingsScreen)
    with pilot.app.tried((1024, 600), 200):
        pilot.app.capture(tmp_path / "settings.png")
    assert pygame.image.load(tmp_path / "settings.png").get_size() == (1024, 600)
    pilot.settle()
    assert (pilot.app.kit.size, pilot.app.kit.text) == ((1280, 720), 1.0)
    assert pilot.newsroom.saved == []


def test_run_plays_until_the_window_is_closed() -> None:
    """The game starts at the title, or at the languages when none was chosen, and ends with status 0."""
    seen: list[Screen] = []

    def first(app: App) -> Screen:
        pygame.event.post(pygame.event.Event(pygame.QUIT))
        seen.append(app.screen)
        return CasesScreen(app)

    assert run(Newsroom().services(), first) == 0
    assert isinstance(seen[0], TitleScreen)
    pilot = Pilot(Newsroom(settings=Settings(language=None)))
    assert pilot.app.translator.code == "en"


def test_no_display_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no window can be opened, the caller is told so."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "there-is-no-such-driver")
    with pytest.raises(NoDisplay):
        run(Newsroom().services())


def test_scroll_positions_stay_when_a_screen_is_built_again() -> None:
    """A change of state does not move the page under the reader."""
    pilot = Pilot(first=CreditsScreen, size=(1024, 600))
    pilot.resize((1024, 600), 200)
    pilot.press("end")
    before = pilot.box("Licences")
    pilot.app.refresh()
    pilot.settle()
    assert pilot.box("Licences") == before
    assert before.y < pilot.find("Licences").part.widget.box.y
