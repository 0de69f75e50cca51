"""Addresses that look like those of posts, on whatever server, and that of a post on one's own."""

from urllib.parse import quote

from fedidesk.domain.account import Account, is_from_elsewhere
from fedidesk.domain.elsewhere import is_address
from fedidesk.domain.late_pattern import late_pattern
from fedidesk.domain.post import Post

_POST = late_pattern(
    r"https?://[^/?#\\@\s]+(?:"
    r"/@[^/]+/(?:\d{6,}|[0-9A-Za-z]{10,32}|statuses/[0-9A-Za-z]{10,32}|[0-9a-f-]{36})"
    r"|/@[^/]+/posts/[0-9a-f-]{36}"
    r"|/(?:web/)?(?:users|ap/users|actors|profile|channel|u)/[^/]+/(?:statuses|status|posts|s)/[^/]+"
    r"|/notice/[0-9A-Za-z]+"
    r"|/notes/[0-9A-Za-z-]{8,}"
    r"|/objects/[0-9a-f-]{36}"
    r"|/activities/[0-9a-f-]{36}"
    r"|/display/[0-9a-f-]{36}"
    r"|/p/[^/]+/\d{6,}"
    r"|/(?:post|comment)/\d+"
    r"|/videos/watch/[0-9A-Za-z-]{8,}"
    r"|/w/[0-9A-Za-z]{20,24}"
    r"|/deck/@[^/]+/\d{6,}"
    r")/?(?:[?#].*)?$"
)


def looks_like_post(url: str) -> bool:
    """Return whether the server of ``url`` may know it as a post: worth asking one's own."""
    return _POST.match(url) is not None


def page_on_own_server(post: Post, account: Account) -> str:
    """Return where the server of ``account`` shows a post from elsewhere; empty where it does not.

    A post that was read on another server has no name on one's own.
    """
    handle = post.author.handle
    if is_address(post.id) or not is_from_elsewhere(handle, post.url, account):
        return ""
    return f"{account.base_url}/@{quote(handle, safe='@')}/{quote(post.id, safe='')}"
