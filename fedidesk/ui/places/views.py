"""What there is to look at, what to call it, and its picture."""

from enum import Enum

from PySide6.QtCore import QCoreApplication

from fedidesk.domain.about_post import About, AboutPost
from fedidesk.domain.address import host_of
from fedidesk.domain.hashtags import read_hashtags
from fedidesk.domain.profile_posts import Portion, ProfilePosts, profile_posts
from fedidesk.domain.timeline import TRENDING, TimelineKind, TimelineSpec
from fedidesk.services.session import AccountSession

_translate = QCoreApplication.translate


class TrendsView(Enum):
    """The lists of what trends that are no timelines."""

    TAGS = "tags"
    LINKS = "links"


class CatchUpView(Enum):
    """The digest of what came while one was away; it lies over what was on screen."""

    HOME = "home"


View = TimelineSpec | TrendsView | CatchUpView | AboutPost

_ICONS = {
    TimelineKind.HOME: "house",
    TimelineKind.LOCAL: "users",
    TimelineKind.FEDERATED: "globe",
    TimelineKind.BUBBLE: "message-circle",
    TimelineKind.TRENDING: "trending-up",
    TimelineKind.FAVOURITES: "star",
    TimelineKind.BOOKMARKS: "bookmark",
    TimelineKind.LIST: "list",
    TimelineKind.HASHTAG: "hash",
    TimelineKind.PROFILE: "user",
    TimelineKind.LINK: "link",
    TimelineKind.REMOTE: "server",
    TimelineKind.QUOTES: "quote",
}
_ABOUT_ICONS = {About.BOOSTED: "repeat-2", About.FAVOURITED: "star", About.HISTORY: "pen-line"}
PINNABLE = frozenset(
    {
        TimelineKind.BUBBLE,
        TimelineKind.LIST,
        TimelineKind.HASHTAG,
        TimelineKind.PROFILE,
        TimelineKind.LINK,
        TimelineKind.REMOTE,
    }
)
"""The kinds that have no place of their own in the sidebar."""


def icon_of(view: View) -> str:
    """Return the name of the picture for ``view``."""
    if isinstance(view, CatchUpView):
        return "clock"
    if isinstance(view, AboutPost):
        return _ABOUT_ICONS[view.about]
    return _ICONS[TimelineKind.TRENDING if isinstance(view, TrendsView) else view.kind]


def has_own_place(view: View, session: AccountSession) -> bool:
    """Whether the sidebar has a button for ``view``."""
    if not isinstance(view, TimelineSpec) or view.kind not in PINNABLE:
        return True
    lists = session.at_hand.content.lists
    return session.at_hand.is_pinned(view) or any(one.spec == view for one in lists)


def anything_comes_to(view: View | None) -> bool:
    """Whether new posts may come by themselves to ``view``; to a thread they may."""
    if isinstance(view, TimelineSpec):
        return view.kind is not TimelineKind.QUOTES
    return not isinstance(view, CatchUpView | AboutPost)


def title_of(view: View, session: AccountSession) -> str:
    """Return what to call ``view``: short, as a person would."""
    if isinstance(view, CatchUpView):
        return _translate("Places", "Catch up")
    if isinstance(view, AboutPost):
        return about_title(view.about)
    if isinstance(view, TrendsView):
        return kind_title(TimelineKind.TRENDING)
    if view.kind is TimelineKind.LIST:
        lists = session.at_hand.content.lists
        named = next((one.title for one in lists if one.spec == view), "")
        return named or _pinned_title(view, session) or kind_title(view.kind)
    if view.kind is TimelineKind.HASHTAG:
        tags = read_hashtags(view.argument)
        return tags.title if tags is not None else f"#{view.argument}"
    if view.kind is TimelineKind.PROFILE:
        profile = session.people.known(profile_posts(view).profile_id)
        named = profile.name if profile is not None else _pinned_title(view, session)
        return named or kind_title(view.kind)
    if view.kind in (TimelineKind.LINK, TimelineKind.REMOTE):
        host = host_of(view.argument) if view.kind is TimelineKind.LINK else view.argument
        return host.removeprefix("www.")
    return kind_title(view.kind)


def kind_title(kind: TimelineKind) -> str:
    """Return what to call a timeline of that kind where nothing else is known of it."""
    return {
        TimelineKind.HOME: _translate("Places", "Home"),
        TimelineKind.LOCAL: _translate("Places", "Local"),
        TimelineKind.FEDERATED: _translate("Places", "Federated"),
        TimelineKind.BUBBLE: _translate("Places", "Bubble"),
        TimelineKind.TRENDING: _translate("Places", "Trending"),
        TimelineKind.FAVOURITES: _translate("Places", "Favourites"),
        TimelineKind.BOOKMARKS: _translate("Places", "Bookmarks"),
        TimelineKind.LIST: _translate("Places", "List"),
        TimelineKind.HASHTAG: _translate("Places", "Hashtag"),
        TimelineKind.PROFILE: _translate("Places", "Profile"),
        TimelineKind.LINK: _translate("Places", "Posts about a link"),
        TimelineKind.REMOTE: _translate("Places", "Another server"),
        TimelineKind.QUOTES: _translate("Places", "Quotes"),
    }[kind]


def about_title(about: About) -> str:
    """Return what to call what one may want to know about a post."""
    return {
        About.BOOSTED: _translate("Places", "Boosted by"),
        About.FAVOURITED: _translate("Places", "Favourited by"),
        About.HISTORY: _translate("Places", "Edits"),
    }[about]


def portions_of(view: View) -> tuple[tuple[View, str], ...]:
    """Return ``view`` with those one changes to from it, each with a name; none for most."""
    if isinstance(view, TrendsView) or view == TRENDING:
        return (
            (TRENDING, _translate("Places", "Posts")),
            (TrendsView.TAGS, _translate("Places", "Hashtags")),
            (TrendsView.LINKS, _translate("Places", "Links")),
        )
    if not isinstance(view, TimelineSpec) or view.kind is not TimelineKind.PROFILE:
        return ()
    profile_id = profile_posts(view).profile_id
    names = {
        Portion.POSTS: _translate("Places", "Posts"),
        Portion.REPLIES: _translate("Places", "Posts and replies"),
        Portion.MEDIA: _translate("Places", "Media"),
    }
    return tuple((ProfilePosts(profile_id, each).spec, name) for each, name in names.items())


def _pinned_title(spec: TimelineSpec, session: AccountSession) -> str:
    return next((pin.title for pin in session.at_hand.content.pins if pin.spec == spec), "")
