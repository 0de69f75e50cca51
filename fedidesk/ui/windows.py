"""The windows, dialogs and pages that nobody needs before the first frame."""

from collections.abc import Callable
from typing import Protocol

from PySide6 import QtWidgets
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from fedidesk.domain import draft as drafts
from fedidesk.domain.about_post import AboutPost
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.timeline import TimelineSpec
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.services import catching_up
from fedidesk.services.ports import Browser
from fedidesk.services.session import AccountSession
from fedidesk.ui import about_pane
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.post_view import PostView
from fedidesk.ui.timeline.timeline_pane import TimelinePane


class Composers(Protocol):
    """The compose windows of one account."""

    def write(self) -> None:
        """Open the window for a new post, with what was begun if anything was."""
        ...

    def reply(self, post: Post) -> None:
        """Open the window for a reply to ``post``, with what was begun if anything was."""
        ...

    def quote(self, post: Post) -> None:
        """Open the window for a post that quotes ``post``, with what was begun if anything was."""
        ...

    def edit(self, post_id: PostId) -> None:
        """Open the window in which one's own post is changed, as soon as its text is there."""
        ...

    def redraft(self, post_id: PostId) -> None:
        """Delete one's own post, and open the window in which it is written anew."""
        ...

    def open(self, draft: "drafts.Draft", about: Post | None = None) -> None:
        """Open the window for a draft; ``about`` is the post that it is about."""
        ...

    def came_back(self, draft: "drafts.Draft", error: FedideskError) -> None:
        """Show again what the server did not take, and why."""
        ...

    def open_drafts(self) -> None:
        """Show what was begun and not sent."""
        ...

    def open_outbox(self) -> None:
        """Show what waits to be sent."""
        ...

    def open_scheduled(self) -> None:
        """Show what the server will publish later."""
        ...

    def close_all(self) -> None:
        """Close every window for good; what is unsent is kept."""
        ...


class Opener(Protocol):
    """The dialog where one types where one wants to go."""

    view_chosen: SignalInstance
    """Brings a ``View``."""
    profile_chosen: SignalInstance
    """Brings a ``Profile``."""

    def open(self) -> None:
        """Show it."""
        ...


class Reacting(Protocol):
    """The dialog where one chooses an emoji to put under a post."""

    chosen: SignalInstance
    """Brings a Unicode emoji, or the shortcode of a custom one."""

    def open(self) -> None:
        """Show it."""
        ...


class Theatre(Protocol):
    """Where the media of an account's posts are looked at."""

    def press(self, view: PostView, post: Post, index: int) -> None:
        """Play what plays where it stands in ``view``, and show pictures large."""
        ...

    def show(self, post: Post, index: int) -> None:
        """Show one of the media of a post large, with the others beside it."""
        ...

    def play_by_themselves(self, view: PostView, posts: list[Post]) -> None:
        """Let the animations in view move, if they may."""
        ...

    def close_all(self) -> None:
        """End everything."""
        ...


class Windows(Protocol):
    """Makes windows when they are asked for; dialogs delete themselves when they are closed."""

    def welcome(self) -> QWidget:
        """Return the page to begin with: it holds the form to sign in."""
        ...

    def sign_in(self, address: str, parent: QWidget) -> "QtWidgets.QDialog":
        """Return the dialog that adds an account, with ``address`` typed in already."""
        ...

    def settings(self, parent: QWidget) -> "QtWidgets.QDialog":
        """Return the dialog with the choices a person has."""
        ...

    def shortcuts(self, parent: QWidget) -> "QtWidgets.QDialog":
        """Return the sheet of all keys."""
        ...

    def opener(
        self, session: AccountSession, theme: Theme, icons: Icons, parent: QWidget
    ) -> Opener:
        """Return the dialog where one types where one wants to go."""
        ...

    def react(self, parent: QWidget) -> Reacting:
        """Return the dialog where one chooses an emoji to put under a post."""
        ...

    def catch_up(self, catch_up: "catching_up.OpenCatchUp", pane: TimelinePane) -> QWidget:
        """Return what shows a digest, with its posts in ``pane``."""
        ...

    def about_post(
        self,
        session: AccountSession,
        view: AboutPost,
        images: ImageCache,
        theme: Theme,
        icons: Icons,
    ) -> "about_pane.AboutPane":
        """Return what shows what there is to know about a post."""
        ...

    def quotes(
        self,
        session: AccountSession,
        spec: TimelineSpec,
        pane: TimelinePane,
        theme: Theme,
        open_original: Callable[[str], object],
    ) -> QWidget:
        """Return what shows the quotes that are in ``pane``, and how many are not known here."""
        ...

    def theatre(
        self, images: ImageCache, theme: Theme, icons: Icons, browser: Browser, parent: QWidget
    ) -> Theatre:
        """Return what shows and plays the media of posts."""
        ...

    def composers(
        self,
        session: AccountSession,
        images: ImageCache,
        theme: Theme,
        icons: Icons,
        parent: "QtWidgets.QMainWindow",
    ) -> Composers:
        """Return what opens the compose windows of ``session``."""
        ...
