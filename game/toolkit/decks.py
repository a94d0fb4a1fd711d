"""The cards: items, evidence, roles, branches and votes of the cases, and the techniques."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from game import words
from game.story.playthrough import PINS
from game.story.scenario import check_tool
from game.toolkit.clothes import PRINT, Wardrobe
from game.toolkit.dealing import opposed
from game.toolkit.document import Back, Block, Card, Deck, Line, Meters, Paragraph, Part, Passage, Picture, Way
from game.toolkit.tabletop import Bench, Jump, Move, Offer, Option, Say, Show
from game.toolkit.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from game.story.pack import Taxonomy
    from game.toolkit.tabletop import Rule, Step, TableCard
    from game.toolkit.tabletop import Table as TableGame


def items(voice: Voice, wardrobe: Wardrobe, tables: "Sequence[TableGame]") -> Part:
    """Large cards with the items in their own clothes; the back gives nothing away."""
    return Part("items", voice.say("Item cards"), tuple(_items(voice, wardrobe, each) for each in tables), sheet=True)


def _items(voice: Voice, wardrobe: Wardrobe, table: "TableGame") -> Deck:
    say, case = voice.say, table.case
    cards = []
    for name, item in case.items.items():
        letter = table.letters[name]
        # The back lies up until a card calls for the item: it says nothing of what is to come.
        lines: list[Passage] = []
        if item.content_note is not None:
            lines.append(say("Content note: {note}", note=voice.text(item.content_note)))
        claim = say("It claims: {claim} How likely is that?", claim=voice.text(item.claims))
        back = Back(letter, words.form_name(voice.t, item.form), tuple(lines), voice.text(case.title))
        cards.append(Card(say("Item"), letter, claim, (wardrobe.item(item),), back))
    return Deck(voice.text(case.title), tuple(cards), "large", key=case.id)


def evidence(voice: Voice, wardrobe: Wardrobe, tables: "Sequence[TableGame]") -> Part:
    """Cards that are turned over for minutes: outside what is looked at and what it costs, inside what is found."""
    return Part(
        "evidence", voice.say("Evidence cards"), tuple(_evidence(voice, wardrobe, t) for t in tables), sheet=True
    )


def _evidence(voice: Voice, wardrobe: Wardrobe, table: "TableGame") -> Deck:
    say, case = voice.say, table.case
    cards = []
    for piece in table.evidence:
        item = case.items[piece.item]
        tool = check_tool(piece.check_id, piece.check)
        label, cost = voice.label(tool, piece.check), voice.t.minutes(piece.check.minutes)
        back = Back(piece.code, words.tool_name(voice.t, tool), (label, cost), voice.text(case.title), tool)
        found = wardrobe.finding(item, piece.check_id, piece.check)
        front = say("Evidence, {minutes}", minutes=cost)
        cards.append(Card(front, piece.code, label, found, back))
    return Deck(voice.text(case.title), tuple(cards), key=case.id)


def roles(voice: Voice, wardrobe: Wardrobe, tables: "Sequence[TableGame]") -> Part:
    """Who does what at the table, and whose lines a pupil reads aloud."""
    say = voice.say
    desk = (
        ("speech", say("Reader"), say("You read the branch cards aloud, all but what the people of the town say.")),
        ("check", say("Recorder"), say("You cross off cards and evidence, and write the meters down as they move.")),
        (
            "clock",
            say("Timekeeper"),
            say("You cross off the minutes. Nobody turns evidence over before you have said yes."),
        ),
        (
            "question",
            say("Doubter"),
            say("Before each judgement you ask once: what would we see if it were the other way round?"),
        ),
        (
            "bell",
            say("Decider"),
            say("Where the team cannot agree, you decide. You say aloud what you decided, and why."),
        ),
    )
    note = say("At the desk")
    back = Back("", say("Role"), (), say("Fenjer on paper"))
    cards = [Card(note, "", name, (Paragraph(what),), back, icon=icon) for icon, name, what in desk]
    speakers = dict.fromkeys(step.who for step in _steps(tables) if isinstance(step, Say) and step.who is not None)
    pack = wardrobe.pack
    for who, person in pack.cast.items():
        if who not in speakers:
            continue
        quarter = pack.quarters.get(person.quarter or "")
        told = voice.text(person.role)
        if quarter is not None:
            told = say("{role}, of {quarter}", role=told, quarter=voice.text(quarter.name))
        lines = (
            Paragraph(told, "strong"),
            Paragraph(say("You read aloud what {name} says.", name=voice.text(person.name))),
        )
        cards.append(Card(say("In town"), "", voice.text(person.name), lines, back, portrait=wardrobe.portrait(person)))
    return Part("roles", say("Role cards"), (Deck("", tuple(cards)),), sheet=True)


def _steps(tables: "Sequence[TableGame]") -> "Iterator[Step]":
    for table in tables:
        for card in table.cards:
            yield from card.steps


def branches(voice: Voice, tables: "Sequence[TableGame]") -> Part:
    """The case as numbered cards, each of which says where to go on."""
    return Part("branches", voice.say("Branch cards"), tuple(_branches(voice, each) for each in tables), sheet=True)


def booklet(voice: Voice, tables: "Sequence[TableGame]") -> Part:
    """The branch cards as numbered passages on pages that are stapled: nothing is cut."""
    decks = (replace(_branches(voice, each), size="booklet") for each in tables)
    return Part("booklet", voice.say("The case as a booklet"), tuple(decks), sheet=True)


def _branches(voice: Voice, table: "TableGame") -> Deck:
    say, title = voice.say, voice.text(table.case.title)
    cards = []
    for card in table.cards:
        number = str(card.number)
        cards.append(
            Card(title, number, "", tuple(_on_card(voice, table, card)), Back(number, say("Branch card"), (), title))
        )
    return Deck(title, tuple(cards), key=table.case.id)


def _on_card(voice: Voice, table: "TableGame", card: "TableCard") -> Iterator[Block]:
    say, case = voice.say, table.case
    conditions = _Conditions(voice)
    for step in card.steps:
        when = conditions.of(step)
        match step:
            case Say(text=text, who=who):
                yield Paragraph(voice.text(text), when=when, who=voice.name(who))
            case Show(item=item):
                letter = table.letters[item]
                turn = say("Turn over item card {letter}.", letter=letter)
                if case.items[item].content_note is not None:
                    turn = say("Turn over item card {letter}, unless your class leaves it aside.", letter=letter)
                yield Paragraph(turn, "note", when, cards=(letter,))
            case Move(trust=trust, calm=calm):
                moves = ((say("Trust"), trust), (say("Calm"), calm))
                yield Meters(tuple((name, voice.signed(points)) for name, points in moves if points))
            case Jump(to=to):
                yield Way("", to, say("Go to card {n}", n=to), when)
            case Offer(options=options, sure=sure, rule=rule):
                yield from _unless(voice, rule)
                yield Paragraph(say("Choose one:"), "strong")
                yield from (_way(voice, option) for option in options)
                if not sure:
                    yield Paragraph(say("If all of these are crossed off or closed to you, read on."), "small")
                if rule is not None:
                    yield Line()
            case Bench():
                yield from _bench(voice, table, step)
    if card.ending is not None:
        ending = case.endings[card.ending]
        yield Paragraph(voice.text(ending.title), "strong")
        yield Paragraph(voice.text(ending.text))
        yield Paragraph(say("The case is closed. Wait for the others, then look back together."), "note")


class _Conditions:
    """Says under which conditions the steps of a card are taken, one after the other."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.before: Step | None = None
        self.asked: Rule | None = None

    def of(self, step: "Step") -> Passage:
        """What stands before a step: nothing, its condition, or how it follows from that of the step before.

        A choice and a bench say their condition themselves, and draw a line. Below that everybody reads on.
        """
        before, self.before = self.before, step
        if isinstance(before, Offer | Bench):
            before = self.asked = None
        if isinstance(step, Offer | Bench):
            return ""
        rule, known = _rule(step), _rule(before)
        if rule is None:
            # After a way that is open to some only, the next is for all the others.
            return self.voice.say("Otherwise:") if isinstance(step, Jump) and isinstance(before, Jump) else ""
        if rule == known:
            return self.voice.say("Then also:")
        if known == self.asked and opposed(rule, self.asked):
            return self.voice.say("Otherwise:")
        self.asked = rule
        return self.voice.condition(rule)


