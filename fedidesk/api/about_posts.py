"""What a server knows about a post: who liked it, what it said before, what it says elsewhere.

https://docs.joinmastodon.org/methods/statuses/
"""

from collections.abc import Callable
from datetime import UTC, datetime

from fedidesk.api import decoding, mapping, posts, values, wire, wire_about_posts
from fedidesk.api.answer import Answer
from fedidesk.api.client import Client, Query, in_path
from fedidesk.domain.errors import Gone, NotOffered
from fedidesk.domain.ids import Cursor, MediaId, PostId
from fedidesk.domain.people_page import PeoplePage
from fedidesk.domain.post_version import Version
from fedidesk.domain.translation import Translation, TranslationNote

BOOSTED_BY, FAVOURITED_BY = "reblogged_by", "favourited_by"
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_LONGEST_NAME = 80
_MOST = "80"
"""People asked for at a time; the most that Mastodon gives."""


def fetch(client: Client, post_id: PostId, what: str, query: Query = ()) -> Answer:
    """Return the answer to a GET of what belongs to a post.

    Raises ``NotOffered`` where the post is there and what is asked for is not.
    """
    path = f"/api/v1/statuses/{in_path(post_id)}/{what}"
    return of_post(client, post_id, lambda: client.fetch(path, query, function=False))


def people(client: Client, post_id: PostId, who: str, older_than: Cursor | None) -> PeoplePage:
    """Return a page of ``BOOSTED_BY`` or ``FAVOURITED_BY``: the first, or one after a cursor."""
    query = [("limit", _MOST)]
    if older_than is not None:
        query.append(("max_id", older_than))
    answer = fetch(client, post_id, who, query)
    accounts, _ = decoding.many(answer, wire.Account, client.host)
    found = (mapping.profile(account) for account in accounts)
    older, _ = answer.cursors()
    return PeoplePage(tuple(each for each in found if each is not None), older)


def history(client: Client, post_id: PostId) -> tuple[Version, ...]:
    """Return what the post said, oldest first."""
    edits, _ = decoding.many(
        fetch(client, post_id, "history"), wire_about_posts.StatusEdit, client.host
    )
    versions = [_version(edit) for edit in edits]
    times = [version.created_at for version in versions]
    if None not in times:
        versions.sort(key=lambda version: version.created_at or _LONG_AGO)
    return tuple(versions)


def translate(client: Client, post_id: PostId, into: str) -> Translation:
    """Return the words of the post in the language with the code ``into``."""
    answer = of_post(
        client,
        post_id,
        lambda: client.ask(lambda mastodon: mastodon.status_translate(in_path(post_id), into)),
    )
    said = decoding.one(answer, wire_about_posts.Translation, client.host)
    return Translation(
        html=said.content or "",
        content_warning=said.spoiler_text or "",
        descriptions=tuple(
            (MediaId(str(each.id)), each.description)
            for each in said.media_attachments or ()
            if each.id is not None and each.description
        ),
        poll=_answers(said.poll),
        note=TranslationNote(_line(said.detected_source_language), _line(said.provider)),
    )


def of_post(client: Client, post_id: PostId, ask: Callable[[], Answer]) -> Answer:
    """Return what ``ask`` brings of a post; a 404 says nothing of whether the post is there.

    Raises ``NotOffered`` where it is: then the server has no such function.
    """
    try:
        return ask()
    except Gone:
        posts.read(client, post_id)
        raise NotOffered(client.host) from None


def _version(edit: wire_about_posts.StatusEdit) -> Version:
    return Version(
        created_at=values.moment(edit.created_at),
        html=edit.content or "",
        content_warning=edit.spoiler_text or "",
        sensitive=edit.sensitive or False,
        media=mapping.media(edit.media_attachments),
        poll=_answers(edit.poll),
        emojis=mapping.emojis(edit.emojis),
    )


def _line(text: str | None) -> str:
    """Return a name for a line of text: short, and without what can't be seen."""
    letters = (text or "")[:_LONGEST_NAME]
    return " ".join("".join(c if c.isprintable() else " " for c in letters).split())


def _answers(poll: wire_about_posts.StatusEditPoll | None) -> tuple[str, ...]:
    options = poll.options if poll is not None else None
    return tuple(option.title or "" for option in options or ())
