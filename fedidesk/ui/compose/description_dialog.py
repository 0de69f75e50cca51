"""Where one says what there is to see or hear in a file, and what must stay in sight."""

from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fedidesk.domain.attaching import can_be_edited, is_picture
from fedidesk.domain.draft import Attachment
from fedidesk.domain.ids import AttachmentId
from fedidesk.qtmodels.attachment_pictures import AttachmentPictures
from fedidesk.ui.announcing import announce
from fedidesk.ui.compose.focus_picker import FocusPicker
from fedidesk.ui.compose.media_text import name_of
from fedidesk.ui.dress import set_look
from fedidesk.ui.tall_enough import TallEnough
from fedidesk.ui.theme import Theme
from fedidesk.ui.wrapping_row import WrappingRow

_WIDTH, _LOWEST_TEXT = 440, 96


class DescriptionDialog(QDialog):
    """Every change counts at once and comes with ``changed``: to close it discards nothing."""

    changed = Signal(object)
    """Brings the ``Attachment``."""
    thumbnail_wanted = Signal()
    edit_wanted = Signal()
    """The dialog is gone then."""

    def __init__(
        self,
        attachment: Attachment,
        most: int,
        pictures: AttachmentPictures,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._attachment = attachment
        self._most = most
        self._theme = theme
        self.setWindowTitle(self.tr("Describe {name}").format(name=name_of(attachment)))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        if is_picture(attachment.mime) or attachment.preview_url:
            picker = FocusPicker(attachment, pictures, theme, self)
            picker.moved.connect(self._focus_moved)
            column.addWidget(picker)
            column.addWidget(
                self._hint(self.tr("Click on what must stay in sight when it is cut."))
            )
        else:
            column.addLayout(self._thumbnail_row())
        column.addWidget(self._text_field())
        self._use = self._suggestion_button()
        row = WrappingRow()
        row.add(self._use)
        if can_be_edited(attachment):
            row.add(self._edit_button())
        column.addLayout(row)
        self._trouble = QLabel(wordWrap=True)
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setProperty("tone", "danger")
        self._trouble.hide()
        column.addWidget(self._trouble)
        column.addLayout(self._foot())
        self._recount()
        self.setMinimumWidth(min(theme.px(_WIDTH), parent.window().width()))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        TallEnough(self)
        self.text.setFocus()

    @property
    def attachment(self) -> Attachment:
        """What it is about, as it is described now."""
        return self._attachment

    def show_thumbnail(self, thumbnail: AttachmentId | None) -> None:
        """Show that a sound or film has a picture, or none: it is sent anew with that."""
        self._attachment = replace(self._attachment, thumbnail=thumbnail, media_id=None)
        self.say_trouble("")
        self._drop_thumbnail.setVisible(thumbnail is not None)
        self.changed.emit(self._attachment)

    def say_trouble(self, trouble: str) -> None:
        """Say why something was not taken; nothing takes it back."""
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        if trouble:
            announce(self._trouble, trouble)

    def _hint(self, words: str) -> QLabel:
        hint = QLabel(words, wordWrap=True)
        hint.setProperty("tone", "muted")
        return hint

    def _text_field(self) -> QPlainTextEdit:
        self.text = QPlainTextEdit(self._attachment.description, tabChangesFocus=True)
        self.text.setPlaceholderText(
            self.tr("What matters for those who can't see it?")
            if is_picture(self._attachment.mime) or self._attachment.preview_url
            else self.tr("What matters for those who can't see or hear it?")
        )
        self.text.setAccessibleName(self.tr("Description"))
        self.text.setMinimumHeight(self._theme.px(_LOWEST_TEXT))
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.textChanged.connect(self._edited)
        return self.text

    def _suggestion_button(self) -> QPushButton:
        button = QPushButton(self.tr("Use the file's own"))
        button.setToolTip(self.tr("Somebody wrote into this file what it shows"))
        button.setAutoDefault(False)
        button.clicked.connect(self._use_suggestion)
        return button

    def _edit_button(self) -> QPushButton:
        button = QPushButton(self.tr("Edit picture…"))
        button.setToolTip(self.tr("Cut a part out of it, or turn it (F2)"))
        button.setAutoDefault(False)
        button.clicked.connect(self._edit)
        QShortcut(QKeySequence("F2"), self, button.click)
        return button

    def _edit(self) -> None:
        self.accept()
        self.edit_wanted.emit()

    def _use_suggestion(self) -> None:
        self.text.setPlainText(self._attachment.suggestion)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus()

    def _foot(self) -> QHBoxLayout:
        self._count = QLabel()
        self._count.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        buttons = QDialogButtonBox()
        done = buttons.addButton(self.tr("Done"), QDialogButtonBox.ButtonRole.AcceptRole)
        done.setProperty("main", True)
        done.setToolTip(self.tr("Go back to the post (Ctrl+Return)"))
        buttons.accepted.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(buttons)
        return foot

    def _thumbnail_row(self) -> WrappingRow:
        choose = QPushButton(self.tr("Choose a picture for it…"))
        choose.setToolTip(self.tr("People see it while they listen or wait"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self.thumbnail_wanted)
        self._drop_thumbnail = QPushButton(self.tr("Remove the picture"))
        self._drop_thumbnail.setProperty("plain", True)
        self._drop_thumbnail.setAutoDefault(False)
        self._drop_thumbnail.setVisible(self._attachment.thumbnail is not None)
        self._drop_thumbnail.clicked.connect(lambda: self.show_thumbnail(None))
        row = WrappingRow()
        row.add(choose, self._drop_thumbnail)
        return row

    def _edited(self) -> None:
        self._attachment = replace(self._attachment, description=self.text.toPlainText().strip())
        self._recount()
        self.changed.emit(self._attachment)

    def _focus_moved(self, x: float, y: float) -> None:
        self._attachment = replace(self._attachment, focus=(x, y))
        self.changed.emit(self._attachment)

    def _recount(self) -> None:
        is_empty = not self._attachment.description
        self._use.setVisible(is_empty and bool(self._attachment.suggestion))
        left = self._most - len(self._attachment.description)
        said = self.tr("%Ln character(s) left", "", left)
        too_many = self.tr("%Ln character(s) too many for this server.", "", -left)
        self._count.setText(QLocale().toString(left))
        self._count.setAccessibleName(said if left >= 0 else too_many)
        self._count.setToolTip(said if left >= 0 else too_many)
        set_look(self._count, "tone", "danger" if left < 0 else "muted")
