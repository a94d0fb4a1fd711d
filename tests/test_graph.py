"""A case as a picture: what it says, that nothing lies over anything else, and that no text can break it."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, pairwise
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from game import paths
from game.authoring.graph import Graph, Traffic, condition, graph, percent, traffic
from game.authoring.layout import Box, Layout, Pair, Point, arranged
from game.authoring.lettering import clean, width, wrapped
from game.authoring.mermaid import mermaid
from game.authoring.svg import svg
from game.cli import main
from game.loader import load_case, load_pack, located
from game.simulator import BOTS, walker
from game.story.playthrough import Walk
from game.story.problems import Problem, Where
from game.story.scenario import Beat, Choice, Condition, Judged, Scenario
from tests.cases import bridge, triponta
from tests.graph_cases import forty
from tests.loading import change, copy_of, line_of
from tests.story_cases import ACTS, case, check, choice, item, t

pytestmark = pytest.mark.usefixtures("opened")

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "]]></title><script>alert('&amp;')</script> \"quoted\" `a` [b] {c} |d| %% end; #35; \\ \u202e\x00\x1b\ud800 --> "
)
Run = Callable[..., tuple[int, str, str]]


def played(scenario: Scenario, plays: int = 40) -> Graph:
    """The graph of a case, walked by so many."""
    chance = Random(1)
    counted = traffic(walker(scenario, chance).walk for _ in range(plays))
    return graph(scenario, "abcdef0123456789", counted, f"{plays} walkers")


def words(content: str) -> list[str]:
    """Every line of text of a picture."""
    return [element.text or "" for element in ElementTree.fromstring(content).iter(f"{SVG}text")]  # noqa: S314


def named(made: Graph, key: str) -> dict[str, float | None]:
    """The shares of the rows of a card."""
    return {row.name: row.share for card in made.cards if card.key == key for row in card.rows}


def test_the_shipped_case_has_every_scene_choice_act_item_and_ending() -> None:
    """Each id of the shipped case stands in its picture and in its Mermaid text."""
    scenario = bridge()
    made = played(scenario)
    ids = {*scenario.scenes, *scenario.items, *scenario.endings}
    ids |= {one.id for beats in scenario.scenes.values() for beat in beats for one in beat.choose}
    ids |= {act.id for one in scenario.items.values() for act in one.acts}
    lines = words(svg(made))
    text = mermaid(made)
    for name in ids:
        assert name in lines or f"start: {name}" in lines or f"leads to {name}" in lines
        assert name in text


def test_shares_are_of_the_players_that_came_there() -> None:
    """A choice, a scene, a way, an act, a check and an ending show the share of the plays that took them."""
    scenario = case(
        {
            "first": (Beat(choose=(choice("left", goto="a"), choice("right", goto="b"))),),
            "a": (Beat(check="rumour"), Beat(end="done")),
            "b": (Beat(end="done"),),
        },
        {"rumour": item({"look": check("f1", "against", "strong"), "ring": check("f2", "for", "weak")}, ACTS)},
    )
    walks = []
    for tokens in (
        ["left", "check:rumour/look", "judge:rumour:5:none", "act:rumour/wait", "next"],
        ["right", "next"],
        ["right", "next"],
        ["right", "next"],
    ):
        walk = Walk(scenario)
        for token in tokens:
            walk.take(token)
        walks.append(walk)
    made = graph(scenario, "", traffic(walks), "four")
    assert named(made, "scene:first") == {"left": 0.25, "right": 0.75}
    bench = named(made, "scene:a")
    assert (bench["rumour"], bench["wait"], bench["print-it"]) == (0.25, 0.25, 0.0)
    assert {card.key: card.share for card in made.cards}["ending:done"] == 1
    arrows = {(arrow.source, arrow.target): arrow.share for arrow in made.arrows}
    assert arrows["scene:first", "scene:b"] == 0.75
    assert arrows["scene:b", "ending:done"] == 0.75
    drawn = words(svg(made))
    assert "checks: look\xa025\xa0%, ring\xa00\xa0%" in drawn
    assert "nobody did this" in " ".join(drawn)


def test_percentages_never_claim_all_or_nothing() -> None:
    """Only nobody is 0 % and only everybody 100 %."""
    assert [percent(share) for share in (0, 0.004, 0.5, 0.996, 1)] == [
        "0\xa0%",
        "<1\xa0%",
        "50\xa0%",
        "99\xa0%",
        "100\xa0%",
    ]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (Condition(chosen="a"), "a chosen"),
        (Condition(chosen="a", unless=Condition(chosen="b")), "a chosen and not b chosen"),
        (
            Condition(any=(Condition(found="f"), Condition(pinned="p", trust=5))),
            "f found, or p pinned and trust 5 or more",
        ),
        (
            Condition(flag="x", any=(Condition(calm=1), Condition(calm=2))),
            "flag x and (calm 1 or more, or calm 2 or more)",
        ),
        (
            Condition(unless=Condition(any=(Condition(chosen="a"), Condition(chosen="b")))),
            "not (a chosen, or b chosen)",
        ),
        (Condition(judged=Judged("i", at_most=30)), "i judged 30 % or less"),
        (Condition(judged=Judged("i", at_least=70)), "i judged 70 % or more"),
        (Condition(judged=Judged("i", 30, 70)), "i judged 30 to 70 %"),
        (Condition(judged=Judged("i")), "i judged at all"),
        (Condition(), "always"),
    ],
)
def test_conditions_in_short_words(when: Condition, said: str) -> None:
    """A condition reads as a few words, its parts in brackets only where they could be misread."""
    assert condition(when) == said


@pytest.mark.parametrize("make", [forty, bridge])
def test_the_same_case_gives_the_same_bytes(make: Callable[[], Scenario]) -> None:
    """Two pictures of a case, and two texts, are the same to the last character."""
    assert svg(played(make())) == svg(played(make()))
    assert mermaid(played(make())) == mermaid(played(make()))


def test_forty_scenes_are_drawn_whole() -> None:
    """A case of forty scenes has a card for each, and marks the one that nobody reaches with words and dashes."""
    scenario = forty()
    assert len(scenario.scenes) >= 40
    made = played(scenario, 200)
    content = svg(made)
    lines = words(content)
    assert all(name in lines or f"start: {name}" in lines for name in scenario.scenes)
    assert lines.count("never reached by a simulated player") == 1
    assert "stroke-dasharray" in content


def sampled(points: tuple[Point, ...]) -> Iterator[Point]:
    """Points along a route, on its curves too."""
    for (ax, ay), (bx, by) in pairwise(points):
        middle = (ay + by) / 2
        for n in range(1, 12):
            u = n / 12
            v = 1 - u
            if ax == bx or ay == by:
                yield ax * v + bx * u, ay * v + by * u
            else:
                yield (
                    ax * (v**3 + 3 * v * v * u) + bx * (3 * v * u * u + u**3),
                    ay * v**3 + 3 * middle * v * v * u + 3 * middle * v * u * u + by * u**3,
                )


def assert_clear(layout: Layout) -> None:
    """No card over a card, no arrow through a card, no label on a label or a card."""
    boxes = layout.boxes.values()
    for a, b in combinations(boxes, 2):
        assert a.right <= b.left or b.right <= a.left or a.bottom <= b.top or b.bottom <= a.top
    for pair, route in layout.routes.items():
        for x, y in sampled(route.points):
            assert not any(b.left + 1 < x < b.right - 1 and b.top + 1 < y < b.bottom - 1 for b in boxes), pair
            assert 0 <= x <= layout.width
            assert 0 <= y <= layout.height
    labels = [Box(r.label[0] - 24, r.label[1] - 10, 48, 20) for r in layout.routes.values()]
    for a, b in combinations([*boxes, *labels], 2):
        assert a.right <= b.left + 1 or b.right <= a.left + 1 or a.bottom <= b.top or b.bottom <= a.top


def sizes(count: int) -> Mapping[str, tuple[float, float]]:
    """So many cards of different heights."""
    return {f"c{n}": (380.0, 60.0 + n * 37 % 400) for n in range(count)}


@pytest.mark.parametrize("make", [forty, bridge])
def test_nothing_lies_over_anything_else(make: Callable[[], Scenario]) -> None:
    """In a case's picture no card, arrow or label lies over a card or another label."""
    made = played(make())
    cards = {card.key: (380.0, 90.0 + 40 * len(card.rows)) for card in made.cards}
    assert_clear(arranged(cards, [(arrow.source, arrow.target) for arrow in made.arrows], made.cards[0].key))


