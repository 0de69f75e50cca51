"""The dialog that adds an account, or signs one in again."""

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from fedidesk.ui.accounts.sign_in_form import SignInForm
from fedidesk.ui.tall_enough import TallEnough

_TEXT_WIDTH = 300
"""Pixels; without it Qt would make room for a narrow text of many lines."""


class SignInDialog(QDialog):
    """Holds the form; closing it gives up."""

    def __init__(self, form: SignInForm, parent: QWidget, *, again: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sign in again") if again else self.tr("Add an account"))
        text = QLabel(self.tr("On which server is the account?"), wordWrap=True)
        text.setMinimumWidth(_TEXT_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(text)
        column.addWidget(form)
        TallEnough(self)
        form.done.connect(self.accept)
        form.given_up.connect(self.reject)
