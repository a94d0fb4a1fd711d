"""How the kit speaks: passages in its language, marked where they are in another, and the rules of a card in words."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from game import words
from game.strings import KIT
from game.toolkit.document import Foreign, Passage

if TYPE_CHECKING:
    from game.story.pack import Pack, Taxonomy
    from game.story.scenario import Check, Kind, Tool
    from game.story.text import Text
    from game.strings import Translator
    from game.toolkit.tabletop import Rule


class Voice:
    """Says the strings of the kit and the texts of a pack; `t` says the game's own words."""

    def __init__(self, t: "Translator", pack: "Pack") -> None:
        self.t = t
        self.pack = pack
        self._kit = t.of_domain(KIT)

    @property
    def reviewed(self) -> bool:
        """Whether a native editor has reviewed the kit in this language."""
        return self._kit.reviewed

    def say(self, english: str, /, **fields: object) -> Passage:
        """A string of the kit, with its fields filled in."""
        return self._passage(self._kit.say(english, **_plain(fields)), self._kit.language_of(english))

    def text(self, text: "Text | None") -> Passage:
        """A text of the pack or of the techniques; nothing for nothing."""
        if text is None:
            return ""
        return self._passage(self.t.text(text), self.t.language_of(text))

    def name(self, who: str | None) -> Passage:
        """What somebody of the cast is called."""
        person = self.pack.cast.get(who or "")
        return self.text(person.name) if person is not None else ""

    def label(self, tool: "Tool", check: "Check") -> Passage:
        """What a check is called before it is made."""
        return self.text(check.label) if check.label is not None else words.tool_name(self.t, tool)

    def kind(self, kind: "Kind") -> str:
        """What a kind of thing is called."""
        return words.kind_name(self.t, kind)

    def techniques(self, names: "Iterable[str]", taxonomy: "Taxonomy | None") -> list[Passage]:
        """What techniques are called, each once; those that the taxonomy does not know are left out."""
        known = taxonomy.techniques if taxonomy is not None else {}
        return [self.text(known[name].name) for name in dict.fromkeys(names) if name in known]

    def either(self, parts: "Iterable[object]") -> str:
        """The parts as a choice among them."""
        return self.t.either([plain(part) for part in parts])

    def listed(self, parts: "Iterable[object]") -> str:
        """The parts as a sentence names them."""
        return self.t.list([plain(part) for part in parts])

    def signed(self, points: int) -> str:
        """Points with their sign; a minus is as wide as a plus."""
        return f"{'+' if points > 0 else '−' if points < 0 else '±'}{self.t.number(abs(points))}"

    def condition(self, rule: "Rule | None") -> Passage:
        """A rule as the beginning of a line: when it is read, or when a way is open."""
        return "" if rule is None else self.say("If {condition}:", condition=self.rule(rule))

    def rule(self, rule: "Rule") -> str:
        """A rule in words, as the part of a sentence that follows "if"."""
        say = self.say
        match rule.kind:
            case "all":
                return self.listed(self._parts(rule.parts, "any"))
            case "any":
                return self.either(self._parts(rule.parts, "all"))
            case "seen":
                no = say("card {n} is not crossed off", n=rule.cards[0])
                if len(rule.cards) > 1:
                    no = say("none of the cards {cards} is crossed off", cards=self.listed(rule.cards))
                # Translators: {n} is a number, or several of them with an "or": "card 5, 12 or 31 is crossed off".
                return plain(no if rule.negated else say("card {n} is crossed off", n=self.either(rule.cards)))
            case "turned":
                no = say("{code} is not crossed off", code=rule.code)
                return plain(no if rule.negated else say("{code} is crossed off", code=rule.code))
            case "kept":
                no = say("{code} is not kept", code=rule.code)
                return plain(no if rule.negated else say("{code} is kept", code=rule.code))
            case "judged":
                return self._judged(rule)
            case "trust" | "calm":
                meter = say("Trust") if rule.kind == "trust" else say("Calm")
                under = say("{meter} is under {n}", meter=meter, n=rule.low)
                return plain(under if rule.negated else say("{meter} is {n} or more", meter=meter, n=rule.low))

    def _judged(self, rule: "Rule") -> str:
        item, percent = rule.code, self.t.percent
        low, high = percent(rule.low), percent(rule.high)
        if rule.low == 0:
            said = self.say("you gave item {item} {percent} or less", item=item, percent=high)
        elif rule.high == 100:
            said = self.say("you gave item {item} {percent} or more", item=item, percent=low)
        else:
            said = self.say("you gave item {item} from {low} to {high}", item=item, low=low, high=high)
        return plain(self.say("it is not so that {that}", that=said) if rule.negated else said)

    def _parts(self, parts: "Iterable[Rule]", group: str) -> list[str]:
        """Each part in words; a group inside another has brackets around it."""
        return [f"({self.rule(part)})" if part.kind == group else self.rule(part) for part in parts]

    def _passage(self, said: str, language: str) -> Passage:
        return said if language == self.t.code else Foreign(said, language)


def _plain(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: value.text if isinstance(value, Foreign) else value for name, value in fields.items()}


def plain(value: object) -> str:
    """A passage, or anything else, as a string."""
    return value.text if isinstance(value, Foreign) else str(value)
