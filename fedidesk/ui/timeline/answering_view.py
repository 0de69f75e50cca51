"""What one does inside the posts of a view: to pick, to vote, to look behind a filter."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post import Post
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.anchored_view import AnchoredView
from fedidesk.ui.timeline.post_row import PostRow
from fedidesk.ui.timeline.scene import Act, Spot
from fedidesk.ui.timeline.stage import Place
from fedidesk.ui.timeline.viewing import Choices

_PEOPLE = (Act.BOOSTED_BY, Act.FAVOURITED_BY)
_IN_POLLS = (Act.CHOOSE, Act.TICK, Act.RESULTS, Act.VOTE)


class AnsweringView(AnchoredView):
    """Keeps what the reader chose in its posts, and tells what is to be asked of the server."""

    vote_requested = Signal(object, object)
    """A ``PostId``, and a tuple of the numbers of answers."""
    poll_requested = Signal(object, bool)
    """The poll of a ``PostId`` is to be looked at anew; True: nobody waits for it."""
    reaction_requested = Signal(object, str)
    """A ``PostId``, and the name of an emoji to put there or to take back."""
    people_requested = Signal(object, str)
    """A ``PostId``, and the value of an ``Act``: whom to list."""
    quotes_requested = Signal(object)
    history_requested = Signal(object)
    """These two bring a ``PostId``."""

    def __init__(
        self,
        model: PostListModel,
        images: ImageCache,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, images, theme, icons, parent)
        self._looked_at: set[PostId] = set()
        """Posts whose polls have ended on screen."""
        self.rested.connect(self._look_at_ended)

    def read_as(self, reader: ProfileId | None, context: str) -> None:
        """Say who reads, and what filters are to take that for; empty: none applies."""
        self._choices.read_as(reader, context)
        self._lay_anew(None)

    def set_focus_post(self, post_id: PostId | None) -> None:
        """Say which post the thread was opened for: it tells more of itself."""
        self._choices.set_focus(post_id)
        self._lay_anew(None)

    @property
    def _choices(self) -> Choices:
        return self._layouts.choices

    def _lay_anew(self, row: PostRow | None) -> None:
        """Lay out anew what has changed, and keep the post in ``row`` where it is."""
        self._layouts.look_again()
        place = self.stage.reference()
        if row is not None and row.row_id is not None:
            place = Place(row.row_id, row.y())
        self._rearrange(place)

    def _act_inside(self, post_id: PostId, spot: Spot, row: PostRow) -> bool:
        """Do what pressing ``spot`` means; False where that is nothing of this."""
        if spot.act in _IN_POLLS:
            self._act_in_poll(post_id, spot, row)
        elif spot.act is Act.SHOW_ANYWAY:
            self._choices.shown_anyway ^= {PostId(spot.target)}
            self._lay_anew(row)
        elif spot.act is Act.UNCOVER:
            self._choices.uncovered ^= {PostId(spot.target)}
            self._lay_anew(row)
        elif spot.act in _PEOPLE:
            self.people_requested.emit(post_id, str(spot.act))
        else:
            tell = self._requests(spot).get(spot.act)
            if tell is None:
                return False
            tell(post_id)
        return True

    def _requests(self, spot: Spot) -> dict[Act, Callable[[PostId], object]]:
        return {
            Act.REACT: lambda post_id: self.reaction_requested.emit(post_id, spot.target),
            Act.QUOTED_BY: self.quotes_requested.emit,
            Act.HISTORY: self.history_requested.emit,
            Act.REFRESH: lambda post_id: self.poll_requested.emit(post_id, False),
        }

    def _act_in_poll(self, post_id: PostId, spot: Spot, row: PostRow) -> None:
        post = self._post(post_id)
        if post is None:
            return
        if spot.act is Act.VOTE:
            self.vote_requested.emit(post_id, self._choices.chosen(post))
        elif spot.act is Act.RESULTS:
            self._choices.turn_over(post)
            self._lay_anew(row)
        else:
            self._choices.choose(post, int(spot.target))
            self._lay_anew(row)

    def _post(self, post_id: PostId) -> Post | None:
        indexes = self.model.indexes_of_post(post_id)
        return self.model.post_at(indexes[0]) if indexes else None

    def _look_at_ended(self) -> None:
        """Ask once how polls ended that are on screen."""
        now = datetime.now(UTC)
        for row in self.stage.rows:
            post_id = row.post_id
            post = None if post_id is None or post_id in self._looked_at else self._post(post_id)
            if post is None or post.poll is None or post.poll.expired or not post.poll.is_over(now):
                continue
            self._looked_at.add(post.id)
            self.poll_requested.emit(post.id, True)
