"""Print the technique cards, the badges for good practice and the frames of the verdicts' stamps.

    python assets/source/print/cards.py [name ...]        (needs resvg-py, Pillow and NumPy)

With names it prints only these, such as `old-photo`, `badge-held-back` or `stamp-satire`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from badges import BADGES
from card_pictures import doctored_image, fake_document, old_photo, synthetic_media, wrong_place
from card_rumours import (
    crisis_rumour,
    election_rumour,
    health_hoax,
    invented_ethnic_angle,
    newcomer_rumour,
    pseudo_expert,
)
from card_senders import coordinated_accounts, copy_paste_portals, emotional_bait
from card_words import (
    clipped_quote,
    fake_quote_card,
    headline_mismatch,
    mistranslation,
    satire_as_news,
    spoofed_outlet,
)
from PIL import Image
from sheet import Sheet
from stamps import STAMPS

TARGET = Path(__file__).parents[2] / "cards"
CARDS: tuple[Callable[[], Sheet], ...] = (
    old_photo,
    wrong_place,
    clipped_quote,
    mistranslation,
    headline_mismatch,
    fake_quote_card,
    spoofed_outlet,
    invented_ethnic_angle,
    crisis_rumour,
    newcomer_rumour,
    election_rumour,
    synthetic_media,
    pseudo_expert,
    health_hoax,
    fake_document,
    satire_as_news,
    doctored_image,
    copy_paste_portals,
    coordinated_accounts,
    emotional_bait,
)
"""In the order of scenarios/techniques.yaml, each named after its technique."""


def prints() -> Iterator[tuple[str, Callable[[], Image.Image], int]]:
    """Everything there is to print: its name, what prints it, and how much of it is kept."""
    for seed, card in enumerate(CARDS):
        yield _name(card), partial(card().print, seed), 78
    for seed, badge in enumerate(BADGES):
        yield f"badge-{_name(badge)}", partial(badge().print, seed, cut_out=True), 80
    for seed, stamp in enumerate(STAMPS, 18):
        yield f"stamp-{_name(stamp)}", partial(stamp().plate.rub, stamp().ink, seed), 70


def _name(draw: Callable[[], Sheet]) -> str:
    return draw.__name__.replace("_", "-")


def build(wanted: list[str]) -> None:
    """Print what is wanted, or everything."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, make, quality in prints():
        if not wanted or name in wanted:
            make().save(TARGET / f"{name}.webp", quality=quality, method=6)


if __name__ == "__main__":
    build(sys.argv[1:])
