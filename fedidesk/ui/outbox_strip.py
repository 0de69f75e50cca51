"""What stands above the posts while something could not be sent yet."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from fedidesk.domain.errors import FedideskError, Unreachable
from fedidesk.qtmodels.listening import listen
from fedidesk.services.session import AccountSession
from fedidesk.ui.announcing import announce
from fedidesk.ui.commands import Commands, tooltip
from fedidesk.ui.error_text import sentence_for
from fedidesk.ui.wrapping_row import WrappingRow

_PATIENCE = 2000
"""Milliseconds for which nobody needs to hear that something is on its way."""


class OutboxStrip(QFrame):
    """Says how much waits and why; hidden while everything goes as it should."""

    def __init__(self, session: AccountSession, commands: Commands) -> None:
        super().__init__()
        self._session = session
        self._commands = commands
        self._told = ""
        self.setObjectName("outboxStrip")
        self.setAccessibleName(self.tr("Waiting to be sent"))
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        buttons = WrappingRow()
        for name, words in (
            ("send_now", self.tr("Try now")),
            ("outbox", self.tr("Show what waits")),
        ):
            button = QPushButton(words)
            button.setToolTip(tooltip(commands[name]))
            button.clicked.connect(commands[name].trigger)
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._text)
        column.addLayout(buttons)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._tell)
        listen(session.unsent.changed, self.look)
        listen(session.outbox.changed, self.look)
        self.hide()
        self.look()

    def look(self) -> None:
        """Say how things stand: at once where there is trouble, else after a moment."""
        if not self._session.unsent.outgoing:
            self._patience.stop()
            self._told = ""
            self.hide()
        elif self._session.outbox.troubles or self.isVisible():
            self._tell()
        elif not self._patience.isActive():
            self._patience.start()

    def _tell(self) -> None:
        troubles = tuple(self._session.outbox.troubles.values())
        self._text.setText(self._sentences(len(self._session.unsent.outgoing), troubles))
        self.show()
        if troubles and self._told != self._text.text():
            self._told = self._text.text()
            announce(self, self._told)

    def _sentences(self, waiting: int, troubles: tuple[FedideskError, ...]) -> str:
        away = next((each for each in troubles if isinstance(each, Unreachable)), None)
        if away is not None:
            words = self.tr("%Ln waiting to be sent as soon as {server} answers.", "", waiting)
            return words.format(server=away.host)
        why = dict.fromkeys(map(sentence_for, troubles))
        return " ".join((self.tr("%Ln waiting to be sent.", "", waiting), *why))
