"""The ways to timelines: buttons, keys and the menu of options, for the page on screen."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from fedidesk.domain.timeline import (
    BOOKMARKS,
    FAVOURITES,
    FEDERATED,
    HOME,
    LOCAL,
    TRENDING,
    TimelineSpec,
)
from fedidesk.ui.account_page import AccountPage
from fedidesk.ui.commands import LOOKS, TIMELINES, Commands
from fedidesk.ui.places.views import PINNABLE, CatchUpView, TrendsView, View, title_of
from fedidesk.ui.sidebar import Sidebar

_VIEWS: dict[str, View] = {
    "home": HOME,
    "local": LOCAL,
    "federated": FEDERATED,
    "trending": TRENDING,
    "favourites": FAVOURITES,
    "bookmarks": BOOKMARKS,
    "catch_up": CatchUpView.HOME,
}
_NEED_A_TIMELINE = ("timeline_options", *LOOKS)
_NEED_A_PIN = ("pin_up", "pin_down")


class Navigation(QObject):
    """Lets commands and sidebar lead the page that ``current`` returns, and show where it is."""

    def __init__(
        self,
        window: QWidget,
        commands: Commands,
        sidebar: Sidebar,
        current: Callable[[], AccountPage | None],
    ) -> None:
        super().__init__(window)
        self._commands = commands
        self._sidebar = sidebar
        self._current = current
        sidebar.view_chosen.connect(self.go)
        for name, view in _VIEWS.items():
            commands[name].triggered.connect(partial(self.go, view))
        for name, steps in (("next_portion", 1), ("portion_before", -1)):
            commands[name].triggered.connect(partial(self._step_portion, steps))
        for name, steps in (("pin_up", -1), ("pin_down", 1)):
            commands[name].triggered.connect(partial(self._move_pin, steps))
        commands["pin"].triggered.connect(self._toggle_pin)
        commands["timeline_options"].triggered.connect(self._open_options)
        for name in LOOKS:
            commands[name].triggered.connect(partial(self._toggle_look, name))
        for number in range(1, 10):
            QShortcut(f"Alt+{number}", window, partial(self._go_to_pin, number))

    def go(self, view: View) -> None:
        """Bring ``view`` to the screen."""
        page = self._current()
        if page is not None:
            page.open_timeline(view)

    def show(self) -> None:
        """Let everything say where the page on screen is."""
        page = self._current()
        view = None if page is None else page.places.view
        ground = TRENDING if isinstance(view, TrendsView) else view
        for name, spec in _VIEWS.items():
            self._commands[name].setChecked(spec == ground)
        if page is not None:
            content = page.session.at_hand.content
            views = (*(pin.spec for pin in content.pins), *(one.spec for one in content.lists))
            self._sidebar.show_at_hand(
                content, {each: title_of(each, page.session) for each in views}
            )
        self._sidebar.show_current(view)
        self._show_options(page)

    def _show_options(self, page: AccountPage | None) -> None:
        spec = None if page is None else page.places.top.view
        is_timeline = isinstance(spec, TimelineSpec)
        pinned = False
        if page is not None and isinstance(spec, TimelineSpec):
            look = page.session.at_hand.look(spec)
            pinned = page.session.at_hand.is_pinned(spec)
            for name in LOOKS:
                self._commands[name].setChecked(getattr(look, name))
        for name in _NEED_A_TIMELINE:
            self._commands[name].setEnabled(is_timeline)
        if isinstance(spec, TimelineSpec):
            self._commands["follow_live"].setEnabled(spec.is_chronological)
        for name in _NEED_A_PIN:
            self._commands[name].setEnabled(pinned)
        can_pin = isinstance(spec, TimelineSpec) and spec.kind in PINNABLE
        self._commands["pin"].setEnabled(can_pin)
        self._commands["pin"].setChecked(pinned)
        for name in (*TIMELINES, "open_timeline", "next_portion", "portion_before"):
            self._commands[name].setEnabled(page is not None)

    def _timeline(self) -> tuple[AccountPage, TimelineSpec] | None:
        page = self._current()
        view = None if page is None else page.places.top.view
        return (page, view) if page is not None and isinstance(view, TimelineSpec) else None

    def _toggle_pin(self) -> None:
        found = self._timeline()
        if found is not None:
            page, spec = found
            if page.session.at_hand.is_pinned(spec):
                page.session.at_hand.unpin(spec)
            else:
                page.session.at_hand.pin(spec, title_of(spec, page.session))

    def _move_pin(self, steps: int) -> None:
        found = self._timeline()
        if found is not None:
            page, spec = found
            page.session.at_hand.move(spec, steps)

    def _toggle_look(self, name: str) -> None:
        found = self._timeline()
        if found is not None:
            page, spec = found
            look = page.session.at_hand.look(spec)
            on = self._commands[name].isChecked()
            page.session.at_hand.set_look(spec, replace(look, **{name: on}))

    def _open_options(self) -> None:
        page = self._current()
        if page is not None:
            page.open_options()

    def _step_portion(self, steps: int) -> None:
        page = self._current()
        if page is not None:
            page.step_portion(steps)

    def _go_to_pin(self, number: int) -> None:
        page = self._current()
        if page is not None and number <= len(page.session.at_hand.content.pins):
            page.open_timeline(page.session.at_hand.content.pins[number - 1].spec)
