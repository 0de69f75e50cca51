"""What the files look like that go with a post."""

from collections import OrderedDict
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QPointF, QSize, Signal
from PySide6.QtGui import QImage, QImageWriter, QPixmap
from shiboken6 import isValid

from fedidesk.domain.attaching import is_picture
from fedidesk.domain.draft import Attachment
from fedidesk.domain.errors import NotTaken
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.image_decoding import decode
from fedidesk.qtmodels.picture_key import Fit, PictureKey
from fedidesk.services.session import AccountSession

_MOST_KEPT = 64
_MOST_BYTES = 64_000_000


class AttachmentPictures(QObject):
    """Gives small pictures of copies, and of what ``images`` has from the server.

    They are read off the GUI thread; ``arrived`` says that there are more.
    """

    arrived = Signal()

    def __init__(self, session: AccountSession, images: ImageCache, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._images = images
        self._pixmaps: OrderedDict[PictureKey, QPixmap] = OrderedDict()
        self._asked: set[PictureKey] = set()
        images.arrived.connect(self.arrived)

    def pixmap(
        self,
        attachment: Attachment,
        size: QSize,
        dpr: float,
        radius: int = 0,
        *,
        fit: Fit = Fit.COVER,
    ) -> QPixmap | None:
        """Return how ``attachment`` looks, cut as its focus says; None until that is known.

        Sounds and films look like their thumbnail, or like nothing.
        """
        focus = attachment.focus or (0.0, 0.0)
        if attachment.preview_url:
            point = QPointF(*focus)
            return self._images.pixmap(
                attachment.preview_url, size, dpr, radius, fit=fit, focus=point
            )
        name = attachment.id if is_picture(attachment.mime) else attachment.thumbnail
        if name is None:
            return None
        pixels = size * dpr
        key = PictureKey(name, pixels.width(), pixels.height(), round(radius * dpr), fit, *focus)
        if key in self._pixmaps:
            self._pixmaps.move_to_end(key)
        elif key not in self._asked:
            self._asked.add(key)
            self._session.scope.start(self._read(self._session.unsent.files.path_of(name), key))
        return self._pixmaps.get(key)

    def want(self, attachments: tuple[Attachment, ...]) -> None:
        """Say what is shown now."""
        urls = frozenset(each.preview_url for each in attachments if each.preview_url)
        self._images.set_wanted(self, urls)

    async def _read(self, path: Path, key: PictureKey) -> None:
        try:
            image = await self._session.attachments.do(partial(_picture_in, path, key))
        except NotTaken:
            return
        if isValid(self) and not image.isNull():
            self._pixmaps[key] = QPixmap.fromImage(image)
            if len(self._pixmaps) > _MOST_KEPT:
                self._asked.discard(self._pixmaps.popitem(last=False)[0])
            self.arrived.emit()


def packed(image: QImage) -> bytes:
    """Return a picture as a PNG; work for a lane."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _picture_in(path: Path, key: PictureKey) -> QImage:
    try:
        data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
    except OSError:
        # It may have been taken out meanwhile.
        return QImage()
    return decode(data, key)
