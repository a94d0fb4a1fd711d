"""An item in the clothes that it goes round in, whether it is in a case or in the quiz."""

from typing import TYPE_CHECKING

from game import words
from game.pages.views import ItemView, PictureView
from game.story.pictures import Endless, Picture, shown

if TYPE_CHECKING:
    from game.pages.playing import Place
    from game.story.pack import Pack, QuizItem
    from game.story.scenario import Item
    from game.strings import Translator


def item_view(name: str, item: "Item | QuizItem", place: "Place") -> ItemView:
    """An item as it is seen, with nothing of what it is."""
    pack, t = place.pack, place.translator
    account = pack.accounts.get(item.from_)
    return ItemView(
        item=name,
        form=item.form,
        form_name=words.form_name(t, item.form),
        account=t.text(account.name) if account else item.from_,
        about=t.text(account.about) if account else "",
        handle=(account.handle or "") if account else "",
        posted=t.text(item.posted) if item.posted is not None else "",
        title=t.text(item.title) if item.title is not None else "",
        text=t.text(item.text),
        claims=t.text(item.claims),
        picture=picture_view(item.picture, pack, t) if item.picture is not None else None,
    )


def picture_view(picture: Picture, pack: "Pack", t: "Translator") -> PictureView:
    """A picture by the name that the pack's album has for it; nothing of how it was made is in the name."""
    kept = pack.pictures.get(picture.base)
    try:
        file = shown(pack.pictures, picture, t.text).name
    except (KeyError, Endless):
        file = picture.base
    return PictureView(file, t.text(picture.alt), t.text(kept.credit) if kept else "")
