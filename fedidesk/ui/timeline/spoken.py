"""A post as one sentence, as a screen reader says it."""

from PySide6.QtCore import QCoreApplication

from fedidesk.domain.content import read_plain
from fedidesk.domain.digest import DigestRow
from fedidesk.domain.emojis import in_words
from fedidesk.domain.poll import Poll
from fedidesk.domain.post import Post, Quote, Row
from fedidesk.domain.post_text import paragraphs_of
from fedidesk.domain.profile import CustomEmoji
from fedidesk.ui.timeline.parts import heading
from fedidesk.ui.timeline.parts.cards import quote_trouble
from fedidesk.ui.timeline.parts.header import name_in_words, reply_text, visibility_text
from fedidesk.ui.timeline.parts.media_name import media_name
from fedidesk.ui.timeline.parts.poll_part import poll_shares, share_text
from fedidesk.ui.timeline.shortening import shortened
from fedidesk.ui.times import spoken_time

_translate = QCoreApplication.translate


def spoken_post(post: Post, row: Row, *, revealed: bool) -> str:
    """Return author, text, time, handle, who boosted it, and what else there is, in this order.

    What begins with it, such as the posts of one person, comes before all.

    What a content warning hides is said only once it is ``revealed``.
    """
    said = []
    if isinstance(row, DigestRow) and row.heading is not None:
        said.append(heading.spoken_heading(row.heading))
    said += [name_in_words(post.author), *_content(post, revealed), spoken_time(post.created_at)]
    said.append(f"@{post.author.handle}")
    if row.boosted_by is not None:
        said.append(_boosted(row).replace("%1", name_in_words(row.boosted_by)))
    if post.reply_to is not None:
        said.append(reply_text(post))
    said.append(visibility_text(post.visibility))
    if post.edited_at is not None:
        said.append(_translate("Post", "edited"))
    said.extend(_state(post))
    return ", ".join(part for part in said if part)


def _boosted(row: Row) -> str:
    more = row.more_boosts if isinstance(row, DigestRow) else 0
    if more:
        return _translate("Post", "boosted by %1 and %Ln other(s)", "", more)
    return _translate("Post", "boosted by %1")


def _content(post: Post, revealed: bool) -> list[str]:
    said = []
    if post.content_warning:
        warning = _translate("Post", "content warning: %1")
        said.append(warning.replace("%1", _plain(post.content_warning, post.emojis)))
        if not revealed:
            return said
    said.append(_text(post))
    if post.poll is not None:
        said.append(_poll(post.poll, post.emojis))
    if post.media:
        said.append(_media(post, hidden=post.sensitive and not revealed))
    if post.quote is not None:
        said.append(_quote(post.quote))
    elif post.card is not None and not post.media:
        said.append(_translate("Post", "link: %1").replace("%1", _plain(post.card.title)))
    return said


def _media(post: Post, *, hidden: bool) -> str:
    count = _translate("Post", "%Ln attachment(s)", "", len(post.media))
    if hidden:
        return _translate("Post", "%1, hidden as sensitive").replace("%1", count)
    names = "; ".join(media_name(media) for media in post.media)
    return f"{count}: {names}"


def _text(post: Post) -> str:
    paragraphs, _ = shortened(paragraphs_of(post), whole=True)
    return " ".join(in_words(paragraph.spans) for paragraph in paragraphs)


def _poll(poll: Poll, emojis: tuple[CustomEmoji, ...]) -> str:
    shares = poll_shares(poll)
    answers = []
    for index, option in enumerate(poll.options):
        share = f" {share_text(shares[index])}" if shares is not None else ""
        answers.append(_plain(option.title, emojis) + share)
    return _translate("Post", "poll: %1").replace("%1", "; ".join(answers))


def _quote(quote: Quote) -> str:
    if quote.post is None:
        return quote_trouble(quote.state)
    post = quote.post
    says = _translate("Post", "quotes %1: %2").replace("%1", name_in_words(post.author))
    return says.replace("%2", _plain(post.content_warning, post.emojis) or _text(post))


def _state(post: Post) -> list[str]:
    said = []
    if post.boosted:
        said.append(_translate("Post", "boosted by you"))
    if post.favourited:
        said.append(_translate("Post", "favourited by you"))
    if post.bookmarked:
        said.append(_translate("Post", "bookmarked"))
    return said


def _plain(text: str, emojis: tuple[CustomEmoji, ...] = ()) -> str:
    return in_words(read_plain(text, emojis))
