"""What one sees before there is an account."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from fedidesk.ui.icons import application_icon

_WIDTH = 440
"""The widest that the column of text gets, in pixels."""


class WelcomePage(QWidget):
    """Says what this is, and holds the form to sign in."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(QSize(88, 88), self.devicePixelRatioF()))
        title = QLabel(self.tr("Welcome to fedidesk"))
        title.setProperty("tone", "title")
        text = QLabel(
            self.tr(
                "Mastodon is made of many servers that talk to each other. Tell us where your "
                "account is: the part after the last @ of your address."
            ),
            wordWrap=True,
        )
        text.setProperty("tone", "muted")
        column = _column(self)
        column.addStretch(2)
        for label in (picture, title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addWidget(form)
        column.addStretch(3)


class WaitingPage(QWidget):
    """What one sees while the demo's server starts."""

    def __init__(self) -> None:
        super().__init__()
        text = QLabel(self.tr("The demo is starting…"))
        text.setProperty("tone", "muted")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        _column(self).addWidget(text)


def _column(page: QWidget) -> QVBoxLayout:
    """Return the column in the middle of ``page``."""
    middle = QWidget()
    middle.setMaximumWidth(_WIDTH)
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 24, 0, 24)
    column.setSpacing(16)
    row = QHBoxLayout(page)
    row.setContentsMargins(24, 0, 24, 0)
    row.addStretch(1)
    row.addWidget(middle, _WIDTH)
    row.addStretch(1)
    return column
