"""Pages: what every host draws of a moment."""

import json
import re
from dataclasses import asdict, replace
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.pages import (
    CorrectionView,
    EvidenceView,
    FindingView,
    HeadingView,
    ItemView,
    LineView,
    NoteView,
    Offer,
    Page,
    Place,
    ScoreView,
    SettingView,
    StoryView,
    TechniqueView,
    VerdictView,
    page,
)
from game.story.pictures import Picture
from game.story.playthrough import Walk, walk
from game.story.scenario import Beat, Check, Condition, Correction, Defaults, Finding, Scenario, Setting
from game.strings import Translator
from game.words import kind_name
from tests.story_cases import (
    ACTS,
    case,
    check,
    choice,
    desk_case,
    full_play,
    item,
    shipped_size,
    small_pack,
    small_taxonomy,
    t,
)
from tests.story_strategies import random_walk, scenarios

View = TypeVar("View")


ENGLISH = Translator()
"""Without a catalogue everything is said as it is written."""

PLACE = Place(small_pack("shipped-size"), small_taxonomy(), ENGLISH)


def at(*tokens: str, scenario: Scenario | None = None, before: bool = False) -> Page:
    """The page after these tokens; `before` gives it the moment before the last one too."""
    scenario = shipped_size() if scenario is None else scenario
    earlier = walk(scenario, tokens[:-1]).moment() if before else None
    return page(walk(scenario, tokens), PLACE, earlier)


def of(shown: Page, sort: type[View]) -> list[View]:
    """The blocks of a sort."""
    return [block for block in shown.blocks if isinstance(block, sort)]


def offers(shown: Page, group: str) -> list[Offer]:
    """The offers of a group."""
    return [offer for offer in shown.offers if offer.group == group]


class TestScene:
    """The page of a scene."""

    def test_what_is_new_is_on_it(self) -> None:
        """Lines with their speakers, and the item in its own clothes, up to where play waits."""
        shown = at()
        assert (shown.kind, shown.heading, shown.fresh, shown.step) == ("scene", "A test case", True, None)
        lines = of(shown, LineView)
        assert lines[0] == LineView("nora", "Nora", "Line 0.", "nora.png")
        assert len(lines) == 6
        assert [view.item for view in of(shown, ItemView)] == ["fire"]

    def test_what_was_read_is_not_on_it_again(self) -> None:
        """After a choice only what follows it is new, with its consequence first."""
        shown = at("who-sent")
        assert shown.blocks == (NoteView("Her aunt.", "consequence"), LineView("sara", "sara", "My aunt."))

    def test_a_scene_has_a_place_and_a_light(self) -> None:
        """What the case says of a scene is on its page, in words too; else it is the newsroom, by day."""
        beats = (Beat(note=t("It is late.")), Beat(choose=(choice("a", goto="home"),)))
        there = case({"out": beats, "home": (Beat(choose=(choice("b"),)), Beat(end="done"))})
        there = replace(there, places={"out": Setting("bridge", "night")})
        assert at(scenario=there).setting == SettingView("bridge", "night", "The Great Bridge · night")
        assert at("a", scenario=there).setting == SettingView("desk", "day", "The newsroom · day")

    def test_a_line_has_the_face_of_its_mood(self) -> None:
        """A portrait with a mood in its name is shown in that of the line; one without is always the same."""
        beats = (Beat("dino", t("Four loaves."), "worried"), Beat("nora", t("Hm."), "stern"), Beat(end="done"))
        pack = small_pack("test-case")
        dino = replace(pack.cast["dino"], portrait="dino-{mood}.webp")
        pack = replace(pack, cast={**pack.cast, "dino": dino})
        lines = of(page(walk(case({"s": beats}), ()), Place(pack, None, ENGLISH)), LineView)
        assert [line.mood for line in lines] == ["worried", "stern"]
        assert [line.portrait for line in lines] == ["dino-worried.webp", "nora.png"]

    def test_choices_are_offered_with_their_deed(self) -> None:
        """Each choice has its token, its text and, for the paper cards, what it does."""
        assert offers(at(), "choice") == [
            Offer("desk", "Take it to the desk.", "choice"),
            Offer("warn-all", "Warn everybody.", "choice", does="warn"),
            Offer("who-sent", "Who sent it?", "choice"),
        ]

    def test_going_on_is_an_offer(self) -> None:
        """Where there is nothing to choose there is one way on."""
        tokens = ("desk", "judge:fire:5:none", "act:fire/hold-it")
        assert at(*tokens).offers == (Offer("next", "Go on", "next"),)

    def test_lines_whose_condition_fails_are_left_out(self) -> None:
        """A line that waits for a choice is shown after that choice alone."""
        there = case(
            {
                "s": (
                    Beat(choose=(choice("a"), choice("b"))),
                    Beat(note=t("After a."), when=Condition(chosen="a")),
                    Beat(note=t("After b."), when=Condition(chosen="b")),
                    Beat(end="done"),
                )
            }
        )
        assert at("a", scenario=there).blocks == (NoteView("After a."),)

    def test_meters_show_where_they_stand_and_what_moved_them(self) -> None:
        """Both meters, clamped, with their words and the change of the last choice."""
        trust, calm = at("warn-all", before=True).meters
        assert (trust.meter, trust.value, trust.change, trust.name) == ("trust", 48, -2, "Trust")
        assert (calm.meter, calm.value, calm.change, calm.word) == ("calm", 35, -15, "nervous")
        assert [meter.change for meter in at("warn-all").meters] == [0, 0]

    @pytest.mark.parametrize(("start", "value", "change"), [(95, 100, 5), (0, 20, 20), (-40, 0, 0)])
    def test_meters_are_clamped(self, start: int, value: int, change: int) -> None:
        """A meter beyond its bounds is shown at the bound, and so is its change."""
        there = case({"s": (Beat(choose=(choice("a", calm=20),)), Beat(end="done"))}, defaults=Defaults(calm=start))
        assert at("a", scenario=there, before=True).meters[1].value == value
        assert at("a", scenario=there, before=True).meters[1].change == change


