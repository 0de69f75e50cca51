"""How drafts and what waits to be sent are named in lists."""

from collections.abc import Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from fedidesk.domain.clusters import label
from fedidesk.domain.draft import Attachment, Draft
from fedidesk.domain.draft_threads import DraftThread
from fedidesk.domain.ids import AttachmentId, PostId
from fedidesk.domain.outgoing import Following, Outgoing, Posting, Switch, Switching, Voting
from fedidesk.domain.post import Post
from fedidesk.domain.post_text import as_plain, paragraphs_of
from fedidesk.domain.reaction import Reaction
from fedidesk.domain.safe_text import one_line
from fedidesk.domain.text import isolated
from fedidesk.store.posts import PostStore
from fedidesk.ui.compose.visibility_box import visibility_name
from fedidesk.ui.handles import handle_in_words
from fedidesk.ui.timeline.parts.reactions_part import reaction_in_words
from fedidesk.ui.times import clock_time, short_time

_translate = QCoreApplication.translate
_LONGEST = 80
_ICONS = {
    Switch.BOOST: "repeat-2",
    Switch.FAVOURITE: "star",
    Switch.BOOKMARK: "bookmark",
    Switch.PIN: "pin",
    Switch.MUTE: "bell-off",
    Switch.REACTION: "smile",
}


def title_of(draft: Draft) -> str:
    """Return the first words of a draft, or what it is made of."""
    asked = next((each for each in draft.poll.options if each), "") if draft.poll else ""
    words = draft.text.strip() or draft.content_warning.strip() or asked
    return label(words, _LONGEST) or _translate("Unsent", "Without words")


def detail_of(thread: DraftThread, posts: PostStore) -> str:
    """Return what a draft is, and when it was last changed."""
    first = thread[0]
    told = [_kind(first, posts)]
    if any(draft.refusal for draft in thread):
        told.append(_translate("Unsent", "not taken by the server"))
    if len(thread) > 1:
        told.append(_translate("Unsent", "%Ln post(s)", "", len(thread)))
    told += _made_of(thread)
    changed = [draft.changed_at for draft in thread if draft.changed_at is not None]
    if changed:
        told.append(short_time(max(changed), datetime.now(UTC)))
    return " · ".join(filter(None, told))


def title_of_outgoing(outgoing: Outgoing, posts: PostStore) -> str:
    """Return what it is that waits to be sent."""
    if isinstance(outgoing, Posting):
        return title_of(outgoing.draft)
    if isinstance(outgoing, Following):
        return _follow(outgoing)
    post = posts.get(outgoing.post_id)
    words = _words_of(post)
    if not isinstance(outgoing, Switching):
        return _vote(_answers(outgoing, post), words)
    if outgoing.switch is Switch.REACTION:
        react, take_back = (
            _translate("Unsent", "React with {emoji}: {text}"),
            _translate("Unsent", "Take back {emoji}: {text}"),
        )
        emoji = reaction_in_words(Reaction(name=outgoing.emoji))
        return (react if outgoing.on else take_back).format(emoji=isolated(emoji), text=words)
    wishes = {
        (Switch.BOOST, True): _translate("Unsent", "Boost: {text}"),
        (Switch.BOOST, False): _translate("Unsent", "Take back the boost: {text}"),
        (Switch.FAVOURITE, True): _translate("Unsent", "Favourite: {text}"),
        (Switch.FAVOURITE, False): _translate("Unsent", "Take back the favourite: {text}"),
        (Switch.BOOKMARK, True): _translate("Unsent", "Bookmark: {text}"),
        (Switch.BOOKMARK, False): _translate("Unsent", "Take away the bookmark: {text}"),
        (Switch.PIN, True): _translate("Unsent", "Pin: {text}"),
        (Switch.PIN, False): _translate("Unsent", "Unpin: {text}"),
        (Switch.MUTE, True): _translate("Unsent", "Mute the conversation: {text}"),
        (Switch.MUTE, False): _translate("Unsent", "Unmute the conversation: {text}"),
    }
    return wishes[outgoing.switch, outgoing.on].format(text=words)


