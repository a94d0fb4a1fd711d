"""Hand-built cases and short builders for the tests of the story layer, the pages and the simulator."""

from collections.abc import Mapping
from typing import Any

from game.story.pack import Account, Pack, Person, Quarter, Taxonomy, Technique
from game.story.pictures import ArchivePicture, Doctoring, Picture, PictureData
from game.story.scenario import (
    Beat,
    Check,
    Choice,
    Correction,
    Deed,
    Defaults,
    Effects,
    Ending,
    Finding,
    Item,
    Kind,
    Scenario,
    Speaks,
    StoryBehind,
    Tool,
    Verdict,
    Weight,
)
from game.story.text import Text


def t(source: str) -> Text:
    """A text of no particular place."""
    return Text("test", source)


def check(
    name: str,
    speaks: Speaks,
    weight: Weight,
    minutes: int = 5,
    *,
    tool: Tool = "ask",
    kind: Kind | None = None,
) -> Check:
    """A check whose finding has this id."""
    finding = Finding(name, t(f"What {name} says."), speaks, weight, "find", kind=kind)
    return Check(minutes=minutes, finding=finding, tool=tool)


def choice(
    name: str, *, does: Deed | None = None, trust: int = 0, calm: int = 0, text: str = "", **more: Any
) -> Choice:
    """A choice or an act, with its effects in points."""
    return Choice(id=name, text=t(text or f"Do {name}."), does=does, effects=Effects(trust, calm), **more)


def item(
    checks: Mapping[str, Check],
    acts: tuple[Choice, ...],
    *,
    verdict: Verdict = "untrue",
    kind: Kind = "fabricated",
    text: str = "Something goes round.",
    **more: Any,
) -> Item:
    """An item; its claims and correction are of no account here."""
    fields: dict[str, Any] = {
        "form": "post",
        "from_": "alarm",
        "claims": t("It is so."),
        "correction": Correction(fact=t("It is not so."), why=t("It was in a hurry.")),
    }
    fields.update(more)
    return Item(text=t(text), verdict=verdict, kind=kind, checks=checks, acts=acts, **fields)


def case(
    scenes: Mapping[str, tuple[Beat, ...]],
    items: Mapping[str, Item] | None = None,
    *,
    shift: int = 30,
    defaults: Defaults | None = None,
    endings: tuple[str, ...] = ("done",),
    name: str = "test-case",
) -> Scenario:
    """A case that starts in the first of its scenes."""
    return Scenario(
        fenjer=1,
        id=name,
        title=t("A test case"),
        summary=t("Something is tested."),
        minutes=5,
        shift=shift,
        track="school",
        age=13,
        objectives=(t("Test."),),
        start=next(iter(scenes)),
        scenes=scenes,
        items={} if items is None else items,
        endings={one: Ending(t(f"The end: {one}"), t("The town goes on.")) for one in endings},
        defaults=Defaults() if defaults is None else defaults,
    )


def desk_case(item: Item, *, shift: int = 30, name: str = "rumour") -> Scenario:
    """A case of one scene that puts one item on the bench and ends."""
    return case({"only": (Beat(check=name), Beat(end="done"))}, {name: item}, shift=shift)


ACTS = (
    choice("print-it", does="publish", trust=-10, calm=-10),
    choice("wait", does="hold"),
    choice("put-right", does="correct", trust=8, calm=8),
)
"""Acts on an item that is not true."""


