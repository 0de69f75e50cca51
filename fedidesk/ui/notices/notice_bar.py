"""The bar at the foot of the window that tells what happened in the background."""

from collections import deque

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from fedidesk.services.notices import Notice
from fedidesk.ui.announcing import announce
from fedidesk.ui.notices.notice_text import is_trouble, text_of

_GOOD_NEWS_STAYS = 5_000
"""Milliseconds; trouble stays until it is closed."""
_KEPT = 20
"""Notices that wait at the most; the oldest go first."""


class NoticeBar(QFrame):
    """Shows one notice at a time, trouble with "Retry" where there is a way on, and speaks it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setAccessibleName(self.tr("Messages"))
        self._waiting: deque[Notice] = deque(maxlen=_KEPT)
        self._notice: Notice | None = None
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._retry = QPushButton(self.tr("Retry"))
        self._retry.setProperty("plain", True)
        self._retry.clicked.connect(self._do_again)
        self._close = QToolButton()
        self._close.setText("✕")
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.clicked.connect(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self._retry)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=_GOOD_NEWS_STAYS)
        self._timer.timeout.connect(self._next)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Tell ``notice`` now, or after the one that is being told."""
        if self._notice is not None and is_trouble(self._notice):
            self._waiting.append(notice)
        else:
            self._tell(notice)

    def _tell(self, notice: Notice) -> None:
        self._notice = notice
        text = text_of(notice)
        self._text.setText(text)
        self._retry.setVisible(notice.retry is not None)
        self.setProperty("tone", "danger" if is_trouble(notice) else "plain")
        self.style().polish(self)
        self.show()
        announce(self, text)
        if is_trouble(notice):
            self._timer.stop()
        else:
            self._timer.start()

    def _do_again(self) -> None:
        notice = self._notice
        self._next()
        if notice is not None and notice.retry is not None:
            notice.retry()

    def _next(self) -> None:
        self._notice = None
        if self._waiting:
            self._tell(self._waiting.popleft())
        else:
            self.hide()
