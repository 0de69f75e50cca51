"""The files that go with a post: adding, ordering, describing, editing and removing them."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from fedidesk.domain.attaching import can_be_edited, can_take
from fedidesk.domain.draft import Attachment
from fedidesk.domain.errors import FedideskError, NotTaken
from fedidesk.domain.ids import AttachmentId
from fedidesk.qtmodels.attachment_pictures import AttachmentPictures
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.listening import listen
from fedidesk.services.session import AccountSession
from fedidesk.ui.announcing import announce
from fedidesk.ui.compose.description_dialog import DescriptionDialog
from fedidesk.ui.compose.media_editing import MediaEditing
from fedidesk.ui.compose.media_intake import MediaIntake
from fedidesk.ui.compose.media_text import edited_note, name_of, placed
from fedidesk.ui.compose.media_tile import MediaTile
from fedidesk.ui.compose.tool_button import ToolButton
from fedidesk.ui.error_text import sentence_for
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.wrapping_row import WrappingRow

KEY = "Ctrl+Shift+M"
"""Whoever holds the strip listens to it, and calls ``choose_files``."""


class MediaStrip(QWidget):
    """Holds the attachments of a draft, in their order; on screen only where there are any.

    ``changed`` says that they are others now, or described otherwise. ``trouble`` is why the server
    would not take them, ``is_busy`` whether some are on their way. ``add_button`` is to be put
    beside the other tools of the post.
    """

    changed = Signal()

    def __init__(
        self, session: AccountSession, images: ImageCache, theme: Theme, icons: Icons
    ) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._icons = icons
        self._attachments: tuple[Attachment, ...] = ()
        self._pictures = AttachmentPictures(session, images, self)
        self._tiles: list[MediaTile] = []
        self._dragged: int | None = None
        self._intake = MediaIntake(session, self._check_room, self)
        self._intake.begun.connect(self.changed)
        self._intake.taken.connect(self._taken)
        self._intake.ended.connect(self._tell)
        self._editing = MediaEditing(session, self._pictures, theme, self)
        self._editing.made.connect(self._edited)
        self._editing.told.connect(self._tell)
        self.trouble = ""
        self.add_button = ToolButton(
            "image-plus", self.tr("Add pictures, films or sounds"), KEY, theme, icons
        )
        self.add_button.clicked.connect(self.choose_files)
        self.setAcceptDrops(True)
        self._build()
        listen(session.uploads.progress, self._progressed)
        listen(session.writing.limits_changed, self._check)
        self._show()

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """What goes with the post."""
        return self._attachments

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in that order."""
        return tuple(self._tiles)

    @property
    def is_busy(self) -> bool:
        """Whether files are still being taken in, or made anew."""
        return self._intake.count > 0 or bool(self._editing.under_way)

    def set_attachments(self, attachments: tuple[Attachment, ...]) -> None:
        """Show those of a draft."""
        self._attachments = attachments
        self._show()

    def choose_files(self) -> None:
        """Let the person choose files to add."""
        self._intake.choose()

    def take_files(self, paths: Iterable[Path]) -> None:
        """Add files, as far as there is room for them."""
        self._intake.take_files(paths)

    def take_picture(self, image: QImage) -> None:
        """Add a picture that was pasted."""
        self._intake.take_picture(image)

    def describe(self, index: int) -> None:
        """Open the dialog where a file is described, unless it is about to become another."""
        most = self._session.writing.limits.files.description
        attachment = self._attachments[index]
        if attachment.id in self._editing.under_way:
            return
        dialog = DescriptionDialog(attachment, most, self._pictures, self._theme, self.window())
        dialog.changed.connect(self._described)
        dialog.thumbnail_wanted.connect(partial(self._choose_thumbnail, dialog))
        dialog.edit_wanted.connect(partial(self.edit, index))
        dialog.finished.connect(lambda: self._focus_on(attachment.id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def edit(self, index: int) -> None:
        """Open the dialog where a picture is cut and turned, where that is possible."""
        attachment = self._attachments[index]
        if can_be_edited(attachment) and attachment.id not in self._editing.under_way:
            dialog = self._editing.ask(attachment)
            dialog.finished.connect(lambda: self._focus_on(attachment.id))

    def remove(self, index: int) -> None:
        """Take a file out."""
        name = name_of(self._attachments[index])
        self._tell([], [])
        self._become(self._attachments[:index] + self._attachments[index + 1 :])
        announce(self, self.tr("{name} removed").format(name=name))
        if self._attachments:
            self._tiles[min(index, len(self._attachments) - 1)].setFocus()
        else:
            self.add_button.setFocus()

    def move_to(self, index: int, place: int) -> None:
        """Put a file elsewhere in the row."""
        if not 0 <= place < len(self._attachments) or place == index:
            return
        others = [*self._attachments[:index], *self._attachments[index + 1 :]]
        others.insert(place, self._attachments[index])
        self._become(tuple(others))
        self._tiles[place].setFocus()
        announce(self, self._tiles[place].accessibleName())

    def _build(self) -> None:
        self._row = WrappingRow()
        self._notes, self._troubles = _lines("muted"), _lines("danger")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._row)
        column.addWidget(self._notes)
        column.addWidget(self._troubles)

    def _tile(self, index: int) -> MediaTile:
        while len(self._tiles) <= index:
            number = len(self._tiles)
            tile = MediaTile(self._pictures, self._theme, self._icons)
            tile.clicked.connect(lambda _, at=number: self.describe(at))
            tile.edit_requested.connect(partial(self.edit, number))
            tile.remove_requested.connect(partial(self.remove, number))
            tile.move_requested.connect(partial(self._move_by, number))
            tile.focus_requested.connect(partial(self._focus_by, number))
            tile.dragged.connect(partial(self._drag, number))
            tile.dropped.connect(self._drop)
            self._row.add(tile)
            self._tiles.append(tile)
        return self._tiles[index]

    def _check_room(self) -> None:
        most = self._session.writing.limits.media
        if len(self._attachments) >= most:
            raise NotTaken(NotTaken.TOO_MANY, most)

    def _taken(self, attachment: Attachment) -> None:
        self._become((*self._attachments, attachment))

    def _become(self, attachments: tuple[Attachment, ...]) -> None:
        self._attachments = attachments
        self._show()
        self.changed.emit()

    def _described(self, attachment: Attachment) -> None:
        """Take note of what was said of a file."""
        self._put(attachment, attachment)

    def _edited(self, before: Attachment, after: Attachment) -> None:
        """Let a picture be another one, and say how large that is."""
        self._put(before, after)
        announce(self, edited_note(after))

    def _put(self, before: Attachment, after: Attachment) -> None:
        """Put a file in the place of another, wherever that stands by now, if anywhere."""
        self._become(tuple(after if each.id == before.id else each for each in self._attachments))

    def _choose_thumbnail(self, dialog: DescriptionDialog) -> None:
        chooser = QFileDialog(dialog, self.tr("Choose a picture"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(
            lambda name: self._session.scope.start(self._take_thumbnail(dialog, Path(name)))
        )
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    async def _take_thumbnail(self, dialog: DescriptionDialog, path: Path) -> None:
        try:
            thumbnail = await self._session.attachments.take_thumbnail(path)
        except FedideskError as error:
            if isValid(dialog):
                dialog.say_trouble(sentence_for(error))
        else:
            if isValid(dialog):
                dialog.show_thumbnail(thumbnail)

    def _show(self) -> None:
        count = len(self._attachments)
        for index, attachment in enumerate(self._attachments):
            tile = self._tile(index)
            tile.show_attachment(attachment, index + 1, count)
            tile.show_share(self._session.uploads.shares.get(attachment.id))
            tile.show()
        for tile in self._tiles[count:]:
            tile.hide()
        self._pictures.want(self._attachments)
        self._check()
        self._fit()

    def _check(self) -> None:
        """Find out whether the server would take all this."""
        before, self.trouble = self.trouble, ""
        limits = self._session.writing.limits
        if len(self._attachments) > limits.media:
            self.trouble = sentence_for(NotTaken(NotTaken.TOO_MANY, limits.media))
        for index, attachment in enumerate(self._attachments):
            trouble = self._trouble_with(attachment, index + 1)
            self._tiles[index].show_trouble(trouble)
            self.trouble = self.trouble or trouble
        if self.trouble != before:
            self.changed.emit()

    def _trouble_with(self, attachment: Attachment, place: int) -> str:
        limits = self._session.writing.limits.files
        count = len(self._attachments)
        is_clear = bool(attachment.name) or count == 1
        name = name_of(attachment) if is_clear else placed(attachment, place, count)
        error = can_take(attachment, limits)
        if error is not None:
            return f"{name}: {sentence_for(error)}"
        if len(attachment.description) > limits.description:
            return self.tr("The description of {name} is too long for this server.").format(
                name=name
            )
        return ""

    def _tell(self, notes: list[str], troubles: list[str]) -> None:
        for label, lines in ((self._notes, notes), (self._troubles, troubles)):
            label.setText("\n".join(lines))
            label.setVisible(bool(lines))
        if notes or troubles:
            announce(self, "\n".join(notes + troubles))
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        self.setVisible(bool(self._attachments or self._troubles.text()))

    def _progressed(self, name: AttachmentId, share: float) -> None:
        for tile, attachment in zip(self._tiles, self._attachments, strict=False):
            if attachment.id == name:
                tile.show_share(share)

    def _move_by(self, index: int, step: int) -> None:
        self.move_to(index, index + step)

    def _focus_by(self, index: int, step: int) -> None:
        if 0 <= index + step < len(self._attachments):
            self._tiles[index + step].setFocus()

    def _focus_on(self, name: AttachmentId) -> None:
        for tile, attachment in zip(self._tiles, self._attachments, strict=False):
            if attachment.id == name:
                tile.setFocus()

    def _drag(self, index: int, at: QPoint) -> None:
        """Move what the mouse holds to where it is; the tile that was pressed may show another."""
        held = index if self._dragged is None else self._dragged
        shown = self._tiles[: len(self._attachments)]
        place = next((n for n, tile in enumerate(shown) if tile.geometry().contains(at)), held)
        self._dragged = place
        self.move_to(held, place)

    def _drop(self) -> None:
        self._dragged = None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and pictures."""
        if self._intake.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        self._intake.take(event.mimeData())
        event.acceptProposedAction()


def _lines(tone: str) -> QLabel:
    label = QLabel(wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", tone)
    label.hide()
    return label
