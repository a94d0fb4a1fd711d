"""What a simulation says of checks and choices, and how it draws its report."""

import math
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import assume, given, settings

from game.simulator import Report, as_html, as_svg, describe, simulate
from game.simulator.picture import NOUGHT, x_of
from game.simulator.report import Same
from game.simulator.sameness import same
from game.simulator.worth import worths
from game.story.scenario import Beat, Choice, Condition, Scenario
from tests.cases import bridge
from tests.story_cases import ACTS, case, check, choice, desk_case, item, shipped_size, small_pack, t
from tests.story_strategies import scenarios

PACK = small_pack("shipped-size", "rumour")
SVG = "{http://www.w3.org/2000/svg}"


def moves(scenario: Scenario) -> dict[str, float | None]:
    """By how many points each check moves the total."""
    return {one.check.partition("/")[2]: one.moves for one in worths(scenario, PACK, 1)}


class TestWorth:
    """How much each check is worth."""

    def test_a_telling_check_helps_and_a_misleading_one_harms(self) -> None:
        """What tells the truth moves the total up, what leads astray moves it down, what says nothing hardly."""
        checks = {
            "tells": check("old", "against", "decisive", 5),
            "misleads": check("saw-it", "for", "strong", 5),
            "silent": check("nothing", "against", "none", 5),
        }
        found = moves(desk_case(item(checks, ACTS)))
        assert found["tells"] is not None
        assert found["misleads"] is not None
        assert found["tells"] > 10
        assert found["misleads"] < -5
        assert found["silent"] == pytest.approx(0)

    def test_it_is_what_it_adds_to_a_play(self) -> None:
        """With a single check, it moves the total from that of "I don't know" to that of what it warrants."""
        only = desk_case(item({"tells": check("old", "against", "decisive", 5, kind="fabricated")}, ACTS))
        # Told: 5 %, the kind, all of the method and the care. Untold: 50 %, no kind, and it holds.
        told = 0.4 * (0.9 * (100 - 400 * 0.05**2) + 10) + 30 + 30
        care = 100 * (0 - -20) / (16 - -20)
        untold = 0.3 * care
        assert moves(only)["tells"] == pytest.approx(told - untold)

    def test_a_dear_check_takes_the_minutes_of_better_ones(self) -> None:
        """A check that says nothing and eats the shift costs what the better one would have given."""
        checks = {"dear": check("nothing", "against", "none", 25), "good": check("old", "against", "decisive", 10)}
        found = moves(desk_case(item(checks, ACTS), shift=30))
        assert found["dear"] is not None
        assert found["dear"] < -10

    def test_evidence_counts_toward_the_truth(self) -> None:
        """The evidence is the log-ratio with the sign of the truth, and is shared out over the minutes."""
        checks = {"a": check("f", "against", "strong", 4), "b": check("g", "for", "weak", 2)}
        by_name = {one.check: one for one in worths(desk_case(item(checks, ACTS)), PACK, 1)}
        assert by_name["rumour/a"].evidence == pytest.approx(math.log(6))
        assert by_name["rumour/a"].per_minute == pytest.approx(math.log(6) / 4)
        assert by_name["rumour/b"].evidence == pytest.approx(-math.log(2))

    def test_what_nobody_meets_has_no_worth(self) -> None:
        """A check that cannot be paid for moves nothing, and the report leaves its place open."""
        dear = desk_case(item({"a": check("f", "for", "weak", 50), "b": check("g", "for", "weak")}, ACTS))
        assert moves(dear)["a"] is None
        report = simulate({"dear": dear}, PACK, players=20, seed=1)
        assert any(line.split()[:3] == ["rumour/a", "50", "-"] for line in describe(report).splitlines())

    def test_it_goes_by_the_seed_alone(self) -> None:
        """The same seed gives the same worth, every time."""
        checks = {name: check(name, "against" if name < "d" else "for", "strong", 7) for name in "abcdef"}
        many = desk_case(item(checks, ACTS), shift=20)
        assert list(worths(many, PACK, 1)) == list(worths(many, PACK, 1)) != list(worths(many, PACK, 2))


