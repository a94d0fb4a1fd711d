"""The game as text: for screen readers, for terminals, and for a machine with no display.

One thing a line, pictures in words, numbered choices, nothing that needs colour or a cursor. The reader speaks to two
callables, so that anything can stand at the other end: `tell` is given finished lines, `ask` gives back what was typed.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, assert_never

from game.pages import (
    BadgeView,
    Block,
    CorrectionView,
    EvidenceView,
    FindingView,
    HeadingView,
    ItemView,
    LineView,
    MeterView,
    NoteView,
    Offer,
    Page,
    PictureView,
    ScoreView,
    StoryView,
    TechniqueView,
    VerdictView,
    WebPageView,
    web_page,
)
from game.sitting import Sitting

if TYPE_CHECKING:
    from game.strings import Translator

Tell = Callable[[str], None]
Ask = Callable[[str], str]
"""Asks for a line with a prompt; raises EOFError where nobody is there any more."""


READ = "read:"
"""What stands for reading a page of the town's web, in the menu alone: it is no token of the play."""

UNDO = ("u", "undo", "у")
LEAVE = ("q", "quit", "љ")
"""What takes the last choice back, and what leaves; the last is what those keys write on a Cyrillic keyboard."""


class Left(Exception):
    """The player has put the game down; what was chosen is saved."""


