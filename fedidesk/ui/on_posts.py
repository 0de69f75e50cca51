"""What one can do to a post that is on screen, by its buttons, its menu or a key."""

from collections.abc import Callable
from functools import partial

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from fedidesk.domain.content import is_web_address
from fedidesk.domain.ids import PostId
from fedidesk.domain.media import GIFV, KINDS
from fedidesk.domain.post import Post
from fedidesk.domain.timeline import TimelineKind, TimelineSpec
from fedidesk.services.session import AccountSession
from fedidesk.ui.commands import ON_A_POST, ON_THE_SCREEN
from fedidesk.ui.page_tools import PageTools
from fedidesk.ui.question import ask
from fedidesk.ui.timeline.post_view import PostView
from fedidesk.ui.windows import Composers, Theatre


class OnPosts(QObject):
    """Does it with one account. What leads to another place is a signal."""

    thread_wanted = Signal(object)
    """A ``PostId``."""
    view_wanted = Signal(object)
    """A ``TimelineSpec``."""
    screen_wanted = Signal(str, object)
    """A command of ``ON_THE_SCREEN`` for the view on screen, and a ``PostId``."""

    def __init__(self, session: AccountSession, tools: PageTools, window: QWidget) -> None:
        super().__init__()
        self._session = session
        self._tools = tools
        self._window = window
        self._composers: Composers | None = None
        self._theatre: Theatre | None = None
        actions = session.post_actions
        self._deeds: dict[str, Callable[[PostId], object]] = {
            "open_post": self.thread_wanted.emit,
            "reply": self.reply,
            "boost": actions.toggle_boost,
            "favourite": actions.toggle_favourite,
            "bookmark": actions.toggle_bookmark,
            "copy_link": self._copy_link,
            "open_in_browser": self._open_in_browser,
            "about_link": self._show_about_link,
            "delete_post": self.ask_to_delete,
        }

    def serve(self, view: PostView) -> None:
        """Do what is asked for in ``view`` from now on."""
        actions = self._session.post_actions
        view.opened.connect(self.thread_wanted)
        view.reply_requested.connect(self.reply)
        view.boost_requested.connect(actions.toggle_boost)
        view.favourite_requested.connect(actions.toggle_favourite)
        view.bookmark_requested.connect(actions.toggle_bookmark)
        view.menu_requested.connect(self._fill_menu)
        view.media_requested.connect(self._media_pressed)
        view.viewer_requested.connect(self._show_media)
        view.rested.connect(self._view_rested)

    def do(self, command: str, post_id: PostId) -> None:
        """Do what ``command``, one of ``ON_A_POST``, says."""
        if command in ON_THE_SCREEN:
            self.screen_wanted.emit(command, post_id)
        else:
            self._deeds[command](post_id)

    def write(self) -> None:
        """Open the window for a new post."""
        self._writing().write()

    def reply(self, post_id: PostId) -> None:
        """Open the window for a reply."""
        post = self._post(post_id)
        if post is not None:
            self._writing().reply(post)

    def stop_playing(self) -> None:
        """End all films and sounds, and close what shows pictures."""
        if self._theatre is not None:
            self._theatre.close_all()

    def stop_writing(self) -> None:
        """Close the compose windows; what is unsent is kept."""
        if self._composers is not None:
            self._composers.close_all()

    def open_outside(self, url: str) -> None:
        """Let the browser show ``url``, if it is an address of the web."""
        if is_web_address(url):
            self._tools.browser.open(
                QtCore.QUrl(url).toString(QtCore.QUrl.ComponentFormattingOption.FullyEncoded)
            )

    def ask_to_delete(self, post_id: PostId) -> None:
        """Delete one's own post, after a question."""
        if not self._is_own(post_id):
            return
        ask(
            self._window,
            self.tr("Delete this post for everybody?"),
            self.tr("Its replies stay; favourites and boosts are lost."),
            yes=self.tr("Delete"),
            no=self.tr("Keep"),
            do=partial(self._session.post_actions.delete, post_id),
        )

    def _writing(self) -> Composers:
        if self._composers is None:
            windows = self._tools.windows()
            self._composers = windows.composers(self._session, self._window)
        return self._composers

    def _post(self, post_id: PostId) -> Post | None:
        return self._session.posts.get(post_id)

    def _is_own(self, post_id: PostId) -> bool:
        post = self._post(post_id)
        return post is not None and post.author.id == self._session.account.key.profile_id

    def _copy_link(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None and post.url:
            QGuiApplication.clipboard().setText(post.url)

    def _open_in_browser(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None:
            self.open_outside(post.url)

    def _show_about_link(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None and post.card is not None:
            self.view_wanted.emit(TimelineSpec(TimelineKind.LINK, post.card.url))

    def _looking(self) -> Theatre:
        if self._theatre is None:
            tools = self._tools
            self._theatre = tools.windows().theatre(
                tools.images, tools.theme, tools.icons, tools.browser, self._window
            )
        return self._theatre

    def _media_pressed(self, post_id: PostId, index: int) -> None:
        post, view = self._post(post_id), self.sender()
        if post is None or index >= len(post.media) or not isinstance(view, PostView):
            return
        if post.media[index].kind in KINDS:
            self._looking().press(view, post, index)
        else:
            self.open_outside(post.media[index].remote_url or post.media[index].url)

    def _show_media(self, post_id: PostId, index: int) -> None:
        post = self._post(post_id)
        if post is not None and index < len(post.media):
            self._looking().show(post, index)

    def _view_rested(self) -> None:
        """Let animations move by themselves where the person wants that."""
        view = self.sender()
        if not self._tools.settings.current.plays_gifs or not isinstance(view, PostView):
            return
        posts = [self._post(row.post_id) for row in view.rows if row.post_id is not None]
        moving = [
            post
            for post in posts
            if post is not None and any(media.kind == GIFV for media in post.media)
        ]
        if moving:
            self._looking().play_by_themselves(view, moving)

    def _fill_menu(self, post_id: PostId, menu: QMenu) -> None:
        post = self._post(post_id)
        missing = {
            "delete_post": not self._is_own(post_id),
            "open_media": post is None or not post.media,
            "about_link": post is None or post.card is None,
        }
        for name in ON_A_POST:
            if missing.get(name):
                continue
            command = self._tools.commands[name]
            action = menu.addAction(command.icon(), command.text())
            action.setShortcuts(command.shortcuts())
            action.triggered.connect(partial(self.do, name, post_id))
