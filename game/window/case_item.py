"""An item in its own clothes, and what the checks found about it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.window import tokens
from game.window.buttons import Button
from game.window.layout import Column, Fill, Node, Pad, Row, Wrap
from game.window.marks import Portrait, Stamp
from game.window.widgets import Card, Heading, Icon, Label, Paragraph, Picture, Rule

if TYPE_CHECKING:
    from game.pages import FindingView, ItemView, PictureView
    from game.strings import Translator

Files = Callable[[str], Path]
"""Where a picture of the pack is."""


def picture(
    view: PictureView | None, files: Files, *, key: str = "", share: float = tokens.PICTURE_SHARE
) -> Node | None:
    """A picture of the pack as its item shows it."""
    if view is None:
        return None
    return Picture(files(view.file), view.alt, share=share, key=key)


def item_card(item: ItemView, t: Translator, files: Files, *, arrive: bool = False) -> Card:
    """The item as it goes round: a post, a chat, a newspaper's page, a notice on a wall."""
    dress = {
        "article": _page,
        "front-page": _front_page,
        "chat": _chat,
        "notice": _notice,
        "letter": _letter,
        "video-still": _still,
    }.get(item.form, _post)
    made_up = Label(t.say("Made up for this game"), style="small", ink="soft")
    body = Column([*dress(item, files), made_up], gap=tokens.GAP)
    return Card(body, tone="note" if item.form in ("chat", "notice", "letter") else "paper", arrive=arrive, key="item")


def _sender(item: ItemView) -> Node:
    handle = " · ".join(part for part in (item.handle, item.posted) if part)
    return Row(
        [
            Portrait(None, item.account, size=tokens.TOUCH),
            Column(
                [Paragraph(item.account, style="strong"), Label(handle, style="small") if handle else None],
                gap=0,
                grow=1,
            ),
        ],
        gap=tokens.GAP,
        align="center",
    )


def _post(item: ItemView, files: Files) -> list[Node | None]:
    title = Heading(item.title) if item.title else None
    return [
        _sender(item),
        title,
        Paragraph(item.text, style="lead"),
        picture(item.picture, files, share=0.42),
    ]


def _chat(item: ItemView, files: Files) -> list[Node | None]:
    bubble = Column(
        [
            Label(item.handle, ink="good") if item.handle else None,
            Paragraph(item.text, style="lead"),
            picture(item.picture, files, share=0.42),
            Label(item.posted, style="small", align="end") if item.posted else None,
        ],
        gap=tokens.TIGHT,
    )
    named = Row([Icon("speech"), Paragraph(item.account, style="strong", grow=1)], align="center")
    return [named, Rule(), Card(bubble, pad=tokens.GAP, shadow=False)]


def _page(item: ItemView, files: Files) -> list[Node | None]:
    return [
        Heading(item.account, style="heading", align="center", ink="soft"),
        Rule(),
        Label(item.posted, style="small", align="center") if item.posted else None,
        Heading(item.title, style="title") if item.title else None,
        picture(item.picture, files, share=0.42),
        Paragraph(item.text),
    ]


def _front_page(item: ItemView, files: Files) -> list[Node | None]:
    """As the shop has it at dawn: the name of the paper, the day between two rules, one headline over everything."""
    return [
        Heading(item.account, style="title", align="center"),
        Rule(),
        Label(item.posted, style="small", align="center") if item.posted else None,
        Rule() if item.posted else None,
        Heading(item.title, style="title") if item.title else None,
        picture(item.picture, files, share=0.42),
        Paragraph(item.text),
    ]


def _letter(item: ItemView, files: Files) -> list[Node | None]:
    """Who writes, when, about what, and the sender's rubber stamp under it."""
    return [
        Heading(item.account, style="heading"),
        Label(item.handle, style="small") if item.handle else None,
        Label(item.posted, style="small", align="end") if item.posted else None,
        Paragraph(item.title, style="strong") if item.title else None,
        Paragraph(item.text),
        picture(item.picture, files, share=0.42),
        Row([Fill(), Stamp(item.account, ink="accent", arrive=False)], align="center"),
    ]


def _still(item: ItemView, files: Files) -> list[Node | None]:
    """A picture stopped in a film, with what the film is called under it."""
    bar = Row([Icon("play"), Label(item.posted, style="small", grow=1)], gap=tokens.TIGHT, align="center")
    return [
        _sender(item),
        picture(item.picture, files, share=0.42),
        bar,
        Heading(item.title) if item.title else None,
        Paragraph(item.text, style="lead"),
    ]


def _notice(item: ItemView, files: Files) -> list[Node | None]:
    return [
        Heading(item.title, align="center") if item.title else None,
        Rule(),
        Paragraph(item.text, align="center"),
        picture(item.picture, files, share=0.42),
        Label(" · ".join(part for part in (item.account, item.posted) if part), style="small", align="center"),
    ]


def finding_slip(
    finding: FindingView,
    t: Translator,
    files: Files,
    *,
    pin: Callable[[], None] | None,
    look: Callable[[], None] | None,
    read: Callable[[], None] | None,
    arrive: bool,
) -> Card:
    """A finding on its slip of paper.

    `pin` pins it or takes it off, `look` shows where it was seen, `read` opens the page that it stands on, where they
    can.
    """
    rows = [
        Row([Label(name, grow=1), Paragraph(value, style="strong", grow=2)], gap=tokens.GAP)
        for name, value in finding.rows
    ]
    pinned = t.say("Pinned") if finding.pinned else t.say("Pin it")
    button = (
        Button(
            pinned,
            pin,
            kind="chip",
            selected=finding.pinned,
            means=f"{pinned}: {finding.label}",
            key=f"pin.{finding.finding}",
        )
        if pin is not None
        else None
    )
    head = Row(
        [Icon(finding.tool), Label(finding.label, grow=1), button],
        gap=tokens.TIGHT,
        align="center",
        stack=True,
    )
    closely = None
    if look is not None:
        words = t.say("Look for yourself")
        means = f"{words}: {finding.label}"
        closely = Button(words, look, kind="chip", icon="magnifier", means=means, key=f"look.{finding.finding}")
    opened = None
    if read is not None and finding.page is not None:
        words = t.say("Read the page")
        means = f"{words}: {finding.page.title}"
        opened = Button(words, read, kind="chip", icon="coverage", means=means, key=f"read.{finding.finding}")
    ways = [way for way in (closely, opened) if way is not None]
    shown = picture(finding.picture, files, key=f"picture.{finding.finding}", share=0.34)
    body = Column(
        [head, Paragraph(finding.says), *rows, Pad(shown, 0) if shown else None, Wrap(ways) if ways else None],
        gap=tokens.TIGHT,
    )
    return Card(
        body,
        tone="paper",
        pad=tokens.GAP,
        selected=finding.pinned,
        arrive=arrive,
        key=f"finding.{finding.finding}",
    )
