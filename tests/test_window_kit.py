"""The widget kit: layout, text, focus, movement, and what the stage draws."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, cast

import pygame
import pytest

from game.charmap import read_charmap
from game.storage import Settings
from game.window import tokens
from game.window.app import App
from game.window.buttons import Button, choices
from game.window.caches import SurfaceCache
from game.window.focus import following
from game.window.kit import Kit
from game.window.layout import Box, Column, Fill, Grid, Limit, Node, Pad, Row, Scroll, Sized, Space, Wrap
from game.window.marks import Badge, Portrait, Stamp, Tag
from game.window.meters import Meter
from game.window.motion import Motion
from game.window.screen import Screen, page
from game.window.slider import Slider
from game.window.stage import merged
from game.window.survey import contrast
from game.window.text import clusters
from game.window.tokens import Ink, Rgb, Tone
from game.window.widgets import Card, Heading, Label, Paragraph, Picture, Rule
from tests.pilot import ASSETS, Newsroom, Pilot

pytestmark = pytest.mark.usefixtures("opened")


class Sheet(Node):
    """A fake part: so many pixels of area, at least `narrow` and at best `wide` wide."""

    def __init__(self, area: int, narrow: int, wide: int, grow: int = 0) -> None:
        self.area = area
        self.narrow = narrow
        self.wide = wide
        self.grow = grow

    def least(self, kit: Kit) -> int:
        return self.narrow

    def natural(self, kit: Kit) -> int:
        return self.wide

    def height(self, kit: Kit, width: int) -> int:
        return -(-self.area // max(1, width))

    def short(self, kit: Kit, width: int) -> int:
        return self.height(kit, width)


class Ruler:
    """A fake kit in which a logical pixel is a pixel."""

    def px(self, length: float) -> int:
        """The length itself."""
        return round(length)

    em = px


RULER = cast("Kit", Ruler())


class Table(Screen):
    """A screen that shows what it is given."""

    def __init__(self, app: App, tree: Any) -> None:
        super().__init__(app)
        self.tree = tree
        self.heard: list[Any] = []

    def build(self, kit: Kit) -> Node:
        return cast("Node", self.tree(self))


def show(tree: Any, **given: Any) -> Pilot:
    """A pilot before a screen made by `tree(screen)`."""
    return Pilot(given.pop("newsroom", None), lambda app: Table(app, tree), **given)


@pytest.fixture(autouse=True)
def _close() -> Iterator[None]:
    yield
    pygame.display.quit()


# Layout, without pygame


def test_column_gives_free_height_to_what_grows() -> None:
    """What grows gets the height that the others leave, to the pixel."""
    top, bottom = Sheet(1000, 10, 100), Sheet(1000, 10, 100)
    spring = Fill()
    Column([top, spring, bottom], gap=8).place(RULER, Box(0, 0, 100, 101))
    assert (top.box, spring.box.h, bottom.box.bottom) == (Box(0, 0, 100, 10), 65, 101)


def test_row_shares_by_weight_and_keeps_the_least() -> None:
    """Weights share the width, but nobody is made narrower than it can be."""
    left, right = Sheet(100, 10, 50, grow=3), Sheet(100, 60, 80, grow=1)
    Row([left, right], gap=0).place(RULER, Box(0, 0, 200, 50))
    assert (left.box.w, right.box.w) == (140, 60)


def test_row_stacks_when_its_parts_do_not_fit() -> None:
    """A row that may stack becomes a column when its parts' least widths are more than it has."""
    left, right = Sheet(5000, 60, 100), Sheet(5000, 60, 100)
    row = Row([left, Fill(), right], gap=8, stack=True)
    row.place(RULER, Box(0, 0, 120, 400))
    assert left.box.w == right.box.w == 120
    assert right.box.y == left.box.bottom + 8
    assert row.height(RULER, 120) == 42 * 2 + 8


