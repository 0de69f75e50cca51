"""What one sees before there is an account."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fedidesk.ui.icons import application_icon


class WelcomePage(QWidget):
    """Says what this is, and holds the form to sign in."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(QSize(96, 96)))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = QLabel(self.tr("Welcome to fedidesk"))
        title.setProperty("tone", "title")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = QLabel(
            self.tr(
                "Mastodon is made of many servers that talk to each other. Tell us where your "
                "account is: the part after the last @ of your address."
            ),
            wordWrap=True,
        )
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setProperty("tone", "muted")
        form.setMaximumWidth(440)
        middle = QVBoxLayout(self)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.setSpacing(16)
        middle.addStretch(2)
        for widget in (picture, title, text):
            widget.setMaximumWidth(440)
            middle.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        middle.addWidget(form)
        middle.setAlignment(form, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(3)


class WaitingPage(QWidget):
    """What one sees while the demo's server starts."""

    def __init__(self) -> None:
        super().__init__()
        text = QLabel(self.tr("The demo is starting…"))
        text.setProperty("tone", "muted")
        column = QVBoxLayout(self)
        column.addWidget(text, alignment=Qt.AlignmentFlag.AlignCenter)
