"""What somebody asks to be posted, checked the way the server checks it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tests.strict_server.answers import ApiError, truth
from tests.strict_server.markup import length
from tests.strict_server.state import Medium, Poll, Post, Profile, World

CONTENT_TYPES = ("text/plain", "text/markdown")
QUOTE_POLICIES = ("public", "followers", "nobody")
VISIBILITIES = ("public", "unlisted", "private", "mutuals_only", "direct")


@dataclass(frozen=True)
class Draft:
    """A post that passed all checks."""

    text: str
    spoiler_text: str
    sensitive: bool
    language: str
    visibility: str
    in_reply_to_id: str | None
    media: list[Medium]
    poll: Poll | None
    quoted_id: str | None = None
    quote_policy: str = "public"
    local_only: bool = False
    content_type: str = "text/plain"


def refuse(reason: str) -> ApiError:
    """The 422 for something wrong with a post."""
    return ApiError(422, f"Unprocessable Entity: {reason}")


def checked(world: World, author: Profile, form: dict[str, Any], edited: Post | None) -> Draft:
    """The draft in a request, or 422 with the reason; `edited` is the post it shall replace."""
    text = str(form.get("status") or "")
    spoiler_text = str(form.get("spoiler_text") or "")
    media = _media(world, author, form.get("media_ids") or [], edited)
    poll = _poll(world, form.get("poll"))
    if not text.strip() and not media and poll is None:
        raise refuse("no status, media or poll provided")
    limit = world.settings.max_characters
    used = length(text + spoiler_text, world.settings.characters_per_url)
    if used > limit:
        raise refuse(f"status too long, {used} characters provided but limit is {limit}")
    visibility = str(form.get("visibility") or "public")
    if visibility not in VISIBILITIES:
        raise refuse(f"visibility {visibility} was not recognized")
    reply_to = form.get("in_reply_to_id") or None
    if reply_to is not None:
        parent = world.posts.get(str(reply_to))
        if parent is None or not world.visible_to(author, parent):
            raise ApiError(404, "Not Found: the status to reply to does not exist")
    content_type = str(form.get("content_type") or "text/plain")
    if content_type not in CONTENT_TYPES:
        raise refuse(f"content type {content_type} was not recognized")
    policy = str(form.get("quote_approval_policy") or (edited.quote_policy if edited else "public"))
    if policy not in QUOTE_POLICIES:
        raise refuse(f"quote approval policy {policy} was not recognized")
    return Draft(
        text=text,
        spoiler_text=spoiler_text,
        sensitive=truth(form.get("sensitive"), default=bool(spoiler_text)),
        language=str(form.get("language") or author.language),
        visibility=visibility,
        in_reply_to_id=reply_to,
        media=media,
        poll=poll,
        quoted_id=_quoted(world, author, form),
        quote_policy=policy if visibility in {"public", "unlisted"} else "nobody",
        local_only=truth(form.get("local_only")),
        content_type=content_type,
    )


def _quoted(world: World, author: Profile, form: dict[str, Any]) -> str | None:
    """The id of what is quoted; what may not be quoted is as good as not there."""
    quoted_id = form.get("quoted_status_id") if world.settings.quotes else None
    if not quoted_id:
        return None
    quoted = world.posts.get(str(quoted_id))
    seen = quoted is not None and world.visible_to(author, quoted)
    if quoted is None or not seen or not world.may_quote(author, quoted):
        raise ApiError(404, "Not Found: the status to quote does not exist")
    return quoted.id


def _media(world: World, author: Profile, ids: Any, edited: Post | None) -> list[Medium]:
    if not isinstance(ids, list):
        raise refuse("media_ids is not a list")
    if len(ids) > world.settings.max_media:
        raise refuse(f"too many media files, limit is {world.settings.max_media}")
    found = []
    for medium_id in ids:
        medium = world.media.get(str(medium_id))
        taken = medium is not None and medium.attached
        if edited is not None and str(medium_id) in edited.media_ids:
            taken = False
        if medium is None or medium.owner_id != author.id or taken:
            raise refuse(f"media {medium_id} cannot be attached")
        if medium.polls_left > 0:
            raise refuse(f"media {medium_id} has not finished processing")
        found.append(medium)
    return found


def _poll(world: World, wanted: Any) -> Poll | None:
    if not wanted:
        return None
    options = [str(option).strip() for option in wanted.get("options") or []]
    if not 2 <= len(options) <= 6 or not all(options):
        raise refuse("a poll needs two to six options with text")
    if any(len(option) > 50 for option in options):
        raise refuse("a poll option is longer than 50 characters")
    seconds = str(wanted.get("expires_in") or "")
    if not seconds.isdigit() or not 300 <= int(seconds) <= 2_629_746:
        raise refuse("expires_in must lie between 300 and 2629746 seconds")
    now = world.now()
    return Poll(
        id=world.ulids.make(now),
        options=options,
        votes=[0] * len(options),
        multiple=truth(wanted.get("multiple")),
        expires_at=now + timedelta(seconds=int(seconds)),
    )
