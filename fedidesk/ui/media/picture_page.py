"""One picture in the viewer: its preview at once, then as sharp as the screen can show it."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from fedidesk.domain.media import Media
from fedidesk.qtmodels.film import Film
from fedidesk.qtmodels.originals import Nature, Originals, is_see_through
from fedidesk.qtmodels.picture_key import Fit
from fedidesk.qtmodels.projector import Projector
from fedidesk.ui.media.media_tools import MediaTools
from fedidesk.ui.media.picture_stage import PictureStage
from fedidesk.ui.media.trouble_panel import TroublePanel
from fedidesk.ui.theme import FontRole

_LATE_MS = 300
_UNKNOWN = QSize(1280, 720)
_MOST_MOVING = 4_000_000
"""Pixels of each picture of an animation, at most: they are shown many times a second."""
_SHARP = 1.02
_MEGABYTE = 1_000_000


class PicturePage(QWidget):
    """Fetches the picture when it is made, and lets go of it with ``close_picture``."""

    came = Signal()
    """The file is there: it can be saved and copied."""
    copied = Signal()

    def __init__(
        self, media: Media, name: str, originals: Originals, tools: MediaTools, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.media = media
        self._originals = originals
        self._tools = tools
        self._nature: Nature | None = None
        self._sharpest = 0
        self._asked = 0
        self._copies = False
        self._projector: Projector | None = None
        self._wants_motion = False
        self.stage = PictureStage(self)
        self.stage.setAccessibleName(name)
        self.stage.zoomed.connect(self._sharpen)
        self._progress = QLabel(self)
        self._progress.setObjectName("progress")
        self._progress.setFont(tools.theme.font(FontRole.SMALL))
        self._progress.hide()
        self._trouble = TroublePanel(
            tools.theme, self.tr("Open in the browser"), self, in_viewer=True
        )
        self._trouble.retry_wanted.connect(self._retry)
        self._trouble.outside_wanted.connect(self._open_outside)
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._late.timeout.connect(self._show_progress)
        self._have = (0, -1)
        originals.progressed.connect(self._progressed)
        originals.came.connect(self._came)
        originals.failed.connect(self._failed)
        originals.decoded.connect(self._decoded)
        originals.film_read.connect(self._film_came)
        tools.images.arrived.connect(self._preview_came)

    @property
    def file(self) -> bytes:
        """The file as the server sent it; empty while it is not there."""
        return self._originals.file(self.media.url)

    @property
    def kind(self) -> str:
        """Its format, such as png; empty while nobody knows."""
        return "" if self._nature is None else self._nature.kind

    @property
    def moves(self) -> bool:
        """Whether it is an animation that could play here."""
        nature = self._nature
        return (
            nature is not None
            and nature.moves
            and nature.size.width() * nature.size.height() <= _MOST_MOVING
        )

    @property
    def trouble(self) -> str:
        """The sentence that says why it is not shown."""
        return "" if self._trouble.isHidden() else self._trouble.sentence

    def begin(self) -> None:
        """Show what is there, and fetch the rest."""
        known = QSize(self.media.width, self.media.height)
        self.stage.set_size(known if not known.isEmpty() else _UNKNOWN)
        self._show_preview()
        self._late.start()
        self._originals.fetch(self.media.url)

    def copy(self) -> None:
        """Put the picture on the clipboard, all of it; ``copied`` comes when it is there."""
        if self._nature is not None:
            self._copies = True
            self._originals.decode(self.media.url, self._nature.size)

    def toggle_motion(self) -> None:
        """Let an animation play or stand still."""
        if self._wants_motion:
            self._stop_moving()
        else:
            self._start_moving()

    @property
    def is_moving(self) -> bool:
        """Whether an animation plays, or will as soon as it can."""
        return self._wants_motion

    def close_picture(self) -> None:
        """Let go of everything."""
        self._late.stop()
        self._stop_moving()
        self.stage.show_pixmap(None)

    def _show_preview(self) -> None:
        """Show the small one as large as the large one will be."""
        if self._sharpest or not self.media.preview_url:
            return
        size = self.stage.zoom.place.size().toSize()
        dpr = self.devicePixelRatioF()
        preview = self._tools.images.pixmap(self.media.preview_url, size, dpr, fit=Fit.CONTAIN)
        # A stand-in of another shape would jump.
        if preview is not None and abs(preview.width() - size.width() * dpr) < 2:
            self.stage.show_pixmap(preview)

    def _preview_came(self, url: str) -> None:
        if url == self.media.preview_url:
            self._show_preview()

    def _came(self, url: str) -> None:
        if url != self.media.url:
            return
        self._late.stop()
        self._progress.hide()
        self._nature = self._originals.nature(url)
        if self._nature is None:
            self._tell(self.tr("This picture can't be shown here: it is damaged or unknown."))
            return
        self.stage.set_size(self._nature.size)
        self._sharpen()
        self.came.emit()
        if self.moves and self._tools.plays_by_itself:
            self._start_moving()

    def _sharpen(self) -> None:
        """Ask for as many pixels as are to be seen: the fitted picture, or all of it."""
        if self._nature is None:
            self._show_preview()
            return
        whole = self._nature.size
        zoom = self.stage.zoom
        wanted = min(whole.width(), round(zoom.place.width() * self.devicePixelRatioF()))
        if wanted > self._asked * _SHARP:
            size = whole
            if zoom.is_fitted:
                size = whole.scaled(wanted, whole.height(), Qt.AspectRatioMode.KeepAspectRatio)
            self._asked = size.width()
            self._originals.decode(self.media.url, size)

    def _decoded(self, url: str, image: QImage) -> None:
        if url != self.media.url:
            return
        if image.isNull():
            self._tell(self.tr("This picture can't be shown here: it is damaged or too large."))
            return
        if self._copies and image.width() > self._asked * 0.999:
            self._copies = False
            QGuiApplication.clipboard().setImage(image)
            self.copied.emit()
        if image.width() > self._sharpest and self._projector is None:
            self._sharpest = image.width()
            see_through = self.kind != "jpeg" and is_see_through(image)
            self.stage.show_pixmap(QPixmap.fromImage(image), see_through=see_through)

    def _start_moving(self) -> None:
        if self._nature is None or not self.moves:
            return
        self._wants_motion = True
        if self._projector is None:
            self._originals.read_film(self.media.url, self._nature.size)
        else:
            self._projector.run()

    def _stop_moving(self) -> None:
        self._wants_motion = False
        if self._projector is not None:
            self._projector.stop()

    def _film_came(self, url: str, film: Film) -> None:
        if url != self.media.url or self._projector is not None:
            return
        if not film.moves:
            self._wants_motion = False
            return
        self._projector = Projector(film, self)
        self._projector.shown.connect(self.stage.show_pixmap)
        if self._wants_motion:
            self._projector.run()

    def _progressed(self, url: str, here: int, of: int) -> None:
        if url == self.media.url:
            self._have = (here, of)
            if not self._progress.isHidden():
                self._show_progress()

    def _show_progress(self) -> None:
        here, of = self._have
        write = self.locale().toString
        if of > 0:
            words = self.tr("Loading: {here} of {all} MB").format(
                here=write(here / _MEGABYTE, "f", 1), all=write(of / _MEGABYTE, "f", 1)
            )
        elif here:
            words = self.tr("Loading: {here} MB").format(here=write(here / _MEGABYTE, "f", 1))
        else:
            words = self.tr("Loading…")
        self._progress.setText(words)
        self._progress.show()
        self._place()

    def _failed(self, url: str) -> None:
        if url == self.media.url:
            self._tell(self.tr("The server did not send this picture."))

    def _tell(self, sentence: str) -> None:
        self._late.stop()
        self._progress.hide()
        self._trouble.setGeometry(self.rect())
        had_focus = self.stage.hasFocus()
        self._trouble.tell(sentence, can_retry=True)
        self._trouble.raise_()
        if had_focus:
            self._trouble.retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retry(self) -> None:
        self._trouble.hide()
        self.stage.setFocus(Qt.FocusReason.OtherFocusReason)
        self._nature, self._asked, self._have = None, 0, (0, -1)
        self._originals.forget(self.media.url)
        self.begin()

    def _open_outside(self) -> None:
        self._tools.browser.open(self.media.url)

    def _place(self) -> None:
        self._progress.adjustSize()
        x = (self.width() - self._progress.width()) // 2
        self._progress.move(x, self.height() - self._progress.height() - 16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        self.stage.setGeometry(self.rect())
        self._trouble.setGeometry(self.rect())
        self._place()
