"""The strip on an account's page that says what keeps the account from working."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from fedidesk.qtmodels.listening import listen
from fedidesk.services.connection import Connection, Line
from fedidesk.ui import error_text
from fedidesk.ui.wrapping_row import WrappingRow


class Banner(QFrame):
    """Shown while the line is down for a reason that the person can mend."""

    retry_requested = Signal()
    sign_in_requested = Signal()

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAccessibleName(self.tr("Account trouble"))
        self._connection = connection
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._retry = QPushButton(self.tr("Try again"))
        self._retry.clicked.connect(self.retry_requested)
        self._sign_in = QPushButton(self.tr("Sign in again"))
        self._sign_in.clicked.connect(self.sign_in_requested)
        buttons = WrappingRow()
        buttons.add(self._retry, self._sign_in)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._text)
        column.addLayout(buttons)
        listen(connection.changed, self._update)
        self._update()

    def _update(self) -> None:
        line = self._connection.line
        trouble = self._connection.trouble
        self.setVisible(line in (Line.NO_TOKEN, Line.SIGNED_OUT) and trouble is not None)
        if trouble is not None:
            self._text.setText(error_text.sentence_for(trouble))
        self._retry.setVisible(line is Line.NO_TOKEN)
