"""Where the media of an account's posts are looked at: in place, large, or in a small window."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from fedidesk.domain.post import Post
from fedidesk.ui.media.in_place import InPlace
from fedidesk.ui.media.media_tools import PLAYING_KINDS, MediaTools
from fedidesk.ui.media.pop_out import PopOut
from fedidesk.ui.media.viewer import Viewer
from fedidesk.ui.timeline.post_view import PostView


class MediaTheatre(QObject):
    """Implements ``ui.windows.Theatre``."""

    def __init__(self, tools: MediaTools, window: QWidget) -> None:
        super().__init__(window)
        self._tools = tools
        self._window = window
        self._in_place: dict[PostView, InPlace] = {}
        self.viewer: Viewer | None = None
        self.pop_out: PopOut | None = None

    def press(self, view: PostView, post: Post, index: int) -> None:
        """Play what plays where it stands in ``view``, and show pictures large."""
        if post.media[index].kind in PLAYING_KINDS:
            self.in_place(view).play(post, index)
        else:
            self.show(post, index)

    def show(self, post: Post, index: int, position: int = 0) -> None:
        """Show one of the media of a post large, with the others beside it."""
        if self.viewer is not None:
            self.viewer.close()
        viewer = self.viewer = Viewer(post, index, self._tools, self._window)
        viewer.left_at.connect(self._viewer_left)
        viewer.pop_out_wanted.connect(self._viewer_pops_out)
        viewer.begin(position)

    def play_by_themselves(self, view: PostView, posts: list[Post]) -> None:
        """Let the animations in view move, if they may."""
        if self._tools.plays_by_itself:
            self.in_place(view).play_by_themselves(posts)

    def in_place(self, view: PostView) -> InPlace:
        """Return what plays in ``view``."""
        playing = self._in_place.get(view)
        if playing is None:
            playing = self._in_place[view] = InPlace(view, self._tools)
            playing.full_wanted.connect(self.show)
            playing.pop_out_wanted.connect(self.pop)
            view.destroyed.connect(self._view_went)
        return playing

    def pop(self, post: Post, index: int, position: int) -> None:
        """Let it go on in a small window; there is one at a time."""
        if self.pop_out is not None:
            self.pop_out.close()
        small = self.pop_out = PopOut(post, index, self._tools, self._window)
        small.full_wanted.connect(self.show)
        small.destroyed.connect(self._pop_out_went)
        small.begin(position)

    def close_all(self) -> None:
        """End everything."""
        if self.viewer is not None:
            self.viewer.close()
        if self.pop_out is not None:
            self.pop_out.close()
        for playing in self._in_place.values():
            playing.end()

    def _viewer_left(self, index: int, position: int) -> None:
        viewer, self.viewer = self.viewer, None
        if viewer is not None and position:
            for playing in self._in_place.values():
                playing.go_on_at(viewer.post.id, index, position)

    def _viewer_pops_out(self, index: int, position: int) -> None:
        if self.viewer is not None:
            self.pop(self.viewer.post, index, position)

    def _view_went(self) -> None:
        gone = [view for view, playing in self._in_place.items() if not isValid(playing)]
        for view in gone:
            del self._in_place[view]

    def _pop_out_went(self) -> None:
        self.pop_out = None
