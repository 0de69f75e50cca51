"""The place in the main window where one post is written, beside what is read."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from fedidesk.ui.commands import Commands
from fedidesk.ui.compose.compose_window import ComposeWindow
from fedidesk.ui.compose.tool_button import ToolButton
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme

_WIDE = 800
"""Pixels at 100 % text from which on there is room for writing beside reading."""


class ComposeDock(QDockWidget):
    """Holds a composer at the side of ``window``, and lends it the keys of that window.

    Where the window is narrow, it is below what is read. It is on screen only while there is a
    composer in it.
    """

    def __init__(self, window: QMainWindow, commands: Commands, theme: Theme, icons: Icons) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._theme = theme
        self._composer: ComposeWindow | None = None
        self.setObjectName("composeDock")
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._scroll)
        self._title = QLabel()
        self._title.setProperty("tone", "title")
        self.setTitleBarWidget(self._title_bar(theme, icons))
        self.hide()
        window.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    @property
    def composer(self) -> ComposeWindow | None:
        """What is written here."""
        return self._composer

    def take(self, composer: ComposeWindow) -> None:
        """Let ``composer`` be here, and what is here in a window of its own."""
        self.give_back()
        self._composer = composer
        self._title.setText(composer.windowTitle())
        composer.windowTitleChanged.connect(self._title.setText)
        composer.finished.connect(self._finished)
        composer.installEventFilter(self)
        self._scroll.setWidget(composer)
        self._scroll.setMinimumWidth(
            composer.minimumSizeHint().width() + self._scroll.verticalScrollBar().sizeHint().width()
        )
        self._stand()
        self.show()

    def give_back(self) -> None:
        """Let what is here be a window of its own again."""
        composer = self._composer
        if composer is not None:
            self._forget(composer)
            composer.setParent(self._window, Qt.WindowType.Window)

    def _stand(self) -> None:
        """Stand where there is room: at the end of the line, or below."""
        areas = Qt.DockWidgetArea
        end = areas.RightDockWidgetArea
        if self._window.isRightToLeft():
            end = areas.LeftDockWidgetArea
        is_wide = self._window.width() >= self._theme.px(_WIDE)
        area = end if is_wide else areas.BottomDockWidgetArea
        if self._window.dockWidgetArea(self) is not area:
            self._window.addDockWidget(area, self)
            way = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
            size = self._window.width() * 2 // 5 if is_wide else self._window.height() // 2
            self._window.resizeDocks([self], [size], way)

    def _title_bar(self, theme: Theme, icons: Icons) -> QWidget:
        bar = QFrame()
        bar.setObjectName("pageHeader")
        close = ToolButton("x", self.tr("Close, and keep the draft"), "Esc", theme, icons)
        close.clicked.connect(self._close_composer)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self._title, 1)
        row.addWidget(close)
        return bar

    def _close_composer(self) -> None:
        if self._composer is not None:
            self._composer.close()

    def _finished(self) -> None:
        if self._composer is not None:
            self._forget(self._composer)

    def _forget(self, composer: ComposeWindow) -> None:
        composer.removeEventFilter(self)
        composer.windowTitleChanged.disconnect(self._title.setText)
        composer.finished.disconnect(self._finished)
        self._scroll.takeWidget()
        self._composer = None
        self._commands.take_back()
        self.hide()

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Lend the keys of the window while somebody writes in it."""
        if not isValid(self) or self._composer is None or now is None:
            return
        if self.isAncestorOf(now):
            self._commands.lend(self._composer.keys)
        elif now.window() is self._window:
            self._commands.take_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go when the composer goes, and stand elsewhere when the window gets narrow."""
        if event.type() is QEvent.Type.Resize and watched is self._window and self._composer:
            self._stand()
        elif event.type() is QEvent.Type.HideToParent and watched is self._composer:
            self.hide()
        elif event.type() is QEvent.Type.ShowToParent and watched is self._composer:
            self.show()
        return super().eventFilter(watched, event)
