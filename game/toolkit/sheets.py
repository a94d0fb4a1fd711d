"""The sheets of a case: what a team writes on, what a pupil thinks about, and the key with the scoring."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game import words
from game.story.playthrough import PINS
from game.story.scenario import KINDS, check_tool
from game.story.scoring import CARE, JUDGEMENT, KIND_SHARE, LIT, METHOD, QUADRATIC_SHARE, TRUTH, quadratic
from game.toolkit.clothes import Wardrobe, paragraphs
from game.toolkit.document import (
    Block,
    Box,
    Boxes,
    Break,
    Heading,
    Listing,
    Page,
    Paragraph,
    Part,
    Passage,
    Question,
    Scale,
    Sum,
    Table,
    Track,
)
from game.toolkit.tabletop import Bench, Evidence
from game.toolkit.voice import Voice, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.story.pack import Taxonomy
    from game.story.scenario import Item
    from game.toolkit.tabletop import Table as TableGame

PERCENTS = tuple(range(0, 101, 10))
"""How sure a team can say it is: in steps of ten, so that the points can be looked up."""


def worksheets(voice: Voice, tables: "Sequence[TableGame]", *, played: bool) -> Part:
    """For each case a sheet for each pupil; where its branches are `played`, a team sheet with what is crossed off."""
    blocks: list[Block] = []
    for table in tables:
        for sheet in (_team_sheet, _worksheet) if played else (_worksheet,):
            blocks += [Break(sheet=True)] if blocks else []
            blocks.append(Page(tuple(sheet(voice, table))))
    return Part("worksheets", voice.say("Worksheets"), tuple(blocks), sheet=True)


def _team_sheet(voice: Voice, table: "TableGame") -> Iterator[Block]:
    say, t, case = voice.say, voice.t, table.case
    yield Heading(say("Team sheet: {case}", case=voice.text(case.title)))
    yield Paragraph(say("One for each team."), "small")
    yield Boxes(say("Branch cards"), tuple(str(card.number) for card in table.cards))
    yield Boxes(say("Minutes at the bench, for the whole case"), tuple(str(n) for n in range(1, case.shift + 1)))
    yield Boxes(say("Evidence"), tuple(piece.code for piece in table.evidence))
    yield Track(say("Trust"), t.number(case.defaults.trust))
    yield Track(say("Calm"), t.number(case.defaults.calm))
    yield Table(
        (
            say("Item"),
            say("What it claims, in your words"),
            say("How likely: 0, 10, 20 … 100 %"),
            say("Kind"),
            say("Kept, {n} at most", n=PINS),
        ),
        tuple((table.letters[name], "", "", "", "") for name in case.items),
        (0, 7, 5, 3, 5),
        tall=True,
    )
    kinds = [f"{n}: {voice.kind(kind)}" for n, kind in enumerate(KINDS)]
    yield Paragraph(say("Kinds: {kinds}", kinds=" · ".join(kinds)), "small")
    yield Box(
        say("How to play"),
        (
            Listing(
                (
                    say(
                        "Read branch card 1 aloud and cross it off. Stop reading where a card sends you on or lets you "
                        "choose. Each card that is read is crossed off."
                    ),
                    say(
                        "Choose together. An option whose card is crossed off is gone; where a card says “Go to”, it "
                        "always counts."
                    ),
                    say("“If …” asks for what stands on this sheet. Where it is not so, skip what comes after it."),
                    say(
                        "At each change of Trust and Calm write the new number into the next field; below zero and "
                        "above 100 is allowed."
                    ),
                    say(
                        "At the bench each piece of evidence costs the minutes on its outside: cross them and the "
                        "piece off. There are {n} for all items together.",
                        n=case.shift,
                    ),
                    say(
                        "Keep up to {n} pieces for an item, those that settle it: good ones earn points, misleading "
                        "ones cost some.",
                        n=PINS,
                    ),
                ),
                "steps",
            ),
        ),
    )


def _worksheet(voice: Voice, table: "TableGame") -> Iterator[Block]:
    say, case = voice.say, table.case
    yield Heading(say("To think about: {case}", case=voice.text(case.title)))
    yield Paragraph(say("One for each pupil, after the case and before the key is opened. No name."), "small")
    stops = tuple((voice.t.percent(percent), text) for percent, text in words.stops(voice.t))
    for name, item in case.items.items():
        yield Scale(
            say(
                "Item {letter}. {claim} How likely is that?", letter=table.letters[name], claim=voice.text(item.claims)
            ),
            stops,
        )
    yield Question(say("Which one piece of evidence moved you most, and which way?"), 2)
    yield Question(say("Which piece did you not turn over, and would like to see now?"), 1)
    yield Question(say("Who in this story passed something on for a good reason? Which reason?"), 2)
    yield Question(say("Where did your team disagree? How did you decide?"), 2)
    yield Question(say("What would you say on air now, in one sentence, to somebody who heard the rumour?"), 2)
    yield Question(say("Where could you use one of these checks this week?"), 1)


def answer_key(
    voice: Voice, wardrobe: Wardrobe, tables: "Sequence[TableGame]", taxonomy: "Taxonomy | None", *, played: bool
) -> Part:
    """What each item is and what its evidence was worth; where the branches are `played`, how points are counted."""
    say = voice.say
    told = say("Take these sheets out before you copy the others. Everything false here is marked as false.")
    blocks: list[Block] = [Paragraph(told, "note")]
    for number, table in enumerate(tables):
        blocks += [Break()] if number else []
        blocks += _key(voice, wardrobe, table, taxonomy)
        if played:
            blocks += _ends(voice, table)
            blocks.append(Break(sheet=True))
            blocks.append(Page(tuple(_scoring(voice, table))))
    return Part("key", say("Answer key"), tuple(blocks), sheet=True, dense=True)


def _key(voice: Voice, wardrobe: Wardrobe, table: "TableGame", taxonomy: "Taxonomy | None") -> Iterator[Block]:
    say, case = voice.say, table.case
    yield Heading(say("Key: {case}", case=voice.text(case.title)), answer=True)
    for name, item in case.items.items():
        verdict = words.verdict_name(voice.t, item.verdict)
        yield Heading(say("Item {letter}: {verdict}", letter=table.letters[name], verdict=verdict), 3)
        yield wardrobe.item(item, told=True, small=True)
        yield from _correction(voice, item)
        names = voice.techniques(item.techniques, taxonomy)
        kind = say("Kind {number}: {kind}.", number=KINDS.index(item.kind), kind=voice.kind(item.kind))
        yield Paragraph(kind)
        if names:
            yield Paragraph(say("Techniques: {names}.", names=voice.listed(names)))
        yield _worths(voice, [piece for piece in table.evidence if piece.item == name])
        if item.reason is not None:
            yield Paragraph(say("Why a quarter is named: {reason}", reason=voice.text(item.reason)))
        if item.prompt is not None:
            yield Paragraph(say("To ask: {prompt}", prompt=voice.text(item.prompt)), "note")
        if item.story_behind is not None:
            teller = say("The story behind it, told by {name}", name=voice.name(item.story_behind.who))
            story = paragraphs(voice.text(item.story_behind.text))
            yield Box(teller, tuple(Paragraph(part, "quote") for part in story))


def _ends(voice: Voice, table: "TableGame") -> Iterator[Block]:
    """Where a team is: the cards at which an item comes to the bench, and those at which the case ends."""
    say, endings = voice.say, table.case.endings
    yield Heading(say("The way through the cards"), 3)
    benches = [(card.number, step.item) for card in table.cards for step in card.steps if isinstance(step, Bench)]
    order = list(table.case.items)
    benches.sort(key=lambda bench: order.index(bench[1]))
    rows: list[tuple[Passage, ...]] = [
        (str(number), say("Item {letter} comes to the bench", letter=table.letters[item])) for number, item in benches
    ]
    for card in table.cards:
        if card.ending is not None:
            title = voice.text(endings[card.ending].title)
            rows.append((str(card.number), say("Ending: {title}", title=title)))
    yield Table((say("Card"), say("What is there")), tuple(rows), (0, 6))


def _correction(voice: Voice, item: "Item") -> Iterator[Block]:
    say, correction = voice.say, item.correction
    why = say("Why one could doubt it") if item.verdict == "accurate" else say("Why it took people in")
    steps = (
        (say("What is so"), correction.fact),
        (say("Careful"), correction.warning),
        (why, correction.why),
        (say("Once more, what is so"), correction.fact_again),
    )
    for name, text in steps:
        if text is not None:
            yield Paragraph(voice.text(text), who=name)


def _worths(voice: Voice, pieces: "Sequence[Evidence]") -> Table:
    """What each piece of evidence was worth: the one that leads furthest to the truth first."""
    say = voice.say
    ranked = sorted(pieces, key=lambda piece: -piece.worth)
    return Table(
        (say("Code"), say("Look"), say("How much it tells"), say("Points")),
        tuple(
            (
                piece.code,
                voice.label(check_tool(piece.check_id, piece.check), piece.check),
                words.worth(voice.t, piece.check.finding.weight, piece.worth),
                voice.signed(piece.worth),
            )
            for piece in ranked
        ),
        (0, 5, 3, 2),
    )


def _scoring(voice: Voice, table: "TableGame") -> Iterator[Block]:
    """The scoring sheet: the game's own sums, laid out for a pencil."""
    say, t, case = voice.say, voice.t, table.case
    yield Heading(say("Scoring sheet: {case}", case=voice.text(case.title)), answer=True)
    yield Paragraph(say("For the teams, once the key has been opened. It counts as the game does, without a clock."))
    yield Heading(say("1. Judgement"), 3)
    yield Paragraph(
        say("Look up for each item the points for the percentage that you gave it. No judgement counts as 50 %.")
    )
    columns = tuple(_judged_columns(voice, table))
    yield Table(
        (say("You gave it"), *(heading for heading, _ in columns)),
        tuple(
            (t.percent(percent), *(voice.signed(round(quadratic(percent, truth))) for _, truth in columns))
            for percent in PERCENTS
        ),
        (2, *(4 for _ in columns)),
    )
    yield Sum(say("Add up the points of the items that you turned over, and did not leave aside."))
    yield Sum(
        say("Divide by how many these are, and multiply by {share}.", share=t.number(QUADRATIC_SHARE)),
    )
    yield Sum(
        say(
            "Multiply the kinds that you named right by {points}, divide by how many items these are, and add it to "
            "the line above. This is J.",
            points=KIND_SHARE,
        )
    )
    if any(not bounds.items for bounds in table.bounds):
        yield Paragraph(say("A team that left all items aside has 100 for J."), "small")
    yield Heading(say("2. Method"), 3)
    yield Sum(
        say(
            "Add up the points of the evidence that you kept for each item. More than {cap} for one item counts as "
            "{cap}.",
            cap=table.enough,
        )
    )
    yield Sum(say("Add the items up, divide by the number in the table below, and multiply by 100. This is M."))
    yield Heading(say("3. Care"), 3)
    start = case.defaults.trust + case.defaults.calm
    yield Sum(say("Trust at the end and Calm at the end together, less the {start} of the start.", start=start))
    yield Sum(
        say(
            "Take away the lowest (to take away a minus is to add), divide by the span, and multiply by 100. This is C."
        )
    )
    yield Table(
        (say("Items that you turned over"), say("Method: divide by"), say("Care: lowest"), say("Care: span")),
        tuple(_bounds_rows(voice, table)),
        (4, 3, 3, 3),
    )
    if any(not bounds.method or bounds.best == bounds.worst for bounds in table.bounds):
        yield Paragraph(say("Where there is a dash, this part counts as 100."), "small")
    yield Heading(say("4. Together"), 3)
    weights = {"j": JUDGEMENT, "m": METHOD, "c": CARE}
    yield Sum(
        say("{j} % of J, {m} % of M and {c} % of C, out of 100. From {lit} on, a lantern is lit.", **weights, lit=LIT)
    )


