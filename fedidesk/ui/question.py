"""Asking before something is done that can't be undone."""

from collections.abc import Callable

from PySide6 import QtWidgets


def ask(
    parent: QtWidgets.QWidget,
    question: str,
    consequences: str,
    *,
    yes: str,
    no: str,
    do: Callable[[], object],
) -> None:
    """Open a dialog that asks, and call ``do`` if the answer is ``yes``.

    ``no`` is what Enter and Esc mean.
    """
    # Looked up here: nobody asks before the first frame (docs/decisions/0006).
    box = QtWidgets.QMessageBox(parent)
    box.setWindowTitle(question)
    box.setText(question)
    box.setInformativeText(consequences)
    agree = box.addButton(yes, QtWidgets.QMessageBox.ButtonRole.DestructiveRole)
    agree.setProperty("danger", True)
    agree.style().polish(agree)
    agree.clicked.connect(do)
    box.setDefaultButton(box.addButton(no, QtWidgets.QMessageBox.ButtonRole.RejectRole))
    box.finished.connect(box.deleteLater)
    box.open()
