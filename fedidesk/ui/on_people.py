"""What one can do to a person: follow them, or no longer."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fedidesk.domain.ids import ProfileId
from fedidesk.domain.profile import Profile
from fedidesk.services.notices import Notice, NoticeKind
from fedidesk.services.session import AccountSession
from fedidesk.ui import question
from fedidesk.ui.handles import handle_in_words

_MOST_POSTS = 1000


class OnPeople(QObject):
    """Does it with one account."""

    def __init__(self, session: AccountSession, window: QWidget) -> None:
        super().__init__()
        self._session = session
        self._window = window

    def person(self, profile_id: ProfileId) -> Profile:
        """Return what is known here of who has that id."""
        posts = self._session.posts.latest_first(_MOST_POSTS)
        authors = (post.author for post in posts if post.author.id == profile_id)
        known = self._session.people.known(profile_id)
        return next(authors, known) or Profile(id=profile_id, handle="")

    def is_oneself(self, profile_id: ProfileId) -> bool:
        """Whether that is the account."""
        return profile_id == self._session.account.key.profile_id

    def deed(self, profile: Profile) -> str:
        """Return what ``toggle_follow`` would do, in words."""
        known = self._session.relationships.known(profile.id)
        if known is None or not known.is_wished:
            text = self.tr("Follow {person}")
        elif known.following:
            text = self.tr("Unfollow {person}")
        else:
            text = self.tr("Withdraw the request to {person}")
        return text.format(person=self.in_words(profile))

    def in_words(self, profile: Profile) -> str:
        """Return what to call somebody in a sentence."""
        return handle_in_words(profile.handle, self.tr("this person"))

    def toggle_follow(self, profile: Profile, *, tells: bool = False) -> None:
        """Follow somebody, or after a question no longer.

        ``tells``: a notice says what was done, for nothing on screen does.
        """
        relationships = self._session.relationships
        known, truth = relationships.known(profile.id), relationships.truth(profile.id)
        on = known is None or not known.is_wished
        follow = partial(self._follow, profile, on, tells)
        if on or truth is None or not truth.following:
            follow()
            return
        question.ask(
            self._window,
            self.tr("Unfollow {person}?").format(person=self.in_words(profile)),
            self.tr("Their posts no longer come to your home timeline."),
            yes=self.tr("Unfollow"),
            no=self.tr("Keep following"),
            do=follow,
        )

    def _follow(self, profile: Profile, on: bool, tells: bool) -> None:
        session = self._session
        session.relationships.follow(profile, on)
        if tells:
            now = session.relationships.known(profile.id)
            asked = now is not None and now.requested
            kind = NoticeKind.FOLLOW_REQUESTED if asked else NoticeKind.FOLLOWED
            kind = kind if on else NoticeKind.UNFOLLOWED
            session.notices.tell(Notice(kind, session.account, about=profile.handle))
