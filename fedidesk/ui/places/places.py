"""Where one is on an account's page, and what lies below: the way back leads there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from fedidesk.domain.about_post import AboutPost
from fedidesk.domain.account import is_from_elsewhere
from fedidesk.domain.filters import THREAD
from fedidesk.domain.ids import PostId
from fedidesk.domain.profile_posts import profile_posts
from fedidesk.domain.timeline import HOME, TimelineKind, TimelineSpec
from fedidesk.domain.timeline_look import filter_context, is_shown
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.listening import listen
from fedidesk.services.connection import Line
from fedidesk.services.session import AccountSession
from fedidesk.store.delta import KeptPlace
from fedidesk.store.rows import Rows
from fedidesk.ui.icons import Icons
from fedidesk.ui.places import thread_on_screen, trends_pane
from fedidesk.ui.places.place import Place
from fedidesk.ui.places.views import CatchUpView, TrendsView, View, portions_of
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline import stage
from fedidesk.ui.timeline.timeline_pane import TimelinePane
from fedidesk.ui.windows import Windows

MakePane = Callable[[Rows, bool], TimelinePane]


class Places(QStackedWidget):
    """One view is the ground; threads and other views lie over it, each over the one before.

    Views that were the ground once are kept, with the place in them; what lay over them goes when
    it is left. ``make_pane`` makes the reading view of rows, with or without counting new ones.
    """

    moved = Signal()
    """Something else is on screen now."""
    rested = Signal(object, object)
    """Nothing has moved for a moment: a ``TimelineSpec``, and the ``Place`` of the reader there."""
    outside_wanted = Signal(str)
    """An address to be opened in the browser."""
    view_wanted = Signal(object)
    """A ``View`` that somebody chose in what is on screen."""
    profile_wanted = Signal(object)
    """Likewise a ``Profile``."""
    original_wanted = Signal(str)
    """Likewise the address of a post that is to open where it was written."""

    def __init__(
        self,
        session: AccountSession,
        make_pane: MakePane,
        images: ImageCache,
        theme: Theme,
        icons: Icons,
        windows: Callable[[], Windows],
    ) -> None:
        super().__init__()
        self._windows = windows
        self._session = session
        self._make_pane = make_pane
        self._images = images
        self._theme = theme
        self._icons = icons
        self._grounds: dict[View, Place] = {}
        self._over: list[Place] = []
        listen(session.at_hand.look_changed, self._look_changed)
        self._ground = self._ground_of(HOME)
        self.setCurrentWidget(self._ground.widget)

    @property
    def top(self) -> Place:
        """What is on screen."""
        return self._over[-1] if self._over else self._ground

    @property
    def ground(self) -> View:
        """The view at the bottom."""
        assert self._ground.view is not None, "a thread is never the ground"
        return self._ground.view

    @property
    def view(self) -> View:
        """The uppermost view, whatever threads are over it."""
        return next((each.view for each in reversed(self._over) if each.view), self.ground)

    @property
    def has_way_back(self) -> bool:
        """Whether anything lies over the ground."""
        return bool(self._over)

    @property
    def threads(self) -> list[Place]:
        """The threads that are open, the uppermost last."""
        return [place for place in self._over if place.thread is not None]

    def all(self) -> tuple[Place, ...]:
        """Return every place that is kept."""
        return (*self._grounds.values(), *self._over)

    def show_ground(self, view: View) -> None:
        """Make ``view`` the ground; what lies over the old one goes."""
        while self._over:
            self._drop()
        self._ground = self._ground_of(view)
        self._show()

    def show_over(self, view: View) -> None:
        """Open ``view`` over what is on screen, unless it is that."""
        if self.top.view != view:
            self._push(self._make(view))

    def uncover(self, view: View) -> bool:
        """Close what lies over ``view``, if that is open over the ground; return whether it is."""
        if all(place.view != view for place in self._over):
            return False
        while self.top.view != view:
            self._drop()
        self._show()
        return True

    def show_thread(self, post_id: PostId) -> None:
        """Open the thread of a post over what is on screen, unless it is that."""
        if self.top.thread is not None and self.top.thread.focus == post_id:
            return
        thread = self._session.threads.open(post_id)
        pane = self._pane(thread.rows, THREAD, counts_new=False)
        pane.view.set_focus_post(post_id)
        pane.set_name(QCoreApplication.translate("Places", "Thread"))
        shown = thread_on_screen.ThreadOnScreen(thread, pane, self._theme)
        shown.outside_wanted.connect(self.outside_wanted)
        self._push(Place(pane, thread.reload, thread=thread, leave=thread.close))

    def exchange(self, view: View) -> None:
        """Show another portion of what is on screen in its place."""
        if self.top.view is None or self.top.view == view:
            return
        if self._over:
            self._drop()
            self._push(self._make(view))
        else:
            self.show_ground(view)

    def back(self) -> bool:
        """Close the uppermost place; what was below it stands where it stood."""
        if not self._over:
            return False
        self._drop()
        self._show()
        return True

    def _ground_of(self, view: View) -> Place:
        place = self._grounds.get(view)
        if place is None:
            place = self._grounds[view] = self._make(view)
            self.addWidget(place.widget)
        return place

    def _push(self, place: Place) -> None:
        self._over.append(place)
        self.addWidget(place.widget)
        self._show()

    def _drop(self) -> None:
        place = self._over.pop()
        place.leave()
        self.removeWidget(place.widget)
        place.widget.deleteLater()

    def _show(self) -> None:
        self.setCurrentWidget(self.top.widget)
        self.moved.emit()

    def _make(self, view: View) -> Place:
        if isinstance(view, TimelineSpec):
            return self._make_timeline(view)
        if isinstance(view, CatchUpView):
            return self._make_catch_up(view)
        if isinstance(view, AboutPost):
            return self._make_about(view)
        trends = self._session.trends
        shown = trends.tags if view is TrendsView.TAGS else trends.links
        name = dict(portions_of(view))[view]
        pane = trends_pane.TrendsPane(shown, self._theme, self._icons, name)
        pane.chosen.connect(self.view_wanted)
        return Place(pane, shown.refresh, view=view, take_keyboard=pane.take_keyboard)

    def _make_about(self, view: AboutPost) -> Place:
        """Return the place where one sees what there is to know about a post."""
        pane = self._windows().about_post(
            self._session, view, self._images, self._theme, self._icons
        )
        pane.profile_chosen.connect(self.profile_wanted)
        pane.original_wanted.connect(self.original_wanted)
        pane.set_offline(self._session.connection.line is Line.OFFLINE)
        return Place(
            pane,
            pane.refresh,
            view=view,
            take_keyboard=pane.take_keyboard,
            set_offline=pane.set_offline,
        )

    def _make_catch_up(self, view: CatchUpView) -> Place:
        catch_up = self._session.catch_ups.open()
        pane = self._pane(catch_up.rows, filter_context(HOME), counts_new=False)
        widget = self._windows().catch_up(catch_up, pane)
        return Place(widget, catch_up.refresh, pane=pane, view=view, leave=catch_up.stop)

    def _pane(self, rows: Rows, context: str, *, counts_new: bool) -> TimelinePane:
        pane = self._make_pane(rows, counts_new)
        pane.view.read_as(self._session.account.key.profile_id, context)
        pane.view.installEventFilter(self)
        return pane

    def _make_timeline(self, spec: TimelineSpec) -> Place:
        timelines, shelf = self._session.timelines, self._session.shelf
        window = shelf.open(spec)
        pane = self._pane(window, filter_context(spec), counts_new=True)
        refresh = partial(timelines.refresh, spec)
        pane.older_wanted.connect(partial(timelines.load_older, spec))
        pane.refresh_wanted.connect(refresh)
        pane.gap_wanted.connect(partial(timelines.fill, spec))
        pane.newer_wanted.connect(partial(shelf.read_above, spec))
        pane.jump_wanted.connect(partial(shelf.jump, spec))
        pane.rested_at.connect(partial(self._keep_place, spec))
        if spec.kind is TimelineKind.PROFILE:
            pane.end_with(partial(self._end_of_profile, spec))
            pane.beyond_wanted.connect(partial(self._open_original, spec))
        at_hand = self._session.at_hand
        pane.following.set_on(at_hand.look(spec).follow_live and spec.is_chronological)
        pane.view.show_only(lambda row, post: is_shown(row, post, at_hand.look(spec)))
        if window.place is not None:
            pane.view.restore(stage.Place(window.place.item_id, window.place.y))
        widget: QWidget = pane
        if spec.kind is TimelineKind.QUOTES:
            open_original = self.original_wanted.emit
            widget = self._windows().quotes(self._session, spec, pane, self._theme, open_original)
        leave = partial(self._timeline_left, spec)
        return Place(widget, refresh, pane=pane, view=spec, leave=leave)

    def _end_of_profile(self, spec: TimelineSpec) -> tuple[str, str]:
        profile = self._session.people.known(profile_posts(spec).profile_id)
        account = self._session.account
        if profile is None or not is_from_elsewhere(profile.handle, profile.url, account):
            return "", ""
        return (
            QCoreApplication.translate("Places", "Older posts may be missing here."),
            QCoreApplication.translate("Places", "Open the original profile"),
        )

    def _open_original(self, spec: TimelineSpec) -> None:
        profile = self._session.people.known(profile_posts(spec).profile_id)
        if profile is not None:
            self.outside_wanted.emit(profile.url)

    def _timeline_left(self, spec: TimelineSpec) -> None:
        if all(place.view != spec for place in self.all()):
            self._session.timelines.leave(spec)

    def _keep_place(self, spec: TimelineSpec, place: stage.Place) -> None:
        self._session.shelf.keep_place(spec, KeptPlace(place.row_id, place.y))
        self.rested.emit(spec, place)

    def _look_changed(self, spec: TimelineSpec) -> None:
        look = self._session.at_hand.look(spec)
        for place in self.all():
            if place.view == spec and place.pane is not None:
                place.pane.view.look_again()
                place.pane.following.set_on(look.follow_live and spec.is_chronological)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the keyboard to posts that were waited for."""
        if event.type() is QEvent.Type.Show:
            pane = self.top.pane
            if pane is not None and pane.hasFocus():
                pane.view.setFocus()
        return super().eventFilter(watched, event)