def test_wrap_breaks_lines_like_words() -> None:
    """Parts flow on, and start a new line when the next has no room."""
    parts = [Sheet(400, 10, 40) for _ in range(5)]
    wrap = Wrap(parts, gap=10)
    wrap.place(RULER, Box(5, 5, 100, 100))
    assert [(p.box.x, p.box.y) for p in parts] == [(5, 5), (55, 5), (5, 25), (55, 25), (5, 45)]
    assert wrap.height(RULER, 100) == 50


@pytest.mark.parametrize(("width", "columns"), [(100, 1), (219, 1), (220, 2), (1000, 3)])
def test_grid_has_as_many_columns_as_fit(width: int, columns: int) -> None:
    """A grid makes equal columns, as many as fit and no more than its most."""
    parts = [Sheet(1000, 10, 100) for _ in range(6)]
    Grid(parts, column=100, most=3, gap=20).place(RULER, Box(0, 0, width, 500))
    assert len({p.box.x for p in parts}) == columns
    assert max(p.box.right for p in parts) == width


def test_inner_scroll_shrinks_before_the_outer_scrolls() -> None:
    """What is too high is taken up by the scroll inside, and only then by the one around."""
    inner = Scroll(Sheet(100_000, 10, 100))
    outer = Scroll(Column([Space(100), inner, Space(100)], gap=0))
    outer.place(RULER, Box(0, 0, 100, 600))
    assert (outer.furthest, inner.box.h, inner.furthest) == (0, 400, 600)
    outer.place(RULER, Box(0, 0, 100, 300))
    assert outer.furthest == 900
    assert inner.furthest == 0


def test_limit_and_sized_hold_a_part_to_a_width() -> None:
    """A limited part is centred in what it may not fill; a sized one asks for its width."""
    part = Sheet(1000, 10, 900)
    Limit(part, 300).place(RULER, Box(0, 0, 1000, 10))
    assert part.box == Box(350, 0, 300, 10)
    assert Sized(part, 120, 50).natural(RULER) == 120
    assert Sized(part, 120, 50).height(RULER, 120) == 50
    assert Pad(part, 8, 4).height(RULER, 116) == 18


# Focus, movement, caches


def test_focus_moves_in_reading_order_and_in_space() -> None:
    """Tab goes round, arrows go to the nearest that way, and nowhere where there is nothing."""
    order = [Box(0, 0, 10, 10), Box(100, 0, 10, 10), Box(0, 50, 10, 10), Box(100, 55, 10, 10)]
    assert [following(order, 3, "next"), following(order, 0, "prev"), following(order, None, "down")] == [
        0,
        3,
        0,
    ]
    assert [following(order, 0, way) for way in ("right", "down", "left", "up")] == [1, 2, None, None]
    assert following(order, 3, "up") == 1
    assert following([], None, "next") is None


def test_tweens_ease_out_and_are_cut() -> None:
    """A tween starts with the frame after it, ends at 1.0, and is there at once when cut or still."""
    seen: list[float] = []
    motion = Motion()
    motion.start("card", 200, seen.append)
    for now in (5.0, 5.1, 5.2, 5.3):
        motion.step(now)
    assert seen[0] == 0.0
    assert seen[1] > 0.5
    assert seen[-1] == 1.0
    assert not motion.moving
    motion.start("card", 200, seen.append)
    motion.cut()
    assert (seen[-1], motion.moving) == (1.0, False)
    motion.still = True
    motion.start("card", 200, seen.append)
    assert (seen[-1], motion.moving) == (1.0, False)


def test_surface_cache_stays_within_its_bytes() -> None:
    """What was used longest ago is let go when the cache is full."""
    cache = SurfaceCache(3 * 400)
    made: list[int] = []

    def surface(i: int) -> pygame.Surface:
        made.append(i)
        return pygame.Surface((10, 10), pygame.SRCALPHA, 32)

    for i in (1, 2, 3, 1, 4, 1, 2):
        cache.get(i, lambda i=i: surface(i))  # type: ignore[misc]
    assert made == [1, 2, 3, 4, 2]
    assert (len(cache), cache.held) == (3, 1200)


