"""The list of posts that keeps its place."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from fedidesk.domain.ids import PostId
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme


class PostView(QAbstractScrollArea):
    """Shows the posts of a model."""

    opened = Signal(object)
    reply_requested = Signal(object)
    boost_requested = Signal(object)
    favourite_requested = Signal(object)
    bookmark_requested = Signal(object)
    menu_requested = Signal(object, QPoint)
    """A ``PostId`` and where on the screen."""
    profile_requested = Signal(object)
    """A ``ProfileId``."""
    media_requested = Signal(object, int)
    """A ``PostId`` and which of its pictures or films."""
    link_activated = Signal(str)
    near_end = Signal()
    unseen_above_changed = Signal(int)

    def __init__(
        self,
        model: PostListModel,
        images: ImageCache,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)

    def current_post(self) -> PostId | None:
        """Return the post the keyboard is on, or None."""
        return None

    def scroll_to_post(self, post_id: PostId) -> bool:
        """Bring the post to the top of the view; return whether it is there at all."""
        return False

    def scroll_to_top(self) -> None:
        """Go to the newest post."""
