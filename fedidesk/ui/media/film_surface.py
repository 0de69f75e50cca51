"""What is to be seen where something plays: its picture, the controls, and why it does not."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from fedidesk.domain.media import AUDIO, GIFV, Media
from fedidesk.ui.colours import DARK, Colours
from fedidesk.ui.media.controls import Controls
from fedidesk.ui.media.dark_dress import sheet_for
from fedidesk.ui.media.film_paint import FilmPainter
from fedidesk.ui.media.media_tools import MediaTools
from fedidesk.ui.media.trouble_panel import TroublePanel
from fedidesk.ui.theme import FontRole

_LOW = 140
"""A sound in a place lower than that, in pixels at 100 %, is a bar and nothing else."""
_HIDE_MS = 2500
"""How long the controls of what plays stay when the mouse rests."""


class FilmSurface(QWidget):
    """Puts the parts in their places; what plays is said by ``image`` and ``is_playing``."""

    def __init__(
        self,
        media: Media,
        poster: str,
        tools: MediaTools,
        parent: QWidget,
        *,
        radius: int,
        in_viewer: bool,
    ) -> None:
        super().__init__(parent)
        self.media = media
        self._poster = poster
        self._tools = tools
        self._in_viewer = in_viewer
        self._paint = FilmPainter(media, poster, tools, radius)
        self.controls = Controls(
            tools.theme,
            tools.icons,
            DARK.on_scrim,
            self,
            quiet=media.kind == GIFV,
            in_viewer=in_viewer,
        )
        self.trouble_panel = TroublePanel(
            tools.theme, self.tr("Open in system player"), self, in_viewer=in_viewer
        )
        self._waiting = QLabel(self.tr("Loading…"), self)
        self._waiting.hide()
        self._rest = QTimer(self, singleShot=True, interval=_HIDE_MS)
        self._rest.timeout.connect(self.show_controls)
        self._dressed_for: tuple[bool, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        tools.theme.changed.connect(self._dress)
        tools.images.arrived.connect(self._picture_came)
        self._dress()

    @property
    def is_playing(self) -> bool:
        """Whether it goes on by itself now, or will as soon as it is there."""
        raise NotImplementedError

    @property
    def has_begun(self) -> bool:
        """Whether it was ever told to play."""
        raise NotImplementedError

    def image(self) -> QImage:
        """Return the picture of now; a null one while there is none."""
        raise NotImplementedError

    @property
    def is_bar(self) -> bool:
        """Whether it is no more than its controls."""
        return self.media.kind == AUDIO and self.height() < self._tools.theme.px(_LOW)

    @property
    def is_in_trouble(self) -> bool:
        """Whether it says why it does not play."""
        return not self.trouble_panel.isHidden()

    def show_waiting(self, *, waits: bool) -> None:
        """Say that it takes a while, or say it no more."""
        self._waiting.setVisible(waits)
        if waits:
            self._place()

    def show_controls(self) -> None:
        """Show them while somebody may want them: always but where a film only plays."""
        focus = QApplication.focusWidget()
        wanted = not self.is_in_trouble and (
            self.is_bar
            or not self.is_playing
            or self._rest.isActive()
            or (focus is not None and self.isAncestorOf(focus))
        )
        if wanted == self.controls.isHidden():
            self.controls.setVisible(wanted)
            self.update()

    def wake(self) -> None:
        """Show the controls for a while."""
        self._rest.start()
        self.show_controls()

    def stops(self) -> list[QWidget]:
        """Return what the keyboard can reach in it, in order."""
        if self.is_in_trouble:
            buttons = (self.trouble_panel.retry, self.trouble_panel.outside)
            return [button for button in buttons if not button.isHidden()]
        return [self, *self.controls.stops()]

    def _colours(self) -> Colours:
        """On a film everything is dark; a bar in a post looks like the post."""
        return self._tools.theme.colours if self.is_bar and not self._in_viewer else DARK

    def _dress(self) -> None:
        dress = (self.is_bar, self._tools.theme.generation)
        if dress != self._dressed_for:
            self._dressed_for = dress
            colours = self._colours()
            self.setStyleSheet(sheet_for(colours, self._tools.theme.px))
            self.controls.set_colour(colours.text if self.is_bar else colours.on_scrim)
            self._waiting.setFont(self._tools.theme.font(FontRole.SMALL))
        self._place()

    def _place(self) -> None:
        tall = self.controls.sizeHint().height()
        if self.is_bar:
            left, y = self.height(), (self.height() - tall) // 2
            self.controls.setGeometry(left, y, max(0, self.width() - left - 4), tall)
        else:
            self.controls.setGeometry(0, self.height() - tall, self.width(), tall)
        self.trouble_panel.setGeometry(self.rect())
        self._waiting.adjustSize()
        middle = self._waiting.rect()
        middle.moveCenter(self.rect().center())
        self._waiting.move(middle.topLeft())

    def _picture_came(self, url: str) -> None:
        if url == self._poster:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the film, what stands for it before it comes, and a shade below the controls."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint, rect, dpr = self._paint, self.rect(), self.devicePixelRatioF()
        colours = self._colours()
        paint.paint_ground(painter, rect, colours if self.is_bar else None)
        if self.is_bar:
            if not self.is_in_trouble:
                paint.paint_cover(painter, self.height(), dpr, colours)
        elif not self.is_in_trouble:
            paint.paint_picture(painter, rect, self.image(), dpr)
            if not self.has_begun:
                paint.paint_disc(painter, rect, dpr)
            if not self.controls.isHidden():
                paint.paint_shade(painter, self.controls.geometry())
        if self.hasFocus() and not self._in_viewer and not self.underMouse():
            paint.paint_ring(painter, rect, colours.focus)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        self._dress()
        self.show_controls()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the controls for a while."""
        super().mouseMoveEvent(event)
        self.wake()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the controls for a while."""
        super().enterEvent(event)
        self.wake()

    def leaveEvent(self, event: QEvent) -> None:
        """Let the controls go."""
        super().leaveEvent(event)
        self._rest.stop()
        self.show_controls()
