"""The list of posts that keeps its place."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QToolTip, QWidget

from fedidesk.domain.ids import PostId, RowId
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.accessible import ListOfPosts, install_accessibility
from fedidesk.ui.timeline.keyboard import Keyboard
from fedidesk.ui.timeline.layout_cache import LayoutCache
from fedidesk.ui.timeline.post_row import PostRow
from fedidesk.ui.timeline.scene import Act, Scene, Spot
from fedidesk.ui.timeline.scroller import UNITS
from fedidesk.ui.timeline.stage import Place, Stage

_NEAR_END = 10
"""How few rows below the view are few enough to ask for more."""
_AHEAD = 8
"""How many rows out of view are laid out beforehand."""
_NOTCH, _LINE = 120, 32
_SLIDE_MS = 150
_MINUTE_MS = 60_000
_SETTLED_MS = 150


class PostView(ListOfPosts):
    """Shows the posts of a model; nothing moves unless the reader moves it.

    The place is a row and its distance from the top, never a height from the beginning. Posts
    that come above stay above, unseen, and ``unseen_above_changed`` tells how many there are.
    """

    opened = Signal(object)
    reply_requested = Signal(object)
    boost_requested = Signal(object)
    favourite_requested = Signal(object)
    bookmark_requested = Signal(object)
    """These five bring a ``PostId``."""
    menu_requested = Signal(object, QPoint)
    """A ``PostId`` and where on the screen."""
    profile_requested = Signal(object)
    """A ``ProfileId``."""
    media_requested = Signal(object, int)
    """A ``PostId`` and which of its pictures or films."""
    link_activated = Signal(str)
    near_end = Signal()
    """Few rows are left below; it comes once for each number of rows, see ``look_at_end``."""
    unseen_above_changed = Signal(int)
    moved = Signal()
    """The reader has scrolled, or the rows have changed."""

    def __init__(
        self,
        model: PostListModel,
        images: ImageCache,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        install_accessibility()
        self.model = model
        self.keys: dict[str, str] = {}
        """Shortcuts that tips name, as text, by the value of an ``Act``: ``{"boost": "B"}``."""
        self._images = images
        self._theme = theme
        self._scene = Scene(theme, icons, images, self.devicePixelRatioF())
        self._layouts = LayoutCache(model, theme)
        self._stage = Stage(self.viewport(), model, self._layouts, self._make_row, self._hold_focus)
        self.keyboard = Keyboard(self, self._stage, model)
        self._seen_top: RowId | None = None
        self._unseen_above = 0
        self._end_told_at = -1
        self._slide = QVariantAnimation(self)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self._slide_on)
        self._slid = 0
        self._heading = 1
        self._ahead = self._timer(0, self._look_ahead)
        self._soon = self._timer(0, self._tell_near_end)
        self._settled = self._timer(_SETTLED_MS, self._tell_wanted)
        self._minute = QTimer(self)
        self._minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._minute.timeout.connect(self._minute_passed)
        self._minute.start(_MINUTE_MS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self._connect()

    @property
    def rows(self) -> list[PostRow]:
        """The rows on the screen, from top to bottom."""
        return list(self._stage.rows)

    @property
    def unseen_above(self) -> int:
        """How many rows have come above that were never on the screen."""
        return self._unseen_above

    def current_post(self) -> PostId | None:
        """Return the post the keyboard is on, or None."""
        return self.keyboard.current_post()

    def place(self) -> Place | None:
        """Return where the reader is; give it to ``restore`` later."""
        return self._stage.reference()

    def restore(self, place: Place) -> bool:
        """Go back to a place; return whether its row is still there."""
        if self.model.index_of(place.row_id) is None:
            return False
        self._stop_sliding()
        self._rearrange(place)
        return True

    def scroll_to_post(self, post_id: PostId, y: int = 0) -> bool:
        """Put the post ``y`` pixels below the top; return whether it is there at all."""
        found = self.model.indexes_of_post(post_id)
        if not found:
            return False
        self._stop_sliding()
        self._rearrange(Place(self.model.row_at(found[0]).id, y))
        return True

    def is_at_top(self) -> bool:
        """Return whether nothing is above."""
        return self._stage.scroller.at_top

    def scroll_to_top(self) -> None:
        """Go to the newest post."""
        self._stop_sliding()
        self._stage.scroller.pin(0, 0)
        self._arrange()

    def scroll_to_end(self) -> None:
        """Go to the last row."""
        self._stop_sliding()
        self._stage.scroller.to_end()
        self._arrange()

    def scroll_pages(self, pages: int) -> None:
        """Scroll by a view's height, less a little to keep the thread; up where negative."""
        self._slide_by(pages * max(40, self.viewport().height() - self._theme.px(56)))

    def scroll_by(self, pixels: int) -> None:
        """Scroll down at once, or up where negative."""
        self._heading = 1 if pixels > 0 else -1
        if self._stage.scroll(pixels):
            self._after_move()

    def bring_into_view(self, row_id: RowId) -> None:
        """Scroll as little as needed to show a row, or its beginning if it is tall."""
        index = self.model.index_of(row_id)
        if index is None:
            return
        self._stop_sliding()
        height, row = self.viewport().height(), self._stage.row_of(row_id)
        tall = self._layouts.height(index)
        if row is not None and row.y() >= 0 and row.y() + tall <= height:
            return
        above = row.y() < 0 if row is not None else index < self._stage.scroller.index
        y = 0 if above or tall > height else height - tall
        if row is not None:
            self.scroll_by(row.y() - y)
        else:
            self._rearrange(Place(row_id, y))

    def set_footer(self, footer: QWidget | None) -> None:
        """Put a widget below the last row; it must be a child of the viewport."""
        place = self._stage.reference()
        self._stage.set_footer(footer)
        self._rearrange(place)

    def look_at_end(self) -> None:
        """Let ``near_end`` come again though the number of rows is the same."""
        self._end_told_at = -1
        self._soon.start()

    def is_revealed(self, post_id: PostId) -> bool:
        """Return whether the reader has opened what a content warning hides."""
        return post_id in self._layouts.revealed

    def accessible_children(self) -> list[QWidget]:
        """Return the rows on the screen, and what stands below the last one."""
        footer = self._stage.footer
        below = [footer] if footer is not None and footer.isVisible() else []
        return [*self._stage.rows, *below]

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """Say which shortcuts the tips name: ``{"boost": "B"}``, by the value of an ``Act``."""
        self.keys.clear()
        self.keys.update(keys)

    def _connect(self) -> None:
        model = self.model
        model.rowsInserted.connect(self._rows_changed)
        model.rowsRemoved.connect(self._rows_changed)
        model.modelReset.connect(self._rows_reset)
        model.posts_changed.connect(self._posts_changed)
        self._images.arrived.connect(self._picture_came)
        self._theme.changed.connect(self._theme_changed)

    def _timer(self, milliseconds: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    def _make_row(self) -> PostRow:
        row = PostRow(self, self._scene)
        row.pressed.connect(self._spot_pressed)
        row.opened.connect(self._row_opened)
        row.menu_requested.connect(self._row_menu_requested)
        row.focused.connect(self._row_focused)
        return row

    # What the rows tell

    def _spot_pressed(self, spot: Spot) -> None:
        row = self.sender()
        if isinstance(row, PostRow) and row.post_id is not None:
            self._act(row.post_id, spot, row)

    def _act(self, post_id: PostId, spot: Spot, row: PostRow) -> None:
        if spot.act in (Act.LINK, Act.CARD):
            self.link_activated.emit(spot.target)
        elif spot.act is Act.PROFILE:
            self.profile_requested.emit(spot.target)
        elif spot.act is Act.MEDIA:
            self.media_requested.emit(post_id, int(spot.target))
        elif spot.act is Act.QUOTE:
            self.opened.emit(PostId(spot.target))
        elif spot.act is Act.REVEAL:
            self._toggle(self._layouts.revealed, post_id, row)
        elif spot.act is Act.EXPAND:
            self._toggle(self._layouts.expanded, post_id, row)
        elif spot.act is Act.MORE:
            corner = spot.rect.bottomLeft()
            self.menu_requested.emit(post_id, row.mapToGlobal(corner))
        else:
            {
                Act.REPLY: self.reply_requested,
                Act.BOOST: self.boost_requested,
                Act.FAVOURITE: self.favourite_requested,
                Act.BOOKMARK: self.bookmark_requested,
            }[spot.act].emit(post_id)

    def toggle_revealed(self, post_id: PostId) -> None:
        """Show or hide what the content warning of a post is about."""
        row = next((row for row in self._stage.rows if row.post_id == post_id), None)
        self._toggle(self._layouts.revealed, post_id, row)

    def _toggle(self, posts: set[PostId], post_id: PostId, row: PostRow | None) -> None:
        """Show or hide a part of a post, and keep the post where it is."""
        posts ^= {post_id}
        place = self._stage.reference()
        if row is not None and row.row_id is not None:
            place = Place(row.row_id, row.y())
        self._rearrange(place)

    def _row_opened(self) -> None:
        row = self.sender()
        if isinstance(row, PostRow) and row.post_id is not None:
            self.opened.emit(row.post_id)

    def _row_menu_requested(self, where: QPoint) -> None:
        row = self.sender()
        if isinstance(row, PostRow) and row.post_id is not None:
            self.menu_requested.emit(row.post_id, where)

    def _row_focused(self) -> None:
        row = self.sender()
        if isinstance(row, PostRow):
            self.keyboard.came_to(row)

    # What the model tells

    def _rows_changed(self, _parent: QModelIndex, _first: int, _last: int) -> None:
        self._rearrange(self._stage.reference())

    def _rows_reset(self) -> None:
        place = self._stage.reference()
        if place is None:
            self._stage.scroller.pin(0, 0)
        self._rearrange(place)

    def _posts_changed(self, post_ids: frozenset[PostId]) -> None:
        if any(row.post_id in post_ids for row in self._stage.rows):
            self._rearrange(self._stage.reference())

    def _picture_came(self, url: str) -> None:
        for row in self._stage.rows:
            layout = row.layout_of_post
            if layout is not None and url in layout.urls:
                row.update()

    def _theme_changed(self) -> None:
        self._layouts.clear()
        self._rearrange(self._stage.reference())
        self.viewport().update()

    def _minute_passed(self) -> None:
        self._layouts.tick()
        if self.isVisible():
            self._arrange()

    # Scrolling

    def _rearrange(self, place: Place | None) -> None:
        self._stage.pin(place)
        self._arrange()

    def _arrange(self) -> None:
        if self.viewport().width() < 1 or self.viewport().height() < 1:
            return
        self._stage.arrange()
        self._after_move()

    def _after_move(self) -> None:
        self._follow_with_bar()
        self._count_unseen()
        self._settled.start()
        self._ahead.start()
        self.keyboard.after_move()
        if self._is_near_end():
            self._soon.start()
        self.moved.emit()

    def _follow_with_bar(self) -> None:
        bar = self.verticalScrollBar()
        begin, end = self._stage.scroller.position()
        whole = len(self.model) * UNITS
        bar.blockSignals(True)
        bar.setPageStep(max(1, end - begin))
        bar.setSingleStep(UNITS // 4)
        bar.setRange(0, max(0, whole - (end - begin)))
        bar.setValue(begin)
        bar.blockSignals(False)
        bar.update()

    def _bar_moved(self, value: int) -> None:
        self._stop_sliding()
        if value >= self.verticalScrollBar().maximum():
            self._stage.scroller.to_end()
        else:
            self._stage.scroller.go_to(value)
        self._arrange()

    def _count_unseen(self) -> None:
        rows = self._stage.rows
        seen = None if self._seen_top is None else self.model.index_of(self._seen_top)
        first = self._stage.scroller.index
        if rows and (seen is None or first <= seen) and rows[0].row_id is not None:
            self._seen_top = rows[0].row_id
            seen = first
        count = seen or 0
        if count != self._unseen_above:
            self._unseen_above = count
            self.unseen_above_changed.emit(count)

    def _is_near_end(self) -> bool:
        count = len(self.model)
        return (
            0 < count != self._end_told_at
            and count - 1 - self._stage.last_index < _NEAR_END
            and self.isVisible()
        )

    def _tell_near_end(self) -> None:
        if self._is_near_end():
            self._end_told_at = len(self.model)
            self.near_end.emit()

    def _look_ahead(self) -> None:
        """Lay out one of the rows that come next, while there is nothing else to do."""
        first, last = self._stage.scroller.index, self._stage.last_index
        edge = last if self._heading > 0 else first
        for distance in range(1, _AHEAD + 1):
            index = edge + self._heading * distance
            if not 0 <= index < len(self.model):
                return
            if not self._layouts.has(index):
                self._layouts.get(index)
                self._ahead.start()
                return

    def _tell_wanted(self) -> None:
        layouts = (row.layout_of_post for row in self._stage.rows)
        urls = (layout.urls for layout in layouts if layout is not None)
        self._images.set_wanted(self, frozenset().union(*urls))

    def _slide_by(self, pixels: int) -> None:
        left = 0
        if self._slide.state() is QVariantAnimation.State.Running:
            left = int(self._slide.endValue()) - self._slid
            self._slide.stop()
        if not self._theme.animates:
            self.scroll_by(left + pixels)
            return
        self._slid = 0
        self._slide.setStartValue(0)
        self._slide.setEndValue(left + pixels)
        self._slide.start()

    def _slide_on(self, value: int) -> None:
        step, self._slid = value - self._slid, value
        if step:
            self.scroll_by(step)

    def _stop_sliding(self) -> None:
        self._slide.stop()

    def _hold_focus(self) -> None:
        """Take the keyboard from a row that leaves the screen; the view keeps it meanwhile."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt calls these

    def viewportEvent(self, event: QEvent) -> bool:
        """Take note of the mouse: it needs no ring."""
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress:
            self._show_focus(False)
        elif kind is QEvent.Type.ToolTip:
            return self._show_tip(cast(QHelpEvent, event))
        return super().viewportEvent(event)

    def _show_tip(self, event: QHelpEvent) -> bool:
        row = next((row for row in self._stage.rows if row.geometry().contains(event.pos())), None)
        tip = "" if row is None else row.tip_at(event.pos() - row.pos(), self.keys)
        if tip:
            spot = QRect(event.pos(), QSize(1, 1))
            QToolTip.showText(event.globalPos(), tip, self.viewport(), spot)
        else:
            QToolTip.hideText()
        return True

    def _show_focus(self, shows: bool) -> None:
        if self._scene.shows_focus != shows:
            self._scene.shows_focus = shows
            self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew for another direction or language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._mirror()
            self._rearrange(self._stage.reference())
        elif event.type() is QEvent.Type.LanguageChange:
            self._theme_changed()

    def _mirror(self) -> None:
        self._layouts.mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place at another width."""
        super().resizeEvent(event)
        place = self._stage.reference()
        fraction = self._fraction_above(place)
        self._mirror()
        self._scene.dpr = self.devicePixelRatioF()
        self._layouts.width = self.viewport().width()
        self._stage.scroller.view_height = self.viewport().height()
        if fraction is not None and place is not None:
            index = self.model.index_of(place.row_id) or 0
            place = Place(place.row_id, -round(fraction * self._layouts.height(index)))
        self._stage.pin(place)
        self._stage.scroller.fit()
        self._arrange()

    def _fraction_above(self, place: Place | None) -> float | None:
        """Return how much of a post that fills the view is above it."""
        row = None if place is None else self._stage.row_of(place.row_id)
        if row is None or row.y() >= 0:
            return None
        return -row.y() / max(1, row.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll."""
        self._stop_sliding()
        pixels = -event.pixelDelta().y()
        if not pixels:
            pixels = round(-event.angleDelta().y() / _NOTCH * 3 * self._theme.px(_LINE))
        if pixels:
            self.scroll_by(pixels)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, scroll or open."""
        self._show_focus(True)
        if not self.keyboard.press(event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to a row."""
        super().focusInEvent(event)
        if event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        ):
            self._show_focus(True)
            self.keyboard.enter()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk the buttons of the current row, then leave."""
        self._show_focus(True)
        if self.keyboard.step(forward):
            return True
        return self._leave(forward)

    def _leave(self, forward: bool) -> bool:
        """Go on to what is after the view, or before it, and not to the view itself."""
        policy = self.focusPolicy()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = super().focusNextPrevChild(forward)
        self.setFocusPolicy(policy)
        return left

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Do nothing: the view scrolls itself."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what no row covers."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colours.surface)
        painter.end()
