"""The window in which a post is written."""

from PySide6.QtCore import QLocale, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fedidesk.domain.clusters import cut
from fedidesk.domain.counting import length
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.post import Post
from fedidesk.domain.post_text import as_plain, paragraphs_of
from fedidesk.domain.safe_text import one_line
from fedidesk.domain.text import isolated
from fedidesk.qtmodels.listening import listen
from fedidesk.services.session import AccountSession
from fedidesk.ui.announcing import Announcer
from fedidesk.ui.compose.composition import Composition
from fedidesk.ui.compose.visibility_box import VisibilityBox
from fedidesk.ui.error_text import sentence_for
from fedidesk.ui.tall_enough import TallEnough
from fedidesk.ui.wrapping_row import WrappingRow

_QUOTED = 140
"""Letters of a post that are shown above its answer."""
_SAVE_AFTER = 1000
"""Milliseconds after which what was typed is saved, also while somebody types on."""


class ComposeWindow(QWidget):
    """Writes one post of one account.

    Closing it keeps the text among the drafts; "Post" hands it over to be sent. ``finished`` says
    that the window goes.
    """

    finished = Signal()

    def __init__(
        self,
        session: AccountSession,
        draft: Draft,
        answered: Post | None,
        announcer: Announcer,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._announcer = announcer
        self._session = session
        self._draft = draft
        self.setWindowTitle(self.tr("Reply") if draft.reply_to else self.tr("New post"))
        self._failure: FedideskError | None = None
        self._save_timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER)
        self._save_timer.timeout.connect(self._save)
        self._build(answered)
        self._fill(draft)
        self._text.textChanged.connect(self._edited)
        self._warning.textChanged.connect(self._edited)
        self._visibility.currentIndexChanged.connect(self._edited)
        listen(session.writing.limits_changed, self._recount)
        self._recount()

    @property
    def draft(self) -> Draft:
        """Return what is written now."""
        changes = {
            "text": self._text.toPlainText(),
            "content_warning": self._warning.text() if self._warning_button.isChecked() else "",
            "visibility": self._visibility.visibility,
        }
        same = all(getattr(self._draft, name) == value for name, value in changes.items())
        if not same:
            before = self._draft
            self._draft = self._session.writing.revise(before, **changes)
            self._session.writing.keep(self._draft)
        return self._draft

    def present(self) -> None:
        """Bring the window to the front with the cursor where writing goes on."""
        parent = self.parentWidget()
        if parent is not None and not self.testAttribute(Qt.WidgetAttribute.WA_Moved):
            self._stand_over(parent.window().geometry())
        self.show()
        self.raise_()
        self.activateWindow()
        self._text.setFocus()

    def _stand_over(self, place: QRect) -> None:
        """Stand in the middle of ``place``, but nowhere off the screen."""
        screen = self.screen().availableGeometry()
        self.resize(self.size().boundedTo(screen.size()))
        corner = place.center() - self.rect().center()
        room = screen.size() - self.size()
        self.move(
            min(max(corner.x(), screen.left()), screen.left() + room.width()),
            min(max(corner.y(), screen.top()), screen.top() + room.height()),
        )

    def _build(self, answered: Post | None) -> None:
        account = self._session.account
        author = QLabel(self.tr("Posting as {account}").format(account=f"@{account.handle}"))
        author.setProperty("tone", "muted")
        author.setTextFormat(Qt.TextFormat.PlainText)
        self._answered = QLabel(wordWrap=True)
        self._answered.setVisible(answered is not None)
        self._answered.setTextFormat(Qt.TextFormat.PlainText)
        self._answered.setProperty("tone", "muted")
        if answered is not None:
            first_line = cut(as_plain(paragraphs_of(answered)).partition("\n")[0], _QUOTED)
            self._answered.setText(
                self.tr("Answering {name}: {text}").format(
                    name=isolated(one_line(answered.author.name)),
                    text=isolated(one_line(answered.content_warning) or first_line),
                )
            )
        self._warning = QLineEdit(placeholderText=self.tr("What should people know?"))
        self._warning.hide()
        self._warning.setAccessibleName(self.tr("Content warning"))
        self._text = QPlainTextEdit(
            tabChangesFocus=True, placeholderText=self.tr("What is going on?")
        )
        self._text.setAccessibleName(self.tr("Post text"))
        self._trouble = QLabel(wordWrap=True)
        self._trouble.hide()
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setProperty("tone", "danger")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for widget in (author, self._answered, self._warning, self._text, self._trouble):
            column.addWidget(widget)
        column.addLayout(self._bottom_row())
        self._set_keys()
        TallEnough(self)
        self.resize(560, 360)

    def _bottom_row(self) -> QLayout:
        self._visibility = VisibilityBox()
        self._warning_button = QPushButton(self.tr("CW"))
        self._warning_button.setProperty("plain", True)
        self._warning_button.setCheckable(True)
        self._warning_button.setAccessibleName(self.tr("Add a content warning"))
        self._warning_button.setToolTip(self.tr("Add a content warning (Ctrl+Shift+W)"))
        self._warning_button.toggled.connect(self._warning_toggled)
        self._discard_button = QPushButton(self.tr("Discard"))
        self._discard_button.setProperty("plain", True)
        self._discard_button.setToolTip(self.tr("Throw this text away (Ctrl+Shift+Backspace)"))
        self._discard_button.clicked.connect(self._discard)
        self._count = QLabel()
        self._post_button = QPushButton(self.tr("Post"))
        self._post_button.setAccessibleName(self.tr("Post"))
        self._post_button.setProperty("main", True)
        self._post_button.setToolTip(self.tr("Send the post (Ctrl+Return)"))
        self._post_button.clicked.connect(self._send)
        end = QWidget()
        at_end = QHBoxLayout(end)
        at_end.setContentsMargins(0, 0, 0, 0)
        at_end.setSpacing(8)
        at_end.addWidget(self._count)
        at_end.addWidget(self._post_button)
        row = WrappingRow(last_at_end=True)
        row.add(self._visibility, self._warning_button, self._discard_button, end)
        return row

    def _set_keys(self) -> None:
        """Give the actions their keys, but not while an input method needs them."""
        self._keys = [
            QShortcut(QKeySequence(key), self, do)
            for key, do in (
                ("Ctrl+Return", self._send),
                ("Ctrl+Enter", self._send),
                ("Ctrl+Shift+W", self._warning_button.toggle),
                ("Ctrl+Shift+Backspace", self._discard_button.click),
                ("Esc", self.close),
            )
        ]
        Composition(self, self._text, self._warning).changed.connect(self._leave_keys)

    def _leave_keys(self, to_input_method: bool) -> None:
        for key in self._keys:
            key.setEnabled(not to_input_method)

    def _fill(self, draft: Draft) -> None:
        self._text.setPlainText(draft.text)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._warning.setText(draft.content_warning)
        self._warning_button.setChecked(bool(draft.content_warning))
        self._visibility.choose(draft.visibility)

    def _warning_toggled(self, on: bool) -> None:
        self._warning.setVisible(on)
        (self._warning if on else self._text).setFocus()
        self._edited()

    def _edited(self) -> None:
        self._failure = None
        self._recount()
        if not self._save_timer.isActive():
            self._save_timer.start()

    def _recount(self) -> None:
        limits = self._session.writing.limits
        warning = self._warning.text() if self._warning_button.isChecked() else ""
        text = self._text.toPlainText()
        left = limits.characters - length(text, warning, limits)
        too_many = self.tr("%Ln character(s) too many for this server.", "", -left)
        self._count.setText(QLocale().toString(left))
        self._count.setAccessibleName(
            self.tr("%Ln character(s) left", "", left) if left >= 0 else too_many
        )
        self._count.setProperty("tone", "danger" if left < 0 else "muted")
        self._count.style().polish(self._count)
        self._post_button.setEnabled(bool(text.strip()) and left >= 0)
        self._say_trouble(too_many if left < 0 else "")

    def _say_trouble(self, trouble: str) -> None:
        """Say why the post can't be sent, or was not."""
        if self._failure is not None:
            trouble = self.tr("Your post was not sent. {what_happened}").format(
                what_happened=sentence_for(self._failure)
            )
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        self._post_button.setAccessibleDescription(trouble)

    def _save(self) -> None:
        _ = self.draft

    def _send(self) -> None:
        if self._post_button.isEnabled():
            self._session.writing.send(self.draft)
            self._end()

    def say_failure(self, error: FedideskError) -> None:
        """Say why what is written here was not published."""
        self._failure = error
        self._recount()
        self._announcer.about_sending(self, self._trouble.text())

    def _discard(self) -> None:
        self._session.writing.discard(self._draft)
        self._end()

    def _end(self) -> None:
        self._save_timer.stop()
        self.finished.emit()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is written."""
        self._save()
        self._end()
        event.accept()