def asking(*options: Choice, later: Condition | None = None) -> Scenario:
    """A case that offers these choices, and later asks something."""
    end = (Beat(note=t("Later."), when=later), Beat(end="done"))
    return case({"s": (Beat(choose=options), *end), "t": (Beat(end="done"),)})


A, B = choice("a"), choice("b")


class TestSame:
    """Choices that mean nothing."""

    def test_choices_alike_are_named(self) -> None:
        """Two choices with the same effects and the same that follows are named with where they stand."""
        assert list(same(asking(A, B, choice("c", calm=1)))) == [Same("s", ("a", "b"))]

    def test_acts_alike_are_named(self) -> None:
        """So are acts on an item, by its id."""
        alike = desk_case(item({"x": check("f", "for", "weak")}, (choice("p", calm=2), choice("q", calm=2))))
        assert list(same(alike)) == [Same("rumour", ("rumour/p", "rumour/q"))]

    @pytest.mark.parametrize(
        "other",
        [
            choice("b", trust=1),
            choice("b", calm=-1),
            choice("b", goto="t"),
            choice("b", says=t("Well.")),
            choice("b", sets=("remembered",)),
            choice("b", when=Condition(calm=10)),
        ],
    )
    def test_whatever_differs_means_something(self, other: Choice) -> None:
        """An effect, a way on, a line, a memory or a condition of its own is a difference."""
        assert list(same(asking(A, other))) == []

    @pytest.mark.parametrize(
        ("later", "named"),
        [
            (Condition(chosen="a"), False),
            (Condition(unless=Condition(chosen="b")), False),
            (Condition(any=(Condition(chosen="a"), Condition(calm=60))), False),
            (Condition(any=(Condition(chosen="a"), Condition(chosen="b"))), True),
            (Condition(unless=Condition(any=(Condition(chosen="b"), Condition(chosen="a")))), True),
            (Condition(any=(Condition(chosen="a", calm=60), Condition(chosen="b", calm=60))), True),
            (Condition(any=(Condition(chosen="a", calm=60), Condition(chosen="b", calm=70))), False),
            (Condition(chosen="c", trust=10), True),
            (Condition(chosen="a", unless=Condition(chosen="a")), True),
        ],
    )
    def test_a_condition_may_tell_them_apart(self, later: Condition, named: bool) -> None:
        """Where some condition is another one after a than after b, the choice means something."""
        assert bool(list(same(asking(A, B, choice("c", trust=3), later=later)))) is named

    def test_what_can_be_repaired_is_something_else(self) -> None:
        """A wrong turn with a way back differs from one without."""
        mended = case(
            {
                "s": (
                    Beat(choose=(choice("a", calm=-5), choice("b", calm=-5))),
                    Beat(choose=(choice("sorry", repairs="a"), choice("on"))),
                    Beat(end="done"),
                )
            }
        )
        assert list(same(mended)) == []

    @given(scenarios())
    @settings(max_examples=30)
    def test_a_twin_is_always_found(self, scenario: Scenario) -> None:
        """Beside an act that nothing asks about and nothing repairs, its twin is named, in any case."""
        assume(scenario.items)
        name, thing = next(iter(scenario.items.items()))
        twins = (choice("one", calm=7, says=t("Ha.")), choice("two", calm=7, says=t("Ha.")))
        doubled = replace(scenario, items={**scenario.items, name: replace(thing, acts=(*thing.acts, *twins))})
        assert Same(name, (f"{name}/one", f"{name}/two")) in list(same(doubled))

    def test_a_warning_leaves_the_report_well(self) -> None:
        """The report warns in a sentence and stays as it was."""
        report = simulate({"x": asking(A, B, choice("c", calm=1))}, PACK, players=20, seed=1)
        assert "Warning: in test-case, at s, it makes no difference whether one takes a or b" in describe(report)
        assert all(not part.never for part in report.cases[0].coverage if part.sort == "choices")

    def test_every_choice_of_the_first_case_means_something(self) -> None:
        """In the shipped case no two choices are the same."""
        assert list(same(bridge())) == []


def drawn(report: Report) -> ET.Element:
    """The picture of a report, parsed."""
    return ET.fromstring(as_svg(report, {"shipped-size": "The fire"}))  # noqa: S314 (our own, and that is the test)