class TestBench:
    """The page of the bench."""

    def test_arriving_shows_what_led_there(self) -> None:
        """On arrival the lines before it are there; after a look they are not."""
        assert len(of(at("desk"), LineView)) == 6
        shown = at("desk", "check:fire/search")
        assert not of(shown, LineView)
        assert not shown.fresh

    def test_the_item_lies_there(self) -> None:
        """The item with its account and its picture, by a name that tells nothing of what was done to it."""
        shown = at("desk")
        assert (shown.kind, shown.heading, shown.step) == ("bench", "On the desk: a post", (1, 3))
        (view,) = of(shown, ItemView)
        assert (view.account, view.handle, view.about) == (
            "Triponta Alarm 24",
            "@alarm",
            "Nobody knows who runs it.",
        )
        assert (view.title, view.posted, view.claims) == ("Fire!", "09:12", "It is so.")
        assert view.picture is not None
        assert re.fullmatch(r"[0-9a-f]{32}\.jpg", view.picture.file)
        assert (view.picture.alt, view.picture.credit) == ("Flames on a bridge.", "Radio Alva")

    def test_an_unknown_account_and_picture_are_named_as_written(self) -> None:
        """What the pack does not describe is shown by its id, so that play goes on."""
        bare = item({}, ACTS, from_="someone", picture=Picture("lost", t("A cat.")))
        (view,) = of(at(scenario=desk_case(bare)), ItemView)
        assert (view.account, view.about, view.handle, view.title) == ("someone", "", "", "")
        assert view.picture is not None
        assert (view.picture.file, view.picture.credit) == ("lost", "")

    def test_checks_are_offered_with_their_price(self) -> None:
        """Each check not yet done says which tool it is and what it costs."""
        shown = at("desk", "check:fire/search")
        assert len(offers(shown, "check")) == 5
        assert offers(shown, "check")[0] == Offer(
            "check:fire/brigade", "Ask somebody", "check", cost="4 minutes", minutes=4, tool="ask"
        )
        assert (shown.minutes, shown.shift, shown.minutes_words) == (31, 36, "31 minutes left")

    def test_a_check_has_its_own_label(self) -> None:
        """A label, where there is one, is what the check is called, and its one minute is singular."""
        labelled = replace(check("f", "for", "weak", 1), label=t("Ring the brigade"))
        (offer,) = offers(at(scenario=desk_case(item({"a": labelled}, ACTS))), "check")
        assert (offer.text, offer.cost) == ("Ring the brigade", "1 minute")

    def test_what_cannot_be_afforded_is_shown_shut(self) -> None:
        """A check beyond the minutes left is there, and not enabled."""
        shown = at("desk", *(f"check:fire/{ref}" for ref in shipped_size().items["fire"].checks))
        assert shown.minutes == 11
        checks = {"dear": check("f", "for", "weak", 9), "cheap": check("g", "for", "weak", 2)}
        tight = at("check:rumour/cheap", scenario=desk_case(item(checks, ACTS), shift=10))
        assert [offer.enabled for offer in offers(tight, "check")] == [False]

    def test_findings_are_shown_with_their_pins(self) -> None:
        """What was found says what it says and whether it is pinned, and nothing of its worth."""
        shown = at("desk", "check:fire/search", "check:fire/brigade", "pin:no-alarm")
        assert [(view.finding, view.pinned) for view in of(shown, FindingView)] == [
            ("old-picture", False),
            ("no-alarm", True),
        ]
        assert shown.pins == ("no-alarm",)
        assert shown.pins_words == "1 of 3 pins used"
        assert [offer.text for offer in offers(shown, "pin")] == [
            "Pin: What old-picture says.",
            "Take off: What no-alarm says.",
        ]

    def test_findings_stay_with_their_item(self) -> None:
        """On the bench of the next item there are neither the findings nor the pins of the one before."""
        first = ("desk", "check:fire/search", "pin:old-picture", "judge:fire:5:none", "act:fire/hold-it")
        shown = at(*first, "next", "check:notice/source")
        assert [view.finding for view in of(shown, FindingView)] == ["real-office"]
        assert shown.pins == ()
        assert shown.step == (2, 3)

    def test_a_full_board_offers_no_more_pins(self) -> None:
        """With three pins used, only what is pinned can be taken off."""
        looks = ("search", "brigade", "source", "coverage")
        pins = ("old-picture", "no-alarm", "new-account")
        shown = at("desk", *(f"check:fire/{look}" for look in looks), *(f"pin:{pin}" for pin in pins))
        assert [offer.token for offer in offers(shown, "pin")] == [f"pin:{pin}" for pin in pins]

    def test_picture_data_are_read_as_rows(self) -> None:
        """The data check shows what the file says of itself."""
        (view,) = of(at("desk", "check:fire/data"), FindingView)
        (taken, when), camera = view.rows
        assert taken == "Taken"
        assert "2019" in when
        assert "10" in when
        assert camera == ("Camera", "Lumo 4")

    @pytest.mark.parametrize("picture", [None, Picture("fire", t("Fire."))])
    def test_a_picture_without_data_has_no_rows(self, picture: Picture | None) -> None:
        """Where the file says nothing, nothing is shown."""
        bare = item({"data": check("f", "for", "weak", tool="picture-data")}, ACTS, picture=picture)
        (view,) = of(at("check:rumour/data", scenario=desk_case(bare)), FindingView)
        assert view.rows == ()

    def test_a_finding_can_show_a_picture(self) -> None:
        """The picture of a finding is described and credited like any other."""
        finding = Finding("f", t("Look."), "against", "strong", "trace", picture=Picture("fire", t("Snow.")))
        shown = at(
            "check:rumour/a",
            scenario=desk_case(item({"a": Check(minutes=2, finding=finding, tool="map")}, ACTS)),
        )
        (view,) = of(shown, FindingView)
        assert view.picture is not None
        assert (view.picture.alt, view.picture.credit) == ("Snow.", "Radio Alva")

    def test_the_judgement_is_asked(self) -> None:
        """The form has its question, the words at its stops, and all kinds with their meanings."""
        form = at("desk").judgement
        assert form is not None
        assert (form.percent, form.kind, form.said) == (None, None, "")
        assert [stop for stop, _ in form.stops] == [0, 25, 50, 75, 100]
        assert len(form.kinds) == 8
        assert all(view.name and view.meaning for view in form.kinds)

    def test_what_was_judged_is_kept(self) -> None:
        """After judging, the form says what was said, and the acts are offered."""
        shown = at("desk", "judge:fire:30:manipulated")
        assert shown.judgement is not None
        assert "30%" in shown.judgement.said
        assert kind_name(ENGLISH, "manipulated") in shown.judgement.said
        assert (shown.judgement.percent, shown.judgement.kind) == (30, "manipulated")
        assert [offer.does for offer in offers(shown, "act")] == ["publish", "hold", "correct"]
        assert not offers(at("desk"), "act")

    def test_a_charged_item_says_so_and_can_be_left(self) -> None:
        """A content note stands above the item, and leaving it aside is on offer."""
        charged = desk_case(item({}, ACTS, content_note=t("Somebody is hurt.")))
        shown = at(scenario=charged)
        assert of(shown, NoteView) == [NoteView("Somebody is hurt.", "content-note")]
        assert offers(shown, "skip") == [Offer("skip:rumour", "Leave this one aside", "skip")]
        assert not offers(at("desk"), "skip")

    def test_nothing_is_given_away(self) -> None:
        """Before the debrief a page says neither what an item is nor what a finding is worth."""
        shown = at("desk", "check:fire/search", "judge:fire:30:manipulated")
        told = json.dumps(asdict(replace(shown, judgement=None)))
        for secret in ("untrue", "false-context", "decisive", "against", "The bridge stands"):
            assert secret not in told