class Reader:
    """Reads a sitting to somebody and takes what they choose."""

    def __init__(self, sitting: Sitting, tell: Tell, ask: Ask) -> None:
        self.sitting = sitting
        self.tell = tell
        self.ask = ask

    @property
    def t(self) -> "Translator":
        """The translator of the sitting."""
        return self.sitting.place.translator

    def play(self) -> None:
        """Plays to the end of the case. Raises `Left` where the player leaves before."""
        self.show()
        while not self.sitting.over:
            self.turn()

    def perform(self, tokens: Iterable[str]) -> None:
        """Plays a script, telling each page and each choice. Raises `NotOnOffer` at a token that does not fit."""
        self.show()
        for token in tokens:
            chosen = self.spoken(token)
            self.sitting.take(token)
            self.tell(f"> {chosen}")
            self.tell("")
            self.show()

    def show(self) -> None:
        """Tells the whole page."""
        for line in page_lines(self.sitting.page(), self.t):
            self.tell(line)

    def spoken(self, token: str) -> str:
        """What a token is called on this page."""
        page = self.sitting.page()
        for offer in page.offers:
            if offer.token == token:
                return offer.text
        form = page.judgement
        if token.startswith("judge:") and form is not None:
            *_, percent, kind = token.split(":")
            name = next((view.name for view in form.kinds if view.kind == kind), kind)
            if percent.isdecimal():
                return self.t.say("My judgement: {percent}, {kind}", percent=self.t.percent(int(percent)), kind=name)
        return token

    def turn(self) -> None:
        """Asks for one choice, and does it."""
        page = self.sitting.page()
        menu = list(self.menu(page))
        for number, (text, _) in enumerate(menu, 1):
            self.tell(f"{number}. {text}")
        self.tell(self.help())
        while True:
            answer = self.typed(self.t.say("Your choice:"))
            if answer == "?":
                return self.show()
            if answer in UNDO and self.sitting.undo():
                return self.show()
            if answer.isdecimal() and 1 <= int(answer) <= len(menu):
                chosen = menu[int(answer) - 1][1]
                if chosen is not None and chosen.startswith(READ):
                    return self.read(chosen.removeprefix(READ))
                token = chosen or self.judgement(page)
                return self.take(token) if token is not None else None
            # The menu is not told again: whoever listens has just heard it.
            if answer in UNDO:
                self.tell(self.t.say("This cannot be taken back: what was seen stays seen."))
            else:
                self.tell(self.t.say("Type a number from 1 to {n}.", n=self.t.number(len(menu))))

    def take(self, token: str) -> None:
        """Does what was chosen and tells what is new."""
        self.sitting.take(token)
        self.tell("")
        page = self.sitting.page()
        if token.startswith("check:"):
            newest = [block for block in page.blocks if isinstance(block, FindingView)][-1]
            for line in block_lines(newest, self.t):
                self.tell(line)
            self.tell(page.minutes_words)
        elif token.startswith("pin:"):
            self.tell(page.pins_words)
        elif token.startswith("judge:") and page.judgement is not None:
            self.tell(self.t.say("You say {said}.", said=page.judgement.said))
        else:
            self.show()

    def read(self, name: str) -> None:
        """Reads a page of the town's web, and those that it leads on to, until the player has read enough."""
        while True:
            shown = web_page(name, self.sitting.place, self.sitting.walk)
            for line in web_lines(shown, self.t):
                self.tell(line)
            links = [link for link in shown.links if link.enabled]
            for number, link in enumerate(links, 1):
                way = f"{link.title}, {link.site}"
                self.tell(f"{number}. {way} ({link.cost})" if link.cost else f"{number}. {way}")
            self.tell(f"{len(links) + 1}. {self.t.say('Close the page')}")
            chosen = self.number(self.t.say("Your choice:"), 1, len(links) + 1)
            if chosen is None or chosen > len(links):
                return self.show()
            link = links[chosen - 1]
            if link.token:
                self.take(link.token)
            name = link.page

    def menu(self, page: Page) -> Iterator[tuple[str, str | None]]:
        """The numbered lines, each with its token; `None` stands for the judgement, which asks on."""
        groups: dict[str, list[Offer]] = {}
        for offer in page.offers:
            if offer.enabled:
                groups.setdefault(offer.group, []).append(offer)
        for group in ("choice", "check", "pin"):
            for offer in groups.get(group, []):
                yield f"{offer.text} ({offer.cost})" if offer.cost else offer.text, offer.token
        for block in page.blocks:
            if isinstance(block, FindingView) and block.page is not None:
                yield self.t.say("Read the page: {title}", title=block.page.title), f"{READ}{block.page.page}"
        if page.judgement is not None:
            again = page.judgement.percent is not None
            yield self.t.say("Judge it again") if again else self.t.say("Judge it"), None
        for group in ("act", "skip", "next"):
            for offer in groups.get(group, []):
                yield offer.text, offer.token

    def judgement(self, page: Page) -> str | None:
        """Asks for the probability and the kind; gives the token, `None` where the player goes back to the menu."""
        form = page.judgement
        if form is None:
            raise AssertionError("only a page with a judgement offers one")
        self.tell(form.question)
        self.tell(", ".join(f"{percent}: {word}" for percent, word in form.stops))
        percent = self.number(self.t.say("Percent, 0 to 100:"), 0, 100)
        if percent is None:
            return None
        self.tell(self.t.say("What kind of thing is it?"))
        for number, kind in enumerate(form.kinds, 1):
            self.tell(f"{number}. {kind.name}. {kind.meaning}")
        chosen = self.number(self.t.say("Your choice:"), 1, len(form.kinds))
        return None if chosen is None else f"judge:{form.item}:{percent}:{form.kinds[chosen - 1].kind}"

    def number(self, prompt: str, low: int, high: int) -> int | None:
        """Asks until a whole number within the limits is typed; `None` where the question is taken back."""
        while True:
            answer = self.typed(prompt).removesuffix("%").strip()
            if answer in UNDO:
                return None
            if answer.isdecimal() and low <= int(answer) <= high:
                return int(answer)
            self.tell(self.t.say("Type a number from {low} to {high}.", low=low, high=high))

    def typed(self, prompt: str) -> str:
        """What was typed; raises `Left` for q, for Ctrl-C and where the input has ended."""
        try:
            answer = self.ask(prompt).strip().lower()
        except (EOFError, KeyboardInterrupt):
            # The prompt's line was left open.
            self.tell("")
            raise Left from None
        if answer in LEAVE:
            raise Left
        return answer

    def help(self) -> str:
        """One line on the letters that always work."""
        return self.t.say("(? reads the page again, u takes the last choice back, q leaves and keeps your place)")