def _judged_columns(voice: Voice, table: "TableGame") -> Iterator[tuple[Passage, float]]:
    """The columns of the table of judgements: which items they are for, and the outcome that counts for these."""
    for truth in (1.0, 0.0, 0.5):
        letters = [table.letters[name] for name, item in table.case.items.items() if TRUTH[item.verdict] == truth]
        items = ", ".join(letters)
        if items and truth == 1.0:
            yield voice.say("Accurate: {items}", items=items), truth
        elif items and truth == 0.0:
            yield voice.say("Not accurate: {items}", items=items), truth
        elif items:
            yield voice.say("Not known yet: {items}", items=items), truth


def _bounds_rows(voice: Voice, table: "TableGame") -> Iterator[tuple[Passage, ...]]:
    """A row for each different set of bounds, with all the ways of having met the items that it is for."""
    alike: dict[tuple[int, int, int], list[Passage]] = {}
    for bounds in table.bounds:
        judged = ", ".join(table.letters[name] for name in bounds.items) or "–"
        aside = ", ".join(table.letters[name] for name in bounds.aside)
        which = voice.say("{items} ({aside} left aside)", items=judged, aside=aside) if aside else judged
        alike.setdefault((bounds.method, bounds.worst, bounds.best), []).append(which)
    for (method, worst, best), ways in alike.items():
        span = best - worst
        care = (voice.signed(worst), str(span)) if span else ("–", "–")
        # Typed into a calculator, to which the sign between thousands is one before decimals.
        yield ("; ".join(map(plain, ways)), str(method) if method else "–", *care)
