"""From keys and the gamepad to actions, and from an action to what is focused next.

Actions: "next" "prev" "up" "down" "left" "right" "page_up" "page_down" "home" "end" "ok" "back" "bar", "voice",
"again" and the digits "0" to "9". In a lesson: "pause", "reveal", "skip", "scores", "prompt", "vote", "help", and for
counting "more", "less" and "erase".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from game.window.layout import Box

if TYPE_CHECKING:
    from pygame.event import Event
    from pygame.joystick import JoystickType

_KEYS = {
    pygame.K_TAB: "next",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_PAGEUP: "page_up",
    pygame.K_PAGEDOWN: "page_down",
    pygame.K_HOME: "home",
    pygame.K_END: "end",
    pygame.K_RETURN: "ok",
    pygame.K_KP_ENTER: "ok",
    pygame.K_SPACE: "ok",
    pygame.K_ESCAPE: "back",
    pygame.K_AC_BACK: "back",
    pygame.K_F2: "bar",
    pygame.K_v: "voice",
    pygame.K_r: "again",
    pygame.K_F1: "help",
    pygame.K_p: "pause",
    # What a presenter's clicker sends to make the screen dark.
    pygame.K_b: "pause",
    pygame.K_PERIOD: "pause",
    pygame.K_a: "reveal",
    pygame.K_s: "skip",
    pygame.K_h: "scores",
    pygame.K_d: "prompt",
    pygame.K_t: "vote",
    pygame.K_PLUS: "more",
    pygame.K_KP_PLUS: "more",
    pygame.K_EQUALS: "more",
    pygame.K_MINUS: "less",
    pygame.K_KP_MINUS: "less",
    pygame.K_BACKSPACE: "erase",
    pygame.K_KP_0: "0",
    **{pygame.K_0 + n: str(n) for n in range(10)},
    **{pygame.K_KP_1 + n - 1: str(n) for n in range(1, 10)},
}
_PLACES = {
    pygame.KSCAN_P: "pause",
    pygame.KSCAN_B: "pause",
    pygame.KSCAN_A: "reveal",
    pygame.KSCAN_S: "skip",
    pygame.KSCAN_H: "scores",
    pygame.KSCAN_D: "prompt",
    pygame.KSCAN_T: "vote",
    pygame.KSCAN_V: "voice",
    pygame.KSCAN_R: "again",
}
"""The letters by their place: on a Cyrillic keyboard the same keys bear other letters."""

MOVES = ("next", "prev", "up", "down", "left", "right")
"""The actions that move the focus."""

REPEATED = (*MOVES, "page_up", "page_down", "home", "end")
"""The actions that a key goes on doing while it is held down."""

_BUTTONS = {
    0: "ok",
    1: "back",
    2: "again",
    3: "voice",
    4: "prev",
    5: "next",
    11: "up",
    12: "down",
    13: "left",
    14: "right",
}
_HATS = {(0, 1): "up", (0, -1): "down", (-1, 0): "left", (1, 0): "right"}
_PUSHED, _LET_GO = 0.6, 0.35
_STEP = {"next": 1, "prev": -1}
# Beside counts for twice as far: the eye follows the line it is on.
_SIDEWAYS = 2


def key_action(event: Event) -> str:
    """The action of a KEYDOWN event, empty for a key that means nothing."""
    if getattr(event, "unicode", "") == "?":
        return "help"
    action = _KEYS.get(event.key, "")
    if event.key > 127 and not action:
        action = _PLACES.get(getattr(event, "scancode", -1), "")
    return "prev" if action == "next" and event.mod & pygame.KMOD_SHIFT else action


class Gamepads:
    """The gamepads plugged in, and what their buttons, hats and left stick mean."""

    def __init__(self) -> None:
        self._pads: dict[int, JoystickType] = {}
        self._pushed: dict[tuple[int, int], str] = {}

    def start(self) -> None:
        """Begins to listen to gamepads; those plugged in later announce themselves."""
        pygame.joystick.init()

    def action(self, event: Event) -> str:
        """The action of an event, empty where it is none of a gamepad's or means nothing."""
        if event.type == pygame.JOYDEVICEADDED:
            pad = pygame.joystick.Joystick(event.device_index)
            self._pads[pad.get_instance_id()] = pad
        elif event.type == pygame.JOYDEVICEREMOVED:
            self._pads.pop(event.instance_id, None)
        elif event.type == pygame.JOYBUTTONDOWN:
            return _BUTTONS.get(event.button, "")
        elif event.type == pygame.JOYHATMOTION:
            return _HATS.get(tuple(event.value), "")
        elif event.type == pygame.JOYAXISMOTION and event.axis < 2:
            return self._stick(event)
        return ""

    def _stick(self, event: Event) -> str:
        """One action a push of the stick, however long it is held."""
        stick = (event.instance_id, event.axis)
        if abs(event.value) < _LET_GO:
            self._pushed.pop(stick, None)
        elif abs(event.value) > _PUSHED and stick not in self._pushed:
            ways = ("left", "right") if event.axis == 0 else ("up", "down")
            self._pushed[stick] = ways[event.value > 0]
            return self._pushed[stick]
        return ""


def following(order: Sequence[Box], at: int | None, action: str) -> int | None:
    """The index in `order` that an action moves the focus to from index `at`; None where there is nothing.

    "next" and "prev" go round in reading order; "up", "down", "left" and "right" to the nearest that way.
    """
    if not order:
        return None
    if at is None:
        return len(order) - 1 if action == "prev" else 0
    if action in _STEP:
        return (at + _STEP[action]) % len(order)
    here = order[at]
    ahead = [(distance, i) for i, box in enumerate(order) if (distance := _away(here, box, action)) is not None]
    return min(ahead)[1] if ahead else None


def _away(here: Box, there: Box, way: str) -> int | None:
    """How far `there` lies from `here` that way, None where it does not."""
    gaps = {
        "left": here.x - there.right,
        "right": there.x - here.right,
        "up": here.y - there.bottom,
        "down": there.y - here.bottom,
    }
    gap = gaps[way]
    if there is here or gap < 0:
        return None
    if way in ("left", "right"):
        aside = _apart(here.y, here.bottom, there.y, there.bottom)
        lead = abs(here.y - there.y)
    else:
        aside = _apart(here.x, here.right, there.x, there.right)
        lead = abs(here.x - there.x)
    # The leading edges only decide between two that lie equally near.
    return (gap + _SIDEWAYS * aside) * 10_000 + lead


def _apart(a: int, a_end: int, b: int, b_end: int) -> int:
    """How far two stretches of one axis are apart, 0 where they overlap."""
    return max(0, b - a_end, a - b_end)