def detail_of_outgoing(
    outgoing: Outgoing, posts: PostStore, shares: Mapping[AttachmentId, float] | None
) -> str:
    """Return what it is, since when it waits, and what for where that is known.

    ``shares`` is how much of its files is sent where it is under way, None where it is not.
    """
    told: list[str] = []
    if isinstance(outgoing, Posting):
        told += [_kind(outgoing.draft, posts), *_made_of((outgoing.draft,))]
    elif isinstance(outgoing, Switching) and outgoing.visibility:
        told.append(visibility_name(outgoing.visibility))
    now = datetime.now(UTC)
    told.append(
        _translate("Unsent", "since {time}").format(time=clock_time(outgoing.asked_at, now))
    )
    if shares is not None:
        told.append(_translate("Unsent", "being sent now"))
        files = outgoing.draft.attachments if isinstance(outgoing, Posting) else ()
        if files and shares:
            told.append(_percent(sum(_share(each, shares) for each in files) / len(files)))
    elif isinstance(outgoing, Posting) and outgoing.draft.scheduled_at is not None:
        when = clock_time(outgoing.draft.scheduled_at, now)
        told.append(_translate("Unsent", "to be posted {time}").format(time=when))
    return " · ".join(filter(None, told))


def icon_of(outgoing: Outgoing) -> str:
    """Return the name of the icon of what waits."""
    if isinstance(outgoing, Posting):
        return "pen-line"
    if isinstance(outgoing, Following):
        return "user-plus" if outgoing.on else "user-minus"
    return _ICONS[outgoing.switch] if isinstance(outgoing, Switching) else "list"


def _made_of(thread: DraftThread) -> list[str]:
    """Return what there is beside the text."""
    told = []
    files = sum(len(draft.attachments) for draft in thread)
    if files:
        told.append(_translate("Unsent", "%Ln file(s)", "", files))
    if any(draft.poll is not None for draft in thread):
        told.append(_translate("Unsent", "Poll"))
    return told


def _answers(vote: Voting, post: Post | None) -> str:
    """Return what somebody votes for; nothing where the poll is not at hand."""
    options = () if post is None or post.poll is None else post.poll.options
    chosen = [options[number].label for number in vote.choices if number < len(options)]
    return ", ".join(map(isolated, chosen))


def _vote(answers: str, words: str) -> str:
    if not answers:
        return _translate("Unsent", "Vote: {text}").format(text=words)
    return _translate("Unsent", "Vote for {answers}: {text}").format(answers=answers, text=words)


def _follow(wish: Following) -> str:
    person = handle_in_words(wish.handle, _translate("Unsent", "somebody"))
    follow, unfollow = (
        _translate("Unsent", "Follow {person}"),
        _translate("Unsent", "Unfollow {person}"),
    )
    return (follow if wish.on else unfollow).format(person=person)


def _share(file: Attachment, shares: Mapping[AttachmentId, float]) -> float:
    """Return how much of a file is sent, from 0 to 1."""
    return shares.get(file.id, 0.0 if file.media_id is None else 1.0)


def _percent(share: float) -> str:
    locale = QLocale()
    return locale.toString(round(100 * share)) + locale.percent()


def _kind(draft: Draft, posts: PostStore) -> str:
    if draft.edits is not None:
        return _translate("Unsent", "Change of a post")
    if draft.quotes is not None:
        return _about(
            draft.quotes,
            posts,
            _translate("Unsent", "Quote of {name}"),
            _translate("Unsent", "Quote"),
        )
    if draft.reply_to is not None:
        return _about(
            draft.reply_to,
            posts,
            _translate("Unsent", "Reply to {name}"),
            _translate("Unsent", "Reply"),
        )
    return ""


def _about(post_id: PostId, posts: PostStore, known: str, unknown: str) -> str:
    post = posts.get(post_id)
    return unknown if post is None else known.format(name=_author(post))


def _words_of(post: Post | None) -> str:
    """Return how a post begins, or whose it is where it has no words."""
    if post is None:
        return _translate("Unsent", "a post")
    words = label(post.content_warning or as_plain(paragraphs_of(post)), _LONGEST)
    if words:
        return isolated(words)
    return _translate("Unsent", "a post by {name}").format(name=_author(post))


def _author(post: Post) -> str:
    return isolated(one_line(post.author.name))