class TestDebrief:
    """The page that looks back on an item."""

    def test_the_fact_comes_first(self) -> None:
        """The correction goes fact, warning, why, and the fact again."""
        shown = at(*full_play()[:-3])
        assert (shown.kind, shown.heading) == ("debrief", "Looking back: a post")
        assert [view.role for view in of(shown, CorrectionView)] == ["fact", "warning", "why", "fact-again"]
        assert shown.offers == (Offer("next", "The next one", "next"),)

    def test_the_ending_is_told_once(self) -> None:
        """The first page of the debrief says how the case closed, the others do not."""
        assert of(at(*full_play()[:-3]), HeadingView)[0].text == "The end: lit"
        assert "The end: lit" not in [view.text for view in of(at(*full_play()[:-2]), HeadingView)]

    def test_what_is_true_could_be_doubted(self) -> None:
        """For an accurate item the debrief says why one could doubt it, and needs no warning."""
        steps = of(at(*full_play()[:-2]), CorrectionView)
        assert [(view.role, view.heading) for view in steps] == [
            ("fact", "What is so"),
            ("why", "Why one could doubt it"),
        ]

    def test_what_was_said_stands_beside_what_it_is(self) -> None:
        """The verdict's word, the kind's, and the player's own judgement."""
        (view,) = of(at(*full_play()[:-3]), VerdictView)
        kind = kind_name(ENGLISH, "false-context")
        assert (view.verdict, view.word, view.kind_word) == ("untrue", "Untrue", kind)
        assert "3%" in view.said
        assert kind in view.said

    def test_what_was_never_judged_says_so(self) -> None:
        """An item that was only shown was left unjudged."""
        shown = case({"s": (Beat(item="a"), Beat(end="done"))}, {"a": item({}, ACTS)})
        assert of(at("next", scenario=shown), VerdictView)[0].said == "You left it unjudged."

    def test_the_checks_are_ranked_by_their_worth(self) -> None:
        """What led furthest to the truth comes first, what led astray last, each with whether it was used."""
        views = of(at(*full_play()[:-3]), EvidenceView)
        assert [view.worth for view in views] == [
            "decisive",
            "strong",
            "strong",
            "a hint",
            "says nothing either way",
            "leads astray",
        ]
        assert [view.toward for view in views] == ["toward"] * 4 + ["neither", "away"]
        assert [(view.speaks, view.side) for view in views[-2:]] == [
            ("against", "speaks against it"),
            ("for", "speaks for it"),
        ]
        assert [(view.opened, view.pinned) for view in views][:3] == [
            (True, True),
            (True, True),
            (False, False),
        ]

    def test_techniques_are_for_the_notebook(self) -> None:
        """A technique of the taxonomy has its card; one that it does not have is left out."""
        shown = at(*full_play()[:-3])
        (card,) = of(shown, TechniqueView)
        assert (card.technique, card.name, card.tools) == (
            "old-photo",
            "An old picture",
            ("Search for the picture",),
        )
        assert "For your notebook" in [view.text for view in of(shown, HeadingView)]

    def test_without_a_taxonomy_there_are_no_cards(self) -> None:
        """A pack without techniques still has its debrief."""
        shown = page(walk(shipped_size(), full_play()[:-3]), replace(PLACE, taxonomy=None))
        assert not of(shown, TechniqueView)
        assert "For your notebook" not in [view.text for view in of(shown, HeadingView)]

    def test_the_story_behind_it_is_told(self) -> None:
        """The person whose life it was about speaks; a person without a portrait has none."""
        assert of(at(*full_play()[:-3]), StoryView) == [StoryView("dino", "Dino", "Four loaves since nine.", None)]

    def test_the_last_page_leads_to_the_result(self) -> None:
        """After the last item comes the result."""
        assert at(*full_play()[:-1]).offers[0].text == "See the result"


