"""How a picture of a post becomes another one: cut and turned, while the window goes on."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from fedidesk.domain.draft import Attachment
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import AttachmentId
from fedidesk.domain.picture_edit import PictureEdit
from fedidesk.qtmodels.attachment_pictures import AttachmentPictures
from fedidesk.qtmodels.picture_editing import edited
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.crop_dialog import CropDialog
from fedidesk.ui.compose.media_text import name_of, shrunk_note
from fedidesk.ui.error_text import sentence_for
from fedidesk.ui.theme import Theme


class MediaEditing(QObject):
    """Asks what is to be made of a picture, and has it made.

    ``made`` brings the picture as it was and the one that takes its place. ``told`` comes at the
    beginning and at the end, with notes and with troubles, a sentence each.
    """

    made = Signal(object, object)
    told = Signal(list, list)

    def __init__(
        self, session: AccountSession, pictures: AttachmentPictures, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self._theme = theme
        self._window = parent
        self.under_way: set[AttachmentId] = set()
        """The pictures that are to become others."""

    def ask(self, attachment: Attachment) -> QDialog:
        """Open the dialog where a picture is edited."""
        dialog = CropDialog(attachment, self._pictures, self._theme, self._window.window())
        dialog.wanted.connect(lambda edit: self._begin(attachment, edit))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _begin(self, attachment: Attachment, edit: PictureEdit) -> None:
        self.under_way.add(attachment.id)
        self._session.scope.start(self._make(attachment, edit))
        self.told.emit([], [])

    async def _make(self, attachment: Attachment, edit: PictureEdit) -> None:
        made, trouble = None, ""
        try:
            made = await self._session.attachments.edit(attachment, edit, edited)
        except FedideskError as error:
            trouble = f"{name_of(attachment)}: {sentence_for(error)}"
        if not isValid(self):
            return
        self.under_way.discard(attachment.id)
        if made is not None:
            self.made.emit(attachment, made)
        note = "" if made is None else shrunk_note(made)
        self.told.emit([note] if note else [], [trouble] if trouble else [])
