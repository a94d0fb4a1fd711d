"""A report as a PDF, a web page and a table: whole, accessible, and the same figures in each."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from game import paths
from game.report.charts import DotRow, Press, Span
from game.report.class_report import class_report
from game.report.document import Paragraph, Report
from game.report.paper import pdf
from game.report.table import COLUMNS, class_rows, csv_file
from game.report.web import page
from game.story.text import Text
from game.strings import Translator
from tests.report_records import CYNICS, LEARNERS, class_of, figures, judged, record
from tests.test_toolkit_print import faults

FONTS = paths.assets() / "fonts"
CODEBOOK = Path(__file__).parent.parent / "docs" / "CODEBOOK.md"
EVERYTHING = [
    *class_of(LEARNERS),
    *(
        record(
            f"p{n}",
            3,
            judged({"burning-bridge": 5 + 80 * (n % 2), "canisters": 20 + 70 * (n % 3 // 2)}, alone=[5, 95]),
            tokens=["check:burning-bridge/picture-search", *(["pin:archive-2019"] if n % 2 else [])],
        )
        for n in range(12)
    ),
    record("class", 0, judged({"burning-bridge": 20}, hands=[[2, 4, 4, 8, 2], [8, 8, 2, 2, 0]]), mode="classroom"),
]


class Longer(Translator):
    """A language that takes two fifths more room than English."""

    def _filled(self, said: str, english: str, fields: Any) -> str:
        return _longer(super()._filled(said, english, fields))

    def text(self, text: Text) -> str:
        return _longer(super().text(text))


def _longer(said: str) -> str:
    return " ".join(word + word[: round(len(word) * 0.4)] for word in said.split(" "))


@lru_cache
def _report(cache: Path, *, longer: bool = False, cynics: bool = False) -> Report:
    records = class_of(CYNICS) + EVERYTHING[24:] if cynics else EVERYTHING
    return class_report(figures(records), (Longer if longer else Translator)("en"), Press(FONTS, cache))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of what the plotting library remembers, once for all tests here."""
    return tmp_path_factory.mktemp("charts")


def _pages(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as opened:
        return [" ".join(each.get_textpage().get_text_range().split()) for each in opened]


@pytest.mark.parametrize("cynics", [False, True])
@pytest.mark.parametrize("longer", [False, True])
def test_the_pdf_has_two_pages_of_a4(cache: Path, longer: bool, cynics: bool) -> None:
    """Also in a language that takes two fifths more room, and with the warning at its top, nothing runs over."""
    content = pdf(_report(cache, longer=longer, cynics=cynics), FONTS, date(2026, 11, 20))
    with pypdfium2.PdfDocument(content) as opened:
        assert [tuple(map(round, each.get_size())) for each in opened] == [(595, 842)] * 2


def test_the_pdf_can_be_read_aloud_and_archived(cache: Path) -> None:
    """It keeps PDF/UA-1 and PDF/A-2a, and its charts have their words."""
    content = pdf(_report(cache), FONTS, date(2026, 11, 20))
    assert faults(content) == []
    assert content == pdf(_report(cache), FONTS, date(2026, 11, 20))


def test_the_page_is_one_file_without_script_whose_charts_have_words(cache: Path) -> None:
    """It asks for nothing from anywhere, each id stands once, and each picture says what it shows."""
    written = page(_report(cache), FONTS)
    assert "<script" not in written
    assert not re.search(r'(?:src|href)="https?:', written)
    ids = re.findall(r'\bid="([^"]+)"', written)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'(?:href="#|url\(#)([^")]+)', written)) <= set(ids)
    labels = re.findall(r'<svg role="img" aria-label="([^"]+)"', written)
    assert len(labels) == written.count("<svg") == 4
    assert "judged rightly: 5.5 of 10 before, 8.3 after" in labels[0]
    _Nesting().feed(written)


class _Nesting(HTMLParser):
    """Fails where an element is closed that is not open."""

    def __init__(self) -> None:
        super().__init__()
        self.due: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag not in ("meta", "path", "use", "br"):
            self.due.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("path", "use"):
            assert self.due.pop() == tag


def _table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_table_says_the_same_as_the_pages() -> None:
    """The change with its interval stands in it as a share."""
    rows = _table(csv_file(class_rows(figures(EVERYTHING))))
    (right,) = [row for row in rows if (row["part"], row["name"]) == ("change", "right")]
    assert (right["n"], right["value"], right["low"], right["high"]) == ("12", "0.283333", "0.234914", "0.331752")


def test_the_table_and_its_codebook_agree() -> None:
    """Each column is explained, and so is each part with all its names; nothing is explained that is not there."""
    from tests.test_report_programme import everything

    told = CODEBOOK.read_text("utf-8")
    columns, parts = told.split("## The parts")
    assert re.findall(r"^\| `(\w+)` \|", columns, re.MULTILINE) == list(COLUMNS)
    named = {
        (part, name)
        for part, names in re.findall(r"^\| `([\w-]+)` \| ([^|]+) \|", parts, re.MULTILINE)
        for name in re.findall(r"`([\w-]+)`", names)
    }
    few = figures(class_of(LEARNERS[:3]))
    rows = _table(csv_file([*class_rows(figures(EVERYTHING)), *class_rows(few), *everything()]))
    written = {(row["part"], row["name"]) for row in rows}
    tools = {"source", "coverage", "picture-search", "picture-data", "magnifier", "map", "full-text", "ask", "archive"}
    free = {("tool", tool) for tool in tools} | {
        ("leaning", name) for name in ("sharper", "cynical", "trusting", "none")
    }
    assert written <= named
    assert named - written <= free | {("look", "opened")}


def test_fewer_than_five_leave_no_figure_in_any_form(cache: Path) -> None:
    """The table has a row that says so, the pages a sentence, and no number of theirs is anywhere."""
    few = figures(class_of(LEARNERS[:4]))
    made = class_report(few, Translator("en"), Press(FONTS, cache))
    rows = _table(csv_file(class_rows(few)))
    assert [row["name"] for row in rows] == ["day", "too-few"]
    assert not any(row["n"] or row["value"] for row in rows)
    (paper,) = _pages(pdf(made, FONTS, date(2026, 11, 20)))
    assert "Fewer than 5 took part." in paper
    written = page(made, FONTS)
    assert "Fewer than 5 took part." in written
    assert "<svg" not in written


def test_what_no_font_can_draw_is_left_out_and_a_dollar_is_no_formula(cache: Path) -> None:
    """An emoji in the claim of somebody's pack spoils neither the page nor the chart."""
    press = Press(FONTS, cache)
    row = DotRow("Untrue", "Fire \U0001f525 for $5, and $6 with \\frac", Span(1, 0, 2), "1")
    plain = DotRow("Untrue", "Fire for $5, and $6 with \\frac", Span(1, 0, 2), "1")
    assert press.dots([row], "of 10") == press.dots([plain], "of 10")
    made = replace(_report(cache), pages=((Paragraph("Fire \U0001f525 for $5 and *no* #markup"),),))
    (paper,) = _pages(pdf(made, FONTS, date(2026, 11, 20)))
    assert "Fire for $5 and *no* #markup" in paper
