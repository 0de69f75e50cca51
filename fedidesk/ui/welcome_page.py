"""What one sees before there is an account."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from fedidesk.ui.icons import application_icon
from fedidesk.ui.middle_column import middle_column


class WelcomePage(QScrollArea):
    """Says what this is, and holds the form to sign in."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(form)
        picture = QLabel()
        picture.setPixmap(application_icon().pixmap(QSize(88, 88), self.devicePixelRatioF()))
        title = QLabel(self.tr("Welcome to fedidesk"), wordWrap=True)
        title.setProperty("tone", "title")
        text = QLabel(
            self.tr(
                "Mastodon is made of many servers that talk to each other. Tell us where your "
                "account is: the part after the last @ of your address."
            ),
            wordWrap=True,
        )
        text.setProperty("tone", "muted")
        page = QWidget()
        column = middle_column(page)
        column.addStretch(2)
        for label in (picture, title, text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addWidget(form)
        column.addStretch(3)
        self.setWidget(page)