@given(
    st.integers(1, 14).flatmap(
        lambda n: st.tuples(st.just(n), st.lists(st.tuples(*[st.integers(0, n - 1)] * 2), max_size=3 * n, unique=True))
    )
)
@settings(max_examples=25)
def test_any_graph_is_laid_out_clear(drawn: tuple[int, list[tuple[int, int]]]) -> None:
    """Circles, loops, ways there and back, and parts that do not hang together: nothing is drawn over anything."""
    count, edges = drawn
    pairs: list[Pair] = [(f"c{a}", f"c{b}") for a, b in edges]
    layout = arranged(sizes(count), pairs, "c0")
    assert set(layout.routes) == set(pairs)
    assert len(layout.boxes) == count
    assert_clear(layout)


def test_a_card_grows_with_its_arrows() -> None:
    """A scene with twenty ways out is wide enough for a label on each, in both directions."""
    pairs = [("c0", f"c{n}") for n in range(1, 20)] + [(f"c{n}", "c0") for n in range(1, 20)]
    layout = arranged(sizes(20), pairs, "c0")
    assert layout.boxes["c0"].width > 1000
    assert_clear(layout)


def hostile() -> Scenario:
    """A case whose texts and ids try to be something else."""
    bad = choice("go" + HOSTILE, text=HOSTILE * 3, goto="b" + HOSTILE)
    return case(
        {"a": (Beat(note=t(HOSTILE)), Beat(choose=(bad,))), "b" + HOSTILE: (Beat(end="done"),)},
        {"rumour": item({"x": check("y", "for", "weak"), "z": check("w", "for", "weak")}, ACTS, claims=t(HOSTILE))},
        name="bad" + HOSTILE,
    )


