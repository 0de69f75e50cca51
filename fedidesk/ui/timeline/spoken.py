"""A post as one sentence, as a screen reader says it."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from fedidesk.domain.content import read_plain
from fedidesk.domain.digest import DigestRow
from fedidesk.domain.emojis import in_words
from fedidesk.domain.filters import ACCOUNT, BLUR
from fedidesk.domain.poll import Poll
from fedidesk.domain.post import Card, Post, Quote, Row
from fedidesk.domain.post_text import paragraphs_of, said_aloud, shows_card
from fedidesk.domain.profile import CustomEmoji
from fedidesk.domain.reaction import Reaction
from fedidesk.domain.thread_row import ThreadRow
from fedidesk.ui.timeline.parts import heading
from fedidesk.ui.timeline.parts.cards import authors_text
from fedidesk.ui.timeline.parts.detail_part import application_text
from fedidesk.ui.timeline.parts.header import (
    muted_text,
    name_in_words,
    reply_text,
    visibility_text,
)
from fedidesk.ui.timeline.parts.kept_back import filtered_text
from fedidesk.ui.timeline.parts.media_name import media_name
from fedidesk.ui.timeline.parts.poll_part import option_spans, poll_facts, share_text
from fedidesk.ui.timeline.parts.quote_part import (
    has_hidden_media,
    poll_line,
    quote_trouble,
    shown_quote,
)
from fedidesk.ui.timeline.parts.reactions_part import reaction_in_words
from fedidesk.ui.timeline.parts.text_parts import goes_on_text
from fedidesk.ui.timeline.parts.thread_parts import spoken_folded, spoken_place
from fedidesk.ui.timeline.parts.translation_part import translation_text
from fedidesk.ui.timeline.shortening import shortened
from fedidesk.ui.timeline.viewing import PLAIN_VIEWING, Viewing, can_vote
from fedidesk.ui.times import spoken_time

_translate = QCoreApplication.translate
_MOST_REACTIONS = 12
"""Nobody wants to hear more."""


def spoken_post(
    post: Post,
    row: Row,
    *,
    revealed: bool,
    viewing: Viewing = PLAIN_VIEWING,
    now: datetime | None = None,
) -> str:
    """Return author, text, time, handle, who boosted it, and what else there is, in this order.

    What begins with it, such as the posts of one person, comes before all, and so does where it
    stands in a thread.

    What a content warning hides is said only once it is ``revealed``, and what a filter keeps back
    only once the reader wants it all the same. ``now`` decides which filters and polls have ended.
    """
    now = now or datetime.now(UTC)
    said = []
    if isinstance(row, DigestRow) and row.heading is not None:
        said.append(heading.spoken_heading(row.heading))
    if isinstance(row, ThreadRow):
        said += spoken_place(row)
    said.append(name_in_words(post.author))
    verdict = viewing.verdict(post, now)
    if verdict.keeps_back and not (viewing.shown_anyway or viewing.is_focus):
        said += [filtered_text(verdict), spoken_time(post.created_at), f"@{post.author.handle}"]
        return ", ".join(part for part in said if part)
    said += [*_content(post, revealed, viewing, now), spoken_time(post.created_at)]
    said.append(f"@{post.author.handle}")
    if row.boosted_by is not None:
        said.append(_boosted(row).replace("%1", name_in_words(row.boosted_by)))
    if post.reply_to is not None and not (isinstance(row, ThreadRow) and row.answers is not None):
        said.append(reply_text(post))
    said += _about(post, viewing)
    said.extend(_state(post))
    if isinstance(row, ThreadRow):
        said.append(spoken_folded(row))
    return ", ".join(part for part in said if part)


def _about(post: Post, viewing: Viewing) -> list[str]:
    """Return who may read it, what was done to it, and what people did with it."""
    said = [visibility_text(post.visibility)]
    if post.edited_at is not None:
        said.append(_translate("Post", "edited"))
    if post.pinned and viewing.context == ACCOUNT:
        said.append(_translate("Post", "pinned"))
    if post.muted:
        said.append(muted_text())
    if post.reactions:
        said.append(_reactions(post.reactions))
    if viewing.is_focus and post.application.strip():
        said.append(application_text(post))
    return said


def _reactions(reactions: tuple[Reaction, ...]) -> str:
    shown = [f"{reaction_in_words(one)} {one.count}" for one in reactions[:_MOST_REACTIONS]]
    return _translate("Post", "reactions: %1").replace("%1", "; ".join(shown))


def _boosted(row: Row) -> str:
    more = row.more_boosts if isinstance(row, DigestRow) else 0
    if more:
        return _translate("Post", "boosted by %1 and %Ln other(s)", "", more)
    return _translate("Post", "boosted by %1")


def _content(post: Post, revealed: bool, viewing: Viewing, now: datetime) -> list[str]:
    said = []
    if post.content_warning:
        warning = _translate("Post", "content warning: %1")
        said.append(warning.replace("%1", _plain(post.content_warning, post.emojis)))
        if not revealed:
            return said
    said.append(_text(post))
    if post.translation is not None:
        said.append(translation_text(post.translation))
    if post.poll is not None:
        said.append(_poll(post.poll, post, viewing, now))
    if post.media:
        said.append(_media_of(post, revealed, viewing, now))
    if post.quote is not None:
        said.append(_quote(post.quote, viewing, now))
    if post.card is not None and shows_card(post):
        said.append(_card(post.card))
    return said


def _media_of(post: Post, revealed: bool, viewing: Viewing, now: datetime) -> str:
    verdict = viewing.verdict(post, now)
    blurred = verdict.action == BLUR
    said = _media(post, hidden=(post.sensitive or blurred) and not revealed)
    return f"{said}, {filtered_text(verdict)}" if blurred and not revealed else said


def _media(post: Post, *, hidden: bool) -> str:
    count = _translate("Post", "%Ln attachment(s)", "", len(post.media))
    if hidden:
        return _translate("Post", "%1, hidden as sensitive").replace("%1", count)
    names = "; ".join(media_name(media) for media in post.media)
    return f"{count}: {names}"


def _text(post: Post) -> str:
    paragraphs, cut = shortened(paragraphs_of(post), whole=True)
    said = said_aloud(paragraphs)
    return f"{said} {goes_on_text()}" if cut else said


def _poll(poll: Poll, post: Post, viewing: Viewing, now: datetime) -> str:
    shares = poll.shares
    ballot = viewing.ballot
    if can_vote(poll, post, viewing, now) and not (ballot is not None and ballot.sees_results):
        shares = None
    answers = []
    for index, option in enumerate(poll.options):
        share = f" {share_text(shares[index])}" if shares is not None else ""
        own = " " + _translate("Post", "your choice") if index in poll.own_votes else ""
        answers.append(in_words(option_spans(option, poll, post)) + share + own)
    said = _translate("Post", "poll: %1").replace("%1", "; ".join(answers))
    return ", ".join([said, *poll_facts(poll, now)])


def _quote(quote: Quote, viewing: Viewing, now: datetime) -> str:
    post = shown_quote(quote, viewing)
    if post is None:
        return quote_trouble(quote.state)
    says = _translate("Post", "quotes %1: %2").replace("%1", name_in_words(post.author))
    verdict = viewing.verdict(post, now)
    if verdict.keeps_back and not viewing.quote_shown_anyway:
        return says.replace("%2", filtered_text(verdict))
    warning = _plain(post.content_warning, post.emojis)
    if warning and not viewing.quote_uncovered:
        return says.replace("%2", warning)
    hidden = has_hidden_media(post, verdict) and not viewing.quote_uncovered
    return says.replace("%2", ", ".join(filter(None, [warning, *_quoted(post, hidden=hidden)])))


def _quoted(post: Post, *, hidden: bool) -> list[str]:
    """Return what is shown of a quoted post."""
    said = [_text(post)]
    if post.poll is not None:
        said.append(_plain(poll_line(post), post.poll.emojis + post.emojis))
    if post.media:
        said.append(_media(post, hidden=hidden))
    if post.quote is not None:
        said.append(_translate("Post", "Quotes another post"))
    elif post.card is not None and not post.media:
        said.append(_card(post.card))
    return said


def _card(card: Card) -> str:
    said = [_translate("Post", "link: %1").replace("%1", _plain(card.title) or card.url)]
    if authors := authors_text(card):
        said.append(authors)
    if card.image_description.strip():
        said.append(" ".join(card.image_description.split()))
    return ", ".join(said)


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