def _rule(step: "Step | None") -> "Rule | None":
    return None if step is None or isinstance(step, Move) else step.rule


def _bench(voice: Voice, table: "TableGame", bench: Bench) -> Iterator[Block]:
    say = voice.say
    letter = table.letters[bench.item]
    codes = [piece.code for piece in table.evidence if piece.item == bench.item]
    if not bench.sure:
        known = say("If item {letter} has been judged or left aside already, read on below the line.", letter=letter)
        yield Paragraph(known, "small")
    yield from _unless(voice, bench.rule)
    yield Paragraph(
        say(
            "To the bench with item {letter}. Turn over evidence from {first} to {last}; it costs minutes. Keep {n} "
            "pieces at the most. Write down how likely the claim is, and the kind.",
            letter=letter,
            first=codes[0],
            last=codes[-1],
            n=PINS,
        ),
        "note",
        cards=(letter, *codes),
    )
    yield Paragraph(say("Then choose what to do:"), "strong")
    yield from (_way(voice, act) for act in bench.acts)
    if bench.aside is not None:
        yield Way(say("Leave item {letter} aside. It costs nothing.", letter=letter), bench.aside, _arrow(bench.aside))
    if not bench.sure or bench.rule is not None:
        yield Line()


def _unless(voice: Voice, rule: "Rule | None") -> Iterator[Block]:
    """Where those go on for whom the next is not meant."""
    if rule is not None:
        yield Paragraph(voice.say("Read here; if not, read on below the line."), "small", voice.condition(rule))


