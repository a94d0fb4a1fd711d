"""The field's words for the player: what a tool, a kind, a verdict and a weight are called."""

from typing import TYPE_CHECKING, Literal

from game.story.badges import Badge
from game.story.scenario import Form, Kind, Light, Speaks, Spot, Tool, Verdict, Weight

if TYPE_CHECKING:
    from game.strings import Translator


def tool_name(t: "Translator", tool: Tool) -> str:
    """What a tool of the desk is called."""
    return {
        "source": t.say("Who is behind it"),
        "coverage": t.say("Who else reports it"),
        "picture-search": t.say("Search for the picture"),
        "picture-data": t.say("Read the picture's data"),
        "magnifier": t.say("Look closely"),
        "map": t.say("Compare with the map"),
        "full-text": t.say("Read it to the end"),
        "ask": t.say("Ask somebody"),
        "archive": t.say("Fact-checkers' archive"),
    }[tool]


def form_name(t: "Translator", form: Form) -> str:
    """What a form of item is called."""
    return {
        "post": t.say("a post"),
        "chat": t.say("a chat message"),
        "article": t.say("an article"),
        "notice": t.say("a notice"),
        "letter": t.say("a letter"),
        "front-page": t.say("a front page"),
        "video-still": t.say("a picture from a video"),
    }[form]


def spot_name(t: "Translator", spot: Spot) -> str:
    """What a place of the town is called."""
    return {
        "desk": t.say("The newsroom"),
        "bazaar": t.say("The bazaar street"),
        "bridge": t.say("The Great Bridge"),
        "school": t.say("The school"),
        "clinic": t.say("The clinic"),
        "stadium": t.say("The stadium"),
        "hill": t.say("The hill"),
        "station": t.say("The bus station"),
        "partner": t.say("The newsroom across the border"),
    }[spot]


def light_name(t: "Translator", light: Light) -> str:
    """What the time of day is called."""
    return {"day": t.say("day"), "dusk": t.say("dusk"), "night": t.say("night")}[light]


def verdict_name(t: "Translator", verdict: Verdict) -> str:
    """The word on the stamp."""
    return {
        "accurate": t.say("Accurate"),
        "misleading": t.say("Misleading"),
        "untrue": t.say("Untrue"),
        "satire": t.say("Satire"),
        "unverifiable": t.say("Not known yet"),
    }[verdict]


def kind_name(t: "Translator", kind: Kind) -> str:
    """What a kind of mis- or disinformation is called, in plain words."""
    return {
        "none": t.say("Nothing wrong with it"),
        "satire": t.say("A joke taken seriously"),
        "false-connection": t.say("Headline and story do not match"),
        "misleading-content": t.say("True parts, bent"),
        "false-context": t.say("Real, but from another time or place"),
        "imposter": t.say("Pretends to be somebody else"),
        "manipulated": t.say("A changed picture or sound"),
        "fabricated": t.say("Made up"),
    }[kind]


def kind_meaning(t: "Translator", kind: Kind) -> str:
    """A kind explained in a sentence."""
    return {
        "none": t.say("It is what it says it is."),
        "satire": t.say("Meant to be funny, passed on as news."),
        "false-connection": t.say("The headline or picture promises what the text does not say."),
        "misleading-content": t.say("Something true is used to make a wrong point."),
        "false-context": t.say("The picture or words are real; the time or place is not."),
        "imposter": t.say("It borrows a name or a logo that people trust."),
        "manipulated": t.say("Something real was changed to deceive."),
        "fabricated": t.say("All of it was invented."),
    }[kind]


def method(t: "Translator", tool: Tool) -> str:
    """What a tool teaches, as a rule to take home."""
    return {
        "source": t.say("Before you weigh what is said, look who says it, and how they could know."),
        "coverage": t.say("Leave the page and see who else has it: what happens is rarely seen by one alone."),
        "picture-search": t.say("A picture has a past: look where it was before."),
        "picture-data": t.say("A file can say when it was made. What is missing there proves nothing."),
        "magnifier": t.say("Look at a picture piece by piece: what was put in seldom fits everywhere."),
        "map": t.say("Lay it beside the map: towers, rivers and roads stay where they are."),
        "full-text": t.say("Read to the end: the headline is not the story."),
        "ask": t.say("Ask somebody who was there or who has to know, and not only on one side."),
        "archive": t.say("Somebody may have looked already: see what the fact-checkers have."),
    }[tool]


def worth(t: "Translator", weight: Weight, toward: float) -> str:
    """What a finding was worth, and which way it led (positive is toward the truth)."""
    if weight == "none":
        return t.say("says nothing either way")
    if toward < 0:
        return {
            "weak": t.say("leads a little astray"),
            "strong": t.say("leads astray"),
            "decisive": t.say("leads far astray"),
        }[weight]
    return {"weak": t.say("a hint"), "strong": t.say("strong"), "decisive": t.say("decisive")}[weight]


def badge(t: "Translator", badge: Badge) -> tuple[str, str]:
    """What a badge is called, and what it is given for."""
    return {
        "found-the-source": (t.say("Found the source"), t.say("You followed something back to where it began.")),
        "looked-elsewhere": (t.say("Looked elsewhere"), t.say("For each item you looked who else had it.")),
        "held-back": (t.say("Held back"), t.say("You looked before you did anything, and it cost nobody.")),
        "admitted-a-mistake": (t.say("Admitted a mistake"), t.say("You said openly that you had been wrong.")),
        "asked-across-the-river": (t.say("Asked across the river"), t.say("You asked people of two quarters or more.")),
    }[badge]


def side(t: "Translator", speaks: Speaks) -> str:
    """Which way a finding points, for the claim or against it."""
    return {
        "for": t.say("speaks for it"),
        "against": t.say("speaks against it"),
        "open": t.say("leaves it open"),
    }[speaks]


def stops(t: "Translator") -> tuple[tuple[int, str], ...]:
    """The words along the judgement's slider, by percent."""
    return (
        (0, t.say("Surely not")),
        (25, t.say("Rather not")),
        (50, t.say("I don't know")),
        (75, t.say("Rather yes")),
        (100, t.say("Surely")),
    )


def meter_word(t: "Translator", meter: Literal["trust", "calm"], value: int) -> str:
    """The word for a meter's value from 0 to 100."""
    trust = (t.say("broken"), t.say("thin"), t.say("fair"), t.say("good"), t.say("firm"))
    calm = (t.say("uproar"), t.say("nervous"), t.say("watchful"), t.say("quiet"), t.say("at ease"))
    return (trust if meter == "trust" else calm)[min(value // 20, 4)]


def picture_name(t: "Translator", picture: str) -> str:
    """What a picture of a workshop's cards is called."""
    return {
        "anchor": t.say("anchor"),
        "bell": t.say("bell"),
        "bicycle": t.say("bicycle"),
        "boat": t.say("boat"),
        "bridge": t.say("bridge"),
        "butterfly": t.say("butterfly"),
        "cat": t.say("cat"),
        "chair": t.say("chair"),
        "cloud": t.say("cloud"),
        "duck": t.say("duck"),
        "feather": t.say("feather"),
        "fish": t.say("fish"),
        "guitar": t.say("guitar"),
        "kettle": t.say("kettle"),
        "key": t.say("key"),
        "lantern": t.say("lantern"),
        "leaf": t.say("leaf"),
        "loaf": t.say("loaf of bread"),
        "pear": t.say("pear"),
        "scissors": t.say("scissors"),
        "snowflake": t.say("snowflake"),
        "train": t.say("train"),
        "tree": t.say("tree"),
        "umbrella": t.say("umbrella"),
    }[picture]
