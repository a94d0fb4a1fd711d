"""What can be wrong with a pack, said so that its author can mend it."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
Path = tuple[str | int, ...]
"""The keys and positions that lead to a node of a file, from its root."""


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, where, and what to write instead. A code never changes its meaning."""

    where: Where
    code: str
    severity: Severity
    message: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.where}: {self.severity} {self.code}: {self.message}{hint}"


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem of the loaded model, before its path is known as a place in a file."""

    code: str
    path: Path
    message: str
    hint: str = ""
    severity: Severity = "error"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or lists the known ones if they are few; otherwise empty."""
    names = sorted(known)
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    if names and len(names) <= 12:
        return "known here: " + ", ".join(names)
    return ""


CODES: dict[str, str] = {
    "FJ101": "the file is not UTF-8",
    "FJ102": "YAML cannot read the file",
    "FJ103": "a YAML anchor or alias",
    "FJ104": "a YAML tag",
    "FJ105": "more than one document in a file",
    "FJ106": "nested too deep",
    "FJ107": "the file is too large",
    "FJ108": "the file is empty",
    "FJ109": "a key is written twice",
    "FJ110": "a key is not a single word",
    "FJ111": "there is no such key",
    "FJ112": "a key is missing",
    "FJ113": "a value of the wrong type",
    "FJ114": "a word that is not among those that can stand there",
    "FJ115": "a number out of bounds",
    "FJ116": "too few or too many entries",
    "FJ117": "nothing is written where something has to be",
    "FJ118": "an id that is not kebab-case",
    "FJ119": "a text that ends before a #",
    "FJ120": "two lines in one beat",
    "FJ121": "a file that cannot be opened",
    "FJ122": "there is no pack.yaml",
    "FJ123": "an invisible control character",
    "FJ124": "another version of the format",
    "FJ125": "more problems than are shown",
    "FJ126": "a zip that cannot be read",
    "FJ127": "a zip that is too large",
    "FJ128": "a file in a zip that is packed too tightly",
    "FJ129": "a name in a zip that could lead out of the pack",
    "FJ130": "a link in a zip",
    "FJ131": "an encrypted or oddly packed file in a zip",
    "FJ132": "two files of one name in a zip",
    "FJ133": "an archive inside a zip",
    "FJ201": "a beat that is not exactly one thing",
    "FJ202": "there is no such scene",
    "FJ203": "there is no such item",
    "FJ204": "there is no such person in the cast",
    "FJ205": "there is no such account",
    "FJ206": "there is no such picture",
    "FJ207": "there is no such technique",
    "FJ208": "there is no such ending",
    "FJ209": "there is no such finding",
    "FJ210": "there is no such choice for a condition",
    "FJ211": "there is no such choice to repair",
    "FJ212": "there is no such quarter",
    "FJ213": "the id of a choice or an act is taken",
    "FJ214": "the id of a finding is taken",
    "FJ215": "a scene that nobody can reach",
    "FJ216": "an item that never comes to the bench",
    "FJ217": "a scene that can fall off its end",
    "FJ218": "an ending that is never reached",
    "FJ219": "beats that are never played",
    "FJ220": "a check that names no tool",
    "FJ221": "a repair with a gain of its own",
    "FJ222": "a correction that is not complete",
    "FJ223": "a verdict and a kind that contradict each other",
    "FJ224": "a check that takes longer than the shift",
    "FJ225": "an account that no case uses",
    "FJ226": "a flag that no case sets",
    "FJ227": "a case of the pack that is not there, or listed twice",
    "FJ228": "a file that the pack does not list",
    "FJ229": "an id that is not the name of its file or folder",
    "FJ230": "a playtest without its case",
    "FJ231": "a picture outside the pack",
    "FJ232": "a scene from which no ending can be reached",
    "FJ233": "a playtest that does not meet what it says",
    "FJ234": "an item with no act that is always possible",
    "FJ235": "an ending with no debrief",
    "FJ236": "a loop that nobody can leave",
    "FJ237": "a choice that is never on offer",
    "FJ238": "an item that is never shown",
    "FJ239": "a wrong turn with no way back",
    "FJ240": "a shift too short to decide on the items",
    "FJ241": "a shift so long that nearly everything can be opened",
    "FJ242": "an item of which no finding misleads",
    "FJ243": "quiz forms that do not match",
    "FJ244": "a link that is not http or https",
    "FJ245": "a step of a picture that cannot be done",
    "FJ246": "a picture that is put into itself",
    "FJ247": "a filter with no picture to look at",
    "FJ248": "a time that no clock shows",
    "FJ249": "there is no such site",
    "FJ250": "there is no such page",
    "FJ251": "a page that links to a later one",
    "FJ252": "a short route that is not about its one item",
    "FJ253": "there is no such term",
    "FJ301": "a listed real place, outlet, party, person, people or symbol",
    "FJ302": "a slur",
    "FJ303": "the name of somebody who is not in the cast",
    "FJ304": "an address, a number or an account that could be real",
    "FJ305": "a quarter that is target, suspect or helper too often or too seldom",
    "FJ306": "a case in which every item is accurate, or none",
    "FJ307": "too few or too many accurate items in a pack",
    "FJ308": "a correction with the claim in its fact",
    "FJ309": "a correction that says the claim more than once",
    "FJ310": "a charged item that nobody can leave aside",
    "FJ311": "a charged item without a prompt for the facilitator",
    "FJ312": "a case with charged items for too young players",
    "FJ313": "the story of a crime that names a quarter without a reason",
    "FJ314": "a pack without a scene in which its quarters do something together",
    "FJ315": "a scene of that kind in which fewer than two quarters speak",
    "FJ401": "a pack whose items show by their looks which are true",
    "FJ501": "how hard the texts are to read, and how long that takes",
    "FJ502": "a word wider than its bubble when texts are largest",
    "FJ503": "texts that are not translated",
    "FJ504": "translations of an older text",
    "FJ601": "a character that cannot be printed",
    "FJ602": "a picture that cannot be printed",
    "FJ603": "a text too long for a card",
    "FJ701": "a picture that cannot be made",
    "FJ702": "a recipe that leaves its picture as it was",
    "FJ703": "a forgery that is nowhere, or everywhere",
    "FJ704": "a filter that does not show what it is said to expose",
    "FJ705": "a filter that shows nothing, and a finding that rests on it",
    "FJ801": "a translation with other fields, tags or line breaks than its English",
    "FJ802": "a plural without all its forms",
    "FJ803": "a translation that is too long",
    "FJ804": "letters of two scripts in one word",
    "FJ805": "quotation marks of another language",
    "FJ806": "a text that is still English",
    "FJ807": "a word of the glossary put otherwise",
    "FJ808": "a character that cannot be shown",
    "FJ809": "a word that is in no dictionary",
}
"""What each code means, in a line. A code that is no longer used is never given a new meaning."""
