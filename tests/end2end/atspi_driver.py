"""Reads and works other programs' windows as assistive technology does.

Run by Debian's own Python, the only one with its bindings to AT-SPI: `/usr/bin/python3
atspi_driver.py`. It takes one JSON object a line, `{"do": …, …}`, and answers with one a line:
`{"result": …}`, or `{"gone": …}` where the element is no longer there. Elements are told by
numbers, which stay good until the driver ends.
"""

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - needs the version first

_EVENTS = ("object:children-changed", "object:property-change", "object:state-changed")
_GOOD_FOR = 2.0
"""Seconds after which is asked anew what is known: a program that has just started loses events."""
_STATES = {
    "showing": Atspi.StateType.SHOWING,
    "enabled": Atspi.StateType.ENABLED,
    "focused": Atspi.StateType.FOCUSED,
    "focusable": Atspi.StateType.FOCUSABLE,
    "checked": Atspi.StateType.CHECKED,
    "pressed": Atspi.StateType.PRESSED,
    "editable": Atspi.StateType.EDITABLE,
    "active": Atspi.StateType.ACTIVE,
    "modal": Atspi.StateType.MODAL,
}
# Newer releases of AT-SPI shortened some names.
_ROLES = {"button": "push button", "popup menu": "menu"}


class Driver:
    """Every command is a public method; its arguments are the other members of the line."""

    def __init__(self) -> None:
        self._elements: dict[int, Any] = {}
        self._asked = 0.0
        # As a screen reader does: programs tell of changes only when somebody listens.
        self._listener = Atspi.EventListener.new(self._heard)
        self._announced: list[str] = []
        for event in (*_EVENTS, "object:announcement"):
            self._listener.register(event)

    def applications(self) -> list[int]:
        """The ids of the processes that have windows."""
        desktop = Atspi.get_desktop(0)
        programs = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
        return [program.get_process_id() for program in programs if program is not None]

    def application(self, pid: int) -> dict[str, Any] | None:
        """The element that stands for the process, or None."""
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(index)
            if program is not None and program.get_process_id() == pid:
                program.clear_cache()
                return self._told(program)
        return None

    def find(
        self, element: int, role: str | None, name: str | None, contains: str | None
    ) -> list[dict[str, Any]]:
        """All showing elements below one, in order, that fit; None fits everything."""
        root = self._elements[element]
        if time.monotonic() - self._asked > _GOOD_FOR:
            root.clear_cache()
            self._asked = time.monotonic()
        found = []
        for each in self._showing_below(root):
            if role is not None and _role(each) != role:
                continue
            text = each.get_name() or ""
            if (name is None or text == name) and (contains is None or contains in text):
                found.append(self._told(each))
        return found

    def children(self, element: int) -> list[dict[str, Any]]:
        """What is directly below an element, hidden things too."""
        return [self._told(child) for child in _children(self._elements[element])]

    def look(self, element: int) -> dict[str, Any]:
        """The element as it is now."""
        self._elements[element].clear_cache()
        return self._told(self._elements[element])

    def press(self, element: int, action: int) -> bool:
        """Do one of the element's actions; says whether it took it."""
        doable = self._elements[element]
        return _can_act(doable) and Atspi.Action.do_action(doable, action)

    def actions(self, element: int) -> list[str]:
        """The names of what can be done to an element."""
        doable = self._elements[element]
        if not _can_act(doable):
            return []
        count = Atspi.Action.get_n_actions(doable)
        return [Atspi.Action.get_action_name(doable, index) for index in range(count)]

    def set_text(self, element: int, text: str) -> bool:
        """Replace what is in a text field."""
        return Atspi.EditableText.set_text_contents(self._elements[element], text)

    def text(self, element: int) -> str:
        """What is in a text field."""
        field = self._elements[element]
        return Atspi.Text.get_text(field, 0, Atspi.Text.get_character_count(field))

    def focus(self, element: int) -> bool:
        """Ask for the keyboard."""
        return Atspi.Component.grab_focus(self._elements[element])

    def place(self, element: int) -> list[int]:
        """Left, top, width and height on the screen."""
        at = Atspi.Component.get_extents(self._elements[element], Atspi.CoordType.SCREEN)
        return [at.x, at.y, at.width, at.height]

    def announced(self) -> list[str]:
        """What was announced since the last call."""
        texts, self._announced = self._announced, []
        return texts

    def tree(self, element: int) -> str:
        """The elements below one as indented text; hidden ones in brackets."""
        lines: list[str] = []
        self._draw(self._elements[element], 0, lines)
        return "\n".join(lines)

    def _draw(self, element: Any, depth: int, lines: list[str]) -> None:
        states = " ".join(name for name, on in self._states(element).items() if on)
        text = f"{_role(element)} {element.get_name()!r}  {states}"
        showing = self._is_showing(element) or depth == 0
        lines.append("  " * depth + (text if showing else f"[{text}]"))
        for child in _children(element) if showing else ():
            self._draw(child, depth + 1, lines)

    def _showing_below(self, element: Any) -> Iterator[Any]:
        for child in _children(element):
            if self._is_showing(child):
                yield child
                yield from self._showing_below(child)

    def _is_showing(self, element: Any) -> bool:
        return element.get_state_set().contains(Atspi.StateType.SHOWING)

    def _states(self, element: Any) -> dict[str, bool]:
        states = element.get_state_set()
        return {name: states.contains(state) for name, state in _STATES.items()}

    def _told(self, element: Any) -> dict[str, Any]:
        number = len(self._elements)
        self._elements[number] = element
        return {
            "number": number,
            "role": _role(element),
            "name": element.get_name() or "",
            "description": element.get_description() or "",
            "states": [name for name, on in self._states(element).items() if on],
        }

    def _heard(self, event: Any) -> None:
        if event.type == "object:announcement" and isinstance(event.any_data, str):
            self._announced.append(event.any_data)


def _children(element: Any) -> list[Any]:
    children = [element.get_child_at_index(i) for i in range(element.get_child_count())]
    return [child for child in children if child is not None]


def _can_act(element: Any) -> bool:
    return "Action" in element.get_interfaces()


def _role(element: Any) -> str:
    name = element.get_role_name()
    return _ROLES.get(name, name)


def main() -> None:
    """Answer line by line until the input ends."""
    driver = Driver()
    context = GLib.MainContext.default()
    for line in sys.stdin:
        # Hear what changed meanwhile before answering from what was known.
        while context.iteration(False):
            pass
        wish = json.loads(line)
        try:
            answer = {"result": getattr(driver, wish.pop("do"))(**wish)}
        except GLib.Error as error:
            answer = {"gone": error.message}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
