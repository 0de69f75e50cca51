"""Where a picture stands in a view, and how large."""

from PySide6.QtCore import QPointF, QRectF, QSizeF

_STEP = 1.25
_MOST = 8.0
"""Screen pixels for one of the picture's, at most."""


class Zoom:
    """Counts in logical pixels. ``scale`` is how many of them one pixel of the picture takes.

    A picture is fitted at first: all of it is in view, and none is larger than it is.
    """

    def __init__(self) -> None:
        self._view = QSizeF()
        self._picture = QSizeF()
        self._dpr = 1.0
        self._corner = QPointF()
        self.scale = 1.0
        self.is_fitted = True

    @property
    def place(self) -> QRectF:
        """Where the picture stands in the view."""
        return QRectF(self._corner, self._picture * self.scale)

    @property
    def percent(self) -> int:
        """How large it is, where 100 is a pixel of the screen for one of the picture."""
        return round(self.scale * self._dpr * 100)

    @property
    def fit_scale(self) -> float:
        """The scale at which all of it is in view."""
        if self._picture.isEmpty() or self._view.isEmpty():
            return 1 / self._dpr
        return min(
            self._view.width() / self._picture.width(),
            self._view.height() / self._picture.height(),
            1 / self._dpr,
        )

    @property
    def can_pan(self) -> bool:
        """Whether some of it is out of view."""
        place = self.place
        return (
            place.width() > self._view.width() + 0.5 or place.height() > self._view.height() + 0.5
        )

    def set_picture(self, picture: QSizeF) -> None:
        """Show another picture, fitted, or learn how large the one in view really is."""
        if picture != self._picture:
            self._picture = picture
            self.fit()

    def set_view(self, view: QSizeF, dpr: float) -> None:
        """Be as large as that; what was in the middle stays there."""
        middle = self._at(QPointF(self._view.width() / 2, self._view.height() / 2))
        self._view, self._dpr = view, dpr
        if self.is_fitted:
            self.fit()
            return
        self._corner = QPointF(view.width() / 2, view.height() / 2) - middle * self.scale
        self._hold()

    def fit(self) -> None:
        """Show all of it."""
        self.scale = self.fit_scale
        self.is_fitted = True
        self._hold()

    def to(self, scale: float, about: QPointF | None = None) -> None:
        """Be as large as that; what is at ``about`` in the view, or in the middle, stays there."""
        if about is None:
            about = QPointF(self._view.width() / 2, self._view.height() / 2)
        fixed = self._at(about)
        fit = self.fit_scale
        self.scale = min(max(scale, fit), _MOST / self._dpr)
        self.is_fitted = self.scale <= fit
        self._corner = about - fixed * self.scale
        self._hold()

    def step(self, steps: float, about: QPointF | None = None) -> None:
        """Be larger by steps, or smaller where negative."""
        self.to(self.scale * _STEP**steps, about)

    def to_pixels(self, about: QPointF | None = None) -> None:
        """Show a pixel of the picture for each of the screen."""
        self.to(1 / self._dpr, about)

    def toggle(self, about: QPointF | None = None) -> None:
        """Show all of it, or its pixels; what would be the same is twice as large."""
        if not self.is_fitted:
            self.fit()
        elif self.fit_scale * self._dpr > 0.95:
            self.to(2 * self.fit_scale, about)
        else:
            self.to_pixels(about)

    def pan(self, x: float, y: float) -> bool:
        """Move the picture; return whether it went anywhere."""
        before = QPointF(self._corner)
        self._corner += QPointF(x, y)
        self._hold()
        return (self._corner - before).manhattanLength() > 0.01

    def _at(self, where: QPointF) -> QPointF:
        """Return which pixel of the picture is there."""
        return (where - self._corner) / self.scale

    def _hold(self) -> None:
        """Keep it in the middle where it is smaller than the view, and its edges outside else."""
        size = self._picture * self.scale
        self._corner = QPointF(
            _held(self._corner.x(), size.width(), self._view.width()),
            _held(self._corner.y(), size.height(), self._view.height()),
        )


def _held(corner: float, length: float, room: float) -> float:
    if length <= room:
        return (room - length) / 2
    return min(0.0, max(corner, room - length))
