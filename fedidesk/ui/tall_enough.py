"""Windows that are never too low for what is in them."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class TallEnough(QObject):
    """Keeps ``window`` as tall as its layout needs at its width.

    Qt reckons with that inside of a window, where texts wrap, but not for the window itself.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def _fit(self) -> None:
        layout = self._window.layout()
        if layout is not None and layout.hasHeightForWidth():
            needed = layout.totalMinimumHeightForWidth(self._window.width())
            at_most = self._window.screen().availableSize().height()
            self._window.setMinimumHeight(min(needed, at_most))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit when something in the window has another size, or the window has another width."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show):
            self._fit()
        return super().eventFilter(watched, event)