def page_lines(page: Page, t: "Translator") -> Iterator[str]:
    """The page as lines of text, in the order in which it is read."""
    yield f"== {page.heading} =="
    if page.step is not None:
        yield t.say("Item {n} of {of}.", n=t.number(page.step[0]), of=t.number(page.step[1]))
    if page.kind in ("scene", "bench") and (page.fresh or page.kind == "bench"):
        yield status(page, t)
    for block in page.blocks:
        yield from block_lines(block, t)
    if page.judgement is not None and page.judgement.said:
        yield t.say("You say {said}.", said=page.judgement.said)
    yield ""


def web_lines(page: WebPageView, t: "Translator") -> Iterator[str]:
    """A page of the town's web as lines of text."""
    yield ""
    yield f"== {page.title} =="
    yield ", ".join(part for part in (page.site, page.date) if part)
    yield from page.paragraphs
    yield from _picture(page.picture, t)
    yield ""


def status(page: Page, t: "Translator") -> str:
    """Meters and minutes in one line."""
    return " ".join([*(_meter(meter, t) for meter in page.meters), f"{page.minutes_words}."])


def _meter(meter: MeterView, t: "Translator") -> str:
    moved = ""
    if meter.change:
        moved = f" ({'+' if meter.change > 0 else '−'}{t.number(abs(meter.change))})"
    return f"{meter.name}: {t.number(meter.value)}, {meter.word}{moved}."


def block_lines(block: Block, t: "Translator") -> Iterator[str]:
    """One block as lines of text."""
    match block:
        case LineView():
            yield f"{block.name}: {block.text}"
        case NoteView():
            note = t.say("Content note: {note}", note=block.text) if block.kind == "content-note" else block.text
            yield note
        case ItemView():
            yield from _item(block, t)
        case FindingView():
            pinned = " " + t.say("(pinned)") if block.pinned else ""
            yield f"{_labelled(block.label)} {block.says}{pinned}"
            yield from _picture(block.picture, t)
            yield from (f"{name}: {value}" for name, value in block.rows)
        case _:
            yield from _looking_back(block, t)


_Afterwards = (
    CorrectionView | VerdictView | EvidenceView | TechniqueView | StoryView | ScoreView | BadgeView | HeadingView
)


def _looking_back(block: _Afterwards, t: "Translator") -> Iterator[str]:
    match block:
        case CorrectionView():
            yield f"{block.heading}: {block.text}"
        case VerdictView():
            yield t.say("It is: {verdict}. {kind}. {said}", verdict=block.word, kind=block.kind_word, said=block.said)
        case EvidenceView():
            yield f"{_labelled(block.label)} {block.says} [{block.worth}; {block.look}]"
        case TechniqueView():
            yield f"{block.name}: {block.what} {block.spot}"
            yield t.say("Tools for it: {tools}.", tools=t.list(block.tools))
            if block.number:
                yield block.number
        case StoryView():
            yield f"{block.name}: {block.text}"
        case BadgeView():
            yield t.say("A badge: {name}. {why}", name=block.name, why=block.why)
        case ScoreView():
            yield f"{block.name}: {block.points} ({block.meaning})"
        case HeadingView():
            yield ""
            yield f"-- {block.text} --"
        case _:
            assert_never(block)


def _labelled(label: str) -> str:
    """A label before what it stands for; one that asks needs no colon."""
    return label if label.endswith("?") else f"{label}:"


def _item(block: ItemView, t: "Translator") -> Iterator[str]:
    sender = block.account if not block.handle else f"{block.account} ({block.handle})"
    yield t.say("Here is {form} from {sender}.", form=block.form_name, sender=sender)
    if block.posted:
        yield block.posted
    if block.title:
        yield block.title
    # What somebody says already has its marks.
    said = block.text if block.text[:1] in "“„«" else t.say("“{text}”", text=block.text)
    # A newspaper's text may speak of “the picture above”: it is told in the order in which it is printed.
    printed = block.form in ("article", "front-page")
    yield from (*_picture(block.picture, t), said) if printed else (said, *_picture(block.picture, t))


def _picture(picture: PictureView | None, t: "Translator") -> Iterator[str]:
    if picture is not None:
        yield t.say("Picture: {alt}", alt=picture.alt)
