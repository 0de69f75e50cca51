"""One thing that can be on an account's page: a timeline, a thread, a digest, what trends."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from fedidesk.services.threads import OpenThread
from fedidesk.ui.places import trends_pane
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
        thread: OpenThread | None = None,
        leave: Callable[[], object] | None = None,
    ) -> None:
        self.widget = widget
        self.refresh = refresh
        self.pane = widget if isinstance(widget, TimelinePane) else pane
        """The posts, if it shows any."""
        self.view = view
        """None for a thread."""
        self.thread = thread
        self._leave = leave

    def focus(self) -> None:
        """Put the keyboard on what is there, as soon as there is anything."""
        pane = self.pane
        if pane is not None:
            (pane.view if pane.view.isVisibleTo(pane) else pane).setFocus()
        elif isinstance(self.widget, trends_pane.TrendsPane):
            self.widget.take_keyboard()

    def leave(self) -> None:
        """End what goes on only for who is here."""
        if self._leave is not None:
            self._leave()