@lru_cache
def small_report() -> Report:
    """A report on two cases."""
    rumour = desk_case(item({"x": check("f", "against", "strong"), "y": check("g", "for", "weak")}, ACTS))
    return simulate({"shipped-size": shipped_size(), "<b>": replace(rumour, id="<b>")}, PACK, players=60, seed=3)


class TestPicture:
    """The report as a picture."""

    def test_it_can_be_read_aloud(self) -> None:
        """The pack and each case have a title and a description that says how it went."""
        tree = drawn(small_report())
        titles = [one.text for one in tree.iter(f"{SVG}title")]
        assert titles == ["small: how simulated players fare", "small", "The fire", "<b>"]
        told = [one.text or "" for one in tree.iter(f"{SVG}desc")]
        assert len(told) == 3
        assert "The careful player" in told[0]
        assert "The middle half of 46" in told[1]
        ids = [one.attrib["id"] for one in tree.iter() if "id" in one.attrib]
        assert len(ids) == len(set(ids))
        for group in tree.findall(f"{SVG}g"):
            assert {group.attrib["aria-labelledby"], group.attrib["aria-describedby"]} <= set(ids)

    def test_every_bot_is_marked_and_named(self) -> None:
        """Each bot's name, and how far it is behind, stand in its case's picture."""
        report = small_report()
        tree = drawn(report)
        for panel, scores in zip(tree.findall(f"{SVG}g"), (report.scores, report.cases[0].scores), strict=False):
            words = [one.text or "" for one in panel.iter(f"{SVG}text")]
            for one in scores[1:]:
                behind = f"{one.margin:.1f} behind" if one.margin >= 0 else f"{-one.margin:.1f} ahead"
                assert one.bot in words
                assert any(said.startswith(behind) for said in words)

    def test_what_is_too_near_is_told_by_shape_and_word(self) -> None:
        """A bot too near has a cross for a mark and says so."""
        report = small_report()
        far = tuple(replace(one, near=False) for one in report.scores)
        near = tuple(replace(one, near=one.bot == "random", margin=3.0) for one in report.scores)
        assert "3.0 behind, too near" not in as_svg(replace(report, cases=(), scores=far), {})
        assert "3.0 behind, too near" in as_svg(replace(report, cases=(), scores=near), {})

    def test_nothing_lies_outside(self) -> None:
        """Bars, marks and words begin within the picture, whatever the totals are."""
        report = small_report()
        wild = tuple(replace(one, total=total) for one, total in zip(report.scores, (103.0, -300.0, 0.0), strict=False))
        tree = drawn(replace(report, cases=(), scores=wild))
        width, height = float(tree.attrib["width"]), float(tree.attrib["height"])
        placed = [one for one in tree.iter() if "x" in one.attrib and "y" in one.attrib]
        assert placed
        for one in placed:
            assert 0 <= float(one.attrib["x"]) <= width
            assert 0 <= float(one.attrib["y"]) <= height

    def test_the_scale(self) -> None:
        """Points go from left to right; all that is below nought is in one place left of it."""
        assert x_of(-1) == x_of(-300) < NOUGHT == x_of(0) < x_of(50) < x_of(100) == x_of(120)

    def test_the_same_players_give_the_same_bytes(self) -> None:
        """Nothing in it depends on the hour or the machine."""
        rumour = desk_case(item({"x": check("f", "against", "strong"), "y": check("g", "for", "weak")}, ACTS))
        reports = [simulate({"r": rumour}, PACK, players=40, seed=1) for _ in range(2)]
        assert as_svg(reports[0], {}) == as_svg(reports[1], {})
        assert as_html(reports[0], {}) == as_html(reports[1], {})

    def test_the_page_needs_nothing_from_anywhere(self) -> None:
        """The page has a picture for the pack and each case and the report in words; it names no address."""
        page = as_html(small_report(), {})
        assert page.count("<svg ") == 3
        assert "What each check is worth" in page
        assert "<b>" not in page
        assert "http" not in page

    def test_a_pack_without_cases_is_drawn(self) -> None:
        """An empty report is a picture with its title."""
        assert "small" in as_svg(simulate({}, PACK, players=5, seed=1), {})
