"""What a link in a post leads to inside of the application."""

from collections.abc import Iterable

from fedidesk.domain.content import SpanKind
from fedidesk.domain.hashtags import Hashtags, read_hashtags
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post import Mention, Post
from fedidesk.domain.post_text import paragraphs_of

Target = Mention | Hashtags | PostId


def target_of(url: str, posts: Iterable[Post]) -> Target | None:
    """Return whom, which hashtag or which post ``url`` means in ``posts``; None for other links.

    Servers write such links as they like: only the post that holds one says what it is. A bare
    ``#hashtag`` is itself.
    """
    if not url:
        return None
    if url.startswith("#"):
        return read_hashtags(url)
    posts = list(posts)
    found = (_target_in(post, url) for post in posts)
    return next((target for target in found if target is not None), None) or _post_at(url, posts)


def _post_at(url: str, posts: Iterable[Post]) -> PostId | None:
    """Return the post with that address, where it or a quote of it is among ``posts``."""
    for post in posts:
        quoted = None if post.quote is None else post.quote.post
        for each in (post, quoted):
            if each is not None and each.url == url:
                return each.id
    return None


def _target_in(post: Post, url: str) -> Mention | Hashtags | None:
    for mention in post.mentions:
        if mention.url == url:
            return mention
    paragraphs = paragraphs_of(post, quote_shown=False)
    spans = [span for each in paragraphs for span in each.spans if span.target == url]
    for span in spans:
        if span.kind is SpanKind.HASHTAG and (tags := read_hashtags(span.text)):
            return tags
        if span.kind is SpanKind.MENTION:
            return Mention(ProfileId(url), span.text.removeprefix("@"), url)
    return None