def shipped_size() -> Scenario:
    """A case of the size that ships: three items, 18 checks, wrong turns with their repairs, two endings."""
    fire = item(
        {
            "search": check("old-picture", "against", "decisive", 5, tool="picture-search", kind="false-context"),
            "brigade": check("no-alarm", "against", "strong", 4, tool="ask"),
            "source": check("new-account", "against", "weak", 3, tool="source"),
            "coverage": check("nobody-else", "against", "strong", 5, tool="coverage", kind="false-context"),
            "data": check("data-gone", "against", "none", 2, tool="picture-data"),
            "map": check("right-bridge", "for", "strong", 6, tool="map"),
        },
        (
            choice("air-it", does="publish", trust=-12, calm=-15, goto="uproar", text="Put it on air, now."),
            choice("hold-it", does="hold", trust=1),
            choice("correct-it", does="correct", trust=8, calm=6, text="Say what the picture is."),
        ),
        kind="false-context",
        text="BURNING NOW!!! They did it AGAIN!",
        picture=Picture(
            "fire",
            t("Flames on a bridge."),
            (Doctoring((0, 10, 100, 90)),),
            PictureData("2019-02-11T22:10", "Lumo 4"),
        ),
        techniques=("old-photo", "unheard-of"),
        correction=Correction(
            fact=t("The bridge stands."),
            why=t("The picture is real."),
            warning=t("The picture is old."),
            fact_again=t("The bridge is open."),
        ),
        story_behind=StoryBehind("dino", t("Four loaves since nine.")),
        title=t("Fire!"),
        posted=t("09:12"),
    )
    notice = item(
        {
            "source": check("real-office", "for", "strong", 4, tool="source"),
            "phone": check("office-says-so", "for", "decisive", 6, tool="ask"),
            "coverage": check("radio-has-it", "for", "strong", 6, tool="coverage"),
            "full-text": check("misspelt", "against", "strong", 4, tool="full-text", kind="imposter"),
            "archive": check("not-listed", "against", "none", 3, tool="archive"),
            "magnifier": check("bad-scan", "against", "weak", 3, tool="magnifier"),
        },
        (
            choice("bin-it", does="correct", trust=-15, calm=-5, text="Call it a forgery."),
            choice("hold-notice", does="hold", calm=-2),
            choice("pass-on", does="warn", trust=10, calm=2, text="Tell people to boil their water."),
        ),
        verdict="accurate",
        kind="none",
        text="boil watter befor drinking untill further notise.",
        form="notice",
        from_="office",
    )
    window = item(
        {
            "ask": check("a-football", "against", "decisive", 6, tool="ask", kind="misleading-content"),
            "coverage": check("no-police", "against", "weak", 5, tool="coverage"),
            "map": check("no-way-in", "against", "strong", 5, tool="map"),
            "source": check("angry-fan", "against", "weak", 3, tool="source", kind="misleading-content"),
            "witness": check("heard-shouts", "for", "strong", 4, tool="ask"),
            "archive": check("before", "for", "none", 3, tool="archive"),
        },
        (
            choice("run-it", does="publish", trust=-10, calm=-20),
            choice("ask-on", does="ask"),
            choice("soothe", does="calm", trust=6, calm=10),
        ),
        kind="misleading-content",
        verdict="misleading",
        text="They attacked us. Look at the window. It was the Mill boys, everybody knows it, ask anyone.",
        content_note=t("Somebody is accused."),
        from_="fan",
    )
    talk = tuple(Beat(who="nora", text=t(f"Line {n}.")) for n in range(6))
    return case(
        {
            "morning": (
                *talk,
                Beat(item="fire"),
                Beat(
                    choose=(
                        choice("desk", goto="first", text="Take it to the desk."),
                        choice("warn-all", does="warn", trust=-2, calm=-15, goto="alarm", text="Warn everybody."),
                        choice("who-sent", text="Who sent it?", says=t("Her aunt.")),
                    )
                ),
                Beat(who="sara", text=t("My aunt.")),
                Beat(choose=(choice("fine", goto="first"), choice("hurry", calm=-1, goto="first"))),
            ),
            "alarm": (
                *talk,
                Beat(
                    choose=(
                        choice("admit", does="own-up", repairs="warn-all", goto="first"),
                        choice("hush", does="nothing", trust=-6, goto="first"),
                    )
                ),
            ),
            "first": (
                *talk,
                Beat(check="fire"),
                Beat(who="dino", text=t("Well."), when=None),
                Beat(goto="second"),
            ),
            "uproar": (
                *talk,
                Beat(
                    choose=(
                        choice(
                            "take-back",
                            does="own-up",
                            trust=3,
                            repairs="fire/air-it",
                            text="We got it wrong.",
                        ),
                        choice("say-nothing", does="nothing", trust=-8),
                    )
                ),
                Beat(goto="second"),
            ),
            "second": (
                *talk,
                Beat(check="notice"),
                Beat(
                    choose=(
                        choice("coffee", calm=1),
                        choice("straight-on"),
                        choice("sorry", does="own-up", repairs="notice/bin-it", text="We were wrong about it."),
                    )
                ),
                Beat(goto="third"),
            ),
            "third": (
                *talk,
                Beat(check="window"),
                Beat(
                    choose=(
                        choice("meet", trust=3, calm=3, goto="together"),
                        choice("home", goto="night"),
                        choice("mend", does="own-up", repairs="window/run-it", goto="together"),
                    )
                ),
            ),
            "together": (*talk, Beat(end="lit")),
            "night": (*talk, Beat(end="dark")),
        },
        {"fire": fire, "notice": notice, "window": window},
        shift=36,
        endings=("lit", "dark"),
        name="shipped-size",
    )


def full_play() -> tuple[str, ...]:
    """A play of `shipped_size` from end to end, with every sort of token but the skip: 40 tokens."""
    return (
        "who-sent",
        "fine",
        "check:fire/search",
        "check:fire/brigade",
        "check:fire/data",
        "pin:old-picture",
        "pin:data-gone",
        "pin:data-gone",
        "pin:no-alarm",
        "judge:fire:30:fabricated",
        "judge:fire:3:false-context",
        "act:fire/air-it",
        "take-back",
        "next",
        "check:notice/source",
        "check:notice/phone",
        "pin:real-office",
        "pin:office-says-so",
        "judge:notice:80:none",
        "judge:notice:98:none",
        "act:notice/bin-it",
        "sorry",
        "next",
        "check:window/ask",
        "check:window/map",
        "check:window/archive",
        "pin:a-football",
        "pin:no-way-in",
        "pin:before",
        "pin:before",
        "judge:window:20:false-connection",
        "judge:window:10:fabricated",
        "judge:window:5:misleading-content",
        "act:window/run-it",
        "mend",
        "next",
        "next",
        "next",
        "next",
    )


def small_pack(*cases: str) -> Pack:
    """The town of these tests."""
    return Pack(
        fenjer=1,
        id="small",
        title=t("A small town"),
        languages=("en",),
        licence="CC-BY-4.0",
        quarters={"mill": Quarter(t("Mill"))},
        cast={
            "nora": Person(t("Nora"), t("editor"), portrait="nora.png"),
            "dino": Person(t("Dino"), t("baker"), "mill"),
        },
        accounts={
            "alarm": Account(t("Triponta Alarm 24"), t("Nobody knows who runs it."), handle="@alarm"),
            "office": Account(t("The water office"), t("The town's own."), known=True),
        },
        pictures={"fire": ArchivePicture("fire.jpg", t("Radio Alva"))},
        cases=cases,
    )


def small_taxonomy() -> Taxonomy:
    """One technique."""
    card = Technique(t("An old picture"), t("What was, shown as what is."), t("Search for it."), ("picture-search",))
    return Taxonomy(fenjer=1, disarm_version="1.6", techniques={"old-photo": card})
