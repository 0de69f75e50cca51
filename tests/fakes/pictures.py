"""A web of pictures that has none until a test puts one there."""

from PySide6.QtCore import QObject, Signal


class FakeFetcher(QObject):
    """Implements ``qtmodels.image_cache.Fetcher``; ``asked`` are the addresses that were wanted."""

    fetched = Signal(str, bytes)
    failed = Signal(str)
    progressed = Signal(str, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked: list[str] = []

    def fetch(self, url: str) -> None:
        """Note that ``url`` is wanted."""
        self.asked.append(url)

    def drop(self, url: str) -> bool:
        """Forget ``url``."""
        self.asked = [asked for asked in self.asked if asked != url]
        return True

    def close(self) -> None:
        """Forget all."""
        self.asked = []
