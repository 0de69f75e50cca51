"""A button of the sidebar: a picture, and a name that is cut where it is too long."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolButton

from fedidesk.domain.text import isolated
from fedidesk.ui.commands import tooltip
from fedidesk.ui.dress import set_look

_AROUND_SMALL = 8
"""Pixels beside letters below a picture."""


class SidebarButton(QToolButton):
    """Leads to a place, and says whether one is there; ``number`` is that of its key, or 0."""

    def __init__(self, title: str, number: int = 0) -> None:
        super().__init__()
        self._title = title
        self.setAccessibleName(title)
        self.setToolTip(f"{title} (Alt+{number})" if number else title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._write(title)

    def fit(self, width: int, *, narrow: bool) -> None:
        """Cut the name so that the button needs no more than ``width``.

        Where it is ``narrow`` the first letters stand below the picture: many have the same.
        """
        beside, below = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
            Qt.ToolButtonStyle.ToolButtonTextUnderIcon,
        )
        self.setToolButtonStyle(below if narrow else beside)
        set_look(self, "small", narrow)
        metrics = self.fontMetrics()
        if narrow:
            room = width - _AROUND_SMALL
            cut = metrics.elidedText(self._title.lstrip("#"), Qt.TextElideMode.ElideRight, room)
            self.setText(isolated(cut.rstrip("…").strip()).replace("&", "&&"))
            return
        self._write("")
        room = width - self.sizeHint().width()
        self._write(metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, max(room, 0)))

    def mark(self, current: bool) -> None:
        """Show whether the button leads to where one is.

        It is not checkable: assistive technology would call it a check box.
        """
        set_look(self, "current", current)
        here = QCoreApplication.translate("Sidebar", "On screen now")
        self.setAccessibleDescription(here if current else "")

    def _write(self, text: str) -> None:
        self.setText("  " + isolated(text).replace("&", "&&"))


def dress(button: QToolButton, action: QAction) -> None:
    """Make ``button`` the one for ``action``."""
    name = action.text().removesuffix("…")
    button.setText("  " + name)
    button.setAccessibleName(name)
    button.setToolTip(tooltip(action))
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.clicked.connect(action.trigger)
    if action.isCheckable() and isinstance(button, SidebarButton):
        action.toggled.connect(button.mark)
