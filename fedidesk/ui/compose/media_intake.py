"""How files come to a post: chosen, dropped or pasted, one after the other."""

from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from fedidesk.domain.draft import Attachment
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.safe_text import one_line
from fedidesk.domain.text import isolated
from fedidesk.qtmodels.attachment_pictures import packed
from fedidesk.services.notices import Notice, NoticeKind
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.media_text import shrunk_note
from fedidesk.ui.error_text import sentence_for

Take = Callable[[], Awaitable[Attachment]]


class MediaIntake(QObject):
    """Takes files in while the window goes on.

    ``check_room`` raises ``NotTaken`` where there is no place for one more. ``taken`` brings each
    attachment; ``ended`` comes when all that were added together are through, with notes on them
    and with troubles, a sentence each.
    """

    begun = Signal()
    taken = Signal(object)
    ended = Signal(list, list)

    def __init__(
        self, session: AccountSession, check_room: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._check_room = check_room
        self._window = parent
        self.count = 0
        """How many are still on their way."""

    def choose(self) -> None:
        """Let the person choose files."""
        chooser = QFileDialog(self._window.window(), self.tr("Add pictures, films or sounds"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.filesSelected.connect(lambda names: self.take_files(map(Path, names)))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def take_files(self, paths: Iterable[Path]) -> None:
        """Add files, as far as there is room for them."""
        take = self._session.attachments.take
        self._begin([(path.name, partial(take, path)) for path in paths])

    def take_picture(self, image: QImage) -> None:
        """Add a picture that was pasted."""
        self._begin([(self.tr("Pasted picture"), partial(self._packed, image))])

    def takes(self, data: QMimeData) -> bool:
        """Return whether what is dropped or pasted are files, or a picture and no text."""
        return bool(_files_in(data)) or (data.hasImage() and not data.hasText())

    def take(self, data: QMimeData) -> None:
        """Add what was dropped or pasted."""
        files = _files_in(data)
        if files:
            self.take_files(files)
        elif data.hasImage():
            self.take_picture(QImage(data.imageData()))

    def _begin(self, wanted: list[tuple[str, Take]]) -> None:
        self.count += len(wanted)
        self.begun.emit()
        self._session.scope.start(self._take_all(wanted))

    async def _take_all(self, wanted: list[tuple[str, Take]]) -> None:
        notes: list[str] = []
        troubles: list[str] = []
        for name, take in wanted:
            try:
                self._check_room()
                attachment = await take()
            except FedideskError as error:
                troubles.append(f"{isolated(one_line(name))}: {sentence_for(error)}")
                self._tell_elsewhere(error)
                attachment = None
            if not isValid(self):
                return
            self.count -= 1
            if attachment is not None:
                notes += filter(None, (shrunk_note(attachment),))
                self.taken.emit(attachment)
        self.ended.emit(notes, troubles)

    def _tell_elsewhere(self, error: FedideskError) -> None:
        """Tell in the main window what nobody would see here."""
        if not (isValid(self) and self._window.window().isVisible()):
            session = self._session
            session.notices.tell(Notice(NoticeKind.FILE_NOT_ADDED, session.account, error))

    async def _packed(self, image: QImage) -> Attachment:
        attachments = self._session.attachments
        png = await attachments.do(partial(packed, image))
        return await attachments.take_image(png, "")


def _files_in(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
