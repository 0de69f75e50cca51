"""Pictures, films and sounds of a post, one after the other, over all of the window."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QWidget

from fedidesk.domain.media import Media
from fedidesk.domain.post import Post
from fedidesk.qtmodels.originals import Originals
from fedidesk.ui.announcing import announce
from fedidesk.ui.colours import DARK
from fedidesk.ui.dress import palette_of
from fedidesk.ui.media.alt_panel import AltPanel
from fedidesk.ui.media.dark_dress import ground, sheet_for
from fedidesk.ui.media.film_box import FilmBox
from fedidesk.ui.media.focus import holds_focus
from fedidesk.ui.media.media_tools import PLAYING_KINDS, MediaTools
from fedidesk.ui.media.picture_page import PicturePage
from fedidesk.ui.media.viewer_actions import OF_PICTURES, ViewerActions
from fedidesk.ui.media.viewer_bar import ViewerBar
from fedidesk.ui.media.viewer_deeds import ViewerDeeds
from fedidesk.ui.timeline.parts.media_name import media_name

_WIDE = 820
_PANS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Viewer(QDialog):
    """Shows the media of one post from ``index`` on; dark in both themes.

    ``left_at`` brings, when it closes, which one was shown and how far a film was (milliseconds).
    """

    left_at = Signal(int, int)
    pop_out_wanted = Signal(int, int)
    """Which one, and how far it is."""

    def __init__(self, post: Post, index: int, tools: MediaTools, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.post = post
        self.index = index
        self._tools = tools
        self._window = parent.window()
        self._wants_alt = True
        self._originals = Originals(tools.make_fetcher, self)
        self.page: PicturePage | FilmBox | None = None
        self.commands = ViewerActions(self, tools.icons)
        self.deeds = ViewerDeeds(self, self._originals, tools, self)
        self.bar = ViewerBar(self.commands, tools.icons, tools.theme, self)
        self._room = QWidget(self)
        self.alt = AltPanel(tools.theme, self)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self._dress()
        self._window.installEventFilter(self)
        self._cover_window()

    @property
    def media(self) -> Media:
        """What is shown."""
        return self.post.media[self.index]

    def begin(self, position: int = 0, *, plays: bool = True) -> None:
        """Open, and play what plays from ``position``."""
        self._show_page(announces=False)
        self.open()
        self._focus_page()
        if plays and isinstance(self.page, FilmBox):
            self.page.play(position)

    def step(self, steps: int) -> None:
        """Go to the next one, or to the one before; stay at either end."""
        index = self.index + steps
        if 0 <= index < len(self.post.media):
            self.index = index
            self._show_page(announces=True)
            self._focus_page()

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        if isinstance(self.page, PicturePage):
            self.page.copy()

    def tell(self, words: str) -> None:
        """Say what became of something."""
        self.bar.show_message(words)

    def _lay_out(self) -> None:
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self._room, 1)
        self._body.addWidget(self.alt)
        column.addWidget(self.bar)
        column.addLayout(self._body, 1)
        self.bar.put_sides_into(self._room)
        self._room.installEventFilter(self)

    def _connect(self) -> None:
        actions = self.commands
        for name, do in (
            ("next", self._next),
            ("before", self._before),
            ("larger", self._larger),
            ("smaller", self._smaller),
            ("fit", self._fit),
            ("pixels", self._pixels),
            ("motion", self._toggle_motion),
            ("full_screen", self._toggle_full_screen),
            ("close", self.close),
            ("save", self.deeds.save),
            ("copy", self.deeds.copy),
            ("copy_link", self.deeds.copy_link),
            ("browser", self.deeds.open_in_browser),
            ("original", self.deeds.open_original),
        ):
            actions[name].triggered.connect(do)
        actions["alt"].triggered.connect(self._alt_toggled)
        self._tools.theme.changed.connect(self._dress)

    def _show_page(self, *, announces: bool) -> None:
        self._leave_page()
        media, count = self.media, len(self.post.media)
        name = media_name(media)
        if media.kind in PLAYING_KINDS:
            self.page = self._film(media, name)
        else:
            self.page = self._picture(media, name)
        self.page.setGeometry(self._room.rect())
        self.page.show()
        self.page.lower()
        where = self.tr("{number} of {count}").format(
            number=self.locale().toString(self.index + 1), count=self.locale().toString(count)
        )
        self.bar.show_place(where if count > 1 else "")
        self.setWindowTitle(f"{where}: {name}" if count > 1 else name)
        self.alt.show_text(media.description.strip())
        self._show_alt()
        self._allow()
        if isinstance(self.page, PicturePage):
            self.page.begin()
            if self.index + 1 < count and self.post.media[self.index + 1].kind == media.kind:
                self._originals.fetch(self.post.media[self.index + 1].url)
        if announces:
            announce(self, f"{where}: {name}")

    def _picture(self, media: Media, name: str) -> PicturePage:
        page = PicturePage(media, name, self._originals, self._tools, self._room)
        page.came.connect(self._allow)
        page.copied.connect(self.deeds.tell_copied)
        page.stage.stepped.connect(self._step_to_side)
        page.stage.dismissed.connect(self.close)
        page.stage.zoomed.connect(self._show_zoom)
        return page

    def _film(self, media: Media, name: str) -> FilmBox:
        poster = media.preview_url or self.post.author.avatar_url
        box = FilmBox(media, name, poster, self._tools, self._room, in_viewer=True)
        box.ended.connect(self.close)
        box.left.connect(self._walk_on)
        box.full_wanted.connect(self._toggle_full_screen)
        box.pop_out_wanted.connect(self._pop_out)
        return box

    def _leave_page(self) -> None:
        page, self.page = self.page, None
        if page is None:
            return
        if isinstance(page, FilmBox):
            page.stop()
        else:
            page.close_picture()
        page.hide()
        page.deleteLater()

    def _focus_page(self) -> None:
        page = self.page
        if page is not None:
            target = page.stage if isinstance(page, PicturePage) else page
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self) -> None:
        """Offer what can be done with what is shown."""
        page, media = self.page, self.media
        picture = page if isinstance(page, PicturePage) else None
        actions = self.commands
        for name in OF_PICTURES:
            actions[name].setEnabled(picture is not None and bool(picture.kind))
        actions["motion"].setEnabled(picture is not None and picture.moves)
        actions["save"].setEnabled(bool(media.url))
        actions["next"].setEnabled(self.index + 1 < len(self.post.media))
        actions["before"].setEnabled(self.index > 0)
        actions["alt"].setEnabled(bool(media.description.strip()))
        actions["original"].setEnabled(bool(media.remote_url))
        self.bar.show_actions(has_more_than_one=len(self.post.media) > 1)
        self._show_zoom()

    def _show_zoom(self) -> None:
        page = self.page
        if isinstance(page, PicturePage) and page.kind:
            percent = self.locale().toString(page.stage.zoom.percent) + self.locale().percent()
            self.bar.show_zoom(percent)
        else:
            self.bar.show_zoom("")

    def _show_alt(self) -> None:
        shown = self._wants_alt and bool(self.media.description.strip())
        self.commands["alt"].setChecked(shown)
        self.alt.setVisible(shown)
        self._fit_alt()

    def _alt_toggled(self, shown: bool) -> None:
        self._wants_alt = shown
        had_focus = holds_focus(self.alt)
        self._show_alt()
        if shown:
            announce(self, self.media.description.strip())
        elif had_focus:
            self._focus_page()

    def _fit_alt(self) -> None:
        beside = self.width() >= self._tools.theme.px(_WIDE)
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.alt.fit(self.width(), self.height(), beside=beside)

    def _next(self) -> None:
        self.step(1)

    def _before(self) -> None:
        self.step(-1)

    def _step_to_side(self, steps: int) -> None:
        self.step(-steps if self.isRightToLeft() else steps)

    def _larger(self) -> None:
        if isinstance(self.page, PicturePage):
            self.page.stage.zoom_step(1)

    def _smaller(self) -> None:
        if isinstance(self.page, PicturePage):
            self.page.stage.zoom_step(-1)

    def _fit(self) -> None:
        if isinstance(self.page, PicturePage):
            self.page.stage.fit()

    def _pixels(self) -> None:
        if isinstance(self.page, PicturePage):
            self.page.stage.to_pixels()

    def _toggle_motion(self) -> None:
        if isinstance(self.page, PicturePage):
            self.page.toggle_motion()

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
            self._cover_window()
        else:
            self.showFullScreen()
        self.commands["full_screen"].setChecked(self.isFullScreen())

    def _pop_out(self, position: int) -> None:
        self.pop_out_wanted.emit(self.index, position)
        self.close()

    def _walk_on(self, forward: bool) -> None:
        """Give the keyboard to what comes after the film, or before it."""
        page = self.page
        widget: QWidget | None = page
        while page is not None and widget is not None:
            widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
            if widget is None or widget is page:
                return
            if self._is_stop(widget) and not page.isAncestorOf(widget):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _is_stop(self, widget: QWidget) -> bool:
        can = widget.isVisible() and widget.isEnabled() and widget is not self
        return can and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)

    def _dress(self) -> None:
        theme = self._tools.theme
        palette = palette_of(DARK)
        palette.setColor(palette.ColorRole.Window, ground())
        palette.setColor(palette.ColorRole.Base, DARK.window)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.setStyleSheet(sheet_for(DARK, theme.px))
        self.commands.dress(DARK.text, DARK.outline, theme.px(20), mirrored=self.isRightToLeft())
        self.bar.dress()
        self._fit_alt()

    def _cover_window(self) -> None:
        """Lie over all of the window it belongs to."""
        if not self.isFullScreen():
            self.setGeometry(self._window.geometry())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along with the window, and let the page fill its room."""
        kind = event.type()
        if kind in (QEvent.Type.Resize, QEvent.Type.Move):
            if watched is self._room:
                if self.page is not None:
                    self.page.setGeometry(self._room.rect())
                self.bar.place_sides(self._room.rect())
            elif self.isVisible():
                self._cover_window()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the description where there is room."""
        super().resizeEvent(event)
        self._fit_alt()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a large picture, or go to the next one, by the arrows."""
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _PANS:
            x, y = _PANS[key]
            page = self.page
            if isinstance(page, PicturePage) and page.stage.zoom.can_pan:
                page.stage.pan(x, y)
            elif x:
                self._step_to_side(x)
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            target = 0 if key == Qt.Key.Key_Home else len(self.post.media) - 1
            self.step(target - self.index)
        elif plain and key == Qt.Key.Key_Space:
            self._toggle_motion()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close, and let go of everything that is large."""
        page = self.page
        self.left_at.emit(self.index, page.position if isinstance(page, FilmBox) else 0)
        self._leave_page()
        self._originals.close()
        self.deeds.close()
        self._window.removeEventFilter(self)
        super().done(result)
        self._window.activateWindow()
        self.deleteLater()
