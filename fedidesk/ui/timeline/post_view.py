"""The reading view: posts to scroll, to press and to walk by keyboard."""

from collections.abc import Callable, Mapping
from typing import cast

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessibleInterface, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Post, Row
from fedidesk.domain.post_text import as_plain, paragraphs_of
from fedidesk.domain.thread_row import Stub, ThreadRow
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.ui.icons import Icons
from fedidesk.ui.own_interface import ask_widgets_for_interfaces
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline import accessible
from fedidesk.ui.timeline.answering_view import AnsweringView
from fedidesk.ui.timeline.describing import Describing
from fedidesk.ui.timeline.keyboard import Keyboard
from fedidesk.ui.timeline.parts.media_name import picture_of
from fedidesk.ui.timeline.post_row import PostRow
from fedidesk.ui.timeline.scene import Act, Spot
from fedidesk.ui.timeline.selecting import Selecting
from fedidesk.ui.timeline.stage import Place

_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_RESTING_REASONS = (Qt.FocusReason.NoFocusReason, Qt.FocusReason.MouseFocusReason)


class PostView(AnsweringView):
    """Shows the posts of a model, and tells what the reader wants of them."""

    opened = Signal(object)
    reply_requested = Signal(object)
    boost_requested = Signal(object)
    favourite_requested = Signal(object)
    bookmark_requested = Signal(object)
    """These five bring a ``PostId``."""
    original_requested = Signal(object)
    """The ``PostId`` of a translated post that is to be seen as it was written."""
    menu_requested = Signal(object, QMenu)
    """A ``PostId``, and a menu to be filled at once; the view opens it."""
    profile_requested = Signal(object)
    """A ``ProfileId``."""
    media_requested = Signal(object, int)
    """A ``PostId`` and which of its pictures or films was pressed."""
    viewer_requested = Signal(object, int)
    """A ``PostId`` and which of its pictures or films is to be shown large."""
    link_activated = Signal(str)
    gap_requested = Signal(object)
    """The ``RowId`` of a gap that is to be filled."""
    fold_requested = Signal(object)
    """The ``RowId`` of a row of a thread: what answers it is to be folded away, or shown again."""

    def __init__(
        self,
        model: PostListModel,
        images: ImageCache,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model, images, theme, icons, parent)
        ask_widgets_for_interfaces()
        self.keys: dict[str, str] = {}
        """Shortcuts that tips name, as text, by the value of an ``Act``: ``{"boost": "B"}``."""
        self.keyboard = Keyboard(self)
        self._selecting = Selecting(images, self)
        self._describing = Describing(theme, icons, self)
        self._describing.gave_keyboard_back.connect(self.keyboard.enter)
        self._walks = False
        """Whether keys were used last, and not the mouse."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Timeline"))
        self.moved.connect(self._rows_moved)
        self.pages_scrolled.connect(self._pages_scrolled)

    def current_post(self) -> PostId | None:
        """Return the post that a key is to act on, or None; show where that is.

        It is one that can be seen: the keyboard leaves a post that was scrolled away.
        """
        self._by_key()
        return self.keyboard.current_post()

    def is_in_use(self) -> bool:
        """Return whether the reader is at something in it: a row, a menu, a selection, the mouse.

        A row counts where a key led to it: some row has the keyboard from the beginning.
        """
        focus = self.window().focusWidget()
        on_a_row = focus is not None and self.viewport().isAncestorOf(focus)
        return (
            (on_a_row and self._walks)
            or self._selecting.is_on
            or self._describing.is_on
            or QApplication.activePopupWidget() is not None
            or QApplication.mouseButtons() != Qt.MouseButton.NoButton
        )

    def put_aside(self) -> None:
        """Show no focus until the next key: the reader only looks on."""
        self._walks = False
        self._show_focus(False)

    def is_revealed(self, post_id: PostId) -> bool:
        """Return whether the reader has opened what a content warning hides."""
        return post_id in self._layouts.revealed

    def toggle_revealed(self, post_id: PostId) -> None:
        """Show or hide what the content warning of a post is about."""
        row = next((row for row in self.stage.rows if row.post_id == post_id), None)
        self._toggle(self._layouts.revealed, post_id, row)

    def can_fold(self, post_id: PostId) -> bool:
        """Return whether there are replies to a post that can be folded away, or shown again."""
        rows = (self.model.row_at(index) for index in self.model.indexes_of_post(post_id))
        return any(isinstance(row, ThreadRow) and row.replies > 0 for row in rows)

    def fold(self, post_id: PostId) -> None:
        """Fold away the replies to a post on the screen, or show them again."""
        row = next((row for row in self.stage.rows if row.post_id == post_id), None)
        if row is not None:
            self._fold(row)

    def fold_current(self) -> None:
        """Fold away the replies to the post the keyboard is on, or show them again."""
        self._by_key()
        self.keyboard.come_into_view()
        row = self.keyboard.current_row
        if row is not None:
            self._fold(row)

    def show_descriptions(self, post_id: PostId, index: int | None = None) -> None:
        """Show what is written about the pictures of a post on screen, or about one of them."""
        row = next((row for row in self.stage.rows if row.post_id == post_id), None)
        post = self._post(post_id)
        if row is not None and post is not None:
            self._describing.begin(row, post, index)

    def select_text(self, post_id: PostId) -> None:
        """Let the text of a post on the screen be selected by keyboard; all of it is at first."""
        row = next((row for row in self.stage.rows if row.post_id == post_id), None)
        if row is not None:
            self._selecting.begin_with_all(row)

    def open_media(self, post_id: PostId) -> None:
        """Show the media of a post on the screen large; what is hidden is shown in place first.

        It begins with the one the keyboard is on.
        """
        row = next((row for row in self.stage.rows if row.post_id == post_id), None)
        spots = [] if row is None or row.shown is None else row.shown.spots
        media = [spot for spot in spots if spot.act is Act.MEDIA]
        if media:
            focused = next((spot for spot in media if row and row.is_on(spot)), media[0])
            self.viewer_requested.emit(post_id, int(focused.target))
        elif any(spot.act is Act.REVEAL for spot in spots):
            self.toggle_revealed(post_id)

    def copy_text(self, post_id: PostId) -> None:
        """Put all that a post says on the clipboard."""
        post = self._post(post_id)
        if post is not None:
            QtGui.QGuiApplication.clipboard().setText(as_plain(paragraphs_of(post)))

    def show_only(self, shows: Callable[[Row, Post], bool]) -> None:
        """Leave out the rows of which ``shows`` says no; call ``look_again`` when it changes."""
        self._layouts.shows = shows
        self.look_again()

    def look_again(self) -> None:
        """Ask anew which rows are to be seen."""
        self._layouts.look_again()
        self._rearrange(self.stage.reference())

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """Say which shortcuts the tips name: ``{"boost": "B"}``, by the value of an ``Act``."""
        self.keys.clear()
        self.keys.update(keys)

    def make_interface(self) -> QAccessibleInterface:
        """Return what assistive technology sees of it."""
        return accessible.interface_of_list(self, self)

    def accessible_children(self) -> list[QWidget]:
        """Return the rows, and the card over them."""
        card = self._describing.card
        return [*super().accessible_children(), *([] if card is None else [card])]

    def _post(self, post_id: PostId) -> Post | None:
        indexes = self.model.indexes_of_post(post_id)
        return self.model.post_at(indexes[0]) if indexes else None

    def _rows_moved(self) -> None:
        self._describing.end()
        self._selecting.after_move()
        self.keyboard.after_move()

    def _pages_scrolled(self) -> None:
        self.keyboard.come_into_view(whole=True)

    def _make_row(self) -> PostRow:
        """Return a row that tells its view what is done to it."""
        row = super()._make_row()
        row.pressed.connect(self._spot_pressed)
        row.opened.connect(self._row_opened)
        row.menu_requested.connect(self._row_menu_requested)
        row.focused.connect(self._row_focused)
        row.selection_wanted.connect(self._selection_wanted)
        return row

    def _spot_pressed(self, spot: Spot) -> None:
        row = self.sender()
        if isinstance(row, PostRow):
            if row.post_id is None or spot.act is Act.FOLD:
                self._load_or_fold(row)
            else:
                self._act(row.post_id, spot, row)

    def _act(self, post_id: PostId, spot: Spot, row: PostRow) -> None:
        if spot.act in (Act.LINK, Act.CARD):
            self.link_activated.emit(spot.target)
        elif spot.act is Act.PROFILE:
            self.profile_requested.emit(spot.target)
        elif spot.act in (Act.MEDIA, Act.DESCRIPTION):
            self._at_media(post_id, int(spot.target), spot.act)
        elif spot.act is Act.QUOTE:
            self.opened.emit(PostId(spot.target))
        elif spot.act in (Act.REVEAL, Act.EXPAND):
            layouts = self._layouts
            unfolded = layouts.revealed if spot.act is Act.REVEAL else layouts.expanded
            self._toggle(unfolded, post_id, row)
        elif spot.act is Act.MORE:
            self._open_menu(row, row.mapToGlobal(spot.rect.bottomLeft()))
        elif not self._act_inside(post_id, spot, row):
            {
                Act.REPLY: self.reply_requested,
                Act.BOOST: self.boost_requested,
                Act.FAVOURITE: self.favourite_requested,
                Act.BOOKMARK: self.bookmark_requested,
                Act.ORIGINAL: self.original_requested,
            }[spot.act].emit(post_id)

    def _at_media(self, post_id: PostId, index: int, act: Act) -> None:
        """Show what is written about a picture, let it come if it was held back, or open it."""
        if act is Act.DESCRIPTION:
            self.show_descriptions(post_id, index)
            return
        post = self._post(post_id)
        url = picture_of(post.media[index]) if post is not None and index < len(post.media) else ""
        if url and self._images.holds_back(url):
            self._images.release(url)
            self.viewport().update()
        else:
            self.media_requested.emit(post_id, index)

    def _toggle(self, posts: set[PostId], post_id: PostId, row: PostRow | None) -> None:
        """Show or hide a part of a post, and keep the post where it is."""
        posts ^= {post_id}
        self._lay_anew(row)

    def _row_opened(self) -> None:
        row = self.sender()
        if isinstance(row, PostRow):
            if row.post_id is None:
                self._load_or_fold(row)
            else:
                self.opened.emit(row.post_id)

    def _load_or_fold(self, row: PostRow) -> None:
        if row.row_id is None or row.shown is None:
            return
        if row.shown.spot(Act.LOAD):
            self.gap_requested.emit(row.row_id)
        elif row.shown.spot(Act.FOLD):
            self._fold(row)

    def _fold(self, row: PostRow) -> None:
        """Let the row stay where it is, whatever comes or goes below it."""
        if row.row_id is not None:
            place = Place(row.row_id, row.y())
            self._show_if_hidden(row.row_id)
            self.fold_requested.emit(row.row_id)
            if self.model.index_of(place.row_id) is not None:
                self._rearrange(place)

    def _show_if_hidden(self, row_id: RowId) -> None:
        """Let who asks for a hidden reply read it at once, and not a line about a filter."""
        index = self.model.index_of(row_id)
        item = None if index is None else self.model.row_at(index)
        if isinstance(item, ThreadRow) and item.stub is Stub.HIDDEN:
            self._choices.shown_anyway.add(item.post_id)

    def _selection_wanted(self) -> None:
        row = self.sender()
        if isinstance(row, PostRow):
            self._selecting.begin(row)

    def _row_menu_requested(self, where: QPoint) -> None:
        row = self.sender()
        if isinstance(row, PostRow):
            self._open_menu(row, where)

    def _open_menu(self, row: PostRow, where: QPoint) -> None:
        button = row.button_for(Act.MORE) or row.button_for(Act.SHOW_ANYWAY)
        if row.post_id is None or button is None:
            return
        menu = button.new_menu()
        menu.setAccessibleName(self.tr("Post"))
        self.menu_requested.emit(row.post_id, menu)
        menu.popup(where)

    def _row_focused(self) -> None:
        row = self.sender()
        if isinstance(row, PostRow):
            self.keyboard.came_to(row)

    def _show_tip(self, event: "QtGui.QHelpEvent") -> bool:
        row = next((row for row in self.stage.rows if row.geometry().contains(event.pos())), None)
        tip = "" if row is None else row.tip_at(event.pos() - row.pos(), self.keys)
        if tip:
            if QtGui.Qt.mightBeRichText(tip):
                tip = QtGui.Qt.convertFromPlainText(tip)
            spot = QRect(event.pos(), QSize(1, 1))
            QToolTip.showText(event.globalPos(), tip, self.viewport(), spot)
        else:
            QToolTip.hideText()
        return True

    def _by_key(self) -> None:
        self._walks = True
        self._show_focus(True)

    def _show_focus(self, shows: bool) -> None:
        if self._scene.shows_focus != shows:
            self._scene.shows_focus = shows
            self.viewport().update()

    def _leave(self, forward: bool) -> bool:
        """Go on to what is after the view, or before it, and not to the view itself."""
        policy = self.focusPolicy()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Buttons come late, so Qt has them at the end of the window.
        self.setFocus(Qt.FocusReason.NoFocusReason)
        left = super().focusNextPrevChild(forward)
        self.setFocusPolicy(policy)
        return left

    def viewportEvent(self, event: QEvent) -> bool:
        """Take note of the mouse: it needs no ring."""
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress:
            self.put_aside()
        elif kind is QEvent.Type.ToolTip:
            return self._show_tip(cast("QtGui.QHelpEvent", event))
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, scroll or open."""
        self._by_key()
        if not self.keyboard.press(event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to a row, unless a row that was scrolled away left it here."""
        super().focusInEvent(event)
        if event.reason() in _KEYBOARD_REASONS:
            self._by_key()
        if event.reason() not in _RESTING_REASONS:
            self.keyboard.enter()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk the buttons of the current row, then leave."""
        self._by_key()
        if self.keyboard.step(forward):
            return True
        return self._leave(forward)
