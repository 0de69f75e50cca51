"""A list of posts that keeps its place, whatever happens around it."""

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from fedidesk.domain.ids import PostId, RowId
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.ui.icons import Icons
from fedidesk.ui.painting import fill
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.edges import Edges
from fedidesk.ui.timeline.layout_cache import LayoutCache
from fedidesk.ui.timeline.looking_ahead import LookingAhead
from fedidesk.ui.timeline.post_row import PostRow
from fedidesk.ui.timeline.scene import Scene
from fedidesk.ui.timeline.scroll_bar import follow
from fedidesk.ui.timeline.scroller import UNITS
from fedidesk.ui.timeline.shown_pictures import ShownPictures
from fedidesk.ui.timeline.slide import Slide
from fedidesk.ui.timeline.stage import Place, Stage

_NOTCH, _LINE = 120, 32
_MINUTE_MS = 60_000
_SETTLED_MS = 150


class AnchoredView(QAbstractScrollArea):
    """Scrolls the rows of a model; nothing moves unless the reader moves it.

    The place is a row and its distance from the top, never a height from the beginning. Posts
    that come above stay above, unseen, and ``unseen_above_changed`` tells how many there are.
    """

    near_end = Signal()
    """Few rows are left below; it comes once for each last row, see ``look_at_end``."""
    near_start = Signal()
    """Few rows are left above, and there are more that are not in memory."""
    jump_wanted = Signal(int)
    """The reader goes where no rows are in memory: to the item with this number from the top."""
    rested = Signal()
    """Nothing has moved for a moment."""
    unseen_above_changed = Signal(int)
    moved = Signal()
    """The reader has scrolled, or the rows have changed."""
    scrolled = Signal()
    """The rows have gone up or down under the eyes of the reader."""
    resized = Signal()
    """The view has another size, or may stand elsewhere in its pane."""
    pages_scrolled = Signal()
    """What ``scroll_pages`` began is done."""

    def __init__(
        self,
        model: PostListModel,
        images: ImageCache,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # One of our own: for Qt's, PySide would look through all classes that it might be of.
        self.setViewport(QWidget())
        self.model = model
        self._images = images
        self._theme = theme
        self._scene = Scene(theme, icons, images, self.devicePixelRatioF())
        self._layouts = LayoutCache(model, theme)
        self.stage = Stage(
            self.viewport(), model, self._layouts, self._make_row, self._row_loses_focus
        )
        self._pictures = ShownPictures(images, self.stage, self)
        self._unseen = 0
        self._begins_at: Place | None = None
        """Where the reader is to be once the view has a size."""
        self._edges = Edges(model, self.stage)
        self._jumping_to: int | None = None
        self._slide = Slide(theme, self)
        self._slide.stepped.connect(self.scroll_by)
        self._slide.ended.connect(self.pages_scrolled)
        self._ahead = LookingAhead(model, self._layouts, self.stage, self)
        self._soon = self._timer(0, self._tell_near_edges)
        self._settled = self._timer(_SETTLED_MS, self._come_to_rest)
        self._minute = QTimer(self, timerType=Qt.TimerType.VeryCoarseTimer)
        self._minute.timeout.connect(self._minute_passed)
        self._minute.start(_MINUTE_MS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._connect()

    @property
    def rows(self) -> list[PostRow]:
        """The rows on the screen, from top to bottom."""
        return list(self.stage.rows)

    @property
    def unseen_above(self) -> int:
        """How many rows have come above that were never on the screen, but for one's own."""
        return self._unseen

    def place(self) -> Place | None:
        """Return where the reader is; give it to ``restore`` later."""
        return self.stage.reference()

    def restore(self, place: Place) -> bool:
        """Go back to a place; return whether its row is still there."""
        if self.model.index_of(place.row_id) is None:
            return False
        self._slide.stop()
        self._begins_at = place
        self._rearrange(place)
        return True

    def scroll_to_post(self, post_id: PostId, y: int = 0) -> bool:
        """Put the post ``y`` pixels below the top; return whether it is there at all."""
        found = self.model.indexes_of_post(post_id)
        if not found:
            return False
        self._slide.stop()
        self._rearrange(Place(self.model.row_at(found[0]).id, y))
        return True

    def is_at_top(self) -> bool:
        """Return whether nothing is above."""
        return self.stage.scroller.at_top and not self.model.above

    def scroll_to_top(self) -> None:
        """Go to the newest post."""
        self._slide.stop()
        if self.model.above:
            self._jump(0)
            return
        self.stage.scroller.pin(0, 0)
        self._arrange()

    def scroll_to_end(self) -> None:
        """Go to the last row."""
        self._slide.stop()
        if self.model.below:
            self._jump(self.model.above + len(self.model) + self.model.below - 1)
            return
        self.stage.scroller.to_end()
        self._arrange()

    def scroll_pages(self, pages: int) -> None:
        """Scroll by a view's height, less a little to keep the thread; up where negative."""
        self._slide.by(pages * max(40, self.viewport().height() - self._theme.px(56)))

    def scroll_by(self, pixels: int) -> None:
        """Scroll down at once, or up where negative."""
        self._ahead.scrolling(1 if pixels > 0 else -1)
        if self.stage.scroll(pixels):
            self._after_move()
            self.scrolled.emit()

    def bring_into_view(self, row_id: RowId) -> None:
        """Scroll as little as needed to show a row, or its beginning if it is tall."""
        index = self.model.index_of(row_id)
        if index is None:
            return
        self._slide.stop()
        height, row = self.viewport().height(), self.stage.row_of(row_id)
        tall = self._layouts.height(index)
        if row is not None and row.y() >= 0 and row.y() + tall <= height:
            return
        above = row.y() < 0 if row is not None else index < self.stage.scroller.index
        y = 0 if above or tall > height else height - tall
        if row is not None:
            self.scroll_by(row.y() - y)
        else:
            self._rearrange(Place(row_id, y))

    def bring_part_into_view(self, row: PostRow, part: QRect) -> None:
        """Scroll as little as needed to show a part of a row that is on the screen."""
        top, bottom = row.y() + part.top(), row.y() + part.bottom() + 1
        too_low = bottom - self.viewport().height()
        if top < 0 or too_low > 0:
            self._slide.stop()
            self.scroll_by(top if top < 0 else min(top, too_low))

    def set_footer(self, footer: QWidget | None) -> None:
        """Put a widget below the last row; it must be a child of the viewport."""
        place = self.stage.reference()
        self.stage.set_footer(footer)
        self._rearrange(place)

    def is_left_out(self, index: int) -> bool:
        """Whether the row at ``index`` is not to be seen."""
        return self._layouts.height(index) == 0

    def look_at_end(self) -> None:
        """Let ``near_end`` come again though the last row is the same."""
        self._edges.look_again()
        self._soon.start()

    def accessible_children(self) -> list[QWidget]:
        """Return the rows on the screen, and what stands below the last one."""
        footer = self.stage.footer
        below = [footer] if footer is not None and footer.isVisible() else []
        return [*self.stage.rows, *below]

    def _make_row(self) -> PostRow:
        """Return a new row widget."""
        return PostRow(self, self._scene)

    def _row_loses_focus(self) -> None:
        """Take the keyboard from a row that leaves the screen; the view keeps it meanwhile."""
        self.setFocus(Qt.FocusReason.NoFocusReason)

    def _connect(self) -> None:
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        model = self.model
        model.rowsInserted.connect(self._rows_came)
        model.rowsRemoved.connect(self._rows_went)
        model.modelReset.connect(self._rows_reset)
        model.posts_changed.connect(self._posts_changed)
        model.rows_altered.connect(self._rows_altered)
        model.extent_changed.connect(self._extent_changed)
        self._theme.changed.connect(self._theme_changed)

    def _timer(self, milliseconds: int, then: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(then)
        return timer

    def _rows_came(self, _: QModelIndex, first: int, last: int) -> None:
        self._rows_changed(first, last - first + 1)

    def _rows_went(self, _: QModelIndex, first: int, last: int) -> None:
        self._rows_changed(first, first - last - 1)

    def _rows_changed(self, first: int, count: int) -> None:
        if self.stage.passed_by(first, count):
            self._after_move()
        else:
            self._rearrange(self.stage.reference())

    def _rows_reset(self) -> None:
        jumping_to, self._jumping_to = self._jumping_to, None
        if jumping_to is not None and len(self.model):
            index = min(max(jumping_to - self.model.above, 0), len(self.model) - 1)
            self.stage.scroller.pin(index, 0)
            self.stage.scroller.fit()
            self._arrange()
            return
        place = self.stage.reference()
        if place is None:
            self.stage.scroller.pin(0, 0)
        self._rearrange(place)

    def _jump(self, number: int) -> None:
        self._jumping_to = number
        self.jump_wanted.emit(number)

    def _extent_changed(self) -> None:
        if self._scene.last_read != self.model.last_read:
            self._scene.last_read = self.model.last_read
            self.viewport().update()
        self._follow_with_bar()
        self._count_unseen()
        if self.isVisible() and self._edges.are_near():
            self._soon.start()

    def _posts_changed(self, post_ids: frozenset[PostId]) -> None:
        if any(row.post_id in post_ids for row in self.stage.rows):
            self._rearrange(self.stage.reference())

    def _rows_altered(self, row_ids: frozenset[RowId]) -> None:
        if any(row.row_id in row_ids for row in self.stage.rows):
            self._rearrange(self.stage.reference())

    def _theme_changed(self) -> None:
        self._layouts.clear()
        self._rearrange(self.stage.reference())
        self.viewport().update()

    def _minute_passed(self) -> None:
        self._layouts.tick()
        if self.isVisible():
            self._arrange()

    def _rearrange(self, place: Place | None) -> None:
        if not self._layouts.width:
            return
        self.stage.pin(place)
        self._arrange()

    def _arrange(self) -> None:
        if self.viewport().width() < 1 or self.viewport().height() < 1:
            return
        self.stage.arrange()
        self._after_move()

    def _after_move(self) -> None:
        # Where only what is left out stands above, it is as good as seen.
        self.model.reader_at(0 if self.stage.scroller.at_top else self.stage.scroller.index)
        self._follow_with_bar()
        self._count_unseen()
        self._settled.start()
        self._ahead.changed()
        if self.isVisible() and self._edges.are_near():
            self._soon.start()
        self.moved.emit()

    def _follow_with_bar(self) -> None:
        place = self.stage.scroller.position()
        follow(self.verticalScrollBar(), place, self.model.above, len(self.model), self.model.below)

    def _bar_moved(self, value: int) -> None:
        self._slide.stop()
        if value >= self.verticalScrollBar().maximum():
            self.scroll_to_end()
            return
        unit = value - self.model.above * UNITS
        if 0 <= unit < len(self.model) * UNITS:
            self.stage.scroller.go_to(unit)
            self._arrange()
            self.scrolled.emit()
        else:
            self._jump(value // UNITS)

    def _count_unseen(self) -> None:
        if self._unseen != self.model.unseen:
            self._unseen = self.model.unseen
            self.unseen_above_changed.emit(self._unseen)

    def _tell_near_edges(self) -> None:
        if self._edges.reaches_end():
            self.near_end.emit()
        if self._edges.reaches_start():
            self.near_start.emit()

    def _come_to_rest(self) -> None:
        self._pictures.settle()
        for row in self.stage.rows:
            row.place_buttons()
        self.rested.emit()

    def _fit(self) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._layouts.fit(self.viewport().width(), mirrored=mirrored)

    def _fraction_above(self, place: Place | None) -> float | None:
        """Return how much of a post that fills the view is above it."""
        row = None if place is None else self.stage.row_of(place.row_id)
        if row is None or row.y() >= 0:
            return None
        return -row.y() / max(1, row.height())

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew for another direction or language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange and self._layouts.width:
            self._fit()
            self._rearrange(self.stage.reference())
        elif event.type() is QEvent.Type.LanguageChange:
            self._theme_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place at another width."""
        super().resizeEvent(event)
        place = self.stage.reference() or self._begins_at
        fraction = self._fraction_above(place)
        self._fit()
        self._scene.dpr = self.devicePixelRatioF()
        self.stage.scroller.view_height = self.viewport().height()
        if fraction is not None and place is not None:
            index = self.model.index_of(place.row_id) or 0
            place = Place(place.row_id, -round(fraction * self._layouts.height(index)))
        self.stage.pin(place)
        self.stage.fit()
        self._arrange()
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll."""
        self._slide.stop()
        pixels = -event.pixelDelta().y()
        if not pixels:
            pixels = round(-event.angleDelta().y() / _NOTCH * 3 * self._theme.px(_LINE))
        if pixels:
            self.scroll_by(pixels)
        event.accept()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Do nothing: the view scrolls itself."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what no row covers."""
        painter = QPainter(self.viewport())
        fill(painter, event.rect(), self._theme.colours.surface)
        painter.end()
