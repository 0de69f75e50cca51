"""What is done with what the viewer shows: saved, copied, opened elsewhere."""

import re
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QDir, QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from fedidesk.domain.media import AUDIO, GIFV, IMAGE, VIDEO, Media
from fedidesk.qtmodels.originals import Originals
from fedidesk.qtmodels.saving import Saver
from fedidesk.ui.announcing import announce
from fedidesk.ui.media.media_tools import MediaTools

_LONGEST = 80
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_ENDINGS = {IMAGE: ".jpg", GIFV: ".mp4", VIDEO: ".mp4", AUDIO: ".mp3"}
_PLACES = {
    IMAGE: QStandardPaths.StandardLocation.PicturesLocation,
    GIFV: QStandardPaths.StandardLocation.MoviesLocation,
    VIDEO: QStandardPaths.StandardLocation.MoviesLocation,
    AUDIO: QStandardPaths.StandardLocation.MusicLocation,
}


def suggested_name(media: Media) -> str:
    """Return a name for the file of ``media``, from its address; safe on every system."""
    try:
        last = unquote(urlsplit(media.url).path).rpartition("/")[2]
    except ValueError:
        last = ""
    name = _FORBIDDEN.sub("_", last).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem or not ending.isalnum() or len(ending) > 5:
        stem, ending = name or "fedidesk", _ENDINGS.get(media.kind, "").lstrip(".")
    return f"{stem[:_LONGEST]}.{ending}" if ending else stem[:_LONGEST]


class Shows(Protocol):
    """What the viewer shows, and where it tells what became of a wish."""

    @property
    def media(self) -> Media:
        """What is shown."""
        ...

    def copy_picture(self) -> None:
        """Put it on the clipboard."""
        ...

    def tell(self, words: str) -> None:
        """Show ``words``."""
        ...


class ViewerDeeds(QObject):
    """Does it; what became of it is told where the person looks."""

    def __init__(
        self, shows: Shows, originals: Originals, tools: MediaTools, window: QWidget
    ) -> None:
        super().__init__(window)
        self._shows = shows
        self._originals = originals
        self._tools = tools
        self._window = window
        self._saver = Saver(self)
        self._saver.saved.connect(self._saved)
        self._saver.failed.connect(self._not_saved)
        self._waiting: dict[str, Path] = {}
        """Where files go that are still to come, by address."""
        originals.came.connect(self._came)
        originals.failed.connect(self._did_not_come)
        self._media: Media | None = None
        self.dialog: QFileDialog | None = None

    def save(self) -> None:
        """Ask where to, and save the file as the server has it."""
        media = self._media = self._shows.media
        place = QStandardPaths.writableLocation(_PLACES.get(media.kind, _PLACES[IMAGE]))
        dialog = self.dialog = QFileDialog(self._window, self.tr("Save as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDirectory(place or QDir.homePath())
        dialog.selectFile(suggested_name(media))
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Save what was asked about to ``path``, as soon as it is there."""
        media = self._media or self._shows.media
        self._waiting[media.url] = Path(path)
        self._shows.tell(self.tr("Saving…"))
        self._originals.fetch(media.url)

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        self._shows.copy_picture()

    def copy_link(self) -> None:
        """Put the address on the clipboard."""
        QGuiApplication.clipboard().setText(self._shows.media.url)
        self._tell(self.tr("Link copied"))

    def open_in_browser(self) -> None:
        """Let the browser show it."""
        self._tools.browser.open(self._shows.media.url)

    def open_original(self) -> None:
        """Let the browser show what its own server has."""
        self._tools.browser.open(self._shows.media.remote_url)

    def tell_copied(self) -> None:
        """Say that the picture is on the clipboard."""
        self._tell(self.tr("Picture copied"))

    def close(self) -> None:
        """Let what is being saved be saved."""
        self._saver.close()

    def _came(self, url: str) -> None:
        path = self._waiting.pop(url, None)
        if path is not None:
            self._saver.save(path, self._originals.file(url))

    def _did_not_come(self, url: str) -> None:
        if self._waiting.pop(url, None) is not None:
            self._tell(self.tr("It was not saved: the server did not send it, or it is too large."))

    def _saved(self, path: str) -> None:
        self._tell(self.tr("Saved as {name}").format(name=Path(path).name))

    def _not_saved(self, path: str) -> None:
        self._tell(
            self.tr(
                "It could not be saved in {folder}. Is there room, and may you write there?"
            ).format(folder=Path(path).parent.name or path)
        )

    def _tell(self, words: str) -> None:
        self._shows.tell(words)
        announce(self._window, words)
