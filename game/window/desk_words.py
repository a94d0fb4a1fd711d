"""What the picture desk's tools are called, what each shows, and what it cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from game.bench.data import Name
    from game.strings import Translator
    from game.window.desk_work import ToolName


class ToolWords(NamedTuple):
    """A tool in words."""

    name: str
    shows: str
    limits: str


def tools(t: Translator) -> dict[ToolName, ToolWords]:
    """Every tool in the order in which they lie on the desk."""
    say = t.say
    return {
        "loupe": ToolWords(
            say("Loupe"),
            say("The picture's own dots, enlarged. Move it over edges, shadows and signs."),
            say("It shows what is there, and not how it came there. A careful forgery looks right up close too."),
        ),
        "levels": ToolWords(
            say("Levels"),
            say("Spreads dark and bright apart, so that what hides in a shadow or in the snow can be seen."),
            say("Phones and newspapers do the same by themselves. A strange tone proves nothing."),
        ),
        "error-level": ToolWords(
            say("Error level"),
            say("Saves the picture once more and shows where that changes most. What was put in later can glow."),
            say(
                "Letters, leaves and sharp edges glow in honest pictures too. And whoever saves a forgery often enough"
                " wipes the glow away."
            ),
        ),
        "noise": ToolWords(
            say("Grain"),
            say("Shows how strong the grain is. A part from another camera, or one painted over, has another grain."),
            say("Smooth walls and sky have little grain by nature, and strong saving takes it away everywhere."),
        ),
        "copies": ToolWords(
            say("Copies"),
            say("Looks for places that are in the picture twice, and joins them with lines."),
            say("Windows, arches and tiles look alike by themselves. A copy that was turned can escape it."),
        ),
        "data": ToolWords(
            say("Data"),
            say("What the file says of itself: camera, day and hour, the program that saved it."),
            say("Networks take the data out, and anybody can write in others. No data is no proof of anything."),
        ),
        "search": ToolWords(
            say("Search"),
            say("Looks for the picture in the archive, also cut, turned left to right, or in other colours."),
            say("It finds only what the archive has. The nearest picture need not be the same one: compare them."),
        ),
        "compare": ToolWords(
            say("Before and after"),
            say("Lays the original over the picture. Push the slider and see what changes."),
            say("Two pictures of one place on two days differ as well."),
        ),
        "map": ToolWords(
            say("Map"),
            say(
                "Put point 1 where the photographer may have stood, and point 2 where they looked. What should be seen"
                " from there is listed from left to right."
            ),
            say("It knows the large landmarks only, and not what stands in their way."),
        ),
        "sun": ToolWords(
            say("Sun and shadow"),
            say(
                "Put point 1 at the foot of something upright, point 2 at the tip of its shadow, point 3 at its top."
                " That tells where the sun stood, and so when."
            ),
            say(
                "It has to know from where the picture was taken, and the ground has to be level. The same sun comes"
                " twice a year."
            ),
        ),
    }


def data_name(t: Translator, name: Name) -> str:
    """What an entry of a picture's data is called."""
    say = t.say
    names: dict[str, str] = {
        "size": say("Size"),
        "make": say("Camera's maker"),
        "model": say("Camera"),
        "software": say("Saved with"),
        "taken": say("Taken"),
        "changed": say("Changed"),
        "exposure": say("Exposure"),
        "aperture": say("Aperture"),
        "iso": say("Sensitivity"),
        "place": say("Place"),
        "orientation": say("Held"),
        "quality": say("Quality of saving"),
        "thumbnail": say("Small picture inside"),
    }
    return names.get(name, name)