def test_dirty_places_are_merged() -> None:
    """Overlapping places become one, distant ones stay apart, and many become one."""
    near = [pygame.Rect(0, 0, 10, 10), pygame.Rect(100, 100, 5, 5), pygame.Rect(8, 8, 10, 10)]
    assert sorted(map(tuple, merged(near))) == [(0, 0, 18, 18), (100, 100, 5, 5)]
    many = [pygame.Rect(i * 20, 0, 5, 5) for i in range(30)]
    assert merged(many) == [pygame.Rect(0, 0, 585, 5)]


# Text


def test_no_headline_ends_in_a_widow() -> None:
    """A headline has as many lines as its words need, about equally long; reading text fills its lines."""
    texts = show(lambda _: Fill()).app.kit.texts
    headline = "School lunch: half of the pupils leave it"
    width = texts.width("School lunch: half of the pupils leave", "heading") + 1
    lines = texts.wrap(headline, "heading", width)
    assert " ".join(lines) == headline
    assert len(lines) == 2
    assert min(map(len, lines)) > 12
    body = texts.width("School lunch: half of the pupils leave", "body") + 1
    assert texts.wrap(headline, "body", body)[-1] == "it"


def test_text_wraps_and_never_cuts_a_letter() -> None:
    """A line is no wider than its room, nothing is lost, and marks stay with their letter."""
    texts = show(lambda _: Fill()).app.kit.texts
    text = "Market day, and the phones are already going. Donaudampfschifffahrtsgesellschaft"
    for width in (20, 60, 200, 500):
        lines = texts.wrap(text, "body", width)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        assert all(texts.width(line, "body") <= width for line in lines if len(line) > 1)
    assert clusters("ае́😀\u200d🔥b") == ["а", "е́", "😀\u200d🔥", "b"]
    assert texts.wrap("one\n\ntwo", "body", 300) == ("one", "", "two")


def test_missing_characters_are_drawn_as_boxes() -> None:
    """A character that the face lacks takes room and leaves ink; controls and invisible ones do not."""
    texts = show(lambda _: Fill()).app.kit.texts
    surface = pygame.Surface((200, 60), pygame.SRCALPHA)
    texts.draw(surface, "\U0001f525漢", "body", tokens.NIGHT, (0, 0, 200))
    assert surface.get_bounding_rect().w > 10
    assert texts.width("a\x00\u200bb\x07", "body") == texts.width("ab", "body")


def test_serbian_letters_have_their_own_forms() -> None:
    """In Serbian the variant of the font with Serbian forms is used."""
    english = show(lambda _: Fill()).app.kit
    serbian = Pilot(Newsroom(settings=Settings(language="sr"))).app.kit
    pictures = []
    for kit in (english, serbian):
        surface = pygame.Surface((400, 60), pygame.SRCALPHA)
        kit.texts.draw(surface, "бгдпт", "aside", tokens.NIGHT, (0, 0, 400))
        pictures.append(pygame.image.tobytes(surface, "RGBA"))
    assert pictures[0] != pictures[1]


def test_charmap_is_read_from_the_file(tmp_path: Path) -> None:
    """The characters come from the font itself; a file that is no font gives none."""
    has = read_charmap(ASSETS / "fonts" / "SourceSans-Regular.ttf")
    assert has is not None
    assert {ord(c) for c in "aЖћđë%"} <= has
    assert ord("漢") not in has
    broken = tmp_path / "broken.ttf"
    for content in (b"", b"\x00\x01\x00\x00\x00\x09", b"no font at all" * 9):
        broken.write_bytes(content)
        assert read_charmap(broken) in (None, frozenset())


# Looks


