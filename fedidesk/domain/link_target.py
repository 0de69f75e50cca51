"""What a link in a post leads to inside of the application."""

from collections.abc import Iterable

from fedidesk.domain.content import SpanKind
from fedidesk.domain.hashtags import Hashtags, read_hashtags
from fedidesk.domain.ids import ProfileId
from fedidesk.domain.post import Mention, Post
from fedidesk.domain.post_text import paragraphs_of


def target_of(url: str, posts: Iterable[Post]) -> Mention | Hashtags | None:
    """Return whom or which hashtag ``url`` means in one of ``posts``; None for any other link.

    Servers write such links as they like: only the post that holds one says what it is.
    """
    if not url:
        return None
    found = (_target_in(post, url) for post in posts)
    return next((target for target in found if target is not None), None)


def _target_in(post: Post, url: str) -> Mention | Hashtags | None:
    for mention in post.mentions:
        if mention.url == url:
            return mention
    paragraphs = paragraphs_of(post)
    spans = [span for each in paragraphs for span in each.spans if span.target == url]
    for span in spans:
        if span.kind is SpanKind.HASHTAG and (tags := read_hashtags(span.text)):
            return tags
        if span.kind is SpanKind.MENTION:
            return Mention(ProfileId(url), span.text.removeprefix("@"), url)
    return None
