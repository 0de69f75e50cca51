"""The small picture that stands for an account in buttons and menus."""

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap

from fedidesk.domain.account import Account
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.ui.theme import FontRole, Theme


class AccountPictures:
    """Gives the avatar of an account, and the first letter of its name until that is there."""

    def __init__(self, images: ImageCache, theme: Theme) -> None:
        self._images = images
        self._theme = theme

    def icon(self, account: Account, side: int, ratio: float) -> QIcon:
        """Return the picture, ``side`` logical pixels large; ask again when images arrive."""
        size = QSize(side, side)
        pixmap = self._images.pixmap(account.avatar_url, size, ratio, radius=side // 4)
        return QIcon(pixmap if pixmap is not None else self._initial(account.name, side, ratio))

    def _initial(self, name: str, side: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(QSize(side, side) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        colours = self._theme.colours
        font = QFont(self._theme.font(FontRole.STRONG))
        font.setPixelSize(side * 9 // 16)
        place = QRectF(0, 0, side, side)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawRoundedRect(place, side / 4, side / 4)
        painter.setPen(colours.on_accent)
        painter.setFont(font)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, first_letter(name))
        painter.end()
        return pixmap


def first_letter(name: str) -> str:
    """Return the letter that a name begins with, with its marks, as a capital."""
    name = name.strip()
    if name[:2].isascii():
        return name[:1].upper()
    kind = QtCore.QTextBoundaryFinder.BoundaryType.Grapheme
    end = QtCore.QTextBoundaryFinder(kind, name).toNextBoundary()
    # Qt counts in units of UTF-16.
    return name.encode("utf-16-le")[: 2 * max(end, 0)].decode("utf-16-le").upper()
