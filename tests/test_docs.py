"""The pages for authors: complete, up to date, and right in what they show."""

import re
from pathlib import Path

import pytest

from game import paths
from game.authoring.harm import harm
from game.authoring.templates import new_pack
from game.cli.making import format_page
from game.loader import Loaded, load_pack
from game.story.problems import CODES
from tests.loading import PROBLEMS, change
from tests.test_loader_problems import FILES, loaded_with

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {page.stem: page.read_text("utf-8") for page in sorted((DOCS / "problems").glob("FJ*.md"))}
PARTS = ["What", "Why", "Wrong", "Right"]
FENCE = re.compile(r"## (Wrong|Right)\n\n```yaml\n(.*?)\n```", re.DOTALL)


def shown(code: str) -> dict[str, str]:
    """The YAML that a page shows as wrong and as right."""
    return dict(FENCE.findall(PAGES[code]))


SHOWN = [file.stem for file in FILES if file.stem in PAGES and "Wrong" in shown(file.stem)]
"""The pages with an example that is cut from the failing file of a code that the loader tells."""


def test_the_format_s_page_is_up_to_date() -> None:
    """docs/FORMAT.md says what the model says: `fenjer schema --markdown -o docs/FORMAT.md` writes it anew."""
    assert (DOCS / "FORMAT.md").read_text("utf-8") == format_page()


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    """Whoever looks a code up finds it, and no page is left of a code that is gone."""
    assert sorted(set(CODES) - set(PAGES)) == [], "these codes have no page in docs/problems"
    assert sorted(set(PAGES) - set(CODES)) == [], "these pages have no code"


@pytest.mark.parametrize("code", PAGES)
def test_a_page_says_what_why_wrong_and_right(code: str) -> None:
    """Each page bears its code's own line as its title, and has the same four parts, none of them empty."""
    title, *parts = re.split(r"(?m)^## ", PAGES[code])
    assert title.strip() == f"# {code}: {CODES.get(code)}"
    assert [part.partition("\n")[0] for part in parts] == PARTS
    assert all(part.partition("\n")[2].strip() for part in parts)


def test_the_index_leads_to_every_page() -> None:
    """docs/problems/README.md lists every code with its line, in order."""
    listed = re.findall(
        r"(?m)^- \[(FJ\d+)\]\((FJ\d+)\.md\): (.*)$", (DOCS / "problems" / "README.md").read_text("utf-8")
    )
    assert listed == [(code, code, meaning) for code, meaning in sorted(CODES.items())]


@pytest.mark.parametrize("code", SHOWN)
def test_what_a_page_shows_as_right_mends_what_it_shows_as_wrong(code: str, tmp_path: Path) -> None:
    """The wrong lines stand in the failing file of the code; with the right ones in their place nothing is wrong."""
    head, _, body = (PROBLEMS / f"{code}.yaml").read_text("utf-8").partition("\n")
    wrong, right = (f"\n{shown(code)[part]}\n" for part in ("Wrong", "Right"))
    assert f"\n{body}".count(wrong) == 1, "the wrong lines are not in the failing file"
    mended = f"\n{body}".replace(wrong, right)
    problems = loaded_with(mended.encode(), head.split()[1], tmp_path).problems
    # The playtest is that of the case before it was broken, and a mended one may be played otherwise.
    assert [str(problem) for problem in problems if problem.code not in {"FJ233"} - {code}] == []


def test_most_pages_show_their_failing_file() -> None:
    """Only what no short file can show is told in words."""
    assert len(SHOWN) > 0.8 * len(FILES)


@pytest.fixture
def followed(tmp_path: Path) -> Path:
    """The pack that somebody has who did what docs/AUTHORING.md says."""
    page = (DOCS / "AUTHORING.md").read_text("utf-8")
    pieces = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    (cases,) = (piece for piece in pieces if piece.startswith("cases:"))
    (playtest,) = (piece for piece in pieces if "\nruns:" in piece)
    pack = tmp_path / "our-town"
    new_pack(pack)
    (pack / "lost-dog.yaml").write_text("".join(pieces[:5]), "utf-8")
    (pack / "lost-dog.playtest.yaml").write_text(playtest, "utf-8")
    change(pack / "pack.yaml", "cases:\n  - first-case\n", cases)
    for file in pack.glob("first-case*"):
        file.unlink()
    return pack


def checked(pack: Path) -> Loaded:
    """The pack as `fenjer check` sees it."""
    return load_pack(pack, techniques=paths.scenarios() / "techniques.yaml")


def test_the_case_of_the_authors_page_has_no_problem(followed: Path) -> None:
    """Whoever follows docs/AUTHORING.md to the letter has a case and a playtest without so much as a warning."""
    found = checked(followed)
    assert (*found.problems, *harm(found).problems) == ()
    assert list(found.cases) == list(found.playtests) == ["lost-dog"]


def test_the_mistake_of_the_authors_page_is_told_as_it_says(followed: Path) -> None:
    """The problem that the page shows is the one that its mistake brings, at that line."""
    change(followed / "lost-dog.yaml", "    - goto: desk\n", "    - goto: dsk\n")
    first = checked(followed).problems[0]
    told = f"{first.where.line}:{first.where.column}: {first.severity} {first.code}: {first.message}"
    assert f"../our-town/lost-dog.yaml:{told}\n" in (DOCS / "AUTHORING.md").read_text("utf-8")
