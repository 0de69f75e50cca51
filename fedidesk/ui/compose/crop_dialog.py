"""Where one cuts a part out of a picture and turns it, before it is sent."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from fedidesk.domain.draft import Attachment
from fedidesk.domain.picture_edit import PictureEdit
from fedidesk.qtmodels.attachment_pictures import AttachmentPictures
from fedidesk.ui.compose.crop_frame import CropFrame
from fedidesk.ui.compose.media_text import name_of
from fedidesk.ui.tall_enough import TallEnough
from fedidesk.ui.theme import Theme
from fedidesk.ui.wrapping_row import WrappingRow

_WIDTH = 520


class CropDialog(QDialog):
    """Nothing is made of the picture before "Done", and nothing then where it stays as it was."""

    wanted = Signal(object)
    """Brings the ``PictureEdit``."""

    def __init__(
        self, attachment: Attachment, pictures: AttachmentPictures, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Edit {name}").format(name=name_of(attachment)))
        self.frame = CropFrame(attachment, pictures, theme, self)
        self.frame.changed.connect(self._show_size)
        hint = QLabel(
            self.tr(
                "Drag the frame or its edges. Arrow keys move it, Shift with arrow keys makes it "
                "larger or smaller."
            ),
            wordWrap=True,
        )
        hint.setProperty("tone", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.frame, 1)
        column.addWidget(hint)
        column.addLayout(self._tools())
        self._add_foot(column)
        self._show_size()
        self.setMinimumWidth(min(theme.px(_WIDTH), parent.window().width()))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        TallEnough(self)
        self.frame.setFocus()

    def accept(self) -> None:
        """Close, and want what was chosen."""
        super().accept()
        if not self.frame.edit.changes_nothing:
            self.wanted.emit(self.frame.edit)

    def _tools(self) -> WrappingRow:
        self._size = QLabel()
        row = WrappingRow(at_end=1)
        row.add(
            self._tool(self.tr("Turn left"), "Ctrl+L", partial(PictureEdit.turned, to_right=False)),
            self._tool(self.tr("Turn right"), "Ctrl+R", partial(PictureEdit.turned, to_right=True)),
            self._tool(self.tr("Whole picture"), "Home", PictureEdit.widened),
            self._size,
        )
        return row

    def _tool(
        self, name: str, key: str, change: Callable[[PictureEdit], PictureEdit]
    ) -> QPushButton:
        button = QPushButton(name)
        button.setToolTip(f"{name} ({key})")
        button.clicked.connect(lambda: self.frame.change_to(change(self.frame.edit)))
        QShortcut(QKeySequence(key), self, button.click)
        return button

    def _add_foot(self, column: QVBoxLayout) -> None:
        buttons = QDialogButtonBox()
        done = buttons.addButton(self.tr("Done"), QDialogButtonBox.ButtonRole.AcceptRole)
        done.setProperty("main", True)
        done.setToolTip(self.tr("Let the picture be like this (Ctrl+Return)"))
        cancel = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setToolTip(self.tr("Leave the picture as it was (Esc)"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        # Only a dialog that has the button already takes it for what Return means everywhere.
        done.setDefault(True)

    def _show_size(self) -> None:
        number, edit = QLocale().toString, self.frame.edit
        self._size.setText(
            self.tr("{width} × {height} pixels").format(
                width=number(edit.width), height=number(edit.height)
            )
        )
