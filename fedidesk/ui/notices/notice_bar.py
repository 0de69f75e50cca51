"""The bar at the foot of the window that tells what happened in the background."""

from collections import deque

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from fedidesk.services.notices import Notice, NoticeKind
from fedidesk.ui.announcing import announce
from fedidesk.ui.commands import Commands, tooltip
from fedidesk.ui.icons import Icons
from fedidesk.ui.notices import notice_text
from fedidesk.ui.theme import Theme

_SPOKEN_OF_ELSEWHERE = (NoticeKind.POST_SENDING, NoticeKind.POST_SENT, NoticeKind.POST_CHANGED)
"""By the ``Announcer``, for those who want to hear of sending."""
_KEPT = 20
"""Notices that wait at the most; the oldest go first."""


class NoticeBar(QFrame):
    """Shows one notice at a time, with a button where there is a way on, and speaks it.

    Good news goes by itself; trouble stays until it is closed. What can be undone for a moment
    goes before both, and says how long that is.
    """

    def __init__(self, commands: Commands, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("noticeBar")
        self.setAccessibleName(self.tr("Messages"))
        self._waiting: deque[Notice] = deque(maxlen=_KEPT)
        self._notice: Notice | None = None
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._commands = commands
        self._icons = icons
        self._theme = theme
        self._retry = QPushButton()
        self._retry.setProperty("plain", True)
        self._retry.setToolTip(tooltip(commands["retry"]))
        self._retry.clicked.connect(commands["retry"].trigger)
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(tooltip(commands["close_message"]))
        self._close.clicked.connect(commands["close_message"].trigger)
        commands["retry"].triggered.connect(self._do_again)
        commands["close_message"].triggered.connect(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self._retry)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._next)
        self._seconds = QTimer(self, interval=1000, timerType=Qt.TimerType.PreciseTimer)
        self._seconds.timeout.connect(self._count_down)
        theme.changed.connect(self._retint)
        self._retint()
        self._offer()
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Tell ``notice`` now, or after the one that is being told."""
        told = self._notice
        is_trouble = told is not None and notice_text.is_trouble(told)
        if notice_text.counts_down(notice):
            if told is not None and is_trouble:
                self._waiting.appendleft(told)
            self._tell(notice)
        elif is_trouble or self._seconds.isActive():
            self._waiting.append(notice)
        else:
            self._tell(notice)

    def _tell(self, notice: Notice) -> None:
        self._notice = notice
        text = notice_text.text_of(notice)
        self._text.setText(text)
        # With a name of its own the text can change without being read out each time.
        self._text.setAccessibleName(text)
        self.setProperty("tone", "danger" if notice_text.is_trouble(notice) else "plain")
        self.style().polish(self)
        self._offer()
        self.show()
        if notice.kind not in _SPOKEN_OF_ELSEWHERE:
            announce(self, text)
        if notice_text.is_trouble(notice):
            self._timer.stop()
        else:
            self._timer.start(round(1000 * notice.seconds))
        if notice_text.counts_down(notice):
            self._seconds.start()
            self._count_down()

    def _count_down(self) -> None:
        if self._notice is not None and self._notice.still_so():
            left = max(1, round(self._timer.remainingTime() / 1000))
            self._text.setText(notice_text.countdown(left))
        else:
            self._next()

    def _do_again(self) -> None:
        notice = self._notice
        self._next()
        if notice is not None and notice.retry is not None:
            notice.retry()

    def _next(self) -> None:
        self._notice = None
        self._timer.stop()
        self._seconds.stop()
        if self._waiting:
            self._tell(self._waiting.popleft())
        else:
            self._offer()
            self.hide()

    def _offer(self) -> None:
        """Offer what can be done about the notice on screen."""
        can_retry = self._notice is not None and self._notice.retry is not None
        self._retry.setVisible(can_retry)
        if self._notice is not None:
            self._retry.setText(notice_text.way_on(self._notice))
        self._commands["retry"].setEnabled(can_retry)
        self._commands["close_message"].setEnabled(self._notice is not None)

    def _retint(self) -> None:
        side = self._theme.px(16)
        self._close.setIcon(self._icons.icon("x", self._theme.colours.text, side))
        self._close.setIconSize(QSize(side, side))
