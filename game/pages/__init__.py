"""A playthrough at a moment, as a neutral page: what every host draws, prints or reads aloud.

A page is plain data in the player's language and turns into JSON with `dataclasses.asdict`. Nothing in it is markup. It
gives away nothing before the debrief: neither what an item is, nor what a finding is worth.
"""

from game.pages.items import item_view
from game.pages.looking_back import LookingBack, technique_view, told
from game.pages.playing import Painter, Place
from game.pages.views import (
    BadgeView,
    Block,
    CorrectionView,
    EvidenceView,
    FindingView,
    Group,
    HeadingView,
    ItemView,
    JudgementForm,
    KindView,
    LineView,
    LinkView,
    MeterView,
    NoteView,
    Offer,
    Page,
    PageKind,
    PictureView,
    Role,
    ScoreView,
    SettingView,
    StoryView,
    TechniqueView,
    VerdictView,
    WebPageView,
)
from game.pages.web import link_view, unread, web_page
from game.story.playthrough import Moment, Walk

__all__ = [
    "BadgeView",
    "Block",
    "CorrectionView",
    "EvidenceView",
    "FindingView",
    "Group",
    "HeadingView",
    "ItemView",
    "JudgementForm",
    "KindView",
    "LineView",
    "LinkView",
    "MeterView",
    "NoteView",
    "Offer",
    "Page",
    "PageKind",
    "PictureView",
    "Place",
    "Role",
    "ScoreView",
    "SettingView",
    "StoryView",
    "TechniqueView",
    "VerdictView",
    "WebPageView",
    "item_view",
    "link_view",
    "page",
    "technique_view",
    "told",
    "unread",
    "web_page",
]


def page(walk: Walk, place: Place, before: Moment | None = None) -> Page:
    """The page of a walk where it stands; `before` is the moment before the last choice, for what the meters did."""
    match walk.stage:
        case "scene":
            return Painter(walk, place, before).scene()
        case "bench":
            return Painter(walk, place, before).bench()
        case "debrief":
            return LookingBack(walk, place, before).debrief()
        case "over":
            return LookingBack(walk, place, before).result()
