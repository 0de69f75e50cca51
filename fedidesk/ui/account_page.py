"""All that is on screen of one account: its timelines, its threads, and what it writes."""

from functools import partial

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from fedidesk.domain.content import is_web_address
from fedidesk.domain.draft import Draft
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Gap, Post
from fedidesk.domain.timeline import HOME, TimelineKind, TimelineSpec
from fedidesk.qtmodels.listening import listen
from fedidesk.services.connection import Line
from fedidesk.services.session import AccountSession
from fedidesk.services.threads import OpenThread
from fedidesk.store.delta import KeptPlace
from fedidesk.store.rows import Rows
from fedidesk.ui.banner import Banner
from fedidesk.ui.commands import ON_A_POST
from fedidesk.ui.page_header import PageHeader
from fedidesk.ui.page_tools import PageTools
from fedidesk.ui.question import ask
from fedidesk.ui.timeline.stage import Place
from fedidesk.ui.timeline.timeline_pane import TimelinePane
from fedidesk.ui.windows import Composers


class AccountPage(QWidget):
    """One account in the window. The window sends it the commands while it is on screen."""

    token_wanted = Signal(object)
    """The keyring should be asked again for this session's token."""
    sign_in_wanted = Signal(object)
    """This session needs a new sign-in."""
    timeline_shown = Signal(str)
    """A timeline of this kind is on screen now."""

    def __init__(self, session: AccountSession, tools: PageTools, window: QWidget) -> None:
        super().__init__()
        self.session = session
        self._tools = tools
        self._window = window
        self._composers: Composers | None = None
        self._timelines: dict[TimelineSpec, TimelinePane] = {}
        self._threads: list[tuple[OpenThread, TimelinePane]] = []
        self.spec = HOME
        self._header = PageHeader(tools.icons, tools.theme)
        self._header.back_requested.connect(self.go_back)
        self._header.refresh_requested.connect(self.refresh)
        self._banner = Banner(session.connection)
        self._banner.retry_requested.connect(partial(self.token_wanted.emit, session))
        self._banner.sign_in_requested.connect(partial(self.sign_in_wanted.emit, session))
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)
        listen(session.connection.changed, self._line_changed)
        listen(session.streaming.changed, self._show_line)
        listen(session.writing.sent, self._own_post_sent)
        listen(session.threads.found, self.open_thread)
        listen(session.threads.not_found, self._open_link)
        self._show_pane(HOME)
        self._line_changed()

    def open_timeline(self, spec: TimelineSpec) -> None:
        """Bring a timeline to the screen; threads over it are closed."""
        while self._threads:
            self._close_thread()
        self._show_pane(spec)
        self.focus_posts()
        self.session.timelines.refresh(spec)

    def focus_posts(self) -> None:
        """Put the keyboard on the posts, as soon as there are any."""
        pane = self._current()
        (pane.view if pane.view.isVisibleTo(self) else pane).setFocus()

    def open_thread(self, post_id: PostId) -> None:
        """Open the thread of a post over what is on screen."""
        if self._threads and self._threads[-1][0].focus == post_id:
            return
        thread = self.session.threads.open(post_id)
        pane = self._pane(thread.rows, counts_new=False)
        pane.set_name(self.tr("Thread"))
        pane.refresh_wanted.connect(thread.reload)
        self._threads.append((thread, pane))
        self._stack.addWidget(pane)
        self._stack.setCurrentWidget(pane)
        self.focus_posts()
        self._show_place()

    def go_back(self) -> None:
        """Close the uppermost thread; what was below it stands where it stood."""
        if self._threads:
            self._close_thread()
            self.focus_posts()
            self._show_place()

    def refresh(self) -> None:
        """Fetch what is new of what is on screen."""
        if self._threads:
            self._threads[-1][0].reload()
        else:
            self.session.timelines.refresh(self.spec)

    def show_newest(self) -> None:
        """Go to the newest post of the timeline."""
        self._current().show_newest()

    def write(self) -> None:
        """Open the window for a new post."""
        self._writing().write()

    def open_url(self, url: str) -> None:
        """Open the thread of the post at ``url``, or the browser if it is not to be found."""
        self.session.threads.find(url)

    def stop_writing(self) -> None:
        """Close the compose windows; what is unsent is kept."""
        if self._composers is not None:
            self._composers.close_all()

    def leave(self) -> None:
        """Go for good: the account is signed out."""
        self.stop_writing()
        self.deleteLater()

    def on_current_post(self, command: str) -> None:
        """Do what ``command`` says to the post the keyboard is on, if there is one."""
        post_id = self._current().view.current_post()
        if post_id is not None:
            self._do(command, post_id)

    def _do(self, command: str, post_id: PostId) -> None:
        actions, view = self.session.post_actions, self._current().view
        {
            "open_post": self.open_thread,
            "reply": self._reply,
            "boost": actions.toggle_boost,
            "favourite": actions.toggle_favourite,
            "bookmark": actions.toggle_bookmark,
            "select_text": view.select_text,
            "copy_text": view.copy_text,
            "copy_link": self._copy_link,
            "open_in_browser": self._open_in_browser,
            "delete_post": self._ask_to_delete,
        }[command](post_id)

    def _show_pane(self, spec: TimelineSpec) -> None:
        pane = self._timelines.get(spec)
        if pane is None:
            pane = self._timelines[spec] = self._timeline_pane(spec)
            self._stack.addWidget(pane)
        self.spec = spec
        self.session.watch(spec)
        self._show_line()
        self._stack.setCurrentWidget(pane)
        self._show_place()
        self.timeline_shown.emit(str(spec.kind))

    def _timeline_pane(self, spec: TimelineSpec) -> TimelinePane:
        timelines, shelf = self.session.timelines, self.session.shelf
        window = shelf.open(spec)
        pane = self._pane(window)
        pane.older_wanted.connect(partial(timelines.load_older, spec))
        pane.refresh_wanted.connect(partial(timelines.refresh, spec))
        pane.gap_wanted.connect(partial(timelines.fill, spec))
        pane.newer_wanted.connect(partial(shelf.read_above, spec))
        pane.jump_wanted.connect(partial(shelf.jump, spec))
        pane.rested_at.connect(partial(self._keep_place, spec))
        if window.place is not None:
            pane.view.restore(Place(window.place.item_id, window.place.y))
        return pane

    def _keep_place(self, spec: TimelineSpec, place: Place) -> None:
        self.session.shelf.keep_place(spec, KeptPlace(place.row_id, place.y))

    def _pane(self, rows: Rows, *, counts_new: bool = True) -> TimelinePane:
        tools = self._tools
        pane = TimelinePane(
            rows, self.session.posts, tools.images, tools.theme, tools.icons, counts_new=counts_new
        )
        pane.set_offline(self.session.connection.line is Line.OFFLINE)
        pane.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        view = pane.view
        view.installEventFilter(self)
        view.opened.connect(self.open_thread)
        view.reply_requested.connect(self._reply)
        view.boost_requested.connect(self.session.post_actions.toggle_boost)
        view.favourite_requested.connect(self.session.post_actions.toggle_favourite)
        view.bookmark_requested.connect(self.session.post_actions.toggle_bookmark)
        view.menu_requested.connect(self._fill_menu)
        view.link_activated.connect(self._open_link)
        view.profile_requested.connect(self._open_profile)
        view.media_requested.connect(self._open_media)
        return pane

    def _current(self) -> TimelinePane:
        return self._threads[-1][1] if self._threads else self._timelines[self.spec]

    def _close_thread(self) -> None:
        _, pane = self._threads.pop()
        self._stack.removeWidget(pane)
        pane.deleteLater()
        self._stack.setCurrentWidget(self._current())

    def _show_place(self) -> None:
        titles = {
            TimelineKind.HOME: self.tr("Home"),
            TimelineKind.LOCAL: self.tr("Local"),
            TimelineKind.FEDERATED: self.tr("Federated"),
        }
        title = self.tr("Thread") if self._threads else titles[self.spec.kind]
        self._header.show_place(title, with_back=bool(self._threads))

    def _line_changed(self) -> None:
        line = self.session.connection.line
        self._show_line()
        for pane in (*self._timelines.values(), *(pane for _, pane in self._threads)):
            pane.set_offline(line is Line.OFFLINE)
        if line in (Line.ONLINE, Line.NO_TOKEN):
            self.session.timelines.refresh(self.spec)

    def _show_line(self) -> None:
        self._header.show_line(
            self.session.connection.line, self.session.streaming.liveness(self.spec)
        )

    def _own_post_sent(self, draft: Draft, post: Post) -> None:
        """Bring one's own new post into view, wherever it belongs."""
        if draft.reply_to is not None and self._threads:
            thread, pane = self._threads[-1]
            thread.show_reply(post)
            pane.view.scroll_to_post(post.id)
            return
        here = self.session.shelf.open(self.spec).index_of_post(post.id) is not None
        while self._threads:
            self._close_thread()
        self._show_pane(self.spec if here else HOME)
        if not self._current().view.scroll_to_post(post.id):
            # It is on top, and the rows in memory are elsewhere.
            self._current().show_newest()

    def _writing(self) -> Composers:
        if self._composers is None:
            self._composers = self._tools.windows().composers(self.session, self._window)
        return self._composers

    def _post(self, post_id: PostId) -> Post | None:
        return self.session.posts.get(post_id)

    def _reply(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None:
            self._writing().reply(post)

    def _copy_link(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None and post.url:
            QGuiApplication.clipboard().setText(post.url)

    def _open_in_browser(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None:
            self._open_link(post.url)

    def _open_profile(self, profile_id: object) -> None:
        """Profiles have no page of their own yet: the browser shows them."""
        for rows in (*self.session.shelf.windows.values(), *(t.rows for t, _ in self._threads)):
            for row in (rows[index] for index in range(len(rows))):
                if isinstance(row, Gap):
                    continue
                post = self._post(row.post_id)
                for profile in (post.author if post else None, row.boosted_by):
                    if profile is not None and profile.id == profile_id:
                        self._open_link(profile.url)
                        return

    def _open_media(self, post_id: PostId, index: int) -> None:
        """The system's viewer shows pictures and films until fedidesk has its own."""
        post = self._post(post_id)
        if post is not None and index < len(post.media):
            self._open_link(post.media[index].url)

    def _open_link(self, url: str) -> None:
        if is_web_address(url):
            self._tools.browser.open(
                QtCore.QUrl(url).toString(QtCore.QUrl.ComponentFormattingOption.FullyEncoded)
            )

    def _fill_menu(self, post_id: PostId, menu: QMenu) -> None:
        for name in ON_A_POST:
            if name == "delete_post" and not self._is_own(post_id):
                continue
            command = self._tools.commands[name]
            action = menu.addAction(command.icon(), command.text())
            action.setShortcuts(command.shortcuts())
            action.triggered.connect(partial(self._do, name, post_id))

    def _is_own(self, post_id: PostId) -> bool:
        post = self._post(post_id)
        return post is not None and post.author.id == self.session.account.key.profile_id

    def _ask_to_delete(self, post_id: PostId) -> None:
        if not self._is_own(post_id):
            return
        ask(
            self,
            self.tr("Delete this post for everybody?"),
            self.tr("Its replies stay; favourites and boosts are lost."),
            yes=self.tr("Delete"),
            no=self.tr("Keep"),
            do=partial(self.session.post_actions.delete, post_id),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the keyboard to posts that were waited for."""
        if event.type() is QEvent.Type.Show and self._current().hasFocus():
            self._current().view.setFocus()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Let new posts come to what is on screen again."""
        super().showEvent(event)
        self.session.watch(self.spec)

    def hideEvent(self, event: QHideEvent) -> None:
        """Want new posts at home only: another page is on screen."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.session.watch(HOME)