def _way(voice: Voice, option: Option) -> Way:
    return Way(voice.text(option.text), option.to, _arrow(option.to), voice.condition(option.rule))


def _arrow(card: int) -> str:
    return f"→ {card}"


def votes(voice: Voice) -> Part:
    """Cards to hold up: how likely something is, and what to do about it."""
    say = voice.say
    back = Back("", say("Vote"), (), say("Fenjer on paper"))
    cards = [
        Card(say("How likely?"), voice.t.percent(percent), text, (), back, level=percent / 100, loud=True)
        for percent, text in words.stops(voice.t)
    ]
    deeds = (
        ("magnifier", say("Look once more"), say("Something is missing: say which check you would make.")),
        ("ask", say("Hold it and ask"), say("Say whom you would ask, and what you say until then.")),
        ("bell", say("Act on it"), say("Publish, warn or put right: say which, and to whom.")),
    )
    cards += [
        Card(say("What now?"), "", name, (Paragraph(what),), back, loud=True, icon=icon) for icon, name, what in deeds
    ]
    return Part("votes", say("Voting cards"), (Deck("", tuple(cards)),), sheet=True)


def techniques(
    voice: Voice, tables: "Sequence[TableGame]", taxonomy: "Taxonomy", prints: "Path", *, used: bool
) -> Part:
    """A card for each technique: what it does on the front, how to notice it on the back. All, or those `used` here.

    prints: the folder of their pictures.
    """
    say = voice.say
    here = {name for table in tables for item in table.case.items.values() for name in item.techniques}
    cards = []
    for name, technique in taxonomy.techniques.items():
        if used and name not in here:
            continue
        tools = " · ".join(words.tool_name(voice.t, tool) for tool in technique.tools)
        lines = (voice.text(technique.spot), say("Tools for it: {tools}", tools=tools))
        back = Back("", say("How to notice it"), lines, f"DISARM {technique.disarm}" if technique.disarm else "", "")
        what = (Paragraph(voice.text(technique.what)),)
        title = voice.text(technique.name)
        print_ = Picture(prints / f"{name}.webp", title, "", PRINT)
        cards.append(Card(say("Technique"), "", title, what, back, portrait=print_))
    return Part("techniques", say("Technique cards"), (Deck("", tuple(cards)),), sheet=True)
