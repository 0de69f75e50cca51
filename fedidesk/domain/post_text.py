"""What a post says: to be laid out, and to be copied."""

from collections.abc import Iterable

from fedidesk.domain.content import Paragraph, SpanKind, read_html
from fedidesk.domain.post import Post

_MOST_HTML = 500_000
"""What no person writes; a page of markup ends there."""


def paragraphs_of(post: Post) -> tuple[Paragraph, ...]:
    """Return the text, without the line that only says what is quoted below."""
    paragraphs = read_html(post.html[:_MOST_HTML], post.emojis).paragraphs
    quoted = post.quote.post if post.quote is not None else None
    if quoted is None:
        return paragraphs
    return tuple(p for p in paragraphs if not _only_names(p, quoted))


def shows_card(post: Post) -> bool:
    """Return whether the page that a post links to is shown: media come first, and quotes of it.

    Of a quoted post that may not be seen nothing is shown, by no way.
    """
    if post.card is None or post.media:
        return False
    if post.quote is None:
        return True
    quoted = post.quote.post
    return quoted is not None and post.card.url.rstrip("/") != quoted.url.rstrip("/")


def as_plain(paragraphs: Iterable[Paragraph]) -> str:
    """Return the text as it is copied: a line a paragraph, emoji by their shortcodes."""
    return "\n".join(f"{p.label} {p.text}" if p.label else p.text for p in paragraphs)


def _only_names(paragraph: Paragraph, quoted: Post) -> bool:
    """Return whether a paragraph is a "RE: address" for readers that know no quotes."""
    if not paragraph.text.startswith("RE:"):
        return False
    return any(
        (span.kind is not SpanKind.TEXT and span.target.rstrip("/").endswith(f"/{quoted.id}"))
        or (span.target and span.target == quoted.url)
        for span in paragraph.spans
    )
