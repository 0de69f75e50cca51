"""Avatars and pictures: fetched, decoded off the GUI thread, and kept."""

from pathlib import Path

from PySide6.QtCore import QObject, QPointF, QSize, Signal
from PySide6.QtGui import QPixmap


class ImageCache(QObject):
    """Gives pictures by address."""

    arrived = Signal(str)
    failed = Signal(str)

    def __init__(self, folder: Path, proxy: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)

    def pixmap(
        self,
        url: str,
        size: QSize,
        dpr: float = 1.0,
        radius: int = 0,
        focus: QPointF | None = None,
    ) -> QPixmap | None:
        """Return the picture if it is there, else ask for it."""
        return None

    def use_proxy(self, setting: str) -> None:
        """Fetch through another proxy from now on: see ``Settings.proxy``."""

    def close(self) -> None:
        """End all downloads and the decoding threads."""
