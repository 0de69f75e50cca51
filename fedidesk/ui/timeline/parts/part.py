"""What all parts of a post have in common."""

from collections.abc import Iterable

from PySide6.QtGui import QPainter

from fedidesk.ui.timeline.scene import Scene, Spot


class Part:
    """A piece of a post between ``top`` and ``bottom``, in pixels of its row.

    Measures are taken in the constructor and never change; ``paint`` changes nothing.
    """

    top: int = 0
    bottom: int = 0

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it where it stands."""
        raise NotImplementedError

    def spots(self) -> Iterable[Spot]:
        """Return what can be pressed in it, in reading order."""
        return ()

    def urls(self) -> Iterable[str]:
        """Return the addresses of the pictures it shows."""
        return ()