def test_hostile_texts_stay_texts_in_the_picture() -> None:
    """Whatever the texts hold, the picture is well-formed XML of our own elements with a title and a description."""
    made = graph(hostile(), HOSTILE, None, HOSTILE, [((), Problem(Where("f"), "FJ1", "error", HOSTILE, HOSTILE))])
    root = ElementTree.fromstring(svg(made))  # noqa: S314
    known = {"svg", "title", "desc", "rect", "g", "path", "text", "circle", "polygon"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= known
    assert root.get("role") == "img"
    assert [child.tag.removeprefix(SVG) for child in root][:2] == ["title", "desc"]
    assert "<script>" in (root[0].text or "")
    assert not re.search("[\x00-\x08\u202e\ud800-\udfff]", svg(made))


QUOTED = r'"[^"\[\]{}|`<>;]*"'
LINE = re.compile(
    rf"""flowchart\ TD
    | acc(Title|Descr):\ [^\n;#]+
    | (n\d+|about)(\[{QUOTED}\]|\(\[{QUOTED}\]\)|\[\[{QUOTED}\]\]|\{{\{{{QUOTED}\}}\}})(:::wrong)?
    | class\ n\d+\ (scene|ending|item|missing|wrong)
    | n\d+\ (-->|-\.->|==>)(\|{QUOTED}\|)?\ n\d+
    | classDef\ \w+\ [\w:\#,\- ]+""",
    re.VERBOSE,
)


@pytest.mark.parametrize("make", [forty, bridge, hostile])
def test_mermaid_is_made_of_known_statements(make: Callable[[], Scenario]) -> None:
    """Every line is a statement of Mermaid's flowcharts, and no text holds a sign that could end it."""
    made = graph(make(), HOSTILE, None, HOSTILE, [((), Problem(Where("f"), "FJ1", "error", HOSTILE, HOSTILE))])
    for line in mermaid(made).splitlines():
        plain = re.sub(r"</?[bi]>|<br/>", " ", line.strip())
        assert LINE.fullmatch(re.sub(r"#\d+;", "·", plain)), line


def test_lines_fit_their_room_in_our_own_fonts() -> None:
    """No wrapped line of the shipped texts is wider than its room, in the reading face or in the wider easy one."""
    beats = [beat for scene in bridge().scenes.values() for beat in scene]
    texts = [text.source for beat in beats for text in (beat.text, beat.note) if text is not None]
    for face in ("SourceSans-Regular", "Andika-Regular"):
        font = TTFont(paths.assets() / "fonts" / f"{face}.ttf")
        letters, advances, unit = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        for text in texts:
            for line in wrapped(text, 13, 300):
                real = sum(advances[letters[ord(sign)]][0] for sign in line if ord(sign) in letters) / unit * 13
                assert real <= width(line, 13) <= 300


def test_text_is_wrapped_cut_and_cleaned() -> None:
    """A word wider than its room is parted, what is too long ends in an ellipsis, and control signs become visible."""
    assert all(width(line, 10) <= 50 for line in wrapped("a" * 40, 10, 50))
    assert "".join(wrapped("a" * 40, 10, 50)) == "a" * 40
    (line,) = wrapped("one two three four five six", 10, 60, most=1)
    assert line.endswith("…")
    assert width(line, 10) <= 60
    assert clean(" a\n\tb\x00\u202e ") == "a b\ufffd\ufffd"
    assert wrapped("", 10, 50) == []
    assert width("e\u0301", 10) == width("e", 10)
    assert width("橋", 10) > width("m", 10)


def test_dangling_references_and_items_without_a_bench_get_cards() -> None:
    """A scene or an ending that nobody wrote, and an item on no bench, are drawn and say what they are."""
    scenario = case(
        {"a": (Beat(check="nothing"), Beat(choose=(Choice("x", t("X"), goto="nowhere"),)), Beat(end="never"))},
        {"rumour": item({"x": check("y", "for", "weak"), "z": check("w", "for", "weak")}, ACTS)},
    )
    lines = words(svg(graph(scenario, "", None, "")))
    assert lines.count("nobody wrote this yet") == 2
    assert {"nowhere", "never", "item: rumour", "on no scene's bench", "no such item"} <= set(lines)


def test_problems_are_marked_where_they_are(tmp_path: Path) -> None:
    """A case with errors is drawn, not played, and each problem's code stands on the scene that its line is in."""
    pack = copy_of(paths.scenarios() / "triponta", tmp_path)
    file = pack / "bridge-on-fire.yaml"
    change(file, "    - goto: chat\n", "    - goto: chatt\n")
    change(file, "title: Bridge on fire", "titel: Bridge on fire")
    loaded = load_pack(pack, techniques=paths.scenarios() / "techniques.yaml")
    assert not {"bridge-on-fire", "correction-desk"} & loaded.cases.keys()
    problems = [problem for problem in loaded.problems if Path(problem.where.file) == file]
    made = graph(loaded.drafts["bridge-on-fire"], loaded.digest, None, "nobody", located(file, problems))
    marked = {card.key: [one.code for one in card.problems] for card in made.cards if card.problems}
    assert marked["scene:first-look"] == ["FJ202"]
    assert [one.code for one in made.problems] == ["FJ112", "FJ111"]
    lines = words(svg(made))
    assert "✕ FJ202" in lines
    assert f"error, line {line_of(file, 'goto: chatt')}" in lines
    assert "✕ FJ202" in mermaid(made)


def test_what_an_act_remembers_and_what_is_wrong_with_an_ending_is_said() -> None:
    """A flag that a choice sets stands under it, and a problem of an ending on the ending."""
    scenario = case({"a": (Beat(choose=(choice("x", sets=("seen",)),)), Beat(end="done"))})
    problem = Problem(Where("f", 9), "FJ113", "error", "a value", "write a text")
    lines = words(svg(graph(scenario, "", None, "", [(("endings", "done", "title"), problem)])))
    assert {"sets seen", "✕ FJ113", "error, line 9", "a value (write a text)"} <= set(lines)


def test_a_problem_of_an_item_is_marked_at_its_bench() -> None:
    """A problem in an item shows on every scene that has it on the bench, many problems as a number."""
    problems = [(("items", "canisters", "text"), Problem(Where("f", n), "FJ119", "warning", "m")) for n in range(7)]
    made = graph(bridge(), "", Traffic(), "", problems)
    (card,) = [card for card in made.cards if card.problems]
    assert card.key == "scene:bell"
    lines = words(svg(made))
    assert lines.count("! FJ119") == 4
    assert "and 3 more" in lines


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command and give its exit status, what it printed and what it complained of."""

    def command(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


@pytest.mark.parametrize(
    ("name", "ending", "begins"),
    [
        ("bridge-on-fire", "svg", "<?xml"),
        ("triponta/bridge-on-fire", "mmd", "flowchart TD"),
        ("bridge-on-fire", "SVG", "<?xml"),
    ],
)
def test_graph_writes_the_case(run: Run, tmp_path: Path, name: str, ending: str, begins: str) -> None:
    """The command writes the picture or the text of a case, with the pack's hash and the simulated players."""
    file = tmp_path / f"out.{ending}"
    status, out, errors = run("graph", name, "-o", file)
    assert (status, out.strip(), errors) == (0, str(file), "")
    content = file.read_text("utf-8")
    assert content.startswith(begins)
    assert triponta().digest[:12] in content
    assert f"{400 + len(BOTS)} simulated players" in content


def test_graph_takes_no_other_ending(run: Run, tmp_path: Path) -> None:
    """Another file ending is 2, one clear line, and no file."""
    status, _, errors = run("graph", "bridge-on-fire", "-o", tmp_path / "out.png")
    assert status == 2
    assert errors.count("\n") == 1
    assert ".svg or .mmd" in errors
    assert not list(tmp_path.glob("out*"))


def test_graph_of_no_case_is_2_and_of_nowhere_to_write_3(run: Run, tmp_path: Path) -> None:
    """An unknown case names those there are; a target that cannot be written is said to be one."""
    status, _, errors = run("graph", "nothing", "-o", tmp_path / "out.svg")
    assert status == 2
    assert "bridge-on-fire" in errors
    (tmp_path / "file").write_text("")
    status, _, errors = run("graph", "bridge-on-fire", "-o", tmp_path / "file" / "out.svg")
    assert status == 3
    assert errors.count("\n") == 1


def test_a_case_too_large_for_a_picture_is_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the bound a picture is refused with 1 and the way out is named; the text is written."""
    monkeypatch.setattr("game.cli.graphing.MOST", 5)
    status, _, errors = run("graph", "bridge-on-fire", "-o", tmp_path / "out.svg")
    assert (status, errors.count("\n")) == (1, 1)
    assert ".mmd" in errors
    assert run("graph", "bridge-on-fire", "-o", tmp_path / "out.mmd")[0] == 0


def test_graph_of_a_case_with_errors(run: Run, tmp_path: Path) -> None:
    """With errors the case is drawn all the same; where nothing can be made out it is 1 and the old file stays."""
    pack = copy_of(paths.scenarios() / "triponta", tmp_path)
    file, out = pack / "bridge-on-fire.yaml", tmp_path / "out.svg"
    change(file, "    - goto: chat\n", "    - goto: chatt\n")
    assert run("graph", file, "-o", out)[0] == 0
    drawn = out.read_text("utf-8")
    assert "FJ202" in drawn
    assert "Not played" in drawn
    file.write_text("scenes: [", "utf-8")
    status, _, errors = run("graph", file, "-o", out)
    assert status == 1
    assert "FJ102" in errors
    assert out.read_text("utf-8") == drawn


def test_graph_of_a_case_without_a_pack(run: Run, tmp_path: Path) -> None:
    """A case file that lies alone is walked, though no bot can play it without its pack."""
    file = tmp_path / "bridge-on-fire.yaml"
    file.write_bytes((paths.scenarios() / "triponta" / file.name).read_bytes())
    status, _, _ = run("graph", file, "-o", tmp_path / "out.svg")
    assert status == 0
    assert load_case(file).digest[:12] in (tmp_path / "out.svg").read_text("utf-8")