class TestResult:
    """The page of the result."""

    def test_the_three_scores_and_their_sum(self) -> None:
        """Each score with its points, its weight and what it looks at; then all together."""
        shown = at(*full_play())
        assert (shown.kind, shown.offers, shown.heading) == ("result", (), "A test case")
        scores = of(shown, ScoreView)
        assert [view.weight for view in scores] == [40, 30, 30, 100]
        assert shown.result is not None
        assert scores[3].value == shown.result.total
        assert scores[3].points == f"{round(shown.result.total)}"
        assert scores[3].meaning == "out of 100, with 35 minutes of desk time"

    def test_each_item_has_its_line(self) -> None:
        """What each item was, beside what was said of it."""
        assert [view.verdict for view in of(at(*full_play()), VerdictView)] == [
            "untrue",
            "accurate",
            "misleading",
        ]

    def test_a_case_closed_well_lights_a_lantern(self) -> None:
        """The result says whether the lantern is lit."""
        rumour = desk_case(item({"a": check("d", "against", "decisive")}, ACTS))
        well = (
            "check:rumour/a",
            "pin:d",
            "judge:rumour:0:fabricated",
            "act:rumour/put-right",
            "next",
            "next",
        )
        ill = ("judge:rumour:100:none", "act:rumour/print-it", "next", "next")
        assert of(at(*well, scenario=rumour), NoteView)[0].text.startswith("A lantern is lit")
        assert of(at(*ill, scenario=rumour), NoteView)[0].text.startswith("The lantern stays dark")

    def test_below_nought_is_said_in_words(self) -> None:
        """A score below nought is not shown as a figure, but keeps its value."""
        rumour = desk_case(item({"a": check("d", "against", "decisive")}, ACTS))
        ill = at("judge:rumour:100:none", "act:rumour/print-it", "next", "next", scenario=rumour)
        views = of(ill, ScoreView)
        assert views[0].points == "below nought"
        assert views[0].value == pytest.approx(-270)
        assert views[3].points == "below nought"

    def test_an_ending_without_debrief_is_told_here(self) -> None:
        """Where no item was met, the result says how the case closed."""
        there = case({"s": (Beat(choose=(choice("a"),)), Beat(end="done"))})
        assert of(at("a", "next", scenario=there), HeadingView)[0].text == "The end: done"

    def test_an_ending_that_is_missing_is_no_fault(self) -> None:
        """A case that just stops has its result without an ending."""
        there = case({"s": (Beat(note=t("Hm.")),)})
        assert of(at("next", scenario=there), HeadingView) == []


class TestAnyPage:
    """What holds for every page."""

    @given(scenarios(), st.integers(0, 10**6))
    @settings(max_examples=50)
    def test_every_moment_has_its_page_and_it_is_json(self, scenario: Scenario, seed: int) -> None:
        """Each moment of any play has a page that is JSON, and that offers what the walk offers."""
        at_now = Walk(scenario)
        for token in (*random_walk(scenario, seed), None):
            shown = page(at_now, PLACE)
            json.dumps(asdict(shown))
            offered = {offer.token for offer in shown.offers if offer.enabled}
            assert offered == {one for one in at_now.offers() if not one.startswith("judge:")}
            if token is not None:
                at_now.take(token)

    def test_the_correction_may_be_short(self) -> None:
        """An item whose correction has only what is so, and why, has these two steps."""
        short = item({}, ACTS, correction=Correction(fact=t("No."), why=t("Haste.")))
        shown = at("judge:rumour:0:none", "act:rumour/wait", "next", scenario=desk_case(short))
        assert [view.role for view in of(shown, CorrectionView)] == ["fact", "why"]
