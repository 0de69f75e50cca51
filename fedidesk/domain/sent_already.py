"""Whether a post on the server is what somebody sent without hearing of its end."""

import re
import unicodedata

from fedidesk.domain.content import Span, SpanKind, read_html
from fedidesk.domain.draft import Draft
from fedidesk.domain.elsewhere import is_address
from fedidesk.domain.post import Post
from fedidesk.domain.post_text import paragraphs_of

_HOST_OF_MENTION = re.compile(r"(?<![\w/])(@\w[\w.-]*)@[\w.-]*\w")
_NAMED_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_SCHEME = re.compile(r"https?://", re.IGNORECASE)


def is_of(post: Post, draft: Draft) -> bool:
    """Return whether ``post`` says what ``draft`` does, in answer to the same, with as much to it.

    Servers turn text into markup, each in its own way, so only letters and digits are compared;
    signs where there are no others. Who may see it is for the server to change.
    """
    options = () if post.poll is None else tuple(option.title for option in post.poll.options)
    wanted = () if draft.poll is None else draft.poll.options
    return (
        _answers_the_same(post, draft)
        and len(post.media) == len(draft.attachments)
        and tuple(map(_essence, options)) == tuple(map(_essence, wanted))
        and _essence(post.content_warning) == _essence(draft.content_warning)
        and _essence(_written(post)) == _essence(_typed(draft))
    )


def _answers_the_same(post: Post, draft: Draft) -> bool:
    if draft.reply_to is not None and is_address(draft.reply_to):
        # The server gave what is answered a name of its own.
        return post.reply_to is not None
    return post.reply_to == draft.reply_to


def _written(post: Post) -> str:
    """Return the text as somebody may have typed it: with whole addresses, without the line that
    servers add to name what is quoted.
    """
    return "\n".join(
        "".join(map(_span, paragraph.spans))
        for paragraph in paragraphs_of(post)
        if not paragraph.names_quote
    )


def _span(span: Span) -> str:
    """Return what a piece of the text was made of; a link that has a name of its own is that."""
    if span.kind is not SpanKind.LINK or not span.target:
        return span.text
    is_address = _essence(span.text.rstrip("…")) in _essence(span.target)
    return span.target if is_address else span.text


def _typed(draft: Draft) -> str:
    """Return what of the draft's text is seen where it is marked up."""
    if draft.content_type == "text/html":
        return read_html(draft.text).text
    if draft.content_type == "text/markdown":
        return _NAMED_LINK.sub(r"\1", draft.text)
    return draft.text


def _essence(text: str) -> str:
    text = _SCHEME.sub("", _HOST_OF_MENTION.sub(r"\1", text))
    text = unicodedata.normalize("NFKC", text).casefold()
    letters = "".join(letter for letter in text if letter.isalnum())
    return letters or "".join(text.split())
