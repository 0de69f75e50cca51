"""Films and sounds that play where they stand among the posts."""

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication

from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.media import GIFV, Media
from fedidesk.domain.post import Post
from fedidesk.ui.media.film_box import FilmBox
from fedidesk.ui.media.focus import holds_focus
from fedidesk.ui.media.media_tools import MediaTools
from fedidesk.ui.timeline.parts.media_name import media_name
from fedidesk.ui.timeline.post_row import PostRow
from fedidesk.ui.timeline.post_view import PostView
from fedidesk.ui.timeline.scene import Act, Spot

_RADIUS = 10
_MOST_BY_THEMSELVES = 4
_MOST_REMEMBERED = 200


class Seat:
    """Where one plays: in which row, and which of its media it is."""

    def __init__(self, box: FilmBox, row: PostRow, row_id: RowId, post: Post, index: int) -> None:
        self.box = box
        self.row = row
        self.row_id = row_id
        self.post = post
        self.index = index

    def rect(self) -> QRect | None:
        """Return its place in the row; None where the row shows something else by now."""
        row = self.row
        if row.isHidden() or row.row_id != self.row_id:
            return None
        spot = spot_of(row, self.index)
        return None if spot is None else spot.rect


class InPlace(QObject):
    """Plays in one view. What leaves the screen ends; how far it was is remembered."""

    full_wanted = Signal(object, int, int)
    pop_out_wanted = Signal(object, int, int)
    """These two bring a ``Post``, which of its media, and how far it is in milliseconds."""

    def __init__(self, view: PostView, tools: MediaTools) -> None:
        super().__init__(view)
        self._view = view
        self._tools = tools
        self._seats: list[Seat] = []
        self._far: dict[tuple[PostId, int], int] = {}
        view.moved.connect(self._after_move)

    @property
    def boxes(self) -> list[FilmBox]:
        """Everything that plays or is paused."""
        return [seat.box for seat in self._seats]

    def play(self, post: Post, index: int) -> None:
        """Play one of the media of a post that is on the screen."""
        row = self._row_of(post.id, index)
        if row is not None and row.row_id is not None:
            self._begin(row, row.row_id, post, index, takes_focus=holds_focus(row))

    def play_by_themselves(self, posts: list[Post]) -> None:
        """Let the animations that are in view move, a few at a time."""
        by_id = {post.id: post for post in posts}
        for row in self._view.rows:
            post = None if row.post_id is None else by_id.get(row.post_id)
            if post is None or row.row_id is None:
                continue
            for index, media in enumerate(post.media):
                if media.kind == GIFV and self._has_room_for(row, index):
                    self._begin(row, row.row_id, post, index, takes_focus=False)

    def go_on_at(self, post_id: PostId, index: int, position: int) -> None:
        """Take note how far somebody has watched elsewhere."""
        self._remember(post_id, index, position)
        for seat in self._seats:
            player = seat.box.player
            if (seat.post.id, seat.index) == (post_id, index) and player is not None:
                player.seek(position)

    def end(self) -> None:
        """End everything."""
        for seat in list(self._seats):
            self._end(seat)

    def _begin(
        self, row: PostRow, row_id: RowId, post: Post, index: int, *, takes_focus: bool
    ) -> None:
        seat = next((s for s in self._seats if s.row is row and s.index == index), None)
        if seat is None:
            seat = self._new_seat(row, row_id, post, index)
        if seat is None:
            return
        seat.box.play(self._far.get((post.id, index), 0))
        if takes_focus:
            seat.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_seat(self, row: PostRow, row_id: RowId, post: Post, index: int) -> Seat | None:
        spot = spot_of(row, index)
        if spot is None or index >= len(post.media):
            return None
        media = post.media[index]
        box = FilmBox(
            media, media_name(media), poster_of(post, media), self._tools, row, radius=_RADIUS
        )
        seat = Seat(box, row, row_id, post, index)
        box.setGeometry(spot.rect)
        box.ended.connect(self._box_ended)
        box.left.connect(self._box_left)
        box.full_wanted.connect(self._box_wants_full)
        box.pop_out_wanted.connect(self._box_wants_out)
        self._seats.append(seat)
        row.players.append(box)
        box.show()
        return seat

    def _after_move(self) -> None:
        """Go along with the rows; end what is out of view, or hidden again."""
        for seat in list(self._seats):
            rect = seat.rect()
            if rect is None or not self._is_seen(seat.row, rect):
                self._end(seat)
            elif rect != seat.box.geometry():
                seat.box.setGeometry(rect)

    def _is_seen(self, row: PostRow, rect: QRect) -> bool:
        return rect.translated(row.pos()).intersects(self._view.viewport().rect())

    def _has_room_for(self, row: PostRow, index: int) -> bool:
        spot = spot_of(row, index)
        if spot is None or len(self._seats) >= _MOST_BY_THEMSELVES:
            return False
        if any(seat.row is row and seat.index == index for seat in self._seats):
            return False
        return self._view.viewport().rect().contains(spot.rect.translated(row.pos()))

    def _end(self, seat: Seat) -> None:
        box = seat.box
        self._seats.remove(seat)
        self._remember(seat.post.id, seat.index, box.position)
        if holds_focus(box):
            self._give_back_focus(seat)
        box.stop()
        if box in seat.row.players:
            seat.row.players.remove(box)
        box.hide()
        box.deleteLater()

    def _give_back_focus(self, seat: Seat) -> None:
        """Put the keyboard on what the film was started by."""
        rect = seat.rect()
        button = next(
            (b for b in seat.row.buttons if b.spot is not None and b.spot.rect == rect), None
        )
        if rect is not None and button is not None and button.spot is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._view.setFocus(Qt.FocusReason.NoFocusReason)

    def _remember(self, post_id: PostId, index: int, position: int) -> None:
        if len(self._far) >= _MOST_REMEMBERED:
            self._far.clear()
        self._far[post_id, index] = position

    def _row_of(self, post_id: PostId, index: int) -> PostRow | None:
        """Return the row that was pressed; the same post may stand in two."""
        rows = [r for r in self._view.rows if r.post_id == post_id and spot_of(r, index)]
        focus = QApplication.focusWidget()
        pressed = (row for row in rows if focus is not None and row.isAncestorOf(focus))
        return next(pressed, rows[0] if rows else None)

    def _seat_of(self, box: QObject | None) -> Seat | None:
        return next((seat for seat in self._seats if seat.box is box), None)

    def _box_ended(self) -> None:
        seat = self._seat_of(self.sender())
        if seat is not None:
            self._end(seat)

    def _box_left(self, forward: bool) -> None:
        seat = self._seat_of(self.sender())
        if seat is not None:
            self._give_back_focus(seat)
            self._view.focusNextPrevChild(forward)

    def _box_wants_full(self, position: int) -> None:
        seat = self._seat_of(self.sender())
        if seat is not None:
            seat.box.hold()
            self.full_wanted.emit(seat.post, seat.index, position)

    def _box_wants_out(self, position: int) -> None:
        seat = self._seat_of(self.sender())
        if seat is not None:
            self._end(seat)
            self.pop_out_wanted.emit(seat.post, seat.index, position)


def spot_of(row: PostRow, index: int) -> Spot | None:
    """Return the place of one of the media in a row, if it is shown there."""
    spots = [] if row.shown is None else row.shown.spots
    return next((s for s in spots if s.act is Act.MEDIA and s.target == str(index)), None)


def poster_of(post: Post, media: Media) -> str:
    """Return the picture that stands for what does not play yet."""
    return media.preview_url or post.author.avatar_static_url or post.author.avatar_url
