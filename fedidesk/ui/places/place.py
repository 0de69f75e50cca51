"""One thing that can be on an account's page: a timeline, a thread, a list of what trends."""

from collections.abc import Callable

from fedidesk.services.threads import OpenThread
from fedidesk.ui.places import trends_pane
from fedidesk.ui.places.views import View
from fedidesk.ui.timeline.timeline_pane import TimelinePane


class Place:
    """A widget with what one can ask of it; ``pane`` is there where it shows posts."""

    def __init__(
        self,
        widget: "TimelinePane | trends_pane.TrendsPane",
        refresh: Callable[[], object],
        *,
        view: View | None = None,
        thread: OpenThread | None = None,
    ) -> None:
        self.widget = widget
        self.refresh = refresh
        self.view = view
        """None for a thread."""
        self.thread = thread

    @property
    def pane(self) -> TimelinePane | None:
        """The posts, if it shows any."""
        return self.widget if isinstance(self.widget, TimelinePane) else None

    def focus(self) -> None:
        """Put the keyboard on what is there, as soon as there is anything."""
        pane = self.pane
        if pane is not None:
            (pane.view if pane.view.isVisibleTo(pane) else pane).setFocus()
        elif isinstance(self.widget, trends_pane.TrendsPane):
            self.widget.take_keyboard()
