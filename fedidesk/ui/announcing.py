"""News for those who don't see them."""

import weakref

from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from fedidesk.services.seldom import Seldom
from fedidesk.store.settings import SettingsStore


def announce(widget: QWidget, text: str) -> None:
    """Let assistive technology say ``text``, which has just appeared in ``widget``."""
    QtGui.QAccessible.updateAccessibility(QtGui.QAccessibleAnnouncementEvent(widget, text))


class Announcer:
    """Says what happens by itself, as far as the person wants to hear of it.

    New posts are told of by ``seldom``: those of the view on screen, while its window is active.
    """

    def __init__(self, settings: SettingsStore, seldom: Seldom) -> None:
        self._settings = settings
        self._seldom = seldom
        self._view: weakref.ref[QWidget] | None = None
        self._above = 0
        self._shown = 0
        seldom.told.connect(self._say)

    def about_sending(self, widget: QWidget, text: str) -> None:
        """Say what has become of a post that was sent."""
        if self._settings.current.speaks_of_sending:
            announce(widget, text)

    def posts_above(self, view: QWidget, count: int) -> None:
        """Take note that ``count`` new posts wait above what is on screen in ``view``."""
        if not self._comes_from(view):
            return
        more = count > self._above
        self._above = count
        if more:
            self._seldom.offer(count + self._shown)
        elif count or self._shown:
            self._seldom.revise(count + self._shown)
        else:
            self._seldom.withdraw()

    def posts_shown(self, view: QWidget, count: int) -> None:
        """Take note that ``count`` new posts have come to the screen by themselves."""
        if count and self._comes_from(view):
            self._shown += count
            self._seldom.offer(self._above + self._shown)

    def _comes_from(self, view: QWidget) -> bool:
        """Say whether anybody can see ``view``; what another one told is of no interest then."""
        if not view.isVisible():
            return False
        if self._view is None or self._view() is not view:
            self._view = weakref.ref(view)
            self._above = self._shown = 0
        return True

    def _say(self, count: int) -> None:
        self._shown = 0
        view = None if self._view is None else self._view()
        if view is not None and isValid(view) and view.isVisible() and view.isActiveWindow():
            text = QCoreApplication.translate("Announcer", "%Ln new post(s)", "", count)
            announce(view, text)
