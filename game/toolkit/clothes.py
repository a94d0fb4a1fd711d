"""Items and pictures as they are printed: in their own clothes, with a strip that cannot be cut off."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from game.story.scenario import check_tool
from game.toolkit.document import Block, Foreign, Item, Paragraph, Passage, Picture, Shown, Strip, Table
from game.toolkit.voice import Voice

if TYPE_CHECKING:
    from game.bench.album import Album
    from game.story.pack import Pack, Person
    from game.story.pictures import Picture as StoryPicture
    from game.story.scenario import Check, Form, Verdict
    from game.story.text import Text


WIDE = 160
"""How wide a picture is at the most, in millimetres, where it has the whole width: large print, slides, screens."""

ITEM, EVIDENCE, LITTLE = 90, 40, 48
"""And elsewhere: beside the words of an item on its card, on a small card, and in the key."""

FACE = 45
"""How wide a portrait is in large print, and so anywhere: made smaller, its flat colours would take more room."""
PRINT = 34
"""How wide the print of a technique is on the poster, its widest place in a kit for the wall."""


class Dressed(Protocol):
    """What can be shown in its own clothes: an item of a case, or one of the quiz."""

    @property
    def form(self) -> "Form": ...
    @property
    def from_(self) -> str: ...
    @property
    def text(self) -> "Text": ...
    @property
    def title(self) -> "Text | None": ...
    @property
    def posted(self) -> "Text | None": ...
    @property
    def picture(self) -> "StoryPicture | None": ...
    @property
    def verdict(self) -> "Verdict": ...


@dataclass(frozen=True, slots=True)
class Wardrobe:
    """Dresses the items of a pack; `album` has its pictures.

    `roomy` is where pictures have the whole width.
    """

    voice: Voice
    pack: "Pack"
    album: "Album"
    roomy: bool = False

    def item(self, item: Dressed, *, told: bool = False, small: bool = False) -> Item:
        """An item as it goes round. Once it is `told` what it is, a falsehood bears that across it.

        Until then every item bears the same strip, for what the strip said would be the answer.
        """
        account = self.pack.accounts.get(item.from_)
        strip = strip_of(item, told=told)
        text = self.voice.text
        whole = text(item.text)
        return Item(
            form=item.form,
            account=text(account.name) if account is not None else item.from_,
            handle=(account.handle or "") if account is not None else "",
            posted=text(item.posted),
            title=text(item.title),
            paragraphs=paragraphs(whole),
            picture=self.picture(item.picture, strip, WIDE if self.roomy else LITTLE if small else ITEM),
            strip=strip,
            strip_text=self.words_of(strip),
            small=small,
        )

    def picture(self, picture: "StoryPicture | None", strip: Strip, width: int) -> Picture | None:
        """A picture with its strip."""
        if picture is None:
            return None
        kept = self.pack.pictures.get(picture.base)
        return Picture(
            file=self.album.shown(picture),
            alt=self.voice.text(picture.alt),
            credit=self.voice.text(kept.credit if kept is not None else None),
            width=width,
            strip=strip,
            words=self.words_of(strip),
        )

    def portrait(self, person: "Person") -> Picture | None:
        """The face of somebody of the cast."""
        face = person.face()
        if face is None:
            return None
        return Picture(self.album.file(face), self.voice.text(person.name), "", FACE)

    def words_of(self, strip: Strip) -> Passage:
        """What the strip says."""
        say = self.voice.say
        return {"": "", "training": say("Training material: made up"), "false": say("Training material: false")}[strip]

    def finding(self, item: Dressed, check_id: str, check: "Check") -> tuple[Block, ...]:
        """What a check brings to light: the sentence, its picture, and what the picture's file says of itself."""
        blocks: list[Block] = [Paragraph(self.voice.text(check.finding.says))]
        picture = self.picture(check.finding.picture, "training", WIDE if self.roomy else EVIDENCE)
        if picture is not None:
            blocks.append(Shown(picture))
        if check_tool(check_id, check) == "picture-data":
            rows = tuple(self._data(item.picture))
            if rows:
                blocks.append(Table((self.voice.say("The file"), self.voice.say("says")), rows, (1, 2)))
        return tuple(blocks)

    def _data(self, picture: "StoryPicture | None") -> list[tuple[Passage, Passage]]:
        if picture is None or picture.data is None:
            return []
        rows: list[tuple[Passage, Passage]] = []
        t = self.voice.t
        if picture.data.taken is not None:
            rows.append((self.voice.say("Taken"), t.moment(datetime.fromisoformat(picture.data.taken))))
        if picture.data.camera is not None:
            rows.append((self.voice.say("Camera"), picture.data.camera))
        return rows


def strip_of(item: Dressed, *, told: bool) -> Strip:
    """The strip that an item bears: what is accurate in the story is no falsehood, and made up all the same."""
    return "false" if told and item.verdict in ("untrue", "misleading") else "training"


def paragraphs(text: Passage) -> tuple[Passage, ...]:
    """A text, broken where its author broke it."""
    if isinstance(text, Foreign):
        return tuple(Foreign(line, text.lang) for line in text.text.split("\n") if line.strip())
    return tuple(line for line in text.split("\n") if line.strip())
