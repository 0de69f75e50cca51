"""One thing that can be on an account's page: a timeline, a thread, a digest, what trends."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fedidesk.services import open_thread
from fedidesk.ui.places.views import View
from fedidesk.ui.timeline.timeline_pane import TimelinePane


class Place:
    """A widget with what one can ask of it; ``pane`` is there where it shows posts."""

    def __init__(
        self,
        widget: QWidget,
        refresh: Callable[[], object],
        *,
        pane: TimelinePane | None = None,
        view: View | None = None,
        thread: "open_thread.OpenThread | None" = None,
        leave: Callable[[], object] | None = None,
        take_keyboard: Callable[[], object] | None = None,
        set_offline: Callable[[bool], object] | None = None,
    ) -> None:
        self.widget = widget
        self.refresh = refresh
        self.pane = widget if isinstance(widget, TimelinePane) else pane
        """The posts, if it shows any."""
        self.view = view
        """None for a thread."""
        self.thread = thread
        self._leave = leave
        self._take_keyboard = take_keyboard
        self._set_offline = set_offline

    def focus(self) -> None:
        """Put the keyboard on what is there, as soon as there is anything."""
        pane = self.pane
        if pane is not None:
            (pane.view if pane.view.isVisibleTo(pane) else pane).setFocus()
        elif self._take_keyboard is not None:
            self._take_keyboard()

    def set_offline(self, offline: bool) -> None:
        """Say there whether there is a connection, where that matters."""
        if self.pane is not None:
            self.pane.set_offline(offline)
        elif self._set_offline is not None:
            self._set_offline(offline)

    def leave(self) -> None:
        """End what goes on only for who is here."""
        if self._leave is not None:
            self._leave()
