"""Posts read on a server where nobody is signed in. Their ids mean nothing on one's own.

There they are named by their addresses, which every server understands: ``is_address`` tells
such names from the ids that servers give.
"""

from msgspec.structs import replace

from fedidesk.domain.ids import PollId, PostId, ProfileId, RowId
from fedidesk.domain.post import Bundle, Card, Mention, Post, Quote, Row
from fedidesk.domain.profile import Profile


def is_address(name: str) -> bool:
    """Whether the id of a post or profile is its address."""
    return name.startswith(("https://", "http://"))


def named_by_address(bundle: Bundle, host: str) -> Bundle | None:
    """Return a bundle that came from ``host`` under names that hold everywhere.

    None where a post has no address: nobody could answer it.
    """
    post = bundle.post
    if not post.url:
        return None
    post_id = PostId(post.url)
    booster = bundle.row.boosted_by
    row_id = RowId(post.url if booster is None else f"{booster.url} {post.url}")
    booster = booster and _profile(booster, host)
    return Bundle(Row(row_id, post_id, booster), _post(post, host))


def _post(post: Post, host: str) -> Post:
    by_id = {mention.profile_id: mention.url for mention in post.mentions}
    by_id[post.author.id] = post.author.url
    reply_to = post.reply_to_profile
    return replace(
        post,
        id=PostId(post.url),
        author=_profile(post.author, host),
        # Who it answers is known to its server alone, that it is an answer is worth knowing.
        reply_to=None if post.reply_to is None else PostId(f"{post.reply_to} {host}"),
        reply_to_profile=None if reply_to is None else ProfileId(by_id.get(reply_to, "") or host),
        mentions=tuple(
            Mention(ProfileId(mention.url), _handle(mention.handle, host), mention.url)
            for mention in post.mentions
        ),
        poll=post.poll and replace(post.poll, id=PollId(f"{post.poll.id} {host}")),
        card=post.card and _card(post.card, host),
        quote=post.quote and _quote(post.quote, host),
    )


def _quote(quote: Quote, host: str) -> Quote:
    quoted = quote.post
    if quoted is None or not quoted.url:
        return Quote(quote.state)
    return Quote(quote.state, _post(quoted, host), PostId(quoted.url))


def _card(card: Card, host: str) -> Card:
    if not any(author.profile for author in card.authors):
        return card
    authors = tuple(
        author
        if author.profile is None
        else replace(author, profile=_profile(author.profile, host))
        for author in card.authors
    )
    return replace(card, authors=authors)


def _profile(profile: Profile, host: str) -> Profile:
    return replace(profile, id=ProfileId(profile.url or host), handle=_handle(profile.handle, host))


def _handle(handle: str, host: str) -> str:
    return handle if "@" in handle else f"{handle}@{host}"