# How the linear red, green and blue of a colour reach somebody who lacks one kind of cone, at full severity: Machado,
# Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009).
EYES: dict[str, tuple[tuple[float, float, float], ...]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def _seen(colour: Rgb, eyes: str) -> Rgb:
    """The colour as eyes of a kind see it."""
    linear = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    seen = [min(1.0, max(0.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in EYES[eyes]]
    red, green, blue = (round(255 * (c * 12.92 if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055)) for c in seen)
    return red, green, blue


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("name", tokens.THEMES)
def test_every_ink_is_legible_on_every_ground(name: str, eyes: str) -> None:
    """Text has 4.5:1 on its ground, and 7:1 in the high-contrast theme, to all eyes; pressed and lit grounds too."""
    theme, needed = tokens.THEMES[name], 7.0 if name == "contrast" else 4.5
    inks: tuple[Ink, ...] = ("text", "soft", "good", "bad", "accent")
    weak: list[tuple[Tone, object]] = []

    def legible(ink: Rgb, fill: Rgb) -> bool:
        return contrast(_seen(ink, eyes), _seen(fill, eyes)) >= needed

    for tone, ground in theme.grounds.items():
        weak += [(tone, ink) for ink in inks if not legible(ground.ink(ink), ground.fill)]
        for fill in (ground.press, ground.hover, ground.down):
            weak += [] if legible(ground.text, fill) else [(tone, fill)]
        weak += [] if legible(ground.soft, ground.press) else [(tone, "soft on press")]
    table = theme.ground("table")
    lit = tuple(round(a + (b - a) * theme.glow_strength / 255) for a, b in zip(table.fill, theme.glow, strict=True))
    weak += [] if legible(table.text, cast("Rgb", lit)) else [("table", "text on light")]
    assert weak == []


@pytest.mark.parametrize("eyes", EYES)
def test_the_focus_is_seen_by_all_eyes(eyes: str) -> None:
    """The ring, or the dark hair around it, has 3:1 against each ground."""
    for theme in tokens.THEMES.values():
        for tone in ("table", "paper", "note", "night"):
            fill = _seen(theme.ground(tone).fill, eyes)
            assert max(contrast(_seen(c, eyes), fill) for c in (theme.ring, theme.ring_edge)) >= 3.0


def test_text_grows_as_the_reader_asks() -> None:
    """Reading text is twice as large at 200 %, headlines grow less, and the scale follows the window."""
    assert tokens.type_px("body", 2.0) == 40
    assert tokens.type_px("display", 2.0) < 2 * tokens.type_px("display", 1.0)
    assert [tokens.scale(size) for size in ((1280, 720), (1920, 1080), (800, 600))] == [1.0, 1.5, 0.8]


# Widgets on the real window


def test_button_is_pressed_by_pointer_key_and_number() -> None:
    """A click, Enter, Space and its digit press a button; a disabled one is not pressed."""

    def tree(screen: Any) -> Node:
        hear = screen.heard.append
        return Column(
            [
                Button("Warn everybody", lambda: hear("warn"), number=1, sub="now", cost="5 min", key="warn"),
                Button("Hold it", lambda: hear("hold"), number=2, icon="clock", kind="primary", key="hold"),
                Button("Never", lambda: hear("never"), enabled=False, number=3, key="never"),
            ]
        )  # fmt: skip

    pilot = show(tree)
    pilot.click("Warn")
    pilot.press("2", "3", "tab", "enter", "space")
    pilot.click("never")
    assert cast("Table", pilot.app.screen).heard == ["warn", "hold", "warn", "warn"]
    assert pilot.texts()[0] == "Warn everybody now 5 min"


def test_press_is_taken_back_by_leaving() -> None:
    """A button is not pressed when the pointer is let go beside it."""
    pilot = show(lambda s: Column([Button("Publish", lambda: s.heard.append("x"), key="go"), Space(100)]))
    box = pilot.box("go")
    pilot.drag((box.x + 5, box.y + 5), (box.x + 5, box.bottom + 50))
    assert cast("Table", pilot.app.screen).heard == []


def test_slider_follows_pointer_and_keys() -> None:
    """Dragging, arrows, page keys, Home and End set a slider, and each change is told once."""

    def tree(screen: Any) -> Node:
        slider = Slider(
            "How sure?",
            50,
            screen.heard.append,
            readout=lambda v: f"{v} %",
            stops=("surely not", "could be", "surely"),
            key="sure",
        )
        return page(Card(slider))  # fmt: skip

    pilot = show(tree)
    pilot.press("tab", "right", "page up", "left", "end", "end", "home")
    box = pilot.box("sure")
    pilot.drag((box.x + box.w // 2, box.y + 40), (box.right, box.y + 40))
    assert cast("Table", pilot.app.screen).heard == [51, 61, 60, 100, 0, 50, 100]
    assert "How sure?: 100 %" in pilot.texts()


def test_choices_tell_which_one() -> None:
    """Pressing a chip tells its key."""
    pilot = show(lambda s: choices([("a", "One"), ("b", "Two")], "a", s.heard.append, key="pick"))
    pilot.click("pick.b")
    assert cast("Table", pilot.app.screen).heard == ["b"]


def test_marks_say_what_they_show() -> None:
    """Pictures, portraits, meters, tags, badges and stamps are there in words as well."""

    def tree(_: Any) -> Node:
        return page(
            Card(
                Column(
                    [
                        Label("Result"),
                        Rule(),
                        Picture(ASSETS / "pictures" / "town" / "bridge-today.jpg", "The Great Bridge by day"),
                        Portrait(ASSETS / "pictures" / "town" / "bridge-today.jpg", "Nora"),
                        Meter("Trust", 70, "good", icon="trust", pattern="hatch", was=40),
                        Tag("Closed", icon="lantern", ground="teal"),
                        Badge("map", ground="brick", means="Map"),
                        Stamp("untrue"),
                    ]
                )
            )
        )

    pilot = show(tree)
    said = ["Result", "The Great Bridge by day", "Nora", "Trust: good", "Closed", "Map", "untrue"]
    assert pilot.texts() == said


def test_pressable_card_takes_clicks_on_its_words() -> None:
    """A card with a handler is pressed anywhere on it; a button inside keeps its own clicks."""

    def tree(screen: Any) -> Node:
        hear = screen.heard.append
        inside = Column([Heading("Bear"), Button("Erase", lambda: hear("erase"), key="erase")])
        return page(Card(inside, on_press=lambda: hear("card"), key="card"))

    pilot = show(tree)
    pilot.click("Bear")
    pilot.click("erase")
    assert cast("Table", pilot.app.screen).heard == ["card", "erase"]


def test_long_page_scrolls_by_wheel_drag_and_keys() -> None:
    """What is too high scrolls, shows that it does, and brings the focused part into sight."""
    words = "One person is frightened, one is losing money. " * 200
    pilot = show(lambda s: page(Card(Column([Paragraph(words), Button("Go on", s.refresh, key="go")]))))
    assert pilot.box("go").y > 720
    pilot.press("end")
    bottom = pilot.box("go")
    assert bottom.bottom < 720
    pilot.press("home")
    top = pilot.box("go").y
    pilot.point((600, 400))
    pilot.send(pygame.event.Event(pygame.MOUSEWHEEL, precise_y=-2.0, y=-2))
    after_wheel = pilot.box("go").y
    assert after_wheel == top - 2 * tokens.SCROLL_STEP
    pilot.drag((600, 600), (600, 200))
    assert pilot.box("go").y == after_wheel - 400
    pilot.press("shift+tab")
    assert pilot.box("go").bottom <= 720


def test_text_without_buttons_can_be_scrolled_by_keyboard() -> None:
    """Where nothing in a scroll takes the focus, its scrollbar does."""
    pilot = show(lambda _: page(Card(Paragraph("word " * 3000, key="text"))))
    pilot.press("tab", "down", "page down")
    assert pilot.box("text").y < -400
    assert pilot.focused() == "body Thumb"


def test_cards_slide_in_and_any_key_cuts_it() -> None:
    """An arriving card moves for a while; a key ends that, and reduced motion leaves it out."""

    def tree(screen: Any) -> Node:
        return page(Card(Paragraph("A card"), arrive=True, key="card"))

    pilot = show(tree)
    pilot.app.push(Table(pilot.app, tree))
    pilot.app.step([])
    assert pilot.app.motion.moving
    y = pilot.find("card").rect.y
    pilot.press("tab")
    assert pilot.find("card").rect.y < y
    still = show(tree, newsroom=Newsroom(settings=Settings(language="en", motion=False)))
    still.app.push(Table(still.app, tree))
    still.app.step([])
    assert not still.app.motion.moving


def test_only_what_changed_is_drawn() -> None:
    """At rest nothing is drawn, a hover draws the button only, a refresh without change draws nothing."""
    pilot = show(lambda s: page(Column([Button("One", s.refresh, key="one"), Button("Two", s.refresh, key="two")])))
    frames = pilot.app.frames
    for _ in range(50):
        pilot.now += 0.1
        pilot.app.step([])
    assert pilot.app.frames == frames
    box = pilot.box("two")
    pilot.app.stage.pointer(
        pygame.event.Event(pygame.MOUSEMOTION, pos=(box.x + 9, box.y + 9), rel=(0, 0), buttons=(0, 0, 0))
    )
    places = pilot.app.stage.draw(pygame.display.get_surface() or pygame.Surface((1, 1)))
    assert [tuple(place) for place in places] == [tuple(box)]
    pilot.app.refresh()
    pilot.app.step([])
    assert pilot.app.frames == frames


def test_a_chore_is_done_when_it_is_due() -> None:
    """What is to be done every second is done once a second, at another pace once that is set, and draws nothing."""
    pilot = show(lambda s: page(Label("Here")))
    done: list[float] = []
    chore = pilot.app.every(1.0, lambda: done.append(pilot.now))
    frames = pilot.app.frames
    for tick in range(1, 13):
        pilot.now = tick / 4
        pilot.app.step([])
    assert done == [1.0, 2.0, 3.0]
    chore.seconds = 0.5
    for tick in range(13, 21):
        pilot.now = tick / 4
        pilot.app.step([])
    assert done == [1.0, 2.0, 3.0, 4.0, 4.5, 5.0]
    assert pilot.app.frames == frames


def test_gamepad_moves_and_presses() -> None:
    """The d-pad, the stick and the A button do what arrows and Enter do; B goes back."""
    pilot = show(lambda s: page(Column([Button(t, partial(s.heard.append, t), key=t) for t in ("a", "b", "c")])))
    screen = cast("Table", pilot.app.screen)
    pad: dict[str, Any] = {"instance_id": 7}
    pilot.send(pygame.event.Event(pygame.JOYHATMOTION, value=(0, -1), **pad))
    pilot.send(pygame.event.Event(pygame.JOYHATMOTION, value=(0, -1), **pad))
    pilot.send(*[pygame.event.Event(pygame.JOYAXISMOTION, axis=1, value=v, **pad) for v in (0.9, 1.0, 0.1)])
    pilot.send(pygame.event.Event(pygame.JOYBUTTONDOWN, button=0, **pad))
    assert screen.heard == ["c"]
    pilot.app.push(Table(pilot.app, lambda _: Fill()))
    pilot.send(pygame.event.Event(pygame.JOYBUTTONDOWN, button=1, **pad))
    assert pilot.app.screen is screen


def test_focus_ring_shows_for_keys_and_not_for_the_mouse() -> None:
    """The ring is seen once a key was used, lies around what is focused, and goes with a click."""
    pilot = show(lambda s: page(Column([Button("One", s.refresh, key="one"), Button("Two", s.refresh, key="two")])))
    names = [e.part.name for e in pilot.app.stage.shown()]
    assert "focus ring" not in names
    pilot.press("tab", "tab")
    ring, box = pilot.box("focus ring"), pilot.box("two")
    assert ring == box.inset(-6, -6)
    pilot.click("one")
    assert "focus ring" not in [e.part.name for e in pilot.app.stage.shown()]


def test_tones_follow_the_card() -> None:
    """Text takes the inks of the ground it lies on."""
    tones: dict[str, Tone] = {}
    pilot = show(lambda _: page(Column([Label("on the table"), Card(Label("on night"), tone="night")])))
    for element in pilot.app.stage.shown():
        tones[element.part.widget.spoken()] = element.part.widget.tone
    assert (tones["on the table"], tones["on night"]) == ("table", "night")
