"""A small window that stays on top, in which a film goes on while one reads on."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fedidesk.domain.media import AUDIO
from fedidesk.domain.post import Post
from fedidesk.ui.media.film_box import FilmBox
from fedidesk.ui.media.in_place import poster_of
from fedidesk.ui.media.media_tools import MediaTools
from fedidesk.ui.timeline.parts.media_name import media_name

_AREA = 480 * 270
_SOUND = QSize(400, 96)
_EDGE = 24


class PopOut(QWidget):
    """Plays one film or sound until it is closed."""

    full_wanted = Signal(object, int, int)
    """A ``Post``, which of its media, and how far it is in milliseconds."""

    def __init__(self, post: Post, index: int, tools: MediaTools, parent: QWidget) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(parent, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._post = post
        self._index = index
        media = post.media[index]
        name = media_name(media)
        self.box = FilmBox(media, name, poster_of(post, media), tools, self)
        self.box.ended.connect(self.close)
        self.box.full_wanted.connect(self._go_full)
        self.box.pop_out_wanted.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        self.setWindowTitle(name)
        if media.kind == AUDIO:
            self.resize(_SOUND)
        else:
            width = round((_AREA * media.aspect) ** 0.5)
            self.resize(width, round(width / media.aspect))
        self.setMinimumSize(200, 72)

    def begin(self, position: int) -> None:
        """Come to the lower corner of the screen, and play from there on."""
        room = self.screen().availableGeometry()
        self.move(room.right() - self.width() - _EDGE, room.bottom() - self.height() - 2 * _EDGE)
        self.show()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.box.play(position)

    def _go_full(self, position: int) -> None:
        self.full_wanted.emit(self._post, self._index, position)
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End what plays."""
        self.box.stop()
        super().closeEvent(event)
