"""Addresses that look like those of posts, on whatever server."""

from fedidesk.domain.late_pattern import late_pattern

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
