"""A list of posts with all that can be said about it: loading, empty, failed, offline, the end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import Rows
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.post_view import PostView


class TimelinePane(QWidget):
    """The reading view of one timeline or thread.

    What the reader does with a post comes as signals of ``view``: ``reply_requested``,
    ``boost_requested``, ``favourite_requested``, ``bookmark_requested``, ``opened`` (each with a
    ``PostId``), ``menu_requested(PostId, QPoint)``, ``profile_requested(ProfileId)``,
    ``media_requested(PostId, int)`` and ``link_activated(str)``. What the pane needs comes as
    signals of its own: ``older_wanted`` and ``refresh_wanted``.
    """

    older_wanted = Signal()
    """The reader comes near the end, or pressed Retry there."""
    refresh_wanted = Signal()
    """The reader pressed Retry where nothing could be loaded."""

    def __init__(
        self,
        rows: Rows,
        posts: PostStore,
        images: ImageCache,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.view: PostView

    def set_name(self, name: str) -> None:
        """Set the accessible name of the list, "Timeline" unless it is set."""

    def set_empty_text(self, title: str, text: str) -> None:
        """Say what to read where there are no posts."""

    def set_offline(self, offline: bool) -> None:
        """Show or take away the strip that says that there is no connection."""

    def show_newest(self) -> None:
        """Go to the newest post: what the "new posts" button and its key do."""
