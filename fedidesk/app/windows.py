"""The windows and dialogs, made when they are asked for."""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from fedidesk.core.tasks import TaskScope
from fedidesk.domain.about_post import About, AboutPost
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.timeline import TimelineSpec
from fedidesk.qtmodels.image_cache import Fetcher, ImageCache
from fedidesk.qtmodels.picture_room import PictureRoom
from fedidesk.qtmodels.playing import MakePlayer
from fedidesk.services.catching_up import OpenCatchUp
from fedidesk.services.notices import Notices
from fedidesk.services.ports import Browser
from fedidesk.services.registry import AccountRegistry
from fedidesk.services.session import AccountSession
from fedidesk.services.sign_in import SignIn
from fedidesk.store.settings import SettingsStore
from fedidesk.ui.about_pane import AboutPane
from fedidesk.ui.accounts.sign_in_dialog import SignInDialog
from fedidesk.ui.accounts.sign_in_form import SignInForm
from fedidesk.ui.announcing import Announcer
from fedidesk.ui.commands import Commands
from fedidesk.ui.compose.authors import Authors
from fedidesk.ui.compose.compose_tools import ComposeTools
from fedidesk.ui.compose.composers import ComposeWindows
from fedidesk.ui.dialogs.react_dialog import ReactDialog
from fedidesk.ui.dialogs.settings_dialog import SettingsDialog
from fedidesk.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from fedidesk.ui.icons import Icons
from fedidesk.ui.media.media_tools import MediaTools, Sound
from fedidesk.ui.media.theatre import MediaTheatre
from fedidesk.ui.places.catch_up_pane import CatchUpPane
from fedidesk.ui.places.history_pane import HistoryPane
from fedidesk.ui.places.known_here import KnownHere
from fedidesk.ui.places.people_pane import PeoplePane
from fedidesk.ui.places.quotes_pane import QuotesPane
from fedidesk.ui.places.timeline_opener import TimelineOpener
from fedidesk.ui.places.views import about_title
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.timeline_pane import TimelinePane
from fedidesk.ui.welcome_page import WelcomePage


class AppWindows:
    """Implements ``ui.windows.Windows`` with the real ones."""

    def __init__(
        self,
        registry: AccountRegistry,
        settings: SettingsStore,
        notices: Notices,
        commands: Commands,
        announcer: Announcer,
        make_sign_in: Callable[[], Awaitable[SignIn]],
        sign_ins: TaskScope,
        pictures: PictureRoom,
        make_player: MakePlayer,
        make_fetcher: Callable[[QObject], Fetcher],
    ) -> None:
        self._registry = registry
        self._settings = settings
        self._notices = notices
        self._commands = commands
        self._announcer = announcer
        self._make_sign_in = make_sign_in
        self._sign_ins = sign_ins
        self._pictures = pictures
        self._make_player = make_player
        self._make_fetcher = make_fetcher
        self._sound = Sound(settings)
        self._authors: Authors | None = None

    def welcome(self) -> QWidget:
        """Return the page to begin with."""
        return WelcomePage(self._form(""))

    def sign_in(self, address: str, parent: QWidget) -> QDialog:
        """Return the dialog that adds an account."""
        return _passing(SignInDialog(self._form(address), parent, again=bool(address)))

    def settings(self, parent: QWidget) -> QDialog:
        """Return the dialog with the choices a person has."""
        return _passing(SettingsDialog(self._settings, self._notices, self._pictures, parent))

    def shortcuts(self, parent: QWidget) -> QDialog:
        """Return the sheet of all keys."""
        return _passing(ShortcutsDialog(self._commands, parent))

    def opener(
        self, session: AccountSession, theme: Theme, icons: Icons, parent: QWidget
    ) -> TimelineOpener:
        """Return the dialog where one types where one wants to go."""
        opener = TimelineOpener(session, theme, icons, parent)
        opener.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return opener

    def react(self, parent: QWidget) -> ReactDialog:
        """Return the dialog where one chooses an emoji to put under a post."""
        dialog = ReactDialog(parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def catch_up(self, catch_up: OpenCatchUp, pane: TimelinePane) -> QWidget:
        """Return what shows a digest, with its posts in ``pane``."""
        return CatchUpPane(catch_up, pane)

    def about_post(
        self,
        session: AccountSession,
        view: AboutPost,
        images: ImageCache,
        theme: Theme,
        icons: Icons,
    ) -> AboutPane:
        """Return what shows what there is to know about a post."""
        about = session.about_posts
        if view.about is About.HISTORY:
            return HistoryPane(about.history(view.post_id), theme, icons)
        post = session.posts.get(view.post_id)
        counted: int | None = None
        if post is not None:
            by_boosts = view.about is About.BOOSTED
            counted = post.boosts_count if by_boosts else post.favourites_count
        known_here = KnownHere(_url_elsewhere(post), theme)
        people = about.people(view.about, view.post_id)
        title = about_title(view.about)
        return PeoplePane(people, counted or 0, known_here, images, theme, icons, title)

    def quotes(
        self,
        session: AccountSession,
        spec: TimelineSpec,
        pane: TimelinePane,
        theme: Theme,
        open_original: Callable[[str], object],
    ) -> QWidget:
        """Return what shows the quotes that are in ``pane``, and how many are not known here."""
        post = session.posts.get(PostId(spec.argument))
        known_here = KnownHere(_url_elsewhere(post), theme)
        known_here.original_wanted.connect(open_original)
        rows = session.shelf.open(spec)
        return QuotesPane(pane, rows, 0 if post is None else post.quotes_count or 0, known_here)

    def theatre(
        self, images: ImageCache, theme: Theme, icons: Icons, browser: Browser, parent: QWidget
    ) -> MediaTheatre:
        """Return what shows and plays the media of posts."""
        tools = MediaTools(
            images=images,
            theme=theme,
            icons=icons,
            browser=browser,
            settings=self._settings,
            sound=self._sound,
            make_player=self._make_player,
            make_fetcher=self._make_fetcher,
        )
        return MediaTheatre(tools, parent)

    def composers(
        self,
        session: AccountSession,
        images: ImageCache,
        theme: Theme,
        icons: Icons,
        parent: QMainWindow,
    ) -> ComposeWindows:
        """Return what opens the compose windows of ``session``."""
        if self._authors is None:
            tools = ComposeTools(
                images=images,
                theme=theme,
                icons=icons,
                settings=self._settings,
                announcer=self._announcer,
                sessions=lambda: self._registry.sessions,
            )
            self._authors = Authors(tools, self._commands, parent)
            self._registry.removed.connect(self._authors.forget)
        return self._authors.composers(session)

    def _form(self, address: str) -> SignInForm:
        return SignInForm(self._make_sign_in, self._registry, self._sign_ins, address)


def _url_elsewhere(post: Post | None) -> str:
    """Return the address of a post of another server; empty for one of the account's own."""
    return post.url if post is not None and "@" in post.author.handle else ""


def _passing(dialog: QDialog) -> QDialog:
    """Return ``dialog``, which goes for good when it is closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
