"""Selecting text in a post: one at a time in a view."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QTextCursor

from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.ui.timeline import text_selector
from fedidesk.ui.timeline.post_row import PostRow


class Selecting(QObject):
    """Puts a ``TextSelector`` over the text of a row, and takes it away in time."""

    def __init__(self, images: ImageCache, parent: QObject) -> None:
        super().__init__(parent)
        self._images = images
        self._row: PostRow | None = None

    @property
    def is_on(self) -> bool:
        """Whether text can be selected just now."""
        return self._row is not None

    def begin(self, row: PostRow) -> "text_selector.TextSelector | None":
        """Let the text of ``row`` be selected; None where it shows none."""
        if row.selector is not None:
            return row.selector
        self.end()
        body = None if row.shown is None else row.shown.body
        if body is None:
            return None
        rich = body.as_rich()
        rich.ask_for_emoji(self._images, row.devicePixelRatioF())
        selector = text_selector.TextSelector(body, rich, row)
        selector.ended.connect(self._ended)
        selector.clicked.connect(self._clicked)
        self._row, row.selector = row, selector
        selector.show()
        selector.setFocus()
        return selector

    def begin_with_all(self, row: PostRow) -> None:
        """Select the whole text; the arrows go on from its beginning."""
        selector = self.begin(row)
        if selector is not None:
            cursor = selector.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
            selector.setTextCursor(cursor)

    def end(self) -> None:
        """Select nothing any more."""
        if self._row is not None and self._row.selector is not None:
            self._row.selector.end()

    def after_move(self) -> None:
        """Go along with the text, or end where it is another one now."""
        row = self._row
        selector = None if row is None else row.selector
        if row is None or selector is None:
            return
        body = None if row.shown is None else row.shown.body
        same = body is not None and body.paragraphs == selector.paragraphs
        if body is None or not same or row.isHidden() or body.rect.size() != selector.size():
            selector.end()
        else:
            selector.move(body.rect.topLeft())

    def _ended(self) -> None:
        if self._row is not None:
            self._row.selector = None
            self._row = None

    def _clicked(self, where: QPoint) -> None:
        """Press the link that a click was meant for."""
        selector = self.sender()
        row = selector.parent() if isinstance(selector, text_selector.TextSelector) else None
        if isinstance(row, PostRow):
            row.click_at(where)
