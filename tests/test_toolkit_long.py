"""Texts that are longer than anybody should write them: they are printed whole, or refused by their line."""

from pathlib import Path

import pytest

from game.cli import main
from game.loader import texts
from game.toolkit import Order, written
from game.toolkit.build import document as built
from game.toolkit.order import Edition
from tests.loading import BASE, change, copy_of, line_of
from tests.printing import A4, LARGE, LARGE_SLIDES, SLIDES, Print, counter, squeezed

LONG = " ".join(f"q{number:04}z" for number in range(500))
"""3,500 letters, no two words alike."""

WORD = "Ž" * 200


def kit(order: Order, beginning: str, instead: str) -> Print:
    """The kit of the game's own pack with another text in it."""
    desk, made_from = counter("en")
    found = [text.source for file in made_from.sources for text, _, _, _ in texts(file)]
    assert any(text.startswith(beginning) for text in found), beginning
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            desk.translator, "text", lambda text: instead if text.source.startswith(beginning) else text.source
        )
        return Print(written(built(made_from, order, desk.translator), order, made_from))


def is_whole(made: Print, text: str) -> bool:
    """Whether every word of a text is in print, and no letter of any lies outside its page's edge."""
    for page in made.pages:
        for glyph in page.glyphs:
            if not (4 < glyph.left < glyph.right < page.width - 4 and 4 < glyph.top < page.height - 4):
                return False
    return all(squeezed(word) in made.text for word in text.split())


@pytest.mark.parametrize(
    ("order", "beginning"),
    [
        (A4, "On Sunday evening, shortly before"),
        (LARGE, "Four loaves since nine"),
        (A4, "Put the picture on our page"),
        (SLIDES, "On Sunday evening, shortly before"),
        (SLIDES, "The Great Bridge is whole"),
        (SLIDES, "An article hints"),
        (LARGE_SLIDES, "On Sunday evening, shortly before"),
    ],
)
def test_a_text_that_is_much_too_long_is_printed_whole(order: Order, beginning: str) -> None:
    """What an article, a line, a choice, a fact and a note say goes on on the next card, page or slide."""
    assert is_whole(kit(order, beginning, LONG), LONG)


@pytest.mark.parametrize("order", [A4, SLIDES])
def test_a_word_that_no_line_can_hold_is_broken(order: Order) -> None:
    """A word of two hundred letters goes on on the next line, on pages, cards and slides."""
    made = kit(order, "GREAT BRIDGE SHUT TO CARS", WORD)
    assert is_whole(made, " ".join(WORD))
    assert WORD in made.text.replace("\u200b", "")


@pytest.mark.parametrize(
    ("file", "key", "short"),
    [
        ("pack.yaml", "name", "Nora"),
        ("pack.yaml", "title", "As little as a pack can have"),
        ("minimal.yaml", "title", "Minimal"),
        ("minimal.yaml", "claims", "The bridge burns."),
    ],
)
def test_what_no_card_can_hold_is_refused_by_its_line(
    file: str, key: str, short: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Rather no kit than a card with half a title on it: the line of the pack is told, and nothing is written."""
    pack, target = copy_of(BASE, tmp_path), tmp_path / "kit.pdf"
    case = pack / file
    change(case, f"{key}: {short}", f"{key}: {LONG}")
    assert main(["kit", str(pack), "-o", str(target)]) == 1
    told = capsys.readouterr().err
    assert f"{case}:{line_of(case, LONG)}:1: error FJ603: this text of " in told
    assert not target.exists()


def test_a_translation_that_no_card_can_hold_is_refused_by_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It is the catalogue's line that is told, where it is only the translation that is too long."""
    pack, target = copy_of(BASE, tmp_path), tmp_path / "kit.pdf"
    change(pack / "pack.yaml", "languages: [en]", "languages: [en, sr]")
    catalogue = pack / "locale" / "sr" / "LC_MESSAGES" / "base.po"
    catalogue.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    catalogue.write_text(f'{head}msgctxt "base/nora"\nmsgid "Nora"\nmsgstr "{LONG}"\n', "utf-8")
    assert main(["kit", str(pack), "--lang", "sr", "-o", str(target)]) == 1
    told = capsys.readouterr().err
    assert f"{catalogue}:5:1: error FJ603" in told
    assert not target.exists()


@pytest.mark.parametrize(("edition", "above"), [("standard", 16.9), ("large-print", 20.1)])
def test_the_title_of_a_case_never_runs_over_its_cards(edition: Edition, above: float) -> None:
    """At the head of a sheet is one line for it: of a longer one it shows the beginning; cards have all of it."""
    made = kit(Order(parts=("branches",), edition=edition), "Bridge on fire", " ".join(["Bridge"] * 40))
    dots = 150
    for page in made.pages[:2]:
        picture = page.seen(dots)
        row = round(above / 25.4 * dots)
        assert picture.crop((0, row, picture.width, row + 1)).getcolors() == [(picture.width, (255, 255, 255))]
