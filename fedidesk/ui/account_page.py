"""All that is on screen of one account: its timelines, its threads, and what it writes."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QHideEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QVBoxLayout, QWidget

from fedidesk.domain import link_target, post_address
from fedidesk.domain.hashtags import Hashtags
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post import Mention
from fedidesk.domain.profile import Profile
from fedidesk.domain.profile_posts import ProfilePosts
from fedidesk.domain.timeline import HOME, TimelineSpec
from fedidesk.qtmodels.listening import listen
from fedidesk.services.connection import Line
from fedidesk.services.session import AccountSession
from fedidesk.store.rows import Rows
from fedidesk.ui import sending
from fedidesk.ui.banner import Banner
from fedidesk.ui.on_posts import OnPosts
from fedidesk.ui.on_screen import people_on, posts_on
from fedidesk.ui.page_header import PageHeader
from fedidesk.ui.page_tools import PageTools
from fedidesk.ui.places.follow_button import FollowButton
from fedidesk.ui.places.place_offer import PlaceOffer
from fedidesk.ui.places.places import Places
from fedidesk.ui.places.portions_bar import PortionsBar
from fedidesk.ui.places.views import (
    CatchUpView,
    View,
    anything_comes_to,
    has_own_place,
    portions_of,
    title_of,
)
from fedidesk.ui.timeline.post_view import PostView
from fedidesk.ui.timeline.scene import Act
from fedidesk.ui.timeline.timeline_pane import TimelinePane


class AccountPage(QWidget):
    """One account in the window. The window sends it the commands while it is on screen."""

    token_wanted = Signal(object)
    """The keyring should be asked again for this session's token."""
    sign_in_wanted = Signal(object)
    """This session needs a new sign-in."""
    screen_wanted = Signal(object)
    """The page of this session should be on screen."""
    place_changed = Signal()
    """Something else is on screen, or something else is known of it."""

    def __init__(self, session: AccountSession, tools: PageTools, window: QMainWindow) -> None:
        super().__init__()
        self.session = session
        self._tools = tools
        self._window = window
        self.on_posts = OnPosts(session, tools, window)
        self.on_posts.thread_wanted.connect(self.open_thread)
        self.on_posts.view_wanted.connect(self.open_over)
        self.on_posts.screen_wanted.connect(self._on_screen)
        self.on_posts.menu_wanted.connect(self._open_menu)
        self._header = PageHeader(tools.icons, tools.theme, tools.commands)
        self._header.back_requested.connect(self.go_back)
        self._header.refresh_requested.connect(self.refresh)
        self._header.newest_requested.connect(self._newest_requested)
        self._banner = Banner(session.connection)
        self._banner.retry_requested.connect(partial(self.token_wanted.emit, session))
        self._banner.sign_in_requested.connect(partial(self.sign_in_wanted.emit, session))
        follow = FollowButton(session, tools.commands, self.on_posts.on_people)
        self._portions = PortionsBar(follow)
        self._portions.chosen.connect(self._show_portion)
        self.places = Places(
            session, self._pane, tools.images, tools.theme, tools.icons, tools.windows
        )
        self.places.profile_wanted.connect(self.open_profile)
        self.places.original_wanted.connect(self.on_posts.open_outside)
        self.places.moved.connect(self._moved)
        self.places.view_wanted.connect(self.open_over)
        self.places.outside_wanted.connect(self.on_posts.open_outside)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._header, self._portions, self._banner):
            column.addWidget(widget)
        column.addWidget(self.places, 1)
        PlaceOffer(session, tools, self.places, column)
        if session.has_begun:
            self._follow_sending()
        else:
            listen(session.begun, self._follow_sending)
        listen(session.connection.changed, self._line_changed)
        listen(session.streaming.changed, self._show_line)
        listen(session.threads.found, self.open_thread)
        listen(session.threads.not_found, self.on_posts.open_outside)
        listen(session.at_hand.changed, self._at_hand_changed)
        self._moved()
        self._line_changed()

    def _follow_sending(self) -> None:
        """Tell from now on what becomes of what is sent."""
        follows = sending.Sending(self.session, self._tools, self.places, self._column)
        follows.opened.connect(self._open_own)
        follows.came_back.connect(self.on_posts.take_back)

    @property
    def spec(self) -> View:
        """The view that threads lie over."""
        return self.places.view

    def open_timeline(self, view: View) -> None:
        """Bring a view to the screen; what lies over the one there is closed.

        Catching up is no place to stay: it lies over where one was.
        """
        if isinstance(view, CatchUpView):
            if self.places.uncover(view):
                self.focus_posts()
            else:
                self.open_over(view)
            return
        self.places.show_ground(view)
        self._arrive()

    def open_over(self, view: View) -> None:
        """Open a view over what is on screen; the way back leads there."""
        self.places.show_over(view)
        self._arrive()

    def _current(self) -> TimelinePane:
        pane = self.places.top.pane
        assert pane is not None, "asked for where there are posts"
        return pane

    def focus_posts(self) -> None:
        """Put the keyboard on the posts, as soon as there are any."""
        self.places.top.focus()

    def open_thread(self, post_id: PostId) -> None:
        """Open the thread of a post over what is on screen."""
        self.places.show_thread(post_id)
        self.focus_posts()

    def open_profile(self, profile: Profile) -> None:
        """Open the posts of a profile over what is on screen."""
        self.session.people.remember(profile)
        self.open_over(ProfilePosts(profile.id).spec)

    def go_back(self) -> None:
        """Close what lies uppermost; what was below it stands where it stood."""
        if self.places.back():
            self.focus_posts()

    def refresh(self) -> None:
        """Fetch what is new of what is on screen."""
        self.places.top.refresh()

    def open_opener(self) -> None:
        """Open the dialog where one types where one wants to go."""
        tools = self._tools
        opener = tools.windows().opener(self.session, tools.theme, tools.icons, self._window)
        opener.view_chosen.connect(self._go)
        opener.profile_chosen.connect(self.open_profile)
        opener.open()

    def open_options(self) -> None:
        """Open the menu of what one can change about the timeline."""
        self._header.open_options()

    def step_portion(self, steps: int) -> None:
        """Show the next portion of what is on screen, or the one before."""
        self._portions.step(steps)

    def show_newest(self) -> None:
        """Go to the newest post of the timeline."""
        pane = self.places.top.pane
        if pane is not None:
            pane.show_newest()

    def _newest_requested(self) -> None:
        self.show_newest()
        self.focus_posts()

    def write(self) -> None:
        """Open the window for a new post."""
        self.on_posts.write()

    def open_drafts(self) -> None:
        """Show what was begun and not sent."""
        self.on_posts.open_drafts()

    def open_outbox(self) -> None:
        """Show what waits to be sent."""
        self.on_posts.open_outbox()

    def send_now(self) -> None:
        """Try again to send what waits."""
        self.session.outbox.hurry()

    def open_scheduled(self) -> None:
        """Show what the server will publish later."""
        self.on_posts.open_scheduled()

    def open_url(self, url: str) -> None:
        """Open the thread of the post at ``url``, or the browser if it is not to be found."""
        self.session.threads.find(url)

    def stop_writing(self) -> None:
        """Close the compose windows; what is unsent is kept."""
        self.on_posts.stop_writing()

    def stop_playing(self) -> None:
        """End all films and sounds, and close what shows pictures."""
        self.on_posts.stop_playing()

    def leave(self) -> None:
        """Go for good: the account is signed out."""
        self.stop_writing()
        self.stop_playing()
        self.deleteLater()

    def on_current_post(self, command: str) -> None:
        """Do what ``command`` says to the post the keyboard is on, if there is one."""
        pane = self.places.top.pane
        post_id = None if pane is None else pane.view.current_post()
        if post_id is not None:
            self.on_posts.do(command, post_id)

    def fold_replies(self) -> None:
        """Fold away the replies to the post the keyboard is on, or show them again."""
        top = self.places.top
        if top.thread is not None and top.pane is not None:
            top.pane.view.fold_current()

    def show_more_replies(self) -> None:
        """Put the replies that have been found into the thread on screen."""
        if self.places.top.thread is not None:
            self.places.top.thread.show_found()

    def _add_folding(self, view: PostView, post_id: PostId, menu: QMenu) -> None:
        if view.can_fold(post_id):
            command = self._tools.commands["fold_replies"]
            action = menu.addAction(command.text())
            action.setShortcuts(command.shortcuts())
            action.triggered.connect(partial(view.fold, post_id))

    def _on_screen(self, command: str, post_id: PostId) -> None:
        pane = self.places.top.pane
        if pane is not None:
            view = pane.view
            deeds: dict[str, Callable[[PostId], None]] = {
                "open_media": view.open_media,
                "alt_text": view.show_descriptions,
                "reveal": view.toggle_revealed,
                "select_text": view.select_text,
                "copy_text": view.copy_text,
            }
            deeds[command](post_id)

    def _open_menu(self, post_id: PostId, menu: QMenu) -> None:
        """Open a menu where a post is on screen, or else where the mouse is."""
        pane = self.places.top.pane
        rows = () if pane is None else pane.view.stage.rows
        row = next((row for row in rows if row.post_id == post_id), None)
        more = None if row is None else row.button_for(Act.MORE)
        menu.popup(QCursor.pos() if more is None else more.mapToGlobal(QPoint(0, more.height())))

    def _go(self, view: View) -> None:
        """Open a view as the sidebar does if it is there, or else over what is on screen."""
        if has_own_place(view, self.session):
            self.open_timeline(view)
        else:
            self.open_over(view)

    def _arrive(self) -> None:
        self.focus_posts()
        self.refresh()

    def _show_portion(self, view: View) -> None:
        self.places.exchange(view)
        self._arrive()

    def _pane(self, rows: Rows, counts_new: bool) -> TimelinePane:
        tools = self._tools
        pane = TimelinePane(
            rows, self.session.posts, tools.images, tools.theme, tools.icons, counts_new=counts_new
        )
        pane.set_offline(self.session.connection.line is Line.OFFLINE)
        pane.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.on_posts.serve(pane.view)
        pane.new_above.connect(self._new_posts_above)
        pane.new_shown.connect(self._new_posts_shown)
        pane.view.scrolled.connect(self._scrolled)
        pane.view.link_activated.connect(self._open_link)
        pane.view.profile_requested.connect(self._open_profile)
        pane.view.menu_requested.connect(partial(self._add_folding, pane.view))
        return pane

    def _scrolled(self) -> None:
        pane = self.places.top.pane
        if pane is not None and not pane.following.is_on:
            self.session.streaming.reader_moves()

    def _new_posts_above(self, count: int) -> None:
        pane = self.sender()
        if isinstance(pane, TimelinePane):
            self._tools.announcer.posts_above(pane, count)
            if pane is self.places.top.pane:
                self._header.show_new_posts(count)

    def _new_posts_shown(self, count: int) -> None:
        pane = self.sender()
        if isinstance(pane, TimelinePane):
            self._tools.announcer.posts_shown(pane, count)

    def _moved(self) -> None:
        top = self.places.top
        title = self.tr("Thread") if top.view is None else title_of(top.view, self.session)
        new_posts = 0 if top.pane is None else top.pane.new_count
        self._header.show_place(title, with_back=self.places.has_way_back, new_posts=new_posts)
        self._header.show_options(there_are_some=isinstance(top.view, TimelineSpec))
        self._portions.show_portions(portions_of(top.view) if top.view else (), top.view)
        if isinstance(self.places.view, TimelineSpec):
            self.session.watch(self.places.view)
        self._show_line()
        self.place_changed.emit()

    def _at_hand_changed(self) -> None:
        self._moved()

    def _line_changed(self) -> None:
        line = self.session.connection.line
        self._show_line()
        for place in self.places.all():
            place.set_offline(line is Line.OFFLINE)
        if line in (Line.ONLINE, Line.NO_TOKEN):
            view = self.places.view
            if isinstance(view, TimelineSpec):
                self.session.timelines.refresh(view)
        if line is Line.ONLINE:
            self.session.at_hand.refresh()

    def _show_line(self) -> None:
        view = self.places.view
        spec = view if isinstance(view, TimelineSpec) else HOME
        liveness = self.session.streaming.liveness(spec)
        comes = anything_comes_to(self.places.top.view)
        self._header.show_line(self.session.connection.line, liveness if comes else None)

    def _open_own(self, post_id: PostId) -> None:
        """Show a post that was sent from here, though another page may be on screen."""
        self.screen_wanted.emit(self.session)
        self.open_thread(post_id)

    def _open_profile(self, profile_id: ProfileId) -> None:
        """Open the posts of somebody who is named on screen."""
        people = people_on(self.places.top.pane, self.session.posts)
        found = next((each for each in people if each.id == profile_id), None)
        if found is not None:
            self.open_profile(found)
        else:
            self.open_over(ProfilePosts(profile_id).spec)

    def _open_link(self, url: str) -> None:
        """Open hashtags, people and posts here, all else in the browser."""
        target = link_target.target_of(url, posts_on(self.places.top.pane, self.session.posts))
        if isinstance(target, Hashtags):
            self.open_over(target.spec)
        elif isinstance(target, Mention):
            profile_id = target.profile_id or ProfileId(target.url)
            self.open_profile(Profile(id=profile_id, handle=target.handle, url=target.url))
        elif target is not None:
            self.open_thread(target)
        elif post_address.looks_like_post(url):
            self.open_url(url)
        else:
            self.on_posts.open_outside(url)

    def showEvent(self, event: QShowEvent) -> None:
        """Let new posts come to what is on screen again."""
        super().showEvent(event)
        view = self.places.view
        self.session.watch(view if isinstance(view, TimelineSpec) else HOME)

    def changeEvent(self, event: QEvent) -> None:
        """Look how far other devices are when somebody comes back to the window."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.session.reading_place.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Want new posts at home only: another page is on screen."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.session.watch(HOME)
