"""What one can do to a post that is on screen, by its buttons, its menu or a key."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMenu

from fedidesk.domain import draft as drafts
from fedidesk.domain import quoting, tracking
from fedidesk.domain.about_post import About, AboutPost
from fedidesk.domain.errors import FedideskError, NotOffered, QuoteDenied, ServerError
from fedidesk.domain.ids import PostId
from fedidesk.domain.media import GIFV, KINDS
from fedidesk.domain.post import Post
from fedidesk.domain.timeline import TimelineKind, TimelineSpec
from fedidesk.domain.web_address import is_encoded, is_web_address
from fedidesk.services.notices import Notice, NoticeKind
from fedidesk.services.session import AccountSession
from fedidesk.ui import languages, post_menu, question
from fedidesk.ui.commands import ON_THE_SCREEN
from fedidesk.ui.on_people import OnPeople
from fedidesk.ui.page_tools import PageTools
from fedidesk.ui.timeline.post_view import PostView
from fedidesk.ui.windows import Composers, Theatre


class OnPosts(QObject):
    """Does it with one account. What leads to another place is a signal."""

    thread_wanted = Signal(object)
    """A ``PostId``."""
    view_wanted = Signal(object)
    """A ``View``."""
    menu_wanted = Signal(object, QMenu)
    """A ``PostId``, and a menu that is to open where that post is on screen."""
    screen_wanted = Signal(str, object)
    """A command of ``ON_THE_SCREEN`` for the view on screen, and a ``PostId``."""

    def __init__(self, session: AccountSession, tools: PageTools, window: QMainWindow) -> None:
        super().__init__()
        self._session = session
        self._tools = tools
        self._window = window
        self.on_people = OnPeople(session, window)
        self._composers: Composers | None = None
        self._theatre: Theatre | None = None
        self._deeds: dict[str, Callable[[PostId], object]] = {
            "open_post": self.thread_wanted.emit,
            "reply": self.reply,
            "quote": self.quote,
            "boost": self.boost,
            "favourite": self._toggle_favourite,
            "bookmark": self._toggle_bookmark,
            "react": self._choose_reaction,
            "copy_link": self._copy_link,
            "open_in_browser": self._open_in_browser,
            "open_on_own_server": self._open_on_own_server,
            "about_link": self._show_about_link,
            "boost_to": self._choose_boost,
            "translate": self._translate,
            "boosted_by": partial(self.show_people, which=About.BOOSTED),
            "favourited_by": partial(self.show_people, which=About.FAVOURITED),
            "quoted_by": self.show_quotes,
            "edit_history": self.show_history,
            "follow_author": self._follow_author,
            "edit_post": self._edit,
            "quote_policy": self._choose_quote_policy,
            "revoke_quote": self._ask_to_revoke,
            "pin_post": self._toggle_pin,
            "redraft_post": self._ask_to_redraft,
            "mute_conversation": self._toggle_mute,
            "delete_post": self.ask_to_delete,
        }

    @cached_property
    def _menu(self) -> "post_menu.PostMenu":
        def do(name: str, post: Post) -> None:
            self.do(name, post.id)

        deed = self.on_people.deed
        return post_menu.PostMenu(self._session, self._tools.commands, do, self._boost_to, deed)

    def serve(self, view: PostView) -> None:
        """Do what is asked for in ``view`` from now on."""
        view.opened.connect(self.thread_wanted)
        view.reply_requested.connect(self.reply)
        view.boost_requested.connect(self.boost)
        view.favourite_requested.connect(self._toggle_favourite)
        view.bookmark_requested.connect(self._toggle_bookmark)
        view.original_requested.connect(self._show_original)
        view.menu_requested.connect(self._fill_menu)
        view.media_requested.connect(self._media_pressed)
        view.viewer_requested.connect(self._show_media)
        view.rested.connect(self._view_rested)
        view.vote_requested.connect(self._vote)
        view.poll_requested.connect(self._refresh_poll)
        view.reaction_requested.connect(self._toggle_reaction)
        view.people_requested.connect(self.show_people)
        view.quotes_requested.connect(self.show_quotes)
        view.history_requested.connect(self.show_history)

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
        """Open the window for a reply to what was written, not to a translation of it."""
        post = self._session.posts.truth(post_id)
        if post is not None:
            self._writing().reply(post)

    def quote(self, post_id: PostId) -> None:
        """Open the window for a post that quotes another, or say why one can't."""
        post = self._session.posts.truth(post_id)
        if post is None:
            return
        how, account = self._menu.quotable(post), self._session.account
        host = account.key.host
        if not self._menu.quotes_are_offered:
            trouble: ServerError = NotOffered(host)
        elif how in quoting.POSSIBLE:
            self._writing().quote(post)
            return
        else:
            trouble = QuoteDenied(host, how)
        self._session.notices.tell(Notice(NoticeKind.CANNOT_QUOTE, account, trouble))

    def _toggle_favourite(self, post_id: PostId) -> None:
        self._session.post_actions.toggle_favourite(post_id)

    def _toggle_bookmark(self, post_id: PostId) -> None:
        self._session.post_actions.toggle_bookmark(post_id)

    def _toggle_mute(self, post_id: PostId) -> None:
        self._session.post_actions.toggle_mute(post_id)

    def _toggle_reaction(self, post_id: PostId, name: str) -> None:
        self._session.post_actions.toggle_reaction(post_id, name)

    def _vote(self, post_id: PostId, choices: Sequence[int]) -> None:
        self._session.post_actions.vote(post_id, choices)

    def boost(self, post_id: PostId) -> None:
        """Boost the post or take that back; where it is wished so, after a question."""
        post, toggle = self._post(post_id), self._session.post_actions.toggle_boost
        asks = self._tools.settings.current.asks_before_boosts
        if post is None or post.boosted or not asks or all(m.description for m in post.media):
            toggle(post_id)
            return
        question.ask(
            self._window,
            self.tr("Boost pictures without a description?"),
            self.tr("People who can't see them will not know what they show."),
            yes=self.tr("Boost"),
            no=self.tr("Don't boost"),
            do=partial(toggle, post_id),
        )

    def take_back(self, draft: "drafts.Draft", error: FedideskError) -> None:
        """Show again what the server did not take, and why."""
        self._writing().came_back(draft, error)

    def open_drafts(self) -> None:
        """Show what was begun and not sent."""
        self._writing().open_drafts()

    def open_outbox(self) -> None:
        """Show what waits to be sent."""
        self._writing().open_outbox()

    def open_scheduled(self) -> None:
        """Show what the server will publish later."""
        self._writing().open_scheduled()

    def show_people(self, post_id: PostId, which: str) -> None:
        """Show who boosted or favourited the post, as ``which``, a value of ``About``, says."""
        self.view_wanted.emit(AboutPost(About(which), post_id))

    def show_quotes(self, post_id: PostId) -> None:
        """Show what quotes the post."""
        self.view_wanted.emit(TimelineSpec(TimelineKind.QUOTES, post_id))

    def show_history(self, post_id: PostId) -> None:
        """Show what the post said before it was edited."""
        self.view_wanted.emit(AboutPost(About.HISTORY, post_id))

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
            if self._tools.settings.current.removes_tracking:
                url = tracking.without_tracking(url)
            if not is_encoded(url):
                encoded = QtCore.QUrl.ComponentFormattingOption.FullyEncoded
                url = QtCore.QUrl(url).toString(encoded)
            self._tools.browser.open(url)

    def ask_to_delete(self, post_id: PostId) -> None:
        """Delete one's own post, after a question."""
        post = self._post(post_id)
        if post is None or not self._menu.is_own(post):
            return
        question.ask(
            self._window,
            self.tr("Delete this post for everybody?"),
            self.tr("Its replies stay; favourites and boosts are lost."),
            yes=self.tr("Delete"),
            no=self.tr("Keep"),
            do=partial(self._session.post_actions.delete, post_id),
        )

    def _follow_author(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None and not self._menu.is_own(post):
            self.on_people.toggle_follow(post.author, tells=True)

    def _edit(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None and self._menu.can_be_rewritten(post):
            self._writing().edit(post_id)

    def _ask_to_redraft(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is None or not self._menu.can_be_rewritten(post):
            return
        question.ask(
            self._window,
            self.tr("Delete this post and write it anew?"),
            self.tr(
                "Its text, files and poll are there to be changed. Its replies stay, but answer "
                "nothing any more; favourites, boosts and votes are lost."
            ),
            yes=self.tr("Write anew"),
            no=self.tr("Keep"),
            do=lambda: self._writing().redraft(post_id),
        )

    def _ask_to_revoke(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is None or not self._menu.quotes_own(post):
            return
        question.ask(
            self._window,
            self.tr("Take your post out of this one?"),
            self.tr("It is no longer shown there. This can't be undone."),
            yes=self.tr("Take it out"),
            no=self.tr("Keep"),
            do=partial(self._session.quoting.revoke, post),
        )

    def _writing(self) -> Composers:
        if self._composers is None:
            tools = self._tools
            self._composers = tools.windows().composers(
                self._session, tools.images, tools.theme, tools.icons, self._window
            )
        return self._composers

    def _post(self, post_id: PostId) -> Post | None:
        return self._session.posts.get(post_id)

    def _copy_link(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None and post.url:
            QGuiApplication.clipboard().setText(post.url)

    def _open_in_browser(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None:
            self.open_outside(post.url)

    def _open_on_own_server(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None:
            self.open_outside(self._menu.page_on_own_server(post))

    def _show_about_link(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None and post.card is not None:
            self.view_wanted.emit(TimelineSpec(TimelineKind.LINK, post.card.url))

    def _refresh_poll(self, post_id: PostId, quietly: bool) -> None:
        self._session.post_actions.refresh_poll(post_id, quietly=quietly)

    def _choose_reaction(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None and self._menu.takes_reactions(post):
            dialog = self._tools.windows().react(self._window)
            dialog.chosen.connect(partial(self._session.post_actions.toggle_reaction, post_id))
            dialog.open()

    def _show_original(self, post_id: PostId) -> None:
        self._session.translations.show_original(post_id)

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
        if post is not None:
            self._menu.fill(post, menu)

    def _choose_boost(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None and not post.boosted and post.boost_visibilities:
            self._open_menu(post, self.tr("Boost to"), self._menu.fill_boosts)

    def _choose_quote_policy(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None and self._menu.has_quote_policy(post):
            self._open_menu(post, self.tr("Who may quote it"), self._menu.fill_quote_policies)

    def _open_menu(self, post: Post, name: str, fill: Callable[[Post, QMenu], None]) -> None:
        menu = QMenu(self._window)
        menu.setAccessibleName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        fill(post, menu)
        self.menu_wanted.emit(post.id, menu)

    def _boost_to(self, post: Post, visibility: str) -> None:
        self._session.post_actions.boost_to(post.id, visibility)

    def _translate(self, post_id: PostId) -> None:
        self._session.translations.toggle(post_id, languages.reader_language())

    def _toggle_pin(self, post_id: PostId) -> None:
        post = self._post(post_id)
        if post is not None and self._menu.can_be_pinned(post):
            self._session.post_actions.toggle_pin(post_id)
